"""Does a country lie in the continent that the text puts it into? Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checks.compare.confirming import plain
from checks.compare.countries import country_of
from checks.compare.evidence import cite, silence
from checks.model import Location, Lookup, Rating, Reason, Verdict

COUNTRY_IN = "country in"

_CONTINENTS = {"africa": "Africa", "asia": "Asia", "europe": "Europe"}
# Countries of two continents, or that are counted to either.
_OF_TWO = frozenset(
    """
    russia|turkey|kazakhstan|azerbaijan|georgia|armenia|cyprus|egypt|indonesia|panama|east timor|france|spain|denmark|
    greenland|united kingdom|united states|chile|yemen|trinidad and tobago|portugal|netherlands|malta|israel|greece
    """.replace("\n", "").replace("    ", "").split("|")
)  # fmt: skip


def continent_of(words: str) -> str:
    """The continent of a name or adjective ("West African": Africa); "South America" and "North America" are two.

    Empty where the words speak of America as a whole, or of no continent.
    """
    low = words.casefold().replace("-", " ")
    for continent, name in _CONTINENTS.items():
        if re.search(rf"\b{continent}(?:n|an)?\b", low):
            return name
    if "america" not in low:
        return ""
    if low.startswith("south "):
        return "South America"
    return "North America" if low.startswith(("north ", "central ")) else ""


def judge_continent(location: Location, lookups: Sequence[Lookup]) -> Verdict:
    """Whether the references put the country (`place`) into the continent (`within`)."""
    country = country_of(location.place)
    entities = dict.fromkeys(hit.entity for lookup in lookups for hit in lookup.hits)
    known = [
        (entity, fact)
        for entity in entities
        if country_of(entity.label) == country
        for fact in entity.about("continent")
    ]
    for entity, fact in known:
        if plain(fact.value) == plain(location.within):
            return Verdict(
                rating=Rating.MATCHES,
                reason=Reason.NONE,
                explanation=f"The reference puts {entity.label} in {fact.value}.",
                evidence=(cite(entity, fact),),
            )
    told = [(entity, fact) for entity, fact in known if continent_of(fact.value)]
    if not told or len(told) < len(known) or country in _OF_TWO:
        return silence(lookups, f"the continent of {location.place}")
    entity, fact = told[0]
    return Verdict(
        rating=Rating.DIFFERS,
        reason=Reason.PLACE,
        explanation=f"The reference puts {entity.label} in {fact.value}, the text in {location.within}.",
        correction=fact.value,
        evidence=(cite(entity, fact),),
    )
