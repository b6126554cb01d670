"""The books after a newsroom's day: what people did, against what stands in Slack and in the databases."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from bot.checklist import MarkKind
from tests.peers.fake_slack_api import BOT_USER, FakeSlack
from tests.prove.crowd import Deed, Pasted, key_of, standing

Marks = dict[tuple[str, str, MarkKind], bool]

# How a message says each mark. FakeSlack calls a person "Name of U1".
_SAID = {
    MarkKind.CONFIRMED: "confirmed by ",
    MarkKind.FIX_NEEDED: "fix needed: ",
    MarkKind.MINE: "taken by ",
    MarkKind.QUERY: "query to writer by ",
    MarkKind.BOT_WRONG: "bot is wrong: ",
}
_PERSON = re.compile(r"Name of (U\d)")
_UNFINISHED = ("PENDING", "ENQUEUED", "DELAYED")
_ENDED_WELL = (*_UNFINISHED, "SUCCESS")


def rows(database: Path, query: str) -> list[tuple[Any, ...]]:
    """What a query gives, read beside a running bot and without taking part in its log."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=10)) as connection:
        return connection.execute(query).fetchall()


def unfinished(state: Path) -> Counter[str]:
    """What the bot has still to do, by kind."""
    found: Counter[str] = Counter()
    app, engine = state / "app.db", state / "engine.db"
    found["deliveries in the inbox"] = _count(app, "inbox WHERE state = 'new'")
    found["links without an answer"] = _count(app, "assignment WHERE state = 'new'")
    found["posts of unknown outcome"] = _count(app, "post WHERE state <> 'sent'")
    found["workflows under way"] = _count(engine, f"workflow_status WHERE status IN {_UNFINISHED}")
    return +found


def faults(
    *, pasted: Sequence[Pasted], deeds: Sequence[Deed], slack: FakeSlack, state: Path
) -> Iterator[str]:
    """Every way in which the books do not balance, as a sentence."""
    for what, number in unfinished(state).items():
        yield f"{number} {what}"
    yield from _failures(state)
    yield from _threads(pasted, slack)
    yield from _marks(deeds, slack, state)


def _failures(state: Path) -> Iterator[str]:
    app, engine = state / "app.db", state / "engine.db"
    for database in (app, engine):
        verdict = rows(database, "PRAGMA integrity_check")
        if verdict != [("ok",)]:
            yield f"{database.name}: {verdict[:3]}"
    for table in ("inbox", "assignment"):
        for detail, number in rows(
            app,
            f"SELECT detail, count(*) FROM {table} WHERE state = 'failed' GROUP BY detail",  # noqa: S608 - our own names
        ):
            yield f"{number} of {table} given up: {detail}"
    for status, number in rows(
        engine,
        f"SELECT status, count(*) FROM workflow_status WHERE status NOT IN {_ENDED_WELL} GROUP BY status",  # noqa: S608 - our own words
    ):
        yield f"{number} workflows ended with {status}"


def _count(database: Path, where: str) -> int:
    return int(rows(database, f"SELECT count(*) FROM {where}")[0][0])  # noqa: S608 - our own words


def _threads(pasted: Sequence[Pasted], slack: FakeSlack) -> Iterator[str]:
    ours = [message for said in slack.messages.values() for message in said if message["user"] == BOT_USER]
    for key, times in Counter(map(key_of, ours)).items():
        if times > 1:
            yield f"{key or 'a message without a key'} was posted {times} times"
    threads: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for message in ours:
        threads[str(message.get("thread_ts", ""))].append(message)
    for link in pasted:
        yield from _thread(link, threads.pop(link.ts, []))
    for root, replies in threads.items():
        yield f"{len(replies)} messages stand under {root or 'no message'}, where no link was pasted"


def _thread(link: Pasted, replies: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    if not link.is_acked:
        yield f"{link.story.slug}: no delivery was acked"
    summaries = [reply for reply in replies if key_of(reply).endswith(":summary")]
    if len(summaries) != 1:
        yield f"{link.story.slug}: {len(summaries)} summaries"
    for slip in link.story.slips:
        found = sum(slip.wrong in reply["text"] for reply in replies)
        if found != 1:
            yield f"{link.story.slug}: {found} lines on {slip.wrong!r}"
    if len(replies) != 1 + len(link.story.slips):
        yield f"{link.story.slug}: {len(replies)} messages in its thread"


def _marks(deeds: Sequence[Deed], slack: FakeSlack, state: Path) -> Iterator[str]:
    log = rows(state / "app.db", "SELECT event_id, message_ts, user, kind, added FROM mark ORDER BY at, id")
    known = {event for event, *_ in log}
    lost = [deed for deed in deeds if deed.is_acked and deed.key not in known]
    if lost:
        yield f"{len(lost)} acked marks are not in the log, the first {lost[0]}"
    # What nobody acked may have arrived or not: the log tells.
    meant = standing([deed for deed in deeds if deed.is_acked or deed.key in known])
    held: Marks = {(place, user, MarkKind(kind)): bool(added) for _, place, user, kind, added in log}
    for place in meant.keys() | held.keys():
        if meant.get(place) != held.get(place):
            yield f"the mark {place} is {held.get(place)} in the log and was left {meant.get(place)}"
    yield from _shown(meant, slack)


def _shown(meant: Marks, slack: FakeSlack) -> Iterator[str]:
    expected: defaultdict[str, set[tuple[MarkKind, str]]] = defaultdict(set)
    for (place, user, kind), added in meant.items():
        expected[place.removeprefix("menu:")] |= {(kind, user)} if added else set()
    for said in slack.messages.values():
        for message in said:
            if ":flag:" in key_of(message):
                seen, wanted = marks_shown(message), expected.pop(message["ts"], set())
                if seen != wanted:
                    yield f"{key_of(message)} shows {sorted(seen)}, and {sorted(wanted)} stand"
    for ts in expected:
        yield f"a mark stands on {ts}, which is no line"


def marks_shown(message: Mapping[str, Any]) -> set[tuple[MarkKind, str]]:
    """Which marks a message shows, and whose."""
    found = set()
    for said in _small_print(message):
        for piece in said.split(" · "):
            for kind, words in _SAID.items():
                if words in piece:
                    found |= {(kind, user) for user in _PERSON.findall(piece)}
    return found


def _small_print(message: Mapping[str, Any]) -> Iterator[str]:
    blocks = message.get("blocks") or ()
    for block in json.loads(blocks) if isinstance(blocks, str) else blocks:
        if block["type"] == "context":
            yield from (str(element.get("text", "")) for element in block["elements"])
