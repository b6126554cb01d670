"""A link is pasted and becomes a checklist thread: what a person sees in Slack, over both transports."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tests.e2e.newsroom import Newsroom, Plan, open_newsroom
from tests.e2e.stories import BRIDGE, FERRY, HARVEST, TALKS, Slip, Story
from tests.peers.local_slack import BOT, EDITOR, FACT_CHECK, INVESTIGATIONS, NEWS, REPORTER, Message


def summaries(messages: Sequence[Message]) -> list[Message]:
    return [message for message in messages if "All lines" in message.words]


def about(replies: Sequence[Message], slip: Slip) -> Message:
    """The one reply that holds the words of a slip."""
    (found,) = [reply for reply in replies if slip.wrong in reply.words and "All lines" not in reply.words]
    return found


async def at_channel_level(newsroom: Newsroom, channel: str = FACT_CHECK) -> list[Message]:
    """What the bot has said outside of threads."""
    everything = await newsroom.slack.messages(channel)
    return [message for message in everything if message.user == BOT and message.thread_ts is None]


async def test_a_pasted_link_gets_the_receipt_and_a_thread_under_it(newsroom: Newsroom) -> None:
    root, replies = await newsroom.checked(HARVEST)

    assert root.reactions["mag"] == (BOT,)
    assert replies
    assert {reply.user for reply in replies} == {BOT}
    assert await at_channel_level(newsroom) == []


async def test_the_summary_is_first_and_counts_the_points(newsroom: Newsroom) -> None:
    _, replies = await newsroom.checked(TALKS)

    summary = replies[0]
    assert summaries(replies) == [summary]
    assert f"{len(TALKS.slips)} points to look at" in summary.text
    assert summary.text in summary.words
    assert TALKS.headline in summary.words
    assert "Ilse Marwick" in summary.words
    assert "15 November 2022" in summary.words


async def test_each_slip_has_a_reply_with_the_right_words_and_a_link_to_open(newsroom: Newsroom) -> None:
    _, replies = await newsroom.checked(TALKS)

    for slip in TALKS.slips:
        reply = about(replies, slip)
        assert slip.right in reply.words
    spelling, office, _ = TALKS.slips
    assert about(replies, spelling).links
    assert about(replies, office).links


async def test_what_no_reference_knows_is_one_reply_and_no_flag(newsroom: Newsroom) -> None:
    _, replies = await newsroom.checked(FERRY)

    (listing,) = [
        reply for reply in replies[1:] if FERRY.unknown[0] in reply.words and "not found" in reply.words
    ]
    assert replies[-1] == listing
    assert len(replies) == 1 + len(FERRY.slips) + 1


async def test_a_story_with_nothing_to_look_at_is_one_message(newsroom: Newsroom) -> None:
    _, replies = await newsroom.checked(BRIDGE)

    (summary,) = replies
    assert "Emmanuel Macron" in summary.words
    assert "to look at" not in summary.words


async def test_a_message_without_a_link_is_left_alone(newsroom: Newsroom) -> None:
    message = await newsroom.slack.post("Has anybody read the ferry story?")
    await newsroom.settled()

    assert (await newsroom.slack.message(message)).reactions == {}
    assert await newsroom.slack.messages() == (message,)


async def test_two_links_in_a_message_are_two_checklists_in_its_thread(newsroom: Newsroom) -> None:
    newsroom.publish(FERRY, HARVEST)
    root = await newsroom.paste(newsroom.url(FERRY), newsroom.url(HARVEST))

    shown = [message.words for message in summaries(await newsroom.slack.replies(root))]
    assert len(shown) == 2
    for story in (FERRY, HARVEST):
        assert sum(story.headline in words for words in shown) == 1


async def test_a_link_in_a_thread_is_answered_in_that_thread(newsroom: Newsroom) -> None:
    newsroom.publish(HARVEST)
    root = await newsroom.slack.post("What about the harvest?")
    reply = await newsroom.paste(newsroom.url(HARVEST), thread=root.ts)

    assert reply.reactions["mag"] == (BOT,)
    assert len(summaries(await newsroom.slack.replies(root))) == 1
    assert await newsroom.slack.replies(reply) == ()
    assert await at_channel_level(newsroom) == []


async def test_the_same_event_delivered_again_makes_no_second_thread(newsroom: Newsroom) -> None:
    root, replies = await newsroom.checked(HARVEST)
    (event,) = await newsroom.slack.events("message")
    for retry in (1, 2, 3):
        await newsroom.wire.deliver(event, retry=retry)
    await newsroom.settled()

    assert await newsroom.slack.replies(root) == replies
    assert len(await newsroom.slack.messages()) == 1 + len(replies)


async def test_an_event_repeated_while_the_check_runs_makes_one_thread(newsroom: Newsroom) -> None:
    newsroom.stand.serve_late(HARVEST.path, HARVEST.page(), seconds=0.4)
    root = await newsroom.slack.post(f"<{newsroom.url(HARVEST)}>")
    (event,) = await newsroom.slack.events("message")
    await asyncio.gather(*(newsroom.wire.deliver(event, retry=retry) for retry in (1, 2)))
    await newsroom.settled()

    assert len(summaries(await newsroom.slack.replies(root))) == 1


async def test_the_change_that_an_unfurl_causes_brings_nothing_new(newsroom: Newsroom) -> None:
    root, replies = await newsroom.checked(HARVEST)
    (event,) = await newsroom.slack.events("message")
    before = {key: event["event"][key] for key in ("type", "user", "text", "ts")}
    unfurled = {**before, "attachments": [{"from_url": newsroom.url(HARVEST), "title": HARVEST.headline}]}
    change = {
        "type": "message",
        "subtype": "message_changed",
        "hidden": True,
        "channel": root.channel,
        "channel_type": "channel",
        "ts": f"{root.ts}9",
        "event_ts": f"{root.ts}9",
        "message": unfurled,
        "previous_message": before,
    }
    await newsroom.wire.deliver({**event, "event_id": "EvUnfurl", "event": change})
    await newsroom.settled()

    assert await newsroom.slack.replies(root) == replies
    assert len(await newsroom.slack.messages()) == 1 + len(replies)


async def test_an_edit_that_adds_a_link_is_checked(newsroom: Newsroom) -> None:
    newsroom.publish(HARVEST)
    root = await newsroom.slack.post("The harvest story is out")
    await newsroom.slack.edit(root, f"The harvest story is out: <{newsroom.url(HARVEST)}>")
    await newsroom.settled()

    assert len(summaries(await newsroom.slack.replies(root))) == 1


async def test_an_edit_around_a_checked_link_brings_nothing_new(newsroom: Newsroom) -> None:
    root, replies = await newsroom.checked(HARVEST)
    await newsroom.slack.edit(root, f"Please look: <{newsroom.url(HARVEST)}>")
    await newsroom.settled()

    assert await newsroom.slack.replies(root) == replies


async def test_the_same_link_again_is_one_reply_that_points_to_the_first_thread(newsroom: Newsroom) -> None:
    first, replies = await newsroom.checked(HARVEST)
    second = await newsroom.paste(newsroom.url(HARVEST), user=EDITOR)

    (pointer,) = await newsroom.slack.replies(second)
    assert "Already checked" in pointer.words
    assert any(first.ts.replace(".", "") in link for link in pointer.links)
    assert await newsroom.slack.replies(first) == replies


async def test_the_same_link_in_another_channel_gets_a_checklist_of_its_own(newsroom: Newsroom) -> None:
    await newsroom.checked(HARVEST)
    second = await newsroom.paste(newsroom.url(HARVEST), channel=NEWS)

    assert len(summaries(await newsroom.slack.replies(second))) == 1


async def test_a_private_channel_gets_its_thread_too(newsroom: Newsroom) -> None:
    root, replies = await newsroom.checked(HARVEST, channel=INVESTIGATIONS)

    assert root.reactions["mag"] == (BOT,)
    assert len(summaries(replies)) == 1


async def test_the_same_link_with_a_changed_text_is_checked_again(newsroom: Newsroom) -> None:
    (slip,) = HARVEST.slips
    first, before = await newsroom.checked(HARVEST)
    newsroom.publish(HARVEST.but(slip.wrong, slip.right))
    await newsroom.paste(newsroom.url(HARVEST), user=EDITOR)

    after = await newsroom.slack.replies(first)
    assert "1 point to look at" in summaries(before)[0].words
    assert "to look at" not in summaries(after)[0].words
    assert "changed in the text" in about(after, slip).words


async def test_a_mention_with_a_link_makes_one_thread(newsroom: Newsroom) -> None:
    newsroom.publish(HARVEST)
    root = await newsroom.slack.post(f"<@{BOT}> please check <{newsroom.url(HARVEST)}>")
    await newsroom.settled()

    assert len(summaries(await newsroom.slack.replies(root))) == 1
    assert len(await newsroom.slack.events("app_mention")) == 1


async def test_a_magnifying_glass_by_a_person_asks_for_a_check(newsroom: Newsroom) -> None:
    newsroom.publish(HARVEST)
    await newsroom.stop_bot()
    missed = await newsroom.slack.post(f"<{newsroom.url(HARVEST)}>")
    await newsroom.start_bot()
    await newsroom.slack.react(missed, "mag", user=EDITOR)
    await newsroom.settled()

    assert len(summaries(await newsroom.slack.replies(missed))) == 1


async def test_the_command_posts_one_message_with_the_thread_under_it(newsroom: Newsroom) -> None:
    newsroom.publish(HARVEST)
    await newsroom.slack.command(newsroom.url(HARVEST))
    await newsroom.settled()

    (root,) = await at_channel_level(newsroom)
    assert len(summaries(await newsroom.slack.replies(root))) == 1


async def test_a_link_in_a_direct_message_is_answered_there(newsroom: Newsroom) -> None:
    newsroom.publish(HARVEST)
    root = await newsroom.paste(newsroom.url(HARVEST), channel=REPORTER)

    assert root.channel.startswith("D")
    assert len(summaries(await newsroom.slack.replies(root))) == 1


async def test_the_button_shows_the_lines_that_agree(newsroom: Newsroom) -> None:
    _, replies = await newsroom.checked(TALKS)
    await newsroom.slack.press(replies[0], "all_lines")
    await newsroom.settled()

    opened = [message for message in await newsroom.slack.messages() if message.only_for == EDITOR]
    words = "\n".join(message.words for message in opened)
    assert "Sanna Marin" in words
    assert "Andrzej Duda" in words


async def test_a_check_that_takes_long_shows_an_hourglass(plan: Plan) -> None:
    async with open_newsroom(replace(plan, patience=0.2)) as newsroom:
        await newsroom.start_bot()
        newsroom.stand.serve_late(HARVEST.path, HARVEST.page(), seconds=0.8)
        root = await newsroom.slack.post(f"<{newsroom.url(HARVEST)}>")

        async def waits() -> bool:
            return "hourglass_flowing_sand" in (await newsroom.slack.message(root)).reactions

        await newsroom.eventually(waits)
        await newsroom.settled()

        assert "hourglass_flowing_sand" not in (await newsroom.slack.message(root)).reactions
        assert len(summaries(await newsroom.slack.replies(root))) == 1


async def test_a_first_start_on_an_empty_state_folder_works(plan: Plan, tmp_path: Path) -> None:
    async with open_newsroom(replace(plan, state=tmp_path / "empty")) as newsroom:
        await newsroom.start_bot()
        _, replies = await newsroom.checked(HARVEST)

        assert len(summaries(replies)) == 1


async def test_a_stop_in_mid_check_leaves_one_whole_thread(newsroom: Newsroom) -> None:
    newsroom.stand.serve_late(FERRY.path, FERRY.page(), seconds=0.8)
    root = await newsroom.slack.post(f"<{newsroom.url(FERRY)}>")
    await newsroom.receipt(root)
    await newsroom.stop_bot()
    await newsroom.start_bot()
    await newsroom.settled()

    await _is_whole(newsroom, root, FERRY)


async def test_a_kill_while_the_page_is_read_loses_nothing(plan: Plan) -> None:
    async with open_newsroom(plan) as newsroom:
        async with newsroom.bot_to_be_killed() as kill:
            newsroom.stand.never_answer(FERRY.path)
            root = await newsroom.slack.post(f"<{newsroom.url(FERRY)}>")
            await newsroom.receipt(root)
            await kill()
        newsroom.publish(FERRY)
        await newsroom.start_bot()
        await newsroom.settled()

        await _is_whole(newsroom, root, FERRY)


async def test_a_kill_between_two_replies_posts_none_twice(plan: Plan) -> None:
    async with open_newsroom(plan) as newsroom:
        async with newsroom.bot_to_be_killed() as kill:
            newsroom.publish(FERRY)
            root = await newsroom.slack.post(f"<{newsroom.url(FERRY)}>")

            async def half_way() -> bool:
                return len(await newsroom.slack.replies(root)) >= 2

            await newsroom.eventually(half_way)
            await kill()
        assert len(await newsroom.slack.replies(root)) < 2 + len(FERRY.slips)
        await newsroom.start_bot()
        await newsroom.settled()

        await _is_whole(newsroom, root, FERRY)


async def _is_whole(newsroom: Newsroom, root: Message, story: Story) -> None:
    replies = await newsroom.slack.replies(root)
    assert len(summaries(replies)) == 1
    for slip in story.slips:
        assert slip.right in about(replies, slip).words
    assert len(replies) == 1 + len(story.slips) + 1


async def test_a_restart_after_a_check_posts_nothing_again(newsroom: Newsroom) -> None:
    root, replies = await newsroom.checked(HARVEST)
    await newsroom.stop_bot()
    await newsroom.start_bot()
    await newsroom.settled()

    assert await newsroom.slack.replies(root) == replies
