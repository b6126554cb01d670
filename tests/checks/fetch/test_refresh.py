"""Pages that send their reader on: which tags count, and that reading them is cheap and guarded."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.errors import NotFetched
from checks.fetch.refresh import refresh_link
from tests.checks.fetch.networks import (
    PUBLIC,
    STORY,
    Phonebook,
    Recorder,
    answer,
    fetched,
    fetcher,
    refreshing,
)
from tests.peers.newsstand import Newsstand

TAG = '<meta http-equiv="refresh" content="0; url=/next">'


@pytest.mark.parametrize(
    ("content", "link"),
    [
        ("0; url=/next", "/next"),
        ("0;url=/next", "/next"),
        ("0, URL = /next", "/next"),
        ("5 url=/next", "/next"),
        (" 10 ; url='/next' ", "/next"),
        ("0.5; url=/next", "/next"),
        ("0; url='/next' trailing", "/next"),
        ("0; url='/next", "/next"),
        ("0;/next", "/next"),
        ("00000; url=/next", "/next"),
        ("0; url=/a?b=1&amp;c=2", "/a?b=1&c=2"),
        ("0; url=/caf\u00e9", "/caf\u00e9"),
        ("11; url=/next", None),
        ("300; url=/next", None),
        ("9" * 5000 + "; url=/next", None),
        ("0", None),
        ("0;", None),
        ("0; url=", None),
        ("0; url=''", None),
        ("soon; url=/next", None),
        ("", None),
    ],
)
def test_the_content_is_read_as_browsers_read_it(content, link):
    assert refresh_link(f'<head><meta http-equiv="refresh" content="{content}">'.encode()) == link


@pytest.mark.parametrize(
    "page",
    [
        TAG,
        f"\ufeff<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>T</title>{TAG}</head>",
        "<HTML><HEAD><META CONTENT='0; url=/next' HTTP-EQUIV=Refresh></HEAD>",
        "<meta http-equiv=refresh content=0;url=/next>",
        "<meta\nhttp-equiv\n=\n'refresh'\ncontent='0; url=/next'/>",
        "<meta http-equiv=refresh http-equiv=none content='0;/next'>",
        f"<script>if (1 < 2) {{}}</script><style>a > b {{}}</style><link rel=x href='>'>{TAG}",
        f"<!-- a comment -->{TAG}",
        f"<!-->{TAG}",
        f"<?xml version='1.0'?><base href='/other/'></base>{TAG}",
        f"<meta http-equiv=refresh content=300>{TAG}",
    ],
)
def test_a_refresh_in_the_head_counts(page):
    assert refresh_link(page.encode()) == "/next"


@pytest.mark.parametrize(
    "page",
    [
        "",
        "A story.",
        f"<!-- {TAG} -->",
        f"<!-- {TAG}",
        f"<script>document.write('{TAG}')</script>",
        f"<SCRIPT>{TAG}</SCRIPT>",
        f"<script>{TAG}",
        f"<noscript>{TAG}</noscript>",
        f"<template>{TAG}</template>",
        f"<title>{TAG}</title>",
        f"<style>{TAG}</style>",
        f"<head></head>{TAG}",
        f"<body>{TAG}",
        f"<p>The tag is {TAG}</p>",
        f"<meta name='x{TAG}",
        f'<meta name="{TAG.replace(chr(34), chr(39))}">',
        "<meta http-equiv=refresh content='0; url=/next'",
        "<meta name=refresh content='0; url=/next'>",
        "<metadata http-equiv=refresh content='0; url=/next'>",
        "<meta http-equiv=refreshing content='0; url=/next'>",
        "<!--" + "x" * 70_000 + f"-->{TAG}",
        "<title>" + "x" * 70_000 + f"</title>{TAG}",
    ],
)
def test_a_refresh_elsewhere_does_not(page):
    assert refresh_link(page.encode()) is None


@given(st.binary(max_size=400) | st.text("<>!-/='\" metascriphqu:;0", max_size=400).map(str.encode))
def test_any_bytes_are_read(page):
    assert refresh_link(page) is None or refresh_link(page)


@pytest.mark.parametrize(
    "piece",
    [
        b"<",
        b"<!",
        b"<!--",
        b"<a",
        b"<meta ",
        b"<meta a='",
        b"<meta a=b ",
        b"=",
        b" ",
        b"<meta" + b" " * 90,
        b"</meta>",
    ],
)
def test_hostile_bytes_take_time_in_proportion(piece):
    page = (b"<meta " if piece in {b"=", b" "} else b"") + piece * (65_536 // len(piece))
    started = time.process_time()
    assert refresh_link(page) is None
    assert time.process_time() - started < 5  # quadratic reading would take minutes


async def test_a_page_that_sends_its_reader_on_is_a_hop():
    names, network = Phonebook(paper_example=[[PUBLIC]]), Recorder(refreshing("/next"), answer())
    page = await fetcher(names, network).fetch("http://paper.example/story")
    assert (page.url, page.body) == ("http://paper.example/next", STORY)


@pytest.mark.parametrize("link", ["", "/story", "http://PAPER.example:80/story#top"])
async def test_a_page_that_reloads_itself_stays_a_page(link):
    names, network = Phonebook(paper_example=[[PUBLIC]]), Recorder(refreshing(link))
    page = await fetcher(names, network).fetch("http://paper.example/story")
    assert page.url == "http://paper.example/story"


async def test_plain_text_sends_nobody_on():
    names, network = (
        Phonebook(paper_example=[[PUBLIC]]),
        Recorder(answer(TAG.encode(), "Content-Type: text/plain")),
    )
    assert (await fetcher(names, network).fetch("http://paper.example/")).body == TAG.encode()


async def test_pages_that_send_on_in_circles_end_after_five_hops():
    async with Newsstand() as stand:
        stand.serve("/a", TAG.replace("/next", "/b"))
        stand.serve("/b", TAG.replace("/next", "/a"))
        with pytest.raises(NotFetched, match="in circles"):
            await fetched(stand, stand.url("/a"))
        assert len(stand.requests) == 6


async def test_a_real_page_that_sends_on_to_an_inner_address_is_refused(shared: Path):
    page = (shared / "html" / "12-meta-refresh-and-script.html").read_bytes()
    names, network = Phonebook(news_example=[[PUBLIC]]), Recorder(answer(page))
    with pytest.raises(NotFetched, match="public"):
        await fetcher(names, network).fetch("http://news.example/story")
    assert network.dialled == [(PUBLIC, 80)]
