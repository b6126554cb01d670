"""Countries that the text calls members of an organisation: "NATO member Sweden", "Norway, an EU member". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.compare.countries import country_of, written_as
from checks.compare.membership import MEMBER_OF, NO_MEMBER_OF
from checks.language.spans import UPPER
from checks.model import Location
from checks.reading import Placing, Stretch

_LAND = rf"(?:[{UPPER}][\w’'-]+)(?: (?:and |of |the )*[{UPPER}][\w’'-]+){{0,4}}"
_LETTERS = (
    r"(?:E\.?U\.?|NATO|Nato|BRICS|Brics|[A-Z]{3,6}|G7|G20|G-7|G-20|Mercosur|Asean|Opec|Ecowas|Schengen)"
)
_NAMES = (
    r"(?:European Union|African Union|Eurasian Economic Union|Arab League|Gulf Cooperation Council|Council of Europe|"
    r"Commonwealth of Independent States|Commonwealth|World Trade Organi[sz]ation|United Nations|East African Community|"
    r"Shanghai Cooperation Organi[sz]ation|Collective Security Treaty Organi[sz]ation|Southern African Development Community|"
    r"North Atlantic Treaty Organi[sz]ation|Association of Southeast Asian Nations|Pacific Islands Forum|Organization of American States)"
)
_BODY = rf"(?:{_NAMES}|{_LETTERS})"
_MANNER = (
    r"(?:(?:founding|founder|full|longtime|long-time|long-standing|fellow|permanent|newest|new|key|core) )*"
)
_MEMBER = r"member(?:[ -](?:state|country|nation))?"

# "NATO member Sweden", "the EU member state Hungary"
_BEFORE = re.compile(rf"(?<![\w-])(?P<body>{_BODY}) {_MEMBER} (?P<land>{_LAND})")
# "Norway, an EU member,", "Sweden, which is a NATO member"
_BEHIND = re.compile(
    rf"(?P<land>{_LAND}),? (?:(?:which |who )?(?P<not>is not|is) )?(?:itself |already |also |still )?(?:an?|the) {_MANNER}(?P<body>{_BODY}) {_MANNER}{_MEMBER}(?! (?:since|until|from|between)\b)\b(?! of)"
)
# "Norway, a member of the European Union", "Turkey is not a member of the EU"
_OF = re.compile(
    rf"(?P<land>{_LAND}),? (?:(?:which |who )?(?P<not>is not|isn[’']t|is) )?(?:itself |already |also |still )?(?:an?|the) {_MANNER}{_MEMBER} of (?:the )?(?P<body>{_BODY})(?! [A-Z])"
)
_PERMANENT = re.compile(r"\bpermanent\b")


def find_memberships(text: str, paragraph: Stretch) -> Iterator[Placing]:
    """The memberships that a paragraph states; former and coming ones are no statement of the day and left out."""
    if "member" not in text[paragraph.start : paragraph.end]:
        return
    for pattern in (_BEFORE, _BEHIND, _OF):
        for found in pattern.finditer(text, paragraph.start, paragraph.end):
            placing = _placing(text, found, paragraph)
            if placing is not None:
                yield placing


def _placing(text: str, found: re.Match[str], paragraph: Stretch) -> Placing | None:
    start, end = country_within(text, *found.span("land"))
    if start >= end or _PERMANENT.search(found.group()):
        return None
    denied = found.groupdict().get("not") or ""
    before = text[max(paragraph.start, found.start() - 12) : found.start()]
    if re.search(r"\b(?:former|ex-|non-|not|then|future|aspiring|would-be)[ -]?$", before, re.IGNORECASE):
        return None
    return Placing(
        start=min(start, found.start("body")),
        end=max(end, found.end()) if found.start("body") > start else end,
        location=Location(
            place=_name(text[start:end]),
            relation=NO_MEMBER_OF if "n" in denied else MEMBER_OF,
            within=found.group("body"),
        ),
        role=paragraph.role,
    )


def country_within(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch of the words that is a country's name, never its adjective; an empty one if none is."""
    words = [(found.start() + start, found.end() + start) for found in re.finditer(r"\S+", text[start:end])]
    for first in range(len(words)):
        for last in range(len(words), first, -1):
            name = text[words[first][0] : words[last - 1][1]].removesuffix("’s").removesuffix("'s")
            if _is_land(name):
                return words[first][0], words[first][0] + len(name)
    return start, start


def _is_land(name: str) -> bool:
    country = country_of(name)
    return country is not None and (country == name.casefold() or name in _OTHER_NAMES)


# Names of countries that are not the canonical ones of the table, adjectives left out.
_OTHER_NAMES = frozenset(
    {"Britain", "UK", "U.K.", "US", "U.S.", "USA", "Czechia", "Holland", "Türkiye", "Turkiye", "Bosnia"}
)


def _name(written: str) -> str:
    country = country_of(written)
    return written if country is None or written in _OTHER_NAMES else written_as(country)
