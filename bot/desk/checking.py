"""An assignment is checked, in the steps that the engine drives: read, examine, post."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from urllib.parse import urlsplit

from bot import thread
from bot.blocks import link, mrkdwn, section
from bot.checklist import Checklist
from bot.desk.counter import SUMMARY, Counter, always
from bot.models import Progress
from bot.store import Assignment
from bot.thread import Message
from checks.errors import CheckError
from checks.model import Article, CheckRun

log = logging.getLogger(__name__)

_READ_TOO_LONG = "Reading that page took longer than {seconds:.0f} seconds, so I stopped. Paste the link again later; if it happens again, save the page and check the file."
_EXAMINED_TOO_LONG = "Checking that article took longer than {seconds:.0f} seconds, so I stopped. Paste the link again later; if it happens again, tell the operator."
# Said where a text has changed: in the thread, and where the link was pasted anew.
_CHANGED, _AGAIN = "changed", "again"


class Outcome:
    """What a step of a check found, as the engine keeps it: words, never texts."""

    READ = "read"
    FILED = "filed"
    KNOWN = "known"
    TROUBLE = "trouble"


class Checking(Counter):
    """The steps of a check. Each may happen twice."""

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
