"""Is a capitalised run a person? Cues from the words themselves, from around them, and from the recogniser. Pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checks.language.given_names import GIVEN, WEAK_GIVEN, is_given, is_misspelt_given
from checks.language.name_words import (
    CALLED_LIKE_PEOPLE,
    DONE_TO_PEOPLE,
    FAMILY_FIRST,
    HEADS_AND_SURNAMES,
    HONORIFICS,
    HUMAN_VERBS,
    KIN,
    MONONYMS,
    NAMED_AFTER_PEOPLE,
    NAMED_THINGS,
    NOT_PEOPLE,
    OF_FIRMS,
    PLACES,
    SURNAME_ENDINGS,
    THING_HEADS,
    THING_LEADS,
    VENUES_AND_VESSELS,
    is_country,
)
from checks.language.runs import Run, is_role
from checks.language.surroundings import beside_full, beside_lone, is_titled_place
from checks.reading import Label, Token

# A name in full is a person's from this weight on; a lone word needs cues of its own.
ENOUGH = 1.75
ENOUGH_ALONE = 2.5
_SPEAKS = re.compile(
    r"(?:,\s+\d{1,3},)?\s+(?:(?:also|has|had|later|once|then)\s+)?(?:said|says|told|tells|added|adds|argued|wrote|writes|"
    r"warned|insisted|explained|claims|claimed|tweeted|replied|joked|testified|pleaded|admitted|denied|recalled|"
    r"resigned|died|married|retired|scored|apologi[sz]ed)\b"
)
_SAID_BY = re.compile(
    r"\b(?:said|says|added|according to|told by|born|née|named as|identified as|named by \w+ as|"
    r"named after|in honou?r of|in memory of|played by|led by|written by|directed by|starring|succeeded by|replaced by|married to|son of|daughter of)\s+$"
)
_AGE = re.compile(
    r",\s+(?:aged\s+)?\d{1,2}\b(?!\s+(?:per|million|people|%|percent))|,?\s+\((?:\d{1,2}\)|born\b|b\.)|\s+\(?\d{1,2}\)"
)
_AGE_IN_COMMAS = re.compile(r",\s+(?:aged\s+)?[1-9]\d,|,\s+[RDI]-[A-Z]")
# "(Aus)", "(R-Texas)", "(Lab)".
_OF_COUNTRY_OR_PARTY = re.compile(r"\s+\((?:[A-Z][a-z]{1,2}|GB|USA?|NZ|[RDI]-[A-Z][\w.]{1,12}+)\)")
_CREDITED = re.compile(
    r"\b(?:(?:photo|photograph|photographs|photography|reporting|editing|writing|illustration|words|pictures) by|"
    r"photograph:|photo:|picture:|credit:)\s+$",
    re.IGNORECASE,
)
_TO_AN_AGENCY = re.compile(
    r"\s?/\s?(?:AFP|AP|Reuters|REUTERS|Getty|EPA|PA|Bloomberg|Shutterstock|Anadolu|TASS|NurPhoto|Rex)\b"
)
# What is done to bodies: what follows without a given name is one.
_OF_BODIES = frozenset(
    {"ran", "runs", "founded", "co-founded", "acquired", "owns", "chairs", "heads", "operates"}
)
_OF_A_WORK = re.compile(
    r"\b(?:Death|Assassination|Trial|Life|Lives|Ballad|Passion|Tragedy|Diary|Diaries|Adventures|Legend|Picture|Portrait|"
    r"Confessions|Memoirs|Gospel|Chronicles|Temptation|Testament)\s+of\s+$"
)
_PARTIES = frozenset(
    """
    labour conservatives tories snp greens reform plaid likud fidesz fatah bjp cdu spd afd anc psoe vox syriza pis
    """.split()  # noqa: SIM905
)
_WHO = re.compile(r",?\s+(?:who|whose|whom)\b")
_AFTER_COMMA = re.compile(
    r",\s+(?:(?:an?|the|his|her|their|its|who\s+\w+\s+the)\s+)?((?:[\w’'-]+\s+){0,5}[\w’'-]+)"
)
_AS_ROLE = re.compile(r"\s+as\s+(?:(?:an?|the|its|his|her|their)\s+)?((?:[\w’'-]+\s+){0,3}[\w’'-]+)")
_HUMAN_OWNER = re.compile(
    r"['’]s?\s+(?:\w+\s+)?(?:side|men|wife|husband|son|sons|daughter|daughters|mother|father|parents|brother|sister|"
    r"family|lawyers?|attorneys?|career|death|life|memoirs?|home|body|aides|allies|predecessor|successor|cross|header|"
    r"penalty|goal|spokes(?:man|woman|person)|campaign|supporters|friends?|colleagues?|resignation|arrest|novels?|"
    r"paintings?|songs?|speech|remarks|comments|departure|appointment|election|victory|widow|estate|birthday)\b"
)
_OWNER_BEFORE = re.compile(r"([\w.’'-]+?)['’]s\s+$")
_ROLE_AND_COMMA = re.compile(r"([\w-]+),\s+$")
_PLAIN_BEFORE = re.compile(r"([\w-]+)\s+$")
OPENING_MARKS, CLOSING_MARKS = tuple("“\"‘'«"), ("”", '"', "’ ", "' ", "’,", "',", "»")
# Abbreviations with full stops that are no initials.
_DOTTED = frozenset(
    {"us", "uk", "un", "eu", "dc", "la", "ny", "nz", "am", "pm", "ad", "bc", "tv", "usa", "uae", "ussr"}
)
# They stand alone in credits.
AGENCIES = frozenset(
    [
        "bloomberg",
        "shutterstock",
        "alamy",
        "anadolu",
        "rex",
        "xinhua",
        "magnum",
        "corbis",
        "zuma",
        "sipa",
        "polaris",
        "redux",
    ]
)
MONTHS = frozenset({"march", "april", "may", "june", "august"})
_HUMAN = frozenset(
    {"man", "woman", "girl", "boy", "mother", "father", "husband", "wife", "son", "daughter", "teenager"}
)
_NOUN_AFTER = re.compile(r"\s+([a-z]+)")
_NEAR = 40
_INITIALS = re.compile(r"[bcdfghjklmnpqrstvwxz]{2}|a[jbscs]|e[jb]|oj", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A run with what speaks for a person. `person`: the recogniser calls all of it one."""

    run: Run
    weight: float
    person: bool
    label: Label | None


class Entities:
    """The recogniser's spans, asked by place. They do not overlap."""

    def __init__(self, spans: Sequence[tuple[int, int, Label]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _, _ in self._spans]

    def within(self, start: int, end: int) -> list[tuple[int, int, Label]]:
        """Those that share a character with a stretch."""
        index = bisect_right(self._starts, start) - 1
        found = []
        for span in self._spans[max(0, index) :]:
            if span[0] >= end:
                break
            if span[1] > start:
                found.append(span)
        return found


class Grammar:
    """What the recogniser says of the words of an article: its spans, the parts of speech, and who acts."""

    def __init__(self, tokens: Sequence[Token], spans: Sequence[tuple[int, int, Label]]) -> None:
        self.entities = Entities(spans)
        # Names have capitals: the other words are not asked for.
        self.tagged = {token.start: token for token in tokens if token.text[:1].isupper()}
        self.actors = frozenset(
            start
            for start, token in self.tagged.items()
            if token.dep in {"nsubj", "nsubjpass"} and tokens[token.head].lemma in HUMAN_VERBS
        )

        self.undergoers = frozenset(
            start
            for start, token in self.tagged.items()
            if token.dep in {"dobj", "nsubjpass"} and tokens[token.head].lemma in DONE_TO_PEOPLE
        )
        self.listed: Mapping[int, int] = {}
        self.in_entries: Mapping[int, float] = {}
        self.rows: Mapping[int, int] = {}

    def is_common(self, start: int) -> bool:
        """Whether a word with a capital is tagged as one of the small words of grammar."""
        token = self.tagged.get(start)
        return token is not None and token.pos in {"DET", "ADP", "PRON", "SCONJ", "CCONJ", "AUX"}

    def is_proper(self, start: int) -> bool:
        """Whether a word is tagged as a name, or the recogniser cuts words elsewhere."""
        token = self.tagged.get(start)
        return token is None or token.pos in {"PROPN", "X"}


def weigh(text: str, run: Run, grammar: Grammar) -> Weighed:
    """What speaks for a run of two or more words being a person's name in full."""
    touching = grammar.entities.within(run.start, run.end)
    label, person = _label(run, touching)
    weight = _by_label(label, person=person) + 1.25 * grammar.listed.get(run.start, 0)
    weight += _by_words(run, grammar, person=person) + _by_place(text, run) + _acts(run, grammar)
    weight += beside_full(text, run) + grammar.in_entries.get(run.start, 0)
    if label in {None, Label.PERSON}:
        weight += 1.25 * grammar.rows.get(run.start, 0)
    return Weighed(run, weight, person, label)


def _label(run: Run, touching: Sequence[tuple[int, int, Label]]) -> tuple[Label | None, bool]:
    last = run.words[-1]
    for start, end, label in touching:
        if label is Label.PERSON and start <= run.words[0].end and end >= last.end:
            return label, True
    for _, end, label in touching:
        if end > last.start:
            return label, False
    return (touching[0][2], False) if touching else (None, False)


def _by_label(label: Label | None, *, person: bool) -> float:
    if person:
        return 3.0
    if label is None:
        return 0.0
    return {Label.PERSON: 1.5, Label.ORGANISATION: -0.5, Label.PLACE: -0.5}.get(label, -1.0)


def _by_words(run: Run, grammar: Grammar, *, person: bool) -> float:
    words = run.words
    first, last = words[0].plain, words[-1].plain
    plain = " ".join(word.plain for word in words)
    if plain in CALLED_LIKE_PEOPLE or " ".join(word.plain for word in words[:2]) in CALLED_LIKE_PEOPLE:
        return -6.0
    if is_country(plain):
        return -6.0
    given = is_given(first) or is_given(first.partition("-")[0])
    weight = _by_first(run, given=given)
    if not given and weight in {0.0, 1.0} and grammar.is_proper(run.start):
        weight = max(weight, _by_misspelling(run))
    weight += _by_last(run, given=given, person=person)
    if len(last) > 5 and last.endswith(SURNAME_ENDINGS):  # noqa: PLR2004
        weight += 0.75
    if any(is_country(word.plain) or word.plain in NOT_PEOPLE for word in words[1:]):
        weight -= 0.5 if given else 2.0
    if any(is_role(word.plain) for word in words[1:-1]) and not given:
        weight -= 1.5
    if all(word.capitals for word in words):
        weight -= 2.0
    if len(words) > 4:  # noqa: PLR2004
        weight -= 1.5
    if not given and not any(grammar.is_proper(word.start) for word in words):
        weight -= 2.0
    return weight


def _acts(run: Run, grammar: Grammar) -> float:
    """Whether the run is the subject of what people do, or the object of what is done to them."""
    last = run.words[-1].start
    if last in grammar.undergoers:
        return 2.25
    return 1.5 if last in grammar.actors else 0.0


def _by_first(run: Run, *, given: bool) -> float:
    """What the first word tells."""
    first, second, count = run.words[0], run.words[1], len(run.words)
    capitals = first.capitals and len(first.plain) > 1
    rules = (
        (given, 3.0),
        (first.plain in _DOTTED, -3.0),
        (first.initial, 2.5 if len(first.plain) > 1 else 1.75),
        (first.plain in WEAK_GIVEN, 1.0),
        (first.plain in FAMILY_FIRST and count == 3, 2.0),  # noqa: PLR2004
        (first.plain in FAMILY_FIRST and count == 2, 2.0 if "-" in second.plain else 1.5),  # noqa: PLR2004
        (first.plain in THING_LEADS, -3.0),
        (capitals, 1.0 if _INITIALS.fullmatch(first.plain) else -2.0),
        (first.plain in PLACES or first.plain in THING_HEADS or first.plain in NOT_PEOPLE, -1.5),
        (is_given(second.plain) and count > 2, 0.5),  # noqa: PLR2004
    )
    return next((weight for holds, weight in rules if holds), 0.0)


def _by_misspelling(run: Run) -> float:
    """What a first word tells that is nearly a given name, or a last one that is two syllables of an East Asian one."""
    first, last = run.words[0].plain, run.words[-1].plain
    if (
        is_misspelt_given(first) and not is_country(first) and not first.endswith("ian")
    ):  # "Georgian", "Martian"
        return 3.0 if last in _NUMBERS else 2.5
    return 2.5 if len(run.words) == 2 and _TWO_SYLLABLES.fullmatch(last) else 0.0  # noqa: PLR2004


_NUMBERS = frozenset({"ii", "iii", "iv", "v", "vi", "vii", "viii", "xi", "xii", "xiii", "xiv", "xv", "xvi"})
# "Joon-ho", "Chee-hwa", "Ing-wen", "Young-sam"; also with one letter too many.
_TWO_SYLLABLES = re.compile(
    r"(?:[bcdghjklmnpstwxyz]{0,3}[aeiou]{1,3}(?:ng|[nkmlpt])?)-(?:[bcdghjklmnpstwxyz]{1,2}[aeiouy]{1,3}(?:ng|[nkmlpt])?|un|eun|in|on|il|ok)"
)


def _by_last(run: Run, *, given: bool, person: bool) -> float:
    last = run.words[-1].plain
    if given and len(run.words) > 2 and last in NAMED_AFTER_PEOPLE:  # noqa: PLR2004
        return -8.0
    if last in THING_HEADS or (last.endswith("s") and last[:-1] in THING_HEADS):
        if last not in HEADS_AND_SURNAMES:
            return -6.0
        return -0.5 if given or run.title in HONORIFICS else -1.5 if person else -3.0
    if last in PLACES:
        return -0.25 if given else -1.5
    if is_role(last) and last not in HEADS_AND_SURNAMES and not given:
        return -1.5
    return 0.0


def _by_place(text: str, run: Run) -> float:
    """What stands around the run."""
    weight = 2.0 if run.nickname else 0.0
    if run.title:
        weight += 2.5 if is_strong(run.title) or run.title in KIN else 2.0
    weight += before_weight(text, run) + after_weight(text, run)
    return weight


def _by_owner(before: str, owner: re.Match[str]) -> float:
    """What an owner tells: "DeepMind's X Y" may be a person, "Jane Doe's X Y" is what she has."""
    if owner.group(1).casefold() in _PARTIES:
        return 2.0
    words = before[: owner.start()].split()
    return -2.0 if words and is_given(words[-1].casefold()) and owner.group(1)[:1].isupper() else 0.75


def is_strong(title: str) -> bool:
    """Whether only a person's name can stand behind a title ("Mr", "Senator", "Presidents")."""
    return title in HONORIFICS or title.removesuffix("s") in HONORIFICS


def before_weight(text: str, run: Run) -> float:
    """What the words right before say: an article or a kind of thing speaks against a person."""
    before = text[max(0, run.start - _NEAR) : run.start]
    if before.rstrip().endswith(("&", "@", "#")):
        return -5.0
    weight = _by_word_before(text, run, before)
    if _CREDITED.search(before) or _TO_AN_AGENCY.match(text, run.end) or _closes_credit(text, run, before):
        weight += 2.5
    elif _SAID_BY.search(before):
        weight += 1.0
    owner = _OWNER_BEFORE.search(before)
    if owner:
        weight += 1.5 if is_country(owner.group(1).casefold()) else _by_owner(before, owner)
    role = _ROLE_AND_COMMA.search(before)
    if role and (is_role(role.group(1).casefold()) or role.group(1).casefold() in KIN | {"counterpart"}):
        weight += 1.5
    if before.endswith(OPENING_MARKS) and text.startswith(CLOSING_MARKS, run.end):
        weight -= 3.0
    return weight


def _closes_credit(text: str, run: Run, before: str) -> bool:
    """Whether a name stands behind an agency's slash at the end of a caption: "NASA/Jane Doe"."""
    return before.endswith("/") and text[run.end : run.end + 1] in {"", "\n", ")", "]"}


def _by_word_before(text: str, run: Run, before: str) -> float:
    word = _PLAIN_BEFORE.search(before)
    plain = word.group(1).casefold() if word else ""
    if plain in {"the", "a", "an"}:
        return -2.0
    if (plain in NAMED_THINGS and not run.title) or (plain == "at" and not is_given(run.words[0].plain)):
        return -5.0
    if plain in {"in", "at", "near", "outside", "across"}:
        return -0.5 if _may_be_named(text, run) else -7.0
    if plain in _OF_BODIES and not _may_be_named(text, run):
        return -3.5
    return -6.0 if plain == "of" and _OF_A_WORK.search(before) else 0.0


def _may_be_named(text: str, run: Run) -> bool:
    """Whether words behind "in" or "near" can be a person's name all the same."""
    first = run.words[0].plain
    if run.title or is_given(first) or first in WEAK_GIVEN or first in FAMILY_FIRST or run.words[0].initial:
        return True
    return len(run.words) == 1 or text.startswith(("’s", "'s"), run.end)


def after_weight(text: str, run: Run) -> float:
    """What the words right after say: an age, a verb of saying, "who", an office in apposition."""
    end = run.end
    following = text[end : end + 1]
    if following == " ":
        return _after_blank(text, end)
    if following == ",":
        return _after_comma(text, end)
    return 1.5 if following in {"'", "’"} and _HUMAN_OWNER.match(text, end) else 0.0


def _after_blank(text: str, end: int) -> float:
    noun = _NOUN_AFTER.match(text, end)
    if text.startswith(" & ", end) or (noun and noun.group(1) in VENUES_AND_VESSELS):
        return -5.0
    if noun and noun.group(1) in OF_FIRMS:
        return -2.5
    if _SPEAKS.match(text, end):
        return 2.0
    if _OF_COUNTRY_OR_PARTY.match(text, end):
        return 2.5
    post = _AS_ROLE.match(text, end, end + 60)
    is_role_after = post is not None and any(is_role(word) for word in post.group(1).casefold().split())
    return 1.5 if is_role_after or _AGE.match(text, end) or _WHO.match(text, end) else 0.0


def _after_comma(text: str, end: int) -> float:
    if _SPEAKS.match(text, end):
        return 2.0
    if _AGE_IN_COMMAS.match(text, end):
        return 2.5
    if _AGE.match(text, end) or _WHO.match(text, end):
        return 1.5
    after = _AFTER_COMMA.match(text, end, end + 90)
    if after is None:
        return 0.0
    words = after.group(1).casefold().split()
    if not _HUMAN.isdisjoint(words):
        return 3.0
    return 1.5 if any(is_role(word) for word in words) else 0.0


def weigh_lone(text: str, run: Run, grammar: Grammar) -> Weighed:
    """What speaks for a single word being a person though no name in full stands in the article."""
    word = run.words[0]
    label, person = _label(run, grammar.entities.within(run.start, run.end))
    if word.plain in PLACES or word.plain in THING_HEADS or word.plain in NOT_PEOPLE or word.plain in MONTHS:
        allowed = (
            run.title in HONORIFICS and not is_titled_place(run) and word.plain in HEADS_AND_SURNAMES
        ) or (run.title in HONORIFICS and word.plain in GIVEN)
        return Weighed(run, 1.5 if allowed else -5.0, person, label)
    weight = {Label.PERSON: 1.0, None: 0.0}.get(label, -0.5)
    weight += _by_lone_word(run, grammar, person=person)
    weight += before_weight(text, run) + min(after_weight(text, run), 1.5) + beside_lone(text, run)
    weight += grammar.in_entries.get(run.start, 0)
    if word.plain in AGENCIES and text[max(0, word.start - 12) : word.start].rstrip().endswith((":", "/")):
        return Weighed(run, -5.0, person, label)
    owner = _OWNER_BEFORE.search(text, max(0, run.start - _NEAR), run.start)
    if owner and not is_country(owner.group(1).casefold()) and word.plain not in MONONYMS:
        weight -= 2.0  # what somebody has: "Everett's James"
    if word.start in grammar.undergoers and person:
        weight += 1.5
    if word.start in grammar.actors:
        weight += 1.0 if person or is_given(word.plain) else 0.5
    return Weighed(run, weight, person, label)


def _by_lone_word(run: Run, grammar: Grammar, *, person: bool) -> float:
    """What a single word and the title before it tell."""
    word, weight = run.words[0], 0.0
    if run.title and (is_strong(run.title) or run.title in KIN):
        weight += 3.0
    elif run.title and (person or is_given(word.plain)):
        weight += 1.5
    if is_given(word.plain):
        weight += 1.0 + min(grammar.listed.get(run.start, 0), 1)
    if word.plain in MONONYMS:
        weight += 3.0
    elif not grammar.is_proper(word.start):
        weight -= 1.5
    if len(word.plain) > 5 and word.plain.endswith(SURNAME_ENDINGS):  # noqa: PLR2004
        weight += 0.5
    if is_role(word.plain) or (word.capitals and len(word.plain) < 5):  # noqa: PLR2004
        weight -= 3.0
    return weight
