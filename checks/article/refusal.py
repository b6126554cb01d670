"""Telling that a page holds no story, why, and what a reporter can do. Never a checklist made from boilerplate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checks.article.around import is_hidden
from checks.article.build import Block
from checks.article.elements import Element, short_text
from checks.article.metadata import Metadata
from checks.article.offers import (
    FEWEST_WORDS,
    FEWEST_WORDS_OF_A_STORY,
    asks_to_pay,
    asks_to_register,
    is_offer,
    is_teaser,
    offers_access,
)
from checks.errors import WAYS_OUT, NoArticle, Trouble
from checks.model import PartRole, PublishedBasis

_NOTICE_WORDS = 120
_VIDEO_WORDS = 150

_NOT_FOUND_TITLE = re.compile(
    r"page (?:was )?not found|\b404\b(?!\s+(?:people|cases|votes|seats))|(?:cannot|can['’]t|couldn['’]t|could not|unable to) find"
    r" (?:that|the|this|your) (?:page|story|article)|page (?:does not|doesn['’]t|no longer) exists?|page (?:is )?(?:unavailable|missing)"
    r"|page (?:has been|was) (?:re)?moved|(?:article|story) (?:not found|(?:is )?(?:no longer available|unavailable))|content (?:not found|unavailable)",
    re.IGNORECASE,
)
# A story says "no longer available" of a drug and "may have moved" of a suspect: here a page is spoken of.
_NOT_FOUND_TEXT = re.compile(
    r"the (?:page|story|article|content|link) (?:that )?you(?:['’]re| are| were|['’]ve| have)? (?:looking for|trying to|request(?:ed|ing)|follow(?:ed|ing)|seeking|click(?:ed|ing))"
    r"|(?:page|story|article|link)[^.]{0,20} may (?:(?:also )?have (?:been (?:re)?moved|been deleted|expired|moved)|no longer exist)"
    r"|it may have been (?:re)?(?:moved|deleted|named),? (?:or|and) (?:(?:been |may be |is |it is |has been )?(?:re(?:moved|named)|moved|deleted|expired|no longer\b))"
    r"|(?:(?:this|that|your) (?:page|story|article|content|link|post)\b[^.]{0,40}"
    r"|the (?:requested )?(?:page|story|article|content|link|post)\b(?: (?:that )?you[^.]{0,30})?) (?:is|are) no longer available",
    re.IGNORECASE,
)
# Said under the heading of a notice, and by nobody in a story to its reader.
_PIECE = r"(?:page|story|article|link|post)"
_FIND = r"(?:couldn['’]t|can['’]?t|cannot|could not|(?:were|are|was|am) unable to)(?: seem to)? find"
_GONE = re.compile(
    rf"\b{_FIND} (?:what|anything|(?:the|that|this|your) {_PIECE})\b(?: (?:that )?you\b|\W*$)"
    rf"|\bthe {_PIECE} (?:that )?you(?:['’](?:re|ve)| are| were| have)? (?:want(?:ed)?|ask(?:ed|ing) for|after)\b"
    rf"|\b{_PIECE} (?:can ?not|can['’]t|could not|couldn['’]t) be found\b|\bnothing (?:was |could be )?found (?:at this (?:location|address)|here)\b"
    rf"|\b(?:this|that|your) {_PIECE} (?:is (?:broken|gone)|has gone|(?:isn['’]t|is not) available any ?more|(?:has been|was) (?:taken down|deleted|removed))\b"
    rf"|\b{_PIECE}\b[^.]{{0,30}} no longer on (?:our|this) (?:web)?site\b"
    rf"|\b{_PIECE} (?:that )?you (?:tried|are trying)\b|\b(?:this|that|the) page (?:does not|doesn['’]t) exist\b|\byou (?:have )?followed a (?:bad|broken|dead|wrong) link\b",
    re.IGNORECASE,
)
_ONLY_NOT_FOUND = re.compile(
    rf"\W*(?:error\W*)?(?:{_NOT_FOUND_TITLE.pattern})\W*(?:\s[|–—-]\s.*)?", re.IGNORECASE
)
_APOLOGY = re.compile(
    r"^\W*(?:oops|(?:we(?:['’]re| are) )?(?:so |very )?sorry|uh[- ]?oh|whoops|oh no|hm+|error|gone|nothing here|gone fishing)(?:\W*$|[!.…,]+\s|\s+[|–—-]\s)",
    re.IGNORECASE,
)
# What such a notice says to the reader; a story that quotes it is longer.
_BOT_WALL = re.compile(
    r"access to this page has been denied|are you (?:a robot|human)|(?:confirm|verify|prove)(?:ing)? (?:that )?you(?:['’]re| are)(?: not)? (?:a )?(?:human|robot|bot)"
    r"|unusual (?:traffic|activity)\b[^.]{0,40}\b(?:your|this) (?:\w+ )?(?:computer|network|device|browser|connection|ip|account)\b"
    r"|(?:complete|pass|perform|run)(?:ing)? (?:a |the |this )?(?:\w+ )?(?:security check|captcha)|(?:not |un)available in your (?:country|region|location|area)"
    r"|recogni[sz]e you are attempting to access|checking (?:if the site connection is secure|your browser)|pardon our interruption"
    r"|you have been blocked|please enable (?:javascript|js)(?: and cookies)?",
    re.IGNORECASE,
)
# Words that stories use too: they tell only where they are the whole title, or where the page says little else.
_WALL_WORDS = (
    r"(?:access denied|attention required|just a moment|captcha|not a robot|unusual (?:traffic|activity)|security check"
    r"|unavailable (?:to|for) (?:\w+ ){0,2}(?:visitors|readers|users) (?:from|in|outside)|press (?:and|&) hold"
    r"|request (?:blocked|could not be satisfied)|ddos protection|403 forbidden)"
)
_BOT_WALL_WORDS = re.compile(_WALL_WORDS, re.IGNORECASE)
_BOT_WALL_TITLE = re.compile(rf"^\W*{_WALL_WORDS}[\s.!…]*(?:$|[|–—]|-\s)", re.IGNORECASE)
_REDIRECT = re.compile(r"redirecting", re.IGNORECASE)
_DOWN = re.compile(
    r"(?:site|scheduled|planned|under|down for|some) maintenance|\bwe(?:['’]ll| will) be (?:right )?back (?:soon|shortly|in a)|temporarily (?:down|offline|unavailable)"
    r"|(?:error )?50[0234]\b.{0,30}\b(?:error|unavailable|fetch failed|bad gateway|time-?out)|internal server error|bad gateway|service (?:temporarily )?unavailable",
    re.IGNORECASE,
)
# Of pages that list what stands elsewhere, and of the programs that run forums and repositories of code.
_LIST_TITLE = re.compile(
    r"^search results?\b|^(?:\d+ )?results for\b|\bsearch results\s*(?:$|[|–—:-])|, author at\b|^(?:author|tag|category|topic)s?\s*:"
    r"|^(?:all )?(?:articles|stories|posts) (?:by|tagged)\b",
    re.IGNORECASE,
)
_FORUM = re.compile(
    r"discourse|phpbb|vbulletin|xenforo|mybb|invision|simple machines|flarum|nodebb", re.IGNORECASE
)
_FORUM_TYPES = frozenset({"DiscussionForumPosting", "QAPage", "Question", "Conversation"})
_FORGE = re.compile(r"gitlab|forgejo|gitea|gogs|cgit|gitweb", re.IGNORECASE)
_CODE = re.compile(
    r"\bgit clone\b|\b\d[\d,]* commits?\b.{0,40}\b(?:branch|tag)|\bpull requests\b.{0,40}\d", re.IGNORECASE
)
_LOGIN = re.compile(
    r"(?:log|sign)[ -]?in\b|create (?:a|an|your) (?:free )?account|register (?:for free|now|to)|forgot(?:ten)? (?:your )?password",
    re.IGNORECASE,
)
_LOGIN_TITLE = re.compile(
    r"^\W*(?:log|sign)[ -]?(?:in|on)\b|\b(?:log|sign)[ -]?in (?:to|required)|^login\b|\|\s*login$",
    re.IGNORECASE,
)
_CONSENT_TITLE = re.compile(
    r"before you continue|your privacy|privacy matters|cookie (?:consent|settings|notice|preferences)|we value your privacy|consent",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"\b(?:we|our)\b[^.]{0,80}\b(?:partners|vendors|third[- ]part(?:y|ies))\b[^.]{0,200}\b(?:cookies?|devices?|personal data|consent|information)"
    r"|\b(?:we|this (?:web)?site|our (?:web)?site)\b[^.]{0,40}\buses? (?:\w+ ){0,3}cookies"
    r"|\b(?:withdraw|give|manage|change|update|revoke|refuse)\b[^.]{0,30}\byour (?:consent|choices?|preferences|cookie settings|privacy)"
    r"|\byour (?:consent|privacy (?:choices|settings|preferences)|choices? (?:apply|applies|will))"
    r"|\b(?:accept|reject|allow|agree to) (?:all )?(?:the use of )?cookies|by clicking [“\"'‘]?(?:accept|agree|ok|i agree|continue)"
    r"|personali[sz]ed (?:advertising|ads|content)|legitimate interests?|\bstore and/?(?:or)? access information on a device",
    re.IGNORECASE,
)
_CONSENT_SHARE = 0.5
_SPACELESS = re.compile("[\u0e00-\u0eff\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff]")
_LONGEST_OFFER = 200
_LIST_TYPES = frozenset({"CollectionPage", "ItemList", "SearchResultsPage", "ProfilePage", "profile"})
_VIDEO_TYPES = frozenset(
    {"VideoObject", "Movie", "TVEpisode", "Clip", "MusicRecording", "PodcastEpisode", "AudioObject"}
)
_SHOP_TYPES = frozenset({"Product", "ProductGroup", "Offer", "IndividualProduct", "og:product"})
_LINK_SHARE = 0.6
_LONGEST_OPENING, _OPENING_LINES = 400, 2
NOT_FOUND = f"That page says “not found”: it is a notice, not an article. Check the link. {WAYS_OUT}"


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What was seen of the page before its surroundings were dropped.

    `offer` and `register`: it asks for a subscription or an account to go on reading; `access`: it offers one in words
    that stand behind whole stories too. `paid_words` counts the words that its markup calls paid, None where it has no
    such element. `link_share` is how much of its text stands in links. `opening` is what follows the first heading.
    """

    titles: tuple[str, ...]
    offer: bool
    register: bool
    access: bool
    consent: bool
    password: bool
    player: bool
    paid_words: int | None
    link_share: float
    notice: str
    opening: str


def look_over(tree: Element, story: Element, about: Metadata) -> Seen:
    """Look over the whole page, surroundings included."""
    lines = [
        line
        for element in tree.iter(
            "p", "h1", "h2", "h3", "h4", "div", "span", "strong", "button", "a", "label", "li"
        )
        if (line := short_text(element, _LONGEST_OFFER))
    ]
    # Not the links and boxes at the head of every page of a site: an offer stands where the text ends.
    offers = [
        line
        for element in tree.iter("p", "h2", "h3", "h4", "div", "span", "strong")
        if (line := _offered(element))
    ]
    # What stands behind whole stories too counts where it stands in the story's own element, below its heading.
    offered = [line for element in _below_heading(story) if (line := _offered(element))]
    return Seen(
        titles=tuple(" ".join(element.text_content().split()) for element in tree.iter("title", "h1")),
        offer=any(map(asks_to_pay, offers)),
        register=any(map(asks_to_register, offers)),
        access=any(map(offers_access, offered)),
        consent=any(_CONSENT.search(line) for line in [*lines, *(_text(one) for one in tree.iter("p"))]),
        password=any((box.get("type") or "").lower() == "password" for box in tree.iter("input")),
        player=next(tree.iter("video", "iframe", "audio"), None) is not None,
        paid_words=_words_in_classes(tree, about.paid_classes),
        link_share=_link_share(story),
        notice=" ".join(lines[:40])[:2_000],
        opening=_opening(tree),
    )


def _below_heading(story: Element) -> Iterator[Element]:
    is_below = next(story.iter("h1"), None) is None
    for element in story.iter("h1", "p", "h2", "h3", "h4", "div", "span", "strong", "a", "button"):
        if is_below and element.tag != "h1":
            yield element
        is_below = is_below or element.tag == "h1"


def _offered(element: Element) -> str:
    line = short_text(element, _LONGEST_OFFER)
    if not line or not is_offer(line):
        return ""
    around = [element, *element.iterancestors()]
    unseen = any(above.tag in {"nav", "header", "footer"} or is_hidden(above) for above in around)
    return "" if unseen else line


def _text(element: Element) -> str:
    return " ".join(element.text_content().split())[:2_000]


def _opening(tree: Element) -> str:
    """The first lines under the page's first heading, or of a page without one."""
    lines: list[str] = []
    is_below = next(tree.iter("h1"), None) is None
    for element in tree.iter("h1", "h2", "h3", "p", "li"):
        if is_below and (line := short_text(element, _LONGEST_OPENING)):
            lines.append(line)
        is_below = is_below or element.tag == "h1"
        if len(lines) >= _OPENING_LINES:
            break
    return " ".join(lines)


def _words_in_classes(tree: Element, classes: Sequence[str]) -> int | None:
    wanted = set(classes)
    counts = [
        len(element.text_content().split())
        for element in tree.iter("div", "section", "p", "article", "span")
        if wanted & {*(element.get("class") or "").split(), element.get("id") or ""}
    ]
    return sum(counts) if wanted and counts else None


def _link_share(story: Element) -> float:
    whole = linked = 0
    for unit in story.iter("p", "li", "h2", "h3", "h4"):
        if unit.tag == "li" and unit.find(".//p") is not None:
            continue
        whole += len(unit.text_content())
        linked += sum(len(link.text_content()) for link in unit.iter("a"))
    return linked / whole if whole else 0.0


def count_words(text: str) -> int:
    """Words; of scripts that write no spaces between them, two characters for one."""
    return len(text.split()) + len(_SPACELESS.findall(text)) // 2


def is_called_story(about: Metadata, *, is_element: bool) -> bool:
    """Whether anything on the page says that it is a story: its markup, or an <article> with a date."""
    return about.is_story or (is_element and about.dates.basis is not PublishedBasis.UNKNOWN)


def refuse_no_article(blocks: Sequence[Block], about: Metadata, seen: Seen, *, is_element: bool) -> None:
    """Raise NoArticle, with why, where the blocks are not the text of a story."""
    body = [block.text for block in blocks if block.role is PartRole.BODY]
    words = sum(map(count_words, body))
    is_story = is_called_story(about, is_element=is_element)
    fewest = FEWEST_WORDS_OF_A_STORY if is_story else FEWEST_WORDS
    _refuse_gone(seen, about, is_story=is_story)
    _refuse_notice(body, words, seen, is_story=is_story, is_short=words < fewest)
    asked = seen.offer or seen.register
    is_part = is_teaser(body, words, about, asked=asked, offered=seen.access, paid_words=seen.paid_words)
    is_paid = about.free is False or (about.free is None and (seen.offer or seen.access))
    if is_paid and is_part:
        raise NoArticle(
            f"This article is behind a paywall; the page holds only its first {words} words. {WAYS_OUT}",
            trouble=Trouble.PAYWALL,
        )
    if (seen.register and is_part) or (words < fewest and _asks_who(seen)):
        raise NoArticle(
            f"The site asks its readers to log in or register before it shows the article. {WAYS_OUT}",
            trouble=Trouble.LOGIN if is_story else Trouble.LOGIN_PAGE,
        )
    _refuse_other_pages(words, about, seen, is_story=is_story)
    if words < fewest:
        raise NoArticle(
            f"I found no article on that page (only {words} words of text). {WAYS_OUT}",
            trouble=Trouble.NO_STORY,
        )


def _refuse_gone(seen: Seen, about: Metadata, *, is_story: bool) -> None:
    """A notice under the heading, whatever the site lists below it: "Most read" and its stories, or none.

    Of a page that its markup calls a story, the heading must say it too, or no day may stand on it.
    """
    titled = _titled(seen, _NOT_FOUND_TITLE) or _titled(seen, _APOLOGY)
    has_day = is_story and about.dates.basis is not PublishedBasis.UNKNOWN
    if not has_day and any(_ONLY_NOT_FOUND.fullmatch(title) for title in seen.titles):
        raise NoArticle(NOT_FOUND, trouble=Trouble.NOT_FOUND)
    is_said = _NOT_FOUND_TEXT.search(seen.opening) or _GONE.search(seen.opening)
    if is_said and (titled or not has_day):
        raise NoArticle(NOT_FOUND, trouble=Trouble.NOT_FOUND)


def _refuse_notice(body: Sequence[str], words: int, seen: Seen, *, is_story: bool, is_short: bool) -> None:
    """Notices of the site in place of the story. A story about such notices is longer and has the marks of a story."""
    consent = sum(len(text.split()) for text in body if _CONSENT.search(text))
    if (words and consent >= _CONSENT_SHARE * words) or (is_short and _is_consent(seen)):
        raise NoArticle(
            f"That page is a consent wall (the site asks about cookies first), not an article. {WAYS_OUT}",
            trouble=Trouble.CONSENT,
        )
    if words >= _NOTICE_WORDS and is_story:
        return
    is_notice = words < _NOTICE_WORDS
    # A long page that is no story may list other stories below its notice.
    notice = " ".join(body) if is_notice else "".join(body[:1])
    if _NOT_FOUND_TEXT.search(notice) or (not is_story and _titled(seen, _NOT_FOUND_TITLE)):
        raise NoArticle(NOT_FOUND, trouble=Trouble.NOT_FOUND)
    if is_notice and _is_bot_wall(notice, words, seen, is_story=is_story, is_short=is_short):
        raise NoArticle(
            f"The site does not let me in (it takes me for a robot, or for a reader abroad): no article. {WAYS_OUT}",
            trouble=Trouble.BOT_WALL,
        )
    if is_short and not is_story and (_titled(seen, _DOWN) or _DOWN.search(seen.notice)):
        raise NoArticle(f"The site is down for now. Try the link again later. {WAYS_OUT}")
    if is_short and not is_story and _titled(seen, _REDIRECT):
        raise NoArticle(
            f"That page only sends its readers on to another; it is not an article. {WAYS_OUT}",
            trouble=Trouble.NO_STORY,
        )


def _titled(seen: Seen, pattern: re.Pattern[str]) -> bool:
    return any(pattern.search(title) for title in seen.titles)


def _is_bot_wall(notice: str, words: int, seen: Seen, *, is_story: bool, is_short: bool) -> bool:
    """By the title where nothing calls the page a story, else by its few words; without any, by all that is shown."""
    if not is_story and (_titled(seen, _BOT_WALL) or _titled(seen, _BOT_WALL_TITLE)):
        return True
    if not is_short:
        return (not is_story or words < FEWEST_WORDS) and _BOT_WALL.search(notice) is not None
    shown = f"{seen.notice} {'' if is_story else ' '.join(seen.titles)}"
    return _BOT_WALL.search(shown) is not None or _BOT_WALL_WORDS.search(shown) is not None


def _is_consent(seen: Seen) -> bool:
    return seen.consent and (_titled(seen, _CONSENT_TITLE) or _CONSENT.search(seen.notice) is not None)


def _asks_who(seen: Seen) -> bool:
    """Whether a page without a text is there to log in."""
    return _titled(seen, _LOGIN_TITLE) or (seen.password and _LOGIN.search(seen.notice) is not None)


def _refuse_other_pages(words: int, about: Metadata, seen: Seen, *, is_story: bool) -> None:
    """Pages that are something else by their own markup."""
    og_type = next(
        (kind for kind in about.kinds if kind.startswith(("video", "music", "product", "og:product"))), ""
    )
    is_film = og_type.startswith(("video", "music")) or (
        about.kinds & _VIDEO_TYPES and (seen.player or not is_story)
    )
    if is_film and words < (FEWEST_WORDS if is_story else _VIDEO_WORDS):
        raise NoArticle(
            f"That page is a video or a recording, not an article: there is no text to check. {WAYS_OUT}",
            trouble=Trouble.VIDEO,
        )
    if is_story:
        return
    if og_type or about.kinds & _SHOP_TYPES:
        raise NoArticle(f"That page is a shop’s, not an article. {WAYS_OUT}", trouble=Trouble.SHOP)
    if about.kinds & _FORUM_TYPES or _FORUM.search(about.generator):
        raise NoArticle(
            f"That page is a discussion among readers, not an article. {WAYS_OUT}", trouble=Trouble.NO_STORY
        )
    if "SoftwareSourceCode" in about.kinds or _FORGE.search(about.generator) or _CODE.search(seen.notice):
        raise NoArticle(
            f"That page is a repository of code, not an article. {WAYS_OUT}", trouble=Trouble.REPOSITORY
        )
    is_list = about.kinds & _LIST_TYPES or _titled(seen, _LIST_TITLE)
    if seen.link_share > _LINK_SHARE or (is_list and words < 2 * _VIDEO_WORDS):
        raise NoArticle(
            f"That page is a list of links, not an article. Paste the link of the story itself. {WAYS_OUT}",
            trouble=Trouble.LIST,
        )
