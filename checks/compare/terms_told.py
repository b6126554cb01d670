"""Terms of office as a sentence dates them: "since ...", "from ... to ...", "until ...". Pure.

Whose term it is, the parse says: the words hang on a title of somebody ("president from 2000 to 2008"), or on a verb of
being in office ("has led", "was minister", "held the post") whose subject is one named person. What else goes on since
a day ("has lived there since") is nobody's term.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from checks.compare.countries import country_of
from checks.compare.dates import weekdays_named
from checks.compare.dates.words import MONTH
from checks.compare.known_dates import whole
from checks.compare.occasions import OFFICE_END, OFFICE_START
from checks.compare.offices import read_office
from checks.compare.subjects import children, governor, is_verb, person_at, subject_of, token_at
from checks.model import Interval, PartialDate
from checks.reading import Appointment, Dated, Label, Mention, Reading, Stretch, Told

_LEAD = re.compile(
    r"(?P<word>since|from|until|till|to)\s(?:the\s|early\s|late\s|mid-|(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day,?\s)*\Z",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\A(?:from\s)?(?P<start>.{4,40}?)\s(?:to|until|till)\s(?P<end>.{4,40})\Z", re.IGNORECASE)
_LEAD_FROM = re.compile(r"\bfrom\s(?:the\s|early\s|late\s|mid-)?\Z", re.IGNORECASE)
# "Until Wednesday" may be the last one or the next.
_NAMES_A_DATE = re.compile(rf"[12][0-9]{{3}}|{MONTH}")
_BEGINS = frozenset({"since", "from"})
# Verbs that by themselves say that somebody is in an office, and those that need a word of it beside them.
_RULES = frozenset("govern rule reign".split())  # noqa: SIM905
_LEADS = frozenset("lead head run chair".split())  # noqa: SIM905
# Who leads one of these may take another office days later: a party's leader the government.
_NOT_THE_STATE = frozenset(
    "party opposition campaign faction delegation team list ticket movement talk protest inquiry caucus band".split()  # noqa: SIM905
)
_HOLDS = frozenset("hold have keep occupy retain".split())  # noqa: SIM905
_GOES_ON = frozenset("be serve remain stay work continue act".split())  # noqa: SIM905
_POST = frozenset("office post job position role power charge term".split())  # noqa: SIM905
_MOST_CLIMBS = 5


@dataclass(frozen=True, kw_only=True)
class TermDate:
    """That a date begins or ends somebody's term: OFFICE_START or OFFICE_END, whose, the office where it is named."""

    of: str
    whose: str
    office: str = ""


def term_dated(reading: Reading, sentence: Stretch, found: Dated) -> tuple[tuple[Dated, TermDate], ...]:
    """The dates of a term in the expression: one, both ends of "from 1994 to 1999", or none."""
    if not _NAMES_A_DATE.search(found.timing.text):
        return ()
    text = reading.article.text
    lead = text[max(sentence.start, found.start - 40) : found.start]
    both = _ends_of(found, lead)
    word = "from" if both else _word_before(lead)
    begun = _begun(reading, sentence, found) if word == "to" else found
    if not word or begun is None:
        return ()
    owner = _behind_title(reading, sentence, found.start)
    owner = owner or _behind_name(reading, sentence, found.start) or _before_name(reading, sentence, found)
    if owner is None:
        at = _preposition(reading, sentence, begun.start, "from" if word == "to" else word)
        owner = owner_of(reading, sentence, at, found.start) if at is not None else None
    if owner is None:
        return ()
    whose, office = owner
    if both:
        return tuple(
            (one, TermDate(of=of, whose=whose, office=office))
            for one, of in zip(both, (OFFICE_START, OFFICE_END), strict=True)
        )
    of = OFFICE_START if word in _BEGINS else OFFICE_END
    return ((found, TermDate(of=of, whose=whose, office=office)),)


# "Chair of the bank since 5 May", "Prime Minister Ann Price, 48, in office since 2 April": no parse is needed.
_SINCE = re.compile(
    r"(?:\s(?:in|at|of|for)\s(?!since\b)[^,.;:()]{1,30})?(?:,\s(?:aged\s)?[1-9][0-9])?,?"
    r"\s(?:in\s(?:office|power|the\s(?:job|post))\s)?since\s(?:the\s)?"
)
_FAR_BEHIND = 110


def _behind_title(reading: Reading, sentence: Stretch, at: int) -> tuple[str, str] | None:
    """The title right behind which "since" stands; none where somebody else is named between."""
    text = reading.article.text
    for one in _titles(reading, sentence, at):
        end = max(one.end, one.person.end)
        if not end <= at <= end + _FAR_BEHIND or one.told not in {Told.HOLDS, Told.STARTS}:
            continue
        if not _names_somebody(reading, end, at) and _SINCE.fullmatch(text[end:at]):
            return one.person.subject, one.office.text if one.office.role else ""
    return None


_IN_OFFICE_SINCE = re.compile(
    r"(?:\sof\s(?:the\s)?[A-Z][\w’'-]{1,20}(?:\s[A-Z][\w’'-]{1,20})?)?,\s(?:[1-9][0-9],\s)?(?:who\s(?:has|had)\sbeen\s|who\swas\s)?(?:in\s(?:office|power)|on\sthe\sthrone|at\sthe\shelm)\s(?:(?:since|from|until)\s)?(?:the\s|early\s|late\s)?"
)


def _behind_name(reading: Reading, sentence: Stretch, at: int) -> tuple[str, str] | None:
    """Who is "X, 61, in power since": a name without a title."""
    text = reading.article.text
    for person in reading.persons():
        near = sentence.start <= person.start and person.end <= at <= person.end + _FAR_BEHIND
        if near and _IN_OFFICE_SINCE.fullmatch(text[person.end : at]):
            return person.subject, ""
    return None


_OPENS_IN_OFFICE = re.compile(r"\W*In\s(?:office|power)\s(?:from\s)?\Z")


def _before_name(reading: Reading, sentence: Stretch, found: Dated) -> tuple[str, str] | None:
    """Who is named right behind "In office from 1979 to 1990, "."""
    text = reading.article.text
    if not _OPENS_IN_OFFICE.fullmatch(text[sentence.start : found.start]):
        return None
    behind = (one for one in reading.persons() if one.start == found.end + len(", "))
    return next(((one.subject, "") for one in behind), None)


def _names_somebody(reading: Reading, start: int, end: int) -> bool:
    first, last = (bisect_left(reading.mentions, at, key=lambda one: one.start) for at in (start, end))
    return any(one.label is Label.PERSON for one in reading.mentions[first:last])


def _word_before(lead: str) -> str:
    """The word that makes a beginning or an end of the date."""
    match = _LEAD.search(lead)
    return match["word"].casefold() if match else ""


def _begun(reading: Reading, sentence: Stretch, found: Dated) -> Dated | None:
    """The date behind the "from" that a "to" goes with: both are of one term."""
    before = reading.dates_within(sentence.start, found.start)
    text = reading.article.text
    return next(
        (one for one in reversed(before) if _LEAD_FROM.search(text[sentence.start : one.start])), None
    )


def _ends_of(found: Dated, lead: str) -> tuple[Dated, Dated] | None:
    """The two dates of "from 9 June 1984 until May 1997", each as precise as its words."""
    match, interval = _RANGE.fullmatch(found.timing.text), found.timing.interval
    if match is None or interval is None:
        return None
    if not found.timing.text.casefold().startswith("from") and not _LEAD_FROM.search(lead):
        return None
    pieces = (("start", interval.first), ("end", interval.last))
    made = [
        replace(
            found,
            start=found.start + match.start(name),
            end=found.start + match.end(name),
            timing=replace(
                found.timing,
                text=match[name],
                interval=as_precise(match[name], PartialDate.of(day)),
                weekday=next(iter(weekdays_named(match[name])), None),
            ),
        )
        for name, day in pieces
    ]
    return made[0], made[1]


_DAY = re.compile(r"(?<![0-9])[0-3]?[0-9](?:st|nd|rd|th)?(?![0-9])")
_MONTH = re.compile(MONTH)


def as_precise(words: str, day: PartialDate) -> Interval:
    """The day, its month or its year: as precise as the words are."""
    if not _MONTH.search(words):
        return whole(PartialDate(year=day.year))
    return whole(day if _DAY.search(words) else replace(day, day=None))


def _preposition(reading: Reading, sentence: Stretch, place: int, word: str) -> int | None:
    """The token of the word: the date's own first, or the last such one before it."""
    first = token_at(reading, place)
    if first is None:
        return None
    for at in range(first, max(sentence.first, first - 6) - 1, -1):
        if reading.tokens[at].text.casefold() == word:
            return at
    return None


def owner_of(reading: Reading, sentence: Stretch, at: int, date_at: int) -> tuple[str, str] | None:
    """Whose term the words date, and the office; None where they date something else."""
    climbed = at
    for _ in range(_MOST_CLIMBS):
        head = governor(reading, climbed)
        if head is None or not sentence.first <= head < sentence.last:
            return None
        climbed = head
        titled = _title_of(reading, sentence, climbed, date_at)
        if titled is not None:
            return titled
        if is_verb(reading, climbed):
            return _by_verb(reading, sentence, climbed, date_at)
        person = person_at(reading, climbed)
        if person is not None:
            return _named_with_title(reading, sentence, person, date_at)
    return None


def _title_of(reading: Reading, sentence: Stretch, at: int, date_at: int) -> tuple[str, str] | None:
    """The owner of the title that the token is a word of."""
    start = reading.tokens[at].start
    for one in _titles(reading, sentence, date_at):
        if one.start <= start < one.end:
            return one.person.subject, _words(reading, one)
    return None


def _named_with_title(
    reading: Reading, sentence: Stretch, person: Mention, date_at: int
) -> tuple[str, str] | None:
    """Read "X, 66, chair of the bank |since ...": the words hang on the name, and a title follows it."""
    behind = [
        one
        for one in _titles(reading, sentence, date_at)
        if one.person == person and one.start > person.start
    ]
    return (person.subject, _words(reading, behind[-1])) if behind else None


def _by_verb(reading: Reading, sentence: Stretch, verb: int, date_at: int) -> tuple[str, str] | None:
    person = subject_of(reading, verb, sentence)
    if person is None or person.start > date_at:
        return None
    token = reading.tokens[verb]
    offices = {
        _words(reading, one)
        for one in _titles(reading, sentence, date_at)
        if _is_of(one, person, token.start)
    }
    if token.lemma in _RULES or (token.lemma in _LEADS and _leads_a_state(reading, sentence, verb)):
        return person.subject, ""
    if token.lemma in _GOES_ON and len(offices) < 2:  # noqa: PLR2004 - of two nobody can tell which
        office = offices.pop() if offices else _predicate(reading, sentence, verb)
        if office is not None:
            return person.subject, office
    if token.lemma in _GOES_ON | _HOLDS and _names_a_post(reading, sentence, verb):
        return person.subject, ""
    return None


def _leads_a_state(reading: Reading, sentence: Stretch, verb: int) -> bool:
    """Whether a country is led, or what a common noun calls so that is no party: "the alliance", "the bank"."""
    led = next((one for one in children(reading, verb, sentence) if reading.tokens[one].dep == "dobj"), None)
    if led is None:
        return False
    noun = reading.tokens[led]
    if noun.pos == "PROPN":
        return country_of(noun.text) is not None or _is_body(reading, noun.start)
    return noun.lemma not in _NOT_THE_STATE


def _is_body(reading: Reading, offset: int) -> bool:
    """Whether an organisation is named there: "has run Norvik since"."""
    last = bisect_left(reading.mentions, offset + 1, key=lambda one: one.start)
    near = reading.mentions[max(0, last - 2) : last]
    return any(one.label is Label.ORGANISATION and one.start <= offset < one.end for one in near)


def _predicate(reading: Reading, sentence: Stretch, verb: int) -> str | None:
    """The office that the words behind "has been" name, where no title was read there; None for none."""
    for noun in children(reading, verb, sentence):
        if reading.tokens[noun].dep == "attr" and noun > verb:
            first = min((noun, *children(reading, noun, sentence)))
            words = reading.article.text[reading.tokens[first].start : reading.tokens[noun].end]
            return words if read_office(words).role else None
    return None


def _is_of(title: Appointment, person: Mention, verb_at: int) -> bool:
    """Whether the title follows the verb that gives it to this person."""
    same = title.person.subject == person.subject
    return same and title.start > verb_at and title.told in {Told.HOLDS, Told.WAS, Told.STARTS}


def _names_a_post(reading: Reading, sentence: Stretch, verb: int) -> bool:
    """Read "has been in office", "held the job", "stayed in power"."""
    below = [
        one
        for child in children(reading, verb, sentence)
        for one in (child, *children(reading, child, sentence))
    ]
    return any(reading.tokens[one].lemma in _POST for one in below if one > verb)


def _titles(reading: Reading, sentence: Stretch, date_at: int) -> Iterator[Appointment]:
    first = bisect_left(reading.appointments, sentence.start, key=lambda one: one.start)
    for one in reading.appointments[first:]:
        if one.start >= date_at:
            return
        if one.end <= date_at and one.told is not Told.WILL:
            yield one


def _words(reading: Reading, one: Appointment) -> str:
    """The office as the text names it; "" for one that only a verb implies ("has led")."""
    written = reading.article.text[one.start : one.end]
    return one.office.text if one.office.role and written == one.office.text else ""
