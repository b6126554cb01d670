"""A paragraph of a page -> blocks with roles: the story's own words, captions, credits, notes; lines of the site go."""

from __future__ import annotations

import re

from checks.article.build import Block
from checks.article.byline import byline_in
from checks.article.metadata import Metadata, read_day
from checks.article.notes import is_note
from checks.article.offers import offers_access
from checks.article.wire import is_wire_line
from checks.model import PartRole
from checks.parts import is_rights_line, is_staff_credit

# Lines of the site. What begins as a sentence of the story may ("Support for ...", "Log in numbers ...") needs a
# second word of the site.
_LEAK = re.compile(
    r"[(\[]?(?:(?:read (?:more|also|next)|also read|see also|more on this(?: story)?|related(?: stor(?:y|ies)| articles?)?"
    r"|don['’]t miss|recommended(?: reading)?|up next|editors?['’]? picks?|in pictures|explainer|most read|trending(?: now)?"
    r"|further reading|more stories|topics|tags|filed under)\s*[:|]|(?:watch(?: live| also)?|listen)\s*[:|](?!\s(?-i:[a-z])))"
    r"|(?:read more|more on this story|related (?:stories|articles|topics|content)|most (?:read|popular)|trending(?: now)?"
    r"|recommended(?: for you)?|you may also like|up next|editors?['’]? picks?|share(?: this)?(?: article| story)?|print|email|copy link"
    r"|save|view (?:all )?comments|show comments|join the conversation|leave a comment|back to top|skip advertisement|ad"
    r"|load more|show more|next article|previous article|getty images embed|(?:e-?mail|print)(?: this)? (?:story|article|page)(?:\s*\|\s*(?:e-?mail|print)(?: this)? (?:story|article|page))*|type your email(?:…|\.\.\.)?(?: subscribe)?|end of article"
    r"|(?:leave your feedback|share|save|print|email)(?: (?:share|save|print|email)){1,3}|(?:read the )?(?:full )?transcript|support provided by:?(?: learn more)?"
    r"|summary|(?:press|news|media) release|from:|published:?|last updated:?|show key events only|explore more(?: on these topics)?|visual stories|about the authors?)$"
    r"|advertisement\b[\s—–·|-]*(?:continue reading the main story|story continues below.*|scroll to continue)?$"
    r"|(?:story|article) continues (?:below|after (?:(?:the|this) )?(?:ad\b|advert|video|picture|photo|gallery|map|graphic|promotion|newsletter|image|post|break|message))"
    r"|continue reading\b|scroll (?:down )?to continue\b"
    r"|[-–•]?\s*\(?\d[\d,.]*\)?\s*(?:comments?|shares?|views?|likes?)$|comments?\s*\(?\d*\)?$|\d* ?comments?$"
    r"|(?:this )?(?:\d+ min(?:ute)?s?|\d+-minute) read$|\d+ min$|reading time\W*(?:(?:about|approx\.?|less than) )?\d+ ?(?:min(?:ute)?s?|m)\b\W*$"
    r"|reading time\W*$|(?:image|video|photo) \d+ of \d+$|\d+ / \d+$"
    r"|(?:we|(?:this|our) (?:web)?site) uses? (?:\w+ ){0,3}cookies\b"
    r"|\(c\) \d{4}|all rights reserved|(?:already subscribed|subscribe already)\b|already a (?:subscriber|member)\W*(?:$|\?|(?:log|sign)[ -]?in\b|click\b)"
    r"|(?:already )?have an account\s*\?"
    r"|log ?in(?:\W*$| (?:to|or|here|now|with|for)\b[^\d]{0,40}$|\W{1,3}(?:register|subscribe|sign ?up|create)\b.{0,40}$)"
    r"|(?:this article|this story|this content) is (?:only )?(?:for|available (?:only )?to|reserved for) (?:\w+ )?(?:subscribers|members)"
    r"|our standards\s*(?::|$)|see what our community|please (?:enable|turn on) javascript|to view this video\b|your browser (?:does not|doesn['’]t) support"
    r"|view original content\b|(?:see|spot|found?|notice) an? .{0,40}(?:error|typo|mistake)\b.{0,40}\b(?:click|report|let us know|tell us)\b"
    r"|[\W_]+$",
    re.IGNORECASE,
)
_SECTION = (
    r"(?:Home|News|World|UK|US|Politics|Business|Money|Economy|Sports?|Culture|Opinion|Comment|Science|Tech|Technology|Health"
    r"|Europe|Asia|Africa|Middle East|Climate|Environment|Travel|Life|Lifestyle|Style|Arts|Books|Local|Video|Latest|Weather|Subscribe)"
)
# What stands at the head of every page of a site: "Home News", "World | Europe | Politics".
_MENU = re.compile(
    rf"Home(?:\s*[|>›»/·•,]?\s*{_SECTION}){{1,8}}|{_SECTION}(?:\s*[|>›»/·•]\s*{_SECTION}){{1,8}}",
    re.IGNORECASE,
)
# Calls to the reader, which the words of a speaker may be too ("Join us, he told them").
_CALL = re.compile(
    r"(?-i:[Ff]ollow us|[Jj]oin us|[Ss]upport us|FOLLOW US|JOIN US|SUPPORT US)\b|click here\b|(?:sign up|subscribe)\s*[:!|]"
    r"|share this(?:\W*$|\s*:| (?:story|article|page|post|video|link|on|with|via)\b)"
    r"|.{0,200}\b(?:you can sign up (?:here )?for|sign up here|sign up for our|subscribe to our)\b",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"(?:get|download|receive|have|join|follow|support(?! for| from| among)|listen to|never miss)\b[^.!?]{0,120}"
    r"\b(?:inbox|newsletters?|our app|the app|telegram|whatsapp|podcasts?|breaking news alerts|channel|independent journalism)\b",
    re.IGNORECASE,
)
_OFFERED = re.compile(
    r"\b(?:our|your|my|free|latest|the app|now|today|inbox|newsletters?|(?-i:us))\b", re.IGNORECASE
)
_SUBSCRIBE = re.compile(
    r"(?:sign up|subscribe)(?:\W*$|,| (?:to|for|from|with|and|via|on|at|by|or|here|now|today|free|below)\b)",
    re.IGNORECASE,
)
_SUBSCRIBED = re.compile(
    r"\b(?:our|your|my|free|latest|newsletters?|inbox|e-?mails?|apps?|alerts?|briefings?|here|daily|weekly|below|podcasts?"
    r"|updates|notifications?|account|subscri\w+|stories|(?-i:us))\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^\W\d_]{2}[.!?][”\"’')]*$")
# "..., the union told him", "..., Ida Holm said on Monday": somebody speaks.
_SPEECH = re.compile(
    r"[,?!—–][”\"’']?\s(?:[\w’'.-]+\s){0,6}?(?:said|says|asked|asks|told|added|wrote|warned|insisted)\b"
)
_LEAK_WORDS = 30
_AT_THE_FOOT = re.compile(r"edited by:|notice: transcripts\b", re.IGNORECASE)
_PROPER = r"[^\W\d_a-z][\w’'.-]*"
_CREDIT = re.compile(
    r"\(?\b(?:photo|photograph|picture|image|illustration|credit|foto)(?:\s+credit)?"
    r"\s*(?::|\bby\b(?=\s+(?:the (?:author|artist)|staff|handout|courtesy|(?-i:[^\W\d_a-z]))))|©"
    r"|(?<=\S)(?:Photo|Image|Picture|Credit):|\((?:[A-Z]+ )?(?:Photo|Image|Pool)s?/"
    rf"|(?-i:\bREUTERS/(?={_PROPER}))",
    re.IGNORECASE,
)
# What an agency puts behind the caption of its picture: "(AP Photo/Name)", "REUTERS/Name".
_PICTURE_BY = re.compile(
    rf".+(?:\((?:[A-Z]+ )?(?:Photo|Image|Pool)s?/[^()]{{2,60}}\)|\bREUTERS/{_PROPER}(?:[\s/](?:(?:de|da|del|van|von|der|al|bin) )?{_PROPER}){{0,6}}(?:,? opens new tab)?)\W*"
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
    if (
        is_note(text)
        or is_wire_line(text)
        or _AT_THE_FOOT.match(text)
        or is_staff_credit(text)
        or _is_imprint(text, about)
    ):
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
    if len(text.split()) > _LEAK_WORDS:
        return False
    if _LEAK.match(text) or is_rights_line(text) or _MENU.fullmatch(text) or offers_access(text):
        return True
    return _calls_on_reader(text) and _SPEECH.search(text) is None


def _calls_on_reader(text: str) -> bool:
    """Whether a line asks the reader to subscribe, to follow or to support: as a button does, or to something of the site."""
    if _CALL.match(text):
        return True
    if _OFFER.match(text):
        return _OFFERED.search(text) is not None or _SENTENCE.search(text) is None
    return _SUBSCRIBE.match(text) is not None and (
        _SUBSCRIBED.search(text) is not None or _SENTENCE.search(text) is None
    )


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
