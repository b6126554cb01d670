"""What the reader finds in running text, with the real language model."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checks.article import from_text
from checks.errors import Unreadable
from checks.kinds import titles as titles_kind
from checks.language import SpacyRecogniser, read
from checks.model import PartRole, Tense
from checks.reading import Reading

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def reading(text: str, recogniser: SpacyRecogniser) -> Reading:
    return read(from_text(text, retrieved_at=NOON, published=date(2026, 3, 4)), recogniser)


def titles(text: str, recogniser: SpacyRecogniser) -> list[tuple[str, str]]:
    found = reading(text, recogniser).appointments
    return [(text[one.start : one.end], one.person.subject) for one in found]


def test_every_bare_surname_is_linked_to_the_full_name(recogniser: SpacyRecogniser) -> None:
    text = "Antony Blinken flew to Rome on Monday. Blinken met the press there. The trip was Blinken’s third."
    subjects = [mention.subject for mention in reading(text, recogniser).persons()]
    assert subjects == ["Antony Blinken"] * 3


def test_a_family_name_that_comes_first_is_the_short_form(recogniser: SpacyRecogniser) -> None:
    text = "Chinese President Xi Jinping spoke for an hour. Xi then left for Beijing."
    subjects = {mention.subject for mention in reading(text, recogniser).persons()}
    assert subjects == {"Xi Jinping"}


def test_a_name_is_not_cut_after_its_particle(recogniser: SpacyRecogniser) -> None:
    text = "European Commission president Ursula von der Leyen spoke first. Mohammed bin Salman stayed away."
    subjects = [mention.subject for mention in reading(text, recogniser).persons()]
    assert subjects == ["Ursula von der Leyen", "Mohammed bin Salman"]


def test_the_name_in_a_photo_credit_is_marked_as_a_credit(recogniser: SpacyRecogniser) -> None:
    text = (
        "The port was closed for two days this week, officials said.\n\nPhoto: Sergey Ivanov / Coast Agency"
    )
    named = [mention for mention in reading(text, recogniser).persons() if mention.role is PartRole.CREDIT]
    assert [mention.text for mention in named] == ["Sergey Ivanov"]


def test_countries_products_and_role_words_are_no_people(recogniser: SpacyRecogniser) -> None:
    text = (
        "The Prime Minister of Norway said that Safari is still behind Chrome. President of what, he asked."
    )
    assert reading(text, recogniser).persons() == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "US Secretary of State Antony Blinken arrived on Tuesday.",
            [("US Secretary of State", "Antony Blinken")],
        ),
        (
            "Russian Deputy Foreign Minister Mikhail Galuzin said so.",
            [("Russian Deputy Foreign Minister", "Mikhail Galuzin")],
        ),
        (
            "Giorgia Meloni, the Italian prime minister, said she would come.",
            [("Italian prime minister", "Giorgia Meloni")],
        ),
        (
            "Norway's prime minister, Jonas Gahr Store, said on Friday that talks went on.",
            [("Norway's prime minister", "Jonas Gahr Store")],
        ),
        (
            "The president of France, Emmanuel Macron, left early.",
            [("president of France", "Emmanuel Macron")],
        ),
        (
            "Jens Stoltenberg, 64, secretary general of NATO, told reporters nothing.",
            [("secretary general of NATO", "Jens Stoltenberg")],
        ),
        (
            "Spanish Prime Minister Pedro Sánchez, Japanese Prime Minister Fumio Kishida and others met.",
            [("Spanish Prime Minister", "Pedro Sánchez"), ("Japanese Prime Minister", "Fumio Kishida")],
        ),
        ("Officials said Emmanuel Macron would speak.", []),
        (
            "Germany's president, Frank-Walter Steinmeier, the Israeli president, Isaac Herzog, and others came.",
            [("Germany's president", "Frank-Walter Steinmeier"), ("Israeli president", "Isaac Herzog")],
        ),
        (
            "President Biden, the French president, Emmanuel Macron, and Olaf Scholz, the chancellor, met.",
            [("President", "Biden"), ("French president", "Emmanuel Macron"), ("chancellor", "Olaf Scholz")],
        ),
        (
            "Joe Biden, the US president, Justin Trudeau, the Canadian prime minister, and others spoke.",
            [("US president", "Joe Biden"), ("Canadian prime minister", "Justin Trudeau")],
        ),
        (
            "Margaret Thatcher, prime minister between 1979 and 1990, resigned.",
            [("prime minister", "Margaret Thatcher")],
        ),
    ],
)
def test_titles_stand_before_or_after_the_name(
    text: str, expected: list[tuple[str, str]], recogniser: SpacyRecogniser
) -> None:
    assert titles(text, recogniser) == expected


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("In 2015, President Barack Obama spoke in Havana.", 2015),
        ("President Barack Obama visited Havana in March 2016.", 2016),
        ("Greek premier Kyriakos Mitsotakis met Donald Tusk, Council president in 2014.", None),
        ("Chinese President Xi Jinping, who visited Peru in 2016, sent a letter.", None),
    ],
)
def test_only_a_date_of_the_same_clause_dates_an_office(
    text: str, year: int | None, recogniser: SpacyRecogniser
) -> None:
    claim = titles_kind.find(reading(text, recogniser))[0]
    assert (claim.stated.first.year if claim.stated else None) == year


def test_an_office_that_somebody_was_in_is_a_former_one(recogniser: SpacyRecogniser) -> None:
    text = "Dmitry Medvedev, who was president of Russia in 2009, called it a mistake."
    (appointment,) = reading(text, recogniser).appointments
    assert appointment.office.tense is Tense.FORMER
    assert text[appointment.start : appointment.end] == "president of Russia"


def test_a_quotation_knows_its_speaker(recogniser: SpacyRecogniser) -> None:
    text = (
        "“We will not leave the table,” Emmanuel Macron said on Friday.\n\n"
        "“The talks go on,” he added.\n\n“No comment,” according to the ministry."
    )
    speakers = [quotation.speaker for quotation in reading(text, recogniser).quotations]
    assert speakers == ["Emmanuel Macron", "Emmanuel Macron", "the ministry"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=200).filter(str.strip))
def test_any_text_is_read_and_every_span_quotes_it(recogniser: SpacyRecogniser, noise: str) -> None:
    text = f"President Emmanuel Macron said: {noise}"
    article = from_text(text, retrieved_at=NOON, published=date(2026, 3, 4))
    for mention in read(article, recogniser).mentions:
        assert article.text[mention.start : mention.end] == mention.text


def test_a_word_too_long_for_the_model_moves_no_offset(recogniser: SpacyRecogniser) -> None:
    text = (
        "The harbour was quiet that day. " * 700
        + f"See {'a' * 5_000} first. Then German Chancellor Olaf Scholz spoke to Antony Blinken in Berlin."
    )
    found = reading(text, recogniser)
    assert {text[one.start : one.end] for one in found.persons()} >= {"Olaf Scholz"}


def test_an_endless_paragraph_is_read_in_strips_to_its_end(recogniser: SpacyRecogniser) -> None:
    text = "The harbour was quiet that day. " * 700 + "German Chancellor Olaf Scholz spoke to Antony Blinken."
    found = reading(text, recogniser)
    assert len(found.paragraphs) == 1
    assert "Olaf Scholz" in {text[one.start : one.end] for one in found.persons()}
    assert all(text[token.start : token.end] == token.text for token in found.tokens)


def test_a_text_of_marks_is_no_story(recogniser: SpacyRecogniser) -> None:
    article = from_text("A story. " * 18_000, retrieved_at=NOON)
    text = article.text.replace("story", "“ ” ! ?")
    with pytest.raises(Unreadable, match="not the text of a story"):
        read(replace(article, text=text, parts=(replace(article.parts[0], end=len(text)),)), recogniser)


def test_a_byline_made_to_be_slow_is_no_credit() -> None:
    text = "By " + "A" * 300 + "!"
    story = "The harbour was quiet that day. " * 100
    assert from_text(f"{text}\n\n{story}", retrieved_at=NOON).parts[0].role is PartRole.BODY
