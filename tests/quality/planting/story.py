"""A true article, and the errors that are planted in it. Everything is found by searching strings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

from tests.quality.facts import Person, Tables
from tests.quality.gold import OWN
from tests.quality.markup import parse

# Articles without marks, written around the facts of the tables.
UNMARKED = frozenset({"planting", "planting-unseen", "planting-unseen-2", "planting-unseen-3"})
_SENTENCE_END = re.compile(r"(?<=[.!?])[”\"’')]*\s+(?=[“\"‘'(]?[A-Z0-9])|\n+")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Prof|Jr|Sr|vs|No|[A-Z])|[A-Z]\.[A-Z])\.$"
)
_SUFFIX = re.compile(r"(?:Jr\.?|Sr\.?|I{1,3}|IV|V|VI)$")
# Where people's names stand with the family's first, also in English.
_FAMILY_FIRST = frozenset(
    {"China", "Taiwan", "Hong Kong", "South Korea", "North Korea", "Vietnam", "Singapore", "Cambodia"}
)


@dataclass(frozen=True, kw_only=True)
class Story:
    """An article as its writers left it, true as far as they know."""

    name: str
    text: str
    published: date

    @cached_property
    def sentences(self) -> Sequence[tuple[int, int]]:
        """Where each sentence begins and ends."""
        found, begun = [], 0
        for gap in _SENTENCE_END.finditer(self.text):
            if "\n" in gap[0] or not _ABBREVIATED.search(self.text, max(gap.start() - 6, 0), gap.start()):
                found.append((begun, gap.start()))
                begun = gap.end()
        return [*found, (begun, len(self.text))]

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """The sentence that the offset stands in."""
        return next((one for one in self.sentences if one[0] <= offset <= one[1]), (0, len(self.text)))

    @cached_property
    def headline_end(self) -> int:
        """Where the first paragraph ends."""
        return max(self.text.find("\n\n"), 0)


@dataclass(frozen=True, kw_only=True)
class Edit:
    """New words in the place of others."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, kw_only=True)
class Error:
    """One planted error. `spans` are all altered places in `text`, `place` the words of the false statement.

    `right` are the words of which a right correction has some: the original, or another true wording.
    """

    kind: str
    rule: str
    article: str
    published: date
    text: str
    place: tuple[int, int]
    spans: tuple[tuple[int, int], ...]
    original: str
    planted: str
    right: tuple[str, ...]

    @property
    def key(self) -> str:
        """A name that stays the same while the articles do."""
        return f"{self.article}/{self.kind}/{self.rule}/{self.original}/{self.planted}"


def plant(  # noqa: PLR0913 - what an error is made of, each by its name
    story: Story,
    edits: Sequence[Edit],
    *,
    kind: str,
    rule: str,
    place: tuple[int, int] | None = None,
    right: Iterable[str] = (),
    original: str = "",
    planted: str = "",
) -> Error:
    """The error of these edits. `place` is in the untouched text, the first edit's where it is not given."""
    ordered = sorted(edits, key=lambda edit: edit.start)
    pieces, spans, at, grown = [], [], 0, 0
    for edit in ordered:
        pieces += [story.text[at : edit.start], edit.words]
        spans.append((edit.start + grown, edit.start + grown + len(edit.words)))
        grown += len(edit.words) - (edit.end - edit.start)
        at = edit.end
    first = ordered[0]
    start, end = place or (first.start, first.end)
    return Error(
        kind=kind,
        rule=rule,
        article=story.name,
        published=story.published,
        text="".join([*pieces, story.text[at:]]),
        place=(start + _growth(ordered, start), end + _growth(ordered, end, through=True)),
        spans=tuple(spans),
        original=original or story.text[first.start : first.end],
        planted=planted or first.words,
        right=tuple(dict.fromkeys(right)) or (story.text[first.start : first.end],),
    )


def _growth(edits: Sequence[Edit], offset: int, *, through: bool = False) -> int:
    """By how much the text before the offset has grown; `through`: what ends at it counts."""
    return sum(
        len(edit.words) - (edit.end - edit.start)
        for edit in edits
        if edit.end <= offset and (through or edit.start < offset)
    )


def places_of(words: str, text: str) -> list[tuple[int, int]]:
    """Where the words stand as whole words; curly and straight apostrophes are one."""
    apart = "'" in words or "’" in words
    if not words or (words not in text and not apart):
        return []
    pattern = re.sub("['’]", "['’]", re.escape(words))
    return [found.span() for found in re.finditer(rf"(?<![\w-]){pattern}(?![\w-])", text)]


@dataclass(frozen=True, kw_only=True)
class Named:
    """A person of the tables where the article gives the full name, in one of its forms."""

    person: Person
    form: str
    places: tuple[tuple[int, int], ...]

    @property
    def family(self) -> str:
        """The word that stands for the family, by which the article names the person later."""
        words = self.form.split()
        if self.person.country in _FAMILY_FIRST:
            return words[0]
        return next((word for word in reversed(words) if not _SUFFIX.fullmatch(word)), words[-1])

    @property
    def given(self) -> str:
        """The given name: for a family name in front all of the rest, else the first word."""
        words = self.form.split()
        return " ".join(words[1:]) if self.person.country in _FAMILY_FIRST else words[0]


@lru_cache(maxsize=4)
def people_in(story: Story, tables: Tables) -> tuple[Named, ...]:
    """The people of the tables who stand in the article with two words at least, each once, by their longest form."""
    found: list[Named] = []
    taken: list[tuple[int, int]] = []
    seen: set[str] = set()
    for form, person in tables.full_names:
        if form not in story.text or person.name in seen:
            continue
        places = [place for place in places_of(form, story.text) if not overlaps(place, taken)]
        taken += places
        # Two people of one name: who is meant stands in no table.
        if places and not person.formed:
            seen.add(person.name)
            found.append(Named(person=person, form=form, places=tuple(places)))
    return tuple(sorted(found, key=lambda one: one.places))


def overlaps(place: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    """Whether the place shares a character with one of the others."""
    return any(place[0] < end and start < place[1] for start, end in others)


def read_stories(folder: Path = OWN) -> Iterator[Story]:
    """All untouched articles: the marked ones without their marks, and those of UNMARKED."""
    for path in sorted(folder.glob("*/*.txt")):
        gold = parse(path.read_text(encoding="utf-8"), name=path.stem)
        yield Story(name=f"{path.parent.name}/{path.stem}", text=gold.text, published=gold.published)
