"""Names whose own words tell that they are a body, a place or an event: "Ministry of Finance", "Lake Baikal".

Runs of capitalised words with a noun of bodies, places or events at their head. Pure, linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checks.compare.countries import country_of
from checks.compare.gazetteer import is_well_known_body, is_well_known_place
from checks.compare.strings import fold
from checks.language.bodies import (
    BODY_NOUNS,
    BOROUGHS,
    CLUB_PREFIXES,
    CLUB_SUFFIXES,
    COMMON_WORDS,
    COMPANY_SUFFIXES,
    DIRECTIONS,
    EVENT_NOUNS,
    EVENTS_OF,
    LEADING_PLACES,
    NAMING_POSSESSIVES,
    NUMBERS,
    ONLY_QUALIFIED,
    OPENERS,
    PLACE_NOUNS,
    PLACES_OF,
    SMALL_BODIES,
    SMALL_EVENTS,
    SMALL_PLACES,
    SMALL_QUALIFIERS,
    SURNAMES,
    TOPICAL_HEADS,
    TOPICS,
    TRADES,
    WEAK_NOUNS,
)
from checks.language.roles import ROLE, ROLE_NOUNS
from checks.language.spans import UPPER
from checks.reading import Label

_CAPITALISED = rf"(?:St|Mt|Ft)\.(?=\s[{UPPER}])|[{UPPER}](?:[\w&]|[’'\-–.](?=\w)|[’'](?=\s))*+"
_SMALL_LINK = r"(?:of|for|on|in|and|&|de|du|des|del|della|di|der|la|le|el|al|e)"
# Words of a run, joined by one blank or by a small word; a comma joins only what ministries are for.
_RUN = re.compile(
    rf"(?<![\w@#/])(?:{_CAPITALISED})(?:[ \u00a0](?:{_SMALL_LINK}[ \u00a0](?:the[ \u00a0])?)?(?:{_CAPITALISED})"
    rf"|,[ \u00a0](?:{_CAPITALISED}))*+"
)
_PIECE = re.compile(rf"(?:{_CAPITALISED})|,|[\w&]+")
_TAIL = re.compile(r"[ \u00a0]([a-z]+)(?:[ \u00a0]([a-z]+))?\b")
POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_BEFORE = re.compile(rf"([{UPPER}][\w.\-]*(?:[ \u00a0][{UPPER}][\w.\-]*)?)(?:['’]s?)?[ \u00a0]+$")
_NUMBER_AFTER = re.compile(r"[ \u00a0](?:I{1,3}|IV|V|\d{1,3}(?!\w))(?=\W|$)")
_SUFFIX_AFTER = re.compile(r",?[ \u00a0](?:plc|inc|ltd|llc)\b", re.IGNORECASE)
LONGEST, SHORTEST = 80, 2
_MOST_WORDS = 12
# A district of these is a body, not a place: "Houston Independent School District".
_OF_SERVICES = frozenset({"school", "police", "health", "water", "fire", "transit"})
# "Colorado State University of the US": that country's, not part of its name.
_STATES_IN_LETTERS = frozenset({"us", "u.s", "usa", "u.s.a", "uk", "u.k"})
_CONTINENTS = frozenset({"europe", "africa", "asia", "america", "southern", "eastern", "western"})
# Heads before "of" that are none at the end of a name: "Centers for Disease Control", "House of Commons".
_LEADING_BODIES = frozenset({"centers", "chamber", "house", "ministers"})
ROLES = frozenset(
    noun.strip() for noun in ROLE_NOUNS.replace("\n", "").split("|") if " " not in noun.strip()
) - {
    "general",
    "king",
    "queen",
    "prince",
    "princess",
    "head",
    "chair",
    "principal",
    "justice",
    "major",
    "chief",
}


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word of a run: `small` for what joins, `low` as it is looked up."""

    start: int
    end: int
    low: str
    small: bool
    owner: bool


@dataclass(frozen=True, slots=True)
class Name:
    """A name found by its own words, or a candidate of the recogniser. `lead`: it begins with "Lake", "Mount" ...

    `sure`: it ends in a noun of bodies that is nobody's family name, so that it is no person.
    """

    start: int
    end: int
    label: Label
    told: bool
    country: str = ""
    lead: bool = False
    sure: bool = False


def told_names(text: str, start: int, end: int) -> Iterator[Name]:
    """The names that their own words tell, in a stretch of the text."""
    for run in _RUN.finditer(text, start, end):
        if not _may_tell(text, run, end):
            continue
        pieces = _pieces(text, run)
        for segment in _segments(pieces):
            name = _named(text, segment, end)
            if name is not None and name.end - name.start <= LONGEST:
                yield name


# Every word by which a run of capitals can tell what it names, and those that stand small behind it.
_HEADS = (
    BODY_NOUNS | PLACE_NOUNS | EVENT_NOUNS | LEADING_PLACES | PLACES_OF | EVENTS_OF | CLUB_PREFIXES | CLUB_SUFFIXES
    | COMPANY_SUFFIXES | _LEADING_BODIES
)  # fmt: skip

_SMALL_NOUNS = SMALL_BODIES | SMALL_PLACES | SMALL_EVENTS


def _may_tell(text: str, run: re.Match[str], end: int) -> bool:
    """Whether any word of a run could be the head of a name: most runs are people and single words."""
    words = run.group().replace(",", " ").casefold().split()
    if "&" in words:
        return True
    if len(words) > 1 and any(word in _HEADS or word[:-2] in _HEADS for word in words):
        return True
    tail = _TAIL.match(text, run.end(), end)
    return tail is not None and not _SMALL_NOUNS.isdisjoint(tail.groups())


def _pieces(text: str, run: re.Match[str]) -> list[_Piece]:
    found = []
    for piece in _PIECE.finditer(text, run.start(), run.end()):
        word = piece.group()
        low = fold(word) if word != "," else ","
        plain = word.casefold().replace("’", "'")
        owner = bool(POSSESSIVE.search(word)) and plain not in NAMING_POSSESSIVES
        found.append(_Piece(piece.start(), piece.end(), low, not word[0].isupper(), owner))
    return found


def _segments(pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    """The run cut where one name ends and another begins: behind an owner, and at most of the joints."""
    current: list[_Piece] = []
    for place, piece in enumerate(pieces):
        if len(current) > _MOST_WORDS:
            yield current
            current = []
        if piece.small and not _joins(current, piece, pieces[place + 1 : place + 1 + _MOST_WORDS]):
            yield current
            current = []
        elif not piece.small or current:
            current.append(piece)
            if piece.owner:
                yield current
                current = []
    yield current


def _joins(before: Sequence[_Piece], joint: _Piece, after: Sequence[_Piece]) -> bool:
    """Whether a small word or a comma stands inside a name."""
    words = [piece.low for piece in before if not piece.small]
    following = next((piece.low for piece in after if not piece.small), "")
    if not words or not following or following in OPENERS:
        return bool(words) and bool(following) and joint.low in {"of", "de", "la", "le", "el"}
    if joint.low in {"and", ","}:
        return (
            bool(after) and not after[0].small and _goes_on(words, following, after, comma=joint.low == ",")
        )
    if joint.low in {"for", "on"}:
        heads = BODY_NOUNS | _LEADING_BODIES if joint.low == "for" else TOPICAL_HEADS
        return any(word in heads for word in (words if joint.low == "for" else words[-1:]))
    if joint.low == "in":
        several = any(piece.low in {"for", "on", "and"} for piece in before)
        return several and (is_well_known_place(following) or following in _CONTINENTS)
    return joint.low != "of" or following not in _STATES_IN_LETTERS or len(words) == 1


def _goes_on(words: Sequence[str], following: str, after: Sequence[_Piece], *, comma: bool) -> bool:
    """Whether "and X" belongs to a body of several topics: "Department of Health and Human Services"."""
    first_topic = words[-1] in TOPICS
    headed = any(word in TOPICAL_HEADS for word in words[:-1])
    if first_topic and headed and following in TOPICS:
        return True
    if comma:
        return False
    rest: list[str] = []
    for piece in after:
        if piece.small and rest:
            break
        if not piece.small:
            rest.append(piece.low)
    states = len(words) == 1 and country_of(words[0]) is not None and country_of(following) is not None
    states = states or (words[-1], following) == ("england", "wales")
    return (first_topic or states) and not headed and len(rest) > 1 and rest[-1] in BODY_NOUNS


def _named(text: str, segment: Sequence[_Piece], end: int) -> Name | None:
    """The name that a segment holds, if one of its words tells what it is."""
    pieces = _trimmed(text, segment)
    if not pieces or pieces[0].owner:
        return None
    words = [piece.low for piece in pieces]
    first = next((place for place, piece in enumerate(pieces) if piece.small), len(pieces))
    of = first < len(pieces) and pieces[first].low in {"of", "for", "on", "du", "de", "del", "della", "di"}
    label = _by_lead(words, first) if of else None
    if label is not None:
        return _spanned(text, pieces, label)
    if of:
        return _named(text, pieces[first + 1 :], end)
    last = _last_head(pieces)
    if last is not None:
        name = _spanned(text, pieces[: last[0] + 1], last[1], after=end)
        return replace(name, lead=words[0] in LEADING_PLACES) if name else None
    if any(piece.low == "&" for piece in pieces) and not any(piece.low == "the" for piece in pieces):
        return _firm(text, pieces)
    return _with_small_noun(text, pieces, end)


def _firm(text: str, pieces: Sequence[_Piece]) -> Name | None:
    """As in "Faber & Faber" and "Rothschild & Co": names that only firms join so; no heading of two topics."""
    heavy = [piece.low for piece in pieces if not piece.small]
    if len(heavy) < SHORTEST or any(word in TOPICS or word in COMMON_WORDS for word in heavy):
        return None
    return _spanned(text, pieces, Label.ORGANISATION)


def _trimmed(text: str, segment: Sequence[_Piece]) -> list[_Piece]:
    """Without the words at the front that only begin a sentence, and without small words at the ends."""
    pieces = list(segment)[:_MOST_WORDS]
    role = next((place for place, piece in enumerate(pieces) if place and piece.low in ROLES), len(pieces))
    pieces = pieces[:role]
    while pieces and (pieces[0].small or pieces[0].low in OPENERS or pieces[0].low in TRADES):
        if pieces[0].low in NUMBERS and not begins(text, pieces[0].start):
            break
        pieces.pop(0)
    while pieces and pieces[-1].small:
        pieces.pop()
    return pieces


def _by_lead(words: Sequence[str], first: int) -> Label | None:
    """What stands before "of": "Bank of England", "Battle of Hastings", "Gulf of Aden"."""
    head = words[first - 1]
    if head in BODY_NOUNS or head in _LEADING_BODIES:
        return Label.ORGANISATION
    if head in EVENTS_OF:
        return Label.EVENT
    return Label.PLACE if head in BOROUGHS or (head in PLACES_OF and first == 1) else None


def _last_head(pieces: Sequence[_Piece]) -> tuple[int, Label] | None:
    """The last word that tells what the name is, and what it tells; the name ends with it."""
    words = [piece.low for piece in pieces]
    if pieces[0].low in LEADING_PLACES and len(pieces) == 2:  # noqa: PLR2004
        return 1, Label.PLACE
    if pieces[0].low in CLUB_PREFIXES and len(pieces) in {2, 3}:
        return len(pieces) - 1, Label.ORGANISATION
    for place in range(len(words) - 1, 0, -1):
        label = _told_by(words, place)
        if label is not None:
            return place, label
    return None


def _told_by(words: Sequence[str], place: int) -> Label | None:
    word, before = words[place], words[:place]
    ends = place == len(words) - 1
    if word in COMPANY_SUFFIXES or (word in CLUB_SUFFIXES and ends and _is_club(before, word)):
        return Label.ORGANISATION
    if word in BODY_NOUNS:
        return Label.ORGANISATION if ends or word not in WEAK_NOUNS else None
    if word in EVENT_NOUNS and ends:
        return Label.EVENT
    if word in PLACE_NOUNS and ends:
        return Label.ORGANISATION if words[place - 1] in _OF_SERVICES else Label.PLACE
    return None


def _is_club(before: Sequence[str], word: str) -> bool:
    """As in "Leeds United", "Norwich City": a town's name of one or two words, no "New York City"."""
    if word in {"fc", "afc", "cf", "rfc", "hotspur", "albion", "wanderers", "rovers"}:
        return True
    if word in {"county", "town", "forest", "palace", "city"}:
        return " ".join(before) in _TOWNS_OF_CLUBS.get(word, frozenset())
    return len(before) <= 2 and before[0] not in COMMON_WORDS and before[0] not in DIRECTIONS  # noqa: PLR2004


# Words that mostly name a town or a county are a club only behind these.
_TOWNS_OF_CLUBS = {
    "city": frozenset(
        [
            "manchester",
            "bristol",
            "norwich",
            "hull",
            "stoke",
            "leicester",
            "cardiff",
            "swansea",
            "exeter",
            "lincoln",
            "birmingham",
            "bath",
        ]
    ),
    "town": frozenset(
        [
            "ipswich",
            "luton",
            "huddersfield",
            "swindon",
            "mansfield",
            "shrewsbury",
            "harrogate",
            "grimsby",
            "yeovil",
        ]
    ),
    "county": frozenset("derby|notts|stockport|ross|newport".split("|")),  # noqa: SIM905
    "forest": frozenset({"nottingham"}),
    "palace": frozenset({"crystal"}),
}


def _spanned(text: str, pieces: Sequence[_Piece], label: Label, *, after: int = 0) -> Name | None:
    """The name with its span, unless it is every state's body or one that everybody knows."""
    start, end = pieces[0].start, pieces[-1].end
    end -= len(text[start:end]) - len(POSSESSIVE.sub("", text[start:end]))
    country = ""
    if len(pieces) > 1 and country_of(text[pieces[0].start : pieces[0].end]):
        country = text[pieces[0].start : pieces[0].end]
    elif label is Label.ORGANISATION:
        country = owner_of(text, start)
    heavy = [piece.low for piece in pieces if not piece.small]
    name = text[start:end]
    if is_well_known_body(name) or is_well_known_place(name):
        return None
    if label is Label.ORGANISATION and (suffix := _SUFFIX_AFTER.match(text, end, after or end)):
        end = suffix.end()
    if label is Label.EVENT and (number := _NUMBER_AFTER.match(text, end, after)):
        end = number.end()
    if label is Label.ORGANISATION and _is_common(heavy, pieces, country):
        return None
    if label is not Label.ORGANISATION and (len(heavy) < SHORTEST or _is_direction(heavy)):
        return None
    sure = heavy[-1] in BODY_NOUNS and heavy[-1] not in SURNAMES
    return Name(start, end, label, told=True, country=country, sure=sure)


def owner_of(text: str, start: int) -> str:
    """The country whose body it is: "China's" or "Kenyan" right before the name."""
    before = _BEFORE.search(text, max(0, start - 40), start)
    if not before:
        return ""
    words = before.group(1)
    return next((name for name in (words, words.split()[-1]) if country_of(name)), "")


def _is_common(heavy: Sequence[str], pieces: Sequence[_Piece], country: str) -> bool:
    """As in "Supreme Court", "Foreign Ministry", "City Council": no name without the country or the town."""
    if len(heavy) < SHORTEST:
        return True
    if country or any(piece.low == "of" for piece in pieces):
        return all(word in OPENERS for word in heavy[:-1])
    if len(heavy) == SHORTEST and heavy[0] in TOPICS:
        return True
    common = all(word in COMMON_WORDS or word in OPENERS for word in heavy[:-1])
    return common and (len(heavy) == SHORTEST or heavy[-1] in _EVERY_STATES)


# Of these every state has several, however many common words they have before them.
_EVERY_STATES = frozenset({"court", "council", "committee", "assembly", "police", "office", "department"})


def _is_direction(heavy: Sequence[str]) -> bool:
    return all(word in COMMON_WORDS or word in DIRECTIONS or word in OPENERS for word in heavy[:-1])


def _with_small_noun(text: str, pieces: Sequence[_Piece], end: int) -> Name | None:
    """As in "Valdai discussion club", "Oxford university", "China-Central Asia summit"."""
    begin, stop = pieces[0].start, pieces[-1].end
    if pieces[-1].owner or any(piece.small for piece in pieces):
        return None
    tail = _TAIL.match(text, stop, end)
    name = text[begin:stop]
    if not tail or country_of(name) or ROLE.match(name):
        return None
    first, second = tail.group(1), tail.group(2)
    qualified = first in SMALL_QUALIFIERS and second in SMALL_BODIES
    noun, at = (second, tail.end(2)) if qualified else (first, tail.end(1))
    if noun in SMALL_BODIES and (qualified or noun not in ONLY_QUALIFIED):
        return Name(begin, at, Label.ORGANISATION, told=True)
    if noun in SMALL_PLACES and not is_well_known_place(name):
        return Name(begin, at, Label.PLACE, told=True)
    if noun in SMALL_EVENTS and len(pieces) > 1 and not is_well_known_body(name):
        return Name(begin, at, Label.EVENT, told=True)
    return None


def begins(text: str, start: int) -> bool:
    """Whether a sentence, a line or a quotation begins at this place."""
    before = text[max(0, start - 3) : start].rstrip(" “\"‘'(\u00a0")
    return not before or before[-1] in ".!?:\n•–—-"
