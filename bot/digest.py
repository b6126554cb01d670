"""The digest of a channel: what is still open, one line for each checklist. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.blocks import Message, compose, fits, flat, header, link, mrkdwn, section
from bot.checklist import Checklist, Line, MarkKind
from checks.report.passage import headline_of
from checks.report.tally import counted_flags, gravity, open_words
from checks.report.wording import clean, counted, day_words, heading, label, shorten

# A digest that is longer than a screen is not read: heading, checklists and the last line make 15.
MOST_CHECKLISTS = 13
_NOBODY: Mapping[str, str] = {}


def draw(
    day: date, checklists: tuple[Checklist, ...], *, names: Mapping[str, str] = _NOBODY
) -> Message | None:
    """The digest of one local day, or None when nothing is open. The gravest open point leads.

    Somebody else's story is in it only once a line of it is marked.
    `names` gives people's names for Slack user ids (the id where it has none).
    """
    waiting = [checklist for checklist in checklists if checklist.is_in_digest]
    if not waiting:
        return None
    waiting.sort(key=_urgency)
    flags = counted_flags(line.finding for checklist in waiting for line in checklist.open_lines())
    said = f"{flags} still open in {counted(len(waiting), 'story', 'stories')}"
    blocks: list[dict[str, Any]] = [header(f"{said}, {day_words(day.isoformat())}")]
    shown = 0
    for checklist in waiting[:MOST_CHECKLISTS]:
        block = section(mrkdwn(_entry(checklist, names)))
        if not fits([*blocks, block], spare=200):
            break
        blocks.append(block)
        shown += 1
    if shown < len(waiting):
        blocks.append(section(mrkdwn(f"… and {counted(len(waiting) - shown, 'more story', 'more stories')}")))
    return compose(f"digest:{day.isoformat()}", f"{said}.", blocks)


def _urgency(checklist: Checklist) -> tuple[tuple[bool, bool, int], int, int]:
    """Gravest point first, then most open points, then the checklist that was posted first."""
    gravest = min(gravity(line.finding)[:3] for line in checklist.open_lines())
    return gravest, -len(checklist.open_lines()), checklist.id


def _entry(checklist: Checklist, names: Mapping[str, str]) -> str:
    """One line: headline with its thread, how many points are open, the gravest, who holds what."""
    waiting = sorted(checklist.open_lines(), key=lambda line: gravity(line.finding))
    standing = (line.finding for line in checklist.lines if not line.gone)
    open_of = open_words(standing, {line.finding.id for line in waiting})
    gravest = waiting[0].finding
    worst = f"{heading(gravest)}: {flat(shorten(label(gravest.claim), 60))}"
    title = link(checklist.link, shorten(headline_of(checklist.article), 110))
    return f"• {title} · *{open_of}* · {worst}{_held(waiting, names)}"


def _held(waiting: list[Line], names: Mapping[str, str]) -> str:
    """` · 👀 Ana: Jane Doe, and 2 more; Ben: May 4`: who has taken which of the open points."""
    holders: dict[str, list[Line]] = {}
    for line in waiting:
        for user in dict.fromkeys(mark.user for mark in line.standing() if mark.kind is MarkKind.MINE):
            holders.setdefault(user, []).append(line)
    said = [_holding(names.get(user, user), lines) for user, lines in list(holders.items())[:3]]
    others = len(holders) - len(said)
    more = f"; {counted(others, 'other')}" if others else ""
    return f" · 👀 {'; '.join(said)}{more}" if said else ""


def _holding(name: str, lines: list[Line]) -> str:
    first = flat(shorten(label(lines[0].finding.claim), 50))
    more = f" and {len(lines) - 1} more" if len(lines) > 1 else ""
    return f"{flat(shorten(clean(name), 40))}: {first}{more}"
