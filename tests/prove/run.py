"""Run every proof at its full size and write docs/proof.md: `python -m tests.prove [--only NAME] [--date DAY]`.

A proof is a module with a command line that prints its figures and ends with status 0 when the bar is met. Add one by
naming it in PROOFS. With `--only` the figures are printed, and the page is left as it is.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.settings import utc_now
from tests.prove.bot_process import ROOT
from tests.prove.figures import say

PAGE = ROOT / "docs" / "proof.md"


@dataclass(frozen=True, kw_only=True)
class Proof:
    """One proof: what it shows, and how it is run. `limit` is in seconds."""

    name: str
    shows: str
    module: str
    arguments: tuple[str, ...] = ()
    limit: float = 3_600.0

    @property
    def command(self) -> str:
        """What a person types to run it again."""
        return " ".join(("python", "-m", self.module, *self.arguments))


PROOFS: tuple[Proof, ...] = (
    Proof(
        name="kills",
        shows="200 kills -9 at random moments under load: nothing lost, nothing posted twice, files whole",
        module="tests.prove.kills",
        arguments=("--kills", "200", "--seed", "1"),
    ),
    Proof(
        name="stops",
        shows="50 stops by SIGTERM in mid-work: nothing lost, nothing posted twice, each within 10 s",
        module="tests.prove.kills",
        arguments=("--kills", "50", "--seed", "2", "--sigterm"),
    ),
    Proof(
        name="wal-cuts",
        shows="200 cuts of the write-ahead log at random bytes: the database is whole, a prefix of the commits is left",
        module="tests.prove.wal_cuts",
        arguments=("--cuts", "200", "--seed", "1"),
    ),
    Proof(
        name="posts",
        shows="2,000 posts with 10 % of the answers lost and 10 % time-outs: each stands once, in order, one a second",
        module="tests.bot.posting",
        arguments=("2000", "1"),
    ),
    Proof(
        name="bombs",
        shows="hostile answers of a site: refused within the deadline and a second, in at most 64 MiB",
        module="tests.checks.fetch.bomb_run",
    ),
    Proof(
        name="walls",
        shows="hostile pages: an article or a sentence within 8 s, and the next story is read as before",
        module="tests.checks.workers.walls",
    ),
    Proof(
        name="ack",
        shows="Slack gets its 200 in time while more than 20 checks run",
        module="tests.bench.ack",
        arguments=("--seed", "1"),
    ),
    Proof(
        name="fuzz",
        shows="10,000 mutated texts: nothing raised, every span quotes the text, the rules' time linear",
        module="tests.checks.fuzz",
        arguments=("--texts", "10000", "--seed", "1"),
    ),
    Proof(
        name="rechecks",
        shows="2,000 random edits of stories with invented and with real findings each: no mark of an unchanged claim lost, none of a changed one kept",
        module="tests.prove.rechecks",
        arguments=("--edits", "2000", "--seed", "1"),
    ),
    Proof(
        name="fuzz-pages",
        shows="ten minutes of spoilt pages and addresses: each is read or refused with a sentence, nothing is raised",
        module="tests.checks.article.fuzz",
        arguments=("--seconds", "600", "--seed", "1"),
    ),
    Proof(
        name="pages",
        shows="the text of difficult pages is right, and no checklist is made from boilerplate; trafilatura alone beside it",
        module="tests.quality.pages",
    ),
)


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What a proof printed, whether its bar was met, and how long it took."""

    proof: Proof
    figures: str
    is_met: bool
    seconds: float

    @property
    def section(self) -> str:
        """Its part of the page."""
        verdict = "met" if self.is_met else "NOT met"
        return (
            f"## {self.proof.name}: {verdict}\n\n{self.proof.shows}.\n\n"
            f"    {self.proof.command}\n\n```text\n{self.figures.strip()}\n```\n\nTook {self.seconds:.0f} s.\n"
        )


def run(proof: Proof) -> Shown:
    """Run one proof in a process of its own."""
    begun = time.monotonic()
    command = (sys.executable, "-m", proof.module, *proof.arguments)
    try:
        done = subprocess.run(
            command, cwd=ROOT, stdout=subprocess.PIPE, text=True, timeout=proof.limit, check=False
        )
        figures, is_met = done.stdout, done.returncode == 0
    except subprocess.TimeoutExpired:
        figures, is_met = f"not finished after {proof.limit:.0f} s", False
    return Shown(proof=proof, figures=figures, is_met=is_met, seconds=time.monotonic() - begun)


def page(shown: Sequence[Shown], *, day: date) -> str:
    """The page: when and on what the figures were measured, then each proof."""
    head = (
        "# Proof\n\nThe full figures, as `make prove` has written them. They are measured, not promised: on another "
        "machine they will be others.\n\n"
        f"- date: {day.isoformat()}\n- machine: {machine()}\n"
        f"- bars met: {sum(one.is_met for one in shown)} of {len(shown)}\n"
    )
    return "\n".join((head, *(one.section for one in shown)))


def machine() -> str:
    """Cores, memory and Python: what the figures depend on. No names, no paths."""
    cores = len(os.sched_getaffinity(0))
    gigabytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{cores} cores, {gigabytes:.0f} GB memory, {platform.system()}, Python {platform.python_version()}"
    )


def chosen(name: str | None) -> tuple[Proof, ...]:
    """The proof of this name, or all. SystemExit names those that there are."""
    found = tuple(proof for proof in PROOFS if name in (None, proof.name))
    if not found:
        raise SystemExit(f"no proof {name!r}; there are {', '.join(proof.name for proof in PROOFS)}")
    return found


def main(arguments: Sequence[str] | None = None, *, to: Path = PAGE) -> int:
    """Run, print, write; exit status 1 when a bar is not met."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", metavar="NAME", help="run this proof and leave the page as it is")
    parser.add_argument("--date", type=date.fromisoformat, default=None)
    asked = parser.parse_args(arguments)
    shown = []
    for proof in chosen(asked.only):
        shown.append(run(proof))
        say(shown[-1].section)
    if asked.only is None:
        to.write_text(page(shown, day=asked.date or utc_now().date()), encoding="utf-8")
    return 0 if all(one.is_met for one in shown) else 1
