"""Does a reference know an organisation, a place or an event by this name? Pure.

A name that a page or an item carries is confirmed only where it can be told that the page is about such a thing:
by the kind or the description that the reference gives, or because the name's own words say what it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from checks.compare.articles_said import with_article
from checks.compare.body_names import BodyLikeness, compare_bodies, leaves_out_purpose
from checks.compare.countries import country_of
from checks.compare.evidence import cite_name, silence
from checks.compare.strings import fold
from checks.model import Claim, Entity, EntityKind, Lookup, NameForm, Rating, Reason, Verdict

# Facts that are names themselves.
_NAMING = ("official_name", "short_name", "full_name")
_SMALL = frozenset({"of", "the", "and", "for", "on", "in", "to", "&"})
_SUFFIXES = frozenset("inc ltd plc llc llp gmbh ag sa nv corp corporation co company group limited".split())  # noqa: SIM905
_WORD = re.compile(r"[\w&']+")
_FEWEST_INITIALS = 2

# What the one-line descriptions of references call bodies and places; events are told by their own words.
_BODY = re.compile(
    r"\b(?:organi[sz]ation|company|corporation|bank|party|agency|ministry|department|court|university|college|school|"
    r"institut\w+|association|union|alliance|federation|league|club|team|network|newspaper|magazine|broadcaster|"
    r"channel|publisher|airline|manufacturer|retailer|firm|group|body|council|committee|commission|authority|"
    r"parliament|legislature|assembly|army|force|police|museum|hospital|church|charity|foundation|think tank|ngo|"
    r"movement|militia|band|orchestra|brand|platform|website|service|startup|conglomerate|forum|trust|society)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:city|town|village|settlement|municipality|capital|commune|county|district|province|state|region|oblast|"
    r"prefecture|island|archipelago|river|lake|sea|bay|strait|mountain|peak|volcano|valley|desert|peninsula|suburb|"
    r"neighbou?rhood|borough|parish|ward|hamlet|locality|community|country|territory|area|airport|stadium|park|"
    r"street|square|bridge|station|port|harbou?r|palace|castle|building|site|cape|gulf|place)\b",
    re.IGNORECASE,
)
_DESCRIBED = {EntityKind.ORGANISATION: _BODY, EntityKind.PLACE: _PLACE}


_IN_QUOTATION = " It stands inside a quotation: check the original before changing a quote."


def careful_with_quotes(claim: Claim, verdict: Verdict) -> Verdict:
    """The verdict without a proposed wording where the words are somebody's own."""
    if not claim.in_quote or verdict.correction is None:
        return verdict
    return replace(verdict, correction=None, explanation=verdict.explanation + _IN_QUOTATION)


class Standing(StrEnum):
    """What the written name is to a reference's entity."""

    NAME = "name"
    SHORT = "short"
    INFORMAL = "informal"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Named:
    """A written name with all that the article says of it. `told`: its own words say what it is."""

    subject: str
    noun: str
    about: EntityKind
    told: bool
    country: str = ""


def confirm(named: Named, lookups: Sequence[Lookup]) -> Verdict:
    """The verdict on a bare name: confirmed, informal, or not known. Never that it is wrong."""
    entities = fitting(named, lookups)
    standings = [(standing_of(named, entity), entity) for entity in entities]
    for standing in (Standing.NAME, Standing.INFORMAL, Standing.SHORT):
        entity = next((entity for one, entity in standings if one is standing), None)
        if entity is not None:
            return _SAID[standing](named, entity)
    if not named.told:
        return _unconfirmed(named, lookups)
    if entities:
        return _led_elsewhere(named, entities[0])
    return silence(lookups, named.subject)


def fitting(named: Named, lookups: Iterable[Lookup]) -> list[Entity]:
    """The entities of the lookups that are such a thing as far as the reference or the name itself tells."""
    entities = dict.fromkeys(hit.entity for lookup in lookups for hit in lookup.hits)
    return [entity for entity in entities if _is_such(named, entity) and _of_country(named, entity)]


def _is_such(named: Named, entity: Entity) -> bool:
    if entity.kind in {EntityKind.PERSON, EntityKind.OFFICE, EntityKind.WORK}:
        return False
    if entity.source == "pack" or named.about is EntityKind.EVENT:
        return True
    pattern = _DESCRIBED.get(named.about)
    described = bool(pattern and pattern.search(entity.description))
    return described or (named.told and not _mentions_other(named, entity))


def _mentions_other(named: Named, entity: Entity) -> bool:
    """Whether the description says that it is something of another sort ("2004 film")."""
    works = r"\b(?:film|song|album|novel|book|episode|painting|painter|given name|surname|footballer|politician)\b"
    return bool(entity.description) and bool(re.search(works, entity.description)) and named.told


def _of_country(named: Named, entity: Entity) -> bool:
    """A body that every state has must be that of the named country."""
    country = country_of(named.country)
    if country is None or country in fold(named.subject):
        return True
    stated = {country_of(fact.value) for fact in entity.about("country")}
    spoken = fold(f"{entity.label} {entity.description}")
    of_it = {country_of(word) for word in re.split(r"[\s,()]+", spoken) if word}
    return country in stated | of_it or country in spoken


def standing_of(named: Named, entity: Entity) -> Standing:
    """What the written name is to the entity: one of its names, a short form, or an informal name."""
    written = plain(named.subject)
    forms = {plain(name.text): name.form for name in reversed(entity.names)}
    form = NameForm.LABEL if plain(entity.label) == written else forms.get(written)
    if form is NameForm.INFORMAL:
        return Standing.INFORMAL
    if form in {NameForm.REDIRECT, NameForm.ALIAS} and leaves_out_purpose(named.subject, entity.label):
        return Standing.INFORMAL
    compared = compare_bodies(named.subject, entity.label).likeness
    if form is NameForm.LABEL or (form is NameForm.ALIAS and compared is not BodyLikeness.MISSPELT):
        return Standing.NAME
    if written in {plain(fact.value) for prop in _NAMING for fact in entity.about(prop)}:
        return Standing.NAME
    label = plain(entity.label).split()
    same = compared is BodyLikeness.SAME or _is_named_alike(named.subject, entity)
    is_short = same or _same_body(written.split(), label, named.country) or written == _initials(label)
    return Standing.SHORT if is_short else Standing.OTHER


def _is_named_alike(subject: str, entity: Entity) -> bool:
    """Whether one of its own other names is the written one but for style."""
    own = (
        name.text for name in entity.names if name.form is NameForm.ALIAS and name.language in {"en", "mul"}
    )
    return any(compare_bodies(subject, name).likeness is BodyLikeness.SAME for name in own)


def plain(name: str) -> str:
    """A name without article, marks and the difference of -ise and -ize."""
    bare = fold(name).replace(".", "").replace("organisation", "organization").replace("-", " ")
    bare = bare.replace("centre", "center").replace("defence", "defense").replace("labour", "labor")
    return " ".join(_WORD.findall(bare.removeprefix("the ")))


def _same_body(words: Sequence[str], label: Sequence[str], country: str) -> bool:
    """The same words but for the country of the body."""
    bare, other = _heavy(words), _heavy(label)
    of = country_of(country) or ""
    without = [word for word in other if country_of(word) != of and word not in of.split()] if of else []
    if of and without == [word for word in bare if country_of(word) != of]:
        return True
    return other[:2] == ["united", "states"] and other[2:] == bare


def _heavy(words: Sequence[str]) -> list[str]:
    return [word for word in words if word not in _SMALL and word not in _SUFFIXES]


def _initials(label: Sequence[str]) -> str:
    letters = "".join(word[0] for word in label if word not in _SMALL)
    return letters if len(letters) > _FEWEST_INITIALS else ""


def _agrees(named: Named, entity: Entity) -> Verdict:  # noqa: ARG001 - all of _SAID are called alike
    return Verdict(
        rating=Rating.MATCHES,
        reason=Reason.NONE,
        explanation=f"The reference knows {with_article(entity.label)} by this name.",
        evidence=(cite_name(entity),),
    )


def _informal(named: Named, entity: Entity) -> Verdict:
    return Verdict(
        rating=Rating.AMBIGUOUS,
        reason=Reason.INFORMAL_NAME,
        explanation=f"The reference calls it {with_article(entity.label)}; “{named.subject}” is an informal name.",
        correction=entity.label,
        evidence=(cite_name(entity),),
    )


_SAID: dict[Standing, Callable[[Named, Entity], Verdict]] = {
    Standing.NAME: _agrees,
    Standing.SHORT: _agrees,
    Standing.INFORMAL: _informal,
}


def _led_elsewhere(named: Named, entity: Entity) -> Verdict:
    return Verdict(
        rating=Rating.UNCHECKED,
        reason=Reason.NONE,
        explanation=f"{named.subject} leads to {with_article(entity.label)} in the reference; whether both are one was not decided.",
    )


def _unconfirmed(named: Named, lookups: Sequence[Lookup]) -> Verdict:
    """A guess of the recogniser that nobody knows is never "not found": it may be no such thing at all."""
    quiet = silence(lookups, named.subject)
    if quiet.rating is Rating.UNCHECKED:
        return quiet
    return Verdict(
        rating=Rating.UNCHECKED,
        reason=Reason.NONE,
        explanation=f"No reference confirms that {named.subject} is {named.noun}.",
    )
