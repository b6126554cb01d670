"""The whole engine: an article in, findings out, with the embedded pack and with sources that misbehave."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from checks.article import from_file, from_html, from_text
from checks.errors import SourceFailed, Unreadable
from checks.language import SpacyRecogniser
from checks.model import (
    Article,
    Candidate,
    CheckRun,
    ClaimKind,
    FactSheet,
    Finding,
    Query,
    Rating,
    Reason,
    Resolution,
    Unasked,
    Versions,
)
from checks.run import Source, check, claim_key, find, in_thread, replay
from checks.sources.pack import Pack

READ_AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
STORY = (
    "German Chancellor Olaf Schultz met Spanish Prime Minister Pedro Sánchez in Berlin on Tuesday, 16 May 2023. "
    "Schultz said little."
)


def story(text: str = STORY, published: date | None = date(2023, 5, 16)) -> Article:
    return from_text(text, retrieved_at=READ_AT, published=published)


def run(article: Article, recogniser: SpacyRecogniser, *sources: Source) -> CheckRun:
    versions = Versions(factdesk="0", model=recogniser.version, pack="0")
    return asyncio.run(
        check(article, finder=in_thread(recogniser), sources=sources, run_id="r", versions=versions)
    )


def of(found: CheckRun, kind: ClaimKind, quote: str) -> Finding:
    return next(f for f in found.findings if f.claim.kind is kind and f.claim.quote == quote)


class Silent:
    """A source that is enabled and knows nobody."""

    name = "silent"

    async def resolve(self, queries: Sequence[Query], known: Sequence[Candidate]) -> Resolution:
        return Resolution(requests=1)

    async def facts(self, candidates: Sequence[Candidate]) -> FactSheet:
        return FactSheet()


class Down(Silent):
    """A source whose server answers with an error."""

    name = "down"

    async def resolve(self, queries: Sequence[Query], known: Sequence[Candidate]) -> Resolution:
        raise SourceFailed(self.name, "503 from the server")


class Frugal(Silent):
    """A source that has no budget left for anybody."""

    name = "frugal"

    async def resolve(self, queries: Sequence[Query], known: Sequence[Candidate]) -> Resolution:
        return Resolution(
            unasked=tuple(Unasked(query=q, why=Reason.BUDGET, detail="15 searches") for q in queries)
        )


class Recording(Silent):
    """A source that remembers what it was asked."""

    name = "recording"

    def __init__(self) -> None:
        self.asked: list[Query] = []
        self.known: list[Candidate] = []

    async def resolve(self, queries: Sequence[Query], known: Sequence[Candidate]) -> Resolution:
        self.asked, self.known = list(queries), list(known)
        return Resolution()


def test_a_misspelt_name_differs_and_the_right_ones_agree(recogniser: SpacyRecogniser, pack: Pack) -> None:
    found = run(story(), recogniser, pack)
    assert of(found, ClaimKind.NAME, "Olaf Schultz").verdict.correction == "Olaf Scholz"
    assert of(found, ClaimKind.NAME, "Pedro Sánchez").verdict.rating is Rating.MATCHES
    assert of(found, ClaimKind.TITLE, "German Chancellor").verdict.rating is Rating.MATCHES
    assert of(found, ClaimKind.DATE, "Tuesday, 16 May 2023").verdict.rating is Rating.MATCHES


def test_a_person_named_twice_is_one_claim_with_two_occurrences(
    recogniser: SpacyRecogniser, pack: Pack
) -> None:
    found = of(run(story(), recogniser, pack), ClaimKind.NAME, "Olaf Schultz")
    assert [STORY[span.start : span.end] for span in found.claim.occurrences] == ["Olaf Schultz", "Schultz"]


def test_no_match_and_no_difference_is_without_evidence(recogniser: SpacyRecogniser, pack: Pack) -> None:
    for found in run(story(), recogniser, pack).rated(Rating.MATCHES, Rating.DIFFERS):
        assert found.verdict.evidence


def test_silence_is_never_refutation(recogniser: SpacyRecogniser) -> None:
    found = run(story(), recogniser, Silent())
    assert of(found, ClaimKind.NAME, "Olaf Schultz").verdict.rating is Rating.NO_REFERENCE
    assert not [f for f in found.rated(Rating.DIFFERS) if f.claim.kind is not ClaimKind.DATE]


def test_a_source_that_is_down_is_an_outage_and_its_names_are_unchecked(recogniser: SpacyRecogniser) -> None:
    found = run(story(), recogniser, Silent(), Down())
    assert [(outage.source, outage.detail) for outage in found.outages] == [("down", "503 from the server")]
    verdict = of(found, ClaimKind.NAME, "Olaf Schultz").verdict
    assert (verdict.rating, verdict.reason) == (Rating.UNCHECKED, Reason.OUTAGE)


def test_what_the_budget_left_out_is_unchecked_and_no_outage(recogniser: SpacyRecogniser) -> None:
    found = run(story(), recogniser, Frugal())
    verdict = of(found, ClaimKind.NAME, "Olaf Schultz").verdict
    assert (verdict.rating, verdict.reason) == (Rating.UNCHECKED, Reason.BUDGET)
    assert found.outages == ()


def test_each_query_is_put_once_and_later_sources_know_earlier_candidates(
    recogniser: SpacyRecogniser, pack: Pack
) -> None:
    recording = Recording()
    run(story(), recogniser, pack, recording)
    assert len(recording.asked) == len(set(recording.asked))
    assert "Olaf Scholz" in {candidate.label for candidate in recording.known}


def test_without_a_publication_date_offices_and_relative_dates_are_unchecked(
    recogniser: SpacyRecogniser, pack: Pack
) -> None:
    text = "German Chancellor Olaf Scholz spoke yesterday about the budget and the harbour of Kiel."
    found = run(story(text, None), recogniser, pack)
    assert of(found, ClaimKind.TITLE, "German Chancellor").verdict.rating is Rating.UNCHECKED
    assert of(found, ClaimKind.DATE, "yesterday").verdict.rating is Rating.UNCHECKED
    assert of(found, ClaimKind.NAME, "Olaf Scholz").verdict.rating is Rating.MATCHES


def test_a_replay_judges_the_same_without_asking_anybody(recogniser: SpacyRecogniser, pack: Pack) -> None:
    found = run(story(), recogniser, pack)
    assert replay(found, found=find(found.article, recogniser)).findings == found.findings


def test_an_inserted_paragraph_changes_no_claim_key(recogniser: SpacyRecogniser, pack: Pack) -> None:
    before = {claim_key(f.claim) for f in run(story(), recogniser, pack).findings}
    longer = f"The harbour was quiet and the ferries ran late all morning.\n\n{STORY}"
    after = {claim_key(f.claim) for f in run(story(longer), recogniser, pack).findings}
    assert before <= after


GERMAN = (
    "Bundeskanzler Olaf Scholz hat am Dienstag, dem 16. Mai 2023, in Berlin mit Pedro Sánchez über die Lage gesprochen. "
    "Er sagte, dass es noch nicht so weit sei."
)


def test_a_text_in_another_language_is_not_checked_as_english(
    recogniser: SpacyRecogniser, pack: Pack
) -> None:
    recording = Recording()
    found = run(story(GERMAN), recogniser, pack, recording)
    assert found.article.language == "de"
    assert (found.findings, found.lookups, found.left_out, recording.asked) == ((), (), 0, [])


def test_of_a_story_in_two_languages_only_the_english_is_checked(
    recogniser: SpacyRecogniser, pack: Pack
) -> None:
    text = f"{GERMAN}\n\n{STORY}\n\nThe two said that they would meet again in the spring, and left by the same door."
    found = run(story(text), recogniser, pack)
    assert found.article.language == "en"
    assert all(span.start > len(GERMAN) for one in found.findings for span in one.claim.occurrences)
    assert of(found, ClaimKind.NAME, "Pedro Sánchez").verdict.rating is Rating.MATCHES


NOTE = (
    "Correction: An earlier version of this article, by Ada Quist, gave the chancellor's name as Olaf Schulz."
)


@pytest.mark.parametrize("text", [f"{STORY}\n\n{NOTE}", f"{NOTE}\n\n{STORY}"], ids=["below", "above"])
def test_what_a_correction_note_says_is_no_claim_of_the_story(
    recogniser: SpacyRecogniser, pack: Pack, text: str
) -> None:
    found = run(story(text), recogniser, pack)
    named = {one.claim.subject for one in found.findings if one.claim.kind is ClaimKind.NAME}
    assert named == {"Olaf Schultz", "Pedro Sánchez"}
    note = range(text.index(NOTE), text.index(NOTE) + len(NOTE))
    assert not [one for one in found.findings for span in one.claim.occurrences if span.start in note]


def test_a_person_whom_a_note_above_the_story_names_first_is_checked_where_the_story_does(
    recogniser: SpacyRecogniser, pack: Pack
) -> None:
    note = "This article was amended on 17 May 2023 to correct a quotation of Pedro Sánchez."
    found = of(run(story(f"{note}\n\n{STORY}"), recogniser, pack), ClaimKind.NAME, "Pedro Sánchez")
    assert found.claim.start > len(note)
    assert len(found.claim.occurrences) == 1


def test_stamps_of_a_live_blog_are_no_claims(recogniser: SpacyRecogniser, pack: Pack) -> None:
    stamped = f"10.42am BST\n\n{STORY}\n\nUpdated at 11.05 BST\n\n11:20\n\nSchultz left at once."
    found, bare = (
        run(story(text), recogniser, pack) for text in (stamped, f"{STORY}\n\nSchultz left at once.")
    )
    assert [one.id for one in found.findings] == [one.id for one in bare.findings]


def test_claim_keys_are_unique_within_an_article(
    recogniser: SpacyRecogniser, pack: Pack, shared: Path
) -> None:
    for article in real_articles(shared):
        keys = [found.id for found in run(article, recogniser, pack).findings]
        assert len(keys) == len(set(keys))


def real_articles(shared: Path) -> list[Article]:
    """Every article in ../shared/data: the sample story, the news with gold, the pages that can be read."""
    seed = from_file(
        "article.txt",
        (shared / "seed" / "article.txt").read_bytes(),
        retrieved_at=READ_AT,
        published=date(2023, 5, 16),
    )
    news = [json.loads(path.read_text()) for path in sorted((shared / "gum-news").glob("*.json"))]
    articles = [seed, *(story(one["text"], date.fromisoformat(one["published"])) for one in news)]
    for path in sorted((shared / "html").glob("*.html")):
        try:
            articles.append(from_html(path.read_bytes(), retrieved_at=READ_AT, url="https://paper.example/a"))
        except Unreadable:
            continue
    return articles


def test_every_span_quotes_the_text_in_all_articles(
    recogniser: SpacyRecogniser, pack: Pack, shared: Path
) -> None:
    articles = real_articles(shared)
    assert len(articles) > 15
    for article in articles:
        for found in run(article, recogniser, pack).findings:
            claim = found.claim
            assert article.text[claim.start : claim.end] == claim.quote
            assert all(0 <= span.start < span.end <= len(article.text) for span in claim.occurrences)


def test_replay_is_identical_on_all_articles(recogniser: SpacyRecogniser, pack: Pack, shared: Path) -> None:
    for article in real_articles(shared):
        found = run(article, recogniser, pack)
        assert replay(found, found=find(found.article, recogniser)).findings == found.findings


@pytest.fixture(scope="module")
def seed(recogniser: SpacyRecogniser, pack: Pack, shared: Path) -> CheckRun:
    """The sample story as of its own date."""
    return run(real_articles(shared)[0], recogniser, pack)


def test_the_sample_story_s_slips_are_raised(seed: CheckRun) -> None:
    blinken = of(seed, ClaimKind.NAME, "Anthony Blinken")
    galuzin = of(seed, ClaimKind.NAME, "Mykhailo Galuzin")
    assert (blinken.verdict.rating, blinken.verdict.correction) == (Rating.DIFFERS, "Antony Blinken")
    assert (galuzin.verdict.rating, galuzin.verdict.correction) == (Rating.DIFFERS, "Mikhail Galuzin")
    assert galuzin.verdict.reason is Reason.TRANSLITERATION


def test_the_sample_story_s_traps_stay_quiet(seed: CheckRun) -> None:
    differing = {found.claim.quote for found in seed.rated(Rating.DIFFERS)}
    assert differing == {"Anthony Blinken", "Mykhailo Galuzin"}
    assert of(seed, ClaimKind.NAME, "Sergey Bobylev").verdict.rating is Rating.NO_REFERENCE
    for name in ("Xi Jinping", "Vladimir Putin"):
        assert of(seed, ClaimKind.NAME, name).verdict.rating is Rating.MATCHES
    for title in ("US Secretary of State", "Chinese President", "Russian Deputy Foreign Minister"):
        assert of(seed, ClaimKind.TITLE, title).verdict.rating is Rating.MATCHES


def test_the_sample_story_s_dates_are_resolved(seed: CheckRun) -> None:
    summit = of(seed, ClaimKind.DATE, "May 18 and 19").claim.value
    monday = of(seed, ClaimKind.DATE, "last Monday")
    war = next(f for f in seed.findings if "447th day" in f.claim.quote)
    assert (summit.from_, summit.to) == ("2023-05-18", "2023-05-19")
    assert monday.verdict.rating is Rating.AMBIGUOUS
    assert set(monday.claim.value.ambiguous) == {"2023-05-08", "2023-05-15"}
    assert war.verdict.rating is Rating.MATCHES


def test_years_later_the_same_office_no_longer_agrees(
    recogniser: SpacyRecogniser, pack: Pack, shared: Path
) -> None:
    article = replace(real_articles(shared)[0], published_at=date(2026, 6, 1))
    found = run(article, recogniser, pack)
    assert of(found, ClaimKind.TITLE, "US Secretary of State").verdict.rating is not Rating.MATCHES
