"""The default language model, which loads no sooner than the process that started this one lets it.

Its import name is this package's; it waits until the abstract socket of `gate` listens.
"""

from __future__ import annotations

import os
import socket
import time
from typing import TYPE_CHECKING

from checks.language.models import DEFAULT_MODEL, load_pipeline

if TYPE_CHECKING:
    from spacy.language import Language


def gate(pid: int) -> str:
    """The address that the process of this id listens on when the model may load."""
    return f"\0factdesk-slow-model-{pid}"


def load() -> Language:
    while not _is_open():
        time.sleep(0.05)
    return load_pipeline(DEFAULT_MODEL)


def _is_open() -> bool:
    with socket.socket(socket.AF_UNIX) as caller:
        return caller.connect_ex(gate(os.getppid())) == 0
