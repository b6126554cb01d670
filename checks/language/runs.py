"""Capitalised runs: the stretches of the text that may be names, with titles and other words cut off. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from checks.language.given_names import WEAK_GIVEN, is_given
from checks.language.name_words import (
    FAMILY_FIRST,
    HEADS_AND_SURNAMES,
    HONORIFICS,
    KIN,
    NOT_PEOPLE,
    PARTICLES,
    POST_NOMINALS,
    ROLE_OR_NAME,
    ROLE_WORDS,
    THING_HEADS,
    is_country,
)
from checks.language.roles import FUNCTION_WORDS, MODIFIERS
from checks.language.spans import UPPER
from checks.reading import Stretch, Token

# One way only to take each part: the joints are no word characters, and what is taken is not given back.
_WORD = re.compile(
    rf"(?<![\w@#])(?:(?:[{UPPER}]\.-?){{1,4}}+(?!\w)"
    rf"|(?:(?:al|el|as|ash|an|at|ur|ul|d|l|de|da)[-’'‑])?+[{UPPER}]\w*+(?:[-’'‑]\w++)*+)"
)
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
_NICKNAME = re.compile(
    rf"[^\S\n]+(?:“(?:the )?+[{UPPER}][^“”\"()\n]{{1,24}}”|\"(?:the )?+[{UPPER}][^“”\"()\n]{{1,24}}\"|‘(?:the )?+[{UPPER}][^“”’\"()\n]{{1,24}}’"
    rf"|'(?:the )?+[{UPPER}][^“”'\"()\n]{{1,24}}'|\([{UPPER}][^“”\"()\n]{{1,24}}\))[^\S\n]+(?=[{UPPER}])"
)
_AGENCY = re.compile(r"[(\[]?[A-Z][\w-]*")
_ADDRESS = re.compile(r"\.[a-z]{2,4}\b|@")
_SUFFIX = re.compile(r"(?:Jr|Sr)$")
_ROMAN = re.compile(r"[IVX]{1,5}$")
_OPENERS = frozenset({"ADV", "ADP", "SCONJ", "CCONJ", "DET", "PRON", "VERB", "AUX", "INTJ", "ADJ", "PART"})
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())  # noqa: SIM905
_ROMAN_LETTERS = frozenset({"i", "v", "x"})
_VESSELS = frozenset({"hms", "uss", "ss", "rms", "mv", "hmcs", "hmas"})
_OF_THE_CHAIR = frozenset({"speaker", "justice", "president", "chairman"})
_ROYAL = frozenset({"king", "queen", "pope", "emperor", "tsar", "sultan"})
_ACRONYMS = frozenset(
    {"us", "uk", "eu", "un", "pm", "mp", "vp", "dr", "mr", "ms", "pc", "dc", "ds", "di", "st"}
)
_ON_A_SITE = (" on ", " to ", " via ", " from ")  # "posted on X. Minutes later"
_LONGEST_GAP = 30  # characters between two words of one name


@dataclass(frozen=True, slots=True)
class NameWord:
    """A capitalised word, possessive left out; `plain` is casefolded without full stops."""

    start: int
    end: int
    plain: str
    possessive: bool
    initial: bool
    capitals: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Words that may be one name. `title`: the casefolded role or honorific that stood right before it."""

    words: tuple[NameWord, ...]
    title: str = ""
    first: bool = False  # it begins its sentence
    nickname: tuple[int, int] | None = None

    @property
    def start(self) -> int:
        """Where the first word begins."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where the last word ends, possessive left out."""
        return self.words[-1].end


def find_runs(
    text: str, stretch: Stretch, sentence_starts: frozenset[int], tagged: Mapping[int, Token]
) -> Iterator[Run]:
    """The runs of a paragraph in the order of the text, titles and other words around the name cut off."""
    for run in _join(text, stretch, sentence_starts):
        opens = run.start in sentence_starts
        trimmed = _trim(text, replace(run, first=opens), tagged)
        if trimmed is not None:
            yield trimmed


def _join(text: str, stretch: Stretch, starts: frozenset[int]) -> Iterator[Run]:
    words: list[NameWord] = []
    nickname: tuple[int, int] | None = None
    for found in _WORD.finditer(text, stretch.start, stretch.end):
        if nickname and words and found.start() < nickname[1]:
            continue
        word = _word(text, found)
        if (
            word
            and words
            and word.plain == "st"
            and text.startswith(".", word.end)
            and is_given(words[-1].plain)
        ):
            word = replace(word, end=word.end + 1)  # "Jill St. John"
        if words:
            nicknamed = None if nickname else _nickname(text, words)
            if nicknamed is not None and nicknamed[1] < stretch.end:
                nickname = nicknamed
                continue
            ends = word is not None and _ends_reign(text, words, word, starts)
            if ends or (
                not (nickname and word and nickname == (words[-1].end, word.start))
                and not _joins(text, words[-1], word)
            ):
                yield Run(tuple(words), nickname=nickname)
                words, nickname = [], None
        if word is not None:
            words.append(word)
    if words:
        yield Run(tuple(words), nickname=nickname)


def _ends_reign(text: str, words: Sequence[NameWord], after: NameWord, starts: frozenset[int]) -> bool:
    """Whether the "X." before a word is a monarch's number at the end of a sentence, no initial."""
    last = words[-1]
    if last.plain == "x" and len(words) == 1 and text.endswith(_ON_A_SITE, 0, last.start):
        return text[last.end - 1] == "."
    if last.plain not in _ROMAN_LETTERS or text[last.end - 1] != ".":
        return False
    return after.start in starts or words[0].plain in _ROYAL


def _nickname(text: str, words: Sequence[NameWord]) -> tuple[int, int] | None:
    """Where a nickname in marks stands between the words and the family name: "Dwayne “The Rock” Johnson"."""
    last = words[-1]
    found = None if last.possessive else _NICKNAME.match(text, last.end)
    if found is None or (not is_given(last.plain) and found.group().lstrip()[0] in "(\"'‘"):
        return None
    return found.span()


def _word(text: str, found: re.Match[str]) -> NameWord | None:
    """The word, or None where it is part of an address or has digits."""
    start, end = found.span()
    word = found.group()
    possessive = _POSSESSIVE.search(word)
    if possessive:
        end -= 2
        word = word[:-2]
    if not word.isalpha() and any(character.isdigit() for character in word):
        return None
    if _ADDRESS.match(text, found.end()) or _is_in_path(text, start):
        return None
    if _SUFFIX.match(word) and text.startswith(".", end):
        end += 1
    initial = len(word) == 1 or "." in word
    plain = word.casefold().replace(".", "").replace("’", "'")
    ends_here = possessive is not None or (text.startswith(("’ ", "' "), end) and plain.endswith("s"))
    return NameWord(start, end, plain, ends_here, initial, word.isupper() and not initial)


def _is_in_path(text: str, start: int) -> bool:
    """Whether a word stands behind the slash of an address; in "NASA/Jane Doe" a credit begins."""
    if not text.startswith("/", start - 1) or start == 0:
        return False
    before = text[max(0, start - _LONGEST_GAP) : start - 1].rsplit(maxsplit=1)
    return not before or text[start - 2].isspace() or not _AGENCY.fullmatch(before[-1])


def _joins(text: str, before: NameWord, after: NameWord | None) -> bool:
    """Whether two words stand in one name: nothing but blanks, particles or the comma of a suffix between."""
    if after is None or before.possessive or after.start - before.end > _LONGEST_GAP:
        return False
    gap = text[before.end : after.start]
    if gap == ", ":
        return _SUFFIX.match(text[after.start : after.end].rstrip(".")) is not None
    return "\n" not in gap and gap[:1].isspace() and all(piece in PARTICLES for piece in gap.split())


def _trim(text: str, run: Run, tagged: Mapping[int, Token]) -> Run | None:
    words = list(run.words)
    title = ""
    while len(words) > 1:
        lead = _leads(text, words, run, tagged)
        if lead is None:
            break
        title = lead
        words.pop(0)
    inner = _last_inner_role(words)
    if inner:
        title, words = words[inner - 1].plain, words[inner:]
    words = words[_thing_before_name(words) :]
    while len(words) > 1 and _trails(words):
        words.pop()
    if len(words) == 1 and _is_no_name(words[0]):
        return None
    last = words[-1]
    if last.plain in _ROMAN_LETTERS and text[last.end - 1] == ".":
        words[-1] = replace(last, end=last.end - 1)
    nickname = run.nickname
    if nickname and not words[0].end <= nickname[0] < nickname[1] <= words[-1].start:
        nickname = None
    title = title or _title_before(text, words[0].start)
    return replace(run, words=tuple(words), title=title, nickname=nickname)


def _leads(text: str, words: Sequence[NameWord], run: Run, tagged: Mapping[int, Token]) -> str | None:
    """The title that the first word is, "" for another word before a name, None where the name begins."""
    word, rest = words[0], words[1:]
    plain = word.plain
    two_capitals = word.capitals and len(plain) == 2 and len(words) == 2 and plain not in _ACRONYMS  # noqa: PLR2004
    staged = (plain, rest[0].plain) in _STAGE_NAMES
    if word.initial or two_capitals or staged or _is_suffix(text, rest[0]):
        return None
    if plain in HONORIFICS or (plain in KIN and run.first):
        return plain
    if plain in _OF_THE_CHAIR and text.endswith(("Mr ", "Mr. ", "Mrs ", "Ms ", "Madam "), 0, word.start):
        return plain
    if is_role(plain) and (plain not in ROLE_OR_NAME or (len(rest) > 1 and not is_given(plain))):
        return plain
    if plain == "state" and text[max(0, word.start - 13) : word.start].casefold() == "secretary of ":
        return "secretary of state"
    return "" if _is_other_lead(word, rest, run, tagged) else None


# The title is a part of the name under which they perform: "Lady Gaga" is no lady of the name Gaga.
_STAGE_NAMES = frozenset(
    {
        ("lady", "gaga"), ("queen", "latifah"), ("dr", "dre"), ("dr", "john"), ("king", "sunny"), ("prince", "royce"),
        ("king", "princess"), ("sister", "sledge"), ("sister", "rosetta"), ("father", "john"), ("duke", "ellington"),
        ("count", "basie"), ("princess", "nokia"), ("captain", "beefheart"), ("judge", "reinhold"), ("lord", "kitchener"),
    }
)  # fmt: skip


def _is_other_lead(word: NameWord, rest: Sequence[NameWord], run: Run, tagged: Mapping[int, Token]) -> bool:
    """Whether a capitalised word before a name is none of it: a day, a nationality, the first of a sentence."""
    plain = word.plain
    if plain in FAMILY_FIRST and len(rest) < 3 and (not run.first or word.start != run.start):  # noqa: PLR2004
        return False  # "To Lam", "He Jiankui"
    if plain in _WEEKDAYS or (plain in FUNCTION_WORDS and not is_given(plain)):
        return True
    if plain in WEAK_GIVEN and plain != "england" and len(rest) == 1 and is_country(plain):
        return rest[0].plain in NOT_PEOPLE  # "Jordan Pickford", "Chad Smith"
    if plain in MODIFIERS or is_country(plain):
        return len(rest) > 1 or rest[0].plain not in NOT_PEOPLE
    if word.start != run.start or not run.first or is_given(plain):
        return False
    token = tagged.get(word.start)
    return token is not None and token.pos in _OPENERS and token.text.casefold() == plain


def _is_suffix(text: str, word: NameWord) -> bool:
    written = text[word.start : word.end]
    return bool(_SUFFIX.match(written.rstrip(".")) or _ROMAN.match(written))


def is_role(plain: str) -> bool:
    """Whether a casefolded word says what somebody is: "president", "vice-president", "president-elect"."""
    if plain in ROLE_WORDS:
        return True
    head, joint, tail = plain.rpartition("-")
    return bool(joint) and (
        tail in ROLE_WORDS or (tail in {"elect", "designate", "general"} and head in ROLE_WORDS)
    )


def _last_inner_role(words: Sequence[NameWord]) -> int:
    """How many words up to the last role inside a run, 0 where there is none: "Apple CEO | Tim Cook"."""
    if is_given(words[0].plain) or words[0].plain in _VESSELS:
        return 0
    for index in range(len(words) - 2, 0, -1):
        if is_role(words[index].plain) and not words[index].initial:
            return index + 1
    return 0


def _thing_before_name(words: Sequence[NameWord]) -> int:
    """How many words a thing has that stands before a name: "Venice Film Festival | Paul Schrader"."""
    for index in range(len(words) - 2, 0, -1):
        if is_given(words[index].plain) and words[index - 1].plain in THING_HEADS - HEADS_AND_SURNAMES:
            return index
    return 0


def _trails(words: Sequence[NameWord]) -> bool:
    plain = words[-1].plain
    if plain in POST_NOMINALS and words[-1].capitals:
        return True
    return plain in _WEEKDAYS or (
        plain in FUNCTION_WORDS and plain not in {"may", "an", "march", "august"} and not words[-1].initial
    )


def _is_no_name(word: NameWord) -> bool:
    plain = word.plain
    return (
        (plain in FUNCTION_WORDS and not is_given(plain) and plain != "may")
        or plain in NOT_PEOPLE
        or word.initial
        or is_country(plain)
    )


def _title_before(text: str, start: int) -> str:
    """The role or honorific right before a name ("Gen. ", "the striker "), casefolded, "" where none stands."""
    before = text[max(0, start - 30) : start]
    if not before.endswith((" ", "\u00a0")):
        return ""
    words = before.split()
    if not words:
        return ""
    last = words[-1].casefold()
    plain = last.rstrip(".").lstrip("(“\"‘'")
    if last.endswith(".") and plain not in HONORIFICS:
        return ""
    if plain in HONORIFICS or plain in KIN or is_role(plain):
        return plain
    joined = " ".join(words[-3:]).casefold()
    return (
        plain
        if joined.endswith(("secretary of state", "chief of staff", "head of state", "secretary-general"))
        else ""
    )
