"""What a site says to readers who have not paid or logged in, and whether a text is only the beginning of a story. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checks.article.metadata import Metadata

FEWEST_WORDS_OF_A_STORY = 12
# A page that calls itself an article may be a short notice; one that does not must look like a story.
FEWEST_WORDS = 50
# Up to so many words a text with the offer of a subscription behind it is taken for its beginning only; with an offer
# that stands behind whole stories too, up to the length of a brief's first two paragraphs.
_TEASER_WORDS, _BRIEF_WORDS = 150, 60
_WHOLE_SHARE = 0.6

# The story cannot be read on without it.
_OFFER = re.compile(
    r"\b(?:subscribe|subscription|membership|become a (?:\w+ )?(?:member|subscriber)|free trial|pay|upgrade|join(?: us| now| today)?)\b[^.]{0,60}\b(?:to|and) (?:continue|keep|finish|read|unlock)\b"
    r"|\bto (?:continue|keep|finish) reading\b|\bcontinue reading (?:your|this|the) (?:article|story)\b|^\W*read on with\b"
    r"|\bsubscribe (?:now |today )?(?:for|to get) (?:full|unlimited|digital|complete|all)\b|^\W*(?:\S+ )?members?[- ]only\W*$"
    r"|\b(?:article|story|content|page|report|analysis|post|letter|edition|column|episode) is (?:only |exclusively )?(?:for|available (?:only )?to|reserved for|exclusive to) (?:our )?(?:\w+ )?(?:subscribers|members)"
    r"|\bfor subscribers only\b|\bsubscribers?[- ](?:only|exclusive)\b|\bexclusive (?:to|for) (?:\w+ )?subscribers\b"
    r"|\bunlock (?:this|the) (?:article|story|rest)|\b(?:continue|keep) reading with\b|\bsubscribe (?:now|today)? ?to read\b"
    r"|\byou(?:['’]ve| have) (?:reached|read|used)\b[^.]{0,60}\b(?:articles?|limit)\b|\bfree articles? (?:left )?this month\b"
    r"|\b(?:\d+|one|two|three|four|five|no) (?:more )?(?:free )?(?:articles?|stories|story) (?:left|remaining)\b"
    r"|\bthe rest is for\b|\bwhile we verify access\b|\d%? of this (?:article|story) (?:left|remains)\b|^want all of\b"
    r"|\bwant to (?:read|see) (?:more|the rest)\b|\bremaining free articles?\b"
    r"|^\W*(?:premium|subscriber|members?['’]?) (?:article|story|content)\b[\W_]*(?:$|unlock|subscribe|join|log|sign)"
    r"|^\W*unlock\b[^.]{0,40}\b(?:with|for)\b",
    re.IGNORECASE,
)
# Pupils are "to read more books", too: a short line, or one that names the price of it.
_READ_ON = re.compile(r"\bto read (?:the (?:full|whole|rest)|this (?:article|story)|more)\b", re.IGNORECASE)
_PRICE = re.compile(
    r"\b(?:subscri\w+|regist\w+|sign|log|account|unlock|pay|member\w*|trial)\b|[£$€]", re.IGNORECASE
)
_SHORT_LINE_WORDS = 8
_OTHER_THINGS = re.compile(r"\b(?:newsletters?|comments?|podcasts?|briefings?)\b", re.IGNORECASE)
_REGISTER = re.compile(
    r"(?:\b(?:register|log ?in|sign ?in|sign up|create an? (?:free )?account)\b)[^.]{0,60}\bto (?:continue|keep|finish|read)\b",
    re.IGNORECASE,
)
# Stands behind whole stories as well: a line or a button that begins so.
_ALSO_BEHIND_WHOLE = re.compile(
    r"\W*(?:(?:get|enjoy|try) (?:\w+ ){0,2}(?:unlimited|full|complete|digital|all[- ]?access)(?: \w+)? access\b"
    r"|(?:get|enjoy|try) (?:unlimited|full|complete|digital) access\b"
    r"|(?:unlimited|full|complete|digital) (?:digital )?access(?:\W*$| (?:for|from)\b.{0,20}[£$€]\s?\d)"
    r"|already an? (?:subscriber|member)\b\W*(?:$|\?|(?:log|sign)[ -]?in\b|click\b)|already subscribed\b"
    r"|(?:start|try|begin|claim) your (?:free |\d+[- ]\w+ )?(?:\w+ )?trial\b"
    r"|(?:(?:please )?support (?:us|our (?:\w+ )?\w+)\W*(?:and |by |today )?)?becom(?:e|ing) an? (?:\w+ )?(?:member|subscriber)\b"
    r"|(?:try|get) (?:\w+ ){1,3}(?:months?|weeks?|days?) (?:for )?(?:free\b|[£$€])"
    r"|cancel (?:at )?any ?time\b|choose your (?:plan|subscription)\b)",
    re.IGNORECASE,
)
_SPEECH = re.compile(r"\b(?:said|says|told|asked|added)\b")
_CUT_OFF = re.compile(r"(?:…|\.\.\.|\[…\])\W*$")
_ENDS = tuple(".!?:”\"’')»")
# So few words are a fragment that the text breaks off in, where they end no sentence; else a line of the site.
_LONG_PARAGRAPH_WORDS = 12


def asks_to_pay(line: str) -> bool:
    """Whether a line says that only who pays may read on."""
    if _SPEECH.search(line) or _REGISTER.search(line):
        return False
    is_read_on = _READ_ON.search(line) is not None and (
        len(line.split()) <= _SHORT_LINE_WORDS or _PRICE.search(line) is not None
    )
    return is_read_on or _OFFER.search(line) is not None


def asks_to_register(line: str) -> bool:
    """Whether a line says that only who registers may read on."""
    return (
        _REGISTER.search(line) is not None
        and _OTHER_THINGS.search(line) is None
        and _SPEECH.search(line) is None
    )


def offers_access(line: str) -> bool:
    """Whether a line offers a subscription in words that stand behind whole stories too ("Already a subscriber?")."""
    return _ALSO_BEHIND_WHOLE.match(line) is not None and _SPEECH.search(line) is None


def is_offer(line: str) -> bool:
    """Whether a line says any of these."""
    return asks_to_pay(line) or asks_to_register(line) or offers_access(line)


def breaks_off(body: Sequence[str], *, at_any_end: bool = False) -> bool:
    """Whether the last long paragraph of a text is cut; what stands behind it may be the site's.

    Args:
        body: The paragraphs.
        at_any_end: Also without an ellipsis, where it does not end as a sentence does.
    """
    long_ones = [text for text in body if len(text.split()) >= _LONG_PARAGRAPH_WORDS and not is_offer(text)]
    last = (long_ones or [*body])[-1]
    return _CUT_OFF.search(last) is not None or (at_any_end and not last.endswith(_ENDS))


def is_teaser(  # noqa: PLR0913 - a text and the signs of its being cut, by name
    body: Sequence[str],
    words: int,
    about: Metadata,
    *,
    asked: bool,
    offered: bool,
    paid_words: int | None,
) -> bool:
    """Whether a text that others must pay for is its beginning only.

    The page may tell: by the elements that hold what is paid, or by the length of the whole. Else a text that breaks
    off, or a short one with the offer behind it, is taken for a beginning: a paste costs less than half a checklist.

    Args:
        body: The paragraphs that everybody sees.
        words: How many words they have.
        about: What the page says of its story.
        asked: Whether it asks for a subscription or an account to read on.
        offered: Whether it offers one in words that stand behind whole stories too.
        paid_words: The words in the elements that its markup calls paid; None where it has no such element.
    """
    if words < FEWEST_WORDS_OF_A_STORY:
        return True
    if paid_words is not None and paid_words >= FEWEST_WORDS_OF_A_STORY:
        return False
    if about.words and words >= FEWEST_WORDS:
        return words < _WHOLE_SHARE * about.words
    is_withheld = paid_words is not None and about.free is False
    if is_withheld or (asked and about.free is False) or breaks_off(body, at_any_end=asked):
        return words < 2 * _TEASER_WORDS
    if asked or (offered and about.free is False):
        return words < _TEASER_WORDS
    return words < (_BRIEF_WORDS if offered else FEWEST_WORDS)
