"""The pool of workers: whatever a job does to its worker, the next job is done, and no answer goes astray."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import resource
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from checks.errors import CheckError, NoArticle, Trouble
from checks.workers import pool as pools
from checks.workers.pool import Lost, Pool, WorkerFault

KILLERS = "tests.checks.workers.killers"
ROOT = Path(__file__).resolve().parents[3]
PATIENCE = 30.0


@pytest.fixture
async def pool() -> AsyncIterator[Pool]:
    opened = Pool(KILLERS, size=1)
    yield opened
    await opened.close()


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


async def gone(pid: int) -> None:
    async with asyncio.timeout(PATIENCE):
        while is_alive(pid):  # noqa: ASYNC110 - another process is watched
            await asyncio.sleep(0.02)


async def test_a_job_is_done_by_another_process(pool: Pool) -> None:
    assert int(await pool.ask(b"pid", seconds=PATIENCE)) != os.getpid()


async def test_the_result_is_given_back_byte_for_byte(pool: Pool) -> None:
    body = bytes(range(256)) * 20_000
    assert await pool.ask(b"echo", body, seconds=PATIENCE) == body


async def test_a_worker_is_kept_for_the_next_job(pool: Pool) -> None:
    assert await pool.ask(b"pid", seconds=PATIENCE) == await pool.ask(b"pid", seconds=PATIENCE)


@pytest.mark.parametrize("killer", ["allocate", "short", "short below", "abort", "crash", "leave", "flood"])
async def test_a_job_that_kills_its_worker_is_lost_and_the_next_one_is_done(pool: Pool, killer: str) -> None:
    with pytest.raises(Lost):
        await pool.ask(killer.encode(), seconds=PATIENCE)
    assert await pool.ask(b"echo", b"next", seconds=PATIENCE) == b"next"


async def test_the_time_of_a_job_does_not_cover_the_start_of_its_worker() -> None:
    pool = Pool(KILLERS, "slow", "1.5", size=1)
    assert await pool.ask(b"echo", b"first", seconds=1.0) == b"first"
    with pytest.raises(Lost):
        await pool.ask(b"abort", seconds=PATIENCE)
    assert await pool.ask(b"echo", b"next", seconds=1.0) == b"next"
    await pool.close()


async def test_a_worker_that_cannot_get_ready_is_given_up_after_its_own_time() -> None:
    pool = Pool(KILLERS, "slow", "60", size=1, start_seconds=0.3)
    with pytest.raises(CheckError, match="could not be started"):
        await pool.ask(b"echo", seconds=PATIENCE)
    await pool.close()


async def test_a_lost_worker_is_replaced_before_the_next_job_asks(pool: Pool) -> None:
    first = int(await pool.ask(b"pid", seconds=PATIENCE))
    with pytest.raises(Lost):
        await pool.ask(b"abort", seconds=PATIENCE)
    (waiting,) = pool._idle
    assert waiting.process.pid != first
    assert int(await pool.ask(b"pid", seconds=PATIENCE)) == waiting.process.pid


@contextmanager
def no_descriptor_left() -> Iterator[None]:
    """This process cannot open anything more."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    highest = max(int(one) for one in os.listdir("/proc/self/fd"))  # noqa: PTH208
    resource.setrlimit(resource.RLIMIT_NOFILE, (highest + 1, hard))
    held: list[int] = []
    try:
        with suppress(OSError):
            # The limit is on the number of a descriptor, so the gaps below it are filled.
            while True:
                held.append(os.open(os.devnull, os.O_RDONLY))
        yield
    finally:
        for one in held:
            os.close(one)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


async def test_where_no_worker_can_be_started_the_machines_error_is_told_and_the_next_job_is_done(
    pool: Pool,
) -> None:
    with no_descriptor_left():
        for ask in (pool.warm_up, lambda: pool.ask(b"echo", seconds=PATIENCE)):
            with pytest.raises(OSError, match="Too many open files"):
                await ask()
    assert await pool.ask(b"echo", b"next", seconds=PATIENCE) == b"next"


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
async def test_a_stop_that_is_sent_to_the_whole_group_does_not_end_a_job(
    pool: Pool, sent: signal.Signals
) -> None:
    pid = int(await pool.ask(b"pid", seconds=PATIENCE))
    waiting = asyncio.create_task(pool.ask(b"wait", b"answer", seconds=PATIENCE))
    await asyncio.sleep(0.1)
    os.kill(pid, sent)
    assert await waiting == b"answer"


async def test_a_stop_that_is_sent_while_a_worker_starts_does_not_end_it() -> None:
    pool = Pool(KILLERS, "slow", "0.5", size=1)
    asking = asyncio.create_task(pool.ask(b"echo", b"answer", seconds=PATIENCE))
    async with asyncio.timeout(PATIENCE):
        while not pool._busy:  # noqa: ASYNC110 - a process that starts is watched
            await asyncio.sleep(0)
    (starting,) = pool._busy
    for _ in range(5):
        os.kill(starting.process.pid, signal.SIGTERM)
        await asyncio.sleep(0.02)
    assert await asking == b"answer"
    await pool.close()


def test_starting_a_worker_leaves_this_processs_own_signals_as_they_were() -> None:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    pool = Pool(KILLERS, size=1)
    asyncio.run(pool.warm_up())
    asyncio.run(pool.close())
    assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == before


async def test_a_worker_gives_way_to_the_bot(pool: Pool) -> None:
    assert json.loads(await pool.ask(b"look", seconds=PATIENCE))["nice"] > os.nice(0)


def test_where_the_operator_allows_less_a_worker_makes_do_with_it() -> None:
    script = 'ulimit -n 40 && ulimit -v 500000 && ulimit -f 1000 && exec "$@"'
    command = (sys.executable, "-m", "tests.checks.workers.bot_stand_in", "look")
    done = subprocess.run(
        ["/bin/sh", "-c", script, "sh", *command], cwd=ROOT, capture_output=True, check=False, timeout=50
    )
    seen = json.loads(done.stdout)
    assert seen["open"] == [40, 40]
    assert seen["space"] == [500_000 * 1024] * 2


async def test_a_job_without_end_is_ended_by_the_clock(pool: Pool) -> None:
    pid = int(await pool.ask(b"pid", seconds=PATIENCE))
    with pytest.raises(Lost, match=r"over 0\.3 s"):
        await pool.ask(b"loop", seconds=0.3)
    await gone(pid)
    assert await pool.ask(b"echo", b"next", seconds=PATIENCE) == b"next"


async def test_a_cancelled_job_leaves_no_answer_to_the_next(pool: Pool) -> None:
    await pool.warm_up()
    waiting = asyncio.create_task(pool.ask(b"wait", b"first", seconds=PATIENCE))
    await asyncio.sleep(0.1)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert await pool.ask(b"echo", b"second", seconds=PATIENCE) == b"second"


async def test_jobs_beyond_the_size_wait_for_their_turn(pool: Pool) -> None:
    answers = await asyncio.gather(*(pool.ask(b"pid", seconds=PATIENCE) for _ in range(5)))
    assert len(set(answers)) == 1


async def test_two_workers_work_at_the_same_time() -> None:
    pool = Pool(KILLERS, size=2)
    answers = await asyncio.gather(*(pool.ask(b"wait", str(n).encode(), seconds=PATIENCE) for n in range(4)))
    await pool.close()
    assert answers == [b"0", b"1", b"2", b"3"]


async def test_a_refusal_is_told_with_its_class_and_trouble_and_costs_no_worker(pool: Pool) -> None:
    before = await pool.ask(b"pid", seconds=PATIENCE)
    with pytest.raises(NoArticle, match="Nothing in it") as refused:
        await pool.ask(b"refuse", b"Nothing in it.", seconds=PATIENCE)
    assert refused.value.trouble is Trouble.CONSENT
    assert await pool.ask(b"pid", seconds=PATIENCE) == before


async def test_what_a_job_prints_does_not_reach_its_answer(pool: Pool) -> None:
    assert await pool.ask(b"print", b"answer", seconds=PATIENCE) == b"answer"


async def test_a_fault_is_told_and_logged_by_its_place_without_its_words(
    pool: Pool, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING), pytest.raises(WorkerFault) as told:
        await pool.ask(b"fail", b"words of the article", seconds=PATIENCE)
    for words in (caplog.text, str(told.value)):
        assert "ValueError" in words
        assert "workers/killers.py:" in words
        assert "words of the article" not in words
        assert str(ROOT) not in words


@pytest.mark.parametrize("fault", ["fail", "write"])
async def test_a_fault_is_no_error_of_the_article_and_the_next_job_is_done(pool: Pool, fault: str) -> None:
    with pytest.raises(WorkerFault) as told:
        await pool.ask(fault.encode(), seconds=PATIENCE)
    assert not isinstance(told.value, CheckError | Lost)
    assert await pool.ask(b"echo", b"next", seconds=PATIENCE) == b"next"


async def test_a_worker_has_no_environment_no_folder_and_no_file_of_the_bots(
    pool: Pool, tmp_path: Path
) -> None:
    with (tmp_path / "secret").open("w") as secret:
        os.set_inheritable(secret.fileno(), True)  # noqa: FBT003
        seen = json.loads(await pool.ask(b"look", seconds=PATIENCE))
    assert set(seen["environment"]) <= {"LANG", "LC_CTYPE", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"}
    assert seen["folder"] == "/"
    assert seen["session"] != os.getsid(0)
    assert not any("secret" in name for name in seen["files"])
    assert seen["core"] == [0, 0]


async def test_a_worker_is_replaced_after_so_many_jobs(pool: Pool) -> None:
    first = await pool.ask(b"pid", seconds=PATIENCE)
    for _ in range(pools.JOBS_EACH - 1):
        assert await pool.ask(b"pid", seconds=PATIENCE) == first
    assert await pool.ask(b"pid", seconds=PATIENCE) != first


async def test_a_worker_that_died_between_jobs_is_replaced(pool: Pool) -> None:
    pid = int(await pool.ask(b"pid", seconds=PATIENCE))
    os.kill(pid, 9)
    await gone(pid)
    assert await pool.ask(b"echo", b"next", seconds=PATIENCE) == b"next"


async def test_warming_up_gives_the_version(pool: Pool) -> None:
    assert await pool.warm_up() == "killer 1"


async def test_what_a_worker_says_on_its_failed_start_is_told() -> None:
    pool = Pool(KILLERS, "missing", size=1)
    with pytest.raises(CheckError, match=r"It is missing\. Install it\."):
        await pool.ask(b"echo", seconds=PATIENCE)
    await pool.close()


async def test_a_worker_that_cannot_start_is_a_sentence() -> None:
    pool = Pool("tests.checks.workers.not_there", size=1)
    with pytest.raises(CheckError, match="could not be started"):
        await pool.warm_up()
    await pool.close()


async def test_closing_ends_the_workers_and_the_next_job_starts_one(pool: Pool) -> None:
    pid = int(await pool.ask(b"pid", seconds=PATIENCE))
    await pool.close()
    assert not is_alive(pid)
    assert int(await pool.ask(b"pid", seconds=PATIENCE)) != pid


async def test_closing_ends_a_job_under_way(pool: Pool) -> None:
    await pool.warm_up()
    looping = asyncio.create_task(pool.ask(b"loop", seconds=PATIENCE))
    await asyncio.sleep(0.1)
    await pool.close()
    with pytest.raises(Lost):
        await looping
    assert not pool._idle


def test_one_event_loop_after_another_may_use_a_pool() -> None:
    pool = Pool(KILLERS, size=1)
    answers = [asyncio.run(pool.ask(b"pid", seconds=PATIENCE)) for _ in range(3)]
    asyncio.run(pool.close())
    assert len(set(answers)) == 1


@pytest.mark.parametrize("doing", ["idle", "loop"])
async def test_a_worker_does_not_outlive_a_bot_that_was_killed(doing: str) -> None:
    command = (sys.executable, "-m", "tests.checks.workers.bot_stand_in", doing)
    bot = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
    assert bot.stdout is not None
    pid = int(await bot.stdout.readline())
    await asyncio.sleep(0.1)
    assert is_alive(pid)
    bot.kill()
    await bot.communicate()
    await gone(pid)
