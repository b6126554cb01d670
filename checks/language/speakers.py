"""Who a phrase of the text speaks of: names, roles and pronouns that say something. Pure."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from checks.language.cues import is_cue
from checks.language.given_names import pronoun_of
from checks.reading import Appointment, Mention, Stretch, Token

_HONORIFIC = re.compile(
    r"\b(?:(?P<he>Mr|Sir|Lord|King|Prince|Emperor|Sheikh|Father|spokesman|chairman|congressman|businessman)"
    r"|(?P<she>Mrs|Ms|Miss|Dame|Lady|Queen|Princess|Empress|Baroness|Sister|spokeswoman|chairwoman|congresswoman"
    r"|businesswoman|actress))\.?\s$"
)
_PRONOUNS = {"he": "he", "she": "she"}
_POSSESSIVES = {"he": frozenset({"his"}), "she": frozenset({"her"})}
_OWNED = re.compile(r",\s(?P<whose>his|her)\s(?!own\b)[a-z]")
_OWNED_BEFORE = re.compile(r"\b(?P<whose>[Hh]is|[Hh]er)\s(?:[a-z-]{1,20}\s){1,3},?\s?\Z")
_LONGEST_NAME = 4  # words
# "Speaker pro tempore", "mayor-elect": not the holder.
_STAND_IN = re.compile(r"(?:\s|-)(?:pro\stem|elect\b|designate\b|emerit|in\swaiting)", re.IGNORECASE)
_OFTEN = 3  # mentions
_SENTENCE_BACK = 30  # tokens
# "She beat Naomi Osaka": whoever "she" is in that sentence, it is not the one whom it names.
_SAME_SUBJECT = {
    word: re.compile(rf"(?:\A|[.!?”]\s|\n){word.capitalize()}\s(?!said\b|is\b|was\b)[^.!?\n“”:;,]{{1,80}}\Z")
    for word in ("he", "she")
}
_OWNED_REACH = 60  # characters
_STOPS = frozenset({".", "!", "?", "”", "\n\n", "\n"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})
# Parts of a noun phrase that stand before its head.
_BEFORE_HEAD = frozenset(
    {
        "det",
        "amod",
        "compound",
        "poss",
        "nummod",
        "nmod",
        "case",
        "advmod",
        "punct",
        "predet",
        "quantmod",
        "npadvmod",
    }
)
_OUTSIDE = frozenset({",", ":", ";", ".", "“", "”", '"', "‘", "—", "–"})
_JOINS = frozenset({"of", "for", "from", "at"})
# Persons of whom no title tells: the one whom the story spoke of last.
_ANYONE = frozenset(
    """
    official politician leader diplomat lawmaker executive man woman veteran star player actor actress singer writer
    author scientist researcher campaigner activist defendant accused victim billionaire businessman businesswoman
    """.split()  # noqa: SIM905
)
# People by the town or the country that they are of: "the Dubliner replied". Names of newspapers are left out.
_DEMONYMS = frozenset(
    """
    dubliner londoner berliner liverpudlian mancunian glaswegian parisian brummie geordie texan californian
    yorkshireman frenchman dutchman englishman irishman welshman scot briton spaniard swede dane finn pole serb croat
    german italian belgian norwegian austrian argentinian argentine brazilian colombian chilean uruguayan mexican
    canadian american russian ukrainian romanian bulgarian hungarian nigerian kenyan ethiopian jamaican egyptian
    """.split()  # noqa: SIM905
)
# What is no speaker though it is the subject of a cue.
_NO_SPEAKERS = frozenset(
    """
    sign banner placard poster slogan headline caption label title word phrase term message inscription plaque
    what there one nothing everything something scheme plan move decision
    """.split()  # noqa: SIM905
)
_WRITINGS = frozenset(
    {
        "note",
        "letter",
        "email",
        "message",
        "memo",
        "tweet",
        "text",
        "statement",
        "postcard",
        "card",
        "post",
        "diary",
    }
)
_LEAVES = frozenset(
    {"leave", "write", "send", "post", "issue", "publish", "release", "pen", "fire", "share", "scrawl"}
)
# Offices of which a story mostly has one holder, so that "the speaker" may stand far from the name.
_OF_ONE = frozenset(
    """
    speaker president premier chancellor king queen pope mayor governor chairman chairwoman chair secretary-general
    commissioner coach manager captain archbishop bishop ambassador sheriff taoiseach prince princess
    """.split()  # noqa: SIM905
)
_LONGEST_NAMING = 9  # words of "a spokesman for the ministry of the interior of Norway"
_PARAGRAPHS_BACK = 2
_FURTHEST = 2500  # characters back in which a pronoun's person is looked for
_REMEMBERED = 8  # speakers
_NEAR_TITLES = 12
_REACH_BACK = 16  # tokens of a name with its apposition


@dataclass(frozen=True)
class Speaker:
    """Who speaks. `subject` as the story names them in full, or the words of the text; `inferred`: not named here."""

    subject: str
    inferred: bool = False
    person: bool = True


class Cast:
    """The people of one story, to be asked who a phrase at a place speaks of."""

    def __init__(  # noqa: PLR0913 - the parts of a reading that tell of people, each by its name
        self,
        *,
        text: str,
        tokens: Sequence[Token],
        paragraphs: Sequence[Stretch],
        persons: Sequence[Mention],
        appointments: Sequence[Appointment],
        quoted: Sequence[tuple[int, int]],
    ) -> None:
        """All in the order of the text; `quoted` are the stretches in quotation marks."""
        self.tokens = tokens
        self._text = text
        self._paragraphs = paragraphs
        self._persons = persons
        self._starts = [person.start for person in persons]
        self._token_starts = [token.start for token in tokens]
        self._appointments = appointments
        self._appointed = [max(one.end, one.person.end) for one in appointments]
        self._quoted = quoted
        self._quoted_starts = [start for start, _ in quoted]
        self._pronouns = self._known_pronouns()
        self._main = self._most_named()
        self._focus = [(person.start, person.subject) for person in persons if self._is_subject(person)]
        self._spoke: list[tuple[int, Speaker | None]] = []

    def token_at(self, offset: int) -> int:
        """The index of the first token that begins here or later."""
        return bisect_left(self._token_starts, offset)

    def heard(self, at: int, speaker: Speaker | None) -> None:
        """Remember who spoke, None where it was nobody whom the story names; to be called in the order of the text."""
        self._spoke.append((at, speaker))

    def last_heard(self, offset: int) -> Speaker | None:
        """Who spoke last before this place, within two paragraphs; None where that was nobody named."""
        return next((who for _, who in reversed(self._heard_before(offset))), None)

    def _heard_before(self, offset: int) -> list[tuple[int, Speaker | None]]:
        since = self._since(offset)
        return [(at, who) for at, who in self._spoke[-_REMEMBERED:] if since <= at < offset]

    def subject_between(self, start: int, end: int) -> Speaker | None:
        """The one person who is the subject of something in this stretch."""
        subjects = {subject for at, subject in self._focus_between(start, end)}
        return Speaker(subjects.pop(), inferred=True) if len(subjects) == 1 else None

    def ending_at(self, offset: int) -> Speaker | None:
        """The person whose name ends at this place."""
        person = self._mention_at(offset - 1) if offset > 0 else None
        return Speaker(person.subject) if person is not None and person.end == offset else None

    def starting_at(self, offset: int) -> Speaker | None:
        """The person whose name begins at this place."""
        person = self._mention_at(offset)
        return Speaker(person.subject) if person is not None and person.start == offset else None

    def named_before(self, verb: int) -> Speaker | None:
        """The person in whose name or apposition the words before a verb end; for verbs whose subject the parse missed."""
        for index in range(verb - 1, max(-1, verb - _REACH_BACK), -1):
            token = self.tokens[index]
            if token.text in {".", "!", "?", ":", ";", "”", "“", '"'} or token.pos == "VERB":
                return None
            person = self._mention_at(token.start)
            if person is not None:
                before = self.token_at(person.start) - 1
                owns = index + 1 < len(self.tokens) and self.tokens[index + 1].tag == "POS"
                placed = before >= 0 and self.tokens[before].pos in {"ADP", "SCONJ"}
                return None if owns or placed else Speaker(person.subject)
        return None

    def speaker(self, head: int) -> Speaker | None:
        """Whom the noun phrase with this head token speaks of; what stands in quotation marks is said, it says nothing."""
        token = self.tokens[head]
        word = token.text.casefold()
        if word in _RELATIVE or self.in_quotation(token.start):
            return None
        person = self._person_of(head) or self._titled(head)
        if person is not None:
            return Speaker(person.subject)
        return self._by_pronoun(word, token.start) if token.pos == "PRON" else self._by_noun(head, word)

    def _by_noun(self, head: int, word: str) -> Speaker | None:
        token = self.tokens[head]
        if token.pos not in {"NOUN", "PROPN", "ADJ", "NUM"} or word in _NO_SPEAKERS:
            return None
        if word in _WRITINGS and (writer := self._writer(head)) is not None:
            return writer
        first, end = self._phrase(head)
        if token.pos == "ADJ":
            return self._beside(end)
        return self._beside(end) or self._by_role(first, head) or self._as_written(first, end)

    def _person_of(self, head: int) -> Mention | None:
        """The person whose name holds this token, or stands in apposition to it."""
        named = self._mention_at(self.tokens[head].start)
        if named is not None:
            return named
        for index in range(head + 1, min(head + _LONGEST_NAMING, len(self.tokens))):
            token = self.tokens[index]
            if token.head == head and token.dep == "appos":
                return self._mention_at(token.start)
        return None

    def _titled(self, head: int) -> Mention | None:
        """The person behind the title that holds this token: "the |commissioner| for human rights X said"."""
        token = self.tokens[head]
        if token.tag not in {"NN", "NNP"}:
            return None
        index = bisect_right(self._appointed, token.end)
        for one in self._appointments[index : index + _NEAR_TITLES]:
            if one.start > token.start:
                break
            if token.end <= one.end and self._text[one.end : one.person.start] == " ":
                return one.person
        return None

    def _writer(self, writing: int) -> Speaker | None:
        """Who left the note that said it: the subject of the verb whose object the note is."""
        verb = self.tokens[writing].head
        if self.tokens[writing].dep != "dobj" or self.tokens[verb].lemma not in _LEAVES:
            return None
        for index in range(max(0, verb - _REACH_BACK), verb):
            if self.tokens[index].head == verb and self.tokens[index].dep in _SUBJECT:
                return self.speaker(index)
        return None

    def _beside(self, end: int) -> Speaker | None:
        """The person named between commas right behind a phrase ("the mayor of Bergen, X, said")."""
        if end + 1 >= len(self.tokens) or self.tokens[end].text != ",":
            return None
        begins = end + 1
        while begins < min(end + 4, len(self.tokens)) and self._mention_at(self.tokens[begins].start) is None:
            if not self.tokens[begins].text[:1].isupper():
                return self._named_beside(end + 1)
            begins += 1
        person = self._mention_at(self.tokens[begins].start) if begins < len(self.tokens) else None
        if person is None:
            return self._named_beside(end + 1)
        behind = self._behind_place(self.token_at(person.end))
        closed = behind >= len(self.tokens) or self.tokens[behind].text in {",", ".", ";", ")"}
        return Speaker(person.subject) if closed else None

    def _named_beside(self, first: int) -> Speaker | None:
        """Take a name of two to four words between commas as it stands, though nobody is known by it."""
        end = first
        while end < len(self.tokens) and self.tokens[end].pos == "PROPN":
            end += 1
        behind = self._behind_place(end)
        if (
            not 1 < end - first <= _LONGEST_NAME
            or behind >= len(self.tokens)
            or self.tokens[behind].text != ","
        ):
            return None
        return Speaker(self._text[self.tokens[first].start : self.tokens[end - 1].end], person=False)

    def _behind_place(self, index: int) -> int:
        """Behind "of the Bronx" and "from Leeds", which may follow a name; the place itself where there is none."""
        if index >= len(self.tokens) or self.tokens[index].text not in {"of", "from"}:
            return index
        end = index + 1
        while end < min(index + 6, len(self.tokens)) and self.tokens[end].pos in {"PROPN", "DET", "ADJ"}:
            end += 1
        return end

    def _mention_at(self, offset: int) -> Mention | None:
        index = bisect_right(self._starts, offset) - 1
        person = self._persons[index] if index >= 0 else None
        return person if person is not None and offset < person.end else None

    def _by_pronoun(self, word: str, offset: int) -> Speaker | None:
        if word == "it" and (body := self._body_before(offset)) is not None:
            return body
        if word == "it":
            return self._body_heard(offset)
        if word == "they":
            last = self.last_heard(offset)
            return Speaker(last.subject, inferred=True, person=False) if last and not last.person else None
        wanted = _PRONOUNS.get(word)
        return self._last_person(offset, wanted) if wanted is not None else None

    def _body_heard(self, offset: int) -> Speaker | None:
        """The body that spoke last, people passed over: "it" is none of them."""
        bodies = (who for _, who in reversed(self._heard_before(offset)) if who is None or not who.person)
        last = next(bodies, None)
        return Speaker(last.subject, inferred=True, person=False) if last is not None else None

    def _body_before(self, offset: int) -> Speaker | None:
        """What "it" is in "the agency fined X for what it called": the subject before it in its sentence."""
        at = self.token_at(offset)
        for index in range(at - 1, max(-1, at - _SENTENCE_BACK), -1):
            token = self.tokens[index]
            if token.text in _STOPS or token.text in {":", ";"} or self.in_quotation(token.start):
                return None
            if token.dep in _SUBJECT and token.pos in {"NOUN", "PROPN"} and token.tag in {"NN", "NNP"}:
                return self._by_noun(index, token.text.casefold()) if self._person_of(index) is None else None
        return None

    def _last_person(self, offset: int, pronoun: str | None) -> Speaker | None:
        """The person that the story spoke of last as a speaker or a subject, else by any mention."""
        since = self._since(offset)
        focus = self._focus_between(since, offset)
        aside = self._set_beside(offset)
        focus += [
            (at, who.subject) for at, who in self._heard_before(offset) if who is not None and who.person
        ]
        found = self._fitting([place for place in sorted(focus) if place[1] != aside], pronoun)
        if found is not None and pronoun is not None and found not in self._pronouns and found != self._main:
            found = self._main if self._pronouns.get(self._main) == pronoun else found
        if found is None and aside is not None:
            return None
        if found is None:
            first, last = bisect_left(self._starts, since), bisect_left(self._starts, offset)
            others = [
                (one.start, one.subject)
                for one in self._persons[first:last]
                if one.subject != aside and not self.in_quotation(one.start)
            ]
            found = self._fitting(others, pronoun)
        return Speaker(found, inferred=True) if found is not None else None

    def _set_beside(self, offset: int) -> str | None:
        """Who is not "he" in "Osgood, he added, had left"."""
        index = bisect_left(self._starts, offset) - 1
        person = self._persons[index] if index >= 0 else None
        beside = person is not None and self._text[person.end : offset] == ", "
        return person.subject if person is not None and beside else None

    def _fitting(self, people: Sequence[tuple[int, str]], pronoun: str | None) -> str | None:
        return next(
            (
                subject
                for at, subject in reversed(people)
                if pronoun is None or self._fits(at, subject, pronoun)
            ),
            None,
        )

    def _fits(self, at: int, subject: str, pronoun: str) -> bool:
        """Whether "he" or "she" can stand for the person; in "X, her coach" X is mostly not the one who is "she"."""
        known = self._pronouns.get(subject)
        if known is not None and known != pronoun:
            return False
        if _SAME_SUBJECT[pronoun].search(self._text, max(0, at - 2 * _OWNED_REACH), at):
            return False
        if known is not None:
            return True
        owned = _OWNED.match(self._text, at + len(subject)) or _OWNED_BEFORE.search(
            self._text, max(0, at - _OWNED_REACH), at
        )
        return owned is None or owned["whose"].casefold() not in _POSSESSIVES[pronoun]

    def _focus_between(self, start: int, end: int) -> list[tuple[int, str]]:
        first = bisect_left(self._focus, (start, ""))
        found = []
        for place in self._focus[first:]:
            if place[0] >= end:
                break
            found.append(place)
        return found

    def _since(self, offset: int) -> int:
        """Where the paragraph begins that lies two before this place."""
        index = bisect_right(self._paragraphs, offset, key=lambda paragraph: paragraph.start) - 1
        start = self._paragraphs[max(0, index - _PARAGRAPHS_BACK)].start if index >= 0 else 0
        return max(start, offset - _FURTHEST)

    def _by_role(self, first: int, head: int) -> Speaker | None:
        """The person whom "the minister" or "the Russian official" means."""
        if self.tokens[first].text.casefold() != "the" or self.tokens[head].tag not in {"NN", "NNP"}:
            return None
        offset, word = self.tokens[head].start, self.tokens[head].lemma.casefold()
        since = self._since(offset)
        marks = [token.text for token in self.tokens[first + 1 : head] if token.text[:1].isupper()]
        index = bisect_left(self._appointed, offset)
        for one in reversed(self._appointments[max(0, index - _NEAR_TITLES) : index]):
            if one.end < since:
                break
            title = one.office.text.casefold().split()
            if (word in title or word in _ANYONE) and all(_is_said(mark, one) for mark in marks):
                return Speaker(one.person.subject, inferred=True)
        if head == first + 1 and (word in _DEMONYMS or (word in _ANYONE and not marks)):
            return self._last_person(offset, None)
        return self._only_holder(word, index) if word in _OF_ONE and head == first + 1 else None

    def _only_holder(self, word: str, before: int) -> Speaker | None:
        """The one person to whom the story has given that office so far, however long ago."""
        holders = {
            one.person.subject
            for one in self._appointments[:before]
            if one.office.rank == ""
            and not _STAND_IN.match(self._text, one.end)
            and word in one.office.text.casefold().replace("’s", "").split()
        }
        return Speaker(holders.pop(), inferred=True) if len(holders) == 1 else None

    def _as_written(self, first: int, end: int) -> Speaker | None:
        words = " ".join(self._text[self.tokens[first].start : self.tokens[end - 1].end].split())
        article, _, rest = words.partition(" ")
        if rest and article.casefold() in {"the", "a", "an"}:
            named = article.casefold() == "the" and all(
                part[:1].isupper() or part in _JOINS for part in rest.split()
            )
            words = rest if named else f"{article.lower()} {rest}"
        return Speaker(words, person=False)

    def _phrase(self, head: int) -> tuple[int, int]:
        """The tokens of a noun phrase: what stands before its head, and "of ..." or "for ..." behind it."""
        first, end = head, head + 1
        while first > 0 and self._leans_on(first - 1, head) and head - first < _LONGEST_NAMING:
            first -= 1
        while end < len(self.tokens) and self.tokens[end].text in _JOINS and end - head < _LONGEST_NAMING:
            reached = self._object_end(end)
            if reached is None:
                break
            end = reached
        return self._of_body(first, head), end

    def _of_body(self, first: int, head: int) -> int:
        """Where "the Securities and Exchange Commission" begins, whose parts the parse sets side by side."""
        if self.tokens[head].pos != "PROPN" or self.tokens[first].text.casefold() == "the":
            return first
        start = first - 1
        while start > max(0, head - _LONGEST_NAMING) and (
            self.tokens[start].pos == "PROPN" or self.tokens[start].text in {"and", "&", "of", "for"}
        ):
            start -= 1
        return start if start >= 0 and self.tokens[start].text in {"the", "The"} else first

    def _leans_on(self, index: int, head: int) -> bool:
        """Whether a token belongs to the front of a noun phrase; a verb of saying that was tied to it does not."""
        token = self.tokens[index]
        if token.dep not in _BEFORE_HEAD or token.text in _OUTSIDE or is_cue(token):
            return False
        return index < token.head <= head or token.tag == "POS"

    def _object_end(self, joint: int) -> int | None:
        """Behind the object of "of" or "for"; None where there is none."""
        for index in range(joint + 1, min(joint + 6, len(self.tokens))):
            token = self.tokens[index]
            if token.dep == "pobj" and token.head == joint:
                return index + 1
        return None

    def _is_subject(self, person: Mention) -> bool:
        index = bisect_left(self._token_starts, person.end) - 1
        if index < 0 or self.in_quotation(person.start):
            return False
        token = self.tokens[index]
        head = self.tokens[token.head]
        if token.dep == "appos":
            return head.dep in _SUBJECT or self._opens_clause(self._behind_age(index + 1))
        if token.dep == "conj" and self._opens_clause(index + 1):
            return True
        if token.dep == "nsubj" and self._has_nearer_subject(index):
            return False
        return token.dep in _SUBJECT or (token.dep == "pobj" and head.dep == "agent")

    def _behind_age(self, index: int) -> int:
        """Behind ", 50," after a name."""
        ahead = [token.tag for token in self.tokens[index : index + 3]]
        return index + len(ahead) if ahead == [",", "CD", ","] else index

    def _has_nearer_subject(self, index: int) -> bool:
        """Whether "he" is the subject of the same verb: "X, whose words |he| had learned"."""
        verb = self.tokens[index].head
        between = self.tokens[index + 1 : verb] if verb - index < _SENTENCE_BACK else ()
        return any(one.head == verb and one.dep == "nsubj" and one.pos == "PRON" for one in between)

    def _opens_clause(self, verb: int) -> bool:
        """Whether a finite verb stands here that has no other subject: "there were fires and X |was| on the radio"."""
        if verb >= len(self.tokens) or self.tokens[verb].tag not in {"VBD", "VBZ"}:
            return False
        near = range(max(0, verb - _SENTENCE_BACK), min(len(self.tokens), verb + _SENTENCE_BACK))
        # "|Accepting| the award, X asked": the parse takes the participle for the subject.
        return not any(
            self.tokens[at].head == verb and self.tokens[at].dep in _SUBJECT and self.tokens[at].tag != "VBG"
            for at in near
        )

    def in_quotation(self, offset: int) -> bool:
        """Whether this character stands in quotation marks."""
        index = bisect_right(self._quoted_starts, offset) - 1
        return index >= 0 and offset < self._quoted[index][1]

    def _known_pronouns(self) -> dict[str, str]:
        """Tell "he" or "she" for the people whose honorific or given name tells."""
        known: dict[str, str] = {}
        for person in self._persons:
            before = _HONORIFIC.search(self._text, max(0, person.start - 20), person.start)
            pronoun = before.lastgroup if before is not None else None
            if pronoun is not None:
                known[person.subject] = pronoun
            elif person.subject not in known and (guess := _pronoun_of_given(person.subject.split()[0])):
                known[person.subject] = guess
        return self._told_pronouns() | known

    def _most_named(self) -> str:
        """Of whom the story is: who is named at least three times, and twice as often as anybody else; else empty."""
        counts = Counter(person.subject for person in self._persons).most_common(2)
        if not counts or counts[0][1] < _OFTEN or (len(counts) > 1 and counts[0][1] < 2 * counts[1][1]):
            return ""
        return counts[0][0]

    def _told_pronouns(self) -> dict[str, str]:
        """Tell "he" or "she" by the sentences behind those that name one person alone: "X scored. She ran on"."""
        told: dict[str, set[str]] = {}
        begins = 0
        for index, token in enumerate(self.tokens):
            if index and self.tokens[index - 1].text not in _STOPS:
                continue
            word = token.text.casefold()
            if word in _PRONOUNS and not self.in_quotation(token.start):
                first, last = bisect_left(self._starts, begins), bisect_left(self._starts, token.start)
                named = {person.subject for person in self._persons[first:last]}
                if len(named) == 1 and "\n\n" not in self._text[begins : token.start]:
                    told.setdefault(named.pop(), set()).add(_PRONOUNS[word])
            begins = token.start
        return {subject: words.pop() for subject, words in told.items() if len(words) == 1}


def _pronoun_of_given(name: str) -> str | None:
    """Tell by a given name, with its accents or without them: "María", "José"."""
    plain = "".join(
        letter for letter in unicodedata.normalize("NFD", name) if not unicodedata.combining(letter)
    )
    return pronoun_of(name) or pronoun_of(plain)


def _is_said(mark: str, appointment: Appointment) -> bool:
    """Whether a word like "Russian" agrees with the office: the first letters of a country and its people are the same."""
    stem = mark[:4].casefold()
    office = appointment.office
    return any(
        word.startswith(stem) for word in (*office.text.casefold().split(), *office.body.casefold().split())
    )
