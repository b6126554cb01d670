"""Buttons, shortcuts, the command and sent modals as Slack's payloads: who asks for which modal, and what was filled in."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from slack_bolt.async_app import AsyncBoltRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot.checklist import DEFAULT_REACTIONS
from bot.desk import DateChosen, FilesShared, LinksPasted, OnlineAllowed, Request, SharedFile, TextGiven
from bot.listeners import Identity, Unpacked, Unpacker, answer, build_app
from bot.modals import Modal, ModalAsked, Refused, Where
from bot.store import Delivery
from tests.peers.injector import Bodies

ME = Identity(newsroom="T1", user="UBOT", bot="BBOT")
NOW = datetime(2026, 3, 4, 8, 0, tzinfo=UTC)
UNPACKER = Unpacker(ME, DEFAULT_REACTIONS, clock=lambda: NOW)
BODIES = Bodies()
TEXT = "The mayor opened the new bridge on Tuesday."


def pressed(action_id: str, value: str = "7", **changes: Any) -> Any:
    message = {"ts": "2.2", "thread_ts": "1.1"}
    action = {"type": "button", "action_id": action_id, "block_id": "b", "value": value}
    return UNPACKER.unpack(BODIES.block_actions("C1", "U1", message, action) | changes)


def sent(
    callback: str = "check_text", metadata: str = '{"channel": "C1", "thread_ts": "1.1"}', **values: Any
) -> dict[str, Any]:
    state = {block: {"value": entry} for block, entry in values.items()}
    view = {
        "id": "V1",
        "hash": "17.abc",
        "callback_id": callback,
        "private_metadata": metadata,
        "state": {"values": state},
    }
    return {"type": "view_submission", "team": {"id": "T1"}, "user": {"id": "U1"}, "view": view}


def typed(words: object) -> dict[str, Any]:
    return {"type": "plain_text_input", "value": words}


def day(date: str | None) -> dict[str, Any]:
    return {"type": "datepicker", "selected_date": date}


def asked(body: dict[str, Any]) -> Request:
    unpacked = UNPACKER.unpack(body)
    assert isinstance(unpacked, Unpacked)
    return unpacked.request


@pytest.mark.parametrize("modal", ["new_version", "ask_online", "other_date"])
def test_a_button_asks_for_the_modal_of_its_name(modal: str) -> None:
    found = pressed(modal)
    assert isinstance(found, ModalAsked)
    assert (found.modal, found.newsroom, found.user) == (modal, BODIES.workspace.team, "U1")
    assert found.where == Where(channel="C1", thread_ts="1.1", message_ts="2.2", checklist=7)
    assert found.trigger.endswith("trigger")


@pytest.mark.parametrize("value", ["text", "", "0", "-1", "7; drop"])
def test_a_button_without_a_checklist_asks_for_a_modal_without_one(value: str) -> None:
    assert pressed("check_text", value).where.checklist is None


def test_the_button_under_a_page_that_could_not_be_read_names_its_assignment() -> None:
    where = pressed("check_text", "31").where
    assert (where.checklist, where.instead_of) == (None, 31)


def test_a_button_without_a_trigger_opens_nothing() -> None:
    assert pressed("check_text", trigger_id=None) is None


@pytest.mark.parametrize("words", ["text", "  text "])
def test_the_command_asks_for_a_modal(words: str) -> None:
    found = UNPACKER.unpack(BODIES.slash_command("C1", "U1", words))
    assert isinstance(found, ModalAsked)
    assert found.modal is Modal.CHECK_TEXT
    assert found.where == Where(channel="C1")


def test_a_shortcut_from_the_composer_stands_in_no_channel() -> None:
    found = UNPACKER.unpack(BODIES.global_shortcut("U1", "check_text"))
    assert isinstance(found, ModalAsked)
    assert found.where == Where()


def test_a_shortcut_of_a_message_brings_its_text_and_answers_under_it() -> None:
    message = {"ts": "5.5", "user": "U2", "text": "Fish &amp; chips cost 3 &lt; 4 pounds"}
    found = UNPACKER.unpack(BODIES.message_shortcut("C1", "U1", message, "check_message"))
    assert isinstance(found, ModalAsked)
    assert found.words == "Fish & chips cost 3 < 4 pounds"
    assert found.where == Where(channel="C1", thread_ts="5.5", message_ts="5.5")


def test_a_shortcut_of_a_reply_answers_in_its_thread() -> None:
    message = {"ts": "5.5", "thread_ts": "4.4", "user": "U2", "text": "x"}
    found = UNPACKER.unpack(BODIES.message_shortcut("C1", "U1", message, "check_message"))
    assert isinstance(found, ModalAsked)
    assert found.where.thread_ts == "4.4"


@pytest.mark.parametrize("callback", ["", "check", "other_date"])
def test_another_shortcut_asks_for_nothing(callback: str) -> None:
    assert UNPACKER.unpack(BODIES.global_shortcut("U1", callback)) is None
    assert UNPACKER.unpack(BODIES.message_shortcut("C1", "U1", {"ts": "5.5"}, callback)) is None


def test_a_pasted_text_becomes_a_request() -> None:
    body = sent(text=typed(TEXT), headline=typed("Bridge"), published=day("2026-03-01"))
    assert asked(body) == TextGiven(
        newsroom="T1",
        channel="C1",
        thread_ts="1.1",
        user="U1",
        text=TEXT,
        headline="Bridge",
        published="2026-03-01",
        again=None,
        ask=asked(body).ask,
    )


def test_a_second_delivery_of_the_same_modal_has_the_same_key() -> None:
    one, two = (UNPACKER.unpack(sent(text=typed(TEXT))) for _ in range(2))
    assert isinstance(one, Unpacked)
    assert one == two
    assert "V1" in one.key
    assert TEXT not in one.key


def test_a_modal_that_was_sent_again_with_other_words_has_another_key() -> None:
    first, second = (UNPACKER.unpack(sent(text=typed(words))) for words in (TEXT, f"{TEXT} He was late."))
    assert isinstance(first, Unpacked)
    assert isinstance(second, Unpacked)
    assert first.key != second.key


def test_a_partner_who_fills_a_modal_in_asks_in_our_newsroom() -> None:
    assert asked(sent(text=typed(TEXT)) | {"team": {"id": "T-partner"}}).newsroom == "T1"


def test_the_text_of_a_new_version_names_its_checklist() -> None:
    body = sent("new_version", '{"channel": "C1", "thread_ts": "1.1", "checklist": 7}', text=typed(TEXT))
    request = asked(body)
    assert isinstance(request, TextGiven)
    assert request.again == 7


def test_another_date_becomes_a_request() -> None:
    body = sent("other_date", '{"channel": "C1", "checklist": 7}', published=day("2026-03-01"))
    request = asked(body)
    assert isinstance(request, DateChosen)
    assert (request.checklist, request.published) == (7, "2026-03-01")


def test_the_permission_to_ask_online_becomes_a_request() -> None:
    request = asked(sent("ask_online", '{"channel": "C1", "checklist": 7}'))
    assert isinstance(request, OnlineAllowed)
    assert request.checklist == 7


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({}, {"text"}),
        ({"text": typed(None)}, {"text"}),
        ({"text": typed("two words")}, {"text"}),
        ({"text": typed(TEXT), "published": day("2026-03-06")}, {"published"}),
        ({"text": typed(TEXT), "published": day("soon")}, {"published"}),
    ],
)
def test_what_is_wrong_goes_back_to_the_modal(values: dict[str, Any], wrong: set[str]) -> None:
    found = UNPACKER.unpack(sent(**values))
    assert isinstance(found, Refused)
    assert set(found.errors) == wrong


def test_what_no_database_holds_is_left_out_of_a_text() -> None:
    request = asked(sent(text=typed(f"\0{TEXT}\ud800")))
    assert isinstance(request, TextGiven)
    assert request.text == f"{TEXT}?"


@pytest.mark.parametrize(
    "change",
    [
        {"view": None},
        {"view": []},
        {"view": {"callback_id": "strange"}},
        {"view": {"callback_id": ["check_text"]}},
        {"view": {"callback_id": "check_text", "private_metadata": "{}"}},
        {"view": sent()["view"] | {"private_metadata": "no json"}},
        {"view": sent()["view"] | {"private_metadata": '{"channel": "<!channel>"}'}},
        {"view": sent()["view"] | {"id": "V1 V2"}},
        {"user": None},
        {"user": {"id": 5}},
    ],
)
def test_a_misshapen_submission_is_put_aside(change: dict[str, Any]) -> None:
    found = UNPACKER.unpack(sent(text=typed(TEXT)) | change)
    assert found is None or isinstance(found, Refused)
    assert not isinstance(found, Unpacked)


@pytest.mark.parametrize(
    "values", [None, [], "x", {"text": None}, {"text": {"value": []}}, {"text": {"v": {"value": 5}}}]
)
def test_misshapen_inputs_count_as_empty(values: Any) -> None:
    body = sent()
    body["view"] = body["view"] | {"state": {"values": values}}
    found = UNPACKER.unpack(body)
    assert isinstance(found, Refused)


class Opened:
    """A bolt app whose modals are kept."""

    def __init__(self, *, hold: asyncio.Event | None = None) -> None:
        self.modals: list[ModalAsked] = []
        self.held: list[str] = []
        self._hold = hold

    async def take_in(self, delivery: Delivery, _body: str) -> bool:
        self.held.append(delivery.key)
        return True

    async def open(self, asked_for: ModalAsked) -> None:
        if self._hold is not None:
            await self._hold.wait()
        self.modals.append(asked_for)

    async def told(self, body: dict[str, Any]) -> tuple[int, str]:
        app = build_app(
            AsyncWebClient(token="xoxb-1"),
            signing_secret="s",
            me=ME,
            unpacker=UNPACKER,
            take_in=self.take_in,
            open_modal=self.open,
        )
        said = await answer(app, body, {})
        return said.status, said.body


async def test_asking_for_a_modal_is_acknowledged_before_it_is_open_and_goes_into_no_inbox() -> None:
    hold = asyncio.Event()
    opened = Opened(hold=hold)
    assert await opened.told(BODIES.slash_command("C1", "U1", "text")) == (200, "")
    assert opened.modals == []
    hold.set()
    await asyncio.sleep(0.01)
    assert [one.modal for one in opened.modals] == [Modal.CHECK_TEXT]
    assert opened.held == []


async def test_errors_are_told_in_the_answer_and_nothing_is_stored() -> None:
    opened = Opened()
    status, body = await opened.told(sent(text=typed("two words")))
    assert status == 200
    told = json.loads(body)
    assert told["response_action"] == "errors"
    assert set(told["errors"]) == {"text"}
    assert opened.held == []


async def test_a_good_modal_is_stored_and_closed() -> None:
    opened = Opened()
    assert await opened.told(sent(text=typed(TEXT))) == (200, "")
    assert len(opened.held) == 1


async def test_bolt_reads_a_signed_form_with_a_sent_modal() -> None:
    request = AsyncBoltRequest(mode="socket_mode", body=sent(text=typed(TEXT)))
    assert request.body["view"]["id"] == "V1"


def with_files(*files: dict[str, Any], **changes: Any) -> Any:
    event = {
        "type": "message",
        "subtype": "file_share",
        "channel": "C1",
        "user": "U1",
        "ts": "2.2",
        "text": "",
        "files": list(files),
    }
    return UNPACKER.unpack({"type": "event_callback", "team_id": "T1", "event": event | changes})


def file(name: str = "draft.docx", **changes: Any) -> dict[str, Any]:
    held = {"id": "F1", "name": name, "url_private_download": "https://files.slack.com/files-pri/T1-F1/x"}
    return held | changes


def test_a_file_in_direct_messages_is_asked_for() -> None:
    found = with_files(file(), channel="D1", channel_type="im")
    assert isinstance(found, Unpacked)
    assert found.request == FilesShared(
        newsroom="T1",
        channel="D1",
        message_ts="2.2",
        thread_ts="",
        user="U1",
        files=(SharedFile(id="F1", name="draft.docx", address="https://files.slack.com/files-pri/T1-F1/x"),),
        asked=True,
        new_version=False,
    )


@pytest.mark.parametrize(
    ("changes", "is_asked"),
    [({"text": "<@UBOT> please"}, True), ({"type": "app_mention"}, True), ({"thread_ts": "1.1"}, False)],
)
def test_a_mention_asks_for_a_file_and_a_thread_may(changes: dict[str, Any], is_asked: bool) -> None:
    found = with_files(file(), **changes)
    assert isinstance(found, Unpacked)
    assert isinstance(found.request, FilesShared)
    assert found.request.asked is is_asked


def test_a_file_that_is_only_posted_is_nobodys_business() -> None:
    assert with_files(file()) is None


def test_a_picture_in_a_thread_is_nobodys_business() -> None:
    assert with_files(file("quay.png"), thread_ts="1.1") is None


def test_a_mention_and_its_message_are_one_delivery() -> None:
    one = with_files(file(), text="<@UBOT>")
    two = with_files(file(), text="<@UBOT>", type="app_mention")
    assert one == two


@pytest.mark.parametrize("words", ["New version", "here is the new  version of it", "NEW VERSION!"])
def test_the_words_new_version_are_seen(words: str) -> None:
    assert with_files(file(), text=words, thread_ts="1.1").request.new_version


@pytest.mark.parametrize("words", ["", "a version that is new", "renew versions", "newversion"])
def test_other_words_are_not(words: str) -> None:
    assert not with_files(file(), text=words, thread_ts="1.1").request.new_version


def test_links_beside_a_file_are_taken_on_too() -> None:
    found = with_files(file(), text="<@UBOT> <https://courier.example/bridge>")
    assert isinstance(found.request.beside, LinksPasted)
    assert found.request.beside.links == ("https://courier.example/bridge",)


@pytest.mark.parametrize(
    ("name", "kind", "known_as"),
    [
        ("Untitled", "text", "Untitled.txt"),
        ("Notes", "markdown", "Notes.md"),
        ("story.docx", "docx", "story.docx"),
        ("quay.png", "png", "quay.png"),
        ("Untitled", "python", "Untitled"),
        ("two\nlines.txt", "text", "two lines.txt"),
    ],
)
def test_a_snippet_is_known_by_its_kind(name: str, kind: str, known_as: str) -> None:
    found = with_files(file(name, filetype=kind), text="<@UBOT>")
    assert found.request.files[0].name == known_as


@pytest.mark.parametrize("files", ["x", [None], [{"name": "a.txt"}], [{"id": 5}], [[]]])
def test_misshapen_files_break_nothing(files: Any) -> None:
    found = with_files(text="<@UBOT>", files=files)
    assert found is None or isinstance(found, Unpacked)
