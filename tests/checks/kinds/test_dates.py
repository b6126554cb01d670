"""Date claims: what is claimed, what is asked, what the calendar and an event's start say."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checks.compare.identity import identify
from checks.kinds.dates import KIND, ask, find, judge
from checks.model import (
    Candidate,
    Claim,
    ClaimKind,
    Entity,
    EntityKind,
    EvidenceKind,
    Fact,
    FoundBy,
    Hit,
    Lookup,
    LookupState,
    PartRole,
    Query,
    Rating,
    Reason,
    Timing,
    Verdict,
)
from checks.reading import Label, Mention, Reading
from tests.checks.kinds.readings import reading_of
from tests.checks.kinds.references import answered, person

TUESDAY = date(2023, 5, 16)
SEED = Path(__file__).resolve().parents[3] / ".." / "shared" / "data" / "seed" / "article.txt"
WAR = "war in Ukraine"


def claim_in(text: str, published: date | None = TUESDAY) -> Claim:
    (claim,) = find(reading_of(text, published))
    return claim


def verdict_on(text: str, published: date | None = TUESDAY, lookups: tuple[Lookup, ...] = ()) -> Verdict:
    return judge(claim_in(text, published), lookups, {})


def lookup(
    start: str, *, source: str = "pack", found_by: FoundBy = FoundBy.ALIAS, label: str = "Invasion"
) -> Lookup:
    query = Query(about=EntityKind.EVENT, subject=WAR)
    fact = Fact(
        property="start", value=start, source_title="Key events", source_url="https://events.example/448"
    )
    entity = Entity(source=source, id=label, kind=EntityKind.EVENT, label=label, facts=(fact,), revision=7)
    candidate = Candidate(source=source, query=query, id=label, label=label, matched=WAR, found_by=found_by)
    return Lookup(
        query=query,
        source=source,
        state=LookupState.ANSWERED,
        hits=(Hit(candidate=candidate, entity=entity),),
    )


def unanswered(state: LookupState, why: Reason = Reason.NONE) -> Lookup:
    return Lookup(
        query=Query(about=EntityKind.EVENT, subject=WAR),
        source="wikidata",
        state=state,
        why=why,
        detail="timed out",
    )


PACK = (lookup("2022-02-24"),)


def test_the_kind_is_date():
    assert KIND is ClaimKind.DATE


def test_a_claim_quotes_the_text_and_says_what_it_resolves_to():
    text = "Talks will go on on May 18 and 19 by the lake."
    claim = claim_in(text)
    assert text[claim.start : claim.end] == claim.quote == "May 18 and 19"
    assert (claim.value.from_, claim.value.to) == ("2023-05-18", "2023-05-19")
    assert claim.statement == 'The text says "May 18 and 19": 18 and 19 May 2023.'
    assert (claim.as_of, claim.published_at) == (TUESDAY, TUESDAY)


@pytest.mark.parametrize(
    ("words", "from_", "to"),
    [
        ("in May 2021", "2021-05", "2021-05"),
        ("in 2014", "2014", "2014"),
        ("on May 18, 2023", "2023-05-18", "2023-05-18"),
    ],
)
def test_months_and_years_are_given_as_partial_dates(words, from_, to):
    value = claim_in(f"It began {words}.").value
    assert (value.from_, value.to) == (from_, to)


def test_the_same_words_again_are_one_claim_with_two_occurrences():
    claim = claim_in("He came in 2014. She left in 2014.")
    assert [(span.start, span.end) for span in claim.occurrences] == [(11, 15), (29, 33)]


def test_a_credit_makes_no_date_claim():
    assert find(reading_of("Photo: A. Person, May 18, 2023", roles=(PartRole.CREDIT,))) == ()


def test_a_caption_keeps_its_role():
    (claim,) = find(reading_of("Leaders on May 18, 2023", roles=(PartRole.CAPTION,)))
    assert claim.role is PartRole.CAPTION


def test_a_date_in_a_quotation_has_its_speaker():
    (claim,) = find(reading_of("“We met on May 12,” she said.", speaker="she"))
    assert (claim.in_quote, claim.speaker) == (True, "she")


def test_only_days_of_a_named_event_ask_something():
    reading = reading_of("Kyiv saw its 447th day of the war in Ukraine, after May 12, ...")
    asked = [ask(claim, reading) for claim in find(reading)]
    assert asked == [(Query(about=EntityKind.EVENT, subject=WAR, as_of=date(2023, 5, 12)),), ()]


def test_an_event_without_a_name_is_not_asked_for():
    reading = reading_of("On the 3rd day of the strike they met.")
    assert [ask(claim, reading) for claim in find(reading)] == [()]


def test_weekday_that_fits_matches_with_the_working():
    verdict = verdict_on("It met on Tuesday, May 16, 2023.")
    assert verdict.rating is Rating.MATCHES
    assert verdict.evidence[0].kind is EvidenceKind.CALENDAR
    assert verdict.evidence[0].quoted == "16 May 2023 was a Tuesday"


def test_weekday_that_does_not_fit_differs_and_names_both_ways_out():
    verdict = verdict_on("It met on Monday, May 16, 2023.")
    assert (verdict.rating, verdict.reason) == (Rating.DIFFERS, Reason.WEEKDAY)
    assert verdict.correction == "Tuesday, May 16, 2023"
    assert "nearest Monday is 15 May 2023" in verdict.explanation
    assert "Either the weekday or the date is wrong" in verdict.explanation


def test_abbreviated_weekday_is_corrected_in_kind():
    assert verdict_on("It met Mon., 16 May 2023.").correction == "Tue., 16 May 2023"


def test_weekday_without_year_is_compared_in_the_nearest_year():
    assert verdict_on("It meets on Thursday, May 18.").rating is Rating.MATCHES
    assert verdict_on("It meets on Friday, May 18.").correction == "Thursday, May 18"


@pytest.mark.parametrize(
    ("text", "published", "correction"),
    [
        (
            "The 2014 law holds.\n\nHe left on Wednesday, July 16, for home.",
            date(2024, 7, 18),
            "Tuesday, July 16",
        ),
        ("The 2018 law holds. It met on Tuesday, 19 June.", date(2024, 6, 20), "Wednesday, 19 June"),
    ],
)
def test_weekday_that_fits_only_in_a_year_named_elsewhere_is_wrong(text, published, correction):
    verdict = judge(find(reading_of(text, published))[-1], (), {})
    assert (verdict.rating, verdict.reason) == (Rating.DIFFERS, Reason.WEEKDAY)
    assert verdict.correction == correction


def test_weekday_of_a_far_day_that_fits_in_a_year_named_elsewhere_is_not_called_wrong():
    text = "The 2016 talks are long over.\n\nOn Wednesday, November 16, they met."
    assert judge(find(reading_of(text))[-1], (), {}).rating is not Rating.DIFFERS


def test_a_day_beyond_every_month_differs_with_the_working():
    verdict = verdict_on("It met on December 32.")
    assert (verdict.rating, verdict.reason) == (Rating.DIFFERS, Reason.DATE)
    assert verdict.evidence[0].quoted == "December has at most 31 days"


def test_weekday_far_from_the_article_and_without_year_is_not_called_wrong():
    verdict = verdict_on("They met on Monday, November 16.")
    assert (verdict.rating, verdict.reason) == (Rating.AMBIGUOUS, Reason.WEEKDAY)


def test_weekday_of_a_time_with_two_calendars_is_not_called_wrong():
    assert verdict_on("It fell on Wednesday, October 25, 1917.").rating is Rating.AMBIGUOUS


def test_two_weekdays_are_compared_with_two_days():
    assert verdict_on("It meets on Thursday and Friday, May 18 and 19.").rating is Rating.MATCHES
    assert (
        verdict_on("It meets on Thursday and Saturday, May 18 and 19.").correction
        == "Thursday and Friday, May 18 and 19"
    )


def test_nothing_is_replaced_inside_a_quotation():
    verdict = verdict_on("“It was on Monday, May 16, 2023,” he said.")
    assert verdict.rating is Rating.DIFFERS
    assert verdict.correction is None
    assert "Check the original" in verdict.explanation


def test_last_monday_gives_both_readings_with_their_weekdays():
    verdict = verdict_on("It was announced last Monday.")
    assert (verdict.rating, verdict.reason) == (Rating.AMBIGUOUS, Reason.DATE)
    assert verdict.explanation == (
        '"last Monday" can mean Mon 8 May 2023 or Mon 15 May 2023 (the day before publication); give the date.'
    )


def test_numeric_date_of_unclear_order_is_ambiguous():
    assert verdict_on("It met on 11/12/2021.").rating is Rating.AMBIGUOUS


def test_impossible_day_differs_with_the_working():
    verdict = verdict_on("It met on 30 February 2023.")
    assert (verdict.rating, verdict.reason) == (Rating.DIFFERS, Reason.DATE)
    assert verdict.evidence[0].quoted == "February 2023 has 28 days"


def test_a_plain_date_is_unchecked_and_says_what_it_resolves_to():
    verdict = verdict_on("It meets on May 18 and 19.")
    assert (verdict.rating, verdict.reason) == (Rating.UNCHECKED, Reason.NO_SOURCE)
    assert (
        verdict.explanation
        == "This means Thu 18 and Fri 19 May 2023; no source was asked what happened then."
    )


@pytest.mark.parametrize("text", ["It began yesterday.", "Kyiv saw its 447th day of the war in Ukraine."])
def test_without_a_publication_date_the_hint_says_how_to_give_it(text):
    verdict = verdict_on(text, None, PACK)
    assert (verdict.rating, verdict.reason) == (Rating.UNCHECKED, Reason.NONE)
    assert "--published" in verdict.explanation


COUNTED = "Kyiv saw its {} day of the war in Ukraine."


def test_counted_day_that_fits_matches_with_working_and_reference():
    verdict = verdict_on(COUNTED.format("447th"), lookups=PACK)
    assert verdict.rating is Rating.MATCHES
    assert [evidence.kind for evidence in verdict.evidence] == [EvidenceKind.CALENDAR, EvidenceKind.PACK]
    assert verdict.evidence[0].quoted == "24 February 2022 is day 1, so 16 May 2023 is day 447"
    assert verdict.evidence[1].url == "https://events.example/448"


def test_counted_day_rests_on_a_revision_when_the_source_is_a_wiki():
    verdict = verdict_on(COUNTED.format("447th"), lookups=(lookup("2022-02-24", source="wikidata"),))
    assert (verdict.evidence[1].kind, verdict.evidence[1].revision) == (EvidenceKind.REVISION, 7)


@pytest.mark.parametrize("ordinal", ["446th", "448th"])
def test_one_day_off_is_ambiguous_and_says_both_counts(ordinal):
    verdict = verdict_on(COUNTED.format(ordinal), lookups=PACK)
    assert (verdict.rating, verdict.reason) == (Rating.AMBIGUOUS, Reason.ARITHMETIC)
    assert "day 447" in verdict.explanation
    assert "446 days" in verdict.explanation


@pytest.mark.parametrize("ordinal", ["474th", "437th"])
def test_counted_day_that_is_off_differs(ordinal):
    verdict = verdict_on(COUNTED.format(ordinal), lookups=PACK)
    assert (verdict.rating, verdict.reason) == (Rating.DIFFERS, Reason.ARITHMETIC)


def test_of_no_day_that_is_said_the_counts_of_the_day_of_publication_and_of_the_day_before_are_told():
    verdict = verdict_on(COUNTED.format("451st"), lookups=PACK)
    assert verdict.correction is None
    assert "16 May 2023 is day 447 and the day before it day 446" in verdict.explanation
    assert "day 451 would be 20 May 2023" in verdict.explanation


@pytest.mark.parametrize(
    ("text", "correction"),
    [
        ("On 10 March 2022, the twentieth day of the war in Ukraine, it went on.", "15th day of the war in Ukraine"),
        ("On the 20th day of the war in Ukraine, 10 March 2022, it went on.", "15th day of the war in Ukraine"),
        ("It was 10 March 2022, which was the 20th day of the war in Ukraine.", "15th day of the war in Ukraine"),
    ],
)  # fmt: skip
def test_a_count_beside_its_day_is_corrected(text, correction):
    counted = next(claim for claim in find(reading_of(text)) if claim.asserts.ordinal is not None)
    found = judge(counted, PACK, {})
    assert (found.rating, found.correction) == (Rating.DIFFERS, correction)


@pytest.mark.parametrize(
    "text",
    [
        "He said on 10 March 2022 that on the 20th day of the war in Ukraine nothing had changed.",
        "On the 20th day of the war in Ukraine he recalled what had been said on 10 March 2022.",
    ],
)
def test_a_count_in_a_sentence_that_names_a_day_elsewhere_is_a_question_without_a_correction(text):
    counted = next(claim for claim in find(reading_of(text)) if claim.asserts.ordinal is not None)
    found = judge(counted, PACK, {})
    assert (found.rating, found.correction) == (Rating.AMBIGUOUS, None)


def test_a_count_long_past_may_speak_of_that_day():
    assert verdict_on(COUNTED.format("100th"), lookups=PACK).rating is Rating.AMBIGUOUS


def test_a_count_beside_a_date_is_compared_with_that_date():
    reading = reading_of("On June 3, 2022, the 100th day of the war in Ukraine, he spoke.")
    counted = next(
        claim
        for claim in find(reading)
        if claim.asserts == Timing(text="100th day of the war in Ukraine", ordinal=100, epoch=WAR)
    )
    assert counted.as_of == date(2022, 6, 3)
    assert judge(counted, PACK, {}).rating is Rating.MATCHES


def test_an_unknown_event_is_no_reference():
    assert (
        verdict_on(COUNTED.format("447th"), lookups=(unanswered(LookupState.EMPTY),)).rating
        is Rating.NO_REFERENCE
    )


def test_an_event_known_only_by_its_year_is_no_reference():
    assert verdict_on(COUNTED.format("447th"), lookups=(lookup("2022"),)).rating is Rating.NO_REFERENCE


def test_a_failed_source_is_an_outage_and_not_silence():
    failed = (unanswered(LookupState.EMPTY), unanswered(LookupState.FAILED, Reason.OUTAGE))
    verdict = verdict_on(COUNTED.format("447th"), lookups=failed)
    assert (verdict.rating, verdict.reason) == (Rating.UNCHECKED, Reason.OUTAGE)


def test_a_failed_source_does_not_hide_what_another_one_says():
    lookups = (unanswered(LookupState.FAILED, Reason.OUTAGE), *PACK)
    assert verdict_on(COUNTED.format("447th"), lookups=lookups).rating is Rating.MATCHES


def test_an_event_that_was_only_searched_for_proves_no_error():
    lookups = (lookup("2014-02-20", found_by=FoundBy.SEARCH),)
    assert verdict_on(COUNTED.format("447th"), lookups=lookups).rating is Rating.NO_REFERENCE


def test_sources_that_disagree_on_the_start_are_shown_both():
    lookups = (lookup("2014-02-20", label="War in Donbas"), *PACK)
    verdict = verdict_on(COUNTED.format("300th"), lookups=lookups)
    assert (verdict.rating, verdict.reason) == (Rating.AMBIGUOUS, Reason.SEVERAL_CANDIDATES)
    assert len(verdict.evidence) == 2


def test_the_sample_story_has_five_dates_with_the_right_verdicts():
    if not SEED.exists():
        pytest.skip("the sample story is not beside this checkout")
    reading = reading_of(SEED.read_text(encoding="utf-8"))
    verdicts = {claim.quote: judge(claim, PACK if ask(claim, reading) else (), {}) for claim in find(reading)}
    assert {quote: verdict.rating for quote, verdict in verdicts.items()} == {
        "the end of February": Rating.UNCHECKED,
        "this week": Rating.UNCHECKED,
        "last Monday": Rating.AMBIGUOUS,
        "May 18 and 19": Rating.UNCHECKED,
        "447th day of the war in Ukraine": Rating.MATCHES,
    }


@pytest.mark.parametrize(
    "text", ["", "Nothing dated.", "On Monday, May 16, 2023 and 30 February 2023, last Monday, 11/12/2021."]
)
def test_nothing_matches_or_differs_without_evidence(text):
    verdicts = [judge(claim, (), {}) for claim in find(reading_of(text))]
    assert all(verdict.evidence for verdict in verdicts if verdict.rating in (Rating.MATCHES, Rating.DIFFERS))


def reading_with(text: str, *people: str) -> Reading:
    """A Reading in which these people are named."""
    reading = reading_of(text)
    mentions = tuple(
        Mention(
            start=match.start(),
            end=match.end(),
            text=name,
            label=Label.PERSON,
            subject=name,
            role=PartRole.BODY,
        )
        for name in people
        for match in re.finditer(name, text)
    )
    return replace(reading, mentions=tuple(sorted(mentions, key=lambda mention: mention.start)))


def life_verdict(
    text: str, *facts: Fact, people: tuple[str, ...] = ("Ann Price",), context: bool = True
) -> Verdict:
    """The verdict on the first claim of a birth or death, with one Ann Price, a minister, in the reference."""
    reading = reading_with(text, *people)
    claim = next(
        claim for claim in find(reading) if isinstance(claim.asserts, Timing) and claim.asserts.whose
    )
    (query,) = ask(claim, reading)
    known = (person(name, *facts) for name in people[:1])
    lookups = (answered(query, *known, found_by=FoundBy.LABEL),)
    identity = identify(query, lookups)
    survivors = tuple(replace(one, in_context=context) for one in identity.survivors)
    return judge(claim, lookups, {query: replace(identity, survivors=survivors)})


def fact(prop: str, value: str) -> Fact:
    return Fact(property=prop, value=value, source_url="https://register.example/1", source_title="Register")


BORN = "Ann Price was born on 3 May 1950 in Leeds."


def test_a_birth_is_stated_with_its_person():
    (claim,) = find(reading_with(BORN, "Ann Price"))
    assert claim.statement == "Says that Ann Price was born on 3 May 1950."
    assert claim.quote == "3 May 1950"


def test_a_life_in_brackets_is_a_birth_and_a_death():
    text = "Ann Price (1903-1950) was a potter."
    claims = find(reading_with(text, "Ann Price"))
    assert [(text[claim.start : claim.end], claim.statement) for claim in claims] == [
        ("1903", "Says that Ann Price was born in 1903."),
        ("1950", "Says that Ann Price died in 1950."),
    ]


def test_a_birth_asks_for_the_person():
    reading = reading_with(BORN, "Ann Price")
    (claim,) = find(reading)
    assert [query.subject for query in ask(claim, reading)] == ["Ann Price"]


def test_a_birth_that_the_reference_has_matches():
    verdict = life_verdict(BORN, fact("born", "1950-05-03"))
    assert verdict.rating is Rating.MATCHES
    assert verdict.evidence[0].url == "https://register.example/1"


def test_a_year_matches_a_day_of_that_year():
    assert life_verdict("Ann Price died in 2020.", fact("died", "2020-07-01")).rating is Rating.MATCHES


def test_a_day_is_not_confirmed_by_its_year_alone():
    assert life_verdict(BORN, fact("born", "1950")).rating is Rating.NO_REFERENCE


def test_another_day_of_the_one_sure_person_differs_with_the_right_one():
    verdict = life_verdict(BORN, fact("born", "1950-05-13"))
    assert (verdict.rating, verdict.reason) == (Rating.DIFFERS, Reason.DATE)
    assert verdict.correction == "13 May 1950"


@pytest.mark.parametrize(
    ("text", "facts", "context"),
    [
        (BORN, (fact("born", "1951-06-13"),), False),
        (BORN, (fact("born", "1950-05-13"), fact("born", "1950-06-13")), True),
        (BORN, (fact("born", "1890-05-13"),), True),
        ("Ann Price is a potter. She was born in 1935.", (fact("born", "1936-05-13"),), True),
        ("Ann Price was born on 3 May 1900.", (fact("born", "1900-05-15"),), True),
    ],
)
def test_another_day_is_only_a_question_where_something_is_unsure(text, facts, context):
    """No context, two dates, another life, a pronoun, the old calendar."""
    verdict = life_verdict(text, *facts, context=context)
    assert (verdict.rating, verdict.reason) == (Rating.AMBIGUOUS, Reason.DATE)
    assert verdict.correction is None


@pytest.mark.parametrize(
    ("words", "correction"),
    [
        ("on 3 May 1950", "13 June 1951"),
        ("on May 3, 1950", "June 13, 1951"),
        ("in 1950", "1951"),
        ("in May 1950", "June 1951"),
        ("in mid-May 1950", None),
    ],
)
def test_the_right_date_is_written_as_the_wrong_one(words, correction):
    verdict = life_verdict(f"Ann Price was born {words} in Leeds.", fact("born", "1951-06-13"))
    assert (verdict.rating, verdict.correction) == (Rating.DIFFERS, correction)


def test_one_fitting_date_of_two_matches():
    facts = (fact("born", "1950-05-13"), fact("born", "1950-05-03"))
    assert life_verdict(BORN, *facts).rating is Rating.MATCHES


def test_a_person_whose_birth_no_source_dates_is_no_reference():
    verdict = life_verdict(BORN)
    assert verdict.rating is Rating.NO_REFERENCE
    assert verdict.explanation == "No source says when Ann Price was born."


def test_a_birth_that_a_failed_source_was_asked_for_is_an_outage():
    reading = reading_with(BORN, "Ann Price")
    (claim,) = find(reading)
    (query,) = ask(claim, reading)
    failed = Lookup(query=query, source="wikidata", state=LookupState.FAILED, why=Reason.OUTAGE)
    verdict = judge(claim, (failed,), {query: identify(query, (failed,))})
    assert (verdict.rating, verdict.reason) == (Rating.UNCHECKED, Reason.OUTAGE)


def test_a_wrong_weekday_stays_wrong_whatever_the_reference_says():
    verdict = life_verdict("Ann Price was born on Monday, 3 May 1950.", fact("born", "1950-05-03"))
    assert (verdict.rating, verdict.reason) == (Rating.DIFFERS, Reason.WEEKDAY)


def test_the_same_words_of_two_occasions_are_two_claims():
    claims = find(reading_with("Ann Price was born in 1950. The bridge opened in 1950.", "Ann Price"))
    assert [claim.asserts.of for claim in claims if isinstance(claim.asserts, Timing)] == ["birth", "opening"]


@pytest.mark.parametrize(
    "text",
    [
        "KYIV, May 16 (Reuters) - He left.",
        "BUENOS AIRES, May 16 - He left.",
        "Updated 16 May 2023 10.42 BST",
        "First published on Tue 16 May 2023 10.42 BST",
        "May 16, 2023 at 10:42 AM EDT",
        "Last updated on 16 May 2023",
    ],
)
def test_a_stamp_and_a_dateline_are_no_claims(text):
    assert find(reading_of(text)) == ()


@pytest.mark.parametrize(
    "text",
    ["Published in 1949, the novel sold.", "May 16 - the day it fell.", "On May 16, at 10.42, he left."],
)
def test_a_short_line_with_words_is_no_stamp(text):
    assert len(find(reading_of(text))) == 1


def test_what_only_a_table_knows_is_unchecked_and_says_so():
    verdict = verdict_on("Prices rose during Ramadan.")
    assert (verdict.rating, verdict.reason) == (Rating.UNCHECKED, Reason.NO_SOURCE)
    assert "no table" in verdict.explanation


def test_a_weekday_that_fits_a_day_long_past_ticks_nothing():
    verdict = verdict_on("It was signed on Friday, May 14, 2021.")
    assert (verdict.rating, verdict.reason) == (Rating.UNCHECKED, Reason.NO_SOURCE)
    assert "14 May 2021 was a Friday" in verdict.explanation


def test_a_wrong_weekday_in_a_dateline_is_a_claim():
    assert verdict_on("KYIV, Monday, May 16, 2023 (Reuters) - He left.").rating is Rating.DIFFERS
