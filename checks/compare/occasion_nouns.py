"""What a date is of by a noun right before it: "X's death on ...", "until her death in ...", "whose resignation on ...".

Whose it is, the owner before the noun says: a name with its 's, or "his", "her", "its" and "whose" where the sentence
names only one who can be meant. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checks.compare.occasions import (
    BIRTH,
    DEATH,
    DISSOLUTION,
    FOUNDING,
    OFFICE_END,
    OFFICE_START,
    RELEASE,
    Named,
    Occasion,
)
from checks.reading import Label, Mention

_NOUNS = {
    DEATH: r"death|assassination|murder|execution|suicide",
    BIRTH: r"birth",
    OFFICE_START: r"inauguration|swearing-in|accession",
    OFFICE_END: r"resignation|abdication|ouster|overthrow",
    FOUNDING: r"foundation|founding|creation|formation|establishment|inception",
    DISSOLUTION: r"dissolution|abolition",
    RELEASE: r"release|publication|premiere",
}
_OF_NOUN = {noun: of for of, nouns in _NOUNS.items() for noun in nouns.split("|")}
_NOUN = re.compile(
    rf"(?P<owner>['’]s?|\bwhose|\b(?:[Uu]ntil|[Tt]ill|[Bb]efore|[Ss]ince)\s(?:his|her|its|their))\s(?:(?!own\b)[a-z-]{{1,16}}\s){{0,2}}?"
    rf"(?P<noun>{'|'.join(_NOUNS.values())})"
    r"(?:\s(?:at|in|from|near|by|as|of)\s[^,;:.()]{1,40}?)?,?\s(?:back\s|early\s|late\s)?(?:on|in)\s(?:the\s|early\s|late\s)?\Z"
)
_TENURE = re.compile(
    r"(?P<owner>['’]s?|\bwhose)\s(?:[a-z-]{1,16}\s){0,2}?(?:presidency|premiership|chancellorship|reign|rule|tenure|term)"
    r"(?:\s(?:as|at|in|of)\s[^,;:.()]{1,60}?)?\s(?:(?P<begins>began|started)|ended|came\sto\san\send|expired|finished)\s(?:on|in)\s(?:the\s|early\s|late\s)?\Z"
)
_LABELS = {
    **dict.fromkeys((BIRTH, DEATH, OFFICE_START, OFFICE_END), Label.PERSON),
    **dict.fromkeys((FOUNDING, DISSOLUTION), Label.ORGANISATION),
    RELEASE: Label.WORK,
}
# "His death" may be that of somebody else who is not named.
_OTHERS = re.compile(
    r"\b(?:sons?|daughters?|wife|husband|father|mother|brother|sister|widow|parents?|child|children|uncle|aunt|grand\w+|friend|mentor|partner"
    r"|colleague|predecessor|successor|teacher|rival|boss|aide|man|woman|boy|girl|composer|author|founder|director)\b",
    re.IGNORECASE,
)
_SINCE_OPENS = re.compile(
    r"\W*(?:(?:ever\s)?since|until|before|after|from|with|on|at|upon|by)?\s?(?:the\stime\sof\s)?\Z",
    re.IGNORECASE,
)
_TO_NAME = re.compile(r",?\s(?:(?:the|a)\s)?(?:[a-z-]{1,16}\s){0,2}[\"“‘]?")
_REACH = 90


def noun_occasion(
    text: str, sentence: tuple[int, int], span: tuple[int, int], named: Named
) -> Occasion | None:
    """What the noun right before the date at `span` says it is of; None where no such noun stands there.

    `sentence` and `span` count characters of `text`.
    """
    low = max(sentence[0], span[0] - _REACH)
    match = _NOUN.search(text, low, span[0]) or _TENURE.search(text, low, span[0])
    if match is None:
        return None
    of = _said(match)
    if match["owner"].startswith(("'", "’")):
        whose = _owner(named, of, low, match.start())
    else:
        whose = _meant(text, sentence, (match.start(), span[1]), of, named)
    if not whose:
        return None
    return Occasion(of=of, whose=whose, words=match.groupdict().get("noun") or "", cue=match.end("owner") + 1)


def _said(match: re.Match[str]) -> str:
    """The sort of date that the noun speaks of."""
    if match.re is _TENURE:
        return OFFICE_START if match["begins"] else OFFICE_END
    return _OF_NOUN[match["noun"]]


def _owner(named: Named, of: str, low: int, end: int) -> str:
    """The one whose name ends where the apostrophe stands."""
    near = [
        one for one in named.between(max(0, low - _REACH), end + len("'s") + 1) if _LABELS[of] is one.label
    ]
    return next((one.subject for one in near if end <= one.end <= end + len("'s")), "")


def _meant(text: str, sentence: tuple[int, int], noun: tuple[int, int], of: str, named: Named) -> str:
    """The only one of the sentence who can be meant by "his", "her", "its" or "whose"."""
    start, end = noun
    inside = named.between(*sentence)
    before = _subjects([one for one in inside if one.end <= start and one.label is _LABELS[of]])
    if before:
        lead = text[sentence[0] : start]
        others = _LABELS[of] is Label.PERSON and _OTHERS.search(lead)
        return before[0] if len(before) == 1 and not others else ""
    if not _SINCE_OPENS.fullmatch(text[sentence[0] : start]):
        return ""
    behind = [one for one in inside if one.start >= end]
    if behind and behind[0].label is _LABELS[of] and _TO_NAME.fullmatch(text[end : behind[0].start]):
        return behind[0].subject
    return ""


def _subjects(mentions: Sequence[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.subject for one in mentions))
