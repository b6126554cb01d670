"""Which words and claims of a later text stand in the place of those that went."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.compare.revised import Successor, says, successors
from checks.model import Claim, ClaimKind, Finding, Rating, Reason, Span, Verdict

TALKS = (
    "Lomian Chancellor Olaf Shtolz said the ferry would sail before the summer. The money had been found.\n\n"
    "President Ana Brandvold welcomed the plan after a morning of talks.\n\n"
    "The talks resume on Friday, May 3, in the same building."
)


def found(text: str, *quotes: str, kind: ClaimKind = ClaimKind.NAME) -> tuple[Finding, ...]:
    """Findings on every place of the quotes; their ids are the quotes."""
    return tuple(
        Finding(
            id=quote,
            claim=Claim(
                kind=kind,
                quote=quote,
                start=text.index(quote),
                end=text.index(quote) + len(quote),
                subject=quote,
                statement="",
                occurrences=tuple(
                    Span(start=at, end=at + len(quote))
                    for at in range(len(text))
                    if text.startswith(quote, at)
                ),
            ),
            verdict=Verdict(rating=Rating.NO_REFERENCE, reason=Reason.NONE, explanation=""),
            subject=quote,
        )
        for quote in quotes
    )


def after(
    before: str,
    gone: str,
    text: str,
    *now: str,
    fresh: frozenset[str] | None = None,
    kind: ClaimKind = ClaimKind.NAME,
) -> Successor:
    """What stands in the place of one claim."""
    standing = found(text, *now, kind=kind)
    ids = frozenset(now) if fresh is None else fresh
    return successors(before, found(before, gone, kind=kind), text, standing, fresh=ids)[gone]


def took_over(successor: Successor) -> str | None:
    return None if successor.finding is None else successor.finding.id


def test_a_respelt_name_takes_the_place_of_the_old_one() -> None:
    text = TALKS.replace("Shtolz", "Stolz")
    successor = after(TALKS, "Olaf Shtolz", text, "Olaf Stolz", "Ana Brandvold")
    assert (successor.words, took_over(successor)) == ("Olaf Stolz", "Olaf Stolz")


def test_another_person_in_the_same_place_takes_it_too() -> None:
    text = TALKS.replace("Ana Brandvold", "Maria Quist")
    assert took_over(after(TALKS, "Ana Brandvold", text, "Maria Quist", "Olaf Shtolz")) == "Maria Quist"


@pytest.mark.parametrize(
    "order",
    [(2, 1, 0), (1, 2, 0), (0, 2, 1)],
)
def test_the_place_is_found_in_a_paragraph_that_was_moved(order: tuple[int, ...]) -> None:
    paragraphs = TALKS.split("\n\n")
    text = "\n\n".join(paragraphs[place] for place in order).replace("Friday, May 3", "Saturday, May 4")
    successor = after(TALKS, "Friday, May 3", text, "Saturday, May 4", kind=ClaimKind.DATE)
    assert took_over(successor) == "Saturday, May 4"


def test_nothing_takes_the_place_of_a_sentence_that_was_deleted() -> None:
    text = TALKS.replace("President Ana Brandvold welcomed the plan after a morning of talks.\n\n", "")
    assert after(TALKS, "Ana Brandvold", text, "Olaf Shtolz") == Successor(words=None)


def test_nothing_takes_the_place_of_words_that_were_cut_from_their_sentence() -> None:
    text = TALKS.replace(" on Friday, May 3,", "")
    assert after(TALKS, "Friday, May 3", text, kind=ClaimKind.DATE) == Successor(words=None)


def test_a_new_sentence_elsewhere_takes_no_place() -> None:
    text = TALKS.replace("The money had been found.", "Maria Quist paid for it.")
    text = text.replace("President Ana Brandvold welcomed the plan after a morning of talks.\n\n", "")
    assert took_over(after(TALKS, "Ana Brandvold", text, "Maria Quist", "Olaf Shtolz")) is None


def test_in_a_sentence_that_was_written_anew_nothing_takes_the_place() -> None:
    text = TALKS.replace(
        "President Ana Brandvold welcomed the plan after a morning of talks.",
        "Fishermen from the north led by Maria Quist blocked the plan with forty boats.",
    )
    assert took_over(after(TALKS, "Ana Brandvold", text, "Maria Quist", "Olaf Shtolz")) is None


def test_a_claim_of_another_kind_takes_no_place() -> None:
    text = TALKS.replace("Ana Brandvold", "of the Ald Union")
    standing = found(text, "Ald Union", kind=ClaimKind.ORGANISATION)
    gone = found(TALKS, "Ana Brandvold")
    successor = successors(TALKS, gone, text, standing, fresh=frozenset({"Ald Union"}))["Ana Brandvold"]
    assert (successor.words, successor.finding) == ("of the Ald Union", None)


def test_a_claim_that_is_new_is_preferred_to_one_that_stood_before() -> None:
    text = TALKS.replace("Ana Brandvold", "Olaf Shtolz and Maria Quist")
    successor = after(
        TALKS, "Ana Brandvold", text, "Olaf Shtolz", "Maria Quist", fresh=frozenset({"Maria Quist"})
    )
    assert took_over(successor) == "Maria Quist"


def test_words_that_were_added_on_both_sides_change_no_place() -> None:
    text = TALKS.replace("resume on Friday, May 3, in", "are to resume early on Friday, May 10, once more in")
    assert (
        took_over(after(TALKS, "Friday, May 3", text, "Friday, May 10", kind=ClaimKind.DATE))
        == "Friday, May 10"
    )


def test_the_later_places_of_a_claim_count_where_its_first_is_gone() -> None:
    before = TALKS + "\n\nFour hours later Olaf Shtolz left by the night train."
    text = before.split("\n\n", 1)[1].replace("Shtolz", "Stolz")
    assert took_over(after(before, "Olaf Shtolz", text, "Olaf Stolz")) == "Olaf Stolz"


def test_a_title_before_a_name_ends_no_sentence() -> None:
    before = "“We wait,” said Gen. Tomas Arkel. Nobody came.\n\nIt rained."
    text = before.replace("Tomas Arkel", "Tomas Arkell")
    assert took_over(after(before, "Tomas Arkel", text, "Tomas Arkell")) == "Tomas Arkell"


@pytest.mark.parametrize("blank", ["", " ", "\n\n", "Ann", "“", "." * 50])
def test_next_to_no_text_has_no_places(blank: str) -> None:
    assert after(TALKS, "Olaf Shtolz", blank) == Successor(words=None)


@pytest.mark.timeout(20)
def test_a_text_of_one_sentence_without_end_is_compared_in_time() -> None:
    endless = "and Ald and Berg said so " * 8_000
    before, text = endless + "Olaf Shtolz", endless + "Olaf Stolz and more"
    gone = replace(found("Olaf Shtolz", "Olaf Shtolz")[0])
    at = len(endless)
    gone = replace(gone, claim=replace(gone.claim, start=at, end=at + 11, occurrences=()))
    assert successors(before, (gone,), text, (), fresh=frozenset())["Olaf Shtolz"].finding is None


@pytest.mark.timeout(20)
def test_a_text_of_thousands_of_like_sentences_is_compared_in_time() -> None:
    before = "\n\n".join(f"Town {number} said no to plan {number % 7}." for number in range(4_000))
    text = before.replace("said no", "said yes")
    successor = after(before, "Town 3999", text)
    assert successor.finding is None


@pytest.mark.parametrize(
    ("words", "wanted", "is_in"),
    [
        ("said Petr Fiala’s office", "Petr Fiala", True),
        ("said Petr Fiala yesterday", "petr fiala", True),
        ("Andrej Babiš", "Andrej Babis", True),
        ("Stolzing", "Stolz", False),
        ("on Friday, May 3, in", "Friday, May 3", True),
        ("on Friday, May 30", "Friday, May 3", False),
        (None, "Stolz", False),
        ("Stolz", "", False),
    ],
)
def test_words_contain_whole_words(words: str | None, wanted: str, is_in: bool) -> None:
    assert says(words, wanted) is is_in
