"""Lines of lists: shortlists with bullets and the winners of awards, where every word may have a capital. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from checks.language.given_names import is_given
from checks.language.name_words import THING_HEADS
from checks.language.runs import Run
from checks.reading import Stretch, stretch_at

_BULLET = re.compile(r"\s*[•*·▪◦‣]\s*(?=\S)")
_LABEL = re.compile(
    r"(?:(?:Best|Outstanding|Palme|Grand|Jury|Caméra|Golden|Silver|Prix|Lifetime|Supporting|Leading)\b"
    r"[^:\n]{0,50}|[^:\n]{2,40}(?:[Pp]rize|[Aa]ward|d[’']Or|of the [Yy]ear)(?: \([^()\n]{1,40}\))?): "
)
_TO_PEOPLE = re.compile(
    r"\b(?:actor|actress|director|screenplay|performer|performance|newcomer|player|writer|author|score|singer|artist|"
    r"presenter|coach|manager|lifetime)\b",
    re.IGNORECASE,
)
_LONGEST = 200  # characters
_ENDS_ITEM = (",", " –", " —", " -", ":", " (", "\n")
_PART_OF_LIST, _OF_WORKS = 2.5, -6.0


def is_entry(text: str, paragraph: Stretch) -> bool:
    """Whether a paragraph is a line of a list, so that its capitals tell more than those of a heading."""
    if paragraph.end - paragraph.start > _LONGEST:
        return False
    return bool(
        _BULLET.match(text, paragraph.start, paragraph.end)
        or _LABEL.match(text, paragraph.start, paragraph.end)
    )


def in_entries(text: str, paragraphs: Sequence[Stretch], runs: Sequence[Run]) -> Mapping[int, float]:
    """What the place in its line says of a run, by where it begins: for a person, or for a work."""
    lines: dict[int, list[Run]] = {}
    for run in runs:
        paragraph = stretch_at(paragraphs, run.start)
        if paragraph is not None and is_entry(text, paragraph):
            lines.setdefault(paragraph.start, []).append(run)
    weights: dict[int, float] = {}
    block: list[tuple[Stretch, list[Run]]] = []
    for paragraph in paragraphs:
        line = lines.get(paragraph.start, [])
        if is_entry(text, paragraph) and _BULLET.match(text, paragraph.start):
            block.append((paragraph, line))
            continue
        weights.update(_in_bullets(text, block))
        block = []
        weights.update(_in_award(text, paragraph, line))
    weights.update(_in_bullets(text, block))
    return weights


def _in_bullets(text: str, block: Sequence[tuple[Stretch, Sequence[Run]]]) -> Iterator[tuple[int, float]]:
    """In a list whose items begin with people, the others begin with people too."""
    heads = [run for paragraph, line in block for run in line[:1] if _opens(text, paragraph, run)]
    known = sum(_is_plain(run) for run in heads)
    if known == 0 or 3 * known < len(block):
        return
    for run in heads:
        yield run.start, _PART_OF_LIST
    opened = {run.start for run in heads}
    for _, line in block:
        for run in line:
            if line[0].start in opened and run.start not in opened and not is_given(run.words[0].plain):
                yield run.start, _OF_WORKS


def _opens(text: str, paragraph: Stretch, run: Run) -> bool:
    """Whether a name of two to four words is the whole head of an item, but for its title."""
    bullet = _BULLET.match(text, paragraph.start, paragraph.end)
    if bullet is None or not 2 <= len(run.words) <= 4:  # noqa: PLR2004
        return False
    before = text[bullet.end() : run.start].strip(" .")
    at_head = not before or before.casefold() == run.title
    return at_head and (run.end == paragraph.end or text.startswith(_ENDS_ITEM, run.end))


def _is_plain(run: Run) -> bool:
    return is_given(run.words[0].plain) and run.words[-1].plain not in THING_HEADS


def _in_award(text: str, paragraph: Stretch, line: Sequence[Run]) -> Iterator[tuple[int, float]]:
    """In "Best actress: Jane Doe, Some Film (John Roe)": who won, and who made the film."""
    label = _LABEL.match(text, paragraph.start, paragraph.end)
    if label is None or paragraph.end - paragraph.start > _LONGEST:
        return
    to_people = _TO_PEOPLE.search(label.group()) is not None
    for run in line:
        if run.start < label.end() or text.startswith(" (", run.end):
            yield run.start, _OF_WORKS
        elif (text.startswith("(", run.start - 1) and text.startswith(")", run.end)) or (
            to_people and run.start == label.end() and text[run.end : run.end + 2] in {", ", "", " f", "\n"}
        ):
            yield run.start, _PART_OF_LIST
        elif not is_given(run.words[0].plain):
            yield run.start, _OF_WORKS / 2
