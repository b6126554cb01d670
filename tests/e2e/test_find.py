"""Checked stories are found again by their address and by a name, and corrections of them are recorded."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.e2e.newsroom import Newsroom
from tests.e2e.stories import FERRY, TALKS
from tests.peers.local_slack import (
    CHECKER,
    EDITOR,
    FACT_CHECK,
    INVESTIGATIONS,
    NEWS,
    REPORTER,
    Message,
    typed,
)

TOLD = "An earlier version of this story misspelt the chancellor’s name."


async def find(newsroom: Newsroom, words: str, *, channel: str = FACT_CHECK, user: str = EDITOR) -> Message:
    """What a person is told who looks something up."""
    before = {one.ts for one in await newsroom.slack.messages(channel)}
    await newsroom.slack.command(f"find {words}", channel=channel, user=user)
    await newsroom.settled()
    (told,) = [one for one in await newsroom.slack.messages(channel) if one.ts not in before]
    assert told.only_for == user
    return told


def line_with(replies: tuple[Message, ...], words: str) -> Message:
    """The reply about these words that has a menu of its own."""
    (found,) = [one for one in replies if f"【{words}】" in one.words]
    return found


async def modal_of(newsroom: Newsroom) -> dict[str, Any]:
    """The modal that opens."""
    opened: list[dict[str, Any]] = []

    async def is_open() -> bool:
        modal = await newsroom.slack.modal()
        opened.extend([] if modal is None else [dict(modal)])
        return modal is not None

    await newsroom.eventually(is_open)
    return opened[-1]


async def correct(newsroom: Newsroom, line: Message) -> dict[str, Any]:
    """Record a correction by the menu of a line; gives what the modal showed at first."""
    (option,) = [
        one["value"] for one in line.action("mark")["options"] if one["text"]["text"].endswith("published…")
    ]
    await newsroom.slack.press(line, "mark", option=option, user=EDITOR)
    shown = await modal_of(newsroom)
    values = {"before": typed("Olaf Sholz"), "after": typed("Olaf Scholz"), "told": typed(TOLD)}
    assert await newsroom.slack.submit(values, user=EDITOR) == {}
    await newsroom.settled()
    return shown


async def test_by_its_address_it_says_who_ticked_what_on_which_evidence(newsroom: Newsroom) -> None:
    root, replies = await newsroom.checked(FERRY)
    await newsroom.slack.react(line_with(replies, "Olaf Sholz"), "white_check_mark", user=CHECKER)
    await newsroom.settled()

    told = await find(newsroom, f"<{newsroom.url(FERRY)}?utm_source=mail>")
    assert FERRY.headline in told.words
    assert "Olaf Sholz (looks wrong): ✅ confirmed by chike" in told.words
    assert any(root.ts.replace(".", "") in link for link in told.links)
    # The thread, and the evidence of the line.
    assert len(told.links) > 1


async def test_by_a_name_it_shows_the_stories_that_carry_it_in_any_spelling(newsroom: Newsroom) -> None:
    await newsroom.checked(FERRY)
    await newsroom.checked(
        replace(TALKS.but("Olaf Sholz", "Olaf Scholz"), headline="The talks go on"), channel=NEWS
    )

    for name in ("Olaf Scholz", "olaf sholz", "Scholz"):
        told = await find(newsroom, name)
        assert FERRY.headline in told.words
        assert "looks wrong: Olaf Sholz" in told.words
        assert "The talks go on" in told.words
        assert "agrees: Olaf Scholz" in told.words


async def test_a_private_channel_is_shown_to_nobody_elsewhere(newsroom: Newsroom) -> None:
    await newsroom.checked(FERRY, channel=INVESTIGATIONS)

    assert "No story of ours" in (await find(newsroom, "Olaf Scholz")).words
    assert "I know no check" in (await find(newsroom, f"<{newsroom.url(FERRY)}>")).words
    assert FERRY.headline in (await find(newsroom, "Olaf Scholz", channel=INVESTIGATIONS)).words


async def test_a_correction_is_recorded_and_shown(newsroom: Newsroom) -> None:
    root, replies = await newsroom.checked(FERRY)
    line = line_with(replies, "Olaf Sholz")
    await newsroom.slack.react(line, "white_check_mark", user=CHECKER)
    await newsroom.settled()
    shown = await correct(newsroom, await newsroom.slack.message(line))
    inputs = {block["block_id"]: block["element"] for block in shown["blocks"] if "element" in block}
    assert inputs["before"]["initial_value"] == "Olaf Sholz"
    assert inputs["after"]["initial_value"] == "Olaf Scholz"

    said = "corrected on 1 February 2024 by edda: “Olaf Sholz” → “Olaf Scholz”"
    assert said in (await newsroom.slack.message(line)).words
    reply = (await newsroom.slack.replies(root))[-1]
    assert said in reply.words
    assert TOLD in reply.words
    assert "Confirmed before by chike" in reply.words

    told = await find(newsroom, f"<{newsroom.url(FERRY)}>", user=REPORTER)
    assert said in told.words
    assert "corrected on 1 February 2024" in (await find(newsroom, "Olaf Scholz")).words


async def test_what_agreed_is_corrected_from_the_list_of_all_lines(newsroom: Newsroom) -> None:
    root, replies = await newsroom.checked(FERRY)
    await newsroom.slack.press(replies[0], "all_lines")
    await newsroom.settled()
    listing = [one for one in await newsroom.slack.messages() if one.only_for == EDITOR][-1]
    await newsroom.slack.press(listing, "correction", user=EDITOR)
    shown = await modal_of(newsroom)
    (menu,) = [block["element"] for block in shown["blocks"] if block.get("block_id") == "line"]
    (marin,) = [
        option
        for group in menu["option_groups"]
        for option in group["options"]
        if option["text"]["text"] == "Sanna Marin"
    ]
    values = {
        "line": {"type": "static_select", "selected_option": marin},
        "before": typed("Sanna Marin"),
        "after": typed("Sauli Niinistö"),
    }
    assert await newsroom.slack.submit(values, user=EDITOR) == {}
    await newsroom.settled()

    said = "corrected on 1 February 2024 by edda: “Sanna Marin” → “Sauli Niinistö”"
    assert said in (await newsroom.slack.replies(root))[-1].words
    assert said in (await find(newsroom, f"<{newsroom.url(FERRY)}>")).words


async def test_a_correction_without_a_new_wording_is_refused_in_the_modal(newsroom: Newsroom) -> None:
    _, replies = await newsroom.checked(FERRY)
    line = line_with(replies, "Olaf Sholz")
    (option,) = [one["value"] for one in line.action("mark")["options"] if "corrected:" in one["value"]]
    await newsroom.slack.press(line, "mark", option=option)
    await modal_of(newsroom)

    assert list(await newsroom.slack.submit({"before": typed("Olaf Sholz"), "after": typed("")})) == ["after"]
    assert "corrected on" not in (await newsroom.slack.message(line)).words


async def test_a_correction_outlives_a_restart(newsroom: Newsroom) -> None:
    _, replies = await newsroom.checked(FERRY)
    await correct(newsroom, line_with(replies, "Olaf Sholz"))
    await newsroom.stop_bot()
    await newsroom.start_bot()
    assert "corrected on" in (await find(newsroom, f"<{newsroom.url(FERRY)}>")).words


async def test_alone_it_explains_itself(newsroom: Newsroom) -> None:
    assert "/factcheck find NAME" in (await find(newsroom, "")).words
