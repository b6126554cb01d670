"""The same story as different programs write it: what is found in it stays the same."""

from __future__ import annotations

import textwrap
from datetime import UTC, date, datetime

import pytest

from checks.article import from_text
from checks.language import SpacyRecogniser
from checks.model import Claim, ClaimKind
from checks.run import claim_key, find

PARAGRAPHS = (
    "Harbour Minister Ilse Varga opened the bridge over the Ald on 2 July 2024.",
    '"We owe this to the people of Aldmouth," said Tomas Arkel, the former harbour master. It cost $12 million.',
    "German Chancellor Olaf Scholz wasn't there; Scholz's office said he was in Paris on Tuesday.",
    "The North Sea Harbour Association (NSHA) had asked for it since 2014.",
)
PLAIN = "\n\n".join(PARAGRAPHS)
CURLY = PLAIN.replace('"We', "“We").replace(',"', ",”").replace("'", "’")
SPACED = PLAIN.replace("Ilse Varga", "Ilse\u00a0Varga").replace("2 July 2024", "2\u00a0July\u00a02024")
WRITTEN = {
    "curly quotes": CURLY,
    "non-breaking spaces": SPACED.replace("$12 million", "$12\u202fmillion"),
    "bullets": "\n\n".join(f"• {paragraph}" for paragraph in PARAGRAPHS),
    "bullets on lines": "\n".join(f"- {paragraph}" for paragraph in PARAGRAPHS),
    "single line ends": "\n".join(PARAGRAPHS),
    "Windows line ends": PLAIN.replace("\n", "\r\n"),
    "wrapped lines": "\n\n".join("\n".join(textwrap.wrap(paragraph, 79)) for paragraph in PARAGRAPHS),
    "headings without a stop": PLAIN.replace("\n\nGerman", "\n\nWhat others say\n\nGerman"),
    "stamps on lines": "\n\n".join(f"1{n}.42am BST\n\n{paragraph}" for n, paragraph in enumerate(PARAGRAPHS)),
    "stamps before the words": "\n\n".join(
        f"1{n}.42am BST {paragraph}" for n, paragraph in enumerate(PARAGRAPHS)
    ),
    "a note below": f"{PLAIN}\n\nThis article was amended on 7 July. An earlier version said Olaf Schulz, 67, paid $11m.",
}


def claims(text: str, recogniser: SpacyRecogniser) -> dict[str, Claim]:
    read_at = datetime(2024, 7, 7, tzinfo=UTC)
    found = find(from_text(text, retrieved_at=read_at, published=date(2024, 7, 6)), recogniser)
    return {claim_key(asked.claim): asked.claim for asked in found.asked}


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN.keys())
def test_the_same_claims_are_found_however_the_text_is_set(recogniser: SpacyRecogniser, text: str) -> None:
    plain, found = claims(PLAIN, recogniser), claims(text, recogniser)
    assert {claim.kind for claim in plain.values()} >= {ClaimKind.NAME, ClaimKind.TITLE, ClaimKind.DATE}
    assert {claim.quote for key, claim in found.items() if key not in plain} == set()
    assert {claim.quote for key, claim in plain.items() if key not in found} == set()


@pytest.mark.parametrize(
    "text", ["\u200b", "…", "10.42am BST", "Correction: It rained.", "\u00a0.\u00a0", "A", "🛳️ ⚓️", "* * *"]
)
def test_a_text_without_a_statement_has_no_claims(recogniser: SpacyRecogniser, text: str) -> None:
    assert claims(text, recogniser) == {}
