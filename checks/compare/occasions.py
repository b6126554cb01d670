"""What a date is of, by the words of its sentence: a birth, a death, a founding, an office, a meeting, a release.

The nearest cue before the date in its own clause decides, else the first one behind it. Whose it is, is said only
where the words stand side by side ("X was born on ..."); `inferred` marks a pronoun that means the person named
just before. Pure.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from checks.compare.editions import is_of_an_edition
from checks.reading import Label, Mention

BIRTH, DEATH, FOUNDING, RELEASE = "birth", "death", "founding", "release"
OFFICE_START, OFFICE_END, MEETING = "office start", "office end", "meeting"
DISSOLUTION, SIGNING = "dissolution", "signing"

# "Killed in a helicopter crash": it is the death that the date is of, not the crash.
_IN_A_CRASH = r"(?:\sin\soffice|\sin\s(?:an?|the)\s(?:[\w-]{1,16}\s){0,3}?(?:crash|attack|bombing|earthquake|explosion|shooting|accident|airstrike|strike|raid|fire))?"
_CUES: dict[str, str] = {
    BIRTH: r"born|birth\sof|b\.(?=\s[1-9])",
    DEATH: rf"(?:died|dies){_IN_A_CRASH}|passed\saway|(?:killed|murdered|assassinated|executed|hanged|stabbed|shot(?:\sdead)?)\sby|(?:was|were|been)\s(?:assassinated|murdered|executed|killed|hanged|beheaded|guillotined|lynched|shot|stabbed|gunned\sdown|found\sdead){_IN_A_CRASH}|(?:took|taken)\s(?:his|her)\sown\slife|lost\s(?:his|her)\slife|(?:shot|killed|hanged)\s(?:him|her)self|death\sof|d\.(?=\s[1-9])",
    FOUNDING: r"(?:co-?)?founded|(?:founding|foundation|creation|formation|establishment)\sof|was\sestablished|were\sestablished|was\sset\sup|was\sformed|were\sformed|incorporated|est\.|dat(?:es|ed|ing)\sfrom|established\s(?:in|on|by)|created\s(?:in|on)|(?:was|were)\screated|c[ao]mes?\sinto\s(?:being|existence)|dates?\sback\sto|go(?:es)?\sback\sto|ha(?:s|ve)\sexisted|(?:was|were)\sstarted|dat(?:es|ed|ing)\s(?:its|their)\s(?:founding|foundation|creation)(?:\sback)?\sto|trac(?:es|ed|ing)\sitself(?:\sback)?\sto|opened\s(?:its|their)\sdoors(?!\s(?:to|for)\b)|(?:was|were)\sconstituted|set\sup\s(?:in|on|by)|formed\s(?:in|on|by)",
    DISSOLUTION: r"(?:was|were)\s(?:\w{1,20}ly\s)?(?:dissolved|disbanded|abolished|wound\sup|disestablished)|dissolved\s(?:in|on)|disbanded|ceased\sto\sexist|broke\sup|dissolution\sof",
    RELEASE: r"released|first\sshown|was\sshown|premiered|premieres|came\sout|comes\sout|debuted|was\spublished|were\spublished|first\spublished|published\s(?:in|on|by)|published(?=\s[\"“'‘])|(?:had|has|having)\sits\s(?:\w{1,12}\s)?premiere|first\s(?:performed|staged|screened|seen|exhibited|heard|broadcast|appeared)|(?:was|were)\s(?:broadcast|screened)|appeared|hit\s(?:the\s)?(?:\w{1,12}\s)?(?:shelves|bookshops|bookstores)|went\son\ssale|in\scinemas|release\sof|publication\sof|premiere\sof|airs|aired",
    OFFICE_START: r"took\soffice|takes\soffice|taken\s(?:office|power|over)|return(?:s|ed)?\sto\s(?:office|power|the\swhite\shouse)|followed\s(?:him|her)|sworn\sin|swearing-in|(?:was|were|been|be|is)\sinaugurated|inaugurated\sas|inauguration|(?:(?:was|were|been|be)\s)?(?:re-?)?(?:elected|appointed|named|chosen|picked|promoted)|becam?es?|becoming|took\sover|takes\sover|taking\s(?:office|power)|(?:was|were)\s(?:proclaimed|installed)|entered\s(?:office|downing\sstreet|the\s(?:white\shouse|elys[eé]e|[eé]lys[eé]e))|took\sup\s(?:the|his|her)\s(?:post|job|office|role|duties|reins|position|presidency|premiership)|took\sthe\s(?:oath|reins|helm)|moved\sinto\s(?:downing\sstreet|the\s(?:white\shouse|elys[eé]e|[eé]lys[eé]e))|moves\sinto\sdowning\sstreet|in\s(?:office|power)\ssince|(?:has|had|have)\s(?:ruled|governed|reigned)|seized\spower|took\spower|replaced|replaces|"
    r"assumed\s(?:office|power|the\s(?:presidency|premiership|post|office|role|throne|chancellorship))|ascended|(?:was|were)\senthroned|came\sto\s(?:power|the\sthrone)|acceded|was\scrowned|succeeded|has\sled|have\sled|who\sled|has\sheaded|has\schaired|has\sbeen\s\w{1,20}\s?\w{0,20}\ssince|has\sserved|has\sruled|was\sappointed|will\sreplace",
    OFFICE_END: r"resigned|resigns|resignation|stepped\sdown|steps\sdown|stood\sdown|(?:left|leaves|leaving|quit)\s(?:office|power|downing\sstreet|the\s(?:white\shouse|elys[eé]e|[eé]lys[eé]e|presidency|premiership|chancellorship|chancellery|kremlin)|(?:the|his|her)\s(?:post|job))|lost\s(?:office|power)|fell\sfrom\spower|(?:was|were|been)\s(?:ousted|sacked|dismissed|fired|deposed|toppled|removed|overthrown|unseated|dethroned)|(?:was|were|been)\s(?:forced|driven|voted)\s(?:out|from\s(?:office|power))(?:\sof\s(?:office|power))?|removed|ousted|toppled|overthrew|deposed|quits?|abdicated|abdicates|handed\s(?:over\s)?(?:power|office|the\sreins)|handed\sover\sto|hands\sover\sto|gave\sway\sto|made\sway\sfor|bowed\sout|stepped\saside|stood\saside|left(?=\son\s)|(?:ceded|relinquished|gave\sup)\s(?:power|office|the\s(?:presidency|premiership|post|job))|(?:was|were|been|is)\s(?:then\s)?(?:succeeded|replaced)|retired|retires",
    "office": r"served|serving|in\soffice",
    MEETING: r"met|meets?|meetings?|talks|summit|conference|gather(?:s|ed)?|hosted|hosts|visited|visits?|convened?|session",
    SIGNING: r"signed|signs|signing|ratified|was\s(?:passed|enacted|adopted|concluded|promulgated)|adopted\s(?:in|on)",
    "election": r"elections?|referendum|run-?off|by-election|polls|go\sto\sthe\spolls|voted|votes?",
    "opening": r"opened|opens|opening|inaugurated|unveiled",
    "launch": r"(?:was|were)\slaunched|launched|launches|launch|lift(?:ed)?\s?-?off",
    "court": r"sentenced|sentencing|convicted|acquitted|charged|indicted|arrested|jailed|pleaded|pled|hearing|trial|verdict|extradited",
    "marriage": r"married|marries|wed|wedding",
    "win": r"won|wins|beat|beats|defeated|triumphed",
    "start": r"(?:came|comes|entered|enters|went|goes)\sinto\s(?:force|effect)|(?:took|takes)\seffect|began|begins|begun|started|starts|beginning|kicks?\soff|kicked\soff",
    "end": r"ended|ends|expires?|expired|finished|finishes|closed|closes|runs?\suntil",
    "attack": r"attack(?:s|ed)?|bombing|invaded|invasion|seized|struck|crashed|crash|earthquake|shooting|exploded|explosion",
    # Said on that day: nothing that a reference dates, but it keeps an earlier cue of the clause from deciding.
    "": r"said|says|told|announced|announces|wrote|tweeted|posted|confirmed|reported",
}  # fmt: skip
# One flat choice of words in small letters finds a cue; which kind it is, is asked once for each wording.
_CUE = re.compile(rf"(?<!\w)(?:{'|'.join(_CUES.values())})(?!\w)")
_KINDS = {of: re.compile(re.sub(r"\(\?=[^)]*\)", "", words)) for of, words in _CUES.items()}
_CLAUSE_END = re.compile(
    r";|\s[–—]\s|\bwhile\b|\bbut\b|\bbefore\b|\bafter\b|,\s(?:and\s)?(?:who|which|when|where)\b|,\s(?:and|but)\b"
)
# "The Nov. 19 run-off", "the 2016 election": the noun right behind says it.
_EVENT_NOUN = re.compile(
    r"\s(?:(?:presidential|general|local|peace|US|EU|[Nn]ato|NATO|G7|G20)\s)?(?:elections?|referendum|run-?off|vote|polls|summit|meetings?|talks"
    r"|conference|attacks?|bombings?|crash|earthquake|shooting|trial|hearing|verdict|wedding|launch|opening|invasion)\b"
)
_SINCE = re.compile(r"\bsince\s(?:the\s)?\Z")
_OPENS_CLAUSE = re.compile(r"\W*(?:\w{1,20}\W{1,3}){0,3}")
# "X, who governed from 2003 to 2007, died": what stands behind the clause is not of its date.
_IN_RELATIVE_CLAUSE = re.compile(r",\s(?:and\s)?(?:who|which|when|where)\b")
_CLAUSE_OF_DATE = re.compile(r",\s|;|\bwho\b|\bwhich\b|\bthat\b|\bafter\b|\bbefore\b|\bwhile\b|\bbut\b")
_LISTED = re.compile(r"\s*(?:,?\s?and|or|to)\s(?:on\s|in\s|again\s){0,2}")
# "There on 8 June 1971, when the club was founded".
_WHEN_BEHIND = re.compile(r",?\s(?:when|that|the\s(?:day|year)(?:\sthat)?)(?P<rest>\s[^;]{1,150})")
# "Founded nearly 40 years ago, on 8 June 1971": one date said twice.
_COUNTED_BACK = re.compile(r"\bago\Z")
_SAID_AGAIN = re.compile(r",?\s(?:on|in)\s(?:the\s)?")
_REACH = 160
# Between a person and the cue: an age, an apposition, a verb. Anything else may bring in somebody else.
_BESIDE = re.compile(
    r"[\"”’]?(?:\s(?:itself|himself|herself))?(?:\s(?:of|from)\s(?:the\s)?[A-Z][\w’'-]{1,20}(?:\s[A-Z][\w’'-]{1,20})?(?=,))?(?:,\s(?:the|an?)\s[^,;.()]{1,60}(?=\swho\s))?\s*(?:\([^()]{1,40}\)\s*)?(?:(?:,[^,;.()]{1,60}){1,3},)?\s*(?:,?\s*who\s)?(?:(?:was|were|is|had\sbeen|has|had|have|first|was\sfirst|will|be)\s){0,2}(?:[a-z]+ly\s)?\(?\s*,?\s*",
    re.IGNORECASE,
)
# "Anna, the daughter of Maria Silva, was born": the second name is not the one.
_PART_OF_ANOTHER = re.compile(
    r"\b(?:of|to|by|with|for|from|and|or|than|like|against)\s(?:(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|Prof|Professor|President|King|Queen|Prince|Princess)\.?\s){0,2}\Z"
    r"|['’]s?\s\Z"
)
_PRONOUN = re.compile(
    r"(?:\A|[.!?]\s|[\"“”]\s?|,\s)(?:he|she)\s(?:was\s|had\s|first\s){0,2}\Z", re.IGNORECASE
)
# "Ann Price, mayor until she was ousted".
_INNER_PRONOUN = re.compile(r"(?:\b(?:until|till|before|when)|;)\s(?:he|she)\s(?:was\s|had\s){0,2}\Z")
_OPENS_WITH_BORN = re.compile(
    r"\s*(?:Born|Founded|Established)\b[^,;.]{0,60}(?:,[^,;.]{0,40}){0,2},\s*(?:[Tt]he\s)?\Z"
)
_IN_BRACKETS = re.compile(
    r"(?:\s|,)*[(\[]\s*(?:(?P<born>born|b\.)|(?P<died>died|d\.))?\s*(?:on\s|in\s)?(?:[^()\d]{0,30}[,;]\s*)?\Z"
)
# "Norvik Union, the rowing club founded on ...", "“Metropolis”, the film first shown on ...".
_APPOSED_THING = re.compile(
    r"[\"”’)]?(?:\s\([^()]{1,20}\))?[,”]{1,2}\s?(?:the|a|an)\s(?:[\w’'-]{1,20}\s){1,6}"
)
# "The Agency for Works and Aid for Refugees (AWAR)": the letters stand for more than the last words.
_LETTERS_BEHIND = re.compile(r"\s\((?P<letters>[A-Z]{3,9})\)")
# "They spoke of Ann Price, who died": the clause is of the name right before it.
_WHO = re.compile(r",[^;]*\bwho\s(?:(?:has|had|was|first)\s){0,2}\Z")
# "Ann Price, born in Leeds, left the board last August": what follows the comma is dated, and not the birth.
_GONE_ON = re.compile(
    r",\s(?!(?:on|in|at|near|the|an?|now|then|north|south|east|west|[a-z]{1,8}\sof)\b)[a-z]{2,}|\b(?:and|but)\s(?:raised|brought|educated|trained)\b[^,]{0,60},"
)
_GOES_ON = re.compile(r"\bborn\b[^;()]{1,80}(?:,?\sand|;)\s\Z")
_RELATIVE = re.compile(
    r"\b(?:son|daughter|wife|husband|father|mother|brother|sister|widow|parents?|child|children|uncle|aunt|grandson|grandfather|grandmother|dog|cat|horse)\b"
)
_BODY_BEFORE = re.compile(
    r"(?<![\w’'-])(?P<name>[A-Z][\w&’'-]*(?:\s(?:(?:of|and|for|the|de|des|la|without)\s){0,2}[A-Z][\w&’'-]*){0,6})(?:\s\([^()]{1,20}\))?(?:\sitself)?"
    r"(?P<so>,\s(?:the|an?)\s(?:[\w’'-]{1,20}\s){1,6}|,\s(?:which\s)?(?:was\s|were\s)?|\s(?:was|were)\s)(?:first\s|[a-z]{2,15}ly\s)?\Z"
)
_NO_NAMES = frozenset(
    {"It", "They", "This", "That", "He", "She", "We", "The", "In", "Party", "Company", "Group"}
)
# "The tribunal that the council set up in 1993" tells of no council that was set up.
_ELLIPTIC = re.compile(r"established|created|set\sup|formed")
_PASSIVE = re.compile(r"(?:,|\bwas|\bwere|\bis|ly)\s\Z|\A\s*\Z")
_ACTIVE = re.compile(r"(?:co-?)?founded|released|published(?:\s(?:in|on))?")
# "The army ousted X": the one behind; "X was ousted": the one before.
_OUSTED = re.compile(r"removed|ousted|toppled|overthrew|deposed")
_IS_DONE_TO = re.compile(r"\b(?:was|were|been|be|being)\b[^,;.]{0,30}\Z")
# "Since taking office on 2 May, X ...": whoever is the only person of the sentence.
_ON_DOING = re.compile(r"(?:taking|leaving)\s\w+")
_ON_A_DAY = re.compile(
    r"(?:\s(?:in|at)\s(?:the\s)?[A-Z][\w’'-]{1,20}(?:\s[A-Z][\w’'-]{1,20}){0,2}(?:,\s[^,;.]{1,40},)?)?\s(?:on|in)\s(?:the\s)?(?:\w{6,9}day,?\s)?"
)
_AND = re.compile(r"(?:\band|&|,)\s*\Z")
_PERSONAL = frozenset({BIRTH, DEATH, OFFICE_START, OFFICE_END})
_OF_THINGS = frozenset({FOUNDING, DISSOLUTION, RELEASE, SIGNING})
_LIFE_YEARS = (25, 115)
_OFFICE_WORDS = re.compile(
    r"\b(?:president|prime minister|chancellor|premier|leader|minister|king|queen|governor|mayor|chairman|ruler|pope|emperor|director|coach|manager|champion)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Occasion:
    """What a date is of, empty where no words say it, and whose, empty where that is not sure.

    `said_at` is where the word begins that says it, None where none does, `cue` the same where only the parse may
    know whose it is, and `words` are its own.
    """

    of: str = ""
    whose: str = ""
    inferred: bool = False
    said_at: int | None = None
    cue: int | None = None
    words: str = ""


NOTHING = Occasion()


@dataclass(frozen=True, kw_only=True)
class Named:
    """The mentions of an article in order, with their starts for searching."""

    mentions: tuple[Mention, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, mentions: Sequence[Mention]) -> Named:
        """The mentions that a date can be said of: people, organisations, works and events."""
        kept = tuple(mention for mention in mentions if mention.label not in {Label.GROUP, Label.PLACE})
        return cls(mentions=kept, starts=tuple(mention.start for mention in kept))

    def between(self, start: int, end: int) -> tuple[Mention, ...]:
        """Those that lie in the stretch."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return tuple(mention for mention in self.mentions[first:last] if mention.end <= end)


def occasion(
    text: str, sentence: tuple[int, int], span: tuple[int, int], named: Named, *, after: int = 0
) -> Occasion:
    """What the date at `span` is of. All offsets count characters of `text`.

    `after` is where the date before it ends: the cue of that one says nothing of this one, but in "3 and 9 May".
    """
    in_brackets = _bracketed(text, sentence, span, named)
    if in_brackets is not None:
        return in_brackets
    low = max(sentence[0], span[0] - _REACH)
    if after > low and not _is_joined(text, after, span[0]):
        low = after
    before = _last_clause(_small(text[low : span[0]]))
    place = _Place(start=sentence[0], end=sentence[1], date=span[0])
    behind = text[span[1] : min(sentence[1], span[1] + _REACH)]
    noun = _EVENT_NOUN.match(behind)
    cue = _CUE.search(_small(noun.group())) if noun else None
    if cue is None:
        cue, start = _cue_before(before), span[0] - len(before)
    else:
        start = span[1]
    if cue is None and _OPENS_CLAUSE.fullmatch(before) and not _IN_RELATIVE_CLAUSE.match(before):
        cue, start = _CUE.search(_CLAUSE_OF_DATE.split(_small(behind).lstrip(", "), maxsplit=1)[0]), span[1]
        start += len(behind) - len(behind.lstrip(", "))
    if cue is None and (clause := _WHEN_BEHIND.match(behind)):
        cue, start = (
            _CUE.search(_CLAUSE_OF_DATE.split(_small(clause["rest"]), maxsplit=1)[0]),
            span[1] + clause.start("rest"),
        )
    if cue is None:
        return NOTHING
    return _of(cue, (start + cue.start(), start + cue.end()), text, place, named)


def _is_joined(text: str, after: int, start: int) -> bool:
    """Whether the cue of the date before is this one's too: "on 3 and 9 May", "40 years ago on 8 June 1971"."""
    between = text[after:start]
    again = _COUNTED_BACK.search(text, max(0, after - _REACH), after) and _SAID_AGAIN.fullmatch(between)
    return bool(again) or _LISTED.fullmatch(between) is not None


def _cue_before(before: str) -> re.Match[str] | None:
    """The last cue; "since" dates only the beginning of what goes on."""
    cues = list(_CUE.finditer(before))
    if _SINCE.search(before):
        cues = [cue for cue in cues if _said(cue) == OFFICE_START or cue.group().endswith("existed")]
    return cues[-1] if cues else None


def _said(cue: re.Match[str]) -> str:
    return _kind_of(cue.group())


@lru_cache(maxsize=512)
def _kind_of(words: str) -> str:
    return next((of for of, pattern in _KINDS.items() if pattern.fullmatch(words)), "")


def _small(text: str) -> str:
    """The text in small letters, none more or less than before."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text


@dataclass(frozen=True, kw_only=True)
class _Place:
    """Where a date stands: its sentence, and where in it."""

    start: int
    end: int
    date: int


def _last_clause(before: str) -> str:
    ends = list(_CLAUSE_END.finditer(before))
    if not ends:
        return before
    last = ends[-1]
    # "Who", "which" and "when" open the clause in which the date stands; they stay in it.
    return before[last.start() :] if last.group().startswith(",") else before[last.end() :]


@dataclass(frozen=True, kw_only=True)
class _Cue:
    """The words that say what a date is of, where they stand, and who is named there."""

    text: str
    place: _Place
    start: int
    end: int
    words: str
    named: Named

    @property
    def before(self) -> str:
        """The sentence before the words."""
        return self.text[self.place.start : self.start]


def _of(match: re.Match[str], span: tuple[int, int], text: str, place: _Place, named: Named) -> Occasion:
    cue = _Cue(text=text, place=place, start=span[0], end=span[1], words=match.group(), named=named)
    of = _said(match)
    if not of or (of == RELEASE and is_of_an_edition(cue.before[-_REACH:])):
        return NOTHING
    of = _of_what_kind(of, cue)
    if of == BIRTH and _GONE_ON.search(text[cue.end : max(cue.end, place.date)]):
        return NOTHING
    told = _whose(of, cue)
    if told is None:
        return Occasion(of=of, said_at=cue.start, cue=cue.start, words=cue.words)
    whose, inferred = told
    return Occasion(of=of, whose=whose, inferred=inferred and bool(whose), said_at=cue.start, words=cue.words)


def _whose(of: str, cue: _Cue) -> tuple[str, bool] | None:
    """Whose it is, "" where another may be meant, and whether a pronoun says so; None where the parse may know."""
    is_active = _OUSTED.fullmatch(cue.words) and not _IS_DONE_TO.search(cue.before)
    if cue.words.endswith(" of") or (of == OFFICE_END and is_active):
        return _right_behind(cue.text, cue.end, cue.place.date, cue.named, of), False
    whose = _named_beside(of, cue)
    if whose:
        return whose, False
    if of in _PERSONAL and _INNER_PRONOUN.search(cue.before):
        return _only_one(cue.text, cue.place.start, cue.start, cue.named), True
    if of in _PERSONAL and _PRONOUN.search(cue.before):
        return _meant(cue.text, cue.place.start, cue.named), True
    if cue.start < cue.place.date and _opens(cue.text, cue.place.start, cue.start):
        return _after_opening(cue.text, (cue.place.start, cue.place.end), cue.named, of), False
    return None


def _named_beside(of: str, cue: _Cue) -> str:
    """The one named before the words, behind an active verb, or alone in the sentence."""
    text, place, named = cue.text, cue.place, cue.named
    whose = _beside(text, place.start, cue.start, named, of) or _goes_on(
        text, place.start, cue.start, named, of
    )
    whose = whose or _unseen_body(text, (place.start, cue.start), named, of)
    if of == FOUNDING and _ELLIPTIC.match(cue.words) and not _is_passive(text, cue, named):
        whose = ""
    if not whose and of in {FOUNDING, RELEASE} and _ACTIVE.fullmatch(cue.words):
        high = place.date if cue.end < place.date else place.end
        whose = _right_behind(text, cue.end, high, named, of)
    if not whose and of in {OFFICE_START, OFFICE_END} and _ON_DOING.fullmatch(cue.words):
        whose = _alone(named.between(place.start, place.end))
    return whose


def _is_passive(text: str, cue: _Cue, named: Named) -> bool:
    """Whether the body is what was set up: "was set up", "X, a service established in"."""
    if _PASSIVE.search(text[max(0, cue.start - _REACH) : cue.start]):
        return True
    before = named.between(max(0, cue.start - _REACH), cue.start)
    unseen = _BODY_BEFORE.search(text, max(cue.place.start, cue.start - _REACH), cue.start)
    if unseen is not None and unseen["so"].startswith(", "):
        return True
    return bool(before) and _APPOSED_THING.fullmatch(text[before[-1].end : cue.start]) is not None


def _alone(mentions: Sequence[Mention]) -> str:
    """The person where only one is named."""
    people = {one.subject for one in mentions if one.label is Label.PERSON}
    return people.pop() if len(people) == 1 else ""


def _of_what_kind(of: str, cue: _Cue) -> str:
    """The sort of date where the words alone do not say it: what is born may be a body, what opens a film."""
    if (of == BIRTH or cue.words == "was launched") and _is_of(FOUNDING, cue):
        return FOUNDING
    if cue.words == "inaugurated" and _is_of(OFFICE_START, cue):
        return OFFICE_START
    on_a_day = cue.place.date < cue.start or _ON_A_DAY.fullmatch(cue.text[cue.end : cue.place.date])
    return RELEASE if cue.words == "opened" and on_a_day and _is_of(RELEASE, cue) else of


def _is_of(of: str, cue: _Cue) -> bool:
    """Whether a name of the sort that this is told of stands right before the words, itself and no part of it."""
    text, low = cue.text, cue.place.start
    fitting = [one for one in cue.named.between(low, cue.start) if _fits(one, of)]
    if not fitting or _PART_OF_ANOTHER.search(text[low : fitting[-1].start]):
        return False
    return bool(_beside(text, low, cue.start, cue.named, of))


def _only_one(text: str, low: int, cue: int, named: Named) -> str:
    """The only person whom the sentence names before its pronoun, where it tells of no relative."""
    if _RELATIVE.search(text[low:cue]):
        return ""
    return _alone(named.between(low, cue))


def _fits(mention: Mention, of: str) -> bool:
    if of in _PERSONAL or of == "marriage":
        return mention.label is Label.PERSON
    if of in {FOUNDING, DISSOLUTION}:
        return mention.label is Label.ORGANISATION
    if of in {RELEASE, SIGNING}:
        return mention.label is Label.WORK
    return True


def _beside(text: str, low: int, cue: int, named: Named, of: str) -> str:
    """The one whose name stands right before the cue."""
    if of not in _PERSONAL | _OF_THINGS:
        return ""
    near = [mention for mention in named.between(low, cue) if mention.end <= cue and _fits(mention, of)]
    for mention in reversed(near[-3:]):
        lead = text[low : mention.start]
        between = text[mention.end : cue]
        is_apposed = of in _OF_THINGS and _APPOSED_THING.fullmatch(between)
        if not is_apposed and not _BESIDE.fullmatch(between + " "):
            continue
        by_name = of in {FOUNDING, DISSOLUTION} or _WHO.search(between)
        if not by_name and _PART_OF_ANOTHER.search(lead):
            if _joined(lead, named, low):
                return ""
            continue
        letters = _LETTERS_BEHIND.match(between)
        is_tail = letters and len(mention.text.split()) < len(letters["letters"]) - 1
        return (
            letters["letters"] if letters and is_tail and of in {FOUNDING, DISSOLUTION} else mention.subject
        )
    return ""


def _goes_on(text: str, low: int, cue: int, named: Named, of: str) -> str:
    """The one person that the sentence names before "was born ... and died in 2005"; "" where it names a relative."""
    if of != DEATH or not _GOES_ON.search(text[low:cue]) or _RELATIVE.search(text[low:cue]):
        return ""
    people = {one.subject for one in named.between(low, cue) if one.label is Label.PERSON}
    return people.pop() if len(people) == 1 else ""


def _unseen_body(text: str, span: tuple[int, int], named: Named, of: str) -> str:
    """A body that the recogniser took for no name: the words in capitals before ", founded in" and "was founded"."""
    if of not in {FOUNDING, DISSOLUTION}:
        return ""
    match = _BODY_BEFORE.search(text, max(span[0], span[1] - _REACH), span[1])
    if match is None or any(
        one.label in {Label.PERSON, Label.WORK}
        for one in named.between(match.start("name"), match.end("name"))
    ):
        return ""
    name = match["name"].removeprefix("The ")
    return "" if name in _NO_NAMES else name


def _joined(lead: str, named: Named, low: int) -> bool:
    """Whether another person stands right before "and" here: then the words are about both."""
    if not _AND.search(lead):
        return False
    stem = _AND.sub("", lead).rstrip()
    return any(
        mention.end == low + len(stem) and mention.label is Label.PERSON
        for mention in named.between(low, low + len(lead))
    )


def _right_behind(text: str, cue_end: int, date_at: int, named: Named, of: str) -> str:
    """The one named right behind "death of"; "of his son Beau" too."""
    for mention in named.between(cue_end, max(cue_end, date_at)):
        words = text[cue_end : mention.start].strip().split()
        if _fits(mention, of) and len(words) <= 3:  # noqa: PLR2004 - "his eldest son"
            return mention.subject
        break
    return ""


def _opens(text: str, low: int, cue: int) -> bool:
    return not text[low:cue].strip('"“‘ \n')


def _after_opening(text: str, sentence: tuple[int, int], named: Named, of: str) -> str:
    """The one who "Born in Leeds in 1946, X ..." is about."""
    for mention in named.between(sentence[0], sentence[1]):
        if _fits(mention, of) and _OPENS_WITH_BORN.fullmatch(text[sentence[0] : mention.start]):
            return mention.subject
    return ""


def _meant(text: str, low: int, named: Named) -> str:
    """The only person that the paragraph names before this sentence; with none there, that of the one before it."""
    start = text.rfind("\n\n", 0, low) + 1
    for begin, end in ((start, low), (max(0, text.rfind("\n\n", 0, max(0, start - 2)) + 1), start)):
        people = {mention.subject for mention in named.between(begin, end) if mention.label is Label.PERSON}
        if people:
            return people.pop() if len(people) == 1 else ""
    return ""


def _bracketed(text: str, sentence: tuple[int, int], span: tuple[int, int], named: Named) -> Occasion | None:
    """Read "Name (born 1950)" and "Name (d. 1999)"."""
    low = max(sentence[0], span[0] - _REACH)
    for mention in reversed(named.between(low, span[0])):
        match = _IN_BRACKETS.fullmatch(text[mention.end : span[0]])
        if mention.label is Label.PERSON and match is not None and (match["born"] or match["died"]):
            return Occasion(of=BIRTH if match["born"] else DEATH, whose=mention.subject)
        break
    return None


def life_of(text: str, span: tuple[int, int], years: tuple[int, int], named: Named) -> str:
    """Whose life "Name (1903-1950)" is; empty where the years are too few or many, or may be those of an office."""
    low = max(0, span[0] - _REACH)
    if not _LIFE_YEARS[0] <= years[1] - years[0] <= _LIFE_YEARS[1] or text[span[1] : span[1] + 1] not in (
        ")",
        "]",
    ):
        return ""
    before = named.between(low, span[0])
    if not before or before[-1].label is not Label.PERSON:
        return ""
    person = before[-1]
    if text[person.end : span[0]].strip() not in ("(", "[") or _OFFICE_WORDS.search(
        text[max(low, person.start - 40) : person.start]
    ):
        return ""
    return person.subject
