"""Date expressions of all desks over several anchors: one line of news, the words found in it, what they come to."""

from __future__ import annotations

from datetime import date

import pytest

from checks.compare.dates import find_dates, impossible, value_of
from checks.compare.dates.holidays import easter
from checks.reading import Dated

TUESDAY = date(2023, 5, 16)
SATURDAY = date(2024, 11, 30)
MONDAY = date(2025, 1, 6)
THURSDAY = date(2022, 8, 18)


def told(found: Dated) -> str:
    asserted = value_of(found.timing.interval, found.timing.readings)
    if found.timing.unresolved:
        return "open"
    if asserted.ambiguous:
        return " | ".join(asserted.ambiguous)
    return str(asserted.from_) if asserted.from_ == asserted.to else f"{asserted.from_}..{asserted.to}"


def every(text: str, anchor: date | None = TUESDAY) -> list[str]:
    return [f"{found.timing.text} = {told(found)}" for found in find_dates(text, anchor)]


@pytest.mark.parametrize(
    ("anchor", "text", "expected"),
    [
        (TUESDAY, "He spoke on Tuesday last week.", "Tuesday last week = 2023-05-09"),
        (TUESDAY, "She resigned on Friday of last week.", "Friday of last week = 2023-05-12"),
        (TUESDAY, "The vote is on Thursday next week.", "Thursday next week = 2023-05-25"),
        (TUESDAY, "The shop opens on Monday week.", "Monday week = 2023-05-29"),
        (THURSDAY, "The inquest resumes Thursday week.", "Thursday week = 2022-08-25"),
        (TUESDAY, "The trial starts a week on Friday.", "a week on Friday = 2023-05-26"),
        (MONDAY, "The final is two weeks from Sunday.", "two weeks from Sunday = 2025-01-26"),
        (TUESDAY, "It began a week ago on Sunday.", "a week ago on Sunday = 2023-05-07"),
        (THURSDAY, "It began two weeks ago Monday.", "two weeks ago Monday = 2022-08-01"),
        (SATURDAY, "It began a fortnight ago on Friday.", "a fortnight ago on Friday = 2024-11-15"),
        (TUESDAY, "They lost two Sundays ago.", "two Sundays ago = 2023-05-07"),
        (MONDAY, "They lost three Fridays ago.", "three Fridays ago = 2024-12-20"),
        (TUESDAY, "Nurses walked out from Thursday to Saturday.", "from Thursday to Saturday = 2023-05-11..2023-05-13"),
        (TUESDAY, "Nurses will walk out from Friday to Sunday.", "from Friday to Sunday = 2023-05-19..2023-05-21"),
        (TUESDAY, "Rail staff will strike from Monday to Friday next week.", "from Monday to Friday next week = 2023-05-22..2023-05-26"),
        (SATURDAY, "It snowed between Wednesday and Friday.", "between Wednesday and Friday = 2024-11-27..2024-11-29"),
        (TUESDAY, "The council votes on the first Monday in June.", "the first Monday in June = 2023-06-05"),
        (TUESDAY, "He was held on the last Friday of March 2022.", "the last Friday of March 2022 = 2022-03-25"),
        (SATURDAY, "Polls open on the second Tuesday of January 2025.", "the second Tuesday of January 2025 = 2025-01-14"),
        (TUESDAY, "The company said it would publish results on Friday.", "Friday = 2023-05-19"),
        (TUESDAY, "It was signed last Thursday, May 11.", "last Thursday, May 11 = 2023-05-11"),
        (TUESDAY, "It opens this coming weekend.", "this coming weekend = 2023-05-20..2023-05-21"),
        (TUESDAY, "Ministers agreed to meet on Thursday.", "Thursday = 2023-05-18"),
        (TUESDAY, "He failed to appear in court on Thursday.", "Thursday = 2023-05-11"),
        (TUESDAY, "The exhibition opens on Saturday.", "Saturday = 2023-05-20"),
        (TUESDAY, "Talks broke down on Thursday, and a second round is due.", "Thursday = 2023-05-11"),
        (TUESDAY, "Police were called at 10:30 GMT on Tuesday.", "Tuesday = 2023-05-16"),
        (MONDAY, "Earlier Monday, he flew home.", "Monday = 2025-01-06"),
        (TUESDAY, "Sheffield Wednesday won and Wednesday fans sang on Saturday.", "Saturday = 2023-05-13"),
    ],
)  # fmt: skip
def test_weekdays_with_the_words_that_choose_one(anchor: date, text: str, expected: str) -> None:
    assert every(text, anchor) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He was held on May 3, 2021. The next day he left.", "The next day = 2021-05-04"),
        ("He was held on May 3, 2021. The following morning he left.", "The following morning = 2021-05-04"),
        ("Shares peaked on May 3, 2021. They had closed at $8 the previous day.", "the previous day = 2021-05-02"),
        ("She fell ill on Friday. The night before, she had sung.", "The night before = 2023-05-11"),
        ("She fell ill on Friday and was flown home the day after.", "the day after = 2023-05-13"),
        ("She fell ill on Friday. On that day she sat alone.", "that day = 2023-05-12"),
        ("She fell ill on Friday. Later that night she called home.", "Later that night = 2023-05-12"),
        ("The coup began on 1 June 2020. The following week the army left.", "The following week = 2020-06-08..2020-06-14"),
        ("The coup began on 1 June 2020 and ended later that week.", "later that week = 2020-06-01..2020-06-07"),
        ("The coup began in March 2020. The following month it ended.", "The following month = 2020-04"),
        ("The coup began on 9 March 2020 and ended the same month.", "the same month = 2020-03"),
        ("Sales fell in March 2020. The month before, they had risen.", "The month before = 2020-02"),
        ("It opened in 2014. The year before, it was a ruin.", "The year before = 2013"),
        ("It opened on 3 May 2021.\n\nThe next day thousands came.", "The next day = 2021-05-04"),
        ("It opened on 3 May 2021 and closed three days later.", "three days later = 2021-05-06"),
    ],
)  # fmt: skip
def test_days_told_by_the_date_before(text: str, expected: str) -> None:
    assert every(text)[-1] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The following day he left.",
        "It opened in 2014. The next day he left.",
        "It opened on 3 May 2021.\n\nIt is old.\n\nThe next day he left.",
        "The day after the vote he left. The week before the war he came.",
    ],
)
def test_a_day_told_by_no_date_is_none(text: str) -> None:
    assert not [line for line in every(text) if " day" in line or "week" in line]


@pytest.mark.parametrize(
    ("anchor", "text", "expected"),
    [
        (TUESDAY, "Ten years ago today, he won.", "Ten years ago today = 2013-05-16"),
        (TUESDAY, "It fell a year ago on Sunday.", "a year ago on Sunday = 2022-05-14"),
        (TUESDAY, "It fell a year ago this week.", "a year ago this week = 2022-05-16..2022-05-22"),
        (TUESDAY, "It fell five years ago this month.", "five years ago this month = 2018-05"),
        (TUESDAY, "It fell two and a half years ago.", "two and a half years ago = 2020"),
        (TUESDAY, "It fell a year and a half ago.", "a year and a half ago = 2021"),
        (TUESDAY, "It fell half a century ago.", "half a century ago = 1973"),
        (TUESDAY, "It fell a quarter of a century ago.", "a quarter of a century ago = 1998"),
        (TUESDAY, "It fell twenty-five years ago.", "twenty-five years ago = 1998"),
        (TUESDAY, "It fell a hundred years ago.", "a hundred years ago = 1923"),
        (TUESDAY, "It fell a couple years ago.", "a couple years ago = 2021"),
        (TUESDAY, "It fell 18 months ago.", "18 months ago = 2021-11"),
        (TUESDAY, "It fell a fortnight ago.", "a fortnight ago = 2023-05-02"),
        (TUESDAY, "It opens in two weeks' time.", "in two weeks' time = 2023-05-30"),
        (TUESDAY, "It opens in three years’ time.", "in three years’ time = 2026"),
        (TUESDAY, "It opens two years from now.", "two years from now = 2025"),
        (TUESDAY, "It rose over the past five years.", "the past five years = 2018-05-16..2023-05-16"),
        (TUESDAY, "A ruling is due later in the week.", "later in the week = 2023-05-16..2023-05-21"),
        (THURSDAY, "Earlier in the day, police had come.", "Earlier in the day = 2022-08-18"),
        (THURSDAY, "He had said so earlier in the month.", "earlier in the month = 2022-08-01..2022-08-18"),
        (TUESDAY, "It will close by year-end.", "year-end = 2023-12-31"),
        (TUESDAY, "It will close by the year's end.", "the year's end = 2023-12-31"),
        (TUESDAY, "Russia struck Kyiv overnight, killing two.", "overnight = 2023-05-15..2023-05-16"),
        (TUESDAY, "Snow fell overnight in the north.", "overnight = 2023-05-15..2023-05-16"),
        (TUESDAY, "It is due this evening.", "this evening = 2023-05-16"),
        (TUESDAY, "They met at the weekend.", "the weekend = 2023-05-13..2023-05-14"),
        (TUESDAY, "It ran out earlier this year.", "earlier this year = 2023-01-01..2023-05-16"),
        (TUESDAY, "It is due later this month.", "later this month = 2023-05-16..2023-05-31"),
        (MONDAY, "Prices rose in the current quarter.", None),
        (MONDAY, "Sales fell last year.", "last year = 2024"),
        (MONDAY, "Sales fell last month.", "last month = 2024-12"),
        (MONDAY, "Sales fell last week.", "last week = 2024-12-30..2025-01-05"),
        (SATURDAY, "It opens next month.", "next month = 2024-12"),
        (SATURDAY, "The day before yesterday it shut.", "The day before yesterday = 2024-11-28"),
    ],
)  # fmt: skip
def test_times_counted_from_the_day_of_the_story(anchor: date, text: str, expected: str | None) -> None:
    assert expected is None or every(text, anchor) == [expected]


@pytest.mark.parametrize(
    ("anchor", "text", "expected"),
    [
        (TUESDAY, "He died on Christmas Day.", "Christmas Day = 2022-12-25"),
        (TUESDAY, "He was held on Christmas Eve in 2019.", "Christmas Eve in 2019 = 2019-12-24"),
        (SATURDAY, "It shuts on Christmas Eve.", "Christmas Eve = 2024-12-24"),
        (MONDAY, "Shops were full on Boxing Day.", "Boxing Day = 2024-12-26"),
        (MONDAY, "He left on New Year's Eve.", "New Year's Eve = 2024-12-31"),
        (MONDAY, "He left on New Year’s Day 2021.", "New Year’s Day 2021 = 2021-01-01"),
        (TUESDAY, "Services were held on Good Friday.", "Good Friday = 2023-04-07"),
        (TUESDAY, "Services were held on Easter Sunday 2022.", "Easter Sunday 2022 = 2022-04-17"),
        (TUESDAY, "They met on Easter Monday, 2021.", "Easter Monday, 2021 = 2021-04-05"),
        (TUESDAY, "Roads were full over the Easter weekend.", "the Easter weekend = 2023-04-07..2023-04-10"),
        (TUESDAY, "Pilgrims came on Palm Sunday 2024.", "Palm Sunday 2024 = 2024-03-24"),
        (TUESDAY, "Greeks kept Orthodox Easter 2023.", "Orthodox Easter 2023 = 2023-04-16"),
        (TUESDAY, "It was Ash Wednesday 2023.", "Ash Wednesday 2023 = 2023-02-22"),
        (TUESDAY, "It will be over by Christmas.", "Christmas = 2023-12-25"),
        (SATURDAY, "Prices fell last Christmas.", "last Christmas = 2023-12-25"),
        (SATURDAY, "Families met on Thanksgiving.", "Thanksgiving = 2024-11-28"),
        (TUESDAY, "Families met on Thanksgiving Day 2022.", "Thanksgiving Day 2022 = 2022-11-24"),
        (TUESDAY, "Markets close for Memorial Day.", "Memorial Day = 2023-05-29"),
        (THURSDAY, "The season ends on Labor Day.", "Labor Day = 2022-09-05"),
        (TUESDAY, "They march on Labour Day 2023.", "Labour Day 2023 = 2023-05-01 | 2023-09-04"),
        (TUESDAY, "Fireworks lit the Fourth of July, 2021.", "the Fourth of July, 2021 = 2021-07-04"),
        (TUESDAY, "France marked Bastille Day in 2020.", "Bastille Day in 2020 = 2020-07-14"),
        (SATURDAY, "Children came on Halloween.", "Halloween = 2024-10-31"),
        (TUESDAY, "He proposed on Valentine's Day.", "Valentine's Day = 2023-02-14"),
        (TUESDAY, "Crowds marked St. Patrick's Day.", "St. Patrick's Day = 2023-03-17"),
        (SATURDAY, "The King laid a wreath on Remembrance Sunday.", "Remembrance Sunday = 2024-11-10"),
        (MONDAY, "Courts close on Martin Luther King Jr. Day.", "Martin Luther King Jr. Day = 2025-01-20"),
        (MONDAY, "He spoke on Inauguration Day in 2021.", "Inauguration Day in 2021 = 2021-01-20"),
        (THURSDAY, "Kyiv braced for Ukraine's Independence Day.", "Ukraine's Independence Day = 2022-08-24"),
        (THURSDAY, "Modi spoke on India’s Independence Day.", "India’s Independence Day = 2022-08-15"),
        (TUESDAY, "They marched on Independence Day.", "Independence Day = open"),
        (TUESDAY, "Prices rose during Ramadan.", "Ramadan = open"),
        (TUESDAY, "They flew home for Diwali.", "Diwali = open"),
        (TUESDAY, "Shops shut on Yom Kippur.", "Yom Kippur = open"),
        (TUESDAY, "It sold well on Mother's Day 2023.", "Mother's Day 2023 = 2023-03-19 | 2023-05-14"),
    ],
)  # fmt: skip
def test_days_with_a_name(anchor: date, text: str, expected: str) -> None:
    assert every(text, anchor) == [expected]


@pytest.mark.parametrize(
    ("year", "west", "east"),
    [(1961, date(1961, 4, 2), date(1961, 4, 9)), (2000, date(2000, 4, 23), date(2000, 4, 30)),
     (2019, date(2019, 4, 21), date(2019, 4, 28)), (2024, date(2024, 3, 31), date(2024, 5, 5)),
     (2025, date(2025, 4, 20), date(2025, 4, 20)), (2038, date(2038, 4, 25), date(2038, 4, 25))],
)  # fmt: skip
def test_easter_of_west_and_east(year: int, west: date, east: date) -> None:
    assert (easter(year), easter(year, julian=True)) == (west, east)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Output fell in the week ending June 3, 2022.", "the week ending June 3, 2022 = 2022-05-28..2022-06-03"),
        ("Revenue rose in the quarter ended March 31, 2023.", "the quarter ended March 31, 2023 = 2023-01-01..2023-03-31"),
        ("Profit doubled in the year ended 31 March 2023.", "the year ended 31 March 2023 = 2022-04-01..2023-03-31"),
        ("Sales fell in the three months ended April 30.", "the three months ended April 30 = 2023-02-01..2023-04-30"),
        ("Wages rose in the three months to March.", "the three months to March = 2023-01-01..2023-03-31"),
        ("Prices rose in the year to April.", "the year to April = 2022-05-01..2023-04-30"),
        ("Sales rose in the week to 12 May.", "the week to 12 May = 2023-05-06..2023-05-12"),
        ("Sales rose in the three-month period ended June 30, 2022.", "the three-month period ended June 30, 2022 = 2022-04-01..2022-06-30"),
        ("The hearing is in the week of June 5.", "the week of June 5 = 2023-06-05..2023-06-11"),
        ("The hearing is in the week of June 7.", "the week of June 7 = 2023-06-05..2023-06-11"),
        ("The tour is in the week beginning 22 May.", "the week beginning 22 May = 2023-05-22..2023-05-28"),
        ("Sales fell in the first nine months of 2022.", "the first nine months of 2022 = 2022-01-01..2022-09-30"),
        ("Sales fell in the first three months of the year.", "the first three months of the year = 2023-01-01..2023-03-31"),
        ("Sales fell in the last two months of 2021.", "the last two months of 2021 = 2021-11-01..2021-12-31"),
        ("It guided for fiscal 2024.", "fiscal 2024 = open"),
        ("It sold more in the third quarter of fiscal 2023.", "the third quarter of fiscal 2023 = open"),
        ("Budgets for the 2023-24 financial year fell.", "the 2023-24 financial year = open"),
        ("Budgets for the current fiscal year fell.", "the current fiscal year = open"),
        ("It lost money in FY2022.", "FY2022 = open"),
        ("Third-quarter profit fell.", "Third-quarter = 2022-07-01..2022-09-30"),
        ("First-quarter net profit fell.", "First-quarter = 2023-01-01..2023-03-31"),
        ("It grew in the first quarter of this year.", "the first quarter of this year = 2023-01-01..2023-03-31"),
        ("It grew in the second half of 2019.", "the second half of 2019 = 2019-07-01..2019-12-31"),
        ("It grew in Q3 2022.", "Q3 2022 = 2022-07-01..2022-09-30"),
        ("It grew in H1 2022.", "H1 2022 = 2022-01-01..2022-06-30"),
        ("It grew in the fourth quarter of last year.", "the fourth quarter of last year = 2022-10-01..2022-12-31"),
        ("It grew by the end of the first quarter of 2020.", "the first quarter of 2020 = 2020-01-01..2020-03-31"),
    ],
)  # fmt: skip
def test_what_business_copy_counts_in(text: str, expected: str) -> None:
    assert every(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He fought in the 1939-45 war.", "1939-45 = 1939-01-01..1945-12-31"),
        ("He fought in 1914–18.", "1914–18 = 1914-01-01..1918-12-31"),
        ("They won in the 2019/20 season.", "2019/20 = 2019-01-01..2020-12-31"),
        ("She sang (1931–1989).", "1931–1989 = 1931-01-01..1989-12-31"),
        ("She is a painter (b. 1950).", "1950 = 1950"),
        ("Ann Lee, born 1950, is a painter.", "1950 = 1950"),
        ("It was sealed in 1215, under King John.", "1215 = 1215"),
        ("2014 was a good year.", "2014 = 2014"),
        ("Russia's 2014 annexation was condemned.", "2014 = 2014"),
        ("It ran from 2010 until 2014.", "from 2010 until 2014 = 2010-01-01..2014-12-31"),
        ("It rained between March and May.", "between March and May = 2023-03-01..2023-05-31"),
        ("The June/July 2022 issue sold out.", "June/July 2022 = 2022-06-01..2022-07-31"),
        ("It sold in early 2016.", "early 2016 = 2016-01-01..2016-04-30"),
        ("It sold in the mid-1970s.", "the mid-1970s = 1973-01-01..1976-12-31"),
        ("It grew in the early 18th century.", "early 18th century = 1700-01-01..1732-12-31"),
        ("It shut in mid-2004.", "mid-2004 = 2004-05-01..2004-08-31"),
        ("It shuts in mid-July.", "mid-July = 2023-07-11..2023-07-21"),
        ("It shut in the late 1990s.", "late 1990s = 1997-01-01..1999-12-31"),
        ("Disco ruled in the 70s.", "the 70s = 1970-01-01..1979-12-31"),
        ("It has been so since the late 80s.", "the late 80s = 1987-01-01..1989-12-31"),
        ("It boomed in the noughties.", "the noughties = 2000-01-01..2009-12-31"),
        ("It came at the turn of the 20th century.", "the turn of the 20th century = 1900"),
        ("It came at the turn of the century.", "the turn of the century = open"),
        ("It stood in the 5th century BC.", "the 5th century = open"),
        ("It stood in the 19th century.", "the 19th century = 1800-01-01..1899-12-31"),
        ("He won in the summer.", "the summer = 2022-06-01..2022-08-31"),
        ("It will open in the autumn.", "the autumn = 2023-09-01..2023-11-30"),
        ("It will serve until at least 2030.", "2030 = 2030"),
        ("It rained in the 2010-11 floods.", "2010-11 = 2010-01-01..2011-12-31"),
        ("The law takes effect Jan. 1.", "Jan. 1 = 2024-01-01"),
        ("The law took effect on Jan. 1.", "Jan. 1 = 2023-01-01"),
        ("The class of '92 met again.", "'92 = 1992"),
        ("The January-to-March quarter was poor.", "January-to-March = 2023-01-01..2023-03-31"),
        ("It opened in the fall of 2021.", "fall of 2021 = 2021-09-01..2021-11-30"),
        ("It has grown since June.", "June = 2022-06"),
        ("He was arrested in July.", "July = 2022-07"),
        ("The summit in July is in Vilnius.", "July = 2023-07"),
        ("The festival is held from Dec. 25-Jan. 2.", "from Dec. 25-Jan. 2 = 2022-12-25..2023-01-02"),
        ("The June 3–5 meeting is in Bonn.", "June 3–5 = 2023-06-03..2023-06-05"),
    ],
)  # fmt: skip
def test_years_seasons_and_longer_stretches(text: str, expected: str) -> None:
    assert [line.removeprefix("the ") for line in every(text)] == [expected.removeprefix("the ")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained in May and July 2021.", ["May = 2021-05", "July 2021 = 2021-07"]),
        ("Sales fell in Q3 and Q4 2022.", ["Q3 = 2022-07-01..2022-09-30", "Q4 2022 = 2022-10-01..2022-12-31"]),
        ("In the 1960s and 70s.", ["the 1960s = 1960-01-01..1969-12-31", "70s = 1970-01-01..1979-12-31"]),
        ("In the '80s and '90s.", ["the '80s = 1980-01-01..1989-12-31", "'90s = 1990-01-01..1999-12-31"]),
        ("It fell in March, May and June, he said.", ["March = 2023-03", "May = 2023-05", "June = 2023-06"]),
        ("On July 2 and July 9, 2021.", ["July 2 = 2021-07-02", "July 9, 2021 = 2021-07-09"]),
    ],
)  # fmt: skip
def test_the_first_of_two_shares_the_year_of_the_second(text: str, expected: list[str]) -> None:
    assert every(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The September 11 attacks changed it.", ["September 11 = 2001-09-11"]),
        ("On Sept. 11, terrorists struck.", ["Sept. 11 = 2001-09-11"]),
        ("The January 6 committee met.", ["January 6 = 2021-01-06"]),
        ("He was pardoned for the Jan. 6 riot.", ["Jan. 6 = 2021-01-06"]),
        ("The July 7 bombings in London", ["July 7 = 2005-07-07"]),
        ("The choir sings on July 7 in Leeds.", ["July 7 = 2023-07-07"]),
    ],
)
def test_a_day_that_became_a_name_has_its_own_year(text: str, expected: list[str]) -> None:
    assert every(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Orwell's 1984 is on the list, and Orwell’s 1984, too.",
        "He drove a 2019 Toyota Camry and a 2021 Ford.",
        "He starred in 2001: A Space Odyssey and Blade Runner 2049.",
        "Beverly Hills 90210, Boeing 747, Route 66, Form 1040",
        "The Good Friday Agreement holds; Bloody Sunday, Friday Night Lights, Tuesday Weld",
        'Netflix\'s "Wednesday" is back. Beware the Ides of March.',
        "an 18th-century church and a 1990-strong crowd",
        "temperatures in the 80s Fahrenheit, in his 70s",
        "They trailed in the fourth quarter before a 101-99 win by the Hawks.",
        "He became famous overnight, and overnight stays rose.",
        "in recent weeks, in the coming days and weeks, a few years ago, several months ago",
        "The 45-year-old, aged 45, served for three decades; she was two years old.",
        "The shop is open Monday to Friday, and daily Tuesday through Sunday.",
        "In the summer, people usually swim. The fall of Kabul. A spring in the hills.",
        "10:42 The road is shut. 11.05am BST It is open.",
        "in 1200 homes, in 1450 cases, on the 18th hole, at 1430 BST, at 2015 local time",
        "the Christmas tree, Easter eggs, a Yom Kippur War veteran, Christmas shopping",
        "World Cup 2018, Euro 2024, Tokyo 2020",
        "9/11 and 24/7, year-on-year, the year-earlier quarter",
        "twice a week, once a month, every Sunday, on Sundays, a Saturday night",
        "Theresa May and June Brown met; said May, April Jones",
        "June Jordan, April Ryan, August Wilson and Jan Smith met Theresa May.",
    ],
)
def test_what_only_looks_like_a_date(text: str) -> None:
    assert every(text) == []


@pytest.mark.parametrize("text", ["on Christmas Day", "the first Monday in June", "a week on Friday", "by year-end", "from Monday to Friday", "in the first three months of the year", "third-quarter profit", "ten years ago today"])  # fmt: skip
def test_without_a_day_of_the_story_they_wait_for_one(text: str) -> None:
    found = find_dates(f"It was {text}.", None)
    assert [one.timing.needs_anchor for one in found] == [True]


@pytest.mark.parametrize("text", ["during Ramadan", "in fiscal 2024", "at the turn of the century"])
def test_what_no_calendar_here_can_tell_is_open_and_not_impossible(text: str) -> None:
    (found,) = find_dates(f"It was {text}.", TUESDAY)
    assert found.timing.unresolved
    assert not impossible(found.timing)


@pytest.mark.parametrize(
    "run",
    ["the next day ", "Monday to ", "two weeks ago on ", "Christmas ", "in the ", "the week ending ", "fiscal year ", "that night, ", "was ",
     "Independence Day ", "in the 80s ", "the first Monday of ", "overnight ", "in May and "],
)  # fmt: skip
def test_long_runs_of_new_pieces_end(run: str) -> None:
    text = (run * 20_000)[:50_000]
    assert all(found.end <= len(text) for found in find_dates(text, TUESDAY))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("From April until this month it flew low.", ["From April until this month = 2023-04-01..2023-05-31"]),
        ("It ran from last Friday to March 3, 2024.", ["from last Friday to March 3, 2024 = 2023-05-12..2024-03-03"]),
        ("It is shut between 2 June and next year.", ["between 2 June and next year = 2023-06-02..2024-12-31"]),
        ("The race was moved from June and July.", ["June and July = 2023-06-01..2023-07-31"]),
        ("It rained in May and June 2021.", ["May and June 2021 = 2021-05-01..2021-06-30"]),
        ("Storms are due Tuesday and Wednesday.", ["Tuesday and Wednesday = 2023-05-16..2023-05-17"]),
        ("They met on Saturday and Sunday.", ["Saturday and Sunday = 2023-05-13..2023-05-14"]),
        ("They met on Monday and Wednesday.", ["Monday = 2023-05-15", "Wednesday = 2023-05-10"]),
        ("It was open from 2021. Until March it was shut.", ["2021 = 2021", "March = 2023-03"]),
    ],
)  # fmt: skip
def test_two_expressions_can_be_the_ends_of_one_stretch(text: str, expected: list[str]) -> None:
    found = every(text)
    assert len(found) == len(expected)
    assert all(one.startswith(told_of) for one, told_of in zip(found, expected, strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In September 2021 it opened, after a birth that July.", "that July = 2021-07"),
        ("In October 2018 she quit; that December she left the party.", "that December = 2018-12"),
        (
            "A vigil took place on May 7, 2021, and services were held that day across town.",
            "that day = 2021-05-07",
        ),
        ("In March 2018 it was sued. Charges followed that June against her.", "that June = 2018-06"),
        ("It came out in October 2021 and won the following March.", "the following March = 2022-03"),
        (
            "In March 2016 it was refused; the following April it was allowed.",
            "the following April = 2017-04",
        ),
        ("She left in May 2019; the previous December she had won.", "the previous December = 2018-12"),
        ("On Jan. 14, 2005, it landed.\n\nLater that year it saw plumes.", "Later that year = 2005"),
        ("They split in 1967.\n\nThe following year he formed a band.", "The following year = 1968"),
        ("By late 1966 he was gone. The next year he formed a group.", "The next year = 1967"),
        ("It was printed in February 2013. The year after came a book.", "The year after = 2014"),
        ("He vanished on June 3, 2019, and has lived with it since that night.", "that night = 2019-06-03"),
    ],
)
def test_years_and_months_are_told_by_the_date_before(text: str, expected: str) -> None:
    assert every(text)[-1] == expected


def test_the_next_year_lies_ahead_where_the_verb_does() -> None:
    assert (
        every("He left in 1966. The next year will be hard.")[-1] == "The next year = 2023-05-16..2024-05-16"
    )


@pytest.mark.parametrize(
    "text",
    [
        "He said that July was hot.",
        "She knew that March would come.",
        "The following May rule applies.",
        "It happened that August.",
    ],
)
def test_a_month_that_no_date_tells_is_none(text: str) -> None:
    assert not any("July" in one or "March" in one for one in every(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A state funeral is to be held in the city on Saturday.", "Saturday = 2023-05-20"),
        ("She must return to the House on Monday with a plan.", "Monday = 2023-05-22"),
        ("The championships start in Imola on Thursday.", "Thursday = 2023-05-18"),
        ("The council meets on Thursday.", "Thursday = 2023-05-18"),
        ("He should be back by Sunday.", "Sunday = 2023-05-21"),
        ("The rain did not let up until early Monday.", "Monday = 2023-05-15"),
        ("The strike lasted until Sunday.", "Sunday = 2023-05-14"),
        ("Polls closed on Sunday. Thursday will bring results.", "Thursday = 2023-05-18"),
        ("Troops left. Monday brought calm.", "Monday = 2023-05-15"),
        ("The chancellor delivers his budget on Wednesday.", "Wednesday = 2023-05-17"),
        ("The court is closed Monday for Memorial Day.", "Memorial Day = 2023-05-29"),
        ("A fair is being held on Saturday.", "Saturday = 2023-05-20"),
        ("Snow is forecast for the weekend.", "the weekend = 2023-05-20..2023-05-21"),
        ("She hopes to return in the autumn.", "the autumn = 2023-09-01..2023-11-30"),
        ("Talks ran through the weekend.", "the weekend = 2023-05-13..2023-05-14"),
        ("MPs threw the bill out by 432 votes to 202 on Sunday.", "Sunday = 2023-05-14"),
        ("She ran the firm with him until July.", "July = 2022-07"),
        ("He led the party until June, then left.", "June = 2022-06"),
        ("The pool is shut until July.", "July = 2023-07"),
        ("They won in 1947, ’56 and ’75 before him.", "’75 = 1975"),
        ("In September NASA declined to change it.", "September = 2022-09"),
        ("In December the bank will move.", "December = 2023-12"),
        ("His contract expires in January.", "January = 2024-01"),
        ("She will be inaugurated on Wednesday, 24 May.", "Wednesday, 24 May = 2023-05-24"),
        ("He named Saturday 10 February as polling day.", "Saturday 10 February = 2024-02-10"),
        ("The tower fell on Friday 11 November.", "Friday 11 November = 2022-11-11"),
        ("The bridge would be formally opened on 2 June.", "2 June = 2023-06-02"),
        ("Prices rose after Russia invaded Ukraine on June 24.", "June 24 = 2022-06-24"),
        ("The vote was due on June 24.", "June 24 = 2023-06-24"),
        ("On May 20, the firm said, it will close.", "May 20 = 2023-05-20"),
    ],
)
def test_the_verb_tells_past_from_future(text: str, expected: str) -> None:
    assert every(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MPs return on 17 July and will sit until the 30th before a break.", "the 30th = 2023-07-30"),
        ("The market should be back on the 22nd.", "the 22nd = 2023-05-22"),
        ("He was held on the 12th, police said.", "the 12th = 2023-05-12"),
        ("He was held on the 25th.", "the 25th = 2023-04-25"),
        ("On Dec. 3, 2021, it began; by the 9th, it was over.", "the 9th = 2021-12-09"),
        ("Signed 16-May-2023 in Oslo.", "16-May-2023 = 2023-05-16"),
        ("Vesuvius buried it in AD 79, killing all.", "AD 79 = 0079"),
        ("- 1967: Viaduct opens", "1967 = 1967"),
        ("2016 – Critics warn of its state", "2016 = 2016"),
    ],
)
def test_days_and_years_written_briefly(text: str, expected: str) -> None:
    assert every(text)[-1] == expected


@pytest.mark.parametrize(
    "text",
    [
        "He made a birdie on the 16th, and a bogey on the 18th.",
        "They live on the 5th floor and on the 6th and 7th floors.",
        "He was caught on the 12th hole.",
        "From the 25th minute it rained.",
        "It began in April and ended on the 31st, he said.",
    ],
)
def test_ordinals_of_other_things_are_no_days(text: str) -> None:
    assert [one for one in every(text) if "th" in one or "31st" in one] == []


def test_a_year_before_christ_stays_open() -> None:
    (found,) = find_dates("Caesar was killed in 44 BC.", TUESDAY)
    assert found.timing.interval is None
    assert found.timing.unresolved


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("The court is closed Monday for Memorial Day.", "Monday = 2023-05-29"),
        ("Banks were shut on Monday, Labor Day, 2022.", "Monday = 2022-09-05"),
        ("Shops close Sunday, Mother\u2019s Day, in May.", "Sunday = 2023-05-14"),
    ],
)
def test_a_weekday_beside_a_holiday_is_that_day(text: str, weekday: str) -> None:
    assert every(text)[0] == weekday


@pytest.mark.parametrize("anchor", [date(1, 1, 1), date(9999, 12, 31)])
@pytest.mark.parametrize(
    "text", ["It ended on the 31st.", "That May, the following May.", "the 30th will, by the 30th, be over"]
)
def test_at_the_ends_of_the_calendar_nothing_fails(text: str, anchor: date) -> None:
    assert all(found.timing.interval or found.timing.readings for found in find_dates(text, anchor))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He came to power on June 23, 1988, a sweltering Thursday.", "Thursday = 1988-06-23"),
        ("She won on 4 May 1979, which was a wet Friday.", "Friday = 1979-05-04"),
        ("Banks will be closed Tuesday, Wednesday", "Wednesday = 2023-05-17"),
        ("Banks were closed on Tuesday, Wednesday and Thursday.", "Thursday = 2023-05-18"),
    ],
)
def test_a_weekday_beside_a_day_is_told_by_it(text: str, expected: str) -> None:
    assert every(text)[-1] == expected


def test_a_weekday_beside_a_day_that_it_does_not_fit_is_the_last_one() -> None:
    assert every("It was 4 May 1979, a wet Monday.")[-1] == "Monday = 2023-05-15"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They won. Farah returns on Wednesday for the heats.", "Wednesday = 2023-05-17"),
        ("Harding runs again on Friday.", "Friday = 2023-05-19"),
        ("The heats are over; the final is on Saturday.", "Saturday = 2023-05-20"),
        ("The funeral is Friday.", "Friday = 2023-05-19"),
        ("She left early. Murray plays Lindqvist on Sunday.", "Sunday = 2023-05-21"),
    ],
)
def test_a_timetable_lies_ahead(text: str, expected: str) -> None:
    assert every(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Jo Harding competes in the long jump on Friday.",
        "They settled the price face to face on Friday.",
        "It was late. Home runs on Friday decided it.",
        "All attention is on Friday night’s defeat.",
    ],
)
def test_a_caption_and_a_past_verb_look_back(text: str) -> None:
    assert every(text) == ["Friday = 2023-05-12"]


# Published on Tuesday 16 May 2023.
@pytest.mark.parametrize(
    "text",
    [
        "He died young. Friday would have been his 80th birthday.",
        "Friday would have been the singer’s 80th.",
        "Friday would have been the band’s fortieth anniversary.",
        "She would have turned 80 on Friday.",
        "She would have celebrated her 80th birthday on Friday.",
    ],
)
def test_a_birthday_that_somebody_did_not_live_to_see_lies_ahead(text: str) -> None:
    assert every(text) == ["Friday = 2023-05-19"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Friday would have been his third day at work.", "Friday = 2023-05-12"),
        ("He would have been there on Friday.", "Friday = 2023-05-12"),
        ("Friday was his 80th birthday.", "Friday = 2023-05-12"),
        ("Monday would have been his 80th birthday.", "Monday = 2023-05-15"),
        ("Tuesday would have been his 80th birthday.", "Tuesday = 2023-05-16"),
    ],
)
def test_a_day_that_was_missed_or_was_yesterday_lies_back(text: str, expected: str) -> None:
    assert every(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The man who needed 15 ballots to become speaker in September was ousted.", "September = 2022-09"),
        ("Norway beat Spain to lift the cup in October.", "October = 2022-10"),
    ],
)
def test_what_was_brought_about_is_over(text: str, expected: str) -> None:
    assert every(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He was jailed last June, the same month in which she left.", "the same month = 2022-06"),
        ("She left on 3 May 2021, the same day that the vote was held.", "the same day = 2021-05-03"),
        ("It opened on 3 May 2021.\n\nIt closed four days later.", "four days later = 2021-05-07"),
        ("It opened in May 2021.\n\nTwo months later it closed.", "Two months later = 2021-07"),
        ("It opened in 2014. Two days later it closed.", "Two days later = open"),
        ("Two days later it closed.", "Two days later = open"),
    ],
)
def test_what_is_counted_from_a_date_needs_one_as_precise(text: str, expected: str) -> None:
    assert every(text)[-1] == expected


def test_the_same_month_without_a_date_right_before_is_none() -> None:
    assert every("It saw the same month as a chance. He left, the same month that she came.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The 80s were rich for him.", "The 80s = 1980-01-01..1989-12-31"),
        ("He left. The late 60s brought change.", "The late 60s = 1967-01-01..1969-12-31"),
        ("It could rise as soon as 2025.", "2025 = 2025"),
        ("It will run no later than 2027.", "2027 = 2027"),
        ("The board, whose 1992 report rewrote the rules, met.", "1992 = 1992"),
        ("The rest must wait until tomorrow at the earliest.", "tomorrow = 2023-05-17"),
        ("He had spent the weekend in the Alps.", "the weekend = 2023-05-13..2023-05-14"),
        ("Nothing will change until the weekend.", "the weekend = 2023-05-20..2023-05-21"),
    ],
)
def test_dates_in_other_places_of_the_sentence(text: str, expected: str) -> None:
    assert every(text) == [expected]


@pytest.mark.parametrize(
    "text",
    ["Highs come late. The 80s were common temperatures.", "Fans would often spend the weekend there."],
)
def test_temperatures_and_habits_are_no_dates(text: str) -> None:
    assert every(text) == []


@pytest.mark.parametrize("weekday", ["Monday", "Tuesday", "Saturday"])
def test_the_year_in_which_a_term_began_is_not_that_of_a_day_in_the_news(weekday):
    text = f"Justin Trudeau, prime minister since November 4, 2015, said on {weekday}, January 6, that he would go."
    found = find_dates(text, date(2025, 1, 9))[-1]
    assert told(found) == "2025-01-06"
