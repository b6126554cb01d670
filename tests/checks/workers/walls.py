"""What hostile pages cost: `python -m tests.checks.workers.walls [--texts]`. Exit 1 where a bar is missed.

Each page is made by another process and read from a file, as a fetcher would bring it; then it is read and searched
for claims in workers. Printed are the seconds of each, what this process has grown by in the end, and whether the
story after them all was read as before. `--texts`: also texts as long as any that is read, in which the language
model takes as long as in real news of that length; they have bounds of their own.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from checks.errors import CheckError
from checks.fetch import Page
from checks.run import Found
from checks.workers.finder import SECONDS, SECONDS_PER_CHARACTER, ClaimFinder
from checks.workers.reader import PageReader
from tests.checks.workers.hostile import page

MOST_SECONDS, MOST_GROWTH = 8.0, 5.0
READ_AT = datetime(2025, 6, 1, 9, 30, tzinfo=UTC)
MIB = 1 << 20


def resident() -> float:
    """MiB of this process in memory."""
    gc.collect()
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


class Walls:
    """A reader and a finder, and what was measured on them."""

    def __init__(self) -> None:
        self.reader, self.finder = PageReader(), ClaimFinder()

    async def story(self) -> Found:
        """What is found in a normal story."""
        normal = Page(url="https://paper.example/", body=page(""), content_type="text/html", charset=None)
        return await self.finder(await self.reader.page(normal, retrieved_at=READ_AT))

    async def seconds(self, body: bytes, about: dict[str, str], *, search: bool) -> tuple[float, float, str]:
        """Seconds to read a page and to search it, and how that ended."""
        fetched = Page(
            url="https://paper.example/x",
            body=body,
            content_type=about["content_type"],
            charset=about["charset"],
        )
        begun = read = time.perf_counter()
        said = "article"
        try:
            article = await self.reader.page(fetched, retrieved_at=READ_AT)
            read = time.perf_counter()
            if search:
                said = f"article, {len((await self.finder(article)).asked)} claims"
        except CheckError as error:
            said = f"{type(error).__name__}: {error}"
        ended = time.perf_counter()
        read = read if read > begun else ended
        return read - begun, ended - read, said


async def run(folder: Path, *, texts: bool) -> bool:
    """Read all pages of a folder; whether every bar was met."""
    walls, is_met = Walls(), True
    pages = json.loads((folder / "pages.json").read_text(encoding="utf-8"))
    before = await walls.story()
    # Buffers of this size are had once.
    await walls.seconds((folder / "0").read_bytes(), pages[0], search=True)
    begun_with = resident()
    for number, about in enumerate(pages):
        is_text = about["is_long_text"]
        read, found, said = await walls.seconds(
            (folder / str(number)).read_bytes(), about, search=texts or not is_text
        )
        most = MOST_SECONDS + SECONDS + 200_000 * SECONDS_PER_CHARACTER if is_text else MOST_SECONDS
        is_met &= read + found <= most
        print(f"{read:6.2f} + {found:6.2f} s  {about['name']}: {said[:80]}", flush=True)  # noqa: T201
    after, growth = await walls.story(), resident() - begun_with
    await asyncio.gather(walls.reader.close(), walls.finder.close())
    summary = f"{len(pages)} pages · this process grew by {growth:.1f} MiB · the next story as before: {after == before}"
    print(summary)  # noqa: T201
    return is_met and growth <= MOST_GROWTH and after == before


def main() -> int:
    """Make the pages, read them, judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "tests.checks.workers.hostile", folder], check=True)
        return 0 if asyncio.run(run(Path(folder), texts=asked.texts)) else 1


if __name__ == "__main__":
    sys.exit(main())
