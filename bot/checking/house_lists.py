"""The house list on the command line: whose it is, what is put in it, and its file."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.settings import PREFIX, Settings, SettingsError
from checks.compare.house import HouseEntry, HouseKind
from checks.errors import Unreadable
from checks.report.wording import clean, counted, day_words
from checks.sources.house import read_list, write_list
from checks.sources.house.table import LARGEST_FILE, checked

if TYPE_CHECKING:
    from bot.store import ListChange, Store

COLUMNS_TOLD = """The columns of the file, in any order; the first line names them:

name: the form that the house writes. kind: person, organisation, place, work or other.
avoid: forms that the house does not use, with | between them. accept: other forms that may stand.
note: shown with the line. never_send: yes for a name that is never asked of any source outside.
added_by, added_at, origin: as export writes them; may be left out.

Commas, semicolons and tabs are understood, and what spreadsheets save as CSV UTF-8."""


class HouseList:
    """One newsroom's list in an open database."""

    def __init__(self, store: Store, newsroom: str, clock: Callable[[], datetime], who: str) -> None:
        """Work for this newsroom; `who` is recorded with every change."""
        self._store = store
        self._newsroom = newsroom
        self._clock = clock
        self._who = who

    async def lines(self) -> list[str]:
        """The list as it stands, a line for each entry."""
        entries = await self._store.house(self._newsroom)
        told = sorted((entry_line(entry) for entry in entries), key=str.casefold)
        return told or ["The house list is empty. `factdesk house add NAME` puts a name in it."]

    async def history(self, name: str) -> list[str]:
        """Everything that was ever listed under a form. Raises Unreadable where nothing was."""
        held = await self._store.house_history(self._newsroom, name)
        if not held:
            raise Unreadable(f"{name} does not stand in the house list and never has.")
        return [_history_line(*one) for one in held]

    async def add(self, entry: HouseEntry) -> list[str]:
        """Put one entry in. Raises Unreadable where it cannot be an entry, or contradicts another."""
        try:
            tidied = checked(entry)
        except ValueError as error:
            raise Unreadable(f"Not added: {error}") from error
        change = await self._put_in([tidied])
        return [f"{word}: {entry_line(one)}" for word, some in _words(change) for one in some]

    async def remove(self, name: str, kind: HouseKind | None) -> list[str]:
        """Take a name off. Raises Unreadable where it does not stand in the list."""
        gone = await self._store.remove_name(self._newsroom, name, kind, at=self._clock(), by=self._who)
        if not gone:
            raise Unreadable(
                f"{name} does not stand in the house list. `factdesk house list` shows what does."
            )
        return [f"Removed: {entry_line(entry)}" for entry in gone]

    async def take_file(self, path: Path, *, dry_run: bool) -> list[str]:
        """Put a file's entries in, all or none. Raises Unreadable with every line that is wrong."""
        entries = [replace(entry, origin=entry.origin or "import") for entry in entries_of(path)]
        change = await self._put_in(entries, dry_run=dry_run)
        told = ", ".join(f"{len(some):,} {word.lower()}" for word, some in _words(change)) or "nothing"
        would = "Would be done: " if dry_run else ""
        return [f"{would}{counted(len(entries), 'entry', 'entries')} read from {path.name}: {told}."]

    async def write_file(self, path: Path) -> list[str]:
        """Write the list to a file that a spreadsheet opens safely. Raises Unreadable where it cannot be written."""
        entries = await self._store.house(self._newsroom)
        _write(path, write_list(entries))
        return [f"{counted(len(entries), 'entry', 'entries')} written to {path}."]

    async def _put_in(self, entries: Sequence[HouseEntry], *, dry_run: bool = False) -> ListChange:
        from bot.store import Contradicted  # noqa: PLC0415 - see below

        try:
            return await self._store.list_names(
                self._newsroom, entries, at=self._clock(), by=self._who, dry_run=dry_run
            )
        except Contradicted as error:
            raise Unreadable(str(error)) from error


def _write(path: Path, content: bytes) -> None:
    try:
        # Names that must not get out may stand in it.
        path.touch(mode=0o600)
        path.write_bytes(content)
    except OSError as error:
        raise Unreadable(f"{path} cannot be written ({error.strerror}).") from error


def _words(change: ListChange) -> list[tuple[str, tuple[HouseEntry, ...]]]:
    told = (("Added", change.added), ("Merged", change.merged), ("Unchanged", change.unchanged))
    return [(word, some) for word, some in told if some]


def entry_line(entry: HouseEntry) -> str:
    """`Kyiv (place), not Kiev; row 3, added by Ana on 4 March 2026`."""
    parts = [
        f"{clean(entry.name)} ({entry.kind})",
        f", not {', '.join(map(clean, entry.avoid))}" if entry.avoid else "",
        f", also {', '.join(map(clean, entry.accepted))}" if entry.accepted else "",
        ", never sent out" if entry.never_send else "",
        f"; {clean(entry.note)}" if entry.note else "",
    ]
    return "".join(parts)


def _history_line(entry: HouseEntry, removed_at: datetime | None, removed_by: str) -> str:
    added = f"added {_by(entry.added_by)}{_on(entry.added_at)}" + (
        f", {entry.origin}" if entry.origin else ""
    )
    removed = f"; removed {_by(removed_by)}{_on(removed_at)}" if removed_at else ""
    return f"{entry_line(entry)}; row {entry.row}, {added}{removed}"


def _by(who: str) -> str:
    return f"by {clean(who)} " if who else ""


def _on(moment: datetime | None) -> str:
    return f"on {day_words(moment.date().isoformat())}" if moment else ""


def entries_of(path: Path) -> tuple[HouseEntry, ...]:
    """The entries of a house list's file. Raises Unreadable where it cannot be read or is none."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise Unreadable(f"{path} cannot be opened ({error.strerror}). Check the path.") from error
    return read_list(content)


async def listed(settings: Settings, *, file: Path | None, newsroom: str | None) -> tuple[HouseEntry, ...]:
    """The house list that a check on the command line goes by: of the file, else of the database if there is one.

    Raises:
        Unreadable: The file is no house list.
        SettingsError: Several newsrooms have the database, and none was named.
    """
    if file is not None:
        return tuple(replace(entry, origin="file") for entry in entries_of(file))
    place = file_of(settings)
    if place is not None and not place.is_file():
        return ()
    async with opened(settings, migrate=False) as store:
        if not await store.has_house_lists():
            return ()
        return await store.house(_whose(await store.newsrooms(), newsroom))


async def with_list(
    settings: Settings,
    newsroom: str | None,
    work: Callable[[HouseList], Awaitable[list[str]]],
    *,
    clock: Callable[[], datetime],
    who: str,
) -> list[str]:
    """What is said of work on a newsroom's list. Raises SettingsError where it is not clear whose, and what `work` raises."""
    async with opened(settings, migrate=True) as store:
        whose = _whose(await store.newsrooms(), newsroom)
        return await work(HouseList(store, whose, clock, who))


def _whose(newsrooms: Sequence[str], wanted: str | None) -> str:
    from bot.store import LOCAL  # noqa: PLC0415 - see below

    if wanted is not None and wanted not in (*newsrooms, LOCAL):
        known = (
            f"It knows {', '.join(newsrooms)}." if newsrooms else "It knows none yet; leave --newsroom out."
        )
        raise SettingsError(f"There is no newsroom {wanted} in the database. {known}")
    if wanted is None and len(newsrooms) > 1:
        raise SettingsError(
            f"Several newsrooms have this database: say whose house list is meant, with --newsroom and one of "
            f"{', '.join(newsrooms)}."
        )
    return wanted or (newsrooms[0] if newsrooms else LOCAL)


@asynccontextmanager
async def opened(settings: Settings, *, migrate: bool) -> AsyncIterator[Store]:
    """The newsroom's database, brought up to the newest version where `migrate`. SettingsError where it cannot be used."""
    # The database's libraries take longer to import than a short check without them takes.
    from sqlalchemy.exc import DBAPIError  # noqa: PLC0415

    from bot.store import open_store  # noqa: PLC0415

    place = file_of(settings)
    try:
        if place is not None and migrate:
            place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        store = open_store(settings.database())
        try:
            if migrate:
                await store.migrate()
            yield store
        finally:
            await store.close()
    except (DBAPIError, OSError) as error:
        why = error.orig if isinstance(error, DBAPIError) else error.strerror
        raise SettingsError(
            f"The newsroom's database at {PREFIX}DATABASE_URL (without it, app.db in {PREFIX}STATE) cannot be used: "
            f"{why}. Check both settings, and that this user may write there."
        ) from error


def file_of(settings: Settings) -> Path | None:
    """The file that the newsroom's database is; None where it is none."""
    if not settings.database_url:
        return settings.state / "app.db"
    from sqlalchemy.engine import make_url  # noqa: PLC0415 - see above

    url = make_url(settings.database())
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None
