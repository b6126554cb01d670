"""A story whose publication date was taken from its own words: those words are no proof of it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from checks.article import from_text
from checks.language import SpacyRecogniser
from checks.model import PublishedBasis, Rating, Versions
from checks.run import check, in_thread
from checks.sources.pack import Pack

STORY = (
    "Grain ships wait at the mouth of the strait\n\n"
    "ODESA - Forty ships lay at anchor when the port saw its 447th day of the war in Ukraine, the harbour master said.\n\n"
    "Talks on the corridor go on this week in Istanbul, on May 18 and 19."
)


async def test_words_that_settled_the_publication_date_are_not_ticked(
    recogniser: SpacyRecogniser, pack: Pack
) -> None:
    article = from_text(STORY, retrieved_at=datetime(2026, 3, 4, 12, tzinfo=UTC))
    assert (article.published_at, article.published_basis) == (date(2023, 5, 16), PublishedBasis.TEXT)
    run = await check(
        article,
        finder=in_thread(recogniser),
        sources=(pack,),
        run_id="told",
        versions=Versions(factdesk="", model="", pack=pack.version),
    )
    told = [one.verdict for one in run.findings if "447th" in one.claim.quote]
    assert [(one.rating, "taken from these words" in one.explanation) for one in told] == [
        (Rating.UNCHECKED, True)
    ]
