"""Wikipedia: which pages a name leads to, and the first sentence of a page that was found by searching.

Titles are asked in batches through httpx. The package `wikipedia` does the two things it is good at, full-text
search and the lead of a page; its requests go out through our own client (see `_Transport`), so that they keep
to the same pace, deadline and User-Agent as all others.
"""

from __future__ import annotations

import asyncio
import contextvars
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from functools import partial
from inspect import unwrap
from typing import Any, TypeVar, cast

import httpx
from bs4 import BeautifulSoup
from rapidfuzz import fuzz
from wikipedia import exceptions as package_errors
from wikipedia import wikipedia as package

from checks.compare.strings import fold
from checks.errors import SourceFailed
from checks.model import (
    Candidate,
    Entity,
    EntityKind,
    FactSheet,
    FoundBy,
    Name,
    NameForm,
    Query,
    Reason,
    Resolution,
    Unasked,
)
from checks.politeness import (
    ODD_ANSWER,
    Api,
    Cache,
    Errand,
    Kept,
    Pace,
    Shelf,
    batches,
    documented_form,
    oldest_useful,
)

_T = TypeVar("_T")

TITLES_A_REQUEST = 50
# A round makes at most so many requests for titles, links of disambiguation pages and what was found by search.
BATCHES = 6
SEARCHES = 15
LEADS = 3
HITS_KEPT = 3
LINKS_KEPT = 10
# "Mykhailo Galuzin" and "Mikhail Galuzin" are at 90, "Olaf Schultz" and "Olaf Scholz" at 87.
VERY_NEAR = 85.0
LONGEST_TITLE = 255
LONGEST_DESCRIPTION = 400

_PAGE = {
    "action": "query",
    "formatversion": "2",
    "redirects": "1",
    "converttitles": "1",
    "prop": "info|pageprops|revisions",
    "inprop": "url",
    "ppprop": "disambiguation|wikibase_item",
    "rvprop": "ids|timestamp",
}
_NOT_IN_TITLES = re.compile(r"[#<>\[\]|{}\x00-\x1f]")
_OTHER_APOSTROPHE = str.maketrans("'’", "’'")
_OTHER_DASH = str.maketrans("-–", "–-")
_DISAMBIGUATOR = re.compile(r"\s+\([^()]*\)$")
_SUFFIXES = frozenset({"jr", "sr", "jr.", "sr.", "ii", "iii", "iv"})
# Words that stand in titles about a person's doings ("Presidency of ...") but not in a person's name.
_NOT_IN_NAMES = frozenset({"of", "in", "the", "list", "for", "by", "and"})
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)\]”\"]{2})\.(?=\s+[A-ZÀ-Ž]|\s*$)")


@dataclass(frozen=True, kw_only=True)
class _Page:
    """What the batch says of one page. `redirected`: the title asked was a redirect to it."""

    title: str
    url: str | None = None
    qid: str | None = None
    disambiguation: bool = False
    revision: int | None = None
    modified: str | None = None
    redirected: bool = False


@dataclass(frozen=True, kw_only=True)
class _Read:
    """A page with the time at which Wikipedia gave it."""

    page: _Page
    at: datetime


@dataclass(kw_only=True, slots=True)
class _Round:
    """One call of resolve or facts: its errand and what may still be spent."""

    errand: Errand
    not_before: datetime
    batches: int = BATCHES
    searches: int = SEARCHES
    cached: int = 0

    def spend(self, *, keeping: int) -> bool:
        """Take one batch, unless only those kept for later steps are left."""
        if self.batches <= keeping:
            return False
        self.batches -= 1
        return True


@dataclass(kw_only=True, slots=True)
class _Answers:
    """What the steps of resolve have found so far."""

    candidates: dict[tuple[Query, str], Candidate] = field(default_factory=dict)
    unasked: dict[Query, Unasked] = field(default_factory=dict)

    def offer(self, candidate: Candidate) -> None:
        """Keep the first way that led to a page; a later title can only be a weaker one."""
        held = self.candidates.setdefault((candidate.query, candidate.id), candidate)
        if candidate.found_by is FoundBy.LABEL and held.found_by is not FoundBy.LABEL:
            self.candidates[candidate.query, candidate.id] = candidate

    def leave(self, query: Query, why: Reason, detail: str) -> None:
        """Note a query that could not be asked in full."""
        self.unasked.setdefault(query, Unasked(query=query, why=why, detail=detail))

    def has(self, query: Query) -> bool:
        """Whether the query has a candidate."""
        return any(asked == query for asked, _ in self.candidates)


@dataclass(frozen=True, kw_only=True)
class _Line:
    """The way out for a call of the package: its API, its errand, and the loop that runs the requests."""

    api: Api
    errand: Errand
    loop: asyncio.AbstractEventLoop


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
        future = asyncio.run_coroutine_threadsafe(line.api.ask(asked, line.errand), line.loop)
        left = line.errand.ends - line.loop.time()
        return _Reply(future.result(timeout=max(left, 0) + 1))


class Wikipedia:
    """English Wikipedia, or any MediaWiki with its two page properties.

    At most six batches, `search_cap` searches (two for a name) and two requests for each of `lead_cap` leads an
    article; what is left over is Unasked. Each of the two rounds ends within half of `seconds`.
    """

    name = "wikipedia"

    def __init__(  # noqa: PLR0913 - collaborators and limits, each by its name
        self,
        *,
        api_url: str,
        user_agent: str,
        http: httpx.AsyncClient,
        clock: Callable[[], datetime],
        search_cap: int = SEARCHES,
        lead_cap: int = LEADS,
        seconds: float = 20.0,
        cache: Cache | None = None,
        pace: Pace | None = None,
    ) -> None:
        """Point the package at our address, name and transport. `pace` is shared with the other sources."""
        self._api = Api(source=self.name, url=api_url, user_agent=user_agent, http=http, pace=pace or Pace())
        self._clock = clock
        self._search_cap = search_cap
        self._lead_cap = lead_cap
        self._seconds = seconds
        self._shelf = Shelf(source=f"{self.name} {api_url}", cache=cache)
        self._pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix=self.name)
        package.API_URL = api_url
        package.set_user_agent(user_agent)
        package.requests = _Transport()
        # The package lets BeautifulSoup guess a parser, which warns at every disambiguation page.
        package.BeautifulSoup = partial(BeautifulSoup, features="html.parser")

    async def resolve(self, queries: Sequence[Query], known: Sequence[Candidate]) -> Resolution:
        """The pages that the queries' names lead to; a person's name that no page has is searched for.

        Raises:
            SourceFailed: not one of the titles could be asked.
        """
        tour = self._round(queries)
        answers = _Answers()
        # People go first: what else an article names must not use up their share of the requests.
        queries = sorted(queries, key=lambda query: query.about is not EntityKind.PERSON)
        listings = await self._ask_titles(queries, tour, answers)
        await self._read_listings(listings, tour, answers)
        await self._search(_unfound(queries, known, answers), tour, answers)
        return Resolution(
            candidates=tuple(answers.candidates.values()),
            unasked=tuple(answers.unasked.values()),
            requests=tour.errand.requests,
            cached=tour.cached,
        )

    async def facts(self, candidates: Sequence[Candidate]) -> FactSheet:
        """One Entity for each of our candidates; those found by search or listing get the page's first sentence."""
        ours = [candidate for candidate in candidates if candidate.source == self.name]
        tour = self._round(candidate.query for candidate in ours)
        groups: dict[str, list[Candidate]] = {}
        for candidate in ours:
            groups.setdefault(candidate.id, []).append(candidate)
        answers = _Answers()
        leads = await self._leads(groups, tour, answers)
        return FactSheet(
            entities=tuple(self._entity(group, leads.get(title, "")) for title, group in groups.items()),
            unasked=tuple(answers.unasked.values()),
            requests=tour.errand.requests,
            cached=tour.cached,
        )

    def _round(self, queries: Iterable[Query]) -> _Round:
        return _Round(
            errand=Errand.lasting(self._seconds / 2),
            not_before=oldest_useful(queries, self._clock),
            searches=self._search_cap,
        )

    async def _ask_titles(
        self, queries: Sequence[Query], tour: _Round, answers: _Answers
    ) -> list[tuple[Query, str]]:
        """Offer the pages that stand under the queries' own words; gives the disambiguation pages among them."""
        asked = {query: _titles(query) for query in queries}
        wanted = tuple(dict.fromkeys(title for titles in asked.values() for title in titles))
        pages, unread = await self._pages(wanted, tour, keeping=2)
        if unread and len(unread) == len(wanted) and all(why is Reason.OUTAGE for why, _ in unread.values()):
            raise SourceFailed(self.name, next(detail for _, detail in unread.values()))
        listings = []
        for query, titles in asked.items():
            for title in titles:
                if title in unread:
                    answers.leave(query, *unread[title])
                elif (read := pages.get(title)) and read.page.disambiguation:
                    listings.append((query, read.page.title))
                elif read:
                    how = FoundBy.REDIRECT if read.page.redirected else FoundBy.LABEL
                    answers.offer(self._candidate(query, read, matched=title, found_by=how))
        return list(dict.fromkeys(listings))

    async def _pages(
        self, titles: Sequence[str], tour: _Round, *, keeping: int
    ) -> tuple[dict[str, _Read], dict[str, tuple[Reason, str]]]:
        """The pages under these titles, and the titles that could not be asked with the reason."""
        found: dict[str, _Read] = {}
        unread: dict[str, tuple[Reason, str]] = {}
        absent: list[str] = []
        for title in titles:
            kept = await self._shelf.take(f"title:{title}", not_before=tour.not_before)
            if kept is None:
                absent.append(title)
                continue
            tour.cached += 1
            if kept.value is not None:
                found[title] = _Read(page=_Page(**kept.value), at=kept.at)
        failed = ""
        for batch in batches(absent, TITLES_A_REQUEST):
            if failed or not tour.spend(keeping=keeping):
                why = (Reason.OUTAGE, failed) if failed else (Reason.BUDGET, "too many names in one article")
                unread.update(dict.fromkeys(batch, why))
                continue
            try:
                answered = await self._batch(batch, tour, keeping=keeping)
                found.update({title: read for title, read in answered.items() if read})
                silent = (Reason.OUTAGE, "the answer leaves some of the names out")
                unread.update({title: silent for title in batch if title not in answered})
            except SourceFailed as failure:
                failed = failure.detail
                unread.update(dict.fromkeys(batch, (Reason.OUTAGE, failed)))
        return found, unread

    async def _batch(self, titles: Sequence[str], tour: _Round, *, keeping: int) -> dict[str, _Read | None]:
        """What stands under each title of which the answer speaks; None = nothing does."""
        answer = await self._whole({**_PAGE, "titles": "|".join(titles)}, tour, keeping=keeping)
        at = self._clock()
        with documented_form(self.name):
            pages = {title: _page_under(title, answer) for title in titles if answer.speaks_of(title)}
        if not pages:
            raise SourceFailed(self.name, "the answer speaks of none of the names")
        for title, page in pages.items():
            await self._shelf.keep(f"title:{title}", Kept(at=at, value=asdict(page) if page else None))
        return {title: _Read(page=page, at=at) if page else None for title, page in pages.items()}

    async def _whole(self, params: Mapping[str, str], tour: _Round, *, keeping: int) -> _Answer:
        """The answer with all its continuations, each of which costs a batch."""
        answer = _Answer()
        more: Mapping[str, str] = {}
        while True:
            part = await self._api.ask({**params, **more}, tour.errand)
            with documented_form(self.name):
                answer.add(part)
                more = {key: str(value) for key, value in part.get("continue", {}).items()}
            if not more:
                return answer
            if not tour.spend(keeping=keeping):
                raise SourceFailed(self.name, "the answer had more parts than we may ask for")

    async def _read_listings(
        self, listings: Sequence[tuple[Query, str]], tour: _Round, answers: _Answers
    ) -> None:
        """Offer the pages that a disambiguation page lists and that could be the person."""
        linked: dict[str, list[_Read]] = {}
        for query, listing in listings:
            try:
                if listing not in linked:
                    linked[listing] = await self._links(listing, tour)
            except SourceFailed as failure:
                answers.leave(query, Reason.OUTAGE, failure.detail)
                continue
            except _OverBudget:
                answers.leave(query, Reason.BUDGET, "too many names with several meanings in one article")
                continue
            fitting = [read for read in linked[listing] if _listed_for(query, read.page.title)]
            for read in fitting[:LINKS_KEPT]:
                how = FoundBy.DISAMBIGUATION
                answers.offer(self._candidate(query, read, matched=listing, found_by=how))

    async def _links(self, listing: str, tour: _Round) -> list[_Read]:
        kept = await self._shelf.take(f"links:{listing}", not_before=tour.not_before)
        if kept is not None:
            tour.cached += 1
            return [_Read(page=_Page(**page), at=kept.at) for page in kept.value]
        if not tour.spend(keeping=1):
            raise _OverBudget
        generator = {"generator": "links", "gplnamespace": "0", "gpllimit": "max", "titles": listing}
        answer = await self._whole({**_PAGE, **generator}, tour, keeping=1)
        with documented_form(self.name):
            pages = [_page(entry) for entry in answer.pages.values() if not entry.get("missing")]
        pages = [page for page in pages if not page.disambiguation]
        at = self._clock()
        await self._shelf.keep(f"links:{listing}", Kept(at=at, value=[asdict(page) for page in pages]))
        return [_Read(page=page, at=at) for page in pages]

    async def _search(self, queries: Sequence[Query], tour: _Round, answers: _Answers) -> None:
        """Search for each name as a whole, then by surname and one word of its context."""
        hits: dict[Query, list[str]] = {}
        for words_of in (_whole_name, _surname_in_context):
            waiting = [query for query in queries if not hits.get(query) and query not in answers.unasked]
            asked = [(query, words) for query in waiting if (words := words_of(query))]
            found = await asyncio.gather(
                *(self._search_one(query, words, tour, answers) for query, words in asked)
            )
            hits.update({query: titles for (query, _), titles in zip(asked, found, strict=True)})
        await self._offer_hits(hits, tour, answers)

    async def _search_one(self, query: Query, words: str, tour: _Round, answers: _Answers) -> list[str]:
        kept = await self._shelf.take(f"search:{words}", not_before=tour.not_before)
        if kept is not None:
            tour.cached += 1
            titles = kept.value or []
        elif tour.searches <= 0:
            answers.leave(query, Reason.BUDGET, f"more than {self._search_cap} searches in one article")
            return []
        else:
            tour.searches -= 1
            # The undecorated function: the package keeps answers for ever, whichever wiki gave them.
            search = partial(unwrap(package.search), words, results=20)
            try:
                titles = cast(list[str], await self._in_package(search, tour))
            except SourceFailed as failure:
                answers.leave(query, Reason.OUTAGE, failure.detail)
                return []
            await self._shelf.keep(f"search:{words}", Kept(at=self._clock(), value=titles or None))
        return [title for title in titles if _akin(query.subject, title)][:HITS_KEPT]

    async def _offer_hits(self, hits: Mapping[Query, list[str]], tour: _Round, answers: _Answers) -> None:
        wanted = tuple(dict.fromkeys(title for titles in hits.values() for title in titles))
        pages, unread = await self._pages(wanted, tour, keeping=0)
        for query, titles in hits.items():
            for title in titles:
                if title in unread:
                    answers.leave(query, *unread[title])
                elif (read := pages.get(title)) and not read.page.disambiguation:
                    answers.offer(self._candidate(query, read, matched=title, found_by=FoundBy.SEARCH))

    async def _leads(
        self, groups: Mapping[str, list[Candidate]], tour: _Round, answers: _Answers
    ) -> dict[str, str]:
        """First sentences of the pages that were searched for; those that no Wikidata item describes go first."""
        searched = {FoundBy.SEARCH, FoundBy.DISAMBIGUATION}
        found = [group for group in groups.values() if any(one.found_by in searched for one in group)]
        found.sort(
            key=lambda group: (group[0].query.about is not EntityKind.PERSON, group[0].qid is not None)
        )
        for group in found[self._lead_cap :]:
            for candidate in group:
                if candidate.qid is None:
                    answers.leave(candidate.query, Reason.BUDGET, "too many pages to read in one article")
        read = await asyncio.gather(*(self._lead(group, tour, answers) for group in found[: self._lead_cap]))
        return {group[0].id: lead for group, lead in zip(found, read, strict=False)}

    async def _lead(self, group: Sequence[Candidate], tour: _Round, answers: _Answers) -> str:
        title = group[0].id
        kept = await self._shelf.take(f"lead:{title}", not_before=tour.not_before)
        if kept is not None:
            tour.cached += 1
            return str(kept.value or "")
        summary = partial(unwrap(package.summary), title, auto_suggest=False)
        try:
            lead = _first_sentence(str(await self._in_package(summary, tour)))
        except SourceFailed as failure:
            for candidate in group:
                answers.leave(candidate.query, Reason.OUTAGE, failure.detail)
            return ""
        await self._shelf.keep(f"lead:{title}", Kept(at=self._clock(), value=lead or None))
        return lead

    async def _in_package(self, call: Callable[[], _T], tour: _Round) -> _T:
        """Run a call of the package in its pool, within the round's time.

        Raises:
            SourceFailed: no answer in time, or one that the package cannot read.
        """
        loop = asyncio.get_running_loop()
        context = contextvars.copy_context()
        context.run(_LINE.set, _Line(api=self._api, errand=tour.errand, loop=loop))
        try:
            async with asyncio.timeout_at(tour.errand.ends):
                return await loop.run_in_executor(
                    self._pool, cast(Callable[[], _T], partial(context.run, call))
                )
        except TimeoutError as error:
            raise SourceFailed(self.name, "no answer in the time allowed") from error
        except (package_errors.WikipediaException, *ODD_ANSWER) as error:
            raise SourceFailed(self.name, "the answer is not in the form of a MediaWiki API") from error

    def _candidate(self, query: Query, read: _Read, *, matched: str, found_by: FoundBy) -> Candidate:
        page = read.page
        return Candidate(
            source=self.name,
            query=query,
            id=page.title,
            label=_without_disambiguator(page.title),
            matched=matched,
            found_by=found_by,
            qid=page.qid,
            url=page.url,
            revision=page.revision,
            modified=datetime.fromisoformat(page.modified) if page.modified else None,
            retrieved_at=read.at,
        )

    def _entity(self, group: Sequence[Candidate], lead: str) -> Entity:
        """A page as an entity: its title and the redirects that led to it. Facts stand in Wikidata."""
        one = group[0]
        redirects = {each.matched: None for each in group if each.found_by is FoundBy.REDIRECT}
        names = (
            Name(text=one.label, form=NameForm.LABEL),
            *(Name(text=text, form=NameForm.REDIRECT) for text in redirects),
        )
        return Entity(
            source=self.name,
            id=one.id,
            kind=one.query.about,
            label=one.label,
            names=names,
            description=lead,
            qid=one.qid,
            url=one.url,
            revision=one.revision,
            modified=one.modified,
            retrieved_at=one.retrieved_at or self._clock(),
        )


class _OverBudget(Exception):
    """No batch is left for this step."""


@dataclass(slots=True)
class _Answer:
    """The parts of a continued answer put together."""

    moved: dict[str, str] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    to_section: set[str] = field(default_factory=set)
    other_wikis: set[str] = field(default_factory=set)
    pages: dict[str, dict[str, Any]] = field(default_factory=dict)

    def add(self, part: Mapping[str, Any]) -> None:
        """Merge one part; a later part fills in what an earlier one left out."""
        if "query" not in part and part.get("batchcomplete"):
            return
        query = part["query"]
        for step in (*query.get("normalized", ()), *query.get("converted", ())):
            self.moved[step["from"]] = step["to"]
        for step in query.get("redirects", ()):
            self.redirects[step["from"]] = step["to"]
            if step.get("tofragment"):
                self.to_section.add(step["from"])
        self.other_wikis |= {link["title"] for link in query.get("interwiki", ())}
        for entry in query.get("pages", ()):
            self.pages[entry["title"]] = self.pages.get(entry["title"], {}) | entry

    def written(self, title: str) -> str:
        """The title as the wiki writes it: a capital first, one space between words."""
        at = self.moved.get(title, title)
        return self.moved.get(at, at)

    def speaks_of(self, title: str) -> bool:
        """Whether the answer says anything of a title that was asked."""
        at = self.written(title)
        return at in self.pages or at in self.redirects or at in self.other_wikis


def _page_under(title: str, answer: _Answer) -> _Page | None:
    """The article that a title leads to; None when there is none, or only a section of one about something else."""
    at, redirected = answer.written(title), False
    for _ in range(len(answer.redirects)):
        if at not in answer.redirects or at in answer.to_section:
            break
        at, redirected = answer.redirects[at], True
    if at in answer.redirects or at in answer.other_wikis:
        return None
    entry = answer.pages[at]
    if entry.get("missing") or entry.get("invalid") or entry.get("special") or entry.get("ns"):
        return None
    return replace(_page(entry), redirected=redirected)


def _page(entry: Mapping[str, Any]) -> _Page:
    properties = entry.get("pageprops", {})
    revision: Mapping[str, Any] = next(iter(entry.get("revisions", ())), {})
    url = str(entry.get("fullurl", ""))
    modified = revision.get("timestamp")
    return _Page(
        title=str(entry["title"]),
        url=url if url.startswith(("https://", "http://")) else None,
        qid=properties.get("wikibase_item"),
        disambiguation="disambiguation" in properties,
        revision=revision.get("revid", entry.get("lastrevid")),
        modified=datetime.fromisoformat(modified).isoformat() if modified else None,
    )


def _titles(query: Query) -> tuple[str, ...]:
    """The titles to ask for: the subject, its forms, and each with the other apostrophe and the other dash."""
    written = []
    for form in (query.subject, *query.forms):
        text = " ".join(unicodedata.normalize("NFC", form).split())
        apostrophes = text.translate(_OTHER_APOSTROPHE)
        dashes = text.translate(_OTHER_DASH)
        written += [text, apostrophes, dashes, apostrophes.translate(_OTHER_DASH)]
    return tuple(title for title in dict.fromkeys(written) if _can_be_title(title))


def _can_be_title(text: str) -> bool:
    return bool(text) and len(text.encode()) <= LONGEST_TITLE and not _NOT_IN_TITLES.search(text)


def _unfound(queries: Sequence[Query], known: Sequence[Candidate], answers: _Answers) -> list[Query]:
    """The people to search for: no page of theirs was found, and no other source has exactly this name."""
    exact = {one.query for one in known if one.found_by in {FoundBy.LABEL, FoundBy.ALIAS}}
    return [
        query
        for query in dict.fromkeys(queries)
        if query.about is EntityKind.PERSON
        and query not in exact
        and query not in answers.unasked
        and not answers.has(query)
    ]


def _whole_name(query: Query) -> str:
    return " ".join(_NOT_IN_TITLES.sub(" ", query.subject).split())


def _surname_in_context(query: Query) -> str:
    """The surname and one word that stands beside it in the article: a country rather than a long office."""
    surname = _tokens(_whole_name(query))[-1:]
    single = [text for text in query.context if text and " " not in text]
    longer = [text.split()[-1] for text in query.context if " " in text.strip()]
    words = " ".join([*surname, *[*single, *longer][:1]])
    return words if surname and fold(words) != fold(query.subject) else ""


def _without_disambiguator(title: str) -> str:
    return _DISAMBIGUATOR.sub("", title)


def _tokens(name: str) -> list[str]:
    words = fold(_without_disambiguator(name)).replace("-", " ").replace(",", " ").split()
    return [word for word in words if word not in _SUFFIXES] or words


def _akin(name: str, title: str) -> bool:
    """Whether a page's title could be the name of the person: the surname is the same or all is very near."""
    asked, offered = _tokens(name), _tokens(title)
    if not asked or not offered or _NOT_IN_NAMES & (set(offered) - set(asked)):
        return False
    return asked[-1] == offered[-1] or fuzz.token_sort_ratio(" ".join(asked), " ".join(offered)) >= VERY_NEAR


def _listed_for(query: Query, title: str) -> bool:
    if query.about is EntityKind.PERSON:
        return _akin(query.subject, title)
    return set(_tokens(query.subject)) <= set(_tokens(title))


def _first_sentence(lead: str) -> str:
    paragraph = next((line.strip() for line in lead.splitlines() if line.strip()), "")
    end = _SENTENCE_END.search(paragraph)
    return (paragraph[: end.end()] if end else paragraph)[:LONGEST_DESCRIPTION]
