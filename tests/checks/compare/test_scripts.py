from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.compare.scripts import Script, romanised, same_characters, script_of, share_consonants


@pytest.mark.parametrize(
    ("name", "script"),
    [
        ("Škoda", Script.LATIN),
        ("Phạm Minh Chính", Script.LATIN),
        ("Путин", Script.CYRILLIC),
        ("Τσίπρας", Script.GREEK),
        ("عباس", Script.ARABIC),
        ("גנץ", Script.HEBREW),
        ("岸田文雄", Script.EAST_ASIAN),
        ("윤석열", Script.EAST_ASIAN),
        ("Putin Путин", Script.OTHER),
        ("1984", Script.OTHER),
    ],
)
def test_the_script_of_a_name_is_told_by_its_letters(name: str, script: Script) -> None:
    assert script_of(name) is script


@pytest.mark.parametrize(
    ("name", "language", "latin"),
    [
        ("Сергей Шойгу", "ru", "sergey shoygu"),
        ("Григорій", "uk", "hryhorii"),
        ("Григорий", "ru", "grigoriy"),
        ("Александр Вучич", "sr", "aleksandr vucic"),
        ("Ђоковић", "sr", "djokovic"),
        ("Щерев", "bg", "shterev"),
        ("Янка", "be", "yanka"),
        ("Αλέξης Τσίπρας", "el", "alexis tsipras"),
        ("Παπανδρέου", "el", "papandreou"),
    ],
)
def test_each_language_reads_its_letters_in_its_own_way(name: str, language: str, latin: str) -> None:
    assert romanised(name, language) == (latin,)


def test_without_a_language_all_readings_are_given() -> None:
    assert {"grigoriy", "hrihoriy"} <= set(romanised("Григорий"))


@pytest.mark.parametrize("name", ["محمد", "習近平", "Smith", ""])
def test_other_scripts_are_not_romanised(name: str) -> None:
    assert romanised(name) == ()


@pytest.mark.parametrize(
    ("latin", "native"),
    [
        ("Mahmoud Abbas", "محمود عباس"),
        ("Bashar al-Assad", "بشار الأسد"),
        ("Hassan Nasrallah", "حسن نصرالله"),
        ("Yitzhak Rabin", "יצחק רבין"),
        ("Naftali Bennett", "נפתלי בנט"),
    ],
)
def test_arabic_and_hebrew_names_share_their_consonants(latin: str, native: str) -> None:
    assert share_consonants(latin, native)


@pytest.mark.parametrize(
    ("latin", "native"),
    [
        ("Ismail Haniyeh", "محمود عباس"),
        ("Yair Lapid", "נפתלי בנט"),
        ("Ali", "علي"),
        ("Mahmoud Abbas", "Махмуд Аббас"),
    ],
)
def test_other_consonants_or_too_few_of_them_prove_nothing(latin: str, native: str) -> None:
    assert not share_consonants(latin, native)


def test_of_chinese_japanese_and_korean_names_only_the_string_counts() -> None:
    assert same_characters("岸田 文雄", "岸田文雄")
    assert same_characters("エマニュエル・マクロン", "エマニュエルマクロン")
    assert not same_characters("岸田文雄", "岸田武雄")


@given(st.text(max_size=30), st.sampled_from(["", "ru", "uk", "sr", "el", "xx"]))
def test_any_string_is_read_without_an_error(text: str, language: str) -> None:
    assert all(form == form.casefold() for form in romanised(text, language))
