"""Days that are counted from an event: "the 447th day of the war in Ukraine"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.compare.dates.setting import Found, Setting
from checks.compare.dates.words import GAP, ORDINAL, WORD_STARTS, ordinal
from checks.model import Timing

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
    rf"{WORD_STARTS}(?P<event>(?i:war|invasion|siege|conflict)){GAP}(?:in|of|against|with){GAP}(?:the{GAP})?{_PLACE}"
)


def find_epoch_days(setting: Setting) -> Iterator[Found]:
    """Ordinals of days since an event. What they come to, the start of the event decides."""
    for match in _COUNTED.finditer(setting.text):
        number = ordinal(match["nth"]) if match["nth"] else int(match["figure"])
        if number < 1:
            continue
        epoch = re.sub(r"\s+", " ", match["epoch"])
        timing = Timing(text=match.group(), ordinal=number, epoch=_full_name(epoch, setting))
        yield Found(start=match.start(), end=match.end(), timing=timing)


def _full_name(epoch: str, setting: Setting) -> str:
    """Give "the war" the name that the same text calls it elsewhere, if there is but one."""
    if any(letter.isupper() for letter in epoch):
        return epoch
    named = {
        re.sub(r"\s+", " ", match.group())
        for match in _WAR_IN.finditer(setting.text)
        if match["event"].lower() == epoch.lower().rpartition(" ")[2]
    }
    return named.pop() if len(named) == 1 else epoch
