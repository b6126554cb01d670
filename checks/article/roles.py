"""A paragraph of a page -> blocks with roles: the story's own words, captions, credits, notes; lines of the site go."""

from __future__ import annotations

import re

from checks.article.build import Block
from checks.article.metadata import Metadata, byline_in, read_day
from checks.article.notes import is_note
from checks.model import PartRole

_LEAK = re.compile(
    r"[(\[]?(?:read (?:more|also|next)|also read|see also|more on this(?: story)?|related(?: stor(?:y|ies)| articles?)?|watch(?: live| also)?"
    r"|listen|don['’]t miss|recommended(?: reading)?|up next|editors?['’]? picks?|in pictures|explainer|most read|trending(?: now)?"
    r"|further reading|more stories|topics|tags|filed under)\s*[:|]"
    r"|(?:read more|more on this story|related (?:stories|articles|topics|content)|most (?:read|popular)|trending(?: now)?"
    r"|recommended(?: for you)?|you may also like|up next|editors?['’]? picks?|share(?: this)?(?: article| story)?|print|email|copy link"
    r"|save|view (?:all )?comments|show comments|join the conversation|leave a comment|back to top|skip advertisement|ad"
    r"|load more|show more|next article|previous article|getty images embed|(?:e-?mail|print)(?: this)? (?:story|article|page)(?:\s*\|\s*(?:e-?mail|print)(?: this)? (?:story|article|page))*|type your email(?:…|\.\.\.)?(?: subscribe)?|end of article"
    r"|(?:leave your feedback|share|save|print|email)(?: (?:share|save|print|email)){1,3}|(?:read the )?(?:full )?transcript|support provided by:?(?: learn more)?"
    r"|summary|(?:press|news|media) release|from:|published:?|last updated:?|show key events only|explore more(?: on these topics)?|visual stories|about the authors?)$"
    r"|advertisement\b[\s—–·|-]*(?:continue reading the main story|story continues below.*|scroll to continue)?$"
    r"|(?:story|article) continues (?:below|after)\b|continue reading\b|scroll (?:down )?to continue\b"
    r"|(?:sign up|subscribe|follow us|join us|click here|share this)\b"
    r"|(?:get|download|receive|have|join|follow|support|listen to|never miss)\b[^.!?]{0,120}"
    r"\b(?:inbox|newsletters?|our app|the app|telegram|whatsapp|podcasts?|breaking news alerts|channel|independent journalism)\b"
    r"|[-–•]?\s*\(?\d[\d,.]*\)?\s*(?:comments?|shares?|views?|likes?)$|comments?\s*\(?\d*\)?$|\d* ?comments?$"
    r"|(?:this )?(?:\d+ min(?:ute)?s?|\d+-minute) read$|\d+ min$|reading time\b|(?:image|video|photo) \d+ of \d+$|\d+ / \d+$"
    r"|(?:we|(?:this|our) (?:web)?site) uses? (?:\w+ ){0,3}cookies\b|support us\b"
    r"|©|copyright\b|\(c\) \d{4}|all rights reserved|already a (?:subscriber|member)|have an account\b|log ?in\b.{0,40}$"
    r"|(?:this article|this story|this content) is (?:only )?(?:for|available (?:only )?to|reserved for) (?:\w+ )?(?:subscribers|members)"
    r"|our standards\b|see what our community|please (?:enable|turn on) javascript|to view this video\b|your browser (?:does not|doesn['’]t) support"
    r"|view original content\b|(?:see|spot|found?|notice) an? .{0,40}(?:error|typo|mistake)\b.{0,40}\b(?:click|report|let us know|tell us)\b"
    r"|[\W_]+$|.{0,200}\b(?:you can sign up (?:here )?for|sign up here|sign up for our|subscribe to our)\b",
    re.IGNORECASE,
)
_LEAK_WORDS = 30
_AT_THE_FOOT = re.compile(
    r"\(?(?:with files from|(?:additional |with )?reporting by|additional reporting|(?:writing|editing|compiled|translated) by)\b|edited by:|(?:\S+ ){1,14}contributed (?:to this (?:report|story|article)|reporting)\b|notice: transcripts\b",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\(?\b(?:photo|photograph|picture|image|illustration|credit|foto)(?:\s+credit)?\s*(?::|\bby\b)|©"
    r"|(?<=\S)(?:Photo|Image|Picture|Credit):|\((?:[A-Z]+ )?(?:Photo|Image|Pool)s?/|\bREUTERS/(?=[A-Z])",
    re.IGNORECASE,
)
# What an agency puts behind the caption of its picture: "(AP Photo/Name)", "REUTERS/Name".
_PICTURE_BY = re.compile(
    r".+(?:\((?:[A-Z]+ )?(?:Photo|Image|Pool)s?/[^()]{2,60}\)|\bREUTERS/[^.!?]{2,50})\W*"
)
_COUNTED = re.compile(r"(?:\[\d+/\d+\]|\d+ of \d+)\s*[|:–-]?\s*(?=\D)")
_AGENCIES = re.compile(r"[^.!?]{2,60}(?:\s/\s[^.!?/]{2,40}){1,3}")
_CAPTION_WORDS = 60
_LONGEST_IMPRINT, _LONGEST_DAY = 160, 40
_BETWEEN = re.compile(r"\s*[·|•]\s*")
# "— Ald Harbour (@aldharbour) March 3, 2026" under an embedded post.
_POST_BY = re.compile(r"[—–-]\s?[^@\n]{1,80}\(@[\w.]{1,40}\).{0,40}")


def with_roles(text: str, about: Metadata) -> list[Block]:
    """One paragraph as blocks; none for the headline said again and for lines that are not of the story."""
    words = len(text.split())
    if text == about.headline or is_leak(text):
        return []
    if text in about.headings:
        return [Block(role=PartRole.HEADLINE, text=text)]
    if is_byline(text, about) or _POST_BY.fullmatch(text):
        return [Block(role=PartRole.CREDIT, text=text)]
    if is_note(text) or _AT_THE_FOOT.match(text) or _is_imprint(text, about):
        return [Block(role=PartRole.NOTE, text=text)]
    if words <= _CAPTION_WORDS and (
        _CREDIT.match(text) or _AGENCIES.fullmatch(text) or _PICTURE_BY.fullmatch(text)
    ):
        return captioned(text)
    return [Block(role=PartRole.BODY, text=text)]


def _is_imprint(text: str, about: Metadata) -> bool:
    """Whether a line tells nothing but when, and by whom, the story was written ("Updated 1 March · By Ana Brunner")."""
    if len(text) > _LONGEST_IMPRINT:
        return False
    pieces = [piece for piece in _BETWEEN.split(text) if piece]
    return all(is_note(piece) or is_byline(piece, about) or _is_day(piece, about) for piece in pieces)


def _is_day(text: str, about: Metadata) -> bool:
    return (
        len(text) <= _LONGEST_DAY
        and about.dates.published is not None
        and read_day(text) == about.dates.published
    )


def is_leak(text: str) -> bool:
    """Whether a line is the site's and not the story's: an advertisement, a link elsewhere, a count of comments."""
    return len(text.split()) <= _LEAK_WORDS and _LEAK.match(text) is not None


def is_byline(text: str, about: Metadata) -> bool:
    """Whether a line consists of the names that the page has as its byline."""
    name = byline_in(text)
    if about.byline is not None and text.lower() == about.byline.lower():
        return True
    return name is not None and about.byline is not None and name.lower() in about.byline.lower()


def captioned(text: str) -> list[Block]:
    """A caption and its credit, which templates often glue together ("... in 2021Photo: Ana Brunner / NPA")."""
    text = _COUNTED.sub("", text, count=1) if _COUNTED.match(text) else text
    credit = _CREDIT.search(text)
    if credit is None or not text[: credit.start()].strip(" ("):
        is_credit = _AGENCIES.fullmatch(text) or (credit is not None and " / " in text)
        return [Block(role=PartRole.CREDIT if is_credit else PartRole.CAPTION, text=text)]
    return [
        Block(role=PartRole.CAPTION, text=text[: credit.start()].rstrip()),
        Block(role=PartRole.CREDIT, text=text[credit.start() :]),
    ]
