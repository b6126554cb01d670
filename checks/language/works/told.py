"""What the words around a title tell of it beyond its own clause: its form by the subject, its maker by "his". Pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from checks.language.works.cues import MADE
from checks.language.works.page import Page, Title
from checks.language.works.words import FORM_OF, PLURALS
from checks.reading import Label, Stretch

_FORMS = frozenset(
    {"film", "book", "album", "song", "play", "musical", "opera", "series", "painting", "game"}
)
_TRADES = {
    **dict.fromkeys(
        ("filmmaker", "film-maker", "filmmakers", "cinema", "cinemas", "palme", "screenplay"), "film"
    ),
    **dict.fromkeys(("novelist", "novelists", "booker", "publisher", "paperback", "hardback"), "book"),
    **dict.fromkeys(("playwright", "playwrights"), "play"),
    **dict.fromkeys(("sitcoms", "showrunner"), "series"),
}
# "show", "drama", "hit", "book" the verb: words that tell too little of what the titles around them are.
_VAGUE = frozenset(
    {"show", "shows", "single", "singles", "track", "tracks", "hit", "hits", "canvas", "portrait", "volume"}
)
_WORDS = re.compile(r"[a-z][a-z-]+")
_FEWEST = 5  # words of one form in an article about it
_SHARE = 0.8
_HIS = re.compile(
    r"\b(?:his|her|Her|His)(?: [\w’'-]{1,20}){0,4}? (?:novel|book|memoir|autobiography|film|movie|album|song|single|play|opera|poem|"
    r"biography|documentary|debut|masterpiece|bestseller|collection|symphony|musical|sequel|manifesto)"
    r"(?:,? (?:titled|entitled|called))?[,:]? [“\"‘']?$"
)
_HE_MADE = re.compile(rf"\b(?:[Hh]e|[Ss]he)(?: (?:also|later|then|had|has|first|once))* {MADE} [“\"‘']?$")
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|him)\b")
_OBJECT = re.compile(r" (?:later |then |also )?(?!was\b|is\b)\w+ (?:him|her)\b")
_LEAST_NAMED = 3


def with_context(
    page: Page, paragraphs: Sequence[Stretch], titles: Sequence[Title], *, arts: bool
) -> list[Title]:
    """The titles with a form and a maker where their paragraph, or an article about the arts, leaves no other."""
    counts = [_forms_in(page.text[paragraph.start : paragraph.end]) for paragraph in paragraphs]
    whole = _leading(sum(counts, Counter[str]())) if arts else ""
    main = _main_person(page)
    starts = [paragraph.start for paragraph in paragraphs]
    told: list[Title] = []
    for title in titles:
        place = max(0, bisect_right(starts, title.start) - 1)
        forms = counts[place]
        alone = next(iter(forms)) if len(forms) == 1 else ""
        author = title.author or _by_pronoun(page, paragraphs[place], title, main)
        form = title.form or (alone or (whole if not forms else "") if arts else "")
        told.append(replace(title, form=form, author=author))
    return told


def _forms_in(words: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for word in _WORDS.findall(words.casefold()):
        form = FORM_OF.get(word) or PLURALS.get(word) or _TRADES.get(word)
        if form in _FORMS and word not in _VAGUE:
            found[form] += 1
    return found


def _leading(forms: Counter[str]) -> str:
    """The form of which an article speaks almost alone."""
    if not forms:
        return ""
    form, count = forms.most_common(1)[0]
    return form if count >= max(_FEWEST, forms.total() * _SHARE) else ""


def _main_person(page: Page) -> str | None:
    """Whom the article names more than twice as often as anyone else."""
    named = Counter(mention.subject for mention in page.mentions if mention.label is Label.PERSON)
    (first, count), (_, second) = (*named.most_common(2), ("", 0), ("", 0))[:2]
    return first if count >= max(_LEAST_NAMED, 2 * second) else None


def _by_pronoun(page: Page, paragraph: Stretch, title: Title, main: str | None) -> str | None:
    """Whose "her first novel, X" it is: the only person that the paragraph has named so far, else the article’s."""
    if title.form in {"law", "treaty", "report"}:
        return None
    before = page.before(title.start, paragraph)
    if not (_HIS.search(before) or _HE_MADE.search(before)):
        return None
    here = [
        mention
        for mention in page.mentions_in(paragraph)
        if mention.label is Label.PERSON and mention.start < title.start
    ]
    named = {mention.subject for mention in here}
    if len(named) == 1:
        # A pronoun before the first name means somebody else: "Woody Allen cast her ... Her latest film".
        meant = here[0].start
        other = _PRONOUN.search(page.text, paragraph.start, meant) or _OBJECT.match(page.text, here[0].end)
        return None if other else here[0].subject
    return main if not named else None
