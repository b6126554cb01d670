"""Drafts, new versions, given dates, what was fixed, and the record of corrections."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_NO, _YES = sa.false(), sa.true()


def upgrade() -> None:
    """Create two tables and add columns to three."""
    op.create_table(
        "draft",
        sa.Column("newsroom", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("given_by", sa.Text(), nullable=False),
        sa.Column("given_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["newsroom"], ["newsroom.id"], name=op.f("fk_draft_newsroom_newsroom")),
        sa.PrimaryKeyConstraint("newsroom", "key", name=op.f("pk_draft")),
    )
    op.create_table(
        "correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("newsroom", sa.Text(), nullable=False),
        sa.Column("checklist_id", sa.Integer(), nullable=False),
        sa.Column("claim_key", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
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
    for column in (
        sa.Column("wanted", sa.Boolean(), nullable=False, server_default=_YES),
        sa.Column("published", sa.Text(), nullable=False, server_default=""),
        sa.Column("online", sa.Boolean(), nullable=False, server_default=_NO),
        sa.Column("again", sa.Integer(), nullable=True),
    ):
        op.add_column("assignment", column)
    for column in (
        sa.Column("version", sa.Integer(), nullable=False, server_default="1"),
        sa.Column("published", sa.Text(), nullable=False, server_default=""),
        sa.Column("online", sa.Boolean(), nullable=False, server_default=_NO),
    ):
        op.add_column("checklist", column)
    op.add_column("line", sa.Column("fixed", sa.Boolean(), nullable=False, server_default=_NO))


def downgrade() -> None:
    """Take all of it back."""
    op.drop_column("line", "fixed")
    for name in ("online", "published", "version"):
        op.drop_column("checklist", name)
    for name in ("again", "online", "published", "wanted"):
        op.drop_column("assignment", name)
    op.drop_index(op.f("ix_correction_checklist_id"), table_name="correction")
    op.drop_table("correction")
    op.drop_table("draft")
