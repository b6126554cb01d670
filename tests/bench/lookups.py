"""What an article's look-ups cost, in requests and in time: `python -m tests.bench.lookups`.

Both APIs run on loopback: Debian's MediaWiki with invented people, and our Wikidata server with their items.
(a) Requests for thirty known names: ours, and those of the package `wikipedia` used plainly (in a process of its
own, since ours gives the package another transport). (b) The time for thirty names, five of them unknown to both,
when every answer comes 100 ms later: against the least that the dependent rounds and the searches, three at a
time, can take. Exit status 1 when a bar is missed.
"""

from __future__ import annotations

import argparse
import asyncio
import math
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import mean, median

import httpx

from checks.model import EntityKind, Query
from checks.politeness import CONCURRENT, Pace
from checks.sources.rounds import Answers, look_up
from checks.sources.wikidata import Wikidata
from checks.sources.wikipedia import Wikipedia
from tests.peers.fault_proxy import Fault, Proxy, fault_proxy
from tests.peers.mediawiki import KNOWN_PEOPLE, mediawiki, page
from tests.peers.wikidata_items import Item, by_id, country, office, person
from tests.peers.wikidata_server import wikibase

LATENCY = 0.1
BAR = 1.3
RUNS = 5
UNKNOWN = ("Zebulon Quorn", "Ottoline Varx", "Peregrine Ulsted", "Isolde Brannick", "Tancred Mowle")
# Titles, items, offices, labels: each needs the answer before it.
ROUNDS = 4
READ_AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
AGENT = "factdesk-bench/0 (bench@paper.example)"
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What one article took."""

    seconds: float
    answers: Answers
    asked: tuple[str, ...]

    @property
    def searches(self) -> int:
        """How many of the requests were searches."""
        return sum("srsearch" in one or "wbsearchentities" in one for one in self.asked)


@dataclass(frozen=True, kw_only=True)
class Servers:
    """The two APIs, each behind a proxy that counts and delays."""

    wikipedia: Proxy
    wikidata: Proxy


def pages() -> Mapping[str, str]:
    """A page with its item for each of the known people."""
    return {
        name: page(f"'''{name}''' is a politician of Ruritania.", qid=qid(place))
        for place, name in enumerate(KNOWN_PEOPLE)
    }


def qid(place: int) -> str:
    """The item of the person at this place of the list."""
    return f"Q{910_000 + place}"


def items() -> dict[str, Item]:
    """The people with an office each, their offices and their country."""
    offices = [office(f"Q{920_000 + place}", f"Minister {place}", country="Q930000") for place in range(10)]
    people = [
        person(
            qid(place),
            name,
            born="1960-05-06",
            country="Q930000",
            offices=[(f"Q{920_000 + place % 10}", "2020-01-01", None)],
        )
        for place, name in enumerate(KNOWN_PEOPLE)
    ]
    return by_id(*people, *offices, country("Q930000", "Ruritania"))


@contextmanager
def servers(wiki: str, base: str, *, delay: float) -> Iterator[Servers]:
    """The proxies, with this latency."""
    none = [Fault.NONE]
    with fault_proxy(wiki, none, delay=delay) as first, fault_proxy(base, none, delay=delay) as second:
        yield Servers(wikipedia=first, wikidata=second)


async def looked_up(names: Sequence[str], peers: Servers, *, concurrent: int = CONCURRENT) -> Cost:
    """Look these people up once, with nothing in any cache."""
    queries = [
        Query(about=EntityKind.PERSON, subject=name, as_of=date(2023, 5, 16), context=("Ruritania",))
        for name in names
    ]
    before = len(peers.wikipedia.asked), len(peers.wikidata.asked)
    pace = Pace(concurrent=concurrent)
    async with httpx.AsyncClient(limits=httpx.Limits(max_connections=concurrent)) as http:
        sources = (
            Wikipedia(
                api_url=peers.wikipedia.api, user_agent=AGENT, http=http, clock=lambda: READ_AT, pace=pace
            ),
            Wikidata(
                api_url=peers.wikidata.api, user_agent=AGENT, http=http, clock=lambda: READ_AT, pace=pace
            ),
        )
        started = time.perf_counter()
        answers = await look_up(queries, sources, seconds=60)
        seconds = time.perf_counter() - started
    asked = (*peers.wikipedia.asked[before[0] :], *peers.wikidata.asked[before[1] :])
    return Cost(seconds=seconds, answers=answers, asked=asked)


def plain(api: str, way: str) -> None:
    """Ask for the known names with the package as it is; in a process of its own."""
    import wikipedia as package  # noqa: PLC0415 - only in the process that uses it plainly

    package.wikipedia.API_URL = api
    for name in KNOWN_PEOPLE:
        if way == "page":
            package.page(name, auto_suggest=False)
        else:
            package.page(name)


def plain_requests(peers: Servers, way: str) -> int:
    """How many requests the plain package makes."""
    before = len(peers.wikipedia.asked)
    command = [sys.executable, "-W", "ignore", "-m", "tests.bench.lookups", "--plain", peers.wikipedia.api]
    subprocess.run([*command, "--way", way], cwd=ROOT, check=True)
    return len(peers.wikipedia.asked) - before


def requests_compared(peers: Servers) -> bool:
    """Print (a)."""
    ours = asyncio.run(looked_up(KNOWN_PEOPLE, peers))
    pages_only = sum("titles=" in one for one in ours.asked)
    direct, default = plain_requests(peers, "page"), plain_requests(peers, "default")
    say(f"(a) requests for {len(KNOWN_PEOPLE)} known names")
    say(f"    ours: {len(ours.asked)} ({pages_only} for the pages, the rest for Wikidata's dated facts)")
    say(f"    package wikipedia, page(name, auto_suggest=False): {direct}; page(name): {default}")
    return len(ours.asked) <= 6 and len(ours.asked) < direct < default


def time_compared(wiki: str, base: str) -> bool:
    """Print (b)."""
    names = (*KNOWN_PEOPLE[: 30 - len(UNKNOWN)], *UNKNOWN)
    with servers(wiki, base, delay=0.0) as peers:
        asyncio.run(looked_up(names, peers))
        peers.wikipedia.seconds.clear()
        peers.wikidata.seconds.clear()
        asyncio.run(looked_up(names, peers, concurrent=1))
        own = mean([*peers.wikipedia.seconds, *peers.wikidata.seconds])
    with servers(wiki, base, delay=LATENCY) as peers:
        costs = [asyncio.run(looked_up(names, peers)) for _ in range(RUNS)]
    searches, took = costs[0].searches, median(one.seconds for one in costs)
    floor = (ROUNDS + math.ceil(searches / CONCURRENT)) * (LATENCY + own)
    say(f"(b) {len(names)} names, {len(UNKNOWN)} unknown, {LATENCY * 1000:.0f} ms latency")
    say(f"    {len(costs[0].asked)} requests, {ROUNDS} dependent rounds, {searches} searches")
    say(f"    servers' own time {own * 1000:.0f} ms a request; floor {floor * 1000:.0f} ms")
    say(f"    measured {took * 1000:.0f} ms (median of {RUNS}); {took / floor:.2f} x the floor, bar {BAR}")
    return took <= BAR * floor


def say(line: str) -> None:
    """Print a line."""
    print(line, flush=True)  # noqa: T201 - what a bench is for


def main() -> int:
    """Measure both; exit status 1 when a bar is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--plain", metavar="API", help="ask with the plain package (the bench calls this)")
    parser.add_argument("--way", choices=("page", "default"), default="page")
    given = parser.parse_args()
    if given.plain:
        plain(given.plain, given.way)
        return 0
    with (
        tempfile.TemporaryDirectory() as folder,
        mediawiki(Path(folder), pages=pages()) as wiki,
        wikibase(more=items()) as base,
    ):
        with servers(wiki, base.api, delay=0.0) as peers:
            fewer = requests_compared(peers)
        in_time = time_compared(wiki, base.api)
    return 0 if fewer and in_time else 1


if __name__ == "__main__":
    sys.exit(main())
