"""Ages, anniversaries and years since: what is claimed, and the count done again."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.article import from_text
from checks.compare.identity import identify
from checks.compare.years import years_between
from checks.kinds.dates import ask, find, judge
from checks.language import SpacyRecogniser, read
from checks.model import (
    Claim,
    Elapsed,
    Entity,
    EntityKind,
    EvidenceKind,
    Fact,
    FoundBy,
    Interval,
    Lookup,
    LookupState,
    Name,
    NameForm,
    PartRole,
    Rating,
    Reason,
    Verdict,
)
from checks.reading import Label, Mention, Reading
from tests.checks.kinds.readings import reading_of
from tests.checks.kinds.references import answered, person

PUBLISHED = date(2024, 12, 26)
BORN = "1950-05-03"


def reading_with(text: str, *, published: date | None = PUBLISHED, bodies: tuple[str, ...] = ()) -> Reading:
    reading = reading_of(text, published)
    mentions = [
        Mention(
            start=match.start(), end=match.end(), text=name, label=label, subject=name, role=PartRole.BODY
        )
        for label, names in ((Label.PERSON, ("Ann Price", "Tom Hale")), (Label.ORGANISATION, bodies))
        for name in names
        for match in re.finditer(name, text)
    ]
    return replace(reading, mentions=tuple(sorted(mentions, key=lambda one: one.start)))


def counted(reading: Reading) -> list[Claim]:
    return [one for one in find(reading) if isinstance(one.asserts, Elapsed)]


def age_verdict(
    text: str, *, born: str = BORN, died: str = "", context: bool = True, published: date = PUBLISHED
) -> Verdict:
    reading = reading_with(text, published=published)
    claim = counted(reading)[0]
    (query,) = ask(claim, reading)
    facts = [Fact(property="born", value=born)] + ([Fact(property="died", value=died)] if died else [])
    lookups = (answered(query, person("Ann Price", *facts), found_by=FoundBy.LABEL),)
    identity = identify(query, lookups)
    survivors = tuple(replace(one, in_context=context) for one in identity.survivors)
    return judge(claim, lookups, {query: replace(identity, survivors=survivors)})


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Ann Price, 74, spoke.", "74"),
        ("Ann Price, aged 74, spoke.", "74"),
        ("Ann Price (74) spoke.", "74"),
        ("The 74-year-old Ann Price spoke.", "74"),
        ("Ann Price, who turned 74 on Sunday, spoke.", "74"),
        ("Ann Price is 74 years old.", "74"),
        ("Ann Price died on Monday aged 74.", "74"),
        ("Ann Price, the potter, has died at the age of 74.", "74"),
        ("Ann Price celebrated her 74th birthday.", "74"),
        ("Ann Price turned seventy-four in May.", "seventy-four"),
    ],
)
def test_an_age_beside_a_name_is_a_claim(text, quote):
    (claim,) = counted(reading_with(text))
    assert (claim.quote, claim.asserts.whose) == (quote, "Ann Price")


@pytest.mark.parametrize(
    "text",
    [
        "Ann Price, 5, spoke.",
        "Ann Price won 74 votes.",
        "Price rises of 74 per cent.",
        "(Ann Price, 74), (Tom Hale, 88), (Ann Price, 91)",
        "Ann Price lives at 74 Hill Road.",
        "At the age of 30, nobody knows.",
    ],
)
def test_other_figures_are_no_ages(text):
    assert counted(reading_with(text)) == []


@pytest.mark.parametrize(
    ("text", "rating", "correction"),
    [
        ("Ann Price, 74, spoke.", Rating.MATCHES, None),
        ("Ann Price, 76, spoke.", Rating.DIFFERS, "74"),
        ("The 72-year-old Ann Price spoke.", Rating.DIFFERS, "74"),
        ("Ann Price, who turned 74 in May, spoke.", Rating.MATCHES, None),
        ("Ann Price, who turned 77 in May, spoke.", Rating.DIFFERS, "74"),
    ],
)
def test_an_age_is_counted_from_the_birth_to_the_day_of_publication(text, rating, correction):
    found = age_verdict(text)
    assert (found.rating, found.correction) == (rating, correction)
    assert {one.kind for one in found.evidence} == {EvidenceKind.PACK, EvidenceKind.CALENDAR}


def test_around_a_birthday_known_to_the_year_either_age_fits():
    assert age_verdict("Ann Price, 73, spoke.", born="1950").rating is Rating.MATCHES
    assert age_verdict("Ann Price, 74, spoke.", born="1950").rating is Rating.MATCHES
    assert age_verdict("Ann Price, 76, spoke.", born="1950").rating is Rating.DIFFERS


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("Ann Price died on 3 June 2020 aged 70.", Rating.MATCHES),
        ("Ann Price died on 3 June 2020 aged 73.", Rating.DIFFERS),
        ("Ann Price died at the age of 70.", Rating.MATCHES),
        ("Ann Price died at the age of 67.", Rating.DIFFERS),
    ],
)
def test_an_age_at_death_is_counted_to_the_death(text, rating):
    assert age_verdict(text, died="2020-06-03").rating is rating


@pytest.mark.parametrize(
    "text",
    [
        "In May 1999 Ann Price, 49, spoke.",
        "He left in May 1999. Ann Price, 48, spoke.",
        "Ann Price, 30, spoke.",
        "Ann Price (71) spoke.",
    ],
)
def test_an_age_of_an_earlier_time_is_not_called_wrong(text):
    assert age_verdict(text).rating in {Rating.MATCHES, Rating.NO_REFERENCE}


def test_the_age_of_a_namesake_is_a_question_when_near_and_nothing_when_far():
    assert age_verdict("Ann Price, 76, spoke.", context=False).rating is Rating.AMBIGUOUS
    assert age_verdict("Ann Price, 45, spoke.", context=False).rating is Rating.NO_REFERENCE


def test_an_age_without_a_date_of_publication_waits_for_it():
    reading = reading_with("Ann Price, 74, spoke.", published=None)
    found = judge(counted(reading)[0], (), {})
    assert found.rating is Rating.UNCHECKED
    assert "--published" in found.explanation


def test_an_age_in_a_quotation_is_not_corrected():
    found = age_verdict("“Ann Price, 76, knows,” she said.")
    assert (found.rating, found.correction) == (Rating.DIFFERS, None)


@pytest.mark.parametrize("state", [LookupState.FAILED, LookupState.EMPTY])
def test_a_failure_or_an_empty_answer_says_nothing_of_an_age(state):
    reading = reading_with("Ann Price, 76, spoke.")
    (claim,) = counted(reading)
    (query,) = ask(claim, reading)
    lookups = (Lookup(query=query, source="wikidata", state=state, why=Reason.OUTAGE),)
    found = judge(claim, lookups, {query: identify(query, lookups)})
    assert found.rating in {Rating.UNCHECKED, Rating.NO_REFERENCE}


@given(born=st.dates(date(1930, 1, 1), date(2000, 12, 31)), off=st.integers(2, 5), up=st.booleans())
def test_no_right_age_is_wrong_and_no_wrong_one_right(born, off, up):
    age = PUBLISHED.year - born.year - ((PUBLISHED.month, PUBLISHED.day) < (born.month, born.day))
    assert age_verdict(f"Ann Price, {age}, spoke.", born=born.isoformat()).rating is Rating.MATCHES
    other = age + off if up else age - off
    assert age_verdict(f"Ann Price, {other}, spoke.", born=born.isoformat()).rating is Rating.DIFFERS


@given(first=st.dates(date(1, 1, 1), date(2400, 1, 1)), days=st.integers(0, 200_000))
def test_whole_years_are_those_whose_anniversaries_were_reached(first, days):
    last = first + timedelta(days=days)
    count = years_between(Interval(first=first, last=first), Interval(first=last, last=last))
    assert count.low == count.high
    assert (first.year + count.low, first.month, first.day) <= (last.year, last.month, last.day)
    assert (first.year + count.low + 1, first.month, first.day) > (last.year, last.month, last.day)


def event(name: str, *facts: tuple[str, str], kind: EntityKind = EntityKind.EVENT) -> Entity:
    return Entity(
        source="pack",
        id=name,
        kind=kind,
        label=name,
        names=(Name(text=name, form=NameForm.LABEL),),
        facts=tuple(
            Fact(property=prop, value=value, source_url="https://r.example/1") for prop, value in facts
        ),
    )


def count_verdict(text: str, entity: Entity, *, bodies: tuple[str, ...] = ()) -> Verdict:
    reading = reading_with(text, bodies=bodies)
    claim = counted(reading)[0]
    lookups = tuple(answered(query, entity, found_by=FoundBy.LABEL) for query in ask(claim, reading))
    return judge(claim, lookups, {})


DISASTER = event("Hollin dam disaster", ("date", "1974-07-05"))


def test_a_count_is_corrected_to_one_year() -> None:
    flood = event("Hollin dam disaster", ("date", "2023-12-20"))
    found = count_verdict("It is 3 years since the Hollin dam disaster.", flood)
    assert (found.rating, found.correction) == (Rating.DIFFERS, "1 year")


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "They marked the first anniversary of the Hollin dam disaster.",
            "1 year since the Hollin dam disaster",
        ),
        (
            "They marked the 2nd anniversary of the Hollin dam disaster.",
            "2 years since the Hollin dam disaster",
        ),
    ],
)
def test_the_claim_says_one_year_and_two_years(text: str, statement: str) -> None:
    assert counted(reading_with(text))[0].statement == f"Says that it is {statement}."


@pytest.mark.parametrize(
    ("text", "rating", "correction"),
    [
        ("Today is the 50th anniversary of the Hollin dam disaster.", Rating.MATCHES, None),
        ("They marked the fiftieth anniversary of the Hollin dam disaster.", Rating.MATCHES, None),
        ("They marked the 60th anniversary of the Hollin dam disaster.", Rating.DIFFERS, "50th"),
        ("In 1999 they marked the 25th anniversary of the Hollin dam disaster.", Rating.MATCHES, None),
        ("It is 50 years since the Hollin dam disaster.", Rating.MATCHES, None),
        ("It is 47 years since the Hollin dam disaster.", Rating.DIFFERS, "50 years"),
        ("Half a century after the Hollin dam disaster, all is quiet.", Rating.MATCHES, None),
        ("Nearly 51 years after the Hollin dam disaster, all is quiet.", Rating.MATCHES, None),
        ("More than 45 years after the Hollin dam disaster, all is quiet.", Rating.MATCHES, None),
        ("Ten years after the Hollin dam disaster, the valley was empty.", Rating.UNCHECKED, None),
        ("52 years after the Hollin dam disaster, the valley was empty.", Rating.AMBIGUOUS, None),
        ("Five decades after the Hollin dam disaster, all is quiet.", Rating.MATCHES, None),
        ("In the 51st year of the Hollin dam disaster, all is quiet.", Rating.MATCHES, None),
    ],
)
def test_years_since_an_event_are_counted_from_its_day(text, rating, correction):
    found = count_verdict(text, DISASTER)
    assert (found.rating, found.correction) == (rating, correction)


def test_the_working_is_shown():
    found = count_verdict("They marked the 60th anniversary of the Hollin dam disaster.", DISASTER)
    assert "1974 to 2024 is 50 years" in found.explanation


def test_the_years_of_a_body_are_counted_from_its_founding():
    body = event("Norvik Union", ("founded", "1949-04-04"), kind=EntityKind.ORGANISATION)
    right = count_verdict("Norvik Union celebrates its 75th anniversary.", body, bodies=("Norvik Union",))
    wrong = count_verdict("Norvik Union’s 70th anniversary is near.", body, bodies=("Norvik Union",))
    assert (right.rating, wrong.rating, wrong.correction) == (Rating.MATCHES, Rating.DIFFERS, "75th")


def test_two_events_of_one_name_contradict_nothing():
    reading = reading_with("They marked the 60th anniversary of the Hollin dam disaster.")
    claim = counted(reading)[0]
    (query,) = ask(claim, reading)
    two = (replace(DISASTER, qid="Q1"), replace(DISASTER, id="other", qid="Q2"))
    assert judge(claim, (answered(query, *two, found_by=FoundBy.LABEL),), {}).rating is Rating.NO_REFERENCE


@pytest.mark.parametrize(
    ("text", "rating", "correction"),
    [
        ("The mill closed 20 years ago, in 2004.", Rating.MATCHES, None),
        ("The mill closed 25 years ago, in 2004.", Rating.DIFFERS, "20 years ago"),
        ("In 2004, 17 years ago, the mill closed.", Rating.DIFFERS, "20 years ago"),
        ("The mill closed about 22 years ago, in 2004.", Rating.MATCHES, None),
        ("The mill closed two decades ago, in 2003.", Rating.MATCHES, None),
        ("They marked the 50th anniversary of the 1974 coup.", Rating.MATCHES, None),
        ("They marked the 40th anniversary of the 1974 coup.", Rating.DIFFERS, "50th"),
        ("It is 23 years since the attacks of September 11, 2001.", Rating.MATCHES, None),
        ("It is 20 years since the attacks of September 11, 2001.", Rating.DIFFERS, "23 years"),
        ("He ruled from 1998 to 2010, for 12 years.", Rating.MATCHES, None),
        ("He ruled from 1998 to 2010, for 15 years.", Rating.DIFFERS, "12 years"),
        ("His 12-year rule (1998-2010) was long.", Rating.MATCHES, None),
        ("His 17-year rule (1998-2010) was long.", Rating.DIFFERS, "12"),
    ],
)
def test_what_the_text_itself_dates_is_pure_arithmetic(text, rating, correction):
    reading = reading_with(text)
    (claim,) = counted(reading)
    found = judge(claim, (), {})
    assert ask(claim, reading) == ()
    assert (found.rating, found.correction) == (rating, correction)
    assert found.evidence[0].kind is EvidenceKind.CALENDAR


def test_years_ago_beside_their_year_are_one_claim():
    claims = find(reading_with("The mill closed 20 years ago, in 2004."))
    assert [claim.quote for claim in claims] == ["20 years ago", "2004"]


@pytest.mark.parametrize(
    "text",
    [
        "Twenty years after Ann Price had left, they met.",
        "They waited 20 years after that.",
        "The anniversary of the party is near.",
        "It is 20 years since the Norvik Union moved to Leeds.",
        "Twenty years after the Norvik Union moved, they met.",
    ],
)
def test_counts_from_nothing_that_is_known_are_left_alone(text):
    assert counted(reading_with(text, bodies=("Norvik Union",))) == []


@pytest.mark.parametrize(
    "text",
    [
        "It is 20 years since the founding of the Norvik Union.",
        "It is 20 years since the Norvik Union.",
    ],
)
def test_years_since_a_body_are_those_since_its_founding(text):
    (claim,) = counted(reading_with(text, bodies=("Norvik Union",)))
    assert claim.asserts.whose == "Norvik Union"


def test_years_ago_beside_their_day_fit_it():
    (claim,) = counted(
        reading_with("LEEDS, December 26, 2024 – Five years ago tonight, on 26 December 2019, it closed.")
    )
    assert judge(claim, (), {}).rating is not Rating.DIFFERS


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Ann Price is 74 now.", "74"),
        ("Ann Price, the mayor of Leeds, is 74 today.", "74"),
        ("Ann Price, the mayor of Leeds, who will be 75 on Saturday, spoke.", "75"),
        ("Ann Price will be 75 on 3 May.", "75"),
    ],
)
def test_the_age_of_today_and_the_birthday_to_come_are_found(text, quote):
    (claim,) = counted(reading_with(text))
    assert (claim.quote, claim.asserts.whose) == (quote, "Ann Price")


@pytest.mark.parametrize(
    "text", ["Ann Price will be 45 points ahead.", "Ann Price is 74 nowhere.", "Ann Price will be 75 in May."]
)
def test_a_number_behind_a_name_is_not_always_an_age(text):
    assert counted(reading_with(text)) == []


@given(year=st.integers(1930, 2010), off=st.integers(2, 9), up=st.booleans())
def test_no_right_count_is_wrong_and_no_wrong_one_right(year, off, up):
    right = PUBLISHED.year - year
    wrong = right + off if up else right - off
    ratings = []
    for number in (right, wrong):
        (claim,) = counted(reading_with(f"In {year}, {number} years ago, the mill closed."))
        ratings.append(judge(claim, (), {}).rating)
    assert ratings == [Rating.MATCHES, Rating.DIFFERS]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Ann Price of Leeds, 74, spoke.", "74"),
        ("Ann Price, then 50, took over in May 2000.", "50"),
        ("Ann Price, at 74, is the oldest.", "74"),
        ("Ann Price, also 74, spoke.", "74"),
        ("Ann Price died on Monday. She was 74.", "74"),
        ("The firm lost Ann Price; she died six weeks later, on 5 October, at 63.", "63"),
        ("Ann Price was 40 when she left in 1990 and 44 when she came back in 1994.", "40"),
    ],
)
def test_an_age_told_in_other_words_is_a_claim_too(text, quote):
    (claim,) = counted(reading_with(text))
    assert (claim.quote, claim.asserts.whose) == (quote, "Ann Price")


@pytest.mark.parametrize(
    "text",
    [
        "Ann Price's father died aged 91.",
        "Ann Price, whose mother died at 90, left early.",
        "Ann Price lost her father, who died at 85.",
        "Ann Price lives at 74, Hill Road.",
        "Ann Price, then a minister, was 42 at the time.",
    ],
)
def test_the_age_of_a_relative_or_of_no_known_time_is_nobodys(text):
    assert counted(reading_with(text)) == []


def test_of_whom_a_pronoun_says_that_they_died_is_a_question():
    assert age_verdict("Ann Price was there when she died aged 80.").rating is Rating.AMBIGUOUS


@pytest.mark.parametrize(
    "text",
    [
        "Ann Price, 78, is in office until August 2027.",
        "Ann Price, 50, who took over in May 2019, spoke.",
        "Ann Price, 68, director of the 2019 film, spoke.",
    ],
)
def test_a_time_to_come_and_the_time_of_a_clause_make_no_age_right(text):
    assert age_verdict(text).rating is not Rating.MATCHES


@pytest.mark.parametrize(
    "text",
    [
        "Ann Price, 74, would be the first since 1892 to win again.",
        "Ann Price, 74, wrote the novel in 1981.",
        "Ann Price was 44 when she wrote it in June 1994; the film came out in 2001.",
    ],
)
def test_of_two_times_that_may_be_meant_one_that_fits_is_enough(text):
    assert age_verdict(text).rating is Rating.MATCHES


def test_a_wrong_age_is_told_of_the_time_it_is_nearest_to():
    found = age_verdict("Ann Price, 77, wrote the novel in June 1981.")
    assert (found.rating, found.correction) == (Rating.DIFFERS, "74")


def test_years_in_office_behind_an_age_make_it_right_of_no_earlier_day():
    found = age_verdict("Ann Price, 67, was president from 1990 until March 2019.")
    assert (found.rating, found.correction) == (Rating.DIFFERS, "74")


def test_a_decade_before_an_age_may_be_its_time():
    assert age_verdict("In the 2010s all was well. Ann Price, 66, ran it.").rating is not Rating.DIFFERS


def test_a_month_behind_years_ago_is_a_month_of_that_year():
    assert counted(reading_with("Ann Price founded it 39 years ago in April.")) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Ann Price, a 68-year-old German, spoke.", "68"),
        ("Ann Price, Labour’s 68-year-old leader, spoke.", "68"),
        ("At 68, Ann Price is the oldest of them.", "68"),
        ("Ann Price, who wrote songs, is dead at 68.", "68"),
        ("Ann Price (1950-2018), who wrote songs for the Hale sisters, died on Monday, aged 68.", "68"),
        ("Ann Price died on Monday. She was 68 and had been ill.", "68"),
    ],
)
def test_an_age_is_read_behind_the_name_before_it_and_of_a_death(text: str, quote: str) -> None:
    assert [one.quote for one in counted(reading_with(text))] == [quote]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Price, the 18-year-old daughter of a policeman, spoke.",
        "At 68, the score was level when Ann Price came on.",
        "Ann Price, a 68-yearly visitor, spoke.",
    ],
)
def test_an_age_of_kin_or_of_nothing_is_not_read_behind_the_name(text: str) -> None:
    assert not [one for one in counted(reading_with(text)) if one.quote == "68"]


def test_a_year_of_an_earlier_scene_does_not_excuse_a_wrong_age() -> None:
    text = (
        "The prize went to Tom Hale in 2014. The first to win it was a poet, in 1913. "
        "Odds were short on Ann Price, 64, who lost."
    )
    assert age_verdict(text).rating is Rating.DIFFERS


def test_a_year_in_brackets_behind_a_work_does_not_excuse_a_wrong_age() -> None:
    text = "Odds were short on Ann Price, 64, who wrote the novel “Old Rooms” (2014), again."
    assert age_verdict(text).rating is Rating.DIFFERS


def test_the_last_scene_before_the_age_may_explain_it() -> None:
    text = "The first prize was given in 1913. In 2014 the town was poor. Ann Price, 64, ran the mill."
    assert age_verdict(text).rating is Rating.NO_REFERENCE


def ago_ratings(text: str, recogniser: SpacyRecogniser) -> set[Rating]:
    noon = datetime(2014, 4, 18, 12, tzinfo=UTC)
    article = from_text(
        f"News\n\nThis is sent from the capital.\n\n{text}", retrieved_at=noon, published=noon.date()
    )
    return {judge(claim, (), {}).rating for claim in counted(read(article, recogniser))}


@pytest.mark.parametrize(
    "text",
    [
        "Nine years ago the threat was louder: the army fired missiles before the vote on Saturday, 23 March 1996.",
        "Nine years ago the bridge opened, on a wet morning in May 1996.",
        "The novel “Old Rooms” (1967) came out 40 years ago.",
        "“Old Rooms”, the novel of 1967, appeared in Paris, the capital, 40 years ago next month.",
    ],
)
def test_years_ago_that_miss_the_date_of_their_sentence_are_asked_about(
    text: str, recogniser: SpacyRecogniser
) -> None:
    assert Rating.AMBIGUOUS in ago_ratings(text, recogniser)


@pytest.mark.parametrize(
    "text",
    [
        "Eighteen years ago the threat was louder: the army fired missiles before the vote on Saturday, 23 March 1996.",
        "Nine years ago he was jailed for a murder in March 1996.",
        "Nine years ago she found a letter from her father, who died on 3 May 1996.",
        "Two years ago the town was rich: it had won its port on 3 May 1990.",
        "The novel “Old Rooms” (1967) appeared in English 40 years ago.",
        "The novel “Old Rooms” (1967) came out 47 years ago.",
        "It was 20 years ago, in the spring of 1994, that the killing began.",
    ],
)
def test_years_ago_with_a_date_of_something_else_are_left_alone(
    text: str, recogniser: SpacyRecogniser
) -> None:
    assert not ago_ratings(text, recogniser) & {Rating.AMBIGUOUS, Rating.DIFFERS}


@pytest.mark.parametrize(
    "text",
    [
        "The country marks the 35th anniversary of the revolution that began on 25 April 1974.",
        "Friday is the 31st anniversary of the treaty signed on 7 February 1992.",
    ],
)
def test_an_anniversary_is_counted_from_what_the_words_behind_it_date(
    text: str, recogniser: SpacyRecogniser
) -> None:
    assert ago_ratings(text, recogniser) == {Rating.DIFFERS}


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("Ann Price flew in 1969; the American died on 14 March 2018, aged 61.", Rating.DIFFERS),
        ("The book by Ann Price sold; its author died on 14 March 2018 at 61.", Rating.DIFFERS),
        ("The book by Ann Price sold; its author died on 14 March 2018 at 67.", Rating.MATCHES),
        ("Ann Price made it. The German director died on 14 March 2018, aged 67.", Rating.MATCHES),
        ("Ann Price had a friend; the friend died on 3 May 2001, aged 30.", Rating.NO_REFERENCE),
        ("Ann Price was 61 when she died on 14 March 2018.", Rating.DIFFERS),
        ("Ann Price was 67 when she died on 14 March 2018.", Rating.MATCHES),
    ],
)
def test_an_age_at_death_is_theirs_whose_day_of_death_the_text_gives(text, rating):
    assert age_verdict(text, died="2018-03-14").rating is rating


def test_what_a_later_sentence_says_had_been_before_does_not_date_an_age():
    text = "He succeeds Ann Price, 70, who has left. Price had taken over on 15 February 2021."
    assert age_verdict(text).rating is Rating.DIFFERS


@pytest.mark.parametrize(
    ("right", "wrong", "text"),
    [
        ("17", "11", "Ann Price died on 30 July 2007, aged 57, {} years ago this summer."),
        ("75", "71", "It was founded on 4 April 1949 in Washington, {} years ago."),
        ("30", "25", "The port opened in May 1994 – {} years ago."),
        ("30", "36", "The school opened in 1994, which is {} years ago."),
        (
            "53",
            "49",
            "The council got its seat on Monday, 25 October 1971, which will be {} years ago on Friday.",
        ),
        ("31", "36", "The accord was signed {} years ago in Oslo, on 13 September 1993."),
        ("35", "30", "It is {} years since the wall came down on 9 November 1989."),
        ("67", "61", "Monday marked {} years since six states signed the Treaty of Rome, on 25 March 1957."),
        ("Thirty", "Thirty-six", "{} years ago, the school opened in 1994."),
    ],
)
def test_years_ago_are_counted_from_a_date_that_the_same_clause_gives(
    right: str, wrong: str, text: str, recogniser: SpacyRecogniser
) -> None:
    assert years_ago_ratings(text.format(wrong), recogniser) & {Rating.AMBIGUOUS, Rating.DIFFERS}
    assert not years_ago_ratings(text.format(right), recogniser) & {Rating.AMBIGUOUS, Rating.DIFFERS}


@pytest.mark.parametrize(
    "text",
    [
        "Ten years ago he won the prize that he had missed in 2011.",
        "Ten years ago the party lost as badly as in 1997.",
        "It is 20 years since the union moved into the hall that it bought in 1994.",
        "Five years ago, she read a memoir of the war in 1940.",
        "It is 20 years since the team last won, having lost in 1994.",
    ],
)
def test_years_ago_beside_the_date_of_another_thing_are_quiet(text: str, recogniser: SpacyRecogniser) -> None:
    assert not years_ago_ratings(text, recogniser) & {Rating.AMBIGUOUS, Rating.DIFFERS}


def years_ago_ratings(text: str, recogniser: SpacyRecogniser) -> set[Rating]:
    article = from_text(f"News\n\n{text}", retrieved_at=datetime(2026, 3, 4, tzinfo=UTC), published=PUBLISHED)
    return {
        judge(claim, (), {}).rating for claim in counted(read(article, recogniser)) if claim.asserts.since
    }


@pytest.mark.parametrize("name", ["Lady Gaga", "Queen Latifah", "Duke Ellington"])
def test_a_title_that_is_part_of_a_stage_name_stays_in_it(name: str, recogniser: SpacyRecogniser) -> None:
    article = from_text(
        f"News\n\nThe singer {name}, 45, sang.",
        retrieved_at=datetime(2026, 3, 4, tzinfo=UTC),
        published=PUBLISHED,
    )
    assert [one.asserts.whose for one in counted(read(article, recogniser))] == [name]
