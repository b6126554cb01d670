"""People mark lines, by reactions and menus, and look at all of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot import thread
from bot.checklist import Checklist, Line, Mark, MarkKind, may_be_kept
from bot.desk.collaborators import TryLater
from bot.desk.counter import NOT_KEPT, Counter
from bot.desk.requests import AllLinesAsked, MarkChosen, Reacted
from bot.store import Contradicted, NotThere, Post
from checks.compare.house import HOUSE_KIND, HouseEntry

# A post of unknown outcome is found again within the day that the engine tries; then its message is another's.
RECORDED_WITHIN = timedelta(hours=26)
_WORDS_GONE = "I no longer keep the text of this article. Paste the link again to have it checked anew."


class Marking(Counter):
    """Marks are put on lines and taken back."""

    async def reacted(self, reacted: Reacted) -> None:
        """Mark the lines that a message shows, or take the marks back; TryLater while the message is on its way."""
        post = await self._store.post_at(reacted.newsroom, reacted.channel, reacted.message_ts)
        if post is None and reacted.ours:
            self._wait_for(reacted.message_ts)
        if post is None or post.checklist_id is None:
            return
        if not post.covers:
            await self._hint_at_lines(post, reacted)
            return
        checklist = await self._store.checklist(post.checklist_id)
        await self._store.mark(checklist.newsroom, checklist.id, _marks(checklist, post, reacted))

    def _wait_for(self, message_ts: str) -> None:
        """TryLater while a message of ours may still be recorded; an older one never will be."""
        if self._clock() - _moment(message_ts) < RECORDED_WITHIN:
            raise TryLater(f"the message {message_ts} is not recorded yet")

    async def _hint_at_lines(self, post: Post, reacted: Reacted) -> None:
        if reacted.added:
            word = thread.hint(
                "A reaction on the summary marks nothing. Put it on the line below that you mean."
            )
            place = {"channel": reacted.channel, "user": reacted.user, "thread_ts": post.thread_ts}
            await self._quietly(self._chat.whisper(word, **place))

    async def mark_chosen(self, chosen: MarkChosen) -> None:
        """Mark the line whose menu was used, or take that mark back."""
        post = await self._store.post_at(chosen.newsroom, chosen.channel, chosen.message_ts)
        if post is None:
            # A menu is on our messages only, so this one stands in Slack and is not recorded, yet or any more.
            self._wait_for(chosen.message_ts)
            word = thread.hint(NOT_KEPT)
            await self._quietly(self._chat.whisper(word, channel=chosen.channel, user=chosen.user))
            return
        if post.checklist_id is None:
            return
        # One choice at a time: whether it marks or takes back depends on the one before.
        async with self._choosing:
            checklist = await self._store.checklist(post.checklist_id)
            if chosen.kind is MarkKind.KEPT:
                await self._keep(checklist, chosen, post)
                return
            marks = [
                _menu_mark(line, chosen) for line in checklist.lines if line.finding.id == chosen.claim_key
            ]
            await self._store.mark(checklist.newsroom, checklist.id, marks)

    async def _keep(self, checklist: Checklist, chosen: MarkChosen, post: Post) -> None:
        """Put the name of a line in the house list as it is written, or take it off, and tell the person."""
        line = next((one for one in checklist.lines if one.finding.id == chosen.claim_key), None)
        if line is None or not (chosen.takes_back or may_be_kept(line.finding)):
            return
        claim = line.finding.claim
        place = {"channel": chosen.channel, "user": chosen.user, "thread_ts": post.thread_ts}
        if not claim.subject:
            await self._quietly(self._chat.whisper(thread.hint(_WORDS_GONE), **place))
            return
        who = (await self._names([chosen.user])).get(chosen.user, chosen.user)
        entry = HouseEntry(
            name=" ".join(claim.subject.split()),
            kind=HOUSE_KIND[claim.kind],
            added_by=who,
            added_at=chosen.at,
            origin="keep",
        )
        try:
            done = await self._store.keep_name(
                checklist.newsroom, checklist.id, _menu_mark(line, chosen), entry
            )
        except Contradicted as clash:
            word = thread.hint(str(clash))
        else:
            if done is None and not chosen.takes_back:
                return
            word = thread.unkept(entry.name) if chosen.takes_back else thread.kept(entry.name)
        await self._quietly(self._chat.whisper(word, **place))

    async def all_lines_asked(self, asked: AllLinesAsked) -> None:
        """Show every line of a checklist to the person who asked."""
        try:
            checklist = await self._store.checklist(asked.checklist)
        except NotThere:
            await self._whisper(thread.hint(NOT_KEPT), asked)
            return
        if (checklist.newsroom, checklist.channel) != (asked.newsroom, asked.channel):
            return
        if not checklist.article.text:
            await self._whisper(thread.hint(_WORDS_GONE), asked)
            return
        for message in thread.all_lines(checklist):
            await self._whisper(message, asked)


def _marks(checklist: Checklist, post: Post, reacted: Reacted) -> tuple[Mark, ...]:
    """What a reaction on a message says of the lines that it shows.

    Which lines of several were unsettled is not decided here, for an earlier reaction may arrive later. Taking it
    away takes back all that it ever marked, also on lines that the message does not show any more.
    """
    in_bulk = len(post.covers) > 1
    lines = [line for line in checklist.lines if line.finding.id in post.covers]
    if reacted.added:
        lines = [line for line in lines if not (in_bulk and line.gone)]
    else:
        lines += [line for line in checklist.lines if line not in lines and _is_marked_by(line, reacted)]
    return tuple(
        Mark(
            claim_key=line.finding.id,
            kind=reacted.kind,
            user=reacted.user,
            added=reacted.added,
            at=reacted.at,
            event_id=reacted.event_id,
            message_ts=reacted.message_ts,
            rating=line.finding.verdict.rating,
            in_bulk=in_bulk,
        )
        for line in lines
    )


def _is_marked_by(line: Line, reacted: Reacted) -> bool:
    place = (reacted.user, reacted.kind, reacted.message_ts)
    return any((mark.user, mark.kind, mark.message_ts) == place for mark in line.marks)


def _menu_mark(line: Line, chosen: MarkChosen) -> Mark:
    """What a choice from a line's menu says of it."""
    # "menu" keeps it apart from a reaction by the same person, which only taking the reaction away undoes.
    place = f"menu:{chosen.message_ts}"
    stands = any(
        (mark.user, mark.kind, mark.message_ts) == (chosen.user, chosen.kind, place)
        for mark in line.standing()
    )
    return Mark(
        claim_key=chosen.claim_key,
        kind=chosen.kind,
        user=chosen.user,
        added=not chosen.takes_back if chosen.kind is MarkKind.KEPT else not stands,
        at=chosen.at,
        event_id=chosen.event_id,
        message_ts=place,
        rating=line.finding.verdict.rating,
    )


def _moment(ts: str) -> datetime:
    """When a message was posted, by its ts."""
    return datetime.fromtimestamp(float(ts), UTC)
