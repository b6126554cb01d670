"""Lists of titles that capitals alone mark: "Jaws (1975), E.T. (1982) and Lincoln". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from checks.language.works.cues import RUN, YEAR_AFTER
from checks.language.works.makers import with_maker
from checks.language.works.page import Page, Title
from checks.language.works.runs import BODY, NO_TITLE, may_be_called, run_at
from checks.language.works.words import NOT_TITLES, WEEKDAYS_AND_MONTHS
from checks.reading import Label, Stretch

_MOST_ITEMS = 8
_LONGEST_ITEM = 70  # characters
_JOINED = re.compile(r"(?:, and |, | and )")
_ITEM_ENDS = re.compile(r"[,.;:(]| and | \(|$")
# As beside "Margaret Atwood, for The Testaments, and Bernardine Evaristo" or in the row of a best actress.
_OF_A_PERSON = re.compile(
    rf"{RUN.pattern}, (?:for|with) $|^(?:Best|Outstanding)[^:.]{{2,40}}: {RUN.pattern}, $|^[•*·▪] .*$"
)
_ITEM_BEFORE = re.compile(rf"(?P<name>{RUN.pattern})(?:, and |, | and )$")


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
    if _PART.match(page.text[run[0] : run[1]]):
        return False
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


_PEOPLE = re.compile(r"(?:ans?|ish|ese|ians?|ists?|ites?|ers?|is|crats?|cans?|Labour|Tory|Tories|Greens?)$")
_PART = re.compile(r"(?:Parts?|Acts?|Books?|Volumes?|Chapters?|Nos?\.?|[IVX]+|One|Two|Three|Four|Five)\b")


def _is_free(page: Page, run: tuple[int, int], *, sure: bool) -> bool:
    """Whether capitals after "starred in" or in a list can be a title: no person, place, body or day."""
    words = page.text[run[0] : run[1]]
    plain = words.casefold()
    timed = plain.split()[0] in WEEKDAYS_AND_MONTHS
    if timed or plain in NOT_TITLES or words[0].isdigit() or _PART.match(words):
        return False
    mention = page.mention_over(*run)
    if mention is None:
        return sure or " " in words or _is_common(page, run)
    if mention.label in {Label.WORK, Label.EVENT}:
        return mention.label is Label.WORK or words.startswith("The ") or not NO_TITLE.search(words)
    part = mention.end - mention.start < len(words) - 3
    if mention.label is Label.PERSON:
        return (part or (sure and " " not in words)) and not page.is_spoken_of(mention)
    if mention.label is Label.ORGANISATION:
        return sure or (" " in words and not BODY.search(words) and not NO_TITLE.search(words))
    listed = sure and page.text[run[1] : run[1] + 1] in {",", ";"}
    return part or (listed and mention.label is Label.GROUP and not _PEOPLE.search(words))


def _is_common(page: Page, run: tuple[int, int]) -> bool:
    """A single word that the recogniser leaves unnamed: as a title rather than as an unknown name."""
    token = page.token_at(run[0])
    return token is not None and token.text.isalpha() and len(token.text) > 3  # noqa: PLR2004


def beside_known(page: Page, paragraph: Stretch, titles: Sequence[Title]) -> Iterator[Title]:
    """The items that "," and "and" join to a title that is known: "Gosford Park, The Lady in the Van and Hook"."""
    for title in titles:
        if paragraph.start <= title.start < paragraph.end and title.form not in {"law", "treaty", "report"}:
            if _OF_A_PERSON.search(page.before(title.start, paragraph)):
                continue  # what stands beside it is the next person, or the one who was just named
            yield from _items_after(page, paragraph, title)
            yield from _items_before(page, paragraph, title)


def _items_after(page: Page, paragraph: Stretch, title: Title) -> Iterator[Title]:
    place = title.end
    for _ in range(_MOST_ITEMS):
        years = YEAR_AFTER.match(page.text, place)
        joined = _JOINED.match(page.text, years.end() if years else place)
        run = run_at(page, paragraph, joined.end(), several=True) if joined else None
        if run is None or not _can_be_item(page, run) or not _ITEM_ENDS.match(page.text, run[1]):
            return
        yield with_maker(page, paragraph, replace(title, start=run[0], end=run[1], year=None), run)
        place = run[1]


def _items_before(page: Page, paragraph: Stretch, title: Title) -> Iterator[Title]:
    opens = title.start
    for _ in range(_MOST_ITEMS):
        near = page.text[max(paragraph.start, opens - _LONGEST_ITEM) : opens]
        before = _ITEM_BEFORE.search(near)
        run = (
            (opens - len(near) + before.start("name"), opens - len(near) + before.end("name"))
            if before
            else None
        )
        if run is None or not _can_be_item(page, run) or " " not in page.text[run[0] : run[1]]:
            return
        yield with_maker(page, paragraph, replace(title, start=run[0], end=run[1], year=None), run)
        opens = run[0]


def _can_be_item(page: Page, run: tuple[int, int]) -> bool:
    """Whether an item beside a known title is one too: no person, no place that everyone knows, no body, no part."""
    words = page.text[run[0] : run[1]]
    if _PART.match(words) or NO_TITLE.search(words) or words.casefold() in NOT_TITLES | WEEKDAYS_AND_MONTHS:
        return False
    mention = page.mention_over(*run)
    if mention is None or mention.label in {Label.WORK, Label.EVENT}:
        return " " in words or mention is not None or _is_common(page, run)
    if mention.label is Label.PERSON:
        return False
    if mention.label in {Label.PLACE, Label.GROUP}:
        return mention.start > run[0] or (" " in words and may_be_called(page, run))
    return " " in words and not BODY.search(words)
