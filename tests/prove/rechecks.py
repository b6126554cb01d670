"""A story is edited at random and checked again: `python -m tests.prove.rechecks [--edits N] [--seed N]`.

Marks of claims that stand unchanged are never lost, those of changed ones never kept, and what is marked as needing a
fix is fixed when its words are mended, and only then. Half of it with invented findings, of which the editor that makes
the edit knows by itself what has changed; half with the claims that the real finder finds and the pack judges, of which
the edited text tells whether they are the same: by the sentence what a person judges (superlatives, accusations), by
what they assert the others. Both on the real store; what should stand is kept by a model that knows nothing of it.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.checklist import FLAGGED, SETTLING, Checklist, Mark, MarkKind, Revised
from bot.rechecked import Recheck, rechecked
from bot.store import Assignment, Delivery, Store, open_store
from checks.article import from_text
from checks.language import SpacyRecogniser, load_recogniser
from checks.model import Article, CheckRun, Finding, Rating, Versions
from checks.run import check, in_thread
from checks.sources.pack import Pack
from tests.prove.edited_stories import InventedStory, Said, Story
from tests.prove.figures import say, show
from tests.prove.real_stories import RealStory, faults_of_keys

BEGUN = datetime(2026, 3, 4, 8, tzinfo=UTC)
NEWSROOM, CHANNEL = "T1", "C1"
USERS = ("U1", "U2", "U3")
KINDS = (*(kind for kind in MarkKind if kind is not MarkKind.KEPT), MarkKind.FIX_NEEDED, MarkKind.FIX_NEEDED)
EDITS_OF_A_STORY = 25
MARKED = 0.4
# Of the claims that an editor changed in place, so many are told as changed from the right one.
LEAST_TOLD = 0.95


class Broken(Exception):
    """What stands is not what should."""


@dataclass
class Model:
    """What should stand, from what was done alone: who said what of which claim, and which were fixed."""

    said: dict[str, dict[tuple[str, MarkKind], tuple[Rating, int]]] = field(default_factory=dict)
    fixed: set[str] = field(default_factory=set)
    # Of what was said of a claim before this, nothing holds: it was fixed then, and is wrong again.
    back_since: dict[str, int] = field(default_factory=dict)

    def mark(self, key: str, user: str, kind: MarkKind, rating: Rating, turn: int) -> bool:
        """A person says something of a claim, or takes the same back; whether it was said."""
        held = self.said.setdefault(key, {})
        place = (user, kind)
        if place in held and held[place][0] is rating and held[place][1] >= self.back_since.get(key, 0):
            del held[place]
            return False
        held[place] = (rating, turn)
        return True

    def standing(self, finding: Finding) -> set[tuple[str, MarkKind]]:
        """Who says what of it now. Who will write what is proposed says so too where it is less or more sure now."""
        verdict = finding.verdict
        proposed = verdict.correction is not None and verdict.rating in FLAGGED
        return {
            (user, kind)
            for (user, kind), on in self._since(finding.id)
            if on is verdict.rating or (proposed and kind is MarkKind.FIX_NEEDED and on in FLAGGED)
        }

    def is_to_be_mended(self, key: str) -> bool:
        """Whether somebody says that it needs a fix, on whatever rating."""
        return any(kind is MarkKind.FIX_NEEDED for (_, kind), _ in self._since(key))

    def _since(self, key: str) -> list[tuple[tuple[str, MarkKind], Rating]]:
        since = self.back_since.get(key, 0)
        return [(place, on) for place, (on, turn) in self.said.get(key, {}).items() if turn >= since]

    def is_open(self, finding: Finding) -> bool:
        """Whether it waits for a person."""
        is_settled = any(kind in SETTLING for _, kind in self.standing(finding))
        return finding.verdict.rating in FLAGGED and not is_settled


@dataclass(kw_only=True)
class Tally:
    """What was edited, checked and found."""

    edits: Counter[str] = field(default_factory=Counter)
    claims: int = 0
    read: int = 0
    marks: int = 0
    kept: int = 0
    lost: int = 0
    fixed: int = 0
    relapsed: int = 0
    replaced: int = 0
    told_right: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def told_share(self) -> float:
        """How many of the claims that were changed in place are told as changed from the right one."""
        return self.told_right / self.replaced if self.replaced else 1.0


class Desk:
    """One checklist after another on a real store, each edited so many times."""

    def __init__(self, store: Store, dice: random.Random, tally: Tally) -> None:
        """`dice` decides what is marked."""
        self._store, self._dice, self._tally = store, dice, tally
        self._turn, self._asked = 0, 0

    async def follow(self, story: Story, edits: int) -> None:
        """Check a story, then edit, mark and check it again so many times."""
        model = Model()
        number, before = await self._check(story, None)
        await self._mark(model, before)
        for _ in range(edits):
            before, said = await self._store.checklist(number), story.said
            done = story.edit()
            self._tally.edits[done] += 1
            _, after = await self._check(story, number)
            try:
                self._judge(model, story, before, after)
                self._keys(said, story.said)
            except Broken as fault:
                self._tally.faults.append(f"{done}: {fault}")
                return
            await self._mark(model, after)

    async def _check(self, story: Story, number: int | None) -> tuple[int, Checklist]:
        self._asked, self._turn = self._asked + 1, self._turn + 1
        at = BEGUN + timedelta(minutes=self._turn)
        key = f"{story.address}:{self._asked}"
        await self._store.take_in(Delivery(newsroom=NEWSROOM, key=key), body="{}", at=at)
        asked = Assignment(
            newsroom=NEWSROOM,
            key=key,
            channel=CHANNEL,
            url=story.address,
            user="U9",
            asked_at=at,
            message_ts="1.1",
            thread_ts="1.1",
            again=number,
        )
        given = await self._store.assign_within(asked, most=10**9, since=at)
        if not isinstance(given, Assignment):
            raise Broken("an assignment was refused")
        run = replace(await story.checked(at), id=key)
        await self._store.keep_article(given, run.article, run=run.id, at=at)
        self.change = Revised()

        def tell(earlier: Checklist, later: Checklist, change: Revised) -> str:
            self.change = change
            return rechecked(Recheck(before=earlier, after=later, change=change)).text

        filing = await self._store.file(given, run, address=story.address, at=at, tell=tell)
        return filing.checklist, await self._store.checklist(filing.checklist)

    async def _mark(self, model: Model, checklist: Checklist) -> None:
        """Some people say something of some lines, or take it back."""
        marks = []
        for line in checklist.lines:
            if line.gone or self._dice.random() > MARKED:
                continue
            self._turn += 1
            user, kind = self._dice.choice(USERS), self._dice.choice(KINDS)
            rating = line.finding.verdict.rating
            added = model.mark(line.finding.id, user, kind, rating, self._turn)
            marks.append(
                Mark(
                    claim_key=line.finding.id,
                    kind=kind,
                    user=user,
                    added=added,
                    at=BEGUN + timedelta(minutes=self._turn),
                    event_id=f"e{self._turn}",
                    message_ts="2.2",
                    rating=rating,
                )
            )
            self._tally.marks += added
        await self._store.mark(NEWSROOM, checklist.id, marks)

    def _judge(self, model: Model, story: Story, before: Checklist, after: Checklist) -> None:
        """Compare what stands after a re-check with what should. Broken says where they differ."""
        stood = {line.finding.id: line.finding for line in before.lines if not line.gone}
        stands = {line.finding.id: line for line in after.lines if not line.gone}
        if stands.keys() != story.keys():
            raise Broken(f"the lines are not the claims: {stands.keys() ^ story.keys()}")
        self._fix(model, story, stood, after)
        for key, line in stands.items():
            wanted = model.standing(line.finding)
            found = {(mark.user, mark.kind) for mark in line.standing()}
            if found != wanted:
                raise Broken(f"marks of {line.finding.claim.quote!r} are {found}, not {wanted}")
            if line.is_open != model.is_open(line.finding):
                raise Broken(f"{line.finding.claim.quote!r} is open: {line.is_open}")
            held = model.standing(stood[key]) if key in stood else set()
            self._tally.kept += len(found & held)
            self._tally.claims += 1
        self._gone(stood, after)
        self._told(story, stood)

    def _keys(self, before: Mapping[str, Said], now: Mapping[str, Said]) -> None:
        """Whether what is one claim says one thing."""
        faults = faults_of_keys(before, now)
        if faults:
            raise Broken(faults[0])
        self._tally.read += len(now)

    def _fix(self, model: Model, story: Story, stood: Mapping[str, Finding], after: Checklist) -> None:
        """Which lines are fixed now, and which are wrong again."""
        for line in after.lines:
            key = line.finding.id
            if key in model.fixed and not line.gone and line.finding.verdict.rating in FLAGGED:
                model.fixed.discard(key)
                model.back_since[key] = self._turn
                self._tally.relapsed += 1
        fixed = {line.finding.id for line in after.lines if line.fixed}
        mended = fixed - model.fixed
        for key in mended & stood.keys():
            if not model.is_to_be_mended(key):
                raise Broken(f"{stood[key].claim.quote!r} is fixed though nobody asked for it")
        wanted = {key for key in story.mended & stood.keys() if model.is_to_be_mended(key)}
        if not wanted <= fixed:
            raise Broken(f"not told as fixed: {[stood[key].claim.quote for key in wanted - fixed]}")
        # A claim that gave way long ago may be mended with what took its place.
        unasked = (mended & stood.keys()) - wanted
        if story.knows and unasked:
            raise Broken(f"told as fixed: {[stood[key].claim.quote for key in unasked]}")
        if not model.fixed <= fixed:
            raise Broken("what was fixed is so no more")
        model.fixed |= mended
        self._tally.fixed += len(mended)

    def _gone(self, stood: Mapping[str, Finding], after: Checklist) -> None:
        """What left the text waits for nobody and, where it was a flag, is shown struck."""
        held = {line.finding.id: line for line in after.lines}
        for key, finding in stood.items():
            if key in held and not held[key].gone:
                continue
            self._tally.lost += 1
            if finding.verdict.rating in FLAGGED and key not in held:
                raise Broken(f"the flag {finding.claim.quote!r} left without a trace")
            if key in held and held[key].is_open:
                raise Broken(f"{finding.claim.quote!r} is gone and open")

    def _told(self, story: Story, stood: Mapping[str, Finding]) -> None:
        """Which claim a changed one is told to have replaced."""
        stands = story.keys()
        for old, new in story.replaced.items():
            self._tally.replaced += 1
            self._tally.told_right += self.change.instead.get(old) == new
        for old, new in self.change.instead.items():
            if old in stood and new not in stands:
                raise Broken(f"{stood[old].claim.quote!r} gave way to a claim that does not stand")


async def invented(edits: int, seed: int, folder: Path) -> Tally:
    """Edit invented stories so many times."""
    tally, dice = Tally(), random.Random(seed)  # noqa: S311 - a proof that can be repeated
    store = open_store(f"sqlite+aiosqlite:///{folder / 'invented.db'}")
    await store.migrate()
    desk = Desk(store, dice, tally)
    for number, count in enumerate(_stories(edits)):
        await desk.follow(InventedStory(f"https://courier.example/{number}", dice), count)
    await store.close()
    return tally


async def real(edits: int, seed: int, folder: Path, recogniser: SpacyRecogniser, pack: Pack) -> Tally:
    """Edit stories whose claims the real finder finds so many times."""
    tally, dice = Tally(), random.Random(seed)  # noqa: S311 - a proof that can be repeated
    store = open_store(f"sqlite+aiosqlite:///{folder / 'real.db'}")
    await store.migrate()
    desk = Desk(store, dice, tally)
    finder = in_thread(recogniser)

    async def examine(article: Article) -> CheckRun:
        versions = Versions(factdesk="", model="", pack=pack.version)
        return await check(article, finder=finder, sources=(pack,), run_id="", versions=versions)

    for number, count in enumerate(_stories(edits)):
        await desk.follow(
            RealStory(f"https://courier.example/real-{number}", dice, examine, from_text), count
        )
    await store.close()
    return tally


def _stories(edits: int) -> list[int]:
    whole, rest = divmod(edits, EDITS_OF_A_STORY)
    return [EDITS_OF_A_STORY] * whole + ([rest] if rest else [])


def _show(what: str, tally: Tally) -> None:
    show(
        {
            what: f"{tally.edits.total()} edits ({', '.join(f'{name} {count}' for name, count in tally.edits.most_common())})",
            "claims compared": tally.claims,
            "of them by the text alone": tally.read or "-",
            "marks made": tally.marks,
            "marks kept over an edit": tally.kept,
            "claims that left the text": tally.lost,
            "lines fixed": f"{tally.fixed}, wrong again {tally.relapsed}",
            "changed in place, told so": f"{tally.told_right} of {tally.replaced}" if tally.replaced else "-",
            "faults": len(tally.faults),
        }
    )
    for fault in tally.faults[:10]:
        say(f"  {fault}")


async def _both(edits: int, seed: int) -> bool:
    recogniser, pack = load_recogniser(), Pack.embedded()
    gc.collect()
    gc.freeze()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first = await invented(edits, seed, folder)
        _show("invented findings", first)
        second = await real(edits, seed, folder, recogniser, pack)
        _show("real finder", second)
    return all(not tally.faults and tally.told_share >= LEAST_TOLD for tally in (first, second))


def main() -> int:
    """Read the command line, edit, tell; exit status 1 when anything was lost or kept that must not be."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--edits", type=int, default=2_000, help="of each of the two kinds")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    say(f"seed {asked.seed}")
    return 0 if asyncio.run(_both(asked.edits, asked.seed)) else 1


if __name__ == "__main__":
    sys.exit(main())
