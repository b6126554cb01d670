"""How often a story's own text settles its day, and how often rightly: `python -m tests.quality.told_dates`.

Over the annotated articles of tests/quality/articles, whose day of publication is known. A day that is told wrongly
costs more than one that is not told: the floor is for precision alone.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date

from checks.article.told_date import Settled, doubt_about, settled_day
from tests.quality.gold import OWN
from tests.quality.markup import read_marked

# Later than any of the articles: as if each were read long after it was written.
READ_ON = date(2026, 1, 1)


@dataclass(frozen=True, kw_only=True)
class Told:
    """What the text of one article tells of its day."""

    name: str
    published: date
    settled: Settled | None
    is_doubted: bool

    @property
    def is_right(self) -> bool:
        return self.settled is not None and self.settled.day == self.published


def told() -> list[Told]:
    """Of every annotated article."""
    articles = [read_marked(path) for path in sorted(OWN.glob("*/*.txt"))]
    return [
        Told(
            name=one.name,
            published=one.published,
            settled=settled_day(one.text, latest=READ_ON),
            is_doubted=doubt_about(one.text, one.published, latest=READ_ON) is not None,
        )
        for one in articles
    ]


def main() -> None:
    every = told()
    found = [one for one in every if one.settled is not None]
    for one in found:
        mark = "right" if one.is_right else "WRONG"
        sys.stdout.write(f"{mark}  {one.name}: {one.settled.day} ({one.settled.reason})\n")  # type: ignore[union-attr]  # only those with a day
    right, doubted = sum(one.is_right for one in found), sum(one.is_doubted for one in every)
    sys.stdout.write(
        f"{len(every)} articles: {len(found)} get a day from their text, {right} of them rightly;"
        f" {doubted} true days are doubted\n"
    )


if __name__ == "__main__":
    main()
