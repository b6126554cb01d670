"""Which titles are found in running text and whose they are, with the real language model."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime

import pytest

from checks.article import from_text
from checks.language import SpacyRecogniser, read
from checks.language.titles import find_appointments
from checks.model import Tense
from checks.reading import Appointment, Reading, Told

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def reading(text: str, recogniser: SpacyRecogniser) -> Reading:
    return read(from_text(text, retrieved_at=NOON, published=date(2026, 3, 4)), recogniser)


def titles(text: str, recogniser: SpacyRecogniser) -> list[tuple[str, str]]:
    found = reading(text, recogniser).appointments
    return [(text[one.start : one.end], one.person.text) for one in found]


def only(text: str, recogniser: SpacyRecogniser) -> Appointment:
    (found,) = reading(text, recogniser).appointments
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Midfielder Declan Rice and captain Harry Kane trained on Monday.",
            [("Midfielder", "Declan Rice"), ("captain", "Harry Kane")],
        ),
        (
            "Tesla chief executive Elon Musk spoke to analysts.",
            [("Tesla chief executive", "Elon Musk")],
        ),
        (
            "Bank of England governor Andrew Bailey kept calm.",
            [("Bank of England governor", "Andrew Bailey")],
        ),
        (
            "The singer-songwriter Carly Simon performed in Boston.",
            [("singer-songwriter", "Carly Simon")],
        ),
        (
            "Detective Chief Inspector Karen Moss appealed for witnesses.",
            [("Detective Chief Inspector", "Karen Moss")],
        ),
        (
            "Health and Social Care Secretary Steve Barclay apologised.",
            [("Health and Social Care Secretary", "Steve Barclay")],
        ),
        (
            "The two founders of Acme – Martin Osgood and Anna Brandt – sold their shares.",
            [("founders of Acme", "Martin Osgood"), ("founders of Acme", "Anna Brandt")],
        ),
        (
            "The three directors of Together for Yes – Anna Brandt, Martin Osgood and Orla Byrne – spoke.",
            [
                ("directors of Together for Yes", name)
                for name in ("Anna Brandt", "Martin Osgood", "Orla Byrne")
            ],
        ),
        ("Anna Brandt was honoured as director.", [("director", "Anna Brandt")]),
        (
            "Martin Osgood was honored as coach of the national team.",
            [("coach of the national team", "Martin Osgood")],
        ),
        ("Jodie Brandt, 26, was chosen as best actress in a drama.", []),
        ("Martin Osgood was best supporting actor for the fourth time.", []),
        (
            "He spent a year in Rome, as cook and driver to his old teacher, Martin Osgood.",
            [("old teacher", "Martin Osgood")],
        ),
        (
            "She was a nurse to her neighbour and a maid to her doctor, Anna Brandt.",
            [("doctor", "Anna Brandt")],
        ),
        (
            "Her husband, Dr. Martin Osgood, is a surgeon; they have two daughters.",
            [("Dr.", "Martin Osgood"), ("surgeon", "Martin Osgood")],
        ),
        ("Ranking member Anna Brandt of Iowa objected.", [("Ranking member", "Anna Brandt")]),
        ("The panel’s ranking member, Anna Brandt, objected.", [("ranking member", "Anna Brandt")]),
        ("A Jesuit, Father Martin Osgood, carried messages.", [("Father", "Martin Osgood")]),
        ("She called her father Martin Osgood on Monday.", []),
        (
            "The woman sacked by him two weeks ago, Anna Brandt, was due back and will be sworn in as president.",
            [("president", "Anna Brandt")],
        ),
        (
            "Martin Osgood, a former rugby league international, lost.",
            [("former rugby league international", "Martin Osgood")],
        ),
        ("England international Harry Osgood ran the marathon.", [("England international", "Harry Osgood")]),
        (
            "Martin Osgood, a furniture manufacturer from Leeds, lost.",
            [("furniture manufacturer", "Martin Osgood")],
        ),
        ("Anna Brandt, the Columbia talent scout, signed him.", [("Columbia talent scout", "Anna Brandt")]),
        ("Anna Brandt reluctantly agreed to become program director.", [("program director", "Anna Brandt")]),
        (
            "There stood Anna Brandt, a gardener in her last days as prime minister, with a rake.",
            [("gardener", "Anna Brandt"), ("prime minister", "Anna Brandt")],
        ),
        ("Gen Sir Patrick Sanders warned of war.", [("Gen", "Patrick Sanders"), ("Sir", "Patrick Sanders")]),
    ],
)
def test_a_title_stands_before_the_name(
    text: str, expected: list[tuple[str, str]], recogniser: SpacyRecogniser
) -> None:
    assert titles(text, recogniser) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Anthony Grainger, 45, a lawyer from Leeds, told the court he was sorry.",
            [("lawyer", "Anthony Grainger")],
        ),
        (
            "Sarah Dines, the Conservative MP for Derbyshire Dales, said no.",
            [("Conservative MP for Derbyshire Dales", "Sarah Dines")],
        ),
        ("The letter was read by Sarah Holt QC in court.", [("QC", "Sarah Holt")]),
        (
            "Julia Marten, chief financial officer and treasurer at the Harbour Foundation, resigned.",
            [
                ("chief financial officer", "Julia Marten"),
                ("treasurer at the Harbour Foundation", "Julia Marten"),
            ],
        ),
        (
            'Anna Berg, curator of "Light and Shadow" at the University of Oslo, opened the show.',
            [('curator of "Light and Shadow" at the University of Oslo', "Anna Berg")],
        ),
        (
            "Kemi Badenoch, the Tory leader and a former business secretary, accused him of dithering.",
            [("Tory leader", "Kemi Badenoch"), ("former business secretary", "Kemi Badenoch")],
        ),
        (
            "Andy Haldane, the Bank of England's former chief economist, now head of the Royal Society, laughed.",
            [
                ("Bank of England's former chief economist", "Andy Haldane"),
                ("head of the Royal Society", "Andy Haldane"),
            ],
        ),
    ],
)
def test_a_title_stands_behind_the_name(
    text: str, expected: list[tuple[str, str]], recogniser: SpacyRecogniser
) -> None:
    assert titles(text, recogniser) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Actors Tom Hanks, Meg Ryan and Bill Pullman met again in Rome.",
            [("Actors", "Tom Hanks"), ("Actors", "Meg Ryan"), ("Actors", "Bill Pullman")],
        ),
        (
            "Presidents Xi Jinping and Vladimir Putin signed a statement.",
            [("Presidents", "Xi Jinping"), ("Presidents", "Vladimir Putin")],
        ),
        (
            "The company's chairman and chief executive, Akio Toyoda, bowed.",
            [("chairman", "Akio Toyoda"), ("chief executive", "Akio Toyoda")],
        ),
    ],
)
def test_a_list_shares_its_title(
    text: str, expected: list[tuple[str, str]], recogniser: SpacyRecogniser
) -> None:
    assert titles(text, recogniser) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The presidents of France and Poland, Emmanuel Macron and Andrzej Duda, met in Berlin.",
        "Emmanuel Macron and Andrzej Duda, the presidents of France and Poland, met in Berlin.",
    ],
)
def test_offices_and_names_in_two_lists_are_paired_in_order(text: str, recogniser: SpacyRecogniser) -> None:
    found = reading(text, recogniser).appointments
    assert {(one.office.text, one.office.body, one.person.text) for one in found} == {
        ("president of France", "france", "Emmanuel Macron"),
        ("president of Poland", "poland", "Andrzej Duda"),
    }


@pytest.mark.parametrize(
    ("text", "title", "name", "told", "tense"),
    [
        (
            "Mary Barra is the chief executive of Acme.",
            "chief executive of Acme",
            "Mary Barra",
            Told.HOLDS,
            Tense.CURRENT,
        ),
        (
            "Alan Webber was then the mayor of Santa Fe.",
            "mayor of Santa Fe",
            "Alan Webber",
            Told.THEN,
            Tense.THEN,
        ),
        (
            "Suella Braverman was sacked as home secretary on Monday.",
            "home secretary",
            "Suella Braverman",
            Told.ENDED,
            Tense.FORMER,
        ),
        (
            "Ben Wallace stepped down as defence secretary.",
            "defence secretary",
            "Ben Wallace",
            Told.ENDED,
            Tense.FORMER,
        ),
        (
            "James Cleverly was appointed home secretary in her place.",
            "home secretary",
            "James Cleverly",
            Told.STARTS,
            Tense.CURRENT,
        ),
        (
            "Claudia Sheinbaum became president of Mexico in October.",
            "president of Mexico",
            "Claudia Sheinbaum",
            Told.STARTS,
            Tense.CURRENT,
        ),
        (
            "John Kerry served as secretary of state.",
            "secretary of state",
            "John Kerry",
            Told.WAS,
            Tense.FORMER,
        ),
        (
            "As foreign minister, Margot Wallström coined the phrase.",
            "foreign minister",
            "Margot Wallström",
            Told.WAS,
            Tense.FORMER,
        ),
        ("Koji Sato will become president in April.", "president", "Koji Sato", Told.WILL, Tense.COMING),
        (
            "Christine Lagarde, who has led the European Central Bank since 2019, spoke.",
            "led the European Central Bank",
            "Christine Lagarde",
            Told.HOLDS,
            Tense.CURRENT,
        ),
        (
            "Margaret Thatcher, prime minister between 1979 and 1990, resigned.",
            "prime minister",
            "Margaret Thatcher",
            Told.WAS,
            Tense.FORMER,
        ),
        (
            "Jane Miller, the country's shortest-serving prime minister, lost.",
            "shortest-serving prime minister",
            "Jane Miller",
            Told.WAS,
            Tense.FORMER,
        ),
    ],
)
def test_what_the_verb_says_of_the_office_is_kept(  # noqa: PLR0913, PLR0917 - one row of the table
    text: str, title: str, name: str, told: Told, tense: Tense, recogniser: SpacyRecogniser
) -> None:
    found = only(text, recogniser)
    assert (text[found.start : found.end], found.person.text) == (title, name)
    assert (found.told, found.office.tense) == (told, tense)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Julie Sweet succeeded Pierre Nanterme as chief executive of Acme.", "Julie Sweet"),
        ("Keir Starmer appointed Rachel Reeves as chancellor.", "Rachel Reeves"),
        ("Keir Starmer made David Lammy foreign secretary.", "David Lammy"),
        ("Liz Truss's 49 days as prime minister were over.", "Liz Truss"),
        ("David Cameron, who was re-elected prime minister in 2015, spoke.", "David Cameron"),
    ],
)
def test_the_verb_tells_who_has_the_office(text: str, name: str, recogniser: SpacyRecogniser) -> None:
    assert only(text, recogniser).person.text == name


@pytest.mark.parametrize(
    "text",
    [
        "Rishi Sunak wants to become prime minister again.",
        "Nigel Farage hopes to be prime minister.",
        "Robert Jenrick would not become leader of the party.",
        "Angela Merkel never served as mayor.",
        "If Donald Trump becomes president, they will resist.",
        "Would-be president Bobby Newport lost.",
        "The minister told Anna Jones to leave.",
        "The lawyer said Peter Brown was well.",
        "Alex Salmond was described as a dictator.",
    ],
)
def test_what_is_denied_wished_or_supposed_is_no_office(text: str, recogniser: SpacyRecogniser) -> None:
    assert titles(text, recogniser) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A lawyer for Harvey Weinstein, Arthur Aidala, said no.",
            [("lawyer for Harvey Weinstein", "Arthur Aidala")],
        ),
        (
            "Dmitry Peskov, spokesman for Russian President Vladimir Putin, said so.",
            [("spokesman", "Dmitry Peskov"), ("Russian President", "Vladimir Putin")],
        ),
    ],
)
def test_a_title_is_not_given_to_whom_it_serves(
    text: str, expected: list[tuple[str, str]], recogniser: SpacyRecogniser
) -> None:
    assert titles(text, recogniser) == expected


def test_an_occupation_has_no_role_even_where_it_names_an_office(recogniser: SpacyRecogniser) -> None:
    found = only("Jane Miller, a lawyer for the president, declined to comment.", recogniser)
    assert (found.office.role, found.office.text) == ("", "lawyer for the president")


def test_former_stands_for_both_of_two_joined_titles(recogniser: SpacyRecogniser) -> None:
    found = reading("Nikki Haley, the former governor and ambassador, spoke.", recogniser).appointments
    assert [one.office.tense for one in found] == [Tense.FORMER, Tense.FORMER]


def test_the_time_is_linear_in_the_text(recogniser: SpacyRecogniser) -> None:
    paragraph = (
        "French President Emmanuel Macron, who was elected in 2017, met Anna Smith, a lawyer from Lyon, and "
        "actors Tom Hanks, Meg Ryan and Bill Pullman. Jane Miller was appointed director of the museum.\n\n"
    )

    def spent(copies: int) -> float:
        read_once = reading(paragraph * copies, recogniser)
        begun = time.process_time()
        find_appointments(read_once.article.text, read_once.sentences, read_once.tokens, read_once.persons())
        return time.process_time() - begun

    spent(5)
    assert spent(80) < 12 * max(spent(20), 0.002)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sir Vince Cable met Dame Judi Dench.", [("Sir", "Vince Cable"), ("Dame", "Judi Dench")]),
        ("Mount Sinai’s Dr. Ashwin Vasan and Mr Ed Koch sat.", [("Dr.", "Ashwin Vasan")]),
        ("Starboard, whose CEO, Jeff Smith, bought in, was quiet.", [("CEO", "Jeff Smith")]),
        (
            "The board had two former secretaries of state, George Shultz and Henry Kissinger, on it.",
            [
                ("former secretaries of state", "George Shultz"),
                ("former secretaries of state", "Henry Kissinger"),
            ],
        ),
        (
            "Ramesh Balwani, Theranos’ former president, was convicted.",
            [("Theranos’ former president", "Ramesh Balwani")],
        ),
        ("Nicolas Roos, another prosecutor, spoke.", [("prosecutor", "Nicolas Roos")]),
        ("Tadej Pogacar, the two-time champion, rode on.", [("two-time champion", "Tadej Pogacar")]),
        ("World No. 1 Jannik Sinner won.", [("World No. 1", "Jannik Sinner")]),
        ("The world number one, Iga Swiatek, lost.", [("world number one", "Iga Swiatek")]),
        ("A spokesman, John Smith, said so.", [("spokesman", "John Smith")]),
        ("An earlier police chief, James Burke, went to prison.", [("earlier police chief", "James Burke")]),
        (
            "Michael Brown, his court-appointed lawyer, wept.",
            [("court-appointed lawyer", "Michael Brown")],
        ),
        ("Host Jimmy Kimmel joked about it.", [("Host", "Jimmy Kimmel")]),
        ("Sergeant Major Dave Bell saluted.", [("Sergeant Major", "Dave Bell")]),
        ("Lt Col James Glover saluted.", [("Lt Col", "James Glover")]),
        (
            "He defended the Duchess of Cambridge, the former Kate Middleton.",
            [("Duchess of Cambridge", "Kate Middleton")],
        ),
        (
            "Starbucks named Brian Niccol as its chairman and chief executive on Tuesday.",
            [("chairman", "Brian Niccol"), ("chief executive", "Brian Niccol")],
        ),
        (
            "David Lammy goes to the Foreign Office and Yvette Cooper is home secretary.",
            [("home secretary", "Yvette Cooper")],
        ),
        ("Boris Johnson walked out as foreign secretary.", [("foreign secretary", "Boris Johnson")]),
    ],
)
def test_a_title_is_found_in_the_turns_of_news_copy(
    text: str, expected: list[tuple[str, str]], recogniser: SpacyRecogniser
) -> None:
    assert titles(text, recogniser) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Anthony Hopkins plays President Roosevelt in the film.",
        "The film stars Tom Hanks as Captain Phillips.",
        "The wife of Peter Smith is a doctor.",
        "Third was Miguel Torres (Col) on the day.",
        "Lady Gaga and Dr. Dre sang.",
        "A spokesman, Karen Holt said, had lied.",
        "Carolyn Porco, who led the imaging team, wept.",
    ],
)
def test_parts_relatives_and_stage_names_are_no_titles(text: str, recogniser: SpacyRecogniser) -> None:
    assert titles(text, recogniser) == []


def test_two_countries_before_a_plural_title_are_shared_out(recogniser: SpacyRecogniser) -> None:
    text = "The French and German presidents, Emmanuel Macron and Frank-Walter Steinmeier, met."
    assert [(one.person.text, one.office.body) for one in reading(text, recogniser).appointments] == [
        ("Emmanuel Macron", "france"),
        ("Frank-Walter Steinmeier", "germany"),
    ]


def test_a_form_of_address_is_no_body_of_an_office(recogniser: SpacyRecogniser) -> None:
    found = only("Mr Speaker Bercow called for order.", recogniser)
    assert (found.office.role, found.office.body) == ("speaker", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Two Green MPs, Carla Moss, 41, and Adrian Bell, voted against it.",
            [("Green MPs", "Carla Moss"), ("Green MPs", "Adrian Bell")],
        ),
        (
            "The talks were led by Anna Berg, a Norwegian geologist, and Karl Lund, the working group's co-chairs.",
            [
                ("Norwegian geologist", "Anna Berg"),
                ("co-chairs", "Anna Berg"),
                ("co-chairs", "Karl Lund"),
            ],
        ),
        (
            "The French, Italian and Spanish finance ministers, Jean Roux, Carlo Neri and Luis Vega, left early.",
            [
                ("French, Italian and Spanish finance ministers", "Jean Roux"),
                ("French, Italian and Spanish finance ministers", "Carlo Neri"),
                ("French, Italian and Spanish finance ministers", "Luis Vega"),
            ],
        ),
        (
            "Former captains including Ruth Keane and Gary Nelson were scathing.",
            [("Former captains", "Ruth Keane"), ("Former captains", "Gary Nelson")],
        ),
        ("Judges such as Antonin Scalia would have frowned.", [("Judges", "Antonin Scalia")]),
        (
            "Anna Berg and Karl Lund became joint managers in May.",
            [("joint managers", "Anna Berg"), ("joint managers", "Karl Lund")],
        ),
    ],
)
def test_a_plural_title_belongs_to_the_whole_list(
    text: str, expected: list[tuple[str, str]], recogniser: SpacyRecogniser
) -> None:
    assert titles(text, recogniser) == expected


def test_each_of_three_countries_has_its_own_minister(recogniser: SpacyRecogniser) -> None:
    found = reading(
        "The Swedish, Danish and Finnish prime ministers, Ulf Berg, Mette Lund and Petteri Salo, met.",
        recogniser,
    ).appointments
    assert [one.office.text for one in found] == [
        "Swedish prime minister",
        "Danish prime minister",
        "Finnish prime minister",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rishi Sunak beat Penny Mordaunt and Liz Truss to become party leader.",
            [("party leader", "Rishi Sunak")],
        ),
        (
            "Anna Holt defeated Mark Reed and Sue Lane to be named businesswoman of the year.",
            [("businesswoman", "Anna Holt")],
        ),
        (
            "Anna Berg needed three ballots to become speaker of the house in March.",
            [("speaker of the house", "Anna Berg")],
        ),
        (
            "Jens Holm won, becoming at 32 the country's youngest elected mayor.",
            [("youngest elected mayor", "Jens Holm")],
        ),
        (
            "In 1997 Tony Blair became, at 43, the youngest prime minister of the century.",
            [("youngest prime minister of the century", "Tony Blair")],
        ),
        ("Joe Carver was both the youngest and the oldest treasurer.", [("oldest treasurer", "Joe Carver")]),
        ("Ann Lee, 62, sworn in as Danish PM after shock win", [("Danish PM", "Ann Lee")]),
        ("Kevin Hare was made a knight in June.", [("knight", "Kevin Hare")]),
        (
            "Jane Goodall, known around the world as an expert on chimpanzees, spoke.",
            [("expert on chimpanzees", "Jane Goodall")],
        ),
        (
            "The New Jersey Devils, whose captain is Nico Hischier, beat Boston 4-2.",
            [("captain", "Nico Hischier")],
        ),
        ("Its first president was Henry Moss.", [("first president", "Henry Moss")]),
        (
            "It was founded in 1950 with the chemist Hans Lund as its first chairman.",
            [("chemist", "Hans Lund"), ("first chairman", "Hans Lund")],
        ),
    ],
)
def test_the_verb_finds_its_person_across_other_words(
    text: str, expected: list[tuple[str, str]], recogniser: SpacyRecogniser
) -> None:
    assert titles(text, recogniser) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tom Hale, chairman since 2011 and finance director for nearly ten years, resigned.",
            [("chairman", "Tom Hale"), ("finance director", "Tom Hale")],
        ),
        (
            "Ian Blair, head of the Harbour Police from 2005 to 2008 and a crossbench peer since 2010, died at 72.",
            [("head of the Harbour Police", "Ian Blair"), ("crossbench peer", "Ian Blair")],
        ),
        (
            "Penny Wong, deputy Labor leader since 2013, voted no.",
            [("deputy Labor leader", "Penny Wong")],
        ),
        (
            "Ron Klain, President Biden's chief of staff, said no.",
            [("President", "Biden"), ("chief of staff", "Ron Klain")],
        ),
        (
            "He was welcomed by Kuwait's emir, Sheikh Nawaf Al Sabah, in the palace.",
            [("Kuwait's emir", "Nawaf Al Sabah"), ("Sheikh", "Nawaf Al Sabah")],
        ),
        (
            "NATO's secretary general, former Dutch prime minister Mark Rutte, spoke.",
            [("NATO's secretary general", "Mark Rutte"), ("former Dutch prime minister", "Mark Rutte")],
        ),
        (
            "The trust's finance director, the accountant Mary Webb, told them no.",
            [("finance director", "Mary Webb"), ("accountant", "Mary Webb")],
        ),
        (
            "The French president, the German chancellor Olaf Scholz and Ann Lee met.",
            [("German chancellor", "Olaf Scholz")],
        ),
        (
            "Norway's foreign minister, President Ilves and Ann Lee met.",
            [("President", "Ilves")],
        ),
        ("In 1911 he hired his assistant Otto Kern.", [("assistant", "Otto Kern")]),
        ("A lawyer named Vera Holt sued.", [("lawyer", "Vera Holt")]),
        (
            "John Lennon, a member of the Beatles, was shot.",
            [("member of the Beatles", "John Lennon")],
        ),
        (
            "Tom Burke, a substitute left-back who had come on late, scored.",
            [("substitute left-back", "Tom Burke")],
        ),
    ],
)
def test_a_title_is_found_past_terms_owners_and_styles(
    text: str, expected: list[tuple[str, str]], recogniser: SpacyRecogniser
) -> None:
    assert titles(text, recogniser) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The prize went to Nadine Gordimer (The Conservationist) and Stanley Middleton (Holiday).",
        "Ian Holm (An Honest Judge) won the prize.",
        "Sarah Lane, the host, smiled.",
        "Maria Callas, better known as the Queen, sang.",
        "The train left at 5 PM Keir Starmer said.",
        "Directors, including Anna Lee's brother, sold shares.",
        "If the next president is Ann Berg, Brussels will worry.",
        "Ann Hill needed 20 votes to become leader but got 12.",
        "Karl Lund, who heads the city's commission, spoke.",
        "He left as the consultant on Gladiator, Ridley Scott's film, went on.",
        "Andy Hill came right back in May.",
        "Paul Smith met members of the Smith family.",
    ],
)
def test_names_of_things_and_what_is_no_office_are_no_titles(text: str, recogniser: SpacyRecogniser) -> None:
    assert titles(text, recogniser) == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The deputy German chancellor Robert Habeck spoke.", "deputy German chancellor"),
        (
            "He praised the deputy South Korean foreign minister Kim Hong-kyun.",
            "deputy South Korean foreign minister",
        ),
    ],
)
def test_a_deputy_before_the_country_belongs_to_the_title(
    text: str, title: str, recogniser: SpacyRecogniser
) -> None:
    found = only(text, recogniser)
    assert (text[found.start : found.end], found.office.rank) == (title, "deputy")


@pytest.mark.parametrize(
    "text",
    [
        "Stephen Harper, the Conservative premier who led Canada for nine years, spoke.",
        "Julia Gillard, the prime minister who governed for three years, spoke.",
    ],
)
def test_somebody_who_led_the_country_does_so_no_more(text: str, recogniser: SpacyRecogniser) -> None:
    assert reading(text, recogniser).appointments[0].told is Told.WAS


@pytest.mark.parametrize(
    "text",
    [
        "John Swinney, deputy first minister since May, spoke.",
        "Deputy First Minister Michelle O’Neill spoke.",
    ],
)
def test_a_deputy_first_minister_is_one_office(text: str, recogniser: SpacyRecogniser) -> None:
    office = only(text, recogniser).office
    assert (office.role, office.rank.split()[0]) == ("first minister", "deputy")


@pytest.mark.parametrize(
    "text",
    [
        "In 2008, when he became mayor of London, Boris Johnson defeated Ken Livingstone.",
        "In 2010, as she was home secretary, Theresa May spoke.",
    ],
)
def test_the_title_of_a_pronoun_is_not_said_of_the_name_behind_it(
    text: str, recogniser: SpacyRecogniser
) -> None:
    assert not reading(text, recogniser).appointments


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("In Paris President Nicolas Sarkozy welcomed the guests.", "President"),
        ("In Mexico City President Vicente Fox met the governors.", "President"),
        ("In New Delhi Indian Prime Minister Manmohan Singh met the governors.", "Indian Prime Minister"),
        ("From Tokyo Prime Minister Naoto Kan sent a message.", "Prime Minister"),
        ("In Germany President Barack Obama met the troops.", "President"),
        ("KEY POINT Turkish President Recep Tayyip Erdoğan told his party.", "Turkish President"),
        ("FORMER French President Jacques Chirac met the governors.", "FORMER French President"),
        ("NATO Secretary General Jens Stoltenberg met the governors.", "NATO Secretary General"),
        ("In London Mayor Sadiq Khan met the governors.", "London Mayor"),
    ],
)
def test_where_somebody_acts_and_a_cry_are_no_part_of_the_title(
    text: str, title: str, recogniser: SpacyRecogniser
) -> None:
    found = only(text, recogniser)
    assert text[found.start : found.end] == title


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("President Muhammadu Buhari of Kenya told reporters on Tuesday.", "kenya"),
        ("Prime Minister Malcolm Turnbull of New Zealand told reporters.", "new zealand"),
        ("President Barack Obama of the United States told reporters.", "united states"),
        ("President Anna Example of China Mobile told reporters.", ""),
    ],
)
def test_the_country_of_a_title_may_stand_behind_the_name(
    text: str, body: str, recogniser: SpacyRecogniser
) -> None:
    assert reading(text, recogniser).appointments[0].office.body == body


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "There was a new Japanese prime minister, Shigeru Ishiba, at the table.",
            "new Japanese prime minister",
        ),
        ("China has a new president, Xi Jinping, and more.", "new president"),
        ("US secretary of state John Kerry arrived in Geneva.", "US secretary of state"),
    ],
)
def test_a_new_holder_and_an_office_with_of_belong_to_the_name_beside_them(
    text: str, title: str, recogniser: SpacyRecogniser
) -> None:
    found = only(text, recogniser)
    assert text[found.start : found.end] == title
