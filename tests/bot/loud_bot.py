"""The bot as a process of its own whose log is as loud as it can be: `python -m tests.bot.loud_bot PORT STAND_PORT LOG`.

The settings come from the environment, as an operator gives them.
"""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
from typing import TextIO

from bot.app import build
from bot.redaction import guard_process, hide
from bot.settings import load
from checks.fetch import Fetcher

LOOPBACK = "127.0.0.1"


def shout(log: TextIO) -> None:
    """Log everything to a file and to stderr; a handler for each logger of others too, set to DEBUG by name."""
    shape = "%(levelname)s %(name)s %(message)s %(args)s"
    logging.basicConfig(level=logging.DEBUG, format=shape, stream=sys.stderr)
    logging.getLogger().addHandler(logging.StreamHandler(log))


def shout_louder(log: TextIO) -> None:
    """The same for every logger that has come into being, whatever level it was given."""
    for name in tuple(logging.root.manager.loggerDict):
        logging.getLogger(name).setLevel(logging.DEBUG)
    late = logging.StreamHandler(log)
    late.setFormatter(logging.Formatter("%(name)s %(message)s %(args)s %(exc_info)s"))
    logging.getLogger().addHandler(late)


async def serve(port: int, stand: int, log: TextIO) -> None:
    """Serve over HTTP until SIGTERM, like `factdesk serve --http`, but for the site on loopback that it may read."""
    settings = load()
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, stopping.set)
    shout(log)
    hide(settings.secrets(), urls=(settings.database(), settings.engine()))
    guard_process(loop)
    fetcher = Fetcher(user_agent="factdesk-tests", allow=frozenset({(LOOPBACK, stand)}))
    bot = build(settings, fetcher=fetcher, settle_after=0.5, tick_every=1.0, patience=0.2)
    try:
        await bot.start_http(LOOPBACK, port)
        shout_louder(log)
        sys.stdout.write("listening\n")
        sys.stdout.flush()
        await stopping.wait()
    finally:
        await bot.stop()


if __name__ == "__main__":
    with open(sys.argv[3], "a", encoding="utf-8", buffering=1) as opened:  # noqa: PTH123 - line by line
        asyncio.run(serve(int(sys.argv[1]), int(sys.argv[2]), opened))
