"""The counts of ../shared/data/seed/expected.md, section D, and what a person must read, in the seed article."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from checks.article import from_file
from checks.kinds import dates, quotes, superlatives
from checks.language import SpacyRecogniser, read
from checks.model import PartRole
from checks.reading import Reading


@pytest.fixture(scope="module")
def marked(shared: Path) -> list[dict[str, Any]]:
    """What a person marked in the seed article."""
    return json.loads((shared / "seed" / "gold.json").read_text(encoding="utf-8"))["items"]


@pytest.fixture(scope="module")
def reading(shared: Path, recogniser: SpacyRecogniser) -> Reading:
    """The seed article as it is read."""
    story = (shared / "seed" / "article.txt").read_bytes()
    noon = datetime(2026, 3, 4, 12, tzinfo=UTC)
    return read(
        from_file("article.txt", story, retrieved_at=noon, published=date(2023, 5, 16)),
        recogniser,
    )


def test_every_mention_of_a_person_is_found_and_no_other(
    marked: list[dict[str, Any]], reading: Reading
) -> None:
    persons = [
        (one["start"], one["end"], one.get("refers_to", one["text"]))
        for one in marked
        if one["kind"] == "person"
    ]
    assert [(one.start, one.end, one.subject) for one in reading.persons()] == persons
    assert len(persons) == 8


def test_the_photographer_stands_in_a_credit(reading: Reading) -> None:
    credited = [one.text for one in reading.persons() if one.role is PartRole.CREDIT]
    assert credited == ["Sergey Bobylev"]


def test_every_title_is_given_to_its_person(marked: list[dict[str, Any]], reading: Reading) -> None:
    titles = [(one["text"], one["of"]) for one in marked if one["kind"] == "title"]
    found = [(reading.article.text[one.start : one.end], one.person.subject) for one in reading.appointments]
    assert found == titles
    assert len(titles) == 3


def test_every_date_is_found_and_no_other(marked: list[dict[str, Any]], reading: Reading) -> None:
    spans = [(one["start"], one["end"]) for one in marked if one["kind"] == "date"]
    found = [(claim.start, claim.end) for claim in dates.find(reading)]
    assert len(found) == len(spans) == 5
    assert all(
        start < end_of and start_of < end
        for (start, end), (start_of, end_of) in zip(found, spans, strict=True)
    )


def test_every_quotation_is_found_with_its_speaker(marked: list[dict[str, Any]], reading: Reading) -> None:
    said = [(one["start"], one["speaker"]) for one in marked if one["kind"] == "quote"]
    found = [(claim.start, (claim.speaker or "").removeprefix("the ")) for claim in quotes.find(reading)]
    assert found == said
    assert len(said) == 4


def test_its_superlatives_are_left_to_a_person(reading: Reading) -> None:
    assert [claim.quote for claim in superlatives.find(reading)] == [
        "the most authoritative think tank in Russia",
        "unprecedented summit",
        "the first of its kind",
    ]
