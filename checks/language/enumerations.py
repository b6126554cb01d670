"""Lists of names with their stated count: "three countries: Mali, Niger and Chad". Pure.

A list is names joined by commas, "and", "&" or "+". A count governs the list where nothing stands between them but
a colon, a dash or a bracket, or in "the five leaders of A, B ..."; elsewhere in the sentence or the one before it
only agrees or says nothing. A list whose marks stand wrongly (a bracket closed too early, ". ,") is joined again.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from checks.compare.dates.words import MONTH_NAMES, WEEKDAY_NAMES
from checks.compare.gazetteer import is_well_known_place
from checks.language.counted_lists import AND_ANOTHER, find_counted_lists, wheres
from checks.language.spans import UPPER
from checks.model import Listing, PartRole, Span
from checks.reading import Enumeration, Label, Mention, Stretch, Token, stretch_at

_NAME = rf"[{UPPER}](?:[\w’'-]|\.(?=\w))*+"
_ONE_NAME = (
    r"(?:Bosnia and Herzegovina|Trinidad and Tobago|Antigua and Barbuda|S[aã]o Tom[eé] and Pr[ií]ncipe|"
    r"(?:St|Saint) Kitts and Nevis|Tyne and Wear|Newfoundland and Labrador|Food and Drug Administration)"
)
_INNER = r"(?:of|de|da|del|van|von|der|den|bin|al|el|la|le|du|dos|the)"
_ITEM = rf"(?:the )?+(?:{_ONE_NAME}|{_NAME}(?:[ \u00a0](?:{_INNER}[ \u00a0]){{0,2}}+{_NAME})*+)(?:, \d{{1,3}}\b)?+"
_COMMA_JOINT = r"[,;][ \u00a0](?!and\b|or\b|&)"
# After "and" a list is over, so that what follows it behind a comma is no item.
_FINAL_JOINT = r"(?:[,;]?+[ \u00a0](?:and|or|&|\+|plus)[ \u00a0])"
_JOINT = rf"(?:{_COMMA_JOINT}|{_FINAL_JOINT})"
_SOME = re.compile(rf"{_ITEM}(?:{_COMMA_JOINT}{_ITEM})*+(?:{_FINAL_JOINT}{_ITEM})?+")
_LIST = re.compile(rf"(?<![\w’'-]){_SOME.pattern}")
_SPLIT = re.compile(_JOINT)
_EACH = re.compile(_ITEM)
_LAST_JOINT = re.compile(rf"{_FINAL_JOINT}(?:{_ITEM})$")

_NUMBERS = {
    word: number
    for number, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split(),  # noqa: SIM905
        start=2,
    )
}
_NUMBER = rf"(?:{'|'.join(_NUMBERS)}|[2-9]|[1-4]\d)"
_PEOPLE = frozenset(
    """
    people men women children students suspects defendants leaders presidents ministers victims players lawmakers
    senators candidates officials brothers sisters journalists activists soldiers astronauts authors winners judges
    directors members friends colleagues boys girls teenagers officers passengers hostages nominees contenders
    survivors finalists singers actors scientists economists lawyers doctors governors mayors chancellors premiers
    """.split()  # noqa: SIM905
)
_PLACES = frozenset(
    """
    countries nations states republics cities towns provinces regions counties islands districts villages territories
    capitals boroughs kingdoms economies neighbours neighbors venues
    """.split()  # noqa: SIM905
)
_BODIES = frozenset(
    """
    companies firms banks parties clubs teams universities airlines agencies groups newspapers organisations
    organizations carmakers schools hospitals lenders retailers museums unions sides factions broadcasters
    """.split()  # noqa: SIM905
)
# Countries, people and bodies alike can be these.
_EITHER = frozenset(
    {"members", "winners", "hosts", "founders", "signatories", "champions", "holders", "finalists"}
)
_NOUNS = {noun: label for nouns, label in ((_PEOPLE, Label.PERSON), (_PLACES, Label.PLACE), (_BODIES, Label.ORGANISATION)) for noun in nouns}  # fmt: skip
_COUNT = re.compile(
    # Another number begins another count: "the three asked four more clubs".
    rf"(?<![\w.,$£€-])({_NUMBER})[ \u00a0]((?:(?!{_NUMBER}\b)[\w’'-]+[ \u00a0]){{0,4}}?(?:{'|'.join(sorted({*_NOUNS, *_EITHER}))}))\b",
    re.IGNORECASE,
)
# What may stand between the counted noun and a list that it governs.
_COLON = re.compile(r"\s?(?::|—|–|\s-|\()\s?(?:the )?$")
# "Voters in five states go to the polls: ..." where nothing else is counted between.
_LATER = re.compile(rf"\s(?:(?!\b(?:{_NUMBER})\b)[^.;:()–—\n]){{2,60}}:\s(?:the )?$", re.IGNORECASE)
_SHARE_OF = re.compile(r"\bof\s(?:its|their|his|her|our)?\s?$", re.IGNORECASE)
_OF = re.compile(r"\s(?:of|from)\s(?:the )?$")
_ARE = re.compile(r"\s(?:are|were)[ :]\s?(?:the )?$")
_DEFINITE = re.compile(r"\b(?:the|all|these|those)\s$", re.IGNORECASE)
_INEXACT = re.compile(
    r"\b(?:least|than|up to|about|around|nearly|almost|over|some|roughly|first|last|other|next|of the|one of|top)\s$",
    re.IGNORECASE,
)
# "The last of the four capitals: ..." still lists all four.
_ONE_OF = re.compile(r"\b(?:one|first|last|\w+est)\sof\sthe\s$", re.IGNORECASE)
# "Six are closed for repairs: ...", "Six writers of the continent have won it: ...": the number opens the sentence.
_OPENING = re.compile(
    rf"(?:the[ \u00a0])?(?P<number>{_NUMBER})[ \u00a0](?P<noun>(?!(?:years?|months|weeks|days|hours|minutes|points|times|per|percent|of|or|to|in|and|million|billion)\b)"
    rf"(?:(?!\b(?:{_NUMBER}|one|hundred|dozens?)\b)[^.:;?!\d\n]){{2,90}}):[ \u00a0](?:the )?$",
    re.IGNORECASE,
)
_OVER = re.compile(r"\s?(?:[.;!?)\]”\"]|\n|\Z)")
_OPEN_LIST = re.compile(
    r"\b(?:including|includes?|such as|among(?:st)?|like|e\.g|for example|other|others|most)\b", re.IGNORECASE
)
_MONTHS = frozenset(name.casefold() for name in (*MONTH_NAMES, *WEEKDAY_NAMES))
# Marks that no list has: a full stop and a comma, or two commas.
_ODD_MARK = re.compile(rf"(?:[.;]\s?,|,\s?,)\s?(?=[{UPPER}])")
_LOOK_BACK, _NEAR = 300, 60
_FEWEST = 2
_SHORTEST_LIST = 8  # characters: two names and what joins them
_SENTENCES_BACK = 2


def find_enumerations(
    text: str,
    paragraphs: Sequence[Stretch],
    sentences: Sequence[Stretch],
    mentions: Sequence[Mention],
    tokens: Sequence[Token] = (),
) -> tuple[Enumeration, ...]:
    """The lists of the text, in its order; credits left out."""
    labels = _Labels(mentions)
    found: list[Enumeration] = []
    for paragraph in paragraphs:
        if paragraph.role is PartRole.CREDIT:
            continue
        broken = list(_broken(text, paragraph))
        covered = [(one.start, one.end) for one in broken]
        whole = [
            one
            for one in _whole(text, paragraph, sentences, labels)
            if not any(start < one.end and one.start < end for start, end in covered)
        ]
        found += [*broken, *whole]
    counted = [] if not tokens else list(find_counted_lists(text, paragraphs, tokens))
    return _with_counted(sorted(found, key=lambda one: one.start), counted, text, labels)


def _with_counted(
    found: Sequence[Enumeration], counted: Sequence[Enumeration], text: str, labels: _Labels
) -> tuple[Enumeration, ...]:
    """The lists with those that a number before a colon counts, in the place of the same without a sure count."""
    starts = [one.start for one in found]
    kept = {one.start: one for one in found}
    for one in counted:
        same = found[max(0, bisect_left(starts, one.start) - 1) : bisect_left(starts, one.end)]
        same = [other for other in same if other.end > one.start]
        if any(other.broken or other.governs for other in same) or _dates(text, one.items, labels):
            continue
        for other in same:
            kept.pop(other.start, None)
        kept[one.start] = one
    return tuple(kept[start] for start in sorted(kept))


class _Labels:
    """What the recogniser or general knowledge takes a stretch of the text for."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = mentions
        self._starts = [mention.start for mention in mentions]

    def of(self, text: str, items: Sequence[Span]) -> Label | None:
        """What most of the items are, where no known one is anything else."""
        known = [label for item in items if (label := self._label(text, item)) is not None]
        one_kind = len(set(known)) == 1 and len(known) * 2 >= len(items)
        return known[0] if one_kind else None

    def _label(self, text: str, item: Span) -> Label | None:
        if is_well_known_place(text[item.start : item.end]):
            return Label.PLACE
        place = bisect_left(self._starts, item.start)
        for mention in self._mentions[place : place + 1]:
            if mention.start < item.end and mention.label is not Label.GROUP:
                return mention.label
        return None


def _whole(
    text: str, paragraph: Stretch, sentences: Sequence[Stretch], labels: _Labels
) -> Iterator[Enumeration]:
    for found in _LIST.finditer(text, paragraph.start, paragraph.end):
        if found.end() - found.start() < _SHORTEST_LIST:
            continue
        items = _items(text, found.start(), found.end())
        if len(items) < _FEWEST:
            continue
        first, last = items[0].start, items[-1].end
        enclosed = text[last : last + 1] in {")", "—", "–", "]"} or text[first - 1 : first] in {"(", "["}
        closed = _LAST_JOINT.search(text, first, last) is not None
        if not (enclosed or closed) or _dates(text, items, labels):
            continue
        count = _count(text, paragraph, sentences, items, labels)
        if count is None and len(items) == _FEWEST:
            continue
        number, noun, span, governs = count or (None, "", None, False)
        yield Enumeration(
            start=first,
            end=last,
            listing=Listing(noun=noun, items=_texts(text, items), stated_count=number),
            items=items,
            role=paragraph.role,
            counted=span,
            governs=governs,
        )


def _items(text: str, start: int, end: int) -> tuple[Span, ...]:
    spans = []
    at = start
    while at < end:
        item = _EACH.match(text, at, end)
        if item is None:
            break
        stop = item.end()
        name = re.sub(r",\s\d{1,3}$", "", item.group())
        skip = 4 if name.startswith("the ") else 0
        spans.append(Span(start=at + skip, end=at + len(name)))
        joint = _SPLIT.match(text, stop, end)
        at = joint.end() if joint else end
    return tuple(spans)


def _texts(text: str, items: Sequence[Span]) -> tuple[str, ...]:
    return tuple(" ".join(text[item.start : item.end].split()) for item in items)


def _dates(text: str, items: Sequence[Span], labels: _Labels | None = None) -> bool:
    """Whether months or weekdays are listed; a person of such a name (Theresa May) is none."""
    return any(
        text[item.start : item.end].split(maxsplit=1)[0].casefold() in _MONTHS
        and (labels is None or labels.of(text, [item]) is not Label.PERSON)
        for item in items
    )


_Count = tuple[int, str, Span, bool]


def _count(
    text: str, paragraph: Stretch, sentences: Sequence[Stretch], items: Sequence[Span], labels: _Labels
) -> _Count | None:
    """The number that the text gives for the list, with its noun, its place, and whether it surely governs."""
    first = items[0].start
    sentence = stretch_at(sentences, first)
    begin = sentence.start if sentence else paragraph.start
    kind = labels.of(text, items)
    # A sentence of thousands of lists is looked at near each one only.
    counts = list(_COUNT.finditer(text, max(0, begin - _LOOK_BACK, first - 4 * _LOOK_BACK), first))
    for count in reversed(counts):
        number = _number(count.group(1))
        if number is None or _is_inexact(text, count.start()):
            continue
        span = Span(start=count.start(), end=count.end())
        if _governs(text, count, first, kind) and not _may_say_where(number, _texts(text, items)):
            return number, count.group(2), span, True
        if number == len(items) and _may_mean(text, count, first, kind, sentences):
            return number, count.group(2), span, False
    return _opening(text, begin, items, kind)


def _is_inexact(text: str, at: int) -> bool:
    """Whether the words before the number say that it is not the whole number of the list."""
    inexact = _INEXACT.search(text, max(0, at - 12), at) is not None
    return inexact and _ONE_OF.search(text, max(0, at - 24), at) is None


def _opening(text: str, begin: int, items: Sequence[Span], kind: Label | None) -> _Count | None:
    """The number that the sentence begins with, where the list behind its colon ends the sentence."""
    first = items[0].start
    opening = _OPENING.match(text, begin, first)
    if opening is None or kind not in {Label.PLACE, Label.PERSON} or not _OVER.match(text, items[-1].end):
        return None
    number = _number(opening["number"])
    if number is None or _OPEN_LIST.search(opening["noun"]) or AND_ANOTHER.search(opening["noun"]):
        return None
    counted = next((noun for word in opening["noun"].split() if (noun := _NOUNS.get(word.casefold()))), kind)
    if counted is not kind or _may_say_where(number, _texts(text, items)):
        return None
    return number, "", Span(start=opening.start("number"), end=opening.end("noun")), True


def _may_say_where(number: int, names: Sequence[str]) -> bool:
    """Whether the list is too long by what may only tell where the places are: "two cities: Rome, Italy, and Paris"."""
    return number < len(names) and len(names) - wheres(names) <= number


def _number(words: str) -> int | None:
    """The number in words or figures; None for letters that only look alike when case is ignored ("sİx")."""
    return int(words) if words.isascii() and words.isdigit() else _NUMBERS.get(words.casefold())


def _governs(text: str, count: re.Match[str], first: int, kind: Label | None) -> bool:
    """Whether the count surely is that of the list: a mark alone between them, or "the five leaders of"."""
    noun = count.group(2).split()[-1].casefold()
    label = _NOUNS.get(noun)
    if first - count.end() > _NEAR:
        return False
    between = text[count.end() : first]
    if _COLON.fullmatch(between):
        return kind is not None and (noun in _EITHER or label is kind)
    definite = _DEFINITE.search(text, max(0, count.start() - 8), count.start()) is not None
    if _LATER.fullmatch(between) and not _OPEN_LIST.search(between):
        share = _SHARE_OF.search(text, max(0, count.start() - 12), count.start()) is not None
        return not (definite or share) and label is kind is Label.PLACE
    if definite and _ARE.fullmatch(between):
        return label is not None and label is kind
    return definite and kind is Label.PLACE and bool(_OF.fullmatch(between))


def _may_mean(
    text: str, count: re.Match[str], first: int, kind: Label | None, sentences: Sequence[Stretch]
) -> bool:
    """Whether a count that agrees may be meant: of the same sort, in the sentence or the one before."""
    label = _NOUNS.get(count.group(2).split()[-1].casefold())
    between = text[count.end() : first]
    if kind is None or _OPEN_LIST.search(between[-_NEAR:]):
        return False
    of_places = kind is Label.PLACE and (label is Label.PLACE or between.strip().startswith(("of", "from")))
    at = bisect_left(sentences, count.start() + 1, key=lambda one: one.start)
    here = bisect_left(sentences, first + 1, key=lambda one: one.start)
    return (label is kind or of_places) and here - at <= _SENTENCES_BACK


def _broken(text: str, paragraph: Stretch) -> Iterator[Enumeration]:
    """Lists with marks that no list has, joined again from both sides of the mark."""
    reached = paragraph.start
    for mark in _ODD_MARK.finditer(text, paragraph.start, paragraph.end):
        if mark.start() < reached:
            continue
        rest = _SOME.match(text, mark.end(), paragraph.end)
        before = _before(text, paragraph.start, mark.start())
        if rest is None or before is None:
            continue
        closes = text[rest.end() : rest.end() + 1] == ")"
        if before[1] is not None and not closes:
            continue
        start, first_items = before[0], _items(text, before[0], before[1] or mark.start())
        items = (*first_items, *_items(text, rest.start(), rest.end()))
        if len(items) <= _FEWEST or _dates(text, items):
            continue
        reached = rest.end()
        end = rest.end() + 1 if before[1] is not None else rest.end()
        yield Enumeration(
            start=start - 1 if before[1] is not None else start,
            end=end,
            listing=Listing(noun="", items=_texts(text, items)),
            items=items,
            role=paragraph.role,
            broken=True,
        )


_CLOSED = re.compile(r"\(([^()\n]{3,160})\)([^()\n]{0,60})$")


def _before(text: str, first: int, mark: int) -> tuple[int, int | None] | None:
    """Where the list begins that the mark breaks: in a bracket closed too early, or right before the mark.

    The second place is where the bracketed part ends, None without a bracket.
    """
    at = text.rfind("(", max(first, mark - _LOOK_BACK), mark)
    closed = _CLOSED.match(text, at, mark) if at >= 0 else None
    if closed and text[mark] in ".;" and _SOME.fullmatch(text, closed.start(1), closed.end(1)):
        return closed.start(1), closed.end(1)
    line = max(first, mark - _LOOK_BACK)
    for found in _LIST.finditer(text, line, mark):
        if found.end() == mark and text[mark] == "," and _SPLIT.search(text, found.start(), mark):
            return found.start(), None
    return None
