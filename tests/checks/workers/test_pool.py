"""The pool of workers: whatever a job does to its worker, the next job is done, and no answer goes astray."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from checks.errors import CheckError, NoArticle
from checks.workers import pool as pools
from checks.workers.pool import Lost, Pool

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


@pytest.mark.parametrize("killer", ["allocate", "abort", "crash", "leave", "flood", "fail", "write"])
async def test_a_job_that_kills_its_worker_is_lost_and_the_next_one_is_done(pool: Pool, killer: str) -> None:
    with pytest.raises(Lost):
        await pool.ask(killer.encode(), seconds=PATIENCE)
    assert await pool.ask(b"echo", b"next", seconds=PATIENCE) == b"next"


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


async def test_a_refusal_is_told_with_its_class_and_costs_no_worker(pool: Pool) -> None:
    before = await pool.ask(b"pid", seconds=PATIENCE)
    with pytest.raises(NoArticle, match="Nothing in it"):
        await pool.ask(b"refuse", b"Nothing in it.", seconds=PATIENCE)
    assert await pool.ask(b"pid", seconds=PATIENCE) == before


async def test_what_a_job_prints_does_not_reach_its_answer(pool: Pool) -> None:
    assert await pool.ask(b"print", b"answer", seconds=PATIENCE) == b"answer"


async def test_a_fault_is_logged_by_its_place_without_its_words(
    pool: Pool, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING), pytest.raises(Lost):
        await pool.ask(b"fail", b"words of the article", seconds=PATIENCE)
    assert "ValueError" in caplog.text
    assert "killers.py" in caplog.text
    assert "words of the article" not in caplog.text


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


def test_one_event_loop_after_another_may_use_a_pool() -> None:
    pool = Pool(KILLERS, size=1)
    answers = [asyncio.run(pool.ask(b"pid", seconds=PATIENCE)) for _ in range(3)]
    pool.end()
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
