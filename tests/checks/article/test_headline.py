"""The headline, without the site's name and without the line under it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from checks.article import from_html

SENTENCES = "".join(
    f"<p>The ferry company said in its letter number {number} that no boat would sail before June.</p>"
    for number in range(6)
)


def headline(title: str, above: str = "", head: str = "") -> str:
    page = f"<html lang=en><head><title>{title}</title>{head}</head><body><div>{above}{SENTENCES}</div></body></html>"
    return from_html(
        page, retrieved_at=datetime(2026, 3, 4, tzinfo=UTC), url="https://post.example/1"
    ).headline


@pytest.mark.parametrize(
    ("title", "above"),
    [
        ("The Coast Post: New ferry is late", "<font size=5><b>New ferry is late</b></font>"),
        ("Coast Post | New ferry is late", "<p><big>New ferry is late</big></p>"),
    ],
)
def test_a_name_before_a_headline_that_stands_on_the_page_is_cut_off(title: str, above: str) -> None:
    assert headline(title, above) == "New ferry is late"


@pytest.mark.parametrize(
    ("title", "above"),
    [
        ("Harbour: new ferry is late", "<b>Harbour: new ferry is late</b>"),
        ("Harbour: new ferry is late", "<b>The quay</b>"),
        ("New ferry: late", ""),
    ],
)
def test_a_headline_with_a_colon_stays_whole(title: str, above: str) -> None:
    assert headline(title, above) == title


def test_the_line_under_the_headline_is_no_part_of_it() -> None:
    head = '<meta property="og:title" content="New ferry"><script type="application/ld+json">{"@type": "NewsArticle", "headline": "New ferry. It is late"}</script>'
    assert headline("New ferry", "<h1>New ferry</h1><h2>It is late</h2>", head) == "New ferry"


def test_a_heading_on_the_page_that_is_only_a_word_of_it_does_not_shorten_the_headline() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "New ferry is late again"}</script>'
    assert headline("Late", "<h1>New</h1>", head) == "New ferry is late again"
