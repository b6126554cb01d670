"""What finding claims costs beside the language model: `python -m tests.bench.claims [--rounds N] [--sizes N ...]`.

The model's own pass is `pipeline.pipe` over the paragraphs that the reader hands it; the rules are all else of
`checks.run.find`, the conversion to our tokens among them. Both are timed in turn, on texts of several lengths made of
different paragraphs of development articles where ../shared is, else of invented ones. Then `factdesk check` reads
600 words, and the memory of it and its workers is watched from outside.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from checks.article import from_text
from checks.language import SpacyRecogniser, load_recogniser, read
from checks.language.models import DEFAULT_MODEL
from checks.language.recogniser import _tagged
from checks.model import Article
from checks.run import find
from tests.checks.fuzz import Recorded
from tests.prove.bot_process import ROOT
from tests.prove.figures import say
from tests.prove.stories import story
from tests.quality.gold import GUM_NEWS, read_json

SIZES = (600, 2_000, 6_000, 20_000)
PUBLISHED = date(2024, 7, 6)
READ_AT = datetime(2026, 1, 1, tzinfo=UTC)
BAR_SHARE, BAR_LINEAR, BAR_MEGABYTES, AIM_MILLISECONDS = 0.3, 1.5, 350.0, 250.0
WATCHED_EVERY = 0.02
# Names within a sentence; those of days and months stay what they are.
_NAME = re.compile(
    r"(?<=[a-z,] )(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun))[A-Z][a-z]{2,}\b"
)
_ENDINGS = ("", "a", "o", "en", "sky", "ton", "berg", "ini")


@dataclass(frozen=True, kw_only=True)
class Cost:
    """CPU time in milliseconds at one length, medians.

    `model` is the model's own pass. The rules by themselves, on what the model once gave: `conversion` to our tokens,
    `reading`, and the `kinds` of claim. `share` is the median of what the whole takes beyond the model's pass of the
    same round, as a part of it: the same rules again, with the noise of two passes of the model.
    """

    words: int
    claims: int
    model: float
    conversion: float
    reading: float
    kinds: float
    share: float

    @property
    def rules(self) -> float:
        """All that is not the model."""
        return self.conversion + self.reading + self.kinds

    @property
    def own_share(self) -> float:
        """The rules by themselves as a part of the model's pass."""
        return self.rules / self.model

    def per_600(self, milliseconds: float) -> float:
        """Milliseconds for 600 words."""
        return milliseconds * 600 / self.words

    @property
    def row(self) -> str:
        """One line of the table."""
        parts = (self.model, self.conversion, self.reading, self.kinds, self.rules, self.model + self.rules)
        cells = "".join(f"{self.per_600(part):11.1f}" for part in parts)
        return f"{self.words:>7}{self.claims:>8}{cells}{self.own_share:>10.3f}{self.share:>10.3f}"


def measured(article: Article, recogniser: SpacyRecogniser, *, rounds: int) -> Cost:
    """The medians of so many rounds, in each of which everything is done once, in another order each time."""
    recorded = Recorded(recogniser)
    found = find(article, recorded)
    paragraphs, pipeline = recorded.paragraphs, recogniser._pipeline
    docs = list(pipeline.pipe(paragraphs))
    works: dict[str, Callable[[], object]] = {
        "model": lambda: list(pipeline.pipe(paragraphs)),
        "whole": lambda: find(article, recogniser),
        "conversion": lambda: [_tagged(doc) for doc in docs],
        "reading": lambda: read(article, recorded),
        "finding": lambda: find(article, recorded),
    }
    milliseconds: dict[str, list[float]] = {name: [] for name in works}
    order, dice = list(works), random.Random(1)  # noqa: S311 - a bench that can be repeated
    for _ in range(rounds):
        dice.shuffle(order)
        for name in order:
            milliseconds[name].append(_timed(works[name]) * 1000)
    median = {name: statistics.median(values) for name, values in milliseconds.items()}
    rounds_of_both = zip(milliseconds["whole"], milliseconds["model"], strict=True)
    return Cost(
        words=article.words,
        claims=len(found.asked) + found.left_out,
        model=median["model"],
        conversion=median["conversion"],
        reading=median["reading"],
        kinds=median["finding"] - median["reading"],
        share=statistics.median((whole - model) / model for whole, model in rounds_of_both),
    )


def _timed(work: Callable[[], object]) -> float:
    # CPU time: what other programs do on these cores is not the rules' cost.
    gc.collect()
    begun = time.process_time()
    work()
    return time.process_time() - begun


def text_of(words: int) -> str:
    """So many words, or a few more, of different paragraphs."""
    taken, count = [], 0
    for paragraph in _paragraphs():
        taken.append(paragraph)
        count += len(paragraph.split())
        if count >= words:
            break
    return "\n\n".join(taken)


def _paragraphs() -> Iterator[str]:
    """Paragraphs of development articles in an order that is always the same, then the same with other names."""
    real = [paragraph for path in sorted(GUM_NEWS.glob("*.json")) for paragraph in _body(path)]
    random.Random(1).shuffle(real)  # noqa: S311 - not a secret
    for ending in _ENDINGS if real else ():
        yield from (_NAME.sub(lambda name: name[0] + ending, paragraph) for paragraph in real)  # noqa: B023 - used at once
    number = 0
    while True:
        yield from story(number).paragraphs
        number += 1


def _body(path: Path) -> list[str]:
    """The paragraphs of an article without headline and dateline."""
    return [paragraph for paragraph in read_json(path).text.split("\n\n")[2:] if len(paragraph.split()) > 5]


def article_of(words: int) -> Article:
    """An article of so many words."""
    return from_text(text_of(words), retrieved_at=READ_AT, published=PUBLISHED)


# Memory of the command and its workers


@dataclass(frozen=True, kw_only=True)
class Memory:
    """Megabytes: the greatest resident size of each process by its module, and of all together without counting twice."""

    largest: dict[str, float]
    together: float


def watched(words: int) -> Memory:
    """Watch `factdesk check --offline` on so many words."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "story.txt"
        path.write_text(text_of(words), encoding="utf-8")
        command = (sys.executable, "-m", "bot", "check", "--offline", "--json", str(path))
        environment = {"FACTDESK_STATE": folder, "PATH": os.defpath}
        with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) as process:
            return _watch(process)


def _watch(process: subprocess.Popen[bytes]) -> Memory:
    largest: dict[str, float] = {}
    together = 0.0
    while process.poll() is None:
        family = list(_family(process.pid))
        for pid in family:
            name, size = _name(pid), _kilobytes(pid, "status", "VmHWM") / 1024
            largest[name] = max(largest.get(name, 0.0), size)
        together = max(together, sum(_kilobytes(pid, "smaps_rollup", "Pss") for pid in family) / 1024)
        time.sleep(WATCHED_EVERY)
    if process.returncode:
        raise SystemExit(f"factdesk check ended with status {process.returncode}: nothing was measured.")
    return Memory(largest=largest, together=together)


def _family(pid: int) -> Iterator[int]:
    """A process and all that it has started."""
    yield pid
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _family(int(child))


def _name(pid: int) -> str:
    with suppress(OSError):
        words = Path(f"/proc/{pid}/cmdline").read_bytes().decode().split("\0")
        return next((word for word in words if word.startswith("checks.workers.")), "factdesk check")
    return "gone"


def _kilobytes(pid: int, file: str, name: str) -> float:
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/{file}").read_text().splitlines():
            if line.startswith(f"{name}:"):
                return float(line.split()[1])
    return 0.0


# What is told


def verdict(*, is_met: bool) -> str:
    """The word beside a bar."""
    return "met" if is_met else "NOT met"


def told(costs: Sequence[Cost], memory: Memory) -> Iterator[tuple[str, bool]]:
    """Each bar's line, and whether it is met."""
    for cost in costs:
        share = max(cost.share, cost.own_share)
        yield (
            f"{cost.words} words: rules {share:.3f} of the model's own pass, bar {BAR_SHARE}",
            share <= BAR_SHARE,
        )
    first, last = costs[0], costs[-1]
    growth = (last.rules / last.words) / (first.rules / first.words)
    yield (
        f"rules' time per word at {last.words} words: {growth:.2f} of that at {first.words}, bar {BAR_LINEAR}",
        (growth <= BAR_LINEAR),
    )
    whole = first.per_600(first.model + first.rules)
    yield f"600 words: {whole:.0f} ms, aim {AIM_MILLISECONDS:.0f}", whole <= AIM_MILLISECONDS
    names = ", ".join(f"{name} {size:.0f} MB" for name, size in sorted(memory.largest.items()))
    yield (
        (
            f"memory of factdesk check and its workers: {memory.together:.0f} MB together (PSS), bar {BAR_MEGABYTES:.0f}; "
            f"greatest resident sizes: {names}"
        ),
        memory.together <= BAR_MEGABYTES,
    )


def main() -> int:
    """Read the command line, measure, tell; exit status 1 when a bar is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=9, help="at 600 words; fewer at greater lengths")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--model", default=DEFAULT_MODEL)
    asked = parser.parse_args()
    recogniser = load_recogniser(asked.model)
    # As in the worker: the model stays, and is not searched for garbage.
    gc.collect()
    gc.freeze()
    heads = "".join(f"{head:>11}" for head in ("model", "conversion", "reading", "kinds", "rules", "all"))
    heads += f"{'share':>10}{'by whole':>10}"
    say(f"{recogniser.version}; milliseconds of CPU time per 600 words, medians")
    say(f"{'words':>7}{'claims':>8}{heads}")
    costs = []
    for size in asked.sizes:
        rounds = max(3, asked.rounds * 600 // size)
        costs.append(measured(article_of(size), recogniser, rounds=rounds))
        say(costs[-1].row)
    lines = list(told(costs, watched(600)))
    for line, is_met in lines:
        say(f"{verdict(is_met=is_met)}: {line}")
    return 0 if all(is_met for _, is_met in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
