"""First, only, largest, unprecedented: words that a person must judge. Pure.

Only what sets a thing above all others counts. "At least", "most people", "the first half", "only three", "best known"
and "the latest" use the same words and say nothing of the kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checks.model import PartRole
from checks.reading import Stretch, Superlative, Token

_LONGEST = 14  # words of a quoted phrase
_LONGEST_OWNER = 4  # words of a name before its possessive
_BEFORE = 6  # words between an article or an owner and its superlative

# Superlatives that measure: a reference or a table can settle them.
_MEASURED = frozenset(
    """
    largest biggest smallest highest lowest longest shortest oldest youngest tallest fastest slowest quickest richest
    poorest wealthiest heaviest lightest deepest hottest coldest warmest coolest wettest driest busiest cheapest dearest
    strongest weakest deadliest bloodiest costliest steepest sharpest densest brightest worst greatest fewest farthest
    widest narrowest northernmost southernmost easternmost westernmost rarest earliest thickest thinnest mightiest
    longest-serving longest-running longest-reigning best-selling bestselling highest-grossing highest-paid best-paid
    fastest-growing
    """.split()  # noqa: SIM905
)
# "the most ADJECTIVE" that can be counted or measured.
_MEASURED_WITH_MOST = frozenset(
    """
    populous expensive successful powerful valuable decorated capped visited popular senior watched productive
    prolific deadly dangerous densely widely highly heavily powerful profitable destructive violent indebted unequal
    corrupt crowded polluted streamed followed viewed cited traded contested common frequently lethal lucrative
    """.split()  # noqa: SIM905
)
_NEVER = frozenset({"least", "latest", "last", "next", "foremost", "almost", "utmost", "eldest"})
_KIN = frozenset(
    """
    son daughter child brother sister sibling boy girl grandchild cousin ally aide friend adviser advisor confidant
    wishes interests efforts practice practices guess bet bets hope hopes chance way thing things time example
    idea option part case scenario kind
    """.split()  # noqa: SIM905
)
# Nouns of opinion: "our biggest challenge" is no claim, "the biggest challenge since 1945" is one.
_SOFT = frozenset(
    """
    challenge challenges concern concerns fear fears worry worries problem problems question questions mistake mistakes
    strength strengths weakness weaknesses asset assets priority priorities honour honor privilege regret regrets dream
    dreams obstacle obstacles hurdle hurdles threat threats surprise disappointment gift joy pleasure achievement
    achievements respect lesson lessons difference test tests critic critics fan fans supporter supporters night
    moment moments day days star stars point points form level extent degree
    """.split()  # noqa: SIM905
)
_PRIZES = frozenset(
    """
    picture actor actress director film song album screenplay score supporting international animated original adapted
    documentary short newcomer player goalkeeper foreign visual costume makeup sound
    """.split()  # noqa: SIM905
)
# After these "first" counts a row, it does not claim that nothing of the kind was before.
_COUNTED_AFTER_FIRST = frozenset(
    """
    half quarter quarters halves round rounds day days week weeks weekend month months year years minister ministers
    lady ladies gentleman instance place step steps stage phase degree class name names aid floor person hand team
    inning innings leg set game games sight glance draft few two three four five six seven eight nine ten 10 100 base
    responder responders amendment secretary family language thing things impression impressions question look date
    cousin edition hour hours minute minutes part half-hour trimester semester term session night morning priority
    line light dose dance appearance love page chapter episode season series series' paragraph sentence row tier
    order offence offense count point goal try wicket ball division baseman lieutenant officer mate world avenue
    street nations nation
    """.split()  # noqa: SIM905
)
_GROUPS = frozenset(
    """
    female woman women black african-american openly gay lesbian transgender muslim hindu jewish sikh catholic latino
    latina hispanic asian asian-american native indigenous aboriginal arab millennial civilian foreign non-european
    ever-female non-white disabled
    """.split()  # noqa: SIM905
)
_COPULAS = frozenset({"be", "become", "make", "remain", "mark"})
_OWNERS = frozenset({"'s", "’s", "'", "’"})
_HOLDERS = frozenset({"its", "their", "his", "her", "our", "my"})
_RECORD_HEADS_LEFT_OUT = frozenset(
    """
    label labels company companies deal store shop producer executive industry collection keeping books player sleeve
    keeper check checks
    """.split()  # noqa: SIM905
)
_RECORD_HEADS = frozenset(
    {
        "high",
        "low",
        "highs",
        "lows",
        "profit",
        "profits",
        "sales",
        "revenue",
        "levels",
        "temperatures",
        "heat",
        "numbers",
    }
)
_SETTING = frozenset(
    {"set", "break", "smash", "shatter", "equal", "beat", "hold", "claim", "eclipse", "surpass"}
)
_ENDS = frozenset({",", ".", ";", ":", "—", "–", "”", "“", '"', "(", ")", "!", "?", "‘", "...", "…", "-"})
_BREAKS = frozenset(
    """
    and but or which who whom whose that when while as after before because where with although though if than
    said says told by
    """.split()  # noqa: SIM905
)
_TRAILING = frozenset(
    """
    the a an of in on to for since ever from at by with its their his her this that is was are were has have had be
    """.split()  # noqa: SIM905
) - {"ever"}


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence: its words, the same folded, and where it begins among the article's tokens."""

    words: Sequence[Token]
    plain: Sequence[str]
    base: int


def find_superlatives(sentences: Sequence[Stretch], tokens: Sequence[Token]) -> tuple[Superlative, ...]:
    """The superlatives of the text, in its order: the phrase with what it is said of."""
    found: list[Superlative] = []
    for sentence in sentences:
        if sentence.role is PartRole.CREDIT:
            continue
        words = tokens[sentence.first : sentence.last]
        line = _Line(words, [word.text.casefold() for word in words], sentence.first)
        reached = -1
        for first, last in _phrases(line):
            if first <= reached:
                continue
            reached = last
            found.append(Superlative(start=words[first].start, end=words[last].end, role=sentence.role))
    return tuple(found)


def _phrases(line: _Line) -> Iterator[tuple[int, int]]:
    """First and last word of each phrase of a sentence."""
    for place, word in enumerate(line.plain):
        if not _may_be(word, line.words[place]) or _is_name(line, place):
            continue
        start = _claimed(line, place)
        if start is not None:
            yield start, _end(line, place)


# Their phrase ends with the noun: no scope follows them.
_BARE = frozenset(
    {"unprecedented", "unparalleled", "unrivalled", "unmatched", "record-breaking", "record", "all-time"}
)
_SINGLE = frozenset(
    {"first", "only", "record", "unprecedented", "unparalleled", "unrivalled", "unmatched", "sole", "unique"}
    | {
        "never",
        "surviving",
        "all",
        "most",
        "first-ever",
        "all-time",
        "record-breaking",
        "fewest",
        "highest-ever",
    }
)


def _may_be(word: str, token: Token) -> bool:
    return (
        word in _SINGLE
        or (word.endswith(("est", "most")) and token.tag in {"JJS", "RBS", "NNP", "JJ", "NN"})
        or word == "worst"
        or word in _MEASURED
    )


def _is_name(line: _Line, place: int) -> bool:
    """As in "Best Buy", "First Minister": a capital within the sentence, or one more capital behind it."""
    if not line.words[place].text[:1].isupper():
        return False
    if place:
        return line.words[place - 1].text not in {"“", '"', "‘", ":", "-", "–", "—", "•"}
    after = line.words[place + 1].text if len(line.words) > 1 else ""
    return after[:1].isupper()


def _claimed(line: _Line, place: int) -> int | None:  # noqa: PLR0911 - one line a word
    """Where the phrase begins if the word claims something here."""
    word = line.plain[place]
    after = line.plain[place + 1] if place + 1 < len(line.plain) else ""
    if word in {"first", "first-ever"}:
        return _first(line, place)
    if word == "only":
        return _only(line, place)
    if word == "record":
        return _record(line, place)
    if word in {"unprecedented", "unparalleled", "unrivalled", "unmatched", "record-breaking", "all-time"}:
        return _beginning(line, place)
    if word == "all":
        return _beginning(line, place) if line.plain[place + 1 : place + 3] == ["-", "time"] else None
    if word == "sole":
        leads = (
            _article(line, place) is not None
            and line.words[place].pos == "ADJ"
            and after not in {"purpose", "of"}
        )
        return _beginning(line, place) if leads else None
    if word == "unique":
        return place if after in {"to", "in", "among"} else None
    if word == "surviving":
        return _beginning(line, place) if place and line.plain[place - 1] == "last" else None
    if word == "never":
        return place if after == "before" or line.plain[place + 2 : place + 3] == ["before"] else None
    return _most(line, place)


def _article(line: _Line, place: int) -> int | None:
    """The article, owner or possessive pronoun that leads the phrase of a word, a few words before it."""
    for back in range(place - 1, max(-1, place - _BEFORE), -1):
        word = line.plain[back]
        if word in {"the", *_OWNERS, *_HOLDERS}:
            return back
        if word in {"a", "an", "at", "of", "in", "for", "to", ",", "."}:
            return None
        if not (word.isalpha() or word == "-" or word[:1].isdigit()):
            return None
        if back < place - 3:
            return None
    return None


def _beginning(line: _Line, place: int) -> int:
    """The first word of the noun phrase: its article, or its owner ("the country’s")."""
    lead = _article(line, place)
    if lead is None:
        return place
    if lead > 1 and line.plain[lead - 2 : lead] in (["one", "of"], ["some", "of"]):
        return lead - 2
    if line.plain[lead] in _OWNERS:
        owner = lead - 1
        while owner > 0 and line.words[owner - 1].pos == "PROPN" and lead - owner < _LONGEST_OWNER:
            owner -= 1
        if owner > 0 and line.plain[owner - 1] in {"the", "his", "her", "its", "their"}:
            owner -= 1
        if owner > 1 and line.plain[owner - 2 : owner] == ["one", "of"]:
            owner -= 2
        return max(owner, 0)
    return lead


def _scoped(line: _Line, place: int) -> bool:
    """Whether the words say above what: ever, since 1990, in history, on record, in 20 years, the world’s."""
    ahead = line.plain[place + 1 : place + _LONGEST]
    for step, word in enumerate(ahead):
        if word in {".", ";", "!", "?"}:
            break
        if word in {"ever", "since"} or (word in {"history", "record"} and step):
            return True
        if word in {"in", "for"} and any(
            unit in {"years", "decades", "centuries", "months", "decade", "century", "history", "generation"}
            for unit in ahead[step + 1 : step + 6]
        ):
            return True
        if word == "of" and ahead[step + 1 : step + 3] in (
            ["all", "time"],
            ["its", "kind"],
            ["any", "country"],
        ):
            return True
    return any(
        word in {"world", "country", "nation", "europe", "britain", "america"}
        for word in line.plain[max(0, place - 4) : place]
    )


def _first(line: _Line, place: int) -> int | None:  # noqa: PLR0911 - one line for each use of the word
    after = line.plain[place + 1] if place + 1 < len(line.plain) else ""
    before = line.plain[place - 1] if place else ""
    if (
        line.plain[place] == "first-ever"
        or after == "ever"
        or line.plain[place + 1 : place + 3] == ["-", "ever"]
    ):
        return _beginning(line, place)
    if line.plain[place + 1 : place + 4] in (["of", "its", "kind"], ["of", "their", "kind"]):
        return _beginning(line, place)
    if before == "at" or after in {"of", ",", ".", "and", "to", "-", "in", "on"}:
        return _became_first(line, place) if after in {"to", "in"} else None
    if after == "time":
        led = before == "the" and place > 1 and line.plain[place - 2] == "for"
        return place - 2 if led else (_beginning(line, place) if _scoped(line, place) else None)
    lead = _article(line, place)
    if lead is None:
        since = "since" in line.plain[place + 1 : place + 8]
        return place if since and after not in _COUNTED_AFTER_FIRST else None
    if after in _GROUPS:
        return _beginning(line, place)
    if line.plain[lead] in _HOLDERS:
        return lead if "since" in line.plain[place + 1 : place + 9] or _in_years(line, place) else None
    if after in _COUNTED_AFTER_FIRST:
        return (
            lead
            if "since" in line.plain[place + 1 : place + 7] and after not in {"half", "minister", "lady"}
            else None
        )
    owned = line.plain[lead] in _OWNERS
    if _leads_to(line, place) or (owned and _is_predicate(line, lead)) or _scoped(line, place):
        return _beginning(line, place)
    return None


def _in_years(line: _Line, place: int) -> bool:
    ahead = line.plain[place + 1 : place + 8]
    return any(
        word in {"in", "for"} and {"years", "decades"} & set(ahead[step:]) for step, word in enumerate(ahead)
    )


def _leads_to(line: _Line, place: int) -> bool:
    """As in "the first woman to lead", "was the first country in Europe", "became the first president who"."""
    noun = next(
        (
            step
            for step in range(place + 1, min(place + 7, len(line.words)))
            if line.words[step].tag in {"NN", "NNS"}
        ),
        None,
    )
    if noun is None:
        return False
    while noun + 1 < len(line.words) and line.words[noun + 1].tag in {"NN", "NNS"}:
        noun += 1
    after = line.plain[noun + 1] if noun + 1 < len(line.plain) else ""
    if after == "to" and noun + 2 < len(line.words) and line.words[noun + 2].tag == "VB":
        return True
    return after in {"in", "from", "who", "that", "on", "outside", "under", "anywhere"} and _is_predicate(
        line, place - 1
    )


def _is_predicate(line: _Line, lead: int) -> bool:
    """Whether a form of "be" or "become" stands shortly before: something is said to be it."""
    return any(line.words[back].lemma in _COPULAS for back in range(max(0, lead - 3), max(0, lead)))


def _became_first(line: _Line, place: int) -> int | None:
    """As in "was the first to reach": nothing stands between "first" and its verb."""
    if line.plain[place + 1] != "to" or place + 2 >= len(line.words) or line.words[place + 2].tag != "VB":
        return None
    return place - 1 if place and line.plain[place - 1] == "the" else None


_ONLY_THE = (["second"], ["third"], ["fourth"], ["fifth"], ["sixth"])
# "The only way", "the only child": nobody checks these.
_ONLY_IN_PASSING = frozenset(
    {
        "way",
        "thing",
        "reason",
        "question",
        "problem",
        "difference",
        "option",
        "child",
        "son",
        "daughter",
        "if",
    }
)


def _only(line: _Line, place: int) -> int | None:  # noqa: PLR0911 - one line for each use of the word
    lead = _article(line, place) if place else None
    after = line.plain[place + 1] if place + 1 < len(line.plain) else ""
    if (
        place > 1
        and after
        and line.plain[place - 2 : place] == ["one", "of"]
        and (after.isdigit() or line.words[place + 1].pos == "NUM")
    ):
        return place - 2
    if after == "the" and line.plain[place + 2 : place + 3] in _ONLY_THE:
        return place
    if (
        lead is None
        or lead != place - 1
        or (line.words[place].tag == "RB" and line.words[place].dep == "advmod" and after == "if")
    ):
        return None
    if after in _ONLY_IN_PASSING:
        return None
    follows = line.words[place + 1] if place + 1 < len(line.words) else None
    if follows is None or follows.pos not in {"NOUN", "ADJ", "PROPN", "NUM", "VERB", "ADV"}:
        return None
    if follows.text == "to" or line.plain[lead] in {"his", "her", "my", "our"}:
        return None
    return _beginning(line, place)


# "On record", "a criminal record": kept, not set.
_NO_FEATS = frozenset(
    {"on", "criminal", "track", "public", "medical", "safety", "voting", "court", "police", "for", "off"}
)


def _record(line: _Line, place: int) -> int | None:  # noqa: PLR0911 - one line for each use of the word
    after = line.words[place + 1] if place + 1 < len(line.words) else None
    if (
        place + 2 < len(line.words)
        and line.plain[place + 1] == "-"
        and line.plain[place + 2] in {"breaking", "high", "low", "setting", "equalling"}
    ):
        return _beginning(line, place)
    if (
        place
        and line.plain[place - 1] == "world"
        and (after is None or after.text.casefold() not in {"holder", "-"})
    ):
        return place - 1
    if after is not None and after.text.casefold() in _RECORD_HEADS_LEFT_OUT:
        return None
    before = line.plain[place - 1] if place else ""
    if before in _NO_FEATS:
        return None
    if (
        line.words[place].dep in {"amod", "compound", "nmod"}
        and after is not None
        and (after.pos in {"NOUN", "ADJ", "NUM"} or after.tag == "$")
    ):
        return _article_or_here(line, place)
    if after is not None and after.text.casefold() in _RECORD_HEADS:
        return _article_or_here(line, place)
    verb = line.words[place].head
    within = verb - line.base
    setting = (
        0 <= within < len(line.words)
        and line.words[within].lemma in _SETTING
        and line.words[place].dep in {"dobj", "nsubjpass"}
    )
    return _article_or_here(line, place) if setting else None


def _article_or_here(line: _Line, place: int) -> int:
    return place - 1 if place and line.plain[place - 1] in {"a", "the", "its", "their"} else place


def _most(line: _Line, place: int) -> int | None:
    """A word in -est or "most"."""
    word = line.plain[place]
    if word in _NEVER or (place and line.plain[place - 1] in {"at", "for"}):
        return None
    after = line.plain[place + 1] if place + 1 < len(line.plain) else ""
    lead = _article(line, place)
    if word == "most":
        return _with_most(line, place, after, lead)
    if word == "fewest" or line.words[place].tag in {"JJS", "RBS"} or word in _MEASURED:
        return _est(line, place, after, lead)
    return None


def _with_most(line: _Line, place: int, after: str, lead: int | None) -> int | None:
    if (
        lead is None
        or lead < place - 2
        or after in {"of", "recent", "likely", "part", "important", "notable", "notably"}
    ):
        return None
    if line.plain[lead] in {"his", "her", "my", "our"} and not _scoped(line, place):
        return None
    follows = line.words[place + 1] if place + 1 < len(line.words) else None
    if follows is None:
        return None
    if follows.pos == "NOUN":
        return _beginning(line, place) if line.plain[lead] == "the" else None
    if after in _MEASURED_WITH_MOST or _scoped(line, place) or after in {"in", "since"}:
        return _beginning(line, place)
    return _beginning(line, place) if _above_all_in(line, place) else None


def _above_all_in(line: _Line, place: int) -> bool:
    """Whether a named region follows the noun: "the most authoritative newspaper in Wales"."""
    noun = _head(line, place)
    if noun is None or line.plain[noun] in _SOFT or line.plain[noun + 1 : noun + 2] != ["in"]:
        return False
    return any(word.pos == "PROPN" for word in line.words[noun + 2 : noun + 4])


def _est(line: _Line, place: int, after: str, lead: int | None) -> int | None:
    word = line.plain[place]
    noun = _head(line, place)
    if noun is not None and (line.plain[noun] in _KIN or (word == "best" and line.plain[noun] in _PRIZES)):
        return None
    if after in {"known", "described", "seen", "remembered", "selling"} and word == "best":
        return None
    scoped = _scoped(line, place)
    soft = noun is not None and line.plain[noun] in _SOFT
    if word not in _MEASURED or soft:
        return _beginning(line, place) if scoped and lead is not None else None
    if lead is None:
        return place if scoped and (after in {"since", "ever", "level", "in"} or noun is not None) else None
    if line.plain[lead] in {"his", "her", "my", "our"}:
        return lead if scoped else None
    return _beginning(line, place) if noun is not None or scoped or after == "in" else None


def _head(line: _Line, place: int) -> int | None:
    """The noun that a superlative is said of: the last of the nouns right behind it."""
    noun = None
    for step in range(place + 1, min(place + 7, len(line.words))):
        if line.words[step].pos in {"NOUN", "PROPN"}:
            noun = step
        elif (
            noun is not None
            or line.words[step].pos not in {"ADJ", "NUM", "VERB", "PUNCT", "ADV", "CCONJ"}
            or line.words[step].text in _ENDS - {"-"}
        ):
            break
    return noun


def _end(line: _Line, place: int) -> int:
    """The last word of the phrase: a few words on, before the next clause."""
    last = place
    if (
        line.plain[place] == "record"
        and line.plain[place + 1 : place + 2]
        and line.plain[place + 1] in _RECORD_HEADS
    ):
        return place + 1
    if line.plain[place] == "all":
        return min(place + 3, len(line.words) - 1)
    head = _head(line, place)
    if line.plain[place] in _BARE and head is not None:
        return head
    for step in range(place + 1, min(place + _LONGEST, len(line.words))):
        if line.plain[step] in _ENDS and not (
            line.plain[step] == "-"
            and line.words[step].end - line.words[step].start == 1
            and line.words[step].start == line.words[step - 1].end
        ):
            break
        if line.plain[step] in _BREAKS and step > place + 1:
            break
        if line.words[step].tag in {"VBZ", "VBD", "VBP", "MD"}:
            break
        last = step
    while last > place and line.plain[last] in _TRAILING:
        last -= 1
    return last
