"""Quotes as claims: whose words, which of them, and that only a person can check them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from checks.article import from_text
from checks.kinds import names, numbers, quotes
from checks.language import SpacyRecogniser, read
from checks.model import PartRole, Rating, Reason, Saying
from checks.reading import Quotation, Reading
from tests.checks.kinds.readings import reading_of

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def quoted(text: str, *, speaker: str | None = "Harriet Lindqvist", cue: str = "said") -> Reading:
    """A reading of a text whose quotations all have this speaker and cue."""
    plain = reading_of(text)
    quotations = tuple(
        Quotation(start=one.start, end=one.end, speaker=speaker, cue=cue) for one in plain.quotations
    )
    return Reading(
        article=plain.article,
        tokens=(),
        paragraphs=plain.paragraphs,
        sentences=plain.sentences,
        quotations=quotations,
        mentions=(),
        appointments=(),
    )


def test_a_quote_holds_its_marks_its_words_and_its_speaker() -> None:
    (claim,) = quotes.find(quoted("She said: “We will\nwin this.”"))
    assert claim.quote == "“We will\nwin this.”"
    assert claim.subject == "We will win this."
    assert claim.asserts == Saying(words="We will win this.", said_by="Harriet Lindqvist")
    assert claim.statement == "Harriet Lindqvist is quoted: “We will win this.”."
    assert claim.in_quote


def test_a_quote_waits_for_a_person() -> None:
    (claim,) = quotes.find(quoted("She said: “We will win this.”"))
    verdict = quotes.judge(claim, (), {})
    assert (verdict.rating, verdict.reason) == (Rating.UNCHECKED, Reason.NO_SOURCE)
    assert "by a person" in verdict.explanation


@pytest.mark.parametrize(
    ("words", "speaker", "cue"),
    [
        ("unfair", "Harriet Lindqvist", "said"),
        ("iron belt", None, ""),
        ("very bad deal", None, "called"),
        ("The Long Road Home to Bergen", None, ""),
    ],
)
def test_terms_and_words_of_nobody_are_no_quotes(words: str, speaker: str | None, cue: str) -> None:
    assert quotes.find(quoted(f"The plan is “{words}” to some.", speaker=speaker, cue=cue)) == ()


def test_words_with_a_cue_alone_are_a_quote_of_somebody() -> None:
    (claim,) = quotes.find(quoted("It was called “a very bad deal for us”.", speaker=None, cue="called"))
    assert claim.statement.startswith("Somebody is quoted")


def test_the_same_words_are_one_claim_however_they_end() -> None:
    (claim,) = quotes.find(quoted("“We will win,” she said.\n\nShe said: “We will win.”"))
    assert len(claim.occurrences) == 2


def test_the_same_words_by_two_people_are_two_claims(recogniser: SpacyRecogniser) -> None:
    text = "“We will win,” said Martin Osgood. “We will win,” said Harriet Lindqvist."
    found = quotes.find(read(from_text(text, retrieved_at=NOON, published=date(2026, 3, 4)), recogniser))
    assert [claim.speaker for claim in found] == ["Martin Osgood", "Harriet Lindqvist"]


def test_notes_and_credits_hold_no_quotes() -> None:
    text = "She said: “We will win this.”"
    for role in (PartRole.NOTE, PartRole.CREDIT):
        plain = reading_of(text, roles=(role,), speaker="Harriet Lindqvist")
        assert quotes.find(plain) == ()


def test_facts_inside_a_quote_stay_claims_with_their_speaker(recogniser: SpacyRecogniser) -> None:
    text = "“Martin Osgood sacked 300 workers,” said Harriet Lindqvist."
    found = read(from_text(text, retrieved_at=NOON, published=date(2026, 3, 4)), recogniser)
    (number,) = numbers.find(found)
    inside = next(claim for claim in names.find(found) if claim.subject == "Martin Osgood")
    assert (number.quote, number.in_quote, number.speaker) == ("300 workers", True, "Harriet Lindqvist")
    assert (inside.in_quote, inside.speaker) == (True, "Harriet Lindqvist")
    assert [claim.speaker for claim in quotes.find(found)] == ["Harriet Lindqvist"]


def test_a_title_in_marks_is_no_quote(recogniser: SpacyRecogniser) -> None:
    text = (
        "The actress, Harriet Lindqvist said, won an Oscar for the film “Northern Light and Dark,” in 2004."
    )
    found = read(from_text(text, retrieved_at=NOON, published=NOON.date()), recogniser)
    assert [text[work.start : work.end] for work in found.works] == ["Northern Light and Dark"]
    assert quotes.find(found) == ()
