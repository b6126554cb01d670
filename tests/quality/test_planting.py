"""The measure of quality at a small size: `make quality` has the full one, with the floors of floors.toml.

Eight errors of each kind in twelve articles, against the facts tables; the bars leave room for so small a sample.
"""

from __future__ import annotations

import pytest

from checks.language import SpacyRecogniser
from tests.quality.check_texts import Bench, Reference
from tests.quality.facts import read_tables
from tests.quality.planting.rules import KINDS, planted, sample
from tests.quality.planting.story import read_stories
from tests.quality.report import Measure, known_flags, recall

ARTICLES, A_KIND = 12, 8
LEAST_CAUGHT, LEAST_PRECISION, MOST_TICKED, MOST_ALARMS = 0.5, 0.9, 0.03, 0.5


@pytest.fixture(scope="module")
def measure(recogniser: SpacyRecogniser) -> Measure:
    """About 80 planted texts."""
    tables = read_tables()
    stories = list(read_stories())[:: max(len(list(read_stories())) // ARTICLES, 1)][:ARTICLES]
    chosen = sample(planted(stories, tables, seed=1), a_kind=A_KIND, seed=1)
    bench = Bench(Reference(), recogniser, tables)
    checked = [
        bench.check_story(story, [error for error in chosen if error.article == story.name])
        for story in stories
    ]
    return Measure(checked, known_flags())


@pytest.mark.timeout(180)
def test_every_kind_is_planted(measure: Measure) -> None:
    assert [kind for kind in KINDS if not measure.of(kind)] == []


@pytest.mark.timeout(180)
def test_planted_errors_are_caught(measure: Measure) -> None:
    assert recall(measure.outcomes).value >= LEAST_CAUGHT


@pytest.mark.timeout(180)
def test_what_is_flagged_is_wrong_and_what_is_wrong_is_not_ticked_off(measure: Measure) -> None:
    assert measure.precision.value >= LEAST_PRECISION
    assert measure.supported.value <= MOST_TICKED
    assert len(measure.false_alarms) / measure.articles <= MOST_ALARMS
