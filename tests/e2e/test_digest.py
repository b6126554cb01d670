"""The digest says once a day, in each channel, what is still open there."""

from __future__ import annotations

from datetime import timedelta

from tests.e2e.newsroom import OPENING_TIME, Newsroom
from tests.e2e.stories import BRIDGE, HARVEST, TALKS
from tests.peers.local_slack import BOT, EDITOR, FACT_CHECK, NEWS, Message

NINE = OPENING_TIME.replace(hour=9, minute=0, second=5)


async def digests(newsroom: Newsroom, channel: str = FACT_CHECK) -> list[Message]:
    everything = await newsroom.slack.messages(channel)
    return [
        message
        for message in everything
        if message.user == BOT and message.thread_ts is None and "still open" in message.text
    ]


async def mark_all(newsroom: Newsroom, root: Message) -> None:
    for reply in (await newsroom.slack.replies(root))[1:]:
        await newsroom.slack.react(reply, "white_check_mark")
    await newsroom.settled()


async def test_open_points_are_listed_at_the_set_time(newsroom: Newsroom) -> None:
    root, _ = await newsroom.checked(TALKS)
    newsroom.clock.put_to(NINE)
    await newsroom.tick()

    (digest,) = await digests(newsroom)
    assert "3 points still open in 1 story" in digest.text
    assert TALKS.headline in digest.words
    assert any(root.ts.replace(".", "") in link for link in digest.links)


async def test_nothing_comes_before_the_set_time(newsroom: Newsroom) -> None:
    await newsroom.checked(TALKS)
    newsroom.clock.put_to(NINE - timedelta(minutes=10))
    await newsroom.tick()

    assert await digests(newsroom) == []


async def test_a_day_has_one_digest_even_after_a_restart(newsroom: Newsroom) -> None:
    await newsroom.checked(TALKS)
    newsroom.clock.put_to(NINE)
    await newsroom.tick()
    await newsroom.tick()
    await newsroom.stop_bot()
    await newsroom.start_bot()
    newsroom.clock.put_to(NINE + timedelta(hours=2))
    await newsroom.tick()
    assert len(await digests(newsroom)) == 1

    newsroom.clock.put_to(NINE + timedelta(days=1))
    await newsroom.tick()
    assert len(await digests(newsroom)) == 2


async def test_nothing_open_means_nothing_sent(newsroom: Newsroom) -> None:
    marked, _ = await newsroom.checked(HARVEST)
    await newsroom.checked(BRIDGE)
    await mark_all(newsroom, marked)
    newsroom.clock.put_to(NINE)
    await newsroom.tick()

    assert await digests(newsroom) == []


async def test_each_channel_hears_of_its_own_stories(newsroom: Newsroom) -> None:
    await newsroom.checked(TALKS)
    await newsroom.checked(HARVEST, channel=NEWS)
    newsroom.clock.put_to(NINE)
    await newsroom.tick()

    (here,) = await digests(newsroom)
    (there,) = await digests(newsroom, NEWS)
    assert TALKS.headline in here.words
    assert HARVEST.headline not in here.words
    assert HARVEST.headline in there.words


async def test_a_channel_can_set_its_own_hour_in_its_own_zone(newsroom: Newsroom) -> None:
    await newsroom.checked(TALKS)
    await newsroom.slack.command("digest 16:30 America/New_York")
    await newsroom.settled()
    newsroom.clock.put_to(OPENING_TIME.replace(hour=21, minute=29))
    await newsroom.tick()
    assert await digests(newsroom) == []

    newsroom.clock.put_to(OPENING_TIME.replace(hour=21, minute=30, second=5))
    await newsroom.tick()
    assert len(await digests(newsroom)) == 1


async def test_a_channel_can_switch_it_off(newsroom: Newsroom) -> None:
    await newsroom.checked(TALKS)
    await newsroom.slack.command("digest off")
    await newsroom.settled()
    newsroom.clock.put_to(NINE)
    await newsroom.tick()

    assert await digests(newsroom) == []


async def test_a_preview_is_shown_to_who_asks_and_to_nobody_else(newsroom: Newsroom) -> None:
    await newsroom.checked(TALKS)
    await newsroom.slack.command("digest")
    await newsroom.settled()

    previews = [message for message in await newsroom.slack.messages() if TALKS.headline in message.words]
    assert [message.only_for for message in previews if message.thread_ts is None] == [EDITOR]
