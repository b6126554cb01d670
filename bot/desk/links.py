"""A link is pasted, pointed at or given with the command: it becomes an assignment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot import thread
from bot.checklist import DRAFT
from bot.desk.collaborators import ChatRefused
from bot.desk.counter import AN_HOUR, RECEIPT, Counter, always, short
from bot.desk.requests import CommandGiven, LinksPasted
from bot.models import Progress
from bot.store import Assignment
from checks.article import leads_elsewhere

MOST_LINKS = 10
_NOT_IN_CHANNEL = "I cannot write in that channel. Invite me with /invite and give the command again."


class Links(Counter):
    """Links become assignments."""

    async def links_pasted(self, pasted: LinksPasted) -> tuple[int, ...]:
        """Take the links of a message on, and show the receipt on it.

        What by its address is no story (a video, a shop) is left in peace unless somebody asked for it.
        """
        links = tuple(one for one in pasted.links if pasted.wanted or leads_elsewhere(one) is None)
        taken = [await self._assign(pasted, address) for address in links[:MOST_LINKS]]
        assigned = [one for one in taken if isinstance(one, Assignment)]
        if assigned:
            await self._quietly(self._chat.react(pasted.channel, pasted.message_ts, RECEIPT))
        await self._say_too_many(taken, pasted)
        if len(links) > MOST_LINKS:
            left = len(links) - MOST_LINKS
            word = thread.hint(
                f"I check {MOST_LINKS} links of a message; {left} more were left out. Paste them again by themselves."
            )
            await self._quietly(self._whisper(word, pasted))
        return tuple(assignment.id for assignment in assigned if assignment.state is Progress.NEW)

    async def _assign(self, asked: LinksPasted | CommandGiven, address: str) -> Assignment | datetime:
        ask = message_ts = thread_ts = ""
        wanted = True
        match asked:
            case LinksPasted():
                wanted = asked.wanted
                ask = message_ts = asked.message_ts
                thread_ts = asked.thread_ts or asked.message_ts
            case CommandGiven():
                # The message that stands for it is posted later.
                ask = asked.ask
        given = Assignment(
            newsroom=asked.newsroom,
            key=f"{asked.channel}:{ask}:{short(address)}",
            channel=asked.channel,
            url=address,
            user=asked.user,
            asked_at=self._clock(),
            message_ts=message_ts,
            thread_ts=thread_ts,
            wanted=wanted,
        )
        taken = await self._take_on(given)
        if not wanted or not isinstance(taken, Assignment) or taken.wanted:
            return taken
        # Nobody had asked for it then; now somebody does.
        if taken.state is Progress.FAILED:
            return await self._take_on(replace(given, key=f"{given.key}:wanted"))
        await self._store.want(taken.id)
        return taken

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
        what = "a pasted text" if assignment.url.startswith(DRAFT) else assignment.url
        said = thread.hint(f"Fact check of {what}, asked for by {asker}")
        post = self._reply_post(assignment, "root", thread_ts="")
        ts = await self._chat.post(post, always(said), urgent=True)
        if ts is not None:
            await self._store.answer_under(assignment.id, ts)
            await self._quietly(self._chat.react(assignment.channel, ts, RECEIPT))
