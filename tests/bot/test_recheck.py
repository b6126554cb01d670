"""A checklist is checked again: what becomes of its lines and marks, in the store and at the desk."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.checklist import Checklist, Line, MarkKind, revised
from bot.desk import CommandGiven, LinksPasted, Outcome, RecheckAsked
from bot.desk.collaborators import Reader
from bot.listeners import Identity, Unpacker
from bot.models import Progress
from bot.store import Assignment, Delivery, Store, open_store
from checks.errors import NotFetched, Trouble
from checks.model import CheckRun, ClaimKind, Finding, Rating, Reason, Span
from tests.bot.test_desk import LINK, MORNING, Newsroom
from tests.builders import STORY, appointed, article, check_run, checklist, finding, mark, marked

WRONG = finding("Marta Lindqvist", Rating.DIFFERS, Reason.SPELLING, correction="Martha Lindqvist")
FIXED_TEXT = STORY.replace("Marta Lindqvist", "Martha Lindqvist")


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    opened = open_store(f"sqlite+aiosqlite:///{tmp_path / 'app.db'}")
    await opened.migrate()
    yield opened
    await opened.close()


@pytest.fixture
def room(store: Store) -> Newsroom:
    return Newsroom(store)


# What became of a claim


def before(*lines: Line, text: str = STORY) -> Checklist:
    return checklist(lines=lines, article=article(text))


def run(text: str, *found: Finding) -> CheckRun:
    return check_run(found, article=article(text))


def at(quote: str, rating: Rating, text: str, **changes: Any) -> Finding:
    return finding(quote, rating, text=text, **changes)


def asked(found: Finding) -> Line:
    return marked(found, MarkKind.FIX_NEEDED)


class TestFixed:
    def test_the_proposed_wording_stands_in_its_place(self) -> None:
        now = run(FIXED_TEXT, at("Martha Lindqvist", Rating.NO_REFERENCE, FIXED_TEXT))
        assert revised(before(asked(WRONG)), now).fixed == {WRONG.id}

    def test_another_wording_that_is_no_flag_stands_in_its_place(self) -> None:
        text = STORY.replace("Marta Lindqvist", "Elsa Mar")
        now = run(text, at("Elsa Mar", Rating.MATCHES, text))
        assert revised(before(asked(WRONG)), now).fixed == {WRONG.id}

    def test_the_proposed_wording_counts_though_it_is_a_question_itself(self) -> None:
        now = run(FIXED_TEXT, at("Martha Lindqvist", Rating.AMBIGUOUS, FIXED_TEXT))
        assert revised(before(asked(WRONG)), now).fixed == {WRONG.id}

    def test_the_proposed_wording_counts_though_it_contains_the_old_words(self) -> None:
        wanted = "Former Transport Minister"
        old = appointed(
            "Ilse Varga", "Transport Minister", Rating.AMBIGUOUS, Reason.REFERENCE_LAG, correction=wanted
        )
        text = STORY.replace("Transport Minister", wanted)
        new = appointed("Ilse Varga", wanted, Rating.MATCHES, text=text)
        assert revised(before(asked(old)), run(text, new)).fixed == {old.id}

    def test_a_name_that_was_to_be_longer_counts_though_it_contains_the_old_one(self) -> None:
        old = finding("Jon Osterman", Rating.AMBIGUOUS, Reason.SPELLING, correction="Jon Osterman Brix")
        text = STORY.replace("Jon Osterman", "Jon Osterman Brix")
        now = run(text, at("Jon Osterman Brix", Rating.NO_REFERENCE, text))
        assert revised(before(asked(old)), now).fixed == {old.id}

    def test_a_name_that_is_longer_in_another_way_is_no_fix(self) -> None:
        old = finding("Jon Osterman", Rating.AMBIGUOUS, Reason.SPELLING, correction="Jon Osterman Brix")
        text = STORY.replace("Jon Osterman", "Jon Osterman Holt")
        now = run(text, at("Jon Osterman Holt", Rating.MATCHES, text))
        assert revised(before(asked(old)), now).fixed == frozenset()

    def test_an_office_whose_words_stand_is_no_fix_though_its_person_is_named_in_full_now(self) -> None:
        old = appointed(
            "Varga",
            "Transport Minister",
            Rating.AMBIGUOUS,
            Reason.OFFICE,
            correction="Former Transport Minister",
        )
        text = STORY + "\n\nThe former transport minister of Narva laughed."
        new = appointed("Ilse Varga", "Transport Minister", Rating.MATCHES, text=text)
        assert revised(before(asked(old)), run(text, new)).fixed == frozenset()

    def test_what_was_asked_before_the_machine_changed_its_mind_is_fixed_too(self) -> None:
        unsure = replace(WRONG, verdict=replace(WRONG.verdict, rating=Rating.NO_REFERENCE))
        line = marked(unsure, MarkKind.FIX_NEEDED, rating=Rating.DIFFERS)
        now = run(FIXED_TEXT, at("Martha Lindqvist", Rating.MATCHES, FIXED_TEXT))
        assert revised(before(line), now).fixed == {WRONG.id}

    def test_another_slip_in_its_place_is_no_fix(self) -> None:
        text = STORY.replace("Marta Lindqvist", "Marta Lindquist")
        now = run(text, at("Marta Lindquist", Rating.DIFFERS, text, correction="Martha Lindqvist"))
        change = revised(before(asked(WRONG)), now)
        assert change.fixed == frozenset()
        assert change.instead == {WRONG.id: now.findings[0].id}

    def test_another_name_that_no_reference_knows_is_no_fix(self) -> None:
        text = STORY.replace("Marta Lindqvist", "Marte Lindkvist")
        now = run(text, at("Marte Lindkvist", Rating.NO_REFERENCE, text))
        assert revised(before(asked(WRONG)), now).fixed == frozenset()

    def test_a_line_that_nobody_asked_to_be_fixed_is_changed_not_fixed(self) -> None:
        now = run(FIXED_TEXT, at("Martha Lindqvist", Rating.MATCHES, FIXED_TEXT))
        change = revised(before(marked(WRONG, MarkKind.MINE)), now)
        assert (change.fixed, change.instead) == (frozenset(), {WRONG.id: now.findings[0].id})

    def test_a_deleted_sentence_fixes_nothing(self) -> None:
        text = STORY.replace(
            "Mayor Marta Lindqvist said on Tuesday, March 4, that the bridge over the Ald will open in May. ",
            "",
        )
        assert revised(before(asked(WRONG)), run(text)).fixed == frozenset()

    def test_a_deleted_sentence_whose_right_name_stands_elsewhere_leaves_nothing_to_fix(self) -> None:
        older = STORY + "\n\nMartha Lindqvist left early."
        text = older.replace(
            "Mayor Marta Lindqvist said on Tuesday, March 4, that the bridge over the Ald will open in May. ",
            "",
        )
        now = run(text, at("Martha Lindqvist", Rating.MATCHES, text))
        assert revised(before(asked(WRONG), text=older), now).fixed == {WRONG.id}

    def test_a_claim_that_is_merely_not_found_any_more_is_not_fixed(self) -> None:
        text = STORY + "\n\nUpdated. Martha Lindqvist is another person."
        now = run(text, at("Martha Lindqvist", Rating.MATCHES, text))
        assert revised(before(asked(WRONG)), now).fixed == frozenset()

    def test_a_slip_that_is_left_in_a_shorter_form_is_not_fixed(self) -> None:
        older = STORY + "\n\nLindqvist left early."
        places = (Span(start=older.index("Marta L"), end=older.index("Marta L") + 15),)
        places += (Span(start=older.rindex("Lindqvist"), end=older.rindex("Lindqvist") + 9),)
        whole = replace(WRONG, claim=replace(WRONG.claim, occurrences=places))
        text = older.replace("Mayor Marta Lindqvist", "The mayor").replace("Lindqvist said", "she said")
        rest = at("Lindqvist", Rating.NO_REFERENCE, text)
        assert revised(before(asked(whole), text=older), run(text, rest)).fixed == frozenset()

    def test_a_claim_in_its_place_that_could_not_be_asked_about_is_no_fix(self) -> None:
        text = STORY.replace("Marta Lindqvist", "Elsa Mar")
        away = at("Elsa Mar", Rating.UNCHECKED, text)
        away = replace(away, verdict=replace(away.verdict, reason=Reason.OUTAGE))
        assert revised(before(asked(WRONG)), run(text, away)).fixed == frozenset()

    def test_an_office_is_fixed_by_its_person(self) -> None:
        old = appointed("Ilse Varga", "Transport Minister", Rating.DIFFERS, Reason.OFFICE)
        text = STORY.replace("Ilse Varga", "Petra Lund")
        new = appointed("Petra Lund", "Transport Minister", Rating.MATCHES, text=text)
        assert revised(before(asked(old)), run(text, new)).fixed == {old.id}

    def test_a_contradiction_is_fixed_when_the_text_agrees_with_itself(self) -> None:
        old = finding("Marta Lindqvist", Rating.AMBIGUOUS, Reason.INCONSISTENT, kind=ClaimKind.CONSISTENCY)
        assert revised(before(asked(old)), run(FIXED_TEXT)).fixed == {old.id}

    def test_a_weekday_is_fixed_where_the_date_asserts_the_same(self) -> None:
        old = finding("Tuesday, March 4", Rating.DIFFERS, Reason.WEEKDAY, kind=ClaimKind.DATE, id="march 4")
        text = STORY.replace("Tuesday, March 4", "Wednesday, March 4")
        new = at("Wednesday, March 4", Rating.MATCHES, text, kind=ClaimKind.DATE, id="march 4")
        assert revised(before(asked(old)), run(text, new)).fixed == {"march 4"}

    def test_another_answer_to_the_same_words_is_no_fix(self) -> None:
        again = replace(WRONG, verdict=replace(WRONG.verdict, rating=Rating.MATCHES))
        assert revised(before(asked(WRONG)), run(STORY + "\n\nUpdated.", again)).fixed == frozenset()

    def test_a_line_that_gave_way_is_fixed_when_its_successor_is_mended(self) -> None:
        middle_text = STORY.replace("Marta Lindqvist", "Marta Lindquist")
        middle = at("Marta Lindquist", Rating.DIFFERS, middle_text)
        old = replace(asked(WRONG), gone=True, now=middle)
        now = run(FIXED_TEXT, at("Martha Lindqvist", Rating.MATCHES, FIXED_TEXT))
        change = revised(before(old, Line(finding=middle), text=middle_text), now)
        assert change.fixed == {WRONG.id}
        assert change.instead == {WRONG.id: now.findings[0].id, middle.id: now.findings[0].id}

    def test_of_a_text_whose_words_are_no_longer_kept_nothing_is_known(self) -> None:
        assert revised(before(asked(WRONG), text=""), run(FIXED_TEXT)).fixed == frozenset()


# Filing


async def filed(store: Store, text: str, *found: Finding, again: int | None = None, **changes: Any) -> int:
    """File a pass over a text on one checklist."""
    address = changes.pop("address", LINK)
    minutes = changes.pop("minutes", 0)
    key = f"{text[-9:]}:{len(found)}:{minutes}:{address}"
    await store.take_in(Delivery(newsroom="T1", key=key), body="{}", at=MORNING)
    asked_for = Assignment(
        newsroom="T1",
        key=key,
        channel="C1",
        url=address,
        user="U1",
        asked_at=MORNING,
        thread_ts="1.1",
        again=again,
    )
    given = await store.assign_within(replace(asked_for, **changes), most=99, since=MORNING)
    assert isinstance(given, Assignment)
    read = article(text, retrieved_at=MORNING + timedelta(minutes=minutes))
    done = check_run(found, id=key, article=read)
    await store.keep_article(given, read, run=key, at=MORNING)
    filing = await store.file(
        await store.assignment(given.id), done, address=address, at=MORNING + timedelta(minutes=minutes)
    )
    await store.finish(given.id, Progress.DONE)
    return filing.checklist


async def lines_of(store: Store, number: int) -> dict[str, Line]:
    return {line.finding.claim.quote: line for line in (await store.checklist(number)).lines}


async def test_a_changed_claim_knows_what_stood_there_before(store: Store) -> None:
    number = await filed(store, STORY, WRONG)
    text = STORY.replace("Marta Lindqvist", "Marta Lindquist")
    await filed(store, text, at("Marta Lindquist", Rating.DIFFERS, text), again=number, minutes=1)
    lines = await lines_of(store, number)
    assert lines["Marta Lindqvist"].gone
    assert lines["Marta Lindqvist"].now == lines["Marta Lindquist"].finding
    assert lines["Marta Lindquist"].was == (WRONG,)


async def test_a_mended_line_is_fixed_and_open_again_when_the_slip_comes_back(store: Store) -> None:
    number = await filed(store, STORY, WRONG)
    await store.mark("T1", number, [mark(WRONG, MarkKind.FIX_NEEDED)])
    right = at("Martha Lindqvist", Rating.MATCHES, FIXED_TEXT)
    await filed(store, FIXED_TEXT, right, again=number, minutes=1)
    assert (await lines_of(store, number))["Marta Lindqvist"].fixed
    await filed(store, STORY + " ", WRONG, again=number, minutes=2)
    line = (await lines_of(store, number))["Marta Lindqvist"]
    assert (line.fixed, line.is_open, line.standing(), len(line.superseded())) == (False, True, (), 1)
    await store.mark("T1", number, [mark(WRONG, user="U7", at=MORNING + timedelta(days=9), event_id="later")])
    assert not (await lines_of(store, number))["Marta Lindqvist"].is_open


async def test_a_slip_that_is_mended_in_two_steps_waits_for_nobody_between_them_and_is_fixed(
    store: Store,
) -> None:
    twice = STORY + "\n\nMarta Lindqvist left early."
    number = await filed(store, twice, WRONG)
    await store.mark("T1", number, [mark(WRONG, MarkKind.FIX_NEEDED)])
    half = twice.replace("Marta Lindqvist said", "Martha Lindqvist said")
    less_sure = at("Marta Lindqvist", Rating.AMBIGUOUS, half, correction="Martha Lindqvist")
    right = at("Martha Lindqvist", Rating.MATCHES, half)
    await filed(store, half, right, less_sure, again=number, minutes=1)
    line = (await lines_of(store, number))["Marta Lindqvist"]
    assert (line.is_open, line.fixed, len(line.standing())) == (False, False, 1)
    whole = half.replace("Marta", "Martha")
    await filed(store, whole, at("Martha Lindqvist", Rating.MATCHES, whole), again=number, minutes=2)
    assert (await lines_of(store, number))["Marta Lindqvist"].fixed


async def test_a_claim_that_was_cut_and_comes_back_keeps_its_mark(store: Store) -> None:
    number = await filed(store, STORY, WRONG)
    await store.mark("T1", number, [mark(WRONG)])
    await filed(store, "Another text.", again=number, minutes=1)
    await filed(store, STORY + " ", WRONG, again=number, minutes=2)
    assert len((await lines_of(store, number))["Marta Lindqvist"].standing()) == 1


async def test_an_older_reading_does_not_replace_a_newer_one(store: Store) -> None:
    number = await filed(store, STORY, WRONG, minutes=5)
    await filed(store, "Another text.", again=number, minutes=4)
    assert not (await lines_of(store, number))["Marta Lindqvist"].gone


async def test_a_new_version_from_elsewhere_is_filed_on_the_same_checklist(store: Store) -> None:
    number = await filed(store, STORY, WRONG)
    assert await filed(store, FIXED_TEXT, again=number, minutes=1, address="draft:2") == number
    held = await store.checklist(number)
    assert (held.version, held.address) == (2, LINK)


async def test_an_unchanged_text_asked_again_is_no_new_version_and_takes_the_new_answers(
    store: Store,
) -> None:
    number = await filed(store, STORY, WRONG)
    again = replace(WRONG, verdict=replace(WRONG.verdict, rating=Rating.MATCHES))
    await filed(store, STORY, again, again=number, minutes=1)
    held = await store.checklist(number)
    assert (held.version, held.lines[0].finding.verdict.rating) == (1, Rating.MATCHES)


async def test_a_checklist_of_another_newsroom_is_never_filed_on(store: Store) -> None:
    number = await filed(store, STORY, WRONG)
    await store.take_in(Delivery(newsroom="T2", key="k"), body="{}", at=MORNING)
    other = await filed(store, FIXED_TEXT, again=number, minutes=1, newsroom="T2")
    assert other != number


async def test_two_passes_at_the_same_moment_are_both_filed(store: Store) -> None:
    number = await filed(store, STORY, WRONG)
    await asyncio.gather(
        *(filed(store, f"{STORY} {turn}", WRONG, again=number, minutes=turn) for turn in range(1, 6))
    )
    held = await store.checklist(number)
    assert held.article.text.endswith(" 5")


# At the desk


def button(number: int | None = 1, **changes: Any) -> RecheckAsked:
    values: dict[str, Any] = {
        "newsroom": "T1",
        "channel": "C1",
        "message_ts": "50.0",
        "thread_ts": "1.1",
        "user": "U3",
        "checklist": number,
        "ask": "a1",
    }
    return RecheckAsked(**(values | changes))


def said(room: Newsroom, words: str) -> list[str]:
    return [entry.thread_ts for entry in room.chat.shown.values() if words in entry.message.text]


async def test_the_button_checks_again_and_answers_in_the_thread(room: Newsroom) -> None:
    await room.paste()
    await room.does(button())
    assert said(room, "Text unchanged since") == ["1.1"]
    assert room.examined == ["open", "open"]


async def test_a_button_of_another_channel_or_of_nothing_is_told_so(room: Newsroom) -> None:
    await room.paste()
    await room.does(button(channel="C2"))
    await room.does(button(77, ask="a2"))
    assert room.examined == ["open"]
    assert [word for _, word in room.chat.whispers if "do not keep this checklist" in word] != []


async def test_the_same_press_delivered_twice_checks_once(room: Newsroom) -> None:
    await room.paste()
    await room.does(button())
    await room.does(button())
    assert room.examined == ["open", "open"]


async def test_a_second_press_while_it_is_checked_is_told_to_wait(room: Newsroom) -> None:
    await room.paste()
    numbers = await room.desk.recheck_asked(button())
    assert numbers
    assert await room.desk.recheck_asked(button(ask="a2")) == ()
    # A crash before the first was recorded lets it be received again.
    assert await room.desk.recheck_asked(button()) == numbers
    assert [word for _, word in room.chat.whispers] == [
        "I am checking it again already; the answer comes in its thread."
    ]


async def test_a_press_over_the_hours_limit_is_told_when_it_may_be_tried(store: Store) -> None:
    strict = Newsroom(store, links_per_hour=1)
    await strict.paste()
    await strict.does(button(user="U1"))
    assert "I check at most 1 link or text an hour for one person" in strict.chat.whispers[0][1]


async def test_a_page_that_cannot_be_read_leaves_the_checklist_as_it_is(room: Newsroom) -> None:
    await room.paste()
    await room.react(room.chat.ts_of("flag"))
    held = await room.store.checklist(1)
    room.site.clear()
    await room.does(button())
    assert await room.store.checklist(1) == replace(held, link=(await room.store.checklist(1)).link)
    assert said(room, "Not checked again. The site answered 404.") == ["1.1"]


async def test_a_page_that_is_gone_is_said_to_be_gone(store: Store) -> None:
    room = Newsroom(store)
    await room.paste()

    async def gone(_url: str) -> Any:
        raise NotFetched("Page not found: it does not exist (410).", trouble=Trouble.NOT_FOUND)

    held = room.desk._reader
    room.desk._reader = Reader(**{**vars(held), "read": gone})
    await room.does(button())
    assert said(room, "the page is gone (410)") == ["1.1"]


async def test_a_link_that_leads_to_another_story_now_changes_nothing(room: Newsroom) -> None:
    await room.paste()
    other = "https://courier.example/horoscope"
    room.site[LINK] = article("Your stars\n\nVirgo should rest today.", url=other, canonical_url=other)
    await room.does(button())
    assert said(room, "Its link leads to another story now") == ["1.1"]
    assert (await room.store.checklist(1)).article.text == STORY


async def test_a_story_under_a_new_address_is_the_same_story(room: Newsroom) -> None:
    await room.paste()
    moved = "https://courier.example/bridge-in-may"
    room.site[LINK] = article(FIXED_TEXT, url=moved, canonical_url=moved)
    await room.does(button())
    assert said(room, "changed since") == ["1.1"]
    assert (await room.store.checklist(1)).article.text == FIXED_TEXT


async def test_the_day_that_was_given_stays_for_the_next_check(room: Newsroom) -> None:
    await room.paste()
    await filed(room.store, STORY, WRONG, again=1, minutes=240, published="2025-01-02")
    await room.does(button())
    published = (await room.store.checklist(1)).article.published_at
    assert str(published) == "2025-01-02"


async def test_the_command_finds_the_checklist_by_any_address_of_the_story(room: Newsroom) -> None:
    await room.paste()
    link = f"{LINK}?utm_source=newsletter"
    room.site[link] = room.site[LINK]
    await room.command("recheck", link, links=(link,))
    assert said(room, "Text unchanged since") == ["1.1"]
    assert "in its thread" in room.chat.whispers[-1][1]


async def test_the_command_takes_several_links_and_checks_those_that_are_new(room: Newsroom) -> None:
    other = "https://courier.example/other"
    room.site[other] = article("Another story\n\nIt rained.", url=other, canonical_url=other)
    again = f"{LINK}?utm_source=newsletter"
    await room.paste()
    await room.command("recheck", LINK, other, again, links=(LINK, other, again))
    assert said(room, "Text unchanged since") == ["1.1"]
    assert room.examined == ["open", "open", "open"]


async def test_the_command_in_a_thread_means_its_checklist(room: Newsroom) -> None:
    other = "https://courier.example/other"
    room.site[other] = article("Another story\n\nIt rained.", url=other, canonical_url=other)
    await room.paste()
    await room.paste(other, ts="2.2")
    await room.does(
        CommandGiven(
            newsroom="T1", channel="C1", user="U1", words=("recheck",), links=(), ask="t", thread_ts="1.1"
        )
    )
    await room.command("recheck")
    assert said(room, "Text unchanged since") == ["1.1", "2.2"]


async def test_the_word_in_a_thread_of_several_checklists_asks_which(room: Newsroom) -> None:
    other = "https://courier.example/other"
    room.site[other] = article("Another story\n\nIt rained.", url=other, canonical_url=other)
    await room.paste(LINK, other)
    await room.does(button(None))
    assert "Several checklists stand in this thread" in room.chat.whispers[-1][1]
    assert room.examined == ["open", "open"]


async def test_where_several_checklists_stand_in_a_thread_the_answer_names_its_story(room: Newsroom) -> None:
    other = "https://courier.example/other"
    room.site[other] = article("Another story\n\nIt rained.", url=other, canonical_url=other)
    await room.paste(LINK, other)
    await room.does(button(1))
    (answer,) = [one.message.text for one in room.chat.shown.values() if "Text unchanged" in one.message.text]
    assert answer.startswith("“Harbour town picks a new bridge”: Text unchanged since")


@pytest.mark.parametrize("word", ["Recheck", "RE-CHECK"])
async def test_a_command_may_be_written_in_capitals(room: Newsroom, word: str) -> None:
    await room.paste()
    await room.command(word)
    assert room.examined == ["open", "open"]


async def test_a_recheck_of_which_the_engine_knows_nothing_goes_on_where_it_stood(room: Newsroom) -> None:
    await room.paste()
    await room.does(button())
    assert await room.desk.read(2) == Outcome.FILED
    assert await room.desk.examine(2) == Outcome.FILED
    assert room.examined == ["open", "open"]


async def test_a_link_pasted_again_while_a_recheck_runs_is_answered(room: Newsroom) -> None:
    await room.paste()
    (number,) = await room.desk.recheck_asked(button())
    await room.paste(ts="9.9")
    assert said(room, "Already checked in this channel") == ["9.9"]
    assert (await room.store.assignment(number)).state is Progress.NEW


# What Slack sends


ME = Identity(newsroom="T1", user="UBOT", bot="BBOT")


def unpacked(body: dict[str, Any]) -> Any:
    found = Unpacker(ME, {}).unpack(body)
    return None if found is None else getattr(found, "request", found)


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [
        ("<@UBOT> recheck", True),
        ("<@UBOT>, please re-check!", True),
        ("<@UBOT> Check again.", True),
        ("<@UBOT> what does recheck do", False),
    ],
)
def test_the_word_with_a_mention_asks_for_a_recheck(text: str, is_asked: bool) -> None:
    event = {
        "type": "app_mention",
        "channel": "C1",
        "user": "U2",
        "ts": "3.3",
        "thread_ts": "1.1",
        "text": text,
    }
    request = unpacked({"event": event})
    assert isinstance(request, RecheckAsked) is is_asked
    assert request.thread_ts == "1.1"


@pytest.mark.parametrize(("name", "is_asked"), [("bridge.png", True), ("bridge.docx", False)])
def test_a_screenshot_beside_the_word_is_no_file_to_read(name: str, is_asked: bool) -> None:
    event = {
        "type": "message",
        "subtype": "file_share",
        "channel": "C1",
        "user": "U2",
        "ts": "3.3",
        "thread_ts": "1.1",
        "text": "<@UBOT> recheck",
        "files": [{"id": "F1", "name": name, "url_private": "https://files.slack.com/F1"}],
    }
    assert isinstance(unpacked({"event": event}), RecheckAsked) is is_asked


def test_a_word_without_a_mention_is_nobodys_business() -> None:
    event = {"type": "message", "channel": "C1", "user": "U2", "ts": "3.3", "text": "recheck"}
    assert unpacked({"event": event}) is None


@pytest.mark.parametrize(("value", "number"), [("12", 12), ("x", None), ("", None), ("9" * 40, None)])
def test_the_button_names_its_checklist(value: str, number: int | None) -> None:
    request = unpacked(
        {
            "type": "block_actions",
            "user": {"id": "U2"},
            "channel": {"id": "C1"},
            "message": {"ts": "5.5", "thread_ts": "1.1"},
            "trigger_id": "t.1",
            "actions": [{"action_id": "check_again", "value": value, "action_ts": "9.1"}],
        }
    )
    assert (None if request is None else request.checklist) == number


def test_the_command_in_a_thread_says_in_which() -> None:
    body = {
        "command": "/factcheck",
        "text": "recheck",
        "channel_id": "C1",
        "user_id": "U2",
        "trigger_id": "t",
    }
    assert unpacked(body).thread_ts == ""
    assert unpacked({**body, "thread_ts": "1.1"}).thread_ts == "1.1"


def test_a_link_beside_the_word_is_checked_as_pasted() -> None:
    event = {
        "type": "app_mention",
        "channel": "C1",
        "user": "U2",
        "ts": "3.3",
        "text": f"<@UBOT> recheck <{LINK}>",
    }
    assert isinstance(unpacked({"event": event}), LinksPasted)
