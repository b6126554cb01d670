"""The words that say that somebody says something, and who does by the grammar of the sentence. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from checks.reading import Token

_SAYING = frozenset(
    """
    say tell add argue write claim announce explain note insist state stress warn ask reply answer respond tweet post
    emphasise emphasize declare continue recall admit deny acknowledge concede confirm reveal remark comment observe
    joke quip shout yell scream cry whisper mutter murmur snap retort chant read recount complain lament muse testify
    swear vow pledge promise predict suggest propose urge demand conclude reiterate repeat maintain assert contend
    allege believe think hope fear agree disagree object protest boast exclaim interject report quote clarify elaborate
    caution advise estimate hint signal rule speak text email wonder marvel sigh grumble fume scoff gush enthuse bemoan rue opine
    plead crow exult sneer
    """.split()  # noqa: SIM905
)
# Verbs that take a few quoted words: "called it “a disgrace”".
_CALLING = frozenset(
    """
    call describe label brand praise hail criticise criticize blame dismiss denounce condemn reject slam blast accuse
    liken compare characterise characterize deem cite welcome mock deride decry express thank apologise apologize
    portray regard consider voice offer deliver issue want seek favour favor envisage envision foresee hail salute tout defend
    lambast lambaste deplore
    """.split()  # noqa: SIM905
)
CUES = _SAYING | _CALLING
# Verbs in the present that look like nouns.
_LIKE_NOUNS = frozenset(
    {
        "tweets",
        "tweeted",
        "posts",
        "claims",
        "reports",
        "texts",
        "emails",
        "jokes",
        "quips",
        "notes",
        "comments",
    }
)
_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})
_CLIMBS = frozenset({"conj", "advcl", "xcomp", "pcomp", "ccomp", "dep", "prep", "aux", "parataxis"})
# With one of these behind it, a verb form between commas is no reduced passive: "X, the mayor, called it ...".
_OBJECTS = frozenset({"PRON", "PROPN", "DET", "NOUN"})
_MOST_CLIMBS = 4
_REACH_OF_AS = 12  # tokens between "as" and "put it"
_REACH = 45  # tokens between a verb and its subject; news sentences are seldom longer


@dataclass(frozen=True)
class Cue:
    """A word of saying and the head token of who says it, None where the grammar does not tell."""

    at: int
    subject: int | None
    passive: bool = False


def is_cue(token: Token) -> bool:
    """Whether a token is a verb of saying or calling."""
    return token.lemma in CUES and token.pos in {"VERB", "AUX"}


def cue_at(tokens: Sequence[Token], at: int, quoted: Callable[[int], bool]) -> Cue:
    """The cue at this token, with its subject by the parse; `quoted` tells the offsets in quotation marks."""
    verb = at
    for _ in range(_MOST_CLIMBS):
        subject = _subject_of(tokens, verb)
        if _is_passive(tokens, verb):
            return _passive(tokens, at, verb, subject)
        # "X said his side had lost and blamed": the parse mostly ties the second verb to the nearer subject.
        borrowed = subject is not None and verb != at and subject > 0 and tokens[subject - 1].tag == "PRP$"
        if subject is not None and not borrowed and not quoted(tokens[subject].start):
            return Cue(at, _antecedent(tokens, verb, subject))
        token = tokens[verb]
        if token.dep in {"acl", "relcl"}:
            return Cue(at, token.head if tokens[token.head].pos in {"NOUN", "PROPN"} else None)
        if token.dep not in _CLIMBS or token.head == verb:
            break
        verb = token.head
    return Cue(at, None)


def last_cue(tokens: Sequence[Token], first: int, end: int, quoted: Callable[[int], bool]) -> Cue | None:
    """The cue nearest to the end of a stretch."""
    for index in range(end - 1, first - 1, -1):
        token = tokens[index]
        if (
            token.text.casefold() == "according"
            and index + 1 < len(tokens)
            and tokens[index + 1].text == "to"
        ):
            return Cue(index, _object_of(tokens, index + 1))
        if is_cue(token):
            return cue_at(tokens, index, quoted)
        if (put := put_cue(tokens, index)) is not None:
            return put
        if _is_misread(tokens, index):
            return Cue(index, index - 1)
        if token.text == "words" and [one.text.casefold() for one in tokens[index - 2 : index]] == [
            "in",
            "the",
        ]:
            return Cue(index, _object_of(tokens, index + 1))
    return None


def put_cue(tokens: Sequence[Token], at: int) -> Cue | None:
    """Read "as Osgood |put| it": the cue at this token with the words before it as its subject."""
    if at + 1 >= len(tokens) or tokens[at].lemma != "put" or tokens[at + 1].text != "it":
        return None
    begins = next(
        (back for back in range(at - 1, max(-1, at - _REACH_OF_AS), -1) if tokens[back].text in {"as", "As"}),
        None,
    )
    if begins is None or begins == at - 1:
        return None
    subject = _subject_of(tokens, at)
    if subject is None or not begins < subject < at:
        subject = at - 1 if tokens[at - 1].pos in {"PROPN", "PRON"} else None
    return Cue(at, subject) if subject is not None else None


def _is_misread(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun is the verb of "Osgood tweets that" and "Osgood claims:"."""
    token = tokens[at]
    if (
        token.tag not in {"NNS", "NN"}
        or token.text.casefold() not in _LIKE_NOUNS
        or not 0 < at < len(tokens) - 1
    ):
        return False
    return tokens[at - 1].pos == "PROPN" and tokens[at + 1].text in {"that", ":"}


def _children(tokens: Sequence[Token], verb: int) -> Iterator[int]:
    for index in range(max(0, verb - _REACH), min(len(tokens), verb + _REACH)):
        if tokens[index].head == verb and index != verb:
            yield index


def _subject_of(tokens: Sequence[Token], verb: int) -> int | None:
    return next((index for index in _children(tokens, verb) if tokens[index].dep in _SUBJECT), None)


def _antecedent(tokens: Sequence[Token], verb: int, subject: int) -> int | None:
    """Whom "who" and "which" stand for."""
    if tokens[subject].text.casefold() not in {"who", "which", "that"}:
        return subject
    head = tokens[verb].head
    for _ in range(_MOST_CLIMBS):
        if tokens[head].pos in {"NOUN", "PROPN"}:
            return head
        if tokens[head].dep not in {"relcl", "conj"} or tokens[head].head == head:
            return None
        head = tokens[head].head
    return None


def _is_passive(tokens: Sequence[Token], verb: int) -> bool:
    """Whether it is done to the subject: "was called", and "called" alone behind a noun."""
    token = tokens[verb]
    if token.tag != "VBN" and not (token.tag == "VBD" and token.dep in {"acl", "relcl"}):
        return False
    helpers = [tokens[index] for index in _children(tokens, verb) if tokens[index].dep in {"aux", "auxpass"}]
    if any(helper.dep == "auxpass" for helper in helpers):
        return True
    if any(
        helper.lemma in {"have", "'ve", "’ve"} or helper.text.casefold() in {"has", "had", "have"}
        for helper in helpers
    ):
        return False
    if (
        verb > 0
        and tokens[verb - 1].text == ","
        and tokens[verb + 1 : verb + 2]
        and tokens[verb + 1].pos in _OBJECTS
    ):
        return False
    return token.dep in {"acl", "advcl"} or (_subject_of(tokens, verb) is None and token.dep != "conj")


def _passive(tokens: Sequence[Token], at: int, verb: int, subject: int | None) -> Cue:
    """Let the subject of "was quoted as saying" speak; "was described as ... by X" lets X speak; else nobody is named."""
    if (
        tokens[verb].lemma in {"quote", "hear", "report", "record", "cite", "understand", "believe"}
        and verb != at
    ):
        return Cue(at, subject, passive=True)
    for index in _children(tokens, verb):
        if tokens[index].text == "by" and index > verb:
            return Cue(at, _object_of(tokens, index), passive=True)
    return Cue(at, None, passive=True)


def _object_of(tokens: Sequence[Token], joint: int) -> int | None:
    """The object of a preposition; where the parse does not tell, the end of the run of nouns behind it."""
    for index in range(joint + 1, min(len(tokens), joint + 14)):
        if tokens[index].head == joint and tokens[index].dep == "pobj":
            return index
    last: int | None = None
    for index in range(joint + 1, min(len(tokens), joint + 8)):
        if tokens[index].pos not in {"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"}:
            break
        last = index
    return last
