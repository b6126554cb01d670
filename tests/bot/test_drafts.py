"""Texts that people give: taken on once, read, kept inside, and examined anew with another date or online."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.desk import (
    ChatRefused,
    DateChosen,
    Desk,
    FilesShared,
    LinksPasted,
    MessagePointedAt,
    OnlineAllowed,
    Outcome,
    Pasted,
    Reader,
    SharedFile,
    TextGiven,
    TryLater,
)
from bot.desk.anew import outgoing
from bot.modals import Modal, ModalAsked, View, Where
from bot.store import Draft, NotThere, open_store
from checks.compare.house import HouseEntry, HouseKind
from checks.errors import Unreadable
from checks.model import (
    Article,
    CheckRun,
    DateDoubt,
    EntityKind,
    Lookup,
    LookupState,
    PublishedBasis,
    Query,
)
from tests.bot.test_desk import LINK, MORNING, Newsroom, Room
from tests.builders import STORY, article, check_run

TEXT = "The mayor opened the new bridge on Tuesday."
OTHER = "https://courier.example/harbour"
FILE = "https://files.slack.com/files-pri/T1-F1/bridge.docx"


@dataclass
class DraftRoom(Room):
    """A chat that shows modals and hands files over."""

    views: list[View] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    why: str = ""

    async def open_view(self, trigger: str, view: View) -> None:
        if self.why:
            raise ChatRefused(self.why)
        if "open_view" in self.away:
            raise TryLater("Slack is away")
        self.views.append(view)

    async def download(self, address: str, *, most: int) -> bytes:
        if self.why:
            raise ChatRefused(self.why)
        return self.files[address]


class DraftDesk(Newsroom):
    """A desk to which people give texts."""

    def __init__(self, store: Any, **options: Any) -> None:
        super().__init__(store)
        self.chat: DraftRoom = DraftRoom(store)
        self.given: list[tuple[str, bytes, date | None, str | None]] = []
        self.lookups: tuple[Lookup, ...] = ()
        self.asked: tuple[Lookup, ...] = ()
        self.claims: str | None = None
        self.desk = Desk(
            store=store,
            chat=self.chat,
            reader=Reader(
                read=self._read, examine=self._open, examine_closed=self._closed, read_file=self._read_file
            ),
            clock=lambda: self.now,
            digest_at="09:00",
            digest_zone="UTC",
            online_sources=("Wikipedia", "Wikidata"),
            **options,
        )

    async def _read_file(
        self, name: str, body: bytes, published: date | None, headline: str | None
    ) -> Article:
        self.given.append((name, body, published, headline))
        if body == b"scan":
            raise Unreadable(f"{name} is a scan. Paste its text.")
        basis = PublishedBasis.GIVEN if published else PublishedBasis.UNKNOWN
        read = article(f"{headline or 'A bridge'}\n\n{body.decode()}")
        return replace(
            read, url=None, canonical_url=self.claims, published_at=published, published_basis=basis
        )

    async def _open(self, read: Article, house: Any) -> CheckRun:
        return replace(await super()._open(read, house), lookups=self.asked)

    async def _closed(self, read: Article, house: Any) -> CheckRun:
        return replace(await super()._closed(read, house), lookups=self.lookups)

    async def give(self, text: str = TEXT, **changes: Any) -> None:
        self._asked += 1
        values: dict[str, Any] = {
            "newsroom": "T1",
            "channel": "C1",
            "thread_ts": "",
            "user": "U1",
            "text": text,
            "headline": "",
            "published": "",
            "again": None,
            "ask": f"view-V{self._asked}",
        }
        await self.does(TextGiven(**(values | changes)))

    async def upload(self, name: str = "bridge.docx", **changes: Any) -> None:
        values: dict[str, Any] = {
            "newsroom": "T1",
            "channel": "C1",
            "message_ts": "7.7",
            "thread_ts": "",
            "user": "U1",
            "files": (SharedFile(id="F1", name=name, address=FILE),),
            "asked": True,
            "new_version": False,
        }
        await self.does(FilesShared(**(values | changes)))

    async def newest(self) -> Any:
        numbers = await self.store.recent("T1", "C1", since=MORNING - timedelta(days=9))
        return numbers[-1]

    async def asks_for(self, modal: Modal, checklist: int | None = None) -> None:
        where = Where(channel="C1", thread_ts="1.1", message_ts="2.2", checklist=checklist)
        await self.desk.open_modal(
            ModalAsked(modal=modal, newsroom="T1", user="U1", trigger="1.1.x", where=where)
        )


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[DraftDesk]:
    store = open_store(f"sqlite+aiosqlite:///{tmp_path / 'app.db'}")
    await store.migrate()
    yield DraftDesk(store)
    await store.close()


async def test_a_text_gets_a_message_that_stands_for_it_and_a_thread(room: DraftDesk) -> None:
    await room.give(headline="Bridge opens", published="2026-03-01")
    (root_ts, root), (_, summary), *_ = room.chat.shown.items()
    assert "a pasted text" in root.message.text
    assert summary.thread_ts == root_ts
    assert "Draft: checked against" in str(summary.message.blocks)
    assert room.given == [("The pasted text", TEXT.encode(), date(2026, 3, 1), "Bridge opens")]


async def test_a_text_from_a_thread_is_answered_there(room: DraftDesk) -> None:
    await room.give(thread_ts="0.9")
    assert {entry.thread_ts for entry in room.chat.shown.values()} == {"0.9"}


async def test_a_second_delivery_of_a_text_changes_nothing(room: DraftDesk) -> None:
    await room.give(ask="view-V1")
    count = len(room.chat.shown)
    await room.give(ask="view-V1")
    assert len(room.chat.shown) == count
    assert room.examined == ["closed"]


@pytest.mark.parametrize("private", [True, False])
async def test_a_draft_is_asked_about_inside_only_whatever_the_channel_is(
    room: DraftDesk, private: bool
) -> None:
    room.chat.private = {"C1"} if private else set()
    room.chat.files[FILE] = TEXT.encode()
    await room.give()
    await room.upload(thread_ts="0.9")
    assert room.examined == ["closed", "closed"]


async def test_a_text_where_we_may_not_write_is_told_to_its_person(room: DraftDesk) -> None:
    room.chat.refused.add("post")
    await room.give()
    assert "Invite me" in room.chat.whispers[0][1]
    assert room.examined == []


async def test_one_text_too_many_in_an_hour_is_not_kept(tmp_path: Path) -> None:
    store = open_store(f"sqlite+aiosqlite:///{tmp_path / 'app.db'}")
    await store.migrate()
    room = DraftDesk(store, links_per_hour=1)
    await room.give(ask="view-V1")
    await room.give(ask="view-V2")
    assert "at most 1 link or text an hour" in room.chat.whispers[0][1]
    with pytest.raises(NotThere):
        await store.draft("T1", "C1:view-V2")
    await store.close()


async def test_an_uploaded_file_is_fetched_once_and_checked_under_its_message(room: DraftDesk) -> None:
    room.chat.files[FILE] = TEXT.encode()
    await room.upload()
    assert ("C1", "7.7", "mag") in room.chat.reactions
    assert {entry.thread_ts for entry in room.chat.shown.values()} == {"7.7"}
    assert room.given == [("bridge.docx", TEXT.encode(), None, None)]
    assert (await room.store.draft("T1", "C1:7.7:F1")).body == TEXT.encode()


async def test_a_file_in_a_thread_of_ours_is_checked(room: DraftDesk) -> None:
    await room.paste()
    room.chat.files[FILE] = TEXT.encode()
    await room.upload(thread_ts="1.1", asked=False)
    assert len(room.given) == 1


async def test_a_file_in_another_thread_is_left_in_peace(room: DraftDesk) -> None:
    await room.paste()
    count = len(room.chat.shown)
    await room.upload(thread_ts="3.3", asked=False)
    assert room.given == []
    assert len(room.chat.shown) == count
    assert ("C1", "7.7", "mag") not in room.chat.reactions


async def test_links_beside_a_file_that_is_left_in_peace_are_checked(room: DraftDesk) -> None:
    beside = LinksPasted(
        newsroom="T1", channel="C1", message_ts="7.7", thread_ts="3.3", user="U1", links=(LINK,)
    )
    await room.upload(thread_ts="3.3", asked=False, beside=beside)
    assert room.given == []
    assert room.examined == ["open"]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("sent_to_log_in", "files:read"),
        ("missing_scope", "files:read"),
        ("too_large", "20 MB"),
        ("status_404", "Upload it again"),
        ("not_at_slack", "kept outside this Slack"),
    ],
)
async def test_a_file_that_slack_does_not_hand_over_says_what_to_do(
    room: DraftDesk, code: str, said: str
) -> None:
    room.chat.why = code
    await room.upload()
    (trouble,) = room.chat.shown.values()
    assert said in trouble.message.text
    assert "check_text" in str(trouble.message.blocks)


async def test_a_file_that_cannot_be_read_says_so(room: DraftDesk) -> None:
    room.chat.files[FILE] = b"scan"
    await room.upload("paper.pdf")
    (text,) = room.chat.texts()
    assert text == "paper.pdf is a scan. Paste its text."


async def test_a_file_of_another_kind_is_told_when_it_was_meant_for_us(room: DraftDesk) -> None:
    await room.upload("quay.png")
    assert "quay.png" in room.chat.whispers[0][1]
    assert room.chat.shown == {}


async def test_more_than_ten_files_are_said_to_be_left_out(room: DraftDesk) -> None:
    room.chat.files[FILE] = b"scan"
    await room.upload(
        files=tuple(SharedFile(id=f"F{number}", name="a.pdf", address=FILE) for number in range(12))
    )
    assert len(room.given) == 10
    assert "2 more were left out" in room.chat.whispers[0][1]


async def test_a_draft_stands_for_itself_whatever_page_it_says_that_it_will_be(room: DraftDesk) -> None:
    await room.paste()
    room.claims = room.site[LINK].canonical_url
    await room.give()
    addresses = await room.store.addresses_of_channel("T1", "C1")
    assert len(addresses) == 2
    assert addresses[1].startswith("draft:")


async def test_a_fault_on_our_side_asks_for_the_text_again_and_not_for_a_link(room: DraftDesk) -> None:
    await room.give()
    await room.desk.give_up(1)
    assert "Give me the text again" in room.chat.texts()[-1]


async def test_whoever_is_left_without_an_answer_in_a_channel_is_told(room: DraftDesk) -> None:
    await room.paste()
    pasted = LinksPasted(
        newsroom="T1", channel="C1", message_ts="5.5", thread_ts="", user="U1", links=(LINK,), wanted=True
    )
    numbers = await room.desk.links_pasted(pasted)
    room.chat.refused.add("post")
    await room.desk.give_up(numbers[0])
    assert "Invite me there" in room.chat.whispers[-1][1]


async def test_a_new_version_renews_the_checklist_and_keeps_its_date(room: DraftDesk) -> None:
    await room.give(published="2026-03-01")
    first = await room.newest()
    await room.give(f"{TEXT} It rained.", again=first.id, thread_ts=first.thread_ts)
    second = await room.newest()
    assert (second.id, second.version, second.published) == (first.id, 2, "2026-03-01")
    assert second.article.published_at == date(2026, 3, 1)
    assert "It rained." in second.article.text


async def test_a_new_version_may_bring_another_date(room: DraftDesk) -> None:
    await room.give(published="2026-03-01")
    first = await room.newest()
    await room.give(f"{TEXT} It rained.", again=first.id, published="2026-03-02")
    assert (await room.newest()).published == "2026-03-02"


async def test_a_text_of_another_story_does_not_replace_the_checklist(room: DraftDesk) -> None:
    await room.paste()
    await room.react(room.chat.ts_of("flag"))
    await room.give(
        "Snow fell on the northern islands, and the ferry stayed in port.", again=1, thread_ts="1.1"
    )
    held = await room.newest()
    assert (held.version, [line.gone for line in held.lines if line.is_marked]) == (1, [False])
    said = list(room.chat.shown.values())[-1].message.text
    assert "reads like another story" in said
    assert "This checklist stays as it was" in said


async def test_a_new_version_of_a_checklist_elsewhere_is_refused(room: DraftDesk) -> None:
    await room.give(channel="C2")
    (first,) = await room.store.recent("T1", "C2", since=MORNING - timedelta(days=1))
    await room.give(f"{TEXT} It rained.", again=first.id)
    assert "do not keep this checklist" in room.chat.whispers[0][1]
    assert len(room.given) == 1


async def test_a_file_with_the_words_is_the_new_version_of_its_thread(room: DraftDesk) -> None:
    await room.give(thread_ts="0.9")
    room.chat.files[FILE] = f"{TEXT} It rained.".encode()
    await room.upload(thread_ts="0.9", new_version=True, asked=False)
    assert (await room.newest()).version == 2


async def test_a_new_version_in_a_thread_of_two_checklists_asks_which(room: DraftDesk) -> None:
    await room.give(thread_ts="0.9", ask="view-V1")
    await room.give(f"{TEXT} It rained.", thread_ts="0.9", ask="view-V2")
    await room.upload(thread_ts="0.9", new_version=True)
    assert "Several pasted texts" in room.chat.whispers[0][1]


async def test_a_new_version_in_a_thread_of_several_pages_says_where_to_upload_it(room: DraftDesk) -> None:
    room.site[OTHER] = article("A harbour\n\nIt rained.", url=OTHER, canonical_url=OTHER)
    await room.paste(LINK, OTHER)
    await room.upload(thread_ts="1.1", new_version=True)
    assert "Several pages stand in this thread" in room.chat.whispers[0][1]
    assert room.given == []


async def test_a_new_version_beside_a_page_is_that_of_the_only_text_that_was_given(room: DraftDesk) -> None:
    await room.paste(LINK)
    await room.give(thread_ts="1.1")
    room.chat.files[FILE] = f"{TEXT} It rained.".encode()
    await room.upload(thread_ts="1.1", new_version=True)
    assert ((await room.newest()).version, (await room.newest()).is_draft) == (2, True)


async def test_a_pasted_version_of_a_page_is_asked_about_online_as_the_page_was(room: DraftDesk) -> None:
    room.asked = (asked_about("Marta Lindqvist", source="wikidata"),)
    await room.paste()
    await room.give(f"{STORY}\n\nIt rained.", again=1, thread_ts="1.1")
    assert room.examined == ["open", "open"]
    assert "Pasted text: its names were asked online too" in str(room.chat.shown["50.0"].message.blocks)


async def test_a_pasted_version_of_a_page_that_was_checked_inside_stays_inside(room: DraftDesk) -> None:
    room.chat.private = {"C1"}
    await room.paste()
    await room.give(f"{STORY}\n\nIt rained.", again=1, thread_ts="1.1")
    assert room.examined == ["closed", "closed"]
    assert "Pasted text: checked against your house list" in str(room.chat.shown["50.0"].message.blocks)


async def test_a_pasted_version_allows_nothing_for_the_files_that_come_after_it(room: DraftDesk) -> None:
    room.asked = (asked_about("Marta Lindqvist", source="wikidata"),)
    await room.paste()
    await room.give(f"{STORY}\n\nIt rained.", again=1, thread_ts="1.1")
    room.chat.files[FILE] = f"{STORY} Odalys Brennekamp blew the whistle.".encode()
    await room.upload(thread_ts="1.1", new_version=True)
    assert room.examined == ["open", "open", "closed"]
    assert not (await room.newest()).online


async def test_a_version_without_a_day_and_a_headline_keeps_those_of_the_version_before(
    room: DraftDesk,
) -> None:
    day = date(2026, 3, 4)
    room.site[LINK] = replace(room.site[LINK], published_at=day, published_basis=PublishedBasis.JSON_LD)
    await room.paste()
    await room.give(f"{STORY}\n\nIt rained.", again=1, thread_ts="1.1")
    held = (await room.newest()).article
    assert (held.published_at, held.published_basis) == (day, PublishedBasis.JSON_LD)
    room.site[LINK] = replace(article(f"{TEXT} It rained."), url=LINK, published_at=None)
    await room.paste(ts="9.9")
    assert (await room.newest()).article.published_at == day


async def test_the_modal_says_which_day_stays(room: DraftDesk) -> None:
    room.site[LINK] = replace(room.site[LINK], published_at=date(2026, 3, 4))
    await room.paste()
    await room.asks_for(Modal.NEW_VERSION, 1)
    assert "Left empty, 4 March 2026 stays." in str(room.chat.views[0])


async def test_a_page_in_a_private_channel_says_so_and_is_asked_about_online_only_if_somebody_wants(
    room: DraftDesk,
) -> None:
    room.chat.private = {"C1"}
    room.lookups = (asked_about("Marta Lindqvist"),)
    await room.paste()
    drawn = str(room.chat.shown["50.0"].message.blocks)
    assert "This channel is not public" in drawn
    assert "Ask online" in drawn
    allowed = OnlineAllowed(
        newsroom="T1", channel="C1", thread_ts="1.1", user="U1", checklist=1, ask="view-V9"
    )
    room.asked = (asked_about("Marta Lindqvist", source="wikidata"),)
    await room.does(allowed)
    assert "This channel is not public" not in str(room.chat.shown["50.0"].message.blocks)
    room.site[LINK] = article(f"{TEXT} It rained.", url=LINK, canonical_url=LINK)
    await room.paste(ts="9.9")
    assert room.examined == ["closed", "open", "open"]


async def test_the_text_of_a_page_that_cannot_be_read_becomes_the_checklist_of_that_page(
    room: DraftDesk,
) -> None:
    wall = "https://courier.example/wall"
    await room.paste(f"{wall}?utm_source=letter")
    (trouble,) = room.chat.shown.values()
    (unread,) = [
        block["elements"][0]["value"] for block in trouble.message.blocks if block["type"] == "actions"
    ]
    await room.give(thread_ts="1.1", instead_of=int(unread))
    held = await room.newest()
    assert (held.address, held.article.url, held.is_draft, held.takes_corrections) == (
        wall,
        wall,
        False,
        True,
    )
    assert room.examined == ["closed"]
    room.site[wall] = replace(article(f"{TEXT} It rained."), url=wall, canonical_url=wall)
    await room.paste(wall, ts="9.9")
    assert (await room.newest()).version == 2


async def test_the_text_of_a_page_that_somebody_else_was_refused_elsewhere_is_a_draft(
    room: DraftDesk,
) -> None:
    await room.paste("https://courier.example/wall", channel="C2")
    await room.give(instead_of=1)
    assert (await room.newest()).is_draft


async def test_a_magnifying_glass_takes_the_files_of_a_message_and_leaves_its_pictures(
    room: DraftDesk,
) -> None:
    picture = SharedFile(id="F1", name="bridge.png", address="https://files.slack.com/bridge.png")
    story = SharedFile(id="F2", name="bridge.txt", address="https://files.slack.com/bridge.txt")
    room.chat.pasted = {
        "4.4": Pasted(links=(LINK,), thread_ts="", files=(picture,)),
        "5.5": Pasted(links=(), thread_ts="", files=(story,)),
        "6.6": Pasted(links=(), thread_ts="", files=(picture,)),
    }
    room.chat.files[story.address] = TEXT.encode()
    for ts in room.chat.pasted:
        await room.does(MessagePointedAt(newsroom="T1", channel="C1", message_ts=ts, user="U3"))
    assert {entry.thread_ts for entry in room.chat.shown.values()} == {"4.4", "5.5"}
    assert [said for _, said in room.chat.whispers if "bridge.png I cannot read" in said] != []
    assert len(room.chat.whispers) == 1


async def test_another_date_examines_the_same_text_anew_and_stays(room: DraftDesk) -> None:
    await room.paste()
    first = await room.newest()
    await room.does(
        DateChosen(
            newsroom="T1",
            channel="C1",
            thread_ts="1.1",
            user="U1",
            checklist=first.id,
            published="2020-01-02",
            ask="view-V9",
        )
    )
    again = await room.newest()
    assert (again.id, again.published, again.version) == (first.id, "2020-01-02", 1)
    assert again.article.published_at == date(2020, 1, 2)
    assert again.article.published_basis is PublishedBasis.GIVEN
    assert room.examined == ["open", "open"]

    room.site[LINK] = article(room.site[LINK].text + "\n\nUpdated.")
    await room.paste(ts="9.9")
    assert (await room.newest()).article.published_at == date(2020, 1, 2)


def chosen_day(day: str) -> DateChosen:
    return DateChosen(
        newsroom="T1",
        channel="C1",
        thread_ts="1.1",
        user="U1",
        checklist=1,
        published=day,
        ask="view-V8",
    )


async def test_a_date_that_is_chosen_while_the_page_is_read_again_holds_for_the_newer_text(
    room: DraftDesk,
) -> None:
    await room.paste()
    (number,) = await room.desk.date_chosen(chosen_day("2025-01-02"))
    await room.desk.read(number)
    later = room.site[LINK].retrieved_at + timedelta(minutes=5)
    room.site[LINK] = replace(article(f"{TEXT} It rained."), url=LINK, canonical_url=LINK, retrieved_at=later)
    await room.paste(ts="9.9")
    assert await room.desk.examine(number) == Outcome.FILED
    held = await room.store.checklist(1)
    assert ("It rained." in held.article.text, str(held.article.published_at)) == (True, "2025-01-02")


async def test_a_page_that_was_being_read_when_a_date_was_chosen_is_examined_as_of_that_day(
    room: DraftDesk,
) -> None:
    await room.paste()
    room.site[LINK] = replace(article(f"{TEXT} It rained."), url=LINK, canonical_url=LINK)
    pasted = LinksPasted(
        newsroom="T1", channel="C1", message_ts="9.9", thread_ts="", user="U1", links=(LINK,)
    )
    (number,) = await room.desk.links_pasted(pasted)
    await room.desk.read(number)
    await room.does(chosen_day("2025-01-02"))
    assert await room.desk.examine(number) == Outcome.FILED
    assert str((await room.store.checklist(1)).article.published_at) == "2025-01-02"


async def test_a_date_for_a_checklist_elsewhere_is_refused(room: DraftDesk) -> None:
    await room.paste(channel="C2")
    (first,) = await room.store.recent("T1", "C2", since=MORNING - timedelta(days=1))
    await room.does(
        DateChosen(
            newsroom="T1",
            channel="C1",
            thread_ts="1.1",
            user="U1",
            checklist=first.id,
            published="2020-01-02",
            ask="view-V9",
        )
    )
    assert room.examined == ["open"]
    assert "do not keep" in room.chat.whispers[0][1]


async def test_a_permitted_draft_is_examined_online_and_so_are_its_later_versions(room: DraftDesk) -> None:
    await room.give(thread_ts="0.9")
    first = await room.newest()
    await room.does(
        OnlineAllowed(
            newsroom="T1", channel="C1", thread_ts="0.9", user="U1", checklist=first.id, ask="view-V9"
        )
    )
    await room.give(f"{TEXT} It rained.", again=first.id, thread_ts="0.9")
    assert room.examined == ["closed", "open", "open"]
    assert (await room.newest()).online


def asked_about(subject: str, *, context: tuple[str, ...] = (), source: str = "pack") -> Lookup:
    query = Query(about=EntityKind.PERSON, subject=subject, context=context)
    return Lookup(query=query, source=source, state=LookupState.EMPTY)


async def test_the_names_are_listed_before_anything_is_asked(room: DraftDesk) -> None:
    room.lookups = (asked_about("Odalys Brennekamp", context=("Harbour Office",)), asked_about("Odo Quill"))
    entry = HouseEntry(name="Odo Quill", kind=HouseKind.PERSON, never_send=True)
    await room.store.list_names("T1", [entry], at=MORNING, by="U1")
    await room.give()
    await room.asks_for(Modal.ASK_ONLINE, (await room.newest()).id)
    words = str(room.chat.views[0])
    assert "Odalys Brennekamp" in words
    assert "Harbour Office" in words
    assert "Not sent, for your house list keeps them in: Odo Quill" in words
    assert "Wikipedia and Wikidata" in words
    assert room.examined == ["closed"]


def test_what_goes_out_is_every_subject_form_and_context_but_what_is_kept_in() -> None:
    run = replace(
        check_run(()),
        lookups=(
            asked_about("Odalys Brennekamp", context=("Harbour Office", "Odo Quill")),
            asked_about("Odalys Brennekamp", context=("Customs House",)),
            asked_about("Odo Quill", context=("Harbour Office",)),
            asked_about("Avoided Form", source="house"),
        ),
    )
    entries = (HouseEntry(name="Odo Quill", kind=HouseKind.PERSON, never_send=True),)
    found = outgoing(run, entries)
    assert found.sent == ("Odalys Brennekamp", "Harbour Office", "Customs House")
    assert found.kept_in == ("Odo Quill",)


def test_what_only_the_house_list_was_asked_counts_where_it_is_the_only_source() -> None:
    run = replace(check_run(()), lookups=(asked_about("Odalys Brennekamp", source="house"),))
    assert outgoing(run, ()).sent == ("Odalys Brennekamp",)


async def test_a_modal_for_another_date_proposes_the_day_that_the_text_implies(room: DraftDesk) -> None:
    doubt = DateDoubt(implied=date(2026, 2, 27), reason="Friday, February 27")
    room.site[LINK] = replace(room.site[LINK], date_doubt=doubt)
    await room.paste()
    summary = room.chat.blocks(room.chat.ts_of("summary"))
    assert "Is the date right?" in summary
    assert summary.index("Is the date right?") < summary.index("Agrees")
    await room.asks_for(Modal.OTHER_DATE, (await room.newest()).id)
    assert room.chat.views[0]["blocks"][-1]["element"]["initial_date"] == "2026-02-27"


async def test_a_modal_for_a_new_version_says_its_number_and_stands_in_the_thread(room: DraftDesk) -> None:
    await room.give(thread_ts="0.9")
    await room.asks_for(Modal.NEW_VERSION, (await room.newest()).id)
    (view,) = room.chat.views
    assert view["title"]["text"] == "Version 2"
    assert '"thread_ts":"0.9"' in view["private_metadata"]


@pytest.mark.parametrize("modal", [Modal.NEW_VERSION, Modal.OTHER_DATE, Modal.ASK_ONLINE])
async def test_a_modal_about_a_checklist_that_is_gone_is_told_instead(room: DraftDesk, modal: Modal) -> None:
    await room.asks_for(modal, 99)
    assert room.chat.views == []
    assert "do not keep this checklist" in room.chat.whispers[0][1]


@pytest.mark.parametrize("modal", [Modal.OTHER_DATE, Modal.ASK_ONLINE])
async def test_a_modal_about_a_text_that_was_let_go_of_is_told_instead(room: DraftDesk, modal: Modal) -> None:
    await room.give()
    number = (await room.newest()).id
    await room.store.forget_words(before=datetime(2030, 1, 1, tzinfo=UTC))
    await room.asks_for(modal, number)
    assert room.chat.views == []
    assert "no longer keep the text" in room.chat.whispers[0][1]


@pytest.mark.parametrize("why", ["expired_trigger_id", "invalid_arguments"])
async def test_a_modal_that_slack_refuses_is_told(room: DraftDesk, why: str) -> None:
    room.chat.why = why
    await room.asks_for(Modal.CHECK_TEXT)
    assert "could not be opened" in room.chat.whispers[0][1]


async def test_who_has_had_enough_for_this_hour_is_told_before_a_text_is_typed(tmp_path: Path) -> None:
    store = open_store(f"sqlite+aiosqlite:///{tmp_path / 'app.db'}")
    await store.migrate()
    room = DraftDesk(store, links_per_hour=1)
    await room.give(ask="view-V1")
    await room.asks_for(Modal.CHECK_TEXT)
    assert "1 link or text an hour" in room.chat.whispers[0][1]
    assert room.chat.views == []
    await store.close()


async def test_a_modal_that_was_open_already_is_told_to_nobody(room: DraftDesk) -> None:
    room.chat.why = "exchanged_trigger_id"
    await room.asks_for(Modal.CHECK_TEXT)
    assert room.chat.whispers == []


async def test_a_modal_while_slack_is_away_is_told(room: DraftDesk) -> None:
    room.chat.away.add("open_view")
    await room.asks_for(Modal.CHECK_TEXT)
    assert "could not be opened" in room.chat.whispers[0][1]


async def test_a_fault_while_a_modal_is_drawn_is_told(room: DraftDesk) -> None:
    async with room.store._engine.begin() as connection:
        await connection.exec_driver_sql("DROP TABLE checklist")
    await room.asks_for(Modal.NEW_VERSION, 1)
    assert "fault on my side" in room.chat.whispers[0][1]


async def test_drafts_are_let_go_of_with_the_words(room: DraftDesk) -> None:
    await room.give(ask="view-V1")
    assert (await room.store.draft("T1", "C1:view-V1")).body == TEXT.encode()
    await room.store.forget_words(before=MORNING)
    assert (await room.store.draft("T1", "C1:view-V1")).body == TEXT.encode()
    await room.store.forget_words(before=MORNING + timedelta(seconds=1))
    with pytest.raises(NotThere):
        await room.store.draft("T1", "C1:view-V1")


async def test_a_draft_is_kept_once(room: DraftDesk) -> None:
    await room.give(ask="view-V1")
    held = Draft(
        newsroom="T1", key="C1:view-V1", body=b"other words", given_by="U2", given_at=MORNING, name="x"
    )
    await room.store.keep_draft(held)
    assert (await room.store.draft("T1", "C1:view-V1")).body == TEXT.encode()


async def test_a_link_that_cannot_be_read_offers_to_take_the_text(room: DraftDesk) -> None:
    await room.paste("https://courier.example/gone")
    (trouble,) = room.chat.shown.values()
    assert "Check pasted text" in str(trouble.message.blocks)


async def test_a_checked_story_that_cannot_be_read_any_more_offers_its_next_version(room: DraftDesk) -> None:
    await room.paste()
    room.site.clear()
    await room.paste(ts="9.9")
    last = list(room.chat.shown.values())[-1]
    assert "version 2" in str(last.message.blocks)
