"""Texts that people give: pasted in a modal or uploaded as a file. They become assignments as links do."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot import thread
from bot.checklist import DRAFT, Checklist
from bot.desk.collaborators import ChatRefused
from bot.desk.counter import NOT_KEPT, Addressed
from bot.desk.links import Links
from bot.desk.reading import Reading
from bot.desk.requests import FilesShared, LinksPasted, MessagePointedAt, SharedFile, TextGiven
from bot.models import Progress
from bot.store import Assignment, Draft, NotThere
from checks.article import canonical
from checks.report.wording import counted

MOST_FILES = 10
_NOT_IN_CHANNEL = "I cannot write in that channel. Invite me with /invite and give me the text again."
_WHICH = "Several pasted texts stand in this thread. Press “New version” under the one that you mean, and paste the text there."
_NO_TEXT_OF_YOURS = "Several pages stand in this thread, so I do not know whose new version this is. Upload it in a message to me without those words, and it gets a checklist of its own."
_WHICH_KINDS = "I read .txt, .md, .docx, .odt, .html and .pdf files; {names} I cannot read. Paste the text with /factcheck text."


def enough(most: int, wait: timedelta) -> str:
    """Why a text is not taken on: its person has had all that one may ask for in an hour."""
    minutes = counted(max(1, math.ceil(wait.total_seconds() / 60)), "minute")
    return (
        f"I check at most {counted(most, 'link or text', 'links and texts')} an hour for one person, and yours are used up."
        f" Ask me again in {minutes}."
    )


class Drafts(Links, Reading):
    """Texts become assignments."""

    async def text_given(self, given: TextGiven) -> tuple[int, ...]:
        """Take on a text that was pasted; its answer stands in the thread where the modal was asked for."""
        standing = None
        if given.again is not None:
            standing = await self._standing_here(given.again, given.newsroom, given.channel)
            if standing is None:
                await self._quietly(self._whisper(thread.hint(NOT_KEPT), given))
                return ()
        draft = Draft(
            newsroom=given.newsroom,
            key=f"{given.channel}:{given.ask}",
            headline=given.headline,
            body=given.text.encode(),
            given_by=given.user,
            given_at=self._clock(),
        )
        asked = self._assignment_of(draft, given.channel, given.thread_ts, standing)
        asked = replace(
            asked,
            published=given.published or asked.published,
            page="" if standing is not None else await self._page_of(given),
            online=standing is not None and standing.may_go_online,
        )
        taken = await self._take_draft_on(asked, draft)
        if isinstance(taken, datetime):
            await self._say_enough(taken, given)
            return ()
        if taken.state is not Progress.NEW or not (taken.thread_ts or await self._stands_for(taken, given)):
            return ()
        return (taken.id,)

    async def _page_of(self, given: TextGiven) -> str:
        """The canonical address of the page whose text was pasted, because it could not be read; "" where there is none."""
        try:
            unread = await self._store.assignment(given.instead_of or 0)
        except NotThere:
            return ""
        address = unread.page or unread.url
        here = (unread.newsroom, unread.channel) == (given.newsroom, given.channel)
        return canonical(address) if here and address.startswith("http") else ""

    async def files_shared(self, shared: FilesShared) -> tuple[int, ...]:
        """Take on the files of a message that speaks to us or stands in a thread of ours, and the links beside them."""
        numbers = () if shared.beside is None else await self.links_pasted(shared.beside)
        place = (shared.newsroom, shared.channel, shared.thread_ts)
        if not shared.asked and not (shared.thread_ts and await self._store.is_our_thread(*place)):
            return numbers
        if shared.asked:
            await self._say_unreadable([one for one in shared.files if not one.is_readable], shared)
        readable = [one for one in shared.files if one.is_readable]
        if not readable:
            return numbers
        await self._say_left_out(len(readable) - MOST_FILES, shared)
        again = None
        if shared.new_version:
            again, doubt = await self._only_checklist(shared)
            if doubt:
                await self._quietly(self._whisper(thread.hint(doubt), shared))
                return numbers
        taken = [await self._take_file_on(one, shared, again) for one in readable[:MOST_FILES]]
        return (*numbers, *await self._taken_of(taken, shared))

    async def pointed_at(self, pointed: MessagePointedAt) -> tuple[int, ...]:
        """Check the links and the files of a message that a person put the magnifying glass on."""
        found = await self._chat.message(pointed.channel, pointed.message_ts)
        if found is None:
            return ()
        at: dict[str, Any] = {
            "newsroom": pointed.newsroom,
            "channel": pointed.channel,
            "message_ts": pointed.message_ts,
            "thread_ts": found.thread_ts,
            "user": pointed.user,
        }
        links = LinksPasted(**at, links=found.links) if found.links else None
        # A picture beside a link is not what is meant.
        files = tuple(one for one in found.files if one.is_readable or links is None)
        if not files:
            return () if links is None else await self.links_pasted(links)
        return await self.files_shared(
            FilesShared(**at, files=files, asked=True, new_version=False, beside=links)
        )

    async def _taken_of(self, taken: Iterable[Assignment | datetime], shared: FilesShared) -> tuple[int, ...]:
        refused = [one for one in taken if isinstance(one, datetime)]
        assigned = [one for one in taken if isinstance(one, Assignment)]
        if assigned:
            await self._show_receipt(shared.channel, shared.message_ts)
        if refused:
            await self._say_enough(max(refused), shared)
        return tuple(one.id for one in assigned if one.state is Progress.NEW)

    async def _only_checklist(self, shared: FilesShared) -> tuple[Checklist | None, str]:
        """The checklist of the thread, None where none stands there; and what to say where it is not clear which.

        Beside pages the only text that a person gave is meant.
        """
        found = await self._store.checklists_in(shared.newsroom, shared.channel, shared.thread_ts)
        standing = [await self._store.checklist(number) for number in found]
        meant = standing if len(standing) == 1 else [one for one in standing if one.is_given]
        if not standing or len(meant) == 1:
            return (meant[0] if meant else None), ""
        return None, _WHICH if meant else _NO_TEXT_OF_YOURS

    async def _take_file_on(
        self, file: SharedFile, shared: FilesShared, again: Checklist | None
    ) -> Assignment | datetime:
        draft = Draft(
            newsroom=shared.newsroom,
            key=f"{shared.channel}:{shared.message_ts}:{file.id}",
            name=file.name,
            file=file.address,
            given_by=shared.user,
            given_at=self._clock(),
        )
        under = shared.thread_ts or shared.message_ts
        asked = self._assignment_of(draft, shared.channel, under, again)
        return await self._take_draft_on(replace(asked, message_ts=shared.message_ts), draft)

    def _assignment_of(
        self, draft: Draft, channel: str, thread_ts: str, again: Checklist | None
    ) -> Assignment:
        """What is asked with a draft. A new version keeps the date and the permission of the one before.

        A file is never asked about online without that permission: nobody was told what would be sent.
        """
        return Assignment(
            newsroom=draft.newsroom,
            key=draft.key,
            channel=channel,
            url=f"{DRAFT}{draft.key}",
            user=draft.given_by,
            asked_at=draft.given_at,
            thread_ts=thread_ts,
            again=None if again is None else again.id,
            published="" if again is None else again.published,
            online=again is not None and again.online,
        )

    async def _take_draft_on(self, assignment: Assignment, draft: Draft) -> Assignment | datetime:
        """Keep a draft and its assignment; where its person has had enough for this hour, neither."""
        await self._store.keep_draft(draft)
        taken = await self._take_on(assignment)
        if isinstance(taken, datetime):
            await self._store.drop_draft(draft)
        return taken

    async def _stands_for(self, assignment: Assignment, given: TextGiven) -> bool:
        """Post the message that stands for a pasted text; False where we may not write there."""
        try:
            await self._root(assignment)
        except ChatRefused as refusal:
            await self._store.finish(assignment.id, Progress.FAILED, str(refusal))
            await self._quietly(self._whisper(thread.hint(_NOT_IN_CHANNEL), given))
            return False
        return True

    async def _say_enough(self, again_at: datetime, to: Addressed) -> None:
        word = thread.hint(enough(self._links_per_hour, again_at - self._clock()))
        await self._quietly(self._whisper(word, to))

    async def _say_left_out(self, left: int, to: FilesShared) -> None:
        if left > 0:
            word = thread.hint(
                f"I check {MOST_FILES} files of a message; {left} more were left out. Upload them again by themselves."
            )
            await self._quietly(self._whisper(word, to))

    async def _say_unreadable(self, files: Iterable[SharedFile], to: FilesShared) -> None:
        names = ", ".join(one.name for one in files)
        if names:
            await self._quietly(self._whisper(thread.hint(_WHICH_KINDS.format(names=names)), to))
