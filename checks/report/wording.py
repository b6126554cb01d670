"""The words all reports share: ratings, reasons, dates and sources, as an editor says them. Pure."""

from __future__ import annotations

import calendar
import re
import unicodedata
from urllib.parse import urlsplit

from checks.compare.house import KEPT_IN_HOUSE
from checks.compare.languages import foreign_passages, is_english, language_words
from checks.model import (
    Abbreviation,
    Article,
    Claim,
    ClaimKind,
    Creation,
    Elapsed,
    Evidence,
    EvidenceKind,
    Finding,
    Location,
    Office,
    Outage,
    PageKind,
    PartialDate,
    PublishedBasis,
    Quantity,
    Rating,
    Reason,
    Saying,
    Span,
    Timing,
)
from checks.report.slugs import slug_words

# Characters nobody sees: controls, format marks (bidi, zero-width, tags), lone surrogates.
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})

RATING_WORDS = {
    Rating.MATCHES: "Agrees",
    Rating.DIFFERS: "Looks wrong",
    Rating.AMBIGUOUS: "Which one?",
    Rating.NO_REFERENCE: "Not found",
    Rating.UNCHECKED: "Not checked",
}

# These differences are a newsroom's choice, not a slip.
STYLE = frozenset({Reason.STYLE, Reason.TRANSLITERATION})
STYLE_WORDS = "Your style?"

_MATTERS = {
    Reason.SPELLING: "spelling",
    Reason.TRANSLITERATION: "transliteration",
    Reason.STYLE: "style",
    Reason.OTHER_PERSON: "another person",
    Reason.OFFICE: "office",
    Reason.OFFICE_DATES: "dates in office",
    Reason.REFERENCE_LAG: "the reference may lag",
    Reason.DATE: "date",
    Reason.WEEKDAY: "day of the week",
    Reason.ARITHMETIC: "arithmetic",
    Reason.EXPANSION: "what the letters stand for",
    Reason.INFORMAL_NAME: "informal name",
    Reason.PLACE: "place",
    Reason.WORK: "name of a work",
    Reason.INCONSISTENT: "the story disagrees with itself",
    Reason.UNSTABLE: "the reference changed lately",
    Reason.SEVERAL_CANDIDATES: "several could be meant",
}

KIND_NOUNS = {
    ClaimKind.NAME: ("name", "names"),
    ClaimKind.TITLE: ("office", "offices"),
    ClaimKind.DATE: ("date", "dates"),
    ClaimKind.ORGANISATION: ("organisation", "organisations"),
    ClaimKind.PLACE: ("place", "places"),
    ClaimKind.WORK: ("work", "works"),
    ClaimKind.NUMBER: ("number", "numbers"),
    ClaimKind.QUOTE: ("quote", "quotes"),
    ClaimKind.SUPERLATIVE: ("first, only or most", "statements of a first, only or most"),
    ClaimKind.CONSISTENCY: ("check within the story", "checks within the story"),
}

# Much of what the recogniser takes for an office is what a person is or does: "French writer".
_OCCUPATIONS = ("office or occupation", "offices or occupations")

_NO_SOURCE = "no source lists these"
_WHY_NOT = {
    Reason.BUDGET: "left out to keep the check short",
    Reason.OUTAGE: "a source did not answer",
    Reason.NO_SOURCE: _NO_SOURCE,
}
_NAME_CHECKED = {
    Rating.MATCHES: "the name agrees",
    Rating.DIFFERS: "the name looks wrong",
    Rating.AMBIGUOUS: "which one?",
    Rating.NO_REFERENCE: "the name was not found",
    Rating.UNCHECKED: "the name was not checked",
}
# The recogniser takes many a word for the name of one of these.
_TO_BE_CONFIRMED = frozenset({ClaimKind.ORGANISATION, ClaimKind.PLACE, ClaimKind.WORK})
# What no reference can know, a person can ask for.
_WHERE_TO_ASK = {
    ClaimKind.NUMBER: "ask for the source",
    ClaimKind.QUOTE: "compare with the recording or the original",
}

_BASIS = {
    PublishedBasis.GIVEN: "date you gave",
    PublishedBasis.JSON_LD: "stated by the page",
    PublishedBasis.META: "from the page’s header",
    PublishedBasis.TEXT: "found in the text",
}

_SOURCES = {
    "wikidata": "Wikidata",
    "wikipedia": "Wikipedia",
    "pack": "Built-in reference",
    "house": "House list",
    "calendar": "Calendar",
    "article": "This article",
}

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def clean(text: str) -> str:
    """The text on one line, without control, zero-width and direction characters."""
    seen = (
        char if unicodedata.category(char) not in _UNSEEN else " " if char.isspace() else "" for char in text
    )
    return " ".join("".join(seen).split())


def shorten(text: str, limit: int) -> str:
    """At most `limit` characters, cut at a word where there is one, with an ellipsis."""
    if len(text) <= limit:
        return text
    head, _, _ = text[: limit - 1].rpartition(" ")
    return (head or text[: limit - 1]).rstrip(" ,;:·") + "…"


def counted(count: int, singular: str, plural: str | None = None) -> str:
    """`1 point`, `5 points`, `1,200 words`."""
    return f"{count:,} {singular if count == 1 else plural or singular + 's'}"


def counted_kind(count: int, kind: ClaimKind) -> str:
    """`4 quotes`, `1 office`."""
    return counted(count, *KIND_NOUNS[kind])


def listed(entries: tuple[str, ...], limit: int, *, between: str = ", ") -> str:
    """As many entries as fit into `limit` characters, with the number of those left out."""
    shown: list[str] = []
    room = limit
    for entry in entries:
        room -= len(entry) + len(between)
        if shown and room < 0:
            break
        shown.append(entry)
    rest = len(entries) - len(shown)
    return between.join(shown) + (f" … and {rest:,} more" if rest else "")


def is_style(finding: Finding) -> bool:
    """Whether it is a question of house style, not a slip."""
    return finding.verdict.reason in STYLE


def heading(finding: Finding) -> str:
    """`Looks wrong`, `Which one?` or `Your style?`; other ratings by their own words."""
    if is_style(finding) and finding.verdict.rating in (Rating.DIFFERS, Rating.AMBIGUOUS):
        return STYLE_WORDS
    return RATING_WORDS[finding.verdict.rating]


def matter(finding: Finding) -> str:
    """What it is about, in a word or two; of a person whom the text accuses, that too."""
    about = _MATTERS.get(finding.verdict.reason, KIND_NOUNS[finding.claim.kind][0])
    if finding.verdict.reason is Reason.EXPANSION and not isinstance(finding.claim.asserts, Abbreviation):
        about = "full name"
    return f"{about}, beside an accusation" if "legal" in finding.claim.tags else about


def why_read(finding: Finding) -> str:
    """Why a person should read a statement: `superlative`, or who is accused and how far the name was checked."""
    claim = finding.claim
    if "legal" not in claim.tags:
        return KIND_NOUNS[claim.kind][0]
    return f"accusation ({shorten(clean(claim.subject), 80)}; {_NAME_CHECKED[finding.verdict.rating]})"


def where_to_read(claim: Claim) -> Span:
    """The words to be read in their place: the accusing ones where a person is accused, else the claim's."""
    return claim.accusation or Span(start=claim.start, end=claim.end)


def is_unconfirmed(finding: Finding) -> bool:
    """Whether it is a mere name that the recogniser took for one of an organisation, and that no reference has."""
    claim = finding.claim
    return claim.kind in _TO_BE_CONFIRMED and claim.asserts is None and finding.verdict.reason is Reason.NONE


def why_not(finding: Finding) -> str:
    """Why it was not checked, in a few words; "" where only the explanation tells."""
    if KEPT_IN_HOUSE in finding.verdict.explanation:
        return "kept in house, as your list says"
    if finding.verdict.reason is Reason.NO_SOURCE and finding.claim.kind in _WHERE_TO_ASK:
        return _WHERE_TO_ASK[finding.claim.kind]
    if "basis" in finding.claim.tags and finding.verdict.reason is Reason.NONE:
        return "the publication date was taken from it"
    if finding.verdict.reason is Reason.NONE and finding.claim.kind in _TO_BE_CONFIRMED:
        return "not confirmed by a reference"
    if finding.verdict.reason is Reason.NONE and finding.claim.kind is ClaimKind.TITLE:
        is_dated = finding.claim.published_at is not None or finding.claim.as_of is not None
        return "the text does not say when" if is_dated else "no publication date is known"
    return _WHY_NOT.get(finding.verdict.reason, "")


def why_for(why: str, count: int) -> str:
    """Why so many were not checked, in the singular for one."""
    return "no source lists it" if why == _NO_SOURCE and count == 1 else why


def unchecked_nouns(finding: Finding) -> tuple[str, str]:
    """What was not checked, for one and for several: of what no source lists, it is seldom known to be an office."""
    is_any_post = finding.claim.kind is ClaimKind.TITLE and finding.verdict.reason is Reason.NO_SOURCE
    return _OCCUPATIONS if is_any_post else KIND_NOUNS[finding.claim.kind]


def advice(finding: Finding) -> str | None:
    """What to do about a flagged claim: the proposed wording, or a warning inside a quotation."""
    if finding.claim.in_quote:
        is_told = "check the original" in finding.verdict.explanation
        return None if is_told else "Inside a quotation: check the original before changing a quote."
    correction = finding.verdict.correction
    if correction is None or (is_style(finding) and correction in finding.verdict.explanation):
        return None
    lead = "In the reference" if is_style(finding) else "Proposed"
    return f"{lead}: {shorten(clean(correction), 300)}"


def stretch_words(first: str, last: str) -> str:
    """`16 May 2023`, `15–21 May 2023`, `30 May – 2 June 2023`; whole months and years as such: `1999–2008`."""
    first, last = _as_whole(first, last)
    if first == last:
        return day_words(first)
    begin, end = day_words(first).split(), day_words(last).split()
    if len(begin) == len(end) and begin[1:] == end[1:]:
        return f"{begin[0]}–{' '.join(end)}"
    begin = begin[:-1] if begin[-1] == end[-1] else begin
    return f"{' '.join(begin)} – {' '.join(end)}"


def _as_whole(first: str, last: str) -> tuple[str, str]:
    """Two ISO dates cut to the years or months that they fill; partial dates are what they can mean."""
    try:
        low, high = PartialDate.parse(first[:10]).first, PartialDate.parse(last[:10]).last
    except ValueError:
        return first, last
    is_to_the_end = high.day == calendar.monthrange(high.year, high.month)[1]
    kept = len("2023-05-16")
    if low.day == 1 and is_to_the_end:
        kept = len("2023") if (low.month, high.month) == (1, 12) else len("2023-05")
    return low.isoformat()[:kept], high.isoformat()[:kept]


def resolved(claim: Claim) -> str | None:
    """`this week = 15–21 May 2023`: what a date expression was read as; None where it has no one reading."""
    first = claim.value.from_
    if claim.kind is not ClaimKind.DATE or not first:
        return None
    return f"{shorten(clean(claim.quote), 60)} = {stretch_words(first, claim.value.to or first)}"


def day_words(iso: str) -> str:
    """`16 May 2023` for 2023-05-16, `May 2023` for 2023-05; what is no date is given back cleaned."""
    try:
        day = PartialDate.parse(iso[:10])
    except ValueError:
        return clean(iso)
    parts = [str(day.day) if day.day else "", _MONTHS[day.month - 1] if day.month else "", str(day.year)]
    return " ".join(part for part in parts if part)


def since(evidence: Evidence) -> str:
    """The stretch the evidence speaks of: `since ...`, `until ...`, `from ... to ...`; "" where it has none."""
    start = day_words(evidence.valid_from) if evidence.valid_from else ""
    end = day_words(evidence.valid_to) if evidence.valid_to else ""
    if start and end:
        return start if start == end else f"from {start} to {end}"
    return f"since {start}" if start else f"until {end}" if end else ""


def source_name(evidence: Evidence) -> str:
    """The source as people call it; letters and digits only, so that it is safe in any markup."""
    if evidence.kind in (EvidenceKind.ARTICLE, EvidenceKind.CALENDAR):
        return _SOURCES[evidence.kind.value]
    return _SOURCES.get(evidence.source) or re.sub(r"[^\w ]|_", "", clean(evidence.source)) or "Reference"


def source_words(evidence: Evidence) -> str:
    """Whose words the evidence gives: for the built-in reference the work that it was read from.

    Foreign text may stand in it: escape it as the markup asks.
    """
    # "A work (copy by somebody); its end: another work" says how the reference was made.
    title = _HOW_IT_WAS_READ.split(clean(evidence.title), maxsplit=1)[0]
    if evidence.retrieved_at:
        title = _WHEN_ALL_WAS_READ.sub("", title)  # the day on which this one fact was read is told beside it
    return shorten(title, 90) if evidence.kind is EvidenceKind.PACK and title else source_name(evidence)


_WHEN_ALL_WAS_READ = re.compile(r",\s\d{4}(?:-\d\d){0,2}\sto\s\d{4}(?:-\d\d){0,2}\Z")
_HOW_IT_WAS_READ = re.compile(r" via (?=\S*/)| \(copy by |; its end: ")


def particulars(evidence: Evidence, *, told: str = "", in_full: bool = False) -> str:
    """What the evidence says beyond what the reader was `told` already, since when, and when it was read.

    `in_full` quotes the evidence even if that was told.
    """
    told = clean(told)
    title, quoted = clean(evidence.title), clean(evidence.quoted)
    if title.casefold() in (source_name(evidence).casefold(), *_parts_of(quoted)):
        title = ""
    if evidence.kind is EvidenceKind.PACK:
        title = ""
    stretch = "" if _dates_stand_in(f"{quoted} {told}", evidence) else since(evidence)
    if not in_full and all(part in told.casefold() for part in _parts_of(quoted)):
        quoted = ""
    parts = [title, f"“{shorten(quoted, 280)}”" if quoted else "", stretch, _read_on(evidence)]
    return ", ".join(part for part in parts if part)


def _parts_of(quoted: str) -> list[str]:
    """`Olaf Scholz: Federal Chancellor` in its two halves, as they are compared."""
    return quoted.casefold().split(": ")


def _dates_stand_in(text: str, evidence: Evidence) -> bool:
    return all(day_words(day) in text for day in (evidence.valid_from, evidence.valid_to) if day)


def _read_on(evidence: Evidence) -> str:
    day = day_words(evidence.retrieved_at) if evidence.retrieved_at else ""
    if evidence.kind is EvidenceKind.PACK:
        return f"built-in copy, read on {day}" if day else "built-in copy"
    return f"read on {day}" if day and evidence.kind is EvidenceKind.REVISION else ""


def web_address(url: str | None) -> str | None:
    """The address if a browser may open it (http or https, no odd characters), else None.

    Characters that would end a link in Slack's or HTML's markup come back percent-encoded.
    """
    if url is None or clean(url) != url or " " in url:
        return None
    try:
        split = urlsplit(url)
    except ValueError:
        return None
    if split.scheme not in ("http", "https") or not split.hostname:
        return None
    return re.sub(r"[<>|\"'`\\^{}]", lambda found: f"%{ord(found[0]):02X}", url)


def dateline(article: Article) -> str:
    """The publication date and how it is known, of one that the text settles also by which words."""
    if article.published_at is None:
        return "no date known"
    day = day_words(article.published_at.isoformat())
    basis = _BASIS.get(article.published_basis)
    if basis and article.published_reason:
        basis = f"{basis}: {shorten(clean(article.published_reason), 200)}"
    return f"{day} ({basis})" if basis else day


def imprint(article: Article) -> tuple[str, ...]:
    """Publisher, byline, the news agency with its word over the story, date and how it is known, length."""
    publisher, byline = clean(article.publisher or ""), clean(article.byline or "")
    if byline and not byline.lower().startswith("by "):
        byline = f"by {byline}"
    parts = (
        *(shorten(publisher, 80), shorten(byline, 120), _wire_words(article)),
        *(dateline(article), counted(article.words, "word")),
    )
    return tuple(part for part in parts if part)


def _wire_words(article: Article) -> str:
    """`Reuters copy, UPDATE 2`; "" for a story of no agency."""
    copy = f"{clean(article.agency)} copy" if article.agency else ""
    return ", ".join(part for part in (copy, clean(article.slug or "")) if part)


def date_question(article: Article) -> str:
    """Whether the page's date is right, where the text speaks of another day; "" where it does not."""
    if article.date_doubt is None or article.published_at is None:
        return ""
    given = day_words(article.published_at.isoformat())
    reason = shorten(clean(article.date_doubt.reason), 240)
    return f"Is the date right? The page says {given}, but the text points to another day: {reason}."


def notices(article: Article) -> tuple[str, ...]:
    """What an editor must know of the story before its claims: withdrawn by the agency, in flux, for subscribers."""
    said = []
    if article.slug:
        said.append(slug_words(article.slug))
    said.append(date_question(article))
    if article.page_kind is PageKind.LIVE_BLOG:
        said.append("This is a live blog: its entries supersede one another, and this is the text as of now.")
    if article.paid:
        said.append(
            f"This article is for subscribers: perhaps only its first {article.words:,} words were shown without a log-in."
        )
    return tuple(sentence for sentence in said if sentence)


def not_english(article: Article) -> str | None:
    """`this text is in German, and only English is checked`; None for an English text."""
    if is_english(article.language):
        return None
    return f"this text is in {language_words(article.language)}, and only English is checked"


def _in_other_languages(article: Article) -> str | None:
    """That a paragraph in Spanish was not checked; None where all are English."""
    passages = foreign_passages(article.text) if is_english(article.language) else ()
    if not passages:
        return None
    languages = " and ".join(sorted({language_words(language) for _, language in passages}))
    count = "One paragraph" if len(passages) == 1 else f"{len(passages):,} paragraphs"
    return f"{count} in {languages} {'was' if len(passages) == 1 else 'were'} not checked: only English is."


def caveats(article: Article, outages: tuple[Outage, ...], left_out: int) -> tuple[str, ...]:
    """What a reader must know of the story and of the check's limits, notices first: one sentence each."""
    return (*notices(article), *limits(article, outages, left_out))


def limits(article: Article, outages: tuple[Outage, ...], left_out: int) -> tuple[str, ...]:
    """What was not checked or not read, one sentence each."""
    said = [
        f"{_SOURCES.get(out.source, clean(out.source))} could not be asked: {clean(out.detail)}"
        for out in outages
    ]
    sentences = [shorten(text, 300).rstrip(".") + "." for text in said]
    in_other_languages = _in_other_languages(article)
    if in_other_languages:
        sentences.append(in_other_languages)
    if article.truncated:
        sentences.append("The text is very long: only its beginning was read.")
    if left_out:
        sentences.append(
            f"The text has more than can be checked at once: {counted(left_out, 'claim')} left out."
        )
    return tuple(sentences)


def label(claim: Claim) -> str:
    """The claim in a few words of the article: a name, an office with its person, a date as written."""
    if claim.kind is ClaimKind.NAME:
        return shorten(clean(claim.subject) or clean(claim.quote), 80)
    return shorten(clean(_asserted_words(claim)), 120)


def office_words(office: str) -> str:
    """An office as it stands within a list: `former prime minister`, without the capital of a sentence's first word."""
    first, _, rest = clean(office).partition(" ")
    is_no_name = first.casefold() in _BEFORE_OFFICES or (
        first.casefold() in _FIRST_OF_OFFICES and rest[:1].islower()
    )
    return f"{first.lower() if is_no_name else first} {rest}".rstrip()


_BEFORE_OFFICES = frozenset(
    """
    former then outgoing incoming acting interim caretaker current new late retired longtime long-time one-time
    newly sitting ousted deposed disgraced veteran future ex onetime
    """.split()  # noqa: SIM905
)
# "Prime minister" at a sentence's start; "Prime Minister" is a newsroom's style.
_FIRST_OF_OFFICES = frozenset(
    """
    prime foreign defence defense finance interior home health justice economy environment education energy
    chief deputy vice head leader member chancellor opposition party mayor
    """.split()  # noqa: SIM905
)


def _asserted_words(claim: Claim) -> str:
    quote = clean(claim.quote)
    said = quote
    match claim.asserts:
        case Office() if claim.kind is ClaimKind.TITLE:
            office, person = clean(claim.asserts.text) or quote, clean(claim.subject)
            said = office if person in office else f"{person}, {office_words(office)}"
        case Saying(words=words, said_by=said_by):
            said = f"“{shorten(clean(words).strip(_QUOTATION_MARKS).rstrip(','), 80)}”" + (
                f" ({said_by})" if said_by else ""
            )
        case Abbreviation(letters=letters, stands_for=stands_for):
            said = f"{letters} = {stands_for}"
        case Location(place=place, relation=relation, within=within):
            said = f"{place}, {relation} {within}" if within else f"{place}, {relation.removesuffix(' of')}"
        case Timing(of=of, whose=whose) if of and whose:
            said = f"{quote} ({whose}: {of})"
        case Elapsed(of=of, whose=whose) if whose:
            said = f"{quote} ({whose}: {_COUNTS.get(of, of)})"
        case Creation(work=work, author=author, year=year):
            known = ", ".join(str(part) for part in (author, year) if part)
            said = f"{work} ({known})" if known else work
        case Quantity(counted=of) if of and clean(of).casefold() not in quote.casefold():
            said = f"{quote} ({of})" if of[:1].isupper() else f"{quote} {of}"
    return said


# What a count is of, where its own word does not say it to an editor.
_COUNTS = {"time since": "time passed", "nth": "which year", "birthday": "age"}
_QUOTATION_MARKS = " “”‘’«»„\"'"
