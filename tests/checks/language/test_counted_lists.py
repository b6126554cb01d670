"""Lists behind a colon with the number that counts them, whatever they are lists of."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from checks.article import from_text
from checks.kinds import consistency
from checks.language import SpacyRecogniser, read
from checks.model import Rating

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def ratings(text: str, recogniser: SpacyRecogniser) -> set[Rating]:
    reading = read(from_text(f"News\n\n{text}", retrieved_at=NOON, published=date(2026, 3, 4)), recogniser)
    return {consistency.judge(claim, (), {}).rating for claim in consistency.find(reading)}


@pytest.mark.parametrize(
    "text",
    [
        "Four children survive him: Jamie, Alexander and Nina.",
        "Four of the country’s largest firms are led by women: Norvik, Hollin and Orsted.",
        "There have been nine winners: Brazil five times, Germany and Italy four each, Argentina three, France and Uruguay two each, England and Spain once.",
        "He wrote four novels: Emma, Persuasion and Mansfield Park.",
        "She recorded four albums there: “Blue”, “Hejira” and “Mingus”.",
        "The company has five brands: Renault, Dacia, Alpine and Lada.",
        "Six rivers cross the valley: the Rhone, the Saone, the Loire, the Rhine and the Po.",
        "In the end five men were chosen: Ann Price, Tom Hale, Joe Fox and Amy Lane.",
        "Voters in five states go to the polls on Tuesday: Ohio, Texas, Vermont and Rhode Island.",
        "A quartet of powers signed it: Britain, France and Prussia.",
        "The band had five members: Ann Price, vocals; Tom Hale, guitar; Joe Fox, bass; and Amy Lane, drums.",
    ],
)
def test_a_count_that_misses_the_list_behind_the_colon_is_asked_about(
    text: str, recogniser: SpacyRecogniser
) -> None:
    assert ratings(text, recogniser) == {Rating.AMBIGUOUS}


@pytest.mark.parametrize(
    "text",
    [
        "Three children survive him: Jamie, Alexander and Nina.",
        "There have been eight winners: Brazil five times, Germany and Italy four each, Argentina three, France and Uruguay two each, England and Spain once.",
        "Three firms joined: Norvik, Hollin and Orsted.",
    ],
)
def test_a_count_that_fits_the_list_behind_the_colon_agrees(text: str, recogniser: SpacyRecogniser) -> None:
    assert ratings(text, recogniser) == {Rating.MATCHES}


@pytest.mark.parametrize(
    "text",
    [
        "He wrote four novels, among them these: Emma, Persuasion and Mansfield Park.",
        "Five countries signed, including the hosts: Brazil, Chile and Peru.",
        "Two couples danced: Tom and Amy, and Joe and Ann.",
        "Two duos followed: Simon and Garfunkel, and Sam and Dave.",
        "He gave four reasons: Brussels was slow, Paris was proud and London was poor.",
        "Two cities bid for it: Rome, Italy, and Paris, France.",
        "Three towns were hit: Springfield, Illinois; Columbus, Ohio; and Salem, Oregon.",
        "Two generals and a minister were named: Ann Price, Tom Hale and Joe Fox.",
        "Three Americans and two Britons won: Ann Price, Tom Hale, Joe Fox, Amy Lane and Bob Reed.",
        "The two leaders discussed the countries that matter: China, India and Brazil.",
        "Two men robbed banks: Lloyds, Barclays and Coutts.",
        "At least two firms bid: Norvik, Hollin and Orsted.",
    ],
)
def test_a_part_a_sum_or_another_thing_behind_the_colon_is_left_alone(
    text: str, recogniser: SpacyRecogniser
) -> None:
    assert Rating.AMBIGUOUS not in ratings(text, recogniser)


def test_a_king_is_not_called_by_his_sons_last_name(recogniser: SpacyRecogniser) -> None:
    text = (
        "News\n\nCrown Prince Mohammed bin Salman said nothing.\n\nThe president telephones King Salman, 82."
    )
    reading = read(from_text(text, retrieved_at=NOON, published=date(2018, 10, 23)), recogniser)
    assert len({one.subject for one in reading.persons()}) == 2


@pytest.mark.parametrize(
    ("right", "wrong", "rest"),
    [
        ("Four", "Five", "states founded it on Friday, 15 June 2001: Chile, Peru, Brazil and Cuba."),
        ("Three", "Four", "people have led the party since 26 June 1997: Ann Price, Tom Hale and Joe Fox."),
        ("Three", "Four", "more followed on 21 December: Malta, Poland and Latvia."),
        ("Three", "Four", "states voted against, on December 10, 2023: Israel, Hungary and Chile."),
        ("There are three", "There are four", "candidates left since 5 March: Ann Price, Tom Hale and Joe Fox."),
        ("It binds four", "It binds five", "powers that signed it in 1995: China, Russia, France and Britain."),
        ("She won three", "She won four", "titles in six years: Wimbledon, the Australian Open and the US Open."),
        ("Three of the five", "Four of the five", "teams come from Europe: Spain, France and England."),
    ],
)  # fmt: skip
def test_a_date_or_a_length_of_time_beside_the_count_does_not_hide_it(
    right: str, wrong: str, rest: str, recogniser: SpacyRecogniser
) -> None:
    assert ratings(f"{wrong} {rest}", recogniser) == {Rating.AMBIGUOUS}
    assert Rating.AMBIGUOUS not in ratings(f"{right} {rest}", recogniser)


@pytest.mark.parametrize(
    "text",
    [
        "Three more came in 2007, and two in 2013: Malta, Poland, Latvia, Cyprus and Croatia.",
        "Three years on, four more have come: Malta, Poland, Latvia and Cyprus.",
        "Twelve countries signed it in 1949: the United States, Canada and ten in Europe.",
        "Five people died on 5 March: Ann Price, 34, Tom Hale, 45, and three children.",
        "Four more joined during the war: Greece and Turkey on Feb. 18, 1952, Malta on May 6, 1955, and Spain in 1982.",
    ],
)
def test_numbers_that_together_count_the_list_are_quiet(text: str, recogniser: SpacyRecogniser) -> None:
    assert not ratings(text, recogniser) & {Rating.AMBIGUOUS, Rating.DIFFERS}
