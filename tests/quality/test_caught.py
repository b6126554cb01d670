"""What counts as caught, as a wrong tick and as a false alarm; shares, intervals and floors."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checks.model import ClaimKind, Finding, Rating, Reason
from tests.builders import finding
from tests.quality.caught import Flag, Outcome, flag_of, flags_in, judge
from tests.quality.check_texts import Checked
from tests.quality.floors import FloorLowered, below, raised, read_floors, write_floors
from tests.quality.intervals import Share
from tests.quality.planting.rules import KINDS
from tests.quality.planting.story import Edit, Error, Story, plant
from tests.quality.report import KnownFlag, Measure, known_flags, listing, table

TEXT = "Mayor Marta Lindqvist opened the bridge on 4 March 2019."


def error(kind: str = "names", old: str = "Lindqvist", new: str = "Lindvqist") -> Error:
    story = Story(name="ald", text=TEXT, published=date(2019, 3, 5))
    start = TEXT.index(old)
    edit = Edit(start=start, end=start + len(old), words=new)
    return plant(story, [edit], kind=kind, rule="test", right=(old,), planted=new)


def found(
    spoilt: Error, quote: str, rating: Rating, kind: ClaimKind = ClaimKind.NAME, **more: str
) -> Finding:
    return finding(quote, rating, Reason.SPELLING, kind=kind, text=spoilt.text, **more)


def test_a_flag_on_the_planted_words_catches_the_error() -> None:
    spoilt = error()
    flag = found(spoilt, "Marta Lindvqist", Rating.DIFFERS, correction="Marta Lindqvist")
    outcome = judge(spoilt, [flag], [])
    assert outcome.caught is not None
    assert (outcome.correction, outcome.right, outcome.stray) == ("given", 1, ())


def test_a_flag_that_the_untouched_text_has_catches_nothing() -> None:
    spoilt = error()
    flag = found(spoilt, "Marta Lindvqist", Rating.DIFFERS)
    assert judge(spoilt, [flag], flags_in([flag])).caught is None


def test_a_new_flag_elsewhere_is_a_false_one() -> None:
    spoilt = error()
    flag = found(spoilt, "4 March 2019", Rating.AMBIGUOUS, ClaimKind.DATE)
    outcome = judge(spoilt, [flag], [])
    assert outcome.caught is None
    assert [one.quote for one in outcome.stray] == ["4 March 2019"]


def test_a_flag_elsewhere_that_speaks_of_the_planted_words_is_no_false_one() -> None:
    spoilt = error()
    flag = found(
        spoilt, "4 March 2019", Rating.DIFFERS, ClaimKind.DATE, explanation="Lindvqist was not yet mayor."
    )
    outcome = judge(spoilt, [flag], [])
    assert (outcome.caught, outcome.stray) == (None, ())


def test_differs_is_taken_before_ambiguous() -> None:
    spoilt = error()
    flags = [
        found(spoilt, "Marta Lindvqist", Rating.AMBIGUOUS),
        found(spoilt, "Mayor Marta Lindvqist", Rating.DIFFERS, ClaimKind.TITLE),
    ]
    outcome = judge(spoilt, flags, [])
    assert outcome.caught is not None
    assert outcome.caught.differs


def test_a_tick_of_the_planted_claim_is_a_wrong_one() -> None:
    spoilt = error()
    assert judge(spoilt, [found(spoilt, "Marta Lindvqist", Rating.MATCHES)], []).supported is not None


@pytest.mark.parametrize(
    ("quote", "kind"),
    [("Marta", ClaimKind.NAME), ("Mayor", ClaimKind.TITLE), ("4 March 2019", ClaimKind.DATE)],
)
def test_a_tick_of_another_claim_is_no_wrong_one(quote: str, kind: ClaimKind) -> None:
    spoilt = error()
    assert judge(spoilt, [found(spoilt, quote, Rating.MATCHES, kind)], []).supported is None


def test_a_matching_name_does_not_support_a_wrong_title() -> None:
    spoilt = error("titles")
    name = found(spoilt, "Marta Lindvqist", Rating.MATCHES)
    title = found(spoilt, "Lindvqist", Rating.MATCHES, ClaimKind.TITLE)
    assert judge(spoilt, [name], []).supported is None
    assert judge(spoilt, [title], []).supported is not None


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"correction": "Marta Lindqvist"}, "given"),
        ({"correction": "Marta Lund"}, "wrong"),
        ({"explanation": "The reference has Marta Lindqvist."}, "named"),
        ({"explanation": "The reference has another."}, "none"),
    ],
)
def test_a_correction_is_right_where_it_has_the_original_words(told: dict[str, str], expected: str) -> None:
    spoilt = error()
    assert (
        judge(spoilt, [found(spoilt, "Marta Lindvqist", Rating.DIFFERS, **told)], []).correction == expected
    )


def checked(article: str, untouched: list[Finding], *outcomes: Outcome) -> Checked:
    return Checked(article=article, untouched=flags_in(untouched), outcomes=outcomes)


def three_articles(known: tuple[KnownFlag, ...] = ()) -> Measure:
    """Two errors caught of three, one stray flag, and two flags on untouched text."""
    spoilt = error()
    hit = judge(spoilt, [found(spoilt, "Marta Lindvqist", Rating.DIFFERS, correction="Lindqvist")], [])
    doubtful = judge(spoilt, [found(spoilt, "Marta Lindvqist", Rating.AMBIGUOUS)], [])
    missed = judge(spoilt, [found(spoilt, "4 March 2019", Rating.AMBIGUOUS, ClaimKind.DATE)], [])
    alarm = finding("the bridge", Rating.DIFFERS, text=TEXT)
    query = finding("4 March 2019", Rating.AMBIGUOUS, kind=ClaimKind.DATE, text=TEXT)
    return Measure(
        [checked("a", [alarm], hit), checked("b", [query], doubtful), checked("c", [], missed)], known
    )


def test_precision_counts_each_flag_once() -> None:
    measure = three_articles()
    assert (measure.precision.count, measure.precision.of) == (2, 5)
    assert (measure.differs_precision.count, measure.differs_precision.of) == (1, 2)


def test_a_reviewed_flag_is_no_false_alarm() -> None:
    known = KnownFlag(article="b", kind="date", quote="4 March 2019", reason="the story says two days")
    measure = three_articles((known,))
    assert [name for name, _ in measure.false_alarms] == ["a"]
    assert (measure.precision.count, measure.precision.of) == (3, 5)


def test_the_figures_say_what_was_measured() -> None:
    figures = three_articles().figures()
    assert figures["recall.names"] == pytest.approx(2 / 3)
    assert figures["false_alarms_per_article"] == pytest.approx(2 / 3)
    assert figures["ambiguous_on_untouched"] == pytest.approx(1 / 2)
    assert figures["correction_right"] == pytest.approx(1 / 2)
    assert figures["wrongly_supported"] == 0


def test_the_table_and_the_lists_name_their_cases() -> None:
    measure = three_articles()
    assert any(line.startswith("names") and "0.667" in line for line in table(measure))
    assert "⟦Lindvqist⟧" in "\n".join(listing(measure, "missed"))
    assert "“the bridge”" in "\n".join(listing(measure, "false"))


def test_the_reviewed_flags_say_why() -> None:
    assert all(row.reason and row.quote for row in known_flags())


def test_the_same_flag_has_the_same_key_in_another_place() -> None:
    flag = found(error(), "Marta Lindvqist", Rating.DIFFERS)
    moved = Flag(**{**vars(flag_of(flag)), "places": ((90, 99),)})
    assert moved.key == flag_of(flag).key


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [(0, 10, 0.0, 0.278), (10, 10, 0.722, 1.0), (50, 100, 0.404, 0.596), (95, 100, 0.888, 0.978)],
)
def test_wilson_s_interval(count: int, of: int, low: float, high: float) -> None:
    assert Share(count, of).interval == pytest.approx((low, high), abs=0.001)


def test_of_nothing_nothing_is_known() -> None:
    assert Share(0, 0).interval == (0.0, 1.0)


def test_a_figure_below_its_floor_is_told_and_one_above_its_ceiling() -> None:
    floors = {"recall.names": 0.85, "wrongly_supported": 0.01, "flag_precision": 0.95}
    figures = {"recall.names": 0.8, "wrongly_supported": 0.02, "flag_precision": 0.95}
    assert [line.split()[0] for line in below(figures, floors)] == ["recall.names", "wrongly_supported"]


def test_what_was_not_measured_is_below() -> None:
    assert list(below({}, {"recall.names": 0.5})) == ["recall.names was not measured; its floor is 0.5"]


def test_floors_rise_with_what_is_measured(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    write_floors(
        raised({"recall.names": 0.91239, "wrongly_supported": 0.00412}, {"recall.names": 0.85}), path
    )
    assert read_floors(path) == {"recall.names": 0.912, "wrongly_supported": 0.005}


@pytest.mark.parametrize(
    ("name", "figure", "floor"), [("recall.names", 0.8, 0.85), ("wrongly_supported", 0.02, 0.01)]
)
def test_no_floor_is_lowered_unless_it_is_named(name: str, figure: float, floor: float) -> None:
    with pytest.raises(FloorLowered, match="--lower NAME") as refused:
        raised({name: figure}, {name: floor})
    assert name in str(refused.value)
    assert raised({name: figure}, {name: floor}, lower=[name]) == {name: figure}


def test_what_was_not_measured_keeps_its_floor() -> None:
    assert raised({"flag_precision": 0.96}, {"recall.names": 0.85})["recall.names"] == 0.85


def test_every_pinned_floor_is_a_figure_of_the_measure() -> None:
    known = {*three_articles().figures(), *(f"recall.{kind}" for kind in KINDS)}
    assert set(read_floors()) <= known
