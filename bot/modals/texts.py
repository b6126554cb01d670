"""The modal for a pasted text, be it a new draft or the new version of a checklist's text. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.modals.forms import (
    Filled,
    Modal,
    Refused,
    View,
    Where,
    channel_input,
    date_input,
    day_in,
    paragraphs,
    text_input,
    tomorrow,
    view,
)
from checks.report.wording import day_words

TEXT, HEADLINE, PUBLISHED, CHANNEL = "text", "headline", "published", "channel"
LEAST_WORDS = 3
# As much of a message as is put into an input. Slack documents no limit for that, but 3,000 for all other texts.
MOST_PREFILLED = 3_000
_LONGEST_HEADLINE = 300
_ID = re.compile(r"[A-Za-z0-9._-]{1,100}")
_CLOSED = "A draft is checked against your house list and the built-in reference pack only: nothing of it leaves this building."
_OPEN = "The names in this text are sent to {references}, and nothing else of it."
_LONG = "Slack may cut a very long text. Upload such a story as a file (.txt, .md, .docx, .html or .pdf) {where} instead."
_IN_A_MESSAGE, _IN_THE_THREAD = "in a message to me", "in the thread, with the words “new version”,"
_DAY_HINT = (
    'The day it was or will be published. Offices and days such as "on Tuesday" are checked as of this day.'
)
_TOO_LONG = (
    "The message is too long for Slack to put it into the field below. Copy its text and paste it there."
)


@dataclass(frozen=True, kw_only=True)
class PastedText:
    """What was filled in. `published` "" = no day was given."""

    text: str
    headline: str
    published: str
    channel: str


def text_view(  # noqa: PLR0913 - what it shows, each by its name
    where: Where,
    *,
    words: str = "",
    version: int | None = None,
    published: date | None = None,
    stays: date | None = None,
    asked: Sequence[str] = (),
) -> View:
    """The modal.

    `words`: what is to be checked as far as known. `version`: the number of the new version. `stays`: the day that holds
    where none is given and the text brings none. `asked`: the references
    outside the building that are asked about this text.
    """
    fits = len(words) <= MOST_PREFILLED
    long = _LONG.format(where=_IN_A_MESSAGE if version is None else _IN_THE_THREAD)
    told = _OPEN.format(references=" and ".join(asked)) if asked else _CLOSED
    blocks = paragraphs(*(() if fits else (_TOO_LONG,)), told)
    blocks += [
        text_input(TEXT, "Text", hint=long, initial=words if fits else "", long=True),
        text_input(
            HEADLINE,
            "Headline",
            hint="Without one the first line counts as the headline.",
            optional=True,
            most=_LONGEST_HEADLINE,
        ),
        date_input(
            PUBLISHED,
            "Publication date",
            hint=_DAY_HINT + (f" Left empty, {day_words(stays.isoformat())} stays." if stays else ""),
            initial=published,
            optional=True,
        ),
    ]
    if not where.channel:
        blocks.append(channel_input(CHANNEL, "Channel", hint="I answer there. I must be in that channel."))
    modal = Modal.CHECK_TEXT if version is None else Modal.NEW_VERSION
    title = "Check pasted text" if version is None else f"Version {version}"
    return view(modal, title, blocks, where=where, submit="Check")


def read_text(filled: Filled, *, today: date) -> PastedText | Refused:
    """The text that was filled in, or what is wrong with it."""
    errors: dict[str, str] = {}
    text = filled.value(TEXT)
    if not text:
        errors[TEXT] = "Paste the text that is to be checked."
    elif len(text.split()) < LEAST_WORDS:
        errors[TEXT] = f"This is too short to be checked. Paste a text of at least {LEAST_WORDS} words."
    day = day_in(filled, PUBLISHED, latest=tomorrow(today))
    if isinstance(day, Refused):
        errors |= day.errors
        day = None
    channel = filled.where.channel or filled.value(CHANNEL)
    if not _ID.fullmatch(channel):
        errors[CHANNEL] = "Choose the channel in which I am to answer."
    if errors:
        return Refused(errors=errors)
    return PastedText(
        text=text,
        headline=filled.value(HEADLINE),
        published=day.isoformat() if day else "",
        channel=channel,
    )
