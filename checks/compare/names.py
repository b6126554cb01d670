"""Person names: how one written form relates to another. Pure.

A likeness is never an identity: no score separates "the same person, spelt otherwise" from "another person"
(George H. W. / George W. Bush). `compare.identity` decides who is meant; this says how the strings differ.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import accumulate

from checks.compare.family_first import judge_family_first
from checks.compare.given_forms import is_known_given, is_other_language
from checks.compare.given_names import GIVEN_ALIKE, compare_given
from checks.compare.likeness import (
    READS_SO,
    RESPELT,
    UNLIKE,
    Judged,
    NameComparison,
    NameLikeness,
    nearness,
    rank,
)
from checks.compare.name_parts import (
    RANKS,
    Parts,
    has_spelt_out,
    is_family_first,
    is_fathers_name,
    is_patronymic,
    is_spanish_family,
    may_turn,
    parts_of,
)
from checks.compare.scripts import Script, romanised, same_characters, script_of, share_consonants
from checks.compare.spellings import (
    FAMILY_ALIKE,
    alike,
    begin_otherwise,
    families_alike,
    has_letters_swapped,
    is_slip,
    is_typing_slip,
    same_family,
    skeleton,
)
from checks.compare.strings import fold

__all__ = [
    "READS_SO",
    "RESPELT",
    "NameComparison",
    "NameLikeness",
    "compare_names",
    "family_name",
    "has_letters_swapped",
    "in_written_shape",
    "is_romanisation",
    "nearness",
]


@lru_cache(maxsize=65536)
def compare_names(written: str, reference: str, language: str = "") -> NameComparison:
    """How the written form of a person's name relates to a reference's form.

    `language` is the Wikidata code of the reference's form, which tells how its letters are read.
    """
    likeness, score, detail = _judge_scripts(written, reference, language)
    return NameComparison(likeness=likeness, score=score, detail=detail, left=written, right=reference)


def _judge_scripts(written: str, reference: str, language: str) -> Judged:
    one, other = script_of(written), script_of(reference)
    if Script.OTHER in {one, other} or one is other is Script.LATIN:
        return _judge_forms(written, reference)
    if one is other:
        return _judge_native(written, reference, language)
    latin, native = (written, reference) if one is Script.LATIN else (reference, written)
    if script_of(latin) is not Script.LATIN:
        return NameLikeness.OTHER_SCRIPT, 0.0, "two other scripts"
    if share_consonants(latin, native):
        return NameLikeness.OTHER_SCRIPT, READS_SO, "the same consonants"
    readings = [_judge_forms(latin, form) for form in romanised(native, language)]
    if any(judged[0] is NameLikeness.SAME for judged in readings) or any(
        is_romanisation(latin, form) for form in romanised(native, language)
    ):
        return NameLikeness.OTHER_SCRIPT, 1.0, "the same in another script"
    return NameLikeness.OTHER_SCRIPT, 0.0, "another script"


def _judge_native(written: str, reference: str, language: str) -> Judged:
    """Two names of one script that is not Latin: by their readings, and where letters tell nothing by equality."""
    if fold(written) == fold(reference) or same_characters(written, reference):
        return NameLikeness.SAME, 1.0, "the same"
    readings = zip(romanised(written, language), romanised(reference, language), strict=False)
    return min((_judge_forms(*pair) for pair in readings), key=rank, default=UNLIKE)


def _judge_forms(written: str, reference: str) -> Judged:
    """The nearest of the ways to write the letters with marks: "Müller" is "Muller" and "Mueller"."""
    if _is_called_al(written) and _is_called_al(reference):
        written, reference = (f"Albert {name.partition(' ')[2]}" for name in (written, reference))
    if _is_mistyped(written, reference):
        return NameLikeness.SPELLING, 0.99, f"{fold(written)} / {fold(reference)}"
    lefts = [parts_of(written), *([parts_of(written, spelt_out=True)] if has_spelt_out(written) else [])]
    rights = [
        parts_of(reference),
        *([parts_of(reference, spelt_out=True)] if has_spelt_out(reference) else []),
    ]
    return min((_judge(left, right) for left in lefts for right in rights), key=rank)


def _is_mistyped(written: str, reference: str) -> bool:
    """Whether all words but one are equal, and that one is no name but a slip of the fingers."""
    ours, theirs = (fold(name).replace("-", " ").split() for name in (written, reference))
    apart = [pair for pair in zip(ours, theirs, strict=False) if pair[0] != pair[1]]
    if len(ours) != len(theirs) or len(apart) != 1:
        return False
    one, other = apart[0]
    return is_typing_slip(one, other) and not (is_known_given(one) and is_known_given(other))


def _is_called_al(name: str) -> bool:
    """Whether "Al" stands before one word more: in two such names it is a given name, or as good as one."""
    first, _, rest = name.partition(" ")
    return first == "Al" and bool(rest) and " " not in rest


def _judge(left: Parts, right: Parts) -> Judged:
    if not left.words or not right.words:
        return NameLikeness.UNLIKE, 0.0, "an empty name"
    if left.suffix != right.suffix:
        return _judge_suffixes(left, right)
    if sorted(left.words) == sorted(right.words) or "".join(left.words) == "".join(right.words):
        in_order = "".join(left.words) == "".join(right.words)
        return _judge_links(left, right) if in_order else _judge_order(left.words)
    if _is_another_ruler(left, right):
        return NameLikeness.UNLIKE, 0.3, "another word before a ruler's name"
    if len(left.words) == 1 or len(right.words) == 1:
        return _judge_single(left, right)
    east = judge_family_first(left.words, right.words)
    return _judge_parts(left, right) if east is None else east


def _is_another_ruler(left: Parts, right: Parts) -> bool:
    """Whether one of two of the same number has a given name more in front: no "Robert Charles III" reigns."""
    first = left.words[-1] == right.words[-1] == "i"  # not told from an initial where a name is taken apart
    if left.suffix in {"jr", "sr"} or not (left.suffix or first):
        return False
    shorter, longer = sorted((left.words, right.words), key=len)
    if len(shorter) == len(longer) or longer[-len(shorter) :] != shorter:
        return False
    return not RANKS.issuperset(longer[: -len(shorter)])


def _judge_suffixes(left: Parts, right: Parts) -> Judged:
    """Jr. against none, III against IV: other people. A ruler is also called without the number."""
    one, other = left.suffix, right.suffix
    if left.words == right.words and len(left.words) == 1 and not (one and other):
        return NameLikeness.SHORT, 0.8, "a ruler's name with and without the number"
    return NameLikeness.OTHER_PERSON, 0.0, f"{one or 'none'} against {other or 'none'}"


def _judge_links(left: Parts, right: Parts) -> Judged:
    """The same names: "van" for "von" is a respelling, a link on one side only is a matter of style."""
    borders, others = _borders(left.words), _borders(right.words)
    if not (borders <= others or others <= borders):
        return NameLikeness.SPELLING, 0.95, f"{' '.join(left.words)} / {' '.join(right.words)}"
    ours, theirs = (" ".join(link for link in parts.links if link) for parts in (left, right))
    if ours == theirs:
        return NameLikeness.SAME, 1.0, "the same"
    if (
        not ours
        or not theirs
        or set(ours.split()) <= set(theirs.split())
        or set(theirs.split()) <= set(ours.split())
    ):
        return NameLikeness.SHORT, 0.97, f"{ours or 'none'} / {theirs or 'none'}"
    return NameLikeness.SPELLING, 0.95, f"{ours} / {theirs}"


def _borders(words: tuple[str, ...]) -> set[int]:
    """Where the words end in the string of all: "Jong Un" has one border more than "Jongun", "Jongu N" another."""
    return set(accumulate(map(len, words[:-1])))


def _judge_order(words: tuple[str, ...]) -> Judged:
    """The same words in another order: one name where both orders are written, else perhaps a slip or two people."""
    if may_turn(words):
        return NameLikeness.SAME, 0.99, "the same words in another order"
    if all(map(is_known_given, words)):
        return NameLikeness.OTHER_PERSON, 0.5, "two given names in another order"
    return NameLikeness.SPELLING, 0.5, "the same words in another order"


def _judge_single(left: Parts, right: Parts) -> Judged:
    one, many = (left, right) if len(left.words) == 1 else (right, left)
    word = one.words[0]
    if len(many.words) == 1:
        return _judge_single_words(word, many.words[0])
    if word in (many.words[-1], many.words[0]):
        return NameLikeness.SHORT, 0.7, f"{word} alone"
    of_two_families = len(many.words) == 3 and is_spanish_family(many.words[1])  # noqa: PLR2004
    if word in many.words and (of_two_families or len(many.words) > 3):  # noqa: PLR2004
        return NameLikeness.SHORT, 0.6, f"{word} alone"
    best = max(alike(word, other) for other in many.words)
    return NameLikeness.UNLIKE, round(best / 2, 3), f"{word} alone"


_SHORTEST_SLIP = 5


def _judge_single_words(one: str, other: str) -> Judged:
    """Bare family names, rulers, and people of one name: "Muhammad V" is "Mohammed V", "Haakon V" not "Harald V"."""
    detail = f"{one} / {other}"
    if is_other_language(one, other):
        return NameLikeness.TRANSLITERATION, 0.9, detail
    if (
        min(len(one), len(other)) >= _SHORTEST_SLIP
        and is_slip(one, other)
        and not begin_otherwise(one, other)
    ):
        return NameLikeness.SPELLING, 0.9, detail
    return NameLikeness.UNLIKE, round(alike(one, other) / 2, 3), detail


# "John Adams" and "John Quincy Adams": one of the two has a middle name, which may or may not be left out.
_MIDDLE_NAME_MORE = 0.85


def _judge_parts(left: Parts, right: Parts) -> Judged:
    """Family name against family name, given against given, what stands between for a veto or a short form."""
    ours, theirs = _without_what_one_lacks(left, right)
    if ours == theirs:
        return NameLikeness.SHORT, 0.95, "a part of the name left out"
    shorter, longer = sorted((ours, theirs), key=len)
    if 1 < len(shorter) < len(longer) and longer[-len(shorter) :] == shorter and len(shorter[0]) > 1:
        return NameLikeness.SHORT, 0.9, "the end of the name"
    if _is_mothers_family_alone(ours, theirs):
        return NameLikeness.OTHER_PERSON, 0.4, f"{shorter[-1]} without {longer[-2]}"
    return _judge_ends(*_turned(ours, theirs))


def _judge_ends(ours: tuple[str, ...], theirs: tuple[str, ...]) -> Judged:
    """Family name against family name and given name against given name, with what stands between for a veto."""
    family = families_alike(ours[-1], theirs[-1])
    given, how = compare_given(ours[0], theirs[0])
    score = round(0.6 * family + 0.4 * given, 3)
    detail = f"{' '.join(ours)} / {' '.join(theirs)}"
    if family < FAMILY_ALIKE or given < GIVEN_ALIKE:
        other = family >= FAMILY_ALIKE
        return (NameLikeness.OTHER_PERSON if other else NameLikeness.UNLIKE), score, detail
    veto = _middle_veto(ours[1:-1], theirs[1:-1])
    if veto:
        return NameLikeness.OTHER_PERSON, score, veto
    if len(ours) != len(theirs) and any(len(word) > 1 for word in (*ours[1:-1], *theirs[1:-1])):
        score = min(score, _MIDDLE_NAME_MORE)
    return _kind_of_difference(ours, theirs, how), score, detail


def _without_what_one_lacks(left: Parts, right: Parts) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words without the patronymic, the father's line or the mother's family that only one of them has."""
    ours, theirs = left.words, right.words
    ours, theirs = _patronymic_in_the_middle(ours), _patronymic_in_the_middle(theirs)
    if len(ours) != len(theirs):
        ours, theirs = _without_patronymic(ours, theirs), _without_patronymic(theirs, ours)
    if len(ours) < len(theirs):
        return ours, _without_end(ours, replace(right, words=theirs))
    if len(theirs) < len(ours):
        return _without_end(theirs, replace(left, words=ours)), theirs
    return ours, theirs


def _patronymic_in_the_middle(words: tuple[str, ...]) -> tuple[str, ...]:
    """Read "Galuzin Mikhail Yuryevich" as "Mikhail Yuryevich Galuzin"."""
    turns = len(words) == 3 and is_patronymic(words[-1]) and not is_patronymic(words[1])  # noqa: PLR2004
    return (*words[1:], words[0]) if turns else words


def _without_patronymic(words: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    middle = len(words) > 2 and is_patronymic(words[1]) and not any(map(is_patronymic, other))  # noqa: PLR2004
    return (words[0], *words[2:]) if middle else words


def _without_end(short: tuple[str, ...], long: Parts) -> tuple[str, ...]:
    """The longer name cut to the shorter where its culture leaves off what follows (father's line, mother's family)."""
    at = len(short) - 1
    if at < 1 or alike(short[-1], long.words[at]) < FAMILY_ALIKE:
        return long.words
    if alike(short[-1], long.words[-1]) > alike(short[-1], long.words[at]):
        return long.words
    leaves_off = is_spanish_family(long.words[at]) or is_fathers_name(long, at)
    return long.words[: at + 1] if leaves_off else long.words


def _is_mothers_family_alone(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether it is "Gabriel Márquez" for "Gabriel García Márquez": nobody is called by the mother's family alone."""
    shorter, longer = sorted((ours, theirs), key=len)
    return (
        len(shorter) < len(longer)
        and shorter[-1] == longer[-1]
        and len(longer) > 2  # noqa: PLR2004
        and is_spanish_family(longer[-1])
        and is_spanish_family(longer[-2])
        and longer[-2] not in shorter
    )


def _turned(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The reference's words turned so that its family name stands where the text has it."""
    if len(left) == len(right) == 2 and alike(left[0], right[1]) + alike(left[1], right[0]) > (  # noqa: PLR2004
        alike(left[0], right[0]) + alike(left[1], right[1]) + 0.5
    ):
        return left, right[::-1]
    return left, right


# A middle name that is not surely the other's is another one: "Ali Abdullah Saleh", "Ali Akbar Salehi".
_MIDDLE_ALIKE = 0.7


def _middle_veto(left: tuple[str, ...], right: tuple[str, ...]) -> str:
    """Different middle names or initials are different people; a middle name on one side only is not."""
    if not left or not right:
        return ""
    if len(left) != len(right) and all(len(token) == 1 for token in (*left, *right)):
        return f"initials {' '.join(left)} against {' '.join(right)}"
    for one, other in zip(left, right, strict=False):
        initial = len(one) == 1 or len(other) == 1
        if (initial and one[0] != other[0]) or (not initial and compare_given(one, other)[0] < _MIDDLE_ALIKE):
            return f"{one} against {other}"
    return ""


def _kind_of_difference(left: tuple[str, ...], right: tuple[str, ...], given: NameLikeness) -> NameLikeness:
    one_family = same_family(left[-1], right[-1])
    if one_family and left[-1] != right[-1] and given is not NameLikeness.SPELLING:
        return NameLikeness.TRANSLITERATION
    if one_family and given is NameLikeness.SAME:
        return NameLikeness.SHORT if _middles_shared(left[1:-1], right[1:-1]) else NameLikeness.SPELLING
    if one_family and given is NameLikeness.SHORT:
        return NameLikeness.SHORT
    if given is NameLikeness.TRANSLITERATION and (one_family or skeleton(left[-1]) == skeleton(right[-1])):
        return NameLikeness.TRANSLITERATION
    return NameLikeness.SPELLING


def _middles_shared(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether what stands in the middle is the same as far as both have it: initials agree, words are equal."""
    if len(left) == len(right):
        pairs = zip(left, right, strict=True)
        return all(
            one == other or (1 in {len(one), len(other)} and one[0] == other[0]) for one, other in pairs
        )
    shorter, longer = sorted((left, right), key=len)
    return all(word in longer or any(len(one) == 1 or len(word) == 1 for one in longer) for word in shorter)


def is_romanisation(left: str, right: str) -> bool:
    """Whether two Latin forms can be two romanisations of one name: every word shares its skeleton."""
    ones, others = parts_of(left).words, parts_of(right).words
    if not ones or not others:
        return False
    if len(ones) != len(others):
        ones, others = (ones[0], ones[-1]), (others[0], others[-1])
    pairs = list(zip(ones, others, strict=True))
    return all(skeleton(one) == skeleton(other) or is_other_language(one, other) for one, other in pairs)


def family_name(name: str) -> str:
    """The folded last word of a name, suffixes left out."""
    words = parts_of(name).words
    return words[-1] if words else ""


def in_written_shape(written: str, label: str) -> str:
    """The reference's name in the shape of the written one: the family name alone, no middle name forced on a text.

    Words are left out only where the name stays whole without them: not of "Abdel Fattah el-Sisi".
    """
    words, parts = label.split(), parts_of(label)
    plain = (
        len(label.replace("-", " ").split()) == len(parts.words) and not any(parts.links) and not parts.suffix
    )
    if len(written.split()) == 1:
        family = words[0] if is_family_first(parts.words) else words[-1]
        return family if plain or parts.links[-1] else label
    if not plain or len(words) <= len(written.split()) or is_family_first(parts.words):
        return label
    if len(written.split()) != 2:  # noqa: PLR2004
        return label
    if is_spanish_family(parts.words[1]):
        return " ".join(words[:2])
    return f"{words[0]} {words[-1]}"
