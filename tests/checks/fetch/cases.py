"""Ways to reach an inner address through a pasted link, each named by its class. None may be dialled."""

from __future__ import annotations

from dataclasses import dataclass

from tests.checks.fetch.networks import PUBLIC, PUBLIC_V6, moved, refreshing

SITE = "http://paper.example/story"


@dataclass(frozen=True, kw_only=True)
class Case:
    """One attempt. `names` are the resolver's answers, one list per lookup; `answers` what the sites send.

    `may_dial` are the public addresses that the way leads over; `looked_up` whether any name is.
    """

    kind: str
    title: str
    url: str = SITE
    names: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = (("paper.example", ((PUBLIC,),)),)
    answers: tuple[bytes, ...] = ()
    may_dial: tuple[tuple[str, int], ...] = ()
    looked_up: bool = True

    @property
    def id(self) -> str:
        return f"{self.kind}: {self.title}"[:100].encode("ascii", "backslashreplace").decode()


LINKS: dict[str, tuple[str, ...]] = {
    "loopback spelling": (
        "http://127.0.0.1/",
        "http://127.1/",
        "http://127.0.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0x7f.0x0.0x0.0x1/",
        "http://0177.0.0.1/",
        "http://017700000001/",
        "http://0x7f.1/",
        "http://127.0.0.1./",
        "http://127.000.000.001/",
        "http://127.255.255.254/",
        "http://0/",
        "http://0.0.0.0/",
        "http://00000000000/",
        "http://0x/",
        "http://4294967295/",
        "http://127.0.0.1:80/",
        "https://127.0.0.1/",
    ),
    "inner name": (
        "http://localhost/",
        "http://LOCALHOST./",
        "http://desk.localhost/",
        "http://localhost.localdomain/",
        "http://printer.local/",
        "http://api.default.svc.cluster.local/",
        "http://vault.internal/",
        "http://wiki.intranet/",
        "http://nas.lan/",
        "http://router.home.arpa/",
        "http://intranet/",
        "http://metadata/",
        "http://x.onion/",
    ),
    "IPv6 literal": (
        "http://[::1]/",
        "http://[::]/",
        "http://[0:0:0:0:0:0:0:1]/",
        "http://[0000:0000:0000:0000:0000:0000:0000:0001]/",
        "http://[::127.0.0.1]/",
        "http://[fe80::1]/",
        "http://[fe80::1%25eth0]/",
        "http://[fc00::1]/",
        "http://[fec0::1]/",
        "http://[ff02::1]/",
        "http://[2606:4700::1111]/",
        "http://[::1]:80/",
        "http://[v1.x]/",
        "http://[::1/",
        "http://::1/",
    ),
    "IPv4 in IPv6": (
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://[0:0:0:0:0:ffff:127.0.0.1]/",
        "http://[::ffff:169.254.169.254]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[64:ff9b::169.254.169.254]/",
        "http://[2002:7f00:1::]/",
        "http://[2001:0:7f00:1::]/",
    ),
    "metadata service": (
        "http://169.254.169.254/latest/meta-data/",
        "http://169.254.170.2/v2/credentials",
        "http://[fd00:ec2::254]/latest/meta-data/",
        "http://metadata.google.internal/computeMetadata/v1/",
        "http://168.63.129.16/machine",
        "http://100.100.100.200/latest/meta-data/",
        "http://192.0.0.192/opc/v2/instance/",
        "http://2852039166/latest/meta-data/",
        "http://0xa9fea9fe/",
        "http://0251.0376.0251.0376/",
    ),
    "private literal": (
        "http://10.0.0.1/",
        "http://172.16.0.1/",
        "http://192.168.1.1/",
        "http://100.64.0.1/",
        "http://198.18.0.1/",
        "http://224.0.0.1/",
        "http://240.0.0.1/",
        "http://255.255.255.255/",
    ),
    "unicode host": (
        "http://①②⑦.⓪.⓪.①/",
        "http://127。0。0。1/",
        "http://\uff11\uff12\uff17.0.0.1/",
        "http://127\uff0e0\uff0e0\uff0e1/",
        "http://lоcalhost/",
        "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/",
        "http://١٢٧.٠.٠.١/",
        "http://local\u00adhost/",
        "http://localhost\u200b/",
        "http://127.0.0.1\u2044@paper.example/",
    ),
    "percent-encoded host": (
        "http://127%2e0%2e0%2e1/",
        "http://%31%32%37.0.0.1/",
        "http://%6c%6f%63%61%6c%68%6f%73%74/",
        "http://127.0.0.1%00.paper.example/",
        "http://127.0.0.1%23.paper.example/",
        "http://127.0.0.1%2f.paper.example/",
        "http://paper.example%252f@127.0.0.1/",
    ),
    "user name": (
        "http://paper.example@127.0.0.1/",
        "http://paper.example:80@127.0.0.1/",
        "http://user:secret@paper.example/",
        "http://@127.0.0.1/",
        "http://127.0.0.1%2f@paper.example/",
        "http://127.0.0.1\\@paper.example/",
        "http://paper.example\\@127.0.0.1/",
        "http://a@paper.example@127.0.0.1/",
        "http://127.0.0.1:80@paper.example/",
    ),
    "blank or control character": (
        "http://paper.\texample/",
        "http://paper.example\t@127.0.0.1/",
        "http://127.0.0.1\t.paper.example/",
        "http:// 127.0.0.1/",
        "http://127.0.0.1 .paper.example/",
        "http://paper.example/\r\nHost: 127.0.0.1",
        "http://paper.example/\n\nGET http://127.0.0.1/",
        "http://paper\x00.example/",
        "http://127.0.0.1\x00.paper.example/",
        "http://paper.example\x7f/",
        "http://paper.example\u00a0/",
        "http:\\\\127.0.0.1\\",
        "http://paper.example\\..\\127.0.0.1/",
    ),
    "port": (
        "http://paper.example:22/",
        "http://paper.example:25/",
        "http://paper.example:443/",
        "https://paper.example:80/",
        "http://paper.example:6379/",
        "http://paper.example:8080/",
        "https://paper.example:8443/",
        "http://paper.example:0/",
        "http://paper.example:-1/",
        "http://paper.example:99999/",
        "http://paper.example:80:22/",
        "http://paper.example:8O/",
    ),
    "scheme": (
        "ftp://paper.example/",
        "file:///etc/passwd",
        "file://paper.example/etc/passwd",
        "gopher://paper.example/_GET",
        "dict://paper.example:11211/stat",
        "ldap://paper.example/",
        "ws://paper.example/",
        "unix:///var/run/docker.sock",
        "http+unix://%2fvar%2frun%2fdocker.sock/",
        "data:text/html,story",
        "javascript:alert(1)",
        "view-source:http://paper.example/",
        "jar:http://127.0.0.1!/",
    ),
    "malformed": (
        "http:127.0.0.1/",
        "http:/127.0.0.1/",
        "http:///127.0.0.1/",
        "http://-.example/",
        "http://paper..example/",
        "http://.paper.example/",
        "http://paper_.example_/",
        "http://" + "a" * 64 + ".example/",
        "http://" + "a." * 130 + "example/",
        "http://paper.example/" + "a" * 2048,
        "http://" + "a" * 200_000 + ".example/",
    ),
}

# What a name may be made to point to: (class, address).
ADDRESSES: tuple[tuple[str, str], ...] = (
    ("this network", "0.0.0.0"),  # noqa: S104
    ("this network", "0.1.2.3"),
    ("private range", "10.1.2.3"),
    ("private range", "172.16.0.1"),
    ("private range", "172.31.255.255"),
    ("private range", "192.168.0.1"),
    ("CGNAT", "100.64.0.1"),
    ("CGNAT", "100.127.255.255"),
    ("loopback", "127.0.0.1"),
    ("loopback", "127.255.255.254"),
    ("loopback", "::1"),
    ("unspecified", "::"),
    ("metadata: AWS, GCP, Azure, Oracle", "169.254.169.254"),
    ("metadata: AWS containers", "169.254.170.2"),
    ("metadata: AWS over IPv6", "fd00:ec2::254"),
    ("metadata: Azure wire server", "168.63.129.16"),
    ("metadata: Alibaba", "100.100.100.200"),
    ("metadata: Oracle", "192.0.0.192"),
    ("IANA special", "192.0.0.8"),
    ("IANA special", "192.0.0.170"),
    ("IANA special", "192.0.2.1"),
    ("IANA special", "192.88.99.1"),
    ("IANA special", "192.31.196.1"),
    ("IANA special", "192.52.193.1"),
    ("IANA special", "192.175.48.1"),
    ("IANA special", "198.18.0.1"),
    ("IANA special", "198.19.255.255"),
    ("IANA special", "198.51.100.1"),
    ("IANA special", "203.0.113.1"),
    ("multicast", "224.0.0.1"),
    ("multicast", "239.255.255.250"),
    ("multicast", "ff02::1"),
    ("multicast", "ff0e::1"),
    ("reserved", "240.0.0.1"),
    ("broadcast", "255.255.255.255"),
    ("mapped", "::ffff:127.0.0.1"),
    ("mapped", "::ffff:10.0.0.1"),
    ("mapped", "::ffff:a9fe:a9fe"),
    ("compatible", "::127.0.0.1"),
    ("compatible", "::8.8.8.8"),
    ("translated", "::ffff:0:127.0.0.1"),
    ("NAT64", "64:ff9b::7f00:1"),
    ("NAT64", "64:ff9b::a9fe:a9fe"),
    ("NAT64 with a public payload", "64:ff9b::808:808"),
    ("NAT64 local", "64:ff9b:1::7f00:1"),
    ("6to4", "2002:7f00:1::"),
    ("6to4", "2002:a9fe:a9fe::1"),
    ("6to4 with a public payload", "2002:808:808::"),
    ("Teredo", "2001::1"),
    ("Teredo", "2001:0:7f00:1::80ff:fffe"),
    ("ORCHID", "2001:20::1"),
    ("benchmarking", "2001:2::1"),
    ("documentation", "2001:db8::1"),
    ("documentation", "3fff::1"),
    ("AS112", "2620:4f:8000::1"),
    ("discard", "100::1"),
    ("segment routing", "5f00::1"),
    ("unassigned", "4000::1"),
    ("unassigned", "8000::1"),
    ("unique local", "fc00::1"),
    ("unique local", "fd12:3456:789a::1"),
    ("link local", "fe80::1"),
    ("link local", "fe80::1%eth0"),
    ("link local", "169.254.0.1"),
    ("site local", "fec0::1"),
    ("zone", "2606:4700::1%1"),
    ("no address", "nonsense"),
    ("no address", "1.2.3"),
    ("no address", "0x7f.0.0.1"),
    ("no address", "127.0.0.1:80"),
    ("no address", ""),
)


def _answered(kind: str, title: str, *addresses: str, url: str = SITE) -> Case:
    return Case(kind=kind, title=title, url=url, names=(("paper.example", (addresses,)),))


def _pasted() -> list[Case]:
    return [
        Case(kind=f"pasted: {kind}", title=link, url=link, looked_up=False)
        for kind, links in LINKS.items()
        for link in links
    ]


def _resolved() -> list[Case]:
    cases = [_answered(f"answer: {kind}", address, address) for kind, address in ADDRESSES]
    for kind, address in ADDRESSES[::3]:
        cases += [
            _answered(f"mixed answer, bad last: {kind}", address, PUBLIC, PUBLIC_V6, address),
            _answered(
                f"mixed answer, bad first: {kind}", address, address, PUBLIC, url="https://paper.example/"
            ),
        ]
    return [*cases, _answered("mixed answer, bad beyond those tried", "10.0.0.1", *[PUBLIC] * 9, "10.0.0.1")]


# These lead back to the site itself where a link may be relative, or are cut short by HTML or HTTP itself.
_RELATIVE_OR_CUT = ("\n", "\r", "\x00", "http:127", "http:/127", "http:///", "http://@127")


def _hops() -> list[Case]:
    """A public site that sends its reader to each of the places that may not be pasted."""
    cases = []
    for kind, links in LINKS.items():
        for link in links:
            if len(link) > 60_000 or any(mark in link for mark in _RELATIVE_OR_CUT):
                continue
            for way, hop in (("redirect", moved(link)), ("meta refresh", refreshing(link))):
                cases.append(
                    Case(kind=f"{way}: {kind}", title=link, answers=(hop,), may_dial=((PUBLIC, 80),))
                )
    return cases


def _rebinding() -> list[Case]:
    """Names whose second answer is another one: at connect, at a redirect, at a refresh, after five good hops."""
    cases = []
    for address in ("127.0.0.1", "::1", "169.254.169.254", "10.0.0.1", "fd00:ec2::254", "::ffff:127.0.0.1"):
        turning = (("paper.example", ((PUBLIC,), (address,))),)
        inner = (("paper.example", ((PUBLIC,),)), ("inner.example", ((address,),)))
        for way, hop in (("redirect", moved), ("meta refresh", refreshing)):
            seen = ((PUBLIC, 80),)
            cases += [
                Case(
                    kind=f"rebinding at {way}",
                    title=address,
                    names=turning,
                    answers=(hop("/next"),),
                    may_dial=seen,
                ),
                Case(
                    kind=f"{way} to a name with an inner address",
                    title=address,
                    names=inner,
                    answers=(hop("http://inner.example/"),),
                    may_dial=seen,
                ),
            ]
        late = (("paper.example", (*[(PUBLIC,)] * 5, (address,))),)
        hops = tuple(moved(f"/{number}") for number in range(5))
        cases.append(
            Case(
                kind="rebinding at the last hop",
                title=address,
                names=late,
                answers=hops,
                may_dial=((PUBLIC, 80),) * 5,
            )
        )
    return cases


CASES = (*_pasted(), *_resolved(), *_hops(), *_rebinding())
