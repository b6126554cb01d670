"""Files as reporters upload or pass them -> Article: plain text, Markdown, HTML, Word, OpenDocument and PDF."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import PurePath

from checks.article.charset import decoded
from checks.article.page import from_html
from checks.article.plain import SAMPLE, from_markdown, from_text
from checks.article.word_files import Written, read_document
from checks.errors import Unreadable
from checks.model import Article

HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})
LARGEST_FILE = 20_000_000

_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\x0b\f\r\x1b")
_HEAD = 4_096
# An XML declaration and comments ("saved from url=...") may stand before the page.
_BEFORE_HTML = re.compile(r"(?:\s+|<\?xml[^>]{0,200}>|<!--(?!-->).{0,500}?-->)*", re.DOTALL)
_MAIL = re.compile(
    r"\s*(?:[A-Za-z][A-Za-z-]{1,40}:[^\n]*\r?\n(?:[ \t][^\n]*\n)*){0,40}?MIME-Version:", re.IGNORECASE
)
_BINARY_SHARE = 0.01
_PDF, _ZIP, _OLE, _RTF = b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf"
# The part of an Office file that holds the document where a password locks it.
_LOCKED = "EncryptedPackage".encode("utf-16-le")


def from_file(  # noqa: PLR0913 - a file and what is known of it, by name
    name: str,
    body: bytes,
    *,
    retrieved_at: datetime,
    published: date | None = None,
    headline: str | None = None,
    url: str | None = None,
) -> Article:
    """An article of a file: .txt, .md, .html, .docx, .odt or .pdf, told by its content and then by its suffix.

    Args:
        name: The file's name.
        body: Its bytes.
        retrieved_at: When it was read, aware, UTC.
        published: The day it was or will be published; nothing is guessed when None.
        headline: Words that outweigh the file's own headline.
        url: Where the text stands or will stand.

    Raises:
        Unreadable: The file is empty, locked, a scan, of another kind, or no text.
        NoArticle: It is HTML without a story.
    """
    file = PurePath(name).name
    _refuse_unusable(file, body)
    if _is_pdf(body):
        return read_pdf(
            body, name=file, retrieved_at=retrieved_at, published=published, headline=headline, url=url
        )
    if body.startswith(_ZIP):
        return _of(
            read_document(file, body),
            retrieved_at=retrieved_at,
            published=published,
            headline=headline,
            url=url,
        )
    suffix = PurePath(name).suffix.lower()
    if (suffix in HTML_SUFFIXES and b"<" in body) or _starts_as_html(body):
        return from_html(body, retrieved_at=retrieved_at, published=published, headline=headline, url=url)
    _refuse_binary(file, body)
    _refuse_mail(file, body)
    read = from_markdown if suffix in MARKDOWN_SUFFIXES else from_text
    return read(decoded(body), retrieved_at=retrieved_at, published=published, headline=headline, url=url)


def read_pdf(  # noqa: PLR0913 - a file and what is known of it, by name
    body: bytes,
    *,
    retrieved_at: datetime,
    name: str = "The page",
    published: date | None = None,
    headline: str | None = None,
    url: str | None = None,
) -> Article:
    """The article of a PDF. Raises Unreadable where it is damaged, locked by a password, or a scan without text."""
    # It takes a third of a second to load, which every page would wait for, and few of them are PDFs.
    from checks.article.pdf_text import read_pdf_text  # noqa: PLC0415 - as said above

    written = read_pdf_text(name, body)
    return _of(written, retrieved_at=retrieved_at, published=published, headline=headline, url=url)


def _of(
    written: Written,
    *,
    retrieved_at: datetime,
    published: date | None,
    headline: str | None,
    url: str | None,
) -> Article:
    return from_text(
        "\n\n".join(written.paragraphs),
        retrieved_at=retrieved_at,
        published=published,
        headline=headline or written.headline or None,
        url=url,
    )


def _is_pdf(body: bytes) -> bool:
    return body[:1024].lstrip().startswith(_PDF)


def _refuse_unusable(file: str, body: bytes) -> None:
    if not body.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise Unreadable(f"{file} is empty. Pass a file with the article's text.")
    if len(body) > LARGEST_FILE:
        raise Unreadable(
            f"{file} is larger than {LARGEST_FILE // 1_000_000} MB. Pass a file with this story alone."
        )
    if body.startswith(_OLE) and _LOCKED in body:
        raise Unreadable(f"{file} is locked by a password. Save it without one and pass that.")
    if body.startswith((_OLE, _RTF)):
        raise Unreadable(
            f"{file} is of an older kind of word processor. Open it, save it as .docx or .txt, and pass that."
        )


def _refuse_mail(file: str, body: bytes) -> None:
    """Saved mails and web archives are lines of headers and coded parts."""
    if _MAIL.match(decoded(body[:_HEAD])):
        raise Unreadable(
            f"{file} is a saved mail or a web archive. Open it, copy the story's text, and paste that."
        )


def _starts_as_html(body: bytes) -> bool:
    head = decoded(body[:_HEAD])
    begun = _BEFORE_HTML.match(head)
    return head[begun.end() if begun else 0 :].lower().startswith(("<!doctype html", "<html"))


def _refuse_binary(file: str, body: bytes) -> None:
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return
    sample = body[:SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if b"\x00" in sample or controls > _BINARY_SHARE * len(sample):
        raise Unreadable(
            f"{file} holds no text that I can read. Save the story as .docx, .pdf or plain .txt (UTF-8) and pass that."
        )
