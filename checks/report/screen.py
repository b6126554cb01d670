"""The checklist on a terminal, for an editor on deadline: gravest first, the rest as compact lists."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from checks.model import CheckRun, Finding, Span
from checks.report.agreeing import agreed, agreed_head
from checks.report.passage import headline_of, passage
from checks.report.tally import (
    FLAGS,
    Group,
    dates_read,
    in_group,
    not_checked_lines,
    not_checked_lists,
    not_found_paragraphs,
    reference_end,
    reference_ends_for,
    summary_line,
)
from checks.report.wording import (
    advice,
    caveats,
    clean,
    heading,
    imprint,
    matter,
    not_english,
    notices,
    particulars,
    source_words,
    web_address,
    where_to_read,
    why_read,
)

_HEADING_STYLES = {"Looks wrong": "bold red", "Which one?": "bold yellow"}


def terminal(run: CheckRun, console: Console) -> None:
    """Print one check to the console. Colour and links only where the console is a terminal."""
    _say(console, Text(headline_of(run.article), style="bold"))
    _say(console, Text(" · ".join(imprint(run.article))))
    told = notices(run.article)
    for sentence in told:
        _say(console, Text(sentence, style="bold yellow"))
    _say(console, Text(summary_line(run), style="bold"), after=True)
    _flags(run, console)
    _to_read(run, console)
    _not_found(run, console)
    _not_checked(run, console)
    _compact(console, agreed_head(run.findings), agreed(run.findings))
    for sentence in caveats(run.article, run.outages, run.left_out):
        if sentence not in told:
            _say(console, Text(sentence, style="yellow"))


def _flags(run: CheckRun, console: Console) -> None:
    """Numbered points, questions of style last; where only the reference ends, several stand in one block."""
    flags = in_group(run.findings, *FLAGS)
    lagging = [finding for finding in flags if reference_end(finding) is not None]
    place = 1
    for finding in flags:
        if len(lagging) < 2 or finding not in lagging:  # noqa: PLR2004  (one alone is a point as any other)
            _point(run, finding, place, console)
            place += 1
        elif finding is lagging[0]:
            last = place + len(lagging) - 1
            entries = "; ".join(map(reference_ends_for, lagging))
            lead = "The reference ends before the article’s date; confirm: "
            title = (f"{place}–{last}. Which one? ", _HEADING_STYLES["Which one?"])
            _say(console, Text.assemble(title, f"· {lead}{entries}"), after=True)
            place = last + 1


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
    _evidence(finding, console)
    console.print()


def _to_read(run: CheckRun, console: Console) -> None:
    """The statements for a person's judgement, each on lines of its own."""
    to_read = in_group(run.findings, Group.READ)
    if not to_read:
        return
    _say(console, Text("To read:", style="bold"))
    for finding in to_read:
        found = passage(run.article, where_to_read(finding.claim), room=100)
        _say(console, Text(f"- {why_read(finding)}: {found.marked()}"), indent=3)
    console.print()


def _evidence(finding: Finding, console: Console) -> None:
    """What each source says beyond the explanation, and where it can be opened; the same source once."""
    lines: dict[tuple[str, str | None], None] = {}
    for evidence in finding.verdict.evidence:
        told = particulars(evidence, told=finding.verdict.explanation)
        address = web_address(evidence.url)
        if told or address:
            said = f"{source_words(evidence)}: {told}" if told else source_words(evidence)
            lines.setdefault((said, address))
    for said, address in lines:
        _say(console, Text(said, style="dim"), indent=3)
        if address:
            # Whole on one line, however narrow the terminal, so that it can be clicked or copied.
            console.print(Text(f"     {address}", style="cyan"), soft_wrap=True)


def _not_found(run: CheckRun, console: Console) -> None:
    """The people, then the other kinds, each in a paragraph of its own."""
    lines = not_found_paragraphs(in_group(run.findings, Group.NOT_FOUND))
    for place, line in enumerate(lines):
        lead, colon, entries = line.partition(":")
        said = Text.assemble((f"{lead}{colon}", "bold"), entries)
        _say(console, said, indent=3 if place else 0, after=place == len(lines) - 1)


def _not_checked(run: CheckRun, console: Console) -> None:
    _compact(console, "Not checked", not_checked_lines(run.findings))
    for noun, entries in not_checked_lists(run.findings, text=run.article.text):
        _compact(console, f"{noun} not checked", (entries,))
    _compact(console, "Dates read as", dates_read(run.findings))
    if run.article.published_at is None and not_english(run.article) is None:
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
