"""A process that has a worker and is to be killed: it prints the worker's id. `python -m ... idle|loop|look`.

`look`: it prints what the worker sees of its surroundings instead, and ends.
"""

from __future__ import annotations

import asyncio
import sys

from checks.workers.pool import Pool


async def main() -> None:
    pool = Pool("tests.checks.workers.killers", size=1)
    if sys.argv[1] == "look":
        sys.stdout.write((await pool.ask(b"look", seconds=30)).decode())
        await pool.close()
        return
    pid = await pool.ask(b"pid", seconds=30)
    sys.stdout.write(pid.decode() + "\n")
    sys.stdout.flush()
    if sys.argv[1] == "loop":
        await pool.ask(b"loop", seconds=600)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
