from __future__ import annotations

import pytest

from checks.compare.offices import read_office
from checks.compare.retitled import as_former, as_present, in_manner_of, written_body


@pytest.mark.parametrize(
    ("title", "listed", "right"),
    [
        (
            "Russian Foreign Minister",
            "Deputy Minister of Foreign Affairs of Russia",
            "Russian Deputy Foreign Minister",
        ),
        ("foreign minister", "Deputy Minister of Foreign Affairs of Norway", "deputy foreign minister"),
        (
            "Norway’s finance minister",
            "Deputy Minister of Finance of Norway",
            "Norway’s deputy finance minister",
        ),
        ("Deputy Foreign Minister", "Minister of Foreign Affairs of Russia", "Foreign Minister"),
        (
            "US Secretary of State",
            "Deputy Secretary of State of the United States",
            "US Deputy Secretary of State",
        ),
        (
            "president of the United States",
            "Vice President of the United States",
            "vice president of the United States",
        ),
        ("Portuguese Prime Minister", "Prime Minister of Spain", "Spanish Prime Minister"),
        ("Portugal’s prime minister", "Prime Minister of Spain", "Spain’s prime minister"),
        ("Belgian prime minister", "Prime Minister of the Netherlands", "Dutch prime minister"),
        (
            "prime minister of Belgium",
            "Prime Minister of the Netherlands",
            "prime minister of the Netherlands",
        ),
        ("prime minister of the Netherlands", "Prime Minister of Belgium", "prime minister of Belgium"),
        ("Australian prime minister", "Prime Minister of New Zealand", "New Zealand prime minister"),
        ("Turkish Prime Minister", "President of Turkey", "Turkish President"),
        ("Polish president", "Prime Minister of Poland", "Polish prime minister"),
        ("Mayor of Springfield", "Ambassador of Spain to Chile", "Ambassador of Spain to Chile"),
    ],
)
def test_the_right_office_is_given_in_the_manner_of_the_title(title: str, listed: str, right: str) -> None:
    assert in_manner_of(title, listed) == right


@pytest.mark.parametrize(
    ("title", "former"),
    [
        ("Prime Minister", "former Prime Minister"),
        ("Chilean president", "former Chilean president"),
        ("outgoing president", None),
        ("then-chancellor", None),
    ],
)
def test_a_title_of_the_past_gets_its_former_unless_it_speaks_of_the_time(
    title: str, former: str | None
) -> None:
    assert as_former(title) == former


@pytest.mark.parametrize(
    ("title", "present"),
    [("former Chilean president", "Chilean president"), ("ex-minister", "minister"), ("president", None)],
)
def test_a_title_without_its_former(title: str, present: str | None) -> None:
    assert as_present(title) == present


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Tesla chief executive", "Tesla"),
        ("chief executive officer of Apple Inc.", "Apple Inc."),
        ("IMF managing director", "IMF"),
        ("Secretary-General of the United Nations", "United Nations"),
        ("Federal Reserve chair", "Federal Reserve"),
        ("former Twitter chief executive", "Twitter"),
        ("Bank of England governor", "Bank of England"),
        ("deputy director of the CIA", "CIA"),
        ("company chief executive", ""),
        ("French president", ""),
        ("harbour pilot", ""),
    ],
)
def test_the_organisation_of_an_office_is_named_as_the_text_writes_it(title: str, body: str) -> None:
    assert written_body(read_office(title)) == body
