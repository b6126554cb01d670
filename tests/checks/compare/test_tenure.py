"""One office at one time: what accuses, what only asks, and what leaves a title alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.compare.identity import identify
from checks.compare.offices import read_office
from checks.compare.tenure import judge_at
from checks.compare.title_case import case_of
from checks.model import (
    Claim,
    ClaimKind,
    Entity,
    EntityKind,
    Fact,
    FoundBy,
    Interval,
    Lookup,
    LookupState,
    PartialDate,
    Query,
    Rating,
    Reason,
    Verdict,
)
from tests.checks.kinds.references import answered, office, person, term

BRITISH = office(
    "Prime Minister of the United Kingdom",
    ("Boris Johnson", "2019-07-24", "2022-09-06"),
    ("Liz Truss", "2022-09-06", "2022-10-25"),
    ("Rishi Sunak", "2022-10-25", "2024-07-05"),
)
TRUSS = person("Liz Truss", term("Prime Minister of the United Kingdom", "2022-09-06", "2022-10-25"))


def lookups_for(subject: str, title: str, *entities: Entity) -> tuple[Lookup, ...]:
    """What one source says of the person, the office and the organisation that the title names."""
    of_kind = {kind: [one for one in entities if one.kind is kind] for kind in EntityKind}
    about = {
        EntityKind.PERSON: Query(about=EntityKind.PERSON, subject=subject, context=(title,)),
        EntityKind.OFFICE: Query(about=EntityKind.OFFICE, subject=title),
        EntityKind.ORGANISATION: Query(about=EntityKind.ORGANISATION, subject=title),
    }
    return tuple(answered(query, *of_kind[kind], found_by=FoundBy.LABEL) for kind, query in about.items())


def judged(
    subject: str,
    title: str,
    day: str,
    *entities: Entity,
    tags: tuple[str, ...] = ("now",),
    lookups: tuple[Lookup, ...] | None = None,
) -> Verdict:
    at = date.fromisoformat(day)
    known = lookups_for(subject, title, *entities) if lookups is None else lookups
    claim = Claim(
        kind=ClaimKind.TITLE,
        quote=title,
        start=0,
        end=len(title),
        subject=subject,
        statement="",
        asserts=read_office(title),
        as_of=at,
        published_at=at,
        tags=tags,
    )
    asked = {one.query for one in known if one.query.about is EntityKind.PERSON}
    identities = {query: identify(query, known) for query in asked}
    return judge_at(case_of(claim, read_office(title), known, identities), Interval(first=at, last=at))


def test_a_predecessor_differs_and_the_holder_of_the_day_is_named_with_the_dates() -> None:
    found = judged("Liz Truss", "British Prime Minister", "2022-12-05", TRUSS, BRITISH)
    assert (found.rating, found.correction) == (Rating.DIFFERS, "former British Prime Minister")
    assert "6 September 2022 to 25 October 2022" in found.explanation
    assert "Rishi Sunak held it from 25 October 2022" in found.explanation


def test_a_successor_differs_without_a_title_to_put_in_its_place() -> None:
    found = judged("Liz Truss", "British Prime Minister", "2022-05-05", TRUSS, BRITISH)
    assert (found.rating, found.correction) == (Rating.DIFFERS, None)
    assert "Boris Johnson held it" in found.explanation


def test_who_followed_is_told_from_the_person_s_own_entry_where_the_office_has_none() -> None:
    followed = Fact(property="replaced_by", value="Jonas Gahr Støre", start=PartialDate.parse("2021-10-14"))
    solberg = person("Erna Solberg", term("Prime Minister of Norway", "2013-10-16", "2021-10-14"), followed)
    found = judged("Erna Solberg", "Norwegian prime minister", "2022-02-01", solberg)
    assert found.explanation.endswith("Jonas Gahr Støre followed on 14 October 2021.")


@pytest.mark.parametrize(
    ("title", "country", "right"),
    [
        ("Belgian prime minister", "Netherlands", "Dutch prime minister"),
        ("president of Peru", "Chile", "president of Chile"),
    ],
)
def test_the_country_of_an_office_is_corrected_in_the_words_of_the_text(
    title: str, country: str, right: str
) -> None:
    role = read_office(title).role.title()
    held = person("Anna Vermeer", term(f"{role} of {country}", "2018-01-01", "2024-01-01"))
    found = judged("Anna Vermeer", title, "2020-05-05", held)
    assert (found.rating, found.reason, found.correction) == (Rating.DIFFERS, Reason.OFFICE, right)


@pytest.mark.parametrize(
    ("title", "listed"),
    [
        ("Canadian monarch", "Monarch of the United Kingdom"),
        ("president of Congo", "President of the Democratic Republic of the Congo"),
        ("Georgia governor", "Governor of Texas"),
    ],
)
def test_what_may_be_another_office_of_the_same_person_accuses_nobody(title: str, listed: str) -> None:
    held = person("Henri Example", term(listed, "2018-01-01", "2024-01-01"))
    assert judged("Henri Example", title, "2020-05-05", held).rating is not Rating.DIFFERS


@pytest.mark.parametrize(
    "title",
    [
        "president of France Télévisions",
        "president of the French Football Federation",
        "French Senate president",
        "co-president of France",
        "deputy president of France",
        "shadow president of France",
    ],
)
def test_an_office_that_only_resembles_the_country_s_is_never_read_as_it(title: str) -> None:
    macron = office("President of France", ("Emmanuel Macron", "2017-05-14", None))
    assert judged("Delphine Example", title, "2023-05-05", macron).rating is Rating.NO_REFERENCE


def test_queens_may_be_consorts_and_contradict_no_king() -> None:
    spain = office("Monarch of Spain", ("Felipe VI", "2014-06-19", None))
    assert judged("Letizia Ortiz", "Queen of Spain", "2023-05-05", spain).rating is Rating.NO_REFERENCE


def test_of_several_holders_at_once_none_contradicts() -> None:
    libya = office(
        "Prime Minister of Libya",
        ("Abdul Hamid Dbeibeh", "2021-03-15", None),
        ("Osama Hamada", "2023-05-16", None),
        ("Fathi Bashagha", "2022-03-03", "2023-05-16"),
    )
    found = judged("Ali Example", "Libyan prime minister", "2022-08-01", libya)
    assert found.rating is Rating.NO_REFERENCE


def test_an_entry_that_was_never_closed_may_be_a_second_holder() -> None:
    chile = office(
        "President of Chile", ("Sebastián Piñera", "2018-03-11", None), ("Gabriel Boric", "2022-03-11", None)
    )
    found = judged("Ana Example", "Chilean president", "2023-05-05", chile)
    assert found.rating is Rating.NO_REFERENCE


def test_a_term_that_was_never_closed_is_asked_about_where_another_followed() -> None:
    pinera = person("Sebastián Piñera", term("President of Chile", "2018-03-11"))
    chile = office("President of Chile", ("Gabriel Boric", "2022-03-11", None))
    found = judged("Sebastián Piñera", "Chilean president", "2023-05-05", pinera, chile)
    assert found.rating is Rating.AMBIGUOUS
    assert "Gabriel Boric" in found.explanation


def test_a_term_read_before_the_day_does_not_rule_out_a_later_one() -> None:
    trump = person(
        "Donald Trump",
        term("President of the United States", "2017-01-20", "2021-01-20", read=date(2022, 8, 1)),
    )
    found = judged("Donald Trump", "US president", "2025-03-01", trump)
    assert (found.rating, found.reason) == (Rating.AMBIGUOUS, Reason.REFERENCE_LAG)


def test_sources_that_date_a_term_differently_are_both_shown() -> None:
    one = person(
        "Sebastian Kurz", term("Federal Chancellor of Austria", "2020-01-07", "2021-10-11"), qid="Q1"
    )
    other = replace(
        person("Sebastian Kurz", term("Federal Chancellor of Austria", "2020-01-07", "2021-12-06"), qid="Q1"),
        source="wikidata",
    )
    found = judged("Sebastian Kurz", "Austrian Chancellor", "2021-11-05", one, other)
    assert found.rating is Rating.AMBIGUOUS
    assert "11 October 2021 (pack)" in found.explanation
    assert "6 December 2021 (wikidata)" in found.explanation
    assert judged("Sebastian Kurz", "Austrian Chancellor", "2021-05-05", one, other).rating is Rating.MATCHES


def test_a_name_that_is_known_nowhere_is_contradicted_only_in_the_news_of_the_day() -> None:
    in_the_news = judged("Anna Example", "British Prime Minister", "2023-03-01", BRITISH)
    in_passing = judged("Anna Example", "British Prime Minister", "2023-03-01", BRITISH, tags=())
    one_word = judged("Example", "British Prime Minister", "2023-03-01", BRITISH)
    assert in_the_news.rating is Rating.DIFFERS
    assert in_passing.rating is one_word.rating is Rating.NO_REFERENCE


def test_a_source_that_failed_may_know_the_name() -> None:
    answers = lookups_for("Anna Example", "British Prime Minister", BRITISH)
    failed = replace(answers[0], source="wikidata", state=LookupState.FAILED, hits=(), why=Reason.OUTAGE)
    found = judged("Anna Example", "British Prime Minister", "2023-03-01", lookups=(*answers, failed))
    assert found.rating is Rating.UNCHECKED


@pytest.mark.parametrize(
    ("tags", "rating"),
    [
        ((), Rating.UNCHECKED),
        (("now",), Rating.UNCHECKED),
        (("now", "acts"), Rating.DIFFERS),
        (("lately", "acts"), Rating.DIFFERS),
        (("now", "aged"), Rating.DIFFERS),
    ],
)
def test_the_dead_are_met_in_history_unless_the_sentence_is_of_the_day(
    tags: tuple[str, ...], rating: Rating
) -> None:
    died = Fact(property="died", value="2013-04-08")
    thatcher = person(
        "Margaret Thatcher", term("Prime Minister of the United Kingdom", "1979-05-04", "1990-11-28"), died
    )
    assert judged("Margaret Thatcher", "Prime Minister", "2023-05-05", thatcher, tags=tags).rating is rating


@pytest.mark.parametrize(("tags", "rating"), [((), Rating.NO_REFERENCE), (("now",), Rating.DIFFERS)])
def test_somebody_known_for_no_office_is_contradicted_only_in_the_news(
    tags: tuple[str, ...], rating: Rating
) -> None:
    painter = person("Clara Example", Fact(property="died", value="2006-03-11"))
    assert (
        judged("Clara Example", "British Prime Minister", "2023-03-01", painter, BRITISH, tags=tags).rating
        is rating
    )


def test_a_local_office_without_its_town_accuses_nobody() -> None:
    mayor = person("John Example", term("Mayor of Springfield", "1990-01-01", "1994-01-01"))
    assert judged("John Example", "Mayor", "2001-05-05", mayor).rating is Rating.NO_REFERENCE
    assert judged("John Example", "mayor of Springfield", "2001-05-05", mayor).rating is Rating.DIFFERS


def test_acting_agrees_with_the_office_and_shadow_does_not() -> None:
    boluarte = person("Dina Example", term("President of Peru", "2022-12-07"))
    lammy = person("David Example", term("Shadow Foreign Secretary", "2021-11-29", "2024-07-05"))
    assert judged("Dina Example", "acting president of Peru", "2023-05-05", boluarte).rating is Rating.MATCHES
    assert judged("David Example", "Foreign Secretary", "2023-05-05", lammy).rating is not Rating.MATCHES


def test_an_office_without_a_country_is_not_ticked_for_another_country_s_minister() -> None:
    french = Fact(property="country", value="France")
    colonna = person(
        "Catherine Colonna",
        term("Minister for Europe and Foreign Affairs", "2022-05-20", "2024-01-11"),
        french,
    )
    assert (
        judged("Catherine Colonna", "German foreign minister", "2023-05-05", colonna).rating
        is not Rating.MATCHES
    )
    assert (
        judged("Catherine Colonna", "French foreign minister", "2023-05-05", colonna).rating is Rating.MATCHES
    )


def body(label: str, *seats: tuple[str, str, str, str | None]) -> Entity:
    """An organisation with its heads: (property, name, start, end)."""
    facts = tuple(
        Fact(
            property=prop,
            value=name,
            start=PartialDate.parse(start),
            end=PartialDate.parse(end) if end else None,
            read_on=date(2026, 1, 22),
            source_url="https://register.example/bodies",
        )
        for prop, name, start, end in seats
    )
    return Entity(source="pack", id=f"org:{label}", kind=EntityKind.ORGANISATION, label=label, facts=facts)


NATO = body(
    "NATO",
    ("secretary_general", "Jens Stoltenberg", "2014-10-01", "2024-10-01"),
    ("secretary_general", "Mark Rutte", "2024-10-01", None),
    ("chair", "Rob Bauer", "2021-06-25", "2025-01-17"),
)


@pytest.mark.parametrize(
    ("name", "title", "rating"),
    [
        ("Jens Stoltenberg", "NATO secretary general", Rating.MATCHES),
        ("Jens Stoltenberg", "NATO chief", Rating.MATCHES),
        ("Mark Rutte", "NATO secretary general", Rating.DIFFERS),
        ("Rob Bauer", "NATO chief", Rating.MATCHES),
        ("Anna Example", "NATO chief", Rating.NO_REFERENCE),
        ("Anna Example", "NATO deputy secretary general", Rating.NO_REFERENCE),
    ],
)
def test_the_heads_of_an_organisation_come_from_its_own_entry(name: str, title: str, rating: Rating) -> None:
    found = judged(name, title, "2023-05-05", person(name), NATO)
    assert found.rating is rating


def test_the_chair_of_a_company_says_nothing_of_its_president() -> None:
    company = body("Example Motors", ("chair", "Akio Example", "2023-04-01", None))
    found = judged("Koji Example", "Example Motors president", "2024-05-05", company)
    assert found.rating is Rating.NO_REFERENCE


def test_two_chief_executives_at_once_contradict_nobody() -> None:
    company = body(
        "Example Streaming",
        ("chief_executive", "Ted Example", "2020-07-16", None),
        ("chief_executive", "Greg Example", "2020-07-16", None),
    )
    found = judged("Anna Muster", "Example Streaming chief executive", "2024-05-05", company)
    assert found.rating is Rating.NO_REFERENCE


@pytest.mark.parametrize(
    ("title", "day", "rating"),
    [
        ("president-elect", "2016-12-01", Rating.MATCHES),
        ("president-designate", "2017-01-20", Rating.MATCHES),
        ("president-elect", "2014-12-01", Rating.NO_REFERENCE),
        ("incoming president", "2020-12-01", Rating.NO_REFERENCE),
        ("president emeritus", "2022-12-01", Rating.MATCHES),
    ],
)
def test_a_coming_holder_takes_office_within_months(title: str, day: str, rating: Rating) -> None:
    trump = person("Donald Trump", term("President of the United States", "2017-01-20", "2021-01-20"))
    assert judged("Donald Trump", title, day, trump).rating is rating


@pytest.mark.parametrize("title", ["former British Prime Minister", "ex-prime minister"])
def test_former_of_somebody_in_office_is_corrected_by_leaving_it_out(title: str) -> None:
    found = judged("Liz Truss", title, "2022-10-01", TRUSS, BRITISH)
    assert found.rating is Rating.DIFFERS
    assert (
        found.correction == title.split(" ", 1)[1]
        if " British" in title
        else found.correction == "prime minister"
    )


TITLES = st.sampled_from(
    [
        "British Prime Minister",
        "prime minister",
        "former prime minister",
        "Prime Minister of France",
        "NATO chief",
    ]
)
DAYS = st.dates(date(2019, 1, 1), date(2025, 12, 31)).map(str)
NAMES = st.sampled_from(["Liz Truss", "Rishi Sunak", "Anna Example", "Mark Rutte"])


@given(NAMES, TITLES, DAYS, st.randoms())
def test_the_order_of_the_lookups_never_changes_a_verdict(
    name: str, title: str, day: str, random: object
) -> None:
    later = replace(BRITISH, source="wikidata", id="Q14211", qid="Q14211")
    twin = replace(person(name), source="wikidata", id="Q99")
    known = [
        *lookups_for(name, title, TRUSS, BRITISH, NATO),
        *(replace(one, source="wikidata") for one in lookups_for(name, title, twin, later)),
    ]
    first = judged(name, title, day, lookups=tuple(known))
    random.shuffle(known)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert judged(name, title, day, lookups=tuple(known)) == first


@given(
    NAMES,
    TITLES,
    DAYS,
    st.lists(st.sampled_from([LookupState.EMPTY, LookupState.FAILED]), min_size=3, max_size=3),
)
def test_empty_and_failed_lookups_neither_agree_nor_accuse(
    name: str, title: str, day: str, states: list[LookupState]
) -> None:
    known = tuple(
        replace(one, state=state, why=Reason.OUTAGE if state is LookupState.FAILED else Reason.NONE)
        for one, state in zip(lookups_for(name, title), states, strict=True)
    )
    assert judged(name, title, day, lookups=known).rating in {Rating.NO_REFERENCE, Rating.UNCHECKED}
