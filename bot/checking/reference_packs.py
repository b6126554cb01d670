"""Building a reference pack from Wikidata on the command line: what is to be loaded, and putting it in place."""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

import httpx

from bot.checking import DISTRIBUTION
from bot.checking.house_lists import opened
from bot.checking.pack_contents import pack_in_use
from bot.settings import PREFIX, Settings, SettingsError
from checks.data.entries import edited_lately, entries, sources_of
from checks.data.gathering import PAUSES, Gathered, Gatherer, Progress, Sought, Wanted
from checks.data.pack_file import NewFile, dump, pack_from
from checks.errors import NotBuilt, Unreadable
from checks.model import EntityKind
from checks.politeness import CONCURRENT, Pace, user_agent
from checks.report.wording import counted
from checks.sources.pack import Pack
from checks.sources.wikidata import Wikidata

# A batch of large items on a slow line, and the whole build: its own waits are what ends it.
_TRY_SECONDS = 60.0
_BUILD_SECONDS = 24 * 3600.0
# Work that nobody waits for stands back while the replicas lag (https://www.mediawiki.org/wiki/Manual:Maxlag_parameter).
_MAXLAG = 5
_LIMITS = httpx.Limits(max_connections=CONCURRENT, max_keepalive_connections=CONCURRENT)
_NUMBER = re.compile(r"Q[1-9]\d*")
_KINDS = {kind.value: kind for kind in EntityKind}
_LARGEST_LIST = 5_000_000

Clock = Callable[[], datetime]


@dataclass(frozen=True, kw_only=True)
class BuildOrder:
    """What one `factdesk reference build` was asked to do. `out` None: the pack that is used from then on."""

    wanted: Wanted
    from_pack: bool = False
    add: bool = False
    out: Path | None = None


async def build(
    settings: Settings,
    order: BuildOrder,
    *,
    clock: Clock,
    told: Callable[[Progress], None],
    pauses: Sequence[float] = PAUSES,
) -> list[str]:
    """Build a pack and put it in its place; gives what is said of it.

    Raises:
        SettingsError: No contact is set, or the database that keeps the answers cannot be used.
        NotBuilt: Something that was asked for does not exist, Wikidata did not answer to the end, or the file cannot
            be written. The file that stood there is unchanged.
    """
    if not settings.contact.strip():
        raise SettingsError(
            f"Wikidata must be told whom to contact: set {PREFIX}CONTACT to your mail address or URL, and build again."
        )
    present = pack_in_use(settings)
    wanted = _with_present(order, present)
    out = order.out or settings.built_pack()
    try:
        with NewFile(out) as file:
            gathered = await _gathered(settings, wanted, clock=clock, told=told, pauses=pauses)
            made = entries(gathered.entities, gathered.kinds, present.entities, keep_base=order.add)
            # Of one revision the newer reading stands: by now it may have stood for a day.
            known = (*(present.sources if order.add else ()), *sources_of(gathered.entities))
            if not gathered.entities:
                raise NotBuilt(_nothing_found(gathered))
            file.write(dump(pack_from(made, known)))
            # Read as a check will read it, before it takes the place of one that is known to be good.
            pack = Pack.load(file.draft)
            file.replace()
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise NotBuilt(f"{out} cannot be written ({why}). The pack in use is unchanged.") from error
    return [*_summary(pack, gathered, present, order), *_use(out, settings), *_remarks(gathered)]


def _with_present(order: BuildOrder, present: Pack) -> Wanted:
    wanted = order.wanted
    if not order.from_pack:
        return wanted
    renewed = tuple(Sought(text=one.qid, kind=one.kind) for one in present.entities if one.qid)
    return Wanted(
        ids=wanted.ids, names=wanted.names, offices=wanted.offices, renewed=renewed, since=wanted.since
    )


async def _gathered(
    settings: Settings,
    wanted: Wanted,
    *,
    clock: Clock,
    told: Callable[[Progress], None],
    pauses: Sequence[float],
) -> Gathered:
    async with _wikidata(settings, clock, names=len(wanted.names)) as source:
        gatherer = Gatherer(source=source, sleep=asyncio.sleep, pauses=pauses, told=told)
        return await gatherer.gather(wanted)


@asynccontextmanager
async def _wikidata(settings: Settings, clock: Clock, *, names: int) -> AsyncIterator[Wikidata]:
    """Wikidata within the installation's budget of requests; its answers are kept where those of the checks are."""
    from bot.store import ReferenceCache, SharedAllowance  # noqa: PLC0415 - the database takes long to import

    async with (
        opened(settings, migrate=True) as store,
        httpx.AsyncClient(timeout=_TRY_SECONDS, limits=_LIMITS, follow_redirects=False) as http,
    ):
        yield Wikidata(
            api_url=settings.wikidata_api,
            user_agent=user_agent(version(DISTRIBUTION), settings.contact),
            http=http,
            clock=clock,
            cache=ReferenceCache(store, "live", clock),
            # The build's own pauses leave it in peace after failures.
            pace=Pace(
                allowance=SharedAllowance(store, clock), try_seconds=_TRY_SECONDS, failures=sys.maxsize
            ),
            search_cap=names,
            seconds=_BUILD_SECONDS,
            maxlag=_MAXLAG,
        )


def _nothing_found(gathered: Gathered) -> str:
    told = " ".join(gathered.left_out)
    return f"Nothing of what was asked for could be loaded. {told} The pack in use is unchanged."


def _summary(pack: Pack, gathered: Gathered, present: Pack, order: BuildOrder) -> Iterator[str]:
    facts = sum(len(entity.facts) for entity in pack.entities)
    yield (
        f"Pack {pack.version}: {counted(len(pack.entities), 'entry', 'entries')}, {counted(facts, 'fact', 'facts')}; "
        f"{counted(len(gathered.entities), 'item', 'items')} from Wikidata with "
        f"{counted(gathered.requests, 'request', 'requests')}."
    )
    if not order.add:
        lost = {one.id for one in present.entities} - {one.id for one in pack.entities}
        if lost:
            yield f"{counted(len(lost), 'entry', 'entries')} of the pack before it not kept; --add keeps them."


def _use(out: Path, settings: Settings) -> Iterator[str]:
    if settings.pack_file() is not None and settings.pack_file() == out:
        yield f"{out} is used from now on; a bot that is running takes it up when it is started again."
    else:
        yield f"Written to {out}. To use it, set {PREFIX}PACK={out}."


def _remarks(gathered: Gathered) -> Iterator[str]:
    fresh = edited_lately(gathered.entities)
    if fresh:
        names = ", ".join(one.label for one in fresh[:10]) + (" ..." if len(fresh) > len(fresh[:10]) else "")
        yield (
            f"{counted(len(fresh), 'item was', 'items were')} edited within a day before the reading, which nobody may"
            f" have looked at yet: {names}. See `factdesk reference show NAME`."
        )
    if gathered.left_out:
        yield f"Left out ({len(gathered.left_out):,}):"
        yield from (f"  {told}" for told in gathered.left_out)


def sought_in(words: Sequence[str]) -> tuple[tuple[Sought, ...], tuple[Sought, ...]]:
    """Item numbers, and names, among the words of a command line."""
    ids = tuple(Sought(text=word) for word in words if _NUMBER.fullmatch(word))
    return ids, tuple(Sought(text=word) for word in words if not _NUMBER.fullmatch(word))


def ids_of(path: Path) -> tuple[Sought, ...]:
    """The item numbers of a list, one a line, each perhaps followed by what sort of thing it is.

    Raises:
        Unreadable: The file cannot be read, or a line is no number such as Q42.
    """
    wrong = f"an item number such as Q42, perhaps followed by one of {', '.join(_KINDS)}"
    return tuple(
        _id_in(line, f"{path}, line {number}: {line!r} is not {wrong}.") for number, line in _lines(path)
    )


def _id_in(line: str, wrong: str) -> Sought:
    number, *kind = line.split()
    if not _NUMBER.fullmatch(number) or len(kind) > 1 or not _KINDS.keys() >= set(kind):
        raise Unreadable(wrong)
    return Sought(text=number, kind=_KINDS[kind[0]] if kind else None)


def names_of(path: Path) -> tuple[Sought, ...]:
    """The names of a list, one a line, each perhaps followed by a tab and what sort of thing it is.

    Raises:
        Unreadable: The file cannot be read, or a line names no such sort.
    """
    found = []
    for number, line in _lines(path):
        name, _, kind = (part.strip() for part in line.partition("\t"))
        if kind and kind not in _KINDS:
            raise Unreadable(f"{path}, line {number}: {kind!r} is none of {', '.join(_KINDS)}.")
        found.append(Sought(text=name, kind=_KINDS.get(kind)))
    return tuple(found)


def offices_in(words: Sequence[str]) -> tuple[str, ...]:
    """The numbers of offices: given as they are, with commas between them, or as a file of them.

    Raises:
        Unreadable: Something is neither a number nor a file of numbers.
    """
    found: list[str] = []
    for word in words:
        numbers = word.split(",")
        if all(_NUMBER.fullmatch(number.strip()) for number in numbers):
            found += [number.strip() for number in numbers]
        else:
            found += [one.text for one in ids_of(Path(word))]
    return tuple(dict.fromkeys(found))


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines that say something, with their numbers; what follows a # is for people."""
    try:
        with path.open("rb") as file:
            text = file.read(_LARGEST_LIST).decode("utf-8-sig")
    except OSError as error:
        raise Unreadable(f"{path} cannot be opened ({error.strerror}). Check the path.") from error
    except UnicodeDecodeError as error:
        raise Unreadable(f"{path} is not in UTF-8. Save it as UTF-8 and build again.") from error
    for number, line in enumerate(text.splitlines(), start=1):
        said = re.sub(r"(?:^|\s)#.*", "", line).strip()
        if said:
            yield number, said
