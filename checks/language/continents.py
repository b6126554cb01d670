"""Countries that the text puts into a continent: "the African nation of Gabon", "Gabon, a country in Africa". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.compare.continents import COUNTRY_IN, continent_of
from checks.compare.countries import country_of
from checks.language.memberships import country_within
from checks.language.spans import UPPER
from checks.model import Location
from checks.reading import Placing, Stretch

_LAND = rf"(?:[{UPPER}][\w’'-]+)(?: (?:and |of |the )*[{UPPER}][\w’'-]+){{0,4}}"
_QUARTER = r"(?:(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|[Cc]entral)(?:[ -]?(?:[Ee]ast|[Ww]est))?(?:ern)?[ -]|[Ss]outh[Ee]ast |sub-Saharan )?"
_STATE = r"(?:country|nation|state|kingdom|republic|island nation|city-state)"
_ADJECTIVE = rf"{_QUARTER}(?:African|Asian|European|American)"
_NAME = rf"{_QUARTER}(?:Africa|Asia|Europe|America)"
_MANNER = r"(?:[a-z-]+ ){0,2}"

# "the West African nation of Ghana"
_BEFORE = re.compile(rf"\b[Tt]he {_MANNER}(?P<within>{_ADJECTIVE}) {_MANNER}{_STATE} of (?P<land>{_LAND})")
# "Ghana, a small country in West Africa"
_BEHIND = re.compile(rf"(?P<land>{_LAND}), an? {_MANNER}{_STATE} in (?P<within>{_NAME})\b(?! [{UPPER}])")


def find_continents(text: str, paragraph: Stretch) -> Iterator[Placing]:
    """The countries of a paragraph with the continent that the text puts them into."""
    for pattern in (_BEFORE, _BEHIND):
        for found in pattern.finditer(text, paragraph.start, paragraph.end):
            start, end = country_within(text, *found.span("land"))
            continent = continent_of(found.group("within"))
            country = country_of(text[start:end]) if start < end else None
            if country is None or not continent:
                continue
            first = min(start, found.start() if pattern is _BEFORE else start)
            yield Placing(
                start=first,
                end=end if pattern is _BEFORE else found.end(),
                location=Location(place=text[start:end], relation=COUNTRY_IN, within=continent),
                role=paragraph.role,
            )
