"""Elements of a page as the other modules read them."""

from __future__ import annotations

from typing import Any

# lxml has no type stubs: an element is Any here.
Element = Any

LONGEST_SHORT_TEXT = 200


def short_text(element: Element, longest: int = LONGEST_SHORT_TEXT) -> str:
    """The element's text on one line; empty where it is longer. Reads no more than that of it."""
    pieces: list[str] = []
    length = 0
    for piece in element.itertext():
        stripped = piece.strip()
        length += len(stripped)
        if length > longest:
            return ""
        pieces.append(piece)
    return " ".join("".join(pieces).split())
