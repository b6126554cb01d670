"""Where the line lies between a story and what only looks like one."""

from __future__ import annotations

import json
import time
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from checks.article import from_html, from_page
from checks.errors import NoArticle, NotFetched, Trouble, Unreadable
from checks.fetch import Page
from checks.model import Article, PageKind, PartRole

READ = datetime(2026, 3, 4, 12, tzinfo=UTC)
SENTENCES = (
    "The ferry company said on Monday that its newest boat would not sail before June.",
    "Chief engineer Ida Holm found a crack in the shaft during a trial on the lake.",
    "“We would rather be late than in the newspaper,” she said in the newspaper’s office.",
    "The old boat, built in 1959, will run for one more summer with a new bell.",
    "Tickets that were sold for the first trip stay valid until the end of September.",
)
STORY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
META = '<meta property="og:type" content="article"><meta property="article:published_time" content="2025-05-05T10:00:00+02:00">'


def page(body: str, *, head: str = META, title: str = "New ferry is late") -> str:
    return f"<!doctype html><html lang=en><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def story(body: str, *, head: str = META) -> str:
    return page(f"<article><h1>New ferry is late</h1>{body}</article>", head=head)


def node(**values: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "headline": "New ferry is late", **values})}</script>'


def read(html: str) -> Article:
    return from_html(html, retrieved_at=READ, url="https://post.example/ferry")


def body_of(article: Article) -> str:
    return "\n".join(
        article.text[part.start : part.end] for part in article.parts if part.role is PartRole.BODY
    )


def trouble_of(html: str) -> Trouble:
    with pytest.raises(NoArticle) as refused:
        read(html)
    return refused.value.trouble


@pytest.mark.parametrize(
    "beside",
    [
        '<div style="display:none"><h3>Subscribe to continue reading</h3></div>',
        "<header><p>Subscribe to read more</p></header>",
        '<div class="support"><p>Support us: subscribe now and save half.</p></div>',
        '<form><input type="password" name="p"></form>',
        "<div role=dialog><p>We and our 90 partners use cookies and personal data.</p></div>",
        "<p>We use cookies to improve your visit.</p>",
        "<footer><p>Sign in to manage your account.</p></footer>",
    ],
)
def test_what_stands_beside_a_story_does_not_refuse_it(beside: str) -> None:
    assert body_of(read(story(STORY + beside))).split("\n\n") == list(SENTENCES)


@pytest.mark.parametrize(
    "sentence",
    [
        "The drug that Holm sells is no longer available in Norway.",
        "The content of the sale is no longer available on paper.",
        "The wolf has left the valley. It may have moved north, Ida Holm said.",
        "It may have been moved or sold after the war, the museum said.",
        "Unusual activity was seen at the volcano on Friday.",
        "Every guest passes a security check at the door.",
        "The robots solve every captcha in two seconds.",
        "The site is unavailable to readers in Norway.",
        "Reporters were told “access denied” at the gate.",
    ],
)
@pytest.mark.parametrize("at", [0, 2])
def test_a_brief_that_has_words_of_a_notice_is_read(sentence: str, at: int) -> None:
    lines = [*SENTENCES[:at], sentence, *SENTENCES[at : at + 2]]
    brief = "".join(f"<p>{line}</p>" for line in lines)
    assert sentence in body_of(read(story(brief)))


@pytest.mark.parametrize("times", [1, 5])
@pytest.mark.parametrize(
    "sentence",
    [
        "The drug that Holm sells is no longer available in Norway.",
        "The wolf may have moved north; unusual activity was seen by the security check.",
    ],
)
def test_so_is_a_story_that_nothing_calls_one(sentence: str, times: int) -> None:
    text = f"<h1>New ferry is late</h1>{STORY * times}<p>{sentence}</p>"
    assert sentence in body_of(read(page(text, head="")))


@pytest.mark.parametrize(
    "title", ["Redirecting the river", "Just a moment of rest", "Access denied: how we lost the port"]
)
def test_a_headline_that_begins_like_a_notice_refuses_no_story(title: str) -> None:
    assert SENTENCES[1] in body_of(read(page(f"<h1>{title}</h1>{STORY}", head="", title=title)))


@pytest.mark.parametrize("head", [META, ""])
@pytest.mark.parametrize(
    ("notice", "trouble"),
    [
        ("The page you are looking for cannot be found.", Trouble.NOT_FOUND),
        ("The link you followed may have expired, or it was never right.", Trouble.NOT_FOUND),
        ("Sorry, this content is no longer available on our site.", Trouble.NOT_FOUND),
        ("It may have been moved or deleted.", Trouble.NOT_FOUND),
        ("Our systems have detected unusual traffic from your computer network.", Trouble.BOT_WALL),
        ("Please complete the security check to go on to the site.", Trouble.BOT_WALL),
        ("Press & hold to confirm you are a human (and not a bot).", Trouble.BOT_WALL),
    ],
)
def test_a_notice_is_told_whatever_the_markup_says(notice: str, trouble: Trouble, head: str) -> None:
    assert trouble_of(page(f"<article><p>{notice}</p></article>", head=head, title="Post")) is trouble


def test_a_long_page_that_opens_with_a_notice_and_lists_other_texts_is_not_found() -> None:
    text = f"<p>The page you requested was not found.</p>{STORY * 3}"
    assert trouble_of(page(text, head="", title="Post")) is Trouble.NOT_FOUND


BELOW = f"<h2>Most read</h2>{STORY * 3}"


@pytest.mark.parametrize("head", ['<meta property="og:type" content="article">', ""])
@pytest.mark.parametrize(
    ("title", "notice"),
    [
        ("Sorry", "We couldn’t find what you were looking for. It might have moved, or it never existed."),
        ("Oops! This story has gone", "The story you wanted has been taken down. Try our home page."),
        ("Aldhaven Post", "We can’t seem to find the page you asked for."),
        ("Uh-oh", "Nothing was found at this location. Try a search?"),
        ("Hmm…", "That page can’t be found."),
        ("Gone", "The article you requested is no longer on our site."),
        ("Oops", "Sorry, this story isn’t available any more."),
        ("We’re sorry", "The page you tried to reach does not exist."),
        ("This page has left the harbour", "It looks as if you followed a bad link. Others read:"),
        ("Page unavailable", "We are sorry about that."),
    ],
)
@pytest.mark.parametrize("below", [BELOW, ""])
def test_a_notice_above_other_stories_is_not_found(title: str, notice: str, below: str, head: str) -> None:
    html = page(f"<main><h1>{title}</h1><p>{notice}</p>{below}</main>", head=head, title=title)
    assert trouble_of(html) is Trouble.NOT_FOUND


@pytest.mark.parametrize(
    ("title", "opening"),
    [
        ("Sorry", "The mayor said that he was sorry for the words about the harbour and its crew."),
        (
            "Sorry: how a word left politics",
            "We could not find what we had lost, the crew said of the ferry and its bell.",
        ),
        (
            "Oops! They lost the ferry again",
            "Divers cannot find the bell of the old ferry, which might have moved north.",
        ),
        ("Gone", "The last ferry has gone. Nothing was found at the pier where it had been tied up."),
        (
            "Where do links go",
            "“The page you wanted cannot be found”: a study says that readers meet the words daily.",
        ),
        (
            "Library loses a page",
            "The page was taken down from the wall in 1959, and the story has gone round since.",
        ),
    ],
)
def test_a_story_that_opens_with_such_words_is_read(title: str, opening: str) -> None:
    html = page(f"<article><h1>{title}</h1><p>{opening}</p>{STORY}</article>", title=title)
    assert opening in body_of(read(html))


@pytest.mark.parametrize(
    ("html", "trouble"),
    [
        (page("<h1>403 Forbidden</h1>", head="", title="403 Forbidden"), Trouble.BOT_WALL),
        (page("<p>This content is not available in your country.</p>", head=""), Trouble.BOT_WALL),
        (page("<h1>Article not found</h1>", head="", title="Oops"), Trouble.NOT_FOUND),
        (page("<h1>Log in</h1><input type=password>", head="", title="Log in | Post"), Trouble.LOGIN_PAGE),
        (page("<h1>Log in</h1><input type=password>", title="Log in | Post"), Trouble.LOGIN),
        (story(f"<p>{SENTENCES[0]}</p><p>The old boat …</p>", head=META + node(isAccessibleForFree=False)), Trouble.PAYWALL),
        (story(STORY, head=META + node(isAccessibleForFree="False", wordCount=900)), Trouble.PAYWALL),
        (story(f"<p>{SENTENCES[0]}</p><div><p>Subscribe to keep reading</p></div>"), Trouble.PAYWALL),
        (story("<p>You are one click away: sign in to read this story</p>"), Trouble.LOGIN),
        (story(""), Trouble.NO_STORY),
    ],
)  # fmt: skip
def test_a_page_without_the_story_is_told_by_its_reason(html: str, trouble: Trouble) -> None:
    assert trouble_of(html) is trouble


def test_a_paid_story_whose_text_is_there_is_read_and_called_paid() -> None:
    for more in ({"wordCount": 70}, {"hasPart": {"isAccessibleForFree": False, "cssSelector": ".all"}}):
        head = META + node(isAccessibleForFree=False, **more)
        article = read(story(f'<div class="all">{STORY}</div>', head=head))
        assert article.paid
        assert SENTENCES[-1] in body_of(article)


def test_a_free_story_with_an_offer_behind_it_is_read() -> None:
    article = read(
        story(
            STORY + "<div><p>Subscribe to keep reading</p></div>", head=META + node(isAccessibleForFree=True)
        )
    )
    assert not article.paid
    assert SENTENCES[-1] in body_of(article)


def test_a_short_notice_that_is_called_an_article_is_read() -> None:
    assert SENTENCES[0] in body_of(read(story(f"<p>{SENTENCES[0]}</p>")))


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        (story(STORY), PageKind.STORY),
        (page(f"<h1>About us</h1>{STORY}", head=""), PageKind.OTHER),
        (story(STORY, head=node(**{"@type": "LiveBlogPosting"})), PageKind.LIVE_BLOG),
        (
            page("<article><h1>Live: the trial</h1>" + "".join(f"<p>1{n}:05 {one}</p>" for n, one in enumerate(SENTENCES)) + "</article>"),
            PageKind.LIVE_BLOG,
        ),
        (page(f"<article><h1>How we live now</h1>{STORY}</article>"), PageKind.STORY),
    ],
)  # fmt: skip
def test_the_kind_of_page_is_told(html: str, kind: PageKind) -> None:
    assert read(html).page_kind is kind


def test_entries_that_only_a_script_shows_are_read_from_the_pages_markup() -> None:
    updates = [{"@type": "BlogPosting", "datePublished": f"2025-05-05T1{n}:05:00+02:00", "articleBody": one} for n, one in enumerate(SENTENCES)]  # fmt: skip
    head = node(**{"@type": "LiveBlogPosting", "liveBlogUpdate": updates})
    article = read(page("<main><h1>New ferry is late</h1><div id=app></div></main>", head=head))
    assert SENTENCES[3] in body_of(article)
    assert "13:05" in article.text
    assert "13:05" not in body_of(article)


def test_a_standfirst_and_captions_of_a_class_are_of_the_story() -> None:
    article = read(
        page(
            '<article><header><h1>New ferry is late</h1><p class="standfirst">A crack keeps it in its shed.</p></header>'
            f'<div>{STORY}<p class="wp-caption-text">Ida Holm with the shaft. Photo: Bo Lee</p></div></article>'
        )
    )
    assert body_of(article).startswith("A crack keeps it in its shed.")
    captions = [
        article.text[part.start : part.end] for part in article.parts if part.role is PartRole.CAPTION
    ]
    assert captions == ["Ida Holm with the shaft."]


@pytest.mark.parametrize(
    ("head", "times", "published", "zone"),
    [
        (node(datePublished="2025-04-02T04:10:00Z"), "", date(2025, 4, 2), 0),
        (
            node(datePublished="2025-04-02T04:10:00Z")
            + '<meta property="article:published_time" content="2025-04-01T23:10:00-05:00">',
            "",
            date(2025, 4, 1),
            -5,
        ),
        (
            node(datePublished="2025-04-02T04:10:00Z"),
            '<time datetime="2025-04-02T04:10:00Z">April 1, 2025</time>',
            date(2025, 4, 1),
            0,
        ),
        (
            node(datePublished="2025-04-02T04:10:00Z"),
            '<time datetime="2025-04-01T04:10:00Z">April 1, 2025</time>',
            date(2025, 4, 2),
            0,
        ),
    ],
)
def test_the_day_is_that_of_the_publishers_zone_where_the_page_tells_it(
    head: str, times: str, published: date, zone: int
) -> None:
    article = read(story(f"<p>{times}</p>{STORY}", head=head))
    assert article.published_at == published
    assert article.published_time == datetime(2025, 4, 2, 4, 10, tzinfo=UTC)
    assert article.published_time.utcoffset() == timezone(timedelta(hours=zone)).utcoffset(None)


def test_a_change_before_the_publication_is_a_slip_and_a_time_of_change_is_no_publication() -> None:
    head = node(datePublished="2025-04-02T10:00:00Z", dateModified="2024-01-01T10:00:00Z")
    assert read(story(STORY, head=head)).modified_at is None
    seen = '<p>Updated <time datetime="2025-06-01">1 June</time></p><p><time datetime="2025-05-01">1 May</time></p>'
    assert read(story(seen + STORY, head="")).published_at == date(2025, 5, 1)


def test_an_html_page_that_calls_itself_a_pdf_file_is_refused_as_a_file() -> None:
    fetched = Page(
        url="https://post.example/a%20b.pdf",
        body=b"%PDF-1.7 broken",
        content_type="application/pdf",
        charset=None,
    )
    with pytest.raises(Unreadable, match=r"a b\.pdf"):
        from_page(fetched, retrieved_at=READ)


def test_only_pages_that_no_newsroom_means_are_left_in_peace() -> None:
    peace = {trouble for trouble in Trouble if not NoArticle("x", trouble=trouble).is_story_page}
    assert peace == {
        Trouble.VIDEO,
        Trouble.SHOP,
        Trouble.DOCUMENT,
        Trouble.REPOSITORY,
        Trouble.LIST,
        Trouble.NO_STORY,
        Trouble.LOGIN_PAGE,
        Trouble.INTERNAL,
    }
    assert NotFetched("x").is_story_page


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 200 + "<p>Related stories</p>" + "<i></i>" * 20_000,
        "<header>" * 200 + "<h1>A</h1>" + "<span>x</span>" * 20_000,
    ],
)
def test_a_page_that_is_nested_too_deeply_is_refused_at_once(markup: str) -> None:
    with pytest.raises(Unreadable, match="too deeply nested") as refused:
        from_html(f"<html><body>{markup}", retrieved_at=READ)
    assert refused.value.trouble is Trouble.TOO_LARGE


def test_a_story_that_is_nested_many_times_is_read_in_bounded_time() -> None:
    nested = "<article><h1>A long day</h1>" + "<blockquote>" * 200 + "<b>" + "word and so on. " * 20_000
    begun = time.process_time()
    from_html(f"<html><body>{nested}", retrieved_at=READ)
    assert time.process_time() - begun < 5
