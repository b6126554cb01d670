"""What is asked about organisations, events, places and works: one query for one thing, whoever asks. Pure.

A date that is told of a body or a work asks by the same query as the kind that names it, so that it costs the
sources no further request. People are asked by `checks.compare.identity.person_query`.
"""

from __future__ import annotations

from checks.compare.countries import country_of, written_as
from checks.compare.identity import written_forms
from checks.model import Creation, EntityKind, Query
from checks.reading import Reading

# How Wikipedia tells pages of one title apart: "Titanic (film)".
_MARKED = {
    "film": ("film",),
    "book": ("novel", "book"),
    "album": ("album",),
    "song": ("song",),
    "series": ("TV series",),
    "play": ("play",),
    "musical": ("musical",),
    "painting": ("painting",),
    "game": ("video game",),
}


# References have the one or the other as the title of the page.
_ALSO_CALLED = {
    "east timor": ("Timor-Leste", "East Timor"),
    "ivory coast": ("Côte d'Ivoire", "Ivory Coast"),
    "czech republic": ("Czechia", "Czech Republic"),
    "eswatini": ("Eswatini", "Swaziland"),
    "myanmar": ("Myanmar", "Burma"),
    "cape verde": ("Cabo Verde", "Cape Verde"),
    "turkey": ("Turkey", "Türkiye"),
    "north macedonia": ("North Macedonia",),
    "democratic republic of the congo": ("Democratic Republic of the Congo", "DR Congo"),
    "congo": ("Republic of the Congo", "Congo"),
    "gambia": ("The Gambia", "Gambia"),
    "bahamas": ("The Bahamas", "Bahamas"),
    "bosnia and herzegovina": ("Bosnia and Herzegovina",),
    "trinidad and tobago": ("Trinidad and Tobago",),
    "vatican": ("Vatican City",),
}


def organisation_query(subject: str, reading: Reading) -> Query:
    """The query for a body, with the country that the article names beside it where its name does not hold it."""
    return _of_body(EntityKind.ORGANISATION, subject, reading)


def event_query(subject: str, reading: Reading) -> Query:
    """The query for an event: a war, a summit, a festival, by its name as written."""
    return _of_body(EntityKind.EVENT, subject, reading)


def _of_body(about: EntityKind, subject: str, reading: Reading) -> Query:
    country = _country_of_body(subject, reading)
    marked = (f"{subject} of {country}", f"{subject} ({country})") if country else ()
    return Query(
        about=about,
        subject=subject,
        forms=(*written_forms(subject), *marked),
        as_of=reading.article.published_at,
        context=(country,) if country else (),
    )


def _country_of_body(subject: str, reading: Reading) -> str:
    naming = next((one for one in reading.namings if one.subject == subject and one.country), None)
    if naming is None or naming.country in subject:
        return ""
    return written_as(country_of(naming.country) or "")


def letters_query(letters: str, reading: Reading, about: EntityKind = EntityKind.ORGANISATION) -> Query:
    """The query for the letters of a body or an event, which are asked beside its whole name."""
    return Query(about=about, subject=letters, as_of=reading.article.published_at)


def place_query(subject: str, reading: Reading, within: str = "") -> Query:
    """The query for a place, with the one that the text puts it into."""
    return Query(
        about=EntityKind.PLACE,
        subject=subject,
        forms=written_forms(subject),
        as_of=reading.article.published_at,
        context=(within,) if within else (),
    )


def country_query(subject: str, reading: Reading) -> Query:
    """The query for a country by its name, for its capital and its memberships."""
    canonical = country_of(subject) or ""
    forms = dict.fromkeys((written_as(canonical), *_ALSO_CALLED.get(canonical, ())))
    return Query(
        about=EntityKind.COUNTRY,
        subject=subject,
        forms=tuple(form for form in forms if form and form != subject),
        as_of=reading.article.published_at,
    )


def work_query(creation: Creation, reading: Reading) -> Query:
    """The query for a work by its title, also as references mark it where another thing has the same name.

    `creation.work` is the longest form of the title in the article; author and form go along as context.
    """
    subject = " ".join(creation.work.split())
    marks = list(_MARKED.get(creation.form, ()))
    if creation.form == "film" and creation.year:
        marks.append(f"{creation.year} film")
    return Query(
        about=EntityKind.WORK,
        subject=subject,
        forms=(*written_forms(subject), *(f"{subject} ({mark})" for mark in marks)),
        as_of=reading.article.published_at,
        context=tuple(words for words in (creation.author, creation.form) if words),
    )
