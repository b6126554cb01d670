"""Telling captions, credits, bylines, datelines and notes from the story's own sentences, in plain text. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from checks.corrections import is_correction
from checks.model import Part, PartRole

_BLOCK = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
_LINE = re.compile(r"[^\n]+")
# Text that was wrapped by hand has lines of this length, and most of them end within a sentence.
_SHORTEST_WRAPPED, _LONGEST_WRAPPED = 40, 100
_ENDS = (".", "!", "?", ":", ";", "”", '"', ".)", ".’", ".'")

_UPPER = "A-ZÀ-ÖØ-ÞĀĆČĎĐĒĘĚĞĪĮİĶŁŃŇŌŐŘŚŠŞŢŤŪŮŰŽŻŹ"
_AGENCIES = (
    r"(?:AP|AFP|PA|EPA|EFE|ANSA|DPA|dpa|TASS|Tass|Reuters|Xinhua|Kyodo|Yonhap|ANI|PTI|AAP|UPI|CP|TT|NTB|Ritzau|"
    r"Getty(?: Images)?|AP Photo|AFP Photo|Shutterstock|Alamy|Rex|REX|Bloomberg|Magnum|Zuma|ZUMA|Sipa|SIPA|Polaris|"
    r"Redux|Corbis|Action Images|Imago|IMAGO|NurPhoto|Anadolu(?: Agency)?|Profimedia|PA Media|PA Wire|EPA-EFE|"
    r"Associated Press|Agence France-Presse|Press Association|Canadian Press|Handout|Courtesy|File|Pool)"
)
# "Photo: Jane Doe / AGENCY", also glued to the caption before it ("... statesPhoto: ..."), and "Credit...Jane Doe".
_CREDIT_MARK = re.compile(
    r"(?:(?<=[a-z.”\"])(?:Photo|Photograph|Photos|Image|Images|Picture|Pictures|Credit|Video|Foto)"
    r"|\b(?:Photo|Photograph|Photos|Foto)|(?:^|(?<=[.!?”\"’)]\s))(?:Image|Images|Picture|Pictures|Pic|Credit|Video))"
    r"(?:\s+(?:credit|by|courtesy(?:\s+of)?|source))?\s*(?::|\.\.\.|…)\s*(?=[^\sa-z])"
    r"|\b(?:Photo|Photograph|Image|Picture) by\s+(?=[^\sa-z])|\bImage source,\s+"
)
_CREDIT_WORDS = ("Photo", "Foto", "Image", "Pic", "Credit", "Video")
# "(AP Photo/Jane Doe)", "(Jane Doe/Reuters)", "[Jane Doe via AP]", "(Photo by Jane Doe)" at the end of a caption.
_BRACKETED = re.compile(
    rf"[(\[](?=[^()\[\]]{{2,120}}[)\]]\.?\s*$)(?:[^()\[\]]{{0,80}}?\b{_AGENCIES}\s*/|[^()\[\]/]{{2,80}}/\s*(?:[\w.’'& ]+/)?{_AGENCIES}\b"
    rf"|[^()\[\]]{{2,80}}?\b(?:via|for) (?:{_AGENCIES}\b|The [{_UPPER}])|(?:Photo|Photograph|Image|Picture|Credit|Photos)\b)"
    rf"|\[(?=[^()\[\]]{{2,120}}\]\.?\s*$)[{_UPPER}][\w’'-]+ [{_UPPER}][^\[\]/]{{1,60}}/"
)
_REPORTED = re.compile(
    r"[(\[]?(?:Additional |Further )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|Compiled|Translated) by\s[^\n]{0,300}$"
)
_REPORTED_WORDS = ("ting by", "led by", "lated by")
_AGENCY_LINE = re.compile(
    rf"^\W{{0,3}}(?:[\w .’'&-]{{2,60}}\s/\s[\w .’'/&-]{{2,80}}|[\w .’'&-]{{2,60}}/\s?(?:[\w .’'&-]{{2,40}}/)?{_AGENCIES}"
    rf"|{_AGENCIES}(?:\s?/\s?[\w .’'&-]{{2,60}}){{0,2}}"
    rf"|[{_UPPER}][\w.’'-]+ [{_UPPER}][\w .’'-]{{1,40}} (?:via {_AGENCIES}|for The [{_UPPER}][\w ]{{2,40}}))\W{{0,2}}$"
)
_STAFF_LEAD = re.compile(
    r"\(?(?:(?:(?:with )?(?:additional |further )?reporting|writing|written|editing|edited|compiled|translated|updated)(?: by\b|:)"
    r"|(?:additional|further) reporting (?:from|in)\b|with (?:files|reporting|additional reporting|contributions) from\b)",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"(?P<who>[^\n]{2,300}?)\b(?:contributed(?: (?:reporting|research|to this (?:report|story|article))\b|(?=\W*$))|reported from\b)"
)
_FEWEST_IN_A_NAME = 2
_SENTENCE_STOP = re.compile(r"(?<=\w\w)[.)](?:\s|$)")
# "Copyright 2024 The Post" and "Copyright Coast Media Ltd", and not "Copyright lawyers said".
_RIGHTS = re.compile(
    rf"©|(?:[Cc]opyright|COPYRIGHT)(?=\W*(?:©|\([cC]\)|\d{{4}}\b|by [{_UPPER}]|$)|\b.{{0,80}}\b[Aa]ll rights reserved"
    rf"|(?:\s(?:[{_UPPER}&]\S*|of|and)){{1,8}}\s(?:\d{{4}}|Inc|Ltd|LLC|PLC|plc|Limited|Corporation|GmbH)\W*$)"
)
_BYLINE_LEAD = re.compile(r"^(?:By|BY|Story by|Words by|Text by|Written by|Von|Par)\s+(?=\S)")
_LOWER_IN_BYLINE = frozenset(
    """
    and in at for the of de da di du del la le van von der den bin al el y und et with with
    political chief senior deputy editor editors correspondent reporter writer staff business health science sport sports
    economics economic diplomatic home affairs environment arts education legal crime culture media technology video
    foreign defence defense security europe asia africa world national local investigations data graphics by
    """.split()  # noqa: SIM905
)
# What else stands in lower case where a story's makers are named.
_LOWER_IN_CREDIT = _LOWER_IN_BYLINE | frozenset(
    """
    editing edited writing written reporting reported producing additional further compiled translated translation research
    contributed contributing from our team teams bureau newsroom newspaper agency agencies wire wires services journalist
    journalists correspondents reporters writers freelance contributor contributors researcher producer photographer
    desk bureaux bureaus last updated photographs photo photos image images picture file handout courtesy pool via this report story article into english on
    """.split()  # noqa: SIM905
)
_LONGEST_BYLINE = 160
_STATIONED = re.compile(
    rf"^(?:[{_UPPER}][\w’'-]+ ){{2,3}}(?:in|at) (?:the )?[{_UPPER}][\w’'-]+(?: [{_UPPER}][\w’'-]+)?$"
)
_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = rf"(?:{_MONTHS}\s\d{{1,2}}|\d{{1,2}}\s{_MONTHS})(?:,?\s\d{{4}})?"
_DATELINE = re.compile(
    rf"^(?:(?:[{_UPPER}][{_UPPER}.’'/-]+(?: [{_UPPER}][{_UPPER}.’'/-]*){{0,4}}(?:, [{_UPPER}][\w. ]{{1,24}})?(?:, {_DAY})?"
    rf"(?:\s\([^()\n]{{2,40}}\))?)|(?:[{_UPPER}]\w+(?: [{_UPPER}]\w+)?(?:, [{_UPPER}][\w. ]{{1,24}})?(?:, {_DAY})?\s)?"
    rf"\((?:{_AGENCIES}|CNN|BBC)\))\s*(?:--|[—–]|[-_](?=\s))\s*(?=[{_UPPER}“\"'‘\d])"
)
_CAPTION_LEAD = re.compile(r"^(?:Image caption|Caption|File photo|FILE PHOTO|FILE)\s*(?:[,:]|\s[-–—])\s")
_LONGEST_CREDIT = 160


def paragraphs(text: str, parts: Iterable[Part]) -> tuple[Part, ...]:
    """The paragraphs of the text, each with its role, white space at the ends left out.

    A line is a paragraph unless the text was wrapped by hand. Within the body, credits, the captions they are glued
    to, bylines, agencies' datelines and correction notes become pieces of their own.
    """
    pieces: list[Part] = []
    for part in parts:
        for start, end in _paragraphs(text, part):
            if part.role is not PartRole.BODY:
                pieces.append(Part(role=part.role, start=start, end=end))
            else:
                pieces.extend(_split(text, start, end, first=len(pieces) < _FIRST))
    return tuple(piece for piece in (_trim(text, piece) for piece in pieces) if piece.start < piece.end)


_FIRST = 3  # Among so many paragraphs a byline without "By" can stand.


def refine(
    text: str, parts: Iterable[Part], *, is_aside: Callable[[str, int], bool] | None = None
) -> tuple[Part, ...]:
    """The same parts with captions and credits cut out of the body; neighbours of one role are joined.

    Args:
        text: The article's text.
        parts: Its parts.
        is_aside: Whether a paragraph of the body that begins at a place is none of the story, which makes it a note.
    """
    joined: list[Part] = []
    for piece in paragraphs(text, parts):
        if is_aside and piece.role is PartRole.BODY and is_aside(text[piece.start : piece.end], piece.start):
            joined.append(replace(piece, role=PartRole.NOTE))
            continue
        last = joined[-1] if joined else None
        if last and last.role is piece.role and last.role is PartRole.BODY:
            joined[-1] = Part(role=last.role, start=last.start, end=piece.end)
        else:
            joined.append(piece)
    return tuple(joined)


def _paragraphs(text: str, part: Part) -> Iterator[tuple[int, int]]:
    for block in _BLOCK.finditer(text, part.start, part.end):
        lines = [line.span() for line in _LINE.finditer(text, *block.span())]
        if part.role is not PartRole.BODY or _is_wrapped(text, lines):
            yield block.span()
        else:
            yield from lines


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether the line ends are those of a typewriter: even lines, most of which end within a sentence.

    The last one ends as a sentence does: a headline over a standfirst or a byline does not.
    """
    if len(lines) < 2:  # noqa: PLR2004
        return True
    inner = [text[start:end].rstrip() for start, end in lines[:-1]]
    if not text[slice(*lines[-1])].rstrip().endswith(_ENDS):
        return False
    if not all(_SHORTEST_WRAPPED <= len(line) <= _LONGEST_WRAPPED for line in inner):
        return False
    return 2 * sum(line.endswith(_ENDS) for line in inner) < len(inner)


def _split(text: str, start: int, end: int, *, first: bool) -> list[Part]:
    """The pieces of one paragraph of the body."""
    line = text[start:end].strip()
    if _is_credit(line) or (first and _STATIONED.match(line)):
        return [Part(role=PartRole.CREDIT, start=start, end=end)]
    if is_correction(line):
        return [Part(role=PartRole.NOTE, start=start, end=end)]
    start += len(text[start:end]) - len(text[start:end].lstrip())
    dateline = _DATELINE.match(text, start, min(end, start + _LONGEST_CREDIT))
    if dateline:
        credit = Part(role=PartRole.CREDIT, start=start, end=dateline.end())
        return [credit, *_split_end(text, dateline.end(), end)]
    return _split_end(text, start, end)


def _is_credit(line: str) -> bool:
    if len(line) > 2 * _LONGEST_CREDIT:
        return False
    return bool(
        _is_byline(line)
        or is_rights_line(line)
        or is_staff_credit(line)
        or (len(line) <= _LONGEST_CREDIT and _AGENCY_LINE.match(line) and _names_only(line))
    )


def is_rights_line(line: str) -> bool:
    """Whether a line says whose the rights are ("Copyright 2024 The Post"), and is no sentence on copyright."""
    return _RIGHTS.match(line) is not None


def is_staff_credit(line: str) -> bool:
    """Whether a line names those who reported, wrote, edited or translated the story, and is no sentence with a verb.

    "Reporting by Ana Ruiz in Porto; editing by Tom Marsh" does; "Reporting by the Post in 2019 showed ..." does not.
    """
    lead = _STAFF_LEAD.match(line)
    if lead is not None:
        return _names_only(line[lead.end() :])
    found = _CONTRIBUTED.match(line)
    if found is None or len(found["who"].split()) < _FEWEST_IN_A_NAME:
        return False
    return _names_only(found["who"]) and _names_only(line[found.end() :])


def _names_only(words: str) -> bool:
    """Whether the first sentence holds names, places and posts and no verb."""
    stop = _SENTENCE_STOP.search(words)
    said = re.split(r"[\s,;:()|&/·•-]+", words[: stop.start()] if stop else words)
    return all(
        not word[:1].isalpha() or word[0].isupper() or word.rstrip(".") in _LOWER_IN_CREDIT for word in said
    )


def _is_byline(line: str) -> bool:
    """Names, places and posts after "By", and no sentence."""
    lead = _BYLINE_LEAD.match(line)
    if lead is None or len(line) > _LONGEST_BYLINE or not line[lead.end()].isupper():
        return False
    words = re.split(r"[\s,|&/·•-]+", line[lead.end() :])
    if line.endswith((".", "!", "?")) and not line.endswith(("Jr.", "Sr.")):
        return False
    return all(
        not word or not word[0].isalpha() or word[0].isupper() or word in _LOWER_IN_BYLINE for word in words
    )


def _split_end(text: str, start: int, end: int) -> list[Part]:
    """A paragraph without the credit at its end; what a photo credit stands behind is its caption."""
    tail = max(start, end - 2 * _LONGEST_CREDIT)
    reported = _REPORTED.search(text, tail, end) if _holds(_REPORTED_WORDS, text, tail, end) else None
    if reported and text[reported.start()] in "([":
        cut = reported.start()
        return [
            Part(role=PartRole.BODY, start=start, end=cut),
            Part(role=PartRole.CREDIT, start=cut, end=end),
        ]
    mark = _CREDIT_MARK.search(text, start, end) if _holds(_CREDIT_WORDS, text, start, end) else None
    if mark is None or end - mark.start() > _LONGEST_CREDIT:
        mark = _BRACKETED.search(text, max(start, end - _LONGEST_CREDIT), end)
    if mark is not None:
        cut = mark.start()
        return [
            Part(role=PartRole.CAPTION, start=start, end=cut),
            Part(role=PartRole.CREDIT, start=cut, end=end),
        ]
    role = PartRole.CAPTION if _CAPTION_LEAD.match(text, start, end) else PartRole.BODY
    return [Part(role=role, start=start, end=end)]


def _holds(words: Iterable[str], text: str, start: int, end: int) -> bool:
    return any(text.find(word, start, end) >= 0 for word in words)


def _trim(text: str, piece: Part) -> Part:
    start, end = piece.start, piece.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Part(role=piece.role, start=start, end=end)
