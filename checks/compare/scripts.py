"""Names in other scripts: Cyrillic and Greek read in Latin letters, Arabic and Hebrew by their consonants. Pure.

A native name is evidence of who is meant; how English copy writes it is another question. Chinese, Japanese and
Korean names say nothing by their letters: of them only the same string counts.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache

from checks.compare.strings import fold


class Script(StrEnum):
    """The writing systems that are told apart here."""

    LATIN = "latin"
    CYRILLIC = "cyrillic"
    GREEK = "greek"
    ARABIC = "arabic"
    HEBREW = "hebrew"
    EAST_ASIAN = "east asian"
    OTHER = "other"


_RANGES = (
    (Script.GREEK, 0x370, 0x3FF),
    (Script.GREEK, 0x1F00, 0x1FFF),
    (Script.CYRILLIC, 0x400, 0x52F),
    (Script.HEBREW, 0x590, 0x5FF),
    (Script.ARABIC, 0x600, 0x6FF),
    (Script.ARABIC, 0x750, 0x77F),
    (Script.ARABIC, 0xFB50, 0xFDFF),
    (Script.ARABIC, 0xFE70, 0xFEFF),
    (Script.EAST_ASIAN, 0x1100, 0x11FF),
    (Script.EAST_ASIAN, 0x3005, 0x30FF),
    (Script.EAST_ASIAN, 0x3400, 0x9FFF),
    (Script.EAST_ASIAN, 0xAC00, 0xD7FF),
    (Script.EAST_ASIAN, 0x20000, 0x3134F),
)


@lru_cache(maxsize=16384)
def script_of(text: str) -> Script:
    """The script of the letters; OTHER where they are of several, or of none of these."""
    found = {_script(ord(char)) for char in text if char.isalpha()}
    return found.pop() if len(found) == 1 else Script.OTHER


def _script(code: int) -> Script:
    if code < 0x250 or 0x1E00 <= code < 0x1F00:  # noqa: PLR2004 - the Latin blocks of Unicode
        return Script.LATIN
    return next((script for script, first, last in _RANGES if first <= code <= last), Script.OTHER)


# How the letters are read, then what single languages read otherwise (BGN/PCGN and the national tables).
_CYRILLIC = """
а a б b в v г g д d е e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ъ ~
ы y ь ~ э e ю yu я ya ё yo ґ g є ye і i ї yi ў u ђ dj ј j љ lj њ nj ћ c џ dz ѓ gj ќ kj ѕ dz қ k ғ gh ң n ү u ұ u ө o һ h ә a
"""
_BY_LANGUAGE = {
    "ru": "",
    "uk": "г h и y й i є ie ї i ю iu я ia",
    "be": "г h и i",
    "bg": "щ sht ъ a х h ь y",
    "sr": "ж z ч c ш s ц c х h",
    "mk": "ж z ч c ш s ц c х h",
    "kk": "",
}
_GREEK_PAIRS = (
    ("ου", "ou"), ("αι", "ai"), ("ει", "ei"), ("οι", "oi"), ("υι", "yi"), ("ευ", "ef"), ("αυ", "av"), ("ηυ", "iv"),
    ("μπ", "b"), ("ντ", "nt"), ("γκ", "gk"), ("γγ", "ng"), ("τζ", "tz"), ("τσ", "ts"),
)  # fmt: skip
_GREEK = """
α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o
"""


def _pairs(table: str) -> dict[int, str]:
    words = table.split()
    return {
        ord(letter): sound.replace("~", "") for letter, sound in zip(words[::2], words[1::2], strict=True)
    }


_READERS = {
    language: _pairs(_CYRILLIC) | _pairs(others)
    for language, others in _BY_LANGUAGE.items()
    if language != "kk"
}
_GREEK_READER = _pairs(_GREEK)


@lru_cache(maxsize=8192)
def romanised(text: str, language: str = "") -> tuple[str, ...]:
    """The Latin forms of a Cyrillic or Greek name, folded; none for other scripts.

    `language` is a Wikidata code; where it is none of the known ones, all readings are given.
    """
    script = script_of(text)
    if script is Script.GREEK:
        plain = fold(text)
        for pair, sound in _GREEK_PAIRS:
            plain = plain.replace(pair, sound)
        return (plain.translate(_GREEK_READER),)
    if script is not Script.CYRILLIC:
        return ()
    # Not fold(): it would take "й" for "и" with a mark.
    plain = " ".join(unicodedata.normalize("NFC", text).casefold().split())
    readers = [_READERS[language]] if language in _READERS else list(_READERS.values())
    return tuple(dict.fromkeys(plain.translate(reader) for reader in readers))


_ARABIC = _pairs(
    "ب b پ b ت t ث t ج j چ j گ j ح ~ خ k د d ذ d ر r ز z ژ j س s ش S ص s ض d ط t ظ z ع ~ غ j ف f ق k ک k ك k "
    "ل l م m ن n ه ~ ة ~ و ~ ي ~ ی ~ ى ~ ا ~ أ ~ إ ~ آ ~ ء ~ ؤ ~ ئ ~ ـ ~"
)
_HEBREW = _pairs(
    "א ~ ב b ג g ד d ה ~ ו ~ ז z ח ~ ט t י ~ כ k ך k ל l מ m ם m נ n ן n ס s ע ~ פ p ף p צ z ץ z ק k ר r ש s ת t"
)
_AS_ARABIC = (
    ("sh", "S"), ("ch", "S"), ("kh", "k"), ("gh", "j"), ("th", "t"), ("dh", "d"), ("ph", "f"), ("q", "k"), ("c", "k"),
    ("g", "j"), ("p", "b"), ("v", ""),
)  # fmt: skip
_AS_HEBREW = (
    ("sh", "s"), ("tz", "z"), ("ts", "z"), ("kh", "k"), ("ch", ""), ("ph", "p"), ("th", "t"), ("q", "k"), ("c", "k"),
    ("f", "p"), ("v", "b"), ("j", ""),
)  # fmt: skip
_WEAK = str.maketrans("", "", "aeiouyhw'`-")
_ARTICLE = re.compile(r"\b(?:al|el|ul|as|ash|ad|ar|an|at|az)[ -](?=\w)")
# Fewer consonants than these are shared by too many names.
_FEWEST_CONSONANTS = 4


def consonants(text: str, of: Script) -> tuple[str, ...]:
    """The consonants of each word, as the Arabic or the Hebrew script writes them; `text` may be Latin."""
    script = script_of(text)
    if script is Script.LATIN:
        plain = fold(text)
        for sound, letter in _AS_HEBREW if of is Script.HEBREW else _AS_ARABIC:
            plain = _ARTICLE.sub("", plain).replace(sound, letter)
        words = plain.translate(_WEAK).split()
    else:
        table = _HEBREW if of is Script.HEBREW else _ARABIC
        words = [_without_article(word, of).translate(table) for word in fold(text).split()]
    return tuple(re.sub(r"(.)\1+", r"\1", word) for word in words if word)


def _without_article(word: str, of: Script) -> str:
    return word.removeprefix("ال") if of is Script.ARABIC and len(word) > 4 else word  # noqa: PLR2004


@lru_cache(maxsize=8192)
def share_consonants(latin: str, native: str) -> bool:
    """Whether a Latin form can be that Arabic or Hebrew name: every word has its consonants, four or more in all."""
    script = script_of(native)
    if script not in {Script.ARABIC, Script.HEBREW} or script_of(latin) is not Script.LATIN:
        return False
    ours, theirs = consonants(latin, script), consonants(native, script)
    return ours == theirs and sum(map(len, ours)) >= _FEWEST_CONSONANTS


def same_characters(one: str, other: str) -> bool:
    """Whether two Chinese, Japanese or Korean names are one string, blanks and middle dots left out."""
    bare = [
        re.sub(r"[\s\u00b7\u2022\u30fb\uff65]", "", unicodedata.normalize("NFKC", text))
        for text in (one, other)
    ]
    return bool(bare[0]) and bare[0] == bare[1]
