"""Who is meant: decided once per article and query, by the reference and the circumstances, never by a score. Pure.

A string can only propose. Someone is *sure* when the reference knows exactly one person of that name, or when the
office or the birth that the article gives singles out one of several; a veto (other initials, Jr., another given name
of the family, a death before the deed) forbids it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import DamerauLevenshtein

from checks.compare.circumstances import Bearing, Company, bearing, births_apart
from checks.compare.described import countries_named, described
from checks.compare.given_forms import is_other_language, is_other_spelling
from checks.compare.held_instead import claimed_offices, has_common_family, is_of_family, terms_held
from checks.compare.name_parts import RANKS, ends_of, is_family_first, parts_of
from checks.compare.names import (
    RESPELT,
    NameComparison,
    NameLikeness,
    compare_names,
    family_name,
    has_letters_swapped,
    nearness,
)
from checks.compare.spellings import doubled_at, is_typing_slip
from checks.compare.strings import fold
from checks.compare.typed_names import is_family_slip, is_no_name
from checks.model import (
    Entity,
    EntityKind,
    Fact,
    FoundBy,
    Hit,
    Lookup,
    LookupState,
    Name,
    NameForm,
    Query,
)
from checks.reading import Reading


class IdentityState(StrEnum):
    """How far it is known who is meant."""

    SURE = "sure"
    LIKELY = "likely"
    SEVERAL = "several"
    NONE = "none"


@dataclass(frozen=True, kw_only=True)
class Person:
    """One human being as all sources together know them. `comparison` is that of the nearest name.

    `exact`: a name of theirs is written so, or the reference itself leads the written string to them. `in_context`:
    the office or the birth that the article tells is theirs.
    """

    label: str
    qid: str | None
    entities: tuple[Entity, ...]
    comparison: NameComparison
    exact: bool
    in_context: bool
    bearing: Bearing | None = None

    def facts(self, prop: str) -> tuple[tuple[Entity, Fact], ...]:
        """The facts of one property with the entity that states them."""
        return tuple((entity, fact) for entity in self.entities for fact in entity.about(prop))

    @property
    def support(self) -> int:
        """How many circumstances fit without singling anybody out."""
        return self.bearing.support if self.bearing else 0


@dataclass(frozen=True, kw_only=True)
class Identity:
    """The decision on one query. `survivors` are all who could be meant, the decided one first.

    `instead`: nobody of the written name is known, and the office that the text gives was held on that day by this
    one of the same family name, as `office` states; `instead_sure` where the text leaves no doubt of day and country.
    """

    query: Query
    state: IdentityState
    survivors: tuple[Person, ...] = ()
    instead: Person | None = None
    office: Fact | None = None
    instead_sure: bool = True

    @property
    def person(self) -> Person | None:
        """The one who is meant, when that is sure."""
        return self.survivors[0] if self.state is IdentityState.SURE else None


def person_query(subject: str, reading: Reading) -> Query:
    """The query for a person of this article: the same one for every kind of claim that asks about them.

    Its context are the offices and bodies that the article gives the person anywhere.
    """
    queries = reading.once(_person_queries)
    if subject not in queries:
        queries[subject] = _person_query(subject, reading)
    return queries[subject]


def _person_queries(reading: Reading) -> dict[str, Query]:  # noqa: ARG001 - begun anew for each reading
    return {}


def _person_query(subject: str, reading: Reading) -> Query:
    appointments = reading.appointments_of(subject)
    offices = [appointment.office for appointment in appointments]
    context = dict.fromkeys(
        office.text if office.role else _without_complement(office.text) for office in offices
    )
    context.update(dict.fromkeys(office.body for office in offices if office.body))
    told = described(subject, appointments, reading)
    return Query(
        about=EntityKind.PERSON,
        subject=subject,
        forms=written_forms(subject),
        as_of=reading.article.published_at,
        context=tuple(context),
        born=told.born,
        acted_on=told.acted_on,
        occupations=told.occupations,
        holds=told.holds,
        held_then=told.held_then,
        countries=reading.once(countries_named),
    )


def _without_complement(occupation: str) -> str:
    """Give "lawyer" for "lawyer for the president": whom somebody works for says nothing of their own office."""
    return re.split(r" (?:of|for|to|at) ", occupation, maxsplit=1)[0]


def written_forms(text: str) -> tuple[str, ...]:
    """The same string with the other apostrophes and dashes, for sources that compare strictly."""
    forms = {text.replace("’", "'"), text.replace("'", "’"), text.replace("-", "–"), text.replace("–", "-")}
    return tuple(sorted(forms - {text}))


def identify(query: Query, lookups: Iterable[Lookup], company: Company | None = None) -> Identity:
    """Decide who a person query means, from what all sources answered to it and who else the article names."""
    asked = [lookup for lookup in lookups if lookup.query == query]
    hits = [hit for lookup in asked for hit in lookup.hits]
    company = company or Company()
    everybody = [_person(query, group, company) for group in _groups(hits)]
    possible = [person for person in everybody if not (person.bearing and person.bearing.against)]
    exact = [person for person in possible if person.exact]
    if exact:
        return _choose(query, exact)
    near = [person for person in possible if person.comparison.likeness in RESPELT | {NameLikeness.SHORT}]
    identity = _choose_near(query, near, _families(everybody))
    if identity.state is not IdentityState.NONE or any(person.exact for person in everybody):
        return identity
    return _with_holder(query, asked, everybody, company)


def _choose(query: Query, exact: Sequence[Person]) -> Identity:
    """Several of one name: the circumstances decide, or nobody."""
    written_so = [person for person in exact if _is_written(person)]
    fitting = [person for person in exact if person.in_context]
    if len(fitting) != 1 and written_so:
        exact, fitting = written_so, [person for person in written_so if person.in_context]
    if len(exact) == 1 or len(fitting) == 1:
        chosen = fitting[0] if fitting else exact[0]
        return Identity(query=query, state=IdentityState.SURE, survivors=_first(chosen, exact))
    of_those = fitting or exact
    best = max(of_those, key=lambda person: person.support)
    if sum(person.support == best.support for person in of_those) == 1:
        return Identity(query=query, state=IdentityState.LIKELY, survivors=_first(best, of_those))
    return Identity(query=query, state=IdentityState.SEVERAL, survivors=tuple(of_those))


def _is_written(person: Person) -> bool:
    return person.comparison.likeness is NameLikeness.SAME or person.comparison.reads_so


def _first(chosen: Person, persons: Sequence[Person]) -> tuple[Person, ...]:
    return (chosen, *(person for person in persons if person is not chosen))


_NEAR_ENOUGH = 0.9  # of the names of one office's holders none but respellings came as near


def _choose_near(query: Query, near: Sequence[Person], families: Counter[str]) -> Identity:
    """No one of that very name: a near name is meant only where the circumstances say so, or nothing else can be."""
    fitting = _short_before_respelt([person for person in near if person.in_context])
    if len(fitting) == 1 or (len(fitting) > 1 and _stands_out(fitting)):
        state = IdentityState.SURE if _is_surely(fitting[0]) else IdentityState.LIKELY
        return Identity(query=query, state=state, survivors=tuple(fitting))
    if fitting:
        return Identity(query=query, state=IdentityState.SEVERAL, survivors=tuple(fitting))
    if len(query.subject.split()) < 2:  # noqa: PLR2004
        return Identity(query=query, state=IdentityState.NONE)
    short = [
        person
        for person in near
        if person.comparison.likeness is NameLikeness.SHORT and person.comparison.score >= _NEAR_ENOUGH
    ]
    if short:
        state = IdentityState.LIKELY if len(short) == 1 else IdentityState.SEVERAL
        return Identity(query=query, state=state, survivors=tuple(short))
    return _respelling(query, near, families)


def _respelling(query: Query, near: Sequence[Person], families: Counter[str]) -> Identity:
    """Who may be misspelt: one, or several whose names the text spells wrong in the same word."""
    respelt = [person for person in near if _is_respelling(person, families)] or _one_misspelling(near)
    if len(respelt) == 1:
        return Identity(query=query, state=IdentityState.LIKELY, survivors=(respelt[0],))
    if respelt and len({_corrected(person) for person in respelt}) == 1:
        return Identity(query=query, state=IdentityState.SEVERAL, survivors=tuple(respelt))
    return Identity(query=query, state=IdentityState.NONE)


def _one_misspelling(near: Sequence[Person]) -> list[Person]:
    """Several who could be meant, and all of them spell the one word otherwise, which is no name as it is written."""
    alike = [
        person
        for person in near
        if person.comparison.likeness in RESPELT
        and person.comparison.score >= _NEAR_ENOUGH
        and not (person.bearing and person.bearing.strange)
    ]
    if len({_corrected(person) for person in alike}) != 1:
        return []
    pairs = [ends_of(person.comparison.left, person.comparison.right) for person in alike]
    return alike if all(is_no_name(*pair) for pair in pairs) else []


def _corrected(person: Person) -> tuple[str, str]:
    return ends_of(person.comparison.left, person.comparison.right)[1]


def _short_before_respelt(fitting: Sequence[Person]) -> list[Person]:
    """Nearest first; a short form of somebody's name says that nobody else's is misspelt."""
    short = [person for person in fitting if person.comparison.likeness is NameLikeness.SHORT]
    return sorted(short or fitting, key=lambda person: -person.comparison.score)


def _is_surely(person: Person) -> bool:
    """Whether a near name with a fitting office is surely theirs: of many senators one may be Johnson, one Johnston."""
    comparison = person.comparison
    if comparison.likeness is NameLikeness.SHORT or (person.bearing is not None and person.bearing.alone):
        return True
    same_family = family_name(comparison.left) == family_name(comparison.right)
    return same_family or has_letters_swapped(comparison.left, comparison.right)


def _stands_out(fitting: Sequence[Person]) -> bool:
    return fitting[0].comparison.score - fitting[1].comparison.score > 0.1  # noqa: PLR2004


def _families(persons: Iterable[Person]) -> Counter[str]:
    """How many people the reference offers of each family name: of a common one a respelling proves nothing."""
    return Counter(family_name(person.label) for person in persons)


def _is_respelling(person: Person, families: Counter[str]) -> bool:
    """Whether a name is near enough to ask about without any office: one word as written, one slip in the other.

    Not where the article calls them what the reference does not, nor where several bear the family name, unless
    what is written is no name: there two people of nearly one name are likelier than a slip.
    """
    comparison = person.comparison
    strange = person.bearing is not None and person.bearing.strange
    if comparison.likeness not in RESPELT or comparison.score < _NEAR_ENOUGH or strange:
        return False
    ours, theirs = ends_of(comparison.left, comparison.right)
    (given, left), (known, right) = ours, theirs
    east_asian = is_family_first(parts_of(comparison.right).words)
    is_common = families[family_name(person.label)] > 1 and person.support == 0
    if is_common and not (has_letters_swapped(comparison.left, comparison.right) or is_no_name(ours, theirs)):
        return False
    if left == right:
        one_name = is_other_language(given, known) or is_other_spelling(given, known)
        return one_name or given == known or DamerauLevenshtein.distance(given, known) == 1
    if east_asian:  # of so few syllables another letter makes another name
        return given == known and (is_typing_slip(left, right) or doubled_at(left, right) is not None)
    return given == known and is_family_slip(left, right)


def _with_holder(
    query: Query, asked: Sequence[Lookup], everybody: Sequence[Person], company: Company
) -> Identity:
    """Nobody of the name: who of the same family name held the office that the text gives, if that is one person.

    Not where a source could not be asked, nor where the article names the holder besides. A bare "President" of a
    family name that many bear is nobody's.
    """
    nobody = Identity(query=query, state=IdentityState.NONE)
    if any(lookup.state is LookupState.FAILED for lookup in asked) or query.as_of is None:
        return nobody
    claims = claimed_offices(query)
    common = has_common_family(query.subject)
    found = [
        (person, held)
        for person in everybody
        if person.comparison.likeness is NameLikeness.OTHER_PERSON
        and is_of_family(query.subject, person.label)
        and not _is_named(person, company)
        for held in terms_held((fact for _, fact in person.facts("position_held")), claims, company)
        if held.sure or not common
    ]
    found.sort(key=lambda pair: not pair[1].sure)
    chosen = [pair for pair in found if pair[1].sure] or found
    if len({person.label for person, _ in chosen}) != 1:
        return nobody
    person, held = chosen[0]
    return Identity(
        query=query,
        state=IdentityState.NONE,
        instead=person,
        office=held.fact,
        instead_sure=held.sure,
    )


def _is_named(person: Person, company: Company) -> bool:
    written = {NameLikeness.SAME, NameLikeness.SHORT}
    return any(compare_names(name, person.label).likeness in written for name in company.people)


def _groups(hits: Sequence[Hit]) -> list[list[Hit]]:
    """The hits of one human being together: by item number, else by the same label where no birth forbids it."""
    groups: dict[str, list[Hit]] = {}
    by_label: dict[str, str] = {}
    for hit in sorted(hits, key=lambda hit: (hit.entity.qid is None, hit.entity.source, hit.entity.id)):
        if hit.entity.kind not in {EntityKind.PERSON, EntityKind.OTHER}:
            continue
        label = fold(hit.entity.label)
        known = hit.entity.qid or by_label.get(label)
        if known is None or any(births_apart(hit.entity, other.entity) for other in groups.get(known, ())):
            known = hit.entity.qid or f"{hit.entity.source} {hit.entity.id}"
        by_label.setdefault(label, known)
        groups.setdefault(known, []).append(hit)
    return list(groups.values())


def _person(query: Query, hits: Sequence[Hit], company: Company) -> Person:
    entities = tuple(dict.fromkeys(hit.entity for hit in hits))
    label = next((entity.label for entity in entities if entity.kind is EntityKind.PERSON), entities[0].label)
    comparison = _nearest(query, entities)
    speaks = bearing(query, entities, company)
    led = any(_led_here(hit) for hit in hits) and comparison.likeness is not NameLikeness.OTHER_PERSON
    return Person(
        label=label,
        qid=next((entity.qid for entity in entities if entity.qid), None),
        entities=entities,
        comparison=comparison,
        exact=comparison.likeness is NameLikeness.SAME or comparison.reads_so or led,
        in_context=speaks.singled_out,
        bearing=speaks,
    )


def _led_here(hit: Hit) -> bool:
    """Whether the reference itself leads the written string to this entity."""
    return hit.candidate.found_by in {FoundBy.LABEL, FoundBy.ALIAS, FoundBy.REDIRECT}


def _nearest(query: Query, entities: Sequence[Entity]) -> NameComparison:
    """The nearest of all names; but neither a short form of theirs ("Putin") nor a far one outweighs another given name."""
    labels = {(entity.label, "") for entity in entities}
    names = {(name.text, name.language) for entity in entities for name in entity.names if _counts(name)}
    ordered = [*sorted(labels), *sorted(names - labels)]  # of equally near ones the label
    compared = [compare_names(query.subject, text, language) for text, language in ordered]
    if len(parts_of(query.subject).words) <= _RULERS_WORDS:
        compared += _as_rulers(query.subject, (text for text, _ in ordered))
    nearest = min(compared, key=nearness)
    if nearest.likeness is NameLikeness.SHORT and nearest.score < _NEAR_ENOUGH:
        whole = [one for one in compared if one.likeness in RESPELT and one.score >= _NEAR_ENOUGH]
        nearest = (
            min(whole, key=nearness) if whole else nearest
        )  # "Jrry" is no form of "J. J." but of "Jerry"
    is_part = nearest.likeness is NameLikeness.SHORT and _words(nearest.right) < _words(nearest.left)
    if is_part or (nearest.likeness is NameLikeness.SPELLING and nearest.score < _NEAR_ENOUGH):
        others = [one for one in compared if one.likeness is NameLikeness.OTHER_PERSON]
        return others[0] if others else nearest
    return nearest


_RULERS_WORDS = 2  # "Willem-Alexander"
_OF_A_LAND = re.compile(r" of (?:the )?[A-Z].*$")


def _as_rulers(subject: str, names: Iterable[str]) -> list[NameComparison]:
    """How a bare name differs from a ruler's without rank and land: only where it is a respelling of that."""
    bare: dict[str, None] = {}
    for name in names:
        first, _, rest = name.partition(" ")
        reign = _OF_A_LAND.sub("", rest if rest and fold(first) in RANKS else name)
        if reign != name:
            bare[reign] = None
    compared = (compare_names(subject, reign) for reign in bare)
    return [one for one in compared if one.likeness in RESPELT]


def _words(name: str) -> int:
    return len(name.split())


def _counts(name: Name) -> bool:
    return name.form not in {NameForm.REDIRECT, NameForm.AVOIDED}
