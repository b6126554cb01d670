"""Wikipedia as a source: what is asked in which order, what it may cost, and what was left out.

Titles are asked in batches through httpx; searches and leads go through the package `wikipedia`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import partial
from typing import Any

import httpx

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
)
from checks.politeness import (
    CONCURRENT,
    FOR_FACTS,
    SEARCHES,
    Api,
    Cache,
    Errand,
    Kept,
    Pace,
    Purse,
    Shelf,
    ages_for,
    batches,
    granted,
    unfound,
)
from checks.sources.wikipedia.likeness import (
    is_listed_for,
    is_near,
    is_searched,
    near_words,
    surname_in_context,
    titles_of,
    whole_name,
    without_disambiguator,
)
from checks.sources.wikipedia.package import MENDS_TYPOS, SearchPackage, Wording
from checks.sources.wikipedia.pages import PAGE, Answer, Page, Read, is_article, page, page_under
from checks.sources.wikipedia.searching import Found, Searches
from checks.sources.wikipedia.steps import Answers, Left, Round

TITLES_A_REQUEST = 50
LEADS = 3
LINKS_KEPT = 10
REQUESTS_A_LEAD = 2
# Shares of an article's time after which the titles, and then the searches, must be over.
LOOK_ENDS, SEARCH_ENDS = 0.5, 0.75

_SETTLED = frozenset({EntityKind.EVENT, EntityKind.WORK, EntityKind.PLACE, EntityKind.ORGANISATION})
_TOO_MANY_NAMES = "too many names in one article"
# Asked beside the first titles of an article, so that it costs nothing: which extensions the wiki has.
_WHAT_IT_HAS = {"meta": "siteinfo", "siprop": "extensions"}


@dataclass(kw_only=True, slots=True)
class _Wiki:
    """What is known of the wiki itself: whether it finds titles in spite of typos; None = not seen yet."""

    mends_typos: bool | None = None


class Wikipedia:
    """English Wikipedia, or any MediaWiki with its two page properties.

    Bound to an article with `on` it spends that article's purse of requests and time; unbound, each call of
    `resolve` and `facts` has a purse of its own and half of `seconds`. What is left out is Unasked.
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
        """Ask the API at `api_url` under this name. `pace` is shared with the other sources."""
        pace = pace or Pace()
        self._api = Api(
            source=self.name,
            url=api_url,
            user_agent=user_agent,
            http=http,
            pace=pace,
            breaker=pace.breaker(self.name, clock),
        )
        self._clock = clock
        self._search_cap = search_cap
        self._lead_cap = lead_cap
        self._seconds = seconds
        self._shelf = Shelf(source=f"{self.name} {api_url}", cache=cache)
        self._package = SearchPackage(self._api)
        self._searches = Searches(package=self._package, shelf=self._shelf, clock=clock)
        self._wiki = _Wiki()
        self._errand: Errand | None = None
        self._is_withheld: Callable[[str], bool] = lambda _: False

    def on(self, errand: Errand) -> Wikipedia:
        """The same source for one article."""
        bound = copy(self)
        bound._errand = errand  # noqa: SLF001 - its own copy
        return bound

    def silent_on(self, is_withheld: Callable[[str], bool]) -> Wikipedia:
        """The same source, which does not ask for a page of such a title that an answer has named."""
        bound = copy(self)
        bound._is_withheld = is_withheld  # noqa: SLF001 - its own copy
        return bound

    def link(self, queries: Sequence[Query], known: Sequence[Candidate]) -> tuple[Candidate, ...]:  # noqa: ARG002 - the protocol's
        """Nothing: what other sources found has no page number here."""
        return ()

    def needs(self, candidates: Sequence[Candidate]) -> int:
        """How many requests the leads of these will want."""
        groups = _unread(_by_page(candidates, self.name))
        return REQUESTS_A_LEAD * min(len(groups), self._lead_cap)

    async def resolve(self, queries: Sequence[Query], known: Sequence[Candidate]) -> Resolution:
        """The pages that the queries' names lead to; a name that no page has is searched for.

        Raises:
            SourceFailed: not one of the titles could be asked.
        """
        errand = self._errand or self._own_errand()
        bound = self.on(errand)
        looked = await bound.look(queries, known)
        missing = unfound(queries, (*known, *looked.candidates))
        left = {one.query for one in looked.unasked}
        searched = await bound.search([query for query in missing if query not in left])
        return Resolution(
            candidates=(*looked.candidates, *searched.candidates),
            unasked=(*looked.unasked, *searched.unasked),
            requests=looked.requests + searched.requests,
            cached=looked.cached + searched.cached,
        )

    async def look(self, queries: Sequence[Query], known: Sequence[Candidate]) -> Resolution:  # noqa: ARG002 - the protocol's
        """The pages that stand under the queries' own words, and what disambiguation pages list.

        Raises:
            SourceFailed: not one of the titles could be asked.
        """
        tour, answers = self._round(queries, LOOK_ENDS), Answers()
        # People go first: what else an article names must not use up their share of the requests.
        queries = sorted(dict.fromkeys(queries), key=lambda query: query.about is not EntityKind.PERSON)
        listings = await self._ask_titles(queries, tour, answers)
        listings = [(query, listing) for query, listing in listings if not self._is_withheld(listing)]
        await self._read_listings(listings, tour, answers)
        return answers.resolution(tour)

    async def search(self, queries: Sequence[Query]) -> Resolution:
        """Pages in whose text these names are; people first, other things once, by their whole name.

        A person is searched by the whole name, then by the surname with one word of the context. Where so many are
        unknown that the purse does not pay for both, each gets one search: with the context where there is some.
        The first search of a person also gives the titles near the name, for one that is misspelt.
        """
        tour, answers = self._round(queries, SEARCH_ENDS), Answers()
        asked = [query for query in dict.fromkeys(queries) if is_searched(query)]
        purse = tour.errand.purse
        purse.grant(granted(asked))
        people = [query for query in asked if query.about is EntityKind.PERSON]
        things = [query for query in asked if query.about is not EntityKind.PERSON]
        twice = purse.searches_left >= 2 * len(people)
        # Where a second search is paid for, a title near the name takes its place; else one request is kept for them.
        spare = max(purse.searches_left - (2 * len(people) if twice else len(people) + bool(people)), 0)
        first = [
            (query, self._wording(query, whole_name(query) if twice else _best_words(query)))
            for query in people
        ]
        first += [(query, Wording(words=whole_name(query))) for query in things[:spare]]
        await self._offer(first, tour, answers)
        again = [query for query in people if twice and answers.lacks(query)]
        second = [(query, Wording(words=words)) for query in again if (words := surname_in_context(query))]
        second += [(query, Wording(words=whole_name(query))) for query in things[spare:]]
        await self._offer(second, tour, answers)
        return answers.resolution(tour)

    async def _offer(self, wanted: Sequence[tuple[Query, Wording]], tour: Round, answers: Answers) -> None:
        """Offer what searches find: pages by their text, and those under titles near the name."""
        found = await self._searches.made(wanted, tour, answers)
        for query, one in found.items():
            for read in one.pages:
                answers.offer(self._candidate(query, read, matched=read.page.title, found_by=FoundBy.SEARCH))
        await self._offer_near(found, tour, answers)

    def _wording(self, query: Query, words: str) -> Wording:
        mends_typos = bool(self._wiki.mends_typos)
        return Wording(words=words, near=near_words(query, mends_typos=mends_typos), mends_typos=mends_typos)

    async def _offer_near(self, found: Mapping[Query, Found], tour: Round, answers: Answers) -> None:
        """The pages under the titles near the names, which one request reads for the whole article."""
        near = {
            query: [title for title in one.near if not self._is_withheld(title)]
            for query, one in found.items()
        }
        wanted = tuple(dict.fromkeys(title for titles in near.values() for title in titles))
        pages, unread = await self._pages(wanted, set(wanted), tour)
        for query, titles in near.items():
            for title in titles:
                if title in unread:
                    answers.leave(query, *unread[title])
                elif (read := pages.get(title)) and self._is_meant(query, read.page):
                    how = FoundBy.SEARCH
                    answers.offer(self._candidate(query, read, matched=read.page.title, found_by=how))

    def _is_meant(self, query: Query, found: Page) -> bool:
        """Whether a page can be what the name misspells: a redirect may lead to something else."""
        return not found.disambiguation and is_near(query, found.title)

    async def facts(self, candidates: Sequence[Candidate]) -> FactSheet:
        """One Entity for each of our candidates; a page that no item describes gets its first sentence."""
        groups = _by_page(candidates, self.name)
        tour = self._round((one.query for group in groups.values() for one in group), 1.0)
        answers = Answers()
        leads = await self._leads(groups, tour, answers)
        return FactSheet(
            entities=tuple(self._entity(group, leads.get(title, "")) for title, group in groups.items()),
            unasked=tuple(answers.unasked.values()),
            requests=tour.errand.requests,
            cached=tour.cached,
        )

    def _own_errand(self) -> Errand:
        errand = Errand.lasting(self._seconds / 2)
        errand.purse = Purse(searches=self._search_cap)
        return errand

    def _round(self, queries: Iterable[Query], share: float) -> Round:
        """A step of the article; its searches are those of the purse, at most our cap."""
        errand = (self._errand or self._own_errand()).part(share)
        errand.purse.searches = min(errand.purse.searches, self._search_cap)
        return Round(errand=errand, ages=ages_for(queries, self._clock))

    async def _ask_titles(
        self, queries: Sequence[Query], tour: Round, answers: Answers
    ) -> list[tuple[Query, str]]:
        """Offer the pages that stand under the queries' own words; gives the disambiguation pages among them."""
        asked = {query: titles_of(query) for query in queries}
        changing = {
            title for query, titles in asked.items() if query.about not in _SETTLED for title in titles
        }
        wanted = tuple(dict.fromkeys(title for titles in asked.values() for title in titles))
        await self._recall_wiki(tour)
        pages, unread = await self._pages(wanted, changing, tour)
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

    async def _recall_wiki(self, tour: Round) -> None:
        """What an earlier article has learnt of the wiki."""
        kept = await self._shelf.take("wiki", tour.ages) if self._wiki.mends_typos is None else None
        if kept is not None:
            self._wiki.mends_typos = kept.value == [MENDS_TYPOS]

    async def _learn_of_wiki(self, answer: Answer) -> None:
        if answer.extensions:
            self._wiki.mends_typos = MENDS_TYPOS in answer.extensions
            held = [MENDS_TYPOS] if self._wiki.mends_typos else []
            await self._shelf.keep("wiki", Kept(at=self._clock(), value=held, settled=True))

    async def _pages(
        self, titles: Sequence[str], changing: set[str], tour: Round
    ) -> tuple[dict[str, Read], dict[str, tuple[Reason, str]]]:
        """The pages under these titles, and the titles that could not be asked with the reason."""
        found: dict[str, Read] = {}
        unread: dict[str, tuple[Reason, str]] = {}
        absent: list[str] = []
        for title in titles:
            ages = tour.ages.changing_only if title in changing else tour.ages
            kept = await self._shelf.take(f"title:{title}", ages)
            if kept is None:
                absent.append(title)
                continue
            tour.cached += 1
            if kept.value is not None:
                found[title] = Read(page=Page(**kept.value), at=kept.at)
        failed = ""
        for group in batches(list(batches(absent, TITLES_A_REQUEST)), CONCURRENT):
            paid = [b for b in group if not failed and tour.errand.purse.take(keeping=FOR_FACTS)]
            for batch in group[len(paid) :]:
                why = (Reason.OUTAGE, failed) if failed else (Reason.BUDGET, _TOO_MANY_NAMES)
                unread.update(dict.fromkeys(batch, why))
            read = await asyncio.gather(*(self._read_batch(batch, changing, tour) for batch in paid))
            for batch, (answered, failure) in zip(paid, read, strict=True):
                found.update({title: one for title, one in answered.items() if one})
                silent = (Reason.OUTAGE, failure or "the answer leaves some of the names out")
                unread.update({title: silent for title in batch if title not in answered})
                failed = failed or failure
        return found, unread

    async def _read_batch(
        self, titles: Sequence[str], changing: set[str], tour: Round
    ) -> tuple[dict[str, Read | None], str]:
        """What stands under each title of which the answer speaks (None = nothing does), or what went wrong."""
        asking = _WHAT_IT_HAS if self._wiki.mends_typos is None else {}
        try:
            answer = await self._whole({**PAGE, **asking, "titles": "|".join(titles)}, tour)
        except SourceFailed as failure:
            return {}, failure.detail
        at = self._clock()
        await self._learn_of_wiki(answer)
        pages = {title: page_under(title, answer) for title in titles if answer.speaks_of(title)}
        for title, found in pages.items():
            kept = Kept(at=at, value=asdict(found) if found else None, settled=title not in changing)
            await self._shelf.keep(f"title:{title}", kept)
        silent = "" if pages else "the answer speaks of none of the names"
        return {title: Read(page=found, at=at) if found else None for title, found in pages.items()}, silent

    async def _whole(self, params: Mapping[str, str], tour: Round) -> Answer:
        """The answer with all its continuations, each of which costs a request of the purse."""
        answer = Answer()
        more: Mapping[str, str] = {}
        while True:
            more = await self._api.ask({**params, **more}, tour.errand, partial(_added, answer))
            if not more:
                return answer
            if not tour.errand.purse.take(keeping=FOR_FACTS):
                raise SourceFailed(self.name, "the answer had more parts than we may ask for")

    async def _read_listings(
        self, listings: Sequence[tuple[Query, str]], tour: Round, answers: Answers
    ) -> None:
        """Offer the pages that a disambiguation page lists and that could be what is asked for."""
        tour.errand.purse.grant(granted(query for query, _ in listings))
        wanted = list(dict.fromkeys(listing for _, listing in listings))
        linked = dict(
            zip(wanted, await asyncio.gather(*(self._links(one, tour) for one in wanted)), strict=True)
        )
        for query, listing in listings:
            pages = linked[listing]
            if isinstance(pages, Left):
                answers.leave(query, pages.why, pages.detail)
                continue
            for read in [one for one in pages if is_listed_for(query, one.page.title)][:LINKS_KEPT]:
                how = FoundBy.DISAMBIGUATION
                answers.offer(self._candidate(query, read, matched=listing, found_by=how))

    async def _links(self, listing: str, tour: Round) -> list[Read] | Left:
        """The articles that a disambiguation page links to, or why they are not known."""
        kept = await self._shelf.take(f"links:{listing}", tour.ages)
        if kept is not None:
            tour.cached += 1
            return [Read(page=Page(**found), at=kept.at) for found in kept.value or ()]
        if not tour.errand.purse.take(keeping=FOR_FACTS):
            return Left(why=Reason.BUDGET, detail="too many names with several meanings in one article")
        generator = {"generator": "links", "gplnamespace": "0", "gpllimit": "max", "titles": listing}
        try:
            answer = await self._whole({**PAGE, **generator}, tour)
        except SourceFailed as failure:
            return Left(why=Reason.OUTAGE, detail=failure.detail)
        pages = [page(entry) for entry in answer.pages.values() if is_article(entry)]
        pages = [found for found in pages if not found.disambiguation]
        at = self._clock()
        await self._shelf.keep(f"links:{listing}", Kept(at=at, value=[asdict(found) for found in pages]))
        return [Read(page=found, at=at) for found in pages]

    async def _leads(
        self, groups: Mapping[str, list[Candidate]], tour: Round, answers: Answers
    ) -> dict[str, str]:
        """First sentences of the listed pages that no Wikidata item describes; those of searched pages are known."""
        leads = {title: group[0].lead for title, group in groups.items() if self._lead_cap}
        wanted = _unread(groups)
        for group in wanted[self._lead_cap :]:
            for candidate in group:
                answers.leave(candidate.query, Reason.BUDGET, "too many pages to read in one article")
        wanted = wanted[: self._lead_cap]
        read = await asyncio.gather(*(self._lead(group[0].id, tour) for group in wanted))
        for group, lead in zip(wanted, read, strict=True):
            if isinstance(lead, Left):
                for candidate in group:
                    answers.leave(candidate.query, lead.why, lead.detail)
            else:
                leads[group[0].id] = lead
        return leads

    async def _lead(self, title: str, tour: Round) -> str | Left:
        kept = await self._shelf.take(f"lead:{title}", tour.ages)
        if kept is not None:
            tour.cached += 1
            return str(kept.value or "")
        purse = tour.errand.purse
        if purse.requests < REQUESTS_A_LEAD:
            return Left(why=Reason.BUDGET, detail="too many pages to read in one article")
        purse.requests -= REQUESTS_A_LEAD
        try:
            lead = await self._package.lead(title, tour.errand)
        except SourceFailed as failure:
            return Left(why=Reason.OUTAGE, detail=failure.detail)
        await self._shelf.keep(f"lead:{title}", Kept(at=self._clock(), value=lead or None))
        return lead

    def _candidate(self, query: Query, read: Read, *, matched: str, found_by: FoundBy) -> Candidate:
        found = read.page
        return Candidate(
            source=self.name,
            query=query,
            id=found.title,
            label=without_disambiguator(found.title),
            matched=matched,
            found_by=found_by,
            qid=found.qid,
            url=found.url,
            revision=found.revision,
            modified=datetime.fromisoformat(found.modified) if found.modified else None,
            retrieved_at=read.at,
            lead=found.lead,
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


def _best_words(query: Query) -> str:
    """What to search for when there is only one search: what stands beside the name narrows more than a first name."""
    return (surname_in_context(query) if query.context else "") or whole_name(query)


def _added(answer: Answer, part: Mapping[str, Any]) -> Mapping[str, str]:
    """Take in one part of an answer; gives how to ask for the next, nothing when it was the last."""
    answer.add(part)
    return {key: str(value) for key, value in part.get("continue", {}).items()}


def _by_page(candidates: Sequence[Candidate], source: str) -> dict[str, list[Candidate]]:
    groups: dict[str, list[Candidate]] = {}
    for one in candidates:
        if one.source == source:
            groups.setdefault(one.id, []).append(one)
    return groups


def _unread(groups: Mapping[str, list[Candidate]]) -> list[list[Candidate]]:
    """The pages that a listing led to and nothing describes, people's first."""
    found = [
        group
        for group in groups.values()
        if any(one.found_by is FoundBy.DISAMBIGUATION for one in group)
        and not group[0].qid
        and not group[0].lead
    ]
    return sorted(found, key=lambda group: group[0].query.about is not EntityKind.PERSON)
