"""Links that nobody asked about and that lead to no story: no reply, and the receipt is taken back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.desk import LinksPasted, MessagePointedAt, Outcome, Pasted
from bot.models import Progress
from bot.store import open_store
from checks.errors import CheckError, NoArticle, NotFetched, Trouble, Unreadable
from checks.model import Article, PageKind
from tests.bot.test_desk import LINK, Newsroom
from tests.builders import article

ELSEWHERE = "https://courier.example/watch"
VIDEO = NoArticle("That page is a video.", trouble=Trouble.VIDEO)
RECEIPT = ("C1", "1.1", "mag")


class Street(Newsroom):
    """A newsroom whose links lead to anything. `wrong`: what reading an address ends with."""

    wrong: dict[str, CheckError]

    async def _read(self, url: str) -> Article:
        if url in self.wrong:
            raise self.wrong[url]
        return await super()._read(url)

    async def drop(self, *links: str, ts: str = "1.1") -> None:
        """Paste links and say nothing to the bot."""
        place = {"newsroom": "T1", "channel": "C1", "message_ts": ts, "thread_ts": "", "user": "U1"}
        await self.does(LinksPasted(**place, links=links, wanted=False))

    async def point_at(self, *links: str) -> None:
        """Put the magnifying glass on the message with these links."""
        self.chat.pasted = {"1.1": Pasted(links=links, thread_ts="")}
        await self.does(MessagePointedAt(newsroom="T1", channel="C1", message_ts="1.1", user="U2"))


@pytest.fixture
async def street(tmp_path: Path) -> AsyncIterator[Street]:
    store = open_store(f"sqlite+aiosqlite:///{tmp_path / 'app.db'}")
    await store.migrate()
    opened = Street(store)
    opened.wrong = {ELSEWHERE: VIDEO}
    yield opened
    await store.close()


@pytest.mark.parametrize(
    "trouble",
    [
        Trouble.VIDEO,
        Trouble.SHOP,
        Trouble.DOCUMENT,
        Trouble.REPOSITORY,
        Trouble.LIST,
        Trouble.NO_STORY,
        Trouble.LOGIN_PAGE,
        Trouble.INTERNAL,
    ],
)
async def test_a_pasted_link_to_no_story_is_left_in_peace(street: Street, trouble: Trouble) -> None:
    street.wrong[ELSEWHERE] = NoArticle("No article.", trouble=trouble)
    await street.drop(ELSEWHERE)
    assert street.chat.texts() == []
    assert street.chat.whispers == []
    assert street.chat.reactions == set()
    assignment = await street.store.assignment(1)
    assert (assignment.state, assignment.detail) == (Progress.FAILED, f"left in peace: {trouble}")


async def test_a_file_is_left_in_peace(street: Street) -> None:
    street.wrong[ELSEWHERE] = Unreadable("That is a picture.", trouble=Trouble.DOCUMENT)
    await street.drop(ELSEWHERE)
    assert street.chat.texts() == []


@pytest.mark.parametrize("kind", [PageKind.DOCUMENT, PageKind.OTHER])
async def test_a_page_that_nothing_calls_a_story_is_left_in_peace(street: Street, kind: PageKind) -> None:
    street.site[ELSEWHERE] = article(url=ELSEWHERE, canonical_url=ELSEWHERE, page_kind=kind)
    del street.wrong[ELSEWHERE]
    await street.drop(ELSEWHERE)
    assert street.chat.texts() == []
    assert street.chat.reactions == set()


async def test_a_live_blog_is_a_story(street: Street) -> None:
    street.site[LINK] = replace(street.site[LINK], page_kind=PageKind.LIVE_BLOG)
    await street.drop(LINK)
    assert "points to look at" in street.chat.texts()[0]


@pytest.mark.parametrize(
    "error",
    [
        NoArticle("Behind a paywall.", trouble=Trouble.PAYWALL),
        NoArticle("A consent wall.", trouble=Trouble.CONSENT),
        NoArticle("Log in first.", trouble=Trouble.LOGIN),
        NotFetched("Not found (404).", trouble=Trouble.NOT_FOUND),
        NotFetched("It lets no programs in.", trouble=Trouble.BOT_WALL),
        NotFetched("The site has an error."),
    ],
    ids=lambda error: error.trouble.value,
)
async def test_a_story_that_cannot_be_read_is_still_answered(street: Street, error: CheckError) -> None:
    street.wrong[LINK] = error
    await street.drop(LINK)
    assert street.chat.texts() == [str(error)]


async def test_who_asked_for_a_video_is_told_that_it_is_one(street: Street) -> None:
    await street.paste(ELSEWHERE)
    assert street.chat.texts() == [str(VIDEO)]


async def test_who_gives_the_command_for_a_video_is_told(street: Street) -> None:
    await street.command("check", links=(ELSEWHERE,))
    assert str(VIDEO) in street.chat.texts()


async def test_a_magnifying_glass_asks_for_what_was_left_in_peace(street: Street) -> None:
    await street.drop(ELSEWHERE)
    await street.point_at(ELSEWHERE)
    assert street.chat.texts() == [str(VIDEO)]


async def test_a_second_magnifying_glass_changes_nothing(street: Street) -> None:
    await street.drop(ELSEWHERE)
    await street.point_at(ELSEWHERE)
    await street.point_at(ELSEWHERE)
    assert street.chat.texts() == [str(VIDEO)]


async def test_the_receipt_stays_for_the_story_beside_it(street: Street) -> None:
    await street.drop(ELSEWHERE, LINK)
    assert street.chat.reactions == {RECEIPT}
    assert not any("video" in text for text in street.chat.texts())


class TestByItsAddress:
    """What is no story by its address alone is not even opened."""

    WELL_KNOWN = (
        "https://www.youtube.com/watch?v=1",
        "https://github.com/a/b",
        "https://ald.example/plan.docx",
    )

    async def test_no_receipt_is_shown_and_nothing_is_read(self, street: Street) -> None:
        await street.drop(*self.WELL_KNOWN)
        assert await street.store.unfinished() == ()
        assert street.chat.texts() == []
        assert street.chat.reactions == set()

    async def test_it_does_not_count_among_the_links_of_a_message(self, street: Street) -> None:
        await street.drop(*(f"https://youtu.be/{number}" for number in range(12)), LINK)
        assert street.chat.whispers == []
        assert "points to look at" in street.chat.texts()[0]

    async def test_it_is_opened_where_somebody_asks(self, street: Street) -> None:
        address = self.WELL_KNOWN[0]
        street.wrong[address] = VIDEO
        await street.drop(address)
        await street.point_at(address)
        assert street.chat.texts() == [str(VIDEO)]


async def test_after_a_crash_it_is_still_left_in_peace(street: Street) -> None:
    await street.drop(ELSEWHERE)
    # The engine has lost its record of the step and does it again.
    assert await street.desk.read(1) == Outcome.LEFT
    assert await street.desk.examine(1) == Outcome.LEFT
    await street.desk.reply(1, Outcome.LEFT)
    assert street.chat.texts() == []


async def test_who_asks_while_a_pasted_link_is_being_read_gets_an_answer(street: Street) -> None:
    await street.paste(LINK, ts="9.9")
    place = {"newsroom": "T1", "channel": "C1", "message_ts": "1.1", "thread_ts": "", "user": "U1"}
    (number,) = await street.desk.links_pasted(LinksPasted(**place, links=(ELSEWHERE,), wanted=False))
    await street.desk.links_pasted(LinksPasted(**place, links=(ELSEWHERE,), wanted=True))
    assert await street.desk.read(number) == Outcome.TROUBLE


async def test_a_link_that_could_not_be_read_is_tried_again_for_who_asks(street: Street) -> None:
    street.wrong[ELSEWHERE] = NotFetched("The site answered 500.")
    await street.drop(ELSEWHERE)
    del street.wrong[ELSEWHERE]
    street.site[ELSEWHERE] = article(url=ELSEWHERE, canonical_url=ELSEWHERE)
    await street.point_at(ELSEWHERE)
    assert street.examined == ["open"]
