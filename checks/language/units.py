"""Units of English news copy: money, shares and measures, each by one name. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Unit as it is called here: how it stands behind a number. Longer ways of writing first where one begins another.
_BEHIND = {
    "percentage points": r"percentage[\s-]points?|ppts?|p\.p\.",
    "basis points": r"basis[\s-]points?|bps",
    "%": r"%|per\s?cent|pct|pc",
    "cents": r"(?:US\s)?cents?",
    "$": r"(?:US|U\.S\.|Australian|Canadian|Hong\sKong|Singapore|New\sZealand)?\s?dollars?|bucks",
    "€": r"euros?",
    "pence": r"pence|p",
    "yen": r"yen",
    "yuan": r"yuan|renminbi",
    "rubles": r"ro?ubles?",
    "rupees": r"rupees?",
    "Swiss francs": r"Swiss\sfrancs?|francs?",
    "pesos": r"pesos?",
    "reais": r"reais",
    "crowns": r"kron(?:or|er|a|e)|crowns?\b(?=\s\()",
    "zlotys": r"zlot(?:ys?|y)",
    "liras": r"lira(?:s|\b)",
    "hryvnias": r"hryvnias?|hryvnya",
    "shekels": r"shekels?",
    "rand": r"rand",
    "dirhams": r"dirhams?",
    "km/h": r"km/h|kph|kmh|kilomet(?:re|er)s?\s(?:an|per)\shour",
    "mph": r"mph|miles?\s(?:an|per)\shour",
    "km2": r"(?:square|sq)\.?\s(?:kilomet(?:re|er)s?|km)|km2|km²",
    "square miles": r"(?:square|sq)\.?\smiles?",
    "m2": r"(?:square|sq)\.?\s(?:met(?:re|er)s?|m)|m2|m²|sqm",
    "square feet": r"(?:square|sq)\.?\s(?:feet|foot|ft)",
    "km": r"km|kilomet(?:re|er)s?",
    "cm": r"cm|centimet(?:re|er)s?",
    "mm": r"mm|millimet(?:re|er)s?",
    "nautical miles": r"nautical\smiles?",
    "light-years": r"light[\s-]years?",
    "miles": r"miles?",
    "feet": r"feet|foot|ft",
    "inches": r"inch(?:es)?",
    "yards": r"yards?",
    "metres": r"met(?:re|er)s?|m",
    "hectares": r"hectares?|ha",
    "acres": r"acres?",
    "mg": r"mg|milligrams?",
    "kg": r"kg|kgs|kilos?|kilograms?",
    "grams": r"grams?|grammes?|g",
    "tonnes": r"tonnes?|metric\stons?",
    "tons": r"tons?",
    "pounds": r"pounds?|lbs?|quid",
    "ounces": r"ounces?|oz",
    "stone": r"stone(?=\W|$)",
    "ml": r"ml|millilit(?:re|er)s?",
    "litres": r"lit(?:re|er)s?",
    "gallons": r"gallons?",
    "barrels": r"barrels?(?:\s(?:a|per)\sday)?",
    "°C": r"°\s?C|degrees?\s(?:Celsius|C)|C",
    "°F": r"°\s?F|degrees?\s(?:Fahrenheit|F)",
    "degrees": r"°|degrees?",
    "GWh": r"GWh|gigawatt[\s-]hours?",
    "MWh": r"MWh|megawatt[\s-]hours?",
    "kWh": r"kWh|kilowatt[\s-]hours?",
    "GW": r"GW|gigawatts?",
    "MW": r"MW|megawatts?",
    "kW": r"kW|kilowatts?",
    "TB": r"TB|terabytes?",
    "GB": r"GB|gigabytes?",
    "MB": r"MB|megabytes?",
    "knots": r"knots?",
    "calories": r"k?cal|calories|kilocalories",
    "years old": r"years?[\s-]olds?",
    "months old": r"months?[\s-]olds?",
    "milliseconds": r"milliseconds?|ms",
    "seconds": r"seconds?|secs?",
    "minutes": r"minutes?|mins?",
    "hours": r"hours?|hrs?",
    "days": r"days?",
    "nights": r"nights?",
    "weeks": r"weeks?",
    "fortnights": r"fortnights?",
    "months": r"months?",
    "years": r"years?|yrs?",
    "decades": r"decades?",
    "centuries": r"centur(?:y|ies)",
}
# Letters that are a unit only when glued to the figure ("45p", "20C", "5g", "100m").
_GLUED = frozenset({"p", "c", "g", "m", "pc", "b", "ms", "ha"})
TIMES = frozenset(
    [
        "milliseconds",
        "seconds",
        "minutes",
        "hours",
        "days",
        "nights",
        "weeks",
        "fortnights",
        "months",
        "years",
        "decades",
        "centuries",
    ]
)
_NAMES = list(_BEHIND)
_UNIT = re.compile(
    r"(?P<gap>[\s\u00a0]?-?)(?:"
    + "|".join(f"(?P<u{number}>{_BEHIND[name]})" for number, name in enumerate(_NAMES))
    + r")(?![\w²])",
    re.IGNORECASE,
)
_FIRST_LETTERS = frozenset("%pbcuadhsneyrfkzlmtigod°w$q") | frozenset("PBCUADHSNEYRFKZLMTIGODW")
_CURRENCY = re.compile(
    r"(?P<sign>(?:US|A|AU|C|CA|HK|NZ|S|R|NT|Z)?\$|£|€|¥|₹|₽|₩|₴|₺|₦|₪|฿)\s?$"
    r"|(?<![\w])(?P<code>USD|EUR|GBP|CHF|RMB|Rs\.?|SEK|NOK|DKK|PLN|INR|JPY|CNY|AUD|CAD)\s?$"
)
_LONGEST_CURRENCY = 5  # characters
_SIGNS = {
    "US$": "$",
    "USD": "$",
    "EUR": "€",
    "GBP": "£",
    "RMB": "yuan",
    "CNY": "yuan",
    "₽": "rubles",
    "Rs": "₹",
    "INR": "₹",
    "Rs.": "₹",
}


@dataclass(frozen=True)
class Unit:
    """A unit in the text. `joined`: tied to its number by a hyphen ("10-mile")."""

    end: int
    name: str
    joined: bool = False


def unit_behind(text: str, end: int, *, in_words: bool) -> Unit | None:
    """The unit that stands behind a number which ends here."""
    first = text[end : end + 1]
    if first not in _FIRST_LETTERS and text[end + 1 : end + 2] not in _FIRST_LETTERS:
        return None
    found = _UNIT.match(text, end)
    if found is None:
        return None
    name = _NAMES[int((found.lastgroup or "u0")[1:])]
    written = found[0].strip(" \u00a0-")
    if written.casefold() in _GLUED and (found["gap"] or in_words or (written == "c")):
        return None
    return Unit(found.end(), name, joined="-" in found["gap"])


def currency_before(text: str, start: int) -> tuple[int, str] | None:
    """Where the sign of a currency begins that stands right before a number, and its name here."""
    found = _CURRENCY.search(text, max(0, start - _LONGEST_CURRENCY), start)
    if found is None:
        return None
    sign = found["sign"] or found["code"]
    return found.start(), _SIGNS.get(sign, sign)
