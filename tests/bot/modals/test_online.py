"""The modal that lists what would be asked online."""

from __future__ import annotations

import json

from bot.modals import Where
from bot.modals.forms import MOST_BLOCKS
from bot.modals.online import online_view


def test_it_lists_every_name_and_who_is_asked() -> None:
    view = online_view(Where(), sent=("Ilse Marwick", "Harbour Office"), kept_in=(), asked=("Wikipedia",))
    words = json.dumps(view)
    assert "Ilse Marwick" in words
    assert "Harbour Office" in words
    assert "Wikipedia" in words
    assert view["submit"]["text"] == "Ask online"


def test_it_says_which_names_are_kept_in() -> None:
    view = online_view(Where(), sent=("Ilse Marwick",), kept_in=("Odo Quill",), asked=("Wikipedia",))
    kept = [block["text"]["text"] for block in view["blocks"] if "Not sent" in block["text"]["text"]]
    assert len(kept) == 1
    assert "Odo Quill" in kept[0]


def test_with_nothing_to_send_there_is_nothing_to_confirm() -> None:
    view = online_view(Where(), sent=(), kept_in=("Odo Quill",), asked=("Wikipedia",))
    assert "submit" not in view
    assert "Odo Quill" in json.dumps(view)


def test_five_hundred_long_names_are_all_there_and_inside_slacks_limits() -> None:
    names = tuple(f"{number} {'Ananda ' * 12}".strip() for number in range(500))
    view = online_view(Where(), sent=names, kept_in=(), asked=("Wikipedia", "Wikidata"))
    texts = [block["text"]["text"] for block in view["blocks"]]
    assert set(names) <= {line for text in texts for line in text.splitlines()}
    assert len(view["blocks"]) <= MOST_BLOCKS
    assert all(len(text) <= 3_000 for text in texts)
