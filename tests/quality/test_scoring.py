"""The counters count as README.md says, on small articles whose findings are made by hand."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from checks.kinds import names
from checks.language import SpacyRecogniser
from checks.model import Claim, ClaimKind, Creation, Office, PartRole, Span
from checks.reading import Appointment, Label, Mention, Quotation
from tests.checks.kinds.readings import reading_of
from tests.quality.markup import parse
from tests.quality.scoring import (
    Story,
    Tally,
    days,
    macro,
    micro,
    people,
    persons,
    quotes,
    same,
    score,
    speakers,
    titles,
    touches,
    work_details,
    works,
)

HEADER = "published: 2024-03-05\n\n"


def story(body: str, *found: tuple[str, str], **parts: object) -> Story:
    """An article with marks, and mentions of ours: each the words (their next place) and the subject."""
    gold = parse(HEADER + body, name="story")
    mentions, at = [], 0
    for words, subject in found:
        start = gold.text.index(words, at)
        at = start + len(words)
        mentions.append(
            Mention(start=start, end=at, text=words, label=Label.PERSON, subject=subject, role=PartRole.BODY)
        )
    reading = replace(reading_of(gold.text, gold.published), mentions=tuple(mentions), **parts)
    return Story(gold=gold, reading=reading, claims=names.find(reading))


def counts(tally: Tally) -> tuple[int, int, int, int]:
    """Marked, hit, claimed, right."""
    return tally.marked, tally.hit, tally.claimed, tally.right


def test_a_mention_that_touches_a_mark_is_found_and_is_exact_only_with_its_ends() -> None:
    told = story(
        "⟦p|Bo Lee⟧ met ⟦p|Ana Brandvold⟧ in Oslo", ("Bo Lee", "Bo Lee"), ("Ana", "Ana"), ("Oslo", "Oslo")
    )
    assert counts(persons(told, touches)) == (2, 2, 3, 2)
    assert counts(persons(told, same)) == (2, 1, 3, 1)


def test_what_is_to_be_ignored_counts_neither_way() -> None:
    told = story("⟦p|Bo Lee⟧ of ⟦i|Lee⟧ College", ("Bo Lee", "Bo Lee"), ("Lee", "Bo Lee"))
    assert counts(persons(told, touches)) == (1, 1, 1, 1)
    assert counts(people(told)) == (1, 1, 1, 1)


def test_a_person_split_in_two_is_one_right_and_one_false() -> None:
    told = story("⟦p|Bo Lee⟧ and ⟦p:Bo Lee|Lee⟧", ("Bo Lee", "Bo Lee"), ("Lee", "Lee"))
    assert counts(people(told)) == (1, 1, 2, 1)
    assert people(told).notes == ("false   Lee (also Bo Lee)",)


def test_two_people_made_one_are_one_right_and_one_missed() -> None:
    told = story("⟦p|Bo Lee⟧ and ⟦p|Al Lee⟧", ("Bo Lee", "Bo Lee"), ("Al Lee", "Bo Lee"))
    assert counts(people(told)) == (2, 1, 1, 1)


def appointed(told: Story, words: str, person: int) -> Story:
    start = told.gold.text.index(words)
    one = Appointment(
        start=start,
        end=start + len(words),
        office=Office(text=words, role=words),
        person=told.reading.persons()[person],
    )
    appointments = (*told.reading.appointments, one)
    return replace(told, reading=replace(told.reading, appointments=appointments))


def test_a_title_is_right_with_the_right_person_only() -> None:
    told = story("⟦t:Bo Lee|Pilot⟧ ⟦p|Bo Lee⟧ met ⟦p|Al Roe⟧", ("Bo Lee", "Bo Lee"), ("Al Roe", "Al Roe"))
    assert counts(titles(appointed(told, "Pilot", 0))) == (1, 1, 1, 1)
    assert counts(titles(appointed(told, "Pilot", 1))) == (1, 0, 1, 0)


def test_a_shared_title_is_marked_and_found_for_each() -> None:
    told = story(
        "⟦t:Bo Lee;Al Roe|pilots⟧ ⟦p|Bo Lee⟧ and ⟦p|Al Roe⟧", ("Bo Lee", "Bo Lee"), ("Al Roe", "Al Roe")
    )
    assert counts(titles(appointed(told, "pilots", 0))) == (2, 1, 1, 1)
    assert counts(titles(appointed(appointed(told, "pilots", 0), "pilots", 1))) == (2, 2, 2, 2)


def test_a_date_is_exact_with_both_its_days_and_false_off_every_mark() -> None:
    told = story("On ⟦d:2024-03-04|Monday⟧, in ⟦d:2020|2019⟧ and in 2018, he left")
    assert counts(days(told, exact=False)) == (2, 2, 3, 2)
    assert counts(days(told, exact=True)) == (2, 1, 3, 1)


def test_an_ambiguous_date_is_exact_with_the_same_readings() -> None:
    told = story("On ⟦d:2021-11-12;2021-12-11|11/12/2021⟧ he left")
    assert counts(days(told, exact=True)) == (1, 1, 1, 1)
    other = story("On ⟦d:2021-11-12;2021-12-12|11/12/2021⟧ he left")
    assert counts(days(other, exact=True)) == (1, 0, 1, 0)


@pytest.mark.parametrize("mark", ["⟦d:?|in 2019⟧", "⟦i|in 2019⟧"])
def test_a_date_without_a_value_may_be_found_or_not(mark: str) -> None:
    tally = days(story(f"He left {mark}"), exact=False)
    assert (tally.marked, tally.claimed) == (0, tally.right)


def work(told: Story, words: str, **creation: object) -> Story:
    start = told.gold.text.index(words)
    claim = Claim(
        kind=ClaimKind.WORK,
        quote=words,
        start=start,
        end=start + len(words),
        subject=words,
        statement="",
        occurrences=(Span(start=start, end=start + len(words)),),
        asserts=Creation(work=words, **creation),
    )
    return replace(told, claims=(*told.claims, claim))


def test_a_work_counts_by_its_name_and_its_details_by_themselves() -> None:
    told = story("“⟦w:film:Bo Lee:2023|Rocks⟧” and “⟦w:song::|Sea⟧”")
    found = work(told, "Rocks", form="film", author="Al Roe", year=2023)
    assert counts(works(found)) == (2, 1, 1, 1)
    assert counts(work_details(found)) == (3, 2, 3, 2)


def test_a_quotation_counts_with_its_speaker_by_whatever_form_of_the_name() -> None:
    body = "⟦p|Bo Lee⟧ said ⟦q:Bo Lee|“no”⟧ and ⟦q:the ministry|“yes”⟧ of the “sea”"
    told = story(body, ("Bo Lee", "Lee"))
    start, second, scare = (told.gold.text.index(words) for words in ("“no”", "“yes”", "“sea”"))
    found = (
        Quotation(start=start, end=start + 4, speaker="Lee"),
        Quotation(start=second, end=second + 5, speaker="Lee"),
        Quotation(start=scare, end=scare + 5, speaker=None),
    )
    told = replace(told, reading=replace(told.reading, quotations=found))
    assert counts(speakers(told)) == (2, 1, 2, 1)
    assert counts(quotes(told)) == (2, 2, 2, 2)


def test_precision_recall_and_f_over_all_and_as_means() -> None:
    full, half = Tally(marked=3, hit=3, claimed=3, right=3), Tally(marked=1, hit=0, claimed=1, right=0)
    sheets = [{"names": full}, {"names": half}, {"names": Tally()}, {}]
    assert (micro(sheets, "names").precision, micro(sheets, "names").f) == (0.75, 0.75)
    assert (macro(sheets, "names").f, macro(sheets, "names").articles) == (0.5, 2)


def test_only_what_people_marked_is_scored(recogniser: SpacyRecogniser) -> None:
    gold = parse("published: 2024-03-05\nmarked: persons\n\nFerry line\n\n⟦p|Bo Lee⟧ left.", name="ferry")
    assert set(score(gold, recogniser)) == {"person mentions", "person mentions, exact", "distinct people"}


def test_measures_take_a_story_alone() -> None:
    assert counts(partial(persons, agree=touches)(story("Nobody came."))) == (0, 0, 0, 0)
