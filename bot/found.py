"""What `/factcheck find` answers: who ticked what on which evidence, and which stories carry a name. Pure.

An answer has 15 lines at most, for it is read in passing and only by who asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.blocks import Message, compose, fits, flat, link, mrkdwn, section
from bot.checklist import FLAGGED, Checklist, Correction, Line
from bot.thread import correction_words, day_of, who_marked
from checks.model import Rating
from checks.report.passage import headline_of
from checks.report.tally import open_words
from checks.report.wording import clean, counted, heading, label, shorten, source_words

MOST_LINES = 15
# Of a story in several channels, of its corrections, and of the other stories that share a claim with it.
_MOST_PLACES = _MOST_CORRECTIONS = _MOST_OTHERS = 3
_NOBODY: Mapping[str, str] = {}


@dataclass(frozen=True, kw_only=True)
class Story:
    """A checklist that the asker may see, with the claims by which it was found."""

    checklist: Checklist
    claim_keys: tuple[str, ...] = ()


def explained() -> Message:
    """How to look something up."""
    return _answer(
        "How to find a checked story",
        [
            "`/factcheck find URL` shows who marked what in a story, on which evidence, its corrections, and who else carries the same claim.",
            "`/factcheck find NAME` shows the stories of ours that speak of a person, a body, a place or a work.",
            "You see what stands in this channel and in public ones. Names are found for as long as I keep a story’s text.",
        ],
    )


def nothing_at(address: str) -> Message:
    """No checklist of that story can be shown."""
    return _answer(
        "Not checked yet",
        [
            f"I know no check of {flat(shorten(address, 300))} in this channel or a public one. `/factcheck URL` checks it."
        ],
    )


def story(places: Sequence[Story], others: Sequence[Story], *, names: Mapping[str, str] = _NOBODY) -> Message:
    """One story: its threads, its corrections, its marked lines with their evidence, and others with the same claim.

    `names` gives people's names for Slack user ids (the id where it has none).
    """
    checklists = [place.checklist for place in places]
    heads = _cut([_head(held) for held in checklists], _MOST_PLACES, "thread")
    mended = {one.event_id: one for held in checklists for one in held.corrections}
    newest = sorted(mended.values(), key=lambda one: one.at, reverse=True)
    corrections = _cut([_mended(one, names) for one in newest], _MOST_CORRECTIONS, "correction")
    known = {line.finding.id: line for held in checklists for line in held.lines}
    same = _cut([_same(other, known) for other in others], _MOST_OTHERS, "story", "stories")
    lines = [line for held in checklists for line in _in_order(held.lines)]
    ticked = [_ticked(line, names) for line in lines if line.is_marked]
    room = MOST_LINES - len(heads) - len(corrections) - len(same)
    marked = _cut(ticked, room, "marked line") or ["Nobody has marked a line of it."]
    return _answer("What was checked", [*heads, *corrections, *marked[:room], *same])


def by_name(
    name: str, stories: Sequence[Story], *, more: int = 0, names: Mapping[str, str] = _NOBODY
) -> Message:
    """The stories of ours that carry a name, the newest first. `more`: how many there are beyond them."""
    asked = flat(shorten(clean(name), 80))
    if not stories:
        return _answer(
            "Not found",
            [
                f"No story of ours that I can show you here speaks of “{asked}”, spelt so or as the reference has it, as far as I still keep the texts."
            ],
        )
    total = len(stories) + more
    shown = [_carrying(one, names) for one in stories]
    lines = [
        f"*{counted(total, 'story', 'stories')} of ours: “{asked}”, spelt so or as the reference has it*",
        *shown,
    ]
    if total > MOST_LINES - 1:
        lines = [*lines[: MOST_LINES - 1], f"… and {total - MOST_LINES + 2} more"]
    return _answer("Stories found", lines)


def _answer(text: str, lines: Sequence[str]) -> Message:
    """The lines, as many as a message holds."""
    blocks = [section(mrkdwn(lines[0]))]
    for line in lines[1:]:
        block = section(mrkdwn(line))
        if not fits([*blocks, block], spare=200):
            blocks.append(section(mrkdwn("… and more than fits into this answer")))
            break
        blocks.append(block)
    return compose("found", text, blocks)


def _cut(lines: Sequence[str], most: int, singular: str, plural: str | None = None) -> list[str]:
    """At most so many lines, the last of them saying how many more there are."""
    if len(lines) <= most:
        return list(lines)
    left = len(lines) - most + 1
    return [
        *lines[: most - 1],
        f"… and {counted(left, f'more {singular}', f'more {plural}' if plural else None)}",
    ]


def _head(checklist: Checklist) -> str:
    """The story, its thread and how far it has come."""
    standing = [line.finding for line in checklist.lines if not line.gone]
    progress = open_words(standing, {line.finding.id for line in checklist.open_lines()})
    theirs = "" if checklist.is_ours else " · someone else’s story"
    return f"*{_title(checklist)}* · {_place(checklist)} · {progress}{theirs}"


def _title(checklist: Checklist) -> str:
    words = headline_of(checklist.article) if checklist.article.text else "Open the thread"
    return link(checklist.link, shorten(words, 110))


def _place(checklist: Checklist) -> str:
    return f"<#{checklist.channel}>, {day_of(checklist.checked_at)}"


def _in_order(lines: Iterable[Line]) -> list[Line]:
    """Points before what agrees, what stands in the text before what does not."""
    return sorted(lines, key=lambda line: (line.gone, line.finding.verdict.rating not in FLAGGED))


def _ticked(line: Line, names: Mapping[str, str]) -> str:
    """What it is, what the machine found, who marked it how, and the evidence."""
    said = flat(shorten(who_marked(line, names), 300))
    since = ", fixed since" if line.fixed else ", no longer in the text" if line.gone else ""
    return f"• {_named(line)} ({heading(line.finding).lower()}{since}): {said} · {_backing(line)}"


def _named(line: Line) -> str:
    words = label(line.finding.claim)
    return flat(shorten(words, 80)) if words else "a line whose words I no longer keep"


def _backing(line: Line) -> str:
    """The evidence, with the addresses that can be opened. Marks made on another finding were made on other evidence."""
    if not line.finding.claim.quote:
        return "I no longer keep the evidence"
    proofs = [link(one.url, shorten(source_words(one), 60)) for one in line.finding.verdict.evidence[:2]]
    if proofs:
        since = "" if line.standing() else "the reference now: "
        return f"{since}{', '.join(dict.fromkeys(proofs))}"
    is_unknown = line.finding.verdict.rating is Rating.NO_REFERENCE
    return "no reference has it" if is_unknown else "no reference was read"


def _mended(correction: Correction, names: Mapping[str, str]) -> str:
    return f"• {flat(shorten(correction_words(correction, names), 600))}"


def _same(other: Story, known: Mapping[str, Line]) -> str:
    """Another story with the same claims."""
    lines = [line for line in _in_order(other.checklist.lines) if line.finding.id in other.claim_keys]
    # Where its own words are gone, those of the story that was asked for name the claim.
    said = dict.fromkeys(_named(known.get(line.finding.id, line)) for line in lines)
    return (
        f"• Same claim in {_title(other.checklist)} · {_place(other.checklist)}: {', '.join(list(said)[:3])}"
    )


def _carrying(one: Story, names: Mapping[str, str]) -> str:
    """A story with what was found of a name in it, and who marked that."""
    lines = [line for line in _in_order(one.checklist.lines) if line.finding.id in one.claim_keys]
    said = "; ".join(_rated(line, names) for line in lines[:3] if not line.gone)
    more = f"; and {len(lines) - 3} more" if len(lines) > 3 else ""  # noqa: PLR2004 - the three that are shown
    return f"• {_title(one.checklist)} · {_place(one.checklist)} · {said}{more}"


def _rated(line: Line, names: Mapping[str, str]) -> str:
    marked = who_marked(line, names)
    mended = f", corrected on {day_of(line.corrections[-1].at)}" if line.corrections else ""
    who = f", {flat(shorten(marked, 160))}" if marked else ""
    return f"{heading(line.finding).lower().rstrip('?')}: {_named(line)}{who}{mended}"
