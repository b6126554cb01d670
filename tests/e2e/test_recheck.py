"""A story is edited and checked again: what was marked is kept, what was mended is fixed, what went is struck."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tests.e2e.newsroom import Newsroom
from tests.e2e.stories import FERRY, HARVEST, TALKS, Slip
from tests.peers.local_slack import BOT, EDITOR, NEWS, Message

SPELLING, OFFICE, WEEKDAY = TALKS.slips


def about(replies: Sequence[Message], slip: Slip) -> Message:
    """The flag on one slip."""
    (found,) = [reply for reply in replies[1:] if slip.wrong in reply.words and "claim" not in reply.words]
    return found


def said(replies: Sequence[Message]) -> list[str]:
    """The short replies on re-checks."""
    return [one.words for one in replies if "changed since" in one.words or "unchanged since" in one.words]


async def marked(newsroom: Newsroom) -> tuple[Message, tuple[Message, ...]]:
    """The talks, checked, with two lines that need a fix and one that is confirmed."""
    root, replies = await newsroom.checked(TALKS)
    for slip, emoji in ((SPELLING, "pencil2"), (OFFICE, "white_check_mark"), (WEEKDAY, "pencil2")):
        await newsroom.slack.react(about(replies, slip), emoji)
    await newsroom.settled()
    return root, await newsroom.slack.replies(root)


async def test_after_an_edit_lines_are_fixed_struck_or_kept_and_one_reply_says_so(newsroom: Newsroom) -> None:
    root, _ = await marked(newsroom)
    edited = TALKS.but(SPELLING.wrong, "Olaf Scholz").but("Friday, November 17", "Thursday, November 17")
    newsroom.publish(edited.but(" after a long morning of talks in the old customs house", ""))
    await newsroom.slack.command(f"recheck {newsroom.url(TALKS)}")
    await newsroom.settled()
    after = await newsroom.slack.replies(root)

    assert "fixed" in about(after, SPELLING).words.splitlines()[0]
    assert "now 【Olaf Scholz】" in about(after, SPELLING).words
    assert "no longer" not in about(after, SPELLING).words
    assert "confirmed by" in about(after, OFFICE).words
    assert "fixed" in about(after, WEEKDAY).words.splitlines()[0]
    assert "now 【Thursday, November 17, 2022】" in about(after, WEEKDAY).words
    (told,) = said(after)
    assert "2 fixed" in told
    assert "marks on 1 kept" in told
    assert "Marks lost" not in told


async def test_what_was_confirmed_and_then_changed_is_said_to_be_lost(newsroom: Newsroom) -> None:
    root, _ = await marked(newsroom)
    newsroom.publish(TALKS.but("Andrej Babiš", "Petr Fiala"))
    await newsroom.slack.command("recheck")
    await newsroom.settled()
    after = await newsroom.slack.replies(root)

    (told,) = said(after)
    assert "claims changed since" in told
    assert "marks on 2 kept" in told
    assert "Marks lost on 1" in told
    assert "confirmed by" in told
    assert "Petr Fiala" in told
    assert "changed in the text" in about(after, OFFICE).words
    assert "fix needed" in about(after, SPELLING).words


async def test_a_sentence_that_was_taken_out_leaves_its_line_struck(newsroom: Newsroom) -> None:
    root, _ = await marked(newsroom)
    newsroom.publish(replace(TALKS, paragraphs=TALKS.paragraphs[:3]))
    await newsroom.slack.command("recheck")
    await newsroom.settled()
    after = await newsroom.slack.replies(root)

    assert "no longer in the text" in about(after, WEEKDAY).words
    assert "fixed" not in about(after, WEEKDAY).words
    (told,) = said(after)
    assert "No claim changed since" in told
    assert "no longer in the text" in told


async def test_a_new_slip_gets_a_line_of_its_own(newsroom: Newsroom) -> None:
    root, before = await newsroom.checked(TALKS)
    newsroom.publish(TALKS.but("Sanna Marin", "Sanna Marrin"))
    await newsroom.slack.press(before[0], "check_again", user=EDITOR)
    await newsroom.settled()
    after = await newsroom.slack.replies(root)

    (new,) = [one for one in after[1:] if "【Sanna Marrin】" in one.words]
    assert "was: 【Sanna Marin】" in new.words
    assert "1 claim changed since" in said(after)[0] or "2 claims changed since" in said(after)[0]


async def test_an_unchanged_text_is_asked_about_again_and_keeps_its_marks(newsroom: Newsroom) -> None:
    root, before = await marked(newsroom)
    await newsroom.slack.press(before[0], "check_again", user=EDITOR)
    await newsroom.settled()
    after = await newsroom.slack.replies(root)

    (told,) = said(after)
    assert "Text unchanged since" in told
    assert "references asked again: the same answers, marks on 3 kept" in told
    assert [one.words for one in after if one.words != told] == [one.words for one in before]


async def test_a_mended_line_that_is_wrong_again_is_open_again(newsroom: Newsroom) -> None:
    root, _ = await marked(newsroom)
    for story in (TALKS.but(SPELLING.wrong, "Olaf Scholz"), TALKS):
        newsroom.publish(story)
        await newsroom.slack.command("recheck")
        await newsroom.settled()
    after = await newsroom.slack.replies(root)

    assert "Before the finding changed" in about(after, SPELLING).words
    assert about(after, SPELLING).words.startswith("*Looks wrong*")
    assert "1 wrong again after a fix" in said(after)[-1]
    assert "1 of 3 points still open" in after[0].words


async def test_a_page_that_is_gone_changes_nothing_and_is_said_so(newsroom: Newsroom) -> None:
    root, before = await marked(newsroom)
    newsroom.stand.serve(TALKS.path, b"gone", status=404)
    await newsroom.slack.command("recheck")
    await newsroom.settled()
    after = await newsroom.slack.replies(root)

    (told,) = [one for one in after if "Not checked again" in one.words]
    assert "the page is gone (404)" in told.words
    assert "stays as it was at" in told.words
    assert [one.words for one in after if one.ts != told.ts] == [one.words for one in before]
    assert (await newsroom.slack.message(root)).reactions["mag"] == (BOT,)


async def test_the_word_in_the_thread_checks_that_thread(newsroom: Newsroom) -> None:
    root, _ = await newsroom.checked(TALKS)
    await newsroom.checked(HARVEST)
    await newsroom.slack.post(f"<@{BOT}> recheck", thread=root.ts)
    await newsroom.settled()

    assert len(said(await newsroom.slack.replies(root))) == 1


async def test_the_command_alone_means_the_newest_of_the_channel(newsroom: Newsroom) -> None:
    older, _ = await newsroom.checked(TALKS)
    newer, _ = await newsroom.checked(HARVEST)
    elsewhere, _ = await newsroom.checked(FERRY, channel=NEWS)
    await newsroom.slack.command("recheck")
    await newsroom.settled()

    assert [len(said(await newsroom.slack.replies(one))) for one in (older, newer, elsewhere)] == [0, 1, 0]
    (word,) = [one for one in await newsroom.slack.messages() if one.only_for == EDITOR]
    assert "A late harvest" in word.words


async def test_a_channel_without_a_checklist_says_so(newsroom: Newsroom) -> None:
    await newsroom.slack.command("recheck", channel=NEWS)
    await newsroom.settled()

    (word,) = await newsroom.slack.messages(NEWS)
    assert "Nothing has been checked in this channel yet" in word.words


async def test_a_link_that_is_new_here_is_checked(newsroom: Newsroom) -> None:
    newsroom.publish(HARVEST)
    await newsroom.slack.command(f"recheck {newsroom.url(HARVEST)}?utm_source=slack")
    await newsroom.settled()

    (root,) = [one for one in await newsroom.slack.messages() if one.thread_ts is None and not one.only_for]
    assert "1 point to look at" in (await newsroom.slack.replies(root))[0].words


async def test_names_that_were_not_found_and_are_gone_leave_their_list(newsroom: Newsroom) -> None:
    root, before = await newsroom.checked(FERRY)
    assert any("Odalys Brennekamp" in one.words for one in before[1:])
    newsroom.publish(
        FERRY.but("Odalys Brennekamp, who runs the harbour office with Teodor Vasquane, said", "They said")
    )
    await newsroom.slack.command("recheck")
    await newsroom.settled()
    after = await newsroom.slack.replies(root)

    assert not any("Odalys Brennekamp" in one.words for one in after)
    assert any("Nothing of this list is left in the text" in one.words for one in after)
