"""Organisations, places and events: candidates that a reference must confirm. Pure.

Two ways lead to one. The text's own words tell ("Ministry of Finance", "Lake Baikal", "Battle of Kursk"): runs of
capitalised words with a noun of bodies, places or events at their head. Or only the recogniser says so: its spans
are cleaned, and left out where they are countries, people, agencies, sites, or words that everybody knows.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from checks.compare.countries import country_of
from checks.compare.gazetteer import is_well_known_body, is_well_known_place, regions
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
    STATE_NOUNS,
    SURNAMES,
    TOPICAL_HEADS,
    TOPICS,
    TRADES,
    WEAK_NOUNS,
)
from checks.language.roles import ROLE, ROLE_NOUNS
from checks.language.spans import UPPER, Covered
from checks.model import PartRole
from checks.reading import Appointment, Expansion, Label, Mention, Naming, Stretch

_CAPITALISED = rf"(?:St|Mt|Ft)\.(?=\s[{UPPER}])|[{UPPER}](?:[\w&]|[’'\-–.](?=\w)|[’'](?=\s))*+"
_SMALL_LINK = r"(?:of|for|on|in|and|&|de|du|des|del|della|di|der|la|le|el|al|e)"
# Words of a run, joined by one blank or by a small word; a comma joins only what ministries are for.
_RUN = re.compile(
    rf"(?<![\w@#/])(?:{_CAPITALISED})(?:[ \u00a0](?:{_SMALL_LINK}[ \u00a0](?:the[ \u00a0])?)?(?:{_CAPITALISED})"
    rf"|,[ \u00a0](?:{_CAPITALISED}))*+"
)
_PIECE = re.compile(rf"(?:{_CAPITALISED})|,|[\w&]+")
_TAIL = re.compile(r"[ \u00a0]([a-z]+)(?:[ \u00a0]([a-z]+))?\b")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_BEFORE = re.compile(rf"([{UPPER}][\w.\-]*(?:[ \u00a0][{UPPER}][\w.\-]*)?)(?:['’]s?)?[ \u00a0]+$")
_SITE = re.compile(r"\w\.[A-Za-z]{2,}(?:$|/)|@|#|https?:|www\.")
_NUMBER_AFTER = re.compile(r"[ \u00a0](?:I{1,3}|IV|V|\d{1,3}(?!\w))(?=\W|$)")
_SUFFIX_AFTER = re.compile(r",?[ \u00a0](?:plc|inc|ltd|llc)\b", re.IGNORECASE)
_EDGES = " \t\n\u00a0.,;:!?()[]{}“”\"‘’'*–—-/|+"
_JOINT = re.compile(r"\s[+&/|]\s|\n")
_LAST_WORD = re.compile(r"([A-Za-z-]+),?[ \u00a0]$")
_AGED = re.compile(r",[ \u00a0](?:\d{1,3}[,. ]|aged|who\b|whose\b|a former|the former|his\b|her\b)")
_KIN = frozenset(
    [
        "wife",
        "husband",
        "son",
        "daughter",
        "father",
        "mother",
        "brother",
        "sister",
        "partner",
        "widow",
        "girlfriend",
        "boyfriend",
    ]
)
_LIST_JOINT = re.compile(r",?[ \u00a0](?:and[ \u00a0])?|,[ \u00a0]")
_LONGEST, _SHORTEST = 80, 2
_MOST_WORDS = 12
_LETTERS = 6
# Heads before "of" that are none at the end of a name: "Centers for Disease Control", "House of Commons".
# A district of these is a body, not a place: "Houston Independent School District".
_OF_SERVICES = frozenset({"school", "police", "health", "water", "fire", "transit"})
# "Colorado State University of the US": that country's, not part of its name.
_STATES_IN_LETTERS = frozenset({"us", "u.s", "usa", "u.s.a", "uk", "u.k"})
_CONTINENTS = frozenset({"europe", "africa", "asia", "america", "southern", "eastern", "western"})
_LEADING_BODIES = frozenset({"centers", "chamber", "house", "ministers"})
_TITLE_CASE, _LONGEST_HEADING, _FEWEST_IN_HEADING = 0.6, 120, 4
_FULL_STOPS = frozenset(".!?:;,”\")’'")
_ROLES = frozenset(
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
class _Name:
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


def find_namings(
    text: str,
    paragraphs: Sequence[Stretch],
    mentions: Sequence[Mention],
    appointments: Sequence[Appointment],
    expansions: Sequence[Expansion],
) -> tuple[Naming, ...]:
    """The organisations, places and events of the text, in its order; well-known ones and credits left out."""
    persons = [(one.start, one.end) for one in mentions if one.label is Label.PERSON]
    titles = Covered((one.start, one.end) for one in appointments)
    found: list[tuple[_Name, PartRole]] = []
    for paragraph in paragraphs:
        if paragraph.role is not PartRole.CREDIT:
            found += [(name, paragraph.role) for name in _told(text, paragraph.start, paragraph.end)]
    people = _People(text, persons)
    told = [(name, role) for name, role in found if not titles.touches(name.start, name.end)]
    told = [(name, role) for name, role in told if not people.swallow(name)]
    told += _expanded(text, expansions, Covered((name.start, name.end) for name, _ in told))
    taken = Covered([*persons, *((name.start, name.end) for name, _ in told)])
    seen = _candidates(text, mentions, taken, people)
    ordered = sorted([*told, *seen], key=lambda pair: pair[0].start)
    return _linked(text, _without_headings(text, ordered), expansions)


class _People:
    """The people's spans and words, to tell what is only a person's name."""

    def __init__(self, text: str, spans: Sequence[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]
        self._words = {fold(word) for start, end in self._spans for word in text[start:end].split()}

    def swallow(self, name: _Name) -> bool:
        """Whether a person's mention touches the name otherwise than as a smaller part of it."""
        place = max(0, bisect_left(self._starts, name.start) - 1)
        for start, end in self._spans[place:]:
            if start >= name.end:
                return False
            if end > name.start:
                inside = name.start <= start and end <= name.end and name.label is not Label.EVENT
                whole = inside and (start, end) == (name.start, name.end)
                if not inside or (whole and not name.lead and not name.sure):
                    return True
        return False

    def beside(self, text: str, start: int, end: int) -> bool:
        """Whether the stretch stands in a list of people: joined to one by a comma or "and" alone."""
        after = bisect_left(self._starts, end)
        if after < len(self._spans) and _LIST_JOINT.fullmatch(text, end, self._starts[after]):
            return True
        return after > 0 and bool(_LIST_JOINT.fullmatch(text, self._spans[after - 1][1], start))

    def know(self, words: str) -> bool:
        """Whether every word is one of somebody's names."""
        return all(fold(word) in self._words for word in words.split())


def _told(text: str, start: int, end: int) -> Iterator[_Name]:
    """The names that their own words tell, in a stretch of the text."""
    for run in _RUN.finditer(text, start, end):
        if not _may_tell(text, run, end):
            continue
        pieces = _pieces(text, run)
        for segment in _segments(pieces):
            name = _named(text, segment, end)
            if name is not None and name.end - name.start <= _LONGEST:
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
        owner = bool(_POSSESSIVE.search(word)) and plain not in NAMING_POSSESSIVES
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


def _named(text: str, segment: Sequence[_Piece], end: int) -> _Name | None:
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
    if any(piece.low == "&" for piece in pieces):
        return _firm(text, pieces)
    return _with_small_noun(text, pieces, end)


def _firm(text: str, pieces: Sequence[_Piece]) -> _Name | None:
    """As in "Faber & Faber" and "Rothschild & Co": names that only firms join so; no heading of two topics."""
    heavy = [piece.low for piece in pieces if not piece.small]
    if len(heavy) < _SHORTEST or any(word in TOPICS or word in COMMON_WORDS for word in heavy):
        return None
    return _spanned(text, pieces, Label.ORGANISATION)


def _trimmed(text: str, segment: Sequence[_Piece]) -> list[_Piece]:
    """Without the words at the front that only begin a sentence, and without small words at the ends."""
    pieces = list(segment)[:_MOST_WORDS]
    role = next((place for place, piece in enumerate(pieces) if place and piece.low in _ROLES), len(pieces))
    pieces = pieces[:role]
    while pieces and (pieces[0].small or pieces[0].low in OPENERS or pieces[0].low in TRADES):
        if pieces[0].low in NUMBERS and not _begins(text, pieces[0].start):
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


def _spanned(text: str, pieces: Sequence[_Piece], label: Label, *, after: int = 0) -> _Name | None:
    """The name with its span, unless it is every state's body or one that everybody knows."""
    start, end = pieces[0].start, pieces[-1].end
    end -= len(text[start:end]) - len(_POSSESSIVE.sub("", text[start:end]))
    country = ""
    if len(pieces) > 1 and country_of(text[pieces[0].start : pieces[0].end]):
        country = text[pieces[0].start : pieces[0].end]
    elif label is Label.ORGANISATION:
        country = _owner(text, start)
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
    if label is not Label.ORGANISATION and (len(heavy) < _SHORTEST or _is_direction(heavy)):
        return None
    sure = heavy[-1] in BODY_NOUNS and heavy[-1] not in SURNAMES
    return _Name(start, end, label, told=True, country=country, sure=sure)


def _owner(text: str, start: int) -> str:
    """The country whose body it is: "China's" or "Kenyan" right before the name."""
    before = _BEFORE.search(text, max(0, start - 40), start)
    if not before:
        return ""
    words = before.group(1)
    return next((name for name in (words, words.split()[-1]) if country_of(name)), "")


def _is_common(heavy: Sequence[str], pieces: Sequence[_Piece], country: str) -> bool:
    """As in "Supreme Court", "Foreign Ministry", "City Council": no name without the country or the town."""
    if len(heavy) < _SHORTEST:
        return True
    if country or any(piece.low == "of" for piece in pieces):
        return all(word in OPENERS for word in heavy[:-1])
    if len(heavy) == _SHORTEST and heavy[0] in TOPICS:
        return True
    common = all(word in COMMON_WORDS or word in OPENERS for word in heavy[:-1])
    return common and (len(heavy) == _SHORTEST or heavy[-1] in _EVERY_STATES)


# Words that name nothing by themselves, however many of them stand together.
_NO_NAMES = OPENERS | COMMON_WORDS | STATE_NOUNS | DIRECTIONS | TOPICS | BODY_NOUNS
# Of these every state has several, however many common words they have before them.
_EVERY_STATES = frozenset({"court", "council", "committee", "assembly", "police", "office", "department"})


def _is_direction(heavy: Sequence[str]) -> bool:
    return all(word in COMMON_WORDS or word in DIRECTIONS or word in OPENERS for word in heavy[:-1])


def _with_small_noun(text: str, pieces: Sequence[_Piece], end: int) -> _Name | None:
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
        return _Name(begin, at, Label.ORGANISATION, told=True)
    if noun in SMALL_PLACES and not is_well_known_place(name):
        return _Name(begin, at, Label.PLACE, told=True)
    if noun in SMALL_EVENTS and len(pieces) > 1 and not is_well_known_body(name):
        return _Name(begin, at, Label.EVENT, told=True)
    return None


def _expanded(text: str, expansions: Sequence[Expansion], taken: Covered) -> list[tuple[_Name, PartRole]]:
    """The names that stand beside their letters, where their own words do not tell."""
    found = []
    for expansion in expansions:
        start, end = expansion.name
        words = text[start:end].split()
        capitals = sum(word[0].isupper() for word in words)
        name = text[start:end]
        if capitals < _SHORTEST or taken.touches(start, end) or ROLE.match(name) or country_of(name):
            continue
        found.append((_Name(start, end, Label.ORGANISATION, told=True), expansion.role))
    return found


def _candidates(
    text: str, mentions: Sequence[Mention], taken: Covered, people: _People
) -> list[tuple[_Name, PartRole]]:
    """What only the recogniser takes for an organisation, a place or an event."""
    labels = {Label.ORGANISATION, Label.PLACE, Label.EVENT}
    found = []
    for mention in mentions:
        if mention.label not in labels or mention.role is PartRole.CREDIT:
            continue
        if taken.touches(mention.start, mention.end) and not _JOINT.search(text, mention.start, mention.end):
            continue
        for start, end in _cleaned(text, mention.start, mention.end):
            if taken.touches(start, end) or people.beside(text, start, end) or _is_somebody(text, start, end):
                continue
            if _could_name(text[start:end], people):
                found.append(
                    (_Name(start, end, mention.label, told=False, country=_owner(text, start)), mention.role)
                )
    return _only_names(text, found)


def _is_somebody(text: str, start: int, end: int) -> bool:
    """Whether the words around say that it is a person: a role or kin before it, an age or "who" behind it."""
    before = _LAST_WORD.search(text, max(0, start - 30), start)
    told = before is not None and fold(before.group(1)) in _ROLES | _KIN
    return " " in text[start:end] and (told or _AGED.match(text, end) is not None)


def _cleaned(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a span that could each be a name: marks, article and possessive cut off."""
    at = start
    for joint in (*_JOINT.finditer(text, start, end), None):
        stop = joint.start() if joint else end
        first, last = at, stop
        while first < last and text[first] in _EDGES:
            first += 1
        low = text[first : first + 4].casefold()
        if low in {"the ", "the\u00a0"}:
            first += 4
        trade, _, rest = text[first:last].partition(" ")
        if rest and trade.casefold() in TRADES:
            first += len(trade) + 1
        while last > first and text[last - 1] in _EDGES:
            last -= 1
        last -= len(text[first:last]) - len(_POSSESSIVE.sub("", text[first:last]))
        if last - first >= _SHORTEST:
            yield first, last
        at = joint.end() if joint else end


def _could_name(words: str, people: _People) -> bool:
    """Whether it may be a name that somebody looks up."""
    if is_well_known_place(words) or is_well_known_body(words) or words in regions() or people.know(words):
        return False
    pieces = words.split()
    lows = [fold(piece) for piece in pieces]
    if len(words) > _LONGEST or not any(char.isupper() for char in words[:2]) or ROLE.match(words):
        return False
    if _SITE.search(words) or any(char.isdigit() for char in words):
        return False
    if all(low in _NO_NAMES for low in lows) or (len(pieces) > 1 and _ends_in_country(pieces)):
        return False
    if lows[0] in OPENERS or lows[-1] in OPENERS or (country_of(pieces[0]) and len(pieces) == 1):
        return False
    shouted = words.isupper() and len(words) > _LETTERS
    return not shouted and any(char.isupper() for char in pieces[-1])


def _ends_in_country(pieces: Sequence[str]) -> bool:
    """As in "North and South Korea": two countries, or one with what stood beside it."""
    tails = (" ".join(pieces[-size:]) for size in (1, 2))
    return "and" in pieces and any(country_of(tail) for tail in tails)


def _only_names(text: str, found: Sequence[tuple[_Name, PartRole]]) -> list[tuple[_Name, PartRole]]:
    """Without single words that begin their sentence and stand nowhere else, and those that the text writes small."""
    single = {text[name.start : name.end] for name, _ in found if " " not in text[name.start : name.end]}
    small = set(re.findall(r"(?<![\w’'-])[a-z][a-z-]+", text)) if single else set()
    kept = []
    for name, role in found:
        words = text[name.start : name.end]
        if words in single and (words.casefold() in small and not words.isupper()):
            continue
        if words in single and name.label is not Label.PLACE and _begins(text, name.start):
            inside = (
                any(
                    text[other.start : other.end] == words and not _begins(text, other.start)
                    for other, _ in found
                )
                if len(found) < _FEW
                else True
            )
            if not inside:
                continue
        kept.append((name, role))
    return kept


_FEW = 400  # beyond it the look at all others would no longer be linear in the text


def _begins(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" “\"‘'(\u00a0")
    return not before or before[-1] in ".!?:\n•–—-"


def _without_headings(text: str, found: Sequence[tuple[_Name, PartRole]]) -> list[tuple[_Name, PartRole]]:
    """A heading in title case makes names of all its words: there only what the story names too is kept."""
    headings = {
        (name.start, name.end)
        for name, role in found
        if _is_heading(_line(text, name.start), stated=role is PartRole.HEADLINE)
    }
    if not headings:
        return list(found)
    outside = (name for name, _ in found if (name.start, name.end) not in headings)
    story = {fold(text[name.start : name.end]) for name in outside}
    return [
        (name, role)
        for name, role in found
        if (name.start, name.end) not in headings or fold(text[name.start : name.end]) in story
    ]


def _line(text: str, at: int) -> str:
    start = text.rfind("\n", max(0, at - 400), at) + 1
    end = text.find("\n", at, at + 400)
    return text[start : end if end > 0 else at + 400]


def _is_heading(line: str, *, stated: bool) -> bool:
    """Whether most words of a line are capitalised; a line of the story is a heading only without a full stop."""
    line = line.strip()
    if not stated and (len(line) > _LONGEST_HEADING or line[-1:] in _FULL_STOPS):
        return False
    words = [word for word in line.split() if word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= _FEWEST_IN_HEADING and capitals >= _TITLE_CASE * len(words)


def _linked(
    text: str, found: Sequence[tuple[_Name, PartRole]], expansions: Sequence[Expansion]
) -> tuple[Naming, ...]:
    """Every name with its longest form in the article, and one label for all of its occurrences."""
    names = [" ".join(text[name.start : name.end].split()) for name, _ in found]
    longest = _longest_forms(names, expansions)
    votes: dict[str, Counter[tuple[bool, Label]]] = {}
    for (name, _), words in zip(found, names, strict=True):
        votes.setdefault(longest[words], Counter())[name.told, name.label] += 1
    decided = {
        subject: max(count, key=lambda vote: (vote[0], count[vote])) for subject, count in votes.items()
    }
    namings = []
    for (name, role), words in zip(found, names, strict=True):
        told, label = decided[longest[words]]
        namings.append(
            Naming(
                start=name.start,
                end=name.end,
                text=text[name.start : name.end],
                label=label,
                subject=longest[words],
                role=role,
                told=told,
                country=name.country,
            )
        )
    return tuple(_with_country(namings))


def _with_country(namings: Iterable[Naming]) -> Iterator[Naming]:
    """The country that one occurrence names holds for all of the same subject."""
    listed = list(namings)
    countries = {one.subject: one.country for one in reversed(listed) if one.country}
    for one in listed:
        country = countries.get(one.subject, "")
        yield one if one.country == country else replace(one, country=country)


def _longest_forms(names: Sequence[str], expansions: Sequence[Expansion]) -> dict[str, str]:
    """For each written form the longest: letters for what they stand for, a name without its suffix for the whole."""
    stands_for = {
        one.abbreviation.letters: one.abbreviation.stands_for for one in expansions if not one.misfit
    }
    by_key: dict[str, str] = {}
    for name in sorted(dict.fromkeys(names), key=len, reverse=True):
        for key in _keys(name):
            by_key.setdefault(key, name)
    longest = {}
    for name in names:
        whole = stands_for.get(name) or by_key.get(fold(name), name)
        longest[name] = by_key.get(fold(whole), whole)
    return longest


def _keys(name: str) -> Iterator[str]:
    """What else names the same: its initials in capitals, and its words without a company's suffix."""
    low = fold(name)
    yield low
    words = low.split()
    if words[-1] in COMPANY_SUFFIXES and len(words) > 1:
        yield " ".join(words[:-1])
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    if len(initials) > 2:  # noqa: PLR2004
        yield fold(initials)
