"""Sums that a sentence states with its figures: rises, shares, parts, totals. Pure, linear."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from checks.model import Sum, Term

# Each figure of a sentence is one private character in the template that the patterns read.
_FIRST = 0xE000
_FEWEST_FIGURES, _MOST_FIGURES = 2, 60
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")
_Q = r"[\ue000-\ue0ff]"
_WORD = r"(?:[^\W\d_][\w’'-]{0,20}|\d{4})"
_SOME = rf"(?:\s{_WORD}){{0,4}}"
_FEW = rf"(?:\s{_WORD}){{0,2}}"
_UP = "rise|increase|gain|jump|growth|surge|climb|leap|advance|boost|improvement"
_DOWN = "fall|drop|decline|decrease|cut|slump|plunge|reduction|dip|slide|tumble|loss|contraction|collapse"
_GROWS = "rose|risen|rises?|rising|grew|grown|grows?|jump(?:ed|s)|climb(?:ed|s)|increas(?:ed|es)|gain(?:ed|s)|surg(?:ed|es)|soar(?:ed|s)|up|leapt|expand(?:ed|s)"
_SINKS = "fell|fallen|falls?|falling|dropp?(?:ed|s)|declin(?:ed|es)|decreas(?:ed|es)|slid|slump(?:ed|s)|plung(?:ed|es)|down|shr[aiu]nk|tumbl(?:ed|es)|dipp?(?:ed|s)|sank"
# What may stand behind a percentage that ends a sum; "up 25% on the year" compares with another figure.
_END = r"(?=\s?(?:[.;:)!?—–]|,(?!\s(?:year|month|compared|on\sthe|from|annual))|$|\s(?:and|while|as|after|but|when)\s))"
_FROM_TO = rf"from\s(?P<a>{_Q}){_SOME},?\sto\s(?P<b>{_Q})"
# "in the three months to June", "in the 12 weeks ended 30 March"
_OVER = rf"(?:\sin\sthe\s(?:{_Q}|\w{{1,10}})(?:\s(?:weeks|months|quarters))?(?:\s(?:to|ended|ending)(?:\s\w{{1,20}}){{1,3}})?)?"
_TO_FROM = rf"to\s(?P<b>{_Q}){_SOME}{_OVER},?\s(?:up\s|down\s)?from\s(?P<a>{_Q})"
# "on Monday", "last year", "in the same period", "of its staff"
_MEANWHILE = rf"(?:\s(?:on|in|over|during|since|last|this|within|by|between)(?:\s{_WORD}){{1,4}}?)?"
_OWN = r"(?:\s(?:the|its|their|his|her|our|all|a\stotal\sof|total))?(?:\s[\w-]{1,20}['’]s?)?"
_DIRECTION = rf"(?:(?P<up>up|{_UP})|(?P<down>down|{_DOWN}))"
_VERB = rf"\b(?:(?P<up>{_GROWS})|(?P<down>{_SINKS}))"
_TIMES = {"doubled": 2.0, "doubling": 2.0, "tripled": 3.0, "trebled": 3.0, "quadrupled": 4.0, "halved": 0.5}
_I = re.IGNORECASE

_CHANGES = (
    re.compile(
        rf"\b{_FROM_TO}{_SOME}\s?[,(—–]\s?(?:an?\s)?{_DIRECTION}\s(?:of\s|by\s)?(?P<p>{_Q}){_END}", _I
    ),
    re.compile(
        rf"\b{_FROM_TO}{_SOME}\s?[,(—–]\s?(?:an?\s)?(?P<p>{_Q})\s(?:(?P<up>{_UP})|(?P<down>{_DOWN})){_END}",
        _I,
    ),
    re.compile(rf"{_VERB}{_FEW}\s(?P<p>{_Q}){_MEANWHILE},?\s{_FROM_TO}", _I),
    re.compile(rf"{_VERB}{_FEW}\s{_FROM_TO}{_SOME}(?:,?\sor\s|\s?[(—–]\s?)(?:by\s)?(?P<p>{_Q}){_END}", _I),
    re.compile(rf"{_VERB}{_FEW}\s(?P<p>{_Q}){_MEANWHILE},?\s{_TO_FROM}", _I),
    re.compile(rf"(?P<p>{_Q})\s(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:\sin{_SOME})?,?\s(?:{_FROM_TO})", _I),
    re.compile(rf"(?P<p>{_Q})\s(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:\sin{_SOME})?,?\s(?:{_TO_FROM})", _I),
)
_HALVES = (
    re.compile(rf"{_VERB}\sby\s(?P<half>half|a\sthird|a\squarter){_FEW},?\s{_FROM_TO}", _I),
    re.compile(rf"{_VERB}\sby\s(?P<half>half|a\sthird|a\squarter){_FEW},?\s{_TO_FROM}", _I),
)
_MULTIPLES = (
    re.compile(
        rf"\b(?P<hedge>more\sthan\s|over\s|nearly\s|almost\s|about\s|roughly\s)?(?P<times>doubled|doubling|tripled|trebled|quadrupled|halved){_SOME},?\s{_FROM_TO}",
        _I,
    ),
    re.compile(
        rf"\b(?P<hedge>more\sthan\s|over\s|nearly\s|almost\s|about\s|roughly\s)?(?P<times>doubled|doubling|tripled|trebled|quadrupled|halved){_SOME},?\s{_TO_FROM}",
        _I,
    ),
)
# Behind a whole: the name of the body that has so many members, and its acronym in brackets.
_BODY = rf"(?:\s{_WORD}){{0,6}}(?:\s\([A-Z]{{2,8}}\))?"
_OR = r"(?P<joint>,?\sor\s|\s?\(|\s?[—–]\s?|,\s)(?:a\sshare\sof\s|that\sis,?\s|just\s|some\s)?"
_THEN = r"(?=\s?[).,;—–]|$|\sof\s(?:them|it|the\s(?:total|chamber|house|seats|whole|membership|lot))\b)"
_SHARES = (
    re.compile(rf"(?P<a>{_Q}){_SOME}\s(?:out\s)?of{_OWN}\s(?P<b>{_Q}){_BODY}{_OR}(?P<p>{_Q}){_THEN}", _I),
    re.compile(
        rf"(?P<p>{_Q}){_SOME}(?P<joint>,?\sor\s|\s?\(|\s?[—–]\s?)(?P<a>{_Q})\s(?:out\s)?of{_OWN}\s(?P<b>{_Q})",
        _I,
    ),
    re.compile(
        rf"\bof{_OWN}\s(?P<b>{_Q}){_BODY}(?:,|(?:\s{_WORD}){{1,3}})\s(?P<a>{_Q}){_SOME}(?P<joint>,?\sor\s|\s?\()(?P<p>{_Q})(?=\s?[).,;—–]|$)",
        _I,
    ),
    # "That is 63 per cent": of what the sentence before tells.
    re.compile(
        rf"(?P<a>{_Q}){_SOME}\s(?:out\s)?of{_OWN}\s(?P<b>{_Q}){_BODY}(?P<joint>\.)\s(?:That|This|Which)\s(?:is|was|makes|means|represents|comes\sto|amounts\sto)\s(?:just\s|a\sshare\sof\s)?(?P<p>{_Q})",
        _I,
    ),
)
# "150 out of 200 doctors (75%)": the two figures were read as one.
_RATIOS = (
    re.compile(rf"(?P<r>{_Q})(?:\s{_WORD}){{0,4}}(?:,?\sor\s|\s?\()(?P<p>{_Q})(?=\s?[).,;—–]|$)", _I),
    re.compile(rf"(?P<p>{_Q})\sof(?:\s{_WORD}){{1,3}}(?:,\s|\s?\(|,?\sor\s)(?P<r>{_Q})(?=\s?[).,;—–]|$)", _I),
)
_RATIO = re.compile(r"(?P<some>\d{1,3})\s(?:in|out\sof)\s(?P<every>\d{1,6})", _I)
_PARTS = (
    re.compile(
        rf"(?P<p>{_Q})\sof{_OWN}\s(?P<b>{_Q}){_SOME}(?P<joint>,?\sor\s|\s?\(|\s?[—–]\s?|,\s)(?P<a>{_Q})(?=[\s).,;—–]|$)",
        _I,
    ),
)
_PART = rf"{_Q}(?:\s{_WORD}){{1,3}}"
_TOTAL = re.compile(
    rf"(?P<t>{_Q}){_SOME}(?P<joint>:\s|\s\(|\s?[—–]\s?)(?P<list>{_PART}(?:,\s{_PART}){{0,8}},?\sand\s{_PART})(?=\s?[).;—–]|$)",
    _I,
)
_IN_ALL = re.compile(
    rf"(?P<list>{_PART}(?:,\s{_PART}){{0,8}},?\sand\s{_PART}),\s(?:(?:a|making\sa)\stotal\sof\s(?P<t>{_Q})|(?P<all>{_Q})\s(?:in\s(?:all|total)|altogether))(?=\s?[).,;—–]|$)",
    _I,
)
_NO_TOTAL = re.compile(r"\b(?:including|among|aged|at\sleast|of\sthem|of\swhom|each|a\sday|per)\b", _I)
# Kinds of which a thing is one only, so that the parts of a list cannot overlap.
_APART = frozenset(
    """
    man men woman women boy boys girl girls male males female females gold golds silver silvers bronze bronzes win wins
    draw draws loss losses defeat defeats tie ties victory victories republicans democrats abstention abstentions
    """.split()  # noqa: SIM905
)
_SHARE_OF = {"half": 50.0, "a third": 100 / 3, "a quarter": 25.0}
_PERCENT = "%"
# Behind a comma a percentage may be of the votes; one that ends the clause is of what was counted.
_ENDS_SHARE = re.compile(
    r"\s?[.;)]|$|\sof\s(?:them|it|the\s(?:total|chamber|house|seats|whole|membership|lot))\b", _I
)
_ROUNDED = 1000  # things below this are counted one by one


@dataclass(frozen=True)
class Figure:
    """A figure in the text. `unit` "part": a fraction; `whole`: one number, no range; `value` None: a score."""

    start: int
    end: int
    value: float | None = None
    step: float = 1.0
    unit: str = ""
    scale: float = 1.0
    hedge: str = ""
    whole: bool = True
    text: str = ""
    counted: str = ""


@dataclass(frozen=True)
class Worked:
    """A sum with the words of the text that state it."""

    words: str
    sum: Sum


def workings(text: str, start: int, end: int, figures: Sequence[Figure]) -> dict[int, Worked]:
    """The sums that a sentence states, each under the index of the figure that is its result."""
    if len(figures) < _FEWEST_FIGURES or len(figures) > _MOST_FIGURES:
        return {}
    template, places = _template(text, start, end, figures)
    found: dict[int, Worked] = {}
    for patterns, read in _READERS:
        for pattern in patterns:
            for match in pattern.finditer(template):
                worked = read(match, figures)
                if worked is None or worked[0] in found:
                    continue
                first, last = match.span()
                words = " ".join(text[places[first] : places[last]].split())
                found[worked[0]] = Worked(words, worked[1])
    return found


def _template(text: str, start: int, end: int, figures: Sequence[Figure]) -> tuple[str, list[int]]:
    """The sentence with one character for each figure, and the place in the text of each of its characters."""
    pieces: list[str] = []
    places: list[int] = []
    at = start
    for number, figure in enumerate(figures):
        pieces.append(_PRIVATE.sub(" ", text[at : figure.start]))
        places.extend(range(at, figure.start))
        pieces.append(chr(_FIRST + number))
        places.append(figure.start)
        at = figure.end
    pieces.append(_PRIVATE.sub(" ", text[at:end]))
    places.extend(range(at, end + 1))
    return "".join(pieces), places


def _index(match: re.Match[str], name: str) -> int:
    return ord(match[name]) - _FIRST


def _term(figure: Figure) -> Term | None:
    if figure.value is None or not figure.whole:
        return None
    small = not figure.unit and figure.scale == 1 and figure.step == 1 and figure.value < _ROUNDED
    return Term(
        text=figure.text,
        value=figure.value,
        step=figure.step,
        hedge=figure.hedge,
        exact=(small and not figure.hedge) or figure.unit == "part",
    )


def _pair(match: re.Match[str], figures: Sequence[Figure]) -> tuple[Term, Term, str] | None:
    """The two figures that a change leads from and to, in one unit."""
    first, second = figures[_index(match, "a")], figures[_index(match, "b")]
    if first.unit != second.unit and first.unit and second.unit:
        return None
    a, b = _term(first), _term(second)
    if a is None or b is None:
        return None
    if first.scale == 1 and second.scale > 1 and not _is_large(first):
        a = replace(
            a, value=a.value * second.scale, step=a.step * second.scale, text=f"{a.text} (in the same unit)"
        )
    return a, b, second.unit or first.unit


def _is_large(figure: Figure) -> bool:
    return figure.value is None or figure.value >= _ROUNDED


def _change(match: re.Match[str], figures: Sequence[Figure]) -> tuple[int, Sum] | None:
    pair, number = _pair(match, figures), _index(match, "p")
    stated = _term(figures[number])
    if pair is None or stated is None:
        return None
    first, second, unit = pair
    form = "rise" if match["up"] else "fall"
    said = figures[number].unit
    if said == _PERCENT and unit != _PERCENT:
        return number, Sum(form=form, terms=(first, second), stated=stated)
    points = said in {"percentage points", "basis points"} and unit == _PERCENT
    if points and said == "basis points":
        stated = replace(stated, value=stated.value / 100, step=stated.step / 100)
    if points or (said == unit and unit != _PERCENT and _agrees(first, second, form)):
        return number, Sum(form="difference", terms=(first, second), stated=stated, sure=points)
    return None


def _agrees(first: Term, second: Term, form: str) -> bool:
    return (second.value >= first.value) == (form == "rise")


def _by_half(match: re.Match[str], figures: Sequence[Figure]) -> tuple[int, Sum] | None:
    pair = _pair(match, figures)
    if pair is None:
        return None
    words = match["half"].casefold()
    stated = Term(text=words, value=_SHARE_OF[words], step=2.0, hedge="about")
    form = "rise" if match["up"] else "fall"
    return _index(match, "b"), Sum(form=form, terms=pair[:2], stated=stated)


def _multiple(match: re.Match[str], figures: Sequence[Figure]) -> tuple[int, Sum] | None:
    pair = _pair(match, figures)
    if pair is None:
        return None
    times = _TIMES[match["times"].casefold()]
    said = (match["hedge"] or "").split()
    over, under = said[:1] in (["more"], ["over"]), said[:1] in (["nearly"], ["almost"])
    if times < 1:
        over, under = under, over
    hedge = "over" if over else "under" if under else "about"
    stated = Term(text=match["times"], value=times, step=0.05 * times, hedge=hedge)
    return _index(match, "b"), Sum(form="times", terms=pair[:2], stated=stated)


def _share(match: re.Match[str], figures: Sequence[Figure]) -> tuple[int, Sum] | None:
    number = _index(match, "p")
    some, whole = figures[_index(match, "a")], figures[_index(match, "b")]
    stated, first, second = _term(figures[number]), _term(some), _term(whole)
    if stated is None or first is None or second is None or first.value > second.value:
        return None
    if (
        figures[number].unit != _PERCENT
        or _PERCENT in {some.unit, whole.unit}
        or "part" in {some.unit, whole.unit}
    ):
        return None
    if some.unit != whole.unit and some.unit:
        return None
    sure = match["joint"].strip() != "," or _ENDS_SHARE.match(match.string, match.end("p")) is not None
    return number, Sum(form="share", terms=(first, second), stated=stated, sure=sure)


def _ratio(match: re.Match[str], figures: Sequence[Figure]) -> tuple[int, Sum] | None:
    number = _index(match, "p")
    ratio, stated = figures[_index(match, "r")], _term(figures[number])
    read = _RATIO.search(ratio.text) if ratio.unit == "part" else None
    if read is None or stated is None or figures[number].unit != _PERCENT:
        return None
    some, every = (Term(text=words, value=float(words), exact=True) for words in read.groups())
    if every.value <= _COUNTED_OUT:
        return None
    return number, Sum(form="share", terms=(some, every), stated=stated)


# "Three in ten" is said roughly, "150 out of 200" is counted.
_COUNTED_OUT = 20


def _part(match: re.Match[str], figures: Sequence[Figure]) -> tuple[int, Sum] | None:
    number = _index(match, "a")
    share, whole = figures[_index(match, "p")], figures[_index(match, "b")]
    stated, first, second = _term(figures[number]), _term(share), _term(whole)
    if stated is None or first is None or second is None or share.unit not in {"part", _PERCENT}:
        return None
    if {whole.unit, figures[number].unit} & {"part", _PERCENT} or whole.unit != figures[number].unit:
        return None
    sure = match["joint"].strip() != ","
    if share.unit == _PERCENT:
        first = replace(first, value=first.value / 100, step=first.step / 100)
    elif not first.hedge:
        # "A third" is said of what is near a third.
        first = replace(first, hedge="about", exact=False, step=0.0)
    return number, Sum(form="part", terms=(first, second), stated=stated, sure=sure)


def _total(match: re.Match[str], figures: Sequence[Figure]) -> tuple[int, Sum] | None:
    number = _index(match, "t" if match["t"] else "all")
    parts = [figures[ord(sign) - _FIRST] for sign in match["list"] if _Q_RE.match(sign)]
    stated, terms = _term(figures[number]), [_term(part) for part in parts]
    if stated is None or any(term is None for term in terms) or _NO_TOTAL.search(match[0]):
        return None
    if any(figure.unit or figure.scale > 1 for figure in (*parts, figures[number])):
        return None
    whole = tuple(term for term in terms if term is not None)
    if any(term.value >= stated.value for term in whole):
        return None
    kinds = [
        frozenset(_LETTERS.findall(words.casefold())) & _APART for words in _Q_RE.split(match["list"])[1:]
    ]
    apart = all(kinds) and len(frozenset.union(*kinds)) >= len(kinds)
    return number, Sum(form="total", terms=whole, stated=stated, sure=apart)


_LETTERS = re.compile(r"[^\W\d_]+")
_Q_RE = re.compile(_Q)
_Reader = Callable[[re.Match[str], Sequence[Figure]], tuple[int, Sum] | None]
_READERS: tuple[tuple[tuple[re.Pattern[str], ...], _Reader], ...] = (
    (_CHANGES, _change),
    (_HALVES, _by_half),
    (_MULTIPLES, _multiple),
    (_SHARES, _share),
    (_RATIOS, _ratio),
    (_PARTS, _part),
    ((_TOTAL, _IN_ALL), _total),
)
