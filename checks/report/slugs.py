"""What a news agency's word over a story means for the desk. Pure."""

from __future__ import annotations

_SLUG_WORDS = {
    "KILL": "The agency has withdrawn this story: do not use it.",
    "EMBARGOED": "The text is under embargo: mind the time that it names.",
    "ADVISORY": "This is an agency’s note to editors, not a story.",
    "CORRECTED": "The agency has corrected this story: what was wrong before stands in its note.",
    "CLARIFIED": "The agency has clarified this story.",
    "REFILE": "The agency has sent this story again to mend a slip.",
    "RPT": "The agency repeats an earlier story: its date may be older than it looks.",
    "UPDATE": "The agency has updated this story; a later version may be out.",
    "WRAPUP": "The agency has summed several stories up here; a later version may be out.",
}


def slug_words(slug: str) -> str | None:
    """What an agency's word means for the desk, in a sentence; None for one that only says how urgent a story is."""
    for word in slug.split(", "):
        said = _SLUG_WORDS.get(word.partition(" ")[0])
        if said:
            return said
    return None
