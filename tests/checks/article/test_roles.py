"""Which lines of a page are the story's, which the site's, and which name its makers."""

from __future__ import annotations

import pytest

from checks.article.metadata import Dates, Metadata
from checks.article.roles import is_leak, with_roles
from checks.model import PartRole, PublishedBasis

UNKNOWN = Metadata(
    headline=None,
    byline=None,
    dates=Dates(published=None, basis=PublishedBasis.UNKNOWN),
    publisher=None,
    address=None,
    language=None,
    free=None,
    is_story=False,
    is_live=False,
    is_amp=False,
    headings=frozenset(),
    kinds=frozenset(),
    paid_classes=(),
    words=None,
    body=(),
    updates=(),
)


def roles(line: str) -> list[PartRole]:
    return [block.role for block in with_roles(line, UNKNOWN)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Copyright lawyers at Holm & Aas said the ruling would cost the studios 40 million euros.",
        "Copyright holders lost 12 percent of their income in 2019.",
        "Copyright by itself does not protect an idea, the court said.",
        "Support for Ida Holm, who hosts two podcasts, fell to 31 percent",
        "Support US farmers receive is to be cut by a third.",
        "Have the ministers who cross the Channel no better plan, asked Ida Holm.",
        "Have a podcast of your own, the school told its 300 pupils.",
        "Get out of the Channel, the captain told the crew.",
        "Follow us, the guide said, and 40 hikers did.",
        "Join us or leave the harbour, the guild told its 40 boats.",
        "Share this burden with us, the mayor asked the county.",
        "Our standards have not changed since 2019, Ida Holm said.",
        "Log in numbers fell by a fifth after the attack.",
        "Subscribe numbers fell by a third.",
        "Sign up for the army rose by 12 percent in May.",
        "Sign up rates doubled in the north.",
        "Watch: that was the only order the crew was given.",
        "Watch sales fell by a tenth.",
        "Already a member of NATO, Norway will pay 3 percent.",
        "Reading time at home fell by ten minutes, a survey of 900 pupils showed.",
        "Story continues after the war in a second volume that came out in 1951.",
    ],
)
def test_a_sentence_that_begins_like_a_line_of_the_site_is_the_storys(sentence: str) -> None:
    assert not is_leak(sentence)
    assert roles(sentence) == [PartRole.BODY]


@pytest.mark.parametrize(
    "line",
    [
        "Copyright 2025 The Old Town Times",
        "Copyright © 2024 The Post. All rights reserved.",
        "Copyright The Post 2024",
        "Copyright Coast Media Ltd.",
        "Sign up for our newsletter",
        "Sign up for First Edition, our free daily newsletter.",
        "Sign up to the Morning Mail",
        "Sign up: get one story a day.",
        "Subscribe",
        "Subscribe to The Evening",
        "Get the latest news delivered to your inbox.",
        "Have the latest news delivered to your inbox every morning.",
        "Join the Coast WhatsApp channel",
        "Follow our channel on Telegram.",
        "Support our independent journalism.",
        "Listen to our podcast here.",
        "Log in",
        "Log in to post comments",
        "Log in | Register",
        "Our Standards: The Coast Trust Principles.",
        "WATCH: Bridge falls into the river",
        "Watch live | Parliament",
        "Reading time: 3 minutes",
        "Already a subscriber? Log in",
        "Have an account? Log in",
        "Follow us on Facebook",
        "Support us",
        "Share this story on X.",
        "Share this:",
        "Subscribe already? Sign in.",
        "Story continues below advertisement",
        "Article continues after this message",
    ],
)
def test_a_line_of_the_site_is_no_part_of_the_story(line: str) -> None:
    assert is_leak(line)
    assert roles(line) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Reporting by the Post in 2019 showed that 41 bridges were unsafe.",
        "Reporting by Reuters in 2019 showed that 41 bridges were unsafe.",
        "Translated by hand, the 900 pages took four years.",
        "Additional reporting requirements were put on 40 banks.",
        "With files from the archive the historian proved the sale of 1911.",
        "Forty scientists contributed to this report, which came out in May.",
    ],
)
def test_a_sentence_on_reporting_is_no_note_on_the_makers(sentence: str) -> None:
    assert roles(sentence) == [PartRole.BODY]


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by Lotte Aas and Juri Wald in Oslo; Editing by Ida Holm",
        "(Reporting by Lotte Aas in Oslo, additional reporting by Juri Wald; Editing by Ida Holm)",
        "REPORTING BY IDA HOLM",
        "(Reporting by The Hague and Oslo bureaux)",
        "Compiled by the foreign desk; last updated Tuesday, 6 May 2025, 20:00 in Oslo",
        "With files from The Coast Press",
        "Translated by Ida Holm into English",
        "Edited by: Ida Holm",
        "Ida Holm in Oslo contributed reporting.",
    ],
)
def test_a_line_that_names_the_makers_is_a_note(line: str) -> None:
    assert roles(line) == [PartRole.NOTE]


@pytest.mark.parametrize(
    "sentence",
    [
        "Reuters/Ipsos polls show that 41 percent back the mayor.",
        "Reuters/Ipsos polled 900 voters in May.",
        "The figure comes from a REUTERS/IPSOS poll of 900 voters.",
        "Picture by picture, the film tells of the flood of 1953.",
    ],
)
def test_a_poll_or_a_picture_in_a_sentence_makes_no_caption_of_it(sentence: str) -> None:
    assert roles(sentence) == [PartRole.BODY]


@pytest.mark.parametrize(
    "line",
    [
        "The ferry in its shed. REUTERS/Ida Holm",
        "The ferry in its shed. REUTERS/Ida Holm/File Photo",
        "The ferry in its shed. (AP Photo/Ida Holm)",
        "The ferry in its shed. REUTERS/Ida HolmPurchase Licensing Rights, opens new tab",
    ],
)
def test_an_agencys_picture_is_a_caption_with_its_credit(line: str) -> None:
    assert roles(line) == [PartRole.CAPTION, PartRole.CREDIT]
