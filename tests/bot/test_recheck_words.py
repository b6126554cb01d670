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
from checks.model import ClaimKind, PartRole, Rating, Reason, Value
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

    def test_of_the_same_words_in_another_sentence_the_sentence_is_shown(self) -> None:
        first = finding("the longest bridge", Rating.UNCHECKED, Reason.NO_SOURCE, kind=ClaimKind.SUPERLATIVE)
        text = STORY.replace("in the province", "in the whole country")
        second = replace(first, id="in another sentence")
        told_of = said(
            checklist(lines=(marked(first),)),
            after(Line(finding=second), text=text),
            change=Revised(instead={first.id: second.id}),
        )
        assert (
            "“the longest bridge” (✅ confirmed by Ana Berg): the sentence around it changed: "
            "“Gen. Tomas Arkel, the former harbour master, spoke of the longest bridge in the whole country”."
            in told_of
        )

    def test_of_a_person_who_is_accused_in_other_words_further_down_it_is_told_so(self) -> None:
        first, second = (
            replace(PLAIN, id=judged, claim=replace(PLAIN.claim, judged=judged))
            for judged in ("She was charged.", "She was acquitted.")
        )
        told_of = said(
            checklist(lines=(marked(first),)),
            after(Line(finding=second)),
            change=Revised(instead={first.id: second.id}),
        )
        assert "“Ilse Varga” (✅ confirmed by Ana Berg): another sentence about it changed." in told_of

    def test_of_the_same_day_of_the_week_it_is_told_which_day_it_means(self) -> None:
        first, second = (
            finding(
                "on Tuesday", Rating.UNCHECKED, kind=ClaimKind.DATE, id=day, value=Value(from_=day, to=day)
            )
            for day in ("2026-03-03", "2026-03-10")
        )
        told_of = said(
            checklist(lines=(marked(first),)),
            after(Line(finding=second), text=STORY),
            change=Revised(instead={first.id: second.id}),
        )
        assert "“on Tuesday” (✅ confirmed by Ana Berg): means 10 March 2026 now." in told_of

    def test_of_the_same_words_in_the_same_sentence_it_is_told_that_they_are_read_otherwise(self) -> None:
        told_of = said(
            checklist(lines=(marked(PLAIN),)),
            after(Line(finding=replace(PLAIN, id="of another person")), text=STORY),
            change=Revised(instead={PLAIN.id: "of another person"}),
        )
        assert "“Ilse Varga” (✅ confirmed by Ana Berg): read otherwise now." in told_of

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
        assert "1 could not be checked this time, marks on 1 kept" in told_of
        assert "lost" not in told_of

    @pytest.mark.parametrize("rating", [Rating.DIFFERS, Rating.MATCHES])
    def test_what_could_not_be_checked_is_neither_out_of_question_nor_answered_otherwise(
        self, rating: Rating
    ) -> None:
        stood = replace(WRONG, verdict=replace(WRONG.verdict, rating=rating))
        undated = replace(WRONG, verdict=replace(WRONG.verdict, rating=Rating.UNCHECKED, reason=Reason.NONE))
        now = after(marked(undated, rating=rating), text=STORY)
        told_of = said(checklist(lines=(marked(stood),)), now)
        assert "references asked again: 1 could not be checked this time. " in told_of
        assert "(✅ confirmed by Ana Berg): could not be checked this time." in told_of

    def test_what_could_not_be_checked_before_either_is_the_same_answer(self) -> None:
        undated = replace(WRONG, verdict=replace(WRONG.verdict, rating=Rating.UNCHECKED))
        before = checklist((undated,))
        assert "references asked again: the same answers." in said(before, after(*before.lines, text=STORY))

    def test_what_will_be_changed_and_is_half_mended_is_not_open_again(self) -> None:
        line = marked(WRONG, MarkKind.FIX_NEEDED)
        now = after(replace(line, finding=LESS_SURE), Line(finding=RIGHT))
        told_of = said(checklist(lines=(line,)), now)
        assert "open again" not in told_of
        assert "marks on 1 kept" in told_of

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

    def test_of_the_same_words_in_another_sentence_both_sentences_are_shown(self) -> None:
        old, new = (
            finding(
                "the longest bridge",
                Rating.UNCHECKED,
                Reason.NO_SOURCE,
                kind=ClaimKind.SUPERLATIVE,
                judged=f"It is the longest bridge in {where}.",
                id=where,
            )
            for where in ("town", "Europe")
        )
        gone = Line(finding=old, marks=(mark(old),), gone=True, now=new)
        shown = as_read(draw(after(gone, Line(finding=new, was=(old,)))))
        assert "now 【It is the longest bridge in Europe.】" in shown
        assert "was: 【It is the longest bridge in town.】" in shown

    def test_the_same_words_are_not_shown_as_what_stands_there_now(self) -> None:
        gone = Line(finding=WRONG, gone=True, now=replace(WRONG, id="read otherwise"))
        assert "now 【" not in as_read([self.flag(gone)])

    @pytest.mark.parametrize("key", ["read", "not_found", "more"])
    def test_a_list_of_which_all_lines_left_the_text_says_so(self, key: str) -> None:
        left = finding("the longest bridge", Rating.UNCHECKED, Reason.NO_SOURCE, kind=ClaimKind.SUPERLATIVE)
        left = left if key == "read" else UNKNOWN if key == "not_found" else WRONG
        lines = (replace(marked(left), gone=True), *(Line(finding=one) for one in story_findings()[1:3]))
        messages = draw(after(*lines), posted=("summary", key))
        assert head(only(messages, key)) == "*Nothing of this list is left in the text*"

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


LESS_SURE = replace(WRONG, verdict=replace(WRONG.verdict, rating=Rating.AMBIGUOUS))


def test_what_will_be_changed_waits_for_nobody_where_the_slip_is_less_sure_now() -> None:
    line = marked(LESS_SURE, MarkKind.FIX_NEEDED, rating=Rating.DIFFERS)
    assert (len(line.standing()), line.superseded(), line.is_open) == (1, (), False)


def test_what_was_confirmed_waits_again_where_the_slip_is_less_sure_now() -> None:
    line = marked(LESS_SURE, rating=Rating.DIFFERS)
    assert (line.standing(), len(line.superseded()), line.is_open) == ((), 1, True)


def test_what_will_be_changed_waits_again_where_no_wording_is_proposed_any_more() -> None:
    nothing = replace(LESS_SURE, verdict=replace(LESS_SURE.verdict, correction=None))
    line = marked(nothing, MarkKind.FIX_NEEDED, rating=Rating.DIFFERS)
    assert (line.standing(), line.is_open) == ((), True)


def test_a_mark_in_bulk_says_nothing_of_what_will_be_changed_though_the_slip_is_less_sure_now() -> None:
    own = mark(LESS_SURE, MarkKind.FIX_NEEDED, rating=Rating.DIFFERS)
    line = Line(finding=LESS_SURE, marks=(own, mark(LESS_SURE, user="U2", at=LATER, in_bulk=True)))
    assert line.standing() == (own,)
