"""What both who writes a pack and who reads it must know of the file; imports little, for every check reads one."""

from __future__ import annotations

from typing import NotRequired, TypedDict

SCHEMA = "factdesk.pack/1"


class SourceRow(TypedDict):
    """Where facts were read. `revision` and `modified` (ISO, UTC): of a page that has them when it was read.

    `unsettled`: that edit was less than a day old then, so that nobody may have looked at it yet.
    """

    title: str
    url: str | None
    read_on: str | None
    end_url: NotRequired[str]
    revision: NotRequired[int]
    modified: NotRequired[str]
    unsettled: NotRequired[bool]
