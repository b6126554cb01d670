"""What the desk is given: Slack as it sees it, and how an article is read and examined."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from bot.desk.requests import SharedFile
from bot.modals import View
from bot.store import Post
from bot.thread import Message
from checks.compare.house import HouseEntry
from checks.errors import Unreadable
from checks.model import Article, CheckRun


class TryLater(Exception):
    """It could not be done now, and nothing is known to be wrong: try again after a while.

    `after` is the number of seconds that must pass before, where that is known.
    """

    def __init__(self, message: str, *, after: float = 0.0) -> None:
        """Say what could not be done, and how long to wait at least."""
        super().__init__(message)
        self.after = after


# Why a file is not handed over; what the desk says of it hangs on these words.
SENT_TO_LOG_IN, TOO_LARGE, NOT_SLACKS = "sent_to_log_in", "too_large", "not_at_slack"


class ChatRefused(Exception):
    """Slack understood and said no; trying again changes nothing. `code` is Slack's word for it."""

    def __init__(self, code: str) -> None:
        """Keep Slack's error code."""
        super().__init__(f"Slack refused: {code}")
        self.code = code


@dataclass(frozen=True, kw_only=True)
class Pasted:
    """A message as Slack gives it back: its links, its files, and the thread that it stands in ("" = none)."""

    links: tuple[str, ...]
    thread_ts: str
    files: tuple[SharedFile, ...] = ()


Draw = Callable[[], Awaitable[Message | None]]


class Chat(Protocol):
    """Slack as the desk sees it. Every method may raise TryLater or ChatRefused."""

    async def post(self, post: Post, draw: Draw, *, urgent: bool = False) -> str | None:
        """Post once by its key what `draw` gives at that moment; redraw it if it stands. Gives its ts."""

    async def redraw(self, newsroom: str, key: str, draw: Draw) -> None:
        """Show what `draw` gives now in the post with this key, if it stands and shows something else."""

    async def react(self, channel: str, ts: str, emoji: str) -> None:
        """Put a reaction on a message; nothing happens if it is there."""

    async def unreact(self, channel: str, ts: str, emoji: str) -> None:
        """Take our reaction off a message; nothing happens if it is not there."""

    async def whisper(  # noqa: PLR0913 - where, to whom, and once by what
        self,
        message: Message,
        *,
        channel: str,
        user: str,
        thread_ts: str = "",
        newsroom: str = "",
        key: str = "",
    ) -> None:
        """Show a message to one person only; what must stay to be seen, once by newsroom and key."""

    async def open_view(self, trigger: str, view: View) -> None:
        """Open a modal for the person behind this trigger, which is good for three seconds."""

    async def download(self, address: str, *, most: int) -> bytes:
        """An uploaded file. ChatRefused also where it is not at Slack, or has more than so many bytes."""

    async def permalink(self, channel: str, ts: str) -> str | None:
        """The address of a message."""

    async def message(self, channel: str, ts: str) -> Pasted | None:
        """A message of a channel that we may read."""

    async def names(self, users: Iterable[str]) -> Mapping[str, str]:
        """The names of people by their ids; those that are not known are left out."""

    async def is_guest(self, user: str) -> bool:
        """Whether a person may not read all public channels of the workspace; True when in doubt."""

    async def is_public(self, channel: str) -> bool:
        """Whether everybody in the workspace may read the channel; False when in doubt."""


async def _reads_no_files(name: str, _body: bytes, _day: date | None, _headline: str | None) -> Article:
    raise Unreadable(f"{name} cannot be read here. Paste a link.")


ReadFile = Callable[[str, bytes, date | None, str | None], Awaitable[Article]]


@dataclass(frozen=True, kw_only=True)
class Reader:
    """How an article is read, and examined with a newsroom's house list.

    `examine_closed` asks only what may be asked for drafts and private channels. `read_file` takes a file's name, its
    bytes, and the day and the headline that a person gave.
    """

    read: Callable[[str], Awaitable[Article]]
    examine: Callable[[Article, Sequence[HouseEntry]], Awaitable[CheckRun]]
    examine_closed: Callable[[Article, Sequence[HouseEntry]], Awaitable[CheckRun]]
    read_file: ReadFile = _reads_no_files
