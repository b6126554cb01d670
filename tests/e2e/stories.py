"""The stories that the end-to-end tests publish. The slips in them are about real offices; the rest is invented."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from html import escape


@dataclass(frozen=True, kw_only=True)
class Slip:
    """What is wrong in a story and what the reference says: `right` is what a reader must be told."""

    wrong: str
    right: str


@dataclass(frozen=True, kw_only=True)
class Story:
    """A story of an invented paper."""

    slug: str
    headline: str
    published: date
    paragraphs: tuple[str, ...]
    byline: str | None = "Ilse Marwick"
    slips: tuple[Slip, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """Where it is served."""
        return f"/{self.slug}"

    def page(self) -> bytes:
        """The page as the paper's site would serve it."""
        facts: dict[str, object] = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": self.headline,
            "datePublished": self.published.isoformat(),
            "publisher": {"@type": "NewsMediaOrganization", "name": "The Harbour Courier"},
        }
        if self.byline:
            facts["author"] = {"@type": "Person", "name": self.byline}
        body = "\n".join(f"<p>{escape(paragraph)}</p>" for paragraph in self.paragraphs)
        return (
            f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(self.headline)}</title>'
            f'<script type="application/ld+json">{json.dumps(facts)}</script></head><body>'
            f"<nav><a href='/'>Home</a></nav><main><article><h1>{escape(self.headline)}</h1>\n{body}\n</article></main>"
            "<footer>The Harbour Courier, harbour-courier.example</footer></body></html>"
        ).encode()

    def but(self, old: str, new: str) -> Story:
        """The same story with some words changed in its paragraphs."""
        paragraphs = tuple(paragraph.replace(old, new) for paragraph in self.paragraphs)
        if paragraphs == self.paragraphs:
            raise ValueError(f"{old!r} is not in the story")
        return replace(self, paragraphs=paragraphs, slips=(), unknown=())


FERRY = Story(
    slug="ferry-line",
    headline="Four capitals agree on a shared ferry line",
    published=date(2022, 11, 15),
    paragraphs=(
        (
            "German Chancellor Olaf Sholz said the new ferry line would carry its first passengers before the summer, "
            "and that the money for two more ships had been found."
        ),
        (
            "Finnish Prime Minister Sanna Marin and Polish President Andrzej Duda welcomed the plan after a long "
            "morning of talks in the old customs house."
        ),
        (
            "Czech Prime Minister Andrej Babiš promised to pay for a rail link to the new terminal, which would cut "
            "the journey by almost two hours."
        ),
        (
            "Odalys Brennekamp, who runs the harbour office with Teodor Vasquane, said the quay still needed deeper water and a second crane. "
            "The talks resume on Friday, November 17, 2022, in the same building."
        ),
    ),
    slips=(
        Slip(wrong="Olaf Sholz", right="Olaf Scholz"),
        Slip(wrong="Andrej Babiš", right="Petr Fiala"),
        Slip(wrong="Friday, November 17, 2022", right="Thursday"),
    ),
    unknown=("Odalys Brennekamp", "Teodor Vasquane"),
)

# The same story without the people whom no reference knows.
TALKS = replace(
    FERRY,
    slug="talks",
    paragraphs=(
        *FERRY.paragraphs[:3],
        "The talks resume on Friday, November 17, 2022, in the same building.",
    ),
    unknown=(),
)

BRIDGE = Story(
    slug="bridge-opens",
    headline="A bridge opens two years early",
    published=date(2022, 11, 22),
    paragraphs=(
        (
            "French President Emmanuel Macron and Italian Prime Minister Giorgia Meloni opened the bridge together and "
            "then walked across it in the rain, followed by several hundred people from both sides of the valley."
        ),
        (
            "The builders had promised to finish two years later. Giorgia Meloni thanked them for working through the "
            "winter, and Emmanuel Macron said the old road would now be given back to walkers and to sheep."
        ),
        (
            "The first train is to run on Thursday, December 1, 2022, and a market will be held at both ends of the "
            "bridge on that day."
        ),
    ),
)

HARVEST = Story(
    slug="harvest",
    headline="A late harvest brings record prices",
    published=date(2022, 12, 6),
    paragraphs=(
        (
            "Indian Prime Minister Narendra Mohdi said the late harvest would not leave any village short of grain, and "
            "that the stores would be opened to everybody who asked."
        ),
        (
            "Traders on three markets spoke of the highest prices since they had begun to keep books. Rain had kept the "
            "machines off the fields for the best part of a month, and half of the crop was still in the ground."
        ),
        (
            "Farmers in the hills said they had seen worse, and that the price would come down as soon as the roads were "
            "dry enough for the lorries."
        ),
    ),
    slips=(Slip(wrong="Narendra Mohdi", right="Narendra Modi"),),
)
