"""Named people beside accusations: who, by the grammar of the sentence, is the one accused. Pure.

The judge, the lawyer, the officer, the victim and who merely speaks of it are not. A wrong tag is a false alarm and a
missing one is a line less to read, so a sentence whose grammar does not tell is passed over.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checks.model import PartRole
from checks.reading import Accusation, Label, Mention, Stretch, Token

# What is done to the accused: passive with them as subject, active with them as object.
_DONE_TO = frozenset(
    """
    charge accuse convict sentence arrest indict jail imprison prosecute impeach acquit extradite remand arraign suspect
    implicate detain incarcerate court-martial
    """.split()  # noqa: SIM905
)
# These need a misdeed beside them: a player is suspended for a match and a batsman dismissed for 34.
_ENDED = frozenset(
    {
        "sack",
        "fire",
        "dismiss",
        "suspend",
        "ban",
        "fine",
        "expel",
        "strip",
        "investigate",
        "sue",
        "disbar",
        "clear",
        "blame",
        "oust",
        "censure",
        "hold",
        "try",
        "find",
    }
)
# One can be accused of dodging a debate.
_OF_ANYTHING = frozenset({"accuse", "suspect", "implicate", "prosecute"})
_DOES = frozenset(
    """
    embezzle defraud rape murder molest plagiarise plagiarize launder bribe extort perjure assault grope
    """.split()  # noqa: SIM905
)
_SAYS_OF_SELF = frozenset(
    {
        "plead",
        "admit",
        "confess",
        "deny",
        "face",
        "await",
        "stand",
        "resign",
        "quit",
        "apologise",
        "apologize",
        "serve",
        "appeal",
    }
)
_MISDEEDS = (
    r"(?:fraud|frauds|theft|thefts|murders?|manslaughter|homicide|killings?|rapes?|assaults?|abuse|misconduct|harassment|"
    r"corruption|bribery|bribes?|laundering|embezzlement|extortion|perjury|plagiarism|doping|libel|slander|defamation|"
    r"treason|espionage|spying|terrorism|trafficking|smuggling|racketeering|tax evasion|evasion|insider trading|bullying|"
    r"stalking|blackmail|conspiracy|obstruction|negligence|kidnapping|arson|robbery|burglary|forgery|war crimes|genocide|"
    r"crimes against humanity|crimes?|offences?|offenses?|felony|felonies|allegations?|accusations?|charges?|wrongdoing|"
    r"irregularities|scandals?|guilty|affair|leaks?|lying|cheating|stealing|breaches|breach|violations?|violating|"
    r"breaking|racism|antisemitism|drugs?|falsifying|misleading|contempt|cover-up|money-laundering|battery|counts?|"
    r"match-fixing|hacking|incitement|insurrection|sedition|collusion|cruelty|neglect|groping|grooming|indecency|"
    r"misusing|misuse|misled|defrauding|laundered|bribing|raping|murdering|killing|assaulting|harassing|abusing|plagiarising|plagiarizing|torture|torturing|inciting|evading|perverting|embezzling|inappropriate|prison|jail|trial|extradition|sentence|verdict|conviction|lawsuit|impeachment)"
)
_MISDEED = re.compile(rf"\b(?=[a-z]){_MISDEEDS}\b")
_OWN_NOUNS = frozenset(
    """
    conviction arrest indictment trial sentence sentencing prosecution impeachment imprisonment extradition detention
    dismissal sacking firing misconduct crime crimes fraud guilt arraignment plagiarism embezzlement bribery corruption
    wrongdoing retrial
    """.split()  # noqa: SIM905
)
_AGAINST = frozenset(
    """
    charge allegation accusation case complaint lawsuit suit indictment warrant evidence proceeding claim verdict
    prosecution sanction inquiry investigation
    """.split()  # noqa: SIM905
)
_OF = frozenset(
    {
        "arrest",
        "conviction",
        "indictment",
        "trial",
        "prosecution",
        "impeachment",
        "sentencing",
        "extradition",
        "detention",
        "acquittal",
        "sacking",
        "dismissal",
    }
)
_CRIMINALS = frozenset(
    """
    murderer rapist fraudster paedophile pedophile offender swindler gangster mobster kingpin killer felon conman
    terrorist smuggler trafficker
    """.split()  # noqa: SIM905
)
_TRIGGER = re.compile(
    r"\b(?=[a-z])(?:charg|accus|convict|sentenc|arrest|indict|jail|imprison|prosecut|impeach|acquit|extradit|remand|arraign|"
    r"suspect|implicat|detain|incarcerat|court-martial|sack|fired|dismiss|suspend|banned|fined|expel|stripped|"
    r"investigat|sued|disbar|cleared|blamed|oust|censur|held|tried|found|embezzl|defraud|rap(?:e|ed|ing|ist)|murder|molest|plagiari|"
    r"launder|brib|extort|perjur|assault|grop|plead|pled|admit|confess|den(?:y|ie)|fac(?:e|ed|es|ing)|await|stands?|stood|resign|"
    r"quit|apologi|serv(?:ed|es|ing)|appeal|trial|misconduct|crime|fraud|guilt|corrupt|wrongdoing|allegation|warrant|"
    r"lawsuit|complaint|case|inquiry|evidence|killer|felon|offender|gangster|mobster|terrorist|smuggl|traffick|paedophil|"
    r"pedophil|swindl|kingpin|conman)"
)
# A sentence about a part that someone plays, or a match, tells of no crime of theirs.
_PLOT = re.compile(
    r"\b(?:plays|played by|portrays|portrayed|stars as|starred as|character|in the (?:film|movie|novel|play|series|drama|"
    r"episode)|wickets?|lbw|bowled|goalkeeper saved|penalty kick|fouled|red card|yellow cards?)\b"
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_LONGEST_CLIMB = 6


@dataclass(frozen=True, slots=True)
class _Tree:
    """A sentence as a tree: its tokens by absolute index, and who hangs on whom."""

    tokens: Sequence[Token]
    first: int
    last: int
    below: Mapping[int, Sequence[int]]

    def children(self, place: int, *deps: str) -> Iterator[int]:
        """The words that hang on a word by one of these relations."""
        return (child for child in self.below.get(place, ()) if self.tokens[child].dep in deps)


def find_accusations(
    text: str, sentences: Sequence[Stretch], tokens: Sequence[Token], persons: Sequence[Mention]
) -> tuple[Accusation, ...]:
    """The accusations of the text that stand beside the named person whom they accuse, in its order."""
    found: list[Accusation] = []
    for sentence in sentences:
        if sentence.role is PartRole.CREDIT:
            continue
        first, last = (
            bisect_left(persons, edge, key=lambda person: person.start)
            for edge in (sentence.start, sentence.end)
        )
        here = [person for person in persons[first:last] if person.label is Label.PERSON]
        words = (
            text[sentence.start : sentence.end].lower() if here else ""
        )  # the patterns are in small letters
        if not _TRIGGER.search(words) or _PLOT.search(words):
            continue
        misdeed = _MISDEED.search(words) is not None
        tree = _tree(tokens, sentence)
        for person in here:
            place = _accusing(tree, sentence, person, misdeed=misdeed)
            if place is not None:
                found.append(
                    Accusation(
                        start=tokens[place].start, end=tokens[place].end, person=person, role=sentence.role
                    )
                )
    return tuple(found)


def _tree(tokens: Sequence[Token], sentence: Stretch) -> _Tree:
    below: dict[int, list[int]] = {}
    for place in range(sentence.first, sentence.last):
        head = tokens[place].head
        if head != place:
            below.setdefault(head, []).append(place)
    return _Tree(tokens, sentence.first, sentence.last, below)


def _accusing(tree: _Tree, sentence: Stretch, person: Mention, *, misdeed: bool) -> int | None:
    """The index of the accusing word if this person is the one accused."""
    tokens = tree.tokens
    first = bisect_left(tokens, person.start, sentence.first, sentence.last, key=lambda token: token.start)
    last = bisect_left(tokens, person.end, sentence.first, sentence.last, key=lambda token: token.start)
    if first >= last:
        return None
    before = first - 1
    if (
        before >= sentence.first
        and tokens[before].lemma.casefold() in _CRIMINALS
        and tokens[before].tag == "NN"
    ):
        return before
    head = next((place for place in range(first, last) if not first <= tokens[place].head < last), last - 1)
    for place in _same_person(tree, head):
        accusing = _hanging(tree, place, misdeed=misdeed)
        if accusing is None:
            accusing = _above(tree, place, misdeed=misdeed)
        if accusing is not None:
            return accusing
    return None


def _same_person(tree: _Tree, head: int) -> Iterator[int]:
    """The word of the name, and the words that it is joined to by "and" or stands beside as the same person."""
    yield head
    place = head
    for _ in range(_LONGEST_CLIMB):
        token = tree.tokens[place]
        if token.dep not in {"conj", "appos", "compound", "nmod"} or token.head == place:
            return
        if (
            token.dep in {"compound", "nmod"}
            and tree.tokens[token.head].pos == "NOUN"
            and token.head != place + 1
        ):
            return
        place = token.head
        yield place


def _hanging(tree: _Tree, place: int, *, misdeed: bool) -> int | None:
    """As in "Madoff, convicted of fraud in 2009," and "Madoff, who was convicted of fraud"."""
    for child in tree.children(place, "acl", "relcl", "amod"):
        token = tree.tokens[child]
        if token.dep == "relcl":
            subject = next(tree.children(child, "nsubj", "nsubjpass"), None)
            if subject is None or tree.tokens[subject].text.casefold() not in {"who", "that"}:
                continue
            passive = tree.tokens[subject].dep == "nsubjpass"
            accusing = _by_verb(tree, child, passive=passive, misdeed=misdeed)
            if accusing is not None:
                return accusing
        elif token.tag == "VBN" and _is_done_to(tree, child, misdeed=misdeed):
            return child
    return None


def _above(tree: _Tree, place: int, *, misdeed: bool) -> int | None:
    """What the person is subject, object or owner of."""
    token = tree.tokens[place]
    above, over = tree.tokens[token.head], token.head
    if token.dep in _SUBJECTS:
        accusing = _by_verb(tree, over, passive=token.dep == "nsubjpass", misdeed=misdeed)
        return accusing if accusing is not None else _before_subject(tree, over, misdeed=misdeed)
    if token.dep in {"dobj", "obj"}:
        done_to = above.lemma in _DONE_TO and (misdeed or above.lemma not in _OF_ANYTHING)
        if done_to or (above.lemma in _ENDED and misdeed and above.lemma not in {"hold", "try", "find"}):
            return over if _is_accusing(tree, over) else None
        return over if above.lemma == "find" and _guilty(tree, over) is not None else None
    if token.dep == "poss":
        return (
            over
            if above.lemma.casefold() in _OWN_NOUNS and _is_legal_noun(tree, over, misdeed=misdeed)
            else None
        )
    if token.dep == "pobj" and above.head != over:
        noun = tree.tokens[above.head]
        kinds = {"against": _AGAINST, "of": _OF, "for": frozenset({"warrant"})}.get(
            above.text.casefold(), frozenset()
        )
        weak = noun.lemma in {"case", "evidence", "claim", "sanction", "verdict", "inquiry", "investigation"}
        if noun.lemma.casefold() in kinds and noun.pos in {"NOUN", "PROPN"} and (misdeed or not weak):
            return above.head
    return None


def _by_verb(tree: _Tree, verb: int, *, passive: bool, misdeed: bool) -> int | None:
    """The accusing word of a verb whose subject the person is, also one verb or "and" further on."""
    for place in _chain(tree, verb):
        token = tree.tokens[place]
        is_passive = (passive if place == verb else False) or any(tree.children(place, "auxpass"))
        if is_passive and _is_done_to(tree, place, misdeed=misdeed):
            return place
        if (
            not is_passive
            and token.pos in {"VERB", "AUX"}
            and (own := _own_deed(tree, place, misdeed=misdeed)) is not None
        ):
            return own
    return None


def _chain(tree: _Tree, verb: int) -> Iterator[int]:
    """The verb, the verbs that "and" joins to it, and those that it only leads to ("is due to be sentenced")."""
    waiting, seen = [verb], {verb}
    while waiting and len(seen) <= _LONGEST_CLIMB:
        place = waiting.pop(0)
        yield place
        for child in tree.children(place, "conj", "xcomp", "acomp"):
            own_subject = any(tree.children(child, "nsubj", "nsubjpass"))
            if child not in seen and not own_subject:
                seen.add(child)
                waiting.append(child)


def _is_done_to(tree: _Tree, verb: int, *, misdeed: bool) -> bool:
    lemma = tree.tokens[verb].lemma.casefold()
    if lemma == "find":
        return _guilty(tree, verb) is not None
    if lemma in _ENDED:
        return misdeed and _because(tree, verb)
    return lemma in _DONE_TO and (misdeed or lemma not in _OF_ANYTHING) and _is_accusing(tree, verb)


def _because(tree: _Tree, verb: int) -> bool:
    """Whether "for", "over", "after" ... leads from the verb to a misdeed."""
    for prep in tree.children(verb, "prep", "advcl", "mark", "pcomp"):
        if tree.tokens[prep].text.casefold() not in {
            "for",
            "over",
            "after",
            "amid",
            "following",
            "on",
            "of",
            "from",
            "pending",
            "by",
        }:
            continue
        words = " ".join(tree.tokens[place].text for place in range(prep, min(prep + 12, tree.last)))
        if _MISDEED.search(words.lower()):
            return True
    return False


def _is_accusing(tree: _Tree, verb: int) -> bool:
    """Not "charged with leading the inquiry", "charged £50" or "suspected that"."""
    token = tree.tokens[verb]
    if token.lemma == "charge":
        words = [tree.tokens[place] for place in range(verb + 1, min(verb + 4, tree.last))]
        task = len(words) > 1 and words[0].text == "with" and words[1].tag == "VBG"
        money = any(word.text in {"$", "£", "€", "%"} or word.tag == "CD" for word in words[:2])
        return not money and (
            not task or _MISDEED.search(" ".join(word.text.lower() for word in words)) is not None
        )
    return token.pos in {"VERB", "ADJ"} or token.tag in {"VBN", "VBD"}


def _guilty(tree: _Tree, verb: int) -> int | None:
    near = range(verb + 1, min(verb + 6, tree.last))
    return next((place for place in near if tree.tokens[place].text.casefold() in {"guilty", "liable"}), None)


def _own_deed(  # noqa: PLR0911 - one line for each sort of verb
    tree: _Tree, verb: int, *, misdeed: bool
) -> int | None:
    """As in "pleaded guilty", "denies the charges", "resigned over allegations", "embezzled"."""
    token = tree.tokens[verb]
    lemma = token.lemma.casefold()
    if lemma in _DOES:
        return verb
    if lemma == "be":
        guilty = next(
            (place for place in tree.children(verb, "acomp") if tree.tokens[place].text == "guilty"), None
        )
        return guilty if guilty is not None else _on_trial(tree, verb)
    if lemma in {"go", "stand"}:
        return _on_trial(tree, verb)
    if lemma not in _SAYS_OF_SELF or not misdeed:
        return None
    # The misdeed stands in what hangs on the verb, shortly behind it.
    words = " ".join(tree.tokens[place].text for place in range(verb + 1, min(verb + 9, tree.last)))
    cut = re.split(r" [,;:.“”\"] | that | who | which | and said ", f" {words} ", maxsplit=1)[0]
    if lemma in {"resign", "quit", "apologise", "apologize"}:
        return verb if re.search(rf" (?:over|after|amid|for|following) .*\b{_MISDEEDS}\b", cut) else None
    if lemma == "face":
        return (
            verb
            if re.search(
                r"\b(?:charges?|trial|prison|jail|allegations|accusations|extradition|impeachment|counts?)\b",
                cut,
            )
            else None
        )
    if lemma == "serve":
        return verb if re.search(r"\b(?:sentence|prison|jail)\b", cut) else None
    if lemma in {"await", "appeal"}:
        return verb if re.search(r"\b(?:trial|sentencing|conviction|sentence|extradition)\b", cut) else None
    return verb if _MISDEED.search(cut.lower()) else None


def _on_trial(tree: _Tree, verb: int) -> int | None:
    words = [tree.tokens[place].text.casefold() for place in range(verb + 1, min(verb + 5, tree.last))]
    for lead in ("on", "standing", "awaiting", "stand"):
        if lead in words and words[words.index(lead) + 1 : words.index(lead) + 2] == ["trial"]:
            return verb + 2 + words.index(lead)
    if words[:1] in (["trial"], ["accused"]):
        return verb + 1
    return None


def _before_subject(tree: _Tree, verb: int, *, misdeed: bool) -> int | None:
    """As in "Accused of fraud, Madoff ..."."""
    for child in tree.children(verb, "advcl"):
        own = any(tree.children(child, "nsubj", "nsubjpass", "aux", "mark"))
        if (
            tree.tokens[child].tag == "VBN"
            and not own
            and child < verb
            and _is_done_to(tree, child, misdeed=misdeed)
        ):
            return child
    return None


def _is_legal_noun(tree: _Tree, noun: int, *, misdeed: bool) -> bool:
    """As in "Madoff’s conviction", not "Merkel’s firm conviction that"."""
    lemma = tree.tokens[noun].lemma.casefold()
    after = tree.tokens[noun + 1].text.casefold() if noun + 1 < tree.last else ""
    if lemma in {"conviction", "sentence"}:
        return after != "that" and (misdeed or after in {"for", "in", "on", "was", "and", ","})
    if lemma in {"trial", "dismissal", "firing"}:
        return lemma == "trial" or misdeed
    return True
