"""A link that nobody asked about and that leads to no story gets no reply, and no receipt stays on it."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from tests.e2e.newsroom import Newsroom
from tests.e2e.stories import BRIDGE, FERRY
from tests.peers.local_slack import BOT, CHECKER, Message

VIDEO = (
    b'<!doctype html><html><head><title>The ferry in the ice</title><meta property="og:type" content="video.other">'
    b"</head><body><h1>The ferry in the ice</h1><video src='/ice.mp4'></video><p>Watch it.</p></body></html>"
)
WALL = (
    b"<!doctype html><html><head><title>Subscribe</title>"
    b'<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",'
    b' "headline": "The ferry", "isAccessibleForFree": false}</script></head>'
    b"<body><article><h1>The ferry</h1><p>This story is for subscribers.</p></article></body></html>"
)


def _video(newsroom: Newsroom) -> str:
    return newsroom.stand.serve("/ice", VIDEO)


def _picture(newsroom: Newsroom) -> str:
    return newsroom.stand.serve("/ice-by-night", b"\x89PNG\r\n\x1a\n", headers={"Content-Type": "image/png"})


def _menu(newsroom: Newsroom) -> str:
    return newsroom.stand.serve("/canteen", b"<!doctype html><title>Lunch</title><ul><li>Soup</li></ul>")


async def is_left(newsroom: Newsroom, message: Message) -> bool:
    """Whether the bot has said and shown nothing on a message."""
    now = await newsroom.slack.message(message)
    return await newsroom.slack.replies(now) == () and "mag" not in now.reactions


@pytest.mark.parametrize("link", [_video, _picture, _menu], ids=["video", "picture", "no-article"])
async def test_what_turns_out_to_be_no_story_is_left_in_peace(
    newsroom: Newsroom, link: Callable[[Newsroom], str]
) -> None:
    url = link(newsroom)
    pasted = await newsroom.paste(url)

    assert newsroom.stand.asked(urlsplit(url).path) == 1
    assert await is_left(newsroom, pasted)


async def test_a_well_known_site_of_videos_is_not_even_opened(newsroom: Newsroom) -> None:
    pasted = await newsroom.paste("https://www.youtube.com/watch?v=8", "https://github.com/courier/site")

    assert await is_left(newsroom, pasted)
    assert not any("reactions." in str(entry["summary"]) for entry in await newsroom.slack.log())


async def test_who_mentions_the_bot_is_told_that_it_is_a_video(newsroom: Newsroom) -> None:
    asked = await newsroom.slack.post(f"<@{BOT}> <{_video(newsroom)}>")
    await newsroom.settled()

    (reply,) = await newsroom.slack.replies(asked)
    assert "video" in reply.words


async def test_a_magnifying_glass_asks_for_it_after_all(newsroom: Newsroom) -> None:
    pasted = await newsroom.paste(_video(newsroom))
    await newsroom.slack.react(pasted, "mag", user=CHECKER)
    await newsroom.settled()

    (reply,) = await newsroom.slack.replies(pasted)
    assert "video" in reply.words


async def test_a_story_behind_a_paywall_is_still_answered(newsroom: Newsroom) -> None:
    pasted = await newsroom.paste(newsroom.stand.serve("/wall", WALL))

    (reply,) = await newsroom.slack.replies(pasted)
    assert "paywall" in reply.words


async def test_the_story_beside_a_video_is_checked(newsroom: Newsroom) -> None:
    newsroom.publish(BRIDGE)
    pasted = await newsroom.paste(_video(newsroom), newsroom.url(BRIDGE))

    (summary,) = await newsroom.slack.replies(pasted)
    assert BRIDGE.headline in summary.words
    assert pasted.reactions["mag"] == (BOT,)


async def test_the_next_story_is_checked_as_ever(newsroom: Newsroom) -> None:
    await newsroom.paste(_video(newsroom))
    _, replies = await newsroom.checked(FERRY)

    assert FERRY.headline in replies[0].words
