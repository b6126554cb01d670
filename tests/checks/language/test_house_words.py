"""Forms that the house does not use, wherever the story writes them."""

from __future__ import annotations

import pytest

from checks.compare.house import HouseEntry, HouseKind
from checks.language.house_words import avoided_forms
from checks.model import Claim, ClaimKind, Location, Span
from tests.builders import article, claim

KYIV = HouseEntry(name="Kyiv", kind=HouseKind.PLACE, avoid=("Kiev",))
TIKTOK = HouseEntry(name="TikTok", kind=HouseKind.ORGANISATION, avoid=("Tik Tok", "Tiktok"))


def found(
    body: str, *entries: HouseEntry, claims: tuple[Claim, ...] = (), outside: tuple[Span, ...] = ()
) -> list[tuple[str, int]]:
    story = article(f"A headline\n\n{body}")
    told = avoided_forms(story, entries or (KYIV, TIKTOK), claims, outside)
    for one in told:
        assert story.text[one.start : one.end] == one.quote
    return [(one.quote, len(one.occurrences)) for one in told]


@pytest.mark.parametrize(
    "body",
    [
        "Talks in Kiev ended late.",
        "From Kiev, nothing was heard.",
        "Kiev’s streets were empty.",
        "A pro-Kiev rally was held.",
        "The Kiev-based group agreed.",
        "On Monday Kiev agreed.",
        "It was so in Kiev (and elsewhere).",
    ],
)
def test_a_form_is_found_as_a_whole_name(body: str) -> None:
    assert found(body) == [("Kiev", 1)]


@pytest.mark.parametrize(
    "body",
    [
        "Dynamo Kiev won.",
        "The Kiev Post reported it.",
        "See www.kiev.example or www.Kiev.example for more.",
        "Write to @Kiev or news@Kiev.example.",
        "Kievan Rus was old.",
        "KIEV is the code.",
        "Kyiv was quiet.",
    ],
)
def test_a_part_of_another_name_or_of_an_address_is_left(body: str) -> None:
    assert found(body) == []


def test_all_places_of_a_form_are_one_claim() -> None:
    assert found("In Kiev and near Kiev.\n\nIn Kiev again.") == [("Kiev", 3)]


def test_a_form_of_two_words_is_found_across_a_line() -> None:
    assert found("The Tik\nTok clip was seen.") == [("Tik\nTok", 1)]


def test_apostrophes_are_alike() -> None:
    entry = HouseEntry(name="Xian", kind=HouseKind.PLACE, avoid=("Xi'an",))
    assert found("They met in Xi’an.", entry) == [("Xi’an", 1)]


def test_words_of_somebody_count_only_where_the_story_does_not_use_them_itself() -> None:
    story = article("A headline\n\n“We love Kiev,” she said.")
    (one,) = avoided_forms(story, (KYIV,), (), ())
    assert one.in_quote
    story = article("A headline\n\n“We love Kiev,” she said in Kiev.")
    (one,) = avoided_forms(story, (KYIV,), (), ())
    assert (one.in_quote, len(one.occurrences)) == (False, 1)


def test_what_a_claim_says_already_is_not_said_twice() -> None:
    standing = claim("Tiktok", ClaimKind.ORGANISATION, text="A headline\n\nThe Tiktok clip.")
    assert found("The Tiktok clip.", claims=(standing,)) == []


def test_a_longer_name_keeps_its_own_words() -> None:
    text = "A headline\n\nfans of dynamo Kiev sang."
    longer = claim("dynamo Kiev", ClaimKind.ORGANISATION, text=text)
    assert found("fans of dynamo Kiev sang.", claims=(longer,)) == []


def test_where_a_place_lies_is_another_claim() -> None:
    text = "A headline\n\nKiev is the capital."
    placed = claim(
        "Kiev is the capital",
        ClaimKind.PLACE,
        text=text,
        subject="Kiev",
        asserts=Location(place="Kiev", relation="capital of", within="Ukraine"),
    )
    assert found("Kiev is the capital.", claims=(placed,)) == [("Kiev", 1)]


def test_what_is_outside_the_story_is_left() -> None:
    assert found("Talks in Kiev ended.", outside=(Span(start=0, end=200),)) == []


def test_an_empty_list_finds_nothing() -> None:
    assert avoided_forms(article("Kiev\n\nKiev."), (), (), ()) == ()
