"""Documents of word processors give the text that would be printed."""

from __future__ import annotations

import pytest

from checks.article import word_files
from checks.article.word_files import read_document
from checks.errors import Unreadable
from tests.checks.article.packed import docx, odt, par, run, zipped


def paragraphs(body: bytes) -> list[str]:
    return list(read_document("draft.docx", body).paragraphs)


def test_paragraphs_come_in_their_order_without_empty_ones() -> None:
    assert paragraphs(docx(par("The quay is open.") + par(" ") + par("Ships call again."))) == [
        "The quay is open.",
        "Ships call again.",
    ]


@pytest.mark.parametrize("style", ["Titel", "berschrift1", "Heading 1", "Title"])
def test_the_headline_is_the_paragraph_styled_as_one_in_any_language(style: str) -> None:
    written = read_document(
        "a.docx", docx(par("By Marta Lindqvist") + par("Harbour opens", style) + par("Ships call."))
    )
    assert written.headline == "Harbour opens"
    assert written.paragraphs == ("By Marta Lindqvist", "Ships call.")


def test_a_title_outweighs_a_first_heading() -> None:
    written = read_document(
        "a.docx", docx(par("Part one", "berschrift1") + par("Harbour opens", "Titel") + par("Ships."))
    )
    assert (written.headline, written.paragraphs) == ("Harbour opens", ("Part one", "Ships."))


@pytest.mark.parametrize("style", ["berschrift2", ""])
def test_other_styles_make_no_headline(style: str) -> None:
    assert read_document("a.docx", docx(par("Harbour opens", style) + par("Ships call."))).headline == ""


def test_of_tracked_changes_the_inserted_words_stand_and_the_deleted_are_left_out() -> None:
    changed = (
        run("The mayor ")
        + '<w:del w:id="1"><w:r><w:delText>refused</w:delText></w:r></w:del>'
        + f'<w:ins w:id="2">{run("agreed")}</w:ins>'
        + f'<w:moveFrom w:id="3">{run(" on Monday")}</w:moveFrom>'
        + f'<w:moveTo w:id="4">{run(" on Tuesday")}</w:moveTo>'
        + run(".")
    )
    assert paragraphs(docx(par(changed) + par("Next."))) == ["The mayor agreed on Tuesday.", "Next."]


def test_where_the_mark_between_two_paragraphs_is_deleted_they_are_one() -> None:
    first = "<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>" + run("The mayor ") + "</w:p>"
    assert paragraphs(docx(first + par("agreed.") + par("Next."))) == ["The mayor agreed.", "Next."]


def test_comments_notes_fields_and_hidden_words_are_left_out() -> None:
    body = par(
        run("The quay")
        + '<w:r><w:commentReference w:id="1"/></w:r><w:r><w:footnoteReference w:id="1"/></w:r>'
        + "<w:r><w:rPr><w:vanish/></w:rPr><w:t> SECRET</w:t></w:r>"
        + "<w:r><w:instrText> PAGE </w:instrText></w:r>"
        + '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> is open.</w:t></w:r>'
    )
    parts = {"word__comments_xml": "<x>Is it?</x>", "word__footnotes_xml": "<x>Source: the port</x>"}
    assert paragraphs(docx(body, **parts)) == ["The quay is open."]


def test_tabs_and_breaks_part_words() -> None:
    runs = (
        "<w:r><w:t>Ald</w:t><w:tab/><w:t>haven</w:t><w:br/><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t></w:r>"
    )
    assert paragraphs(docx(par(runs))) == ["Ald haven\nco-op"]


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    box = "<w:txbxContent>" + par("A pull quote.") + "</w:txbxContent>"
    drawn = f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    assert paragraphs(docx(par(run("The quay.") + drawn) + par("Ships."))) == [
        "The quay.",
        "A pull quote.",
        "Ships.",
    ]


def test_cells_of_a_table_are_paragraphs() -> None:
    table = f"<w:tbl><w:tr><w:tc>{par('Ships')}</w:tc><w:tc>{par('42')}</w:tc></w:tr></w:tbl>"
    assert paragraphs(docx(table)) == ["Ships", "42"]


def test_the_main_part_is_the_one_that_the_package_names() -> None:
    rels = '<Relationships><Relationship Id="1" Type="http://x/officeDocument" Target="word/document2.xml"/></Relationships>'
    body = docx(par("Old."), _rels__x="")
    assert paragraphs(body) == ["Old."]
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    newer = f'<w:document xmlns:w="{w}"><w:body>{par("New.")}</w:body></w:document>'
    assert paragraphs(zipped(**{"_rels/.rels": rels, "word/document2.xml": newer})) == ["New."]


def test_an_open_document_is_read_with_its_heading_changes_and_spaces() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Gone.</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        '<text:h text:outline-level="1">Harbour opens</text:h>'
        "<text:p>The<text:s/>quay<text:note><text:note-body><text:p>Port.</text:p></text:note-body></text:note>"
        "<office:annotation><text:p>Is it?</text:p></office:annotation> is <text:span>open</text:span>.</text:p>"
    )
    written = read_document("draft.odt", odt(body))
    assert (written.headline, written.paragraphs) == ("Harbour opens", ("The quay is open.",))


def test_a_paragraph_in_a_style_made_from_title_heads_an_open_document() -> None:
    style = '<style:style style:name="P1" style:parent-style-name="Title"/>'
    body = '<text:p text:style-name="P1">Harbour opens</text:p><text:p>Ships call.</text:p>'
    assert read_document("draft.odt", odt(body, style)).headline == "Harbour opens"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"PK\x03\x04 nothing", "damaged"),
        (zipped(xl__workbook_xml="<x/>"), "no text document"),
        (zipped(content_xml="<x/>"), "no text document"),
        (zipped(word__document_xml="<w:document"), "damaged"),
        (zipped(word__document_xml='<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'), "no word processor writes"),
        (zipped(word__document_xml=b" " * (word_files.LARGEST_PART + 1)), "too large when unpacked"),
        (
            zipped(**{f"part{number}": "" for number in range(word_files.MOST_PARTS + 1)}),
            "too large when unpacked",
        ),
    ],
    ids=["cut", "spreadsheet", "odf", "xml", "entities", "bomb", "parts"],
)
def test_what_is_no_document_is_refused_with_a_sentence(body: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words) as refused:
        read_document("draft.docx", body)
    assert str(refused.value).startswith("draft.docx")


def test_every_cut_of_a_document_is_refused_or_read() -> None:
    whole = docx(par("The quay is open.") + par("Ships call again."))
    for end in range(4, len(whole), 11):
        try:
            read_document("draft.docx", whole[:end])
        except Unreadable:
            continue
