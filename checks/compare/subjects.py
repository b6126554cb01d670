"""Which person a verb is said of, by the parse of its sentence: "X, the writer who ..., |died|", "who |has led|". Pure."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from checks.reading import Label, Mention, Reading, Stretch

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_RELATIVE = frozenset({"WP", "WDT"})
_HANGING = frozenset({"conj", "xcomp", "aux", "auxpass"})
_MOST_CLIMBS = 4
# "The alliance, |NATO|, was founded": such a word is the subject's own name.
_NAMING = frozenset({"appos", "conj"})
_NAMING_BEHIND = frozenset({"compound", "nmod"})
_THING = frozenset({"NOUN", "PROPN", "NUM"})
_RELATIVE_CLAUSE = frozenset({"relcl", "acl"})
_AUXILIARY = frozenset({"aux", "auxpass"})
# "They left the Union (NU), |founded| on ...": said of the name right before it.
_TO_PARTICIPLE = re.compile(r"(?:\s\([^()]{1,30}\))?,\s")
# "His album “X” was released": whatever the parse makes of the words of a title.
_BESIDE_NAME = re.compile(r",?\s(?:the\s)?[“\"‘']?")


def token_at(reading: Reading, offset: int) -> int | None:
    """The number of the token that begins at this character or holds it; None where there is none."""
    at = bisect_right(reading.tokens, offset, key=lambda token: token.start) - 1
    return at if at >= 0 and offset < reading.tokens[at].end else None


def is_verb(reading: Reading, at: int) -> bool:
    """Whether the token is a verb, "be" and "have" included."""
    return reading.tokens[at].pos in {"VERB", "AUX"}


def governor(reading: Reading, at: int) -> int | None:
    """The token that this one hangs on; None for the root of a sentence."""
    head = reading.tokens[at].head
    return head if head != at and 0 <= head < len(reading.tokens) else None


def children(reading: Reading, at: int, sentence: Stretch) -> tuple[int, ...]:
    """The tokens of the sentence that hang on this one."""
    numbers = range(sentence.first, sentence.last)
    return tuple(one for one in numbers if one != at and reading.tokens[one].head == at)


def person_at(reading: Reading, at: int) -> Mention | None:
    """The mention of a person that holds the token."""
    start = reading.tokens[at].start
    mentions = reading.mentions
    last = bisect_right(mentions, start, key=lambda mention: mention.start)
    for mention in mentions[max(0, last - 3) : last]:
        if mention.label is Label.PERSON and start < mention.end:
            return mention
    return None


def subject_of(reading: Reading, verb: int, sentence: Stretch) -> Mention | None:
    """The one person who is the subject of the verb, or of the one that it hangs on; None for two, and for pronouns."""
    at = subject_token(reading, verb, sentence)
    return None if at is None else _alone(reading, at, sentence)


def subject_token(reading: Reading, verb: int, sentence: Stretch) -> int | None:
    """The subject's own word; of "who" and "which" the word that they stand for."""
    for _ in range(_MOST_CLIMBS):
        subjects = [one for one in children(reading, verb, sentence) if reading.tokens[one].dep in _SUBJECTS]
        # "Moscow too: Sergey Lavrov |has been|": the nearest before it.
        subject = max((one for one in subjects if one < verb), default=next(iter(subjects), None))
        head = governor(reading, verb)
        if subject is not None and reading.tokens[subject].tag in _RELATIVE:
            return None if head is None or is_verb(reading, head) else head
        if subject is not None:
            return subject
        if head is not None and head == verb - 1 and reading.tokens[verb].dep == "acl":
            return head  # "Kohl governed from": read as a participle, but nothing parts it from the name
        if head is not None and reading.tokens[verb].dep == "acl" and reading.tokens[verb].tag == "VBN":
            return head  # "the party, led by her and |founded| in 1905"
        if head is None or reading.tokens[verb].dep not in _HANGING:
            return None
        verb = head
    return None


def is_told_of_another(reading: Reading, verb: int, mention: Mention, sentence: Stretch) -> bool:
    """Whether the verb is said of a thing of its own that the mention does not name, but only tells of.

    "The |agency|, a body linked to X, was founded", "the |agency| is an arm of X and was founded": not X was.
    """
    subject, at = _own_thing(reading, verb, sentence), token_at(reading, mention.end - 1)
    if subject is None or at is None or mention.start <= reading.tokens[subject].start < mention.end:
        return False
    head = governor(reading, at)
    while head is not None and reading.tokens[head].start >= mention.start and head < at:
        at, head = head, governor(reading, head)
    text, clause = reading.article.text, governor(reading, subject)
    said = reading.tokens[verb]
    if said.pos == "VERB" and _TO_PARTICIPLE.fullmatch(text[mention.end : said.start]):
        return False
    if clause is None or _BESIDE_NAME.fullmatch(text[reading.tokens[subject].end : mention.start]):
        return False
    return _hangs_on(reading, at, clause) and not _names(reading, at, subject)


def _names(reading: Reading, at: int, subject: int) -> bool:
    """Whether the token is the subject's name: "the bank, |UBS|", "his wife, the singer and writer |Ann Price|"."""
    while at != subject:
        head, dep = governor(reading, at), reading.tokens[at].dep
        if head is None or not (dep in _NAMING or (dep in _NAMING_BEHIND and head < at)):
            return False
        at = head
    return True


def _own_thing(reading: Reading, verb: int, sentence: Stretch) -> int | None:
    """The subject that is a thing; of "it" the one that the same sentence says something of before."""
    if reading.tokens[verb].dep in _AUXILIARY:
        verb = governor(reading, verb) or verb
    told = {reading.tokens[one].dep for one in children(reading, verb, sentence)}
    is_participle = reading.tokens[verb].tag == "VBN" and _AUXILIARY.isdisjoint(told)
    # "Two states |signed| the treaty": the object is what is dated.
    if is_participle or reading.tokens[verb].dep in _RELATIVE_CLAUSE or "dobj" in told:
        return None
    subject = subject_token(reading, verb, sentence)
    if subject is not None and reading.tokens[subject].pos == "PRON":
        subject = next((one for one in range(sentence.first, subject) if _is_what_it_is(reading, one)), None)
    return subject if subject is not None and reading.tokens[subject].pos in _THING else None


def _is_what_it_is(reading: Reading, at: int) -> bool:
    """Whether the token is the subject of "be"."""
    head = governor(reading, at)
    return reading.tokens[at].dep in _SUBJECTS and head is not None and reading.tokens[head].pos == "AUX"


def _hangs_on(reading: Reading, at: int, head: int) -> bool:
    """Whether the token hangs on the other one, over however many."""
    above = governor(reading, at)
    while above is not None and above != head:
        above = governor(reading, above)
    return above == head


def _apposed(reading: Reading, at: int, sentence: Stretch) -> Mention | None:
    """The one person whose name explains the word: "her |son|, King Felipe VI, has reigned"."""
    named = [
        one for one in children(reading, at, sentence) if one > at and reading.tokens[one].dep == "appos"
    ]
    people = {person for one in named if (person := person_at(reading, one)) is not None}
    return people.pop() if len(people) == 1 else None


def _alone(reading: Reading, at: int, sentence: Stretch) -> Mention | None:
    """The person of the token, unless another is joined to it: "X and Y died"."""
    person, head = person_at(reading, at), governor(reading, at)
    if person is None and head is not None and reading.tokens[at].dep == "appos":
        return _alone(reading, head, sentence)  # "X, a former minister |who has led|"
    if person is None:
        return _apposed(reading, at, sentence)
    if any(reading.tokens[one].dep == "conj" for one in children(reading, at, sentence)):
        return None
    first = bisect_left(reading.tokens, person.start, key=lambda token: token.start)
    is_owner = any(token.tag == "POS" and token.head == at for token in reading.tokens[first : at + 3])
    return None if is_owner else person
