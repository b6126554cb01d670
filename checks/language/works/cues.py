"""Patterns of what stands beside titles, for several of the rules. Language, not data."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checks.language.spans import UPPER
from checks.language.works.words import PLAIN_NOUNS, PLURALS

REACH = 90  # characters beside a title that can say what it is


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of these words, longer ones first."""
    return "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True))


PLURAL = rf"(?:{alternatives(PLURALS)})"


PLAIN = rf"(?:{alternatives(PLAIN_NOUNS)})"


_ON_SCREEN = (
    r"(?:(?:co-)?(?:starred|starring|stars|star)|acted|acts|appeared|appears|appearing|cast|roles?|cameo|"
    r"performances?|turns?|lead|parts?) in"
    rf"|(?:starred|starring|stars|appeared|acted) (?:opposite|alongside|with|beside) (?:[{UPPER}][\w’'-]{{1,20}} ){{1,3}}in"
)


MADE = (
    r"(?:(?:co-)?(?:directed|directs|directing|wrote|written|writes|writing|produced|composed|composes|recorded)|penned|"
    r"authored|sang|sings|singing|sung|painted|narrated|arranged)"
)


_OF = (
    r"(?:(?:whose|his|her|their|its|a|’s|'s) (?:\w+ )?cover(?: version)?|authors?|creators?|stars?|adaptation|productions?|screenings?|remake|rendition|staging|revival|cast|episodes?|co-authors?|strains|chorus|opening chords|"
    r"co-creators?|film version|stage version|television version|TV version|soundtracks?) of"
)


_FROM = r"(?:songs?|tracks?|scenes?|extracts?|excerpts?|lines|lyrics|theme|music|aria|hits) from"


_TO = r"(?:sequel|prequel|soundtrack|lyrics|theme|rights) to"


_PRIZE = (
    r"best(?: [\w&’'-]{1,15}){1,4} for|(?:duet|duetted|duets)(?: with(?: [\w’'-]{1,20}){1,3}?)? on|"
    r"(?:Oscars?|Academy Awards?|Baftas?|BAFTAs?|Emmys?|Grammys?|Golden Globes?|Tonys?|Pulitzer(?: Prize)?|Booker"
    r"(?: Prize)?) (?:nominations? )?(?:in \d{4} )?for"
)


PLAYING = (
    r"(?:(?:playing|played|plays|portrayed|portraying)(?: [\w.’'-]{1,20}){1,6}? in"
    rf"|(?:[Aa]s|and) (?:the )?[{UPPER}][\w.’'-]{{1,20}}(?: [{UPPER}][\w.’'-]{{1,20}}){{0,2}} in)"
)


_KNOWN_FOR = r"(?:known|famous|remembered) for"


_OF_THE_YEAR = r"(?:album|record|song|film|book|novel|single) of the year (?:for|with)"


CUE = rf"(?:{_OF_THE_YEAR}|{_ON_SCREEN}|{MADE}|{_OF}|{_TO}|{_FROM}|{_PRIZE}|{_KNOWN_FOR})"


OWNER_BEFORE = re.compile(r"(?P<owner>(?:’s|'s|(?<=s)’|(?<=s)'))(?P<mid>(?: [\w-]{1,20},?){0,6}),? $")


YEARS = r"\((?P<year>1[5-9]\d\d|20\d\d)(?:[-–](?:\d{2,4})?)?\)"


YEAR_AFTER = re.compile(rf",? ?{YEARS}")


_MADE_BY = (
    r"(?:(?:which|that) was )?(?:(?:written|co-written|directed|composed|sung|performed|recorded|painted|created|penned|"
    r"illustrated|choreographed)(?: and (?:directed|performed|written))? )?by "
)


BY_AFTER = re.compile(rf",? {_MADE_BY}(?:[a-z][\w-]{{0,20}} ){{0,4}}(?=[{UPPER}])")


DATED_AFTER = re.compile(
    r",? (?:which was |was |first |originally )?(?:first )?(?:published|released|recorded|written|signed|painted) in "
    r"(?:[A-Z][a-z]+ )?(?P<year>1[5-9]\d\d|20\d\d)\b"
)


SMALL = frozenset(
    """
    a an the of and in on at to for with from by or nor but as vs v into over under de la le du des el der die das von
    e y et à is upon no au aux les un une del della il lo do da dos em
    """.split()  # noqa: SIM905
)


WORD = rf"(?:(?:[A-Z]\.){{2,6}}|[{UPPER}\d](?:[\w’'&]|-(?=\w)){{0,40}})"


_LINK = r"(?:of|the|and|&|in|on|at|to|for|with|a|an|from|into|de|la|le|du|des|der|von|à|vs\.?)"


RUN = re.compile(rf"{WORD}(?:(?>:?[ ](?>{_LINK}[ ]){{0,3}}){WORD}){{0,11}}[!?]?")
