"""Checks many texts, untouched and planted, in worker processes. A paragraph is put to the language model once."""

from __future__ import annotations

import asyncio
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

import httpx

from checks.article import from_text
from checks.language import Recogniser, load_recogniser
from checks.language.recogniser import Tagged
from checks.model import Finding, Versions
from checks.politeness import Pace
from checks.run import Source, check, in_thread
from checks.sources.pack import Pack
from checks.sources.wikidata import Wikidata
from checks.sources.wikipedia import Wikipedia
from tests.quality.caught import Flag, Outcome, flags_in, judge
from tests.quality.facts import Tables, read_tables
from tests.quality.planting.story import Error, Story
from tests.quality.reference import table_pack
from tests.quality.reference_web import web

REFERENCES = ("tables", "embedded", "servers")
WORKERS = 2
# Long after every article, so that none is fresh news, and after the items of the servers were modified.
READ_AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
_AGENT = "factdesk-quality/0 (quality@paper.example)"


@dataclass(frozen=True, kw_only=True)
class Reference:
    """What is asked: one of REFERENCES, and the addresses of the servers."""

    name: str = "tables"
    wikipedia: str = ""
    wikidata: str = ""


@dataclass(frozen=True, kw_only=True)
class Checked:
    """One article: the flags on its untouched text, of how many findings, and what became of the errors planted in it."""

    article: str
    untouched: tuple[Flag, ...]
    outcomes: tuple[Outcome, ...]
    lines: int = 0
    outages: tuple[str, ...] = ()


class Remembering:
    """A recogniser that remembers each paragraph: planted texts differ from the untouched one in few."""

    def __init__(self, recogniser: Recogniser) -> None:
        self._recogniser = recogniser
        self.version = recogniser.version
        self._known: dict[str, Tagged] = {}

    def tag(self, paragraphs: Sequence[str]) -> tuple[Tagged, ...]:
        """One Tagged for each paragraph, in order."""
        new = list(dict.fromkeys(one for one in paragraphs if one not in self._known))
        self._known.update(zip(new, self._recogniser.tag(new), strict=True))
        return tuple(self._known[one] for one in paragraphs)

    def forget(self) -> None:
        """Begin anew, for another article."""
        self._known.clear()


@dataclass
class Memory:
    """A cache of answers that keeps everything as long as it lives."""

    kept: dict[str, bytes] = field(default_factory=dict)

    async def get(self, key: str) -> bytes | None:
        """The value, None when it is absent."""
        return self.kept.get(key)

    async def put(self, key: str, value: bytes, ttl: timedelta) -> None:
        """Keep the value."""
        self.kept[key] = value


class Unlimited:
    """An allowance without a limit."""

    async def take(self, count: int = 1, *, within: float | None = None) -> float:
        """No time to wait."""
        return 0.0


class Bench:
    """Everything that checking needs, loaded once in a process."""

    def __init__(self, reference: Reference, recogniser: Recogniser, tables: Tables) -> None:
        """`tables` is read only where it is the reference."""
        self._recogniser = Remembering(recogniser)
        self._reference = reference
        self._cache = Memory()
        self._packs: tuple[Source, ...] = ()
        if reference.name == "tables":
            self._packs = (table_pack(tables),)
        elif reference.name == "embedded":
            self._packs = (Pack.embedded(),)

    def check_story(self, story: Story, errors: Sequence[Error]) -> Checked:
        """The untouched article, then each planted text."""
        self._recogniser.forget()
        return asyncio.run(self._check_story(story, errors))

    async def _check_story(self, story: Story, errors: Sequence[Error]) -> Checked:
        async with httpx.AsyncClient(timeout=10) as http:
            sources = self._packs or self._live(http)
            outages: set[str] = set()
            findings = await self._findings(story, story.text, sources, outages)
            before = flags_in(findings)
            outcomes = [
                judge(error, await self._findings(story, error.text, sources, outages), before)
                for error in errors
            ]
        return Checked(
            article=story.name,
            untouched=before,
            outcomes=tuple(outcomes),
            lines=len(findings),
            outages=tuple(sorted(outages)),
        )

    async def _findings(
        self, story: Story, text: str, sources: Sequence[Source], outages: set[str]
    ) -> tuple[Finding, ...]:
        article = from_text(text, retrieved_at=READ_AT, published=story.published)
        if article.text != text:
            raise ValueError(f"{story.name}: the text is altered when it is read; its places would be off.")
        run = await check(
            article,
            finder=in_thread(self._recogniser),
            sources=sources,
            run_id="quality",
            versions=Versions(factdesk="", model="", pack=""),
        )
        outages.update(outage.detail for outage in run.outages)
        return run.findings

    def _live(self, http: httpx.AsyncClient) -> tuple[Source, ...]:
        """Both live sources; the servers are ours, so that no minute has to be spared."""
        pace = Pace(allowance=Unlimited())
        return (
            Wikipedia(
                api_url=self._reference.wikipedia,
                user_agent=_AGENT,
                http=http,
                clock=lambda: READ_AT,
                pace=pace,
                cache=self._cache,
                seconds=60,
            ),
            Wikidata(
                api_url=self._reference.wikidata,
                user_agent=_AGENT,
                http=http,
                clock=lambda: READ_AT,
                pace=pace,
                cache=self._cache,
                seconds=60,
            ),
        )


_bench: list[Bench] = []


def _start(reference: Reference) -> None:
    _bench.append(Bench(reference, load_recogniser(), read_tables()))


def _work(task: tuple[Story, Sequence[Error]]) -> Checked:
    return _bench[0].check_story(*task)


def check_all(
    stories: Iterable[Story],
    errors: Iterable[Error],
    reference: Reference,
    *,
    told: Callable[[Checked], None] = lambda _: None,
) -> list[Checked]:
    """All articles with their errors, in WORKERS processes; `told` hears of each as it is done."""
    by_article: defaultdict[str, list[Error]] = defaultdict(list)
    for error in errors:
        by_article[error.article].append(error)
    tasks = [(story, by_article[story.name]) for story in stories]
    # The longest first, so that no process is left with one at the end.
    tasks.sort(key=lambda task: -len(task[1]))
    done: list[Checked] = []
    with ProcessPoolExecutor(
        WORKERS, mp_context=get_context("spawn"), initializer=_start, initargs=(reference,)
    ) as pool:
        for checked in pool.map(_work, tasks):
            told(checked)
            done.append(checked)
    return sorted(done, key=lambda one: one.article)


@contextmanager
def serving(name: str, texts: Iterable[str]) -> Iterator[Reference]:
    """The reference of this name; for "servers" MediaWiki and the Wikidata server, filled for these texts."""
    if name != "servers":
        yield Reference(name=name)
        return
    # Only here: they need MediaWiki installed.
    from tests.peers.mediawiki import mediawiki  # noqa: PLC0415
    from tests.peers.wikidata_server import wikibase  # noqa: PLC0415

    filled = web(read_tables(), texts)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        wiki = stack.enter_context(mediawiki(folder, pages=filled.pages))
        base = stack.enter_context(wikibase(more=filled.items))
        yield Reference(name=name, wikipedia=wiki, wikidata=base.api)
