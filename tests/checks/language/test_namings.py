"""Organisations, places and events of running text, with the real language model."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checks.article import from_text
from checks.language import SpacyRecogniser, read
from checks.reading import Label, Naming

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def namings(text: str, recogniser: SpacyRecogniser) -> tuple[Naming, ...]:
    return read(from_text(text, retrieved_at=NOON, published=date(2026, 3, 4)), recogniser).namings


def told(text: str, recogniser: SpacyRecogniser, label: Label = Label.ORGANISATION) -> list[str]:
    return [one.text for one in namings(text, recogniser) if one.told and one.label is label]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Bank of England raised rates on Thursday.", ["Bank of England"]),
        ("Researchers at the University of Otago agreed.", ["University of Otago"]),
        ("The Natural Environment Research Council paid for it.", ["Natural Environment Research Council"]),
        (
            "The Department of Health and Social Care and the Ministry of Defence will share the cost.",
            ["Department of Health and Social Care", "Ministry of Defence"],
        ),
        (
            "Nigeria's Economic and Financial Crimes Commission arrested a man.",
            ["Economic and Financial Crimes Commission"],
        ),
        (
            "Shares of Halfords Group plc and Deutsche Bank AG fell.",
            ["Halfords Group plc", "Deutsche Bank AG"],
        ),
        (
            "He heard it at Snaresbrook crown court, Essex police said.",
            ["Snaresbrook crown court", "Essex police"],
        ),
        ("They lost to Norwich City and then to Borussia Dortmund.", ["Norwich City", "Borussia Dortmund"]),
        ("She was taken to King's College Hospital in the night.", ["King's College Hospital"]),
        ("The Securities and Exchange Commission sued the firm.", ["Securities and Exchange Commission"]),
        ("He met the Orange Democratic Movement in Kisumu.", ["Orange Democratic Movement"]),
        ("Mexico's Sinaloa Cartel was named by prosecutors.", ["Sinaloa Cartel"]),
        ("Both novels came out with Faber & Faber last year.", ["Faber & Faber"]),
        ("The England and Wales Cricket Board named no one.", ["England and Wales Cricket Board"]),
        ("The Board of Control for Cricket in India said no.", ["Board of Control for Cricket in India"]),
        (
            "Pupils of the Houston Independent School District stayed away.",
            ["Houston Independent School District"],
        ),
        (
            "Half was paid by New York’s Andy Warhol Foundation for the Visual Arts.",
            ["Andy Warhol Foundation for the Visual Arts"],
        ),
        ("He is at Colorado State University of the US.", ["Colorado State University"]),
        ("At 09:32 BST British Airways cancelled all flights.", ["British Airways"]),
    ],
)
def test_a_body_is_told_by_its_own_words(text: str, expected: list[str], recogniser: SpacyRecogniser) -> None:
    assert told(text, recogniser) == expected


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("China’s Ministry of Foreign Affairs said so on Monday.", "Ministry of Foreign Affairs", "China"),
        ("The Kenyan Ministry of Health sent doctors.", "Kenyan Ministry of Health", "Kenyan"),
        ("Russia's Foreign Ministry declined to comment.", "Foreign Ministry", "Russia"),
    ],
)
def test_the_country_beside_a_body_says_whose_it_is(
    text: str, name: str, country: str, recogniser: SpacyRecogniser
) -> None:
    (one,) = namings(text, recogniser)
    assert (one.text, one.country) == (name, country)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A boat sank on Lake Albert near the Feather River.", ["Lake Albert", "Feather River"]),
        ("The road through Butte County was shut.", ["Butte County"]),
        ("Troops moved into Zamfara state at dawn.", ["Zamfara state"]),
        ("The crowd at the King Power Stadium sang.", ["King Power Stadium"]),
        ("The ship was seen in the Gulf of Aden.", ["Gulf of Aden"]),
        ("Water rose behind the Three Gorges Dam again.", ["Three Gorges Dam"]),
        ("It is in the London Borough of Hillingdon.", ["London Borough of Hillingdon"]),
    ],
)
def test_a_place_is_told_by_its_own_words(
    text: str, expected: list[str], recogniser: SpacyRecogniser
) -> None:
    assert told(text, recogniser, Label.PLACE) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He fought in the Battle of Monte Cassino as a boy.", ["Battle of Monte Cassino"]),
        ("The film opens the Cannes Film Festival in May.", ["Cannes Film Festival"]),
        ("Leaders flew in for the China-Central Asia summit.", ["China-Central Asia summit"]),
    ],
)
def test_an_event_is_told_by_its_own_words(
    text: str, expected: list[str], recogniser: SpacyRecogniser
) -> None:
    assert told(text, recogniser, Label.EVENT) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Washington and Moscow traded threats while Beijing looked on.",
        "The Supreme Court ruled. Parliament was silent. The Commission appealed.",
        "Labour and the Conservatives said that the Treasury was wrong.",
        "The Fed held rates, Reuters and the New York Times reported.",
        "The US Secretary of State, Antony Blinken, met the Russian foreign minister.",
        "Follow the latest live on NEWSPORTAL.RO and on daily.example.",
        "The British, the French and Central Asian leaders agreed.",
        "The Prime Minister told the Council that the Party would win.",
        "President Emmanuel Macron, Olaf Scholz and Rishi Sunak walked in.",
        "It was signed by Kazakhstan, Uzbekistan + USA in Paris.",
        "Families from North and South Korea met at the Art Gallery.",
        "He studies Social Science and the Visual Arts.",
    ],
)
def test_what_everybody_knows_is_no_candidate(text: str, recogniser: SpacyRecogniser) -> None:
    assert namings(text, recogniser) == ()


def test_an_agency_in_a_credit_is_no_candidate(recogniser: SpacyRecogniser) -> None:
    text = "The port was closed for two days, officials said.\n\nPhoto: Sergey Ivanov / Coast Press Agency"
    assert namings(text, recogniser) == ()


def test_letters_are_linked_to_what_they_stand_for(recogniser: SpacyRecogniser) -> None:
    text = "The Office for National Statistics (ONS) said prices fell.\n\nEconomists trust the ONS more than most."
    assert {one.subject for one in namings(text, recogniser)} == {"Office for National Statistics"}


def test_letters_far_from_their_words_are_linked_by_the_initials(recogniser: SpacyRecogniser) -> None:
    text = (
        "The CSTO sent envoys on Monday, and the CSTO called it a success.\n\n"
        "Nobody else spoke for the Collective Security Treaty Organization."
    )
    assert {one.subject for one in namings(text, recogniser)} == {"Collective Security Treaty Organization"}


def test_a_headline_in_title_case_makes_no_names(recogniser: SpacyRecogniser) -> None:
    text = "Big Bank Trust Falls As Harbour Board Quits\n\nThe head of the lender said that little was lost."
    assert namings(text, recogniser) == ()


def test_no_name_goes_on_over_a_weekday(recogniser: SpacyRecogniser) -> None:
    text = "She told the Royal Academy of Arts on Thursday that it was done."
    assert told(text, recogniser) == ["Royal Academy of Arts"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=200).filter(str.strip))
def test_every_span_quotes_the_text_whatever_it_holds(recogniser: SpacyRecogniser, noise: str) -> None:
    article = from_text(
        f"The Bank of {noise} University (ABC), {noise}, the capital of Peru,. , Chad", retrieved_at=NOON
    )
    reading = read(article, recogniser)
    for one in reading.namings:
        assert article.text[one.start : one.end] == one.text
    for other in (*reading.expansions, *reading.enumerations, *reading.placings):
        assert 0 <= other.start < other.end <= len(article.text)


@pytest.mark.parametrize(
    "text",
    [
        "Parliament passed the Artificial Intelligence Act in March, and it binds every firm.",
        "Her novel “Eight Months on Ghazzah Street” came out in 1988.",
        "He directed the film “Battle of the River Plate” after the war.",
    ],
)
def test_what_stands_in_the_name_of_a_work_or_law_is_no_body_or_place(
    text: str, recogniser: SpacyRecogniser
) -> None:
    assert namings(text, recogniser) == ()


def test_a_body_named_beside_a_law_is_still_found(recogniser: SpacyRecogniser) -> None:
    text = "The Bank of England was made free by the Bank of England Act 1998."
    assert told(text, recogniser) == ["Bank of England"]


@pytest.mark.parametrize(
    "text", ["Her last volume, The Mirror & the Light, won nothing.", "He sang Heaven & the Sea to them all."]
)
def test_two_things_joined_with_the_article_are_no_firm(text: str, recogniser: SpacyRecogniser) -> None:
    assert told(text, recogniser) == []


@pytest.mark.parametrize(
    "name",
    ["European Bank for Reconstruction and Develpment (EBRD)", "World Fund for Wildlife and Animls (WFWA)"],
)
def test_a_name_goes_on_to_the_letters_that_explain_it(name: str, recogniser: SpacyRecogniser) -> None:
    assert told(f"The {name} lent money.", recogniser)[0] == name.split(" (", maxsplit=1)[0]
