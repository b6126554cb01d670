"""What the steps of one article carry along: their errand, what they have found, and what they had to leave out."""

from __future__ import annotations

from dataclasses import dataclass, field

from checks.model import Candidate, FoundBy, Query, Reason, Resolution, Unasked
from checks.politeness import Ages, Errand


@dataclass(kw_only=True, slots=True)
class Round:
    """One step for one article: its errand and how old kept answers may be."""

    errand: Errand
    ages: Ages
    cached: int = 0


@dataclass(kw_only=True, slots=True)
class Answers:
    """What the steps have found so far."""

    candidates: dict[tuple[Query, str], Candidate] = field(default_factory=dict)
    unasked: dict[Query, Unasked] = field(default_factory=dict)

    def offer(self, candidate: Candidate) -> None:
        """Keep the first way that led to a page; a later title can only be a weaker one."""
        held = self.candidates.setdefault((candidate.query, candidate.id), candidate)
        if candidate.found_by is FoundBy.LABEL and held.found_by is not FoundBy.LABEL:
            self.candidates[candidate.query, candidate.id] = candidate

    def leave(self, query: Query, why: Reason, detail: str) -> None:
        """Note a query that could not be asked in full."""
        self.unasked.setdefault(query, Unasked(query=query, why=why, detail=detail))

    def lacks(self, query: Query) -> bool:
        """Whether the query has neither a candidate nor anything left out so far."""
        return query not in self.unasked and all(asked != query for asked, _ in self.candidates)

    def resolution(self, tour: Round) -> Resolution:
        """All of it, in the order in which it was asked."""
        return Resolution(
            candidates=tuple(self.candidates.values()),
            unasked=tuple(self.unasked.values()),
            requests=tour.errand.requests,
            cached=tour.cached,
        )


@dataclass(frozen=True, kw_only=True)
class Left:
    """Why something was not asked, or not answered."""

    why: Reason
    detail: str
