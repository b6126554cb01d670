"""A link that cannot be checked gets one clear sentence in its thread, and the next link works."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.e2e.newsroom import Newsroom
from tests.e2e.stories import BRIDGE
from tests.peers.local_slack import BOT

NO_ARTICLE = (
    b"<!doctype html><html><head><title>Tides</title></head><body><ul><li>06:10</li></ul></body></html>"
)
PDF = b"%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"


def _missing(newsroom: Newsroom) -> str:
    return newsroom.stand.serve("/gone", b"gone", status=404)


def _broken(newsroom: Newsroom) -> str:
    return newsroom.stand.serve("/broken", b"oh dear", status=500)


def _silent(newsroom: Newsroom) -> str:
    return newsroom.stand.never_answer("/silent")


def _without_an_article(newsroom: Newsroom) -> str:
    return newsroom.stand.serve("/tides", NO_ARTICLE)


def _pdf(newsroom: Newsroom) -> str:
    return newsroom.stand.serve("/paper.pdf", PDF, headers={"Content-Type": "application/pdf"})


def _private(_: Newsroom) -> str:
    return "http://10.0.0.7/minutes"


def _metadata(_: Newsroom) -> str:
    return "http://169.254.169.254/latest/"


@pytest.mark.parametrize(
    ("link", "said"),
    [
        (_missing, "404"),
        (_broken, "500"),
        (_silent, "seconds"),
        (_without_an_article, "article"),
        (_pdf, "PDF"),
        (_private, "public"),
        (_metadata, "public"),
    ],
    ids=["404", "500", "never-answers", "no-article", "pdf", "private-address", "cloud-metadata"],
)
async def test_a_bad_link_is_one_clear_reply_and_the_next_link_works(
    newsroom: Newsroom, link: Callable[[Newsroom], str], said: str
) -> None:
    # What leads to no story is left in peace unless somebody asks.
    bad = await newsroom.slack.post(f"<@{BOT}> <{link(newsroom)}>")
    await newsroom.settled()
    bad = await newsroom.slack.message(bad)

    (reply,) = await newsroom.slack.replies(bad)
    assert reply.user == BOT
    assert said in reply.words
    assert len(reply.words) < 400
    assert "Traceback" not in reply.words
    assert "mag" not in bad.reactions

    good, replies = await newsroom.checked(BRIDGE)
    assert len(replies) == 1
    assert good.reactions["mag"] == (BOT,)


async def test_a_bad_link_beside_a_good_one_does_not_hold_it_up(newsroom: Newsroom) -> None:
    newsroom.publish(BRIDGE)
    root = await newsroom.paste(_missing(newsroom), newsroom.url(BRIDGE))

    words = [reply.words for reply in await newsroom.slack.replies(root)]
    assert len(words) == 2
    assert sum("404" in one for one in words) == 1
    assert sum(BRIDGE.headline in one for one in words) == 1


async def test_a_link_that_failed_is_checked_when_it_is_pasted_again(newsroom: Newsroom) -> None:
    newsroom.stand.serve(BRIDGE.path, b"oh dear", status=500)
    await newsroom.paste(newsroom.url(BRIDGE))
    _, replies = await newsroom.checked(BRIDGE)

    (summary,) = replies
    assert BRIDGE.headline in summary.words
