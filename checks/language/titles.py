"""Title phrases beside a person: before the name, or in apposition after it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checks.compare.offices import read_office
from checks.language.roles import FUNCTION_WORDS, MODIFIERS, POSSESSIVE, ROLE
from checks.language.spans import Covered
from checks.model import Office, PartRole, Tense
from checks.reading import Appointment, Mention, Stretch, stretch_at

_WORD = re.compile(r"[\w&+][\w.&+'’-]*")
_REACH = 140  # characters around a name in which its title stands
_MOST_MODIFIERS = 8
_NEIGHBOURS = 200  # title phrases, on either side in the text, among which one can have rivals

_NAME_WORD = r"(?:[A-Z0-9][\w.&'’-]*)"
_COMPLEMENT = (
    rf"(?:\s+(?:of|for|to|at|in)\s+(?:the\s+)?(?:{_NAME_WORD}|[a-z]+)"
    rf"(?:\s+(?:of\s+the|of|and|for|the|&)?\s*{_NAME_WORD}|\s+(?:affairs|foreign|policy|relations|security))*)"
)
_GAP = re.compile(rf"(?:-(?:elect|designate))?{_COMPLEMENT}{{0,2}}(?P<comma>\s*,)?\s+$")
_APPOSITION = re.compile(
    r"\s*,(?:\s+(?:aged\s+)?\d{1,3}\s*,)?\s+(?:who\s+(?:is|was|has\s+been|had\s+been)\s+)?"
    r"(?P<words>(?:[^\s,.;:()“”\"]|\.(?=\w)|(?<=\b[A-Z])\.)(?:[^,.;:()“”\"]|\.(?=\w)|(?<=\b[A-Z])\.){2,110})"
)
_WAS = re.compile(r"\bwho\s+(?:was|had\s+been)\b")
_STOP_AFTER = re.compile(
    r"\s+(?:who|whom|said|says|told|added|and|but|from|since|until|between|during|after|before|when|while|as|"
    r"which|that|was|is|were|has|had|will|would|in\s+(?:an?|the|\d+|[A-Z][a-z]+\s+\d+)|on\s+\w+|"
    r"to\s+(?!the\b|[A-Z])\w+|\w+ed\s+by)\b"
)


@dataclass(frozen=True)
class _Bound:
    """A title phrase tied to a person, and on which side of the name it stands."""

    start: int
    end: int
    office: Office
    person: Mention
    before: bool


def find_appointments(
    text: str, sentences: Sequence[Stretch], persons: Sequence[Mention]
) -> tuple[Appointment, ...]:
    """One appointment for each title phrase that stands directly beside a person's name, in text order."""
    bound: list[_Bound] = []
    for person in persons:
        sentence = stretch_at(sentences, person.start)
        if sentence is not None and person.role is not PartRole.CREDIT:
            bound.extend(_titles_of(text, sentence, person))
    named = Covered((person.start, person.end) for person in persons)
    whole = sorted((one for one in bound if not named.touches(one.start, one.end)), key=lambda one: one.start)
    return tuple(
        Appointment(start=one.start, end=one.end, office=one.office, person=one.person)
        for one in _one_owner_each(whole)
    )


def _one_owner_each(bound: Sequence[_Bound]) -> list[_Bound]:
    """Give every title phrase to one person.

    In "Germany's president, X, the Israeli president, Y" the second title stands after X and before Y. X has a
    title already, so it is Y's; in "X, the US president, Y, the Canadian prime minister" Y has one behind the
    name, so it is X's. Where both or neither hold, nobody gets it.
    """
    kept = []
    for index, one in enumerate(bound):
        # No title is longer than its reach, so whatever meets it or its rivals stands close by in this order.
        near = bound[max(0, index - _NEIGHBOURS) : index + _NEIGHBOURS]
        rivals = [o for o in near if o.person != one.person and o.start < one.end and one.start < o.end]
        if not rivals or all(_outdoes(one, rival, near) for rival in rivals):
            kept.append(one)
    return kept


def _outdoes(one: _Bound, rival: _Bound, bound: Sequence[_Bound]) -> bool:
    earlier, later = (rival, one) if one.before else (one, rival)
    of_later = any(b.person == earlier.person and b is not earlier and b.before for b in bound)
    of_earlier = any(b.person == later.person and b is not later and not b.before for b in bound)
    return of_later != of_earlier and (of_later if one.before else of_earlier)


def _titles_of(text: str, sentence: Stretch, person: Mention) -> Iterator[_Bound]:
    before = title_before(text, sentence.start, person.start)
    if before:
        yield _Bound(*before, read_office(text[slice(*before)]), person, before=True)
    after = title_after(text, sentence.end, person.end)
    if after:
        office = read_office(text[slice(*after)])
        was = _WAS.search(text, person.end, after[0])
        yield _Bound(*after, replace(office, tense=Tense.FORMER) if was else office, person, before=False)


def title_before(text: str, floor: int, name_start: int) -> tuple[int, int] | None:
    """The span of the title that ends right before a name, not reaching below `floor`."""
    window_start = max(floor, name_start - _REACH)
    window = text[window_start:name_start]
    for role in sorted(ROLE.finditer(window), key=lambda match: match.start(), reverse=True):
        gap = _GAP.match(window, role.end())
        if not gap:
            continue
        start = _extend_left(window, role.start())
        end = gap.end("comma") - 1 if gap.group("comma") else gap.end()
        phrase = window[start:end].rstrip(" ,")
        if gap.group("comma") and not _may_stand_before_comma(window, start, role.start(), phrase):
            continue
        return window_start + start, window_start + start + len(phrase)
    return None


def _may_stand_before_comma(window: str, start: int, role_start: int, phrase: str) -> bool:
    """With a comma before the name, the phrase must say whose office it is ("Norway's prime minister, X")."""
    has_owner = role_start > start or " of " in phrase
    return has_owner or bool(re.search(r"\b[Tt]he\s+$", window[:start]))


def _extend_left(window: str, role_start: int) -> int:
    """Where the words that belong to the role noun begin."""
    start = role_start
    for _ in range(_MOST_MODIFIERS):
        head = window[:start].rstrip()
        joined = head.removesuffix("-")
        words = list(_WORD.finditer(joined))
        if not words or words[-1].end() != len(joined) or not _belongs(words[-1].group()):
            break
        start = words[-1].start()
    return start


def _belongs(word: str) -> bool:
    plain = POSSESSIVE.sub("", word).rstrip(".")
    if plain.casefold() in FUNCTION_WORDS:
        return False
    if plain.casefold() in MODIFIERS or ROLE.fullmatch(plain):
        return True
    return plain[:1].isupper()


def title_after(text: str, ceiling: int, name_end: int) -> tuple[int, int] | None:
    """The span of the title in apposition after a name, not reaching past `ceiling` ("X, the ministry's spokesperson, said")."""
    found = _APPOSITION.match(text, name_end, min(ceiling, name_end + _REACH))
    if not found:
        return None
    start, words = found.start("words"), found.group("words")
    lead = re.match(r"(?:the|a|an|its|his|her|their|also|now)\s+", words, re.IGNORECASE)
    skip = lead.end() if lead else 0
    role = ROLE.search(words, skip)
    if not role or not _only_modifiers(words[skip : role.start()]):
        return None
    stop = _STOP_AFTER.search(words, role.end())
    end = stop.start() if stop else len(words)
    phrase = words[skip:end].rstrip()
    return start + skip, start + skip + len(phrase)


def _only_modifiers(words: str) -> bool:
    pieces = words.replace("-", " ").split()
    return len(pieces) <= _MOST_MODIFIERS and all(_belongs(piece) or piece == "of" for piece in pieces)
