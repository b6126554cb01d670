"""Firms that bear their founder's name: a bare "Rowntree" in a story of a takeover is the firm. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checks.compare.strings import fold
from checks.language.linking import People
from checks.language.name_words import KIN
from checks.language.runs import Run
from checks.language.weighing import after_weight

_FIRM_AFTER = re.compile(
    r"\s+(?:shares|stock|stores|factory|factories|plants?|employees|shareholders|investors|workers|plc|Plc|PLC|Ltd|Inc|Group)\b"
    r"(?!\s+(?:an?|the|his|her|their|its|with)\b)"
    r"|['’]s?\s+(?:[a-z-]+\s+)?(?:chairman|chairwoman|chief executive|board|shareholders|shares|share price|investors|factory|factories|"
    r"brands|stores|profits|sales|headquarters|employees|workforce|bankers|finance director|parent company|takeover)\b"
)
_FIRM_BEFORE = re.compile(
    r"\b(?:(?:board|takeover|acquisition|chairman|chief executive|shareholders|shares|owner|brands|sale|purchase|maker) of|"
    r"(?:bid|offer|battle) for|(?:stake|shares|shareholders|investors) in|shares of|merger with|rivals? to)\s+$"
)
_PERSON_VERBS = re.compile(
    r"\s+(?:died|married|resigned|retired|was born|wrote|told)\b|,?\s+who\b|,\s+(?:aged\s+)?\d\d,"
)
_NEAR = 40
_FEWEST = 2  # cues of a firm


def firms(text: str, runs: Sequence[Run], people: People) -> frozenset[str]:
    """The folded family names that the story, standing bare, means for a firm and never for the person."""
    families = people.families()
    bare: dict[str, list[Run]] = {}
    for run in runs:
        if len(run.words) == 1 and (word := fold(run.words[0].plain)) in families:
            bare.setdefault(word, []).append(run)
    return frozenset(word for word, several in bare.items() if _is_firm(text, several, people))


def _is_firm(text: str, several: Sequence[Run], people: People) -> bool:
    if any(run.title or _is_somebody(text, run) for run in several):
        return False
    cues = sum(_shows_firm(text, run) for run in several)
    first = several[0]
    known = people.by_family(first.words[0].plain, first.start)
    comes_first = known is not None and first.start < known.places[0]
    return cues >= _FEWEST or (cues > 0 and comes_first)


def _shows_firm(text: str, run: Run) -> bool:
    before = text[max(0, run.start - _NEAR) : run.start]
    return _FIRM_AFTER.match(text, run.end) is not None or _FIRM_BEFORE.search(before) is not None


def _is_somebody(text: str, run: Run) -> bool:
    """Whether a bare name is said of a person: firms say, tell and add things too."""
    before = text[max(0, run.start - _NEAR) : run.start].split()
    if before and before[-1].casefold() in KIN:
        return True
    if _PERSON_VERBS.match(text, run.end):
        return True
    return text.startswith(("’s ", "'s "), run.end) and after_weight(text, run) > 0
