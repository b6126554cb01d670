"""Documents of word processors (.docx, .odt) -> headline and paragraphs. Pure: nothing in them is followed or run.

Kept is the text as it would be printed with all tracked changes accepted: inserted words stand, deleted and moved-away
ones are left out. Left out as well: comments, footnotes and endnotes, headers and footers, hidden text.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import lxml.etree  # type: ignore[import-untyped]  # lxml ships no types

from checks.errors import Unreadable

# A book of 200,000 characters takes about 3 MB of XML in the unpacked part; only the start of a story is read anyway.
LARGEST_PART = 30_000_000
MOST_PARTS = 5_000
MOST_PARAGRAPHS = 20_000
# Headlines stand at the head: a byline, a date or a slug may come before them.
_HEAD = 6
_LONGEST_HEADLINE = 250

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_MAIN_PART = re.compile(rb'<(?:\w+:)?Relationship\b[^>]*?/officeDocument"[^>]*>')
_TARGET = re.compile(rb'\bTarget="/?([^"]{1,200})"')
_DOCTYPE = re.compile(rb"<!DOCTYPE", re.IGNORECASE)
_HEADLINE_STYLES = ("title", "headline", "heading 1")

# lxml has no type stubs: an element is Any here.
Element = Any


@dataclass(frozen=True, kw_only=True)
class Written:
    """What stands in a document: its headline, "" where no paragraph is styled as one, and the other paragraphs."""

    headline: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class _Line:
    """A paragraph with the name of its style in small letters."""

    text: str
    style: str


def read_document(file: str, body: bytes) -> Written:
    """The text of a .docx or .odt file, told apart by what is in it.

    Args:
        file: Its name, for the sentence of an error.
        body: Its bytes.

    Raises:
        Unreadable: It is damaged, made to be expensive, or holds something else (a spreadsheet, slides).
    """
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as parts:
            if len(parts.infolist()) > MOST_PARTS:
                raise Unreadable(_too_large(file))
            names = set(parts.namelist())
            if "content.xml" in names and "word/document.xml" not in names:
                return _as_written(_odt_lines(file, parts))
            main = _main_part(file, parts, names)
            return _as_written(_docx_lines(file, parts, main))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise Unreadable(
            f"{file} is damaged and cannot be unpacked. Open it, save it again as .docx, and pass that."
        ) from error


def _as_written(lines: list[_Line]) -> Written:
    """The headline is the first paragraph at the head with a headline's style; the best of the styles wins."""
    lines = [line for line in lines if line.text.strip()]
    for style in _HEADLINE_STYLES:
        for place, line in enumerate(lines[:_HEAD]):
            if line.style == style and len(line.text) <= _LONGEST_HEADLINE and len(lines) > 1:
                rest = [*lines[:place], *lines[place + 1 :]]
                return Written(
                    headline=" ".join(line.text.split()), paragraphs=tuple(one.text.strip() for one in rest)
                )
    return Written(headline="", paragraphs=tuple(line.text.strip() for line in lines))


def _too_large(file: str) -> str:
    return f"{file} is too large when unpacked. Copy the story's text and paste that."


def _part(file: str, parts: zipfile.ZipFile, name: str) -> bytes:
    """A part's bytes, unpacked no further than the bound whatever its header claims."""
    with parts.open(name) as packed:
        content = packed.read(LARGEST_PART + 1)
    if len(content) > LARGEST_PART:
        raise Unreadable(_too_large(file))
    return content


def _tree(file: str, parts: zipfile.ZipFile, name: str) -> Element:
    """The part's XML. No word processor writes a document type, which could declare entities."""
    content = _part(file, parts, name)
    if _DOCTYPE.search(content) or b"\x00" in content:
        raise Unreadable(f"{file} holds what no word processor writes. Copy the story's text and paste that.")
    parser = lxml.etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return lxml.etree.fromstring(content, parser)
    except lxml.etree.XMLSyntaxError as error:
        raise Unreadable(f"{file} is damaged. Open it, save it again as .docx, and pass that.") from error


def _main_part(file: str, parts: zipfile.ZipFile, names: set[str]) -> str:
    """The part that holds the text: as the package says, as a rule word/document.xml."""
    if "_rels/.rels" in names:
        said = _MAIN_PART.search(_part(file, parts, "_rels/.rels"))
        target = _TARGET.search(said.group()) if said else None
        name = target.group(1).decode("utf-8", errors="replace") if target else ""
        if name in names and name.startswith("word/"):
            return name
    if "word/document.xml" in names:
        return "word/document.xml"
    raise Unreadable(
        f"{file} is a packed file, but no text document. Save the story as .docx or .txt and pass that."
    )


def _docx_lines(file: str, parts: zipfile.ZipFile, main: str) -> list[_Line]:
    styles = _docx_styles(file, parts)
    tree = _tree(file, parts, main)
    lines: list[_Line] = []
    is_open = False
    for paragraph in _paragraphs(tree):
        line = _Line(text=_docx_text(paragraph), style=_docx_style(paragraph, styles))
        if is_open and lines:
            # The mark between two paragraphs is deleted too.
            lines[-1] = _Line(text=lines[-1].text + line.text, style=lines[-1].style)
        else:
            lines.append(line)
        is_open = _is_mark_deleted(paragraph)
        if len(lines) >= MOST_PARAGRAPHS:
            break
    return lines


def _name(element: Element) -> str:
    """The tag without Word's namespace, whichever of its two; "" for others and for comments."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    for space in (_W, _STRICT):
        if tag.startswith(space):
            return tag[len(space) :]
    return tag if tag == _FALLBACK else ""


def _attribute(element: Element, name: str) -> str:
    return str(element.get(_W + name) or element.get(_STRICT + name) or "")


def _paragraphs(tree: Element) -> Iterator[Element]:
    """All paragraphs in their order, those of text boxes behind the one they hang on, each once."""
    for element in tree.iter(_W + "p", _STRICT + "p"):
        if not any(parent.tag == _FALLBACK for parent in element.iterancestors()):
            yield element


_SPACES = {"tab": " ", "sym": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}
_LEFT_OUT = frozenset({"del", "moveFrom", "instrText", "delText", "delInstrText", "pPr", "sectPr", _FALLBACK})


def _docx_text(paragraph: Element) -> str:
    """The words of a paragraph with its changes accepted, without those of text boxes in it."""
    pieces: list[str] = []
    waiting = [*reversed(paragraph)]
    while waiting:
        element = waiting.pop()
        name = _name(element)
        if name in _LEFT_OUT or name == "p" or (name == "r" and _is_hidden(element)):
            continue
        if name == "t":
            pieces.append(element.text or "")
        elif name in _SPACES:
            is_break = name == "br" and _attribute(element, "type") in {"page", "column"}
            pieces.append(" " if is_break else _SPACES[name])
        else:
            waiting.extend(reversed(element))
    return "".join(pieces)


def _is_hidden(run: Element) -> bool:
    mark = next(
        (one for about in run if _name(about) == "rPr" for one in about if _name(one) == "vanish"), None
    )
    return mark is not None and _attribute(mark, "val") not in {"0", "false", "off"}


def _is_mark_deleted(paragraph: Element) -> bool:
    about = next((child for child in paragraph if _name(child) == "pPr"), None)
    if about is None:
        return False
    return any(_name(one) == "del" for child in about if _name(child) == "rPr" for one in child)


def _docx_style(paragraph: Element, styles: dict[str, str]) -> str:
    about = next((child for child in paragraph if _name(child) == "pPr"), None)
    style = next((child for child in about if _name(child) == "pStyle"), None) if about is not None else None
    if style is None:
        return ""
    value = _attribute(style, "val")
    return styles.get(value, value.lower())


def _docx_styles(file: str, parts: zipfile.ZipFile) -> dict[str, str]:
    """The names of the styles by their ids, which Word writes in the author's language ("berschrift1")."""
    if "word/styles.xml" not in parts.namelist():
        return {}
    names: dict[str, str] = {}
    for style in _tree(file, parts, "word/styles.xml").iter(_W + "style", _STRICT + "style"):
        name = next((child for child in style if _name(child) == "name"), None)
        if name is not None:
            names[_attribute(style, "styleId")] = _attribute(name, "val").lower()
    return names


_ODT_LEFT_OUT = frozenset(
    {
        _TEXT + "tracked-changes",
        _TEXT + "note",
        _OFFICE + "annotation",
        _OFFICE + "forms",
        _TEXT + "ruby-text",
    }
)
_ODT_SPACES = {_TEXT + "tab": " ", _TEXT + "line-break": "\n", _TEXT + "s": " "}


def _odt_lines(file: str, parts: zipfile.ZipFile) -> list[_Line]:
    tree = _tree(file, parts, "content.xml")
    body = tree.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise Unreadable(
            f"{file} is no text document (a spreadsheet or slides). Save the story as .txt and pass that."
        )
    styles = {
        str(style.get(_STYLE + "name")): str(style.get(_STYLE + "parent-style-name") or "")
        for style in tree.iter(_STYLE + "style")
    }
    lines: list[_Line] = []
    for element in body.iter(_TEXT + "p", _TEXT + "h"):
        if any(parent.tag in _ODT_LEFT_OUT for parent in element.iterancestors()):
            continue
        lines.append(_Line(text=_odt_text(element), style=_odt_style(element, styles)))
        if len(lines) >= MOST_PARAGRAPHS:
            break
    return lines


def _odt_style(element: Element, styles: dict[str, str]) -> str:
    own = str(element.get(_TEXT + "style-name") or "")
    name = (styles.get(own) or own).lower()
    if element.tag == _TEXT + "h" and element.get(_TEXT + "outline-level") in {None, "1"}:
        return "title" if name == "title" else "heading 1"
    return name


def _odt_text(paragraph: Element) -> str:
    pieces: list[str] = []
    waiting: list[Element | str] = [paragraph]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            pieces.append(one)
            continue
        if one is not paragraph:
            waiting.append(one.tail or "")
        if not isinstance(one.tag, str) or one.tag in _ODT_LEFT_OUT:
            continue
        if one is not paragraph and one.tag in {_TEXT + "p", _TEXT + "h"}:
            continue
        if one.tag in _ODT_SPACES:
            pieces.append(_ODT_SPACES[one.tag])
            continue
        waiting.extend(reversed(one))
        waiting.append(one.text or "")
    return "".join(pieces)
