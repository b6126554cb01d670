"""A figure of headline or caption that the story gives otherwise."""

from __future__ import annotations

import pytest

from checks.language import SpacyRecogniser
from tests.checks.compare.contradictions.stories import told


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        (
            (
                "Five dead in bridge collapse\n\nSix people were killed when a bridge fell into the Ald on Monday, "
                "police said.\n\nThe council promised help."
            ),
            ("Five dead", "Six people were killed"),
        ),
        (
            "Three arrested after riot in Sund\n\nPolice arrested four people after a riot in Sund on Monday night.",
            ("Three arrested", "arrested four people"),
        ),
        (
            (
                "Bomb kills at least nine in Arvik\n\nA bomb in a market in Arvik killed seven people on Monday, "
                "officials said."
            ),
            ("kills at least nine", "killed seven people"),
        ),
    ],
)
def test_tolls_are_compared_by_what_became_of_people(
    text: str, passages: tuple[str, str], recogniser: SpacyRecogniser
) -> None:
    assert told(text, recogniser) == [("figure", passages)]


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        (
            "Mayor jailed for six years\n\nThe mayor of Sund was sentenced to five years in prison on Monday.",
            ("six years", "five years"),
        ),
        (
            "Banker gets 13 years for fraud\n\nA banker was sentenced on Friday to 11 years and three months.",
            ("13 years", "11 years and three months"),
        ),
    ],
)
def test_terms_of_prison_are_compared(
    text: str, passages: tuple[str, str], recogniser: SpacyRecogniser
) -> None:
    assert told(text, recogniser) == [("figure", passages)]


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        (
            "Eight ministers resign over tax plan\n\nSeven ministers resigned on Monday over the tax plan.",
            ("Eight ministers", "Seven ministers"),
        ),
        (
            (
                "Bank to pay £2m fine over loans\n\nArvik Bank will pay a £2bn fine over loans that it sold to "
                "pensioners, the regulator said on Monday."
            ),
            ("£2m", "£2bn fine"),
        ),
    ],
)
def test_counted_things_are_compared_where_the_words_around_them_agree(
    text: str, passages: tuple[str, str], recogniser: SpacyRecogniser
) -> None:
    assert told(text, recogniser) == [("figure", passages)]


def test_a_caption_is_compared(recogniser: SpacyRecogniser) -> None:
    text = (
        "Bridge falls in Sund\n\nFive people were killed when a bridge fell.\n\n"
        "Caption: The bridge where six people were killed. Photo: Nora Feld / AP"
    )
    assert told(text, recogniser) == [("figure", ("six people were killed", "Five people were killed"))]


def test_all_the_dead_further_on_are_compared_with_the_lead(recogniser: SpacyRecogniser) -> None:
    text = (
        "Bridge falls in Sund\n\nFive people were killed when a bridge fell into the Ald. The mayor wept.\n\n"
        "The six people killed were all from Sund."
    )
    assert told(text, recogniser) == [("figure", ("The six people killed", "Five people were killed"))]


@pytest.mark.parametrize(
    "text",
    [
        # Hedges leave room.
        "At least five dead in blast\n\nSix people were killed in a blast on Monday.",
        "Nearly 2,000 jobs cut at steel works\n\nArvik Steel said 1,987 jobs would be cut at the works on Monday.",
        # Rounded.
        "Firm cuts 2,000 jobs\n\nArvik Steel cuts 1,987 jobs, the firm said on Monday.",
        # Sources that differ, and a sum.
        "Five dead in fire\n\nPolice said five people were killed. The hospital said six people died.",
        "Five dead in two crashes\n\nThree people were killed in a crash in Sund. Two people died in another in Arvik.",
        # Running stories.
        "LIVE: Five dead in blast\n\nSix people were killed in a blast on Monday.",
        "Death toll rises to six\n\nFive people were killed in a blast on Monday.",
        # Another time.
        "Two dead in crash\n\nA van hit a tree near Sund. In 2012 four people were killed on the same road.",
        (
            "Three dead after car hits tree\n\nA couple and their daughter died when their car hit a tree near Sund. "
            "Two people were killed on the road in March."
        ),
        # Another thing of the same noun.
        "Three players banned\n\nThe club said that the captain was out. Eleven players took the field in the rain.",
        # What somebody said.
        "Five dead in blast\n\nA blast shook Sund. “We saw six people killed,” said Ilse Varga.",
        # Some of the dead.
        "Bridge falls\n\nFive people were killed when a bridge fell. The three people killed were from Sund.",
        # One of the dead died later.
        (
            "The dead of Sund\n\nFive people were killed in Sund on Monday and one died in hospital. "
            "The six people killed were all from Sund."
        ),
    ],
)
def test_what_can_stand_side_by_side_is_left_alone(text: str, recogniser: SpacyRecogniser) -> None:
    assert told(text, recogniser) == []


def test_letters_of_other_alphabets_are_no_numbers(recogniser: SpacyRecogniser) -> None:
    text = "\u017fix dead in Sund\n\n\u017feven people were killed in Sund. It marks its \u017fixth anniversary, founded in 1921."
    assert told(text, recogniser) == []
