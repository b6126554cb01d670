"""Names of treaties, laws and reports with a letter wrong in the word that says so: "the Maastricht Tretay". Pure.

A misspelt "Treaty" tells nothing any more, so that the name is not seen as one. Here a paragraph is read once more as
if the word were right; the names that hold it are given as they are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from checks.language.spans import UPPER
from checks.language.works.laws import laws_in

_CAPITAL_HEADS = (
    *("Treaty", "Agreement", "Accord", "Accords", "Convention", "Conventions", "Protocol", "Charter"),
    *(
        "Declaration",
        "Covenant",
        "Memorandum",
        "Armistice",
        "Constitution",
        "Amendment",
        "Directive",
        "Report",
    ),
)
# Only behind a place and a subject: "the Israel–Jordan peace treaty".
_SMALL_HEADS = ("treaty", "agreement", "accord", "accords", "protocol")
# One letter from a head and words, names or places themselves.
_OTHER_WORDS = frozenset({"carter", "treat", "repot", "resort", "retort", "charger", "chatter", "protocols"})
_WORD = re.compile(r"(?<![\w’'-])[TADPRCMtap][a-z]{4,13}(?![\w-])")
_REPORT = re.compile(rf"(?:[{UPPER}][\w’'-]{{1,30}} ){{1,3}}$")


@cache
def _misspellings() -> dict[str, str]:
    """Each head with one letter left out, doubled or changed with its neighbour, never the first."""
    wrong: dict[str, str] = {}
    for head in (*_CAPITAL_HEADS, *_SMALL_HEADS):
        for at in range(1, len(head)):
            wrong[head[:at] + head[at + 1 :]] = head
            wrong[head[:at] + head[at] + head[at:]] = head
            wrong[head[:at] + head[at + 1 : at + 2] + head[at] + head[at + 2 :]] = head
    right = {*_CAPITAL_HEADS, *_SMALL_HEADS}
    return {
        word: head
        for word, head in wrong.items()
        if word not in right and word.casefold() not in _OTHER_WORDS and word + "s" not in right
    }


def misspelt_laws(text: str, start: int, end: int) -> Iterator[tuple[int, int, str, int | None]]:
    """Span, form and year of each treaty, law or report of a stretch whose own word for itself is misspelt."""
    wrong = _misspellings()
    for found in _WORD.finditer(text, start, end):
        head = wrong.get(found.group())
        if head == "Report":
            named = _REPORT.search(text[max(start, found.start() - 60) : found.start()])
            if named is not None and not named.group().startswith("The "):
                yield found.start() - len(named.group()), found.end(), "report", None
        elif head is not None:
            yield from _as_if_right(text, (start, end), found.span(), head)


def _as_if_right(
    text: str, stretch: tuple[int, int], word: tuple[int, int], right: str
) -> Iterator[tuple[int, int, str, int | None]]:
    """The names that hold the word, read with it put right and given as they stand."""
    start, end = stretch
    mended = text[start : word[0]] + right + text[word[1] : end]
    at, longer = word[0] - start, len(right) - (word[1] - word[0])
    for first, last, form, year in laws_in(mended, 0, len(mended)):
        if first <= at and at + len(right) <= last:
            yield start + first, start + last - longer, form, year
