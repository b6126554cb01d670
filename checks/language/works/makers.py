"""Who made a work and when, by the words on both sides of its title. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from checks.language.works.cues import BY_AFTER, DATED_AFTER, MADE, OWNER_BEFORE, REACH, YEAR_AFTER
from checks.language.works.page import Page, Title
from checks.reading import Label, Stretch

_YEAR_BEFORE = re.compile(r"\b(?P<year>1[5-9]\d\d|20\d\d)(?: [\w-]{1,20}){1,4},? $")


def with_maker(page: Page, paragraph: Stretch, title: Title, outer: tuple[int, int]) -> Title:
    """The title with author and year as the words on both sides give them."""
    opens, closes = outer
    before = page.before(opens, paragraph)
    after_to = min(paragraph.end, closes + REACH)
    after = page.text[closes:after_to].replace("\u00a0", " ")
    year = YEAR_AFTER.match(after) or DATED_AFTER.match(after) or _YEAR_BEFORE.search(before)
    return replace(
        title,
        author=_maker_after(page, closes, after) or _maker_before(page, opens, before),
        year=title.year or (int(year["year"]) if year and title.form not in {"law", "treaty"} else None),
    )


def _maker_after(page: Page, closes: int, after: str) -> str | None:
    """As in "Hallelujah" (1984) by Leonard Cohen."""
    year = YEAR_AFTER.match(after)
    by = BY_AFTER.match(after, year.end() if year else 0)
    mention = page.mention_from(closes + by.end()) if by else None
    if mention is None or mention.label is Label.PLACE or mention.label is Label.GROUP:
        return None
    return mention.subject


def _maker_before(page: Page, opens: int, before: str) -> str | None:
    """Christopher Nolan’s (new) film X; Harper Lee wrote X."""
    base = opens - len(before)
    owner = OWNER_BEFORE.search(before)
    if owner:
        mention = page.mention_ending(base + owner.start("owner"))
        banded = mention is not None and mention.label is Label.ORGANISATION and page.is_creator(mention)
        if mention is not None and (mention.label is Label.PERSON or banded):
            return mention.subject
        return None
    made = re.search(
        rf"(?P<link>,? ?(?:who )?(?:(?:also|later|has|had|first|once|famously|then) )*){MADE} $", before
    )
    mention = page.mention_ending(base + made.start("link")) if made else None
    return mention.subject if mention is not None and mention.label is Label.PERSON else None
