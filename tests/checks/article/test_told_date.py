"""The day of publication is taken from the text only where the text settles one day."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from checks.article import from_html, from_text
from checks.article.told_date import doubt_about, settled_day
from checks.model import PublishedBasis

LATEST = date(2025, 12, 1)
REST = "The harbour of Aldhaven reopened after a storm, the port said. Ships called again in the evening."
WAR = "It was hit on its 447th day of the war in Ukraine."


def settled(text: str) -> date | None:
    found = settled_day(text, latest=LATEST)
    return found.day if found else None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("KYIV, May 16, 2023 (Reuters) -", date(2023, 5, 16)),
        ("OSLO, 3 March 2024 –", date(2024, 3, 3)),
        ("ROLLE, Switzerland, Monday, 28 October 2019 —", date(2019, 10, 28)),
        ("LA PAZ (Jan. 5, 2022) -", date(2022, 1, 5)),
    ],
)
def test_a_dateline_with_its_year_settles_the_day(line: str, day: date) -> None:
    assert settled(f"Harbour opens\n\n{line} {REST}") == day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published: 16 May 2023", date(2023, 5, 16)),
        ("First published on May 16, 2023, 10:30 GMT", date(2023, 5, 16)),
        ("FOR IMMEDIATE RELEASE: May 16, 2023", date(2023, 5, 16)),
        ("Tuesday, May 16, 2023", date(2023, 5, 16)),
        ("2023-05-16", date(2023, 5, 16)),
    ],
)
def test_a_line_that_dates_the_story_settles_the_day(line: str, day: date) -> None:
    assert settled(f"Harbour opens\n\n{line}\n\n{REST}") == day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("EMBARGOED UNTIL 00:01 WEDNESDAY 17 MAY 2023", date(2023, 5, 17)),
        ("Under embargo until 6 a.m. on May 17, 2023", date(2023, 5, 17)),
        ("Not for publication before Wednesday 17 May 2023", date(2023, 5, 17)),
        ("EMBARGOED UNTIL 00:01 GMT MAY 17", None),
        ("EMBARGOED UNTIL MONDAY 17 MAY 2023", None),
        ("Embargo on grain until 17 May 2023", None),
    ],
)
def test_the_day_until_which_a_story_is_embargoed_is_that_of_its_publication(
    line: str, day: date | None
) -> None:
    assert settled(f"{line}\n\nHarbour opens\n\n{REST}") == day


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        ("OSLO, May 15 (Reuters) - The port of Aldhaven opened on Monday 15 May 2023.", date(2023, 5, 15)),
        ("OSLO, May 16 (Reuters) - The port of Aldhaven opened on Monday 15 May 2023.", date(2023, 5, 16)),
        ("OSLO, May 15 (Reuters) - The port of Aldhaven opened on 15 May 2019.", None),
        ("OSLO, May 15 (Reuters) - The port opened on Monday 15 May 2023, two years ago on Thursday.", None),
        ("OSLO, May 19 (Reuters) - The port of Aldhaven opened on Monday 15 May 2023.", None),
    ],
)
def test_a_dateline_takes_its_year_from_a_weekday_with_its_year_in_its_lead(
    lead: str, day: date | None
) -> None:
    assert settled(f"Harbour opens\n\n{lead} {REST}") == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("The port opens today, Tuesday 16 May 2023, at noon.", date(2023, 5, 16)),
        ("It opened yesterday (May 15, 2023), the port said.", date(2023, 5, 16)),
        ("The vote is tomorrow, 17 May 2023.", date(2023, 5, 16)),
        ("Five years ago today, on 16 May 2018, the storm came.", date(2023, 5, 16)),
        ("She was jailed on 31 December 1977, 25 years ago tomorrow.", date(2002, 12, 30)),
        ("Two weeks ago yesterday, on 2 May 2023, it closed.", date(2023, 5, 17)),
    ],
)
def test_a_date_tied_to_the_day_of_writing_settles_it(words: str, day: date) -> None:
    assert settled(f"Harbour opens\n\n{words} {REST}") == day


@pytest.mark.parametrize(
    ("around", "day"),
    [
        ("The leaders meet this week. Talks go on on May 18 and 19.", date(2023, 5, 16)),
        ("The port was closed on Monday, May 15.", date(2023, 5, 16)),
        ("A storm had come on 14 May 2023.", date(2023, 5, 16)),
    ],
)
def test_a_counted_day_of_a_war_with_which_another_date_agrees_settles_the_day(
    around: str, day: date
) -> None:
    assert settled(f"Harbour hit\n\n{around}\n\n{WAR} {REST}") == day


def test_the_day_of_another_war_is_counted_from_its_own_start() -> None:
    text = (
        f"Talks go on\n\nIt was the 100th day of the war in Gaza. Envoys left on Saturday, January 13. {REST}"
    )
    assert settled(text) == date(2024, 1, 14)


@pytest.mark.parametrize(
    "text",
    [
        WAR,
        f"{WAR} The leaders will meet on May 18 and 19.",
        f"{WAR} This week the talks of June 18 and 19 are prepared.",
        f"{WAR} The port was closed on Friday, May 15.",
        "On 16 May 2023, its 447th day of the war in Ukraine, it was hit. It had been hit on May 14, 2023.",
        "It was its 447th day of the war in Ukraine, others say the 440th day of the war in Ukraine. See May 14, 2023.",
        "It was the 12th day of the war. It began on May 14, 2023.",
    ],
    ids=["alone", "no-this-week", "other-week", "wrong-weekday", "dated-itself", "two-counts", "which-war"],
)
def test_a_counted_day_without_agreement_settles_nothing(text: str) -> None:
    assert settled(f"Harbour hit\n\n{text} {REST}") is None


@pytest.mark.parametrize(
    "text",
    [
        "OSLO, May 16 – " + REST,
        "OSLO, May 16 – A year ago today the storm came. It had begun on Monday, 9 May 2022. " + REST,
        "Updated 16 May 2023\n\n" + REST,
        "Born on 16 May 2023, the cub is well. " + REST,
        "“It opens today, 16 May 2023,” the mayor had said. " + REST,
        "Two events\n\n16 May 2023\n\nThe storm.\n\n19 May 2023\n\nThe opening. " + REST,
        "OSLO, May 16, 2023 – It opens tomorrow, 19 May 2023. " + REST,
        "OSLO, Tuesday, May 17, 2023 – " + REST,
        "OSLO, 30 February 2023 – " + REST,
        "OSLO, May 16, 2031 – " + REST,
        "The port has been open as of today, 16 or 17 May. " + REST,
        "16 October 1962\n\nJust before nine an aide woke the mayor. Fifty years on, in 2012, he told of it. "
        + REST,
        "OSLO, 17 June 1953 – The bells rang. In 1990 they rang again, and in 2003 the mayor spoke of it. "
        + REST,
    ],
    ids=[
        *("no-year", "anniversary", "updated", "told", "quoted", "timeline"),
        *("two-days", "wrong-weekday", "no-day", "ahead", "two-readings"),
        *("scene", "scene-dateline"),
    ],
)
def test_where_the_text_leaves_a_doubt_nothing_is_settled(text: str) -> None:
    assert settled(f"Harbour opens\n\n{text}") is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "GENOA, Italy, Aug 16 - Crews searched on, officials said on Thursday. It fell on Aug 14, 2018.",
            date(2018, 8, 16),
        ),
        ("OSLO, July 8 (Monday) – The port opened. It had closed on 1 July 2024.", date(2024, 7, 8)),
    ],
)
def test_a_dateline_takes_its_year_from_a_day_just_before_where_the_weekday_bears_it_out(
    text: str, day: date
) -> None:
    assert settled(f"Bridge falls\n\n{text} {REST}") == day


def test_the_reason_says_which_words_settle_the_day() -> None:
    found = settled_day(f"Hit\n\nThis week talks are held, on May 18 and 19.\n\n{WAR}", latest=LATEST)
    assert found is not None
    assert found.reason == (
        "447th day of the war in Ukraine = 16 May 2023; May 18 and 19 lie in the same week, “this week” for the text"
    )


def test_an_article_without_a_date_takes_the_one_that_its_text_settles() -> None:
    read = from_text(
        f"Harbour opens\n\nOSLO, May 16, 2023 – {REST}", retrieved_at=datetime(2025, 6, 1, tzinfo=UTC)
    )
    assert (read.published_at, read.published_basis) == (date(2023, 5, 16), PublishedBasis.TEXT)
    assert read.published_reason == "its dateline says May 16, 2023"


def test_a_given_date_stands_and_is_not_doubted() -> None:
    text = f"Harbour opens\n\nOSLO, May 16, 2023 – {REST}"
    read = from_text(text, retrieved_at=datetime(2025, 6, 1, tzinfo=UTC), published=date(2024, 1, 1))
    assert (read.published_at, read.published_reason, read.date_doubt) == (date(2024, 1, 1), "", None)


def test_a_german_text_is_not_read_for_its_date() -> None:
    body = "Der Hafen von Aldhaven ist wieder offen, sagte die Behörde am Dienstag nach dem Sturm. " * 4
    read = from_text(
        f"Hafen offen\n\nOSLO, May 16, 2023 – {body}", retrieved_at=datetime(2025, 6, 1, tzinfo=UTC)
    )
    assert (read.language, read.published_at) == ("de", None)


def test_a_pages_date_is_kept_and_doubted_where_the_text_speaks_of_another() -> None:
    page = (
        '<html><head><meta property="article:published_time" content="2024-02-01T10:00:00Z"></head><body><article>'
        f"<h1>Harbour opens</h1><p>OSLO, May 16, 2023 – {REST * 6}</p></article></body></html>"
    )
    read = from_html(page, retrieved_at=datetime(2025, 6, 1, tzinfo=UTC))
    assert (read.published_at, read.published_basis) == (date(2024, 2, 1), PublishedBasis.META)
    assert read.date_doubt is not None
    assert read.date_doubt.implied == date(2023, 5, 16)


@pytest.mark.parametrize("published", [date(2023, 5, 15), date(2023, 5, 16), date(2023, 5, 17)])
def test_a_day_before_or_after_is_no_doubt(published: date) -> None:
    assert doubt_about(f"OSLO, May 16, 2023 – {REST}", published, latest=LATEST) is None


@pytest.mark.parametrize(
    "text",
    [
        "The leaders meet this week, on May 18 and 19, in the port.",
        "The port was closed on Monday, May 15, and opened on Tuesday, May 23.",
    ],
    ids=["this-week", "weekdays"],
)
def test_words_that_rule_the_pages_day_out_are_a_doubt_without_another_day(text: str) -> None:
    doubt = doubt_about(f"Harbour opens\n\n{text} {REST}", date(2025, 2, 1), latest=LATEST)
    assert doubt is not None
    assert doubt.implied is None
    assert "May" in doubt.reason


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("The leaders meet this week, on May 18 and 19.", date(2023, 5, 16)),
        ("The leaders meet this week to prepare the talks of May 18.", date(2023, 2, 1)),
        ("“We meet this week, on May 18,” he said in the spring.", date(2023, 9, 1)),
        ("The port was closed on Monday, May 15.", date(2025, 2, 1)),
        ("The port was closed on Monday, May 15, and opened on Tuesday, May 23.", date(2023, 5, 24)),
        ("It closed on Monday, December 30, and opens on Thursday, January 2.", date(2025, 1, 1)),
    ],
)
def test_words_that_fit_or_tell_of_another_time_are_no_doubt(text: str, published: date) -> None:
    assert doubt_about(f"Harbour opens\n\n{text} {REST}", published, latest=LATEST) is None
