"""A pipeline that fails at every article, and at nothing before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


class Pipeline:
    """As much of a pipeline as the recogniser asks for."""

    def __init__(self) -> None:
        self.meta = {"lang": "en", "name": "faulty", "version": "1"}
        self._is_rehearsed = False

    def pipe(self, paragraphs: Sequence[str]) -> Iterator[object]:
        if self._is_rehearsed:
            raise LookupError(paragraphs[0])
        self._is_rehearsed = True
        return iter(())
