"""Days that are counted from an event: "the 447th day of the war in Ukraine"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.compare.countries import country_of
from checks.compare.dates.near import Near
from checks.compare.dates.setting import Setting
from checks.compare.dates.words import GAP, ORDINAL, WORD_STARTS, ordinal
from checks.compare.strings import fold
from checks.model import Timing
from checks.reading import Dated

_EVENT = (
    "(?i:war|invasion|conflict|siege|fighting|offensive|occupation|blockade|hostilities|assault|bombardment"
    "|strike|lockdown|protests|ceasefire|truce|pandemic|genocide|intervention|uprising|insurgency)"
)
_NAME = r"[A-Z](?:[^\W\d_A-Z]{1,30}|[A-Z]{1,3})(?!\w)"
_NO_PLACE = (
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b)"
)
_PLACE = rf"{_NO_PLACE}{_NAME}(?:(?:{GAP}|-){_NAME}){{0,2}}"
# Not "on": in "marked the 500th day of war on Snake Island" the island is where the day was marked.
_EPOCH = rf"(?P<epoch>(?:[^\W\d_][\w’'-]{{0,24}}{GAP}){{0,4}}?{_EVENT}(?!\w)(?:{GAP}(?:in|of|against|with){GAP}(?:the{GAP})?{_PLACE})?)"
_COUNTED = re.compile(
    rf"{WORD_STARTS}(?:(?P<nth>(?i:{ORDINAL}))(?:-|{GAP})day|(?i:day){GAP}(?P<figure>[0-9]{{1,5}})){GAP}of{GAP}(?:the{GAP})?{_EPOCH}"
)
_WAR_IN = re.compile(
    rf"{WORD_STARTS}(?P<event>(?i:war|invasion|siege|conflict)){GAP}(?P<link>in|of|on|against|with){GAP}(?:the{GAP})?(?P<place>{_PLACE})"
)
# "The Gaza war": only behind a word in small letters, for "The war" begins many a sentence.
_WAR_NAMED = re.compile(rf"(?<=[a-z]\s){_NO_PLACE}(?P<place>{_NAME}){GAP}(?:war|conflict)(?!\w)")
_WAR = re.compile(r"(?<!trade )(?<!culture )(?<!civil )(?<!price )\bwar\b(?! (?:crim|chest|of words))")
_BODIES = frozenset({"european union", "united nations"})
_NAMES = re.compile(rf"{_NAME}(?:{GAP}{_NAME}){{0,3}}")


def find_epoch_days(setting: Setting) -> Iterator[Dated]:
    """Ordinals of days since an event. What they come to, the start of the event decides."""
    names: dict[str, str] = {}
    for match in setting.scan(_COUNTED, Near.COUNTED_DAY):
        number = ordinal(match["nth"]) if match["nth"] else int(match["figure"])
        if number < 1:
            continue
        epoch = re.sub(r"\s+", " ", match["epoch"])
        if epoch not in names:
            names[epoch] = _full_name(epoch, setting)
        timing = Timing(text=match.group(), ordinal=number, epoch=names[epoch])
        yield Dated(start=match.start(), end=match.end(), timing=timing)


def _full_name(epoch: str, setting: Setting) -> str:
    """Give "the war" the name that the same text calls it elsewhere, if there is but one."""
    event = epoch.lower().rpartition(" ")[2]
    if any(letter.isupper() for letter in epoch):
        return epoch
    every = [match for match in _WAR_IN.finditer(setting.text) if match["link"] != "on" or _country(match)]
    named = {
        re.sub(r"\s+", " ", match.group()): _country(match) or match["place"]
        for match in every
        if match["event"].lower() == event
    }
    if named:
        return next(iter(named)) if len(set(named.values())) == 1 else epoch
    return _by_country(epoch, every, setting) if event == "war" else epoch


def _country(match: re.Match[str]) -> str | None:
    return country_of(re.sub(r"\s+", " ", match["place"]))


def _by_country(epoch: str, every: list[re.Match[str]], setting: Setting) -> str:
    """Name the war by the one country that the text invades, or by the only one it names, beside "war".

    With a second war, or a place that is no country, the text does not say which war is meant; a country that
    only speaks of the war ("Russia said") must not pass for its place.
    """
    every = every + list(_WAR_NAMED.finditer(setting.text))
    if every:
        written = {_country(match): match["place"] for match in every}
    else:
        written = dict(_countries_in(setting.text))
        if not any(_WAR.search(sentence) and any(_countries_in(sentence)) for sentence in setting.sentences):
            return epoch
    canonical, place = written.popitem() if len(written) == 1 else (None, "")
    noun = re.sub(r"\s+", " ", place)
    return f"war in {noun}" if canonical and fold(noun) == canonical else epoch


def _countries_in(text: str) -> Iterator[tuple[str, str]]:
    """The countries that a text names or describes ("Russian"), each with the words; "Michael Jordan" is none."""
    for match in _NAMES.finditer(text):
        words = re.sub(r"\s+", " ", match.group())
        for tried in (words, words.partition(" ")[2]):
            country = country_of(tried)
            if country:
                if country not in _BODIES:
                    yield country, tried
                break
