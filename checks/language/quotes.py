"""Quotations and who said them, as far as the paragraphs tell. Pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checks.language.cues import Cue, cue_at, is_cue, last_cue, put_cue
from checks.language.marks import Marked, marked_stretches
from checks.language.speakers import Cast, Speaker
from checks.model import PartRole
from checks.reading import Appointment, Mention, Quotation, Stretch, Token

_SENTENCE_END = frozenset({".", "!", "?", "…", "..."})
# Words before the marks that introduce a term or a name, not a saying.
_TERM = re.compile(
    r"\b(?:so-called|known\s+as|nicknamed|dubbed|titled|entitled|named|the\s+(?:words?|terms?|phrase|slogan|hashtag|title|song"
    r"|single|album|film|movie|book|novel|series|play|show|poem|painting|code|password|label|name)"
    r"|(?:song|single|album|film|movie|book|novel|series|play|show|poem|essay|episode|track|hit|memoirs?|autobiography|biography|novella"
    r"|musical|opera|operetta|ballet|documentary|thriller|sitcom|comedy|sequel|trilogy|anthology|bestseller|best-seller|ballad|podcast))\s*,?\s*$"
)
# “Contact,” the film of Carl Sagan's novel.
_WORK_BEHIND = re.compile(
    r"\s?,?\s(?:the|an?|his|her|their|its)\s(?:[\w’'-]{1,20}\s){0,2}(?:song|single|album|film|movie|book|novel|memoir|series|play|poem"
    r"|painting|musical|opera|documentary|sculpture|essay)\b"
)
# “We know you are great” was the verdict that ...: the words are spoken of, not said.
_SPOKEN_OF = re.compile(r"\s?,?\s(?:was|is|were|became)\s(?:the|an?|his|her|their|one|another)\b")
_WHOSE = re.compile(r",?\swhose\s\Z")
# Where somebody says that the ruling warned of "...", the words are mostly the speaker's.
_THINGS_THAT_WARN = frozenset(
    {"ruling", "verdict", "judgment", "judgement", "law", "decision", "sentence", "result"}
)
_WARNINGS = frozenset({"warn", "signal", "suggest", "hint", "confirm", "reveal", "promise"})
_MOST_CLIMBS = 4
_TITLE_WORD = re.compile(r"[\w’'-]+")
_SMALL_WORDS = frozenset("a an the of and or but in on at to for from with by as vs nor is it".split())  # noqa: SIM905
_LONGEST_NAME = 4  # words
_LONGEST_TITLE = 9  # words
_WORDS_OF_A_SENTENCE = 4
_WORDS_OF_A_BRIEF_ONE = 2  # behind one that has its speaker: “We did it.”
_NEAR = 12  # tokens between two quotations of one sentence
_AFTER_REACH = 45  # tokens
_OTHER_CLAUSES = frozenset(
    [
        "but",
        "and",
        "while",
        "as",
        "after",
        "when",
        "before",
        "because",
        "though",
        "although",
        "who",
        "which",
        "whom",
        "whose",
    ]
)
_STRAIGHT = "'"
_MOST_ECHOES = 40  # headings of one story that are looked for in it
# "Johnson to cheering staff: ...", in live blogs: so many tokens between the name and the colon.
_LONGEST_LABEL = 6
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LONGEST_SIGNATURE = 20  # tokens
_OF_LABEL = frozenset({"to", "on", "in", "at", "from"})
_BREAKS = frozenset({".", "!", "?", ";"})


@dataclass(frozen=True)
class _Placed:
    """A stretch in marks with its tokens and its paragraph. `runs_on`: the next paragraph goes on with it."""

    start: int
    end: int
    first: int
    last: int
    paragraph: int
    runs_on: bool = False


@dataclass(frozen=True)
class _Attribution:
    """Who said it and by which word; `here`: the quotation's own sentence tells."""

    cue: str = ""
    who: Speaker | None = None
    at: int = 0
    here: bool = True


_NONE = _Attribution()


def find_quotations(
    text: str,
    paragraphs: Sequence[Stretch],
    tokens: Sequence[Token],
    persons: Sequence[Mention],
    appointments: Sequence[Appointment],
) -> tuple[Quotation, ...]:
    """Find the stretches in quotation marks, in order; `speaker` is the subject of a person mention or words of the text.

    A quotation over several paragraphs is one Quotation in each of them. Linear in the length of the text.
    """
    story = [paragraph for paragraph in paragraphs if paragraph.role is not PartRole.CREDIT]
    marked = _with_long_ones(text, story, [marked_stretches(text, one.start, one.end) for one in story])
    cast = Cast(
        text=text,
        tokens=tokens,
        paragraphs=paragraphs,
        persons=persons,
        appointments=appointments,
        quoted=[(one.start, one.end) for several in marked for one in several],
    )
    found: list[Quotation] = []
    long_one: list[int] = []
    for number, (paragraph, several) in enumerate(zip(story, marked, strict=True)):
        placed = [_place(cast, one, number) for one in several]
        for one, told in zip(placed, _Paragraph(text, cast, paragraph, placed).attributions(), strict=True):
            found.append(_quotation(one, told))
            if one.runs_on or long_one:
                long_one.append(len(found) - 1)
            if long_one and not one.runs_on:
                _share_speaker(found, long_one)
                long_one = []
    return tuple(_with_echoes(text, paragraphs, found))


def _with_echoes(text: str, paragraphs: Sequence[Stretch], found: Sequence[Quotation]) -> Iterator[Quotation]:
    """Give words of a headline or a sub-heading the speaker who says them in the story."""
    starts = [paragraph.start for paragraph in paragraphs]
    heading = [_heads(one, paragraphs[bisect_right(starts, one.start) - 1]) for one in found]
    spoken = [
        (_bare(text, one), one)
        for one, heads in zip(found, heading, strict=True)
        if one.speaker is not None and not heads
    ]
    looked = 0
    for one, heads in zip(found, heading, strict=True):
        if looked < _MOST_ECHOES and heads and (one.speaker is None or one.inferred):
            looked += 1
            yield _as_echo(text, one, spoken)
        else:
            yield one


def _all_capital(words: str) -> bool:
    """Whether all words but the small ones begin with a capital."""
    large = [word for word in _TITLE_WORD.findall(words) if word.casefold() not in _SMALL_WORDS]
    return 0 < len(large) <= _LONGEST_TITLE and all(not word[0].islower() for word in large)


def _heads(one: Quotation, paragraph: Stretch) -> bool:
    return paragraph.role is PartRole.HEADLINE or (
        one.start == paragraph.start and one.end >= paragraph.end - 1
    )


def _as_echo(text: str, one: Quotation, spoken: Sequence[tuple[str, Quotation]]) -> Quotation:
    words = _bare(text, one)
    if words.strip().count(" ") < 1:
        return one
    tellers = [other for said, other in spoken if words in said and other is not one]
    if not tellers or len({teller.speaker for teller in tellers}) > 1:
        return one
    return replace(one, speaker=tellers[0].speaker, cue=tellers[0].cue, inferred=True)


def _bare(text: str, one: Quotation) -> str:
    """The words alone, with a blank at both ends, so that whole words are compared."""
    words = _TITLE_WORD.findall(text[one.start : one.end].casefold().replace("’", "'"))
    return f" {' '.join(word.strip(_STRAIGHT) for word in words)} "


def _quotation(one: _Placed, told: _Attribution) -> Quotation:
    who = told.who
    return Quotation(
        start=one.start,
        end=one.end,
        speaker=who.subject if who is not None else None,
        cue=told.cue,
        inferred=who is not None and (who.inferred or not told.here),
    )


def _share_speaker(found: list[Quotation], long_one: Sequence[int]) -> None:
    """The paragraphs of one long quotation have one speaker, told before its first or behind its last words."""
    teller = next((found[index] for index in long_one if found[index].speaker is not None), None)
    if teller is None:
        return
    for index in long_one:
        found[index] = replace(found[index], speaker=teller.speaker, cue=teller.cue, inferred=teller.inferred)


def _with_long_ones(
    text: str, story: Sequence[Stretch], marked: Sequence[Sequence[Marked]]
) -> list[list[Marked]]:
    """Keep a stretch that is not closed only where the next paragraph of its kind opens with the same mark."""
    kept: list[list[Marked]] = []
    for number, several in enumerate(marked):
        last = several[-1] if several else None
        if last is not None and not last.closed and not _goes_on(text, story, number, text[last.start]):
            kept.append(list(several[:-1]))
        else:
            kept.append(list(several))
    return kept


def _goes_on(text: str, story: Sequence[Stretch], number: int, mark: str) -> bool:
    """Whether the next paragraph of the story begins with the mark; a caption may stand between."""
    role = story[number].role
    following = next((one for one in story[number + 1 : number + 3] if one.role is role), None)
    return following is not None and text.startswith(mark, following.start)


def _place(cast: Cast, one: Marked, number: int) -> _Placed:
    first, last = cast.token_at(one.start), cast.token_at(one.end)
    return _Placed(one.start, one.end, first, last, number, runs_on=not one.closed)


class _Paragraph:
    """The quotations of one paragraph and the words around them."""

    def __init__(self, text: str, cast: Cast, paragraph: Stretch, placed: Sequence[_Placed]) -> None:
        self._text, self._cast, self._paragraph, self._placed = text, cast, paragraph, placed
        self._tokens = cast.tokens
        self._end = cast.token_at(paragraph.end)

    def attributions(self) -> list[_Attribution]:
        """One for each quotation. Speakers are remembered on the way, for the pronouns behind them."""
        told: list[_Attribution] = []
        for number, one in enumerate(self._placed):
            said = self._of(number, one, told)
            if said.cue or (said.who is not None and not said.here):
                self._cast.heard(max(said.at, one.start), said.who)
            told.append(said)
        return self._shared(told)

    def _of(self, number: int, one: _Placed, told: Sequence[_Attribution]) -> _Attribution:
        if self._is_term(number, one):
            return _NONE
        said = self._whose(one) or self._after(number, one) or self._before(number, one)
        if said is not None:
            return said
        last = told[-1] if told else _NONE
        if last.who is not None and self._same_sentence(number):
            return replace(last, at=0)
        trailing = self._trailing(number, one)
        if trailing is not None:
            return trailing
        return self._signed(one) or self._going_on(number, one, last)

    def _whose(self, one: _Placed) -> _Attribution | None:
        """Read "Osgood, whose “…” hangs in every school"."""
        whose = _WHOSE.search(self._text, max(0, one.start - 10), one.start)
        who = self._cast.ending_at(whose.start()) if whose is not None else None
        return _Attribution("", who, one.start) if who is not None else None

    def _is_term(self, number: int, one: _Placed) -> bool:
        """Whether the marks hold a term, a nickname or the title of a work."""
        start = self._placed[number - 1].end if number else self._paragraph.start
        if _TERM.search(self._text, max(start, one.start - 40), one.start):
            return True
        inner = self._text[one.start + 1 : one.end - 1]
        if _WORK_BEHIND.match(self._text, one.end) and _all_capital(inner):
            return True
        if inner.rstrip()[-1:] in {".", ",", "!", "?", "…"} and not self._reads_as_title(inner.rstrip(" ,")):
            return False
        return self._reads_as_title(inner)

    @staticmethod
    def _reads_as_title(words: str) -> bool:
        """Title case throughout, two words at least: no sentence is written so."""
        pieces = _TITLE_WORD.findall(words)
        if not 1 < len(pieces) <= _LONGEST_TITLE or words[-1:] in {".", "!", "?"}:
            return False
        large = [piece for piece in pieces if piece.casefold() not in _SMALL_WORDS]
        return (
            len(large) > 1
            and all(piece[0].isupper() or piece[0].isdigit() for piece in large)
            and pieces[0][0].isupper()
        )

    def _window_end(self, number: int) -> int:
        """The first token behind the words that follow a quotation: the next quotation or the paragraph's end."""
        following = self._placed[number + 1].first if number + 1 < len(self._placed) else self._end
        return min(following, self._placed[number].last + _AFTER_REACH)

    def _after(self, number: int, one: _Placed) -> _Attribution | None:  # noqa: PLR0911 - one for each way to say it
        """Read “…,” said X; “…,” X said; “…”, according to X."""
        if one.runs_on:
            return None
        index, end = one.last, self._window_end(number)
        closing = self._text[one.start + 1 : one.end - 1].rstrip(" ”’\"'")[-1:]
        while index < end and self._tokens[index].text in {",", "—", "–", "-"}:
            index += 1
        if index >= end:
            return None
        token = self._tokens[index]
        loose = index == one.last and closing not in {",", "?", "!", "…", "-", "—", "–"}
        if token.text.casefold() == "according" and index + 1 < end:
            return self._told(last_cue(self._tokens, index, index + 1, self._cast.in_quotation))
        if token.text == "as" and index > one.last - (closing in {",", "!", "?"}):
            put = next((at for at in range(index + 1, end) if self._tokens[at].pos == "VERB"), end)
            return self._told(put_cue(self._tokens, put)) if put < end else None
        if closing == "." and loose and not token.text[:1].islower():
            return None
        index += token.pos == "ADV"
        if (
            index < end
            and is_cue(self._tokens[index])
            and self._tokens[index].tag in {"VBD", "VBZ", "VBP", "VBN"}
        ):
            return self._told(self._inverted(index, end))
        if loose:
            return None
        return self._told(self._upright(index, end))

    def _inverted(self, verb: int, end: int) -> Cue | None:
        """Read "said X": the subject stands behind the verb."""
        cue = cue_at(self._tokens, verb, self._cast.in_quotation)
        if cue.subject is not None and cue.subject > verb:
            return cue
        head: int | None = None
        for index in range(verb + 1, min(end, verb + 10)):
            if self._tokens[index].pos not in {"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM"} and self._tokens[
                index
            ].tag not in {"POS", "HYPH"}:
                break
            head = index
        return Cue(verb, head) if head is not None else None

    def _upright(self, first: int, end: int) -> Cue | None:
        """Read "X said": the subject begins right behind the quotation."""
        if (
            first >= end
            or self._tokens[first].pos in {"CCONJ", "SCONJ"}
            or self._tokens[first].text.casefold() in _OTHER_CLAUSES
        ):
            return None
        for index in range(first, end):
            token = self._tokens[index]
            if token.text in _BREAKS:
                return None
            if is_cue(token) and token.tag in {"VBD", "VBZ", "VBP", "VBN"}:
                cue = cue_at(self._tokens, index, self._cast.in_quotation)
                inside = cue.subject is not None and first <= cue.subject < index
                if inside or self._leads_with_name(first, index):
                    return cue if inside else Cue(index, self._name_end(first, index))
        return None

    def _leads_with_name(self, first: int, verb: int) -> bool:
        return self._name_end(first, verb) is not None

    def _name_end(self, first: int, verb: int) -> int | None:
        """The last token of a run of name or pronoun that leads up to the verb."""
        run = first
        while run < verb and self._tokens[run].pos in {"PROPN", "PRON", "DET", "NOUN", "ADJ"}:
            run += 1
        return run - 1 if run > first and run == verb else None

    def _sentence_start(self, number: int, one: _Placed) -> int:
        """The first token of the words before a quotation that belong to its sentence."""
        floor = self._placed[number - 1].last if number else self._cast.token_at(self._paragraph.start)
        floor = max(floor, one.first - _AFTER_REACH)
        for index in range(one.first - 1, floor - 1, -1):
            if self._tokens[index].text in _SENTENCE_END:
                return index + 1
        return floor

    def _before(self, number: int, one: _Placed) -> _Attribution | None:
        """X said: “…”; X called it “…”; according to X, “…”; X: “…”."""
        start = self._sentence_start(number, one)
        if (
            number
            and start == self._placed[number - 1].last
            and self._ends_sentence(self._placed[number - 1])
        ):
            # The words between belong to the quotation before them unless a new sentence has begun.
            words = self._text[self._placed[number - 1].end : one.start]
            if words[:1] != " " or not words.strip()[:1].isupper():
                return None
        colon = self._colon(start, one.first)
        cue = last_cue(self._tokens, start, one.first, self._cast.in_quotation)
        if cue is not None and colon is not None and cue.at > colon and self._speaks_on(cue):
            cue = last_cue(self._tokens, start, colon, self._cast.in_quotation) or cue
        if cue is not None:
            return self._told(cue)
        if colon is None:
            return None
        if colon == one.first - 1:
            return (
                self._labelled(start, colon) or self._written_by(start, colon) or self._in_mood(start, colon)
            )
        return self._headed(start, colon)

    def _colon(self, start: int, end: int) -> int | None:
        """The last colon of a stretch, with a word before it that is no clock time."""
        return next(
            (index for index in range(end - 1, start, -1) if self._tokens[index].text == ":"),
            None,
        )

    def _speaks_on(self, cue: Cue) -> bool:
        """Whether the subject of a cue is "he" or "his party": the one who was named before the colon."""
        if cue.subject is None:
            return True
        subject = self._tokens[cue.subject]
        return subject.pos == "PRON" or (cue.subject > 0 and self._tokens[cue.subject - 1].tag == "PRP$")

    def _in_mood(self, start: int, colon: int) -> _Attribution | None:
        """Read "Osgood, who had lost, was blunter: “…”"."""
        for verb in range(colon - 1, start, -1):
            token = self._tokens[verb]
            if token.tag not in {"VBD", "VBZ"}:
                continue
            adjective = any(one.head == verb and one.dep == "acomp" for one in self._tokens[verb + 1 : colon])
            if token.lemma != "be" or not adjective:
                return None
            cue = cue_at(self._tokens, verb, self._cast.in_quotation)
            who = self._cast.speaker(cue.subject) if cue.subject is not None else None
            return _Attribution(":", who, token.start) if who is not None and who.person else None
        return None

    def _written_by(self, start: int, colon: int) -> _Attribution | None:
        """Read "a note by Osgood: “…”" and "a message from Osgood: “…”"."""
        first = colon - 1
        while first > start and self._tokens[first].pos == "PROPN":
            first -= 1
        if first == colon - 1 or self._tokens[first].text.casefold() not in {"by", "from"}:
            return None
        who = self._cast.speaker(colon - 1)
        return _Attribution(":", who, self._tokens[first].start) if who is not None and who.person else None

    def _headed(self, start: int, colon: int) -> _Attribution | None:
        """Read "Osgood to cheering staff: the plan is “…”": a name without a verb before the colon."""
        if colon - start > _LONGEST_NAME + _LONGEST_LABEL:
            return None
        names = [index for index in range(start, colon) if self._tokens[index].pos == "PROPN"]
        if not names or any(self._tokens[index].tag in _FINITE for index in range(start, colon)):
            return None
        last = names[0]
        while last + 1 < colon and self._tokens[last + 1].pos == "PROPN":
            last += 1
        if last + 1 < colon and self._tokens[last + 1].text not in _OF_LABEL:
            return None
        if any(self._tokens[index].pos not in {"PUNCT", "NUM", "SPACE"} for index in range(start, names[0])):
            return None
        who = self._cast.speaker(last)
        return _Attribution(":", who, self._tokens[last].start) if who is not None and who.person else None

    def _ends_sentence(self, one: _Placed) -> bool:
        return self._text[one.start + 1 : one.end - 1].rstrip(" ”’\"'")[-1:] in {".", "!", "?"}

    def _labelled(self, start: int, colon: int) -> _Attribution | None:
        """Read "Orwell: “…”", as in questions and answers."""
        run = [index for index in range(start, colon) if self._tokens[index].pos != "PUNCT"]
        if not run or len(run) > _LONGEST_NAME or any(self._tokens[index].pos != "PROPN" for index in run):
            return None
        who = self._cast.speaker(run[-1])
        return _Attribution(":", who, self._tokens[run[0]].start) if who is not None and who.person else None

    def _same_sentence(self, number: int) -> bool:
        """Whether only a few words, no end of a sentence, stand between this quotation and the one before it."""
        if not number:
            return False
        before, one = self._placed[number - 1], self._placed[number]
        between = self._tokens[before.last : one.first]
        if len(between) > _NEAR or self._ends_sentence(before):
            return False
        return not any(token.text in _SENTENCE_END for token in between)

    def _trailing(self, number: int, one: _Placed) -> _Attribution | None:
        """The talks were “…” and would go on, X said."""
        end = self._window_end(number)
        if self._ends_sentence(one):
            return None
        for index in range(one.last, end):
            token = self._tokens[index]
            if token.text in _SENTENCE_END:
                return None
            told = token.text.casefold() == "according" or (
                is_cue(token) and token.tag in {"VBD", "VBZ"} and self._rules(index, one)
            )
            if told:
                return self._told(last_cue(self._tokens, index, index + 1, self._cast.in_quotation))
        return None

    def _rules(self, verb: int, one: _Placed) -> bool:
        """Whether the quotation's sentence is the object of this verb."""
        node = one.first + 1
        for _ in range(8):
            head = self._tokens[node].head
            if head == verb:
                return self._tokens[node].dep in {"ccomp", "dep", "parataxis"}
            if head == node:
                return False
            node = head
        return False

    def _signed(self, one: _Placed) -> _Attribution | None:
        """Read “It is a gift.” Harriet Osgood, mayor: a paragraph of a quotation and a signature, which may name nobody."""
        if one.start != self._paragraph.start or one.runs_on:
            return None
        words = self._tokens[one.last : self._end]
        outside = [token for token in words if not self._cast.in_quotation(token.start)]
        if len(words) > _LONGEST_SIGNATURE or not any(token.text[:1].isalpha() for token in outside):
            return None
        if any(token.tag in _FINITE or token.text in _SENTENCE_END for token in outside[:-1]):
            return None
        first = next(token for token in outside if token.text[:1].isalpha())
        who = self._cast.starting_at(first.start)
        return _Attribution("", who, one.start, here=who is None)

    def _going_on(self, number: int, one: _Placed, last: _Attribution) -> _Attribution:
        """A whole sentence without a word on who says it: whoever spoke before, or of whom the paragraph speaks."""
        inner = self._text[one.start + 1 : one.end]
        follows = last.who is not None and self._ends_sentence(one)
        least = _WORDS_OF_A_BRIEF_ONE if follows else _WORDS_OF_A_SENTENCE
        if not inner[:1].isupper() or len(_TITLE_WORD.findall(inner)) < least or self._is_heading(one):
            return _NONE
        if not self._starts_sentence(number, one) or _SPOKEN_OF.match(self._text, one.end):
            return _NONE
        if last.who is not None:
            return replace(last, here=False, at=0)
        if last.cue:
            return _NONE  # whoever "he" was, he may go on
        who = self._cast.subject_between(self._paragraph.start, one.start)
        if who is None and one.start == self._paragraph.start:
            who = self._cast.last_heard(one.start)
        return (
            _Attribution("", replace(who, inferred=True), one.start, here=False) if who is not None else _NONE
        )

    def _is_heading(self, one: _Placed) -> bool:
        """Whether the paragraph is these words and no sentence: what they mean stands below."""
        alone = one.start == self._paragraph.start and one.end >= self._paragraph.end - 1
        return alone and not one.runs_on and not self._ends_sentence(one)

    def _starts_sentence(self, number: int, one: _Placed) -> bool:
        if one.start == self._paragraph.start:
            return True
        before = self._text[self._paragraph.start : one.start].rstrip()
        return before[-1:] in {".", "!", "?", ":"} or (
            number > 0 and before[-1:] in {"”", '"', "’", "'", "»"}
        )

    def _told(self, cue: Cue | None) -> _Attribution | None:
        if cue is None:
            return None
        token = self._tokens[cue.at]
        who = self._cast.speaker(cue.subject) if cue.subject is not None else None
        if who is not None and not who.person and (outer := self._outer(cue)) is not None:
            return outer
        if who is None and cue.subject is not None and self._tokens[cue.subject].dep == "csubj":
            who = self._cast.named_before(cue.at)  # "|Presiding| Judge X said"
        if cue.subject is None and not cue.passive and token.tag in {"VBD", "VBZ", "VBN"}:
            who = self._cast.named_before(cue.at)
        return _Attribution(token.text, who, token.start)

    def _outer(self, cue: Cue) -> _Attribution | None:
        """Who says it in "X said that the ruling warned of “…”"."""
        if cue.subject is None or self._tokens[cue.at].lemma not in _WARNINGS:
            return None
        if self._tokens[cue.subject].lemma.casefold() not in _THINGS_THAT_WARN:
            return None
        verb = cue.at
        for _ in range(_MOST_CLIMBS):
            token = self._tokens[verb]
            if token.dep not in {"conj", "ccomp"} or token.head >= verb:
                return None
            verb = token.head
            if is_cue(self._tokens[verb]):
                return self._told(cue_at(self._tokens, verb, self._cast.in_quotation))
        return None

    def _shared(self, told: list[_Attribution]) -> list[_Attribution]:
        """Give a quotation the speaker of the one right behind it where no word stands between: “A.” “B,” said X."""
        for number in range(len(told) - 2, -1, -1):
            if told[number].who is None and told[number + 1].who is not None and self._touch(number):
                told[number] = replace(told[number + 1], here=False)
        return told

    def _touch(self, number: int) -> bool:
        between = self._text[self._placed[number].end : self._placed[number + 1].start]
        return between.strip(" ,…—–") in {"", "and", "or", "but"}
