import pytest

from checks.compare.surnames import Order, could_be_spelt, family_names, name_words, near_surnames


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Antony J. Blinken", "blinken"),
        ("Ursula von der Leyen", "von der leyen"),
        ("Ursula von der Leyen", "leyen"),
        ("Abdel Fattah el-Sisi", "sisi"),
        ("Mohammed bin Salman", "bin salman"),
        ("Donald Trump Jr.", "trump"),
        ("Mr. Putin", "putin"),
        ("Mary of Denmark", "mary"),
        ("Галузин", "галузин"),
    ],
)
def test_a_person_may_be_called_by(name, family):
    assert family in family_names(name)


def test_a_name_with_the_family_first_gives_its_first_word():
    assert family_names("Xi Jinping", order=Order.FIRST) == ("xi",)


def test_a_name_in_either_order_gives_both_ends():
    assert set(family_names("Phạm Minh Chính", order=Order.EITHER)) == {"pham", "chinh"}


def test_no_word_gives_no_family_name():
    assert family_names(" . ") == ()


def test_an_honorific_alone_is_the_name():
    assert name_words("Pope") == ["pope"]


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("Volodymyr Zelensky", "zelenskyy"),
        ("Tokaev", "tokayev"),
        ("Moammar Qadhafi", "gadhafi"),
        ("Lavrow", "lavrov"),
    ],
)
def test_a_spelling_is_near(name, surname):
    assert surname in list(near_surnames(name, ["nobody", surname]))


@pytest.mark.parametrize(
    ("name", "surname"), [("Sergey Bobylev", "bogdanov"), ("Li", "lim"), ("Rudenko", "kudenko")]
)
def test_a_spelling_is_not_near(name, surname):
    assert not list(near_surnames(name, [surname]))


def test_the_same_given_name_allows_a_farther_surname():
    assert could_be_spelt("Olaf Schultz", "Olaf Scholz")
    assert not could_be_spelt("Schultz", "Scholz")


def test_another_given_name_forbids_a_near_surname():
    assert not could_be_spelt("Laura Bidens", "Joe Biden")


def test_a_nickname_of_one_word_is_no_spelling_of_a_full_name():
    assert not could_be_spelt("Sam Putkin", "Putin")
