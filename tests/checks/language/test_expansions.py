"""Letters beside the words they stand for: which pairs are read, and which are left alone."""

from __future__ import annotations

import pytest

from checks.language.expansions import find_expansions
from checks.model import PartRole
from checks.reading import Expansion, Stretch


def found(text: str, role: PartRole = PartRole.BODY) -> tuple[Expansion, ...]:
    return find_expansions(text, (Stretch(0, len(text), 0, 0, role),))


def pairs(text: str) -> list[tuple[str, str]]:
    return [(one.abbreviation.letters, one.abbreviation.stands_for) for one in found(text)]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("The International Monetary Fund (IMF) said growth slowed.", ("IMF", "International Monetary Fund")),
        ("It was the African Export Bank (the “AEB”) that lent it.", ("AEB", "African Export Bank")),
        (
            "ECOWAS (Economic Community of West African States) met.",
            ("ECOWAS", "Economic Community of West African States"),
        ),
        (
            "The SEC, or Securities and Exchange Commission, sued.",
            ("SEC", "Securities and Exchange Commission"),
        ),
        ("The National Crime Agency, or NCA, made arrests.", ("NCA", "National Crime Agency")),
        ("The NHS — the National Health Service — is short of beds.", ("NHS", "National Health Service")),
    ],
)
def test_letters_and_words_are_paired_in_either_order(text: str, pair: tuple[str, str]) -> None:
    assert pairs(text) == [pair]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("the Food and Drug Administration (FDA)", ("FDA", "Food and Drug Administration")),
        ("the Bank of England (BoE)", ("BoE", "Bank of England")),
        ("the Department of Justice (DoJ)", ("DoJ", "Department of Justice")),
        ("the Office of Communications (Ofcom)", ("Ofcom", "Office of Communications")),
        ("Asia-Pacific Economic Cooperation (APEC)", ("APEC", "Asia-Pacific Economic Cooperation")),
        ("the Organization for Security and Co-operation in Europe (OSCE)", ("OSCE", "Organization for Security and Co-operation in Europe")),
        ("the Department for Environment, Food and Rural Affairs (Defra)", ("Defra", "Department for Environment, Food and Rural Affairs")),
        ("the European Centre for Disease Prevention and Control (ECDC)", ("ECDC", "European Centre for Disease Prevention and Control")),
        ("some non-governmental organisations (NGOs)", ("NGOs", "non-governmental organisations")),
    ],
)  # fmt: skip
def test_initials_fit_loosely(text: str, pair: tuple[str, str]) -> None:
    assert pairs(text) == [pair]
    assert not found(text)[0].misfit


@pytest.mark.parametrize(
    "text",
    [
        "The Swiss People's Party (SVP) won.",
        "The Workers' Party of Kurdistan (PKK) laid down its arms.",
        "Alternative for Germany (AfD) came second.",
        "Shares of Tesla (NASDAQ: TSLA) fell.",
        "Senator Jane Roe (D-Vt.) objected.",
        "A column in The Guardian (UK) said so.",
        "NAIROBI (AP) — The rains came late.",
        "Jens Berg (NATO) spoke first.",
        "He put it on his curriculum vitae (no joke).",
        "The International Olympic Committee (CIO) met in Lausanne.",
    ],
)
def test_what_is_no_initials_of_the_words_is_left_alone(text: str) -> None:
    assert pairs(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The World Health Organisation (WTO) sent a team.",
        "The Federal Aviation Authority (FTA) grounded it.",
        "The International Labour Organization (IFO) counts them.",
    ],
)
def test_one_wrong_letter_in_an_english_name_is_a_misfit(text: str) -> None:
    (one,) = found(text)
    assert one.misfit


def test_the_span_holds_both_and_the_name_only_the_words() -> None:
    text = "Then the National Bank of Ukraine (NBU) cut rates."
    (one,) = found(text)
    assert text[one.start : one.end] == "National Bank of Ukraine (NBU)"
    assert text[slice(*one.name)] == "National Bank of Ukraine"


def test_a_word_too_many_is_kept_for_the_reference_to_tell() -> None:
    assert pairs("The CIS (Commonwealth of Nations of Independent States) met.") == [
        ("CIS", "Commonwealth of Nations of Independent States")
    ]


def test_words_of_the_sentence_before_are_no_part_of_the_name() -> None:
    assert pairs("He trusts Microsoft. Office (MO) workers agree.") == []


def test_credits_hold_no_expansions() -> None:
    assert found("Photo: Agence France-Presse (AFP)", PartRole.CREDIT) == ()


def test_brackets_without_end_take_no_time() -> None:
    text = "The (AB " * 3_000 + "Fund (F" * 3_000
    assert len(found(text)) < 3_000
