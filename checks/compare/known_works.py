"""What the references together know of works of one title: makers, years, and what they call them. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from checks.compare.names import NameLikeness, compare_names
from checks.compare.strings import fold
from checks.compare.work_titles import TitleLikeness, compare_titles, mark_of
from checks.model import Entity, Fact, Hit, Lookup, NameForm

MAKERS = ("author", "director", "performer", "creator", "composer")
PUBLISHED = ("published", "start", "date", "founded")

# How a reference words what the text calls by a form. A form that is not listed may be worded in any way.
_WORDED = {
    "film": r"films?|movie|documentary|biopic|cinema",
    "book": r"novel|book|memoir|autobiography|biography|novella|literary work|written work|cookbook|short stor|nonfiction|non-fiction",
    "album": r"album|extended play|record|soundtrack|mixtape",
    "song": r"song|single|hymn|anthem|ballad|composition|musical work|aria",
    "series": r"series|sitcom|show|soap|programme|program|miniseries|drama",
    "play": r"play|tragedy|comedy|drama|theatre",
    "musical": r"musical",
    "opera": r"opera",
    "ballet": r"ballet",
    "painting": r"painting|portrait|fresco|mural|artwork",
    "sculpture": r"sculpture|statue",
    "game": r"game",
    "poem": r"poem|poetry|sonnet|epic",
    "law": (
        r"acts?|law|bill|statute|legislation|amendment|regulation|directive|constitution|code|ordinance|order|charter"
    ),
    "treaty": r"treat(?:y|ies)|agreements?|accords?|convention|pact|protocol|charter|declaration|covenant|instrument",
}
_INSTRUMENTS = ("law", "treaty")
_ANY = "|".join(
    [*_WORDED.values(), "symphony", "podcast", "report", "article", "paper", "franchise", "trilogy"]
)
_A_WORK = re.compile(rf"\b(?:{_ANY})", re.IGNORECASE)
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
_MAKER = re.compile(
    r"\bby (?:[a-z][\w-]* ){0,4}((?:[A-Z][\w.’'-]*)(?: (?:[A-Z][\w.’'-]*|de|van|von|der|la|le|du|and|&)){0,5})"
)


class Fit(StrEnum):
    """How one thing that the text says of a work fits the reference. NEAR: a year apart. UNKNOWN: nothing to compare."""

    SAME = "same"
    NEAR = "near"
    UNKNOWN = "unknown"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class KnownWork:
    """A work as all sources together describe it.

    `title` is the likeness of the nearest of its titles; `led`: only a redirect has the written one.
    """

    entities: tuple[Entity, ...]
    described: str
    marked: str
    title: TitleLikeness
    led: bool

    @property
    def label(self) -> str:
        """The title of the entity that says most."""
        return self.shown.label

    @property
    def shown(self) -> Entity:
        """The entity to show as evidence."""
        return next((entity for entity in self.entities if entity.description), self.entities[0])

    def facts(self, props: Sequence[str]) -> list[tuple[Entity, Fact]]:
        """Its facts of these properties with the entity that states them."""
        return [(one, fact) for one in self.entities for prop in props for fact in one.about(prop)]

    @property
    def years(self) -> tuple[int, ...]:
        """Every year in which, by facts or by the description, it came out."""
        dated = [_year(fact) for _, fact in self.facts(PUBLISHED)]
        told = [int(found) for words in (self.described, self.marked) for found in _YEAR.findall(words)[:1]]
        return tuple(dict.fromkeys(year for year in (*dated, *told) if year is not None))

    @property
    def makers(self) -> tuple[str, ...]:
        """Who made it, by facts, else by the description."""
        stated = tuple(dict.fromkeys(fact.value for _, fact in self.facts(MAKERS)))
        if stated:
            return stated
        found = _MAKER.search(self.described)
        return tuple(re.split(r" (?:and|&) ", found[1])) if found else ()

    @property
    def said(self) -> str:
        """All that the references call it."""
        kinds = " ".join(fact.value for _, fact in self.facts(("instance_of",)))
        return f"{self.described} {self.marked} {kinds}"


def _year(fact: Fact) -> int | None:
    found = _YEAR.match(fact.value)
    if found:
        return int(found[1])
    return fact.start.year if fact.start else None


def known_works(lookups: Sequence[Lookup], title: str, form: str) -> list[KnownWork]:
    """The works of this title or nearly this one, of the form that the text names; those of one item together."""
    groups: dict[str, list[Hit]] = {}
    for lookup in lookups:
        for hit in lookup.hits:
            groups.setdefault(hit.entity.qid or f"{hit.entity.source} {hit.entity.id}", []).append(hit)
    known = (_known(hits, title) for hits in groups.values())
    return [one for one in known if (one.led or one.title is not TitleLikeness.OTHER) and is_such(one, form)]


def _known(hits: Sequence[Hit], title: str) -> KnownWork:
    entities = tuple(dict.fromkeys(hit.entity for hit in hits))
    likeness, led = _title(title, entities)
    marks = (
        mark_of(words)
        for hit in hits
        for words in (hit.candidate.id, hit.candidate.matched, hit.entity.label)
    )
    return KnownWork(
        entities=entities,
        described=next((entity.description for entity in entities if entity.description), ""),
        marked=next((mark for mark in marks if mark), ""),
        title=likeness,
        led=led,
    )


def _title(title: str, entities: Sequence[Entity]) -> tuple[TitleLikeness, bool]:
    """The likeness of the nearest title, and whether only a redirect has the written one."""
    labels = [compare_titles(title, entity.label) for entity in entities]
    own = min(labels, key=_NEAREST_FIRST.index)
    if own is not TitleLikeness.OTHER:
        return own, False
    names = [name for entity in entities for name in entity.names if name.form is not NameForm.REDIRECT]
    other = min((compare_titles(title, name.text) for name in names), key=_NEAREST_FIRST.index, default=own)
    if other in {TitleLikeness.SAME, TitleLikeness.MISSPELT}:
        return other, False
    led = any(
        compare_titles(title, name.text) is TitleLikeness.SAME for entity in entities for name in entity.names
    )
    return TitleLikeness.OTHER, led


_NEAREST_FIRST = tuple(TitleLikeness)


def fit_year(known: KnownWork, year: int | None) -> Fit:
    """How a year that the text gives fits those of the reference; a re-release is one of them."""
    if year is None or not known.years:
        return Fit.UNKNOWN
    apart = min(abs(year - one) for one in known.years)
    return Fit.SAME if apart == 0 else Fit.NEAR if apart == 1 else Fit.OTHER


def fit_maker(known: KnownWork, author: str | None) -> Fit:
    """How a maker that the text gives fits those of the reference. A spelling is no other maker."""
    if author is None or not known.makers:
        return Fit.UNKNOWN
    likenesses = [_maker_likeness(author, maker) for maker in known.makers]
    return next((fit for fit in (Fit.SAME, Fit.UNKNOWN) if fit in likenesses), Fit.OTHER)


def _maker_likeness(written: str, reference: str) -> Fit:
    if fold(written) == fold(reference):
        return Fit.SAME
    if " " not in written.strip():
        return Fit.SAME if fold(written) in fold(reference).split() else Fit.OTHER
    likeness = compare_names(written, reference).likeness
    if likeness in {NameLikeness.SAME, NameLikeness.SHORT}:
        return Fit.SAME
    if likeness in {NameLikeness.OTHER_PERSON, NameLikeness.UNLIKE}:
        shared = set(fold(written).split()) & set(fold(reference).split())
        # "the Beatles", "Gilbert and Sullivan": a part of a band's or a pair's name.
        return Fit.UNKNOWN if shared and likeness is NameLikeness.UNLIKE else Fit.OTHER
    return Fit.UNKNOWN


def is_such(known: KnownWork, form: str) -> bool:
    """Whether the reference itself says that it is a work, and of the form that the text names."""
    # "Act" is the word for either: the Helsinki Final Act is no law.
    worded = "|".join(_WORDED[one] for one in _INSTRUMENTS) if form in _INSTRUMENTS else _WORDED.get(form)
    return bool(
        re.search(rf"\b(?:{worded})", known.said, re.IGNORECASE) if worded else _A_WORK.search(known.said)
    )
