"""Who is meant: decided once per article and query, by the reference and the context, never by a score. Pure.

A string can only propose. Someone is *sure* when the reference knows exactly one person of that name, or when
the office or country that the article gives singles out one of several; a veto (other initials, Jr., another
given name of the family) forbids it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from checks.compare.countries import country_of
from checks.compare.names import RESPELT, NameComparison, NameLikeness, compare_names, family_name
from checks.compare.offices import Holding, Likeness, compare_offices, held_on, read_office
from checks.compare.strings import fold
from checks.model import (
    Entity,
    EntityKind,
    Fact,
    FoundBy,
    Hit,
    Lookup,
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
    """One human being as all sources together know them. `comparison` is that of the nearest name."""

    label: str
    qid: str | None
    entities: tuple[Entity, ...]
    comparison: NameComparison
    exact: bool
    in_context: bool

    def facts(self, prop: str) -> tuple[tuple[Entity, Fact], ...]:
        """The facts of one property with the entity that states them."""
        return tuple((entity, fact) for entity in self.entities for fact in entity.about(prop))


@dataclass(frozen=True, kw_only=True)
class Identity:
    """The decision on one query. `survivors` are all who could be meant, the decided one first."""

    query: Query
    state: IdentityState
    survivors: tuple[Person, ...] = ()

    @property
    def person(self) -> Person | None:
        """The one who is meant, when that is sure."""
        return self.survivors[0] if self.state is IdentityState.SURE else None


def person_query(subject: str, reading: Reading) -> Query:
    """The query for a person of this article: the same one for every kind of claim that asks about them.

    Its context are the offices and bodies that the article gives the person anywhere.
    """
    offices = [
        appointment.office for appointment in reading.appointments if appointment.person.subject == subject
    ]
    context = dict.fromkeys(
        office.text if office.role else _without_complement(office.text) for office in offices
    )
    context.update(dict.fromkeys(office.body for office in offices if office.body))
    return Query(
        about=EntityKind.PERSON,
        subject=subject,
        forms=written_forms(subject),
        as_of=reading.article.published_at,
        context=tuple(context),
    )


def _without_complement(occupation: str) -> str:
    """Give "lawyer" for "lawyer for the president": whom somebody works for says nothing of their own office."""
    return re.split(r" (?:of|for|to|at) ", occupation, maxsplit=1)[0]


def written_forms(text: str) -> tuple[str, ...]:
    """The same string with the other apostrophes and dashes, for sources that compare strictly."""
    forms = {text.replace("’", "'"), text.replace("'", "’"), text.replace("-", "–"), text.replace("–", "-")}
    return tuple(sorted(forms - {text}))


def identify(query: Query, lookups: Iterable[Lookup]) -> Identity:
    """Decide who a person query means, from what all sources answered to it."""
    hits = [hit for lookup in lookups if lookup.query == query for hit in lookup.hits]
    persons = [_person(query, group) for group in _groups(hits)]
    possible = [person for person in persons if _possible(person)]
    exact = [person for person in possible if person.exact]
    if exact:
        return _choose(query, exact)
    near = [person for person in possible if person.comparison.likeness in RESPELT | {NameLikeness.SHORT}]
    return _choose_near(query, near)


def _choose(query: Query, exact: Sequence[Person]) -> Identity:
    """Several of one name: the context decides, or nobody."""
    fitting = [person for person in exact if person.in_context]
    if len(exact) == 1 or len(fitting) == 1:
        chosen = fitting[0] if fitting else exact[0]
        others = tuple(person for person in exact if person is not chosen)
        return Identity(query=query, state=IdentityState.SURE, survivors=(chosen, *others))
    return Identity(query=query, state=IdentityState.SEVERAL, survivors=tuple(exact))


_NEAR_ENOUGH = 0.9  # of the names of one office's holders none but respellings came as near


def _choose_near(query: Query, near: Sequence[Person]) -> Identity:
    """No one of that very name: a near name is meant only where the office or the country says so too."""
    fitting = sorted((p for p in near if p.in_context), key=lambda person: -person.comparison.score)
    if len(fitting) == 1 or (len(fitting) > 1 and _stands_out(fitting)):
        return Identity(query=query, state=IdentityState.SURE, survivors=tuple(fitting))
    if fitting:
        return Identity(query=query, state=IdentityState.SEVERAL, survivors=tuple(fitting))
    close = [person for person in near if _is_respelling(query, person)]
    if len(close) == 1:
        return Identity(query=query, state=IdentityState.LIKELY, survivors=(close[0],))
    return Identity(query=query, state=IdentityState.NONE)


def _stands_out(fitting: Sequence[Person]) -> bool:
    return fitting[0].comparison.score - fitting[1].comparison.score > 0.1  # noqa: PLR2004


def _is_respelling(query: Query, person: Person) -> bool:
    """Near enough to ask about without any context: the family name as written, the given name respelt."""
    comparison = person.comparison
    same_family = family_name(comparison.left) == family_name(comparison.right)
    return len(query.subject.split()) > 1 and same_family and comparison.score >= _NEAR_ENOUGH


def _groups(hits: Sequence[Hit]) -> list[list[Hit]]:
    """The hits of one human being together: by item number, else by the same label."""
    groups: dict[str, list[Hit]] = {}
    by_label: dict[str, str] = {}
    for hit in sorted(hits, key=lambda hit: (hit.entity.qid is None, hit.entity.source, hit.entity.id)):
        if hit.entity.kind not in {EntityKind.PERSON, EntityKind.OTHER}:
            continue
        label = fold(hit.entity.label)
        key = hit.entity.qid or by_label.get(label) or label
        by_label.setdefault(label, key)
        groups.setdefault(key, []).append(hit)
    return list(groups.values())


def _person(query: Query, hits: Sequence[Hit]) -> Person:
    entities = tuple(dict.fromkeys(hit.entity for hit in hits))
    label = next((entity.label for entity in entities if entity.kind is EntityKind.PERSON), entities[0].label)
    comparison = _nearest(query, entities)
    return Person(
        label=label,
        qid=next((entity.qid for entity in entities if entity.qid), None),
        entities=entities,
        comparison=comparison,
        exact=comparison.likeness is NameLikeness.SAME or any(_led_here(hit) for hit in hits),
        in_context=fits_context(query, entities),
    )


def _led_here(hit: Hit) -> bool:
    """Whether the reference itself leads the written string to this entity."""
    return hit.candidate.found_by in {FoundBy.LABEL, FoundBy.ALIAS, FoundBy.REDIRECT}


# A name in another script says nothing by its letters; it counts only where the source itself led to it.
_NEAREST_FIRST = (
    NameLikeness.SAME,
    NameLikeness.SHORT,
    NameLikeness.TRANSLITERATION,
    NameLikeness.SPELLING,
    NameLikeness.OTHER_PERSON,
    NameLikeness.UNLIKE,
    NameLikeness.OTHER_SCRIPT,
)
_OTHERS = frozenset({NameLikeness.OTHER_PERSON, NameLikeness.UNLIKE, NameLikeness.OTHER_SCRIPT})


def _nearest(query: Query, entities: Sequence[Entity]) -> NameComparison:
    names = {name.text for entity in entities for name in entity.names if name.form is not NameForm.REDIRECT}
    names |= {entity.label for entity in entities}
    compared = [compare_names(query.subject, name) for name in sorted(names)]
    return min(compared, key=lambda item: (_NEAREST_FIRST.index(item.likeness), -item.score))


def _possible(person: Person) -> bool:
    if person.exact:
        return True
    return person.comparison.likeness not in _OTHERS


def fits_context(query: Query, entities: Sequence[Entity]) -> bool:
    """Whether the office that the article gives the person is one that the reference gives these entities."""
    claimed = [read_office(words) for words in query.context if country_of(words) is None]
    for entity in entities:
        for fact in entity.about("position_held"):
            held = read_office(fact.value)
            if any(
                office.role and compare_offices(office, held).likeness in {Likeness.SAME, Likeness.OTHER_RANK}
                for office in claimed
            ):
                return True
        if any(_description_fits(entity.description, office.role, office.body) for office in claimed):
            return True
    return False


def _description_fits(description: str, role: str, body: str) -> bool:
    """A lead sentence that names both the role and the country ("Russian diplomat, deputy foreign minister")."""
    if not role or not body:
        return False
    words = fold(description).replace(",", " ").replace(".", " ").split()
    speaks_of_body = any(country_of(word) == body for word in words) or body in fold(description)
    return speaks_of_body and role.rsplit(":", maxsplit=1)[-1] in " ".join(words)


def holders_on(offices: Iterable[Entity], day: date) -> tuple[tuple[Entity, Fact], ...]:
    """Who, by dated statements of these office entities, held the office on the day (edges left out)."""
    return tuple(
        (office, fact)
        for office in offices
        for fact in office.about("holder")
        if held_on(fact, day) is Holding.YES
    )
