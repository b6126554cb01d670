"""Wire copy: which news agency sent a story, and the word that it set over it (CORRECTED, UPDATE 2, KILL ...). Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

# As they stand in brackets behind a dateline, with the name an editor knows. Capital and small letters count.
_AGENCIES = {
    "AAP": "AAP", "AFP": "AFP", "AGERPRES": "Agerpres", "ANI": "ANI", "ANSA": "ANSA", "AP": "AP", "APA": "APA",
    "Anadolu": "Anadolu", "Anadolu Agency": "Anadolu", "AA": "Anadolu", "ATA": "ATA", "Agence France-Presse": "AFP",
    "Antara": "Antara", "Associated Press": "AP", "BELGA": "Belga", "Belga": "Belga", "Bernama": "Bernama",
    "BERNAMA": "Bernama", "BNS": "BNS", "BTA": "BTA", "Bloomberg": "Bloomberg", "CNS": "CNS", "CP": "Canadian Press",
    "CTK": "CTK", "Canadian Press": "Canadian Press", "DPA": "dpa", "dpa": "dpa", "EFE": "EFE", "HINA": "Hina",
    "Hina": "Hina", "IANS": "IANS", "INTERFAX": "Interfax", "IRNA": "IRNA", "Interfax": "Interfax", "JTA": "JTA",
    "KCNA": "KCNA", "KUNA": "KUNA", "KYODO": "Kyodo", "Kyodo": "Kyodo", "Kyodo News": "Kyodo", "LUSA": "Lusa",
    "Lusa": "Lusa", "MTI": "MTI", "NTB": "NTB", "PA": "PA", "PA Media": "PA", "PAP": "PAP", "PETRA": "Petra",
    "PNA": "PNA", "PTI": "PTI", "Press Association": "PA", "REUTERS": "Reuters", "Reuters": "Reuters",
    "Ritzau": "Ritzau", "SAPA": "SAPA", "SPA": "SPA", "STA": "STA", "TANJUG": "Tanjug", "TASS": "TASS", "TASR": "TASR",
    "TT": "TT", "Tanjug": "Tanjug", "Tass": "TASS", "The Associated Press": "AP", "The Canadian Press": "Canadian Press",
    "UNI": "UNI", "UPI": "UPI", "Ukrinform": "Ukrinform", "WAM": "WAM", "XINHUA": "Xinhua", "Xinhua": "Xinhua",
    "YONHAP": "Yonhap", "Yonhap": "Yonhap",
}  # fmt: skip
# "KYIV, May 16 (Reuters) -", "PARIS (AP) —", "(Reuters) -", at the end of its line, and behind a day without a dash:
# "New Delhi, Jan 3 (PTI) The ministry".
_DATELINE = re.compile(
    r"(?=[A-Z(])(?!The\s|An?\s)(?P<place>[^()\n:;!?]{0,70})\((?P<agency>[A-Za-z][A-Za-z -]{1,24})\)\s*(?P<tie>--|[-–—_]|$|(?=[A-Z“]))"
)
# Before the brackets only places in capitals, or up to four words with capitals, and a date.
_PLACES = re.compile(
    r"(?:[^\W\d_a-z][\w.’'/-]*(?:[ ,/]+[^\W\d_a-z][\w.’'/-]*){0,6})?(?:,?\s*(?:\w{3,9}\.?\s)?[0-9]{1,2}(?:\s\w{3,9}\.?)?(?:,?\s[0-9]{4})?)?[\s,]*"
)
_LINES_LOOKED_AT = 12
_LONGEST_LINE = 400

# An agency's word stands in capitals before the headline and is tied to it ("UPDATE 2-Minister resigns"), or alone.
_WORD = (
    r"(?:UPDATE(?:\s[0-9]{1,2})?|WRAPUP(?:\s[0-9]{1,2})?|CORRECTED|CORRECTION|CORRECTIVE|CLARIFIED|CLARIFICATION|REFILE|REFILED|RPT"
    r"|REPEAT|RECASTS?|KILL|WITHDRAWN|WITHDRAWAL|RETRACTION|ADVISORY|EMBARGOED|EMBARGO|URGENT|FLASH|BULLETIN|SNAP)"
)
_SLUG = re.compile(
    rf"(?:(?P<words>{_WORD}(?:\s?[-–—/,]\s?{_WORD}){{0,3}}|(?:(?:BULLETIN|MANDATORY|STORY|PHOTO)\s){{0,2}}KILL(?:\s?[-,]?\sKILL){{0,3}})"
    r"\s?(?:\([^()\n]{2,80}\))?\s?(?:[-–—:](?=\s*\S)|$)"
    r"|(?P<until>(?i:(?:(?:strictly|under)\s)?embargo(?:ed)?\s?(?::|until|till|to|for)|not\sfor\s(?:publication|release|use)\s(?:before|until)))"
    r"(?=[^\w\n][^\n]{0,80}[0-9]))"
)
# "BULLETIN KILL", and what an agency tells editors of a version: "Eds: With AP Photos.", "(Adds quote in para 3)".
_ONLY_SLUGS = re.compile(rf"(?:{_WORD}|MANDATORY)(?:\s?[-–—/,]?\s?{_WORD}){{0,3}}")
_TO_EDITORS = re.compile(r"(?:Eds|EDS|Editors)(?::|\s[-–—])\s|(?:SLUG|Slug)(?:line|LINE)?\s?:\s")
_CHANGES = (
    r"\((?:Corrects?|Corrected|Updates?|Adds|Recasts?|Removes|Refiles?|Repeats?|Clarifies|Changes|Fixes|Deletes|Drops|Restores|Inserts)\s"
    r"[^()\n]{2,300}\)"
)
_WHAT_CHANGED = re.compile(rf"{_CHANGES}\W{{0,2}}")
_WHAT_CHANGED_AT_END = re.compile(rf"\s*{_CHANGES}\W{{0,2}}$")
# "AP-Storm-Coast,2nd Ld-Writethru", "BC-STORM-COAST"; behind a slug the story's name alone ("KILL: Storm-Coast").
_NAME_OF_STORY = re.compile(r"[\w’'.&]+(?:--?[\w’'.&]+){1,6}")
_SLUGLINE = re.compile(
    r"[A-Z][\w’'.&]*(?:--?[\w’'.&]+){1,6},?\s?(?:[0-9]{1,2}(?:st|nd|rd|th)\s)?(?:Ld|Lead|LEAD|Add|Sub|Insert|Writethru|Bjt)\b[^.!?\n]{0,40}"
    r"|(?:BC|AM|PM)(?:--?[\w’'.&]+){1,6}(?:\s\([^()\n]{2,40}\))?"
)
_LONGEST_WIRE_LINE = 320
_ONE_WORD = re.compile(_WORD)
_SAME = {
    "CORRECTION": "CORRECTED", "CORRECTIVE": "CORRECTED", "CLARIFICATION": "CLARIFIED", "REFILED": "REFILE",
    "REPEAT": "RPT", "RECASTS": "RECAST", "WITHDRAWN": "KILL", "WITHDRAWAL": "KILL", "RETRACTION": "KILL",
    "EMBARGO": "EMBARGOED",
}  # fmt: skip
# Stands first where an agency sets several.
_GRAVEST = ("KILL", "EMBARGOED", "ADVISORY", "CORRECTED", "CLARIFIED")
# A correction note of a newspaper is none of an agency's words over its copy.
_NOTES = frozenset({"CORRECTION", "CLARIFICATION", "RETRACTION", "UPDATE"})


def agency_of(text: str) -> str | None:
    """The agency that a dateline among the first lines names ("KYIV, May 16 (Reuters) -"); None where none is known."""
    for line in _first_lines(text):
        found = _DATELINE.match(line)
        is_tied = found and (
            found["tie"] or found.end() == len(line) or any(map(str.isdecimal, found["place"]))
        )
        if found and is_tied and found["agency"] in _AGENCIES and _PLACES.fullmatch(found["place"]):
            return _AGENCIES[found["agency"]]
    return None


def slug_of(text: str) -> str | None:
    """The agency's word over a story, in its capitals: "UPDATE 2", "CORRECTED", "KILL"; several joined by commas.

    A withdrawal is always KILL, a note that bars the use before a time EMBARGOED.
    """
    has_agency = agency_of(text) is not None
    for line in _first_lines(text):
        found = _SLUG.match(line)
        if found is None:
            continue
        if found["until"]:
            return "EMBARGOED"
        words = [word.group() for word in _ONE_WORD.finditer(found["words"])]
        if has_agency or not _NOTES.issuperset(words):
            return ", ".join(sorted(dict.fromkeys(_SAME.get(word, word) for word in words), key=_gravity))
    return None


def is_wire_line(line: str) -> bool:
    """Whether a line above a story is an agency's word to editors: a slug, "Eds: ...", "(Corrects spelling ...)"."""
    line = line.strip()
    if len(line) > _LONGEST_WIRE_LINE:
        return False
    if _TO_EDITORS.match(line) or _WHAT_CHANGED.fullmatch(line) or _SLUGLINE.fullmatch(line):
        return True
    found = _SLUG.match(line)
    if found is None:
        return _ONLY_SLUGS.fullmatch(line) is not None
    rest = line[found.end() :].strip()
    return bool(found["until"]) or not rest or _NAME_OF_STORY.fullmatch(rest) is not None


def headline_within(line: str) -> tuple[int, int]:
    """Where the headline stands in a line between the agency's words ("UPDATE 2-Minister resigns (Adds quote)")."""
    found = _SLUG.match(line)
    start = found.end() if found and not found["until"] else 0
    changed = _WHAT_CHANGED_AT_END.search(line, start)
    end = changed.start() if changed else len(line)
    within = line[start:end]
    return start + len(within) - len(within.lstrip()), start + len(within.rstrip())


def _gravity(word: str) -> int:
    return _GRAVEST.index(word) if word in _GRAVEST else len(_GRAVEST)


def _first_lines(text: str) -> Iterator[str]:
    lines = (line.strip() for line in text[: _LINES_LOOKED_AT * _LONGEST_LINE].split("\n"))
    for number, line in enumerate(line for line in lines if line):
        if number >= _LINES_LOOKED_AT:
            return
        yield line[:_LONGEST_LINE]
