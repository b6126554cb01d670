"""What a title says of a person, in one plain sentence. Pure."""

from __future__ import annotations

from datetime import date

from checks.compare.dates import in_words
from checks.compare.offices import is_checkable
from checks.model import Interval, PartialDate, Tense
from checks.reading import Appointment, Told

_SAID = {
    Told.STARTS: "took up the office{when}",
    Told.ENDED: "gave up the office{when}",
    Told.WAS: "held the office{when}",
    Told.THEN: "held the office at the time told of",
    Told.WILL: "is to hold the office",
    Told.HOLDS: "holds the office{when}",
}
_SAID_BY_TITLE = {
    Tense.FORMER: "held the office before",
    Tense.COMING: _SAID[Told.WILL],
    Tense.THEN: _SAID[Told.THEN],
}


def statement(subject: str, appointment: Appointment, stated: Interval | None, day: date | None) -> str:
    """One sentence: who holds, took up, gave up or is to hold which office, and when (`day`: the day it is said of)."""
    office, told = appointment.office, appointment.told
    if not is_checkable(office):
        return f"{subject} is described as: {office.text}."
    said = _SAID_BY_TITLE.get(office.tense, _SAID[told]) if told is Told.HOLDS else _SAID[told]
    when = f" on {PartialDate.of(day).words}" if day else ""
    if told is not Told.HOLDS:
        when = f" ({in_words(stated)})" if stated else ""
    return f"{subject} {said.format(when=when)}: {office.text}."
