"""Names that the recogniser missed, found by what stands around them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.compare.countries import country_of
from checks.language.roles import FUNCTION_WORDS, HONORIFIC, ROLE, STRONG_ROLE
from checks.language.spans import NAME_RUN, NameSpan, clean, covered_by
from checks.language.titles import title_after, title_before
from checks.model import PartRole
from checks.reading import Stretch, Token

_CREDIT_LEAD = re.compile(r"(?:[\w ]*:|[\w ]*\b[Bb]y\b)\s+")
_SPACE = re.compile(r"\s+")
# Last words of bodies, which also have chairmen and spokesmen beside them.
_BODIES = frozenset(
    """
    ministry department party union council commission committee court bank group company corporation university
    institute institution association federation agency office house parliament senate congress government police
    army force forces league club united city college school hospital church foundation trust fund service
    organisation organization authority board bureau center centre network times post news journal daily media
    airlines airways motors energy oil gas inc corp ltd plc co holdings partners capital street avenue square
    """.split()  # noqa: SIM905
)


def after_strong_roles(text: str, stretches: Sequence[Stretch], known: Sequence[NameSpan]) -> list[NameSpan]:
    """Capitalised words right after a strong role ("Foreign Minister Y Z")."""
    found, named = [], covered_by(known)
    for stretch in stretches:
        for role in STRONG_ROLE.finditer(text, stretch.start, stretch.end):
            space = _SPACE.match(text, role.end(), stretch.end)
            run = NAME_RUN.match(text, space.end(), stretch.end) if space else None
            if not run or named.touches(run.start(), run.end()):
                continue
            span = clean(text, run.start(), run.end())
            if span and not country_of(text[span.start : span.end].split(maxsplit=1)[0]):
                found.append(span)
    return found


def credited(text: str, stretches: Sequence[Stretch]) -> list[NameSpan]:
    """The name that a photo credit or a byline begins with."""
    found = []
    for stretch in stretches:
        if stretch.role is PartRole.CREDIT:
            lead = _CREDIT_LEAD.match(text, stretch.start, stretch.end)
            run = NAME_RUN.match(text, lead.end(), stretch.end) if lead else None
            span = clean(text, run.start(), run.end()) if run else None
            if span and " " in text[span.start : span.end]:
                found.append(span)
    return found


def beside_titles(text: str, sentences: Sequence[Stretch], known: Sequence[NameSpan]) -> list[NameSpan]:
    """Two or more capitalised words with an office in apposition: "the Ukrainian president, Y Z, said"."""
    found, named = [], covered_by(known)
    for sentence in sentences:
        if sentence.role is PartRole.CREDIT:
            continue
        for span in _runs(text, sentence):
            if named.touches(span.start, span.end) or not _can_be_a_person(text[span.start : span.end]):
                continue
            before = title_before(text, sentence.start, span.start)
            after = title_after(text, sentence.end, span.end)
            if any(title and _is_held_by_people(text[slice(*title)]) for title in (before, after)):
                found.append(span)
    return found


def _runs(text: str, sentence: Stretch) -> Iterator[NameSpan]:
    """Capitalised runs of the sentence, without the title words that they begin with."""
    for run in NAME_RUN.finditer(text, sentence.start, sentence.end):
        roles = list(ROLE.finditer(text, run.start(), run.end()))
        start = roles[-1].end() if roles else run.start()
        space = _SPACE.match(text, start, run.end())
        span = clean(text, space.end() if space else start, run.end())
        if span and " " in text[span.start : span.end]:
            yield span


def _can_be_a_person(name: str) -> bool:
    words = name.casefold().replace("-", " ").split()
    return not (
        words[-1] in _BODIES
        or words[0] in FUNCTION_WORDS
        or any(country_of(word) or ROLE.fullmatch(word) for word in words)
    )


def _is_held_by_people(title: str) -> bool:
    """Whether the title is a person's alone: an owner, a publisher or a leader may be a company."""
    return re.search(rf"{STRONG_ROLE.pattern}", f"{title} ", re.IGNORECASE) is not None


def bare_surnames(
    tokens: Sequence[Token], known: Sequence[NameSpan], short_forms: frozenset[str]
) -> list[NameSpan]:
    """Bare occurrences of the short form of any full name, whatever the recogniser made of them."""
    found, named = [], covered_by(known)
    for index, token in enumerate(tokens):
        if token.text not in short_forms or token.pos not in {"PROPN", "NOUN", "ADJ", "VERB", "X"}:
            continue
        if not named.touches(token.start, token.end) and not _inside_longer_name(tokens, index):
            found.append(NameSpan(token.start, token.end))
    return found


def _inside_longer_name(tokens: Sequence[Token], index: int) -> bool:
    """Whether a capitalised neighbour makes the word part of another name ("Warhol Foundation")."""
    token = tokens[index]
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    before = tokens[index - 1] if index else None
    names_on = after is not None and after.start == token.end + 1 and after.pos == "PROPN"
    named_before = before is not None and before.end + 1 == token.start and before.pos == "PROPN"
    is_title = before is not None and bool(ROLE.fullmatch(before.text) or HONORIFIC.match(before.text + " "))
    return names_on or (named_before and not is_title)
