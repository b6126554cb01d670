"""The dates of bodies, works, events and offices: what is asked, and what the references say of them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.compare.asking import event_query, organisation_query, work_query
from checks.compare.identity import identify
from checks.kinds.dates import ask, find, judge
from checks.model import (
    Claim,
    Creation,
    Entity,
    EntityKind,
    Fact,
    FoundBy,
    Lookup,
    LookupState,
    Name,
    NameForm,
    Office,
    PartRole,
    Rating,
    Reason,
    Timing,
    Verdict,
)
from checks.reading import Appointment, Label, Mention, NamedWork, Reading, Told
from tests.checks.kinds.readings import reading_of
from tests.checks.kinds.references import answered, person, term

PUBLISHED = date(2024, 12, 26)


def reading_with(
    text: str, *, bodies: tuple[str, ...] = (), works: tuple[Creation, ...] = (), people: tuple[str, ...] = ()
) -> Reading:
    reading = reading_of(text, PUBLISHED)
    mentions = [
        Mention(
            start=match.start(), end=match.end(), text=name, label=label, subject=name, role=PartRole.BODY
        )
        for label, names in ((Label.ORGANISATION, bodies), (Label.PERSON, people))
        for name in names
        for match in re.finditer(re.escape(name), text)
    ]
    named = tuple(
        NamedWork(start=match.start(), end=match.end(), creation=creation, role=PartRole.BODY)
        for creation in works
        for match in re.finditer(re.escape(creation.work), text)
    )
    return replace(reading, mentions=tuple(sorted(mentions, key=lambda one: one.start)), works=named)


def thing(
    label: str,
    kind: EntityKind,
    *facts: tuple[str, str],
    description: str = "",
    aliases: tuple[str, ...] = (),
) -> Entity:
    return Entity(
        source="pack",
        id=f"{kind}:{label}:{facts}",
        kind=kind,
        label=label,
        names=(
            Name(text=label, form=NameForm.LABEL),
            *(Name(text=alias, form=NameForm.ALIAS) for alias in aliases),
        ),
        description=description,
        facts=tuple(
            Fact(property=prop, value=value, source_url="https://r.example/1") for prop, value in facts
        ),
    )


def dated_claim(reading: Reading) -> Claim:
    return next(one for one in find(reading) if isinstance(one.asserts, Timing) and one.asserts.whose)


def verdict(reading: Reading, *entities: Entity, found_by: FoundBy = FoundBy.LABEL) -> Verdict:
    claim = dated_claim(reading)
    lookups = tuple(answered(query, *entities, found_by=found_by) for query in ask(claim, reading))
    return judge(claim, lookups, {})


UNION = "Norvik Union"
FLOOD = "Hollin dam disaster"


def union(text: str, *facts: tuple[str, str], found_by: FoundBy = FoundBy.LABEL) -> Verdict:
    reading = reading_with(text, bodies=(UNION,))
    return verdict(reading, thing(UNION, EntityKind.ORGANISATION, *facts), found_by=found_by)


def disaster(text: str, *facts: tuple[str, str]) -> Verdict:
    return verdict(reading_with(text), thing(FLOOD, EntityKind.EVENT, *facts))


@pytest.mark.parametrize(
    "text",
    [
        "Norvik Union was founded in 1908.",
        "Norvik Union, established in 1908, will vote.",
        "Founded in 1908, the Norvik Union will vote.",
        "Dockers founded the Norvik Union in 1908.",
    ],
)
def test_a_founding_agrees_with_the_year_of_the_reference(text):
    assert union(text, ("founded", "1908-03-01")).rating is Rating.MATCHES


def test_a_founding_in_another_year_differs_with_the_right_one():
    found = union("Norvik Union was founded in 1910.", ("founded", "1908-03-01"))
    assert (found.rating, found.reason, found.correction) == (Rating.DIFFERS, Reason.DATE, "1908")
    assert found.evidence


@pytest.mark.parametrize(
    ("text", "facts", "rating"),
    [
        ("Norvik Union was founded on 9 March 1908.", (("founded", "1908-03-01"),), Rating.AMBIGUOUS),
        ("Norvik Union was founded in 1910.", (("founded", "1908"), ("founded", "1951")), Rating.AMBIGUOUS),
        ("Norvik Union was founded in 1951.", (("founded", "1908"), ("founded", "1951")), Rating.MATCHES),
        ("Norvik Union was founded in 1970.", (("founded", "1908"),), Rating.NO_REFERENCE),
        ("Norvik Union was founded on 9 March 1908.", (("founded", "1908"),), Rating.NO_REFERENCE),
        ("Norvik Union was founded in 1910.", (), Rating.NO_REFERENCE),
        ("Norvik Union was dissolved in 1990.", (("dissolved", "1991-12-26"),), Rating.DIFFERS),
        ("Norvik Union was dissolved in December 1991.", (("dissolved", "1991-12-26"),), Rating.MATCHES),
    ],
)
def test_foundings_and_ends_that_leave_room_are_not_called_wrong(text, facts, rating):
    assert union(text, *facts).rating is rating


def test_what_only_a_search_offers_proves_nothing():
    found = union("Norvik Union was founded in 1910.", ("founded", "1908"), found_by=FoundBy.SEARCH)
    assert found.rating is Rating.NO_REFERENCE


def test_two_bodies_of_one_name_contradict_nothing():
    reading = reading_with("Norvik Union was founded in 1910.", bodies=(UNION,))
    two = (
        replace(thing(UNION, EntityKind.ORGANISATION, ("founded", "1908")), qid="Q1"),
        replace(thing(UNION, EntityKind.ORGANISATION, ("founded", "1950")), qid="Q2"),
    )
    assert verdict(reading, *two).rating is Rating.NO_REFERENCE


@pytest.mark.parametrize(
    ("state", "rating"), [(LookupState.FAILED, Rating.UNCHECKED), (LookupState.EMPTY, Rating.NO_REFERENCE)]
)
def test_a_failure_or_an_empty_answer_accuses_nobody(state, rating):
    reading = reading_with("Norvik Union was founded in 1910.", bodies=(UNION,))
    claim = dated_claim(reading)
    lookups = tuple(
        Lookup(query=query, source="wikidata", state=state, why=Reason.OUTAGE)
        for query in ask(claim, reading)
    )
    assert judge(claim, lookups, {}).rating is rating


@pytest.mark.parametrize(
    ("text", "rating", "correction"),
    [
        ("The Hollin dam disaster struck on 5 July 1974.", Rating.MATCHES, None),
        ("The Hollin dam disaster struck on 6 July 1974.", Rating.DIFFERS, "5 July 1974"),
        ("The Hollin dam disaster of July 5, 1975, is not forgotten.", Rating.DIFFERS, "July 5, 1974"),
        ("In 1976, the Hollin dam disaster struck.", Rating.DIFFERS, "1974"),
        ("The 1973 Hollin dam disaster is not forgotten.", Rating.DIFFERS, "1974"),
        ("The Hollin dam disaster struck in July 1974.", Rating.MATCHES, None),
        ("The Hollin dam disaster struck in 1920.", Rating.NO_REFERENCE, None),
    ],
)
def test_the_day_of_an_event(text, rating, correction):
    found = disaster(text, ("date", "1974-07-05"))
    assert (found.rating, found.correction) == (rating, correction)


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("The Hollin War began in 1931.", Rating.MATCHES),
        ("The Hollin War began in 1932.", Rating.DIFFERS),
        ("The Hollin War ended on 3 May 1934.", Rating.MATCHES),
        ("The Hollin War ended on 13 May 1934.", Rating.DIFFERS),
        ("He was killed in the Hollin War in 1933.", Rating.NO_REFERENCE),
    ],
)
def test_a_war_has_a_beginning_and_an_end(text, rating):
    war = thing("Hollin War", EntityKind.EVENT, ("start", "1931-09-18"), ("end", "1934-05-03"))
    assert verdict(reading_with(text), war).rating is rating


def test_an_event_of_a_series_is_not_contradicted_by_the_series():
    text = "The Hollin presidential election took place on 9 May 1974."
    series = thing("Hollin presidential election", EntityKind.EVENT, ("date", "1979-05-04"))
    assert verdict(reading_with(text), series).rating is Rating.NO_REFERENCE


def test_a_day_in_the_old_calendar_is_a_question():
    found = disaster("The Hollin dam disaster struck on 25 October 1917.", ("date", "1917-11-07"))
    assert found.rating is Rating.AMBIGUOUS
    assert "old calendar" in found.explanation


@given(day=st.dates(date(1930, 1, 1), date(2020, 12, 31)), off=st.integers(1, 3000))
def test_no_day_of_an_event_is_wrong_but_another_one(day, off):
    other = date.fromordinal(day.toordinal() + off)
    stated = f"The Hollin dam disaster struck on {day.day} {day:%B} {day.year}."
    assert disaster(stated, ("date", day.isoformat())).rating is Rating.MATCHES
    assert disaster(stated, ("date", other.isoformat())).rating is Rating.DIFFERS


CLAY = Creation(work="Clay Harbour", form="book", author="Ann Price")


def novel(
    text: str, *facts: tuple[str, str], form: str = "book", description: str = "novel by Ann Price"
) -> Verdict:
    reading = reading_with(text, works=(replace(CLAY, form=form),))
    return verdict(reading, thing("Clay Harbour", EntityKind.WORK, *facts, description=description))


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("Clay Harbour was published in 1994.", Rating.MATCHES),
        ("Clay Harbour was published on 8 June 1994.", Rating.MATCHES),
        ("Clay Harbour was published in 1996.", Rating.DIFFERS),
        ("Clay Harbour, first published in 1995, sold well.", Rating.DIFFERS),
    ],
)
def test_the_publication_of_a_book(text, rating):
    assert novel(text, ("published", "1994-06-08")).rating is rating


def test_a_film_may_be_shown_a_year_later():
    film = {"form": "film", "description": "1994 film by Ann Price"}
    near = novel("Clay Harbour was released in 1995.", ("published", "1994-06-08"), **film)
    far = novel("Clay Harbour was released in 1997.", ("published", "1994-06-08"), **film)
    assert (near.rating, far.rating) == (Rating.AMBIGUOUS, Rating.DIFFERS)


def test_a_release_of_another_sort_of_that_name_contradicts_nothing():
    found = novel(
        "Clay Harbour was released in 1996.", ("published", "1994"), form="film", description="song"
    )
    assert found.rating is Rating.NO_REFERENCE


def test_a_release_again_agrees():
    found = novel("Clay Harbour was released in 2004.", ("published", "1994"), ("published", "2004-02-01"))
    assert found.rating is Rating.MATCHES


def test_a_body_a_work_and_an_event_are_asked_for_by_the_query_of_their_own_kind():
    body = reading_with("Norvik Union was founded in 1908.", bodies=(UNION,))
    book = reading_with("Clay Harbour was published in 1994.", works=(CLAY,))
    event = reading_with("The Hollin dam disaster struck in 1974.")
    assert ask(dated_claim(body), body) == (organisation_query(UNION, body),)
    assert ask(dated_claim(book), book) == (work_query(CLAY, book),)
    assert ask(dated_claim(event), event) == (event_query(FLOOD, event),)


def office_verdict(text: str, *terms: Fact, told: Told | None = Told.STARTS, context: bool = True) -> Verdict:
    reading = reading_with(text, people=("Ann Price",))
    at = text.find("mayor")
    if told is not None and at >= 0:
        office = Office(text="mayor of Norvik", role="mayor", body="norvik")
        appointment = Appointment(start=at, end=at + 5, office=office, person=reading.mentions[0], told=told)
        reading = replace(reading, appointments=(appointment,))
    claim = dated_claim(reading)
    (query,) = ask(claim, reading)
    lookups = (answered(query, person("Ann Price", *terms), found_by=FoundBy.LABEL),)
    identity = identify(query, lookups)
    survivors = tuple(replace(one, in_context=context) for one in identity.survivors)
    return judge(claim, lookups, {query: replace(identity, survivors=survivors)})


TERM = term("mayor of Norvik", "2010-05-11", "2016-07-13")


@pytest.mark.parametrize(
    ("text", "rating", "correction"),
    [
        ("Ann Price became mayor in May 2010.", Rating.MATCHES, None),
        ("Ann Price became mayor in May 2012.", Rating.DIFFERS, "May 2010"),
        ("Ann Price became mayor on 10 May 2010.", Rating.UNCHECKED, None),
        ("Ann Price was elected mayor in March 2010.", Rating.UNCHECKED, None),
        ("Ann Price was elected mayor in 2013.", Rating.AMBIGUOUS, None),
        ("Ann Price became mayor again in 2013.", Rating.UNCHECKED, None),
        ("Ann Price took office on 11 May 2010.", Rating.MATCHES, None),
        ("Ann Price took office on 11 May 2011.", Rating.DIFFERS, "11 May 2010"),
        ("Ann Price took office in 2012.", Rating.UNCHECKED, None),
    ],
)
def test_the_beginning_of_an_office(text, rating, correction):
    found = office_verdict(text, TERM)
    assert (found.rating, found.correction) == (rating, correction)


@pytest.mark.parametrize(
    ("text", "told", "rating"),
    [
        ("Ann Price, the mayor, took office on 11 May 2010.", Told.HOLDS, Rating.MATCHES),
        ("Ann Price, a former mayor, left office on 13 July 2016.", Told.WAS, Rating.MATCHES),
    ],
)
def test_the_beginning_of_the_office_that_the_text_names_beside_is_agreed(text, told, rating):
    assert office_verdict(text, TERM, told=told).rating is rating


@pytest.mark.parametrize("day", ["on 11 May 2010", "in 2010"])
def test_the_beginning_of_another_office_than_the_one_named_beside_is_not_agreed(day):
    elsewhere = term("mayor of Leeds", "2010-05-11", "2016-07-13")
    found = office_verdict(f"Ann Price, the mayor, took office {day}.", elsewhere, told=Told.HOLDS)
    assert found.rating is Rating.NO_REFERENCE
    assert found.explanation.endswith("not the office that the text names beside it.")


def test_of_two_offices_of_one_day_the_one_named_beside_agrees():
    elsewhere = term("member of the Norvik council", "2010-05-11")
    text = "Ann Price, the mayor, took office on 11 May 2010."
    assert office_verdict(text, elsewhere, TERM, told=Told.HOLDS).rating is Rating.MATCHES


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("Ann Price left office on 13 July 2016.", Rating.MATCHES),
        ("Ann Price resigned as mayor in June 2016.", Rating.UNCHECKED),
        ("Ann Price resigned as mayor in 2018.", Rating.DIFFERS),
        ("Ann Price resigned as mayor on 13 July 2015.", Rating.DIFFERS),
        ("Ann Price resigned as mayor on 20 June 2015.", Rating.UNCHECKED),
    ],
)
def test_the_end_of_an_office(text, rating):
    assert office_verdict(text, TERM, told=Told.ENDED).rating is rating


def test_a_second_term_agrees_with_its_own_beginning():
    later = term("mayor of Norvik", "2020-05-11", "2024-05-11")
    assert office_verdict("Ann Price became mayor in May 2020.", TERM, later).rating is Rating.MATCHES


def test_the_office_of_somebody_who_is_not_surely_meant_is_a_question():
    found = office_verdict("Ann Price became mayor in 2012.", TERM, context=False)
    assert (found.rating, found.correction) == (Rating.AMBIGUOUS, None)


def test_a_slip_of_one_part_of_a_birth_is_surely_of_the_only_person_of_that_name():
    text = "Ann Price was born on 3 May 1951 in Leeds."
    reading = reading_with(text, people=("Ann Price",))
    claim = dated_claim(reading)
    (query,) = ask(claim, reading)
    known = person("Ann Price", Fact(property="born", value="1950-05-03"))
    lookups = (answered(query, known, found_by=FoundBy.LABEL),)
    found = judge(claim, lookups, {query: identify(query, lookups)})
    assert (found.rating, found.correction) == (Rating.DIFFERS, "3 May 1950")


def test_who_was_born_and_died_in_one_sentence_is_one_person():
    text = "Ann Price was born in Leeds in 1920, and died in 2005."
    claims = find(reading_with(text, people=("Ann Price",)))
    assert [(one.asserts.of, one.asserts.whose) for one in claims if isinstance(one.asserts, Timing)] == [
        ("birth", "Ann Price"),
        ("death", "Ann Price"),
    ]


def test_an_old_weekday_that_does_not_fit_is_asked_about_though_the_day_agrees():
    found = disaster("The Hollin dam disaster struck on Monday, 5 July 1904.", ("date", "1904-07-05"))
    assert (found.rating, found.reason) == (Rating.AMBIGUOUS, Reason.WEEKDAY)


@given(st.permutations(["1908-03-01", "1911-05-02", "1950"]), st.booleans())
def test_the_order_of_answers_changes_no_verdict(founded, same):
    reading = reading_with("Norvik Union was founded in 1910.", bodies=(UNION,))
    known = [
        replace(thing(UNION, EntityKind.ORGANISATION, ("founded", day)), source=f"source {day}", qid="Q1")
        for day in founded[: 2 if same else 3]
    ]
    assert verdict(reading, *known) == verdict(reading, *reversed(known))


def death_verdict(text: str, died: str) -> Verdict:
    reading = reading_with(text, people=("Ann Price",))
    claim = dated_claim(reading)
    (query,) = ask(claim, reading)
    lookups = (
        answered(query, person("Ann Price", Fact(property="died", value=died)), found_by=FoundBy.LABEL),
    )
    return judge(claim, lookups, {query: identify(query, lookups)})


@pytest.mark.parametrize(
    ("text", "died", "rating"),
    [
        ("Ann Price was shot at the gate on 8 December 1982.", "1980-12-08", Rating.DIFFERS),
        ("Ann Price was shot in a kitchen on 5 June 1968.", "1968-06-06", Rating.UNCHECKED),
        ("Ann Price was stabbed on 30 March 1981.", "2004-06-05", Rating.UNCHECKED),
        ("Ann Price was shot on 8 December 1980.", "1980-12-08", Rating.MATCHES),
    ],
)
def test_who_was_shot_may_have_lived_on(text, died, rating):
    assert death_verdict(text, died).rating is rating


def test_the_verb_left_out_the_second_time_dates_the_second_death_too():
    text = "Ann Price died on 3 May 1993, and Tom Hale on 9 June 2007."
    claims = find(reading_with(text, people=("Ann Price", "Tom Hale")))
    assert [(one.asserts.of, one.asserts.whose) for one in claims if isinstance(one.asserts, Timing)] == [
        ("death", "Ann Price"),
        ("death", "Tom Hale"),
    ]


def test_a_second_name_with_a_verb_of_its_own_dates_no_death():
    text = "Ann Price died in 1993, and Tom Hale, in 2007, built a house."
    claims = find(reading_with(text, people=("Ann Price", "Tom Hale")))
    assert [one.asserts.whose for one in claims if isinstance(one.asserts, Timing)] == ["Ann Price", ""]


def film_verdict(text: str, shown: str) -> Verdict:
    reading = reading_with(text, works=(Creation(work="Harbour Lights"),))
    film = thing("Harbour Lights", EntityKind.WORK, ("published", shown), description="film by Ann Price")
    return verdict(reading, film)


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("“Harbour Lights” was released on 25 May 1975.", Rating.DIFFERS),
        ("“Harbour Lights” opened on 25 May 1975.", Rating.DIFFERS),
        ("“Harbour Lights” was released on 28 May 1977.", Rating.NO_REFERENCE),
        ("“Harbour Lights” opened on 6 December 1977.", Rating.NO_REFERENCE),
        ("“Harbour Lights” opened on 25 May 1977.", Rating.MATCHES),
        ("“Harbour Lights” was released in 1975.", Rating.NO_REFERENCE),
    ],
)
def test_a_title_alone_is_contradicted_by_the_same_day_of_another_year_only(text, rating):
    assert film_verdict(text, "1977-05-25").rating is rating


def test_an_edition_of_a_book_has_a_year_of_its_own():
    reading = reading_with(
        "A translation of the novel “Harbour Lights” was published in 1980.",
        works=(Creation(work="Harbour Lights", form="book"),),
    )
    assert all(one.asserts.whose == "" for one in find(reading) if isinstance(one.asserts, Timing))


def test_both_years_of_a_war_in_brackets_are_told():
    claims = find(reading_with("The Crimean War (1853–1858) was long."))
    assert [(one.asserts.of, one.asserts.whose) for one in claims if isinstance(one.asserts, Timing)] == [
        ("event start", "Crimean War"),
        ("event end", "Crimean War"),
    ]


def test_the_murder_of_a_person_is_that_person_s_death():
    claim = dated_claim(
        reading_with("The murder of Ann Price on 28 February 1986 shook them.", people=("Ann Price",))
    )
    assert isinstance(claim.asserts, Timing)
    assert (claim.asserts.of, claim.asserts.whose) == ("death", "Ann Price")


def test_a_referendum_on_the_same_day_of_another_year_is_a_slip():
    text = "The Norvik referendum of 23 June 2014 split them."
    known = thing("Norvik referendum", EntityKind.EVENT, ("date", "2016-06-23"))
    assert verdict(reading_with(text), known).rating is Rating.DIFFERS


def test_since_is_left_out_with_its_office_the_second_time():
    text = "Ann Price of Norvik, in office since 1 April 2000, and Tom Hale of Hollin, since 7 January 2001, won."
    claims = find(reading_with(text, people=("Ann Price", "Tom Hale")))
    assert [(one.asserts.of, one.asserts.whose) for one in claims if isinstance(one.asserts, Timing)] == [
        ("office start", "Ann Price"),
        ("office start", "Tom Hale"),
    ]


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("The looks of the harbour are shown from October.", Rating.UNCHECKED),
        ("Nothing is wrong with the looks of it on 3 October.", Rating.AMBIGUOUS),
    ],
)
def test_a_month_without_its_year_is_no_question(text, rating):
    reading = reading_of(text, date(2023, 4, 3))
    (claim,) = find(reading)
    assert judge(claim, (), {}).rating is rating


@pytest.mark.parametrize(
    "text", ["Ann Price was re-elected on 9 June 2013.", "Ann Price replaced Tom Hale on 9 June 2013."]
)
def test_what_is_taken_over_on_another_day_may_be_another_post(text):
    assert (
        office_verdict(text, term("President of Norvik", "2010-05-11"), told=None).rating is Rating.UNCHECKED
    )


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("The old Norvik Union is poor; it was founded on 1 March 1910.", Rating.DIFFERS),
        ("The old Norvik Union is poor; its youth wing was founded on 9 June 1931.", Rating.UNCHECKED),
        ("The old Norvik Union is poor; it was founded on 1 March 1908.", Rating.MATCHES),
    ],
)
def test_the_only_body_of_a_sentence_is_told_to_differ_by_a_slip_alone(text, rating):
    assert union(text, ("founded", "1908-03-01")).rating is rating


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("Ann Price was removed on 13 March 2016.", Rating.DIFFERS),
        ("Ann Price was removed on 4 July 2016.", Rating.AMBIGUOUS),
        ("Ann Price left office on 13 September 2016.", Rating.DIFFERS),
        ("Ann Price was removed on 13 July 2016.", Rating.MATCHES),
        ("Ann Price resigned on 4 May 2016.", Rating.UNCHECKED),
        ("Ann Price resigned on 13 February 2016.", Rating.DIFFERS),
        ("Ann Price, who had taken office on 11 May 2008, stayed.", Rating.DIFFERS),
        ("Ann Price stepped down in July 2018.", Rating.DIFFERS),
        ("Ann Price stepped down in March 2018.", Rating.UNCHECKED),
    ],
)
def test_the_last_day_itself_comes_after_no_letter(text, rating):
    assert office_verdict(text, TERM, told=None).rating is rating


def test_a_return_in_an_earlier_year_than_the_known_one_differs():
    back = term("mayor of Norvik", "2020-01-20")
    assert office_verdict("Ann Price returned to office on 20 January 2018.", back).rating is Rating.DIFFERS
    again = office_verdict("Ann Price returned to office on 20 January 2022.", back)
    assert again.rating is Rating.UNCHECKED


def test_a_death_is_told_again_behind_an_age_and_a_count():
    text = "Ann Price died on 30 July 2007, aged 94, and Tom Hale of Norvik on 6 September 1998, at 88."
    told = [
        (one.asserts.of, one.asserts.whose)
        for one in find(reading_with(text, people=("Ann Price", "Tom Hale")))
        if isinstance(one.asserts, Timing) and one.asserts.interval is not None
    ]
    assert told == [("death", "Ann Price"), ("death", "Tom Hale")]


@pytest.mark.parametrize(
    ("text", "day", "words"),
    [
        ("The Hollin dam disaster struck on 6 July 1988.", "1988-07-06", "on 6 July 1988"),
        ("The Hollin dam disaster of 1988 killed nine.", "1988", "in 1988"),
    ],
)
def test_the_claim_and_the_verdict_say_an_event_with_its_article(text: str, day: str, words: str) -> None:
    reading = reading_with(text)
    said = f"the Hollin dam disaster took place {words}."
    assert dated_claim(reading).statement == f"Says that {said}"
    known = thing(FLOOD, EntityKind.EVENT, ("date", day))
    assert verdict(reading, known).explanation == f"The reference says that {said}"
