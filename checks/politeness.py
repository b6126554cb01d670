"""Asking a MediaWiki API politely: who we are, how often, how long, and what a refusal means.

Wikimedia allows a bot with a full User-Agent 200 requests a minute over all wikis and three at a time, and
wants Retry-After obeyed (https://wikitech.wikimedia.org/wiki/Robot_policy). One `Pace` is therefore shared by
every source of a process.
"""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice
from typing import Any, Protocol, TypeVar
from urllib.parse import urlencode

import httpx

from checks.errors import SourceFailed
from checks.model import Query

_T = TypeVar("_T")

# Of the 200 requests a minute that a compliant User-Agent has; the rest is left to other tools of the newsroom.
REQUESTS_A_MINUTE = 150
CONCURRENT = 3
TRIES = 3
LONGEST_WAIT = 5.0
# A batch of 20 politicians with all their statements is 6 to 10 MB.
ANSWER_BYTES = 24_000_000
# Servers cut a request line at about 8 kB; MediaWiki reads the same parameters from a posted form.
LONGEST_ADDRESS = 4_000
KEPT = timedelta(hours=24)
KEPT_IF_MISSING = timedelta(hours=6)
# design.md, 7: for fresh news an answer older than an hour is asked anew.
FRESH_NEWS = timedelta(days=7)
KEPT_FOR_FRESH_NEWS = timedelta(hours=1)

_TRY_AGAIN = frozenset({429, 500, 502, 503, 504})
_BUSY = ("maxlag", "ratelimited", "readonly", "internal_api_error")


# What reading a misshapen answer raises.
ODD_ANSWER = (KeyError, TypeError, ValueError, AttributeError, IndexError, AssertionError)


class Cache(Protocol):
    """Where answers are kept between articles. Keys are strings, values are opaque."""

    async def get(self, key: str) -> bytes | None:
        """The value, None when it is absent or over its time."""

    async def put(self, key: str, value: bytes, ttl: timedelta) -> None:
        """Keep the value for `ttl`."""


class Refused(SourceFailed):
    """The API understood and said no (`error` in its answer); `code` and `answer` are its words."""

    def __init__(self, source: str, code: str, answer: Mapping[str, Any]) -> None:
        """Keep the machine-readable part of the refusal."""
        super().__init__(source, f"the API refused the request ({code}: {str(answer.get('info', ''))[:200]})")
        self.code = code
        self.answer = answer


class _Again(Exception):
    """A signal from one try to the loop around it, never seen outside this module."""

    def __init__(self, failure: SourceFailed, wait: float | None) -> None:
        super().__init__(str(failure))
        self.failure = failure
        self.wait = wait


def user_agent(version: str, contact: str) -> str:
    """The name we go by: client, the operator's contact, HTTP library."""
    return f"factdesk/{version} ({contact}) httpx/{httpx.__version__}"


class Pace:
    """How fast sources may be asked: at most `concurrent` at a time and `per_minute` in any 60 seconds.

    Belongs to one event loop. After a long Retry-After nothing is asked of that host until it is over.
    """

    def __init__(self, *, per_minute: int = REQUESTS_A_MINUTE, concurrent: int = CONCURRENT) -> None:
        """Start with a clean minute."""
        self._slots = asyncio.Semaphore(concurrent)
        self._started: deque[float] = deque(maxlen=per_minute)
        self._resting: dict[str, float] = {}

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for a free slot and a place in the minute, and hold the slot."""
        async with self._slots:
            now = asyncio.get_running_loop().time()
            wait = self._started[0] + 60 - now if len(self._started) == self._started.maxlen else 0
            self._started.append(now + max(wait, 0))
            if wait > 0:
                await asyncio.sleep(wait)
            yield

    def rest(self, host: str, seconds: float) -> None:
        """Leave a host alone for so long."""
        self._resting[host] = asyncio.get_running_loop().time() + seconds

    def rests(self, host: str) -> float:
        """Seconds until the host may be asked again; 0 when it may."""
        return max(self._resting.get(host, 0.0) - asyncio.get_running_loop().time(), 0.0)


@dataclass(kw_only=True, slots=True)
class Errand:
    """One round of questions: when it must be over (the loop's time) and the requests it has made."""

    ends: float
    requests: int = 0

    @classmethod
    def lasting(cls, seconds: float) -> Errand:
        """An errand that must be over in so many seconds."""
        return cls(ends=asyncio.get_running_loop().time() + seconds)


@dataclass(frozen=True, kw_only=True)
class Api:
    """One MediaWiki API as we ask it: redirects are never followed, answers are bounded, failures explained.

    `url` is the operator's setting, so it is exempt from the address guard; a redirect would not be.
    """

    source: str
    url: str
    user_agent: str
    http: httpx.AsyncClient
    pace: Pace = field(default_factory=Pace)
    first_wait: float = 0.5
    try_seconds: float = 6.0

    async def ask(self, params: Mapping[str, str], errand: Errand) -> Mapping[str, Any]:
        """The API's answer to one request.

        Asks at most three times: after 429, 5xx, a lost connection or a busy server, waiting as Retry-After says.

        Raises:
            Refused: the API said no; asking again would not help.
            SourceFailed: no usable answer before the errand's end.
        """
        for attempt in range(TRIES):
            try:
                async with asyncio.timeout_at(errand.ends):
                    return self._read(await self._send(params, errand))
            except TimeoutError as error:
                raise SourceFailed(self.source, "no answer in the time allowed") from error
            except _Again as again:
                wait = self.first_wait * 2**attempt if again.wait is None else again.wait
                await self._wait_or_give_up(again, wait, attempt, errand)
        raise SourceFailed(self.source, "no answer")

    async def _wait_or_give_up(self, again: _Again, wait: float, attempt: int, errand: Errand) -> None:
        if wait > LONGEST_WAIT:
            self.pace.rest(httpx.URL(self.url).host, wait)
        over = asyncio.get_running_loop().time() + wait >= errand.ends
        if attempt == TRIES - 1 or over or wait > LONGEST_WAIT:
            raise again.failure from again
        await asyncio.sleep(wait)

    async def _send(self, params: Mapping[str, str], errand: Errand) -> tuple[httpx.Response, bytes]:
        resting = self.pace.rests(httpx.URL(self.url).host)
        if resting:
            raise SourceFailed(self.source, f"it asked to be left alone for {resting:.0f} more seconds")
        form = {"format": "json", **params}
        long = len(urlencode(form)) > LONGEST_ADDRESS
        async with self.pace.turn():
            errand.requests += 1
            try:
                async with self.http.stream(
                    "POST" if long else "GET",
                    self.url,
                    params=None if long else form,
                    data=form if long else None,
                    headers={"User-Agent": self.user_agent, "Accept-Encoding": "gzip"},
                    follow_redirects=False,
                    timeout=self.try_seconds,
                ) as response:
                    return response, await self._body(response)
            except (httpx.TransportError, httpx.DecodingError) as error:
                failure = SourceFailed(self.source, f"the connection failed ({type(error).__name__})")
                raise _Again(failure, None) from error

    async def _body(self, response: httpx.Response) -> bytes:
        body = bytearray()
        async for piece in response.aiter_bytes():
            body += piece
            if len(body) > ANSWER_BYTES:
                raise SourceFailed(self.source, f"the answer is longer than {ANSWER_BYTES:,} bytes")
        return bytes(body)

    def _read(self, answered: tuple[httpx.Response, bytes]) -> Mapping[str, Any]:
        response, body = answered
        self._check_status(response)
        try:
            answer = json.loads(body)
        except ValueError as error:
            raise SourceFailed(self.source, "the answer is not JSON; is the API address right?") from error
        if not isinstance(answer, dict):
            raise SourceFailed(self.source, "the answer is not in the form of a MediaWiki API")
        if isinstance(refusal := answer.get("error"), dict):
            self._check_refusal(refusal, response)
        return answer

    def _check_status(self, response: httpx.Response) -> None:
        status = response.status_code
        if status == httpx.codes.OK:
            return
        if status in _TRY_AGAIN:
            raise _Again(SourceFailed(self.source, f"it answered HTTP {status}"), _retry_after(response))
        if status == httpx.codes.FORBIDDEN:
            raise SourceFailed(self.source, "it refused us (HTTP 403); check the contact in FACTDESK_CONTACT")
        if response.has_redirect_location:
            raise SourceFailed(
                self.source, f"it redirects elsewhere (HTTP {status}); set the API's final address"
            )
        raise SourceFailed(self.source, f"it answered HTTP {status}")

    def _check_refusal(self, refusal: Mapping[str, Any], response: httpx.Response) -> None:
        code = str(refusal.get("code", "unknown"))
        refused = Refused(self.source, code, refusal)
        if code.startswith(_BUSY):
            raise _Again(refused, _retry_after(response))
        raise refused


@contextmanager
def documented_form(source: str) -> Iterator[None]:
    """Reading an answer inside, what a misshapen one causes becomes SourceFailed; other errors go through."""
    try:
        yield
    except ODD_ANSWER as error:
        raise SourceFailed(
            source, "the answer is not in the documented form; is the API address right?"
        ) from error


def _retry_after(response: httpx.Response) -> float | None:
    text = response.headers.get("Retry-After", "").strip()
    if not text:
        return None
    # The header may also be a date, which Wikimedia does not send; a wait we cannot read is taken as too long.
    return float(text) if text.isdecimal() else LONGEST_WAIT + 1


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A cached answer and the UTC time at which the source gave it. `value` None = the source had nothing."""

    at: datetime
    value: Any


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """A source's part of the cache. A cache that fails or holds something odd is as good as an empty one."""

    source: str
    cache: Cache | None

    async def take(self, key: str, *, not_before: datetime) -> Kept | None:
        """The answer kept under the key, None if there is none or the source gave it before `not_before`."""
        body = await self.cache.get(f"{self.source}:{key}") if self.cache else None
        if body is None:
            return None
        try:
            held = json.loads(body)
            kept = Kept(at=datetime.fromisoformat(held["at"]), value=held["value"])
            useful = kept.at >= not_before
        except (ValueError, TypeError, KeyError):
            return None
        return kept if useful else None

    async def keep(self, key: str, kept: Kept) -> None:
        """Keep an answer a day, an empty one six hours."""
        if self.cache is None:
            return
        body = json.dumps({"at": kept.at.isoformat(), "value": kept.value}, ensure_ascii=False).encode()
        ttl = KEPT_IF_MISSING if kept.value is None else KEPT
        await self.cache.put(f"{self.source}:{key}", body, ttl)


def oldest_useful(queries: Iterable[Query], clock: Callable[[], datetime]) -> datetime:
    """How old a kept answer may be: an hour if a query speaks of the last seven days, else a day."""
    now = clock()
    recent = any(query.as_of is not None and query.as_of >= (now - FRESH_NEWS).date() for query in queries)
    return now - (KEPT_FOR_FRESH_NEWS if recent else KEPT)


def batches(things: Sequence[_T], size: int) -> Iterator[tuple[_T, ...]]:
    """The things in runs of at most `size`, in order."""
    rest = iter(things)
    while batch := tuple(islice(rest, size)):
        yield batch
