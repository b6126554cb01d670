"""Title phrases in one sentence: the role noun with what belongs to it on both sides. Pure.

"Russian Deputy Foreign Minister", "chair of the Bank of England's court", "curator of photographs at the museum".
Whose title it is, is decided elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from checks.compare.countries import LONGEST_NAME, country_of
from checks.language.roles import FUNCTION_WORDS, MODIFIERS
from checks.language.titles.lexicon import (
    ADDRESSES,
    AMBIGUOUS,
    LETTERS,
    LONG_HEADS,
    MEMBER_OF,
    PLURALS,
    POSITIONS,
    RANKS,
    SHORT_OFFICES,
    STAGE_NAMES,
    is_brief,
    is_head,
    is_rank,
    is_small_head,
)
from checks.reading import Mention, Stretch, Token

_MOST_LEFT, _MOST_RIGHT, _MOST_PIECES = 14, 14, 4
_MOST_RANKS = 6  # with their full stops, before a name
_LONGEST_WORK = 14  # words of a work's name in quotation marks
_PREPOSITIONS = frozenset({"of", "for", "to", "at", "in", "on", "with"})
_DETERMINERS = frozenset(
    """
    the a an its his her their our my this that these both whose another two three four five several
    """.split()  # noqa: SIM905
)
_FORMS = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "madam"})
_COUNTS = frozenset({"two", "three", "four", "five", "several", "both"})
_HYPHENS = frozenset({"-", "–", "‑"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_TIME_WORDS = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december year years month months week weeks day days decade decades time morning
    afternoon evening night today yesterday tomorrow season seasons minute minutes hour hours least more
    life fear reasons example instance place favour honor honour memory charge detail search addition years' months' last next response addition turn fact return order
    """.split()  # noqa: SIM905
)
# What is said of somebody and is no part of the title.
_EVALUATIVE = frozenset(
    """
    embattled popular beloved controversial veteran outspoken famous acclaimed disgraced renowned noted fellow
    prominent influential respected leading top
    """.split()  # noqa: SIM905
)
# Beside a role noun these say that it is not, or not yet, or not really held.
_UNREAL = frozenset(
    {"wannabe", "aspiring", "potential", "prospective", "hopeful", "self", "called", "supposed", "fake"}
)
_MAKING_NEW = frozenset("newly recently democratically directly freshly the a an first".split())  # noqa: SIM905
_OF_A_FIELD = frozenset(
    "professor lecturer instructor expert specialist researcher teacher fellow consultant tutor".split()  # noqa: SIM905
)
_WITHIN = frozenset({"compound", "amod", "nmod", "npadvmod", "advmod"})
_ORDINALS = frozenset({"first", "second", "third", "fourth", "final"})
_OF_AWARDS = frozenset(
    {"actor", "actress", "director", "screenwriter", "cinematographer", "composer", "singer"}
)
_AFTER_HYPHEN = frozenset({"elect", "designate", "select", "nominate"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A title phrase by half-open token indices of its sentence.

    `reach` is where determiners and a lower-case owner before it begin ("the bank's |chief executive"), `core`
    the end of the role noun, `end` that of the complement. `definite`: the article or an owner says that it is
    one certain office; `owned`: whose it is, is said. `unreal`: would-be and the like.
    """

    reach: int
    first: int
    head: int
    core: int
    end: int
    plural: bool
    definite: bool
    owned: bool
    unreal: bool


class Clause:
    """One sentence: its tokens, their small-letter forms, and whose name each token belongs to."""

    def __init__(self, tokens: Sequence[Token], sentence: Stretch, persons: Sequence[Mention]) -> None:
        """`persons` are those of this sentence, in the order of the text."""
        self.base = sentence.first
        self.tokens = tokens[sentence.first : sentence.last]
        self.small = [token.text.casefold().replace("’", "'") for token in self.tokens]
        self.size = len(self.tokens)
        self.spans: list[tuple[int, int]] = []
        self.persons = persons
        self.named: dict[int, int] = {}
        starts = [token.start for token in self.tokens]
        for number, person in enumerate(persons):
            last = bisect_left(starts, person.end)
            first = max(min(bisect_left(starts, person.start + 1), last) - 1, 0)
            while last - first > 1 and self.tokens[last - 1].text in LETTERS:
                last -= 1  # "Sarah Holt QC"
            self.spans.append((first, last))
            self.named.update(dict.fromkeys(range(first, last), number))

    def word(self, index: int) -> str:
        """The small-letter form, "" outside the sentence."""
        return self.small[index] if 0 <= index < self.size else ""

    def head(self, index: int) -> int:
        """The index, in this sentence, of the token that governs this one."""
        return self.tokens[index].head - self.base

    def is_large(self, index: int) -> bool:
        """Whether the token begins with a capital letter."""
        return self.tokens[index].text[:1].isupper()

    def glued(self, index: int) -> bool:
        """Whether nothing stands between this token and the next."""
        return index + 1 < self.size and self.tokens[index].end == self.tokens[index + 1].start


def find_phrases(clause: Clause) -> list[Phrase]:
    """All title phrases of a sentence, in order; none overlaps another."""
    found: list[Phrase] = []
    index = 0
    while index < clause.size:
        core = _core(clause, index)
        if core is None:
            index += 1
            continue
        phrase = _phrase(clause, index, core, floor=found[-1].end if found else 0)
        index = core
        if phrase is not None:
            found.append(phrase)
            index = phrase.end
    return found


def _core(clause: Clause, index: int) -> int | None:
    """Where the role noun that begins here ends, None if none does. "head coach" is read at its last word."""
    if index in clause.named or _is_half_rank(clause, index):
        return None
    end = _long_core(clause, index)
    if end is None:
        if not _is_role(clause, index):
            return None
        end = index + 1
    if clause.word(end) == "." and clause.glued(end - 1) and end + 1 in clause.named:
        end += 1  # "Sens. X and Y"
    if clause.word(end) in _HYPHENS and clause.word(end + 1) in _AFTER_HYPHEN and clause.glued(end):
        end += 2
    follows = clause.word(end) in _HYPHENS and clause.glued(end) and clause.glued(end - 1)
    if follows or (end < clause.size and end not in clause.named and _core_goes_on(clause, index, end)):
        return None
    return end


def _is_role(clause: Clause, index: int) -> bool:
    """Whether this one word says what somebody is, and is no verb or adjective here."""
    token = clause.tokens[index]
    before_name = index + 1 in clause.named
    if _is_address(clause, index) or (token.text in RANKS and before_name):
        return True
    if is_brief(token.text) and not _leads_to_name(clause, index + 1):
        return False
    if token.text in SHORT_OFFICES:
        return index == 0 or clause.tokens[index - 1].tag != "CD"  # not "5 PM"
    if index == 0 and (before_name or token.tag == "NNS") and is_small_head(token.text):
        return True  # "Host X joked", "Players including X"
    if not is_head(token.text):
        return _is_member(clause, index)
    return clause.is_large(index) or _is_noun(clause, index)


def _is_noun(clause: Clause, index: int) -> bool:
    """Whether a role noun in small letters is one here, and no verb or adjective."""
    token, word = clause.tokens[index], clause.small[index]
    if index + 1 in clause.named and index and clause.tokens[index - 1].tag in {"PRP$", "POS"}:
        return True  # "his assistant X": the tagger says adjective
    noun_before = index > 0 and clause.tokens[index - 1].pos in {"NOUN", "PROPN"}
    if word in POSITIONS and (index + 1 in clause.named or (noun_before and clause.is_large(index - 1))):
        return True
    if word in {"center", "centre", "back"}:
        return False
    if word in {"major", "justice"}:
        return noun_before  # "an art major", and not "a major donor"
    return token.pos in {"NOUN", "PROPN"} or word not in AMBIGUOUS


def _is_half_rank(clause: Clause, index: int) -> bool:
    """Whether this is the "Lt" of "Lt Col", the "Sergeant" of "Sergeant Major"."""
    after = index + 2 if clause.word(index + 1) == "." else index + 1
    return after < clause.size and is_rank(clause.tokens[index].text) and is_rank(clause.tokens[after].text)


def _is_address(clause: Clause, index: int) -> bool:
    """Whether this is the "Sir" or "Dr" of the name that follows."""
    small = clause.small[index].removesuffix(".")
    if small not in ADDRESSES or not clause.is_large(index) or index + 1 not in clause.named:
        return False
    return clause.small[index + 1] not in STAGE_NAMES


def _leads_to_name(clause: Clause, index: int) -> bool:
    """Whether only other ranks and marks stand between here and a name: "Lt. |Col. X|", "Gen |Sir X|"."""
    for _ in range(_MOST_RANKS):
        if index >= clause.size or index in clause.named:
            break
        text = clause.tokens[index].text
        small = clause.small[index].removesuffix(".")
        if text != "." and small not in ADDRESSES and not is_head(text):
            return False
        index += 1
    return index in clause.named


def _core_goes_on(clause: Clause, index: int, end: int) -> bool:
    """Whether the next word is what is meant: "coach company", "Chief Executive" before "Officer"."""
    word = clause.tokens[end]
    if clause.word(end) in {"'s", "'"}:
        return True
    if clause.small[index] in {"deputy", "assistant"} and _role_of_country(clause, end):
        return True
    if clause.small[index] == "deputy" and clause.small[end : end + 2] == ["first", "minister"]:
        return True
    is_party = word.pos in _NOMINAL and clause.is_large(end) and not clause.is_large(index)
    if is_party and clause.tokens[end - 1].dep in {"compound", "amod"}:
        head = clause.head(end - 1)  # "|deputy| Liberal leader"
        return end < head < clause.size and head not in clause.named and is_head(clause.tokens[head].text)
    if word.pos in {"NOUN", "PROPN"} and (word.text[:1].islower() or clause.is_large(index)):
        governed = clause.tokens[end - 1].dep in {"compound", "amod", "nmod", "poss"}
        return governed and clause.head(end - 1) >= end and clause.head(end - 1) not in clause.named
    return False


def _role_of_country(clause: Clause, at: int) -> bool:
    """Whether a country and then an office stand here: "deputy |German chancellor|"."""
    for end in range(at + 1, min(at + LONGEST_NAME, clause.size)):
        if end in clause.named:
            return False
        if country_of(" ".join(clause.small[at:end])) and is_head(clause.tokens[end].text):
            return True
        if country_of(" ".join(clause.small[at:end])) and end + 1 < clause.size:
            return end + 1 not in clause.named and is_head(clause.tokens[end + 1].text)
    return False


def _long_core(clause: Clause, index: int) -> int | None:
    small = clause.small[index]
    for words in LONG_HEADS.get(PLURALS.get(small, small), ()):
        at = index + 1
        for word in words[1:]:
            if clause.word(at) in _HYPHENS:
                at += 1
            if clause.word(at) != word and PLURALS.get(clause.word(at)) != word:
                break
            at += 1
        else:
            return at if small not in {"right", "left", "wing"} or _is_flank(clause, at - 1) else None
    return None


def _is_flank(clause: Clause, back: int) -> bool:
    """Whether "right back" is where somebody plays: "a substitute right-back", and not "came right back"."""
    return clause.word(back - 1) in _HYPHENS or clause.tokens[back].pos in {"NOUN", "PROPN"}


def _is_member(clause: Clause, index: int) -> bool:
    if clause.small[index] not in {"member", "members"}:
        return False
    ahead = clause.small[index + 1 : index + 6]
    if clause.word(index - 1) in MEMBER_OF:
        return True
    return ahead[:1] == ["of"] and (bool(MEMBER_OF & set(ahead)) or _of_named_body(clause, index + 2))


def _of_named_body(clause: Clause, start: int) -> bool:
    """Whether a body with a name of its own begins here: "of |the Iraq Study Group|", and not "of the Lee family"."""
    at = start + 1 if clause.word(start) == "the" else start
    begun = at
    while at < clause.size and clause.is_large(at) and at not in clause.named:
        at += 1
    named = at - begun >= 1 + (begun == start) and clause.tokens[begun].pos == "PROPN"
    return named and (at == clause.size or clause.tokens[at].pos not in {"NOUN", "PROPN"})


def _phrase(clause: Clause, index: int, core: int, floor: int) -> Phrase | None:
    if _is_address(clause, index):
        return Phrase(
            index, index, index, core, core, plural=False, definite=False, owned=False, unreal=False
        )
    first, owned = _left(clause, index, floor)
    first = _past_opening(clause, first, index) if not owned else first
    reach, definite, held = _determined(clause, first, floor)
    end, of = _right(clause, core)
    plural = clause.small[index] in PLURALS or clause.tokens[index].tag in {"NNS", "NNPS"}
    listed = _countries_left(clause, first, floor) if plural else first
    if listed < first:
        first = listed
        reach, definite, held = _determined(clause, first, floor)
    unreal = _is_name_of_thing(clause, reach, first, index)
    unreal = unreal or any(clause.word(i) in _UNREAL for i in range(max(first - 1, 0), index))
    unreal = unreal or clause.small[max(first - 3, 0) : first] == ["would", "-", "be"]
    unreal = unreal or (not owned and not held and _is_award(clause, reach, index))
    while first < index and (clause.small[first] in _EVALUATIVE or "year-old" in clause.small[first]):
        first += 1
    if clause.small[first + 1 : first + 5] == ["-", "year", "-", "old"]:
        first = min(first + 5, index)
    return Phrase(
        reach=reach,
        first=first,
        head=index,
        core=core,
        end=end,
        plural=plural,
        definite=definite or owned or held,
        owned=owned or held or of,
        unreal=unreal,
    )


def _is_award(clause: Clause, reach: int, head: int) -> bool:
    """Whether it is the category of an award: "chosen as |best supporting actress|", and not "the best-paid coach"."""
    at = next((at for at in range(reach, head) if clause.small[at] in {"best", "outstanding"}), None)
    if at is None or clause.word(at + 1) in _HYPHENS:
        return False
    return at == reach or clause.small[head] in _OF_AWARDS


def _countries_left(clause: Clause, first: int, floor: int) -> int:
    """Where a row of countries begins: "the |British, French and| German foreign ministers"."""
    begun = first
    while first - 2 >= floor and clause.small[first - 1] in {",", "and"}:
        if country_of(clause.small[first - 2]) is None or country_of(clause.small[begun]) is None:
            break
        first -= 2
    return first


def _is_name_of_thing(clause: Clause, reach: int, first: int, head: int) -> bool:
    """Whether a capital article within the sentence makes it a name: "Nadine Gordimer (|The Conservationist|)"."""
    if reach == first or reach <= 0 or not clause.is_large(head):
        return False
    opens = clause.word(reach - 1) in {"“", '"', "‘", "'", "``", ":", "—", "–", "*"}
    return clause.tokens[reach].text in {"The", "A", "An"} and not opens


def _left(clause: Clause, index: int, floor: int) -> tuple[int, bool]:
    """Where the words before the role noun begin, and whether a capitalised owner is among them."""
    first = index
    while first > floor and index - first < _MOST_LEFT:
        before = first - 1
        if before in clause.named or (clause.small[before] in _FORMS and clause.small[index] != "justice"):
            break
        word = clause.small[before]
        if word in {"'s", "'"} and _is_possessive(clause, before):
            owner = _owner(clause, before, floor)
            return owner, owner < first
        step = _step_left(clause, before, first, index, floor)
        if not step:
            break
        first -= step
    return first, False


# Heads of states and their ministers: no town or street has one of its own.
_OF_A_STATE = frozenset(
    "president premier chancellor prime minister king queen emperor taoiseach secretary".split()  # noqa: SIM905
)
_WHERE = frozenset({"in", "at", "from", "outside"})
_SHOUTED = re.compile(r"[A-Z]{3,}")


def _past_opening(clause: Clause, first: int, index: int) -> int:
    """Past what stands before a title and is none of it: "In |Paris| President X", "KEY POINT |Turkish President| X"."""
    if clause.small[index] not in _OF_A_STATE:
        return first
    opens = first == 1 or (first > 1 and clause.word(first - 2) in {",", ":", "—", "–"})
    if opens and clause.word(first - 1) in _WHERE:
        return _past_the_place(clause, first, index)
    shouted = first
    while (
        shouted < index and _SHOUTED.fullmatch(clause.tokens[shouted].text) and _is_no_rank(clause, shouted)
    ):
        shouted += 1
    country = clause.tokens[shouted].text
    is_cry = first < shouted < index and country_of(country) and not _SHOUTED.fullmatch(country)
    return shouted if is_cry else first


def _past_the_place(clause: Clause, first: int, index: int) -> int:
    """Where the title itself begins behind "In" and a place; an adjective ("In French President X") is its own."""
    if clause.tokens[first].tag.startswith("JJ") or not clause.is_large(first):
        return first
    at = first + 1
    while at < index and clause.is_large(at) and _is_no_rank(clause, at):
        if country_of(clause.small[at]) or country_of(" ".join(clause.small[at:index])):
            break
        at += 1
    return at if at <= index and _is_no_rank(clause, first) else first


# Words of names of places: "Mexico |City|", "|New| Delhi".
_OF_PLACES = frozenset({"city", "new", "high", "district", "county", "town"})


def _is_no_rank(clause: Clause, at: int) -> bool:
    word = clause.small[at]
    is_rank_word = word == "prime" or (word in MODIFIERS and word not in _OF_PLACES)
    return not is_rank_word and not is_head(clause.tokens[at].text)


def _is_possessive(clause: Clause, mark: int) -> bool:
    """Whether a mark makes an owner of the word before; the tagger takes that of "Theranos’ chief" for a quote's."""
    if clause.tokens[mark].tag == "POS":
        return True
    owner = clause.word(mark - 1)
    return (
        owner.endswith("s")
        and clause.is_large(mark - 1)
        and clause.glued(mark - 1)
        and not clause.glued(mark)
    )


def _step_left(clause: Clause, before: int, first: int, index: int, floor: int) -> int:
    """How many tokens before `first` belong to the title."""
    word = clause.small[before]
    if word in _HYPHENS:
        joined = before > floor and clause.glued(before) and clause.glued(before - 1)
        return 2 if joined and before - 1 not in clause.named else 0
    if word in {"&", "and"} or (word in FUNCTION_WORDS and word != "late"):
        return _step_over(clause, before, first, index, floor)
    if (
        word == "time"
        and clause.word(before - 1) in _HYPHENS
        and clause.glued(before - 1)
        and before - 2 >= floor
    ):
        return 3  # "two-time champion"
    if word == "year" and clause.word(before - 1) in _ORDINALS:
        return 2  # "a second year art major"
    return int(word in MODIFIERS or _describes(clause, before, index))


def _describes(clause: Clause, before: int, index: int) -> bool:
    """Whether a word before the role noun goes with it: capitalised, or by the parse."""
    token = clause.tokens[before]
    if clause.is_large(before):
        ranks = clause.small[before] in {"ranking", "presiding"}
        at_opening = before == 0 and token.pos not in _NOMINAL and not ranks
        return is_head(token.text) or (token.pos in _NOMINAL | {"VERB", "NUM", "X"} and not at_opening)
    if clause.small[before] in {"elected", "appointed", "named"}:
        hyphen = clause.word(before - 1) in _HYPHENS and clause.glued(before - 1)  # "court-appointed"
        # "the newly elected mayor", "the oldest elected leader", not "was re-elected mayor"
        return hyphen or clause.word(before - 1) in _MAKING_NEW or _is_most(clause, before - 1)
    if _is_most(clause, before):
        return True
    if token.dep in _WITHIN and before < clause.head(before) <= index:
        return token.pos in {"NOUN", "ADJ", "VERB", "PROPN"} and clause.small[before] not in _TIME_WORDS
    return token.pos == "NOUN" and token.dep == "compound"


def _is_most(clause: Clause, at: int) -> bool:
    """Whether it is the "oldest" of "the country's oldest elected mayor"."""
    return at > 0 and clause.tokens[at].tag == "JJS" and clause.tokens[at - 1].tag in {"DT", "POS", "PRP$"}


def _step_over(clause: Clause, before: int, first: int, index: int, floor: int) -> int:
    """Over "and" in "Health and Social Care Secretary", over "of" in "Bank of England governor"."""
    word, other = clause.small[before], before - 1
    if other < floor or other in clause.named or first == index:
        return 0
    if word == "of":
        names = clause.is_large(other) and clause.is_large(first) and clause.tokens[other].pos == "PROPN"
        return 2 if names and not is_head(clause.tokens[other].text) else 0
    if word not in {"and", "&"}:
        return 0
    token = clause.tokens[other]
    joined = token.dep in {"compound", "amod", "nmod"} and clause.head(other) > before
    alike = clause.is_large(other) == clause.is_large(first)
    known = clause.small[other] in MODIFIERS
    return 2 if token.pos in _NOMINAL and alike and (joined or known) and not is_head(token.text) else 0


def _owner(clause: Clause, mark: int, floor: int) -> int:
    """Where a capitalised owner begins ("Manchester City's manager"), else right after the possessive mark."""
    first = mark
    while first > floor and first - 1 not in clause.named and mark - first < _MOST_LEFT:
        word = clause.small[first - 1]
        large = clause.is_large(first - 1) and word not in FUNCTION_WORDS
        inside = (
            word in {"of", "and", "&"} and first < mark and first - 2 >= floor and clause.is_large(first - 2)
        )
        if not large and not (inside and word != "and") and clause.word(first - 1) not in _HYPHENS:
            break
        first -= 1
    return first if first < mark else mark + 1


def _determined(clause: Clause, first: int, floor: int) -> tuple[int, bool, bool]:
    """Where the determiners before a title begin, whether they make it a certain one, and whether it has an owner."""
    if first - 1 >= floor and clause.tokens[first - 1].tag == "POS":
        at = first - 1
        while at > floor and _may_own(clause, at - 1) and first - at < _MOST_LEFT:
            at -= 1
        held = True
        if at > floor and clause.word(at - 1) in _DETERMINERS:
            at -= 1
        return at, True, held
    if first - 2 >= floor and clause.word(first - 2) in _DETERMINERS and _may_be_skipped(clause, first - 1):
        first -= 1
    if first <= floor:
        return first, False, False
    word = clause.small[first - 1]
    if word in _DETERMINERS or clause.tokens[first - 1].tag == "PRP$":
        return (
            first - 1,
            word in {"the", "its", "his", "her", "their", "our", "whose"} or word in _COUNTS,
            word in {"its", "their", "our", "whose"},
        )
    return first, False, False


def _may_own(clause: Clause, at: int) -> bool:
    """Whether a word is part of an owner: "the |working group|'s co-chairs"."""
    token = clause.tokens[at]
    return token.pos in _NOMINAL or (token.tag == "VBG" and token.dep in {"compound", "amod"})


def _may_be_skipped(clause: Clause, at: int) -> bool:
    """Whether a word between an article and a title is no part of it: "the |heavily| pregnant", "the |2017| champion"."""
    token = clause.tokens[at]
    return token.pos == "ADV" or (token.tag == "CD" and token.text.isdigit())


def _right(clause: Clause, core: int) -> tuple[int, bool]:
    """Where the complement ends, and whether there is one that says whose office it is."""
    end = core
    for _ in range(_MOST_PIECES):
        if clause.word(end) not in _PREPOSITIONS or end - core > _MOST_RIGHT:
            break
        if clause.small[end] == "in" and not _takes_in(clause, core, end + 1):
            break
        until = _piece(clause, end)
        if until is None:
            break
        end = until
    return end, end > core


def _takes_in(clause: Clause, core: int, start: int) -> bool:
    """Whether "in" belongs to the title: "consultant in California", "lecturer in law"; not "QC in court"."""
    is_field = clause.small[core - 1] in _OF_A_FIELD
    return is_field or any(clause.is_large(at) for at in range(start, min(start + 2, clause.size)))


def _piece(clause: Clause, at: int) -> int | None:
    """Where "of the Bank of England", "for climate change", "of "The Sunflower Hour"" ends, None if it is no part."""
    preposition, start = clause.small[at], at + 1
    if clause.word(start) in _DETERMINERS or (start < clause.size and clause.tokens[start].tag == "PRP$"):
        start += 1
    if start >= clause.size:
        return None
    quoted = _quoted(clause, start)
    if quoted is not None:
        return quoted
    if start in clause.named and preposition in {"of", "for", "to"} and not _names_a_body(clause, start):
        return clause.spans[clause.named[start]][1]  # "a lawyer for X"
    others = clause.tokens[start - 1].tag == "PRP$" and _is_other_role(clause, start)
    if others or not _may_begin(clause, preposition, start):
        return None
    end = start
    while end < clause.size and end - start < _MOST_RIGHT and _inside(clause, end, start):
        end += 1
    while end > start and clause.small[end - 1] in {"and", "&", ",", "'s", "'", "-"}:
        end -= 1
    if end == start or (
        end in clause.named and clause.tokens[end - 1].tag != "POS" and _core_before(clause, start, end)
    ):
        return None
    return end


def _is_other_role(clause: Clause, start: int) -> bool:
    """Whether what belongs to a title is somebody else with a name: "driver to his |old teacher, X|"."""
    for at in range(start, min(start + _MOST_PIECES, clause.size)):
        if is_head(clause.tokens[at].text):
            return clause.word(at + 1) == "," and at + 2 in clause.named
    return False


def noun_phrase_end(clause: Clause, start: int) -> int | None:
    """Where the name or noun phrase that begins here ends, its own complement included; None if none begins."""
    if start >= clause.size or not _may_begin(clause, "of", start):
        return None
    end = start
    while end < clause.size and end - start < _MOST_RIGHT and _inside(clause, end, start):
        end += 1
    while end > start and clause.small[end - 1] in {"and", "&", ",", "'s", "'", "-"}:
        end -= 1
    return _right(clause, end)[0] if end > start else None


def _may_begin(clause: Clause, preposition: str, start: int) -> bool:
    token, word = clause.tokens[start], clause.small[start]
    if start in clause.named and not _names_a_body(clause, start):
        return False
    if word in _TIME_WORDS and not (word in {"may", "march"} and not clause.is_large(start)):
        return False
    if preposition == "to" and token.tag in {"VB", "VBP"} and not clause.is_large(start):
        return False
    if preposition == "with" or (preposition == "on" and token.pos not in _NOMINAL):
        return clause.is_large(start)
    return token.pos in _NOMINAL or clause.is_large(start) or token.tag == "VBG"


def _inside(clause: Clause, at: int, start: int) -> bool:
    """Whether this token goes on with the noun phrase of a complement."""
    token, word = clause.tokens[at], clause.small[at]
    if at in clause.named:
        return _names_a_body(clause, at)
    if word in {"and", "&"}:
        return _goes_on_after_and(clause, at)
    if word in _HYPHENS:
        return clause.glued(at) and clause.glued(at - 1)
    if token.tag == "POS":
        return at + 1 < clause.size and clause.tokens[at + 1].pos in _NOMINAL
    return _is_nominal(clause, at) or (at == start and token.tag == "VBG")


def _is_nominal(clause: Clause, at: int) -> bool:
    token, word = clause.tokens[at], clause.small[at]
    if clause.is_large(at) and token.pos in _NOMINAL | {"VERB", "NUM", "X", "ADV", "INTJ"}:
        return word not in FUNCTION_WORDS or word in {"may", "march"}
    return token.pos in _NOMINAL and word not in _TIME_WORDS


def _goes_on_after_and(clause: Clause, at: int) -> bool:
    after = at + 1
    if after >= clause.size or after in clause.named or clause.tokens[after].pos not in _NOMINAL:
        return False
    if clause.is_large(after) != clause.is_large(at - 1) or clause.tokens[at - 1].tag == "POS":
        return False
    # "curator of the exhibit and director of the gallery": another title begins.
    ahead = after
    while ahead < clause.size and ahead - after < _MOST_RIGHT:
        if clause.tokens[ahead].pos not in _NOMINAL and clause.tokens[ahead].tag != "POS":
            break
        if ahead in clause.named or is_head(clause.tokens[ahead].text):
            return False
        ahead += 1
    return True


def _names_a_body(clause: Clause, at: int) -> bool:
    """A person's name that goes on as a body's: "the Andy Warhol Foundation"."""
    after = clause.spans[clause.named[at]][1]
    return after < clause.size and after not in clause.named and clause.tokens[after].tag in {"NNP", "NNPS"}


def _core_before(clause: Clause, start: int, end: int) -> bool:
    """Whether a name has its own title before it: "adviser to President |Trump"."""
    return any(
        is_head(clause.tokens[at].text) and clause.small[at] not in PLURALS for at in range(start, end)
    )


def _quoted(clause: Clause, start: int) -> int | None:
    if clause.small[start] not in {'"', "“", "‘", "'", "``"}:
        return None
    for end in range(start + 1, min(start + _LONGEST_WORK, clause.size)):
        if clause.small[end] in {'"', "”", "’", "'", "''"} and clause.tokens[end].tag != "POS":
            return end + 1
    return None


def singular(clause: Clause, phrase: Phrase) -> str:
    """The words of a title as they name one person's office."""
    words = []
    for at in range(phrase.first, phrase.end):
        token = clause.tokens[at]
        text = token.text
        if at == phrase.head and clause.small[at] in PLURALS:
            one = PLURALS[clause.small[at]]
            text = one.capitalize() if clause.is_large(at) and one.islower() else one
        space = " " if at + 1 < phrase.end and not clause.glued(at) else ""
        words.append(f"{text}{space}")
    return "".join(words)


def is_letters(clause: Clause, at: int) -> bool:
    """Whether the token is letters of an office after a name ("MP", "QC")."""
    return at < clause.size and clause.tokens[at].text in LETTERS


def conjuncts(clause: Clause, phrase: Phrase) -> tuple[tuple[int, int], ...]:
    """The names that a plural title's complement joins: "of |France| and |Germany|". Empty if it joins none."""
    start = phrase.core + 1
    joints = [at for at in range(start, phrase.end) if clause.small[at] in {"and", "&"}]
    if len(joints) != 1 or start >= joints[0]:
        return ()
    return (start, joints[0]), (joints[0] + 1, phrase.end)


def countries_before(clause: Clause, phrase: Phrase) -> tuple[tuple[int, int], ...]:
    """The countries that stand before a plural title: "the |French| and |German| presidents"."""
    parts: list[tuple[int, int]] = []
    joint = next((at for at in range(phrase.first, phrase.head) if clause.small[at] == "and"), None)
    if joint is None or country_of(clause.word(joint + 1)) is None or joint + 1 >= phrase.head:
        return ()
    at = joint
    while at > phrase.first and clause.small[at] in {"and", ","} and country_of(clause.small[at - 1]):
        parts.append((at - 1, at))
        at -= 2
    return (*reversed(parts), (joint + 1, joint + 2)) if parts else ()
