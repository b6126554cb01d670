"""The use cases on a real store, with a chat that keeps what a person would see."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Coroutine, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.checklist import SETTLING, MarkKind
from bot.desk import (
    REQUEST,
    AllLinesAsked,
    ChatRefused,
    CommandGiven,
    Desk,
    Draw,
    HelpAsked,
    LinksPasted,
    MarkChosen,
    MessagePointedAt,
    Outcome,
    Pasted,
    Reacted,
    Reader,
    Request,
    TryLater,
)
from bot.models import PostState, Progress
from bot.store import Delivery, NotThere, Post, Store, open_store
from bot.thread import Message
from checks.compare.house import HouseEntry
from checks.errors import NotFetched
from checks.model import Article, CheckRun
from tests.bot.test_store import reading
from tests.builders import article, check_run, story_findings

MORNING = datetime(2026, 3, 4, 8, 0, tzinfo=UTC)
LINK = "https://courier.example/bridge"
AWAY = "The site answered 404. Check the link and paste it again."


@dataclass
class Shown:
    """A message of ours as it stands."""

    channel: str
    thread_ts: str
    message: Message


@dataclass
class Room:
    """A chat that keeps its messages. `refused` names the calls that are refused, `gone` the ones to try later."""

    store: Store
    shown: dict[str, Shown] = field(default_factory=dict)
    reactions: set[tuple[str, str, str]] = field(default_factory=set)
    whispers: list[tuple[str, str]] = field(default_factory=list)
    pasted: dict[str, Pasted] = field(default_factory=dict)
    private: set[str] = field(default_factory=set)
    guests: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)
    away: set[str] = field(default_factory=set)

    async def post(self, post: Post, draw: Draw, *, urgent: bool = False) -> str | None:
        if "post" in self.refused:
            raise ChatRefused("not_in_channel")
        held = await self.store.reserve(post)
        message = await draw()
        if message is None:
            return None
        if message.key in self.away:
            raise TryLater("Slack is away")
        ts = held.ts or f"50.{len(self.shown)}"
        await self.store.sent(held, ts=ts, drawn="x", covers=message.covers, at=MORNING)
        self.shown[ts] = Shown(post.channel, post.thread_ts, message)
        return ts

    async def redraw(self, newsroom: str, key: str, draw: Draw) -> None:
        if "redraw" in self.refused:
            raise ChatRefused("edit_window_closed")
        held, message = await self.store.post(newsroom, key), await draw()
        if held is not None and held.ts is not None and message is not None:
            self.shown[held.ts].message = message

    async def react(self, channel: str, ts: str, emoji: str) -> None:
        if "react" in self.refused:
            raise ChatRefused("missing_scope")
        self.reactions.add((channel, ts, emoji))

    async def unreact(self, channel: str, ts: str, emoji: str) -> None:
        self.reactions.discard((channel, ts, emoji))

    async def whisper(  # noqa: PLR0913 - as the desk asks
        self,
        message: Message,
        *,
        channel: str,
        user: str,
        thread_ts: str = "",
        newsroom: str = "",
        key: str = "",
    ) -> None:
        self.whispers.append((user, message.text))

    async def permalink(self, channel: str, ts: str) -> str | None:
        return f"https://desk.example/{channel}/{ts}"

    async def message(self, channel: str, ts: str) -> Pasted | None:
        return self.pasted.get(ts)

    async def names(self, users: Iterable[str]) -> Mapping[str, str]:
        return {user: f"Name of {user}" for user in users}

    async def is_guest(self, user: str) -> bool:
        return user in self.guests

    async def is_public(self, channel: str) -> bool:
        return channel not in self.private

    def texts(self) -> list[str]:
        return [entry.message.text for entry in self.shown.values()]

    def ts_of(self, key: str) -> str:
        return next(ts for ts, entry in self.shown.items() if entry.message.key.startswith(key))

    def blocks(self, ts: str) -> str:
        return str(self.shown[ts].message.blocks)


class Newsroom:
    """A desk, its chat, and what people do."""

    def __init__(self, store: Store, **options: Any) -> None:
        self.now = MORNING
        self.site: dict[str, Article] = {LINK: article()}
        self.findings = story_findings()
        self.examined: list[str] = []
        self.house: tuple[HouseEntry, ...] = ()
        self.delay = 0.0
        self.examining = 0.0
        self.store = store
        self.chat = Room(store)
        reader = Reader(read=self._read, examine=self._open, examine_closed=self._closed)
        self.desk = Desk(
            store=store,
            chat=self.chat,
            reader=reader,
            clock=lambda: self.now,
            digest_at="09:00",
            digest_zone="UTC",
            **options,
        )
        self._asked = 0

    async def _read(self, url: str) -> Article:
        await asyncio.sleep(self.delay)
        if url not in self.site:
            raise NotFetched(AWAY)
        return self.site[url]

    async def _open(self, read: Article, house: Sequence[HouseEntry]) -> CheckRun:
        self.examined.append("open")
        self.house = tuple(house)
        await asyncio.sleep(self.examining)
        return replace(check_run(self.findings), article=read)

    async def _closed(self, read: Article, _house: Sequence[HouseEntry]) -> CheckRun:
        self.examined.append("closed")
        return replace(check_run(self.findings), article=read)

    async def does(self, request: Request) -> None:
        """Bring a request through the inbox, and its checks to the end, as the engine does."""
        self._asked += 1
        delivery = Delivery(newsroom="T1", key=f"k{self._asked}")
        await self.store.take_in(delivery, body=REQUEST.dump_json(request).decode(), at=self.now)
        numbers = await self.desk.receive(delivery)
        await self.desk.redraw(delivery)
        for number in numbers:
            outcome = await self.desk.read(number)
            if outcome == Outcome.READ:
                outcome = await self.desk.examine(number)
            if outcome != Outcome.FILED:
                await self.desk.reply(number, outcome)
                continue
            for key in await self.desk.plan(number):
                await self.desk.post(number, key)
            await self.desk.finish(number)

    async def paste(self, *links: str, ts: str = "1.1", thread_ts: str = "", channel: str = "C1") -> None:
        await self.does(
            LinksPasted(
                newsroom="T1",
                channel=channel,
                message_ts=ts,
                thread_ts=thread_ts,
                user="U1",
                links=links or (LINK,),
            )
        )

    async def react(self, ts: str, kind: MarkKind = MarkKind.CONFIRMED, **changes: Any) -> None:
        self._asked += 1
        values: dict[str, Any] = {
            "newsroom": "T1",
            "channel": "C1",
            "message_ts": ts,
            "user": "U2",
            "kind": kind,
            "added": True,
            "at": self.now + timedelta(seconds=self._asked),
            "event_id": f"event:{self._asked}",
            "ours": True,
        }
        await self.does(Reacted(**(values | changes)))

    async def command(self, *words: str, links: tuple[str, ...] = ()) -> None:
        self._asked += 1
        await self.does(
            CommandGiven(
                newsroom="T1", channel="C1", user="U1", words=words, links=links, ask=f"t{self._asked}"
            )
        )

    async def open_points(self) -> int:
        standing = await self.store.standing("T1", "C1", LINK)
        return 0 if standing is None else len(standing.open_lines())


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Newsroom]:
    store = open_store(f"sqlite+aiosqlite:///{tmp_path / 'app.db'}")
    await store.migrate()
    yield Newsroom(store)
    await store.close()


async def test_a_pasted_link_gets_a_receipt_and_a_thread_under_its_message(room: Newsroom) -> None:
    await room.paste()
    assert room.chat.reactions == {("C1", "1.1", "mag")}
    keys = [entry.message.key.partition(":")[0] for entry in room.chat.shown.values()]
    assert keys == ["summary", "flag", "flag", "flag", "not_found", "read"]
    assert {entry.thread_ts for entry in room.chat.shown.values()} == {"1.1"}


async def test_a_link_in_a_thread_is_answered_in_that_thread(room: Newsroom) -> None:
    await room.paste(ts="2.2", thread_ts="0.9")
    assert {entry.thread_ts for entry in room.chat.shown.values()} == {"0.9"}


async def test_a_receipt_that_is_refused_stops_nothing(room: Newsroom) -> None:
    room.chat.refused.add("react")
    await room.paste()
    assert "points to look at" in room.chat.texts()[0]


async def test_a_link_that_cannot_be_read_gets_one_sentence_and_no_receipt(room: Newsroom) -> None:
    await room.paste("https://courier.example/gone")
    assert room.chat.texts() == [AWAY]
    assert room.chat.reactions == set()


async def test_the_receipt_stays_when_another_link_of_the_message_is_checked(room: Newsroom) -> None:
    await room.paste(LINK, "https://courier.example/gone")
    assert ("C1", "1.1", "mag") in room.chat.reactions


async def test_more_than_ten_links_are_said_to_be_left_out(room: Newsroom) -> None:
    await room.paste(*(f"https://courier.example/{number}" for number in range(12)))
    assert room.chat.texts() == [AWAY] * 10
    assert "2 more were left out" in room.chat.whispers[0][1]


async def test_the_mobile_page_of_a_story_is_the_same_story(room: Newsroom) -> None:
    here, mobile = "https://www.paper.example/news/ferry", "https://m.paper.example/news/ferry?utm_source=x"
    for address in (here, mobile):
        room.site[address] = replace(article(), url=address, canonical_url=address)
    await room.paste(here)
    await room.paste(mobile, ts="2.1")
    assert room.examined == ["open"]
    assert "Already checked in this channel" in room.chat.texts()[-1]


async def test_the_same_text_again_is_answered_with_a_link_to_its_thread(room: Newsroom) -> None:
    await room.paste()
    count = len(room.chat.shown)
    await room.paste(ts="9.9")
    assert len(room.chat.shown) == count + 1
    last = list(room.chat.shown.values())[-1]
    assert last.thread_ts == "9.9"
    assert "https://desk.example/C1/1.1" in str(last.message.blocks)
    assert room.examined == ["open"]


async def test_the_same_link_in_another_channel_is_a_check_of_its_own(room: Newsroom) -> None:
    await room.paste()
    await room.paste(channel="C2", ts="3.3")
    assert sum(entry.channel == "C2" for entry in room.chat.shown.values()) == 6


async def test_a_changed_text_is_checked_again_on_the_same_checklist(room: Newsroom) -> None:
    await room.paste()
    await room.react(room.chat.ts_of("flag"))
    flags = [ts for ts, entry in room.chat.shown.items() if entry.message.key.startswith("flag")]
    room.site[LINK] = article(room.site[LINK].text + "\n\nUpdated.")
    room.findings = tuple(finding for finding in room.findings if finding.claim.quote != "Tuesday, March 4")
    await room.paste(ts="9.9")
    shown = "".join(room.chat.blocks(ts) for ts in flags)
    assert shown.count("no longer in the text") == 1
    assert shown.count("confirmed by Name of U2") == 1
    again = [entry for entry in room.chat.shown.values() if "changed since" in entry.message.text]
    assert [entry.thread_ts for entry in again] == ["1.1", "9.9"]


async def test_a_private_channel_asks_only_the_sources_that_drafts_may_ask(room: Newsroom) -> None:
    room.chat.private.add("C1")
    await room.paste()
    assert room.examined == ["closed"]


async def test_a_magnifying_glass_checks_the_links_of_a_message(room: Newsroom) -> None:
    room.chat.pasted = {"4.4": Pasted(links=(LINK,), thread_ts=""), "5.5": Pasted(links=(), thread_ts="")}
    for ts in ("4.4", "5.5", "6.6"):
        await room.does(MessagePointedAt(newsroom="T1", channel="C1", message_ts=ts, user="U3"))
    assert {entry.thread_ts for entry in room.chat.shown.values()} == {"4.4"}
    assert room.chat.reactions == {("C1", "4.4", "mag")}


async def test_a_command_posts_one_root_message_and_the_thread_under_it(room: Newsroom) -> None:
    await room.command("check", links=(LINK,))
    (root_ts, root), *thread = room.chat.shown.items()
    assert root.thread_ts == ""
    assert {entry.thread_ts for _, entry in thread} == {root_ts}
    assert room.chat.reactions == {("C1", root_ts, "mag")}


async def test_a_command_where_the_bot_is_not_says_to_invite_it(room: Newsroom) -> None:
    room.chat.refused.add("post")
    await room.command("check", links=(LINK,))
    assert [user for user, text in room.chat.whispers if "/invite" in text] == ["U1"]
    assert room.examined == []


async def test_an_unclear_command_and_a_bare_mention_are_explained(room: Newsroom) -> None:
    await room.command("what")
    await room.does(HelpAsked(newsroom="T1", channel="C1", thread_ts="1.1", user="U1"))
    assert [user for user, _ in room.chat.whispers] == ["U1", "U1"]


async def test_a_mark_changes_its_line_and_the_summary(room: Newsroom) -> None:
    await room.paste()
    before = room.chat.texts()[0]
    flag = room.chat.ts_of("flag")
    await room.react(flag)
    assert "confirmed by Name of U2" in room.chat.blocks(flag)
    assert await room.open_points() == 2
    assert room.chat.texts()[0] != before


async def test_taking_the_mark_away_brings_the_line_back(room: Newsroom) -> None:
    await room.paste()
    flag, before = room.chat.ts_of("flag"), room.chat.texts()
    await room.react(flag)
    await room.react(flag, added=False)
    assert room.chat.texts() == before
    assert await room.open_points() == 3


async def test_marks_that_arrive_in_the_wrong_order_end_the_same(room: Newsroom) -> None:
    await room.paste()
    flag = room.chat.ts_of("flag")
    await room.react(flag, added=False, at=MORNING + timedelta(minutes=2))
    await room.react(flag, at=MORNING + timedelta(minutes=1))
    assert await room.open_points() == 3


async def test_two_peoples_marks_are_two(room: Newsroom) -> None:
    await room.paste()
    flag = room.chat.ts_of("flag")
    await room.react(flag)
    await room.react(flag, user="U3")
    await room.react(flag, added=False)
    assert await room.open_points() == 2
    assert "confirmed by Name of U3" in room.chat.blocks(flag)


async def test_a_mark_keeps_the_rating_that_it_was_made_on(room: Newsroom) -> None:
    await room.paste()
    await room.react(room.chat.ts_of("flag"))
    standing = await room.store.standing("T1", "C1", LINK)
    assert standing is not None
    (mark,) = [mark for line in standing.lines for mark in line.marks]
    assert mark.rating is not None
    assert mark.rating.value == "differs"


async def test_a_mark_on_the_summary_marks_nothing_and_is_explained_to_the_person(room: Newsroom) -> None:
    await room.paste()
    await room.react(room.chat.ts_of("summary"))
    assert await room.open_points() == 3
    assert [user for user, _ in room.chat.whispers] == ["U2"]


async def test_a_mark_on_a_grouped_reply_marks_its_lines_in_bulk(room: Newsroom) -> None:
    room.findings = tuple(
        replace(found, id=f"{found.id}{number}") for found in story_findings()[:1] for number in range(10)
    )
    await room.paste()
    await room.react(room.chat.ts_of("more"))
    assert await room.open_points() == 8
    assert "confirmed in bulk" in room.chat.blocks(room.chat.ts_of("more"))
    await room.react(room.chat.ts_of("more"), added=False)
    assert await room.open_points() == 10


async def test_a_mark_on_a_message_that_is_not_ours_does_nothing(room: Newsroom) -> None:
    await room.paste()
    await room.react("1.1", ours=False)
    assert await room.open_points() == 3
    assert room.chat.whispers == []


async def test_a_mark_that_overtakes_its_message_waits(room: Newsroom) -> None:
    await room.paste()
    for age in (timedelta(), timedelta(hours=25)):
        with pytest.raises(TryLater):
            await room.react(str((room.now - age).timestamp()))


async def test_a_mark_on_a_message_that_is_not_kept_any_more_is_let_go_quietly(room: Newsroom) -> None:
    await room.paste()
    await room.react(str((room.now - timedelta(hours=27)).timestamp()))
    assert await room.open_points() == 3
    assert room.chat.whispers == []
    assert await room.store.waiting() == ()


async def test_the_menu_and_buttons_of_a_checklist_that_is_not_kept_any_more_say_so(room: Newsroom) -> None:
    chosen = MarkChosen(
        newsroom="T1",
        channel="C1",
        message_ts=str((room.now - timedelta(days=500)).timestamp()),
        user="U2",
        claim_key="c",
        kind=MarkKind.CONFIRMED,
        at=room.now,
        event_id="action:1",
    )
    await room.does(chosen)
    await room.does(AllLinesAsked(newsroom="T1", channel="C1", thread_ts="1.1", user="U5", checklist=99))
    assert [user for user, said in room.chat.whispers if "Paste its link" in said] == ["U2", "U5"]


async def test_a_mark_is_on_the_disk_before_it_is_drawn_and_is_drawn_whenever_that_is_asked_for(
    room: Newsroom,
) -> None:
    await room.paste()
    flag, summary = room.chat.ts_of("flag"), room.chat.texts()[0]
    asked = Reacted(
        newsroom="T1",
        channel="C1",
        message_ts=flag,
        user="U2",
        kind=MarkKind.CONFIRMED,
        added=True,
        at=room.now,
        event_id="event:9",
        ours=True,
    )
    delivery = Delivery(newsroom="T1", key="event:9")
    await room.store.take_in(delivery, body=REQUEST.dump_json(asked).decode(), at=room.now)
    assert await room.desk.receive(delivery) == ()
    assert await room.open_points() == 2
    assert "confirmed by" not in room.chat.blocks(flag)
    for _ in range(2):
        await room.desk.redraw(delivery)
    assert "confirmed by Name of U2" in room.chat.blocks(flag)
    assert room.chat.texts()[0] != summary


async def test_the_menu_marks_and_the_same_choice_again_takes_it_back(room: Newsroom) -> None:
    await room.paste()
    flag = room.chat.ts_of("flag")
    for number, still_open in ((1, 2), (2, 3)):
        await room.does(
            MarkChosen(
                newsroom="T1",
                channel="C1",
                message_ts=flag,
                user="U2",
                claim_key=room.chat.shown[flag].message.covers[0],
                kind=MarkKind.FIX_NEEDED,
                at=MORNING + timedelta(minutes=number),
                event_id=f"action:{number}",
            )
        )
        assert await room.open_points() == still_open


async def test_all_lines_are_shown_to_the_person_who_asks_in_that_channel_only(room: Newsroom) -> None:
    await room.paste()
    asked = AllLinesAsked(newsroom="T1", channel="C1", thread_ts="1.1", user="U5", checklist=1)
    await room.does(asked)
    assert {user for user, _ in room.chat.whispers} == {"U5"}
    count = len(room.chat.whispers)
    await room.does(replace(asked, channel="C2"))
    await room.does(replace(asked, newsroom="T2"))
    assert len(room.chat.whispers) == count


async def test_the_hourglass_is_shown_when_it_takes_long_and_goes_with_the_summary(tmp_path: Path) -> None:
    store = open_store(f"sqlite+aiosqlite:///{tmp_path / 'app.db'}")
    await store.migrate()
    room = Newsroom(store, patience=0.05)
    room.delay = 0.3
    paste = asyncio.create_task(room.paste())
    await asyncio.sleep(0.2)
    assert ("C1", "1.1", "hourglass_flowing_sand") in room.chat.reactions
    await paste
    assert room.chat.reactions == {("C1", "1.1", "mag")}
    await store.close()


async def test_the_hourglass_of_two_links_goes_with_the_last_of_them(room: Newsroom) -> None:
    await room.store.take_in(Delivery(newsroom="T1", key="event:Ev9"), body="{}", at=room.now)
    other = "https://courier.example/road"
    room.site[other] = article("Another story", url=other, canonical_url=other)
    pasted = LinksPasted(
        newsroom="T1", channel="C1", message_ts="1.1", thread_ts="", user="U1", links=(LINK, other)
    )
    numbers = await room.desk.links_pasted(pasted)
    room.now += timedelta(seconds=25)
    for number in numbers:
        room.chat.reactions.add(("C1", "1.1", "hourglass_flowing_sand"))
        await room.desk.read(number)
        await room.desk.examine(number)
    # Both summaries stand before one of the threads is complete.
    for number in numbers:
        await room.desk.post(number, "summary")
    await room.desk.finish(numbers[0])
    await room.desk.break_off(numbers[1])
    assert room.chat.reactions == {("C1", "1.1", "mag")}


async def test_a_check_that_is_given_up_says_so_once(room: Newsroom) -> None:
    await room.paste("https://courier.example/gone")
    await room.desk.give_up(1)
    assert (await room.store.assignment(1)).state is Progress.FAILED
    assert len(room.chat.shown) == 1


async def send_due_digests(room: Newsroom) -> int:
    due = await room.desk.digests_due()
    for newsroom, channel, day in due:
        await room.desk.send_digest(newsroom, channel, day)
    return len(due)


async def test_the_digest_comes_at_its_local_time_and_tells_what_is_open(room: Newsroom) -> None:
    await room.paste()
    assert await room.desk.digests_due() == ()
    room.now = MORNING.replace(hour=9)
    assert await room.desk.digests_due() == (("T1", "C1", "2026-03-04"),)
    await send_due_digests(room)
    assert "still open" in room.chat.texts()[-1]
    assert list(room.chat.shown.values())[-1].thread_ts == ""
    assert "https://desk.example/C1/1.1" in str(list(room.chat.shown.values())[-1].message.blocks)


async def test_no_digest_when_nothing_is_open(room: Newsroom) -> None:
    await room.paste()
    for ts in [ts for ts, entry in room.chat.shown.items() if entry.message.key.startswith("flag")]:
        await room.react(ts)
    count = len(room.chat.shown)
    room.now = MORNING.replace(hour=9)
    await send_due_digests(room)
    assert len(room.chat.shown) == count


async def test_a_checklist_made_after_the_digests_time_waits_for_the_next_day(room: Newsroom) -> None:
    room.now = MORNING.replace(hour=11)
    await room.paste()
    assert await room.desk.digests_due() == ()
    room.now = MORNING.replace(hour=9) + timedelta(days=1)
    assert len(await room.desk.digests_due()) == 1


async def test_a_digest_that_is_many_hours_late_is_not_sent(room: Newsroom) -> None:
    await room.paste()
    room.now = MORNING.replace(hour=15, minute=1)
    assert await room.desk.digests_due() == ()


async def test_a_digest_that_has_waited_out_an_outage_for_hours_is_not_sent(
    room: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    await room.paste()
    room.now = MORNING.replace(hour=9)
    ((newsroom, channel, day),) = await room.desk.digests_due()
    count = len(room.chat.shown)
    room.now = MORNING.replace(hour=15, minute=1)
    await room.desk.send_digest(newsroom, channel, day)
    assert len(room.chat.shown) == count
    assert "the digest of 2026-03-04 in C1 of newsroom T1 came too late" in caplog.text
    room.now = MORNING.replace(hour=14, minute=59)
    await room.desk.send_digest(newsroom, channel, day)
    assert len(room.chat.shown) == count + 1


@pytest.mark.parametrize(
    ("words", "hour", "due"),
    [
        (("digest", "10:00", "Europe/Berlin"), 9, 1),
        (("digest", "10:00"), 9, 0),
        (("digest", "10:00"), 10, 1),
        (("digest", "off"), 10, 0),
        (("digest", "25:00"), 9, 1),
        (("digest", "10:00", "Nowhere/Town"), 9, 1),
    ],
)
async def test_the_command_sets_the_channels_digest(
    room: Newsroom, words: tuple[str, ...], hour: int, due: int
) -> None:
    await room.paste()
    await room.command(*words)
    assert len(room.chat.whispers) == 1
    room.now = MORNING.replace(hour=hour)
    assert len(await room.desk.digests_due()) == due


async def test_the_bare_command_previews_the_digest_to_one_person(room: Newsroom) -> None:
    await room.command("digest")
    assert "Nothing is open" in room.chat.whispers[0][1]
    await room.paste()
    count = len(room.chat.shown)
    await room.command("digest")
    assert "still open" in room.chat.whispers[1][1]
    assert len(room.chat.shown) == count


async def test_in_the_night_of_two_half_past_ones_there_is_one_digest(room: Newsroom) -> None:
    room.now = datetime(2026, 10, 30, 12, 0, tzinfo=UTC)
    await room.paste()
    await room.command("digest", "01:30", "America/New_York")
    days = set()
    room.now = datetime(2026, 11, 1, 0, 0, tzinfo=UTC)
    for _ in range(24 * 6):
        room.now += timedelta(minutes=10)
        days.update(day for _, _, day in await room.desk.digests_due())
    assert days == {"2026-11-01"}


async def test_a_front_page_as_canonical_url_does_not_join_two_stories(room: Newsroom) -> None:
    for name in ("a", "b"):
        link = f"https://courier.example/{name}"
        room.site[link] = article(f"Story {name}", url=link, canonical_url="https://courier.example/")
        await room.paste(link, ts=f"{name}.1")
    assert sum("changed since" in text for text in room.chat.texts()) == 0
    assert await room.store.standing("T1", "C1", "https://courier.example/a") is not None


async def test_a_post_is_recorded_as_sent(room: Newsroom) -> None:
    await room.paste()
    assert {post.state for post in await room.store.posts_of(1)} == {PostState.SENT}


# Limits


def links(count: int, *, start: int = 0) -> tuple[str, ...]:
    return tuple(f"https://courier.example/{number}" for number in range(start, start + count))


@pytest.fixture
async def strict(tmp_path: Path) -> AsyncIterator[Newsroom]:
    """A newsroom where a person may paste three links an hour, and articles must be quick."""
    store = open_store(f"sqlite+aiosqlite:///{tmp_path / 'app.db'}")
    await store.migrate()
    yield Newsroom(store, links_per_hour=3, read_within=0.05, examine_within=0.05)
    await store.close()


async def test_links_over_a_persons_hour_are_not_checked_and_the_person_is_told_when(
    strict: Newsroom,
) -> None:
    await strict.paste(*links(2))
    strict.now += timedelta(minutes=20)
    await strict.paste(*links(3, start=2), ts="2.2")
    assert len(strict.chat.texts()) == 3
    assert strict.chat.whispers == [
        (
            "U1",
            "I check 3 links an hour for one person, so these 2 links were left out. Paste them again in 40 minutes.",
        )
    ]


async def test_an_hour_later_the_person_may_paste_again(strict: Newsroom) -> None:
    await strict.paste(*links(3))
    strict.now += timedelta(minutes=60)
    await strict.paste(*links(3, start=3), ts="2.2")
    assert len(strict.chat.texts()) == 6
    assert strict.chat.whispers == []


async def test_a_message_that_is_delivered_again_counts_once(strict: Newsroom) -> None:
    for _ in range(3):
        await strict.paste(*links(3))
    assert strict.chat.whispers == []


async def test_one_persons_links_do_not_count_for_another(strict: Newsroom) -> None:
    await strict.paste(*links(3))
    await strict.does(
        LinksPasted(
            newsroom="T1", channel="C1", message_ts="2.2", thread_ts="", user="U2", links=links(1, start=9)
        )
    )
    assert strict.chat.whispers == []


async def test_a_message_of_which_nothing_is_checked_gets_no_receipt(strict: Newsroom) -> None:
    await strict.paste(*links(3))
    await strict.paste(*links(1, start=3), ts="2.2")
    assert ("C1", "2.2", "mag") not in strict.chat.reactions
    assert "so this link was left out. Paste it again in 60 minutes." in strict.chat.whispers[0][1]


async def test_a_command_counts_as_a_paste(strict: Newsroom) -> None:
    await strict.paste(*links(3))
    await strict.command("check", links=(LINK,))
    assert [user for user, text in strict.chat.whispers if "left out" in text] == ["U1"]
    assert strict.examined == []


async def test_a_page_that_takes_too_long_is_given_up_with_a_sentence(strict: Newsroom) -> None:
    strict.delay = 5
    await strict.paste()
    assert strict.chat.texts() == [
        "Reading that page took longer than 0 seconds, so I stopped. Paste the link again later; if it happens again, save the page and check the file."
    ]
    assert strict.chat.reactions == set()


async def test_an_examination_that_takes_too_long_is_given_up_with_a_sentence(strict: Newsroom) -> None:
    strict.examining = 5
    await strict.paste()
    (said,) = strict.chat.texts()
    assert said.startswith("Checking that article took longer than")
    assert (await strict.store.assignment(1)).state is Progress.FAILED


# Faults and outages


async def test_who_sent_what_was_refused_is_told_and_the_operator_finds_it(
    room: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    asked = HelpAsked(newsroom="T1", channel="C1", thread_ts="1.1", user="U9")
    delivery = Delivery(newsroom="T1", key="event:Ev9")
    await room.store.take_in(delivery, body=REQUEST.dump_json(asked).decode(), at=room.now)
    await room.desk.refuse(delivery, "receive: KeyError")
    ((user, said),) = room.chat.whispers
    assert user == "U9"
    assert "fault on my side" in said
    assert "event:Ev9 of newsroom T1 was refused: receive: KeyError" in caplog.text
    assert await room.store.waiting() == ()


async def test_a_delivery_that_cannot_be_read_is_refused_all_the_same(room: Newsroom) -> None:
    delivery = Delivery(newsroom="T1", key="event:Ev9")
    await room.store.take_in(delivery, body="no JSON", at=room.now)
    await room.desk.refuse(delivery, "receive: ValidationError")
    assert await room.store.waiting() == ()


async def test_links_of_a_refused_delivery_stay_open_to_be_checked(room: Newsroom) -> None:
    pasted = LinksPasted(
        newsroom="T1", channel="C1", message_ts="1.1", thread_ts="", user="U1", links=(LINK,)
    )
    delivery = Delivery(newsroom="T1", key="event:Ev9")
    await room.store.take_in(delivery, body=REQUEST.dump_json(pasted).decode(), at=room.now)
    await room.desk.links_pasted(pasted)
    await room.desk.refuse(delivery, "receive: KeyError")
    assert await room.desk.unfinished() == (("T1", 1),)


async def test_a_mark_is_kept_when_its_message_cannot_be_drawn_anew(room: Newsroom) -> None:
    await room.paste()
    room.chat.refused.add("redraw")
    await room.react(room.chat.ts_of("flag"))
    assert await room.open_points() == 2
    assert await room.store.waiting() == ()


async def test_what_a_change_brought_is_still_said_after_an_outage(room: Newsroom) -> None:
    await room.paste()
    room.site[LINK] = article(room.site[LINK].text + "\n\nUpdated.")
    room.findings = room.findings[1:]
    room.chat.away.add("changed")
    with pytest.raises(TryLater):
        await room.paste(ts="9.9")
    room.chat.away.clear()
    for key in await room.desk.plan(2):
        await room.desk.post(2, key)
    said = [entry for entry in room.chat.shown.values() if "changed since" in entry.message.text]
    assert [entry.thread_ts for entry in said] == ["1.1", "9.9"]
    assert "1 removed" in said[0].message.text
    assert room.examined == ["open", "open"]


async def test_what_a_change_brought_is_said_the_same_after_a_crash_in_the_middle(room: Newsroom) -> None:
    await room.paste()
    room.site[LINK] = article(room.site[LINK].text + "\n\nUpdated.")
    room.findings = room.findings[1:]
    pasted = LinksPasted(
        newsroom="T1", channel="C1", message_ts="9.9", thread_ts="", user="U1", links=(LINK,)
    )
    (number,) = await room.desk.links_pasted(pasted)
    await room.desk.read(number)
    for _ in range(2):
        # The process died before the engine had recorded that the run is filed.
        assert await room.desk.examine(number) == Outcome.FILED
        assert "1 removed" in (await room.store.assignment(number)).detail
    assert room.examined == ["open", "open"]


async def test_a_check_of_which_the_engine_knows_nothing_goes_on_where_it_stood(room: Newsroom) -> None:
    await room.paste()
    count = len(room.chat.shown)
    assert await room.desk.read(1) == Outcome.FILED
    for key in await room.desk.plan(1):
        await room.desk.post(1, key)
    assert len(room.chat.shown) == count
    assert room.examined == ["open"]


async def test_an_article_that_was_read_before_is_not_fetched_again(room: Newsroom) -> None:
    await room.store.take_in(Delivery(newsroom="T1", key="event:Ev9"), body="{}", at=room.now)
    (number,) = await room.desk.links_pasted(
        LinksPasted(newsroom="T1", channel="C1", message_ts="1.1", thread_ts="", user="U1", links=(LINK,))
    )
    assert await room.desk.read(number) == Outcome.READ
    room.site.clear()
    assert await room.desk.read(number) == Outcome.READ
    assert await room.desk.examine(number) == Outcome.FILED


async def test_the_operator_is_told_of_deliveries_that_wait(room: Newsroom) -> None:
    assert await room.desk.overdue() is None
    for key in ("event:Ev1", "event:Ev2"):
        await room.store.take_in(Delivery(newsroom="T1", key=key), body="{}", at=room.now)
    room.now += timedelta(minutes=10)
    assert await room.desk.overdue() is None
    room.now += timedelta(minutes=5)
    told = await room.desk.overdue()
    assert told is not None
    assert told.startswith("2 deliveries have waited for more than 10 minutes")
    assert "event:Ev1 of newsroom T1, which came 15 minutes ago" in told


# What is let go of


async def test_after_thirty_days_a_threads_words_are_gone_and_it_is_not_drawn_anew(room: Newsroom) -> None:
    await room.paste()
    flag = room.chat.ts_of("flag")
    before = room.chat.blocks(flag)
    room.now += timedelta(days=31)
    await room.desk.tidy()
    await room.react(flag)
    assert room.chat.blocks(flag) == before
    standing = await room.store.standing("T1", "C1", LINK)
    assert standing is not None
    assert [mark.kind for line in standing.lines for mark in line.marks] == [MarkKind.CONFIRMED]
    assert {line.finding.claim.quote for line in standing.lines} == {""}


async def test_all_lines_of_words_that_are_gone_are_told_to_be_gone(room: Newsroom) -> None:
    await room.paste()
    room.now += timedelta(days=31)
    await room.desk.tidy()
    await room.does(AllLinesAsked(newsroom="T1", channel="C1", thread_ts="1.1", user="U5", checklist=1))
    ((_, said),) = room.chat.whispers
    assert "Paste the link again" in said


async def test_the_same_link_after_the_words_are_gone_is_checked_anew_on_its_checklist(
    room: Newsroom,
) -> None:
    await room.paste()
    await room.react(room.chat.ts_of("flag"))
    room.now += timedelta(days=31)
    await room.desk.tidy()
    await room.paste(ts="9.9")
    assert room.examined == ["open", "open"]
    again = [entry for entry in room.chat.shown.values() if "checked anew" in entry.message.text]
    assert [entry.thread_ts for entry in again] == ["1.1", "9.9"]
    assert await room.open_points() == 2
    assert "confirmed by Name of U2" in room.chat.blocks(room.chat.ts_of("flag"))


async def test_words_younger_than_thirty_days_stay(room: Newsroom) -> None:
    await room.paste()
    room.now += timedelta(days=29)
    await room.desk.tidy()
    standing = await room.store.standing("T1", "C1", LINK)
    assert standing is not None
    assert standing.article.text


async def test_after_a_tidying_while_somebody_reads_the_log_of_writes_is_emptied_within_the_hour(
    room: Newsroom, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    log_of_writes = tmp_path / "app.db-wal"
    with reading(tmp_path / "app.db"):
        await room.store.take_in(Delivery(newsroom="T1", key="k"), body="{}", at=MORNING)
        await room.desk.tidy()
    assert caplog.text.count("ends in -wal") == 1
    await room.desk.compact()
    assert log_of_writes.stat().st_size > 0
    room.now += timedelta(hours=1)
    await room.desk.compact()
    assert log_of_writes.stat().st_size == 0
    assert caplog.text.count("ends in -wal") == 1


async def test_a_part_of_the_tidying_that_fails_holds_back_no_other(room: Newsroom, tmp_path: Path) -> None:
    await room.paste()
    await room.store.keep_answer("live", "k", b"{}", expires=MORNING + timedelta(days=1))
    with sqlite3.connect(tmp_path / "app.db") as connection:
        # Its moment cannot be read, so neither can the row.
        connection.execute("UPDATE check_run SET created_at = '1-no'")
    connection.close()
    room.now += timedelta(days=31)
    with pytest.raises(ValueError, match="isoformat"):
        await room.desk.tidy()
    assert await room.store.waiting() == ()
    with pytest.raises(NotThere):
        await room.store.body(Delivery(newsroom="T1", key="k1"))
    assert await room.store.cached("live", "k", now=MORNING) is None


async def test_a_run_that_cannot_be_read_keeps_no_others_words_and_its_article_is_checked_anew(
    room: Newsroom, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    await room.paste()
    await room.paste(channel="C2", ts="2.2")
    secret = "words of an article"
    with sqlite3.connect(tmp_path / "app.db") as connection:
        connection.execute(
            "UPDATE check_run SET document = ? WHERE id = 'T1-1'", (f'{{"schema": "{secret}"}}',)
        )
    connection.close()
    room.now += timedelta(days=31)
    await room.desk.tidy()
    other = await room.store.standing("T1", "C2", LINK)
    assert other is not None
    assert other.article.text == ""
    assert "run T1-1 of newsroom T1 cannot be read" in caplog.text
    assert secret not in caplog.text
    with sqlite3.connect(tmp_path / "app.db") as connection:
        assert secret not in "".join(connection.iterdump())
    connection.close()
    await room.paste(ts="9.9")
    assert await room.open_points() == 3


# Deliveries in any order


@dataclass(frozen=True)
class Done:
    """What a person did with a reaction: on the first flag's message, or on the one that shows several lines."""

    user: str
    kind: MarkKind
    on_several: bool
    added: bool


DONE = st.builds(
    Done,
    user=st.sampled_from(["U1", "U2"]),
    kind=st.sampled_from([MarkKind.CONFIRMED, MarkKind.FIX_NEEDED, MarkKind.MINE]),
    on_several=st.booleans(),
    added=st.booleans(),
)


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[Done], list[int]]:
    """What was done, in order, and the order in which it is delivered: each one to three times."""
    done = draw(st.lists(DONE, min_size=1, max_size=8))
    again = draw(st.lists(st.sampled_from(range(len(done))), max_size=4))
    return done, draw(st.permutations([*range(len(done)), *again]))


def reference(done: list[Done], several: int) -> list[set[tuple[str, MarkKind]]]:
    """The standing marks of the first flag and of each of the several lines, by the order of what was done."""
    lines: list[set[tuple[str, MarkKind]]] = [set() for _ in range(1 + several)]
    for one in done:
        for line in lines[1:] if one.on_several else lines[:1]:
            is_settled = any(kind in SETTLING for _, kind in line)
            if not one.added:
                line.discard((one.user, one.kind))
            elif not (one.on_several and is_settled):
                line.add((one.user, one.kind))
    return lines


class Reordered:
    """One posted checklist whose log of marks is emptied for each history."""

    def __init__(self, folder: Path) -> None:
        self.loop = asyncio.new_event_loop()
        self.store = open_store(f"sqlite+aiosqlite:///{folder / 'app.db'}")
        self.room = Newsroom(self.store)
        self.room.findings = tuple(
            replace(found, id=f"{found.id}{number}") for found in story_findings()[:1] for number in range(10)
        )

    def run(self, act: Coroutine[Any, Any, Any]) -> Any:
        return self.loop.run_until_complete(act)

    async def open(self) -> None:
        await self.store.migrate()
        await self.room.paste()
        # Only the marks count here.
        self.room.chat.refused.add("redraw")

    async def standing(self, done: list[Done], order: list[int]) -> list[set[tuple[str, MarkKind]]]:
        async with self.store._engine.begin() as connection:
            await connection.exec_driver_sql("DELETE FROM mark")
        places = {False: self.room.chat.ts_of("flag"), True: self.room.chat.ts_of("more")}
        for number in order:
            one = done[number]
            await self.room.desk.reacted(
                Reacted(
                    newsroom="T1",
                    channel="C1",
                    message_ts=places[one.on_several],
                    user=one.user,
                    kind=one.kind,
                    added=one.added,
                    at=MORNING + timedelta(seconds=number),
                    event_id=f"event:{number}",
                    ours=True,
                )
            )
        checklist = await self.store.checklist(1)
        shown = [
            *self.room.chat.shown[places[False]].message.covers,
            *self.room.chat.shown[places[True]].message.covers,
        ]
        lines = {line.finding.id: line for line in checklist.lines}
        return [{(mark.user, mark.kind) for mark in lines[key].standing()} for key in shown]


@pytest.fixture(scope="module")
def reordered(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reordered]:
    desk = Reordered(tmp_path_factory.mktemp("reordered"))
    desk.run(desk.open())
    yield desk
    desk.run(desk.store.close())
    desk.loop.close()


@pytest.mark.timeout(300)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(history=histories())
def test_reactions_in_any_order_and_any_number_of_times_end_as_they_were_done(
    reordered: Reordered, history: tuple[list[Done], list[int]]
) -> None:
    done, order = history
    assert reordered.run(reordered.standing(done, order)) == reference(done, several=2)
