"""Names that are right are never flagged, wherever they come from, and never respelt into somebody else's.

The names of facts/names-western.csv and names-other.csv are put straight through the queries, the pack's search,
identity and verdict, with the embedded pack beside them: finding them in sentences is measured elsewhere.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from checks.compare.identity import identify, written_forms
from checks.compare.strings import fold
from checks.kinds import names
from checks.model import (
    Claim,
    ClaimKind,
    Entity,
    EntityKind,
    Hit,
    Lookup,
    LookupState,
    Name,
    NameForm,
    Query,
    Rating,
    Verdict,
)
from checks.sources.pack import Pack

FACTS = Path(__file__).parent / "facts"
DAY = date(2024, 3, 5)
MOST_FLAGGED = 0.005
MOST_APART = 1.2
FEWEST_NAMES = 900
# The names are left out in so many turns, those of one family never together.
TURNS = 24
FLAGS = frozenset({Rating.DIFFERS, Rating.AMBIGUOUS})


@dataclass(frozen=True)
class Written:
    """A name of the tables, as it is rightly written."""

    text: str
    side: str
    qid: str | None

    @property
    def plain(self) -> str:
        return "".join(letter for letter in fold(self.text) if letter.isalnum())


def _table(side: str) -> Iterator[Written]:
    with (FACTS / f"names-{side}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Written(text=row["name"].strip(), side=side, qid=row["qid"] or None)


@pytest.fixture(scope="module")
def written() -> list[Written]:
    return [one for side in ("western", "other") for one in _table(side) if one.text]


def _person(one: Written) -> Entity:
    return Entity(
        source="pack",
        id=f"name:{one.text}",
        kind=EntityKind.PERSON,
        label=one.text,
        names=(Name(text=one.text, form=NameForm.LABEL),),
        qid=one.qid,
    )


async def _verdict(text: str, pack: Pack) -> Verdict:
    query = Query(about=EntityKind.PERSON, subject=text, forms=written_forms(text), as_of=DAY)
    candidates = (await pack.resolve([query], [])).candidates
    known = {entity.id: entity for entity in (await pack.facts(candidates)).entities}
    hits = tuple(Hit(candidate=one, entity=known[one.id]) for one in candidates)
    state = LookupState.ANSWERED if hits else LookupState.EMPTY
    lookup = Lookup(query=query, source="pack", state=state, hits=hits)
    claim = Claim(
        kind=ClaimKind.NAME,
        quote=text,
        start=0,
        end=len(text),
        subject=text,
        statement=f"The person named is {text}.",
    )
    return names.judge(claim, (lookup,), {query: identify(query, (lookup,))})


def _flagged(verdicts: Iterable[tuple[Written, Verdict]]) -> list[str]:
    return [f"{one.text}: {told.explanation}" for one, told in verdicts if told.rating in FLAGS]


def test_there_are_enough_names_of_either_kind(written: Sequence[Written]) -> None:
    counts = Counter(one.side for one in written)
    assert min(counts["western"], counts["other"]) >= FEWEST_NAMES


async def test_names_that_the_reference_has_are_never_flagged(written: Sequence[Written], pack: Pack) -> None:
    whole = pack.beside(_person(one) for one in written)
    verdicts = [(one, await _verdict(one.text, whole)) for one in written]
    assert _flagged(verdicts) == []
    assert {told.rating for _, told in verdicts} == {Rating.MATCHES}


async def test_names_that_the_reference_lacks_are_not_respelt_into_others(
    written: Sequence[Written], pack: Pack
) -> None:
    by_family = sorted(written, key=lambda one: (fold(one.text).split()[-1], one.plain))
    verdicts: list[tuple[Written, Verdict]] = []
    for turn in range(TURNS):
        left_out = by_family[turn::TURNS]
        gone = {one.plain for one in left_out}
        ids = {one.qid for one in left_out if one.qid}
        others = pack.beside((_person(one) for one in written if one.plain not in gone), without=ids)
        verdicts += [(one, await _verdict(one.text, others)) for one in left_out]
    assert [one.text for one, told in verdicts if told.rating is Rating.DIFFERS] == []
    flagged = {
        side: _flagged(each for each in verdicts if each[0].side == side) for side in ("western", "other")
    }
    counts = Counter(one.side for one in written)
    rates = {side: len(found) / counts[side] for side, found in flagged.items()}
    assert max(rates.values()) <= MOST_FLAGGED, flagged
    # Below one in a thousand the two kinds are alike whatever their quotient.
    assert max(rates.values()) <= max(0.001, MOST_APART * min(rates.values())), flagged
