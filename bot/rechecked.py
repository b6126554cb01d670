"""The one short reply after a re-check: what changed, what was fixed, which marks stand and which are lost. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from functools import cached_property

from bot.blocks import Message, compose, flat, mrkdwn, section
from bot.checklist import FLAGGED, NOT_ASKED, SETTLING, Checklist, Line, Revised
from bot.thread import marks_said
from checks.compare.strings import fold
from checks.model import Claim, PartRole, Rating
from checks.report.passage import passage
from checks.report.tally import open_words
from checks.report.wording import clean, counted, label, resolved, shorten, where_to_read

# More than these are a list that nobody reads; the thread shows them all.
_MOST_LOST = 5
# More of a sentence than any has.
_WHOLE = 1_000
_NOT_CHECKED = "could not be checked this time"
_STATUS = re.compile(r"\((4\d\d)\)")


@dataclass(frozen=True, kw_only=True)
class Recheck:
    """A checklist as it stood, as it is after another pass, and what became of its claims.

    `zone` is where the newsroom reads the clock; `names` gives people's names for Slack user ids.
    """

    before: Checklist
    after: Checklist
    change: Revised = field(default_factory=Revised)
    zone: tzinfo = UTC
    names: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def stood(self) -> Mapping[str, Line]:
        """The lines that stood in the text before, bylines and credits left out."""
        return _standing(self.before)

    @cached_property
    def stands(self) -> Mapping[str, Line]:
        """The lines that stand in it now."""
        return _standing(self.after)

    @cached_property
    def changed(self) -> Mapping[str, str]:
        """The claims in whose place another one stands that was not in the text before."""
        given_way = self.change.instead
        return {
            key: given_way[key]
            for key in self.stood
            if key not in self.stands and given_way.get(key) in self.stands.keys() - self.stood.keys()
        }

    @cached_property
    def removed(self) -> tuple[str, ...]:
        """The claims that are gone with nothing new in their place."""
        return tuple(key for key in self.stood if key not in self.stands and key not in self.changed)

    @cached_property
    def new(self) -> tuple[str, ...]:
        """The claims that were not in the text and replace none."""
        replacing = set(self.changed.values())
        return tuple(key for key in self.stands if key not in self.stood and key not in replacing)

    @cached_property
    def kept(self) -> tuple[str, ...]:
        """The claims whose marks stand as before."""
        return tuple(
            key
            for key, line in self.stood.items()
            if line.standing() and key in self.stands and _still_holds(line, self.stands[key])
        )

    @cached_property
    def lost(self) -> tuple[Line, ...]:
        """The lines as they stood whose marks stand no more, but for those that were fixed, whose mark is done with."""
        return tuple(
            line
            for key, line in self.stood.items()
            if line.standing() and key not in self.kept and key not in self.change.fixed
        )

    @cached_property
    def opened_again(self) -> tuple[str, ...]:
        """The claims that had been settled and wait for a person again, though their words are the same."""
        return tuple(
            key
            for key, line in self.stood.items()
            if key in self.stands and self.stands[key].is_open and _settled(line)
        )

    @cached_property
    def relapsed(self) -> tuple[str, ...]:
        """The claims that had been fixed and are wrong again."""
        fixed = {line.finding.id for line in self.before.lines if line.fixed}
        return tuple(key for key, line in self.stands.items() if key in fixed and line.is_open)

    @cached_property
    def unanswered(self) -> tuple[str, ...]:
        """The claims that could not be checked this time, though they were before."""
        return tuple(
            key
            for key, line in self.stands.items()
            if key in self.stood and _could_not_be_checked(self.stood[key], line)
        )


def _standing(checklist: Checklist) -> dict[str, Line]:
    return {
        line.finding.id: line
        for line in checklist.lines
        if not line.gone and line.finding.claim.role is not PartRole.CREDIT
    }


def _still_holds(before: Line, now: Line) -> bool:
    """Whether a mark stands on; a name that was kept in the house list agrees from then on, as it should."""
    return bool(now.standing()) or (before.is_kept and now.is_kept)


def _could_not_be_checked(before: Line, now: Line) -> bool:
    """Whether nobody knows any more what was known before, for whatever reason."""
    was, verdict = before.finding.verdict, now.finding.verdict
    if was.reason not in NOT_ASKED and verdict.reason in NOT_ASKED:
        return True
    return was.rating is not Rating.UNCHECKED and verdict.rating is Rating.UNCHECKED


def _settled(line: Line) -> bool:
    return line.finding.verdict.rating in FLAGGED and any(mark.kind in SETTLING for mark in line.standing())


def rechecked(recheck: Recheck) -> Message:
    """The reply: in the thread, and where a link was pasted again."""
    before, after = recheck.before, recheck.after
    since = time_words(before.checked_at, after.checked_at, recheck.zone)
    if not before.article.text:
        said = f"This article was checked here some time ago and is checked anew now: {_progress(after)}."
        if recheck.lost:
            said += (
                f" Marks on {len(recheck.kept)} kept, on {len(recheck.lost)} lost: those claims read differently now or"
                " are gone, and I no longer keep the old words."
            )
    elif before.article.sha256 == after.article.sha256:
        said = f"{_asked_again(recheck, since)} {_sentence(_progress(after))}"
    else:
        said = f"{_text_changed(recheck, since)} {_sentence(_progress(after))}"
    if before.article.text:
        said = " ".join(filter(None, (said, _lost(recheck))))
    return told(said)


def told(said: str) -> Message:
    """What was said of a re-check, from its text."""
    return compose("changed", said, [section(mrkdwn(shorten(said, 2_900)))])


def _text_changed(recheck: Recheck, since: str) -> str:
    changed = len(recheck.changed)
    parts = (
        f"{counted(changed, 'claim')} changed since {since}"
        if changed
        else f"No claim changed since {since}",
        f"{len(recheck.new)} new" if recheck.new else "",
        f"{len(recheck.removed)} removed" if recheck.removed else "",
        f"{len(recheck.change.fixed)} fixed" if recheck.change.fixed else "",
        f"{len(recheck.relapsed)} wrong again after a fix" if recheck.relapsed else "",
        *_answers(recheck),
    )
    return f"{', '.join(filter(None, parts))}."


def _asked_again(recheck: Recheck, since: str) -> str:
    parts = tuple(filter(None, _answers(recheck)))
    if recheck.before.article.published_at != recheck.after.article.published_at:
        day = recheck.after.article.published_at
        lead = f"Text unchanged since {since}, checked as of {f'{day.day} {day:%B %Y}' if day else 'no known date'} now"
    else:
        lead = f"Text unchanged since {since}, references asked again"
    return f"{lead}: {', '.join(parts)}."


def _answers(recheck: Recheck) -> Iterable[str]:
    """What the references say otherwise than before, and how many marks stand."""
    flagged = [key for key in recheck.stands if recheck.stands[key].is_open and key in recheck.stood]
    opened = set(recheck.opened_again) - set(recheck.relapsed)
    risen = [
        key
        for key in flagged
        if recheck.stood[key].finding.verdict.rating not in FLAGGED and key not in opened
    ]
    fallen = [
        key
        for key, line in recheck.stood.items()
        if line.finding.verdict.rating in FLAGGED
        and key in recheck.stands
        and recheck.stands[key].finding.verdict.rating not in FLAGGED
        and key not in recheck.change.fixed
        and key not in recheck.unanswered
    ]
    yield f"{len(opened)} open again, as the references say something else now" if opened else ""
    yield f"{len(risen)} to look at now" if risen else ""
    yield f"{len(fallen)} no longer in question" if fallen else ""
    yield f"{len(recheck.unanswered)} {_NOT_CHECKED}" if recheck.unanswered else ""
    same = recheck.before.article.sha256 == recheck.after.article.sha256
    if same and not (opened or risen or fallen or recheck.unanswered):
        yield "the same answers"
    yield f"marks on {len(recheck.kept)} kept" if recheck.kept else ""


def _lost(recheck: Recheck) -> str:
    """Whose marks on what are lost, and why."""
    if not recheck.lost:
        return ""
    shown = [_lost_line(recheck, line) for line in recheck.lost[:_MOST_LOST]]
    rest = len(recheck.lost) - len(shown)
    return f"Marks lost on {len(recheck.lost)}: {'; '.join(shown)}{f'; and {rest} more' if rest else ''}."


def _lost_line(recheck: Recheck, line: Line) -> str:
    key = line.finding.id
    who = flat(shorten(", ".join(marks_said(line.standing(), recheck.names)), 120))
    if key in recheck.changed:
        now = recheck.stands[recheck.changed[key]].finding
        why = _why_changed(recheck, line.finding.claim, now.claim)
    elif key in recheck.stands:
        why = _why_past(line, recheck.stands[key], is_relapsed=key in recheck.relapsed)
    else:
        why = "no longer in the text"
    return f"“{_words(label(line.finding.claim))}” ({who}): {why}"


def _why_changed(recheck: Recheck, before: Claim, now: Claim) -> str:
    """What stands in the place of a claim; of the same words, why they are another claim."""
    if label(now) != label(before):
        return f"now “{_words(label(now))}”"
    means = resolved(now)
    if means is not None and means != resolved(before):
        return f"means {means.rpartition(' = ')[2]} now"
    if _sentence_of(recheck.before, before, room=_WHOLE) != _sentence_of(recheck.after, now, room=_WHOLE):
        shown = _sentence_of(recheck.after, now, room=60).rstrip(".")
        return f"the sentence around it changed: “{flat(shown)}”"
    if fold(now.judged) != fold(before.judged):
        return "another sentence about it changed"
    return "read otherwise now"


def _sentence_of(checklist: Checklist, claim: Claim, *, room: int) -> str:
    return passage(checklist.article, where_to_read(claim), room=room).marked("", "")


def _why_past(before: Line, now: Line, *, is_relapsed: bool) -> str:
    """Why marks on the same words stand no more."""
    if is_relapsed:
        return "wrong again after a fix"
    if _could_not_be_checked(before, now):
        return _NOT_CHECKED
    was, is_flag = (line.finding.verdict.rating in FLAGGED for line in (before, now))
    return "no longer in question" if was and not is_flag else "the references say something else now"


def _words(text: str) -> str:
    return flat(shorten(clean(text), 80))


def _progress(checklist: Checklist) -> str:
    standing = tuple(line.finding for line in checklist.lines if not line.gone)
    return open_words(standing, {line.finding.id for line in checklist.open_lines()})


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def time_words(moment: datetime, now: datetime, zone: tzinfo) -> str:
    """`10:42 UTC`, with the day where it is another one than now's."""
    there, here = moment.astimezone(zone), now.astimezone(zone)
    day = "" if there.date() == here.date() else f" on {there.day} {there:%B}"
    return f"{there:%H:%M} {there:%Z}{day}"


def not_read_again(
    sentence: str, checklist: Checklist, *, is_gone: bool, now: datetime, zone: tzinfo = UTC
) -> str:
    """Why a checklist could not be checked again, and that it stays as it is. `is_gone`: the page is not there."""
    stays = f"This checklist stays as it was at {time_words(checklist.checked_at, now, zone)}."
    if not is_gone:
        return f"Not checked again. {clean(sentence)} {stays}"
    status = _STATUS.search(sentence)
    return f"Not checked again: the page is gone{f' ({status[1]})' if status else ''}. {stays}"
