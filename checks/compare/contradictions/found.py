"""Two places of one text that do not agree, as the finders of this package hand them on. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from checks.model import Contradiction, PartRole, Span
from checks.reading import Reading

SPELLING, STYLE, FIGURE, AGE, DATE, OFFICE = "spelling", "style", "figure", "age", "date", "office"
# Agencies' lines and corrections speak of the story; they are no part of what it says.
APART = frozenset({PartRole.CREDIT, PartRole.NOTE})
_AROUND = 70


@dataclass(frozen=True, kw_only=True)
class Clash:
    """A contradiction with its two places: `one` is the more doubtful or, of equals, the earlier one."""

    one: Span
    other: Span
    subject: str
    contradiction: Contradiction


def clash(  # noqa: PLR0913 - the parts of one statement, each by its name
    reading: Reading,
    one: tuple[int, int],
    other: tuple[int, int],
    *,
    subject: str,
    about: str,
    question: str,
) -> Clash:
    """A contradiction between two half-open stretches of the text."""
    text = reading.article.text
    return Clash(
        one=Span(start=one[0], end=one[1]),
        other=Span(start=other[0], end=other[1]),
        subject=subject,
        contradiction=Contradiction(
            passages=(_line(text[one[0] : one[1]]), _line(text[other[0] : other[1]])),
            about=about,
            question=question,
            around=(_around(reading, one), _around(reading, other)),
        ),
    )


def _line(words: str) -> str:
    return " ".join(words.split())


def _around(reading: Reading, place: tuple[int, int]) -> str:
    """The words with what stands beside them in their sentence, cut at blanks."""
    text, sentence = reading.article.text, reading.sentence_at(place[0])
    low, high = (sentence.start, max(sentence.end, place[1])) if sentence else place
    start, end = max(low, place[0] - _AROUND), min(high, place[1] + _AROUND)
    if start > low:
        start = text.find(" ", start, place[0]) + 1 or place[0]
    if end < high:
        end = max(text.rfind(" ", place[1], end), place[1])
    return f"{'…' if start > low else ''}{_line(text[start:end])}{'…' if end < high else ''}"


def where(reading: Reading, offset: int) -> str:
    """The part of the story that holds this character, as an editor calls it."""
    paragraph = reading.paragraph_at(offset)
    role = paragraph.role if paragraph else PartRole.BODY
    return {PartRole.HEADLINE: "the headline", PartRole.CAPTION: "a caption"}.get(role, "the text")


def role_at(reading: Reading, offset: int) -> PartRole:
    """What the paragraph that holds this character is; of none the body's."""
    paragraph = reading.paragraph_at(offset)
    return paragraph.role if paragraph else PartRole.BODY
