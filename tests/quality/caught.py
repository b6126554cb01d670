"""Was a planted error caught? Compares what factdesk says of the planted text with what it says of the untouched one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checks.compare.strings import fold
from checks.model import ClaimKind, Finding, Rating
from tests.quality.planting.story import Error, overlaps
from tests.quality.planting.written_dates import dates_in, in_words

FLAGS = frozenset({Rating.DIFFERS, Rating.AMBIGUOUS})
# Whose claim states what was planted: a MATCHES of such a claim on the planted words is a wrong tick.
CLAIMS_OF = {
    "names": frozenset({ClaimKind.NAME}),
    "titles": frozenset({ClaimKind.TITLE}),
    "dates": frozenset({ClaimKind.DATE}),
    "weekday": frozenset({ClaimKind.DATE}),
    "arithmetic": frozenset({ClaimKind.DATE, ClaimKind.NUMBER, ClaimKind.CONSISTENCY}),
    "organisations": frozenset({ClaimKind.ORGANISATION}),
    "places": frozenset({ClaimKind.PLACE}),
    "works": frozenset({ClaimKind.WORK}),
    "consistency": frozenset({ClaimKind.CONSISTENCY, ClaimKind.NUMBER}),
}
# Words that make a corrected title right, and that an explanation has without naming the right thing.
_WEAK = frozenset({"former", "ex-", "late", "then"})
_SHORTEST_TOLD = 4


@dataclass(frozen=True, kw_only=True)
class Flag:
    """A finding as the measure keeps it. `places` are all where its words stand."""

    kind: str
    rating: str
    reason: str
    quote: str
    subject: str
    statement: str
    explanation: str
    correction: str | None
    places: tuple[tuple[int, int], ...]

    @property
    def key(self) -> tuple[str, ...]:
        """The same for the same flag on the untouched and on the planted text."""
        return (self.kind, fold(self.quote), fold(self.subject), self.rating, self.reason)

    @property
    def differs(self) -> bool:
        """Whether it accuses."""
        return self.rating == Rating.DIFFERS


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of one planted error.

    `caught` is the flag on it, a DIFFERS before others; `supported` a MATCHES on exactly the planted claim. `right`
    and `stray` count the flags that the untouched text does not have: those on the error, and others.
    `correction` is "given", "named" (in the explanation), "wrong" or "none".
    """

    error: Error
    caught: Flag | None
    supported: Flag | None
    correction: str
    right: int
    stray: tuple[Flag, ...]
    shown: int


def flag_of(finding: Finding) -> Flag:
    """A finding without what the measure does not need."""
    claim, verdict = finding.claim, finding.verdict
    spans = {(claim.start, claim.end), *((one.start, one.end) for one in claim.occurrences)}
    return Flag(
        kind=claim.kind.value,
        rating=verdict.rating.value,
        reason=verdict.reason.value,
        quote=claim.quote,
        subject=claim.subject,
        statement=claim.statement,
        explanation=verdict.explanation,
        correction=verdict.correction,
        places=tuple(sorted(spans)),
    )


def flags_in(findings: Iterable[Finding]) -> tuple[Flag, ...]:
    """What an editor is asked to look at."""
    return tuple(flag_of(finding) for finding in findings if finding.verdict.rating in FLAGS)


def judge(error: Error, findings: Sequence[Finding], before: Sequence[Flag]) -> Outcome:
    """What became of the error. `before` are the flags of the untouched text."""
    old = {flag.key for flag in before}
    flags = flags_in(findings)
    new = [flag for flag in flags if flag.key not in old]
    on_it = sorted((flag for flag in new if _is_on(flag, error)), key=lambda flag: not flag.differs)
    stray = tuple(flag for flag in new if flag not in on_it and not _speaks_of(flag, error))
    caught = on_it[0] if on_it else None
    return Outcome(
        error=error,
        caught=caught,
        supported=_wrong_tick(error, findings),
        correction=max((_correction(flag, error) for flag in on_it), key=_BEST.index, default="none"),
        right=len(new) - len(stray),
        stray=stray,
        shown=len(flags),
    )


_BEST = ("none", "wrong", "named", "given")


def _is_on(flag: Flag, error: Error) -> bool:
    """Whether the flag overlaps an altered place, or has the planted words as its subject."""
    altered = (*error.spans, error.place)
    return any(overlaps(place, altered) for place in flag.places) or fold(flag.subject) == fold(error.planted)


def _speaks_of(flag: Flag, error: Error) -> bool:
    """Whether a flag elsewhere comes of the error: an age told of the wrong person, a headline beside a wrong number."""
    told = fold(f"{flag.subject} {flag.statement} {flag.explanation}")
    dates = [written.partial for written in dates_in(error.planted)]
    words = [error.planted, *(way for day in dates if day for way in in_words(day))]
    if error.kind in {"names", "titles"}:
        words.append(error.planted.rpartition(" ")[2])
    # A number alone, or a year, stands in many an explanation.
    words = [word for word in words if not word.isdigit()]
    return any(len(word) >= _SHORTEST_TOLD and fold(word) in told for word in words)


def _wrong_tick(error: Error, findings: Iterable[Finding]) -> Flag | None:
    """A MATCHES of a claim of the error's kind whose words are the planted ones.

    Of a title: a title claim within the title and name, of the person who stands there. Of a name: a name claim that
    has the planted form of the word. Of all else: a claim of the kind on an altered place.
    """
    # A list that is counted right says nothing of a name in it that is spelt another way.
    kinds = CLAIMS_OF["names"] if error.rule.endswith("respelt") else CLAIMS_OF[error.kind]
    for finding in findings:
        if finding.verdict.rating is Rating.MATCHES and finding.claim.kind in kinds:
            flag = flag_of(finding)
            if error.kind == "titles":
                on_it = any(overlaps(place, (error.place,)) for place in flag.places)
            else:
                on_it = any(overlaps(place, error.spans) for place in flag.places)
            if on_it and (error.kind != "names" or _has_planted_word(flag, error)):
                return flag
    return None


def _has_planted_word(flag: Flag, error: Error) -> bool:
    """Whether the quoted name has the word that is wrong: a bare family name is right where the given name is not."""
    wrong = set(error.planted.split()) - set(error.original.split())
    return bool(wrong.intersection(flag.quote.replace("’s", "").split()))


def _correction(flag: Flag, error: Error) -> str:
    right = [fold(words) for words in error.right]
    if flag.correction:
        return "given" if any(words in fold(flag.correction) for words in right) else "wrong"
    named = [words for words in right if words not in _WEAK]
    return "named" if any(words in fold(flag.explanation) for words in named) else "none"
