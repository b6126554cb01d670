"""Who made a work and when, by the words on both sides of its title. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from checks.language.spans import UPPER
from checks.language.works.credits import maker_in_clause, year_in_clause
from checks.language.works.cues import (
    BY_AFTER,
    MADE,
    OWNER_BEFORE,
    REACH,
    YEAR_AFTER,
    alternatives,
)
from checks.language.works.page import Page, Title
from checks.language.works.words import FORM_OF
from checks.language.works.years import year_beside
from checks.reading import Label, Mention, Stretch

# "Lantern Street", the play by the Danish director X.
_APPOSED = re.compile(
    rf",? (?:which (?:is|was) )?(?:the|an?|his|her|their)(?: [\w’'-]{{1,20}}){{0,3}}? (?P<form>{alternatives(FORM_OF)})\b"
)
_APPOSED_BY = re.compile(
    rf"(?: of \d{{4}})?,? (?:(?:(?:which|that) )?(?:was )?(?:written |directed |painted |composed |recorded |created )?by (?=\S)|that (?=[{UPPER}](?:[\w.’'-]+ ){{1,4}}(?:had )?(?:{MADE}|published|made|released|finished|completed)))"
)
_OWNED = re.compile(
    rf"(?:’s|'s|(?<=s)’|(?<=s)')(?: (?P<year>1[5-9]\d\d|20\d\d))?(?: [\w-]{{1,20}}){{0,2}}? (?P<form>{alternatives(FORM_OF)})\b"
    r"(?: (?:of|from) (?:[A-Z][a-z]+ )?(?P<of>1[5-9]\d\d|20\d\d)\b)?"
)
# A publisher publishes, too: only a work that is called theirs is the person's own.
_PUBLISHED = re.compile(
    r"(?P<link>(?:, \d{1,3},)?(?: (?:also|later|first|then|had|has))? (?:published|released)) $"
)
_HIS_OWN = re.compile(rf",? (?:his|her)(?: [\w-]{{1,20}}){{0,3}}? (?:{alternatives(FORM_OF)})\b")
_LAWS = frozenset({"law", "treaty"})
# The words before a name that say what its bearer is: "the Mexican director ".
_ROLE_OF = re.compile(rf"(?:the |an? )?(?:[{UPPER}][\w-]+ )?(?:[a-z][\w-]* ){{0,3}}(?=[{UPPER}])")
# "Ann Price, the director of", "Tom Hale, 61, whose opera".
_MAKER_OF = re.compile(
    r"(?P<link>,(?: \d{1,3},)? (?:(?:(?:the|an?|and|now|who is the|who was the) (?:[\w-]{1,20} ){0,4})?"
    r"(?:director|author|writer|composer|creator|painter|maker) of(?: (?:the|a|his|her)(?: [\w-]{1,20}){1,3})?|"
    r"whose (?:own |new |first |next |last |debut |great |early |late |celebrated )*(?:[a-z-]+ )?)) ?$"
)


def with_maker(page: Page, paragraph: Stretch, title: Title, outer: tuple[int, int]) -> Title:
    """The title with author and year as the words on both sides give them."""
    opens, closes = outer
    before = page.before(opens, paragraph)
    after_to = min(paragraph.end, closes + REACH)
    after = page.text[closes:after_to].replace("\u00a0", " ")
    apposed = _APPOSED.match(after)
    owned = _owned(page, closes, after)
    year = year_beside(before, after, apposed.end() if apposed else None)
    author = _maker_after(page, closes, after) or _maker_before(page, opens, before, after)
    author = author or (_maker_apposed(page, closes, after, apposed) if apposed else None)
    author = author or (owned.maker if owned else None) or maker_in_clause(page, opens, closes, before, after)
    if year is None and not (owned and owned.year):
        year = year_in_clause(page, closes, before, after)
    noun = apposed["form"] if apposed else owned.form if owned else ""
    return replace(
        title,
        form=title.form or (FORM_OF[noun] if noun else ""),
        author=author,
        year=title.year or ((year or (owned.year if owned else None)) if title.form not in _LAWS else None),
    )


@dataclass(frozen=True, kw_only=True)
class _Owned:
    """Whose work of what form and year it is."""

    maker: str
    form: str
    year: int | None


def _owned(page: Page, closes: int, after: str) -> _Owned | None:
    """As in "Interstellar", Christopher Nolan’s 2014 film; "Low", David Bowie’s album of January 1977."""
    if not after.startswith(", "):
        return None
    mention = page.mention_from(closes + 2)
    band = mention is not None and mention.label is Label.ORGANISATION and page.is_creator(mention)
    if mention is None or not (mention.label is Label.PERSON or band):
        return None
    owned = _OWNED.match(after, mention.end - closes)
    if owned is None:
        return None
    year = owned["year"] or owned["of"]
    return _Owned(maker=mention.subject, form=owned["form"], year=int(year) if year else None)


def _maker_after(page: Page, closes: int, after: str) -> str | None:
    """As in "Hallelujah" (1984) by Leonard Cohen."""
    year = YEAR_AFTER.match(after)
    by = BY_AFTER.match(after, year.end() if year else 0)
    mention = _named_from(page, closes + by.end()) if by else None
    if mention is None or mention.label is Label.PLACE or mention.label is Label.GROUP:
        return None
    return mention.subject


def _maker_apposed(page: Page, closes: int, after: str, apposed: re.Match[str]) -> str | None:
    """As in "Lantern Street", the play by the Danish director Tom Hale."""
    by = _APPOSED_BY.match(after, apposed.end())
    if by is None:
        return None
    mention = _named_from(page, closes + by.end())
    if mention is None and after.startswith("The ", by.end()):
        mention = page.mention_from(closes + by.end() + len("The "))
    if mention is None:
        return None
    banded = FORM_OF[apposed["form"]] in {"album", "song"} and mention.label is Label.ORGANISATION
    return mention.subject if mention.label is Label.PERSON or banded else None


def _named_from(page: Page, offset: int) -> Mention | None:
    """The mention that begins here, or behind the words that say what its bearer is."""
    mention = page.mention_from(offset)
    if mention is not None and mention.label not in {Label.GROUP, Label.PLACE}:
        return mention
    role = _ROLE_OF.match(page.text, offset)
    behind = page.mention_from(role.end()) if role and role.end() > offset else None
    return behind if behind is not None and behind.label is Label.PERSON else mention


def _maker_before(page: Page, opens: int, before: str, after: str) -> str | None:
    """Christopher Nolan’s (new) film X; Harper Lee wrote X; Salman Rushdie, 66, published X, his novel of partition."""
    base = opens - len(before)
    owner = OWNER_BEFORE.search(before)
    if owner:
        mention = page.mention_ending(base + owner.start("owner"))
        banded = mention is not None and mention.label is Label.ORGANISATION and page.is_creator(mention)
        if mention is not None and (mention.label is Label.PERSON or banded):
            return mention.subject
        return None
    made = re.search(
        rf"(?P<link>(?:, \d{{1,3}})?(?:,? (?:the|an?) (?:[\w’'-]{{1,20}} ){{1,4}}(?=who ))?,? ?(?:who )?(?:(?:also|later|has|had|first|once|famously|then) )*){MADE} $",
        before,
    )
    made = made or _MAKER_OF.search(before.rstrip("“\"‘'"))
    if made is None and _HIS_OWN.match(after):
        made = _PUBLISHED.search(before.rstrip("“\"‘'"))
    mention = page.mention_ending(base + made.start("link")) if made else None
    return mention.subject if mention is not None and mention.label is Label.PERSON else None
