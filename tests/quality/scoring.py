"""What was found in an annotated article against what people marked in it: counts, and what was missed or false."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import Protocol

from checks.article import from_text
from checks.catalog import KINDS
from checks.compare.dates import find_dates
from checks.language import Recogniser, read
from checks.model import Claim, ClaimKind, Creation, PartRole
from checks.reading import Dated, Mention, Reading
from tests.quality import score_dates
from tests.quality.gold import Day, Gold, Marked, Title

READ_AT = datetime(2020, 1, 1, tzinfo=UTC)
AROUND = 30


@dataclass(frozen=True, kw_only=True)
class Tally:
    """Counts of one measure. `marked` people's marks of which `hit` are found; of `claimed` ones `right` are right."""

    marked: int = 0
    hit: int = 0
    claimed: int = 0
    right: int = 0
    notes: tuple[str, ...] = ()

    @property
    def precision(self) -> float:
        """The right share of what was found; 1 where nothing was found."""
        return self.right / self.claimed if self.claimed else 1.0

    @property
    def recall(self) -> float:
        """The found share of what is marked; 1 where nothing is marked."""
        return self.hit / self.marked if self.marked else 1.0

    @property
    def f(self) -> float:
        """The harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    @property
    def says_something(self) -> bool:
        """Whether anything was marked or found."""
        return bool(self.marked or self.claimed)

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            marked=self.marked + other.marked,
            hit=self.hit + other.hit,
            claimed=self.claimed + other.claimed,
            right=self.right + other.right,
            notes=self.notes + other.notes,
        )


# One article's tallies by the name of the measure.
Sheet = dict[str, Tally]


class Stretch(Protocol):
    """What has a place in the text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


@dataclass(frozen=True, kw_only=True)
class Story:
    """An annotated article as it was read."""

    gold: Gold
    reading: Reading
    claims: tuple[Claim, ...]

    def around(self, one: Stretch) -> str:
        """The words in their place, on one line, in brackets."""
        text = self.gold.text
        before, after = text[max(0, one.start - AROUND) : one.start], text[one.end : one.end + AROUND]
        return " ".join(f"{before}[{text[one.start : one.end]}]{after}".split())

    def of_kind(self, kind: ClaimKind) -> list[Claim]:
        """The claims of one kind that a checker sees: no credits."""
        return [claim for claim in self.claims if claim.kind is kind and claim.role is not PartRole.CREDIT]


def touches(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches share a character."""
    return one.start < other.end and other.start < one.end


def same(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches begin and end at the same places."""
    return (one.start, one.end) == (other.start, other.end)


def read_story(gold: Gold, recogniser: Recogniser) -> Story:
    """Read an annotated article as the product does; its first paragraph is the headline."""
    head, _, body = gold.text.partition("\n\n")
    article = from_text(body or head, retrieved_at=READ_AT, published=gold.published)
    if body:
        article = from_text(body, headline=head, retrieved_at=READ_AT, published=gold.published)
    if article.text != gold.text:
        raise ValueError(f"{gold.name}: the text is not what was read; are there control characters in it?")
    reading = read(article, recogniser)
    return Story(gold=gold, reading=reading, claims=tuple(c for kind in KINDS for c in kind.find(reading)))


def score(gold: Gold, recogniser: Recogniser) -> Sheet:
    """All measures of one article; only the kinds that people marked in it."""
    story = read_story(gold, recogniser)
    sheet: Sheet = {}
    for kind, measures in MEASURES.items():
        if kind in gold.marked:
            sheet.update({name: measure(story) for name, measure in measures.items()})
    return sheet


def persons(story: Story, agree: Callable[[Stretch, Stretch], bool]) -> Tally:
    """Mentions of people."""
    return _spans(story, story.gold.persons, story.reading.persons(), agree)


def _spans(
    story: Story,
    marked: Sequence[Marked],
    found: Sequence[Stretch],
    agree: Callable[[Stretch, Stretch], bool] = touches,
) -> Tally:
    right = [one for one in found if any(agree(one, mark) for mark in marked)]
    false = [
        one for one in found if one not in right and not _is_ignored(one, marked, story.gold.ignore, agree)
    ]
    missed = [mark for mark in marked if not any(agree(one, mark) for one in found)]
    notes = [f"missed  {story.around(one)}" for one in missed] + [
        f"false   {story.around(one)}" for one in false
    ]
    return Tally(
        marked=len(marked),
        hit=len(marked) - len(missed),
        claimed=len(right) + len(false),
        right=len(right),
        notes=tuple(notes),
    )


def _is_ignored(
    one: Stretch,
    marked: Sequence[Marked],
    ignore: Sequence[Marked],
    agree: Callable[[Stretch, Stretch], bool],
) -> bool:
    """Whether it lies on an ignored stretch; for exact measures not where it also touches a mark."""
    if agree is same and any(touches(one, mark) for mark in marked):
        return False
    return any(touches(one, other) for other in ignore)


def people(story: Story) -> Tally:
    """Distinct people: a subject of ours and a canonical name belong together when mentions touch, each once.

    A person split in two is one right and one false; two people made one are one right and one missed.
    """
    by_subject: dict[str, Counter[str]] = {}
    for mention in story.reading.persons():
        touched = [person.canonical for person in story.gold.persons if touches(person, mention)]
        if touched or not any(touches(mention, other) for other in story.gold.ignore):
            by_subject.setdefault(mention.subject, Counter()).update(touched)
    canonicals = {person.canonical for person in story.gold.persons}
    pairs = _paired(by_subject)
    missed = sorted(canonicals - set(pairs.values()))
    false = [subject for subject in by_subject if subject not in pairs]
    notes = [f"missed  {name}" for name in missed]
    notes += [f"false   {subject} {_also(by_subject[subject])}".rstrip() for subject in false]
    return Tally(
        marked=len(canonicals), hit=len(pairs), claimed=len(by_subject), right=len(pairs), notes=tuple(notes)
    )


def _paired(by_subject: dict[str, Counter[str]]) -> dict[str, str]:
    """Subjects with their canonical names, those first that share most mentions."""
    ranked = sorted(
        ((-count, subject, name) for subject, names in by_subject.items() for name, count in names.items()),
    )
    pairs: dict[str, str] = {}
    for _, subject, name in ranked:
        if subject not in pairs and name not in pairs.values():
            pairs[subject] = name
    return pairs


def _also(names: Counter[str]) -> str:
    return f"(also {', '.join(names)})" if names else ""


def titles(story: Story) -> Tally:
    """Titles with the right person. A title that several share is marked and found once for each."""
    marked, known = story.gold.titles, _canonicals(story)
    found = story.reading.appointments

    def agrees(one: Stretch, person: Mention, mark: Title) -> bool:
        return touches(one, mark) and mark.canonical in _meant(person, story, known)

    right = [one for one in found if any(agrees(one, one.person, mark) for mark in marked)]
    false = [one for one in found if one not in right and not any(touches(one, i) for i in story.gold.ignore)]
    missed = [mark for mark in marked if not any(agrees(one, one.person, mark) for one in found)]
    notes = [f"missed  {story.around(mark)} of {mark.canonical}" for mark in missed]
    notes += [f"false   {story.around(one)} of {one.person.subject}" for one in false]
    return Tally(
        marked=len(marked),
        hit=len(marked) - len(missed),
        claimed=len(right) + len(false),
        right=len(right),
        notes=tuple(notes),
    )


def _meant(person: Mention, story: Story, known: dict[str, set[str]]) -> set[str]:
    """The marked people whom a mention stands for: those it touches, else those whom its subject touches elsewhere."""
    here = {mark.canonical for mark in story.gold.persons if touches(mark, person)}
    return here or known.get(person.subject, set())


def _canonicals(story: Story) -> dict[str, set[str]]:
    """The marked people behind each of our subjects."""
    known: dict[str, set[str]] = {}
    for mention in story.reading.persons():
        touched = {person.canonical for person in story.gold.persons if touches(person, mention)}
        known.setdefault(mention.subject, set()).update(touched)
    return known


def days(story: Story, *, exact: bool) -> Tally:
    """Dates as `score_dates` counts them; an ambiguous one is exact when our readings are its readings.

    `claimed` are all that were found, of which those off every mark are false. With `exact`: all that were found on
    a mark, and those off every mark; only the exact ones are right.
    """
    gold = story.gold
    plain = score_dates.score([_as_json(gold)])
    several = [day for day in gold.dates if len(day.readings) > 1]
    found = find_dates(gold.text, gold.published)
    mine = [[one for one in found if touches(one, day)] for day in several]
    hits = [
        any(_readings(one) == set(day.readings) for one in ours) if exact else bool(ours)
        for day, ours in zip(several, mine, strict=True)
    ]
    notes = [f"missed  {story.around(day)}" for day, hit in zip(several, hits, strict=True) if not hit]
    marked, hit = plain.marked + len(several), (plain.exact if exact else plain.found) + sum(hits)
    if not exact:
        return Tally(marked=marked, hit=hit, claimed=plain.predicted, right=plain.predicted - plain.off)
    claimed = plain.found + plain.off + sum(map(bool, mine))
    return Tally(marked=marked, hit=hit, claimed=claimed, right=hit, notes=(*plain.misses, *notes))


def _readings(found: Dated) -> set[tuple[object, object]]:
    return {(one.first, one.last) for one in found.timing.readings}


def _as_json(gold: Gold) -> dict:
    """As much of the JSON format as `score_dates` reads: what it should neither count nor call off has another type."""
    dates = [_date_as_json(day) for day in gold.dates]
    ignored = [
        {"start": one.start, "end": one.end, "text": one.text, "from": None, "to": None, "type": "ignored"}
        for one in gold.ignore
    ]
    return {
        "id": gold.name,
        "text": gold.text,
        "published": gold.published.isoformat(),
        "dates": dates + ignored,
    }


def _date_as_json(day: Day) -> dict:
    first, last = day.readings[0] if len(day.readings) == 1 else (None, None)
    return {
        "start": day.start,
        "end": day.end,
        "text": day.text,
        "from": first and first.isoformat(),
        "to": last and last.isoformat(),
        "type": day.type if len(day.readings) == 1 else "ambiguous",
    }


def works(story: Story) -> Tally:
    """Names of works."""
    return _spans(story, story.gold.works, _places(story, ClaimKind.WORK))


def work_details(story: Story) -> Tally:
    """Form, author and year of the works that were found, where people marked them."""
    told = [(one, claim) for claim in story.of_kind(ClaimKind.WORK) for one in claim.occurrences or (claim,)]
    notes: list[str] = []
    marked = hit = 0
    for mark in story.gold.works:
        ours = [claim.asserts for one, claim in told if touches(one, mark)]
        for name, wanted in (("form", mark.form), ("author", mark.author), ("year", mark.year)):
            if not ours or not wanted:
                continue
            given = {getattr(one, name) for one in ours if isinstance(one, Creation)}
            marked += 1
            hit += wanted in given
            if wanted not in given:
                notes.append(f"missed  {name} {wanted} of {mark.text}, got {sorted(map(str, given))}")
    return Tally(marked=marked, hit=hit, claimed=marked, right=hit, notes=tuple(notes))


def speakers(story: Story) -> Tally:
    """Quotations with their speaker: of those that people gave one, and of those that we give one."""
    marked = [quote for quote in story.gold.quotes if quote.speaker]
    found = [quote for quote in story.reading.quotations if quote.speaker]
    known = _canonicals(story)

    def agrees(one: Stretch, speaker: str | None, mark: Marked, wanted: str) -> bool:
        return touches(one, mark) and (speaker == wanted or wanted in known.get(speaker or "", ()))

    right = [one for one in found if any(agrees(one, one.speaker, mark, mark.speaker) for mark in marked)]
    false = [one for one in found if one not in right and not any(touches(one, i) for i in story.gold.ignore)]
    missed = [
        mark for mark in marked if not any(agrees(one, one.speaker, mark, mark.speaker) for one in found)
    ]
    notes = [f"missed  {story.around(mark)} by {mark.speaker}" for mark in missed]
    notes += [f"false   {story.around(one)} by {one.speaker}" for one in false]
    return Tally(
        marked=len(marked),
        hit=len(marked) - len(missed),
        claimed=len(right) + len(false),
        right=len(right),
        notes=tuple(notes),
    )


def quotes(story: Story) -> Tally:
    """Quotations, whoever speaks. What stands in quotation marks and is no quotation need not be marked."""
    tally = _spans(story, story.gold.quotes, story.reading.quotations)
    missed = tuple(note for note in tally.notes if note.startswith("missed"))
    return replace(tally, claimed=tally.right, notes=missed)


def of_kind(story: Story, kind: ClaimKind, marked: str) -> Tally:
    """Claims of a kind against the marks of that name."""
    return _spans(story, getattr(story.gold, marked), _places(story, kind))


def _places(story: Story, kind: ClaimKind) -> list[Stretch]:
    return [one for claim in story.of_kind(kind) for one in claim.occurrences or (claim,)]


Measure = Callable[[Story], Tally]

MEASURES: dict[str, dict[str, Measure]] = {
    "persons": {
        "person mentions": partial(persons, agree=touches),
        "person mentions, exact": partial(persons, agree=same),
        "distinct people": people,
    },
    "titles": {"titles": titles},
    "dates": {"dates found": partial(days, exact=False), "dates exact": partial(days, exact=True)},
    "works": {"works": works, "works' details": work_details},
    "quotes": {"quotes": quotes, "quotes' speakers": speakers},
    "organisations": {"organisations": partial(of_kind, kind=ClaimKind.ORGANISATION, marked="organisations")},
    "numbers": {"numbers": partial(of_kind, kind=ClaimKind.NUMBER, marked="numbers")},
}


def micro(sheets: Iterable[Sheet], measure: str) -> Tally:
    """All articles' counts of a measure together."""
    return sum((sheet[measure] for sheet in sheets if measure in sheet), Tally())


@dataclass(frozen=True, kw_only=True)
class Mean:
    """Precision, recall and F as means over the articles that say something of the measure."""

    precision: float
    recall: float
    f: float
    articles: int


def macro(sheets: Iterable[Sheet], measure: str) -> Mean:
    """Every article with the same weight."""
    told = [sheet[measure] for sheet in sheets if measure in sheet and sheet[measure].says_something]
    number = len(told) or 1
    return Mean(
        precision=sum(tally.precision for tally in told) / number,
        recall=sum(tally.recall for tally in told) / number,
        f=sum(tally.f for tally in told) / number,
        articles=len(told),
    )
