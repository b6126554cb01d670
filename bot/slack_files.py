"""Uploaded files, fetched from Slack with the bot's token, which goes to Slack's own hosts and nowhere else."""

from __future__ import annotations

from urllib.parse import urlsplit

import aiohttp

from bot.desk import ChatRefused
from bot.desk.collaborators import NOT_SLACKS, SENT_TO_LOG_IN, TOO_LARGE

_CHUNK = 1 << 16


class FileUnavailable(Exception):
    """Slack could not be asked, or gave no whole answer; `after` is its Retry-After in seconds."""

    def __init__(self, message: str, *, after: float = 0.0) -> None:
        """Say what happened."""
        super().__init__(message)
        self.after = after


def is_slacks(address: str, api_url: str) -> bool:
    """Whether an address is one of Slack's own: on the API's domain or below it, over https unless the API is not."""
    try:
        file, api = urlsplit(address), urlsplit(api_url)
        host, home = (file.hostname or "").lower(), (api.hostname or "").lower()
    except ValueError:
        return False
    if not home or file.username is not None or file.password is not None:
        return False
    return file.scheme in {"https", api.scheme} and (host == home or host.endswith(f".{home}"))


async def fetch_file(
    session: aiohttp.ClientSession, address: str, *, token: str, api_url: str, most: int
) -> bytes:
    """The bytes of an uploaded file.

    Redirects are not followed: Slack sends who may not read a file to its log-in page.

    Raises:
        ChatRefused: The address is not Slack's, or Slack does not hand the file over, or it has more than `most` bytes.
        FileUnavailable: Slack could not be asked; another try may end otherwise.
    """
    if not is_slacks(address, api_url):
        raise ChatRefused(NOT_SLACKS)
    headers = {"Authorization": f"Bearer {token}"}
    try:
        async with session.get(address, headers=headers, allow_redirects=False) as answer:
            _refuse(answer, address)
            return await _body(answer, most)
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        raise FileUnavailable(f"Slack gave no whole answer ({type(error).__name__})") from error


def _refuse(answer: aiohttp.ClientResponse, address: str) -> None:
    """Raise where an answer is not the file."""
    status = answer.status
    if status in {301, 302, 303, 307, 308}:
        raise ChatRefused(SENT_TO_LOG_IN)
    if status == 429 or status >= 500:  # noqa: PLR2004 - too many requests, and the servers' own faults
        raise FileUnavailable(
            f"Slack answered {status}", after=_seconds(answer.headers.get("Retry-After", ""))
        )
    if status != 200:  # noqa: PLR2004 - all but OK
        raise ChatRefused(f"status_{status}")
    path = urlsplit(address).path.lower()
    if answer.content_type == "text/html" and not path.endswith((".html", ".htm", ".xhtml")):
        # Slack answers with its log-in page where the app may not read files.
        raise ChatRefused(SENT_TO_LOG_IN)


async def _body(answer: aiohttp.ClientResponse, most: int) -> bytes:
    if (answer.content_length or 0) > most:
        raise ChatRefused(TOO_LARGE)
    body = bytearray()
    async for chunk in answer.content.iter_chunked(_CHUNK):
        body += chunk
        if len(body) > most:
            raise ChatRefused(TOO_LARGE)
    return bytes(body)


def _seconds(said: str) -> float:
    try:
        return max(0.0, float(said))
    except ValueError:
        return 0.0
