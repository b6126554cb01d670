"""An assignment is checked, in the steps that the engine drives: read, examine, post."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from bot import rechecked, thread
from bot.blocks import flat, link, mrkdwn, section
from bot.checklist import DRAFT, Checklist, Revised
from bot.desk.collaborators import ChatRefused
from bot.desk.counter import LEFT_IN_PEACE, SUMMARY, always, is_left_in_peace, markers
from bot.desk.reading import SAME_TEXT, Reading, as_before, dated
from bot.models import Progress
from bot.store import Assignment, NotThere
from bot.thread import Message
from checks.article import canonical
from checks.article.address import story_key
from checks.compare.revised import is_same_story
from checks.errors import CheckError, Trouble
from checks.model import Article, CheckRun, PageKind
from checks.report.passage import headline_of
from checks.report.wording import shorten

log = logging.getLogger(__name__)

_READ_TOO_LONG = "Reading {it} took longer than {seconds:.0f} seconds, so I stopped. {again} later; if it happens again, {instead}."
_EXAMINED_TOO_LONG = "Checking that article took longer than {seconds:.0f} seconds, so I stopped. {again} later; if it happens again, tell the operator."
_OTHER_PAGE = "Its link leads to another story now: {address}."
_OTHER_TEXT = (
    "This text reads like another story than the one on this checklist. Give it to me with /factcheck text, or as a file"
    " in a message to me: it gets a checklist of its own."
)
_MY_FAULT = "The check stopped because of a fault on my side, not of the article."
_GIVEN_UP = _MY_FAULT + " {again} later; the operator finds the cause in my log."
_CANNOT_WRITE = "I could not answer in that channel. Invite me there with /invite and ask me again."
# Said where a text has changed: in the thread, and where the link was pasted anew.
_CHANGED, _AGAIN = "changed", "again"
# Pages that nothing calls a story; a person may ask for one all the same.
NO_STORY_KINDS = frozenset({PageKind.DOCUMENT, PageKind.OTHER})


class Outcome:
    """What a step of a check found, as the engine keeps it: words, never texts."""

    READ = "read"
    FILED = "filed"
    KNOWN = "known"
    TROUBLE = "trouble"
    LEFT = "left"


class Checking(Reading):
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
                article = await self._article_of(assignment)
        except CheckError as error:
            return await self._not_read(await self._store.assignment(number), error)
        except TimeoutError:
            return await self._trouble(assignment, _told_of(assignment, _READ_TOO_LONG, seconds))
        # Somebody may have asked meanwhile for what was only pasted.
        assignment = await self._store.assignment(number)
        address = await self._address(assignment, article)
        put_aside = await self._put_aside(assignment, article, address)
        if put_aside is not None:
            return put_aside
        standing = await self._standing_for(assignment, address)
        if standing is not None:
            article = as_before(article, standing)
            article = article if assignment.published else dated(article, standing.published)
        if assignment.again is None and standing is not None and standing.article.sha256 == article.sha256:
            await self._store.point_to(number, standing.id)
            return Outcome.KNOWN
        run = f"{assignment.newsroom}-{number}"
        await self._store.keep_article(assignment, article, run=run, at=self._clock())
        return Outcome.READ

    async def _address(self, assignment: Assignment, article: Article) -> str:
        """Where the article's checklist stands: for www., m. and AMP pages of a story the one that was opened first."""
        own = _address(article, assignment.page or assignment.url)
        key = story_key(own)
        known = await self._store.addresses_of_channel(assignment.newsroom, assignment.channel)
        return own if own in known else next((one for one in known if story_key(one) == key), own)

    async def _put_aside(self, assignment: Assignment, article: Article, address: str) -> str | None:
        """What came of an article that was read and is not to be examined."""
        if not assignment.wanted and article.page_kind in NO_STORY_KINDS:
            return await self._leave(assignment, article.page_kind.value)
        if await self._leads_elsewhere(assignment, article, address):
            return await self._trouble(assignment, _OTHER_PAGE.format(address=address))
        if await self._is_another_text(assignment, article, address):
            return await self._trouble(assignment, _OTHER_TEXT)
        return None

    async def _is_another_text(self, assignment: Assignment, article: Article, address: str) -> bool:
        """Whether a text that was given in place of another tells another story: a slip, for it would lose all marks."""
        if not assignment.url.startswith(DRAFT):
            return False
        standing = await self._standing_for(assignment, address)
        if standing is None or not standing.article.text:
            return False
        return not is_same_story(standing.article.text, article.text)

    async def _leads_elsewhere(self, assignment: Assignment, article: Article, address: str) -> bool:
        """Whether the link of a checklist that is checked again leads to another story now: no mark is to be lost by it."""
        if assignment.again is None or not assignment.url.startswith("http"):
            return False
        standing = await self._standing_for(assignment, address)
        if standing is None or not standing.article.text or standing.is_draft:
            return False
        known = {story_key(url) for url in (standing.address, standing.article.url) if url}
        return story_key(address) not in known and not is_same_story(standing.article.text, article.text)

    async def _reached(self, assignment: Assignment) -> str | None:
        """How far the check of an assignment came in an earlier run of which the engine knows nothing."""
        if assignment.state is Progress.FAILED:
            return Outcome.LEFT if is_left_in_peace(assignment) else Outcome.TROUBLE
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
        outcome = await self._examine(assignment, await self._dated_since(assignment, article))
        if outcome != Outcome.KNOWN or not assignment.url.startswith(SAME_TEXT):
            return outcome
        # Another pass brought a newer text meanwhile: what was chosen holds for that one.
        return await self._examine(assignment, await self._article_of(assignment))

    async def _dated_since(self, assignment: Assignment, article: Article) -> Article:
        """The article as of the day that somebody chose while it was being read."""
        standing = await self._standing_for(assignment, await self._address(assignment, article))
        chosen = assignment.published or ("" if standing is None else standing.published)
        return dated(article, chosen)

    async def _examine(self, assignment: Assignment, article: Article) -> str:
        is_open = await self._is_open(assignment, article)
        examine = self._reader.examine if is_open else self._reader.examine_closed
        house = await self._store.house(assignment.newsroom)
        _, seconds = self._within
        try:
            async with self._hourglass_after(assignment), asyncio.timeout(seconds):
                run = await examine(article, house)
        except CheckError as error:
            return await self._trouble(assignment, str(error))
        except TimeoutError:
            return await self._trouble(assignment, _told_of(assignment, _EXAMINED_TOO_LONG, seconds))
        return await self._file(assignment, replace(run, id=assignment.run or ""))

    async def _is_open(self, assignment: Assignment, article: Article) -> bool:
        """Whether every reference may be asked: of a draft, or where not everybody reads, only if somebody allowed it."""
        if assignment.online:
            return True
        if await self._is_given(assignment):
            return False
        if await self._chat.is_public(assignment.channel):
            return True
        standing = await self._standing_for(assignment, await self._address(assignment, article))
        return standing is not None and standing.online

    async def _is_given(self, assignment: Assignment) -> bool:
        """Whether a person gave the text, so that it stands nowhere yet as far as is known."""
        if not assignment.url.startswith(SAME_TEXT):
            return assignment.url.startswith(DRAFT)
        return (await self._store.checklist(assignment.again or 0)).is_given

    async def _file(self, assignment: Assignment, run: CheckRun) -> str:
        address = await self._address(assignment, run.article)
        zone, names = await self._zone_of(assignment), await self._names_on(assignment, address)

        def tell(before: Checklist, after: Checklist, change: Revised) -> str:
            again = rechecked.Recheck(before=before, after=after, change=change, zone=zone, names=names)
            return rechecked.rechecked(again).text

        filing = await self._store.file(assignment, run, address=address, at=self._clock(), tell=tell)
        return Outcome.FILED if filing.opened or filing.changed else Outcome.KNOWN

    async def _names_on(self, assignment: Assignment, address: str) -> Mapping[str, str]:
        """The names of those who have marked what stands on the checklist that a run belongs to."""
        standing = await self._standing_for(assignment, address)
        return {} if standing is None else await self._names(markers([standing]))

    async def _standing_for(self, assignment: Assignment, address: str) -> Checklist | None:
        if assignment.again is None:
            return await self._store.standing(assignment.newsroom, assignment.channel, address)
        try:
            return await self._store.checklist(assignment.again)
        except NotThere:
            return None

    async def _zone_of(self, assignment: Assignment) -> ZoneInfo:
        """Where the people of a channel read the clock."""
        set_to = await self._store.zone_of(assignment.newsroom, assignment.channel)
        return ZoneInfo(set_to or self._digest[1])

    async def _trouble(self, assignment: Assignment, sentence: str, *, is_gone: bool = False) -> str:
        """Record what went wrong. What stands checked already is left as it is, and that is said."""
        standing = None if assignment.again is None else await self._standing_for(assignment, "")
        if standing is not None:
            zone = await self._zone_of(assignment)
            sentence = rechecked.not_read_again(
                sentence, standing, is_gone=is_gone, now=self._clock(), zone=zone
            )
        await self._store.finish(assignment.id, Progress.FAILED, sentence)
        return Outcome.TROUBLE

    async def _not_read(self, assignment: Assignment, error: CheckError) -> str:
        if not assignment.wanted and not error.is_story_page:
            return await self._leave(assignment, error.trouble.value)
        is_gone = error.trouble is Trouble.NOT_FOUND
        return await self._trouble(assignment, str(error), is_gone=is_gone)

    async def _leave(self, assignment: Assignment, what: str) -> str:
        """Nobody asked for it and it is no story, so nothing is said."""
        await self._store.finish(assignment.id, Progress.FAILED, f"{LEFT_IN_PEACE}{what}")
        return Outcome.LEFT

    async def reply(self, number: int, outcome: str) -> None:
        """Say in one short message why there is no thread: the article is known, or could not be read.

        Of what is left in peace nothing is said, and the receipt goes.
        """
        assignment = await self._store.assignment(number)
        if outcome == Outcome.LEFT:
            await self._take_receipt_back(assignment)
            await self._hide_hourglass(assignment)
            return
        if outcome == Outcome.KNOWN and assignment.checklist_id is not None:
            standing = await self._store.checklist(assignment.checklist_id)
            zone = await self._zone_of(assignment)
            said = thread.known(standing, await self._link_to(standing), zone=zone)
            await self._chat.post(self._reply_post(assignment, "known"), always(said), urgent=True)
            await self._store.finish(number, Progress.DONE, "known")
        else:
            said = await self._trouble_said(assignment)
            await self._chat.post(self._reply_post(assignment, "trouble"), always(said), urgent=True)
            await self._take_receipt_back(assignment)
        await self._hide_hourglass(assignment)

    async def _trouble_said(self, assignment: Assignment) -> Message:
        """What went wrong. Where the text could not be read, with a button for pasting it."""
        if assignment.run is not None or assignment.detail.startswith(_MY_FAULT):
            return thread.trouble(assignment.detail)
        if assignment.again is not None:
            again = await self._standing_here(assignment.again, assignment.newsroom, assignment.channel)
        else:
            place = (assignment.newsroom, assignment.channel)
            address = canonical(assignment.page or assignment.url)
            again = await self._store.standing(*place, address.partition("#")[0])
        return thread.trouble(assignment.detail, instead_of=assignment.id, again=again)

    async def give_up(self, number: int) -> None:
        """Say that a check failed on our side; nothing that was asked is lost."""
        assignment = await self._store.assignment(number)
        await self._store.finish(number, Progress.FAILED, _told_of(assignment, _GIVEN_UP))
        log.error("assignment %d of newsroom %s was given up", number, assignment.newsroom)
        try:
            await self.reply(number, Outcome.TROUBLE)
        except ChatRefused:
            place = {"channel": assignment.channel, "user": assignment.user, "newsroom": assignment.newsroom}
            await self._quietly(
                self._chat.whisper(thread.hint(_CANNOT_WRITE), **place, key=f"given-up:{number}")
            )

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
        said = rechecked.told(await self._naming(checklist, assignment.detail))
        if message_key == _CHANGED:
            post = self._reply_post(assignment, _CHANGED, thread_ts=checklist.thread_ts)
        else:
            post = self._reply_post(assignment, _AGAIN)
            said = _with_link(said, await self._link_to(checklist))
        await self._chat.post(post, always(said))

    async def _naming(self, checklist: Checklist, said: str) -> str:
        """What is said of a checklist, with its story's name where several stand in the thread."""
        place = (checklist.newsroom, checklist.channel, checklist.thread_ts)
        if len(await self._store.checklists_in(*place)) < 2:  # noqa: PLR2004 - itself alone
            return said
        return f"“{flat(shorten(headline_of(checklist.article), 80))}”: {said}"

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


def _with_link(message: Message, address: str | None) -> Message:
    if address is None:
        return message
    return replace(message, blocks=(*message.blocks, section(mrkdwn(link(address, "open the thread")))))


def _told_of(assignment: Assignment, sentence: str, seconds: float = 0.0) -> str:
    """A sentence of a link, or of a text that a person gave."""
    if assignment.url.startswith("http"):
        again, instead = "Paste the link again", "save the page and check the file"
        return sentence.format(it="that page", again=again, instead=instead, seconds=seconds)
    is_kept = assignment.url.startswith(SAME_TEXT)
    again, instead = "Ask me again" if is_kept else "Give me the text again", "tell the operator"
    return sentence.format(it="that text", again=again, instead=instead, seconds=seconds)


def _address(article: Article, asked: str) -> str:
    """What tells the article apart in a channel: its canonical URL, unless that is only the site's front page.

    A draft stands for itself, whatever page its file says that it will be.
    """
    if not asked.startswith("http"):
        return asked
    own = article.url or asked
    canonical = article.canonical_url
    if canonical and (urlsplit(canonical).path.strip("/") or not urlsplit(own).path.strip("/")):
        own = canonical
    return own.partition("#")[0]
