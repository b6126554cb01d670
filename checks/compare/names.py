"""Person names: how one written form relates to another. Pure.

A likeness is never an identity: no score separates "the same person, spelt otherwise" from "another person"
(George H. W. / George W. Bush). `compare.identity` decides who is meant; this says how the strings differ.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from rapidfuzz.distance import JaroWinkler
from rapidfuzz.fuzz import ratio

from checks.compare.strings import fold


class NameLikeness(StrEnum):
    """From the same string down to another person."""

    SAME = "same"
    SHORT = "short form"
    OTHER_SCRIPT = "other script"
    TRANSLITERATION = "transliteration"
    SPELLING = "spelling"
    UNLIKE = "unlike"
    OTHER_PERSON = "other person"


# Respellings of one name, as opposed to forms that a style guide has no word on.
RESPELT = frozenset({NameLikeness.TRANSLITERATION, NameLikeness.SPELLING})


@dataclass(frozen=True, kw_only=True)
class NameComparison:
    """What was compared, how it came out, and what tipped it. `score` in [0, 1] orders candidates only."""

    likeness: NameLikeness
    score: float
    detail: str
    left: str
    right: str


_SUFFIX = re.compile(r"^(?:jr|sr|ii|iii|iv|v|vi|vii|viii|ix|x|xi|xii|xiii|xiv|xv|xvi)\.?$")
_PARTICLES = frozenset(
    "bin bint ibn al el ul ur de da di du del della dos das van von der den ter la le y e of the".split()  # noqa: SIM905
)

# Short forms by which English-language copy calls people.
_NICKNAMES = """
alexander alex sandy|andrew andy drew|anthony tony|antony tony|benjamin ben|bernard bernie|charles charlie chuck|
christopher chris kit|daniel dan danny|david dave|donald don|dmitry dima|edward ed eddie ted ned|
elizabeth liz beth betty eliza|francis frank|frederick fred|geoffrey geoff|gerald gerry jerry|gregory greg|
henry hank harry|jacob jake|james jim jimmy jamie|jeffrey jeff|jennifer jen jenny|jessica jess|john jack johnny|
jonathan jon|joseph joe joey|joshua josh|katherine kate kathy katie|catherine cathy kate|kenneth ken|
lawrence larry|leonard len leo|margaret maggie meg peggy|matthew matt|michael mike mick|nancy nan|
nathaniel nate nathan|nicholas nick|pamela pam|patricia pat patty tricia|patrick pat paddy|peter pete|
philip phil|phillip phil|raymond ray|rebecca becky|reginald reg|richard dick rich rick|robert bob bobby rob robbie|
ronald ron|samuel sam|stephen steve|steven steve|susan sue|suzanne sue|terence terry|theodore ted theo|
thomas tom tommy|timothy tim|victoria vicky|vincent vince|walter walt|william bill billy will|zachary zach|
jacqueline jackie|deborah debbie|kimberly kim|lindsey lin|abraham abe|albert al bert|alfred alf fred|
arthur art|augustus gus|calvin cal|clifford cliff|douglas doug|eugene gene|gabriel gabe|harold hal|
herbert herb|isaac ike|leopold leo|louis lou|maximilian max|mitchell mitch|randolph randy|russell russ|
sergei serge|stanley stan|sylvester sly|valerie val|winston win|yevgeny zhenya|martha marty|ruth ruthie
"""

# One given name as different languages or romanisations write it.
_ACROSS_LANGUAGES = """
mikhail mykhailo mykhaylo mihail mikhaylo mikheil|vladimir volodymyr uladzimir wladimir volodimir|
sergei sergey serhiy serhii siarhei sergii|alexander aleksandr oleksandr aliaksandr alexandr aleksander|
dmitri dmitry dmytro dzmitry dimitri dmitriy dmitrii|nikolai nikolay mykola mikalai nikolaj|
andrei andrey andriy andrii andrej|yuri yury yuriy yurii iurii jury|pavel pavlo paval|petr pyotr petro|
elena olena yelena alena|ekaterina yekaterina kateryna katsiaryna|alexei alexey aleksei oleksiy oleksii aliaksei|
igor ihor ihar|evgeny yevgeny yevhen evgenii yevgeni yauhen evgeni|anna hanna|natalia natalya nataliya natallia|
svetlana svitlana sviatlana|vasily vasyl vasil vasili|grigory hryhoriy hryhorii ryhor|oleg oleh aleh|
iosif yosyp|kirill kyrylo kiryl|konstantin kostiantyn kanstantsin|leonid leonyd|maxim maksim maksym|
ruslan|roman|valery valeriy valerii valeri|viktor victor viktar|vitaly vitaliy vitalii vitali|
stepan stsiapan|timofei tymofiy|tatiana tetiana tatyana tatsiana|yulia yuliya iuliia julia|
mohammed muhammad mohamed mohammad muhammed mohamad muhamad|ahmed ahmad ahmet akhmad|
hussein husayn hossein hussain husain hossain|hassan hasan|youssef yusuf yousef yousuf yusef|
ibrahim ebrahim|osama usama|khalid khaled|omar umar omer|abdullah abdallah abdulla|mustafa moustafa mostafa|
mahmoud mahmud|tariq tarek tareq|said saeed sayed syed sayyid|nasser nasir naser|faisal faysal|
abdulaziz abdelaziz|abdulrahman abdelrahman abderrahman|salim saleem|karim kareem|rashid rasheed rachid|
kassym kasym kasim qasym qasim|jomart zhomart|nursultan|shavkat|emomali imomali|gurbanguly kurbanguly|
sadyr sadir|serdar|ilham|giorgi georgi georgy georgiy georgii|irakli iraklii|nikol|
benjamin binyamin benyamin|isaac yitzhak itzhak|moshe moses|yair jair
"""


@cache
def _groups(table: str) -> dict[str, frozenset[str]]:
    by_name: dict[str, set[str]] = {}
    for row in table.replace("\n", "").split("|"):
        names = row.split()
        for name in names:
            by_name.setdefault(name, set()).update(names)
    return {name: frozenset(others) for name, others in by_name.items()}


@lru_cache(maxsize=4096)
def _tokens(name: str) -> tuple[str, ...]:
    """The words of a folded name, hyphens opened, quoted nicknames and the dots of initials left out."""
    plain = re.sub(r"[\"“”].*?[\"“”]|\(.*?\)", " ", fold(name))
    return tuple(re.sub(r"[.,]", " ", plain).replace("-", " ").split())


def compare_names(written: str, reference: str) -> NameComparison:
    """How the written form of a person's name relates to a reference's form."""
    likeness, score, detail = _judge(_tokens(written), _tokens(reference))
    return NameComparison(likeness=likeness, score=score, detail=detail, left=written, right=reference)


_Judged = tuple[NameLikeness, float, str]


def _judge(left: tuple[str, ...], right: tuple[str, ...]) -> _Judged:
    if not left or not right:
        return NameLikeness.UNLIKE, 0.0, "an empty name"
    left, left_suffix = _split_suffix(left)
    right, right_suffix = _split_suffix(right)
    if left_suffix != right_suffix:
        return _judge_suffixes(left, right, left_suffix, right_suffix)
    if "".join(left) == "".join(right):
        return NameLikeness.SAME, 1.0, "the same"
    if _latin(left) != _latin(right):
        return NameLikeness.OTHER_SCRIPT, 0.0, "another script"
    if sorted(left) == sorted(right):
        return NameLikeness.SAME, 0.99, "the same words in another order"
    return _judge_parts(left, _rotated(left, right))


def _judge_suffixes(left: tuple[str, ...], right: tuple[str, ...], one: str, other: str) -> _Judged:
    """Jr. against none, III against IV: other people. A ruler is also called without the number."""
    if left == right and len(left) == 1 and not (one and other):
        return NameLikeness.SHORT, 0.8, "a ruler's name with and without the number"
    return NameLikeness.OTHER_PERSON, 0.0, f"{one or 'none'} against {other or 'none'}"


def _split_suffix(tokens: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    # Of two words the second may be a family or a given name ("Jinping Xi", "Li Vi").
    is_name = len(tokens) == 1 or (len(tokens) == 2 and tokens[-1] in {"xi", "vi", "v", "x"})  # noqa: PLR2004
    if _SUFFIX.match(tokens[-1]) and not is_name:
        return tokens[:-1], tokens[-1].rstrip(".")
    return tokens, ""


def _latin(tokens: tuple[str, ...]) -> bool:
    return all(ord(char) < 0x250 for token in tokens for char in token)  # noqa: PLR2004


def _rotated(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    """The reference's words turned so that its family name stands where the text has it."""
    if len(left) == len(right) == 2 and _alike(left[0], right[1]) + _alike(left[1], right[0]) > (  # noqa: PLR2004
        _alike(left[0], right[0]) + _alike(left[1], right[1]) + 0.5
    ):
        return right[::-1]
    return right


_FAMILY_ALIKE = 0.72
_GIVEN_ALIKE = 0.60
# Two rulers of one number share no family name by it: "Harald V", "Haakon V".
_RULERS_ALIKE = 0.85


def _judge_parts(left: tuple[str, ...], right: tuple[str, ...]) -> _Judged:
    """Family name against family name, given against given, what stands between for a veto or a short form."""
    if len(left) == 1 or len(right) == 1:
        return _judge_single(left, right)
    family = _alike(left[-1], right[-1])
    given, how = _compare_given(left[0], right[0])
    score = round(0.6 * family + 0.4 * given, 3)
    if family < _FAMILY_ALIKE or given < _GIVEN_ALIKE:
        other = family >= _FAMILY_ALIKE
        return (NameLikeness.OTHER_PERSON if other else NameLikeness.UNLIKE), score, f"{left[0]} / {right[0]}"
    if _SUFFIX.match(left[-1]) and how is NameLikeness.SPELLING and given < _RULERS_ALIKE:
        return NameLikeness.OTHER_PERSON, score, f"the rulers {left[0]} and {right[0]}"
    veto = _middle_veto(left[1:-1], right[1:-1])
    if veto:
        return NameLikeness.OTHER_PERSON, score, veto
    return _kind_of_difference(left, right, how), score, f"{' '.join(left)} / {' '.join(right)}"


def _judge_single(left: tuple[str, ...], right: tuple[str, ...]) -> _Judged:
    one, many = (left, right) if len(left) == 1 else (right, left)
    if one[0] in (many[-1], many[0]):
        return NameLikeness.SHORT, 0.7, f"{one[0]} alone"
    best = max(_alike(one[0], token) for token in many)
    return NameLikeness.UNLIKE, round(best / 2, 3), f"{one[0]} alone"


def _compare_given(left: str, right: str) -> tuple[float, NameLikeness]:
    if left == right:
        return 1.0, NameLikeness.SAME
    if len(left) == 1 or len(right) == 1:
        return (0.9, NameLikeness.SHORT) if left[0] == right[0] else (0.0, NameLikeness.OTHER_PERSON)
    if right in _groups(_ACROSS_LANGUAGES).get(left, frozenset()):
        return 0.9, NameLikeness.TRANSLITERATION
    if _is_nickname(left, right):
        return 0.9, NameLikeness.SHORT
    return _alike(left, right), NameLikeness.SPELLING


def _is_nickname(left: str, right: str) -> bool:
    """Whether one is a short form of the other: never two full names that share one ("Anthony", "Antony")."""
    for row in _NICKNAMES.replace("\n", "").split("|"):
        full, *short = row.split()
        if {left, right} & {full} and {left, right} & set(short):
            return True
    return False


def _middle_veto(left: tuple[str, ...], right: tuple[str, ...]) -> str:
    """Different middle names or initials are different people; a middle name on one side only is not."""
    left = tuple(token for token in left if token not in _PARTICLES)
    right = tuple(token for token in right if token not in _PARTICLES)
    if not left or not right:
        return ""
    if len(left) != len(right) and all(len(token) == 1 for token in (*left, *right)):
        return f"initials {' '.join(left)} against {' '.join(right)}"
    for one, other in zip(left, right, strict=False):
        initial = len(one) == 1 or len(other) == 1
        if (initial and one[0] != other[0]) or (not initial and _alike(one, other) < _GIVEN_ALIKE):
            return f"{one} against {other}"
    return ""


def _kind_of_difference(left: tuple[str, ...], right: tuple[str, ...], given: NameLikeness) -> NameLikeness:
    same_family = left[-1] == right[-1]
    if same_family and given is NameLikeness.SAME:
        shared = set(left) <= set(right) or set(right) <= set(left)
        return NameLikeness.SHORT if shared or len(left) != len(right) else NameLikeness.SPELLING
    if same_family and given is NameLikeness.SHORT:
        return NameLikeness.SHORT
    if given is NameLikeness.TRANSLITERATION and (same_family or skeleton(left[-1]) == skeleton(right[-1])):
        return NameLikeness.TRANSLITERATION
    return NameLikeness.SPELLING


@lru_cache(maxsize=16384)
def _alike(left: str, right: str) -> float:
    if left == right:
        return 1.0
    return max(ratio(left, right) / 100, 0.95 * float(JaroWinkler.similarity(left, right)))


_SOUNDS = (
    ("sch", "s"), ("tsch", "c"), ("zh", "j"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("ts", "c"),
    ("tz", "c"), ("ks", "x"), ("ck", "k"), ("q", "k"), ("dh", "d"), ("w", "v"), ("ou", "u"), ("oo", "u"),
    ("yu", "u"), ("ya", "a"), ("ye", "e"), ("yo", "o"), ("ee", "i"), ("dj", "j"), ("iy", "i"), ("yy", "i"),
    ("ii", "i"), ("ij", "i"), ("y", "i"), ("e", "a"), ("o", "a"), ("'", ""),
)  # fmt: skip


@lru_cache(maxsize=16384)
def skeleton(word: str) -> str:
    """A key that romanisations of one name share: "Zelensky", "Zelenskyy" and "Zelenskiy" meet."""
    key = fold(word)
    for sound, letter in _SOUNDS:
        key = key.replace(sound, letter)
    return re.sub(r"(.)\1+", r"\1", key)


def is_romanisation(left: str, right: str) -> bool:
    """Whether two Latin forms can be two romanisations of one name: every word shares its skeleton."""
    ones, others = _tokens(left), _tokens(right)
    if len(ones) != len(others):
        ones, others = (ones[0], ones[-1]), (others[0], others[-1])
    pairs = list(zip(ones, others, strict=True))
    groups = _groups(_ACROSS_LANGUAGES)
    return all(skeleton(a) == skeleton(b) or b in groups.get(a, frozenset()) for a, b in pairs)


def family_name(name: str) -> str:
    """The folded last word of a name, suffixes left out."""
    tokens, _ = _split_suffix(_tokens(name))
    return tokens[-1] if tokens else ""
