"""Lists of titles that capitals alone mark: "Jaws (1975), E.T. (1982) and Lincoln". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.language.works.cues import YEAR_AFTER
from checks.language.works.makers import with_maker
from checks.language.works.page import Page, Title
from checks.language.works.runs import may_be_called, run_at
from checks.language.works.words import NOT_TITLES, WEEKDAYS_AND_MONTHS
from checks.reading import Label, Stretch


def row(  # noqa: PLR0913 - one step along a list
    page: Page,
    paragraph: Stretch,
    offset: int,
    form: str,
    *,
    sure: bool,
    several: bool = False,
    acted: bool = False,
) -> Iterator[Title]:
    """The title that begins here and those that "," and "and" join to it, each with its year."""
    run = run_at(page, paragraph, offset, several=several)
    first = True
    while run is not None:
        placed = acted and first and may_be_called(page, run)
        if (
            not (first and sure and not several)
            and not placed
            and not _is_free(page, run, sure=sure or not first)
        ):
            return
        title = Title(start=run[0], end=run[1], form=form)
        yield with_maker(page, paragraph, title, run)
        years = YEAR_AFTER.match(page.text, run[1])
        place = years.end() if years else run[1]
        joined = re.compile(r",? (?:and )?").match(page.text, place)
        if joined is None or joined.end() - joined.start() < 2:  # noqa: PLR2004 - no mark, only a blank
            return
        if not several and not years and not sure and "and" not in joined.group():
            return
        before = run
        run = run_at(page, paragraph, joined.end(), several=True)
        first = False
        if run is not None and not _goes_on(page, run, before, several=several or bool(years)):
            return


def _goes_on(page: Page, run: tuple[int, int], before: tuple[int, int], *, several: bool) -> bool:
    """Whether a list of titles goes on here: the next thing ends like a list's item and is no person or place."""
    after = page.text[run[1] : run[1] + 5]
    mention = page.mention_over(*run)
    if (
        mention is not None
        and mention.label in {Label.PLACE, Label.GROUP}
        and (mention.start, mention.end) == run
    ):
        return " " in mention.text and may_be_called(page, run)
    if (
        mention is not None
        and mention.label is Label.PERSON
        and (" " in mention.text or page.is_spoken_of(mention))
    ):
        return several and not page.is_spoken_of(mention) and after[:1] in {",", ".", ";"}
    ends = after[:1] in {",", ".", ";", "(", "!", "?", ""} or after.startswith((" and ", " ("))
    return ends or (several and run[0] - before[1] > 4)  # noqa: PLR2004 - after ", and "


def _is_free(page: Page, run: tuple[int, int], *, sure: bool) -> bool:
    """Whether capitals after "starred in" or in a list can be a title: no person, place, body or day."""
    words = page.text[run[0] : run[1]]
    plain = words.casefold()
    if plain.split()[0] in WEEKDAYS_AND_MONTHS or plain in NOT_TITLES or words[0].isdigit():
        return False
    mention = page.mention_over(*run)
    if mention is None:
        return sure or " " in words or _is_common(page, run)
    if mention.label in {Label.WORK, Label.EVENT}:
        return mention.label is Label.WORK or words.startswith("The ")
    part = mention.end - mention.start < len(words) - 3
    if mention.label is Label.PERSON:
        return (part or (sure and " " not in words)) and not page.is_spoken_of(mention)
    if mention.label is Label.ORGANISATION:
        return sure or (words.startswith("The ") and " " in words)
    return part


def _is_common(page: Page, run: tuple[int, int]) -> bool:
    """A single word that the recogniser leaves unnamed: as a title rather than as an unknown name."""
    token = page.token_at(run[0])
    return token is not None and token.text.isalpha() and len(token.text) > 3  # noqa: PLR2004
