"""`python -m bot` is the command `factdesk`."""

from bot.cli import app

app()
