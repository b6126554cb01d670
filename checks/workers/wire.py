"""How the bot and a worker speak over their socket: the lengths, a message in JSON, and bytes beside it."""

from __future__ import annotations

import socket
import struct
from dataclasses import dataclass
from typing import Literal

from pydantic import TypeAdapter

from checks.errors import Trouble

# The lengths of message and body, and the whole seconds of CPU time that the job may take (0 in answers).
HEAD = struct.Struct(">IIH")


@dataclass(frozen=True, kw_only=True)
class Ready:
    """A worker's first words: `version` names what it works with; `refused` says why it cannot work."""

    version: str = ""
    refused: str = ""


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """An error of the checks that a reporter is told. `error` names its class."""

    error: Literal["CheckError", "Unreadable", "NoArticle"]
    sentence: str
    trouble: Trouble = Trouble.OTHER


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """How a job went; the result of one that went well is the frame's body.

    `is_short`: the memory that a worker may have was not enough. `fault` tells the kind and the place of an
    unforeseen error, never words of the article.
    """

    refusal: Refusal | None = None
    is_short: bool = False
    fault: str = ""


READY = TypeAdapter(Ready)
OUTCOME = TypeAdapter(Outcome)


def framed(message: bytes, body: bytes = b"", *, seconds: int = 0) -> bytes:
    """One frame."""
    return b"".join((HEAD.pack(len(message), len(body), seconds), message, body))


def receive(line: socket.socket) -> tuple[bytes, bytes, int] | None:
    """Message, body and seconds of the next frame; None when the other side is gone. Blocking."""
    head = _exactly(line, HEAD.size)
    if head is None:
        return None
    of_message, of_body, seconds = HEAD.unpack(head)
    message, body = _exactly(line, of_message), _exactly(line, of_body)
    return None if message is None or body is None else (message, body, seconds)


def _exactly(line: socket.socket, count: int) -> bytes | None:
    got = bytearray(count)
    view = memoryview(got)
    while view:
        taken = line.recv_into(view)
        if not taken:
            return None
        view = view[taken:]
    return bytes(got)
