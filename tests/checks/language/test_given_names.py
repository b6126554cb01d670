from __future__ import annotations

import pytest

from checks.language.given_names import is_misspelt_given


@pytest.mark.parametrize(
    "word", ["marria", "benjaamin", "geore", "ogla", "elizaabeth", "maark", "daiel", "jacindda", "abddou"]
)
def test_a_given_name_with_one_slip_is_known_for_one(word: str) -> None:
    assert is_misspelt_given(word)


@pytest.mark.parametrize(
    "word", ["maria", "mark", "house", "river", "north", "council", "royal", "bank", "trade", "green", "li"]
)
def test_given_names_and_plain_words_are_no_misspelt_ones(word: str) -> None:
    assert not is_misspelt_given(word)


@pytest.mark.parametrize("word", ["seven", "great", "story", "water", "train", "summit", "cornell", "marks"])
def test_an_english_word_is_no_misspelt_given_name(word: str) -> None:
    assert not is_misspelt_given(word)
