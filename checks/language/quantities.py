"""Numbers with their unit and what they count. Pure, linear."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from checks.compare.dates.words import MONTH_NAMES, WEEKDAY_NAMES
from checks.language.numerals import Numeral, numerals, with_short_scale
from checks.language.spans import Covered
from checks.language.units import TIMES, currency_before, unit_behind
from checks.language.workings import Figure, Worked, workings
from checks.model import PartRole, Quantity
from checks.reading import Counted, Dated, Label, Mention, NamedWork, Stretch, Token

_LONGEST_MONTH = 12  # characters
# What is no number of things: dates, times, addresses of all sorts, and what a number only labels.
_NO_NUMBERS = re.compile(
    # Tried where a word or a mark begins only: most of a text is none of these.
    r"(?<!\w)(?:https?://\S+|www\.\S+|(?<![\w.+-])[\w.+-]++@[\w-]++\.\S+|(?<![\w-])[\w-]++\.(?:com|org|net|co|uk|example|io)\b\S*|[#@]\w+"
    r"|\b\d{1,4}[/.]\d{1,2}[/.]\d{1,4}\b|\b\d{4}-\d\d-\d\d|\b\d{1,3}/\d{1,3}\b"
    r"|\b(?:19|20)\d\d\s?[-–/]\s?\d{2,4}(?!\d)|\b(?:1[0-9]|20)\d0s\b"
    r"|\b(?:[01]?\d|2[0-3])\.[0-5]\d(?=\s(?-i:[A-Z]))|\b\d{1,2}:\d\d(?:[:.]\d+)*|\b\d{1,2}(?:\.\d\d)?\s?(?:am|pm|a\.m|p\.m)\b|\b\d{1,2}\so['’]clock|\b\d{4}\s?(?:GMT|UTC|BST|hrs)\b"
    r"|\+\d[\d\s()-]{6,20}\d|\(\d{3,5}\)\s?\d{3}[\s-]\d{3,4}|\b\d{3}[\s-]\d{3}[\s-]\d{4}\b"
    r"|\b(?:Nos?|numbers?|pages?|pp?|chapters?|sections?|articles?|clauses?|rule|paragraphs?|schedule|part|volumes?"
    r"|episodes?|channel|flight|route|highway|interstate|motorway|junction|exit|gate|platform|room|cell|ward|apartment"
    r"|flat|lot|level|tier|stage|phase|step|days?|weeks?|lap|heat|grades?|year"
    r"|class|type|category|group|pool|seed|hole|bus|line|title|prop(?:osition)?|resolution|amendment|act|version"
    r"|size|top|formula|apollo|unit|building|box|zone|district|precinct|division"
    r"|camp|reactor|runway|terminal|sol|phase|psalm|verse|item|table"
    r"|figure|fig|ref|id|code|case|docket|suite|floor|dialled|dial|dialed)"
    r"(?:\.\s?|\s|-)(?:\d{1,4}(?:\.\d+)?[a-z]?\b(?![,.]\d)|(?:one|two|three|four|five|six|seven|eight|nine|ten)\b)(?:(?:\s?[-–]\s?|\sto\s|\sand\s)\d{1,4}\b)?(?!\s?(?:%|per\s?cent|km|miles|people|years|million|billion))"
    r"|\b(?:rounds?|games?|match|race|test|bill|league|counts?|series|season|points?)\s\d{1,3}\b(?![-–]\d|[,.]\d|\s?%)"
    r"|\b(?:Group|Gang|Big|Top)\sof\s\w+"
    r"|(?m:^[•*–-]?\s?\d{1,2}(?:[.)]|[.:]\d\d)(?=\s))"
    r"|\b\d{1,5}[A-Za-z]?\s(?-i:[A-Z]\w+(?:\s[A-Z]\w+)?)\s(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Square|Boulevard|Blvd|Terrace|Crescent)\b"
    r"|\b\d{1,2}\s(?-i:Downing))",
    re.IGNORECASE,
)
_OVER = r"more\sthan|over|at\sleast|no\s(?:fewer|less)\sthan|not\s(?:fewer|less)\sthan|above|exceeding|upwards\sof|in\sexcess\sof|a\sminimum\sof|greater\sthan|just\sover"
_UNDER = r"up\sto|as\s(?:many|much|high)\sas|at\s(?:the\s)?most|no\smore\sthan|not\smore\sthan|fewer\sthan|less\sthan|under|below|a\smaximum\sof"
_NEARLY = r"nearly|almost|just\sunder|close\sto|approaching"
_ABOUT = r"about|around|some|roughly|approximately|an\sestimated|estimated|circa|perhaps"
_HEDGE = re.compile(
    rf"\b(?:(?P<over>{_OVER})|(?P<under>{_UNDER})|(?P<nearly>{_NEARLY})|(?P<about>{_ABOUT}))\s(?:another\s)?$",
    re.IGNORECASE,
)
_LONGEST_HEDGE = 26  # characters
_TO = re.compile(r"\s?[-–—]\s?|\sto\s|\s?-to-", re.IGNORECASE)
_AND = re.compile(r"\sand\s", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s(?:about\s|around\s)?$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s(?:about\s|around\s|some\s)?$", re.IGNORECASE)
_SIGN = re.compile(r"(?:US)?[$£€¥]")
_LONGEST_NUMBER = 30  # characters
_SCORE = re.compile(r"(?P<first>\d{1,3})[-–](?P<second>\d{1,3})(?:,?\s\d{1,3}[-–]\d{1,3}){0,5}(?![\w-])")
# "212-4": a score that nothing near tells to be one.
_HALF_SCORE = re.compile(r"[-–]\d")
_MAGNITUDE = re.compile(r"\bmagnitude(?:[\s-]|\sof\s)$", re.IGNORECASE)
_MILLION = 1e6
_VOTES = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|majority|ballot|Senate|House|senators|lawmakers|decision|ruling|ruled|split|MPs|council)\b",
    re.IGNORECASE,
)
_SPORT = re.compile(
    r"\b(?:w[io]n(?:s|ners?|ning)?|beat(?:s|en|ing)?|lost|lose|loss|draw[ns]?|drew|victor(?:y|ies)|defeat(?:s|ed)?|lead(?:s|ing)?|led"
    r"|scor(?:e|es|ed|ing)|goals?|half-time|aggregate|sets?|match|thrash(?:ed|ing)|edged?|equalis\w+|equaliz\w+|level"
    r"|penalt(?:y|ies)|innings|overs|wickets?|home|away|semi-?finals?|quarter-?finals?|final|rout(?:ed)?|triumph\w*|series|tie|record)\b",
    re.IGNORECASE,
)
_AGE_AFTER_NAME = re.compile(
    r",\s(?:aged\s|age\s)?(?P<age>\d{1,3})(?=[,.;)]|\s(?:and|of|from|was|is|who)\b|$)|\s\((?P<age2>\d{1,3})\)"
)
_AGED = re.compile(
    r"\b(?:aged|ages?(?:\sof)?|turn(?:s|ed|ing)|(?:die[sd]|dead)\sat|(?P<be>(?:he|she|who)\s(?:was|is)))\s(?:just\s|only\s|about\s)?$",
    re.IGNORECASE,
)
_ALONE = re.compile(r"[.,;)]|\s(?:and|when|at|in)\b|$")
_OLDEST = 125
_JOINED = re.compile(r"-(?P<noun>[A-Za-z][A-Za-z]+)\b")
# Behind a hyphen: no noun that is counted ("two-way street", "three-fold", "six-a-side").
_NOT_JOINED = frozenset(
    [
        "way",
        "ways",
        "fold",
        "time",
        "times",
        "up",
        "off",
        "all",
        "plus",
        "odd",
        "a",
        "strong",
        "style",
        "part",
        "level",
        "tier",
        "state",
        "horse",
        "sided",
        "and",
        "to",
    ]
)
_OF = re.compile(
    r"(?:\sof)?(?:\s(?:the|its|their|his|her|our|my|these|those|all|other|more|such))?(?=\s)", re.IGNORECASE
)
_OF_NUMBER = re.compile(
    r"\s(?:out\s)?of\s(?:(?:the|its|their|his|her|all|a\stotal\sof)\s)?(?=[\d]|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|[a-z]+ty)\b)",
    re.IGNORECASE,
)
_AS_NOUNS = frozenset("dead injured wounded missing killed hurt homeless hungry unemployed".split())  # noqa: SIM905
_WEAK = frozenset("the these those both other first last next past final previous two three".split())  # noqa: SIM905
_SAID_ALONE = frozenset({"VERB", "AUX", "ADP", "PART", "SCONJ"})
_NAMED = frozenset({Label.ORGANISATION, Label.WORK, Label.EVENT, Label.PERSON})
_PLACED = frozenset({Label.PLACE, Label.GROUP})
_UNCOUNTED = TIMES | {"years old", "months old", "magnitude"}
_LONGEST_LEAD = 20  # characters of "of all the"
_LONGEST_PHRASE = 6  # words
_FIRST_YEAR, _LAST_YEAR = 1000, 2199
_MODERN, _SOON = 1900, 2099
_TEN = 10
_THOUSAND = 1000
_CONTEXT = 60  # characters around a score
_DAYS = frozenset(name.casefold() for name in (*MONTH_NAMES, *WEEKDAY_NAMES)) | {
    "today",
    "yesterday",
    "tomorrow",
    "tonight",
}
# Nouns that are not counted, they only say of what kind the number is.
_NO_THINGS = frozenset(
    "time times fold p.m. a.m. gmt o'clock am pm sides things ways hands parts halves thing side way hand".split()  # noqa: SIM905
)
# "For two days", "three hours later": few of them, in words, tell a story and are no figure.
_PASSING = frozenset("seconds minutes hours days nights weeks weekends".split())  # noqa: SIM905


@dataclass(frozen=True)
class _Found:
    """A quantity with its figure, which a sum is read from. `said` False: by itself it says too little."""

    start: int
    end: int
    figure: Figure
    quantity: Quantity
    said: bool = True


def find_counted(  # noqa: PLR0913, PLR0917 - what was read of the text before
    text: str,
    sentences: Sequence[Stretch],
    tokens: Sequence[Token],
    mentions: Sequence[Mention] = (),
    dates: Sequence[Dated] = (),
    works: Sequence[NamedWork] = (),
) -> tuple[Counted, ...]:
    """The numbers of the text that count or measure something, in its order: no years, dates, times or labels.

    "20 Days in Mariupol" counts nothing either where it is a work.
    """
    reader = _Numbers(text, tokens, mentions, dates, works)
    return tuple(
        one for sentence in sentences if sentence.role is not PartRole.CREDIT for one in reader.of(sentence)
    )


# "That is 63 per cent" does the sum of the sentence before.
_THAT_IS = re.compile(r"(?:That|This|Which)\s(?:is|was|makes|means|represents|comes\sto|amounts\sto)\s")
_NOTHING: tuple[int, tuple[_Found, ...]] = (0, ())


class _Numbers:
    """The numbers of one text, sentence by sentence."""

    def __init__(
        self,
        text: str,
        tokens: Sequence[Token],
        mentions: Sequence[Mention],
        dates: Sequence[Dated],
        works: Sequence[NamedWork],
    ) -> None:
        self._text, self._tokens = text, tokens
        self._starts = [token.start for token in tokens]
        self._no_numbers = Covered(())
        no_counts = [(one.start, one.end) for one in dates] + [(one.start, one.end) for one in works]
        self._dates = Covered(no_counts)
        self._names = Covered((one.start, one.end) for one in mentions if one.label in _NAMED)
        self._places = Covered((one.start, one.end) for one in mentions if one.label in _PLACED)
        self._persons = [one for one in mentions if one.label is Label.PERSON]
        self._person_starts = [one.start for one in self._persons]
        self._before = _NOTHING

    def of(self, sentence: Stretch) -> list[Counted]:
        """The numbers of a sentence; a sum that it states is tied to the number that is its result."""
        several = numerals(self._text, sentence.start, sentence.end)
        if not several:
            self._before = _NOTHING
            return []
        self._no_numbers = self._labels(sentence)
        found: list[_Found] = []
        taken = sentence.start
        for numeral in several:
            one = self._quantity(numeral, sentence) if numeral.start >= taken else None
            if one is not None:
                found.append(one)
                taken = max(one.figure.end, one.end, numeral.end)
        before = self._before if _THAT_IS.match(self._text, sentence.start, sentence.end) else _NOTHING
        figures = [one.figure for one in (*before[1], *found)]
        begin = before[0] if before[1] else sentence.start
        worked = workings(self._text, begin, sentence.end, figures)
        self._before = (sentence.start, tuple(found))
        return [
            self._counted(one, worked.get(number), sentence)
            for number, one in enumerate(found, start=len(before[1]))
            if one.said or number in worked
        ]

    def _labels(self, sentence: Stretch) -> Covered:
        """Where dates, times, addresses and labels stand; one can begin in the abbreviation before ("Nov. 5")."""
        begins = max(0, sentence.start - _LONGEST_MONTH)
        return Covered(found.span() for found in _NO_NUMBERS.finditer(self._text, begins, sentence.end))

    def _counted(self, one: _Found, worked: Worked | None, sentence: Stretch) -> Counted:
        quantity = one.quantity
        if worked is not None:
            quantity = replace(quantity, working=worked.words, arithmetic=worked.sum)
        return Counted(start=one.start, end=one.end, quantity=quantity, role=sentence.role)

    def _quantity(self, numeral: Numeral, sentence: Stretch) -> _Found | None:
        text = self._text
        if self._dates.touches(numeral.start, numeral.start + 1) or self._no_numbers.touches(
            numeral.start, numeral.end
        ):
            return None
        score = _SCORE.match(text, numeral.start)
        if score is not None and (scored := self._score(score, sentence)) is not None:
            return scored
        aged = self._age_of_person(numeral)
        if aged is not None:
            return aged
        money = currency_before(text, numeral.start)
        start, unit = money if money is not None else (numeral.start, "")
        if money is not None:
            numeral = with_short_scale(text, numeral)
        numeral, low, high, end = self._range(numeral, start)
        if _HALF_SCORE.match(text, end):
            return None
        behind = unit_behind(text, end, in_words=numeral.in_words)
        if behind is not None and not unit and self._is_millions(end, behind.end):
            numeral, low, high = _millions(numeral), low * _MILLION, high * _MILLION
            end, behind = behind.end, None
        if not unit and behind is None and _MAGNITUDE.search(text, max(0, start - _LONGEST_HEDGE), start):
            unit = "magnitude"
        joined = False
        if behind is not None and not unit:
            end, unit, joined = behind.end, behind.name, behind.joined
        if not unit and (text[end : end + 1].isalnum() or re.match(r"[.:/]\d", text[end : end + 2])):
            return None
        return self._with_count(numeral, (start, end), unit, (low, high), joined=joined)

    def _is_millions(self, start: int, end: int) -> bool:
        """Whether "m" means millions of things ("2m copies"), not metres ("100m sprint")."""
        if self._text[start:end] != "m":
            return False
        last, known = self._phrase(end)
        return known and last is not None and self._is_plural(last)

    def _range(self, numeral: Numeral, start: int) -> tuple[Numeral, float, float, int]:
        """The bounds of "20 to 30", "10-15" and "between 20 and 30", and where the words end.

        "From 20 to 30" may as well be a change: its two numbers stay apart.
        """
        text, alone = self._text, (numeral, numeral.value, numeral.value, numeral.end)
        between = _BETWEEN.search(text, max(0, start - _LONGEST_HEDGE), start)
        joint = (_AND if between else _TO).match(text, numeral.end)
        if joint is None or numeral.part or _FROM.search(text, max(0, start - _LONGEST_HEDGE), start):
            return alone
        second = self._second(joint.end(), money=start < numeral.start)
        if second is None or second.part:
            return alone
        first = numeral.value
        if numeral.scale == 1 and second.scale > 1 and first <= second.value / second.scale:
            first *= second.scale
        if first >= second.value:
            return alone
        return replace(second, grouped=second.grouped or numeral.grouped), first, second.value, second.end

    def _second(self, offset: int, *, money: bool) -> Numeral | None:
        """The number that begins right here, behind a hyphen or "to"."""
        window = self._text[offset : offset + _LONGEST_NUMBER]
        sign = _SIGN.match(window)
        lead = sign.end() if sign is not None else 0
        inner = next(iter(numerals(window, lead, len(window))), None)
        if inner is None or inner.start != lead:
            return None
        moved = replace(inner, start=offset + inner.start, end=offset + inner.end)
        return with_short_scale(self._text, moved) if money or sign is not None else moved

    def _score(self, score: re.Match[str], sentence: Stretch) -> _Found | None:
        """A score or the votes on both sides, where the words around say that it is one."""
        start, end = score.span()
        first, second = int(score["first"]), int(score["second"])
        follows = self._phrase(end)
        counts = first < second and (follows[1] or unit_behind(self._text, end, in_words=False) is not None)
        if counts and not score[0][len(score["first"]) :].count(","):
            plural = follows[0] is not None and self._is_plural(follows[0])
            if plural or unit_behind(self._text, end, in_words=False) is not None:
                return None
        before = self._token_before(start)
        text_before = before.text if before is not None else ""
        window = self._text[max(sentence.start, start - _CONTEXT) : min(sentence.end, end + _CONTEXT)]
        between_names = text_before[:1].isupper() and self._text[end + 1 : end + 2].isupper()
        unit = (
            "votes"
            if _VOTES.search(window) and not re.search(r"\bgoals?\b", window)
            else "score"
            if between_names or _SPORT.search(window)
            else ""
        )
        if not unit:
            return None
        words = self._text[start:end]
        return _Found(start, end, Figure(start, end), Quantity(amount=words, low=None, high=None, unit=unit))

    def _is_plural(self, end: int) -> bool:
        index = bisect_left(self._starts, end) - 1
        return index >= 0 and self._tokens[index].tag in {"NNS", "NNPS"}

    def _age_of_person(self, numeral: Numeral) -> _Found | None:
        """Read "Orwell, 45," and "Orwell, aged 45,": the age of the person named right before."""
        index = bisect_left(self._person_starts, numeral.start) - 1
        if index < 0 or numeral.value > _OLDEST or numeral.in_words:
            return None
        person = self._persons[index]
        found = _AGE_AFTER_NAME.match(self._text, person.end)
        if found is None or numeral.start not in {found.start("age"), found.start("age2")}:
            return None
        start, end = numeral.start, numeral.end
        quantity = Quantity(
            amount=self._text[start:end],
            low=numeral.value,
            high=numeral.value,
            unit="years old",
            counted=person.subject,
        )
        return _Found(start, end, Figure(start, end), quantity)

    def _with_count(
        self, numeral: Numeral, span: tuple[int, int], unit: str, bounds: tuple[float, float], *, joined: bool
    ) -> _Found | None:
        text, (start, end) = self._text, span
        counted, phrase_end = "", end
        if not unit and not numeral.part and bounds[1] <= _OLDEST and self._is_age(start, end):
            unit = "years old"
        beyond = self._of_number(end)
        tied = _JOINED.match(text, end) if not unit else None
        if tied is not None:
            if (
                tied["noun"].casefold() in _NOT_JOINED
                or numeral.in_words
                or not self._is_noun(tied.start("noun"))
            ):
                return None
            counted, phrase_end = tied["noun"], tied.end()
        elif beyond is not None:
            counted_end, known = self._phrase(beyond)
            counted = self._words(beyond, counted_end) if known and counted_end is not None else ""
        elif unit not in _UNCOUNTED or joined:
            counted_end, known = self._phrase(end)
            if known and counted_end is not None:
                counted, phrase_end = self._words(end, counted_end), counted_end
        if not unit and self._is_label(numeral, start, counted):
            return None
        said = self._says_something(numeral, start, unit, counted)
        if unit == "years old" and joined:
            counted, phrase_end = self._aged_one(start, counted, phrase_end)
        hedge, kind = self._hedge(start)
        found = self._found(numeral, (hedge, phrase_end), (start, end), unit, bounds, kind, counted)
        return replace(found, said=said)

    def _is_age(self, start: int, end: int) -> bool:
        found = _AGED.search(self._text, max(0, start - 20), start)
        return found is not None and (not found["be"] or _ALONE.match(self._text, end) is not None)

    def _of_number(self, end: int) -> int | None:
        """Where the second number of "12 of the 48 members" ends."""
        found = _OF_NUMBER.match(self._text, end)
        if found is None:
            return None
        window = self._text[found.end() : found.end() + _LONGEST_NUMBER]
        second = next(iter(numerals(window, 0, len(window))), None)
        return found.end() + second.end if second is not None and second.start == 0 else None

    def _found(  # noqa: PLR0913, PLR0917 - what a quantity is made of
        self,
        numeral: Numeral,
        span: tuple[int, int],
        words: tuple[int, int],
        unit: str,
        bounds: tuple[float, float],
        hedge: str,
        counted: str,
    ) -> _Found:
        text = self._text
        low, high = bounds
        figure = Figure(
            span[0],
            words[1],
            value=high,
            step=numeral.step,
            unit="part" if numeral.part and not unit else unit,
            scale=numeral.scale,
            hedge={"nearly": "under"}.get(hedge, hedge),
            whole=low == high,
            text=" ".join(text[words[0] : words[1]].split()),
            counted=counted,
        )
        amount = " ".join(text[span[0] : words[1]].split())
        quantity = Quantity(
            amount=amount,
            low=None if hedge == "under" and low == high else low,
            high=None if hedge == "over" and low == high else high,
            unit=unit,
            counted=counted,
        )
        return _Found(span[0], max(span[1], words[1]), figure, quantity)

    def _aged_one(self, start: int, counted: str, phrase_end: int) -> tuple[str, int]:
        """Whose age "the 45-year-old" is where a name stands right behind or before it."""
        index = bisect_left(self._person_starts, start)
        person = self._persons[index] if index < len(self._persons) else None
        if person is not None and phrase_end <= person.start <= phrase_end + 1:
            return person.subject, phrase_end
        return counted, phrase_end

    def _says_something(self, numeral: Numeral, start: int, unit: str, counted: str) -> bool:
        """Whether the number counts a thing; small ones in words and the bare ones mostly do not."""
        if unit:
            passing = numeral.value == 1 or (unit in _PASSING and numeral.value <= _TEN)
            return not (unit in TIMES and passing and numeral.in_words and not self._hedge(start)[1])
        if numeral.in_words and numeral.value == 1:
            return False
        before = self._token_before(start)
        if counted:
            weak = before is not None and before.text.casefold() in _WEAK and numeral.value <= _TEN
            return not (weak and " " not in counted) and counted.casefold() not in _NO_THINGS
        if numeral.part:
            return False
        hedged = self._hedge(start)[1] != ""
        if numeral.value > _TEN and (
            hedged or numeral.scale > 1 or (numeral.grouped and numeral.value >= _THOUSAND)
        ):
            return True
        return (
            not numeral.in_words
            and numeral.value > _TEN
            and before is not None
            and before.pos in _SAID_ALONE
            and before.text.casefold() not in {"in", "since", "by", "until", "on", "for"}
        )

    def _is_label(self, numeral: Numeral, start: int, counted: str) -> bool:
        """A year, a number inside a name, or one that only tells which ("Boeing 737")."""
        if self._names.touches(start, numeral.end) and not counted:
            return True
        before = self._token_before(start)
        if not numeral.in_words and self._is_year(numeral, before, counted):
            return True
        if before is None or numeral.grouped or numeral.in_words or not before.text[:1].isupper():
            return False
        if before.pos != "PROPN" and not self._names.touches(before.start, before.end):
            return False
        apart = self._text[before.end : start]
        if apart not in {" ", "-", "\u00a0"}:
            return False
        known = self._places.touches(before.start, before.end) or before.text.casefold() in _DAYS
        return not (known and counted)

    def _is_year(self, numeral: Numeral, before: Token | None, counted: str) -> bool:
        value = numeral.value
        if numeral.grouped or not value.is_integer() or not _FIRST_YEAR <= value <= _LAST_YEAR:
            return False
        if _MODERN <= value <= _SOON:
            return counted.casefold() not in {"people", "soldiers", "troops", "jobs"}
        told = before is not None and before.text.casefold() in {
            "in",
            "since",
            "by",
            "from",
            "until",
            "the",
            "of",
            "before",
            "after",
        }
        return told or not counted

    def _token_before(self, offset: int) -> Token | None:
        index = bisect_left(self._starts, offset) - 1
        return self._tokens[index] if index >= 0 else None

    def _is_noun(self, offset: int) -> bool:
        index = bisect_left(self._starts, offset)
        return index < len(self._tokens) and self._tokens[index].pos in {"NOUN", "PROPN", "ADJ"}

    def _words(self, start: int, end: int) -> str:
        lead = _OF.match(self._text, start)
        return " ".join(self._text[lead.end() if lead else start : end].split())

    def _phrase(self, end: int) -> tuple[int | None, bool]:
        """Where the noun phrase behind a number ends, and whether there is one."""
        lead = _OF.match(self._text, end)
        index = bisect_left(self._starts, lead.end() if lead is not None else end)
        if index < len(self._tokens):
            begins = self._tokens[index].start
            if begins - end > _LONGEST_LEAD or "\n" in self._text[end:begins]:
                return None, False
        last: int | None = None
        common = False
        for place in range(index, min(index + _LONGEST_PHRASE, len(self._tokens))):
            token = self._tokens[place]
            gap = token.start - self._tokens[place - 1].end if place > index else 0
            if gap > 1 or (place > index and "\n" in self._text[self._tokens[place - 1].end : token.start]):
                break
            if place > index and token.tag == "CD" and token.text[:1].isdigit():
                return None, False
            noun = token.pos in {"NOUN", "PROPN"} or (place == index and token.text.casefold() in _AS_NOUNS)
            if noun and token.text.casefold() not in _DAYS and not (common and token.tag == "NNP"):
                last, common = place, common or token.tag != "NNP"
            elif token.tag == "POS" and lead is not None and " of" in lead[0]:
                continue
            elif token.tag == "POS" or not _leads_on(token, self._tokens, place):
                break
        if last is None or not common or not self._text[end : end + 1].isspace():
            return None, False
        return self._tokens[last].end, True

    def _hedge(self, start: int) -> tuple[int, str]:
        """Where "more than", "about" or "up to" before a number begins, and which it is."""
        found = _HEDGE.search(self._text, max(0, start - _LONGEST_HEDGE), start)
        if found is None:
            return start, ""
        return found.start(), found.lastgroup or ""


def _millions(numeral: Numeral) -> Numeral:
    return replace(
        numeral, value=numeral.value * _MILLION, step=numeral.step * _MILLION, scale=_MILLION, grouped=True
    )


def _leads_on(token: Token, tokens: Sequence[Token], place: int) -> bool:
    """Whether a noun phrase can go on behind this word: adjectives, participles before a noun, hyphens."""
    if token.pos in {"ADJ", "NUM"} or token.tag in {"HYPH", "JJ"} or token.text == "-":
        return True
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    return token.tag in {"VBN", "VBG"} and token.dep == "amod" and after is not None
