"""Articles marked by hand are read as README.md tells it, and wrong marks are told with their line."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from tests.quality.gold import Gold
from tests.quality.markup import MarkupError, faults, parse, unmarked

HEADER = "published: 2024-03-05\ndesk: business\n\n"


def article(body: str, header: str = HEADER) -> Gold:
    return parse(header + body, name="ferry")


def test_the_text_is_what_stands_without_the_marks() -> None:
    gold = article("Ferry line\n\n⟦t:Bo Lee|Pilot⟧ ⟦p|Bo Lee⟧ left.\n")
    assert gold.text == "Ferry line\n\nPilot Bo Lee left."
    assert (gold.published, gold.desk) == (date(2024, 3, 5), "business")


def test_every_mark_points_at_its_words() -> None:
    gold = article(
        "⟦q:Bo Lee|“Ask ⟦p|Ana Brandvold⟧,”⟧ said ⟦t:Bo Lee|pilot⟧ ⟦p|Bo Lee⟧ ⟦d:2024-03-04|on Monday⟧."
    )
    marks = (*gold.persons, *gold.titles, *gold.dates, *gold.quotes)
    assert [gold.text[mark.start : mark.end] for mark in marks] == [mark.text for mark in marks]
    assert [quote.text for quote in gold.quotes] == ["“Ask Ana Brandvold,”"]


def test_a_later_form_belongs_to_the_longest_one() -> None:
    gold = article("⟦p|Bo Lee⟧ and ⟦p:Bo Lee|Lee⟧")
    assert [person.canonical for person in gold.persons] == ["Bo Lee", "Bo Lee"]


def test_a_shared_title_is_everybodys() -> None:
    gold = article("⟦t:Bo Lee; Ana Brandvold|pilots⟧ ⟦p|Bo Lee⟧ and ⟦p|Ana Brandvold⟧")
    assert [title.canonical for title in gold.titles] == ["Bo Lee", "Ana Brandvold"]


@pytest.mark.parametrize(
    ("told", "readings"),
    [
        ("2024-02-29", ((date(2024, 2, 29), date(2024, 2, 29)),)),
        ("2024-02", ((date(2024, 2, 1), date(2024, 2, 29)),)),
        ("1990..1999", ((date(1990, 1, 1), date(1999, 12, 31)),)),
        ("2014..", ((date(2014, 1, 1), None),)),
        ("2024-02-26;2024-03-04", ((date(2024, 2, 26),) * 2, (date(2024, 3, 4),) * 2)),
        ("?", ()),
    ],
)
def test_a_date_is_a_stretch_of_the_calendar(told: str, readings: object) -> None:
    (day,) = article(f"then ⟦d:{told}|then⟧").dates
    assert day.readings == readings


def test_a_work_says_what_the_text_tells_of_it() -> None:
    film, law = article("⟦w:film:Bo Lee:2023|Rocks⟧ and the ⟦w:law::|Harbour Act⟧").works
    assert (film.form, film.author, film.year) == ("film", "Bo Lee", 2023)
    assert (law.form, law.author, law.year) == ("law", "", None)


def test_the_header_may_narrow_what_is_marked() -> None:
    assert article("Ferry").marked == {"persons", "titles", "dates", "works", "quotes"}
    assert article("Ferry", "published: 2024-03-05\nmarked: persons, dates\n\n").marked == {
        "persons",
        "dates",
    }


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (HEADER + "one\n⟦p|Bo Lee left", "line 5: a mark 'p' is not closed"),
        (HEADER + "Bo Lee⟧ left", "line 4: a ⟧ closes nothing"),
        (HEADER + "⟦x|Bo Lee⟧", "line 4: .* opens no mark"),
        (HEADER + "⟦p| Bo Lee⟧", "begins or ends with a blank"),
        (HEADER + "⟦p:Bo Lee|Lee⟧", "no mark's words are 'Bo Lee'"),
        (HEADER + "⟦t|pilot⟧ ⟦p|Bo Lee⟧", "names nobody"),
        (HEADER + "⟦t:Bo|pilot⟧ ⟦p|Bo Lee⟧", "'Bo''s, who is marked nowhere"),
        (HEADER + "⟦d:Monday|Monday⟧", "Write 2023-05-16"),
        (HEADER + "⟦d:2024-05-02..2024-05-01|then⟧", "Write 2023-05-16"),
        (HEADER + "⟦d|Monday⟧", "Write 2023-05-16"),
        (HEADER + "⟦w:film:Lee:soon|Rocks⟧", "form:author:year"),
        ("desk: business\n\nFerry", "published: YYYY-MM-DD"),
        ("published: 2024-03-05\nmarked: people\n\nFerry", "knows no 'people'"),
        ("Ferry line\n\nBo Lee left.", "line 1 is no header line"),
        ("published: 2024-03-05", "there is no text"),
    ],
)
def test_a_wrong_mark_is_told_with_the_way_to_mend_it(source: str, told: str) -> None:
    with pytest.raises(MarkupError, match=f"^ferry: .*{told}"):
        parse(source, name="ferry")


def test_marks_of_one_start_come_outer_ones_first() -> None:
    _, marks = unmarked("⟦q:x|⟦p|Bo⟧ left⟧")
    assert [mark.letter for mark in marks] == ["q", "p"]


def test_the_files_at_fault_are_named(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(HEADER + "⟦p|Bo Lee⟧", encoding="utf-8")
    (tmp_path / "bad.txt").write_text(HEADER + "⟦p|Bo Lee", encoding="utf-8")
    assert [fault.partition(":")[0] for fault in faults(sorted(tmp_path.glob("*.txt")))] == ["bad"]


def test_the_example_of_the_page_is_marked_well() -> None:
    page = (Path(__file__).parent / "README.md").read_text(encoding="utf-8")
    block = re.search(r"(?:^    .*\n|^\n)+", page[page.index("    published:") :], re.MULTILINE)
    assert block is not None
    gold = parse(re.sub(r"^    ", "", block[0], flags=re.MULTILINE), name="example")
    assert [person.canonical for person in gold.persons] == ["Ana Brandvold"] * 2
    assert (len(gold.titles), len(gold.dates), len(gold.quotes)) == (1, 2, 1)
