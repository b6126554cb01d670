"""People: the recogniser's spans mended by rule, and every occurrence linked to the longest form. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checks.compare.countries import country_of
from checks.language.roles import FUNCTION_WORDS, HONORIFIC, MODIFIERS, ROLE, STRONG_ROLE
from checks.model import PartRole
from checks.reading import Label, Mention, Stretch, Token

_CAPITALISED = r"(?:[A-Z][\w.’'-]*|[A-Z]\.)"
_PARTICLE = r"(?:bin|bint|ibn|al|el|de|da|di|du|del|della|dos|van|von|der|den|ter|la|le|y)"
_NAME_RUN = re.compile(
    rf"\s+({_CAPITALISED}(?:\s+(?:{_PARTICLE}\s+){{0,2}}{_CAPITALISED}|\s+{_PARTICLE}\s+{_CAPITALISED}|-{_CAPITALISED}){{0,4}})"
)
_ENDS_IN_PARTICLE = re.compile(rf"\b{_PARTICLE}$")
_AFTER_PARTICLE = re.compile(rf"\s+(?:{_PARTICLE}\s+)?{_CAPITALISED}")
_CREDIT_LEAD = re.compile(r"[\w ]*:|(?:[\w ]*\b[Bb]y\b)")
_POSSESSIVE = re.compile(r"['’]s?$")
_TITLED = re.compile(rf"(?:{ROLE.pattern}|\b(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady)\.?)\s+$", re.IGNORECASE)
_SPEAKS = re.compile(r"(?:,\s+\d{1,3},)?\s+(?:said|says|told|added|argued|wrote|warned|insisted|explained)\b")
_EDGES = " \t.,;:!?()[]“”\"'‘’*–—-/"
_NOT_NAMES = frozenset({"image", "photo", "picture", "video", "reuters", "getty", "afp", "tass", "livetext"})
# Family names that news copy puts first, so that the bare first word is the short form ("Xi", "Kim").
_FAMILY_FIRST = frozenset(
    """
    xi li wang zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin guo ma luo liang song zheng tang han
    feng deng cao peng qin jiang wen bo kim lee park choi jung moon yoon roh jang ri jo pak nguyen tran pham vo
    to truong phan le tsai chiang lai
    """.split()  # noqa: SIM905
)


@dataclass(frozen=True)
class _Found:
    start: int
    end: int


def find_persons(
    text: str,
    stretches: Sequence[Stretch],
    tokens: Sequence[Token],
    entities: Sequence[tuple[int, int, Label]],
) -> tuple[Mention, ...]:
    """The mentions of people in text order; `subject` is the longest form of the same person's name."""
    spans = _cleaned(text, ((start, end) for start, end, label in entities if label is Label.PERSON))
    spans = _without_overlaps([*spans, *_after_roles(text, stretches, spans), *_credited(text, stretches)])
    spans = _without_overlaps([*spans, *_bare_surnames(text, tokens, spans)])
    spans = _without_loose_words(text, spans)
    names = [text[span.start : span.end] for span in spans]
    longest = _longest_forms(names)
    return tuple(
        Mention(
            start=span.start,
            end=span.end,
            text=name,
            label=Label.PERSON,
            subject=longest[name],
            role=next(s.role for s in stretches if s.start <= span.start < s.end),
        )
        for span, name in zip(spans, names, strict=True)
        if any(s.start <= span.start and span.end <= s.end for s in stretches)
    )


def _cleaned(text: str, spans: Iterable[tuple[int, int]]) -> list[_Found]:
    cleaned = (_clean(text, start, end) for start, end in spans)
    return [span for span in cleaned if span is not None]


def _clean(text: str, start: int, end: int) -> _Found | None:
    """The name inside a recogniser's span: titles, honorifics, possessive and marks at the edges cut off."""
    words = text[start:end].split("\n", maxsplit=1)[0]
    words = words.split(" / ")[0]
    lead = _lead(words)
    words = _POSSESSIVE.sub("", words[lead:].rstrip(_EDGES))
    while words and words[0] in _EDGES:
        words, lead = words[1:], lead + 1
    if not _looks_like_a_name(words):
        return None
    return _Found(start + lead, _past_particle(text, start + lead + len(words)))


def _past_particle(text: str, end: int) -> int:
    """Where the name ends: a particle is followed by the family name ("Ursula von der" Leyen)."""
    rest = _AFTER_PARTICLE.match(text, end) if _ENDS_IN_PARTICLE.search(text, max(0, end - 12), end) else None
    return rest.end() if rest else end


def _lead(words: str) -> int:
    """How many characters of titles and honorifics stand before the name."""
    lead = 0
    while True:
        rest = words[lead:]
        honorific = HONORIFIC.match(rest)
        role = ROLE.match(rest)
        step = honorific.end() if honorific else role.end() if role else 0
        step += len(rest[step:]) - len(rest[step:].lstrip())
        if not step or lead + step >= len(words):
            return lead
        lead += step


def _looks_like_a_name(words: str) -> bool:
    plain = words.casefold()
    if len(words) < 2 or not words[0].isupper() or re.search(r"[\d@/|+]|https?:", words):  # noqa: PLR2004
        return False
    pieces = plain.split()
    if country_of(words) or plain in _NOT_NAMES or any(piece in _NOT_NAMES for piece in pieces):
        return False
    if all(piece in FUNCTION_WORDS or piece in MODIFIERS or ROLE.fullmatch(piece) for piece in pieces):
        return False
    return not words.isupper() or len(pieces) > 1


def _after_roles(text: str, stretches: Sequence[Stretch], known: Sequence[_Found]) -> list[_Found]:
    """Capitalised words right after a strong role ("Foreign Minister Y Z") that the recogniser missed."""
    found = []
    for stretch in stretches:
        for role in STRONG_ROLE.finditer(text, stretch.start, stretch.end):
            run = _NAME_RUN.match(text, role.end(), stretch.end)
            if not run or _overlaps(run.start(1), run.end(1), known):
                continue
            span = _clean(text, run.start(1), run.end(1))
            if span and not country_of(text[span.start : span.end].split(maxsplit=1)[0]):
                found.append(span)
    return found


def _credited(text: str, stretches: Sequence[Stretch]) -> list[_Found]:
    """The name that a photo credit or a byline begins with."""
    found = []
    for stretch in stretches:
        if stretch.role is PartRole.CREDIT:
            lead = _CREDIT_LEAD.match(text, stretch.start, stretch.end)
            run = _NAME_RUN.match(text, lead.end(), stretch.end) if lead else None
            span = _clean(text, run.start(1), run.end(1)) if run else None
            if span and " " in text[span.start : span.end]:
                found.append(span)
    return found


def _bare_surnames(text: str, tokens: Sequence[Token], known: Sequence[_Found]) -> list[_Found]:
    """Bare occurrences of the surname of any full name in the article, whatever the recogniser made of them."""
    short_forms = {
        _short_form(name) for span in known if len((name := text[span.start : span.end]).split()) > 1
    }
    found = []
    for index, token in enumerate(tokens):
        if token.text not in short_forms or token.pos not in {"PROPN", "NOUN", "ADJ", "VERB", "X"}:
            continue
        if _overlaps(token.start, token.end, known) or _inside_longer_name(tokens, index):
            continue
        found.append(_Found(token.start, token.end))
    return found


def _short_form(name: str) -> str:
    words = name.split()
    return words[0] if words[0].casefold() in _FAMILY_FIRST and len(words) <= 3 else words[-1]  # noqa: PLR2004


def _inside_longer_name(tokens: Sequence[Token], index: int) -> bool:
    """Whether a capitalised neighbour makes the word part of another name ("Warhol Foundation")."""
    token = tokens[index]
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    before = tokens[index - 1] if index else None
    names_on = after is not None and after.start == token.end + 1 and after.pos == "PROPN"
    named_before = before is not None and before.end + 1 == token.start and before.pos == "PROPN"
    is_title = before is not None and bool(ROLE.fullmatch(before.text) or HONORIFIC.match(before.text + " "))
    return names_on or (named_before and not is_title)


def _without_loose_words(text: str, spans: Sequence[_Found]) -> list[_Found]:
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


def _overlaps(start: int, end: int, spans: Iterable[_Found]) -> bool:
    return any(start < span.end and span.start < end for span in spans)


def _without_overlaps(spans: Sequence[_Found]) -> list[_Found]:
    kept: list[_Found] = []
    for span in sorted(spans, key=lambda item: (item.start, -item.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _longest_forms(names: Sequence[str]) -> dict[str, str]:
    """For each surface form the longest form of the same name: "Blinken" -> "Antony Blinken"."""
    full = list(dict.fromkeys(sorted(names, key=lambda name: -len(name.split()))))
    longest: dict[str, str] = {}
    for name in full:
        longest[name] = next((other for other in full if _short_for(name, other)), name)
    return longest


def _short_for(name: str, other: str) -> bool:
    """Whether `name` is a shorter form of `other`: its surname alone, or the same ends with less between."""
    short, long = name.casefold().split(), other.casefold().split()
    if len(short) >= len(long):
        return False
    if len(short) == 1:
        return short[0] in {_short_form(other).casefold(), long[0]}
    return short[-1] == long[-1] and short[0] == long[0]
