"""The thread: what stands in which message, redrawn from state, inside Slack's limits, deaf to hostile text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot import thread
from bot.blocks import MAX_BLOCKS, MAX_CHARACTERS, weight
from bot.checklist import Checklist, Line, MarkKind
from bot.rechecked import Recheck, rechecked
from bot.thread import Message, block_prefix, draw
from checks.model import (
    ClaimKind,
    EvidenceKind,
    Finding,
    Outage,
    PartRole,
    PublishedBasis,
    Rating,
    Reason,
    Span,
    Value,
)
from checks.report.tally import summary_line
from tests.builders import (
    STORY,
    appointed,
    article,
    as_read,
    checklist,
    evidence,
    finding,
    lagging,
    mark,
    marked,
    office,
    story_findings,
)

PAYLOADS = (
    "<!channel>",
    "<!here>",
    "<!everyone|all>",
    "<@U0123>",
    "<@W0123|boss>",
    "<#C0123|general>",
    "<!subteam^S0123>",
    "<!date^1392734382^{date}^https://evil.example|now>",
    "<https://evil.example>",
    "<https://evil.example|Reuters>",
    "<mailto:a@evil.example|write>",
    "<tel:123|call>",
    "https://evil.example/path",
    "http://evil.example?a=1&b=2",
    "slack://open?team=T1",
    "&lt;!channel&gt;",
    "&amp;lt;!here&amp;gt;",
    "@channel",
    "@here @everyone",
    "*bold*",
    "_italic_",
    "~struck~",
    "`code`",
    "```block```",
    "> quoted",
    ">>> all quoted",
    "• *a* _b_ ~c~ `d`",
    ":skull:",
    ":+1::tada:",
    "a\u202egnp.exe",
    "a\u2066b\u2069",
    "zero\u200bwidth\u200djoin\ufeff",
    "soft\u00adhyphen",
    "tag\U000e0041\U000e0042",
    "bell\x07null\x00escape\x1b[31mred",
    "line\nbreak\r\n*bold*",
    "para\u2029graph\u2028line",
    "】<!channel>【",
    "|pipe> <",
    "<script>alert(1)</script>",
    "[md](https://evil.example)",
    "![img](https://evil.example/x.png)",
    "<!channel" * 30,
    "*" * 400,
    "<" * 400,
    "x" * 4_000,
)

UNSEEN = {"Cc", "Cf", "Cs"}


def texts(message: Message) -> list[dict[str, Any]]:
    """All text objects of the message, those of buttons and menus too."""
    found: list[dict[str, Any]] = []

    def walk(node: Any) -> None:
        if isinstance(node, dict):
            if node.get("type") in ("plain_text", "mrkdwn"):
                found.append(node)
            for value in node.values():
                walk(value)
        elif isinstance(node, (list, tuple)):
            for value in node:
                walk(value)

    walk(message.blocks)
    return found


def words(message: Message) -> str:
    return "\n".join(text["text"] for text in texts(message))


def only(messages: tuple[Message, ...], key: str) -> Message:
    return next(message for message in messages if message.key == key)


def keys(messages: tuple[Message, ...]) -> list[str]:
    return [message.key.partition(":")[0] for message in messages]


def every_message(given: Checklist, names: dict[str, str] | None = None) -> list[Message]:
    before = replace(given, lines=given.lines[1:])
    return [
        *draw(given, names=names or {}),
        *thread.all_lines(given),
        thread.known(given, given.link),
        rechecked(Recheck(before=before, after=given)),
    ]


def many(count: int, **changes: Any) -> Checklist:
    """A checklist of `count` lines over all ratings, with long words everywhere."""
    ratings, kinds = list(Rating), list(ClaimKind)
    found = [
        finding(
            f"Marta Lindqvist {number} " + "of the harbour " * 4,
            ratings[number % 5],
            Reason.SPELLING,
            kind=kinds[number % 7 % len(kinds)],
            explanation="The reference writes something else, and says so at length. " * 4,
            correction="Martha Lindqvist",
            evidence=(evidence(),) * 5,
            id=f"{number:016x}",
        )
        for number in range(count)
    ]
    return checklist(tuple(found), **changes)


def assert_fits(message: Message) -> None:
    assert 0 < len(message.text) <= 1_000
    assert 1 <= len(message.blocks) <= MAX_BLOCKS
    assert weight(message.blocks) <= MAX_CHARACTERS
    for block in message.blocks:
        assert block["type"] in ("header", "section", "context", "actions")
        if block["type"] == "header":
            assert 0 < len(block["text"]["text"]) <= 150
        if block["type"] == "section":
            assert 0 < len(block["text"]["text"]) <= 3_000
        if block["type"] == "context":
            assert 1 <= len(block["elements"]) <= 10


def hostile(payload: str) -> tuple[Checklist, dict[str, str]]:
    """A checklist in which everything that others write is the payload, over each group and a mark."""
    text = f"{payload}\n\nMarta Lindqvist {payload} spoke.\n\nShe left."
    told: dict[str, Any] = {
        "explanation": payload,
        "correction": payload,
        "evidence": (evidence(title=payload, quoted=payload, source=payload),),
        "text": text,
    }
    found = (
        finding("Marta Lindqvist", Rating.DIFFERS, Reason.SPELLING, id="a", **told),
        finding(payload, Rating.AMBIGUOUS, Reason.DATE, id="b", kind=ClaimKind.DATE, **told),
        *(finding(payload, Rating.DIFFERS, Reason.PLACE, id=f"p{place}", **told) for place in range(9)),
        finding(payload, Rating.NO_REFERENCE, id="c", **told),
        finding(payload, Rating.MATCHES, id="d", label=payload, **told),
        finding(payload, Rating.UNCHECKED, Reason.OTHER_PERSON, id="e", **told),
        finding(payload, Rating.UNCHECKED, id="f", kind=ClaimKind.SUPERLATIVE, **told),
    )
    read = article(text, headline=payload, byline=payload, publisher=payload)
    lines = (marked(found[0], user="U9"), *(Line(finding=each) for each in found[1:]))
    outages = (Outage(source=payload, detail=payload),)
    return checklist(lines=lines, article=read, outages=outages), {"U9": payload}


class TestOrder:
    def test_summary_then_flags_gravest_first_then_grouped_replies(self) -> None:
        messages = draw(checklist())
        assert keys(messages) == ["summary", "flag", "flag", "flag", "not_found", "read"]
        assert [
            "Tuesday" in messages[1].text,
            "Marta" in messages[2].text,
            "Osterman" in messages[3].text,
        ] == [True] * 3

    def test_a_slip_stands_before_which_one_and_style_stands_last(self) -> None:
        found = (
            finding("style", Rating.DIFFERS, Reason.STYLE),
            finding("which", Rating.AMBIGUOUS, Reason.OTHER_PERSON),
            finding("spelling", Rating.DIFFERS, Reason.SPELLING),
            finding("office", Rating.DIFFERS, Reason.OFFICE),
            finding("person", Rating.DIFFERS, Reason.OTHER_PERSON),
        )
        flags = [message for message in draw(checklist(found)) if message.key.startswith("flag:")]
        order = [
            next(name for name in ("style", "which", "spelling", "office", "person") if name in flag.text)
            for flag in flags
        ]
        assert order == ["person", "office", "spelling", "which", "style"]

    def test_a_clean_story_is_one_message(self) -> None:
        messages = draw(checklist((finding("Ilse Varga", Rating.MATCHES),)))
        assert keys(messages) == ["summary"]
        assert messages[0].text == "1 agrees"

    def test_without_a_flag_what_was_not_found_stands_in_the_summary(self) -> None:
        messages = draw(
            checklist((finding("Tomas Arkel", Rating.NO_REFERENCE), finding("Ilse Varga", Rating.MATCHES)))
        )
        assert keys(messages) == ["summary"]
        assert "1 not found: Tomas Arkel" in words(messages[0])

    def test_a_reply_that_stands_in_the_thread_keeps_standing(self) -> None:
        given = checklist((finding("Tomas Arkel", Rating.NO_REFERENCE),))
        assert keys(draw(given, posted=("summary", "not_found"))) == ["summary", "not_found"]

    def test_the_ninth_flag_goes_into_one_grouped_reply(self) -> None:
        found = tuple(finding(f"name {number}", Rating.DIFFERS, Reason.SPELLING) for number in range(11))
        messages = draw(checklist(found))
        assert keys(messages) == ["summary", *["flag"] * 8, "more"]
        assert len(messages[-1].covers) == 3
        assert "3 more points to look at" in words(messages[-1])

    def test_a_flag_keeps_its_reply_when_graver_ones_come(self) -> None:
        old = finding("style", Rating.DIFFERS, Reason.STYLE)
        new = tuple(finding(f"person {number}", Rating.DIFFERS, Reason.OTHER_PERSON) for number in range(9))
        messages = draw(checklist((old, *new)), posted=("summary", f"flag:{old.id}"))
        assert f"flag:{old.id}" in [message.key for message in messages]
        assert keys(messages).count("flag") == 8

    def test_a_credit_is_never_a_line(self) -> None:
        given = checklist((finding("Piet Roos", Rating.NO_REFERENCE, role=PartRole.CREDIT),))
        messages = draw(given)
        assert keys(messages) == ["summary"]
        assert "Piet Roos" not in words(messages[0])

    def test_a_named_person_beside_an_accusation_is_for_reading(self) -> None:
        given = checklist((finding("Ilse Varga", Rating.MATCHES, tags=("legal",)),))
        assert keys(draw(given)) == ["summary", "read"]


class TestSummary:
    def test_it_adds_up_and_is_the_notification(self) -> None:
        summary = draw(checklist())[0]
        assert summary.text == (
            "2 points to look at · 1 style question · 1 statement to read · 1 not found · 3 agree"
            " · 1 date not checked · 1 credit passed over"
        )
        assert sum(map(int, re.findall(r"\d+", summary.text))) == len(story_findings())

    def test_it_says_who_published_when_and_how_the_date_is_known(self) -> None:
        assert "The Ald Courier · by Nora Feld · 4 March 2026 (stated by the page) · " in words(
            draw(checklist())[0]
        )

    def test_an_unknown_date_is_said(self) -> None:
        read = article(published_at=None, published_basis=PublishedBasis.UNKNOWN)
        assert "No publication date is known" in words(draw(checklist(article=read))[0])

    def test_what_agrees_is_one_sentence(self) -> None:
        agreeing = "Ilse Varga (Transport Minister); Mayor (Martha Lindqvist; office only)"
        assert f"Agrees (1 person, 2 offices): {agreeing}" in words(draw(checklist())[0])

    def test_a_person_with_an_open_office_agrees_in_spelling_only(self) -> None:
        found = (
            finding("Ilse Varga", Rating.MATCHES),
            appointed("Ilse Varga", "Chancellor", Rating.DIFFERS, Reason.OFFICE),
        )
        assert "Agrees: Ilse Varga (spelling)" in words(draw(checklist(found))[0])

    def test_what_dates_were_read_as_stands_in_all_lines_only(self) -> None:
        value = Value(from_="2026-03-02", to="2026-03-08")
        week = finding("this week", Rating.UNCHECKED, Reason.NO_SOURCE, kind=ClaimKind.DATE, value=value)
        given = checklist((week,))
        assert "8 March" not in words(draw(given)[0])
        assert "• this week = 2–8 March 2026" in words(thread.all_lines(given)[0])

    def test_what_was_not_checked_and_outages_are_said(self) -> None:
        given = checklist(outages=(Outage(source="wikidata", detail="no answer in 10 seconds"),), left_out=3)
        said = words(draw(given)[0])
        assert "Not checked: 1 date (a source did not answer)." in said
        assert "Wikidata could not be asked: no answer in 10 seconds." in said
        assert "3 claims left out" in said

    def test_it_counts_what_is_still_open(self) -> None:
        first, *rest = story_findings()
        given = checklist(lines=(marked(first), *(Line(finding=each) for each in rest)))
        assert draw(given)[0].text.startswith("1 of 2 points still open · 1 style question · ")

    def test_all_points_settled(self) -> None:
        given = checklist(lines=tuple(marked(each) for each in story_findings()[:3]))
        assert draw(given)[0].text == "2 points, all marked · 1 style question, marked"

    def test_taking_a_line_settles_nothing(self) -> None:
        given = checklist(lines=tuple(marked(each, MarkKind.MINE) for each in story_findings()[:3]))
        assert draw(given)[0].text == "2 points to look at · 1 style question"

    def test_lines_that_left_the_text_are_not_counted(self) -> None:
        first, *rest = story_findings()[:3]
        given = checklist(lines=(Line(finding=first, gone=True), *(Line(finding=each) for each in rest)))
        assert draw(given)[0].text == "1 point to look at · 1 style question"

    def test_a_reaction_on_it_marks_nothing(self) -> None:
        assert draw(checklist())[0].covers == ()

    def test_the_button_carries_the_checklist(self) -> None:
        button = draw(checklist())[0].blocks[-1]["elements"][0]
        assert (button["action_id"], button["value"]) == ("all_lines", "42")


class TestFlag:
    def flag(self, line: Line, **names: str) -> Message:
        return draw(checklist(lines=(line,)), names=names)[1]

    def test_it_quotes_the_sentence_with_the_words_marked(self) -> None:
        said = words(self.flag(Line(finding=story_findings()[0])))
        assert (
            "Mayor 【Marta Lindqvist】 said on Tuesday, March 4, that the bridge over the Ald will open in May."
            in said
        )
        assert "Gen. Tomas" not in said

    def test_it_gives_the_reference_since_when_the_link_and_the_wording(self) -> None:
        said = words(self.flag(Line(finding=story_findings()[0])))
        assert "The reference writes Martha Lindqvist." in said
        assert "Proposed: Martha Lindqvist" in said
        assert "<https://reference.example/wiki/Q1?oldid=7|Wikidata>" in said
        assert "since 1 January 2024, read on 4 March 2026" in said

    def test_inside_a_quotation_no_replacement_is_offered(self) -> None:
        said = words(self.flag(Line(finding=story_findings()[2])))
        assert "check the original before changing a quote" in said
        assert "Proposed" not in said

    def test_a_transliteration_asks_for_the_style(self) -> None:
        assert words(self.flag(Line(finding=story_findings()[2]))).startswith(
            "*Your style?* · transliteration"
        )

    def test_a_settled_line_is_struck_and_names_who(self) -> None:
        said = words(self.flag(marked(story_findings()[0]), U1="Ana Berg"))
        assert said.startswith("✅ ~Looks wrong · spelling~")
        assert "✅ confirmed by Ana Berg" in said

    def test_a_taken_line_stays_open(self) -> None:
        assert words(self.flag(marked(story_findings()[0], MarkKind.MINE))).startswith(
            "👀 *Looks wrong* · spelling"
        )

    def test_conflicting_marks_are_both_shown(self) -> None:
        found = story_findings()[0]
        line = Line(finding=found, marks=(mark(found), mark(found, MarkKind.FIX_NEEDED, "U2")))
        assert "✅ confirmed by U1 · ✏️ fix needed: U2" in words(self.flag(line))

    def test_a_mark_in_bulk_says_so(self) -> None:
        assert "✅ confirmed in bulk by U1" in words(self.flag(marked(story_findings()[0], in_bulk=True)))

    def test_a_withdrawn_mark_leaves_the_message_as_it_was(self) -> None:
        found = story_findings()[0]
        line = Line(finding=found, marks=(mark(found), mark(found, added=False)))
        assert self.flag(line) == self.flag(Line(finding=found))

    def test_a_mark_on_another_rating_is_history(self) -> None:
        said = words(self.flag(marked(story_findings()[0], rating=Rating.AMBIGUOUS), U1="Ana Berg"))
        assert said.startswith("*Looks wrong*")
        assert "Before the finding changed: ✅ confirmed by Ana Berg" in said

    def test_a_line_that_left_the_text_is_struck_and_has_no_menu(self) -> None:
        flag = self.flag(Line(finding=story_findings()[0], gone=True))
        assert words(flag).startswith("~Looks wrong · spelling~ no longer in the text")
        assert all(block["type"] != "actions" for block in flag.blocks)

    def test_a_posted_flag_that_agrees_now_says_so(self) -> None:
        found = finding("Ilse Varga", Rating.MATCHES)
        messages = draw(checklist((found,)), posted=("summary", f"flag:{found.id}"))
        assert words(only(messages, f"flag:{found.id}")).startswith("*Agrees now* · name")

    def test_the_menu_offers_every_mark(self) -> None:
        found = story_findings()[0]
        menu = self.flag(Line(finding=found)).blocks[-1]["elements"][0]
        assert menu["action_id"] == "mark"
        assert [option["value"] for option in menu["options"]] == [
            *(f"{kind.value}:{found.id}" for kind in MarkKind if kind is not MarkKind.KEPT),
            f"corrected:{found.id}",
        ]

    def test_it_covers_its_line(self) -> None:
        found = story_findings()[0]
        assert self.flag(Line(finding=found)).covers == (found.id,)

    def test_people_are_named_never_mentioned(self) -> None:
        assert "<@" not in words(self.flag(marked(story_findings()[0])))


class TestBlockIds:
    def test_the_first_block_tells_the_key(self) -> None:
        for message in draw(checklist()):
            assert message.blocks[0]["block_id"].startswith(block_prefix(message.key))

    def test_it_changes_with_the_content_and_only_then(self) -> None:
        found = story_findings()[0]
        plain = draw(checklist((found,)))[1].blocks[0]["block_id"]
        assert plain == draw(checklist((found,)))[1].blocks[0]["block_id"]
        assert plain != draw(checklist(lines=(marked(found),)))[1].blocks[0]["block_id"]


class TestGroupedReplies:
    def test_not_found_lists_names_and_offices_with_marks(self) -> None:
        missing = finding("Tomas Arkel", Rating.NO_REFERENCE)
        lines = (Line(finding=story_findings()[0]), marked(missing, in_bulk=True))
        reply = only(draw(checklist(lines=lines)), "not_found")
        assert reply.covers == (missing.id,)
        assert "People: ✅ Tomas Arkel" in words(reply)
        assert "✅ confirmed in bulk by U1" in words(reply)

    def test_a_gone_line_is_told(self) -> None:
        missing = finding("Tomas Arkel", Rating.NO_REFERENCE)
        lines = (Line(finding=story_findings()[0]), Line(finding=missing, gone=True))
        assert "Tomas Arkel (no longer in the text)" in words(only(draw(checklist(lines=lines)), "not_found"))

    def test_a_superlative_is_quoted_in_its_sentence(self) -> None:
        assert "spoke of 【the longest bridge】 in the province" in words(only(draw(checklist()), "read"))

    def test_what_does_not_fit_is_counted_and_not_covered(self) -> None:
        found = tuple(finding(f"name {number} " + "long " * 12, Rating.NO_REFERENCE) for number in range(300))
        reply = only(draw(checklist((story_findings()[0], *found))), "not_found")
        assert f"… and {300 - len(reply.covers)} more" in words(reply)
        assert reply.blocks[-1]["elements"][0]["action_id"] == "all_lines"


class TestUnknownPeople:
    def reply(self, *found: Finding) -> Message:
        return only(draw(checklist((story_findings()[0], *found))), "not_found")

    def test_a_person_stands_once_with_every_office(self) -> None:
        name = finding("Tomas Arkel", Rating.NO_REFERENCE)
        offices = [
            appointed("Tomas Arkel", title, Rating.NO_REFERENCE) for title in ("general", "harbour master")
        ]
        reply = self.reply(offices[0], name, offices[1])
        assert "People: Tomas Arkel, general, harbour master" in words(reply)
        assert set(reply.covers) == {name.id, *(each.id for each in offices)}

    def test_the_heading_says_how_many_lines_and_how_many_people(self) -> None:
        found = (
            finding("Tomas Arkel", Rating.NO_REFERENCE),
            appointed("Tomas Arkel", "general", Rating.NO_REFERENCE),
            finding("Piet Roos", Rating.NO_REFERENCE),
        )
        assert "3 not found in the references (2 people, 1 office). That does not mean wrong." in words(
            self.reply(*found)
        )

    def test_a_known_person_is_not_found_in_the_office(self) -> None:
        found = (
            finding("Ilse Varga", Rating.MATCHES),
            appointed("Ilse Varga", "harbour master", Rating.NO_REFERENCE),
        )
        assert "People: Ilse Varga: not found as harbour master" in words(self.reply(*found))

    def test_a_mark_is_shown_when_all_lines_on_the_person_have_it(self) -> None:
        name = finding("Tomas Arkel", Rating.NO_REFERENCE)
        title = appointed("Tomas Arkel", "general", Rating.NO_REFERENCE)
        first = Line(finding=story_findings()[0])
        half = checklist(lines=(first, marked(name), Line(finding=title)))
        whole = checklist(lines=(first, marked(name), marked(title)))
        assert "People: Tomas Arkel, general" in words(only(draw(half), "not_found"))
        assert "People: ✅ Tomas Arkel, general" in words(only(draw(whole), "not_found"))


class TestEndOfTheReference:
    LAGS = (lagging("Wang Li", "Foreign Minister"), lagging("Ana Ruiz", "Prime Minister", "2025-06"))

    def test_several_share_one_reply_that_names_person_office_and_end(self) -> None:
        messages = draw(checklist(self.LAGS))
        assert keys(messages) == ["summary", "lag"]
        said = words(messages[1])
        assert "The reference ends before the article’s date; confirm 2 offices" in said
        assert "• Wang Li (Foreign Minister; reference ends 10 December 2025)" in said
        assert "• Ana Ruiz (Prime Minister; reference ends June 2025)" in said
        assert set(messages[1].covers) == {each.id for each in self.LAGS}

    def test_they_stay_open_points(self) -> None:
        given = checklist(self.LAGS)
        assert draw(given)[0].text == "2 points to look at"
        assert len(given.open_lines()) == 2

    def test_one_alone_is_the_last_flag_before_style(self) -> None:
        style, date_point = story_findings()[2], finding("last Friday", Rating.AMBIGUOUS, Reason.DATE)
        messages = draw(checklist((style, self.LAGS[0], date_point)))
        order = [message.key.partition(":")[2] for message in messages[1:]]
        assert order == [date_point.id, self.LAGS[0].id, style.id]

    def test_the_reply_stands_between_points_and_style(self) -> None:
        assert keys(draw(checklist((*story_findings(), *self.LAGS)))) == [
            *("summary", "flag", "flag", "lag", "flag", "not_found", "read"),
        ]

    def test_the_cap_of_flags_does_not_count_them(self) -> None:
        found = tuple(finding(f"name {number}", Rating.DIFFERS, Reason.SPELLING) for number in range(9))
        assert keys(draw(checklist((*found, *self.LAGS)))) == ["summary", *["flag"] * 8, "more", "lag"]

    def test_an_office_conflict_on_fresh_news_keeps_its_own_flag_and_its_rank(self) -> None:
        proof = evidence(quoted="Jane Roe: Chancellor", retrieved_at="2026-03-04T11:00:00+00:00")
        fresh = [
            appointed(name, "Chancellor", Rating.AMBIGUOUS, Reason.REFERENCE_LAG, evidence=(proof,))
            for name in ("Ilse Varga", "Tomas Arkel")
        ]
        messages = draw(checklist((finding("last Friday", Rating.AMBIGUOUS, Reason.DATE), *fresh)))
        assert [message.key for message in messages[1:3]] == [f"flag:{each.id}" for each in fresh]

    def test_a_reply_that_stands_keeps_standing_with_one_line_or_none(self) -> None:
        one = only(draw(checklist(self.LAGS[:1]), posted=("summary", "lag")), "lag")
        none = only(draw(checklist(()), posted=("summary", "lag")), "lag")
        assert one.covers == (self.LAGS[0].id,)
        assert "Nothing is left to confirm here" in words(none)

    def test_a_flag_that_stands_keeps_standing(self) -> None:
        posted = ("summary", f"flag:{self.LAGS[0].id}")
        assert keys(draw(checklist(self.LAGS), posted=posted)) == ["summary", "flag", "flag"]

    def test_marks_are_shown_and_settled_in_bulk(self) -> None:
        given = checklist(lines=tuple(marked(each, in_bulk=True) for each in self.LAGS))
        said = words(only(draw(given), "lag"))
        assert "• ✅ Wang Li" in said
        assert "✅ confirmed in bulk by U1" in said
        assert draw(given)[0].text == "2 points, all marked"

    @pytest.mark.parametrize("payload", PAYLOADS)
    def test_hostile_names_are_inert_and_fit(self, payload: str) -> None:
        found = tuple(lagging(payload, payload, id=f"lag{number}") for number in range(60))
        message = only(draw(checklist(found)), "lag")
        assert_fits(message)
        assert all(text["type"] == "plain_text" for text in texts(message)[1:])


class TestStyleQuestions:
    def test_they_come_after_all_points_even_in_the_grouped_reply(self) -> None:
        points = tuple(finding(f"name {number}", Rating.DIFFERS, Reason.SPELLING) for number in range(7))
        style = tuple(finding(f"form {number}", Rating.DIFFERS, Reason.STYLE) for number in range(3))
        messages = draw(checklist((*style, *points)))
        assert keys(messages) == ["summary", *["flag"] * 8, "more"]
        assert messages[8].text.startswith("Your style? form 0")
        assert "2 more style questions to look at" in words(messages[9])

    def test_the_summary_counts_them_apart_and_adds_up(self) -> None:
        found = story_findings()
        line = summary_line(found)
        assert "2 points to look at · 1 style question · " in line
        assert sum(map(int, re.findall(r"\d+", line))) == len(found)


class TestEvidence:
    def proof(self, **changes: Any) -> str:
        told = changes.pop("explanation", "Another name.")
        found = finding(
            "Marta", Rating.DIFFERS, Reason.SPELLING, explanation=told, evidence=(evidence(**changes),)
        )
        return words(draw(checklist((found,)))[1])

    def test_the_built_in_reference_is_named_by_the_work(self) -> None:
        said = self.proof(
            kind=EvidenceKind.PACK,
            source="pack",
            title="Atlas of Offices (copy by some-people, things); its end: Another work",
            quoted="Ilse Varga: Chancellor",
            valid_to="2025-02",
        )
        assert "|Atlas of Offices>\n“Ilse Varga: Chancellor”, from 1 January 2024 to February 2025" in said
        assert "built-in copy, read on 4 March 2026" in said

    def test_dates_that_were_told_are_not_told_again(self) -> None:
        assert "since" not in self.proof(explanation="In office from 1 January 2024, it says.")
        assert "since" not in self.proof(quoted="war: began 1 January 2024")

    def test_the_working_that_was_told_is_not_told_again(self) -> None:
        said = self.proof(
            kind=EvidenceKind.CALENDAR,
            source="calendar",
            title="calendar",
            url=None,
            valid_from=None,
            quoted="4 March 2026 was a Wednesday",
            explanation="4 March 2026 was a Wednesday, not a Tuesday.",
        )
        assert "Calendar" not in said

    def test_one_source_is_linked_once(self) -> None:
        found = finding("Marta", Rating.DIFFERS, Reason.SPELLING, evidence=(evidence(), evidence()))
        assert words(draw(checklist((found,)))[1]).count("|Wikidata>") == 1


def test_a_thread_reads_as_one_goes_down_it() -> None:
    read = as_read(draw(checklist(story_findings()[:2])))
    assert [part.splitlines()[0] for part in read.split("\n----\n")] == [
        "Harbour town picks a new bridge",
        "*Looks wrong* · day of the week",
        "*Looks wrong* · spelling",
    ]


class TestLimits:
    @pytest.mark.parametrize("count", [0, 1, 60, 300, 500])
    def test_every_message_fits(self, count: int) -> None:
        given = many(count, article=article(STORY, headline="Harbour " * 60, byline="Nora " * 90))
        for message in every_message(given):
            assert_fits(message)

    def test_every_message_fits_when_everyone_marked(self) -> None:
        lines = tuple(
            Line(
                finding=line.finding,
                marks=tuple(mark(line.finding, kind, f"U{user}") for kind in MarkKind for user in range(30)),
            )
            for line in many(120).lines
        )
        for message in every_message(
            checklist(lines=lines), {f"U{user}": "Nora " * 40 for user in range(30)}
        ):
            assert_fits(message)

    def test_a_flag_fits_however_long_its_evidence(self) -> None:
        proof = evidence(url="https://reference.example/" + "a" * 600, title="t" * 900, quoted="q" * 900)
        long = {"explanation": "e" * 5_000, "correction": "c" * 5_000, "evidence": (proof,) * 6}
        assert_fits(
            draw(checklist((finding("Marta Lindqvist", Rating.DIFFERS, Reason.SPELLING, **long),)))[1]
        )

    def test_all_lines_tells_every_line_of_300(self) -> None:
        said = "\n".join(map(words, thread.all_lines(many(300))))
        assert said.count("• ") == 300

    def test_a_thread_has_at_most_twelve_messages(self) -> None:
        assert len(draw(many(500))) <= 12


class TestHostileText:
    @pytest.mark.parametrize("payload", PAYLOADS)
    def test_no_token_survives(self, payload: str) -> None:
        given, names = hostile(payload)
        for message in [*every_message(given, names), thread.trouble(payload), thread.hint(payload)]:
            assert_fits(message)
            self.check_text(message.text)
            for text in texts(message):
                assert not {char for char in text["text"] if unicodedata.category(char) in UNSEEN} - {"\n"}
                assert text["text"]
                if text["type"] == "mrkdwn":
                    assert text["verbatim"] is True
                    self.check_text(text["text"])

    def check_text(self, text: str) -> None:
        ours = re.sub(r"<https://(?:reference|slack)\.example/[^<>|\s]*\|[^<>|]*>", "", text)
        assert "<" not in ours
        assert ">" not in ours
        assert "://" not in ours
        assert "`" not in ours
        assert "_" not in ours
        assert not re.search(r":[\w+'-]+:", ours)
        assert re.fullmatch(r"[^*~]*(?:([*~])[^*~]+\1[^*~]*)?", ours), "only our own bold or struck words"

    @pytest.mark.parametrize("payload", PAYLOADS)
    def test_foreign_text_makes_no_emoji(self, payload: str) -> None:
        given, names = hostile(payload)
        for message in every_message(given, names):
            for text in texts(message):
                if text["type"] == "plain_text" and text.get("emoji"):
                    assert payload not in text["text"]

    @pytest.mark.parametrize(
        "url",
        [
            "javascript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "//evil.example",
            "https://",
            "https://a.example/ <!channel>",
            "https://a.example/\n<!here>",
            "https://[broken",
            "slack://x",
            "",
        ],
    )
    def test_an_odd_address_is_no_link(self, url: str) -> None:
        found = finding("Marta Lindqvist", Rating.DIFFERS, Reason.SPELLING, evidence=(evidence(url=url),))
        assert "<" not in words(draw(checklist((found,)))[1])

    def test_an_address_cannot_end_its_link(self) -> None:
        url = "https://reference.example/a|b><!channel>"
        found = finding("Marta Lindqvist", Rating.DIFFERS, Reason.SPELLING, evidence=(evidence(url=url),))
        assert "<https://reference.example/a%7Cb%3E%3C!channel%3E|Wikidata>" in words(
            draw(checklist((found,)))[1]
        )


class TestShortMessages:
    def test_the_same_link_again_points_to_the_thread(self) -> None:
        message = thread.known(checklist(), "https://slack.example/archives/C1/p100")
        assert "<https://slack.example/archives/C1/p100|open the thread>" in words(message)
        assert "text unchanged since 12:00 UTC on 4 March, 2 of 2 points and 1 style question open." in words(
            message
        )

    def test_the_same_clean_link_again_has_nothing_to_look_at(self) -> None:
        given = checklist((finding("Ilse Varga", Rating.MATCHES),), link=None)
        message = thread.known(given, None)
        assert "nothing to look at" in message.text
        assert "<" not in words(message)

    def test_trouble_is_one_sentence(self) -> None:
        message = thread.trouble("The page answered 404: check the link.")
        assert message.text == "The page answered 404: check the link."
        assert len(message.blocks) == 1

    def test_help_names_every_mark_and_never_claims_to_decide(self) -> None:
        said = words(thread.help_text())
        assert all(emoji in said for emoji in "✅✏👀❓👎")
        assert "a person decides" in said

    def test_the_bot_never_says_verified_or_true(self) -> None:
        said = " ".join(words(message) + message.text for message in every_message(checklist())).lower()
        assert not re.search(r"\b(?:verified|true|false|confidence)\b", said)


@pytest.mark.parametrize(
    ("count", "wait", "said"),
    [
        (1, timedelta(seconds=61), "so this link was left out. Paste it again in 2 minutes."),
        (3, timedelta(seconds=1), "so these 3 links were left out. Paste them again in 1 minute."),
    ],
)
def test_links_over_the_hours_limit_are_told_with_the_time_of_another_try(
    count: int, wait: timedelta, said: str
) -> None:
    message = thread.too_many(count, 30, wait=wait)
    assert message.text == f"I check 30 links an hour for one person, {said}"


def test_a_text_in_another_language_is_one_message_that_says_so() -> None:
    read = article(language="pl", published_at=None)
    (message,) = draw(checklist((), article=read))
    assert message.text == "not checked: this text is in Polish, and only English is checked"
    assert "No publication date" not in as_read([message])


def test_a_hundred_numbers_are_one_count_in_the_thread() -> None:
    numbers = tuple(
        finding(f"{number}%", Rating.UNCHECKED, Reason.NO_SOURCE, kind=ClaimKind.NUMBER)
        for number in range(100)
    )
    (message,) = draw(checklist(numbers))
    assert message.text == "100 numbers not checked"
    shown = as_read([message])
    assert "Not checked: 100 numbers (ask for the source)." in shown
    assert "17%" not in shown
    opened = as_read(thread.all_lines(checklist(numbers)))
    assert all(f"• {number}%" in opened for number in range(100))


def test_statements_to_read_stand_by_weight() -> None:
    found = (
        finding("the longest bridge", Rating.UNCHECKED, kind=ClaimKind.SUPERLATIVE, weight=16),
        finding("Ilse Varga", Rating.NO_REFERENCE, tags=("legal",), weight=80),
    )
    reply = next(message for message in draw(checklist(found)) if message.key == "read")
    assert reply.covers == (found[1].id, found[0].id)


def test_behind_the_button_a_line_says_no_more_than_there_is_to_say() -> None:
    start = STORY.index("stayed away")
    found = (
        finding("Ilse Varga", Rating.MATCHES, tags=("legal",), accusation=Span(start=start, end=start + 11)),
        finding(
            "harbour master",
            Rating.UNCHECKED,
            Reason.NO_SOURCE,
            kind=ClaimKind.TITLE,
            subject="Tomas Arkel",
            asserts=office("harbour master"),
        ),
        finding("2026", Rating.UNCHECKED, Reason.NO_SOURCE, kind=ClaimKind.DATE, value=Value(from_="2026")),
        finding(
            "on Tuesday",
            Rating.UNCHECKED,
            Reason.NO_SOURCE,
            kind=ClaimKind.DATE,
            value=Value(from_="2026-03-03"),
        ),
    )
    opened = as_read(thread.all_lines(checklist(found))).splitlines()
    assert {
        "• accusation (Ilse Varga; the name agrees)",
        "• Tomas Arkel, harbour master",
        "• 2026",
        "• on Tuesday = 3 March 2026",
    } <= set(opened)
    read = next(message for message in draw(checklist(found)) if message.key == "read")
    assert "Transport Minister Ilse Varga 【stayed away】." in as_read([read])
