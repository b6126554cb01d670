"""Whose story it is: a newsroom's own domains, what the summary says of others' stories, and their digest."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot import digest, thread
from bot.checklist import Checklist, Line, MarkKind, is_ours
from bot.settings import Settings
from bot.store import Store, open_store
from tests.bot.test_desk import LINK, MORNING, Newsroom
from tests.builders import as_read, checklist, mark, marked, story_findings

OWN = ("courier.example", "harbour-radio.example")
DAY = date(2026, 3, 5)
SMALL_PRINT = "Someone else’s story"


@pytest.mark.parametrize(
    ("address", "ours"),
    [
        ("https://courier.example/bridge", True),
        ("https://COURIER.example/bridge", True),
        ("https://courier.example./bridge", True),
        ("https://news.courier.example:8443/bridge?page=2", True),
        ("http://harbour-radio.example/", True),
        ("https://thecourier.example/bridge", False),
        ("https://courier.example.evil.example/bridge", False),
        ("https://evil.example/courier.example", False),
        ("https://courier.example@evil.example/", False),
        ("https://[::1", False),
        ("draft:T1:f1", True),
    ],
)
def test_a_story_is_ours_on_our_domains_and_below_them(address: str, ours: bool) -> None:
    assert is_ours(address, OWN) is ours


def test_every_story_is_ours_where_no_domain_is_known() -> None:
    assert is_ours("https://evil.example/", ())


def test_a_domain_in_another_script_is_known_in_both_its_forms() -> None:
    own = Settings(own_domains="bücher.example").own_domains
    assert is_ours("https://bücher.example/a", own)
    assert is_ours("https://www.xn--bcher-kva.example/a", own)


class TestSetting:
    def test_it_is_a_list_with_commas_in_any_case(self) -> None:
        own = Settings(own_domains=" Courier.example, harbour-radio.example.,courier.example,").own_domains
        assert own == ("courier.example", "harbour-radio.example")

    def test_it_is_empty_unless_it_is_set(self) -> None:
        assert Settings().own_domains == ()

    @pytest.mark.parametrize(
        "refused",
        [
            "https://courier.example",
            "courier.example/news",
            "courier.example:443",
            "*.courier.example",
            "courier",
            "192.0.2.7",
            "[2001:db8::1]",
            "desk@courier.example",
            "courier..example",
            "-courier.example",
            "courier .example",
            f"{'a' * 64}.example",
        ],
    )
    def test_what_is_no_domain_is_refused(self, refused: str) -> None:
        with pytest.raises(ValidationError, match="is no domain such as"):
            Settings(own_domains=refused)

    @pytest.mark.parametrize("refused", ["co.uk", "com.au"])
    def test_an_ending_that_belongs_to_many_is_refused(self, refused: str) -> None:
        with pytest.raises(ValidationError, match="anybody may have a site"):
            Settings(own_domains=refused)


def theirs(*lines: Line) -> Checklist:
    return checklist(lines=lines or tuple(Line(finding=one) for one in story_findings()), is_ours=False)


class TestSummary:
    def test_it_says_in_small_print_that_a_story_is_someone_elses(self) -> None:
        blocks = thread.draw(theirs())[0].blocks
        (said,) = [block for block in blocks if SMALL_PRINT in str(block)]
        assert said["type"] == "context"

    def test_it_says_nothing_of_a_story_of_ours(self) -> None:
        assert SMALL_PRINT not in as_read(thread.draw(checklist()))


class TestDigest:
    def test_someone_elses_story_is_left_out(self) -> None:
        assert digest.draw(DAY, (theirs(),)) is None

    def test_it_comes_in_once_a_line_of_it_is_marked(self) -> None:
        first, second, *_ = story_findings()
        drawn = digest.draw(DAY, (theirs(marked(first, MarkKind.MINE), Line(finding=second)),))
        assert drawn is not None
        assert "Harbour town" in str(drawn.blocks)

    def test_a_mark_that_was_taken_back_is_none(self) -> None:
        first = story_findings()[0]
        marks = (mark(first, MarkKind.MINE), mark(first, MarkKind.MINE, added=False))
        assert digest.draw(DAY, (theirs(Line(finding=first, marks=marks)),)) is None

    def test_a_story_of_ours_is_in_it_unmarked(self) -> None:
        assert digest.draw(DAY, (checklist(),)) is not None


@pytest.fixture
async def opened(tmp_path: Path) -> AsyncIterator[Store]:
    store = open_store(f"sqlite+aiosqlite:///{tmp_path / 'app.db'}", own_domains=["other.example"])
    await store.migrate()
    yield store
    await store.close()


async def test_the_store_knows_whose_story_a_checklist_is(opened: Store) -> None:
    room = Newsroom(opened)
    await room.paste()
    standing = await opened.standing("T1", "C1", LINK)
    assert standing is not None
    assert (standing.address, standing.is_ours) == (LINK, False)
    assert SMALL_PRINT in room.chat.blocks(room.chat.ts_of("summary"))


async def test_the_digest_of_a_channel_has_it_after_the_first_mark(opened: Store) -> None:
    room = Newsroom(opened)
    await room.paste()
    room.now = MORNING + timedelta(days=1)
    await room.desk.send_digest("T1", "C1", "2026-03-05")
    assert not any("still open" in text for text in room.chat.texts())
    await room.react(room.chat.ts_of("flag"), MarkKind.MINE)
    await room.desk.send_digest("T1", "C1", "2026-03-05")
    assert any("still open" in text for text in room.chat.texts())
