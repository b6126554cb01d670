"""Annotated articles: what people have marked in a text, whatever file it stands in. Reads the JSON format."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

GUM_NEWS = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "gum-news"
OWN = Path(__file__).resolve().parent / "articles"

# What the files of the JSON format mark; works and quotes only where they have those keys.
ALWAYS = frozenset({"persons", "titles", "dates"})
ALSO = frozenset({"works", "quotes", "organisations", "numbers"})


@dataclass(frozen=True, kw_only=True)
class Marked:
    """A marked stretch of the text. Half-open, in characters."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, kw_only=True)
class Person(Marked):
    """A name of a person. `canonical`: the longest form in the article."""

    canonical: str


@dataclass(frozen=True, kw_only=True)
class Title(Marked):
    """A title, office or occupation of the person of this canonical name."""

    canonical: str


@dataclass(frozen=True, kw_only=True)
class Day(Marked):
    """A date expression: its closed readings, each end None where open; more than one where the words allow it.

    `type` is that of the JSON format; what has no readings or another type than `calendar` and `relative` need not
    be found, and it is no error to find it.
    """

    readings: tuple[tuple[date | None, date | None], ...]
    type: str


@dataclass(frozen=True, kw_only=True)
class Work(Marked):
    """The name of a film, a book, a law ... Empty or None where the text does not tell."""

    form: str = ""
    author: str = ""
    year: int | None = None


@dataclass(frozen=True, kw_only=True)
class Quote(Marked):
    """Words in quotation marks. `speaker` is a canonical name, or words of the text; empty where nobody is told."""

    speaker: str = ""


@dataclass(frozen=True, kw_only=True)
class Gold:
    """One annotated article. `marked` names the kinds that were marked; the others are not scored."""

    name: str
    text: str
    published: date
    marked: frozenset[str]
    desk: str = ""
    persons: tuple[Person, ...] = ()
    titles: tuple[Title, ...] = ()
    dates: tuple[Day, ...] = ()
    works: tuple[Work, ...] = ()
    quotes: tuple[Quote, ...] = ()
    organisations: tuple[Marked, ...] = ()
    numbers: tuple[Marked, ...] = ()
    ignore: tuple[Marked, ...] = ()


def read_json(path: Path) -> Gold:
    """An article of the format that ../shared/data/gum-news/README.md tells, with the keys of ALSO where it has them."""
    article = json.loads(path.read_text(encoding="utf-8"))
    text = article["text"]
    persons = tuple(
        Person(**_span(text, one["start"], one["end"]), canonical=one["canonical"])
        for one in article["persons"]
    )
    return Gold(
        name=article["id"],
        text=text,
        published=date.fromisoformat(article["published"][:10]),
        marked=ALWAYS | ALSO.intersection(article),
        persons=persons,
        titles=tuple(
            Title(**_span(text, *one["title"]), canonical=_canonical(one, persons))
            for one in article["titles"]
        ),
        dates=tuple(_day(text, one) for one in article["dates"]),
        works=tuple(_work(text, one) for one in article.get("works", ())),
        quotes=tuple(
            Quote(**_span(text, one["start"], one["end"]), speaker=one.get("speaker") or "")
            for one in article.get("quotes", ())
        ),
        organisations=_plain(text, article.get("organisations", ())),
        numbers=_plain(text, article.get("numbers", ())),
        ignore=_plain(text, article["ignore"]),
    )


def _span(text: str, start: int, end: int) -> dict:
    return {"start": start, "end": end, "text": text[start:end]}


def _plain(text: str, many: list[dict]) -> tuple[Marked, ...]:
    return tuple(Marked(**_span(text, one["start"], one["end"])) for one in many)


def _canonical(title: dict, persons: tuple[Person, ...]) -> str:
    start, end = title["person"]
    for person in persons:
        if person.start < end and start < person.end:
            return person.canonical
    return title["person_text"]


def _day(text: str, one: dict) -> Day:
    first, last = (date.fromisoformat(one[end]) if one[end] else None for end in ("from", "to"))
    return Day(**_span(text, one["start"], one["end"]), readings=((first, last),), type=one["type"])


def _work(text: str, one: dict) -> Work:
    return Work(
        **_span(text, one["start"], one["end"]),
        form=one.get("form") or "",
        author=one.get("author") or "",
        year=one.get("year"),
    )
