"""Connections: to the checked address, under the site's name, with a certificate that holds."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpcore
import pytest
import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from checks.errors import NotFetched
from checks.fetch import Fetcher, GuardedBackend
from tests.checks.fetch.networks import (
    AGENT,
    PUBLIC,
    PUBLIC_V6,
    ROOTS,
    STORY,
    Detour,
    Phonebook,
    Recorder,
    answer,
    fetched,
    fetcher,
    moved,
)
from tests.peers.newsstand import Newsstand

FORMER = {"not_before": datetime(2001, 1, 1, tzinfo=UTC), "not_after": datetime(2002, 1, 1, tzinfo=UTC)}
COMING = {"not_before": datetime(2098, 1, 1, tzinfo=UTC), "not_after": datetime(2099, 1, 1, tzinfo=UTC)}


def certificate(name: str, **validity: datetime) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A server's context with a certificate for `name`, and a client's that trusts its authority."""
    authority = trustme.CA()
    server, client = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.create_default_context()
    authority.issue_cert(name, **validity).configure_cert(server)
    authority.configure_trust(client)
    return server, client


def self_signed(name: str, folder: Path) -> ssl.SSLContext:
    """A server's context with a certificate that nobody but itself vouches for."""
    key, subject = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    signed = (
        x509.CertificateBuilder(subject, subject, key.public_key(), x509.random_serial_number())
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2090, 1, 1, tzinfo=UTC))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=True)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    pem, pkcs8 = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    (folder / "site.pem").write_bytes(signed.public_bytes(pem) + key.private_bytes(pem, pkcs8, plain))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "site.pem")
    return context


@asynccontextmanager
async def secure_site(
    server: ssl.SSLContext, client: ssl.SSLContext
) -> AsyncIterator[tuple[Newsstand, Fetcher]]:
    """A site under TLS that paper.example leads to, and a fetcher that trusts `client`."""
    async with Newsstand(tls=server) as stand:
        stand.serve("/story", STORY)
        names = Phonebook(paper_example=[[PUBLIC]])
        yield stand, fetcher(names, Detour(stand.address[1]), tls=client)


async def test_the_name_stays_in_sni_in_the_certificate_check_and_in_host():
    asked_for: list[str | None] = []
    server, client = certificate("paper.example")
    server.sni_callback = lambda _socket, name, _context: asked_for.append(name)
    async with secure_site(server, client) as (stand, reader):
        page = await reader.fetch("https://PAPER.example./story")
    assert page.body == STORY
    assert asked_for == ["paper.example"]
    assert stand.requests[0].headers["Host"] == "paper.example"


@pytest.mark.parametrize(
    ("name", "validity", "trusted"),
    [
        ("other.example", {}, True),
        ("paper.example", FORMER, True),
        ("paper.example", COMING, True),
        ("paper.example", {}, False),
        ("*.example", {}, True),
        (PUBLIC, {}, True),
    ],
    ids=["wrong name", "expired", "not yet valid", "unknown authority", "too wide", "only the address"],
)
async def test_a_certificate_that_does_not_hold_is_refused(name, validity, trusted):
    server, client = certificate(name, **validity)
    async with secure_site(server, client if trusted else ROOTS) as (stand, reader):
        with pytest.raises(NotFetched, match="security certificate"):
            await reader.fetch("https://paper.example/story")
    assert stand.requests == []


async def test_a_self_signed_certificate_is_refused(tmp_path):
    async with secure_site(self_signed("paper.example", tmp_path), ROOTS) as (stand, reader):
        with pytest.raises(NotFetched, match="security certificate"):
            await reader.fetch("https://paper.example/story")
    assert stand.requests == []


async def test_only_http_1_is_offered():
    server, client = certificate("paper.example")
    server.set_alpn_protocols(["h2", "http/1.1"])
    async with secure_site(server, client) as (_, reader):
        assert (await reader.fetch("https://paper.example/story")).body == STORY


async def test_a_handshake_without_end_is_cut_at_the_deadline_and_its_connection_closed():
    left = asyncio.Event()

    async def say_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while await reader.read(4096):
            pass
        left.set()
        writer.close()

    site = await asyncio.start_server(say_nothing, "127.0.0.1", 0)
    async with site:
        reader = fetcher(
            Phonebook(paper_example=[[PUBLIC]]), Detour(site.sockets[0].getsockname()[1]), deadline=0.3
        )
        with pytest.raises(NotFetched, match=r"in time|seconds"):
            await reader.fetch("https://paper.example/")
        await asyncio.wait_for(left.wait(), 10)


async def test_the_checked_address_is_dialled_so_that_a_second_lookup_cannot_change_it():
    network, names = Recorder(answer()), Phonebook(paper_example=[[PUBLIC], ["127.0.0.1"]])
    page = await fetcher(names, network).fetch("http://paper.example/story")
    assert page.body == STORY
    assert network.dialled == [(PUBLIC, 80)]
    assert names.lookups == ["paper.example."]


async def test_a_redirect_is_looked_up_and_checked_anew():
    network, names = Recorder(moved("/story"), answer()), Phonebook(paper_example=[[PUBLIC], ["127.0.0.1"]])
    with pytest.raises(NotFetched, match="internal address"):
        await fetcher(names, network).fetch("http://paper.example/old")
    assert network.dialled == [(PUBLIC, 80)]


@pytest.mark.parametrize(
    ("addresses", "tried"),
    [
        ([PUBLIC, "8.8.8.8", "8.8.4.4", "1.1.1.1"], [PUBLIC, "8.8.8.8", "8.8.4.4"]),
        ([PUBLIC_V6, PUBLIC, "8.8.8.8", "8.8.4.4"], [PUBLIC, "8.8.8.8", PUBLIC_V6]),
        ([PUBLIC_V6, PUBLIC, "2606:4700::2"], [PUBLIC, PUBLIC_V6, "2606:4700::2"]),
    ],
)
async def test_where_an_address_does_not_answer_others_are_tried_of_both_families(addresses, tried):
    network = Recorder()
    with pytest.raises(NotFetched, match="cannot be reached"):
        await fetcher(Phonebook(paper_example=[addresses]), network).fetch("http://paper.example/story")
    assert network.dialled == [(address, 80) for address in tried]


@pytest.mark.parametrize("names", [Phonebook(), Phonebook(nowhere_example=[[]])])
async def test_an_unknown_name_is_said(names):
    with pytest.raises(NotFetched, match=r"no site called nowhere\.example"):
        await fetcher(names, Recorder()).fetch("https://nowhere.example/")


async def test_a_name_server_out_of_order_is_not_told_as_an_unknown_name():
    class OutOfOrder:
        async def addresses(self, host):
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    with pytest.raises(NotFetched, match=r"could not be looked up just now\. Try again later"):
        await fetcher(OutOfOrder(), Recorder()).fetch("https://paper.example/")


async def test_other_places_that_a_site_advertises_are_not_visited():
    network = Recorder(answer(STORY, "Content-Type: text/html", 'Alt-Svc: h3="10.0.0.1:443"'), answer())
    reader = fetcher(Phonebook(paper_example=[[PUBLIC]]), network)
    await reader.fetch("http://paper.example/story")
    await reader.fetch("http://paper.example/story")
    assert network.dialled == [(PUBLIC, 80)] * 2


async def test_loopback_is_refused_without_the_exemption():
    async with Newsstand() as stand:
        url = stand.serve("/story", STORY)
        async with Fetcher(user_agent=AGENT, tls=ROOTS, resolver=Phonebook()) as reader:
            with pytest.raises(NotFetched, match="public"):
                await reader.fetch(url)
        assert (await fetched(stand, url)).body == STORY
    assert len(stand.requests) == 1


@pytest.mark.parametrize("port", [22, 8080])
async def test_no_other_port_is_dialled_whoever_asks(port):
    backend = GuardedBackend(resolver=Phonebook(paper_example=[[PUBLIC]]), dialler=Recorder())
    with pytest.raises(NotFetched):
        await backend.connect_tcp("paper.example", port)


async def test_a_local_socket_is_never_opened():
    backend = GuardedBackend(resolver=Phonebook(), dialler=httpcore.AnyIOBackend())
    with pytest.raises(NotFetched):
        await backend.connect_unix_socket("/var/run/docker.sock")
