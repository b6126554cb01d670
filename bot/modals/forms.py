"""What all modals share: who asked for one and where, its view and its inputs, and what was filled in. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from bot.blocks import plain, section

View = dict[str, Any]

# Slack's limits for a view (https://docs.slack.dev/reference/views).
_TITLE = 24
MOST_BLOCKS = 100


class Modal(StrEnum):
    """The modals by their callback_id. A button or a shortcut that opens one has its name as action or callback id."""

    CHECK_TEXT = "check_text"
    NEW_VERSION = "new_version"
    ASK_ONLINE = "ask_online"
    OTHER_DATE = "other_date"
    CORRECTION = "correction"


_Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]{0,100}$")]
_Stamp = Annotated[str, Field(pattern=r"^(?:[0-9]{1,16}(?:\.[0-9]{1,12})?)?$")]
_Number = Annotated[int, Field(ge=1, lt=10**15)]
_Key = Annotated[str, Field(pattern=r"^[^\x00-\x1f\x7f]{0,200}$")]


@dataclass(frozen=True, kw_only=True)
class Where:
    """Where a modal was asked for. "" and None: at no such place.

    `thread_ts` is where the answer goes, `message_ts` the message whose button or menu was used; `instead_of` the
    assignment that could not be read, so that its text is pasted.
    """

    channel: _Id = ""
    thread_ts: _Stamp = ""
    message_ts: _Stamp = ""
    checklist: _Number | None = None
    claim_key: _Key = ""
    instead_of: _Number | None = None


_WHERE = TypeAdapter(Where)


@dataclass(frozen=True, kw_only=True)
class ModalAsked:
    """A person asked for a modal. `trigger` is good for three seconds; `words` is the text that they pointed at."""

    modal: Modal
    newsroom: str
    user: str
    trigger: str
    where: Where
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Filled:
    """What a person filled in: by the block_id of each input, "" where it was left empty.

    `key` is the same when Slack delivers it again.
    """

    modal: Modal
    newsroom: str
    user: str
    key: str
    where: Where
    values: Mapping[str, str]

    def value(self, block_id: str) -> str:
        """What stands in an input, without blanks around it."""
        return self.values.get(block_id, "").strip()


@dataclass(frozen=True, kw_only=True)
class Refused:
    """What is wrong, as the modal shows it under its inputs: a sentence by block_id."""

    errors: Mapping[str, str]


def place_in(private_metadata: str) -> Where:
    """Where a view was asked for. Raises pydantic's ValidationError (a ValueError) where it is not one of ours."""
    return _WHERE.validate_json(private_metadata)


def view(
    modal: Modal, title: str, blocks: Sequence[Mapping[str, Any]], *, where: Where, submit: str | None
) -> View:
    """A view as Slack opens it. `title` has 24 characters at most; `submit` None: there is nothing to send."""
    shown: View = {
        "type": "modal",
        "callback_id": modal.value,
        "private_metadata": _WHERE.dump_json(where, exclude_defaults=True).decode(),
        "title": _label(title[:_TITLE]),
        "close": _label("Cancel" if submit else "Close"),
        "blocks": [dict(block) for block in blocks[:MOST_BLOCKS]],
    }
    return shown | ({"submit": _label(submit)} if submit else {})


def text_input(  # noqa: PLR0913 - an input and how it looks, by name
    block_id: str,
    label: str,
    *,
    hint: str = "",
    initial: str = "",
    long: bool = False,
    optional: bool = False,
    most: int | None = None,
) -> dict[str, Any]:
    """An input for words. `most`: characters, 3,000 at most; without it Slack takes more than that.

    (https://github.com/slackapi/node-slack-sdk/issues/940)
    """
    element: dict[str, Any] = {"type": "plain_text_input", "action_id": "value", "multiline": long}
    if initial:
        element["initial_value"] = initial
    if most is not None:
        element["max_length"] = most
    return _input(block_id, label, element, hint=hint, optional=optional)


def date_input(
    block_id: str, label: str, *, hint: str = "", initial: date | None = None, optional: bool = False
) -> dict[str, Any]:
    """An input for a day."""
    element: dict[str, Any] = {"type": "datepicker", "action_id": "value"}
    if initial is not None:
        element["initial_date"] = initial.isoformat()
    return _input(block_id, label, element, hint=hint, optional=optional)


def channel_input(block_id: str, label: str, *, hint: str = "") -> dict[str, Any]:
    """An input for the channel of an answer: at first the one that the person looks at."""
    element = {
        "type": "conversations_select",
        "action_id": "value",
        "default_to_current_conversation": True,
        "filter": {"include": ["public", "private"], "exclude_bot_users": True},
    }
    return _input(block_id, label, element, hint=hint)


def _input(
    block_id: str, label: str, element: Mapping[str, Any], *, hint: str = "", optional: bool = False
) -> dict[str, Any]:
    block = {
        "type": "input",
        "block_id": block_id,
        "label": _label(label),
        "element": dict(element),
        "optional": optional,
    }
    return block | ({"hint": _label(hint)} if hint else {})


def paragraphs(*texts: str) -> list[dict[str, Any]]:
    """Paragraphs that Slack shows as they are, line by line."""
    return [section(plain(*text.splitlines())) for text in texts]


def _label(words: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": words, "emoji": False}


def day_in(filled: Filled, block_id: str, *, latest: date) -> date | Refused | None:
    """The day in an input; None where it was left empty. Refused where it is no day, or later than the latest."""
    said = filled.value(block_id)
    if not said:
        return None
    try:
        day = date.fromisoformat(said)
    except ValueError:
        return Refused(errors={block_id: "This is no date. Choose a day."})
    if day > latest:
        return Refused(errors={block_id: "This day is after tomorrow. Choose the day of publication."})
    return day


def tomorrow(today: date) -> date:
    """The latest day of publication that is taken."""
    return today + timedelta(days=1)
