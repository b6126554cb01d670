"""The checklist on a terminal, for an editor on deadline: gravest first, the rest as compact lists."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from checks.model import CheckRun, ClaimKind, Evidence, Finding, Span
from checks.report.passage import passage
from checks.report.tally import Group, agreed, in_group, not_checked_lines, summary_line
from checks.report.wording import (
    KIND_NOUNS,
    advice,
    caveats,
    clean,
    heading,
    headline_of,
    imprint,
    label,
    matter,
    particulars,
    source_name,
    web_address,
)

_HEADING_STYLES = {"Looks wrong": "bold red", "Which one?": "bold yellow"}


def terminal(run: CheckRun, console: Console) -> None:
    """Print one check to the console. Colour and links only where the console is a terminal."""
    _say(console, Text(headline_of(run.article), style="bold"))
    _say(console, Text(" · ".join(imprint(run.article))))
    _say(console, Text(summary_line(run), style="bold"), after=True)
    for place, finding in enumerate(in_group(run.findings, Group.POINT), start=1):
        _point(run, finding, place, console)
    _compact(
        console, "To read", tuple(_in_place(run, found, 60) for found in in_group(run.findings, Group.READ))
    )
    _not_found(run, console)
    _not_checked(run, console)
    _compact(console, "Agrees", agreed(run.findings))
    for sentence in caveats(run.article, run.outages, run.left_out):
        _say(console, Text(sentence, style="yellow"))


def _point(run: CheckRun, finding: Finding, place: int, console: Console) -> None:
    head = heading(finding)
    title = Text.assemble((f"{place}. {head}", _HEADING_STYLES.get(head, "bold")), f" · {matter(finding)}")
    _say(console, title)
    claim = finding.claim
    found = passage(run.article, Span(start=claim.start, end=claim.end))
    _say(console, Text.assemble(found.before, (f"【{found.words}】", "bold reverse"), found.after), indent=3)
    _say(console, Text(clean(finding.verdict.explanation)), indent=3)
    counsel = advice(finding)
    if counsel:
        _say(console, Text(counsel, style="bold"), indent=3)
    for evidence in finding.verdict.evidence:
        _evidence(evidence, console)
    console.print()


def _in_place(run: CheckRun, finding: Finding, room: int) -> str:
    span = Span(start=finding.claim.start, end=finding.claim.end)
    return passage(run.article, span, room=room).marked()


def _evidence(evidence: Evidence, console: Console) -> None:
    told = particulars(evidence)
    _say(
        console,
        Text(f"{source_name(evidence)}: {told}" if told else source_name(evidence), style="dim"),
        indent=3,
    )
    address = web_address(evidence.url)
    if address:
        # Whole on one line, however narrow the terminal, so that it can be clicked or copied.
        console.print(Text(f"     {address}", style="cyan"), soft_wrap=True)


def _not_found(run: CheckRun, console: Console) -> None:
    missing = in_group(run.findings, Group.NOT_FOUND)
    for kind in ClaimKind:
        entries = dict.fromkeys(label(found.claim) for found in missing if found.claim.kind is kind)
        _compact(console, f"Not found ({KIND_NOUNS[kind][1]})", tuple(entries))


def _not_checked(run: CheckRun, console: Console) -> None:
    _compact(console, "Not checked", not_checked_lines(run.findings))
    if run.article.published_at is None:
        hint = "No publication date is known: give it with --published YYYY-MM-DD to have offices and dates checked."
        _say(console, Text(hint, style="yellow"), after=True)


def _compact(console: Console, name: str, entries: tuple[str, ...]) -> None:
    if entries:
        _say(console, Text.assemble((f"{name}: ", "bold"), "; ".join(entries)), after=True)


def _say(console: Console, text: Text, *, indent: int = 0, after: bool = False) -> None:
    """Print text wrapped at words, indented, without trailing blanks; `after` adds an empty line."""
    for line in text.wrap(console, max(console.width - indent, 20)):
        line.rstrip()
        console.print(Text(" " * indent) + line, soft_wrap=True, highlight=False)
    if after:
        console.print()
