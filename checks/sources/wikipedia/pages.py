"""What the Action API says of pages: titles, redirects, items, disambiguation pages, revisions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

PAGE = {
    "action": "query",
    "formatversion": "2",
    "redirects": "1",
    "converttitles": "1",
    "prop": "info|pageprops|revisions",
    "inprop": "url",
    "ppprop": "disambiguation|wikibase_item",
    "rvprop": "ids|timestamp",
}


@dataclass(frozen=True, kw_only=True)
class Page:
    """What an answer says of one page.

    `redirected`: the title asked was a redirect to it. `lead`: its first sentence, where a search gave it.
    """

    title: str
    url: str | None = None
    qid: str | None = None
    disambiguation: bool = False
    revision: int | None = None
    modified: str | None = None
    redirected: bool = False
    lead: str = ""


@dataclass(frozen=True, kw_only=True)
class Read:
    """A page with the time at which Wikipedia gave it."""

    page: Page
    at: datetime


@dataclass(slots=True)
class Answer:
    """The parts of a continued answer put together."""

    moved: dict[str, str] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    to_section: set[str] = field(default_factory=set)
    other_wikis: set[str] = field(default_factory=set)
    pages: dict[str, dict[str, Any]] = field(default_factory=dict)
    extensions: set[str] = field(default_factory=set)

    def add(self, part: Mapping[str, Any]) -> None:
        """Merge one part; a later part fills in what an earlier one left out. Raises what a misshapen one raises."""
        if "query" not in part and part.get("batchcomplete"):
            return
        query = part["query"]
        if not query:
            raise KeyError("pages")
        for step in (*query.get("normalized", ()), *query.get("converted", ())):
            self.moved[step["from"]] = step["to"]
        for step in query.get("redirects", ()):
            self.redirects[step["from"]] = step["to"]
            if step.get("tofragment"):
                self.to_section.add(step["from"])
        self.other_wikis |= {link["title"] for link in query.get("interwiki", ())}
        self.extensions |= {str(one.get("name")) for one in query.get("extensions", ())}
        for entry in query.get("pages", ()):
            _ = page(entry)
            self.pages[entry["title"]] = self.pages.get(entry["title"], {}) | entry

    def written(self, title: str) -> str:
        """The title as the wiki writes it: a capital first, one space between words."""
        at = self.moved.get(title, title)
        return self.moved.get(at, at)

    def end_of(self, title: str) -> tuple[str, bool]:
        """Where a title leads to through redirects, and whether it does; a redirect into a section is its own end."""
        at, redirected = self.written(title), False
        for _ in range(len(self.redirects)):
            if at not in self.redirects or at in self.to_section:
                break
            at, redirected = self.redirects[at], True
        return at, redirected

    def speaks_of(self, title: str) -> bool:
        """Whether the answer says anything of a title that was asked."""
        at, _ = self.end_of(title)
        return at in self.pages or at in self.redirects or at in self.other_wikis


def page_under(title: str, answer: Answer) -> Page | None:
    """The article that a title leads to; None when there is none, or only a section of one about something else."""
    at, redirected = answer.end_of(title)
    if at in answer.redirects or at in answer.other_wikis or not is_article(answer.pages[at]):
        return None
    return replace(page(answer.pages[at]), redirected=redirected)


def is_article(entry: Mapping[str, Any]) -> bool:
    """Whether an entry of an answer is an article that exists."""
    return not (entry.get("missing") or entry.get("invalid") or entry.get("special") or entry.get("ns"))


def page(entry: Mapping[str, Any]) -> Page:
    """One entry of an answer as a page."""
    properties = entry.get("pageprops", {})
    revision: Mapping[str, Any] = next(iter(entry.get("revisions", ())), {})
    url = str(entry.get("fullurl", ""))
    modified = revision.get("timestamp")
    return Page(
        title=str(entry["title"]),
        url=url if url.startswith(("https://", "http://")) else None,
        qid=properties.get("wikibase_item"),
        disambiguation="disambiguation" in properties,
        revision=revision.get("revid", entry.get("lastrevid")),
        modified=datetime.fromisoformat(modified).isoformat() if modified else None,
    )
