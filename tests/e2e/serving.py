"""The bot of a newsroom as a process of its own, for the tests that kill it: `python -m tests.e2e.serving WAYS`."""

from __future__ import annotations

import asyncio
import sys

from pydantic import TypeAdapter

from checks.language import load_recogniser
from tests.e2e.newsroom import Clock, Ways, listen, make_bot


async def serve(ways: Ways) -> None:
    """Serve until killed; the first line of output says that the bot listens."""
    bot = make_bot(ways, recogniser=load_recogniser(), clock=Clock(ways.opens_at))
    await listen(bot, ways)
    sys.stdout.write("listening\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(TypeAdapter(Ways).validate_json(sys.argv[1])))
