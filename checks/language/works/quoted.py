"""Titles in quotation marks. Pure.

The marks alone make no title: scare quotes, slogans and speech are far more frequent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from checks.language.spans import UPPER
from checks.language.works.cues import (
    BY_AFTER,
    CUE,
    DATED_AFTER,
    OWNER_BEFORE,
    PLAIN,
    PLAYING,
    PLURAL,
    REACH,
    YEAR_AFTER,
    YEARS,
    alternatives,
)
from checks.language.works.makers import with_maker
from checks.language.works.page import Page, Title, is_famous
from checks.language.works.runs import is_title_case
from checks.language.works.words import CREATORS, FORM_OF, PLURALS
from checks.reading import Label, Mention, Stretch

_NOUN = rf"(?:{alternatives(FORM_OF)})"


_TITLED = r"(?:titled|entitled|called|named|known as)"


_SHOWN = r"(?:published|publishes|released|performed|performs|performing|played|covered|adapted|screened|watched|staged)"


# Words that say that a quoted name is a nickname, a slogan, an operation: none of a work.
_NO_WORK = re.compile(
    r"\b(?:so-called|dubbed|nicknamed|branded|labell?ed|described(?: \w+)? as|hailed(?: \w+)? as|known as|referred to as|"
    r"slogans?|mottos?|motto:|chants?|chanted|chanting|shouted|shouting|banners?|placards?|signs?|hats?|caps?|t-shirts?|"
    r"hashtags?|shouts?|cries|cry|plaques?|reading|read|saying|operation|codenamed|code-named|phrases?|words?|terms?|headlines?|nicknames?|monikers?|tag|labels?|"
    r"call(?:s|ed|ing)?(?: [\w’'.-]{1,20}){1,4}|calls? (?:it|him|her|them|itself|himself|herself)|called (?:it|him|her|them|\w+ and \w+)|tanker|ship|vessel|yacht|boat|"
    r"stands? for|acronym|brand|product|plan|policy|scheme|campaign)(?: (?:of|is|was|the|a|an|that (?:read|say)s?|reading|"
    r"like|as|were|are))*,? $",
    re.IGNORECASE,
)


_NOUN_BEFORE = re.compile(
    rf"(?<![\w-])(?P<noun>{_NOUN})(?P<titled>,? (?:(?:is|was|simply|aptly|to be) )?{_TITLED})?(?:[,:]? )$"
)


_TITLED_BEFORE = re.compile(r"\b(?:titled|entitled),? $")


_LIST_BEFORE = re.compile(
    rf"\b(?P<noun>{PLURAL})(?: [\w’'-]{{1,15}}){{0,3}}?(?:,? (?:including|such as|like|are|were|include|included|being)|"
    r"[:–—-]|,)? $"
)


_CUE_BEFORE = re.compile(
    rf"\b(?:{CUE}|{_SHOWN}|{PLAYING}|(?:of the year|prize|award|nominated|praised|acclaim|awards|shortlisted|longlisted) for|(?:hosts?|co-hosts?|anchors?|moderators?|contestants?|guests?|judges?) (?:of|on)|(?:appear(?:ed|s|ing|ances?)|interview(?:ed)?|featured|aired) on)(?: (?:the|a|her|his|their|its|on|both|classic|hit|hits like))? $"
)


_DIRECTED_AFTER = re.compile(
    r",? (?:written and directed by|directed by|written by|co-written by|composed by|painted by|starring)\b"
)


_WITH_AFTER = re.compile(rf",? (?:with|featuring) (?=[{UPPER}])")


_HEAD_WORDS = (
    rf"(?:a|an|the|his|her|their|its|[{UPPER}][\w-]{{0,25}}(?: [{UPPER}][\w-]{{0,25}}){{0,3}}(?:’s|'s|’|'))"
)


_APPOSED_AFTER = re.compile(rf",? (?:is |was )?{_HEAD_WORDS}(?: [\w’'-]{{1,20}}){{0,5}}? (?P<noun>{PLAIN})\b")


_HANDLED_AFTER = re.compile(
    rf" (?:(?P<noun>{PLAIN}|franchise|soundtrack|remake|video|tour)\b|(?:star|stars|actor|actress|director|author|creator|creators|"
    r"screenwriter|singer|premiere|sequel|co-star|co-stars|writer|filmmaker|trailer|alum|script|universe|fame|reunion|episode|tape)\b|(?:premiered|premieres|topped the|grossed|is based on|tells the "
    r"story|won the Oscar|won best|hit cinemas|opens in cinemas|spent \w+ weeks)\b)"
)


_SPEAKING = re.compile(
    r"(?:\b(?:The|A|An|said|says|told|asked|shouted|cried|a|an|the|this|that|any|some|no|another|replied|added|wrote|tweeted|posted|called|calls|told \w+)(?: \w+)?[:,]?|[:,]) $"
)


_BETWEEN = re.compile(rf",?[”\"’']?(?: ?{YEARS})?,?(?: (?:and|or|as well as|to|&))?(?: [“\"‘'])?[“\"‘']? ?$")


_QUOTED = re.compile(
    r"“(?P<a>[^“”\n]{2,120})”|(?<![\w\"])\"(?P<b>[^\s\"][^\"\n]{1,120})\"(?!\w)"
    r"|(?<![\w‘])‘(?P<c>(?:[^‘’\n]|’(?=\w)){2,120})’(?!\w)|(?<![\w'])'(?P<d>[^\s'](?:[^'\n]|'(?=\w)){1,120})'(?!\w)"
)


def quoted(page: Page, paragraph: Stretch, *, arts: bool) -> Iterator[Title]:
    """Those beside which something says that they are titles, then those that a list joins to them."""
    spans = [
        (found.start(), found.end(), *_inner(page.text, found))
        for found in _QUOTED.finditer(page.text, paragraph.start, paragraph.end)
    ]
    titles = [_judged(page, paragraph, span, arts=arts) for span in spans]
    for order in (range(1, len(spans)), range(len(spans) - 2, -1, -1)):
        for here in order:
            other = here - 1 if order.step > 0 else here + 1
            if titles[here] is None and (known := titles[other]) is not None:
                first, second = sorted((here, other))
                gap = page.text[spans[first][1] : spans[second][0]]
                inner = page.text[spans[here][2] : spans[here][3]]
                if _BETWEEN.match(gap) and is_title_case(inner):
                    # “A”, “B” and “C” (1963) by X: a year of its own and its maker are the last one's alone.
                    author = None if other > here and known.year is not None else known.author
                    span = (spans[here][2], spans[here][3])
                    titles[here] = replace(known, start=span[0], end=span[1], author=author, year=None)
    return (title for title in titles if title is not None)


def _inner(text: str, found: re.Match[str]) -> tuple[int, int]:
    """The title inside the marks, without the comma or full stop that American style puts there."""
    start, end = next(found.span(name) for name in "abcd" if found[name] is not None)
    while end > start and text[end - 1] in ",.; ":
        end -= 1
    while start < end and text[start] == " ":
        start += 1
    return start, end


# Those whose "“X”" is a work: makers by their trade, and those who show films and series.
_OWNERS = re.compile(
    rf"\b(?:{CREATORS}|Netflix|HBO|Hulu|Disney\+?|Apple TV\+|Showtime|AMC|Pixar|Marvel|Disney|Warner Bros\.?|Sony|Universal|Paramount|BBC|ITV|Channel 4|NBC|CBS|ABC|PBS|NPR|HBO Max|"
    r"Peacock|Amazon Prime|Prime Video)$"
)
_CODE_NAMES = re.compile(r"(?:Operation|Project|Plan|Task Force|Team) [A-Z]")
# “Fargo” alone is a title behind these words; "played to “Swifties”" has none of them.
_TITLE_MAY_FOLLOW = re.compile(
    r"\b(?:for|in|of|from|includ(?:e|es|ed|ing)|and|like|with|on|titled|[’']s)(?: \w+ly)?,? $|[,”\"] $"
)
# What a slogan stands on, and what is called by one.
_NO_WORK_AFTER = re.compile(
    r"(?: [\w-]{1,20})? (?:slogans?|mottos?|mantra|agenda|campaigns?|policy|policies|movement|package|plans?|strategy|rall(?:y|ies)|labels?|hats?|"
    r"caps?|badges?|t-shirts?|signs?|banners?|placards?|posters?|technology|software|stocks?|shares|lectern|operation|approach|doctrine|"
    r"initiative|pledge|scheme|effect|generation|nickname|moniker|hashtag|chants?|brand|products?|challenge|theory|"
    r"protests?|protesters|activists|group|model|programme of|deal)\b|,? (?:(?:one|a|the|another|his|her|their) )?(?:[\w-]{1,20} )?(?:signs?|banners?|placards?|"
    r"posters?|t-shirt|note|caption|chyron|headline)\b[^.]{0,12}\b(?:read|said|reading)?|,? (?:read|was scrawled|he (?:said|wrote)|she (?:said|wrote)|they (?:said|chanted))\b"
)


@dataclass(frozen=True, slots=True)
class _Quoted:
    """What stands between quotation marks, with the words on both sides of them."""

    opens: int
    closes: int
    words: str
    before: str
    after: str


def _judged(page: Page, paragraph: Stretch, span: tuple[int, int, int, int], *, arts: bool) -> Title | None:
    """The title that stands in these marks, if the words beside them make it one."""
    opens, closes, start, end = span
    quoted = _Quoted(
        opens,
        closes,
        page.text[start:end],
        page.before(opens, paragraph),
        page.text[closes : min(paragraph.end, closes + REACH)].replace("\u00a0", " "),
    )
    form = _named_so(quoted)
    refused = (
        _NO_WORK.search(quoted.before)
        or _NO_WORK_AFTER.match(quoted.after)
        or _CODE_NAMES.match(quoted.words)
    )
    if form is None and is_title_case(quoted.words) and not refused:
        form = _form_before(quoted)
        form = form if form is not None else _form_after(page, quoted)
        form = form if form is not None else _form_around(page, quoted, arts=arts)
    return (
        with_maker(page, paragraph, Title(start=start, end=end, form=form), span[:2])
        if form is not None
        else None
    )


def _named_so(quoted: _Quoted) -> str | None:
    """The form where a noun or "titled" leads to the marks: "the film “X”", "a paper titled “x y z”"."""
    noun, words = _NOUN_BEFORE.search(quoted.before), quoted.words
    titled, begins = is_title_case(words), words[:1].isupper()
    if noun is not None:
        long_study = FORM_OF[noun["noun"]] in {"paper", "report"} and words.count(" ") > 2  # noqa: PLR2004
        if titled or (begins and (long_study or noun["titled"])):
            return FORM_OF[noun["noun"]]
    if _TITLED_BEFORE.search(quoted.before) and begins and (titled or " " in words):
        return _last_form(quoted.before)
    return None


def _form_before(quoted: _Quoted) -> str | None:
    """The form by a list ("hits including “X”") or a verb ("starred in “X”") before the marks; "" if unknown."""
    if plural := _LIST_BEFORE.search(quoted.before):
        return PLURALS[plural["noun"]]
    if _CUE_BEFORE.search(quoted.before) and len(quoted.words) > 1:
        return _last_form(quoted.before)
    return None


def _form_after(page: Page, quoted: _Quoted) -> str | None:
    """The form by an apposition, a noun, a year or a maker behind the marks; "" if unknown."""
    after = quoted.after
    if apposed := _APPOSED_AFTER.match(after):
        return FORM_OF[apposed["noun"]]
    if handled := _HANDLED_AFTER.match(after):
        return FORM_OF.get(handled["noun"] or "", "")
    if YEAR_AFTER.match(after) or _DIRECTED_AFTER.match(after) or DATED_AFTER.match(after):
        return ""
    cast = _WITH_AFTER.match(after)
    if cast and " " in quoted.words:
        person = page.mention_from(quoted.closes + cast.end())
        if (
            person is not None
            and person.label is Label.PERSON
            and " " in person.text
            and page.text[quoted.closes - 2] == ","
        ):
            return ""
    by = BY_AFTER.match(after)
    return "" if by and _is_person(page.mention_from(quoted.closes + by.end()), page) else None


def _form_around(page: Page, quoted: _Quoted, *, arts: bool) -> str | None:
    """A maker’s title, or one that its shape alone shows where the paragraph speaks of the arts."""
    follows = page.token_at(quoted.closes)
    ends = (
        follows is None
        or follows.start > quoted.closes + 1
        or page.text[quoted.closes - 2] in ".,;"
        or not follows.tag.startswith("NN")
    )
    owner = OWNER_BEFORE.search(quoted.before)
    if owner is not None:
        maker = page.mention_ending(quoted.opens - len(quoted.before) + owner.start("owner"))
        person = maker is not None and maker.label is Label.PERSON
        owning = quoted.before[: owner.start("owner")]
        famous = is_famous(owning) or _OWNERS.search(owning) is not None
        told = person and " " in quoted.words and _TELLS_AFTER.match(quoted.after) is not None
        return (
            _last_form(owner["mid"])
            if page.is_creator(maker) or famous or (person and arts and ends) or told
            else None
        )
    shaped = " " in quoted.words or _is_one_word_title(page, quoted)
    return "" if arts and ends and shaped and not _SPEAKING.search(quoted.before) else None


# What a book or a film does and a speech or a slogan does not.
_TELLS_AFTER = re.compile(
    r" (?:portrayed|portrays|depicted|depicts|chronicled|chronicles|recounted|recounts|told of|tells (?:of|the)|explores|explored|"
    r"examines|examined|is set in|was set in|is based on|was based on|was published|came out|went on sale|topped the|"
    r"sold [\w,.]+ (?:million |thousand )?copies|won (?:the|a) (?:\w+ ){1,3}(?:Prize|Award))\b"
)


def _is_one_word_title(page: Page, quoted: _Quoted) -> bool:
    """Whether one capitalised word in marks is a title here: no nickname inside a name, no cry ("Bravo!")."""
    before = page.token_at(quoted.opens - 2) if quoted.opens > 1 else None
    named = before is not None and before.end == quoted.opens - 1 and before.pos == "PROPN"
    follows = page.token_at(quoted.closes)
    beside = follows is not None and follows.start == quoted.closes + 1 and follows.pos == "PROPN"
    if not _TITLE_MAY_FOLLOW.search(quoted.before) and (
        follows is None or follows.pos not in {"VERB", "AUX"}
    ):
        return False
    whole = len(quoted.words) > 2 and quoted.words[0].isupper() and not quoted.words.isupper()  # noqa: PLR2004 - "OK"
    return whole and quoted.words.isalpha() and not (named or beside) and bool(quoted.before.strip())


def _is_person(mention: Mention | None, page: Page) -> bool:
    return (
        mention is not None
        and mention.label in {Label.PERSON, Label.ORGANISATION}
        and not page.text[mention.end : mention.end + 6].startswith((" said", " says"))
    )


def _last_form(words: str) -> str:
    """What the nearest noun in these words says the work is; "" for none."""
    nouns = [word for word in re.findall(r"[\w-]+", words)[-6:] if word in FORM_OF or word in PLURALS]
    return (FORM_OF.get(nouns[-1]) or PLURALS[nouns[-1]]) if nouns else ""
