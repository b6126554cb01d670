"""Claims are found in any text: `python -m tests.checks.fuzz [--texts N] [--seed N]` mutates texts and judges each.

Nothing may be raised but the refusal of a text that is no story, every span must quote the text, the findings must go
into JSON and into the marked copy, and on text that is made to be slow the rules may take no more than in proportion to
its length.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import random
import sys
import time
import traceback
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from checks.article import from_text
from checks.errors import Unreadable
from checks.language import Recogniser, SpacyRecogniser, load_recogniser
from checks.language.recogniser import Tagged
from checks.model import Article, CheckRun, Part, PartRole, PublishedBasis, Versions
from checks.report import galley, to_json
from checks.run import Found, check, find
from checks.sources.pack import Pack
from tests.prove.figures import say, show

READ_AT = datetime(2026, 3, 4, 12, tzinfo=UTC)
PUBLISHED = date(2026, 3, 4)
# At most so many times the rules' seconds per character of plain news, and of the same pattern at a quarter of the length.
MOST_OF_PLAIN, MOST_GROWTH, ALLOWANCE = 8.0, 2.0, 0.004
SHORT, LONG = 5_000, 20_000
SLOWEST_SHOWN = 3
# A text that has grown to so many characters is spoilt in ways that let it grow less: the model's time is dear.
MOST_GROWN = 500
LONGEST = 20_000

# All invented: a sentence or two for each thing that the rules look for.
NEWS = (
    "Mayor Marta Lindqvist said on Tuesday, March 3, that the bridge over the Ald will open in May.",
    "“We owe this to Jon Osterman,” Lindqvist told the Ald Courier. “He never gave up,” she added.",
    "Gen. Tomas Arkel, the former harbour master, was sacked as defence minister two years ago.",
    "Presidents Varga of Lomia and Petrov of Karsk met Prime Minister Ilse Varga-Holm, 54, in Ald-on-Sea.",
    "The Harbour Workers' Union (HWU) and the Ald Port Authority (APA) signed the deal at the end of February.",
    "Four towns - Ald, Berg, Corvin and Dunmore - lie on the river, 30 km north of the capital, Karsk.",
    "Profit rose from $40 million to $50 million, up 25%, in the third quarter of 2025, the company said.",
    "Her film “The Long Quay” (2019), directed by Ana Brandvold, won three prizes at the festival.",
    "Osterman, 61, was charged with fraud and acquitted in 1997; he denies all wrongdoing.",
    "It was the first time since 1987 that the largest ferry in the world had docked here.",
    "Dr. J. R. Feld Jr. and Sir Piet Roos died last Monday, aged 90 and 87, between 9 and 10 a.m.",
    "ALD (Courier) - On the 447th day of the war, about 1,200 people left, twice as many as in 2024.",
    "By Nora Feld\n\nPhoto: Piet Roos / Ald Pictures",
    "Under the Harbour Safety Act 2024, ships must wait from May 18 to 19, or on 03/04/2026.",
    "14:05 Goal! Holm scores after 12 minutes, 1-0. 14:20 Rovers 1, United 2 (half-time).",
    "Correction: An earlier version of this story misspelt the name of Ms Lindqvist, née Holm.",
    "The Lomian foreign minister, Elsa Mar, who has led the party since 2019, will be sworn in on Friday.",
    "According to the ministry's spokesman, Bo Lee, 'no more than 10 to 15 per cent' of the pupils failed.",
)
_PIECES = (
    "\x00", "\x07", "\x1b[31m", "\u200b", "\u200f", "\u202e", "\ufeff", "\u00a0", "\u2009", "\u3000", "\u0301", "\u2028",
    "😀", "👩‍👩‍👧", "🇺🇦", "президент Иванов", "習近平国家主席", "الرئيس محمد", "הנשיא", "ประธานาธิบดี", "Đặng Thị Ngọc", "İı",
    "ﬁ", "ǅ", "ß", "²", "Ⅻ", "½", "٣٤", "“", "”", '"', "'", "’", "„", "«", "»", "(", ")", "[", "—", "–", "-", "…", "...", "/",
    "99/99/9999", "0/0/0", "31 February 2026", "May 32", "year 0", "in 9999", "10000 BC", "last last Monday", "25:61",
    "9" * 400, "1e999 percent", "$" * 9, "-0%", "1,2,3,4,5,6", "1.2.3.4", "0x7f", "from 0 to 0, up 0%", "a million billion",
    "the 999999999999th day of the war", "https://courier.example/" + "a" * 90, "@someone", "#tag", "<b>Bo</b>", "{{x}}", "\\",
    "Mr", "Mrs.", "Sir Dr Prof", "former then-acting deputy vice", "President of of the", "-elect", "O'", "Mc", "van der", "Jr.",
    "said", "according to", "said said", "the", "of", "and", "who", "whose", "the first", "the only", "the most", "charged with",
    "\n", "\n\n", "\n\n\n\n", "\t", "\r\n", " \n ", "* ", "• ", "A.B.C.D.", "(CSTO)", "()", "(A)", "((((", "))))",
)  # fmt: skip
_SPACES = ("", "\u00a0", "\u2003", "\n", "\t", "  ")
Mutator = Callable[[str, random.Random], str]


# How a text is spoilt


def _cut(text: str, dice: random.Random) -> tuple[str, str]:
    at = dice.randint(0, len(text))
    return text[:at], text[at:]


def inserted(text: str, dice: random.Random) -> str:
    """Odd pieces anywhere, within words too."""
    for _ in range(dice.randint(1, 6)):
        before, after = _cut(text, dice)
        text = before + dice.choice(_PIECES) + after
    return text


def between_words(text: str, dice: random.Random) -> str:
    """Odd pieces between words."""
    words = text.split(" ")
    for _ in range(dice.randint(1, 6)):
        words.insert(dice.randint(0, len(words)), dice.choice(_PIECES))
    return " ".join(words)


def shuffled(text: str, dice: random.Random) -> str:
    """The words in another order."""
    words = text.split(" ")
    dice.shuffle(words)
    return " ".join(words)


def truncated(text: str, dice: random.Random) -> str:
    """Words cut short, and the text too."""
    words = (word[: dice.randint(0, len(word))] if dice.random() < 0.3 else word for word in text.split(" "))
    return _cut(" ".join(words), dice)[0]


def respaced(text: str, dice: random.Random) -> str:
    """Other blanks, or none."""
    return text.replace(" ", dice.choice(_SPACES))


def repeated(text: str, dice: random.Random) -> str:
    """A mark or a word many times."""
    words = text.split(" ")
    at = dice.randrange(len(words))
    words[at] = dice.choice((words[at], words[at] + " ", words[at][-1:], "“", "(", ",", ".")) * dice.randint(
        2, 40
    )
    return " ".join(words)


def huge(text: str, dice: random.Random) -> str:
    """A word of hundreds or thousands of characters."""
    words = text.split(" ")
    at = dice.randrange(len(words))
    words[at] = (words[at] or "x") * dice.choice((8, 20, 60, 300) if len(text) < MOST_GROWN else (8,))
    return " ".join(words)


def recased(text: str, dice: random.Random) -> str:
    """All capitals, none, all words with one, or the wrong ones."""
    return dice.choice((str.upper, str.lower, str.title, str.swapcase))(text)


def transposed(text: str, dice: random.Random) -> str:
    """Letters of another block in place of one letter each."""
    block = dice.choice(
        (0x0400, 0x0590, 0x0600, 0x0E00, 0x1F00, 0x2100, 0x3040, 0x4E00, 0xAC00, 0xFF00, 0x1D400, 0x1F300)
    )
    picked = {letter: chr(block + dice.randrange(0x60)) for letter in dice.sample("abcdeghilmnorstuASMPT", 6)}
    return text.translate(str.maketrans(picked))


def decomposed(text: str, dice: random.Random) -> str:
    """Another normal form of Unicode."""
    return unicodedata.normalize(dice.choice(("NFD", "NFKC", "NFKD")), text)


def unquoted(text: str, dice: random.Random) -> str:
    """Quotation marks and brackets left out or turned."""
    return "".join(dice.choice(("", mark, "“", '"', "(")) if mark in "“”\"'’()" else mark for mark in text)


def random_characters(text: str, dice: random.Random) -> str:
    """Any characters at all but surrogates."""
    drawn = (
        chr(dice.choice((dice.randrange(0x250), dice.randrange(0xD800), dice.randrange(0xE000, 0x110000))))
        for _ in range(40)
    )
    before, after = _cut(text, dice)
    return before + "".join(drawn) + after


MUTATORS: tuple[Mutator, ...] = (
    inserted,
    between_words,
    shuffled,
    truncated,
    respaced,
    repeated,
    huge,
    recased,
    transposed,
    decomposed,
    unquoted,
    random_characters,
)


def mutated(dice: random.Random) -> str:
    """A text of one to three stretches of news, now and then of many, spoilt in one to four ways."""
    number = dice.choice((1, 1, 1, 2, 2, 3)) if dice.random() < 0.995 else 60
    text = dice.choice((" ", "\n\n")).join(dice.choices(NEWS, k=number))
    for mutate in dice.choices(MUTATORS, k=dice.randint(1, 4)):
        text = mutate(text, dice)
    return text[:LONGEST] or dice.choice(_PIECES)


def article_of(text: str, dice: random.Random) -> Article:
    """The text as pasted, or as it is, control characters and all. Unreadable where pasted text is noise."""
    published = dice.choice((PUBLISHED, PUBLISHED, None))
    if dice.random() < 0.5:
        return from_text(text, retrieved_at=READ_AT, published=published)
    return raw(text, published)


def raw(text: str, published: date | None = PUBLISHED) -> Article:
    """An article of exactly this text; nothing is cleaned."""
    return Article(
        text=text,
        parts=(Part(role=PartRole.BODY, start=0, end=len(text)),),
        headline="",
        published_at=published,
        published_basis=PublishedBasis.GIVEN if published else PublishedBasis.UNKNOWN,
        retrieved_at=READ_AT,
        sha256="",
        words=len(text.split()),
    )


# How what is found is judged


class Wrong(Exception):
    """What was found does not stand in the text, or cannot be told."""


async def judged(article: Article, recogniser: Recogniser, pack: Pack) -> Found:
    """Find, check against the pack, tell. Wrong where a span does not quote the text."""
    found = find(article, recogniser)
    for asked in found.asked:
        claim = asked.claim
        judge_spans(article.text, claim.quote, [(claim.start, claim.end)])
        spans = [(one.start, one.end) for one in claim.occurrences]
        if spans and not any(start < claim.end and claim.start < end for start, end in spans):
            raise Wrong(f"{claim.kind}: its own place {claim.start}..{claim.end} is none of its occurrences")
        judge_spans(article.text, None, spans)

    async def finder(_: Article) -> Found:
        return found

    versions = Versions(factdesk="", model="", pack=pack.version)
    _told(await check(article, finder=finder, sources=(pack,), run_id="fuzz", versions=versions))
    return found


def judge_spans(text: str, quote: str | None, spans: Sequence[tuple[int, int]]) -> None:
    """Wrong where a span lies outside the text, is empty, or does not hold the quote."""
    for start, end in spans:
        if not 0 <= start < end <= len(text):
            raise Wrong(f"a span {start}..{end} in a text of {len(text)} characters")
        if quote is not None and text[start:end] != quote:
            raise Wrong(f"{quote!r} is not what stands at {start}..{end}")


def _told(run: CheckRun) -> None:
    document = json.loads(to_json([run], as_array=False))
    for finding in document["findings"]:
        claim = finding["claim"]
        judge_spans(document["text"], claim["quote"], [(claim["start"], claim["end"])])
    galley(run)


@dataclass(kw_only=True)
class Tally:
    """What came of many texts. `faults`: by place in the code, how often, and a small text that shows it."""

    texts: int = 0
    characters: int = 0
    refused: int = 0
    claims: Counter[str] = field(default_factory=Counter)
    faults: dict[str, tuple[int, str]] = field(default_factory=dict)


async def fuzzed(texts: int, seed: int, recogniser: Recogniser, pack: Pack) -> Tally:
    """Mutate and judge so many texts."""
    tally, dice = Tally(), random.Random(seed)  # noqa: S311 - a fuzz that can be repeated
    for _ in range(texts):
        text = mutated(dice)
        tally.texts += 1
        tally.characters += len(text)
        try:
            found = await judged(article_of(text, dice), recogniser, pack)
        except Unreadable:
            tally.refused += 1
        except Exception as error:  # noqa: BLE001 - any error is what is looked for
            await _note(tally, text, error, recogniser, pack)
        else:
            tally.claims.update(asked.kind.value for asked in found.asked)
    return tally


async def _note(tally: Tally, text: str, error: Exception, recogniser: Recogniser, pack: Pack) -> None:
    place = _place(error)
    number, example = tally.faults.get(place, (0, ""))
    tally.faults[place] = (number + 1, example or await smallest(text, place, recogniser, pack))


def _place(error: Exception) -> str:
    """The kind of an error and the last line of ours that it went through."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "/checks/" in frame.filename]
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    words = f" {error}" if isinstance(error, Wrong) else ""
    return f"{type(error).__name__} at {where}{words}"


async def smallest(text: str, place: str, recogniser: Recogniser, pack: Pack) -> str:
    """A shorter text with the same fault: stretches are left out as long as it shows."""
    step = len(text) // 2
    while step:
        at = 0
        while at < len(text):
            shorter = text[:at] + text[at + step :]
            if shorter and await _shows(shorter, place, recogniser, pack):
                text = shorter
            else:
                at += step
        step //= 2
    return text


async def _shows(text: str, place: str, recogniser: Recogniser, pack: Pack) -> bool:
    for published in (PUBLISHED, None):
        try:
            await judged(raw(text, published), recogniser, pack)
        except Unreadable:
            continue
        except Exception as error:  # noqa: BLE001 - the same
            return _place(error).split(" ")[:3] == place.split(" ")[:3]
    return False


# How long the rules take


class Recorded:
    """What a model gave for some paragraphs, given again without the model."""

    def __init__(self, recogniser: Recogniser) -> None:
        self._recogniser = recogniser
        self.version = recogniser.version
        self.paragraphs: tuple[str, ...] = ()
        self._given: tuple[Tagged, ...] = ()

    def tag(self, paragraphs: Sequence[str]) -> tuple[Tagged, ...]:
        asked = tuple(paragraphs)
        if asked != self.paragraphs:
            self.paragraphs, self._given = asked, self._recogniser.tag(asked)
        return self._given


# Each is repeated to the length that is wanted.
SLOW: Mapping[str, str] = {
    "quotation marks": "“ ” ",
    "straight marks": "\" ' ",
    "opening marks": "“ we said “ and then ",
    "brackets": "( A ) ((",
    "commas": "Ald, Berg, ",
    "and": "Ald and Berg and ",
    "capitals": "Ald Berg Corvin ",
    "initials": "J. R. K. ",
    "titles": "President Prime Minister Deputy ",
    "of": "minister of the council of ",
    "former": "former then-acting deputy ",
    "one name": "Marta Lindqvist ",
    "surnames": "Lindqvist's Holm’s ",
    "said": "said Holm said ",
    "who": "Holm, who was, who is, ",
    "numbers": "12 1,200 3.5 ",
    "percent": "from 40 to 50, up 25%, ",
    "dates": "May 3 May 4, 2021 ",
    "days": "on Tuesday last Monday ",
    "years": "from 1997 to 2003 ",
    "letters": "(HWU) APA (APA) ",
    "first": "the first and only largest ",
    "charged": "charged with fraud and ",
    "works": "“The Long Quay” by Holm ",
    "hyphens": "Ald-Berg-Corvin-",
    "dots": ". . . ",
    "line ends": "Ald\n",
    "blank lines": "Holm said no.\n\n",
    "lower case": "they went there and then ",
}


def seconds(text: str, recogniser: Recorded) -> float:
    """CPU seconds of the rules, the least of three."""
    article = raw(text)
    find(article, recogniser)
    spent = []
    for _ in range(3):
        begun = time.process_time()
        find(article, recogniser)
        spent.append(time.process_time() - begun)
    return min(spent)


def slow_ones(recogniser: SpacyRecogniser) -> Iterator[tuple[str, float, float]]:
    """For each pattern: how the time per character grew to four times the length, and how often plain news' it is."""
    plain = " ".join(NEWS)
    of_plain = seconds(_long(plain + " ", LONG), Recorded(recogniser))
    for name, pattern in SLOW.items():
        recorded = Recorded(recogniser)
        short, long = (seconds(_long(pattern, length), recorded) for length in (SHORT, LONG))
        growth = max(0.0, long - ALLOWANCE) / (short * LONG / SHORT)
        yield name, growth, long / of_plain


def _long(pattern: str, length: int) -> str:
    return (pattern * (length // len(pattern) + 1))[:length]


def main() -> int:
    """Read the command line, mutate, judge, tell; exit status 1 when anything was wrong or slow."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    recogniser, pack = load_recogniser(), Pack.embedded()
    # As in the worker: the model stays, and is not searched for garbage.
    gc.collect()
    gc.freeze()
    tally = asyncio.run(fuzzed(asked.texts, asked.seed, recogniser, pack))
    show(
        {
            "texts": f"{tally.texts}, {tally.characters} characters, seed {asked.seed}",
            "refused as no story": tally.refused,
            "claims, all spans quote the text": tally.claims.total() if not tally.faults else "NOT all",
            "by kind": ", ".join(f"{kind} {number}" for kind, number in tally.claims.most_common()),
            "faults": sum(number for number, _ in tally.faults.values()),
        }
    )
    for place, (number, example) in tally.faults.items():
        say(f"  {number} x {place}: {example!r}")
    timed = list(slow_ones(recogniser))
    too_slow = [one for one in timed if one[1] > MOST_GROWTH or one[2] > MOST_OF_PLAIN]
    say(f"{len(timed)} patterns of {SHORT} and {LONG} characters, rules only; the worst:")
    for name, growth, times in too_slow or sorted(timed, key=lambda one: -one[2])[:SLOWEST_SHOWN]:
        say(
            f"  {name}: {times:.1f} times plain news (bar {MOST_OF_PLAIN:.0f}), {growth:.2f} per character of a quarter's length (bar {MOST_GROWTH:.0f})"
        )
    return 1 if tally.faults or too_slow else 0


if __name__ == "__main__":
    sys.exit(main())
