"""Drafts, new versions, given dates, what was fixed, the record of corrections, and finding stories again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_NO, _YES = sa.false(), sa.true()


def upgrade() -> None:
    """Create three tables, and add columns to three and an index to one."""
    _create_drafts()
    _create_corrections()
    _add_columns()
    _create_names()


def _create_drafts() -> None:
    op.create_table(
        "draft",
        sa.Column("newsroom", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("given_by", sa.Text(), nullable=False),
        sa.Column("given_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["newsroom"], ["newsroom.id"], name=op.f("fk_draft_newsroom_newsroom")),
        sa.PrimaryKeyConstraint("newsroom", "key", name=op.f("pk_draft")),
    )


def _create_corrections() -> None:
    op.create_table(
        "correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("newsroom", sa.Text(), nullable=False),
        sa.Column("checklist_id", sa.Integer(), nullable=False),
        sa.Column("claim_key", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("ticked_by", sa.Text(), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("event_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["newsroom"], ["newsroom.id"], name=op.f("fk_correction_newsroom_newsroom")),
        sa.ForeignKeyConstraint(
            ["checklist_id"], ["checklist.id"], name=op.f("fk_correction_checklist_id_checklist")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
        sa.UniqueConstraint("newsroom", "event_id", name=op.f("uq_correction_newsroom_event_id")),
    )
    op.create_index(op.f("ix_correction_checklist_id"), "correction", ["checklist_id"], unique=False)


def _add_columns() -> None:
    for column in (
        sa.Column("wanted", sa.Boolean(), nullable=False, server_default=_YES),
        sa.Column("published", sa.Text(), nullable=False, server_default=""),
        sa.Column("online", sa.Boolean(), nullable=False, server_default=_NO),
        sa.Column("again", sa.Integer(), nullable=True),
    ):
        op.add_column("assignment", column)
    for column in (
        sa.Column("version", sa.Integer(), nullable=False, server_default="1"),
        sa.Column("given", sa.Boolean(), nullable=False, server_default=_NO),
        sa.Column("published", sa.Text(), nullable=False, server_default=""),
        sa.Column("online", sa.Boolean(), nullable=False, server_default=_NO),
    ):
        op.add_column("checklist", column)
    op.add_column("line", sa.Column("fixed", sa.Boolean(), nullable=False, server_default=_NO))
    op.add_column("line", sa.Column("instead", sa.Text(), nullable=False, server_default=""))
    op.add_column("line", sa.Column("past_until", sa.DateTime(), nullable=True))
    op.create_index(op.f("ix_line_newsroom_claim_key"), "line", ["newsroom", "claim_key"], unique=False)


def _create_names() -> None:
    op.create_table(
        "named",
        sa.Column("newsroom", sa.Text(), nullable=False),
        sa.Column("checklist_id", sa.Integer(), nullable=False),
        sa.Column("claim_key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["newsroom"], ["newsroom.id"], name=op.f("fk_named_newsroom_newsroom")),
        sa.ForeignKeyConstraint(
            ["checklist_id"], ["checklist.id"], name=op.f("fk_named_checklist_id_checklist")
        ),
        sa.PrimaryKeyConstraint("checklist_id", "claim_key", "name", name=op.f("pk_named")),
    )
    op.create_index(op.f("ix_named_newsroom_name"), "named", ["newsroom", "name"], unique=False)


def downgrade() -> None:
    """Take all of it back."""
    op.drop_index(op.f("ix_named_newsroom_name"), table_name="named")
    op.drop_table("named")
    op.drop_index(op.f("ix_line_newsroom_claim_key"), table_name="line")
    for name in ("past_until", "instead", "fixed"):
        op.drop_column("line", name)
    for name in ("online", "published", "given", "version"):
        op.drop_column("checklist", name)
    for name in ("again", "online", "published", "wanted"):
        op.drop_column("assignment", name)
    op.drop_index(op.f("ix_correction_checklist_id"), table_name="correction")
    op.drop_table("correction")
    op.drop_table("draft")
