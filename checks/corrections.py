"""Telling what an editor says about the story (a correction, an editor's note) from the story itself. Pure."""

from __future__ import annotations

import re

_PIECE = (
    r"(?:article|story|report|piece|post|column|page|interview|live ?blog|blog|item|caption|headline|graphic|review|obituary"
    r"|profile|newsletter|chart|map|table|photo caption|picture caption|version|analysis|feature|dispatch|transcript)"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
# What may stand between "Correction" and its colon: "(July 6, 2024)", ", 6 July", " 11am"; not the 4 of "Amendment 4".
_WHEN = (
    r"(?:\s*[(\[][^)\]\n]{1,60}[)\]]"
    rf"|,?\s+(?:on\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}|{_MONTH}\s\d|\d{{1,2}}\s?[ap]\.?m\b|\d{{1,2}}[.:/]\d|\d{{4}}-\d)[^:\n]{{0,24}})?"
)
_NOTE = re.compile(
    rf"""[\s*•_>(\[–—-]{{0,4}}
    (?:(?:corrections?|clarifications?|corrections?\s(?:and|&)\sclarifications?|errat(?:um|a)|amendment|retraction
        |(?:editor|editors|publisher)['’]?s?['’]?\snote|note\sto\s(?:our\s)?(?:readers|editors)|apology)
       {_WHEN}\s*(?:[:–—]|-\s|[*_]{{1,2}}\s|\n|$)
     |(?:for\sthe\srecord|update[d]?{_WHEN})\s*[:–—]\s+(?:[^\n]{{0,80}}\s)?(?:this|an\searlier|a\sprevious)\s(?:\w+\s)?{_PIECE}\b
     |(?:because\sof|owing\sto|due\sto)\s(?:an?|some)\s(?:\w+\s){{0,2}}errors?,?\s(?:an?\s(?:earlier|previous|original)\s|this\s)
     |(?:in\s)?(?:an?|the)\s(?:earlier|previous|prior|original|former|first)\sversions?\sof\s(?:this|the|our)\s(?:\w+\s)?{_PIECE}\b
     |(?:earlier|previous)\sversions\sof\s(?:this|the)\s(?:\w+\s)?{_PIECE}\b
     |(?:this\s(?:\w+\s)?{_PIECE}|the\s(?:headline|caption|standfirst)(?:\s(?:of|on|to|for|above)(?:\sthis\s\w+)?)?)
        \s(?:above\s)?(?:was|has\sbeen|has\ssince\sbeen|is\sbeing|had\sbeen)\s(?:\w+ly\s)?
        (?:amended|corrected|updated|edited|changed|revised|modified|clarified|republished|(?:first|originally|initially|previously)\spublished)\b
     |this\s(?:\w+\s)?{_PIECE}\s(?:originally|initially|previously|incorrectly|wrongly|mistakenly|erroneously|misstated|misspelled
        |misidentified|first\sappeared)\b
     |we\s(?:have|['’]ve)\s(?:corrected|amended|updated|clarified)\s(?:this\s{_PIECE}|(?:the|our)\s(?:headline|caption|story|article)|the\sname)\b)
    """,
    re.IGNORECASE | re.VERBOSE,
)


def is_correction(paragraph: str) -> bool:
    """Whether a paragraph is a correction, a clarification or an editor's note, by how it begins."""
    return _NOTE.match(paragraph.strip()) is not None
