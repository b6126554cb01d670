"""Whose title it is when the phrase stands directly beside a name, or beside a list of names. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checks.language.titles.lexicon import is_rank
from checks.language.titles.phrases import Clause, Phrase, conjuncts, countries_before, is_letters
from checks.reading import Told

_HONORIFICS = frozenset(
    """
    mr mr. mrs mrs. ms ms. miss dr dr. sir dame lord lady baroness baron rev rev. reverend saint st st. the hon
    """.split()  # noqa: SIM905
)
_MARKS = frozenset({",", "(", "–", "—", "--", "-"})
_DASHES = frozenset({"–", "—", "--"})
_POINTERS = frozenset("left right centre center above below pictured l r far second".split())  # noqa: SIM905
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PLAYS = frozenset({"play", "portray", "impersonate", "voice"})
# Whoever bears one of these may hold an office too; a president is nobody's minister.
_STYLES = frozenset(
    """
    sheikh king queen prince princess sultan duke professor prof cardinal archbishop bishop imam rabbi ayatollah
    """.split()  # noqa: SIM905
)
_MOST_NAMES = 12  # in one list
_MOST_BLOCKS = 5  # between a name and its title: age, town, party, another title
_LONGEST_BLOCK = 8
# "Retired generals |including| X and Y"
_INCLUDING = (("including",), ("such", "as"), ("among", "them"))
_SPANS = frozenset({"since", "for", "from", "until", "till", "between", "in"})
_OF_TIME = frozenset("year years month months week weeks decade decades term terms day days".split())  # noqa: SIM905
# Whoever is only "the host" is so of the occasion; it is no office.
_OF_THE_DAY = frozenset({"host", "star"})

# Words between a name and its title, with what they say of the time.
ADVERBS: dict[str, Told] = {
    "now": Told.HOLDS,
    "currently": Told.HOLDS,
    "also": Told.HOLDS,
    "still": Told.HOLDS,
    "himself": Told.HOLDS,
    "herself": Told.HOLDS,
    "both": Told.HOLDS,
    "all": Told.HOLDS,
    "then": Told.THEN,
    "formerly": Told.WAS,
    "once": Told.WAS,
    "previously": Told.WAS,
    "until": Told.WAS,
    "later": Told.WAS,
    "soon": Told.WILL,
    "respectively": Told.HOLDS,
}


@dataclass(frozen=True, slots=True)
class Tie:
    """A title phrase tied to a person: both by their numbers in the sentence. `part` of a plural: "of |France|", "|French| and"."""

    phrase: int
    person: int
    told: Told = Told.HOLDS
    part: tuple[int, int] | None = None


def tie_before(clause: Clause, phrases: Sequence[Phrase]) -> list[Tie]:
    """Titles that stand right before a name: "President X", "photographers X, Y and Z", "actor and director X"."""
    ties: list[Tie] = []
    for number, phrase in enumerate(phrases):
        at = skip_honorifics(clause, _past_including(clause, phrase))
        if not _begins_name(clause, at) or _is_object(clause, phrase, at) or _is_played(clause, phrase):
            continue
        row = names_from(clause, at) if phrase.plural else [clause.named[at]]
        if phrase.plural and len(row) < 2 and clause.word(at - 1) not in {"including", "as"}:  # noqa: PLR2004 - a plural needs two
            continue
        ties.extend(_paired(clause, number, phrase, _Row(tuple(row))))
        ties.extend(Tie(other, person) for other in _joined_before(clause, phrases, number) for person in row)
    return ties


def _past_including(clause: Clause, phrase: Phrase) -> int:
    """Past the "including" of "Retired generals, including X": where the names of a plural title may begin."""
    at = phrase.end + 1 if clause.word(phrase.end) == "," else phrase.end
    if _is_called(clause, phrase, at):
        return at + 1
    if phrase.plural:
        for words in _INCLUDING:
            end = at + len(words)
            if tuple(clause.small[at:end]) == words and is_free_name(clause, skip_honorifics(clause, end)):
                return end
    return phrase.end


def _is_called(clause: Clause, phrase: Phrase, at: int) -> bool:
    """Whether it is "a shepherd |called| X", and not "called X to complain"."""
    if clause.word(at) not in {"called", "named"} or clause.tokens[at].tag != "VBN" or phrase.definite:
        return False
    return is_free_name(clause, at + 1) and clause.word(clause.spans[clause.named[at + 1]][1]) != "to"


def is_free_name(clause: Clause, at: int) -> bool:
    """Whether a name begins here that owns nothing: "X said", and not "X's film"."""
    if not _begins_name(clause, at):
        return False
    end = clause.spans[clause.named[at]][1]
    return end >= clause.size or clause.tokens[end].tag != "POS"


def skip_honorifics(clause: Clause, at: int) -> int:
    """Past "Mr", "Dame" and other forms of address before a name."""
    while clause.word(at) in _HONORIFICS and at not in clause.named:
        at += 1
    return at


def _begins_name(clause: Clause, at: int) -> bool:
    return at in clause.named and clause.spans[clause.named[at]][0] == at


def _is_object(clause: Clause, phrase: Phrase, at: int) -> bool:
    """Whether the title ends one clause and the name begins another ("told the minister Smith would go")."""
    words = clause.small[phrase.head : phrase.core]
    role = phrase.head if "of" in words else phrase.core - 1  # "the |secretary| of state X"
    name = clause.spans[clause.named[at]][1] - 1
    if clause.is_large(phrase.head):
        return False
    ends = clause.tokens[role].dep in {"dobj", "pobj", "dative", "attr"}
    begins = clause.tokens[name].dep in {"nsubj", "nsubjpass"}
    return ends and begins and clause.head(name) > name


def _is_played(clause: Clause, phrase: Phrase) -> bool:
    """Whether somebody plays what the title and the name call: "plays President X", "stars as Captain X"."""
    before = phrase.reach - 1
    if clause.word(before) == "as" and before:
        before -= 1
        if before in clause.named:
            before = clause.spans[clause.named[before]][0] - 1
        return before >= 0 and clause.tokens[before].lemma in _PLAYS | {"star", "cast", "appear", "feature"}
    return before >= 0 and clause.tokens[before].lemma in _PLAYS


def _joined_before(clause: Clause, phrases: Sequence[Phrase], number: int) -> list[int]:
    """Titles that an "and" or a comma joins to the one before a name: "chairman and chief executive X"."""
    joined: list[int] = []
    while number > 0:
        one, other = phrases[number - 1], phrases[number]
        if one.end == other.first and clause.is_large(other.head):  # "Joint Chiefs Chairman |Gen.| X"
            number -= 1
            joined.append(number)
            continue
        if clause.word(one.end) not in {"and", "&", "/"} or one.end + 1 != other.first:
            break
        alike = one.first == 0 or clause.is_large(one.head) == clause.is_large(other.head)
        alike = alike and one.plural == other.plural
        someone_else = one.end > one.core or (clause.is_large(one.head) and clause.word(one.reach) == "the")
        if not alike or someone_else:
            break
        number -= 1
        joined.append(number)
    return joined


def names_from(clause: Clause, at: int) -> list[int]:
    """The people of a list that begins here, "of their house" and ages skipped."""
    row: list[int] = []
    while _begins_name(clause, at) and len(row) < _MOST_NAMES:
        row.append(clause.named[at])
        end = _skip_house(clause, clause.spans[clause.named[at]][1])
        end = at = _skip_apposition(clause, end)
        while clause.word(at) in {",", "and", "&"} and at - end < 2:  # noqa: PLR2004 - ", and"
            at += 1
        if at == end:
            break
        at = skip_honorifics(clause, at)
    return row


def _skip_house(clause: Clause, at: int) -> int:
    """Past "(45)", "of The Daily Star": what a list says of each of its names."""
    if clause.word(at) == "(":
        for end in range(at + 1, min(at + _LONGEST_BLOCK, clause.size)):
            if clause.word(end) == ")":
                return end + 1
        return at
    if clause.word(at) not in {"of", "from"}:
        return at
    end = at + 1
    while (
        end < clause.size
        and end - at < _LONGEST_BLOCK
        and end not in clause.named
        and _is_name_word(clause, end)
    ):
        end += 1
    return end if end > at + 1 else at


def _skip_apposition(clause: Clause, at: int) -> int:
    """Past what a list says of one name in commas: "X, |21, and| Y", "X, |a French scientist, and| Y"."""
    if clause.word(at) != ",":
        return at
    tag = clause.tokens[at + 1].tag if at + 1 < clause.size else ""
    if tag not in {"CD", "DT", "PRP$"}:
        return at
    for end in range(at + 2, min(at + 2 + _LONGEST_BLOCK, clause.size)):
        if end in clause.named or clause.tokens[end].tag in _FINITE:
            return at
        if clause.small[end] == ",":
            goes_on = clause.word(end + 1) == "and" or (tag == "CD" and end + 1 in clause.named)
            return end if goes_on else at
        if tag == "CD" and clause.small[end] == "and" and end + 1 in clause.named:
            return end
    return at


def _is_name_word(clause: Clause, at: int) -> bool:
    return clause.is_large(at) or clause.word(at) in {"the", "of", "'s", "-", "*"}


@dataclass(frozen=True, slots=True)
class _Row:
    """The people on one side of a title phrase, and what the words between say of the time."""

    persons: tuple[int, ...] = ()
    told: Told = Told.HOLDS


def tie_across_comma(clause: Clause, phrases: Sequence[Phrase], ties: Sequence[Tie]) -> list[Tie]:
    """Titles with a comma (a bracket, a dash) between them and the name, on either side.

    In "Germany's president, X, the Israeli president, Y" the second title stands after X and before Y. X has a
    title already, so it is Y's; in "X, the US president, Y, the Canadian prime minister" Y has one behind the
    name, so it is X's. Where that does not decide, the fuller of the two names takes it, else nobody.
    """
    taken = {tie.phrase for tie in ties}
    introduced = {tie.person for tie in ties}
    lefts: dict[int, _Row] = {}
    found: list[Tie] = []
    for number, phrase in enumerate(phrases):
        if number in taken:
            continue
        left = _row_before(clause, phrases, number, lefts)
        joined = [
            one for one in _joined_before(clause, phrases, number) if one not in lefts and one not in taken
        ]
        is_certain = any(phrases[one].definite or phrases[one].owned for one in (number, *joined))
        is_certain = is_certain or _is_a_new_one(clause, phrase)
        after = phrases[number + 1] if number + 1 < len(phrases) else None
        right = _row_behind(clause, phrase, after, is_certain=is_certain)
        if left.persons and right.persons:
            left, right = _one_side(clause, phrases[number + 1 :], left, right, introduced)
        row = left if left.persons else right
        if left.persons:
            lefts[number] = left
        else:
            introduced.update(row.persons)
            found.extend(Tie(one, person) for one in joined for person in row.persons)
        found.extend(_paired(clause, number, phrase, row))
    return found


def _paired(clause: Clause, number: int, phrase: Phrase, row: _Row) -> list[Tie]:
    """One tie for each name; "the presidents of France and Germany, X and Y" are paired in their order."""
    parts = (conjuncts(clause, phrase) or countries_before(clause, phrase)) if phrase.plural else ()
    if len(parts) == len(row.persons):
        return [Tie(number, person, row.told, part) for person, part in zip(row.persons, parts, strict=True)]
    return [Tie(number, person, row.told) for person in row.persons]


def _one_side(
    clause: Clause, later: Sequence[Phrase], left: _Row, right: _Row, introduced: set[int]
) -> tuple[_Row, _Row]:
    """Decide for one of two neighbours."""
    one, other = left.persons[-1], right.persons[0]
    if one in introduced:
        return _Row(), right
    end = clause.spans[other][1]
    if clause.word(end) in _MARKS and any(phrase.reach == end + 1 for phrase in later):
        return left, _Row()
    sizes = [clause.spans[person][1] - clause.spans[person][0] for person in (one, other)]
    if (sizes[0] > 1) != (sizes[1] > 1):
        return (left, _Row()) if sizes[0] > 1 else (_Row(), right)
    return _Row(), _Row()


def _row_behind(clause: Clause, phrase: Phrase, after: Phrase | None, *, is_certain: bool) -> _Row:
    """Whom "Norway's prime minister, X" names: a certain office, or any that opens the sentence."""
    if clause.word(phrase.end) not in {",", "("} and not _is_row_in_dashes(clause, phrase):
        return _Row()
    if _is_said_of_a_pronoun(clause, phrase):
        return _Row()
    # "the Duchess of Cambridge, the former |X|"
    former = clause.small[phrase.end + 1 : phrase.end + 3] == ["the", "former"]
    at = skip_honorifics(clause, phrase.end + (3 if former else 1))
    if after is not None and after.reach == phrase.end + 1 and _is_of_the_same(clause, after):
        at = skip_honorifics(clause, after.end)
    if not is_free_name(clause, at) or not (is_certain or _opens_with(clause, phrase, at)):
        return _Row()
    row = names_from(clause, at) if phrase.plural else [clause.named[at]]
    return _Row(tuple(row)) if len(row) > 1 or not phrase.plural else _Row()


def _is_a_new_one(clause: Clause, phrase: Phrase) -> bool:
    """Whether a title that is one of a kind is said to be filled anew: "|a new| Japanese prime minister, X"."""
    words = clause.small[phrase.reach : phrase.head]
    is_new = words[:2] in (["a", "new"], ["another", "new"]) and not phrase.plural
    return is_new and clause.small[phrase.core - 1] in _ONE_OF_A_KIND


_ONE_OF_A_KIND = frozenset("president premier chancellor minister king queen pope governor mayor".split())  # noqa: SIM905


def _is_said_of_a_pronoun(clause: Clause, phrase: Phrase) -> bool:
    """In "when he became |mayor|, X won" the title is somebody's already; when it was, is not told of X's own verb."""
    at = phrase.reach - 1
    before = {clause.word(one) for one in range(max(0, at - 3), at)}
    return clause.word(at) in _MAKES_OF and not before.isdisjoint({"he", "she", "they"})


_MAKES_OF = frozenset({"became", "becoming", "was", "is", "were", "as"})


def _is_row_in_dashes(clause: Clause, phrase: Phrase) -> bool:
    """Whether a plural title has its names between dashes: "the two founders – |X and Y| – sold"."""
    if (
        not phrase.plural
        or clause.word(phrase.end) not in _DASHES
        or not _begins_name(clause, phrase.end + 1)
    ):
        return False
    row = names_from(clause, phrase.end + 1)
    return clause.word(clause.spans[row[-1]][1]) in _DASHES | {"."}


def _is_of_the_same(clause: Clause, after: Phrase) -> bool:
    """Whether a title between an office and the name is another of the same person.

    So it is in "Qatar's emir, |Sheikh| X", "Nato's chief, |former Dutch premier| X", "her envoy, |the developer| X",
    but perhaps not in "the French president, the German chancellor X".
    """
    if after.plural:
        return False
    is_past = clause.small[after.first] in {"former", "ex", "retired"}
    plain = not any(clause.is_large(at) for at in range(after.reach, after.end))
    is_trade = plain and clause.small[after.reach] == "the" and after.end == after.core
    is_style = is_rank(clause.tokens[after.head].text) or clause.small[after.head] in _STYLES
    return (is_style and clause.is_large(after.head)) or is_past or is_trade


def _opens_with(clause: Clause, phrase: Phrase, at: int) -> bool:
    """Whether a sentence opens with any title and the name in commas: "A spokesman, |X|, said"."""
    return phrase.reach == 0 and clause.word(clause.spans[clause.named[at]][1]) == ","


def _row_before(clause: Clause, phrases: Sequence[Phrase], number: int, lefts: dict[int, _Row]) -> _Row:
    """Whom a title in apposition speaks of: "X, 45, of Leeds, the spokesman," or the title before it."""
    phrase = phrases[number]
    if _runs_on(clause, phrase) or _is_of_the_day(clause, phrase):
        return _Row()
    at, told = _before_owner(clause, phrases, number) - 1, Told.HOLDS
    while clause.word(at) in ADVERBS and at not in clause.named:
        told = ADVERBS[clause.word(at)] if told is Told.HOLDS else told
        at -= 1
    if is_letters(clause, phrase.head) and at in clause.named:
        return _Row((clause.named[at],))
    previous = _title_ending_at(clause, phrases, number, at, lefts)
    if previous is not None:
        return _Row(previous.persons, told if told is not Told.HOLDS else previous.told)
    if clause.word(at) not in _MARKS:
        return _Row()
    return _names_across(clause, phrase, at, told)


def _is_of_the_day(clause: Clause, phrase: Phrase) -> bool:
    """Whether it is a bare "the host"."""
    return clause.small[phrase.reach : phrase.end] in [["the", word] for word in sorted(_OF_THE_DAY)]


def _before_owner(clause: Clause, phrases: Sequence[Phrase], number: int) -> int:
    """Where a title begins together with its owner's own title: "|President Biden's climate envoy|"."""
    phrase = phrases[number]
    before = phrases[number - 1] if number else None
    if before is not None and before.end == phrase.reach and phrase.reach in clause.named:
        return before.reach
    return phrase.reach


def skip_term(clause: Clause, at: int, floor: int) -> int:
    """Back past how long an office was held: "leader |since 2007| and", "minister |for almost five years|"."""
    if not (clause.word(at)[:4].isdigit() or clause.word(at) in _OF_TIME):
        return at
    for start in range(at, max(at - _LONGEST_BLOCK, floor - 1), -1):
        if clause.small[start] in _SPANS and start < at and clause.word(start - 2) != "from":
            return start - 1
        if start in clause.named or clause.tokens[start].tag in _FINITE:
            break
    return at


def _title_ending_at(
    clause: Clause, phrases: Sequence[Phrase], number: int, at: int, lefts: dict[int, _Row]
) -> _Row | None:
    """The people of the title before, which this one goes on from: "X, chair of A (, / and / , and) head of B"."""
    marks = 0
    while clause.word(at) in {",", "and", "&"} and marks < 2:  # noqa: PLR2004 - ", and"
        at, marks = at - 1, marks + 1
    before = phrases[number - 1] if number else None
    if before is not None and before.end <= at:
        at = skip_term(clause, at, before.end)
    if marks and before is not None and before.end == at + 1 and number - 1 in lefts:
        return lefts[number - 1]
    return None


def _names_across(clause: Clause, phrase: Phrase, mark: int, told: Told) -> _Row:
    at = mark - 1
    for _ in range(_MOST_BLOCKS):
        if at in clause.named:
            return _people_ending_at(clause, phrase, at, told)
        step = _block(clause, at)
        if step is None:
            return _Row()
        at = step
    return _Row()


def _block(clause: Clause, at: int) -> int | None:
    """Past an age, a town, a bracket or letters between a name and its title; None if it is none of these."""
    if at < 1:
        return None
    token, word = clause.tokens[at], clause.small[at]
    if token.tag == "CD" or word in _POINTERS or is_letters(clause, at):
        at -= 1
        if clause.word(at) == "aged":
            at -= 1
        return at - 1 if clause.word(at) in _MARKS else at if at in clause.named else None
    if word == ")":
        opening = next((i for i in range(at, max(at - _LONGEST_BLOCK, -1), -1) if clause.small[i] == "("), 0)
        return opening - 1 if opening else None
    for start in range(at, max(at - _LONGEST_BLOCK, 0), -1):
        if clause.small[start] in {"of", "from", "in"}:
            return start - 2 if clause.word(start - 1) == "," else start - 1
        if not _is_name_word(clause, start) and clause.tokens[start].pos not in {"NOUN", "ADJ"}:
            return None
    return None


def _people_ending_at(clause: Clause, phrase: Phrase, at: int, told: Told) -> _Row:
    """The name that ends here; for a plural title the whole list ("X and Y, the presidents of A and B")."""
    last = clause.named[at]
    if clause.spans[last][1] != at + 1:
        return _Row()
    if not phrase.plural:
        return _Row((last,), told)
    for first in range(max(0, last - _MOST_NAMES), last):
        row = names_from(clause, clause.spans[first][0])
        if row and row[-1] >= last and last in row:
            return _Row(tuple(row[: row.index(last) + 1]), told)
    return _Row()


def _runs_on(clause: Clause, phrase: Phrase) -> bool:
    """Whether the phrase is the subject of what follows: "Smith, the lawyer said, was" is, "Smith, the lawyer," not."""
    at = phrase.end
    if at >= clause.size or clause.tokens[at].tag not in _FINITE:
        return False
    return phrase.reach < phrase.first and clause.tokens[phrase.core - 1].dep in {"nsubj", "nsubjpass"}
