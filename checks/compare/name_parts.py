"""The parts of a person's name as its culture builds it: given and family names, links, patronymics, numerals. Pure.

Which word is the family name depends on where a name comes from. What can be told from the words themselves is told
here; nothing is guessed from a score.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from checks.compare.given_forms import is_fathers_given, is_known_given
from checks.compare.strings import fold

_SUFFIX = re.compile(r"jr|sr|ii|iii|iv|v|vi|vii|viii|ix|x|xi|xii|xiii|xiv|xv|xvi|xvii|xviii|xix|xx")
_HONORIFICS = frozenset("mr mrs ms miss dr sir dame ayatollah daw prof lord lady".split())  # noqa: SIM905
# Words that link the names of a name. Of Arabic ones the spelling says nothing, of the others it does ("von", "van").
_ARTICLES = frozenset("al el ul".split())  # noqa: SIM905
_JOINED_ARTICLE = re.compile(r"^(?:al|el|ul|ur|as|ash|ad|ar|an|at|az|es|ed|er)-(?=\w{3})")
_SONS = frozenset("bin ibn ben bint".split())  # noqa: SIM905
_LINKS = frozenset(
    "de da di do du del della dos das van von der den ter ten te la le lo y e i of the zu zum af av".split()  # noqa: SIM905
)
# Lower-case only: upper-case they are initials.
_ONE_LETTER_LINKS = frozenset("yei")
_ABD = re.compile(r"^abd(?:el|al|ul|ur|oul|us|er)-?(\w{3,})$")
_ABD_ALONE = frozenset("abd abdul abdel abdal abdur abdoul abd-al abd-el".split())  # noqa: SIM905

# Family names that stand first, in the romanisations of English copy (Chinese, Korean, Vietnamese).
EAST_ASIAN = frozenset(
    """
    xi li wang zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin guo ma luo liang song zheng tang han
    feng deng cao peng qin jiang wen bo he shi ding cai kim lee park choi jung moon yoon roh jang ri jo pak cho kang
    hwang ahn shin seo kwon nguyen tran pham vo to truong phan le hoang ngo dang bui vu dinh mai tsai chiang lai ko
    hou hong wei xie luong vuong trinh choe paek ryu ha do fan lu pan yu yuan shen tan qian dai yao jia zeng mao
    hua ban chung ye su tian goh tung bong koh dong fu yi hon hwa won bae nam oh chu du jin tong hsieh chou teng chang wong chow leung lam
    cheng ng kwok tsang ho yip ouyang sima zhuge noh rhee yun im lim gu son no ra ban byun suh cha chun min pyo
    duong doan ly dao trinh thach kong qi lou gong meng qiu shao wan qu ren bai cui hao kang long mo ning niu
    """.split()  # noqa: SIM905
)
# One family in two romanisations.
_FAMILIES_ALIKE = (
    "lee li yi rhee ri", "park pak bak", "choi choe", "jung chung jeong", "chang zhang jang", "tsai cai", "chiang jiang",
    "teng deng", "chou zhou chow", "hsieh xie", "kang gang", "cho jo", "roh noh no", "yoon yun", "moon mun",
    "paek baek", "wong wang huang", "leung liang", "lam lin", "cheng zheng", "kwok guo", "hsu xu", "chu zhu",
    "chen tran chan", "shin sin", "lim im rim", "ryu yoo yu", "peng pang", "kao gao",
)  # fmt: skip
_ALIKE = {name: frozenset(row.split()) for row in _FAMILIES_ALIKE for name in row.split()}
# Hungarian family names that are common or often in the news; Hungarians write them first.
_HUNGARIAN = frozenset(
    """
    orban viktor nagy kovacs toth szabo horvath varga kiss molnar nemeth farkas balogh papp takacs juhasz lakatos
    meszaros olah simon racz fekete szilagyi torok feher balazs gal szucs kocsis ader novak sulyok magyar gyurcsany
    szijjarto bajnai navracsics karacsony dobrev semjen gulyas pinter varga rogan lazar kover schmitt medgyessy solyom
    antall puskas bartok kodaly liszt kertesz polgar rubik imre kadar horthy rakosi
    """.split()  # noqa: SIM905
) - {"viktor", "imre"}
_MORAE = re.compile(
    r"(?:(?:ky|gy|sh|ch|ny|hy|by|py|my|ry|ts|[kgsztdnhbpmyrwjf])?(?:[aeiou]|ou|oh|uu)|n(?![aeiouy])|(?:kk|ss|tt|pp|tch)(?=[aeiouhy]))+"
)
_SYLLABLES = re.compile(
    r"(?:(?:zh|ch|sh|hs|gh|kh|ph|th|tr|ngh|ng|nh|kk|tt|pp|ss|jj|ts|tz|[bcdfghjklmnpqrstvwxyz])?"
    r"(?:[aeiou]{1,3}|y[aeiou]{1,2}|w[aeiou]{1,2})(?:ng|nh|ch|[nkmlptc](?![aeiou]))?)+"
)
_PINYIN = re.compile(
    r"(?:(?:zh|ch|sh|[rzcs])(?:uang|uai|uan|ang|eng|ong|ai|ei|ao|ou|an|en|ua|uo|ui|un|a|e|i|u)"
    r"|[jqx](?:iong|iang|uan|iao|ian|ing|ia|ie|iu|in|ue|un|i|u)"
    r"|[bpmfdtnlgkhyw](?:uang|iang|iao|ian|ing|ang|eng|ong|uai|uan|ai|ei|ao|ou|an|en|ia|ie|iu|in|ua|uo|ui|un|ue|a|o|e|i|u)"
    r"|ang|eng|ai|ei|ao|ou|an|en|er|a|o|e)+"
)
_KOREAN = frozenset(
    """
    kim park pak bak lee choi choe jung jeong moon yoon yun roh noh ri jo cho jang kang hwang ahn shin seo kwon paek baek
    ryu yoo hong nam oh suh cha chun min pyo ban im lim rhee yi chung won bae gu son han song shim ha hyun cha na
    """.split()  # noqa: SIM905
)
_PATRONYMIC = re.compile(
    r"\w{2,}(?:[oe]vich|[oe]vych|[oe]vitch|avich|ovna|evna|ivna|ichna|yich|iich|uly|uulu|oglu|ogly|kyzy|qizi|kizi|gizi)"
    r"|ilich|ilyich|kuzmich|lukich|fomich|nikitich"
)
# Spanish family names of the kind that people bear two of. Endings in -ez are taken for the rest.
_SPANISH = frozenset(
    """
    garcia lopez diaz ortega castro morales ortiz marin rubio molina delgado moreno blanco castillo vargas ramos romero
    reyes rojas soto herrera medina aguilar vega campos guerrero cruz flores rivera torres obrador pena calderon
    cortes vazquez casado rajoy aznar zapatero feijoo iglesias borbon franco llosa marquez asturias neruda borges
    allende pinochet bachelet pinera boric humala toledo boluarte chavez maduro
    guaido machado petro duque uribe pastrana samper gaviria betancur correa lasso noboa
    lugo cartes benitez lacalle mujica batlle menem macri milei alfonsin arevalo giammattei bukele
    """.split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Parts:
    """A name taken apart. `words` are folded, links and suffix left out; `links` stand before the word of that place.

    `sons` tells that a "bin" or "ibn" links two of the words: fathers' names follow.
    """

    words: tuple[str, ...]
    links: tuple[str, ...]
    suffix: str = ""
    sons: bool = False


@lru_cache(maxsize=16384)
def parts_of(name: str, *, spelt_out: bool = False) -> Parts:
    """Take a Latin name apart. Quoted nicknames and brackets are left out.

    `spelt_out` writes "ö" as "oe" and "đ" as "dj", as some newsrooms do; else the marks are dropped.
    """
    plain = unicodedata.normalize("NFC", re.sub(r"[\"“”„].*?[\"“”]|\(.*?\)", " ", name))
    if spelt_out:
        plain = plain.translate(_SPELT_OUT)
    return _linked(_split(plain))


_SPELT_OUT = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "Ä": "Ae",
        "Ö": "Oe",
        "Ü": "Ue",
        "ø": "oe",
        "Ø": "Oe",
        "å": "aa",
        "Å": "Aa",
    }
    | {"đ": "dj", "Đ": "Dj", "ə": "a", "Ə": "A", "ñ": "ny", "Ñ": "Ny"}
)


def has_spelt_out(name: str) -> bool:
    """Whether a name has letters that some newsrooms spell out."""
    return not name.isascii() and name.translate(_SPELT_OUT) != name


def _split(name: str) -> list[str]:
    """The words, folded; initials as single letters with a full stop behind, so that they are no links."""
    raw = [word for word in re.split(r"[\s,]+", name) if word]
    capitals = [word for word in raw if word.isupper() and word.isalpha()]
    words: list[str] = []
    for word in raw:
        plain = fold(word)
        pieces = [piece for piece in plain.split(".") if piece]
        closed = word in capitals and 2 <= len(word) <= 3 and len(capitals) < len(raw)  # noqa: PLR2004 - "JD", "APJ"
        is_initials = (
            closed and plain not in EAST_ASIAN | _LINKS | _ARTICLES | _SONS and not _SUFFIX.fullmatch(plain)
        )
        if is_initials:
            words += [f"{letter}." for letter in plain]
        elif len(pieces) > 1 and all(len(piece) == 1 for piece in pieces):
            words += [f"{letter}." for letter in pieces]
        elif len(pieces) == 1 and len(pieces[0]) == 1 and (word[0].isupper() or "." in word):
            words.append(f"{pieces[0]}.")
        else:
            words += _opened("".join(pieces) if len(pieces) == 1 else " ".join(pieces))
    return words


def _opened(word: str) -> list[str]:
    """The words of a hyphened one; an Arabic article is marked so that "as-Sisi" is no "As Sisi"."""
    joined = _JOINED_ARTICLE.match(word)
    if joined and not _ABD.match(word):
        return ["al", *_opened(word[joined.end() :])]
    abd = _ABD.match(word)
    if abd:
        return [f"abd{abd[1]}"]
    return [piece for piece in word.replace("-", " ").split() if piece]


def _linked(words: list[str]) -> Parts:
    suffix = ""
    # Of two words the second may be a family or a given name ("Jinping Xi", "Li Vi"); "V." alone is an initial.
    is_name = len(words) < 2 or (len(words) == 2 and words[-1] in {"xi", "vi"})  # noqa: PLR2004
    if words and not is_name and _SUFFIX.fullmatch(words[-1].removesuffix(".")):
        suffix = words[-1].removesuffix(".")
        words = words[:-1]
    while len(words) > 2 and words[0] in _HONORIFICS:  # noqa: PLR2004
        words = words[1:]
    kept: list[str] = []
    links: list[str] = []
    waiting: list[str] = []
    sons = False
    for index, word in enumerate(words):
        if _is_link(words, index):
            sons = sons or word in _SONS
            waiting.append("" if word in _ARTICLES | _SONS else word)
            continue
        bare = word.removesuffix(".").replace("'", "")
        if bare:
            kept.append(bare)
            links.append(" ".join(link for link in waiting if link))
            waiting = []
    return _joined(Parts(words=tuple(kept), links=tuple(links), suffix=suffix, sons=sons))


def _is_link(words: list[str], index: int) -> bool:
    word = words[index]
    if index == len(words) - 1 or word.endswith("."):
        return False
    if index == 0:
        return word in _ARTICLES and len(words) > 1
    return (
        word in _ARTICLES
        or word in _SONS
        or (word in _LINKS and (len(word) > 1 or word in _ONE_LETTER_LINKS))
    )


# "Son of" and "daughter of" behind the father's name.
_CHILD_OF = frozenset("oglu ogly uulu uly kyzy qizi kizi gizi".split())  # noqa: SIM905


def _joined(parts: Parts) -> Parts:
    """With "Abdul Rahman", "Abu Bakr" and "Heydar oglu" as one word each: half of such a name is no name."""
    words: list[str] = []
    links: list[str] = []
    index = 0
    while index < len(parts.words):
        word, after = parts.words[index], parts.words[index + 1 : index + 2]
        long = bool(after) and len(after[0]) > 2  # noqa: PLR2004 - "Abu M." is no one word
        if long and (word in _ABD_ALONE or word == "abu" or after[0] in _CHILD_OF):
            words.append(("abd" if word in _ABD_ALONE else word) + after[0])
            links.append(parts.links[index])
            index += 2
        else:
            words.append(word)
            links.append(parts.links[index])
            index += 1
    return Parts(words=tuple(words), links=tuple(links), suffix=parts.suffix, sons=parts.sons)


def ends_of(written: str, reference: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """The given and the family name of both, the reference's turned so that equal words stand alike; "Sir" left out.

    Of Chinese, Korean and Vietnamese names these are the family name and all given syllables as one; of one word
    the second is empty.
    """
    ours, theirs = _ends(written), _ends(reference)
    if is_family_first(parts_of(reference).words):
        ours, theirs = _family_and_syllables(written), _family_and_syllables(reference)
    (given, family), (known, other) = ours, theirs
    if given != known and family != other and (given == other or family == known):
        known, other = other, known
    return (given, family), (known, other)


def _ends(name: str) -> tuple[str, str]:
    words = parts_of(name).words
    plain = fold(name).replace(".", " ").split()
    while len(plain) > 2 and plain[0] in RANKS:  # noqa: PLR2004 - "King Abdullah" is called so
        plain = plain[1:]
    if not words or not plain:
        return "", ""
    return plain[0], words[-1] if len(words) > 1 else ""


def _family_and_syllables(name: str) -> tuple[str, str]:
    words = parts_of(name).words
    return (words[0], "".join(words[1:])) if words else ("", "")


# What stands before a name without being a part of it, a ruler's rank above all.
RANKS = frozenset(
    """
    king queen pope prince princess emperor empress tsar tsarina czar kaiser sultan emir amir sheikh shah duke duchess grand
    dom don patriarch saint st archduke archbishop count lord lady sir dame shogun khan raja maharaja caliph
    """.split()  # noqa: SIM905
)


def is_patronymic(word: str) -> bool:
    """Whether it is a father's name of Russian, Ukrainian or Turkic form ("Yuryevich", "Serhiivna", "oglu")."""
    return _PATRONYMIC.fullmatch(word) is not None


def is_spanish_family(word: str) -> bool:
    """Whether it is a family name of the kind that Spanish speakers bear two of."""
    return word in _SPANISH or (len(word) > 3 and word.endswith("ez"))  # noqa: PLR2004


def is_fathers_name(parts: Parts, index: int) -> bool:
    """Whether the word there may be the father's name, so that what follows it is often left out."""
    return parts.sons or is_fathers_given(parts.words[index])


def is_family_first(words: tuple[str, ...]) -> bool:
    """Whether the first word is the family name, as the words show (Chinese, Korean, Vietnamese)."""
    if len(words) not in {2, 3} or words[0] not in EAST_ASIAN:
        return False
    rest = words[1:]
    return all(_SYLLABLES.fullmatch(word) for word in rest) and not (
        len(rest) == 1 and is_known_given(rest[0])
    )


def may_turn(words: tuple[str, ...]) -> bool:
    """Whether a name of these words is written in either order: East Asian, Hungarian, or with a patronymic."""
    if len(words) == 2 and all(map(is_known_given, words)):  # noqa: PLR2004
        return False
    ends = (words[0], words[-1])
    if any(word in EAST_ASIAN for word in ends) and len(words) in {2, 3}:
        return is_family_first(words) or is_family_first((words[-1], *words[:-1]))
    if len(words) == 2 and any(word in _HUNGARIAN for word in words):  # noqa: PLR2004
        return True
    if any(map(is_patronymic, words)):
        return True
    return len(words) == 2 and all(_MORAE.fullmatch(word) and len(word) > 2 for word in words)  # noqa: PLR2004


def same_east_asian_family(one: str, other: str) -> bool:
    """Whether two family names are one in different romanisations ("Lee" and "Yi", "Tsai" and "Cai")."""
    return one == other or other in _ALIKE.get(one, frozenset())


def is_korean_family(family: str) -> bool:
    """Whether Koreans bear it: their syllables are romanised in several ways ("Jong-eun", "Jung Un")."""
    return family in _KOREAN


def is_pinyin(syllables: str) -> bool:
    """Whether it reads as Chinese syllables: then one other letter is another name, not a slip."""
    return _PINYIN.fullmatch(syllables) is not None
