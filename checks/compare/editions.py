"""Whether words speak of a translation, an edition, a staging: what has a date of its own, another than the work's. Pure."""

from __future__ import annotations

import re

_EDITION = re.compile(
    r"\b(?:translat\w+|editions?|paperbacks?|hardbacks?|reissues?|reprints?|version|prints?|re-?releases?|remasters?|restoration|"
    r"adaptations?|adapted|remakes?|revivals?|revived|productions?|staging|performances?|covers?|sequels?|screenings?|"
    r"rights to|based on|DVD)\b[^.;:!?\n]{0,60}$|\bIn [A-Z]\w+(?: \w+)?,? [“\"‘']?$",
)


def is_of_an_edition(before: str) -> bool:
    """Whether the words before a title speak of a translation, an edition, a staging or another land's release."""
    return _EDITION.search(before) is not None
