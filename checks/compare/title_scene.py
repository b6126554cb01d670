"""Whether the holder of a title takes part in what its sentence tells, or is only spoken of in it. Pure."""

from __future__ import annotations

from checks.compare.subjects import governor, token_at
from checks.reading import Appointment, Reading, Stretch

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# "Met |with| X", "stood |beside| X": X was there.
_TOGETHER = frozenset({"with", "beside", "alongside", "between"})
_ASIDE = frozenset({"relcl", "acl", "advcl", "pcomp"})
_MOST_CLIMBS = 4


def takes_part(appointment: Appointment, reading: Reading) -> bool:
    """Whether the person of a title does what the sentence tells, or has it done with them, at that very time.

    So it is in "President X said", "was received by X", "met X", "talks with X". Not so of "a letter to X", "the widow
    of X", "a street named after X", "recalled how X had won": those tell of the living and of the dead alike.
    """
    sentence = reading.sentence_at(appointment.person.start)
    at = token_at(reading, appointment.person.end - 1)
    if sentence is None or at is None:
        return False
    at = _first_of_row(reading, at, appointment)
    token, head = reading.tokens[at], governor(reading, at)
    if head is None:
        return False
    if token.dep in _SUBJECTS:
        return _is_told_plainly(reading, head, sentence)
    before = reading.tokens[head]
    if token.dep in {"dobj", "dative"}:
        return _is_told_plainly(reading, head, sentence)
    if before.lemma.casefold() in _TOGETHER:
        return True
    verb = governor(reading, head)
    return before.dep == "agent" and verb is not None and _is_told_plainly(reading, verb, sentence)


def _first_of_row(reading: Reading, at: int, appointment: Appointment) -> int:
    """The word that the name hangs on as one of several, or in apposition: "|the president|, X", "|Y| and X"."""
    for _ in range(_MOST_CLIMBS):
        token, head = reading.tokens[at], governor(reading, at)
        inside = (
            head is not None
            and appointment.person.start <= reading.tokens[head].start < appointment.person.end
        )
        if head is None or not (inside or token.dep in {"conj", "appos", "compound"}):
            return at
        at = head
    return at


def _is_told_plainly(reading: Reading, verb: int, sentence: Stretch) -> bool:
    """Whether the verb is of the sentence's own time: no "had won", no "at which X worked", no "how X won"."""
    for _ in range(_MOST_CLIMBS):
        below = [one for one in range(sentence.first, sentence.last) if reading.tokens[one].head == verb]
        aims = any(reading.tokens[one].tag == "TO" for one in below)  # "was in Moscow |to see| X"
        if reading.tokens[verb].dep in _ASIDE and not aims:
            return False
        if any(
            reading.tokens[one].text.casefold() in {"had", "'d", "’d"} and one != verb
            for one in below
            if one < verb
        ):
            return False
        if any(reading.tokens[one].tag == "WRB" for one in below):
            return False
        above = governor(reading, verb)
        if (
            above is None
            or not sentence.first <= above < sentence.last
            or reading.tokens[verb].dep not in {"conj", "ccomp", "xcomp"}
        ):
            return True
        verb = above
    return True
