from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from checks.compare.identity import identify
from checks.compare.names import in_written_shape
from checks.kinds import names
from checks.model import (
    Claim,
    ClaimKind,
    Entity,
    EntityKind,
    FoundBy,
    Lookup,
    LookupState,
    Name,
    NameForm,
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
    holds: tuple[str, ...] = (),
) -> Verdict:
    query = Query(about=EntityKind.PERSON, subject=subject, as_of=DAY, context=context, holds=holds)
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
    assert found.explanation == "Do you mean Antony Blinken?"


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


def test_a_name_that_several_people_bear_agrees_and_shows_them() -> None:
    elder, younger = person("Ivan Petrov", qid="Q1"), person("Ivan Petrov", qid="Q2")
    found = verdict("Ivan Petrov", elder, younger, found_by=FoundBy.LABEL)
    assert found.rating is Rating.MATCHES
    assert len(found.evidence) == 2


def test_two_people_who_could_both_be_misspelt_are_both_shown() -> None:
    elder = person("Josef Kolarik", term("Mayor of Brno", "2014", "2018"), qid="Q1")
    younger = person("Jozef Kolarik", term("Mayor of Brno", "2018", "2026"), qid="Q2")
    found = verdict("Joszef Kolarik", elder, younger, context=("Mayor of Brno",))
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


def test_the_ukrainian_form_of_a_russians_name_is_called_that() -> None:
    found = verdict("Mykhailo Galuzin", GALUZIN, context=("Russian Deputy Foreign Minister", "russia"))
    assert "Ukrainian form" in found.explanation


def test_a_romanisation_of_the_native_name_is_a_question_of_style() -> None:
    native = Name(text="Андрій Садовий", form=NameForm.LABEL, language="uk")
    mayor = person("Andriy Sadovyi", term("Mayor of Lviv", "2006"))
    mayor = replace(mayor, names=(*mayor.names, native))
    found = verdict("Andrii Sadovyy", mayor, context=("Mayor of Lviv", "lviv"))
    assert (found.rating, found.reason) == (Rating.DIFFERS, Reason.TRANSLITERATION)


def test_a_romanisation_without_any_context_is_not_flagged() -> None:
    lavrov = person("Sergey Lavrov", term("Minister of Foreign Affairs of Russia", "2004"))
    assert verdict("Sergei Lavrov", lavrov).rating is Rating.NO_REFERENCE


def test_the_ukrainian_form_of_a_russians_name_is_asked_about_without_any_context() -> None:
    found = verdict("Mykhailo Galuzin", GALUZIN)
    assert (found.rating, found.reason) == (Rating.AMBIGUOUS, Reason.TRANSLITERATION)
    assert found.explanation == "Do you mean Mikhail Galuzin?"


def test_of_another_romanisation_it_is_said_that_it_may_be_kept_as_style() -> None:
    president = replace(person("Masoud Pezeshkian"), description="Iranian politician")
    found = verdict("Massoud Pezeshkian", president)
    assert (found.rating, found.reason) == (Rating.AMBIGUOUS, Reason.TRANSLITERATION)
    assert found.explanation == (
        "The reference spells the name Masoud Pezeshkian (Iranian politician). Keep Massoud if that is your style."
    )


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("Ingrid Bergman", "Ingmar Bergman"),
        ("Kiri Allan", "Kiritapu Allan"),
        ("Ali Abdullah Saleh", "Ali Akbar Salehi"),
    ],
)
def test_others_whose_names_are_alike_are_not_offered(written: str, label: str) -> None:
    assert verdict(written, person(label)).rating is Rating.NO_REFERENCE


def test_a_name_that_only_leads_to_somebody_called_otherwise_is_neither_right_nor_wrong() -> None:
    found = verdict("Marta Osterman", person("Duchess of Ald"), found_by=FoundBy.REDIRECT)
    assert found.rating is Rating.NO_REFERENCE
    assert "Duchess of Ald" in found.explanation


MACRON = person("Emmanuel Macron", term("President of France", "2017-05-14", "2027-05-13"))


def test_another_given_name_with_the_office_is_another_person() -> None:
    found = verdict("Robert Macron", MACRON, context=("French President",), holds=("French President",))
    assert (found.rating, found.reason) == (Rating.DIFFERS, Reason.OTHER_PERSON)
    assert found.correction == "Emmanuel Macron"
    assert found.evidence[0].valid_from == "2017-05-14"


@pytest.mark.parametrize(
    ("written", "label", "shape"),
    [
        ("Blinkin", "Antony Blinken", "Blinken"),
        ("Antony Blinkin", "Antony John Blinken", "Antony Blinken"),
        ("Xi Jingping", "Xi Jinping", "Xi Jinping"),
        ("Kim Jong-umm", "Kim Jong Un", "Kim Jong Un"),
        ("Abdelfatah Sissi", "Abdel Fattah el-Sisi", "Abdel Fattah el-Sisi"),
        ("Pedro Sanches", "Pedro Sánchez Pérez-Castejón", "Pedro Sánchez"),
        ("Ursula van der Leyen", "Ursula von der Leyen", "Ursula von der Leyen"),
    ],
)
def test_a_correction_has_the_shape_of_what_is_written(written: str, label: str, shape: str) -> None:
    assert in_written_shape(written, label) == shape


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


def test_a_broken_word_is_wrong_whoever_of_a_family_is_meant() -> None:
    found = verdict("Georgge Bush", person("George H. W. Bush", qid="Q1"), person("George W. Bush", qid="Q2"))
    assert (found.rating, found.reason) == (Rating.DIFFERS, Reason.SPELLING)
    assert found.correction == "George Bush"


def test_a_doubled_letter_in_a_chinese_name_is_a_misspelling_and_no_transliteration() -> None:
    jiang = person("Jiang Zemin", term("President of China", "1993-03-27", "2003-03-15"))
    found = verdict("Jiang Zemmin", jiang, context=("Chinese president",))
    assert (found.rating, found.reason) == (Rating.DIFFERS, Reason.SPELLING)
    other = verdict("Zhou Enlai", person("Chou En-lai", term("Premier of China", "1949", "1976")))
    assert other.reason is not Reason.SPELLING


def test_a_slip_in_a_name_that_stands_beside_the_label_is_corrected_by_that_name() -> None:
    pope = replace(
        person("Pope John Paul II", term("Pope", "1978-10-16", "2005-04-02")),
        names=(Name(text="John Paul II", form=NameForm.ALIAS),),
    )
    found = verdict("John Paaul II", pope, context=("Pope",))
    assert (found.rating, found.correction) == (Rating.DIFFERS, "John Paul II")


def test_another_given_name_beside_a_bare_office_without_a_country_is_a_question() -> None:
    merkel = person("Angela Merkel", term("Chancellor of Germany", "2005-11-22", "2030-01-01"))
    found = verdict("Ute Merkel", merkel, holds=("Chancellor",))
    assert (found.rating, found.reason) == (Rating.AMBIGUOUS, Reason.OTHER_PERSON)
    sure = verdict("Ute Merkel", merkel, holds=("Chancellor of Germany",))
    assert sure.rating is Rating.DIFFERS
