"""The lists of a report: what agrees says what agreed, counts add up, numbers stand with what they count."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from checks.model import (
    Asserted,
    ClaimKind,
    Creation,
    Elapsed,
    Evidence,
    EvidenceKind,
    Finding,
    Interval,
    Listing,
    Quantity,
    Rating,
    Reason,
    Timing,
    Value,
)
from checks.report.agreeing import agreed, agreed_head
from checks.report.numbers import number_in_place
from checks.report.tally import (
    dates_read,
    not_checked_lines,
    not_checked_lists,
    not_found_head,
    not_found_words,
)
from checks.report.wording import label, office_words, source_words, why_read
from tests.builders import appointed, claim, evidence, finding

MARCH_4 = Interval(first=date(2026, 3, 4), last=date(2026, 3, 4))
IN_1999 = Interval(first=date(1999, 1, 1), last=date(1999, 12, 31))


def agrees(quote: str, kind: ClaimKind, asserts: Asserted | None = None, **changes: Any) -> Finding:
    return finding(quote, Rating.MATCHES, kind=kind, asserts=asserts, **changes)


def proof(kind: EvidenceKind, quoted: str) -> tuple[Evidence, ...]:
    return (evidence(kind=kind, source=kind.value, quoted=quoted),)


class TestAgrees:
    @pytest.mark.parametrize(
        ("words", "quoted", "said"),
        [
            (Timing(text="Wednesday, 4 March 2026", interval=MARCH_4, weekday=2), "x", "weekday"),
            (
                Timing(
                    text="Wednesday, 4 March 2026", interval=MARCH_4, weekday=2, of="death", whose="Jane Roe"
                ),
                "4 March 2026 was a Wednesday",
                "weekday",
            ),
        ],
    )
    def test_of_a_day_the_calendar_tells_no_more_than_the_weekday(
        self, words: Timing, quoted: str, said: str
    ) -> None:
        found = agrees(words.text, ClaimKind.DATE, words, evidence=proof(EvidenceKind.CALENDAR, quoted))
        assert agreed((found,)) == (f"{words.text} ({said})",)

    def test_a_day_that_a_reference_lists_says_of_what_it_is(self) -> None:
        words = Timing(text="Wednesday", interval=MARCH_4, of="birth", whose="Jane Roe")
        found = agrees("Wednesday", ClaimKind.DATE, words, evidence=proof(EvidenceKind.PACK, "Jane Roe"))
        assert agreed((found,)) == ("Wednesday (Jane Roe: birth)",)

    @pytest.mark.parametrize(
        ("quote", "counted", "said"),
        [
            ("27 years ago", Elapsed(elapsed=27, of="years ago", since=IN_1999), "27 years ago (1999)"),
            (
                "33 years",
                Elapsed(
                    elapsed=33,
                    of="span",
                    since=Interval(first=date(1991, 1, 1), last=date(2024, 12, 31)),
                    until=Interval(first=date(1991, 1, 1), last=date(2024, 12, 31)),
                ),
                "33 years (1991–2024)",
            ),
            (
                "27 years later",
                Elapsed(elapsed=27, since=IN_1999, until=MARCH_4),
                "27 years later (1999 to 4 March 2026)",
            ),
        ],
    )
    def test_a_count_of_years_says_from_when(self, quote: str, counted: Elapsed, said: str) -> None:
        assert agreed((agrees(quote, ClaimKind.DATE, counted),)) == (said,)

    def test_a_list_says_how_many_it_names(self) -> None:
        things = Listing(noun="ferries", items=("Ald", "Bree"), stated_count=2)
        found = agrees("Ald and Bree", ClaimKind.CONSISTENCY, things, subject="Two ferries")
        assert agreed((found,)) == ("two ferries: 2 listed, as stated",)

    def test_of_a_mere_name_the_name_alone_agrees(self) -> None:
        found = (
            agrees("Harbour Union", ClaimKind.ORGANISATION),
            agrees("The Long Bridge", ClaimKind.WORK, Creation(work="The Long Bridge", form="book")),
        )
        assert agreed(found) == ("Harbour Union (name only)", "The Long Bridge (name only)")

    def test_a_number_says_which_sum_was_done_again(self) -> None:
        number = Quantity(amount="48", low=48, high=48)
        found = agrees("48", ClaimKind.NUMBER, number, evidence=proof(EvidenceKind.ARTICLE, "30 + 18 = 48"))
        assert agreed((found,)) == ("48 (30 + 18 = 48)",)

    def test_people_without_an_office_are_all_told_alike(self) -> None:
        found = (
            finding("Ilse Varga", Rating.MATCHES),
            appointed("Ilse Varga", "Chancellor", Rating.DIFFERS),
            finding("Tomas Arkel", Rating.MATCHES),
        )
        assert agreed(found) == ("Ilse Varga (spelling)", "Tomas Arkel (spelling)")

    def test_every_office_that_agrees_is_named(self) -> None:
        found = (
            finding("Ilse Varga", Rating.MATCHES),
            appointed("Ilse Varga", "Former mayor of Ald", Rating.MATCHES),
            appointed("Ilse Varga", "Transport Minister", Rating.MATCHES),
        )
        assert agreed(found) == ("Ilse Varga (former mayor of Ald, Transport Minister)",)
        assert agreed_head(found) == "Agrees (1 person, 2 offices)"
        assert agreed_head(found[:1]) == "Agrees"


class TestCounts:
    def test_the_head_of_what_was_not_found_adds_up(self) -> None:
        found = (
            finding("Ilse Varga", Rating.NO_REFERENCE),
            appointed("Ilse Varga", "foreign secretary", Rating.NO_REFERENCE),
        )
        assert not_found_head(found) == "2 not found (1 person, 1 office)"
        assert not_found_head(found[:1]) == "1 not found"

    def test_the_head_adds_up_whatever_was_not_found(self) -> None:
        found = tuple(
            finding(f"Ald {place}", Rating.NO_REFERENCE, kind=kind, subject=f"Ald {place % 3}", id=str(place))
            for place, kind in enumerate((*ClaimKind, *ClaimKind))
        )
        total, *parts = map(int, re.findall(r"\d+", not_found_head(found)))
        assert total == sum(parts) == len(found)

    def test_an_entry_that_stands_for_two_says_so(self) -> None:
        found = tuple(
            finding("Ald", Rating.NO_REFERENCE, kind=ClaimKind.PLACE, id=str(place)) for place in range(2)
        )
        assert not_found_words(found) == "Ald (×2)"

    def test_offices_that_were_not_checked_say_why_heap_by_heap(self) -> None:
        found = (
            appointed("Jane Roe", "then mayor", Rating.UNCHECKED, Reason.NONE, published_at=date(2026, 3, 4)),
            appointed("Jane Roe", "quiet economist", Rating.UNCHECKED, Reason.NO_SOURCE),
        )
        assert not_checked_lines(found) == (
            "1 office (the text does not say when)",
            "1 office or occupation (no source lists it)",
        )
        assert [noun for noun, _ in not_checked_lists(found)] == ["Offices", "Offices or occupations"]

    def test_the_words_that_settled_the_publication_date_say_so(self) -> None:
        counted = finding("Tuesday, March 4", Rating.UNCHECKED, kind=ClaimKind.DATE, tags=("basis",))
        assert not_checked_lines([counted]) == ("1 date (the publication date was taken from it)",)

    def test_without_a_publication_date_an_office_says_so(self) -> None:
        found = appointed("Jane Roe", "mayor", Rating.UNCHECKED, Reason.NONE, published_at=None, as_of=None)
        assert not_checked_lines((found,)) == ("1 office (no publication date is known)",)


class TestWords:
    def test_a_superlative_is_told_as_first_only_or_most(self) -> None:
        found = finding("first", Rating.UNCHECKED, Reason.NO_SOURCE, kind=ClaimKind.SUPERLATIVE)
        assert why_read(found) == "first, only or most"

    def test_a_birthday_is_an_age(self) -> None:
        born = Elapsed(elapsed=46, of="birthday", whose="Jane Roe")
        assert label(claim("46", ClaimKind.DATE, asserts=born)) == "46 (Jane Roe: age)"

    @pytest.mark.parametrize(
        ("written", "listed"),
        [
            ("Former prime minister", "former prime minister"),
            ("Outgoing taoiseach", "outgoing taoiseach"),
            ("Prime minister", "prime minister"),
            ("Prime Minister", "Prime Minister"),
            ("French writer", "French writer"),
            ("Mayor of Ald", "mayor of Ald"),
            ("President", "President"),
            ("King of Spain", "King of Spain"),
        ],
    )
    def test_a_capital_of_a_sentence_s_start_is_not_carried_into_a_list(
        self, written: str, listed: str
    ) -> None:
        assert office_words(written) == listed

    def test_of_a_built_in_copy_the_day_of_the_fact_is_enough(self) -> None:
        pack = evidence(kind=EvidenceKind.PACK, source="pack", title="The Gazetteer, 2020-12 to 2026-01")
        assert source_words(pack) == "The Gazetteer"
        assert "2020-12" in source_words(
            evidence(kind=EvidenceKind.PACK, title=pack.title, retrieved_at=None)
        )


class TestDatesReadAs:
    @pytest.mark.parametrize(
        ("quote", "first", "last"),
        [
            ("today", "2026-03-04", "2026-03-04"),
            ("28 July", "2026-07-28", "2026-07-28"),
            ("Sunday, 14 January", "2026-01-14", "2026-01-14"),
            ("Sept. 3", "2026-09-03", "2026-09-03"),
            ("June", "2026-06-01", "2026-06-30"),
            ("this year", "2026-01-01", "2026-12-31"),
        ],
    )
    def test_what_can_only_be_read_so_is_left_out(self, quote: str, first: str, last: str) -> None:
        assert dates_read((self.when(quote, first, last),)) == ()

    @pytest.mark.parametrize(
        ("quote", "first", "said"),
        [
            ("today", "2026-03-03", "today = 3 March 2026"),
            ("28 July", "2025-07-28", "28 July = 28 July 2025"),
            ("Friday", "2026-03-06", "Friday = 6 March 2026"),
            ("26 June of that year", "1945-06-26", "26 June of that year = 26 June 1945"),
        ],
    )
    def test_relative_words_and_days_of_other_years_are_told(self, quote: str, first: str, said: str) -> None:
        assert dates_read((self.when(quote, first, first),)) == (said,)

    @staticmethod
    def when(quote: str, first: str, last: str) -> Finding:
        value, published = Value(from_=first, to=last), date(2026, 3, 4)
        return finding(
            quote,
            Rating.UNCHECKED,
            Reason.NO_SOURCE,
            kind=ClaimKind.DATE,
            value=value,
            published_at=published,
        )


@pytest.mark.parametrize(
    ("text", "quote", "counted", "said"),
    [
        ("He beat her, a margin of 21 in all.", "21", "", "a margin of 21 in all"),
        ("In 2009 it won 206, a record.", "206", "", "it won 206"),
        ("She had 130 votes and Osgood 58.", "58", "", "Osgood 58"),
        ("They have 84 and the rest is ours.", "84", "", "They have 84"),
        ("Of 64 teams, 24 go home.", "24", "", "24 go home"),
        ("It will be 43 next month.", "43 next month", "next month", "It will be 43 next month"),
        ("When he was five the family left.", "five the family", "the family", "he was five the family"),
        ("She won 291 of the 461 votes.", "291", "votes", "291 of the 461 votes"),
        ("He took four album of the year trophies.", "four", "trophies", "four album of the year trophies"),
        (
            "He took four album of the year trophies.",
            "four album",
            "album",
            "four album of the year trophies",
        ),
        ("She has two player of the month awards.", "two player", "player", "two player of the month awards"),
        ("They sent four aircraft of the old sort.", "four aircraft", "aircraft", "four aircraft"),
        ("It cost $75 million to build.", "$75 million", "", "$75 million"),
        ("A 3-0 win was enough.", "3-0", "", "3-0"),
        ("Three ferries were lost.", "Three ferries", "ferries", "Three ferries"),
        ("42", "42", "", "42"),
    ],
)
def test_a_number_stands_with_the_words_that_say_what_it_counts(
    text: str, quote: str, counted: str, said: str
) -> None:
    number = Quantity(amount=quote, low=2, high=None, counted=counted)
    assert number_in_place(claim(quote, ClaimKind.NUMBER, text=text, asserts=number), text) == said
