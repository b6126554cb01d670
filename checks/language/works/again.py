"""The same titles again, in full or in short, and what all their places together say. Pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from checks.compare.strings import fold
from checks.language.spans import UPPER
from checks.language.works.page import Page, Title
from checks.model import Creation
from checks.reading import Label, NamedWork, Stretch

_MOST_FORMS = 400  # titles of one article that are looked for again


def named_again(page: Page, titles: Sequence[Title]) -> Iterator[Title]:
    """Every further place where a title that was found, or its short form, stands."""
    by_word: dict[str, list[tuple[str, Title]]] = {}
    seen: set[str] = set()
    for title in titles:
        written = page.text[title.start : title.end]
        for form in _forms(written, title):
            if form != written and page.is_named(form):
                continue
            if form not in seen and len(seen) < _MOST_FORMS:
                seen.add(form)
                by_word.setdefault(re.split(r"\W", form, maxsplit=1)[0], []).append((form, title))
    if not by_word:
        return
    for word in re.compile(rf"\b[{UPPER}\d]\w*").finditer(page.text):
        for form, title in by_word.get(word.group(), ()):
            end = word.start() + len(form)
            here = page.text.startswith(form, word.start()) and not page.text[end : end + 1].isalnum()
            if here and (" " in form or _stands_as_title(page, word.start(), end)):
                yield replace(title, start=word.start(), end=end)


def _forms(written: str, title: Title) -> Iterator[str]:
    """The title and what it is called for short: the part before the colon, an act without its year."""
    if written.isdigit():
        return
    yield written
    if title.form == "law":
        short = re.sub(r" (?:of )?\d{4}$", "", written)
        if " " in short:
            yield short
    elif ": " in written:
        yield from (part for part in written.split(": ", maxsplit=1) if " " in part)


def _stands_as_title(page: Page, start: int, end: int) -> bool:
    """Whether a title of one word stands here as one: within a sentence, and as no one's name."""
    token = page.token_at(start)
    mention = page.mention_over(start, end)
    if mention is not None and (mention.end - mention.start > end - start + 2):
        return False
    before = page.text[max(0, start - 2) : start]
    quoted = before[-1:] in set("“\"‘'")
    if not quoted and _begins_sentence(before):
        follows = page.token_at(end)
        acts = follows is not None and follows.start == end + 1 and follows.pos in {"AUX", "VERB"}
        named = mention is not None and mention.label in {Label.PERSON, Label.GROUP}
        return acts and not named
    return quoted or (token is not None and page.text[end : end + 1] != "-")


def _begins_sentence(before: str) -> bool:
    """Whether what follows these characters begins a sentence."""
    return not before.strip() or before.strip()[-1:] in {".", "!", "?"}


def without_overlaps(titles: Iterable[Title]) -> list[Title]:
    """In the order of the text; of two that overlap the one that says more, then the longer one."""
    kept: list[Title] = []
    for title in sorted(titles, key=lambda item: (item.start, item.start - item.end)):
        if kept and title.start < kept[-1].end:
            if _worth(title) > _worth(kept[-1]):
                kept[-1] = title
        else:
            kept.append(title)
    return kept


def _worth(title: Title) -> tuple[bool, bool, bool, int]:
    return (bool(title.form), title.author is not None, title.year is not None, title.end - title.start)


def as_works(text: str, titles: Sequence[Title], paragraphs: Sequence[Stretch]) -> tuple[NamedWork, ...]:
    """Titles of one work together: its longest form, and what any of its places says of it."""
    whole = _longest_forms(text, titles)
    told: dict[str, Creation] = {}
    for title in titles:
        work = whole[text[title.start : title.end]]
        held = told.get(fold(work)) or Creation(work=work)
        if _is_another(held, title):
            continue
        told[fold(work)] = replace(
            held,
            form=held.form or title.form,
            author=held.author or title.author,
            year=held.year or title.year,
        )
    starts = [paragraph.start for paragraph in paragraphs]
    return tuple(
        NamedWork(
            start=title.start,
            end=title.end,
            creation=told[fold(whole[text[title.start : title.end]])],
            role=paragraphs[bisect_right(starts, title.start) - 1].role,
        )
        for title in titles
    )


def _is_another(held: Creation, title: Title) -> bool:
    """Whether a place speaks of another work of the title: "The Shining", the film, and the novel "The Shining"."""
    if held.form and title.form and held.form != title.form:
        return True
    if held.author is None or title.author is None:
        return False
    return fold(held.author).split()[-1:] != fold(title.author).split()[-1:]


def _longest_forms(text: str, titles: Sequence[Title]) -> dict[str, str]:
    """For each written form the longest one that it is short for."""
    whole: dict[str, str] = {}
    written = {text[title.start : title.end]: title for title in titles}
    for form in sorted(written, key=len, reverse=True):
        whole.setdefault(form, form)
        for short in _forms(form, written[form]):
            whole.setdefault(short, whole[form])
    return whole
