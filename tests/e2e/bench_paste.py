"""How long a reporter waits: from the paste to 🔎, to the summary and to the last line, over local-slack.

Run in a closed network, for example `.ci/closed python -m tests.e2e.bench_paste ARTICLE.txt --published 2023-05-16`.
It prints the thread as text and p50 and p95 over the repeats.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from statistics import quantiles
from time import perf_counter

from checks.language import load_recogniser
from tests.e2e.newsroom import Newsroom, Plan, open_newsroom
from tests.e2e.stories import Story
from tests.peers import local_slack
from tests.peers.local_slack import Message, Transport
from tests.peers.ports import free_port

REPEATS = 5
PAUSE_SECONDS = 8.0


@dataclass(frozen=True, kw_only=True)
class Waits:
    """Seconds from the paste."""

    receipt: float
    summary: float
    last_line: float


def story_of(text: str, published: date, *, run: int) -> Story:
    """The article as a page: the first paragraph is its headline. Each run has its own address."""
    headline, *paragraphs = [piece.strip() for piece in text.split("\n\n") if piece.strip()]
    if not paragraphs:
        headline, *paragraphs = [piece.strip() for piece in text.splitlines() if piece.strip()]
    return Story(
        slug=f"run-{run}", headline=headline, published=published, paragraphs=tuple(paragraphs), byline=None
    )


async def timed(newsroom: Newsroom, story: Story) -> tuple[Waits, tuple[Message, ...]]:
    """Paste a story once and time what a person sees."""
    newsroom.publish(story)
    begun = perf_counter()
    root = await newsroom.slack.post(f"<{newsroom.url(story)}>")
    await newsroom.receipt(root)
    receipt = perf_counter() - begun

    async def summary_is_there() -> bool:
        return bool(await newsroom.slack.replies(root))

    await newsroom.eventually(summary_is_there, seconds=60)
    summary = perf_counter() - begun
    last_line = summary
    lines = 1
    settled = asyncio.create_task(newsroom.settled())
    while not settled.done():
        await asyncio.sleep(0.02)
        if len(await newsroom.slack.replies(root)) > lines:
            lines = len(await newsroom.slack.replies(root))
            last_line = perf_counter() - begun
    await settled
    return Waits(receipt=receipt, summary=summary, last_line=last_line), await newsroom.slack.replies(root)


async def bench(
    text: str, published: date, *, transport: Transport, repeats: int, folder: Path
) -> tuple[list[Waits], tuple[Message, ...]]:
    """Time `repeats` pastes in one running newsroom, after one that warms it up."""
    port = free_port()
    events = f"http://127.0.0.1:{port}/slack/events" if transport is Transport.HTTP else None
    waits = []
    thread: tuple[Message, ...] = ()
    with local_slack.running(transport, folder / "slack", request_url=events) as slack_url:
        plan = Plan(
            transport=transport,
            slack_url=slack_url,
            bot_port=port,
            state=folder / "state",
            recogniser=load_recogniser(),
            hurry=1.0,
            opens_at=datetime.combine(published + timedelta(days=60), time(7, 30), UTC),
        )
        async with open_newsroom(plan) as newsroom:
            await newsroom.start_bot()
            for run in range(repeats + 1):
                # So that no run pays for the messages of the one before: Slack takes about one a second.
                await asyncio.sleep(PAUSE_SECONDS if run else 0)
                waited, thread = await timed(newsroom, story_of(text, published, run=run))
                waits.append(waited)
    return waits[1:], thread


def report(waits: list[Waits], thread: tuple[Message, ...]) -> str:
    """The thread as text, then the figures."""
    lines = []
    for number, message in enumerate(thread, start=1):
        lines += [f"--- reply {number} of {len(thread)}", message.words, *message.links]
    lines += ["", f"{len(waits)} pastes of the same article, seconds from the paste:"]
    for name in ("receipt", "summary", "last_line"):
        values = sorted(getattr(one, name) for one in waits)
        half, most = (quantiles(values, n=20, method="inclusive")[at] for at in (9, 18))
        lines.append(f"{name:>10}  p50 {half:6.2f}  p95 {most:6.2f}")
    return "\n".join(lines)


def main() -> int:
    """Read the command line, run, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("article", type=Path)
    parser.add_argument("--published", type=date.fromisoformat, required=True)
    parser.add_argument("--repeats", type=int, default=REPEATS)
    parser.add_argument("--transport", choices=[one.name.lower() for one in Transport], default="socket")
    asked = parser.parse_args()
    if reason := local_slack.why_missing():
        sys.stderr.write(f"bench: {reason}\n")
        return 2
    text = asked.article.read_text(encoding="utf-8")
    transport = Transport[asked.transport.upper()]
    with tempfile.TemporaryDirectory() as folder:
        waits, thread = asyncio.run(
            bench(
                text, asked.published, transport=transport, repeats=max(2, asked.repeats), folder=Path(folder)
            )
        )
    sys.stdout.write(report(waits, thread) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
