"""People in running text, with the real language model. All names are invented or common knowledge."""

from __future__ import annotations

from datetime import UTC, date, datetime
from time import perf_counter

import pytest

from checks.article import from_text
from checks.language import SpacyRecogniser, read
from checks.language.linking import Form, People, is_shorter
from checks.model import PartRole
from checks.reading import Mention

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def people(text: str, recogniser: SpacyRecogniser, headline: str | None = None) -> tuple[Mention, ...]:
    article = from_text(text, retrieved_at=NOON, published=date(2026, 3, 4), headline=headline)
    return read(article, recogniser).persons()


def named(text: str, recogniser: SpacyRecogniser, headline: str | None = None) -> list[tuple[str, str]]:
    return [(mention.text, mention.subject) for mention in people(text, recogniser, headline)]


@pytest.mark.parametrize(
    "name",
    [
        "Mohammed bin Salman al-Saud",
        "Ursula von der Leyen",
        "Luiz Inácio Lula da Silva",
        "Gabriel García Márquez",
        "Ban Ki-moon",
        "Kim Jong Un",
        "Conor O’Brien",
        "Angelo D'Amico",
        "George H. W. Bush",
        "J.K. Rowling",
        "K.C. Maurer",
        "Robert F. Kennedy Jr.",
        "Frank-Walter Steinmeier",
        "Karine Jean-Pierre",
        "Amélie Oudéa-Castéra",
        "Dwayne “The Rock” Johnson",
        "Rosa Parks",
        "Benny Hill",
        "Denzel Washington",
        "Jill St. John",
        "Eva Marie St. Clair",
        "Eddy “the Cannibal” Merckx",
        "George “The Gipper” Gipp",
        "He Jiankui",
        "Tory Whanau",
    ],
)
def test_a_name_is_found_whole(name: str, recogniser: SpacyRecogniser) -> None:
    found = named(f"The prize went to {name} on Friday. It rained in the evening.", recogniser)
    assert [text for text, _ in found] == [name]


@pytest.mark.parametrize(
    ("text", "short", "subject"),
    [
        ("Antony Blinken flew home. Mr Blinken slept.", "Blinken", "Antony Blinken"),
        ("Antony Blinken flew home. Blinken’s aides slept.", "Blinken", "Antony Blinken"),
        ("Xi Jinping spoke. Xi then left.", "Xi", "Xi Jinping"),
        ("Nguyen Phu Trong spoke. Mr Trong then left.", "Trong", "Nguyen Phu Trong"),
        ("Ursula von der Leyen spoke. Then von der Leyen left.", "von der Leyen", "Ursula von der Leyen"),
        ("Virgil van Dijk was booked and Van Dijk apologised.", "Van Dijk", "Virgil van Dijk"),
        ("Bashar al-Assad spoke. Assad then left.", "Assad", "Bashar al-Assad"),
        (
            "Gabriel García Márquez wrote it. García Márquez won a prize.",
            "García Márquez",
            "Gabriel García Márquez",
        ),
        ("Joseph R. Biden spoke. Joe Biden then left.", "Joe Biden", "Joseph R. Biden"),
        ("Karen Holt was late. K. Holt signed.", "K. Holt", "Karen Holt"),
        ("Luis “Toto” Caputo spoke. Toto is popular, said Marta Ruiz.", "Toto", "Luis Caputo"),
        ("Theresa May resigned. May said it was time.", "May", "Theresa May"),
        ("Theresa May stayed. May clings on by 19 votes.", "May", "Theresa May"),
        ("Brian May was on. May played on until dawn.", "May", "Brian May"),
        ("Tadej Pogačar won. Pogacar was glad.", "Pogacar", "Tadej Pogačar"),
        ("Erling Håland scored. Haland then limped off.", "Haland", "Erling Håland"),
        ("Murat Yakin was glad. Coach Yakin said so.", "Yakin", "Murat Yakin"),
        ("John Bercow rose. Mr Speaker Bercow called for order.", "Bercow", "John Bercow"),
        ("JD Vance spoke. J.D. Vance left.", "J.D. Vance", "JD Vance"),
        ("Ferdinand Marcos Jr. won. Marcos Jr. then left.", "Marcos Jr.", "Ferdinand Marcos Jr."),
        ("“Pam is smart,” he said of Pam Bondi.", "Pam", "Pam Bondi"),
        ("Valeria Paris was born in Basel. Paris said she left.", "Paris", "Valeria Paris"),
        ("Tyrone Banks, 19, died. His mother wept for Tyrone.", "Tyrone", "Tyrone Banks"),
    ],
)
def test_a_shorter_form_is_linked_to_the_name_in_full(
    text: str, short: str, subject: str, recogniser: SpacyRecogniser
) -> None:
    assert (short, subject) in named(text, recogniser)


def test_two_presidents_of_one_name_are_never_linked(recogniser: SpacyRecogniser) -> None:
    text = "George W. Bush praised George H. W. Bush on Friday."
    assert [subject for _, subject in named(text, recogniser)] == ["George W. Bush", "George H. W. Bush"]


def test_mr_is_not_who_was_mrs(recogniser: SpacyRecogniser) -> None:
    text = "Rosalynn Carter died. Mrs. Carter had married Jimmy Carter in 1946. Mr. Carter survives her."
    assert named(text, recogniser)[-1] == ("Carter", "Jimmy Carter")


def test_a_place_keeps_its_name_beside_a_person_of_that_name(recogniser: SpacyRecogniser) -> None:
    text = "Valeria Paris lives in Paris. Theresa May resigned in May 2019."
    assert [text for text, _ in named(text, recogniser)] == ["Valeria Paris", "Theresa May"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Presidents Ruto and Kagame met in Accra.", ["Ruto", "Kagame"]),
        ("Ministers Lavrov, Shoigu and Ushakov flew in.", ["Lavrov", "Shoigu", "Ushakov"]),
        ("Mr and Mrs Holloway watched from the gallery.", ["Holloway"]),
        ("She is survived by their sons, Chris and Jonny.", ["Chris", "Jonny"]),
        ("Sons Jack, Adam and Jeff said so.", ["Jack", "Adam", "Jeff"]),
        ("They had two children, Elizabeth and David.", ["Elizabeth", "David"]),
        ("President To Lam met Le Minh Hung.", ["To Lam", "Le Minh Hung"]),
        ("Prince William and Kate visited Leeds.", ["William", "Kate"]),
    ],
)
def test_those_who_share_a_title_are_people_each(
    text: str, expected: list[str], recogniser: SpacyRecogniser
) -> None:
    assert [text for text, _ in named(text, recogniser)] == expected


def test_spouses_who_share_a_surname_are_two_people(recogniser: SpacyRecogniser) -> None:
    assert named("Bill and Hillary Clinton are in town.", recogniser) == [
        ("Bill", "Bill Clinton"),
        ("Hillary Clinton", "Hillary Clinton"),
    ]


def test_a_family_names_nobody(recogniser: SpacyRecogniser) -> None:
    text = "Barack Obama spoke. The Obamas left with the Trumps. The Joneses and Martha Jones waved."
    assert named(text, recogniser) == [("Barack Obama", "Barack Obama"), ("Martha Jones", "Martha Jones")]


@pytest.mark.parametrize(
    "text",
    [
        "The Nobel Prize and the Booker Prize are given in autumn.",
        "Goldman Sachs, Marks & Spencer and Morgan Stanley cut jobs.",
        "Johns Hopkins University and the Andy Warhol Foundation paid for it.",
        "Aston Villa lost to Crystal Palace and Nottingham Forest.",
        "San Francisco, St Petersburg and Mount Everest are far from Downing Street.",
        "Parkinson’s disease and Murphy’s law were discussed, and so was Halley’s Comet.",
        "HMS Queen Elizabeth sailed. The Gerald R. Ford carrier followed.",
        "Hurricane Ian and Storm Eunice killed dozens.",
        "The film Easy Rider and the ship Ever Given are known to all.",
        "The Tesla Model Y, the Ford Mustang and the Polaroid camera sold well.",
        "He prayed to Zeus and to Buddha at Christmas.",
        "Sri Lanka, Costa Rica and Papua New Guinea voted on Tuesday.",
        "In March the High Court ruled. In April it sat again.",
        "Martin Luther King Jr. Day is a holiday, like Ada Lovelace Day.",
    ],
)
def test_what_is_only_called_like_a_person_is_none(text: str, recogniser: SpacyRecogniser) -> None:
    assert named(text, recogniser) == []


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Halloran Drops Out Of Race And Endorses Nobody", [("Halloran", "Megan Halloran")]),
        ("HALLORAN QUITS RACE FOR MAYOR", [("HALLORAN", "Megan Halloran")]),
        ("What Happens Next In The Race", []),
    ],
)
def test_a_headline_in_capitals_names_whom_the_story_names(
    headline: str, expected: list[tuple[str, str]], recogniser: SpacyRecogniser
) -> None:
    text = "Megan Halloran left the race for mayor on Friday. “It is over,” Halloran said."
    assert named(text, recogniser, headline)[: len(expected)] == expected
    assert {subject for _, subject in named(text, recogniser, headline)} == {"Megan Halloran"}


def test_names_in_credits_are_marked_as_such(recogniser: SpacyRecogniser) -> None:
    text = (
        "By Ana Ruiz and Tom Marsh\n\nLISBON (Reuters) - Marta Vale resigned on Friday, a spokesman said.\n\n"
        "(Reporting by Ana Ruiz; Editing by Peter Holm)"
    )
    roles = {mention.subject: mention.role for mention in people(text, recogniser)}
    assert roles == {
        "Ana Ruiz": PartRole.CREDIT,
        "Tom Marsh": PartRole.CREDIT,
        "Marta Vale": PartRole.BODY,
        "Peter Holm": PartRole.CREDIT,
    }


@pytest.mark.parametrize(
    ("shorter", "longer", "same"),
    [
        ("Joe Biden", "Joseph R. Biden", True),
        ("George W. Bush", "George H. W. Bush", False),
        ("George Bush", "George H. W. Bush", True),
        ("Donald Trump", "Donald Trump Jr.", False),
        ("Martin Luther King", "Martin Luther King Jr.", True),
        ("Jill Biden", "Joe Biden", False),
        ("Luis Silva", "Luis Inácio Silva", True),
    ],
)
def test_a_form_is_the_same_person_unless_something_speaks_against_it(
    shorter: str, longer: str, *, same: bool
) -> None:
    assert is_shorter(shorter, longer) is same


def test_of_namesakes_a_surname_means_the_one_named_first() -> None:
    known = People([Form(0, "Jane Birch"), Form(60, "David Birch")])
    meant = known.by_family("Birch", 120)
    assert meant is not None
    assert meant.subject == "Jane Birch"


def test_a_namesake_named_a_moment_ago_is_meant_far_from_the_first() -> None:
    known = People([Form(0, "Jane Birch"), Form(4000, "David Birch")])
    meant = known.by_family("Birch", 4100)
    assert meant is not None
    assert meant.subject == "David Birch"


def test_the_time_for_linking_grows_with_the_names_only() -> None:
    def once(count: int) -> float:
        forms = [Form(index * 50, f"Jane{index % 500} Birch{index % 700}") for index in range(count)]
        begun = perf_counter()
        known = People(forms)
        for index in range(count):
            known.by_family(f"birch{index % 700}", index * 50)
        return perf_counter() - begun

    def taken(count: int) -> float:
        # The best of three: the machine does other things too.
        return min(once(count) for _ in range(3))

    assert taken(8000) < 10 * max(taken(2000), 0.005)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Among them was Okafo Zent, 33, whose car fell.", ["Okafo Zent"]),
        ("The seat went to Zolta Prandi (Lab) by a few votes.", ["Zolta Prandi"]),
        ("Third was Zolta Prandi (Aus) of Trek.", ["Zolta Prandi"]),
        ("The control room on Friday. NASA/Zolta Prandi", ["Zolta Prandi"]),
        ("Photograph: Zolta Prandi/Reuters", ["Zolta Prandi"]),
        ("Labour’s Okafo Zent lost by 40 votes.", ["Okafo Zent"]),
        ("Trump ally Steve Bannon went to prison.", ["Trump", "Steve Bannon"]),
    ],
)
def test_what_stands_around_a_rare_name_shows_a_person(
    text: str, expected: list[str], recogniser: SpacyRecogniser
) -> None:
    assert [text for text, _ in named(text, recogniser)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Fighting went on near Chasiv Yar.",
        "Shells fell outside Velyka Novosilka.",
        "Elliott Investment Management bought shares.",
        "The killer whale Tilikum died on Friday.",
        "She ran Rockwell Collins for years.",
        "He read The Death of Ivan Ilyich.",
        "He saw The Trial of Henry Kissinger.",
        "See https://news.example/people/Jane for more.",
        "The car does 90 km/H on the flat.",
    ],
)
def test_places_firms_works_and_addresses_are_no_people(text: str, recogniser: SpacyRecogniser) -> None:
    assert named(text, recogniser) == []


def test_a_name_in_marks_is_a_work(recogniser: SpacyRecogniser) -> None:
    text = "J. Robert Oppenheimer built it. The film “Oppenheimer” won."
    assert [text for text, _ in named(text, recogniser)] == ["J. Robert Oppenheimer"]


@pytest.mark.parametrize(
    "text",
    [
        "Switzerland (3-4-2-1): Sommer; Schär, Akanji; Ndoye, Freuler; Embolo.",
        "Subs: Sommer, Schär, Akanji, Ndoye, Freuler, Embolo.",
    ],
)
def test_the_players_of_a_team_list_are_people(text: str, recogniser: SpacyRecogniser) -> None:
    found = [text for text, _ in named(text, recogniser)]
    assert found == ["Sommer", "Schär", "Akanji", "Ndoye", "Freuler", "Embolo"]


def test_a_list_of_places_is_no_team(recogniser: SpacyRecogniser) -> None:
    text = "It stops at five towns: Arlon, Bastogne, Durbuy, Eupen, Malmedy, Spa."
    assert named(text, recogniser) == []


def test_royals_lend_nobody_their_surname(recogniser: SpacyRecogniser) -> None:
    text = "Prince Harry spoke. Harry and Meghan Markle then left."
    assert {subject for _, subject in named(text, recogniser)} == {"Harry", "Meghan Markle"}


@pytest.mark.parametrize(
    "text",
    ["Abdul-Malik al-Houthi spoke. Houthi rebels fired.", "Muqtada al-Sadr spoke. Sadr fighters left."],
)
def test_a_group_that_is_called_after_somebody_is_not_that_person(
    text: str, recogniser: SpacyRecogniser
) -> None:
    assert len(named(text, recogniser)) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("On the shelf stood novels by Ogla Tokarczuk of Poland.", "Ogla Tokarczuk"),
        ("He conducted in Milan, where he led Marria Callas in 1953.", "Marria Callas"),
        ("It was four days before the coronation of Elizaabeth II.", "Elizaabeth II"),
        ("Critics had waited for an heir to Geore Gershwin.", "Geore Gershwin"),
        ("The film of Boong Joon-ho won in Cannes.", "Boong Joon-ho"),
        ("Gesine Schwan lost to Abddou Diouf’s friend.", "Abddou Diouf"),
    ],
)
def test_a_person_is_found_by_a_misspelt_given_name(
    text: str, name: str, recogniser: SpacyRecogniser
) -> None:
    assert name in [subject for _, subject in named(text, recogniser)]


@pytest.mark.parametrize(
    "text",
    [
        "They walked through Marin County to the Dais Centre.",
        "She drank Coca-cola on the Amand Estate.",
        "The Royal Bank and the Grand River Council agreed.",
    ],
)
def test_what_is_nearly_a_given_name_makes_no_person_of_a_place(
    text: str, recogniser: SpacyRecogniser
) -> None:
    assert named(text, recogniser) == []


@pytest.mark.parametrize("name", ["Lady Gaga", "Queen Latifah", "Count Basie", "Dr Dre"])
def test_a_title_may_be_a_part_of_the_name_on_a_stage(name: str, recogniser: SpacyRecogniser) -> None:
    assert (name, name) in named(f"The prize went to {name} on Friday.", recogniser)


@pytest.mark.parametrize("name", ["Lady Brandt", "Queen Ingrid", "Dr Lindqvist"])
def test_a_title_before_a_name_is_no_part_of_it(name: str, recogniser: SpacyRecogniser) -> None:
    _, family = name.split()
    assert [text for text, _ in named(f"The prize went to {name} on Friday.", recogniser)] in ([family], [])
