"""Names of people: is this how the reference writes the person who is meant? Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checks.compare.countries import country_of
from checks.compare.evidence import cite, cite_name, silence
from checks.compare.given_forms import is_ukrainian_form
from checks.compare.identity import Identity, IdentityState, Person, person_query
from checks.compare.name_parts import ends_of, is_family_first, parts_of
from checks.compare.names import RESPELT, NameLikeness, compare_names, in_written_shape, is_romanisation
from checks.compare.offices import read_office
from checks.compare.spellings import doubled_at, is_typing_slip
from checks.compare.strings import fold
from checks.compare.typed_names import is_no_name
from checks.model import (
    Claim,
    ClaimKind,
    EntityKind,
    Evidence,
    Lookup,
    Name,
    NameForm,
    PartRole,
    Query,
    Rating,
    Reason,
    Span,
    Value,
    Verdict,
)
from checks.reading import Mention, Reading

KIND = ClaimKind.NAME

# Countries whose names reach English copy through a romanisation.
_ROMANISED = frozenset(
    """
    russia|ukraine|belarus|bulgaria|serbia|north macedonia|kazakhstan|kyrgyzstan|tajikistan|uzbekistan|
    turkmenistan|mongolia|georgia|armenia|azerbaijan|greece|cyprus|israel|palestine|lebanon|syria|jordan|iraq|iran|
    saudi arabia|yemen|oman|qatar|bahrain|kuwait|united arab emirates|egypt|libya|tunisia|algeria|morocco|sudan|
    afghanistan|pakistan|india|bangladesh|sri lanka|nepal|myanmar|thailand|cambodia|laos|china|taiwan|hong kong|
    japan|north korea|south korea|ethiopia|eritrea|soviet union
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)


def find(reading: Reading) -> tuple[Claim, ...]:
    """One claim for each person of the article, at the first occurrence of the longest form."""
    by_subject: dict[str, list[Mention]] = {}
    for mention in reading.persons():
        by_subject.setdefault(mention.subject, []).append(mention)
    accused: dict[str, list[int]] = {}
    for accusation in reading.accusations:
        accused.setdefault(accusation.person.subject, []).append(accusation.start)
    claims = [
        _claim(subject, mentions, reading, accused_at=accused.get(subject, ()))
        for subject, mentions in by_subject.items()
    ]
    return tuple(sorted(claims, key=lambda claim: claim.start))


def _claim(
    subject: str, mentions: Sequence[Mention], reading: Reading, *, accused_at: Sequence[int]
) -> Claim:
    outside = [mention for mention in mentions if mention.role is not PartRole.CREDIT]
    whole = [mention for mention in outside or mentions if mention.text == subject]
    first = (whole or outside or list(mentions))[0]
    return Claim(
        kind=KIND,
        quote=first.text,
        start=first.start,
        end=first.end,
        occurrences=tuple(Span(start=mention.start, end=mention.end) for mention in mentions),
        subject=subject,
        statement=f"The person named is {subject}.",
        as_of=reading.article.published_at,
        published_at=reading.article.published_at,
        value=Value(),
        role=first.role,
        in_quote=first.in_quote,
        speaker=first.speaker,
        tags=("legal",) if accused_at else (),
        judged=reading.sentences_of(accused_at),
    )


def ask(claim: Claim, reading: Reading) -> tuple[Query, ...]:
    """The person, with the offices that the article gives them as context."""
    return (person_query(claim.subject, reading),)


def judge(claim: Claim, lookups: Sequence[Lookup], identities: Mapping[Query, Identity]) -> Verdict:
    """Compare the name as written with the reference's forms, once it is sure who is meant."""
    identity = next((identities[lookup.query] for lookup in lookups if lookup.query in identities), None)
    if identity is None or identity.state is IdentityState.NONE:
        is_story = claim.role is not PartRole.CREDIT
        if identity is not None and identity.instead is not None and is_story:
            return _other_person(claim, identity, identity.instead)
        return silence(lookups, claim.subject)
    written_so = [person for person in identity.survivors if _is_written_so(claim.subject, person)]
    if claim.role is PartRole.CREDIT and not written_so:
        return _credit(claim)
    if identity.state is IdentityState.SEVERAL:
        return _several(claim, identity, written_so)
    person = identity.survivors[0]
    if person in written_so:
        return _agrees(person)
    return _respelt(claim, person, sure=identity.state is IdentityState.SURE)


def _credit(claim: Claim) -> Verdict:
    return Verdict(
        rating=Rating.NO_REFERENCE,
        reason=Reason.NONE,
        explanation=f"{claim.subject} is named in a credit line; credits are not checked against references.",
    )


def _several(claim: Claim, identity: Identity, written_so: Sequence[Person]) -> Verdict:
    """Who is meant is a question for a title or a date; for the name only where the candidates are written otherwise."""
    if written_so:
        names = "; ".join(_described(person) for person in written_so[:_SHOWN])
        return Verdict(
            rating=Rating.MATCHES,
            reason=Reason.NONE,
            explanation=f"Written so in the reference, which knows several by this name: {names}.",
            evidence=tuple(_cite_name(person) for person in written_so[:_SHOWN]),
        )
    labels = [_described(person) for person in identity.survivors[:_SHOWN]]
    right = {_word_meant(claim.subject, person) for person in identity.survivors}
    if len(right) == 1 and (word := right.pop()):
        broken, meant = word
        ends = (ends_of(claim.subject, person.comparison.right) for person in identity.survivors)
        sure = all(is_no_name(*pair) for pair in ends)
        return Verdict(
            rating=Rating.DIFFERS if sure else Rating.AMBIGUOUS,
            reason=Reason.SPELLING,
            explanation=f"“{broken}” is “{meant}” in the reference, whoever is meant: {'; '.join(labels)}.",
            correction=claim.subject.replace(broken, meant, 1),
            evidence=tuple(_cite_name(person) for person in identity.survivors[:_SHOWN]),
        )
    return Verdict(
        rating=Rating.AMBIGUOUS,
        reason=Reason.SEVERAL_CANDIDATES,
        explanation=f"More than one person could be meant by {claim.subject}: {'; '.join(labels)}.",
        evidence=tuple(_cite_name(person) for person in identity.survivors[:_SHOWN]),
    )


def _word_meant(written: str, person: Person) -> tuple[str, str] | None:
    """The one word of the written name that the person's differs in, and how that is spelt; None where more differ."""
    ours, theirs = written.split(), person.comparison.right.split()
    ends = ((ours[0], theirs[0]), (ours[-1], theirs[-1]))
    apart = [(one, other) for one, other in ends if fold(one) != fold(other)]
    return apart[0] if len(apart) == 1 and person.comparison.likeness in RESPELT else None


def _other_person(claim: Claim, identity: Identity, holder: Person) -> Verdict:
    """Nobody of the written name is known, and somebody else of the family held the office on that day."""
    entity = next(
        (one for one, fact in holder.facts("position_held") if fact == identity.office), holder.entities[0]
    )
    office = identity.office.value if identity.office else ""
    correction = in_written_shape(claim.subject, holder.label)
    listed = f"The reference knows no {claim.subject}; it lists {holder.label} as {office}"
    return Verdict(
        rating=Rating.DIFFERS if identity.instead_sure else Rating.AMBIGUOUS,
        reason=Reason.OTHER_PERSON,
        explanation=f"{listed} on that day." if identity.instead_sure else f"{listed}. Is that who is meant?",
        correction=correction,
        evidence=(cite(entity, identity.office, quoted=f"{entity.label}: {office}"),),
    )


_SHOWN = 4


def _described(person: Person) -> str:
    description = next((entity.description for entity in person.entities if entity.description), "")
    return f"{person.label} ({description})" if description else person.label


def _agrees(person: Person) -> Verdict:
    return Verdict(
        rating=Rating.MATCHES,
        reason=Reason.NONE,
        explanation=f"The reference writes {person.label}.",
        evidence=(_cite_name(person),),
    )


def _is_written_so(written: str, person: Person) -> bool:
    """Whether a label is written so, or an alias that is no mere respelling of the label."""
    labels = [entity.label for entity in person.entities]
    if any(_same_or_short(written, label) for label in labels):
        return True
    aliases = [name for entity in person.entities for name in entity.names if _counts(name)]
    return any(_same(written, alias.text) and not _respells_all(alias.text, labels) for alias in aliases)


def _counts(name: Name) -> bool:
    return name.form in {NameForm.LABEL, NameForm.ALIAS} and name.language in {"en", "mul"}


def _same(written: str, reference: str) -> bool:
    return fold(written) == fold(reference) or compare_names(written, reference).likeness is NameLikeness.SAME


def _same_or_short(written: str, reference: str) -> bool:
    return _same(written, reference) or compare_names(written, reference).likeness is NameLikeness.SHORT


def _respells_all(alias: str, labels: Sequence[str]) -> bool:
    return all(compare_names(alias, label).likeness in RESPELT for label in labels)


def _respelt(claim: Claim, person: Person, *, sure: bool) -> Verdict:
    comparison, label = compare_names(claim.subject, person.label), person.label
    if comparison.likeness not in RESPELT and _is_near(person):
        comparison, label = (
            person.comparison,
            person.comparison.right,
        )  # "King Abdullah" of Abdullah of Saudi Arabia
    if comparison.likeness not in RESPELT:
        # The reference leads this string to someone whose own name is another (a pen name, a maiden name).
        return _known_otherwise(claim, person)
    transliteration = not _is_typed_so(claim.subject, label) and (
        comparison.likeness is NameLikeness.TRANSLITERATION
        or (_comes_romanised(person) and is_romanisation(claim.subject, label))
        or _reads_so(claim.subject, person)
    )
    reason = Reason.TRANSLITERATION if transliteration else Reason.SPELLING
    correction = in_written_shape(claim.subject, label)
    if sure and person.in_context:
        return Verdict(
            rating=Rating.DIFFERS,
            reason=reason,
            explanation=_difference(claim, person, correction, transliteration=transliteration),
            correction=correction,
            evidence=(_cite_name(person),),
        )
    usual = comparison.likeness is NameLikeness.TRANSLITERATION
    if usual and not _is_of_another_language(claim.subject, person):
        return Verdict(
            rating=Rating.NO_REFERENCE,
            reason=Reason.NONE,
            explanation=f"Not found as written; the reference has {_described(person)}, in another transliteration.",
            evidence=(_cite_name(person),),
        )
    return Verdict(
        rating=Rating.AMBIGUOUS,
        reason=reason,
        explanation=_question(claim.subject, person, correction, transliteration=transliteration),
        correction=correction,
        evidence=(_cite_name(person),),
    )


_NEAR = 0.9


def _is_near(person: Person) -> bool:
    """Whether the written name is a slip of one of the person's names that is no mere short form."""
    return person.comparison.likeness in RESPELT and person.comparison.score >= _NEAR and not person.exact


def _is_typed_so(written: str, label: str) -> bool:
    """Whether no romanisation gives the written form: letters swapped, or doubled in a Chinese or Korean name."""
    (given, family), (known, other) = ends_of(written, label)
    pairs = [(one, two) for one, two in ((given, known), (family, other)) if one != two]
    east_asian = is_family_first(parts_of(label).words)
    return len(pairs) == 1 and (
        is_typing_slip(*pairs[0]) or (east_asian and doubled_at(*pairs[0]) is not None)
    )


def _known_otherwise(claim: Claim, person: Person) -> Verdict:
    """Nothing speaks against such a name, and nothing says that it is spelt right."""
    return Verdict(
        rating=Rating.NO_REFERENCE,
        reason=Reason.NONE,
        explanation=f"The reference leads {claim.subject} to {_described(person)}, whom it does not call so.",
        evidence=(_cite_name(person),),
    )


def _reads_so(written: str, person: Person) -> bool:
    """Whether the written form is how the person's own name in its own script can be read.

    A label in another script is the own one only of somebody from a country that writes so.
    """
    if _bodies(person) - {""} and not _comes_romanised(person):
        return False
    native = (name for entity in person.entities for name in entity.names if not name.text.isascii())
    return any(compare_names(written, name.text, name.language).reads_so for name in native)


def _difference(claim: Claim, person: Person, correction: str, *, transliteration: bool) -> str:
    if not transliteration:
        return f"The reference writes {correction}, the article {claim.subject}."
    given = claim.subject.split()[0]
    if _is_of_another_language(claim.subject, person):
        return f"“{given}” is the Ukrainian form of the name; the reference writes {correction}, as a Russian's name."
    return f"The reference writes {correction}; {claim.subject} is another transliteration of the same name."


def _question(written: str, person: Person, correction: str, *, transliteration: bool) -> str:
    """What is asked where it is not sure who is meant: a matter of style is told as one."""
    if not transliteration or _is_of_another_language(written, person):
        return f"Do you mean {_described(person)}?"
    words = correction.casefold().split()
    own = [word for word in written.split() if word.casefold() not in words]
    kept = own[0] if len(own) == 1 else written
    return f"The reference spells the name {_described(person)}. Keep {kept} if that is your style."


def _is_of_another_language(written: str, person: Person) -> bool:
    """Whether the given name is the Ukrainian form of a Russian's: more than a matter of romanisation."""
    given, known = written.split(maxsplit=1)[0], person.label.split()[0]
    return is_ukrainian_form(given, known) and "russia" in _bodies(person)


def _comes_romanised(person: Person) -> bool:
    return bool(_bodies(person) & _ROMANISED)


def _bodies(person: Person) -> frozenset[str]:
    """The countries that the reference connects with the person."""
    bodies = {read_office(fact.value).body for _, fact in person.facts("position_held")}
    bodies |= {country_of(fact.value) or "" for _, fact in person.facts("country")}
    words = [word for entity in person.entities for word in entity.description.replace(",", " ").split()]
    return frozenset(bodies | {country_of(word) or "" for word in words})


def _cite_name(person: Person) -> Evidence:
    entity = next(
        (e for e in person.entities if e.kind is EntityKind.PERSON and e.label == person.label),
        person.entities[0],
    )
    return cite_name(entity)
