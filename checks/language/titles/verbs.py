"""Whose title it is when a verb says so: is, became, was appointed, resigned as, who has led. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checks.language.titles.beside import ADVERBS, Tie, is_free_name, names_from, skip_honorifics, skip_term
from checks.language.titles.clauses import Certainty, Verbs
from checks.language.titles.phrases import Clause, Phrase, noun_phrase_end
from checks.reading import Told

# What these make somebody is said of the object: "named X foreign minister", "sacked X as coach".
_MAKES = frozenset(
    """
    appoint elect reelect name choose select pick hire swear confirm install instal promote crown make inaugurate
    anoint unveil sign recruit reappoint ordain proclaim elevate re-elect
    """.split()  # noqa: SIM905
)
_UNMAKES = frozenset("sack fire dismiss oust remove depose suspend axe relieve unseat eject drop".split())  # noqa: SIM905
_STARTS = _MAKES | {"become", "take", "succeed", "replace", "join", "return", "begin", "start"}
_AGAIN = frozenset({"reelect", "re-elect", "reappoint"})  # no term begins that was not running
_ENDS = _UNMAKES | {"resign", "quit", "retire", "step", "stand", "leave", "exit", "depart", "lose", "walk"}
_SERVES = frozenset("serve carry work act spend continue remain stay double rule".split())  # noqa: SIM905
# "was honoured as director": for what they made or held.
_HONOURS = frozenset({"honour", "honor"})
_TO_COME = frozenset({"nominate", "designate", "shortlist", "tap"})
_KNOWN = _STARTS | _ENDS | _SERVES | _TO_COME | _HONOURS
# Without "as": "is the mayor", "was elected president", "remains chairman".
_BARE = (
    frozenset({"be", "become", "remain", "stay"})
    | (_MAKES - {"sign", "hire", "recruit", "select", "pick"})
    | {"nominate"}
)
_OF_OBJECT = _MAKES | _UNMAKES | _TO_COME | _HONOURS
# "his time as mayor", "the appointment of X as chief executive"
_NOUNS: dict[str, Told] = {
    **dict.fromkeys("role tenure time job career post position stint term reign".split(), Told.WAS),  # noqa: SIM905
    **dict.fromkeys("years months days spell work".split(), Told.WAS),  # noqa: SIM905
    **dict.fromkeys("appointment election promotion confirmation".split(), Told.STARTS),  # noqa: SIM905
    **dict.fromkeys("resignation dismissal sacking removal departure retirement".split(), Told.ENDED),  # noqa: SIM905
}
_LEADING = {
    "lead": "leader",
    "head": "head",
    "chair": "chair",
    "captain": "captain",
    "manage": "manager",
    "edit": "editor",
    "command": "commander",
    "coach": "coach",
}
_BODIES = frozenset(
    """
    party company firm committee commission bank union ministry club agency council institute department group
    organisation organization charity foundation institution university school hospital board body association
    federation government opposition delegation panel division unit branch magazine newspaper
    """.split()  # noqa: SIM905
)
_LONGEST_ASIDE = 5  # words
_FURTHEST = 8  # words between a verb and its "as"
_SKIPPED = frozenset({"re", "-", "who"})  # "X, who was re-|elected|"
_HELPERS = frozenset({"AUX", "ADV", "PART"})


@dataclass(frozen=True, slots=True)
class Leading:
    """Somebody at the head of a body by a verb ("who has led the Bank"): token range, and the noun for it."""

    first: int
    end: int
    person: int
    noun: str
    told: Told
    body: tuple[int, int]


def tie_by_verbs(clause: Clause, verbs: Verbs, phrases: Sequence[Phrase], taken: set[int]) -> list[Tie]:
    """Titles that a verb, or an "as", gives to a person of the sentence."""
    ties: list[Tie] = []
    for number, phrase in enumerate(phrases):
        if number not in taken:
            ties.extend(_tie(clause, verbs, phrase, number))
    for number in range(1, len(phrases)):
        ties.extend(_goes_on(clause, phrases, number, ties, taken))
    return ties


def _goes_on(
    clause: Clause, phrases: Sequence[Phrase], number: int, ties: Sequence[Tie], taken: set[int]
) -> Iterator[Tie]:
    """In "X is a lawyer and |chair of Y|" the next title has the same owner."""
    before, phrase = phrases[number - 1], phrases[number]
    end = phrase.reach
    while end > before.end and clause.small[end - 1] in {"and", ",", "&"} and phrase.reach - end < 2:  # noqa: PLR2004 - ", and"
        end -= 1
    if before.end < end < phrase.reach:
        end = skip_term(clause, end - 1, before.end) + 1
    joined = end == before.end and clause.word(phrase.reach - 1) in {"and", "&"}
    if not joined or number in taken or any(tie.phrase == number for tie in ties):
        return
    if before.plural == phrase.plural:
        yield from [Tie(number, tie.person, tie.told) for tie in ties if tie.phrase == number - 1]


def _tie(clause: Clause, verbs: Verbs, phrase: Phrase, number: int) -> Iterator[Tie]:
    inverted = _by_copula(clause, verbs, phrase)
    if inverted is not None:
        yield Tie(number, *inverted)
        return
    at, adverb = phrase.reach - 1, Told.HOLDS
    while clause.word(at) in ADVERBS and at not in clause.named:
        at, adverb = at - 1, ADVERBS[clause.word(at)]
    person, told = _given(clause, verbs, phrase, at) or (0, None)
    if told is None:
        return
    if adverb is Told.THEN and told is Told.WAS:
        told = Told.THEN
    row = [person]
    if phrase.plural:
        row = names_from(clause, clause.spans[person][0])
        if len(row) == 1:
            return
    yield from (Tie(number, one, told) for one in row)


def _by_copula(clause: Clause, verbs: Verbs, phrase: Phrase) -> tuple[int, Told] | None:
    """Whom "whose chief economist is |X|", "Its first chairman was |X|" names."""
    verb = phrase.end
    is_one = phrase.definite and not phrase.plural and clause.word(verb) in {"is", "was"}
    at = skip_honorifics(clause, verb + 1)
    if not is_one or not is_free_name(clause, at) or verbs.certainty(verb) is not Certainty.FACT:
        return None
    after = clause.spans[clause.named[at]][1]
    if after < clause.size and clause.tokens[after].pos in {"VERB", "AUX", "NOUN", "PROPN"}:
        return None  # "the mayor is Smith Street's", "all the coach was X said"
    if (
        clause.word(phrase.reach) == "the"
        and phrase.end == phrase.core
        and not _opens_sentence(clause, phrase)
    ):
        return None
    return clause.named[at], Told.HOLDS if clause.word(verb) == "is" else Told.WAS


def _opens_sentence(clause: Clause, phrase: Phrase) -> bool:
    return phrase.reach == 0 or clause.word(phrase.reach - 1) in {",", "and", "but", ";", "“", '"'}


def _given(clause: Clause, verbs: Verbs, phrase: Phrase, at: int) -> tuple[int, Told | None] | None:
    """The person whom the words before a title give it to, and what is told of it."""
    if at < 0:
        return None
    at = _skip_aside(clause, _skip_rank(clause, at))
    word, token = clause.small[at], clause.tokens[at]
    if at in clause.named:
        return _object_before(clause, verbs, at)
    if word == "as":
        return _by_as(clause, verbs, phrase, at)
    if word == "to" and clause.tokens[at - 1].lemma in {"promote", "elevate", "appoint"} and at:
        return _by_verb(clause, verbs, at - 1, phrase)
    if verbs.is_verb(at) and token.lemma in _BARE:
        return _by_verb(clause, verbs, at, phrase)
    return None


def _skip_rank(clause: Clause, at: int) -> int:
    """Back past the first half of "the youngest and the oldest |mayor|"."""
    if clause.word(at) == "and" and at > 1 and clause.tokens[at - 1].tag == "JJS":
        at = at - 3 if clause.word(at - 2) == "the" else at - 2
        return at - 1 if clause.word(at) == "both" else at
    return at


def _skip_aside(clause: Clause, at: int) -> int:
    """Back past an age or a date after a verb: "becoming |at 32| the youngest", "became |in 2010| the first"."""
    last = at - 1 if clause.word(at) == "," else at  # "became, |at 43,| the youngest"
    if last < 0 or clause.tokens[last].tag != "CD":
        return at
    for before in range(last - 1, max(last - _LONGEST_ASIDE, 0), -1):
        if clause.small[before] in {"at", "in", "aged"}:
            return before - 2 if last < at and clause.word(before - 1) == "," else before - 1
        if clause.small[before] not in {"the", "age", "of"}:
            break
    return at


def _object_before(clause: Clause, verbs: Verbs, at: int) -> tuple[int, Told | None] | None:
    """In "named |X| foreign minister" the name stands between the verb and the title."""
    person = clause.named[at]
    start, end = clause.spans[person]
    verb = start - 1
    while verb > 0 and clause.is_large(verb) and start - verb < 4:  # noqa: PLR2004 - "named Cardinal X archbishop"
        verb -= 1
    if end != at + 1 or not verbs.is_verb(verb) or clause.tokens[verb].lemma not in _MAKES:
        return None
    return person, _told(clause, verbs, verb)


def _by_as(clause: Clause, verbs: Verbs, phrase: Phrase, at: int) -> tuple[int, Told | None] | None:
    opens = at == 0 or clause.word(at - 1) in {",", "“", '"', ";", "—", "–", ":"}
    if opens and clause.word(phrase.end) == "," and is_free_name(clause, phrase.end + 1):
        return clause.named[phrase.end + 1], Told.WAS
    if at - 1 in clause.named and _is_with(clause, clause.spans[clause.named[at - 1]][0] - 1):
        return clause.named[at - 1], Told.WAS
    governor = clause.head(at)
    known_for = (
        clause.tokens[governor].tag == "VBN"
        and clause.tokens[governor].lemma == "know"
        and phrase.end > phrase.core
    )
    if verbs.is_verb(governor) and governor < at and (known_for or clause.tokens[governor].lemma in _KNOWN):
        return _by_verb(clause, verbs, governor, phrase)
    for before in range(at - 1, max(at - _FURTHEST, -1), -1):
        if clause.small[before] in _NOUNS and clause.tokens[before].pos == "NOUN":
            return _by_noun(clause, verbs, before, at)
        if verbs.is_verb(before) and clause.tokens[before].lemma in _KNOWN:
            return _by_verb(clause, verbs, before, phrase)
    return None


def _is_with(clause: Clause, at: int) -> bool:
    """Whether "with" stands before a name and its title: "|with| the chemist X as"."""
    for before in range(at, max(at - _FURTHEST, -1), -1):
        if clause.small[before] == "with":
            return True
        if clause.tokens[before].pos not in {"NOUN", "PROPN", "ADJ", "DET"} or before in clause.named:
            break
    return False


def _by_noun(clause: Clause, verbs: Verbs, noun: int, at: int) -> tuple[int, Told | None] | None:
    """Whose it is in "X's tenure as", "the appointment of X as", "X lost her post as"."""
    told = _NOUNS[clause.small[noun]]
    owner = verbs.child(noun, frozenset({"poss"}))
    if owner is not None and owner in clause.named:
        return clause.named[owner], told
    between = verbs.object(noun, at)
    if between is not None:
        return between, told
    verb = clause.head(noun)
    while 0 <= verb < clause.size and clause.tokens[verb].pos == "ADP" and clause.head(verb) != verb:
        verb = clause.head(verb)
    if owner is not None and 0 <= verb < clause.size and clause.tokens[verb].dep == "appos":
        beside = clause.head(verb)  # "X, a gardener in her last days as minister,"
        return (clause.named[beside], told) if beside in clause.named else None
    if owner is None or not verbs.is_verb(verb):
        return None
    person = verbs.subject(verb)
    if person is None:
        return None
    return person, Told.ENDED if clause.tokens[verb].lemma in _ENDS else told


def _by_verb(clause: Clause, verbs: Verbs, verb: int, phrase: Phrase) -> tuple[int, Told | None] | None:
    person = _person_of(clause, verbs, verb, phrase)
    return None if person is None else (person, _told(clause, verbs, verb))


def _person_of(clause: Clause, verbs: Verbs, verb: int, phrase: Phrase) -> int | None:
    lemma = clause.tokens[verb].lemma
    passive = verbs.is_passive(verb)
    if lemma in _OF_OBJECT and (not passive or verb + 1 in clause.named):
        between = verbs.object(verb, phrase.reach)
        if between is not None:
            return between
    elif lemma in {"succeed", "replace"} and passive:
        return verbs.agent(verb)
    person, beside = verbs.subject(verb), _right_before(clause, verb)
    if lemma in _OF_OBJECT and not passive and person is not None and clause.tokens[verb].tag != "VBD":
        return None
    infinitive = "to" in {clause.word(verb - 1), clause.word(verb - 2)}
    is_row = phrase.plural or (infinitive and _is_listed(clause, beside))
    if beside is not None and beside != person and not is_row and _opens_clause(clause, beside):
        return beside
    return person if person is not None or verbs.has_subject(verb) else beside


def _is_listed(clause: Clause, person: int | None) -> bool:
    """Whether a name goes on with a list: "beat X and |Y| to become", and not "X quits and |Y| to become"."""
    return person is not None and clause.tokens[clause.spans[person][1] - 1].dep == "conj"


def _opens_clause(clause: Clause, person: int) -> bool:
    """Whether a name stands where a clause of its own begins: "X goes to the Treasury and |Y| is minister"."""
    before = clause.spans[person][0] - 1
    return before < 0 or clause.word(before) in {"and", "but", "while", ";", "—", "–", "that"}


def _right_before(clause: Clause, verb: int) -> int | None:
    """The name right before a verb, helpers skipped: headlines are parsed badly ("X named Acme chief executive")."""
    at = verb - 1
    while (
        at >= 0
        and at not in clause.named
        and (clause.tokens[at].pos in _HELPERS or clause.word(at) in _SKIPPED)
    ):
        at -= 1
    if clause.word(at) == "," and clause.word(at + 1) == "who":
        at -= 1
    return clause.named.get(at)


def _told(clause: Clause, verbs: Verbs, verb: int) -> Told | None:
    """What a verb says of an office; None if it does not say that the person has it."""
    lemma, certainty = clause.tokens[verb].lemma, verbs.certainty(verb)
    if lemma in _ENDS:
        return Told.ENDED if certainty is Certainty.FACT else Told.WAS
    if certainty is not Certainty.FACT:
        return Told.WILL if certainty is Certainty.TO_COME else None
    if lemma in _STARTS:
        again = lemma in _AGAIN or clause.small[max(verb - 2, 0) : verb] == ["re", "-"]
        return Told.WAS if again else Told.STARTS
    if lemma in _TO_COME:
        return Told.WILL
    return Told.HOLDS if _is_present(clause, verbs, verb) else Told.WAS


def _is_present(clause: Clause, verbs: Verbs, verb: int) -> bool:
    if verbs.has(verb, frozenset({"has", "have", "'s", "'ve"})):
        return True
    return clause.tokens[verb].tag in {"VBZ", "VBP"} or verbs.has(verb, frozenset({"is", "are", "am"}))


def find_leading(clause: Clause, verbs: Verbs) -> list[Leading]:
    """Whoever is at the head of a named body: "X, who has led the Bank since 2020", "X chairs the committee"."""
    found = []
    for at in range(clause.size):
        token = clause.tokens[at]
        if token.lemma in _LEADING and token.pos == "VERB" and at not in clause.named:
            leading = _leading(clause, verbs, at)
            if leading is not None:
                found.append(leading)
    return found


def _leading(clause: Clause, verbs: Verbs, at: int) -> Leading | None:
    start = at + 2 if clause.word(at + 1) in {"the", "its", "a", "an"} else at + 1
    end = noun_phrase_end(clause, start)
    if end is None or "to" in clause.small[start : end + 1] or not _is_body(clause, at, start, end):
        return None
    subject = verbs.child(at, frozenset({"nsubj"}))
    relative = subject is not None and clause.small[subject] == "who"
    if not relative and clause.tokens[at].tag != "VBZ":
        return None
    person = verbs.subject(at)
    if person is None or verbs.certainty(at) is not Certainty.FACT:
        return None
    told = Told.HOLDS if _is_present(clause, verbs, at) else Told.WAS
    return Leading(at, end, person, _LEADING[clause.tokens[at].lemma], told, (start, end))


def _is_body(clause: Clause, verb: int, start: int, end: int) -> bool:
    """Whether what is led has a name of its own, or is a body that has one leader ("the committee")."""
    if clause.is_large(start) and (clause.is_large(end - 1) or clause.small[end - 1] in _BODIES):
        return True  # "the Bank of England", and not "the Atlas experiment"
    # Of "the union's commission" nobody could look up the head.
    whole = clause.tokens[verb].lemma in {"lead", "head", "chair", "command"}
    whole = whole and any(clause.is_large(at) for at in range(start, end))
    return whole and not _BODIES.isdisjoint(clause.small[start:end])
