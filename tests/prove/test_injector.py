"""The injector words requests as Slack does, repeats them as Slack does, and the bot's door believes only its own."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import aiohttp
import pytest
from aiohttp import web
from slack_sdk.signature import SignatureVerifier

from tests.peers.injector import Bodies, Body, Injector, encoded
from tests.peers.ports import served

SECRET = "an-injectors-secret"
POSTED = {"ts": "5.000100", "text": "a flag", "blocks": []}


class Door:
    """Takes requests with a good signature; the first ones are answered as ordered."""

    def __init__(self, *first: int) -> None:
        self.orders = list(first)
        self.taken: list[tuple[str, Mapping[str, str]]] = []

    async def take(self, request: web.Request) -> web.Response:
        body = (await request.read()).decode()
        stamp = request.headers.get("X-Slack-Request-Timestamp", "")
        signed = request.headers.get("X-Slack-Signature", "")
        if not stamp or not signed or not SignatureVerifier(SECRET).is_valid(body, stamp, signed):
            return web.Response(status=401)
        self.taken.append((body, dict(request.headers)))
        return web.Response(status=self.orders.pop(0) if self.orders else 200)


@pytest.fixture
def door() -> Door:
    return Door()


@pytest.fixture
def url(door: Door) -> Iterator[str]:
    app = web.Application()
    app.add_routes([web.post("/slack/events", door.take)])
    with served(app) as address:
        yield f"{address}/slack/events"


@pytest.fixture
async def injector(url: str) -> AsyncIterator[Injector]:
    async with aiohttp.ClientSession() as http:
        yield Injector(url, SECRET, http, seed=7)


def events() -> dict[str, Body]:
    """A body of every kind of event, by the name of Slack's sample of it."""
    bodies = Bodies()
    return {
        "MessagePayload": bodies.message("C1", "U1", "<https://courier.example/a>"),
        "AppMentionPayload": bodies.app_mention("C1", "U1", "<@UBOT> check this", thread_ts="1.000100"),
        "MessageFileSharePayload": bodies.file_share("C1", "U1", "a draft"),
        "MessageThreadBroadcastPayload": bodies.thread_broadcast("C1", "U1", "look", root_ts="1.000100"),
        "MessageBotPayload": bodies.bot_message("C1", "the wire's news"),
        "ReactionAddedPayload": bodies.reaction("C1", "5.000100", "U1", "eyes"),
        "ReactionRemovedPayload": bodies.reaction("C1", "5.000100", "U1", "eyes", added=False),
        "AppUninstalledPayload": bodies.app_uninstalled(),
        "TokensRevokedPayload": bodies.tokens_revoked(),
    }


def changes() -> dict[str, Body]:
    bodies = Bodies()
    return {
        "edit": bodies.edited("C1", "U1", "with a link", before="without", ts="5.000100"),
        "unfurl": bodies.unfurled("C1", "U1", "a link", ts="5.000100", url="https://courier.example/a"),
    }


def strange(sent: Mapping[str, Any], sample: Mapping[str, Any]) -> set[str]:
    """Keys that were sent and that Slack's sample does not have, through nested objects."""
    found = set(sent) - set(sample)
    for key in set(sent) & set(sample):
        if isinstance(sent[key], Mapping) and isinstance(sample[key], Mapping):
            found |= {f"{key}.{inner}" for inner in strange(sent[key], sample[key])}
    return found


def sample(folder: Path, name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((folder / "slack-events" / name).read_text(encoding="utf-8"))
    return loaded


@pytest.mark.parametrize("name", sorted(events()))
def test_an_event_has_no_key_that_slack_does_not_send(name: str, shared: Path) -> None:
    known = sample(shared, f"events/{name}.json")
    # Slack's own sample of these two leaves out the timestamp, which its real events carry.
    known["event"].setdefault("event_ts", "")

    assert strange(events()[name], known) == set()


@pytest.mark.parametrize("name", sorted(events()))
def test_an_event_has_every_key_of_the_envelope_that_the_bot_may_read(name: str, shared: Path) -> None:
    # No workspace of ours is in an Enterprise organisation; the last two are no longer sent.
    optional = {
        "enterprise_id",
        "context_team_id",
        "context_enterprise_id",
        "authed_users",
        "authed_teams",
    }

    assert set(sample(shared, f"events/{name}.json")) - optional <= set(events()[name])


@pytest.mark.parametrize("name", sorted(changes()))
def test_a_change_of_a_message_has_no_key_that_slack_does_not_send(name: str, shared: Path) -> None:
    assert strange(changes()[name], sample(shared, "events/MessageChangedPayload.json")) == set()


def test_an_interaction_has_no_key_that_slack_does_not_send(shared: Path) -> None:
    action = {"action_id": "mark", "type": "static_select", "selected_option": {"value": "mine:k"}}
    pressed = Bodies().block_actions("C1", "U1", POSTED, action)
    known = sample(shared, "interactivity/BlockActionPayload.json")

    assert strange(pressed, known) == set()
    assert set(pressed["actions"][0]) <= set(known["actions"][0])


def test_a_command_and_the_shortcuts_have_no_key_that_slack_does_not_send(shared: Path) -> None:
    bodies = Bodies()
    command = bodies.slash_command("C1", "U1", "digest")
    shortcut = bodies.message_shortcut("C1", "U1", {"ts": "5.000100", "text": "x"}, "check")

    assert strange(command, sample(shared, "interactivity/SlashCommandPayload.json")) == set()
    assert strange(shortcut, sample(shared, "interactivity/MessageShortcutPayload.json")) == set()
    assert (
        strange(bodies.global_shortcut("U1", "check"), sample(shared, "examples/shortcut_global.json"))
        == set()
    )


def test_an_unfurl_changes_no_text_and_an_edit_says_who_edited() -> None:
    unfurl, edit = changes()["unfurl"]["event"], changes()["edit"]["event"]

    assert unfurl["message"]["text"] == unfurl["previous_message"]["text"]
    assert "edited" not in unfurl["message"]
    assert edit["message"]["edited"]["user"] == "U1"


def test_a_command_and_an_interaction_travel_as_forms() -> None:
    command, kind = encoded(Bodies().slash_command("C1", "U1", "digest off"))
    pressed, _ = encoded(Bodies().block_actions("C1", "U1", POSTED, {"action_id": "mark"}))

    assert kind == "application/x-www-form-urlencoded"
    assert parse_qs(command)["text"] == ["digest off"]
    assert json.loads(parse_qs(pressed)["payload"][0])["actions"][0]["action_id"] == "mark"


async def test_an_event_is_repeated_with_its_id_until_it_is_acked(injector: Injector, door: Door) -> None:
    door.orders = [500, 503]
    body = Bodies().message("C1", "U1", "hello")
    done = await injector.deliver(body, pauses=(0.0,))

    assert (done.is_acked, done.sent) == (True, 3)
    assert [json.loads(text)["event_id"] for text, _ in door.taken] == [body["event_id"]] * 3
    retries = [headers.get("X-Slack-Retry-Num") for _, headers in door.taken]
    assert retries == [None, "1", "2"]
    assert door.taken[1][1]["X-Slack-Retry-Reason"] == "http_error"


async def test_the_number_of_the_retry_never_passes_three(injector: Injector, door: Door) -> None:
    door.orders = [500] * 5
    await injector.deliver(Bodies().message("C1", "U1", "hello"), pauses=(0.0,))

    assert [headers.get("X-Slack-Retry-Num") for _, headers in door.taken][-3:] == ["3", "3", "3"]


async def test_an_interaction_is_sent_once(injector: Injector, door: Door) -> None:
    door.orders = [500]
    done = await injector.deliver(Bodies().block_actions("C1", "U1", POSTED, {"action_id": "mark"}))

    assert (done.is_acked, done.sent) == (False, 1)


async def test_nobody_at_the_door_is_no_answer(injector: Injector) -> None:
    async with aiohttp.ClientSession() as http:
        nowhere = Injector("http://127.0.0.1:9/slack/events", SECRET, http)
        done = await nowhere.deliver(Bodies().message("C1", "U1", "hello"), patience=0.0)

    assert (done.status, done.sent) == (0, 1)


async def test_a_storm_delivers_everything_some_of_it_again_and_not_in_order(
    injector: Injector, door: Door
) -> None:
    bodies = Bodies()
    sent = [bodies.reaction("C1", "5.000100", "U1", "eyes") for _ in range(12)]
    done = await injector.storm(sent, longest_delay=0.02)

    arrived = [json.loads(text)["event_id"] for text, _ in door.taken]
    assert all(one.is_acked for one in done)
    assert set(arrived) == {body["event_id"] for body in sent}
    assert len(arrived) > len(sent)
    assert list(dict.fromkeys(arrived)) != [body["event_id"] for body in sent]


async def test_a_forgery_is_refused_whatever_is_wrong_with_it(injector: Injector, door: Door) -> None:
    refused = {await injector.forge(Bodies().message("C1", "U1", "hello")) for _ in range(30)}

    assert refused == {401}
    assert door.taken == []
