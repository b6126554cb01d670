"""Claims about works, and what a reference's page of the same title may and may not settle."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.kinds import works
from checks.model import (
    Claim,
    Creation,
    Entity,
    EntityKind,
    Lookup,
    LookupState,
    Name,
    NameForm,
    PartRole,
    Query,
    Rating,
    Reason,
    Verdict,
)
from checks.reading import NamedWork, Reading
from tests.checks.kinds.readings import reading_of
from tests.checks.kinds.references import answered


def reading_with(text: str, *creations: tuple[str, Creation], role: PartRole = PartRole.BODY) -> Reading:
    """A reading in which each of these words, where it first stands after the one before, names this work."""
    found, begun = [], 0
    for words, creation in creations:
        begun = text.index(words, begun)
        found.append(NamedWork(start=begun, end=begun + len(words), creation=creation, role=role))
        begun += len(words)
    return replace(reading_of(text), works=tuple(found))


def claim_of(creation: Creation) -> tuple[Claim, Query]:
    reading = reading_with(f"They saw {creation.work} twice.", (creation.work, creation))
    (claim,) = works.find(reading)
    (query,) = works.ask(claim, reading)
    return claim, query


def page(label: str, description: str, qid: str = "Q1") -> Entity:
    names = (Name(text=label, form=NameForm.LABEL),)
    return Entity(
        source="wikidata",
        id=qid,
        kind=EntityKind.WORK,
        label=label,
        names=names,
        description=description,
        qid=qid,
        url=f"https://reference.example/{qid}",
    )


def verdict(creation: Creation, *pages: Entity) -> Verdict:
    claim, query = claim_of(creation)
    return works.judge(claim, (answered(query, *pages),), {})


JAWS = Creation(work="Jaws", form="film", author="Steven Spielberg", year=1975)
JAWS_PAGE = page("Jaws", "1975 film by Steven Spielberg")


def test_one_work_is_one_claim_with_all_its_places() -> None:
    act = Creation(work="Human Rights Act 1998", form="law", year=1998)
    text = "The Human Rights Act 1998 stays. The Human Rights Act is law."
    (claim,) = works.find(reading_with(text, ("Human Rights Act 1998", act), ("Human Rights Act", act)))
    assert (claim.quote, len(claim.occurrences)) == ("Human Rights Act 1998", 2)
    assert claim.statement == "“Human Rights Act 1998” is a law."


def test_the_statement_says_form_maker_and_year() -> None:
    claim, _ = claim_of(JAWS)
    assert claim.statement == "“Jaws” is a film by Steven Spielberg of 1975."


@pytest.mark.parametrize("role", [PartRole.CREDIT, PartRole.NOTE])
def test_works_of_credits_and_correction_notes_are_no_claims(role: PartRole) -> None:
    assert works.find(reading_with("Stills from Jaws.", ("Jaws", JAWS), role=role)) == ()


def test_a_title_in_its_own_marks_is_no_quotation_but_one_in_speech_is() -> None:
    marked = reading_with("He saw “Jaws” again.", ("Jaws", JAWS))
    said = reading_with("“I saw Jaws when I was nine years old,” he said.", ("Jaws", JAWS))
    assert not works.find(marked)[0].in_quote
    assert works.find(said)[0].in_quote


def test_it_asks_about_a_work_also_under_the_titles_that_tell_pages_apart() -> None:
    _, query = claim_of(JAWS)
    assert (query.about, query.subject) == (EntityKind.WORK, "Jaws")
    assert {"Jaws (film)", "Jaws (1975 film)"} <= set(query.forms)
    assert query.context == ("Steven Spielberg", "film")


def test_a_work_of_that_title_form_maker_and_year_agrees_with_its_page_as_evidence() -> None:
    result = verdict(JAWS, JAWS_PAGE)
    assert (result.rating, result.evidence[0].url) == (Rating.MATCHES, "https://reference.example/Q1")


@pytest.mark.parametrize("described", ["British passenger liner", "anatomical structure", ""])
def test_a_page_of_the_same_title_about_something_else_is_not_the_work(described: str) -> None:
    assert verdict(JAWS, page("Jaws", described)).rating is Rating.NO_REFERENCE


def test_a_page_of_another_title_is_not_the_work() -> None:
    assert verdict(JAWS, page("Jaws 2", "1978 film by Jeannot Szwarc")).rating is Rating.NO_REFERENCE


def test_another_year_is_a_slip_only_where_the_maker_agrees() -> None:
    result = verdict(replace(JAWS, year=1982), JAWS_PAGE)
    assert (result.rating, result.reason) == (Rating.DIFFERS, Reason.WORK)
    assert verdict(replace(JAWS, year=1982, author=None), JAWS_PAGE).rating is Rating.AMBIGUOUS


def test_the_year_before_is_a_question_since_films_are_made_and_shown_in_different_years() -> None:
    assert verdict(replace(JAWS, year=1974), JAWS_PAGE).rating is Rating.AMBIGUOUS


def test_another_maker_is_a_question() -> None:
    assert verdict(replace(JAWS, author="George Lucas"), JAWS_PAGE).rating is Rating.AMBIGUOUS


def test_of_several_works_of_one_title_the_one_that_fits_is_meant() -> None:
    pages = (
        page("Dune", "1984 film by David Lynch", "Q1"),
        page("Dune", "2021 film by Denis Villeneuve", "Q2"),
    )
    result = verdict(Creation(work="Dune", form="film", author="Denis Villeneuve", year=2021), *pages)
    assert (result.rating, result.evidence[0].url) == (Rating.MATCHES, "https://reference.example/Q2")


def test_a_redirect_from_another_spelling_is_a_question_and_a_short_title_is_none() -> None:
    jaws = Name(text="Jawz", form=NameForm.REDIRECT)
    respelt = replace(JAWS_PAGE, names=(*JAWS_PAGE.names, jaws))
    assert verdict(replace(JAWS, work="Jawz"), respelt).rating is Rating.AMBIGUOUS
    act = page("USA PATRIOT Act", "United States federal law")
    short = replace(act, names=(*act.names, Name(text="Patriot Act", form=NameForm.REDIRECT)))
    assert verdict(Creation(work="Patriot Act", form="law"), short).rating is Rating.MATCHES


def test_silence_about_a_named_form_is_not_found_and_else_not_checked() -> None:
    assert verdict(JAWS).rating is Rating.NO_REFERENCE
    assert verdict(Creation(work="Jaws")).rating is Rating.UNCHECKED


def test_an_outage_is_never_not_found() -> None:
    claim, query = claim_of(JAWS)
    failed = Lookup(
        query=query, source="wikipedia", state=LookupState.FAILED, why=Reason.OUTAGE, detail="no answer"
    )
    result = works.judge(claim, (answered(query), failed), {})
    assert (result.rating, result.reason) == (Rating.UNCHECKED, Reason.OUTAGE)
