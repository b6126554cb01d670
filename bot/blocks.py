"""The pieces of a Slack message, kept inside Slack's limits and safe for any text. Pure.

Article text, names from references and people's names stand in plain_text elements, where Slack reads no
mention, link or format. Where mrkdwn is needed (`text`, the label of a link) they pass through `flat`.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checks.report.wording import clean, shorten, web_address

# Slack's documented limits are 50 blocks, 3,000 characters a section and 150 a header; a message of about
# 12,000 characters over all blocks is refused with msg_blocks_too_long, which is documented nowhere.
MAX_BLOCKS = 45
MAX_CHARACTERS = 9_000
_SECTION = 2_900
_HEADER = 150
_ELEMENT = 1_500
_FALLBACK = 1_000
_ADDRESS = 700


@dataclass(frozen=True, kw_only=True)
class Message:
    """A message of a thread. `key` names it within its checklist and stays the same over redraws.

    `text` is what a notification and a screen reader say; `covers` the claim keys that a reaction on the
    message marks.
    """

    key: str
    text: str
    blocks: tuple[dict[str, Any], ...]
    covers: tuple[str, ...] = ()


def block_prefix(key: str) -> str:
    """What the block_id of the first block of this message starts with, whatever its content."""
    return hashlib.sha256(key.encode()).hexdigest()[:12] + "."


def compose(key: str, text: str, blocks: Sequence[Mapping[str, Any]], covers: Sequence[str] = ()) -> Message:
    """A message whose first block_id tells its key and changes with its content, as an update needs."""
    content = json.dumps([text, blocks], ensure_ascii=True, sort_keys=True)
    first = {**blocks[0], "block_id": block_prefix(key) + hashlib.sha256(content.encode()).hexdigest()[:8]}
    rest = (dict(block) for block in blocks[1:])
    return Message(key=key, text=shorten(text, _FALLBACK), blocks=(first, *rest), covers=tuple(covers))


def weight(blocks: Sequence[Mapping[str, Any]]) -> int:
    """The characters of the blocks as they are sent; more than what Slack counts, so on the safe side."""
    return len(json.dumps(list(blocks), ensure_ascii=False))


def fits(blocks: Sequence[Mapping[str, Any]], *, spare: int = 0) -> bool:
    """Whether a message of these blocks stays in the budget with `spare` characters left."""
    return len(blocks) <= MAX_BLOCKS and weight(blocks) + spare <= MAX_CHARACTERS


def plain(*lines: str, limit: int = _SECTION) -> dict[str, Any]:
    """A text that Slack shows as it is. Each argument is one line; unseen characters are left out."""
    text = "\n".join(line for line in map(clean, lines) if line)
    return {"type": "plain_text", "text": _cut(text, limit) or "…", "emoji": False}


def mrkdwn(text: str) -> dict[str, Any]:
    """Our own words with Slack's formatting. Foreign text in it must have passed through `flat`."""
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def header(text: str) -> dict[str, Any]:
    """The headline block."""
    return {"type": "header", "text": plain(shorten(clean(text), _HEADER - 5), limit=_HEADER)}


def section(text: Mapping[str, Any]) -> dict[str, Any]:
    """A paragraph."""
    return {"type": "section", "text": dict(text)}


def context(*elements: Mapping[str, Any]) -> dict[str, Any]:
    """A line in small print, of at most ten elements."""
    return {"type": "context", "elements": [dict(element) for element in elements[:10]]}


def small(*lines: str) -> dict[str, Any]:
    """A line in small print that Slack shows as it is."""
    return context(plain(*lines, limit=_ELEMENT))


def button(words: str, *, action_id: str, value: str) -> dict[str, Any]:
    """A row with one button."""
    return buttons(Button(words=words, action_id=action_id, value=value))


@dataclass(frozen=True, kw_only=True)
class Button:
    """A button. Its words are our own."""

    words: str
    action_id: str
    value: str

    def drawn(self) -> dict[str, Any]:
        """The element of a block."""
        face = {"type": "plain_text", "text": self.words, "emoji": False}
        return {"type": "button", "text": face, "action_id": self.action_id, "value": self.value}


def buttons(*shown: Button) -> dict[str, Any]:
    """A row of buttons."""
    return {"type": "actions", "elements": [one.drawn() for one in shown]}


def flat(text: str) -> str:
    """Foreign text for mrkdwn: nothing in it is a mention, a link, an emoji or a format.

    Slack has no escape for its format characters, so they become characters that look alike.
    """
    seen = clean(text).translate(_LOOKALIKES).replace("://", ":/\u2009/")
    seen = _EMOJI.sub("∶", seen)
    seen = re.sub(r"(?<!\w)@(?=\w)", "＠", seen)
    return seen.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


# The colon before an emoji's name; at the end too, for our own colon may follow. A name has a letter in it, but for
# these few, so a time of day stays as it is.
_EMOJI = re.compile(r":(?=[\w+'-]+(?::|$))(?=[\d+'-]*[^\W\d]|(?:100|1234|[+-]1)(?::|$))")
_LOOKALIKES = str.maketrans({"*": "∗", "_": "＿", "~": "∼", "`": "‵"})


def link(url: str | None, words: str) -> str:
    """A link for mrkdwn, only to an address that a browser may open; else the words alone."""
    address = web_address(url)
    words = flat(words).replace("|", "/")
    return (
        words if address is None or len(address) > _ADDRESS else f"<{address.replace('&', '&amp;')}|{words}>"
    )


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
