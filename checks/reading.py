"""What one pass of the recogniser found in an article: the common ground of all kinds of claim. Pure values.

All offsets index `Reading.article.text`; `head` of a token indexes `Reading.tokens`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from checks.model import Article, Office, PartRole


class Label(StrEnum):
    """What a mention names. The recogniser's other labels are left out."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"
    EVENT = "event"
    WORK = "work"


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark: Penn tag, universal part of speech, dependency and the index of its head."""

    start: int
    end: int
    text: str
    lemma: str
    tag: str
    pos: str
    dep: str
    head: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph or a sentence, with the half-open range of its tokens."""

    start: int
    end: int
    first: int
    last: int
    role: PartRole


@dataclass(frozen=True, kw_only=True, slots=True)
class Quotation:
    """Words in quotation marks (marks included), with who said them as far as the paragraph tells."""

    start: int
    end: int
    speaker: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """A span that names something. `subject` is the longest form of the same name in this article."""

    start: int
    end: int
    text: str
    label: Label
    subject: str
    role: PartRole
    in_quote: bool = False
    speaker: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Appointment:
    """A title phrase beside a person: the span of the title's words, the office, and the person's mention."""

    start: int
    end: int
    office: Office
    person: Mention


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One article as the recogniser read it. Everything is in the order of the text."""

    article: Article
    tokens: tuple[Token, ...]
    paragraphs: tuple[Stretch, ...]
    sentences: tuple[Stretch, ...]
    quotations: tuple[Quotation, ...]
    mentions: tuple[Mention, ...]
    appointments: tuple[Appointment, ...]

    def sentence_at(self, offset: int) -> Stretch | None:
        """The sentence that holds this character, None between sentences."""
        return stretch_at(self.sentences, offset)

    def paragraph_at(self, offset: int) -> Stretch | None:
        """The paragraph that holds this character, None between paragraphs."""
        return stretch_at(self.paragraphs, offset)

    def quotation_at(self, offset: int) -> Quotation | None:
        """The quotation that holds this character."""
        index = bisect_right(self.quotations, offset, key=lambda quotation: quotation.start) - 1
        if index >= 0 and offset < self.quotations[index].end:
            return self.quotations[index]
        return None

    def persons(self) -> tuple[Mention, ...]:
        """The mentions of people."""
        return tuple(mention for mention in self.mentions if mention.label is Label.PERSON)


def stretch_at(stretches: Sequence[Stretch], offset: int) -> Stretch | None:
    """The one of these stretches, which are in the order of the text, that holds this character."""
    index = bisect_right(stretches, offset, key=lambda stretch: stretch.start) - 1
    if index >= 0 and offset < stretches[index].end:
        return stretches[index]
    return None
