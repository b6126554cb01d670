"""All works of an article. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.language.spans import UPPER
from checks.language.works.again import as_works, named_again, without_overlaps
from checks.language.works.bare import bare_titles
from checks.language.works.cues import CUE, PLAYING
from checks.language.works.known import (
    after_owners,
    from_studios,
    known_titles,
    on_air,
    recognised,
    reports,
    with_article,
)
from checks.language.works.laws import laws_in
from checks.language.works.makers import with_maker
from checks.language.works.misspelt_laws import misspelt_laws
from checks.language.works.nouns import after_lists, after_nouns, before_words, papers
from checks.language.works.page import Page, Title
from checks.language.works.prizes import beside_makers
from checks.language.works.quoted import quoted
from checks.language.works.rows import beside_known, row
from checks.language.works.runs import arts_among, run_at
from checks.language.works.standing import (
    cued_anywhere,
    is_holiday,
    is_no_title,
    rows_of_titles,
    standing_titles,
)
from checks.language.works.told import with_context
from checks.model import PartRole
from checks.reading import Label, Mention, NamedWork, Stretch, Token

_UNQUOTED = re.compile(rf"\b(?:{CUE}|{PLAYING}) (?=[{UPPER}\d])")


# A part that someone plays "in Broadchurch": the recogniser takes many titles for places.
_PART_IN = re.compile(
    rf"^(?:(?:co-)?(?:starred|starring|stars) in |(?:playing|played|plays|portrayed|portraying) .*[{UPPER}].* in (?=[{UPPER}]))"
    rf"|^(?:remake|adaptation|productions?|screenings?|revival|staging|sequel|songs?|scenes?|tracks?) (?:of|to|from) [{UPPER}]|^\w+ of the year "
    rf"|^(?:appeared|appears|appearing|roles?|acted) in [{UPPER}][\w ]{{0,30}} (?:opposite|alongside|as)\b"
)


_SHOWN_RUN = re.compile(rf"\b(?:staged|performed|performs|performing|screened|revived|covered) (?=[{UPPER}])")


_STREAMING = re.compile(r"\b(?:Netflix|HBO|Hulu|Disney\+|Apple TV\+|Showtime|AMC)(?:’s|'s) (?:hit )?")


def find_works(
    text: str,
    paragraphs: Sequence[Stretch],
    tokens: Sequence[Token],
    mentions: Sequence[Mention],
) -> tuple[NamedWork, ...]:
    """The works that the text names, in its order; `creation.work` is the longest form of the title."""
    page = Page(text, tokens, mentions)
    found: list[Title] = []
    arts, throughout = arts_among(page, paragraphs)
    for paragraph, speaks in zip(paragraphs, arts, strict=True):
        if paragraph.role is not PartRole.CREDIT:
            here = list(_in_paragraph(page, paragraph, arts=speaks or throughout))
            if throughout:
                here.extend(bare_titles(page, paragraph))
                here.extend(standing_titles(page, paragraph))
            if speaks or throughout:
                here.extend(beside_known(page, paragraph, without_overlaps(here)))
            found.extend(here)
    told = [paragraph for paragraph in paragraphs if paragraph.role is not PartRole.CREDIT]
    found.extend(beside_makers(page, told, throughout=throughout))
    if throughout:
        found.extend(rows_of_titles(page, told))
        opens = frozenset(title.start for title in found)
        found = [title for title in found if not is_no_title(page, title, opens)]
    found = [title for title in found if not is_holiday(page, title)]
    titles = with_context(page, paragraphs, without_overlaps(found), arts=throughout)
    titles = without_overlaps([*titles, *named_again(page, titles)])
    return as_works(text, titles, paragraphs)


def _in_paragraph(page: Page, paragraph: Stretch, *, arts: bool) -> Iterator[Title]:
    yield from quoted(page, paragraph, arts=arts)
    yield from cued_anywhere(page, paragraph)
    yield from _unquoted(page, paragraph, arts=arts)
    stretch = (page.text, paragraph.start, paragraph.end)
    for start, end, form, year in (*laws_in(*stretch), *misspelt_laws(*stretch)):
        yield Title(start=start, end=end, form=form, year=year)


def _unquoted(page: Page, paragraph: Stretch, *, arts: bool) -> Iterator[Title]:
    yield from after_nouns(page, paragraph)
    yield from after_lists(page, paragraph)
    yield from before_words(page, paragraph, arts=arts)
    yield from after_owners(page, paragraph)
    yield from reports(page, paragraph)
    yield from papers(page, paragraph)
    yield from on_air(page, paragraph)
    yield from with_article(page, paragraph, arts=arts)
    yield from known_titles(page, paragraph, arts=arts)
    if not arts:
        return
    for cue in (_UNQUOTED, _SHOWN_RUN):
        for found in cue.finditer(page.text, paragraph.start, paragraph.end):
            named = _PART_IN.search(found.group() + page.text[found.end() : found.end() + 40])
            yield from row(page, paragraph, found.end(), "", sure=False, acted=named is not None)
    yield from recognised(page, paragraph)
    yield from from_studios(page, paragraph)
    for found in _STREAMING.finditer(page.text, paragraph.start, paragraph.end):
        run = run_at(page, paragraph, found.end())
        mention = page.mention_over(*run) if run else None
        if run and (mention is None or mention.label in {Label.WORK, Label.EVENT} or mention.start < run[0]):
            yield with_maker(page, paragraph, Title(start=run[0], end=run[1]), run)
