"""Score the date grammar on annotated news: `python -m tests.quality.score_dates [-v]` prints the figures.

A range that covers two marked dates ("from 1980 to 2012") is exact when it runs from the first day of the one
to the last day of the other.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from checks.compare.dates import find_dates, impossible
from checks.reading import Dated

ARTICLES = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "gum-news"
SCORED = ("calendar", "relative")


@dataclass(frozen=True, kw_only=True)
class Score:
    """Counts over all articles."""

    marked: int
    found: int
    exact: int
    off: int
    predicted: int
    ambiguous: int
    misses: tuple[str, ...]


def score(articles: list[dict]) -> Score:
    totals = dict.fromkeys(("marked", "found", "exact", "off", "predicted", "ambiguous"), 0)
    misses: list[str] = []
    for article in articles:
        dates = find_dates(article["text"], date.fromisoformat(article["published"]))
        totals["predicted"] += len(dates)
        totals["ambiguous"] += sum(1 for found in dates if found.timing.readings)
        for found in dates:
            if not [gold for gold in article["dates"] if _overlap(found, gold)]:
                totals["off"] += 1
                misses.append(f"{article['id']}: off {found.timing}")
        for gold in (gold for gold in article["dates"] if gold["type"] in SCORED):
            totals["marked"] += 1
            mine = [found for found in dates if _overlap(found, gold)]
            totals["found"] += bool(mine)
            exact = any(_exact(found, gold, article["dates"]) for found in mine)
            totals["exact"] += exact
            if not exact:
                misses.append(
                    f"{article['id']}: {gold['text']!r} {gold['from']}..{gold['to']} got {[found.timing for found in mine]}"
                )
    return Score(**totals, misses=tuple(misses))


def _overlap(found: Dated, gold: dict) -> bool:
    return found.start < gold["end"] and gold["start"] < found.end


def _exact(found: Dated, gold: dict, every: list[dict]) -> bool:
    if impossible(found.timing) or found.timing.interval is None:
        return False
    covered = [other for other in every if _overlap(found, other)]
    first, last = found.timing.interval.first.isoformat(), found.timing.interval.last.isoformat()
    ends = [(covered[0]["from"], covered[-1]["to"]), (gold["from"], gold["to"])]
    return any(low in (first, None) and high in (last, None) for low, high in ends)


def load() -> list[dict]:
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(ARTICLES.glob("*.json"))]


def main() -> None:
    out = sys.stdout.write
    articles = load()
    if not articles:
        sys.exit(f"No annotated articles in {ARTICLES}: nothing was scored.")
    result = score(articles)
    if "-v" in sys.argv:
        out("".join(f"{miss}\n" for miss in result.misses))
    out(
        f"{len(articles)} articles, {result.marked} marked (calendar and relative), {result.predicted} predicted\n"
    )
    out(
        f"found {result.found / result.marked:.3f}  exact {result.exact / result.marked:.3f}  off {result.off}\n"
    )
    out(f"ambiguous {result.ambiguous} of {result.predicted} ({result.ambiguous / result.predicted:.3f})\n")


if __name__ == "__main__":
    main()
