"""Lists behind a colon with their stated count, whatever is counted: "Four children survive him: Ann, Tom and Joe". Pure.

The items may say more of each name ("Brazil five times, Italy four"), stand in quotation marks or between semicolons.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from checks.compare.countries import country_of
from checks.compare.gazetteer import regions
from checks.language.spans import UPPER
from checks.model import Listing, PartRole, Span
from checks.reading import Enumeration, Stretch, Token

_MONTHS = r"Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
_WORDS = {
    word: number
    for number, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(),  # noqa: SIM905
        start=2,
    )
}
_GROUPS = {"duo": 2, "trio": 3, "quartet": 4, "quintet": 5, "sextet": 6}
_COLON = re.compile(r"(?<=[\w”’\")]):\s(?=\S)")
# What is measured or told in numbers is no list, and a scale is part of another number.
_NO_THINGS = (
    r"(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?|centuries|times|points?|goals?|votes?|seats?|runs?|wickets?"
    r"|per|percent|%|million|billion|trillion|thousand|hundred|dozen|metres|meters|miles|km|kilometres|pounds|dollars|euros|degrees"
    r"|feet|inches|tonnes|tons|or|to|and|in|at|by|apiece|each|a\.m|p\.m|am|pm|-|–"
    rf"|(?:{_MONTHS})\b)"
)
# "Nine more came: ..." counts them where it opens the sentence; "six, and three more: ..." is a sum.
_MORE = re.compile(r"\s(?:more|others?|further)(?!\w)", re.IGNORECASE)
# The day of "June 26, 1997" counts nothing.
_MONTH_BEFORE = re.compile(rf"\b(?:{_MONTHS})\.?\s\Z")
_COUNT = re.compile(
    rf"(?<![\w.,:$£€/’'-])(?P<number>{'|'.join(_WORDS)}|[2-9]|[1-4]\d|{'|'.join(_GROUPS)})(?![\w.,:’'-]*\d)(?![\w’'-])(?!\s?{_NO_THINGS}(?!\w))",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    rf"(?<![\w.,:$£€/’'-])(?:{'|'.join(_WORDS)}|[2-9]|[1-4]\d|{'|'.join(_GROUPS)})(?![\w.,:’'-]*\d)(?![\w’'-])(?!\s(?:{_MONTHS})\b)",
    re.IGNORECASE,
)
# Of "three of the four" the first number counts the list.
_PART_OF = re.compile(
    rf"(?:{'|'.join(_WORDS)}|[2-9])\sof\s(?:(?:the|its|their|his|her|these|those)\s)?(?:\w+\s)?\Z",
    re.IGNORECASE,
)
_INEXACT = re.compile(
    r"\b(?:least|than|up\sto|about|around|nearly|almost|over|some|roughly|other|another|further|next|top|the\sworld[’']s|by|under|below|within|every|age|aged|number|group|no)\s$",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"\b(?:the|all|these|those|both|his|her|its|their|our|my)\s$|[’']s?\s$", re.IGNORECASE)
# "Among them:", "two of them like this:": the list is a part of what is counted, or an example.
_OPEN = re.compile(
    r"\b(?:including|includes?|included|such\sas|among(?:st)?|e\.g|for\s(?:example|instance)|others?|mostly|notably|especially|particularly"
    r"|these|this|following|one|\w+est\sof|of\sthem|say|says|said|asked|told|wrote\sthat|adding|added|ago|each|per)\b(?!\sof\sthe)",
    re.IGNORECASE,
)
AND_ANOTHER = re.compile(
    r"\b(?:and|or|plus)\s(?:an?|one|the|his|her|its|their)\b|\ban?\s[^,;:]{1,40}\sand\s", re.IGNORECASE
)
# A full stop behind one of these ends no sentence.
_NO_ABBREVIATION = "".join(
    rf"(?<!\b{word})"
    for word in "St Mr Dr Mrs Jan Feb Aug Sept Sep Oct Nov Dec Gen Sen Rep Gov Col Lt vs".split()  # noqa: SIM905
)
_CLAUSE_BEGINS = re.compile(rf"(?:(?<![.\s(][{UPPER}]){_NO_ABBREVIATION}[.!?]|[;\n])[”’\")]*\s+")
_ENDS = re.compile(rf"(?<![.\s(“\"][{UPPER}]){_NO_ABBREVIATION}(?<!\bJr)(?<!\bSr)[.!?]|[\n()]|\Z")
_QUOTED = re.compile(r"“[^”\n]{1,80}”|\"[^\"\n]{1,80}\"|‘[^’\n]{1,60}’(?!\w)")
_ITEM = re.compile(
    rf"(?:[Tt]he\s|[Ll]’|[dD]['’]|al-|el-|de\s|von\s|van\s|bin\s|\d{{1,3}}\s)?[“\"‘'¿¡]?[{UPPER}\ue000]"
)
_AND = re.compile(r"\s(?:and|or|&|plus)\s")
_LEADING_AND = re.compile(r"(?:and|or|&|plus)\s")
_AGE = re.compile(r"(?:aged\s)?\d{1,3}")
_NAME = re.compile(
    rf"(?:[Tt]he\s)?(?:\d{{1,3}}\s)?[“\"‘']?(?:[{UPPER}\ue000][\w\ue000’'.&-]*)(?:\s(?:(?:of|de|da|di|del|van|von|der|den|bin|al|el|la|le|du|dos|the|a|to|in)\s){{0,3}}(?:[{UPPER}\ue000\d][\w\ue000’'.&-]*))*[”\"’]?"
)
# What tells that clauses, not names, stand behind the colon.
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PLURAL = frozenset({"NNS", "NNPS"})
_MOST_WORDS, _LONGEST_CLAUSE, _LONGEST_LIST, _MOST_NUMBERS = 8, 180, 600, 4
_MOST_OFF = 2
_MOST_SUMMED = 6
_QUOTE_SIGN = "\ue000"


@dataclass(frozen=True)
class _Count:
    """A number before the colon, with the end of the words that it counts."""

    number: int
    start: int
    end: int
    definite: bool
    opens: bool


def find_counted_lists(
    text: str, paragraphs: Sequence[Stretch], tokens: Sequence[Token]
) -> Iterator[Enumeration]:
    """The lists behind a colon that a number before it surely counts, in the order of the text."""
    for paragraph in paragraphs:
        if paragraph.role in {PartRole.CREDIT, PartRole.NOTE}:
            continue
        for colon in _COLON.finditer(text, paragraph.start, paragraph.end):
            found = _list_at(text, paragraph, tokens, colon.start(), colon.end())
            if found is not None:
                yield found


def _list_at(
    text: str, paragraph: Stretch, tokens: Sequence[Token], colon: int, start: int
) -> Enumeration | None:
    begin = _clause_begins(text, max(paragraph.start, colon - _LONGEST_CLAUSE), colon)
    counts = _counts(text, begin, colon)
    if not counts or len(counts) > _MOST_NUMBERS or _OPEN.search(text, begin, colon):
        return None
    end = _ENDS.search(text, start, min(paragraph.end, start + _LONGEST_LIST))
    if end is None or text[end.start() : end.end()] in {"(", ")", "?", "!"}:
        return None
    listed = _items(text, start, end.start())
    if listed is None or _has_verb(tokens, start, end.start()):
        return None
    items, fewest = listed
    count = _governing(text, tokens, counts, (begin, colon), (fewest, len(items)))
    if count is None:
        return None
    noun = " ".join(text[count.start : count.end].split()[1:])
    names = tuple(" ".join(text[one.start : one.end].split()) for one in items)
    return Enumeration(
        start=items[0].start,
        end=items[-1].end,
        listing=Listing(noun=noun, items=names, stated_count=count.number),
        items=items,
        role=paragraph.role,
        counted=Span(start=count.start, end=count.end),
        governs=True,
    )


def _clause_begins(text: str, low: int, colon: int) -> int:
    return max((mark.end() for mark in _CLAUSE_BEGINS.finditer(text, low, colon)), default=low)


def _counts(text: str, begin: int, colon: int) -> list[_Count]:
    found = []
    for match in _COUNT.finditer(text, begin, colon):
        lead = text[begin : match.start()].strip(" “\"‘'")
        if _INEXACT.search(text, max(begin, match.start() - 16), match.start()):
            continue
        if _MONTH_BEFORE.search(text, begin, match.start()) or _PART_OF.search(text, begin, match.start()):
            continue
        if lead and _MORE.match(text, match.end()):
            continue
        found.append(
            _Count(
                number=_value(match["number"]),
                start=match.start(),
                end=match.end(),
                definite=_DEFINITE.search(text, max(begin, match.start() - 8), match.start()) is not None,
                opens=lead.casefold()
                in {
                    "",
                    "a",
                    "the",
                    "only",
                    "just",
                    "all",
                    "but",
                    "and",
                    "in all,",
                    "so far",
                    "there are",
                    "there were",
                    "there have been",
                },
            )
        )
    return found


def _items(text: str, start: int, end: int) -> tuple[tuple[Span, ...], int] | None:
    """The names of the list and the fewest that they may be; None where other than names stands behind the colon."""
    plain = _QUOTED.sub(lambda one: _QUOTE_SIGN * len(one[0]), text[start:end])
    mark = ";" if re.search(r";\s(?:and\s)?", plain) else ","
    if mark == ";" and ";" in plain.rsplit(" and ", 1)[-1]:
        return None
    items: list[Span] = []
    fewest, at = 0, 0
    pieces = plain.split(mark)
    for place, piece in enumerate(pieces):
        lead = len(piece) - len(piece.lstrip())
        words, offset = piece.strip(), at + lead
        at += len(piece) + 1
        leading = _LEADING_AND.match(words)
        if leading:
            words, offset = words[leading.end() :], offset + leading.end()
        if items and not leading and _AGE.fullmatch(words):
            continue
        some = _of_piece(words, offset + start, apart=mark == ";")
        if some is None:
            return None
        last = place == len(pieces) - 1
        # The last two names of "A, B and C" are two; "Germany and Italy" before them may be one thing.
        fewest += min(len(some), 2) if last and not leading and mark == "," else 1
        items += some
    closed = len(pieces) > 1 or len(items) > 1
    if not closed or len(items) < 2 or not _is_over(pieces, mark):  # noqa: PLR2004
        return None
    return tuple(items), fewest - _merged(text, items)


def _is_over(pieces: Sequence[str], mark: str) -> bool:
    """Whether an "and" closes the list: without one it may go on."""
    last = pieces[-1].strip()
    return bool(_LEADING_AND.match(last)) or (mark == "," and _AND.search(last) is not None)


def _of_piece(words: str, offset: int, *, apart: bool) -> list[Span] | None:
    """The names between two commas, one for each "and" and one more; between semicolons the first one alone."""
    if apart:
        words = words.split(",", maxsplit=1)[0]
    found, at = [], 0
    for joint in [*_AND.finditer(words), None]:
        stop = joint.start() if joint else len(words)
        item = words[at:stop]
        if not _ITEM.match(item) or len(item.split()) > _MOST_WORDS:
            return None
        name = _NAME.match(item)
        found.append(Span(start=offset + at, end=offset + at + (name.end() if name else len(item))))
        at = joint.end() if joint else stop
    return found


def _merged(text: str, items: Sequence[Span]) -> int:
    """How many of the items may only say where the one before lies: "Rome, Italy, and Paris, France"."""
    return wheres([text[one.start : one.end] for one in items])


def wheres(names: Sequence[str]) -> int:
    """How many countries and American states stand behind a name that is none: they may tell where it is."""
    states = [country_of(name) is not None or name in regions() for name in names]
    return sum(is_state and not before for before, is_state in pairwise(states))


def _has_verb(tokens: Sequence[Token], start: int, end: int) -> bool:
    first, last = (bisect_left(tokens, at, key=lambda token: token.start) for at in (start, end))
    return any(token.tag in _FINITE and token.text[:1].islower() for token in tokens[first:last])


def _governing(
    text: str,
    tokens: Sequence[Token],
    counts: Sequence[_Count],
    clause: tuple[int, int],
    size: tuple[int, int],
) -> _Count | None:
    """The number that surely is that of the list. None where another one, or several together, give its length."""
    begin, colon = clause
    fewest, most = size
    numbers = _numbers(text, begin, colon)
    sums = {sum(some) for many in range(1, len(numbers) + 1) for some in combinations(numbers, many)}
    governing = [
        placed
        for one in counts
        if (placed := _placed(text, tokens, one, begin, colon, alone=len(counts) == 1)) is not None
    ]
    right = [one for one in governing if one.number == most]
    if right:
        return right[0]
    if any(fewest <= number <= most for number in sums) or AND_ANOTHER.search(text, begin, colon):
        return None
    near = [one for one in governing if abs(one.number - most) <= _MOST_OFF]
    return near[0] if len(near) == 1 else None


def _numbers(text: str, begin: int, colon: int) -> list[int]:
    """Every number of the clause that is no day of a month: together they may give the length of the list."""
    found = _NUMBER.finditer(text, begin, colon)
    counting = (one.group() for one in found if not _MONTH_BEFORE.search(text, begin, one.start()))
    return [_value(words) for words in counting][:_MOST_SUMMED]


def _value(words: str) -> int:
    lower = words.casefold()
    return _WORDS.get(lower) or _GROUPS.get(lower) or int(words)


def _placed(  # noqa: PLR0913 - where a number may stand
    text: str, tokens: Sequence[Token], count: _Count, begin: int, colon: int, *, alone: bool
) -> _Count | None:
    """The count with the end of the words it counts, where nothing else is told that the list may name.

    A number of things right before the colon, or one that opens the sentence without "the", with no other plural behind.
    """
    first, last = (bisect_left(tokens, at, key=lambda token: token.start) for at in (count.end, colon))
    behind = tokens[first:last]
    opens = count.opens or _leads(tokens, begin, count)
    of = 1 if behind and behind[0].text.casefold() == "of" else 0
    is_group = text[count.start : count.end].casefold() in _GROUPS
    noun = next((at for at, token in enumerate(behind) if token.tag in _PLURAL), -1)
    if noun < 0 and is_group and not of:
        noun = 0
    if noun < 0:
        bare = opens and not count.definite and alone
        return replace(count, end=behind[-1].end if behind else count.end) if bare else None
    if any(token.pos in _BREAKING and token.dep != "amod" for token in behind[of:noun]):
        return None
    rest = _untimed(behind[noun + 1 :])
    subject = opens and not count.definite
    if any(_is_number(token, text) for token in rest) or not _is_aside(rest, subject=subject):
        return None
    relative = bool(rest) and rest[0].tag in _RELATIVE
    if any(token.pos in {"VERB", "AUX"} for token in rest) and not subject and not relative:
        return None
    return replace(count, end=behind[noun].end)


def _untimed(behind: Sequence[Token]) -> list[Token]:
    """The words without what tells how long: "four titles |in six years|"."""
    units = {at for at, token in enumerate(behind) if token.lemma.casefold() in _UNITS_OF_TIME}
    counted = {at - 1 for at in units if behind[at - 1].tag == "CD"}
    return [token for at, token in enumerate(behind) if at not in units | counted]


_UNITS_OF_TIME = frozenset({"year", "month", "week", "day", "hour", "minute", "decade", "century"})
_RELATIVE = frozenset({"WDT", "WP"})


def _is_number(token: Token, text: str) -> bool:
    """Whether a number of something stands here, and neither a year nor the day of a month."""
    if token.tag != "CD" or _A_YEAR.fullmatch(token.text):
        return False
    end = token.start + len(token.text)
    return not (
        _MONTH_BEHIND.match(text, end) or _MONTH_BEFORE.search(text, max(0, token.start - 12), token.start)
    )


_A_YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}")
_MONTH_BEHIND = re.compile(rf"\s(?:{_MONTHS})\b")
_BREAKING = frozenset({"VERB", "AUX", "ADP"})


def _leads(tokens: Sequence[Token], begin: int, count: _Count) -> bool:
    """Whether only an adverbial stands before the number: "In the end |five men| were chosen"."""
    first, last = (bisect_left(tokens, at, key=lambda token: token.start) for at in (begin, count.start))
    before = tokens[first:last]
    if not before or before[0].pos not in {"ADP", "ADV", "SCONJ"} or before[-1].pos in {"ADP", "DET"}:
        return False
    return not any(token.pos in {"VERB", "AUX"} or token.dep.startswith("nsubj") for token in before)


def _is_aside(rest: Sequence[Token], *, subject: bool) -> bool:
    """Whether no plural behind the counted noun is what the list may name: "four are led |by women|: A, B and C"."""
    lead = ""
    for token in rest:
        if token.pos == "ADP":
            lead = token.text.casefold()
        elif token.pos in {"VERB", "AUX", "CCONJ", "SCONJ", "PRON"}:
            lead = ""
        elif token.tag in _PLURAL and not (subject and lead in _ASIDE):
            return False
    return True


_ASIDE = frozenset("by in on at during after before since under against from over to through until".split())  # noqa: SIM905
