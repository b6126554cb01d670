"""Bytes, HTML or text -> Article. Pure: the time of reading is an argument, and nothing is fetched."""

from checks.article.address import canonical, story_key
from checks.article.fetched import from_page
from checks.article.files import from_file
from checks.article.links import leads_elsewhere
from checks.article.page import from_html
from checks.article.plain import from_markdown, from_text

__all__ = [
    "canonical",
    "from_file",
    "from_html",
    "from_markdown",
    "from_page",
    "from_text",
    "leads_elsewhere",
    "story_key",
]
