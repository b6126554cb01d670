"""Years in office told in a text: whose they are, and whether the terms of the reference fit them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from checks.article import from_text
from checks.compare.identity import identify
from checks.compare.time_in_office import ALL_OFFICES, TERM, find_time_in_office
from checks.compare.time_in_office_judged import of_time_in_office
from checks.kinds import dates
from checks.language import SpacyRecogniser, read
from checks.model import Claim, ClaimKind, Elapsed, Entity, EntityKind, FoundBy, Query, Rating, Verdict
from tests.checks.kinds.references import answered, person, term

KOHL = person("Helmut Kohl", term("Chancellor of Germany", "1982-10-01", "1998-10-27"))
PUTIN = person(
    "Vladimir Putin",
    term("Prime Minister of Russia", "1999-08-09", "2000-05-07"),
    term("President of Russia", "2000-05-07", "2008-05-07"),
    term("Prime Minister of Russia", "2008-05-08", "2012-05-07"),
    term("President of Russia", "2012-05-07"),
)
BLAIR = person(
    "Tony Blair",
    term("Prime Minister of the United Kingdom", "1997-05-02", "2007-06-27"),
    term("Leader of the Labour Party", "1994-07-21", "2007-06-24"),
)


def told(text: str, recogniser: SpacyRecogniser) -> list[tuple[str, int]]:
    article = from_text(text, retrieved_at=datetime(2026, 1, 1, tzinfo=UTC), published=date(2017, 5, 16))
    return [
        (one.elapsed.whose, one.elapsed.elapsed) for one in find_time_in_office(read(article, recogniser))
    ]


def judged(who: Entity, years: int, day: str, *tags: str, hedge: str = "", quote: str = "") -> Verdict:
    query = Query(about=EntityKind.PERSON, subject=who.label)
    claim = Claim(
        kind=ClaimKind.DATE,
        quote=quote or f"{years} years",
        start=0,
        end=8,
        subject="",
        statement="",
        published_at=date.fromisoformat(day),
        tags=("person", *(tags or (ALL_OFFICES,))),
    )
    lookups = (answered(query, who, found_by=FoundBy.LABEL),)
    elapsed = Elapsed(elapsed=years, of=TERM, whose=who.label, hedge=hedge)
    return of_time_in_office(claim, elapsed, lookups, identify(query, lookups))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Helmut Kohl lost on Sunday after 16 years in power.", ("Helmut Kohl", 16)),
        ("Robert Mugabe was voted out after 37 years in office.", ("Robert Mugabe", 37)),
        ("Angela Merkel, who governed for 16 years, left on Wednesday.", ("Angela Merkel", 16)),
        ("Tony Blair stepped down after ten years as prime minister.", ("Tony Blair", 10)),
        ("Robert Mugabe’s 37-year rule ended on Tuesday.", ("Robert Mugabe", 37)),
        ("Hosni Mubarak, who ruled Egypt for three decades, resigned.", ("Hosni Mubarak", 30)),
        ("Alexander Lukashenko, in power for 26 years, claimed victory.", ("Alexander Lukashenko", 26)),
        ("Barack Obama left after eight years as president.", ("Barack Obama", 8)),
    ],
)
def test_years_in_office_are_counted_of_whom_the_sentence_says_them(
    text: str, expected: tuple[str, int], recogniser: SpacyRecogniser
) -> None:
    assert told(text, recogniser) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Tony Blair won after 18 years of Conservative rule.",
        "Emmerson Mnangagwa replaced Robert Mugabe after 37 years in power.",
        "Rishi Sunak resigned after 14 years in power for his party.",
        "Rishi Sunak’s party lost after 14 years in power.",
        "The Conservatives under Rishi Sunak fell after 14 years in power.",
        "Ann Price has lived there for 12 years.",
        "Ann Price will rule for 10 years.",
        "Ann Price was in prison for 10 years.",
    ],
)
def test_years_that_may_be_somebody_else_s_are_no_claim(text: str, recogniser: SpacyRecogniser) -> None:
    assert told(text, recogniser) == []


@pytest.mark.parametrize(
    ("years", "rating"),
    [
        (13, Rating.DIFFERS),
        (15, Rating.MATCHES),
        (16, Rating.MATCHES),
        (17, Rating.MATCHES),
        (20, Rating.DIFFERS),
        (40, Rating.NO_REFERENCE),
    ],
)
def test_a_year_more_or_less_is_how_people_count(years: int, rating: Rating) -> None:
    assert judged(KOHL, years, "1998-09-28").rating is rating


def test_the_correction_has_the_years_of_the_terms() -> None:
    assert judged(KOHL, 13, "1998-09-28").correction == "16 years"
    assert judged(KOHL, 13, "1998-09-28", quote="13").correction == "16"


@pytest.mark.parametrize(
    ("years", "rating"), [(4, Rating.MATCHES), (12, Rating.MATCHES), (17, Rating.MATCHES)]
)
def test_each_office_and_all_together_may_be_meant(years: int, rating: Rating) -> None:
    assert judged(PUTIN, years, "2016-09-01").rating is rating


def test_a_party_s_years_count_too_unless_the_office_is_named() -> None:
    assert judged(BLAIR, 13, "2007-06-28").rating is Rating.MATCHES
    assert judged(BLAIR, 13, "2007-06-28", "as prime minister").rating is Rating.DIFFERS


def test_an_earlier_office_may_be_missing_of_whoever_is_in_power_still() -> None:
    leader = person("Anna Example", term("President of Ghana", "2010-01-01"))
    assert judged(leader, 12, "2016-09-01").rating is Rating.AMBIGUOUS
    assert judged(leader, 3, "2016-09-01").rating is Rating.DIFFERS


@pytest.mark.parametrize(("hedge", "years"), [("over", 13), ("under", 18), ("about", 18)])
def test_hedges_loosen_the_count(hedge: str, years: int) -> None:
    assert judged(KOHL, years, "1998-09-28", hedge=hedge).rating is Rating.MATCHES


def test_decades_and_people_without_a_state_accuse_nobody() -> None:
    chair = person("Ann Price", term("Chair of the Example Trust", "2001-01-01", "2010-01-01"))
    assert judged(chair, 20, "2011-01-01").rating is Rating.NO_REFERENCE
    assert judged(KOHL, 30, "1998-09-28", ALL_OFFICES, "round").rating is Rating.NO_REFERENCE


def since(sentence: str, who: Entity, recogniser: SpacyRecogniser) -> set[Rating]:
    article = from_text(sentence, retrieved_at=datetime(2026, 1, 1, tzinfo=UTC), published=date(2015, 5, 8))
    reading = read(article, recogniser)
    found = set()
    for claim in dates.find(reading):
        queries = dates.ask(claim, reading)
        lookups = tuple(answered(query, who, found_by=FoundBy.LABEL) for query in queries)
        identities = {query: identify(query, lookups) for query in queries}
        found.add(dates.judge(claim, lookups, identities).rating)
    return found


MERKEL = person("Angela Merkel", term("Chancellor of Germany", "2005-11-22", "2021-12-08"))


@pytest.mark.parametrize(
    ("sentence", "rating"),
    [
        ("Angela Merkel, in office since 2009, spoke.", Rating.AMBIGUOUS),
        ("Angela Merkel, who has been in power since 2008, spoke.", Rating.AMBIGUOUS),
        ("Angela Merkel, in office since 2005, spoke.", Rating.MATCHES),
        ("Angela Merkel, in power since November 2005, spoke.", Rating.MATCHES),
    ],
)
def test_a_time_in_office_is_asked_about_where_it_began_years_before(
    sentence: str, rating: Rating, recogniser: SpacyRecogniser
) -> None:
    assert since(sentence, MERKEL, recogniser) == {rating}


@pytest.mark.parametrize(
    "sentence",
    [
        "Angela Merkel was re-elected in 2009.",
        "Angela Merkel won a third term in 2013.",
        "Angela Merkel, in power since 2004, spoke.",
        "Angela Merkel took office again on 17 December 2013.",
    ],
)
def test_votes_second_terms_and_earlier_years_are_not_asked_about(
    sentence: str, recogniser: SpacyRecogniser
) -> None:
    assert since(sentence, MERKEL, recogniser).isdisjoint({Rating.AMBIGUOUS, Rating.DIFFERS})
