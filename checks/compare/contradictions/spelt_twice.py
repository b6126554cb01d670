"""One person whose name the text spells in two ways. Pure.

A newsroom gives a person's name in full where they first appear. So a surname that is never introduced, one slip of
the fingers away from one that is, is most likely the same person's; and so is a full name that differs from another
by one slip or by the romanisation. Whatever the text gives as a sign of two people silences it: both in one sentence,
other ages or offices, words of kinship, each spoken of several times.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checks.compare.contradictions.found import APART, SPELLING, STYLE, Clash, clash
from checks.compare.contradictions.name_slips import (
    SHORTEST,
    family_keys,
    is_family_slip,
    is_given_slip,
    is_typing_slip,
)
from checks.compare.contradictions.stray_words import stray_words
from checks.compare.counted_time import CountedTime
from checks.compare.gazetteer import is_well_known_place
from checks.compare.given_forms import is_known_given, is_other_language, is_other_spelling
from checks.compare.name_parts import Parts, parts_of
from checks.compare.names import NameLikeness, compare_names
from checks.compare.spellings import skeleton
from checks.compare.strings import fold
from checks.model import PartRole
from checks.reading import Mention, Reading, Told

_MOST_ALIKE = 6  # so many people of nearly one name are a family or a list
_CROWD = 4  # other people in one sentence: a line-up, a list of results
_OFTEN = 2
_NEAR = 90  # characters
_KIN = re.compile(
    r"\b(?:brothers?|sisters?|siblings?|twins?|sons?|daughters?|father|mother|parents?|husband|wife|widow(?:er)?|cousins?|uncle"
    r"|aunt|nephew|niece|grand(?:son|daughter|father|mother)|step(?:son|daughter|father|mother)|half-(?:brother|sister)|family"
    r"|namesakes?|no\srelation|unrelated|not\srelated|confused\swith|mistaken\sfor|misspel\w+|spel(?:t|led|ling))\b",
    re.IGNORECASE,
)
_MAN = re.compile(r"\b(?:Mr|Sir|Lord|King|Prince|Herr|Señor|Monsieur)\.?\s\Z")
_WOMAN = re.compile(r"\b(?:Mrs|Ms|Miss|Lady|Dame|Queen|Princess|Frau|Señora|Madame)\.?\s\Z")
_RULERS = frozenset(
    {"president", "prime minister", "chancellor", "king", "queen", "pope", "premier", "emperor"}
)
_RESPELT = frozenset({NameLikeness.SPELLING, NameLikeness.TRANSLITERATION})
_POSSESSIVE = re.compile(r"['’]s?\Z")
_SHAPES = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-", "\u00a0": " "})
_NUMBERS = ("never", "once", "twice")


@dataclass(frozen=True, kw_only=True)
class _Bearer:
    """A name as the article links its forms: `places` are its mentions, credits and notes left out."""

    name: str
    parts: Parts
    places: tuple[Mention, ...]

    @property
    def is_full(self) -> bool:
        """Whether the article gives it in full."""
        return len(self.parts.words) > 1


def find_spelt_twice(reading: Reading, ages: Sequence[CountedTime]) -> Iterator[Clash]:
    """The pairs of spellings, each pair once, at the rarer one's first place. `ages` are those of `find_ages`."""
    bearers = _bearers(reading)
    signs = _Signs(reading, ages)
    told: set[str] = set()
    for one, other in _near(bearers):
        pair = _odd_first(one, other)
        if pair is None or pair[0].name in told or not _is_one_person(*pair, signs):
            continue
        told.add(pair[0].name)
        yield _spelt(reading, *pair)
    yield from _unseen(reading, [one for one in bearers if one.name not in told], signs)
    yield from _styles(reading, bearers)


def _bearers(reading: Reading) -> list[_Bearer]:
    places: dict[str, list[Mention]] = defaultdict(list)
    for mention in reading.persons():
        if mention.role not in APART:
            places[mention.subject].append(mention)
    return [
        _Bearer(name=name, parts=parts_of(name), places=tuple(several))
        for name, several in places.items()
        if parts_of(name).words
    ]


def _near(bearers: Sequence[_Bearer]) -> Iterator[tuple[_Bearer, _Bearer]]:
    """Pairs that share their family name, its sound, or its letters but one. Linear: each has a few keys."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for place, bearer in enumerate(bearers):
        words = bearer.parts.words
        # Without hyphens and blanks: "Jong-un" and "Jong Un".
        joined = (f"={''.join(words)}",) if len(words) > 1 else ()
        for key in (*family_keys(words[-1]), *joined):
            by_key[key].append(place)
    seen: set[tuple[int, int]] = set()
    for several in by_key.values():
        if len(several) > _MOST_ALIKE:
            continue
        for index, left in enumerate(several):
            for right in several[index + 1 :]:
                if (left, right) not in seen:
                    seen.add((left, right))
                    yield bearers[left], bearers[right]


def _odd_first(one: _Bearer, other: _Bearer) -> tuple[_Bearer, _Bearer] | None:
    """The odd one and the one the text means: the latter in full and oftener; None where each may be somebody.

    A surname alone is odd only behind the name in full: before it, it may be somebody whom every reader knows, unless
    no second name comes of such a slip.
    """
    rarer, oftener = sorted((one, other), key=lambda bearer: (len(bearer.places), bearer.is_full))
    if len(rarer.places) == len(oftener.places) and rarer.is_full == oftener.is_full:
        rarer, oftener = _by_part(one, other)
    if len(rarer.places) >= _OFTEN and _OFTEN * len(rarer.places) > len(oftener.places):
        return None
    return (rarer, oftener) if _is_introduced(rarer, oftener) else None


def _is_introduced(rarer: _Bearer, oftener: _Bearer) -> bool:
    apart = _roles(rarer).isdisjoint(_roles(oftener))
    if rarer.is_full and oftener.is_full:
        return apart or len(oftener.places) >= _OFTEN or _is_written_so(rarer.parts, oftener.parts)
    full, alone = (rarer, oftener) if rarer.is_full else (oftener, rarer)
    if not full.is_full:
        return False
    is_typing = is_typing_slip(alone.parts.words[0], full.parts.words[-1])
    return apart or is_typing or _introduced(full) < alone.places[0].start


def _introduced(bearer: _Bearer) -> int:
    """Where the article first gives the name in full."""
    return next((one.start for one in bearer.places if " " in one.text), bearer.places[0].start)


def _by_part(one: _Bearer, other: _Bearer) -> tuple[_Bearer, _Bearer]:
    """Of equals the one that stands in headline or caption alone is the odd one, else the later one."""
    later, earlier = sorted(
        (one, other), key=lambda bearer: (PartRole.BODY in _roles(bearer), -bearer.places[0].start)
    )
    return later, earlier


def _roles(bearer: _Bearer) -> set[PartRole]:
    return {mention.role for mention in bearer.places}


def _is_one_person(odd: _Bearer, meant: _Bearer, signs: _Signs) -> bool:
    if signs.crowded(odd.places[0]) or signs.of_two(odd.places, meant.places):
        return False
    if odd.is_full and meant.is_full:
        return _full_names_fit(odd, meant)
    full, alone = (odd, meant) if odd.is_full else (meant, odd)
    # A full name whose surname is used again is introduced; so is nobody whose surname alone stands often.
    if len(alone.places) > 1 and len(full.places) > 1:
        return False
    word = alone.parts.words[0]
    return (
        is_family_slip(word, full.parts.words[-1])
        and not is_known_given(word)
        and not is_well_known_place(alone.name)
        and word not in full.parts.words
    )


def _full_names_fit(odd: _Bearer, meant: _Bearer) -> bool:
    """Whether two full names are one but for one slip, a romanisation, or a hyphen."""
    if odd.parts.suffix != meant.parts.suffix:
        return False
    likeness = compare_names(odd.name, meant.name).likeness
    ours, theirs = odd.parts.words, meant.parts.words
    if likeness is NameLikeness.SAME:
        return len(ours) == len(theirs)
    # Two names that people bear are two people's to the comparison; of one family it is looked at more closely.
    one_family = len(ours) == len(theirs) == 2 and ours[1] == theirs[1]  # noqa: PLR2004 - given and family name
    if likeness not in _RESPELT and not (likeness is NameLikeness.OTHER_PERSON and one_family):
        return False
    if len(ours) != len(theirs):
        ours, theirs = (ours[0], ours[-1]), (theirs[0], theirs[-1])
    apart = [(one, other) for one, other in zip(ours, theirs, strict=True) if one != other]
    if len(apart) > 1:
        return all(skeleton(one) == skeleton(other) or is_other_language(one, other) for one, other in apart)
    if not apart:
        return likeness in _RESPELT
    one, other = apart[0]
    return is_family_slip(one, other) if one == ours[-1] else is_given_slip(one, other)


def _is_written_so(one: Parts, other: Parts) -> bool:
    """Whether one name of two is the same and the other a spelling or a slip of it: "Jon" and "John", "Clarke" and "Clrke"."""
    if one.words[0] == other.words[0] and len(one.words[0]) > 1:
        return True
    return one.words[-1] == other.words[-1] and (
        is_other_spelling(one.words[0], other.words[0]) or is_other_language(one.words[0], other.words[0])
    )


class _Signs:
    """What tells that two names are two people's."""

    def __init__(self, reading: Reading, ages: Sequence[CountedTime]) -> None:
        self._reading = reading
        self._ages: dict[str, set[int]] = defaultdict(set)
        for age in ages:
            self._ages[age.elapsed.whose].add(age.elapsed.elapsed)
        self._offices: dict[str, set[str]] = defaultdict(set)
        for one in reading.appointments:
            if one.told in {Told.HOLDS, Told.THEN}:
                self._offices[one.person.subject].add(one.office.role)
        self._people: Counter[int] = Counter()
        for mention in reading.persons():
            self._people[self._sentence(mention.start)] += 1

    def _sentence(self, offset: int) -> int:
        sentence = self._reading.sentence_at(offset)
        return sentence.start if sentence else -1

    def crowded(self, mention: Mention) -> bool:
        """Whether it stands in a list of people."""
        return self._people[self._sentence(mention.start)] > _CROWD

    def of_two(self, odd: Sequence[Mention], meant: Sequence[Mention]) -> bool:
        """Whether anything tells that they are two."""
        here = {self._sentence(mention.start) for mention in odd}
        if here & {self._sentence(mention.start) for mention in meant}:
            return True
        ours, theirs = odd[0].subject, meant[0].subject
        if self._ages[ours] and self._ages[theirs] and self._ages[ours].isdisjoint(self._ages[theirs]):
            return True
        return (
            self._rulers(ours, theirs)
            or any(self._kin_near(mention) for mention in odd)
            or self._sexes(odd, meant)
        )

    def _rulers(self, one: str, other: str) -> bool:
        """Whether they hold other offices, one of which needs no name in full: "President Bush" and Tom Busch, a mayor."""
        ours, theirs = self._offices[one], self._offices[other]
        return bool(ours and theirs) and ours.isdisjoint(theirs) and not _RULERS.isdisjoint(ours | theirs)

    def _kin_near(self, mention: Mention) -> bool:
        text = self._reading.article.text
        sentence = self._reading.sentence_at(mention.start)
        low, high = (sentence.start, sentence.end) if sentence else (mention.start, mention.end)
        return bool(_KIN.search(text, max(low, mention.start - _NEAR), min(high, mention.end + _NEAR)))

    def _sexes(self, odd: Sequence[Mention], meant: Sequence[Mention]) -> bool:
        ours, theirs = self._addressed(odd), self._addressed(meant)
        return bool(ours and theirs and ours.isdisjoint(theirs))

    def _addressed(self, mentions: Sequence[Mention]) -> set[str]:
        before = [
            self._reading.article.text[max(0, mention.start - 10) : mention.start] for mention in mentions
        ]
        found = {"man" for words in before if _MAN.search(words)}
        return found | {"woman" for words in before if _WOMAN.search(words)}


def _spelt(reading: Reading, odd: _Bearer, meant: _Bearer) -> Clash:
    is_style = fold(odd.name).replace("-", "").replace(" ", "") == fold(meant.name).replace("-", "").replace(
        " ", ""
    )
    return _clash(
        reading,
        odd.places[0],
        _shape_like(odd, meant),
        counts=(len(odd.places), len(meant.places)),
        about=STYLE if is_style else SPELLING,
        subject=meant.name,
    )


def _shape_like(odd: _Bearer, meant: _Bearer) -> Mention:
    """The place of the other spelling to show: one in full beside a full name, else a bare surname if there is one."""
    full = " " in odd.name
    return next((one for one in meant.places if (" " in one.text) == full), meant.places[0])


def _clash(  # noqa: PLR0913 - the parts of one statement, each by its name
    reading: Reading,
    odd: Mention,
    meant: Mention,
    *,
    counts: tuple[int, int],
    about: str,
    subject: str,
) -> Clash:
    ours, theirs = (_plain(one.text) for one in (odd, meant))
    end = odd.end - (len(odd.text) - len(_POSSESSIVE.sub("", odd.text)))
    words = "one name, written in two ways" if about == STYLE else "one person, spelt in two ways"
    return clash(
        reading,
        (odd.start, end),
        (meant.start, meant.end - (len(meant.text) - len(_POSSESSIVE.sub("", meant.text)))),
        subject=subject,
        about=about,
        question=f"This seems to be {words}: “{ours}” ({_times(counts[0])}) and “{theirs}” ({_times(counts[1])}). Which is right?",
    )


def _times(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count} times"


def _plain(written: str) -> str:
    return _POSSESSIVE.sub("", " ".join(written.split()))


def _unseen(reading: Reading, bearers: Sequence[_Bearer], signs: _Signs) -> Iterator[Clash]:
    """Words in capitals that the recogniser took for nobody's name, a slip away from one that is well introduced."""
    known: dict[str, _Bearer] = {}
    for bearer in bearers:
        if bearer.is_full:
            for key in family_keys(bearer.parts.words[-1]):
                known.setdefault(key, bearer)
    families = {bearer.parts.words[-1] for bearer in bearers}

    def whose(word: str) -> _Bearer | None:
        meant = next((known[key] for key in family_keys(word) if key in known), None)
        return meant if meant is not None and is_family_slip(word, meant.parts.words[-1]) else None

    for stray in stray_words(reading, lambda word: word not in families and whose(word) is not None):
        word = fold(stray.text)
        meant = whose(word)
        if meant is None or is_known_given(word) or is_well_known_place(stray.text):
            continue
        is_behind = stray.mention.role is not PartRole.BODY or _introduced(meant) < stray.mention.start
        is_behind = is_behind or is_typing_slip(word, meant.parts.words[-1])
        is_loose = stray.is_titled or stray.is_place
        if not is_behind or (is_loose and not is_typing_slip(word, meant.parts.words[-1])):
            continue
        if (stray.before and stray.before not in meant.parts.words[:-1]) or signs.of_two(
            [stray.mention], meant.places
        ):
            continue
        other = _shape_like(_Bearer(name=stray.text, parts=meant.parts, places=()), meant)
        yield _clash(
            reading, stray.mention, other, counts=(1, len(meant.places)), about=SPELLING, subject=meant.name
        )


def _styles(reading: Reading, bearers: Sequence[_Bearer]) -> Iterator[Clash]:
    """One full name with its accents or capitals here and without them there."""
    for bearer in bearers:
        written: dict[str, dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
        for mention in bearer.places:
            plain = _shape(mention.text)
            if " " in plain and not any(word.isupper() and len(word) > SHORTEST for word in plain.split()):
                written[fold(plain)][plain].append(mention)
        for several in written.values():
            if len(several) > 1:
                often, rare = sorted(several.values(), key=len, reverse=True)[:2]
                yield _clash(
                    reading,
                    rare[0],
                    often[0],
                    counts=(len(rare), len(often)),
                    about=STYLE,
                    subject=bearer.name,
                )


def _shape(written: str) -> str:
    """As written, the shapes of apostrophes and dashes, blanks and a possessive aside."""
    return (
        unicodedata.normalize("NFC", _plain(written).translate(_SHAPES)).removesuffix("'s").removesuffix("'")
    )
