"""What a checker should look at first: a score by rule for every claim. It orders and never drops. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from checks.model import Claim, ClaimKind, PartRole
from checks.reading import Reading, Stretch

# A wrong name or office harms a person and a paper most; what only describes, least.
_OF_KIND = {
    ClaimKind.NAME: 24,
    ClaimKind.TITLE: 26,
    ClaimKind.DATE: 16,
    ClaimKind.ORGANISATION: 14,
    ClaimKind.PLACE: 8,
    ClaimKind.WORK: 12,
    ClaimKind.NUMBER: 16,
    ClaimKind.QUOTE: 18,
    ClaimKind.SUPERLATIVE: 16,
    ClaimKind.CONSISTENCY: 26,
}
_LEGAL = 60
_IN_HEADLINE, _IN_THE_LEAD, _AT_THE_TOP = 20, 14, 10
_TOP_PARAGRAPHS = 3
_OF_ROLE = {PartRole.HEADLINE: 0, PartRole.CAPTION: -4, PartRole.CREDIT: -40, PartRole.NOTE: -40}
_MOST_OCCURRENCES = 6
# A figure and a named subject make a statement checkable; what nobody is said to have said is the paper’s own word.
_WITH_FIGURE, _WITH_NAME, _BARE = 4, 4, 3
_OPINION, _QUESTION = -8, -6
_TOO_SHORT, _FEWEST_TOKENS = -3, 7

# Of sentences in small letters.
_FIGURE = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?|millions?|billions?|per cent|half)\b"
)
_ATTRIBUTED = re.compile(
    r"\b(?:said|says|told|according to|added|claimed|announced|reported|reportedly|allegedly|wrote|tweeted)\b"
)
_THOUGHT = re.compile(
    r"\b(?:i|we) (?:think|believe|feel|hope|guess|suspect|suppose|fear)\b|\bin (?:my|our) (?:view|opinion)\b"
    r"|\b(?:should|ought to|perhaps|maybe|arguably|presumably)\b"
)


def weigh(claims: Iterable[Claim], reading: Reading) -> tuple[Claim, ...]:
    """The claims in their order, each with its weight: a higher one is to be looked at earlier."""
    top = _top(reading)
    sentences: dict[Stretch, int] = {}
    weighed = []
    for claim in claims:
        sentence = reading.sentence_at(claim.start)
        if sentence is not None and sentence not in sentences:
            sentences[sentence] = _of_sentence(sentence, reading)
        around = sentences[sentence] if sentence is not None else 0
        weighed.append(replace(claim, weight=_of_claim(claim, reading, top) + around))
    return tuple(weighed)


def _top(reading: Reading) -> tuple[int, int]:
    """Where the first paragraph of the body ends, and where the first few."""
    body = [one.end for one in reading.paragraphs if one.role is PartRole.BODY][:_TOP_PARAGRAPHS]
    return (body[0], body[-1]) if body else (0, 0)


def _of_claim(claim: Claim, reading: Reading, top: tuple[int, int]) -> int:
    places = [span.start for span in claim.occurrences] or [claim.start]
    weight = _OF_KIND[claim.kind] + _OF_ROLE.get(claim.role, 0) + _of_place(min(places), reading, top)
    weight += _LEGAL if "legal" in claim.tags else 0
    return weight + min(len(places) - 1, _MOST_OCCURRENCES)


def _of_place(first: int, reading: Reading, top: tuple[int, int]) -> int:
    headline = next((part.end for part in reading.article.parts if part.role is PartRole.HEADLINE), 0)
    lead, few = top
    if first < headline:
        return _IN_HEADLINE
    return _IN_THE_LEAD if first < lead else _AT_THE_TOP if first < few else 0


def _of_sentence(sentence: Stretch, reading: Reading) -> int:
    """What the sentence adds: figures, names and bare statements raise it; opinions and questions lower it."""
    words = reading.article.text[sentence.start : sentence.end].lower()
    weight = _WITH_FIGURE if _FIGURE.search(words) else 0
    weight += _WITH_NAME if _names_somebody(sentence, reading) else 0
    weight += 0 if _ATTRIBUTED.search(words) else _BARE
    weight += _OPINION if _THOUGHT.search(words) else 0
    weight += _QUESTION if words.rstrip("\"”’' ").endswith("?") else 0
    return weight + (_TOO_SHORT if sentence.last - sentence.first < _FEWEST_TOKENS else 0)


def _names_somebody(sentence: Stretch, reading: Reading) -> bool:
    """Whether a verb's subject is a proper noun, or one that a name beside it explains."""
    tokens = reading.tokens
    return any(
        token.pos == "PROPN"
        and (_is_subject(token.dep) or (token.dep == "appos" and _is_subject(tokens[token.head].dep)))
        for token in tokens[sentence.first : sentence.last]
    )


def _is_subject(dep: str) -> bool:
    return dep.startswith("nsubj")
