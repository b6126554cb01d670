"""Events as the text names them: "the Chernobyl disaster", "the Battle of Waterloo", "the 2012 Summer Olympics".

Only names are read: every pattern holds a word with a capital letter, so that a reference can be asked for it;
"the earthquake" alone is none. Pure, linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checks.compare.windows import near
from checks.reading import Label, Mention

_CAPITAL = r"[A-Z][\w'’]{1,24}(?:[-–][A-Za-z][\w'’]{0,24}){0,3}"
_DATE_WORD = (
    "(?:Jan|Feb|March|April|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
)
_MONTHS_AND_DAYS = rf"(?:{_DATE_WORD})\b"
_WORD_OF_PLACE = rf"(?!(?:{_DATE_WORD})\b)[A-Z](?:\.|[\w'’-]{{0,24}})"
_PLACE = (
    rf"(?:the\s)?{_WORD_OF_PLACE}(?:\s(?:(?:of|and|the|de|el|la|al|bin)\s){{0,2}}{_WORD_OF_PLACE}){{0,4}}"
)
_DAY_NAMED = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d{1,2}|\d{1,2}\s(?:January|February|March|April|May|June|July|August|September|October|November|December)|\d{1,2}/\d{1,2}"
_NOUN = (
    "war|battle|siege|massacre|bombings?|attacks?|shootings?|disaster|catastrophe|earthquakes?|tsunami|floods?|cyclone|typhoon|hurricane"
    "|eruption|fire|wildfires|crash|collapse|explosions?|crisis|coup(?:\\sattempt)?|uprising|revolution|revolt|rebellion|riots?|protests|invasion|landings?|famine"
    "|genocide|pandemic|epidemic|outbreak|spill|accident|derailment|sinking|hijackings?|assassination|referendum|election|elections|summit"
    "|conference|congress|accords?|agreement|pact|armistice|ceasefire|declaration|Games|Olympics|World\\sCup|final|eclipse"
    "|landslide|avalanche|mudslide|blackout|stampede|strike|blockade|airlift|offensive|handover|annexation|reunification|evacuation|mutiny"
    "|scandal|raid|rescue|meltdown|poisonings?|gas\\sleak|tragedy|conflict|intifada|incident|affair|standoff|verdict|test|spaceflight|flight|mission|killing|murders?"
)
_NOUN_ANY_CASE = rf"(?:(?i:{_NOUN}))"
# What may stand between the name and the noun: "Chernobyl nuclear disaster", "Lockerbie plane bombing".
_MODIFIER = (
    "nuclear|truck|car|lorry|van|knife|[Mm]oon|lunar|air|plane|aircraft|airline|train|tram|tube|rail|railway|ferry|oil|gas|school|mine|mining|stadium|football|barracks|terror|terrorist|bomb"
    "|suicide|mass|military|peace|climate|financial|debt|missile|hostage|refugee|nightclub|tower|dam|bridge|space|shuttle|presidential|general"
    "|parliamentary|independence|civil|chemical|subway|metro|concert|hotel|factory|island|church|mosque|synagogue|marathon|prison|volcanic"
    "|migrant|sarin|nerve|reactor|apartment|mall|supermarket|parliament|embassy|world|trade|free"
)
_YEAR = r"(?:(?P<year>1[0-9]{3}|20[0-9]{2})\s)?"
_BEFORE_NOUN = re.compile(
    rf"(?<![\w’'-]){_YEAR}(?P<name>(?:(?:{_DAY_NAMED})\s)?(?:(?:{_CAPITAL}|of|and)\s){{0,5}}?(?:{_CAPITAL}|{_DAY_NAMED})(?:['’]s)?(?:\s(?:{_MODIFIER})){{0,2}}\s{_NOUN_ANY_CASE}(?:\sand\s(?:tsunami|fire|floods?|mutiny|massacre))?)(?![\w-])"
)
_KIND_OF = (
    "battle|siege|treaty|massacre|fall|sack|bombing|sinking|assassination|murder|execution|partition|annexation|invasion|liberation"
    "|storming|handover|evacuation|signing|launch|peace|congress|collapse|relief|surrender|destruction|occupation|conquest|coronation|inauguration"
    "|reunification|unification|independence|discovery|eruption|hijacking|kidnapping|trial|impeachment|resignation|poisoning|overthrow|abdication|killing|downing|withdrawal|takeover|arrest|wedding|bombardment|abduction"
)
_OF = re.compile(rf"(?<![\w’'-])(?P<name>(?:{_CAPITAL}\s){{0,3}}?(?i:{_KIND_OF})\sof\s{_PLACE})")
_WAR_IN = re.compile(rf"(?<![\w’'-])(?P<name>(?i:war|invasion|conflict)\s(?:in|of|on)\s{_PLACE})")
_ON_PLACE = re.compile(
    rf"(?<![\w’'-])(?P<name>(?i:attack|assault|raid|march|bombing)\son\s(?!the\s)(?!{_MONTHS_AND_DAYS}){_PLACE})"
)
_PROPER = re.compile(
    r"(?<![\w’'-])(?P<name>World\sWar\s(?:II|I|One|Two|1|2)|(?:First|Second)\sWorld\sWar|Great\sWar|(?:D|VE|VJ|V-E|V-J)[\s-]Day"
    r"|(?:Hurricane|Typhoon|Cyclone|Storm)\s[A-Z][a-z]+|(?:Black|Bloody|Good)\s(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|September)"
    r"|Apollo\s(?:\d{1,2}|XI)|Sputnik(?:\s\d)?|Kristallnacht|9/11|Watergate|Woodstock|Live\sAid|Brexit\s(?:referendum|vote)|Holodomor|Nakba|Armistice"
    r"|Operation\s[A-Z][a-z]+(?:\s[A-Z][a-z]+)?|Expo\s['’]?\d{2,4}|Velvet\sRevolution|Prague\sSpring|Arab\sSpring|Cold\sWar|Great\sDepression|Easter\sRising"
    r"|Good\sFriday\sAgreement|Magna\sCarta|Super\sBowl\s[IVXL]+)(?![\w-])"
)
_GAMES = re.compile(
    rf"(?<![\w’'-]){_YEAR}(?P<name>(?:(?:Summer|Winter|Youth|Commonwealth|Asian|European|FIFA|Rugby|Cricket|Women['’]s|[A-Z][a-z]+)\s){{0,3}}"
    r"(?:Olympic\sGames|Olympics|Paralympics|Games|World\sCup(?:\s[Ff]inal)?|Super\sBowl|European\sChampionship|Eurovision\sSong\sContest|Grand\sPrix))(?![\w-])"
)
# "The Berlin Wall fell": references call that "fall of the Berlin Wall".
_FELL = re.compile(
    rf"(?<![\w’'-])the\s(?P<name>(?:{_CAPITAL}\s){{0,3}}{_CAPITAL})\s(?P<verb>fell|came\sdown|collapsed|sank|capsized)(?=\s(?:on|in|off|after|to)\b|[,.])",
    re.IGNORECASE,
)
_NOUN_OF_VERB = {
    "fell": "fall of the",
    "came down": "fall of the",
    "collapsed": "collapse of the",
    "sank": "sinking of the",
    "capsized": "sinking of the",
}


_FALLING = frozenset(verb.split()[0] for verb in _NOUN_OF_VERB)


def _last_words(forms: str) -> frozenset[str]:
    """The last word of each of these alternatives, in both forms where it ends in "s?"."""
    last = [form.split("\\s")[-1].lower() for form in forms.replace("(?:\\sattempt)?", "").split("|")]
    return frozenset(
        written for word in last for written in ((word[:-2], word[:-1]) if word.endswith("s?") else (word,))
    )


# Patterns that hold one of a few words are tried around these alone: how far behind them names go on.
_NEAR_WORDS = (
    (_OF, _last_words(_KIND_OF), 200),
    (_WAR_IN, frozenset({"war", "invasion", "conflict"}), 200),
    (_ON_PLACE, frozenset({"attack", "assault", "raid", "march", "bombing"}), 200),
    (_BEFORE_NOUN, _last_words(_NOUN), len(" attempt and massacre ")),
)
_LETTERS = re.compile("[A-Za-z]+")
_OF_GAMES = re.compile("Games|Olympics|World\\sCup|Super\\sBowl|Championship|Contest|Prix")
# Names of events have some 60 characters before the word that makes them one.
_BEFORE = 200
# What comes back every few years: without its year the name is that of the series.
RECURRING = re.compile(
    r"\b(?:elections?|referendum|summit|Games|Olympics|Olympic|Paralympics|World\sCup|final|Super\sBowl|Championship|Contest|Grand\sPrix"
    r"|floods?|wildfires|protests|strike|eclipse|financial crisis|debt crisis|festival|championship)s?\b",
    re.IGNORECASE,
)
# Words in capitals at the head of a name that are none of it: "The", "Before", "Deadly".
_OPENING = re.compile(
    r"(?:(?:The|A|An|In|On|At|After|Before|During|Since|When|And|But|For|With|Until|From|By|As|That|This|His|Her|Their|Its|Our|While|How|Why|Every|Some|Many|Of"
    r"|Deadly|Devastating|First|Last|Former|Next|Another|Two|Three|Four|Five|Six|Ten|Twenty|Survivors|Victims|Anniversary)\s"
    rf"|(?:{_DATE_WORD})(?:['’]s)?\s(?!\d)|(?:of|and)\s)+"
)
_DATE_LED = re.compile(rf"(?:{_DAY_NAMED})\s")


@dataclass(frozen=True, kw_only=True)
class Happening:
    """An event named in the text: text[start:end], its name without article, and the year that leads it, if any."""

    start: int
    end: int
    name: str
    year: int | None = None

    @property
    def recurs(self) -> bool:
        """Whether it is one of a series ("presidential election", "World Cup")."""
        return RECURRING.search(self.name) is not None

    @property
    def full(self) -> str:
        """The name with its year."""
        return f"{self.year} {self.name}" if self.year is not None else self.name


def find_happenings(text: str, mentions: Sequence[Mention] = ()) -> tuple[Happening, ...]:
    """The events of a text in its order, none overlapping another; the longer name stands.

    `mentions` are what the recogniser saw: of those labelled events the ones that no pattern reads are added.
    """
    found = [
        *_read(_PROPER.finditer(text)),
        *_read(_near(_GAMES, text, _spans(_OF_GAMES, text), after=len(" Final "))),
    ]
    words = [(match[0].lower(), match.span()) for match in _LETTERS.finditer(text)]
    for pattern, wanted, after in _NEAR_WORDS:
        found += _read(_near(pattern, text, [span for word, span in words if word in wanted], after=after))
    found += _fallen(text, [span for word, span in words if word in _FALLING])
    found += [
        Happening(
            start=one.end - len(_article_off(one.text)), end=one.end - _verb_behind(one), name=_named(one)
        )
        for one in mentions
        if one.label is Label.EVENT
        and bare(one.text)[:1].isupper()
        and " " in bare(one.text)
        and not one.text.endswith(("Century", "century", "decade"))
    ]
    found.sort(key=lambda one: (one.start, -one.end))
    standing: list[Happening] = []
    for one in found:
        if standing and one.start < standing[-1].end:
            if len(one.name) > len(standing[-1].name):
                standing[-1] = one
            continue
        standing.append(one)
    return tuple(standing)


# What the recogniser counts to the name: "Second World War |ended|".
_VERB_BEHIND = re.compile(r"\s(?:ended|began|started|broke)\Z")


def _verb_behind(one: Mention) -> int:
    verb = _VERB_BEHIND.search(one.text)
    return len(verb.group()) if verb else 0


def _named(one: Mention) -> str:
    return bare(_VERB_BEHIND.sub("", one.text))


def bare(name: str) -> str:
    """A name on one line, without its article."""
    return re.sub(r"\A[Tt]he\s", "", " ".join(name.split()))


def _article_off(words: str) -> str:
    return re.sub(r"\A[Tt]he\s", "", words)


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in pattern.finditer(text))


def _near(
    pattern: re.Pattern[str], text: str, triggers: Iterable[tuple[int, int]], *, after: int
) -> Iterator[re.Match[str]]:
    return near(pattern, text, triggers, before=_BEFORE, after=after)


def _read(matches: Iterable[re.Match[str]]) -> Iterator[Happening]:
    for match in matches:
        year = match["year"] if "year" in match.re.groupindex else None
        start, words = match.start("name"), match["name"]
        opening = _OPENING.match(words)
        if opening and match.re in {_BEFORE_NOUN, _GAMES, _OF} and not _DATE_LED.match(words):
            start, words, year = start + opening.end(), words[opening.end() :], None
        words = words.rstrip(".’'")
        if "\n\n" in words or not any(letter.isupper() for letter in words) or _is_noun_alone(words):
            continue
        end = start + len(words)
        begin = match.start("year") if year else start
        yield Happening(start=begin, end=end, name=bare(words), year=int(year) if year else None)


def _fallen(text: str, verbs: Iterable[tuple[int, int]]) -> Iterator[Happening]:
    for match in _near(_FELL, text, verbs, after=len(" down after ")):
        words = match["name"]
        if all(word[0].isupper() for word in words.split()):
            name = f"{_NOUN_OF_VERB[match['verb'].lower()]} {words}"
            yield Happening(start=match.start("name"), end=match.end("name"), name=name)


def _is_noun_alone(words: str) -> bool:
    """Whether only the noun is left, as in "Attack" at the head of a sentence."""
    return (
        re.fullmatch(rf"(?:(?i:{_MODIFIER})\s)*{_NOUN_ANY_CASE}", words) is not None and words != "World Cup"
    )
