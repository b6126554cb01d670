"""A story of another paper: the summary says so, and it comes into the digest once a line of it is marked."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from tests.e2e.newsroom import Newsroom, Plan, open_newsroom
from tests.e2e.stories import FERRY
from tests.peers.local_slack import CHECKER, EDITOR


@pytest.fixture
async def elsewhere(plan: Plan) -> AsyncIterator[Newsroom]:
    """A newsroom whose own site is not the one that the stories stand on."""
    async with open_newsroom(replace(plan, own_domains=("harbour-radio.example",))) as opened:
        await opened.start_bot()
        yield opened


async def preview(newsroom: Newsroom) -> str:
    """The digest as it would be sent now."""
    await newsroom.slack.command("digest")
    await newsroom.settled()
    return [one.words for one in await newsroom.slack.messages() if one.only_for == EDITOR][-1]


async def test_it_waits_for_nobody_until_a_line_of_it_is_marked(elsewhere: Newsroom) -> None:
    _, (summary, *flags, _listing) = await elsewhere.checked(FERRY)
    assert "Someone else’s story" in summary.words
    assert "Nothing is open" in await preview(elsewhere)

    await elsewhere.slack.react(flags[0], "eyes", user=CHECKER)
    await elsewhere.settled()
    assert FERRY.headline in await preview(elsewhere)


async def test_no_correction_of_it_is_offered(elsewhere: Newsroom) -> None:
    _, (_summary, *flags, _listing) = await elsewhere.checked(FERRY)
    options = [one["text"]["text"] for one in flags[0].action("mark")["options"]]
    assert not any("Correction" in words for words in options)
