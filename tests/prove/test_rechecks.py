"""Random edits of a story lose no mark and keep none that is past: the proof at a small size, and that it sees faults."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from checks.language import SpacyRecogniser
from checks.sources.pack import Pack
from tests.prove.edited_stories import InventedStory
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
