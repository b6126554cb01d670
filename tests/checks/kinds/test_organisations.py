"""Verdicts on organisations and events: what a reference confirms, and what it may not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.kinds import organisations
from checks.model import (
    Abbreviation,
    Claim,
    Entity,
    EntityKind,
    Fact,
    FoundBy,
    Location,
    Lookup,
    LookupState,
    Name,
    NameForm,
    PartRole,
    Rating,
    Reason,
    Verdict,
)
from checks.reading import Expansion, Label, Naming, Placing, Reading
from tests.checks.kinds.readings import reading_of
from tests.checks.kinds.references import answered


def body(
    label: str, *names: Name, description: str = "", source: str = "pack", facts: tuple[Fact, ...] = ()
) -> Entity:
    return Entity(
        source=source,
        id=label,
        kind=EntityKind.ORGANISATION,
        label=label,
        names=(Name(text=label, form=NameForm.LABEL), *names),
        description=description,
        facts=facts,
        url="https://reference.example/page",
    )


def reading_with(
    text: str, *subjects: str, told: bool = True, country: str = "", label: Label = Label.ORGANISATION
) -> Reading:
    namings = tuple(
        Naming(
            start=text.index(subject),
            end=text.index(subject) + len(subject),
            text=subject,
            label=label,
            subject=subject,
            role=PartRole.BODY,
            told=told,
            country=country,
        )
        for subject in subjects
    )
    return replace(reading_of(text), namings=namings)


def judged(reading: Reading, *entities: Entity, found_by: FoundBy = FoundBy.LABEL) -> Verdict:
    (claim,) = organisations.find(reading)
    lookups = [answered(query, *entities, found_by=found_by) for query in organisations.ask(claim, reading)]
    return organisations.judge(claim, lookups, {})


def claims(reading: Reading) -> tuple[Claim, ...]:
    return organisations.find(reading)


def test_the_label_of_a_reference_confirms_the_name() -> None:
    verdict = judged(reading_with("The Arctic Council met.", "Arctic Council"), body("Arctic Council"))
    assert verdict.rating is Rating.MATCHES
    assert verdict.evidence


@pytest.mark.parametrize("written", ["World Trade Organisation", "World Trade Organization"])
def test_the_style_of_a_spelling_is_not_told_apart(written: str) -> None:
    verdict = judged(reading_with(f"The {written} met.", written), body("World Trade Organization"))
    assert verdict.rating is Rating.MATCHES


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("Eurasian Union", "Eurasian Economic Union"),
        ("European Convention", "European Human Rights Convention"),
    ],
)
def test_an_informal_name_is_a_question(written: str, label: str) -> None:
    entity = body(label, Name(text=written, form=NameForm.INFORMAL))
    verdict = judged(reading_with(f"He praised the {written}.", written), entity, found_by=FoundBy.ALIAS)
    assert (verdict.rating, verdict.reason) == (Rating.AMBIGUOUS, Reason.INFORMAL_NAME)
    assert verdict.correction == label


def test_inside_a_quotation_no_other_wording_is_offered() -> None:
    text = "“We trust the Eurasian Union,” he said."
    entity = body("Eurasian Economic Union", Name(text="Eurasian Union", form=NameForm.INFORMAL))
    verdict = judged(reading_with(text, "Eurasian Union"), entity)
    assert verdict.correction is None
    assert "check the original" in verdict.explanation


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("Commonwealth of Nations of Independent States", "Commonwealth of Independent States"),
        ("Conference of Peace on Disarmament", "Conference on Disarmament"),
    ],
)
def test_a_second_complement_is_a_question(written: str, label: str) -> None:
    verdict = judged(reading_with(f"The {written} met.", written), body(label), found_by=FoundBy.SEARCH)
    assert (verdict.rating, verdict.reason, verdict.correction) == (Rating.AMBIGUOUS, Reason.EXPANSION, label)


def test_the_official_long_form_behind_a_redirect_is_no_question() -> None:
    written = "Conservative and Unionist Party"
    entity = replace(
        body("Conservative Party", Name(text=written, form=NameForm.REDIRECT), source="wikipedia"),
        description="",
    )
    assert judged(reading_with(f"The {written} met.", written), entity).rating is Rating.UNCHECKED


def test_a_guess_that_nobody_knows_is_never_called_not_found() -> None:
    verdict = judged(reading_with("It went to Zorblatt.", "Zorblatt", told=False))
    assert verdict.rating is Rating.UNCHECKED
    assert "No reference confirms" in verdict.explanation


def test_a_body_told_by_its_words_that_nobody_knows_is_not_found() -> None:
    assert judged(reading_with("The Toy Bank of Zorb met.", "Toy Bank of Zorb")).rating is Rating.NO_REFERENCE


@pytest.mark.parametrize("description", ["2004 film by Ana Ruiz", "Welsh footballer", "genus of moths"])
def test_a_page_of_something_else_confirms_no_guess(description: str) -> None:
    entity = body("Zorblatt", description=description, source="wikidata")
    verdict = judged(reading_with("It went to Zorblatt.", "Zorblatt", told=False), entity)
    assert verdict.rating is Rating.UNCHECKED


def test_a_described_company_confirms_a_guess() -> None:
    entity = body("Zorblatt", description="Danish software company", source="wikidata")
    verdict = judged(reading_with("It went to Zorblatt.", "Zorblatt", told=False), entity)
    assert verdict.rating is Rating.MATCHES


def test_a_body_that_every_state_has_must_be_that_of_the_named_country() -> None:
    reading = reading_with("China's Ministry of Health said so.", "Ministry of Health", country="China")
    other = body("Ministry of Health", description="government ministry of Peru", source="wikidata")
    own = body("Ministry of Health", description="government ministry of China", source="wikidata")
    assert judged(reading, other).rating is Rating.NO_REFERENCE
    assert judged(reading, own).rating is Rating.MATCHES


def test_the_country_is_asked_with_the_body() -> None:
    reading = reading_with("China's Ministry of Health said so.", "Ministry of Health", country="China")
    (query,) = organisations.ask(claims(reading)[0], reading)
    assert query.context == ("China",)
    assert "Ministry of Health (China)" in query.forms


def expanded(text: str, letters: str, words: str, *, misfit: bool = False) -> Reading:
    start = text.index(words)
    expansion = Expansion(
        start=start,
        end=text.index(letters) + len(letters) + 1,
        abbreviation=Abbreviation(letters=letters, stands_for=words),
        role=PartRole.BODY,
        name=(start, start + len(words)),
        misfit=misfit,
    )
    return replace(reading_with(text, words), expansions=(expansion,))


def test_an_expanded_name_is_one_claim_with_its_letters() -> None:
    (claim,) = claims(expanded("The Arctic Trade Council (ATC) met.", "ATC", "Arctic Trade Council"))
    assert claim.asserts == Abbreviation(letters="ATC", stands_for="Arctic Trade Council")
    assert claim.quote == "Arctic Trade Council (ATC)"


def test_letters_that_miss_their_words_are_a_question_with_the_words_as_evidence() -> None:
    reading = expanded(
        "The World Health Organisation (WTO) met.", "WTO", "World Health Organisation", misfit=True
    )
    verdict = judged(reading)
    assert (verdict.rating, verdict.reason) == (Rating.AMBIGUOUS, Reason.EXPANSION)
    assert verdict.evidence[0].quoted == "World Health Organisation (WTO)"


@pytest.mark.parametrize(
    ("letters", "ours", "theirs"),
    [
        ("IAEA", "International Atomic Power Energy Agency", "International Atomic Energy Agency"),
        ("ECOSOC", "Economic and Social Affairs Council", "Economic and Social Council"),
    ],
)
def test_letters_that_the_reference_spells_out_otherwise_are_a_question(
    letters: str, ours: str, theirs: str
) -> None:
    reading = expanded(f"The {ours} ({letters}) met.", letters, ours)
    (claim,) = claims(reading)
    whole, short = organisations.ask(claim, reading)
    known = body(theirs, Name(text=letters, form=NameForm.ALIAS))
    verdict = organisations.judge(claim, [answered(whole), answered(short, known)], {})
    assert (verdict.rating, verdict.reason, verdict.correction) == (
        Rating.AMBIGUOUS,
        Reason.EXPANSION,
        theirs,
    )


def test_the_same_letters_of_another_body_say_nothing() -> None:
    reading = expanded("The Coastal Islands Society (CIS) met.", "CIS", "Coastal Islands Society")
    (claim,) = claims(reading)
    whole, short = organisations.ask(claim, reading)
    other = body("Commonwealth of Independent States", Name(text="CIS", form=NameForm.ALIAS))
    verdict = organisations.judge(claim, [answered(whole), answered(short, other)], {})
    assert verdict.rating is Rating.NO_REFERENCE


def test_an_event_is_asked_as_an_event() -> None:
    reading = reading_with("The Cannes Film Festival opened.", "Cannes Film Festival", label=Label.EVENT)
    (claim,) = claims(reading)
    assert claim.tags == ("event",)
    assert organisations.ask(claim, reading)[0].about is EntityKind.EVENT


def test_at_most_forty_are_asked_and_the_rest_says_so() -> None:
    subjects = [f"Bank of Place{chr(65 + number % 26)}{number}" for number in range(45)]
    reading = reading_with(". ".join(subjects), *subjects)
    found = claims(reading)
    asked = [claim for claim in found if organisations.ask(claim, reading)]
    left = [organisations.judge(claim, [], {}) for claim in found if claim not in asked]
    assert (len(asked), len(left)) == (40, 5)
    assert {(verdict.rating, verdict.reason) for verdict in left} == {(Rating.UNCHECKED, Reason.BUDGET)}


def test_an_outage_is_not_silence() -> None:
    reading = reading_with("The Arctic Council met.", "Arctic Council")
    (claim,) = claims(reading)
    (query,) = organisations.ask(claim, reading)
    failed = Lookup(
        query=query, source="wikipedia", state=LookupState.FAILED, why=Reason.OUTAGE, detail="down"
    )
    assert organisations.judge(claim, [failed], {}).reason is Reason.OUTAGE


def test_the_newspaper_that_names_itself_is_no_claim() -> None:
    reading = reading_with("The Harbour Gazette has learned that it rained.", "Harbour Gazette")
    own = replace(reading, article=replace(reading.article, publisher="The Harbour Gazette"))
    assert claims(own) == ()


def test_a_guess_that_the_text_places_somewhere_is_no_organisation() -> None:
    text = "Mariupol, in southern Ukraine, and the Mariupol Institute were hit."
    reading = reading_with(text, "Mariupol", told=False)
    placing = Placing(
        start=0,
        end=29,
        location=Location(place="Mariupol", relation="in southern", within="Ukraine"),
        role=PartRole.BODY,
    )
    assert len(claims(reading)) == 1
    assert claims(replace(reading, placings=(placing,))) == ()
    institute = reading_with(text, "Mariupol Institute")
    assert len(claims(replace(institute, placings=(placing,)))) == 1


IAEA = body("International Atomic Energy Agency", Name(text="IAEA", form=NameForm.ALIAS))
OSCE = body("Organization for Security and Co-operation in Europe", Name(text="OSCE", form=NameForm.ALIAS))
OECS = body("Organisation of Eastern Caribbean States", Name(text="OECS", form=NameForm.ALIAS))
WTO = body("World Trade Organization", Name(text="WTO", form=NameForm.ALIAS))
WHO = body("World Health Organization", Name(text="WHO", form=NameForm.ALIAS))


def spelt_out(ours: str, letters: str, *known: Entity, misfit: bool = False) -> Verdict:
    """What is said of a name with its letters when the reference finds these bodies by the letters alone."""
    reading = expanded(f"The {ours} ({letters}) met.", letters, ours, misfit=misfit)
    (claim,) = claims(reading)
    whole, short = organisations.ask(claim, reading)
    return organisations.judge(claim, [answered(whole), answered(short, *known)], {})


@pytest.mark.parametrize(
    ("ours", "letters", "known", "right"),
    [
        ("International Atomic Energy Association", "IAEA", IAEA, "International Atomic Energy Agency"),
        (
            "Organisation for Security and Cooperation of Europe",
            "OSCE",
            OSCE,
            "Organization for Security and Co-operation in Europe",
        ),
        ("Organisation of East Caribbean States", "OECS", OECS, "Organisation of Eastern Caribbean States"),
        ("World Health Organistion", "WHO", WHO, "World Health Organization"),
    ],
)
def test_a_word_exchanged_looks_wrong_where_the_letters_tell_the_body(
    ours: str, letters: str, known: Entity, right: str
) -> None:
    verdict = spelt_out(ours, letters, known)
    assert (verdict.rating, verdict.correction) == (Rating.DIFFERS, right)
    assert verdict.evidence


@pytest.mark.parametrize(
    ("ours", "letters", "known"),
    [
        ("Eurasian Space Agency", "ESA", body("European Space Agency")),
        ("Intercontinental Cricket Council", "ICC", body("International Cricket Council")),
    ],
)
def test_words_that_begin_alike_are_asked_about_where_the_letters_are_the_same(
    ours: str, letters: str, known: Entity
) -> None:
    assert spelt_out(ours, letters, known).rating is Rating.AMBIGUOUS


@pytest.mark.parametrize(
    ("ours", "letters", "known"),
    [
        ("World Tourism Organization", "WTO", WTO),
        ("American Marketing Association", "AMA", body("American Medical Association")),
        ("European Boxing Union", "EBU", body("European Broadcasting Union")),
    ],
)
def test_another_body_with_the_same_three_letters_is_no_slip(ours: str, letters: str, known: Entity) -> None:
    assert spelt_out(ours, letters, known).rating is Rating.NO_REFERENCE


def test_letters_of_another_body_beside_a_known_name_look_wrong() -> None:
    reading = expanded(
        "The World Health Organisation (WTO) met.", "WTO", "World Health Organisation", misfit=True
    )
    (claim,) = claims(reading)
    whole, short = organisations.ask(claim, reading)
    verdict = organisations.judge(claim, [answered(whole, WHO), answered(short, WTO)], {})
    assert (verdict.rating, verdict.reason) == (Rating.DIFFERS, Reason.EXPANSION)
    assert verdict.correction is None


def test_letters_from_another_language_that_the_reference_has_are_right() -> None:
    party = body("Swiss Council for Research", Name(text="CSR", form=NameForm.ALIAS))
    reading = expanded(
        "The Swiss Council for Research (CSR) met.", "CSR", "Swiss Council for Research", misfit=True
    )
    assert judged(reading, party).rating is Rating.MATCHES


@pytest.mark.parametrize(
    ("written", "known", "rating"),
    [
        ("International Monetery Fund", "International Monetary Fund", Rating.DIFFERS),
        ("Internatonal Cricket Council", "International Cricket Council", Rating.DIFFERS),
        ("European Central Bnak", "European Central Bank", Rating.AMBIGUOUS),
        ("Hubei University", "Hebei University", Rating.NO_REFERENCE),
        ("Bank of Enlgand", "Bank of England", Rating.DIFFERS),
        ("Reserve Bank of Astralia", "Reserve Bank of Australia", Rating.DIFFERS),
        ("Bank of Slovenia", "Bank of Slovakia", Rating.NO_REFERENCE),
        (
            "National Institution of Design Research",
            "National Institute of Design Research",
            Rating.AMBIGUOUS,
        ),
        ("World Health Assembly", "World Health Organization", Rating.NO_REFERENCE),
        ("University of East London", "University of London", Rating.NO_REFERENCE),
        ("Royal Society", "Royal Horticultural Society", Rating.NO_REFERENCE),
    ],
)
def test_without_letters_only_a_slip_of_the_pen_is_one(written: str, known: str, rating: Rating) -> None:
    verdict = judged(reading_with(f"The {written} met.", written), body(known), found_by=FoundBy.SEARCH)
    assert verdict.rating in {rating, Rating.UNCHECKED if rating is Rating.NO_REFERENCE else rating}


def test_letters_used_elsewhere_in_the_article_tell_the_body_too() -> None:
    written = "International Atomic Energy Association"
    reading = reading_with(f"The {written} met. Two people of the IAEA spoke.", written)
    (claim,) = claims(reading)
    whole, short = organisations.ask(claim, reading)
    assert short.subject == "IAEA"
    verdict = organisations.judge(claim, [answered(whole), answered(short, IAEA)], {})
    assert (verdict.rating, verdict.correction) == (Rating.DIFFERS, "International Atomic Energy Agency")


def test_no_slip_is_told_where_a_source_could_not_be_asked() -> None:
    written = "International Monetery Fund"
    reading = reading_with(f"The {written} met.", written)
    (claim,) = claims(reading)
    (query,) = organisations.ask(claim, reading)
    failed = Lookup(query=query, source="wikidata", state=LookupState.FAILED, why=Reason.OUTAGE)
    known = answered(query, body("International Monetary Fund"), found_by=FoundBy.SEARCH)
    assert organisations.judge(claim, [known, failed], {}).rating is not Rating.DIFFERS


def test_of_two_near_names_none_is_proposed() -> None:
    written = "National Councill of Teachers"
    known = (body("National Council of Teachers"), body("National Councils of Teachers"))
    verdict = judged(reading_with(f"The {written} met.", written), *known, found_by=FoundBy.SEARCH)
    assert verdict.rating is not Rating.DIFFERS


@pytest.mark.parametrize("fact", ["official_name", "short_name", "full_name"])
def test_a_name_that_stands_as_a_fact_is_a_name(fact: str) -> None:
    entity = body("Arctic Council", facts=(Fact(property=fact, value="Council of the Arctic"),))
    verdict = judged(reading_with("The Council of the Arctic met.", "Council of the Arctic"), entity)
    assert verdict.rating is Rating.MATCHES


ATHLETES = body(
    "World Athletics",
    Name(text="International Association of Athletics Federations", form=NameForm.ALIAS),
    Name(text="IAAF", form=NameForm.ALIAS),
)
CARRIERS = body("International Air Transport Association", Name(text="IATA", form=NameForm.ALIAS))
CRICKET = body("International Cricket Council", Name(text="ICC", form=NameForm.ALIAS))
BROADCASTER = body("British Broadcasting Corporation", Name(text="BBC", form=NameForm.ALIAS))


@pytest.mark.parametrize(
    ("text", "letters", "name", "known"),
    [
        (
            "The International Amateur Athletic Federation (IAAF) met.",
            "IAAF",
            "International Amateur Athletic Federation",
            ATHLETES,
        ),
        (
            "The International Air Traffic Association (IATA) was founded in 1919.",
            "IATA",
            "International Air Traffic Association",
            CARRIERS,
        ),
        (
            "The International Cricket Conference (ICC), as it was then, met.",
            "ICC",
            "International Cricket Conference",
            CRICKET,
        ),
        (
            "In 1922 the British Broadcasting Company (BBC) went on air.",
            "BBC",
            "British Broadcasting Company",
            BROADCASTER,
        ),
    ],
)
def test_a_former_name_of_the_same_letters_is_no_mistake(
    text: str, letters: str, name: str, known: Entity
) -> None:
    reading = expanded(text, letters, name)
    (claim,) = claims(reading)
    named, lettered = organisations.ask(claim, reading)
    verdict = organisations.judge(claim, [answered(named), answered(lettered, known)], {})
    assert verdict.rating is Rating.NO_REFERENCE


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("The International Cricket Conference (ICC) met.", Rating.AMBIGUOUS),
        ("The Internatonal Cricket Council (ICC) was founded in 1909.", Rating.DIFFERS),
    ],
)
def test_without_a_word_of_the_past_another_head_is_asked_about_and_a_slip_is_one_ever(
    text: str, rating: Rating
) -> None:
    name = text.partition(" (")[0].removeprefix("The ")
    reading = expanded(text, "ICC", name)
    (claim,) = claims(reading)
    named, lettered = organisations.ask(claim, reading)
    verdict = organisations.judge(claim, [answered(named), answered(lettered, CRICKET)], {})
    assert verdict.rating is rating


def test_words_much_alike_are_asked_about_beside_any_year() -> None:
    union = body("European Union", Name(text="EU", form=NameForm.ALIAS))
    reading = expanded("In the Eurasian Union (EU) since 1995, it pays.", "EU", "Eurasian Union")
    (claim,) = claims(reading)
    named, lettered = organisations.ask(claim, reading)
    verdict = organisations.judge(claim, [answered(named), answered(lettered, union)], {})
    assert (verdict.rating, verdict.correction) == (Rating.AMBIGUOUS, "European Union")
