"""The rows of the database as the desk knows them: frozen values in newsroom words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.models import (
    PostState,
    Progress,
)


class NotThere(LookupError):
    """What was asked for by its id is not in the store."""


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """Which event or interaction of the inbox is meant."""

    newsroom: str
    key: str


@dataclass(frozen=True, kw_only=True)
class Assignment:
    """A link or a draft that a person asked to be checked. `id` 0 = not stored yet.

    `message_ts` is the message that holds the link ("" for a command); `thread_ts` where the answer goes
    ("" until a command's root message is posted). `run` is the pass made for it. A draft's `url` is "draft:" and its
    key. `wanted`: asked for by more than pasting the link. `published`: the day that a person gave, ISO, else "".
    `online`: a draft that may be asked about online. `again`: the checklist whose next version it is. `page`: the
    address of the page whose text was given, because the page could not be read.
    """

    newsroom: str
    key: str
    channel: str
    url: str
    user: str
    asked_at: datetime
    message_ts: str = ""
    thread_ts: str = ""
    id: int = 0
    state: Progress = Progress.NEW
    detail: str = ""
    run: str | None = None
    checklist_id: int | None = None
    wanted: bool = True
    published: str = ""
    online: bool = False
    again: int | None = None
    page: str = ""


@dataclass(frozen=True, kw_only=True)
class Post:
    """A message of ours: its unique key, where it goes, and what is known of it.

    `since` is when the state was entered; `drawn` a hash of what was last shown; `covers` the claim keys that
    a reaction on it marks.
    """

    newsroom: str
    key: str
    message_key: str
    channel: str
    thread_ts: str = ""
    checklist_id: int | None = None
    state: PostState = PostState.NEW
    since: datetime
    ts: str | None = None
    drawn: str = ""
    covers: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DigestTime:
    """When a channel gets its digest: local time of day and zone; `since` is when that was settled."""

    on: bool
    at: str
    zone: str
    since: datetime


@dataclass(frozen=True, kw_only=True)
class DigestChannel:
    """A channel with checklists: its own digest time if it has one, and since when it has a checklist."""

    newsroom: str
    channel: str
    time: DigestTime | None
    since: datetime


@dataclass(frozen=True, kw_only=True)
class Found:
    """A checklist that was looked for, the channel of its thread, and the claims by which it was found."""

    checklist: int
    channel: str
    claim_keys: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Filing:
    """Where a run was filed: on a checklist that it opened, on one of which it is the newest pass, or on neither."""

    checklist: int
    opened: bool
    changed: bool
