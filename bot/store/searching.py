"""Stories are found again: by their address, by a name in them, by a claim that they share."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy.orm import aliased
from sqlmodel import col, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.checklist import is_ours
from bot.models import ChecklistRow, LineRow, NamedRow
from bot.store.books import Books
from bot.store.records import Found
from checks.article import canonical, story_key
from checks.compare.strings import fold
from checks.model import CheckRun, ClaimKind, Finding, PartRole

# What people look for by its name. A credit is no claim of the story.
_NAMED = frozenset({ClaimKind.NAME, ClaimKind.TITLE, ClaimKind.ORGANISATION, ClaimKind.PLACE, ClaimKind.WORK})
# More spellings of what was looked for than anybody can mean.
_MOST_SPELLINGS = 200
_LONGEST_NAME = 200
# Of the parameters that a statement may have.
_AT_ONCE = 5_000


class Searches(Books):
    """What is found, always within one newsroom and the newest checklist first."""

    async def found_at(self, newsroom: str, address: str) -> tuple[Found, ...]:
        """The checklists of the story at an address, ours or not, in whatever channel."""
        wanted = story_key(address)
        query = select(ChecklistRow).where(
            ChecklistRow.newsroom == newsroom,
            # All addresses of a story share its host's last part; the rest is compared below.
            col(ChecklistRow.canonical_url).contains(_site(address), autoescape=True),
        )
        async with AsyncSession(self._engine) as session:
            rows = tuple(await session.exec(query.order_by(col(ChecklistRow.id).desc())))
        return tuple(
            _found(row.id, row.channel, ()) for row in rows if story_key(row.canonical_url) == wanted
        )

    async def found_by_name(self, newsroom: str, name: str) -> tuple[Found, ...]:
        """The stories of ours whose newest text speaks of a name, in any spelling that stood for the same once.

        Those that have it as it was asked first, then those in another spelling, then those in whose names it is a part
        ("Blinken"). Only texts whose words are still kept are searched.
        """
        wanted = fold(name)[:_LONGEST_NAME]
        if not wanted:
            return ()
        async with AsyncSession(self._engine) as session:
            exactly = await self._named(session, newsroom, col(NamedRow.name) == wanted)
            spellings = sorted(await self._spellings(session, newsroom, wanted))
            otherwise = await self._named(session, newsroom, col(NamedRow.name).in_(spellings))
            partly = await self._named(session, newsroom, _has_words(wanted))
        return _grouped(exactly, otherwise, partly)

    async def found_carrying(
        self, newsroom: str, claim_keys: Collection[str], *, besides: Collection[int]
    ) -> tuple[Found, ...]:
        """The other stories of ours in whose newest text one of these claims stands."""
        lines = select(LineRow.checklist_id, LineRow.claim_key).where(
            LineRow.newsroom == newsroom,
            col(LineRow.claim_key).in_(sorted(claim_keys)),
            col(LineRow.gone).is_(False),
            col(LineRow.checklist_id).not_in(sorted(besides)),
        )
        async with AsyncSession(self._engine) as session:
            hits = tuple(await session.exec(lines))
            return _grouped(await self._ours(session, {number for number, _ in hits}, hits))

    async def _named(self, session: AsyncSession, newsroom: str, condition: Any) -> list[_Hit]:  # noqa: ANN401 - SQLModel types a comparison as bool
        """The lines of ours that speak of a name which meets a condition."""
        query = select(NamedRow.checklist_id, NamedRow.claim_key).where(
            NamedRow.newsroom == newsroom, condition
        )
        hits = tuple(await session.exec(query))
        return await self._ours(session, {number for number, _ in hits}, hits)

    async def _ours(
        self, session: AsyncSession, numbers: Collection[int], hits: Iterable[tuple[int, str]]
    ) -> list[_Hit]:
        """Those hits whose checklist is one of ours, each with the channel of its thread."""
        channels: dict[int, str] = {}
        waiting = sorted(numbers)
        while waiting:
            some, waiting = waiting[:_AT_ONCE], waiting[_AT_ONCE:]
            query = select(ChecklistRow.id, ChecklistRow.channel, ChecklistRow.canonical_url)
            rows = await session.exec(query.where(col(ChecklistRow.id).in_(some)))
            channels |= {
                number: channel
                for number, channel, address in rows
                if number is not None and is_ours(address, self._own_domains)
            }
        return [(number, channels[number], key) for number, key in hits if number in channels]

    async def _spellings(self, session: AsyncSession, newsroom: str, wanted: str) -> set[str]:
        """How else those are written that are written so somewhere: a line has the article's and the reference's."""
        other = aliased(NamedRow)
        same_line = (col(other.checklist_id) == col(NamedRow.checklist_id)) & (
            col(other.claim_key) == col(NamedRow.claim_key)
        )
        query = (
            select(other.name)
            .join(NamedRow, same_line)
            .where(NamedRow.newsroom == newsroom, NamedRow.name == wanted)
        )
        return set(await session.exec(query.distinct().limit(_MOST_SPELLINGS)))


# Checklist, channel and claim key of a line.
_Hit = tuple[int, str, str]


def names_in(newsroom: str, checklist: int, run: CheckRun) -> list[dict[str, Any]]:
    """The rows under which the lines of a run are found by name."""
    rows = {
        (finding.id, name): {
            "newsroom": newsroom,
            "checklist_id": checklist,
            "claim_key": finding.id,
            "name": name,
        }
        for finding in run.findings
        if finding.claim.kind in _NAMED and finding.claim.role is not PartRole.CREDIT
        for name in _names(finding)
    }
    return list(rows.values())


def _names(finding: Finding) -> Iterable[str]:
    folded = (fold(name)[:_LONGEST_NAME] for name in (finding.claim.subject, finding.subject))
    return (name for name in folded if name)


def _site(address: str) -> str:
    """The last two parts of an address's host, as they stand in every address of the same site."""
    try:
        host = (urlsplit(canonical(address)).hostname or "").rstrip(".")
    except ValueError:
        host = ""
    return ".".join(host.split(".")[-2:])


def _has_words(words: str) -> Any:  # noqa: ANN401 - SQLModel types a comparison as bool
    """The condition that whole words stand in a name one after another, and others beside them."""
    name = col(NamedRow.name)
    return or_(
        name.startswith(f"{words} ", autoescape=True),
        name.endswith(f" {words}", autoescape=True),
        name.contains(f" {words} ", autoescape=True),
    )


def _found(number: int | None, channel: str, claim_keys: tuple[str, ...]) -> Found:
    return Found(checklist=number or 0, channel=channel, claim_keys=claim_keys)


def _grouped(*tiers: Sequence[_Hit]) -> tuple[Found, ...]:
    """One for each checklist, in the order of the tiers, within one the newest first."""
    found: dict[int, tuple[int, str, dict[str, None]]] = {}
    for rank, tier in enumerate(tiers):
        for number, channel, key in tier:
            found.setdefault(number, (rank, channel, {}))[2][key] = None
    order = sorted(found, key=lambda number: (found[number][0], -number))
    return tuple(_found(number, found[number][1], tuple(found[number][2])) for number in order)
