"""Which words are asked for, and which of the titles that come back could be what was meant. Pure."""

from __future__ import annotations

import re
import unicodedata

from rapidfuzz import fuzz

from checks.compare.strings import fold
from checks.compare.surnames import could_be_spelt
from checks.model import EntityKind, Query

# "Mykhailo Galuzin" and "Mikhail Galuzin" are at 90, "Olaf Schultz" and "Olaf Scholz" at 87.
VERY_NEAR = 85.0
LONGEST_TITLE = 255
LONGEST_LEAD = 400

_NOT_IN_TITLES = re.compile(r"[#<>\[\]|{}\x00-\x1f]")
_OTHER_APOSTROPHE = str.maketrans("'’", "’'")
_OTHER_DASH = str.maketrans("-–", "–-")
_DISAMBIGUATOR = re.compile(r"\s+\([^()]*\)$")
_SUFFIXES = frozenset({"jr", "sr", "jr.", "sr.", "ii", "iii", "iv"})
# Words that stand in titles about a person's doings ("Presidency of ...") but not in a person's name.
_NOT_IN_NAMES = frozenset({"of", "in", "the", "list", "for", "by", "and"})
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)\]”\"]{2})\.(?=\s+[A-ZÀ-Ž]|\s*$)")
_SEARCHED_KINDS = frozenset({EntityKind.ORGANISATION, EntityKind.EVENT, EntityKind.WORK, EntityKind.PLACE})


def titles_of(query: Query) -> tuple[str, ...]:
    """The titles to ask for: the subject, its forms, and each with the other apostrophe and the other dash."""
    written = []
    for form in (query.subject, *query.forms):
        text = " ".join(unicodedata.normalize("NFC", form).split())
        apostrophes = text.translate(_OTHER_APOSTROPHE)
        dashes = text.translate(_OTHER_DASH)
        written += [text, apostrophes, dashes, apostrophes.translate(_OTHER_DASH)]
    return tuple(title for title in dict.fromkeys(written) if _can_be_title(title))


def _can_be_title(text: str) -> bool:
    return bool(text) and len(text.encode()) <= LONGEST_TITLE and not _NOT_IN_TITLES.search(text)


def whole_name(query: Query) -> str:
    """The name as it is searched for."""
    return " ".join(_NOT_IN_TITLES.sub(" ", query.subject).split())


def surname_in_context(query: Query) -> str:
    """The surname and one word that stands beside it in the article: a country rather than a long office.

    The surname alone where nothing stands beside it; empty where that is the whole name.
    """
    surname = _tokens(whole_name(query))[-1:]
    single = [text for text in query.context if text and " " not in text]
    longer = [text.split()[-1] for text in query.context if " " in text.strip()]
    words = " ".join([*surname, *[*single, *longer][:1]])
    return words if surname and fold(words) != fold(query.subject) else ""


def near_words(query: Query, *, mends_typos: bool) -> str:
    """With what titles are asked for that a misspelt name is near to; empty for what is no person's whole name.

    A wiki that mends typos is given the name as it is written. Another one gives the titles that begin with its
    words up to the first letter of the last, which finds a family name misspelt after that.
    """
    words = whole_name(query).split()
    if query.about is not EntityKind.PERSON or len(words) < len(("given", "family")):
        return ""
    return " ".join(words if mends_typos else (*words[:-1], words[-1][0]))


def suggested_title(query: Query, suggestion: str) -> str:
    """The words that a search proposes, which are in small letters, as a title: with capitals where the name has them."""
    words, proposed = whole_name(query).split(), suggestion.split()
    if len(words) != len(proposed):
        return ""
    return " ".join(
        new[:1].upper() + new[1:] if word[:1].isupper() else new
        for word, new in zip(words, proposed, strict=True)
    )


def is_near(query: Query, title: str) -> bool:
    """Whether a title could be what a misspelt name of a person was meant to be: both names are alike in all words."""
    return could_be_spelt(query.subject, without_disambiguator(title))


def is_searched(query: Query) -> bool:
    """Whether this name is searched for when no page has it: people, and other things named in several words."""
    if query.about is EntityKind.PERSON:
        return True
    return query.about in _SEARCHED_KINDS and len(_content_words(query.subject)) > 1


def without_disambiguator(title: str) -> str:
    """The title without what tells it apart from others of its name, as "Mercury (planet)"."""
    return _DISAMBIGUATOR.sub("", title)


def _tokens(name: str) -> list[str]:
    words = fold(without_disambiguator(name)).replace("-", " ").replace(",", " ").split()
    return [word for word in words if word not in _SUFFIXES] or words


def could_be(query: Query, title: str) -> bool:
    """Whether a page that was found by searching could be what is asked for.

    A person's surname is the same or all is very near; a thing shares most words, counted on either side.
    """
    if query.about is EntityKind.PERSON:
        return _akin(query.subject, title)
    asked, offered = _content_words(query.subject), _content_words(title)
    shared = 2 * len(asked & offered)
    return shared > len(asked) and shared > len(offered)


def is_listed_for(query: Query, title: str) -> bool:
    """Whether a page that a disambiguation page lists could be what is asked for."""
    if query.about is EntityKind.PERSON:
        return _akin(query.subject, title)
    return set(_tokens(query.subject)) <= set(_tokens(title))


def _akin(name: str, title: str) -> bool:
    asked, offered = _tokens(name), _tokens(title)
    if not asked or not offered or _NOT_IN_NAMES & (set(offered) - set(asked)):
        return False
    return asked[-1] == offered[-1] or fuzz.token_sort_ratio(" ".join(asked), " ".join(offered)) >= VERY_NEAR


def _content_words(name: str) -> set[str]:
    return {word for word in _tokens(name) if word not in _NOT_IN_NAMES}


def first_sentence(lead: str) -> str:
    """The first sentence of the first paragraph, cut where it is very long."""
    paragraph = next((line.strip() for line in lead.splitlines() if line.strip()), "")
    end = _SENTENCE_END.search(paragraph)
    return (paragraph[: end.end()] if end else paragraph)[:LONGEST_LEAD]
