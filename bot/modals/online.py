"""The modal that lists what would be asked online for a draft. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from bot.modals.forms import Modal, View, Where, paragraphs, view

# Of a section's 3,000 characters.
_ROOM = 2_800
# Blocks of names, of the 100 that a view may have.
_MOST_LISTED = 90


def online_view(where: Where, *, sent: Sequence[str], kept_in: Sequence[str], asked: Sequence[str]) -> View:
    """The modal. `sent`: what goes out, `kept_in`: what does not, `asked`: the references that are asked."""
    if not sent:
        none = "Nothing in this text would be asked online."
        return view(
            Modal.ASK_ONLINE, "Ask online", paragraphs(none, *_kept_in(kept_in)), where=where, submit=None
        )
    lead = f"These {len(sent):,} names and terms are sent to {' and '.join(asked)}, and nothing else of the text:"
    if len(sent) == 1:
        lead = f"This name or term is sent to {' and '.join(asked)}, and nothing else of the text:"
    blocks = paragraphs(lead)
    blocks += _listed(sent)
    blocks += paragraphs(
        *_kept_in(kept_in), "Later versions of this text are then asked about online as well."
    )
    return view(Modal.ASK_ONLINE, "Ask online", blocks, where=where, submit="Ask online")


def _kept_in(names: Sequence[str]) -> tuple[str, ...]:
    if not names:
        return ()
    return (f"Not sent, for your house list keeps them in: {', '.join(names)}"[:_ROOM],)


def _listed(names: Iterable[str]) -> list[dict[str, Any]]:
    """The names, one a line, in as many blocks as they take."""
    chunks: list[list[str]] = [[]]
    for name in names:
        if sum(len(one) + 1 for one in chunks[-1]) + len(name) > _ROOM and len(chunks) < _MOST_LISTED:
            chunks.append([])
        chunks[-1].append(name)
    return paragraphs(*("\n".join(chunk) for chunk in chunks if chunk))
