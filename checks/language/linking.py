"""Who is who: the shorter forms of every name in full, and which of two namesakes a surname means. Pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from checks.compare.given_forms import is_nickname
from checks.compare.strings import fold
from checks.language.given_names import is_given
from checks.language.name_words import (
    FAMILY_FIRST,
    PARTICLES,
)

_ADDRESSES = {
    "mr": "m",
    "sir": "m",
    "lord": "m",
    "mrs": "f",
    "ms": "f",
    "miss": "f",
    "lady": "f",
    "dame": "f",
}
# Monarchs and popes go by a given name: "King Salman" is not his son Mohammed bin Salman.
_BY_GIVEN_NAME = frozenset({"king", "queen", "emperor", "empress", "pope", "tsar", "sultan", "emir"})
# Characters: three paragraphs, and one.
_FAR, _CLOSE = 1500, 300
_CLOSE_INITIALS = re.compile(r"^([A-Z])([A-Z])(?= \S)")  # "JD Vance"
_SUFFIXES = frozenset({"jr", "sr"})


@dataclass(frozen=True, slots=True)
class Form:
    """A name in full as it stands at one place. `written` has one blank between words and no nickname."""

    start: int
    written: str
    nickname: str = ""


@dataclass(slots=True)
class Known:
    """A person of the article: the longest form, every form in full, and where these stand."""

    subject: str
    forms: set[str] = field(default_factory=set)
    places: list[int] = field(default_factory=list)
    address: str = ""  # "m" or "f", once a "Mr" or "Mrs" has told

    def last_before(self, at: int) -> int:
        """Where the name in full stood last before a place; far off where it did not."""
        index = bisect_right(self.places, at) - 1
        return self.places[index] if index >= 0 else -_FAR


class People:
    """The persons whose names stand in full, found by any shorter form."""

    def __init__(self, forms: Iterable[Form]) -> None:
        """Link the forms in full with each other. They may come in any order."""
        self._of_form: dict[str, Known] = {}
        self._by_family: dict[str, list[Known]] = {}
        self._by_given: dict[str, list[Known]] = {}
        self.nicknames: set[str] = set()
        self.firms: frozenset[str] = frozenset()  # folded words that, standing alone, name no person
        ordered = sorted(forms, key=lambda form: (-len(form.written.split()), form.start))
        by_ends: dict[str, list[Known]] = {}
        for form in ordered:
            self._add(form, by_ends)
        for known in {id(known): known for known in self._of_form.values()}.values():
            known.places.sort()

    def _add(self, form: Form, by_ends: dict[str, list[Known]]) -> None:
        plain = fold(form.written)
        bare = _words(plain)
        known = self._of_form.get(plain) or self.by_family(bare[0] if len(bare) == 1 else plain, form.start)
        self._of_form.setdefault(plain, known) if known else None
        if known is None:
            family = bare[-1]
            near = [one for one in by_ends.get(family, ()) if is_shorter(form.written, one.subject)]
            known = near[0] if len(near) == 1 else Known(form.written)
            if not near or len(near) > 1:
                by_ends.setdefault(family, []).append(known)
            self._of_form[plain] = known
            self._index(form.written, known)
        if form.nickname:
            self.nicknames.add(fold(form.nickname))
            _put(self._by_given, fold(form.nickname), known)
        known.forms.add(plain)
        known.places.append(form.start)

    def _index(self, written: str, known: Known) -> None:
        for short in family_forms(written):
            _put(self._by_family, short, known)
        for given in given_forms(written):
            _put(self._by_given, given, known)

    def full(self, written: str) -> Known | None:
        """Who bears this name in full."""
        return self._of_form.get(fold(written))

    def by_family(self, word: str, at: int, title: str = "") -> Known | None:
        """Who is meant by a family name at a place: see `_meant` for namesakes. "Mr" is not who was "Mrs"."""
        plain = fold(word)
        if title in _BY_GIVEN_NAME:
            return None
        several = () if plain in self.firms and not title else self._by_family.get(plain, ())
        if title not in _ADDRESSES:
            return _meant(several, at)
        address = _ADDRESSES[title]
        meant = _meant([known for known in several if known.address in {"", address}], at)
        if meant is not None:
            meant.address = address
        return meant

    def in_other_words(self, written: str, at: int) -> Known | None:
        """Who is meant by a form of several words that alone tells no person: "K. Holt" of Karen Holt."""
        known = self.by_family(_words(written)[-1], at)
        return known if known is not None and is_shorter(written, known.subject) else None

    def by_given(self, word: str, at: int) -> Known | None:
        """Who is meant by a given name or a nickname at a place."""
        return _meant(self._by_given.get(fold(word), ()), at)

    def families(self) -> frozenset[str]:
        """The folded family names, with their particles and without."""
        return frozenset(self._by_family)


def _put(table: dict[str, list[Known]], key: str, known: Known) -> None:
    if known not in table.setdefault(key, []):
        table[key].append(known)


def _meant(several: Sequence[Known], at: int) -> Known | None:
    """Of namesakes the one whom the story named first, unless another was named in full a moment ago."""
    if len(several) < 2:  # noqa: PLR2004
        return several[0] if several else None
    first = min(several, key=lambda known: known.places[0])
    latest = max(several, key=lambda known: known.last_before(at))
    is_fresh = at - first.last_before(at) > _FAR and at - latest.last_before(at) < _CLOSE
    return latest if is_fresh else first


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[str, ...]:
    """The folded words without full stops and commas, "J.K." and "JK" opened, suffixes left out."""
    words: list[str] = []
    for word in fold(_CLOSE_INITIALS.sub(r"\1. \2.", name)).replace(",", " ").split():
        pieces = word.split(".") if "." in word else [word]
        words.extend(piece.strip("-") for piece in pieces if piece.strip("-"))
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words.pop()
    return tuple(words)


def _suffix(name: str) -> str:
    last = name.casefold().rstrip(".").rsplit(maxsplit=1)[-1]
    return last if last in _SUFFIXES else ""


def is_family_first(name: str) -> bool:
    """Whether the first word is the family name, as in Chinese, Korean and Vietnamese names."""
    words = _words(name)
    if len(words) > 3 or len(words) < 2:  # noqa: PLR2004
        return False
    if words[0] in FAMILY_FIRST:
        return not is_given(words[0]) or "-" in words[1] or len(words) == 3  # noqa: PLR2004
    return False


def family_forms(name: str) -> list[str]:
    """The short forms by family name: "von der Leyen" and "Leyen", "García Márquez", "Xi"."""
    words = _words(name)
    forms = [words[-1]]
    index = len(words) - 1
    while index > 1 and words[index - 1] in PARTICLES:
        index -= 1
        forms.append(" ".join(words[index:]))
    if len(words) > 2 and len(words[-2]) > 1:  # noqa: PLR2004
        forms.append(" ".join(words[-2:]))
        if index < len(words) - 1 and index > 1:
            forms.append(" ".join(words[index - 1 :]))
    if words[-1].startswith(("al-", "el-")):
        forms.append(words[-1][3:])
    if is_family_first(name) or (len(words) == 2 and "-" in words[1] and words[0] in FAMILY_FIRST):  # noqa: PLR2004
        forms.append(words[0])
    if len(words) > 3 and words[-2] not in PARTICLES and len(words[-2]) > 1:  # noqa: PLR2004
        forms.append(words[-2])
    return list(dict.fromkeys(forms))


def given_forms(name: str) -> list[str]:
    """The short forms by given name: the first word, and any middle word of a name of many parts."""
    words = _words(name)
    given = [word for word in words[:-1] if len(word) > 1 and word not in PARTICLES]
    if is_family_first(name):
        return [*given[1:], " ".join(words[1:])]
    return given


def is_shorter(name: str, longer: str) -> bool:
    """Whether one name in full is another form of a longer one: same family name, nothing against it."""
    left, right = _words(name), _words(longer)
    if left[-1] != right[-1] or (_suffix(name) != _suffix(longer) and not _same_middle(left, right)):
        return False
    if len(left) < 2:  # noqa: PLR2004
        return False
    return _given_agree(left, right) and _middles_agree(left[1:-1], right[1:-1])


def _same_middle(left: Sequence[str], right: Sequence[str]) -> bool:
    return left == right and any(len(word) > 1 for word in left[1:-1])


def _given_agree(left: Sequence[str], right: Sequence[str]) -> bool:
    one, other = left[0], right[0]
    if one == other or (1 in {len(one), len(other)} and one[0] == other[0]):
        return True
    return is_nickname(one, other)


def _middles_agree(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether middle words do not speak against one person: "H. W." and "W." do."""
    if not left or not right:
        return True
    if any(len(word) == 1 for word in (*left, *right)):
        return len(left) == len(right) and all(
            a == b or (1 in {len(a), len(b)} and a[0] == b[0]) for a, b in zip(left, right, strict=True)
        )
    rest = iter(right)
    return all(word in rest for word in left)
