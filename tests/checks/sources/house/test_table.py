"""The house list's file: what spreadsheets write is read, and what is written runs nothing in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.compare.house import HouseEntry, HouseKind
from checks.errors import Unreadable
from checks.sources.house import BadList, read_list, write_list
from checks.sources.house.table import checked

KYIV = HouseEntry(name="Kyiv", kind=HouseKind.PLACE, avoid=("Kiev", "Kieff"), note="Since 2019")
PLAIN = "name,kind,avoid,accept,note,never_send\nKyiv,place,Kiev|Kieff,,Since 2019,no\n"


def bare(entries: tuple[HouseEntry, ...]) -> tuple[HouseEntry, ...]:
    return tuple(replace(entry, row=0) for entry in entries)


def problems(text: str) -> tuple[str, ...]:
    with pytest.raises(BadList) as caught:
        read_list(text.encode())
    return caught.value.problems


@pytest.mark.parametrize(
    "content",
    [
        PLAIN.encode(),
        PLAIN.encode("utf-8-sig"),
        PLAIN.encode("utf-16"),
        PLAIN.replace(",", ";").encode("utf-8-sig"),
        PLAIN.replace(",", "\t").encode("utf-16"),
        PLAIN.replace("\n", "\r\n").encode(),
        ("sep=;\n" + PLAIN.replace(",", ";")).encode(),
        PLAIN.replace("\n", ",,\n").encode(),
        (PLAIN + ",,,,,\n\n").encode(),
        ("\n" + PLAIN).encode(),
        PLAIN.replace("never_send", "Never Send").replace("name", " Name ").encode(),
        b'"name";"kind";"avoid";"note"\n"Kyiv";"Place";"Kiev | Kieff";"Since\n2019"\n',
    ],
)
def test_what_spreadsheets_write_is_read(content: bytes) -> None:
    assert bare(read_list(content)) == (KYIV,)


def test_a_list_of_names_alone_is_a_list() -> None:
    assert [entry.name for entry in read_list(b"name\nKyiv\nDnipro\n")] == ["Kyiv", "Dnipro"]


def test_lines_on_one_name_are_joined() -> None:
    (entry,) = read_list(b"name,kind,avoid,never_send\nKyiv,place,Kiev,\nKYIV,place,Kieff,x\n")
    assert (entry.name, entry.avoid, entry.never_send, entry.row) == ("Kyiv", ("Kiev", "Kieff"), True, 2)


def test_every_bad_line_is_told_with_what_to_do() -> None:
    told = problems("name,kind,never_send\nKyiv,planet,\n,place,\nDnipro,place,perhaps\nLviv,place,no\n")
    assert [one.partition(":")[0] for one in told] == ["Line 2", "Line 3", "Line 4"]
    assert "The kinds are person, organisation, place, work, other." in told[0]
    assert "Write the form that the house uses." in told[1]
    assert "yes or no" in told[2]


def test_the_line_is_that_of_the_file_even_after_a_cell_of_two_lines() -> None:
    (told,) = problems('name,kind,note\nKyiv,place,"one\ntwo"\nDnipro,planet,\n')
    assert told.startswith("Line 4:")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        ("nom,kind\nKyiv,place\n", "no column 'nom'"),
        ("kind,note\nplace,x\n", "column name is missing"),
        ("name,name\nKyiv,x\n", "twice"),
        ("name,kind\nKyiv,place,more\n", "more cells"),
        ("name,avoid\nKyiv,Kyiv\n", "both used and avoided"),
        ("name,kind,avoid\nKyiv,place,Kiev\nKiev,place,\n", "which line 3 writes"),
        ("name\n" + "x" * 201 + "\n", "longer than 200"),
        ("name\n---\n", "no letter"),
        ("name,added_at\nKyiv,yesterday\n", "added_at"),
    ],
)
def test_a_file_that_is_no_list_is_refused_whole(text: str, said: str) -> None:
    assert said in problems(text)[0]


def test_a_file_in_another_encoding_is_refused_with_advice() -> None:
    with pytest.raises(Unreadable, match="CSV UTF-8"):
        read_list("name\nZürich\n".encode("cp1252"))


def test_very_many_problems_are_cut() -> None:
    with pytest.raises(BadList, match="and 30 more"):
        read_list(("name,kind\n" + "Kyiv,planet\n" * 50).encode())


@pytest.mark.parametrize(
    "evil", ["=1+1", "+49 Quay", "-12 Degrees", "@Example", '=HYPERLINK("x")', "'=1", "Ald;=1+1"]
)
def test_no_cell_is_a_formula_in_any_spreadsheet(evil: str) -> None:
    content = write_list([HouseEntry(name=evil, note=evil, avoid=("b", f"{evil} b"))])
    text = content.decode("utf-8-sig")
    for delimiter in ",;\t":
        for row in csv.reader(io.StringIO(text), delimiter=delimiter):
            assert not [cell for cell in row if re.match(r"\s*[=+\-@]", cell)]
    assert read_list(content)[0].name == evil


LETTERS = st.text(
    alphabet=st.one_of(st.sampled_from("=+-@'|\\;,\"\t Aé中"), st.characters(codec="utf-8")), max_size=12
)
ENTRIES = st.builds(
    HouseEntry,
    name=LETTERS.map(lambda text: f"{text} a"),
    kind=st.sampled_from(HouseKind),
    avoid=st.lists(LETTERS, max_size=3).map(tuple),
    accepted=st.lists(LETTERS, max_size=3).map(tuple),
    note=LETTERS,
    never_send=st.booleans(),
    added_by=LETTERS,
    added_at=st.one_of(st.none(), st.just(datetime(2026, 3, 4, 9, 1, 2, 3, tzinfo=UTC))),
    origin=LETTERS,
)


@given(entry=ENTRIES)
def test_what_is_written_is_read_back_as_it_was(entry: HouseEntry) -> None:
    try:
        tidied = checked(entry)
    except ValueError:
        return
    assert bare(read_list(write_list([tidied]))) == (tidied,)
