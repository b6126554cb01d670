"""Which names get their article in a sentence."""

import pytest

from checks.compare.articles_said import with_article


@pytest.mark.parametrize(
    "name",
    [
        "Chernobyl disaster",
        "European Union",
        "Battle of Waterloo",
        "Treaty of Utrecht",
        "2016 Brexit referendum",
        "University of Oxford",
        "Vietnam War",
        "First World War",
        "United States",
        "Netherlands",
        "Democratic Republic of the Congo",
        "EU",
        "fall of the Berlin Wall",
        "World Bank",
        "International Court of Justice",
        "African Development Bank",
        "Communist Party of China",
    ],
)
def test_an_event_a_body_or_a_land_that_is_called_with_the_article_gets_it(name: str) -> None:
    assert with_article(name) == f"the {name}"


@pytest.mark.parametrize(
    "name",
    [
        "NATO",
        "France",
        "Brexit",
        "World War II",
        "Hurricane Katrina",
        "Amnesty International",
        "Bank of America",
        "Deutsche Bank",
        "The Hague",
        "the Kremlin",
        "Lincoln's assassination",
        "Lloyd’s Register",
        "Leeds City Council",
        "Ann Price",
        "Prince of Wales",
        "Sinn Féin",
        "World Athletics",
        "National Geographic",
        "",
    ],
)
def test_a_name_that_goes_without_it_or_has_it_stays(name: str) -> None:
    assert with_article(name) == name


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Sinking of the Titanic", "the sinking of the Titanic"),
        ("Assassination of Olof Palme", "the assassination of Olof Palme"),
        ("Russian invasion of Ukraine", "the Russian invasion of Ukraine"),
        ("Death of a Salesman", "Death of a Salesman"),
    ],
)
def test_a_deed_that_a_reference_heads_with_a_capital_is_said_without(name: str, said: str) -> None:
    assert with_article(name) == said
