"""One person whom the story gives two offices that nobody holds at once, without a word of change. Pure.

Ministers of two fields, the minister and the deputy, the minister of two countries. Only offices of states, said of
the present right beside the name; people do hold several posts, so that this is a question and no more.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from checks.compare.contradictions.found import APART, OFFICE, Clash, clash, role_at, where
from checks.model import Tense
from checks.reading import Appointment, Reading, Told

_MINISTER = "minister"
# Fields that no language has one minister for; "economy" may be finance, "home affairs" the interior.
_FIELDS = frozenset(
    {"finance", "foreign", "defence", "interior", "justice", "health", "education", "agriculture"}
)
_HEADS = frozenset({"president", "prime minister", "chancellor", "minister", "governor", "premier"})
# Words of a change or of a second post: then two offices may both be right.
_CHANGE = re.compile(
    r"\b(?:appoint\w*|nam(?:ed|es|ing)|promot\w+|mov(?:ed|es|ing)|reshuffl\w+|became|becom\w+|sworn|elect(?:ed|ion)?|resign\w*|replac\w+|succeed\w*"
    r"|succe(?:eded|ssor)|former(?:ly)?|ex-\w+|previously|once|then|until|since|also|doubl\w+|as\swell\sas|both|interim|acting|caretaker|outgoing"
    r"|incoming|took\sover|takes\sover|demot\w+|switch\w+|later|new|old|concurrently|dual|served|serving|post|job|portfolio|cabinet)\b",
    re.IGNORECASE,
)
_MOST = 12


def find_offices_apart(reading: Reading) -> Iterator[Clash]:
    """The first such pair of each person."""
    by_person: dict[str, list[Appointment]] = defaultdict(list)
    for one in reading.appointments:
        if (
            one.told is Told.HOLDS
            and one.office.tense is Tense.CURRENT
            and role_at(reading, one.start) not in APART
        ):
            by_person[one.person.subject].append(one)
    for whose, several in by_person.items():
        pair = next((pair for pair in combinations(several[:_MOST], 2) if _cannot_be(reading, *pair)), None)
        if pair is not None and not _changes(reading, whose):
            one, other = pair
            yield _clash(reading, other, one)


def _cannot_be(reading: Reading, one: Appointment, other: Appointment) -> bool:
    """Whether nobody holds both; two titles of one sentence are told of one who does."""
    if reading.sentence_at(one.start) == reading.sentence_at(other.start):
        return False
    ours, theirs = one.office, other.office
    if _field(ours.role) and _field(theirs.role) and _field(ours.role) != _field(theirs.role):
        return ours.rank == theirs.rank and _one_country(ours.body, theirs.body)
    if ours.role != theirs.role or ours.role.partition(":")[0] not in _HEADS:
        return False
    if {ours.rank, theirs.rank} in ({"", "deputy"}, {"", "vice"}):
        return _one_country(ours.body, theirs.body)
    return ours.rank == theirs.rank and bool(ours.body and theirs.body) and ours.body != theirs.body


def _field(role: str) -> str:
    kind, _, field = role.partition(":")
    return field if kind == _MINISTER and field in _FIELDS else ""


def _one_country(one: str, other: str) -> bool:
    return not one or not other or one == other


def _changes(reading: Reading, whose: str) -> bool:
    """Whether any sentence about the person tells of a change or of several posts."""
    sentences = {
        reading.sentence_at(mention.start) for mention in reading.persons() if mention.subject == whose
    }
    text = reading.article.text
    return any(one is not None and _CHANGE.search(text, one.start, one.end) for one in sentences)


def _clash(reading: Reading, one: Appointment, other: Appointment) -> Clash:
    text = reading.article.text
    ours, theirs = (" ".join(text[each.start : each.end].split()) for each in (one, other))
    places = where(reading, one.start), where(reading, other.start)
    told = f" in {places[1]} and “{ours}” in {places[0]}" if places[0] != places[1] else f" and “{ours}”"
    return clash(
        reading,
        (one.start, one.end),
        (other.start, other.end),
        subject=one.person.subject,
        about=OFFICE,
        question=f"The story calls {one.person.subject} “{theirs}”{told}. Which is right?",
    )
