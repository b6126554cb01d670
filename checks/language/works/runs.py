"""Runs of capitalised words: where they begin and end, and whether they can be titles. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checks.compare.countries import country_of
from checks.language.works.cues import RUN, SMALL
from checks.language.works.page import Page
from checks.language.works.words import ARTS, WEAK_ARTS, WEEKDAYS_AND_MONTHS
from checks.reading import Label, Stretch

_PLACE_LINKS = frozenset({"in", "on", "at", "for", "to", "from", "with", "into"})


_LEADING = frozenset(
    """
    in at but and when with for on after before while since as by from to of his her their its though although if like
    both then now also yet so because during watch read until
    """.split()  # noqa: SIM905
)


_CITIES = frozenset(
    """
    london paris rome berlin madrid milan vienna tokyo beijing moscow dublin edinburgh glasgow manchester liverpool
    birmingham cardiff belfast brussels amsterdam lisbon athens istanbul cairo delhi mumbai sydney melbourne toronto
    chicago boston philadelphia houston dallas miami atlanta seattle washington hollywood broadway wembley california
    texas florida europe africa asia america england scotland wales rio doha hamburg munich barcelona turin venice cannes
    """.split()  # noqa: SIM905
)


# What the recogniser also takes for works: prizes, companies, laws by half.
NO_TITLE = re.compile(
    r"\b(?:Prizes?|Awards?|Medal|Company|Bill|Weekend|Week|Season|Month|Cup|Oscars?|Nobel|University|Court|Tour|Festival|Theatre|Orchestra|House|"
    r"Committee|Party|Department|Games|League|Times|Post|Guardian|Day|Photo|Image|Getty|Reuters|Book|Street|Road|Centre|"
    r"Center|Museum|Gallery|Office|Team|Club|Union|Fund|Report|God|Bible|President|Minister|Mr|Mrs|Ms|Sir|Dr|Honours?|Order)\b"
)


BODY = re.compile(
    r"\b(?:Department|House|Court|Party|Band|Orchestra|Ministry|Agency|Council|Committee|Army|Guard|Police|Board|Team|United|"
    r"City|FC|Corp|Corporation|Inc|Ltd|Group|Foundation|Institute|University|School|Bank|Records|Productions|Pictures|Films|"
    r"Congress|Senate|Parliament|Union|Association|Federation|League|Church|Social|Media|Club|Fund|Capital|Holdings|Law|Office|"
    r"Administration|Cabinet|Government|Labour|Conservatives|Democrats|Republicans|Services?|Campaign|Trust|Society|Academy|Hall|Arena|Stadium|Garden|Opera|Ballet|Bros|Magazine|Vogue|Awards|Guild)\b"
)


_FEWEST = 3  # paragraphs that speak of the arts in an article about them
_SHARE = 0.4  # of the paragraphs, or of the words: an obituary has short lines at both ends
_FEWEST_WORDS = 5  # different words of the trade
_MANY_WORDS = 7  # which tell it by themselves, in an article that is no longer than its share of them
_WITHIN = re.compile(r"[\w,] $")
# "Value(s)": one thing or more of them, told in brackets that are a part of the title.
_OR_MORE = re.compile(r"\((?:s|es)\)(?!\w)")


def is_title_case(words: str) -> bool:
    """Whether every word but the small ones has a capital, the first and the last one too."""
    pieces = [piece.strip("“”\"‘’'()[],.:;!?…-–—") for piece in words.split()]
    pieces = [piece for piece in pieces if piece]
    if not pieces or len(pieces) > 14 or words.endswith((",", ";")):  # noqa: PLR2004 - the longest titles
        return False
    first, last = pieces[0], pieces[-1]
    if not (_is_capital(first) and (_is_capital(last) or last.casefold() in {"it", "is", "me", "up", "you"})):
        return False
    return all(_is_capital(piece) or piece in SMALL for piece in pieces)


def _is_capital(piece: str) -> bool:
    bare = piece[2:] if piece[:2] in {"d'", "d’", "l'", "l’"} else piece
    return bare[:1].isupper() or bare[:1].isdigit()


def arts_among(page: Page, paragraphs: Sequence[Stretch]) -> tuple[list[bool], bool]:
    """Which paragraphs speak of the arts, by their words or a maker of works whom they name, and if the article does."""
    plain, strong, spoken, told = [], 0, 0, 0
    trade: set[str] = set()
    for paragraph in paragraphs:
        written = page.text[paragraph.start : paragraph.end].casefold().split()
        words = {word.strip(".,;:!?“”\"‘’'()•") for word in written}
        made = any(page.is_creator(mention) for mention in page.mentions_in(paragraph))
        plain.append(made or not words.isdisjoint(ARTS))
        here = words & (ARTS - WEAK_ARTS)
        trade |= here
        told += len(written)
        if made or here:
            strong, spoken = strong + 1, spoken + len(written)
    share = strong >= len(paragraphs) * _SHARE or (spoken >= told * _SHARE and len(trade) >= _FEWEST_WORDS)
    share = share or len(trade) >= max(_MANY_WORDS, told / 100)
    return plain, strong >= _FEWEST and share


def may_be_called(page: Page, run: tuple[int, int]) -> bool:
    """Whether what the recogniser takes for a place can be a title: no country and no city that everyone knows."""
    words = page.text[run[0] : run[1]]
    mention = page.mention_over(*run)
    if mention is None or (mention.start, mention.end) != run:
        return False
    person = mention.label is Label.PERSON and not page.is_spoken_of(mention)
    return (
        (mention.label is Label.PLACE or person)
        and country_of(words) is None
        and words.casefold() not in _CITIES
    )


def run_at(page: Page, paragraph: Stretch, offset: int, *, several: bool = False) -> tuple[int, int] | None:
    """The run of capitalised words that begins here, ended before "in July", "in London" and a possessive."""
    found = RUN.match(page.text, offset, paragraph.end)
    if found is None:
        return None
    owner = page.mention_from(offset)
    if owner is not None and owner.label is Label.PERSON and (page.is_creator(owner) or " " in owner.text):
        owned = re.compile(r"(?:’s|'s) ").match(page.text, owner.end, paragraph.end)
        if owned is not None and owned.end() < found.end():
            return run_at(page, paragraph, owned.end(), several=several)
    end = found.end()
    conjoined = found.group().find(" and ") if several else -1
    item = offset + conjoined if conjoined > 0 else found.end()
    words = list(re.finditer(r"[^ ]+", found.group()))
    for place, word in enumerate(words[1:], start=1):
        plain = word.group()
        following = words[place + 1] if place + 1 < len(words) else None
        if (
            plain in _PLACE_LINKS
            and following is not None
            and _is_elsewhere(page, offset + following.start())
            and not (several and _ends_an_item(page.text, item))
        ):
            end = offset + words[place - 1].end()
            break
        if plain == "and" and following is not None and (several or _is_new_title(words, place)):
            end = offset + words[place - 1].end()
            break
    if end == found.end() and (plural := _OR_MORE.match(page.text, end, paragraph.end)):
        end = plural.end()
    text = page.text[offset:end]
    possessive = re.search(r"(?:’s|'s)$", text)
    end -= len(possessive.group()) if possessive else 0
    return (offset, end) if end - offset > 1 else None


def _ends_an_item(text: str, end: int) -> bool:
    """Whether a list’s item ends here, so that "on Ghazzah Street" belongs to it."""
    return text[end : end + 1] in {",", ";"} or text.startswith(" and ", end)


def _is_new_title(words: Sequence[re.Match[str]], place: int) -> bool:
    """Whether two titles stand beside this "and": "Animal Farm and The Road to ...", not "Romeo and Juliet"."""
    following = words[place + 1].group()
    if following in {"The", "A", "An"}:
        return True
    return place > 1 and len(words) - place > 2 and following[:1].isupper()  # noqa: PLR2004 - two words or more


def _is_elsewhere(page: Page, offset: int) -> bool:
    """Whether a time or a place begins here, so that what went before is a whole title."""
    token = page.token_at(offset)
    if token is None or token.text.casefold() in WEEKDAYS_AND_MONTHS or token.text.isdigit():
        return True
    mention = page.mention_over(offset, token.end)
    return mention is not None and mention.start == offset and mention.label is not Label.WORK


# Within a title "the" is small: "|Fenland into| The Salt Harbour".
_INTO_THE = re.compile(r"(?:[^ :]+ ){1,4}?(?:into|in|with|for|from|to|on) (?=The [A-Z])")


def trimmed(page: Page, start: int, end: int) -> tuple[int, int] | None:
    """A run without the words that lead to it: "In", "Spielberg’s", "Her"."""
    while start < end:
        word = re.compile(r"[^ ]+").match(page.text, start, end)
        if word is None:
            return None
        whole = page.mention_from(start)
        if whole is not None and whole.label is Label.PERSON and " " in whole.text:
            behind = re.compile(r"(?:’s|'s) ").match(page.text, whole.end, end)
            if behind is not None and behind.end() < end:
                start = behind.end()
                continue
        article = _INTO_THE.match(page.text, start, end)
        if article is not None:
            start = article.end()
            continue
        owner = page.mention_over(start, word.end())
        owned = word.group().endswith(("’s", "'s", "s’")) and owner is not None and word.end() < end
        within = _WITHIN.search(page.text[max(0, start - 2) : start]) is not None
        if not owned and (within or word.group().casefold() not in _LEADING):
            return start, end
        start = word.end() + 1
    return None
