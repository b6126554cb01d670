"""Small PDFs of their own: lines of Courier at places, so that a line's width is known without a font's tables."""

from __future__ import annotations

from dataclasses import dataclass

WIDTH, HEIGHT = 595, 842
# Every letter of Courier is so wide, as a share of its size.
LETTER = 0.6


@dataclass(frozen=True, kw_only=True)
class Put:
    """Words at a place: points from the left and down from the upper edge."""

    text: str
    x: float = 60
    y: float = 100
    size: float = 10


def pdf(
    *pages: list[Put],
    extra: bytes = b"",
    trailer: bytes = b"",
    resources: bytes = b"",
    objects: tuple[bytes, ...] = (),
) -> bytes:
    """A PDF of these pages. `extra` is drawn on each, `trailer` and `resources` stand in those dictionaries.

    `objects` stand behind all others, of one page from number 6 on.
    """
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(pages)))
    every = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [" + kids + b"] /Count %d >>" % len(pages),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        drawn = b"\n".join(_drawn(put) for put in page) + extra
        every.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R"
            b" /Resources << /Font << /F 3 0 R >> %s >> >>" % (WIDTH, HEIGHT, 5 + 2 * number, resources)
        )
        every.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
    return _file([*every, *objects], trailer)


def _drawn(put: Put) -> bytes:
    words = put.text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    place = f"BT /F {put.size} Tf 1 0 0 1 {put.x} {HEIGHT - put.y} Tm (".encode()
    return place + words + b") Tj ET"


def _file(objects: list[bytes], trailer: bytes) -> bytes:
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        len(body),
    )
    return body + table + end


def set_in_columns(
    paragraphs: list[str], *, columns: int = 1, top: float = 120, parted: bool = True, indented: bool = False
) -> list[Put]:
    """Paragraphs broken into lines and set in columns on one page, words parted at the ends of lines."""
    width = (WIDTH - 120 - 20 * (columns - 1)) / columns
    letters = int(width / (10 * LETTER))
    lines = [line for text in paragraphs for line in _broken(text, letters, indented=indented, parted=parted)]
    rows = -(-len(lines) // columns)
    puts = []
    for place, line in enumerate(lines):
        column, row = divmod(place, rows)
        x = 60 + column * (width + 20) + (18 if line.startswith("   ") else 0)
        puts.append(Put(text=line.strip(), x=x, y=top + 13 * row))
    return puts


def _broken(text: str, letters: int, *, indented: bool, parted: bool) -> list[str]:
    lines, line = [], "   " if indented else ""
    for word in text.split():
        longer = f"{line} {word}" if line.strip() else line + word
        if len(longer) <= letters:
            line = longer
            continue
        head = word[: len(word) // 2]
        if parted and len(word) > 7 and word.isalpha() and len(f"{line} {head}-") <= letters:
            lines.append(f"{line} {head}-")
            line = word[len(head) :]
        else:
            lines.append(line)
            line = word
    return [*lines, line]
