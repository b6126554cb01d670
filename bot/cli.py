"""The command `factdesk`: check, serve, doctor. Slack and the engine are imported only by the commands that need them."""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, NoReturn, TypeVar

import typer
from pydantic import TypeAdapter, ValidationError
from rich.console import Console
from rich.text import Text

from bot.checking import Examiner, build_fetcher, read_link
from bot.checking.budget import shared_allowance
from bot.checking.house_lists import COLUMNS_TOLD, HouseList, listed, with_list
from bot.doctor import Health, examine
from bot.reference_cli import reference_app
from bot.settings import Settings, SettingsError, load, login_name, utc_now
from checks.catalog import LIVE
from checks.compare.house import HouseEntry, HouseKind
from checks.errors import CheckError, NoArticle, NotFetched, Unreadable
from checks.fetch import Fetcher
from checks.language.models import find_model
from checks.model import Article, CheckRun, Rating, Reason
from checks.politeness import Pace
from checks.report import galley, terminal, to_json
from checks.run import Find, replay
from checks.workers.finder import ClaimFinder
from checks.workers.pool import WorkerFault
from checks.workers.reader import LARGEST_BODY, PageReader

DONE, FOUND, USAGE, NOT_READ = 0, 1, 2, 3
# Of `doctor`: something that is needed is not there.
MISSING = 1
# "Your style?" is a question, not a fault, so it fails no build.
_STYLE = frozenset({Reason.TRANSLITERATION, Reason.STYLE})
_RUNS = TypeAdapter(CheckRun)
# Python's stand-ins for the bytes of an argument that it could not decode.
_NOT_UTF8 = re.compile("[\ud800-\udfff]")
_T = TypeVar("_T")
# What is told in a sentence: a fault of the text or the link, of ours, of this machine's.
_TOLD = (CheckError, WorkerFault, OSError)

app = typer.Typer(
    name="factdesk",
    help="Check the names, titles and dates of an article against named references.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback()
def _factdesk() -> None:
    """Check the names, titles and dates of an article against named references."""


class _UsageError(Exception):
    """The command cannot be carried out as it was given; `str(error)` says how to mend it."""


@dataclass(frozen=True, kw_only=True)
class _Order:
    """What one `factdesk check` was asked to do."""

    sources: tuple[str, ...]
    published: date | None
    url: str | None
    headline: str | None
    offline: bool
    house: Path | None = None
    newsroom: str | None = None


@dataclass(frozen=True, kw_only=True)
class _Desk:
    """Who carries the order out: an examiner for each list of reference sources that it needs."""

    fetcher: Fetcher
    pages: PageReader
    examiners: Mapping[tuple[str, ...], Examiner]
    house: Sequence[HouseEntry] = ()


@app.command()
def check(  # noqa: PLR0913 - the options of design.md
    context: typer.Context,
    source: Annotated[
        list[str] | None,
        typer.Argument(
            help="A URL, a file (.txt, .md, .html, .docx, .odt, .pdf) or - for standard input.",
            show_default=False,
        ),
    ] = None,
    *,
    published: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Publication date.")] = None,
    url: Annotated[str | None, typer.Option(help="Where the text stands or will stand.")] = None,
    title: Annotated[str | None, typer.Option(help="The headline, if the text lacks it.")] = None,
    offline: Annotated[
        bool, typer.Option("--offline", help="Ask the embedded pack only; send nothing.")
    ] = False,
    json: Annotated[
        bool, typer.Option("--json", help="Print JSON (factdesk.check/1) and nothing else.")
    ] = False,
    html: Annotated[Path | None, typer.Option(help="Write the marked copy to this file.")] = None,
    fail_on: Annotated[str | None, typer.Option(metavar="differs", help="Exit 1 on such a finding.")] = None,
    house: Annotated[
        Path | None,
        typer.Option(metavar="FILE.csv", help="Go by this house list, not by the newsroom's own."),
    ] = None,
    newsroom: Annotated[
        str | None, typer.Option(help="Whose house list, where the database holds several newsrooms.")
    ] = None,
    replay_of: Annotated[
        str | None, typer.Option("--replay", metavar="ID|FILE", help="Judge a stored run again; ask nothing.")
    ] = None,
) -> None:
    """Check articles and print the checklist.

    Exit status: 0 done; 1 with --fail-on and such a finding; 2 wrong usage or unreadable input, and where factdesk
    or this machine failed; 3 the page could not be fetched or read as an article.
    """
    sources = tuple(source or ())
    _refuse_misuse(sources, fail_on=fail_on, replay_of=replay_of, html=html)
    order = _Order(
        sources=sources,
        published=_or_exit(lambda: _day(published)),
        url=url and _utf8(url),
        headline=title and _utf8(title),
        offline=offline,
        house=house,
        newsroom=newsroom,
    )
    settings = _or_exit(load)
    if replay_of is not None:
        runs, status = _or_exit(lambda: [asyncio.run(_replayed(settings, replay_of))]), DONE
    else:
        # Tests and the playground bring a fetcher of their own, which may read their pages on loopback.
        open_fetcher: Callable[[Settings], Fetcher] = context.obj or build_fetcher
        runs, status = _or_exit(lambda: asyncio.run(_check_all(settings, order, open_fetcher)))
    _hand_out(runs, as_array=len(sources) > 1, json=json, html=html)
    raise typer.Exit(status or (FOUND if fail_on and any(map(_differs, runs)) else DONE))


def _hand_out(runs: list[CheckRun], *, as_array: bool, json: bool, html: Path | None) -> None:
    """Print the runs, and write the marked copy where one is wanted."""
    if json and (runs or as_array):
        sys.stdout.write(to_json(runs, as_array=as_array) + "\n")
    elif not json:
        _print(runs)
    if html is not None and runs:
        _or_exit(lambda: _write(html, galley(runs[0])))


def _refuse_misuse(
    sources: tuple[str, ...], *, fail_on: str | None, replay_of: str | None, html: Path | None
) -> None:
    """Leave with a sentence where the options contradict each other."""
    if not sources and replay_of is None:
        _leave("Nothing to check: pass a URL, a file or - (or --replay ID).")
    if sources and replay_of is not None:
        _leave("--replay repeats a stored run; leave the sources out.")
    if fail_on not in (None, "differs"):
        _leave(f"--fail-on takes 'differs', not {fail_on!r}.")
    if html is not None and len(sources) > 1:
        _leave("--html writes one marked copy: pass one source.")


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise _UsageError(f"--published takes a date such as 2023-05-16, not {text!r}.") from error


def _utf8(given: str) -> str:
    """What was given on the command line, with a replacement character for each byte that is not UTF-8."""
    return _NOT_UTF8.sub("\N{REPLACEMENT CHARACTER}", given)


def _is_link(source: str) -> bool:
    return source.lower().startswith(("http://", "https://"))


async def _check_all(
    settings: Settings, order: _Order, open_fetcher: Callable[[Settings], Fetcher]
) -> tuple[list[CheckRun], int]:
    """All sources one after another; one that fails does not stop the others. The status is the gravest."""
    _refuse_impossible(order)
    runs, status = [], DONE
    async with _opened(settings, order, open_fetcher) as desk:
        for source in order.sources:
            try:
                article = await _shown("Reading", source, _read(source, order, desk))
                examiner = desk.examiners[_source_names(settings, order, source)]
                run = await _shown("Checking", source, examiner.examine(article, desk.house))
            except _TOLD as error:
                _say(_told(_utf8(source), error))
                status = max(status, _status(error, of_link=_is_link(source)))
                continue
            _keep(settings, run)
            runs.append(run)
    return runs, status


@asynccontextmanager
async def _opened(
    settings: Settings, order: _Order, open_fetcher: Callable[[Settings], Fetcher]
) -> AsyncIterator[_Desk]:
    """Who reads and checks. The language model begins to load at once, while the first text is read."""
    # Before anything is asked: it says what must never be.
    house = await listed(settings, file=order.house, newsroom=order.newsroom)
    async with AsyncExitStack() as closing:
        finder, pages = ClaimFinder(settings.nlp_model), PageReader(at_once=1)
        closing.push_async_callback(finder.close)
        closing.push_async_callback(pages.close)
        loading = asyncio.create_task(finder.warm_up())
        closing.push_async_callback(_given_up, loading)
        # So that its process starts before the sources are opened here, which takes as long as the reading.
        await asyncio.sleep(0)
        pace = await _pace(settings, order, closing)
        examiners = _examiners(settings, order, finder, pace)
        for examiner in examiners.values():
            closing.push_async_callback(examiner.close)
        fetcher = open_fetcher(settings)
        closing.push_async_callback(fetcher.close)
        yield _Desk(fetcher=fetcher, pages=pages, examiners=examiners, house=house)


async def _given_up(task: asyncio.Task[str]) -> None:
    """Cancel what may be under way. Its error is told where it is needed: the examiner meets it too."""
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


def _refuse_impossible(order: _Order) -> None:
    links = [source for source in order.sources if _is_link(source)]
    if links and order.offline:
        raise _UsageError(f"--offline fetches nothing. Save the page of {links[0]} and pass the file.")
    if order.sources.count("-") > 1:
        raise _UsageError("Standard input can be read once: pass - once.")


async def _pace(settings: Settings, order: _Order, closing: AsyncExitStack) -> Pace:
    """How fast the live sources may be asked: where there is a bot on this database, by one budget with it."""
    wanted = {name for source in order.sources for name in _source_names(settings, order, source)}
    if not wanted & LIVE:
        return Pace()
    return Pace(allowance=await closing.enter_async_context(shared_allowance(settings, utc_now)))


def _examiners(
    settings: Settings, order: _Order, finder: Find, pace: Pace
) -> dict[tuple[str, ...], Examiner]:
    """One examiner for each list of reference sources that the order needs, with one language model."""
    examiners: dict[tuple[str, ...], Examiner] = {}
    for names in dict.fromkeys(_source_names(settings, order, source) for source in order.sources):
        examiners[names] = Examiner(settings, clock=utc_now, source_names=names, pace=pace, finder=finder)
    return examiners


def _source_names(settings: Settings, order: _Order, source: str) -> tuple[str, ...]:
    """Which reference sources may be asked of one text: what stands nowhere yet is a draft and stays inside."""
    published = order.url is not None or _is_link(source)
    names = settings.sources if published else settings.draft_sources
    if order.house is not None and "house" not in names:
        names = ("house", *names)
    if order.offline:
        return tuple(name for name in names if name not in LIVE)
    return names


async def _read(source: str, order: _Order, desk: _Desk) -> Article:
    if _is_link(source):
        return await read_link(
            source,
            fetcher=desk.fetcher,
            pages=desk.pages,
            clock=utc_now,
            published=order.published,
            headline=order.headline,
        )
    is_input = source == "-"
    name = "standard input.txt" if is_input else _utf8(Path(source).name)
    body = sys.stdin.buffer.read(LARGEST_BODY) if is_input else _bytes_of(Path(source))
    return await desk.pages.file(
        name,
        body,
        retrieved_at=utc_now(),
        published=order.published,
        headline=order.headline,
        url=order.url,
    )


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_BODY)
    except OSError as error:
        raise Unreadable(f"The file cannot be opened ({error.strerror}). Check the path.") from error


def _told(source: str, error: Exception) -> str:
    sentence = _sentence(error)
    return sentence if Path(source).name in sentence else f"{source}: {sentence}"


def _sentence(error: Exception) -> str:
    """What happened and what to do, whosever fault it is."""
    if isinstance(error, WorkerFault):
        return (
            f"factdesk made a mistake, not the article ({error}). Please report it with these words and your version;"
            " a part of the text may go through by itself."
        )
    if isinstance(error, OSError):
        return (
            f"This machine failed, not the article ({error.strerror or type(error).__name__}). If it is short of"
            " memory, processes or open files, free some and try again."
        )
    return str(error)


def _status(error: Exception, *, of_link: bool = False) -> int:
    if isinstance(error, NotFetched | NoArticle) or (of_link and isinstance(error, Unreadable)):
        return NOT_READ
    return USAGE


async def _shown(verb: str, source: str, work: Awaitable[_T]) -> _T:
    """Say on the terminal what is under way; nothing where stderr is no terminal."""
    with Console(stderr=True).status(Text(f"{verb} {_utf8(source)} …")):
        return await work


def _runs_folder(settings: Settings) -> Path:
    return settings.state / "runs"


def _keep(settings: Settings, run: CheckRun) -> None:
    """Store the run for --replay. A full or read-only disk costs the replay, not the check."""
    folder = _runs_folder(settings)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{run.id}.json").write_bytes(_RUNS.dump_json(run))
    except OSError as error:
        _say(f"The run could not be stored for --replay in {folder} ({error.strerror}).")


async def _replayed(settings: Settings, wanted: str) -> CheckRun:
    run = _stored(settings, wanted)
    finder = ClaimFinder(settings.nlp_model)
    try:
        return replay(run, found=await finder(run.article))
    except OSError as error:
        raise _UsageError(_sentence(error)) from error
    finally:
        await finder.close()


def _stored(settings: Settings, wanted: str) -> CheckRun:
    path = Path(wanted)
    if not path.is_file():
        path = _runs_folder(settings) / f"{Path(wanted).name}.json"
    try:
        return _RUNS.validate_json(path.read_bytes())
    except OSError as error:
        raise _UsageError(f'No stored run {wanted!r}. The id stands in the JSON as "run".') from error
    except ValidationError as error:
        raise _UsageError(f"{path.name} is no stored run of this version.") from error


def _print(runs: Sequence[CheckRun]) -> None:
    console = Console()
    for run in runs:
        terminal(run, console)


def _differs(run: CheckRun) -> bool:
    return any(finding.verdict.reason not in _STYLE for finding in run.rated(Rating.DIFFERS))


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise _UsageError(f"{path} cannot be written ({error.strerror}).") from error
    _say(f"Marked copy: {path}")


@app.command()
def serve(
    *,
    http: Annotated[
        bool, typer.Option("--http", help="Receive events over HTTP instead of Socket Mode.")
    ] = False,
) -> None:
    """Run the Slack bot until it is stopped (SIGTERM or Ctrl-C)."""
    from bot.app import serve as serve_bot  # noqa: PLC0415 - Slack and the engine take a second to import

    settings = _or_exit(load)
    _or_exit(lambda: find_model(settings.nlp_model))
    _or_exit(lambda: asyncio.run(serve_bot(settings, over_http=http)))


@app.command()
def doctor() -> None:
    """Say what is installed, and how to mend what is missing.

    Exit status: 0 nothing is missing; 1 something is.
    """
    try:
        settings = load()
    except SettingsError as error:
        _leave(str(error), MISSING)
    is_well = True
    for health in examine(settings):
        Console(soft_wrap=True).print(_as_line(health), highlight=False)
        is_well = is_well and health.is_well
    raise typer.Exit(DONE if is_well else MISSING)


house_app = typer.Typer(
    help="Keep the newsroom's own list of names: asked before every reference, and what is never sent out.",
    no_args_is_help=True,
)
app.add_typer(house_app, name="house")
app.add_typer(reference_app, name="reference")
_Newsroom = Annotated[
    str | None, typer.Option("--newsroom", help="Whose list, where the database holds several newsrooms.")
]
_By = Annotated[str | None, typer.Option("--by", help="Who makes the change; your login name if left out.")]
_Kind = Annotated[HouseKind, typer.Option(help="What sort of name it is.")]


@house_app.command("list")
def house_list(*, newsroom: _Newsroom = None) -> None:
    """Show the list, a line for each name."""
    _on_the_list(newsroom, HouseList.lines)


@house_app.command("show")
def house_show(name: str, *, newsroom: _Newsroom = None) -> None:
    """Show what is and was listed under a name: since when, by whom, and when it was removed."""
    _on_the_list(newsroom, lambda held: held.history(_utf8(name)))


@house_app.command("add")
def house_add(  # noqa: PLR0913 - the parts of an entry
    name: str,
    *,
    kind: _Kind = HouseKind.OTHER,
    avoid: Annotated[
        list[str] | None, typer.Option(help="A form that the house does not use; may be repeated.")
    ] = None,
    accept: Annotated[
        list[str] | None, typer.Option(help="Another form that may stand; may be repeated.")
    ] = None,
    note: Annotated[str, typer.Option(help="Shown with the line.")] = "",
    never_send: Annotated[
        bool, typer.Option("--never-send", help="Never ask a source outside the building about it.")
    ] = False,
    by: _By = None,
    newsroom: _Newsroom = None,
) -> None:
    """Put a name in the list as the house writes it; on a name that stands there, the rest is joined."""
    entry = HouseEntry(
        name=_utf8(name),
        kind=kind,
        avoid=tuple(map(_utf8, avoid or ())),
        accepted=tuple(map(_utf8, accept or ())),
        note=_utf8(note),
        never_send=never_send,
        origin="cli",
    )
    _on_the_list(newsroom, lambda held: held.add(entry), by=by)


@house_app.command("remove")
def house_remove(
    name: str,
    *,
    kind: Annotated[HouseKind | None, typer.Option(help="Only of this kind.")] = None,
    by: _By = None,
    newsroom: _Newsroom = None,
) -> None:
    """Take a name off the list; what it was stays as history."""
    _on_the_list(newsroom, lambda held: held.remove(_utf8(name), kind), by=by)


@house_app.command("import", help=f"Put the names of a CSV file in the list, all or none.\n\n{COLUMNS_TOLD}")
def house_import(
    file: Path,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be done.")] = False,
    by: _By = None,
    newsroom: _Newsroom = None,
) -> None:
    """Put the names of a CSV file in the list."""
    _on_the_list(newsroom, lambda held: held.take_file(file, dry_run=dry_run), by=by)


@house_app.command("export", help=f"Write the list to a CSV file.\n\n{COLUMNS_TOLD}")
def house_export(file: Path, *, newsroom: _Newsroom = None) -> None:
    """Write the list to a CSV file, which a spreadsheet opens without running anything."""
    _on_the_list(newsroom, lambda held: held.write_file(file))


def _on_the_list(
    newsroom: str | None, work: Callable[[HouseList], Awaitable[list[str]]], *, by: str | None = None
) -> None:
    settings, who = _or_exit(load), _utf8(by or "") or login_name()
    for line in _or_exit(lambda: asyncio.run(with_list(settings, newsroom, work, clock=utc_now, who=who))):
        Console(soft_wrap=True).print(line, markup=False, highlight=False)


def _as_line(health: Health) -> Text:
    word, style = ("ok   ", "green") if health.is_well else ("WRONG", "bold red")
    told = f"  {health.subject}: {health.finding}"
    return Text.assemble((word, style), told, f". {health.mend}" if health.mend else "")


def _or_exit(work: Callable[[], _T]) -> _T:
    try:
        return work()
    except (SettingsError, _UsageError) as error:
        return _leave(str(error))
    except (CheckError, WorkerFault) as error:
        return _leave(_sentence(error), _status(error))


def _leave(sentence: str, status: int = USAGE) -> NoReturn:
    _say(sentence)
    raise typer.Exit(status)


def _say(sentence: str) -> None:
    Console(stderr=True, soft_wrap=True).print(sentence, markup=False, highlight=False)
