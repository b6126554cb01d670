"""Claims are found in any text: a few hundred of the mutated ones, and the fuzz finds what is wrong."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from checks.errors import Unreadable
from checks.language import SpacyRecogniser
from checks.language.recogniser import Tagged
from checks.sources.pack import Pack
from tests.checks.fuzz import NEWS, PUBLISHED, Wrong, fuzzed, judge_spans, judged, mutated, raw

TEXTS = 300


@pytest.mark.timeout(300)
async def test_any_text_is_read_and_every_span_quotes_it(recogniser: SpacyRecogniser, pack: Pack) -> None:
    seed = random.SystemRandom().randrange(10**9)
    tally = await fuzzed(TEXTS, seed, recogniser, pack)
    assert not tally.faults, f"seed {seed}"
    assert tally.claims.total() > TEXTS


def test_mutated_texts_follow_from_the_seed_and_are_not_all_alike() -> None:
    first, second = ([mutated(dice) for _ in range(50)] for dice in (random.Random(7), random.Random(7)))  # noqa: S311
    assert first == second
    assert len(set(first)) == len(first)
    assert all(text.encode() for text in first)


@pytest.mark.parametrize("span", [(0, 3), (4, 4), (5, 4), (-4, 4), (4, 8)])
def test_a_span_that_does_not_quote_the_text_is_wrong(span: tuple[int, int]) -> None:
    judge_spans("Ann Bo", "Bo", [(4, 6)])
    with pytest.raises(Wrong):
        judge_spans("Ann Bo", "Bo", [span])


async def test_the_text_of_a_fault_is_made_small(recogniser: SpacyRecogniser, pack: Pack) -> None:
    class Superstitious:
        version = "superstitious 1"

        def tag(self, paragraphs: Sequence[str]) -> tuple[Tagged, ...]:
            if any("447" in paragraph for paragraph in paragraphs):
                raise LookupError
            return recogniser.tag(paragraphs)

    tally = await fuzzed(40, 3, Superstitious(), pack)
    assert [example for _, example in tally.faults.values()] == ["447"]


@pytest.mark.parametrize("text", NEWS)
async def test_news_as_it_is_is_no_fault(text: str, recogniser: SpacyRecogniser, pack: Pack) -> None:
    await judged(raw(text), recogniser, pack)


@pytest.mark.parametrize(
    "text",
    ["", " ", "\x00", "\n\n\n", "\u200b", "😀", "\U0010ffff" * 50, "a" * 5_000, "“" * 300, "“h,” lOMIA"],
)
async def test_next_to_no_text_is_no_fault(text: str, recogniser: SpacyRecogniser, pack: Pack) -> None:
    await judged(raw(text, PUBLISHED), recogniser, pack)


async def test_letters_beside_a_name_that_is_no_name_stand_among_their_places(
    recogniser: SpacyRecogniser, pack: Pack
) -> None:
    await judged(raw("H  W' Union (HWU) r (HWU)"), recogniser, pack)


async def test_a_text_of_marks_is_refused(recogniser: SpacyRecogniser, pack: Pack) -> None:
    with pytest.raises(Unreadable):
        await judged(raw("( " * 90_000), recogniser, pack)


def test_wrong_is_no_refusal() -> None:
    assert not issubclass(Wrong, Unreadable)
