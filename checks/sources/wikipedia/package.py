"""The package `wikipedia`, asked for the two things it is good at: full-text search and the lead of a page.

Its requests go out through our own client, so that they keep to the same pace, deadline and User-Agent as all
others, and each search brings home what our batches know of the pages that were found.
"""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from inspect import unwrap
from typing import Any, TypeVar, cast

from bs4 import BeautifulSoup
from wikipedia import exceptions as package_errors
from wikipedia import wikipedia as package

from checks.errors import SourceFailed
from checks.politeness import ODD_ANSWER, Api, Errand
from checks.sources.wikipedia.likeness import first_sentence
from checks.sources.wikipedia.pages import PAGE, Page, is_article, page

_T = TypeVar("_T")

# What only wikis with this extension have: titles are found in spite of two typos, and searches propose other words.
MENDS_TYPOS = "CirrusSearch"
# How many titles near a name are looked through; more than this is not given to anonymous callers everywhere.
NEAR_TITLES = 100
# How many hits a search may have, and of how many what their pages are comes along in the same answer.
HITS = 20
DESCRIBED_HITS = 20
_WITH_PAGES = {
    **{key: value for key, value in PAGE.items() if key != "redirects"},
    "prop": f"{PAGE['prop']}|extracts",
    "generator": "search",
    "gsrlimit": str(DESCRIBED_HITS),
    "exintro": "1",
    "explaintext": "1",
    "exlimit": "max",
}


@dataclass(frozen=True, kw_only=True)
class Wording:
    """What one search asks for: words of the text and, in the same request, titles near a name where that is given.

    `mends_typos`: the wiki was seen to have the extension that finds titles in spite of typos.
    """

    words: str
    near: str = ""
    mends_typos: bool = False

    @property
    def parameters(self) -> Mapping[str, str]:
        """What the request has besides the search of the text (https://www.mediawiki.org/wiki/API:Prefixsearch)."""
        if not self.near:
            return {}
        profile = {"psprofile": "fuzzy"} if self.mends_typos else {}
        limit = HITS if self.mends_typos else NEAR_TITLES
        return {"list": "search|prefixsearch", "pssearch": self.near, "pslimit": str(limit), **profile}


@dataclass(frozen=True, kw_only=True)
class Hits:
    """What a search gave: the articles, the titles near the name, and the words that the wiki proposes instead."""

    pages: tuple[Page, ...] = ()
    near: tuple[str, ...] = ()
    suggestion: str = ""


@dataclass(frozen=True, kw_only=True)
class _Line:
    """The way out for a call of the package: its API, its errand, the loop that runs the requests, what came back.

    `more` are parameters that a search has beside the package's own.
    """

    api: Api
    errand: Errand
    loop: asyncio.AbstractEventLoop
    more: Mapping[str, str] = field(default_factory=dict)
    answers: list[Mapping[str, Any]] = field(default_factory=list)


_LINE: contextvars.ContextVar[_Line] = contextvars.ContextVar("line")


@dataclass(frozen=True)
class _Reply:
    """As much of a response as the package reads."""

    answer: Mapping[str, Any]

    def json(self) -> Mapping[str, Any]:
        """The decoded answer."""
        return self.answer


class _Transport:
    """Stands where the package expects `requests`, which it calls without time limit and status check.

    It runs in a thread of the pool and hands each request to the event loop. The line of the calling source
    decides where the request goes, so two sources with different wikis cannot mix through the package's globals.
    """

    def get(self, url: str, *, params: Mapping[str, object], headers: Mapping[str, str]) -> _Reply:  # noqa: ARG002 - the package's signature
        """Ask through the calling source's API; waits at most until its errand ends."""
        line = _LINE.get()
        asked = {key: str(value) for key, value in params.items()}
        if "srsearch" in asked:
            # The package's own name for the limit besides `srlimit` is none that MediaWiki knows.
            asked.pop("limit", None)
            # The package asks for no proposal, which costs nothing more.
            asked = {
                **_WITH_PAGES,
                **asked,
                "gsrsearch": asked["srsearch"],
                "srinfo": "suggestion",
                **line.more,
            }
        future = asyncio.run_coroutine_threadsafe(line.api.ask(asked, line.errand, _answered), line.loop)
        left = line.errand.ends - line.loop.time()
        answer = future.result(timeout=max(left, 0) + 1)
        line.answers.append(answer)
        return _Reply(answer)


def _answered(answer: Mapping[str, Any]) -> Mapping[str, Any]:
    """The answer, if it has the form of one to the package's three requests; raises what a misshapen one raises."""
    query = answer["query"]
    if "search" in query:
        _ = [str(hit["title"]) for hit in (*query["search"], *query.get("prefixsearch", ()))]
        _ = [page(entry) for entry in query.get("pages", ())], query.get("searchinfo", {}).get("suggestion")
    else:
        _ = [entry["title"] for entry in query["pages"].values()]
    return answer


class SearchPackage:
    """The package, pointed at one API. Calls run in three threads of our own."""

    def __init__(self, api: Api) -> None:
        """Set the package's globals: address, User-Agent and transport."""
        self._api = api
        self._pool = ThreadPoolExecutor(max_workers=3, thread_name_prefix=api.source)
        package.API_URL = api.url
        package.set_user_agent(api.user_agent)
        package.requests = _Transport()
        # The package lets BeautifulSoup guess a parser, which warns at every disambiguation page.
        package.BeautifulSoup = partial(BeautifulSoup, features="html.parser")

    async def search(self, wording: Wording, errand: Errand) -> Hits:
        """The articles in whose text the words are, the best first, each with its lead. One request.

        Raises:
            SourceFailed: no answer in time, or one that cannot be read.
        """
        # The undecorated function: the package keeps answers for ever, whichever wiki gave them.
        call = partial(unwrap(package.search), wording.words, results=HITS)
        titles, answers = await self._run(cast(Callable[[], list[str]], call), errand, wording.parameters)
        answer = answers[-1]["query"]
        entries = {str(entry["title"]): entry for entry in answer.get("pages", ())}
        found = [entries[title] for title in titles if title in entries and is_article(entries[title])]
        return Hits(
            pages=tuple(_described(entry) for entry in found),
            near=tuple(str(hit["title"]) for hit in answer.get("prefixsearch", ()) if not hit.get("ns")),
            suggestion=str(answer.get("searchinfo", {}).get("suggestion", "")),
        )

    async def lead(self, title: str, errand: Errand) -> str:
        """The first sentence of a page. Two requests.

        Raises:
            SourceFailed: no answer in time, or one that cannot be read.
        """
        call = partial(unwrap(package.summary), title, auto_suggest=False)
        lead, _ = await self._run(call, errand)
        return first_sentence(str(lead))

    async def _run(
        self, call: Callable[[], _T], errand: Errand, more: Mapping[str, str] | None = None
    ) -> tuple[_T, list[Mapping[str, Any]]]:
        loop = asyncio.get_running_loop()
        line = _Line(api=self._api, errand=errand, loop=loop, more=more or {})
        context = contextvars.copy_context()
        context.run(_LINE.set, line)
        try:
            async with asyncio.timeout_at(errand.ends):
                made = await loop.run_in_executor(self._pool, partial(context.run, call))
        except TimeoutError as error:
            raise SourceFailed(self._api.source, "no answer in the time allowed") from error
        except (package_errors.WikipediaException, *ODD_ANSWER) as error:
            raise SourceFailed(
                self._api.source, "the answer is not in the form of a MediaWiki API"
            ) from error
        return made, line.answers


def _described(entry: Mapping[str, Any]) -> Page:
    found = page(entry)
    return Page(
        title=found.title,
        url=found.url,
        qid=found.qid,
        disambiguation=found.disambiguation,
        revision=found.revision,
        modified=found.modified,
        lead=first_sentence(str(entry.get("extract", ""))),
    )
