"""What sort of thing an item is, by the names of the classes it belongs to and by what is stated of it. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from checks.model import Entity, EntityKind

DISAMBIGUATION = "Q4167410"
_FAMILY_NAME, _GIVEN_NAMES = "Q101352", frozenset({"Q202444", "Q12308941", "Q11879590", "Q3409032"})
# Items that are about a word, not about a thing that bears it.
_WORDS = frozenset({DISAMBIGUATION, _FAMILY_NAME, *_GIVEN_NAMES})

# The last word of a class in English, as in "feature film", "city in Germany", "political party in Spain".
_NOUNS: Mapping[EntityKind, str] = {
    EntityKind.OFFICE: "position office post premiership presidency",
    EntityKind.COUNTRY: "country",
    EntityKind.WORK: """
        film movie series miniseries episode novel novella book trilogy memoir autobiography biography poem poetry
        play musical opera symphony song single album ep composition work painting drawing sculpture statue
        photograph mural article essay paper thesis report law statute act bill constitution treaty convention
        agreement accord protocol charter declaration decree directive regulation comic manga anime game
        documentary podcast program programme soundtrack anthem letter speech manifesto""",
    EntityKind.EVENT: """
        war battle siege invasion offensive operation conflict coup revolution rebellion uprising revolt mutiny
        insurgency massacre genocide attack bombing airstrike shooting assassination murder kidnapping hijacking
        riot riots protest protests demonstration strike summit conference congress meeting election elections
        referendum plebiscite inauguration coronation wedding funeral ceremony trial earthquake tsunami flood
        hurricane cyclone typhoon storm tornado eruption wildfire drought famine epidemic pandemic outbreak
        disaster accident crash collision derailment fire explosion collapse crisis scandal affair incident event
        championship tournament games olympics season edition final match race expedition mission spaceflight
        landing launch withdrawal ceasefire annexation independence occurrence""",
    EntityKind.ORGANISATION: """
        organization organisation agency company enterprise business corporation conglomerate manufacturer retailer
        airline bank insurer publisher broadcaster newspaper magazine channel party coalition union federation
        confederation alliance league association society foundation charity institute institution university
        college school academy laboratory hospital museum orchestra ministry department bureau directorate
        secretariat commission committee council court tribunal parliament legislature assembly senate house
        cabinet government police force forces army navy militia brigade regiment group movement network club team
        band church diocese order body authority regulator forum fund bloc community startup website subsidiary
        ngo think-tank tank cooperative consortium venture""",
    EntityKind.PLACE: """
        city town village hamlet municipality settlement metropolis megacity capital suburb neighborhood
        neighbourhood borough district county province region state oblast krai prefecture governorate canton
        commune parish territory dependency division subdivision area zone island archipelago peninsula
        continent mountain mountains range volcano hill valley plateau desert plain forest river lake sea ocean bay
        gulf strait canal dam reservoir bridge tunnel port harbor harbour airport station road street
        avenue square park palace castle fortress building tower skyscraper cathedral mosque temple synagogue
        stadium monument memorial cemetery prison base camp plant mine field crossing border republic""",
}
_OF_NOUN = {noun: kind for kind, nouns in _NOUNS.items() for noun in nouns.split()}
# Elsewhere a department is a body.
_A_FRENCH_DEPARTMENT = re.compile(r"\bdepartments? of (?:france|colombia|peru|bolivia|paraguay|uruguay)\b")
# Where the head of a class ends: "city in Germany", "list of ...", "film by ...".
_HEAD = re.compile(r"^(.*?)(?:,|\(|/|\b(?:of|in|by|for|on|at|from|with|that|within|under)\b|$)")

_MAKERS = ("author", "director", "performer", "creator", "composer", "published")
_LED = ("chair", "chief_executive", "secretary_general", "headquarters")


def is_a_word(entity: Entity) -> bool:
    """Whether the item is a disambiguation page, a family name or a given name."""
    return any(fact.value_id in _WORDS for fact in entity.about("instance_of"))


def kind_by_class(entity: Entity) -> EntityKind:
    """The kind of an entity: what its source says, else what its classes are called, else what is stated of it.

    OTHER where nothing tells.
    """
    if entity.kind is not EntityKind.OTHER:
        return entity.kind
    classes = sorted(entity.about("instance_of"), key=lambda fact: (fact.rank != "preferred", fact.value))
    named = [kind for fact in classes if (kind := _kind_of_class(fact.value))]
    return named[0] if named and len(set(named)) == 1 else _by_statements(entity, set(named))


def _kind_of_class(name: str) -> EntityKind | None:
    words = name.casefold()
    if _A_FRENCH_DEPARTMENT.search(words):
        return EntityKind.PLACE
    head = _HEAD.match(words)
    last = (head.group(1) if head else words).split()[-1:]
    return next((kind for noun in last if (kind := _of_noun(noun))), None)


def _of_noun(noun: str) -> EntityKind | None:
    return _OF_NOUN.get(noun) or _OF_NOUN.get(noun.removesuffix("s"))


def _by_statements(entity: Entity, among: set[EntityKind]) -> EntityKind:
    """By what is stated, among the kinds that the classes allow where they name some."""
    stated = {fact.property for fact in entity.facts}
    signs = (
        (EntityKind.WORK, not stated.isdisjoint(_MAKERS)),
        (EntityKind.ORGANISATION, not stated.isdisjoint(_LED)),
        (EntityKind.EVENT, "founded" not in stated and not stated.isdisjoint({"date", "start", "end"})),
        (EntityKind.PLACE, "coordinate" in stated),
        (EntityKind.ORGANISATION, not stated.isdisjoint({"founded", "dissolved", "short_name"})),
    )
    fitting = [kind for kind, is_so in signs if is_so and (not among or kind in among)]
    return next(iter(fitting), min(among, default=EntityKind.OTHER))
