"""All title phrases of an article with their people: the order of the steps. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from checks.compare.countries import LONGEST_NAME, country_of
from checks.compare.office_words import HEADS
from checks.compare.offices import ends_in_office, read_office
from checks.language.titles.beside import Tie, tie_across_comma, tie_before
from checks.language.titles.clauses import Verbs
from checks.language.titles.lexicon import ADDRESSES
from checks.language.titles.phrases import Clause, Phrase, find_phrases, singular
from checks.language.titles.verbs import Leading, find_leading, tie_by_verbs
from checks.model import Office, PartRole, Tense
from checks.reading import Appointment, Mention, Stretch, Token, Told

_TENSES = {
    Told.WAS: Tense.FORMER,
    Told.ENDED: Tense.FORMER,
    Told.THEN: Tense.THEN,
    Told.WILL: Tense.COMING,
}
_PAST = frozenset({"former", "ex", "onetime", "retired"})
_LONGEST_TERM = 8  # words
# They compare somebody with all who held the office, so the title may be one of the past.
_OF_ALL_TIME = frozenset("first last longest shortest youngest oldest only greatest serving ever".split())  # noqa: SIM905


def find_appointments(
    text: str, sentences: Sequence[Stretch], tokens: Sequence[Token], persons: Sequence[Mention]
) -> tuple[Appointment, ...]:
    """Every title, office or occupation that the text gives to a person it names, in text order.

    What is denied, wished for or supposed ("never served as minister", "would-be president") is left out. The
    time between is linear in the text.
    """
    found: list[Appointment] = []
    starts = [person.start for person in persons]
    for sentence in sentences:
        own = persons[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        own = [person for person in own if person.text.removesuffix(".").casefold() not in ADDRESSES]
        if own and sentence.role is not PartRole.CREDIT:
            found.extend(_of_sentence(text, Clause(tokens, sentence, own)))
    return tuple(sorted(found, key=lambda one: (one.start, one.person.start)))


def _of_sentence(text: str, clause: Clause) -> Iterator[Appointment]:
    verbs = Verbs(clause)
    phrases = [phrase for phrase in find_phrases(clause) if not phrase.unreal]
    ties = tie_before(clause, phrases) if phrases else []
    if phrases:
        ties += tie_by_verbs(clause, verbs, phrases, {tie.phrase for tie in ties})
        ties += tie_across_comma(clause, phrases, ties)
    for tie in dict.fromkeys(ties):
        if clause.persons[tie.person].role is not PartRole.CREDIT:
            yield _appointment(text, clause, phrases, tie)
    for leading in find_leading(clause, verbs):
        yield _of_leading(text, clause, leading)


def _appointment(text: str, clause: Clause, phrases: Sequence[Phrase], tie: Tie) -> Appointment:
    phrase = phrases[tie.phrase]
    told = _told_of(clause, phrases, tie)
    office = _of_the_country_behind(text, clause, phrase, tie, _office(text, clause, phrase, tie.part))
    return Appointment(
        start=clause.tokens[phrase.first].start,
        end=clause.tokens[phrase.end - 1].end,
        office=_at_its_time(office, told),
        person=clause.persons[tie.person],
        told=told,
    )


def _of_the_country_behind(text: str, clause: Clause, phrase: Phrase, tie: Tie, office: Office) -> Office:
    """The office with the country that stands behind the name: "President X |of Kenya|"; not "Queen Y of Denmark's"."""
    at = clause.spans[tie.person][1]
    directly = phrase.end <= clause.spans[tie.person][0] <= phrase.end + 1
    if office.body or office.role not in HEADS or phrase.plural or not directly or clause.word(at) != "of":
        return office
    start = at + 2 if clause.word(at + 1) == "the" else at + 1
    for end in range(min(start + LONGEST_NAME, clause.size), start, -1):
        words = text[clause.tokens[start].start : clause.tokens[end - 1].end]
        if country_of(words) and clause.is_large(end - 1) and not _goes_on(clause, end):
            return read_office(f"{office.text} of {words}")
    return office


def _goes_on(clause: Clause, at: int) -> bool:
    """Whether the name of the country is only the beginning of something else's: "of China |Mobile|", "of Norway|'s|"."""
    return at < clause.size and (clause.is_large(at) or clause.tokens[at].tag == "POS")


def _office(text: str, clause: Clause, phrase: Phrase, part: tuple[int, int] | None) -> Office:
    """The office by its words, in the singular; an occupation ("lawyer for the president") has no role."""
    bare = singular(clause, replace(phrase, end=phrase.core))
    words = singular(clause, phrase)
    if part is not None:
        words = _of_one(text, clause, phrase, part, bare)
    office = read_office(words)
    return office if ends_in_office(bare) else Office(text=words, role="", tense=office.tense)


def _of_one(text: str, clause: Clause, phrase: Phrase, part: tuple[int, int], bare: str) -> str:
    """One office of two: "president of |France|", "|French| president"."""
    one = text[clause.tokens[part[0]].start : clause.tokens[part[1] - 1].end]
    if part[0] >= phrase.core:
        return f"{bare} {clause.tokens[phrase.core].text} {one}"
    joint = next(at for at in range(phrase.first, phrase.head) if clause.small[at] == "and")
    return f"{one} {singular(clause, replace(phrase, first=joint + 2, end=phrase.core))}"


def _of_leading(text: str, clause: Clause, leading: Leading) -> Appointment:
    start, end = clause.tokens[leading.first].start, clause.tokens[leading.end - 1].end
    body = text[clause.tokens[leading.body[0]].start : clause.tokens[leading.body[1] - 1].end]
    office = read_office(f"{leading.noun} of {body}")
    return Appointment(
        start=start,
        end=end,
        office=_at_its_time(office, leading.told),
        person=clause.persons[leading.person],
        told=leading.told,
    )


def _told_of(clause: Clause, phrases: Sequence[Phrase], tie: Tie) -> Told:
    """What is told of the time, by the title's own words too: "the UK's shortest-serving leader" may be long gone."""
    phrase = phrases[tie.phrase]
    if tie.told is not Told.HOLDS:
        return tie.told
    ahead = clause.small[phrase.end : phrase.end + _LONGEST_TERM]
    if ahead[:3] == ["at", "the", "time"]:
        return Told.THEN
    past = not _PAST.isdisjoint(clause.small[phrase.reach : phrase.first]) or _led_once(clause, phrase)
    if past or _is_past_term(ahead) or _shares_former(clause, phrases, tie.phrase):
        return Told.WAS
    words = clause.small[phrase.first : phrase.core - 1]
    ranked = [at for at, word in enumerate(words) if word in _OF_ALL_TIME]
    return Told.WAS if ranked and not _is_rank(clause.small, phrase, ranked[0]) else Told.HOLDS


_HEADED = frozenset({"led", "ruled", "governed", "ran", "headed", "served", "reigned", "presided"})


def _led_once(clause: Clause, phrase: Phrase) -> bool:
    """Whether a clause after the title puts it into the past: "the premier |who led| Norway for a decade"."""
    return clause.word(phrase.end) == "who" and clause.word(phrase.end + 1) in _HEADED


def _shares_former(clause: Clause, phrases: Sequence[Phrase], number: int) -> bool:
    """Whether "former" stands before the title that this one is joined to: "the former governor and |envoy|"."""
    if not number:
        return False
    before, phrase = phrases[number - 1], phrases[number]
    joined = clause.small[before.end : phrase.first] == ["and"]
    return joined and not _PAST.isdisjoint(clause.small[before.reach : before.head])


def _is_past_term(ahead: Sequence[str]) -> bool:
    """Whether the words after a title date it into the past: "from 2014 to 2023", "until May", "in the 1990s"."""
    word, rest = (ahead[0], ahead[1:]) if ahead else ("", [])
    if word in {"between", "until", "till", "during", "under"}:
        return True
    if word == "from":
        return not {"to", "until", "till"}.isdisjoint(rest)
    return word == "in" and any(one[:4].isdigit() and len(one) >= len("1990") for one in rest[:2])


def _is_rank(small: Sequence[str], phrase: Phrase, at: int) -> bool:
    """Whether "first" is a rank: "first minister", "first deputy chair"."""
    return small[phrase.first + at + 1] in {
        "minister",
        "lady",
        "gentleman",
        "deputy",
        "vice",
        "secretary",
        "sea",
    }


def _at_its_time(office: Office, told: Told) -> Office:
    """What the verb says of the time counts unless the title itself says "former", "then-" or "-elect"."""
    if office.tense is not Tense.CURRENT or told not in _TENSES:
        return office
    return replace(office, tense=_TENSES[told])
