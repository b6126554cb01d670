"""The reports of a check: JSON by its schema, a checklist for a terminal, an inert marked copy."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from lxml import html
from rich.console import Console

from checks.model import (
    Abbreviation,
    Asserted,
    CheckRun,
    ClaimKind,
    Creation,
    Elapsed,
    Evidence,
    EvidenceKind,
    Finding,
    Interval,
    Location,
    Outage,
    Part,
    PartRole,
    PublishedBasis,
    Quantity,
    Rating,
    Reason,
    Saying,
    Span,
    Timing,
    Value,
)
from checks.report import document, galley, summary_line, terminal, to_json
from checks.report.agreeing import agreed
from checks.report.passage import headline_of, paragraphs, passage
from checks.report.tally import (
    Group,
    dates_read,
    group,
    in_group,
    not_checked_lines,
    not_checked_lists,
    not_found_paragraphs,
)
from checks.report.wording import (
    advice,
    clean,
    counted,
    day_words,
    label,
    matter,
    shorten,
    since,
    source_name,
    web_address,
)
from tests.builders import (
    STORY,
    appointed,
    article,
    check_run,
    evidence,
    finding,
    lagging,
    office,
    story_findings,
)

TOP = {
    "schema",
    "run",
    "versions",
    "article",
    "text",
    "parts",
    "findings",
    "coverage",
    "outages",
    "lookups",
    "timing_ms",
    "limits",
}
ARTICLE = {
    *("url", "canonical_url", "title", "byline", "published_at"),
    *("published_basis", "retrieved_at", "sha256", "words", "language"),
    *("agency", "slug", "published_reason", "date_doubt"),
    *("published_time", "modified_at", "paid", "kind_of_page"),
}
CLAIM = {
    *("kind", "quote", "start", "end", "occurrences", "subject"),
    *("statement", "as_of", "value", "in_quote", "speaker", "tags"),
    *("asserts", "weight", "accusation"),
}
VERDICT = {"rating", "reason", "explanation", "correction", "evidence"}
EVIDENCE = {"kind", "source", "title", "url", "revision", "quoted", "valid_from", "valid_to", "retrieved_at"}


def printed(run: CheckRun, *, width: int = 80, tty: bool = False) -> str:
    stream = io.StringIO()
    terminal(
        run, Console(file=stream, width=width, force_terminal=tty, color_system="truecolor" if tty else None)
    )
    return stream.getvalue()


class TestSummaryLine:
    def test_it_adds_up_to_the_findings(self) -> None:
        line = summary_line(check_run())
        assert line == (
            "2 points to look at · 1 style question · 1 statement to read · 1 not found · 3 agree"
            " · 1 date not checked · 1 credit passed over"
        )
        assert sum(map(int, re.findall(r"\d+", line))) == len(story_findings())

    @pytest.mark.parametrize(
        ("rating", "count", "line"),
        [
            (Rating.DIFFERS, 1, "1 point to look at"),
            (Rating.AMBIGUOUS, 2, "2 points to look at"),
            (Rating.NO_REFERENCE, 1, "1 not found"),
            (Rating.MATCHES, 1, "1 agrees"),
            (Rating.MATCHES, 2, "2 agree"),
            (Rating.UNCHECKED, 1, "1 name not checked"),
            (Rating.UNCHECKED, 3, "3 names not checked"),
        ],
    )
    def test_singular_and_plural(self, rating: Rating, count: int, line: str) -> None:
        assert summary_line([finding(f"n{number}", rating) for number in range(count)]) == line

    def test_kinds_not_checked_stand_side_by_side(self) -> None:
        found = [
            finding("a", Rating.UNCHECKED, kind=ClaimKind.QUOTE),
            finding("b", Rating.UNCHECKED, kind=ClaimKind.TITLE),
            finding("c", Rating.UNCHECKED, kind=ClaimKind.QUOTE),
        ]
        assert summary_line(found) == "1 office, 2 quotes not checked"

    def test_of_many_kinds_not_checked_the_line_tells_how_many_claims(self) -> None:
        kinds = (ClaimKind.DATE, ClaimKind.NUMBER, ClaimKind.NUMBER, ClaimKind.QUOTE)
        found = [
            finding(str(place), Rating.UNCHECKED, kind=kind, id=str(place))
            for place, kind in enumerate(kinds)
        ]
        assert summary_line(found) == "4 not checked"

    def test_it_adds_up_with_findings_of_every_kind_and_rating(self) -> None:
        found = [
            finding(f"{kind} {rating}", rating, kind=kind, id=f"{kind}{rating}")
            for kind in ClaimKind
            for rating in Rating
        ]
        assert sum(map(int, re.findall(r"\d+", summary_line(found)))) == len(found)

    def test_a_text_in_another_language_is_said_to_be_so(self) -> None:
        run = check_run((), article=article(language="de"))
        line = "not checked: this text is in German, and only English is checked"
        assert summary_line(run) == line
        assert summary_line((), article=article(language="de")) == line
        assert summary_line((), article=article(language="en-GB")) == "no claims found to check"

    def test_no_claim_is_said(self) -> None:
        assert summary_line([]) == "no claims found to check"

    @pytest.mark.parametrize(
        ("still_open", "words"),
        [(3, "3 points to look at"), (2, "2 of 3 points still open"), (0, "3 points, all marked")],
    )
    def test_what_is_open(self, still_open: int, words: str) -> None:
        found = [finding(f"n{number}", Rating.DIFFERS) for number in range(3)]
        assert summary_line(found, still_open={each.id for each in found[:still_open]}) == words

    def test_one_point_marked_is_not_all(self) -> None:
        assert summary_line([finding("a", Rating.DIFFERS)], still_open=()) == "1 point, marked"


class TestTally:
    def test_every_finding_stands_in_one_group(self) -> None:
        found = story_findings()
        assert sum(len(in_group(found, wanted)) for wanted in Group) == len(found)

    def test_a_superlative_that_looks_wrong_is_a_point(self) -> None:
        assert group(finding("first", Rating.DIFFERS, kind=ClaimKind.SUPERLATIVE)) is Group.POINT

    def test_people_stand_with_the_office_that_agrees(self) -> None:
        found = (
            finding("Ilse Varga", Rating.MATCHES),
            finding(
                "Minister",
                Rating.MATCHES,
                kind=ClaimKind.TITLE,
                subject="Ilse Varga",
                asserts=office("Minister"),
            ),
            finding("May 4", Rating.MATCHES, kind=ClaimKind.DATE),
        )
        assert agreed(found) == ("Ilse Varga (Minister)", "May 4")

    def test_an_office_beside_a_name_that_does_not_agree_stands_first(self) -> None:
        assert agreed(story_findings()) == (
            "Ilse Varga (Transport Minister)",
            "Mayor (Martha Lindqvist; office only)",
        )

    @pytest.mark.parametrize(
        "rating", [Rating.DIFFERS, Rating.AMBIGUOUS, Rating.NO_REFERENCE, Rating.UNCHECKED]
    )
    def test_of_a_name_beside_an_office_that_does_not_agree_the_spelling_agrees(self, rating: Rating) -> None:
        found = (finding("Ilse Varga", Rating.MATCHES), appointed("Ilse Varga", "Chancellor", rating))
        assert agreed(found) == ("Ilse Varga (spelling)",)

    def test_of_two_offices_the_one_that_agrees_is_named(self) -> None:
        found = (
            finding("Ilse Varga", Rating.MATCHES),
            appointed("Ilse Varga", "Transport Minister", Rating.MATCHES),
            appointed("Ilse Varga", "Chancellor", Rating.DIFFERS, Reason.OFFICE),
        )
        assert agreed(found) == ("Ilse Varga (spelling and Transport Minister only)",)

    def test_a_date_is_told_with_what_it_was_read_as(self) -> None:
        def when(quote: str, first: str, last: str) -> Finding:
            value = Value(from_=first, to=last)
            return finding(quote, Rating.UNCHECKED, Reason.NO_SOURCE, kind=ClaimKind.DATE, value=value)

        assert dates_read(
            (
                when("Tuesday", "2023-05-16", "2023-05-16"),
                when("this week", "2023-05-15", "2023-05-21"),
                when("the turn of the month", "2023-05-30", "2023-06-02"),
                when("at New Year", "2022-12-31", "2023-01-01"),
                when("the spring", "2023-03", "2023-05"),
                when("16 May 2023", "2023-05-16", "2023-05-16"),
                when("Nov. 2nd, 2023", "2023-11-02", "2023-11-02"),
                when("from 2016 to 2019", "2016-01-01", "2019-12-31"),
                when("between July 2003 and December 2004", "2003-07-01", "2004-12-31"),
                when("May 18 and 19", "2023-05-18", "2023-05-19"),
                when("the 1960s", "1960-01-01", "1969-12-31"),
                when("the summer", "2023-06-01", "2023-08-31"),
                when("last year", "2022-01-01", "2022-12-31"),
                when("last month", "2023-04-01", "2023-04-30"),
                when("the weekend", "2023-04-29", "2023-04-30"),
                when("May", "2023-05-01", "2023-05-31"),
            )
        ) == (
            "Tuesday = 16 May 2023",
            "this week = 15–21 May 2023",
            "the turn of the month = 30 May – 2 June 2023",
            "at New Year = 31 December 2022 – 1 January 2023",
            "the spring = March–May 2023",
            "May 18 and 19 = 18–19 May 2023",
            "the 1960s = 1960–1969",
            "the summer = June–August 2023",
            "last year = 2022",
            "last month = April 2023",
            "the weekend = 29–30 April 2023",
            "May = May 2023",
        )

    def test_what_was_not_checked_says_why(self) -> None:
        found = [
            finding("a", Rating.UNCHECKED, Reason.BUDGET),
            finding("b", Rating.UNCHECKED, Reason.BUDGET),
            finding("c", Rating.UNCHECKED, Reason.NONE, kind=ClaimKind.DATE, explanation="No anchor."),
        ]
        assert not_checked_lines(found) == (
            "2 names (left out to keep the check short)",
            "1 date",
        )

    def test_kinds_that_were_not_checked_for_the_same_cause_stand_together(self) -> None:
        found = [
            finding("2", Rating.UNCHECKED, Reason.NO_SOURCE, kind=ClaimKind.DATE),
            finding("1", Rating.UNCHECKED, Reason.NO_SOURCE, kind=ClaimKind.TITLE),
            finding("3", Rating.UNCHECKED, Reason.NONE, kind=ClaimKind.PLACE),
            finding("4", Rating.UNCHECKED, Reason.NONE, kind=ClaimKind.ORGANISATION),
        ]
        assert not_checked_lines(found) == (
            "1 office or occupation, 1 date (no source lists these)",
            "1 organisation, 1 place (not confirmed by a reference)",
        )

    def test_a_mere_name_that_no_reference_confirms_is_counted_and_not_listed(self) -> None:
        north = Location(place="Ald", relation="in the north of", within="")
        found = [
            finding("Nvidia", Rating.UNCHECKED, Reason.NONE, kind=ClaimKind.PLACE),
            finding("Ald", Rating.UNCHECKED, Reason.NONE, kind=ClaimKind.PLACE, asserts=north),
        ]
        assert not_checked_lists(found) == (("Places", "Ald, in the north"),)

    def test_what_was_not_found_stands_by_kind_with_the_people_first(self) -> None:
        found = (
            finding("Harbour Union", Rating.NO_REFERENCE, kind=ClaimKind.ORGANISATION),
            finding("Tomas Arkel", Rating.NO_REFERENCE),
            appointed("Tomas Arkel", "harbour master", Rating.NO_REFERENCE),
        )
        assert not_found_paragraphs(found) == (
            "3 not found (1 person, 1 office, 1 organisation)",
            "People: Tomas Arkel, harbour master",
            "Organisations: Harbour Union",
        )
        assert not_found_paragraphs(found[:1]) == ("1 not found: Harbour Union",)
        assert not_found_paragraphs(()) == ()

    def test_a_long_list_of_what_was_not_found_is_cut_and_says_so(self) -> None:
        found = tuple(finding(f"Tomas Arkel {number}", Rating.NO_REFERENCE) for number in range(9))
        assert not_found_paragraphs(found, limit=30) == (
            "9 not found: Tomas Arkel 0; Tomas Arkel 1 … and 7 more",
        )


class TestWording:
    def test_clean_leaves_one_line_of_what_is_seen(self) -> None:
        assert clean("a\u202eb\u200b \x1b[1m\n c\x00") == "ab [1m c"

    def test_shorten_cuts_at_a_word(self) -> None:
        assert shorten("the longest bridge", 14) == "the longest…"

    @pytest.mark.parametrize(
        ("iso", "words"),
        [("2026-03-04", "4 March 2026"), ("2026-03", "March 2026"), ("2026", "2026"), ("c. 1900", "c. 1900")],
    )
    def test_dates_as_far_as_they_are_known(self, iso: str, words: str) -> None:
        assert day_words(iso) == words

    @pytest.mark.parametrize(
        ("start", "end", "words"),
        [
            ("2021-01-26", None, "since 26 January 2021"),
            (None, "2025", "until 2025"),
            ("2021", "2025-01-20", "from 2021 to 20 January 2025"),
            ("2021", "2021", "2021"),
            (None, None, ""),
        ],
    )
    def test_since_when(self, start: str | None, end: str | None, words: str) -> None:
        assert since(evidence(valid_from=start, valid_to=end)) == words

    def test_thousands_are_readable(self) -> None:
        assert counted(1200, "word") == "1,200 words"

    def test_a_source_name_is_safe_in_any_markup(self) -> None:
        assert source_name(evidence(source="<b>*x*_|wiki")) == "bxwiki"

    @pytest.mark.parametrize(
        "url", ["javascript:x", "data:,x", "ftp://a.example", "https://", "http://a b", "x", None]
    )
    def test_only_web_addresses_are_links(self, url: str | None) -> None:
        assert web_address(url) is None

    def test_only_of_letters_it_is_said_what_they_stand_for(self) -> None:
        spelt_out = Abbreviation(letters="AHU", stands_for="Ald Harbour Union")
        name = finding("Ald Harbour Unions", Rating.AMBIGUOUS, Reason.EXPANSION, kind=ClaimKind.ORGANISATION)
        letters = replace(name, claim=replace(name.claim, asserts=spelt_out))
        assert (matter(name), matter(letters)) == ("full name", "what the letters stand for")

    def test_that_it_stands_in_a_quotation_is_told_once(self) -> None:
        told = "It stands inside a quotation: check the original before changing a quote."
        quoted = finding("Eurasian Union", Rating.AMBIGUOUS, in_quote=True, explanation="An informal name.")
        assert advice(quoted) == "Inside a quotation: check the original before changing a quote."
        assert advice(finding("Eurasian Union", Rating.AMBIGUOUS, in_quote=True, explanation=told)) is None


class TestPassage:
    def at(self, text: str, words: str) -> str:
        start = text.index(words)
        return passage(article(text), Span(start=start, end=start + len(words))).marked("[", "]")

    def test_it_is_the_sentence(self) -> None:
        assert self.at("One left. Two came in. Three sat.", "came") == "Two [came] in."

    def test_short_forms_and_initials_end_no_sentence(self) -> None:
        text = "He met U.S. Gen. John F. Arkel in Ald. Then he left."
        assert self.at(text, "Arkel") == "He met U.S. Gen. John F. [Arkel] in Ald."

    def test_a_quoted_sentence_ends_after_its_mark(self) -> None:
        assert self.at("“We won.” Varga left.", "Varga") == "[Varga] left."

    def test_it_stays_in_its_paragraph(self) -> None:
        assert self.at("Head line\n\nVarga left\n\nThe end", "Varga") == "[Varga] left"

    def test_a_long_sentence_is_cut_on_both_sides(self) -> None:
        shown = self.at("word " * 200 + "Varga" + " word" * 200, "Varga")
        assert shown.startswith("… word")
        assert shown.endswith("word…")
        assert len(shown) < 340

    def test_words_at_either_end_of_the_text(self) -> None:
        assert self.at("Varga", "Varga") == "[Varga]"

    def test_paragraphs_are_between_blank_lines(self) -> None:
        text = "a\nb\n\n\nc\n \nd"
        assert [text[span.start : span.end] for span in paragraphs(text)] == ["a\nb", "c", "d"]


class TestDocument:
    def test_every_key_of_the_schema_and_no_other(self) -> None:
        told = document(check_run(outages=(Outage(source="wikidata", detail="timed out"),)))
        assert set(told) == TOP
        assert told["schema"] == "factdesk.check/1"
        assert set(told["versions"]) == {"factdesk", "model", "pack"}
        assert set(told["article"]) == ARTICLE
        assert all(set(part) == {"role", "start", "end"} for part in told["parts"])
        assert all(set(found) == {"id", "claim", "verdict"} for found in told["findings"])
        assert all(set(found["claim"]) == CLAIM for found in told["findings"])
        assert all(set(found["claim"]["value"]) == {"from", "to", "ambiguous"} for found in told["findings"])
        assert all(set(found["verdict"]) == VERDICT for found in told["findings"])
        assert all(
            set(proof) == EVIDENCE for found in told["findings"] for proof in found["verdict"]["evidence"]
        )
        assert {"claims", "by_rating", "by_kind", "not_checked"} <= set(told["coverage"])
        assert told["outages"] == [{"source": "wikidata", "detail": "timed out"}]
        assert told["lookups"] == {"requests": 3, "cached": 2}
        assert told["timing_ms"] == {"extract": 10, "look_up": 20, "total": 35}

    def test_claims_are_the_findings_are_the_ratings_are_the_kinds(self) -> None:
        told = document(check_run())
        coverage = told["coverage"]
        counts = {coverage["claims"], len(told["findings"])}
        counts |= {sum(coverage["by_rating"].values()), sum(coverage["by_kind"].values())}
        assert counts == {len(story_findings())}
        assert sum(coverage["not_checked"].values()) == coverage["by_rating"]["unchecked"]

    def test_every_rating_is_counted_even_at_zero(self) -> None:
        assert document(check_run(()))["coverage"]["by_rating"] == dict.fromkeys(
            ["matches", "differs", "ambiguous", "no_reference", "unchecked"], 0
        )

    def test_what_was_not_checked_by_kind(self) -> None:
        assert document(check_run())["coverage"]["not_checked"] == {"superlative": 1, "date": 1}

    def test_spans_quote_the_text(self) -> None:
        told = document(check_run())
        for found in told["findings"]:
            claim = found["claim"]
            assert told["text"][claim["start"] : claim["end"]] == claim["quote"]
            assert [claim["start"], claim["end"]] in claim["occurrences"]

    def test_the_subject_is_that_of_the_finding(self) -> None:
        found = finding("Marta Lindqvist", Rating.DIFFERS, label="Martha Lindqvist")
        assert document(check_run((found,)))["findings"][0]["claim"]["subject"] == "Martha Lindqvist"

    def test_dates_are_iso_and_partial_ones_as_known(self) -> None:
        value = Value(from_="2026-05", to="2026", ambiguous=("2026-05-01", "2026-05-08"))
        found = finding("in May", Rating.AMBIGUOUS, kind=ClaimKind.DATE, value=value)
        told = document(check_run((found,)))
        assert told["article"]["published_at"] == "2026-03-04"
        assert told["article"]["retrieved_at"] == "2026-03-04T12:00:00+00:00"
        assert told["findings"][0]["claim"]["as_of"] == "2026-03-04"
        assert told["findings"][0]["claim"]["value"] == {
            "from": "2026-05",
            "to": "2026",
            "ambiguous": ["2026-05-01", "2026-05-08"],
        }

    def test_an_unknown_date_is_null(self) -> None:
        read = article(published_at=None, published_basis=PublishedBasis.UNKNOWN)
        told = document(check_run(article=read))["article"]
        assert (told["published_at"], told["published_basis"]) == (None, "unknown")

    def test_cuts_are_told(self) -> None:
        told = document(check_run(article=article(truncated=True), left_out=7))["coverage"]
        assert (told["left_out"], told["truncated"]) == (7, True)

    def test_one_run_is_an_object_several_are_an_array(self) -> None:
        assert json.loads(to_json([check_run()], as_array=False)) == document(check_run())
        assert json.loads(to_json([check_run(), check_run()], as_array=True)) == [document(check_run())] * 2

    def test_what_is_asserted_is_told_with_its_type(self) -> None:
        amount = Quantity(amount="40", low=40.0, high=float("inf"), unit="%", counted="of the voters")
        day = Interval(first=date(2026, 3, 6), last=date(2026, 3, 6))
        told = document(
            check_run(
                (
                    finding("40%", Rating.UNCHECKED, kind=ClaimKind.NUMBER, asserts=amount, weight=7),
                    finding(
                        "on Friday",
                        Rating.UNCHECKED,
                        kind=ClaimKind.DATE,
                        asserts=Timing(text="on Friday", interval=day),
                    ),
                    finding("Mayor", Rating.UNCHECKED, kind=ClaimKind.TITLE, asserts=office("Mayor")),
                    finding("Jane Doe", Rating.UNCHECKED),
                )
            )
        )
        number, timing, title, name = (found["claim"]["asserts"] for found in told["findings"])
        assert number == {
            "type": "quantity",
            "amount": "40",
            "low": 40.0,
            "high": None,
            "unit": "%",
            "counted": "of the voters",
            "working": "",
            "arithmetic": None,
        }
        assert (timing["type"], timing["interval"]) == ("timing", ["2026-03-06", "2026-03-06"])
        assert (title["type"], title["tense"]) == ("office", "current")
        assert name is None
        assert told["findings"][0]["claim"]["weight"] == 7
        json.dumps(told, allow_nan=False)

    def test_limits_say_what_was_not_read_or_asked(self) -> None:
        told = document(check_run((), article=article(language="uk", truncated=True)))
        assert told["article"]["language"] == "uk"
        assert told["limits"] == [
            "Not checked: this text is in Ukrainian, and only English is checked.",
            "The text is very long: only its beginning was read.",
        ]
        assert document(check_run())["limits"] == []


SPANISH = "El presidente del Gobierno viajará el lunes a Bruselas para reunirse con sus socios, según dijo su portavoz."


class TestTerminal:
    def test_a_text_in_another_language_is_said_and_no_date_is_asked_for(self) -> None:
        shown = printed(check_run((), article=article(language="fr", published_at=None)), width=200)
        assert "not checked: this text is in French, and only English is checked" in shown
        assert "--published" not in shown

    def test_a_foreign_paragraph_in_the_story_is_said(self) -> None:
        run = check_run((), article=article(f"{STORY}\n\n{SPANISH}"))
        assert "One paragraph in Spanish was not checked: only English is." in printed(run, width=200)

    def test_what_nobody_can_look_up_is_counted_by_kind_and_listed_in_a_line(self) -> None:
        numbers = [
            finding(
                f"{number}%",
                Rating.UNCHECKED,
                Reason.NO_SOURCE,
                kind=ClaimKind.NUMBER,
                asserts=Quantity(amount=str(number), low=number, high=number, unit="%", counted="turnout"),
            )
            for number in range(100)
        ]
        said = Saying(words="“We owe this to Jon Osterman,”", said_by="Marta Lindqvist")
        quote = finding(said.words, Rating.UNCHECKED, Reason.NO_SOURCE, kind=ClaimKind.QUOTE, asserts=said)
        shown = printed(check_run((*numbers, quote)), width=2_000)
        counts = "100 numbers (ask for the source); 1 quote (compare with the recording or the original)"
        assert f"Not checked: {counts}\n" in shown
        assert "Numbers not checked: 0% turnout; 1% turnout;" in shown
        assert "34% turnout … and 65 more\n" in shown
        assert "Quotes not checked: “We owe this to Jon Osterman” (Marta Lindqvist)\n" in shown

    def test_statements_to_read_stand_by_weight(self) -> None:
        found = [
            finding("the longest bridge", Rating.UNCHECKED, kind=ClaimKind.SUPERLATIVE, weight=16),
            finding("Ilse Varga", Rating.NO_REFERENCE, tags=("legal",), weight=80),
        ]
        shown = printed(check_run(tuple(found)), width=2_000)
        assert shown.index("【Ilse Varga】") < shown.index("【the longest bridge】")

    def test_an_accusation_is_shown_where_it_stands_with_how_far_the_name_was_checked(self) -> None:
        start = STORY.index("stayed away")
        accused = finding(
            "Ilse Varga",
            Rating.MATCHES,
            tags=("legal",),
            accusation=Span(start=start, end=start + 11),
            evidence=(evidence(),),
        )
        shown = printed(check_run((accused,)), width=200)
        said = "accusation (Ilse Varga; the name agrees): Transport Minister Ilse Varga 【stayed away】."
        assert f"To read:\n   - {said}\n" in shown
        assert document(check_run((accused,)))["findings"][0]["claim"]["accusation"] == [start, start + 11]

    def test_a_point_on_an_accused_person_says_so(self) -> None:
        accused = finding("Ilse Varga", Rating.AMBIGUOUS, Reason.SPELLING, tags=("legal",))
        assert "1. Which one? · spelling, beside an accusation" in printed(check_run((accused,)))

    def test_of_two_points_alike_the_weightier_leads(self) -> None:
        found = [
            finding("Tomas Arkel", Rating.DIFFERS, Reason.SPELLING, weight=20, evidence=(evidence(),)),
            finding("Ilse Varga", Rating.DIFFERS, Reason.SPELLING, weight=50, evidence=(evidence(),)),
            finding("Jon Osterman", Rating.DIFFERS, Reason.OFFICE, weight=0, evidence=(evidence(),)),
        ]
        assert [found.claim.quote for found in in_group(found, Group.POINT)] == [
            *("Jon Osterman", "Ilse Varga", "Tomas Arkel"),
        ]

    def test_piped_it_has_no_escape_codes_and_no_trailing_blanks(self) -> None:
        shown = printed(check_run())
        assert "\x1b" not in shown
        assert all(line == line.rstrip() for line in shown.splitlines())

    def test_on_a_terminal_it_has_colour(self) -> None:
        assert "\x1b[" in printed(check_run(), tty=True)

    def test_it_leads_with_headline_date_and_summary(self) -> None:
        lines = printed(check_run(), width=200).splitlines()
        assert lines[0] == "Harbour town picks a new bridge"
        assert "4 March 2026 (stated by the page)" in lines[1]
        assert lines[2] == summary_line(check_run())

    def test_a_text_without_headline_leads_with_its_first_words(self) -> None:
        assert printed(check_run(article=article(headline=""))).startswith("Harbour town picks")

    @pytest.mark.parametrize(
        ("text", "first"),
        [
            ("A head line\nThe body begins here.", "A head line"),
            ("Gen. Arkel left. He came back.", "Gen. Arkel left."),
            ("word " * 60, "word " * 18 + "word…"),
        ],
    )
    def test_of_a_text_without_headline_the_first_line_or_sentence(self, text: str, first: str) -> None:
        assert headline_of(article(text, headline="")) == first

    def test_a_person_nobody_knows_is_listed_once(self) -> None:
        found = (
            appointed("Tomas Arkel", "harbour master", Rating.NO_REFERENCE),
            finding("Tomas Arkel", Rating.NO_REFERENCE),
            appointed("Ilse Varga", "mayor", Rating.NO_REFERENCE),
        )
        shown = printed(check_run(found), width=200)
        assert (
            "3 not found (1 person, 2 offices): Tomas Arkel, harbour master; Ilse Varga: not found as mayor\n"
            in shown
        )
        assert "\n3 not found\n" in shown, "the summary counts lines"

    def test_offices_past_the_end_of_the_reference_are_one_block_before_style(self) -> None:
        lags = (lagging("Wang Li", "Foreign Minister"), lagging("Ana Ruiz", "Prime Minister", "2025-06"))
        shown = printed(check_run((*story_findings(), *lags)), width=300)
        assert (
            "3–4. Which one? · The reference ends before the article’s date; confirm: "
            "Wang Li (Foreign Minister; reference ends 10 December 2025); "
            "Ana Ruiz (Prime Minister; reference ends June 2025)\n"
        ) in shown
        assert shown.index("2. Looks wrong") < shown.index("3–4. Which one?") < shown.index("5. Your style?")

    def test_one_office_past_the_end_of_the_reference_is_a_point_as_any_other(self) -> None:
        shown = printed(check_run((lagging("Wang Li", "Foreign Minister"),)), width=200)
        assert "1. Which one? · the reference may lag" in shown

    def test_evidence_says_once_what_the_explanation_has_not(self) -> None:
        proof = evidence(
            kind=EvidenceKind.PACK,
            source="pack",
            title="Atlas of Offices",
            quoted="Ilse Varga: Chancellor",
            valid_to="2025-02",
        )
        told = "Ilse Varga is listed as Chancellor, from 1 January 2024 to February 2025."
        found = appointed(
            "Jon Osterman",
            "Chancellor",
            Rating.DIFFERS,
            Reason.OFFICE,
            explanation=told,
            evidence=(proof, proof),
        )
        shown = printed(check_run((found,)), width=200)
        assert (
            "   Atlas of Offices: built-in copy, read on 4 March 2026\n"
            "     https://reference.example/wiki/Q1?oldid=7\n"
        ) in shown
        assert shown.count("1 January 2024") == shown.count("Atlas of Offices") == 1

    def test_flags_come_gravest_first_with_all_an_editor_needs(self) -> None:
        shown = printed(check_run(), width=200)
        assert shown.index("1. Looks wrong · day of the week") < shown.index("2. Looks wrong · spelling")
        assert shown.index("2. Looks wrong") < shown.index("3. Your style? · transliteration")
        assert "Mayor 【Marta Lindqvist】 said on Tuesday" in shown
        assert "Proposed: Martha Lindqvist" in shown
        assert (
            "Wikidata: Martha Lindqvist, “mayor of Ald”, since 1 January 2024, read on 4 March 2026" in shown
        )
        assert "     https://reference.example/wiki/Q1?oldid=7\n" in shown
        assert "check the original before changing a quote" in shown

    def test_the_rest_is_compact(self) -> None:
        shown = printed(
            check_run(outages=(Outage(source="wikipedia", detail="timed out"),), left_out=2), width=200
        )
        assert "1 not found: Tomas Arkel\n" in shown
        assert "Not checked: 1 date (a source did not answer)\n" in shown
        said = "Ilse Varga (Transport Minister); Mayor (Martha Lindqvist; office only)"
        assert f"Agrees (1 person, 2 offices): {said}\n" in shown
        assert "Wikipedia could not be asked: timed out.\n" in shown
        assert "2 claims left out" in shown
        assert (
            "To read:\n   - first, only or most: Gen. Tomas Arkel, the former harbour master, spoke of 【the longest bridge】 in the"
            in shown
        )
        assert "Piet Roos" not in shown

    def test_without_a_date_it_says_how_to_give_one(self) -> None:
        read = article(published_at=None, published_basis=PublishedBasis.UNKNOWN)
        shown = printed(check_run(article=read), width=200)
        assert "no date known" in shown
        assert "--published YYYY-MM-DD" in shown

    @pytest.mark.parametrize("width", [20, 40, 60, 120])
    def test_a_narrow_terminal_wraps_at_words(self, width: int) -> None:
        lines = printed(check_run(), width=width).splitlines()
        assert all(len(line) <= max(width, 23) for line in lines if "://" not in line)

    def test_markup_and_escapes_in_the_article_are_text(self) -> None:
        text = "Head\n\n[bold red]Marta[/] \x1b[31mLind\x07qvist [link=https://evil.example]x[/link] left."
        found = finding(
            "[bold red]Marta[/]", Rating.DIFFERS, Reason.SPELLING, text=text, explanation="[blink]\x1b[5m"
        )
        shown = printed(check_run((found,), article=article(text)), width=200)
        assert "[bold red]Marta[/]" in shown
        assert not {"\x1b", "\x07"} & set(shown)

    def test_it_never_says_more_than_the_machine_knows(self) -> None:
        assert not re.search(r"\b(?:verified|true|false|confidence)\b", printed(check_run()).lower())


class _Tags(HTMLParser):
    """Collects what a browser would see as tags and attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


def parsed(page: str) -> Any:
    return html.document_fromstring(page)


HOSTILE = (
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "<!--",
    "]]><b>",
    "&lt;script&gt;",
    "<a href=javascript:alert(1)>x</a>",
    "<base href=https://evil.example>",
    "<iframe src=https://evil.example></iframe>",
    "<meta http-equiv=refresh content=0;url=https://evil.example>",
    "\u202e\x00<b>\x1b",
)


class TestGalley:
    @pytest.mark.parametrize("payload", HOSTILE)
    def test_hostile_text_is_inert(self, payload: str) -> None:
        text = f"{payload}\n\nMayor {payload} Marta Lindqvist spoke."
        told: dict[str, Any] = {
            "explanation": payload,
            "correction": payload,
            "text": text,
            "evidence": (
                evidence(title=payload, quoted=payload, source=payload, url=f"https://a.example/{payload}"),
            ),
        }
        found = (
            finding("Marta Lindqvist", Rating.DIFFERS, Reason.SPELLING, **told),
            finding(payload, Rating.MATCHES, label=payload, **told),
            finding(payload, Rating.UNCHECKED, kind=ClaimKind.DATE, **told),
        )
        read = article(
            text, headline=payload, byline=payload, publisher=payload, language=payload, canonical_url=payload
        )
        page = galley(
            check_run(found, article=read, outages=(Outage(source=payload, detail=payload),), id=payload)
        )
        tags = _Tags()
        tags.feed(page)
        assert not tags.tags & {
            "script",
            "img",
            "svg",
            "iframe",
            "base",
            "form",
            "object",
            "embed",
            "link",
        }
        assert not [name for name, _ in tags.attributes if name.startswith("on")]
        assert all(
            value.startswith(("#note-", "https://a.example/"))
            for name, value in tags.attributes
            if name == "href"
        )
        assert not [name for name, _ in tags.attributes if name in ("src", "srcset", "style", "action")]
        assert not {"\x00", "\x1b", "\u202e"} & set(page)

    def test_the_whole_article_stands_in_it(self) -> None:
        rows = parsed(galley(check_run())).xpath("//div[contains(@class,'row')]/p")
        shown = ["".join(row.xpath(".//text()[not(ancestor::sup)]")) for row in rows]
        assert shown == STORY.split("\n\n")

    def test_each_rating_is_underlined_in_its_own_way(self) -> None:
        page = galley(check_run())
        styles = {
            re.search(rf"mark\.{name} {{ text-decoration: ([^;]*)", page)[1]  # type: ignore[index]
            for name in ("differs", "ambiguous", "no_reference", "unchecked")
        }
        assert len(styles) == 4
        marks = parsed(page).xpath("//p//mark[@class='differs']/text()")
        assert {"Marta Lindqvist", "Tuesday, March 4", "Jon Osterman"} <= set(marks)

    def test_every_occurrence_is_underlined_and_noted_once(self) -> None:
        text = "Head\n\nVarga left. Varga came."
        places = (Span(start=6, end=11), Span(start=18, end=23))
        found = finding("Varga", Rating.NO_REFERENCE, text=text, occurrences=places)
        page = parsed(galley(check_run((found,), article=article(text))))
        assert page.xpath("//div/p/mark[@class='no_reference']/text()") == ["Varga", "Varga"]
        assert len(page.xpath("//aside/div")) == 1

    def test_the_gravest_of_overlapping_claims_is_shown(self) -> None:
        text = "Head\n\nMayor Varga left."
        found = (
            finding("Mayor Varga", Rating.MATCHES, text=text, kind=ClaimKind.TITLE),
            finding("Varga", Rating.DIFFERS, Reason.SPELLING, text=text),
        )
        marks = parsed(galley(check_run(found, article=article(text)))).xpath("//div/p/mark")
        assert [(mark.get("class"), mark.text) for mark in marks] == [
            ("matches", "Mayor "),
            ("differs", "Varga"),
        ]

    def test_notes_carry_explanation_wording_and_evidence(self) -> None:
        page = parsed(galley(check_run()))
        note = next(
            note for note in page.xpath("//aside/div[@class='differs']") if "spelling" in note.text_content()
        )
        assert "The reference writes Martha Lindqvist." in note.text_content()
        assert "Proposed: Martha Lindqvist" in note.text_content()
        assert note.xpath(".//a/@href") == ["https://reference.example/wiki/Q1?oldid=7"]

    def test_a_credit_is_not_marked(self) -> None:
        assert "Piet Roos" not in "".join(
            parsed(galley(check_run())).xpath("//mark//text() | //aside//text()")
        )

    def test_it_has_summary_legend_and_what_ran(self) -> None:
        page = parsed(galley(check_run(outages=(Outage(source="wikidata", detail="timed out"),))))
        head = page.xpath("string(//header)")
        assert summary_line(check_run()) in head
        assert all(
            words in head for words in ("Agrees", "Looks wrong", "Which one?", "Not found", "Not checked")
        )
        assert "Wikidata could not be asked: timed out." in head
        assert "factdesk 0.1.0, reference 2026-03, check run-1" in page.xpath("string(//footer)")

    def test_nothing_is_loaded_and_it_prints(self) -> None:
        page = galley(check_run())
        assert "default-src 'none'" in page
        assert not re.search(r"@import|url\(|src=", page)
        assert "@media print" in page

    def test_a_long_article_is_drawn(self) -> None:
        text = "Head\n\n" + "\n\n".join(f"Person {number} came." for number in range(500))
        found = tuple(
            finding(f"Person {number} ", list(Rating)[number % 5], text=text, id=str(number))
            for number in range(500)
        )
        assert len(parsed(galley(check_run(found, article=article(text)))).xpath("//aside/div")) == 500


def test_numbers_and_quotes_are_underlined_without_a_note_and_names_in_a_quote_by_their_own_rating() -> None:
    page = galley(
        check_run(
            (
                finding(
                    "“We owe this to Jon Osterman,”", Rating.UNCHECKED, Reason.NO_SOURCE, kind=ClaimKind.QUOTE
                ),
                finding("Jon Osterman", Rating.MATCHES, evidence=(evidence(),)),
            )
        )
    )
    assert '<mark class="unchecked">“We owe this to </mark>' in page
    assert '<mark class="matches">Jon Osterman</mark><sup><a href="#note-1">1</a></sup>' in page
    assert 'id="note-1"' in page
    assert 'id="note-2"' not in page


def test_the_stamp_of_an_entry_makes_no_note_of_its_paragraph() -> None:
    text = "10.42 Ilse Varga opened the bridge."
    parts = (Part(role=PartRole.NOTE, start=0, end=5), Part(role=PartRole.BODY, start=6, end=len(text)))
    assert '<div class="row body"><p>10.42 Ilse' in galley(
        check_run((), article=article(text, parts=parts, headline="Live"))
    )


def test_an_article_without_claims_is_told_everywhere() -> None:
    run = check_run(())
    assert "no claims found to check" in printed(run)
    assert "no claims found to check" in galley(run)
    assert document(run)["findings"] == []


def test_calendar_and_article_evidence_is_named_once_and_needs_no_address() -> None:
    proof = (
        Evidence(
            kind=EvidenceKind.CALENDAR,
            source="calendar",
            title="calendar",
            quoted="24 February 2022 is day 1",
        ),
        Evidence(kind=EvidenceKind.ARTICLE, source="article", quoted="five towns"),
    )
    found = replace(story_findings()[0], verdict=replace(story_findings()[0].verdict, evidence=proof))
    shown = printed(check_run((found,)), width=200)
    assert "Calendar: “24 February 2022 is day 1”" in shown
    assert "This article: “five towns”" in shown


@pytest.mark.parametrize(
    ("kind", "quote", "asserts", "words"),
    [
        (ClaimKind.QUOTE, "“No,”", Saying(words="“No,”", said_by="Ilse Varga"), "“No” (Ilse Varga)"),
        (ClaimKind.QUOTE, '"No"', Saying(words='"No"'), "“No”"),
        (
            ClaimKind.ORGANISATION,
            "Ald Harbour Union (AHU)",
            Abbreviation(letters="AHU", stands_for="Ald Harbour Union"),
            "AHU = Ald Harbour Union",
        ),
        (
            ClaimKind.PLACE,
            "Narva, in the north",
            Location(place="Narva", relation="in", within="the north"),
            "Narva, in the north",
        ),
        (
            ClaimKind.WORK,
            "The Crossing",
            Creation(work="The Crossing", author="Jon Osterman", year=1998),
            "The Crossing (Jon Osterman, 1998)",
        ),
        (ClaimKind.WORK, "The Crossing", Creation(work="The Crossing"), "The Crossing"),
        (
            ClaimKind.PLACE,
            "Narva",
            Location(place="Narva", relation="in the north of", within=""),
            "Narva, in the north",
        ),
        (
            ClaimKind.DATE,
            "2011",
            Timing(text="2011", of="death", whose="Jon Osterman"),
            "2011 (Jon Osterman: death)",
        ),
        (ClaimKind.DATE, "78", Elapsed(elapsed=78, of="age", whose="Ilse Varga"), "78 (Ilse Varga: age)"),
        (
            ClaimKind.DATE,
            "20 years",
            Elapsed(elapsed=20, of="time since", whose="Lisbon earthquake"),
            "20 years (Lisbon earthquake: time passed)",
        ),
        (ClaimKind.DATE, "12 years", Elapsed(elapsed=12, of="span"), "12 years"),
        (
            ClaimKind.NUMBER,
            "78",
            Quantity(amount="78", low=78, high=78, counted="Ilse Varga"),
            "78 (Ilse Varga)",
        ),
        (ClaimKind.NUMBER, "300", Quantity(amount="300", low=300, high=300, counted="people"), "300 people"),
        (
            ClaimKind.NUMBER,
            "300 people",
            Quantity(amount="300", low=300, high=300, counted="people"),
            "300 people",
        ),
    ],
    ids=str,
)
def test_a_claim_of_every_kind_has_a_few_words(
    kind: ClaimKind, quote: str, asserts: Asserted, words: str
) -> None:
    assert label(finding(quote, Rating.UNCHECKED, kind=kind, asserts=asserts).claim) == words
