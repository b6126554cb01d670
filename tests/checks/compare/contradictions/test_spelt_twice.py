"""One person whose name a story spells in two ways, and two people whose names are near."""

from __future__ import annotations

import pytest

from checks.language import SpacyRecogniser
from tests.checks.compare.contradictions.stories import clashes, told


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        (
            (
                "Mayor resigns over bridge\n\nMayor Tomas Maurer resigned on Monday after the bridge closed. "
                "Maurer said he was sorry.\n\nThe council met at noon. Mauer will leave in June, the council said."
            ),
            ("Mauer", "Maurer"),
        ),
        (
            (
                "Coach quits\n\nHamish MacDonald, the coach, quit on Sunday. MacDonald had led the club for years.\n\n"
                "Fans cheered as McDonald left the ground."
            ),
            ("McDonald", "MacDonald"),
        ),
        (
            "Inquiry opens\n\nLena Borchardt, a chemist, spoke on Monday.\n\n“It was wrong,” Ms Borchart said.",
            ("Borchart", "Lena Borchardt"),
        ),
    ],
)
def test_a_surname_that_is_never_introduced_is_a_slip_of_one_that_is(
    text: str, passages: tuple[str, str], recogniser: SpacyRecogniser
) -> None:
    assert told(text, recogniser) == [("spelling", passages)]


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        (
            (
                "Envoy arrives\n\nThe envoy, Dmitry Arkelov, arrived in Oslo on Monday. Arkelov met ministers.\n\n"
                "On Tuesday Dmitri Arkelov flew home."
            ),
            ("Dmitri Arkelov", "Dmitry Arkelov"),
        ),
        (
            (
                "Builder says sorry\n\nJon Osterman built the bridge. Osterman is sorry.\n\n"
                "The council sued John Osterman in March."
            ),
            ("John Osterman", "Jon Osterman"),
        ),
        (
            (
                "Nurse wins\n\nKristin Halloway won on Monday. Kristin Halloway was glad.\n\n"
                "Kristen Halloway will be back."
            ),
            ("Kristen Halloway", "Kristin Halloway"),
        ),
    ],
)
def test_two_full_names_a_slip_apart_are_one_person(
    text: str, passages: tuple[str, str], recogniser: SpacyRecogniser
) -> None:
    assert told(text, recogniser) == [("spelling", passages)]


def test_a_headline_is_compared_with_the_story(recogniser: SpacyRecogniser) -> None:
    text = (
        "Lindqist takes over in Sund\n\nMarta Lindqvist spent her first day as mayor on Saturday. "
        "Lindqvist was sworn in on Friday. Lindqvist is an engineer."
    )
    assert told(text, recogniser) == [("spelling", ("Lindqist", "Lindqvist"))]


def test_a_caption_is_compared_with_the_story(recogniser: SpacyRecogniser) -> None:
    text = "Clarke speaks\n\nAnna Clarke spoke on Monday.\n\nCaption: Anna Clark at the rally. Photo: Nora Feld / AP"
    assert told(text, recogniser) == [("spelling", ("Anna Clark", "Anna Clarke"))]


def test_the_question_names_both_spellings_with_how_often_they_stand(recogniser: SpacyRecogniser) -> None:
    text = (
        "Mayor resigns\n\nMayor Tomas Maurer resigned on Monday. Maurer was sorry. Maurer wept.\n\n"
        "The council said that Mauer will leave in June."
    )
    (found,) = clashes(text, recogniser)
    assert "“Mauer” (once) and “Maurer” (3 times)" in found.contradiction.question
    assert found.subject == "Tomas Maurer"
    assert text[found.one.start : found.one.end] == "Mauer"
    assert "the council said that mauer" in found.contradiction.around[0].casefold()


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        (
            (
                "Envoy speaks\n\nPedro Sánchez spoke on Monday. Pedro Sánchez left at noon.\n\n"
                "Pedro Sanchez will be back."
            ),
            ("Pedro Sanchez", "Pedro Sánchez"),
        ),
        (
            "Leader speaks\n\nKim Jong-un spoke on Monday. Kim Jong-un left at noon.\n\nKim Jong Un will be back.",
            ("Kim Jong Un", "Kim Jong-un"),
        ),
    ],
)
def test_accents_and_hyphens_are_a_matter_of_style(
    text: str, passages: tuple[str, str], recogniser: SpacyRecogniser
) -> None:
    assert told(text, recogniser) == [("style", passages)]


@pytest.mark.parametrize(
    "text",
    [
        # In one sentence they are two.
        "Brothers win\n\nJon Osterman beat his brother John Osterman on Monday. Osterman said he was glad.",
        # Each has been introduced, and each is called by the surname.
        "Hansen beats Hanson\n\nPer Hansen won the race. Lars Hanson was second. Hansen was happy. Hanson was not.",
        # Another given name that people bear.
        "Nurse wins\n\nMaria Halloway won on Monday. Maria Halloway was glad.\n\nMario Halloway will be back.",
        # One syllable makes another Korean name.
        "Kims\n\nKim Jong Un rules the North. Kim Jong Un is young.\n\nKim Jong Il ruled before.",
        # A ruler needs no introduction.
        "Voters meet\n\nTom Busch, a mayor, met voters on Monday. President Bush sent a letter. Tom Busch was happy.",
        # Kinship speaks of two.
        "Twins\n\nElla Brandt won on Monday. Ella Brandt was glad.\n\nThe twin sister, Ela Brandt, was second.",
        # Other first letters make another name.
        "Firms\n\nBill Gates spoke on Monday. Gates was glad.\n\nTony Bates listened. Bates was not glad.",
        # A family, and a bank called after it.
        "Bank\n\nPeter Baring spoke on Monday. Baring was sad.\n\nThe crash of Barings shook the City.",
        # Two ages.
        "Runners\n\nAnna Clarke, 31, won on Monday.\n\nAnna Clark, 19, came last.",
        # Capitals and possessives.
        "MAURER QUITS\n\nTomas Maurer quit on Monday. Maurer’s deputy stays.",
    ],
)
def test_signs_of_two_people_silence_it(text: str, recogniser: SpacyRecogniser) -> None:
    assert told(text, recogniser) == []


def test_a_list_of_players_is_no_place_for_a_slip(recogniser: SpacyRecogniser) -> None:
    text = (
        "City win\n\nErik Hansen scored twice. Hansen was glad.\n\n"
        "City: Olsen, Berg, Lund, Hanson, Dahl, Moen, Vik, Holm, Ruud, Strand, Bakke."
    )
    assert told(text, recogniser) == []


def test_credits_and_correction_notes_are_left_out(recogniser: SpacyRecogniser) -> None:
    text = (
        "Mayor resigns\n\nTomas Maurer resigned on Monday. Maurer was sorry.\n\n"
        "Correction: An earlier version of this article called him Mauer."
    )
    assert told(text, recogniser) == []
