"""How two names of bodies differ: by style, by a slip of the pen, by a word, or altogether."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.compare.body_names import (
    BodyLikeness,
    compare_bodies,
    initials_of,
    leaves_out_purpose,
    respelt,
)


@pytest.mark.parametrize(
    ("written", "reference"),
    [
        ("North Atlantic Treaty Organisation", "North Atlantic Treaty Organization"),
        ("Centre for Disease Control & Prevention", "Center for Disease Control and Prevention"),
        ("Ministry for Labour", "Ministry of Labor"),
        ("Association of South-East Asian Nations", "Association of Southeast Asian Nations"),
        ("Organisation for Security and Cooperation in Europe", "Organization for Security and Co-operation in Europe"),
        ("The Gap", "Gap Inc."),
        ("UN Refugee Agency", "United Nations Refugee Agency"),
        ("Boy Scout of Chile", "Boy Scouts of Chile"),
        ("World Food Programme", "World Food Program"),
    ],
)  # fmt: skip
def test_style_tells_no_two_bodies_apart(written: str, reference: str) -> None:
    assert compare_bodies(written, reference).likeness is BodyLikeness.SAME


@pytest.mark.parametrize(
    ("written", "reference"),
    [
        ("World Health Organistion", "World Health Organization"),
        ("Internatonal Olympic Committee", "International Olympic Committee"),
        ("European Commision of Jurists", "European Commission of Jurists"),
        ("Manchestor Philharmonic", "Manchester Philharmonic"),
    ],
)
def test_letters_wrong_in_a_word_that_such_names_share_are_a_slip(written: str, reference: str) -> None:
    comparison = compare_bodies(written, reference)
    assert comparison.likeness is BodyLikeness.MISSPELT
    assert respelt(written, comparison, reference) == reference


@pytest.mark.parametrize(
    ("written", "reference"),
    [
        ("Hubei University", "Hebei University"),
        ("Bank of Slovenia", "Bank of Slovakia"),
        ("University of Essex", "University of Sussex"),
        ("Iraq Air Force", "Iran Air Force"),
        ("Channel 4 News", "Channel 5 News"),
    ],
)
def test_names_of_other_places_are_no_sure_slip(written: str, reference: str) -> None:
    assert compare_bodies(written, reference).likeness is not BodyLikeness.MISSPELT


@pytest.mark.parametrize(
    ("written", "reference", "likeness"),
    [
        ("International Atomic Energy Association", "International Atomic Energy Agency", BodyLikeness.HEAD),
        ("World Tourism Organization", "World Trade Organization", BodyLikeness.EXCHANGED),
        ("Organisation of East Caribbean States", "Organisation of Eastern Caribbean States", BodyLikeness.FORM),
        ("League on Arab States", "League of Arab States", BodyLikeness.JOINT),
        ("Commonwealth of Nations of Independent States", "Commonwealth of Independent States", BodyLikeness.ADDED),
        ("Conference of Peace on Disarmament", "Conference on Disarmament", BodyLikeness.ADDED),
        ("International Atomic Power Energy Agency", "International Atomic Energy Agency", BodyLikeness.LENGTH),
        ("University of East London", "University of London", BodyLikeness.LENGTH),
        ("Royal Horticultural Society", "Royal Society", BodyLikeness.LENGTH),
    ],
)  # fmt: skip
def test_it_is_told_which_word_differs_and_how(written: str, reference: str, likeness: BodyLikeness) -> None:
    assert compare_bodies(written, reference).likeness is likeness


@pytest.mark.parametrize(
    ("written", "reference"),
    [("Eurasian Union", "Eurasian Economic Union"), ("Asian Bank", "Asian Development Bank")],
)
def test_a_name_without_what_the_body_is_for_is_an_informal_one(written: str, reference: str) -> None:
    assert leaves_out_purpose(written, reference)


@pytest.mark.parametrize(
    ("written", "reference"),
    [
        ("Democratic Party", "Democratic Progressive Party"),
        ("Royal Society", "Royal Horticultural Society"),
        ("University of London", "University of East London"),
    ],
)
def test_a_word_that_tells_bodies_apart_is_not_left_out(written: str, reference: str) -> None:
    assert not leaves_out_purpose(written, reference)


def test_initials_leave_small_words_out() -> None:
    assert initials_of("Organisation for Economic Co-operation and Development") == "oecd"


_WORDS = st.lists(
    st.sampled_from(["World", "Trade", "Health", "Bank", "of", "the", "Council", "Union", "for"]), min_size=1
)


@given(words=_WORDS)
def test_every_name_is_the_same_as_itself(words: list[str]) -> None:
    name = " ".join(words)
    assert compare_bodies(name, name).likeness in {BodyLikeness.SAME, BodyLikeness.OTHER}


@given(one=_WORDS, other=_WORDS)
def test_no_name_made_of_other_whole_words_is_a_slip(one: list[str], other: list[str]) -> None:
    assert compare_bodies(" ".join(one), " ".join(other)).likeness is not BodyLikeness.MISSPELT
