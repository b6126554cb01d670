"""Sorting and counting findings, so that every report adds up and leads with what is gravest. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from enum import StrEnum
from itertools import groupby
from typing import TypeAlias

from checks.model import Article, CheckRun, Claim, ClaimKind, Finding, Office, PartRole, Rating, Reason
from checks.report.numbers import number_in_place
from checks.report.wording import (
    KIND_NOUNS,
    clean,
    counted,
    counted_kind,
    day_words,
    is_style,
    is_unconfirmed,
    label,
    listed,
    not_english,
    office_words,
    resolved,
    unchecked_nouns,
    why_for,
    why_not,
)


class Group(StrEnum):
    """Where a finding stands in a report. Each finding stands in exactly one."""

    POINT = "point"
    STYLE = "style"
    READ = "read"
    NOT_FOUND = "not_found"
    AGREES = "agrees"
    NOT_CHECKED = "not_checked"
    CREDIT = "credit"


_MOST_KINDS_IN_A_LINE = 2

# The groups that wait for a person.
FLAGS = (Group.POINT, Group.STYLE)

_BY_RATING = {
    Rating.MATCHES: Group.AGREES,
    Rating.DIFFERS: Group.POINT,
    Rating.AMBIGUOUS: Group.POINT,
    Rating.NO_REFERENCE: Group.NOT_FOUND,
    Rating.UNCHECKED: Group.NOT_CHECKED,
}

# Gravest first: what harms a person or a paper most. Reasons that are not named stand after these.
_GRAVITY = (
    *(
        Reason.OTHER_PERSON,
        Reason.OFFICE,
        Reason.OFFICE_DATES,
        # On fresh news an office conflict comes so; the mere end of a reference stands last, see `gravity`.
        Reason.REFERENCE_LAG,
        Reason.ARITHMETIC,
        Reason.WEEKDAY,
        Reason.DATE,
    ),
    *(
        Reason.SPELLING,
        Reason.INCONSISTENT,
        Reason.PLACE,
        Reason.WORK,
        Reason.EXPANSION,
        Reason.INFORMAL_NAME,
    ),
    *(Reason.SEVERAL_CANDIDATES, Reason.UNSTABLE),
)
_GRAVITY_OF = {reason: place for place, reason in enumerate(_GRAVITY)}


def group(finding: Finding) -> Group:
    """Where the finding stands. A photo credit is never a line, whatever was found of it."""
    if finding.claim.role is PartRole.CREDIT:
        return Group.CREDIT
    by_rating = _BY_RATING[finding.verdict.rating]
    if by_rating is Group.POINT:
        return Group.STYLE if is_style(finding) else Group.POINT
    if finding.claim.kind is ClaimKind.SUPERLATIVE or "legal" in finding.claim.tags:
        return Group.READ
    return by_rating


def in_group(findings: Iterable[Finding], *wanted: Group) -> tuple[Finding, ...]:
    """The findings of these groups, gravest first for what waits for a person, else in the order given."""
    chosen = tuple(finding for finding in findings if group(finding) in wanted)
    if set(wanted) <= set(FLAGS):
        return tuple(sorted(chosen, key=gravity))
    return tuple(sorted(chosen, key=reading_order)) if wanted == (Group.READ,) else chosen


def reading_order(finding: Finding) -> tuple[int, int]:
    """A sort key: what a checker should look at first, then the place in the article."""
    return -finding.claim.weight, finding.claim.start


# Questions of style, which are no slips, reason, and the reading order.
Gravity: TypeAlias = tuple[bool, bool, int, int, int]


def gravity(finding: Finding) -> Gravity:
    """A sort key: slips, then "which one?", then where the reference ends, then questions of style.

    Within these by reason, then by what a checker should look at first, then by place in the article.
    """
    verdict = finding.verdict
    rank = _GRAVITY_OF.get(verdict.reason, len(_GRAVITY))
    if reference_end(finding) is not None:
        rank = len(_GRAVITY) + 1
    return (is_style(finding), verdict.rating is not Rating.DIFFERS, rank, *reading_order(finding))


def reference_end(finding: Finding) -> str | None:
    """The ISO day on which the reference behind this question ends, before the day that is spoken of.

    None where something contradicts the text, as an office conflict on fresh news does.
    """
    verdict, as_of = finding.verdict, finding.claim.as_of
    if verdict.reason is not Reason.REFERENCE_LAG or as_of is None or not verdict.evidence:
        return None
    if verdict.correction is not None or any(proof.valid_to for proof in verdict.evidence):
        return None
    read = max((proof.retrieved_at or "")[:10] for proof in verdict.evidence)
    return read if "" < read < as_of.isoformat() else None


def reference_ends_for(finding: Finding) -> str:
    """`Wang Yi (Chinese Foreign Minister; reference ends 10 December 2022)`."""
    claim = finding.claim
    office = office_words(claim.asserts.text or claim.quote) if isinstance(claim.asserts, Office) else ""
    person = clean(claim.subject)
    ends = f"reference ends {day_words(reference_end(finding) or '')}"
    return (
        f"{office} ({ends})" if person in office else f"{person} ({'; '.join(filter(None, (office, ends)))})"
    )


def summary_line(
    checked: CheckRun | Iterable[Finding],
    *,
    still_open: Collection[str] | None = None,
    article: Article | None = None,
) -> str:
    """One line that adds up to the number of findings; parts that are zero are left out.

    `still_open` are the ids of the findings that no mark has settled; None where nobody marks. The `article` (a run
    has its own) tells why there is nothing where it is not in English.
    """
    findings = tuple(checked.findings if isinstance(checked, CheckRun) else checked)
    article = checked.article if isinstance(checked, CheckRun) else article
    groups = Counter(map(group, findings))
    parts = [
        _waiting(in_group(findings, Group.POINT), still_open, "point", " to look at"),
        _waiting(in_group(findings, Group.STYLE), still_open, "style question"),
        _part(groups[Group.READ], "{} to read", "statement"),
        _part(groups[Group.NOT_FOUND], "{} not found"),
        "1 agrees" if groups[Group.AGREES] == 1 else _part(groups[Group.AGREES], "{} agree"),
        _not_checked(findings),
        _part(groups[Group.CREDIT], "{} passed over", "credit"),
    ]
    why = not_english(article) if article and not findings else None
    return " · ".join(part for part in parts if part) or (
        f"not checked: {why}" if why else "no claims found to check"
    )


def _part(count: int, words: str, noun: str | None = None) -> str:
    return words.format(counted(count, noun) if noun else f"{count:,}") if count else ""


def _waiting(
    findings: tuple[Finding, ...], still_open: Collection[str] | None, noun: str, to_do: str = ""
) -> str:
    if not findings:
        return ""
    said = counted(len(findings), noun)
    waits = len(findings) if still_open is None else sum(found.id in still_open for found in findings)
    if waits == len(findings):
        return f"{said}{to_do}"
    if waits:
        return f"{waits:,} of {said} still open"
    return f"{said}, {'marked' if len(findings) == 1 else 'all marked'}"


def open_words(findings: Iterable[Finding], still_open: Collection[str]) -> str:
    """`2 of 3 points and 1 style question open`, or that nothing waits."""
    flagged = in_group(findings, *FLAGS)
    points = [found.id in still_open for found in flagged if group(found) is Group.POINT]
    style = sum(found.id in still_open for found in flagged if group(found) is Group.STYLE)
    parts = [
        f"{sum(points):,} of {counted(len(points), 'point')}"
        if points and (any(points) or not style)
        else "",
        counted(style, "style question") if style else "",
    ]
    said = " and ".join(filter(None, parts))
    return f"{said} open" if said else "nothing open" if flagged else "nothing to look at"


def counted_flags(findings: Iterable[Finding], adjective: str = "") -> str:
    """`3 points and 1 style question`, with a word such as "new " before each noun; "" for none."""
    groups = Counter(map(group, findings))
    nouns = ((Group.POINT, "point"), (Group.STYLE, "style question"))
    return " and ".join(counted(groups[wanted], adjective + noun) for wanted, noun in nouns if groups[wanted])


def _not_checked(findings: tuple[Finding, ...]) -> str:
    """`4 quotes not checked`; more kinds than one can take in at a glance are told by their number alone."""
    kinds = Counter(finding.claim.kind for finding in in_group(findings, Group.NOT_CHECKED))
    if len(kinds) > _MOST_KINDS_IN_A_LINE:
        return f"{kinds.total():,} not checked"
    counts = [counted_kind(kinds[kind], kind) for kind in ClaimKind if kinds[kind]]
    return f"{', '.join(counts)} not checked" if counts else ""


def not_checked_lines(findings: Iterable[Finding]) -> tuple[str, ...]:
    """`2 names, 4 dates (a source did not answer)`: what was not checked by what kept it and, of that, by kind."""
    heaps: dict[str, Counter[tuple[ClaimKind, tuple[str, str]]]] = {}
    unchecked = in_group(findings, Group.NOT_CHECKED)
    for found in sorted(unchecked, key=lambda one: list(ClaimKind).index(one.claim.kind)):
        heaps.setdefault(why_not(found), Counter())[found.claim.kind, unchecked_nouns(found)] += 1
    return tuple(_not_checked_line(kinds, why) for why, kinds in heaps.items())


def _not_checked_line(kinds: Counter[tuple[ClaimKind, tuple[str, str]]], why: str) -> str:
    said = ", ".join(counted(count, *nouns) for (_, nouns), count in kinds.items())
    return f"{said} ({why_for(why, kinds.total())})" if why else said


def is_beyond_references(finding: Finding) -> bool:
    """Whether it was not checked because no reference can know it: a number, a quote, a post that none lists."""
    reasons = (Reason.NO_SOURCE, Reason.NONE)
    return group(finding) is Group.NOT_CHECKED and finding.verdict.reason in reasons


def not_checked_lists(
    findings: Iterable[Finding], *, text: str = "", limit: int = 450
) -> tuple[tuple[str, str], ...]:
    """`("Numbers", "40%; 3,200 jobs … and 9 more")` for what no reference can know; dates are told by `dates_read`.

    A mere name that no reference confirms is counted and not listed: many are no organisation or place at all. With
    the article's `text` a number stands with the words beside it that say what it counts.
    """
    heaps: dict[str, dict[str, None]] = {}
    beyond = (found for found in findings if is_beyond_references(found) and not is_unconfirmed(found))
    for found in sorted(beyond, key=lambda one: list(ClaimKind).index(one.claim.kind)):
        if found.claim.kind is ClaimKind.DATE:
            continue
        entry = number_in_place(found.claim, text) if text else label(found.claim)
        heaps.setdefault(unchecked_nouns(found)[1], {}).setdefault(entry)
    return tuple(
        (noun.capitalize(), listed(tuple(entries), limit, between="; ")) for noun, entries in heaps.items()
    )


def dates_read(findings: Iterable[Finding]) -> tuple[str, ...]:
    """`this week = 15–21 May 2023`: what dates that nobody checked were read as.

    Left out is what an editor reads so at once: full dates, a day or a month of the story's own year, today.
    """
    unchecked = in_group(findings, Group.NOT_CHECKED)
    read = (resolved(found.claim) for found in unchecked if not _is_plain(found.claim))
    return tuple(dict.fromkeys(words for words in read if words and not says_itself(words)))


def _is_plain(claim: Claim) -> bool:
    """Whether a date of the story's own year can only be read so: `28 July`, `June`, `today`, `this year`."""
    read, published = resolved(claim), claim.published_at
    if read is None or published is None:
        return False
    written, _, meant = read.rpartition(" = ")
    if written.casefold() in _TODAY:
        return meant == day_words(published.isoformat())
    if written.casefold() == "this year":
        return meant == str(published.year)
    is_this_year = re.search(rf"\s{published.year}\Z", meant)
    return is_this_year is not None and says_itself(f"{written} {published.year} = {meant}")


_TODAY = frozenset({"today", "tonight", "this morning", "this afternoon", "this evening"})


def says_itself(words: str) -> bool:
    """Whether a date was read as it is written: `2016 = 2016`, `Nov. 2, 2023 = 2 November 2023`."""
    written, _, meant = words.casefold().rpartition(" = ")
    numbers, letters = set(_NUMBER.findall(written)), _LETTERS.findall(written)
    return set(_NUMBER.findall(meant)) <= numbers and all(
        any(word[:_SHORT_MONTH] == month[:_SHORT_MONTH] for word in letters)
        for month in _LETTERS.findall(meant)
    )


_NUMBER = re.compile(r"(?<!\d)\d+(?!\d|s\b)")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_SHORT_MONTH = len("jan")


# The kinds of claim that are told together, as one entry for a person.
PERSONAL = (ClaimKind.NAME, ClaimKind.TITLE)


def person_of(finding: Finding) -> str:
    """What tells people apart within a report."""
    return clean(finding.subject).casefold()


def not_found_heaps(findings: Iterable[Finding]) -> tuple[tuple[Finding, ...], ...]:
    """These findings, all about one person in one heap; people first, then the other kinds, each by itself.

    Within a kind stands first what a checker should look at first.
    """
    heaps: dict[tuple[int, str], list[Finding]] = {}
    for finding in findings:
        kind = finding.claim.kind
        key = (
            (-1, person_of(finding))
            if kind in PERSONAL
            else (list(ClaimKind).index(kind), label(finding.claim))
        )
        heaps.setdefault(key, []).append(finding)

    def order(key: tuple[int, str]) -> tuple[int, int]:
        return key[0], -max(finding.claim.weight for finding in heaps[key])

    return tuple(tuple(heaps[key]) for key in sorted(heaps, key=order))


def not_found_words(heap: tuple[Finding, ...]) -> str:
    """`Dmitry Peskov, Kremlin spokesman`; where only the office is unknown, `Jane Doe: not found as mayor`."""
    offices = [found.claim for found in heap if isinstance(found.claim.asserts, Office)]
    if heap[0].claim.kind not in PERSONAL:
        return once_each([label(found.claim) for found in heap])[0]
    if not offices:
        return label(heap[0].claim)
    named = next((found.claim for found in heap if found.claim.kind is ClaimKind.NAME), None)
    person = clean((named or offices[0]).subject)
    held = dict.fromkeys(
        office_words(claim.asserts.text or claim.quote)
        for claim in offices
        if isinstance(claim.asserts, Office)
    )
    if named is not None:
        return ", ".join([person, *held])
    return f"{person}: not found as {' or '.join(held)}"


def heap_noun(heap: tuple[Finding, ...]) -> str:
    """`People`, `Organisations` ...: what the first of the heap is, as a heading."""
    kind = heap[0].claim.kind
    return "People" if kind in PERSONAL else KIND_NOUNS[kind][1].capitalize()


def not_found_paragraphs(findings: tuple[Finding, ...], *, limit: int = 100_000) -> tuple[str, ...]:
    """`7 not found: ...` in one paragraph; of people and other kinds the head alone, then one for each.

    `limit` is how many characters of each list are shown.
    """
    lists = {
        noun: listed(tuple(map(not_found_words, heaps)), limit, between="; ")
        for noun, heaps in groupby(not_found_heaps(findings), key=heap_noun)
    }
    head = not_found_head(findings)
    if len(lists) > 1:
        return (head, *(f"{noun}: {entries}" for noun, entries in lists.items()))
    return tuple(f"{head}: {entries}" for entries in lists.values())


def not_found_head(findings: tuple[Finding, ...], *, where: str = "") -> str:
    """`7 not found (4 people, 3 offices)`: of what kinds they are, where an entry of the list stands for several."""
    several = len(not_found_heaps(findings)) < len(findings)
    return f"{len(findings):,} not found{where}" + (f" ({by_kind(findings)})" if several else "")


def by_kind(findings: Iterable[Finding]) -> str:
    """`4 people, 3 offices, 1 place`: every finding is counted once, a person's name as the person."""
    kinds = Counter(finding.claim.kind for finding in findings)
    return ", ".join(
        counted(kinds[kind], "person", "people")
        if kind is ClaimKind.NAME
        else counted_kind(kinds[kind], kind)
        for kind in ClaimKind
        if kinds[kind]
    )


def once_each(entries: Iterable[str]) -> tuple[str, ...]:
    """Each entry once, with how often it stands there if that is more: `Kyiv, capital of Ukraine (×2)`."""
    times = Counter(entries)
    return tuple(f"{entry} (×{count})" if count > 1 else entry for entry, count in times.items())
