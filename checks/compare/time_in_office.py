"""How long somebody has been in office, as a text tells it: "after 11 years in power", "who ruled for 37 years". Pure.

Whose time it is, the parse says: the subject of the verb that the years hang on, or the owner of "X's 12-year rule".
Where somebody else may be meant ("Y won after 18 years of the other party's rule") nothing is claimed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from checks.compare.counted_time import (
    HEDGE_WORDS,
    NUMBER_WORDS,
    YEARS_WORDS,
    CountedTime,
    hedge_of,
    is_round,
    number_of,
    years_of,
)
from checks.compare.office_words import HEADS
from checks.compare.offices import read_office
from checks.compare.subjects import governor, is_verb, subject_of, token_at
from checks.compare.terms_told import owner_of
from checks.compare.title_days import told_of
from checks.model import Elapsed
from checks.reading import Label, Mention, Reading, Stretch

TERM = "term"
# The claim's tag for words that speak of the whole time of being in power, whatever the offices were.
ALL_OFFICES = "all offices"

_ROLE = (
    r"(?:president|prime\sminister|premier|chancellor|taoiseach|king|queen|emperor|monarch|pope|emir|sultan)"
)
_IN_OFFICE = re.compile(
    rf"(?P<way>after|for|ended|ending|ends|end)\s(?:the\s|his\s|her\s)?(?i:{HEDGE_WORDS}\s)?(?P<count>(?i:{YEARS_WORDS}))\s"
    rf"(?:in\s(?:power|office)|at\sthe\shelm|on\sthe\sthrone|as\s(?:\w+['’]s\s|the\s\w+['’]s\s|\w+\s)?(?P<role>{_ROLE}))"
    r"(?!\s(?:for|by|of|under|without|since)\b)"
)
_IN_POWER_FOR = re.compile(
    rf"\bin\s(?:power|office)\sfor\s(?:the\s(?:past|last)\s)?(?i:{HEDGE_WORDS}\s)?(?P<count>(?i:{YEARS_WORDS}))\b(?!\s(?:in|under)\b)"
)
_RULED_FOR = re.compile(
    rf"\bfor\s(?:the\s(?:past|last)\s)?(?i:{HEDGE_WORDS}\s)?(?P<count>(?i:{YEARS_WORDS}))\b(?!\s(?:before|until|as|in|at|after|of)\b|['’])"
)
_OWN_RULE = re.compile(
    rf"['’]s?\s(?:own\s)?(?i:{HEDGE_WORDS}\s)?(?P<count>(?i:{NUMBER_WORDS}))[-\s]year(?:[-\s](?:long|old))?\s"
    r"(?:rule|reign|presidency|premiership|chancellorship|grip\son\spower|tenure\sas\s" + _ROLE + r")\b"
)
_YEAR_WORD = re.compile(r"\byears?\b|\bdecades?\b|\bcentury\b")
_BEFORE, _BEHIND = 60, 60
# Verbs with which a time in office is over, and those that say that somebody is in one.
_ENDS = frozenset(
    """
    lose resign step quit leave oust topple overthrow defeat retire depose fall end finish remove bow stand go abdicate vote
    """.split()  # noqa: SIM905
)
_RULES = frozenset({"rule", "govern", "reign"})
_MOST_CLIMBS = 5


def find_time_in_office(reading: Reading) -> Iterator[CountedTime]:
    """Each count of somebody's years in office that the text ties to one named person."""
    text, done = reading.article.text, -1
    for word in _YEAR_WORD.finditer(text):
        sentence = reading.sentence_at(word.start())
        if sentence is None or word.start() < done:
            continue
        low, high = max(sentence.start, word.start() - _BEFORE), min(sentence.end, word.end() + _BEHIND)
        for pattern, owner in _WAYS:
            match = pattern.search(text, low, high)
            if match is None or not match.start() <= word.start() < match.end():
                continue
            told = owner(reading, sentence, match)
            if told is not None:
                done = match.end()
                yield _counted(reading, match, *told)
                break


def _counted(reading: Reading, match: re.Match[str], person: str, office: str) -> CountedTime:
    words = match["count"]
    years = years_of(words) if _YEAR_WORD.search(words) or "centur" in words else number_of(words)
    return CountedTime(
        start=match.start("count"),
        end=match.end("count"),
        elapsed=Elapsed(elapsed=years, of=TERM, whose=person, hedge=hedge_of(match)),
        statement=f"Says that {person} was in office for {words}{'' if _YEAR_WORD.search(words) else ' years'}.",
        tags=(
            "person",
            *((f"as {office}",) if office else (ALL_OFFICES,)),
            *(("round",) if is_round(words) else ()),
        ),
        told_of=told_of(reading, match.start()),
    )


def _of_a_verb(reading: Reading, sentence: Stretch, match: re.Match[str]) -> tuple[str, str] | None:
    """Read "X lost after 16 years in power": the subject of a verb that ends it, nobody else named behind it."""
    verb = _verb_above(reading, sentence, match.start("count"))
    if verb is None or reading.tokens[verb].lemma not in _ENDS:
        return None
    person = subject_of(reading, verb, sentence)
    if person is None or person.start > match.start():
        return None
    if _others(reading, sentence, person):
        return None
    return person.subject, match.groupdict().get("role") or ""


def _of_being_in_power(reading: Reading, sentence: Stretch, match: re.Match[str]) -> tuple[str, str] | None:
    """Read "X, in power for 16 years", "X has been in office for 16 years"."""
    text = reading.article.text
    behind = next(
        (
            one
            for one in _people(reading, sentence)
            if re.fullmatch(r",\s(?:\d\d,\s)?(?:who\shas\sbeen\s)?", text[one.end : match.start()])
        ),
        None,
    )
    if behind is not None:
        return behind.subject, ""
    verb = _verb_above(reading, sentence, match.start())
    person = subject_of(reading, verb, sentence) if verb is not None else None
    if verb is None or person is None or reading.tokens[verb].lemma != "be" or person.start > match.start():
        return None
    return None if _others(reading, sentence, person) else (person.subject, "")


def _of_ruling(reading: Reading, sentence: Stretch, match: re.Match[str]) -> tuple[str, str] | None:
    """Read "X, who ruled for 37 years": a verb of ruling that the years hang on."""
    at = token_at(reading, match.start())
    verb = _verb_above(reading, sentence, match.start())
    if at is None or verb is None or _is_to_come(reading, sentence, verb):
        return None
    lemma = reading.tokens[verb].lemma
    if lemma not in _RULES and lemma not in {"be", "serve"}:
        return None
    owner = owner_of(reading, sentence, at, match.start())
    if owner is None or (lemma not in _RULES and read_office(owner[1]).role not in HEADS):
        return None
    return owner


def _of_an_owner(reading: Reading, sentence: Stretch, match: re.Match[str]) -> tuple[str, str] | None:
    """Read "X's 12-year rule"."""
    return next(((one.subject, "") for one in _people(reading, sentence) if one.end == match.start()), None)


_WAYS = (
    (_IN_POWER_FOR, _of_being_in_power),
    (_IN_OFFICE, _of_a_verb),
    (_OWN_RULE, _of_an_owner),
    (_RULED_FOR, _of_ruling),
)


def _verb_above(reading: Reading, sentence: Stretch, offset: int) -> int | None:
    at = token_at(reading, offset)
    for _ in range(_MOST_CLIMBS):
        if at is None or not sentence.first <= at < sentence.last:
            return None
        if is_verb(reading, at):
            return at
        at = governor(reading, at)
    return None


_NOT_SO = frozenset(
    {"will", "would", "could", "may", "might", "to", "'ll", "’ll", "not", "never", "n't", "if"}
)


def _is_to_come(reading: Reading, sentence: Stretch, verb: int) -> bool:
    words = reading.tokens[max(sentence.first, verb - 3) : verb]
    return any(one.text.casefold() in _NOT_SO for one in words)


def _people(reading: Reading, sentence: Stretch) -> tuple[Mention, ...]:
    people = reading.persons()
    first, last = (
        bisect_left(people, at, key=lambda one: one.start) for at in (sentence.start, sentence.end)
    )
    return people[first:last]


def _others(reading: Reading, sentence: Stretch, person: Mention) -> bool:
    """Whether the sentence names somebody else, or a party, whose time it may be."""
    people = any(one.subject != person.subject for one in _people(reading, sentence))
    first = bisect_left(reading.mentions, sentence.start, key=lambda one: one.start)
    bodies = (one for one in reading.mentions[first:] if one.start < sentence.end)
    for one in bodies:
        if one.label is Label.ORGANISATION and re.search(
            r"(?i)party|labour|conserv|democrat|tor(?:y|ies)\b", one.text
        ):
            return True
    return people
