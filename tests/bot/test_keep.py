"""A name is kept in the house list from a line's menu, and taken off again."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.app import build
from bot.checklist import MarkKind, may_be_kept
from bot.desk import MarkChosen
from bot.settings import Settings, SettingsError
from bot.store import Store, open_store
from bot.thread import UNKEEP, draw
from checks.compare.house import HouseEntry, HouseKind
from checks.model import ClaimKind, Evidence, EvidenceKind, Finding, PartRole, Rating, Reason
from checks.report.tally import Group, group
from tests.bot.test_desk import LINK, Newsroom
from tests.builders import article, checklist, evidence, finding, mark, marked, story_findings

STYLE = story_findings()[2]
UNKNOWN = next(one for one in story_findings() if one.claim.quote == "Tomas Arkel")


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Newsroom]:
    store = open_store(f"sqlite+aiosqlite:///{tmp_path / 'app.db'}")
    await store.migrate()
    yield Newsroom(store)
    await store.close()


def options(message: Any) -> Iterator[tuple[str, str]]:
    """The choices of the message's menu: words and value."""
    for block in message.blocks:
        for element in block.get("elements", ()):
            for option in element.get("options", ()) if isinstance(element, Mapping) else ():
                yield option["text"]["text"], option["value"]


async def choose(room: Newsroom, ts: str, found: Finding, *, back: bool = False, event: str = "1") -> None:
    await room.does(
        MarkChosen(
            newsroom="T1",
            channel="C1",
            message_ts=ts,
            user="U2",
            claim_key=found.id,
            kind=MarkKind.KEPT,
            at=room.now + timedelta(minutes=int(event)),
            event_id=f"action:{event}",
            takes_back=back,
        )
    )


async def listed(store: Store) -> list[tuple[str, HouseKind, str, str]]:
    return [(one.name, one.kind, one.added_by, one.origin) for one in await store.house("T1")]


async def test_a_name_that_was_not_found_is_kept_as_it_is_written(room: Newsroom) -> None:
    await room.paste()
    ts = room.chat.ts_of("not_found")
    assert ("Keep Tomas Arkel", f"kept:{UNKNOWN.id}") in set(options(room.chat.shown[ts].message))
    await choose(room, ts, UNKNOWN)
    assert await listed(room.store) == [("Tomas Arkel", HouseKind.PERSON, "Name of U2", "keep")]
    assert "📌" in room.chat.blocks(ts)
    assert "kept in the house list by Name of U2" in room.chat.blocks(ts)
    assert [user for user, said in room.chat.whispers if "Tomas Arkel is in your house list now" in said] == [
        "U2"
    ]


async def test_a_question_of_style_is_kept_and_settled(room: Newsroom) -> None:
    await room.paste()
    before = await room.open_points()
    ts = next(ts for ts, one in room.chat.shown.items() if one.message.key == f"flag:{STYLE.id}")
    assert ("📌 Keep in house list", f"kept:{STYLE.id}") in set(options(room.chat.shown[ts].message))
    await choose(room, ts, STYLE)
    assert [name for name, *_ in await listed(room.store)] == ["Jon Osterman"]
    assert await room.open_points() == before - 1


async def test_the_menu_then_takes_it_off_whoever_chooses_that(room: Newsroom) -> None:
    await room.paste()
    ts = room.chat.ts_of("not_found")
    await choose(room, ts, UNKNOWN)
    assert ("Remove Tomas Arkel", f"{UNKEEP}:{UNKNOWN.id}") in set(options(room.chat.shown[ts].message))
    await choose(room, ts, UNKNOWN, back=True, event="2")
    assert await listed(room.store) == []
    assert "📌" not in room.chat.blocks(ts)
    assert "taken off your house list" in room.chat.whispers[-1][1]
    (line,) = [one for one in (await room.store.checklist(1)).lines if one.finding.id == UNKNOWN.id]
    assert [one.added for one in line.marks] == [True, False]


async def test_the_same_choice_delivered_again_changes_nothing(room: Newsroom) -> None:
    await room.paste()
    ts = room.chat.ts_of("not_found")
    await choose(room, ts, UNKNOWN)
    await choose(room, ts, UNKNOWN, back=True, event="2")
    await choose(room, ts, UNKNOWN)
    assert await listed(room.store) == []


async def test_the_next_check_is_given_the_list(room: Newsroom) -> None:
    await room.paste()
    await choose(room, room.chat.ts_of("not_found"), UNKNOWN)
    room.site[LINK] = article(room.site[LINK].text + "\n\nUpdated.")
    await room.paste(ts="9.9")
    assert [one.name for one in room.house] == ["Tomas Arkel"]


async def test_a_name_that_an_entry_does_not_use_is_refused_in_a_sentence(room: Newsroom) -> None:
    other = HouseEntry(name="Thomas Arkel", kind=HouseKind.PERSON, avoid=("Tomas Arkel",))
    await room.paste()
    await room.store.list_names("T1", [other], at=room.now, by="Ana")
    await choose(room, room.chat.ts_of("not_found"), UNKNOWN)
    assert "Thomas Arkel does not use it" in room.chat.whispers[-1][1]
    assert [name for name, *_ in await listed(room.store)] == ["Thomas Arkel"]


async def test_a_line_that_says_something_else_cannot_be_kept(room: Newsroom) -> None:
    await room.paste()
    await choose(room, room.chat.ts_of("flag"), story_findings()[0])
    assert await listed(room.store) == []


HOUSE = Evidence(kind=EvidenceKind.HOUSE, source="house", quoted="Kyiv (not Kiev)")


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (finding("Ald", Rating.NO_REFERENCE), True),
        (finding("Ald", Rating.NO_REFERENCE, kind=ClaimKind.PLACE), True),
        (finding("Ald", Rating.NO_REFERENCE, kind=ClaimKind.ORGANISATION), True),
        (finding("Ald", Rating.NO_REFERENCE, kind=ClaimKind.WORK), True),
        (finding("Ald", Rating.DIFFERS, Reason.TRANSLITERATION, evidence=(evidence(),)), True),
        (finding("Ald", Rating.AMBIGUOUS, Reason.TRANSLITERATION), True),
        (finding("Ald", Rating.NO_REFERENCE, kind=ClaimKind.TITLE), False),
        (finding("Ald", Rating.NO_REFERENCE, kind=ClaimKind.DATE), False),
        (finding("Ald", Rating.NO_REFERENCE, role=PartRole.CREDIT), False),
        (finding("Ald", Rating.DIFFERS, Reason.SPELLING, evidence=(evidence(),)), False),
        (finding("Ald", Rating.MATCHES, evidence=(evidence(),)), False),
        (finding("Kiev", Rating.DIFFERS, Reason.STYLE, kind=ClaimKind.PLACE, evidence=(HOUSE,)), False),
    ],
)
def test_only_names_that_are_unknown_or_a_matter_of_style_can_be_kept(
    found: Finding, *, expected: bool
) -> None:
    assert may_be_kept(found) is expected


def test_a_quiet_story_has_the_menu_on_its_one_message() -> None:
    (summary,) = draw(checklist((UNKNOWN,)))
    assert list(options(summary)) == [("Keep Tomas Arkel", f"kept:{UNKNOWN.id}")]


def test_a_kept_line_that_agrees_now_can_still_be_taken_off() -> None:
    agrees = replace(STYLE, verdict=replace(STYLE.verdict, rating=Rating.MATCHES, reason=Reason.NONE))
    line = replace(marked(STYLE, MarkKind.KEPT), finding=agrees)
    shown = draw(checklist(lines=(line,)), posted=("summary", f"flag:{STYLE.id}"))
    assert ("Remove from house list", f"{UNKEEP}:{STYLE.id}") in {
        one for message in shown for one in options(message)
    }


def test_many_names_fit_into_one_message() -> None:
    many = tuple(finding(f"Odalys Brennekamp {number}", Rating.NO_REFERENCE) for number in range(300))
    for message in draw(checklist((story_findings()[0], *many))):
        assert len(list(options(message))) <= 100
        assert len(str(message.blocks)) < 12_000


def test_another_persons_removal_undoes_the_keeping() -> None:
    line = marked(UNKNOWN, MarkKind.KEPT)
    assert line.is_kept
    back = mark(UNKNOWN, MarkKind.KEPT, "U9", added=False, message_ts="menu:7.7")
    assert not replace(line, marks=(*line.marks, back)).is_kept
    assert group(line.finding) is Group.NOT_FOUND


def test_no_reaction_can_mean_that_a_name_is_kept(tmp_path: Path) -> None:
    token = SecretStr("xoxb-1")
    settings = Settings(
        state=tmp_path, slack_bot_token=token, reactions={"pushpin": "kept"}, sources=("pack",)
    )
    with pytest.raises(SettingsError, match="'kept' is no mark"):
        build(settings)
