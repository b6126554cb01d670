"""What the sentence around a capitalised run shows it to be: somebody, a place, a firm, a work or a figure. Pure.

Only cues of words and marks stand here; what the words of the name and the recogniser say is weighed elsewhere.
"""

from __future__ import annotations

import re

from checks.language.given_names import is_given
from checks.language.name_words import HONORIFICS, KIN, NAMED_THINGS, PLACES, ROLE_WORDS
from checks.language.runs import Run, is_role

# Roles that firms, teams and countries have as well as people.
_EITHER = frozenset(
    """
    owner rival winner sponsor champion opponent favourite favorite outsider underdog contender challenger finalist
    backer donor shareholder trader broker investor client customer tenant landlord partner ally member predecessor
    successor incumbent leader host victim agent model legend icon star superstar great ace organiser organizer
    broadcaster developer publisher producer applicant claimant plaintiff defendant appellant employer supplier
    neighbour neighbor friend builder maker retailer veteran hopeful benefactor patron people general state
    runner-up side independent labour liberal conservative republican democrat tory anchor lock great power
    """.split()  # noqa: SIM905
)
_BOTH_NUMBERS = _EITHER | {f"{word}s" for word in _EITHER} | NAMED_THINGS
_PLACE_NOUNS = frozenset(
    """
    seat constituency ward borough county region province resort port hamlet settlement parish capital neighbourhood
    neighborhood peninsula valley volcano summit peak reservoir estate airport suburb quarter enclave outpost
    """.split()  # noqa: SIM905
)
# Nouns of what is no person: in apposition to a name they settle it.
_THING_NOUNS = (NAMED_THINGS | _PLACE_NOUNS) - ROLE_WORDS
_APPOSITION = re.compile(
    r",\s+(?:(?:an?|the|then|now|once|his|her|their|its|our)\s+){0,3}((?:[a-z][\w’'-]*,?\s+){0,4}?[a-z][\w’'-]*)"
    r"(?=\s+(?:of|for|from|in|at|and|on|with|to|by|who|which|that|whose|near|where|when|under|since|held|based|during)\b|[,.;:)]|\s+[A-Z0-9]|$)"
)
_ROLE_BEFORE = re.compile(
    r"\b(?:One|Another|another|[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|['’]s)\s+(?:[a-z][\w’'-]*\s+){0,3}?([a-z-]+),\s+$"
)
_AS_BEFORE = re.compile(
    r"\b(?:[Aa]s|[Ff]or|[Tt]o|[Ww]ith|[Bb]y|[Oo]f)\s+(?:an?|the|his|her|their|its)\s+[\w’' -]{0,40}$"
)
_ROLE_RIGHT_BEFORE = re.compile(
    r"\b(?:the|an?|his|her|their|fellow|’s|'s)\s+(?:[a-z][\w’'-]*\s+){0,2}([a-z-]+)\s+$"
)
# What only people do or are, said beside the name.
_HUMAN_STATE = re.compile(
    r",\s+(?:nursing|mourning|grieving|smiling|weeping|wearing|clutching|dressed|flanked|sobbing|grinning|limping|"
    r"unsmiling|visibly|born|educated|disguised|fresh from|recovering|beaming|bearded|barefoot|widowed|divorced|married)\b"
)
_WHO_LIVES = re.compile(
    r",?\s+who\s+(?:(?:had|has|was|is|later|also|once)\s+){0,2}(?:said|told|wrote|died|married|studied|grew|lives|lived|worked|"
    r"taught|became|retired|resigned|jogged|sang|wore|wept|born|raised|educated|diagnosed|injured|killed|jailed|"
    r"\d{1,2}|turned|denies|denied|wants|believes|thinks|remembers|describes|described|trained|quit|left|wept|slept)\b"
)
_TIME_BEFORE = re.compile(r"(?:^|\n)\s*\d{1,2}[.:]\d{2}(?:\s?[ap]\.?m\.?)?:?\s+$")
_MADE_BY = re.compile(
    r"\b(?:(?:play|plays|novel|novels|book|books|song|songs|script|screenplay|poem|poems|painting|paintings|memoir|opera|libretto|"
    r"essay|symphony|biography|sculpture|portrait|short story|stories|verse|lyrics|musical)|"
    r"written|directed|composed|painted|choreographed|edited|adapted|translated|narrated|co-written|sung) by\s+$"
)
_NAME_IS = re.compile(r"\b(?:[Hh]er|[Hh]is|[Mm]y)\s+(?:real |full |birth |first )?name\s+(?:is|was)\s+$")
_KIN_BEFORE = re.compile(r"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y|['’]s)\s+(?:[a-z]+\s+){0,2}([a-z-]+),\s+$")
_CHILD_OF = re.compile(r"\bborn\b[^.!?\n]{0,60}\bto\s+$")
# What is no person.
_COMES_FROM = re.compile(
    r"(?:-year-old|\b(?:man|woman|boy|girl|couple|teenager|pensioner|grandmother|grandfather|student|commuter|"
    r"resident|residents|family|families|motorist|schoolboy|schoolgirl|teacher|farmer|nurse))s?\s+from\s+$"
)
_HE_TOOK = re.compile(
    r"\b(?:took|stole|bought|inherited|won|got|received|borrowed|divorced|heard)\b[^.]{0,40}$"
)
_SITUATED = re.compile(r",\s+(?:in|near|off)\s+(?:[a-z-]+ ){0,2}[A-Z]")
_LOCATIVE = re.compile(r"\b(?:on|at|in|near|from|to|below|above|around|outside|through|towards?|into)\s+$")
_YEAR_AFTER = re.compile(r"\s+\((?:1[6-9]|20)\d{2}\)")
_FOR_A_WORK = re.compile(r"[A-Z][\w’'-]+,?\s+(?:for|with)\s+$")
_IN_YEAR = re.compile(r",?\s+in (?:1[89]|20)\d{2}\b")
_MADE_OF = re.compile(r"[A-Z][\w’'-]+ [A-Z][\w’'-]+['’]s\s+((?:[a-z][a-z-]*\s+){0,2})$")
_ENACTED = re.compile(
    r"\b(?:play(?:s|ed|ing)?|portray(?:s|ed|ing)?|voic(?:es|ed|ing)|wore|donned|cast as|star(?:s|red|ring) as|"
    r"role of|part of|character of|appear(?:s|ed|ing) as|as)\s+(?:the\s+)?(?:[A-Z]\w+\.?\s+)?$"
)
_ON_SCREEN = re.compile(
    r"\b(?:films?|movies?|sitcom|screen|franchise|novels?|blockbusters?|adaptation|musical|stage)\b",
    re.IGNORECASE,
)
_REIGNING = frozenset({"don", "queen", "king", "prince", "princess", "duke", "bishop", "saint"})
_ANCIENT = frozenset({"roman", "norman", "german", "christian", "saxon"})
_NEAR, _FAR = 60, 100  # characters


def beside_full(text: str, run: Run) -> float:
    """What the words around a run of two or more words say, to be added to its other cues."""
    given = is_given(run.words[0].plain) or run.words[0].initial
    before = text[max(0, run.start - _NEAR) : run.start]
    against = _against(text, run, before, given=given)
    return against or _in_favour(text, run, before)


def beside_lone(text: str, run: Run) -> float:
    """What the words around a single word say, to be added to its other cues."""
    before = text[max(0, run.start - _NEAR) : run.start]
    if _is_enacted(text, run, before) or _is_dated_work(text, run) or _is_situated_thing(text, run, before):
        return -6.0
    kin = _KIN_BEFORE.search(before)
    if kin and kin.group(1) in KIN and run.words[0].plain not in PLACES:
        return 1.5
    return 3.0 if _NAME_IS.search(before) else 0.0


def is_titled_place(run: Run) -> bool:
    """Whether a title of nobility may be part of a place's name: "Don Valley", "King Street"."""
    return run.title in _REIGNING


def _in_favour(text: str, run: Run, before: str) -> float:
    if _HUMAN_STATE.match(text, run.end) or _NAME_IS.search(before) or _MADE_BY.search(before):
        return 2.25
    weight = 0.0
    if _is_human_apposition(text, run) or _CHILD_OF.search(before):
        weight += 1.25
    if _WHO_LIVES.match(text, run.end) or (
        _TIME_BEFORE.search(before) and re.match(r",?\s+who\b", text[run.end : run.end + 8])
    ):
        weight += 1.0
    if _stands_behind_role(before, run):
        weight += 1.25
    return weight


def _stands_behind_role(before: str, run: Run) -> bool:
    """Whether a human role in lower case makes the name its bearer: "One juror, X", "the playwright X"."""
    comma = _ROLE_BEFORE.search(before)
    if comma and is_human(comma.group(1)) and not _AS_BEFORE.search(before):
        return True
    right = _ROLE_RIGHT_BEFORE.search(before)
    return right is not None and right.group(1) == run.title and is_human(run.title)


def is_human(word: str) -> bool:
    """Whether a casefolded noun says what a person is, and hardly what a firm, a team or a country is."""
    return word not in _BOTH_NUMBERS and (is_role(word) or word in KIN) and word not in HONORIFICS - {"judge"}


def _apposition(text: str, run: Run) -> list[str]:
    """The words of the noun phrase behind a name and a comma, without its articles."""
    if not text.startswith(",", run.end):
        return []
    found = _APPOSITION.match(text, run.end, run.end + _FAR)
    return found.group(1).replace(",", "").split() if found else []


def _is_human_apposition(text: str, run: Run) -> bool:
    words = _apposition(text, run)
    return bool(words) and is_human(words[-1])


def _against(text: str, run: Run, before: str, *, given: bool) -> float:
    if _is_dated_work(text, run) and not given:
        return -3.0  # a champion of that year has other cues
    if run.words[0].plain in _ANCIENT and run.words[-1].plain in PLACES:
        return -6.0
    if _is_origin(text, run, before, given=given):
        return -6.0
    if _is_situated_thing(text, run, before) and not (given and not _is_thing_apposition(text, run)):
        return -5.0
    if not given and not run.title and _is_own_work(text, run, before):
        return -4.0
    return 0.0


def _is_dated_work(text: str, run: Run) -> bool:
    """Whether a year in brackets stands behind: "Mr Deeds (1936)"."""
    return _YEAR_AFTER.match(text, run.end) is not None


def _is_origin(text: str, run: Run, before: str, *, given: bool) -> bool:
    """Whether the words are where somebody comes from: "a 25-year-old from X"."""
    found = _COMES_FROM.search(before)
    if found is None or run.title or text.startswith(("’s", "'s"), run.end):
        return False
    if not given:
        return True
    return before.endswith("-year-old from ") and not _HE_TOOK.search(before[: found.start()])


def _is_situated_thing(text: str, run: Run, before: str) -> bool:
    """Whether an apposition makes a place or a thing of the words: "X, a mining town", "his old seat, X,"."""
    if run.title:
        return False
    if _is_thing_apposition(text, run):
        return True
    if _LOCATIVE.search(before) and _SITUATED.match(text, run.end):
        return True
    noun = re.search(r"['’]s (?:[a-z]+ )?([a-z]+), $", before)
    return noun is not None and noun.group(1) in _PLACE_NOUNS and text.startswith(",", run.end)


def _is_thing_apposition(text: str, run: Run) -> bool:
    words = _apposition(text, run)
    return (
        bool(words)
        and not any(is_role(word) or word in KIN for word in words)
        and words[-1] in _THING_NOUNS
        and re.match(r",\s+(?:an?|the|once|then|now)\b", text[run.end : run.end + 8]) is not None
    )


def _is_own_work(text: str, run: Run, before: str) -> bool:
    """Whether the words are what a named person made: "Ken Loach's bleak X", "Jane Doe, for X, in 1992"."""
    made = _MADE_OF.search(before)
    if made and not any(is_role(word) or word in KIN for word in made.group(1).split()):
        return True
    return _FOR_A_WORK.search(before) is not None and _IN_YEAR.match(text, run.end) is not None


def _is_enacted(text: str, run: Run, before: str) -> bool:
    """Whether a titled name is a figure that somebody plays: "She was cast as Inspector X in the film"."""
    if not run.title:
        return False
    head, _, _ = before.rstrip().rpartition(" ")
    found = _ENACTED.search(head + " ")
    if found is None:
        return False
    if found.group().startswith(("wore", "donned", "as", "part of")):
        end = text.find("\n", run.end)
        around = text[max(0, run.start - _FAR) : min(run.end + _FAR, end if end > 0 else run.end + _FAR)]
        return _ON_SCREEN.search(around) is not None
    return not found.group().startswith("play") or bool(_ON_SCREEN.search(text, run.end, run.end + _FAR))
