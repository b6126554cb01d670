"""The tables. A newsroom id stands on every row; only the cache of public references is shared.

Times are aware UTC in Python and naive UTC in the database.
"""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import (
    Boolean,
    ColumnElement,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Text,
    UniqueConstraint,
    false,
    true,
)
from sqlalchemy.types import TypeDecorator
from sqlmodel import Column, Field, SQLModel

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
SQLModel.metadata.naming_convention = NAMING


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept as naive UTC: SQLite has no zones and both databases sort it the same."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the signature is SQLAlchemy's
        """Refuse a naive moment, store the rest in UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value!r} has no zone; give an aware moment")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the signature is SQLAlchemy's
        """Give the moment back with its zone."""
        return None if value is None else value.replace(tzinfo=UTC)


class Progress(StrEnum):
    """How far a delivery or an assignment has come."""

    NEW = "new"
    DONE = "done"
    FAILED = "failed"


class PostState(StrEnum):
    """What is known of a message: not sent, perhaps sent, sent."""

    NEW = "new"
    SENDING = "sending"
    SENT = "sent"


def _of_newsroom(*, primary_key: bool = False) -> Column[str]:
    return Column("newsroom", Text, ForeignKey("newsroom.id"), nullable=False, primary_key=primary_key)


def _text(name: str, *, nullable: bool = False, standard: str | None = None) -> Column[str]:
    return Column(name, Text, nullable=nullable, server_default=standard)


def _flag(name: str, *, standard: ColumnElement[bool]) -> Column[bool]:
    return Column(name, Boolean, nullable=False, server_default=standard)


class NewsroomRow(SQLModel, table=True):
    """A Slack workspace."""

    __tablename__ = "newsroom"

    id: str = Field(sa_column=Column("id", Text, primary_key=True))
    joined_at: datetime = Field(sa_column=Column("joined_at", Moment, nullable=False))


class InboxRow(SQLModel, table=True):
    """One event or interaction, stored before Slack is told that it arrived."""

    __tablename__ = "inbox"
    __table_args__ = (UniqueConstraint("newsroom", "key"), Index(None, "state"))

    id: int | None = Field(default=None, primary_key=True)
    newsroom: str = Field(sa_column=_of_newsroom())
    key: str = Field(sa_column=_text("key"))
    body: str = Field(sa_column=_text("body"))
    received_at: datetime = Field(sa_column=Column("received_at", Moment, nullable=False))
    state: str = Field(default=Progress.NEW, sa_column=_text("state"))
    detail: str = Field(default="", sa_column=_text("detail"))


class ChannelRow(SQLModel, table=True):
    """A channel's own digest time. `since` is when it was set."""

    __tablename__ = "channel"

    newsroom: str = Field(sa_column=_of_newsroom(primary_key=True))
    id: str = Field(sa_column=Column("id", Text, primary_key=True))
    digest_on: bool = Field(default=True)
    digest_at: str = Field(sa_column=_text("digest_at"))
    digest_zone: str = Field(sa_column=_text("digest_zone"))
    since: datetime = Field(sa_column=Column("since", Moment, nullable=False))


class AssignmentRow(SQLModel, table=True):
    """One link or draft that a person asked to be checked, and what became of it.

    `wanted`: somebody asked for it by more than pasting the link. `published`: the day that a person gave, ISO, ""
    where none did. `online`: a draft that may be asked about online. `again`: the checklist whose next version it is.
    `page`: the address of the page whose text was given.
    """

    __tablename__ = "assignment"
    __table_args__ = (
        UniqueConstraint("newsroom", "key"),
        Index(None, "state"),
        Index(None, "newsroom", "user", "asked_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    newsroom: str = Field(sa_column=_of_newsroom())
    key: str = Field(sa_column=_text("key"))
    channel: str = Field(sa_column=_text("channel"))
    message_ts: str = Field(sa_column=_text("message_ts"))
    thread_ts: str = Field(sa_column=_text("thread_ts"))
    user: str = Field(sa_column=_text("user"))
    url: str = Field(sa_column=_text("url"))
    asked_at: datetime = Field(sa_column=Column("asked_at", Moment, nullable=False))
    state: str = Field(default=Progress.NEW, sa_column=_text("state"))
    detail: str = Field(default="", sa_column=_text("detail"))
    run: str | None = Field(default=None, sa_column=_text("run", nullable=True))
    checklist_id: int | None = Field(
        default=None, sa_column=Column("checklist_id", ForeignKey("checklist.id"), nullable=True)
    )
    wanted: bool = Field(default=True, sa_column=_flag("wanted", standard=true()))
    published: str = Field(default="", sa_column=_text("published", standard=""))
    online: bool = Field(default=False, sa_column=_flag("online", standard=false()))
    again: int | None = None
    page: str = Field(default="", sa_column=_text("page", standard=""))


class DraftRow(SQLModel, table=True):
    """A text that a person gave to be checked, as it was given: pasted words, or the bytes of a file.

    `name` is the file's, "" for pasted words; `file` its address in Slack, from where `body` comes. The assignment's
    `url` is "draft:" and the key.
    """

    __tablename__ = "draft"

    newsroom: str = Field(sa_column=_of_newsroom(primary_key=True))
    key: str = Field(sa_column=Column("key", Text, primary_key=True))
    name: str = Field(default="", sa_column=_text("name"))
    file: str = Field(default="", sa_column=_text("file"))
    headline: str = Field(default="", sa_column=_text("headline"))
    body: bytes = Field(sa_column=Column("body", LargeBinary, nullable=False))
    given_by: str = Field(sa_column=_text("given_by"))
    given_at: datetime = Field(sa_column=Column("given_at", Moment, nullable=False))


class CheckRunRow(SQLModel, table=True):
    """One pass over one article: the article as read, then the whole run as one document.

    `article` "" = its words have been let go of, in the document too.
    """

    __tablename__ = "check_run"

    id: str = Field(sa_column=Column("id", Text, primary_key=True))
    newsroom: str = Field(sa_column=_of_newsroom())
    article: str = Field(sa_column=_text("article"))
    document: str | None = Field(default=None, sa_column=_text("document", nullable=True))
    created_at: datetime = Field(sa_column=Column("created_at", Moment, nullable=False))


class ChecklistRow(SQLModel, table=True):
    """A posted check. `run` is the newest pass, `opened_by` the assignment that began it.

    `version` counts the texts it was made of. `published`: the day that a person gave. `online`: a draft that may be
    asked about online. `given`: a person gave the newest text; it was not fetched.
    """

    __tablename__ = "checklist"
    __table_args__ = (UniqueConstraint("newsroom", "channel", "canonical_url"),)

    id: int | None = Field(default=None, primary_key=True)
    newsroom: str = Field(sa_column=_of_newsroom())
    channel: str = Field(sa_column=_text("channel"))
    canonical_url: str = Field(sa_column=_text("canonical_url"))
    thread_ts: str = Field(sa_column=_text("thread_ts"))
    pasted_by: str = Field(sa_column=_text("pasted_by"))
    link: str | None = Field(default=None, sa_column=_text("link", nullable=True))
    run: str = Field(sa_column=Column("run", Text, ForeignKey("check_run.id"), nullable=False))
    opened_by: int
    opened_at: datetime = Field(sa_column=Column("opened_at", Moment, nullable=False))
    checked_at: datetime = Field(sa_column=Column("checked_at", Moment, nullable=False))
    version: int = Field(default=1, sa_column=Column("version", Integer, nullable=False, server_default="1"))
    published: str = Field(default="", sa_column=_text("published", standard=""))
    online: bool = Field(default=False, sa_column=_flag("online", standard=false()))
    given: bool = Field(default=False, sa_column=_flag("given", standard=false()))


class LineRow(SQLModel, table=True):
    """A line of a checklist: in which run its claim stood last, and whether it is gone from the text.

    `fixed`: it was marked as needing a fix, and the new wording stands in its place. `instead`: the claim that took its
    place, "" where none did. `past_until`: it came back after it had been fixed, and marks up to then are past.
    """

    __tablename__ = "line"
    __table_args__ = (Index(None, "newsroom", "claim_key"),)

    newsroom: str = Field(sa_column=_of_newsroom())
    checklist_id: int = Field(sa_column=Column("checklist_id", ForeignKey("checklist.id"), primary_key=True))
    claim_key: str = Field(sa_column=Column("claim_key", Text, primary_key=True))
    run: str = Field(sa_column=Column("run", Text, ForeignKey("check_run.id"), nullable=False))
    position: int
    gone: bool = Field(default=False)
    fixed: bool = Field(default=False, sa_column=_flag("fixed", standard=false()))
    instead: str = Field(default="", sa_column=_text("instead", standard=""))
    past_until: datetime | None = Field(default=None, sa_column=Column("past_until", Moment, nullable=True))


class NamedRow(SQLModel, table=True):
    """Whom or what a line of a checklist speaks of, folded for comparison, so that stories are found by a name.

    A line has a row for the name as it is written and one as the reference writes it. They go with the words.
    """

    __tablename__ = "named"
    __table_args__ = (Index(None, "newsroom", "name"),)

    newsroom: str = Field(sa_column=_of_newsroom())
    checklist_id: int = Field(sa_column=Column("checklist_id", ForeignKey("checklist.id"), primary_key=True))
    claim_key: str = Field(sa_column=Column("claim_key", Text, primary_key=True))
    name: str = Field(sa_column=Column("name", Text, primary_key=True))


class PostRow(SQLModel, table=True):
    """A message of ours by its key: whether it is sent, where it stands, what a reaction on it marks."""

    __tablename__ = "post"
    __table_args__ = (UniqueConstraint("newsroom", "key"), Index(None, "newsroom", "channel", "ts"))

    id: int | None = Field(default=None, primary_key=True)
    newsroom: str = Field(sa_column=_of_newsroom())
    key: str = Field(sa_column=_text("key"))
    checklist_id: int | None = Field(
        default=None, sa_column=Column("checklist_id", ForeignKey("checklist.id"), nullable=True)
    )
    message_key: str = Field(sa_column=_text("message_key"))
    channel: str = Field(sa_column=_text("channel"))
    thread_ts: str = Field(sa_column=_text("thread_ts"))
    state: str = Field(default=PostState.NEW, sa_column=_text("state"))
    since: datetime = Field(sa_column=Column("since", Moment, nullable=False))
    ts: str | None = Field(default=None, sa_column=_text("ts", nullable=True))
    drawn: str = Field(default="", sa_column=_text("drawn"))
    covers: str = Field(default="[]", sa_column=_text("covers"))


class MarkRow(SQLModel, table=True):
    """One entry of the log of people's marks. Rows are only ever added."""

    __tablename__ = "mark"
    __table_args__ = (
        UniqueConstraint("newsroom", "event_id", "claim_key"),
        Index(None, "checklist_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    newsroom: str = Field(sa_column=_of_newsroom())
    checklist_id: int = Field(sa_column=Column("checklist_id", ForeignKey("checklist.id"), nullable=False))
    claim_key: str = Field(sa_column=_text("claim_key"))
    kind: str = Field(sa_column=_text("kind"))
    user: str = Field(sa_column=_text("user"))
    added: bool
    at: datetime = Field(sa_column=Column("at", Moment, nullable=False))
    event_id: str = Field(sa_column=_text("event_id"))
    message_ts: str = Field(default="", sa_column=_text("message_ts"))
    rating: str | None = Field(default=None, sa_column=_text("rating", nullable=True))
    in_bulk: bool = Field(default=False)


class CorrectionRow(SQLModel, table=True):
    """A correction of a published story: the wording before and after, and what the readers were told.

    `ticked_by` is a JSON list of those who had marked the wording before as right. Rows are only ever added.
    """

    __tablename__ = "correction"
    __table_args__ = (UniqueConstraint("newsroom", "event_id"), Index(None, "checklist_id"))

    id: int | None = Field(default=None, primary_key=True)
    newsroom: str = Field(sa_column=_of_newsroom())
    checklist_id: int = Field(sa_column=Column("checklist_id", ForeignKey("checklist.id"), nullable=False))
    claim_key: str = Field(sa_column=_text("claim_key"))
    before: str = Field(sa_column=_text("before"))
    after: str = Field(sa_column=_text("after"))
    told: str = Field(default="", sa_column=_text("told"))
    ticked_by: str = Field(default="[]", sa_column=_text("ticked_by"))
    user: str = Field(sa_column=_text("user"))
    at: datetime = Field(sa_column=Column("at", Moment, nullable=False))
    event_id: str = Field(sa_column=_text("event_id"))


class ReferenceRow(SQLModel, table=True):
    """An answer of a public reference, shared by all newsrooms until it expires."""

    __tablename__ = "reference_cache"

    source: str = Field(sa_column=Column("source", Text, primary_key=True))
    key: str = Field(sa_column=Column("key", Text, primary_key=True))
    body: bytes = Field(sa_column=Column("body", LargeBinary, nullable=False))
    expires: datetime = Field(sa_column=Column("expires", Moment, nullable=False))


class HouseEntryRow(SQLModel, table=True):
    """An entry of a newsroom's list of names, or what was one: `removed_at` says since when it counts no more.

    `avoid` and `accepted` are JSON lists. `standing_key` keeps two entries on one name from standing side by side;
    it is NULL once the entry is removed. `added_by` and `removed_by` are shown to people.
    """

    __tablename__ = "house_entry"
    __table_args__ = (UniqueConstraint("newsroom", "standing_key"),)

    id: int | None = Field(default=None, primary_key=True)
    newsroom: str = Field(sa_column=_of_newsroom())
    name: str = Field(sa_column=_text("name"))
    kind: str = Field(sa_column=_text("kind"))
    avoid: str = Field(default="[]", sa_column=_text("avoid"))
    accepted: str = Field(default="[]", sa_column=_text("accepted"))
    note: str = Field(default="", sa_column=_text("note"))
    never_send: bool = Field(default=False)
    added_by: str = Field(default="", sa_column=_text("added_by"))
    added_at: datetime = Field(sa_column=Column("added_at", Moment, nullable=False))
    origin: str = Field(default="", sa_column=_text("origin"))
    standing_key: str | None = Field(default=None, sa_column=_text("standing_key", nullable=True))
    removed_at: datetime | None = Field(default=None, sa_column=Column("removed_at", Moment, nullable=True))
    removed_by: str = Field(default="", sa_column=_text("removed_by"))


class AllowanceRow(SQLModel, table=True):
    """When the requests that all processes have taken so far are due; NULL before the first."""

    __tablename__ = "allowance"

    key: str = Field(sa_column=Column("key", Text, primary_key=True))
    due: datetime | None = Field(default=None, sa_column=Column("due", Moment, nullable=True))
