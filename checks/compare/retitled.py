"""The right title in the manner of the text: "Deputy Foreign Minister", "former Prime Minister", "Spanish ...". Pure."""

from __future__ import annotations

import re

from checks.compare.countries import LONGEST_NAME, country_of, state_of, written_as
from checks.compare.office_words import OF_THE_PERSON, RANKS, TENSES
from checks.compare.offices import read_office, split_at_role
from checks.compare.strings import fold
from checks.model import Office

_WORD = re.compile(r"[^\s-]+")


def as_former(title: str) -> str | None:
    """The title of somebody who no longer holds it; None where it speaks of the time already."""
    words = {fold(word) for word in _WORD.findall(title)}
    return None if words & set(TENSES) else f"former {title}"


_FORMER = re.compile(r"^(?:the )?(?:former|ex|onetime|one-time|erstwhile|previous|past)[\s-]+", re.IGNORECASE)


def as_present(title: str) -> str | None:
    """The title without "former"; None where no such word opens it."""
    bare = _FORMER.sub("", title)
    return bare if bare and bare != title else None


_LOWER = re.compile(r"\b(?:first )?(?:deputy|vice|assistant)[\s-]+", re.IGNORECASE)


def of_rank(title: str, rank: str) -> str | None:
    """The title with the rank of the reference: "Foreign Minister" for a deputy, and the other way round.

    None where the words leave no place for it.
    """
    bare = _LOWER.sub("", title, count=1)
    if not rank:
        return bare if bare != title else None
    at = _where_rank_stands(bare)
    word = " ".join(one for one in rank.split() if one in RANKS)
    if at is None or not word:
        return None
    joint = "" if bare[at : at + 1].islower() else word.title()
    return f"{bare[:at]}{joint or word} {bare[at:]}"


def _where_rank_stands(title: str) -> int | None:
    """After the country or owner that opens a title, and what is said of the person: "Russian |Foreign Minister|"."""
    words = list(_WORD.finditer(title))
    for length in range(min(LONGEST_NAME, len(words)), 0, -1):
        if state_of(title[words[0].start() : words[length - 1].end()]) and length < len(words):
            words = words[length:]
            break
    else:
        while len(words) > 1 and words[0].group().endswith(("'s", "’s", "s'", "s’")):
            words = words[1:]
    while len(words) > 1 and fold(words[0].group()) in OF_THE_PERSON | {"the", "senior"}:
        words = words[1:]
    return words[0].start() if words else None


# Copy writes these with an article.
_WITH_ARTICLE = frozenset(
    """
    netherlands|united kingdom|united states|united arab emirates|philippines|czech republic|bahamas|gambia|maldives|
    dominican republic|central african republic|democratic republic of the congo|marshall islands|solomon islands|
    comoros|seychelles|vatican|european union|united nations|soviet union
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)


def of_country(title: str, country: str) -> str | None:
    """The title with another country in the place of its own ("Portuguese Prime Minister"); None where it has none."""
    words = list(re.finditer(r"\S+", title))
    for length in range(min(LONGEST_NAME + 1, len(words)), 0, -1):
        for first in range(len(words) - length + 1):
            start, end = words[first].start(), words[first + length - 1].end()
            named = re.sub(r"(?:'s|’s|['’])$", "", title[start:end])
            if country_of(named) is not None:
                new = _renamed(
                    named, country, before_role=first + length < len(words) and end - start == len(named)
                )
                return f"{title[:start]}{new}{title[start + len(named) :]}" if new else None
    return None


def _renamed(named: str, country: str, *, before_role: bool) -> str:
    """The other country as this one is written: an adjective for an adjective, with its article or without."""
    bare = re.sub(r"^the ", "", named, flags=re.IGNORECASE)
    is_adjective = before_role and fold(bare) != country_of(bare)
    new = written_as(country, adjective=is_adjective)
    return f"the {new}" if new and not before_role and country in _WITH_ARTICLE else new


_HEAD = re.compile(r"\b(?:prime minister|president|chancellor|premier|king|queen|monarch)\b", re.IGNORECASE)


def of_role(title: str, office: Office) -> str | None:
    """The title with another head's office of the same country ("Turkish Prime Minister" of its president)."""
    heads = _HEAD.findall(title)
    if len(heads) != 1 or office.role not in {"president", "prime minister", "chancellor"}:
        return None
    role = office.role if heads[0].islower() else office.role.title()
    return _HEAD.sub(role, title)


def in_manner_of(title: str, listed: str) -> str:
    """The listed office, worded as the title where it differs by rank, country or head alone."""
    claimed, reference = read_office(title), read_office(listed)
    same_role, same_body = claimed.role == reference.role, claimed.body == reference.body or not claimed.body
    found: str | None = None
    if same_role and same_body and claimed.rank != reference.rank:
        found = of_rank(title, reference.rank)
    elif same_role and claimed.rank == reference.rank and country_of(reference.body):
        found = of_country(title, reference.body)
    elif same_body and claimed.rank == reference.rank:
        found = of_role(title, reference)
    return found or listed


_OF = re.compile(r"^(?:,|of|for|at|to)?\s*(?:the )?", re.IGNORECASE)
_RANKED = frozenset(RANKS) - {
    "federal",
    "first",
    "senior",
    "chief",
}  # "Federal Reserve", "First Solar" are names
_UNIONS = frozenset({"united nations", "european union"})


def written_body(office: Office) -> str:
    """The organisation that an office belongs to, as the text writes it; "" for a country or where none is named."""
    parts = split_at_role(office.text)
    if parts is None or not office.body or (country_of(office.body) and office.body not in _UNIONS):
        return ""
    ahead, behind = parts
    named = _OF.sub("", behind)
    if not named[:1].isupper():
        words = ahead.split()
        while words and (fold(words[0]) in TENSES or words[0].casefold() in _RANKED):
            words = words[1:]
        named = " ".join(words)
    body = re.sub(r"(?:'s|’s|['’])$", "", named)
    return body if any(word[:1].isupper() for word in body.split()) else ""
