"""The corpus of difficult pages: text, roles, headline, byline, date, and what is refused and why."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checks.article import from_html
from checks.article.charset import decoded
from checks.errors import NoArticle, Trouble
from checks.model import PartRole, PublishedBasis
from tests.quality.pages import (
    LEAST_F1,
    LEAST_RIGHT,
    READ_AT,
    Sample,
    alone,
    f1,
    measure,
    ours,
    said_in,
    samples,
)

SHARED = Path(__file__).resolve().parents[3] / ".." / "shared" / "data" / "html"
ALL = samples()
STORIES = [one for one in ALL if one.is_story]
OTHERS = [one for one in ALL if not one.is_story]
ANSWERS = ("headline", "byline", "published", "basis")


def test_the_corpus_has_every_failure_and_enough_pages() -> None:
    refused = {one.expected["trouble"] for one in OTHERS}
    assert len(ALL) >= 30
    assert refused >= {
        "paywall",
        "consent_wall",
        "not_found",
        "bot_wall",
        "login",
        "video",
        "shop",
        "repository",
    }
    assert refused <= set(Trouble)


@pytest.mark.parametrize("sample", STORIES, ids=lambda one: one.name)
def test_of_every_story_headline_byline_date_and_basis_are_expected_with_one_answer_each(
    sample: Sample,
) -> None:
    headline, byline, published, basis = (sample.expected[what] for what in ANSWERS)
    assert isinstance(headline, str)
    assert byline is None or isinstance(byline, str)
    assert basis in set(PublishedBasis)
    assert (published is None) is (basis == PublishedBasis.UNKNOWN)
    assert published is None or date.fromisoformat(published) <= READ_AT.date()


@pytest.mark.parametrize("sample", STORIES, ids=lambda one: one.name)
def test_headline_byline_date_and_its_basis_are_right(sample: Sample) -> None:
    taken = ours(sample)
    assert taken.text is not None, taken.faults
    assert taken.told == ()


def test_a_story_that_is_refused_is_wrong_in_all_that_is_asked_of_it() -> None:
    refused = ours(replace(STORIES[0], html=b"<title>Page not found</title><p>Nothing here."))
    assert not refused.is_right
    assert {fault.partition(":")[0] for fault in refused.told} >= set(ANSWERS)


@pytest.mark.parametrize("sample", OTHERS, ids=lambda one: one.name)
def test_a_page_without_a_story_is_refused_with_its_reason_and_the_ways_out(sample: Sample) -> None:
    with pytest.raises(NoArticle) as refused:
        from_html(sample.html, retrieved_at=READ_AT, url=sample.expected["url"])
    assert refused.value.trouble == sample.expected["trouble"]
    for way in ("Paste the text", "upload", "factdesk check FILE"):
        assert way in str(refused.value)
    assert len(str(refused.value)) < 300


def test_the_text_is_right_and_nothing_is_made_from_boilerplate() -> None:
    figures = measure(ours)
    wrong = {one.sample.name: one.faults for one in figures.taken if not one.is_right}
    assert figures.right >= LEAST_RIGHT, wrong
    assert figures.f1 >= LEAST_F1, wrong
    assert figures.boilerplate == 0, wrong


def test_it_is_not_the_extractor_alone_that_does_it() -> None:
    assert measure(alone).f1 < measure(ours).f1


@pytest.mark.parametrize(
    ("expected", "got", "figure"),
    [
        ("a b c d e", "a b c d e", 1.0),
        ("a b c d e", "A, b. C d - e", 1.0),
        ("a b c d e", "v w x y z", 0.0),
        ("a b c d e", "", 0.0),
        ("", "", 1.0),
        ("a b c d e", "a b c d", 2 / 3),
    ],
)
def test_f1_is_of_runs_of_four_words(expected: str, got: str, figure: float) -> None:
    assert f1(expected, got) == pytest.approx(figure)


def test_f1_of_a_script_without_spaces_is_of_four_characters() -> None:
    assert f1("新しい橋が開通した", "新しい橋、が開通した。", spaceless=True) == 1.0


SHARED_REFUSED = {
    "02-consent-wall-200": Trouble.CONSENT,
    "03-soft-404": Trouble.NOT_FOUND,
    "09-paywalled-teaser": Trouble.PAYWALL,
    "12-meta-refresh-and-script": Trouble.NO_STORY,
}


def shared_stories() -> list[str]:
    names = {path.name.removesuffix(".expected.json") for path in SHARED.glob("*.expected.json")}
    return sorted(names - SHARED_REFUSED.keys())


def shared_page(name: str) -> tuple[bytes, dict[str, Any]]:
    expected = json.loads((SHARED / f"{name}.expected.json").read_text(encoding="utf-8"))
    return (SHARED / f"{name}.html").read_bytes(), expected


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared pages are not on this machine")
@pytest.mark.parametrize(("name", "trouble"), SHARED_REFUSED.items())
def test_a_shared_page_without_a_whole_story_is_refused_with_its_reason(name: str, trouble: Trouble) -> None:
    html, expected = shared_page(name)
    assert expected.get("article") is False or expected["teaser_only"]
    with pytest.raises(NoArticle) as refused:
        from_html(html, retrieved_at=READ_AT, url="https://news.example/story")
    assert refused.value.trouble is trouble


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared pages are not on this machine")
@pytest.mark.parametrize("name", shared_stories())
def test_a_shared_page_gives_what_is_expected_of_its_body(name: str) -> None:
    html, expected = shared_page(name)
    url = expected.get("canonical", "https://news.example/story")
    article = from_html(html, retrieved_at=READ_AT, url=url)
    body = said_in(article, PartRole.BODY)
    assert [words for words in expected["text_must_contain"] if words not in body] == []
    assert [words for words in expected["text_must_not_contain"] if words and words in body] == []
    assert (article.headline, article.byline) == (expected["title"], expected["byline"])
    assert article.published_at == date.fromisoformat(expected["published"][:10])
    assert article.paid == expected.get("paywall", False)
    if "modified" in expected:
        assert article.modified_time is not None
        assert article.modified_time.isoformat().replace("+00:00", "Z") == expected["modified"]
    if "correction" in expected:
        assert expected["correction"] in said_in(article, PartRole.NOTE)


def test_the_pages_are_in_the_charset_that_their_names_say() -> None:
    wrong = next(one for one in ALL if "charset" in one.name)
    with pytest.raises(UnicodeDecodeError):
        wrong.html.decode()
    assert "Maël Kéroux" in decoded(wrong.html)
