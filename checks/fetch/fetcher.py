"""One page, read within bounds: one deadline, few redirects, so many bytes and no more."""

from __future__ import annotations

import re
import ssl
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Final, Self

import httpcore
import httpx

from checks.errors import WAYS_OUT, NotFetched, Trouble, Unreadable
from checks.fetch.connect import Backend, GuardedBackend, GuardedTransport
from checks.fetch.guard import INSTEAD, Network, check_link, check_url
from checks.fetch.own import is_own_address
from checks.fetch.refresh import refresh_link
from checks.fetch.resolve import Resolver, SystemResolver
from checks.fetch.shortage import shortage
from checks.fetch.turns import Turns, Visit

PAGE_BYTES: Final = 3_000_000
HOPS: Final = 5
CONNECT_SECONDS: Final = 5.0
AT_ONCE: Final = 4
AT_ONCE_PER_HOST: Final = 2
PIECE: Final = 65_536
HTML_TYPES: Final = frozenset({"text/html", "application/xhtml+xml"})
PDF: Final = "application/pdf"
PAGE_TYPES: Final = HTML_TYPES | {"text/plain", PDF}
READABLE: Final = frozenset({200, 203})

# What a site means by its refusals, in a reporter's words.
_WALLS: Final = {
    401: ("the site refused to show me the page without a log-in", Trouble.LOGIN_PAGE),
    402: ("the site refused to show me the page unpaid", Trouble.PAYWALL),
    403: ("the site refused to show me the page; it may let no programs in", Trouble.BOT_WALL),
    429: ("the site asks for fewer requests. Try again later", Trouble.BOT_WALL),
    451: (
        "the site refused to show me the page for legal reasons, perhaps only in this country",
        Trouble.BOT_WALL,
    ),
}

# Read here, not by httpx: its reader (the standard library's mail parser) fails on hostile parameters.
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE | re.ASCII)

_TRANSPORT_ERRORS = (
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.TimeoutException,
    httpx.StreamError,
)


@dataclass(frozen=True, kw_only=True)
class Page:
    """What a site answered. `url` is the last one after redirects; `content_type` is bare and lower-case.

    `charset` is the one of the HTTP header, None where it names none.
    """

    url: str
    body: bytes
    content_type: str
    charset: str | None


class Fetcher:
    """Fetches pasted links. Sends no cookies and no credentials, obeys no proxy variables.

    Args:
        user_agent: What the sites see, with the operator's contact.
        allow: (address, port) pairs exempt from the address and port rules. For tests; there is no setting.
        own_networks: Networks never fetched from, beside the private ones: the office's own behind NAT.
        cap: Most bytes of a page, on the wire and decoded.
        deadline: Seconds for the whole fetch, redirects included, while it has a turn.
        wait: Seconds for which it may wait for its turns: as long as a slow site takes, and some more.
        resolver: Who looks names up; the system's resolver when None.
        dialler: Who opens connections to checked addresses; httpcore's own when None.
        is_own: Whether an address is this machine's, which is never fetched from.
        tls: Certificates to trust; the bundled roots when None.
    """

    def __init__(  # noqa: PLR0913 - limits and collaborators, all by name
        self,
        *,
        user_agent: str,
        allow: frozenset[tuple[str, int]] = frozenset(),
        own_networks: Sequence[Network] = (),
        cap: int = PAGE_BYTES,
        deadline: float = 15.0,
        wait: float = 20.0,
        resolver: Resolver | None = None,
        dialler: Backend | None = None,
        is_own: Callable[[str], bool] = is_own_address,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._user_agent = user_agent
        self._allow = allow
        self._cap = cap
        self._deadline = deadline
        self._wait = wait
        self._backend = GuardedBackend(
            resolver=resolver or SystemResolver(),
            dialler=dialler or httpcore.AnyIOBackend(),
            allow=allow,
            own_networks=own_networks,
            is_own=is_own,
        )
        self._tls = tls or httpx.create_ssl_context(trust_env=False)
        self._turns = Turns(overall=AT_ONCE, per_host=AT_ONCE_PER_HOST)
        self._closed = False

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Take no more links. Running fetches end at their deadline; each has its own connection."""
        self._closed = True

    async def fetch(self, url: str) -> Page:
        """Read the page behind a link.

        Raises:
            NotFetched: The link must not be opened, or the site gave no page; the message says what to do.
            Unreadable: The site answered with something that is neither a page of text nor a PDF (a picture, a film).
            OSError: This machine has run out of descriptors or memory; the link is not at fault.
        """
        if self._closed:
            raise NotFetched(
                f"I am being stopped and read no more pages. Paste the link again later. {INSTEAD}"
            )
        visit = Visit(wait=self._wait, work=self._deadline)
        try:
            async with visit.bounded():
                return await self._follow(url, visit)
        except TimeoutError as error:
            raise self._late(visit) from error

    def _late(self, visit: Visit) -> NotFetched:
        if visit.waiting:
            return NotFetched(
                f"So many pages are being read that this one did not get its turn within {self._wait:g} "
                f"seconds. Paste the link again in a minute. {INSTEAD}"
            )
        return NotFetched(
            f"The site did not deliver the page within {self._deadline:g} seconds. Try again later. {INSTEAD}"
        )

    async def _follow(self, url: str, visit: Visit) -> Page:
        target = check_url(url, self._allow)
        for _ in range(HOPS + 1):
            try:
                async with self._turns.take(target.host, visit):
                    answer = await self._ask(target)
            except _TRANSPORT_ERRORS as error:
                own = shortage(error)
                if own is not None:
                    raise own from error
                raise _failed(target.host, error) from error
            if isinstance(answer, Page):
                return answer
            target = answer
        raise NotFetched(f"{target.host} redirects in circles (more than {HOPS} times). {INSTEAD}")

    async def _ask(self, url: httpx.URL) -> Page | httpx.URL:
        """The page, or the checked URL to which the site or the page sends its reader on."""
        request = httpx.Request("GET", url, headers=self._headers(), extensions=self._timeouts())
        # A transport per request: nothing of one site's answer can reach the next.
        async with GuardedTransport(
            backend=self._backend, host=url.host, cap=self._cap, tls=self._tls
        ) as transport:
            response = await transport.handle_async_request(request)
            try:
                if response.has_redirect_location:
                    return check_link(response.headers["location"], base=url, allow=self._allow)
                content_type = _checked_type(response)
                body = await _read(response, self._cap)
            finally:
                await response.aclose()
        if body.startswith(b"%PDF-"):
            content_type = PDF
        page = Page(url=str(url), body=body, content_type=content_type, charset=_charset(response))
        return self._onward(page, url) or page

    def _onward(self, page: Page, url: httpx.URL) -> httpx.URL | None:
        """Where the page itself sends its reader on; None for a page that stays, or only reloads itself."""
        link = refresh_link(page.body) if page.content_type in HTML_TYPES else None
        if link is None:
            return None
        target = check_link(link, base=url, allow=self._allow)
        return None if target == url else target

    def _headers(self) -> dict[str, str]:
        return {
            "User-Agent": self._user_agent,
            "Accept": "text/html,application/xhtml+xml,text/plain;q=0.8",
            "Accept-Language": "en;q=0.9,*;q=0.5",
            "Accept-Encoding": "gzip",
            "Connection": "close",
        }

    def _timeouts(self) -> dict[str, dict[str, float]]:
        connect = min(CONNECT_SECONDS, self._deadline)
        return {"timeout": {"connect": connect, "read": self._deadline, "write": connect, "pool": connect}}


def _charset(response: httpx.Response) -> str | None:
    named = _CHARSET.search(str(response.headers.get("content-type", "")))
    return named[1].lower() if named else None


def _checked_type(response: httpx.Response) -> str:
    host = response.request.url.host
    if response.status_code not in READABLE:
        raise _refusal(host, response.status_code)
    content_type = str(response.headers.get("content-type", "text/html")).split(";")[0].strip().lower()
    if content_type == "application/x-pdf":
        return PDF
    if content_type not in PAGE_TYPES:
        is_film = content_type.startswith(("video/", "audio/"))
        raise Unreadable(
            f"{host} answered with {content_type[:80] or 'an unknown type'}, not with a page. {WAYS_OUT}",
            trouble=Trouble.VIDEO if is_film else Trouble.DOCUMENT,
        )
    return content_type


def _refusal(host: str, status: int) -> NotFetched:
    if status in {404, 410}:
        return NotFetched(
            f"Page not found: {host} says that it does not exist ({status}). Check the link. {WAYS_OUT}",
            trouble=Trouble.NOT_FOUND,
        )
    if status in _WALLS:
        what, trouble = _WALLS[status]
        return NotFetched(f"{host}: {what} ({status}). {WAYS_OUT}", trouble=trouble)
    if status >= httpx.codes.INTERNAL_SERVER_ERROR:
        return NotFetched(f"{host}: the site has an error ({status}). Try again later. {INSTEAD}")
    return NotFetched(f"{host} answered with status {status} instead of a page. {INSTEAD}")


def _failed(host: str, error: Exception) -> NotFetched:
    if isinstance(error, httpcore.TimeoutException):
        return NotFetched(f"{host} did not answer in time. Try again later. {INSTEAD}")
    if _is_about_tls(error):
        return NotFetched(f"{host} has no valid security certificate, so I do not trust the page. {INSTEAD}")
    if isinstance(error, httpcore.ConnectError):
        return NotFetched(f"{host} cannot be reached. Check the link, or try again later. {INSTEAD}")
    return NotFetched(f"{host} broke off while it sent the page. Try again later. {INSTEAD}")


def _is_about_tls(error: BaseException | None) -> bool:
    """Whether a TLS failure stands anywhere in the chain of causes that the layers below wrapped it in."""
    while error is not None and not isinstance(error, ssl.SSLError):
        error = error.__cause__ or error.__context__
    return error is not None


async def _read(response: httpx.Response, cap: int) -> bytes:
    """The decoded body, never more than `cap` bytes of it in memory.

    httpx's own decoders inflate without bound (2 KiB of brotli become 1 GiB), so only gzip is accepted, in
    bounded pieces; brotli, zstd and stacked encodings are refused unread.
    """
    encoding = str(response.headers.get("content-encoding", "identity")).strip().lower() or "identity"
    if encoding not in {"identity", "gzip", "x-gzip"}:
        raise NotFetched(
            f"{response.request.url.host} sent the page packed as {encoding[:40]}, unasked. {INSTEAD}"
        )
    gunzip = None if encoding == "identity" else zlib.decompressobj(31)
    body, wire = bytearray(), 0
    async for chunk in response.aiter_raw(PIECE):
        wire += len(chunk)
        for piece in _unpacked(gunzip, chunk) if gunzip else (chunk,):
            body += piece
            if max(len(body), wire) > cap:
                raise NotFetched(
                    f"The page is larger than {cap / 1e6:g} MB. {WAYS_OUT}", trouble=Trouble.TOO_LARGE
                )
    if gunzip and wire and not gunzip.eof:
        raise httpcore.RemoteProtocolError("the packed page ends early")
    return bytes(body)


def _unpacked(gunzip: zlib._Decompress, packed: bytes) -> Iterator[bytes]:
    """What one packed piece inflates to, a bounded amount at a time."""
    rest = packed
    while True:
        try:
            piece = gunzip.decompress(rest, PIECE)
        except zlib.error as error:
            raise httpcore.RemoteProtocolError("the packed page is damaged") from error
        yield piece
        rest = gunzip.unconsumed_tail
        # A full piece with nothing left over may still have output waiting inside zlib.
        if not rest and len(piece) < PIECE:
            return
