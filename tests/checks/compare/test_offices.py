from __future__ import annotations

from datetime import date

import pytest

from checks.compare.offices import (
    Holding,
    Likeness,
    compare_offices,
    ends_in_office,
    held_on,
    is_checkable,
    read_office,
    single_holder,
)
from checks.model import Fact, PartialDate, Tense


@pytest.mark.parametrize(
    ("text", "rank", "role", "body"),
    [
        ("Russian Deputy Foreign Minister", "deputy", "minister:foreign", "russia"),
        ("Deputy Minister of Foreign Affairs of Russia", "deputy", "minister:foreign", "russia"),
        ("US Secretary of State", "", "secretary of state", "united states"),
        ("United States Secretary of the Treasury", "", "minister:treasury", "united states"),
        ("U.S. Treasury Secretary", "", "minister:treasury", "united states"),
        ("President of the People's Republic of China", "", "president", "china"),
        ("Minister for Europe and Foreign Affairs of France", "", "minister:foreign", "france"),
        ("British Foreign Secretary", "", "minister:foreign", "united kingdom"),
        ("Malaysia’s prime minister", "", "prime minister", "malaysia"),
        ("Vice-President of the United States", "vice", "president", "united states"),
        ("Chair of the Federal Reserve", "", "chair", "federal reserve"),
        ("NATO Secretary General", "", "secretary general", "nato"),
        ("acting president of Peru", "acting", "president", "peru"),
        ("new Labour prime minister", "", "prime minister", ""),
        ("President", "", "president", ""),
        ("New York Attorney General", "", "attorney general", "new york"),
        ("new British prime minister", "", "prime minister", "united kingdom"),
        ("Scotland's first minister", "", "first minister", "scotland"),
        ("French Football Federation president", "", "president", "french football federation"),
        ("French tennis president", "", "president", "french tennis"),
        ("US Chamber of Commerce president", "", "president", "us chamber of commerce"),
        ("Brazil's central bank president", "", "president", "brazil central bank"),
        ("European Council President", "", "president", "european council"),
        ("European Commission President", "", "president", "european commission"),
        ("Turkish central bank governor", "", "governor", "turkish central bank"),
        ("president of the National Bank of Ukraine", "", "president", "national bank of ukraine"),
        (
            "president of the Football Association of Ireland",
            "",
            "president",
            "football association of ireland",
        ),
        ("President of the French Republic", "", "president", "france"),
        ("president of South Africa in Pretoria", "", "president", "south africa"),
        ("prime minister of New Zealand in Wellington", "", "prime minister", "new zealand"),
        ("Italy’s technocrat premier", "", "prime minister", "italy"),
        ("Moldovan foreign secretary", "", "minister:foreign", "moldova"),
        ("Indian foreign secretary", "", "foreign secretary", "india"),
        ("Germany's federal president", "", "president", "germany"),
        ("Brazil's far-right president", "", "president", "brazil"),
        ("Israel's longest-serving prime minister", "", "prime minister", "israel"),
        ("Argentina's 53-year-old president", "", "president", "argentina"),
        ("White House chief of staff", "", "chief of staff", "white house"),
        ("Gov.", "", "governor", ""),
        ("executive chairman", "", "chair", ""),
        ("US Under Secretary of State", "under", "secretary of state", "united states"),
        ("shadow foreign secretary", "shadow", "minister:foreign", ""),
        ("Lord Mayor of London", "lord", "mayor", "london"),
        ("Lieutenant Governor of Texas", "lieutenant", "governor", "texas"),
        ("UK Chancellor", "", "chancellor of the exchequer", "united kingdom"),
        ("Indian Foreign Secretary", "", "foreign secretary", "india"),
        ("Speaker of the House", "", "speaker", "united states house of representatives"),
        ("Fed chair", "", "chair", "federal reserve"),
        ("Scottish First Minister", "", "first minister", "scotland"),
        ("President of the Government of Spain", "", "prime minister", "spain"),
        ("President of the Council of Ministers of Italy", "", "prime minister", "italy"),
        ("Minister of Finance (Canada)", "", "minister:finance", "canada"),
        ("president of the Security Council of Russia", "", "president", "security council of russia"),
        ("Minister of State for Foreign Affairs of Qatar", "", "minister of state", "qatar"),
        ("Ambassador of Russia to Japan", "", "ambassador", "russia to japan"),
        ("Tánaiste", "deputy", "prime minister", "ireland"),
        ("Pope", "", "pope", "catholic church"),
        ("Polish pope", "", "pope", "catholic church"),
        ("Estonian taoiseach", "", "prime minister", "estonia"),
    ],
)
def test_a_title_reads_as_rank_role_and_body(text: str, rank: str, role: str, body: str) -> None:
    office = read_office(text)
    assert (office.rank, office.role, office.body) == (rank, role, body)


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("former Prime Minister", Tense.FORMER),
        ("then-Prime Minister", Tense.THEN),
        ("ex-president of Brazil", Tense.FORMER),
        ("President-elect", Tense.COMING),
        ("Prime Minister", Tense.CURRENT),
    ],
)
def test_words_of_time_are_the_tense_and_no_part_of_the_office(text: str, tense: Tense) -> None:
    assert read_office(text).tense is tense
    assert "former" not in read_office(text).body


@pytest.mark.parametrize(
    ("claimed", "reference", "likeness"),
    [
        ("Chinese President", "President of the People's Republic of China", Likeness.SAME),
        ("Foreign Minister", "Minister of Foreign Affairs of Norway", Likeness.SAME),
        ("US foreign minister", "United States Secretary of State", Likeness.SAME),
        ("Russian Foreign Minister", "Deputy Minister of Foreign Affairs of Russia", Likeness.OTHER_RANK),
        ("Japanese Prime Minister", "Prime Minister of Spain", Likeness.OTHER_BODY),
        ("Turkish Prime Minister", "President of Turkey", Likeness.OTHER_HEAD),
        ("Defence Minister", "Minister of Finance of Norway", Likeness.UNLIKE),
        ("first deputy prime minister of Russia", "Deputy Prime Minister of Russia", Likeness.SAME),
        ("harbour pilot", "Prime Minister of Spain", Likeness.UNLIKE),
        ("IMF managing director", "Managing Director of the International Monetary Fund", Likeness.SAME),
        ("Apple chief executive", "Chief executive officer of Apple Inc.", Likeness.SAME),
        ("WHO chief", "Director-General of the World Health Organization", Likeness.SAME),
        ("British Chancellor", "Chancellor of the Exchequer", Likeness.SAME),
        ("French Senate president", "President of the Senate of France", Likeness.SAME),
        ("ambassador to Japan", "Ambassador of Russia to Japan", Likeness.SAME),
        ("Russian ambassador to Indonesia", "Ambassador of Russia to Japan", Likeness.OTHER_BODY),
        ("President of France", "President of the French Football Federation", Likeness.OTHER_BODY),
        ("Iranian chief", "President of Iran", Likeness.UNLIKE),
        ("US Under Secretary of State", "United States Secretary of State", Likeness.OTHER_RANK),
        ("Belgian Chancellor", "Chancellor of the Exchequer", Likeness.UNLIKE),
    ],
)
def test_offices_compare_by_their_parts(claimed: str, reference: str, likeness: Likeness) -> None:
    assert compare_offices(read_office(claimed), read_office(reference)).likeness is likeness


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Prime Minister of Spain", True),
        ("Russian Foreign Minister", True),
        ("Russian Deputy Foreign Minister", False),
        ("Ambassador of Russia to Japan", False),
        ("senator", False),
        ("spokesman", False),
        ("Chair of the Federal Reserve", True),
        ("vice president of the company", False),
        ("Vice President of the United States", True),
        ("Queen of Spain", False),
        ("co-president of Nicaragua", False),
        ("Leader of the Opposition of Australia", False),
        ("president of Congo", False),
        ("British health minister", False),
        ("British health secretary", True),
        ("Chief Executive of Hong Kong", True),
    ],
)
def test_only_offices_of_one_holder_are_contradicted_by_another(text: str, *, alone: bool) -> None:
    assert single_holder(read_office(text)) is alone


def term(start: str | None, end: str | None, *, read: str = "2026-01-22", at_latest: bool = False) -> Fact:
    return Fact(
        property="position_held",
        value="Prime Minister of Spain",
        start=PartialDate.parse(start) if start else None,
        end=PartialDate.parse(end) if end else None,
        read_on=date.fromisoformat(read),
        not_later_than=at_latest,
    )


@pytest.mark.parametrize(
    ("fact", "day", "holding"),
    [
        (term("2018-06-02", "2021-06-01"), "2020-01-01", Holding.YES),
        (term("2018-06-02", "2021-06-01"), "2018-06-02", Holding.EDGE),
        (term("2018-06-02", "2021-06-01"), "2021-06-01", Holding.EDGE),
        (term("2018-06-02", "2021-06-01"), "2018-06-01", Holding.NO),
        (term("2018-06-02", "2021-06-01"), "2021-06-02", Holding.NO),
        (term("2018-06", "2021"), "2018-06-10", Holding.EDGE),
        (term("2018-06-02", None), "2026-01-22", Holding.YES),
        (term("2018-06-02", None), "2026-01-23", Holding.OPEN),
        (term("2022-12-05", None, read="2022-12-05", at_latest=True), "2022-12-05", Holding.YES),
        (term("2022-12-05", None, read="2022-12-05", at_latest=True), "2022-12-01", Holding.UNKNOWN),
        (term(None, None), "2020-01-01", Holding.UNDATED),
    ],
)
def test_a_term_covers_a_day_as_far_as_its_dates_are_known(fact: Fact, day: str, holding: Holding) -> None:
    assert held_on(fact, date.fromisoformat(day)) is holding


@pytest.mark.parametrize(
    ("words", "is_office"),
    [
        ("Russian Deputy Foreign Minister", True),
        ("president-elect", True),
        ("Lt. Gov.", True),
        ("prime minister's lawyer", False),
        ("head coach", False),
        ("striker", False),
    ],
)
def test_the_last_word_tells_an_office_from_an_occupation(words: str, *, is_office: bool) -> None:
    assert ends_in_office(words) is is_office


@pytest.mark.parametrize(
    ("text", "checkable"),
    [
        ("prime minister", True),
        ("mayor of Leeds", True),
        ("director of the CIA", True),
        ("Tesla chief executive", True),
        ("the company's chief executive", False),
        ("Director", False),
        ("Deputy Head", False),
        ("photographer", False),
    ],
)
def test_only_an_office_that_can_be_told_apart_is_checkable(text: str, *, checkable: bool) -> None:
    assert is_checkable(read_office(text)) is checkable


@pytest.mark.parametrize(
    ("title", "listed"),
    [
        ("chair of the Federal Reserve in Washington", "Chair of the Federal Reserve"),
        ("governor of the central bank in Ankara", "governor of the central bank"),
        ("prime minister in Wellington", "Prime Minister of New Zealand"),
    ],
)
def test_the_town_where_a_body_sits_or_somebody_speaks_makes_no_other_office(title: str, listed: str) -> None:
    assert compare_offices(read_office(title), read_office(listed)).likeness is Likeness.SAME


@pytest.mark.parametrize(
    ("claimed", "reference", "likeness"),
    [
        ("Nigerian leader", "President of Nigeria", Likeness.SAME),
        ("leader of Norway", "Prime Minister of Norway", Likeness.SAME),
        ("Ghanaian leader", "President of Nigeria", Likeness.OTHER_BODY),
        ("French head of state", "President of France", Likeness.SAME),
        ("Norwegian head of state", "Prime Minister of Norway", Likeness.UNLIKE),
        ("Israeli Labour leader", "Prime Minister of Israel", Likeness.UNLIKE),
        ("Conservative leader", "Prime Minister of the United Kingdom", Likeness.UNLIKE),
        ("Soviet leader", "President of Russia", Likeness.UNLIKE),
    ],
)
def test_the_leader_of_a_country_is_whoever_is_at_its_head(
    claimed: str, reference: str, likeness: Likeness
) -> None:
    assert compare_offices(read_office(claimed), read_office(reference)).likeness is likeness
