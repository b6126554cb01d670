"""When the text says that a named event took place, began or ended: only where the words leave no other reading.

"The Chernobyl disaster in 1986 forced ..." dates the disaster; "she left after the Chernobyl disaster in 1990" may date
her leaving, "the trial over the bombing began in 2000" the trial. Such dates are left alone. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checks.compare.happenings import Happening

EVENT, EVENT_START, EVENT_END = "event", "event start", "event end"
_REACH = 140

_BEGINS = r"began|begins|begun|started|starts|broke(?:n)?\sout|erupted|(?:was|were)\slaunched|(?:was|were)\sdeclared|opened|opens|kicked\soff|got\sunder\sway"
_ENDS = r"ended|ends|concluded|finished|closed|(?:was|were)\sover|came\sto\san\send|drew\sto\sa\sclose"
_HAPPENS = (
    r"struck|strikes|hit|happened|occurred|took\splace|takes\splace|taken\splace|came\sdown|came(?=\s(?:about\s)?(?:on|in)\s)|come(?=\s(?:about\s)?(?:on|in)\s)|followed(?=\s(?:on|in)\s)|(?:was|were)\s(?:fought|held|staged|played|run|signed|agreed|carried\sout|committed"
    r"|concluded|sealed|ratified|adopted|inked|reached|detonated|launched)|killed|left|claimed|devastated|destroyed|flattened|landed|lifted\soff"
    r"|blasted\soff|swept|made\slandfall|ravaged|exploded|fell|collapsed|sank|capsized|flooded|shook|rocked|swamped|drowned|stunned|displaced|levelled"
)
_VERB = re.compile(
    rf"(?:\s?,[^,;.()]{{1,60}},|\s\([^()]{{1,30}}\))?(?:,?\s(?:which|that)|,|\sitself)?\s(?:had\s|has\s|have\s)?(?:first\s|only\s|finally\s|also\s|officially\s|formally\s)?(?:(?P<begins>{_BEGINS})|(?P<ends>{_ENDS})|(?P<happens>{_HAPPENS}))(?!\w)"
)
# "The treaty, signed in 1957,".
_PARTICIPLE = re.compile(
    r"\s?,\s(?:which\swas\s|first\s)?(?:signed|fought|held|agreed|concluded|sealed|ratified|reached)(?!\w)"
)
_ON = r"\s(?:(?:back|early|late|only|just)\s)?(?:in|on|of|at|between|from|around)\s(?:the\s)?(?:early\s|late\s|mid-)?"
_DIRECT = re.compile(
    rf"(?:,?\s(?:in|at|near|off|over|outside)\s(?:the\s)?[A-Z][\w’'-]{{1,24}}(?:,?\s[A-Z][\w’'-]{{1,24}}){{0,3}},?)?,?(?P<on>{_ON})"
)
_TO_DATE = re.compile(
    rf"(?:\s(?!who\b|which\b|that\b|after\b|before\b|while\b|came\b|entered\b|took\b|went\b|force\b|effect\b|amended\b|revised\b|expired\b)[^\s,;.()]{{1,24}}){{0,12}}?,?{_ON}"
)
# The event is the subject of its clause: nothing stands before it, or what opens a clause.
_SUBJECT = re.compile(
    r"(?:\A|[,;:–—]\s|\b(?:when|as|while|until|since|that|and|but|because|if|said|says|how|where)\s|[“\"]\s?)(?:the\s|a\s)?\Z",
    re.IGNORECASE,
)
# "After the disaster in 1986" at the head of a sentence; in its middle the date may belong to the verb before.
_OPENS_AFTER = re.compile(
    r"\W*(?:(?:soon|shortly|just)\s)?(?:after|before|following)\s(?:the\s)?\Z", re.IGNORECASE
)
_LASTED = re.compile(r"\s(?:lasted|raged|ran|unfolded|took\splace|was\s(?:fought|held|waged|staged))\s")
_AT_IT = re.compile(
    r"\b(?:in|during|at|time\sof|since|killed\sin|died\sin|fought\sin|wounded\sin|injured\sin|survived|witnessed|(?:began|begun|started|opened|ended)\swith|signed|concluded|sealed|won|lost|caused|triggered|sparked|followed|(?:years|decades|months)\son\sfrom)\s(?:the\s)?\Z",
    re.IGNORECASE,
)
# What is held, made or said about an event bears a date of its own.
_ABOUT_IT = re.compile(
    r"\b(?:anniversary|centenary|memory|memorial|commemorat\w+|films?|movie|books?|documentary|series|about|inquiry|report|trial|survivors?|victims?|veterans?"
    r"|remember\w*|mark(?:s|ed|ing)|celebrat\w+|convicted|over|role|service|museum|monument|ceremony|plea|guilty|sentenced|prosecut\w+|investigat\w+|study)\b",
    re.IGNORECASE,
)
_DATE_FIRST = re.compile(
    r",?\s(?:the\s)?(?:day\s(?:of|that)\s(?:the\s)?)?|\scame\s(?:the\s)?|,?\s(?:[^\s,;.()]{1,24}\s){1,8}?(?:lost|won|fought(?:\s(?:in|at))?|signed|survived|ended\s(?:in|with)|began\swith)\s(?:the\s)?"
)
_OPENS_WITH_DATE = re.compile(
    r"\W*(?:(?:back|early|late|only|just)\s)?(?:in|on|at|by|during)?\s?(?:the\s)?\Z", re.IGNORECASE
)
# "Since 9 November 1989, when the Wall fell", "2001, the year of the attacks".
_WHEN = re.compile(
    r",?\s(?:when|the\s(?:day|month|year|night)\s(?:that|on\swhich|in\swhich|when))\s(?:the\s)?"
)
_DAY_OF_IT = re.compile(r",?\sthe\s(?:day|month|year|night|morning)\sof\s(?:the\s)?")
_FELL = re.compile(r"\s(?:fell|collapsed|sank|capsized)(?!\w)")
_BESIDE = re.compile(r"\s|['’]s\s")


@dataclass(frozen=True, kw_only=True)
class EventDate:
    """What a date says of an event: that it was then, began or ended then."""

    of: str
    event: Happening


def event_dated(
    text: str, sentence: tuple[int, int], span: tuple[int, int], events: Sequence[Happening]
) -> EventDate | None:
    """The event that the date at `span` dates, None where no words tie it to one for sure."""
    near = [
        one
        for one in events
        if sentence[0] <= one.start < sentence[1] and abs(one.start - span[0]) <= _REACH + 60
    ]
    for event in near:
        of = _dates(text, sentence, span, event)
        if of:
            return EventDate(of=of, event=event)
    return None


def _dates(text: str, sentence: tuple[int, int], span: tuple[int, int], event: Happening) -> str:
    if event.start <= span[0] and span[1] <= event.end:
        return EVENT if event.year is not None and span[0] == event.start and not event.recurs else ""
    if event.year is not None and span[0] < event.start < span[1] <= event.end:
        return EVENT
    if span[1] <= event.start:
        return _before(text, sentence, span, event)
    lead, between = text[sentence[0] : event.start], text[event.end : span[0]]
    if between == " (" and text[span[1] : span[1] + 1] == ")":
        return EVENT
    if _ANOTHER_DATE.search(between):
        return ""
    of = _direct(lead, between)
    return of or _by_verb(lead, between)


def _before(text: str, sentence: tuple[int, int], span: tuple[int, int], event: Happening) -> str:
    """The date leads the name, or opens the sentence that tells of the event."""
    between = text[span[1] : event.start]
    if _BESIDE.fullmatch(between) or _DAY_OF_IT.fullmatch(between):
        return EVENT
    if _WHEN.fullmatch(between):
        verb = _VERB.match(text, event.end, sentence[1])
        fell = _FELL.match(text, event.end, sentence[1])
        return _of_verb(verb) if verb else EVENT if fell else ""
    if not _OPENS_WITH_DATE.fullmatch(text[sentence[0] : span[0]]) or not _DATE_FIRST.fullmatch(between):
        return ""
    if between.rstrip(" ,").replace("the", "").strip(" ,"):
        return EVENT
    verb = _VERB.match(text, event.end, sentence[1])
    return _of_verb(verb) if verb else ""


# "The lease was signed on 4 March 1991 and the sale on 9 July 1992": the second date is of something else.
_ANOTHER_DATE = re.compile(r"(?<![0-9])[12][0-9]{3}(?![0-9])")


def _direct(lead: str, between: str) -> str:
    """Read "the disaster of 1986", "in the disaster in April 1986"."""
    match = _DIRECT.fullmatch(between)
    if match is None:
        return ""
    if " of " in match["on"]:
        return EVENT
    if _ABOUT_IT.search(lead[-60:]):
        return ""
    is_subject = _SUBJECT.search(lead) or _OPENS_AFTER.fullmatch(lead)
    return EVENT if is_subject or _AT_IT.search(lead) else ""


def _by_verb(lead: str, between: str) -> str:
    """Read "the war, a short one, began on 2 April"."""
    if not _SUBJECT.search(lead):
        return EVENT if _PARTICIPLE.match(between) and _follows(_PARTICIPLE, between) else ""
    participle = _PARTICIPLE.match(between)
    if participle and _follows(_PARTICIPLE, between):
        return EVENT
    if _LASTED.fullmatch(between):
        return EVENT
    verb = _VERB.match(between)
    if verb is None or not _TO_DATE.fullmatch(between[verb.end() :]):
        return ""
    return _of_verb(verb)


def _follows(pattern: re.Pattern[str], between: str) -> bool:
    match = pattern.match(between)
    return match is not None and _TO_DATE.fullmatch(between[match.end() :]) is not None


def _of_verb(verb: re.Match[str]) -> str:
    if verb["begins"]:
        return EVENT_START
    return EVENT_END if verb["ends"] else EVENT
