"""The modal for a pasted text: what it shows, and what is read of it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from bot.modals import Filled, Modal, Refused, Where, place_in
from bot.modals.forms import MOST_BLOCKS
from bot.modals.texts import MOST_PREFILLED, PastedText, read_text, text_view

TODAY = date(2026, 3, 4)
HERE = Where(channel="C1", thread_ts="1.1", checklist=7)
TEXT = "The mayor opened the new bridge on Tuesday."


def filled(where: Where = HERE, **values: str) -> Filled:
    return Filled(modal=Modal.CHECK_TEXT, newsroom="T1", user="U1", key="view-V1", where=where, values=values)


def inputs(view: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {block["block_id"]: block["element"] for block in view["blocks"] if block["type"] == "input"}


def test_the_view_keeps_inside_slacks_limits() -> None:
    view = text_view(HERE, words="word " * 900)
    assert len(view["title"]["text"]) <= 24
    assert len(view["private_metadata"]) <= 3_000
    assert len(view["blocks"]) <= MOST_BLOCKS
    assert all(len(block["hint"]["text"]) <= 2_000 for block in view["blocks"] if "hint" in block)


def test_it_carries_where_it_was_asked_for() -> None:
    assert place_in(text_view(HERE)["private_metadata"]) == HERE


def test_the_input_for_the_text_has_no_limit_of_its_own() -> None:
    assert "max_length" not in inputs(text_view(HERE))["text"]


def test_the_words_of_a_message_stand_in_it_already() -> None:
    assert inputs(text_view(HERE, words=TEXT))["text"]["initial_value"] == TEXT


def test_a_message_that_is_too_long_for_the_input_is_not_cut_but_asked_for() -> None:
    view = text_view(HERE, words="x" * (MOST_PREFILLED + 1))
    assert "initial_value" not in inputs(view)["text"]
    assert "too long" in json.dumps(view)


def test_a_new_version_says_which_one_it_is_and_keeps_the_date() -> None:
    view = text_view(HERE, version=3, published=date(2026, 2, 1))
    assert view["title"]["text"] == "Version 3"
    assert view["callback_id"] == "new_version"
    assert inputs(view)["published"]["initial_date"] == "2026-02-01"


def test_it_says_that_nothing_leaves_the_building_unless_something_does() -> None:
    assert "leaves this building" in json.dumps(text_view(HERE))
    asked = json.dumps(text_view(HERE, asked=("Wikipedia", "Wikidata")))
    assert "sent to Wikipedia and Wikidata" in asked
    assert "leaves this building" not in asked


def test_from_nowhere_in_particular_the_channel_is_asked_for() -> None:
    assert inputs(text_view(Where()))["channel"]["default_to_current_conversation"] is True
    assert "channel" not in inputs(text_view(HERE))


def test_what_was_filled_in_is_read() -> None:
    read = read_text(filled(text=f"  {TEXT}\n", headline=" Bridge ", published="2026-03-01"), today=TODAY)
    assert read == PastedText(text=TEXT, headline="Bridge", published="2026-03-01", channel="C1")


def test_without_a_day_none_is_guessed() -> None:
    read = read_text(filled(text=TEXT), today=TODAY)
    assert isinstance(read, PastedText)
    assert read.published == ""


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({}, {"text"}),
        ({"text": " \n\t "}, {"text"}),
        ({"text": "two words"}, {"text"}),
        ({"text": TEXT, "published": "2026-02-30"}, {"published"}),
        ({"text": TEXT, "published": "tomorrow"}, {"published"}),
        ({"text": TEXT, "published": "2026-03-06"}, {"published"}),
        ({"text": "two words", "published": "2026-03-06"}, {"text", "published"}),
    ],
)
def test_what_is_wrong_is_said_at_its_input(values: dict[str, str], wrong: set[str]) -> None:
    read = read_text(filled(**values), today=TODAY)
    assert isinstance(read, Refused)
    assert set(read.errors) == wrong


@pytest.mark.parametrize("day", ["2026-03-04", "2026-03-05", "1999-12-31"])
def test_any_day_until_tomorrow_is_taken(day: str) -> None:
    assert isinstance(read_text(filled(text=TEXT, published=day), today=TODAY), PastedText)


def test_the_channel_that_was_chosen_is_taken_where_none_was_known() -> None:
    read = read_text(filled(Where(), text=TEXT, channel="C9"), today=TODAY)
    assert isinstance(read, PastedText)
    assert read.channel == "C9"


@pytest.mark.parametrize("channel", ["", "C9 C8", "<!channel>"])
def test_a_channel_that_is_none_is_refused(channel: str) -> None:
    read = read_text(filled(Where(), text=TEXT, channel=channel), today=TODAY)
    assert isinstance(read, Refused)
    assert set(read.errors) == {"channel"}
