"""What the measurement found, as figures and as lists that a developer works with."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.quality.caught import Flag, Outcome
from tests.quality.check_texts import Checked
from tests.quality.intervals import Share
from tests.quality.planting.rules import APART, KINDS
from tests.quality.planting.story import Error

# Flags on untouched articles that a person has read and found right: a real ambiguity, a slip of the article.
KNOWN = Path(__file__).with_name("known_true_flags.csv")
_AROUND = 70


@dataclass(frozen=True, kw_only=True)
class KnownFlag:
    """A flag on an untouched article that is right, and why."""

    article: str
    kind: str
    quote: str
    reason: str


def known_flags(path: Path = KNOWN) -> tuple[KnownFlag, ...]:
    """The reviewed flags; every row says why it is right."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(KnownFlag(**row) for row in csv.DictReader(file))


@dataclass(frozen=True)
class Measure:
    """All articles that were checked. `known` are the flags on untouched text that are right."""

    checked: Sequence[Checked]
    known: Sequence[KnownFlag] = ()

    @cached_property
    def outcomes(self) -> Sequence[Outcome]:
        """What became of the errors that count, all of them but those of APART."""
        return [one for checked in self.checked for one in checked.outcomes if one.error.rule not in APART]

    @cached_property
    def apart(self) -> Sequence[Outcome]:
        """What became of those of APART."""
        return [one for checked in self.checked for one in checked.outcomes if one.error.rule in APART]

    def of(self, kind: str) -> Sequence[Outcome]:
        """The outcomes of one kind."""
        return [one for one in self.outcomes if one.error.kind == kind]

    @cached_property
    def untouched_flags(self) -> Sequence[tuple[str, Flag]]:
        """Every flag on an untouched article, with its name."""
        return [(checked.article, flag) for checked in self.checked for flag in checked.untouched]

    @cached_property
    def false_alarms(self) -> Sequence[tuple[str, Flag]]:
        """Those that nobody has found right."""
        known = {(one.article, one.kind, one.quote) for one in self.known}
        return [
            (name, flag) for name, flag in self.untouched_flags if (name, flag.kind, flag.quote) not in known
        ]

    @property
    def articles(self) -> int:
        """How many untouched articles were checked."""
        return len(self.checked)

    @cached_property
    def precision(self) -> Share:
        """Right flags of all, each counted once.

        On a planted text that are the flags which the untouched text does not have; a flag that both have is counted
        at the untouched one.
        """
        everything = (*self.outcomes, *self.apart)
        right = sum(one.right for one in everything) + len(self.untouched_flags) - len(self.false_alarms)
        wrong = sum(len(one.stray) for one in everything) + len(self.false_alarms)
        return Share(right, right + wrong)

    @cached_property
    def precision_as_shown(self) -> Share:
        """The same with every flag of every text: one false alarm of an article counts again in each planted text."""
        everything = (*self.outcomes, *self.apart)
        shown = sum(one.shown for one in everything) + len(self.untouched_flags)
        false_of = Counter(name for name, _ in self.false_alarms)
        wrong = sum(len(one.stray) + false_of[one.error.article] for one in everything) + len(
            self.false_alarms
        )
        return Share(max(shown - wrong, 0), shown)

    @cached_property
    def differs_precision(self) -> Share:
        """Of the DIFFERS on the errors, beside them, and on untouched articles, those that are right."""
        everything = (*self.outcomes, *self.apart)
        right = sum(1 for one in everything if one.caught and one.caught.differs)
        wrong = sum(flag.differs for one in everything for flag in one.stray)
        wrong += sum(flag.differs for _, flag in self.false_alarms)
        return Share(right, right + wrong)

    @cached_property
    def ambiguous(self) -> Share:
        """The AMBIGUOUS among the flags on untouched text."""
        flags = self.untouched_flags
        return Share(sum(not flag.differs for _, flag in flags), len(flags))

    @cached_property
    def ambiguous_of_all(self) -> Share:
        """The AMBIGUOUS among all findings on untouched text."""
        return Share(self.ambiguous.count, sum(one.lines for one in self.checked))

    @cached_property
    def supported(self) -> Share:
        """Planted errors that were ticked off as agreeing."""
        everything = (*self.outcomes, *self.apart)
        return Share(sum(1 for one in everything if one.supported), len(everything))

    @cached_property
    def corrected(self) -> Share:
        """Caught errors for which the right words were given, as the correction or in the explanation."""
        caught = [one for one in self.outcomes if one.caught]
        return Share(sum(one.correction in {"given", "named"} for one in caught), len(caught))

    def figures(self) -> Mapping[str, float]:
        """What floors are about, by name."""
        found = {f"recall.{kind}": recall(self.of(kind)).value for kind in KINDS if self.of(kind)}
        return {
            **found,
            "flag_precision": self.precision.value,
            "correction_right": self.corrected.value,
            "wrongly_supported": self.supported.value,
            "false_alarms_per_article": len(self.false_alarms) / max(self.articles, 1),
            "ambiguous_on_untouched": self.ambiguous.value,
        }


def recall(outcomes: Sequence[Outcome]) -> Share:
    """The share of the errors that were caught."""
    return Share(sum(1 for one in outcomes if one.caught), len(outcomes))


def differing(outcomes: Sequence[Outcome]) -> Share:
    """The share of the errors on which a DIFFERS stands."""
    return Share(sum(1 for one in outcomes if one.caught and one.caught.differs), len(outcomes))


def table(measure: Measure, *, rules: bool = True) -> Iterator[str]:
    """The figures: a line for each kind and rule, then those of all."""
    yield f"{'':<44}{'planted':>8}{'articles':>9}  {'caught':<22}{'as DIFFERS':<12}{'ticked':>7}{'corrected':>10}"
    for kind in KINDS:
        outcomes = measure.of(kind)
        if outcomes:
            yield _row(kind, outcomes)
        if rules:
            yield from (_row(f"  {rule}", some) for rule, some in _by_rule(outcomes))
    if measure.apart:
        yield "not in any recall:"
        yield from (_row(f"  {rule}", some) for rule, some in _by_rule(measure.apart))
    yield ""
    alarms = len(measure.false_alarms)
    right = len(measure.untouched_flags) - alarms
    yield f"flag precision, each flag once      {measure.precision} of {measure.precision.of}"
    yield f"flag precision, as every text shows {measure.precision_as_shown} of {measure.precision_as_shown.of}"
    yield f"precision of DIFFERS                {measure.differs_precision} of {measure.differs_precision.of}"
    yield f"wrongly supported                   {measure.supported} of {measure.supported.of} planted"
    yield f"right correction for caught ones    {measure.corrected} of {measure.corrected.of}"
    yield (
        f"false alarms on untouched articles  {alarms} in {measure.articles}, {alarms / max(measure.articles, 1):.2f} an "
        f"article; {right} more flags on them are right"
    )
    yield f"AMBIGUOUS of flags on untouched     {measure.ambiguous} of {measure.ambiguous.of}"
    yield f"AMBIGUOUS of findings on untouched  {measure.ambiguous_of_all} of {measure.ambiguous_of_all.of}"


def _by_rule(outcomes: Iterable[Outcome]) -> list[tuple[str, list[Outcome]]]:
    groups: defaultdict[str, list[Outcome]] = defaultdict(list)
    for one in outcomes:
        groups[one.error.rule].append(one)
    return sorted(groups.items())


def _row(name: str, outcomes: Sequence[Outcome]) -> str:
    caught = [one for one in outcomes if one.caught]
    right = sum(one.correction in {"given", "named"} for one in caught)
    ticked = sum(1 for one in outcomes if one.supported)
    articles = len({one.error.article for one in outcomes})
    corrected = f"{right / len(caught):.2f}" if caught else "-"
    return (
        f"{name:<44}{len(outcomes):>8}{articles:>9}  {recall(outcomes)!s:<22}{differing(outcomes).value:<12.3f}"
        f"{ticked:>7}{corrected:>10}"
    )


def listing(measure: Measure, what: str) -> Iterator[str]:
    """The cases behind the figures: "missed", "false", "supported", "wrong-correction", "ambiguous" or "caught"."""
    outcomes = (*measure.outcomes, *measure.apart)
    if what == "false":
        for name, flag in measure.false_alarms:
            yield f"{name}: untouched: {_told(flag)}"
        for one in outcomes:
            yield from (f"{_headed(one.error)}\n    beside it: {_told(flag)}" for flag in one.stray)
        return
    for one in measure.outcomes:
        found = one.supported if what == "supported" else one.caught
        wanted = {
            "missed": one.caught is None,
            "supported": one.supported is not None,
            "wrong-correction": one.caught is not None and one.correction in {"wrong", "none"},
            "ambiguous": one.caught is not None and not one.caught.differs,
            "caught": one.caught is not None,
        }[what]
        if wanted:
            yield f"{_headed(one.error)}\n    {_told(found) if found else 'nothing was flagged'}"


def _headed(error: Error) -> str:
    start, end = error.place
    before, after = error.text[max(start - _AROUND, 0) : start], error.text[end : end + _AROUND]
    words = f"…{before}⟦{error.text[start:end]}⟧{after}…".replace("\n", " ")
    return (
        f"{error.article}, {error.published}: {error.kind}, {error.rule}: {error.original!r} -> {error.planted!r}\n"
        f"    {words}"
    )


def _told(flag: Flag) -> str:
    correction = f" -> {flag.correction}" if flag.correction else ""
    return f"{flag.rating} {flag.kind}/{flag.reason} “{flag.quote}” of {flag.subject}: {flag.explanation}{correction}"
