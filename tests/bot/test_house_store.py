"""The house lists and the shared budget of requests on real databases."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete

from bot.checklist import Mark, MarkKind
from bot.models import AllowanceRow
from bot.store import LOCAL, Contradicted, SharedAllowance, Store, open_store
from checks.compare.house import HouseEntry, HouseKind
from checks.model import Rating
from checks.politeness import Allowance
from tests.bot.test_store import filed
from tests.checks.politeness import allowance_contract
from tests.checks.politeness.allowance_contract import AllowanceContract, Clock
from tests.peers.postgres import running

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
KYIV = HouseEntry(name="Kyiv", kind=HouseKind.PLACE, avoid=("Kiev",), note="Since 2019", origin="cli")
NAME = HouseEntry(name="Odalys Brennekamp", kind=HouseKind.PERSON, added_by="Mara", origin="keep")


@pytest.fixture(scope="module")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running(tmp_path_factory.mktemp("postgres")) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "postgres":
        return str(request.getfixturevalue("postgres"))
    return f"sqlite+aiosqlite:///{tmp_path / 'app.db'}"


@pytest.fixture
async def stores(url: str) -> AsyncIterator[tuple[Store, Store]]:
    """Two processes on one database."""
    one, other = open_store(url), open_store(url)
    await one.migrate()
    yield one, other
    for store in (one, other):
        await store.close()


@pytest.fixture
def store(stores: tuple[Store, Store]) -> Store:
    return stores[0]


@pytest.fixture
def newsroom(request: pytest.FixtureRequest) -> str:
    return f"T-{request.node.name}"


async def put(store: Store, newsroom: str, *entries: HouseEntry, **options: bool) -> None:
    await store.list_names(newsroom, entries, at=NOW, by="Ana", **options)


async def names(store: Store, newsroom: str) -> list[str]:
    return [entry.name for entry in await store.house(newsroom)]


def mark(key: str, *, added: bool = True, event: str = "e1") -> Mark:
    return Mark(
        claim_key=key,
        kind=MarkKind.KEPT,
        user="U2",
        added=added,
        at=NOW,
        event_id=event,
        message_ts="menu:2.2",
        rating=Rating.NO_REFERENCE,
    )


async def test_an_entry_comes_back_with_who_and_when(store: Store, newsroom: str) -> None:
    await put(store, newsroom, KYIV)
    (entry,) = await store.house(newsroom)
    assert (entry.name, entry.kind, entry.avoid, entry.note) == (
        "Kyiv",
        HouseKind.PLACE,
        ("Kiev",),
        "Since 2019",
    )
    assert (entry.added_by, entry.added_at, entry.origin) == ("Ana", NOW, "cli")
    assert entry.row


async def test_a_list_is_its_newsrooms_own(store: Store, newsroom: str) -> None:
    await put(store, newsroom, KYIV)
    assert await store.house(f"{newsroom}-2") == ()


async def test_what_is_listed_before_any_workspace_is_known_counts_for_all(
    store: Store, newsroom: str
) -> None:
    await put(store, LOCAL, NAME)
    try:
        assert await names(store, newsroom) == ["Odalys Brennekamp"]
        assert LOCAL not in await store.newsrooms()
    finally:
        await store.remove_name(LOCAL, NAME.name, None, at=NOW, by="Ana")


async def test_an_entry_on_a_name_that_stands_there_is_joined_and_the_old_one_is_history(
    store: Store, newsroom: str
) -> None:
    await put(store, newsroom, KYIV)
    more = HouseEntry(name="Kyiv", kind=HouseKind.PLACE, avoid=("Kieff",))
    change = await store.list_names(newsroom, [more], at=NOW + timedelta(days=1), by="Ben")
    assert [entry.avoid for entry in change.merged] == [("Kiev", "Kieff")]
    (entry,) = await store.house(newsroom)
    assert (entry.avoid, entry.added_by) == (("Kiev", "Kieff"), "Ben")
    held = await store.house_history(newsroom, "kiev")
    assert [(one.avoid, removed, by) for one, removed, by in held] == [
        (("Kiev",), NOW + timedelta(days=1), "Ben"),
        (("Kiev", "Kieff"), None, ""),
    ]


async def test_the_same_again_changes_nothing(store: Store, newsroom: str) -> None:
    await put(store, newsroom, KYIV)
    before = await store.house(newsroom)
    change = await store.list_names(newsroom, [KYIV], at=NOW + timedelta(days=1), by="Ben")
    assert change.unchanged == before
    assert await store.house(newsroom) == before


async def test_a_contradiction_is_refused_and_nothing_is_put_in(store: Store, newsroom: str) -> None:
    await put(store, newsroom, KYIV)
    with pytest.raises(Contradicted, match="Kyiv does not use it"):
        await put(store, newsroom, NAME, HouseEntry(name="Kiev", kind=HouseKind.PLACE))
    assert await names(store, newsroom) == ["Kyiv"]


async def test_a_dry_run_puts_nothing_in(store: Store, newsroom: str) -> None:
    await put(store, newsroom, KYIV, dry_run=True)
    assert await store.house(newsroom) == ()


async def test_a_removed_name_counts_no_more_and_can_be_listed_again(store: Store, newsroom: str) -> None:
    await put(store, newsroom, KYIV)
    assert [one.name for one in await store.remove_name(newsroom, "KYIV", None, at=NOW, by="Ben")] == ["Kyiv"]
    assert await store.house(newsroom) == ()
    assert await store.remove_name(newsroom, "Kyiv", None, at=NOW, by="Ben") == ()
    await put(store, newsroom, KYIV)
    assert await names(store, newsroom) == ["Kyiv"]
    assert [by for _, _, by in await store.house_history(newsroom, "Kyiv")] == ["Ben", ""]


async def test_only_the_kind_that_is_named_is_removed(store: Store, newsroom: str) -> None:
    await put(store, newsroom, KYIV, HouseEntry(name="Kyiv", kind=HouseKind.WORK))
    await store.remove_name(newsroom, "Kyiv", HouseKind.WORK, at=NOW, by="Ben")
    assert [one.kind for one in await store.house(newsroom)] == [HouseKind.PLACE]


async def test_keeping_marks_the_line_and_lists_the_name_once_for_an_event(
    store: Store, newsroom: str
) -> None:
    number = await filed(store, newsroom)
    key = (await store.checklist(number)).lines[0].finding.id
    assert await store.keep_name(newsroom, number, mark(key), NAME)
    assert await store.keep_name(newsroom, number, mark(key), NAME) is None
    assert await names(store, newsroom) == ["Odalys Brennekamp"]
    line = (await store.checklist(number)).lines[0]
    assert [(one.kind, one.user, one.added) for one in line.marks] == [(MarkKind.KEPT, "U2", True)]


async def test_taking_it_back_takes_both_back_and_an_old_event_does_not_list_it_again(
    store: Store, newsroom: str
) -> None:
    number = await filed(store, newsroom)
    key = (await store.checklist(number)).lines[0].finding.id
    await store.keep_name(newsroom, number, mark(key), NAME)
    assert await store.keep_name(newsroom, number, mark(key, added=False, event="e2"), NAME)
    assert await store.keep_name(newsroom, number, mark(key), NAME) is None
    assert await store.house(newsroom) == ()
    assert not (await store.checklist(number)).lines[0].is_kept


async def test_a_contradicted_name_is_not_marked_either(store: Store, newsroom: str) -> None:
    number = await filed(store, newsroom)
    key = (await store.checklist(number)).lines[0].finding.id
    await put(store, newsroom, KYIV)
    with pytest.raises(Contradicted):
        await store.keep_name(newsroom, number, mark(key), HouseEntry(name="Kiev", kind=HouseKind.PLACE))
    assert (await store.checklist(number)).lines[0].marks == ()


async def test_a_database_of_an_older_version_has_no_lists(tmp_path: Path) -> None:
    store = open_store(f"sqlite+aiosqlite:///{tmp_path / 'old.db'}")
    assert not await store.has_house_lists()
    await store.migrate()
    assert await store.has_house_lists()
    await store.close()


class TestSharedAllowance(AllowanceContract):
    @pytest.fixture
    async def shared(self, clock: Clock, stores: tuple[Store, Store]) -> Sequence[Allowance]:
        async with stores[0]._writing() as session:
            await session.exec(delete(AllowanceRow))
        return [SharedAllowance(store, clock, allowance_contract.RATE) for store in stores]

    async def test_those_who_take_at_the_same_moment_share_one_budget(
        self, shared: Sequence[Allowance]
    ) -> None:
        waits = await asyncio.gather(*(shared[number % 2].take() for number in range(12)))
        assert sorted(waits) == pytest.approx([0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9])


async def test_while_the_database_cannot_be_written_a_process_has_a_budget_of_its_own(tmp_path: Path) -> None:
    store = open_store(f"sqlite+aiosqlite:///{tmp_path / 'never-migrated.db'}")
    allowance = SharedAllowance(store, Clock(), allowance_contract.RATE)
    assert [await allowance.take(3), await allowance.take()] == pytest.approx([0, 1])
    await store.close()
