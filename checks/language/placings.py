"""Where the text puts a place: direction, containment, capital, distance, membership. Pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from checks.compare.countries import country_of, state_of, written_as
from checks.compare.gazetteer import is_well_known_place, regions
from checks.language.bodies import OPENERS
from checks.language.continents import find_continents
from checks.language.memberships import find_memberships
from checks.language.roles import ROLE
from checks.language.spans import UPPER
from checks.model import Location, PartRole
from checks.reading import Label, Mention, Placing, Stretch

_WORD = rf"[{UPPER}](?:[\w-]|[’'](?=[a-rt-z]))*+"
_PLACE = rf"{_WORD}(?:[ \u00a0](?:(?:of[ ]the|of|the|de|del|la|le|el|al|upon|on|sur|am|du|dos|da|do)[ \u00a0])?{_WORD}){{0,3}}+"
_SIDE = r"(?:north|south)(?:[ -]?(?:east|west))?|east|west|cent(?:re|er)|middle|interior|far (?:north|south|east|west)"
_COMPASS = r"(?:north|south)(?:[ -]?(?:east|west))?|east|west"
_SIDED = r"(?:north|south)(?:[ -]?(?:east|west))?ern|(?:east|west)ern|central"
_KIND = (
    r"city|town|village|port|island|resort|suburb|hamlet|settlement|municipality|district|province|region|state|"
    r"neighbou?rhood|borough|county|community|capital"
)
_ADJECTIVES = (
    r"(?:(?:small|large|big|coastal|port|border|mountain|market|seaside|industrial|mining|resort|historic|ancient|"
    r"provincial|regional|remote|rural|key|strategic|besieged|occupied|frontline|front-line|second|third|largest|"
    r"biggest|second-largest|third-largest|northernmost|southernmost|eastern|western|northern|southern|central|"
    r"north-eastern|northeastern|north-western|northwestern|south-eastern|southeastern|south-western|southwestern)[ ])"
)
_MOD = r"(?:(?P<mod>[a-z]+(?:-[a-z]+)?)\s)?"
_PATTERNS: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    # "Astana, the capital of Kazakhstan"
    (
        "capital of", "capital",
        re.compile(rf"(?P<place>{_PLACE})(?:,\sD\.\s?C\.|\s\([A-Z][a-z]+\))?,?\s(?:which is |is |was )?the {_MOD}capital(?: city)? of (?:the )?(?P<within>{_PLACE})"),
    ),
    # "the Kenyan capital, Nairobi", "Kenya's capital of Nairobi"
    (
        "capital of", "capital",
        re.compile(rf"(?P<within>{_WORD}(?:[ ]{_WORD})?)(?:['’]s?)?\s{_MOD}capital(?: city)?,?\s(?:of )?(?P<place>{_PLACE})"),
    ),
    # "the capital of Kenya, Nairobi,"
    (
        "capital of", "capital",
        re.compile(rf"[Tt]he {_MOD}capital of (?:the )?(?P<within>{_PLACE}),\s(?P<place>{_PLACE})(?=[,.)])"),
    ),
    # "Nairobi, Kenya's capital" and "Nairobi, the Kenyan capital"
    (
        "capital of", "capital",
        re.compile(rf"(?P<place>{_PLACE}),\s(?:the )?(?P<within>{_WORD}(?:[ ]{_WORD})?)(?:['’]s?)?\s{_MOD}capital\b(?!\s(?:of|gains|markets|city of))"),
    ),
    # As in "Xi'an (in the north)" and "Kharkiv, in the north-east of Ukraine".
    (
        "in the {side} of", "in the ",
        re.compile(rf"(?P<place>{_PLACE})(?:,?\s|\s\()in the (?P<side>{_SIDE})\b(?: of (?:the )?(?P<within>{_PLACE}))?"),
    ),
    # "Kramatorsk, in eastern Ukraine"
    (
        "in {side}", " in ",
        re.compile(rf"(?P<place>{_PLACE})(?:,?\s|\s\()in (?P<side>{_SIDED}) (?P<within>{_PLACE})"),
    ),
    # "Izium, a town in eastern Ukraine"
    (
        "{kind} in", ", a",
        re.compile(rf"(?P<place>{_PLACE}), an? {_ADJECTIVES}{{0,3}}+(?P<kind>{_KIND})(?: of [^,.;\n]{{2,40}}?)? (?:in|on) (?:the )?(?:(?P<side>{_SIDED}|{_SIDE}) (?:of )?)?(?P<within>{_PLACE})"),
    ),
    # "the Kenyan coastal city of Mombasa"
    (
        "{kind} in", " of ",
        re.compile(rf"\b[Tt]he (?:(?P<side>{_SIDED}) )?{_ADJECTIVES}{{0,3}}+(?P<within>{_WORD}(?:[ ]{_WORD})?)(?:['’]s)? {_ADJECTIVES}{{0,3}}+(?P<kind>{_KIND})(?: city)? of (?P<place>{_PLACE})"),
    ),
    # As in "Bucha, north-west of Kyiv" and "Bucha, a town south of Kyiv".
    (
        "{side} of", ", ",
        re.compile(
            rf"(?P<place>{_PLACE}), (?:(?:just|a|an|the|lying|located|situated|to the) )*(?:{_ADJECTIVES}{{0,2}}+(?:{_KIND}) )?(?:just |to the )?"
            rf"(?P<side>{_COMPASS}) of (?P<within>{_PLACE})"
        ),
    ),
    # As in "Gaziantep, 60 km (37 miles) north of Aleppo".
    (
        "{side} of", "",
        re.compile(
            rf"(?P<place>{_PLACE}),? (?:about |some |around |roughly |nearly |just |almost )?"
            rf"(?P<side>\d[\d,.]{{0,7}} ?(?:km|kilomet(?:re|er)s?|miles?|mi)\b(?: \([^()\n]{{2,24}}\))? (?:{_SIDE})) (?:of|from) (?P<within>{_PLACE})"
        ),
    ),
)  # fmt: skip
# "ends in Bergen, in the west of Norway"; where it is one, see `_towns_in`.
_TOWN_IN = re.compile(
    rf"\b(?P<lead>in|at|near|outside|from|to|of)[ ](?P<place>{_PLACE})(?P<comma>,?) in (?:the )?(?P<within>{_WORD}(?:[ ]{_WORD}){{0,2}})"
    r"(?=[,.;:)]|\s(?:on|where|for|to|with|by|last|this)\b)(?!,?\s(?:and|or|in)\b)"
)
_TOWN_AND_STATE = re.compile(
    rf"(?<![\w-])(?P<place>{_PLACE}), (?P<within>(?:[{UPPER}]\.){{2}}|{_WORD}(?:[ ]{_WORD})?)(?P<dot>\.)?(?=[,.;:)]|\s[a-z(]|\s?[—–]|$)"
)
_KEYWORD = re.compile(
    r"capital|\bin (?:the )?(?:north|south|east|west|cent|middle|interior|far )|, an? |, [a-z ]{0,24}(?:north|south|east|west)[a-z-]* of |\d ?(?:km|mi|kilom)|(?:city|town|village|port|island|resort|suburb|province|region|state|district) of "
)
_LOCATIVE = re.compile(r"\b(?:in|at|near|from|to|of|around|outside)[ \u00a0]$")
_HARD = re.compile(r"[.;:!?\n]\s")
_WINDOW_BEFORE, _WINDOW_AFTER, _LONGEST_DENIAL = 90, 120, 24
# "Ankara, not Istanbul, is the capital of Turkey": what is said not to be so.
_DENIED = re.compile(
    r"(?:\b(?:not|never|nor|neither|unlike|rather than|instead of)|n['’]t) (?:in )?(?:the )?$"
)


def find_placings(
    text: str, paragraphs: Sequence[Stretch], mentions: Sequence[Mention]
) -> tuple[Placing, ...]:
    """The statements on where a place lies, in the order of the text; credits left out."""
    known = _Known(mentions)
    found: list[Placing] = []
    for paragraph in paragraphs:
        if paragraph.role is not PartRole.CREDIT:
            placings = _in_paragraph(text, paragraph, known)
            found += _apart(one for one in placings if not _is_dateline(text, one.start, paragraph))
    return tuple(found)


def _apart(placings: Iterator[Placing]) -> list[Placing]:
    """Of placings that overlap the one that says most; "east of Kyiv, the capital of Ukraine" says two things."""
    kept: list[Placing] = []
    for one in sorted(placings, key=lambda placing: (placing.start, -placing.end)):
        last = kept[-1] if kept else None
        if last is None or one.start >= last.end or one.location.place == last.location.within:
            kept.append(one)
    return kept


class _Known:
    """What the recogniser takes a stretch for."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = mentions
        self._starts = [mention.start for mention in mentions]

    def label(self, start: int, end: int) -> Label | None:
        """The label of the last mention that begins in the stretch or before it and reaches into it."""
        place = bisect_right(self._starts, end - 1) - 1
        if place < 0 or self._mentions[place].end <= start:
            return None
        return self._mentions[place].label


def _in_paragraph(text: str, paragraph: Stretch, known: _Known) -> Iterator[Placing]:
    """Patterns are tried only near their key words, so that the cost stays that of one look at the text."""
    reached = paragraph.start
    for word in _KEYWORD.finditer(text, paragraph.start, paragraph.end):
        first = max(reached, _clause(text, max(paragraph.start, word.start() - _WINDOW_BEFORE), word.start()))
        last = min(paragraph.end, word.end() + _WINDOW_AFTER)
        for relation, key, pattern in _PATTERNS:
            if key and key not in text[first:last]:
                continue
            for found in pattern.finditer(text, first, last):
                placing = _placing(text, found, relation, paragraph, known)
                if placing is not None:
                    reached = max(reached, found.start())
                    yield placing
    yield from _towns_in(text, paragraph, known)
    yield from find_memberships(text, paragraph)
    yield from find_continents(text, paragraph)
    for found in _TOWN_AND_STATE.finditer(text, paragraph.start, paragraph.end):
        placing = _town(text, found, paragraph, known)
        if placing is not None:
            yield placing


def _clause(text: str, first: int, end: int) -> int:
    for stop in _HARD.finditer(text, first, end):
        first = stop.end()
    return first


def _placing(
    text: str, found: re.Match[str], relation: str, paragraph: Stretch, known: _Known
) -> Placing | None:
    parts = found.groupdict()
    start, end = _bare(text, *found.span("place"))
    place, within = text[start:end], (parts.get("within") or "").strip()
    # Nothing but a town is the capital of a country, whatever the recogniser takes it for.
    is_capital = relation == "capital of" and country_of(within) is not None
    label = None if is_capital else _label(text, start, end, known, parts.get("side") or "")
    if start >= end or not _is_place(place, label):
        return None
    if _DENIED.search(text, max(0, start - _LONGEST_DENIAL), start):
        return None
    if within and not _could_hold(text, found, known, relation):
        return None
    side = " ".join((parts.get("side") or "").split())
    words = relation.format(side=side, kind=parts.get("kind") or "")
    if parts.get("mod"):
        words = f"{parts['mod']} {words}"
    elif side and "{side}" not in relation:
        words = f"{words} the {side} of" if not side.endswith(("ern", "central")) else f"{words} {side}"
    first = min(start, found.start("within")) if within else start
    return Placing(
        start=first,
        end=_closed(text, found.end()),
        location=Location(place=place, relation=words, within=_country(within)),
        role=paragraph.role,
    )


_IN_A_LIST = re.compile(r"\b(?:in|and)\s(?:[^,.;]{2,30},?\s)?(?:and\s)?$")


# "DUBLIN, in Ireland — The talks": where the story was written, told of nothing.
_DATELINE = re.compile(
    rf"[{UPPER}][{UPPER}.'’ -]{{2,40}},\s[^—–\n]{{2,40}}?(?:\s\([^()]{{2,30}}\))?\s(?:—|–|-)\s"
)


def _is_dateline(text: str, start: int, paragraph: Stretch) -> bool:
    return start == paragraph.start and _DATELINE.match(text, start, paragraph.end) is not None


def _towns_in(text: str, paragraph: Stretch, known: _Known) -> Iterator[Placing]:
    """Read "in Lyon, in France", and no list ("in Melbourne, in Spain and"), no "Moscow in Syria".

    The seat of a government acts in other countries: without a comma it lies there only behind "in" or "at".
    """
    for found in _TOWN_IN.finditer(text, paragraph.start, paragraph.end):
        within, (start, end) = found["within"], found.span("place")
        if country_of(within) is None or not _is_noun(within) or country_of(found["place"]):
            continue
        is_known = is_well_known_place(found["place"])
        if known.label(start, end) is not Label.PLACE and not is_known:
            continue
        is_there = found["lead"] not in {"from", "to", "of"} or bool(found["comma"]) or not is_known
        if is_there and not _IN_A_LIST.search(text, max(paragraph.start, found.start() - 40), found.start()):
            location = Location(place=found["place"], relation="in", within=_country(within))
            yield Placing(start=start, end=found.end("within"), location=location, role=paragraph.role)


def _country(within: str) -> str:
    """As in "Kenyan" and "Kenya" as the country's name; every other place as it is written."""
    country = country_of(within) or state_of(within)
    return written_as(country) if country and within not in regions() else within


def _closed(text: str, end: int) -> int:
    """With the bracket that the words end in."""
    return end + 1 if text[end : end + 1] == ")" else end


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the words at the front that only begin the sentence."""
    while start < end:
        word = text[start:end].split(maxsplit=1)[0]
        if word.casefold() not in OPENERS or word in {"New", "West", "East", "North", "South"}:
            return start, end
        start += len(word)
        while start < end and text[start] in " \u00a0":
            start += 1
    return start, end


def _label(text: str, start: int, end: int, known: _Known, side: str) -> Label | None:
    """What the recogniser says, but that nobody is *in* a person or as far from somewhere as a mile."""
    label = known.label(start, end)
    single = not any(blank in text[start:end] for blank in " \u00a0")
    if (
        label in {Label.PERSON, Label.GROUP}
        and single
        and (_LOCATIVE.search(text, max(0, start - 8), start) or side[:1].isdigit())
    ):
        return None
    return label


def _is_place(place: str, label: Label | None) -> bool:
    if label in {Label.PERSON, Label.WORK, Label.EVENT} or ROLE.match(place) or country_of(place):
        return False
    return label is not Label.GROUP


def _could_hold(text: str, found: re.Match[str], known: _Known, relation: str) -> bool:
    """Whether the other name is a place: a country, its adjective, or what the recogniser calls a place."""
    within = found.group("within")
    if is_well_known_place(within) or within in regions():
        return True
    if relation == "capital of" and text[found.end("within") : found.end("within") + 1] in {"'", "’", " "}:
        return known.label(*found.span("within")) is Label.PLACE
    label = _label(text, *found.span("within"), known, found.groupdict().get("side") or "")
    return label in {Label.PLACE, Label.ORGANISATION, None} and within.casefold() not in OPENERS


def _town(text: str, found: re.Match[str], paragraph: Stretch, known: _Known) -> Placing | None:
    """As in "Akron, Ohio" and "Lyon, France", but no list of countries."""
    start, end = _bare(text, *found.span("place"))
    within = found.group("within")
    place = text[start:end]
    region = regions().get(within + (found.group("dot") or "")) or regions().get(within)
    country = None if region else country_of(within)
    if not place or ROLE.match(place) or place in regions() or not (region or (country and _is_noun(within))):
        return None
    if known.label(start, end) is not Label.PLACE and not is_well_known_place(place):
        return None
    listed = text[max(0, start - 5) : start].endswith((", ", " and ")) or text[found.end() :][:5] in {
        " and ",
        ", and",
    }
    if country_of(place) or (country and listed) or (region and text[found.end() :][:5] == " and "):
        return None
    dotted = bool(found.group("dot")) and within + "." in regions()
    return Placing(
        start=start,
        end=found.end() if dotted else found.end("within"),
        location=Location(place=place, relation="in", within=region or _country(within)),
        role=paragraph.role,
    )


def _is_noun(country: str) -> bool:
    """Whether it is the country's name, not its adjective."""
    return (country_of(country) or "") == country.casefold() or country in {
        "UK",
        "US",
        "USA",
        "U.S.",
        "Britain",
    }
