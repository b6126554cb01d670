"""The JSON of a check: schema factdesk.check/1. Other programs rely on it; fields are only ever added."""

from __future__ import annotations

import dataclasses
import json
import math
from collections import Counter
from collections.abc import Sequence
from typing import Any

from checks.model import (
    SCHEMA,
    Article,
    Asserted,
    CheckRun,
    Claim,
    ClaimKind,
    DateDoubt,
    Evidence,
    Finding,
    Interval,
    Rating,
    Span,
)
from checks.report.wording import caveats, not_english


def document(run: CheckRun) -> dict[str, Any]:
    """One check as plain values for JSON, every key of the schema present.

    Spans count characters (code points) of `text`; dates are ISO, partial ones as they are known.
    """
    return {
        "schema": SCHEMA,
        "run": run.id,
        "versions": {
            "factdesk": run.versions.factdesk,
            "model": run.versions.model,
            "pack": run.versions.pack,
        },
        "article": _article(run.article),
        "text": run.article.text,
        "parts": [
            {"role": part.role.value, "start": part.start, "end": part.end} for part in run.article.parts
        ],
        "findings": [_finding(finding) for finding in run.findings],
        "coverage": _coverage(run),
        "limits": _limits(run),
        "outages": [{"source": outage.source, "detail": outage.detail} for outage in run.outages],
        "lookups": {"requests": run.requests, "cached": run.cached},
        "timing_ms": {
            "extract": run.timings.extract,
            "look_up": run.timings.look_up,
            "total": run.timings.total,
        },
    }


def to_json(runs: Sequence[CheckRun], *, as_array: bool) -> str:
    """An array of the checks, or the object of the only one."""
    documents = [document(run) for run in runs]
    return json.dumps(documents if as_array else documents[0], ensure_ascii=False, indent=2)


def _limits(run: CheckRun) -> list[str]:
    """Sentences on what was not read or not asked; in another language than English, that nothing was."""
    why = not_english(run.article)
    whole = [f"Not checked: {why}."] if why else []
    return [*whole, *caveats(run.article, run.outages, run.left_out)]


def _article(article: Article) -> dict[str, Any]:
    return {
        "url": article.url,
        "canonical_url": article.canonical_url,
        "title": article.headline,
        "byline": article.byline,
        "published_at": None if article.published_at is None else article.published_at.isoformat(),
        "published_basis": article.published_basis.value,
        "retrieved_at": article.retrieved_at.isoformat(),
        "sha256": article.sha256,
        "words": article.words,
        "language": article.language,
        "agency": article.agency,
        "slug": article.slug,
        "published_reason": article.published_reason,
        "date_doubt": _date_doubt(article.date_doubt),
        "published_time": article.published_time.isoformat() if article.published_time else None,
        "modified_at": _changed_at(article),
        "paid": article.paid,
        "kind_of_page": article.page_kind.value,
    }


def _changed_at(article: Article) -> str | None:
    """When the page says that it was last changed: the moment in its own zone where it tells that, else the day."""
    changed = article.modified_time or article.modified_at
    return changed.isoformat() if changed else None


def _date_doubt(doubt: DateDoubt | None) -> dict[str, Any] | None:
    """The day that the text points to, null where it only rules the page's day out, and why."""
    if doubt is None:
        return None
    return {"implied": doubt.implied.isoformat() if doubt.implied else None, "reason": doubt.reason}


def _finding(finding: Finding) -> dict[str, Any]:
    verdict = finding.verdict
    return {
        "id": finding.id,
        "claim": _claim(finding.claim, finding.subject),
        "verdict": {
            "rating": verdict.rating.value,
            "reason": verdict.reason.value,
            "explanation": verdict.explanation,
            "correction": verdict.correction,
            "evidence": [_evidence(evidence) for evidence in verdict.evidence],
        },
    }


def _claim(claim: Claim, subject: str) -> dict[str, Any]:
    occurrences = claim.occurrences or (Span(start=claim.start, end=claim.end),)
    return {
        "kind": claim.kind.value,
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
        "occurrences": [[span.start, span.end] for span in occurrences],
        "subject": subject,
        "statement": claim.statement,
        "as_of": None if claim.as_of is None else claim.as_of.isoformat(),
        "value": {"from": claim.value.from_, "to": claim.value.to, "ambiguous": list(claim.value.ambiguous)},
        "in_quote": claim.in_quote,
        "speaker": claim.speaker,
        "tags": list(claim.tags),
        "asserts": _asserts(claim.asserts),
        "weight": claim.weight,
        "accusation": None if claim.accusation is None else [claim.accusation.start, claim.accusation.end],
    }


def _asserts(asserted: Asserted | None) -> dict[str, Any] | None:
    """What is asserted beside the subject, with the name of its type: `{"type": "quantity", "amount": ...}`."""
    return None if asserted is None else {"type": type(asserted).__name__.lower(), **_fields(asserted)}


def _fields(value: Any) -> dict[str, Any]:  # noqa: ANN401 - any of the dataclasses of the model
    return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}


def _plain(value: object) -> object:
    """Values for JSON: ISO dates, an interval as its first and last day, no numbers that JSON has not."""
    if isinstance(value, Interval):
        return [value.first.isoformat(), value.last.isoformat()]
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return _fields(value) if dataclasses.is_dataclass(value) else value


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "kind": evidence.kind.value,
        "source": evidence.source,
        "title": evidence.title,
        "url": evidence.url,
        "revision": evidence.revision,
        "quoted": evidence.quoted,
        "valid_from": evidence.valid_from,
        "valid_to": evidence.valid_to,
        "retrieved_at": evidence.retrieved_at,
    }


def _coverage(run: CheckRun) -> dict[str, Any]:
    ratings = Counter(finding.verdict.rating for finding in run.findings)
    kinds = Counter(finding.claim.kind for finding in run.findings)
    unchecked = Counter(finding.claim.kind.value for finding in run.rated(Rating.UNCHECKED))
    return {
        "claims": len(run.findings),
        "by_rating": {rating.value: ratings[rating] for rating in Rating},
        "by_kind": {kind.value: kinds[kind] for kind in ClaimKind},
        "not_checked": dict(unchecked),
        "left_out": run.left_out,
        "truncated": run.article.truncated,
    }
