"""Days that have a name: fixed feasts, those counted from a weekday or from Easter, and those only a table knows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from checks.compare.countries import country_of
from checks.compare.dates.near import Near
from checks.compare.dates.setting import Setting
from checks.compare.dates.stretches import nth_weekday, shift, single
from checks.compare.dates.words import GAP, NO_WORD, NOT_COUNTED, WORD_STARTS
from checks.model import Interval
from checks.reading import Dated

_InYear = Callable[[int], Interval | None]

NO_TABLE = "its day differs from year to year or place to place, and no table of it is kept here"
_LEAD = 40
_MONDAY, _THURSDAY, _SUNDAY = 0, 3, 6


def easter(year: int, *, julian: bool = False) -> date:
    """Easter Sunday of the western churches, or of the eastern ones, in the Gregorian calendar (after J. Meeus)."""
    if julian:
        moon = (19 * (year % 19) + 15) % 30
        weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
        month, day = divmod(moon + weekday + 114, 31)
        return shift(date(year, month, day + 1), year // 100 - year // 400 - 2)
    century = year // 100
    golden = year % 19
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon = epact - epact // 28 * (1 - epact // 28 * (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    month = 3 + (moon - weekday + 40) // 44
    return date(year, month, moon - weekday + 28 - 31 * (month // 4))


def _fixed(month: int, day: int) -> _InYear:
    return lambda year: single(date(year, month, day)) if 1 <= year <= date.max.year else None


def _nth(month: int, weekday: int, number: int) -> _InYear:
    return lambda year: nth_weekday(year, month, weekday, number)


def _from_easter(first: int, last: int | None = None, *, julian: bool = False) -> _InYear:
    def in_year(year: int) -> Interval | None:
        if not 1583 <= year <= 4099:  # noqa: PLR2004 - the years that the rule holds for
            return None
        sunday = easter(year, julian=julian)
        return Interval(first=shift(sunday, first), last=shift(sunday, first if last is None else last))

    return in_year


def _inauguration(year: int) -> Interval | None:
    return single(date(year, 1, 20)) if year % 4 == 1 and 1937 <= year <= date.max.year else None  # noqa: PLR2004 - the 20th Amendment


_S = "(?:['’]?s|s['’])"
_DAYS: dict[str, _InYear] = {
    rf"New{GAP}Year{_S}?{GAP}Day": _fixed(1, 1),
    rf"New{GAP}Year{_S}?{GAP}Eve": _fixed(12, 31),
    rf"Christmas{GAP}Eve": _fixed(12, 24),
    rf"Orthodox{GAP}Christmas(?:{GAP}Day)?": _fixed(1, 7),
    rf"Christmas{GAP}Day": _fixed(12, 25),
    rf"Boxing{GAP}Day": _fixed(12, 26),
    rf"Burns{GAP}Night": _fixed(1, 25),
    rf"Australia{GAP}Day": _fixed(1, 26),
    rf"Holocaust{GAP}Memorial{GAP}Day": _fixed(1, 27),
    rf"(?:St\.?{GAP}|Saint{GAP})?Valentine{_S}{GAP}Day": _fixed(2, 14),
    rf"International{GAP}Women{_S}{GAP}Day": _fixed(3, 8),
    rf"(?:St\.?|Saint){GAP}Patrick{_S}{GAP}Day": _fixed(3, 17),
    rf"April{GAP}Fool{_S}?{GAP}Day": _fixed(4, 1),
    rf"Earth{GAP}Day": _fixed(4, 22),
    rf"(?:St\.?|Saint){GAP}George{_S}{GAP}Day": _fixed(4, 23),
    rf"Anzac{GAP}Day": _fixed(4, 25),
    rf"May{GAP}Day": _fixed(5, 1),
    rf"International{GAP}(?:Workers['’]|Labou?r){GAP}Day": _fixed(5, 1),
    rf"World{GAP}Press{GAP}Freedom{GAP}Day": _fixed(5, 3),
    rf"Cinco{GAP}de{GAP}Mayo": _fixed(5, 5),
    "Juneteenth": _fixed(6, 19),
    rf"Canada{GAP}Day": _fixed(7, 1),
    rf"(?:the{GAP})?Fourth{GAP}of{GAP}July|July{GAP}(?:the{GAP})?Fourth": _fixed(7, 4),
    rf"Bastille{GAP}Day": _fixed(7, 14),
    "Halloween|Hallowe['’]en": _fixed(10, 31),
    rf"Guy{GAP}Fawkes{GAP}(?:Night|Day)|Bonfire{GAP}Night": _fixed(11, 5),
    rf"(?:Remembrance|Armistice|Veterans['’]?){GAP}Day": _fixed(11, 11),
    rf"(?:St\.?|Saint){GAP}Andrew{_S}{GAP}Day": _fixed(11, 30),
    rf"(?:Martin{GAP}Luther{GAP}King,?{GAP}(?:Jr\.?,?{GAP})?|MLK{GAP})Day": _nth(1, _MONDAY, 3),
    rf"President{_S}{GAP}Day": _nth(2, _MONDAY, 3),
    rf"Memorial{GAP}Day": _nth(5, _MONDAY, -1),
    rf"Father{_S}{GAP}Day": _nth(6, _SUNDAY, 3),
    rf"Labor{GAP}Day": _nth(9, _MONDAY, 1),
    rf"Columbus{GAP}Day|Indigenous{GAP}Peoples?['’]?s?{GAP}Day|Canadian{GAP}Thanksgiving": _nth(10, _MONDAY, 2),
    rf"Remembrance{GAP}Sunday": _nth(11, _SUNDAY, 2),
    rf"Thanksgiving(?:{GAP}Day)?": _nth(11, _THURSDAY, 4),
    rf"Inauguration{GAP}Day": _inauguration,
    rf"(?:Shrove|Pancake|Fat){GAP}Tuesday": _from_easter(-47),
    rf"Ash{GAP}Wednesday": _from_easter(-46),
    rf"Mothering{GAP}Sunday": _from_easter(-21),
    rf"Palm{GAP}Sunday": _from_easter(-7),
    rf"(?:Maundy|Holy){GAP}Thursday": _from_easter(-3),
    rf"Good{GAP}Friday": _from_easter(-2),
    rf"(?:Holy|Easter){GAP}Saturday": _from_easter(-1),
    rf"Orthodox{GAP}Easter(?:{GAP}Sunday)?": _from_easter(0, julian=True),
    rf"Easter{GAP}Sunday": _from_easter(0),
    rf"Easter{GAP}Monday": _from_easter(1),
    rf"(?:the{GAP})?Easter{GAP}(?:weekend|bank{GAP}holiday(?:{GAP}weekend)?)": _from_easter(-2, 1),
    rf"Ascension{GAP}Day": _from_easter(39),
    rf"(?:Whit|Pentecost){GAP}Sunday": _from_easter(49),
    rf"(?:Whit|Pentecost){GAP}Monday": _from_easter(50),
}  # fmt: skip
# Without "Day" they are a time of the year, which only a preposition makes a date.
_TIMES: dict[str, _InYear] = {
    "Christmas": _fixed(12, 25),
    "Easter": _from_easter(0),
    "Pentecost": _from_easter(49),
}
# Half the world keeps another day under the same name.
_SEVERAL: dict[str, tuple[_InYear, ...]] = {
    rf"Labour{GAP}Day": (_fixed(5, 1), _nth(9, _MONDAY, 1)),
    rf"Mother{_S}{GAP}Day": (_from_easter(-21), _nth(5, _SUNDAY, 2)),
}
_UNTABLED = (
    rf"Ramadan|Eid(?:{GAP}al-(?:Fitr|Adha))?|Diwali|Holi|Passover|Rosh{GAP}Hashanah?|Yom{GAP}Kippur|Hanukkah|Chanukah|Purim"
    rf"|Sukkot|Ashura|Nowruz|Vesak|(?:the{GAP})?(?:Lunar|Chinese){GAP}New{GAP}Year|Tet"
)
_NATIONAL = {
    "united states": (7, 4), "india": (8, 15), "pakistan": (8, 14), "ukraine": (8, 24), "mexico": (9, 16),
    "brazil": (9, 7), "poland": (11, 11), "finland": (12, 6), "indonesia": (8, 17), "ghana": (3, 6),
    "nigeria": (10, 1), "philippines": (6, 12), "belarus": (7, 3), "georgia": (5, 26), "azerbaijan": (5, 28),
    "armenia": (9, 21), "kazakhstan": (12, 16), "moldova": (8, 27), "estonia": (2, 24), "croatia": (5, 30),
    "greece": (3, 25), "bangladesh": (3, 26), "argentina": (7, 9), "colombia": (7, 20), "peru": (7, 28),
    "chile": (9, 18), "malaysia": (8, 31), "north macedonia": (9, 8), "bulgaria": (9, 22), "south sudan": (7, 9),
}  # fmt: skip

_KNOWN = {**_DAYS, **_TIMES}
_GROUPS = {f"h{number}": in_year for number, in_year in enumerate(_KNOWN.values())}
_EITHER = {f"s{number}": several for number, several in enumerate(_SEVERAL.values())}
_NAMES = "|".join(
    [
        *(f"(?P<h{number}>{name})" for number, name in enumerate(_KNOWN)),
        *(f"(?P<s{number}>{name})" for number, name in enumerate(_SEVERAL)),
        f"(?P<untabled>{_UNTABLED})",
        rf"(?P<national>(?:(?:the{GAP})?(?P<nation>[A-Z][\w.]{{1,20}}(?:{GAP}[A-Z]\w{{1,15}})?)(?:['’]s)?{GAP})?(?P<day_alone>Independence{GAP}Day))",
    ]
)
_HOLIDAY = re.compile(
    rf"{WORD_STARTS}(?:(?P<rel>(?i:last|this|next|this{GAP}past|this{GAP}coming)){GAP})?(?:{_NAMES})(?![\w-])"
    rf"(?:,?{GAP}(?:(?:in|of){GAP})?(?:(?P<year>(?:1[5-9]|20)[0-9]{{2}}){NOT_COUNTED}|(?P<which>(?i:last|this|next)){GAP}year(?!\w)))?"
)
# A first look that is cheap: one of these stands in every name above.
_HINT = re.compile(
    "Day|Eve|Night|Easter|Christmas|Thanksgiving|Hallow|Juneteenth|Cinco|Fourth|Friday|Sunday|Monday|Tuesday|Wednesday"
    "|Thursday|Saturday|Pentecost|Ramadan|Eid|Diwali|Holi|Passover|Rosh|Yom|Hanuk|Chanuk|Purim|Sukkot|Ashura|Nowruz|Vesak"
    "|New Year|Tet"
)
_AT = re.compile(
    r"(?<!\w)(?:by|before|after|since|until|till|at|over|from|during|past|around|on|in|of|for|ahead of|up to)\s(?:the\s)?$",
    re.IGNORECASE,
)
# "The Good Friday Agreement", "a Christmas Day miracle" (the day still is one), "Easter eggs", "Yom Kippur War".
_NOT_THE_DAY = re.compile(
    rf"{GAP}(?:Agreement|Accord|Accords|War|Parade|Massacre|Island|Egg|Carol|Rising|Uprising|Sale|Sales|Special|Foundation"
    r"|agreement|accords?|deal|peace)\b|['’]s\s(?:Eve|Day)"
)
_A_TIME_OF = re.compile(
    rf"{GAP}(?!(?:and|or|in|on|at|to|with|when|after|but|as|this|last|next|by|for|was|were|is|it|he|she|they|we|the|an?|will|would|has"
    rf"|had|because|despite|while|his|her|their|its|people|than|that|many|some|of){NO_WORD})[A-Za-z]"
)
_STEPS = {"last": -1, "this": 0, "next": 1}


def find_holidays(setting: Setting) -> Iterator[Dated]:
    """The named days, in the year that is said, else the one that anchor and verb give."""
    if not _HINT.search(setting.text):
        return
    for match in setting.scan(_HOLIDAY, Near.HOLIDAY):
        name = match.lastgroup if match.lastgroup not in ("year", "which") else _kind(match)
        if name is None or _NOT_THE_DAY.match(setting.text, match.end()):
            continue
        if not _is_said_of_a_day(match, setting):
            continue
        yield _valued(match, setting)


def _kind(match: re.Match[str]) -> str | None:
    return next((name for name in (*_GROUPS, *_EITHER, "untabled", "national") if match[name]), None)


def _is_said_of_a_day(match: re.Match[str], setting: Setting) -> bool:
    """Times of the year ("Christmas", "Ramadan") only behind a preposition and before no noun: no "Christmas tree"."""
    times = any(match[name] and in_year in _TIMES.values() for name, in_year in _GROUPS.items())
    if not times and not match["untabled"]:
        return True
    if _A_TIME_OF.match(setting.text, match.end()):
        return False
    if match["rel"] or match["year"] or match["which"]:
        return True
    return bool(_AT.search(re.sub(r"\s", " ", setting.text[max(0, match.start() - _LEAD) : match.start()])))


def _valued(match: re.Match[str], setting: Setting) -> Dated:
    name = _kind(match)
    start, end = match.span()
    if name in _EITHER:
        return _of_several(match, setting, _EITHER[name])
    if match["national"]:
        return _national_day(match, setting)
    if match["untabled"] or name is None:
        return setting.open(start, end, NO_TABLE)
    return _in_year(match, setting, _GROUPS[name], (start, end))


def _in_year(match: re.Match[str], setting: Setting, in_year: _InYear, span: tuple[int, int]) -> Dated:
    year = int(match["year"]) if match["year"] else None
    if year is None and setting.anchor is None:
        return setting.unanchored(*span)
    if year is None and match["which"] and setting.anchor is not None:
        year = setting.anchor.year + _STEPS[match["which"].lower()]
    if year is not None:
        stretch = in_year(year)
        return setting.open(*span, NO_TABLE) if stretch is None else setting.found(*span, stretch)
    if match["rel"] and setting.anchor is not None:
        return _by_rel(match["rel"].lower(), setting, in_year, span)
    readings = setting.yearless(*span, in_year)
    return setting.found(*span, None, readings=readings) if readings else setting.open(*span, NO_TABLE)


def _by_rel(rel: str, setting: Setting, in_year: _InYear, span: tuple[int, int]) -> Dated:
    """Last Christmas is over, next Christmas to come; this Christmas the nearest."""
    anchor = setting.anchor or date.min
    tried = [stretch for step in (-1, 0, 1) if (stretch := in_year(anchor.year + step)) is not None]
    over = [stretch for stretch in tried if stretch.last < anchor]
    ahead = [stretch for stretch in tried if stretch.first > anchor]
    if rel == "last" or rel.endswith("past"):
        chosen = over[-1:]
    elif rel == "next" or rel.endswith("coming"):
        chosen = ahead[:1]
    else:
        chosen = [stretch for stretch in tried if stretch.first.year == anchor.year]
    return setting.found(*span, chosen[0]) if chosen else setting.open(*span, NO_TABLE)


def _of_several(match: re.Match[str], setting: Setting, several: tuple[_InYear, ...]) -> Dated:
    every = [_in_year(match, setting, in_year, match.span()).timing for in_year in several]
    intervals = [timing.interval for timing in every if timing.interval is not None]
    if len(intervals) != len(several):
        return (
            setting.unanchored(*match.span())
            if setting.anchor is None
            else setting.open(*match.span(), NO_TABLE)
        )
    return setting.found(*match.span(), None, readings=tuple(sorted(intervals, key=_first_day)))


def _first_day(stretch: Interval) -> date:
    return stretch.first


def _national_day(match: re.Match[str], setting: Setting) -> Dated:
    """A country's own day, where the words before it name the country; else which one is open."""
    nation = match["nation"]
    words = [nation, nation.rpartition(" ")[2]] if nation else []
    country = next((found for word in words if (found := country_of(word)) is not None), None)
    start = match.start() if country else match.start("day_alone")
    span = (start, match.end())
    if country not in _NATIONAL:
        return setting.open(*span, NO_TABLE)
    return _in_year(match, setting, _fixed(*_NATIONAL[country]), span)
