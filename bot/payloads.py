"""The fields of Slack's payloads, read with the suspicion that what strangers send deserves. Pure."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.desk import SharedFile
from bot.desk.collaborators import Pasted
from bot.modals import Modal

# Longer than any that is opened, so that whoever pastes one is told why it is not.
LONGEST_LINK = 8_000
# No "<" within: a text of many unclosed ones would take minutes.
_ANGLED = re.compile(r"<(https?://[^|<>\s]+)(?:\|[^<>]*)?>")
_BARE = re.compile(r"https?://[^\s<>|\"'`]+")
_TRAILING = ".,;:!?)]}*_~"
_ID = re.compile(r"[A-Za-z0-9._-]{1,100}")
_STAMP = re.compile(r"[0-9]{1,16}(?:\.[0-9]{1,12})?")
_KIND = re.compile(r"[a-z_]{1,50}")
_SUFFIX_OF = {
    "text": ".txt",
    "markdown": ".md",
    "html": ".html",
    "pdf": ".pdf",
    "docx": ".docx",
    "odt": ".odt",
}
_LONGEST_NAME = 200
# The most of a pasted text that is kept; more than is ever read of one.
_LONGEST_VALUE = 400_000


class Misshapen(ValueError):
    """A payload that cannot be one of Slack's. `str(error)` names the field, never what it holds."""


def kind_of(body: object) -> str:
    """What kind of payload it says it is, in a form that is safe in a log."""
    whole = table_in(body)
    inner = table_in(whole.get("event")).get("type")
    for said in (inner, whole.get("type"), "command" if "command" in whole else None):
        if isinstance(said, str) and _KIND.fullmatch(said):
            return said
    return "unknown"


def table_in(value: object) -> Mapping[str, Any]:
    """The table that a field is; an empty one where it is none."""
    return value if isinstance(value, Mapping) else {}


def rows_in(value: object) -> Sequence[Any]:
    """The list that a field is; an empty one where it is none."""
    return value if isinstance(value, list | tuple) else ()


def text_in(value: object) -> str:
    """The text that a field is; "" where it is none."""
    return value if isinstance(value, str) else ""


def id_in(field: str, value: object) -> str:
    """One of Slack's ids (a team, channel, person, event or trigger)."""
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise Misshapen(f"{field} is no id")
    return value


def stamp_in(field: str, value: object) -> str:
    """The ts of a message."""
    if not isinstance(value, str) or not _STAMP.fullmatch(value):
        raise Misshapen(f"{field} is no time stamp")
    return value


def modal_named(name: object) -> Modal | None:
    """The modal with this name."""
    return Modal(name) if isinstance(name, str) and name in set(Modal) else None


def shared_file(row: Mapping[str, Any]) -> SharedFile:
    """A file of a message. A snippet, which Slack makes of a long paste, has no suffix of its own."""
    kind = text_in(row.get("filetype"))
    name = storable(text_in(row.get("name")) or text_in(row.get("title")) or "the file")[:_LONGEST_NAME]
    known = SharedFile(id=id_in("file.id", row.get("id")), name=" ".join(name.split()), address="")
    if not known.is_readable and "." not in name and kind in _SUFFIX_OF:
        known = replace(known, name=f"{known.name}{_SUFFIX_OF[kind]}")
    address = text_in(row.get("url_private_download")) or text_in(row.get("url_private"))
    return replace(known, address=address if is_link(address) else "")


def files_in(message: Mapping[str, Any]) -> tuple[SharedFile, ...]:
    """The files of a message. Raises Misshapen where one has no id."""
    return tuple(shared_file(row) for row in map(table_in, rows_in(message.get("files"))) if row)


def pasted_in(message: Mapping[str, Any]) -> Pasted:
    """A message as it stands in a channel. Raises Misshapen where it is none of Slack's."""
    thread_ts = stamp_in("thread_ts", message["thread_ts"]) if message.get("thread_ts") else ""
    under = "" if thread_ts == message.get("ts") else thread_ts
    return Pasted(links=links_in(message), thread_ts=under, files=files_in(message))


def filled_in(view: Mapping[str, Any]) -> dict[str, str]:
    """What stands in the inputs of a view, by block_id."""
    blocks = table_in(table_in(view.get("state")).get("values"))
    return {str(block): _value(inputs) for block, inputs in blocks.items()}


def _value(inputs: object) -> str:
    """What stands in the only input of a block."""
    entry = next(map(table_in, table_in(inputs).values()), {})
    chosen = table_in(entry.get("selected_option")).get("value")
    for said in (entry.get("value"), entry.get("selected_date"), entry.get("selected_conversation"), chosen):
        if isinstance(said, str):
            return storable(said)[:_LONGEST_VALUE]
    return ""


def storable(text: str) -> str:
    """A text without what no database holds: NUL, and halves of surrogate pairs."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def is_clean(text: str) -> bool:
    """Whether a database, a log and JSON can hold it: no control character, no half of a surrogate pair."""
    return text.isprintable()


def digest(text: str) -> str:
    """A short key for a text that must not stand in a key itself."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def action_key(body: Mapping[str, Any], action: Mapping[str, Any]) -> str:
    """The key of a click: the same when it is delivered again."""
    trigger = body.get("trigger_id")
    ask = id_in("trigger_id", trigger) if trigger else own_key(action)
    return f"action:{ask}:{stamp_in('action_ts', action['action_ts']) if action.get('action_ts') else ''}"


def own_key(event: Mapping[str, Any]) -> str:
    """A key for a payload without an id: who did what to which message when."""
    item = table_in(event.get("item"))
    parts = (event.get("type"), event.get("user"), event.get("reaction"), item.get("channel"), item.get("ts"))
    return digest(":".join(str(part) for part in (*parts, event.get("event_ts") or event.get("action_ts"))))


def moment(stamp: object, seconds: object) -> datetime:
    """Slack's `1712345678.000100` (else whole seconds) as an aware moment; the epoch when there is neither."""
    for given in (stamp, seconds):
        if not _STAMP.fullmatch(str(given) if isinstance(given, str | int) else ""):
            continue
        try:
            return datetime.fromtimestamp(float(str(given)), UTC)
        except (ValueError, OverflowError, OSError):
            continue
    return datetime.fromtimestamp(0, UTC)


def links_in(message: Mapping[str, Any]) -> tuple[str, ...]:
    """The links of a message in their order, each once: from its blocks, else from its text."""
    found = list(_links_of(rows_in(message.get("blocks"))))
    if not found:
        text = text_in(message.get("text"))
        rest = _ANGLED.sub(" ", text)
        found = [html.unescape(link) for link in _ANGLED.findall(text)]
        found += [html.unescape(link).rstrip(_TRAILING) for link in _BARE.findall(rest)]
    kept = (link for link in found if is_link(link))
    return tuple(dict.fromkeys(kept))


def is_link(link: str) -> bool:
    """Whether it is an address that can be kept and shown."""
    return link.startswith(("http://", "https://")) and len(link) <= LONGEST_LINK and is_clean(link)


def _links_of(blocks: Sequence[Any]) -> Iterator[str]:
    """The URLs of the link elements in rich_text blocks, however deep, in reading order."""
    waiting = list(reversed(blocks))
    while waiting:
        element = table_in(waiting.pop())
        if element.get("type") == "link" and text_in(element.get("url")):
            yield text_in(element["url"])
        waiting.extend(reversed(rows_in(element.get("elements"))))
