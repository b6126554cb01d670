"""The digest: only what is open, gravest first, at most 15 lines, inert."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot import digest
from bot.blocks import MAX_CHARACTERS, weight
from bot.checklist import Checklist, Line, MarkKind
from bot.thread import Message
from checks.model import Rating, Reason
from tests.bot.test_thread import PAYLOADS
from tests.builders import article, checklist, finding, mark, marked, story_findings

DAY = date(2026, 3, 5)


def drawn(*checklists: Checklist, **names: str) -> Message:
    message = digest.draw(DAY, checklists, names=names)
    assert message is not None
    return message


def lines_of(message: Message) -> list[str]:
    return [block["text"]["text"] for block in message.blocks]


def open_story(number: int = 1, **changes: Any) -> Checklist:
    return checklist(story_findings(), id=number, **changes)


def test_nothing_open_is_no_digest() -> None:
    settled = checklist(lines=tuple(marked(each) for each in story_findings()[:3]))
    assert digest.draw(DAY, (settled, checklist(()))) is None


def test_no_checklist_is_no_digest() -> None:
    assert digest.draw(DAY, ()) is None


def test_what_is_settled_is_left_out() -> None:
    settled = checklist(lines=tuple(marked(each) for each in story_findings()[:3]), id=2)
    assert len(drawn(open_story(), settled).blocks) == 2


def test_a_line_has_headline_thread_count_and_the_gravest_point() -> None:
    line = lines_of(drawn(open_story()))[1]
    assert line.startswith(
        "• <https://slack.example/archives/C1/p100|Harbour town picks a new bridge> · *2 of 2 points and 1 style question open*"
    )
    assert line.endswith("Looks wrong: Tuesday, March 4")


def test_it_says_who_has_taken_what() -> None:
    first, second, third, *_ = story_findings()
    lines = (
        marked(first, MarkKind.MINE, "U1"),
        marked(second, MarkKind.MINE, "U1"),
        marked(third, MarkKind.MINE, "U2"),
    )
    line = lines_of(drawn(checklist(lines=lines), U1="Ana Berg"))[1]
    assert "👀 Ana Berg: Tuesday, March 4 and 1 more; U2: Jon Osterman" in line


def test_who_gave_a_line_back_holds_nothing() -> None:
    found = story_findings()[0]
    marks = (mark(found, MarkKind.MINE), mark(found, MarkKind.MINE, added=False))
    assert "👀" not in lines_of(drawn(checklist(lines=(Line(finding=found, marks=marks),))))[1]


def test_the_gravest_story_leads() -> None:
    style = checklist(
        (finding("a", Rating.DIFFERS, Reason.STYLE), finding("b", Rating.DIFFERS, Reason.STYLE)), id=1
    )
    person = checklist((finding("c", Rating.DIFFERS, Reason.OTHER_PERSON),), id=2)
    assert "Looks wrong: c" in lines_of(drawn(style, person))[1]


@pytest.mark.parametrize(("count", "blocks"), [(1, 2), (13, 14), (14, 15), (40, 15)])
def test_it_has_at_most_15_lines(count: int, blocks: int) -> None:
    message = drawn(*(open_story(number) for number in range(count)))
    assert len(message.blocks) == blocks
    assert weight(message.blocks) <= MAX_CHARACTERS


def test_what_is_cut_is_counted() -> None:
    assert lines_of(drawn(*(open_story(number) for number in range(15))))[-1] == "… and 2 more stories"
    assert lines_of(drawn(*(open_story(number) for number in range(14))))[-1] == "… and 1 more story"


def test_the_notification_counts_points_and_stories() -> None:
    assert drawn(open_story()).text == "2 points and 1 style question still open in 1 story."
    assert (
        drawn(open_story(1), open_story(2)).text == "4 points and 2 style questions still open in 2 stories."
    )


def test_a_story_with_only_a_style_question_open_says_so() -> None:
    first, second, third, *_ = story_findings()
    message = drawn(checklist(lines=(marked(first), marked(second), Line(finding=third))))
    assert message.text == "1 style question still open in 1 story."
    assert "*1 style question open* · Your style?: Jon Osterman" in lines_of(message)[1]


def test_without_a_link_the_headline_stands_alone() -> None:
    assert lines_of(drawn(open_story(link=None)))[1].startswith("• Harbour town picks a new bridge · ")


def test_the_key_is_that_of_the_day() -> None:
    assert drawn(open_story()).key == "digest:2026-03-05"


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_leaves_no_token_and_fits(payload: str) -> None:
    found = finding(payload, Rating.DIFFERS, Reason.PLACE, id="a")
    lines = (marked(found, MarkKind.MINE, "U9"),)
    stories = [
        checklist(lines=lines, id=number, article=replace(article(), headline=payload))
        for number in range(20)
    ]
    message = drawn(*stories, U9=payload)
    assert weight(message.blocks) <= MAX_CHARACTERS
    for line in lines_of(message)[1:-1]:
        ours = line.replace("<https://slack.example/archives/C1/p100|", "", 1).replace("> · *", " · *", 1)
        assert not set("<>`_~") & set(ours)
        assert ours.count("*") == 2
        assert "://" not in ours
