"""Titles by what is known of the world: makers, journals, broadcasters, classics. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from checks.language.spans import UPPER
from checks.language.works.cues import RUN, SMALL, WORD, alternatives
from checks.language.works.makers import with_maker
from checks.language.works.page import Page, Title
from checks.language.works.rows import row
from checks.language.works.runs import is_title_case, run_at
from checks.language.works.words import FAMOUS
from checks.reading import Label, Mention, Stretch

_JOURNAL = re.compile(
    r"\b(?:published|reported|writing|wrote|described|appeared|appears|appearing|outlined|detailed)(?: \w{1,20})? in (?:the )?"
    rf"(?P<name>(?:The Lancet|Lancet|Nature|Science|Cell|JAMA|PNAS|PLOS|BMJ|NEJM)(?: [{UPPER}][\w-]{{1,20}}){{0,3}}"
    rf"|[{UPPER}][\w-]{{1,20}}(?: (?:of the |of |and |in |& )?[{UPPER}][\w-]{{1,20}}){{0,6}}? (?:Letters|Reviews?|Sciences?|"
    r"Advances|Medicine|Research|Biology|Physics|Communications|Psychology|Psychiatry|Journal|Ecology|Astronomy))"
    r"(?![\w’'-])"
)


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
    rf"(?:(?<=[Tt]he )|(?<=’s )|(?<='s ))(?P<name>{WORD}(?: (?:and |of |on )?{WORD}){{1,4}}? (?:Report|Outlook)|{WORD} Report)"
    r"(?![\w’'-]| [A-Z])"
)
_IN_JOURNAL = re.compile(
    r"\b(?:published|reported)\b[^.;\n]{1,90}? in (?P<name>Nature|Science|Cell|The Lancet|JAMA|PNAS)(?![\w’'-]| [A-Z])"
)
_FRANCHISE = re.compile(
    r"\b(?P<name>Harry Potter|James Bond|Star Wars|Star Trek|Lord of the Rings|Game of Thrones|Batman|Spider-Man|Superman|"
    r"Indiana Jones|Jurassic Park|Jurassic World|Mission: Impossible|Hunger Games|Twilight|Doctor Who|Sherlock Holmes|"
    r"Toy Story|Shrek|Bridget Jones|Paddington|Narnia|Avengers|Godfather|Rocky|Terminator|Alien|Mad Max|Matrix|Dune|Avatar) "
    r"(?:films?|movies?|books?|novels?|series|saga|franchise|trilogy)\b"
)


_ARTICLE_WITHIN = re.compile(rf"(?P<lead>’s|'s|[a-z]{{2}}|[a-z],) (?P<the>The) (?=[{UPPER}\d])")


_NOT_AFTER_THE = re.compile(
    r"\b(?:Times|Post|Guardian|Telegraph|Mail|Journal|Sun|Mirror$|Economist|Independent|Observer|Spectator|Atlantic|Athletic|"
    r"Hague|Gambia|Bahamas|Netherlands|Open|Hill|Globe|Herald|Tribune|Press|University|College|School|Institute|Museum|Gallery|"
    r"Theatre|Theater|Bank|Foundation|Society|Academy|Company|Group|Beatles|Rolling Stones|Who|Clash|Cure|Smiths|Killers|Doors|"
    r"Kinks|Police|Supremes|Weeknd|Chicks|Conversation$|Standard|Star$|Week|Scotsman|Age|Australian|Verge|Information|Cut|"
    r"Association|Church|House|Hotel|Party|Union|Trust|Shard|Ritz|Savoy|Oval|Mall|Strip|Irish|Hollywood Reporter|"
    r"New Yorker|New York|Washington|Daily|Sunday|Royal|National|Associated|Big Issue)\b"
)


# What the recogniser also takes for works: prizes, companies, laws by half.
_NO_TITLE = re.compile(
    r"\b(?:Prizes?|Awards?|Medal|Company|Act|Bill|Cup|Oscars?|Nobel|University|Court|Tour|Festival|Theatre|Orchestra|House|"
    r"Committee|Party|Department|Games|League|Times|Post|Guardian|Day|Photo|Image|Getty|Reuters|Book|Street|Road|Centre|"
    r"Center|Museum|Gallery|Office|Team|Club|Union|Fund|Report|God|Bible|President|Minister|Mr|Mrs|Ms|Sir|Dr|Honours?|Order)\b"
)


_STUDIO = re.compile(
    r"\b(?:Marvel|Pixar|Disney|Warner Bros\.?|Universal|Paramount|DreamWorks|Lionsgate|A24|Studio Ghibli)(?:’s|'s|’|') "
)


_NOT_FILMS = re.compile(
    r"\b(?:Kingdom|World|Resort|Park|Entertainment|Studios?|Plus|Channel|Television|Pictures|Universe|\+)"
)


_FAMOUS_OWNER = re.compile(rf"\b(?:{alternatives(name.capitalize() for name in FAMOUS)})(?=(?:’s|'s|’|') )")


_BODY = re.compile(
    r"\b(?:Department|House|Court|Party|Band|Orchestra|Ministry|Agency|Council|Committee|Army|Guard|Police|Board|Team|United|"
    r"City|FC|Corp|Corporation|Inc|Ltd|Group|Foundation|Institute|University|School|Bank|Records|Productions|Pictures|Films|"
    r"Congress|Senate|Parliament|Union|Association|Federation|League|Church|Social|Media|Club|Fund|Capital|Holdings|Law|Office|"
    r"Administration|Cabinet|Government|Labour|Conservatives|Democrats|Republicans|Services?|Campaign|Trust|Society|Academy)\b"
)
_OWNED = re.compile(r"(?:’s|'s|(?<=s)’|(?<=s)') ")


_POSSESSED = re.compile(
    r"(?:’s|'s|(?<=s)’|(?<=s)') (?:[\d]{4} )?(?:(?:own|new|great|late|early|classic|epic) )?"
)


def in_journals(page: Page, paragraph: Stretch) -> Iterator[Title]:
    """Published in Nature Medicine."""
    for pattern, form in ((_JOURNAL, "journal"), (_IN_JOURNAL, "journal"), (_REPORT, "report")):
        for found in pattern.finditer(page.text, paragraph.start, paragraph.end):
            yield Title(start=found.start("name"), end=found.end("name"), form=form)


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
        if _NOT_AFTER_THE.search(words) or " " not in words:
            continue
        mention = page.mention_over(run[0] + 4, run[1])
        if mention is not None and mention.label is Label.PERSON and page.is_spoken_of(mention):
            continue
        if mention is not None and mention.label in {Label.PLACE, Label.GROUP} and mention.end == run[1]:
            continue
        yield with_maker(page, paragraph, Title(start=run[0], end=run[1]), run)


def from_studios(page: Page, paragraph: Stretch) -> Iterator[Title]:
    """Marvel’s Deadpool & Wolverine; Schubert’s Winterreise; Kendrick Lamar’s Not Like Us."""
    text = page.text
    places = [found.end() for found in _STUDIO.finditer(text, paragraph.start, paragraph.end)]
    famous = [found.end() + 3 for found in _FAMOUS_OWNER.finditer(text, paragraph.start, paragraph.end)]
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
        if _NOT_FILMS.search(words) or _NO_TITLE.search(words) or _is_body(mention, run, words):
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
            and not _NO_TITLE.search(mention.text)
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
    follows, begins = page.token_at(run[1]), page.token_at(run[0])
    if follows is not None and follows.start <= run[1] + 1 and follows.tag in {"NN", "NNS"}:
        return False
    if " " not in words and begins is not None and begins.tag in {"NNS", "NNPS"}:
        return False
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
    }


def _is_body(mention: Mention | None, run: tuple[int, int], words: str) -> bool:
    """Whether a run is a person, a place or what a maker runs or belongs to ("Lennon’s Plastic Ono Band")."""
    if mention is None or mention.start > run[0] or mention.end < run[1]:
        return False
    if mention.label is Label.ORGANISATION:
        return " " not in words or _BODY.search(words) is not None
    return mention.label in {Label.PERSON, Label.PLACE}
