"""Find what is not finished, and what a person asked for in the last hour, without reading all assignments."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the two indexes."""
    op.create_index(op.f("ix_assignment_state"), "assignment", ["state"], unique=False)
    op.create_index(
        op.f("ix_assignment_newsroom_user_asked_at"),
        "assignment",
        ["newsroom", "user", "asked_at"],
        unique=False,
    )


def downgrade() -> None:
    """Drop the two indexes."""
    op.drop_index(op.f("ix_assignment_newsroom_user_asked_at"), table_name="assignment")
    op.drop_index(op.f("ix_assignment_state"), table_name="assignment")
