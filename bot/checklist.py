"""The checklist in newsroom words: lines, people's marks, and what is open. Pure values; state is derived.

A mark is a person's statement about a line and is only ever appended; taking a reaction away appends the
withdrawal. The machine's rating never changes a mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from checks.compare.house import HOUSE_KIND
from checks.model import Article, EvidenceKind, Finding, Outage, PartRole, Rating, Reason


class MarkKind(StrEnum):
    """What a person says about a line."""

    CONFIRMED = "confirmed"
    FIX_NEEDED = "fix_needed"
    MINE = "mine"
    QUERY = "query"
    BOT_WRONG = "bot_wrong"
    KEPT = "kept"


# What is said by a choice from the menu alone: its name goes into the house list, which no reaction does.
BY_MENU_ONLY = frozenset({MarkKind.KEPT})

# Slack's names of the default emoji. A newsroom may set its own map.
DEFAULT_REACTIONS: Mapping[str, MarkKind] = {
    "white_check_mark": MarkKind.CONFIRMED,
    "pencil2": MarkKind.FIX_NEEDED,
    "eyes": MarkKind.MINE,
    "question": MarkKind.QUERY,
    "-1": MarkKind.BOT_WRONG,
    "thumbsdown": MarkKind.BOT_WRONG,
}

# A mark of these kinds answers the machine's question, so the line is no longer open.
SETTLING = frozenset({MarkKind.CONFIRMED, MarkKind.FIX_NEEDED, MarkKind.BOT_WRONG, MarkKind.KEPT})

# Lines of these ratings wait for a person; "not found" is not open by itself.
FLAGGED = frozenset({Rating.DIFFERS, Rating.AMBIGUOUS})


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One entry of the log. `added` False = withdrawn. `at` is UTC; `rating` the machine's word at the time.

    `message_ts` is the Slack message that was reacted to; `in_bulk` when that message shows several lines.
    """

    claim_key: str
    kind: MarkKind
    user: str
    added: bool
    at: datetime
    event_id: str
    message_ts: str = ""
    rating: Rating | None = None
    in_bulk: bool = False


@dataclass(frozen=True, kw_only=True)
class Line:
    """A finding on the checklist with the whole log of its marks, oldest first."""

    finding: Finding
    marks: tuple[Mark, ...] = ()
    gone: bool = False  # the claim no longer stands in the newest text

    def standing(self) -> tuple[Mark, ...]:
        """The marks that hold now: added, not withdrawn, and made on the rating that still stands.

        A mark in bulk says nothing of a line that was settled when it was made.
        """
        rating = self.finding.verdict.rating
        return tuple(mark for mark in self._held() if mark.rating in (None, rating))

    def superseded(self) -> tuple[Mark, ...]:
        """The marks that were never withdrawn but were made on another rating."""
        rating = self.finding.verdict.rating
        return tuple(mark for mark in self._held() if mark.rating not in (None, rating))

    @property
    def is_kept(self) -> bool:
        """Whether a person has put its name in the house list and nobody has taken it off again."""
        return any(mark.kind is MarkKind.KEPT for mark in self._held())

    def _held(self) -> tuple[Mark, ...]:
        held: dict[tuple[str, MarkKind, str], Mark] = {}
        for mark in self.marks:
            # The list is the newsroom's, so anybody may take a name off it again, wherever they see the line.
            own = mark.kind is not MarkKind.KEPT
            place = (mark.user, mark.kind, mark.message_ts) if own else ("", mark.kind, "")
            if not mark.added:
                held.pop(place, None)
            elif not (mark.in_bulk and _is_settled(held.values(), mark.rating)):
                held[place] = mark
        return tuple(held.values())

    @property
    def is_open(self) -> bool:
        """Whether it is flagged and no standing mark settles it."""
        if self.gone or self.finding.verdict.rating not in FLAGGED:
            return False
        return not any(mark.kind in SETTLING for mark in self.standing())


_OF_STYLE = frozenset({Reason.STYLE, Reason.TRANSLITERATION})


def may_be_kept(finding: Finding) -> bool:
    """Whether its name can be put in the house list as written: it was not found, or is a question of style.

    Not where the list itself has spoken: it would contradict itself.
    """
    verdict = finding.verdict
    if finding.claim.kind not in HOUSE_KIND or finding.claim.role is PartRole.CREDIT:
        return False
    if any(evidence.kind is EvidenceKind.HOUSE for evidence in verdict.evidence):
        return False
    is_style = verdict.rating in FLAGGED and verdict.reason in _OF_STYLE
    return is_style or verdict.rating is Rating.NO_REFERENCE


def _is_settled(held: Iterable[Mark], rating: Rating | None) -> bool:
    return any(mark.kind in SETTLING and mark.rating in (None, rating) for mark in held)


@dataclass(frozen=True, kw_only=True)
class Checklist:
    """A posted check: where it stands, what was read, and its lines in the order of the article.

    `thread_ts` is the message under which the thread stands; `link` a permalink to it where known.
    `pasted_by` is a Slack user id.
    """

    id: int
    newsroom: str
    channel: str
    thread_ts: str
    article: Article
    lines: tuple[Line, ...]
    outages: tuple[Outage, ...] = ()
    checked_at: datetime
    pasted_by: str = ""
    link: str | None = None
    left_out: int = 0

    def open_lines(self) -> tuple[Line, ...]:
        """The lines that wait for a person."""
        return tuple(line for line in self.lines if line.is_open)
