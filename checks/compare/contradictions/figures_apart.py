"""A figure of the headline or of a caption that the story gives otherwise. Pure.

A headline repeats a figure of its story. One that the story has nowhere, in no rounding and as no sum, beside another
figure of the very same thing, is most likely a slip of one of the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import floor, log10

from checks.compare.contradictions.found import FIGURE, Clash, clash, where
from checks.compare.contradictions.tolls import DEAD, JAILED, Toll, agree, find_tolls
from checks.compare.dates.words import SPELT_OUT, UP_TO_TWENTY, cardinal, either
from checks.model import PartRole
from checks.reading import Counted, Reading

# Running stories give today's toll beside this morning's.
_RUNNING = re.compile(
    r"\b(?:live|as\sit\shappened|latest|updates?|rolling|minute[\s-]by[\s-]minute|toll\s(?:rises|climbs|grows|mounts|jumps))\b"
    r"|^\W*UPDATE\s[0-9]",
    re.IGNORECASE | re.MULTILINE,
)
_STAMPS = re.compile(r"^\W*(?:[01]?[0-9]|2[0-3])[:.][0-5][0-9]\b", re.MULTILINE)
_FEWEST_STAMPS = 3
_ALL_OF_THEM = re.compile(
    rf"\b(?:[Tt]he|[Aa]ll)\s(?P<number>[1-9][0-9]{{0,2}}|{either(UP_TO_TWENTY[1:])})\s(?:dead|victims|(?:people\s)?(?:killed|who\s(?:died|were\skilled)))"
    r"(?=\s(?:were|was|have|had|included?|came|will|are)\b)"
)
_FIGURES = re.compile(r"(?<![\w.,])[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|(?<![\w.,])[0-9]+(?:\.[0-9]+)?")
_WORDS = re.compile(rf"\b(?:{SPELT_OUT})\b", re.IGNORECASE)
# Nouns of which a story has many numbers, each of something else.
_OF_EVERYTHING = frozenset(
    """
    people men women children years days months weeks hours minutes seconds times things points goals votes seats games
    matches percent places parts ways cases items members groups others countries companies women states
    """.split()  # noqa: SIM905
)
# What parts one number of a noun from another: "three more ministers", "the other four ministers".
_PART = re.compile(
    r"\b(?:more|other|another|of\sthe|of\sthem|first|last|former|extra|further|at\sleast\sone|each|both)\b",
    re.IGNORECASE,
)
_CONTENT = frozenset({"VERB", "NOUN", "PROPN", "ADJ"})
_ABOVE = frozenset({PartRole.HEADLINE, PartRole.CAPTION})
_LATELY = 14  # days
_LEAD = 4  # paragraphs in which a story tells what its headline says
_SHARED, _SHARED_OF_UNIT = 1, 2
_FEW = 3
_FAR = 3.0  # a figure three times as large is another thing's, or a slip in the scale
_THOUSAND = 1000
_MOST_TERMS = 8


def find_figures_apart(reading: Reading) -> Iterator[Clash]:
    """The figures of the headline and the captions that the body contradicts, one question for each of them."""
    above = find_tolls(reading, _ABOVE)
    counted = [one for one in reading.counted if one.role is PartRole.HEADLINE]
    summed = list(_ALL_OF_THEM.finditer(reading.article.text))
    if not (above or counted or summed) or _is_running(reading):
        return
    tolls = find_tolls(reading, {PartRole.BODY}) if above or summed else ()
    body = _values(reading) if above or counted else frozenset()
    yield from _all_of_them(reading, summed, tolls)
    for one in above:
        other = _other_toll(one, tolls, body, reading)
        if other is not None:
            yield _clash(reading, (one.start, one.end), (other.start, other.end))
    for count in counted:
        is_toll = any(one.start <= count.start < one.end for one in above)
        same = None if is_toll else _other_count(count, body, reading)
        if same is not None:
            yield _clash(reading, (count.start, count.end), (same.start, same.end))


def _all_of_them(reading: Reading, summed: Sequence[re.Match[str]], tolls: Sequence[Toll]) -> Iterator[Clash]:
    """Read "the six people killed have been named" below a lead that tells of five."""
    dead = [toll for toll in tolls if toll.of == DEAD]
    lead = [toll for toll in dead if toll.plain and _is_early(reading, toll.start)]
    for match in summed:
        number = float(cardinal(match["number"])) if match["number"].isascii() else 0.0
        paragraph = reading.paragraph_at(match.start())
        if paragraph is None or paragraph.role is not PartRole.BODY or reading.quotation_at(match.start()):
            continue
        others = [toll for toll in dead if not match.start() <= toll.start < match.end()]
        first = next((toll for toll in lead if toll.start < match.start()), None)
        # Fewer may be some of them: "the three people killed were from Sund, the others from Arvik".
        is_part = first is not None and number < first.low and not match.group().casefold().startswith("all")
        if (
            first is None
            or is_part
            or not number
            or any(toll.low <= number <= (toll.high or number) for toll in others)
        ):
            continue
        if len({(toll.low, toll.high) for toll in others}) == 1:
            yield _clash(reading, match.span(), (first.start, first.end))
            return


def _is_running(reading: Reading) -> bool:
    text = reading.article.text
    head = next((part for part in reading.article.parts if part.role is PartRole.HEADLINE), None)
    if head is not None and _RUNNING.search(text, head.start, head.end):
        return True
    return sum(1 for _ in _STAMPS.finditer(text)) >= _FEWEST_STAMPS


def _clash(reading: Reading, one: tuple[int, int], other: tuple[int, int]) -> Clash:
    text = reading.article.text
    ours, theirs = (" ".join(text[start:end].split()) for start, end in (one, other))
    place = where(reading, one[0])
    if place == where(reading, other[0]):
        question = f"The text says “{theirs}” and, further on, “{ours}”. Which is right?"
    else:
        question = f"{place.capitalize()} says “{ours}”, the story “{theirs}”. Which is right?"
    return clash(
        reading,
        one,
        other,
        subject=ours,
        about=FIGURE,
        question=question,
    )


def _values(reading: Reading) -> frozenset[float]:
    """Every number that the body has, in figures and in words."""
    values: set[float] = set()
    for paragraph in reading.paragraphs:
        if paragraph.role is not PartRole.BODY:
            continue
        text = reading.article.text
        values.update(
            float(one.group().replace(",", ""))
            for one in _FIGURES.finditer(text, paragraph.start, paragraph.end)
        )
        values.update(
            float(cardinal(one.group()))
            for one in _WORDS.finditer(text, paragraph.start, paragraph.end)
            if one.group().isascii()
        )
    for counted in reading.counted:
        if counted.role is PartRole.BODY:
            values.update(
                bound for bound in (counted.quantity.low, counted.quantity.high) if bound is not None
            )
    return frozenset(values)


def _other_toll(one: Toll, tolls: Sequence[Toll], body: frozenset[float], reading: Reading) -> Toll | None:
    """The story's first toll of the same fate, where none of them and no number of the body agrees."""
    same = [other for other in tolls if other.of == one.of]
    value = one.high if one.high is not None else one.low
    plain = [other for other in same if other.plain and _is_of_the_story(reading, one, other)]
    if not one.plain or not plain or any(agree(one, other) for other in same):
        return None
    months = one.of == JAILED
    written = {value / 12, value} if months else {value}
    if any(_is_told(figure, body) for figure in written):
        return None
    sums = [other.high if other.high is not None else other.low for other in same]
    if len({(other.low, other.high) for other in plain}) > 1 or _adds_up(value, sums):
        return None
    return plain[0] if _is_early(reading, plain[0].start) or len(same) == 1 else None


def _is_of_the_story(reading: Reading, one: Toll, other: Toll) -> bool:
    """Whether its sentence speaks of what the headline speaks of, and of no time long before."""
    sentence, published = reading.sentence_at(other.start), reading.article.published_at
    dates = reading.dates_within(sentence.start, sentence.end) if sentence else ()
    past = published is not None and any(
        dated.timing.interval is not None and (published - dated.timing.interval.last).days > _LATELY
        for dated in dates
    )
    return not past and _shared_words(reading, one, other) >= _SHARED


def _is_early(reading: Reading, offset: int) -> bool:
    body = [paragraph for paragraph in reading.paragraphs if paragraph.role is PartRole.BODY][:_LEAD]
    return any(paragraph.start <= offset < paragraph.end for paragraph in body)


def _is_told(value: float, body: frozenset[float]) -> bool:
    """Whether the body has the number, or one that rounds to it or that it rounds to."""
    return any(_rounds_to(one, other) for other in body for one, other in ((value, other), (other, value)))


def _rounds_to(exact: float, rounded: float) -> bool:
    """Whether one is the other with fewer digits: 1,987 and 2,000; numbers below ten are never rounded."""
    if exact == rounded:
        return True
    if not rounded or not exact or abs(exact - rounded) > 0.1 * abs(rounded):
        return False
    step = 10.0 ** floor(log10(abs(rounded)))
    while step >= 1 and rounded % step:
        step /= 10
    return step >= 10 and abs(exact - rounded) < step  # noqa: PLR2004


def _adds_up(value: float, terms: Sequence[float]) -> bool:
    several = sorted(set(terms))[:_MOST_TERMS]
    pairs = [first + second for first, second in combinations(terms[:_MOST_TERMS], 2)]
    return value in pairs or value == sum(terms) or any(value == b - a for a, b in combinations(several, 2))


def _other_count(one: Counted, body: frozenset[float], reading: Reading) -> Counted | None:
    """The body's only number of the same thing, told in words that the headline shares."""
    value = one.quantity.low if one.quantity.low is not None else one.quantity.high
    noun = _noun(one)
    if value is None or not (noun or one.quantity.unit) or _is_told(value, body):
        return None
    same = [other for other in reading.counted if other.role is PartRole.BODY and _is_same_thing(one, other)]
    values = {(other.quantity.low, other.quantity.high) for other in same}
    if len(values) != 1 or _PART.search(_before(reading, same[0])):
        return None
    other_value = same[0].quantity.low if same[0].quantity.low is not None else same[0].quantity.high
    if other_value is None or not _is_slip(value, other_value) or not _is_early(reading, same[0].start):
        return None
    general = not noun or noun in _OF_EVERYTHING
    # So few are often named one by one.
    needed = _SHARED_OF_UNIT if general or value <= _FEW else _SHARED
    return same[0] if _shared_words(reading, one, same[0]) >= needed else None


def _is_slip(one: float, other: float) -> bool:
    """Whether one figure is the other with a digit wrong, or in another scale (millions for billions)."""
    low, high = sorted((one, other))
    if low <= 0:
        return False
    ratio = high / low
    return ratio <= _FAR or ratio in {_THOUSAND, float(_THOUSAND**2)} or ratio in {10.0, 100.0}


def _is_same_thing(one: Counted, other: Counted) -> bool:
    """Whether both count one noun in one unit; of money one of them may leave the noun out."""
    nouns = {_noun(one), _noun(other)} - ({""} if one.quantity.unit else set())
    return one.quantity.unit == other.quantity.unit and len(nouns) <= 1


def _noun(counted: Counted) -> str:
    words = counted.quantity.counted.casefold().split()
    return words[-1] if words else ""


def _before(reading: Reading, counted: Counted) -> str:
    return reading.article.text[max(0, counted.start - 20) : counted.end]


def _shared_words(reading: Reading, one: Counted | Toll, other: Counted | Toll) -> int:
    """How many words of content both sentences have beside the counted things."""
    return len(_content(reading, one) & _content(reading, other))


def _content(reading: Reading, counted: Counted | Toll) -> set[str]:
    sentence = reading.sentence_at(counted.start)
    if sentence is None:
        return set()
    return {
        token.lemma.casefold()
        for token in reading.tokens[sentence.first : sentence.last]
        if token.pos in _CONTENT and not counted.start <= token.start < counted.end
    }
