"""People: which capitalised words name a person, and every occurrence linked to the longest form. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from checks.language.groups import family_of, is_shared_first_name, listed, shares_title
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
    is_given,
)
from checks.language.runs import Run, find_runs
from checks.language.spans import Covered
from checks.language.weighing import (
    ENOUGH,
    ENOUGH_ALONE,
    MONTHS,
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
_BEFORE_PLAIN = ROLE_WORDS | HEADS_AND_SURNAMES | THING_HEADS
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
_LONGEST_PARTICLES = 16  # characters


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
    full, rejected = _in_full(text, runs, grammar)
    people = People(_form(text, run) for run in full)
    named = [_Named(run.start, run.end, _subject(text, run, people)) for run in full]
    lone = [run for run in runs if len(run.words) == 1]
    named += _short(text, [*lone, *rejected], people, grammar)
    taken = Covered((one.start, one.end) for one in named)
    unknown = [run for run in lone if not taken.touches(run.start, run.end)]
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
        if is_heading(text, paragraph):
            headings.append(paragraph)
        else:
            runs.extend(find_runs(text, paragraph, starts, grammar.tagged))
    return headings, shares_title(text, runs)


def _in_full(text: str, runs: Iterable[Run], grammar: Grammar) -> tuple[list[Run], list[Run]]:
    """The runs of several words that are people's names, and those that are not."""
    by_name: dict[str, list[Weighed]] = defaultdict(list)
    for run in runs:
        if len(run.words) > 1:
            cut = _cut_to_entity(run, grammar)
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


def _cut_to_entity(run: Run, grammar: Grammar) -> Run:
    """Without the words before a name that the recogniser sees begin at a given name: "Team Sky Chris Froome"."""
    if is_given(run.words[0].plain) or run.words[0].initial:
        return run
    if len(run.words) > 2 and is_given(run.words[1].plain) and not grammar.is_proper(run.start):  # noqa: PLR2004
        return replace(run, words=run.words[1:])
    for start, _, label in grammar.entities.within(run.start, run.end):
        if label is Label.PERSON:
            for index, word in enumerate(run.words[:-1]):
                if index and word.start == start and is_given(word.plain):
                    return replace(run, words=run.words[index:], title="")
    return run


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
        family = family_of(text, run, people)
        if family is not None:
            found.append(_Named(run.start, run.end, family.subject))
            continue
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
    is_called = whole.casefold() in people.nicknames or _is_called(run, grammar)
    if known and is_called and not _is_elsewhere(text, run, grammar):
        return _Named(run.start, run.end, known.subject)
    if len(run.words) > 1 and _plain(run).endswith(("white house", "administration")):
        known = people.by_family(run.words[0].plain, run.start)
        if known:
            return _Named(run.start, run.words[0].end, known.subject)
    return None


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
    if word in MONTHS and (last in _BEFORE_MONTHS or text[run.end + 1 : run.end + 2].isdigit()):
        return True
    if last == "&" or text.startswith(" & ", run.end) or (last == "of" and word in PLACES):
        return True
    if last in _LOCATIVES:
        label = next((label for *_, label in grammar.entities.within(run.start, run.end)), None)
        return word in PLACES or (label is Label.PLACE and last in {"in", "near", "outside"})
    if after_weight(text, run) > 0:
        return False
    return run.first and _is_plain_word(word, grammar.tagged.get(run.start))


def _is_plain_word(word: str, token: Token | None) -> bool:
    """Whether the first word of a sentence has its capital from there ("Head coach", "May we")."""
    if token is None:
        return False
    if word in _PLAIN and token.dep in {"compound", "amod", "nmod"}:
        return True
    return token.pos in {"AUX", "SCONJ", "CCONJ", "ADP", "DET", "PRON"}


def _is_called(run: Run, grammar: Grammar) -> bool:
    word = run.words[0].plain
    if is_given(word) or run.title in HONORIFICS or run.title in KIN:
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
    after = {runs[index].start: runs[index + 1] for index in range(len(runs) - 1)}
    for run in unknown:
        following = after.get(run.start)
        shared = is_shared_first_name(text, run, following, people) if following else None
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
