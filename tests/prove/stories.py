"""Stories without end for the proofs: each with an address, a text and a few slips of its own. All invented but offices."""

from __future__ import annotations

from datetime import date, timedelta

from tests.e2e.stories import Slip, Story

# Who held the office on every day of the stories, and a misspelling of the name.
_HOLDERS = (
    ("German Chancellor", "Olaf Scholz", "Olaf Sholz"),
    ("Indian Prime Minister", "Narendra Modi", "Narendra Mohdi"),
    ("French President", "Emmanuel Macron", "Emmanuel Macrom"),
    ("Polish President", "Andrzej Duda", "Andrzej Dudda"),
    ("Finnish Prime Minister", "Sanna Marin", "Sana Marin"),
)
_FIRST = date(2022, 11, 7)
_DAYS = 21


def story(number: int) -> Story:
    """The story of this number: a misspelt name, a date with the wrong weekday, and a person who is right."""
    office, right, wrong = _HOLDERS[number % len(_HOLDERS)]
    other_office, other, _ = _HOLDERS[(number + 2) % len(_HOLDERS)]
    published = _FIRST + timedelta(days=number % _DAYS)
    opening = published + timedelta(days=2)
    stated = f"{opening + timedelta(days=1):%A}, {opening:%B} {opening.day}, {opening.year}"
    return Story(
        slug=f"berth-{number}",
        headline=f"Berth {number} gets a new crane",
        published=published,
        paragraphs=(
            (
                f"{office} {wrong} said the crane of berth {number} would be paid for before the summer, and that "
                f"{number + 3} ships had waited for it since the spring."
            ),
            (
                f"{other_office} {other} welcomed the plan after a long morning of talks in the old customs house, where "
                f"{number + 11} people from the quays had come to listen."
            ),
            (
                f"The crane is to lift its first load on {stated}, if the wind allows it. The rails for it were laid "
                f"{number % 9 + 2} years ago and have not been used since."
            ),
        ),
        slips=(Slip(wrong=wrong, right=right), Slip(wrong=stated, right=f"{opening:%A}")),
    )
