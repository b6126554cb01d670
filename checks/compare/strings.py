"""One way to fold names for comparison, so that two spellings of one string meet. The original is kept beside it."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose although readers see a Latin letter with a stroke or a lost dot.
_LETTERS = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
_APOSTROPHES = (
    "\u2018\u2019\u201a\u201b\u02b9\u02bb\u02bc\u02bd\u02bf\u02be\u02c8\u0060\u00b4\u2032\uff07\u055a\ua78c"
)
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\u00ad\u30a0"
_MARKS = str.maketrans(dict.fromkeys(_APOSTROPHES, "'") | dict.fromkeys(_DASHES, "-"))
_PLAIN = str.maketrans(_LETTERS)


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """The text without what does not tell two names apart.

    Case, diacritical marks, the shape of apostrophes and dashes, runs of white space and a possessive at the
    very end ("Kazakhstan's", "the States'") are folded away. Any script; the result is for comparison only.
    """
    decomposed = unicodedata.normalize("NFKD", text.translate(_MARKS).casefold())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char)).translate(_PLAIN)
    line = " ".join(bare.split())
    return line.removesuffix("'s").removesuffix("'").rstrip()
