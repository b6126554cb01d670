"""How right the text of pages is: `python -m tests.quality.pages [--all]`.

The corpus is tests/checks/article/pages: for each page what a careful reader takes from it. Beside our figures stand
those of trafilatura alone on the same pages, in the same run: called as its users call it, with the page's bytes and
address, its fallbacks and its metadata, and without comments.

Text is compared in runs of four words (of four characters where a script writes no spaces): precision is the share of
our runs that the expected text has, recall the share of its runs that ours has, F1 their harmonic mean; the figure is
the mean over all pages with a story. Ours is compared with the body. Trafilatura tells no captions, credits and notes
from it: its text is compared with the body, with these behind it, and with the headline before them too, and the best
of the three figures counts.

A page's text is right when its F1 is at least 0.95 and nothing stands in it that must not; of ours, all captions,
credits and notes must be where they belong as well. A page without a story is right when it is refused, by us with
its reason. A story that is refused is wrong in all: text, headline, byline and date. The share of right texts is given
of all pages and of the pages with a story, since trafilatura is not made to refuse a page.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from trafilatura import bare_extraction
from trafilatura.settings import Document

from checks.article import from_html
from checks.errors import NoArticle
from checks.model import Article, PartRole
from tests.prove.figures import say

PAGES = Path(__file__).resolve().parents[1] / "checks" / "article" / "pages"
READ_AT = datetime(2026, 3, 4, 12, tzinfo=UTC)
RUN = 4
RIGHT_F1 = 0.95
# What must be reached.
LEAST_RIGHT, LEAST_F1 = 0.95, 0.96
_SPACELESS = frozenset({"ja", "zh", "th"})
_WORD = re.compile(r"\w+")
# What is told of every story beside its text.
TOLD = ("headline", "byline", "published", "basis")
_BOILERPLATE = "a checklist from boilerplate"
_ROLES = {"captions": PartRole.CAPTION, "credits": PartRole.CREDIT, "notes": PartRole.NOTE}


@dataclass(frozen=True, kw_only=True)
class Sample:
    """A page and what a careful reader takes from it."""

    name: str
    html: bytes
    expected: Mapping[str, Any]

    @property
    def is_story(self) -> bool:
        """Whether there is a story to be read."""
        return "trouble" not in self.expected

    @property
    def texts(self) -> tuple[str, str, str]:
        """The body; with captions, credits and notes; with the headline too."""
        body = "\n".join(self.expected.get("body", ()))
        roles = [words for what in _ROLES for words in self.expected.get(what, ())]
        whole = "\n".join([body, *roles])
        return body, whole, f"{self.expected.get('headline') or ''}\n{whole}"


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What one reader took from a page.

    `text` is the body, or all that it did not tell from it where `is_body_only` is false. `faults` are sentences on what
    else is not right of the text, `told` of headline, byline, dates.
    """

    sample: Sample
    text: str | None
    faults: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    is_body_only: bool = True

    @property
    def f1(self) -> float:
        """Of runs of four words; of a text that is more than the body, by what suits it best."""
        wanted = self.sample.texts[:1] if self.is_body_only else self.sample.texts
        return max(f1(text, self.text or "", spaceless=self._spaceless) for text in wanted)

    @property
    def is_right(self) -> bool:
        """Whether the text is right, or was rightly not taken."""
        if not self.sample.is_story:
            return self.text is None and not self.faults
        return self.text is not None and self.f1 >= RIGHT_F1 and not self.faults

    @property
    def _spaceless(self) -> bool:
        return self.sample.expected.get("language") in _SPACELESS


def samples() -> list[Sample]:
    """The corpus, by name."""
    return [
        Sample(
            name=path.stem,
            html=path.with_suffix(".html").read_bytes(),
            expected=json.loads(path.read_text(encoding="utf-8")),
        )
        for path in sorted(PAGES.glob("*.json"))
    ]


def f1(expected: str, got: str, *, spaceless: bool = False) -> float:
    """Of runs of four words, each as often as it occurs; 1 for two empty texts."""
    wanted, found = _runs(expected, spaceless=spaceless), _runs(got, spaceless=spaceless)
    shared = (wanted & found).total()
    if not shared:
        return float(not wanted and not found)
    precision, recall = shared / found.total(), shared / wanted.total()
    return 2 * precision * recall / (precision + recall)


def _runs(text: str, *, spaceless: bool) -> Counter[tuple[str, ...]]:
    units = [letter for letter in text if letter.isalnum()] if spaceless else _WORD.findall(text.lower())
    return Counter(tuple(units[at : at + RUN]) for at in range(max(len(units) - RUN + 1, 0)))


def ours(sample: Sample) -> Taken:
    """What factdesk takes from a page."""
    try:
        article = from_html(sample.html, retrieved_at=READ_AT, url=sample.expected["url"])
    except NoArticle as error:
        wanted = sample.expected.get("trouble")
        said = "" if error.trouble == wanted else f"refused as {error.trouble}, not as {wanted}"
        told = [f"{what}: refused" for what in TOLD if sample.is_story]
        return Taken(sample=sample, text=None, faults=(said,) if said else (), told=tuple(told))
    text = said_in(article, PartRole.BODY)
    if not sample.is_story:
        return Taken(sample=sample, text=text, faults=(_BOILERPLATE,))
    return Taken(
        sample=sample,
        text=text,
        faults=tuple(_faults(sample.expected, article)),
        told=tuple(_differing(sample.expected, _told(article))),
    )


def said_in(article: Article, *roles: PartRole) -> str:
    """The text of the parts with these roles."""
    return "\n".join(article.text[part.start : part.end] for part in article.parts if part.role in roles)


def _faults(expected: Mapping[str, Any], article: Article) -> Iterator[str]:
    for what, role in _ROLES.items():
        held = said_in(article, role)
        yield from (
            f"{words!r} is not among the {what}" for words in expected.get(what, ()) if words not in held
        )
    body = said_in(article, PartRole.BODY)
    yield from (f"{words!r} is in the text" for words in expected.get("absent", ()) if words in article.text)
    yield from (f"{words!r} is in the body" for words in expected.get("outside", ()) if words in body)


def _differing(expected: Mapping[str, Any], told: Mapping[str, Any]) -> Iterator[str]:
    for what, got in told.items():
        if what in expected and expected[what] != got:
            yield f"{what}: {got!r} instead of {expected[what]!r}"


def _told(article: Article) -> dict[str, Any]:
    return {
        "headline": article.headline,
        "byline": article.byline,
        "publisher": article.publisher,
        "published": article.published_at.isoformat() if article.published_at else None,
        "basis": article.published_basis.value,
        "published_time": article.published_time.isoformat() if article.published_time else None,
        "modified_time": article.modified_time.isoformat() if article.modified_time else None,
        "canonical": article.canonical_url,
        "language": article.language,
        "paid": article.paid,
        "kind": article.page_kind.value,
    }


def alone(sample: Sample) -> Taken:
    """What trafilatura gives those who call it with a page's bytes and address."""
    expected = sample.expected
    document = bare_extraction(sample.html, url=expected["url"], include_comments=False, with_metadata=True)
    if not isinstance(document, Document) or not document.text:
        refused = [f"{what}: no text" for what in TOLD if sample.is_story]
        return Taken(sample=sample, text=None, told=tuple(refused), is_body_only=False)
    told = {
        "headline": document.title,
        "byline": ", ".join((document.author or "").split("; ")) or None,
        "published": document.date,
    }
    text = str(document.text)
    if not sample.is_story:
        return Taken(sample=sample, text=text, faults=(_BOILERPLATE,))
    leaks = [f"{words!r} is in the text" for words in expected.get("absent", ()) if words in text]
    return Taken(
        sample=sample,
        text=text,
        faults=tuple(leaks),
        told=tuple(_differing(expected, told)),
        is_body_only=False,
    )


@dataclass(frozen=True, kw_only=True)
class Figures:
    """Of one reader over the whole corpus."""

    taken: tuple[Taken, ...]

    @property
    def right(self) -> float:
        """Share of pages with the right text, refusals included."""
        return sum(one.is_right for one in self.taken) / len(self.taken)

    @property
    def right_stories(self) -> float:
        """Share of the pages with a story whose text is right."""
        stories = [one.is_right for one in self.taken if one.sample.is_story]
        return sum(stories) / len(stories)

    @property
    def f1(self) -> float:
        """Mean over the pages with a story."""
        stories = [one.f1 for one in self.taken if one.sample.is_story]
        return sum(stories) / len(stories)

    @property
    def boilerplate(self) -> int:
        """Pages without a story from which a text was taken."""
        return sum(one.text is not None for one in self.taken if not one.sample.is_story)

    def wrong(self, what: str) -> int:
        """Stories of which this one thing was taken wrongly."""
        return sum(any(fault.startswith(f"{what}:") for fault in one.told) for one in self.taken)


def measure(reader: Callable[[Sample], Taken]) -> Figures:
    """Read the whole corpus."""
    return Figures(taken=tuple(map(reader, samples())))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; exit status 1 where a bar is not met."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--all", action="store_true", help="show every page, not only those that are not right"
    )
    asked = parser.parse_args(arguments)
    mine, other = measure(ours), measure(alone)
    for one in mine.taken:
        if asked.all or one.told or not one.is_right:
            f1_told = f"{one.f1:.3f}" if one.sample.is_story else "  -  "
            say(f"{one.sample.name:<34} {f1_told} {'; '.join((*one.faults, *one.told))}")
    stories = sum(one.sample.is_story for one in mine.taken)
    say(f"\n{len(mine.taken)} pages, {stories} with a story{'':<12} factdesk  trafilatura alone")
    for name, figure in (
        ("right text, share of pages", lambda figures: f"{figures.right:.3f}"),
        ("right text, share of stories", lambda figures: f"{figures.right_stories:.3f}"),
        ("F1 of runs of four words, mean", lambda figures: f"{figures.f1:.3f}"),
        ("headline wrong", lambda figures: figures.wrong("headline")),
        ("byline wrong", lambda figures: figures.wrong("byline")),
        ("date wrong", lambda figures: figures.wrong("published")),
        ("text taken from boilerplate", lambda figures: figures.boilerplate),
    ):
        say(f"{name:<40} {figure(mine)!s:>8}  {figure(other)!s:>8}")
    told_right = not any(mine.wrong(what) for what in TOLD)
    met = (
        min(mine.right, mine.right_stories) >= LEAST_RIGHT
        and mine.f1 >= LEAST_F1
        and told_right
        and not mine.boilerplate
    )
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
