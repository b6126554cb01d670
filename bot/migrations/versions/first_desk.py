"""The first tables: newsrooms, what arrives, what is checked, what is posted, what people say."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create every table, the ones that are referred to first."""
    _newsroom()
    _reference_cache()
    _channel()
    _check_run()
    _inbox()
    _checklist()
    _assignment()
    _line()
    _mark()
    _post()


def downgrade() -> None:
    """Drop every table, the ones that refer first."""
    for table in (
        "post",
        "mark",
        "line",
        "assignment",
        "checklist",
        "inbox",
        "check_run",
        "channel",
        "reference_cache",
        "newsroom",
    ):
        op.drop_table(table)


def _newsroom() -> None:
    op.create_table(
        "newsroom",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("joined_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_newsroom")),
    )


def _reference_cache() -> None:
    op.create_table(
        "reference_cache",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("expires", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("source", "key", name=op.f("pk_reference_cache")),
    )


def _channel() -> None:
    op.create_table(
        "channel",
        sa.Column("newsroom", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("digest_on", sa.Boolean(), nullable=False),
        sa.Column("digest_at", sa.Text(), nullable=False),
        sa.Column("digest_zone", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["newsroom"], ["newsroom.id"], name=op.f("fk_channel_newsroom_newsroom")),
        sa.PrimaryKeyConstraint("newsroom", "id", name=op.f("pk_channel")),
    )


def _check_run() -> None:
    op.create_table(
        "check_run",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("newsroom", sa.Text(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["newsroom"], ["newsroom.id"], name=op.f("fk_check_run_newsroom_newsroom")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_run")),
    )


def _inbox() -> None:
    op.create_table(
        "inbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("newsroom", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("received_at", sa.DateTime(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["newsroom"], ["newsroom.id"], name=op.f("fk_inbox_newsroom_newsroom")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbox")),
        sa.UniqueConstraint("newsroom", "key", name=op.f("uq_inbox_newsroom_key")),
    )
    op.create_index(op.f("ix_inbox_state"), "inbox", ["state"], unique=False)


def _checklist() -> None:
    op.create_table(
        "checklist",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("newsroom", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("canonical_url", sa.Text(), nullable=False),
        sa.Column("thread_ts", sa.Text(), nullable=False),
        sa.Column("pasted_by", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=True),
        sa.Column("run", sa.Text(), nullable=False),
        sa.Column("opened_by", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("checked_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["newsroom"], ["newsroom.id"], name=op.f("fk_checklist_newsroom_newsroom")),
        sa.ForeignKeyConstraint(["run"], ["check_run.id"], name=op.f("fk_checklist_run_check_run")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checklist")),
        sa.UniqueConstraint(
            "newsroom", "channel", "canonical_url", name=op.f("uq_checklist_newsroom_channel_canonical_url")
        ),
    )


def _assignment() -> None:
    op.create_table(
        "assignment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("newsroom", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("message_ts", sa.Text(), nullable=False),
        sa.Column("thread_ts", sa.Text(), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("run", sa.Text(), nullable=True),
        sa.Column("checklist_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["checklist_id"], ["checklist.id"], name=op.f("fk_assignment_checklist_id_checklist")
        ),
        sa.ForeignKeyConstraint(["newsroom"], ["newsroom.id"], name=op.f("fk_assignment_newsroom_newsroom")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
        sa.UniqueConstraint("newsroom", "key", name=op.f("uq_assignment_newsroom_key")),
    )


def _line() -> None:
    op.create_table(
        "line",
        sa.Column("newsroom", sa.Text(), nullable=False),
        sa.Column("checklist_id", sa.Integer(), nullable=False),
        sa.Column("claim_key", sa.Text(), nullable=False),
        sa.Column("run", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["checklist_id"], ["checklist.id"], name=op.f("fk_line_checklist_id_checklist")
        ),
        sa.ForeignKeyConstraint(["newsroom"], ["newsroom.id"], name=op.f("fk_line_newsroom_newsroom")),
        sa.ForeignKeyConstraint(["run"], ["check_run.id"], name=op.f("fk_line_run_check_run")),
        sa.PrimaryKeyConstraint("checklist_id", "claim_key", name=op.f("pk_line")),
    )


def _mark() -> None:
    op.create_table(
        "mark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("newsroom", sa.Text(), nullable=False),
        sa.Column("checklist_id", sa.Integer(), nullable=False),
        sa.Column("claim_key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("added", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("event_id", sa.Text(), nullable=False),
        sa.Column("message_ts", sa.Text(), nullable=False),
        sa.Column("rating", sa.Text(), nullable=True),
        sa.Column("in_bulk", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["checklist_id"], ["checklist.id"], name=op.f("fk_mark_checklist_id_checklist")
        ),
        sa.ForeignKeyConstraint(["newsroom"], ["newsroom.id"], name=op.f("fk_mark_newsroom_newsroom")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mark")),
        sa.UniqueConstraint(
            "newsroom", "event_id", "claim_key", name=op.f("uq_mark_newsroom_event_id_claim_key")
        ),
    )
    op.create_index(op.f("ix_mark_checklist_id"), "mark", ["checklist_id"], unique=False)


def _post() -> None:
    op.create_table(
        "post",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("newsroom", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("checklist_id", sa.Integer(), nullable=True),
        sa.Column("message_key", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("thread_ts", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(), nullable=False),
        sa.Column("ts", sa.Text(), nullable=True),
        sa.Column("drawn", sa.Text(), nullable=False),
        sa.Column("covers", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["checklist_id"], ["checklist.id"], name=op.f("fk_post_checklist_id_checklist")
        ),
        sa.ForeignKeyConstraint(["newsroom"], ["newsroom.id"], name=op.f("fk_post_newsroom_newsroom")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post")),
        sa.UniqueConstraint("newsroom", "key", name=op.f("uq_post_newsroom_key")),
    )
    op.create_index(op.f("ix_post_newsroom_channel_ts"), "post", ["newsroom", "channel", "ts"], unique=False)
