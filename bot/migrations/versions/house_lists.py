"""The newsrooms' own lists of names, and one budget of requests for the whole installation."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create both tables."""
    op.create_table(
        "house_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("newsroom", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("avoid", sa.Text(), nullable=False),
        sa.Column("accepted", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("never_send", sa.Boolean(), nullable=False),
        sa.Column("added_by", sa.Text(), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("standing_key", sa.Text(), nullable=True),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.Column("removed_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["newsroom"], ["newsroom.id"], name=op.f("fk_house_entry_newsroom_newsroom")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_entry")),
        sa.UniqueConstraint("newsroom", "standing_key", name=op.f("uq_house_entry_newsroom_standing_key")),
    )
    op.create_table(
        "allowance",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("due", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_allowance")),
    )


def downgrade() -> None:
    """Drop both tables."""
    op.drop_table("allowance")
    op.drop_table("house_entry")
