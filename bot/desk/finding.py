"""Checked stories are found again: by their address, or by a name that stands in them."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot import found
from bot.checklist import FLAGGED, Checklist, Line
from bot.desk.counter import Counter, markers
from bot.desk.requests import CommandGiven
from bot.found import Story
from bot.store import Found, NotThere
from bot.thread import Message


class Archive(Counter):
    """What was checked is looked up. Who asks learns nothing of a channel that they may not read."""

    async def _find_word(self, command: CommandGiven) -> Message:
        """What `/factcheck find` with these words answers."""
        if command.links:
            return await self._story_at(command, command.links[0])
        # Slack writes & as &amp; in a command.
        name = html.unescape(" ".join(command.words[1:])).strip("\"'“”‘’ ")
        if not name:
            return found.explained()
        return await self._stories_with(command, name)

    async def _story_at(self, command: CommandGiven, address: str) -> Message:
        """The checklists of one story: who ticked what on which evidence, corrections, and who else carries it."""
        here = await self._readable(command, await self._store.found_at(command.newsroom, address))
        stories = await self._stories(here)
        if not stories:
            return found.nothing_at(address)
        keys = {line.finding.id for story in stories for line in story.checklist.lines if _matters(line)}
        others: tuple[Found, ...] = ()
        if keys:
            besides = [story.checklist.id for story in stories]
            others = await self._store.found_carrying(command.newsroom, keys, besides=besides)
        same = await self._stories(await self._readable(command, others))
        return found.story(stories, same, names=await self._people([*stories, *same]))

    async def _stories_with(self, command: CommandGiven, name: str) -> Message:
        """The stories of ours that carry a name."""
        hits = await self._readable(command, await self._store.found_by_name(command.newsroom, name))
        stories = await self._stories(hits)
        more = len(hits) - len(stories)
        return found.by_name(name, stories, more=more, names=await self._people(stories))

    async def _readable(self, command: CommandGiven, hits: Sequence[Found]) -> tuple[Found, ...]:
        """What stands in this channel or, where the asker may read all of them, in public ones."""
        elsewhere = {hit.channel for hit in hits} - {command.channel}
        readable = {command.channel}
        if elsewhere and not await self._chat.is_guest(command.user):
            readable |= {channel for channel in elsewhere if await self._chat.is_public(channel)}
        return tuple(hit for hit in hits if hit.channel in readable)

    async def _stories(self, hits: Iterable[Found]) -> tuple[Story, ...]:
        """As many as are shown, with the links to their threads."""
        stories: list[Story] = []
        for hit in hits:
            if len(stories) == found.MOST_LINES:
                break
            try:
                checklist = await self._store.checklist(hit.checklist)
            except NotThere:
                # Let go of since it was found.
                continue
            linked = replace(checklist, link=await self._link_to(checklist))
            stories.append(Story(checklist=linked, claim_keys=hit.claim_keys))
        return tuple(stories)

    async def _people(self, stories: Iterable[Story]) -> dict[str, str]:
        return dict(await self._names(markers(_checklists(stories))))


def _checklists(stories: Iterable[Story]) -> tuple[Checklist, ...]:
    return tuple(story.checklist for story in stories)


def _matters(line: Line) -> bool:
    """Whether it is worth knowing who else carries it: it is a point, or a person has worked on it."""
    is_flag = line.finding.verdict.rating in FLAGGED and not line.gone
    return is_flag or line.is_marked or bool(line.corrections)
