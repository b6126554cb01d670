"""Which countries may have places of the same name: settlers took names along, and neighbours share a language. Pure.

A reference that knows one Guadalajara says nothing of the other. Where two countries name their towns in one language,
or people of one settled in the other, a place in the "wrong" one is a question; between Lyon and Germany it is a slip.
"""

from __future__ import annotations

import re
from functools import cache

from checks.compare.gazetteer import is_well_known_place
from checks.compare.strings import fold

# Countries whose places were named by settlers from everywhere.
_SETTLED = frozenset(
    """
    united states|canada|australia|new zealand|south africa|mexico|guatemala|honduras|el salvador|nicaragua|costa rica|
    panama|colombia|venezuela|ecuador|peru|bolivia|chile|argentina|uruguay|paraguay|brazil|cuba|dominican republic|
    haiti|jamaica|trinidad and tobago|barbados|bahamas|belize|guyana|suriname|philippines|liberia|namibia|zimbabwe|
    grenada|israel
    """.replace("\n", "").replace("    ", "").split("|")
)  # fmt: skip
_OF_SETTLERS = frozenset(
    """
    united kingdom|ireland|france|spain|portugal|netherlands|germany|italy|greece|russia|poland|sweden|norway|denmark|
    switzerland|austria|belgium|egypt|lebanon|syria|palestine|israel
    """.replace("\n", "").replace("    ", "").split("|")
)  # fmt: skip
# Countries that name their towns in one language, or that share places across a border which is new or in dispute.
_FAMILIES = """
united kingdom|ireland|malta
france|belgium|switzerland|luxembourg|monaco
germany|austria|switzerland|luxembourg|liechtenstein|belgium|netherlands
netherlands|belgium|suriname
spain|portugal|andorra|equatorial guinea
italy|san marino|switzerland|vatican
greece|cyprus
russia|ukraine|belarus|kazakhstan
serbia|montenegro|bosnia and herzegovina|croatia|slovenia|north macedonia|bulgaria
albania|kosovo
czech republic|slovakia
romania|moldova
sweden|norway|denmark|iceland|greenland
kazakhstan|kyrgyzstan|uzbekistan|tajikistan|turkmenistan|afghanistan
iran|afghanistan|tajikistan
india|pakistan|bangladesh|nepal|sri lanka|bhutan
china|taiwan|hong kong|singapore|macau|mongolia
north korea|south korea
malaysia|indonesia|singapore|brunei|philippines|east timor
thailand|laos|cambodia|vietnam|myanmar
algeria|bahrain|chad|comoros|djibouti|egypt|iraq|jordan|kuwait|lebanon|libya|mauritania|morocco|oman|palestine|qatar|saudi arabia|somalia|sudan|syria|tunisia|united arab emirates|yemen
sudan|south sudan|ethiopia|eritrea|somalia|djibouti|kenya|uganda
congo|democratic republic of the congo|angola|rwanda|burundi|uganda|tanzania|zambia
senegal|gambia|mali|guinea|burkina faso|ivory coast|niger|benin|togo|ghana|nigeria|cameroon|chad|central african republic|mauritania
south africa|lesotho|eswatini|botswana|namibia|zimbabwe|mozambique|malawi|zambia
"""
# Countries that each call places of the other's their own, or did lately.
_DISPUTED = """
russia|ukraine|georgia|moldova
israel|palestine|syria
china|taiwan|hong kong|india|japan
india|pakistan
serbia|kosovo
armenia|azerbaijan
cyprus|turkey
sudan|south sudan|ethiopia|eritrea
japan|russia|south korea
morocco|western sahara|spain
argentina|united kingdom
denmark|greenland
"""
# Names that several countries without a common language have.
_SHARED = frozenset(
    """
    tripoli|alexandria|brest|victoria|georgetown|santiago|hyderabad|rabat|medina|salem|bethlehem|nazareth|hebron|
    antioch|smyrna|troy|sparta|athens|olympia|ithaca|corinth|philadelphia|moscow|odessa|petersburg|st petersburg|
    new york|london|paris|rome|cambridge|oxford|boston|birmingham|manchester|richmond|newcastle|san jose|san juan|
    santa cruz|santa fe|santa maria|trinidad|valencia|cordoba|granada|merida|leon|toledo|barcelona|cartagena|
    guadalajara|limerick|limburg|halle|bergen|baden|luxembourg|vienne|split|mary|bor|sur|van|batman|tula|kos|macedonia
    """.replace("\n", "").replace("    ", "").split("|")
)  # fmt: skip
_SHORTEST = 4
# What may lie in several countries, or be named after what lies elsewhere.
_SPREAD = re.compile(
    r"\b(?:rivers?|lakes?|seas?|oceans?|mountains?|mountain range|range|peaks?|volcano|valley|desert|peninsula|islands?|"
    r"archipelago|region|province|state|territory|district|county|oblast|plateau|plain|forest|canal|strait|gulf|bay|"
    r"coast|basin|border|historical|ancient|airport|street|stadium)\b",
    re.IGNORECASE,
)


@cache
def _groups(table: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(row.split("|")) for row in table.strip().splitlines())


def _together(table: str, one: str, other: str) -> bool:
    return any(one in group and other in group for group in _groups(table))


def may_have_namesake(place: str, stated: str, known: str) -> bool:
    """Whether a place of this name may lie in the stated country though the reference knows the one in another.

    Countries are canonical, folded names (`checks.compare.countries.country_of`).
    """
    name = fold(place)
    if (
        name in _SHARED
        or len(name) < _SHORTEST
        or name.startswith(("san ", "santa ", "santo ", "st ", "saint ", "new "))
    ):
        return True
    if stated in _SETTLED or (known in _SETTLED and stated in _OF_SETTLERS):
        return True
    if _together(_DISPUTED, stated, known):
        return True
    return not is_well_known_place(place) and _together(_FAMILIES, stated, known)


def may_spread(described: str) -> bool:
    """Whether a thing that is described so may lie in several countries ("river in Europe")."""
    return bool(_SPREAD.search(described))
