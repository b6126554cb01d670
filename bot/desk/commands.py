"""The command, and the question what it can do."""

from __future__ import annotations

from bot import thread
from bot.desk.digests import Digests
from bot.desk.finding import Archive
from bot.desk.rechecking import Rechecking
from bot.desk.requests import CommandGiven, HelpAsked

_AGAIN = frozenset({("recheck",), ("re-check",)})


class Commands(Rechecking, Digests, Archive):
    """The command is read and done."""

    async def command_given(self, command: CommandGiven) -> tuple[int, ...]:
        """Do what the command says: look a story up, check its links, set or show the digest, else explain."""
        word = tuple(word.lower() for word in command.words[:1])
        if word == ("find",):
            await self._whisper(await self._find_word(command), command)
            return ()
        if word in _AGAIN:
            return await self._recheck_commanded(command)
        if command.links:
            return await self._links_commanded(command)
        if word == ("digest",):
            await self._whisper(await self._digest_word(command), command)
        else:
            await self._whisper(thread.help_text(), command)
        return ()

    async def help_asked(self, asked: HelpAsked) -> None:
        """Tell the person how the bot is used."""
        await self._whisper(thread.help_text(), asked)
