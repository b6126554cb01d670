from __future__ import annotations

from time import perf_counter

import pytest

from checks.model import Part, PartRole
from checks.parts import paragraphs, refine


def pieces(text: str) -> list[tuple[PartRole, str]]:
    parts = paragraphs(text, (Part(role=PartRole.BODY, start=0, end=len(text)),))
    return [(part.role, text[part.start : part.end]) for part in parts]


def test_a_credit_glued_to_its_caption_is_cut_off() -> None:
    text = "The quay at low tidePhoto: Ana Ruiz / Coast Agency\n\nThe quay was built in 1911."
    assert pieces(text) == [
        (PartRole.CAPTION, "The quay at low tide"),
        (PartRole.CREDIT, "Photo: Ana Ruiz / Coast Agency"),
        (PartRole.BODY, "The quay was built in 1911."),
    ]


@pytest.mark.parametrize(
    "line",
    ["By Ana Ruiz and Tom Marsh", "Ana Ruiz / Coast Agency", "Reporting by Ana Ruiz; editing by Tom Marsh"],
)
def test_bylines_and_agency_lines_are_credits(line: str) -> None:
    assert pieces(line) == [(PartRole.CREDIT, line)]


def test_a_sentence_that_speaks_of_a_photo_stays_in_the_body() -> None:
    text = "He published a photo: it showed the harbour, the mole, the lighthouse and " + "the sea " * 20
    assert [role for role, _ in pieces(text)] == [PartRole.BODY]


def test_refined_parts_join_neighbouring_paragraphs() -> None:
    text = "One.\n\nTwo.\n\nPhoto: Ana Ruiz\n\nThree."
    parts = refine(text, (Part(role=PartRole.BODY, start=0, end=len(text)),))
    assert [text[part.start : part.end] for part in parts] == ["One.\n\nTwo.", "Photo: Ana Ruiz", "Three."]


@pytest.mark.parametrize(
    ("lead", "rest"),
    [
        ("ASTANA (Reuters) -", "The deal is done."),
        ("LONDON, March 3 (AFP) —", "Shares fell."),
        ("PARIS —", "French police said so."),
        ("TOKYO --", "Parliament met."),
        ("BUENOS AIRES, Dec 11 -", "Congress met."),
        ("KYIV, Ukraine (AP) —", "Russia said no."),
        ("ST. PAUL, Minn. (AP) —", "A judge ruled."),
        ("(CNN) —", "The mayor said no."),
        ("Moscow (dpa) -", "The talks ended."),
    ],
)
def test_an_agencys_dateline_is_a_credit_of_its_own(lead: str, rest: str) -> None:
    assert pieces(f"{lead} {rest}") == [(PartRole.CREDIT, lead), (PartRole.BODY, rest)]


@pytest.mark.parametrize(
    "text",
    [
        "NATO — the alliance of 32 countries — met on Friday.",
        "By then Mr Smith was gone.",
        "By Friday the river had risen",
        "Profits fell (see table/graph below).",
        "Bread and/or rice",
        "Universal Credit: what changes in April",
        "He read the report (a 400-page study of the AP and Reuters).",
    ],
)
def test_a_sentence_or_heading_of_the_story_stays_whole(text: str) -> None:
    assert pieces(text) == [(PartRole.BODY, text)]


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("The minister waved.", "(AP Photo/Jane Doe)"),
        ("Smoke rises over the port.", "(Jane Doe/Reuters)"),
        ("The crowd in the square", "[Jane Doe/Harbour News]"),
        ("A woman votes.", "(Jane Doe for The Coast Post)"),
        ("The quay.", "Photograph: Ana Ruiz/The Coast"),
        ("The quay at noon.", "Credit...Ana Ruiz for The Coast Times"),
        ("The quay at noon.", "Image source, Getty Images"),
    ],
)
def test_photo_credits_of_many_houses_are_cut_off(caption: str, credit: str) -> None:
    assert pieces(f"{caption} {credit}") == [(PartRole.CAPTION, caption), (PartRole.CREDIT, credit)]


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Doe, Political Editor",
        "By Jane Doe in Lisbon and Tom Marsh in Porto",
        "By Jane Doe | Reuters",
        "Jane Doe in Lisbon",
        "Jane Doe/Getty Images",
        "Getty Images",
        "Jane Doe contributed reporting.",
        "Jane Doe and Tom Marsh reported from Porto.",
        "Updated by Jane Doe",
    ],
)
def test_lines_about_the_makers_are_credits(line: str) -> None:
    assert pieces(line) == [(PartRole.CREDIT, line)]


@pytest.mark.parametrize(
    "text",
    [
        "Copyright lawyers at Coast & Marsh said the ruling would cost the port 4 million euros.",
        "Copyright holders lost 12 percent of their income in 2019.",
        "Reporting by the Post in 2019 showed that 41 bridges were unsafe.",
        "Reporting by Reuters in 2019 showed that 41 bridges were unsafe.",
        "Translated by hand, the 900 pages took four years.",
        "With files from the archive the historian proved the sale of 1911.",
        "Forty cases of measles were reported from the north in May.",
        "Gunfire was reported from the harbour on Friday.",
        "He contributed research on malaria that won a prize in 1999.",
        "Forty scientists contributed to this report, which came out in May.",
        "Reuters/Ipsos polls show that 41 percent back the mayor.",
        "Turnout was 3 / 4 of that in the north.",
        "Correction officers in Ohio went on strike.",
    ],
)
def test_a_sentence_that_begins_like_a_line_about_the_makers_is_the_storys(text: str) -> None:
    assert pieces(text) == [(PartRole.BODY, text)]


@pytest.mark.parametrize(
    "line",
    [
        "Copyright 2024 The Coast",
        "© The Coast",
        "Additional reporting by the Coast Association",
        "With files from The Coast Press",
        "AP writers Jane Doe in Lisbon and Tom Marsh in Porto contributed to this report.",
        "Jane Doe reported from Porto, Portugal.",
    ],
)
def test_lines_on_rights_and_staff_are_credits(line: str) -> None:
    assert pieces(line) == [(PartRole.CREDIT, line)]


def test_the_desks_line_at_the_end_of_a_story_makes_no_caption_of_it() -> None:
    text = "Shares rose, he said. (Reporting by Jane Doe; Editing by Tom Marsh)"
    assert pieces(text) == [
        (PartRole.BODY, "Shares rose, he said."),
        (PartRole.CREDIT, "(Reporting by Jane Doe; Editing by Tom Marsh)"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Correction: An earlier version misstated the year.",
        "This article was amended on 3 May to correct a name.",
    ],
)
def test_correction_notes_are_notes(text: str) -> None:
    assert pieces(text) == [(PartRole.NOTE, text)]


def test_a_heading_does_not_glue_to_the_next_line() -> None:
    assert [
        text for _, text in pieces("What happens next\nThe court sits on Friday.\n- Rain is forecast")
    ] == [
        "What happens next",
        "The court sits on Friday.",
        "- Rain is forecast",
    ]


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    text = (
        "The harbour board said on Friday that the old quay would be pulled\n"
        "down before the winter, and that the mole, which the whole town has\n"
        "come to love, would be kept for the time being."
    )
    assert pieces(text) == [(PartRole.BODY, text)]


@pytest.mark.parametrize(
    ("below", "role"),
    [
        ("By Marta Lindqvist in Aldmouth", PartRole.CREDIT),
        ("Rivals ask who is to pay for the mole and for the ferry", PartRole.BODY),
    ],
)
def test_a_headline_over_a_byline_or_a_standfirst_was_not_wrapped_by_hand(below: str, role: PartRole) -> None:
    head = "The harbour board pulls down the old quay before the winter"
    assert pieces(f"{head}\n{below}") == [(PartRole.BODY, head), (role, below)]


@pytest.mark.parametrize(
    "noise", ["A B " * 20000, "By " + "Aa " * 30000, "(a/" * 30000, "AA. " * 30000, "x/" * 40000]
)
def test_no_text_makes_the_search_for_credits_slow(noise: str) -> None:
    begun = perf_counter()
    pieces(noise)
    assert perf_counter() - begun < 2
