"""Small articles, findings and checklists for tests: invented people and places, only what a test needs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any

from bot.checklist import Checklist, Line, Mark, MarkKind
from checks.model import (
    Article,
    CheckRun,
    Claim,
    ClaimKind,
    Evidence,
    EvidenceKind,
    Finding,
    Office,
    Part,
    PartRole,
    PublishedBasis,
    Rating,
    Reason,
    Span,
    Timings,
    Verdict,
    Versions,
)

NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)

STORY = (
    "Harbour town picks a new bridge\n\n"
    "Mayor Marta Lindqvist said on Tuesday, March 4, that the bridge over the Ald will open in May. "
    "Gen. Tomas Arkel, the former harbour master, spoke of the longest bridge in the province.\n\n"
    "“We owe this to Jon Osterman,” Lindqvist said. Transport Minister Ilse Varga stayed away.\n\n"
    "Photo: Piet Roos / Ald Pictures"
)


def article(text: str = STORY, **changes: Any) -> Article:
    """An article of the text; the first paragraph is the headline, a last one "Photo: ..." the credit."""
    head, *_ = text.partition("\n\n")
    credit = text.rfind("Photo: ")
    parts = [Part(role=PartRole.HEADLINE, start=0, end=len(head))]
    if len(head) < len(text):
        end = credit if credit > 0 else len(text)
        parts.append(Part(role=PartRole.BODY, start=min(len(head) + 2, len(text)), end=end))
    if credit > 0:
        parts.append(Part(role=PartRole.CREDIT, start=credit, end=len(text)))
    values: dict[str, Any] = {
        "text": text,
        "parts": tuple(parts),
        "headline": head,
        "published_at": date(2026, 3, 4),
        "published_basis": PublishedBasis.JSON_LD,
        "retrieved_at": NOON,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "words": len(text.split()),
        "publisher": "The Ald Courier",
        "byline": "Nora Feld",
        "url": "https://courier.example/bridge",
        "canonical_url": "https://courier.example/bridge",
    }
    return Article(**(values | changes))


def claim(quote: str, kind: ClaimKind = ClaimKind.NAME, *, text: str = STORY, **changes: Any) -> Claim:
    """A claim on the first place of the quote in the text (at 0 where it is not in it)."""
    start = max(text.find(quote), 0)
    end = start + len(quote)
    values: dict[str, Any] = {
        "kind": kind,
        "quote": quote,
        "start": start,
        "end": end,
        "subject": quote,
        "statement": f"The article says {quote}.",
        "occurrences": (Span(start=start, end=end),),
        "as_of": date(2026, 3, 4),
    }
    return Claim(**(values | changes))


def evidence(**changes: Any) -> Evidence:
    """A page at a revision."""
    values: dict[str, Any] = {
        "kind": EvidenceKind.REVISION,
        "source": "wikidata",
        "title": "Martha Lindqvist",
        "url": "https://reference.example/wiki/Q1?oldid=7",
        "revision": 7,
        "quoted": "mayor of Ald",
        "valid_from": "2024-01-01",
        "retrieved_at": "2026-03-04T11:59:00+00:00",
    }
    return Evidence(**(values | changes))


def finding(quote: str, rating: Rating, reason: Reason = Reason.NONE, **changes: Any) -> Finding:
    """A finding on a quote. Names in `changes` that are a Verdict's or a Claim's go there."""
    verdict_names = {"explanation", "correction", "evidence"}
    told = {name: value for name, value in changes.items() if name in verdict_names}
    subject = changes.get("label", changes.get("subject", quote))
    claimed = {name: value for name, value in changes.items() if name not in {*verdict_names, "id", "label"}}
    told.setdefault("explanation", f"The reference was asked about {quote}.")
    return Finding(
        id=changes.get("id") or hashlib.sha256(f"{claimed.get('kind')}{quote}".encode()).hexdigest()[:16],
        claim=claim(quote, **claimed),
        verdict=Verdict(rating=rating, reason=reason, **told),
        subject=subject,
    )


def appointed(
    person: str, title: str, rating: Rating, reason: Reason = Reason.NONE, **changes: Any
) -> Finding:
    """A finding on the office that the text gives a person."""
    given = {"kind": ClaimKind.TITLE, "subject": person, "asserts": office(title), "id": f"{person}, {title}"}
    return finding(title, rating, reason, **(given | changes))


def lagging(person: str, title: str, read_on: str = "2025-12-10", **changes: Any) -> Finding:
    """An office that nothing contradicts, but the reference ends before the article's date."""
    proof = evidence(kind=EvidenceKind.PACK, source="pack", quoted=f"{person}: {title}", retrieved_at=read_on)
    return appointed(
        person, title, Rating.AMBIGUOUS, Reason.REFERENCE_LAG, **({"evidence": (proof,)} | changes)
    )


def office(text: str, body: str = "") -> Office:
    """An office as the text words it."""
    return Office(text=text, role=text.lower(), body=body)


def story_findings() -> tuple[Finding, ...]:
    """Findings of STORY of every group: two points, a style question, one to read, and the rest."""
    return (
        finding(
            "Marta Lindqvist",
            Rating.DIFFERS,
            Reason.SPELLING,
            label="Martha Lindqvist",
            explanation="The reference writes Martha Lindqvist.",
            correction="Martha Lindqvist",
            evidence=(evidence(),),
        ),
        finding(
            "Tuesday, March 4",
            Rating.DIFFERS,
            Reason.WEEKDAY,
            kind=ClaimKind.DATE,
            explanation="4 March 2026 is a Wednesday.",
            correction="Wednesday, March 4",
            evidence=(
                Evidence(kind=EvidenceKind.CALENDAR, source="calendar", quoted="2026-03-04: Wednesday"),
            ),
        ),
        finding(
            "Jon Osterman",
            Rating.DIFFERS,
            Reason.TRANSLITERATION,
            explanation="The reference writes John Ostermann.",
            correction="John Ostermann",
            in_quote=True,
            evidence=(evidence(title="John Ostermann"),),
        ),
        finding("the longest bridge", Rating.UNCHECKED, Reason.NO_SOURCE, kind=ClaimKind.SUPERLATIVE),
        finding("Tomas Arkel", Rating.NO_REFERENCE),
        finding(
            "Mayor",
            Rating.MATCHES,
            kind=ClaimKind.TITLE,
            subject="Marta Lindqvist",
            label="Martha Lindqvist",
            asserts=office("Mayor"),
            evidence=(evidence(),),
        ),
        finding("Ilse Varga", Rating.MATCHES, evidence=(evidence(title="Ilse Varga"),)),
        finding(
            "Transport Minister",
            Rating.MATCHES,
            kind=ClaimKind.TITLE,
            subject="Ilse Varga",
            asserts=office("Transport Minister"),
            evidence=(evidence(title="Ilse Varga"),),
        ),
        finding(
            "in May",
            Rating.UNCHECKED,
            Reason.OUTAGE,
            kind=ClaimKind.DATE,
        ),
        finding("Piet Roos", Rating.NO_REFERENCE, role=PartRole.CREDIT),
    )


def check_run(findings: tuple[Finding, ...] | None = None, **changes: Any) -> CheckRun:
    """A run over STORY with its findings."""
    values: dict[str, Any] = {
        "id": "run-1",
        "article": article(),
        "findings": story_findings() if findings is None else findings,
        "lookups": (),
        "outages": (),
        "versions": Versions(factdesk="0.1.0", model="sm-3.8", pack="2026-03"),
        "requests": 3,
        "cached": 2,
        "timings": Timings(extract=10, look_up=20, total=35),
    }
    return CheckRun(**(values | changes))


def as_read(messages: Iterable[Any]) -> str:
    """A thread as a person reads it: the text of each message, block by block, a rule between messages."""

    def words(node: Any) -> Iterator[str]:
        if isinstance(node, dict) and node.get("type") in ("plain_text", "mrkdwn"):
            yield node["text"]
        elif isinstance(node, dict):
            for name, value in node.items():
                yield from words(value) if name != "options" else ()
        elif isinstance(node, (list, tuple)):
            for value in node:
                yield from words(value)

    told = ("\n".join(" ".join(words(block)) for block in message.blocks) for message in messages)
    return "\n----\n".join(told)


def checklist(findings: tuple[Finding, ...] | None = None, **changes: Any) -> Checklist:
    """A checklist of unmarked lines over STORY; `lines` may be given instead of findings."""
    found = story_findings() if findings is None else findings
    values: dict[str, Any] = {
        "id": 42,
        "newsroom": "T1",
        "channel": "C1",
        "thread_ts": "100.1",
        "article": article(),
        "lines": tuple(Line(finding=each) for each in found),
        "checked_at": NOON,
        "pasted_by": "U1",
        "link": "https://slack.example/archives/C1/p100",
    }
    return Checklist(**(values | changes))


def mark(found: Finding, kind: MarkKind = MarkKind.CONFIRMED, user: str = "U1", **changes: Any) -> Mark:
    """A mark set at noon on the rating that the finding has."""
    values: dict[str, Any] = {
        "claim_key": found.id,
        "kind": kind,
        "user": user,
        "added": True,
        "at": NOON,
        "event_id": f"Ev{user}{kind.value}",
        "message_ts": "100.2",
        "rating": found.verdict.rating,
    }
    return Mark(**(values | changes))


def marked(found: Finding, kind: MarkKind = MarkKind.CONFIRMED, user: str = "U1", **changes: Any) -> Line:
    """A line with one mark."""
    return Line(finding=found, marks=(mark(found, kind, user, **changes),))
