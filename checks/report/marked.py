"""The marked copy: the article on one HTML page, claims underlined by rating, notes in the margin.

The page is inert: everything is escaped, there are no scripts, and it loads nothing from anywhere.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from checks.model import CheckRun, ClaimKind, Evidence, Finding, Part, PartRole, Rating, Span
from checks.report.agreeing import agreed, agreed_head
from checks.report.passage import headline_of, paragraphs
from checks.report.tally import (
    FLAGS,
    Gravity,
    Group,
    gravity,
    group,
    is_beyond_references,
    not_checked_lines,
    summary_line,
)
from checks.report.wording import (
    RATING_WORDS,
    advice,
    caveats,
    clean,
    heading,
    imprint,
    label,
    matter,
    particulars,
    source_words,
    web_address,
)

_STYLE = """
:root { color-scheme: light; }
body { font: 17px/1.6 Georgia, "Times New Roman", serif; color: #1a1a1a; background: #fff; margin: 2rem auto;
  max-width: 72rem; padding: 0 1rem; }
header, footer, aside, .legend { font-family: system-ui, sans-serif; font-size: 14px; line-height: 1.45; }
h1 { font: bold 24px/1.3 system-ui, sans-serif; margin: 0 0 .3rem; overflow-wrap: anywhere; }
.summary { font-size: 16px; font-weight: bold; }
.row { display: grid; grid-template-columns: minmax(0, 38rem) minmax(0, 1fr); gap: 2rem; }
.row p { margin: 0 0 1em; overflow-wrap: anywhere; }
.headline p { font-size: 21px; font-weight: bold; }
.caption p, .credit p, .note p { font-size: 14px; color: #444; }
aside div { margin: 0 0 .7em; padding-left: .6em; border-left: 3px solid #999; overflow-wrap: anywhere; }
aside .differs { border-left: 6px double #a40000; } aside .ambiguous { border-left: 4px dashed #8a5a00; }
mark { background: none; color: inherit; text-underline-offset: 3px; text-decoration: underline 1px solid #47654a; }
mark.differs { text-decoration: underline 2px wavy #a40000; font-weight: bold; }
mark.ambiguous { text-decoration: underline 2px dashed #8a5a00; }
mark.no_reference { text-decoration: underline 2px dotted #555; }
mark.unchecked { text-decoration: none; border-bottom: 1px dotted #aaa; }
sup a { text-decoration: none; color: inherit; font: bold 11px system-ui, sans-serif; }
.legend mark { margin-right: 1.2em; }
@media (max-width: 50rem) { .row { display: block; } aside { margin: 0 0 1.2em 1em; } }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } .row, aside div { break-inside: avoid; }
  aside a::after { content: " <" attr(href) ">"; font-size: 9px; } }
"""

# Nothing may run or be loaded even if a browser, a sanitiser or we had a fault.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True, kw_only=True)
class _Underline:
    """One occurrence of a claim, with the number of its note; 0 where it has none."""

    span: Span
    finding: Finding
    number: int


def galley(run: CheckRun) -> str:
    """One self-contained HTML page: article, underlined claims, margin notes with evidence, legend, summary."""
    underlines = _underlines(run.findings)
    rows = [_row(run, paragraph, underlines) for paragraph in paragraphs(run.article.text)]
    language = run.article.language if run.article.language.replace("-", "").isalnum() else "en"
    return "\n".join(
        [
            f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>{_safe(headline_of(run.article))}</title>\n<style>{_STYLE}</style>\n</head>\n<body>",
            _header(run),
            *rows,
            _footer(run),
            "</body>\n</html>\n",
        ]
    )


def _header(run: CheckRun) -> str:
    legend = " ".join(
        f'<mark class="{rating.value}">{escape(RATING_WORDS[rating])}</mark>' for rating in Rating
    )
    address = web_address(run.article.canonical_url or run.article.url)
    source = f"<p>{_link(address, address)}</p>" if address else ""
    said = "".join(f"<p>{_safe(text)}</p>" for text in caveats(run.article, run.outages, run.left_out))
    return (
        f"<header><h1>{_safe(headline_of(run.article))}</h1><p>{_safe(' · '.join(imprint(run.article)))}</p>{source}"
        f'<p class="summary">{_safe(summary_line(run))}</p>{said}<p class="legend">{legend}</p></header><hr>'
    )


def _footer(run: CheckRun) -> str:
    lists = (
        (agreed_head(run.findings), agreed(run.findings)),
        ("Not checked", not_checked_lines(run.findings)),
    )
    told = "".join(f"<p><b>{name}:</b> {_safe('; '.join(entries))}</p>" for name, entries in lists if entries)
    versions = f"factdesk {run.versions.factdesk}, reference {run.versions.pack}, check {run.id}"
    signed = "Suggestions of a machine; a person decides."
    return f"<hr><footer>{told}<p>{_safe(versions)}. {signed}</p></footer>"


def _underlines(findings: Iterable[Finding]) -> tuple[_Underline, ...]:
    """Every occurrence of every claim but credits. Notes are numbered in the order of the article.

    What no reference can know (numbers, quotes) is underlined without a note: there is nothing to say of each.
    """
    shown = sorted(
        (found for found in findings if group(found) is not Group.CREDIT), key=lambda f: f.claim.start
    )
    noted = (place for place, found in enumerate(shown) if _has_note(found))
    number_of = {place: number for number, place in enumerate(noted, start=1)}
    return tuple(
        _Underline(span=span, finding=finding, number=number_of.get(place, 0))
        for place, finding in enumerate(shown)
        for span in dict.fromkeys(
            (Span(start=finding.claim.start, end=finding.claim.end), *finding.claim.occurrences)
        )
    )


def _has_note(finding: Finding) -> bool:
    return finding.claim.kind not in {ClaimKind.NUMBER, ClaimKind.QUOTE} or not is_beyond_references(finding)


def _row(run: CheckRun, paragraph: Span, underlines: tuple[_Underline, ...]) -> str:
    here = [
        mark for mark in underlines if mark.span.start < paragraph.end and mark.span.end > paragraph.start
    ]
    opening = [
        mark
        for mark in here
        if mark.number and mark.span.start == mark.finding.claim.start >= paragraph.start
    ]
    notes = "".join(_note(mark) for mark in sorted(opening, key=lambda mark: mark.number))
    role = _role(run, paragraph)
    text = _underlined(run.article.text, paragraph, here)
    return f'<div class="row {role.value}"><p>{text}</p><aside>{notes}</aside></div>'


def _role(run: CheckRun, paragraph: Span) -> PartRole:
    """The role of most of its words: the stamp of an entry makes no note of it."""

    def shared(part: Part) -> int:
        return min(part.end, paragraph.end) - max(part.start, paragraph.start)

    widest = max(run.article.parts, key=shared, default=None)
    return widest.role if widest is not None and shared(widest) > 0 else PartRole.BODY


def _underlined(text: str, paragraph: Span, here: list[_Underline]) -> str:
    """The paragraph cut at every end of a claim; each piece underlined for the gravest claim over it."""
    edges = {paragraph.start, paragraph.end}
    for mark in here:
        edges |= {max(mark.span.start, paragraph.start), min(mark.span.end, paragraph.end)}
    cuts = sorted(edges)
    pieces = []
    for start, end in pairwise(cuts):
        over = [mark for mark in here if mark.span.start <= start and mark.span.end >= end]
        words = escape(_visible(text[start:end]))
        if over:
            worst = min(over, key=_weight)
            words = f'<mark class="{worst.finding.verdict.rating.value}">{words}</mark>'
        ending = sorted({mark.number for mark in here if mark.number and mark.span.end == end})
        pieces.append(
            words + "".join(f'<sup><a href="#note-{number}">{number}</a></sup>' for number in ending)
        )
    return "".join(pieces)


_RATING_WEIGHT = {
    rating: weight
    for weight, rating in enumerate(
        (Rating.DIFFERS, Rating.AMBIGUOUS, Rating.NO_REFERENCE, Rating.UNCHECKED, Rating.MATCHES)
    )
}


def _weight(mark: _Underline) -> tuple[int, int, int, Gravity]:
    """Flags before all else; of what is no flag, the shorter: a name within a quote, not the quote."""
    length = 0 if group(mark.finding) in FLAGS else mark.span.end - mark.span.start
    flag = 0 if group(mark.finding) in FLAGS else 1
    return flag, length, _RATING_WEIGHT[mark.finding.verdict.rating], gravity(mark.finding)


def _note(mark: _Underline) -> str:
    finding = mark.finding
    rating = finding.verdict.rating
    flagged = group(finding) in FLAGS
    lead = f"{heading(finding)} · {matter(finding)}" if flagged else heading(finding)
    counsel = advice(finding) if flagged else None
    lines = [f"<b>{mark.number} {_safe(lead)}</b>: {_safe(label(finding.claim))}"]
    lines += [_safe(text) for text in (finding.verdict.explanation, counsel) if text]
    lines += [_proof(evidence) for evidence in finding.verdict.evidence]
    return f'<div id="note-{mark.number}" class="{rating.value}">{"<br>".join(lines)}</div>'


def _proof(evidence: Evidence) -> str:
    told = _safe(particulars(evidence))
    address = web_address(evidence.url)
    name = _link(address, source_words(evidence)) if address else _safe(source_words(evidence))
    return f"{name}: {told}" if told else name


def _link(address: str, words: str) -> str:
    return f'<a href="{escape(address)}" rel="noopener noreferrer nofollow">{_safe(words)}</a>'


def _safe(text: str) -> str:
    return escape(clean(text))


def _visible(text: str) -> str:
    """The article's own words with spaces kept; only what nobody sees is left out."""
    return "".join(
        char if unicodedata.category(char) not in {"Cc", "Cf", "Cs"} else " " if char.isspace() else ""
        for char in text
    )
