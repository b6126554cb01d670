"""Titles that only their capitals mark, beside the words that say so. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.compare.countries import country_of
from checks.language.spans import UPPER
from checks.language.works.cues import MADE, PLAIN, PLURAL, RUN, SMALL, WORD, YEARS, alternatives
from checks.language.works.makers import with_maker
from checks.language.works.page import Page, Title
from checks.language.works.rows import row
from checks.language.works.runs import BODY, NO_TITLE, may_be_called, run_at, trimmed
from checks.language.works.words import (
    BEFORE_RUN,
    FORM_OF,
    LEAD_NEEDED,
    LEADS,
    NOT_TITLES,
    PLURALS,
    WEEKDAYS_AND_MONTHS,
)
from checks.reading import Label, Mention, Stretch, Token

_NOUN_RUN = re.compile(
    rf"(?<![\w-])(?P<noun>{alternatives(BEFORE_RUN)})(?P<titled>,? (?:titled|entitled|called))?(?P<comma>,)? (?=[{UPPER}\d])"
)


_LIST_RUN = re.compile(
    rf"\b(?P<noun>{PLURAL})(?: [\w’'-]{{1,15}}){{0,2}}?(?:,? (?:including|such as|like|are|were|include|included|among them,?|notably)|:)? "
    rf"(?=[{UPPER}])"
)


_RUN_THEN = re.compile(
    rf"(?P<years> {YEARS})|(?P<made>,? (?:written and directed by|directed by|written by|composed by|painted by|translated by|illustrated by|"
    r"narrated by|adapted by|starring) )"
    r"|(?P<tells> (?:tells the story|is set in|was set in|deals with|chronicles|recounts|was adapted|was made into|"
    r"became a film|premiered|premieres|grossed|spent \w+ weeks|opens in cinemas|is in cinemas|is streaming|airs on|"
    r"(?:has |had )?sold (?:more than |over |about |some )?[\d.,]+\w*(?: million)? copies)\b)"
    r"|(?P<dated>, (?:which was )?(?:first )?(?:published|released|recorded|broadcast|first shown) in )"
    rf"|(?P<apposed>(?:,| [–—-]) (?:a|an|the|his|her|their|its|[{UPPER}][\w-]{{1,25}}(?: [{UPPER}][\w-]{{1,25}})?(?:’s|'s)) )"
    rf"|(?P<by> by (?=[{UPPER}]))|(?P<is> (?:is|was) (?:a|an|the|his|her|their) )| (?P<after>film|movie|musical|sitcom|franchise|trilogy|soundtrack)\b"
)


# A paper, a report or a lecture that capitals alone name: only behind "titled" or between commas.
_PAPER = re.compile(
    rf"\b(?P<noun>paper|study|report|essay|article|lecture|thesis|dissertation|speech|pamphlet|manifesto|white paper|assessment|review|talk|"
    rf"exhibition|documentary|book|survey|monograph)(?:(?P<titled>,? (?:titled|entitled) )|, |: )(?=[{UPPER}])"
)
_PAPER_FORMS = {
    "white paper": "report",
    "assessment": "report",
    "review": "report",
    "survey": "report",
    "monograph": "book",
}
_FEWEST_PAPER_WORDS = 4
_MORE_OF_A_PAPER = re.compile(rf"(?:, {WORD}){{1,3}},? and {WORD}")
_BEHIND_A_PAPER = re.compile(r"[,.;?!:]|$| \((?=[^)]*\d)")


_NOUN_SOON = re.compile(rf"(?:[\w’'-]{{1,28}} ){{0,4}}?(?P<noun>{PLAIN})(?![\w’'-])")


def after_nouns(page: Page, paragraph: Stretch) -> Iterator[Title]:
    """The novel The Great Gatsby; her memoir, Becoming, sold well."""
    for found in _NOUN_RUN.finditer(page.text, paragraph.start, paragraph.end):
        before = page.before(found.start(), paragraph)
        run = run_at(page, paragraph, found.end())
        if run is None or not _noun_leads(page, found, before):
            continue
        if found["comma"]:
            if not _is_apposed(page, before, run, paragraph):
                continue
        elif not (found["titled"] or found["noun"].endswith(" game") or _may_follow(page, before, run)):
            continue
        form = FORM_OF[found["noun"]]
        yield from row(page, paragraph, found.end(), form, sure=True)


def _noun_leads(page: Page, found: re.Match[str], before: str) -> bool:
    """Whether the noun stands for a work: "her new single", not "a single European market"."""
    noun = found["noun"]
    token = page.token_at(found.start())
    if token is None or not (token.tag.startswith("NN") or noun == "musical"):
        return False
    if found["titled"] or noun not in LEAD_NEEDED:
        return True
    lead = before.rstrip().rsplit(" ", maxsplit=1)[-1]
    return (
        lead in LEADS
        or lead.casefold() in LEADS
        or lead.endswith(("’s", "'s", "s’"))
        or (lead.isdigit() and len(lead) == 4)  # noqa: PLR2004 - a year
        or (noun in {"book", "play", "comedy", "drama"} and lead in {"the", "a"})
    )


def _is_apposed(page: Page, before: str, run: tuple[int, int], paragraph: Stretch) -> bool:
    """As in "her 2018 memoir, Becoming," and no new clause: "In the film, Murphy plays ..."."""
    closing = page.text[run[1] : run[1] + 1]
    if closing not in {",", ".", ";", ":", "(", "?", "!", ""} and run[1] < paragraph.end:
        after = page.text[run[1] : run[1] + 2]
        if after != " (":
            return False
    if not re.search(
        r"(?i:\b(?:his|her|their|its|whose|latest|first|second|third|debut|last|final|new)|’s?|'s?)(?: [\w-]+){0,3} $"
        r"|\b(?:[Aa]|[Aa]n) (?:[\w-]+ ){0,3}$|\b(?:1[89]|20)\d\d (?:[\w-]+ ){0,2}$",
        before,
    ):
        return False
    mention = page.mention_over(*run)
    if mention is None or mention.label in {Label.WORK, Label.EVENT}:
        return True
    if mention.label is Label.PERSON:
        inserted = closing == "," and re.search(r"\b(?:A|An|a|an) (?:new )?$", before) is not None
        return " " not in mention.text and (inserted or not page.is_spoken_of(mention))
    if mention.label is Label.PLACE:
        return " " in mention.text and may_be_called(page, run)
    return mention.label is Label.ORGANISATION and mention.text.casefold() not in NOT_TITLES


def _may_follow(page: Page, before: str, run: tuple[int, int]) -> bool:
    """As in "the film Oppenheimer", not "the film Netflix cancelled" nor "the show Friday"."""
    words = page.text[run[0] : run[1]]
    if words.casefold() in WEEKDAYS_AND_MONTHS or words.casefold() in NOT_TITLES:
        return False
    follows = page.token_at(run[1])
    acts = follows is not None and follows.start <= run[1] + 1 and follows.pos in {"VERB", "AUX"}
    if words.isdigit():
        return follows is None or follows.pos not in {"NOUN", "PROPN"}
    mention = page.mention_over(*run)
    if mention is None or mention.label in {Label.WORK, Label.EVENT}:
        return True
    owned = re.search(r"(?:’s?|'s?|\b(?:his|her|their|its))(?: [\w-]+){0,3} $", before) is not None
    if mention.label in {Label.PLACE, Label.GROUP}:
        made = _MADE_THE.search(before) and _TITLE_ENDS.match(page.text, run[1]) and country_of(words) is None
        part = (mention.end - mention.start) < len(words) - 2
        return bool(made) or part or (owned and may_be_called(page, run))
    if acts and not owned and (mention.start, mention.end) == run and _may_act(page, mention, follows):
        return False
    full_name = mention.label is Label.PERSON and " " in mention.text and page.is_spoken_of(mention)
    return not full_name


# "Who shot the film |Chicago| in 2002", "the author of the 1915 novel |Germinal|,": no place and no people.
_MADE_THE = re.compile(
    rf"\b(?:(?:{MADE}|made|shot|published) (?:the|a|an)(?: [\w-]+){{0,2}}|(?:author|director|writer|maker|creator|composer) of the(?: (?:1[5-9]|20)\d\d)?) $"
)
_TITLE_ENDS = re.compile(r"[,.;:)]|\s(?:in|\()\s?(?:1[5-9]|20)\d\d\b|\s*\Z")
_COMPANY = re.compile(
    r"\b(?:Bros\.?|Pictures|Studios?|Films|Entertainment|Inc\.?|Ltd|Productions|Records|Books|Press)$"
)


def _may_act(page: Page, mention: Mention, follows: Token | None) -> bool:
    """Whether "the book Trump wrote" is more likely than a title that "won" or "had sold"."""
    if mention.label is Label.PERSON:
        return " " not in mention.text or page.is_spoken_of(mention)
    return (
        follows is not None
        and follows.pos == "VERB"
        and (" " not in mention.text or bool(_COMPANY.search(mention.text)))
    )


def after_lists(page: Page, paragraph: Stretch) -> Iterator[Title]:
    """Films including The Godfather, Apocalypse Now and Heat."""
    for found in _LIST_RUN.finditer(page.text, paragraph.start, paragraph.end):
        if PLURALS[found["noun"]] in {"paper", "report"} or found["noun"] in {
            "shows",
            "plays",
            "tracks",
        }:
            continue
        token = page.token_at(found.start())
        linked = re.search(
            r"(?:including|such as|like|include|included|are|were|among them,?|notably|:) $", found.group()
        )
        if token is not None and token.tag == "NNS" and (linked or found["noun"] in {"films", "novels"}):
            titles = list(row(page, paragraph, found.end(), PLURALS[found["noun"]], sure=True, several=True))
            if linked or len(titles) > 1:
                yield from titles


def before_words(page: Page, paragraph: Stretch, *, arts: bool) -> Iterator[Title]:
    """Jaws (1975); Parasite, directed by Bong Joon-ho; Beloved, a novel about ...; the Barbie film."""
    text = page.text
    for found in RUN.finditer(text, paragraph.start, paragraph.end):
        beside = _RUN_THEN.match(text, found.end(), paragraph.end)
        if beside is None or ((beside["years"] or beside["by"]) and not arts):
            continue
        run = trimmed(page, found.start(), found.end())
        form = _said_form(page, beside, paragraph) if run else None
        if run is None or form is None or not _can_head(page, run, beside):
            continue
        yield with_maker(page, paragraph, Title(start=run[0], end=run[1], form=form), run)


def _said_form(  # noqa: PLR0911 - one line for each thing that can follow a title
    page: Page, beside: re.Match[str], paragraph: Stretch
) -> str | None:
    """The form that the words after a run give it, "" where they give none, None where they make it no work."""
    if beside["years"] or beside["made"] or beside["dated"] or beside["tells"]:
        return ""
    if beside["after"]:
        return FORM_OF.get(beside["after"], "film")
    if beside["by"]:
        maker = page.mention_from(beside.end())
        return "" if maker is not None and maker.label is Label.PERSON else None
    noun = _NOUN_SOON.match(page.text, beside.end(), paragraph.end)
    if noun is None:
        return None
    token, follows = page.token_at(noun.start("noun")), page.token_at(noun.end("noun"))
    if token is None or not token.tag.startswith("NN"):
        return None
    if follows is not None and follows.start <= noun.end("noun") + 1 and follows.tag.startswith("NN"):
        return None
    return FORM_OF[noun["noun"]]


def _can_head(  # noqa: PLR0911 - one line for each label
    page: Page, run: tuple[int, int], beside: re.Match[str]
) -> bool:
    """Whether the run itself can be a title: no person, place, company or day."""
    words = page.text[run[0] : run[1]]
    if words.casefold() in NOT_TITLES | WEEKDAYS_AND_MONTHS or words.isdigit():
        return False
    if beside["after"]:
        if words[0].isdigit() or re.search(r"-[a-z]", words):
            return False
        mention = page.mention_over(*run)
        before = page.text[max(0, run[0] - 8) : run[0]]
        led = re.search(r"\b(?:the|a|an|new|hit|first) $", before, re.IGNORECASE)
        return bool(led) and (mention is None or mention.label is Label.WORK)
    mention = page.mention_over(*run)
    if beside["by"]:
        return " " in words and (mention is None or mention.label is Label.WORK)
    if mention is None or mention.label in {Label.WORK, Label.EVENT}:
        return mention is not None or not beside["is"] or " " in words or len(words) > 4  # noqa: PLR2004
    if beside["years"] and mention.start == run[0] and _is_dated_title(page, run, mention):
        return True
    if mention.label is Label.PERSON:
        if beside["made"] and page.text[max(0, run[0] - 3) : run[0]] in {"’s ", "'s "}:
            return True
        whole = " " in mention.text or page.is_spoken_of(mention)
        return not (beside["is"] or beside["tells"]) and not whole
    if mention.label is Label.ORGANISATION:
        return bool(
            beside["made"]
            or (beside["apposed"] and not beside["dated"])
            or (beside["years"] and words.startswith("The "))
        )
    return mention.end - mention.start < len(words) - 3


_BEFORE_A_YEAR = re.compile(r"(?:\b(?:in|for|from|like|with|and)|[.:;,–—(”\"]) $|(?:^|\n)$")
_NO_TITLE_BEFORE_A_YEAR = re.compile(r"\b(?:at|by|to|near|married|divorced)(?: the)? $|\b(?:with|and) $")
_PEOPLE_BY_YEAR = re.compile(
    r"\b(?:winners|laureates|recipients|holders|predecessors|presidents|husbands|wives|marriages?|married|daughters?|sons?|children)\b"
)


def _is_dated_title(page: Page, run: tuple[int, int], mention: Mention) -> bool:
    """Gosford Park (2001); Annie Hall (1977): with a year in brackets even what looks like a place or a person."""
    words = page.text[run[0] : run[1]]
    before = page.text[max(0, run[0] - 90) : run[0]]
    if " " not in words or BODY.search(words) or NO_TITLE.search(words) or country_of(words) is not None:
        return False
    if _NO_TITLE_BEFORE_A_YEAR.search(before) or not _BEFORE_A_YEAR.search(before):
        return False
    if mention.label is Label.PERSON:
        return not page.is_spoken_of(mention) and not _PEOPLE_BY_YEAR.search(before)
    return mention.label is Label.ORGANISATION or may_be_called(page, run)


def papers(page: Page, paragraph: Stretch) -> Iterator[Title]:
    """A paper entitled On Computable Numbers; its sixth assessment, Climate Change 2021: The Physical Science Basis."""
    for found in _PAPER.finditer(page.text, paragraph.start, paragraph.end):
        run = RUN.match(page.text, found.end(), paragraph.end)
        if run is None or not _BEHIND_A_PAPER.match(
            page.text[run.end() : min(run.end() + 30, paragraph.end)]
        ):
            continue
        mention = page.mention_from(run.start())
        known = mention is not None and mention.label is not Label.WORK
        whole = known and mention is not None and mention.end >= run.end() - 1
        if whole and not (found["titled"] and mention is not None and mention.label is Label.ORGANISATION):
            continue
        words = run.group()
        colon = ": " in words and words.count(" ") >= _FEWEST_PAPER_WORDS - 1
        small = any(word in SMALL for word in words.split()[1:-1])
        long = words.count(" ") >= _FEWEST_PAPER_WORDS - 1 and not (known and not colon) and small
        led = re.search(
            r"(?:\b(?i:his|her|their|its|the|a|an|whose|new|latest|first|last|\d{4})|’s|'s)(?: [\w-]+){0,2} $",
            page.before(found.start(), paragraph),
        )
        if (found["titled"] and " " in words) or (led and (long or colon)):
            form = _PAPER_FORMS.get(found["noun"]) or FORM_OF.get(found["noun"], found["noun"])
            more = _MORE_OF_A_PAPER.match(page.text, run.end(), paragraph.end) if colon else None
            end = more.end() if more else run.end()
            yield with_maker(
                page, paragraph, Title(start=run.start(), end=end, form=form), (run.start(), end)
            )
