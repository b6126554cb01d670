"""The modal for the record of a published correction. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from bot.blocks import plain
from bot.modals.forms import Filled, Modal, Refused, View, Where, paragraphs, text_input, view
from checks.report.wording import shorten

LINE, BEFORE, AFTER, TOLD = "line", "before", "after", "told"
# Slack's limits for a menu with groups: 100 groups, 100 options each, 75 characters an option.
_MOST_OPTIONS, _LONGEST_WORDS = 100, 75
_WHY = "For the record of your corrections: it is kept with this line, with your name and with who had marked the old wording as right. It cannot be changed later; a second correction can follow it."
# Long enough for a passage, and for any sentence that readers are told.
MOST = 1_000


@dataclass(frozen=True, kw_only=True)
class Corrected:
    """What was filled in: of which claim, the wording before and after, and what the readers were told ("" = nothing)."""

    claim_key: str
    before: str
    after: str
    told: str


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A line that a correction can be of: its claim, its words, and under which heading it is listed."""

    claim_key: str
    words: str
    under: str


def correction_view(
    where: Where, *, before: str = "", after: str = "", choices: Sequence[Choice] = ()
) -> View:
    """The modal.

    `before`: the wording of the line; `after`: what the reference proposes, "" where it proposes none. `choices`: the
    lines to choose from, where none was pointed at.
    """
    blocks = paragraphs(_WHY)
    blocks += [_line_input(choices)] if choices else []
    blocks += [
        text_input(BEFORE, "Published wording", initial=before[:MOST], most=MOST),
        text_input(AFTER, "Corrected wording", initial=after[:MOST], most=MOST),
        text_input(
            TOLD,
            "What readers are told",
            hint="The sentence under the story, as it was published. Leave it empty where there is none.",
            long=True,
            optional=True,
            most=MOST,
        ),
    ]
    return view(Modal.CORRECTION, "Correction published", blocks, where=where, submit="Record")


def _line_input(choices: Sequence[Choice]) -> dict[str, Any]:
    groups = []
    for under, listed in groupby(choices, key=lambda choice: choice.under):
        options = [_option(choice) for choice in listed]
        groups += [
            {"label": _label(under), "options": options[start : start + _MOST_OPTIONS]}
            for start in range(0, len(options), _MOST_OPTIONS)
        ]
    element = {"type": "static_select", "action_id": "value", "option_groups": groups[:_MOST_OPTIONS]}
    return {"type": "input", "block_id": LINE, "label": _label("Line"), "element": element}


def _option(choice: Choice) -> dict[str, Any]:
    return {"text": _label(shorten(choice.words, _LONGEST_WORDS)), "value": choice.claim_key}


def _label(words: str) -> dict[str, Any]:
    return plain(words, limit=_LONGEST_WORDS)


def read_correction(filled: Filled) -> Corrected | Refused:
    """What was filled in, in one line each but for the sentence."""
    before, after = (" ".join(filled.value(name).split())[:MOST] for name in (BEFORE, AFTER))
    claim_key = filled.where.claim_key or filled.value(LINE)
    errors = {
        name: sentence
        for name, said, sentence in (
            (LINE, claim_key, "Choose the line that was corrected."),
            (BEFORE, before, "Write the wording that was published."),
            (AFTER, after, "Write the wording that stands there now."),
        )
        if not said
    }
    if not errors and before == after:
        errors = {AFTER: "This is the wording that was published. Write the one that stands there now."}
    if errors:
        return Refused(errors=errors)
    return Corrected(claim_key=claim_key, before=before, after=after, told=filled.value(TOLD)[:MOST])
