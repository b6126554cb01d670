"""Corrections of published stories: entered by a modal, appended, shown in the thread, kept as long as the checklist."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot import thread
from bot.checklist import Correction, Line, Mark, MarkKind
from bot.desk import CorrectionGiven
from bot.desk.modals import NoModal, read_modal
from bot.modals import Filled, Modal, ModalAsked, Refused, Where, place_in
from bot.modals.corrections import MOST, Choice, correction_view, read_correction
from bot.store import NotThere, Store, open_store
from bot.thread import CORRECTED
from checks.model import Finding
from tests.bot.test_desk import LINK, MORNING, Newsroom
from tests.bot.test_thread import PAYLOADS
from tests.builders import NOON, as_read, checklist, mark, story_findings

FOUND = story_findings()[0]
TOLD = "An earlier version of this story misspelt the mayor’s name."


def correction(**changes: Any) -> Correction:
    values: dict[str, Any] = {
        "claim_key": FOUND.id,
        "before": "Marta Lindqvist",
        "after": "Martha Lindqvist",
        "told": TOLD,
        "user": "U3",
        "at": NOON,
        "event_id": "view-V1-1",
        "ticked_by": ("U2",),
    }
    return Correction(**(values | changes))


def filled(**values: str) -> Filled:
    given = {"before": "Marta Lindqvist", "after": "Martha Lindqvist", "told": TOLD} | values
    where = Where(channel="C1", thread_ts="1.1", message_ts="50.1", checklist=1, claim_key=FOUND.id)
    return Filled(
        modal=Modal.CORRECTION, newsroom="T1", user="U3", key="view-V1-1", where=where, values=given
    )


class TestModal:
    def test_it_shows_the_wording_and_what_the_reference_proposes(self) -> None:
        view = correction_view(Where(checklist=7, claim_key="k"), before="Marta", after="Martha")
        shown = {block["block_id"]: block["element"] for block in view["blocks"] if "element" in block}
        assert shown["before"]["initial_value"] == "Marta"
        assert shown["after"]["initial_value"] == "Martha"
        assert "initial_value" not in shown["told"]
        assert place_in(view["private_metadata"]) == Where(checklist=7, claim_key="k")

    def test_a_passage_that_is_longer_than_an_input_is_cut(self) -> None:
        view = correction_view(Where(), before="a" * (MOST + 1), after="")
        assert len(view["blocks"][1]["element"]["initial_value"]) == MOST

    @pytest.mark.parametrize(
        ("values", "wrong"),
        [
            ({"before": "  "}, "before"),
            ({"after": "\n"}, "after"),
            ({"after": "Marta  Lindqvist"}, "after"),
        ],
    )
    def test_what_is_missing_or_no_correction_is_told_at_once(
        self, values: dict[str, str], wrong: str
    ) -> None:
        read = read_correction(filled(**values))
        assert isinstance(read, Refused)
        assert list(read.errors) == [wrong]

    def test_a_line_is_chosen_where_none_was_pointed_at(self) -> None:
        choices = (
            Choice(claim_key="a", words="Marta Lindqvist", under="Looks wrong"),
            Choice(claim_key="b", words="x" * 200, under="Agrees"),
            Choice(claim_key="c", words="Ilse Varga", under="Agrees"),
        )
        view = correction_view(Where(checklist=7), choices=choices)
        (line,) = [block["element"] for block in view["blocks"] if block.get("block_id") == "line"]
        listed = [
            (group["label"]["text"], [option["value"] for option in group["options"]])
            for group in line["option_groups"]
        ]
        assert listed == [("Looks wrong", ["a"]), ("Agrees", ["b", "c"])]
        assert len(line["option_groups"][1]["options"][0]["text"]["text"]) <= 75

    def test_of_more_than_a_hundred_lines_under_one_heading_none_is_left_out(self) -> None:
        choices = tuple(Choice(claim_key=f"c{n}", words="A line", under="Agrees") for n in range(230))
        view = correction_view(Where(checklist=7), choices=choices)
        (line,) = [block["element"] for block in view["blocks"] if block.get("block_id") == "line"]
        assert [len(group["options"]) for group in line["option_groups"]] == [100, 100, 30]

    def test_the_chosen_line_is_the_one_that_was_corrected(self) -> None:
        chosen = replace(filled(line="b"), where=Where(checklist=7))
        read = read_modal(chosen, today=date(2026, 3, 4))
        assert isinstance(read, CorrectionGiven)
        assert read.claim_key == "b"

    def test_no_line_is_refused(self) -> None:
        read = read_correction(replace(filled(), where=Where(checklist=7)))
        assert isinstance(read, Refused)
        assert list(read.errors) == ["line"]

    def test_readers_need_not_be_told(self) -> None:
        read = read_correction(filled(told=""))
        assert not isinstance(read, Refused)
        assert read.told == ""

    def test_it_becomes_a_request(self) -> None:
        read = read_modal(filled(), today=date(2026, 3, 4))
        assert isinstance(read, CorrectionGiven)
        assert (read.checklist, read.claim_key, read.after) == (1, FOUND.id, "Martha Lindqvist")


class TestDrawing:
    def test_a_line_says_what_was_corrected_when_and_by_whom(self) -> None:
        line = Line(finding=FOUND, corrections=(correction(),))
        said = as_read(thread.draw(checklist(lines=(line,)), names={"U3": "Ana Berg", "U2": "Ben Holt"}))
        assert (
            "corrected on 4 March 2026 by Ana Berg: “Marta Lindqvist” → “Martha Lindqvist”."
            f" Readers are told: “{TOLD}” Confirmed before by Ben Holt." in said
        )

    @pytest.mark.parametrize(
        ("told", "shown"), [("Misspelt before", "“Misspelt before”."), ("Is it so?", "“Is it so?”")]
    )
    def test_what_readers_are_told_has_one_full_stop(self, told: str, shown: str) -> None:
        said = thread.correction_words(correction(told=told, ticked_by=()), {})
        assert said.endswith(f" Readers are told: {shown}")

    def test_what_was_not_told_or_ticked_is_not_spoken_of(self) -> None:
        said = thread.correction_words(correction(told="", ticked_by=()), {})
        assert said == "📝 corrected on 4 March 2026 by U3: “Marta Lindqvist” → “Martha Lindqvist”."

    @pytest.mark.parametrize("payload", PAYLOADS)
    def test_it_is_inert(self, payload: str) -> None:
        drawn = thread.corrected(correction(before=payload, told=payload), names={"U3": payload})
        assert [block["text"]["type"] for block in drawn.blocks] == ["plain_text"]
        for token in ("<!", "<@", "<http"):
            assert token not in drawn.text

    @pytest.mark.parametrize(
        ("changes", "offered"),
        [({}, True), ({"is_ours": False}, False), ({"address": "draft:T1"}, False)],
        ids=["ours", "theirs", "draft"],
    )
    def test_the_menu_offers_it_for_published_stories_of_ours(
        self, changes: dict[str, Any], offered: bool
    ) -> None:
        drawn = json.dumps([message.blocks for message in thread.draw(checklist(**changes))])
        assert (f"{CORRECTED}:{FOUND.id}" in drawn) is offered


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    opened = open_store(f"sqlite+aiosqlite:///{tmp_path / 'app.db'}")
    await opened.migrate()
    yield opened
    await opened.close()


@pytest.fixture
async def room(store: Store) -> Newsroom:
    """A newsroom whose story is checked."""
    opened = Newsroom(store)
    await opened.paste()
    return opened


def flag_of(room: Newsroom, found: Finding = FOUND) -> str:
    return room.chat.ts_of(f"flag:{found.id}")


def asked(room: Newsroom, **where: Any) -> ModalAsked:
    place = {"channel": "C1", "thread_ts": "1.1", "message_ts": flag_of(room), "claim_key": FOUND.id}
    return ModalAsked(
        modal=Modal.CORRECTION, newsroom="T1", user="U3", trigger="1.2", where=Where(**(place | where))
    )


def given(**changes: Any) -> CorrectionGiven:
    values: dict[str, Any] = {
        "newsroom": "T1",
        "channel": "C1",
        "thread_ts": "1.1",
        "user": "U3",
        "checklist": 1,
        "claim_key": FOUND.id,
        "before": "Marta Lindqvist",
        "after": "Martha Lindqvist",
        "told": TOLD,
        "ask": "view-V1-1",
    }
    return CorrectionGiven(**(values | changes))


async def recorded(room: Newsroom) -> tuple[Correction, ...]:
    return (await room.store.checklist(1)).corrections


async def test_the_form_is_about_the_line_whose_menu_was_used(room: Newsroom) -> None:
    view = await room.desk.view(asked(room))
    where = place_in(view["private_metadata"])
    assert (where.checklist, where.claim_key, where.thread_ts) == (1, FOUND.id, "1.1")
    assert view["blocks"][1]["element"]["initial_value"] == "Marta Lindqvist"
    assert view["blocks"][2]["element"]["initial_value"] == "Martha Lindqvist"


async def test_a_line_without_a_menu_is_corrected_from_the_list_of_all_lines(room: Newsroom) -> None:
    shown = as_read(thread.all_lines(await room.store.checklist(1)))
    assert shown.endswith("Correction published…")
    view = await room.desk.view(asked(room, claim_key="", checklist=1))
    (line,) = [block["element"] for block in view["blocks"] if block.get("block_id") == "line"]
    words = [option["text"]["text"] for group in line["option_groups"] for option in group["options"]]
    assert "Ilse Varga" in words
    assert "Piet Roos" not in words


def test_all_lines_of_someone_elses_story_offer_no_correction() -> None:
    assert "Correction" not in as_read(thread.all_lines(checklist(is_ours=False)))


@pytest.mark.parametrize("where", [{"message_ts": "7.7"}, {"claim_key": "other"}])
async def test_a_line_that_is_not_kept_has_no_form(room: Newsroom, where: dict[str, str]) -> None:
    with pytest.raises(NoModal, match="do not keep"):
        await room.desk.view(asked(room, **where))


async def test_it_is_recorded_with_who_had_ticked_the_line(room: Newsroom) -> None:
    await room.react(flag_of(room), MarkKind.CONFIRMED)
    await room.react(flag_of(room), MarkKind.QUERY, user="U4")
    await room.does(given())
    assert await recorded(room) == (correction(at=MORNING),)


async def test_a_tick_that_was_taken_back_does_not_count(room: Newsroom) -> None:
    await room.react(flag_of(room))
    await room.react(flag_of(room), added=False)
    await room.does(given())
    assert [one.ticked_by for one in await recorded(room)] == [()]


async def test_a_tick_made_before_the_finding_changed_counts(room: Newsroom) -> None:
    old = Mark(
        claim_key=FOUND.id,
        kind=MarkKind.CONFIRMED,
        user="U2",
        added=True,
        at=MORNING,
        event_id="e1",
        rating=story_findings()[-1].verdict.rating,
    )
    await room.store.mark("T1", 1, [old])
    await room.does(given())
    assert [one.ticked_by for one in await recorded(room)] == [("U2",)]


async def test_the_line_and_its_thread_show_it(room: Newsroom) -> None:
    await room.does(given())
    said = "corrected on 4 March 2026 by Name of U3"
    assert said in room.chat.blocks(flag_of(room))
    assert "1 correction published, the last on 4 March 2026" in room.chat.blocks(room.chat.ts_of("summary"))
    reply = room.chat.shown[room.chat.ts_of("correction")]
    assert reply.thread_ts == "1.1"
    assert said in reply.message.text


async def test_the_same_modal_delivered_twice_is_one_correction_and_one_reply(room: Newsroom) -> None:
    await room.does(given())
    await room.does(given(after="Something else"))
    assert [one.after for one in await recorded(room)] == ["Martha Lindqvist"]
    assert sum("corrected on" in text for text in room.chat.texts()) == 1


async def test_a_second_correction_stands_beside_the_first(room: Newsroom) -> None:
    await room.does(given())
    room.now = MORNING + timedelta(days=1)
    await room.does(given(ask="view-V2-1", before="Martha Lindqvist", after="Märtha Lindqvist"))
    assert [one.before for one in await recorded(room)] == ["Marta Lindqvist", "Martha Lindqvist"]
    assert room.chat.blocks(flag_of(room)).count("corrected on") == 2


@pytest.mark.parametrize(
    "changes",
    [{"channel": "C2"}, {"newsroom": "T2"}, {"checklist": 9}, {"claim_key": "other"}],
    ids=["channel", "newsroom", "checklist", "claim"],
)
async def test_what_belongs_to_no_line_of_that_place_is_not_recorded(
    room: Newsroom, changes: dict[str, Any]
) -> None:
    await room.does(given(**changes))
    assert await recorded(room) == ()
    assert room.chat.whispers[-1][1].startswith("Nothing was recorded. I do not keep")


async def test_someone_elses_story_is_not_corrected(tmp_path: Path) -> None:
    opened = open_store(f"sqlite+aiosqlite:///{tmp_path / 'theirs.db'}", own_domains=["other.example"])
    await opened.migrate()
    room = Newsroom(opened)
    await room.paste()
    with pytest.raises(NoModal, match="stories of ours"):
        await room.desk.view(asked(room))
    await room.does(given())
    assert await recorded(room) == ()
    await opened.close()


async def test_it_is_still_on_its_line_when_the_text_was_changed(room: Newsroom) -> None:
    await room.does(given())
    text = room.site[LINK].text.replace("Marta", "Martha")
    room.site[LINK] = replace(room.site[LINK], text=text, sha256="new")
    room.findings = room.findings[1:]
    await room.paste(ts="9.9")
    standing = await room.store.checklist(1)
    (line,) = [one for one in standing.lines if one.corrections]
    assert line.gone
    assert "corrected on 4 March 2026" in room.chat.blocks(flag_of(room))


class TestRetention:
    async def test_it_outlives_the_words_of_the_article(self, room: Newsroom) -> None:
        await room.does(given())
        await room.store.forget_words(before=MORNING + timedelta(days=1))
        assert [one.before for one in await recorded(room)] == ["Marta Lindqvist"]

    async def test_a_checklist_is_kept_from_its_last_correction_on(self, room: Newsroom) -> None:
        room.now = MORNING + timedelta(days=300)
        await room.does(given())
        await room.store.forget_checklists(before=MORNING + timedelta(days=200))
        assert await recorded(room)

    async def test_it_goes_with_its_checklist(self, room: Newsroom) -> None:
        await room.does(given())
        await room.store.forget_checklists(before=MORNING + timedelta(days=1))
        with pytest.raises(NotThere):
            await recorded(room)


def test_who_ticked_a_line_is_named_once() -> None:
    marks = tuple(
        mark(FOUND, user=user, message_ts=at) for user, at in (("U1", "1"), ("U1", "2"), ("U2", "1"))
    )
    assert Line(finding=FOUND, marks=marks).ticked_by() == ("U1", "U2")
