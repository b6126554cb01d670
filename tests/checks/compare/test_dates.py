"""The interval grammar: what it finds, what it resolves to, what it leaves alone."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.compare.dates import (
    find_dates,
    impossible,
    in_words,
    value_of,
    weekdays_named,
    why_impossible,
)
from checks.model import Interval
from checks.reading import Dated
from tests.quality.score_dates import load, score

TUESDAY = date(2023, 5, 16)


def only(text: str, anchor: date | None = TUESDAY) -> Dated:
    (found,) = find_dates(text, anchor)
    return found


def value(found: Dated) -> str:
    asserted = value_of(found.timing.interval, found.timing.readings)
    if asserted.ambiguous:
        return " | ".join(asserted.ambiguous)
    return str(asserted.from_) if asserted.from_ == asserted.to else f"{asserted.from_}..{asserted.to}"


def test_text_without_dates_has_none():
    assert find_dates("", TUESDAY) == ()
    assert find_dates("Nothing is dated here.", TUESDAY) == ()


@pytest.mark.parametrize(
    ("text", "quote", "resolved"),
    [
        ("It met on May 18, 2023, in Xi'an.", "May 18, 2023", "2023-05-18"),
        ("It met on 18 May 2023.", "18 May 2023", "2023-05-18"),
        ("It met on the 18th of May 2023.", "18th of May 2023", "2023-05-18"),
        ("It met on Tuesday, May 16, 2023.", "Tuesday, May 16, 2023", "2023-05-16"),
        ("It met Tue., 16 May 2023.", "Tue., 16 May 2023", "2023-05-16"),
        ("It met on Sept. 5, 2022.", "Sept. 5, 2022", "2022-09-05"),
        ("MAY 18, 2023 WAS THE DAY", "MAY 18, 2023", "2023-05-18"),
        ("Updated 2023-05-16T10:00Z", "2023-05-16", "2023-05-16"),
        ("on 25/12/2021 it", "25/12/2021", "2021-12-25"),
        ("on 11/12/2021 it", "11/12/2021", "2021-11-12 | 2021-12-11"),
        ("on 05/05/2021 it", "05/05/2021", "2021-05-05"),
        ("held on May 18 and 19 in", "May 18 and 19", "2023-05-18..2023-05-19"),
        ("held on 18 and 19 May in", "18 and 19 May", "2023-05-18..2023-05-19"),
        ("held May 18–19, 2021,", "May 18–19, 2021", "2021-05-18..2021-05-19"),
        ("held 18-20 May 2021,", "18-20 May 2021", "2021-05-18..2021-05-20"),
        ("from March 3 to April 5, 2021 it", "from March 3 to April 5, 2021", "2021-03-03..2021-04-05"),
        ("from 3 March to 5 April 2021 it", "from 3 March to 5 April 2021", "2021-03-03..2021-04-05"),
        (
            "from December 28 to January 3, 2023 it",
            "from December 28 to January 3, 2023",
            "2022-12-28..2023-01-03",
        ),
        ("March 3, 2020 to April 5, 2021", "March 3, 2020 to April 5, 2021", "2020-03-03..2021-04-05"),
        ("between July 3 and 9 it", "between July 3 and 9", "2023-07-03..2023-07-09"),
        ("on May 18 he", "May 18", "2023-05-18"),
        ("on May 3, 4 and 5, 2021 it", "May 3, 4 and 5, 2021", "2021-05-03..2021-05-05"),
        ("on 3, 4 and 5 May 2021 it", "3, 4 and 5 May 2021", "2021-05-03..2021-05-05"),
        ("on 2021/05/03 it", "2021/05/03", "2021-05-03"),
        ("on 2 January he", "2 January", "2023-01-02"),
        ("on March 11 last year he", "March 11 last year", "2022-03-11"),
    ],
)
def test_days_in_every_order(text, quote, resolved):
    found = only(text)
    assert (found.timing.text, value(found)) == (quote, resolved)


@pytest.mark.parametrize(
    ("text", "quote", "resolved"),
    [
        ("in May 2021 it", "May 2021", "2021-05"),
        ("early May 2021 it", "early May 2021", "2021-05-01..2021-05-10"),
        ("At the end of February, he", "the end of February", "2023-02-19..2023-02-28"),
        ("in mid-March he", "mid-March", "2023-03-11..2023-03-21"),
        ("by the end of 2023 it", "by the end of 2023", "2023-12-31"),
        (
            "between July 2003 and December 2004 it",
            "between July 2003 and December 2004",
            "2003-07-01..2004-12-31",
        ),
        ("from March to June it", "from March to June", "2023-03-01..2023-06-30"),
        ("in February he", "February", "2023-02"),
        ("the March summit was", "March", "2023-03"),
        ("in March last year he", "March last year", "2022-03"),
        ("In May 2019, he", "May 2019", "2019-05"),
        ("the first week of March 2022", "the first week of March 2022", "2022-03-01..2022-03-07"),
        ("since 2014 it", "2014", "2014"),
        ("by 2050, it", "2050", "2050"),
        ("the 1991 Hajj", "1991", "1991"),
        ("Russia's 2014 annexation", "2014", "2014"),
        ("in late 2021 it", "late 2021", "2021-09-01..2021-12-31"),
        ("the first half of 2021", "the first half of 2021", "2021-01-01..2021-06-30"),
        ("from 1980 to 2012 it", "from 1980 to 2012", "1980-01-01..2012-12-31"),
        ("the 2014–2016 crisis", "2014–2016", "2014-01-01..2016-12-31"),
        ("the 2021-22 season", "2021-22", "2021-01-01..2022-12-31"),
        ("in the 1990s he", "the 1990s", "1990-01-01..1999-12-31"),
        ("in the early 1990s he", "early 1990s", "1990-01-01..1992-12-31"),
        ("back in the sixties, he", "the sixties", "1960-01-01..1969-12-31"),
        ("in the ’90s he", "the ’90s", "1990-01-01..1999-12-31"),
        ("the 20th century", "the 20th century", "1900-01-01..1999-12-31"),
        ("the first quarter of 2022", "the first quarter of 2022", "2022-01-01..2022-03-31"),
        ("in the third quarter, sales", "the third quarter", "2023-07-01..2023-09-30"),
        ("in Q1 2022 it", "Q1 2022", "2022-01-01..2022-03-31"),
        ("in summer 2022 it", "summer 2022", "2022-06-01..2022-08-31"),
        ("in the winter of 2014/15 it", "winter of 2014/15", "2014-12-01..2015-02-28"),
    ],
)
def test_months_years_and_longer_stretches(text, quote, resolved):
    found = only(text)
    assert found.timing.text.lower() in (quote.lower(), f"the {quote}".lower())
    assert value(found) == resolved


@pytest.mark.parametrize(
    ("text", "quote", "resolved"),
    [
        ("he said yesterday that", "yesterday", "2023-05-15"),
        ("the day before yesterday he", "the day before yesterday", "2023-05-14"),
        ("it starts tomorrow.", "tomorrow", "2023-05-17"),
        ("it starts tonight.", "tonight", "2023-05-16"),
        ("on Tuesday he said", "Tuesday", "2023-05-16"),
        ("he said on Friday that it will grow", "Friday", "2023-05-12"),
        ("leaders will meet on Friday", "Friday", "2023-05-19"),
        ("announced last Monday.", "last Monday", "2023-05-08 | 2023-05-15"),
        ("announced last Friday.", "last Friday", "2023-05-12"),
        ("it opens next Monday.", "next Monday", "2023-05-22"),
        ("it opens next Friday.", "next Friday", "2023-05-19 | 2023-05-26"),
        ("this Friday it", "this Friday", "2023-05-19"),
        ("this past Friday it", "this past Friday", "2023-05-12"),
        ("this week with", "this week", "2023-05-15..2023-05-21"),
        ("last week it", "last week", "2023-05-08..2023-05-14"),
        ("later this week it", "later this week", "2023-05-16..2023-05-21"),
        ("last weekend it", "last weekend", "2023-05-13..2023-05-14"),
        ("protests over the weekend left", "the weekend", "2023-05-13..2023-05-14"),
        ("earlier this year it", "earlier this year", "2023-01-01..2023-05-16"),
        ("early next month it", "early next month", "2023-06-01..2023-06-10"),
        ("by the end of the year it", "by the end of the year", "2023-12-31"),
        ("Last Year it", "Last Year", "2022"),
        ("last summer it", "last summer", "2022-06-01..2022-08-31"),
        ("last March it", "last March", "2023-03"),
        ("last May it", "last May", "2022-05"),
        ("this decade it", "this decade", "2020-01-01..2029-12-31"),
        ("two years ago it", "two years ago", "2021"),
        ("a decade ago it", "a decade ago", "2013"),
        ("three months ago it", "three months ago", "2023-02"),
        ("10 days ago it", "10 days ago", "2023-05-06"),
        ("just over 24 hours ago it", "24 hours ago", "2023-05-15"),
        ("two weeks from now it", "two weeks from now", "2023-05-30"),
        ("the past 30 days", "the past 30 days", "2023-04-16..2023-05-16"),
        ("over the next three years it", "the next three years", "2023-05-16..2026-05-16"),
    ],
)
def test_dates_counted_from_the_anchor(text, quote, resolved):
    found = only(text)
    assert (found.timing.text, value(found)) == (quote, resolved)


def test_last_monday_said_on_a_monday_is_a_week_ago():
    assert value(only("announced last Monday.", date(2023, 5, 15))) == "2023-05-08"


def test_a_bare_weekday_is_resolved_and_not_ambiguous():
    assert only("It began on Monday.").timing.readings == ()


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("The court ruled in November.", "2022-11"),
        ("The vote will be held in November.", "2023-11"),
        ("November's cold: in November, rain.", "2022-11 | 2023-11"),
        ("the November 20 rains", "2022-11-20 | 2023-11-20"),
    ],
)
def test_a_far_month_without_year_follows_the_verb_and_is_ambiguous_without_one(text, resolved):
    assert value(find_dates(text, TUESDAY)[-1]) == resolved


def test_the_days_of_years_and_days_are_not_counted_alone():
    assert find_dates("He left on 26 May 2014, ten years and four days later.", TUESDAY)[1:] == ()


def test_two_days_that_do_not_adjoin_are_two_dates():
    assert [value(found) for found in find_dates("on May 18 and 25, 2021", TUESDAY)] == [
        "2021-05-18",
        "2021-05-25",
    ]


def test_two_days_later_is_counted_from_the_date_before_it():
    dates = find_dates("He left on March 3, 2021. Two days later he returned.", TUESDAY)
    assert [value(found) for found in dates] == ["2021-03-03", "2021-03-05"]


def test_day_of_a_war_names_its_epoch():
    found = only("Read all about its 447th day of the war in Ukraine PODCAST in one place.")
    assert found.timing.text == "447th day of the war in Ukraine"
    assert (found.timing.ordinal, found.timing.epoch) == (447, "war in Ukraine")


def test_day_in_figures_of_a_war_names_its_epoch():
    timing = only("Day 447 of Russia’s invasion of Ukraine").timing
    assert (timing.ordinal, timing.epoch) == (447, "Russia’s invasion of Ukraine")


def test_a_war_without_name_takes_the_one_that_the_text_gives_it():
    timing = only("Since the war in Ukraine began ... the 447th day of the war.").timing
    assert timing.epoch == "war in Ukraine"


def test_weekday_beside_a_date_is_kept():
    assert only("on Thursday, May 16, 2023").timing.weekday == 3
    assert only("on 16 May 2023 (Tuesday)").timing.weekday == 1
    assert only("on Sunday night (May 14)").timing.weekday == 6


def test_weekday_settles_a_missing_year_that_the_paragraph_names():
    found = find_dates("The 2011 quake struck on Friday, March 11.", TUESDAY)[-1]
    assert value(found) == "2011-03-11"


def test_weekday_settles_which_of_two_far_years_is_meant():
    assert value(only("the Sunday, November 20 rains")) == "2022-11-20"


def test_pair_of_weekdays_belongs_to_the_pair_of_days():
    found = only("on Thursday and Friday, May 18 and 19, 2023")
    assert (found.timing.weekday, weekdays_named(found.timing.text)) == (3, (3, 4))


def test_pair_of_weekdays_before_one_day_is_not_compared():
    assert only("on Thursday and Friday, May 19").timing.weekday is None


@pytest.mark.parametrize(
    "text", ["30 February 2023", "April 31", "February 29, 2023", "31/04/2021", "2023-02-30"]
)
def test_days_that_do_not_exist_are_found_and_flagged(text):
    found = only(f"on {text} it")
    assert found.timing.text == text
    assert impossible(found.timing)


def test_leap_day_without_year_is_possible():
    assert value(only("born on February 29, he", date(2024, 3, 1))) == "2024-02-29"


@pytest.mark.parametrize(
    ("words", "working"),
    [("30 February 2023", "February 2023 has 28 days"), ("April 31", "April has at most 30 days")],
)
def test_working_of_an_impossible_day(words, working):
    assert why_impossible(words) == working


@pytest.mark.parametrize(
    "text", ["on Monday", "yesterday", "this week", "May 18", "in March", "two years ago"]
)
def test_without_an_anchor_relative_dates_say_so(text):
    timing = only(f"It was {text}.", None).timing
    assert timing.needs_anchor
    assert timing.interval is None


def test_full_dates_need_no_anchor():
    assert value(only("on May 18, 2023", None)) == "2023-05-18"


@pytest.mark.parametrize(
    "text",
    [
        "They may march for a second time.",
        "Theresa May spoke; a speech by May followed.",
        "May said so, and April Jones agreed. March on!",
        "He sat in the sun and we wed.",
        "for 15 years, a 15-year-old, a year, two weeks, an 11-year lull",
        "a year of war, one day, every Monday, Mondays, the first Monday",
        "on Black Friday and Bloody Sunday, said The Sunday Times",
        "Sheffield Wednesday lost",
        "some 2000 people, in 2000 cases, by 2019 dollars, of 1998 km, a population of 2014",
        "$2019, No. 2020-B, Boeing 2020, 1,999, 2014.5, Windows 2000, at 2030 GMT",
        "In the first quarter of the game",
        "Russia Today and USA Today, the leaders of tomorrow",
        "version 10.12.2021.4, 45/67/2021, 24/7, 9/11",
        "in his sixties",
        "At least 12 May die",
        "2014-strong",
        "in July that year",
        "He saw 20 March for Life banners",
        "the last Monday of each month",
        "from May 20 to 18, 2023",
    ],
)
def test_what_is_no_date(text):
    assert [found.timing.text for found in find_dates(text, TUESDAY)] == []


def test_an_expression_does_not_run_on_into_the_next_paragraph():
    assert [
        found.timing.text for found in find_dates("It met on Tuesday\n\nMay 18, 2021 was it", TUESDAY)
    ] == [
        "Tuesday",
        "May 18, 2021",
    ]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2023, 5, 18), date(2023, 5, 18), "Thu 18 May 2023"),
        (date(2023, 5, 18), date(2023, 5, 19), "Thu 18 and Fri 19 May 2023"),
        (date(2022, 12, 30), date(2023, 1, 2), "Fri 30 December 2022 to Mon 2 January 2023"),
        (date(2023, 5, 1), date(2023, 5, 31), "May 2023"),
        (date(1990, 1, 1), date(1999, 12, 31), "1990 to 1999"),
    ],
)
def test_intervals_in_words(first, last, words):
    assert in_words(Interval(first=first, last=last), weekdays=True) == words


PIECES = st.sampled_from(
    ["May", "March", "18", "19", "31", "2023", "2014", "1990s", "the", "of", "and", "to", "-", "–", ",", ".", "(", ")", "Monday", "last", "next", "this", "week", "year", "ago", "two", "from", "between", "early", "end", "447th", "day", "war", "in", "Ukraine", "yesterday", "11/12/2021", "2023-05-16", "quarter", "first", "century", "winter", "month", "past", "later", "that", "same", "following", "32", "Committee", "on", "’s", "%", "Christmas", "Easter", "Independence", "Day", "overnight", "fiscal", "ended", "half", "’92", "80s", "Sunday", "later", "before", "months", "1939-45", "", "\n", "\n\n"]
)  # fmt: skip


@given(text=st.one_of(st.text(), st.lists(PIECES, max_size=30).map(" ".join)), anchor=st.none() | st.dates())
def test_whatever_the_text_spans_quote_it_and_intervals_run_forward(text, anchor):
    dates = find_dates(text, anchor)
    for found in dates:
        assert text[found.start : found.end] == found.timing.text
        stretches = [found.timing.interval, *found.timing.readings]
        assert all(stretch.first <= stretch.last for stretch in stretches if stretch)
        assert anchor is None or not found.timing.needs_anchor
    assert all(one.end <= other.start for one, other in pairwise(dates))


@pytest.mark.parametrize(
    "run",
    [
        "1",
        "May ",
        "2014 ",
        "Monday, ",
        " ",
        "the end of ",
        "18-",
        "a couple of ",
        "\n",
        "May 18 and ",
        "2014 that year ",
        "the 9th day of the war. ",
        "December 32 ",
        "Ukraine war ",
    ],
)
def test_long_runs_of_one_piece_end(run):
    text = (run * 50_000)[:50_000]
    assert all(found.end <= len(text) for found in find_dates(text, TUESDAY))


def test_annotated_news_keeps_its_floors():
    articles = load()
    if not articles:
        pytest.skip("the annotated articles are not beside this checkout")
    result = score(articles)
    assert result.found / result.marked >= 0.98
    assert result.exact / result.marked >= 0.93
    assert result.off <= 4
    assert result.ambiguous / result.predicted <= 0.05


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv marked the 500th day of the war on Saturday. The war in Ukraine goes on.",
        "He marked the 500th day of war on Snake Island, where the war in Ukraine had begun for many.",
    ],
)
def test_when_and_where_a_day_was_marked_is_no_part_of_the_event_s_name(text: str) -> None:
    counted = next(found for found in find_dates(text, date(2023, 7, 8)) if found.timing.ordinal)
    assert counted.timing.epoch == "war in Ukraine"


@pytest.mark.parametrize(
    ("text", "anchor", "resolved"),
    [
        ("He left on Wednesday, July 16.\n\nThe rule is of 2014.", date(2024, 7, 18), "2024-07-16"),
        ("Since 2014 it grew. He left on Wednesday, July 16.", date(2024, 7, 18), "2024-07-16"),
        ("The law of 2018 holds. It met on Tuesday, 19 June.", date(2024, 6, 20), "2024-06-19"),
        ("In 2014, U.S. officials left on Wednesday, July 16.", date(2024, 7, 18), "2014-07-16"),
        ("In 2014, Gen. Ann Vale left on Wednesday, July 16.", date(2024, 7, 18), "2014-07-16"),
    ],
)
def test_near_the_article_only_a_year_in_the_sentence_is_another_reading(text, anchor, resolved):
    found = next(found for found in find_dates(text, anchor) if found.timing.weekday is not None)
    assert value(found) == resolved


def test_far_from_the_article_a_year_of_the_paragraph_settles_the_weekday():
    text = "The talks of 2014 failed. He left on Sunday, November 16."
    assert value(find_dates(text, TUESDAY)[-1]) == "2014-11-16"


@pytest.mark.parametrize(
    ("text", "quote", "resolved"),
    [
        ("Tuesday 9 July for the Nato summit", "Tuesday 9 July", "2024-07-09"),
        ("he came on 9 July on foot", "9 July", "2024-07-09"),
        ("he came on 9 July 2024 for talks", "9 July 2024", "2024-07-09"),
        ("he came on 9 May 2024 for talks", "9 May 2024", "2024-05-09"),
        ("On 3 June against Spain he", "3 June", "2024-06-03"),
    ],
)
def test_only_may_and_march_can_be_a_verb_behind_a_number(text, quote, resolved):
    found = only(text, date(2024, 7, 8))
    assert (found.timing.text, value(found)) == (quote, resolved)


def test_march_behind_a_number_of_people_is_no_month():
    assert find_dates("At least 20 March for peace", TUESDAY) == ()


@pytest.mark.parametrize(
    ("text", "quote", "resolved"),
    [
        ("It began in 2014. On June 30 that year it ended.", "June 30 that year", "2014-06-30"),
        ("It began in 2014. On 30 June of the same year it", "30 June of the same year", "2014-06-30"),
        ("It began in 2014. On June 30 the following year", "June 30 the following year", "2015-06-30"),
        ("It began in 2014. That August, it ended.", "That August", "2014-08"),
        ("It began in 2014 and in that May it ended.", "that May", "2014-05"),
        ("It began in 2014. In August that year it ended.", "August that year", "2014-08"),
        ("It began in 2014. In early August of that year it", "early August of that year", "2014-08-01..2014-08-10"),
        ("It began in 2014 and ended the same year.", "the same year", "2014"),
        ("It began in 2014 and ended the following year.", "the following year", "2015"),
        ("It began on 2 May 2014 and ended that year.", "that year", "2014"),
        ("He won in 2011, then in 2014. That year he left.", "That year", "2014"),
        ("He won in 2014. The following year he lost. In May that year he left.", "May that year", "2015-05"),
        ("He won last year. In March that year he had lost.", "March that year", "2022-03"),
    ],
)  # fmt: skip
def test_that_year_is_the_last_one_named_before_in_the_paragraph(text, quote, resolved):
    found = find_dates(text, TUESDAY)[-1]
    assert (found.timing.text, value(found)) == (quote, resolved)


@pytest.mark.parametrize(
    "text",
    [
        "On June 30 that year it ended.",
        "The next paragraph tells it.\n\nThat August, it ended the same year.",
        "He won two years earlier. In August that year he left.",
        "The same year that it rains, the same year as the other, that year-on-year growth.",
    ],
)
def test_that_year_without_a_year_before_is_no_date(text):
    dates = [found.timing.text for found in find_dates(text, TUESDAY)]
    assert [words for words in dates if "that" in words.lower() or "same" in words or "30" in words] == []


def test_that_before_a_month_may_be_a_conjunction():
    dates = find_dates("In 2014 he said that August would be hot.", TUESDAY)
    assert [found.timing.text for found in dates] == ["2014"]


@pytest.mark.parametrize(
    "text",
    [
        "Graham Brady of the 1922 Committee said",
        "the goals of Agenda 2030 stay",
        "the 2030 Agenda for Sustainable Development",
        "Saudi Arabia's Vision 2030 plan and its Vision 2030 goals",
        "the 1619 Project",
    ],
)
def test_a_year_in_a_proper_name_is_no_date(text):
    assert find_dates(text, TUESDAY) == ()


@pytest.mark.parametrize(
    "text", ["In 2014 Russia annexed it", "the 2014 Olympics", "the 2016 US election", "Since 2014, Kyiv"]
)
def test_a_year_beside_a_capital_letter_is_still_a_date(text):
    assert len(find_dates(text, TUESDAY)) == 1


def test_the_year_in_a_proper_name_settles_no_weekday():
    text = "Under Agenda 2014 he left on Wednesday, July 16."
    assert value(only(text, date(2024, 7, 18))) == "2024-07-16"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("It met on December 32.", "December 32"),
        ("It met on 32 December.", "32 December"),
        ("It met on the 32nd of December.", "32nd of December"),
        ("It met on Friday, December 32, 2023, in", "Friday, December 32, 2023"),
        ("Since December 35, 2023 it", "December 35, 2023"),
        ("It met on 39 May 2023 in", "39 May 2023"),
    ],
)
def test_a_day_beyond_every_month_is_impossible(text, quote):
    found = only(text)
    assert found.timing.text == quote
    assert impossible(found.timing)


@pytest.mark.parametrize(
    "text",
    [
        "By December 35 had died",
        "In December 32 soldiers fell",
        "At least 34 March for peace",
        "On December 32 people died",
        "It killed 35 May Day marchers",
    ],
)
def test_a_number_beside_a_month_that_counts_something_is_no_impossible_day(text):
    assert not any(impossible(found.timing) for found in find_dates(text, TUESDAY))


@pytest.mark.parametrize(
    ("text", "epoch"),
    [
        ("Since Russia's invasion of Ukraine ... the 447th day of the war.", "war in Ukraine"),
        ("Ukraine fights a long war. It was the 447th day of the war.", "war in Ukraine"),
        ("The Ukraine war goes on. It was the 447th day of the war.", "war in Ukraine"),
        ("Russia's war on Ukraine: it was the 447th day of the war.", "war on Ukraine"),
        ("Since Russia's invasion of Ukraine ... the 447th day of the strike.", "strike"),
        ("The invasion of Ukraine and the Gaza war: the 447th day of the war.", "war"),
        ("The invasion of Ukraine and the invasion of Iraq: the 447th day of the war.", "war"),
        ("Iran and Israel are at war. It was the 447th day of the war.", "war"),
        ("Ukraine marked the 447th day of the war.", "war in Ukraine"),
        ("The UN and the EU back Ukraine. On the 447th day of the war Ukraine said so.", "war in Ukraine"),
        ("Russia said it was the 447th day of the war. Kyiv, Ukraine, was hit.", "war"),
        ("The Ukrainian army fights a war. It was the 447th day of the war.", "war"),
        ("In Kenya a trade war goes on. It was the 447th day of the strike.", "strike"),
        ("He spoke in Kenya. It was the 447th day of the war.", "war"),
    ],
)
def test_the_war_of_a_count_is_the_only_one_that_the_text_can_mean(text, epoch):
    assert next(found for found in find_dates(text, TUESDAY) if found.timing.ordinal).timing.epoch == epoch


def weekday_day(text: str, anchor: date) -> date:
    """The first day of the first date with a weekday."""
    found = next(one for one in find_dates(text, anchor) if one.timing.weekday is not None)
    assert found.timing.interval is not None
    return found.timing.interval.first


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("The prize is given on Thursday, December 10, the day on which the founder died in 1896.", 2024),
        ("The king spoke on Saturday, October 26, 70 years after the war of 1942.", 2024),
        ("In 2013 the king spoke on Saturday, October 26, in the north.", 2013),
        ("The king spoke on Sunday, October 26, 2014, in the north.", 2014),
    ],
)
def test_a_year_told_beside_is_not_that_of_the_weekday(text, year):
    assert weekday_day(text, date(2024, 10, 20)).year == year


@pytest.mark.parametrize("words", ["a Tuesday", "which was a Tuesday", "which fell on a Tuesday"])
def test_a_weekday_told_behind_the_date_is_its_own(words):
    (found,) = find_dates(f"They met on 16 May 2023, {words}.", date(2023, 5, 20))
    assert found.timing.weekday == 1


@pytest.mark.parametrize("words", ["b. 1893", "born 1893", "founded 1893", "d. 1893"])
def test_an_old_year_in_brackets_with_its_word(words):
    (found,) = find_dates(f"The potter ({words}) was here.", None)
    assert found.timing.interval is not None
    assert found.timing.interval.first.year == 1893


def test_a_weekday_told_between_dashes_is_the_day_s_own():
    (found,) = find_dates("The vote on October 28 — a Monday — was close.", date(2018, 10, 30))
    assert found.timing.weekday == 0
