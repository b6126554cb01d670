"""One slip is flagged once: a wrong date of an office on its own line, not on the title's too."""

from __future__ import annotations

from datetime import date

from checks.compare.one_flag import once
from checks.model import ClaimKind, Interval, Rating, Reason, Timing
from tests.builders import appointed, finding

MAY = Interval(first=date(2012, 5, 1), last=date(2012, 5, 31))


def title(**changes: object):
    return appointed(
        "Ann Price", "mayor", Rating.AMBIGUOUS, Reason.OFFICE_DATES, **({"stated": MAY} | changes)
    )


def dated(rating: Rating = Rating.DIFFERS):
    timing = Timing(text="May 2012", interval=MAY, of="office start", whose="Ann Price")
    return finding("May 2012", rating, Reason.OFFICE_DATES, kind=ClaimKind.DATE, asserts=timing)


def ratings(*findings) -> list[Rating]:
    return [one.verdict.rating for one in once(findings)]


def test_a_title_that_only_the_date_speaks_against_is_quiet_beside_it():
    assert ratings(title(), dated()) == [Rating.UNCHECKED, Rating.DIFFERS]


def test_without_a_flag_on_the_date_the_title_keeps_its_own():
    assert ratings(title(), dated(Rating.MATCHES)) == [Rating.AMBIGUOUS, Rating.MATCHES]


def test_a_title_of_another_time_keeps_its_flag():
    other = Interval(first=date(2001, 1, 1), last=date(2001, 12, 31))
    assert ratings(title(stated=other), dated()) == [Rating.AMBIGUOUS, Rating.DIFFERS]
