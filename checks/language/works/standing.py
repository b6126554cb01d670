"""Titles without any mark in an article about the arts, by where they stand: "won for Joker", "Pose, directed by". Pure.

British copy on prizes, stage and song marks no titles: a capitalised run that is nobody’s and nowhere’s name is one
where a title stands, and a long one of a title’s shape is one wherever it stands within a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.compare.countries import country_of
from checks.language.roles import ROLE
from checks.language.spans import UPPER
from checks.language.works.cues import RUN, WORD, YEARS, alternatives
from checks.language.works.makers import with_maker
from checks.language.works.page import Page, Title
from checks.language.works.runs import BODY, NO_TITLE, is_title_case, may_be_called, run_at, trimmed
from checks.language.works.words import FORM_OF, NOT_TITLES, WEEKDAYS_AND_MONTHS
from checks.reading import Label, Mention, Stretch

_HONOUR = (
    r"(?:won|wins?|winning|awards?|awarded|prizes?|Oscars?|Emmys?|Baftas?|Tonys?|Grammys?|Globes?|Oliviers?|nominations?|"
    r"nominated|shortlisted|honou?red|rewarded|recogni[sz]ed|praised|remembered|known|acclaimed|statuette|Palme d’Or)"
)
# Behind these stands what was made, whatever the recogniser takes it for.
_LEADS = re.compile(
    rf"(?:\b{_HONOUR}(?: (?!for\b)[\w’'-]{{1,15}}){{0,3}} for|\b(?:the )?(?:name|title|premiere|cast|star|score|filming|making|"
    r"success|release|songs|finale|stars|run|screening|production|revival|remake) of|"
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Hh]is|[Hh]er|[Tt]heir) (?:record|album|LP|disc|EP|single) (?:held|holds|contained|included|"
    r"features|featured|opens with|opened with|closes with|closed with)|"
    r"\b(?:took up|covered|sang|sings|sung|singing|recorded|re-recorded|did|duetted on|wrote most of|starred in|stars in|"
    r"acted in|appeared in|directed|directs|co-directed|co-wrote|wrote|penned|composed|choreographed|presented)) $"
)
_AWARDED_FOR = re.compile(rf"\b{_HONOUR}(?: (?!for\b)[\w’'-]{{1,15}}){{0,3}} for $")
# What a verb of the trade has as its object, where words behind it end the title.
_GAVE = re.compile(
    r"\b(?:delivered|released|made|produced|published|finished|completed|filmed|staged|premiered|conducted|adapted|brought out|"
    r"preferred|called it|named it|titled|entitled|performed|played|issued) $"
)
_NAMED_FOR = re.compile(r"(?:,? (?:for|in)|, (?:of|with)) $")
_WENT_TO = re.compile(
    r"\b(?:[Bb]est [a-z][a-z -]{2,30}|[Pp]rize|[Aa]ward|[Hh]onours?|[Pp]rix|d’Or|lion|Lion|bear|Bear|[Gg]lobe) (?:went|goes|had gone) to $"
)
_ON_A_RECORD = re.compile(r"\bon $")
_OF_RECORDS = re.compile(
    r"\b(?:records?|recorded|album|song|songs|sang|sings|tracks?|guitar|drums|vocals|LP)\b"
)
_WHOSE = re.compile(r"\bwhose $")

_MAKING = (
    r"(?:written|co-written|directed|co-directed|adapted|drawn|composed|sung|recorded|choreographed|created|devised|scripted|"
    r"performed|painted|penned|narrated)"
)
_MADE_BEHIND = re.compile(
    rf",? (?:(?:which|that) (?:was|is) |was |first )?{_MAKING}(?: and [a-z-]+)? (?:by|from|for)\b"
    rf"| {YEARS}"
)
_OUT_BEHIND = re.compile(
    r",? (?:(?:which|that) )?(?:(?:had|has|was|were|is|later|then|first|also) ){0,2}"
    r"(?:came out|appeared in (?:\w+ )?(?:19|20)\d\d|opened (?:in|at|on)|opens (?:in|at|on)|premiered|followed in|published|released|reached No|"
    r"reached number|topped the|went to No|sold \d|became a (?:hit|modern|film|bestseller|classic|staple)|ran for|ran to|aired|"
    r"is streaming|transferred to|flopped|charted|grossed|swept)\b"
)
_NOUNS = alternatives(
    (*FORM_OF, "memory", "tale", "story", "account", "number", "satire", "tragedy", "adaptation")
)
_SAID_BEHIND = re.compile(
    rf", (?:[Aa]n?|the|his|her|their|its) (?:[\w’'-]{{1,20}} ){{0,5}}?(?:{_NOUNS}|farce|western|epic|picture|remake|revival)\b"
)
_OWNED_BEHIND = re.compile(r"(?:’s|'s|’) [a-z\d]")
_CLOSES = re.compile(r"[.,;:)]|$| \(| (?:and|in (?:19|20)\d\d|with|by|at|which|on|but|as)\b| — | – ")
_STARTS = re.compile(r"(?:^|[.!?:;•\n●|*][”’\"')]?\s*|[“‘\"'(\[]\s*)$")
_ENDS = re.compile(r"[.!?…:;)”’\"'–—\]]\s*$")
_PRIZES_FOR = re.compile(
    r"(?:Oscars?|Emmys?|Baftas?|BAFTAs?|Tonys?|Grammys?|Globes?|Oliviers?) (?:for|in|to) "
)
_OWNERS = re.compile(r"[^ ]+s[’'] ")
_MAKER_OWNS = re.compile(rf"(?!The |A |An )[{UPPER}][\w-]+ [{UPPER}][\w-]+(?:’s|'s) ")
_AND_A_NAME = re.compile(r" and ")
# With these before a comma a title goes on behind it: "So Long, Marianne", "I, Tonya".
_CALLS = re.compile(
    rf"(?:So Long|Goodbye|Good Night|Goodnight|Good Luck|Good Morning|Hello|Hey|Oh|O|Sorry|Please|Dear|Farewell|Bye Bye|Yes|No|I|Me|Hush|Run|"
    rf"Thank You|Good Bye|Burn|Girl|Crouching Tiger), (?:and )?(?=[{UPPER}])"
)
# No title follows these unless words say that it is one.
_NO_TITLE_FOLLOWS = re.compile(
    r"(?:\b(?:the|a|an|his|her|its|their|our|former|of|by|as|and|at|than|called|named|bands?|group|duo|trio)|’s|'s|s’|,|&) $"
)
_THERE = re.compile(
    r"(?:\b(?:in|to|from|at|near|into|outside|around)|, of) $"
)  # what the recogniser calls a place, as a place is
_PLACE_BEGINS = re.compile(r"(?:La|Le|Los|Las|El|San|Santa|Santo|São|Port|Fort|New) [^ ]+$")
_NAMES_JOINED = re.compile(r"[^ ]+ and [^ ]+")
_AND = re.compile(r" (?:and|or|but) ")
_LINK = re.compile(r"(?:’s|'s|’|'|,)? (?:of |in |for |from |on |with |and |& |at |to )?")
_ROW = re.compile(
    rf"^[•*–-]? ?[{UPPER}][a-z]+(?:,? [a-z]+){{0,4}}: (?P<title>[^\n]{{2,70}}?)(?: \([^()\n]{{3,60}}\))?$"
)
_OTHER_ROW = re.compile(
    r"\W{0,2}(?:Photo|Picture|Image|Caption|Source|Venue|Where|When|Ticket|Cast|Box|Place|City|Country|Label|Channel|Host|Actor|Actress|Direct|"
    r"Support|Lead|Writ|Editing|Tour|Address|Born|Died|Byline|Report)"
)
_FEWEST_ROWS = 2
# Prizes, bodies, places and habits of the trade that are no titles either.
_TRADE = re.compile(
    r"\b(?:d[’'](?:Or|or|Honneur)|Prix|Emmys|Grammys|Baftas|Tonys|Oliviers|Globes?|Academy|Primetime|Arts|Fellowship|Fellow|Legion|Lifetime|Achievement|"
    r"Hotel|Marmont|Theater|Theatre|Cinema|Playhouse|Palace|Hall|Square|Avenue|Island|Isle|River|Lake|Mount|Mountain|Beach|"
    r"North|South|East|West|Army|Navy|Force|War|Airport|Station|Hospital|Prison|College|School|Radio|Channel|Records|Recordings|Studios?|"
    r"Magazine|Review|Standard|News|Variety|Vogue|Jr|Eve|Olympics?|CBE|OBE|MBE|Dame|Lord|Lady Gaga|Saint|St|State|County|Conservatory|"
    r"No \d+ in|UK|US|U\.S\.?|USA|Covid|Guild|Society|Circle|Critics|Broadcasting|Corporation|Limited|Music|Publishing|Press|Faber|"
    r"Photograph|Picture|Commander|Knight|Companion|Laureate|Sundance|Cannes|Glastonbury|Edinburgh|Proms|Marathi|Zen|Minister|Ministry)\b"
)
_LANGUAGES = frozenset(
    """
    english french german italian spanish portuguese russian welsh irish gaelic japanese chinese mandarin korean hindi arabic
    hebrew yiddish latin greek polish urdu bengali tamil catholic protestant jewish muslim methodist buddhist islam judaism
    christianity catholicism hinduism aids hiv covid mr mrs ms dr sir dame lady lord nazi nazis jews gypsy cubist romantic
    tv uk us eu ira bbc itv cbs nbc abc i mp mps lp ep cd dvd film actor hollywood broadway instagram twitter facebook
    youtube tiktok guinness alzheimer parkinson internet academy fellowship
    """.split()  # noqa: SIM905
)


def standing_titles(page: Page, paragraph: Stretch) -> Iterator[Title]:
    """Every run of a paragraph of an article about the arts that stands as a title does."""
    if not _ENDS.search(page.text[max(paragraph.start, paragraph.end - 4) : paragraph.end]):
        return
    for found in RUN.finditer(page.text, paragraph.start, paragraph.end):
        for run in _runs_of(page, paragraph, found.start(), found.end()):
            if _stands(page, paragraph, run):
                yield with_maker(page, paragraph, Title(start=run[0], end=run[1]), run)


def _runs_of(page: Page, paragraph: Stretch, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a run of capitals: what people and known bodies do not fill."""
    for _ in range(8):
        clear = trimmed(page, start, end)
        if clear is None:
            return
        start = clear[0]
        led = _PRIZES_FOR.match(page.text, start, end) or _MAKER_OWNS.match(page.text, start, end)
        held = page.mention_from(start)
        if led is not None and led.re is _MAKER_OWNS and (held is None or held.end < led.end() - 1):
            led = None  # a title’s own: "Dead Man’s Shoes"
        led = led or _OWNERS.match(page.text, start, end)
        if led is not None:
            start = led.end()
            continue
        mention = page.mention_from(start)
        if mention is not None and mention.end < end and _is_sure(page, mention):
            link = _LINK.match(page.text, mention.end, end)
            start = link.end() if link else end
            continue
        run = run_at(page, paragraph, start)
        if run is None:
            return
        run = _before_a_name(page, run[0], min(run[1], end))
        yield _with_call(page, paragraph, run)
        joined = _AND.match(page.text, run[1], end) or _LINK.match(page.text, run[1], end)
        if joined is None or joined.end() >= end or joined.end() <= start:
            return
        start = joined.end()


def _before_a_name(page: Page, start: int, end: int) -> tuple[int, int]:
    """The run without the "and" that a person of the article follows: "for Succession and Jason Bateman"."""
    for joined in _AND_A_NAME.finditer(page.text, start, end):
        mention = page.mention_from(joined.end())
        if mention is not None and mention.label is Label.PERSON and _is_sure(page, mention):
            return start, joined.start()
    return start, end


def _with_call(page: Page, paragraph: Stretch, run: tuple[int, int]) -> tuple[int, int]:
    """The run with what follows the comma of a call: "Sorry, Baby"."""
    called = _CALLS.match(page.text, run[0], paragraph.end)
    further = run_at(page, paragraph, called.end()) if called is not None else None
    return (run[0], further[1]) if further is not None else run


def _is_sure(page: Page, mention: Mention) -> bool:
    """Whether this mention is surely what its label says."""
    if mention.label is Label.PERSON:
        return " " in mention.text or page.is_spoken_of(mention)
    if mention.text.endswith(("’s", "'s")):
        return " " in mention.text
    if mention.label is Label.ORGANISATION:
        return BODY.search(mention.text) is not None
    return mention.label is Label.PLACE and not may_be_called(page, (mention.start, mention.end))


def _stands(page: Page, paragraph: Stretch, run: tuple[int, int]) -> bool:  # noqa: PLR0911 - a reason a line
    words = page.text[run[0] : run[1]]
    if not _may_be_title(page, run, words):
        return False
    before = page.before(run[0], paragraph)
    if page.text[max(0, run[0] - 1) : run[0]] in set("“‘\"'/@#") or page.text[run[1] : run[1] + 1] in set(
        "/@-"
    ):
        return False
    if words.isdigit():
        return _is_owned_behind(page, run[1]) and before.endswith(
            (" for ", " in ", " preferred ", " to ", " of ")
        )
    if words[0].isdigit() and not _LEADS.search(before):
        return False
    held = _claimed_by(page, run)
    begins = _STARTS.search(before) is not None or not before
    if _is_the_part(page, run):
        return True
    if held is not None and held.label is Label.PERSON and page.is_spoken_of(held):
        return _MADE_BEHIND.match(page.text, run[1]) is not None and not begins
    if _is_said(page, paragraph, run, before, held):
        return True
    apart = (begins and not re.search(r" .*: | .*[!?]: ", words)) or _NO_TITLE_FOLLOWS.search(
        before
    ) is not None
    return " " in words and not apart and _has_shape(page, run, words, held)


def _may_be_title(page: Page, run: tuple[int, int], words: str) -> bool:
    first = re.split(r"[^\w]", words, maxsplit=1)[0].casefold()
    plain = words.casefold()
    called = _CALLED.sub("", words)
    if _CALLED.match(words) and not _AWARDED_FOR.search(page.text[max(0, run[0] - 60) : run[0]]):
        return False
    if not is_title_case(words.replace(" & ", " and ")) or NO_TITLE.search(called) or BODY.search(words):
        return False
    told = _SAID_BEHIND.match(page.text, run[1]) or _MADE_BEHIND.match(page.text, run[1])
    if _TRADE.search(words) and (told is None or told.group().endswith(")")):
        return False
    if plain in NOT_TITLES | WEEKDAYS_AND_MONTHS | _LANGUAGES or first in WEEKDAYS_AND_MONTHS:
        return False
    if (words.isupper() and not words.isdigit()) or country_of(words) is not None or ROLE.match(words):
        return False
    follows = page.token_at(run[1])
    return not (follows is not None and follows.start <= run[1] + 1 and follows.tag == "POS")


def _claimed_by(page: Page, run: tuple[int, int]) -> Mention | None:
    """Who or what this is by the recogniser, where it takes the whole run or its beginning for a name."""
    mention = page.mention_over(*run)
    if mention is None or mention.label in {Label.WORK, Label.EVENT}:
        return None
    return mention if mention.start <= run[0] and mention.end >= run[1] - 2 else None


def _is_the_part(page: Page, run: tuple[int, int]) -> bool:
    """As in "her Judy Garland in Judy"."""
    played = page.mention_ending(run[0] - len(" in ")) if page.text.endswith(" in ", 0, run[0]) else None
    words = page.text[run[0] : run[1]]
    return played is not None and " " in played.text and words in played.text.split()


def _is_owned_behind(page: Page, offset: int) -> bool:
    """As in "Joker, Todd Phillips’s comic-book tragedy"."""
    mention = page.mention_from(offset + 2) if page.text.startswith(", ", offset) else None
    titled = re.compile(r", (?:Sir|Dame|Lord) ").match(page.text, offset)
    if mention is None and titled is not None:
        mention = page.mention_from(titled.end())
    return (
        mention is not None
        and mention.label is Label.PERSON
        and _OWNED_BEHIND.match(page.text, mention.end) is not None
    )


def _is_said(  # noqa: PLR0911 - a cue a line
    page: Page, paragraph: Stretch, run: tuple[int, int], before: str, held: Mention | None
) -> bool:
    """Whether words beside the run tell that a work stands here."""
    text, end = page.text, run[1]
    several = " " in text[run[0] : end]
    # Of several words without a body’s own word the recogniser makes companies at will.
    named = held is not None and (
        held.label in {Label.PERSON, Label.GROUP} or (held.label is Label.ORGANISATION and not several)
    )
    placed = held is not None and held.label is Label.PLACE
    if placed and (not may_be_called(page, run) or (_THERE.search(before) and not _WENT_TO.search(before))):
        return _MADE_BEHIND.match(text, end) is not None and "(" not in text[end : end + 3]
    if _MADE_BEHIND.match(text, end) or _is_owned_behind(page, end):
        return True
    if _OUT_BEHIND.match(text, end):
        return not named or _WHOSE.search(before) is not None
    closes = _CLOSES.match(text, end) is not None
    if closes and _LEADS.search(before):
        body = held is not None and held.label is Label.ORGANISATION and not several
        return not body or _AWARDED_FOR.search(before) is not None
    if not several and not named and before.endswith(("’s ", "'s ")) and _ABOUT_BEHIND.match(text, end):
        return True
    if closes and _ON_A_RECORD.search(before) and _OF_RECORDS.search(text, paragraph.start, paragraph.end):
        return not several and (held is None or held.label is Label.ORGANISATION)
    if _SAID_BEHIND.match(text, end) and (several or not _STARTS.search(before)):
        return not named
    if closes and (_GAVE.search(before) or _WENT_TO.search(before)):
        return not named
    if closes and held is None and not several and before.endswith(", from "):
        return True
    named = named and not (several and before.endswith(", for "))
    return closes and not named and _is_of_someone(page, run[0], before)


def _is_of_someone(page: Page, start: int, before: str) -> bool:
    """Billy Porter, of Pose; to Jesse Armstrong for Succession."""
    link = _NAMED_FOR.search(before)
    mention = page.mention_ending(start - len(before) + link.start()) if link else None
    return mention is not None and mention.label is Label.PERSON


def _has_shape(page: Page, run: tuple[int, int], words: str, held: Mention | None) -> bool:
    """Whether several words are a title by themselves: no one’s name, and of a title’s words."""
    follows = page.token_at(run[1])
    small = bool(set(words.split()[1:-1]) & {"in", "on", "to", "with", "at", "for"})
    if (held is not None and not (small and held.label is Label.ORGANISATION)) or (
        follows is not None and follows.start == run[1] + 1 and follows.tag in {"NN", "NNS"}
    ):
        return False
    mention = page.mention_over(*run)
    if (
        mention is not None
        and held is None
        and mention.start <= run[0]
        and mention.label not in {Label.WORK, Label.EVENT}
    ):
        return False
    return _NAMES_JOINED.fullmatch(words) is None and _PLACE_BEGINS.match(words) is None


_WHOSE_BOOK = re.compile(
    rf"\bwhose (?P<title>[{UPPER}][\w’'-]+ (?:with|of|in|into|on|at|to|for|the|from|among|against|and the) (?:\w+ ){{0,2}}?[{UPPER}][\w’'-]+) "
    r"(?:is|was|remains|became|came out|appeared|won|sold|told|tells)\b"
)
_BOOK_OUT = re.compile(
    rf"\b(?:book|memoir|autobiography|novel|album|single|film)\b(?: (?!is\b|was\b)[a-z]+){{0,3}} [–—-] (?P<title>{WORD}(?: {WORD}){{0,5}})"
    r"(?:, (?P<year>19\d\d|20\d\d))? [–—-] "
)


def cued_anywhere(page: Page, paragraph: Stretch) -> Iterator[Title]:
    """What any desk’s copy tells to be a work: "whose Lunch with a Tyrant is", "a book out – Slow Water, 2011 –"."""
    for found in _WHOSE_BOOK.finditer(page.text, paragraph.start, paragraph.end):
        start, end = found.span("title")
        mention = page.mention_from(start)
        known = mention is not None and mention.label is Label.ORGANISATION and mention.end >= end
        if not known and _may_be_title(page, (start, end), found["title"]):
            yield Title(start=start, end=end)
    for found in _BOOK_OUT.finditer(page.text, paragraph.start, paragraph.end):
        run = found.span("title")
        mention = page.mention_from(run[0])
        person = mention is not None and mention.label is Label.PERSON and not found["year"]
        if not person and _may_be_title(page, run, found["title"]):
            year = int(found["year"]) if found["year"] else None
            yield Title(start=run[0], end=run[1], year=year)


_NUMBERED = re.compile(r"(?:No|No\.|Pier|Gate|Terminal|Route) \d+\b")
_THROUGH = re.compile(r"\b(?:through|across|around|near|outside) $")
_CALLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir) ")
_ABOUT_BEHIND = re.compile(r", (?:about|which|in which|where|an?|starring|set|based)\b")
_EVENT_BEHIND = re.compile(r" (?:festivals?|film festival|prizes?|awards?|museum|theatre|theater|house)\b")


def is_no_title(page: Page, title: Title, others: frozenset[int]) -> bool:
    """Whether names alone stand here: two towns, a part that someone plays, whose novel it is, a place’s festival."""
    words = page.text[title.start : title.end]
    if title.form in {"law", "treaty", "report"} or " " not in words:
        return False
    if _NUMBERED.match(words) or _is_of_places(page, title, words):
        return True
    if _EVENT_BEHIND.match(page.text, title.end) and " and " in words:
        return True
    first = page.mention_from(title.start)
    person = first is not None and first.label is Label.PERSON and first.end >= title.end - len("’s")
    if person and (words.endswith(("’s", "'s")) or page.text.endswith(" with ", 0, title.start)):
        return True
    owned = page.text.endswith(("’s ", "'s "), 0, title.start)
    part = page.text.startswith(" in ", title.end) and title.end + len(" in ") in others
    return owned and part and words.count(" ") == 1


# A day that everybody keeps, and who appears on it: "Christmas Day (Ann Price)".
_HOLIDAY = re.compile(
    r"(?:Christmas|Boxing|New Year['’]s|Easter|Good|Thanksgiving|Independence|Memorial|Labou?r|Valentine['’]s|Mother['’]s|Father['’]s|Bastille)"
    r"\s(?:Day|Eve|Friday|Sunday|Monday)(?P<who>\s\([^()]{2,60}\))?"
)


def is_holiday(page: Page, title: Title) -> bool:
    """Whether a holiday stands here, with somebody's name in brackets behind it or without marks around it."""
    found = _HOLIDAY.fullmatch(page.text, title.start, title.end)
    marked = page.text[max(0, title.start - 1) : title.start] in {"“", '"', "‘", "'"}
    return found is not None and (found["who"] is not None or not marked)


def _is_of_places(page: Page, title: Title, words: str) -> bool:
    """Whether two towns stand here, or a town that goes on with "in a": "through Brooklyn in a Pontiac"."""
    parts = words.split(" and ")
    if len(parts) > 1 and all(_is_place(page, title.start + words.index(part), part) for part in parts):
        return True
    first = page.mention_from(title.start)
    led = _THROUGH.search(page.text[max(0, title.start - 10) : title.start]) is not None
    return led and first is not None and first.label is Label.PLACE and first.end < title.end


def _is_place(page: Page, start: int, words: str) -> bool:
    mention = page.mention_from(start)
    return mention is not None and mention.label is Label.PLACE and mention.text == words


def rows_of_titles(page: Page, paragraphs: Sequence[Stretch]) -> Iterator[Title]:
    """Television movie: Black Mirror: Bandersnatch (Charlie Brooker); two such short lines or more."""
    rows: list[tuple[int, int]] = []
    for paragraph in paragraphs:
        found = _ROW.match(page.text[paragraph.start : paragraph.end])
        if found is None or found["title"].endswith((".", "!", "?")):
            continue
        run = (paragraph.start + found.start("title"), paragraph.start + found.end("title"))
        words = found["title"]
        named = page.mention_from(run[0])
        person = (
            named is not None
            and named.label is Label.PERSON
            and page.text[named.end : named.end + 1] in {",", " "}
        )
        if (
            is_title_case(words)
            and not person
            and "," not in words
            and not _OTHER_ROW.match(page.text, paragraph.start)
        ):
            rows.append(run)
    if len(rows) >= _FEWEST_ROWS:
        yield from (Title(start=start, end=end) for start, end in rows)
