"""The people of a busy newsroom: they paste links, react to lines and take reactions back, and use the menus.

Everything that they do is written down with whether Slack was told that it arrived, so that the end can be judged.
"""

from __future__ import annotations

import asyncio
import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.checklist import BY_MENU_ONLY, MarkKind
from tests.e2e.stories import Story
from tests.peers.fake_slack_api import BOT_USER
from tests.peers.injector import Bodies, Body, Injector
from tests.prove.outside import Outside
from tests.prove.stories import story

PEOPLE = ("U1", "U2", "U3", "U4")
EMOJI = {
    "white_check_mark": MarkKind.CONFIRMED,
    "pencil2": MarkKind.FIX_NEEDED,
    "eyes": MarkKind.MINE,
    "question": MarkKind.QUERY,
    "-1": MarkKind.BOT_WRONG,
}
_FLAG = re.compile(r"checklist:\d+:flag:(.+)")

# What a person may choose without a house list changing.
_CHOICES = tuple(kind for kind in MarkKind if kind not in BY_MENU_ONLY)


@dataclass(frozen=True, kw_only=True)
class Load:
    """How busy the newsroom is: seconds between two links and between two marks, and how much arrives twice."""

    channels: int = 8
    link_every: float = 1.4
    mark_every: float = 0.8
    twice: float = 0.2
    menus: float = 0.15


@dataclass(kw_only=True)
class Pasted:
    """A link that was pasted. `is_acked`: Slack was told that it arrived."""

    channel: str
    ts: str
    story: Story
    is_acked: bool = False


@dataclass(kw_only=True)
class Deed:
    """A mark that was made or taken back on a message. `place` is as the log of marks has it, a menu apart.

    `key` is the event's in the log of marks; an unknown outcome is a menu's choice that nobody acked.
    """

    ts: str
    place: str
    claim: str
    user: str
    kind: MarkKind
    added: bool
    key: str
    is_acked: bool = False


class Crowd:
    """Works until it is told to go home."""

    def __init__(self, world: Outside, injector: Injector, *, dice: random.Random, load: Load) -> None:
        """What is done follows from `dice`, as far as the bot's speed allows."""
        self.pasted: list[Pasted] = []
        self.deeds: list[Deed] = []
        self.deliveries = 0
        self._world = world
        self._injector = injector
        self._bodies = Bodies()
        self._dice = dice
        self._load = load
        self._under_way: set[asyncio.Task[None]] = set()
        self._worker: asyncio.Task[None] | None = None

    def go_to_work(self) -> None:
        """Begin."""
        self._worker = asyncio.create_task(self._work())

    async def go_home(self) -> None:
        """Do nothing new, and return when everything that was done has been delivered."""
        if self._worker is not None:
            self._worker.cancel()
            await asyncio.gather(self._worker, return_exceptions=True)
        while self._under_way:
            await asyncio.gather(*self._under_way)

    async def knock(self) -> bool:
        """Deliver one event that the bot must store and that changes nothing; whether it was acked."""
        nowhere = self._bodies.reaction("C0", self._bodies.stamp(), PEOPLE[0], "eyes", author="")
        return (await self._injector.deliver(nowhere, patience=10.0, pauses=(0.02,))).is_acked

    async def _work(self) -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(self._paste_links())
            group.create_task(self._make_marks())

    async def _paste_links(self) -> None:
        while True:
            self.paste()
            await asyncio.sleep(self._load.link_every * self._dice.uniform(0.5, 1.5))

    def paste(self) -> None:
        """Write one more story and paste its link."""
        new = story(len(self.pasted))
        url = self._world.stand.serve(new.path, new.page())
        channel, user = f"C{len(self.pasted) % self._load.channels + 1}", self._dice.choice(PEOPLE)
        text = f"<{url}>"
        ts = self._world.slack.person_says(channel, text, user=user)
        pasted = Pasted(channel=channel, ts=ts, story=new)
        self.pasted.append(pasted)
        self._deliver(self._bodies.message(channel, user, text, ts=ts), pasted)

    async def _make_marks(self) -> None:
        while True:
            await asyncio.sleep(self._load.mark_every * self._dice.uniform(0.5, 1.5))
            flags = list(self._flags())
            if flags:
                channel, message, claim = self._dice.choice(flags)
                choose = self._choose if self._dice.random() < self._load.menus else self._react
                choose(channel, message, claim)

    def _flags(self) -> Iterator[tuple[str, Mapping[str, Any], str]]:
        """The lines that stand in Slack, with the claim that each is about."""
        for channel, said in self._world.slack.messages.items():
            for message in said:
                found = _FLAG.fullmatch(key_of(message))
                if found:
                    yield channel, message, found[1]

    def _react(self, channel: str, message: Mapping[str, Any], claim: str) -> None:
        user, emoji = self._dice.choice(PEOPLE), self._dice.choice(tuple(EMOJI))
        ts, kind = str(message["ts"]), EMOJI[emoji]
        stands = standing(self.deeds).get((ts, user, kind), False)
        body = self._bodies.reaction(channel, ts, user, emoji, added=not stands)
        deed = Deed(
            ts=ts,
            place=ts,
            claim=claim,
            user=user,
            kind=kind,
            added=not stands,
            key=f"event:{body['event_id']}",
        )
        self.deeds.append(deed)
        self._deliver(body, deed)

    def _choose(self, channel: str, message: Mapping[str, Any], claim: str) -> None:
        """Choose from a line's menu what this person has not chosen there before: a second choice undoes the first."""
        user, kind = self._dice.choice(PEOPLE), self._dice.choice(_CHOICES)
        ts, place = str(message["ts"]), f"menu:{message['ts']}"
        if (place, user, kind) in standing(self.deeds):
            return
        menu = {"action_id": "mark", "type": "static_select", "block_id": "menu"}
        action = {**menu, "selected_option": {"value": f"{kind}:{claim}"}}
        body = self._bodies.block_actions(channel, user, message, action)
        key = f"action:{body['trigger_id']}:{body['actions'][0]['action_ts']}"
        deed = Deed(ts=ts, place=place, claim=claim, user=user, kind=kind, added=True, key=key)
        self.deeds.append(deed)
        self._deliver(body, deed)

    def _deliver(self, body: Body, done: Pasted | Deed) -> None:
        copies = 2 if self._dice.random() < self._load.twice else 1
        for copy in range(copies):
            task = asyncio.create_task(self._delivered(body, done, late=copy * self._dice.uniform(0.0, 2.0)))
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)

    async def _delivered(self, body: Body, done: Pasted | Deed, *, late: float) -> None:
        await asyncio.sleep(late)
        self.deliveries += 1
        delivered = await self._injector.deliver(body)
        done.is_acked = done.is_acked or delivered.is_acked


def standing(deeds: list[Deed]) -> dict[tuple[str, str, MarkKind], bool]:
    """What each person said last at each place."""
    return {(deed.place, deed.user, deed.kind): deed.added for deed in deeds}


def key_of(message: Mapping[str, Any]) -> str:
    """The key of a post of ours as its metadata has it, "" for anybody else's message."""
    payload = (message.get("metadata") or {}).get("event_payload") or {}
    return str(payload.get("key", "")) if message.get("user") == BOT_USER else ""
