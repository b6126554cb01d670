"""Works: films, books, songs, papers, laws and treaties, with their makers and years. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from checks.compare.asking import work_query
from checks.compare.body_names import BodyLikeness, compare_bodies
from checks.compare.confirming import careful_with_quotes
from checks.compare.evidence import cite, cite_name, silence
from checks.compare.identity import Identity, person_query
from checks.compare.known_works import (
    MAKERS,
    PUBLISHED,
    Fit,
    KnownWork,
    fit_maker,
    fit_year,
    is_such,
    known_works,
)
from checks.compare.strings import fold
from checks.compare.work_titles import TitleLikeness, bare_title, is_distinctive, title_words
from checks.model import (
    Claim,
    ClaimKind,
    Creation,
    EntityKind,
    Evidence,
    Lookup,
    LookupState,
    PartRole,
    Query,
    Rating,
    Reason,
    Span,
    Verdict,
)
from checks.reading import NamedWork, Reading

KIND = ClaimKind.WORK
_LEFT_OUT = frozenset({PartRole.CREDIT, PartRole.NOTE})

# The words say that the person made the work; they name a maker who was not understood.
CREDITED, UNREAD, DIRECTING, OWN = "credited", "maker not read", "a director", "called theirs"
# "He had written X in 1989": that it is a work is sure, whoever "he" is.
MADE = "said to be made"
# "Ann Price’s film X" may be a star's; where a reference knows her to make works it is hers.
POSSESSED = "possessive"
_BY_SOMEBODY = re.compile(r"[”\"’']?[^.;:!?\n“”\"]{0,50}? by (?:the )?[A-Z]")
_REACH = 90  # characters behind a title
# Forms that are rarely made twice under one title: a year or a maker of one of them is hardly another work's.
_MADE_ONCE = frozenset({"book", "play", "poem", "opera", "album", "novel", "story", "treaty"})
# Whoever is said to have such a work made it; a film or a show is also its star's.
_OWNED_BY_MAKER = frozenset({"book", "poem", "story", "paper", "album", "painting", "opera"})
# Finished in one year and shown in the next, or first shown at a festival.
_SHOWN_LATER = frozenset(
    {"film", "series", "play", "musical", "opera", "ballet", "game", "painting", "law", "treaty", ""}
)
_INSTRUMENTS = frozenset({"law", "treaty", "report"})
# Years after which a film of the same title is rather a new one than a misdated one.
_AN_AGE = 15
# Others record it too, and many have made one of that name.
_MADE_BY_MANY = frozenset({"song", "sculpture", "composition", "symphony"})
_MADE_BY = r"(?:(?:made|filmed|shot|directed|written|composed|recorded|penned|choreographed|authored) )?by"
_MAKES = (
    r"(?:directed|wrote|composed|recorded|penned|authored|painted|sculpted|shot|"
    r"(?:author|director|writer|composer|creator|painter|maker) of)"
)


def find(reading: Reading) -> tuple[Claim, ...]:
    """One claim for each work, at the first place of its longest form, in the order of the text."""
    by_work: dict[str, list[NamedWork]] = {}
    for work in reading.works:
        if work.role not in _LEFT_OUT:
            by_work.setdefault(fold(work.creation.work), []).append(work)
    claims = [_claim(works, reading) for works in by_work.values()]
    return tuple(sorted(claims, key=lambda claim: claim.start))


def _claim(works: Sequence[NamedWork], reading: Reading) -> Claim:
    text, creation = reading.article.text, works[0].creation
    whole = [work for work in works if text[work.start : work.end] == creation.work]
    first = (whole or works)[0]
    quotation = reading.quotation_at(first.start)
    # The title's own marks are no speech.
    said = quotation is not None and quotation.end - quotation.start > first.end - first.start + 3
    return Claim(
        kind=KIND,
        quote=text[first.start : first.end],
        start=first.start,
        end=first.end,
        occurrences=tuple(Span(start=work.start, end=work.end) for work in works),
        subject=" ".join(creation.work.split()),
        statement=_statement(creation),
        as_of=reading.article.published_at,
        published_at=reading.article.published_at,
        asserts=creation,
        role=first.role,
        in_quote=said,
        speaker=quotation.speaker if quotation is not None and said else None,
        tags=_tags(text, works, creation.author),
    )


def _tags(text: str, works: Sequence[NamedWork], author: str | None) -> tuple[str, ...]:
    made = (
        (MADE,)
        if any(_MADE_TITLE.search(text, max(0, work.start - 60), work.start) for work in works)
        else ()
    )
    if author is None:
        unread = any(_BY_SOMEBODY.match(text, work.end, work.end + _REACH) for work in works)
        return (UNREAD, *made) if unread else made
    if _is_credited(text, works, author):
        return (CREDITED,)
    told = (DIRECTING,) if _directs(text, author) else ()
    if _is_own(text, works, author):
        return (*told, OWN)
    return (*told, POSSESSED) if _is_possessed(text, works, author) else told


def _is_possessed(text: str, works: Sequence[NamedWork], author: str) -> bool:
    """Whether the title stands behind the name's possessive, or that behind the title: "X, Ann Price’s 2014 film"."""
    family = re.escape(author.rsplit(maxsplit=1)[-1]) if author else ""
    before = re.compile(rf"\b{family}[’']s? (?:[\w-]+ ){{0,3}}[“\"‘']?$")
    after = re.compile(
        rf"[,.]?[”\"’']?,? (?:[\w.’'-]+ ){{0,3}}{family}[’']s? [^.;,]{{0,30}}\b(?:film|movie|series|play)\b"
    )
    return bool(family) and any(
        before.search(text[max(0, work.start - 80) : work.start]) or after.match(text, work.end)
        for work in works
    )


def _is_own(text: str, works: Sequence[NamedWork], author: str) -> bool:
    """Whether the words call the work theirs or say that they brought it out: "whose film", "who published"."""
    family = re.escape(author.rsplit(maxsplit=1)[-1]) if author else ""
    own = re.compile(
        rf"{family}\b[^.;]{{0,60}} (?:whose|made|published|released|finished|completed)\b(?: [\w-]{{1,16}}){{0,4}},? [“\"‘']?$"
    )
    his = re.compile(
        r"[,.]?[”\"’']?,? (?:his|her) [^.;,]{0,40}\b(?:film|novel|book|album|painting|movie|play)\b"
    )
    return bool(family) and any(
        own.search(text[max(0, work.start - 120) : work.start]) or his.match(text, work.end) for work in works
    )


_MADE_TITLE = re.compile(
    r"\b(?:wrote|written|directed|composed|painted|penned|authored|published) [“\"‘']?\Z"
)


def _directs(text: str, author: str) -> bool:
    """Whether the article calls them one who makes films or series: of these a star's are "theirs" as well."""
    name = re.escape(author.rsplit(maxsplit=1)[-1]) if author else ""
    trade = r"(?:(?:film-?|movie-?|programme-?)makers?|directors?|auteurs?|showrunners?|creators?|directed|directing)"
    before, behind = rf"\b{trade}\b[^.;:\n]{{0,40}}\b{name}\b", rf"\b{name}\b,? [^.;:\n]{{0,40}}\b{trade}\b"
    return bool(name) and re.search(rf"{before}|{behind}|\b{name}, whose own\b", text) is not None


def _is_credited(text: str, works: Sequence[NamedWork], author: str | None) -> bool:
    """Whether the words say that the person made the work ("by", "directed", "wrote"), not only that it is theirs."""
    if not author:
        return False
    family = re.escape(author.split()[-1])
    after = re.compile(
        rf"[,.]?[”\"’']?(?:,? \([^()]{{1,20}}\))?,?(?: [\w-]{{1,16}}){{0,3}} {_MADE_BY} [^.;,]{{0,60}}{family}\b"
        rf"|[,.]?[”\"’']?,?(?: [^.;,“”\"]{{1,40}})? (?:which|that) [^.;,]{{0,40}}{family}(?: had| has| also| later)* (?:{_MAKES}|made)\b"
    )
    before = re.compile(
        rf"{family}(?:, \d{{1,3}})?(?:, (?:the|an?)(?: [\w-]{{1,16}}){{1,4}} who)?,?(?: [\w-]{{1,16}}){{0,3}} {_MAKES}\b[^.;]{{0,50}}$|\bdirector [^.;,]{{0,30}}{family}[’']s? [^.;]{{0,40}}$"
    )
    return any(
        after.match(text, work.end) or before.search(text[max(0, work.start - 120) : work.start])
        for work in works
    )


def _statement(creation: Creation) -> str:
    form = creation.form or "work"
    article = "an" if form[0] in "aeiou" else "a"
    maker = f" by {creation.author}" if creation.author else ""
    year = f" of {creation.year}" if creation.year and str(creation.year) not in creation.work else ""
    return f"“{creation.work}” is {article} {form}{maker}{year}."


def ask(claim: Claim, reading: Reading) -> tuple[Query, ...]:
    """The title, also as references mark it where another thing has the same name ("Titanic (film)")."""
    if not isinstance(claim.asserts, Creation):
        return ()
    query, author = work_query(claim.asserts, reading), claim.asserts.author
    if author is None or not {OWN, POSSESSED} & set(claim.tags) or not reading.persons_called(author):
        return (query,)
    return (query, person_query(author, reading))


def judge(claim: Claim, lookups: Sequence[Lookup], identities: Mapping[Query, Identity]) -> Verdict:  # noqa: ARG001 - all kinds are called alike
    """Compare with works of this title, else of nearly this title; what references call something else says nothing."""
    creation = claim.asserts
    if not isinstance(creation, Creation):
        return silence(lookups, claim.subject)
    if claim.as_of and creation.year and creation.year > claim.as_of.year + 1:
        creation = replace(creation, year=None)  # "Blade Runner 2049": a number of the title
    people = [lookup for lookup in lookups if lookup.query.about is EntityKind.PERSON]
    lookups = [lookup for lookup in lookups if lookup not in people]
    if OWN in claim.tags and not _makes_works(people):
        creation = replace(creation, author=None)
    elif POSSESSED in claim.tags and _makes_works(people):
        claim = replace(claim, tags=(*claim.tags, OWN))
    known = _of_form(claim, creation, lookups)
    titled = [one for one in known if one.title in {TitleLikeness.SAME, TitleLikeness.PART} and not one.led]
    failed = any(lookup.state is LookupState.FAILED for lookup in lookups)
    if titled:
        verdict = _titled(claim, creation, titled)
    elif known and not failed:
        verdict = _otherwise_titled(claim, creation, known)
    else:
        verdict = _unknown(claim, creation, lookups)
    if failed and verdict.rating in {Rating.DIFFERS, Rating.AMBIGUOUS}:
        verdict = silence([one for one in lookups if one.state is LookupState.FAILED], claim.subject)
    return careful_with_quotes(claim, verdict)


def _makes_works(lookups: Sequence[Lookup]) -> bool:
    """Whether a reference says that the person makes works: stars and publishers have films and books of others."""
    told = [
        " ".join((hit.entity.description, *(fact.value for fact in hit.entity.about("occupation"))))
        for lookup in lookups
        for hit in lookup.hits
        if fold(hit.entity.label) == fold(lookup.query.subject)
    ]
    return bool(told) and all(_MAKER.search(words) and not _OTHERS_WORKS.search(words) for words in told)


_MAKER = re.compile(
    r"\b(?:director|film-?maker|novelist|writer|author|poet|playwright|dramatist|essayist|economist|philosopher|historian|painter|artist|sculptor"
    r"|composer|songwriter|physicist|biologist|scientist|naturalist|journalist)\b",
    re.IGNORECASE,
)
_OTHERS_WORKS = re.compile(r"\b(?:actor|actress|publisher|producer|editor|translator|star)\b", re.IGNORECASE)


def _of_form(claim: Claim, creation: Creation, lookups: Sequence[Lookup]) -> list[KnownWork]:
    """The works of this title and of the form that the text names.

    The form is often that of another thing in the sentence; where none of it is known, a work whose year or maker is
    that of the text is the one that is meant.
    """
    known = known_works(lookups, claim.subject, creation.form)
    if known or not creation.form:
        return known
    every = known_works(lookups, claim.subject, "")
    return [
        one for one in every if Fit.SAME in {fit_year(one, creation.year), fit_maker(one, creation.author)}
    ]


def _titled(claim: Claim, creation: Creation, known: Sequence[KnownWork]) -> Verdict:
    """The work that fits what the text says; where none does, what is said otherwise of the one."""
    agreeing = [one for one in known if not _contradictions(one, creation)]
    if not agreeing:
        return _conflict(claim, creation, known)
    if _treaty_is_misdated(creation, agreeing):
        return _a_year_apart(creation, agreeing[0])
    full = next((one for one in agreeing if _is_confirmed(one, creation)), None)
    if full is not None and UNREAD not in claim.tags:
        return _agrees(full, creation)
    near = [one for one in agreeing if fit_year(one, _year(creation)) is Fit.NEAR]
    if len(near) == len(known) == 1 and creation.form not in _SHOWN_LATER:
        return _a_year_apart(creation, near[0])
    return _partly(creation, agreeing[0])


def _treaty_is_misdated(creation: Creation, known: Sequence[KnownWork]) -> bool:
    """Whether the text gives a treaty a year that is none of its own, though near enough to mean this one.

    Treaties are signed, ratified and in force in different years, and a town lends its name to many.
    """
    one, year = known[0], creation.year
    if creation.form != "treaty" or year is None or len(known) != 1 or str(year) in creation.work:
        return False
    apart = [abs(year - each) for each in one.years]
    return bool(apart) and 1 < min(apart) <= _AN_AGE and one.title is TitleLikeness.SAME


def _year(creation: Creation) -> int | None:
    """The year that the text gives; that of a law is part of its name."""
    return None if creation.form in {"law", "treaty"} else creation.year


def _contradictions(known: KnownWork, creation: Creation) -> set[str]:
    fits = {"year": fit_year(known, _year(creation)), "author": fit_maker(known, creation.author)}
    return {what for what, fit in fits.items() if fit is Fit.OTHER}


def _is_confirmed(known: KnownWork, creation: Creation) -> bool:
    """Whether all that the text says of the work is what the reference has."""
    if creation.form == "treaty" and fit_year(known, creation.year) is Fit.OTHER:
        return False
    year = _year(creation) is None or fit_year(known, _year(creation)) is Fit.SAME
    return year and (creation.author is None or fit_maker(known, creation.author) is Fit.SAME)


def _agrees(known: KnownWork, creation: Creation) -> Verdict:
    described = f" ({known.described})" if known.described else ""
    return Verdict(
        rating=Rating.MATCHES,
        reason=Reason.NONE,
        explanation=f"The reference knows {creation.form or 'a work'} “{known.label}”{described}.",
        evidence=(cite_name(known.shown),),
    )


def _partly(creation: Creation, known: KnownWork) -> Verdict:
    """The work is known, but not all that the text says of it is."""
    told = "; it says nothing of the year or the maker that the text gives"
    if fit_year(known, _year(creation)) is Fit.NEAR:
        told = f" of {known.years[0]}; works are often finished in one year and shown in the next"
    elif fit_year(known, _year(creation)) is Fit.OTHER:
        told = f" of {known.years[0]}; the text does not say what it is, so that another work may be meant"
    elif fit_maker(known, creation.author) is Fit.OTHER:
        told = f" by {' and '.join(known.makers[:3])}; it may also be called {creation.author}’s for another reason"
    return Verdict(
        rating=Rating.UNCHECKED,
        reason=Reason.NONE,
        explanation=f"The reference knows “{known.label}”{told}.",
    )


def _a_year_apart(creation: Creation, known: KnownWork) -> Verdict:
    dated = " or ".join(str(year) for year in known.years)
    return Verdict(
        rating=Rating.AMBIGUOUS,
        reason=Reason.WORK,
        explanation=f"The reference dates “{known.label}” {dated}, the text {creation.year}.",
        correction=str(known.years[0]),
        evidence=_cited(known, PUBLISHED),
    )


def _conflict(claim: Claim, creation: Creation, known: Sequence[KnownWork]) -> Verdict:
    """A slip only where one work alone can be meant; else a question, or nothing where many have made it."""
    one = known[0]
    contradicted = _contradictions(one, creation)
    if _is_another(one, creation, contradicted):
        return _partly(creation, one)
    many = contradicted == {"author"} and (creation.form in _MADE_BY_MANY or is_such(one, "song"))
    made = contradicted == {"author"} and CREDITED in claim.tags
    dated = _year(creation) is not None and fit_year(one, _year(creation)) is Fit.SAME
    formless = (
        not (creation.form or MADE in claim.tags)
        and not made
        and not dated
        and fit_maker(one, creation.author) is not Fit.SAME
    )
    if many or formless:
        return _partly(creation, one)
    sure = len(known) == 1 and len(contradicted) == 1
    if contradicted == {"year"}:
        sure = sure and _year_is_slip(one, creation, claim)
        correction, told = str(min(one.years)), f"dates it {' or '.join(str(year) for year in one.years)}"
        cited = _cited(one, PUBLISHED)
    else:
        owned = creation.form in _OWNED_BY_MAKER
        staged = is_such(one, "film") or is_such(one, "series") or is_such(one, "play")
        theirs = owned or (dated and (not staged or bool({DIRECTING, OWN} & set(claim.tags))))
        if CREDITED not in claim.tags and not theirs:
            return _partly(creation, one)
        sure = sure and _maker_is_slip(one, creation, claim) and (CREDITED in claim.tags or owned)
        correction, told = one.makers[0], f"has it as the work of {' and '.join(one.makers[:3])}"
        cited = _cited(one, MAKERS)
    described = f" ({one.described})" if one.described else ""
    others = "" if sure else " Another work of this title may be meant."
    return Verdict(
        rating=Rating.DIFFERS if sure else Rating.AMBIGUOUS,
        reason=Reason.WORK,
        explanation=f"The reference knows “{one.label}”{described} and {told}.{others}",
        correction=correction if len(known) == 1 and len(contradicted) == 1 else None,
        evidence=cited if len(known) == 1 else tuple(cite_name(item.shown) for item in known[:4]),
    )


def _is_another(known: KnownWork, creation: Creation, contradicted: set[str]) -> bool:
    """Whether the text plainly speaks of another work of that title: other maker and year, or made in another age."""
    if contradicted == {"year", "author"}:
        return True
    year = _year(creation)
    if contradicted != {"year"} or year is None or fit_maker(known, creation.author) is Fit.SAME:
        return False
    distinct = creation.form in _MADE_ONCE and is_distinctive(known.label)
    return not distinct and min(abs(year - one) for one in known.years) > _AN_AGE


def _year_is_slip(known: KnownWork, creation: Creation, claim: Claim) -> bool:
    by_maker = fit_maker(known, creation.author) is Fit.SAME
    return by_maker or (creation.form in _MADE_ONCE and is_distinctive(claim.subject))


def _maker_is_slip(known: KnownWork, creation: Creation, claim: Claim) -> bool:
    dated = _year(creation) is not None and fit_year(known, creation.year) is Fit.SAME
    # Of one title, form and year there is hardly a second one.
    return dated or (creation.form in _MADE_ONCE and is_distinctive(claim.subject))


def _cited(known: KnownWork, props: Sequence[str]) -> tuple[Evidence, ...]:
    """The facts that say so, else the page."""
    stated = tuple(
        cite(entity, fact, quoted=f"{entity.label}: {fact.property} {fact.value}")
        for entity, fact in known.facts(props)[:2]
    )
    return stated or (cite_name(known.shown),)


def _otherwise_titled(claim: Claim, creation: Creation, known: Sequence[KnownWork]) -> Verdict:
    """No work of this title, but one of nearly this one: a slip where its maker or its year says that it is meant."""
    near = [one for one in known if one.title in {TitleLikeness.MISSPELT, TitleLikeness.JOINT}]
    # A long title is known by its words, whatever year is told beside it: that of the film, where the book is known.
    near = [one for one in near if not _contradictions(one, creation) - _loose(claim, creation, one)]
    if len({one.label for one in near}) != 1:
        return _led_elsewhere(claim, known[0])
    one = near[0]
    sure = Fit.SAME in {fit_maker(one, creation.author), fit_year(one, creation.year)}
    # A slip in a word that such names share, or in a town's name: "Maastricht Tretay", "Treaty of Lisobn".
    if creation.form in _INSTRUMENTS and not sure:
        sure = compare_bodies(claim.subject, bare_title(one.label)).likeness is BodyLikeness.MISSPELT
    plain = one.title is TitleLikeness.MISSPELT and len(title_words(claim.subject)) > 1
    if not sure and not (plain and (creation.form or is_distinctive(claim.subject))):
        return _led_elsewhere(claim, one)
    title = bare_title(one.label)
    return Verdict(
        rating=Rating.DIFFERS if sure else Rating.AMBIGUOUS,
        reason=Reason.WORK,
        explanation=f"The reference has the title “{title}”"
        + (f" ({one.described})." if one.described else "."),
        correction=title,
        evidence=(cite_name(one.shown),),
    )


def _loose(claim: Claim, creation: Creation, known: KnownWork) -> set[str]:
    long = is_distinctive(claim.subject) and known.title is TitleLikeness.MISSPELT
    return {"year"} if long and creation.author is None else set()


def _led_elsewhere(claim: Claim, known: KnownWork) -> Verdict:
    """A redirect may lead from a part, a song or a misspelling; that says nothing of the title."""
    return Verdict(
        rating=Rating.UNCHECKED,
        reason=Reason.NONE,
        explanation=f"The reference leads “{claim.subject}” to “{known.label}”; whether that is meant was not decided.",
    )


def _unknown(claim: Claim, creation: Creation, lookups: Sequence[Lookup]) -> Verdict:
    """Not found; where the words do not even say that it is a work, nothing was checked."""
    failed = any(lookup.state is LookupState.FAILED for lookup in lookups)
    if creation.form or failed or not lookups:
        asked = [lookup for lookup in lookups if lookup.state is not LookupState.ANSWERED]
        if asked or not lookups:
            return silence(asked, claim.subject)
        return Verdict(
            rating=Rating.NO_REFERENCE,
            reason=Reason.NONE,
            explanation=f"The references know {claim.subject}, but not as {creation.form or 'a work'}.",
        )
    return Verdict(
        rating=Rating.UNCHECKED,
        reason=Reason.NO_SOURCE,
        explanation=f"No source knows a work called {claim.subject}; the text does not say what it is.",
    )
