"""Who wrote a story, by what its page says and shows."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from checks.article import from_html

SENTENCES = "".join(
    f"<p>The ferry company said in its letter number {number} that no boat would sail before June.</p>"
    for number in range(6)
)


def byline(*, head: str = "", above: str = "") -> str | None:
    page = (
        f"<html lang=en><head><title>Ferry is late</title>{head}</head>"
        f"<body><article><header><h1>Ferry is late</h1>{above}</header>{SENTENCES}</article></body></html>"
    )
    return from_html(page, retrieved_at=datetime(2026, 3, 4, tzinfo=UTC), url="https://post.example/1").byline


def by_publisher(author: str) -> str:
    return (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry is late", "publisher": {"name": "Coast Post"},'
        f' "author": {{"@type": "Organization", "name": "{author}"}}}}</script>'
    )


@pytest.mark.parametrize(
    "above",
    [
        '<div><span>Ida Holm</span> <time datetime="2025-05-05">5 May</time></div>',
        '<p class="byline">By Ida Holm</p>',
    ],
)
def test_a_writer_whom_the_reader_sees_outweighs_the_publisher_as_author(above: str) -> None:
    assert byline(head=by_publisher("Coast Post (www.post.example)"), above=above) == "Ida Holm"


@pytest.mark.parametrize(
    "above",
    ["", '<div><span>World News</span> <time datetime="2025-05-05">5 May</time></div>'],
)
def test_without_one_the_publisher_stays(above: str) -> None:
    assert byline(head=by_publisher("Coast Post"), above=above) == "Coast Post"


def test_an_author_of_the_markup_stays_whoever_is_seen() -> None:
    above = '<div><span>Bo Lee</span> <time datetime="2025-05-05">5 May</time></div>'
    assert byline(head=by_publisher("Ida Holm"), above=above) == "Ida Holm"


def test_a_person_who_is_the_publisher_too_stays_the_writer() -> None:
    head = by_publisher("Coast Post").replace("Organization", "Person")
    assert byline(head=head, above='<p class="byline">By Bo Lee</p>') == "Coast Post"


def test_the_authors_of_a_paper_are_all_named_given_name_first() -> None:
    head = '<meta name="citation_author" content="Holm, Ida"><meta name="citation_author" content="Bo Lee">'
    assert byline(head=head) == "Ida Holm, Bo Lee"


def test_the_name_that_a_page_builder_marks_as_its_users_is_the_writers() -> None:
    assert byline(above='<ul><li><span data-hook="user-name">Ida Holm</span></li></ul>') == "Ida Holm"
