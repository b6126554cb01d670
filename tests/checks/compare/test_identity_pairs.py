"""Pairs of names of the same person, of variants of a name, and of other people: no wrong merge, the misses listed."""

from __future__ import annotations

import pytest

from checks.compare.names import NameLikeness, compare_names

SAME, VARIANT, OTHER = "same", "variant", "other"

# Half of them from outside Western Europe and America. SAME: one name as it is written in two places. VARIANT: a short
# form, a nickname, another romanisation or a misspelling. OTHER: two people.
PAIRS = [
    ("George H. W. Bush", "George W. Bush", OTHER),
    ("Donald Trump", "Donald Trump Jr.", OTHER),
    ("Joe Biden", "Hunter Biden", OTHER),
    ("Joe Biden", "Jill Biden", OTHER),
    ("John Kerry", "John Key", OTHER),
    ("Joe Biden", "Joseph R. Biden", VARIANT),
    ("Tony Blinken", "Antony Blinken", VARIANT),
    ("Anthony Blinken", "Antony Blinken", VARIANT),
    ("Antony J. Blinken", "Antony Blinken", VARIANT),
    ("JD Vance", "J. D. Vance", SAME),
    ("Olaf Schultz", "Olaf Scholz", VARIANT),
    ("Georgia Meloni", "Giorgia Meloni", VARIANT),
    ("Gordon Browne", "Gordon Brown", VARIANT),
    ("Jon Smyth", "John Smith", VARIANT),
    ("Emanuel Macrone", "Emmanuel Macron", VARIANT),
    ("Brigitte Macron", "Emmanuel Macron", OTHER),
    ("Bill Gates", "Bill Bates", OTHER),
    ("Mario Draghi", "Maria Draghi", OTHER),
    ("Daniel Ortega", "Daniela Ortega", OTHER),
    ("Elizabeth I", "Elizabeth II", OTHER),
    ("Charles", "Charles III", VARIANT),
    ("Haakon V", "Harald V", OTHER),
    ("George Michael", "Michael George", OTHER),
    ("Henry James", "James Henry", OTHER),
    ("Ursula van der Leyen", "Ursula von der Leyen", VARIANT),
    ("Leyen", "Ursula von der Leyen", VARIANT),
    ("Heiko Mueller", "Heiko Müller", SAME),
    ("Lars Lokke Rasmussen", "Lars Løkke Rasmussen", SAME),
    ("Lars Loekke Rasmussen", "Lars Løkke Rasmussen", SAME),
    ("António Guterres", "Antonio Guterres", SAME),
    ("Scott Fitzgerald", "F. Scott Fitzgerald", VARIANT),
    ("Hillary Clinton", "Hillary Rodham Clinton", VARIANT),
    ("Hillary Clinton", "Chelsea Clinton", OTHER),
    ("Martin Luther", "Martin Luther King", OTHER),
    ("Katrin Jakobsdottir", "Katrín Jakobsdóttir", SAME),
    ("Katrín Jakobsdóttir", "Katrín Júlíusdóttir", OTHER),
    ("Alexis Tsipras", "Aleksis Tsipras", VARIANT),
    ("Pedro Sánchez", "Pedro Sánchez Pérez-Castejón", VARIANT),
    ("Gabriel García Márquez", "Gabriel Márquez", OTHER),
    ("García Márquez", "Gabriel García Márquez", VARIANT),
    ("Felipe Calderon", "Felipe Calderón Hinojosa", VARIANT),
    ("Andrés Obrador", "Andrés Manuel López Obrador", OTHER),
    ("Lula", "Luiz Inácio Lula da Silva", VARIANT),
    ("Luis Inacio Lula da Silva", "Luiz Inácio Lula da Silva", VARIANT),
    ("Mykhailo Galuzin", "Mikhail Galuzin", VARIANT),
    ("Mykhailo Galuzin", "Mikhail Yuryevich Galuzin", VARIANT),
    ("Galuzin Mikhail Yuryevich", "Mikhail Galuzin", VARIANT),
    ("Sergei Lavrov", "Sergey Lavrov", VARIANT),
    ("Sergey Lavrov", "Sergey Lavrinov", OTHER),
    ("Vladimir Putin", "Vladimir Medinsky", OTHER),
    ("Vladimir Poutine", "Vladimir Putin", VARIANT),
    ("Vladimir Vladimirovich Putin", "Vladimir Spiridonovich Putin", OTHER),
    ("Vladimir Zelensky", "Volodymyr Zelenskyy", VARIANT),
    ("Kasim-Zhomart Tokaev", "Kassym-Jomart Tokayev", VARIANT),
    ("Nursultan Nazarbayev", "Dariga Nazarbayeva", OTHER),
    ("Gurbanguly Berdimuhamedow", "Serdar Berdimuhamedow", OTHER),
    ("Михаил Галузин", "Mikhail Galuzin", SAME),
    ("Володимир Зеленський", "Volodymyr Zelenskyy", SAME),
    ("Зоран Заев", "Zoran Zaev", SAME),
    ("Румен Радев", "Rumen Radev", SAME),
    ("Κυριάκος Μητσοτάκης", "Kyriakos Mitsotakis", SAME),
    ("محمود عباس", "Mahmoud Abbas", SAME),
    ("بشار الأسد", "Bashar al-Assad", SAME),
    ("בנימין נתניהו", "Benjamin Netanyahu", SAME),
    ("محمود عباس", "Ismail Haniyeh", OTHER),
    ("Михаил Галузин", "Mikhail Fradkov", OTHER),
    ("习近平", "习近平", SAME),
    ("习近平", "李克强", OTHER),
    ("習近平", "习近平", VARIANT),
    ("Kim Jong Un", "Kim Jong-un", SAME),
    ("Kim Jong Un", "Kim Jong Il", OTHER),
    ("Kim Jong Un", "Kim Yo Jong", OTHER),
    ("Kim Jong-eun", "Kim Jong Un", VARIANT),
    ("Yoon Seok-youl", "Yoon Suk Yeol", VARIANT),
    ("Moon Jae-in", "Jae-in Moon", SAME),
    ("Xi Jinping", "Jinping Xi", SAME),
    ("Xi Jingping", "Xi Jinping", VARIANT),
    ("Xi Jinping", "Xi Zhongxun", OTHER),
    ("Li Qiang", "Li Keqiang", OTHER),
    ("Wang Yi", "Wang Qi", OTHER),
    ("Tsai Ing-wen", "Cai Yingwen", VARIANT),
    ("Abe Shinzo", "Shinzo Abe", SAME),
    ("Kishida Fumio", "Fumio Kishida", SAME),
    ("Shinzo Abe", "Akie Abe", OTHER),
    ("Orbán Viktor", "Viktor Orban", SAME),
    ("Nguyen Phu Trong", "Nguyễn Phú Trọng", SAME),
    ("Nguyen Phu Trong", "Nguyen Xuan Phuc", OTHER),
    ("Mohammed bin Salman", "Mohamed bin Zayed", OTHER),
    ("Mohammed bin Salman", "Mohammed bin Salman Al Saud", VARIANT),
    ("Mohammed bin Salman", "Khalid bin Salman", OTHER),
    ("Muhammad V", "Harald V", OTHER),
    ("Abdel Fattah al-Sisi", "Abdel Fattah el-Sisi", SAME),
    ("Abdelfattah Elsisi", "Abdel Fattah el-Sisi", VARIANT),
    ("Bashar Assad", "Bashar al-Assad", SAME),
    ("Hafez al-Assad", "Bashar al-Assad", OTHER),
    ("Moammar Qadhafi", "Muammar Gaddafi", VARIANT),
    ("Saif al-Islam Gaddafi", "Muammar Gaddafi", OTHER),
    ("Abubakar Shekau", "Abu Bakar Shekau", SAME),
    ("Abu Bakr al-Baghdadi", "Abu Musab al-Zarqawi", OTHER),
    ("APJ Abdul Kalam", "A. P. J. Abdul Kalam", SAME),
    ("Abdul Kalam", "A. P. J. Abdul Kalam", VARIANT),
    ("M. K. Stalin", "MK Stalin", SAME),
    ("M. K. Stalin", "M. G. Stalin", OTHER),
    ("Indira Gandhi", "Sonia Gandhi", OTHER),
    ("Suu Kyi", "Aung San Suu Kyi", VARIANT),
    ("Aung San", "Aung San Suu Kyi", OTHER),
    ("Abiy Ahmed", "Abiy Ahmed Ali", VARIANT),
    ("Tedros Adhanom", "Tedros Adhanom Ghebreyesus", VARIANT),
    ("Soekarno", "Sukarno", VARIANT),
    ("Sukarno", "Suharto", OTHER),
    ("Jokowi", "Joko Widodo", VARIANT),
    ("Hun Sen", "Hun Manet", OTHER),
    ("Lee Hsien Loong", "Lee Kuan Yew", OTHER),
    ("Uhuru Kenyatta", "Jomo Kenyatta", OTHER),
]

# Variants of one name that the strings do not show: a reference must lead there (an alias, a redirect).
MISSES = (
    ("習近平", "习近平"),
    ("Jokowi", "Joko Widodo"),
)

_MERGED = {
    NameLikeness.SAME: SAME,
    NameLikeness.SHORT: VARIANT,
    NameLikeness.TRANSLITERATION: VARIANT,
    NameLikeness.SPELLING: VARIANT,
}


def likened(one: str, other: str) -> str:
    comparison = compare_names(one, other)
    return SAME if comparison.reads_so else _MERGED.get(comparison.likeness, OTHER)


def test_there_are_enough_pairs_and_none_twice() -> None:
    assert len({pair[:2] for pair in PAIRS}) == len(PAIRS) >= 80


@pytest.mark.parametrize(("one", "other"), [(one, other) for one, other, what in PAIRS if what == OTHER])
def test_other_people_are_never_merged(one: str, other: str) -> None:
    assert likened(one, other) == likened(other, one) == OTHER


def test_variants_are_never_taken_for_the_same_writing() -> None:
    taken = [(one, other) for one, other, what in PAIRS if what == VARIANT and likened(one, other) == SAME]
    assert taken == []


def test_only_the_listed_variants_are_missed() -> None:
    missed = tuple(
        (one, other) for one, other, what in PAIRS if what != OTHER and likened(one, other) == OTHER
    )
    assert missed == MISSES


def test_the_same_name_is_the_same_in_either_direction() -> None:
    unlike = [
        (one, other)
        for one, other, what in PAIRS
        if what == SAME and not likened(one, other) == likened(other, one) == SAME
    ]
    assert unlike == []
