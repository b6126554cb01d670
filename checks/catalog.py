"""The two explicit lists: the kinds of claim, and the sources by the names that settings use."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias

from checks.compare.identity import Identity
from checks.kinds import (
    consistency,
    dates,
    names,
    numbers,
    organisations,
    places,
    quotes,
    superlatives,
    titles,
    works,
)
from checks.model import Claim, ClaimKind, Lookup, Query, Verdict
from checks.reading import Reading

# The worker that finds claims asks no source: what they import is imported where they are built.
if TYPE_CHECKING:
    import httpx

    from checks.politeness import Cache, Pace
    from checks.sources.pack import Pack
    from checks.sources.wikidata import Wikidata
    from checks.sources.wikipedia import Wikipedia


class Kind(Protocol):
    """A kind of claim: a module with these names. All three functions are pure."""

    @property
    def KIND(self) -> ClaimKind:  # noqa: N802 - a module constant
        """Which kind it is."""

    def find(self, reading: Reading) -> tuple[Claim, ...]:
        """The claims of this kind, in the order of the text."""

    def ask(self, claim: Claim, reading: Reading) -> tuple[Query, ...]:
        """What a claim asks, whatever the source."""

    def judge(
        self, claim: Claim, lookups: tuple[Lookup, ...], identities: Mapping[Query, Identity]
    ) -> Verdict:
        """The verdict, from the lookups of the claim's own queries."""


KINDS: tuple[Kind, ...] = (
    names,
    titles,
    dates,
    organisations,
    places,
    works,
    numbers,
    quotes,
    superlatives,
    consistency,
)

AnySource: TypeAlias = "Pack | Wikipedia | Wikidata"

# In the order in which they are asked: later ones use what earlier ones found.
SOURCES = ("house", "pack", "wikipedia", "wikidata")
LIVE = frozenset({"wikipedia", "wikidata"})


@dataclass(frozen=True, kw_only=True)
class Access:
    """What the live sources need. `user_agent` names the operator's contact."""

    http: httpx.AsyncClient
    user_agent: str
    wikipedia_api: str
    wikidata_api: str
    clock: Callable[[], datetime]
    pace: Pace
    cache: Cache | None = None


def build_sources(
    names_wanted: Sequence[str], access: Access | None, *, pack: Path | None = None
) -> tuple[AnySource, ...]:
    """The named sources in the order of SOURCES. Live ones are left out without `access`.

    `pack` is the file of the reference pack, None for the embedded one; SourceFailed where it is none.

    The house list is not among them: it is a newsroom's own, and `checks.run.check` is given it for each check.
    """
    from checks.sources.pack import Pack  # noqa: PLC0415 - see above

    built: list[AnySource] = []
    for name in SOURCES:
        if name not in names_wanted:
            continue
        if name == "pack":
            built.append(Pack.chosen(pack))
        elif access is not None and name in LIVE:
            built.append(_live(name, access))
    return tuple(built)


def _live(name: str, access: Access) -> Wikipedia | Wikidata:
    from checks.sources.wikidata import Wikidata  # noqa: PLC0415 - see above
    from checks.sources.wikipedia import Wikipedia  # noqa: PLC0415

    if name == "wikipedia":
        return Wikipedia(
            api_url=access.wikipedia_api,
            user_agent=access.user_agent,
            http=access.http,
            clock=access.clock,
            cache=access.cache,
            pace=access.pace,
        )
    return Wikidata(
        api_url=access.wikidata_api,
        user_agent=access.user_agent,
        http=access.http,
        clock=access.clock,
        cache=access.cache,
        pace=access.pace,
    )
