"""Dates: what each date expression resolves to and is said of, ages and anniversaries, against calendar and references. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from checks.compare.asking import event_query, organisation_query, work_query
from checks.compare.bracketed import in_brackets, of_an_event
from checks.compare.by_calendar import by_calendar, either, unchecked
from checks.compare.counted_days import ITS_DAY, counted_day, is_beside_its_day
from checks.compare.counted_time import CountedTime
from checks.compare.date_scene import Scene, scene_of
from checks.compare.dated_things import OPENED, THING_FACTS, of_a_thing, told_of_thing
from checks.compare.dates import in_words, value_of
from checks.compare.dates.stamps import is_stamp
from checks.compare.elapsed_told import find_elapsed
from checks.compare.elapsed_verdicts import of_elapsed
from checks.compare.event_dates import EVENT, EVENT_END, EVENT_START, EventDate, event_dated
from checks.compare.happenings import Happening
from checks.compare.identity import Identity, person_query
from checks.compare.known_dates import ONLY_NAME, when
from checks.compare.lives import LIFE_FACTS, WOUNDED, of_a_life
from checks.compare.occasion_nouns import noun_occasion
from checks.compare.occasions import (
    BIRTH,
    DEATH,
    DISSOLUTION,
    FOUNDING,
    OFFICE_END,
    OFFICE_START,
    RELEASE,
    SIGNING,
    Occasion,
    occasion,
)
from checks.compare.office_dates import (
    AGAIN,
    LEFT,
    OFFICE_FACTS,
    TOOK,
    of_an_office,
    office_changed,
    offices_beside,
    tags_of,
)
from checks.compare.strings import fold
from checks.compare.subjects import (
    is_told_of_another,
    is_verb,
    person_at,
    subject_of,
    subject_token,
    token_at,
)
from checks.compare.terms_told import TermDate, term_dated
from checks.compare.time_in_office import TERM
from checks.compare.time_in_office_judged import of_time_in_office
from checks.model import (
    Claim,
    ClaimKind,
    Creation,
    Elapsed,
    EntityKind,
    Interval,
    Lookup,
    PartRole,
    PublishedBasis,
    Query,
    Rating,
    Span,
    Timing,
    Verdict,
)
from checks.reading import Dated, Label, Mention, Reading, Stretch

KIND = ClaimKind.DATE

_IN_QUOTATION = " Check the original before changing a quote."
_SAID = {
    BIRTH: "was born",
    DEATH: "died",
    OFFICE_START: "took office",
    OFFICE_END: "left office",
}
_LABEL_OF = {
    **dict.fromkeys((BIRTH, DEATH, OFFICE_START, OFFICE_END), Label.PERSON),
    **dict.fromkeys((FOUNDING, DISSOLUTION), Label.ORGANISATION),
    **dict.fromkeys((RELEASE, SIGNING), Label.WORK),
}
_EVENTS = frozenset({EVENT, EVENT_START, EVENT_END})
_OF_PEOPLE = frozenset({BIRTH, DEATH, OFFICE_START, OFFICE_END})
_LONG_NAME = 120
_FIRST_AND_LAST = 2
# The tag of a claim whose words settled the publication date.
_BASIS = "basis"
_LEADING_YEAR = re.compile(r"\A[12][0-9]{3}\s")


def find(reading: Reading) -> tuple[Claim, ...]:
    """Find the date expressions outside credits and stamps, ages and anniversaries: each assertion is one claim."""
    article = reading.article
    claims: dict[tuple[str, object], Claim] = {}
    places: dict[tuple[str, object], list[Span]] = {}
    scene = scene_of(reading)
    counts = find_elapsed(reading, scene.events)
    counted_again = {(one.start, one.end) for one in counts}
    ended, said = 0, None
    for found in reading.dates:
        before, ended = ended, found.end
        role = _role_at(reading, found.start)
        is_told = (found.start, found.end) in counted_again
        is_mark = is_stamp(article.text, found.start, found.end) and not _is_off(found.timing)
        if is_told or is_mark or (role is PartRole.CREDIT and not _is_off(found.timing)):
            continue
        # A day beside a byline is nobody's credit.
        role = PartRole.BODY if role is PartRole.CREDIT else role
        dated = _like_the_last(reading, found, scene, said) or _dated(reading, found, scene, before)
        said = dated[-1][0] if dated and dated[-1][0].timing.of else said
        for one, tags in dated:
            claim = replace(_claim(reading, one, role), tags=tags)
            key = (" ".join(claim.quote.casefold().split()), replace(one.timing, text=""))
            claims.setdefault(key, claim)
            places.setdefault(key, []).extend(claim.occurrences)
    for counted in counts:
        claim = _elapsed_claim(reading, counted)
        if claim.role is not PartRole.CREDIT:
            claims.setdefault((claim.quote, counted.elapsed), claim)
            places.setdefault((claim.quote, counted.elapsed), []).extend(claim.occurrences)
    merged = (
        _marked_as_basis(reading, replace(claim, occurrences=tuple(places[key])))
        for key, claim in claims.items()
    )
    return tuple(sorted(merged, key=lambda claim: (claim.start, claim.end)))


def _marked_as_basis(reading: Reading, claim: Claim) -> Claim:
    """The claim with a tag where the publication date was taken from its own words."""
    article = reading.article
    is_basis = article.published_basis is PublishedBasis.TEXT and claim.quote in article.published_reason
    return replace(claim, tags=(*claim.tags, _BASIS)) if is_basis else claim


def _is_off(timing: Timing) -> bool:
    """Whether the weekday misses its day, which is said of a dateline too."""
    day = timing.interval.first if timing.interval is not None else None
    return day is not None and timing.weekday is not None and day.weekday() != timing.weekday


def _dated(
    reading: Reading, found: Dated, scene: Scene, before: int
) -> tuple[tuple[Dated, tuple[str, ...]], ...]:
    """The expression with what it is of; the years of a life ("Name (1903-1950)") as a birth and a death."""
    text, sentence = reading.article.text, reading.sentence_at(found.start)
    ends = in_brackets(text, found, scene.named) or of_an_event(text, found, scene.events)
    if ends:
        return tuple((_of_a_term(one, told), ()) for one, told in ends)
    if sentence is not None and found.timing.ordinal is not None:
        return ((found, (ITS_DAY,) if is_beside_its_day(reading, sentence, found) else ()),)
    if sentence is None:
        return ((found, ()),)
    return _dated_in(reading, sentence, found, scene, before)


def _dated_in(
    reading: Reading, sentence: Stretch, found: Dated, scene: Scene, before: int
) -> tuple[tuple[Dated, tuple[str, ...]], ...]:
    """The expression with what the words of its sentence say it is of."""
    text, span = reading.article.text, (found.start, found.end)
    whole_sentence = (sentence.start, max(sentence.end, found.end))
    noun = noun_occasion(text, whole_sentence, span, scene.named)
    if noun is not None:
        return (_said_of(reading, whole_sentence, found, noun, scene),)
    event = event_dated(text, whole_sentence, span, scene.events)
    if event is not None:
        return ((_of_an_event(reading, found, event, scene), ()),)
    terms = term_dated(reading, sentence, found)
    if terms:
        left_open = _left_open(text, whole_sentence, span)
        return tuple(
            (_of_a_term(one, told), (*left_open, LEFT) if told.of == OFFICE_END else left_open)
            for one, told in terms
        )
    said = _of_the_subject(
        reading, scene, sentence, occasion(text, whole_sentence, span, scene.named, after=before)
    )
    whose = said.whose or _by_the_parse(reading, sentence, said, found, scene)
    return (_said_of(reading, whole_sentence, found, replace(said, whose=whose), scene),)


def _of_an_event(reading: Reading, found: Dated, event: EventDate, scene: Scene) -> Dated:
    """The date of an event, of a treaty's signing, or of the death that the event is."""
    killed = _killed(event.event, scene) if event.of == EVENT else ""
    if killed:
        return replace(found, timing=replace(found.timing, of=DEATH, whose=killed))
    is_text = event.of == EVENT and _creation(event.event.name, reading) is not None
    of = SIGNING if is_text else event.of
    return replace(found, timing=replace(found.timing, of=of, whose=event.event.full))


# References date such a death by the person; an assassination is an event of theirs.
_A_DEATH = re.compile(r"(?:murder|killing|execution|death)\sof\s", re.IGNORECASE)


def _killed(event: Happening, scene: Scene) -> str:
    """Whose death the event is: "the murder of X"."""
    if not _A_DEATH.match(event.name):
        return ""
    people = [one for one in scene.named.between(event.start, event.end) if one.label is Label.PERSON]
    return people[0].subject if len(people) == 1 and people[0].end == event.end else ""


_LASTING = re.compile(r"\bsince\Z|\A(?:has|have|had|who)\b")
_LAST_DAY = re.compile(
    r"(?:left|leaves|leaving)\s(?:office|power)|(?:was|were|been)\s(?:removed|overthrown|deposed|toppled)|hand\w+\sover\sto|abdicat\w+|(?:was|were|been)\s(?:then\s)?(?:succeeded|replaced)"
)
# Of two people "born on the same day" one is often years younger.
_SAME_DAY = re.compile(r"(?:the|that)\s(?:very\s)?same\s(?:day|date)", re.IGNORECASE)
# Who was shot may have died days later.
_WOUNDED = re.compile(r"\b(?:shot|stabbed|assassinat\w+)\Z")


def _said_of(
    reading: Reading, sentence: tuple[int, int], found: Dated, said: Occasion, scene: Scene
) -> tuple[Dated, tuple[str, ...]]:
    """The expression with what its words say it is of, and what they leave open."""
    if said.of == BIRTH and _SAME_DAY.fullmatch(found.timing.text):
        return found, ()
    alone = "" if said.whose else _only_name(reading, scene, sentence, found, said)
    timing = replace(found.timing, of=said.of, whose=said.whose or alone)
    tags = ("inferred",) if said.inferred else ()
    if alone:
        tags = (*tags, ONLY_NAME)
    if said.of == DEATH and _WOUNDED.search(said.words):
        tags = (*tags, WOUNDED)
    if said.of == RELEASE and said.words == "opened":
        tags = (*tags, OPENED)
    if said.of in OFFICE_FACTS and said.whose:
        office = office_changed(reading, sentence, said.whose, said.of)
        beside = () if office else offices_beside(reading, sentence, said.whose)
        timing = replace(timing, office=office, beside=beside)
        tags = (*tags, *tags_of(reading.article.text[sentence[0] : sentence[1]]))
        tags = tags if _LASTING.search(said.words) else (*tags, TOOK)
        tags = (*tags, LEFT) if _LAST_DAY.fullmatch(said.words) else tags
    return replace(found, timing=timing), tags


# "X died in 1993, Y in 2007": the verb is left out the second time.
_AND_AGAIN = re.compile(
    r"(?:,?\s(?:aged|at)\s(?:the\sage\sof\s)?[1-9][0-9]{1,2}|,\s[\w-]{1,12}\syears\sago(?:\sthis\s[a-z]{3,8})?){0,2}[,;]?\s(?:and\s|but\s|then\s){0,2}(?:the\s)?[\"“‘]?"
)
_ON_A_DAY = re.compile(
    r"(?:,?[\"”’])?(?:\s(?:of|from)\s(?:the\s)?[A-Z][\w’'-]{1,20}(?:\s[A-Z][\w’'-]{1,20})?,?)?\s(?:(?:only|back)\s)?(?:on|in)\s(?:the\s)?|(?:\sof\s(?:the\s)?[A-Z][\w’'-]{1,20}(?:\s[A-Z][\w’'-]{1,20})?)?,?\ssince\s(?:the\s)?"
)


def _like_the_last(
    reading: Reading, found: Dated, scene: Scene, last: Dated | None
) -> tuple[tuple[Dated, tuple[str, ...]], ...]:
    """A date told of another by the verb of the date before; nothing where it is told in words of its own."""
    if last is None or not last.timing.whose or last.timing.of in _EVENTS:
        return ()
    text = reading.article.text
    between = scene.named.between(last.end, found.start)
    if len(between) != 1 or between[0].label is not _LABEL_OF.get(last.timing.of):
        return ()
    name = between[0]
    joined = _AND_AGAIN.fullmatch(text[last.end : name.start]) and _ON_A_DAY.fullmatch(
        text[name.end : found.start]
    )
    if not joined or name.subject == last.timing.whose:
        return ()
    timing = replace(found.timing, of=last.timing.of, whose=name.subject, office=last.timing.office)
    tags = tags_of(text[max(0, last.start - _NEAR) : last.start]) if last.timing.of in OFFICE_FACTS else ()
    return ((replace(found, timing=timing), tags),)


def _best_known(whose: str, reading: Reading) -> str:
    """The name by which the article calls the person elsewhere: "Leonard Cohen" of "Leonard Norman Cohen"."""
    words = whose.split()
    short = f"{words[0]} {words[-1]}"
    is_named = any(short in {one.text, one.subject} for one in reading.persons())
    return short if len(words) > _FIRST_AND_LAST and is_named else whose


def _of_a_term(found: Dated, told: TermDate) -> Dated:
    return replace(found, timing=replace(found.timing, of=told.of, whose=told.whose, office=told.office))


_NEAR = 80
_FROM_ELSEWHERE = re.compile(r"\b(?:later|earlier|before|after|previous|next|following)\b", re.IGNORECASE)


def _left_open(text: str, sentence: tuple[int, int], span: tuple[int, int]) -> tuple[str, ...]:
    """What the words of the date's own clause leave open about a term."""
    behind = re.split(r"[,;:]", text[span[1] : min(sentence[1], span[1] + _NEAR)], maxsplit=1)[0]
    before = tags_of(text[max(sentence[0], span[0] - _NEAR) : span[0]])
    return (*before, *(tag for tag in tags_of(behind) if tag == AGAIN and tag not in before))


_OF_ONE_DAY = frozenset({BIRTH, DEATH, FOUNDING, DISSOLUTION, RELEASE, SIGNING})


def _only_name(
    reading: Reading, scene: Scene, sentence: tuple[int, int], found: Dated, said: Occasion
) -> str:
    """The only one in the sentence whom the day can be of, where no words tie it to a name: "it was founded on ...".

    Judged is then only what chance does not explain.
    """
    interval = found.timing.interval
    if said.of not in _OF_ONE_DAY or said.cue is None or interval is None or interval.first != interval.last:
        return ""
    fitting = [
        one
        for one in scene.named.between(*sentence)
        if one.label is _LABEL_OF[said.of] and not _is_beside(reading, one, said.cue)
    ]
    before = _apart([one for one in fitting if one.start < said.cue])
    every = before if len(before) == 1 else _apart(fitting)
    return every.pop() if len(every) == 1 else ""


def _of_the_subject(reading: Reading, scene: Scene, sentence: Stretch, said: Occasion) -> Occasion:
    """The occasion, nobody's where the name beside it stands in what the sentence tells of another thing."""
    cue = said.said_at
    if cue is None or not said.whose or said.of not in _OF_ONE_DAY:
        return said
    named = [one for one in scene.named.between(sentence.start, sentence.end) if one.subject == said.whose]
    beside = bool(named) and all(_is_beside(reading, one, cue) for one in named)
    return replace(said, whose="", inferred=False) if beside else said


def _is_beside(reading: Reading, mention: Mention, cue: int) -> bool:
    """Whether the words say the date of another thing, whose name they leave out: "the agency, a body of X's"."""
    at, sentence = token_at(reading, cue), reading.sentence_at(cue)
    return at is not None and sentence is not None and is_told_of_another(reading, at, mention, sentence)


def _apart(mentions: Sequence[Mention]) -> set[str]:
    """The different names: letters in brackets right behind a name are that name."""
    return {
        one.subject
        for at, one in enumerate(mentions)
        if not (at and one.text.isupper() and one.start - mentions[at - 1].end == len(" ("))
    }


def _by_the_parse(reading: Reading, sentence: Stretch, said: Occasion, found: Dated, scene: Scene) -> str:
    """Who is the subject of the word before the date that says what it is of, however far before the name stands."""
    if said.cue is None or said.cue > found.start or _FROM_ELSEWHERE.search(found.timing.text):
        return ""
    at = token_at(reading, said.cue)
    if at is None or not is_verb(reading, at):
        return ""
    if said.of in _OF_PEOPLE:
        person = subject_of(reading, at, sentence)
        return person.subject if person is not None else ""
    subject = subject_token(reading, at, sentence) if said.of == FOUNDING else None
    return _body_of(reading, scene, subject) if subject is not None else ""


def _body_of(reading: Reading, scene: Scene, at: int) -> str:
    """The body that the token is of; words in capitals that are no name of anybody else may be one."""
    last = reading.tokens[at]
    body = _body_at(scene, last.start)
    if body or last.pos != "PROPN" or person_at(reading, at) is not None:
        return body
    first = at
    while first > 0 and reading.tokens[first - 1].head == at and reading.tokens[first - 1].pos == "PROPN":
        first -= 1
    return reading.article.text[reading.tokens[first].start : last.end]


def _body_at(scene: Scene, offset: int) -> str:
    near = scene.named.between(max(0, offset - _LONG_NAME), offset + 1 + _LONG_NAME)
    bodies = (one for one in near if one.label is Label.ORGANISATION and one.start <= offset < one.end)
    return next((one.subject for one in bodies), "")


def _role_at(reading: Reading, offset: int) -> PartRole:
    """The role of the paragraph; of the part where the recogniser left the paragraph out."""
    paragraph = reading.paragraph_at(offset)
    if paragraph is not None:
        return paragraph.role
    return next(
        (part.role for part in reading.article.parts if part.start <= offset < part.end), PartRole.BODY
    )


def _claim(reading: Reading, found: Dated, role: PartRole) -> Claim:
    timing, quotation = found.timing, reading.quotation_at(found.start)
    stated = _sentence_day(reading, found) if timing.ordinal is not None else None
    return Claim(
        kind=KIND,
        quote=timing.text,
        start=found.start,
        end=found.end,
        subject=timing.text,
        statement=_statement(timing),
        occurrences=(Span(start=found.start, end=found.end),),
        as_of=stated or reading.article.published_at,
        stated=Interval(first=stated, last=stated) if stated else None,
        published_at=reading.article.published_at,
        value=value_of(timing.interval, timing.readings),
        asserts=timing,
        role=role,
        in_quote=quotation is not None,
        speaker=quotation.speaker if quotation else None,
    )


def _elapsed_claim(reading: Reading, counted: CountedTime) -> Claim:
    quote, quotation = (
        reading.article.text[counted.start : counted.end],
        reading.quotation_at(counted.start),
    )
    return Claim(
        kind=KIND,
        quote=quote,
        start=counted.start,
        end=counted.end,
        subject=" ".join(quote.split()),
        statement=counted.statement,
        occurrences=(Span(start=counted.start, end=counted.end),),
        as_of=reading.article.published_at,
        published_at=reading.article.published_at,
        asserts=counted.elapsed,
        role=_role_at(reading, counted.start),
        in_quote=quotation is not None,
        speaker=quotation.speaker if quotation else None,
        told_of=counted.told_of,
        tags=counted.tags,
    )


def _sentence_day(reading: Reading, found: Dated) -> date | None:
    """The one day that the sentence names beside a counted day; then the count is about that day."""
    sentence = reading.sentence_at(found.start)
    if sentence is None:
        return None
    days = {
        other.timing.interval.first
        for other in reading.dates_within(sentence.start, sentence.end)
        if other.timing.interval is not None and other.timing.interval.first == other.timing.interval.last
    }
    return days.pop() if len(days) == 1 else None


def _statement(timing: Timing) -> str:
    if timing.whose and timing.interval is not None:
        if timing.of in _SAID:
            return f"Says that {timing.whose} {_SAID[timing.of]} {when(timing.interval)}."
        if timing.of in THING_FACTS:
            return f"Says that {told_of_thing(timing.whose, timing.of)} {when(timing.interval)}."
    return f'The text says "{timing.text}"{_meaning(timing)}.'


def _meaning(timing: Timing) -> str:
    if timing.interval is not None:
        # Of an occasion that nobody is named for the label may be wrong: a vote in a parliament is no election.
        of = f" ({timing.of})" if timing.of and timing.whose else ""
        return f": {in_words(timing.interval)}{of}"
    if timing.readings:
        return f": {either(timing.readings)}"
    if timing.ordinal is not None:
        return f": day {timing.ordinal} of the {timing.epoch}"
    if timing.needs_anchor:
        return ", counted from a publication date that is not known"
    return f": {timing.unresolved}" if timing.unresolved else ", a day that no calendar has"


def ask(claim: Claim, reading: Reading) -> tuple[Query, ...]:
    """Ask for the person, body, work or event that is dated, by the query of the kind that names it."""
    if isinstance(claim.asserts, Elapsed):
        return tuple(dict.fromkeys(_about_elapsed(claim.asserts, claim.tags, reading)))
    timing = _timing(claim)
    if timing.ordinal is not None:
        return _about_epoch(claim, timing, reading)
    if not timing.whose or timing.interval is None:
        return ()
    if timing.of in LIFE_FACTS or timing.of in OFFICE_FACTS:
        return (person_query(_best_known(timing.whose, reading), reading),)
    return tuple(dict.fromkeys(_about_thing(timing.of, timing.whose, reading)))


def _about_epoch(claim: Claim, timing: Timing, reading: Reading) -> tuple[Query, ...]:
    if timing.epoch is None or not any(letter.isupper() for letter in timing.epoch):
        return ()
    as_of = claim.as_of or reading.article.published_at
    return (Query(about=EntityKind.EVENT, subject=timing.epoch, as_of=as_of),)


def _about_thing(of: str, whose: str, reading: Reading) -> Iterator[Query]:
    """A treaty is asked for as a work and as an event, for references keep it as either."""
    creation = _creation(whose, reading)
    if of in {FOUNDING, DISSOLUTION}:
        yield organisation_query(whose, reading)
    elif creation is not None and of not in {EVENT_START, EVENT_END}:
        yield work_query(creation, reading)
    elif of in {RELEASE, SIGNING}:
        yield work_query(Creation(work=whose), reading)
    if of in _EVENTS or (of == SIGNING and (creation is None or creation.form == "treaty")):
        yield _event(whose, reading)


def _event(name: str, reading: Reading) -> Query:
    """The event by its name, with and without the year that leads it."""
    query = event_query(name, reading)
    without = _LEADING_YEAR.sub("", name)
    return query if without == name else replace(query, forms=(*query.forms, without))


def _creation(title: str, reading: Reading) -> Creation | None:
    """The work of this title as the article names it most fully."""
    named = [one.creation for one in reading.works if fold(one.creation.work) == fold(title)]
    return next((one for one in named if one.form), named[0] if named else None)


def _about_elapsed(elapsed: Elapsed, tags: Sequence[str], reading: Reading) -> Iterator[Query]:
    """Nothing where the text itself dates the beginning."""
    if elapsed.since is not None or not elapsed.whose:
        return
    if "person" in tags:
        yield person_query(elapsed.whose, reading)
    elif "body" in tags:
        yield organisation_query(elapsed.whose, reading)
    elif "work" in tags and (creation := _creation(elapsed.whose, reading)) is not None:
        yield work_query(creation, reading)
    else:
        yield _event(elapsed.whose, reading)


def _timing(claim: Claim) -> Timing:
    if not isinstance(claim.asserts, Timing):
        raise TypeError(f"a date claim asserts a Timing, not {claim.asserts!r}")
    return claim.asserts


def judge(claim: Claim, lookups: tuple[Lookup, ...], identities: Mapping[Query, Identity]) -> Verdict:
    """Judge one date: by the calendar, by the count that it states, or by what a reference dates."""
    identity = next((identities[lookup.query] for lookup in lookups if lookup.query in identities), None)
    if isinstance(claim.asserts, Elapsed) and claim.asserts.of == TERM:
        verdict = of_time_in_office(claim, claim.asserts, lookups, identity)
    elif isinstance(claim.asserts, Elapsed):
        verdict = of_elapsed(claim, claim.asserts, lookups, identity)
    else:
        verdict = _of_timing(claim, _timing(claim), lookups, identity)
    if _BASIS in claim.tags and verdict.rating is Rating.MATCHES:
        return unchecked("The publication date was taken from these words, so they cannot bear it out.")
    return _careful_with_quotes(verdict) if claim.in_quote else verdict


def _of_timing(
    claim: Claim, timing: Timing, lookups: tuple[Lookup, ...], identity: Identity | None
) -> Verdict:
    if timing.ordinal is not None:
        return counted_day(claim, timing, timing.ordinal, lookups)
    verdict = by_calendar(claim, timing)
    if not timing.whose or timing.interval is None or verdict.rating is Rating.DIFFERS:
        return verdict
    if timing.of in LIFE_FACTS:
        return of_a_life(claim, timing, verdict, lookups, identity)
    if timing.of in OFFICE_FACTS:
        return of_an_office(claim, timing, verdict, identity)
    if timing.of in THING_FACTS:
        return of_a_thing(claim, timing, verdict, lookups)
    return verdict


def _careful_with_quotes(verdict: Verdict) -> Verdict:
    if verdict.rating is not Rating.DIFFERS:
        return verdict
    return replace(verdict, correction=None, explanation=verdict.explanation + _IN_QUOTATION)
