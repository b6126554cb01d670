"""Reading in worker processes gives what reading in this process gives, and never more trouble than a sentence."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from checks.article import from_file, from_page
from checks.article.files import LARGEST_FILE
from checks.article.screen import LONGEST_PAGE
from checks.errors import NoArticle, Unreadable
from checks.fetch import Page
from checks.workers.pool import Pool, WorkerFault
from checks.workers.reader import LARGEST_BODY, PageReader
from tests.checks.article.packed import docx, odt, par
from tests.checks.article.pdfs import Put, pdf, set_in_columns

READ_AT = datetime(2025, 6, 1, 9, 30, tzinfo=UTC)
STORY = (
    "<p>"
    + "Mayor Marta Lindqvist of Aldhaven said on Tuesday that the bridge would open in May. " * 8
    + "</p>"
)
PAGE = (
    f"<html><head><title>Bridge</title></head><body><article><h1>Bridge</h1>{STORY}</article></body></html>"
)


@pytest.fixture
async def reader() -> AsyncIterator[PageReader]:
    opened = PageReader(at_once=1)
    yield opened
    await opened.close()


def page(body: bytes, **changes: str) -> Page:
    return Page(
        url="https://paper.example/bridge",
        body=body,
        content_type=changes.get("content_type", "text/html"),
        charset=changes.get("charset"),
    )


async def test_a_page_is_read_as_in_this_process(reader: PageReader) -> None:
    fetched = page(PAGE.encode())
    assert await reader.page(fetched, retrieved_at=READ_AT) == from_page(fetched, retrieved_at=READ_AT)


async def test_what_is_known_of_a_page_is_handed_over(reader: PageReader) -> None:
    fetched = page("Le café. ".encode("cp1252") * 20, content_type="text/plain", charset="windows-1252")
    day = date(2025, 5, 16)
    article = await reader.page(fetched, retrieved_at=READ_AT, published=day, headline="Le café")
    assert article == from_page(fetched, retrieved_at=READ_AT, published=day, headline="Le café")
    assert article.published_at == day
    assert "café" in article.text


async def test_every_real_page_and_file_is_read_as_in_this_process(reader: PageReader, shared: Path) -> None:
    paths = [*sorted((shared / "html").glob("*.html")), *sorted((shared / "seed").glob("*.txt"))]
    assert paths
    for path in paths:
        try:
            expected: object = from_file(path.name, path.read_bytes(), retrieved_at=READ_AT)
        except Unreadable as error:
            expected = (type(error), str(error))
        try:
            read: object = await reader.file(path.name, path.read_bytes(), retrieved_at=READ_AT)
        except Unreadable as error:
            read = (type(error), str(error))
        assert read == expected, path.name


async def test_a_page_without_an_article_keeps_its_error_and_sentence(reader: PageReader) -> None:
    with pytest.raises(NoArticle, match="I found no article on that page"):
        await reader.page(page(b"<html><body><p>Nothing.</p></body></html>"), retrieved_at=READ_AT)


async def test_an_unreadable_file_keeps_its_error_and_sentence(reader: PageReader) -> None:
    with pytest.raises(Unreadable, match=r"story.txt: this is a PDF"):
        await reader.file("story.txt", b"%PDF-1.7", retrieved_at=READ_AT)


async def test_a_page_that_kills_its_worker_is_too_heavy() -> None:
    reader = PageReader(pool=Pool("tests.checks.workers.dying_reader", size=1))
    with pytest.raises(
        Unreadable, match=r"too heavy to read safely .* Paste the text, or upload it as a file"
    ):
        await reader.page(page(PAGE.encode()), retrieved_at=READ_AT)
    await reader.close()


async def test_a_mistake_of_ours_is_not_told_as_the_pages() -> None:
    reader = PageReader(pool=Pool("tests.checks.workers.dying_reader", "fail", size=1))
    with pytest.raises(WorkerFault, match=r"IndexError < checks/workers/dying_reader\.py:\d+"):
        await reader.page(page(PAGE.encode()), retrieved_at=READ_AT)
    await reader.close()


async def test_warming_up_starts_a_worker_that_the_next_page_gets(reader: PageReader) -> None:
    await reader.warm_up()
    article = await reader.page(page(PAGE.encode()), retrieved_at=READ_AT)
    assert article.headline == "Bridge"


async def test_a_page_of_the_largest_setting_is_read(reader: PageReader) -> None:
    filling = "<!-- " + "x" * 7_000_000 + " -->"
    article = await reader.page(page(PAGE.replace("</h1>", "</h1>" + filling).encode()), retrieved_at=READ_AT)
    assert article.headline == "Bridge"
    assert LONGEST_PAGE >= 8_000_000


def test_more_of_a_file_is_handed_over_than_may_be_read() -> None:
    assert LARGEST_BODY > LARGEST_FILE


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("draft.docx", docx(par("Bridge opens", "Titel") + par("Mayor Marta Lindqvist said so. " * 9))),
        (
            "draft.odt",
            odt("<text:p>Mayor Marta Lindqvist said so on Tuesday, and nobody denied it.</text:p>"),
        ),
        ("draft.pdf", pdf(set_in_columns(["Mayor Marta Lindqvist said so on Tuesday. " * 9], columns=2))),
    ],
)
async def test_documents_are_read_behind_the_walls(reader: PageReader, name: str, body: bytes) -> None:
    assert await reader.file(name, body, retrieved_at=READ_AT) == from_file(name, body, retrieved_at=READ_AT)


async def test_a_pdf_that_unpacks_without_end_is_given_up_with_a_sentence_about_the_file(
    reader: PageReader,
) -> None:
    packed = zlib.compressobj(9)
    bomb = b"".join(packed.compress(bytes(1 << 20)) for _ in range(1500)) + packed.flush()
    whole = pdf([Put(text="x")])
    start, end = whole.index(b"<< /Length"), whole.index(b"\nendstream")
    heavy = (
        whole[:start] + b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(bomb) + bomb + whole[end:]
    )
    with pytest.raises(Unreadable, match="The file is too heavy"):
        await reader.file("heavy.pdf", heavy, retrieved_at=READ_AT)
