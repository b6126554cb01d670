"""The address guard: no spelling, answer or hop leads to an inner address, and public pages are read."""

from __future__ import annotations

import ipaddress
from html import escape

import httpx
import pytest
from bs4 import BeautifulSoup

from checks.errors import NotFetched, Trouble
from checks.fetch import check_link, check_url, is_public
from tests.checks.fetch.cases import ADDRESSES, CASES, LINKS, Case
from tests.checks.fetch.networks import (
    OTHER_PUBLIC,
    PUBLIC,
    PUBLIC_V6,
    STORY,
    Phonebook,
    Recorder,
    answer,
    fetcher,
    moved,
    refreshing,
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
async def test_no_inner_address_is_dialled(case: Case):
    names = Phonebook({name: [list(found) for found in answers] for name, answers in case.names})
    network = Recorder(*case.answers, answer())
    with pytest.raises(NotFetched):
        await fetcher(names, network).fetch(case.url)
    assert tuple(network.dialled) == case.may_dial
    assert bool(names.lookups) is case.looked_up


@pytest.mark.parametrize(
    "link",
    [
        "http://10.1.2.3/story",
        "http://tracker.internal/PAPER-12",
        "http://cms/draft/4",
        "https://cms.paper.example:8443/draft/4",
    ],
)
def test_an_address_of_the_office_leads_to_no_story(link: str):
    with pytest.raises(NotFetched) as refused:
        check_url(link)
    assert refused.value.trouble is Trouble.INTERNAL
    assert not refused.value.is_story_page


@pytest.mark.parametrize("link", ["ftp://paper.example/story", "https://me:secret@paper.example/story"])
def test_a_slip_in_a_link_is_still_answered(link: str):
    with pytest.raises(NotFetched) as refused:
        check_url(link)
    assert refused.value.is_story_page


def test_the_cases_are_many_distinct_and_of_every_class():
    assert len(set(CASES)) == len(CASES)
    assert len({(case.kind, case.title) for case in CASES}) >= 150
    # Counted without the hops, which repeat the spellings behind a redirect and a refresh.
    assert len({case.title for case in CASES}) >= 150
    ways = {case.kind.split(":")[0] for case in CASES}
    assert {"pasted", "answer", "redirect", "meta refresh", "rebinding at redirect"} <= ways


LEGITIMATE = [
    ("plain", "http://paper.example/", [PUBLIC], (PUBLIC, 80)),
    ("TLS", "https://paper.example/", [PUBLIC], (PUBLIC, 443)),
    ("capitals", "HTTPS://PAPER.Example/Story", [PUBLIC], (PUBLIC, 443)),
    ("trailing dot", "https://paper.example./story", [PUBLIC], (PUBLIC, 443)),
    ("port 443 named", "https://paper.example:443/story", [PUBLIC], (PUBLIC, 443)),
    ("port 80 named", "http://paper.example:80/story", [PUBLIC], (PUBLIC, 80)),
    ("unicode path", "https://paper.example/straße/café?q=ñ#top", [PUBLIC], (PUBLIC, 443)),
    ("long path", "https://paper.example/" + "a/" * 900, [PUBLIC], (PUBLIC, 443)),
    ("IPv6 only", "https://paper.example/", [PUBLIC_V6], (PUBLIC_V6, 443)),
    ("several addresses", "https://paper.example/", [OTHER_PUBLIC, PUBLIC, PUBLIC_V6], (OTHER_PUBLIC, 443)),
    ("mapped address", "https://paper.example/", ["::ffff:8.8.8.8"], ("::ffff:8.8.8.8", 443)),
    ("numbers in the name", "https://127.0.0.1.paper.example/", [PUBLIC], (PUBLIC, 443)),
    ("inner address in the query", "https://paper.example/?u=http://127.0.0.1/", [PUBLIC], (PUBLIC, 443)),
    ("at sign in the path", "https://paper.example/@writer/story", [PUBLIC], (PUBLIC, 443)),
    ("IDN", "https://zürich.example/", [PUBLIC], (PUBLIC, 443)),
    ("punycode", "https://xn--zrich-kva.example/", [PUBLIC], (PUBLIC, 443)),
    ("edge of a special range", "https://paper.example/", ["11.0.0.0"], ("11.0.0.0", 443)),
]


@pytest.mark.parametrize(
    ("url", "addresses", "dialled"), [row[1:] for row in LEGITIMATE], ids=[row[0] for row in LEGITIMATE]
)
async def test_a_public_page_is_read(url, addresses, dialled):
    hosts = ("paper.example", "127.0.0.1.paper.example", "xn--zrich-kva.example")
    network = Recorder(answer())
    page = await fetcher(Phonebook({host: [addresses] for host in hosts}), network).fetch(url)
    assert page.body == STORY
    assert network.dialled == [dialled]


async def test_a_chain_of_public_redirects_and_refreshes_is_followed():
    names = Phonebook(
        short_example=[[PUBLIC]], www_paper_example=[[OTHER_PUBLIC]], paper_example=[[PUBLIC_V6]]
    )
    network = Recorder(
        moved("https://short.example/2"),
        refreshing("//www.paper.example/a?b=1&c=2"),
        moved("https://paper.example:443/story"),
        answer(),
    )
    page = await fetcher(names, network).fetch("http://short.example/1")
    assert page.url == "https://paper.example/story"
    assert network.dialled == [(PUBLIC, 80), (PUBLIC, 443), (OTHER_PUBLIC, 443), (PUBLIC_V6, 443)]


NAMED = [
    '<link rel="canonical" href="{}">',
    '<link rel="amphtml" href="{}">',
    '<meta property="og:url" content="{}">',
]
ABSOLUTE = [
    link
    for links in LINKS.values()
    for link in links
    if not link.startswith(("http:127", "http:/1", "http:///"))
]


@pytest.mark.parametrize("markup", NAMED, ids=["canonical", "AMP", "og:url"])
@pytest.mark.parametrize("link", [link for link in ABSOLUTE if not {"\r", "\n", "\x00"} & set(link)][::3])
def test_an_address_that_a_page_names_goes_through_the_same_door(markup, link):
    tag = BeautifulSoup(markup.format(escape(link)), "lxml").find(["link", "meta"])
    named = str(tag.get("href") or tag.get("content"))
    with pytest.raises(NotFetched):
        check_link(named, base=httpx.URL("https://paper.example/story"))


@pytest.mark.parametrize("address", [address for _, address in ADDRESSES])
def test_a_special_address_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", PUBLIC, "1.1.1.1", PUBLIC_V6, "::ffff:8.8.8.8"])
def test_a_public_address_is_public(address):
    assert is_public(address)


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://paper.example/a?b=c#d", "https://paper.example/a?b=c"),
        (" http://PAPER.example.:80/ ", "http://paper.example/"),
        ("https://zürich.example/straße", "https://xn--zrich-kva.example/stra%C3%9Fe"),
    ],
)
def test_ordinary_links_are_asked_as_they_are(url, asked):
    assert str(check_url(url)) == asked


@pytest.mark.parametrize(
    ("link", "asked"),
    [
        ("next", "https://paper.example/a/next"),
        ("/next", "https://paper.example/next"),
        ("//other.example/x", "https://other.example/x"),
        ("?page=2", "https://paper.example/a/story?page=2"),
        ("", "https://paper.example/a/story"),
        ("http://paper.example/a b", "http://paper.example/a%20b"),
    ],
)
def test_a_link_is_seen_from_the_page_it_stands_in(link, asked):
    assert str(check_link(link, base=httpx.URL("https://paper.example/a/story"))) == asked


@pytest.mark.parametrize("address", [PUBLIC, f"::ffff:{PUBLIC}", PUBLIC_V6])
async def test_an_address_of_this_machine_is_never_dialled(address):
    network = Recorder(answer())
    reader = fetcher(
        Phonebook(paper_example=[[OTHER_PUBLIC, address]]), network, is_own={PUBLIC, PUBLIC_V6}.__contains__
    )
    with pytest.raises(NotFetched, match="internal address"):
        await reader.fetch("https://paper.example/")
    assert network.dialled == []


@pytest.mark.parametrize("address", [PUBLIC, f"::ffff:{PUBLIC}", PUBLIC_V6])
async def test_a_network_of_the_newsroom_is_never_dialled(address):
    network = Recorder(answer())
    own = (ipaddress.ip_network("93.184.215.0/24"), ipaddress.ip_network("2606:4700::/32"))
    reader = fetcher(Phonebook(paper_example=[[OTHER_PUBLIC, address]]), network, own_networks=own)
    with pytest.raises(NotFetched, match="internal address"):
        await reader.fetch("https://paper.example/")
    assert network.dialled == []


async def test_a_neighbour_of_the_newsrooms_network_is_read():
    network = Recorder(answer())
    own = (ipaddress.ip_network("93.184.216.0/24"),)
    page = await fetcher(Phonebook(paper_example=[[PUBLIC]]), network, own_networks=own).fetch(
        "http://paper.example/"
    )
    assert page.body == STORY
