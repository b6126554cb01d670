"""Texts that are pasted or uploaded are checked like links, stay inside, and keep their marks over versions."""

from __future__ import annotations

import json
import zipfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from io import BytesIO

import pytest

from tests.e2e.newsroom import Newsroom, Plan, open_newsroom
from tests.e2e.stories import BRIDGE, FERRY, HARVEST, TALKS, Story
from tests.peers.local_slack import (
    BOT,
    CHECKER,
    EDITOR,
    FACT_CHECK,
    INVESTIGATIONS,
    REPORTER,
    Message,
    chosen_day,
    typed,
)
from tests.peers.wikidata_server import Wikibase, wikibase

DRAFT = "Draft: checked against your house list and the built-in pack only"
PASTED = "Pasted text: checked against your house list and the built-in pack only"
WALL = (
    b"<!doctype html><html><head><title>Subscribe</title>"
    b'<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",'
    b' "headline": "The ferry", "isAccessibleForFree": false}</script></head>'
    b"<body><article><h1>The ferry</h1><p>This story is for subscribers.</p></article></body></html>"
)


def text_of(story: Story) -> str:
    return "\n\n".join((story.headline, *story.paragraphs))


def filled(story: Story, *, day: str | None = None) -> dict[str, dict[str, object]]:
    published = story.published.isoformat() if day is None else day
    values = {"text": typed(text_of(story))}
    return values | ({"published": chosen_day(published)} if published else {})


async def opened(newsroom: Newsroom) -> dict[str, object]:
    """The modal that opens after what was done."""
    found: list[dict[str, object]] = []

    async def is_open() -> bool:
        modal = await newsroom.slack.modal()
        if modal is not None:
            found.append(dict(modal))
        return modal is not None

    await newsroom.eventually(is_open)
    return found[-1]


async def pasted(newsroom: Newsroom, story: Story, *, channel: str = FACT_CHECK) -> tuple[Message, Message]:
    """A text that was given with the command: the message that stands for it, and its summary."""
    await newsroom.slack.command("text", channel=channel)
    await opened(newsroom)
    assert await newsroom.slack.submit(filled(story)) == {}
    await newsroom.settled()
    roots = [
        one
        for one in await newsroom.slack.messages(channel)
        if one.user == BOT and one.thread_ts in (None, one.ts) and one.only_for is None
    ]
    replies = await newsroom.slack.replies(roots[-1])
    return roots[-1], replies[0]


async def summary_of(newsroom: Newsroom, root: Message) -> Message:
    return (await newsroom.slack.replies(root))[0]


def a_word_file(story: Story) -> bytes:
    """A .docx of the smallest kind."""
    paragraphs = "".join(
        f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in (story.headline, *story.paragraphs)
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = (
        f'<?xml version="1.0"?><w:document xmlns:w="{space}"><w:body>{paragraphs}</w:body></w:document>'
    )
    kinds = (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>'
    )
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("[Content_Types].xml", kinds)
        archive.writestr("word/document.xml", document)
    return held.getvalue()


async def test_a_text_behind_a_wall_is_pasted_and_answered_where_the_trouble_was(newsroom: Newsroom) -> None:
    root = await newsroom.paste(newsroom.stand.serve("/wall", WALL))
    (trouble,) = await newsroom.slack.replies(root)

    await newsroom.slack.press(trouble, "check_text")
    modal = await opened(newsroom)
    assert modal["title"]["text"] == "Check pasted text"
    assert await newsroom.slack.submit(filled(TALKS)) == {}
    await newsroom.settled()

    _, summary, *flags = await newsroom.slack.replies(root)
    assert TALKS.headline in summary.words
    assert PASTED in summary.words
    assert "15 November 2022" in summary.words
    words = "\n".join(flag.words for flag in flags)
    assert all(slip.right in words for slip in TALKS.slips)


async def test_the_command_asks_for_a_text_and_answers_under_a_message_of_its_own(newsroom: Newsroom) -> None:
    root, summary = await pasted(newsroom, BRIDGE)

    assert "a pasted text" in root.words
    assert BRIDGE.headline in summary.words
    assert DRAFT in summary.words


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({}, {"text"}),
        ({"text": typed("  \n ")}, {"text"}),
        ({"text": typed("Two words")}, {"text"}),
        ({"text": typed("Two words"), "published": chosen_day("2024-02-09")}, {"text", "published"}),
        ({"text": typed(text_of(BRIDGE)), "published": chosen_day("2024-02-09")}, {"published"}),
    ],
    ids=["nothing", "blank", "two-words", "two-words-and-a-late-day", "a-late-day"],
)
async def test_what_is_wrong_is_said_in_the_modal_which_stays_open(
    newsroom: Newsroom, values: dict[str, dict[str, object]], wrong: set[str]
) -> None:
    await newsroom.slack.command("text")
    await opened(newsroom)

    errors = await newsroom.slack.submit(values)
    await newsroom.settled()

    assert set(errors) == wrong
    assert await newsroom.slack.modal() is not None
    assert await newsroom.slack.messages() == ()
    assert await newsroom.slack.submit(filled(BRIDGE)) == {}


@pytest.mark.parametrize("suffix", ["txt", "md", "html", "docx"])
async def test_a_file_in_direct_messages_is_checked(newsroom: Newsroom, suffix: str) -> None:
    direct = await newsroom.slack.direct_messages(REPORTER)
    body = {
        "txt": text_of(TALKS).encode(),
        "md": text_of(TALKS).encode(),
        "html": TALKS.page(),
        "docx": a_word_file(TALKS),
    }[suffix]

    sent = await newsroom.slack.upload(f"ferry.{suffix}", body, channel=direct)
    await newsroom.settled()

    summary, *flags = await newsroom.slack.replies(sent)
    assert TALKS.headline in summary.words
    assert DRAFT in summary.words
    assert "Scholz" in "\n".join(flag.words for flag in flags)


async def test_a_file_with_a_mention_is_checked_and_one_without_is_left_in_peace(newsroom: Newsroom) -> None:
    body = text_of(BRIDGE).encode()
    quiet = await newsroom.slack.upload("minutes.txt", body, text="the minutes")
    asked = await newsroom.slack.upload("bridge.txt", body, text=f"<@{BOT}> please")
    await newsroom.settled()

    assert await newsroom.slack.replies(quiet) == ()
    (summary,) = await newsroom.slack.replies(asked)
    assert BRIDGE.headline in summary.words
    assert (await newsroom.slack.message(asked)).reactions["mag"] == (BOT,)


async def test_a_file_in_a_thread_of_ours_is_checked_and_in_another_it_is_not(newsroom: Newsroom) -> None:
    root, _ = await newsroom.checked(BRIDGE)
    other = await newsroom.slack.post("lunch?")
    ours = await newsroom.slack.upload("talks.txt", text_of(TALKS).encode(), thread=root.ts)
    await newsroom.slack.upload("menu.txt", text_of(HARVEST).encode(), thread=other.ts)
    await newsroom.settled()

    assert len(await newsroom.slack.replies(other)) == 1
    words = [one.words for one in await newsroom.slack.replies(root)]
    assert any(TALKS.headline in one for one in words)
    assert "mag" in (await newsroom.slack.message(ours)).reactions


async def test_a_file_that_cannot_be_read_says_so_with_a_way_out(newsroom: Newsroom) -> None:
    direct = await newsroom.slack.direct_messages(REPORTER)
    sent = await newsroom.slack.upload("story.docx", b"PK\x03\x04 no document", channel=direct)
    await newsroom.settled()

    (trouble,) = await newsroom.slack.replies(sent)
    assert "story.docx" in trouble.words
    assert trouble.action("check_text")["text"]["text"] == "Check pasted text"


async def test_a_picture_in_direct_messages_is_told_what_is_read(newsroom: Newsroom) -> None:
    direct = await newsroom.slack.direct_messages(REPORTER)
    await newsroom.slack.upload("quay.png", b"\x89PNG", channel=direct)
    await newsroom.settled()

    (hint,) = [one for one in await newsroom.slack.messages(direct) if one.only_for == REPORTER]
    assert ".docx" in hint.words
    assert "quay.png" in hint.words


async def test_a_new_version_keeps_the_marks_of_what_did_not_change(newsroom: Newsroom) -> None:
    root, summary = await pasted(newsroom, FERRY)
    (flag,) = [one for one in (await newsroom.slack.replies(root))[1:] if "Babiš" in one.words]
    await newsroom.slack.react(flag, "white_check_mark", user=CHECKER)
    await newsroom.settled()

    await newsroom.slack.press(summary, "new_version")
    modal = await opened(newsroom)
    assert modal["title"]["text"] == "Version 2"
    assert await newsroom.slack.submit(filled(FERRY.but("Sholz", "Scholz"), day="")) == {}
    await newsroom.settled()

    summary = await newsroom.slack.message(summary)
    assert "New version (3)" in summary.words
    assert "15 November 2022" in summary.words
    marked = await newsroom.slack.message(flag)
    assert "confirmed by chike" in marked.words
    replies = await newsroom.slack.replies(root)
    assert sum(FERRY.headline in one.words for one in replies) == 1
    assert await newsroom.slack.modal() is None


async def test_a_file_with_the_words_new_version_renews_the_checklist_of_its_thread(
    newsroom: Newsroom,
) -> None:
    root, summary = await pasted(newsroom, FERRY)
    await newsroom.slack.upload(
        "ferry2.txt",
        text_of(FERRY.but("Sholz", "Scholz")).encode(),
        text="New version, please",
        thread=root.ts,
    )
    await newsroom.settled()

    assert "New version (3)" in (await newsroom.slack.message(summary)).words


async def test_a_story_whose_page_cannot_be_read_any_more_takes_the_text_as_its_next_version(
    newsroom: Newsroom,
) -> None:
    _, (summary, *_) = await newsroom.checked(FERRY)
    newsroom.stand.serve(FERRY.path, WALL)
    again = await newsroom.paste(newsroom.url(FERRY))
    (trouble,) = await newsroom.slack.replies(again)

    await newsroom.slack.press(trouble, "new_version")
    await opened(newsroom)
    assert await newsroom.slack.submit(filled(FERRY.but("Sholz", "Scholz"))) == {}
    await newsroom.settled()

    renewed = await newsroom.slack.message(summary)
    assert "New version (3)" in renewed.words
    assert PASTED in renewed.words


async def test_another_date_is_given_and_the_story_is_checked_again(newsroom: Newsroom) -> None:
    _, (summary, *_) = await newsroom.checked(FERRY)
    assert "15 November 2022" in summary.words

    await newsroom.slack.press(summary, "other_date")
    modal = await opened(newsroom)
    assert "15 November 2022" in json.dumps(modal)
    assert set(await newsroom.slack.submit({"published": chosen_day("2024-02-09")})) == {"published"}
    assert await newsroom.slack.submit({"published": chosen_day("2021-11-15")}) == {}
    await newsroom.settled()

    renewed = await newsroom.slack.message(summary)
    assert "15 November 2021" in renewed.words
    assert "date you gave" in renewed.words


@pytest.fixture
def reference() -> Iterator[Wikibase]:
    """A Wikidata on loopback, which counts what it is asked."""
    with wikibase() as running:
        yield running


@pytest.fixture
async def online(plan: Plan, reference: Wikibase) -> AsyncIterator[Newsroom]:
    """A newsroom that may ask a Wikidata about what is no draft."""
    async with _opened(replace(plan, wikidata=reference.api)) as newsroom:
        yield newsroom


@asynccontextmanager
async def _opened(plan: Plan) -> AsyncIterator[Newsroom]:
    async with open_newsroom(plan) as newsroom:
        await newsroom.start_bot()
        yield newsroom


async def test_nothing_of_a_draft_goes_out_until_somebody_has_seen_the_names_and_allows_it(
    online: Newsroom, reference: Wikibase
) -> None:
    _, summary = await pasted(online, FERRY)
    assert reference.asked == []

    await online.slack.press(summary, "ask_online")
    modal = json.dumps(await opened(online), ensure_ascii=False)
    assert reference.asked == []
    assert "Odalys Brennekamp" in modal
    assert "Andrej Babiš" in modal
    assert "Wikidata" in modal
    assert "deeper water" not in modal
    assert await online.slack.submit({}) == {}
    await online.settled()

    sent = [
        words for asked in reference.asked for words in (asked.get("search"), asked.get("titles")) if words
    ]
    assert any("Brennekamp" in words for words in sent)
    assert all(words.casefold() in modal.casefold() for words in sent)
    renewed = await online.slack.message(summary)
    assert "its names were asked online too" in renewed.words
    with pytest.raises(LookupError):
        renewed.action("ask_online")

    before = len(reference.asked)
    await online.slack.press(renewed, "new_version")
    await opened(online)
    assert await online.slack.submit(filled(FERRY.but("Brennekamp", "Brennekampp"))) == {}
    await online.settled()
    assert len(reference.asked) > before


async def test_a_published_story_is_asked_about_online_and_a_draft_of_it_is_not(
    online: Newsroom, reference: Wikibase
) -> None:
    await online.checked(FERRY)
    assert reference.asked
    reference.asked.clear()

    await pasted(online, HARVEST)
    await pasted(online, TALKS, channel=INVESTIGATIONS)
    sent = await online.slack.upload("bridge.txt", text_of(BRIDGE).encode(), text=f"<@{BOT}>", user=EDITOR)
    await online.settled()

    assert len(await online.slack.replies(sent)) == 1
    assert reference.asked == []
