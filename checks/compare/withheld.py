"""Names that must never leave the building: which questions hold one, and what may go out of the rest. Pure.

Too much is held back rather than too little: whoever is on the list is often there for their safety.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from rapidfuzz import fuzz

from checks.compare.house import HouseEntry, HouseKind
from checks.compare.name_parts import EAST_ASIAN
from checks.compare.names import NameLikeness, compare_names
from checks.compare.strings import fold
from checks.compare.surnames import Order, could_be_spelt, family_names
from checks.model import Query

_WORD = re.compile(r"[^\W_]+")
# A name that is one of these to a listed one is that person's, as far as anybody can tell.
_THE_SAME = frozenset(
    {NameLikeness.SAME, NameLikeness.SHORT, NameLikeness.TRANSLITERATION, NameLikeness.SPELLING}
)
# fuzz.ratio or token_set_ratio of any two spellings of one name is above; others need no closer look.
_WORTH_A_LOOK = 55
_ARTICLES = frozenset({"the", "a", "an"})


class Withheld:
    """The `never_send` names of a house list, in all their forms; of people the family name alone as well."""

    def __init__(self, entries: Iterable[HouseEntry] = ()) -> None:
        """Only entries with `never_send` count."""
        kept_in = [entry for entry in entries if entry.never_send]
        forms = [(entry.kind, form) for entry in kept_in for form in (*entry.written_forms, *entry.avoid)]
        people = [form for kind, form in forms if kind is HouseKind.PERSON]
        self._people = tuple(dict.fromkeys(people))
        families = [
            family
            for kind, form in forms
            if kind is HouseKind.PERSON and len(_words(form)) > 1
            for family in family_names(form, order=_order(form))
        ]
        runs = (_words(words) for words in (*(form for _, form in forms), *families))
        self._runs = frozenset(run for run in runs if run)
        self._longest = max(map(len, self._runs), default=0)

    def __bool__(self) -> bool:
        """Whether there is any such name."""
        return bool(self._runs)

    def holds(self, text: str) -> bool:
        """Whether one of the names stands in the text as whole words, or the text is a spelling of one."""
        return bool(self._runs) and (self._has_words(text) or self._is_person(text))

    def outgoing(self, query: Query) -> Query | None:
        """What may be asked outside: the query without context that holds a name; None where it is about one."""
        if any(self.holds(text) for text in (query.subject, *query.forms)):
            return None
        return replace(
            query,
            context=self._rest(query.context),
            occupations=self._rest(query.occupations),
            holds=self._rest(query.holds),
            held_then=tuple(told for told in query.held_then if not self.holds(told[0])),
        )

    def _rest(self, told: Iterable[str]) -> tuple[str, ...]:
        return tuple(words for words in told if not self.holds(words))

    def _has_words(self, text: str) -> bool:
        words = _words(text)
        return any(
            words[start : start + length] in self._runs
            for length in range(1, self._longest + 1)
            for start in range(len(words) - length + 1)
        )

    def _is_person(self, text: str) -> bool:
        return any(_is_spelling_of(text, name) for name in self._people)


@lru_cache(maxsize=8192)
def _is_spelling_of(text: str, name: str) -> bool:
    """Whether a name as written is a listed one misspelt, shortened or in other letters."""
    one, two = fold(text), fold(name)
    in_other_letters = one.isascii() != two.isascii()
    if not in_other_letters and max(fuzz.ratio(one, two), fuzz.token_set_ratio(one, two)) < _WORTH_A_LOOK:
        return False
    compared = compare_names(text, name)
    if compared.likeness in _THE_SAME or compared.reads_so:
        return True
    # A family name alone has no given name that would tell it from another.
    return len(_words(text)) == 1 and len(_words(name)) > 1 and could_be_spelt(text, name)


def _order(name: str) -> Order:
    """Where the family name stands, as far as its first word tells."""
    return Order.FIRST if _words(name)[0] in EAST_ASIAN else Order.LAST


def _words(text: str) -> tuple[str, ...]:
    words = tuple(_WORD.findall(fold(text)))
    return words[1:] if len(words) > 1 and words[0] in _ARTICLES else words
