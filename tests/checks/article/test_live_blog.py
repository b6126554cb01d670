"""A live blog is known by the times of its entries, and no entry is told twice."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from checks.article import from_html
from checks.model import Article, PageKind, PartRole

ENTRIES = [
    "The harbour master of Aldhaven said on Tuesday morning that the storm had taken two cranes from the pier.",
    "“We have never seen such a night,” Ida Holm told the harbour radio, and read out the wind of every hour.",
    "The ferry company said that its boat lay safe in the shed and that the first trip was off until Friday.",
    "Divers found both of the cranes on the ground of the basin, one of them on top of an old fishing boat.",
]


def page(title: str, tag: str, stamp: str) -> Article:
    entries = "".join(
        f"<div class=entry><{tag}>{stamp.format(number)}</{tag}><p>{text}</p></div>"
        for number, text in enumerate(ENTRIES)
    )
    html = f"<html lang=en><head><title>{title}</title></head><body><article><h1>{title}</h1>{entries}</article></body></html>"
    return from_html(html, retrieved_at=datetime(2026, 3, 4, tzinfo=UTC), url="https://post.example/live")


@pytest.mark.parametrize("tag", ["span", "div", "strong"])
@pytest.mark.parametrize("stamp", ["0{}:15", "1{}.05 GMT", "{} pm", "1{}:05pm"])
def test_times_in_any_element_beside_the_entries_make_a_live_blog(tag: str, stamp: str) -> None:
    article = page("Storm in Aldhaven – live updates", tag, stamp)
    assert article.page_kind is PageKind.LIVE_BLOG
    bodies = [article.text[part.start : part.end] for part in article.parts if part.role is PartRole.BODY]
    assert bodies == ENTRIES


@pytest.mark.parametrize("stamp", ["2 - {}", "{},50 euros", "No {}"])
def test_other_figures_beside_paragraphs_do_not(stamp: str) -> None:
    assert page("Storm in Aldhaven – live updates", "span", stamp).page_kind is not PageKind.LIVE_BLOG


@pytest.mark.parametrize("tag", ["span", "div"])
@pytest.mark.parametrize("stamp", ["0{}:15", "No {}"])
def test_no_paragraph_is_told_oftener_than_the_page_has_it(tag: str, stamp: str) -> None:
    text = page("Storm takes two cranes in Aldhaven", tag, stamp).text
    assert [text.count(entry) for entry in ENTRIES] == [1] * len(ENTRIES)


def test_a_refrain_that_the_page_has_twice_stays_twice() -> None:
    lines = [*ENTRIES, ENTRIES[0]]
    html = "<article><h1>Storm in Aldhaven</h1>" + "".join(f"<p>{line}</p>" for line in lines) + "</article>"
    article = from_html(f"<html lang=en><body>{html}", retrieved_at=datetime(2026, 3, 4, tzinfo=UTC))
    assert article.text.count(ENTRIES[0]) == 2
