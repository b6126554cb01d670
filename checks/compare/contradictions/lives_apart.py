"""Ages and dates of one person, body or work that cannot all be right, and stretches of time that end before they begin. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from checks.compare.ages_told import AGE, AGE_AT_DEATH, BIRTHDAY, INFERRED, THEN, WEAK
from checks.compare.contradictions.found import AGE as AN_AGE
from checks.compare.contradictions.found import APART, DATE, Clash, clash, role_at, where
from checks.compare.counted_time import CountedTime
from checks.compare.dates import shift
from checks.compare.happenings import bare
from checks.compare.known_dates import when
from checks.compare.occasions import BIRTH, DEATH, DISSOLUTION, FOUNDING, Named, life_of, occasion
from checks.compare.strings import fold
from checks.compare.years import Count, years_between
from checks.model import Interval, PartRole, Span
from checks.reading import Dated, Label, Mention, Reading

_LIFE = re.compile(r"(?P<born>[12][0-9]{3})\s?[-\u2010-\u2014]\s?(?P<died>[12][0-9]{3})")
# Without one of these no sentence dates a life: asked first, for it costs little.
_LIFE_WORDS = re.compile(
    r"\b(?:born|birth|b\.|d\.|die[sd]|death|passed\saway|killed|assassinated|murdered|executed|dead|found(?:ed|ing)|est\.|established"
    r"|set\sup|formed|created|incorporated|diss?ol\w+|disbanded|abolished|wound\sup|disestablished|broke\sup|ceased)",
    re.IGNORECASE,
)
_ONCE = frozenset({BIRTH, DEATH, FOUNDING, DISSOLUTION})
# What happens once, and is not told of each country as a release is.
_TWICE = frozenset({BIRTH, DEATH, FOUNDING})
_FOUNDED = re.compile(r"\bfound(?:ed|ing)\b")
_SAID = {
    BIRTH: "was born",
    DEATH: "died",
    FOUNDING: "was founded",
    DISSOLUTION: "was dissolved",
}
_ORDER = ((BIRTH, DEATH), (FOUNDING, DISSOLUTION))
# A story is written some days before it is read; "this year" and "last year" of a date are none.
_WRITTEN_BEFORE, _WRITTEN_AFTER = 10, 3
_NEAR_AGES = 2
_RELATIVE = re.compile(
    r"\b(?:this|last|next|ago|yesterday|today|tonight|tomorrow)\b|^[A-Z][a-z]+day$", re.IGNORECASE
)


@dataclass(frozen=True, kw_only=True)
class LifeDate:
    """When the text says that somebody or something began or ended."""

    whose: str
    of: str
    span: Span
    interval: Interval


def life_dates(reading: Reading) -> tuple[LifeDate, ...]:
    """Births, deaths, foundings and releases that the text dates beside the name, in its order; no relative dates."""
    text, named = reading.article.text, _named(reading)
    found: list[LifeDate] = []
    ended = 0
    for dated in reading.dates:
        before, ended = ended, dated.end
        interval, sentence = dated.timing.interval, reading.sentence_at(dated.start)
        if interval is None or sentence is None or sentence.role in APART:
            continue
        years = _LIFE.fullmatch(dated.timing.text)
        if years:
            found.extend(_of_years(text, dated, years, named))
            continue
        if _RELATIVE.search(dated.timing.text) or not _LIFE_WORDS.search(text, sentence.start, sentence.end):
            continue
        said = occasion(
            text,
            (sentence.start, max(sentence.end, dated.end)),
            (dated.start, dated.end),
            named,
            after=before,
        )
        if said.of in _ONCE and said.whose and not said.inferred:
            span = Span(start=dated.start, end=dated.end)
            found.append(LifeDate(whose=said.whose, of=said.of, span=span, interval=interval))
    return tuple(found)


def _named(reading: Reading) -> Named:
    """People, bodies and works that a date can be said of; a body by its name without an article."""
    bodies = [
        Mention(
            start=one.start,
            end=one.end,
            text=one.text,
            label=one.label,
            subject=bare(one.subject),
            role=one.role,
        )
        for one in reading.namings
        if one.label is Label.ORGANISATION
    ]
    works = [
        Mention(
            start=one.start,
            end=one.end,
            text=one.creation.work,
            label=Label.WORK,
            subject=one.creation.work,
            role=one.role,
        )
        for one in reading.works
    ]
    return Named.of(sorted((*reading.persons(), *bodies, *works), key=lambda mention: mention.start))


def _of_years(text: str, dated: Dated, years: re.Match[str], named: Named) -> Iterator[LifeDate]:
    born, died = int(years["born"]), int(years["died"])
    whose = life_of(text, (dated.start, dated.end), (born, died), named)
    if whose:
        for name, of in (("born", BIRTH), ("died", DEATH)):
            start, end = (dated.start + place for place in years.span(name))
            year = int(years[name])
            yield LifeDate(
                whose=whose,
                of=of,
                span=Span(start=start, end=end),
                interval=Interval(first=date(year, 1, 1), last=date(year, 12, 31)),
            )


def find_lives_apart(
    reading: Reading, ages: Sequence[CountedTime], dates: Sequence[LifeDate]
) -> Iterator[Clash]:
    """Two dates of one birth, a death before it, two ages of one person, an age that a birth does not give."""
    by_life: dict[tuple[str, str], list[LifeDate]] = defaultdict(list)
    for one in dates:
        by_life[fold(one.whose), one.of].append(one)
    yield from _two_dates(reading, by_life)
    yield from _out_of_order(reading, by_life)
    own = [age for age in ages if role_at(reading, age.start) not in APART and not _is_loose(age)]
    yield from _two_ages(reading, own)
    yield from _age_in_headline(reading, own)
    yield from _ages_and_births(reading, own, by_life)


def _is_loose(age: CountedTime) -> bool:
    """Whether it may tell of another time or of somebody else."""
    return not {INFERRED, WEAK, THEN}.isdisjoint(age.tags) or bool(age.elapsed.hedge)


def _two_dates(reading: Reading, by_life: Mapping[tuple[str, str], Sequence[LifeDate]]) -> Iterator[Clash]:
    for (_, of), several in by_life.items():
        if of not in _TWICE or (of == FOUNDING and not all(_is_founded(reading, one) for one in several)):
            continue
        apart = next((pair for pair in combinations(several[:6], 2) if _disjoint(*pair)), None)
        if apart is not None:
            one, other = sorted(apart, key=lambda life: life.span)
            yield _dates_clash(reading, other, one, f"{one.whose} {_SAID[of]}")


def _is_founded(reading: Reading, life: LifeDate) -> bool:
    """Whether the text says that it was founded: a body may be set up, formed and incorporated in three years."""
    sentence = reading.sentence_at(life.span.start)
    return (
        sentence is not None
        and _FOUNDED.search(reading.article.text, sentence.start, sentence.end) is not None
    )


def _disjoint(one: LifeDate, other: LifeDate) -> bool:
    return one.interval.last < other.interval.first or other.interval.last < one.interval.first


def _dates_clash(reading: Reading, one: LifeDate, other: LifeDate, said: str) -> Clash:
    return clash(
        reading,
        (one.span.start, one.span.end),
        (other.span.start, other.span.end),
        subject=other.whose,
        about=DATE,
        question=f"{said} {when(other.interval)} in one place and {when(one.interval)} in another. Which is right?",
    )


def _years(count: Count) -> str:
    return count.words.removesuffix(" years").removesuffix(" year")


def _out_of_order(reading: Reading, by_life: Mapping[tuple[str, str], Sequence[LifeDate]]) -> Iterator[Clash]:
    for start, end in _ORDER:
        for (whose, of), several in by_life.items():
            ends = by_life.get((whose, end), ()) if of == start else ()
            if ends and ends[0].interval.last < several[0].interval.first:
                one, other = ends[0], several[0]
                yield clash(
                    reading,
                    (one.span.start, one.span.end),
                    (other.span.start, other.span.end),
                    subject=other.whose,
                    about=DATE,
                    question=f"{other.whose} {_SAID[end]} {when(one.interval)} and {_SAID[start]} {when(other.interval)}: the end is before the beginning.",
                )


def _two_ages(reading: Reading, ages: Sequence[CountedTime]) -> Iterator[Clash]:
    """Two ages today, or two ages at one death; a birthday soon lets one year pass."""
    by_person: dict[str, list[CountedTime]] = defaultdict(list)
    for age in ages:
        if age.elapsed.of in {AGE, AGE_AT_DEATH} and not age.told_of:
            by_person[age.elapsed.whose].append(age)
    turning = {age.elapsed.whose for age in ages if age.elapsed.of == BIRTHDAY}
    for whose, several in by_person.items():
        first = several[0]
        # Three figures behind a name are points or minutes.
        if len({age.elapsed.elapsed for age in several}) > 2:  # noqa: PLR2004
            continue
        other = next((age for age in several if age.elapsed.elapsed != first.elapsed.elapsed), None)
        # Father and son of one name stand in one sentence.
        if other is not None and reading.sentence_at(first.start) == reading.sentence_at(other.start):
            continue
        if (
            other is None
            or whose in turning
            or _of_two_times(first, other)
            or _is_old_picture(reading, first, other)
        ):
            continue
        places = f"{where(reading, first.start)} and {where(reading, other.start)}"
        if where(reading, first.start) == where(reading, other.start):
            places = "two places"
        yield clash(
            reading,
            (other.start, other.end),
            (first.start, first.end),
            subject=whose,
            about=AN_AGE,
            question=f"The story gives {whose} two ages in {places}, {first.elapsed.elapsed} and {other.elapsed.elapsed}. Which is right?",
        )


_DIES_AT = re.compile(
    r"\b(?:dies|dead)\b[^.;]{0,24}?\b(?:at|aged)\s(?P<age>[1-9][0-9]{1,2})(?![\w%]|[.,][0-9])"
)


def _age_in_headline(reading: Reading, ages: Sequence[CountedTime]) -> Iterator[Clash]:
    """Read "Painter dies at 87" over the story of the one person who died at another age."""
    head = next((part for part in reading.article.parts if part.role is PartRole.HEADLINE), None)
    match = head and _DIES_AT.search(reading.article.text, head.start, head.end)
    died = [age for age in ages if age.elapsed.of == AGE_AT_DEATH]
    if not head or not match or any(age.start < head.end for age in ages) or len(died) != 1:
        return
    written = re.search(rf"(?<![\w.,]){match['age']}(?![\w%]|[.,][0-9])", reading.article.text[head.end :])
    if int(match["age"]) != died[0].elapsed.elapsed and written is None:
        yield clash(
            reading,
            match.span("age"),
            (died[0].start, died[0].end),
            subject=died[0].elapsed.whose,
            about=AN_AGE,
            question=f"The headline says “{' '.join(match.group().split())}”, the story that {died[0].elapsed.whose} died at {died[0].elapsed.elapsed}. Which is right?",
        )


def _is_old_picture(reading: Reading, one: CountedTime, other: CountedTime) -> bool:
    """Whether a caption tells of another age by more than a slip of one or two years: of when the picture was taken."""
    is_caption = PartRole.CAPTION in {role_at(reading, one.start), role_at(reading, other.start)}
    return is_caption and abs(one.elapsed.elapsed - other.elapsed.elapsed) > _NEAR_AGES


def _of_two_times(one: CountedTime, other: CountedTime) -> bool:
    """Whether each age has a day of its own in its sentence."""
    until, since = one.elapsed.until, other.elapsed.until
    return until is not None and since is not None and (until.last < since.first or since.last < until.first)


def _ages_and_births(
    reading: Reading, ages: Sequence[CountedTime], by_life: Mapping[tuple[str, str], Sequence[LifeDate]]
) -> Iterator[Clash]:
    """An age that the birth which the text gives does not come to, on the day that it is told of."""
    told: set[str] = set()
    for age in ages:
        whose = fold(age.elapsed.whose)
        births = by_life.get((whose, BIRTH), ())
        until = _day_of_age(reading, age, by_life.get((whose, DEATH), ()))
        if len(births) != 1 or until is None or whose in told:
            continue
        count = years_between(births[0].interval, until)
        if count.low <= age.elapsed.elapsed <= count.high:
            continue
        told.add(whose)
        birth = births[0]
        yield clash(
            reading,
            (age.start, age.end),
            (birth.span.start, birth.span.end),
            subject=age.elapsed.whose,
            about=AN_AGE,
            question=f"The text says that {birth.whose} was born {when(birth.interval)} and gives the age {age.elapsed.elapsed}: it should be {_years(count)}.",
        )


def _day_of_age(reading: Reading, age: CountedTime, deaths: Sequence[LifeDate]) -> Interval | None:
    """The time that an age is told of; None where the text does not tell for sure."""
    published = reading.article.published_at
    if age.elapsed.of == AGE_AT_DEATH:
        return deaths[0].interval if len(deaths) == 1 else None
    if age.elapsed.of == BIRTHDAY or age.told_of or published is None:
        return None
    around = Interval(first=shift(published, -_WRITTEN_BEFORE), last=shift(published, _WRITTEN_AFTER))
    until = age.elapsed.until
    is_now = until is None or (until.first <= around.last and around.first <= until.last)
    return around if is_now else None
