"""The commands `factdesk reference ...`: build, info, show."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, NoReturn, Self, TypeVar

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn
from rich.text import Text

from bot.checking import reference_packs
from bot.checking.pack_contents import told_of, told_of_pack
from bot.checking.reference_packs import BuildOrder, ids_of, names_of, offices_in, sought_in
from bot.settings import SettingsError, load, utc_now
from checks.data.gathering import PAUSES, Wanted
from checks.data.gathering import Progress as Done
from checks.errors import CheckError

_USAGE = 2
_T = TypeVar("_T")

reference_app = typer.Typer(
    help="The reference pack: what is known without asking anybody, and building it anew from Wikidata.",
    no_args_is_help=True,
)


_What = Annotated[
    list[str] | None,
    typer.Argument(help="Item numbers such as Q42, or names as Wikidata has them.", show_default=False),
]
_Ids = Annotated[Path | None, typer.Option(metavar="FILE", help="A list of item numbers, one a line.")]
_Names = Annotated[Path | None, typer.Option(metavar="FILE", help="A list of names, one a line.")]
_Offices = Annotated[
    list[str] | None,
    typer.Option(
        metavar="Q…|FILE", help="Offices by their numbers: all who held them are loaded. May be repeated."
    ),
]
_FromPack = Annotated[
    bool, typer.Option("--from-pack", help="Read everything anew that the present pack has from Wikidata.")
]
_Add = Annotated[bool, typer.Option("--add", help="Keep what the present pack has, and add to it.")]
_Since = Annotated[
    int | None,
    typer.Option(
        metavar="YEAR",
        help="Whoever left an office before is no entry. [default: 1990; of --offices everybody is one]",
        show_default=False,
    ),
]
_Out = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Where to write it. [default: the pack that is used from then on]"),
]


@reference_app.command()
def build(  # noqa: PLR0913 - what can be loaded, each by its name
    context: typer.Context,
    what: _What = None,
    *,
    ids: _Ids = None,
    names: _Names = None,
    offices: _Offices = None,
    from_pack: _FromPack = False,
    add: _Add = False,
    since: _Since = None,
    out: _Out = None,
) -> None:
    """Build the reference pack anew from Wikidata, or add to it.

    With what is asked for comes what belongs to it: offices and their holders, heads and capitals of countries, who
    leads an organisation. What was read is kept for a day, so an interrupted build goes on where it stopped. The pack
    in use is replaced only by one that is whole.

    Exit status: 0 done; 2 nothing was built, and why.
    """
    asked = _or_exit(lambda: _wanted(what or (), ids, names, offices or ()))
    wanted = replace(asked, since=since)
    if wanted == Wanted(since=since) and not from_pack:
        _leave("Nothing to load: give item numbers or names, --ids, --names, --offices or --from-pack.")
    order = BuildOrder(wanted=wanted, from_pack=from_pack, add=add, out=out)
    # Tests bring shorter pauses.
    _print(_built(order, PAUSES if context.obj is None else context.obj))


def _built(order: BuildOrder, pauses: Sequence[float]) -> list[str]:
    settings = _or_exit(load)
    with _Shown() as shown:
        building = reference_packs.build(settings, order, clock=utc_now, told=shown.step, pauses=pauses)
        return _or_exit(lambda: asyncio.run(building))


@reference_app.command()
def info() -> None:
    """Say which pack is used, what it holds and when it was read."""
    _print(_or_exit(lambda: told_of_pack(load())))


@reference_app.command()
def show(name: Annotated[str, typer.Argument(help="A name, or an item's number.")]) -> None:
    """Show what the pack knows of somebody or something, with sources and the day of their reading.

    Exit status: 0 done; 2 it knows nothing.
    """
    _print(_or_exit(lambda: asyncio.run(told_of(load(), name))))


def _wanted(what: Sequence[str], ids: Path | None, names: Path | None, offices: Sequence[str]) -> Wanted:
    numbers, words = sought_in(what)
    return Wanted(
        ids=(*numbers, *(ids_of(ids) if ids else ())),
        names=(*words, *(names_of(names) if names else ())),
        offices=offices_in(offices),
    )


class _Shown:
    """What a build is doing: a bar on a terminal, a line for each new step elsewhere."""

    def __init__(self) -> None:
        self._console = Console(stderr=True)
        self._bar = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TextColumn(
                "{task.completed:,.0f} of {task.total:,.0f} items, {task.fields[requests]:,} requests"
            ),
            console=self._console,
            transient=True,
            disable=not self._console.is_terminal,
        )
        self._task = self._bar.add_task("Asking Wikidata", total=0, requests=0)
        self._doing = ""

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._bar.stop()

    def step(self, done: Done) -> None:
        """Show how far it is."""
        self._bar.update(
            self._task, description=done.doing, completed=done.read, total=done.wanted, requests=done.requests
        )
        if not self._console.is_terminal and done.doing != self._doing:
            self._console.print(
                Text(f"{done.doing}: {done.read:,} of {done.wanted:,} items so far"), soft_wrap=True
            )
        self._doing = done.doing


def _print(lines: Sequence[str]) -> None:
    for line in lines:
        Console(soft_wrap=True).print(line, markup=False, highlight=False)


def _or_exit(work: Callable[[], _T]) -> _T:
    try:
        return work()
    except (SettingsError, CheckError) as error:
        return _leave(str(error))


def _leave(sentence: str) -> NoReturn:
    Console(stderr=True, soft_wrap=True).print(sentence, markup=False, highlight=False)
    raise typer.Exit(_USAGE)
