"""The newsroom's memory on real databases."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from bot.checklist import Checklist, Mark, MarkKind, Revised
from bot.models import PostState, Progress
from bot.store import Assignment, Delivery, DigestTime, NotThere, Post, ReferenceCache, Store, open_store
from checks.model import Rating
from tests.builders import STORY, article, check_run, finding, story_findings
from tests.peers.full_database import without_room
from tests.peers.postgres import running

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
ADDRESS = "https://courier.example/bridge"


@pytest.fixture(scope="module")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running(tmp_path_factory.mktemp("postgres")) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgres"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    url = f"sqlite+aiosqlite:///{tmp_path / 'app.db'}"
    if request.param == "postgres":
        url = request.getfixturevalue("postgres")
    opened = open_store(url)
    await opened.migrate()
    yield opened
    await opened.close()


@pytest.fixture
def newsroom(request: pytest.FixtureRequest) -> str:
    """A newsroom of its own for each test: on Postgres the tests share a database."""
    return f"T-{request.node.name}"


def delivery(newsroom: str, key: str = "event:Ev1") -> Delivery:
    return Delivery(newsroom=newsroom, key=key)


async def assigned(store: Store, newsroom: str, key: str = "C1:1.1:a", **changes: Any) -> Assignment:
    await store.take_in(delivery(newsroom, key), body="{}", at=NOW)
    asked = Assignment(
        newsroom=newsroom,
        key=key,
        channel="C1",
        url=ADDRESS,
        user="U1",
        asked_at=NOW,
        message_ts="1.1",
        thread_ts="1.1",
    )
    assigned = await store.assign_within(replace(asked, **changes), most=1_000, since=NOW)
    assert isinstance(assigned, Assignment)
    return assigned


async def filed(store: Store, newsroom: str, *, key: str = "C1:1.1:a", text: str = "", gone: int = 0) -> int:
    """A run of the story, filed on its checklist; `gone` findings are left out of it."""
    assignment = await assigned(store, newsroom, key)
    read = article() if not text else article(text)
    run = check_run(story_findings()[gone:], id=f"{newsroom}-{key}", article=read)
    await store.keep_article(assignment, read, run=run.id, at=NOW)
    filing = await store.file(await store.assignment(assignment.id), run, address=ADDRESS, at=NOW)
    return filing.checklist


def mark(key: str, *, at: datetime = NOW, added: bool = True, event: str = "e1") -> Mark:
    return Mark(
        claim_key=key,
        kind=MarkKind.CONFIRMED,
        user="U2",
        added=added,
        at=at,
        event_id=event,
        message_ts="2.2",
        rating=Rating.DIFFERS,
    )


async def test_a_delivery_is_taken_in_once_and_waits_until_it_is_settled(store: Store, newsroom: str) -> None:
    first = delivery(newsroom)
    assert await store.take_in(first, body='{"a": 1}', at=NOW)
    assert not await store.take_in(first, body='{"a": 2}', at=NOW)
    assert first in await store.waiting()
    assert await store.body(first) == '{"a": 1}'
    await store.settle(first, Progress.DONE)
    assert first not in await store.waiting()


async def test_the_same_delivery_at_the_same_moment_is_taken_in_once(store: Store, newsroom: str) -> None:
    taken = await asyncio.gather(*(store.take_in(delivery(newsroom), body="{}", at=NOW) for _ in range(12)))
    assert sum(taken) == 1


async def test_the_same_key_of_another_newsroom_is_another_delivery(store: Store, newsroom: str) -> None:
    assert await store.take_in(delivery(newsroom), body="{}", at=NOW)
    assert await store.take_in(delivery(f"{newsroom}-2"), body="{}", at=NOW)


async def test_a_naive_moment_is_refused(store: Store, newsroom: str) -> None:
    with pytest.raises(Exception, match="has no zone"):
        await store.take_in(delivery(newsroom), body="{}", at=NOW.replace(tzinfo=None))


async def test_an_assignment_is_kept_once_by_its_key(store: Store, newsroom: str) -> None:
    first = await assigned(store, newsroom)
    again = await assigned(store, newsroom)
    assert first == again
    assert first.asked_at == NOW


async def test_a_filed_run_reads_back_as_a_checklist(store: Store, newsroom: str) -> None:
    number = await filed(store, newsroom)
    checklist = await store.checklist(number)
    assert checklist.article == article()
    assert [line.finding for line in checklist.lines] == list(story_findings())
    assert (checklist.channel, checklist.thread_ts, checklist.checked_at) == ("C1", "1.1", NOW)
    assert await store.standing(newsroom, "C1", ADDRESS) == checklist
    assert await store.standing(newsroom, "C2", ADDRESS) is None


async def test_a_stored_run_can_be_replayed_by_its_newsroom_only(store: Store, newsroom: str) -> None:
    await filed(store, newsroom)
    run = await store.run(newsroom, f"{newsroom}-C1:1.1:a")
    assert run == check_run(id=run.id)
    with pytest.raises(NotThere):
        await store.run(f"{newsroom}-2", run.id)


async def test_the_same_text_again_changes_nothing_on_the_checklist(store: Store, newsroom: str) -> None:
    number = await filed(store, newsroom)
    before = await store.checklist(number)
    assert await filed(store, newsroom, key="C1:9.9:a") == number
    assert await store.checklist(number) == before


async def test_a_changed_text_keeps_marks_and_flags_that_are_gone(store: Store, newsroom: str) -> None:
    number = await filed(store, newsroom)
    gone, kept = (line.finding.id for line in (await store.checklist(number)).lines[:2])
    await store.mark(newsroom, number, [mark(gone), mark(kept)])
    await filed(store, newsroom, key="C1:9.9:a", text="Another text", gone=1)
    lines = {line.finding.id: line for line in (await store.checklist(number)).lines}
    assert lines[gone].gone
    assert not lines[kept].gone
    assert [len(lines[key].marks) for key in (gone, kept)] == [1, 1]


async def test_what_a_filing_changes_is_told_with_it_and_not_again(store: Store, newsroom: str) -> None:
    await filed(store, newsroom)

    def tell(before: Checklist, after: Checklist, _change: Revised) -> str:
        return f"{len(before.lines)} lines, {sum(line.gone for line in after.lines)} gone"

    again = await assigned(store, newsroom, "C1:2.2:a")
    read = article("Another text.")
    run = check_run(story_findings()[1:], id=f"{newsroom}-again", article=read)
    await store.keep_article(again, read, run=run.id, at=NOW)
    for _ in range(2):
        filing = await store.file(again, run, address=ADDRESS, at=NOW, tell=tell)
        assert filing.changed
        told = (await store.assignment(again.id)).detail
        assert told == f"{len(story_findings())} lines, 1 gone"


async def test_a_mended_line_is_fixed_and_its_marks_are_past_when_the_slip_is_back(
    store: Store, newsroom: str
) -> None:
    slip, mended = story_findings()[0], STORY.replace("Marta", "Martha")
    right = finding("Martha Lindqvist", Rating.MATCHES, text=mended)
    number = 0
    for turn, (text, found) in enumerate(((STORY, slip), (mended, right), (STORY + " Back.", slip))):
        given = await assigned(store, newsroom, f"C1:{turn}:a", again=number or None)
        read = article(text)
        run = check_run((found,), id=f"{newsroom}-{turn}", article=read)
        await store.keep_article(given, read, run=run.id, at=NOW)
        number = (await store.file(given, run, address=ADDRESS, at=NOW)).checklist
        lines = {line.finding.id: line for line in (await store.checklist(number)).lines}
        if turn == 0:
            needs_fix = replace(mark(slip.id), kind=MarkKind.FIX_NEEDED)
            await store.mark(newsroom, number, [needs_fix])
        if turn == 1:
            assert (lines[slip.id].fixed, lines[slip.id].now) == (True, right)
            assert lines[right.id].was == (slip,)
    assert (lines[slip.id].fixed, lines[slip.id].is_open, lines[slip.id].past_until) == (False, True, NOW)
    assert (await store.checklist(number)).version == 3


async def test_what_a_channel_has_checked_is_found_by_its_links(store: Store, newsroom: str) -> None:
    number = await filed(store, newsroom)
    assert await store.newest_in(newsroom, "C1") == number
    assert await store.newest_in(newsroom, "C2") is None
    assert await store.links_of_channel(newsroom, "C1") == ((number, ADDRESS),)
    assert await store.links_of_channel(newsroom, "C2") == ()


async def test_a_recheck_is_under_way_until_it_is_finished(store: Store, newsroom: str) -> None:
    number = await filed(store, newsroom)
    given = await assigned(store, newsroom, "C1:2.2:a", again=number)
    before = NOW - timedelta(minutes=1)
    assert await store.is_under_way(number, besides="C1:3.3:a", since=before)
    assert not await store.is_under_way(number, besides="C1:2.2:a", since=before)
    assert not await store.is_under_way(number, besides="C1:3.3:a", since=NOW)
    await store.finish(given.id, Progress.DONE)
    assert not await store.is_under_way(number, besides="C1:3.3:a", since=before)


async def test_a_claim_that_comes_back_stands_again(store: Store, newsroom: str) -> None:
    number = await filed(store, newsroom)
    await filed(store, newsroom, key="C1:8.8:a", text="Another text", gone=1)
    await filed(store, newsroom, key="C1:9.9:a", text="A third text")
    assert not any(line.gone for line in (await store.checklist(number)).lines)


async def test_an_unremarkable_claim_that_is_gone_is_no_line_any_more(store: Store, newsroom: str) -> None:
    plain = finding("Ilse Varga", Rating.MATCHES)
    assignment = await assigned(store, newsroom)
    await store.keep_article(assignment, article(), run=f"{newsroom}-r1", at=NOW)
    run = check_run((plain,), id=f"{newsroom}-r1")
    filing = await store.file(await store.assignment(assignment.id), run, address=ADDRESS, at=NOW)
    other = await assigned(store, newsroom, "C1:2.2:b")
    await store.keep_article(other, article("New"), run=f"{newsroom}-r2", at=NOW)
    await store.file(
        await store.assignment(other.id),
        check_run((), id=f"{newsroom}-r2", article=article("New")),
        address=ADDRESS,
        at=NOW,
    )
    assert (await store.checklist(filing.checklist)).lines == ()


async def test_two_links_to_one_text_at_the_same_moment_open_one_checklist(
    store: Store, newsroom: str
) -> None:
    numbers = await asyncio.gather(*(filed(store, newsroom, key=f"C1:{n}:a") for n in range(4)))
    assert len(set(numbers)) == 1


async def test_marks_are_read_in_the_order_in_which_people_made_them(store: Store, newsroom: str) -> None:
    number = await filed(store, newsroom)
    key = (await store.checklist(number)).lines[0].finding.id
    taken_back = mark(key, added=False, at=NOW + timedelta(seconds=2), event="e2")
    await store.mark(newsroom, number, [taken_back])
    await store.mark(newsroom, number, [mark(key)])
    line = (await store.checklist(number)).lines[0]
    assert [entry.added for entry in line.marks] == [True, False]
    assert line.standing() == ()


async def test_the_same_event_marks_once(store: Store, newsroom: str) -> None:
    number = await filed(store, newsroom)
    key = (await store.checklist(number)).lines[0].finding.id
    for _ in range(2):
        await store.mark(newsroom, number, [mark(key)])
    assert len((await store.checklist(number)).lines[0].marks) == 1


async def test_a_post_goes_from_reserved_to_sent_and_is_found_by_its_place(
    store: Store, newsroom: str
) -> None:
    number = await filed(store, newsroom)
    post = Post(
        newsroom=newsroom,
        key="k",
        message_key="summary",
        channel="C1",
        thread_ts="1.1",
        checklist_id=number,
        since=NOW,
    )
    assert (await store.reserve(post)).state is PostState.NEW
    await store.sending(post, at=NOW)
    assert (await store.reserve(post)).state is PostState.SENDING
    assert await store.post_at(newsroom, "C1", "5.5") is None
    await store.sent(post, ts="5.5", drawn="abc", covers=("c1", "c2"), at=NOW)
    found = await store.post_at(newsroom, "C1", "5.5")
    assert found is not None
    assert (found.key, found.covers, found.drawn) == ("k", ("c1", "c2"), "abc")
    assert await store.post_at(f"{newsroom}-2", "C1", "5.5") is None
    assert await store.posts_of(number) == (found,)


async def test_a_channel_with_a_checklist_has_a_digest_and_may_set_its_time(
    store: Store, newsroom: str
) -> None:
    await filed(store, newsroom)
    (channel,) = [one for one in await store.digest_channels() if one.newsroom == newsroom]
    assert (channel.channel, channel.time, channel.since) == ("C1", None, NOW)
    for at in ("08:00", "07:30"):
        await store.set_digest(newsroom, "C1", DigestTime(on=True, at=at, zone="UTC", since=NOW))
    (channel,) = [one for one in await store.digest_channels() if one.newsroom == newsroom]
    assert channel.time == DigestTime(on=True, at="07:30", zone="UTC", since=NOW)


async def test_only_recent_checklists_of_the_channel_are_looked_through(store: Store, newsroom: str) -> None:
    number = await filed(store, newsroom)
    recent = await store.recent(newsroom, "C1", since=NOW - timedelta(days=1))
    assert [checklist.id for checklist in recent] == [number]
    assert await store.recent(newsroom, "C1", since=NOW + timedelta(days=1)) == ()
    assert await store.recent(newsroom, "C2", since=NOW - timedelta(days=1)) == ()


async def test_a_references_answer_is_kept_until_it_expires(store: Store, newsroom: str) -> None:
    now = [NOW]
    cache = ReferenceCache(store, f"wikidata-{newsroom}", lambda: now[0])
    assert await cache.get("Q1") is None
    await cache.put("Q1", b"old", timedelta(hours=1))
    await cache.put("Q1", b"new", timedelta(hours=1))
    assert await cache.get("Q1") == b"new"
    now[0] = NOW + timedelta(hours=1)
    assert await cache.get("Q1") is None


async def test_sqlite_writes_ahead_and_survives_a_power_cut(tmp_path: Path) -> None:
    store = open_store(f"sqlite+aiosqlite:///{tmp_path / 'app.db'}")
    async with store._engine.connect() as connection:
        asked = [
            await connection.exec_driver_sql(f"PRAGMA {name}")
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
        assert [answer.scalar() for answer in asked] == ["wal", 2, 1]
    await store.close()


async def test_only_so_many_assignments_of_one_person_are_kept(store: Store, newsroom: str) -> None:
    await assigned(store, newsroom, "C1:1.1:a")
    asked = await store.assignment((await store.unfinished())[-1][1])
    for key, at, since in (
        ("b", NOW + timedelta(minutes=1), NOW - timedelta(minutes=59)),
        ("a", NOW + timedelta(minutes=1), NOW - timedelta(minutes=59)),
        ("c", NOW + timedelta(minutes=60), NOW),
    ):
        one = replace(asked, key=f"C1:1.1:{key}", asked_at=at)
        kept = await store.assign_within(one, most=2, since=since)
        assert isinstance(kept, Assignment)
    one_too_many = replace(asked, key="C1:1.1:d", asked_at=NOW + timedelta(minutes=60))
    assert await store.assign_within(one_too_many, most=2, since=NOW) == NOW + timedelta(minutes=1)
    assert isinstance(
        await store.assign_within(replace(one_too_many, user="U9"), most=2, since=NOW), Assignment
    )


async def test_what_is_not_finished_is_told_oldest_first_and_a_command_only_with_its_message(
    store: Store, newsroom: str
) -> None:
    first = await assigned(store, newsroom, "C1:1.1:a")
    second = await assigned(store, newsroom, "C1:1.1:b")
    await assigned(store, newsroom, "C1:t:c", message_ts="", thread_ts="")
    done = await assigned(store, newsroom, "C1:1.1:d")
    await store.finish(done.id, Progress.DONE)
    mine = [number for room, number in await store.unfinished() if room == newsroom]
    assert mine == [first.id, second.id]


async def test_deliveries_that_wait_too_long_are_counted_from_the_oldest(tmp_path: Path) -> None:
    store = open_store(f"sqlite+aiosqlite:///{tmp_path / 'app.db'}")
    await store.migrate()
    for minute in range(3):
        taken = delivery("T1", f"event:Ev{minute}")
        await store.take_in(taken, body="{}", at=NOW + timedelta(minutes=minute))
    await store.settle(delivery("T1", "event:Ev0"), Progress.FAILED)
    assert await store.overdue(before=NOW + timedelta(minutes=1)) is None
    found = await store.overdue(before=NOW + timedelta(hours=1))
    assert found == (2, delivery("T1", "event:Ev1"), NOW + timedelta(minutes=1))
    await store.close()


LATER = NOW + timedelta(days=31)


async def test_words_that_are_let_go_of_leave_keys_ratings_and_marks(store: Store, newsroom: str) -> None:
    number = await filed(store, newsroom)
    before = await store.checklist(number)
    flag = before.lines[0].finding
    await store.mark(newsroom, number, [mark(flag.id)])
    await store.forget_words(before=LATER)
    after = await store.checklist(number)
    assert [(line.finding.id, line.finding.verdict.rating) for line in after.lines] == [
        (line.finding.id, line.finding.verdict.rating) for line in before.lines
    ]
    assert len(after.lines[0].marks) == 1
    assert len(after.open_lines()) == len(before.open_lines()) - 1
    assert (after.article.text, after.article.headline, after.article.sha256) == ("", "", "")
    for ask in (store.article(f"{newsroom}-C1:1.1:a"), store.run(newsroom, f"{newsroom}-C1:1.1:a")):
        with pytest.raises(NotThere):
            await ask


async def test_words_that_are_young_stay(store: Store, newsroom: str) -> None:
    number = await filed(store, newsroom)
    await store.forget_words(before=NOW)
    assert (await store.checklist(number)).article == article()


async def test_the_same_text_after_its_words_are_gone_counts_as_changed(store: Store, newsroom: str) -> None:
    number = await filed(store, newsroom)
    await store.forget_words(before=LATER)
    assert await filed(store, newsroom, key="C1:9.9:a") == number
    checklist = await store.checklist(number)
    assert checklist.article == article()
    assert [line.finding for line in checklist.lines] == list(story_findings())


async def test_a_claim_that_is_gone_is_no_line_once_its_words_are_gone_too(
    store: Store, newsroom: str
) -> None:
    number = await filed(store, newsroom)
    await store.forget_words(before=LATER)
    await filed(store, newsroom, key="C1:9.9:a", text="Another text", gone=1)
    assert not any(line.gone for line in (await store.checklist(number)).lines)


async def test_an_old_checklist_goes_with_all_that_hangs_on_it(store: Store, newsroom: str) -> None:
    number = await filed(store, newsroom)
    await store.mark(newsroom, number, [mark((await store.checklist(number)).lines[0].finding.id)])
    post = Post(
        newsroom=newsroom, key="k", message_key="summary", channel="C1", checklist_id=number, since=NOW
    )
    await store.reserve(post)
    await store.reserve(replace(post, key="digest", checklist_id=None))
    failed = await assigned(store, newsroom, "C1:2.2:a")
    await store.finish(failed.id, Progress.FAILED)
    await store.forget_checklists(before=LATER)
    for ask in (store.checklist(number), store.assignment(failed.id), store.article(f"{newsroom}-C1:1.1:a")):
        with pytest.raises(NotThere):
            await ask
    assert [await store.post(newsroom, key) for key in ("k", "digest")] == [None, None]


async def test_an_old_checklist_that_somebody_marked_lately_stays(store: Store, newsroom: str) -> None:
    number = await filed(store, newsroom)
    await store.mark(newsroom, number, [mark((await store.checklist(number)).lines[0].finding.id, at=LATER)])
    await store.forget_checklists(before=LATER - timedelta(days=1))
    assert (await store.checklist(number)).id == number


async def test_an_open_assignment_is_never_too_old(store: Store, newsroom: str) -> None:
    waiting = await assigned(store, newsroom)
    await store.forget_checklists(before=LATER)
    assert await store.assignment(waiting.id) == waiting


async def test_settled_deliveries_go_and_open_ones_stay(store: Store, newsroom: str) -> None:
    settled, waiting, young = (delivery(newsroom, key) for key in ("settled", "waiting", "young"))
    for one, at in ((settled, NOW), (waiting, NOW), (young, LATER)):
        await store.take_in(one, body="{}", at=at)
    for one in (settled, young):
        await store.settle(one, Progress.DONE)
    await store.forget_deliveries(before=LATER)
    with pytest.raises(NotThere):
        await store.body(settled)
    assert [await store.body(one) for one in (waiting, young)] == ["{}", "{}"]


async def test_expired_answers_of_references_go(store: Store, newsroom: str) -> None:
    await store.keep_answer(newsroom, "old", b"a", expires=NOW)
    await store.keep_answer(newsroom, "young", b"b", expires=NOW + timedelta(seconds=1))
    await store.forget_answers(now=NOW)
    early = NOW - timedelta(days=1)
    assert await store.cached(newsroom, "old", now=early) is None
    assert await store.cached(newsroom, "young", now=early) == b"b"


def written(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.glob("app.db*"))


async def test_words_that_are_let_go_of_are_in_no_file_any_more(tmp_path: Path) -> None:
    store = open_store(f"sqlite+aiosqlite:///{tmp_path / 'app.db'}")
    await store.migrate()
    canary = "Quetzalbucht"
    for number in range(30):
        # Some in one page of the file, some over many.
        await filed(store, "T1", key=f"C1:{number}.1:a", text=f"{canary} {'long ' * number * 400}{number}")
    assert canary.encode() in written(tmp_path)
    await store.forget_words(before=LATER)
    assert await store.compact()
    assert canary.encode() not in written(tmp_path)
    assert b"Lindqvist" not in written(tmp_path)
    await store.close()


@contextmanager
def reading(file: Path) -> Iterator[None]:
    """Another program that reads a database meanwhile, as a backup does."""
    connection = sqlite3.connect(file, isolation_level=None)
    try:
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM inbox").fetchone()
        yield
        connection.execute("ROLLBACK")
    finally:
        connection.close()


@pytest.mark.timeout(60)
async def test_emptying_the_log_of_writes_waits_for_no_reader_and_holds_up_no_writer(tmp_path: Path) -> None:
    store = open_store(f"sqlite+aiosqlite:///{tmp_path / 'app.db'}")
    await store.migrate()
    with reading(tmp_path / "app.db"):
        await store.take_in(delivery("T1", "event:Ev1"), body="{}", at=NOW)
        # Less than the half minute that a writer waits for its turn.
        async with asyncio.timeout(15):
            is_empty, is_new = await asyncio.gather(
                store.compact(), store.take_in(delivery("T1", "event:Ev2"), body="{}", at=NOW)
            )
    assert not is_empty
    assert is_new
    assert await store.compact()
    async with store._engine.connect() as connection:
        assert (await connection.exec_driver_sql("PRAGMA busy_timeout")).scalar_one() == 30_000
    await store.close()


async def test_a_locked_database_refuses_at_once_all_that_arrived_together(tmp_path: Path) -> None:
    store = open_store(f"sqlite+aiosqlite:///{tmp_path / 'app.db'}")
    await store.migrate()
    tries: list[object] = []
    event.listen(store._engine.sync_engine, "handle_error", tries.append)
    async with store._engine.connect() as connection:
        await connection.exec_driver_sql("PRAGMA busy_timeout=50")
    writer = sqlite3.connect(tmp_path / "app.db", isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    arrivals = [store.take_in(delivery("T1", f"event:Ev{n}"), body="{}", at=NOW) for n in range(5)]
    answers = await asyncio.gather(*arrivals, return_exceptions=True)
    writer.close()
    assert [type(answer) for answer in answers] == [OperationalError] * 5
    assert len(tries) == 1
    assert await store.take_in(delivery("T1", "event:Ev1"), body="{}", at=NOW)
    await store.close()


async def test_a_delivery_that_cannot_be_kept_takes_no_other_with_it(store: Store, newsroom: str) -> None:
    good, bad = delivery(newsroom, "event:Ev1"), delivery(newsroom, "event:Ev2")
    answers = await asyncio.gather(
        store.take_in(good, body="{}", at=NOW),
        store.take_in(bad, body="{}", at=NOW.replace(tzinfo=None)),
        return_exceptions=True,
    )
    assert answers[0] is True
    assert isinstance(answers[1], Exception)


async def test_a_full_database_takes_nothing_in_and_takes_it_in_when_there_is_room(tmp_path: Path) -> None:
    store = open_store(f"sqlite+aiosqlite:///{tmp_path / 'app.db'}")
    await store.migrate()
    with without_room(store._engine.sync_engine):
        with pytest.raises(OperationalError, match="full"):
            await store.take_in(delivery("T1"), body="x" * 100_000, at=NOW)
        assert await store.waiting() == ()
    assert await store.take_in(delivery("T1"), body="x" * 100_000, at=NOW)
    assert await store.waiting() == (delivery("T1"),)
    await store.close()


async def test_an_error_of_the_database_does_not_repeat_the_words(tmp_path: Path) -> None:
    store = open_store(f"sqlite+aiosqlite:///{tmp_path / 'app.db'}")
    await store.migrate()
    with without_room(store._engine.sync_engine), pytest.raises(OperationalError) as refused:
        await store.take_in(delivery("T1"), body="Quetzalbucht" * 10_000, at=NOW)
    assert "Quetzalbucht" not in str(refused.value)
    await store.close()
