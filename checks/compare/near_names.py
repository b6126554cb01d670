"""Which bodies and works of a reference have nearly the written name: an index for a source that holds them all. Pure.

It only proposes; whether a near name is a slip or another thing's name is judged where the claim is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz, process

from checks.compare.body_names import (
    BodyLikeness,
    body_words,
    compare_bodies,
    heavy_words,
    leaves_out_purpose,
)
from checks.compare.work_titles import TitleLikeness, compare_titles, title_words, without_year
from checks.model import Entity, Name, NameForm

_MOST = 8  # as many as a person would look at
# One word for another makes another body's name, unless letters beside it say which body is meant: they are asked too.
_NEAR = frozenset(BodyLikeness) - {
    BodyLikeness.OTHER,
    BodyLikeness.HEAD,
    BodyLikeness.EXCHANGED,
    BodyLikeness.LENGTH,
}
_LEAST_ALIKE = 80.0  # of 100: one letter wrong in a title of five


class NearBodies:
    """The organisations or the events of a reference by the words of their names."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        """Index all names of several words."""
        self._by_word: defaultdict[str, list[tuple[Entity, str]]] = defaultdict(list)
        for entity in entities:
            for name in _own_names(entity):
                for word in dict.fromkeys(heavy_words(body_words(name))):
                    self._by_word[word].append((entity, name))

    def like(self, written: str) -> list[tuple[Entity, str]]:
        """Those whose names are a slip or one word away from the written one, each with that name."""
        found: dict[str, tuple[Entity, str]] = {}
        for entity, name in self._sharing(heavy_words(body_words(written))):
            likeness = compare_bodies(written, name).likeness
            purpose = leaves_out_purpose(written, name) or leaves_out_purpose(name, written)
            if likeness in _NEAR or purpose:
                found.setdefault(entity.id, (entity, name))
        return list(found.values())[:_MOST]

    def _sharing(self, words: Sequence[str]) -> Iterator[tuple[Entity, str]]:
        """Those with one of the words, the rarest of which is asked first and enough where it is not the wrong one."""
        rare = sorted((word for word in dict.fromkeys(words) if word in self._by_word), key=self._count)
        for word in rare[:2]:
            yield from self._by_word[word]

    def _count(self, word: str) -> int:
        return len(self._by_word[word])


def _own_names(entity: Entity) -> Iterator[str]:
    names = (Name(text=entity.label, form=NameForm.LABEL), *entity.names)
    several = (name.text for name in names if name.form is not NameForm.REDIRECT and " " in name.text)
    yield from dict.fromkeys(several)


def _undated(title: str) -> tuple[str, ...]:
    """A law's name is written without its year as often as with it."""
    return without_year(title_words(title))


class NearWorks:
    """The works of a reference by their titles."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        """Index the titles, folded."""
        self._entries: list[tuple[Entity, str]] = []
        for entity in entities:
            titles = dict.fromkeys((entity.label, *(name.text for name in entity.names)))
            self._entries.extend((entity, title) for title in titles)
        undated = [
            (entity, title) for entity, title in self._entries if _undated(title) != title_words(title)
        ]
        self._folded = [" ".join(title_words(title)) for _, title in self._entries]
        self._folded += [" ".join(_undated(title)) for _, title in undated]
        self._entries += undated

    def like(self, written: str) -> list[tuple[Entity, str]]:
        """Those whose titles are a slip away from the written one, or the same in other style, each with that title."""
        asked = " ".join(title_words(written))
        near = process.extract(
            asked, self._folded, scorer=fuzz.ratio, score_cutoff=_LEAST_ALIKE, limit=4 * _MOST
        )
        found: dict[str, tuple[Entity, str]] = {}
        for _, _, place in near:
            entity, title = self._entries[place]
            if compare_titles(written, title) not in {TitleLikeness.OTHER, TitleLikeness.PART}:
                found.setdefault(entity.id, (entity, title))
        return list(found.values())[:_MOST]
