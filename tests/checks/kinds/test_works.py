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
    Fact,
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
from checks.reading import Label, Mention, NamedWork, Reading
from tests.checks.kinds.readings import reading_of
from tests.checks.kinds.references import answered, person


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


def test_the_year_before_is_no_slip_since_films_are_made_and_shown_in_different_years() -> None:
    result = verdict(replace(JAWS, year=1974), JAWS_PAGE)
    assert result.rating is Rating.UNCHECKED
    assert "shown in the next" in result.explanation


def test_a_film_is_also_called_its_stars() -> None:
    assert verdict(replace(JAWS, author="Roy Scheider"), JAWS_PAGE).rating is Rating.UNCHECKED


def test_of_several_works_of_one_title_the_one_that_fits_is_meant() -> None:
    pages = (
        page("Dune", "1984 film by David Lynch", "Q1"),
        page("Dune", "2021 film by Denis Villeneuve", "Q2"),
    )
    result = verdict(Creation(work="Dune", form="film", author="Denis Villeneuve", year=2021), *pages)
    assert (result.rating, result.evidence[0].url) == (Rating.MATCHES, "https://reference.example/Q2")


def test_a_redirect_from_another_spelling_is_a_slip_and_a_short_title_is_none() -> None:
    jaws = Name(text="Jawz", form=NameForm.REDIRECT)
    respelt = replace(JAWS_PAGE, names=(*JAWS_PAGE.names, jaws))
    result = verdict(replace(JAWS, work="Jawz"), respelt)
    assert (result.rating, result.correction) == (Rating.DIFFERS, "Jaws")
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


def work(label: str, kind: str, maker: tuple[str, str], year: str, qid: str = "Q9") -> Entity:
    """A work with facts, as Wikidata has them."""
    facts = (
        Fact(property=maker[0], value=maker[1], source_url=f"https://reference.example/{qid}"),
        Fact(property="published", value=year, source_url=f"https://reference.example/{qid}"),
        Fact(property="instance_of", value=kind),
    )
    return replace(page(label, "", qid), facts=facts)


EMMA = work("Emma", "novel", ("author", "Jane Austen"), "1815-12-23")
MIDDLEMARCH = work("The Mill on the Floss", "novel", ("author", "George Eliot"), "1860")
KANE = work("Citizen Kane", "film", ("director", "Orson Welles"), "1941-05-01")


def judged(text: str, creation: Creation, *known: Entity) -> Verdict:
    reading = reading_with(text, (creation.work, creation))
    (claim,) = works.find(reading)
    (query,) = works.ask(claim, reading)
    return works.judge(claim, (answered(query, *known),), {})


def test_makers_and_years_come_from_facts() -> None:
    creation = Creation(work="Emma", form="book", author="Jane Austen", year=1815)
    assert judged("Jane Austen wrote Emma in 1815.", creation, EMMA).rating is Rating.MATCHES


@pytest.mark.parametrize(("year", "right"), [(1841, "1815"), (1805, "1815")])
def test_another_year_of_a_work_by_its_maker_looks_wrong(year: int, right: str) -> None:
    creation = Creation(work="Emma", form="book", author="Jane Austen", year=year)
    verdict = judged(f"Jane Austen wrote Emma in {year}.", creation, EMMA)
    assert (verdict.rating, verdict.correction) == (Rating.DIFFERS, right)
    assert verdict.evidence[0].url == "https://reference.example/Q9"


def test_a_book_a_year_apart_is_a_question_since_books_come_out_once() -> None:
    creation = Creation(work="Emma", form="book", author="Jane Austen", year=1816)
    assert judged("Jane Austen wrote Emma.", creation, EMMA).rating is Rating.AMBIGUOUS


def test_any_of_several_dates_of_publication_agrees() -> None:
    again = replace(KANE, facts=(*KANE.facts, Fact(property="published", value="1991-05-01")))
    creation = Creation(work="Citizen Kane", form="film", author="Orson Welles", year=1991)
    assert judged("They showed Citizen Kane.", creation, again).rating is Rating.MATCHES


def test_another_maker_of_a_book_looks_wrong_where_the_title_is_hardly_another_s() -> None:
    creation = Creation(work="The Mill on the Floss", form="book", author="Jane Austen")
    verdict = judged("Jane Austen’s novel The Mill on the Floss sold.", creation, MIDDLEMARCH)
    assert (verdict.rating, verdict.correction) == (Rating.DIFFERS, "George Eliot")


def test_a_short_title_may_be_another_work_by_another_maker() -> None:
    creation = Creation(work="Emma", form="book", author="Alexander McCall Smith")
    verdict = judged("Alexander McCall Smith’s novel Emma sold.", creation, EMMA)
    assert verdict.rating is Rating.AMBIGUOUS


@pytest.mark.parametrize(
    ("text", "year", "rating"),
    [
        ("They saw Citizen Kane (1941), directed by John Ford, twice.", 1941, Rating.DIFFERS),
        ("They saw Citizen Kane, directed by John Ford, twice.", None, Rating.AMBIGUOUS),
        ("John Ford, the director of Citizen Kane, died.", None, Rating.AMBIGUOUS),
        ("They saw John Ford’s film Citizen Kane (1941) twice.", 1941, Rating.UNCHECKED),
    ],
)
def test_of_a_film_only_who_is_said_to_have_made_it_is_compared(
    text: str, year: int | None, rating: Rating
) -> None:
    creation = Creation(work="Citizen Kane", form="film", author="John Ford", year=year)
    assert judged(text, creation, KANE).rating is rating


@pytest.mark.parametrize("year", [1941, None])
def test_who_is_called_the_director_with_an_age_made_the_film(year: int | None) -> None:
    creation = Creation(work="Citizen Kane", form="film", author="John Ford", year=year)
    verdict = judged("John Ford, 47, director of the film Citizen Kane, came.", creation, KANE)
    assert verdict.rating is (Rating.DIFFERS if year else Rating.AMBIGUOUS)


@pytest.mark.parametrize(
    ("creation", "known"),
    [
        (Creation(work="Emma", form="film", author="Autumn de Wilde", year=2020), "1996"),
        (Creation(work="Rebecca", form="film", author="Ben Wheatley", year=2020), "1940"),
    ],
)
def test_another_maker_and_another_year_are_another_work(creation: Creation, known: str) -> None:
    film = work(creation.work, "film", ("director", "Ada Moor"), known)
    text = f"They saw {creation.work}, directed by {creation.author}, twice."
    assert judged(text, creation, film).rating is Rating.UNCHECKED


@pytest.mark.parametrize(("year", "rating"), [(1972, Rating.UNCHECKED), (2013, Rating.AMBIGUOUS)])
def test_a_film_of_another_age_is_another_film(year: int, rating: Rating) -> None:
    film = work("Roma", "film", ("director", "Alfonso Cuarón"), "2018")
    creation = Creation(work="Roma", form="film", year=year)
    assert judged("They saw Roma twice.", creation, film).rating is rating


def test_who_wrote_a_song_need_not_be_who_sang_it() -> None:
    song = work("Respect", "song", ("performer", "Aretha Franklin"), "1967")
    creation = Creation(work="Respect", author="Otis Redding")
    assert judged("Respect, written by Otis Redding, was sung.", creation, song).rating is Rating.UNCHECKED


def test_a_song_is_also_theirs_who_sing_it_again() -> None:
    song = work("I Will Always Love You", "song", ("performer", "Dolly Parton"), "1974")
    creation = Creation(work="I Will Always Love You", form="song", author="Whitney Houston")
    verdict = judged("I Will Always Love You by Whitney Houston won.", creation, song)
    assert verdict.rating is Rating.UNCHECKED


@pytest.mark.parametrize(
    ("written", "author", "known", "rating"),
    [
        ("The Mill on the Flos", "George Eliot", MIDDLEMARCH, Rating.DIFFERS),
        ("The Mill in the Floss", "George Eliot", MIDDLEMARCH, Rating.DIFFERS),
        ("The Mill on the Flosss", None, MIDDLEMARCH, Rating.AMBIGUOUS),
        ("Emmas", "Jane Austen", EMMA, Rating.NO_REFERENCE),
        ("The Mill on the Flos", "Jane Austen", MIDDLEMARCH, Rating.UNCHECKED),
    ],
)
def test_a_title_nearly_the_same_is_a_slip_where_its_maker_says_so(
    written: str, author: str | None, known: Entity, rating: Rating
) -> None:
    creation = Creation(work=written, form="book", author=author)
    verdict = judged(f"She read {written}.", creation, known)
    assert verdict.rating is rating
    if rating is Rating.DIFFERS:
        assert verdict.correction == known.label


def test_what_the_reference_does_not_tell_is_not_confirmed() -> None:
    bare = replace(KANE, facts=(Fact(property="instance_of", value="film"),))
    creation = Creation(work="Citizen Kane", form="film", author="Orson Welles", year=1941)
    assert judged("They saw Citizen Kane.", creation, bare).rating is Rating.UNCHECKED


def test_no_work_is_called_wrong_where_a_source_could_not_be_asked() -> None:
    creation = Creation(work="Emma", form="book", author="Jane Austen", year=1841)
    reading = reading_with("She read Emma.", ("Emma", creation))
    (claim,) = works.find(reading)
    (query,) = works.ask(claim, reading)
    failed = Lookup(query=query, source="wikipedia", state=LookupState.FAILED, why=Reason.OUTAGE)
    assert works.judge(claim, (answered(query, EMMA), failed), {}).rating is Rating.UNCHECKED


def test_inside_a_quotation_no_other_year_is_offered() -> None:
    creation = Creation(work="Emma", form="book", author="Jane Austen", year=1841)
    verdict = judged("“I read Emma, of 1841, by Jane Austen again,” she said.", creation, EMMA)
    assert verdict.correction is None
    assert "check the original" in verdict.explanation


PACT = work("Dayton Agreement", "treaty", ("author", ""), "1995-12-14")


@pytest.mark.parametrize(
    ("text", "form", "rating"),
    [
        ("They read Jane Austen’s The Mill on the Floss (1860) twice.", "", Rating.AMBIGUOUS),
        ("They read Jane Austen’s The Mill on the Floss twice.", "", Rating.UNCHECKED),
        ("They read a series with Jane Austen’s The Mill on the Floss (1860).", "series", Rating.AMBIGUOUS),
    ],
)
def test_of_one_title_and_year_another_maker_is_asked_about(text: str, form: str, rating: Rating) -> None:
    year = 1860 if "1860" in text else None
    creation = Creation(work="The Mill on the Floss", form=form, author="Jane Austen", year=year)
    assert judged(text, creation, MIDDLEMARCH).rating is rating


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("The director John Ford was here. John Ford’s film Citizen Kane (1941) ran.", Rating.AMBIGUOUS),
        ("John Ford, the film-maker, was here. Ford’s film Citizen Kane (1941) ran.", Rating.AMBIGUOUS),
        ("The actor John Ford was here. John Ford’s film Citizen Kane (1941) ran.", Rating.UNCHECKED),
        ("John Ford sold boats. John Ford’s film Citizen Kane (1941) ran.", Rating.UNCHECKED),
    ],
)
def test_a_film_that_is_called_a_directors_is_compared_and_a_stars_is_not(text: str, rating: Rating) -> None:
    creation = Creation(work="Citizen Kane", form="film", author="John Ford", year=1941)
    assert judged(text, creation, KANE).rating is rating


@pytest.mark.parametrize(
    ("year", "rating"),
    [
        (1995, Rating.MATCHES),
        (1996, Rating.MATCHES),
        (1992, Rating.AMBIGUOUS),
        (1998, Rating.AMBIGUOUS),
        (1945, Rating.UNCHECKED),
    ],
)
def test_a_treaty_of_a_year_near_its_own_is_asked_about(year: int, rating: Rating) -> None:
    creation = Creation(work="Dayton Agreement", form="treaty", year=year)
    assert judged(f"They signed the Dayton Agreement of {year}.", creation, PACT).rating is rating


@pytest.mark.parametrize("written", ["Dayton Agreemnet", "Daytton Agreement"])
def test_a_treaty_misspelt_in_a_shared_word_looks_wrong_and_else_is_asked_about(written: str) -> None:
    verdict = judged(f"They signed the {written}.", Creation(work=written, form="treaty"), PACT)
    assert verdict.rating is (Rating.DIFFERS if "Dayton" in written else Rating.AMBIGUOUS)
    assert verdict.correction == "Dayton Agreement"


def test_a_long_title_is_known_by_its_words_beside_the_year_of_its_film() -> None:
    creation = Creation(work="The Mill on the Flsos", form="", year=1937)
    verdict = judged("They saw The Mill on the Flsos (1937) twice.", creation, MIDDLEMARCH)
    assert (verdict.rating, verdict.correction) == (Rating.AMBIGUOUS, "The Mill on the Floss")


@pytest.mark.parametrize(
    ("trade", "text", "rating"),
    [
        ("film director", "John Ford, whose film Citizen Kane dates from 1941, came.", Rating.AMBIGUOUS),
        ("film director", "John Ford, who made the film Citizen Kane in 1941, came.", Rating.AMBIGUOUS),
        ("film director", "They saw John Ford’s film Citizen Kane (1941).", Rating.AMBIGUOUS),
        (
            "film actor and director",
            "John Ford, whose film Citizen Kane dates from 1941, came.",
            Rating.MATCHES,
        ),
        ("film actor", "They saw John Ford’s film Citizen Kane (1941).", Rating.UNCHECKED),
        ("publisher", "John Ford, who made the film Citizen Kane in 1941, came.", Rating.MATCHES),
        ("", "John Ford, who made the film Citizen Kane in 1941, came.", Rating.MATCHES),
    ],
)
def test_a_work_called_somebodys_is_compared_where_a_reference_says_that_they_make_such(
    trade: str, text: str, rating: Rating
) -> None:
    creation = Creation(work="Citizen Kane", form="film", author="John Ford", year=1941)
    reading = reading_with(text, (creation.work, creation))
    at = text.index("John Ford")
    ford = Mention(
        start=at, end=at + 9, text="John Ford", label=Label.PERSON, subject="John Ford", role=PartRole.BODY
    )
    reading = replace(reading, mentions=(ford,))
    (claim,) = works.find(reading)
    about_work, about_person = works.ask(claim, reading)
    known = [person("John Ford", Fact(property="occupation", value=trade))] if trade else []
    lookups = (answered(about_work, KANE), answered(about_person, *known))
    assert works.judge(claim, lookups, {}).rating is rating
