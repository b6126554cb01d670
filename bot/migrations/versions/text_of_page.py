"""The page whose text a person gave, because the page itself could not be read."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add a column to one table."""
    op.add_column("assignment", sa.Column("page", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    """Take it off again."""
    op.drop_column("assignment", "page")
