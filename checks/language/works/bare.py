"""Titles that stand bare in an article about the arts: their own words are no name’s words. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.language.roles import ROLE
from checks.language.works.cues import RUN
from checks.language.works.makers import with_maker
from checks.language.works.page import Page, Title
from checks.language.works.runs import NO_TITLE, run_at, trimmed
from checks.language.works.words import NOT_TITLES, WEEKDAYS_AND_MONTHS
from checks.reading import Label, Stretch

# Words that no person, place or company is called by, but titles are: "We Don’t Need Another Hero".
_OF_NO_NAME = frozenset(
    """
    i i'm i've i'll me my myself we we're we'll our you you're you've you'll your yourself he she it it's they their them
    who what what's how why where when that this these those is isn't are aren't was wasn't were be been am do does did
    don't didn't doesn't can can't could couldn't won't would wouldn't should shouldn't must shall got get gets goes gone
    let let's never always not nothing everything something anything everybody somebody nobody only ever another
    """.split()  # noqa: SIM905
)
# Small words that join the words of a title; "of" and "and" join those of bodies and offices as well.
_LINKS = frozenset("in on to with for from at into a an upon over under without".split())  # noqa: SIM905
_OPENING = frozenset("“‘\"'")
_PERSON_LINK = re.compile(r" (?:of|in|for|from|on|with) ")
_ENDS = re.compile(r"[.!?…:;)”’\"'–—]\s*$")
_AFTER_A_STOP = re.compile(r"(?:^|[.!?:;•\n][”’\"')]?\s*|[“‘\"'(]\s*)$")


def bare_titles(page: Page, paragraph: Stretch) -> Iterator[Title]:
    """It won a Booker for Bring Up the Bodies; her cover of I Heard It Through the Grapevine."""
    if not _ENDS.search(page.text[max(paragraph.start, paragraph.end - 4) : paragraph.end]):
        return  # a heading, which has capitals of its own
    for found in RUN.finditer(page.text, paragraph.start, paragraph.end):
        start = trimmed(page, _past_a_person(page, found), found.end()) if " " in found.group() else None
        run = run_at(page, paragraph, start[0]) if start is not None else None
        while run is not None:
            if _shows_title(page, run):
                yield with_maker(page, paragraph, Title(start=run[0], end=run[1]), run)
            joined = page.text.startswith(" and ", run[1]) and run[1] < found.end()
            run = run_at(page, paragraph, run[1] + len(" and ")) if joined else None


def _past_a_person(page: Page, found: re.Match[str]) -> int:
    """Where a run goes on behind the person who begins it: "Martin Short of Only Murders in the Building"."""
    person = page.mention_from(found.start())
    if person is None or person.label is not Label.PERSON:
        return found.start()
    link = _PERSON_LINK.match(page.text, person.end, found.end())
    return link.end() if link is not None else found.start()


def _shows_title(page: Page, run: tuple[int, int]) -> bool:
    """Whether the words themselves tell a title, and nothing else claims them."""
    words = page.text[run[0] : run[1]]
    plain = [word.strip(",:!?.").replace("’", "'") for word in words.split()]
    if len(plain) < 3 or _is_other(page, run, words, plain):  # noqa: PLR2004 - two words are too few to tell
        return False
    begins = _AFTER_A_STOP.search(page.text[max(0, run[0] - 4) : run[0]]) is not None
    telling = {word.casefold() for word in plain[1 if begins else 0 :] if word[:1].isupper()}
    if telling & _OF_NO_NAME:
        return True
    return bool(set(plain[1:-1]) & _LINKS) and not (begins and plain[1] in _LINKS)


def _is_other(page: Page, run: tuple[int, int], words: str, plain: list[str]) -> bool:
    """Whether a person, a place, a body, an office, a prize or a day begins here."""
    first = plain[0].casefold()
    if first in NOT_TITLES - {
        "the",
        "a",
        "an",
        "i",
        "he",
        "she",
        "it",
        "they",
        "we",
        "this",
        "that",
        "my",
        "our",
        "your",
    }:
        return True
    if first in WEEKDAYS_AND_MONTHS or ROLE.match(words) or NO_TITLE.search(words):
        return True
    if page.text[max(0, run[0] - 1) : run[0]] in _OPENING:
        return True  # what stands in marks is judged by what stands beside them
    follows = page.token_at(run[1])
    if follows is not None and follows.start == run[1] + 1 and follows.pos == "NOUN":
        return True  # "the Zeitgeist for the 20th century"
    mention = page.mention_over(run[0], run[0] + len(plain[0]))
    if mention is None or mention.label in {Label.WORK, Label.EVENT}:
        return False
    return not (mention.start == run[0] and mention.end >= run[1] and mention.label is Label.ORGANISATION)
