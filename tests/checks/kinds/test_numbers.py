"""Numbers as claims, and the sums that a story states."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from checks.article import from_text
from checks.kinds import numbers
from checks.language import SpacyRecogniser, read
from checks.model import Claim, EvidenceKind, PartRole, Rating, Reason, Verdict
from checks.reading import Reading

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def reading(text: str, recogniser: SpacyRecogniser) -> Reading:
    return read(from_text(text, retrieved_at=NOON, published=date(2026, 3, 4)), recogniser)


def judged(text: str, recogniser: SpacyRecogniser) -> list[tuple[Claim, Verdict]]:
    return [(claim, numbers.judge(claim, (), {})) for claim in numbers.find(reading(text, recogniser))]


def ratings(text: str, recogniser: SpacyRecogniser) -> set[Rating]:
    """The ratings that say something: of sums."""
    return {verdict.rating for _, verdict in judged(text, recogniser)} - {Rating.UNCHECKED}


@pytest.mark.parametrize(
    "text",
    [
        "Membership rose from 40 to 50, up 25%.",
        "Membership rose from 40 in 2019 to 50 in 2020, an increase of 25 per cent.",
        "Sales rose 25% to $50 million from $40 million.",
        "Sales fell 20% from 50 tonnes to 40 tonnes.",
        "The price fell from £120 to £90 (down 25%).",
        "Staff were cut from 300 to 200, down 33%.",
        "Profit jumped 67 per cent to 50 million euros from 30 million euros.",
        "It was a 10% rise, from 200 to 220 cases.",
        "Only 12 of 48 members, or 25%, voted.",
        "He made 9 of 12 shots (75%).",
        "About 25% (12 of 48) had a licence.",
        "A third of its 300 staff, or 100 people, will go.",
        "The number of cases doubled from 10 to 20.",
        "Arrests more than doubled, from 10 to 24.",
        "Rents nearly tripled from $500 to $1,450.",
        "Output fell by half, from 10 to 5 tonnes.",
        "The crash left 12 dead: 7 men and 5 women.",
        "They won 9 medals (2 gold, 3 silver and 4 bronze).",
        "Unemployment rose from 4% to 6%, up two percentage points.",
        "Turnover went from $1.2 billion to $1.5 billion, up 27%.",
        "The rate was raised from 4.25% to 4.5%, an increase of 25 basis points.",
    ],
)
def test_a_sum_that_is_right_as_written_matches(text: str, recogniser: SpacyRecogniser) -> None:
    assert ratings(text, recogniser) == {Rating.MATCHES}


@pytest.mark.parametrize(
    "text",
    [
        "Membership rose from 40 to 50, up 35%.",
        "Sales rose 40% to $50 million from $40 million.",
        "Sales fell 30% from 50 tonnes to 40 tonnes.",
        "The price fell from £120 to £90, down 40 per cent.",
        "Only 12 of 48 members, or 35%, voted.",
        "He made 9 of 12 shots (85%).",
        "A third of its 300 staff, or 150 people, will go.",
        "The number of cases doubled from 10 to 40.",
        "Fees were halved from £90 to £60.",
        "The crash left 12 dead: 7 men and 6 women.",
        "They won 9 medals (2 gold, 3 silver and 5 bronze).",
        "Unemployment rose from 4% to 6%, up five percentage points.",
    ],
)
def test_a_sum_that_no_rounding_makes_right_differs(text: str, recogniser: SpacyRecogniser) -> None:
    assert ratings(text, recogniser) == {Rating.DIFFERS}


@pytest.mark.parametrize(
    "text",
    [
        # Another base, or none that is told.
        "Sales rose from $40m to $50m in June, up 10% from a year earlier.",
        "Sales rose from $40m to $50m, up 4% on the year.",
        "Prices rose 3% in May and 200 shops closed.",
        # Percent and percentage points.
        "Unemployment rose from 4% to 6%, up 2%.",
        "Support went from 40% to 50%, up 10%.",
        # Rounded figures.
        "The fund grew from $2bn to $3bn, up 40%.",
        # Two statements that only stand side by side.
        "A third of its 300 staff, 20 people among them from the mill, walked out.",
        "Of the 48 members, 12 voted, and 60% of those were new.",
        # Ranges and bounds.
        "Between 40 and 50 people came, up 10%.",
        "The toll rose from more than 40 to 50, up 20%.",
        # Parts of which one holds the other, or that are not all there.
        "The crash left 12 dead: 7 tourists and 6 men.",
        "The crash hurt 12 people, including 7 men and 2 women.",
        "The firm has 300 staff in 12 towns and 4 mills.",
        "She has three children (aged 5, 7 and 9).",
        # Units that do not fit.
        "Sales rose from $40m to €50m, up 5%.",
        "He ran from mile 4 to mile 6, up 300 feet.",
    ],
)
def test_what_may_mean_another_thing_is_neither_right_nor_wrong(
    text: str, recogniser: SpacyRecogniser
) -> None:
    assert ratings(text, recogniser) == set()


def test_the_working_is_shown_and_no_correction_is_offered(recogniser: SpacyRecogniser) -> None:
    (found,) = [
        verdict
        for _, verdict in judged("Membership rose from 40 to 50, up 35%.", recogniser)
        if verdict.rating is Rating.DIFFERS
    ]
    assert found.reason is Reason.ARITHMETIC
    assert found.correction is None
    assert "from 40 to 50 is a rise of 25%" in found.explanation
    assert found.evidence[0].kind is EvidenceKind.ARTICLE


def test_a_wrong_sum_in_a_quote_sends_the_reader_to_the_original(recogniser: SpacyRecogniser) -> None:
    text = "“Membership rose from 40 to 50, up 35%,” the treasurer said."
    (found,) = [verdict for _, verdict in judged(text, recogniser) if verdict.rating is Rating.DIFFERS]
    assert "Check the original before changing a quote" in found.explanation


def test_a_number_without_a_sum_waits_for_a_person(recogniser: SpacyRecogniser) -> None:
    ((claim, verdict),) = judged("The ministry closed 14 schools.", recogniser)
    assert (claim.subject, claim.quote) == ("schools", "14 schools")
    assert (verdict.rating, verdict.reason) == (Rating.UNCHECKED, Reason.NO_SOURCE)


def test_the_same_number_of_the_same_thing_is_one_claim_with_all_its_places(
    recogniser: SpacyRecogniser,
) -> None:
    text = "The ministry closed 14 schools.\n\nThe 14 schools were old. Rents rose 2%. Pay rose two per cent."
    found = [(claim.quote, len(claim.occurrences)) for claim, _ in judged(text, recogniser)]
    assert found == [("14 schools", 2), ("2%", 2)]


def test_a_number_in_a_quote_keeps_its_speaker(recogniser: SpacyRecogniser) -> None:
    ((claim, _),) = judged("“We lost 300 workers,” said Harriet Lindqvist.", recogniser)
    assert (claim.in_quote, claim.speaker) == (True, "Harriet Lindqvist")


def test_correction_notes_and_credits_have_no_numbers(recogniser: SpacyRecogniser) -> None:
    found = reading("The ministry closed 14 schools.", recogniser)
    for role in (PartRole.NOTE, PartRole.CREDIT):
        counted = tuple(
            type(one)(start=one.start, end=one.end, quantity=one.quantity, role=role) for one in found.counted
        )
        changed = Reading(
            article=found.article,
            tokens=found.tokens,
            paragraphs=found.paragraphs,
            sentences=found.sentences,
            quotations=(),
            mentions=(),
            appointments=(),
            counted=counted,
        )
        assert numbers.find(changed) == ()


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("Of the 193 members, 141 voted in favour, or 73%.", Rating.MATCHES),
        ("Of the 193 members, 141 voted in favour, or 83%.", Rating.DIFFERS),
        ("It has 19 of the 28 members of the African Union (AU), or about 68 percent.", Rating.MATCHES),
        ("The team won 16 gold, 26 silver and 22 bronze medals, 64 in all.", Rating.MATCHES),
        ("The team won 16 gold, 26 silver and 22 bronze medals, 66 in all.", Rating.DIFFERS),
        ("They held 12 men and 9 women, a total of 21.", Rating.MATCHES),
    ],
)
def test_shares_and_totals_told_the_other_way_round_are_done_again(
    text: str, rating: Rating, recogniser: SpacyRecogniser
) -> None:
    assert rating in ratings(text, recogniser)


@pytest.mark.parametrize(
    "text",
    [
        "The party fell from 365 seats to 121, a loss of 83 per cent.",
        "The price climbed 23 per cent on Monday, from $50 to $56, its highest since May.",
        "Turnout slumped from 80 million to 60 million, or 36%, in four years.",
        "He was elected by 204 of 300 deputies, 79 per cent.",
        "Women hold 60 of the 200 seats, 41 per cent of the chamber.",
        "It ran in 12 of 48 states, a share of 36 per cent.",
        "Of the 650 seats Labour won 411, or 74 per cent.",
        "Labour won 411 of the 650 seats. That is 74 per cent of the Commons.",
        "The survey found that 150 out of 200 doctors (91%) disagreed.",
        "Some 91 per cent of doctors, 150 out of 200, disagreed.",
    ],
)
def test_a_percentage_that_its_own_figures_refute_differs(text: str, recogniser: SpacyRecogniser) -> None:
    assert ratings(text, recogniser) == {Rating.DIFFERS}


@pytest.mark.parametrize(
    "text",
    [
        "Labour won 411 of the 650 seats on 34 per cent of the vote.",
        "Labour won 411 of the 650 seats. It took 34 per cent of the vote.",
        "Labour won 411 of the 650 seats, 34 per cent of the vote.",
        "Sales fell from 120,000 to 90,000 in a year; prices were up 41 per cent.",
        "Some 60 of the 200 staff, 41 per cent of whom are women, will go.",
        "Three in ten (33%) disagreed.",
        "With 15 per cent of the votes counted, 12 of the 48 districts had reported.",
    ],
)
def test_a_percentage_of_other_things_is_not_worked_out(text: str, recogniser: SpacyRecogniser) -> None:
    assert Rating.DIFFERS not in ratings(text, recogniser)
