"""What an assignment asks about is read: a link, a text that was given, or the text that stands on a checklist."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date

from bot.checklist import DRAFT, Checklist
from bot.desk.collaborators import NOT_SLACKS, SENT_TO_LOG_IN, TOO_LARGE, ChatRefused
from bot.desk.counter import NOT_KEPT, Counter
from bot.store import Assignment, Draft, NotThere
from checks.article.files import LARGEST_FILE
from checks.errors import CheckError, NotFetched, Unreadable
from checks.model import Article, PublishedBasis

log = logging.getLogger(__name__)

# An assignment of this address examines the text that stands on a checklist; the checklist's number follows.
SAME_TEXT = "checklist:"
_PASTED = "The pasted text"
_NO_SCOPE = (
    "I may not read files in this workspace: the app lacks the permission files:read. Ask the operator to add it and to"
    " install the app again, or paste the text with /factcheck text."
)
_NOT_HANDED_OVER = (
    "Slack did not hand {name} over ({code}). Upload it again, or paste the text with /factcheck text."
)
_ELSEWHERE = (
    "{name} is kept outside this Slack workspace, so I cannot read it. Download it and upload it here, or paste the text"
    " with /factcheck text."
)
_FORGOTTEN = "I no longer keep this text. Give it to me again."
_PERMISSIONS = frozenset({"missing_scope", "no_permission", "not_allowed_token_type", SENT_TO_LOG_IN})


class Reading(Counter):
    """Articles are read."""

    async def _standing_here(self, number: int, newsroom: str, channel: str) -> Checklist | None:
        """A checklist by its number, if it is one of this channel."""
        try:
            found = await self._store.checklist(number)
        except NotThere:
            return None
        return found if (found.newsroom, found.channel) == (newsroom, channel) else None

    async def _article_of(self, assignment: Assignment) -> Article:
        """The article that an assignment asks about. Raises CheckError with a sentence for the reporter."""
        if assignment.url.startswith(SAME_TEXT):
            article = await self._same_text(assignment)
        elif assignment.url.startswith(DRAFT):
            article = await self._given_text(assignment)
        else:
            article = await self._reader.read(assignment.url)
        return dated(article, assignment.published)

    async def _same_text(self, assignment: Assignment) -> Article:
        try:
            standing = await self._store.checklist(assignment.again or 0)
        except NotThere as gone:
            raise Unreadable(NOT_KEPT) from gone
        if not standing.article.text:
            raise Unreadable(_FORGOTTEN)
        return standing.article

    async def _given_text(self, assignment: Assignment) -> Article:
        try:
            draft = await self._store.draft(assignment.newsroom, assignment.url.removeprefix(DRAFT))
        except NotThere as gone:
            raise Unreadable(_FORGOTTEN) from gone
        body = draft.body or await self._fetched(draft)
        read = await self._reader.read_file(
            draft.name or _PASTED,
            body,
            date.fromisoformat(assignment.published) if assignment.published else None,
            draft.headline or None,
        )
        return replace(read, url=assignment.page) if assignment.page else read

    async def _fetched(self, draft: Draft) -> bytes:
        """The bytes of an uploaded file, kept when they are here. Raises CheckError where Slack will not give it."""
        try:
            body = await self._chat.download(draft.file, most=LARGEST_FILE)
        except ChatRefused as refusal:
            log.warning("a file of newsroom %s was not handed over: %s", draft.newsroom, refusal.code)
            raise _not_handed_over(draft, refusal.code) from refusal
        await self._store.keep_file(draft, body)
        return body


def _not_handed_over(draft: Draft, code: str) -> CheckError:
    if code in _PERMISSIONS:
        return NotFetched(_NO_SCOPE)
    if code == NOT_SLACKS:
        return NotFetched(_ELSEWHERE.format(name=draft.name))
    if code == TOO_LARGE:
        return Unreadable(
            f"{draft.name} is larger than {LARGEST_FILE // 1_000_000} MB. Upload a file with this story alone."
        )
    return NotFetched(_NOT_HANDED_OVER.format(name=draft.name, code=code))


def as_before(article: Article, standing: Checklist) -> Article:
    """The article with the day and the headline of the version before, where its own text brings none.

    A text that is pasted again seldom brings the lines above the story.
    """
    before = standing.article
    article = article if article.headline else replace(article, headline=before.headline)
    if article.published_at is not None or before.published_at is None:
        return article
    return replace(
        article,
        published_at=before.published_at,
        published_basis=before.published_basis,
        published_reason=before.published_reason,
        published_time=before.published_time,
    )


def dated(article: Article, published: str) -> Article:
    """The article as of the day that a person gave (ISO), which outweighs what the page or the text says of it."""
    if not published:
        return article
    return replace(
        article,
        published_at=date.fromisoformat(published),
        published_basis=PublishedBasis.GIVEN,
        published_reason="",
        published_time=None,
        date_doubt=None,
    )
