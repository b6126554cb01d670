"""Where the text puts a place."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from checks.article import from_text
from checks.language import SpacyRecogniser, read
from checks.model import Location

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def locations(text: str, recogniser: SpacyRecogniser) -> list[tuple[str, str, str]]:
    found = read(from_text(text, retrieved_at=NOON, published=date(2026, 3, 4)), recogniser).placings
    return [_parts(one.location) for one in found]


def _parts(location: Location) -> tuple[str, str, str]:
    return location.place, location.relation, location.within


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks resumed in Astana, the capital of Kazakhstan.", ("Astana", "capital of", "Kazakhstan")),
        ("He flew to the Kenyan capital, Nairobi, at night.", ("Nairobi", "capital of", "Kenya")),
        ("Sudan's capital Khartoum was calm.", ("Khartoum", "capital of", "Sudan")),
        ("Lagos, Nigeria's commercial capital, was dark.", ("Lagos", "commercial capital of", "Nigeria")),
        ("They met in Xi’an (in the north) on Friday.", ("Xi’an", "in the north of", "")),
        ("In Kharkiv, in the north-east of Ukraine, it rained.", ("Kharkiv", "in the north-east of", "Ukraine")),
        ("Kramatorsk, in eastern Ukraine, was hit.", ("Kramatorsk", "in eastern", "Ukraine")),
        ("She left Izium, a town in eastern Ukraine.", ("Izium", "town in eastern", "Ukraine")),
        ("Shells fell on the Sudanese city of El Fasher.", ("El Fasher", "city in", "Sudan")),
        ("The quake hit Gaziantep, 60 km (37 miles) north of Aleppo.", ("Gaziantep", "60 km north of", "Aleppo")),
        ("She was born in Akron, Ohio, and stayed.", ("Akron", "in", "Ohio")),
        ("A fire in Paradise, Calif., killed two.", ("Paradise", "in", "California")),
        ("Bucha, north-west of Kyiv, was hit.", ("Bucha", "north-west of", "Kyiv")),
        ("In Lusail, north of Doha, the capital of Qatar, it rained.", ("Doha", "capital of", "Qatar")),
        ("Kinshasa is the capital of the Republic of Zambia.", ("Kinshasa", "capital of", "Zambia")),
        ("The plant is in Lyon, France.", ("Lyon", "in", "France")),
    ],
)  # fmt: skip
def test_a_place_is_put_somewhere(
    text: str, expected: tuple[str, str, str], recogniser: SpacyRecogniser
) -> None:
    assert expected in [
        (place, relation.replace(" (37 miles)", ""), within)
        for place, relation, within in locations(text, recogniser)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The visit took him to Spain, France and Italy.",
        "He raised capital, Smith said, from venture capital of Boston firms.",
        "Emmanuel Macron, in the north of France, spoke to farmers.",
        "King Felipe VI of Spain, Chile's Gabriel Boric and others came.",
        "In Kenya, Uganda and Tanzania prices rose.",
        "The president of France, Germany said, was wrong.",
    ],
)
def test_what_is_no_place_is_put_nowhere(text: str, recogniser: SpacyRecogniser) -> None:
    assert locations(text, recogniser) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ankara, not Istanbul, is the capital of Turkey.",
        "Canberra rather than Sydney is the capital of Australia.",
        "Bern, unlike Zurich, is the capital of Switzerland.",
    ],
)
def test_what_is_denied_is_not_said(text: str, recogniser: SpacyRecogniser) -> None:
    denied = {"Istanbul", "Sydney", "Zurich"}
    assert denied.isdisjoint(place for place, _, _ in locations(text, recogniser))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The World Cup starts in Chicago, in the United States.", ("Chicago", "in", "United States")),
        ("Protests began in Lyon, in Belgium, on Monday.", ("Lyon", "in", "Belgium")),
        ("He went on to Samarkand in Armenia, where he stayed.", ("Samarkand", "in", "Armenia")),
        (
            "They meet in Washington, D.C., the capital of Guatemala.",
            ("Washington", "capital of", "Guatemala"),
        ),
        ("She came to Versailles, the capital of France.", ("Versailles", "capital of", "France")),
        (
            "Goma, in the west of the Democratic Republic of the Congo, fell.",
            ("Goma", "in the west of", "Democratic Republic of the Congo"),
        ),
    ],
)
def test_towns_are_put_in_a_country(
    text: str, expected: tuple[str, str, str], recogniser: SpacyRecogniser
) -> None:
    assert expected in locations(text, recogniser)


@pytest.mark.parametrize(
    "text",
    [
        "She won titles in Melbourne, in Spain and in Rome.",
        "Officials from Washington in Iraq said little.",
        "The pressure of Moscow in Ukraine, they said, grew.",
        "He studied in Paris, in London, in Spain, and in Texas.",
    ],
)
def test_lists_of_places_and_seats_of_governments_put_no_town_anywhere(
    text: str, recogniser: SpacyRecogniser
) -> None:
    assert [one for one in locations(text, recogniser) if one[1] == "in"] == []


@pytest.mark.parametrize(
    "text",
    [
        "KHARKIV, in north-eastern Ukraine — The talks went on.",
        "IZIUM, in eastern Ukraine (AP) — The talks went on.",
        "DUBLIN, in Ireland — The talks went on.",
    ],
)
def test_a_dateline_says_nothing_of_a_place(text: str, recogniser: SpacyRecogniser) -> None:
    assert locations(text, recogniser) == []


def test_a_sentence_with_a_dash_is_no_dateline(recogniser: SpacyRecogniser) -> None:
    text = "Kharkiv, in north-eastern Ukraine, was cold — and dark."
    assert locations(text, recogniser) == [("Kharkiv", "in north-eastern", "Ukraine")]
