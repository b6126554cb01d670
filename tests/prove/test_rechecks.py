"""Random edits of a story lose no mark and keep none that is past: the proof at a small size, and that it sees faults."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from checks.language import SpacyRecogniser
from checks.sources.pack import Pack
from tests.prove.edited_stories import InventedStory
from tests.prove.real_stories import faults_of_keys
from tests.prove.rechecks import invented, real

# `make prove` makes 2,000 edits of each kind.
INVENTED_EDITS, REAL_EDITS = 75, 15


@pytest.mark.timeout(300)
async def test_edits_of_invented_stories_lose_and_keep_what_they_should(tmp_path: Path) -> None:
    seed = random.SystemRandom().randrange(10**9)
    tally = await invented(INVENTED_EDITS, seed, tmp_path)
    assert not tally.faults, f"seed {seed}"
    assert tally.edits.total() == INVENTED_EDITS
    assert tally.kept > INVENTED_EDITS
    assert tally.told_right == tally.replaced, f"seed {seed}"


@pytest.mark.timeout(300)
async def test_edits_of_stories_with_real_claims_lose_and_keep_what_they_should(
    tmp_path: Path, recogniser: SpacyRecogniser, pack: Pack
) -> None:
    seed = random.SystemRandom().randrange(10**9)
    tally = await real(REAL_EDITS, seed, tmp_path, recogniser, pack)
    assert not tally.faults, f"seed {seed}"
    assert tally.claims > REAL_EDITS


def test_an_invented_story_follows_from_its_seed() -> None:
    def edited() -> list[str]:
        story = InventedStory("https://courier.example/1", random.Random(4))  # noqa: S311 - not a secret
        return [story.edit() for _ in range(40)] + sorted(story.keys())

    assert edited() == edited()


def test_a_claim_whose_sentence_changed_under_its_key_is_a_fault() -> None:
    before = {"k": ("superlative", "the first ferry", "it was the first ferry.")}
    now = {"k": ("superlative", "the first ferry", "nobody saw the first ferry.")}
    assert len(faults_of_keys(before, now)) == 1


def test_a_name_that_stands_as_before_under_another_key_is_a_fault() -> None:
    assert len(faults_of_keys({"k": ("name", "petra lund")}, {"other": ("name", "petra lund")})) == 1


def test_claims_that_stand_as_before_under_their_keys_are_none() -> None:
    said = {"k": ("name", "petra lund"), "d": ("date", "2024"), "e": ("date", "2024")}
    assert faults_of_keys(said, said | {"new": ("name", "jon roos")}) == []
