"""What one pass of the recogniser found in an article: the common ground of all kinds of claim. Pure values.

All offsets index `Reading.article.text`; `head` of a token indexes `Reading.tokens`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple, TypeVar, cast

from checks.model import (
    Abbreviation,
    Article,
    Creation,
    Interval,
    Listing,
    Location,
    Office,
    PartRole,
    Quantity,
    Span,
    Timing,
)

T = TypeVar("T")


class Label(StrEnum):
    """What a mention names. The recogniser's other labels are left out."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"
    EVENT = "event"
    WORK = "work"


class Token(NamedTuple):
    """A word or a mark: Penn tag, universal part of speech, dependency and the index of its head.

    A tuple, since two are made of every word of an article: a frozen dataclass takes three times as long.
    """

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
    """Words in quotation marks (marks included), with who said them as far as the paragraph tells.

    `cue` is the word that says so ("said", "according"), empty for terms, titles and words of nobody; `inferred`: the
    speaker is not named beside it but by a pronoun, a role, or the sentences before.
    """

    start: int
    end: int
    speaker: str | None
    cue: str = ""
    inferred: bool = False


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


class Told(StrEnum):
    """What the words around a title say of it: that it is held, was held, begins, ends or is to come.

    THEN: at the time that is told of. ENDED says that it is given up, WAS only that it was held.
    """

    HOLDS = "holds"
    THEN = "then"
    WAS = "was"
    STARTS = "starts"
    ENDED = "ended"
    WILL = "will"


@dataclass(frozen=True, kw_only=True, slots=True)
class Appointment:
    """A title phrase tied to a person: the span of the title's words, the office, and the person's mention."""

    start: int
    end: int
    office: Office
    person: Mention
    told: Told = Told.HOLDS


@dataclass(frozen=True, kw_only=True, slots=True)
class Naming:
    """An organisation, a place or an event that a reference may confirm.

    `subject` is the longest form of the same name in this article. `told`: the name's own words say what it is
    ("Ministry of Finance", "Lake Baikal"), so that it is one even where no reference knows it. `country`: whose
    body the words beside it say it is ("China" of "China's Ministry of Foreign Affairs"), else empty.
    """

    start: int
    end: int
    text: str
    label: Label
    subject: str
    role: PartRole
    told: bool = False
    country: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Expansion:
    """A name with its letters beside it, and what that says: the span holds both.

    `name` is the stretch of the words alone. `misfit`: the letters are not quite the initials of the words.
    """

    start: int
    end: int
    abbreviation: Abbreviation
    role: PartRole
    name: tuple[int, int] = (0, 0)
    misfit: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Enumeration:
    """A list of names, with the count that the text states for it. `broken`: its marks stand wrongly.

    `counted` is the stretch of the words that state the count; `governs`: they surely count this very list.
    """

    start: int
    end: int
    listing: Listing
    items: tuple[Span, ...]
    role: PartRole
    broken: bool = False
    counted: Span | None = None
    governs: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Placing:
    """A statement of where a place lies: the span of its words."""

    start: int
    end: int
    location: Location
    role: PartRole


@dataclass(frozen=True, kw_only=True, slots=True)
class Dated:
    """A date expression: text[start:end] and what it resolves to.

    `told` holds the words that count from another date of the text ("the next day"), until they are resolved.
    """

    start: int
    end: int
    timing: Timing
    told: str = ""

    def moved(self, text: str, start: int, interval: Interval) -> Dated:
        """The same expression from further left on, with what it then comes to."""
        timing = replace(self.timing, text=text[start : self.end], interval=interval)
        return replace(self, start=start, timing=timing)


@dataclass(frozen=True, kw_only=True, slots=True)
class NamedWork:
    """The name of a film, book, song, paper, law or treaty, quotation marks left out."""

    start: int
    end: int
    creation: Creation
    role: PartRole


@dataclass(frozen=True, kw_only=True, slots=True)
class Counted:
    """A number with what it counts."""

    start: int
    end: int
    quantity: Quantity
    role: PartRole


@dataclass(frozen=True, kw_only=True, slots=True)
class Superlative:
    """Words that say something is first, only, largest or unheard of: a person must judge them."""

    start: int
    end: int
    role: PartRole


@dataclass(frozen=True, kw_only=True, slots=True)
class Accusation:
    """A named person beside an accusation in one sentence: the span of the accusing words."""

    start: int
    end: int
    person: Mention
    role: PartRole


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
    dates: tuple[Dated, ...] = ()
    namings: tuple[Naming, ...] = ()
    expansions: tuple[Expansion, ...] = ()
    enumerations: tuple[Enumeration, ...] = ()
    placings: tuple[Placing, ...] = ()
    works: tuple[NamedWork, ...] = ()
    counted: tuple[Counted, ...] = ()
    superlatives: tuple[Superlative, ...] = ()
    accusations: tuple[Accusation, ...] = ()

    def sentence_at(self, offset: int) -> Stretch | None:
        """The sentence that holds this character, None between sentences."""
        return stretch_at(self.sentences, offset)

    def sentences_of(self, offsets: Iterable[int]) -> str:
        """The sentences that hold these characters, each once; in an order of their own, for paragraphs are moved.

        Cut by their stops alone: where the recogniser sees their ends hangs on what stands around them.
        """
        held = {
            found
            for offset in offsets
            if (paragraph := self.paragraph_at(offset)) is not None
            and (found := _between_stops(self.article.text, paragraph, offset))
        }
        return " ".join(sorted(self.article.text[first:last].strip() for first, last in held))

    def paragraph_at(self, offset: int) -> Stretch | None:
        """The paragraph that holds this character, None between paragraphs."""
        return stretch_at(self.paragraphs, offset)

    def quotation_at(self, offset: int) -> Quotation | None:
        """The quotation that holds this character."""
        index = bisect_right(self.quotations, offset, key=lambda quotation: quotation.start) - 1
        if index >= 0 and offset < self.quotations[index].end:
            return self.quotations[index]
        return None

    def dates_within(self, start: int, end: int) -> tuple[Dated, ...]:
        """The date expressions that begin at these characters, the second left out."""
        first, last = (
            bisect_left(self.dates, place, key=lambda dated: dated.start) for place in (start, end)
        )
        return self.dates[first:last]

    def persons(self) -> tuple[Mention, ...]:
        """The mentions of people."""
        return self._persons

    def persons_called(self, subject: str) -> tuple[Mention, ...]:
        """The mentions of the people of this subject."""
        return self._persons_by_subject.get(subject, ())

    def appointments_of(self, subject: str) -> tuple[Appointment, ...]:
        """The appointments of the person of this subject."""
        return self._appointments_by_subject.get(subject, ())

    def once(self, work: Callable[[Reading], T]) -> T:
        """What this work makes of the reading; it is done when first asked for, and kept as long as the reading."""
        if work not in self._done:
            self._done[work] = work(self)
        return cast("T", self._done[work])

    @cached_property
    def _persons(self) -> tuple[Mention, ...]:
        return tuple(mention for mention in self.mentions if mention.label is Label.PERSON)

    @cached_property
    def _persons_by_subject(self) -> dict[str, tuple[Mention, ...]]:
        return _grouped((one.subject, one) for one in self._persons)

    @cached_property
    def _appointments_by_subject(self) -> dict[str, tuple[Appointment, ...]]:
        return _grouped((one.person.subject, one) for one in self.appointments)

    @cached_property
    def _done(self) -> dict[Callable[[Reading], object], object]:
        return {}


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = {}
    for key, one in pairs:
        groups.setdefault(key, []).append(one)
    return {key: tuple(several) for key, several in groups.items()}


# Behind an abbreviation ("U.S. officials") a sentence goes on.
_STOP = re.compile(r"[.!?…][\"”’')\]]*\s+(?:(?<=[a-z]{3}[.!?…]\s)|(?=[\"“‘'(\[]*[A-Z0-9]))")


def _between_stops(text: str, paragraph: Stretch, offset: int) -> tuple[int, int]:
    """From where to where the sentence goes that holds this character of a paragraph."""
    stops = [stop.end() for stop in _STOP.finditer(text, paragraph.start, paragraph.end)]
    first = max((stop for stop in stops if stop <= offset), default=paragraph.start)
    last = min((stop for stop in stops if stop > offset), default=paragraph.end)
    return first, last


def stretch_at(stretches: Sequence[Stretch], offset: int) -> Stretch | None:
    """The one of these stretches, which are in the order of the text, that holds this character."""
    index = bisect_right(stretches, offset, key=lambda stretch: stretch.start) - 1
    if index >= 0 and offset < stretches[index].end:
        return stretches[index]
    return None
