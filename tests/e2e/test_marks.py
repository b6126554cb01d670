"""People mark lines by reacting; taking the reaction away undoes it."""

from __future__ import annotations

from collections.abc import Sequence

from tests.e2e.newsroom import Newsroom
from tests.e2e.stories import FERRY, TALKS, Slip
from tests.peers.local_slack import BOT, CHECKER, EDITOR, Message


def flag(replies: Sequence[Message], slip: Slip) -> Message:
    """The reply that is about one slip."""
    (found,) = [reply for reply in replies[1:] if slip.wrong in reply.words]
    return found


async def test_a_check_mark_confirms_the_line_and_closes_the_point(newsroom: Newsroom) -> None:
    _, replies = await newsroom.checked(TALKS)
    line = flag(replies, TALKS.slips[0])
    await newsroom.slack.react(line, "white_check_mark")
    await newsroom.settled()

    assert "confirmed by" in (await newsroom.slack.message(line)).words
    summary = await newsroom.slack.message(replies[0])
    assert "2 of 3 points still open" in summary.words


async def test_taking_the_reaction_back_opens_the_point_again(newsroom: Newsroom) -> None:
    _, replies = await newsroom.checked(TALKS)
    line = flag(replies, TALKS.slips[0])
    await newsroom.slack.react(line, "white_check_mark")
    await newsroom.settled()
    await newsroom.slack.unreact(line, "white_check_mark")
    await newsroom.settled()

    assert "confirmed" not in (await newsroom.slack.message(line)).text
    assert "confirmed by" not in (await newsroom.slack.message(line)).words
    assert "3 points to look at" in (await newsroom.slack.message(replies[0])).words


async def test_a_point_stays_closed_while_one_of_two_confirmations_stands(newsroom: Newsroom) -> None:
    _, replies = await newsroom.checked(TALKS)
    line = flag(replies, TALKS.slips[1])
    for user in (CHECKER, EDITOR):
        await newsroom.slack.react(line, "white_check_mark", user=user)
    await newsroom.slack.unreact(line, "white_check_mark", user=EDITOR)
    await newsroom.settled()

    assert "confirmed by" in (await newsroom.slack.message(line)).words
    assert "2 of 3 points still open" in (await newsroom.slack.message(replies[0])).words


async def test_all_points_marked_is_said_in_the_summary(newsroom: Newsroom) -> None:
    _, replies = await newsroom.checked(TALKS)
    for slip, name in zip(TALKS.slips, ("white_check_mark", "pencil2", "-1"), strict=True):
        await newsroom.slack.react(flag(replies, slip), name)
    await newsroom.settled()

    assert "3 points, all marked" in (await newsroom.slack.message(replies[0])).words
    assert "fix needed" in (await newsroom.slack.message(flag(replies, TALKS.slips[1]))).words


async def test_taking_a_line_upon_oneself_leaves_it_open(newsroom: Newsroom) -> None:
    _, replies = await newsroom.checked(TALKS)
    line = flag(replies, TALKS.slips[2])
    await newsroom.slack.react(line, "eyes")
    await newsroom.settled()

    assert "taken by" in (await newsroom.slack.message(line)).words
    assert "3 points to look at" in (await newsroom.slack.message(replies[0])).words


async def test_the_menu_marks_like_a_reaction(newsroom: Newsroom) -> None:
    _, replies = await newsroom.checked(TALKS)
    line = flag(replies, TALKS.slips[0])
    options = [option["value"] for option in line.action("mark")["options"]]
    (fix,) = [value for value in options if value.startswith("fix_needed:")]
    await newsroom.slack.press(line, "mark", option=fix)
    await newsroom.settled()

    assert "fix needed" in (await newsroom.slack.message(line)).words
    assert "2 of 3 points still open" in (await newsroom.slack.message(replies[0])).words


async def test_a_reaction_on_a_grouped_reply_is_shown_as_in_bulk(newsroom: Newsroom) -> None:
    _, replies = await newsroom.checked(FERRY)
    listing = replies[-1]
    await newsroom.slack.react(listing, "white_check_mark")
    await newsroom.settled()

    assert "confirmed in bulk" in (await newsroom.slack.message(listing)).words


async def test_a_reaction_on_the_summary_marks_nothing_and_gets_a_hint(newsroom: Newsroom) -> None:
    _, replies = await newsroom.checked(TALKS)
    await newsroom.slack.react(replies[0], "white_check_mark")
    await newsroom.settled()

    (hint,) = [message for message in await newsroom.slack.messages() if message.only_for]
    assert hint.only_for == CHECKER
    assert hint.user == BOT
    assert hint.words
    assert "3 points to look at" in (await newsroom.slack.message(replies[0])).words


async def test_a_reaction_without_a_meaning_changes_nothing(newsroom: Newsroom) -> None:
    _, replies = await newsroom.checked(TALKS)
    line = flag(replies, TALKS.slips[0])
    await newsroom.slack.react(line, "tada")
    await newsroom.settled()

    assert (await newsroom.slack.message(line)).words == line.words
    assert (await newsroom.slack.message(replies[0])).words == replies[0].words


async def test_a_reaction_on_the_pasted_message_marks_nothing(newsroom: Newsroom) -> None:
    root, replies = await newsroom.checked(TALKS)
    await newsroom.slack.react(root, "white_check_mark")
    await newsroom.settled()

    assert await newsroom.slack.replies(root) == replies


async def test_marks_are_still_there_after_a_restart(newsroom: Newsroom) -> None:
    _, replies = await newsroom.checked(TALKS)
    await newsroom.slack.react(flag(replies, TALKS.slips[0]), "white_check_mark")
    await newsroom.settled()
    await newsroom.stop_bot()
    await newsroom.start_bot()
    await newsroom.slack.react(flag(replies, TALKS.slips[1]), "pencil2", user=EDITOR)
    await newsroom.settled()

    assert "1 of 3 points still open" in (await newsroom.slack.message(replies[0])).words
