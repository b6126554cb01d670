"""Dates that only say when a story was published: stamps and datelines. They are no claims. Pure."""

from __future__ import annotations

import re

# "KYIV, July 8 (Reuters) -", "BUENOS AIRES, Dec 11 -".
_DATELINE_BEFORE = re.compile(r"\s*[A-Z][A-Z .'’/-]{1,40}(?:,\s[A-Z][A-Za-z.]{1,20}){0,2},\s")
_DATELINE_AFTER = re.compile(r"(?:,\s[0-9]{4})?\s*(?:\([A-Z][\w\s/.&-]{1,30}\)\s*[-–—:]|[-–—])")
_STAMP_WORDS = re.compile(r"\b(?:first|published|last|modified|updated|posted|created|on)\b", re.IGNORECASE)
_CLOCK = re.compile(
    r"[0-9]{1,2}[:.][0-9]{2}|(?<=[0-9])\s?[ap]\.?m\b\.?|\b(?:GMT|BST|UTC|EDT|EST|PDT|PST|CET|CEST|ET|at)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]")
_LONGEST_LEAD = 70


def is_stamp(text: str, start: int, end: int) -> bool:
    """Whether the date only says when something was published: a stamp's line, or an agency's dateline."""
    line_start = text.rfind("\n", 0, start) + 1
    if start - line_start > _LONGEST_LEAD:
        return False
    before, after = text[line_start:start], text[end : end + _LONGEST_LEAD].partition("\n")[0]
    if _DATELINE_BEFORE.fullmatch(before) and _DATELINE_AFTER.match(after):
        return True
    if len(after) == _LONGEST_LEAD:
        return False
    line = before + after
    rest = _CLOCK.sub("", _STAMP_WORDS.sub("", line))
    return rest != line and not _WORD.search(rest)
