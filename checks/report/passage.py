"""The words of a claim in their place: the sentence around a span, short enough to read at a glance. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from checks.model import Article, Span
from checks.report.wording import clean, shorten

_SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]]*\s+(?=[\"“‘«(\[]?[A-Z0-9])")
# A full stop after these, after one letter or inside a word (U.S.) ends no sentence.
_SHORT_FORMS = frozenset(
    {"Mr", "Mrs", "Ms", "Dr", "Prof", "Sir", "Gen", "Lt", "Col", "Maj", "Capt", "Sgt", "Cpl", "Adm"}
    | {"Sen", "Rep", "Gov", "Rev", "Hon", "Pres", "St", "No", "vs"}
    | {"Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec"}
)
# No sentence is looked for beyond this many characters: a text may be one endless paragraph.
_NEAR = 1_000
_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")
_LAST_WORD = re.compile(r"([\w.]+)$")


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A sentence of the article in three: before the words in question, the words, after them."""

    before: str
    words: str
    after: str

    def marked(self, opening: str = "【", closing: str = "】") -> str:
        """The sentence as one string with the words between two marks."""
        return f"{self.before}{opening}{self.words}{closing}{self.after}"


def passage(article: Article, span: Span, *, room: int = 160) -> Passage:
    """The sentence around a span, with at most `room` characters on either side; cut ends show an ellipsis."""
    start, end = _sentence(article.text, span)
    return Passage(
        before=_tail(article.text[start : span.start], room),
        words=shorten(clean(article.text[span.start : span.end]), 400),
        after=_head(article.text[span.end : end], room),
    )


def headline_of(article: Article) -> str:
    """The headline; where there is none the first line, or its first sentence, cut at a word."""
    if clean(article.headline):
        return clean(article.headline)
    first = _PARAGRAPH.search(article.text)
    if first is None:
        return "Untitled text"
    line = first[0].split("\n", maxsplit=1)[0]
    start, end = _sentence(line, Span(start=0, end=1))
    return shorten(clean(line[start:end]), 100) or "Untitled text"


def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of a text: stretches between blank lines."""
    return tuple(Span(start=found.start(), end=found.end()) for found in _PARAGRAPH.finditer(text))


def _sentence(text: str, span: Span) -> tuple[int, int]:
    above, below = max(span.start - _NEAR, 0), min(span.end + _NEAR, len(text))
    top = text.rfind("\n\n", above, span.start)
    start = above if top < 0 else top + 2
    bottom = text.find("\n\n", span.end, below)
    end = below if bottom < 0 else bottom
    for stop in _SENTENCE_END.finditer(text, start, end):
        if not _ends_sentence(text, start, stop):
            continue
        if stop.end() <= span.start:
            start = stop.end()
        elif stop.start() >= span.end - 1:
            return start, max(stop.end(), span.end)
    return start, end


def _ends_sentence(text: str, paragraph: int, stop: re.Match[str]) -> bool:
    if stop[0][0] != ".":
        return True
    word = _LAST_WORD.search(text, max(paragraph, stop.start() - 20), stop.start())
    return word is None or not (len(word[1]) == 1 or "." in word[1] or word[1] in _SHORT_FORMS)


def _tail(raw: str, room: int) -> str:
    text = clean(raw)
    if len(text) > room:
        _, _, kept = text[-room:].partition(" ")
        text = f"… {kept}"
    return text + " " if raw[-1:].isspace() and text else text


def _head(raw: str, room: int) -> str:
    text = shorten(clean(raw), room)
    return " " + text if raw[:1].isspace() and text else text
