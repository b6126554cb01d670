"""What a person did in Slack, as it waits in the inbox. Ids and words only; pure values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from pydantic import TypeAdapter

from bot.checklist import MarkKind


@dataclass(frozen=True, kw_only=True)
class LinksPasted:
    """A message with links stands in a channel. `thread_ts` is "" outside of threads."""

    does: Literal["links_pasted"] = "links_pasted"
    newsroom: str
    channel: str
    message_ts: str
    thread_ts: str
    user: str
    links: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class MessagePointedAt:
    """A person put the magnifying glass on a message."""

    does: Literal["message_pointed_at"] = "message_pointed_at"
    newsroom: str
    channel: str
    message_ts: str
    user: str


@dataclass(frozen=True, kw_only=True)
class Reacted:
    """A person put a mark on a message or took it away. `ours`: the message is known to be the bot's."""

    does: Literal["reacted"] = "reacted"
    newsroom: str
    channel: str
    message_ts: str
    user: str
    kind: MarkKind
    added: bool
    at: datetime
    event_id: str
    ours: bool


@dataclass(frozen=True, kw_only=True)
class MarkChosen:
    """A person chose a mark from a line's menu; choosing it again takes it back.

    What is kept in the house list has a choice of its own that takes it off (`takes_back`).
    """

    does: Literal["mark_chosen"] = "mark_chosen"
    newsroom: str
    channel: str
    message_ts: str
    user: str
    claim_key: str
    kind: MarkKind
    at: datetime
    event_id: str
    takes_back: bool = False


@dataclass(frozen=True, kw_only=True)
class AllLinesAsked:
    """A person pressed "All lines"."""

    does: Literal["all_lines_asked"] = "all_lines_asked"
    newsroom: str
    channel: str
    thread_ts: str
    user: str
    checklist: int


@dataclass(frozen=True, kw_only=True)
class CommandGiven:
    """A person typed the command: its words, and the links among them."""

    does: Literal["command_given"] = "command_given"
    newsroom: str
    channel: str
    user: str
    words: tuple[str, ...]
    links: tuple[str, ...]
    ask: str


@dataclass(frozen=True, kw_only=True)
class HelpAsked:
    """The bot was addressed without a link."""

    does: Literal["help_asked"] = "help_asked"
    newsroom: str
    channel: str
    thread_ts: str
    user: str


Request = LinksPasted | MessagePointedAt | Reacted | MarkChosen | AllLinesAsked | CommandGiven | HelpAsked

REQUEST: TypeAdapter[Request] = TypeAdapter(Request)
