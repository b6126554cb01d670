"""The facts tables as a reference: entities for a pack in memory."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from checks.compare.strings import fold
from checks.model import Entity, EntityKind, Fact, Name, NameForm, PartialDate
from checks.sources.pack import Pack
from tests.quality.facts import READ_ON, Country, Event, Organisation, Person, Place, Tables, Term, Work

VERSION = "facts tables"
# Who made a work, by its form, as Wikidata has it.
_MAKER = {
    "film": "director",
    "series": "creator",
    "painting": "creator",
    "game": "creator",
    "album": "performer",
    "song": "performer",
    "opera": "composer",
}
_LEADS = (
    (re.compile(r"^chief executive", re.IGNORECASE), "chief_executive"),
    (re.compile(r"^secretary", re.IGNORECASE), "secretary_general"),
    (re.compile(r"^(chair|president)", re.IGNORECASE), "chair"),
)
# An office whose holder Wikidata states at the country as well. Iran's and some others' presidents are no heads of state.
_GOVERNS = re.compile(r"^(Prime Minister|Chancellor|Taoiseach|Premier)\b")
_HEADS_STATE = re.compile(r"^(President|King|Emperor|Monarch|Emir) of")
_NOT_HEADS = frozenset({"Iran", "United States"})


@dataclass(frozen=True, kw_only=True)
class _Ids:
    """The numbers of the entities by kind and label, so that facts can point to them."""

    by_label: Mapping[tuple[EntityKind, str], str]

    def of(self, kind: EntityKind, label: str) -> str | None:
        """The entity of this label."""
        return self.by_label.get((kind, label))


def table_pack(tables: Tables) -> Pack:
    """A source in memory that knows the tables and nothing else."""
    return Pack(entities(tables), version=VERSION)


def entities(tables: Tables) -> tuple[Entity, ...]:
    """Everything of the tables, one entity for one thing, each fact read on READ_ON."""
    labelled = list(_labelled(tables))
    ids = _Ids(by_label={(kind, label): id_ for id_, kind, label in reversed(labelled)})
    made = [
        *(_person(person, tables, ids) for person in tables.people),
        *(_office(terms, tables, ids) for terms in tables.holders.values()),
        *(_organisation(one, tables, ids) for one in tables.organisations),
        *(_country(one, tables, ids) for one in tables.countries),
        *(_place(one, ids) for one in _other_places(tables)),
        *(_work(one, ids) for one in tables.works),
        *(_event(one, ids) for one in tables.events),
    ]
    return tuple(
        Entity(
            source=Pack.name,
            id=id_,
            kind=kind,
            label=label,
            names=tuple(dict.fromkeys((Name(text=label, form=NameForm.LABEL), *names))),
            description=description,
            facts=tuple(facts),
        )
        for (id_, kind, label), (names, description, facts) in zip(labelled, made, strict=True)
    )


# What _person, _office ... give: names beside the label, the description, the facts.
_Made = tuple[Iterable[Name], str, Iterable[Fact]]


def _labelled(tables: Tables) -> Iterator[tuple[str, EntityKind, str]]:
    """Id, kind and label of every entity, in the order of `entities`."""
    taken: set[str] = set()
    kinds: tuple[tuple[EntityKind, Iterable[str]], ...] = (
        (EntityKind.PERSON, (person.name for person in tables.people)),
        (EntityKind.OFFICE, tables.holders),
        (EntityKind.ORGANISATION, (one.name for one in tables.organisations)),
        (EntityKind.COUNTRY, (one.name for one in tables.countries)),
        (EntityKind.PLACE, (one.name for one in _other_places(tables))),
        (EntityKind.WORK, (one.title for one in tables.works)),
        (EntityKind.EVENT, (one.name for one in tables.events)),
    )
    for kind, labels in kinds:
        for label in labels:
            stem = f"{kind}:{re.sub(r'[^a-z0-9]+', '-', fold(label)).strip('-') or 'x'}"
            id_ = next(one for n in range(1, 100) if (one := stem if n == 1 else f"{stem}-{n}") not in taken)
            taken.add(id_)
            yield id_, kind, label


def _other_places(tables: Tables) -> Iterator[Place]:
    """The places, and the capitals that are not among them."""
    yield from tables.places
    known = {(place.name, place.country) for place in tables.places}
    for country in tables.countries:
        if (country.capital, country.name) not in known:
            yield Place(
                name=country.capital,
                aliases=(),
                country=country.name,
                located_in="",
                lat=None,
                lon=None,
                kind="city",
            )


def _fact(
    prop: str,
    value: object,
    *,
    value_id: str | None = None,
    start: PartialDate | None = None,
    end: PartialDate | None = None,
) -> Iterator[Fact]:
    """One fact; none where there is no value."""
    if value:
        yield Fact(
            property=prop,
            value=str(value),
            value_id=value_id,
            start=start,
            end=end,
            read_on=READ_ON,
            source_title=VERSION,
            source_url="https://facts.example/",
        )


def _aliases(texts: Iterable[str], form: NameForm = NameForm.ALIAS) -> list[Name]:
    return [Name(text=text, form=form) for text in texts if text]


def _person(person: Person, tables: Tables, ids: _Ids) -> _Made:
    native = [Name(text=text, form=NameForm.LABEL, language=code) for code, text in person.native]
    country = tables.country_named.get(person.country)
    nation = country.demonyms[0] if country and country.demonyms else ""
    description = person.description or f"{nation} politician".strip()
    facts = [
        *(fact for term in tables.terms_of.get(person.name, ()) for fact in _held(term, ids)),
        *_fact("born", person.born),
        *_fact("died", person.died),
        *_fact("founded", person.formed),
        *_fact("occupation", person.occupation),
        *_fact("country", person.country, value_id=ids.of(EntityKind.COUNTRY, person.country)),
    ]
    return [*_aliases(person.aliases), *native], description, facts


def _held(term: Term, ids: _Ids) -> Iterator[Fact]:
    office = ids.of(EntityKind.OFFICE, term.office)
    return _fact("position_held", term.office, value_id=office, start=term.start, end=term.end)


def _office(terms: Sequence[Term], tables: Tables, ids: _Ids) -> _Made:
    label, body = terms[0].office, terms[0].body
    country = ids.of(EntityKind.COUNTRY, body)
    prop, value_id = (
        ("country", country) if country else ("organisation", ids.of(EntityKind.ORGANISATION, body))
    )
    return (
        _aliases(_office_aliases(label, tables.country_named.get(body))),
        f"office of {body}",
        _fact(prop, body, value_id=value_id),
    )


def _office_aliases(label: str, country: Country | None) -> Iterator[str]:
    """Other words for an office, as references list them beside its label."""
    for long, short in (
        ("United States ", "US "),
        ("United States ", "U.S. "),
        ("the People's Republic of China", "China"),
        ("the Republic of China", "Taiwan"),
        ("Monarch of", "King of"),
        ("Monarch of", "Queen of"),
        ("Chief executive officer", "CEO"),
    ):
        if long in label:
            yield label.replace(long, short)
    if country is None:
        return
    plain = re.sub(r" \([^)]+\)$", "", label)
    if plain != label:
        yield f"{plain} of {country.name}"
    role = re.sub(rf" of (the )?{re.escape(country.name)}$", "", plain)
    for demonym in country.demonyms[:1]:
        if country.name not in role:
            yield f"{demonym} {role}"


def _organisation(body: Organisation, tables: Tables, ids: _Ids) -> _Made:
    names = {body.name, body.acronym, *body.aliases} - {""}
    leads = [term for term in tables.terms if term.body in names]
    members = [one for one in tables.memberships if one.organisation in names]
    facts = [
        *_fact("founded", body.founded),
        *_fact("short_name", body.acronym),
        *_fact("headquarters", body.headquarters, value_id=ids.of(EntityKind.PLACE, body.headquarters)),
        *_fact("country", body.country, value_id=ids.of(EntityKind.COUNTRY, body.country)),
        *_fact("instance_of", body.kind),
        *(fact for term in leads for fact in _led(term, ids)),
        *(
            fact
            for one in members
            for fact in _fact(
                "member",
                one.country,
                value_id=ids.of(EntityKind.COUNTRY, one.country),
                start=one.start,
                end=one.end,
            )
        ),
    ]
    # "the Fund" and "the alliance" are words of the text, not names that a reference lists.
    informal = [text.removeprefix("the ") for text in body.informal if len(text.split()) > 2]
    spoken = [*_aliases((body.acronym, *body.aliases)), *_aliases(informal, NameForm.INFORMAL)]
    return spoken, body.description, facts


def _led(term: Term, ids: _Ids) -> Iterator[Fact]:
    for pattern, prop in _LEADS:
        if pattern.search(term.office):
            who = ids.of(EntityKind.PERSON, term.person)
            yield from _fact(prop, term.person, value_id=who, start=term.start, end=term.end)


def _country(country: Country, tables: Tables, ids: _Ids) -> _Made:
    facts = [
        *(
            fact
            for one in country.capitals
            for fact in _fact(
                "capital",
                one.city,
                value_id=ids.of(EntityKind.PLACE, one.city),
                start=one.start,
                end=one.end,
            )
        ),
        *_fact("continent", country.continent),
        *_fact("coordinate", f"{country.lat},{country.lon}"),
        *(
            fact
            for one in tables.memberships
            if one.country == country.name
            for fact in _fact(
                "member",
                one.organisation,
                value_id=ids.of(EntityKind.ORGANISATION, one.organisation),
                start=one.start,
                end=one.end,
            )
        ),
        *(fact for term in tables.terms if term.body == country.name for fact in _headed(term, ids)),
    ]
    return _aliases(country.demonyms), f"country; capital {country.capital}", facts


def _headed(term: Term, ids: _Ids) -> Iterator[Fact]:
    if term.body in _NOT_HEADS:
        return
    for pattern, prop in ((_GOVERNS, "head_of_government"), (_HEADS_STATE, "head_of_state")):
        if pattern.match(term.office) and "Exchequer" not in term.office:
            who = ids.of(EntityKind.PERSON, term.person)
            yield from _fact(prop, term.person, value_id=who, start=term.start, end=term.end)


def _place(place: Place, ids: _Ids) -> _Made:
    where = ", ".join(part for part in dict.fromkeys((place.located_in, place.country)) if part)
    facts = [
        *_fact("country", place.country, value_id=ids.of(EntityKind.COUNTRY, place.country)),
        *_fact("located_in", place.located_in or place.country),
        *_fact("coordinate", f"{place.lat},{place.lon}" if place.lat is not None else ""),
        *_fact("instance_of", place.kind),
    ]
    return _aliases(place.aliases), f"{place.kind} in {where}" if where else place.kind, facts


def _work(work: Work, ids: _Ids) -> _Made:
    facts = [
        *_fact(_MAKER.get(work.form, "author"), work.author, value_id=ids.of(EntityKind.PERSON, work.author)),
        *_fact("published", work.released),
        *_fact("instance_of", work.form),
    ]
    return (), work.description, facts


def _event(event: Event, ids: _Ids) -> _Made:
    dated = (
        [*_fact("start", event.start), *_fact("end", event.end)]
        if event.end and event.end != event.start
        else [*_fact("date", event.start)]
    )
    facts = [
        *dated,
        *_fact("located_in", event.place, value_id=ids.of(EntityKind.PLACE, event.place)),
        *_fact("country", event.country, value_id=ids.of(EntityKind.COUNTRY, event.country)),
    ]
    return _aliases(event.aliases), event.description, facts
