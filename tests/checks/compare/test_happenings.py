"""Which events a text names, and how their names are read."""

from __future__ import annotations

import pytest

from checks.compare.happenings import find_happenings
from checks.model import PartRole
from checks.reading import Label, Mention


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Battle of Lepanto was lost.", "Battle of Lepanto"),
        ("After the Piper Alpha disaster nothing was as before.", "Piper Alpha disaster"),
        ("The 1953 North Sea flood drowned thousands.", "1953 North Sea flood"),
        ("He survived the Munich air disaster.", "Munich air disaster"),
        ("It was signed after the Crimean War.", "Crimean War"),
        ("The storming of the Bastille is remembered.", "storming of the Bastille"),
        ("World War I changed that.", "World War I"),
        ("She spoke of D-Day.", "D-Day"),
        ("Hurricane Andrew hit Florida.", "Hurricane Andrew"),
        ("The Soviet invasion of Afghanistan failed.", "Soviet invasion of Afghanistan"),
        ("The 1948 Summer Olympics were held in London.", "1948 Summer Olympics"),
        ("The Molotov–Ribbentrop Pact was secret.", "Molotov–Ribbentrop Pact"),
        ("When the Berlin Wall fell in 1989, they sang.", "fall of the Berlin Wall"),
        ("The Lusitania sank in 1915.", "sinking of the Lusitania"),
        ("The July 7 attacks shook London.", "July 7 attacks"),
        ("The Sanriku earthquake and tsunami struck at night.", "Sanriku earthquake and tsunami"),
        ("The attack on Pearl Harbor was at dawn.", "attack on Pearl Harbor"),
        ("The march on Washington drew many.", "march on Washington"),
        ("The Berlin Wall came down in 1989.", "fall of the Berlin Wall"),
    ],
)
def test_events_are_read_by_their_names(text, name):
    (found,) = find_happenings(text)
    assert found.full == name


@pytest.mark.parametrize(
    "text",
    [
        "The earthquake was felt far away.",
        "An attack on the bank failed.",
        "Shares fell in London.",
        "Apple fell in March.",
        "The attack on Monday failed.",
        "The war goes on.",
        "",
    ],
)
def test_what_has_no_name_is_no_event(text):
    assert find_happenings(text) == ()


def test_the_span_of_an_event_holds_its_year_and_not_its_article():
    text = "In the 1972 Munich massacre eleven died."
    (found,) = find_happenings(text)
    assert text[found.start : found.end] == "1972 Munich massacre"
    assert (found.name, found.year) == ("Munich massacre", 1972)


@pytest.mark.parametrize(
    ("text", "recurs"),
    [
        ("The Rugby World Cup began.", True),
        ("The Suez crisis began.", False),
        ("The Ghana election is over.", True),
    ],
)
def test_an_event_of_a_series_recurs(text, recurs):
    (found,) = find_happenings(text)
    assert found.recurs is recurs


def test_what_the_recogniser_calls_an_event_is_one_without_its_article():
    text = "They met at the Edinburgh Fringe in August."
    mention = Mention(
        start=12, end=32, text="the Edinburgh Fringe", label=Label.EVENT, subject="x", role=PartRole.BODY
    )
    (found,) = find_happenings(text, (mention,))
    assert (found.name, text[found.start : found.end]) == ("Edinburgh Fringe", "Edinburgh Fringe")


def test_a_name_does_not_run_over_a_paragraph():
    assert [one.name for one in find_happenings("The fall of\n\nBerlin")] == []
