"""The modal for another publication date. Pure."""

from __future__ import annotations

from datetime import date

from bot.modals.forms import (
    Filled,
    Modal,
    Refused,
    View,
    Where,
    date_input,
    day_in,
    paragraphs,
    tomorrow,
    view,
)

PUBLISHED = "published"
_WHY = 'Offices, and days such as "on Tuesday", are checked as of the day of publication. The story is checked again with the day that you choose, and your marks stay where nothing changes.'


def date_view(where: Where, *, known: str, suggested: date | None) -> View:
    """The modal. `known`: the date that counts now and how it is known. `suggested`: the day that is shown first."""
    blocks = paragraphs(known, _WHY)
    blocks.append(date_input(PUBLISHED, "Published on", initial=suggested))
    return view(Modal.OTHER_DATE, "Use another date", blocks, where=where, submit="Check again")


def read_date(filled: Filled, *, today: date) -> date | Refused:
    """The day that was chosen."""
    day = day_in(filled, PUBLISHED, latest=tomorrow(today))
    return Refused(errors={PUBLISHED: "Choose a day."}) if day is None else day
