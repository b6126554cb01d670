"""The checklist in newsroom words: lines, people's marks, and what is open. Pure values; state is derived.

A mark is a person's statement about a line and is only ever appended; taking a reaction away appends the
withdrawal. The machine's rating never changes a mark.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from urllib.parse import urlsplit

from checks.compare.house import HOUSE_KIND
from checks.compare.revised import Successor, says, successors
from checks.compare.strings import fold
from checks.model import (
    Article,
    CheckRun,
    ClaimKind,
    EvidenceKind,
    Finding,
    Outage,
    PartRole,
    Rating,
    Reason,
)

# How the address of a text that was given, not linked, begins.
DRAFT = "draft:"


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

# Why a claim may be UNCHECKED although it was asked about before.
NOT_ASKED = frozenset({Reason.OUTAGE, Reason.BUDGET})


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
class Correction:
    """A correction that was published: the wording before and after, and what the readers were told ("" = nothing).

    `user` entered it, `at` is when, in UTC; `ticked_by` are those who had marked the wording before as right. It is
    never changed or taken back; another one may follow it.
    """

    claim_key: str
    before: str
    after: str
    told: str
    user: str
    at: datetime
    event_id: str
    ticked_by: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Line:
    """A finding on the checklist with the whole log of its marks, oldest first, and the corrections of it.

    `fixed`: it was marked as needing a fix, and the new wording stands. `was` are the claims in whose place it stands,
    `now` is the one in its own place. `past_until` (UTC): it had been fixed and came back, so marks up to then are past.
    """

    finding: Finding
    marks: tuple[Mark, ...] = ()
    corrections: tuple[Correction, ...] = ()
    gone: bool = False  # the claim no longer stands in the newest text
    fixed: bool = False
    was: tuple[Finding, ...] = ()
    now: Finding | None = None
    past_until: datetime | None = None

    def standing(self) -> tuple[Mark, ...]:
        """The marks that hold now: added, not withdrawn, and made on the rating that still stands.

        A mark in bulk says nothing of a line that was settled when it was made.
        """
        return tuple(mark for mark in self._held() if self._is_on_this(mark))

    def superseded(self) -> tuple[Mark, ...]:
        """The marks that were never withdrawn but were made on another rating, or before the line came back."""
        return tuple(mark for mark in self._held() if not self._is_on_this(mark))

    def _is_on_this(self, mark: Mark) -> bool:
        """Whether a mark was made on what the machine says now; that a source failed since says nothing new."""
        if self._is_past(mark):
            return False
        verdict = self.finding.verdict
        return self._speaks_of(mark, verdict.rating) or verdict.reason in NOT_ASKED

    def _speaks_of(self, mark: Mark, rating: Rating | None) -> bool:
        """Whether a mark holds of the line where the machine rates it so.

        Who will change the words has answered the question too whether they look wrong or may be meant otherwise, as
        long as a wording is proposed: with one of two places mended the slip in the other is often less sure.
        """
        if mark.rating in (None, rating):
            return True
        is_mending = mark.kind is MarkKind.FIX_NEEDED and self.finding.verdict.correction is not None
        return is_mending and mark.rating in FLAGGED and rating in FLAGGED

    def _is_past(self, mark: Mark) -> bool:
        return self.past_until is not None and mark.at <= self.past_until

    def ticked_by(self) -> tuple[str, ...]:
        """Who has marked it as right and not taken that back, whatever the machine has found since; each once."""
        users = (mark.user for mark in self._held() if mark.kind is MarkKind.CONFIRMED)
        return tuple(dict.fromkeys(users))

    @property
    def is_to_be_mended(self) -> bool:
        """Whether a person has said that it will be changed, whatever the machine has found since; not once it is fixed."""
        held = self._since(self._held())
        return not self.fixed and any(mark.kind is MarkKind.FIX_NEEDED for mark in held)

    @property
    def is_marked(self) -> bool:
        """Whether a person has marked it and not taken that back, whatever the machine has found since."""
        return bool(self._held())

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
            elif not (mark.in_bulk and self._is_settled(held.values(), mark.rating)):
                held[place] = mark
        return tuple(held.values())

    def _is_settled(self, held: Iterable[Mark], rating: Rating | None) -> bool:
        since = self._since(held)
        return any(mark.kind in SETTLING and self._speaks_of(mark, rating) for mark in since)

    def _since(self, marks: Iterable[Mark]) -> tuple[Mark, ...]:
        return tuple(mark for mark in marks if not self._is_past(mark))

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


@dataclass(frozen=True, kw_only=True)
class Checklist:
    """A posted check: where it stands, what was read, and its lines in the order of the article.

    `thread_ts` is the message under which the thread stands; `link` a permalink to it where known.
    `pasted_by` is a Slack user id. `corrections` are those of all lines, oldest first. `address` is the story's canonical URL, or a draft's; `is_ours` whether it is the
    newsroom's own. `version` counts the texts it was made of; `published` is the day that a person gave, ISO, else "".
    `is_given`: a person gave the newest text, it was not fetched; `online`: somebody allowed it to be asked about online;
    `asked_online`: references outside the building were asked about the newest text; `asked_inside`: only what is in the
    building was.
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
    corrections: tuple[Correction, ...] = ()
    address: str = ""
    version: int = 1
    published: str = ""
    online: bool = False
    is_given: bool = False
    asked_online: bool = False
    asked_inside: bool = False
    is_ours: bool = True

    @property
    def is_draft(self) -> bool:
        """Whether it is a text that a person gave, not a page."""
        return self.address.startswith(DRAFT)

    @property
    def may_go_online(self) -> bool:
        """Whether a text that is pasted as its next version is asked about online, which the modal says beforehand.

        That of a page whose names were sent already: closed, it would lose what was found online, and people's marks.
        """
        return self.online or (self.asked_online and not self.is_draft)

    @property
    def takes_corrections(self) -> bool:
        """Whether corrections of it can be recorded: a published story of ours."""
        return self.is_ours and not self.is_draft

    @property
    def is_in_digest(self) -> bool:
        """Whether it waits for a person: of somebody else's story only once a line of it is marked."""
        return bool(self.open_lines()) and (self.is_ours or any(line.is_marked for line in self.lines))

    def line_of(self, claim_key: str) -> Line | None:
        """The line of a claim; None where it has none."""
        return next((line for line in self.lines if line.finding.id == claim_key), None)

    def open_lines(self) -> tuple[Line, ...]:
        """The lines that wait for a person."""
        return tuple(line for line in self.lines if line.is_open)


def is_ours(address: str, own_domains: Collection[str]) -> bool:
    """Whether a story is the newsroom's own: a draft, or on one of its domains or below one.

    `address` is a canonical URL, or a draft's; `own_domains` are as in URLs, in lower case. Where none are known,
    every story is ours.
    """
    if not own_domains or address.startswith(DRAFT):
        return True
    try:
        host = (urlsplit(address).hostname or "").rstrip(".").encode("idna").decode()
    except ValueError:
        return False
    return any(host == domain or host.endswith(f".{domain}") for domain in own_domains)


@dataclass(frozen=True, kw_only=True)
class Revised:
    """What a newer pass made of the claims of a checklist, by claim keys.

    `instead`: the claims that are gone, with the one that stands in the place of each. `fixed`: those that were marked
    as needing a fix and are mended now.
    """

    instead: Mapping[str, str] = field(default_factory=dict)
    fixed: frozenset[str] = frozenset()


def revised(before: Checklist, run: CheckRun) -> Revised:
    """Compare a checklist as it stood with a newer pass over its text.

    Where the words of the earlier text are no longer kept, nothing is known but the keys.
    """
    now = {finding.id: finding for finding in reversed(run.findings)}
    lines = {line.finding.id: line for line in before.lines}
    went = [line for key, line in lines.items() if not line.gone and key not in now]
    fresh = now.keys() - {key for key, line in lines.items() if not line.gone}
    if not before.article.text:
        return Revised()
    found = successors(
        before.article.text,
        [line.finding for line in went],
        run.article.text,
        tuple(now.values()),
        fresh=frozenset(fresh),
    )
    # What took the place of an earlier claim may itself have given way.
    followed = {
        key: found[line.now.id]
        for key, line in lines.items()
        if line.gone and line.now is not None and line.now.id in found
    }
    fixed = {
        key
        for key, successor in (*found.items(), *followed.items())
        if lines[key].is_to_be_mended and _is_mended(lines[key].finding, successor, run)
    }
    instead = {
        key: successor.finding.id
        for key, successor in (*found.items(), *followed.items())
        if successor.finding is not None and (successor.finding.id in fresh or key in fixed)
    }
    fixed |= {key for key, line in lines.items() if key in now and _is_mended_in_place(line, now[key], run)}
    return Revised(instead=instead, fixed=frozenset(fixed))


def _is_mended_in_place(line: Line, now: Finding, run: CheckRun) -> bool:
    """Whether the words of a claim that asserts the same were changed, so that it is no flag any more.

    A weekday is no part of what a date asserts.
    """
    if line.gone or line.finding.verdict.rating not in FLAGGED or not _is_answered(now):
        return False
    return line.is_to_be_mended and not says(run.article.text, line.finding.claim.quote)


def _is_answered(finding: Finding) -> bool:
    """Whether a claim is no flag, and not only because a source failed."""
    return finding.verdict.rating not in FLAGGED and finding.verdict.reason not in NOT_ASKED


def _is_borne_out(finding: Finding) -> bool:
    """Whether the words that were put in a claim's place are right, as far as anybody can tell.

    A name or an office that no reference knows may be another slip; numbers and quotations no reference knows anyway.
    """
    if finding.claim.kind in _NAMED or finding.claim.kind is ClaimKind.TITLE:
        return finding.verdict.rating is Rating.MATCHES
    return _is_answered(finding)


def _stands_as_before(finding: Finding, successor: Successor) -> bool:
    """Whether a claim is another one only because of words elsewhere: its own words and its person are the same."""
    if not successor.is_same:
        return False
    if successor.finding is None:
        return finding.claim.kind is not ClaimKind.CONSISTENCY
    one, other = (
        frozenset(fold(subject).split())
        for subject in (finding.claim.subject, successor.finding.claim.subject)
    )
    return one <= other or other <= one


_NAMED = frozenset({ClaimKind.NAME, ClaimKind.ORGANISATION, ClaimKind.PLACE, ClaimKind.WORK})


def _wanted(finding: Finding) -> tuple[str, ...]:
    """The forms that would be right in place of a claim, but for what it says already."""
    claim, correction = finding.claim, finding.verdict.correction
    is_respelt = claim.kind in _NAMED and finding.subject != claim.subject
    forms = (correction or "", finding.subject if is_respelt else "")
    return tuple(form for form in forms if form and not says(claim.quote, form))


def _is_right_there(finding: Finding, successor: Successor, wanted: Iterable[str]) -> bool:
    """Whether what took the place of a claim is right."""
    if successor.finding is None and finding.claim.kind is ClaimKind.CONSISTENCY:
        # It is found only where passages contradict each other.
        return True
    is_borne_out = successor.finding is not None and _is_borne_out(successor.finding)
    return is_borne_out or any(says(successor.words, form) for form in wanted)


def _is_mended(finding: Finding, successor: Successor, run: CheckRun) -> bool:
    """Whether what was wrong is right now that the claim is gone: not where it was merely deleted."""
    claim, wanted = finding.claim, _wanted(finding)
    # What is proposed may contain the old words: "former prime minister".
    if successor.finding is not None and any(says(successor.finding.claim.quote, form) for form in wanted):
        return True
    if _stands_as_before(finding, successor):
        return False
    if successor.words is not None and _is_right_there(finding, successor, wanted):
        return True
    if says(run.article.text, claim.quote):
        return False
    folded = {fold(form) for form in wanted}
    return any(
        other.claim.kind is claim.kind
        and not folded.isdisjoint({fold(other.claim.subject), fold(other.claim.quote)})
        for other in run.findings
    )
