from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from checks.compare.identity import identify
from checks.kinds import names
from checks.model import (
    Claim,
    ClaimKind,
    Entity,
    EntityKind,
    FoundBy,
    Lookup,
    LookupState,
    PartRole,
    Query,
    Rating,
    Reason,
    Verdict,
)
from checks.reading import Accusation, Label, Mention
from tests.checks.kinds.readings import reading_of
from tests.checks.kinds.references import answered, person, term

DAY = date(2023, 5, 16)
BLINKEN = person(
    "Antony Blinken",
    term("United States Secretary of State", "2021-01-26", "2025-01-20"),
    aliases=("Tony Blinken", "Anthony Blinken", "Antony J. Blinken"),
    qid="Q7821917",
)
GALUZIN = person("Mikhail Galuzin", term("Deputy Minister of Foreign Affairs of Russia", "2022-11"))


def verdict(
    subject: str,
    *entities: Entity,
    context: tuple[str, ...] = (),
    role: PartRole = PartRole.BODY,
    found_by: FoundBy = FoundBy.SURNAME,
) -> Verdict:
    query = Query(about=EntityKind.PERSON, subject=subject, as_of=DAY, context=context)
    lookups = (answered(query, *entities, found_by=found_by),)
    return names.judge(claim(subject, role), lookups, {query: identify(query, lookups)})


def claim(subject: str, role: PartRole = PartRole.BODY) -> Claim:
    return Claim(
        kind=ClaimKind.NAME,
        quote=subject,
        start=0,
        end=len(subject),
        subject=subject,
        statement=f"The person named is {subject}.",
        role=role,
    )


@pytest.mark.parametrize("written", ["Antony Blinken", "Tony Blinken", "Antony J. Blinken"])
def test_a_label_or_a_short_form_agrees_and_shows_where_it_was_read(written: str) -> None:
    found = verdict(written, BLINKEN, found_by=FoundBy.ALIAS)
    assert found.rating is Rating.MATCHES
    assert found.evidence[0].url == "https://register.example/terms"


def test_an_alias_that_respells_a_token_differs_once_the_office_says_who_is_meant() -> None:
    found = verdict("Anthony Blinken", BLINKEN, context=("US Secretary of State",), found_by=FoundBy.ALIAS)
    assert (found.rating, found.reason) == (Rating.DIFFERS, Reason.SPELLING)
    assert found.correction == "Antony Blinken"


def test_without_any_context_a_respelling_is_only_a_question() -> None:
    found = verdict("Anthony Blinken", BLINKEN, found_by=FoundBy.ALIAS)
    assert (found.rating, found.reason) == (Rating.AMBIGUOUS, Reason.SPELLING)


def test_a_name_of_another_language_is_a_transliteration() -> None:
    found = verdict("Mykhailo Galuzin", GALUZIN, context=("Russian Deputy Foreign Minister", "russia"))
    assert (found.rating, found.reason) == (Rating.DIFFERS, Reason.TRANSLITERATION)
    assert found.correction == "Mikhail Galuzin"


def test_a_middle_name_of_the_reference_is_not_forced_on_the_text() -> None:
    full = person(
        "Mikhail Yuryevich Galuzin", term("Deputy Minister of Foreign Affairs of Russia", "2022-11")
    )
    found = verdict("Mykhailo Galuzin", full, context=("Russian Deputy Foreign Minister",))
    assert found.correction == "Mikhail Galuzin"


def test_someone_else_of_the_family_is_not_found_rather_than_wrong() -> None:
    found = verdict("Hunter Biden", person("Joe Biden", term("President of the United States", "2021-01-20")))
    assert found.rating is Rating.NO_REFERENCE


def test_two_people_of_one_name_are_both_shown() -> None:
    elder, younger = person("Ivan Petrov", qid="Q1"), person("Ivan Petrov", qid="Q2")
    found = verdict("Ivan Petrov", elder, younger, found_by=FoundBy.LABEL)
    assert (found.rating, found.reason) == (Rating.AMBIGUOUS, Reason.SEVERAL_CANDIDATES)
    assert len(found.evidence) == 2


def test_the_office_in_the_text_decides_between_namesakes() -> None:
    minister = person("Ivan Petrov", term("Minister of Finance of Norway", "2020"), qid="Q1")
    writer = person("Ivan Petrov", qid="Q2")
    found = verdict(
        "Ivan Petrov", minister, writer, context=("Norwegian Finance Minister",), found_by=FoundBy.LABEL
    )
    assert found.rating is Rating.MATCHES


def test_a_credit_is_never_more_than_not_found() -> None:
    found = verdict("Sergei Bobylev", person("Sergey Bobylev"), role=PartRole.CREDIT, found_by=FoundBy.ALIAS)
    assert found.rating is Rating.NO_REFERENCE


def test_silence_of_all_sources_is_not_found() -> None:
    assert verdict("Ana Ruiz").rating is Rating.NO_REFERENCE


def test_a_source_that_failed_makes_the_name_unchecked() -> None:
    query = Query(about=EntityKind.PERSON, subject="Ana Ruiz")
    failed = Lookup(
        query=query, source="wikipedia", state=LookupState.FAILED, why=Reason.OUTAGE, detail="503"
    )
    lookups = (answered(query), failed)
    found = names.judge(claim("Ana Ruiz"), lookups, {query: identify(query, lookups)})
    assert (found.rating, found.reason) == (Rating.UNCHECKED, Reason.OUTAGE)


def test_only_the_one_who_is_accused_is_tagged_for_a_persons_eye() -> None:
    text = "Bernie Madoff was convicted of fraud. Denny Chin was the judge."
    madoff, chin = (
        Mention(
            start=text.index(name),
            end=text.index(name) + len(name),
            text=name,
            label=Label.PERSON,
            subject=name,
            role=PartRole.BODY,
        )
        for name in ("Bernie Madoff", "Denny Chin")
    )
    accusation = Accusation(start=18, end=27, person=madoff, role=PartRole.BODY)
    reading = replace(reading_of(text), mentions=(madoff, chin), accusations=(accusation,))
    assert [claim.tags for claim in names.find(reading)] == [("legal",), ()]
