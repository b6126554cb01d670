"""Any page and any address is read or refused: `python -m tests.checks.article.fuzz [--seconds N] [--seed N]`.

Pages of the corpus are cut, spliced, doubled and spoilt, and addresses are put together at random. Nothing may be
raised but the refusal with its sentence, every part must lie in the text, the canonical address must be its own, and no
page may take longer than the page reader waits.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import httpx

from checks.article import canonical, from_html, leads_elsewhere, story_key
from checks.article.address import canonical_of_page
from checks.errors import CheckError
from checks.fetch.guard import check_link, check_url
from checks.fetch.refresh import refresh_link
from checks.model import Article
from tests.prove.figures import say, show

READ_AT = datetime(2026, 3, 4, 12, tzinfo=UTC)
PAGES = Path(__file__).parent / "pages"
# As long as the page reader waits for a page.
MOST_SECONDS = 7.0
_TAG = re.compile(r"<[^<>]*>")
_LD = re.compile(r"(<script[^>]*ld\+json[^>]*>)(.*?)(</script>)", re.DOTALL)

_MARKUP = (
    *("<", ">", "</", "<!", "<!--", "-->", "<![CDATA[", "]]>", "<?xml ?>", "&", "&#0;", "&#xD800;", "&nbsp", "&lt;p&gt;"),
    *("<p>", "</p>", "<div>", "</div>", "<article>", "</article>", "<main>", "<h1>", "</h1>", "<time>", "<time datetime='x'>"),
    *("<table><tr><td>", "</table>", "<ul><li>", "</ul>", "<blockquote>", "<figure><figcaption>", "<br>", "<svg>", "<math>"),
    *("<script>", "</script>", "<style>", "<template>", "<noscript>", "<plaintext>", "<textarea>", "<title>", "<base href=//x>"),
    *("<form><input type=password>", "<p hidden>", "<p style='display:none'>", "<iframe>", "<object>", "<html amp>", "<body>"),
    *("<a href='http://['>x</a>", "<link rel=canonical href='http://[::1'>", "<meta charset=utf-7>", "<meta property=og:url>"),
    *("\x00", "\ufeff", "\u202e", "\u2028", "\ud800", "😀", "a" * 3_000, " " * 3_000, "٣", "½", "𝔸", "İ"),
)  # fmt: skip
_VALUES: tuple[object, ...] = (
    *(None, True, False, 0, -1, 1e308, "", " ", "x" * 5_000, [], {}, [[]], [None], [{}], {"@id": None}, {"name": []}),
    *({"name": {"name": "x"}}, {"@type": ["Person", 7]}, "0000-00-00", "9999-99-99T99:99:99Z", "2025-02-30", "2025-01-01T00:00:00+99:99"),
    *("2025-01-01T00:00:00+23:59", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "٢٠٢٥-٠١-٠١", "http://[", "javascript:1", "&#0;"),
)  # fmt: skip
_SCHEMES = (
    "http:",
    "https:",
    "HTTP:",
    "ftp:",
    "javascript:",
    "data:",
    "",
    "//",
    "http:/",
    "https:///",
    "\thttp:",
)
_HOSTS = (
    *("paper.example", "www.paper.example", "amp.paper.example", "m.paper.example.", "PAPER.EXAMPLE:80", "me:pw@paper.example"),
    *("[::1]", "[::1", "[v1.x]", "[fe80::1%25eth0]", "127.0.0.1", "0x7f.1", "paper.example:99999", "paper.example:x", "xn--a", "пример.example"),
    *("ﬁ.example", "a" * 300, "..", ".", "www.google.com", "paper-example.cdn.ampproject.org", "youtube.com", "a\u2100b.example", "％00"),
)  # fmt: skip
_PATHS = (
    *("", "/", "/story", "/story/amp", "/story/amp/", "/amp/story", "/story.amp.html", "/amp/s/paper.example/story", "/c/s/paper.example/a"),
    *("/a/../b", "/%zz", "/%2e%2e/", "/\\", "/a b", "/é", "/" + "a/" * 500, "/x.pdf", "/.pdf", "/x.", "/😀", "/\ud800", "//x", "/[", "/]"),
)  # fmt: skip
_QUERIES = (
    "",
    "?",
    "?&&",
    "?utm_source=a&b=1",
    "?amp=1",
    "?amp",
    "?a=%",
    "?=",
    "?id=7&id=8#top",
    "#",
    "?" + "a&" * 500,
    "?\x00",
)


def _spliced(page: str, dice: random.Random) -> str:
    """Odd markup anywhere."""
    for _ in range(dice.randint(1, 12)):
        at = dice.randint(0, len(page))
        page = page[:at] + dice.choice(_MARKUP) * dice.choice((1, 1, 1, 2, 50)) + page[at:]
    return page


def _cut(page: str, dice: random.Random) -> str:
    """A stretch left out, or the end."""
    start, end = sorted(dice.randint(0, len(page)) for _ in range(2))
    return page[:start] + (page[end:] if dice.random() < 0.7 else "")


def _untagged(page: str, dice: random.Random) -> str:
    """Some tags left out."""
    share = dice.random()
    return _TAG.sub(lambda tag: tag[0] if dice.random() > share / 3 else "", page)


def _moved(page: str, dice: random.Random) -> str:
    """Tags exchanged for others of the page."""
    tags = _TAG.findall(page) or ["<p>"]
    return _TAG.sub(lambda tag: tag[0] if dice.random() > 0.1 else dice.choice(tags), page)


def _nested(page: str, dice: random.Random) -> str:
    """Inside many elements, or beside itself."""
    tag = dice.choice(("div", "p", "b", "table", "li", "article", "blockquote", "font", "span"))
    return dice.choice((f"<{tag}>" * dice.choice((3, 300, 3_000)) + page, page + page, page * 4))


def _told_otherwise(page: str, dice: random.Random) -> str:
    """Other values in the JSON-LD."""

    def spoilt(value: object) -> object:
        if dice.random() < 0.15:
            return dice.choice(_VALUES)
        if isinstance(value, dict):
            return {key: spoilt(one) for key, one in value.items()}
        return [spoilt(one) for one in value] if isinstance(value, list) else value

    def replaced(found: re.Match[str]) -> str:
        try:
            return found[1] + json.dumps(spoilt(json.loads(found[2]))) + found[3]
        except ValueError:
            return found[0]

    return _LD.sub(replaced, page)


MUTATORS: tuple[Callable[[str, random.Random], str], ...] = (
    _spliced,
    _cut,
    _untagged,
    _moved,
    _nested,
    _told_otherwise,
)


def spoilt_page(pages: list[str], dice: random.Random) -> bytes:
    """A page of the corpus, spoilt in one to four ways, in one charset or another."""
    page = dice.choice(pages)
    for mutate in dice.choices(MUTATORS, k=dice.randint(1, 4)):
        page = mutate(page, dice)[:400_000]
    body = page.encode(dice.choice(("utf-8", "utf-8", "cp1252", "utf-16", "shift_jis")), errors="replace")
    if dice.random() < 0.3:
        at = dice.randint(0, len(body))
        body = body[:at] + dice.randbytes(dice.randint(1, 200)) + body[at:]
    return body


def any_address(dice: random.Random) -> str:
    """An address put together of odd pieces."""
    scheme = dice.choice(_SCHEMES)
    slashes = "//" if scheme.endswith(":") and dice.random() < 0.9 else ""
    address = scheme + slashes + dice.choice(_HOSTS) + dice.choice(_PATHS) + dice.choice(_QUERIES)
    if dice.random() < 0.4:
        at = dice.randint(0, len(address))
        address = (
            address[:at] + chr(dice.choice((dice.randrange(0x80), dice.randrange(0xFFFF)))) + address[at:]
        )
    return address


class Wrong(Exception):
    """What came out is not what may come out."""


def judge_page(body: bytes, url: str | None, charset: str | None) -> str:
    """Read a page as the worker does; how it went. Wrong where the article does not hold together."""
    refresh_link(body)
    try:
        article = from_html(body, retrieved_at=READ_AT, url=url, charset=charset)
    except CheckError as error:
        if not str(error).endswith("."):
            raise Wrong(f"no sentence: {error}") from error
        return error.trouble.value
    _judge_article(article)
    return "article"


def _judge_article(article: Article) -> None:
    end = 0
    for part in article.parts:
        if not end <= part.start < part.end <= len(article.text):
            raise Wrong(f"a part {part.start}..{part.end} after {end} in {len(article.text)} characters")
        end = part.end
    article.text.encode()
    if article.published_at and article.published_at > READ_AT.date().replace(day=READ_AT.day + 1):
        raise Wrong(f"published on {article.published_at}, after it was read")


def judge_address(address: str, other: str) -> None:
    """Wrong where a canonical address has another canonical address, or the same story another key."""
    once = canonical(address)
    if canonical(once) != once:
        raise Wrong(f"{address!r} becomes {once!r} and then {canonical(once)!r}")
    story_key(address)
    leads_elsewhere(address)
    canonical_of_page(other, address, is_amp=True)
    try:
        check_link(other, base=check_url(address, frozenset()), allow=frozenset())
    except CheckError:
        return
    except httpx.InvalidURL as error:
        raise Wrong(f"{address!r} is not refused with a sentence") from error


@dataclass
class Tally:
    """What a run has seen. `faults`: how often, and an example, by the place of the error."""

    outcomes: Counter[str] = field(default_factory=Counter)
    addresses: int = 0
    slowest: float = 0.0
    faults: dict[str, tuple[int, str]] = field(default_factory=dict)

    def blame(self, error: Exception, example: object) -> None:
        """Note an error that must not have been."""
        frame = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{type(error).__name__} at {Path(frame.filename).name}:{frame.lineno}: {str(error)[:200]}"
        number, first = self.faults.get(place, (0, repr(example)[:3_000]))
        self.faults[place] = (number + 1, first)


def fuzzed(seconds: float, seed: int) -> Tally:
    """Spoil and judge for so many seconds."""
    dice = random.Random(seed)  # noqa: S311 - repeatable, no secret
    pages = [path.read_bytes().decode("utf-8", errors="replace") for path in sorted(PAGES.glob("*.html"))]
    tally = Tally()
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        _one_page(pages, dice, tally)
        for _ in range(20):
            _one_address(dice, tally)
    return tally


def _one_page(pages: list[str], dice: random.Random, tally: Tally) -> None:
    body = spoilt_page(pages, dice)
    url, charset = dice.choice((None, any_address(dice))), dice.choice((None, "utf-8", "latin-1", "x"))
    begun = time.process_time()
    try:
        tally.outcomes[judge_page(body, url, charset)] += 1
    except Exception as error:  # noqa: BLE001 - what a fuzz is for
        tally.blame(error, (url, body))
    took = time.process_time() - begun
    tally.slowest = max(tally.slowest, took)
    if took > MOST_SECONDS:
        tally.blame(Wrong(f"over {MOST_SECONDS:.0f} s"), (url, body))


def _one_address(dice: random.Random, tally: Tally) -> None:
    address, other = any_address(dice), any_address(dice)
    tally.addresses += 1
    try:
        judge_address(address, other)
    except Exception as error:  # noqa: BLE001 - what a fuzz is for
        tally.blame(error, (address, other))


def _lines(tally: Tally) -> Iterator[str]:
    for place, (number, example) in tally.faults.items():
        yield f"  {number} x {place}: {example}"


def main() -> int:
    """Read the command line, spoil, judge, tell; exit status 1 when anything was wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    tally = fuzzed(asked.seconds, asked.seed)
    show(
        {
            "pages": f"{tally.outcomes.total()}, seed {asked.seed}",
            "read or refused": ", ".join(f"{what} {number}" for what, number in tally.outcomes.most_common()),
            "addresses": tally.addresses,
            "slowest page": f"{tally.slowest:.2f} s of processor time (bar {MOST_SECONDS:.0f})",
            "faults": sum(number for number, _ in tally.faults.values()),
        }
    )
    for line in _lines(tally):
        say(line)
    return 1 if tally.faults else 0


if __name__ == "__main__":
    sys.exit(main())
