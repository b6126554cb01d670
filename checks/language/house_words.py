"""Where an article writes a name in a form that the newsroom's list does not use, whoever else looks for it. Pure.

Well-known places and many a body are no claims by themselves, so the text is searched for the forms of the list.
A form counts as a whole name only: "Kiev" is not looked for in "Dynamo Kiev", which is another name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checks.compare.house import HOUSE_KIND, HouseEntry, HouseKind, written
from checks.compare.strings import fold
from checks.language.marks import marked_stretches
from checks.model import Article, Claim, ClaimKind, Location, Part, PartRole, Span

_CLAIM_KIND = {house: claim for claim, house in HOUSE_KIND.items()} | {
    HouseKind.OTHER: ClaimKind.ORGANISATION
}
_LEFT_OUT = frozenset({PartRole.NOTE, PartRole.CREDIT})
# A capitalised word beside a name belongs to it, but for these, which begin sentences and headlines.
_BESIDE = frozenset(
    """
    a an the and or but nor so yet if as at by for from in into near of off on onto out over past per since than that
    this these those to toward towards under until up upon via when where while who whose with within without after
    again against also although among around because before behind below between beyond both despite during each
    every he her his how i is it its last like meanwhile most my next no not now one only our outside she some still
    such then their there they though through today tomorrow two was we what which why will yesterday yes you your
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december mr mrs ms dr president
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
_WORD_BEFORE = re.compile(r"([^\W\d_][\w'’]*)[ \u00a0]$")
_WORD_BEHIND = re.compile(r"(?:['’]s)?[ \u00a0]([^\W\d_][\w'’]*)")
_LOOKING_BACK = 40  # characters; longer words are no names
_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True)
class _Place:
    span: Span
    in_quote: bool
    role: PartRole


def avoided_forms(
    article: Article, entries: Sequence[HouseEntry], claims: Iterable[Claim], outside: Sequence[Span]
) -> tuple[Claim, ...]:
    """A claim for each form of the list that the article uses and the house does not, where no claim says so already.

    Letters count as they are written. `outside` is what is not the story's own text.
    """
    by_form = {
        _spaced(form): (form, entry)
        for entry in reversed(entries)
        for form in entry.avoid
        if any(char.isalpha() for char in form)
    }
    if not by_form:
        return ()
    standing = tuple(claims)
    places: dict[tuple[ClaimKind, str], list[_Place]] = {}
    for found, span in _matches(article.text, by_form):
        form, entry = by_form[found]
        kind = _CLAIM_KIND[entry.kind]
        role = _role(article.parts, span.start)
        if role in _LEFT_OUT or any(one.start <= span.start < one.end for one in outside):
            continue
        if not _is_told(span, form, standing) and not _is_part_of_a_name(article.text, span):
            quoted = _in_quotation(article.text, span.start)
            places.setdefault((kind, form), []).append(_Place(span, quoted, role))
    return tuple(_claim(article, kind, form, found) for (kind, form), found in places.items())


def _spaced(form: str) -> str:
    return " ".join(written(form).split())


def _matches(text: str, forms: Iterable[str]) -> Iterator[tuple[str, Span]]:
    longest_first = sorted(forms, key=len, reverse=True)
    words = "|".join(re.escape(form).replace(r"\ ", r"[\s\u00a0]+") for form in longest_first)
    # Of a web or mail address, a handle or a tag it is no name.
    whole = re.compile(rf"(?<![\w@#/._])(?:{words})(?![\w@/]|\.\w)")
    plain = _one_for_one(text)
    for match in whole.finditer(plain):
        yield _spaced(match.group()), Span(start=match.start(), end=match.end())


def _one_for_one(text: str) -> str:
    """The text with alike marks, character for character, so that offsets stay."""
    return "".join(written(char) if len(written(char)) == 1 else char for char in text)


def _is_told(span: Span, form: str, claims: Iterable[Claim]) -> bool:
    """Whether the place belongs to a claim on this very name, or to a longer name."""
    for claim in claims:
        if claim.kind not in HOUSE_KIND or isinstance(claim.asserts, Location):
            continue
        if fold(claim.subject) == fold(form) and claim.role not in _LEFT_OUT:
            return True
        places = claim.occurrences or (Span(start=claim.start, end=claim.end),)
        if any(one.start <= span.start and span.end <= one.end for one in places):
            return True
    return False


def _is_part_of_a_name(text: str, span: Span) -> bool:
    before = _WORD_BEFORE.search(text, max(span.start - _LOOKING_BACK, 0), span.start)
    behind = _WORD_BEHIND.match(text, span.end)
    return any(
        word is not None and word[1][0].isupper() and word[1].casefold() not in _BESIDE
        for word in (before, behind if behind and not behind.group().startswith(("'", "’")) else None)
    )


def _role(parts: Iterable[Part], offset: int) -> PartRole:
    return next((part.role for part in parts if part.start <= offset < part.end), PartRole.BODY)


def _in_quotation(text: str, offset: int) -> bool:
    paragraph = next(
        (one for one in _PARAGRAPH.finditer(text, max(text.rfind("\n", 0, offset), 0)) if one.end() > offset),
        None,
    )
    if paragraph is None:
        return False
    return any(
        one.start <= offset < one.end for one in marked_stretches(text, paragraph.start(), paragraph.end())
    )


def _claim(article: Article, kind: ClaimKind, form: str, places: Sequence[_Place]) -> Claim:
    # Somebody's own words are theirs: where the story uses the form itself, only its own places count.
    places = [place for place in places if not place.in_quote] or places
    first = places[0]
    return Claim(
        kind=kind,
        quote=article.text[first.span.start : first.span.end],
        start=first.span.start,
        end=first.span.end,
        occurrences=tuple(place.span for place in places),
        subject=form,
        statement=f"The name is written {form}.",
        as_of=article.published_at,
        published_at=article.published_at,
        role=first.role,
        in_quote=first.in_quote,
    )
