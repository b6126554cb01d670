"""What the rules for works ask of an article again and again. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from checks.language.works.cues import REACH
from checks.language.works.words import CREATORS, FAMOUS, FAMOUS_ENDINGS
from checks.reading import Label, Mention, Stretch, Token

_CREATOR_BEFORE = re.compile(rf"\b{CREATORS}s?(?: and \w+)?,? $", re.IGNORECASE)


_CREATOR_AFTER = re.compile(
    rf",? (?:who (?:directed|wrote|sang)|(?:the|a|an) (?:[\w’'-]{{1,20}} ){{0,4}}?{CREATORS})\b"
)


@dataclass(frozen=True, kw_only=True)
class Title:
    """A title that was found, with what stands beside it."""

    start: int
    end: int
    form: str = ""
    author: str | None = None
    year: int | None = None


class Page:
    """The article's text with what the rules ask of it again and again."""

    def __init__(self, text: str, tokens: Sequence[Token], mentions: Sequence[Mention]) -> None:
        self.text = text
        self.tokens = tokens
        self.mentions = mentions
        self._token_starts = [token.start for token in tokens]
        self._starts = [mention.start for mention in mentions]
        self._ends = {mention.end: mention for mention in mentions}
        self._spoken_of: dict[str, int] = {}
        for mention in mentions:
            if mention.label is Label.PERSON:
                self._spoken_of[mention.subject] = self._spoken_of.get(mention.subject, 0) + 1
        self._named = {mention.text for mention in mentions if mention.label is not Label.WORK}
        self._creators = {mention.subject for mention in mentions if self._is_creator(mention)}

    def _is_creator(self, mention: Mention) -> bool:
        if mention.label not in {Label.PERSON, Label.ORGANISATION}:
            return False
        if is_famous(mention.subject):
            return True
        before = self.text[max(0, mention.start - 40) : mention.start]
        return (
            bool(_CREATOR_BEFORE.search(before)) or _CREATOR_AFTER.match(self.text, mention.end) is not None
        )

    def before(self, offset: int, paragraph: Stretch) -> str:
        """What stands before a place, white space made plain."""
        words = self.text[max(paragraph.start, offset - REACH) : offset]
        return words.replace("\u00a0", " ").replace("\n", " ")

    def mention_over(self, start: int, end: int) -> Mention | None:
        """A mention that shares a character with a stretch: the last one to begin before its end."""
        place = bisect_left(self._starts, end) - 1
        while place >= 0 and self._starts[place] > start - 60:
            if self.mentions[place].end > start:
                return self.mentions[place]
            place -= 1
        return None

    def mention_ending(self, offset: int) -> Mention | None:
        """The mention that ends here, its possessive left out."""
        return self._ends.get(offset)

    def mention_from(self, offset: int) -> Mention | None:
        """The mention that begins here."""
        place = bisect_left(self._starts, offset)
        found = self.mentions[place] if place < len(self.mentions) else None
        return found if found is not None and found.start == offset else None

    def token_at(self, offset: int) -> Token | None:
        """The token that holds a character, else the next one."""
        place = bisect_right(self._token_starts, offset) - 1
        if place >= 0 and self.tokens[place].end > offset:
            return self.tokens[place]
        return self.tokens[place + 1] if place + 1 < len(self.tokens) else None

    def is_named(self, words: str) -> bool:
        """Whether these words are a person, a body or a place of the article: no short form of a title."""
        return words in self._named

    def mentions_in(self, paragraph: Stretch) -> Sequence[Mention]:
        """The mentions that begin in a paragraph."""
        first, last = (bisect_left(self._starts, edge) for edge in (paragraph.start, paragraph.end))
        return self.mentions[first:last]

    def is_creator(self, mention: Mention | None) -> bool:
        """Whether the person or band makes works, as this article or general knowledge has it."""
        return mention is not None and mention.subject in self._creators

    def is_spoken_of(self, mention: Mention) -> bool:
        """Whether the person acts elsewhere in the article too."""
        return self._spoken_of.get(mention.subject, 0) > 1


def is_famous(name: str) -> bool:
    """Whether these words end in a name that alone tells a maker of works."""
    known = name.casefold()
    return known.endswith(FAMOUS_ENDINGS) or (known.split() or [""])[-1] in FAMOUS
