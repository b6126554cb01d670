"""Offices: reading a title's words into role, body and rank, and comparing two of them. Pure.

"Russian Deputy Foreign Minister" and "Deputy Minister of Foreign Affairs of Russia" both read as
rank "deputy", role "minister:foreign", body "russia".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from checks.compare.countries import LONGEST_NAME, country_of
from checks.compare.strings import fold
from checks.model import Fact, Office, Tense

_TENSES = {
    "former": Tense.FORMER,
    "ex": Tense.FORMER,
    "then": Tense.THEN,
    "late": Tense.FORMER,
    "onetime": Tense.FORMER,
    "one-time": Tense.FORMER,
    "previous": Tense.FORMER,
    "past": Tense.FORMER,
    "departing": Tense.CURRENT,
    "outgoing": Tense.CURRENT,
    "current": Tense.CURRENT,
    "incumbent": Tense.CURRENT,
    "longtime": Tense.CURRENT,
    "incoming": Tense.COMING,
    "designate": Tense.COMING,
    "elect": Tense.COMING,
}
_RANKS = {
    "deputy": "deputy",
    "vice": "vice",
    "acting": "acting",
    "interim": "acting",
    "caretaker": "acting",
    "first": "first",
    "assistant": "assistant",
    "associate": "associate",
    "senior": "",
    "federal": "",
    "honorary": "honorary",
    "permanent": "",
    "chief": "",
}
_PORTFOLIOS = {
    "foreign": "foreign",
    "external": "foreign",
    "international relations": "foreign",
    "europe and foreign": "foreign",
    "defence": "defense",
    "home": "interior",
    "internal": "interior",
    "exchequer": "exchequer",
}
# What is said of the person and not of the office ("the new Labour prime minister").
_OF_THE_PERSON = frozenset(
    """
    new newly appointed elected re-elected embattled popular populist veteran conservative tory labour liberal
    democrat democratic republican socialist communist green centrist leftist rightist left-wing right-wing
    far-right far-left hardline executive female woman black elected unelected sitting reformist nationalist hawkish dovish pro-western young
    """.split()  # noqa: SIM905
)
# "New York" and its like are places.
_AFTER_NEW = frozenset(
    {"york", "zealand", "delhi", "jersey", "mexico", "orleans", "hampshire", "south", "caledonia"}
)
# Words a portfolio carries without saying more about it.
_PADDING = re.compile(
    r"\b(?:the|affairs|federal|cabinet|junior|government|relations with foreign countries)\b"
)

# Role nouns, longest first where one ends another. Right side: canonical name.
_ROLES = {
    "chancellor of the exchequer": "chancellor of the exchequer",
    "secretary of state": "secretary of state",
    "managing director": "managing director",
    "director general": "director general",
    "secretary general": "secretary general",
    "executive secretary": "executive secretary",
    "attorney general": "attorney general",
    "prosecutor general": "prosecutor general",
    "governor general": "governor general",
    "solicitor general": "solicitor general",
    "press secretary": "press secretary",
    "supreme leader": "supreme leader",
    "majority leader": "majority leader",
    "minority leader": "minority leader",
    "majority whip": "majority whip",
    "minority whip": "minority whip",
    "opposition leader": "opposition leader",
    "prime minister": "prime minister",
    "first minister": "first minister",
    "chief of staff": "chief of staff",
    "chief justice": "chief justice",
    "editor in chief": "editor",
    "commander in chief": "commander in chief",
    "foreign secretary": "minister:foreign",
    "home secretary": "minister:interior",
    "head of state": "head of state",
    "head of government": "head of government",
    "chief executive officer": "chief executive",
    "chief executive": "chief executive",
    "ceo": "chief executive",
    "president pro tempore": "president pro tempore",
    "vice president": "vice president",
    "high representative": "high representative",
    "trade representative": "trade representative",
    "national security adviser": "national security adviser",
    "national security advisor": "national security adviser",
    "premier": "prime minister",
    "taoiseach": "prime minister",
    "gov": "governor",
    "sen": "senator",
    "rep": "representative",
    "president": "president",
    "chancellor": "chancellor",
    "minister": "minister",
    "secretary": "secretary",
    "king": "monarch",
    "queen": "monarch",
    "monarch": "monarch",
    "emperor": "monarch",
    "pope": "pope",
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "chair": "chair",
    "director": "director",
    "governor": "governor",
    "mayor": "mayor",
    "speaker": "speaker",
    "senator": "senator",
    "congressman": "representative",
    "congresswoman": "representative",
    "representative": "representative",
    "ambassador": "ambassador",
    "envoy": "envoy",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "spokesperson": "spokesperson",
    "prosecutor": "prosecutor",
    "commissioner": "commissioner",
    "leader": "leader",
    "head": "head",
    "chief": "head",
    "boss": "head",
}
_ROLE = re.compile(
    r"\b(?:" + "|".join(sorted((re.escape(role) for role in _ROLES), key=len, reverse=True)) + r")\b"
)

# Offices that several people hold at once: another holder contradicts nothing.
_SHARED = frozenset(
    {"ambassador", "commissioner", "director", "envoy", "head", "leader", "prosecutor", "representative"}
) | frozenset(
    {
        "senator",
        "spokesperson",
        "secretary",
        "minister",
        "governor",
        "mayor",
        "chair",
        "chief executive",
        "editor",
    }
    | {"chief of staff", "commander in chief"}
)
# Of these there is one for each named body.
_ONE_EACH = frozenset({"chair", "chief executive", "governor", "mayor", "director", "prosecutor"})


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


def read_office(text: str) -> Office:
    """Read a title as the text or a reference words it.

    `role` is "" when no known role noun is in it (then `body` is empty too and only whole strings compare).
    """
    plain = re.sub(r"[‐-―-]", " ", fold(text).replace(".", "")).replace(",", " ")
    words = [word for word in plain.split() if word not in {"the", "a", "an", "his", "her", "its", "their"}]
    tense, words = _take_tense(words)
    line = " ".join(words)
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


# Everybody has some of these: without a name beside them no source can tell which one is meant.
_COMMON = frozenset(
    """
    director head leader chair chief editor commissioner prosecutor spokesperson commander envoy
    """.split()  # noqa: SIM905
) | {"chief executive", "managing director", "chief of staff", "press secretary", "executive secretary"}


def is_checkable(office: Office) -> bool:
    """Whether a source of offices can speak of it.

    It cannot of occupations ("striker", "lawyer for the family"), nor of "the company's director".
    """
    if not office.role or office.role not in _COMMON:
        return bool(office.role)
    return any(word[:1].isupper() and not _is_of_the_office(word) for word in office.text.split())


def _is_of_the_office(word: str) -> bool:
    plain = fold(word).removesuffix(".")
    return plain in _RANKS or plain in _TENSES or _ROLE.fullmatch(plain) is not None


def _take_tense(words: list[str]) -> tuple[Tense, list[str]]:
    tense = Tense.CURRENT
    kept = []
    for word in words:
        if word in _TENSES:
            tense = _TENSES[word]
        else:
            kept.append(word)
    return tense, kept


def _main_role(roles: list[re.Match[str]], line: str) -> re.Match[str]:
    """The last role noun before the first "of/for/to": in "Senate Majority Leader" the rest is its body."""
    border = re.search(r"\b(?:of|for|to|at|in)\b", line)
    before = [role for role in roles if border is None or role.start() < border.start()]
    return before[-1] if before else roles[0]


def _read_around(line: str, role: re.Match[str]) -> Office:
    name = _ROLES[role.group()]
    rank, ahead = _take_rank(line[: role.start()].split())
    portfolio, body = _portfolio_and_body(name, ahead, line[role.end() :].strip())
    if name == "vice president":
        rank, name = "vice", "president"
    if name in {"minister", "secretary"} and portfolio:
        name = f"minister:{portfolio}"
    if name == "secretary of state" and portfolio:
        name = f"minister:{portfolio}"
    return Office(text=line, role=name, body=body, rank=rank)


def _take_rank(words: list[str]) -> tuple[str, list[str]]:
    ranks = [_RANKS[word] for word in words if word in _RANKS]
    ahead = [word for word in words if word not in _RANKS]
    others = [
        word
        for at, word in enumerate(ahead)
        if word not in _OF_THE_PERSON or (word == "new" and not _AFTER_NEW.isdisjoint(ahead[at + 1 : at + 2]))
    ]
    return " ".join(rank for rank in ranks if rank), others


def _portfolio_and_body(name: str, ahead: list[str], behind: str) -> tuple[str, str]:
    """Split the words around the role noun: a country or organisation, and a minister's portfolio."""
    body, rest = _country_ahead(ahead)
    tail_portfolio, tail_body = _read_tail(name, behind)
    if body and name in _ALSO_OF_OTHER_BODIES and not all(map(_describes_head, rest)):
        body = " ".join(word.removesuffix("'s") for word in ahead)
    if name in {"minister", "secretary", "secretary of state"} or name.startswith("minister:"):
        portfolio = tail_portfolio or _portfolio(" ".join(rest))
        return portfolio, body or tail_body
    if tail_portfolio and not (body or tail_body):
        tail_body = tail_portfolio
    return "", body or tail_body or " ".join(rest)


# Heads of a country share their words with heads of whatever the country has: "French tennis president".
_ALSO_OF_OTHER_BODIES = frozenset({"president", "prime minister", "chancellor", "monarch", "governor"})
# What may stand between a country and its head beside `_OF_THE_PERSON`; hyphens are gone by then.
_OF_THE_HEAD = frozenset(
    """
    far hard line left right wing leftwing rightwing progressive moderate pro anti western radical authoritarian autocratic
    secular beleaguered wartime strongman male gay old year ailing powerful unpopular ruling serving long longest longserving
    divisive maverick controversial islamic civilian military ceremonial reform minded billionaire leading
    """.split()  # noqa: SIM905
)
_PARTICIPLE = re.compile(r"(?!united\b)\w+(?:ist|ed)|\d+")


def _describes_head(word: str) -> bool:
    return word in _OF_THE_HEAD or word in _OF_THE_PERSON or _PARTICIPLE.fullmatch(word) is not None


def _country_ahead(words: list[str]) -> tuple[str, list[str]]:
    """The country that the words before the role begin with ("russia's", "south korean"), and the others."""
    for length in range(min(LONGEST_NAME, len(words)), 0, -1):
        country = country_of(" ".join(words[:length]).removesuffix("'s").removesuffix("'"))
        if country:
            return country, words[length:]
    return "", [word.removesuffix("'s") for word in words]


def _read_tail(name: str, tail: str) -> tuple[str, str]:
    """What follows the role: "of foreign affairs of russia" is a portfolio, then a body."""
    pieces = [piece.strip() for piece in re.split(r"\b(?:of|for|to|at|in|on)\b", tail) if piece.strip()]
    pieces = _rejoin(pieces, tail)
    countries = [country for piece in pieces if (country := country_of(piece))]
    others = [piece for piece in pieces if not country_of(piece)]
    takes_portfolio = name in {"minister", "secretary", "secretary of state"}
    portfolio = _portfolio(others[0]) if others and takes_portfolio else ""
    if name in _ALSO_OF_OTHER_BODIES and countries and others and pieces[0] == others[0]:
        return "", re.sub(r"^(?:of|for|to|at|in) ", "", tail)
    bodies = others[1:] if takes_portfolio else others
    return portfolio, (countries or bodies or [""])[0]


def _rejoin(pieces: list[str], tail: str) -> list[str]:
    """Keep a country whose own name holds an "of" ("people's republic of china") in one piece."""
    whole = re.sub(r"^(?:of|for|to|at|in)\s+", "", tail)
    starts = [match.end() for match in re.finditer(r"\b(?:of|for|to|in)\s+", whole)]
    for start in (0, *starts):
        country = country_of(whole[start:])
        if country:
            before = re.split(r"\b(?:of|for|to|at|in|on)\b", whole[:start])
            return [*(piece.strip() for piece in before if piece.strip()), whole[start:]]
    return pieces


def _portfolio(words: str) -> str:
    plain = " ".join(_PADDING.sub(" ", words).split())
    for start, name in _PORTFOLIOS.items():
        if plain == start or plain.startswith((f"{start} ", f"{start},")):
            return name
    return plain


def compare_offices(claimed: Office, reference: Office) -> OfficeComparison:
    """How the office in the text relates to one in a reference.

    A body that the text leaves out ("Foreign Minister X") contradicts nothing. An acting holder is another
    rank; "first deputy" and "deputy" are one.
    """
    return OfficeComparison(likeness=_likeness(claimed, reference), left=claimed, right=reference)


def _likeness(claimed: Office, reference: Office) -> Likeness:
    if not claimed.role or not reference.role:
        same = fold(claimed.text) == fold(reference.text)
        return Likeness.SAME if same else Likeness.UNLIKE
    if not _same_role(claimed, reference):
        return Likeness.OTHER_HEAD if _other_head(claimed, reference) else Likeness.UNLIKE
    same_body = _same_body(claimed.body, reference.body)
    same_rank = _plain_rank(claimed.rank) == _plain_rank(reference.rank)
    if same_body and same_rank:
        return Likeness.SAME
    if same_body:
        return Likeness.OTHER_RANK
    return Likeness.OTHER_BODY if same_rank else Likeness.UNLIKE


# A country has them beside each other, and nobody is two of them at once.
_HEADS = frozenset({"president", "prime minister", "chancellor", "monarch"})


def _other_head(claimed: Office, reference: Office) -> bool:
    same_place = (
        bool(claimed.body) and claimed.body == reference.body and country_of(claimed.body) is not None
    )
    return same_place and claimed.rank == reference.rank == "" and {claimed.role, reference.role} <= _HEADS


def _same_role(claimed: Office, reference: Office) -> bool:
    one, other = claimed.role, reference.role
    if one == other:
        return True
    # In the United States the foreign minister is the Secretary of State.
    american = {"minister:foreign", "secretary of state"}
    return {one, other} == american and "united states" in {claimed.body, reference.body}


def _same_body(one: str, other: str) -> bool:
    if not one or not other:
        return True
    return one == other or set(one.split()) == set(other.split())


def _plain_rank(rank: str) -> str:
    return " ".join(word for word in rank.split() if word != "first")


def single_holder(office: Office) -> bool:
    """Whether one person at a time holds it, so that another dated holder contradicts the claim."""
    if not office.role or _plain_rank(office.rank) not in {"", "vice", "acting"}:
        return False
    if office.rank == "vice":
        return office.role == "president" and office.body == "united states"
    if office.role in _ONE_EACH:
        return bool(office.body) and country_of(office.body) is None
    return office.role not in _SHARED


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
