"""People: which capitalised words name a person, and every occurrence linked to the longest form. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from checks.compare.strings import fold
from checks.language.entries import in_entries, is_entry
from checks.language.founders import firms
from checks.language.given_names import WEAK_GIVEN, is_given
from checks.language.groups import in_rows, is_family, is_shared_first_name, listed, shares_title
from checks.language.headings import in_headings, is_heading
from checks.language.linking import Form, People
from checks.language.name_words import (
    HEADS_AND_SURNAMES,
    HONORIFICS,
    KIN,
    PARTICLES,
    PLACES,
    ROLE_WORDS,
    THING_HEADS,
)
from checks.language.runs import Run, find_runs, is_role
from checks.language.spans import Covered
from checks.language.weighing import (
    CLOSING_MARKS,
    ENOUGH,
    ENOUGH_ALONE,
    MONTHS,
    OPENING_MARKS,
    Grammar,
    Weighed,
    after_weight,
    weigh,
    weigh_lone,
)
from checks.reading import Label, Mention, Stretch, Token, stretch_at

_LOCATIVES = frozenset(
    {"in", "near", "outside", "across", "around", "into", "toward", "towards", "from", "at", "to"}
)
_PLAIN = ROLE_WORDS | HEADS_AND_SURNAMES | THING_HEADS
_BEFORE_MONTHS = frozenset(
    {
        "in",
        "of",
        "last",
        "next",
        "since",
        "until",
        "till",
        "by",
        "early",
        "late",
        "mid",
        "every",
        "this",
        "and",
    }
)
_ROYAL = frozenset({"prince", "princess", "king", "queen", "duke", "duchess"})
# "Houthi rebels" are no person of that name.
_OF_A_GROUP = re.compile(r" (?:leaders?|rebels|fighters|militants|militia|movement|insurgents)\b")
_OPENS_WITH_PLACE = ("In ", "At ", "From ", "Over in ")
# First words of places that are called after people: "Port Elizabeth", "San Diego".
_LEADS_TO_NAMES = frozenset(
    "san santa são saint st ste port fort lake mount mt cape the new prince king queen".split()  # noqa: SIM905
)
_LONGEST_PARTICLES = 16  # characters
# "May clings on", and not "May we".
_ACTS = re.compile(
    r"\s+(?!this\b|his\b|its\b|us\b|as\b|was\b|is\b)(?:[a-z]+(?:s|ed)|had|won|said|told|lost|met|left|took)\b"
)
# What introduces the players of a team, and what stands between two of them.
_TEAM = re.compile(
    r"(?:\(\d(?:-\d){1,4}\)(?: ?:)?|\b(?:Subs|Substitutes|Bench|Replacements|XI)(?: not used)?(?: ?:)?) ?$"
)
_TEAM_JOINT = re.compile(
    r"(?: \d{1,2}| \([^()\n]{1,40}\))?[,;] (?:\d{1,2} )?|, and | and "
    r"| \((?:\d{1,2} )?|(?:,? \d{1,3}(?:\+\d{1,2})?(?:mins?|['’′])?)?\)[,;] (?:\d{1,2} )?"
)
_FEWEST_PLAYERS, _FEWEST_KNOWN = 5, 2


@dataclass(frozen=True, slots=True)
class _Named:
    """A stretch that names a person, and the name in full it stands for."""

    start: int
    end: int
    subject: str


def find_persons(
    text: str,
    paragraphs: Sequence[Stretch],
    sentences: Sequence[Stretch],
    tokens: Sequence[Token],
    entities: Sequence[tuple[int, int, Label]],
) -> tuple[Mention, ...]:
    """The mentions of people in text order; `subject` is the longest form of the same person's name.

    A name in full is weighed by all its occurrences together. Single words are people where they are the short
    form of such a name, or where title and grammar show it.
    """
    grammar = Grammar(tokens, entities)
    headings, runs = _runs(text, paragraphs, sentences, grammar)
    grammar.listed = listed(text, runs)
    grammar.rows = in_rows(text, runs)
    grammar.in_entries = in_entries(text, paragraphs, runs)
    kept, rejected = _in_full(text, runs, grammar)
    full, titled = _without_titles(kept)
    people = People(_form(text, run) for run in full)
    people.firms = firms(text, runs, people)
    named = [_Named(run.start, run.end, _subject(text, run, people)) for run in full]
    lone = [run for run in runs if len(run.words) == 1]
    named += _short(text, [*lone, *titled, *rejected], people, grammar)
    named += _in_line_ups(text, runs, named, grammar)
    taken = Covered((one.start, one.end) for one in named)
    unknown = [
        run
        for run in lone
        if not taken.touches(run.start, run.end)
        and not is_family(text, run, people)
        and not (fold(run.words[0].plain) in people.firms and not run.title)
    ]
    named += _by_themselves(text, unknown, runs, people, grammar)
    named += [_Named(*found) for found in in_headings(text, headings, people, grammar.entities)]
    return _mentions(text, paragraphs, named)


def _runs(
    text: str, paragraphs: Sequence[Stretch], sentences: Sequence[Stretch], grammar: Grammar
) -> tuple[list[Stretch], list[Run]]:
    """The headings in title case, whose capitals tell nothing, and the runs of all other paragraphs."""
    starts = frozenset(sentence.start for sentence in sentences) | {
        paragraph.start for paragraph in paragraphs
    }
    headings: list[Stretch] = []
    runs: list[Run] = []
    for paragraph in paragraphs:
        if is_heading(text, paragraph) and not is_entry(text, paragraph):
            headings.append(paragraph)
        else:
            runs.extend(find_runs(text, paragraph, starts, grammar.tagged))
    return headings, shares_title(text, runs)


def _in_full(text: str, runs: Iterable[Run], grammar: Grammar) -> tuple[list[Run], list[Run]]:
    """The runs of several words that are people's names, and those that are not."""
    by_name: dict[str, list[Weighed]] = defaultdict(list)
    for run in runs:
        if len(run.words) > 1:
            cut = _cut_to_entity(text, run, grammar)
            if len(cut.words) > 1:
                by_name[_plain(cut)].append(weigh(text, cut, grammar))
    kept: list[Run] = []
    rejected: list[Run] = []
    for several in by_name.values():
        weights = [one.weight for one in several]
        is_person = max(weights) >= ENOUGH and sum(weights) >= 0
        for one in several:
            (kept if is_person and one.weight > -3 else rejected).append(one.run)  # noqa: PLR2004
    return kept, rejected


def _without_titles(full: Iterable[Run]) -> tuple[list[Run], list[Run]]:
    """The names in full, and apart the family names behind a title that is a name too: "Coach |Yakin|"."""
    full = list(full)
    families = {run.words[-1].plain for run in full if not is_role(run.words[0].plain)}
    names: list[Run] = []
    titled: list[Run] = []
    for run in full:
        title = run.words[0].plain
        if len(run.words) == 2 and is_role(title) and run.words[1].plain in families:  # noqa: PLR2004
            titled.append(replace(run, words=run.words[1:], title=title, first=False))
        else:
            names.append(run)
    return names, titled


def _cut_to_entity(text: str, run: Run, grammar: Grammar) -> Run:
    """Without the words before a name that the recogniser sees begin at a given name: "Team Sky Chris Froome"."""
    if is_given(run.words[0].plain) or run.words[0].initial:
        return run
    if len(run.words) > 2 and is_given(run.words[1].plain) and not grammar.is_proper(run.start):  # noqa: PLR2004
        return replace(run, words=run.words[1:])
    behind = _behind_place(text, run)
    if behind:
        return replace(run, words=run.words[behind:], title="")
    for start, _, label in grammar.entities.within(run.start, run.end):
        if label is Label.PERSON:
            for index, word in enumerate(run.words[:-1]):
                if index and word.start == start and is_given(word.plain):
                    return replace(run, words=run.words[index:], title="")
    return run


def _behind_place(text: str, run: Run) -> int:
    """How many words a place has that opens the sentence, 0 where none does: "In Leeds East | Jane Doe said"."""
    if not text.endswith(_OPENS_WITH_PLACE, 0, run.start):
        return 0
    for index in range(1, len(run.words) - 1):
        if is_given(run.words[index].plain) and run.words[index - 1].plain not in _LEADS_TO_NAMES:
            return index
    return 0


def _plain(run: Run) -> str:
    return " ".join(word.plain for word in run.words)


def _form(text: str, run: Run) -> Form:
    if run.nickname is None:
        return Form(run.start, " ".join(text[run.start : run.end].split()))
    start, end = run.nickname
    return Form(
        run.start,
        " ".join((text[run.start : start] + " " + text[end : run.end]).split()),
        text[start:end].strip(" \u00a0“”\"‘’'()"),
    )


def _subject(text: str, run: Run, people: People) -> str:
    form = _form(text, run)
    known = people.full(form.written)
    return known.subject if known else form.written


def _short(text: str, runs: Iterable[Run], people: People, grammar: Grammar) -> list[_Named]:
    """The runs that are a shorter form of a name in full, with the particles before them."""
    found = []
    for run in runs:
        named = _short_form(text, run, people, grammar)
        if named is not None:
            found.append(named)
    return found


def _short_form(text: str, run: Run, people: People, grammar: Grammar) -> _Named | None:
    whole = " ".join(text[run.start : run.end].split())
    for start in (_with_particles(text, run.start), run.start):
        words = " ".join(text[start : run.end].split())
        known = people.by_family(words, run.start, run.title)
        if known and not (start == run.start and _is_elsewhere(text, run, grammar)):
            return _Named(start, run.end, known.subject)
    if len(run.words) > 1 and (known := people.in_other_words(whole, run.start)):
        return _Named(run.start, run.end, known.subject)
    known = people.by_given(whole, run.start)
    is_called = whole.casefold() in people.nicknames or _is_called(text, run, grammar)
    if known and is_called and not _is_elsewhere(text, run, grammar):
        return _Named(run.start, run.end, known.subject)
    if len(run.words) > 1 and _plain(run).endswith(("white house", "administration")):
        known = people.by_family(run.words[0].plain, run.start)
        if known:
            return _Named(run.start, run.words[0].end, known.subject)
    return None


def _in_line_ups(text: str, runs: Sequence[Run], named: Iterable[_Named], grammar: Grammar) -> list[_Named]:
    """The single words of a team's list, where its opening or two players whom the story names show what it is."""
    known = {one.start for one in named}
    found: list[_Named] = []
    for row in _rows(text, runs):
        before = text[max(0, row[0].start - 40) : row[0].start].rstrip("\n ") + " "
        players = [run for run in row if run.start in known]
        is_team = _TEAM.search(before) or (before.endswith(": ") and len(players) >= _FEWEST_KNOWN)
        if len(row) < _FEWEST_PLAYERS or not is_team:
            continue
        found += [
            _Named(run.start, run.end, text[run.start : run.end])
            for run in row
            if run.start not in known
            and len(run.words) == 1
            and run.words[0].plain not in PLACES
            and not grammar.is_common(run.start)
        ]
    return found


def _rows(text: str, runs: Sequence[Run]) -> Iterator[list[Run]]:
    """The runs that stand in one list."""
    row: list[Run] = []
    for run in runs:
        if row and not _TEAM_JOINT.fullmatch(text, row[-1].end, run.start):
            yield row
            row = []
        row.append(run)
    if row:
        yield row


def _with_particles(text: str, start: int) -> int:
    """Where the lower-case particles before a word begin: "von der Leyen"."""
    floor = max(0, start - _LONGEST_PARTICLES)
    begin = start
    while begin > floor and text[begin - 1] == " ":
        word_start = text.rfind(" ", floor, begin - 1) + 1
        if word_start <= floor or text[word_start : begin - 1].casefold() not in PARTICLES:
            break
        begin = word_start
    return begin


def _is_elsewhere(text: str, run: Run, grammar: Grammar) -> bool:
    """Whether the grammar makes a place, a thing or a plain word of what is a name elsewhere in the article."""
    if run.title:
        return False
    word = run.words[0].plain
    before = text[max(0, run.start - 20) : run.start].split()
    last = before[-1].casefold() if before else ""
    if _is_thing(text, run, last):
        return True
    if last in _LOCATIVES:
        label = next((label for *_, label in grammar.entities.within(run.start, run.end)), None)
        return word in PLACES or (label is Label.PLACE and last in {"in", "near", "outside"})
    if after_weight(text, run) > 0 or (word in MONTHS and _ACTS.match(text, run.end)):
        return False
    return run.first and _is_plain_word(word, grammar.tagged.get(run.start))


def _is_thing(text: str, run: Run, last: str) -> bool:
    """Whether the marks and words beside a name make a month, a firm, a group, a place or a work of it."""
    word = run.words[0].plain
    return (
        (word in MONTHS and (last in _BEFORE_MONTHS or text[run.end + 1 : run.end + 2].isdigit()))
        or last == "&"
        or _OF_A_GROUP.match(text, run.end) is not None
        or text.startswith(" & ", run.end)
        or (last == "of" and word in PLACES)
        or (text.startswith(CLOSING_MARKS, run.end) and text.endswith(OPENING_MARKS, 0, run.start))
    )


def _is_plain_word(word: str, token: Token | None) -> bool:
    """Whether the first word of a sentence has its capital from there ("Head coach", "May we")."""
    if token is None:
        return False
    if word in _PLAIN and token.dep in {"compound", "amod", "nmod"}:
        return True
    return token.pos in {"AUX", "SCONJ", "CCONJ", "ADP", "DET", "PRON"}


def _is_called(text: str, run: Run, grammar: Grammar) -> bool:
    word = run.words[0].plain
    if is_given(word) or run.title in HONORIFICS or run.title in KIN:
        return True
    if word in WEAK_GIVEN or word in PLACES or word in _PLAIN:
        return False
    if after_weight(text, run) > 0 or run.start in grammar.actors:
        return True
    return any(label is Label.PERSON for *_, label in grammar.entities.within(run.start, run.end))


def _by_themselves(
    text: str,
    unknown: Sequence[Run],
    runs: Sequence[Run],
    people: People,
    grammar: Grammar,
) -> list[_Named]:
    """Single words that no name in full explains: sharers of a surname, then those that title or grammar show."""
    found: list[_Named] = []
    by_word: dict[str, list[Weighed]] = defaultdict(list)
    royal = {run.words[0].plain for run in runs if len(run.words) == 1 and run.title in _ROYAL}
    after = {runs[index].start: runs[index + 1] for index in range(len(runs) - 1)}
    for run in unknown:
        following = after.get(run.start)
        is_royal = run.words[0].plain in royal
        shared = None if following is None or is_royal else is_shared_first_name(text, run, following, people)
        if shared:
            found.append(_Named(run.start, run.end, shared))
        else:
            by_word[run.words[0].plain].append(weigh_lone(text, run, grammar))
    for several in by_word.values():
        often = 0.5 if len(several) > 2 else 0.0  # noqa: PLR2004
        if max(one.weight for one in several) + often >= ENOUGH_ALONE:
            first = several[0].run
            subject = text[first.start : first.end]
            found.extend(_Named(one.run.start, one.run.end, subject) for one in several if one.weight > -1)
    return found


def _mentions(text: str, paragraphs: Sequence[Stretch], named: Iterable[_Named]) -> tuple[Mention, ...]:
    found: list[Mention] = []
    for one in sorted(named, key=lambda item: (item.start, -item.end)):
        paragraph = stretch_at(paragraphs, one.start)
        if paragraph is None or one.end > paragraph.end or (found and one.start < found[-1].end):
            continue
        found.append(
            Mention(
                start=one.start,
                end=one.end,
                text=text[one.start : one.end],
                label=Label.PERSON,
                subject=one.subject,
                role=paragraph.role,
            )
        )
    return tuple(found)
