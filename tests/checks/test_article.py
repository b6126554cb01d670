"""Pages, files and pasted text as articles."""

from __future__ import annotations

import json
import os
import random
import string
import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from checks.article import canonical, from_file, from_html, from_markdown, from_page, from_text
from checks.errors import NoArticle, Unreadable
from checks.fetch import Page
from checks.model import Article, PartRole, PublishedBasis

READ = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
PAGES = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "html"
URL = "https://news.example/story"
BODY = "".join(
    f"<p>Mayor Ada Quill opened bridge number {n} over the Arn, a spokesman said on Tuesday.</p>"
    for n in range(6)
)


def page(body: str = BODY, head: str = "", html: str = '<html lang="en">') -> str:
    return f"<!doctype html>{html}<head>{head}</head><body><article><h1>Bridge opened</h1>{body}</article></body></html>"


def json_ld(**values: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **values})}</script>'


def read(source: bytes | str, url: str | None = URL, **more) -> Article:
    return from_html(source, retrieved_at=READ, url=url, **more)


def said(article: Article, *roles: PartRole) -> str:
    return "\n".join(article.text[part.start : part.end] for part in article.parts if part.role in roles)


def sample(name: str) -> tuple[bytes, dict]:
    if not PAGES.is_dir():
        pytest.skip("the shared pages are not on this machine")
    expected = json.loads((PAGES / f"{name}.expected.json").read_text())
    return (PAGES / f"{name}.html").read_bytes(), expected


@pytest.mark.parametrize(
    "name",
    [
        "01-jsonld-not-free",
        "04-live-blog",
        "05-amp-canonical",
        "06-date-only-in-time",
        "07-wrong-charset",
        "08-captions-and-read-more",
        "10-two-articles",
        "11-correction-note",
    ],
)
def test_a_difficult_page_gives_its_story(name):
    body, expected = sample(name)
    article = read(body, expected.get("canonical", URL) + "?utm_source=x")
    assert article.headline == expected["title"]
    assert article.byline == expected["byline"]
    assert article.published_at == date.fromisoformat(expected["published"][:10])
    assert article.canonical_url == expected.get("canonical", article.canonical_url)
    assert article.language == expected["language"]
    for words in expected["text_must_contain"]:
        assert words in said(article, PartRole.BODY)
    for words in expected["text_must_not_contain"]:
        assert words not in said(article, PartRole.HEADLINE, PartRole.BODY, PartRole.NOTE)


@pytest.mark.parametrize("name", ["02-consent-wall-200", "03-soft-404", "12-meta-refresh-and-script"])
def test_a_page_that_is_no_story_gives_no_article(name):
    body, expected = sample(name)
    assert expected["article"] is False
    with pytest.raises(NoArticle, match="not an article"):
        read(body)


def test_the_teaser_of_a_paid_story_is_said_to_be_one():
    body, _ = sample("09-paywalled-teaser")
    with pytest.raises(NoArticle, match="paywall"):
        read(body)


def test_captions_credits_and_notes_are_marked():
    captions = read(sample("08-captions-and-read-more")[0])
    assert "President Irina Kolar at a summit in 2021" in said(captions, PartRole.CAPTION)
    assert said(captions, PartRole.CREDIT) == "Photo: Ana Brunner / NPA / Imago"
    assert "Lena Hopf" in said(read(sample("11-correction-note")[0]), PartRole.NOTE)


def test_a_live_blogs_entries_keep_their_times():
    assert "14.47" in read(sample("04-live-blog")[0]).text


def test_a_consent_wall_with_article_markup_gives_no_article():
    head = '<title>Before you continue</title><meta property="og:type" content="article">'
    with pytest.raises(NoArticle):
        read(
            page(
                "<p>If you agree, we and 377 partners keep and read cookies on your device.</p>",
                head,
            )
        )


def test_the_parts_are_headline_and_body_with_a_blank_line_between():
    article = read(page())
    first, second = article.parts
    assert (first.role, article.text[first.start : first.end]) == (PartRole.HEADLINE, "Bridge opened")
    assert (second.role, second.start, second.end) == (PartRole.BODY, first.end + 2, len(article.text))
    assert article.text.count("\n\n") == 6
    assert article.words == len(article.text.split())


def test_json_ld_in_a_graph_outweighs_meta_elements():
    node = {
        "@type": ["WebPage", "http://schema.org/ReportageNewsArticle"],
        "headline": "Bridge &amp; road opened",
    }
    node |= {
        "datePublished": "2024-05-01T23:30:00-05:00",
        "author": {"@id": "#a"},
        "publisher": {"name": "The Post"},
    }
    graph = {"@graph": [{"@type": "Person", "@id": "#a", "name": "Ida Holm"}, {"@type": "WebSite"}, node]}
    head = f'<script type="application/ld+json">[{json.dumps(graph)}]</script>'
    head += '<meta property="article:published_time" content="2024-05-02T04:30:00Z"><meta name=author content=Other>'
    article = read(page(head=head))
    assert (article.headline, article.byline, article.publisher) == (
        "Bridge & road opened",
        "Ida Holm",
        "The Post",
    )
    assert (article.published_at, article.published_basis) == (date(2024, 5, 1), PublishedBasis.JSON_LD)


def test_of_several_articles_in_json_ld_the_one_with_the_pages_address_counts():
    head = json_ld(headline="Other", datePublished="2020-01-01", url="https://news.example/other")
    head += json_ld(headline="Own", datePublished="2021-01-01", mainEntityOfPage={"@id": URL})
    assert read(page(head=head)).headline == "Own"


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2024-03-12T06:30:00+01:00", date(2024, 3, 12)),
        ("20240312T063000Z", date(2024, 3, 12)),
        ("2024/03/12", date(2024, 3, 12)),
        ("March 12, 2024", date(2024, 3, 12)),
        ("Tue, 12 Mar 2024 06:30:00 GMT", date(2024, 3, 12)),
        ("2031-01-01", None),
        ("2024-13-45", None),
        ("soon", None),
    ],
)
def test_the_published_day_is_the_calendar_day_as_written(stamp, day):
    article = read(page(head=json_ld(datePublished=stamp)))
    assert article.published_at == day
    assert article.published_basis is (PublishedBasis.JSON_LD if day else PublishedBasis.UNKNOWN)


def test_a_given_date_and_headline_outweigh_the_page():
    article = read(
        page(head=json_ld(datePublished="2024-03-12")), published=date(2024, 3, 14), headline="Ours"
    )
    assert (article.published_at, article.published_basis) == (date(2024, 3, 14), PublishedBasis.GIVEN)
    assert article.text.startswith("Ours\n\n")


@pytest.mark.parametrize(
    "broken", ["{", "[" * 100_000, '{"@type": "NewsArticle", "author": [[], {}, 7]}', "null", '"x"']
)
def test_broken_json_ld_does_no_harm(broken):
    article = read(page(head=f'<script type="application/ld+json">{broken}</script>'))
    assert article.headline == "Bridge opened"
    assert article.byline is None


def test_the_sites_name_is_not_part_of_the_headline():
    head = '<meta property="og:title" content="Bridge opened | The Post"><meta property="og:site_name" content="The Post">'
    assert read(page(head=head)).headline == "Bridge opened"


def test_hidden_text_is_not_read():
    hidden = '<p style="color:red; display: none">Hidden Harry resigned.</p><div hidden><p>Hidden Hugo fled.</p></div>'
    assert (
        "Hidden" not in read(page(hidden + BODY + "<!-- <p>Hidden</p> --><script>var Hidden</script>")).text
    )


def test_the_text_around_an_element_that_is_left_out_stays():
    text = read(
        page("<p>Mayor Quill<svg><title>x</title></svg> said on Monday that it was fine.</p>" + BODY)
    ).text
    assert "said on Monday that it was fine." in text


@pytest.mark.parametrize(
    ("encoded", "charset"),
    [
        ("utf-8", None),
        ("utf-8", "iso-8859-1"),
        ("cp1252", None),
        ("cp1252", "utf-8"),
        ("cp1252", "latin-1"),
        ("iso8859-2", "iso-8859-2"),
        ("utf-16", None),
        ("utf-8", "zip"),
        ("utf-8", "no-such-thing"),
    ],
)
def test_names_come_out_right_whatever_charset_is_declared(encoded, charset):
    name = "Zoë Müller" if encoded != "cp1252" else "Zoë Brûlé’s"
    assert name in read(page(f"<p>{name} won the prize.</p>{BODY}").encode(encoded), charset=charset).text


def test_one_broken_character_does_not_make_utf_8_another_charset():
    body = page(f"<p>{'Zoë Müller, ' * 20}</p>{BODY}").encode() + b"\xc3"
    assert "Zoë Müller" in read(body).text


def test_the_charset_of_the_page_itself_counts():
    assert (
        "Łódź"
        in read(
            page(f"<p>In Łódź it rained.</p>{BODY}", '<meta charset="iso-8859-2">').encode("iso8859-2")
        ).text
    )


@pytest.mark.parametrize(
    ("claimed", "believed"),
    [
        ("/2024/bridge?utm_source=a", "https://news.example/2024/bridge"),
        ("https://www.news.example/bridge", "https://www.news.example/bridge"),
        ("https://evil.example/bridge", URL),
        ("https://news.example/", URL),
        ("http://[", URL),
        ("javascript:alert(1)", URL),
    ],
)
def test_a_page_speaks_only_for_its_own_site(claimed, believed):
    assert read(page(head=f'<link rel="canonical" href="{claimed}">')).canonical_url == believed


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("HTTPS://News.Example:443/a?utm_source=x&id=7&fbclid=y#top", "https://news.example/a?id=7"),
        ("http://news.example", "http://news.example/"),
        ("https://me:pw@news.example/a?gclid=1", "https://news.example/a"),
        ("https://news.example:8443/a?b=%C3%A9&c", "https://news.example:8443/a?b=%C3%A9&c"),
        ("not a url", "not a url"),
        ("http://[bad", "http://[bad"),
    ],
)
def test_a_canonical_url_has_no_tracking(url, plain):
    assert canonical(url) == plain
    assert canonical(plain) == plain


@pytest.mark.parametrize(
    "hostile",
    [
        "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">",
        "<p " + " ".join(f"a{n}" for n in range(301)) + ">",
        "<br>" * 500_000,
        "<p><video></video>tail text here" * 25_000,
        "<b a='\">' " + "x " * 1_000 + ">",
        "x" * 8_000_001,
    ],
    ids=["attributes", "bare attributes", "tags", "tails", "quotes", "size"],
)
def test_a_page_made_to_be_expensive_is_refused_quickly(hostile):
    started = time.process_time()
    with pytest.raises(Unreadable, match="too heavy"):
        read(page(hostile + BODY))
    assert time.process_time() - started < 5


def test_a_long_attribute_is_left_out_instead_of_the_page():
    assert "bridge number 5" in read(page(f"<div data-state='{'a' * 400_000}'>{BODY}</div>")).text


def test_large_scripts_do_not_count_as_tags():
    script = "<script>" + "if(a<b && c>d){x='<p>'}" * 40_000 + "</script>"
    assert "bridge number 5" in read(page(script + BODY)).text


@pytest.mark.parametrize("empty", ["", " ", "<html></html>", page("<p>Too short.</p>"), "\x00\x01"])
def test_a_page_without_text_gives_no_article(empty):
    with pytest.raises(Unreadable):
        read(empty)


def test_a_fetched_page_is_read_by_its_type():
    fetched = Page(url=URL, body=b"# not a headline\nA story.", content_type="text/plain", charset=None)
    assert from_page(fetched, retrieved_at=READ).text == "# not a headline\nA story."
    fetched = Page(url=URL, body=page().encode(), content_type="text/html", charset="utf-8")
    assert from_page(fetched, retrieved_at=READ).headline == "Bridge opened"


def test_pasted_text_is_not_altered_but_for_line_ends_and_controls():
    article = from_text("\ufeffCafe\u0301\r\n\r\n\tsaid\x00\u200b  twice \ud800", retrieved_at=READ)
    assert article.text == "Cafe\u0301\n\n\tsaid\u200b  twice "
    assert [part.role for part in article.parts] == [PartRole.BODY]
    assert (article.published_at, article.published_basis) == (None, PublishedBasis.UNKNOWN)


def test_a_given_headline_stands_before_pasted_text():
    article = from_text(
        "Body.", retrieved_at=READ, headline="Head\nline", published=date(2024, 1, 2), url=URL + "#x"
    )
    assert article.text == "Head line\n\nBody."
    assert [(part.role, part.start, part.end) for part in article.parts] == [
        (PartRole.HEADLINE, 0, 9),
        (PartRole.BODY, 11, 16),
    ]
    assert (article.published_basis, article.canonical_url) == (PublishedBasis.GIVEN, URL)


STORY_BELOW = (
    "The bridge over the Ald was opened on Tuesday. It cost $12 million and took two years to build."
)


@pytest.mark.parametrize(
    ("head", "headline"),
    [
        ("Bridge over the Ald opened\n\n", "Bridge over the Ald opened"),
        ("  Will the bridge   hold?\n \n", "Will the bridge hold?"),
        ("iPhone maker opens plant\nBy Marta Lindqvist in Ald\n\n", "iPhone maker opens plant"),
        ("Bridge over the Ald opened\nRivals ask who pays for it\n\n", "Bridge over the Ald opened"),
        ("BRIDGE OVER ALD OPENED\n\nBy Marta Lindqvist\n\n", "BRIDGE OVER ALD OPENED"),
    ],
)
def test_a_short_first_line_without_a_full_stop_is_the_headline(head, headline):
    article = from_text(head + STORY_BELOW, retrieved_at=READ)
    assert article.headline == headline
    assert article.text == head + STORY_BELOW, "the text is not altered"
    first, *others = article.parts
    assert first.role is PartRole.HEADLINE
    assert " ".join(article.text[first.start : first.end].split()) == headline
    assert article.text[others[-1].start : others[-1].end].endswith(STORY_BELOW)
    assert [part for part in others if part.role is PartRole.HEADLINE] == []


@pytest.mark.parametrize(
    "head",
    [
        "",
        "The bridge was opened on Tuesday.\n\n",
        "“It is done,” she said.”\n\n",
        "By Marta Lindqvist\n\n",
        "16 May 2023\n\n",
        "ALDMOUTH (Reuters) - Harbour minister Ilse Varga said\n\n",
        "- the bridge is open\n\n",
        "Dear colleagues at the desk,\n\n",
        "Photo: Jane Doe / Harbour Agency\n\n",
        "Bridge over the Ald opened\n",
        "The harbour minister Ilse Varga opened the bridge over\nthe Ald this week with her predecessor\n\n",
        "word " * 60 + "\n\n",
    ],
)
def test_another_first_line_is_part_of_the_story(head):
    article = from_text(head + STORY_BELOW, retrieved_at=READ)
    assert article.headline == ""
    assert [part for part in article.parts if part.role is PartRole.HEADLINE] == []


@pytest.mark.parametrize(
    "below", ["", "\n\n", "\n\nSo.", "\n\nno sentence stands in this list of words at all"]
)
def test_a_line_over_no_story_is_no_headline(below):
    assert from_text("Bridge over the Ald opened" + below, retrieved_at=READ).headline == ""


def test_a_given_headline_leaves_the_first_line_to_the_story():
    article = from_text(f"Bridge over Ald\n\n{STORY_BELOW}", headline="Ours", retrieved_at=READ)
    assert [part.role for part in article.parts] == [PartRole.HEADLINE, PartRole.BODY]
    assert article.headline == "Ours"


def test_the_first_heading_of_markdown_is_the_headline():
    assert from_markdown("# Bridge opened\n\nIt rained.", retrieved_at=READ).headline == "Bridge opened"
    assert (
        from_markdown("# Bridge\n\nIt rained.", retrieved_at=READ, headline="Ours").text
        == "Ours\n\nIt rained."
    )


def test_a_long_text_is_cut_at_a_paragraph_and_says_so():
    article = from_text("\n\n".join(["A sentence of the story."] * 10_000), retrieved_at=READ)
    assert article.truncated
    assert len(article.text) <= 200_000
    assert article.text.endswith("story.")
    assert article.parts[-1].end == len(article.text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister said on Tuesday that she will not be in the city for the talks. " * 5, "en"),
        (
            "Der Minister sagte am Dienstag, dass er nicht an den Gesprächen in der Stadt teilnehmen werde. "
            * 5,
            "de",
        ),
        ("Short.", "en"),
    ],
)
def test_a_text_that_is_clearly_not_english_is_told(text, language):
    assert from_text(text, retrieved_at=READ).language == language


NORWEGIAN = "Statsministeren sa mandag at regjeringen ikke vil heve skatten, men at det kan bli aktuelt til neste år. "


@pytest.mark.parametrize(("named", "language"), [("nn-NO", "nn"), ("en-US", "no")])
def test_a_page_knows_its_language_best_but_a_template_that_says_english_does_not(named, language):
    paragraphs = "".join(f"<p>I sak nummer {number}: {NORWEGIAN}</p>" for number in range(5))
    html = f'<html lang="{named}"><body><article><h1>Skatt</h1>{paragraphs}</article></body></html>'
    assert from_html(html, retrieved_at=READ).language == language


def test_an_english_story_on_a_page_that_names_another_language_is_english():
    assert read(page(html='<html lang="de-AT">')).language == "en"
    assert read(page(head=json_ld(inLanguage={"alternateName": "fr"}))).language == "en"


@pytest.mark.parametrize(
    ("name", "body", "headline"),
    [
        ("a.txt", b"A story.", ""),
        ("a.md", b"# Head\n\nA story.", "Head"),
        ("a.html", page().encode(), "Bridge opened"),
        ("a.txt", page().encode(), "Bridge opened"),
        ("a.txt", "\ufeffA story.".encode("utf-16-le"), ""),
    ],
)
def test_a_file_is_read_by_its_suffix_and_content(name, body, headline):
    article = from_file(name, body, retrieved_at=READ)
    assert article.headline == headline
    assert "\ufeff" not in article.text


def test_a_file_in_windows_1252_keeps_its_names():
    assert (
        from_file("a.txt", "Zoë Brûlé’s story".encode("cp1252"), retrieved_at=READ).text
        == "Zoë Brûlé’s story"
    )


CHANCE = random.Random(1)  # noqa: S311 - noise, repeatable


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \r\n", "is empty"),
        (b"%PDF-1.7 ...", "this is a PDF"),
        (b"PK\x03\x04....", "damaged"),
        (b"ab\x00cd", "no text that I can read"),
        (os.urandom(5_000_000), "no text that I can read"),
        (
            "".join(CHANCE.choices(string.punctuation + string.ascii_letters + " ", k=5_000_000)).encode(),
            "not read like",
        ),
        (b"QUJD" * 1_250_000, "not read like"),
        (b"a " * 10_500_000, "larger than 20 MB"),
    ],
    ids=["empty", "blank", "pdf", "docx", "nul", "bytes", "marks", "base64", "size"],
)
def test_a_file_that_is_no_text_is_refused_quickly(body, words):
    started = time.process_time()
    with pytest.raises(Unreadable, match=words):
        from_file("story.txt", body, retrieved_at=READ)
    assert time.process_time() - started < 1
