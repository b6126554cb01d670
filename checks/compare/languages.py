"""Which language a text is in, told by its letters and its small words. Pure.

Only English is checked. The small words (articles, prepositions, pronouns) make up 35 to 50 in 100 words of running
text in every European language and are hardly ever names, so that a sentence or two suffice.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from checks.model import Span

ENGLISH = "en"
UNKNOWN = "und"
# As far as a text is looked at. The first pages of a story are in its language.
_SAMPLE = 20_000

# In the order in which one is preferred where two have as many: the more often met in newsrooms first.
_SMALL_WORDS = {
    "en": "a an and are as at be been but by for from had has have he her his in is it its not of on or said she that the"
    " their they this to was we were which who will with would you after about into than there what when i can could",
    "de": "aber als am an auch auf aus bei bis das dass dem den der des die doch durch ein eine einem einen einer er es"
    " für hat hatte ich im in ist kann mit nach nicht noch nur oder sei sein sich sie sind so über um und uns unter vom"
    " von vor war waren was wenn werden wie wird wurde wurden zu zum zur",
    "fr": "a au aux avec ce ces cette comme d dans de des du elle en entre est et été il ils je l la le les leur lui mais"
    " n ne nous on ont ou où par pas plus pour qu que qui s sa se ses si son sont sur un une vous à après était c",
    "es": "a al ante como con contra de del desde donde durante e el ella en entre era es esta este está fue ha han hasta"
    " hay la las le lo los más me muy no o para pero por porque que se según ser si sin sobre son su sus también un una"
    " uno y ya",
    "it": "a ad ai al alla alle anche che chi ci come con cui da dal dalla dei del della delle di dopo due e ed era è fra"
    " gli ha hanno i il in l la le lo ma nel nella non o ora per perché più quando questa questo se si sia sono stata stato"
    " su sua sul sulla suo tra un una uno",
    "pt": "a ao aos as até com como da das de depois do dos e ela ele em entre era essa esse esta este está foi foram há"
    " isso já mais mas me muito na nas no nos não num o os ou para pela pelo por porque quando que se segundo sem ser seu"
    " seus sobre sua são também tem um uma à",
    "nl": "aan al als bij dan dat de deze die dit door dus een en er ge had heb heeft het hij hun ik in is je kan maar"
    " meer met na naar niet nog of om omdat ook op over te toen tot uit van veel voor wat we werd wie wordt worden zal ze"
    " zich zijn zo",
    "pl": "a ale był była było być co czy dla do gdy go i ich ile jak jako jego jej jest już która które który lub ma mi"
    " na nad nie niż o od oraz po pod poza przed przez przy roku są się także tak tego tej ten to tym tylko u w wraz z za"
    " zaś ze że",
    "cs": "a aby ale ani asi byl byla bylo být co do i jak jako je jeho její jejich jen jsem jsou již k když která které"
    " který ke má na nad ne nebo není o od po pod podle pokud pro proti před při roce s se si své tak také tím to u v ve"
    " více však z za ze že",
    "sv": "att av de den dem denna det detta efter eller en ett från för ha hade han har hon i inte jag kan kommer med"
    " men mot ni nu när och om på sa sig sin ska skulle som så till under upp ut var vid vi vill är över år",
    "da": "af at blev bliver da de dem den der deres det efter eller en er et for fra før ham han har havde hun hvor i"
    " ikke ind jeg kan man med men mod når og også om op over på sagde sig sin skal som til ud under var ved vi vil være",
    "no": "at av ble blir da de dem den der deres det eller en er et etter for fra før ham han har hadde hun hvor i ikke"
    " inn jeg kan man med men mot når og også om opp over på sa seg sin skal som til ut under var ved vi vil være",
    "fi": "ei että hän he hänen ja jo joka jos kanssa keskiviikkona kuin kun me mukaan mutta myös muun mikä ne niin nyt"
    " olen oli olisi olivat on ovat se sekä sen siitä sitä tai tämä tämän vain vielä voi vuoden vuonna yli",
    "hu": "a az azt azonban ami amely csak de e egy ez ezt és ha hogy is ki kell lehet már meg mint nem pedig sem szerint"
    " több után van volt voltak",
    "ro": "a al ale au că care ce cel cea cu de din după este fi fost în la le lui mai mult nu o pe pentru prin s sa sau"
    " să se sunt și un unei unor va",
    "tr": "ama ancak bir bu da daha de değil diye en gibi göre her için ile ise kadar ki ne o olan olarak oldu olduğu"
    " sonra ve veya ya yeni",
    "id": "ada adalah akan atau bagi bahwa dan dapat dari dalam dengan di hari ia ini itu juga karena kata kepada ke"
    " lebih mereka oleh pada para saat sebagai secara sudah telah tersebut tidak untuk yang",
    "vi": "anh bị các cho có của cũng đã đang để đến được hai hơn không khi là lại làm mà một này năm người nhiều những"
    " ông ra rằng sau sẽ sự tại theo thì trên trong từ tôi và vào về với việc",
    "hr": "a ali bi bila bilo bio će da do iz ili je još ju kako kao koja koje koji kod li međutim mu na nakon ne nije"
    " od on oni po pri prije s sa se smo su što ta te to u uz već više za zbog",
    "ca": "a al als amb aquest aquesta com de del dels des dues el els en entre era és es fa ha han hi i la les li més"
    " no o per però pel pels perquè que s se segons sense ser seu seva sobre també un una va van",
}
_LANGUAGES_OF: dict[str, tuple[str, ...]] = {}
for _language, _words in _SMALL_WORDS.items():
    for _word in dict.fromkeys(_words.split()):
        _LANGUAGES_OF[_word] = (*_LANGUAGES_OF.get(_word, ()), _language)

# Letters that tell a language; only in words without a capital, for English writes foreign names with them.
_LETTERS = {
    "ß": "de",
    "ñ": "es",
    **dict.fromkeys("ãõ", "pt"),
    **dict.fromkeys("ąęłśźżń", "pl"),
    **dict.fromkeys("ěřů", "cs"),
    **dict.fromkeys("őű", "hu"),
    **dict.fromkeys("șță", "ro"),
    **dict.fromkeys("ğış", "tr"),
    **dict.fromkeys("ạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹđơư", "vi"),
    **dict.fromkeys("đčć", "hr"),
}
_TELLING = re.compile(f"[{''.join(_LETTERS)}]")

# Scripts by the blocks of Unicode; a letter of none of these is Latin or counts for nothing.
_SCRIPTS = (
    ("Cyrillic", "Ѐ-ԯ"),
    ("Arabic", "؀-ۿݐ-ݿﭐ-﷿ﹰ-ﻼ"),
    ("kana", "\u3041-ヿ"),
    ("Han", "\u3400-\u9fff"),
    ("ko", "가-힣ᄀ-ᇿ"),
    ("el", "Ͱ-Ͽ"),
    ("he", "\u0590-\u05ff"),
    ("hi", "ऀ-ॿ"),
    ("bn", "ঀ-\u09ff"),
    ("ta", "\u0b80-\u0bff"),
    ("th", "\u0e00-\u0e7f"),
    ("ka", "Ⴀ-ჿ"),
    ("hy", "\u0530-\u058f"),
    ("am", "ሀ-\u137f"),
)
_SCRIPT_LETTERS = tuple((name, re.compile(f"[{letters}]")) for name, letters in _SCRIPTS)
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")
# Of languages in one script, letters that only one of them writes; the first that is found often enough.
_OWN_LETTERS = {
    "Cyrillic": (("be", "ў"), ("uk", "іїєґ"), ("sr", "јљњћђ"), ("kk", "қңғұ"), ("ru", "ыэё"), ("bg", "ъ")),
    "Arabic": (("ur", "ٹڈڑے"), ("fa", "پچژگیک")),
}
_PLAINEST = {"Cyrillic": "ru", "Arabic": "ar", "kana": "ja", "Han": "zh"}
_OFTEN = 1 / 200

# An English possessive is no small word of another language.
_WORD = re.compile(r"[^\W\d_]+(?:['’]s\b)?")
_PARAGRAPH = re.compile(r"[^\n]+")
# With fewer, names decide. With these, none of 625 English sentences of news was taken for another language.
_FEWEST_HITS, _FEWEST_PLAIN_WORDS = 3, 20
# "Ursula von der Leyen and Luiz Inácio Lula da Silva": words of names are no sign of a language.
_OF_NAMES = frozenset(
    re.findall(
        r"\w+", "al bin d da das de dei del della den der di do dos du ed el i la las le los van von y"
    )
)
_FEWEST_OTHERS = 4
_CLEARLY_MORE = 1.5
# Running English has 35 to 45 small words in 100; a list of results or names has few plain words at all.
_ENGLISH_SHARE = 0.1
_PARAGRAPH_WORDS = 12

_NAMES = {
    "am": "Amharic", "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan",
    "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish",
    "et": "Estonian", "eu": "Basque", "fa": "Persian", "fi": "Finnish", "fr": "French", "ga": "Irish",
    "gl": "Galician", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian",
    "id": "Indonesian", "is": "Icelandic", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh",
    "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "ms": "Malay", "nb": "Norwegian", "nl": "Dutch",
    "nn": "Norwegian", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "sk": "Slovak", "sl": "Slovenian", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili",
    "ta": "Tamil", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese",
    "zh": "Chinese",
}  # fmt: skip


def is_english(language: str) -> bool:
    """Whether a language tag ("en", "en-GB") is one of English."""
    return re.split("[-_]", language.casefold(), maxsplit=1)[0] == ENGLISH


def language_words(language: str) -> str:
    """`German` for de; `another language` for what has no name here."""
    return _NAMES.get(re.split("[-_]", language.casefold(), maxsplit=1)[0], "another language")


def language_of(text: str, declared: str | None = None) -> str:
    """The language of a text whose publisher calls it `declared`: templates often name a wrong one.

    A text that is clearly English or clearly not decides; else what is declared, else English. `und` stands for a
    language that is not known here.
    """
    told = guess(text)
    if told is None:
        return declared or ENGLISH
    if declared is None or is_english(told) or is_english(declared):
        return told
    # Which of two close relatives it is, its publisher knows best.
    return declared


def guess(text: str) -> str | None:
    """The language that the text itself tells, `und` for a clearly foreign one; None where it is too short to tell."""
    sample = text[:_SAMPLE]
    script = _script(sample)
    if script is not None:
        return script
    words = _WORD.findall(sample)
    hits = _hits(words)
    english = hits[ENGLISH]
    best = max((language for language in _SMALL_WORDS if language != ENGLISH), key=lambda one: hits[one])
    plain = sum(word[0].islower() and word not in _OF_NAMES for word in words)
    if hits[best] >= max(_FEWEST_HITS, _CLEARLY_MORE * english) and plain >= _FEWEST_OTHERS:
        return best
    if plain >= _FEWEST_PLAIN_WORDS and english < _ENGLISH_SHARE * plain:
        return UNKNOWN
    return ENGLISH if english >= _FEWEST_HITS else None


@lru_cache(maxsize=32)
def foreign_passages(text: str) -> tuple[tuple[Span, str], ...]:
    """The paragraphs of an English text that are clearly in another language, each with that language."""
    passages = []
    for found in _PARAGRAPH.finditer(text):
        paragraph = found.group()
        if len(paragraph) < _PARAGRAPH_WORDS:
            continue
        told = guess(paragraph)
        if told is None or told in (ENGLISH, UNKNOWN) or _is_short(paragraph, told):
            continue
        passages.append((Span(start=found.start(), end=found.end()), told))
    return tuple(passages)


def _is_short(paragraph: str, language: str) -> bool:
    """Whether it has too few words to be told apart from a name or a title. Where none are written apart, letters."""
    words = len(_WORD.findall(paragraph))
    return words < _PARAGRAPH_WORDS and language in _SMALL_WORDS


def _hits(words: list[str]) -> Counter[str]:
    hits: Counter[str] = Counter()
    for word in words:
        for language in _LANGUAGES_OF.get(word.lower(), ()):
            hits[language] += 1
        telling = _TELLING.search(word) if word[0].islower() and not word.isascii() else None
        if telling is not None:
            hits[_LETTERS[telling.group()]] += 1
    return hits


def _script(sample: str) -> str | None:
    """The language of a text of which most letters are not Latin."""
    if sample.isascii():
        return None
    counts = {name: len(letters.findall(sample)) for name, letters in _SCRIPT_LETTERS}
    # A Japanese text has more Chinese characters than kana, a Chinese one no kana.
    if counts["kana"] > counts["Han"] / 10:
        counts["kana"] += counts.pop("Han")
    script = max(counts, key=lambda name: counts[name])
    if counts[script] <= len(_LATIN.findall(sample)) or counts[script] < _FEWEST_HITS:
        return None
    for language, letters in _OWN_LETTERS.get(script, ()):
        if sum(sample.count(letter) for letter in letters) > _OFTEN * counts[script]:
            return language
    return _PLAINEST.get(script, script)
