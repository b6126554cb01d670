"""The text of a checklist is examined anew: as of another day, or with the references that a draft is spared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot import thread
from bot.checklist import Checklist
from bot.desk.counter import NOT_KEPT
from bot.desk.drafts import Drafts
from bot.desk.reading import SAME_TEXT
from bot.desk.requests import DateChosen, OnlineAllowed
from bot.models import Progress
from bot.store import Assignment
from checks.compare.house import HouseEntry
from checks.compare.strings import fold
from checks.compare.withheld import Withheld
from checks.model import CheckRun, Query

_HOUSE = "house"


class Anew(Drafts):
    """Checklists are examined anew without reading anything."""

    async def date_chosen(self, chosen: DateChosen) -> tuple[int, ...]:
        """Examine a story as of another day; the day stays for its later versions."""
        standing = await self._standing_here(chosen.checklist, chosen.newsroom, chosen.channel)
        return await self._examine_anew(chosen, standing, published=chosen.published)

    async def online_allowed(self, allowed: OnlineAllowed) -> tuple[int, ...]:
        """Examine a draft with all references; so are its later versions."""
        standing = await self._standing_here(allowed.checklist, allowed.newsroom, allowed.channel)
        return await self._examine_anew(allowed, standing, online=True)

    async def _examine_anew(
        self,
        asked: DateChosen | OnlineAllowed,
        standing: Checklist | None,
        *,
        published: str = "",
        online: bool = False,
    ) -> tuple[int, ...]:
        if standing is None or not standing.article.text:
            await self._quietly(self._whisper(thread.hint(NOT_KEPT), asked))
            return ()
        taken = await self._take_on(
            Assignment(
                newsroom=asked.newsroom,
                key=f"{asked.channel}:{asked.ask}",
                channel=asked.channel,
                url=f"{SAME_TEXT}{standing.id}",
                user=asked.user,
                asked_at=self._clock(),
                thread_ts=standing.thread_ts,
                again=standing.id,
                published=published or standing.published,
                online=online or standing.online,
            )
        )
        if not isinstance(taken, Assignment):
            await self._say_enough(taken, asked)
            return ()
        return (taken.id,) if taken.state is Progress.NEW else ()


@dataclass(frozen=True, kw_only=True)
class Outgoing:
    """What would leave the building if a text was asked about online, and what the house list keeps in."""

    sent: tuple[str, ...]
    kept_in: tuple[str, ...]


def outgoing(run: CheckRun, entries: Sequence[HouseEntry]) -> Outgoing:
    """What a run's questions would send: subjects, their other forms, and the names beside them, each once."""
    withheld = Withheld(entries)
    sent: dict[str, str] = {}
    kept_in: dict[str, str] = {}
    for query in _asked_in(run):
        cleared = withheld.outgoing(query)
        if cleared is None:
            _note(kept_in, (query.subject,))
            continue
        _note(sent, (cleared.subject, *cleared.forms, *cleared.context))
        _note(kept_in, (words for words in query.context if words not in cleared.context))
    return Outgoing(sent=tuple(sent.values()), kept_in=tuple(kept_in.values()))


def _asked_in(run: CheckRun) -> tuple[Query, ...]:
    """The questions of a run, in the order of the text; what only the house list is asked is never sent."""
    references = {lookup.query: None for lookup in run.lookups if lookup.source != _HOUSE}
    return tuple(references or {lookup.query: None for lookup in run.lookups})


def _note(names: dict[str, str], more: Iterable[str]) -> None:
    """Add names; what differs in case, apostrophes or dashes alone is one."""
    for name in more:
        names.setdefault(fold(name), name)
