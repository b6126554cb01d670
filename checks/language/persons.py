"""People: the recogniser's spans mended by rule, and every occurrence linked to the longest form. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from checks.language.missed import after_strong_roles, bare_surnames, beside_titles, credited
from checks.language.roles import ROLE
from checks.language.spans import NameSpan, clean, without_overlaps
from checks.reading import Label, Mention, Stretch, Token, stretch_at

_TITLED = re.compile(rf"(?:{ROLE.pattern}|\b(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady)\.?)\s+$", re.IGNORECASE)
_SPEAKS = re.compile(r"(?:,\s+\d{1,3},)?\s+(?:said|says|told|added|argued|wrote|warned|insisted|explained)\b")
# Family names that news copy puts first, so that the bare first word is the short form ("Xi", "Kim").
_FAMILY_FIRST = frozenset(
    """
    xi li wang zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin guo ma luo liang song zheng tang han
    feng deng cao peng qin jiang wen bo kim lee park choi jung moon yoon roh jang ri jo pak nguyen tran pham vo
    to truong phan le tsai chiang lai
    """.split()  # noqa: SIM905
)


def find_persons(
    text: str,
    paragraphs: Sequence[Stretch],
    sentences: Sequence[Stretch],
    tokens: Sequence[Token],
    entities: Sequence[tuple[int, int, Label]],
) -> tuple[Mention, ...]:
    """The mentions of people in text order; `subject` is the longest form of the same person's name."""
    cleaned = (clean(text, start, end) for start, end, label in entities if label is Label.PERSON)
    spans = [span for span in cleaned if span is not None]
    spans = without_overlaps(
        [*spans, *after_strong_roles(text, paragraphs, spans), *credited(text, paragraphs)]
    )
    spans = without_overlaps([*spans, *beside_titles(text, sentences, spans)])
    names = [text[span.start : span.end] for span in spans]
    short_forms = frozenset(_short_form(name) for name in names if " " in name)
    spans = without_overlaps([*spans, *bare_surnames(tokens, spans, short_forms)])
    return _linked(text, paragraphs, _without_loose_words(text, spans))


def _linked(text: str, paragraphs: Sequence[Stretch], spans: Sequence[NameSpan]) -> tuple[Mention, ...]:
    names = [text[span.start : span.end] for span in spans]
    longest = _longest_forms(names)
    return tuple(
        Mention(
            start=span.start,
            end=span.end,
            text=name,
            label=Label.PERSON,
            subject=longest[name],
            role=paragraph.role,
        )
        for span, name in zip(spans, names, strict=True)
        if (paragraph := stretch_at(paragraphs, span.start)) is not None and span.end <= paragraph.end
    )


def _without_loose_words(text: str, spans: Sequence[NameSpan]) -> list[NameSpan]:
    """Leave out single words that nothing shows to be a person.

    News copy gives a name in full once; a lone word is then mostly a product, a place or a pilgrimage.
    """
    names = [text[span.start : span.end] for span in spans]
    short_forms = {form for name in names if " " in name for form in (_short_form(name), name.split()[0])}
    return [
        span
        for span in spans
        if " " in (name := text[span.start : span.end])
        or name in short_forms
        or _TITLED.search(text, max(0, span.start - 40), span.start)
        or _SPEAKS.match(text, span.end)
    ]


def _short_form(name: str) -> str:
    words = name.split()
    return words[0] if words[0].casefold() in _FAMILY_FIRST and len(words) <= 3 else words[-1]  # noqa: PLR2004


def _longest_forms(names: Sequence[str]) -> dict[str, str]:
    """For each surface form the longest form of the same name: "Blinken" -> "Antony Blinken"."""
    full = list(dict.fromkeys(sorted(names, key=lambda name: -len(name.split()))))
    by_word: dict[str, str] = {}
    by_ends: dict[tuple[str, str], str] = {}
    for name in full:
        words = name.casefold().split()
        if len(words) > 1:
            by_word.setdefault(_short_form(name).casefold(), name)
            by_word.setdefault(words[0], name)
            by_ends.setdefault((words[0], words[-1]), name)
    return {name: _longest_form(name, by_word, by_ends) for name in full}


def _longest_form(name: str, by_word: Mapping[str, str], by_ends: Mapping[tuple[str, str], str]) -> str:
    """The name that this is a shorter form of: by its surname alone, or by the same ends with less between."""
    words = name.casefold().split()
    if len(words) == 1:
        return by_word.get(words[0], name)
    longest = by_ends[words[0], words[-1]]
    return longest if len(longest.split()) > len(words) else name
