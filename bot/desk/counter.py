"""What all use cases of the desk share: its collaborators, drawing a checklist, and telling people."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import logging
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from bot import thread
from bot.checklist import Checklist
from bot.desk.collaborators import Chat, ChatRefused, Draw, Reader, TryLater
from bot.desk.requests import (
    AllLinesAsked,
    CommandGiven,
    CorrectionGiven,
    DateChosen,
    FilesShared,
    HelpAsked,
    LinksPasted,
    OnlineAllowed,
    RecheckAsked,
    TextGiven,
)
from bot.models import Progress
from bot.store import Assignment, Post, Store
from bot.thread import Message

log = logging.getLogger(__name__)

# What names a channel and a thread in which its person can be told something.
Addressed = (
    LinksPasted
    | CommandGiven
    | HelpAsked
    | AllLinesAsked
    | RecheckAsked
    | TextGiven
    | FilesShared
    | CorrectionGiven
    | DateChosen
    | OnlineAllowed
)

RECEIPT = "mag"
HOURGLASS = "hourglass_flowing_sand"
SUMMARY = "summary"
# How the detail of an assignment begins whose link leads to no story, where nobody had asked for one.
LEFT_IN_PEACE = "left in peace: "
AN_HOUR = timedelta(hours=1)
NOT_KEPT = "I do not keep this checklist any longer. Paste its link, or give me the text again, to have it checked anew."
# Seconds for one article: to fetch and read it, and to examine it with every reference.
READ_WITHIN, EXAMINE_WITHIN = 40.0, 180.0


class Counter:
    """The desk's counter. All collaborators are given; nothing is created here."""

    def __init__(  # noqa: PLR0913 - each is a collaborator of its own
        self,
        *,
        store: Store,
        chat: Chat,
        reader: Reader,
        clock: Callable[[], datetime],
        digest_at: str,
        digest_zone: str,
        patience: float = 20.0,
        links_per_hour: int = 30,
        keep_text_days: int = 30,
        keep_days: int = 400,
        read_within: float = READ_WITHIN,
        examine_within: float = EXAMINE_WITHIN,
        online_sources: Sequence[str] = (),
        draft_sources: Sequence[str] = (),
    ) -> None:
        """`patience` is the number of seconds after which the hourglass is shown.

        `links_per_hour`: of one person. `keep_text_days`: for the words of articles; `keep_days`: for checklists and
        marks. `read_within` and `examine_within`: seconds after which an article is given up. `online_sources`: the references
        outside the building that may be asked, by the names that people know; `draft_sources`: those of them that are
        asked about drafts too.
        """
        self._store = store
        self._chat = chat
        self._reader = reader
        self._clock = clock
        self._digest = (digest_at, digest_zone)
        self._patience = patience
        self._links_per_hour = links_per_hour
        self._keep_words, self._keep_marks = timedelta(days=keep_text_days), timedelta(days=keep_days)
        self._within = (read_within, examine_within)
        self._online_sources, self._draft_sources = tuple(online_sources), tuple(draft_sources)
        self._compact_at: datetime | None = None
        self._hourglasses: set[int] = set()
        self._choosing = asyncio.Lock()

    # Drawing

    async def _drawn(self, checklist: int) -> tuple[Message, ...]:
        held = await self._store.checklist(checklist)
        posted = [post.message_key for post in await self._store.posts_of(checklist) if post.ts is not None]
        names = await self._names(markers([held]))
        return thread.draw(held, names=names, posted=posted, goes_online=bool(self._online_sources))

    def _draw(self, checklist: int, message_key: str) -> Draw:
        async def now() -> Message | None:
            drawn = {message.key: message for message in await self._drawn(checklist)}
            return drawn.get(message_key)

        return now

    async def _redraw(self, checklist: Checklist, claim_keys: set[str]) -> None:
        """Draw the messages anew that show these claims, and the summary. What is marked stays so if Slack refuses."""
        if not checklist.article.text:
            return
        for post in await self._store.posts_of(checklist.id):
            if post.message_key == SUMMARY or claim_keys.intersection(post.covers):
                try:
                    await self._chat.redraw(
                        post.newsroom, post.key, self._draw(checklist.id, post.message_key)
                    )
                except ChatRefused as refusal:
                    log.warning("%s cannot be drawn anew: %s", post.key, refusal.code)

    def _reply_post(self, assignment: Assignment, what: str, *, thread_ts: str | None = None) -> Post:
        under = assignment.thread_ts if thread_ts is None else thread_ts
        key = f"{what}:{assignment.key}"
        return self._post_in(assignment.newsroom, assignment.channel, key=key, shows=what, under=under)

    def _post_in(  # noqa: PLR0913 - each by its name
        self,
        newsroom: str,
        channel: str,
        *,
        key: str,
        shows: str,
        under: str = "",
        checklist: int | None = None,
    ) -> Post:
        """A message that is not stored yet. `shows`: the key of what is drawn in it."""
        return Post(
            newsroom=newsroom,
            channel=channel,
            key=key,
            message_key=shows,
            thread_ts=under,
            checklist_id=checklist,
            since=self._clock(),
        )

    # Telling

    async def _whisper(self, message: Message, to: Addressed) -> None:
        place = {"channel": to.channel, "user": to.user}
        if isinstance(to, CommandGiven):
            # A command can be given where we are not, and what is sent instead of a whisper is sent once.
            key = f"whisper:{to.channel}:{to.ask}:{short(message.text)}"
            await self._chat.whisper(message, **place, newsroom=to.newsroom, key=key)
        else:
            await self._chat.whisper(message, **place, thread_ts=to.thread_ts)

    async def _link_to(self, checklist: Checklist) -> str | None:
        if checklist.link is not None:
            return checklist.link
        try:
            found = await self._chat.permalink(checklist.channel, checklist.thread_ts)
        except (ChatRefused, TryLater):
            return None
        if found is not None:
            await self._store.keep_link(checklist.id, found)
        return found

    async def _names(self, users: Iterable[str]) -> Mapping[str, str]:
        try:
            return await self._chat.names(users)
        except (ChatRefused, TryLater):
            return {}

    # Receipts: a comfort, so a refusal stops nothing

    async def _quietly(self, telling: Coroutine[Any, Any, None]) -> None:
        try:
            await telling
        except (ChatRefused, TryLater) as error:
            log.warning("a receipt or hint was not shown: %s", error)

    async def _show_receipt(self, channel: str, message_ts: str) -> None:
        await self._quietly(self._chat.react(channel, message_ts, RECEIPT))

    async def _take_receipt_back(self, assignment: Assignment) -> None:
        others = await self._store.others_on_message(assignment)
        if assignment.message_ts and all(state is Progress.FAILED for state in others):
            await self._quietly(self._chat.unreact(assignment.channel, assignment.message_ts, RECEIPT))

    @contextlib.asynccontextmanager
    async def _hourglass_after(self, assignment: Assignment) -> AsyncIterator[None]:
        """Show the hourglass when the person has waited too long for what is done inside."""
        timer = asyncio.create_task(self._show_hourglass(assignment))
        try:
            yield
        finally:
            timer.cancel()
            await asyncio.gather(timer, return_exceptions=True)

    async def _show_hourglass(self, assignment: Assignment) -> None:
        waited = (self._clock() - assignment.asked_at).total_seconds()
        await asyncio.sleep(max(0.0, self._patience - waited))
        if assignment.message_ts:
            self._hourglasses.add(assignment.id)
            await self._quietly(self._chat.react(assignment.channel, assignment.message_ts, HOURGLASS))

    async def _hide_hourglass(self, assignment: Assignment) -> None:
        waited = (self._clock() - assignment.asked_at).total_seconds()
        if assignment.id in self._hourglasses or waited >= self._patience:
            self._hourglasses.discard(assignment.id)
            others = await self._store.others_on_message(assignment)
            if assignment.message_ts and Progress.NEW not in others:
                await self._quietly(self._chat.unreact(assignment.channel, assignment.message_ts, HOURGLASS))


def is_left_in_peace(assignment: Assignment) -> bool:
    """Whether it was no story, and nobody had asked for it."""
    return assignment.state is Progress.FAILED and assignment.detail.startswith(LEFT_IN_PEACE)


def markers(checklists: Iterable[Checklist]) -> tuple[str, ...]:
    """Who has marked a line of these checklists or entered a correction, each once."""
    held = tuple(checklists)
    users = [mark.user for one in held for line in one.lines for mark in line.marks]
    users += [user for one in held for done in one.corrections for user in (done.user, *done.ticked_by)]
    return tuple(dict.fromkeys(users))


def always(message: Message) -> Draw:
    """A drawing that gives this message whenever it is made."""

    async def drawn() -> Message:
        return message

    return drawn


def short(text: str) -> str:
    """A short key for a text that must not stand in a key itself."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]
