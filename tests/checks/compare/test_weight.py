"""What a checker should look at first, in articles small enough to see why."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from checks.article import from_text
from checks.compare.weight import weigh
from checks.language import SpacyRecogniser, read
from checks.model import Claim, ClaimKind, PartRole, Span

TEXT = (
    "Ilse Varga opened the bridge over the Ald on 2 July. It was a wet day.\n\n"
    "Tomas Arkel said that the bridge had cost $12 million.\n\n"
    "The ferries ran late, and nobody minded.\n\n"
    "The old ferry sank in 1998. I think that the town should keep the other one from 1999. Who paid for it in 1999?\n\n"
    "Jon Osterman built the pier in 1871. According to him, Jon Osterman paid for it in 1872."
)


def weights(
    recogniser: SpacyRecogniser, *quotes: str, headline: str | None = None, **changes: object
) -> list[int]:
    """The weights of claims on these words, alike but for where they stand."""
    read_at = datetime(2024, 7, 7, tzinfo=UTC)
    article = from_text(TEXT, retrieved_at=read_at, published=date(2024, 7, 6), headline=headline)
    claims = []
    for quote in quotes:
        start = article.text.index(quote)
        span = Span(start=start, end=start + len(quote))
        claim = Claim(
            kind=ClaimKind.NUMBER,
            quote=quote,
            start=span.start,
            end=span.end,
            subject=quote,
            statement="",
            occurrences=(span,),
        )
        claims.append(replace(claim, **changes))
    return [claim.weight for claim in weigh(claims, read(article, recogniser))]


def test_a_named_person_beside_an_accusation_comes_first(recogniser: SpacyRecogniser) -> None:
    accused = weights(recogniser, "Osterman", kind=ClaimKind.NAME, tags=("legal",))
    assert accused > weights(
        recogniser, "Ilse Varga", kind=ClaimKind.TITLE, headline="Ilse Varga opens bridge"
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2 July", "1871"),  # the first paragraphs before the others
        ("1871", "1998"),  # beside a named subject
        ("1998", "I think"),  # a statement before an opinion
        ("1998", "Who"),  # a statement before a question
        ("1871", "According"),  # the paper's own word before somebody's
        ("2 July", "wet"),  # a whole sentence with a figure before a short one
    ],
)
def test_of_two_claims_alike_one_is_looked_at_first(
    recogniser: SpacyRecogniser, first: str, second: str
) -> None:
    one, other = weights(recogniser, first, second)
    assert one > other


def test_names_and_offices_come_before_places(recogniser: SpacyRecogniser) -> None:
    found = [
        weights(recogniser, "Jon Osterman", kind=kind)[0]
        for kind in (ClaimKind.TITLE, ClaimKind.NAME, ClaimKind.DATE, ClaimKind.PLACE)
    ]
    assert found == sorted(found, reverse=True)


def test_the_headline_s_claims_come_before_the_body_s(recogniser: SpacyRecogniser) -> None:
    headline = "Osterman built the pier in 1871 himself"
    assert weights(recogniser, "1871", headline=headline) > weights(recogniser, "1871")


def test_a_claim_that_stands_more_often_comes_earlier(recogniser: SpacyRecogniser) -> None:
    places = tuple(Span(start=start, end=start + 1) for start in range(200, 203))
    assert weights(recogniser, "1871", occurrences=places) > weights(
        recogniser, "1871", occurrences=places[:1]
    )


def test_credits_come_last(recogniser: SpacyRecogniser) -> None:
    assert weights(recogniser, "1871", role=PartRole.CREDIT) < weights(recogniser, "I think")


def test_no_claims_have_no_weights(recogniser: SpacyRecogniser) -> None:
    assert weights(recogniser) == []
