"""The one short reply after a re-check, and how the thread shows what changed, was fixed or went."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.checklist import Checklist, Line, MarkKind, Revised
from bot.rechecked import Recheck, not_read_again, rechecked, told
from bot.thread import Message, draw
from checks.model import PartRole, Rating, Reason
from tests.builders import (
    NOON,
    STORY,
    appointed,
    article,
    as_read,
    checklist,
    finding,
    mark,
    marked,
    story_findings,
)

LATER = NOON + timedelta(minutes=75)
WRONG, *_ = story_findings()
RIGHT = finding("Martha Lindqvist", Rating.MATCHES)
PLAIN = finding("Ilse Varga", Rating.MATCHES)
UNKNOWN = finding("Tomas Arkel", Rating.NO_REFERENCE)
NAMES = {"U1": "Ana Berg"}


def after(*lines: Line, text: str = STORY + " Edited.", **changes: Any) -> Checklist:
    return checklist(lines=lines, article=article(text), checked_at=LATER, **changes)


def said(before: Checklist, now: Checklist, **changes: Any) -> str:
    return rechecked(Recheck(before=before, after=now, names=NAMES, **changes)).text


def head(message: Message) -> str:
    return as_read([message]).splitlines()[0]


def only(messages: tuple[Message, ...], key: str) -> Message:
    return next(message for message in messages if message.key.startswith(key))


class TestReply:
    def test_it_counts_what_changed_was_fixed_and_kept(self) -> None:
        before = checklist(lines=(marked(WRONG, MarkKind.FIX_NEEDED), marked(PLAIN)))
        now = after(Line(finding=RIGHT), marked(PLAIN))
        change = Revised(instead={WRONG.id: RIGHT.id}, fixed=frozenset({WRONG.id}))
        assert said(before, now, change=change) == (
            "1 claim changed since 12:00 UTC, 1 fixed, marks on 1 kept. Nothing to look at."
        )

    def test_what_is_new_and_what_was_removed_are_told_apart_from_what_changed(self) -> None:
        before, now = checklist((WRONG, PLAIN)), after(Line(finding=UNKNOWN), Line(finding=PLAIN))
        assert said(before, now).startswith("No claim changed since 12:00 UTC, 1 new, 1 removed.")

    def test_marks_that_are_lost_are_named_with_the_reason(self) -> None:
        before = checklist(lines=(marked(WRONG), marked(UNKNOWN), Line(finding=PLAIN)))
        now = after(Line(finding=RIGHT), Line(finding=PLAIN))
        told_of = said(before, now, change=Revised(instead={WRONG.id: RIGHT.id}))
        assert (
            "Marks lost on 2: “Marta Lindqvist” (✅ confirmed by Ana Berg): now “Martha Lindqvist”; "
            "“Tomas Arkel” (✅ confirmed by Ana Berg): no longer in the text." in told_of
        )

    def test_many_lost_marks_are_cut_and_counted(self) -> None:
        lost = tuple(marked(finding(f"Jon Osterman {number}", Rating.NO_REFERENCE)) for number in range(9))
        told_of = said(checklist(lines=lost), after(Line(finding=PLAIN)))
        assert "Marks lost on 9" in told_of
        assert told_of.endswith("; and 4 more.")

    def test_a_mark_that_was_answered_by_a_fix_is_not_lost(self) -> None:
        before = checklist(lines=(marked(WRONG, MarkKind.FIX_NEEDED),))
        change = Revised(instead={WRONG.id: RIGHT.id}, fixed=frozenset({WRONG.id}))
        assert "lost" not in said(before, after(Line(finding=RIGHT)), change=change)

    def test_a_line_of_which_the_references_say_something_else_is_open_again(self) -> None:
        regraded = replace(WRONG, verdict=replace(WRONG.verdict, rating=Rating.AMBIGUOUS))
        before = checklist(lines=(marked(WRONG),))
        now = after(marked(regraded, rating=Rating.DIFFERS), text=STORY)
        told_of = said(before, now)
        assert told_of.startswith(
            "Text unchanged since 12:00 UTC, references asked again: 1 open again, as the references say something else now."
        )
        assert "(✅ confirmed by Ana Berg): the references say something else now" in told_of

    def test_an_unchanged_text_with_the_same_answers_says_so(self) -> None:
        before = checklist(lines=(marked(WRONG), Line(finding=PLAIN)))
        assert said(before, after(*before.lines, text=STORY)) == (
            "Text unchanged since 12:00 UTC, references asked again: the same answers, marks on 1 kept. 0 of 1 point open."
        )

    def test_another_date_is_told(self) -> None:
        before = checklist((PLAIN,))
        now = replace(before, checked_at=LATER, article=article(published_at=date(2026, 2, 1)))
        assert "checked as of 1 February 2026 now" in said(before, now)

    def test_what_could_not_be_asked_about_again_keeps_its_marks(self) -> None:
        away = replace(WRONG, verdict=replace(WRONG.verdict, rating=Rating.UNCHECKED, reason=Reason.OUTAGE))
        before = checklist(lines=(marked(WRONG),))
        told_of = said(before, after(marked(away, rating=Rating.DIFFERS), text=STORY))
        assert "1 could not be asked about again, marks on 1 kept" in told_of
        assert "lost" not in told_of

    def test_a_name_that_was_kept_in_the_house_list_agrees_and_loses_no_mark(self) -> None:
        agrees = replace(UNKNOWN, verdict=replace(UNKNOWN.verdict, rating=Rating.MATCHES))
        kept = marked(UNKNOWN, MarkKind.KEPT)
        told_of = said(checklist(lines=(kept,)), after(replace(kept, finding=agrees)))
        assert "marks on 1 kept" in told_of
        assert "lost" not in told_of

    def test_a_point_that_is_no_longer_in_question_is_told_so(self) -> None:
        agrees = replace(WRONG, verdict=replace(WRONG.verdict, rating=Rating.MATCHES))
        told_of = said(
            checklist(lines=(marked(WRONG),)), after(marked(agrees, rating=Rating.DIFFERS), text=STORY)
        )
        assert "references asked again: 1 no longer in question." in told_of
        assert "(✅ confirmed by Ana Berg): no longer in question." in told_of

    def test_what_was_fixed_and_is_wrong_again_is_told(self) -> None:
        right = marked(WRONG, MarkKind.FIX_NEEDED)
        before = checklist(lines=(replace(right, gone=True, fixed=True), Line(finding=RIGHT)))
        now = after(replace(right, past_until=NOON))
        assert "1 wrong again after a fix" in said(before, now)

    def test_a_credit_is_no_claim_that_changes(self) -> None:
        credit = finding("Piet Roos", Rating.NO_REFERENCE, role=PartRole.CREDIT)
        told_of = said(checklist((PLAIN, credit)), after(Line(finding=PLAIN)))
        assert told_of.startswith("No claim changed since 12:00 UTC. ")

    def test_the_clock_is_the_newsrooms(self) -> None:
        zone = ZoneInfo("Asia/Kolkata")
        assert "since 17:30 IST." in said(checklist((PLAIN,)), after(Line(finding=PLAIN)), zone=zone)

    def test_another_day_is_named(self) -> None:
        now = replace(after(Line(finding=PLAIN)), checked_at=NOON + timedelta(days=2))
        assert "since 12:00 UTC on 4 March." in said(checklist((PLAIN,)), now)

    def test_words_that_are_no_longer_kept_are_checked_anew(self) -> None:
        assert "checked anew now: nothing to look at." in said(
            checklist((PLAIN,), article=article("")), after(Line(finding=PLAIN))
        )

    def test_it_is_told_again_from_its_own_text(self) -> None:
        message = rechecked(Recheck(before=checklist((WRONG,)), after=after(Line(finding=RIGHT))))
        assert told(message.text) == message


class TestNotRead:
    def test_a_page_that_is_gone_is_called_so(self) -> None:
        sentence = "Page not found: courier.example says that it does not exist (404). Check the link."
        assert not_read_again(sentence, checklist(), is_gone=True, now=LATER) == (
            "Not checked again: the page is gone (404). This checklist stays as it was at 12:00 UTC."
        )

    def test_a_wall_is_told_in_its_own_words(self) -> None:
        told_of = not_read_again("That page wants a login.", checklist(), is_gone=False, now=LATER)
        assert told_of == (
            "Not checked again. That page wants a login. This checklist stays as it was at 12:00 UTC."
        )


class TestThread:
    def flag(self, line: Line) -> Message:
        return only(draw(after(line)), f"flag:{line.finding.id}")

    def test_a_fixed_line_shows_what_stands_there_now(self) -> None:
        line = replace(marked(WRONG, MarkKind.FIX_NEEDED), gone=True, fixed=True, now=RIGHT)
        shown = as_read([self.flag(line)])
        assert shown.startswith("✏️ ~Looks wrong · spelling~ fixed")
        assert "【Marta Lindqvist】, now 【Martha Lindqvist】" in shown

    def test_a_changed_line_shows_what_stands_there_now(self) -> None:
        shown = as_read([self.flag(Line(finding=WRONG, gone=True, now=RIGHT))])
        assert shown.startswith("~Looks wrong · spelling~ changed in the text")

    def test_a_line_that_is_mended_in_its_place_says_so(self) -> None:
        right = replace(WRONG, verdict=replace(WRONG.verdict, rating=Rating.MATCHES))
        line = replace(marked(right, MarkKind.FIX_NEEDED, rating=Rating.DIFFERS), fixed=True)
        shown = only(draw(after(line), posted=("summary", f"flag:{WRONG.id}")), "flag")
        assert head(shown) == "✏️ *Fixed, agrees now* · name"

    def test_a_new_line_shows_what_stood_there_before(self) -> None:
        line = Line(finding=WRONG, was=(finding("Marta Lindquist", Rating.MATCHES),))
        assert "was: 【Marta Lindquist】" in as_read([self.flag(line)])

    def test_an_office_whose_person_changed_shows_the_person(self) -> None:
        old = appointed("Ilse Varga", "Mayor", Rating.DIFFERS, Reason.OFFICE)
        new = appointed("Jon Osterman", "Mayor", Rating.MATCHES)
        shown = as_read([self.flag(Line(finding=old, gone=True, now=new))])
        assert "【Mayor】, now 【Jon Osterman, Mayor】" in shown

    @pytest.mark.parametrize("key", ["not_found", "read", "more"])
    def test_a_list_of_which_nothing_is_left_says_so(self, key: str) -> None:
        messages = draw(after(Line(finding=WRONG)), posted=("summary", f"flag:{WRONG.id}", key))
        assert head(only(messages, key)) == "*Nothing of this list is left in the text*"

    def test_the_summary_counts_what_was_fixed(self) -> None:
        line = replace(marked(WRONG, MarkKind.FIX_NEEDED), gone=True, fixed=True, now=RIGHT)
        assert "1 point fixed since it was first checked." in as_read(draw(after(line))[:1])

    def test_the_summary_has_the_button(self) -> None:
        elements = [one for block in draw(checklist())[0].blocks for one in block.get("elements", ())]
        (button,) = [one for one in elements if one.get("action_id") == "check_again"]
        assert button["value"] == "42"


def test_a_mark_before_the_relapse_is_past_and_one_after_it_stands() -> None:
    older, newer = mark(WRONG, MarkKind.FIX_NEEDED), mark(WRONG, at=LATER)
    line = Line(finding=WRONG, marks=(older, newer), past_until=NOON)
    assert (line.standing(), line.superseded()) == ((newer,), (older,))


def test_a_mark_in_bulk_counts_where_what_settled_the_line_is_past() -> None:
    older, bulk = mark(WRONG, MarkKind.FIX_NEEDED), mark(WRONG, user="U2", at=LATER, in_bulk=True)
    line = Line(finding=WRONG, marks=(older, bulk), past_until=NOON)
    assert line.standing() == (bulk,)
    assert not line.is_open
