"""Where a modal was asked for comes back as it went out, and nothing else is taken for it."""

from __future__ import annotations

import pytest

from bot.modals import Modal, Where, place_in
from bot.modals.forms import view


@pytest.mark.parametrize(
    "where",
    [
        Where(),
        Where(channel="C1"),
        Where(channel="C1", thread_ts="1.1", message_ts="2.2", checklist=12, claim_key="64441ea225c17529"),
    ],
)
def test_where_it_was_asked_for_survives_the_way(where: Where) -> None:
    drawn = view(Modal.OTHER_DATE, "Title", [], where=where, submit="Send")
    assert place_in(drawn["private_metadata"]) == where


@pytest.mark.parametrize(
    "metadata",
    [
        "",
        "no json",
        "[]",
        '{"channel": 5}',
        '{"channel": "C1\\n"}',
        '{"channel": "<!channel>"}',
        '{"thread_ts": "yesterday"}',
        '{"checklist": -1}',
        '{"checklist": 0}',
        '{"checklist": "all"}',
        '{"claim_key": "a\\u0000b"}',
    ],
)
def test_what_is_not_ours_is_refused(metadata: str) -> None:
    with pytest.raises(ValueError, match="validation error"):
        place_in(metadata)


def test_a_view_with_nothing_to_send_is_closed_and_not_cancelled() -> None:
    shown = view(Modal.ASK_ONLINE, "Ask online", [], where=Where(), submit=None)
    assert "submit" not in shown
    assert shown["close"]["text"] == "Close"
