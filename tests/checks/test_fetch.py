"""The fetcher against a bad site on loopback, and the guard against spellings of internal addresses."""

from __future__ import annotations

import asyncio
import gzip
import ssl
import time

import httpcore
import pytest
import trustme

from checks.errors import NotFetched, Unreadable
from checks.fetch import Fetcher, Page, check_url, is_public
from tests.peers.newsstand import Newsstand

AGENT = "factdesk/test (desk@paper.example)"
ROOTS = ssl.create_default_context()
PUBLIC = "93.184.215.14"
STORY = b"<html><body><p>A story.</p></body></html>"


class Phonebook:
    """A resolver that knows the given names, each with one list of addresses per lookup (the last one stays)."""

    def __init__(self, **names: list[list[str]]) -> None:
        self.names = {f"{name.replace('_', '.')}.": answers for name, answers in names.items()}
        self.lookups: list[str] = []

    async def addresses(self, host: str) -> list[str]:
        self.lookups.append(host)
        answers = self.names.get(host)
        if answers is None:
            raise OSError("Name or service not known")
        return answers.pop(0) if len(answers) > 1 else answers[0]


class Silence:
    """A resolver that never answers."""

    async def addresses(self, host: str) -> list[str]:
        await asyncio.Event().wait()
        return []


class Recorder(httpcore.AsyncNetworkBackend):
    """A network that notes who is dialled and answers with given bytes, one answer per connection."""

    def __init__(self, *answers: bytes) -> None:
        self.answers = list(answers)
        self.dialled: list[tuple[str, int]] = []

    async def connect_tcp(self, host, port, timeout=None, local_address=None, socket_options=None):  # noqa: ASYNC109
        self.dialled.append((host, port))
        if not self.answers:
            raise httpcore.ConnectError("refused")
        return httpcore.AsyncMockStream([self.answers.pop(0)])


class Detour(httpcore.AsyncNetworkBackend):
    """A network in which every public address leads to one loopback port."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.inner = httpcore.AnyIOBackend()

    async def connect_tcp(self, host, port, timeout=None, local_address=None, socket_options=None):  # noqa: ASYNC109
        return await self.inner.connect_tcp("127.0.0.1", self.port, timeout)


def answer(body: bytes = STORY, *headers: str, status: str = "200 OK") -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *(headers or ["Content-Type: text/html"])]
    return "\r\n".join([*lines, "", ""]).encode() + body


async def fetched(stand: Newsstand, url: str, *, deadline: float = 5.0, cap: int = 3_000_000) -> Page:
    async with Fetcher(
        user_agent=AGENT,
        tls=ROOTS,
        allow=frozenset({stand.address}),
        deadline=deadline,
        cap=cap,
        resolver=Phonebook(),
    ) as fetcher:
        return await fetcher.fetch(url)


async def test_a_page_comes_with_its_last_url_type_and_charset():
    async with Newsstand() as stand:
        stand.serve("/story", STORY, headers={"Content-Type": "text/html; charset=ISO-8859-1"})
        page = await fetched(stand, stand.redirect("/old", "/story#top"))
    assert page == Page(url=stand.url("/story"), body=STORY, content_type="text/html", charset="iso-8859-1")


async def test_the_site_sees_our_name_and_no_cookie_of_an_earlier_hop():
    async with Newsstand() as stand:
        stand.serve("/story", STORY)
        stand.serve("/old", b"", status=302, headers={"Location": "/story", "Set-Cookie": "a=b"})
        await fetched(stand, stand.url("/old"))
    assert [request.headers["User-Agent"] for request in stand.requests] == [AGENT, AGENT]
    assert not any(
        {"Cookie", "Referer", "Authorization"} & set(request.headers) for request in stand.requests
    )


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
    ],
)
async def test_a_status_error_is_said_in_words(status, words):
    async with Newsstand() as stand:
        with pytest.raises(NotFetched, match=words):
            await fetched(stand, stand.serve("/story", b"", status=status))


async def test_a_site_that_never_answers_ends_at_the_deadline():
    async with Newsstand() as stand:
        started = time.monotonic()
        with pytest.raises(NotFetched, match=r"within 0\.3 seconds"):
            await fetched(stand, stand.never_answer("/story"), deadline=0.3)
    assert time.monotonic() - started < 2


async def test_a_page_that_drips_ends_at_the_deadline():
    async with Newsstand() as stand:
        with pytest.raises(NotFetched, match="seconds"):
            await fetched(stand, stand.drip("/story"), deadline=0.4)


async def test_a_page_without_end_is_refused_at_the_cap():
    async with Newsstand() as stand:
        with pytest.raises(NotFetched, match="larger than 1 MB"):
            await fetched(stand, stand.endless("/story"), cap=1_000_000)


async def test_a_redirect_is_followed_without_reading_its_body():
    async with Newsstand() as stand:
        stand.serve("/story", STORY)
        page = await fetched(stand, stand.endless("/old", status=302, headers={"Location": "/story"}))
        assert page.body == STORY
        assert stand.sent["/old"] < 20_000_000  # what fits into the socket's buffers


async def test_a_redirect_in_circles_ends_after_five_hops():
    async with Newsstand() as stand:
        with pytest.raises(NotFetched, match="in circles"):
            await fetched(stand, stand.redirect("/story", "/story"))
    assert stand.asked("/story") == 6


async def test_a_gzip_bomb_is_refused_at_the_cap():
    async with Newsstand() as stand:
        with pytest.raises(NotFetched, match="larger than 3 MB"):
            await fetched(stand, stand.gzip_bomb("/story", megabytes=64))


@pytest.mark.parametrize("encoding", ["br", "zstd", "deflate", "gzip, gzip"])
async def test_other_encodings_are_refused_unread(encoding):
    async with Newsstand() as stand:
        with pytest.raises(NotFetched, match="packed as"):
            await fetched(stand, stand.serve("/story", b"\x1b\x03", headers={"Content-Encoding": encoding}))


@pytest.mark.parametrize("body", [b"no gzip at all", gzip.compress(STORY)[:-12]])
async def test_damaged_gzip_is_said(body):
    async with Newsstand() as stand:
        with pytest.raises(NotFetched, match="broke off"):
            await fetched(stand, stand.serve("/story", body, headers={"Content-Encoding": "gzip"}))


async def test_the_machines_own_address_gets_no_request():
    async with Newsstand() as stand:
        names, detour = Phonebook(paper_example=[[PUBLIC]]), Detour(stand.address[1])
        async with Fetcher(user_agent=AGENT, tls=ROOTS, resolver=names, dialler=detour) as fetcher:
            with pytest.raises(NotFetched, match="internal address"):
                await fetcher.fetch("http://paper.example/")
    assert stand.requests == []


async def test_an_answer_that_breaks_off_is_said():
    async with Newsstand() as stand:
        with pytest.raises(NotFetched, match="broke off"):
            await fetched(stand, stand.break_off("/story", STORY))


@pytest.mark.parametrize("content_type", ["application/pdf", "text/html"])
async def test_a_pdf_is_told_whatever_its_type_says(content_type):
    async with Newsstand() as stand:
        with pytest.raises(Unreadable, match="PDF"):
            await fetched(stand, stand.serve("/story", b"%PDF-1.7", headers={"Content-Type": content_type}))


async def test_a_picture_is_not_a_page():
    async with Newsstand() as stand:
        with pytest.raises(Unreadable, match="image/png"):
            await fetched(stand, stand.serve("/story", b"\x89PNG", headers={"Content-Type": "image/png"}))


async def test_loopback_is_refused_without_the_exemption():
    async with Newsstand() as stand:
        url = stand.serve("/story", STORY)
        async with Fetcher(user_agent=AGENT, tls=ROOTS, resolver=Phonebook()) as fetcher:
            with pytest.raises(NotFetched, match="public"):
                await fetcher.fetch(url)
    assert stand.requests == []


SPELLINGS = [
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0177.0.0.1/",
    "http://0x7f.1/",
    "http://127.0.0.1./",
    "http://127.000.000.001/",
    "http://0/",
    "http://0.0.0.0/",
    "http://localhost/",
    "http://LOCALHOST./",
    "http://desk.localhost/",
    "http://printer.local/",
    "http://vault.internal/",
    "http://router.home.arpa/",
    "http://intranet/",
    "http://x.onion/",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[fe80::1%25eth0]/",
    "http://[fd00:ec2::254]/",
    "http://169.254.169.254/latest/meta-data/",
    "http://168.63.129.16/",
    "http://100.100.100.200/",
    "http://10.0.0.1/",
    "http://192.168.1.1/",
    "http://①②⑦.⓪.⓪.①/",
    "http://127。0。0。1/",
    "http://lоcalhost/",
    "http://127.0.0.1%00.paper.example/",
    "http://127.0.0.1%2f@paper.example/",
    "http://paper.example@127.0.0.1/",
    "http://127.0.0.1\\@paper.example/",
    "http://paper.example\\@127.0.0.1/",
    "http://paper.example:22/",
    "http://paper.example:8080/",
    "https://paper.example:80/",
    "http://paper.example:0/",
    "http://paper.example:99999/",
    "http://user:secret@paper.example/",
    "http://paper.\texample/",
    "http://paper.example/\r\nHost: 127.0.0.1",
    "http://paper\x00.example/",
    "ftp://paper.example/",
    "file:///etc/passwd",
    "gopher://paper.example/",
    "data:text/html,story",
    "javascript:alert(1)",
    "//paper.example/",
    "paper.example/story",
    "http:///story",
    "http://",
    "",
    "http://-.example/",
    "http://paper..example/",
    "http://" + "a" * 64 + ".example/",
    "http://paper.example/" + "a" * 2048,
]


@pytest.mark.parametrize("url", SPELLINGS)
async def test_a_spelling_of_somewhere_else_is_never_dialled(url):
    network, names = Recorder(answer()), Phonebook(paper_example=[[PUBLIC]])
    async with Fetcher(user_agent=AGENT, tls=ROOTS, resolver=names, dialler=network) as fetcher:
        with pytest.raises(NotFetched):
            await fetcher.fetch(url)
    assert network.dialled == []
    assert names.lookups == []


# Relative ones lead back to the same site, and no header can carry line ends.
RELATIVE = {"", "//paper.example/", "paper.example/story", "http:///story", "http://"}
LOCATIONS = [url for url in SPELLINGS if url not in RELATIVE and not {"\n", "\x00"} & set(url)]


@pytest.mark.parametrize("url", LOCATIONS)
async def test_a_redirect_to_a_spelling_of_somewhere_else_is_never_dialled(url):
    hop = answer(
        b"", "Content-Type: text/html", f"Location: {url.encode().decode('latin-1')}", status="302 Found"
    )
    network = Recorder(hop, answer())
    async with Fetcher(
        user_agent=AGENT, tls=ROOTS, resolver=Phonebook(paper_example=[[PUBLIC]]), dialler=network
    ) as fetcher:
        with pytest.raises(NotFetched):
            await fetcher.fetch("http://paper.example/old")
    assert network.dialled == [(PUBLIC, 80)]


INTERNAL = [
    *["0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.16.0.1", "172.31.255.255"],  # noqa: S104
    *["192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.0.1", "198.18.0.1", "198.51.100.1", "203.0.113.1"],
    *["224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "168.63.129.16"],
    *[
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::808:808",
        "64:ff9b:1::7f00:1",
    ],
    *[
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:808:808::",
        "3fff::1",
        "5f00::1",
        "8000::1",
        "fc00::1",
        "fe80::1",
    ],
    *["fe80::1%eth0", "fec0::1", "ff02::1", "2606:4700::1%1", "2620:4f:8000::1", "nonsense", "1.2.3", ""],
]


@pytest.mark.parametrize("address", INTERNAL)
async def test_a_name_with_one_internal_address_is_never_dialled(address):
    network = Recorder(answer())
    async with Fetcher(
        user_agent=AGENT, tls=ROOTS, resolver=Phonebook(paper_example=[[PUBLIC, address]]), dialler=network
    ) as fetcher:
        with pytest.raises(NotFetched, match="internal address"):
            await fetcher.fetch("https://paper.example/story")
    assert network.dialled == []


@pytest.mark.parametrize("address", ["8.8.8.8", PUBLIC, "1.1.1.1", "2606:4700:4700::1111", "::ffff:8.8.8.8"])
def test_public_addresses_are_public(address):
    assert is_public(address)


async def test_the_checked_address_is_dialled_so_that_a_second_lookup_cannot_change_it():
    network, names = Recorder(answer()), Phonebook(paper_example=[[PUBLIC], ["127.0.0.1"]])
    async with Fetcher(user_agent=AGENT, tls=ROOTS, resolver=names, dialler=network) as fetcher:
        page = await fetcher.fetch("http://paper.example/story")
    assert page.body == STORY
    assert network.dialled == [(PUBLIC, 80)]
    assert names.lookups == ["paper.example."]


async def test_a_redirect_is_looked_up_and_checked_anew():
    hop = answer(b"", "Content-Type: text/html", "Location: /story", status="302 Found")
    network, names = Recorder(hop, answer()), Phonebook(paper_example=[[PUBLIC], ["127.0.0.1"]])
    async with Fetcher(user_agent=AGENT, tls=ROOTS, resolver=names, dialler=network) as fetcher:
        with pytest.raises(NotFetched, match="internal address"):
            await fetcher.fetch("http://paper.example/old")
    assert network.dialled == [(PUBLIC, 80)]


async def test_another_address_is_tried_where_one_does_not_answer():
    network = Recorder()
    names = Phonebook(paper_example=[["2606:4700::1", PUBLIC, "8.8.8.8", "8.8.4.4"]])
    async with Fetcher(user_agent=AGENT, tls=ROOTS, resolver=names, dialler=network) as fetcher:
        with pytest.raises(NotFetched, match="cannot be reached"):
            await fetcher.fetch("http://paper.example/story")
    assert network.dialled == [(PUBLIC, 80), ("8.8.8.8", 80), ("8.8.4.4", 80)]


@pytest.mark.parametrize("names", [Phonebook(), Phonebook(nowhere_example=[[]])])
async def test_an_unknown_name_is_said(names):
    async with Fetcher(user_agent=AGENT, tls=ROOTS, resolver=names, dialler=Recorder()) as fetcher:
        with pytest.raises(NotFetched, match=r"no site called nowhere\.example"):
            await fetcher.fetch("https://nowhere.example/")


async def test_a_lookup_without_an_answer_ends_at_the_deadline():
    async with Fetcher(
        user_agent=AGENT, tls=ROOTS, resolver=Silence(), dialler=Recorder(), deadline=0.2
    ) as fetcher:
        with pytest.raises(NotFetched, match="seconds"):
            await fetcher.fetch("https://paper.example/")


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


def certificate(name: str) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    authority = trustme.CA()
    server, client = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.create_default_context()
    authority.issue_cert(name).configure_cert(server)
    authority.configure_trust(client)
    return server, client


async def test_the_name_stays_in_the_certificate_check_and_in_host():
    server, client = certificate("paper.example")
    async with Newsstand(tls=server) as stand:
        stand.serve("/story", STORY)
        fetcher = Fetcher(
            user_agent=AGENT,
            resolver=Phonebook(paper_example=[[PUBLIC]]),
            dialler=Detour(stand.address[1]),
            allow=frozenset({("paper.example", 443)}),
            tls=client,
        )
        page = await fetcher.fetch("https://paper.example/story")
    assert page.body == STORY
    assert stand.requests[0].headers["Host"] == "paper.example"


@pytest.mark.parametrize("trusted", [True, False])
async def test_a_certificate_of_another_name_or_of_nobody_is_refused(trusted):
    server, client = certificate("other.example")
    async with Newsstand(tls=server) as stand:
        stand.serve("/story", STORY)
        fetcher = Fetcher(
            user_agent=AGENT,
            resolver=Phonebook(paper_example=[[PUBLIC]]),
            dialler=Detour(stand.address[1]),
            allow=frozenset({("paper.example", 443)}),
            tls=client if trusted else None,
        )
        with pytest.raises(NotFetched, match="security certificate"):
            await fetcher.fetch("https://paper.example/story")
    assert stand.requests == []
