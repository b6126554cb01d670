"""Titles beside the people who are honoured for them: shortlists, winners, rows of prizes, films in brackets. Pure.

Only for articles that speak of the arts, or lists that the words above them call a shortlist.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from checks.compare.countries import country_of
from checks.language.spans import UPPER
from checks.language.works.cues import RUN, WORD
from checks.language.works.page import Page, Title
from checks.language.works.runs import BODY, NO_TITLE, is_title_case, may_be_called, run_at
from checks.language.works.words import NOT_TITLES, WEEKDAYS_AND_MONTHS
from checks.reading import Label, Mention, Stretch

# A name by its shape alone: the recogniser misses many in a list without sentences.
_NAME = (
    rf"{WORD}(?:\.)?(?: (?:de|da|van|von|der|la|le|bin|al|Le)\b)*"
    rf"(?: (?:[{UPPER}]\.|{WORD})){{1,3}}"
)
_MAKERS = rf"{_NAME}(?:(?:,| and| &) {_NAME}){{0,3}}"
_LONGEST_ROW = 160  # characters
_FEWEST_ROWS = 2
_FEWEST_PRIZE_ROWS = 3  # rows such as "Best actor: ..." that show a list of prizes
_ITEM = re.compile(
    rf"^(?:[•*·▪–-]\s*|\d{{1,2}}\.\s)(?P<maker>{_MAKERS})(?P<mid>, | [–—-] |: )(?P<title>.+?)\.?$"
)
_REVERSED = re.compile(
    rf"^(?:[•*·▪–-]\s*|\d{{1,2}}\.\s)(?P<title>.+?)(?:,? by | \()(?P<maker>{_MAKERS})\)?\.?$"
)
_LISTED = re.compile(
    r"\b(?:short-?list(?:ed)?|long-?list(?:ed)?|nominees|nominated|nominations|novels|books|films|albums|finalists|passed over|"
    r"plays|bestsellers|titles)\b",
    re.IGNORECASE,
)
_ROW = re.compile(r"^(?:[•*·▪–-]\s*)?(?P<label>[^:\n“”\"]{3,60}): (?P<rest>[^\n]{2,100})$")
_PRIZE_LABEL = re.compile(
    r"^(?:Best|Outstanding)\b|\b(?:[Pp]rize|[Pp]rix|[Aa]ward|Palme|Caméra|Lion|Bear|Regard|of the year|[Ww]inner|[Dd]ebut|"
    r"[Ss]hort film|[Ff]iction|[Dd]ocumentary|[Aa]ct(?:or|ress)|[Dd]irector|[Ss]creenplay)\b"
)
_ROW_TITLE = re.compile(rf"^(?P<title>.+?) \((?P<maker>{_MAKERS})\)$")
_ROW_PERSON = re.compile(rf"^(?P<who>{_MAKERS})(?:, | [–—-] )(?P<title>.+?)(?: \((?P<maker>{_MAKERS})\))?$")
_ROW_IN_BRACKETS = re.compile(rf"^{_MAKERS} \((?P<title>[^()]+)\)$")
_FOR_PEOPLE = re.compile(
    r"act(?:or|ress|ing)|direct(?:or|ing)|screenplay|cinematograph|score|edit|perform|writ|costume|design|sound|song",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r" \((?P<inner>[^()\n]{3,90})\)")
_ACTING = re.compile(r"\b(?:actors?|actress(?:es)?|stars?|starring|cast|played|part|role)\b")
# In brackets behind a musician stands the band.
_MUSIC = re.compile(
    r"\b(?:bands?|singers?|guitarists?|drummers?|bassists?|keyboardists?|frontm[ae]n|rappers?|musicians?|vocalists?|DJs?)\b",
    re.IGNORECASE,
)
_FOR_WORKS = re.compile(
    r"film|picture|album|song|single|record|novel|play|musical|fiction|drama|series|comedy|documentary|animat|regard|palme|prix|"
    r"history|biography|memoir|poetry|debut|short|book|game|opera",
    re.IGNORECASE,
)
_HONOURED = re.compile(
    r"\b(?:won|wins|win|winn(?:er|ers|ing)|prizes?|awards?|awarded|shortlist(?:ed)?|nominated|nominees?|nominations?|Oscars?|Baftas?|"
    r"Emmys?|Grammys?|Tonys?|Globes?|Booker|Pulitzer|Palme|laureates?|honou?red|beat|beaten|judges|shared|split|tied|jointly)\b"
)
_HONOURED_FOR = re.compile(rf",? (?:for|with) (?=[{UPPER}\d])")
_OWNED = re.compile(r"(?:’s|'s) (?:(?P<adjective>[a-z][\w-]{2,20}) )?")
_NO_ADJECTIVE = re.compile(
    r"^(?:co-?stars?|native|home|hometown|beloved|adopted|fellow|then|own|old|former|younger|elder|late)$"
)
_OTHER_MAKER = re.compile(
    rf"(?:, | (?:or|and) |, (?:or|and) ){_NAME}(?:’s|'s) (?=[{UPPER}])|, (?:which|a|an|his|her) "
)
_WHICH = re.compile(
    r"(?:,? (?:which|that) |, )(?P<owner>[^,.;]{3,40}?)(?: (?:had|has|then|later))? "
    r"(?:wrote|directed|composed|adapted|choreographed|painted|sculpted|filmed)\b"
)
_CAST_IN = re.compile(
    r"\b(?:directed|directs|cast|casts|cast opposite|seen|saw|starred with|co-starred with|alongside|opposite)"
    rf" (?:her|him|them|(?:[{UPPER}][\w.’'-]{{1,20}} ?){{1,3}})(?: as [^,.;]{{2,40}}?)? ?in (?=[{UPPER}])"
)
_LATEST = re.compile(
    r"(?:’s|'s|\b(?i:his|her|their|whose)) (?:(?:\w+ )?(?:last|latest|first|debut|previous|second|third|next|final|best-known|most recent) )"
    r"(?:\w+ )?(?P<noun>feature|film|novel|book|album|play|movie|picture|series|opera|musical|memoir)(?: film)? "
    rf"(?:is|was|remains|will be) (?=[{UPPER}])"
)
_ACTED = re.compile(r"(?:’s|'s) ")


def beside_makers(page: Page, paragraphs: Sequence[Stretch], *, throughout: bool) -> Iterator[Title]:
    """Everything below, over the whole article; rows of one list stand in paragraphs of their own."""
    yield from _items(page, paragraphs, throughout=throughout)
    rows = [paragraph for paragraph in paragraphs if _is_prize_row(page, paragraph)]
    if throughout or len(rows) >= _FEWEST_PRIZE_ROWS:
        for paragraph in rows:
            yield from _of_a_row(page, paragraph)
    if not throughout:
        return
    for paragraph in paragraphs:
        yield from _in_brackets(page, paragraph)
        yield from _honoured_for(page, paragraph)
        yield from _owned(page, paragraph)
        yield from _cast_in(page, paragraph)
        yield from _made_which(page, paragraph)


def _items(page: Page, paragraphs: Sequence[Stretch], *, throughout: bool) -> Iterator[Title]:
    """• Ali Smith, Autumn: two such lines or more, under words that speak of a shortlist or of works."""
    group: list[tuple[Stretch, re.Match[str]]] = []
    above = ""
    for paragraph in paragraphs:
        words = page.text[paragraph.start : paragraph.end]
        found = _as_item(words) if len(words) <= _LONGEST_ROW else None
        if found is not None:
            group.append((paragraph, found))
            continue
        yield from _group(page, group, above, throughout=throughout)
        group, above = [], words
    yield from _group(page, group, above, throughout=throughout)


def _as_item(words: str) -> re.Match[str] | None:
    for pattern in (_ITEM, _REVERSED):
        found = pattern.match(words)
        if found is not None and is_title_case(found["title"]):
            return found
    return None


def _group(
    page: Page, group: Sequence[tuple[Stretch, re.Match[str]]], above: str, *, throughout: bool
) -> Iterator[Title]:
    if len(group) < _FEWEST_ROWS or not (throughout or _LISTED.search(above)):
        return
    for paragraph, found in group:
        start, end = (paragraph.start + edge for edge in found.span("title"))
        if not _is_elsewhere(page, start, end):
            yield Title(
                start=start,
                end=end,
                author=_called(page, paragraph.start + found.start("maker"), found["maker"]),
            )


def _is_elsewhere(page: Page, start: int, end: int) -> bool:
    """Whether the whole of a stretch is a country, a group or a person that the article speaks of."""
    words = page.text[start:end]
    mention = page.mention_over(start, end)
    if country_of(words) is not None or words.casefold() in NOT_TITLES | WEEKDAYS_AND_MONTHS:
        return True
    if mention is None or (mention.start, mention.end) != (start, end):
        return False
    return mention.label is Label.GROUP or (mention.label is Label.PERSON and page.is_spoken_of(mention))


def _called(page: Page, start: int, written: str) -> str:
    """The longest form of who is named here."""
    mention = page.mention_from(start)
    whole = mention is not None and mention.end == start + len(written)
    return mention.subject if mention is not None and whole else re.sub(r"^(?:Sir|Dame|Dr) ", "", written)


def _is_prize_row(page: Page, paragraph: Stretch) -> bool:
    if paragraph.end - paragraph.start > _LONGEST_ROW:
        return False
    found = _ROW.match(page.text[paragraph.start : paragraph.end])
    return found is not None and _PRIZE_LABEL.search(found["label"]) is not None


def _of_a_row(page: Page, paragraph: Stretch) -> Iterator[Title]:
    """Best actor: Cillian Murphy, Oppenheimer (Christopher Nolan)."""
    found = _ROW.match(page.text[paragraph.start : paragraph.end])
    if found is None or found["rest"].endswith((".", "?", "!")):
        return
    rest, base = found["rest"], paragraph.start + found.start("rest")
    for_people = _FOR_PEOPLE.search(found["label"]) is not None
    shown = _ROW_PERSON.match(rest) or _ROW_IN_BRACKETS.match(rest) if for_people else _ROW_TITLE.match(rest)
    if shown is None and not for_people and _FOR_WORKS.search(found["label"]) and "(" not in rest:
        shown = re.compile(rf"(?P<title>[^,]+?)(?:,? (?:by )?(?P<maker>{_NAME})(?:’s \w+)?)?$").match(rest)
    if shown is None or not is_title_case(shown["title"]) or BODY.search(shown["title"]):
        return
    start, end = base + shown.start("title"), base + shown.end("title")
    mention = page.mention_over(start, end)
    person = (
        mention is not None
        and mention.label is Label.PERSON
        and mention.end - mention.start >= end - start - 1
    )
    if _is_elsewhere(page, start, end) or (
        person and shown.re not in {_ROW_PERSON, _ROW_TITLE, _ROW_IN_BRACKETS}
    ):
        return
    maker = shown.groupdict().get("maker")
    author = _called(page, base + shown.start("maker"), maker) if maker else None
    form = "film" if re.search(r"[Ff]ilm|[Pp]icture|[Ss]creenplay|Palme", found["label"]) else ""
    yield Title(start=start, end=end, form=form, author=author)


def _in_brackets(page: Page, paragraph: Stretch) -> Iterator[Title]:
    """Nadine Gordimer (The Conservationist); Ruben Östlund (The Square, Force Majeure)."""
    if _MUSIC.search(page.text, paragraph.start, paragraph.end):
        return
    for mention in page.mentions_in(paragraph):
        found = _BRACKETS.match(page.text, mention.end) if mention.label is Label.PERSON else None
        if found is None:
            continue
        items = list(re.finditer(r"[^,]+", found["inner"]))
        spans = [
            (
                found.start("inner") + item.start() + len(item[0]) - len(item[0].lstrip()),
                found.start("inner") + item.end(),
            )
            for item in items
        ]
        maker = page.is_creator(mention)
        if not all(_is_title_in_brackets(page, *span, maker=maker) for span in spans):
            continue
        multiple = any(" " in page.text[start:end] for start, end in spans)
        other = _other_brackets(page, paragraph, found)
        if multiple or other:
            for start, end in spans:
                yield Title(start=start, end=end, author=_maker_of(page, paragraph, mention))


def _maker_of(page: Page, paragraph: Stretch, person: Mention) -> str | None:
    """The person before the brackets, unless the words there speak of actors, who made nothing."""
    words = page.text[paragraph.start : paragraph.end]
    return person.subject if page.is_creator(person) or not _ACTING.search(words) else None


def _is_title_in_brackets(page: Page, start: int, end: int, *, maker: bool = False) -> bool:
    words = page.text[start:end]
    if not is_title_case(words) or _is_elsewhere(page, start, end) or words.isupper() or words.isdigit():
        return False
    first = words.split()[0].casefold()
    if (
        (first in NOT_TITLES - {"the", "a", "an", "my", "we", "i"})
        or BODY.search(words)
        or NO_TITLE.search(words)
    ):
        return False
    mention = page.mention_over(start, end)
    if mention is None or mention.label in {Label.WORK, Label.EVENT}:
        return not re.match(
            r"(?:Best|Outstanding|Photo|Picture|Left|Right|Top|Conservative|Labour|Lib)\b", words
        )
    part = mention.end - mention.start < len(words) - 3
    if maker and words.startswith(("The ", "A ")) and may_be_called(page, (start, end)):
        return True
    if maker and mention.label is Label.ORGANISATION and set(words.split()) & {"of", "the", "in", "and"}:
        return True  # a body's words were refused above
    return " " in words and part  # a whole name is the actor of a part: "Elinor Dashwood (Emma Thompson)"


def _other_brackets(page: Page, paragraph: Stretch, here: re.Match[str]) -> bool:
    """Whether brackets beside another person of the paragraph hold a title of several words."""
    for mention in page.mentions_in(paragraph):
        found = _BRACKETS.match(page.text, mention.end) if mention.label is Label.PERSON else None
        if found is not None and found.start() != here.start() and " " in found["inner"]:
            return _is_title_in_brackets(page, found.start("inner"), found.end("inner"))
    return False


def _honoured_for(page: Page, paragraph: Stretch) -> Iterator[Title]:
    """Barry Unsworth, for Sacred Hunger; the winner was Anna Burns, with Milkman."""
    words = page.text[paragraph.start : paragraph.end]
    if not _HONOURED.search(words):
        return
    for mention in page.mentions_in(paragraph):
        led = _HONOURED_FOR.match(page.text, mention.end) if mention.label is Label.PERSON else None
        run = run_at(page, paragraph, led.end()) if led else None
        if run is not None and run[0] == (led.end() if led else 0) and _can_be_honoured(page, run):
            yield Title(start=run[0], end=run[1], author=_maker_of(page, paragraph, mention))


_BEHIND_AN_HONOUR = re.compile(r"[.,;]|$| (?:in|and|two|three|four|five|six|last|this|at|which) | (?=\()")


def _can_be_honoured(page: Page, run: tuple[int, int]) -> bool:
    words = page.text[run[0] : run[1]]
    if _is_elsewhere(page, *run) or BODY.search(words) or NO_TITLE.search(words) or words.isdigit():
        return False
    if not _BEHIND_AN_HONOUR.match(page.text, run[1]) or words.isupper() or words.startswith("Best "):
        return False
    mention = page.mention_over(*run)
    if mention is None or mention.label in {Label.WORK, Label.EVENT}:
        return True
    if mention.label is Label.PERSON:
        return " " in words and not page.is_spoken_of(mention)
    return mention.end - mention.start < len(words) - 3


def _owned(page: Page, paragraph: Stretch) -> Iterator[Title]:
    """Aki Kaurismäki’s deadpan Fallen Leaves; Wes Anderson’s Asteroid City or Ken Loach’s The Old Oak."""
    for mention in page.mentions_in(paragraph):
        led = _OWNED.match(page.text, mention.end) if mention.label is Label.PERSON else None
        if led is None or " " not in mention.subject:
            continue
        run = run_at(page, paragraph, led.end())
        if run is None or " " not in page.text[run[0] : run[1]]:
            continue
        listed = _OTHER_MAKER.match(page.text, run[1]) is not None
        adjective = led["adjective"]
        if adjective and (_NO_ADJECTIVE.match(adjective) or not _is_adjective(page, led.start("adjective"))):
            continue
        if (listed or adjective) and _is_ownable(page, run, listed=listed):
            yield Title(start=run[0], end=run[1], author=mention.subject)


def _is_adjective(page: Page, offset: int) -> bool:
    token = page.token_at(offset)
    return token is not None and (token.pos == "ADJ" or token.tag in {"VBN", "VBG", "NN"})


def _is_ownable(page: Page, run: tuple[int, int], *, listed: bool) -> bool:
    words = page.text[run[0] : run[1]]
    follows = page.token_at(run[1])
    if follows is not None and follows.start <= run[1] + 1 and follows.tag in {"NN", "NNS"}:
        return False
    if NO_TITLE.search(words) or words.split()[-1] in {"Tour", "Company", "Foundation"}:
        return False
    mention = page.mention_over(*run)
    if mention is None or mention.label in {Label.WORK, Label.EVENT}:
        return True
    if mention.label is Label.PERSON:
        acts = follows is not None and follows.start == run[1] + 1 and follows.pos in {"VERB", "AUX"}
        return not page.is_spoken_of(mention) and (listed or (acts and mention.text == words))
    if mention.label is Label.PLACE:
        return listed and may_be_called(page, run)
    return mention.label is Label.ORGANISATION and not BODY.search(words)


def _cast_in(page: Page, paragraph: Stretch) -> Iterator[Title]:
    """Tom Hale directed her in Lantern Street; Hale’s last feature was Salt Harbour."""
    for found in _CAST_IN.finditer(page.text, paragraph.start, paragraph.end):
        run = run_at(page, paragraph, found.end())
        if run is not None and _can_be_cast(page, run):
            directed = found.group().startswith("direct") and page.mention_ending(found.start() - 1)
            yield Title(start=run[0], end=run[1], author=directed.subject if directed else None)
    for found in _LATEST.finditer(page.text, paragraph.start, paragraph.end):
        run = run_at(page, paragraph, found.end())
        if run is None or not _can_be_cast(page, run):
            continue
        owner = page.mention_ending(found.start()) if _ACTED.match(found.group()) else None
        person = owner is not None and owner.label is Label.PERSON
        form = {"feature": "film", "movie": "film", "picture": "film", "novel": "book", "memoir": "book"}
        noun = found["noun"]
        yield Title(
            start=run[0],
            end=run[1],
            form=form.get(noun, noun),
            author=owner.subject if owner is not None and person else None,
        )


def _can_be_cast(page: Page, run: tuple[int, int]) -> bool:
    words = page.text[run[0] : run[1]]
    first = words.split()[0].casefold()
    if _is_elsewhere(page, *run) or first in WEEKDAYS_AND_MONTHS or words.isdigit():
        return False
    if BODY.search(words) or NO_TITLE.search(words):
        return False
    mention = page.mention_over(*run)
    if mention is None:
        return " " in words
    if mention.label in {Label.WORK, Label.EVENT}:
        return True
    if mention.label in {Label.PERSON, Label.ORGANISATION}:  # nobody is directed "in" a company
        return " " in words and not page.is_spoken_of(mention)
    return mention.end - mention.start < len(words) - 3


def _made_which(page: Page, paragraph: Stretch) -> Iterator[Title]:
    """Lantern Street, which Tom Hale wrote for her."""
    for found in RUN.finditer(page.text, paragraph.start, paragraph.end):
        made = _WHICH.match(page.text, found.end(), paragraph.end)
        maker = page.mention_from(made.start("owner")) if made else None
        if made is None or maker is None or maker.label is not Label.PERSON or maker.end != made.end("owner"):
            continue
        run = (found.start(), found.end())
        words = found.group()
        which = made.group().lstrip(", ").startswith(("which", "that"))
        mention = page.mention_over(*run)
        person = mention is not None and mention.label is Label.PERSON and (mention.start, mention.end) == run
        if which and " " in words and not person and not BODY.search(words) and not NO_TITLE.search(words):
            yield replace(Title(start=run[0], end=run[1]), author=maker.subject)
