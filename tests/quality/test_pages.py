"""How the texts of pages are scored."""

from __future__ import annotations

from typing import Any

from tests.quality.pages import TOLD, Figures, Sample, Taken, alone, ours

BODY = [
    f"The ferry company said in its letter number {number} that no boat would sail before the first of June."
    for number in range(12)
]


def sample(html: str, **expected: Any) -> Sample:
    return Sample(
        name="ferry",
        html=html.encode(),
        expected={"url": "https://post.example/1", "headline": "New ferry is late", "body": BODY, **expected},
    )


def page(text: str) -> str:
    return f"<html><head><title>New ferry is late</title></head><body><article><h1>New ferry is late</h1>{text}</article></body></html>"


STORY = page("".join(f"<p>{sentence}</p>" for sentence in BODY))


def test_a_story_that_is_refused_is_wrong_in_all() -> None:
    taken = ours(sample(page("")))
    assert not taken.is_right
    assert taken.f1 == 0
    assert [fault.partition(":")[0] for fault in taken.told] == [*TOLD]


def test_a_page_that_is_rightly_refused_has_no_fault() -> None:
    taken = ours(
        Sample(
            name="x",
            html=page("").encode(),
            expected={"url": "https://post.example/1", "trouble": "no_story"},
        )
    )
    assert taken.is_right
    assert taken.told == ()


def test_ours_is_scored_by_the_body_and_the_extractors_by_what_suits_it_best() -> None:
    one = sample("", captions=["The ferry in its shed on the last day of the winter"])
    whole = "\n".join([*BODY, "The ferry in its shed on the last day of the winter"])
    assert Taken(sample=one, text=whole).f1 < 1
    assert Taken(sample=one, text=whole, is_body_only=False).f1 == 1
    assert Taken(sample=one, text="\n".join(BODY), is_body_only=False).f1 == 1
    assert Taken(sample=one, text=f"New ferry is late\n{whole}", is_body_only=False).f1 == 1


def test_the_extractor_alone_reads_a_plain_story() -> None:
    taken = alone(sample(STORY))
    assert taken.is_right
    assert taken.f1 == 1


def test_the_share_of_stories_leaves_out_the_pages_without_one() -> None:
    wall = Sample(name="wall", html=b"", expected={"url": "https://post.example/2", "trouble": "paywall"})
    figures = Figures(
        taken=(Taken(sample=sample(STORY), text="\n".join(BODY)), Taken(sample=wall, text="Pay us"))
    )
    assert figures.right == 0.5
    assert figures.right_stories == 1
