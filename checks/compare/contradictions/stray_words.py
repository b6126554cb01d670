"""Single words in capitals that stand as a person's name does and that the recogniser took for no name. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from checks.compare.contradictions.found import APART
from checks.compare.strings import fold
from checks.model import PartRole
from checks.reading import Label, Mention, Reading, Stretch, Token

_SHORTEST = 4
_MOSTLY = 0.6
_FEW = 4  # words: “Deputy: Maurer”
_LOCATIVES = frozenset("in at near outside around from to towards toward into across visited".split())  # noqa: SIM905
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_TITLES = frozenset(
    "mr mrs ms miss dr sir dame lord lady president minister chancellor senator judge justice prof professor king queen".split()  # noqa: SIM905
)


@dataclass(frozen=True, kw_only=True)
class Stray:
    """Such a word. `before` is the word in capitals right before it, folded, empty where there is none.

    `is_titled`: it stands in a headline all words of which have capitals, so that its own tells nothing.
    `is_place`: a word of place stands before it.
    """

    text: str
    before: str
    is_titled: bool
    is_place: bool
    mention: Mention


def stray_words(reading: Reading, is_near: Callable[[str], bool]) -> Iterator[Stray]:
    """The strays that the text has once, in its order; words of longer names are none.

    `is_near` says of a folded word whether it is worth a look at all.
    """
    taken: list[tuple[int, int]] | None = None
    again: Counter[str] = Counter()
    for index, token in enumerate(reading.tokens):
        if len(token.text) < _SHORTEST or not token.text[0].isupper() or not is_near(fold(token.text)):
            continue
        if taken is None:
            taken = _taken(reading)
            again.update(one.text.casefold() for one in reading.tokens)
        paragraph = reading.paragraph_at(token.start)
        before, after = _neighbour(reading, index, -1), _neighbour(reading, index, 1)
        if paragraph is None or paragraph.role in APART or _is_within(taken, token.start):
            continue
        is_titled = paragraph.role is PartRole.HEADLINE and _is_title_case(reading, paragraph)
        if not _is_capitalised(token.text) or again[token.text.casefold()] > 1:
            continue
        if not is_titled and not _stands_alone(reading, index, before, after):
            continue
        lead = fold(before.text) if before and _is_capitalised(before.text) else ""
        yield Stray(
            text=token.text,
            before="" if is_titled or lead in _TITLES or (before and _opens(reading, before)) else lead,
            is_titled=is_titled,
            is_place=before is not None and before.text.casefold() in _LOCATIVES,
            mention=Mention(
                start=token.start,
                end=token.end,
                text=token.text,
                label=Label.PERSON,
                subject=token.text,
                role=paragraph.role,
            ),
        )


def _is_title_case(reading: Reading, paragraph: Stretch) -> bool:
    words = [
        token.text for token in reading.tokens[paragraph.first : paragraph.last] if token.text[0].isalpha()
    ]
    return sum(word[0].isupper() for word in words) > _MOSTLY * len(words)


def _is_capitalised(word: str) -> bool:
    return word[:1].isupper() and _WORD.fullmatch(word) is not None and not word.isupper()


def _stands_alone(reading: Reading, index: int, before: Token | None, after: Token | None) -> bool:
    """Whether it is no adjective, no plural, nothing with an article, and, first in its sentence, acts."""
    token = reading.tokens[index]
    if token.tag not in {"NNP", "NN"} or (after is not None and _is_capitalised(after.text)):
        return False
    if (
        token.dep in {"compound", "amod", "nmod"}
        and after is not None
        and after.pos in {"NOUN", "PROPN", "ADJ"}
    ):
        return False
    if (before is not None and before.tag in {"DT", "PRP$"}) or _is_list(reading, token):
        return False
    if _opens(reading, token):
        is_comma = after is not None and after.text == "," and token.tag == "NNP"
        return after is not None and (after.pos in {"VERB", "AUX"} or after.tag == "POS" or is_comma)
    return True


def _is_list(reading: Reading, token: Token) -> bool:
    """Whether most words of the sentence are names, as in line-ups and lists of results."""
    sentence = reading.sentence_at(token.start)
    if sentence is None:
        return True
    words = [one for one in reading.tokens[sentence.first : sentence.last] if one.text[0].isalnum()]
    return sum(one.text[0].isupper() for one in words) > _MOSTLY * len(words) and len(words) > _FEW


def _opens(reading: Reading, token: Token) -> bool:
    sentence = reading.sentence_at(token.start)
    return sentence is not None and not any(
        map(str.isalnum, reading.article.text[sentence.start : token.start])
    )


def _neighbour(reading: Reading, index: int, step: int) -> Token | None:
    """The token beside it, where nothing but one blank or nothing stands between them."""
    place = index + step
    if not 0 <= place < len(reading.tokens):
        return None
    one, other = sorted((reading.tokens[index], reading.tokens[place]), key=lambda token: token.start)
    return (
        reading.tokens[place] if reading.article.text[one.end : other.start] in {"", " ", "\u00a0"} else None
    )


def _taken(reading: Reading) -> list[tuple[int, int]]:
    """Where names of people stand, and names of several words of all else."""
    mentions = (
        (one.start, one.end) for one in reading.mentions if one.label is Label.PERSON or " " in one.text
    )
    namings = ((one.start, one.end) for one in reading.namings if " " in one.text)
    works = ((one.start, one.end) for one in reading.works)
    return sorted((*mentions, *namings, *works))


def _is_within(taken: list[tuple[int, int]], offset: int) -> bool:
    index = bisect_left(taken, (offset + 1, 0))
    return any(start <= offset < end for start, end in taken[max(0, index - 3) : index])
