"""What Slack refuses in a message, as far as the bot could send it: the documented limits, and one that is not."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

MOST_BLOCKS, MOST_CHARACTERS, MOST_TEXT = 50, 13_000, 40_000
_KINDS = frozenset({"section", "header", "context", "actions", "divider", "rich_text", "image", "markdown"})
_LONGEST_ID = 255


def ill_formed(given: Mapping[str, Any]) -> str:
    """Slack's word against a message's text and blocks; "" when there is none."""
    blocks = given.get("blocks") or ()
    if not blocks and not given.get("text"):
        return "no_text"
    if len(str(given.get("text", ""))) > MOST_TEXT:
        return "msg_too_long"
    ids = [block["block_id"] for block in blocks if "block_id" in block]
    if len(blocks) > MOST_BLOCKS or len(set(ids)) < len(ids) or any(_is_wrong(block) for block in blocks):
        return "invalid_blocks"
    # Documented nowhere, but seen: about this many characters over all blocks.
    return "msg_blocks_too_long" if sum(map(len, _texts(blocks))) > MOST_CHARACTERS else ""


def strings_of(given: Mapping[str, Any]) -> dict[str, str]:
    """Arguments as a form carries them."""
    return {key: value if isinstance(value, str) else json.dumps(value) for key, value in given.items()}


def _is_wrong(block: Mapping[str, Any]) -> bool:
    kind, elements = block.get("type"), block.get("elements", ())
    if kind not in _KINDS or len(str(block.get("block_id", ""))) > _LONGEST_ID:
        return True
    if kind == "section":
        return _is_wrong_section(block)
    if kind == "header":
        return not 0 < len(_text(block)) <= 150
    if kind == "context":
        return not 0 < len(elements) <= 10 or any(one.get("text", "x") == "" for one in elements)
    if kind == "actions":
        return not 0 < len(elements) <= 25 or any(_is_wrong_element(element) for element in elements)
    return False


def _is_wrong_section(block: Mapping[str, Any]) -> bool:
    fields = block.get("fields", ())
    if len(_text(block)) > 3_000 or not (_text(block) or fields) or len(fields) > 10:
        return True
    accessory = block.get("accessory")
    return any(len(one["text"]) > 2_000 for one in fields) or (
        accessory is not None and _is_wrong_element(accessory)
    )


def _is_wrong_element(element: Mapping[str, Any]) -> bool:
    options = element.get("options", ())
    most = 5 if element.get("type") == "overflow" else 100
    return (
        len(_text(element)) > 75
        or len(str(element.get("action_id", ""))) > _LONGEST_ID
        or len(str(element.get("value", ""))) > 2_000
        or len(options) > most
        or any(len(_text(option)) > 75 for option in options)
    )


def _text(holder: Mapping[str, Any]) -> str:
    text = holder.get("text")
    return str(text.get("text", "")) if isinstance(text, Mapping) else ""


def _texts(part: object) -> Iterator[str]:
    """Every text in blocks, at any depth."""
    if isinstance(part, Mapping):
        for key, value in part.items():
            if key == "text" and isinstance(value, str):
                yield value
            else:
                yield from _texts(value)
    elif isinstance(part, list | tuple):
        for value in part:
            yield from _texts(value)
