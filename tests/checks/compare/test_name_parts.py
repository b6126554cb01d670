from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.compare.name_parts import is_family_first, is_patronymic, may_turn, parts_of


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Antony J. Blinken", ("antony", "j", "blinken")),
        ("J.D. Vance", ("j", "d", "vance")),
        ("APJ Abdul Kalam", ("a", "p", "j", "abdkalam")),
        ("XI Jinping", ("xi", "jinping")),
        ("Abdel Fattah el-Sisi", ("abdfattah", "sisi")),
        ("Abdul Rahman al-Sudais", ("abdrahman", "sudais")),
        ("Abu Bakr al-Baghdadi", ("abubakr", "baghdadi")),
        ("Mohammed bin Salman Al Saud", ("mohammed", "salman", "saud")),
        ("Ursula von der Leyen", ("ursula", "leyen")),
        ("José Ortega y Gasset", ("jose", "ortega", "gasset")),
        ("Kim Jong-un", ("kim", "jong", "un")),
        ("Ilham Heydar oglu Aliyev", ("ilham", "heydaroglu", "aliyev")),
        ("Van Morrison", ("van", "morrison")),
        ("Earvin “Magic” Johnson", ("earvin", "johnson")),
        ("Sean O’Casey", ("sean", "ocasey")),
        ("Dr. Martin Luther King Jr.", ("martin", "luther", "king")),
    ],
)
def test_a_name_is_taken_apart_by_the_ways_of_its_culture(name: str, words: tuple[str, ...]) -> None:
    assert parts_of(name).words == words


@pytest.mark.parametrize(
    ("name", "suffix"), [("Donald Trump Jr.", "jr"), ("Charles III", "iii"), ("Jinping Xi", ""), ("Xi", "")]
)
def test_a_numeral_is_no_family_name(name: str, suffix: str) -> None:
    assert parts_of(name).suffix == suffix


def test_letters_that_some_newsrooms_spell_out_are_read_either_way() -> None:
    assert parts_of("Jörg Müller").words == ("jorg", "muller")
    assert parts_of("Jörg Müller", spelt_out=True).words == ("joerg", "mueller")


@pytest.mark.parametrize(
    "word", ["yuryevich", "ivanovna", "serhiyivna", "ilyich", "heydaroglu", "volodymyrovych"]
)
def test_a_fathers_name_is_known_by_its_ending(word: str) -> None:
    assert is_patronymic(word)


@pytest.mark.parametrize("word", ["milosevic", "richard", "lavrov", "ivan", "heinrich"])
def test_other_endings_are_no_fathers_names(word: str) -> None:
    assert not is_patronymic(word)


@pytest.mark.parametrize("name", ["Xi Jinping", "Kim Jong Un", "Nguyen Phu Trong", "Park Geun-hye"])
def test_chinese_korean_and_vietnamese_names_have_the_family_first(name: str) -> None:
    assert is_family_first(parts_of(name).words)


@pytest.mark.parametrize("name", ["Kim Clijsters", "Lee Child", "Kim Gordon", "Long John Silver Smith"])
def test_western_given_names_are_no_families(name: str) -> None:
    assert not is_family_first(parts_of(name).words)


@pytest.mark.parametrize("name", ["Viktor Orban", "Fumio Kishida", "Jinping Xi", "Lavrov Sergey Viktorovich"])
def test_names_that_are_written_in_either_order(name: str) -> None:
    assert may_turn(parts_of(name).words)


@pytest.mark.parametrize("name", ["Henry James", "George Michael", "Olaf Scholz", "Michelle Obama"])
def test_names_that_are_written_in_one_order(name: str) -> None:
    assert not may_turn(parts_of(name).words)


@given(st.text(max_size=40))
def test_any_string_is_taken_apart_with_a_link_for_each_word(text: str) -> None:
    parts = parts_of(text)
    assert len(parts.words) == len(parts.links)
