"""The language model behind one small door: paragraphs in; tokens, sentences and entity spans out."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from checks.language.models import DEFAULT_MODEL, load_pipeline
from checks.reading import Label, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_LABELS = {
    "PERSON": Label.PERSON,
    "ORG": Label.ORGANISATION,
    "GPE": Label.PLACE,
    "LOC": Label.PLACE,
    "FAC": Label.PLACE,
    "NORP": Label.GROUP,
    "EVENT": Label.EVENT,
    "WORK_OF_ART": Label.WORK,
    "LAW": Label.WORK,
}


@dataclass(frozen=True, kw_only=True)
class Tagged:
    """One paragraph as the model sees it. Offsets count from the paragraph's start; heads index `tokens`."""

    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    entities: tuple[tuple[int, int, Label], ...]


class Recogniser(Protocol):
    """What the reader needs of a language model."""

    @property
    def version(self) -> str:
        """Name and version, as stored with every run."""

    def tag(self, paragraphs: Sequence[str]) -> tuple[Tagged, ...]:
        """One Tagged for each paragraph, in order."""


class SpacyRecogniser:
    """A spaCy pipeline with tagger, parser and named entities. Blocking: about 3,000 words a second."""

    def __init__(self, pipeline: Language) -> None:
        self._pipeline = pipeline
        # The pipeline's string store is shared: two articles in two threads take turns.
        self._turn = threading.Lock()
        meta = pipeline.meta
        self.version = f"{meta['lang']}_{meta['name']} {meta['version']}"

    def tag(self, paragraphs: Sequence[str]) -> tuple[Tagged, ...]:
        """One Tagged for each paragraph, in order."""
        with self._turn:
            return tuple(_tagged(doc) for doc in self._pipeline.pipe(paragraphs))


def load_recogniser(model: str = DEFAULT_MODEL) -> SpacyRecogniser:
    """Load an installed spaCy model package by its import name (about 2 s).

    Raises CheckError when it is not installed, does not fit, or is the default one with other files than its own.
    """
    return SpacyRecogniser(load_pipeline(model))


def _tagged(doc: Doc) -> Tagged:
    tokens = tuple(
        Token(
            word.idx,
            word.idx + len(word.text),
            word.text,
            sys.intern(word.lemma_),
            sys.intern(word.tag_),
            sys.intern(word.pos_),
            sys.intern(word.dep_),
            word.head.i,
        )
        for word in doc
    )
    sentences = tuple((sentence.start, sentence.end) for sentence in doc.sents)
    return Tagged(tokens=tokens, sentences=sentences, entities=tuple(_entities(doc)))


def _entities(doc: Doc) -> Iterable[tuple[int, int, Label]]:
    for entity in doc.ents:
        label = _LABELS.get(entity.label_)
        if label is not None:
            yield entity.start_char, entity.end_char, label
