"""Forty-odd pages made to hurt who reads them: deep, long, broken, misleading. Generated, so that none is stored."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

STORY = (
    "Mayor Marta Lindqvist of Aldhaven said on Tuesday, 4 March 2025, that the bridge would open in May. "
    "The town had waited for it for eleven years, and the ferry had been out of service since the autumn. "
)
PROSE = "<p>" + STORY + "</p><p>" + STORY.replace("bridge", "harbour") + "</p>"
LONGEST_TEXT = 200_000


@dataclass(frozen=True, kw_only=True)
class HostilePage:
    """A page as a site would send it. `is_long_text`: it is cheap to read and as long as a text may be."""

    name: str
    body: bytes
    content_type: str = "text/html"
    charset: str | None = None
    is_long_text: bool = False


def page(inside: str, head: str = "") -> bytes:
    """A page with a short story and what is put into it."""
    return (
        f"<!doctype html><html lang='en'><head><title>Bridge</title>{head}</head><body><article><h1>Bridge</h1>"
        f"{PROSE}{inside}{PROSE}</article></body></html>"
    ).encode("utf-8", "surrogatepass")


def json_ld(value: str) -> bytes:
    """A page with a story and this in its JSON-LD."""
    return page("", f'<script type="application/ld+json">{value}</script>')


def nested(tag: str, depth: int = 14_000) -> bytes:
    """Elements in each other, all closed."""
    return page(f"<{tag}>" * depth + "x" + f"</{tag}>" * depth)


def text_page(text: str) -> bytes:
    """A long text in one paragraph, and a story before it."""
    return page(f"<p>{text[:LONGEST_TEXT]}</p>")


def _markup() -> Iterator[tuple[str, bytes]]:
    attributes = " ".join(f"a{number}=1" for number in range(100_000))
    yield "100,000 attributes on one tag", page(f"<div {attributes}>x</div>")
    yield (
        "300 attributes on each of 5,000 tags",
        page(("<p " + " ".join(f"a{number}=1" for number in range(290)) + ">x</p>") * 1_500),
    )
    for tag in ("div", "b", "table", "select", "svg", "math", "template", "ul><li", "blockquote", "article"):
        yield f"nested {tag}", nested(tag)
    yield "nested div, 100,000 deep", nested("div", 100_000)
    yield "500,000 br", page("<br>" * 500_000)
    yield "29,000 br in one paragraph", page("<p>" + "word<br>" * 29_000 + "</p>")
    yield "100,000 links", page('<a href="/x">y</a> ' * 100_000)
    yield "29,000 links", page('<a href="/x">y</a> ' * 29_000)
    yield "40,000 paragraphs", page("<p>A short one.</p>" * 40_000)
    yield "29,000 paragraphs", page("<p>A short one.</p>" * 29_000)
    yield "100,000 meta elements", page("", '<meta name="author" content="x">' * 100_000)
    yield "a title of a million words", page("", "<title>" + "word " * 600_000 + "</title>")
    yield "29,000 headings", page("<h1>Heading</h1>" * 29_000)
    yield "29,000 headings of 90 characters", page(("<h1>" + "Heading " * 11 + "</h1>") * 29_000)
    yield "a class of 3 MB", page(f'<div class="{"byline " * 430_000}">x</div>')
    yield "5,000 classes of 500 characters", page(('<div class="' + "more-" * 100 + '">x</div>') * 5_000)
    yield "10,000 articles", page("<article><h1>x</h1><p>y</p></article>" * 10_000)
    yield "15,000 figures", page("<figure><img src=x><figcaption>y</figcaption></figure>" * 10_000)
    yield "20,000 rows", page("<table>" + "<tr><td>1<td>2" * 20_000 + "</table>")
    yield "inline tags in one paragraph", page("<p>" + "<b>a</b> tail " * 29_000 + "</p>")
    yield "50,000 unclosed tags", page("<p><b><i>" * 16_000)
    yield "an unclosed comment", page("<!-- " + "x" * 1_000_000)
    yield "unclosed comments", page("<!-- x " * 200_000)
    yield "an unclosed script", page("<script>" + "x<" * 500_000)
    yield "CDATA", page("<![CDATA[" * 100_000 + "x")
    yield "lone signs", page("<" * 1_000_000)
    yield "half tags", page("<a " * 500_000)
    yield "quotes in tags", page("<a b='\"" * 200_000)
    yield "numeric entities", page("<p>" + "&#x41;&#1114112;&#xD800;&#0;" * 50_000 + "</p>")


def _documents() -> Iterator[tuple[str, bytes]]:
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(10))
    yield "a billion laughs", f"<!DOCTYPE html [{lol}]><html><body>{PROSE * 3}&l9;</body></html>".encode()
    outer = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    yield (
        "an outer entity",
        f"<?xml version='1.0'?>{outer}<html><body>{PROSE * 3}<p>&x;</p></body></html>".encode(),
    )
    yield "JSON-LD 200,000 deep", json_ld("[" * 200_000 + "]" * 200_000)
    yield "JSON-LD of a long list", json_ld("[" + ",".join(['{"@type":"Article"}'] * 40_000) + "]")
    many = json.dumps([{"@type": "Person", "@id": str(n), "name": "A " * 50} for n in range(4_000)])
    yield "JSON-LD of many people", json_ld(many)
    cycle = {
        "@type": "NewsArticle",
        "@id": "#a",
        "headline": "x",
        "author": {"@id": "#a"},
        "mainEntity": {"@id": "#a"},
    }
    yield (
        "JSON-LD in a circle",
        json_ld(json.dumps({"@graph": [cycle, {"@id": "#a", "author": {"@id": "#a"}}]})),
    )
    digits = json.dumps({"@type": "NewsArticle", "headline": "x", "datePublished": "2" * 200_000})
    yield "JSON-LD with endless digits", json_ld(digits)
    yield (
        "JSON-LD with a huge number",
        json_ld('{"@type":"NewsArticle","datePublished":' + "9" * 100_000 + "}"),
    )
    lone = '{"@type":"NewsArticle","headline":"\\ud800 x","author":{"name":"\\udfff"}}'
    yield "JSON-LD with lone surrogates", json_ld(lone)
    yield "lone surrogates", page("\ud800\udfff" * 50_000)
    yield "NULs", page("\0" * 500_000)
    yield "random bytes", random.Random(3).randbytes(1_000_000)  # noqa: S311 - no secret
    yield "a PDF", b"%PDF-1.7\n" + random.Random(4).randbytes(200_000)  # noqa: S311
    yield "nothing", b""
    yield "UTF-16 without a mark", page(PROSE * 20).decode().encode("utf-16-le")
    yield "UTF-7", page("+ADw-script+AD4-" * 20_000, "<meta charset=utf-7>")
    yield "a wrong charset", page("é" * 50_000, "<meta charset='utf-16'>")
    yield "a charset that is none", page("x", "<meta charset='zip'>")


def _probes() -> Iterator[tuple[str, bytes]]:
    dates = "".join(f'<meta name="date" content="{"1-" * 2_000}{n}">' for n in range(200))
    yield "probes for dates in meta elements", page("", dates)
    yield "probes for dates in the text", page("<p>" + "2023-1-1/" * 30_000 + "</p>")
    yield "endless digits", page("<p>" + "1" * 200_000 + "</p>")
    yield (
        "endless spaces",
        page("<p>By" + " " * 200_000 + "x</p>", f'<meta name=author content="By{" " * 99_000}x">'),
    )
    yield "probes for the byline", page(("<p class=byline>By " + "A" * 180 + "!</p>") * 500)
    yield "probes for credits", page(("<p>By " + "Aa " * 50 + "!</p><p>" + "Aa / " * 40 + "</p>") * 50)
    yield "probes for the headline", page("", '<meta property="og:title" content="' + "a | " * 20_000 + '">')
    yield "one word of 3 MB", page("<p>" + "a" * 3_000_000 + "</p>")


def _texts() -> Iterator[tuple[str, bytes]]:
    chance = random.Random(5)  # noqa: S311
    names = ("Anna", "Boris", "Carla", "Dora", "Emil", "Fanny", "Gregor", "Hanna")
    yield "capitalised words", text_page(" ".join(chance.choice(names) for _ in range(40_000)))
    yield "dates", text_page(" ".join(f"on {n % 28 + 1} May {1900 + n % 120}" for n in range(20_000)))
    yield "quotation marks", text_page('“ ” " ‘ ’ ' * 30_000)
    yield "an open quotation", text_page("“" + "Boris Hanna said " * 12_000)
    yield (
        "titles",
        text_page(
            "President Anna Boris of France met the German chancellor, Emil Dora, a minister. " * 3_000
        ),
    )
    yield (
        "characters of all scripts",
        text_page("".join(chr(chance.randint(0x21, 0x2FFF)) for _ in range(200_000)).replace("<", "")),
    )
    yield "words of 150 characters", text_page(("a" * 150 + " ") * 1_400)


def hostile_pages() -> Iterator[HostilePage]:
    """All of them, made one after another."""
    for part in (_markup, _documents, _probes, _texts):
        for name, body in part():
            charset = "utf-16" if name == "a wrong charset" else None
            yield HostilePage(name=name, body=body, charset=charset, is_long_text=part is _texts)
    yield HostilePage(name="a plain text of marks", body=b"!? " * 500_000, content_type="text/plain")


def main(folder: Path) -> None:
    """Write them as files 0, 1, 2 ... with a list of what each is."""
    about = []
    for number, one in enumerate(hostile_pages()):
        (folder / str(number)).write_bytes(one.body)
        about.append({key: value for key, value in asdict(one).items() if key != "body"})
    (folder / "pages.json").write_text(json.dumps(about), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
