"""Stories for the real finder that are edited at random, and what their claims say by the text alone."""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import date, datetime

from checks.compare.strings import fold
from checks.model import Article, CheckRun, Claim, ClaimKind, Contradiction, Span
from tests.prove.edited_stories import Said

Examine = Callable[[Article], Awaitable[CheckRun]]

# True of 15 November 2022, for the most part: the pack knows these people.
REAL = (
    ("German Chancellor Olaf Scholz said the ferry line would carry its first passengers before the summer.",
     "The money for two more ships had been found."),
    ("Finnish Prime Minister Sanna Marin and Polish President Andrzej Duda welcomed the plan.",
     "They spoke after a long morning of talks in the old customs house."),
    ("Czech Prime Minister Petr Fiala promised to pay for a rail link to the new terminal.",
     "It would cut the journey by almost two hours, up 25% from four years ago."),
    ("Odalys Brennekamp, who runs the harbour office with Teodor Vasquane, said the quay still needed deeper water.",
     "The talks resume on Thursday, November 17, 2022, in the same building."),
    ("“We owe this to the people of Aldmouth,” said French President Emmanuel Macron.",
     "Italian Prime Minister Giorgia Meloni thanked the builders on Tuesday."),
    ("The North Sea Harbour Association (NSHA) had asked for it since 2014.",
     "Its chairwoman, Petra Lund, resigned last week."),
    ("The new quay will be the longest in the north, the harbour office said.",
     "Anselm Feld, who built the old one, was convicted of tax evasion in the spring."),
    ("It was the first ferry to sail through the ice this year, and its captain was cheered.",
     "Police arrested Hugo Arnell on suspicion of theft from the yard.",
     "Nobody else was hurt."),
)  # fmt: skip
SWAPS = (
    ("Olaf Scholz", "Olaf Sholz"),
    ("Petr Fiala", "Andrej Babiš"),
    ("Thursday, November 17", "Friday, November 17"),
    ("Emmanuel Macron", "Emanuel Macron"),
    ("Giorgia Meloni", "Georgia Meloni"),
    ("November 17, 2022", "November 24, 2022"),
    ("Petra Lund", "Petra Lundh"),
    ("25%", "30%"),
    ("since 2014", "since 2015"),
    ("Finnish Prime Minister", "Swedish Prime Minister"),
    ("Polish President", "Polish Prime Minister"),
    ("the longest in the north", "the longest in Europe"),
    ("the harbour office said", "the ferry line said"),
    ("was convicted of", "was acquitted of"),
    ("in the spring", "in the autumn"),
    ("Anselm Feld", "Anselm Felt"),
    ("theft from the yard", "theft from the church"),
    ("its captain was cheered", "its captain was booed"),
)
INSERTED = (
    "It rained all morning, and the ferries ran late.",
    "Elsewhere, Mayor Hugo Stahl of Westport said that 300 people had lost their homes in March.",
    "“Nobody warned us,” said Maria Quist, a teacher.",
    "Austrian Chancellor Karl Nehammer stayed away.",
)


# Who is named in a sentence that accuses them.
ACCUSED = ("Anselm", "Arnell")
# Of these, one claim at most says the same.
ALONE = frozenset({ClaimKind.NAME, ClaimKind.SUPERLATIVE})


def _accuses_whom(text: str) -> frozenset[str]:
    return frozenset(name for name in ACCUSED if name in text)


def faults_of_keys(before: Mapping[str, Said], now: Mapping[str, Said]) -> list[str]:
    """The claims of two versions whose keys say "the same" where the text says another thing, or the other way round.

    The other way round is told of names and superlatives alone: of those one claim at most says the same.
    """
    faults = [
        f"one claim says {before[key]} and then {now[key]}"
        for key in before.keys() & now.keys()
        if before[key] != now[key]
    ]
    keys = {said: key for key, said in now.items()}
    return faults + [
        f"{said} is another claim though it stands as before"
        for key, said in before.items()
        if said[0] in ALONE and keys.get(said, key) != key
    ]


class RealStory:
    """A story for the real finder. Its editor knows the words that it changed, not what is claimed by them."""

    def __init__(
        self, address: str, dice: random.Random, examine: Examine, read: Callable[..., Article]
    ) -> None:
        """`read` makes an article of a text, `examine` checks it."""
        self.address, self._dice, self._examine, self._read = address, dice, examine, read
        self._paragraphs = [list(paragraph) for paragraph in dice.sample(REAL, dice.randint(3, len(REAL)))]
        self._found: set[str] = set()
        self.mended: set[str] = set()
        self.replaced: dict[str, str] = {}
        self.knows = False
        self.said: Mapping[str, Said] = {}

    def keys(self) -> set[str]:
        """The claims that stand in it."""
        return self._found

    async def checked(self, at: datetime) -> CheckRun:
        """Check it as it stands."""
        text = "\n\n".join(" ".join(paragraph) for paragraph in self._paragraphs)
        run = await self._examine(self._read(text, retrieved_at=at, published=date(2022, 11, 15)))
        if run.article.text != text:
            raise ValueError("the text that was read is not the one that was written")
        self._found = {finding.id for finding in run.findings}
        self.said = {finding.id: self._said(finding.claim) for finding in run.findings}
        return run

    def _said(self, claim: Claim) -> Said:
        """What a claim says: what a person judges by its sentence with that sentence, others by what they assert."""
        about = (claim.kind.value, fold(claim.subject))
        if claim.kind is ClaimKind.SUPERLATIVE:
            return (*about, *self._sentences(claim.occurrences))
        if claim.accusation is not None:
            return (*about, *self._sentences((claim.accusation,)))
        if claim.kind is ClaimKind.DATE:
            # A weekday is no part of what it asserts.
            value = claim.value
            return (claim.kind.value, value.from_ or "", value.to or "", *value.ambiguous)
        if isinstance(claim.asserts, Contradiction):
            return (claim.kind.value, *sorted(map(fold, claim.asserts.passages)))
        return about if claim.kind in ALONE else (*about, fold(claim.quote))

    def _sentences(self, spans: Iterable[Span]) -> tuple[str, ...]:
        """The sentences, as the editor wrote them, that hold these stretches."""
        held, start = [], 0
        for paragraph in self._paragraphs:
            for sentence in paragraph:
                end = start + len(sentence)
                held += [sentence] * any(start <= span.start < end for span in spans)
                start = end + 1
            start += 1
        return tuple(sorted(map(fold, held)))

    def edit(self) -> str:
        """Edit it at random."""
        ways: tuple[Callable[[], str], ...] = (
            self._swap,
            self._swap,
            self._swap,
            self._change_words,
            self._insert,
            self._delete,
            self._move,
            self._move_paragraph,
        )
        return self._dice.choice(ways)()

    def _any(self) -> tuple[list[str], int]:
        paragraph = self._dice.choice(self._paragraphs)
        return paragraph, self._dice.randrange(len(paragraph))

    def _swap(self) -> str:
        """A name, a date or a figure is written otherwise, or as before."""
        one, other = self._dice.choice(SWAPS)
        old, new = (one, other) if self._dice.random() < 0.5 else (other, one)
        for paragraph in self._paragraphs:
            paragraph[:] = [sentence.replace(old, new) for sentence in paragraph]
        return "claim"

    def _change_words(self) -> str:
        paragraph, place = self._any()
        words = paragraph[place].split(" ")
        at = self._dice.randint(0, len(words) - 1)
        if self._dice.random() < 0.5 and len(words) > 5:
            del words[at]
        else:
            words.insert(at, self._dice.choice(("then", "again", "quietly", "however", "late")))
        paragraph[place] = " ".join(words)
        return "words"

    def _insert(self) -> str:
        text = " ".join(one for paragraph in self._paragraphs for one in paragraph)
        others = (*INSERTED, *(one for paragraph in REAL for one in paragraph))
        # Of each who is accused there is one sentence.
        sentence = self._dice.choice([one for one in others if not _accuses_whom(one) & _accuses_whom(text)])
        if self._dice.random() < 0.4:
            self._paragraphs.insert(self._dice.randint(0, len(self._paragraphs)), [sentence])
            return "paragraph in"
        paragraph, place = self._any()
        paragraph.insert(place, sentence)
        return "sentence in"

    def _delete(self) -> str:
        if self._dice.random() < 0.3 and len(self._paragraphs) > 2:
            self._paragraphs.pop(self._dice.randrange(len(self._paragraphs)))
            return "paragraph out"
        paragraph, place = self._any()
        if len(paragraph) > 1:
            del paragraph[place]
        return "sentence out"

    def _move(self) -> str:
        paragraph, place = self._any()
        if len(paragraph) > 1:
            sentence = paragraph.pop(place)
            other = self._dice.choice(self._paragraphs)
            other.insert(self._dice.randint(0, len(other)), sentence)
        return "sentence moved"

    def _move_paragraph(self) -> str:
        paragraph = self._paragraphs.pop(self._dice.randrange(len(self._paragraphs)))
        self._paragraphs.insert(self._dice.randint(0, len(self._paragraphs)), paragraph)
        return "paragraph moved"
