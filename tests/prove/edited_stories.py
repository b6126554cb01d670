"""Stories with invented findings that are edited at random; their editor knows what it has changed."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol

from checks.model import (
    Article,
    CheckRun,
    Claim,
    ClaimKind,
    Finding,
    Part,
    PartRole,
    PublishedBasis,
    Rating,
    Reason,
    Span,
    Verdict,
    Versions,
)

PUBLISHED = date(2024, 7, 6)
FLAGS = frozenset({Rating.DIFFERS, Rating.AMBIGUOUS})
GIVEN = ("Marta", "Jon", "Ilse", "Tomas", "Petra", "Olaf", "Maria", "Hugo", "Elsa", "Piet", "Nora", "Anselm")
FAMILY = (
    "Lindqvist",
    "Osterman",
    "Varga",
    "Arkel",
    "Lund",
    "Brandt",
    "Quist",
    "Stahl",
    "Roos",
    "Feld",
    "Tolvaj",
)
TOWNS = ("Aldmouth", "Kilburn", "Narva", "Sund", "Trave", "Westport")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
FILLERS = (
    "said that the quay needed deeper water",
    "walked along the old harbour wall in the rain",
    "asked for more money than anybody had expected",
    "called the new ferry line a gift to the islands",
    "would not speak to the reporters who were waiting",
    "thanked the builders for working through the winter",
)
TAILS = (
    "before noon",
    "after a long night",
    "in the old customs house",
    "without a word",
    "as planned",
    "at last",
)


@dataclass(frozen=True)
class Slot:
    """A claim of an invented sentence: a right value, and whether it is written wrong."""

    kind: ClaimKind
    value: str
    is_wrong: bool = False

    @property
    def key(self) -> str:
        """Its claim. A weekday is no part of what a date asserts."""
        same = self.value if self.kind is ClaimKind.DATE else self.text
        return hashlib.sha256(f"{self.kind}|{same}".encode()).hexdigest()[:16]

    @property
    def text(self) -> str:
        """The words."""
        if self.kind is ClaimKind.NAME:
            return self.value[:-1] + "zh" if self.is_wrong else self.value
        if self.kind is ClaimKind.DATE:
            day = int(self.value.split()[0])
            return f"{DAYS[(day + self.is_wrong) % 5]}, {self.value}"
        return self.value

    @property
    def right(self) -> str | None:
        """What an editor is told to write."""
        return replace(self, is_wrong=False).text if self.is_wrong else None


Sentence = tuple[str | Slot, ...]
# What a claim says by the text alone, its kind first.
Said = tuple[str, ...]


class Story(Protocol):
    """A story that is edited and checked."""

    address: str
    knows: bool
    mended: set[str]
    replaced: dict[str, str]
    said: Mapping[str, Said]

    def keys(self) -> set[str]:
        """The claims that stand in it."""

    def edit(self) -> str:
        """Edit it at random; gives what was done."""

    async def checked(self, at: datetime) -> CheckRun:
        """Check it as it stands."""


def article_of(text: str, at: datetime, address: str) -> Article:
    """An article of exactly this text."""
    return Article(
        text=text,
        parts=(Part(role=PartRole.BODY, start=0, end=len(text)),),
        headline="",
        published_at=PUBLISHED,
        published_basis=PublishedBasis.GIVEN,
        retrieved_at=at,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        words=len(text.split()),
        url=address,
    )


class InventedStory:
    """Paragraphs of sentences with claims in them. After each edit it says what has become of which claim.

    `mended` are claims that are gone for a right one, or stand right now; `replaced` claims that are gone with another in
    their place. `knows`: the last edit was one alone, so that it is known for certain.
    """

    def __init__(self, address: str, dice: random.Random) -> None:
        """A story of some paragraphs."""
        self.address, self._dice = address, dice
        self._paragraphs: list[list[Sentence]] = [
            [self._sentence() for _ in range(dice.randint(1, 4))] for _ in range(dice.randint(3, 6))
        ]
        # What the reference says of a claim now, where it has changed its mind.
        self._moved: dict[str, Rating] = {}
        self.mended: set[str] = set()
        self.replaced: dict[str, str] = {}
        self.knows = True
        # Its keys are what its claims say.
        self.said: Mapping[str, Said] = {}

    # The text

    def _name(self) -> Slot:
        value = f"{self._dice.choice(GIVEN)} {self._dice.choice(FAMILY)}"
        return Slot(ClaimKind.NAME, value, self._dice.random() < 0.4)

    def _number(self) -> Slot:
        return Slot(ClaimKind.NUMBER, f"{self._dice.randrange(100, 999)} tonnes")

    def _day(self) -> Slot:
        return Slot(ClaimKind.DATE, f"{self._dice.randrange(1, 29)} May 2024", self._dice.random() < 0.3)

    def _place(self) -> Slot:
        return Slot(ClaimKind.PLACE, self._dice.choice(TOWNS))

    def _sentence(self) -> Sentence:
        filler, tail = self._dice.choice(FILLERS), self._dice.choice(TAILS)
        forms: tuple[Callable[[], Sentence], ...] = (
            lambda: (self._name(), f" {filler} {tail}."),
            lambda: (self._name(), " and ", self._name(), f" {filler}."),
            lambda: ("On ", self._day(), ", ", self._name(), f" {filler}."),
            lambda: ("About ", self._number(), " lay in ", self._place(), f" {tail}."),
            lambda: (f"It rained {tail}, and nobody {filler}.",),
        )
        return self._dice.choice(forms)()

    def _slots(self) -> list[tuple[int, int, int, Slot]]:
        """Every claim with the numbers of its paragraph, sentence and part."""
        return [
            (row, place, part, piece)
            for row, paragraph in enumerate(self._paragraphs)
            for place, sentence in enumerate(paragraph)
            for part, piece in enumerate(sentence)
            if isinstance(piece, Slot)
        ]

    def _claims(self) -> dict[str, Slot]:
        """By its key, each claim as it is written first."""
        return {slot.key: slot for *_, slot in reversed(self._slots())}

    def keys(self) -> set[str]:
        """The claims that stand in it."""
        return set(self._claims())

    def rating(self, slot: Slot) -> Rating:
        """What the reference says of a claim."""
        if slot.key in self._moved:
            return self._moved[slot.key]
        if slot.is_wrong:
            return Rating.DIFFERS
        if slot.kind in {ClaimKind.NUMBER, ClaimKind.DATE}:
            return Rating.UNCHECKED
        return (Rating.MATCHES, Rating.NO_REFERENCE, Rating.AMBIGUOUS)[int(slot.key, 16) % 3]

    async def checked(self, at: datetime) -> CheckRun:
        """Check it as it stands."""
        pieces: list[str] = []
        places: dict[str, list[Span]] = {}
        slots: dict[str, Slot] = {}
        length = 0
        for paragraph in self._paragraphs:
            for place, sentence in enumerate(paragraph):
                for piece in sentence:
                    text = piece if isinstance(piece, str) else piece.text
                    if isinstance(piece, Slot):
                        places.setdefault(piece.key, []).append(Span(start=length, end=length + len(text)))
                        slots.setdefault(piece.key, piece)
                    pieces.append(text)
                    length += len(text)
                between = " " if place < len(paragraph) - 1 else "\n\n"
                pieces.append(between)
                length += len(between)
        read = article_of("".join(pieces), at, self.address)
        findings = tuple(self._finding(slots[key], spans) for key, spans in places.items())
        return CheckRun(
            id="",
            article=read,
            findings=tuple(sorted(findings, key=lambda finding: finding.claim.start)),
            lookups=(),
            outages=(),
            versions=Versions(factdesk="", model="", pack=""),
        )

    def _finding(self, slot: Slot, spans: list[Span]) -> Finding:
        claim = Claim(
            kind=slot.kind,
            quote=slot.text,
            start=spans[0].start,
            end=spans[0].end,
            subject=slot.text,
            statement="",
            occurrences=tuple(spans),
        )
        rating = self.rating(slot)
        verdict = Verdict(
            rating=rating,
            reason=Reason.SPELLING if rating in FLAGS else Reason.NONE,
            explanation="The reference was asked.",
            correction=slot.right if rating in FLAGS else None,
        )
        return Finding(id=slot.key, claim=claim, verdict=verdict, subject=slot.text)

    # What an editor does

    def edit(self) -> str:
        """Edit it at random, mostly in one way, now and then in several at once."""
        stood = self._claims()
        ratings = {key: self.rating(slot) for key, slot in stood.items()}
        self.mended, self.replaced = set(), {}
        count = 1 if self._dice.random() < 0.85 else self._dice.randint(2, 5)
        self.knows = count == 1
        ways = [self._one_edit(stood) for _ in range(count)]
        stands = self._claims()
        if not self.knows:
            self.mended, self.replaced = set(), {}
            return "several"
        self._settle(stood, ratings, stands)
        return ways[0]

    def _is_right(self, slot: Slot) -> bool:
        """Whether what took a claim's place is no slip: a name that no reference knows may be one."""
        rating = self.rating(slot)
        named = slot.kind not in {ClaimKind.NUMBER, ClaimKind.DATE}
        return rating is Rating.MATCHES if named else rating not in FLAGS

    def _settle(self, stood: dict[str, Slot], ratings: dict[str, Rating], stands: dict[str, Slot]) -> None:
        """What the one edit has brought, once it is known what is left elsewhere."""
        words = {slot.text for *_, slot in self._slots()}
        for key, slot in stood.items():
            if key not in stands:
                successor = self.replaced.get(key)
                is_right_now = successor is not None and self._is_right(stands[successor])
                proposed = slot.right if ratings[key] in FLAGS else None
                if is_right_now or (proposed is not None and proposed in words):
                    self.mended.add(key)
            elif slot.text not in words and ratings[key] in FLAGS and self.rating(stands[key]) not in FLAGS:
                self.mended.add(key)
        self.replaced = {
            old: new for old, new in self.replaced.items() if old not in stands and new not in stood
        }

    def _one_edit(self, stood: dict[str, Slot]) -> str:
        ways: tuple[Callable[[], str], ...] = (
            self._change_words,
            self._change_claim,
            self._change_claim,
            self._mend_claim,
            self._mend_claim,
            self._change_throughout,
            self._insert_sentence,
            self._delete_sentence,
            self._move_sentence,
            self._insert_paragraph,
            self._delete_paragraph,
            self._move_paragraph,
            self._move_reference,
        )
        if not stood:
            return self._insert_paragraph()
        return self._dice.choice(ways)()

    def _put(self, row: int, place: int, part: int, piece: str | Slot) -> None:
        sentence = self._paragraphs[row][place]
        self._paragraphs[row][place] = (*sentence[:part], piece, *sentence[part + 1 :])

    def _change_words(self) -> str:
        """Words that are no claim."""
        row, place = self._any_sentence()
        sentence = self._paragraphs[row][place]
        texts = [
            part for part, piece in enumerate(sentence) if isinstance(piece, str) and piece.endswith(".")
        ]
        if texts:
            words = str(sentence[texts[0]])
            self._put(row, place, texts[0], f"{words[:-1]} {self._dice.choice(TAILS)}.")
        return "words"

    def _other(self, slot: Slot) -> Slot:
        makers = {
            ClaimKind.NAME: self._name,
            ClaimKind.NUMBER: self._number,
            ClaimKind.DATE: self._day,
            ClaimKind.PLACE: self._place,
        }
        return makers[slot.kind]()

    def _change_claim(self) -> str:
        """One place of a claim says something else."""
        if not self._slots():
            return "claim"
        row, place, part, slot = self._dice.choice(self._slots())
        other = self._other(slot)
        self._put(row, place, part, other)
        if other.key != slot.key:
            self.replaced[slot.key] = other.key
        return "claim"

    def _mend_claim(self) -> str:
        """What is wrong is written right, or the other way round."""
        wrong = [one for one in self._slots() if one[3].kind in {ClaimKind.NAME, ClaimKind.DATE}]
        if not wrong:
            return "mended"
        slot = self._dice.choice(wrong)[3]
        mended = replace(slot, is_wrong=not slot.is_wrong)
        for row, place, part, piece in self._slots():
            if piece == slot:
                self._put(row, place, part, mended)
        if mended.key != slot.key:
            self.replaced[slot.key] = mended.key
        return "mended"

    def _change_throughout(self) -> str:
        """A claim says something else wherever it stands."""
        if not self._slots():
            return "throughout"
        slot = self._dice.choice(self._slots())[3]
        other = self._other(slot)
        for row, place, part, piece in self._slots():
            if piece.key == slot.key:
                self._put(row, place, part, other)
        if other.key != slot.key:
            self.replaced[slot.key] = other.key
        return "throughout"

    def _any_sentence(self) -> tuple[int, int]:
        row = self._dice.randrange(len(self._paragraphs))
        return row, self._dice.randrange(len(self._paragraphs[row]))

    def _insert_sentence(self) -> str:
        paragraph = self._dice.choice(self._paragraphs)
        paragraph.insert(self._dice.randint(0, len(paragraph)), self._sentence())
        return "sentence in"

    def _delete_sentence(self) -> str:
        row, place = self._any_sentence()
        if len(self._paragraphs[row]) > 1:
            del self._paragraphs[row][place]
        return "sentence out"

    def _move_sentence(self) -> str:
        row, place = self._any_sentence()
        if len(self._paragraphs[row]) > 1:
            sentence = self._paragraphs[row].pop(place)
            paragraph = self._dice.choice(self._paragraphs)
            paragraph.insert(self._dice.randint(0, len(paragraph)), sentence)
        return "sentence moved"

    def _insert_paragraph(self) -> str:
        sentences = [self._sentence() for _ in range(self._dice.randint(1, 3))]
        self._paragraphs.insert(self._dice.randint(0, len(self._paragraphs)), sentences)
        return "paragraph in"

    def _delete_paragraph(self) -> str:
        if len(self._paragraphs) > 2:
            self._paragraphs.pop(self._dice.randrange(len(self._paragraphs)))
        return "paragraph out"

    def _move_paragraph(self) -> str:
        paragraph = self._paragraphs.pop(self._dice.randrange(len(self._paragraphs)))
        self._paragraphs.insert(self._dice.randint(0, len(self._paragraphs)), paragraph)
        return "paragraph moved"

    def _move_reference(self) -> str:
        """The reference says something else of a claim, or again what it said before."""
        if not self._slots():
            return "reference"
        slot = self._dice.choice(self._slots())[3]
        if self._moved.pop(slot.key, None) is None:
            others = [rating for rating in Rating if rating is not self.rating(slot)]
            self._moved[slot.key] = self._dice.choice(others)
        return "reference"
