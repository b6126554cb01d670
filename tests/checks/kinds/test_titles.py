from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from checks.compare.identity import identify
from checks.compare.offices import read_office
from checks.kinds import titles
from checks.model import (
    Claim,
    ClaimKind,
    Entity,
    EntityKind,
    EvidenceKind,
    Fact,
    FoundBy,
    Interval,
    PartialDate,
    PartRole,
    Query,
    Rating,
    Reason,
    Verdict,
)
from checks.reading import Appointment, Label, Mention, Reading, Told
from tests.checks.kinds.readings import reading_of
from tests.checks.kinds.references import answered, office, person, term

SCHOLZ = person("Olaf Scholz", term("Federal Chancellor of Germany", "2021-12-08", "2025-05-06"))
CHANCELLOR = office(
    "Federal Chancellor of Germany",
    ("Angela Merkel", "2005-11-22", "2021-12-08"),
    ("Olaf Scholz", "2021-12-08", "2025-05-06"),
    ("Friedrich Merz", "2025-05-06", None),
)


def verdict(  # noqa: PLR0913 - a statement and what is known, by name
    subject: str,
    title: str,
    day: str,
    *persons: Entity,
    offices: tuple[Entity, ...] = (CHANCELLOR,),
    stated: tuple[str, str] | None = None,
    told_of: tuple[str, ...] = (),
    tags: tuple[str, ...] = (),
) -> Verdict:
    published = date.fromisoformat(day)
    interval = (
        Interval(first=date.fromisoformat(stated[0]), last=date.fromisoformat(stated[1])) if stated else None
    )
    about_person = Query(about=EntityKind.PERSON, subject=subject, context=(title,))
    about_office = Query(about=EntityKind.OFFICE, subject=title)
    claim = Claim(
        kind=ClaimKind.TITLE,
        quote=title,
        start=0,
        end=len(title),
        subject=subject,
        statement="",
        asserts=read_office(title),
        as_of=interval.last if interval else published,
        published_at=published,
        stated=interval,
        told_of=tuple(Interval(first=date.fromisoformat(d), last=date.fromisoformat(d)) for d in told_of),
        tags=tags,
    )
    lookups = (
        answered(about_person, *persons, found_by=FoundBy.LABEL),
        answered(about_office, *offices, found_by=FoundBy.ALIAS),
    )
    return titles.judge(claim, lookups, {about_person: identify(about_person, lookups)})


@pytest.mark.parametrize(
    ("day", "rating"),
    [
        ("2021-12-06", Rating.DIFFERS),
        ("2021-12-07", Rating.AMBIGUOUS),
        ("2021-12-08", Rating.MATCHES),
        ("2023-05-16", Rating.MATCHES),
        ("2025-05-06", Rating.MATCHES),
        ("2025-05-07", Rating.AMBIGUOUS),
        ("2025-05-08", Rating.DIFFERS),
    ],
)
def test_an_office_is_checked_at_the_statement_s_date(day: str, rating: Rating) -> None:
    assert verdict("Olaf Scholz", "German Chancellor", day, SCHOLZ).rating is rating


def test_outside_the_term_the_dates_and_the_holder_of_the_day_are_named() -> None:
    found = verdict("Olaf Scholz", "German Chancellor", "2025-06-01", SCHOLZ)
    assert found.reason is Reason.OFFICE_DATES
    assert "8 December 2021 to 6 May 2025" in found.explanation
    assert "Friedrich Merz" in found.explanation
    assert found.evidence[0].kind is EvidenceKind.PACK


def test_a_correctly_spelt_predecessor_is_not_ticked() -> None:
    merkel = person("Angela Merkel", term("Federal Chancellor of Germany", "2005-11-22", "2021-12-08"))
    assert verdict("Angela Merkel", "German Chancellor", "2023-05-16", merkel).rating is Rating.DIFFERS


def test_a_deputy_called_minister_differs() -> None:
    deputy = person("Mikhail Galuzin", term("Deputy Minister of Foreign Affairs of Russia", "2022-11"))
    found = verdict("Mikhail Galuzin", "Russian Foreign Minister", "2023-05-16", deputy, offices=())
    assert (found.rating, found.reason) == (Rating.DIFFERS, Reason.OFFICE)
    assert found.correction == "Russian Deputy Foreign Minister"


def test_a_head_of_government_of_another_country_differs() -> None:
    sanchez = person("Pedro Sánchez", term("Prime Minister of Spain", "2018-06-02"))
    found = verdict("Pedro Sánchez", "Portuguese Prime Minister", "2023-05-16", sanchez, offices=())
    assert (found.rating, found.reason) == (Rating.DIFFERS, Reason.OFFICE)


@pytest.mark.parametrize("title", ["Tory prime minister", "Scotland's prime minister"])
def test_what_is_no_country_before_the_office_accuses_nobody(title: str) -> None:
    sunak = person("Rishi Sunak", term("Prime Minister of the United Kingdom", "2022-10-25", "2024-07-05"))
    assert verdict("Rishi Sunak", title, "2023-05-16", sunak, offices=()).rating is not Rating.DIFFERS


def test_an_office_that_no_reference_lists_is_not_found_rather_than_wrong() -> None:
    found = verdict("Olaf Scholz", "Governor of Ruritania", "2023-05-16", SCHOLZ, offices=())
    assert found.rating is Rating.NO_REFERENCE


def test_a_single_holder_office_with_another_dated_holder_differs_for_an_unknown_name() -> None:
    found = verdict("Ana Ruiz", "German Chancellor", "2023-05-16", tags=("now",))
    assert (found.rating, found.reason) == (Rating.DIFFERS, Reason.OFFICE)
    assert "Olaf Scholz" in found.explanation


def test_a_misspelt_holder_is_not_accused_of_another_s_office() -> None:
    assert verdict("Olaf Schultz", "German Chancellor", "2023-05-16").rating is not Rating.DIFFERS


def test_a_name_that_was_read_only_in_part_is_not_accused() -> None:
    commission = office("President of the European Commission", ("Ursula von der Leyen", "2019-12-01", None))
    found = verdict("Ursula von der", "European Commission president", "2023-05-16", offices=(commission,))
    assert found.rating is not Rating.DIFFERS


def test_a_president_called_prime_minister_differs() -> None:
    erdogan = person("Recep Tayyip Erdoğan", term("President of Turkey", "2014-08-28"))
    found = verdict("Recep Tayyip Erdoğan", "Turkish Prime Minister", "2023-05-16", erdogan, offices=())
    assert (found.rating, found.correction) == (Rating.DIFFERS, "Turkish President")


def test_then_is_judged_at_the_time_that_is_told_of() -> None:
    trump = person("Donald Trump", term("President of the United States", "2017-01-20", "2021-01-20"))
    told = verdict(
        "Donald Trump", "then-US president", "2024-07-18", trump, stated=("2019-01-01", "2019-12-31")
    )
    wrong = verdict(
        "Donald Trump", "then-US president", "2024-07-18", trump, stated=("2012-01-01", "2012-12-31")
    )
    untold = verdict("Donald Trump", "then-US president", "2024-07-18", trump)
    assert (told.rating, wrong.rating) == (Rating.MATCHES, Rating.DIFFERS)
    assert untold.rating is Rating.UNCHECKED


def test_terms_that_follow_each_other_are_told_as_one() -> None:
    obama = person(
        "Barack Obama",
        term("President of the United States", "2009-01-20", "2013-01-20"),
        term("President of the United States", "2013-01-20", "2017-01-20"),
    )
    found = verdict("Barack Obama", "US president", "2020-05-16", obama, offices=())
    assert "from 20 January 2009 to 20 January 2017" in found.explanation


def test_a_paragraph_that_looks_back_to_the_term_is_asked_about_and_not_accused() -> None:
    told = partial(verdict, "Olaf Scholz", "German Chancellor", "2025-06-01", SCHOLZ)
    in_the_news = told(told_of=("2022-03-01",), tags=("lede",))
    further_down, elsewhere = told(told_of=("2022-03-01",)), told(told_of=("2019-03-01",))
    assert [one.rating for one in (in_the_news, further_down, elsewhere)] == [
        Rating.AMBIGUOUS,
        Rating.UNCHECKED,
        Rating.DIFFERS,
    ]


def test_a_paragraph_that_looks_back_over_many_years_is_left_alone() -> None:
    kohl = person("Helmut Kohl", term("Federal Chancellor of Germany", "1982-10-01", "1998-10-27"))
    told = ("1990-10-03",)
    in_passing = verdict("Helmut Kohl", "German Chancellor", "2012-05-16", kohl, told_of=told)
    in_the_news = verdict("Helmut Kohl", "German Chancellor", "2012-05-16", kohl, told_of=told, tags=("now",))
    assert (in_passing.rating, in_the_news.rating) == (Rating.UNCHECKED, Rating.AMBIGUOUS)


def test_of_an_unknown_name_in_a_paragraph_of_a_time_that_no_reference_covers_nothing_is_known() -> None:
    now = ("now",)
    found = verdict(
        "Ludwig Erhard", "German Chancellor", "2013-04-09", told_of=("1984-12-01", "1984-12-31"), tags=now
    )
    assert found.rating is Rating.NO_REFERENCE
    found = verdict(
        "Ludwig Erhard", "German Chancellor", "2023-05-16", told_of=("2022-02-24", "2022-02-24"), tags=now
    )
    assert found.rating is Rating.DIFFERS, "another holder is listed at that time too"
    found = verdict("Ludwig Erhard", "German Chancellor", "2023-05-16", stated=("1964-01-01", "1964-12-31"))
    assert found.rating is Rating.NO_REFERENCE


@pytest.mark.parametrize(("tags", "rating"), [((), Rating.DIFFERS), (("his",), Rating.AMBIGUOUS)])
def test_somebody_s_minister_of_before_is_asked_about_and_not_accused(
    tags: tuple[str, ...], rating: Rating
) -> None:
    merkel = person("Angela Merkel", term("Federal Chancellor of Germany", "2005-11-22", "2021-12-08"))
    assert verdict("Angela Merkel", "chancellor", "2022-05-16", merkel, tags=tags).rating is rating


def test_somebody_is_outgoing_for_some_weeks_after_the_handover() -> None:
    soon = verdict("Olaf Scholz", "outgoing German Chancellor", "2025-05-08", SCHOLZ)
    late = verdict("Olaf Scholz", "outgoing German Chancellor", "2025-09-08", SCHOLZ)
    assert (soon.rating, late.rating) == (Rating.MATCHES, Rating.DIFFERS)


def test_an_open_term_read_before_the_day_is_never_a_match() -> None:
    merz = person(
        "Friedrich Merz", term("Federal Chancellor of Germany", "2025-05-06", read=date(2025, 6, 1))
    )
    found = verdict("Friedrich Merz", "German Chancellor", "2026-02-01", merz, offices=())
    assert (found.rating, found.reason) == (Rating.AMBIGUOUS, Reason.REFERENCE_LAG)
    assert "1 June 2025" in found.explanation


def test_an_office_without_dates_is_a_question() -> None:
    undated = person("Olaf Scholz", Fact(property="position_held", value="Federal Chancellor of Germany"))
    found = verdict("Olaf Scholz", "German Chancellor", "2023-05-16", undated, offices=())
    assert (found.rating, found.reason) == (Rating.AMBIGUOUS, Reason.OFFICE_DATES)


@pytest.mark.parametrize(("day", "rating"), [("2026-01-01", Rating.MATCHES), ("2023-05-16", Rating.DIFFERS)])
def test_former_means_held_before_and_no_longer(day: str, rating: Rating) -> None:
    assert verdict("Olaf Scholz", "former German Chancellor", day, SCHOLZ).rating is rating


def test_of_a_former_holder_it_is_asked_whether_the_term_has_ended() -> None:
    open_term = person(
        "Olaf Scholz", term("Federal Chancellor of Germany", "2021-12-08", read=date(2022, 1, 1))
    )
    found = verdict("Olaf Scholz", "former German Chancellor", "2026-01-01", open_term, offices=())
    assert (found.rating, found.reason) == (Rating.AMBIGUOUS, Reason.REFERENCE_LAG)
    assert (
        "Our copy of the source is of 1 January 2022 and still lists the person in office."
        in found.explanation
    )
    assert found.explanation.endswith("Had Olaf Scholz left by 1 January 2026?")


def test_a_former_holder_whom_somebody_is_listed_to_have_followed_is_agreed() -> None:
    open_term = person(
        "Olaf Scholz", term("Federal Chancellor of Germany", "2021-12-08", read=date(2022, 1, 1))
    )
    found = verdict("Olaf Scholz", "former German Chancellor", "2026-01-01", open_term)
    assert found.rating is Rating.MATCHES
    assert "Friedrich Merz is listed after that" in found.explanation


OPEN_TERM = person("Olaf Scholz", term("Federal Chancellor of Germany", "2021-12-08", read=date(2022, 1, 1)))


@pytest.mark.parametrize(
    ("tags", "rating"),
    [
        (("was",), Rating.UNCHECKED),
        (("was", "acts"), Rating.UNCHECKED),
        (("was", "lede"), Rating.AMBIGUOUS),
        (("was", "now"), Rating.AMBIGUOUS),
    ],
)
def test_who_was_in_office_at_some_time_is_asked_about_in_the_news_only(
    tags: tuple[str, ...], rating: Rating
) -> None:
    found = verdict("Olaf Scholz", "German Chancellor", "2026-01-01", OPEN_TERM, offices=(), tags=tags)
    assert found.rating is rating


def test_of_a_holder_in_an_old_source_it_is_asked_whether_the_office_was_still_held() -> None:
    found = verdict("Olaf Scholz", "German Chancellor", "2023-01-01", OPEN_TERM, offices=())
    assert found.explanation.endswith(
        "Our copy of the source is of 1 January 2022 and still lists the person in office. "
        "Was Olaf Scholz still in office on 1 January 2023?"
    )


def test_former_before_the_only_listed_term_is_told_as_it_is() -> None:
    found = verdict("Olaf Scholz", "former German Chancellor", "2020-01-01", SCHOLZ, offices=())
    assert (found.rating, found.reason) == (Rating.AMBIGUOUS, Reason.OFFICE_DATES)
    assert "no term before 1 January 2020" in found.explanation


def test_a_dated_sentence_of_the_news_that_agrees_where_publication_does_not_is_a_question() -> None:
    found = verdict(
        "Olaf Scholz",
        "German Chancellor",
        "2025-06-01",
        SCHOLZ,
        stated=("2023-01-01", "2023-12-31"),
        tags=("lede",),
    )
    assert (found.rating, found.reason) == (Rating.AMBIGUOUS, Reason.OFFICE_DATES)


def test_a_dated_sentence_further_down_that_agrees_is_neither_asked_about_nor_ticked() -> None:
    found = verdict(
        "Olaf Scholz", "German Chancellor", "2025-06-01", SCHOLZ, stated=("2023-01-01", "2023-12-31")
    )
    assert found.rating is Rating.UNCHECKED
    assert "the time that the sentence names" in found.explanation


def test_without_a_publication_date_no_office_is_judged() -> None:
    claim = Claim(
        kind=ClaimKind.TITLE,
        quote="German Chancellor",
        start=0,
        end=17,
        subject="Olaf Scholz",
        statement="",
        asserts=read_office("German Chancellor"),
    )
    found = titles.judge(claim, (), {})
    assert found.rating is Rating.UNCHECKED
    assert "publication date" in found.explanation


def test_a_start_that_is_only_the_latest_possible_one_proves_nothing_before_it() -> None:
    seen = Fact(
        property="position_held",
        value="Deputy Minister of Foreign Affairs of Russia",
        start=PartialDate.parse("2022-12-05"),
        not_later_than=True,
        read_on=date(2022, 12, 5),
    )
    found = verdict(
        "Mikhail Galuzin",
        "Russian Deputy Foreign Minister",
        "2022-11-20",
        person("Mikhail Galuzin", seen),
        offices=(),
    )
    assert found.rating is not Rating.DIFFERS


@pytest.mark.parametrize("day", ["2025-05-07", "2025-05-20", "2024-12-01"])
def test_nobody_is_accused_for_an_office_that_the_text_says_was_given_up(day: str) -> None:
    found = verdict("Olaf Scholz", "German Chancellor", day, SCHOLZ, tags=("change", "ended"))
    assert found.rating in {Rating.MATCHES, Rating.AMBIGUOUS}


def test_an_office_given_up_when_the_reference_says_so_agrees() -> None:
    on_tuesday = ("2025-05-06", "2025-05-06")
    found = verdict(
        "Olaf Scholz", "German Chancellor", "2025-05-08", SCHOLZ, stated=on_tuesday, tags=("change", "ended")
    )
    assert found.rating is Rating.MATCHES


@pytest.mark.parametrize(
    ("stated", "tags", "rating"),
    [
        (("2021-12-08", "2021-12-08"), ("starts",), Rating.MATCHES),
        (("2021-01-01", "2021-12-31"), ("starts",), Rating.MATCHES),
        (("2021-09-26", "2021-09-26"), ("starts", "vote"), Rating.MATCHES),
        (("2021-09-26", "2021-09-26"), ("starts",), Rating.AMBIGUOUS),
        (("2018-01-01", "2018-12-31"), ("starts",), Rating.AMBIGUOUS),
    ],
)
def test_a_start_agrees_only_with_a_term_that_began_about_then(
    stated: tuple[str, str], tags: tuple[str, ...], rating: Rating
) -> None:
    found = verdict("Olaf Scholz", "German Chancellor", "2025-06-01", SCHOLZ, stated=stated, tags=tags)
    assert found.rating is rating


def test_a_start_long_ago_agrees_after_the_term_has_ended() -> None:
    found = verdict("Olaf Scholz", "German Chancellor", "2025-06-01", SCHOLZ, tags=("starts",))
    assert found.rating is Rating.MATCHES


@pytest.mark.parametrize(
    ("day", "rating"),
    [("2023-05-16", Rating.MATCHES), ("2025-06-01", Rating.MATCHES), ("2020-01-01", Rating.AMBIGUOUS)],
)
def test_was_is_true_of_a_term_that_has_begun(day: str, rating: Rating) -> None:
    assert verdict("Olaf Scholz", "German Chancellor", day, SCHOLZ, tags=("was",)).rating is rating


def test_was_with_a_time_is_judged_at_that_time() -> None:
    then = ("2015-01-01", "2016-12-31")
    found = verdict("Olaf Scholz", "German Chancellor", "2025-06-01", SCHOLZ, stated=then, tags=("was",))
    assert found.rating is Rating.DIFFERS


def test_a_minister_who_left_days_ago_in_a_sentence_of_the_change_is_asked_about() -> None:
    told = verdict("Olaf Scholz", "German Chancellor", "2025-05-08", SCHOLZ, tags=("change",))
    long_ago = verdict("Olaf Scholz", "German Chancellor", "2025-07-08", SCHOLZ, tags=("change",))
    assert told.rating is Rating.AMBIGUOUS
    assert long_ago.rating is Rating.DIFFERS


@pytest.mark.parametrize("title", ["striker", "lawyer", "company's director", "head coach", "chess champion"])
def test_an_occupation_is_unchecked_for_want_of_a_source(title: str) -> None:
    found = verdict("Olaf Scholz", title, "2023-05-16", SCHOLZ, offices=())
    assert (found.rating, found.reason) == (Rating.UNCHECKED, Reason.NO_SOURCE)


def appointed(text: str, *titles_and_names: tuple[str, str], told: Told = Told.HOLDS) -> Reading:
    """The text read with these titles beside these names, each at its next place in the text."""
    found, at = [], 0
    for title, name in titles_and_names:
        start = text.index(title, at)
        at = start + len(title)
        first = text.index(name)
        whom = Mention(
            start=first,
            end=first + len(name),
            text=name,
            label=Label.PERSON,
            subject=name,
            role=PartRole.BODY,
        )
        found.append(Appointment(start=start, end=at, office=read_office(title), person=whom, told=told))
    return replace(reading_of(text), appointments=tuple(found))


def test_an_office_said_again_in_short_is_one_claim() -> None:
    text = (
        "President Vladimir Putin spoke. Russian President Vladimir Putin left. The president of Russia sat."
    )
    read = appointed(
        text,
        ("President", "Vladimir Putin"),
        ("Russian President", "Vladimir Putin"),
        ("president of Russia", "Vladimir Putin"),
    )
    (claim,) = titles.find(read)
    assert claim.quote == "Russian President"
    assert [text[place.start : place.end] for place in claim.occurrences] == [
        "President",
        "Russian President",
        "president of Russia",
    ]


def test_a_short_form_that_could_be_either_of_two_offices_stays_by_itself() -> None:
    text = "Swiss President Ann Lee, once Austrian President, spoke. President Ann Lee left."
    read = appointed(
        text, ("Swiss President", "Ann Lee"), ("Austrian President", "Ann Lee"), ("President", "Ann Lee")
    )
    assert [claim.quote for claim in titles.find(read)] == [
        "Swiss President",
        "Austrian President",
        "President",
    ]


def test_of_an_occupation_no_source_is_asked() -> None:
    read = appointed("The striker Ann Lee scored.", ("striker", "Ann Lee"))
    (claim,) = titles.find(read)
    assert titles.ask(claim, read) == ()
    assert claim.statement == "Ann Lee is described as: striker."


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (Told.STARTS, "took up the office"),
        (Told.ENDED, "gave up the office"),
        (Told.WAS, "held the office"),
        (Told.WILL, "is to hold the office"),
    ],
)
def test_the_statement_says_what_the_verb_says(told: Told, words: str) -> None:
    read = appointed("Ann Lee, Swiss President, spoke.", ("Swiss President", "Ann Lee"), told=told)
    (claim,) = titles.find(read)
    assert claim.statement.startswith(f"Ann Lee {words}")


@pytest.mark.parametrize(
    ("stated", "day", "rating"),
    [
        (("2023-01-01", "2023-12-31"), "2025-09-01", Rating.MATCHES),
        (("2019-03-01", "2019-03-31"), "2025-09-01", Rating.DIFFERS),
        (("2019-03-01", "2019-03-31"), "2023-05-16", Rating.AMBIGUOUS),
        (("1998-03-01", "1998-03-31"), "2023-05-16", Rating.MATCHES),
        (("2021-01-01", "2021-12-01"), "2023-05-16", Rating.MATCHES),
    ],
)
def test_a_sentence_that_settles_its_time_is_judged_at_it(
    stated: tuple[str, str], day: str, rating: Rating
) -> None:
    found = verdict("Olaf Scholz", "German Chancellor", day, SCHOLZ, stated=stated, tags=("settled",))
    assert found.rating is rating


def test_a_date_that_may_belong_to_another_thing_does_not_question_the_present_office() -> None:
    then = ("2015-01-01", "2015-12-31")
    assert (
        verdict("Olaf Scholz", "German Chancellor", "2023-05-16", SCHOLZ, stated=then).rating
        is Rating.MATCHES
    )


def test_whoever_resigned_stays_until_the_successor_comes() -> None:
    found = verdict("Olaf Scholz", "chancellor", "2024-12-17", SCHOLZ, tags=("change", "ended"))
    assert found.rating is Rating.MATCHES


def test_whoever_is_to_become_it_has_a_term_that_begins_soon() -> None:
    soon = verdict("Olaf Scholz", "German Chancellor", "2021-11-25", SCHOLZ, tags=("starts",))
    assert soon.rating is Rating.MATCHES


def test_a_start_in_the_news_of_somebody_who_left_long_ago_is_asked_about() -> None:
    found = verdict("Olaf Scholz", "German Chancellor", "2025-06-01", SCHOLZ, tags=("starts", "now"))
    assert found.rating is Rating.AMBIGUOUS


def read_with(text: str, *appointments: tuple[str, str, Told]) -> Reading:
    """Each title beside the next mention of a person of one subject: the last word of the first one."""
    found, at = [], 0
    subject = appointments[0][1]
    for title, name, told in appointments:
        start = text.index(title, at)
        who = text.index(name, start)
        at = who + len(name)
        whom = Mention(start=who, end=at, text=name, label=Label.PERSON, subject=subject, role=PartRole.BODY)
        found.append(
            Appointment(
                start=start, end=start + len(title), office=read_office(title), person=whom, told=told
            )
        )
    return replace(reading_of(text), appointments=tuple(found))


def test_president_in_short_after_former_president_is_courtesy() -> None:
    text = "The former president Ann Lee spoke. President Lee left."
    read = read_with(text, ("former president", "Ann Lee", Told.HOLDS), ("President", "Lee", Told.HOLDS))
    assert ["courtesy" in claim.tags for claim in titles.find(read)] == [False, True]


def test_the_full_name_with_the_title_is_no_courtesy() -> None:
    text = "The former president Ann Lee spoke. President Ann Lee left."
    read = read_with(text, ("former president", "Ann Lee", Told.HOLDS), ("President", "Ann Lee", Told.HOLDS))
    assert not any("courtesy" in claim.tags for claim in titles.find(read))


def test_a_title_by_courtesy_agrees_with_the_former_office() -> None:
    found = verdict("Olaf Scholz", "Chancellor", "2025-09-01", SCHOLZ, tags=("courtesy",))
    assert found.rating is Rating.MATCHES


def test_who_holds_an_office_is_asked_before_who_was_named_to_it() -> None:
    text = "Ann Lee was named Swiss President. Swiss President Ann Lee spoke."
    read = appointed(text, ("Swiss President", "Ann Lee"), told=Told.STARTS)
    holds = appointed(text, ("Swiss President", "Ann Lee"), ("Swiss President", "Ann Lee")).appointments[1]
    (claim,) = titles.find(replace(read, appointments=(*read.appointments, holds)))
    assert "starts" not in claim.tags


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("Tesla chief executive", [EntityKind.PERSON, EntityKind.OFFICE, EntityKind.ORGANISATION]),
        ("Swiss President", [EntityKind.PERSON, EntityKind.OFFICE]),
        ("NATO spokesperson", [EntityKind.PERSON, EntityKind.OFFICE]),
    ],
)
def test_of_the_head_of_an_organisation_its_own_entry_is_asked(title: str, asked: list[EntityKind]) -> None:
    read = appointed(f"{title} Ann Lee spoke.", (title, "Ann Lee"))
    (claim,) = titles.find(read)
    assert [query.about for query in titles.ask(claim, read)] == asked


@pytest.mark.parametrize("title", ["then-president of Armenia", "former Armenian president"])
def test_of_a_past_office_the_country_is_checked_whatever_the_time(title: str) -> None:
    held = person("Mikheil Saakashvili", term("President of Georgia", "2004-01-25", "2013-11-17"))
    found = verdict("Mikheil Saakashvili", title, "2018-08-08", held, offices=())
    assert (found.rating, found.reason) == (Rating.DIFFERS, Reason.OFFICE)
    assert found.correction == title.replace("Armenia", "Georgia")


def test_a_past_office_of_another_kind_is_not_found_rather_than_wrong() -> None:
    held = person("Mikheil Saakashvili", term("President of Georgia", "2004-01-25", "2013-11-17"))
    found = verdict("Mikheil Saakashvili", "former governor of Odesa", "2018-08-08", held, offices=())
    assert found.rating is Rating.NO_REFERENCE


def test_then_is_asked_about_where_every_time_told_of_is_far_from_the_term() -> None:
    found = verdict(
        "Olaf Scholz",
        "then chancellor of Germany",
        "2026-01-10",
        SCHOLZ,
        told_of=("2008-07-09",),
        tags=("then dated",),
    )
    assert (found.rating, found.reason) == (Rating.AMBIGUOUS, Reason.OFFICE_DATES)
    assert "Angela Merkel held it" in found.explanation


def test_then_is_left_alone_where_the_paragraph_tells_of_a_time_near_the_term() -> None:
    found = verdict(
        "Olaf Scholz",
        "then chancellor of Germany",
        "2026-01-10",
        SCHOLZ,
        told_of=("2021-10-20",),
        tags=("then dated",),
    )
    assert found.rating is Rating.UNCHECKED


@pytest.mark.parametrize("title", ["then foreign minister of Austria", "then Dutch foreign minister"])
def test_nobody_is_ever_the_minister_of_two_countries(title: str) -> None:
    known = person(
        "Annalena Baerbock", term("Minister for Foreign Affairs of Germany", "2021-12-08", "2025-05-06")
    )
    found = verdict("Annalena Baerbock", title, "2026-01-10", known, offices=())
    assert (found.rating, found.reason) == (Rating.DIFFERS, Reason.OFFICE)


def test_the_day_after_a_handover_is_not_asked_about_where_the_paragraph_tells_of_the_day_before() -> None:
    found = verdict(
        "Olaf Scholz", "chancellor of Germany", "2025-05-07", SCHOLZ, told_of=("2025-05-05",), tags=("lede",)
    )
    assert found.rating is Rating.UNCHECKED


def test_a_time_before_the_listed_terms_with_no_other_holder_is_a_question() -> None:
    found = verdict(
        "Olaf Scholz",
        "chancellor of Germany",
        "2026-01-10",
        SCHOLZ,
        stated=("1974-01-01", "1977-12-31"),
        tags=("was",),
    )
    assert (found.rating, found.correction) == (Rating.AMBIGUOUS, None)
    assert "Is a term missing" in found.explanation
