"""Slow patterns are tried near the words alone that they cannot do without."""

from __future__ import annotations

import re

from checks.compare.windows import near, windows

_WAR = re.compile(r"(?<![\w-])[A-Z][a-z]+\s[Ww]ar(?!\w)")


def _found(text: str, *, before: int = 12, after: int = 0) -> list[str]:
    triggers = [match.span() for match in re.finditer("[Ww]ar", text)]
    return [match[0] for match in near(_WAR, text, triggers, before=before, after=after)]


def test_stretches_that_touch_are_one() -> None:
    assert list(windows("x" * 60, [(10, 13), (20, 23), (50, 53)], before=5, after=5)) == [(5, 28), (45, 58)]


def test_no_trigger_gives_no_stretch() -> None:
    assert list(windows("nothing here", [], before=5, after=5)) == []


def test_a_match_near_its_word_is_found_once() -> None:
    assert _found("The Ald War and the Berg War ended.") == ["Ald War", "Berg War"]


def test_a_stretch_ends_within_no_word() -> None:
    assert _found("They met the Berg Warden.") == []


def test_what_stands_before_a_stretch_is_seen() -> None:
    assert _found("pre-Ald War", before=len("Ald ")) == []
