"""Names of people: is this how the reference writes the person who is meant? Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checks.compare.countries import country_of
from checks.compare.evidence import cite_name, silence
from checks.compare.identity import Identity, IdentityState, Person, person_query
from checks.compare.names import RESPELT, NameLikeness, compare_names, is_romanisation
from checks.compare.offices import read_office
from checks.compare.strings import fold
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
    accused = {accusation.person.subject for accusation in reading.accusations}
    claims = [
        _claim(subject, mentions, reading, tags=("legal",) if subject in accused else ())
        for subject, mentions in by_subject.items()
    ]
    return tuple(sorted(claims, key=lambda claim: claim.start))


def _claim(
    subject: str, mentions: Sequence[Mention], reading: Reading, *, tags: tuple[str, ...] = ()
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
        tags=tags,
    )


def ask(claim: Claim, reading: Reading) -> tuple[Query, ...]:
    """The person, with the offices that the article gives them as context."""
    return (person_query(claim.subject, reading),)


def judge(claim: Claim, lookups: Sequence[Lookup], identities: Mapping[Query, Identity]) -> Verdict:
    """Compare the name as written with the reference's forms, once it is sure who is meant."""
    identity = next((identities[lookup.query] for lookup in lookups if lookup.query in identities), None)
    if identity is None or identity.state is IdentityState.NONE:
        return silence(lookups, claim.subject)
    if claim.role is PartRole.CREDIT and not _is_written_so(claim.subject, identity.survivors[0]):
        return _credit(claim)
    if identity.state is IdentityState.SEVERAL:
        return _several(claim, identity)
    person = identity.survivors[0]
    if _is_written_so(claim.subject, person):
        return _agrees(person)
    return _respelt(claim, person, sure=identity.state is IdentityState.SURE)


def _credit(claim: Claim) -> Verdict:
    return Verdict(
        rating=Rating.NO_REFERENCE,
        reason=Reason.NONE,
        explanation=f"{claim.subject} is named in a credit line; credits are not checked against references.",
    )


def _several(claim: Claim, identity: Identity) -> Verdict:
    labels = [_described(person) for person in identity.survivors[:4]]
    return Verdict(
        rating=Rating.AMBIGUOUS,
        reason=Reason.SEVERAL_CANDIDATES,
        explanation=f"More than one person could be meant by {claim.subject}: {'; '.join(labels)}.",
        evidence=tuple(_cite_name(person) for person in identity.survivors[:4]),
    )


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
    comparison = compare_names(claim.subject, person.label)
    if comparison.likeness not in RESPELT:
        # The reference leads this string to someone whose own name is another (a pen name, a maiden name).
        return _known_otherwise(claim, person)
    transliteration = comparison.likeness is NameLikeness.TRANSLITERATION or (
        _comes_romanised(person) and is_romanisation(claim.subject, person.label)
    )
    reason = Reason.TRANSLITERATION if transliteration else Reason.SPELLING
    correction = in_written_shape(claim.subject, person.label)
    if sure and person.in_context:
        return Verdict(
            rating=Rating.DIFFERS,
            reason=reason,
            explanation=_difference(claim, correction, transliteration=transliteration),
            correction=correction,
            evidence=(_cite_name(person),),
        )
    return Verdict(
        rating=Rating.AMBIGUOUS,
        reason=reason,
        explanation=f"The reference has {_described(person)}; is that who is meant by {claim.subject}?",
        correction=correction,
        evidence=(_cite_name(person),),
    )


def _known_otherwise(claim: Claim, person: Person) -> Verdict:
    return Verdict(
        rating=Rating.AMBIGUOUS,
        reason=Reason.SEVERAL_CANDIDATES,
        explanation=f"The reference leads {claim.subject} to {_described(person)}; is that who is meant?",
        evidence=(_cite_name(person),),
    )


def _difference(claim: Claim, correction: str, *, transliteration: bool) -> str:
    if transliteration:
        return (
            f"The reference writes {correction}; {claim.subject} is another transliteration of the same name."
        )
    return f"The reference writes {correction}, the article {claim.subject}."


def _comes_romanised(person: Person) -> bool:
    bodies = {read_office(fact.value).body for _, fact in person.facts("position_held")}
    bodies |= {country_of(fact.value) or "" for _, fact in person.facts("country")}
    words = [word for entity in person.entities for word in entity.description.replace(",", " ").split()]
    bodies |= {country_of(word) or "" for word in words}
    return bool(bodies & _ROMANISED)


def in_written_shape(written: str, label: str) -> str:
    """The reference's name with as many words as the article uses: a middle name is not forced on a text."""
    words = label.split()
    if len(words) > len(written.split()) == 2:  # noqa: PLR2004
        return f"{words[0]} {words[-1]}"
    return label


def _cite_name(person: Person) -> Evidence:
    entity = next(
        (e for e in person.entities if e.kind is EntityKind.PERSON and e.label == person.label),
        person.entities[0],
    )
    return cite_name(entity)
