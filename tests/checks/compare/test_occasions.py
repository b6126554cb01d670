"""What a date is of, and whose, by the words of its sentence."""

from __future__ import annotations

import re

import pytest

from checks.compare.dates import find_dates
from checks.compare.occasions import (
    BIRTH,
    DEATH,
    FOUNDING,
    MEETING,
    OFFICE_END,
    OFFICE_START,
    RELEASE,
    Named,
    life_of,
    occasion,
)
from checks.model import PartRole
from checks.reading import Label, Mention

LABELS = {
    "Ann Price": Label.PERSON,
    "Maria Silva": Label.PERSON,
    "Tom Hale": Label.PERSON,
    "Beau": Label.PERSON,
    "Obi": Label.PERSON,
    "Norvik": Label.ORGANISATION,
    "Nordic Council": Label.ORGANISATION,
    "Clay": Label.WORK,
}


def named_in(text: str) -> Named:
    mentions = [
        Mention(
            start=match.start(),
            end=match.end(),
            text=match.group(),
            label=label,
            subject=match.group(),
            role=PartRole.BODY,
        )
        for words, label in LABELS.items()
        for match in re.finditer(words, text)
    ]
    return Named.of(sorted(mentions, key=lambda mention: mention.start))


def said_of(text: str, sentence_start: int = 0) -> tuple[str, str]:
    """What the last date of the text is of; the sentence is the whole of it or begins where told."""
    dates = find_dates(text, None)
    found = dates[-1]
    before = dates[-2].end if len(dates) > 1 else 0
    said = occasion(text, (sentence_start, len(text)), (found.start, found.end), named_in(text), after=before)
    return said.of, said.whose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Price was born on 3 May 1950 in Leeds.", (BIRTH, "Ann Price")),
        ("Ann Price, a potter, was born in Leeds on 3 May 1950.", (BIRTH, "Ann Price")),
        ("Ann Price, the potter, who has died aged 88, was born in 1935.", (BIRTH, "Ann Price")),
        ("Ann Price (born 3 May 1950) is a potter.", (BIRTH, "Ann Price")),
        ("Ann Price (b. 1950) is a potter.", (BIRTH, "Ann Price")),
        ("Ann Price (d. 1999) was a potter.", (DEATH, "Ann Price")),
        ("Born in Leeds in 1950, Ann Price moved to York.", (BIRTH, "Ann Price")),
        ("Ann Price, the daughter of Maria Silva, was born in 1950.", (BIRTH, "Ann Price")),
        ("Secretary of State Ann Price, who was born in 1950, spoke.", (BIRTH, "Ann Price")),
        ("Ann Price and Tom Hale were born in 1950.", (BIRTH, "")),
        ("Ann Price's son was born in 1950.", (BIRTH, "")),
        ("Ann Price died on 3 May 2020.", (DEATH, "Ann Price")),
        ("The death of his son Beau on May 30, 2015, shook him.", (DEATH, "Beau")),
        ("Tom Hale was assassinated in 1963.", (DEATH, "Tom Hale")),
        ("He was born in 1950.", (BIRTH, "")),
        ("They spoke of Ann Price of Leeds, who died in 1950.", (DEATH, "Ann Price")),
        ("They spoke of Ann Price, the potter who died in 1950.", (DEATH, "Ann Price")),
        ("Ann Price was born in Leeds in 1920, and died in 1950.", (DEATH, "Ann Price")),
        ("Ann Price was born in Leeds, and her husband died in 1950.", (DEATH, "")),
    ],
)
def test_births_and_deaths_and_whose(text: str, expected: tuple[str, str]) -> None:
    assert said_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norvik was founded in 1908.", (FOUNDING, "Norvik")),
        ("Nordic Council, founded in 1952, met again.", (FOUNDING, "Nordic Council")),
        ("The union, founded in 1908 by dockers, will vote.", (FOUNDING, "")),
        ("They read of Norvik, the union of dockers founded in 1908.", (FOUNDING, "Norvik")),
        ("Ann Price founded the charity Norvik in 1908.", (FOUNDING, "Norvik")),
        ("The tribunal that the Nordic Council set up in 1993 met.", (FOUNDING, "")),
        ("Harbour Aid, established in 1908, met again.", (FOUNDING, "Harbour Aid")),
        ("Norvik was dissolved in 1991.", ("dissolution", "Norvik")),
        ("Clay was released in 1994.", (RELEASE, "Clay")),
        ("“Clay”, the film first shown in 1994, is back.", (RELEASE, "Clay")),
        ("On 3 June 1994 the film premiered in Cannes.", (RELEASE, "")),
        ("Ann Price took office on 3 May 2019.", (OFFICE_START, "Ann Price")),
        ("Ann Price was sworn in as mayor on 3 May 2019.", (OFFICE_START, "Ann Price")),
        ("Tom Hale has led the bank since March 2020.", (OFFICE_START, "Tom Hale")),
        ("Tom Hale resigned on 3 May 2019.", (OFFICE_END, "Tom Hale")),
        ("Tom Hale, the mayor, stepped down in 2019.", (OFFICE_END, "Tom Hale")),
        ("The two leaders met on 3 May 2019.", (MEETING, "")),
        ("The summit will be held on 3 May 2019.", (MEETING, "")),
        ("The treaty was signed on 3 May 2019.", ("signing", "")),
        ("The bridge opened in 2019.", ("opening", "")),
        ("The probe was launched on 3 May 2019.", ("launch", "")),
        ("She married Tom Hale in 1958.", ("marriage", "")),
        ("He was sentenced on 3 May 2019.", ("court", "")),
        ("The war began on 3 May 2019.", ("start", "")),
        ("The lease expires on 3 May 2030.", ("end", "")),
        ("Voters go to the polls on 3 May 2030.", ("election", "")),
        ("The minister said on 3 May 2019 that it was over.", ("", "")),
        ("It is a fine day, 3 May 2019.", ("", "")),
    ],
)
def test_other_occasions(text: str, expected: tuple[str, str]) -> None:
    assert said_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Price, who left the White House on 20 January 1981, spoke.", (OFFICE_END, "Ann Price")),
        ("Ann Price was succeeded by Tom Hale on 3 May 1990.", (OFFICE_END, "Ann Price")),
        ("Ann Price handed over to Tom Hale on 3 May 1990.", (OFFICE_END, "Ann Price")),
        ("Ann Price gave way to Tom Hale on 3 May 1990.", (OFFICE_END, "Ann Price")),
        ("Ann Price was forced from office on 3 May 1990.", (OFFICE_END, "Ann Price")),
        ("Ann Price was voted out of office in 1990.", (OFFICE_END, "Ann Price")),
        ("Ann Price quit on 3 May 1990.", (OFFICE_END, "Ann Price")),
        ("The army ousted Ann Price on 3 May 1990.", (OFFICE_END, "Ann Price")),
        ("Ann Price removed a rival on 3 May 1990.", (OFFICE_END, "")),
        ("Tom Hale replaced Ann Price on 3 May 1990.", (OFFICE_START, "Tom Hale")),
        ("Tom Hale entered office on 3 May 1990.", (OFFICE_START, "Tom Hale")),
        ("Tom Hale took up the post on 3 May 1990.", (OFFICE_START, "Tom Hale")),
        ("Tom Hale, inaugurated on 20 January 1981, was old.", (OFFICE_START, "Tom Hale")),
        ("Since taking office on 20 January 1981, Tom Hale has cut taxes.", (OFFICE_START, "Tom Hale")),
        ("Tom Hale has cut taxes since taking office on 20 January 1981.", (OFFICE_START, "Tom Hale")),
        ("Tom Hale told Ann Price that since taking office on 3 May 1981 all was well.", (OFFICE_START, "")),
        ("Ann Price was mayor until she was ousted on 3 May 1990.", (OFFICE_END, "Ann Price")),
        ("Ann Price was mayor; she died on 3 May 1990.", (DEATH, "Ann Price")),
        ("Ann Price and Tom Hale met; she died on 3 May 1990.", (DEATH, "")),
        ("Ann Price had a sister; she died on 3 May 1990.", (DEATH, "")),
        ("Ann Price was shot at the gate on 3 May 1990.", (DEATH, "Ann Price")),
        ("Ann Price took her own life on 3 May 1990.", (DEATH, "Ann Price")),
    ],
)
def test_offices_and_deaths_in_other_words(text: str, expected: tuple[str, str]) -> None:
    assert said_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norvik was born on 3 May 1908.", (FOUNDING, "Norvik")),
        ("Nordic Council (NC), born on 3 May 1908, met.", (FOUNDING, "Nordic Council")),
        ("Norvik came into being in 1908.", (FOUNDING, "Norvik")),
        ("Norvik, which dates back to 1908, met.", (FOUNDING, "Norvik")),
        ("Norvik, which traces itself to 1908, met.", (FOUNDING, "Norvik")),
        ("Norvik, which dates its founding to 1908, met.", (FOUNDING, "Norvik")),
        ("Norvik opened its doors in 1908.", (FOUNDING, "Norvik")),
        ("Norvik opened its doors to visitors in 1908.", ("opening", "")),
        ("Norvik was launched in 1908.", (FOUNDING, "Norvik")),
        ("The probe of Norvik was launched in 1908.", ("launch", "")),
        ("The creation of Norvik in 1908 was a surprise.", (FOUNDING, "Norvik")),
        ("In 1908 Ann Price founded Norvik.", (FOUNDING, "Norvik")),
        (
            "The Fund for Works and Aid of the Nordic Council (FWANC), established in 1908, met.",
            (FOUNDING, "FWANC"),
        ),
        ("“Clay” had its world premiere on 3 May 1994.", (RELEASE, "Clay")),
        ("“Clay” appeared on 3 May 1994.", (RELEASE, "Clay")),
        ("“Clay” opened on 3 May 1994.", (RELEASE, "Clay")),
        ("“Clay” opened in Lyon on 3 May 1994.", (RELEASE, "Clay")),
        ("On 3 May 1994 the shop opened in Lyon.", ("opening", "")),
        ("Ann Price published “Clay” on 3 May 1994.", (RELEASE, "Clay")),
        ("A translation of “Clay” was published in 1994.", ("", "")),
        ("“Clay” was signed in Leeds and came into force on 3 May 1994.", ("start", "")),
        ("“Clay”, adopted on 3 May 1994, is cited.", ("signing", "Clay")),
    ],
)
def test_foundings_and_releases_in_other_words(text: str, expected: tuple[str, str]) -> None:
    assert said_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norvik, founded in 1908, will move its 40 staff in 2024.", ("", "")),
        ("She was arrested on 3 May 2019 and 9 May 2019.", ("court", "")),
        ("Ann Price was born in 1950; the house was sold in 1960.", ("", "")),
        ("Norvik, founded on 3 May 1908, on 9 June 2019 moved.", ("", "")),
    ],
)
def test_a_cue_belongs_to_the_date_of_its_own_clause(text: str, expected: tuple[str, str]) -> None:
    assert said_of(text) == expected


def test_a_pronoun_is_the_only_person_of_the_paragraph_and_marked_as_inferred():
    text = "Ann Price was a potter. She was born in 1935."
    (found,) = find_dates(text, None)
    said = occasion(text, (24, len(text)), (found.start, found.end), named_in(text))
    assert (said.of, said.whose, said.inferred) == (BIRTH, "Ann Price", True)


def test_a_pronoun_beside_two_persons_is_nobody_s():
    assert said_of("Ann Price knew Tom Hale. She was born in 1935.", 25) == (BIRTH, "")


def life(text: str) -> str:
    found = find_dates(text, None)[0]
    first, last = (int(year) for year in re.findall("[0-9]{4}", text)[:2])
    return life_of(text, (found.start, found.end), (first, last), named_in(text))


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Ann Price (1903-1950) was a potter.", "Ann Price"),
        ("Ann Price (1931–2019), the potter, knew him.", "Ann Price"),
        ("Ann Price (2005-2021) ran the bank.", ""),
        ("President Tom Hale (1981-2011) ruled alone.", ""),
        ("The reign of the house (1903-1950) was long.", ""),
        ("Norvik (1903-1950) made boats.", ""),
    ],
)
def test_years_in_brackets_are_a_life_only_behind_a_name(text: str, whose: str) -> None:
    assert life(text) == whose


def test_an_endless_sentence_is_read_near_the_date_only():
    text = "was born and " * 5_000 + "was born in 1950."
    assert said_of(text)[0] == BIRTH


@pytest.mark.parametrize(
    "text",
    ["Ann Price, who governed from 2003, died in 2010.", "Tom Hale, who farmed since 1920, was killed."],
)
def test_what_stands_behind_a_relative_clause_is_not_of_its_date(text: str) -> None:
    (found, *_) = find_dates(text, None)
    assert occasion(text, (0, len(text)), (found.start, found.end), named_in(text)).of == ""


def test_a_date_counted_back_and_then_written_is_one() -> None:
    text = "Norvik, founded nearly 50 years ago on 28 May 1975, moved."
    found = find_dates(text, None)
    said = occasion(
        text, (0, len(text)), (found[-1].start, found[-1].end), named_in(text), after=found[0].end
    )
    assert said.of == FOUNDING


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Price was killed in a helicopter crash near Lyon on 3 May 1994.", (DEATH, "Ann Price")),
        ("Ann Price died in a car bombing on 3 May 1994.", (DEATH, "Ann Price")),
        ("Ann Price died in office on 3 May 1994.", (DEATH, "Ann Price")),
        ("The helicopter crash on 3 May 1994 was heard by Ann Price.", ("attack", "")),
        ("Ann Price was in office on 3 May 1994.", ("office", "")),
    ],
)
def test_a_death_in_a_crash_or_in_office_is_a_death(text: str, expected: tuple[str, str]) -> None:
    assert said_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They were there on 25 May 1963, when Norvik was founded.", (FOUNDING, "Norvik")),
        ("Norvik itself was founded on 25 May 1963.", (FOUNDING, "Norvik")),
        ("She runs Norvik, a service established on 25 May 1963.", (FOUNDING, "Norvik")),
        ("Norvik has existed since 25 May 1963.", (FOUNDING, "Norvik")),
        ("Norvik goes back to 25 May 1963.", (FOUNDING, "Norvik")),
        ("The court that Norvik set up on 25 May 1963 has closed.", (FOUNDING, "")),
        ("Norvik has met since 25 May 1963.", ("", "")),
    ],
)
def test_a_founding_told_beside_the_name(text: str, expected: tuple[str, str]) -> None:
    assert said_of(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ann Price, born in Lyon and raised in Leeds, left the board on 3 May 1994.",
        "Ann Price, born in Lyon, joined the board on 3 May 1994.",
    ],
)
def test_what_follows_a_birth_told_in_passing_has_a_date_of_its_own(text: str) -> None:
    assert said_of(text)[0] != BIRTH


def test_the_place_of_a_birth_may_stand_between_commas() -> None:
    assert said_of("Ann Price was born in Lyon, France, on 3 May 1994.") == (BIRTH, "Ann Price")
