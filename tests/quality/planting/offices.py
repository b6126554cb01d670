"""Where an article calls a person by an office that the tables know. The words of offices are made from their labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tests.quality.facts import Country, Tables, Term
from tests.quality.planting.story import Named, Story

# What stands before a title and changes what it says.
_RANK_BEFORE = re.compile(
    r"\b(former|ex|late|then|deputy|vice|first|acting|interim|caretaker|incoming|outgoing|shadow|assistant|under|next|"
    r"new|future|previous|first-ever|longest-serving|ousted|onetime|one-time|sometime|designate)[\s-]+(?:[A-Z][\w.’']+\s+)?$",
    re.IGNORECASE,
)
_RANK_AFTER = re.compile(r"^[\s-]*(elect|designate|emeritus|in waiting|candidate|nominee)\b", re.IGNORECASE)
_SAME_ROLE: tuple[tuple[str, ...], ...] = (
    (
        "Minister of Foreign Affairs",
        "Minister for Foreign Affairs",
        "Foreign Minister",
        "Minister of External Affairs",
    ),
    ("Minister of Defence", "Defence Minister", "Defense Minister", "Minister of Defense"),
    ("Minister of Finance", "Finance Minister"),
    ("Minister of External Affairs", "External Affairs Minister"),
    ("Secretary General", "Secretary-General"),
    ("Director General", "Director-General", "head", "chief"),
    ("Chief executive officer", "chief executive", "CEO", "boss"),
    ("Chair", "chairman", "chairwoman"),
    ("Chairperson", "chair", "chairman", "chairwoman"),
    ("Premier", "Prime Minister"),
    ("Monarch", "King", "Queen"),
    ("Leader", "leader"),
)
_SHORT_BODY = {
    "United States": ("US", "U.S.", "American", "America"),
    "United Kingdom": ("UK", "Britain", "British"),
}


@dataclass(frozen=True, kw_only=True)
class Called:
    """A title beside a name. `title` and `name` are places in the text; `country` is the word for it in the title."""

    named: Named
    term: Term
    title: tuple[int, int]
    name: tuple[int, int]
    role: tuple[int, int]
    country: tuple[int, int] | None
    ranked: bool
    then: bool

    @property
    def both(self) -> tuple[int, int]:
        """From the first word of the one to the last of the other."""
        return min(self.title[0], self.name[0]), max(self.title[1], self.name[1])


def called_in(story: Story, named: Named, tables: Tables) -> Iterator[Called]:
    """Each title of an office of the tables right before or right after the person's full name; once per place."""
    terms = tables.terms_of.get(named.person.name, ())
    seen: set[tuple[int, int]] = set()
    for start, end in named.places:
        for term in terms:
            for before in (True, False):
                found = _beside(story, term, tables, (start, end), before=before)
                if found is None or found.span("title") in seen:
                    continue
                title = found.span("title")
                seen.add(title)
                country = next((found.span(g) for g in ("ours", "of") if found[g]), None)
                rank = _RANK_BEFORE.search(story.text, max(title[0] - 40, 0), title[0])
                after = _RANK_AFTER.match(story.text[title[1] : title[1] + 20])
                yield Called(
                    named=named,
                    term=term,
                    title=title,
                    name=(start, end),
                    role=found.span("role"),
                    country=country,
                    ranked=bool(rank or after),
                    then=bool(rank and rank[1].casefold() == "then"),
                )


def _beside(
    story: Story, term: Term, tables: Tables, name: tuple[int, int], *, before: bool
) -> re.Match[str] | None:
    title = _title_pattern(term.office, term.body, tables.country_named.get(term.body))
    if before:
        pattern = re.compile(rf"(?:{title}),?\s+$")
        begun = max(name[0] - 90, story.sentence_at(name[0])[0])
        return pattern.search(story.text, begun, name[0])
    pattern = re.compile(rf",\s+(?:the\s+|then\s+(?:the\s+)?|who\s+(?:is|was)\s+(?:the\s+)?)?(?:{title})")
    return pattern.match(story.text, name[1])


@lru_cache(maxsize=4000)
def _title_pattern(office: str, body: str, country: Country | None) -> str:
    """A pattern for the title with groups title, ours ("French", "France's"), role and of."""
    words = [body, *_SHORT_BODY.get(body, ()), *(country.demonyms if country else ())]
    bodies = "|".join(sorted({re.escape(word) for word in words}, key=len, reverse=True))
    roles = "|".join(sorted({re.escape(role) for role in roles_of(office, body)}, key=len, reverse=True))
    return (
        rf"(?P<title>\b(?:(?P<ours>{bodies})(?:['’]s)?\s+)?(?P<role>(?i:{roles}))\b"
        rf"(?:\s+(?:of|for)\s+(?:the\s+)?(?P<of>{bodies})\b(?!\s+[A-Z]))?)(?!\s+(?:of|for)\s+(?:the\s+)?[A-Z])"
    )


@lru_cache(maxsize=4000)
def roles_of(office: str, body: str) -> tuple[str, ...]:
    """The words for the role in an office's label, without the country or body."""
    plain = re.sub(r" \([^)]+\)$", "", office)
    plain = plain.removeprefix("United States ")
    role = re.sub(
        rf" (of|for) (the )?({re.escape(body)}|Union|People's Republic of China|Republic of China)\b.*$",
        "",
        plain,
    )
    role = re.sub(
        r"^(President|Director|Speaker|Governor|Mayor|Director-General|Chief Executive|Managing Director|Leader"
        r"|Chair|Chairperson|General Secretary|Majority Leader|Secretary-General|Secretary General) (of|for) .*$",
        r"\1",
        role,
    )
    found = [role]
    for group in _SAME_ROLE:
        if role.casefold() in {one.casefold() for one in group}:
            found += group
    return tuple(dict.fromkeys(found))
