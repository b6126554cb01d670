"""When the text of a page is only what everybody may read of a paid story."""

from __future__ import annotations

import pytest

from checks.article.offers import asks_to_pay, is_offer, offers_access
from checks.errors import Trouble
from tests.checks.article.test_refusal import META, SENTENCES, STORY, body_of, node, read, story, trouble_of

TWO = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES[:2])


@pytest.mark.parametrize(
    "offer",
    [
        "Get unlimited access for £2 a month",
        "Already a subscriber? Sign in",
        "Start your free trial",
        "Start your 30-day trial today",
        "Join to read on",
        "Premium article. Unlock with Post Plus.",
        "3 articles left this month",
        "You have one free story left",
        "Support our journalism: become a member.",
        "Become a supporting member",
        "Enjoy full access to the Post. From €3 per week.",
        "Keep reading with a 14-day trial",
        "Subscribe for full access",
        "Read on with Post Premium",
        "Continue reading your article with a Post subscription",
        "Post+ members only",
        "Subscribe to read more",
    ],
)
def test_an_offer_behind_two_paragraphs_is_the_paywall(offer: str) -> None:
    assert trouble_of(story(f"{TWO}<div><h3>{offer}</h3><p>More</p></div>")) is Trouble.PAYWALL


@pytest.mark.parametrize(
    "sentence",
    [
        "Get full access to the records, the judge told the port.",
        "Sweden could become a member of the league today.",
        "Full access to the lake is back after two months.",
        "Unlimited access to the forest was a mistake, the mayor said.",
        "Start your engines, the captain said in May.",
        "She had already subscribed 40 shares.",
        "He will choose your next mayor, the party says.",
        "There are three storeys left of the old mill.",
        "Members of the choir want to sing the story again.",
        "The judge told them to read more before the hearing.",
        "Pupils in the north are to read more books under a plan of the ministry that begins in May.",
        "Sign up to read our morning newsletter to the end of the page, the school asked its 300 parents.",
        "Police unlock the gate at six with a key of 1880.",
    ],
)
def test_a_sentence_of_a_story_is_no_offer(sentence: str) -> None:
    assert not is_offer(sentence)
    assert sentence in body_of(read(story(TWO + f"<p>{sentence}</p>")))


@pytest.mark.parametrize(
    "offer", ["Already a subscriber? Sign in", "Become a member", "Get unlimited access"]
)
def test_what_stands_behind_whole_stories_refuses_no_whole_story(offer: str) -> None:
    article = read(story(f"{STORY}<div><h3>{offer}</h3></div>"))
    assert body_of(article).split("\n\n") == list(SENTENCES)


def test_nor_does_it_refuse_a_brief_where_it_stands_above_or_beside_it() -> None:
    above = story(TWO).replace("<article>", "<div><span>Already a subscriber? Sign in</span></div><article>")
    beside = story(f"{TWO}<aside><p>About us</p></aside>") + "<div><p>Become a member</p></div>"
    for page in (above, beside):
        assert SENTENCES[1] in body_of(read(page))


def test_a_page_that_says_it_is_free_is_read_with_an_offer() -> None:
    free = story(
        f"{TWO}<div><h3>Start your free trial</h3></div>", head=META + node(isAccessibleForFree=True)
    )
    assert SENTENCES[1] in body_of(read(free))


def test_a_text_cut_with_an_ellipsis_before_its_offers_is_a_teaser() -> None:
    cut = "<p>The yard that built the boat in nineteen months now says that its …</p>"
    offers = "<div><p>Get unlimited access. £2 a month for 3 months.</p><p>Cancel any time.</p></div>"
    assert trouble_of(story(STORY + cut + offers)) is Trouble.PAYWALL


def test_an_ellipsis_inside_a_story_with_an_offer_behind_it_is_none() -> None:
    cut = "<p>“I do not know what the yard will do in the summer …” said the engineer of the old boat.</p>"
    article = read(story(f"{STORY}{cut}{TWO}<div><p>Get unlimited access for £2.</p></div>"))
    assert "the engineer of the old boat" in body_of(article)


@pytest.mark.parametrize("inside", ["", "<p>Subscribe now.</p>"])
def test_an_empty_element_that_the_markup_calls_paid_is_a_teaser(inside: str) -> None:
    paid = {"isAccessibleForFree": False, "hasPart": {"isAccessibleForFree": False, "cssSelector": ".rest"}}
    assert (
        trouble_of(story(f'{STORY}<div class="rest">{inside}</div>', head=META + node(**paid)))
        is Trouble.PAYWALL
    )


def test_a_class_for_payers_that_is_nowhere_on_the_page_tells_nothing() -> None:
    paid = {"isAccessibleForFree": False, "hasPart": {"isAccessibleForFree": False, "cssSelector": ".rest"}}
    article = read(story(STORY, head=META + node(**paid)))
    assert article.paid
    assert SENTENCES[-1] in body_of(article)


def test_the_words_that_ask_to_pay_are_told_from_those_that_may_stand_anywhere() -> None:
    assert asks_to_pay("Subscribe to keep reading")
    assert not asks_to_pay("Sign in to keep reading")
    assert not asks_to_pay("Become a member")
    assert offers_access("Become a member")


def test_an_offer_is_no_line_of_a_longer_story() -> None:
    article = read(
        story(STORY * 3 + "<div><p>Get unlimited access. £2 a month.</p><p>Cancel any time.</p></div>")
    )
    assert "£2" not in article.text
    assert "Cancel" not in article.text
