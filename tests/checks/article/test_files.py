"""A file is read by what is in it, then by its name."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from checks.article import from_file
from checks.article.files import read_pdf
from checks.errors import Unreadable
from checks.model import PartRole, PublishedBasis
from tests.checks.article.packed import docx, odt, par
from tests.checks.article.pdfs import Put, pdf, set_in_columns

READ_AT = datetime(2025, 6, 4, 9, 0, tzinfo=UTC)
STORY = "The harbour of Aldhaven reopened on Tuesday after a storm that had closed it for nine days, the port said."


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("draft.docx", docx(par("Harbour opens", "Titel") + par(STORY))),
        ("draft.txt", docx(par("Harbour opens", "Titel") + par(STORY))),
        ("draft.odt", odt(f'<text:h text:outline-level="1">Harbour opens</text:h><text:p>{STORY}</text:p>')),
        ("draft.pdf", pdf([Put(text="Harbour opens", y=70, size=22), *set_in_columns([STORY])])),
        ("draft", pdf([Put(text="Harbour opens", y=70, size=22), *set_in_columns([STORY])])),
        ("draft.md", f"# Harbour opens\n\n{STORY}".encode()),
        ("draft.txt", f"Harbour opens again\n\n{STORY}".replace(" again", " up").encode()),
    ],
    ids=["docx", "docx-as-txt", "odt", "pdf", "pdf-no-suffix", "md", "txt"],
)
def test_every_kind_of_file_gives_headline_and_story(name: str, body: bytes) -> None:
    article = from_file(name, body, retrieved_at=READ_AT, published=date(2025, 6, 3))
    assert article.headline.startswith("Harbour opens")
    assert [part.role for part in article.parts] == [PartRole.HEADLINE, PartRole.BODY]
    assert article.text.endswith(STORY)
    assert (article.published_at, article.published_basis) == (date(2025, 6, 3), PublishedBasis.GIVEN)


def test_a_given_headline_outweighs_the_files_own() -> None:
    body = docx(par("Working title", "Titel") + par(STORY))
    assert from_file("a.docx", body, retrieved_at=READ_AT, headline="Port opens").headline == "Port opens"


def test_captions_and_credits_of_a_document_are_told_apart() -> None:
    body = docx(par(STORY) + par("Photo: Pelle Strand / NPA") + par(STORY))
    roles = {part.role for part in from_file("a.docx", body, retrieved_at=READ_AT).parts}
    assert PartRole.CREDIT in roles


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(600), r"old\.doc is of an older kind.*save it as \.docx"),
        (b"{\\rtf1 Hello}", r"older kind.*save it as \.docx"),
        (b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "locked by a password"),
    ],
    ids=["doc", "rtf", "locked"],
)
def test_files_that_are_not_read_are_refused_with_what_to_do(body: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        from_file("old.doc", body, retrieved_at=READ_AT)


def test_a_document_without_words_says_so() -> None:
    with pytest.raises(Unreadable, match="The text is empty"):
        from_file("a.docx", docx(par(" ")), retrieved_at=READ_AT)


def test_a_pdf_of_a_page_keeps_its_address() -> None:
    article = read_pdf(pdf(set_in_columns([STORY])), retrieved_at=READ_AT, url="https://port.example/a.pdf")
    assert (article.url, article.text) == ("https://port.example/a.pdf", STORY)


LONG = (
    "<article><h1>Ferry stays in port</h1>"
    + "<p>The ferry will not sail before the summer, the harbour office said on Tuesday.</p>" * 5
    + "</article>"
)


@pytest.mark.parametrize(
    "page",
    [
        f"<?xml version='1.0'?>\n<!DOCTYPE html><html><body>{LONG}</body></html>".encode(),
        f"<!-- saved from url=(0026)https://paper.example/ferry -->\n<html><body>{LONG}</body></html>".encode(),
        f"<html><body>{LONG}</body></html>".encode("utf-16"),
    ],
)
def test_a_page_is_told_by_its_content_whatever_its_suffix(page: bytes) -> None:
    article = from_file("story.txt", page, retrieved_at=READ_AT)
    assert article.headline == "Ferry stays in port"
    assert "<" not in article.text


def test_a_text_that_is_called_a_page_is_read_as_text() -> None:
    article = from_file(
        "story.html", b"Ferry stays in port\n\nIt will not sail before May.", retrieved_at=READ_AT
    )
    assert article.text.endswith("It will not sail before May.")


@pytest.mark.parametrize(
    "mail",
    [
        b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\n--x\n<html></html>",
        b"Subject: Ferry\nReceived: from a.example\n\tby b.example\nMIME-Version: 1.0\n\nThe ferry will not sail.",
    ],
)
def test_a_saved_mail_is_refused_with_what_to_do(mail: bytes) -> None:
    with pytest.raises(Unreadable, match=r"saved mail or a web archive\. Open it, copy"):
        from_file("story.eml", mail, retrieved_at=READ_AT)


@pytest.mark.parametrize("end", ["\x0b", "\x0c", "\u0085", "\u2028", "\u2029", "\r"])
def test_every_line_end_of_every_program_parts_lines(end: str) -> None:
    article = from_file("story.txt", f"The first line{end}the second line.".encode(), retrieved_at=READ_AT)
    assert article.text == "The first line\nthe second line."
