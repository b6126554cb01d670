"""A line beside the headline that tells when the story was published."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from checks.article import from_html, from_text
from checks.article.stamp_lines import stamp_of
from checks.model import Article, PageKind, PartRole, PublishedBasis

READ = datetime(2026, 3, 4, tzinfo=UTC)
DAY = date(2023, 5, 16)
SENTENCES = [
    f"The ferry company said in its letter number {number} that no boat would sail before the summer."
    for number in range(6)
]


def page(line: str, *, below: str = "") -> Article:
    text = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    html = f"<html lang=en><head><title>Ferry is late</title></head><body><article><h1>Ferry is late</h1>{line}{text}{below}</article></body></html>"
    return from_html(html, retrieved_at=READ, url="https://post.example/ferry")


LINES = [
    "Published 10:31 BST, 16 May 2023",
    "Published: 10.31am on Tuesday, May 16, 2023",
    "By Ida Holm | 16 May 2023",
    "By Ida Holm, Port Editor | Published 10:31 BST, 16 May 2023 | Updated 12:02 BST, 17 May 2023",
    "May 16, 2023 at 5:00 a.m. EDT",
    "Tue 16 May 2023 10.31 BST",
    "16 May 2023 • 8:31pm",
    "By Ida Holm – 16 May 2023",
]


@pytest.mark.parametrize("line", LINES)
def test_such_a_line_gives_the_day_and_makes_the_page_a_story(line: str) -> None:
    article = page(f"<p>{line}</p>")
    assert (article.published_at, article.published_basis) == (DAY, PublishedBasis.TEXT)
    assert article.page_kind is PageKind.STORY
    body = [article.text[part.start : part.end] for part in article.parts if part.role is PartRole.BODY]
    assert "2023" not in "".join(body)


@pytest.mark.parametrize("line", LINES)
def test_it_does_so_in_a_pasted_text(line: str) -> None:
    article = from_text("\n\n".join(["Ferry is late again", line, *SENTENCES]), retrieved_at=READ)
    assert (article.published_at, article.published_basis) == (DAY, PublishedBasis.TEXT)


@pytest.mark.parametrize(
    "line",
    [
        "Updated 12:02 BST, 17 May 2023",
        "The port opened at 10:31 on 16 May 2023.",
        "Lisbon, 16 May 1923",
        "16 May 2023",
        "Published 31 February 2023",
        "Open 10:00 | 16 May 2023 | 17 May 2023",
        "It rained all day and then it snowed. | 16 May 2023",
    ],
)
def test_other_lines_tell_no_publication(line: str) -> None:
    stamp = stamp_of(line)
    assert stamp is None or not (stamp.is_said or stamp.is_dated)


def test_the_stamp_of_another_story_below_the_text_is_not_this_ones() -> None:
    article = page("", below="<div><p>By Jo Aas | 3 May 2021</p></div>")
    assert article.published_at is None


def test_two_different_days_in_the_head_settle_nothing() -> None:
    assert page("<p>By Ida Holm | 16 May 2023</p><p>By Jo Aas | 3 May 2021</p>").published_at is None


def test_a_page_with_a_writer_but_no_day_and_no_markup_is_still_no_story() -> None:
    assert page("<p class=byline>By Ida Holm</p>").page_kind is PageKind.OTHER
