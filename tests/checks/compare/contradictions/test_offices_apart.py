"""One person with two offices that nobody holds at once."""

from __future__ import annotations

import pytest

from checks.language import SpacyRecogniser
from tests.checks.compare.contradictions.stories import told


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        (
            (
                "Cuts ahead\n\nFinance Minister Ilse Varga warned of cuts on Monday. Varga spoke in Sund.\n\n"
                "In the evening Foreign Minister Ilse Varga spoke to farmers."
            ),
            ("Foreign Minister", "Finance Minister"),
        ),
        (
            (
                "Warning\n\nDeputy Foreign Minister Ilse Varga warned of war on Monday. She spoke in Sund.\n\n"
                "Foreign Minister Ilse Varga will fly home on Tuesday."
            ),
            ("Foreign Minister", "Deputy Foreign Minister"),
        ),
    ],
)
def test_two_fields_and_two_ranks_are_a_question(
    text: str, passages: tuple[str, str], recogniser: SpacyRecogniser
) -> None:
    assert told(text, recogniser) == [("office", passages)]


@pytest.mark.parametrize(
    "text",
    [
        (
            "Varga moves\n\nFinance Minister Ilse Varga spoke on Monday. In March Varga became foreign minister.\n\n"
            "Foreign Minister Ilse Varga left."
        ),
        "Two jobs\n\nFinance Minister and Deputy Prime Minister Ilse Varga spoke.\n\nFinance Minister Ilse Varga left.",
        "Two jobs\n\nFinance Minister Ilse Varga spoke on Monday.\n\nIlse Varga, also foreign minister, left.",
        "Then and now\n\nFinance Minister Ilse Varga spoke on Monday.\n\nFormer foreign minister Ilse Varga left.",
    ],
)
def test_change_second_posts_and_former_offices_silence_it(text: str, recogniser: SpacyRecogniser) -> None:
    assert told(text, recogniser) == []
