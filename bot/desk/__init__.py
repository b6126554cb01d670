"""The use cases in newsroom words: a link is pasted, checked, marked; a digest is due.

What a person did arrives as a request, by way of the inbox. Everything here may be done twice after a crash: what is
stored has a key, what is posted is looked for first.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import assert_never

from pydantic import ValidationError

from bot import thread
from bot.desk.checking import Checking, Outcome
from bot.desk.collaborators import Chat, ChatRefused, Draw, Pasted, Reader, ReadFile, TryLater
from bot.desk.commands import Commands
from bot.desk.corrections import Corrections
from bot.desk.counter import RECEIPT, always
from bot.desk.housekeeping import Housekeeping
from bot.desk.marking import Marking
from bot.desk.modals import Modals
from bot.desk.requests import (
    REQUEST,
    AllLinesAsked,
    CommandGiven,
    CorrectionGiven,
    DateChosen,
    FilesShared,
    HelpAsked,
    LinksPasted,
    MarkChosen,
    MessagePointedAt,
    OnlineAllowed,
    Reacted,
    RecheckAsked,
    Request,
    SharedFile,
    TextGiven,
)
from bot.models import Progress
from bot.store import Delivery, NotThere

log = logging.getLogger(__name__)

_FAULT = "That could not be done because of a fault on my side. Try it again later; the operator finds the cause in my log."
DELIVERY_IS_LATE = timedelta(minutes=10)


class Desk(Commands, Checking, Marking, Housekeeping, Corrections, Modals):
    """The desk: every delivery of the inbox is answered by one use case."""

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

    async def _answer(  # noqa: C901, PLR0911, PLR0912 - one case for each request
        self, request: Request
    ) -> tuple[int, ...]:
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
            case RecheckAsked():
                return await self.recheck_asked(request)
            case HelpAsked():
                await self.help_asked(request)
            case TextGiven():
                return await self.text_given(request)
            case FilesShared():
                return await self.files_shared(request)
            case DateChosen():
                return await self.date_chosen(request)
            case OnlineAllowed():
                return await self.online_allowed(request)
            case CorrectionGiven():
                await self.correction_given(request)
            case _:
                assert_never(request)
        return ()

    async def redraw(self, delivery: Delivery) -> None:
        """Draw anew what shows the marks of a delivery that was received, and its summary.

        What is marked stays so if Slack refuses. If the engine has lost its record of a delivery that is settled, its
        marks are shown with the next drawing of that message.
        """
        request = REQUEST.validate_json(await self._store.body(delivery))
        if isinstance(request, CorrectionGiven):
            await self.show_correction(request)
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


def minutes(time: timedelta) -> str:
    """A length of time in words, to the minute."""
    return f"{time.total_seconds() / 60:.0f} minutes"


__all__ = [
    "RECEIPT",
    "REQUEST",
    "AllLinesAsked",
    "Chat",
    "ChatRefused",
    "CommandGiven",
    "CorrectionGiven",
    "DateChosen",
    "Desk",
    "Draw",
    "FilesShared",
    "HelpAsked",
    "LinksPasted",
    "MarkChosen",
    "MessagePointedAt",
    "OnlineAllowed",
    "Outcome",
    "Pasted",
    "Reacted",
    "ReadFile",
    "Reader",
    "RecheckAsked",
    "Request",
    "SharedFile",
    "TextGiven",
    "TryLater",
    "always",
    "minutes",
]
