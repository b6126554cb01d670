"""What the sentence around a name shows it to be, with the real language model. All names are invented."""

from __future__ import annotations

import pytest

from checks.language import SpacyRecogniser
from tests.checks.language.test_persons import named


def words(text: str, recogniser: SpacyRecogniser) -> list[str]:
    return [name for name, _ in named(text, recogniser)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One witness, Lorcan Vesey of Queens, told the court that he saw nothing.", "Lorcan Vesey"),
        ("Another juror, Thandeka Mabuza of Durban, was excused on Friday.", "Thandeka Mabuza"),
        ("In 1931 she married the composer Ottoline Crake.", "Ottoline Crake"),
        ("Xanthe Mirrlees, head of the polar institute, was not surprised.", "Xanthe Mirrlees"),
        ("In 1891 Osvald Trygstad, mourning a daughter, worked out the orbit.", "Osvald Trygstad"),
        ("Perpetua Loxley Dunne, a self-taught chemist, had tried before him.", "Perpetua Loxley Dunne"),
        ("10.13 Ezequiel Parra, who sang in the dark, is out.", "Ezequiel Parra"),
        ("He was born in Lodz to Zebulon Sandler, a tailor.", "Zebulon Sandler"),
        ("His wife, Gundula, plays no part in it.", "Gundula"),
        ("Her name is Esperanza and she weighs three kilos.", "Esperanza"),
    ],
)
def test_the_sentence_shows_a_person(text: str, expected: str, recogniser: SpacyRecogniser) -> None:
    assert words(text, recogniser) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "A 31-year-old from Melton Mowbray won the lottery.",
        "A retired teacher from Kirkby Lonsdale came second.",
        "Snow fell on Mauna Kea, in Hawaii, and at Monte Rosa.",
        "Don Valley and Bishop Auckland fell on the night.",
        "Hartley Vale, a mining village, has no shop.",
        "She wore Professor Trelawney’s glasses in the films.",
        "She was cast as Inspector Lynch in the sitcom.",
        "The novels, Mr Pelham (2011) and Mrs Oakley (1999), sold well.",
        "Photograph: Bloomberg",
    ],
)
def test_places_figures_and_works_are_no_people(text: str, recogniser: SpacyRecogniser) -> None:
    assert words(text, recogniser) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ken Hall’s bleak Sorry Rain was booed.", ["Ken Hall"]),
        ("Barry Stead, for Holy Envy, in 1993, shared it.", ["Barry Stead"]),
        ("The speaker posted on X. Minutes later Mr Gaines answered.", ["Gaines"]),
        ("Serena Gould (2002) and Petra Holm (2014) are former champions.", ["Serena Gould", "Petra Holm"]),
        ("Jordan Pickford saved it and Chad Smith cheered.", ["Jordan Pickford", "Chad Smith"]),
        ("In Leeds North Mary Tierney unseated Peter Dunstan.", ["Mary Tierney", "Peter Dunstan"]),
    ],
)
def test_people_stand_beside_works_and_places(
    text: str, expected: list[str], recogniser: SpacyRecogniser
) -> None:
    assert words(text, recogniser) == expected


def test_items_of_a_shortlist_begin_with_people(recogniser: SpacyRecogniser) -> None:
    text = "They are:\n\n• Temitayo Fashola, The Salt Ledger\n• Ingrid Brekke, Nine Doors\n• Zdenka Ulm, Home"
    assert words(text, recogniser) == ["Temitayo Fashola", "Ingrid Brekke", "Zdenka Ulm"]


def test_items_of_another_list_do_not(recogniser: SpacyRecogniser) -> None:
    text = "The teams:\n\n• Redwell Racing, Brackley\n• Castelli, Maranello\n• Hartley Villa, Birmingham"
    assert words(text, recogniser) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Grand jury prize: Slow Water (Lav Ocampo)", ["Lav Ocampo"]),
        ("Best actor: Hideto Moriyama, Northern Rain (Tomoyuki Endo)", ["Hideto Moriyama", "Tomoyuki Endo"]),
        ("Best screenplay: Takeru Onodera, Ashes (Petra Lindgren)", ["Takeru Onodera", "Petra Lindgren"]),
        ("Best picture: The Long Winter", []),
    ],
)
def test_winners_and_directors_in_a_list_of_awards(
    line: str, expected: list[str], recogniser: SpacyRecogniser
) -> None:
    assert words(f"The winners are these.\n\n{line}", recogniser) == expected


def test_a_team_s_line_up_with_substitutes_in_brackets(recogniser: SpacyRecogniser) -> None:
    text = "Redwell (4-3-3) Ferrand; Auclair (Dizier, 88), Vasseur (Kone, 75), Okonjo; Lemaire, Rabot."
    expected = ["Ferrand", "Auclair", "Dizier", "Vasseur", "Kone", "Okonjo", "Lemaire", "Rabot"]
    assert words(text, recogniser) == expected


def test_a_firm_that_bears_its_founder_s_name_is_no_person(recogniser: SpacyRecogniser) -> None:
    text = (
        "Rowntree agreed to be bought. Rowntree’s chairman, Peter Hall, accepted. Rowntree shares rose 5%. "
        "Founded by Henry Isaac Rowntree in 1862, the firm made gums. The bid for Rowntree ended on Monday."
    )
    assert words(text, recogniser) == ["Peter Hall", "Henry Isaac Rowntree"]


def test_a_founder_who_acts_in_the_story_stays_a_person(recogniser: SpacyRecogniser) -> None:
    text = (
        "James Hoxley founded the firm in 1991. Shares fell after Hoxley’s sales target was missed. "
        "Hoxley, who is 60, apologised."
    )
    subjects = [subject for _, subject in named(text, recogniser)]
    assert subjects == ["James Hoxley"] * 3
