"""Letters and what they stand for: "Collective Security Treaty Organization (CSTO)". Pure.

A pair is taken when the letters are the initials of the words, as people form them: small words may be skipped
or counted, a hyphen starts a new word, a word may give more than its first letter ("Ofcom"). Letters that miss
the words by one are kept too, as a misfit, where both are plainly English: everything else may be the initials
of the name in another language ("Swiss People's Party (SVP)") and is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from checks.compare.countries import country_of
from checks.compare.strings import fold
from checks.model import Abbreviation, PartRole
from checks.reading import Expansion, Stretch

_LETTERS = r"[A-Z][A-Za-z&.+-]{0,10}[A-Za-z]"
_LEAD_IN = r"(?:the|or|known as|formerly|abbreviated(?: as| to)?|hereafter|hereinafter|also)\s+"
# "(CSTO)", "(the "IMF")", "(or SEC)", "(NGOs)", "(CIS, in its English letters)".
_IN_BRACKETS = re.compile(rf"\s?[(\[](?:{_LEAD_IN})?[“\"'‘]?({_LETTERS})[”\"'’]?(?:,\s[a-z ]{{3,40}})?[)\]]")
# "SEC (Securities and Exchange Commission)".
_BEFORE_BRACKETS = re.compile(rf"(?<![\w.])({_LETTERS})\s[(\[](?:{_LEAD_IN})?([^()\[\]\n]{{6,100}})[)\]]")
# "the SEC, or Securities and Exchange Commission," and "the Securities and Exchange Commission, or SEC,".
_OR = re.compile(
    r",\s(?:or|known as|known by its (?:initials|acronym)|short for|which stands for)\s(?:the\s)?[“\"]?"
)
_DASHED = re.compile(r"\s?[—–]\s?(?:the\s)?")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_LETTERS_BEHIND = re.compile(rf"(?<![\w.])({_LETTERS})[”\"]?$")
_LETTERS_AHEAD = re.compile(rf"({_LETTERS})(?=[”\"]?(?:[,.;)—–]|\s[—–]|$))")
_STOPS = re.compile(r"[.!?:;()\[\]\n“”\"—–]\s|[:;()\[\]\n“”\"—–]")
_SMALL = frozenset(
    [
        "of",
        "the",
        "and",
        "for",
        "in",
        "on",
        "to",
        "de",
        "du",
        "des",
        "del",
        "der",
        "di",
        "da",
        "la",
        "le",
        "et",
        "y",
        "e",
        "with",
        "against",
        "at",
        "by",
        "from",
    ]
)
_LONGEST_WORDS, _LONGEST_LETTERS, _LOOK_BACK = 14, 10, 130
_MOST_OF_A_WORD = 4
_FEWEST_CAPITALS = 2
# The heads of names that English forms: only for these can one wrong letter be told from another language.
_ENGLISH_HEADS = frozenset(
    """
    organisation organization agency association fund bank commission committee council institute institution authority
    federation union court corporation administration service society foundation board bureau office department
    ministry centre center programme program network alliance league university college
    """.split()  # noqa: SIM905
)
_WRONG_LETTERS = 1
_MANY_LETTERS = 5
_SHORTEST_MISFIT = 3


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str
    hyphened: bool = False


def find_expansions(text: str, paragraphs: Sequence[Stretch]) -> tuple[Expansion, ...]:
    """The names with their letters beside them, in the order of the text; credits left out."""
    found: dict[int, Expansion] = {}
    for paragraph in paragraphs:
        if paragraph.role is PartRole.CREDIT:
            continue
        for expansion in _in_paragraph(text, paragraph):
            found.setdefault(expansion.start, expansion)
    kept: list[Expansion] = []
    for expansion in sorted(found.values(), key=lambda one: (one.start, -one.end)):
        if not kept or expansion.start >= kept[-1].end:
            kept.append(expansion)
    return tuple(kept)


def _in_paragraph(text: str, paragraph: Stretch) -> Iterator[Expansion]:
    start, end = paragraph.start, paragraph.end
    for bracket in _IN_BRACKETS.finditer(text, start, end):
        behind = _words_behind(text, start, bracket.start())
        yield from _paired(text, bracket.group(1), behind, (bracket.start(), bracket.end()), paragraph)
    for bracket in _BEFORE_BRACKETS.finditer(text, start, end):
        inside = _words(text, bracket.start(2), bracket.end(2))
        if inside and (fits(bracket.group(1), inside) or _with_one_dropped(bracket.group(1), inside)):
            yield _expansion(text, bracket.group(1), inside, (bracket.start(), bracket.end()), paragraph)
    for joint in (*_OR.finditer(text, start, end), *_DASHED.finditer(text, start, end)):
        yield from _around(text, joint, paragraph)


def _around(text: str, joint: re.Match[str], paragraph: Stretch) -> Iterator[Expansion]:
    """Letters on one side of "or" or a dash, the words on the other."""
    letters = _LETTERS_AHEAD.match(text, joint.end(), paragraph.end)
    if letters and _is_letters(letters.group(1)):
        behind = _words_behind(text, paragraph.start, joint.start())
        chosen = _fitting(letters.group(1), behind)
        if chosen and _is_name(chosen):
            yield _expansion(text, letters.group(1), chosen, (chosen[0].start, letters.end()), paragraph)
        return
    before = _LETTERS_BEHIND.search(text, max(paragraph.start, joint.start() - 14), joint.start())
    if before and _is_letters(before.group(1)):
        ahead = _words(text, joint.end(), min(paragraph.end, joint.end() + _LOOK_BACK))
        for size in range(2, min(len(ahead), _LONGEST_WORDS) + 1):
            words = ahead[:size]
            if _strictly(before.group(1), words) and _is_name(words):
                yield _expansion(text, before.group(1), words, (before.start(1), words[-1].end), paragraph)
                return


def _paired(
    text: str, letters: str, behind: Sequence[_Word], bracket: tuple[int, int], paragraph: Stretch
) -> Iterator[Expansion]:
    if not _is_letters(letters) or not behind or bracket[0] - behind[-1].end > 1:
        return
    chosen = _fitting(letters, behind)
    if chosen:
        yield _expansion(text, letters, chosen, (chosen[0].start, bracket[1]), paragraph)
        return
    missed = _nearly(letters, behind)
    if missed:
        span = (missed[0].start, bracket[1])
        yield _expansion(text, letters, missed, span, paragraph, misfit=True)


def _expansion(  # noqa: PLR0913, RUF100 - one value, all its parts
    text: str,
    letters: str,
    words: Sequence[_Word],
    span: tuple[int, int],
    paragraph: Stretch,
    *,
    misfit: bool = False,
) -> Expansion:
    name = " ".join(text[words[0].start : words[-1].end].split())
    return Expansion(
        start=span[0],
        end=span[1],
        abbreviation=Abbreviation(letters=letters, stands_for=name),
        role=paragraph.role,
        name=(words[0].start, words[-1].end),
        misfit=misfit,
    )


def _is_letters(letters: str) -> bool:
    """At least two capitals: "CSTO", "DoJ", "NGOs"; a name such as "Ofcom" has one and is tried where it fits."""
    return len(letters) <= _LONGEST_LETTERS and not letters.startswith(("Mr", "Dr", "St."))


def _words_behind(text: str, first: int, end: int) -> list[_Word]:
    """The last words before a place, as far as the sentence reaches back; a comma does not end them."""
    first = max(first, end - _LOOK_BACK)
    for stop in _STOPS.finditer(text, first, end):
        first = stop.end()
    return _words(text, first, end)[-_LONGEST_WORDS:]


def _words(text: str, start: int, end: int) -> list[_Word]:
    return [
        _Word(
            found.start(), found.end(), found.group(), hyphened=text[found.start() - 1 : found.start()] == "-"
        )
        for found in _WORD.finditer(text, start, end)
    ]


def _is_name(words: Sequence[_Word]) -> bool:
    return sum(word.text[0].isupper() for word in words) >= _FEWEST_CAPITALS


def _fitting(letters: str, behind: Sequence[_Word]) -> Sequence[_Word]:
    """The shortest run of words up to the end whose initials the letters are."""
    for size in range(1, len(behind) + 1):
        words = behind[-size:]
        if words[0].text.casefold() in _SMALL:
            continue
        if fits(letters, words):
            return words
    for size in range(len(letters) + 1, len(behind) + 1):
        words = behind[-size:]
        if words[0].text[0].isupper() and _with_one_dropped(letters, words):
            return words
    return ()


def fits(letters: str, words: Sequence[_Word]) -> bool:
    """Whether the letters are formed from the words, by initials or by the beginnings of the words."""
    if _strictly(letters, words):
        return True
    capitals = sum(letter.isupper() for letter in letters)
    by_beginnings = capitals <= _FEWEST_CAPITALS or not letters.isupper()
    return (
        by_beginnings
        and len(_bare(letters)) > len(words) > 1
        and _formed(_bare(letters), _weighed(words), _MOST_OF_A_WORD)
    )


def _strictly(letters: str, words: Sequence[_Word]) -> bool:
    bare, weighed = _bare(letters), _weighed(words)
    if len(bare) < _FEWEST_CAPITALS or len(weighed) < _FEWEST_CAPITALS:
        return False
    if _formed(bare, weighed, 1):
        return True
    return letters[-1] == "s" and letters[:-1].isupper() and _formed(bare[:-1], weighed, 1)


def _weighed(words: Sequence[_Word]) -> tuple[tuple[str, bool, bool], ...]:
    """Each word, folded, and whether it must give a letter: small words and the rest behind a hyphen need not.

    The third says whether it is letters itself and may give them all: "UN" in UNRWA.
    """
    return tuple(
        (
            plain := _plain(word.text),
            place == 0 or not (plain in _SMALL or word.hyphened),
            word.text.isupper(),
        )
        for place, word in enumerate(words)
    )


def _bare(letters: str) -> str:
    return "".join(letter for letter in fold(letters) if letter.isalpha())


@lru_cache(maxsize=2048)
def _plain(word: str) -> str:
    return fold(word).replace("'", "")


def _formed(letters: str, words: Sequence[tuple[str, bool, bool]], most: int) -> bool:
    """Whether every word of weight gives its beginning in turn, `most` letters of it at the most, and nothing is left."""
    reached = {0}
    for word, heavy, letters_itself in words:
        longest = len(word) if letters_itself else min(most, len(word))
        after = set() if heavy else set(reached)
        for at in reached:
            size = 0
            while size < longest and at + size < len(letters) and word[size] == letters[at + size]:
                size += 1
                after.add(at + size)
        reached = after
        if not reached:
            return False
    return len(letters) in reached


def _with_one_dropped(letters: str, words: Sequence[_Word]) -> bool:
    """As in "ECDC" of the European Centre for Disease Prevention and Control: one word of weight gives no letter."""
    bare = _bare(letters)
    if not letters.isupper() or len(bare) < _SHORTEST_MISFIT or not _all_of_a_name(words):
        return False
    weighed = _weighed(words)
    heavy = [place for place, (_, weight, _) in enumerate(weighed) if weight]
    if len(heavy) != len(bare) + 1:
        return False
    return any(_formed(bare, (*weighed[:place], *weighed[place + 1 :]), 1) for place in heavy[1:])


def _all_of_a_name(words: Sequence[_Word]) -> bool:
    return all(word.text[0].isupper() or word.text in _SMALL for word in words)


def _nearly(letters: str, behind: Sequence[_Word]) -> Sequence[_Word]:
    """The name in English words before the letters that differs from them in one initial, never the first."""
    bare = _bare(letters)
    if not letters.isalpha() or not letters.isupper() or len(bare) < _SHORTEST_MISFIT:
        return ()
    heavy = [word for word in behind if word.text.casefold() not in _SMALL]
    words = heavy[-len(bare) :]
    if len(words) < len(bare) or _plain(words[-1].text) not in _ENGLISH_HEADS or not _all_of_a_name(words):
        return ()
    if any(country_of(word.text) for word in words):
        return ()
    initials = [_plain(word.text)[0] for word in words]
    wrong = [place for place, (one, other) in enumerate(zip(initials, bare, strict=True)) if one != other]
    run = behind[behind.index(words[0]) :]
    whole = all(word.text[0].isupper() or word.text in _SMALL for word in run)
    before = behind[behind.index(words[0]) - 1].text if behind.index(words[0]) else "the"
    longer = before[0].isupper() and before.casefold() not in _SMALL
    # Of letters in another language more than one is wrong; the last alone says little where they are few.
    last = len(bare) - (1 if len(bare) < _MANY_LETTERS else 0)
    inner = len(wrong) == _WRONG_LETTERS and 0 < wrong[0] < last
    return run if inner and whole and not longer else ()
