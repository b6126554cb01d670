"""What a bot makes ready before the first link is pasted."""

from __future__ import annotations

import asyncio
import errno
import logging
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.app import _warmed, build
from bot.settings import Settings
from tests.peers.fake_slack_api import fake_slack

WORKERS = {"checks.workers.read_pages", "checks.workers.find_claims"}


def workers() -> Iterator[str]:
    """The modules of the workers that this process has."""
    for task in Path("/proc/self/task").iterdir():
        for child in (task / "children").read_text().split():
            words = Path(f"/proc/{child}/cmdline").read_bytes().decode().split("\0")
            yield from WORKERS.intersection(words)


async def test_both_kinds_of_workers_are_started_with_the_bot(tmp_path: Path) -> None:
    # Other tests share workers for the whole session.
    before = Counter(workers())
    async with fake_slack() as slack:
        bot = build(
            Settings(
                state=tmp_path,
                slack_bot_token="xoxb-1-test",
                slack_signing_secret="a-signing-secret",
                slack_api_url=slack.url,
                sources=("pack",),
            )
        )
        await bot.start()
        try:
            async with asyncio.timeout(30):
                while not WORKERS.issubset(Counter(workers()) - before):  # noqa: ASYNC110 - other processes are watched
                    await asyncio.sleep(0.02)
        finally:
            await bot.stop()
    assert not Counter(workers()) - before


async def test_a_worker_that_cannot_be_started_is_a_sentence_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def start() -> None:
        raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))

    with caplog.at_level(logging.ERROR):
        await _warmed((start,))
    assert "cannot be started yet (Too many open files)" in caplog.text
    assert "Traceback" not in caplog.text
