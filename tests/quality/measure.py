"""Measure quality on planted errors: `python -m tests.quality.measure [--reference tables|embedded|servers] ...`.

True articles (articles/*) are spoilt by rule, one error in a text, and checked against the facts tables (facts/*.csv), the
embedded pack, or real servers that hold the tables. A planted error is *caught* when a DIFFERS or AMBIGUOUS that the
untouched text does not have overlaps the planted words or has them as its subject; it is *ticked* (wrongly supported)
when a claim of the error's own kind on those words MATCHES. Flags on untouched articles are false alarms unless
known_true_flags.csv has them. A floor that is not reached ends with exit status 1 under --check-floors.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence

from tests.prove.figures import say
from tests.quality.check_texts import REFERENCES, Checked, check_all, serving
from tests.quality.facts import read_tables
from tests.quality.floors import FloorLowered, below, raised, read_floors, write_floors
from tests.quality.planting.rules import KINDS, planted, sample
from tests.quality.planting.story import read_stories
from tests.quality.report import Measure, known_flags, listing, table

LISTS = ("missed", "false", "supported", "wrong-correction", "ambiguous", "caught")
# 250 of each kind, where so many can be planted.
A_KIND = 250


def measured(asked: argparse.Namespace) -> Measure:
    """Plant, check, compare."""
    tables = read_tables()
    stories = [story for story in read_stories() if not asked.articles or asked.articles in story.name]
    errors = planted(stories, tables, seed=asked.seed, kinds=asked.kinds)
    errors = [error for error in errors if not asked.rule or asked.rule in error.rule]
    chosen = sample(errors, a_kind=asked.limit, seed=asked.seed)
    say(
        f"{len(stories)} articles, {len(errors)} errors can be planted, {len(chosen)} are; reference: {asked.reference}"
    )
    begun = time.monotonic()
    texts = 0

    def heard(checked: Checked) -> None:
        nonlocal texts
        texts += 1 + len(checked.outcomes)
        if sys.stderr.isatty():
            sys.stderr.write(
                f"\r{texts} of {len(stories) + len(chosen)} texts, {time.monotonic() - begun:.0f} s "
            )

    words = (*(story.text for story in stories), *(error.planted for error in chosen))
    with serving(asked.reference, words) as reference:
        checked = check_all(stories, chosen, reference, told=heard)
    say(f"{texts} texts in {time.monotonic() - begun:.0f} s")
    for detail in sorted({detail for one in checked for detail in one.outages}):
        say(f"outage: {detail}")
    return Measure(checked, known_flags())


def parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reference", choices=REFERENCES, default="tables")
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=KINDS)
    parser.add_argument("--rule", default="", help="only rules with these words")
    parser.add_argument("--articles", default="", help="only articles with these words in their name")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=int, default=A_KIND, help="errors of each kind")
    parser.add_argument("--list", choices=LISTS, action="append", default=[], help="print the cases, too")
    parser.add_argument("--check-floors", action="store_true", help="fail below a floor of floors.toml")
    parser.add_argument("--write-floors", action="store_true", help="pin what was measured")
    parser.add_argument(
        "--lower", action="append", default=[], metavar="NAME", help="a floor that may be lowered"
    )
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and tell; exit status 1 below a floor, 2 where one would be lowered."""
    asked = parsed(arguments)
    measure = measured(asked)
    for what in asked.list:
        for case in listing(measure, what):
            say(case)
        say("")
    for line in table(measure):
        say(line)
    figures, floors = measure.figures(), read_floors()
    if asked.write_floors:
        try:
            write_floors(raised(figures, floors, lower=asked.lower))
        except FloorLowered as refused:
            say(str(refused))
            return 2
    missed = list(below(figures, floors)) if asked.check_floors else []
    for line in missed:
        say(f"NOT met: {line}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
