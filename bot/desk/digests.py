"""The daily digest of a channel: when it is due, what it says, and how it is set."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot import digest, thread
from bot.desk.counter import Counter, always, markers
from bot.desk.requests import CommandGiven
from bot.settings import is_time_of_day, is_zone
from bot.store import DigestChannel, DigestTime
from bot.thread import Message

log = logging.getLogger(__name__)

# A story that nobody has touched for two weeks is yesterday's paper.
DIGEST_LOOKS_BACK = timedelta(days=14)
# After a longer outage the day's digest is not worth a late notification.
DIGEST_MAY_BE_LATE = timedelta(hours=6)


class Digests(Counter):
    """Digests are set, shown and sent."""

    async def digests_due(self) -> tuple[tuple[str, str, str], ...]:
        """The digests whose local time has come: newsroom, channel, local date."""
        now = self._clock()
        channels = await self._store.digest_channels()
        days = [(channel, self._digest_day(channel, now)) for channel in channels]
        return tuple((channel.newsroom, channel.channel, day.isoformat()) for channel, day in days if day)

    def _digest_day(self, channel: DigestChannel, now: datetime) -> date | None:
        set_to = self._digest_time(channel)
        local = now.astimezone(ZoneInfo(set_to.zone))
        due = _due(set_to, local.date())
        known_since = max(channel.since, set_to.since)
        is_due = known_since <= due <= now <= due + DIGEST_MAY_BE_LATE
        return local.date() if set_to.on and is_due else None

    def _digest_time(self, channel: DigestChannel) -> DigestTime:
        at, zone = self._digest
        return channel.time or DigestTime(on=True, at=at, zone=zone, since=channel.since)

    async def _is_too_late(self, newsroom: str, channel: str, day: date) -> bool:
        """Whether the digest of a local date has waited for so long, in an outage, that it is not worth a message."""
        found = [
            self._digest_time(one)
            for one in await self._store.digest_channels()
            if (one.newsroom, one.channel) == (newsroom, channel)
        ]
        return any(self._clock() > _due(set_to, day) + DIGEST_MAY_BE_LATE for set_to in found)

    async def send_digest(self, newsroom: str, channel: str, day: str) -> None:
        """Post the digest of a local date in a channel; nothing when nothing is open, or it is hours too late."""
        if await self._is_too_late(newsroom, channel, date.fromisoformat(day)):
            log.warning(
                "the digest of %s in %s of newsroom %s came too late and is not sent", day, channel, newsroom
            )
            return
        said = await self._digest_of(newsroom, channel, date.fromisoformat(day))
        if said is None:
            return
        post = self._post_in(newsroom, channel, key=f"digest:{channel}:{day}", shows=said.key)
        await self._chat.post(post, always(said))

    async def _digest_of(self, newsroom: str, channel: str, day: date) -> Message | None:
        found = await self._store.recent(newsroom, channel, since=self._clock() - DIGEST_LOOKS_BACK)
        still_open = [checklist for checklist in found if checklist.is_in_digest]
        linked = [replace(checklist, link=await self._link_to(checklist)) for checklist in still_open]
        return digest.draw(day, tuple(linked), names=await self._names(markers(linked)))

    async def _digest_word(self, command: CommandGiven) -> Message:
        """Set the digest as the command says, or draw today's; what the person is told about it."""
        at, zone = self._digest
        match command.words[1:]:
            case ():
                local = self._clock().astimezone(ZoneInfo(zone))
                drawn = await self._digest_of(command.newsroom, command.channel, local.date())
                return drawn or thread.hint("Nothing is open in this channel, so no digest would be sent.")
            case (off,) if off.lower() == "off":
                await self._set_digest(command, DigestTime(on=False, at=at, zone=zone, since=self._clock()))
                return thread.hint(
                    "This channel gets no digest from now on. /factcheck digest 09:00 starts it again."
                )
            case (given,) if is_time_of_day(given):
                at = given
            case (given, place) if is_time_of_day(given) and is_zone(place):
                at, zone = given, place
            case _:
                return thread.hint(
                    "I did not understand that. Write a time and a zone, such as /factcheck digest 09:00 Europe/London, or /factcheck digest off."
                )
        await self._set_digest(command, DigestTime(on=True, at=at, zone=zone, since=self._clock()))
        return thread.hint(
            f"This channel gets its digest at {at}, {zone} time, on days when something is open."
        )

    async def _set_digest(self, command: CommandGiven, when: DigestTime) -> None:
        await self._store.set_digest(command.newsroom, command.channel, when)


def _due(set_to: DigestTime, day: date) -> datetime:
    """When the digest of a local date is due."""
    return datetime.combine(day, time.fromisoformat(set_to.at), ZoneInfo(set_to.zone))
