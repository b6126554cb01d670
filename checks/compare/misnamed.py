"""A body that a reference knows under nearly the written name: when that is a slip, a question, or nothing. Pure.

Near names are mostly names of other bodies. A slip of the pen in a word that all such names share is one whatever
body is meant; a word for another one is a slip only where the letters beside the name are those of the reference's
body; where nothing of that kind speaks, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from checks.compare.body_names import (
    BodyComparison,
    BodyLikeness,
    are_confusable,
    body_words,
    compare_bodies,
    initials_of,
    only_doubled,
    respelt,
)
from checks.compare.confirming import Named, Standing, fitting, plain, standing_of
from checks.compare.evidence import cite_name
from checks.model import Entity, Lookup, NameForm, Rating, Reason, Verdict

_LONG_LETTERS = 4  # of three letters there are many bodies to each
_ENOUGH_SHARED, _MOST_SHARED = 2, 3
_MUCH_ALIKE = 60.0  # of 100: "Eurasian" and "European", not "Traffic" and "Transport"

_NEAREST_FIRST = (
    BodyLikeness.MISSPELT,
    BodyLikeness.FORM,
    BodyLikeness.HEAD,
    BodyLikeness.JOINT,
    BodyLikeness.ADDED,
    BodyLikeness.MAYBE_MISSPELT,
    BodyLikeness.EXCHANGED,
    BodyLikeness.LENGTH,
)
_SLIPS = frozenset({BodyLikeness.MISSPELT, BodyLikeness.MAYBE_MISSPELT})
# With the same letters beside them, these are slips whatever else the letters may stand for.
_SURE_WITH_LETTERS = _SLIPS | {BodyLikeness.FORM, BodyLikeness.JOINT, BodyLikeness.ADDED}


@dataclass(frozen=True, kw_only=True)
class Letters:
    """The letters that the article uses for the name; empty where it uses none.

    `explained`: they stand beside it and the text says that they are its. `misfit`: they are not its initials.
    `once`: the text tells of an earlier time, so that the name may be the one that the body had then.
    """

    written: str = ""
    explained: bool = False
    misfit: bool = False
    once: bool = False


@dataclass(frozen=True, kw_only=True)
class _Near:
    """A body of nearly the written name. `lettered`: the reference gives it the letters that the article uses."""

    entity: Entity
    name: str
    comparison: BodyComparison
    lettered: bool


def misnamed(
    named: Named, letters: Letters, own: Sequence[Lookup], beside: Sequence[Lookup]
) -> Verdict | None:
    """The verdict on a name that no reference has and that is near to one; None where nothing speaks against it.

    `own` are the lookups of the name, `beside` those of the letters.
    """
    near = list(_near(named, letters, [*own, *beside]))
    lettered = _one_body([one for one in near if one.lettered])
    if lettered is not None:
        return _with_letters(named, letters, lettered)
    alone = _one_body(near)
    return _without_letters(named, alone) if alone is not None else None


def _near(named: Named, letters: Letters, lookups: Sequence[Lookup]) -> Iterator[_Near]:
    for entity in fitting(named, lookups):
        compared = [(compare_bodies(named.subject, name), name) for name in _full_names(entity)]
        apart = [pair for pair in compared if pair[0].likeness in _NEAREST_FIRST]
        if apart and all(one.likeness is not BodyLikeness.SAME for one, _ in compared):
            comparison, name = min(apart, key=lambda pair: _NEAREST_FIRST.index(pair[0].likeness))
            lettered = bool(letters.written) and _has_letters(entity, letters.written)
            yield _Near(entity=entity, name=name, comparison=comparison, lettered=lettered)


def _full_names(entity: Entity) -> list[str]:
    """Its label and its other names of several words."""
    others = (
        name.text for name in entity.names if name.form is NameForm.ALIAS and name.language in {"en", "mul"}
    )
    return list(dict.fromkeys((entity.label, *(name for name in others if " " in name))))


def _has_letters(entity: Entity, letters: str) -> bool:
    known = {plain(name.text) for name in entity.names} | {
        plain(fact.value) for fact in entity.about("short_name")
    }
    return plain(letters) in known or initials_of(entity.label) == plain(letters)


def _one_body(near: Sequence[_Near]) -> _Near | None:
    """The nearest one, if no other body is as near."""
    ranked = sorted(near, key=lambda one: _NEAREST_FIRST.index(one.comparison.likeness))
    if not ranked:
        return None
    first = ranked[0]
    rivals = {
        plain(one.entity.label) for one in ranked if one.comparison.likeness is first.comparison.likeness
    }
    return first if len(rivals) == 1 else None


def _with_letters(named: Named, letters: Letters, near: _Near) -> Verdict | None:
    """What the same letters prove: that this body is meant, or at least that it may be."""
    likeness, shared = near.comparison.likeness, near.comparison.shared
    if likeness in _SURE_WITH_LETTERS:
        return _slip(named, near, letters)
    if likeness is BodyLikeness.LENGTH:
        return _question(named, near, letters) if len(letters.written) >= _LONG_LETTERS else None
    if initials_of(named.subject) != plain(letters.written):
        return _slip(named, near, letters)
    words = (near.comparison.written, near.comparison.reference)
    confused = are_confusable(*words)
    if letters.once and not (confused and fuzz.ratio(*words) >= _MUCH_ALIKE):
        return None
    if likeness is BodyLikeness.HEAD:
        long = len(letters.written) >= _LONG_LETTERS
        asked = shared >= _ENOUGH_SHARED
        return _slip(named, near, letters) if long else _question(named, near, letters) if asked else None
    # Bodies keep their letters when they change a word: the Amateur in IAAF became Association.
    enough = shared >= _ENOUGH_SHARED or letters.explained
    return _question(named, near, letters) if confused and enough else None


def _without_letters(named: Named, near: _Near) -> Verdict | None:
    """What the words alone prove: a misspelling of a word that all such names share; of the rest little."""
    likeness, shared = near.comparison.likeness, near.comparison.shared
    if likeness is BodyLikeness.MISSPELT:
        return _slip(named, near, Letters())
    if likeness is BodyLikeness.ADDED and shared >= _ENOUGH_SHARED:
        return _question(named, near, Letters())
    if likeness is BodyLikeness.JOINT and shared >= _MOST_SHARED:
        return _question(named, near, Letters())
    if likeness is BodyLikeness.FORM and shared >= _ENOUGH_SHARED and "party" not in body_words(near.name):
        return _question(named, near, Letters())
    doubled = only_doubled(near.comparison.written, near.comparison.reference)
    if likeness is BodyLikeness.MAYBE_MISSPELT and (shared >= _ENOUGH_SHARED or doubled):
        return _question(named, near, Letters())
    return None


def _slip(named: Named, near: _Near, letters: Letters) -> Verdict:
    misspelt = near.comparison.likeness in _SLIPS
    beside = f" for {letters.written}" if letters.written and not misspelt else ""
    return Verdict(
        rating=Rating.DIFFERS,
        reason=Reason.SPELLING if misspelt else Reason.EXPANSION,
        explanation=f"The reference has {near.name}{beside}, the text {named.subject}.",
        correction=respelt(named.subject, near.comparison, near.name),
        evidence=(cite_name(near.entity),),
    )


def _question(named: Named, near: _Near, letters: Letters) -> Verdict:
    misspelt = near.comparison.likeness in _SLIPS
    if letters.written:
        told = f"The reference spells {letters.written} out as {near.name}, the text as {named.subject}."
    else:
        told = f"The reference has no {named.subject}; the nearest name is {near.name}. Is that the one?"
    return Verdict(
        rating=Rating.AMBIGUOUS,
        reason=Reason.SPELLING if misspelt else Reason.EXPANSION,
        explanation=told,
        correction=respelt(named.subject, near.comparison, near.name),
        evidence=(cite_name(near.entity),),
    )


def letters_belong(
    named: Named, letters: Letters, verdict: Verdict, lookups: tuple[Sequence[Lookup], Sequence[Lookup]]
) -> Verdict | None:
    """Whether the letters beside a name that a reference knows are another body's: then one of the two is wrong.

    Only where they are not the initials of the name and not what the reference has for it.
    """
    if verdict.rating is not Rating.MATCHES or not letters.misfit:
        return None
    own, beside = lookups
    bodies = [entity for entity in fitting(named, own) if standing_of(named, entity) is not Standing.OTHER]
    if not bodies or any(
        _has_letters(entity, letters.written)
        for entity in fitting(named, (*own, *beside))
        if entity in bodies
    ):
        return None
    other = next((entity for entity in fitting(named, beside) if _has_letters(entity, letters.written)), None)
    if other is None:
        return None
    return Verdict(
        rating=Rating.DIFFERS,
        reason=Reason.EXPANSION,
        explanation=f"{letters.written} is the {other.label} in the reference, not the {bodies[0].label}; "
        "either the name or the letters are wrong.",
        evidence=(cite_name(bodies[0]), cite_name(other)),
    )
