"""Checked stories are found again, and nobody learns of a channel that they may not read."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot import found
from bot.checklist import Checklist, Line, MarkKind
from bot.desk import CommandGiven, CorrectionGiven
from bot.found import MOST_LINES, Story
from bot.store import Store, open_store
from checks.model import ClaimKind, Finding, PartRole, Rating, Reason
from tests.bot.test_desk import LINK, MORNING, Newsroom
from tests.bot.test_store import filed
from tests.bot.test_thread import PAYLOADS, texts
from tests.builders import article, checklist, evidence, finding, marked, story_findings
from tests.peers.postgres import running

MAYOR = story_findings()[0]  # written "Marta Lindqvist", in the reference "Martha Lindqvist"
OTHER = "https://courier.example/harbour"


def lines_of(message: Any) -> list[str]:
    return [block["text"]["text"] for block in message.blocks]


class Archive(Newsroom):
    """A newsroom in which people look something up."""

    async def find(self, *words: str, links: tuple[str, ...] = (), **who: str) -> str:
        """What a person reads who looks something up, line by line."""
        self._asked += 1
        place = {"newsroom": "T1", "channel": "C1", "user": "U9", "ask": f"f{self._asked}"} | who
        return "\n".join(lines_of(await self.desk._find_word(_find(words, links, place))))

    async def publish(self, url: str, *findings: Finding, channel: str = "C1") -> None:
        """Check another story, of which nothing is known but these findings."""
        self.site[url] = article(url=url, canonical_url=url, headline=f"Story at {url[-7:]}")
        self.findings = findings
        await self.paste(url, ts=f"{len(self.site)}.1", channel=channel)


def _find(words: tuple[str, ...], links: tuple[str, ...], place: dict[str, str]) -> CommandGiven:
    return CommandGiven(words=("find", *words), links=links, **place)


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Archive]:
    store = open_store(f"sqlite+aiosqlite:///{tmp_path / 'app.db'}")
    await store.migrate()
    yield Archive(store)
    await store.close()


class TestByAddress:
    async def test_it_says_who_ticked_what_on_which_evidence(self, room: Archive) -> None:
        await room.paste()
        await room.react(room.chat.ts_of(f"flag:{MAYOR.id}"))
        head, line = (await room.find(links=(LINK,))).splitlines()
        assert head.startswith(
            "*<https://desk.example/C1/1.1|Harbour town picks a new bridge>* · <#C1>, 4 March 2026"
        )
        assert line == (
            "• Marta Lindqvist (looks wrong): ✅ confirmed by Name of U2 · "
            "<https://reference.example/wiki/Q1?oldid=7|Wikidata>"
        )

    async def test_evidence_that_came_after_a_mark_is_said_to_be_of_now(self, room: Archive) -> None:
        await room.paste()
        await room.react(room.chat.ts_of(f"flag:{MAYOR.id}"))
        agrees = replace(MAYOR, verdict=replace(MAYOR.verdict, rating=Rating.MATCHES, correction=None))
        room.findings = (agrees,)
        await room.command("recheck")
        assert "· the reference now: <https://reference.example/wiki/Q1" in await room.find(links=(LINK,))

    async def test_any_address_of_the_story_finds_it(self, room: Archive) -> None:
        await room.paste()
        for address in (
            "https://www.courier.example/bridge/?utm_source=mail",
            "http://m.courier.example/bridge#comments",
            "https://amp.courier.example/bridge/amp",
        ):
            assert "Harbour town" in await room.find(links=(address,))

    @pytest.mark.parametrize(
        "address",
        [
            "https://courier.example/",
            "https://courier.example/bridges",
            "https://other.example/bridge",
            "https://[::1/a",
        ],
    )
    async def test_another_address_finds_nothing(self, room: Archive, address: str) -> None:
        await room.paste()
        assert "I know no check of" in await room.find(links=(address,))

    async def test_it_tells_of_corrections(self, room: Archive) -> None:
        await room.paste()
        await room.does(corrected())
        said = await room.find(links=(LINK,))
        assert "corrected on 4 March 2026 by Name of U3: “Marta” → “Martha”." in said

    async def test_it_names_the_other_stories_with_a_claim_that_matters(self, room: Archive) -> None:
        await room.paste()
        await room.publish(OTHER, MAYOR)
        said = await room.find(links=(LINK,))
        assert (
            "Same claim in <https://desk.example/C1/2.1|Story at harbour> · <#C1>, 4 March 2026: Marta Lindqvist"
            in said
        )

    async def test_what_agrees_everywhere_is_no_reason_to_name_a_story(self, room: Archive) -> None:
        agreed = finding("Ilse Varga", Rating.MATCHES, evidence=(evidence(),))
        await room.paste()
        await room.publish(OTHER, agreed)
        assert "Same claim" not in await room.find(links=(LINK,))

    async def test_a_claim_that_left_the_other_story_is_not_named(self, room: Archive) -> None:
        await room.publish(OTHER, MAYOR)
        room.site[OTHER] = article("Another text.", url=OTHER, canonical_url=OTHER)
        room.findings = ()
        await room.paste(OTHER, ts="9.9")
        room.findings = story_findings()
        await room.paste()
        assert "Same claim" not in await room.find(links=(LINK,))

    async def test_a_story_without_its_words_is_still_found_with_who_marked_it(self, room: Archive) -> None:
        await room.paste()
        await room.react(room.chat.ts_of(f"flag:{MAYOR.id}"))
        await room.store.forget_words(before=MORNING + timedelta(days=1))
        said = await room.find(links=(LINK,))
        assert "Lindqvist" not in said
        assert (
            "a line whose words I no longer keep (looks wrong): ✅ confirmed by Name of U2 · I no longer keep the evidence"
            in said
        )


class TestByName:
    @pytest.mark.parametrize(
        "name",
        [
            "Marta Lindqvist",
            "marta  LINDQVIST",
            "Martha Lindqvist",
            "“Marta Lindqvist”",
            "Lindqvist",
            "Lindqvist’s",
        ],
    )
    async def test_any_spelling_and_a_part_of_the_name_find_it(self, room: Archive, name: str) -> None:
        await room.paste()
        said = await room.find(*name.split())
        assert said.startswith("*1 story of ours")
        assert "Harbour town picks a new bridge> · <#C1>, 4 March 2026 · looks wrong: Marta Lindqvist" in said

    async def test_who_writes_it_otherwise_is_found_through_the_reference(self, room: Archive) -> None:
        right = finding("Martha Lindqvist", Rating.MATCHES, evidence=(evidence(),))
        await room.publish(OTHER, right)
        room.findings = story_findings()
        await room.paste()
        first, second = (await room.find("Marta", "Lindqvist")).splitlines()[1:]
        assert "looks wrong: Marta Lindqvist" in first
        assert "agrees: Martha Lindqvist" in second

    @pytest.mark.parametrize("name", ["Lind", "Marta L", "Nobody Known", "%", "_arta Lindqvist", "Piet Roos"])
    async def test_what_stands_in_no_name_finds_nothing(self, room: Archive, name: str) -> None:
        await room.paste()
        assert "No story of ours" in await room.find(*name.split())

    async def test_it_says_who_ticked_it(self, room: Archive) -> None:
        await room.paste()
        await room.react(room.chat.ts_of(f"flag:{MAYOR.id}"), MarkKind.FIX_NEEDED)
        assert "looks wrong: Marta Lindqvist, ✏️ fix needed: Name of U2" in await room.find("Lindqvist")

    async def test_the_newest_story_leads(self, room: Archive) -> None:
        for number in range(3):
            await room.publish(f"https://courier.example/story-{number}", MAYOR)
        said = (await room.find("Lindqvist")).splitlines()
        assert [line.split("|Story at ")[1][:7] for line in said[1:]] == ["story-2", "story-1", "story-0"]

    async def test_of_many_stories_fifteen_lines_are_shown(self, room: Archive) -> None:
        for number in range(20):
            await room.publish(f"https://courier.example/story-{number:02}", MAYOR)
        said = (await room.find("Lindqvist")).splitlines()
        assert len(said) == MOST_LINES
        assert said[0].startswith("*20 stories of ours")
        assert said[-1] == "… and 7 more"

    async def test_a_name_that_left_the_text_is_not_found(self, room: Archive) -> None:
        await room.paste()
        room.site[LINK] = article("Another text.")
        room.findings = ()
        await room.paste(ts="9.9")
        assert "No story of ours" in await room.find("Lindqvist")

    async def test_names_go_with_the_words(self, room: Archive) -> None:
        await room.paste()
        await room.store.forget_words(before=MORNING + timedelta(days=1))
        assert "No story of ours" in await room.find("Lindqvist")

    async def test_an_ampersand_is_what_was_typed(self, room: Archive) -> None:
        firm = finding("Marsh & Daughters", Rating.NO_REFERENCE, kind=ClaimKind.ORGANISATION)
        await room.publish(OTHER, firm)
        assert "1 story of ours" in await room.find("Marsh", "&amp;", "Daughters")


class TestPrivacy:
    async def test_a_private_channel_is_not_shown_elsewhere(self, room: Archive) -> None:
        room.chat.private.add("C2")
        await room.paste(channel="C2")
        assert "No story of ours" in await room.find("Lindqvist")
        assert "I know no check" in await room.find(links=(LINK,))

    async def test_it_is_shown_in_that_channel_itself(self, room: Archive) -> None:
        room.chat.private.add("C2")
        await room.paste(channel="C2")
        assert "1 story of ours" in await room.find("Lindqvist", channel="C2")

    async def test_what_else_carries_a_claim_is_not_told_of_private_channels(self, room: Archive) -> None:
        room.chat.private.add("C2")
        await room.paste()
        await room.publish(OTHER, MAYOR, channel="C2")
        assert "Same claim" not in await room.find(links=(LINK,))

    async def test_a_public_channel_is_shown_in_another(self, room: Archive) -> None:
        await room.paste(channel="C2")
        assert "<#C2>" in await room.find("Lindqvist")

    async def test_a_guest_sees_this_channel_only(self, room: Archive) -> None:
        room.chat.guests.add("U9")
        await room.paste(channel="C2")
        await room.publish(OTHER, MAYOR)
        said = await room.find("Lindqvist")
        assert "<#C1>" in said
        assert "<#C2>" not in said

    async def test_another_newsroom_finds_nothing(self, room: Archive) -> None:
        await room.paste()
        assert "No story of ours" in await room.find("Lindqvist", newsroom="T2")
        assert "I know no check" in await room.find(links=(LINK,), newsroom="T2")


async def test_someone_elses_story_is_found_by_its_address_only(tmp_path: Path) -> None:
    store = open_store(f"sqlite+aiosqlite:///{tmp_path / 'app.db'}", own_domains=["other.example"])
    await store.migrate()
    room = Archive(store)
    await room.paste()
    assert "No story of ours" in await room.find("Lindqvist")
    assert "someone else’s story" in await room.find(links=(LINK,))
    await store.close()


async def test_the_command_answers_only_the_person_who_asked(room: Archive) -> None:
    await room.paste()
    count = len(room.chat.shown)
    await room.command("find", "Lindqvist")
    assert room.chat.whispers == [("U1", "Stories found")]
    await room.command("find", links=(LINK,))
    assert room.chat.whispers[-1] == ("U1", "What was checked")
    assert len(room.chat.shown) == count


async def test_alone_it_explains_itself(room: Archive) -> None:
    assert "/factcheck find NAME" in await room.find()


def corrected() -> CorrectionGiven:
    return CorrectionGiven(
        newsroom="T1",
        channel="C1",
        thread_ts="1.1",
        user="U3",
        checklist=1,
        claim_key=MAYOR.id,
        before="Marta",
        after="Martha",
        told="",
        ask="view-1",
    )


def story(*lines: Line, **changes: Any) -> Story:
    held = checklist(lines=lines, **changes)
    return Story(checklist=held, claim_keys=tuple(line.finding.id for line in lines))


class TestDrawing:
    def test_a_story_that_nobody_has_marked_says_so(self) -> None:
        assert lines_of(found.story([story(Line(finding=MAYOR))], []))[1] == "Nobody has marked a line of it."

    def test_an_answer_has_fifteen_lines_at_most(self) -> None:
        many = [marked(finding(f"Name {number}", Rating.NO_REFERENCE)) for number in range(60)]
        held = story(*many)
        message = found.story([held] * 5, [held] * 9)
        lines = lines_of(message)
        assert len(lines) == MOST_LINES
        assert "… and 3 more threads" in lines
        assert "… and 7 more stories" in lines
        assert any("more marked lines" in line for line in lines)

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({}, "(looks wrong): "),
            ({"gone": True}, "(looks wrong, no longer in the text): "),
            ({"gone": True, "fixed": True}, "(looks wrong, fixed since): "),
        ],
    )
    def test_it_says_what_became_of_a_line(self, changes: dict[str, bool], said: str) -> None:
        line = replace(marked(MAYOR), **changes)
        assert said in lines_of(found.story([story(line)], []))[1]

    def test_what_no_reference_has_is_said_so(self) -> None:
        line = marked(finding("Tomas Arkel", Rating.NO_REFERENCE))
        assert lines_of(found.story([story(line)], []))[1].endswith("· no reference has it")

    @pytest.mark.parametrize("payload", PAYLOADS)
    def test_foreign_text_is_inert(self, payload: str) -> None:
        hostile = finding(
            payload,
            Rating.DIFFERS,
            Reason.SPELLING,
            subject=payload,
            evidence=(evidence(title=payload, source=payload, quoted=payload),),
        )
        held = story(marked(hostile), article=article(f"{payload}\n\nText."))
        names = {"U1": payload}
        for message in (
            found.story([held], [held], names=names),
            found.by_name(payload, [held], names=names),
            found.by_name(payload, []),
            found.nothing_at(payload),
        ):
            for text in texts(message):
                shown = text["text"]
                assert "<!" not in shown
                assert "<@" not in shown
                assert "<http://evil" not in shown
                assert "<https://evil" not in shown


# The search on both databases.


@pytest.fixture(scope="module")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running(tmp_path_factory.mktemp("postgres")) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgres"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    url = f"sqlite+aiosqlite:///{tmp_path / 'app.db'}"
    if request.param == "postgres":
        url = request.getfixturevalue("postgres")
    opened = open_store(url)
    await opened.migrate()
    yield opened
    await opened.close()


async def test_both_databases_find_by_address_name_and_claim(
    store: Store, request: pytest.FixtureRequest
) -> None:
    newsroom = f"T-{request.node.name}"
    number = await filed(store, newsroom)
    (at,) = await store.found_at(newsroom, f"{LINK}?utm_source=mail")
    assert (at.checklist, at.channel) == (number, "C1")
    (by,) = await store.found_by_name(newsroom, "martha lindqvist")
    assert MAYOR.id in by.claim_keys
    assert await store.found_by_name(newsroom, "lindqvist") == (by,)
    assert await store.found_by_name(newsroom, "") == ()
    (same,) = await store.found_carrying(newsroom, [MAYOR.id], besides=[])
    assert same.claim_keys == (MAYOR.id,)
    assert await store.found_carrying(newsroom, [MAYOR.id], besides=[number]) == ()


async def test_a_credit_is_not_found_by_its_name(store: Store, request: pytest.FixtureRequest) -> None:
    newsroom = f"T-{request.node.name}"
    await filed(store, newsroom)
    assert PartRole.CREDIT in {one.claim.role for one in story_findings()}
    assert await store.found_by_name(newsroom, "Piet Roos") == ()


def test_a_checklist_without_a_link_is_named_all_the_same() -> None:
    held: Checklist = replace(checklist(lines=(marked(MAYOR),)), link=None)
    assert lines_of(found.story([Story(checklist=held)], []))[0].startswith(
        "*Harbour town picks a new bridge*"
    )
