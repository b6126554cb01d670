"""Offices: reading a title's words into role, body and rank, and comparing two of them. Pure.

"Russian Deputy Foreign Minister" and "Deputy Minister of Foreign Affairs of Russia" both read as
rank "deputy", role "minister:foreign", body "russia".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache

from checks.compare.countries import LONGEST_NAME, country_of, has_namesake, may_be_one, state_of
from checks.compare.office_words import (
    AFTER_NEW,
    BODIES,
    CALLED_HEAD,
    CIVIL_SERVANTS_IN,
    COMMON,
    GENERIC,
    HEADS,
    LETTERS,
    LOWER,
    OF_PARTIES,
    OF_THE_HEAD,
    OF_THE_PERSON,
    ONE_EACH,
    ONLY_BODY,
    PARTY_WORDS,
    PORTFOLIOS,
    RANKS,
    ROLES,
    SHARED,
    TENSES,
    WITH_PORTFOLIO,
)
from checks.compare.strings import fold
from checks.model import Fact, Office, Tense

_ROLE = re.compile(
    r"\b(?:" + "|".join(sorted((re.escape(role) for role in ROLES), key=len, reverse=True)) + r")\b"
)
# Words a portfolio carries without saying more about it.
_PADDING = re.compile(
    r"\b(?:the|affairs|federal|cabinet|junior|government|relations with foreign countries)\b"
)


class Likeness(StrEnum):
    """How two offices relate."""

    SAME = "same"
    OTHER_RANK = "other rank"
    OTHER_BODY = "other body"
    OTHER_HEAD = "other head"
    UNLIKE = "unlike"


@dataclass(frozen=True, kw_only=True)
class OfficeComparison:
    """What was compared and how it came out."""

    likeness: Likeness
    left: Office
    right: Office


@lru_cache(maxsize=8192)
def read_office(text: str) -> Office:
    """Read a title as the text or a reference words it.

    `role` is "" when no known role noun is in it (then `body` is empty too and only whole strings compare).
    """
    # References tell offices of one name apart in brackets: "Minister of Finance (Canada)".
    opened = re.sub(r"\s*\(([^()]*)\)\s*$", r" of \1", text)
    plain = re.sub(r"[‐-―-]", " ", fold(opened).replace(".", "")).replace(",", " ")
    words = [word for word in plain.split() if word not in {"the", "a", "an", "his", "her", "its", "their"}]
    tense, words = _take_tense(words)
    line = " ".join(words)
    if line == "tanaiste":
        return Office(text=text, role="prime minister", body="ireland", rank="deputy", tense=tense)
    roles = list(_ROLE.finditer(line))
    if not roles:
        return Office(text=text, role="", tense=tense)
    return replace(_read_around(line, _main_role(roles, line)), text=text, tense=tense)


_ENDS_IN_ROLE = re.compile(rf"(?:{_ROLE.pattern})(?: (?:elect|designate))?$")


def ends_in_office(words: str) -> bool:
    """Whether the last of these words, a title without its complement, is an office ("deputy foreign minister").

    A lawyer, a striker or a head coach has an occupation: the sources of offices do not speak of it.
    """
    plain = re.sub(r"[‐-―-]", " ", fold(words).replace(".", ""))
    return _ENDS_IN_ROLE.search(" ".join(plain.split())) is not None


def is_checkable(office: Office) -> bool:
    """Whether a source of offices can speak of it.

    It cannot of occupations ("striker", "lawyer for the family"), nor of "the company's director".
    """
    if not office.role or office.role not in COMMON:
        return bool(office.role)
    return any(word[:1].isupper() and not _is_of_the_office(word) for word in office.text.split())


def split_at_role(title: str) -> tuple[str, str] | None:
    """What stands before and behind the role noun of a title, as written; None where no known one is in it."""
    plain = re.sub(r"[‐-―-]", " ", title).casefold()
    roles = list(_ROLE.finditer(plain)) if len(plain) == len(title) else []
    if not roles:
        return None
    role = _main_role(roles, plain)
    return title[: role.start()].strip(" -"), title[role.end() :].strip(" -")


def _is_of_the_office(word: str) -> bool:
    plain = fold(word).removesuffix(".")
    return plain in RANKS or plain in TENSES or _ROLE.fullmatch(plain) is not None


def _take_tense(words: list[str]) -> tuple[Tense, list[str]]:
    tense = Tense.CURRENT
    kept = []
    for word in words:
        if word in TENSES:
            tense = TENSES[word]
        else:
            kept.append(word)
    return tense, kept


def _main_role(roles: list[re.Match[str]], line: str) -> re.Match[str]:
    """The last role noun before the first "of/for/to": in "Senate Majority Leader" the rest is its body."""
    border = re.search(r"\b(?:of|for|to|at|in)\b", line)
    before = [role for role in roles if border is None or role.start() < border.start()]
    return before[-1] if before else roles[0]


def _read_around(line: str, role: re.Match[str]) -> Office:
    noun, name = role.group(), ROLES[role.group()]
    rank, ahead = _take_rank(line[: role.start()].split(), of_a_party=name in OF_PARTIES)
    if noun == "undersecretary":
        rank = f"{rank} under".strip()
    portfolio, body = _portfolio_and_body(name, ahead, line[role.end() :].strip())
    if name == "vice president":
        rank, name = f"{rank} vice".strip(), "president"
    if name in WITH_PORTFOLIO and portfolio and name != "minister of state":
        name = f"minister:{portfolio}"
    return _settled(Office(text=line, role=name, body=body, rank=rank), noun)


# The head of a government is its president or chair in several languages.
_GOVERNMENT = re.compile(
    r"^(?:government|council of ministers|cabinet of ministers|cabinet) of (?P<country>.+)$"
)


def _settled(office: Office, noun: str) -> Office:
    """The office with its body under one name, and what that body makes of its role."""
    body = BODIES.get(office.body, office.body)
    if noun == "pope" or country_of(body) is None:
        body = ONLY_BODY.get(noun, body)
    government = _GOVERNMENT.match(body)
    if government and office.role in {"president", "chair"} and state_of(government["country"]):
        return replace(office, role="prime minister", body=state_of(government["country"]) or "")
    if noun in {"foreign secretary", "home secretary"} and body in CIVIL_SERVANTS_IN:
        return replace(office, role=noun, body=body)
    if office.role == "chancellor" and body == "united kingdom":
        return replace(office, role="chancellor of the exchequer", body=body)
    if noun == "foreign policy chief":
        body = body or "european union"
    return replace(office, body=body)


def _take_rank(words: list[str], *, of_a_party: bool) -> tuple[str, list[str]]:
    ranks = [RANKS[word] for word in words if word in RANKS]
    ahead = [word for word in words if word not in RANKS]
    others = [
        word
        for at, word in enumerate(ahead)
        if (of_a_party and word in PARTY_WORDS)
        or word not in OF_THE_PERSON
        or (word == "new" and not AFTER_NEW.isdisjoint(ahead[at + 1 : at + 2]))
    ]
    return " ".join(rank for rank in ranks if rank), others


def _portfolio_and_body(name: str, ahead: list[str], behind: str) -> tuple[str, str]:
    """Split the words around the role noun: a country or organisation, and a minister's portfolio."""
    country, rest = _country_ahead(ahead)
    if name in WITH_PORTFOLIO or name.startswith("minister:"):
        portfolio, body = _read_tail(behind, takes_portfolio=name in WITH_PORTFOLIO)
        return portfolio or _portfolio(" ".join(rest)), country or body
    body = _whole_tail(behind)
    if name in HEADS and behind.startswith("in ") and not state_of(body):
        body = ""  # "the prime minister in Wellington" speaks there
    if name in {"ambassador", "envoy"}:
        return "", _from_and_to(country or " ".join(rest), body)
    if country and not all(map(_describes_head, rest)):
        country = " ".join(word.removesuffix("'s") for word in ahead)
    if country and body and not state_of(body) and state_of(country) and not body.startswith(country):
        return "", f"{body} of {country}"
    return "", country or body or " ".join(rest)


def _from_and_to(sender: str, tail: str) -> str:
    """Of an ambassador both ends count: "russia to japan"; what the words do not say is left out."""
    parts = re.split(r"\b(?:to|in|at)\b", tail, maxsplit=1)
    before = parts[0].removeprefix("of ").strip() if len(parts) > 1 or tail.startswith("of ") else ""
    behind = parts[-1].strip() if len(parts) > 1 else "" if tail.startswith("of ") else tail
    known = [state_of(part) or part for part in (sender or before, behind)]
    return f"{known[0]} to {known[1]}" if known[1] else known[0]


def _describes_head(word: str) -> bool:
    return word in OF_THE_HEAD or word in OF_THE_PERSON or _PARTICIPLE.fullmatch(word) is not None


_PARTICIPLE = re.compile(r"(?!united\b)\w+(?:ist|ed|ocrat|ocratic|ative|ervative|ular)|\d+")


def _country_ahead(words: list[str]) -> tuple[str, list[str]]:
    """The country that the words before the role begin with ("russia's", "south korean"), and the others."""
    for length in range(min(LONGEST_NAME, len(words)), 0, -1):
        country = state_of(" ".join(words[:length]).removesuffix("'s").removesuffix("'"))
        if country:
            return country, words[length:]
    return "", [word.removesuffix("'s") for word in words]


_OF = re.compile(r"^(?:of|for|to|at|in|on)\s+")


def _whole_tail(tail: str) -> str:
    """The body that follows the role, in one piece ("security council of russia"); a country by its one name."""
    whole = _OF.sub("", tail)
    # "president of South Africa in Pretoria": where somebody speaks is no part of the office.
    seated = state_of(re.sub(r"\s(?:in|at)\s.+$", "", whole))
    return state_of(whole) or seated or whole


def _read_tail(tail: str, *, takes_portfolio: bool) -> tuple[str, str]:
    """What follows a minister: "of foreign affairs of russia" is a portfolio, then a body."""
    pieces = [piece.strip() for piece in re.split(r"\b(?:of|for|to|at|in|on)\b", tail) if piece.strip()]
    pieces = _rejoin(pieces, tail)
    countries = [country for piece in pieces if (country := state_of(piece))]
    others = [piece for piece in pieces if not state_of(piece)]
    portfolio = _portfolio(others[0]) if others and takes_portfolio else ""
    bodies = others[1:] if takes_portfolio else others
    return portfolio, (countries or bodies or [""])[0]


def _rejoin(pieces: list[str], tail: str) -> list[str]:
    """Keep a country whose own name holds an "of" ("people's republic of china") in one piece."""
    whole = _OF.sub("", tail)
    starts = [match.end() for match in re.finditer(r"\b(?:of|for|to|in)\s+", whole)]
    for start in (0, *starts):
        if state_of(whole[start:]):
            before = re.split(r"\b(?:of|for|to|at|in|on)\b", whole[:start])
            return [*(piece.strip() for piece in before if piece.strip()), whole[start:]]
    return pieces


def _portfolio(words: str) -> str:
    plain = " ".join(_PADDING.sub(" ", words).split())
    for start, name in PORTFOLIOS.items():
        if plain == start or plain.startswith((f"{start} ", f"{start},")):
            return name
    return plain


def compare_offices(claimed: Office, reference: Office) -> OfficeComparison:
    """How the office in the text relates to one in a reference.

    A body that the text leaves out ("Foreign Minister X") contradicts nothing. An acting holder is another
    rank; "first deputy" and "deputy" are one. A body agrees with its letters ("IMF") and with its name without
    "board of", "Inc" or the country. "The NATO chief" is whoever is at the head of it.
    """
    return OfficeComparison(likeness=_likeness(claimed, reference), left=claimed, right=reference)


def _likeness(claimed: Office, reference: Office) -> Likeness:
    if not claimed.role or not reference.role:
        same = fold(claimed.text) == fold(reference.text)
        return Likeness.SAME if same else Likeness.UNLIKE
    if not _same_role(claimed, reference):
        return Likeness.OTHER_HEAD if _other_head(claimed, reference) else Likeness.UNLIKE
    same_body = _same_body(claimed, reference)
    same_rank = plain_rank(claimed.rank) == plain_rank(reference.rank)
    if same_body and same_rank:
        return Likeness.SAME
    if same_body:
        return Likeness.OTHER_RANK
    return Likeness.OTHER_BODY if same_rank else Likeness.UNLIKE


def _other_head(claimed: Office, reference: Office) -> bool:
    same_place = (
        bool(claimed.body) and claimed.body == reference.body and country_of(claimed.body) is not None
    )
    return same_place and claimed.rank == reference.rank == "" and {claimed.role, reference.role} <= HEADS


def _same_role(claimed: Office, reference: Office) -> bool:
    one, other = claimed.role, reference.role
    if one == other:
        return True
    if {one, other} == {"chancellor", "chancellor of the exchequer"}:
        return not (claimed.body and reference.body) or claimed.body == reference.body
    if one == "head":
        return bool(claimed.body) and other in CALLED_HEAD and country_of(claimed.body) is None
    if one in _HEADS_BY and is_of_a_country(claimed):
        return other in _HEADS_BY[one]
    # In the United States the foreign minister is the Secretary of State.
    american = {"minister:foreign", "secretary of state"}
    return {one, other} == american and "united states" in {claimed.body, reference.body}


# What whoever is "the leader" of a country, or its "head of state", may be in full.
_HEADS_BY = {
    "leader": HEADS | {"supreme leader"},
    "head of state": frozenset({"president", "monarch"}),
}
_OF_NO_MORE = frozenset({"soviet union", "yugoslavia", "czechoslovakia", "east germany", "west germany"})


def is_of_a_country(office: Office) -> bool:
    """Whether it is said of a country and nothing else: "Nigerian leader", "leader of Ghana"; no party's, no movement's."""
    words = re.sub(r"\b(?:leader|head of state)\b|['’]s\b|^of |^the ", " ", fold(office.text))
    plain = " ".join(words.split()).removeprefix("of ").removeprefix("the ")
    return state_of(plain) is not None and state_of(plain) not in _OF_NO_MORE


def _same_body(claimed: Office, reference: Office) -> bool:
    one, other = claimed.body, reference.body
    if not one or not other or one == other:
        return True
    if claimed.role in {"ambassador", "envoy"}:
        return _same_ends(one, other)
    if country_of(one) or country_of(other):
        return may_be_one(one, other)
    one, other = _without_seat(one), _without_seat(other)
    return one == other or _is_short_for(one, other) or _is_short_for(other, one) or _same_words(one, other)


def _without_seat(body: str) -> str:
    """A body without the town it sits in: "federal reserve in washington"."""
    return re.sub(r"(?<=\w) in [a-z .'-]+$", "", body)


def _same_ends(one: str, other: str) -> bool:
    """Whether two ambassadors' countries agree as far as both are named."""
    ends = [tuple(words.partition(" to ")[::2]) for words in (one, other)]
    return all(not a or not b or a == b for a, b in zip(*ends, strict=True))


_SMALL = frozenset({"of", "the", "for", "and", "on", "in", "to"})


def _is_short_for(letters: str, name: str) -> bool:
    """Whether one word is made of the first letters of the other name ("imf", "nato")."""
    if LETTERS.get(letters) == name:
        return True
    initials = "".join(word[0] for word in name.replace("-", " ").split() if word not in _SMALL)
    return " " not in letters and len(letters) > 1 and letters == initials


def _same_words(one: str, other: str) -> bool:
    """Whether two bodies have one name but for what names leave out: "board of", "inc", the country."""
    left, right = _body_words(one), _body_words(other)
    return left == right or (
        bool(left) and bool(right) and (_adds_country(left, right) or _adds_country(right, left))
    )


def _adds_country(less: frozenset[str], more: frozenset[str]) -> bool:
    extra = more - less
    return (
        less < more
        and len(extra) == 1
        and all(country_of(word) for word in extra)
        and not any(map(country_of, less))
    )


@lru_cache(maxsize=8192)
def _body_words(body: str) -> frozenset[str]:
    """The words that tell a body from others, countries under their one name."""
    words, found, at = body.replace("'s", "").split(), set(), 0
    while at < len(words):
        for length in range(min(LONGEST_NAME, len(words) - at), 0, -1):
            country = country_of(" ".join(words[at : at + length]))
            if country:
                break
        else:
            length, country = 1, None
        found.add(country or words[at])
        at += length
    return frozenset(found - GENERIC) or frozenset(found)


def plain_rank(rank: str) -> str:
    """A rank without what makes no other office of it: the first of several deputies is a deputy."""
    return " ".join(word for word in rank.split() if word not in {"first", "co"})


def single_holder(office: Office) -> bool:
    """Whether one person at a time holds it, so that another dated holder contradicts the claim.

    Not so of offices that several share by their nature, of queens (a consort is one too), and where the name of
    the country may mean another. British ministers stand below the secretaries of state.
    """
    if not office.role or _is_beside_others(office):
        return False
    if plain_rank(office.rank) == "vice":
        return office.role == "president" and office.body == "united states"
    if office.role == "chief executive" and office.body == "hong kong":
        return True
    if office.role in ONE_EACH:
        return bool(office.body) and country_of(office.body) is None
    return office.role not in SHARED


def _is_beside_others(office: Office) -> bool:
    """Whether several may be called so at once, whatever the role alone would say."""
    words = fold(office.text)
    several = plain_rank(office.rank) not in {"", "vice", "acting"} or "co" in office.rank.split()
    consort = office.role == "monarch" and ("queen" in words or "empress" in words)
    portfolio = office.role.partition(":")[2]
    junior = bool(portfolio) and office.body == "united kingdom" and "secretary" not in words
    return several or consort or junior or "state" in portfolio.split() or has_namesake(office.body)


def is_lower(office: Office) -> bool:
    """Whether it is a deputy's, a vice's or an assistant's office."""
    return not LOWER.isdisjoint(office.rank.split())


class Holding(StrEnum):
    """Whether a dated statement covers a day."""

    YES = "yes"
    EDGE = "edge"
    NO = "no"
    OPEN = "open"
    UNDATED = "undated"
    UNKNOWN = "unknown"


def held_on(fact: Fact, day: date) -> Holding:
    """Whether a position_held or holder statement covers the day.

    EDGE: the day of a handover, or inside only because a date is known to the month or year. OPEN: it had
    begun, has no known end, and its source was read before the day. UNKNOWN: before a start that is only the
    latest possible one.
    """
    if fact.start is None and fact.end is None:
        return Holding.UNDATED
    if fact.start and day < fact.start.first:
        return Holding.UNKNOWN if fact.not_later_than else Holding.NO
    if fact.end and day > fact.end.last:
        return Holding.NO
    if fact.end is None and not (fact.read_on and day <= fact.read_on):
        return Holding.OPEN
    on_edge = (fact.start and fact.start.first <= day <= fact.start.last and not fact.not_later_than) or (
        fact.end and fact.end.first <= day <= fact.end.last
    )
    return Holding.EDGE if on_edge else Holding.YES
