"""The one pass: article in, Reading out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from checks.compare.dates import find_dates
from checks.errors import Unreadable
from checks.language.accusations import find_accusations
from checks.language.enumerations import find_enumerations
from checks.language.expansions import find_expansions
from checks.language.namings import find_namings
from checks.language.persons import find_persons
from checks.language.placings import find_placings
from checks.language.quantities import find_counted
from checks.language.quotes import find_quotations
from checks.language.recogniser import Recogniser, Tagged
from checks.language.spans import Covered
from checks.language.superlatives import find_superlatives
from checks.language.titles import find_appointments
from checks.language.works import find_works
from checks.model import Article, Part, Span
from checks.parts import paragraphs as split_paragraphs
from checks.reading import Appointment, Label, Mention, Quotation, Reading, Stretch, Token, stretch_at

# 200,000 characters of news are 40,000 words and marks in 800 paragraphs; of quotation marks alone, 130,000 marks.
MOST_WORDS, MOST_PARAGRAPHS = 80_000, 5_000
# A paragraph of news has 300 characters. The model needs memory in proportion to what it sees at once.
LONGEST_STRIP = 10_000
_WORD_OR_MARK = re.compile(r"\w+|[^\w\s]")
# The model takes seconds on a "word" of megabytes. The longest addresses of pages have some 200 characters.
_ENDLESS = re.compile(r"\S{201,}")
# The model has not learnt names and figures with the spaces that typesetters put into them.
_PLAIN_BLANKS = str.maketrans(dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u200a\u202f", " "))


def read(article: Article, recogniser: Recogniser) -> Reading:
    """Read an article paragraph by paragraph. Blocking: about 0.2 s for 600 words.

    Raises Unreadable where the text is no story: so many marks or paragraphs that the model would take minutes.
    """
    text = article.text
    pieces = split_paragraphs(text, article.parts)
    _refuse_no_story(text, pieces)
    strips = [_strips(text, piece) for piece in pieces]
    tagged = iter(recogniser.tag([_seen(text, strip) for several in strips for strip in several]))
    laid_out = _lay_out(pieces, [[(strip.start, next(tagged)) for strip in several] for several in strips])
    tokens, paragraphs, sentences, entities = laid_out
    persons = find_persons(text, paragraphs, sentences, tokens, entities)
    titled = find_appointments(text, sentences, tokens, persons)
    quotations = find_quotations(text, paragraphs, tokens, persons, titled)
    persons = tuple(_placed(person, quotations) for person in persons)
    appointments = tuple(replace(one, person=_placed(one.person, quotations)) for one in titled)
    others = _other_mentions(text, paragraphs, entities, persons, appointments)
    mentions = sorted((*persons, *(_placed(other, quotations) for other in others)), key=lambda m: m.start)
    expansions = find_expansions(text, paragraphs)
    dates = find_dates(text, article.published_at)
    works = find_works(text, paragraphs, tokens, mentions)
    return Reading(
        article=article,
        tokens=tokens,
        paragraphs=paragraphs,
        sentences=sentences,
        quotations=quotations,
        mentions=tuple(mentions),
        appointments=appointments,
        dates=dates,
        namings=find_namings(text, paragraphs, mentions, expansions, (*appointments, *works)),
        expansions=expansions,
        enumerations=find_enumerations(text, paragraphs, sentences, mentions, tokens),
        placings=find_placings(text, paragraphs, mentions),
        works=works,
        counted=find_counted(text, sentences, tokens, mentions, dates, works),
        superlatives=find_superlatives(sentences, tokens),
        accusations=find_accusations(text, sentences, tokens, persons),
    )


def _refuse_no_story(text: str, pieces: Sequence[Part]) -> None:
    words = sum(1 for _ in _WORD_OR_MARK.finditer(text))
    if words > MOST_WORDS or len(pieces) > MOST_PARAGRAPHS:
        raise Unreadable(
            f"This is not the text of a story ({words:,} words and marks in {len(pieces):,} paragraphs), so I did not "
            "look for claims in it. Pass the text of the story alone."
        )


def _strips(text: str, piece: Part) -> list[Span]:
    """What the model sees of a paragraph at once: the whole, or stretches of an endless one."""
    strips, start = [], piece.start
    while piece.end - start > LONGEST_STRIP:
        limit = start + LONGEST_STRIP
        ends = (text.rfind(mark, start + 1, limit) for mark in ("\n", ". ", " "))
        end = next((end + 1 for end in ends if end > 0), limit)
        strips.append(Span(start=start, end=end))
        start = end
    return [*strips, Span(start=start, end=piece.end)]


def _seen(text: str, strip: Span) -> str:
    """The stretch as the model sees it: plain blanks, also for whatever is too long for a word. No offset changes."""
    seen = text[strip.start : strip.end].translate(_PLAIN_BLANKS)
    return _ENDLESS.sub(lambda found: " " * len(found.group()), seen)


def _lay_out(
    pieces: Sequence[Part], tagged: Sequence[Sequence[tuple[int, Tagged]]]
) -> tuple[tuple[Token, ...], tuple[Stretch, ...], tuple[Stretch, ...], tuple[tuple[int, int, Label], ...]]:
    """Move every paragraph's tokens and spans to their places in the whole text."""
    tokens: list[Token] = []
    paragraphs: list[Stretch] = []
    sentences: list[Stretch] = []
    entities: list[tuple[int, int, Label]] = []
    for piece, strips in zip(pieces, tagged, strict=True):
        begun = len(tokens)
        for shift, strip in strips:
            base = len(tokens)
            tokens.extend(_moved(token, shift, base) for token in strip.tokens)
            for first, last in strip.sentences:
                start, end = tokens[base + first].start, tokens[base + last - 1].end
                sentences.append(Stretch(start, end, base + first, base + last, piece.role))
            entities.extend((start + shift, end + shift, label) for start, end, label in strip.entities)
        paragraphs.append(Stretch(piece.start, piece.end, begun, len(tokens), piece.role))
    return tuple(tokens), tuple(paragraphs), tuple(sentences), tuple(entities)


def _moved(token: Token, shift: int, base: int) -> Token:
    return Token(
        token.start + shift,
        token.end + shift,
        token.text,
        token.lemma,
        token.tag,
        token.pos,
        token.dep,
        token.head + base,
    )


def _other_mentions(
    text: str,
    paragraphs: Sequence[Stretch],
    entities: Sequence[tuple[int, int, Label]],
    persons: Sequence[Mention],
    appointments: Sequence[Appointment],
) -> list[Mention]:
    """Organisations, places, groups and works that neither a person nor a title has swallowed."""
    named = [(person.start, person.end) for person in persons]
    taken = Covered([*named, *((appointment.start, appointment.end) for appointment in appointments)])
    return [
        Mention(
            start=start,
            end=end,
            text=text[start:end],
            label=label,
            subject=text[start:end],
            role=paragraph.role,
        )
        for start, end, label in entities
        if label is not Label.PERSON
        and not taken.touches(start, end)
        and (paragraph := stretch_at(paragraphs, start)) is not None
    ]


def _placed(mention: Mention, quotations: Sequence[Quotation]) -> Mention:
    """The mention with the quotation that it stands in."""
    index = bisect_right(quotations, mention.start, key=lambda quotation: quotation.start) - 1
    if index < 0 or mention.start >= quotations[index].end:
        return mention
    return replace(mention, in_quote=True, speaker=quotations[index].speaker)
