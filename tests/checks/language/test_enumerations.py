"""Lists of names, the count that goes with them, and lists whose marks stand wrongly."""

from __future__ import annotations

import pytest

from checks.language.enumerations import find_enumerations
from checks.model import PartRole
from checks.reading import Enumeration, Label, Mention
from tests.checks.kinds.readings import reading_of


def found(text: str, *people: str) -> tuple[Enumeration, ...]:
    reading = reading_of(text)
    mentions = [
        Mention(
            start=text.index(name),
            end=text.index(name) + len(name),
            text=name,
            label=Label.PERSON,
            subject=name,
            role=PartRole.BODY,
        )
        for name in people
    ]
    return find_enumerations(
        text, reading.paragraphs, reading.sentences, sorted(mentions, key=lambda m: m.start)
    )


def counts(text: str, *people: str) -> list[tuple[int | None, int, bool]]:
    return [(one.listing.stated_count, len(one.items), one.governs) for one in found(text, *people)]


@pytest.mark.parametrize(
    "text",
    [
        "The pact binds three countries: Mali, Niger and Chad.",
        "The pact binds three countries (Mali, Niger and Chad).",
        "The pact binds three countries — Mali, Niger and Chad — from May.",
        "He wrote to the three presidents of Mali, Niger and Chad.",
        "The three member states are Mali, Niger and Chad.",
    ],
)
def test_a_count_governs_a_list_behind_a_mark(text: str) -> None:
    assert counts(text) == [(3, 3, True)]


def test_a_count_that_misses_its_list_is_kept_with_both_numbers() -> None:
    assert counts("The deal covers four Nordic countries: Denmark, Norway and Sweden.") == [(4, 3, True)]


def test_people_with_their_ages_are_counted_too() -> None:
    people = ("Ana Ruiz", "Tom Lee", "Joe Fox")
    text = "The three suspects — Ana Ruiz, 34, Tom Lee, 27, and Joe Fox, 19 — appeared in court."
    assert counts(text, *people) == [(3, 3, True)]


def test_two_men_behind_a_comma_agree_with_their_count() -> None:
    text = "The two men, John Smith and Peter Brown, were charged."
    assert counts(text, "John Smith", "Peter Brown") == [(2, 2, False)]


def test_a_count_in_the_sentence_before_may_agree() -> None:
    text = "Five former Soviet republics sent envoys. Kazakhstan, Kyrgyzstan, Tajikistan, Uzbekistan and Turkmenistan signed."
    assert counts(text) == [(5, 5, False)]


@pytest.mark.parametrize(
    "text",
    [
        "It hit six countries, including France, Spain and Italy.",
        "At least four countries: France, Spain and Italy, voted for it.",
        "Six nations such as France, Spain and Italy are in.",
        "Four suspects in three countries were held. France, Spain, Italy and Malta said so in one of five towns.",
        "Two ministers left. France, Spain and Italy protested.",
    ],
)
def test_a_count_that_may_be_of_something_else_says_nothing(text: str) -> None:
    assert all(stated is None or stated == items for stated, items, _ in counts(text))


def test_what_follows_the_last_item_is_none() -> None:
    (one,) = found("The leaders of Mali, Niger and Chad, France’s Foreign Ministry said, will meet.")
    assert one.listing.items == ("Mali", "Niger", "Chad")


def test_a_name_with_and_in_it_is_one_item() -> None:
    (one,) = found("Serbia, Bosnia and Herzegovina and Croatia agreed.")
    assert one.listing.items == ("Serbia", "Bosnia and Herzegovina", "Croatia")


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "The group (Mali, Niger) met in Paris. , Chad, Togo and Benin) on Friday.",
            ("Mali", "Niger", "Chad", "Togo", "Benin"),
        ),
        (
            "It took in the G4 (Peru, Chile) in Lima; , Bolivia + USA) last year.",
            ("Peru", "Chile", "Bolivia", "USA"),
        ),
        ("The trip took in Oslo, Bergen, , Trondheim and Bodo.", ("Oslo", "Bergen", "Trondheim", "Bodo")),
    ],
)
def test_a_broken_list_is_joined_again(text: str, items: tuple[str, ...]) -> None:
    (one,) = [one for one in found(text) if one.broken]
    assert one.listing.items == items
    assert text[one.start : one.end].startswith(("(", "Oslo"))


@pytest.mark.parametrize(
    "text",
    [
        "He met Smith Jr., Brown and Jones.",
        "She works for Acme Inc., Apex Ltd. and Zenith Corp.",
        "The firm (Acme, Apex) closed. Peru, Chile and Bolivia grew.",
        "In January, February and March it rained.",
    ],
)
def test_ordinary_marks_are_not_broken(text: str) -> None:
    assert not any(one.broken for one in found(text))


def test_dates_are_no_list() -> None:
    assert found("It is open on Monday, Tuesday and Friday.") == ()


def test_a_text_of_names_and_commas_takes_no_time() -> None:
    assert found("Mali, Niger, " * 4_000 + "and Chad met.")


@pytest.mark.parametrize(
    ("text", "stated", "items"),
    [
        ("It has five members: Mali, Niger and Chad.", 5, 3),
        ("It is the last of the four capitals: Vienna, Oslo and Rome.", 4, 3),
        ("Four are suspended after coups: Mali, Niger and Chad.", 4, 3),
        ("Four states of the region have signed it: Mali, Niger and Chad.", 4, 3),
    ],
)
def test_a_number_that_opens_the_sentence_or_counts_members_governs_the_list(
    text: str, stated: int, items: int
) -> None:
    assert counts(text) == [(stated, items, True)]


@pytest.mark.parametrize(
    "text",
    [
        "Two sides have emerged: France, Spain and Italy against Germany.",
        "Ten days later three joined: France, Spain and Italy.",
        "Two of its five neighbours are in: France, Spain and Italy.",
        "Four have left, including these: France, Spain and Italy.",
        "Two pairs met: France and Spain, Italy and Malta.",
        "Last of the four to go were two capitals, then: Paris, Rome and Oslo.",
    ],
)
def test_a_number_at_the_head_that_may_count_other_things_accuses_nobody(text: str) -> None:
    assert not any(governs and stated != items for stated, items, governs in counts(text))


def test_a_person_named_like_a_month_is_a_name() -> None:
    text = "Three people led it: David Cameron, May and Boris Johnson."
    assert counts(text, "David Cameron", "May", "Boris Johnson") == [(3, 3, False)]
