"""No text of others is a mention, a link or a format in what we post: 200 payloads in every place of every message."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any
from urllib.parse import urlsplit

import pytest

from bot import digest, thread
from bot.blocks import Message, flat, link
from bot.checklist import Checklist, Line, MarkKind, Revised
from bot.rechecked import Recheck, rechecked
from checks.model import ClaimKind, Evidence, Finding, Outage, Rating, Reason
from tests.builders import STORY, article, checklist, evidence, finding, lagging, mark, marked

TOKENS = (
    *("<!channel>", "<!here|here>", "<!everyone>", "<@U1>", "<@U1|Ana>", "<#C1>", "<#C1|desk>"),
    *("<!subteam^S1>", "<!subteam^S1|@editors>", "<!date^1392734382^Posted {date_num}|Feb>"),
    *(
        "<https://evil.example|bank>",
        "<https://evil.example>",
        "https://evil.example/a?b=c",
        "<mailto:a@b.example|x>",
    ),
    *("*bold*", "_slanted_", "~struck~", "`code`", "```block```", "> quoted", ">>> quoted", "* _~`both`~_ *"),
    *(":+1:", ":rotating_light:", ":flag-us:", ":wave::skin-tone-2:", "@channel", "@here", "@everyone"),
    *(
        "|",
        "<",
        ">",
        "&",
        "&amp;",
        "&lt;!channel&gt;",
        "&#60;!here&#62;",
        "\\u003c!channel\\u003e",
        "<!channel",
    ),
    *("$&", "{0}", "a:b:c", "x:wave", "{who}", "%s", "[x](https://evil.example)", "【x】"),
)
WRAPS = ("{}", "x{}y", "\u202e{}\u202c")


def _split(token: str) -> str:
    return "\u200b".join(token)


PAYLOADS = tuple(
    dict.fromkeys(
        [wrap.format(*(token, token)) for token, wrap in product(TOKENS, WRAPS)]
        + [_split(token) for token in TOKENS]
        + [html.escape(token) for token in TOKENS]
        + [
            "a" * 3_000,
            "<!channel>" * 200,
            "\u0000\u0007\u001b[31m",
            "\u2066\u2069\ufeff",
            "\U000e0041",
            "ﷺ" * 400,
        ]
    )
)
NEUTRAL = "plain words"
HOSTS = frozenset({"reference.example", "slack.example"})
LINKED = re.compile(r"<([^<>|]*)\|([^<>|]*)>")
EMOJI = re.compile(r":[\w+'-]+:")


def poisoned(found: Finding, payload: str) -> Finding:
    """A finding whose every foreign text holds the payload."""
    claim = replace(
        found.claim,
        quote=f"{found.claim.quote} {payload}",
        subject=payload,
        statement=payload,
        speaker=payload,
    )
    proofs = tuple(poisoned_proof(proof, payload) for proof in found.verdict.evidence)
    # A proposed wording would be no matter of a reference that ends.
    wording = None if found.verdict.reason is Reason.REFERENCE_LAG else payload
    verdict = replace(found.verdict, explanation=payload, correction=wording, evidence=proofs)
    return replace(found, claim=claim, verdict=verdict, subject=payload)


def poisoned_proof(proof: Evidence, payload: str) -> Evidence:
    url = f"https://reference.example/{payload}"
    return replace(proof, title=payload, url=url, quoted=payload)


def findings(payload: str) -> tuple[Finding, ...]:
    """One of each group that is drawn in its own way, and more points than get a reply of their own."""
    reasons = (Reason.SPELLING, Reason.OFFICE, Reason.WEEKDAY, Reason.TRANSLITERATION)
    points = [
        finding(
            f"{payload} {number}",
            Rating.DIFFERS,
            reasons[number % 4],
            id=f"p{number}",
            evidence=(evidence(),),
        )
        for number in range(11)
    ]
    others = [
        finding("longest", Rating.UNCHECKED, Reason.NO_SOURCE, kind=ClaimKind.SUPERLATIVE, id="read"),
        finding("accused", Rating.UNCHECKED, Reason.NO_SOURCE, tags=("legal",), id="legal"),
        finding("nobody", Rating.NO_REFERENCE, id="missing"),
        finding("somebody", Rating.MATCHES, id="agrees", evidence=(evidence(),)),
        finding("later", Rating.UNCHECKED, Reason.OUTAGE, id="unchecked"),
        *(lagging(payload, f"Minister {number}", id=f"lag{number}") for number in range(3)),
    ]
    return tuple(poisoned(found, payload) for found in (*points, *others))


def lists(payload: str) -> tuple[Checklist, ...]:
    """Checklists in which every foreign text holds the payload: unmarked, marked, changed, and a quiet one."""
    found = findings(payload)
    read = article(
        STORY.replace("Marta Lindqvist", payload).replace("bridge", payload),
        headline=payload,
        byline=payload,
        publisher=payload,
        url=f"https://courier.example/{payload}",
    )
    held: dict[str, Any] = {
        "article": read,
        "outages": (Outage(source=payload, detail=payload),),
        "link": f"https://slack.example/{payload}",
    }
    kinds = tuple(MarkKind)
    marks = tuple(marked(each, kinds[place % 5], user="U1") for place, each in enumerate(found))
    regraded = replace(found[0], verdict=replace(found[0].verdict, rating=Rating.MATCHES))
    gave_way = {"now": found[2], "fixed": True}
    gone = (Line(finding=found[1], gone=True, **gave_way), Line(finding=regraded, marks=(mark(found[0]),)))
    return (
        checklist(found, **held),
        checklist(lines=marks, **held),
        checklist(lines=(*gone, replace(marks[2], was=found[:2]), *marks[3:]), **held),
        checklist(found[-6:-4], **held),
    )


def again(before: Checklist, after: Checklist, names: dict[str, str]) -> Iterator[Message]:
    """What is said of a re-check: each claim that went has the next one in its place."""
    edited = replace(after, article=article(before.article.text + " Edited."))
    keys = [line.finding.id for line in edited.lines if not line.gone]
    went = [line.finding.id for line in before.lines if line.finding.id not in keys]
    change = Revised(instead=dict(zip(went, keys, strict=False)))
    yield rechecked(Recheck(before=before, after=edited, change=change, names=names))
    yield rechecked(Recheck(before=edited, after=after, names=names))
    yield rechecked(Recheck(before=edited, after=replace(after, lines=()), names=names))
    yield rechecked(Recheck(before=replace(before, article=article("")), after=after))
    yield thread.checking_again(after, after.link)


def messages(payload: str) -> Iterator[Message]:
    """Every kind of message that there is."""
    names = {"U1": payload}
    drawn = lists(payload)
    posted = [f"flag:{found.id}" for found in findings(payload)]
    for each in drawn:
        yield from thread.draw(each, names=names)
        yield thread.known(each, each.link)
        yield from again(drawn[0], each, names)
        said = digest.draw(date(2026, 3, 4), (each,), names=names)
        yield from (said,) if said is not None else ()
    yield from thread.draw(drawn[2], names=names, posted=[*posted[:3], "not_found", "lag"])
    yield from thread.all_lines(drawn[1])
    yield thread.trouble(f"The page says: {payload}")
    yield thread.hint(f"I did not understand: {payload}")


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    """Every object in some blocks."""
    if isinstance(node, dict):
        yield node
    for value in node.values() if isinstance(node, dict) else node if isinstance(node, (list, tuple)) else ():
        yield from nodes(value)


def formatted(message: Message) -> list[str]:
    """What Slack reads formats in: the mrkdwn of the blocks, and the text of the notification."""
    return [message.text] + [node["text"] for node in nodes(message.blocks) if node.get("type") == "mrkdwn"]


def unseen(text: str) -> set[str]:
    """The characters in a text that nobody sees: direction marks, zero-width, controls."""
    return {char for char in text if char != "\n" and unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co"}}


def own_formats(message: Message) -> list[str]:
    """The characters and emoji with a meaning in a message's formatted texts, the links taken out."""
    texts = [LINKED.sub("", text) for text in formatted(message)]
    return [found for text in texts for found in (*re.findall(r"[*_~`]", text), *EMOJI.findall(text))]


NEUTRAL_FORMATS = {
    (place, message.key): own_formats(message) for place, message in enumerate(messages(NEUTRAL))
}


@pytest.mark.parametrize("payload", PAYLOADS, ids=[f"payload {place}" for place in range(len(PAYLOADS))])
def test_a_payload_is_shown_and_not_obeyed(payload: str) -> None:
    for place, message in enumerate(messages(payload)):
        for text in formatted(message):
            for address, words in LINKED.findall(text):
                assert urlsplit(address).hostname in HOSTS
                assert not re.search(r"[*_~`]", words)
            rest = LINKED.sub("", text)
            assert not re.search(r"[<>]|&(?!(?:amp|lt|gt);)", rest), rest
            assert not re.search(r"(?<!\w)@(?:channel|here|everyone)|https?://", rest), rest
            assert not unseen(text)
        for node in nodes(message.blocks):
            if node.get("type") == "plain_text":
                assert not unseen(node["text"])
                assert node["emoji"] is False or payload not in node["text"]
            if node.get("type") == "mrkdwn":
                assert node["verbatim"] is True
            assert node.get("type") in KNOWN
        if (place, message.key) in NEUTRAL_FORMATS:
            assert own_formats(message) == NEUTRAL_FORMATS[place, message.key], message.key


# No block that loads or embeds anything.
KNOWN = frozenset(
    {None, "header", "section", "context", "actions", "plain_text", "mrkdwn", "button", "static_select"}
)


def test_there_are_two_hundred_payloads_and_they_reach_every_message() -> None:
    assert len(PAYLOADS) >= 200
    kinds = {message.key.partition(":")[0] for message in messages(NEUTRAL)}
    expected = {"summary", "flag", "more", "lag", "read", "not_found", "all", "known", "changed", "digest"}
    assert expected | {"trouble", "hint"} <= kinds
    reached = {m.key.partition(":")[0] for m in messages("canary") if "canary" in str(m.blocks)}
    assert reached >= kinds - {"changed"}, "what has changed is told in numbers only"


@pytest.mark.parametrize(
    ("foreign", "shown"),
    [
        ("<!channel>", "&lt;!channel&gt;"),
        ("&lt;!channel&gt;", "&amp;lt;!channel&amp;gt;"),
        ("a_b*c~d`e", "a＿b∗c∼d‵e"),
        (":+1: :-1: :100: :1234: :8ball:", "∶+1: ∶-1: ∶100: ∶1234: ∶8ball:"),
        ("Meeting at 10:30", "Meeting at 10:30"),
        ("12:30:15, 2:1 and 16:9", "12:30:15, 2:1 and 16:9"),
        ("Note:This", "Note∶This"),
        ("@here, @channel and ana@b.example", "＠here, ＠channel and ana@b.example"),
        ("a\u202eb\u200bc\x00d", "abcd"),
    ],
)
def test_foreign_text_in_our_own_sentences_is_flat(foreign: str, shown: str) -> None:
    assert flat(foreign) == shown


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://reference.example/a?b=1&c=2", "<https://reference.example/a?b=1&amp;c=2|words>"),
        ("https://reference.example/a|b>c<d", "<https://reference.example/a%7Cb%3Ec%3Cd|words>"),
        ("javascript:alert(1)", "words"),
        ("https://reference.example/\u202ea", "words"),
        ("!channel", "words"),
        ("https://reference.example/" + "a" * 900, "words"),
        (None, "words"),
    ],
)
def test_a_link_goes_to_an_address_or_is_words(url: str | None, linked: str) -> None:
    assert link(url, "words") == linked
