"""Errors in places: another city as the capital, a city in another country, a direction turned."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from tests.quality.facts import Country, Place, Tables
from tests.quality.planting.story import Edit, Error, Story, places_of, plant

KIND = "places"
_OPPOSITE = {"north": "south", "south": "north", "east": "west", "west": "east"}
_DIRECTION = r"(?<![\w-])(?P<direction>(?i:north|south)(?:-?(?i:east|west))?|(?i:east|west))(?P<ern>ern)?"
_PLACE = r"(?:city|town|port|resort|region|island|river|capital|district)"
# Degrees from the country's middle within which no direction is clear.
_CLEAR = 1.0


def errors(story: Story, tables: Tables, dice: random.Random) -> Iterator[Error]:
    """Each capital, each city with its country and each direction that agrees with the tables, made wrong."""
    for country in tables.countries:
        yield from _capitals(story, tables, country, dice)
    yield from _memberships(story, tables, dice)
    cities = [place for place in tables.places if place.name in story.text]
    seen: set[int] = set()
    for place in cities:
        for error in (*_countries(story, tables, place, dice), *_directions(story, tables, place)):
            if error.place[0] not in seen:
                seen.add(error.place[0])
                yield error


def _capitals(story: Story, tables: Tables, country: Country, dice: random.Random) -> Iterator[Error]:
    if country.capital not in story.text:
        return
    city = re.escape(country.capital)
    name, ours = re.escape(country.name), "|".join(map(re.escape, (country.name, *country.demonyms)))
    patterns = (
        rf"\b(?P<city>{city}),? (?:is |was |the |which is |now )*capital (?:city )?of (?P<country>(?:the )?{name})\b",
        rf"\b(?P<country>{ours})(?:['’]s)?,? capital,?(?: city)?,? (?:of )?(?P<city>{city})\b",
        rf"\b(?i:capital) of (?P<country>(?:the )?{name}), (?P<city>{city})\b",
    )
    wrong = _wrong_cities(story, tables, country)
    for pattern in patterns:
        for found in re.finditer(pattern, story.text):
            # Two wrong cities and one wrong country: capitals are few in an article.
            cities = [(city, "city", country.capital) for city in dice.sample(wrong, min(2, len(wrong)))]
            for word, group, right in (*cities, *_wrong_country(tables, country, found, dice)):
                start, end = found.span(group)
                yield plant(
                    story,
                    [Edit(start=start, end=end, words=word)],
                    kind=KIND,
                    rule="capital exchanged" if group == "city" else "capital of another country",
                    place=found.span(),
                    right=(right, country.capital, country.name),
                )


def _wrong_cities(story: Story, tables: Tables, country: Country) -> list[str]:
    """Cities of the country that were never its capital; where the tables have none, capitals of its continent."""
    capitals = {one.city for one in country.capitals}
    own = {one.name for one in tables.places if one.country == country.name and one.kind == "city"}
    near = {one.capital for one in tables.countries if one.continent == country.continent}
    fit = [[city for city in sorted(some - capitals) if city not in story.text] for some in (own, near)]
    return fit[0] or fit[1]


def _wrong_country(
    tables: Tables, country: Country, found: re.Match[str], dice: random.Random
) -> Iterator[tuple[str, str, str]]:
    """Another country of the continent in the place of this one: its words, the group, and what is right."""
    others = [
        one
        for one in tables.countries
        if one.continent == country.continent
        and one.name != country.name
        and one.demonyms
        and " " not in one.name
    ]
    if others:
        other = dice.choice(others)
        is_noun = found["country"].removeprefix("the ") == country.name
        yield (other.name if is_noun else other.demonyms[0]), "country", other.capital


def _countries(story: Story, tables: Tables, place: Place, dice: random.Random) -> Iterator[Error]:
    """ "Lyon, France", "Lyon in France", "the French city of Lyon" put in another country."""
    country = tables.country_named.get(place.country)
    if country is None:
        return
    name, city = re.escape(country.name), re.escape(place.name)
    ours = "|".join(map(re.escape, country.demonyms)) or "-"
    described = (
        rf"\b{city},? (?:which is )?an? (?:[\w-]+ ){{0,4}}?{_PLACE} (?:in|of) "
        rf"(?:(?:the )?[\w-]+ (?:of )?)?(?P<country>(?:the )?{name})\b"
    )
    patterns = (
        rf"\b{city}(?:, | in |, in )(?P<country>(?:the )?{name})\b",
        described,
        rf"\b(?P<demonym>{ours}) (?:[a-z-]+ )?(?:city|town|port|capital|region|island|river|resort)(?: city)?(?: of)? {city}\b",
    )
    same_name = {one.country for one in tables.places if place.name in {one.name, *one.aliases}}
    others = [
        one
        for one in tables.countries
        if one.continent == country.continent
        and one.name not in same_name
        and one.demonyms
        and " " not in one.name
    ]
    for pattern in patterns:
        for found in re.finditer(pattern, story.text):
            other = dice.choice(others)
            is_noun = "country" in found.groupdict()
            start, end = found.span("country" if is_noun else "demonym")
            words = other.name if is_noun else other.demonyms[0]
            rule = "city in another country" if "capital" not in found[0] else "capital of another country"
            edit = Edit(start=start, end=end, words=words)
            yield plant(
                story,
                [edit],
                kind=KIND,
                rule=rule,
                place=found.span(),
                right=(country.name, *country.demonyms),
            )


def _directions(story: Story, tables: Tables, place: Place) -> Iterator[Error]:
    """ "Hamburg, in the north of Germany", "northern German city of Hamburg" turned round where the map agrees."""
    country = tables.country_named.get(place.country)
    if country is None or place.lat is None or place.lon is None:
        return
    ours = "|".join(map(re.escape, (country.name, *country.demonyms)))
    pattern = re.compile(rf"{_DIRECTION}(?: of)?(?: the)? (?:{ours})\b")
    for at, _ in places_of(place.name, story.text):
        start, end = story.sentence_at(at)
        for found in pattern.finditer(story.text, start, end):
            words = found["direction"]
            beside = abs(found.start() - at) < 60
            if beside and _agrees(words.casefold(), place.lat - country.lat, place.lon - country.lon):
                new = re.sub("(?i)north|south|east|west", lambda part: _turned(part[0]), words)
                edit = Edit(start=found.start("direction"), end=found.end("direction"), words=new)
                span = (min(at, found.start()), max(at + len(place.name), found.end()))
                yield plant(
                    story,
                    [edit],
                    kind=KIND,
                    rule="direction turned",
                    place=span,
                    right=(words, *_spelt(words)),
                )


def _spelt(direction: str) -> tuple[str, str]:
    """ "north-west" and "northwest"."""
    plain = direction.casefold().replace("-", "")
    return plain, re.sub("(?<=north|south)(?=east|west)", "-", plain)


def _turned(word: str) -> str:
    other = _OPPOSITE[word.casefold()]
    return other.capitalize() if word[0].isupper() else other


def _agrees(direction: str, north: float, east: float) -> bool:
    """Whether the place lies clearly on that side of the country's middle."""
    sides = {"north": north, "south": -north, "east": east, "west": -east}
    return all(side > _CLEAR for word, side in sides.items() if word in direction)


def _memberships(story: Story, tables: Tables, dice: random.Random) -> Iterator[Error]:
    """ "NATO member Norway" of a country that has joined later or has left, by the tables' dates."""
    for body in tables.organisations:
        names = [name for name in (body.acronym, body.name) if name and name in story.text]
        known = {body.acronym, body.name, *body.aliases}
        terms = [one for one in tables.memberships if one.organisation in known]
        outside = [
            one.country
            for one in terms
            if (one.start and one.start.first > story.published)
            or (one.end and one.end.last < story.published)
        ]
        outside = [country for country in outside if country not in story.text]
        if not names or not outside:
            continue
        inside = "|".join(re.escape(one.country) for one in terms)
        bodies = "|".join(map(re.escape, names))
        for found in re.finditer(rf"\b(?:{bodies}) member (?P<country>{inside})\b", story.text):
            start, end = found.span("country")
            yield plant(
                story,
                [Edit(start=start, end=end, words=dice.choice(outside))],
                kind=KIND,
                rule="no member then",
                place=found.span(),
                right=(found["country"], *names),
            )
