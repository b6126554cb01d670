"""The vocabulary: what the checks talk about. Frozen values; no I/O, no clock, no settings.

Every span is half-open and counts characters (Python code points) of `Article.text`.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias

SCHEMA = "factdesk.check/1"


class Rating(StrEnum):
    """The machine's word on a claim. A suggestion: people's marks are other records."""

    MATCHES = "matches"
    DIFFERS = "differs"
    AMBIGUOUS = "ambiguous"
    NO_REFERENCE = "no_reference"
    UNCHECKED = "unchecked"


class Reason(StrEnum):
    """Why a rating was given; part of the JSON contract."""

    SPELLING = "spelling"
    TRANSLITERATION = "transliteration"
    STYLE = "style"
    OTHER_PERSON = "other_person"
    OFFICE = "office"
    OFFICE_DATES = "office_dates"
    REFERENCE_LAG = "reference_lag"
    DATE = "date"
    WEEKDAY = "weekday"
    ARITHMETIC = "arithmetic"
    EXPANSION = "expansion"
    INFORMAL_NAME = "informal_name"
    PLACE = "place"
    WORK = "work"
    INCONSISTENT = "inconsistent"
    UNSTABLE = "unstable"
    SEVERAL_CANDIDATES = "several_candidates"
    NO_SOURCE = "no_source"
    BUDGET = "budget"
    OUTAGE = "outage"
    NONE = "none"


class ClaimKind(StrEnum):
    """The kinds of claim of the JSON contract. A title is a person's office, never the headline."""

    NAME = "name"
    TITLE = "title"
    DATE = "date"
    ORGANISATION = "organisation"
    PLACE = "place"
    WORK = "work"
    NUMBER = "number"
    QUOTE = "quote"
    SUPERLATIVE = "superlative"
    CONSISTENCY = "consistency"


class PartRole(StrEnum):
    """What a stretch of the article's text is."""

    HEADLINE = "headline"
    BODY = "body"
    CAPTION = "caption"
    CREDIT = "credit"
    NOTE = "note"


class PublishedBasis(StrEnum):
    """How the publication date is known."""

    GIVEN = "given"
    JSON_LD = "json-ld"
    META = "meta"
    TEXT = "text"
    UNKNOWN = "unknown"


class PageKind(StrEnum):
    """What sort of page a story stands on, as far as that changes how it is read."""

    STORY = "story"
    LIVE_BLOG = "live_blog"
    DOCUMENT = "document"
    OTHER = "other"


class EntityKind(StrEnum):
    """What sort of thing a reference speaks of."""

    PERSON = "person"
    OFFICE = "office"
    ORGANISATION = "organisation"
    PLACE = "place"
    COUNTRY = "country"
    EVENT = "event"
    WORK = "work"
    OTHER = "other"


class EvidenceKind(StrEnum):
    """What a finding may rest on. No MATCHES or DIFFERS without one."""

    REVISION = "revision"
    ARTICLE = "article"
    CALENDAR = "calendar"
    HOUSE = "house"
    PACK = "pack"


@dataclass(frozen=True, kw_only=True, order=True)
class Span:
    """A half-open stretch of the article's text."""

    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Part:
    """A stretch of the text with its role."""

    role: PartRole
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class DateDoubt:
    """That the text speaks of another day of publication than its page.

    `implied` is the one day that the text settles, None where it only rules the page's day out. `reason` says why, in
    words for an editor without a full stop ("447th day of the war in Ukraine = 16 May 2023; May 18 lies in the same week").
    """

    implied: date | None
    reason: str


@dataclass(frozen=True, kw_only=True)
class Article:
    """A story as it was read. The text is never altered; a new fetch is a new Article.

    `text` is headline + body + captions + notes, paragraphs separated by a blank line.
    `published_at` is a calendar date in the publisher's zone; None when nothing states it.
    `retrieved_at` is aware, in UTC.
    """

    text: str
    parts: tuple[Part, ...]
    headline: str
    published_at: date | None
    published_basis: PublishedBasis
    retrieved_at: datetime
    sha256: str
    words: int
    language: str = "en"
    url: str | None = None
    canonical_url: str | None = None
    byline: str | None = None
    publisher: str | None = None
    truncated: bool = False
    # The news agency that a wire copy names, and the agency's word over it: "UPDATE 2", "CORRECTED", "KILL" ...
    agency: str | None = None
    slug: str | None = None
    # Why the text settles the date of publication, where its basis is TEXT, and what speaks against the page's.
    published_reason: str = ""
    date_doubt: DateDoubt | None = None
    # The moment of publication and of the last change as the page writes them, in its own zone, where it tells the
    # time and the zone; `modified_at` is the day of the last change, None where the page tells none.
    published_time: datetime | None = None
    modified_at: date | None = None
    modified_time: datetime | None = None
    # Whether the page says that its text is for subscribers, and what sort of page it is; OTHER: nothing on it says
    # that it is a story, so that one nobody asked about is left in peace.
    paid: bool = False
    page_kind: PageKind = PageKind.STORY


_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@dataclass(frozen=True, kw_only=True)
class PartialDate:
    """A date as far as it is known: a day, a month or a year of the Gregorian calendar."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `2023`, `2023-05` or `2023-05-16`; ValueError for all else."""
        found = _PARTIAL.fullmatch(text)
        if not found:
            raise ValueError(f"{text!r} is not YYYY, YYYY-MM or YYYY-MM-DD")
        year, month, day = (int(group) if group else None for group in found.groups())
        partial = cls(year=year or 0, month=month, day=day)
        _ = partial.first, partial.last
        return partial

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """The whole date of one day."""
        return cls(year=day.year, month=day.month, day=day.day)

    @property
    def first(self) -> date:
        """The earliest day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The latest day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def words(self) -> str:
        """As news copy writes it: 16 May 2023, May 2023 or 2023."""
        month = calendar.month_name[self.month] if self.month else ""
        return " ".join(str(part) for part in (self.day, month, self.year) if part)

    def __str__(self) -> str:
        """ISO, as precise as it is known."""
        parts = [f"{self.year:04d}"] + [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


@dataclass(frozen=True, kw_only=True)
class Interval:
    """A closed stretch of days; `precision` is that of the words ("May 2023" is a month)."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        """Whether the day lies in it."""
        return self.first <= day <= self.last


@dataclass(frozen=True, kw_only=True)
class Value:
    """The value a claim asserts, as the JSON contract writes it: ISO dates, partial ones allowed.

    `ambiguous` holds every reading (each `DATE` or `DATE/DATE`) where the words allow more than one.
    """

    from_: str | None = None
    to: str | None = None
    ambiguous: tuple[str, ...] = ()


class Tense(StrEnum):
    """When, by the words around it, a person holds an office. THEN: at the time that is told of."""

    CURRENT = "current"
    FORMER = "former"
    THEN = "then"
    COMING = "coming"


@dataclass(frozen=True, kw_only=True)
class Office:
    """An office as the text or a reference words it, with the parts that are compared.

    `role` is normalised ("foreign minister"), `body` the country or organisation ("russia"), `rank` is
    "", "deputy", "acting", "vice" ... Empty strings where the words do not say.
    """

    text: str
    role: str
    body: str = ""
    rank: str = ""
    tense: Tense = Tense.CURRENT


@dataclass(frozen=True, kw_only=True)
class Timing:
    """A date expression and what it resolves to.

    `interval` is None when the words allow several readings (then `readings` has them all) or no anchor is
    known. `weekday` (0 = Monday) is the day of the week that the text names beside a full date.
    `ordinal` and `epoch` stand for "the 447th day of the war".
    `unresolved` says why a date that was found has no interval ("Ramadan"). `of` is what the sentence dates:
    "birth", "death", "founding", "office start", "meeting" ... or empty; `whose` the person or thing it is said of,
    `office` the office whose beginning or end it dates, where the text names it; where it names none, `beside` are the
    offices that the sentence gives the person.
    """

    text: str
    interval: Interval | None = None
    readings: tuple[Interval, ...] = ()
    weekday: int | None = None
    ordinal: int | None = None
    epoch: str | None = None
    needs_anchor: bool = False
    unresolved: str = ""
    of: str = ""
    whose: str = ""
    office: str = ""
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Abbreviation:
    """Letters and what the text says they stand for ("Collective Security Treaty Organization (CSTO)")."""

    letters: str
    stands_for: str


@dataclass(frozen=True, kw_only=True)
class Listing:
    """Things that the text names one by one, with their number where it states one ("five republics: ...")."""

    noun: str
    items: tuple[str, ...]
    stated_count: int | None = None


@dataclass(frozen=True, kw_only=True)
class Location:
    """Where the text puts a place. `relation` is "in", "capital of", "north of" ... and `within` the other place."""

    place: str
    relation: str
    within: str


@dataclass(frozen=True, kw_only=True)
class Creation:
    """A work as the text names it. `form` is "film", "book", "song", "paper", "law", "treaty" ... or empty."""

    work: str
    form: str = ""
    author: str | None = None
    year: int | None = None


@dataclass(frozen=True, kw_only=True)
class Term:
    """A figure of a sum as written. `step` is what one more in its last digit is worth; `exact` figures are not rounded.

    `hedge` is "about", "over" or "under" where the text says so, else empty.
    """

    text: str
    value: float
    step: float = 1.0
    hedge: str = ""
    exact: bool = False


@dataclass(frozen=True, kw_only=True)
class Sum:
    """A sum that the text states: `form` of `terms` is `stated`.

    Forms: "rise" and "fall" (percent from the first term to the second), "share" (percent that the first is of the
    second), "times", "difference", "part" (first times second) and "total". `sure` False: the words may mean another
    thing, so that a wrong result proves nothing.
    """

    form: str
    terms: tuple[Term, ...]
    stated: Term
    sure: bool = True


@dataclass(frozen=True, kw_only=True)
class Quantity:
    """A number with its unit and what it counts. `low` and `high` differ for ranges; None where unbounded.

    `unit` is "%", "$", "km", "people" ...; `counted` what it is a number of; `working` the sum that the text states
    and that can be done again ("from 40 to 50, up 25%"), empty where it states none; `arithmetic` is that sum taken apart.
    """

    amount: str
    low: float | None
    high: float | None
    unit: str = ""
    counted: str = ""
    working: str = ""
    arithmetic: Sum | None = None


@dataclass(frozen=True, kw_only=True)
class Saying:
    """Words in quotation marks and who is said to have said them."""

    words: str
    said_by: str | None = None


@dataclass(frozen=True, kw_only=True)
class Elapsed:
    """Time that the text counts from one day to another: an age, an anniversary, "20 years after the attacks".

    `elapsed` counts whole `unit`s ("year", "month", "week", "day"). `of` is "age", "age at death", "birthday",
    "anniversary", "time since", "nth" (the third year of a war) or "term"; `whose` the person, event, body or work.
    `since` is the beginning where the text itself dates it; `until` the time that is counted to, None = the day of
    publication. `hedge` is "about", "over" or "under" where the text says so.
    """

    elapsed: int
    unit: str = "year"
    of: str = ""
    whose: str = ""
    hedge: str = ""
    since: Interval | None = None
    until: Interval | None = None


@dataclass(frozen=True, kw_only=True)
class Contradiction:
    """Two passages of the text that do not agree, the more doubtful one first.

    `about` is "spelling", "style", "figure", "age", "date" or "office"; `question` what an editor is asked, in one
    sentence; `around` are the words around each passage.
    """

    passages: tuple[str, str]
    about: str
    question: str
    around: tuple[str, str] = ("", "")


# What a claim can assert beside its subject. Each type has a required field that no other has.
Asserted: TypeAlias = (
    Office
    | Timing
    | Abbreviation
    | Listing
    | Location
    | Creation
    | Quantity
    | Saying
    | Elapsed
    | Contradiction
)


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One checkable statement of the article, quoted, with what it asserts.

    `subject` is the longest surface form in this article; `as_of` the day the statement speaks of.
    `stated` is the stretch of time that its own sentence names, None when only the publication date tells;
    `told_of` are all past stretches that its paragraph names. `weight` says what a checker should look at first: a
    higher one earlier; it orders and never drops. `accusation` is where the words stand that accuse the person named.
    `judged` are the sentences that a person has to judge as they stand, of a superlative and of who is accused: in
    other words it is another claim. "" elsewhere.
    """

    kind: ClaimKind
    quote: str
    start: int
    end: int
    subject: str
    statement: str
    occurrences: tuple[Span, ...] = ()
    as_of: date | None = None
    stated: Interval | None = None
    told_of: tuple[Interval, ...] = ()
    published_at: date | None = None
    value: Value = Value()
    asserts: Asserted | None = None
    role: PartRole = PartRole.BODY
    in_quote: bool = False
    speaker: str | None = None
    tags: tuple[str, ...] = ()
    weight: int = 0
    accusation: Span | None = None
    judged: str = ""


@dataclass(frozen=True, kw_only=True)
class Query:
    """What a claim asks, whatever the source. Only `subject`, `forms` and `context` may leave the building.

    `forms` are other ways to write the same string (apostrophes, dashes); `context` holds names of offices,
    countries and bodies that the article puts beside the subject.
    Of a person the rest tells who is meant: `born` the days on which the article lets them be born (by an age or a
    year), `acted_on` a day on which they still spoke or acted, `occupations` what they are called without holding an
    office, `holds` the words of the offices that they hold on `as_of`, `held_then` those of offices with the other
    days that their sentence names. `countries` are those that the article speaks of anywhere, canonical and folded.
    """

    about: EntityKind
    subject: str
    forms: tuple[str, ...] = ()
    as_of: date | None = None
    context: tuple[str, ...] = ()
    born: Interval | None = None
    acted_on: date | None = None
    occupations: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    held_then: tuple[tuple[str, Interval], ...] = ()
    countries: tuple[str, ...] = ()


class FoundBy(StrEnum):
    """How a source came to a candidate."""

    LABEL = "label"
    ALIAS = "alias"
    REDIRECT = "redirect"
    SURNAME = "surname"
    SEARCH = "search"
    DISAMBIGUATION = "disambiguation"
    LINK = "link"


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """An entity that a source offers for a query. `matched` is the source's string that answered.

    `retrieved_at` (UTC) is when the source gave the answer, which is earlier than now for a cached one. `lead` is
    the first sentence of its page, where the search for it gave that too.
    """

    source: str
    query: Query
    id: str
    label: str
    matched: str
    found_by: FoundBy
    qid: str | None = None
    url: str | None = None
    revision: int | None = None
    modified: datetime | None = None
    retrieved_at: datetime | None = None
    lead: str = ""


class NameForm(StrEnum):
    """What a name of an entity is to its reference."""

    LABEL = "label"
    ALIAS = "alias"
    REDIRECT = "redirect"
    INFORMAL = "informal"
    # A form that the newsroom's own list does not use.
    AVOIDED = "avoided"


@dataclass(frozen=True, kw_only=True)
class Name:
    """A name of an entity. `language` is a Wikidata language code; "mul" = every language."""

    text: str
    form: NameForm
    language: str = "en"


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One statement of a reference. Properties: position_held, holder, born, died, start, end, country ...

    `start` and `end` bound the statement; `end` None = not known to have ended when the source was read
    (`read_on`). `not_later_than`: it held on `start` already; the true start is unknown. `rank` is Wikidata's.
    `edited_at` (UTC): the last edit of its page, where a pack has read it less than a day after that.
    """

    property: str
    value: str
    value_id: str | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None
    not_later_than: bool = False
    rank: str = "normal"
    read_on: date | None = None
    source_title: str = ""
    source_url: str | None = None
    edited_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Entity:
    """What one source says of one thing. `id` is the source's own; `modified` and `retrieved_at` are UTC."""

    source: str
    id: str
    kind: EntityKind
    label: str
    names: tuple[Name, ...] = ()
    description: str = ""
    facts: tuple[Fact, ...] = ()
    qid: str | None = None
    url: str | None = None
    revision: int | None = None
    modified: datetime | None = None
    retrieved_at: datetime | None = None

    def about(self, prop: str) -> tuple[Fact, ...]:
        """Its facts of one property, deprecated ones left out."""
        return tuple(fact for fact in self.facts if fact.property == prop and fact.rank != "deprecated")


@dataclass(frozen=True, kw_only=True)
class Unasked:
    """A query that a source did not answer though it is enabled. `why` is BUDGET or OUTAGE."""

    query: Query
    why: Reason
    detail: str


@dataclass(frozen=True, kw_only=True)
class Resolution:
    """A source's answer to the first round: who could be meant."""

    candidates: tuple[Candidate, ...] = ()
    unasked: tuple[Unasked, ...] = ()
    requests: int = 0
    cached: int = 0


@dataclass(frozen=True, kw_only=True)
class FactSheet:
    """A source's answer to the second round: what it says of the candidates, one Entity for each known id."""

    entities: tuple[Entity, ...] = ()
    unasked: tuple[Unasked, ...] = ()
    requests: int = 0
    cached: int = 0


class LookupState(StrEnum):
    """How one query fared at one source."""

    ANSWERED = "answered"
    EMPTY = "empty"
    FAILED = "failed"


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A candidate with the entity behind it."""

    candidate: Candidate
    entity: Entity


@dataclass(frozen=True, kw_only=True)
class Lookup:
    """One query put to one source. `why` tells a failure's reason (BUDGET, OUTAGE), else NONE."""

    query: Query
    source: str
    state: LookupState
    hits: tuple[Hit, ...] = ()
    why: Reason = Reason.NONE
    detail: str = ""


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What a person can open to see why. Dates are ISO, partial ones allowed; `retrieved_at` ISO UTC."""

    kind: EvidenceKind
    source: str
    title: str = ""
    url: str | None = None
    revision: int | None = None
    quoted: str = ""
    valid_from: str | None = None
    valid_to: str | None = None
    retrieved_at: str | None = None


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """The machine's word on one claim, with its evidence and, where it has one, the wording it proposes."""

    rating: Rating
    reason: Reason
    explanation: str
    correction: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Finding:
    """A claim with its verdict. `id` is the claim key; `subject` the reference's label where identity is sure."""

    id: str
    claim: Claim
    verdict: Verdict
    subject: str


@dataclass(frozen=True, kw_only=True)
class Outage:
    """A source that could not be asked, and what it said."""

    source: str
    detail: str


@dataclass(frozen=True, kw_only=True)
class Versions:
    """What a run can be repeated with."""

    factdesk: str
    model: str
    pack: str


@dataclass(frozen=True, kw_only=True)
class Timings:
    """Milliseconds of wall time."""

    extract: int = 0
    look_up: int = 0
    total: int = 0


@dataclass(frozen=True, kw_only=True)
class CheckRun:
    """One pass over one article. With `article`, `lookups` and `versions` it can be replayed."""

    id: str
    article: Article
    findings: tuple[Finding, ...]
    lookups: tuple[Lookup, ...]
    outages: tuple[Outage, ...]
    versions: Versions
    requests: int = 0
    cached: int = 0
    left_out: int = 0
    timings: Timings = Timings()

    def rated(self, *ratings: Rating) -> tuple[Finding, ...]:
        """The findings with one of these ratings, in the order of the article."""
        return tuple(finding for finding in self.findings if finding.verdict.rating in ratings)
