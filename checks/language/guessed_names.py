"""Organisations, places and events that only the recogniser takes for one: its spans, cleaned. Pure.

Left out are countries, people, agencies, sites, and words that everybody knows.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from checks.compare.countries import country_of
from checks.compare.gazetteer import is_well_known_body, is_well_known_place, regions
from checks.compare.strings import fold
from checks.language.bodies import (
    BODY_NOUNS,
    COMMON_WORDS,
    DIRECTIONS,
    OPENERS,
    STATE_NOUNS,
    TOPICS,
    TRADES,
)
from checks.language.roles import ROLE
from checks.language.spans import Covered
from checks.language.told_names import LONGEST, POSSESSIVE, ROLES, SHORTEST, Name, begins, owner_of
from checks.model import PartRole
from checks.reading import Label, Mention

_SITE = re.compile(r"\w\.[A-Za-z]{2,}(?:$|/)|@|#|https?:|www\.")
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
_LETTERS = 6


class People:
    """The people's spans and words, to tell what is only a person's name."""

    def __init__(self, text: str, spans: Sequence[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]
        self._words = {fold(word) for start, end in self._spans for word in text[start:end].split()}

    def swallow(self, name: Name) -> bool:
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


# Words that name nothing by themselves, however many of them stand together.
_NO_NAMES = OPENERS | COMMON_WORDS | STATE_NOUNS | DIRECTIONS | TOPICS | BODY_NOUNS


def guessed_names(
    text: str, mentions: Sequence[Mention], taken: Covered, people: People
) -> list[tuple[Name, PartRole]]:
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
                    (Name(start, end, mention.label, told=False, country=owner_of(text, start)), mention.role)
                )
    return _only_names(text, found)


def _is_somebody(text: str, start: int, end: int) -> bool:
    """Whether the words around say that it is a person: a role or kin before it, an age or "who" behind it."""
    before = _LAST_WORD.search(text, max(0, start - 30), start)
    told = before is not None and fold(before.group(1)) in ROLES | _KIN
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
        last -= len(text[first:last]) - len(POSSESSIVE.sub("", text[first:last]))
        if last - first >= SHORTEST:
            yield first, last
        at = joint.end() if joint else end


def _could_name(words: str, people: People) -> bool:
    """Whether it may be a name that somebody looks up."""
    if is_well_known_place(words) or is_well_known_body(words) or words in regions() or people.know(words):
        return False
    pieces = words.split()
    lows = [fold(piece) for piece in pieces]
    if len(words) > LONGEST or not any(char.isupper() for char in words[:2]) or ROLE.match(words):
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


def _only_names(text: str, found: Sequence[tuple[Name, PartRole]]) -> list[tuple[Name, PartRole]]:
    """Without single words that begin their sentence and stand nowhere else, and those that the text writes small."""
    single = {text[name.start : name.end] for name, _ in found if " " not in text[name.start : name.end]}
    small = set(re.findall(r"(?<![\w’'-])[a-z][a-z-]+", text)) if single else set()
    kept = []
    for name, role in found:
        words = text[name.start : name.end]
        if words in single and (words.casefold() in small and not words.isupper()):
            continue
        if words in single and name.label is not Label.PLACE and begins(text, name.start):
            inside = (
                any(
                    text[other.start : other.end] == words and not begins(text, other.start)
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
