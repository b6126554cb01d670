"""What a person did in Slack, as it waits in the inbox. Ids and words only; pure values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from pydantic import TypeAdapter

from bot.checklist import MarkKind


@dataclass(frozen=True, kw_only=True)
class LinksPasted:
    """A message with links stands in a channel. `thread_ts` is "" outside of threads.

    `wanted`: its writer spoke to the bot, or somebody pointed at it; False for links that were only pasted.
    """

    does: Literal["links_pasted"] = "links_pasted"
    newsroom: str
    channel: str
    message_ts: str
    thread_ts: str
    user: str
    links: tuple[str, ...]
    wanted: bool = True


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
class RecheckAsked:
    """A person wants a checklist checked again: this one, or None = the newest of the thread, else of the channel.

    `message_ts` is the message that asks, or that has the button.
    """

    does: Literal["recheck_asked"] = "recheck_asked"
    newsroom: str
    channel: str
    message_ts: str
    thread_ts: str
    user: str
    checklist: int | None
    ask: str


@dataclass(frozen=True, kw_only=True)
class CommandGiven:
    """A person typed the command: its words, and the links among them. `thread_ts` is "" outside of threads."""

    does: Literal["command_given"] = "command_given"
    newsroom: str
    channel: str
    user: str
    words: tuple[str, ...]
    links: tuple[str, ...]
    ask: str
    thread_ts: str = ""


@dataclass(frozen=True, kw_only=True)
class HelpAsked:
    """The bot was addressed without a link."""

    does: Literal["help_asked"] = "help_asked"
    newsroom: str
    channel: str
    thread_ts: str
    user: str


@dataclass(frozen=True, kw_only=True)
class TextGiven:
    """A person pasted a text in a modal. `published` "" = no day was given, ISO.

    `thread_ts` "" = there is no message yet that the answer could stand under. `again`: the checklist whose text it
    replaces; `instead_of`: the assignment whose page could not be read, so that its text was pasted. `ask` tells one
    such modal from another.
    """

    does: Literal["text_given"] = "text_given"
    newsroom: str
    channel: str
    thread_ts: str
    user: str
    text: str
    headline: str
    published: str
    again: int | None
    ask: str
    instead_of: int | None = None


_SUFFIXES = (".txt", ".text", ".md", ".markdown", ".docx", ".odt", ".html", ".htm", ".xhtml", ".pdf")


@dataclass(frozen=True, kw_only=True)
class SharedFile:
    """A file of a message. `name` has the suffix of its kind, `address` is where Slack hands it over ("" = nowhere)."""

    id: str
    name: str
    address: str

    @property
    def is_readable(self) -> bool:
        """Whether its kind is one that is read."""
        return self.name.lower().endswith(_SUFFIXES)


@dataclass(frozen=True, kw_only=True)
class FilesShared:
    """A message with files speaks to the bot (`asked`) or stands in a thread.

    `new_version`: its words say that the file is the new version of the thread's text. `beside`: the links that stand
    in it as well.
    """

    does: Literal["files_shared"] = "files_shared"
    newsroom: str
    channel: str
    message_ts: str
    thread_ts: str
    user: str
    files: tuple[SharedFile, ...]
    asked: bool
    new_version: bool
    beside: LinksPasted | None = None


@dataclass(frozen=True, kw_only=True)
class DateChosen:
    """A person chose another day of publication for a checklist, ISO."""

    does: Literal["date_chosen"] = "date_chosen"
    newsroom: str
    channel: str
    thread_ts: str
    user: str
    checklist: int
    published: str
    ask: str


@dataclass(frozen=True, kw_only=True)
class OnlineAllowed:
    """A person has seen which names of a draft are sent, and wants them asked online."""

    does: Literal["online_allowed"] = "online_allowed"
    newsroom: str
    channel: str
    thread_ts: str
    user: str
    checklist: int
    ask: str


@dataclass(frozen=True, kw_only=True)
class CorrectionGiven:
    """A person recorded a correction that was published. `told` "" = the readers were told nothing."""

    does: Literal["correction_given"] = "correction_given"
    newsroom: str
    channel: str
    thread_ts: str
    user: str
    checklist: int
    claim_key: str
    before: str
    after: str
    told: str
    ask: str


Request = (
    LinksPasted
    | MessagePointedAt
    | Reacted
    | MarkChosen
    | AllLinesAsked
    | RecheckAsked
    | CommandGiven
    | HelpAsked
    | TextGiven
    | FilesShared
    | DateChosen
    | OnlineAllowed
    | CorrectionGiven
)

REQUEST: TypeAdapter[Request] = TypeAdapter(Request)
