"""Who does what in one sentence, by the parse: the person that is subject or object of a verb, and how sure it is."""

from __future__ import annotations

from enum import StrEnum

from checks.language.titles.lexicon import ADDRESSES
from checks.language.titles.phrases import Clause

_MOST_CLIMBS = 4
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_HANGING = frozenset({"conj", "xcomp", "advcl", "pcomp", "aux", "auxpass"})
# "wants to become": nothing is said to be so.
_NOT_SO = frozenset(
    """
    want hope wish plan refuse decline seek aim aspire try fail run bid campaign vie compete deny attempt dream like
    offer ask urge invite need pretend claim consider mull tell call demand press hop
    """.split()  # noqa: SIM905
)
_EXPECTED = frozenset(
    {
        "set",
        "due",
        "expect",
        "poise",
        "likely",
        "about",
        "go",
        "prepare",
        "schedule",
        "slate",
        "tip",
        "nominate",
        "tap",
        "agree",
    }
)
_DOUBT = frozenset(
    """
    would could might may should can 'd if whether unless lest not n't never nearly almost
    """.split()  # noqa: SIM905
)
_TO_COME = frozenset({"will", "'ll", "shall"})


class Certainty(StrEnum):
    """How a clause says something: as a fact, as what is to come, or not at all (denied, wished, supposed)."""

    FACT = "fact"
    TO_COME = "to come"
    NOT_SAID = "not said"


class Verbs:
    """The verbs of one sentence with what depends on them, by token index."""

    def __init__(self, clause: Clause) -> None:
        """Read the parse once."""
        self._clause = clause
        self._children: dict[int, list[int]] = {}
        for at, token in enumerate(clause.tokens):
            governor = token.head - clause.base
            if governor != at:
                self._children.setdefault(governor, []).append(at)

    def child(self, at: int, deps: frozenset[str]) -> int | None:
        """The first token that depends on this one in one of these ways."""
        return next((c for c in self._children.get(at, ()) if self._clause.tokens[c].dep in deps), None)

    def is_verb(self, at: int) -> bool:
        """Whether this token is a verb, "be" and "have" included."""
        return 0 <= at < self._clause.size and self._clause.tokens[at].pos in {"VERB", "AUX"}

    def subject(self, verb: int) -> int | None:
        """The number of the person who is the subject, of the verb itself or of the one that it hangs on."""
        clause = self._clause
        for _ in range(_MOST_CLIMBS):
            token, governor = clause.tokens[verb], clause.head(verb)
            subject = self.child(verb, _SUBJECTS)
            if subject is not None and clause.tokens[subject].tag in {"WP", "WDT"}:
                return self.antecedent(subject)
            if subject is not None:
                return self._named(subject)
            if token.dep == "acl" or (token.dep in {"advcl", "amod"} and governor in clause.named):
                return clause.named.get(governor)
            if token.dep not in _HANGING or governor == verb or not 0 <= governor < clause.size:
                return None
            verb = governor
        return None

    def has_subject(self, verb: int) -> bool:
        """Whether the verb itself has a subject, whoever that is."""
        return self.child(verb, _SUBJECTS) is not None

    def _named(self, subject: int) -> int | None:
        """The person that a subject is: the word itself, or its apposition ("the novelist |X|, who ..., was")."""
        named = self._clause.named
        if subject in named:
            return named[subject]
        beside = self.child(subject, frozenset({"appos"}))
        if beside is None or beside not in named:
            return self._enclosed_subject(subject)
        start, end = self._clause.spans[named[beside]]
        while self._clause.word(start - 1).removesuffix(".") in ADDRESSES:
            start -= 1
        # "the man sacked two weeks ago, |X|, was"
        enclosed = self._clause.word(start - 1) == "," and self._clause.word(end) == ","
        return named[beside] if beside <= subject + 3 or enclosed else None

    def _enclosed_subject(self, subject: int) -> int | None:
        """The person whom the parse takes for a second subject: "the man sacked two weeks ago, |X|, was"."""
        clause, verb = self._clause, self._clause.head(subject)
        for other in self._children.get(verb, ()):
            if subject < other < verb and other in clause.named and clause.tokens[other].dep in _SUBJECTS:
                start, end = clause.spans[clause.named[other]]
                return clause.named[other] if clause.word(start - 1) == clause.word(end) == "," else None
        return None

    def antecedent(self, who: int) -> int | None:
        """Whom "who" stands for: the name before it, or the name that the noun before it stands in apposition to."""
        clause = self._clause
        before = who - 2 if clause.word(who - 1) in {",", "(", "–", "—"} else who - 1
        if before in clause.named:
            return clause.named[before]
        verb = clause.head(who)
        noun = clause.head(verb) if 0 <= verb < clause.size else -1
        if not 0 <= noun < clause.size:
            return None
        if noun not in clause.named and clause.tokens[noun].dep == "appos":
            noun = clause.head(noun)
        return clause.named.get(noun)

    def object(self, verb: int, until: int) -> int | None:
        """The person after a verb and before `until`: whom it names, elects or sacks."""
        clause = self._clause
        between = {clause.named[at] for at in range(verb + 1, until) if at in clause.named}
        return between.pop() if len(between) == 1 else None

    def agent(self, verb: int) -> int | None:
        """The person after the "by" of a passive."""
        by = self.child(verb, frozenset({"agent"}))
        who = self.child(by, frozenset({"pobj"})) if by is not None else None
        return None if who is None else self._clause.named.get(who)

    def is_passive(self, verb: int) -> bool:
        """Whether it is "was appointed", or "appointed" alone behind a name."""
        if self.child(verb, frozenset({"nsubjpass", "auxpass"})) is not None:
            return True
        token = self._clause.tokens[verb]
        return token.tag == "VBN" and self.child(verb, frozenset({"aux"})) is None

    def has(self, verb: int, words: frozenset[str]) -> bool:
        """Whether one of these helps or marks the verb ("had", "not", "if")."""
        deps = {"aux", "auxpass", "neg", "mark", "advmod"}
        return any(
            self._clause.small[c] in words
            for c in self._children.get(verb, ())
            if self._clause.tokens[c].dep in deps
        )

    def certainty(self, verb: int) -> Certainty:
        """How the sentence says what this verb says."""
        result = Certainty.FACT
        for _ in range(_MOST_CLIMBS):
            if self.has(verb, _DOUBT):
                return Certainty.NOT_SAID
            if self.has(verb, _TO_COME):
                result = Certainty.TO_COME
            governor = self._governor_of_infinitive(verb)
            if governor is None:
                return result
            governed = self._by_governor(verb, governor)
            if governed is not Certainty.FACT:
                return governed
            verb = governor
        return result

    def _took(self, verb: int) -> bool:
        """Whether the verb tells how many rounds it took ("took nine ballots to become")."""
        tokens = self._clause.tokens
        rounds = self.child(verb, frozenset({"dobj"}))
        needed = tokens[verb].lemma == "need" and tokens[verb].tag == "VBD"
        return needed and rounds is not None and tokens[rounds].lemma in _ROUNDS

    def _governor_of_infinitive(self, verb: int) -> int | None:
        """What "to become" hangs on; None for a verb that stands by itself."""
        token, governor = self._clause.tokens[verb], self._clause.head(verb)
        infinitive = token.tag == "VB" or token.dep in {"xcomp", "pcomp", "auxpass"}
        return governor if infinitive and governor != verb and 0 <= governor < self._clause.size else None

    def _by_governor(self, verb: int, governor: int) -> Certainty:
        word = self._clause.tokens[governor]
        if word.lemma in _NOT_SO and not self._took(governor):
            return Certainty.NOT_SAID
        if word.lemma in _EXPECTED:
            return Certainty.TO_COME
        # "the bid to become president" is none, "the first woman to become president" is one
        is_wish = word.pos == "NOUN" and word.lemma not in _DONE and self._clause.tokens[verb].tag == "VB"
        return Certainty.NOT_SAID if is_wish else Certainty.FACT


# Who "needed three ballots to become speaker" became it.
_ROUNDS = frozenset("ballot round attempt try recount runoff go".split())  # noqa: SIM905
_DONE = frozenset("woman man person american briton european politician player leader".split())  # noqa: SIM905
