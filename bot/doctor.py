"""Is everything here that factdesk needs? One check after another, each with what it found and how to mend it."""

from __future__ import annotations

import asyncio
import platform
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from bot.checking import DISTRIBUTION
from bot.checking.pack_contents import pack_in_use, pack_told
from bot.settings import Settings, SettingsError
from checks.errors import CheckError
from checks.language.models import DEFAULT_MODEL, find_model, installed_models
from checks.workers.finder import ClaimFinder


@dataclass(frozen=True, kw_only=True)
class Health:
    """What one check found. `mend` says what to do; empty where nothing is wrong."""

    subject: str
    finding: str
    mend: str = ""

    @property
    def is_well(self) -> bool:
        """Whether nothing has to be done."""
        return not self.mend


Check = Callable[[Settings], Health]


def python(_: Settings) -> Health:
    """Which Python runs it."""
    return Health(
        subject="Python", finding=f"{platform.python_version()} ({platform.python_implementation()})"
    )


def factdesk(_: Settings) -> Health:
    """Which factdesk is installed."""
    try:
        return Health(subject="factdesk", finding=version(DISTRIBUTION))
    except PackageNotFoundError:
        return Health(subject="factdesk", finding="not installed as a package", mend="Install it with pip.")


def language_model(settings: Settings) -> Health:
    """Which language model is set, whether its files are those that were measured, and which others there are."""
    try:
        model = find_model(settings.nlp_model)
    except CheckError as error:
        return Health(subject="language model", finding=settings.nlp_model, mend=str(error))
    hashes = (
        "every file as measured (sha256)"
        if model.is_pinned
        else f"not {DEFAULT_MODEL}, so not compared by hash"
    )
    others = [name for name in installed_models() if name != model.package]
    known = f"; also installed: {', '.join(others)}" if others else ""
    return Health(subject="language model", finding=f"{model}, {hashes}{known}")


def claim_finder(settings: Settings) -> Health:
    """Whether the model loads in a worker, as `check` and `serve` have it (about 3 s)."""
    try:
        ready = asyncio.run(_warmed_up(settings.nlp_model))
    except CheckError as error:
        return Health(subject="claim finder", finding="does not start", mend=str(error))
    except OSError as error:
        return Health(
            subject="claim finder",
            finding=f"does not start ({error.strerror or type(error).__name__})",
            mend="The machine is short of memory, processes or open files: free some and try again.",
        )
    return Health(subject="claim finder", finding=f"starts with {ready}")


async def _warmed_up(model: str) -> str:
    finder = ClaimFinder(model)
    try:
        return await finder.warm_up()
    finally:
        await finder.close()


def reference_pack(settings: Settings) -> Health:
    """Which reference pack is used, and until when it knows the world."""
    try:
        pack = pack_in_use(settings)
    except (SettingsError, OSError) as error:
        return Health(subject="reference pack", finding="cannot be read", mend=str(error))
    return Health(subject="reference pack", finding=", ".join(pack_told(pack, settings)))


# In the order in which they are told: what the later ones need comes first.
CHECKS: tuple[Check, ...] = (python, factdesk, language_model, claim_finder, reference_pack)


def examine(settings: Settings, checks: tuple[Check, ...] = CHECKS) -> Iterator[Health]:
    """The findings of these checks, one by one as they are made."""
    for check in checks:
        yield check(settings)
