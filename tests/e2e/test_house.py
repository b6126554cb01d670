"""A name that no reference knows is kept in the house list, and the next story with it has no such line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.e2e.newsroom import Newsroom
from tests.e2e.stories import FERRY, Story
from tests.peers.local_slack import EDITOR, Message

NAME = "Odalys Brennekamp"
NEXT = Story(
    slug="harbour-office",
    headline="The harbour office asks for a second crane",
    published=date(2022, 11, 22),
    paragraphs=(
        (
            "Odalys Brennekamp said on behalf of the harbour office that the second crane would have to be bought "
            "before the winter, because the first one had stood still for half of the year."
        ),
        (
            "French President Emmanuel Macron and Italian Prime Minister Giorgia Meloni had asked for the ferry line. "
            "The quay needs deeper water too, and the money for it has not been found so far."
        ),
    ),
)


def choice(message: Message, words: str) -> str:
    """The value of the menu's option with these words."""
    (value,) = [one["value"] for one in message.action("mark")["options"] if one["text"]["text"] == words]
    return str(value)


async def lines(newsroom: Newsroom, story: Story) -> str:
    """All that the thread under a story says of what was not found."""
    _, replies = await newsroom.checked(story)
    return "\n".join(reply.words for reply in replies)


async def test_a_kept_name_is_no_line_in_the_next_story(newsroom: Newsroom) -> None:
    _, replies = await newsroom.checked(FERRY)
    listing = replies[-1]
    await newsroom.slack.press(listing, "mark", option=choice(listing, f"Keep {NAME}"))
    await newsroom.settled()

    shown = await newsroom.slack.message(listing)
    assert "kept in the house list by" in shown.words
    (told,) = [one for one in await newsroom.slack.messages() if one.only_for]
    assert told.only_for == EDITOR
    assert f"{NAME} is in your house list now" in told.words

    said = await lines(newsroom, NEXT)
    assert "not found" not in said
    assert NAME in said.partition("Agrees")[2]


async def test_a_name_that_is_taken_off_again_is_a_line_again(newsroom: Newsroom) -> None:
    _, replies = await newsroom.checked(FERRY)
    listing = replies[-1]
    await newsroom.slack.press(listing, "mark", option=choice(listing, f"Keep {NAME}"))
    await newsroom.settled()
    kept = await newsroom.slack.message(listing)
    await newsroom.slack.press(kept, "mark", option=choice(kept, f"Remove {NAME}"))
    await newsroom.settled()

    assert "kept in the house list" not in (await newsroom.slack.message(listing)).words
    assert f"1 not found: {NAME}" in await lines(newsroom, NEXT)


async def test_the_list_outlives_a_restart(newsroom: Newsroom) -> None:
    _, replies = await newsroom.checked(FERRY)
    await newsroom.slack.press(replies[-1], "mark", option=choice(replies[-1], f"Keep {NAME}"))
    await newsroom.settled()
    await newsroom.stop_bot()
    await newsroom.start_bot()
    assert "not found" not in await lines(newsroom, NEXT)


async def test_a_story_with_one_unknown_name_has_the_menu_on_its_one_message(newsroom: Newsroom) -> None:
    _, (summary,) = await newsroom.checked(NEXT)
    await newsroom.slack.press(summary, "mark", option=choice(summary, f"Keep {NAME}"))
    await newsroom.settled()
    shown = await newsroom.slack.message(summary)
    assert "kept in the house list by" in shown.words
    assert choice(shown, f"Remove {NAME}")
    later = replace(NEXT, slug="harbour-later", headline="The crane again")
    assert "not found" not in await lines(newsroom, later)
