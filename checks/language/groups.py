"""Names that share a word: a plural title, a family, spouses with one surname. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from checks.language.given_names import is_given
from checks.language.linking import People
from checks.language.name_words import (
    HONORIFICS,
    KIN,
    ROLE_WORDS,
    THING_HEADS,
)
from checks.language.runs import Run

# "Their sons, Chris and Jonny".
_CHILDREN = re.compile(r"\b(sons|daughters|children|brothers|sisters|twins|grandchildren),\s+$")
_REACH = 20
_ONE = ROLE_WORDS | HONORIFICS | KIN
_JOINTS = frozenset({", ", " and ", ", and ", " & ", " or ", " und "})


def shares_title(text: str, runs: Sequence[Run]) -> list[Run]:
    """The runs, with a plural title passed on to those it is said of: "Ministers Lavrov, Shoigu and Ushakov"."""
    shared: list[Run] = []
    for found in runs:
        kin = None if found.title else _CHILDREN.search(text, max(0, found.start - _REACH), found.start)
        run = replace(found, title=kin.group(1).casefold()) if kin else found
        last = shared[-1] if shared else None
        if last and not run.title and _is_plural(last.title) and text[last.end : run.start] in _JOINTS:
            shared.append(replace(run, title=last.title))
        else:
            shared.append(run)
    return shared


def _is_plural(title: str) -> bool:
    return title == "children" or (title.endswith("s") and title[:-1] in _ONE)


def listed(text: str, runs: Sequence[Run]) -> Mapping[int, int]:
    """Where the runs begin that stand in a list next to a name with a common given name or a title, and to how many."""
    found: Counter[int] = Counter()
    for one, other in pairwise(runs):
        if text[one.end : other.start] in _JOINTS:
            found[one.start] += _has_given(other)
            found[other.start] += _has_given(one)
    return found


def in_rows(text: str, runs: Sequence[Run]) -> Mapping[int, int]:
    """Where the runs begin that are one of three or more, all others of which have common given names: to 1."""
    found: dict[int, int] = {}
    row: list[Run] = []
    for run in [*runs, None]:
        if row and (run is None or text[row[-1].end : run.start] not in _JOINTS):
            others = [one for one in row if not _has_given(one)]
            if len(row) > 2 and len(others) == 1 and len(others[0].words) > 1:  # noqa: PLR2004
                found[others[0].start] = 1
            row = []
        if run is not None:
            row.append(run)
    return found


def _has_given(run: Run) -> bool:
    if run.title in HONORIFICS:
        return True
    return len(run.words) > 1 and is_given(run.words[0].plain) and run.words[-1].plain not in THING_HEADS


def is_family(text: str, run: Run, people: People) -> bool:
    """Whether a word names the family of somebody in the article ("the Obamas"), and so no person."""
    word = run.words[0].plain
    if len(run.words) > 1 or not word.endswith("s") or people.by_family(word, run.start):
        return False
    if not text[max(0, run.start - 4) : run.start].casefold().endswith("the "):
        return False
    return any(people.by_family(word.removesuffix(ending), run.start) for ending in ("s", "es"))


def is_shared_first_name(text: str, run: Run, following: Run, people: People) -> str | None:
    """The name in full of "Bill" in "Bill and Hillary Clinton", or None."""
    word = text[run.start : run.end]
    if run.title or len(following.words) < 2 or not is_given(run.words[0].plain):  # noqa: PLR2004
        return None
    if text[run.end : following.start] not in {" and ", " & "} or not is_given(following.words[0].plain):
        return None
    written = " ".join(text[following.start : following.end].split())
    if people.full(written) is None or people.by_given(word, run.start) is not None:
        return None
    family = text[following.words[-1].start : following.words[-1].end]
    whole = f"{word} {family}"
    known = people.full(whole)
    return known.subject if known else whole
