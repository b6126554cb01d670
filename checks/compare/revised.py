"""Two versions of a text: which words, and which claims, stand in the place of those that went. Pure.

Sentences that are in both are paired wherever they stand now, for a paragraph that was moved is no change. What is left
is paired with the sentence most like it, and compared word by word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from checks.compare.strings import fold
from checks.model import Finding, Span

# The end of a sentence with the blanks after it, or of a line. Where it is wrong ("Gen. Arkel"), it is so in both texts.
_BREAK = re.compile(r"(?<=[.!?])[\"”’')\]]{0,2}\s+(?=\S)|\s*\n\s*")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*|[^\w\s]|_")
_BARE_WORD = re.compile(r"[^\W_]+")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_SAME_STORY = 0.35
_ENOUGH_WORDS = 150
# Of two sentences that are one rewritten, at least so large a share of the words is in both.
_ALIKE = 0.45
# A sentence between the same neighbours as before is the same one with less.
_SAME_PLACE = 0.25
# Longer ones are no sentences, and comparing them would take seconds.
_MOST_WORDS = 600
_MOST_LIKE = 40
_MOST_BESIDE = 4


@dataclass(frozen=True, kw_only=True)
class Successor:
    """What stands now where a claim stood: the words (None = they went with nothing in their place) and a claim.

    `is_same`: the claim's own words stand in one of its places as before.
    """

    words: str | None
    finding: Finding | None = None
    is_same: bool = False


def successors(
    before: str, gone: Sequence[Finding], after: str, standing: Sequence[Finding], *, fresh: frozenset[str]
) -> dict[str, Successor]:
    """By the ids of claims that are gone from the text `before`: what stands in their place in `after`.

    `standing` are the findings of `after`; those that were not in `before` are `fresh` and preferred. A claim takes the
    place of one of its own kind only.
    """
    places = _Places(before, after, _spans(gone))
    return {finding.id: _successor(finding, places, after, standing, fresh) for finding in gone}


def _successor(
    gone: Finding, places: _Places, after: str, standing: Sequence[Finding], fresh: frozenset[str]
) -> Successor:
    moved = [(span, place) for span in _occurrences(gone) if (place := places.of(span)) is not None]
    now = [place for _, place in moved]
    if not now:
        return Successor(words=None)
    is_same = any(
        fold(places.before[span.start : span.end]) == fold(after[place.start : place.end])
        for span, place in moved
    )
    words = after[now[0].start : now[0].end]
    best: tuple[bool, int] = (False, 0)
    found = None
    for finding in standing:
        if finding.claim.kind is not gone.claim.kind:
            continue
        shared = sum(_shared(place, span) for place in now for span in _occurrences(finding))
        if shared and (finding.id in fresh, shared) > best:
            best, found = (finding.id in fresh, shared), finding
    return Successor(words=words, finding=found, is_same=is_same)


def is_same_story(before: str, after: str) -> bool:
    """Whether a text can be a later version of another: so much of the shorter one's words is in both.

    Two stories on different things share the words that every story has, a sixth of them or so. Of a short text nearly
    all words may be such, so there the longer one's count.
    """
    one, other = (frozenset(word.casefold() for word in _LONG_WORD.findall(text)) for text in (before, after))
    fewest, most = sorted((len(one), len(other)))
    of = fewest if fewest >= _ENOUGH_WORDS else most
    return bool(of) and len(one & other) / of >= _SAME_STORY


def says(words: str | None, wanted: str) -> bool:
    """Whether these words contain those, one after the other, whatever stands between and around them.

    Case, accents and punctuation do not count.
    """
    inside, asked = (" ".join(_BARE_WORD.findall(fold(text))) for text in (words or "", wanted))
    return bool(asked) and f" {asked} " in f" {inside} "


def _spans(findings: Iterable[Finding]) -> tuple[Span, ...]:
    return tuple(span for finding in findings for span in _occurrences(finding))


def _occurrences(finding: Finding) -> tuple[Span, ...]:
    claim = finding.claim
    return claim.occurrences or (Span(start=claim.start, end=claim.end),)


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


class _Places:
    """Where stretches of one text stand in another."""

    def __init__(self, before: str, after: str, wanted: Iterable[Span]) -> None:
        """`wanted`: the only stretches that are asked for, so that nothing else is compared."""
        self.before, self._after = before, after
        self._old, self._new = _sentences(before), _sentences(after)
        self._pairs = _equal_ones(self._texts(self._old, before), self._texts(self._new, after))
        needed = {place for span in wanted for place in self._sentences_of(span)} - self._pairs.keys()
        self._pairs |= self._likest(needed)

    @staticmethod
    def _texts(sentences: Sequence[Span], text: str) -> list[str]:
        return [text[one.start : one.end] for one in sentences]

    def _sentences_of(self, span: Span) -> list[int]:
        """The sentences that a stretch lies in, mostly one."""
        low, high = 0, len(self._old)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self._old[middle].end <= span.start else (low, middle)
        found = []
        while low < len(self._old) and self._old[low].start < span.end:
            found.append(low)
            low += 1
        return found

    def _likest(self, needed: Iterable[int]) -> dict[int, int]:
        """The changed sentences with what became of them, the surest first; each is taken once."""
        taken = set(self._pairs.values())
        free = [place for place in range(len(self._new)) if place not in taken]
        index: dict[str, list[int]] = defaultdict(list)
        words = {place: _distinct(self._after, self._new[place]) for place in free}
        for place in free:
            for word in words[place]:
                index[word].append(place)
        graded: list[tuple[float, int, int]] = []
        for old in needed:
            mine = _distinct(self.before, self._old[old])
            counts: dict[int, int] = defaultdict(int)
            for word in mine:
                # A word that is in so many sentences tells none of them.
                for place in index.get(word, ())[:_MOST_LIKE]:
                    counts[place] += 1
            beside = self._between_the_same(old)
            for new in (*counts, *(beside - counts.keys())):
                alike = 2 * counts.get(new, 0) / max(1, len(mine) + len(words.get(new, ())))
                grade = alike + (_SAME_PLACE if new in beside else 0.0)
                if new in words and grade >= _ALIKE and counts.get(new, 0):
                    graded.append((grade, old, new))
        found: dict[int, int] = {}
        for _, old, new in sorted(graded, key=lambda one: (-one[0], one[1], one[2])):
            if old not in found and new not in found.values():
                found[old] = new
        return found

    def _between_the_same(self, old: int) -> set[int]:
        """The sentences that stand now after the one before, or before the one after."""
        found = set()
        if old and old - 1 in self._pairs:
            found.add(self._pairs[old - 1] + 1)
        if old + 1 in self._pairs:
            found.add(self._pairs[old + 1] - 1)
        if old == 0:
            found.add(0)
        if old == len(self._old) - 1:
            found.add(len(self._new) - 1)
        return found

    def of(self, span: Span) -> Span | None:
        """Where a stretch stands now; None where nothing has come in its place."""
        pieces = [self._in_sentence(place, span) for place in self._sentences_of(span)]
        found = [piece for piece in pieces if piece is not None]
        if not found or any(one.end > other.start for one, other in pairwise(found)):
            return found[0] if found else None
        return Span(start=found[0].start, end=found[-1].end)

    def _in_sentence(self, place: int, span: Span) -> Span | None:
        if place not in self._pairs:
            return None
        old, new = self._old[place], self._new[self._pairs[place]]
        if self.before[old.start : old.end] == self._after[new.start : new.end]:
            moved = new.start - old.start
            return Span(start=max(span.start, old.start) + moved, end=min(span.end, old.end) + moved)
        return _mapped(_words(self.before, old), _words(self._after, new), span, self.before, self._after)


def _mapped(old: Sequence[Span], new: Sequence[Span], span: Span, before: str, after: str) -> Span | None:
    """Where the words of a stretch stand in the changed sentence."""
    mine = [place for place, word in enumerate(old) if _shared(word, span)]
    if not mine or len(old) > _MOST_WORDS or len(new) > _MOST_WORDS:
        return None
    first, last = mine[0], mine[-1] + 1
    words_before, words_after = (
        [text[one.start : one.end] for one in held] for text, held in ((before, old), (after, new))
    )
    matcher = SequenceMatcher(None, words_before, words_after, autojunk=False)
    taken: list[int] = []
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        start, end = max(first, old_from), min(last, old_to)
        is_within = first < old_from < last if tag == "insert" else start < end
        if tag == "equal" and is_within:
            taken += range(start - old_from + new_from, end - old_from + new_from)
        elif is_within and _is_one_for_one(last - first, old_to - old_from, new_to - new_from):
            taken += range(new_from, new_to)
    return Span(start=new[min(taken)].start, end=new[max(taken)].end) if taken else None


def _is_one_for_one(mine: int, old: int, new: int) -> bool:
    """Whether a stretch of so many words that gave way to others tells where a claim in it went.

    Where half a sentence was written anew, it does not.
    """
    return old <= mine + _MOST_BESIDE and new <= old + _MOST_BESIDE


def _equal_ones(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """The sentences that are in both, the first with the first where one stands several times."""
    waiting: dict[str, list[int]] = defaultdict(list)
    for place in reversed(range(len(new))):
        waiting[new[place]].append(place)
    return {place: waiting[text].pop() for place, text in enumerate(old) if waiting.get(text)}


def _sentences(text: str) -> list[Span]:
    """The sentences without the blanks between them."""
    found, start = [], 0
    for end, after in _breaks(text):
        if text[start:end].strip():
            found.append(Span(start=start, end=end))
        start = after
    return found


def _breaks(text: str) -> Iterator[tuple[int, int]]:
    for found in _BREAK.finditer(text):
        # A quotation mark that closes the sentence belongs to it.
        yield found.start() + len(found[0]) - len(found[0].lstrip("\"”’')]")), found.end()
    yield len(text), len(text)


def _words(text: str, span: Span) -> list[Span]:
    found = _WORD.finditer(text, span.start, span.end)
    return [Span(start=one.start(), end=one.end()) for one in found]


def _distinct(text: str, span: Span) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text, span.start, span.end))
