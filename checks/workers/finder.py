"""Articles -> their claims, found in a worker process that keeps the language model loaded."""

from __future__ import annotations

from pydantic import TypeAdapter

from checks.errors import CheckError
from checks.language.models import DEFAULT_MODEL
from checks.model import Article
from checks.run import Found
from checks.workers.messages import ARTICLE
from checks.workers.pool import Lost, Pool, fit

MODULE = "checks.workers.find_claims"
# The longest text that is read takes 10 s as news and 20 s as one paragraph of names, on one core that has two
# other things to do. A short one must not hold the worker as long: nobody else's article is read meanwhile.
SECONDS, SECONDS_PER_CHARACTER = 7.5, 60 / 200_000
FOUND = TypeAdapter(Found)
TOO_MUCH = (
    "Looking for claims in this text took too long or too much memory, so I stopped. "
    "Check it in parts: paste a stretch of it as text."
)


class ClaimFinder:
    """Finds claims in a process that holds no secret and may be killed. A call of it is a `checks.run.Find`.

    Args:
        model: The import name of an installed language model.
        at_once: How many workers there may be, each of about 250 MB, more while it reads a long text.
        pool: Other workers, for tests.
    """

    def __init__(self, model: str = DEFAULT_MODEL, *, at_once: int = 1, pool: Pool | None = None) -> None:
        self._pool = pool or Pool(MODULE, model, size=at_once)

    async def __call__(self, article: Article) -> Found:
        """What `checks.run.find` finds.

        Raises CheckError with a sentence for the reporter, and what `Pool.ask` raises where not the text is at fault.
        """
        seconds = SECONDS + SECONDS_PER_CHARACTER * len(article.text)
        try:
            answer = await self._pool.ask(ARTICLE.dump_json(article), seconds=seconds)
        except Lost as lost:
            raise CheckError(TOO_MUCH) from lost
        return fit(FOUND, answer)

    async def warm_up(self) -> str:
        """Load the model (about 2 s) if that is not done, and give its version.

        CheckError when it is missing; OSError when no worker can be started.
        """
        return await self._pool.warm_up()

    async def close(self) -> None:
        """End the workers. The next article would start new ones."""
        await self._pool.close()
