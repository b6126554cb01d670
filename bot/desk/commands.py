"""The command, and the question what it can do."""

from __future__ import annotations

from bot import thread
from bot.desk.digests import Digests
from bot.desk.links import Links
from bot.desk.requests import CommandGiven, HelpAsked


class Commands(Links, Digests):
    """The command is read and done."""

    async def command_given(self, command: CommandGiven) -> tuple[int, ...]:
        """Do what the command says: check its links, set or show the digest, else explain."""
        if command.links:
            return await self._links_commanded(command)
        if command.words[:1] == ("digest",):
            await self._whisper(await self._digest_word(command), command)
        else:
            await self._whisper(thread.help_text(), command)
        return ()

    async def help_asked(self, asked: HelpAsked) -> None:
        """Tell the person how the bot is used."""
        await self._whisper(thread.help_text(), asked)
