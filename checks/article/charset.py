"""Bytes -> text: what the bytes say themselves outweighs what is said about them."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Browsers read these labels as the larger Windows or Chinese set (WHATWG Encoding).
_READ_AS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "tis-620": "cp874",
}
# Python knows "encodings" that are none (zip, hex) or slow on hostile input (idna, punycode): only these are used.
_KNOWN = frozenset(
    [
        "utf-8",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "gb18030",
        "big5",
        "big5hkscs",
        "cp932",
        "cp949",
        "euc_jp",
        "iso2022_jp",
    ]
    + ["koi8-r", "koi8-u", "mac-roman", "cp866", "cp874"]
    + [f"cp125{number}" for number in range(9)]
    + [f"iso8859-{number}" for number in (*range(2, 9), 10, 13, 14, 15, 16)]
)
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})""", re.IGNORECASE)
_META_WITHIN = 4096
# A few broken bytes in a UTF-8 page (a cut character in a syndicated text) do not make it another encoding.
_BROKEN_SHARE = 0.1


def decoded(body: bytes, http_charset: str | None = None) -> str:
    """The text of a page or a file.

    A byte order mark decides. Then valid UTF-8 with characters beyond ASCII is UTF-8, whatever is declared: no
    other text looks like it. Then the HTTP header's charset, then the page's own, as far as the bytes bear them
    out. Else Windows-1252.
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, errors="replace")
    said = [name for name in (_known(http_charset), _known(_declared(body))) if name]
    if not any(name.startswith(("utf-16", "iso2022")) for name in said):
        text = _as_utf8(body)
        if text is not None:
            return text
    for name in said:
        if name != "utf-8":
            try:
                return body.decode(name)
            except UnicodeDecodeError:
                continue
    return body.decode("cp1252", errors="replace")


def _known(label: str | None) -> str | None:
    if not label:
        return None
    try:
        name = codecs.lookup(label.strip()).name
    except (LookupError, ValueError):
        return None
    name = _READ_AS.get(name, name)
    return name if name in _KNOWN else None


def _declared(body: bytes) -> str | None:
    found = _META.search(body, 0, _META_WITHIN)
    return found.group(1).decode("ascii") if found else None


def _as_utf8(body: bytes) -> str | None:
    text = body.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    if not broken:
        return text
    beyond_ascii = len(text) - len(text.encode("ascii", errors="ignore"))
    return text if broken <= _BROKEN_SHARE * beyond_ascii else None
