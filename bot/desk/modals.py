"""A modal is asked for and drawn; what was filled in becomes a request for the inbox.

A modal must be open within three seconds of the click, so asking for one does not go through the inbox. To add one:
a name in `bot.modals.Modal`, a module in `bot.modals` that draws and reads it, a case in `Modals.view`, and a reader
in `_READ`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import assert_never

from bot import thread
from bot.checklist import Checklist
from bot.desk.anew import Anew, outgoing
from bot.desk.collaborators import ChatRefused, TryLater
from bot.desk.corrections import NOT_OURS
from bot.desk.counter import AN_HOUR, NOT_KEPT
from bot.desk.drafts import enough
from bot.desk.requests import CorrectionGiven, DateChosen, OnlineAllowed, Request, TextGiven
from bot.modals import Filled, Modal, ModalAsked, Refused, View
from bot.modals.corrections import Choice, correction_view, read_correction
from bot.modals.dates import date_view, read_date
from bot.modals.online import online_view
from bot.modals.texts import read_text, text_view
from bot.store import NotThere
from checks.model import PartRole
from checks.report.wording import dateline, heading, label

log = logging.getLogger(__name__)

_NOT_OPENED = "The window could not be opened: Slack waits three seconds for it, and I was too slow or Slack was. Try it again."
_FAULT = "The window could not be opened because of a fault on my side. Try it again later; the operator finds the cause in my log."

# Slack's word where a trigger was used before: it delivered the same click twice.
_OPEN_ALREADY = "exchanged_trigger_id"
_WORDS_GONE = "I no longer keep the text of this article. Paste the link, or give me the text again, to have it checked anew."
_NO_SOURCES = "No online reference is set for this bot. The operator can set one (FACTDESK_SOURCES)."


class NoModal(Exception):
    """There is nothing to show in a modal; `str(error)` is a sentence that says why, for who asked."""


class Modals(Anew):
    """Modals are drawn and opened."""

    async def open_modal(self, asked: ModalAsked) -> None:
        """Open a modal for the person who asked. Whatever fails is told to them, and nothing is raised."""
        try:
            await self._chat.open_view(asked.trigger, await self.view(asked))
        except NoModal as why:
            await self._tell(asked, str(why))
        except (ChatRefused, TryLater) as error:
            if isinstance(error, ChatRefused) and error.code == _OPEN_ALREADY:
                return
            log.warning("the modal %s was not opened: %s", asked.modal, error)
            await self._tell(asked, _NOT_OPENED)
        except Exception as error:  # noqa: BLE001 - nobody waits for this task: the person is told, the operator reads the log
            log.error("the modal %s failed: %s", asked.modal, type(error).__name__)  # noqa: TRY400 - its words may be an article's
            await self._tell(asked, _FAULT)

    async def view(self, asked: ModalAsked) -> View:
        """What a modal shows. Raises NoModal where there is nothing to show."""
        match asked.modal:
            case Modal.CHECK_TEXT:
                await self._refuse_too_many(asked)
                return text_view(asked.where, words=asked.words, asked=self._draft_sources)
            case Modal.NEW_VERSION:
                return await self._new_version(asked)
            case Modal.OTHER_DATE:
                return await self._other_date(asked)
            case Modal.ASK_ONLINE:
                return await self._ask_online(asked)
            case Modal.CORRECTION:
                return await self._correction(asked)
            case _:
                assert_never(asked.modal)

    async def _refuse_too_many(self, asked: ModalAsked) -> None:
        """Say it before a text is typed that would not be taken on."""
        since = self._clock() - AN_HOUR
        most = self._links_per_hour
        oldest = await self._store.oldest_of(asked.newsroom, asked.user, most=most, since=since)
        if oldest is not None:
            raise NoModal(enough(most, oldest + AN_HOUR - self._clock()))

    async def _new_version(self, asked: ModalAsked) -> View:
        await self._refuse_too_many(asked)
        standing = await self._meant(asked)
        published = date.fromisoformat(standing.published) if standing.published else None
        where = replace(asked.where, thread_ts=standing.thread_ts)
        sources = self._online_sources if standing.may_go_online else self._draft_sources
        stays = standing.article.published_at
        return text_view(where, version=standing.version + 1, published=published, stays=stays, asked=sources)

    async def _other_date(self, asked: ModalAsked) -> View:
        standing = await self._meant(asked)
        article = standing.article
        if not article.text:
            raise NoModal(_WORDS_GONE)
        doubt = article.date_doubt
        implied = doubt.implied if doubt is not None else None
        return date_view(asked.where, known=dateline(article), suggested=implied or article.published_at)

    async def _ask_online(self, asked: ModalAsked) -> View:
        standing = await self._meant(asked)
        if not self._online_sources:
            raise NoModal(_NO_SOURCES)
        try:
            run = await self._store.run_of(standing.id)
        except NotThere as gone:
            raise NoModal(_WORDS_GONE) from gone
        going = outgoing(run, await self._store.house(standing.newsroom))
        return online_view(asked.where, sent=going.sent, kept_in=going.kept_in, asked=self._online_sources)

    async def _correction(self, asked: ModalAsked) -> View:
        """For the line whose menu was used, or for one that is chosen in it."""
        where = asked.where
        if not where.claim_key:
            return await self._any_correction(asked)
        post = await self._store.post_at(asked.newsroom, where.channel, where.message_ts)
        number = post.checklist_id if post is not None else None
        standing = await self._meant(replace(asked, where=replace(where, checklist=number)))
        line = standing.line_of(where.claim_key)
        if line is None:
            raise NoModal(NOT_KEPT)
        if not standing.takes_corrections:
            raise NoModal(NOT_OURS)
        quote = " ".join(line.finding.claim.quote.split())
        place = replace(where, checklist=standing.id, thread_ts=standing.thread_ts)
        return correction_view(place, before=quote, after=line.finding.verdict.correction or "")

    async def _any_correction(self, asked: ModalAsked) -> View:
        standing = await self._meant(asked)
        choices = tuple(
            Choice(claim_key=line.finding.id, words=label(line.finding.claim), under=heading(line.finding))
            for line in sorted(standing.lines, key=lambda line: heading(line.finding))
            if label(line.finding.claim) and line.finding.claim.role is not PartRole.CREDIT
        )
        if not choices:
            raise NoModal(_WORDS_GONE)
        if not standing.takes_corrections:
            raise NoModal(NOT_OURS)
        where = replace(asked.where, thread_ts=standing.thread_ts)
        return correction_view(where, choices=choices)

    async def _meant(self, asked: ModalAsked) -> Checklist:
        """The checklist that a modal is about. Raises NoModal where it is none of this channel any more."""
        found = await self._standing_here(asked.where.checklist or 0, asked.newsroom, asked.where.channel)
        if found is None:
            raise NoModal(NOT_KEPT)
        return found

    async def _tell(self, asked: ModalAsked, sentence: str) -> None:
        where = asked.where
        # Asked for from nowhere in particular, it is told in direct messages.
        place = {"channel": where.channel or asked.user, "user": asked.user, "thread_ts": where.thread_ts}
        await self._quietly(self._chat.whisper(thread.hint(sentence), **place))


def _text(filled: Filled, today: date) -> Request | Refused:
    pasted = read_text(filled, today=today)
    if isinstance(pasted, Refused):
        return pasted
    return TextGiven(
        newsroom=filled.newsroom,
        channel=pasted.channel,
        thread_ts=filled.where.thread_ts,
        user=filled.user,
        text=pasted.text,
        headline=pasted.headline,
        published=pasted.published,
        again=filled.where.checklist,
        instead_of=filled.where.instead_of,
        ask=filled.key,
    )


def _date(filled: Filled, today: date) -> Request | Refused:
    day = read_date(filled, today=today)
    if isinstance(day, Refused):
        return day
    return DateChosen(
        newsroom=filled.newsroom,
        channel=filled.where.channel,
        thread_ts=filled.where.thread_ts,
        user=filled.user,
        checklist=filled.where.checklist or 0,
        published=day.isoformat(),
        ask=filled.key,
    )


def _online(filled: Filled, _today: date) -> Request:
    return OnlineAllowed(
        newsroom=filled.newsroom,
        channel=filled.where.channel,
        thread_ts=filled.where.thread_ts,
        user=filled.user,
        checklist=filled.where.checklist or 0,
        ask=filled.key,
    )


def _correction(filled: Filled, _today: date) -> Request | Refused:
    read = read_correction(filled)
    if isinstance(read, Refused):
        return read
    return CorrectionGiven(
        newsroom=filled.newsroom,
        channel=filled.where.channel,
        thread_ts=filled.where.thread_ts,
        user=filled.user,
        checklist=filled.where.checklist or 0,
        claim_key=read.claim_key,
        before=read.before,
        after=read.after,
        told=read.told,
        ask=filled.key,
    )


# A reader is pure: what is wrong, or the request for the inbox.
_READ: Mapping[Modal, Callable[[Filled, date], Request | Refused]] = {
    Modal.CHECK_TEXT: _text,
    Modal.NEW_VERSION: _text,
    Modal.OTHER_DATE: _date,
    Modal.ASK_ONLINE: _online,
    Modal.CORRECTION: _correction,
}


def read_modal(filled: Filled, *, today: date) -> Request | Refused:
    """What a person asks for with a modal that they sent, or what is wrong with it. `today`: the date in UTC."""
    return _READ[filled.modal](filled, today)
