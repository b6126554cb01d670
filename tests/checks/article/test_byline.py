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
    ("line", "names"),
    [
        ("By Ida Holm in Paris and Jo Aas in Berlin", "Ida Holm, Jo Aas"),
        ("By Ida Holm in New York", "Ida Holm"),
        ("By Ida Holm, Port Editor", "Ida Holm"),
        ("By Ida Holm For Postonline", "Ida Holm"),
        ("By Ida Holm for The Coast Post", "Ida Holm"),
        ("By Ida Holm, Jo Aas and Bo Lee", "Ida Holm, Jo Aas, Bo Lee"),
    ],
)
def test_of_a_line_with_places_posts_and_the_paper_the_names_are_taken(line: str, names: str) -> None:
    assert byline(head=by_publisher("Coast Post"), above=f'<p class="byline">{line}</p>') == names


def test_the_paper_behind_a_name_of_the_markup_is_left_out() -> None:
    assert byline(head='<meta name="author" content="Ida Holm For Postonline">') == "Ida Holm"
    assert (
        byline(
            head=by_publisher("Coast Post").replace(
                '"name": "Coast Post"}}', '"name": "Ida Holm for The Tide"}}'
            )
        )
        == "Ida Holm"
    )


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
