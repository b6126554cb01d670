"""Which words and figures each rule of the grammar looks for first. Pure."""

from __future__ import annotations

import re
from enum import Enum

from checks.compare.dates.words import MONTH_NAMES, WEEKDAY_NAMES

_SHORT_NAMES = [name[:3] for name in (*MONTH_NAMES, *WEEKDAY_NAMES)]


class Near(Enum):
    """What a rule's expressions have in them: a rule is tried only near these, which keeps all rules fast."""

    MONTH = re.compile("|".join(form for name in _SHORT_NAMES[:12] for form in (name, name.upper())))
    BRACKETED_DAY = re.compile(r" \([0-9JFMASOND]")
    BEYOND = re.compile("3[2-9]")
    WEEKDAY = re.compile("|".join(form for name in _SHORT_NAMES[12:] for form in (name, name.upper())))
    WEEK_OF_WEEKDAY = re.compile(
        r"day(?:\s\w{1,9})?\s(?:of\s)?(?:last\s|this\s|next\s)?week|weeks?\s(?:on|from)\s[MTWFS]|DAY\s",
        re.IGNORECASE,
    )
    WEEKDAY_AGO = re.compile(r"ago\s(?:on\s|last\s)?[MTWFS]|days\sago")
    WEEKDAY_ROW = re.compile(
        r"day(?:\s?[-\u2010-\u2014]\s?|\s(?:to|through|until|till|and)\s)[MTWFS]|DAY(?:\s?[-\u2010-\u2014]\s?|\sTO\s)"
    )
    NTH_WEEKDAY = re.compile(r"(?:irst|econd|hird|ourth|ifth|ast|inal)\s(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)")
    YEAR = re.compile("[12][0-9]{3}")
    ERA = re.compile(r"(?<!\w)(?:AD|A\.D\.|CE|BCE?|B\.C\.)(?!\w)|[0-9]BC")
    BARE_DAY = re.compile(r"the\s[0-9]{1,2}(?:st|nd|rd|th)(?!\w)")
    BRIEF_YEAR = re.compile("['’‘][0-9]{2}")
    DECADE = re.compile("[0-9]0['’]?s|ties|TIES")
    NOUGHTIES = re.compile("oughties|aughts")
    CENTURY = re.compile("century|centuries|CENTUR|Centur|millenn")
    COUNTED_DAY = re.compile(r"day\sof|[Dd]ay\s[0-9]|DAY\s[0-9O]|Day\sof")
    PERIOD = re.compile(
        "week|month|quarter|year|decade|centur|spring|summer|autumn|fall|winter"
        "|Week|Month|Quarter|Year|Decade|Centur|Spring|Summer|Autumn|Fall|Winter"
        "|WEEK|MONTH|QUARTER|YEAR|DECADE|CENTUR|SPRING|SUMMER|AUTUMN|FALL|WINTER"
    )
    SEASON = re.compile(
        "spring|summer|autumn|fall|winter|Spring|Summer|Autumn|Fall|Winter|SPRING|SUMMER|AUTUMN|FALL|WINTER"
    )
    AGO = re.compile(r"ago|earlier|later|from\snow|hence|before\s?[.,;)]|AGO|EARLIER|LATER|FROM NOW")
    SPAN = re.compile("past|last|next|coming|Past|Last|Next|Coming|PAST|LAST|NEXT|COMING")
    IN_TIME = re.compile("['’]s? time")
    HALF = re.compile(r"half|quarter")
    WITHIN = re.compile(r"er\sin\sthe\s")
    YEAR_END = re.compile(r"ear(?:['’]s)?[-\s]end|EAR-END")
    OVERNIGHT = re.compile("vernight|VERNIGHT")
    TOLD_YEAR = re.compile(r"(?:that|That|same|following|previous|preceding|next)\s(?:same\s)?year")
    TOLD_DATE = re.compile(
        r"(?:next|following|previous|preceding|same|that|That|the|The)\s(?:day|night|morning|afternoon|evening|week|month|year)"
    )
    MONTHS_OF = re.compile(r"months\sof")
    QUARTER = re.compile("quarter|Quarter|QUARTER|Q[1-4]")
    FISCAL = re.compile("[Ff]iscal|FISCAL|[Ff]inancial|[Tt]ax|FY")
    HOLIDAY = re.compile(
        "Day|Eve|Night|Easter|Christmas|Thanksgiving|Hallow|Juneteenth|Cinco|Fourth|Good Fri|Palm|Ash Wed|Shrove|Pancake|Fat T"
        "|Holy|Maundy|Whit|Mothering|Remembrance|Pentecost|Ramadan|Eid|Diwali|Holi|Passover|Rosh|Yom|Hanuk|Chanuk|Purim|Sukkot"
        "|Ashura|Nowruz|Vesak|New Year|Tet"
    )
