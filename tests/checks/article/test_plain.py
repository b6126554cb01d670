"""Pasted text: lines of the site it was copied from, and of the agency that sent it, are notes; nothing is altered."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from checks.article import from_text
from checks.model import Article, PartRole

FIRST = "The harbour of Aldhaven reopened on Tuesday after a storm, the port said."
LAST = "Ida Holm, the harbour master, said that two cranes were lost."


def read(*lines: str) -> Article:
    return from_text("\n\n".join(lines), retrieved_at=datetime(2025, 6, 1, tzinfo=UTC))


def of(article: Article, role: PartRole) -> list[str]:
    return [article.text[part.start : part.end] for part in article.parts if part.role is role]


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Norway’s king Jo Aas opens the bridge",
        "Sign up to our newsletter, written by Jo Aas, every morning.",
        "Advertisement",
        "Share",
        "Comments 123",
        "16 May 2023 10:31 BST",
        "Get unlimited access. £2 a month.",
        "Also read | Jo Aas visits Oslo",
    ],
)
def test_a_line_of_the_site_is_a_note_and_the_text_stays(line: str) -> None:
    article = read("Harbour opens again", FIRST, line, LAST)
    assert article.text == f"Harbour opens again\n\n{FIRST}\n\n{line}\n\n{LAST}"
    assert of(article, PartRole.NOTE) == [line]
    assert of(article, PartRole.BODY) == [FIRST, LAST]


@pytest.mark.parametrize(
    "line",
    [
        "Read more books, the teacher told the 40 pupils.",
        "Sign up for the army rose by 12 percent in May.",
        "Share prices fell by a tenth on Monday.",
        "Comments by the mayor drew 300 letters.",
        "Home news was all that the paper printed in 1944.",
    ],
)
def test_a_sentence_that_begins_like_one_stays_in_the_body(line: str) -> None:
    assert line in "\n".join(of(read("Harbour opens again", FIRST, line, LAST), PartRole.BODY))


@pytest.mark.parametrize("menu", ["Home News", "Home | News | Politics", "World › Europe"])
def test_a_menu_above_the_headline_is_a_note(menu: str) -> None:
    article = read(menu, "Harbour opens again", FIRST, LAST)
    assert article.headline == "Harbour opens again"
    assert of(article, PartRole.NOTE) == [menu]


@pytest.mark.parametrize(
    "line",
    [
        "EMBARGOED UNTIL 00:01 WEDNESDAY 17 MAY 2023",
        "BULLETIN KILL",
        "KILL: Harbour-Storm",
        "Eds: UPDATES with quotes. With AP Photos.",
        "AP-Harbour-Storm,2nd Ld-Writethru",
        "BC-HARBOUR-STORM",
        "SLUG: HARBOUR-STORM",
        "(Corrects spelling of Holm in paragraph 2)",
    ],
)
def test_an_agencys_line_above_a_story_is_a_note_and_no_headline(line: str) -> None:
    article = read(line, "Harbour opens again", FIRST, LAST)
    assert article.headline == "Harbour opens again"
    assert of(article, PartRole.NOTE) == [line]
    assert read(line, FIRST, LAST).headline == ""


def test_slug_and_change_around_a_headline_are_notes() -> None:
    line = "CORRECTED-UPDATE 2-Harbour opens after storm (Corrects spelling of Holm in para 2)"
    article = read(line, f"OSLO, May 1 (Reuters) - {FIRST}", LAST)
    assert article.headline == "Harbour opens after storm"
    assert of(article, PartRole.HEADLINE) == ["Harbour opens after storm"]
    assert of(article, PartRole.NOTE) == ["CORRECTED-UPDATE 2-", "(Corrects spelling of Holm in para 2)"]
    assert article.text.startswith(line)


@pytest.mark.parametrize(
    "line",
    [
        "Explainer: who may vote in Aldhaven",
        "In pictures: the storm of Aldhaven",
        "Kill the bill, say 400 marchers",
        "Harbour-master quits after storm (twice)",
        "Corrects or not, the port is late",
        "Update on the harbour of Aldhaven",
        "Well-known harbour opens again",
    ],
)
def test_such_a_headline_stays_one(line: str) -> None:
    article = read(line, FIRST, LAST)
    assert article.headline == line
    assert of(article, PartRole.NOTE) == []


def test_the_associated_press_underscore_is_a_dateline() -> None:
    article = read(f"OSLO (AP) _ {FIRST}", LAST)
    assert article.agency == "AP"
    assert of(article, PartRole.BODY) == [f"{FIRST}\n\n{LAST}"]
