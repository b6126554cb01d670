"""What speaks for and against a person of a reference being the one an article means. Pure.

Strings propose, this decides: offices and births single somebody out; a country, an occupation or people named
beside them only support; a death before the deed or a birth in another age speaks against.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise

from checks.compare.countries import country_of
from checks.compare.offices import Likeness, compare_offices, read_office, single_holder
from checks.compare.strings import fold
from checks.model import Entity, EntityKind, Interval, Office, PartialDate, Query

# Papers round ages, and references know some births to the year only.
_BIRTH_LEEWAY = timedelta(days=366)
# Further apart than this, somebody else of that name is likelier than a slip (as in checks.compare.lives).
_ANOTHER_LIFE = timedelta(days=3653)
# Obituaries quote the dead; a death is known to references some days late.
_STILL_QUOTED = timedelta(days=31)

_read = lru_cache(maxsize=8192)(read_office)


@dataclass(frozen=True, kw_only=True)
class Company:
    """Who and what an article names besides: people in full and countries, folded. It stays in the building.

    `countries` are those that it puts beside people and asks about, `named` all that it speaks of.
    """

    people: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()


def company_of(queries: Iterable[Query]) -> Company:
    """Gather it from all that an article asks."""
    people: set[str] = set()
    countries: set[str] = set()
    named: set[str] = set()
    for query in queries:
        named.update(query.countries)
        if query.about is EntityKind.PERSON and " " in query.subject.strip():
            people.add(fold(query.subject))
        if query.about in {EntityKind.COUNTRY, EntityKind.PLACE}:
            countries.add(country_of(query.subject) or "")
        for words in query.context:
            countries.add(country_of(words) or country_of(_read(words).body) or "")
    return Company(
        people=frozenset(people), countries=frozenset(countries - {""}), named=frozenset(named - {""})
    )


@dataclass(frozen=True, kw_only=True)
class Bearing:
    """How the reference's facts bear on one candidate. `against` says why it cannot be meant, empty where it can.

    `singled_out`: an office or a birth is theirs; `alone`: an office that one person holds at a time. `support` counts what fits without singling anybody out,
    `strange` that the article calls them what the reference does not.
    """

    singled_out: bool
    alone: bool
    support: int
    strange: bool
    against: str


def bearing(query: Query, entities: Sequence[Entity], company: Company) -> Bearing:
    """Weigh what the reference says of one person against what the article tells."""
    office = fits_context(query, entities, company)
    born = _fits_birth(query.born, entities)
    callings, called = _callings(entities), _classes(query.occupations)
    countries = _countries(entities)
    named = _people_named(entities)
    support = (
        bool(countries & company.countries)
        + bool(callings & called)
        + bool(named & (company.people - {fold(query.subject)}))
        + bool(born)
    )
    return Bearing(
        singled_out=office is not Fit.NO or born is True,
        alone=office is Fit.ALONE,
        support=support,
        strange=bool(callings and called and not callings & called),
        against=_against(query, entities, born=born, fitting_office=office is not Fit.NO),
    )


def _against(query: Query, entities: Sequence[Entity], *, born: bool | None, fitting_office: bool) -> str:
    deaths = [day.last for entity in entities for day in _days(entity, "died")]
    if query.acted_on and deaths and max(deaths) < query.acted_on - _STILL_QUOTED:
        return f"died {max(deaths).year}"
    if born is False and not fitting_office:
        return "born in another age"
    return ""


def _fits_birth(told: Interval | None, entities: Sequence[Entity]) -> bool | None:
    """True where a birth is the one told, False where it is of another age, None where nothing is to be said."""
    births = [day for entity in entities for day in _days(entity, "born")]
    if told is None or not births:
        return None
    if any(
        day.first <= told.last + _BIRTH_LEEWAY and day.last >= told.first - _BIRTH_LEEWAY for day in births
    ):
        return True
    far = all(_apart(day, told) > _ANOTHER_LIFE for day in births)
    return False if far else None


def _apart(day: Interval, told: Interval) -> timedelta:
    return max(day.first - told.last, told.first - day.last)


def _days(entity: Entity, prop: str) -> Iterator[Interval]:
    for fact in entity.about(prop):
        try:
            day = PartialDate.parse(fact.value)
        except ValueError:
            continue
        yield Interval(first=day.first, last=day.last)


def births_apart(one: Entity, other: Entity) -> bool:
    """Whether two entities of one name were born so far apart that they are two people."""
    births = tuple(_days(one, "born"))
    return any(_fits_birth(born, (other,)) is False for born in births)


class Fit(IntEnum):
    """How the office that the article gives fits one that the reference gives: not, one of several holders', one's alone."""

    NO = 0
    SHARED = 1
    ALONE = 2


def fits_context(query: Query, entities: Sequence[Entity], company: Company) -> Fit:
    """Whether the office that the article gives the person is one that the reference gives these entities."""
    claimed = [_read(words) for words in query.context if country_of(words) is None]
    return max((_fits(entity, claimed, company) for entity in entities), default=Fit.NO)


def _fits(entity: Entity, claimed: Sequence[Office], company: Company) -> Fit:
    best = Fit.NO
    for fact in entity.about("position_held"):
        held = _read(fact.value)
        for office in claimed:
            if is_that_office(office, held, company):
                best = max(best, Fit.ALONE if single_holder(held) else Fit.SHARED)
    if best is Fit.NO and any(_description_fits(entity.description, office) for office in claimed):
        return Fit.SHARED
    return best


# Every country and many a club has them: without its body such an office singles nobody out.
_EVERYWHERE = frozenset(
    """
    president minister senator governor mayor representative monarch chair director secretary head leader chancellor speaker
    commissioner ambassador envoy prosecutor editor spokesperson
    """.split()  # noqa: SIM905
) | {
    "prime minister",
    "vice president",
    "chief executive",
    "managing director",
    "secretary general",
    "director general",
}


def is_that_office(office: Office, held: Office, company: Company) -> bool:
    """Whether they are one office: by role and body, or by role where the article speaks of that country."""
    if not office.role or compare_offices(office, held).likeness not in {Likeness.SAME, Likeness.OTHER_RANK}:
        return False
    if office.body or office.role not in _EVERYWHERE:
        return True
    return country_of(held.body) in company.countries | company.named


def _description_fits(description: str, office: Office) -> bool:
    """A lead sentence that names both the role and the country ("Russian diplomat, deputy foreign minister")."""
    role, body = office.role, office.body
    if not role or not body:
        return False
    words = fold(description).replace(",", " ").replace(".", " ").split()
    speaks_of_body = any(country_of(word) == body for word in words) or body in fold(description)
    return speaks_of_body and role.rsplit(":", maxsplit=1)[-1] in " ".join(words)


def _countries(entities: Sequence[Entity]) -> frozenset[str]:
    found: set[str] = set()
    for entity in entities:
        found |= _countries_of(entity)
    return frozenset(found)


@lru_cache(maxsize=4096)
def _countries_of_words(words: str) -> frozenset[str]:
    plain = fold(words).replace(",", " ").split()
    pairs = (" ".join(pair) for pair in pairwise(plain))
    return frozenset(country for part in (*plain, *pairs) if (country := country_of(part)))


def _countries_of(entity: Entity) -> frozenset[str]:
    found = {country_of(fact.value) for fact in entity.about("country")}
    found |= {country_of(_read(fact.value).body) for fact in entity.about("position_held")}
    return frozenset(country for country in found if country) | _countries_of_words(entity.description)


# What people are called, by the walk of life: a word of one class does not speak of somebody of another.
_CLASSES = {
    "sport": "footballer striker goalkeeper midfielder defender winger player coach manager boxer cyclist sprinter golfer "
    "cricketer swimmer athlete runner skier skater gymnast jockey wrestler quarterback pitcher racer driver fighter judoka "
    "rower sailor batsman bowler referee umpire footballers tennis",
    "arts": "singer actor actress novelist writer author poet musician painter rapper composer comedian filmmaker guitarist "
    "drummer pianist dancer sculptor playwright screenwriter photographer artist model presenter songwriter dj designer",
    "learning": "physicist chemist biologist historian professor scientist mathematician philosopher researcher astronomer "
    "epidemiologist virologist psychologist sociologist economist archaeologist geologist academic scholar astronaut",
    "state": "politician president minister senator governor mayor lawmaker congressman congresswoman mp monarch king queen "
    "diplomat ambassador chancellor premier official",
}


def _classes(words: Iterable[str]) -> frozenset[str]:
    said = set(fold(" ".join(words)).replace(",", " ").split())
    return frozenset(name for name, members in _CLASSES.items() if said & set(members.split()))


def _callings(entities: Sequence[Entity]) -> frozenset[str]:
    words = [fact.value for entity in entities for fact in entity.about("occupation")]
    words += [entity.description for entity in entities]
    offices = any(entity.about("position_held") for entity in entities)
    return _classes(words) | (frozenset({"state"}) if offices else frozenset())


_TIES = ("replaced_by", "replaces", "holder", "chair", "spouse", "author", "performer")


def _people_named(entities: Sequence[Entity]) -> frozenset[str]:
    facts = (fact for entity in entities for prop in _TIES for fact in entity.about(prop))
    return frozenset(fold(fact.value) for fact in facts)
