"""Titles by what is known of the world: makers, reports, broadcasters, classics. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from checks.language.spans import UPPER
from checks.language.works.classics import CLASSICS, GAMES, SHOWS
from checks.language.works.cues import RUN, SMALL, WORD, alternatives
from checks.language.works.makers import with_maker
from checks.language.works.page import Page, Title
from checks.language.works.rows import row
from checks.language.works.runs import BODY, NO_TITLE, is_title_case, run_at
from checks.language.works.words import FAMOUS, NOT_TITLES, WEEKDAYS_AND_MONTHS
from checks.reading import Label, Mention, Stretch

_BROADCAST = re.compile(
    r"\b(?:BBC(?: Radio \d| One| Two| Radio Scotland)?|ITV|Channel 4|Sky News|LBC|NBC(?: News)?|ABC(?: News)?|CBS(?: News)?|"
    rf"CNN|Fox News|MSNBC|PBS|NPR|C-SPAN)(?:’s|'s|’|'| programme| show) (?=[{UPPER}\d])"
)


_PROGRAMME = re.compile(r" (?:programme|program|show|podcast)\b")


_PROGRAMMES_BEGIN = frozenset(
    {
        "Good",
        "Today",
        "This",
        "Have",
        "Strictly",
        "Question",
        "Morning",
        "Late",
        "Tonight",
        "Match",
        "Desert",
        "Woman’s",
    }
    | {
        "Woman's",
        "Panorama",
        "Newsnight",
        "Hardtalk",
        "60",
        "Dateline",
        "Nightline",
        "Top",
        "Antiques",
        "Sunday",
    }
)
_REPORT = re.compile(
    rf"(?:(?<=[Tt]he )|(?<=’s )|(?<='s )|(?<=\b[Ii]ts )|(?<=\b[Hh]is )|(?<=\b[Hh]er )|(?<=\btheir )|(?<=\bTheir )|(?<=\b(?:19|20)\d\d ))"
    rf"(?P<name>{WORD}(?: (?:and |of |on )?{WORD}){{1,4}}? (?:Report|Outlook)|{WORD} (?:Report|Review))(?![\w’'-]| (?:of )?[A-Z])"
)
_NO_REPORT = re.compile(
    r"\b(?:Book|Law|Business|National|Drudge|Colbert|Minority|Judicial|Bleacher|Monthly|Saturday|Literary)\b"
)
# "the Mueller report": the name of who wrote or led it, and a small noun.
_NAMED_REPORT = re.compile(
    rf"(?<=[Tt]he )(?P<name>[{UPPER}][a-zà-ÿ]\w+(?:-{WORD})?) (?:report|inquiry report)(?![\w’'-])"
)
_NEWS_DESKS = frozenset(
    """
    reuters bloomberg guardian politico axios times post telegraph mail journal nikkei herald cbs nbc cnn spiegel standard
    pentagon kremlin labor labour congress parliament senate commons treasury fed police interpol unicef amnesty oxfam
    """.split()  # noqa: SIM905
)
_FRANCHISE = re.compile(
    r"\b(?P<name>Harry Potter|James Bond|Star Wars|Star Trek|Lord of the Rings|Game of Thrones|Batman|Spider-Man|Superman|"
    r"Indiana Jones|Jurassic Park|Jurassic World|Mission: Impossible|Hunger Games|Twilight|Doctor Who|Sherlock Holmes|"
    r"Toy Story|Shrek|Bridget Jones|Paddington|Narnia|Avengers|Godfather|Rocky|Terminator|Alien|Mad Max|Matrix|Dune|Avatar) "
    r"(?:films|movies|books|novels|series|saga|franchise|trilogy)\b"
)


_ARTICLE_WITHIN = re.compile(
    rf"(?P<lead>’s|'s|[a-z]{{2}}|[a-z],|\b(?:In|For|With|On|Of|Like|Unlike|After|Before)) (?P<the>The) (?=[{UPPER}\d])"
)


_NOT_AFTER_THE = re.compile(
    r"\b(?:Times|Post|Guardian|Telegraph|Mail|Journal|Sun|Mirror$|Economist|Independent|Observer|Spectator|Atlantic|Athletic|"
    r"Hague|Gambia|Bahamas|Netherlands|Open|Hill|Globe|Herald|Tribune|Press|University|College|School|Institute|Museum|Gallery|"
    r"Theatre|Theater|Bank|Foundation|Society|Academy|Company|Group|Beatles|Rolling Stones|Who|Clash|Cure|Smiths|Killers|Doors|"
    r"Kinks|Police|Supremes|Weeknd|Chicks|Conversation$|Standard|Star$|Week|Scotsman|Age|Australian|Verge|Information|Cut|"
    r"Association|Church|House|Hotel|Party|Union|Trust|Shard|Ritz|Savoy|Oval|Mall|Strip|Irish|Hollywood Reporter|"
    r"New Yorker|New York|Washington|Daily|Sunday|Royal|National|Associated|Big Issue)\b"
)


_BANDS = re.compile(
    r"\b(?:bands?|groups?|duos?|trios?|quartets?|acts?|pubs?|clubs?)(?:,? (?:such )?(?:as|like|including|called|named|and))?,? $"
)


_STUDIO = re.compile(
    r"\b(?:Marvel|Pixar|Disney|Warner Bros\.?|Universal|Paramount|DreamWorks|Lionsgate|A24|Studio Ghibli)(?:’s|'s|’|') "
)


_NOT_FILMS = re.compile(
    r"\b(?:Kingdom|World|Resort|Park|Entertainment|Studios?|Plus|Channel|Television|Pictures|Universe|\+)"
)


_FAMOUS_OWNER = re.compile(rf"\b(?:{alternatives(name.capitalize() for name in FAMOUS)})(?:’s|'s|’|') ")


_OWNED = re.compile(r"(?:’s|'s|(?<=s)’|(?<=s)') ")


_POSSESSED = re.compile(
    r"(?:’s|'s|(?<=s)’|(?<=s)') (?:[\d]{4} )?(?:(?:own|new|great|late|early|classic|epic) )?"
)


def _by_first_word(titles: Iterable[str], *, arts: bool) -> dict[str, list[tuple[str, bool]]]:
    """Titles, with plain apostrophes, by their first word; and whether they need arts around them."""
    known: dict[str, list[tuple[str, bool]]] = {}
    for title in sorted(titles, key=len, reverse=True):
        plain = title.replace("’", "'")
        known.setdefault(re.split(r"\W", plain.lstrip("("), maxsplit=1)[0], []).append(
            (plain.lstrip("("), arts)
        )
    return known


_KNOWN_TITLES = _by_first_word(CLASSICS, arts=True)
for _word, _titles in _by_first_word((*GAMES, *SHOWS), arts=False).items():
    _KNOWN_TITLES.setdefault(_word, []).extend(_titles)
_CAPITAL_WORD = re.compile(rf"(?<![\w’'-])[{UPPER}\d]\w*")


# Titles that are someone’s name; "played Hamlet" and "roles included Macbeth" mean the part.
_PARTS = frozenset(
    {
        "Hamlet",
        "Macbeth",
        "King Lear",
        "Tosca",
        "Peter Pan",
        "Mary Poppins",
        "Oliver Twist",
        "Jane Eyre",
        "Don Giovanni",
    }
    | {"Peter Grimes", "Uncle Vanya", "Robinson Crusoe", "Anna Karenina", "Madame Bovary", "Don Quixote"}
)
_SUNG = re.compile(r"\b(?:sang|sung|sings?|singing|belted out|chorus(?:es)? of|rendition of|strains of) $")
_AS_A_PART = re.compile(
    r"\b(?:play(?:ed|s|ing)?|portray(?:ed|s|ing)?|as|was|roles? (?:of|as|include[sd]?|were)|her|him) (?:[\w’' ]{1,30}, ){0,3}$"
)


def known_titles(page: Page, paragraph: Stretch, *, arts: bool) -> Iterator[Title]:
    """Skyfall remains his best: titles that every reader knows."""
    for found in _CAPITAL_WORD.finditer(page.text, paragraph.start, paragraph.end):
        for title, needs_arts in _KNOWN_TITLES.get(found.group(), ()):
            end = found.start() + len(title)
            same = page.text[found.start() : end].replace("’", "'") == title
            if not same or end > paragraph.end or not _ends_here(page, found.start(), end):
                continue
            if needs_arts and not arts and not _SUNG.search(page.before(found.start(), paragraph)):
                continue
            if title not in _PARTS or not _AS_A_PART.search(page.before(found.start(), paragraph)):
                span = (found.start(), end)
                yield with_maker(page, paragraph, Title(start=span[0], end=span[1]), span)
            break


def _ends_here(page: Page, start: int, end: int) -> bool:
    """Whether no longer name begins here: "Hamlet", not "Hamlet Street" nor "Jerry Seinfeld"."""
    if page.text[end : end + 1].isalnum() or page.text[end : end + 1] == "-":
        return False
    follows = page.token_at(end + 1)
    if (
        follows is not None
        and follows.start == end + 1
        and follows.text[:1].isupper()
        and follows.pos == "PROPN"
    ):
        return False
    mention = page.mention_over(start, end)
    if mention is None or mention.label is not Label.PERSON:
        return True
    return mention.start >= start and mention.end <= end + len("’s")


def reports(page: Page, paragraph: Stretch) -> Iterator[Title]:
    """The Warren Commission Report; the Stern Review; the Mueller report."""
    words = page.text[paragraph.start : paragraph.end]
    capital = any(noun in words for noun in ("Report", "Outlook", "Review"))
    for found in _REPORT.finditer(page.text, paragraph.start, paragraph.end) if capital else ():
        if not _NO_REPORT.search(found["name"]):
            yield Title(start=found.start("name"), end=found.end("name"), form="report")
    for found in (
        _NAMED_REPORT.finditer(page.text, paragraph.start, paragraph.end) if " report" in words else ()
    ):
        named = page.mention_over(found.start("name"), found.end("name"))
        person = named is None or (named.label is Label.PERSON and named.end == found.end("name"))
        if person and found["name"].casefold() not in NOT_TITLES | WEEKDAYS_AND_MONTHS | _NEWS_DESKS:
            yield Title(start=found.start("name"), end=found.end(), form="report")


def on_air(page: Page, paragraph: Stretch) -> Iterator[Title]:
    """NBC’s Meet the Press; the BBC’s Newsnight programme; the Harry Potter films."""
    for found in _BROADCAST.finditer(page.text, paragraph.start, paragraph.end):
        whole, run = RUN.match(page.text, found.end(), paragraph.end), run_at(page, paragraph, found.end())
        if whole is None or run is None:
            continue
        words = page.text[run[0] : run[1]].split()
        small = any(word in {"the", "of", "this", "with", "for", "on"} for word in words)
        if _PROGRAMME.match(page.text, whole.end()):
            yield Title(start=whole.start(), end=whole.end(), form="series")
        elif (small or words[0] in _PROGRAMMES_BEGIN) and words[0] not in {"Head", "Director"}:
            yield Title(start=run[0], end=run[1], form="series")
    for found in _FRANCHISE.finditer(page.text, paragraph.start, paragraph.end):
        yield Title(start=found.start("name"), end=found.end("name"), form="series")


def with_article(page: Page, paragraph: Stretch, *, arts: bool) -> Iterator[Title]:
    """Rodin’s The Thinker; an Oscar for The Father: English writes a capital "The" within a sentence for titles.

    Newspapers, bands and a few places have it too.
    """
    for found in _ARTICLE_WITHIN.finditer(page.text, paragraph.start, paragraph.end):
        run = run_at(page, paragraph, found.start("the"))
        if run is None or (found["lead"] not in {"’s", "'s"} and not arts):
            continue
        words = page.text[run[0] : run[1]]
        banded = _BANDS.search(page.before(run[0], paragraph)) is not None
        if banded or _NOT_AFTER_THE.search(words) or " " not in words:
            continue
        mention = page.mention_over(run[0] + 4, run[1])
        if mention is not None and mention.label is Label.PERSON and page.is_spoken_of(mention):
            continue
        placed = mention is not None and mention.label in {Label.PLACE, Label.GROUP} and mention.end == run[1]
        honoured = page.before(run[0], paragraph).endswith(" for ")  # "nothing for The Irishman"
        if placed and not honoured and words.count(" ") < 2:  # noqa: PLR2004 - "The Bronx", not "The Uninhabitable Earth"
            continue
        yield with_maker(page, paragraph, Title(start=run[0], end=run[1]), run)


def from_studios(page: Page, paragraph: Stretch) -> Iterator[Title]:
    """Marvel’s Deadpool & Wolverine; Schubert’s Winterreise; Kendrick Lamar’s Not Like Us."""
    text = page.text
    places = [found.end() for found in _STUDIO.finditer(text, paragraph.start, paragraph.end)]
    famous = [found.end() for found in _FAMOUS_OWNER.finditer(text, paragraph.start, paragraph.end)]
    owners = [
        owned.end()
        for mention in page.mentions_in(paragraph)
        if mention.label is Label.PERSON and (owned := _OWNED.match(text, mention.end))
    ]
    for place in (*places, *famous, *owners):
        run = run_at(page, paragraph, place)
        if run is None or run[0] != place or not _is_made(page, run):
            continue
        words = text[run[0] : run[1]]
        mention = page.mention_over(*run)
        if _NOT_FILMS.search(words) or NO_TITLE.search(words) or _is_body(mention, run, words):
            continue
        if " " in words or place in famous:
            yield with_maker(page, paragraph, Title(start=run[0], end=run[1]), run)


def recognised(page: Page, paragraph: Stretch) -> Iterator[Title]:
    """What the language model takes for a work, where the shape is a title’s too: "The Art of the Deal"."""
    for mention in page.mentions_in(paragraph):
        words = mention.text.split()
        small = any(word in SMALL for word in words[1:-1])
        quoted = page.text[max(0, mention.start - 1) : mention.start] in {"“", '"', "‘", "'"}
        if quoted:
            continue
        shaped = (
            len(words) > 1
            and words[0] != "No"
            and is_title_case(mention.text)
            and not NO_TITLE.search(mention.text)
            and not set(mention.text) & set('“”"‘')
        )
        if mention.label is Label.WORK and shaped and (small or mention.text[-1:].isalnum()):
            yield Title(start=mention.start, end=mention.end)


def after_owners(page: Page, paragraph: Stretch) -> Iterator[Title]:
    """Shakespeare’s Hamlet: only behind those who are known to make works."""
    for mention in page.mentions_in(paragraph):
        owned = _POSSESSED.match(page.text, mention.end) if page.is_creator(mention) else None
        run = run_at(page, paragraph, owned.end()) if owned else None
        if run is None or not _is_made(page, run):
            continue
        yield from (
            replace(title, author=mention.subject) if title.author is None else title
            for title in row(page, paragraph, run[0], "", sure=True)
        )


def _is_made(page: Page, run: tuple[int, int]) -> bool:
    """Whether what a maker "has" is a work: "Nolan’s London home" and "Swift’s Eras Tour" are none."""
    words = page.text[run[0] : run[1]]
    follows = page.token_at(run[1])
    if follows is not None and follows.start <= run[1] + 1 and follows.tag in {"NN", "NNS"}:
        return False
    begins = page.token_at(run[0])
    plural = " " not in words and begins is not None and begins.tag in {"NNS", "NNPS"}
    if plural and words not in {"Sunflowers", "Sonnets", "Dubliners", "Flowers"}:
        return False
    if re.search(r"(?:’s|'s) ", words) and " and " in words:
        return False  # "Musk’s Tesla and Bezos’s Blue Origin"
    mention = page.mention_over(*run)
    if mention is not None and mention.label in {Label.PLACE, Label.GROUP} and mention.start == run[0]:
        return False
    return words.rsplit(" ", maxsplit=1)[-1] not in {
        "Tour",
        "Prize",
        "Award",
        "Company",
        "Foundation",
        "Theatre",
        "Grammys",
        "Oscars",
        "Emmys",
        "Tonys",
        "Baftas",
    }


def _is_body(mention: Mention | None, run: tuple[int, int], words: str) -> bool:
    """Whether a run is a person, a place or what a maker runs or belongs to ("Lennon’s Plastic Ono Band")."""
    if mention is None or mention.start > run[0] or mention.end < run[1]:
        return False
    if mention.label is Label.ORGANISATION:
        return " " not in words or BODY.search(words) is not None
    return mention.label in {Label.PERSON, Label.PLACE}
