"""A checklist is checked again because somebody asks: by the command, the button, or a word in its thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot import thread
from bot.checklist import Checklist
from bot.desk.counter import NOT_KEPT
from bot.desk.drafts import Drafts
from bot.desk.links import MOST_LINKS
from bot.desk.reading import SAME_TEXT
from bot.desk.requests import CommandGiven, RecheckAsked
from bot.models import Progress
from bot.store import Assignment, NotThere
from checks.article.address import story_key

# One that takes longer is stuck, and another may be asked for.
_UNDER_WAY = timedelta(minutes=10)
_NONE_HERE = "Nothing has been checked in this channel yet. Paste a link, and I check it."
_WHICH = "Several checklists stand in this thread. Press “Check again” under the one that you mean."
_ALREADY = "I am checking it again already; the answer comes in its thread."


class Rechecking(Drafts):
    """Checklists are checked again."""

    async def recheck_asked(self, asked: RecheckAsked) -> tuple[int, ...]:
        """Check a checklist again: the one whose button was pressed, else the newest of the thread or channel."""
        if asked.checklist is not None:
            standing = await self._standing_here(asked.checklist, asked.newsroom, asked.channel)
            meant: Checklist | str = standing or NOT_KEPT
        else:
            meant = await self._newest(asked.newsroom, asked.channel, asked.thread_ts)
        if isinstance(meant, str):
            await self._quietly(self._whisper(thread.hint(meant), asked))
            return ()
        return await self._check_again(asked, meant)

    async def _recheck_commanded(self, command: CommandGiven) -> tuple[int, ...]:
        """`recheck URL ...`, or alone: the newest checklist of the thread or channel. Links that are new here are checked."""
        if not command.links:
            meant = await self._newest(command.newsroom, command.channel, command.thread_ts)
            if isinstance(meant, str):
                await self._whisper(thread.hint(meant), command)
                return ()
            return await self._check_again_said(command, meant)
        known = [(link, await self._of_link(command, link)) for link in command.links[:MOST_LINKS]]
        unknown = tuple(link for link, standing in known if standing is None)
        numbers = await self._links_commanded(replace(command, links=unknown)) if unknown else ()
        # Two links may lead to one story.
        for standing in {one.id: one for _, one in known if one is not None}.values():
            numbers += await self._check_again_said(command, standing)
        return numbers

    async def _check_again_said(self, command: CommandGiven, standing: Checklist) -> tuple[int, ...]:
        """Check again, and tell the one who asked, who may be elsewhere, where the answer comes."""
        numbers = await self._check_again(command, standing)
        if numbers:
            word = thread.checking_again(standing, await self._link_to(standing))
            await self._quietly(self._whisper(word, command))
        return numbers

    async def _check_again(self, asked: RecheckAsked | CommandGiven, standing: Checklist) -> tuple[int, ...]:
        given = Assignment(
            newsroom=asked.newsroom,
            key=f"{asked.channel}:{asked.ask}:again:{standing.id}",
            channel=asked.channel,
            url=_what_to_read(standing, named=asked.links if isinstance(asked, CommandGiven) else ()),
            user=asked.user,
            asked_at=self._clock(),
            message_ts=asked.message_ts if isinstance(asked, RecheckAsked) else "",
            thread_ts=standing.thread_ts,
            again=standing.id,
            published=standing.published,
            online=standing.online,
        )
        since = self._clock() - _UNDER_WAY
        if await self._store.is_under_way(standing.id, besides=given.key, since=since):
            await self._quietly(self._whisper(thread.hint(_ALREADY), asked))
            return ()
        taken = await self._take_on(given)
        if not isinstance(taken, Assignment):
            await self._say_enough(taken, asked)
            return ()
        return (taken.id,) if taken.state is Progress.NEW else ()

    async def _of_link(self, command: CommandGiven, link: str) -> Checklist | None:
        """The checklist of this channel that a link leads to, whichever of the story's addresses it is."""
        wanted = story_key(link)
        found = await self._store.links_of_channel(command.newsroom, command.channel)
        numbers = [number for number, address in found if story_key(address) == wanted]
        return await self._standing_here(numbers[-1], command.newsroom, command.channel) if numbers else None

    async def _newest(self, newsroom: str, channel: str, thread_ts: str) -> Checklist | str:
        """The checklist of a thread, where one stands in it, else the newest of the channel; else why there is none."""
        in_thread = await self._store.checklists_in(newsroom, channel, thread_ts) if thread_ts else ()
        if len(in_thread) > 1:
            return _WHICH
        number = in_thread[0] if in_thread else await self._store.newest_in(newsroom, channel)
        if number is None:
            return _NONE_HERE
        try:
            return await self._store.checklist(number)
        except NotThere:
            return _NONE_HERE


def _what_to_read(standing: Checklist, *, named: Sequence[str]) -> str:
    """The page, or, where a person gave the text and names no link, the text that is kept."""
    link = next((one for one in named if story_key(one) == story_key(standing.address)), "")
    if standing.is_draft or (standing.is_given and not link):
        return f"{SAME_TEXT}{standing.id}"
    return link or standing.article.url or standing.address
