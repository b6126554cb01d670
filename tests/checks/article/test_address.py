"""One key for one story; and links that lead to no story."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.article import canonical, leads_elsewhere, story_key
from checks.article.address import canonical_of_page
from checks.errors import Trouble

STORY = "https://www.paper.example/2025/ferry"


@pytest.mark.parametrize(
    "same",
    [
        "http://www.paper.example/2025/ferry",
        "https://paper.example/2025/ferry/",
        "https://m.paper.example/2025/ferry",
        "https://mobile.paper.example/2025/ferry#comments",
        "https://amp.paper.example/2025/ferry",
        "https://www.paper.example/2025/ferry/amp/",
        "https://www.paper.example/2025/ferry.amp",
        "https://www.paper.example/amp/2025/ferry",
        "https://www.paper.example/2025/ferry?amp=1&utm_source=x",
        "https://www.paper.example/2025/ferry?outputType=amp",
        "https://www.google.com/amp/s/www.paper.example/2025/ferry",
        "https://www-paper-example.cdn.ampproject.org/c/s/www.paper.example/2025/ferry",
    ],
)
def test_all_addresses_of_a_story_have_one_key(same: str) -> None:
    assert story_key(same) == story_key(STORY)


@pytest.mark.parametrize(
    "other",
    [
        "https://www.paper.example/2025/ferry-2",
        "https://www.paper.example/2025/ferry?id=2",
        "https://news.paper.example/2025/ferry",
        "https://www.paper.example:8443/2025/ferry",
        "https://www.other.example/2025/ferry",
        "https://www.paper.example/2025/ferry/amphibians",
    ],
)
def test_another_story_has_another_key(other: str) -> None:
    assert story_key(other) != story_key(STORY)


def test_the_order_of_parameters_does_not_matter_to_the_key() -> None:
    assert story_key("https://a.example/x?b=2&a=1") == story_key("https://a.example/x?a=1&b=2")


@given(st.text(max_size=60))
def test_any_text_has_a_key_and_a_canonical_form_that_stays(text: str) -> None:
    story_key(text)
    assert canonical(canonical(text)) == canonical(text)


@pytest.mark.parametrize(
    ("claimed", "url", "is_amp", "believed"),
    [
        (None, "https://amp.paper.example/ferry/amp", True, "https://paper.example/ferry"),
        (None, "https://www.paper.example/amp/ferry", True, "https://www.paper.example/ferry"),
        (None, "https://www.paper.example/music/amp", False, "https://www.paper.example/music/amp"),
        (STORY, "https://m.paper.example/2025/ferry?x=1", False, STORY),
        (STORY, "https://www.google.com/amp/s/amp.paper.example/ferry", True, STORY),
        (
            "https://evil.example/ferry",
            "https://amp.paper.example/ferry",
            True,
            "https://paper.example/ferry",
        ),
        ("/", "https://www.paper.example/ferry", False, "https://www.paper.example/ferry"),
    ],
)
def test_a_canonical_address_is_followed_where_it_is_of_the_same_site(
    claimed: str | None, url: str, is_amp: bool, believed: str
) -> None:
    assert canonical_of_page(claimed, url, is_amp=is_amp) == believed


@pytest.mark.parametrize(
    ("url", "trouble"),
    [
        ("https://www.youtube.com/watch?v=1", Trouble.VIDEO),
        ("https://youtu.be/1", Trouble.VIDEO),
        ("https://paper.example/clip.mp4", Trouble.VIDEO),
        ("https://github.com/a/b", Trouble.REPOSITORY),
        ("https://docs.google.com/document/d/1", Trouble.DOCUMENT),
        ("https://newsroom.slack.com/archives/C1/p1", Trouble.DOCUMENT),
        ("https://paper.example/budget.xlsx?x=1", Trouble.DOCUMENT),
        ("https://www.amazon.co.uk/dp/1", Trouble.SHOP),
        ("https://shop.paper.example/mug", Trouble.SHOP),
        ("https://paper.example/2025/ferry", None),
        ("https://paper.example/2025/amazon.com-fined", None),
        ("https://notgithub.com/story", None),
        ("https://paper.example/story.html", None),
        ("https://paper.example/v1.2/story", None),
        ("not a link", None),
        ("http://[", None),
    ],
)
def test_an_address_that_leads_to_no_story_is_told(url: str, trouble: Trouble | None) -> None:
    assert leads_elsewhere(url) is trouble


@pytest.mark.parametrize("before", ["\x16\t", "\t\x14", " \x00", "\u00a0"])
def test_controls_around_an_address_hide_no_viewer(before: str) -> None:
    assert (
        canonical(f"{before}http://www.google.com/amp/s/paper.example/story") == "https://paper.example/story"
    )
