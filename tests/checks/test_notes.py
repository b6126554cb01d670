"""Correction notes and stamps of time in any text."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.article import from_text
from checks.article.notes import is_note, with_notes
from checks.model import Part, PartRole

READ = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Correction: An earlier version of this story gave the wrong year.",
        "CORRECTION (July 6, 2024): The name of the mayor was misspelled.",
        "Correction — July 6, 2024: The bank is in Leeds.",
        "Corrections and clarifications: The minister’s name is Smith.",
        "Clarification, 6 July: the figure is for 2023.",
        "Editor’s note: The reporter’s husband works for the firm.",
        "*This article was amended on 7 July 2024 to correct the spelling of a name.",
        "• This article has been updated to include a comment from the ministry.",
        "This story was originally published by another paper.",
        "An earlier version of this article misstated the age of Jane Doe.",
        "Because of an editing error, an earlier version of this article misidentified the river.",
        "Due to an editing error, this story misstated the day.",
        "The headline of this article was changed.",
        "Update: This story has been updated with details from police.",
        "For the record: An earlier version of this post said 1998.",
    ],
)
def test_what_speaks_about_the_story_is_a_note(paragraph: str) -> None:
    assert is_note(paragraph)


@pytest.mark.parametrize(
    "paragraph",
    [
        *("10.42am BST", "11:05", "11:05 GMT", "10.42 BST 11.05 BST", "2h ago", "6 July 2024, 10:42 BST"),
        *("Last modified on Sat 6 Jul 2024 11.05 BST", "Updated at 11.05am BST", "Published: 6 July 2024"),
    ],
)
def test_a_line_that_tells_only_the_time_of_an_entry_is_a_note(paragraph: str) -> None:
    assert is_note(paragraph)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Correction officers at the prison went on strike on Monday.",
        "Corrections Secretary Jane Doe said on Monday: “We will act.”",
        "Clarification was sought from the ministry on Tuesday: none came.",
        "The article was published in 1998 in a journal.",
        "The report has been updated every year since 1998.",
        "An earlier version of the vaccine failed.",
        "10.42am BST: The prime minister arrives at the palace.",
        "11:05 The prime minister has arrived.",
        "Update 11.05: Police say a man has been arrested.",
        "We have updated the system, she said.",
        *("6 July 2024", "1998", ""),
    ],
)
def test_what_is_told_in_the_story_is_no_note(paragraph: str) -> None:
    assert not is_note(paragraph)


def test_notes_and_stamps_are_parts_of_their_own_in_plain_text() -> None:
    text = "10.42am\nIt rained.\n\nIt rained more.\n\nCorrection: It did not rain.\n\nIt stopped."
    article = from_text(text, retrieved_at=READ)
    assert [(part.role, article.text[part.start : part.end]) for part in article.parts] == [
        (PartRole.NOTE, "10.42am"),
        (PartRole.BODY, "It rained.\n\nIt rained more."),
        (PartRole.NOTE, "Correction: It did not rain."),
        (PartRole.BODY, "It stopped."),
    ]


def test_where_no_line_is_blank_each_line_is_a_paragraph() -> None:
    article = from_text("It rained.\nThis article was amended on 7 July.\nIt stopped.", retrieved_at=READ)
    assert [part.role for part in article.parts] == [PartRole.BODY, PartRole.NOTE, PartRole.BODY]


def test_a_text_of_notes_alone_has_no_body() -> None:
    article = from_text("Correction: It did not rain.", retrieved_at=READ)
    assert [part.role for part in article.parts] == [PartRole.NOTE]


def test_the_times_before_a_live_blogs_entries_are_no_words_of_the_story() -> None:
    text = "10.42am BST Ilse Varga arrives.\n\n11:05 – “It is open,” she says.\n\nIt rains."
    article = from_text(text, retrieved_at=READ)
    assert [(part.role, article.text[part.start : part.end]) for part in article.parts] == [
        (PartRole.NOTE, "10.42am BST"),
        (PartRole.BODY, "Ilse Varga arrives."),
        (PartRole.NOTE, "11:05"),
        (PartRole.BODY, "“It is open,” she says.\n\nIt rains."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "10.42 Bridges were counted.\n\nIt rained.",
        "11.50 million people live there.\n\n12.75 million work there.",
        "At 11:05 it rained.\n\nAt 12:05 it stopped.",
    ],
)
def test_a_paragraph_that_begins_with_a_figure_keeps_it(text: str) -> None:
    assert [part.role for part in from_text(text, retrieved_at=READ).parts] == [PartRole.BODY]


@given(
    st.lists(
        st.sampled_from(
            [
                "10.42am BST",
                "11:05 ",
                "It rained.",
                "Correction: no",
                "\n",
                "\n\n",
                " ",
                "–",
                "• ",
                "\u00a0",
                "é",
            ]
        )
        | st.text(max_size=5)
    )
)
def test_parts_follow_each_other_and_lose_no_word(pieces: list[str]) -> None:
    text = "".join(pieces)
    parts = with_notes(text, (Part(role=PartRole.BODY, start=0, end=len(text)),))
    assert all(part.start <= part.end for part in parts)
    assert all(one.end <= other.start for one, other in pairwise(parts))
    held = "".join(text[part.start : part.end] for part in parts)
    assert [char for char in held if char.isalnum()] == [char for char in text if char.isalnum()]
