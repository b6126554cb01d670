"""How long one article takes, and how much memory: `python -m tests.bench.engine [ARTICLE] [--published DATE]`."""

from __future__ import annotations

import argparse
import asyncio
import resource
import statistics
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from checks.article import from_file
from checks.language import load_recogniser, read
from checks.model import Article, Versions
from checks.parts import paragraphs
from checks.run import check, in_thread
from checks.sources.pack import Pack

ROUNDS = 11
SAMPLE = Path(__file__).resolve().parents[2] / "docs" / "sample-article.txt"


def timed(work: Callable[[], object]) -> float:
    """The median of ROUNDS, in milliseconds; one round before them is not counted."""
    work()
    rounds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        rounds.append((time.perf_counter() - start) * 1000)
    return statistics.median(rounds)


def article(path: Path, published: date) -> Article:
    return from_file(
        path.name, path.read_bytes(), retrieved_at=datetime(2026, 1, 1, tzinfo=UTC), published=published
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("article", nargs="?", type=Path, default=SAMPLE)
    parser.add_argument("--published", type=date.fromisoformat, default=date(2024, 7, 6))
    given = parser.parse_args()
    story = article(given.article, given.published)
    start = time.perf_counter()
    recogniser = load_recogniser()
    loaded = (time.perf_counter() - start) * 1000
    pack = Pack.embedded()
    texts = [story.text[part.start : part.end] for part in paragraphs(story.text, story.parts)]
    versions = Versions(factdesk="", model="", pack="")

    def whole() -> object:
        return asyncio.run(
            check(story, finder=in_thread(recogniser), sources=(pack,), run_id="r", versions=versions)
        )

    model, reading, run = (
        timed(lambda: recogniser.tag(texts)),
        timed(lambda: read(story, recogniser)),
        timed(whole),
    )
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{given.article.name}: {story.words} words, median of {ROUNDS}")  # noqa: T201
    print(f"  model load {loaded:.0f} ms · model's pass {model:.0f} ms · reading {reading:.0f} ms")  # noqa: T201
    print(f"  whole check against the pack {run:.0f} ms · {run * 600 / story.words:.0f} ms per 600 words")  # noqa: T201
    print(f"  process at most {memory:.0f} MB")  # noqa: T201


if __name__ == "__main__":
    main()
