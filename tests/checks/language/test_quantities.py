"""Which numbers of running text count something, and which are no numbers of things."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from checks.article import from_text
from checks.language import SpacyRecogniser, read
from checks.model import Quantity

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def quantities(text: str, recogniser: SpacyRecogniser) -> list[Quantity]:
    reading = read(from_text(text, retrieved_at=NOON, published=date(2026, 3, 4)), recogniser)
    for counted in reading.counted:
        assert " ".join(text[counted.start : counted.end].split()).startswith(counted.quantity.amount)
    return [counted.quantity for counted in reading.counted]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The envoy met the leaders of five former island republics.",
            [(5, 5, "", "former island republics")],
        ),
        ("The ship carried three dozen passengers to Bergen.", [(36, 36, "", "passengers")]),
        ("Some 1.2 million voters stayed at home.", [(1_200_000, 1_200_000, "", "voters")]),
        ("Half a million homes lost power in the storm.", [(500_000, 500_000, "", "homes")]),
        ("More than 1,000 nurses walked out.", [(1000, None, "", "nurses")]),
        ("At least 12 miners died in the blast.", [(12, None, "", "miners")]),
        ("Up to 500 jobs are at risk at the plant.", [(None, 500, "", "jobs")]),
        ("Between 20 and 30 people were evacuated.", [(20, 30, "", "people")]),
        ("The repair will take 10-15 workers.", [(10, 15, "", "workers")]),
        ("The court heard from twenty-one witnesses.", [(21, 21, "", "witnesses")]),
        ("The firm made a profit of US$1.2bn.", [(1.2e9, 1.2e9, "$", "")]),
        ("The council will spend £3m on the bridge.", [(3e6, 3e6, "£", "")]),
        ("A loaf now costs 300 rubles.", [(300, 300, "rubles", "")]),
        ("The fine was 2.5 billion euros.", [(2.5e9, 2.5e9, "€", "")]),
        ("Tickets cost $20 to $30.", [(20, 30, "$", "")]),
        ("Prices rose by 4.5 per cent.", [(4.5, 4.5, "%", "")]),
        ("The lead shrank by three percentage points.", [(3, 3, "percentage points", "")]),
        ("The road is 12 km long.", [(12, 12, "km", "")]),
        ("The fire burned 2,400 hectares of forest.", [(2400, 2400, "hectares", "forest")]),
        ("Winds reached 140 mph overnight.", [(140, 140, "mph", "")]),
        ("The plant will produce 600MW of power.", [(600, 600, "MW", "power")]),
        ("It was 31°C at noon.", [(31, 31, "°C", "")]),
        ("A 12-member panel will rule on it.", [(12, 12, "", "member")]),
        ("The 48-hour strike ended quietly.", [(48, 48, "hours", "strike")]),
        ("A 45-year-old teacher was held.", [(45, 45, "years old", "teacher")]),
        ("One in five pupils missed a lesson.", [(0.2, 0.2, "", "pupils")]),
        ("Two-thirds of members voted for it.", [(2 / 3, 2 / 3, "", "members")]),
        ("The book sold 2m copies.", [(2e6, 2e6, "", "copies")]),
        ("Lindqvist won the 100m sprint.", [(100, 100, "metres", "sprint")]),
        ("A quake of magnitude 6.4 struck the coast.", [(6.4, 6.4, "magnitude", "")]),
        ("Over 300 fans were locked out.", [(300, None, "", "fans")]),
        (
            "Eleven of the 12 voting members backed it.",
            [(11, 11, "", "voting members"), (12, 12, "", "voting members")],
        ),
        ("Aid worth $25m-$30m was pledged.", [(25e6, 30e6, "$", "")]),
        ("He lost by 11 points in 2019.", [(11, 11, "", "points")]),
        ("Lindqvist was born in 1960; she was 65.", [(65, 65, "years old", "")]),
        ("The blast left 12 dead.", [(12, 12, "", "dead")]),
        ("Nearly 300 of the club's fans were locked out.", [(300, 300, "", "club's fans")]),
    ],
)
def test_a_number_is_read_with_its_bounds_its_unit_and_what_it_counts(
    text: str, expected: list[tuple[float | None, float | None, str, str]], recogniser: SpacyRecogniser
) -> None:
    found = [(one.low, one.high, one.unit, one.counted) for one in quantities(text, recogniser)]
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "The bridge opened in 1994 and closed in 2011.",
        "The hearing is on May 18 and 19, and again on 3 June 2026.",
        "Kick-off is at 7.45pm and the doors open at 18:00.",
        "The train leaves at 10 a.m. and arrives at 11 o'clock.",
        "Call +44 20 7946 0958 or (555) 123-4567 for help.",
        "The Boeing 737 landed safely and the Airbus A320 did not.",
        "Article 5 of the treaty and section 12 of the act apply.",
        "The G7 met, and so did the C5+1 and the Group of 20.",
        "Deaths from COVID-19 fell again.",
        "Channel 4 showed it, and page 3 of the paper had the picture.",
        "The prime minister spoke outside No. 10 and went back to 10 Downing Street.",
        "He was one of the first to arrive, and no one saw him leave.",
        "The two left together; the two men said nothing.",
        "See https://news.example/2026/03/04/12-things for more.",
        "They left two years ago and came back in the past 10 days.",
        "She lives at 221 Baker Street.",
        "Flight 370 vanished; Highway 61 runs north.",
        "The 1990s were kind to the team, the 2023-24 season was not.",
        "It was the first time, the third try and the 45th win.",
        "Hundreds of people marched and thousands of fans sang.",
        "He is in group 3, grade 8, and wears size 12.",
        "Photo: Jane Doe / COAST AGENCY 2026",
        "The report is dated 11/12/2021 and 2021-12-11.",
        "The shop is open 24/7.",
        "England are 212-4 at the break.",
        "14.05 Harriet Lindqvist takes the stage.",
        "The S&P 500 and the FTSE 100 rose.",
        "Meet us in room 12, cell 4 or on platform 3.",
        "She was charged under section 2 and rule 12.",
        "The two sides met for two days and talked for three hours.",
        "On the one hand, three things matter. Both hands were full.",
        "The documentary 20 Days in Mariupol won an Oscar.",
        "Her novel Eight Months on Ghazzah Street was the first to sell.",
    ],
)
def test_what_is_no_number_of_things_is_left_alone(text: str, recogniser: SpacyRecogniser) -> None:
    assert [one.amount for one in quantities(text, recogniser)] == []


@pytest.mark.parametrize(
    ("text", "unit", "amount"),
    [
        ("Rovers won 2-1 at home on Saturday.", "score", "2-1"),
        ("Orsted beat Lindqvist 6-4, 7-5 in the final.", "score", "6-4, 7-5"),
        ("The Senate passed the bill 52-48 on Tuesday.", "votes", "52-48"),
    ],
)
def test_scores_and_votes_are_kept_as_they_are_written(
    text: str, unit: str, amount: str, recogniser: SpacyRecogniser
) -> None:
    assert [(one.unit, one.amount, one.low) for one in quantities(text, recogniser)] == [(unit, amount, None)]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Harriet Lindqvist, 45, was held on Monday.", "Harriet Lindqvist"),
        ("Martin Osgood, aged 62, pleaded guilty.", "Martin Osgood"),
    ],
)
def test_an_age_belongs_to_the_person_named_right_before_it(
    text: str, person: str, recogniser: SpacyRecogniser
) -> None:
    assert [(one.unit, one.counted) for one in quantities(text, recogniser)] == [("years old", person)]


def test_a_year_between_figures_is_no_part_of_what_a_sentence_counts(recogniser: SpacyRecogniser) -> None:
    text = "Output rose from 40 tonnes in 2019 to 50 tonnes in 2020."
    assert [(one.low, one.unit) for one in quantities(text, recogniser)] == [(40, "tonnes"), (50, "tonnes")]


def test_a_number_counts_nothing_beyond_its_paragraph(recogniser: SpacyRecogniser) -> None:
    first, second = quantities("Ferry fire kills 14\n\nTwo sailors were held on Tuesday.", recogniser)
    assert (first.low, first.counted) == (14, "")
    assert (second.low, second.counted) == (2, "sailors")


@pytest.mark.parametrize(
    "text", ["The painter died at 70.", "Ann Lee, the poet, dies at 91", "He was found dead at 45."]
)
def test_the_age_at_death_is_an_age(text: str, recogniser: SpacyRecogniser) -> None:
    assert [one.unit for one in quantities(text, recogniser)] == ["years old"]


def test_a_few_days_are_a_figure_where_they_are_hedged(recogniser: SpacyRecogniser) -> None:
    assert [one.unit for one in quantities("It burned for more than three days.", recogniser)] == ["days"]


@pytest.mark.parametrize(
    "period", ["in the three months to June", "in the 12 weeks ended March", "in the six months to 30 June"]
)
def test_a_rise_over_a_stated_period_is_a_sum(period: str, recogniser: SpacyRecogniser) -> None:
    text = f"Profits rose 12% to £45.6m {period}, from £40.7m a year earlier."
    assert any(one.arithmetic is not None for one in quantities(text, recogniser))
