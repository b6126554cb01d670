"""Names of laws, treaties and agreements: their own words say what they are. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.language.spans import UPPER

_WORD = rf"[{UPPER}][\w’'&-]{{0,40}}"  # bounded: a word of a hundred thousand hyphens is no name
_SMALL = r"(?:of|the|and|on|for|to|in|against|with)"
# "Public Health (Control of Disease) Act", "Children and Young Persons Act": one way only to take each word.
_LEAD = rf"(?>{_WORD}(?:,)?[ \u00a0](?>(?:and|(?:of|for|to|in|on)(?:[ ]the)?)[ \u00a0]){{0,2}}(?>\([^()\n]{{1,60}}\)[ \u00a0])?)"
_LAWS = r"Act|Bill|Law|Amendment|Code|Directive|Regulation|Statute|Constitution|Ordinance|Resolution"
_TREATIES = r"Treaty|Accords?|Agreement|Pact|Protocol|Conventions?|Charter|Declaration|Covenant|Compact|Memorandum|Armistice"
_NO_DAY = r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|March|April|May\b|June|July|Aug|Sept|Oct|Nov|Dec|Capitol|\d)"
# "the Agreement on Agriculture", not a sentence’s "Agreement on Brexit is near".
_AGREED = re.compile(
    rf"(?<=\b[Tt]he )(?P<name>Agreement (?:[Ee]stablishing|[Cc]oncerning|[Rr]elating to|on)(?: the)?"
    rf" {_NO_DAY}{_WORD}(?:(?:,)?[ ](?>(?:{_SMALL})[ ]){{0,3}}{_WORD}){{0,9}})"
)
# "the Joint Comprehensive Plan of Action", "the 1994 Agreed Framework": instruments that carry no other noun.
_PLANNED = re.compile(
    rf"(?:{_WORD}[ ]){{1,4}}(?:and )?(?:Plan|Programme|Program) of Action\b|\b(?:Agreed|Stockholm|Windsor|Sendai|Cartagena) Framework\b(?! {_WORD})"
)
# A paragraph without any of these names no law; most have none.
_HEADS = (
    *_LAWS.split("|"),
    *_TREATIES.replace("s?", "").split("|"),
    *(
        "Peace",
        "Council",
        "Magna",
        "GDPR",
        "Executive",
        "Title IX",
        "Dodd",
        "Obamacare",
        "Sarbanes",
        "Glass",
        "Windsor",
        "of Action",
        "Framework",
    ),
    *(
        "New START",
        "START",
        "SALT",
        "NAFTA",
        "USMCA",
        "Minsk",
        "accord",
        "agreement",
        "treaty",
        "pact",
        "protocol",
    ),
)
_TAIL = (
    rf"(?:[ ](?:of|on|for|against|relating to|concerning)[ ](?:the[ ])?{_NO_DAY}{_WORD}"
    rf"(?:(?:,)?[ ](?>(?:{_SMALL})[ ]){{0,3}}{_WORD}){{0,9}})"
)
_NAMED = re.compile(
    rf"\b(?P<lead>(?:{_LEAD}){{1,9}})(?P<head>{_LAWS}|{_TREATIES})\b(?![ -]{_WORD})(?P<act>[ ](?:19|20|1[78])\d\d\b)?(?P<tail>{_TAIL})?"
    rf"(?:[ ]of[ ](?P<year>1[6-9]\d\d|20\d\d)\b)?"
)
_HEADED = re.compile(
    rf"\b(?P<head>Treaty|Convention|Covenant|Declaration|Charter|Act|Bill|Protocol|Peace)(?P<tail>{_TAIL})"
    rf"(?:[ ]of[ ](?P<year>1[6-9]\d\d|20\d\d)\b)?"
)
_KNOWN = re.compile(
    r"\b(?:(?:UN |U\.N\. )?Security Council [Rr]esolution \d{3,4}|Magna Carta|GDPR|Executive Order \d{3,5}|Title IX|Dodd-Frank|Obamacare|Sarbanes-Oxley|Glass-Steagall|Bill of Rights|Basic Law|Penal Code|Official Secrets Act|Constitution of the "
    r"United States)\b"
)
_KNOWN_TREATIES = re.compile(r"\b(?:Windsor Framework|New START|START II|SALT II?|NAFTA|USMCA|Minsk II)\b")
# "the Paris climate accord", "the Minsk peace agreement": a place, a subject and a small noun.
_LOWER = re.compile(
    r"[ ](?:climate|peace|nuclear|arms|ceasefire)[ ](?:accords?|agreement|treaty|pact|protocol)\b"
)
_PLACE_BEFORE = re.compile(rf"\b{_WORD}(?:–{_WORD})?$")
_NUMBERED = re.compile(r"\b(?:First|Second|\d{1,2}(?:st|nd|rd|th)|[A-Z][a-z]+(?:teenth|th))$")
_NOT_CONVENTIONS = re.compile(
    r"\b(?:National|Party|Republican|Democratic|Political|Libertarian|Labor|Constitutional|Annual|Comic)\b"
)
_NO_LAW = re.compile(
    r"^(?:Moore|Murphy|Godwin|Newton|Sod|Parkinson|Goodhart)['’]s$|\b(?:School|College|Faculty)\b"
)
_BILLS_WHO_ARE_MEN = frozenset({"Kill", "Buffalo", "Wild", "Uncle", "Old", "Pecos", "Big", "Little", "Bad"})
_LEADERS = frozenset(
    """
    under the in on by with for when while after before since although but and if as this that however although
    because president senator prime minister signed passed mr mrs ms sen rep
    """.split()  # noqa: SIM905
)
_CODES = frozenset(
    """
    Penal Criminal Civil Highway Labour Labor Napoleonic Tax Revenue Ministerial Commercial Bankruptcy Procedure Electoral
    Elections Election Education Justice Building Takeover Governance
    """.split()  # noqa: SIM905
)
_SUBJECT_LAWS = frozenset(
    """
    security basic electoral nationality citizenship labor labour family martial secrecy data civil criminal tax infrastructure intelligence lending zoning privacy
    """.split()  # noqa: SIM905
)


def laws_in(text: str, start: int, end: int) -> Iterator[tuple[int, int, str, int | None]]:
    """Span, form ("law" or "treaty") and year of each law or treaty of a paragraph, in no order; may overlap."""
    words = text[start:end]
    if not any(head in words for head in _HEADS):
        return
    for found in _NAMED.finditer(text, start, end):
        begin = _beginning(text, found.start("lead"), found.start("head"))
        if begin < found.start("head") and _is_law(
            text[begin : found.start("head")].strip(), found["head"], found
        ):
            yield begin, _ending(found), _form(found["head"]), _year(found["act"] or found["year"])
    for found in _HEADED.finditer(text, start, end):
        if found["head"] not in {"Act", "Bill", "Peace"} or _is_old_style(found.group()):
            yield found.start(), found.end("tail"), _form(found["head"]), _year(found["year"])
    for found in _KNOWN.finditer(text, start, end):
        yield found.start(), found.end(), "law", None
    for begin, behind in _instruments(text, start, end):
        yield begin, behind, "treaty", None
    for found in _LOWER.finditer(text, start, end):
        near = max(start, found.start() - 40)
        if place := _PLACE_BEFORE.search(text[near : found.start()]):
            yield near + place.start(), found.end(), "treaty", None


def _instruments(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The Agreement on Agriculture; the Joint Comprehensive Plan of Action."""
    for pattern in (_KNOWN_TREATIES, _AGREED):
        yield from (found.span() for found in pattern.finditer(text, start, end))
    for found in _PLANNED.finditer(text, start, end):
        begin = _beginning(text, found.start(), found.end())
        lead = text[begin : found.end()].partition(" ")[0].casefold()
        if lead not in {"", "a", "an", "its", "our", "their", "new", "plan", "program", "programme"}:
            yield begin, found.end()


def _beginning(text: str, start: int, head: int) -> int:
    """Where the name begins: after words that only lead to it, and after an owner ("Britain’s Equality Act")."""
    for word in re.finditer(r"\S+", text[start:head]):
        rest = text[start + word.end() : head].strip()
        owner = word.group().endswith(("’s", "'s")) and rest
        if owner or word.group().casefold().strip(",") in _LEADERS:
            return _beginning(text, start + word.end() + 1, head)
        return start + word.start()
    return head


def _ending(found: re.Match[str]) -> int:
    return max(found.end("head"), found.end("act"), found.end("tail"))


def _form(head: str) -> str:
    return "law" if re.fullmatch(_LAWS, head) else "treaty"


def _is_law(lead: str, head: str, found: re.Match[str]) -> bool:  # noqa: PLR0911 - one line for each head
    words = lead.split()
    if head.startswith("Convention"):
        return not _NOT_CONVENTIONS.search(lead)
    if head == "Bill":
        before = found.string[max(0, found.start() - 4) : found.start()]
        called = before.casefold() == "the " and words[0] not in _BILLS_WHO_ARE_MEN
        return len(words) > 1 or bool(found["act"]) or called
    if head == "Law":
        subject = words[-1].casefold()
        return not _NO_LAW.search(lead) and (words[-1].endswith(("’s", "'s")) or subject in _SUBJECT_LAWS)
    if head == "Amendment":
        return bool(_NUMBERED.search(lead)) or len(words) == 1
    if head == "Code":
        return words[-1] in _CODES
    if head in {"Resolution", "Regulation", "Directive", "Compact", "Memorandum"}:
        return len(words) > 1
    if head == "Act":
        return words[0] not in {"Sister", "Class", "Opening", "Closing", "Final"} and lead != "The"
    return words != ["The"]


def _is_old_style(name: str) -> bool:
    return (
        re.match(r"(?:Acts? of (?:Union|Settlement|Supremacy)|Bill of Rights|Peace of Westphalia)", name)
        is not None
    )


def _year(words: str | None) -> int | None:
    return int(words.strip()) if words else None
