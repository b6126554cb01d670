"""Reading one page from a site on loopback: its bytes, its limits, and what is said when it cannot be had."""

from __future__ import annotations

import gzip
import time

import pytest

from checks.errors import NotFetched, Trouble, Unreadable
from checks.fetch import Page
from tests.checks.fetch.networks import (
    AGENT,
    PUBLIC,
    STORY,
    Phonebook,
    Recorder,
    answer,
    fetched,
    fetcher,
    moved,
)
from tests.peers.newsstand import Newsstand


async def test_a_page_comes_with_its_last_url_type_and_charset():
    async with Newsstand() as stand:
        stand.serve("/story", STORY, headers={"Content-Type": "text/html; charset=ISO-8859-1"})
        page = await fetched(stand, stand.redirect("/old", "/story#top"))
    assert page == Page(url=stand.url("/story"), body=STORY, content_type="text/html", charset="iso-8859-1")


@pytest.mark.parametrize(
    ("content_type", "charset"),
    [
        ("text/html", None),
        ("text/html;charset=utf-8", "utf-8"),
        ('text/html; CHARSET="Windows-1252"', "windows-1252"),
        ("text/html; x=y; charset = utf-8 ; z", "utf-8"),
        ("text/html; charset=", None),
        ("text/html; xcharset=utf-8", None),
        ("text/html; charset*" + "9" * 5000 + "*=utf-8", None),
        ("text/html; charset*0*=a; charset*2=b", None),
    ],
)
async def test_the_charset_is_the_one_that_the_header_names(content_type, charset):
    network = Recorder(answer(STORY, f"Content-Type: {content_type}"))
    page = await fetcher(Phonebook(paper_example=[[PUBLIC]]), network).fetch("http://paper.example/")
    assert page.charset == charset


async def test_the_site_sees_our_name_and_no_trace_of_an_earlier_hop():
    async with Newsstand() as stand:
        stand.serve("/story", STORY)
        stand.serve("/old", b"", status=302, headers={"Location": "/story", "Set-Cookie": "a=b"})
        await fetched(stand, stand.url("/old"))
    assert [request.headers["User-Agent"] for request in stand.requests] == [AGENT, AGENT]
    assert [set(request.headers) for request in stand.requests] == [
        {"Host", "User-Agent", "Accept", "Accept-Language", "Accept-Encoding", "Connection"}
    ] * 2


async def test_gzip_is_unpacked():
    async with Newsstand() as stand:
        page = await fetched(stand, stand.serve_gzip("/story", STORY * 10_000))
    assert page.body == STORY * 10_000


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (404, "not found"),
        (410, "not found"),
        (403, "refused"),
        (401, "refused"),
        (451, "refused"),
        (429, "fewer requests"),
        (500, "has an error"),
        (503, "has an error"),
        (204, "instead of a page"),
        (304, "instead of a page"),
        (300, "instead of a page"),
    ],
)
async def test_a_status_error_is_said_in_words(status, words):
    async with Newsstand() as stand:
        with pytest.raises(NotFetched, match=words):
            await fetched(stand, stand.serve("/story", b"", status=status))


async def test_a_change_of_protocol_is_no_page():
    network = Recorder(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n")
    with pytest.raises(NotFetched, match="broke off"):
        await fetcher(Phonebook(paper_example=[[PUBLIC]]), network).fetch("http://paper.example/")


async def test_a_site_that_never_answers_ends_at_the_deadline():
    async with Newsstand() as stand:
        started = time.monotonic()
        with pytest.raises(NotFetched, match=r"within 0\.3 seconds"):
            await fetched(stand, stand.never_answer("/story"), deadline=0.3)
    assert time.monotonic() - started < 10


async def test_a_page_that_drips_ends_at_the_deadline():
    async with Newsstand() as stand:
        with pytest.raises(NotFetched, match="seconds"):
            await fetched(stand, stand.drip("/story"), deadline=0.4)


@pytest.mark.parametrize("cap", [1_000_000, 8_000_000])
async def test_a_page_without_end_is_refused_at_the_cap(cap):
    async with Newsstand() as stand:
        with pytest.raises(NotFetched, match=f"larger than {cap // 1_000_000} MB"):
            await fetched(stand, stand.endless("/story"), cap=cap)


async def test_a_page_just_below_the_cap_is_read_whole():
    page = b"<p>" + b"x" * 7_999_000
    async with Newsstand() as stand:
        assert (await fetched(stand, stand.serve("/story", page), cap=8_000_000)).body == page


async def test_a_redirect_is_followed_without_reading_its_body():
    async with Newsstand() as stand:
        stand.serve("/story", STORY)
        page = await fetched(stand, stand.endless("/old", status=302, headers={"Location": "/story"}))
        assert page.body == STORY
        assert stand.sent["/old"] < 20_000_000  # what fits into the socket's buffers


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_every_kind_of_redirect_is_followed(status):
    async with Newsstand() as stand:
        stand.serve("/story", STORY)
        assert (await fetched(stand, stand.redirect("/old", "/story", status=status))).body == STORY


async def test_a_redirect_in_circles_ends_after_five_hops():
    async with Newsstand() as stand:
        with pytest.raises(NotFetched, match="in circles"):
            await fetched(stand, stand.redirect("/story", "/story"))
    assert stand.asked("/story") == 6


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("http://user:secret@paper.example/", "user name or password"),
        ("http://[::1", "malformed"),
        ("/" + "a" * 50_000, "longer than"),
        ("http://" + "a" * 60_000, "longer than"),
        ("http://paper.example:22/", "port 22"),
        ("ftp://paper.example/", "start with http"),
        ("http://\xff\xfe/", "public"),
    ],
)
async def test_a_redirect_that_breaks_a_rule_is_refused(location, words):
    network = Recorder(moved(location), answer())
    with pytest.raises(NotFetched, match=words):
        await fetcher(Phonebook(paper_example=[[PUBLIC]]), network).fetch("http://paper.example/old")
    assert network.dialled == [(PUBLIC, 80)]


async def test_line_ends_in_a_redirect_reach_no_request():
    async with Newsstand() as stand:
        stand.serve("/story", STORY)
        with pytest.raises(NotFetched):
            await fetched(stand, stand.redirect("/old", "/story%0d%0aX-Evil:%20yes"))
    assert all("X-Evil" not in request.headers for request in stand.requests)


async def test_a_gzip_bomb_is_refused_at_the_cap():
    async with Newsstand() as stand:
        with pytest.raises(NotFetched, match="larger than 3 MB"):
            await fetched(stand, stand.gzip_bomb("/story", megabytes=64))


@pytest.mark.parametrize("encoding", ["br", "zstd", "deflate", "gzip, gzip", "x-unknown"])
async def test_other_encodings_are_refused_unread(encoding):
    async with Newsstand() as stand:
        with pytest.raises(NotFetched, match="packed as"):
            await fetched(stand, stand.serve("/story", b"\x1b\x03", headers={"Content-Encoding": encoding}))


@pytest.mark.parametrize("body", [b"no gzip at all", gzip.compress(STORY, mtime=0)[:-12]])
async def test_damaged_gzip_is_said(body):
    async with Newsstand() as stand:
        with pytest.raises(NotFetched, match="broke off"):
            await fetched(stand, stand.serve("/story", body, headers={"Content-Encoding": "gzip"}))


async def test_an_answer_that_breaks_off_is_said():
    async with Newsstand() as stand:
        with pytest.raises(NotFetched, match="broke off"):
            await fetched(stand, stand.break_off("/story", STORY))


@pytest.mark.parametrize("content_type", ["application/pdf", "application/x-pdf", "text/html"])
async def test_a_pdf_is_handed_on_as_one_whatever_its_type_says(content_type):
    async with Newsstand() as stand:
        url = stand.serve("/story", b"%PDF-1.7", headers={"Content-Type": content_type})
        assert (await fetched(stand, url)).content_type == "application/pdf"


@pytest.mark.parametrize(
    ("status", "trouble", "words"),
    [
        (401, Trouble.LOGIN_PAGE, "log-in"),
        (402, Trouble.PAYWALL, "unpaid"),
        (403, Trouble.BOT_WALL, "no programs"),
        (404, Trouble.NOT_FOUND, "not found"),
        (429, Trouble.BOT_WALL, "fewer requests"),
        (451, Trouble.BOT_WALL, "legal reasons"),
        (500, Trouble.OTHER, "an error"),
    ],
)
async def test_a_refusal_says_what_the_site_means_and_the_ways_out(status, trouble, words):
    async with Newsstand() as stand:
        with pytest.raises(NotFetched, match=words) as refused:
            await fetched(stand, stand.serve("/story", STORY, status=status))
    assert refused.value.trouble is trouble
    assert refused.value.is_story_page is (trouble is not Trouble.LOGIN_PAGE)
    assert "aste the text" in str(refused.value)


@pytest.mark.parametrize(
    ("content_type", "trouble"),
    [("video/mp4", Trouble.VIDEO), ("audio/mpeg", Trouble.VIDEO), ("application/zip", Trouble.DOCUMENT)],
)
async def test_a_film_and_a_file_are_no_story_pages(content_type, trouble):
    async with Newsstand() as stand:
        with pytest.raises(Unreadable) as refused:
            await fetched(stand, stand.serve("/x", b"x", headers={"Content-Type": content_type}))
    assert (refused.value.trouble, refused.value.is_story_page) == (trouble, False)


async def test_a_picture_is_not_a_page():
    async with Newsstand() as stand:
        with pytest.raises(Unreadable, match="image/png"):
            await fetched(stand, stand.serve("/story", b"\x89PNG", headers={"Content-Type": "image/png"}))
