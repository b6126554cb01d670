"""What every report says of wire copy and of a date that the text settles or doubts."""

from __future__ import annotations

import io
from datetime import date

import pytest
from rich.console import Console

from checks.model import Article, DateDoubt, PublishedBasis
from checks.report import document, terminal
from checks.report.slugs import slug_words
from checks.report.wording import caveats, dateline, imprint, notices
from tests.builders import article, check_run

REASON = "447th day of the war in Ukraine = 16 May 2023"
DOUBT = DateDoubt(implied=date(2023, 5, 16), reason=REASON)


def printed(read: Article) -> str:
    stream = io.StringIO()
    terminal(check_run(article=read), Console(file=stream, width=400))
    return stream.getvalue()


def test_a_date_from_the_text_is_shown_with_the_words_that_settle_it() -> None:
    read = article(
        published_at=date(2023, 5, 16), published_basis=PublishedBasis.TEXT, published_reason=REASON
    )
    assert dateline(read) == f"16 May 2023 (found in the text: {REASON})"
    assert REASON in printed(read)


def test_a_doubted_date_is_asked_about_once_at_the_head() -> None:
    shown = printed(article(date_doubt=DOUBT))
    asked = f"Is the date right? The page says 4 March 2026, but the text points to another day: {REASON}."
    assert shown.count(asked) == 1
    assert shown.index(asked) < shown.index("Agrees") if "Agrees" in shown else True


def test_the_thread_and_the_json_are_told_of_a_doubt_too() -> None:
    read = article(date_doubt=DOUBT)
    assert notices(read)[0] in caveats(read, (), 0)
    told = document(check_run(article=read))
    assert told["article"]["date_doubt"] == {"implied": "2023-05-16", "reason": REASON}
    assert notices(read)[0] in told["limits"]


def test_a_doubt_without_another_day_has_none_in_json() -> None:
    told = document(check_run(article=article(date_doubt=DateDoubt(implied=None, reason="no"))))
    assert told["article"]["date_doubt"] == {"implied": None, "reason": "no"}


def test_wire_copy_is_named_with_its_slug() -> None:
    read = article(agency="Reuters", slug="UPDATE 2")
    assert "Reuters copy, UPDATE 2" in imprint(read)
    told = document(check_run(article=read))["article"]
    assert (told["agency"], told["slug"]) == ("Reuters", "UPDATE 2")


def test_a_killed_story_is_said_to_be_withdrawn_before_anything_else() -> None:
    shown = printed(article(agency="Reuters", slug="KILL"))
    assert "The agency has withdrawn this story: do not use it." in shown.splitlines()[2]


def test_a_story_of_no_agency_has_no_notice() -> None:
    assert notices(article()) == ()
    assert not any("copy" in part for part in imprint(article()))


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("CORRECTED", "has corrected this story"),
        ("CORRECTED, UPDATE 2", "has corrected this story"),
        ("UPDATE 11", "a later version may be out"),
        ("EMBARGOED", "under embargo"),
        ("ADVISORY", "not a story"),
        ("REFILE", "to mend a slip"),
    ],
)
def test_what_a_slug_means_is_said(slug: str, words: str) -> None:
    assert words in (slug_words(slug) or "")


def test_a_slug_of_urgency_alone_needs_no_words() -> None:
    assert slug_words("URGENT") is None


def test_of_a_paid_page_it_is_said_how_much_may_have_been_shown() -> None:
    assert notices(article(paid=True, words=1_057)) == (
        "This article is for subscribers: perhaps only its first 1,057 words were shown without a log-in.",
    )
