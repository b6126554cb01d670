"""How the written name of a body differs from the one a reference gives: a slip of the pen, a word, or all of it. Pure.

Names of bodies are made of few words that many bodies share, so a near name is mostly another body ("World Trade
Organization", "World Tourism Organization"). What is told apart here is which words differ and how; whether it is
the same body, the letters beside the name must say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from checks.compare.countries import country_of
from checks.compare.gazetteer import is_well_known_place
from checks.compare.strings import fold

SMALL = frozenset({"of", "the", "and", "for", "on", "in", "to", "&", "at", "with", "against", "by", "from"})
COMPANY = frozenset(
    """
    inc ltd plc llc llp gmbh ag sa nv bv spa corp corporation incorporated co company group limited holdings holding
    se ab as asa oyj kk kgaa pty lp srl sas bhd
    """.split()  # noqa: SIM905
)
_WORD = re.compile(r"[\w&']+")

# Words that names of bodies share in every country; one of them with a letter wrong is a slip and no other name.
SHARED_WORDS = frozenset(
    """
    organisation organization association federation confederation international intergovernmental european national
    regional cooperation development security economic economics education educational environmental environment
    agricultural agriculture criminal scientific cultural humanitarian parliamentary independent democratic republican
    department ministry university institute institution commission committee council community communities assembly
    conference convention foundation society alliance league union agency authority administration bureau company
    corporation monetary financial finance investment reconstruction infrastructure atlantic pacific american african
    technology research medicine medical children refugees football athletics olympic paralympic cricket broadcasting
    telecommunication telecommunications meteorological intellectual property maritime aviation energy atomic nuclear
    chemical weapons justice rights human health world nations united states federal reserve central commonwealth
    countries petroleum exporting treaty collective council's workers trade labour labor service services studies
    strategic policy political museum library academy sciences sports philharmonic orchestra movement government
    """.split()  # noqa: SIM905
)
# Heads of names: a body is called after what it is for, and people mistake whether that is an agency or an association.
_HEADS = frozenset(
    """
    organization association federation confederation commission committee council agency authority administration
    bureau board union league society institute institution foundation fund programme program office department
    ministry alliance community centre center corporation company group forum conference assembly service network
    party movement front coalition court tribunal academy college university initiative trust
    """.split()  # noqa: SIM905
)
# What a body without the word is called in short: "Eurasian Union" for the Eurasian Economic Union.
_PURPOSES = frozenset(
    """
    economic security development monetary trade criminal health food energy customs political investment
    infrastructure nuclear atomic cooperation
    """.split()  # noqa: SIM905
)
_STYLES = (
    ("programme", "program"),
    ("centre", "center"),
    ("defence", "defense"),
    ("labour", "labor"),
    ("theatre", "theater"),
    ("harbour", "harbor"),
    ("paediatric", "pediatric"),
    ("licence", "license"),
    ("saint", "st"),
)
# Letters that names of bodies begin with and that some references write out.
_SPELT_OUT = {
    "un": ("united", "nations"),
    "us": ("united", "states"),
    "uk": ("united", "kingdom"),
    "eu": ("european", "union"),
}
_QUARTER = re.compile(r"\b(north|south) (east|west)")
_ISE = re.compile(r"is(?=(?:e|es|ed|ing|ation|ations|ational)\b)")
_ENDINGS = tuple(
    sorted(
        """
        s es al ic ical ish ist ists an ian ians ing ed er ers ity y ies ion ions ation ment ern ese ive ary ory
        e ism
        """.split(),  # noqa: SIM905
        key=len,
        reverse=True,
    )
)
_COMPLEMENTS = frozenset({"of", "for", "in", "on"})
_SHORTEST_STEM = 3
_SHORTEST_OWN_WORD, _SHORTEST_PLACE, _LONG_WORD = 8, 6, 10
_SAME_BEGINNING = 3
_FEWEST_WORDS = 2


class BodyLikeness(StrEnum):
    """What a written name is to a reference's name of a body.

    SAME: but for style. MISSPELT: one word with letters wrong that surely is no other word; MAYBE_MISSPELT: that may be
    one. EXCHANGED: one word for another; FORM: for another form of the word ("East", "Eastern"); HEAD: the one that says
    what sort of body it is; JOINT: only a small word. ADDED: a second complement ("of Nations") put in; LENGTH: one
    word too many or too few. OTHER: another name.
    """

    SAME = "same"
    MISSPELT = "misspelt"
    MAYBE_MISSPELT = "maybe misspelt"
    EXCHANGED = "exchanged"
    FORM = "form"
    HEAD = "head"
    JOINT = "joint"
    ADDED = "added"
    LENGTH = "length"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class BodyComparison:
    """Two names of bodies side by side. `written` and `reference` are the words that differ; `shared` how many do not."""

    likeness: BodyLikeness
    written: str = ""
    reference: str = ""
    shared: int = 0


_OTHER = BodyComparison(likeness=BodyLikeness.OTHER)


@lru_cache(maxsize=8192)
def body_words(name: str) -> tuple[str, ...]:
    """The words of a name, folded, without the article, marks and the differences of British and American style."""
    bare = fold(name).replace(".", "").replace("co-op", "coop").replace("-", " ").replace("/", " ")
    bare = _QUARTER.sub(r"\1\2", bare)
    words = _WORD.findall(bare.replace("&", " and ").removeprefix("the "))
    spelt = (part for word in words for part in _SPELT_OUT.get(word, (word,)))
    return tuple(_styled(word) for word in spelt)


def _styled(word: str) -> str:
    plain = word.strip("'")
    for british, american in _STYLES:
        if plain in {british, british + "s"}:
            return plain.replace(british, american)
    return _ISE.sub("iz", plain) if len(plain) > 6 else plain  # noqa: PLR2004 - "rise", "wise" are no -ise verbs


def heavy_words(words: Sequence[str]) -> list[str]:
    """The words that tell a body apart: small words and a company's suffix left out."""
    return [word for word in words if word not in SMALL and word not in COMPANY]


def initials_of(name: str) -> str:
    """The initials of the words of weight, folded: "iaea" of International Atomic Energy Agency."""
    return "".join(word[0] for word in body_words(name) if word not in SMALL)


@lru_cache(maxsize=16384)
def compare_bodies(written: str, reference: str) -> BodyComparison:
    """What the written name is to the one that a reference gives. Both in any writing of English."""
    ours, theirs = body_words(written), body_words(reference)
    heavy, other = heavy_words(ours), heavy_words(theirs)
    if heavy and [_singular(word) for word in heavy] == [_singular(word) for word in other]:
        return _of_same_weight(ours, theirs, len(heavy))
    if len(heavy) == len(other):
        return _one_word_apart(heavy, other)
    return _with_complement(ours, theirs)


def _of_same_weight(ours: Sequence[str], theirs: Sequence[str], shared: int) -> BodyComparison:
    """The same words of weight: a small word may stand for another one, as "of" for "in"."""
    if not _prepositions_exchanged(ours, theirs):
        return BodyComparison(likeness=BodyLikeness.SAME, shared=shared)
    return BodyComparison(
        likeness=BodyLikeness.JOINT, written=" ".join(ours), reference=" ".join(theirs), shared=shared
    )


def _prepositions_exchanged(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether both have as many prepositions and one of them is another one; "of" and "for" say the same."""
    mine, other = ([_joint(word) for word in words if _joint(word)] for words in (ours, theirs))
    return len(mine) == len(other) and mine != other


def _joint(word: str) -> str:
    if word in {"the", "and", "&"} or word not in SMALL:
        return ""
    return "of" if word == "for" else word


def _singular(word: str) -> str:
    return (
        word[:-1] if len(word) > _SHORTEST_STEM and word.endswith("s") and not word.endswith("ss") else word
    )


def _one_word_apart(ours: Sequence[str], theirs: Sequence[str]) -> BodyComparison:
    """The same words but for one pair."""
    apart = [
        (one, other) for one, other in zip(ours, theirs, strict=True) if _singular(one) != _singular(other)
    ]
    if len(apart) != 1 or len(ours) < _FEWEST_WORDS:
        return _OTHER
    one, other = apart[0]
    return BodyComparison(
        likeness=_likeness_of_words(one, other), written=one, reference=other, shared=len(ours) - 1
    )


def _likeness_of_words(written: str, reference: str) -> BodyLikeness:
    if _is_slip(written, reference):
        return BodyLikeness.MISSPELT if _surely_slip(reference) else BodyLikeness.MAYBE_MISSPELT
    if _stem(written) == _stem(reference):
        return BodyLikeness.FORM
    heads = written in _HEADS and reference in _HEADS
    return BodyLikeness.HEAD if heads else BodyLikeness.EXCHANGED


def _surely_slip(reference: str) -> bool:
    """Whether a word next to this one is it misspelt: a shared word, a long one, a country's or a great town's name."""
    if reference in SHARED_WORDS or len(reference) >= _SHORTEST_OWN_WORD:
        return True
    placed = country_of(reference) is not None or is_well_known_place(reference)
    return placed and len(reference) >= _SHORTEST_PLACE


def are_confusable(written: str, reference: str) -> bool:
    """Whether people write the one word for the other: they begin alike ("Eurasian", "European") and name no two places."""
    alike = written[:_SAME_BEGINNING] == reference[:_SAME_BEGINNING]
    placed = all(country_of(word) or is_well_known_place(word) for word in (written, reference))
    return alike and min(len(written), len(reference)) > _SAME_BEGINNING + 1 and not placed


@lru_cache(maxsize=8192)
def _is_slip(written: str, reference: str) -> bool:
    """Whether letters were dropped, doubled, swapped or mistaken: no other country, place, number or form of the word."""
    if min(len(written), len(reference)) < _SHORTEST_STEM + 1 or written[0] != reference[0]:
        return False
    if any(char.isdigit() for char in written + reference) or written in SHARED_WORDS or written in _HEADS:
        return False
    if country_of(written) or is_well_known_place(written) or _stem(written) == _stem(reference):
        return False
    most = 2 if min(len(written), len(reference)) >= _LONG_WORD else 1
    return OSA.distance(written, reference) <= most


def only_doubled(one: str, other: str) -> bool:
    """Whether two words differ by nothing but a letter that is doubled in one of them: "McGil", "McGill"."""
    return one != other and re.sub(r"(.)\1", r"\1", one) == re.sub(r"(.)\1", r"\1", other)


def _stem(word: str) -> str:
    """A word without its ending: of "east" and "eastern", "democrat" and "democratic" the same."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def _with_complement(ours: Sequence[str], theirs: Sequence[str]) -> BodyComparison:
    """As in "Commonwealth of Nations of Independent States": a second "of ..." stands before the right one."""
    for place, word in enumerate(ours):
        if word not in _COMPLEMENTS:
            continue
        ends = next((at for at in range(place + 1, len(ours)) if ours[at] in _COMPLEMENTS), None)
        if ends is not None and place and (*ours[:place], *ours[ends:]) == tuple(theirs):
            added = " ".join(ours[place:ends])
            shared = len(heavy_words(theirs))
            return BodyComparison(likeness=BodyLikeness.ADDED, written=added, shared=shared)
    return _one_more_or_less(heavy_words(ours), heavy_words(theirs))


def _one_more_or_less(ours: Sequence[str], theirs: Sequence[str]) -> BodyComparison:
    """As in "International Atomic Power Energy Agency"."""
    longer, shorter = (ours, theirs) if len(ours) > len(theirs) else (theirs, ours)
    if len(longer) - len(shorter) != 1 or len(shorter) < _FEWEST_WORDS:
        return _OTHER
    for place, word in enumerate(longer):
        if [*longer[:place], *longer[place + 1 :]] == list(shorter):
            wrong = {"written": word} if longer is ours else {"reference": word}
            return BodyComparison(likeness=BodyLikeness.LENGTH, shared=len(shorter), **wrong)
    return _OTHER


def leaves_out_purpose(written: str, reference: str) -> bool:
    """As in "Eurasian Union" for the Eurasian Economic Union: what the body is for is left out, nothing else."""
    ours, theirs = heavy_words(body_words(written)), heavy_words(body_words(reference))
    if len(ours) < _FEWEST_WORDS or len(ours) >= len(theirs) or "party" in theirs:
        return False
    if ours[0] != theirs[0] or ours[-1] != theirs[-1]:
        return False
    left = list(theirs)
    for word in ours:
        if word not in left:
            return False
        left.remove(word)
    return all(word in _PURPOSES for word in left)


def respelt(written: str, comparison: BodyComparison, reference: str) -> str:
    """The written name put right: the word that is wrong exchanged for the reference's, all else as it stands.

    Where more than a word is wrong it is the reference's name.
    """
    if not comparison.written or not comparison.reference or comparison.likeness is BodyLikeness.JOINT:
        return reference
    right = next((word for word in reference.split() if _is_word(word, comparison.reference)), None)
    pieces = written.split(" ")
    wrong = [place for place, word in enumerate(pieces) if _is_word(word, comparison.written)]
    if right is None or len(wrong) != 1:
        return reference
    pieces[wrong[0]] = right if pieces[wrong[0]][:1].isupper() else right.lower()
    return " ".join(pieces)


def _is_word(word: str, folded: str) -> bool:
    return body_words(word) == (folded,)
