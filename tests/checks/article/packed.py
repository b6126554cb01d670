"""Small documents of word processors, packed as Word and LibreOffice pack them."""

from __future__ import annotations

import io
import zipfile

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STYLES = (
    f'<w:styles xmlns:w="{_W}"><w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style></w:styles>'
)
_ODT = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
)


def zipped(**parts: str | bytes) -> bytes:
    """A zip of these parts; a double underscore in a name stands for a slash, a single one before xml for a dot."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return stream.getvalue()


def docx(body: str, **parts: str | bytes) -> bytes:
    """A .docx with this body, in WordprocessingML."""
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    document = f'<w:document xmlns:w="{_W}" xmlns:mc="{mc}"><w:body>{body}</w:body></w:document>'
    return zipped(word__document_xml=document, word__styles_xml=_STYLES, **parts)


def par(text: str, style: str = "") -> str:
    """A paragraph of plain words or of runs."""
    runs = text if text.startswith("<") else run(text)
    about = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{about}{runs}</w:p>"


def run(text: str) -> str:
    """Words of one look."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def odt(body: str, automatic: str = "") -> bytes:
    """An .odt with this text, in OpenDocument XML."""
    content = (
        f"<office:document-content {_ODT}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return zipped(mimetype="application/vnd.oasis.opendocument.text", content_xml=content)
