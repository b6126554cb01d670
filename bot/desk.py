"""The use cases in newsroom words: a link is pasted, checked, marked; a digest is due.

What a person did arrives as one of the requests below, by way of the inbox. Everything here may be done twice
after a crash: what is stored has a key, what is posted is looked for first.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import Any, Literal, Protocol, assert_never
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter, ValidationError

from bot import digest, thread
from bot.blocks import link, mrkdwn, section
from bot.checklist import Checklist, Line, Mark, MarkKind, may_be_kept
from bot.models import Progress
from bot.settings import is_time_of_day, is_zone
from bot.store import Assignment, Contradicted, Delivery, DigestChannel, DigestTime, NotThere, Post, Store
from bot.thread import Message
from checks.compare.house import HOUSE_KIND, HouseEntry
from checks.errors import CheckError
from checks.model import Article, CheckRun

log = logging.getLogger(__name__)

RECEIPT = "mag"
HOURGLASS = "hourglass_flowing_sand"
SUMMARY = "summary"
MOST_LINKS = 10
# A story that nobody has touched for two weeks is yesterday's paper.
DIGEST_LOOKS_BACK = timedelta(days=14)
_NOT_IN_CHANNEL = "I cannot write in that channel. Invite me with /invite and give the command again."
# After a longer outage the day's digest is not worth a late notification.
DIGEST_MAY_BE_LATE = timedelta(hours=6)
AN_HOUR = timedelta(hours=1)
# Seconds for one article: to fetch and read it, and to examine it with every reference.
READ_WITHIN, EXAMINE_WITHIN = 40.0, 180.0
_READ_TOO_LONG = "Reading that page took longer than {seconds:.0f} seconds, so I stopped. Paste the link again later; if it happens again, save the page and check the file."
_EXAMINED_TOO_LONG = "Checking that article took longer than {seconds:.0f} seconds, so I stopped. Paste the link again later; if it happens again, tell the operator."
_FAULT = "That could not be done because of a fault on my side. Try it again later; the operator finds the cause in my log."
_WORDS_GONE = "I no longer keep the text of this article. Paste the link again to have it checked anew."
_NOT_KEPT = "I do not keep this checklist any longer. Paste the link again to have the article checked anew."
# A post of unknown outcome is found again within the day that the engine tries; then its message is another's.
RECORDED_WITHIN = timedelta(hours=26)
# What arrived and is settled is remembered this long, for Slack delivers some things again.
KEEP_DELIVERIES = timedelta(days=7)
DELIVERY_IS_LATE = timedelta(minutes=10)
# Said where a text has changed: in the thread, and where the link was pasted anew.
_CHANGED, _AGAIN = "changed", "again"


class TryLater(Exception):
    """It could not be done now, and nothing is known to be wrong: try again after a while.

    `after` is the number of seconds that must pass before, where that is known.
    """

    def __init__(self, message: str, *, after: float = 0.0) -> None:
        """Say what could not be done, and how long to wait at least."""
        super().__init__(message)
        self.after = after


class ChatRefused(Exception):
    """Slack understood and said no; trying again changes nothing. `code` is Slack's word for it."""

    def __init__(self, code: str) -> None:
        """Keep Slack's error code."""
        super().__init__(f"Slack refused: {code}")
        self.code = code


@dataclass(frozen=True, kw_only=True)
class LinksPasted:
    """A message with links stands in a channel. `thread_ts` is "" outside of threads."""

    does: Literal["links_pasted"] = "links_pasted"
    newsroom: str
    channel: str
    message_ts: str
    thread_ts: str
    user: str
    links: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class MessagePointedAt:
    """A person put the magnifying glass on a message."""

    does: Literal["message_pointed_at"] = "message_pointed_at"
    newsroom: str
    channel: str
    message_ts: str
    user: str


@dataclass(frozen=True, kw_only=True)
class Reacted:
    """A person put a mark on a message or took it away. `ours`: the message is known to be the bot's."""

    does: Literal["reacted"] = "reacted"
    newsroom: str
    channel: str
    message_ts: str
    user: str
    kind: MarkKind
    added: bool
    at: datetime
    event_id: str
    ours: bool


@dataclass(frozen=True, kw_only=True)
class MarkChosen:
    """A person chose a mark from a line's menu; choosing it again takes it back.

    What is kept in the house list has a choice of its own that takes it off (`takes_back`).
    """

    does: Literal["mark_chosen"] = "mark_chosen"
    newsroom: str
    channel: str
    message_ts: str
    user: str
    claim_key: str
    kind: MarkKind
    at: datetime
    event_id: str
    takes_back: bool = False


@dataclass(frozen=True, kw_only=True)
class AllLinesAsked:
    """A person pressed "All lines"."""

    does: Literal["all_lines_asked"] = "all_lines_asked"
    newsroom: str
    channel: str
    thread_ts: str
    user: str
    checklist: int


@dataclass(frozen=True, kw_only=True)
class CommandGiven:
    """A person typed the command: its words, and the links among them."""

    does: Literal["command_given"] = "command_given"
    newsroom: str
    channel: str
    user: str
    words: tuple[str, ...]
    links: tuple[str, ...]
    ask: str


@dataclass(frozen=True, kw_only=True)
class HelpAsked:
    """The bot was addressed without a link."""

    does: Literal["help_asked"] = "help_asked"
    newsroom: str
    channel: str
    thread_ts: str
    user: str


Request = LinksPasted | MessagePointedAt | Reacted | MarkChosen | AllLinesAsked | CommandGiven | HelpAsked

REQUEST: TypeAdapter[Request] = TypeAdapter(Request)


@dataclass(frozen=True, kw_only=True)
class Pasted:
    """A message as Slack gives it back: its links and the thread that it stands in ("" = none)."""

    links: tuple[str, ...]
    thread_ts: str


Draw = Callable[[], Awaitable[Message | None]]


class Chat(Protocol):
    """Slack as the desk sees it. Every method may raise TryLater or ChatRefused."""

    async def post(self, post: Post, draw: Draw, *, urgent: bool = False) -> str | None:
        """Post once by its key what `draw` gives at that moment; redraw it if it stands. Gives its ts."""

    async def redraw(self, newsroom: str, key: str, draw: Draw) -> None:
        """Show what `draw` gives now in the post with this key, if it stands and shows something else."""

    async def react(self, channel: str, ts: str, emoji: str) -> None:
        """Put a reaction on a message; nothing happens if it is there."""

    async def unreact(self, channel: str, ts: str, emoji: str) -> None:
        """Take our reaction off a message; nothing happens if it is not there."""

    async def whisper(  # noqa: PLR0913 - where, to whom, and once by what
        self,
        message: Message,
        *,
        channel: str,
        user: str,
        thread_ts: str = "",
        newsroom: str = "",
        key: str = "",
    ) -> None:
        """Show a message to one person only; what must stay to be seen, once by newsroom and key."""

    async def permalink(self, channel: str, ts: str) -> str | None:
        """The address of a message."""

    async def message(self, channel: str, ts: str) -> Pasted | None:
        """A message of a channel that we may read."""

    async def names(self, users: Iterable[str]) -> Mapping[str, str]:
        """The names of people by their ids; those that are not known are left out."""

    async def is_public(self, channel: str) -> bool:
        """Whether everybody in the workspace may read the channel; False when in doubt."""


class Outcome:
    """What a step of a check found, as the engine keeps it: words, never texts."""

    READ = "read"
    FILED = "filed"
    KNOWN = "known"
    TROUBLE = "trouble"


@dataclass(frozen=True, kw_only=True)
class Reader:
    """How an article is read, and examined with a newsroom's house list.

    `examine_closed` asks only what may be asked for private channels.
    """

    read: Callable[[str], Awaitable[Article]]
    examine: Callable[[Article, Sequence[HouseEntry]], Awaitable[CheckRun]]
    examine_closed: Callable[[Article, Sequence[HouseEntry]], Awaitable[CheckRun]]


class Desk:
    """The use cases. All collaborators are given; nothing is created here."""

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
    ) -> None:
        """`patience` is the number of seconds after which the hourglass is shown.

        `links_per_hour`: of one person. `keep_text_days`: for the words of articles; `keep_days`: for checklists and
        marks. `read_within` and `examine_within`: seconds after which an article is given up.
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
        self._compact_at: datetime | None = None
        self._hourglasses: set[int] = set()
        self._choosing = asyncio.Lock()

    # What arrives

    async def waiting(self) -> tuple[Delivery, ...]:
        """What was taken in and not answered yet."""
        return await self._store.waiting()

    async def receive(self, delivery: Delivery) -> tuple[int, ...]:
        """Do what a delivery asks; give the numbers of the assignments that are to be checked.

        What a mark changes is drawn by `redraw`, which waits for Slack and must keep nobody waiting here.
        """
        request = REQUEST.validate_json(await self._store.body(delivery))
        numbers = await self._answer(request)
        await self._store.settle(delivery, Progress.DONE)
        return numbers

    async def redraw(self, delivery: Delivery) -> None:
        """Draw anew what shows the marks of a delivery that was received, and its summary.

        What is marked stays so if Slack refuses. If the engine has lost its record of a delivery that is settled, its
        marks are shown with the next drawing of that message.
        """
        request = REQUEST.validate_json(await self._store.body(delivery))
        if not isinstance(request, Reacted | MarkChosen):
            return
        post = await self._store.post_at(request.newsroom, request.channel, request.message_ts)
        if post is None or post.checklist_id is None:
            return
        checklist = await self._store.checklist(post.checklist_id)
        marked = {
            line.finding.id
            for line in checklist.lines
            if any(mark.event_id == request.event_id for mark in line.marks)
        }
        if marked:
            await self._redraw(checklist, marked)

    async def refuse(self, delivery: Delivery, detail: str) -> None:
        """Record that a delivery could not be answered, and tell the person who is behind it."""
        log.error("delivery %s of newsroom %s was refused: %s", delivery.key, delivery.newsroom, detail)
        try:
            request = REQUEST.validate_json(await self._store.body(delivery))
        except (ValidationError, NotThere):
            request = None
        if request is not None:
            await self._quietly(self._say_fault(request))
        await self._store.settle(delivery, Progress.FAILED, detail)

    async def _say_fault(self, request: Request) -> None:
        """Links of theirs that were taken on are checked all the same."""
        word = thread.hint(_FAULT)
        if isinstance(request, MessagePointedAt | Reacted | MarkChosen):
            await self._chat.whisper(word, channel=request.channel, user=request.user)
        else:
            await self._whisper(word, request)

    async def overdue(self) -> str | None:
        """What the operator is to know of deliveries that nobody has answered for ten minutes."""
        now = self._clock()
        found = await self._store.overdue(before=now - DELIVERY_IS_LATE)
        if found is None:
            return None
        count, oldest, since = found
        return (
            f"{count} deliveries have waited for more than {minutes(DELIVERY_IS_LATE)}; the"
            f" oldest is {oldest.key} of newsroom {oldest.newsroom}, which came {minutes(now - since)} ago. If Slack"
            " can be reached and the disk has room, restart factdesk and look for its key in this log."
        )

    async def unfinished(self) -> tuple[tuple[str, int], ...]:
        """Newsroom and number of the assignments that are not finished."""
        return await self._store.unfinished()

    # Once a day

    async def today(self) -> str:
        """The date in UTC."""
        return self._clock().date().isoformat()

    async def tidy(self) -> None:
        """Let go of what need not be kept any longer: words first, then what is older than all that is shown.

        Where one part fails the others are done all the same, and then it raises what the first one raised.
        """
        now, store = self._clock(), self._store
        parts = (
            partial(store.forget_words, before=now - self._keep_words),
            partial(store.forget_checklists, before=now - self._keep_marks),
            partial(store.forget_deliveries, before=now - KEEP_DELIVERIES),
            partial(store.forget_answers, now=now),
        )
        ended = [await asyncio.gather(part(), return_exceptions=True) for part in parts]
        self._compact_at = now
        await self.compact()
        if self._compact_at is not None:
            log.warning(
                "Another program reads the newsroom's database, so deleted words still stand in the file beside it that"
                " ends in -wal. I try to empty that file again every hour."
            )
        for (error,) in ended:
            if error is not None:
                raise error

    async def compact(self) -> None:
        """Empty the database's log of writes if a tidying has left that to be done, at most once an hour."""
        now = self._clock()
        if self._compact_at is not None and self._compact_at <= now:
            self._compact_at = None if await self._store.compact() else now + AN_HOUR

    async def _answer(self, request: Request) -> tuple[int, ...]:
        match request:
            case LinksPasted():
                return await self.links_pasted(request)
            case MessagePointedAt():
                return await self.pointed_at(request)
            case CommandGiven():
                return await self.command_given(request)
            case Reacted():
                await self.reacted(request)
            case MarkChosen():
                await self.mark_chosen(request)
            case AllLinesAsked():
                await self.all_lines_asked(request)
            case HelpAsked():
                await self.help_asked(request)
            case _:
                assert_never(request)
        return ()

    # Links

    async def links_pasted(self, pasted: LinksPasted) -> tuple[int, ...]:
        """Take the links of a message on, and show the receipt on it."""
        taken = [await self._assign(pasted, address) for address in pasted.links[:MOST_LINKS]]
        assigned = [one for one in taken if isinstance(one, Assignment)]
        if assigned:
            await self._quietly(self._chat.react(pasted.channel, pasted.message_ts, RECEIPT))
        await self._say_too_many(taken, pasted)
        if len(pasted.links) > MOST_LINKS:
            left = len(pasted.links) - MOST_LINKS
            word = thread.hint(
                f"I check {MOST_LINKS} links of a message; {left} more were left out. Paste them again by themselves."
            )
            await self._quietly(self._whisper(word, pasted))
        return tuple(assignment.id for assignment in assigned if assignment.state is Progress.NEW)

    async def _assign(self, asked: LinksPasted | CommandGiven, address: str) -> Assignment | datetime:
        ask = message_ts = thread_ts = ""
        match asked:
            case LinksPasted():
                ask = message_ts = asked.message_ts
                thread_ts = asked.thread_ts or asked.message_ts
            case CommandGiven():
                # The message that stands for it is posted later.
                ask = asked.ask
        return await self._take_on(
            Assignment(
                newsroom=asked.newsroom,
                key=f"{asked.channel}:{ask}:{_short(address)}",
                channel=asked.channel,
                url=address,
                user=asked.user,
                asked_at=self._clock(),
                message_ts=message_ts,
                thread_ts=thread_ts,
            )
        )

    async def _take_on(self, assignment: Assignment) -> Assignment | datetime:
        """Keep an assignment; where its person has had enough for this hour, the moment of another try."""
        since = self._clock() - AN_HOUR
        taken = await self._store.assign_within(assignment, most=self._links_per_hour, since=since)
        return taken if isinstance(taken, Assignment) else taken + AN_HOUR

    async def _say_too_many(
        self, taken: Iterable[Assignment | datetime], asked: LinksPasted | CommandGiven
    ) -> None:
        again = [one for one in taken if isinstance(one, datetime)]
        if again:
            word = thread.too_many(len(again), self._links_per_hour, wait=max(again) - self._clock())
            await self._quietly(self._whisper(word, asked))

    async def pointed_at(self, pointed: MessagePointedAt) -> tuple[int, ...]:
        """Check the links of a message that a person put the magnifying glass on."""
        found = await self._chat.message(pointed.channel, pointed.message_ts)
        if found is None or not found.links:
            return ()
        return await self.links_pasted(
            LinksPasted(
                newsroom=pointed.newsroom,
                channel=pointed.channel,
                message_ts=pointed.message_ts,
                thread_ts=found.thread_ts,
                user=pointed.user,
                links=found.links,
            )
        )

    async def command_given(self, command: CommandGiven) -> tuple[int, ...]:
        """Do what the command says: check its links, set or show the digest, else explain."""
        if command.links:
            return await self._links_commanded(command)
        if command.words[:1] == ("digest",):
            await self._whisper(await self._digest_word(command), command)
        else:
            await self._whisper(thread.help_text(), command)
        return ()

    async def _links_commanded(self, command: CommandGiven) -> tuple[int, ...]:
        taken = [await self._assign(command, address) for address in command.links[:MOST_LINKS]]
        assigned = [one for one in taken if isinstance(one, Assignment) and one.state is Progress.NEW]
        for assignment in assigned:
            try:
                await self._root(assignment)
            except ChatRefused as refusal:
                for one in assigned:
                    await self._store.finish(one.id, Progress.FAILED, str(refusal))
                await self._whisper(thread.hint(_NOT_IN_CHANNEL), command)
                return ()
        await self._say_too_many(taken, command)
        return tuple(assignment.id for assignment in assigned)

    async def _root(self, assignment: Assignment) -> None:
        """Post the message that stands for a command, and show the receipt on it."""
        names = await self._names([assignment.user])
        asker = names.get(assignment.user, "someone")
        said = thread.hint(f"Fact check of {assignment.url}, asked for by {asker}")
        post = self._reply_post(assignment, "root", thread_ts="")
        ts = await self._chat.post(post, always(said), urgent=True)
        if ts is not None:
            await self._store.answer_under(assignment.id, ts)
            await self._quietly(self._chat.react(assignment.channel, ts, RECEIPT))

    async def help_asked(self, asked: HelpAsked) -> None:
        """Tell the person how the bot is used."""
        await self._whisper(thread.help_text(), asked)

    # A check, in steps

    async def read(self, number: int) -> str:
        """Read the article of an assignment and keep it. KNOWN when its text stands checked in this channel."""
        assignment = await self._store.assignment(number)
        reached = await self._reached(assignment)
        if reached is not None:
            return reached
        seconds, _ = self._within
        try:
            async with self._hourglass_after(assignment), asyncio.timeout(seconds):
                article = await self._reader.read(assignment.url)
        except CheckError as error:
            return await self._trouble(assignment, str(error))
        except TimeoutError:
            return await self._trouble(assignment, _READ_TOO_LONG.format(seconds=seconds))
        address = _address(article, assignment.url)
        standing = await self._store.standing(assignment.newsroom, assignment.channel, address)
        if standing is not None and standing.article.sha256 == article.sha256:
            await self._store.point_to(number, standing.id)
            return Outcome.KNOWN
        run = f"{assignment.newsroom}-{number}"
        await self._store.keep_article(assignment, article, run=run, at=self._clock())
        return Outcome.READ

    async def _reached(self, assignment: Assignment) -> str | None:
        """How far the check of an assignment came in an earlier run of which the engine knows nothing."""
        if assignment.state is Progress.FAILED:
            return Outcome.TROUBLE
        if assignment.checklist_id is not None:
            return Outcome.FILED if await self._store.has_filed(assignment) else Outcome.KNOWN
        return None if assignment.run is None else Outcome.READ

    async def examine(self, number: int) -> str:
        """Examine the article that was read and file the run."""
        assignment = await self._store.assignment(number)
        reached = await self._reached(assignment)
        if reached not in (None, Outcome.READ):
            return reached
        article = await self._store.article(assignment.run or "")
        is_public = await self._chat.is_public(assignment.channel)
        examine = self._reader.examine if is_public else self._reader.examine_closed
        house = await self._store.house(assignment.newsroom)
        _, seconds = self._within
        try:
            async with self._hourglass_after(assignment), asyncio.timeout(seconds):
                run = await examine(article, house)
        except CheckError as error:
            return await self._trouble(assignment, str(error))
        except TimeoutError:
            return await self._trouble(assignment, _EXAMINED_TOO_LONG.format(seconds=seconds))
        return await self._file(assignment, replace(run, id=assignment.run or ""))

    async def _file(self, assignment: Assignment, run: CheckRun) -> str:
        address = _address(run.article, assignment.url)
        filing = await self._store.file(
            assignment, run, address=address, at=self._clock(), tell=_what_changed
        )
        return Outcome.FILED if filing.opened or filing.changed else Outcome.KNOWN

    async def _trouble(self, assignment: Assignment, sentence: str) -> str:
        await self._store.finish(assignment.id, Progress.FAILED, sentence)
        return Outcome.TROUBLE

    async def reply(self, number: int, outcome: str) -> None:
        """Say in one short message why there is no thread: the article is known, or could not be read."""
        assignment = await self._store.assignment(number)
        if outcome == Outcome.KNOWN and assignment.checklist_id is not None:
            standing = await self._store.checklist(assignment.checklist_id)
            said = thread.known(standing, await self._link_to(standing))
            await self._chat.post(self._reply_post(assignment, "known"), always(said), urgent=True)
            await self._store.finish(number, Progress.DONE, "known")
        else:
            said = thread.trouble(assignment.detail)
            await self._chat.post(self._reply_post(assignment, "trouble"), always(said), urgent=True)
            await self._take_receipt_back(assignment)
        await self._hide_hourglass(assignment)

    async def give_up(self, number: int) -> None:
        """Say that a check failed on our side; nothing that was asked is lost."""
        assignment = await self._store.assignment(number)
        sentence = "The check stopped because of a fault on my side, not of the article. Paste the link again later; the operator finds the cause in my log."
        await self._store.finish(number, Progress.FAILED, sentence)
        await self.reply(number, Outcome.TROUBLE)
        log.error("assignment %d of newsroom %s was given up", number, assignment.newsroom)

    async def plan(self, number: int) -> tuple[str, ...]:
        """The keys of the messages of a filed check, in posting order, the summary first."""
        assignment = await self._store.assignment(number)
        checklist = await self._store.checklist(assignment.checklist_id or 0)
        summary, *lines = [message.key for message in await self._drawn(checklist.id)]
        told = [_CHANGED] if assignment.detail else []
        if told and assignment.thread_ts != checklist.thread_ts:
            told.append(_AGAIN)
        return (summary, *told, *lines)

    async def post(self, number: int, message_key: str) -> None:
        """Post one message of a filed check, as it is to be drawn at this moment."""
        assignment = await self._store.assignment(number)
        checklist = await self._store.checklist(assignment.checklist_id or 0)
        if message_key in (_CHANGED, _AGAIN):
            await self._say_changed(assignment, checklist, message_key)
            return
        post = self._post_in(
            checklist.newsroom,
            checklist.channel,
            key=f"checklist:{checklist.id}:{message_key}",
            shows=message_key,
            under=checklist.thread_ts,
            checklist=checklist.id,
        )
        urgent = message_key == SUMMARY
        await self._chat.post(post, self._draw(checklist.id, message_key), urgent=urgent)
        if urgent:
            await self._hide_hourglass(assignment)

    async def _say_changed(self, assignment: Assignment, checklist: Checklist, message_key: str) -> None:
        """Say that the text has changed: in the thread, or where the link was pasted anew."""
        said = thread.told(assignment.detail)
        if message_key == _CHANGED:
            post = self._reply_post(assignment, _CHANGED, thread_ts=checklist.thread_ts)
        else:
            post = self._reply_post(assignment, _AGAIN)
            said = _with_link(said, await self._link_to(checklist))
        await self._chat.post(post, always(said))

    async def finish(self, number: int) -> None:
        """Close an assignment whose messages are all posted."""
        await self._close(number, Progress.DONE)

    async def break_off(self, number: int) -> None:
        """Close an assignment whose thread stays incomplete."""
        await self._close(number, Progress.FAILED, "the thread is incomplete")
        log.error("the thread of assignment %d stays incomplete", number)

    async def _close(self, number: int, state: Progress, detail: str = "") -> None:
        """Record the end of an assignment. With the last link of a message goes its hourglass."""
        await self._store.finish(number, state, detail)
        assignment = await self._store.assignment(number)
        if await self._store.others_on_message(assignment):
            await self._hide_hourglass(assignment)

    # Marks

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
            word = thread.hint(_NOT_KEPT)
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
            await self._whisper(thread.hint(_NOT_KEPT), asked)
            return
        if (checklist.newsroom, checklist.channel) != (asked.newsroom, asked.channel):
            return
        if not checklist.article.text:
            await self._whisper(thread.hint(_WORDS_GONE), asked)
            return
        for message in thread.all_lines(checklist):
            await self._whisper(message, asked)

    # Digests

    async def digests_due(self) -> tuple[tuple[str, str, str], ...]:
        """The digests whose local time has come: newsroom, channel, local date."""
        now = self._clock()
        channels = await self._store.digest_channels()
        days = [(channel, self._digest_day(channel, now)) for channel in channels]
        return tuple((channel.newsroom, channel.channel, day.isoformat()) for channel, day in days if day)

    def _digest_day(self, channel: DigestChannel, now: datetime) -> date | None:
        set_to = self._digest_time(channel)
        local = now.astimezone(ZoneInfo(set_to.zone))
        due = _due(set_to, local.date())
        known_since = max(channel.since, set_to.since)
        is_due = known_since <= due <= now <= due + DIGEST_MAY_BE_LATE
        return local.date() if set_to.on and is_due else None

    def _digest_time(self, channel: DigestChannel) -> DigestTime:
        at, zone = self._digest
        return channel.time or DigestTime(on=True, at=at, zone=zone, since=channel.since)

    async def _is_too_late(self, newsroom: str, channel: str, day: date) -> bool:
        """Whether the digest of a local date has waited for so long, in an outage, that it is not worth a message."""
        found = [
            self._digest_time(one)
            for one in await self._store.digest_channels()
            if (one.newsroom, one.channel) == (newsroom, channel)
        ]
        return any(self._clock() > _due(set_to, day) + DIGEST_MAY_BE_LATE for set_to in found)

    async def send_digest(self, newsroom: str, channel: str, day: str) -> None:
        """Post the digest of a local date in a channel; nothing when nothing is open, or it is hours too late."""
        if await self._is_too_late(newsroom, channel, date.fromisoformat(day)):
            log.warning(
                "the digest of %s in %s of newsroom %s came too late and is not sent", day, channel, newsroom
            )
            return
        said = await self._digest_of(newsroom, channel, date.fromisoformat(day))
        if said is None:
            return
        post = self._post_in(newsroom, channel, key=f"digest:{channel}:{day}", shows=said.key)
        await self._chat.post(post, always(said))

    async def _digest_of(self, newsroom: str, channel: str, day: date) -> Message | None:
        found = await self._store.recent(newsroom, channel, since=self._clock() - DIGEST_LOOKS_BACK)
        still_open = [checklist for checklist in found if checklist.open_lines()]
        linked = [replace(checklist, link=await self._link_to(checklist)) for checklist in still_open]
        return digest.draw(day, tuple(linked), names=await self._names(_markers(linked)))

    async def _digest_word(self, command: CommandGiven) -> Message:
        """Set the digest as the command says, or draw today's; what the person is told about it."""
        at, zone = self._digest
        match command.words[1:]:
            case ():
                local = self._clock().astimezone(ZoneInfo(zone))
                drawn = await self._digest_of(command.newsroom, command.channel, local.date())
                return drawn or thread.hint("Nothing is open in this channel, so no digest would be sent.")
            case ("off",):
                await self._set_digest(command, DigestTime(on=False, at=at, zone=zone, since=self._clock()))
                return thread.hint(
                    "This channel gets no digest from now on. /factcheck digest 09:00 starts it again."
                )
            case (given,) if is_time_of_day(given):
                at = given
            case (given, place) if is_time_of_day(given) and is_zone(place):
                at, zone = given, place
            case _:
                return thread.hint(
                    "I did not understand that. Write a time and a zone, such as /factcheck digest 09:00 Europe/London, or /factcheck digest off."
                )
        await self._set_digest(command, DigestTime(on=True, at=at, zone=zone, since=self._clock()))
        return thread.hint(
            f"This channel gets its digest at {at}, {zone} time, on days when something is open."
        )

    async def _set_digest(self, command: CommandGiven, when: DigestTime) -> None:
        await self._store.set_digest(command.newsroom, command.channel, when)

    # Drawing and telling

    async def _drawn(self, checklist: int) -> tuple[Message, ...]:
        held = await self._store.checklist(checklist)
        posted = [post.message_key for post in await self._store.posts_of(checklist) if post.ts is not None]
        return thread.draw(held, names=await self._names(_markers([held])), posted=posted)

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

    async def _whisper(
        self, message: Message, to: LinksPasted | CommandGiven | HelpAsked | AllLinesAsked
    ) -> None:
        place = {"channel": to.channel, "user": to.user}
        if isinstance(to, CommandGiven):
            # A command can be given where we are not, and what is sent instead of a whisper is sent once.
            key = f"whisper:{to.channel}:{to.ask}:{_short(message.text)}"
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


def minutes(time: timedelta) -> str:
    """A length of time in words, to the minute."""
    return f"{time.total_seconds() / 60:.0f} minutes"


def _due(set_to: DigestTime, day: date) -> datetime:
    """When the digest of a local date is due."""
    return datetime.combine(day, time.fromisoformat(set_to.at), ZoneInfo(set_to.zone))


def _moment(ts: str) -> datetime:
    """When a message was posted, by its ts."""
    return datetime.fromtimestamp(float(ts), UTC)


def _markers(checklists: Iterable[Checklist]) -> tuple[str, ...]:
    users = (mark.user for held in checklists for line in held.lines for mark in line.marks)
    return tuple(dict.fromkeys(users))


def always(message: Message) -> Draw:
    """A drawing that gives this message whenever it is made."""

    async def drawn() -> Message:
        return message

    return drawn


def _what_changed(before: Checklist, after: Checklist) -> str:
    said = thread.changed(after, before=before) if before.article.text else thread.checked_anew(after)
    return said.text


def _with_link(message: Message, address: str | None) -> Message:
    if address is None:
        return message
    return replace(message, blocks=(*message.blocks, section(mrkdwn(link(address, "open the thread")))))


def _address(article: Article, asked: str) -> str:
    """What tells the article apart in a channel: its canonical URL, unless that is only the site's front page."""
    own = article.url or asked
    canonical = article.canonical_url
    if canonical and (urlsplit(canonical).path.strip("/") or not urlsplit(own).path.strip("/")):
        own = canonical
    return own.partition("#")[0]


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
