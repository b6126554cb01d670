"""One request to a MediaWiki API: sent politely, repeated where that can help, its answer read or explained."""

from __future__ import annotations

import asyncio
import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import urlencode

import httpx

from checks.errors import SourceFailed
from checks.politeness.breaker import Breaker
from checks.politeness.errand import Errand
from checks.politeness.pace import NoTurn, Pace

_T = TypeVar("_T")

TRIES = 3
LONGEST_WAIT = 5.0
# A batch of 20 politicians with all their statements is 6 to 10 MB.
ANSWER_BYTES = 24_000_000
# Servers cut a request line at about 8 kB; MediaWiki reads the same parameters from a posted form.
LONGEST_ADDRESS = 4_000
# A source that had less than this to answer before the errand's end has not failed.
FAIR_CHANCE = 1.0

_TRY_AGAIN = frozenset({429, 500, 502, 503, 504})
_BUSY = ("maxlag", "ratelimited", "readonly", "internal_api_error")
_GZIP = 31

# What reading a misshapen answer raises.
ODD_ANSWER = (KeyError, TypeError, ValueError, AttributeError, IndexError, AssertionError)
_ODD = "the answer is not in the documented form; is the API address right?"


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


@dataclass(frozen=True, kw_only=True)
class Api:
    """One MediaWiki API as we ask it: redirects are never followed, answers are bounded, failures explained.

    `url` is the operator's setting, so it is exempt from the address guard; a redirect would not be.
    `maxlag` is for work that nobody waits for (https://www.mediawiki.org/wiki/API:Etiquette): an API whose copies lag
    by more seconds refuses it. It is not sent for articles.
    """

    source: str
    url: str
    user_agent: str
    http: httpx.AsyncClient
    pace: Pace = field(default_factory=Pace)
    breaker: Breaker | None = None
    maxlag: int | None = None

    async def ask(
        self, params: Mapping[str, str], errand: Errand, read: Callable[[Mapping[str, Any]], _T]
    ) -> _T:
        """What `read` makes of the API's answer to one request.

        Asks at most three times: after 429, 5xx, a lost connection or a busy server, waiting as Retry-After says.

        Raises:
            Refused: the API said no; asking again would not help.
            SourceFailed: no usable answer before the errand's end, or the source rests after many failures.
        """
        for attempt in range(TRIES):
            try:
                return await self._try(params, errand, read)
            except _Again as again:
                await self._wait_or_give_up(again, attempt, errand)
        raise SourceFailed(self.source, "no answer")

    async def _try(
        self, params: Mapping[str, str], errand: Errand, read: Callable[[Mapping[str, Any]], _T]
    ) -> _T:
        if self.breaker and (refusal := self.breaker.refusal()):
            raise SourceFailed(self.source, refusal)
        sent: list[float] = []
        failure, answered = "", False
        try:
            async with asyncio.timeout_at(errand.ends):
                answer = self._decoded(await self._send(params, errand, sent))
                made = self._made(answer, read)
                answered = True
                return made
        except TimeoutError as error:
            late = bool(sent) and asyncio.get_running_loop().time() - sent[0] >= FAIR_CHANCE
            failure = "no answer in the time allowed" if late else ""
            raise SourceFailed(self.source, "no answer in the time allowed") from error
        except Refused:
            answered = True
            raise
        except _Again as again:
            failure = again.failure.detail
            raise
        except SourceFailed as refused:
            failure = refused.detail if sent else ""
            raise
        finally:
            self._tell_breaker(failure, answered=answered)

    def _tell_breaker(self, failure: str, *, answered: bool) -> None:
        if self.breaker is None:
            return
        if answered:
            self.breaker.succeeded()
        elif failure:
            self.breaker.failed(failure)
        else:
            self.breaker.undecided()

    def _made(self, answer: Mapping[str, Any], read: Callable[[Mapping[str, Any]], _T]) -> _T:
        try:
            return read(answer)
        except ODD_ANSWER as error:
            raise SourceFailed(self.source, _ODD) from error

    async def _wait_or_give_up(self, again: _Again, attempt: int, errand: Errand) -> None:
        """Wait before another try: as long as the source says, else longer each time; never by the beat of others."""
        wait = self.pace.first_wait * 2**attempt if again.wait is None else again.wait
        too_long = wait > LONGEST_WAIT
        if again.wait is not None:
            # What the source asks for holds for every request to it, not for this one alone.
            self.pace.rest(httpx.URL(self.url).host, wait)
        wait += self.pace.dice.uniform(0, self.pace.first_wait / 2)
        over = asyncio.get_running_loop().time() + wait >= errand.ends
        if attempt == TRIES - 1 or over or too_long:
            raise again.failure from again
        await asyncio.sleep(wait)

    async def _send(
        self, params: Mapping[str, str], errand: Errand, sent: list[float]
    ) -> tuple[httpx.Response, bytes]:
        """One try; `sent` notes when it went out."""
        await self._leave_alone(errand)
        form = {"format": "json", **params}
        if self.maxlag is not None:
            form["maxlag"] = str(self.maxlag)
        long = len(urlencode(form)) > LONGEST_ADDRESS
        try:
            async with self.pace.turn(ends=errand.ends):
                errand.requests += 1
                sent.append(asyncio.get_running_loop().time())
                async with self.http.stream(
                    "POST" if long else "GET",
                    self.url,
                    params=None if long else form,
                    data=form if long else None,
                    headers={"User-Agent": self.user_agent, "Accept-Encoding": "gzip"},
                    follow_redirects=False,
                    timeout=self.pace.try_seconds,
                ) as response:
                    async with asyncio.timeout(self.pace.try_seconds):
                        return response, await self._body(response)
        except NoTurn as error:
            raise SourceFailed(self.source, "our own share of requests for this minute is used up") from error
        except TimeoutError as error:
            failure = SourceFailed(self.source, "the answer came too slowly")
            raise _Again(failure, None) from error
        except (httpx.TransportError, httpx.DecodingError, zlib.error) as error:
            failure = SourceFailed(self.source, f"the connection failed ({type(error).__name__})")
            raise _Again(failure, None) from error

    async def _leave_alone(self, errand: Errand) -> None:
        """Wait while the source rests, where that is short; else it is not asked."""
        resting = self.pace.rests(httpx.URL(self.url).host)
        late = asyncio.get_running_loop().time() + resting >= errand.ends
        if resting and (late or resting > LONGEST_WAIT):
            raise SourceFailed(self.source, f"it asked to be left alone for {resting:.0f} more seconds")
        await asyncio.sleep(resting)

    async def _body(self, response: httpx.Response) -> bytes:
        """The body, unpacked by us: httpx would unpack a whole piece, however large it becomes."""
        packed = response.headers.get("Content-Encoding", "").strip().lower() == "gzip"
        unpacking = zlib.decompressobj(_GZIP) if packed else None
        body = bytearray()
        async for piece in response.aiter_raw():
            room = ANSWER_BYTES + 1 - len(body)
            body += unpacking.decompress(piece, room) if unpacking else piece
            if len(body) > ANSWER_BYTES:
                raise SourceFailed(self.source, f"the answer is longer than {ANSWER_BYTES:,} bytes")
        if unpacking and not unpacking.eof:
            raise zlib.error
        return bytes(body)

    def _decoded(self, answered: tuple[httpx.Response, bytes]) -> Mapping[str, Any]:
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


def _retry_after(response: httpx.Response) -> float | None:
    text = response.headers.get("Retry-After", "").strip()
    if not text:
        return None
    # The header may also be a date, which Wikimedia does not send; a wait we cannot read is taken as too long.
    return float(text) if text.isdecimal() else LONGEST_WAIT + 1
