"""Corrections of published stories are recorded, and shown in their threads."""

from __future__ import annotations

from bot import thread
from bot.checklist import Checklist, Correction
from bot.desk.counter import NOT_KEPT, Counter, always, short
from bot.desk.requests import CorrectionGiven
from bot.store import NotThere

_NOTHING = "Nothing was recorded."
NOT_OURS = "Corrections are recorded for published stories of ours only."


class Corrections(Counter):
    """The record of corrections."""

    async def correction_given(self, given: CorrectionGiven) -> None:
        """Append a correction to the record of its line; who had ticked the old wording is kept with it."""
        try:
            checklist = await self._store.checklist(given.checklist)
        except NotThere:
            checklist = None
        line = None if checklist is None else checklist.line_of(given.claim_key)
        if checklist is None or line is None or _place(checklist) != (given.newsroom, given.channel):
            await self._quietly(self._tell_editor(given, f"{_NOTHING} {NOT_KEPT}"))
            return
        if not checklist.takes_corrections:
            await self._quietly(self._tell_editor(given, f"{_NOTHING} {NOT_OURS}"))
            return
        correction = Correction(
            claim_key=given.claim_key,
            before=given.before,
            after=given.after,
            told=given.told,
            ticked_by=line.ticked_by(),
            user=given.user,
            at=self._clock(),
            event_id=given.ask,
        )
        await self._store.correct(checklist.newsroom, checklist.id, correction)

    async def show_correction(self, given: CorrectionGiven) -> None:
        """Say in the thread what was recorded, and draw its line anew."""
        try:
            checklist = await self._store.checklist(given.checklist)
        except NotThere:
            return
        recorded = [one for one in checklist.corrections if one.event_id == given.ask]
        for correction in recorded:
            people = (correction.user, *correction.ticked_by)
            said = thread.corrected(correction, names=await self._names(people))
            post = self._post_in(
                checklist.newsroom,
                checklist.channel,
                key=f"correction:{checklist.id}:{short(given.ask)}",
                shows=said.key,
                under=checklist.thread_ts,
            )
            await self._chat.post(post, always(said))
        if recorded:
            await self._redraw(checklist, {given.claim_key})

    async def _tell_editor(self, given: CorrectionGiven, sentence: str) -> None:
        place = {"channel": given.channel, "user": given.user, "thread_ts": given.thread_ts}
        await self._chat.whisper(thread.hint(sentence), **place)


def _place(checklist: Checklist) -> tuple[str, str]:
    return checklist.newsroom, checklist.channel
