"""The thread of a checklist as Slack messages: state in, blocks out. Pure.

Messages are always drawn whole. The menu of a flag has the action_id "mark", the values of its options are
`<mark kind>:<claim key>`, or UNKEEP in place of the kind; the button "All lines" has the action_id "all_lines" and the checklist's id as value.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import chain, groupby
from typing import Any, TypeVar

from bot.blocks import (
    MAX_BLOCKS,
    Button,
    Message,
    block_prefix,
    button,
    buttons,
    compose,
    context,
    fits,
    flat,
    header,
    link,
    mrkdwn,
    plain,
    section,
    small,
)
from bot.checklist import FLAGGED, Checklist, Correction, Line, Mark, MarkKind, may_be_kept
from bot.modals import Modal
from checks.model import Claim, ClaimKind, Evidence, Finding, Span
from checks.report.agreeing import agreed, agreed_head
from checks.report.passage import headline_of, passage
from checks.report.slugs import slug_words
from checks.report.tally import (
    FLAGS,
    Gravity,
    Group,
    counted_flags,
    gravity,
    group,
    heap_noun,
    is_beyond_references,
    not_checked_lines,
    not_found_head,
    not_found_heaps,
    not_found_paragraphs,
    not_found_words,
    open_words,
    reading_order,
    reference_end,
    reference_ends_for,
    says_itself,
    summary_line,
)
from checks.report.wording import (
    KIND_NOUNS,
    advice,
    clean,
    counted,
    date_question,
    day_words,
    heading,
    imprint,
    label,
    limits,
    listed,
    matter,
    not_english,
    notices,
    particulars,
    resolved,
    shorten,
    source_words,
    web_address,
    where_to_read,
    why_not,
    why_read,
)

__all__ = [
    "Message",
    "all_lines",
    "block_prefix",
    "corrected",
    "correction_words",
    "day_of",
    "draw",
    "help_text",
    "hint",
    "kept",
    "known",
    "marks_said",
    "too_many",
    "trouble",
    "unkept",
    "who_marked",
]

MOST_FLAGS = 8
# In a menu: take the name off the house list that was kept there.
UNKEEP = "unkept"
# In a menu: record a correction of this line that was published.
CORRECTED = "corrected"
# Slack's limit for a menu.
_MOST_OPTIONS = 100

_Entry = TypeVar("_Entry")

_EMOJI = {
    MarkKind.CONFIRMED: "✅",
    MarkKind.FIX_NEEDED: "✏️",
    MarkKind.MINE: "👀",
    MarkKind.QUERY: "❓",
    MarkKind.BOT_WRONG: "👎",
    MarkKind.KEPT: "📌",
}
_SAID = {
    MarkKind.CONFIRMED: "confirmed{bulk} by {who}",
    MarkKind.FIX_NEEDED: "fix needed{bulk}: {who}",
    MarkKind.MINE: "taken{bulk} by {who}",
    MarkKind.QUERY: "query to writer{bulk} by {who}",
    MarkKind.BOT_WRONG: "bot is wrong{bulk}: {who}",
    MarkKind.KEPT: "kept in the house list{bulk} by {who}",
}
_CHOICES = {
    MarkKind.CONFIRMED: "Confirmed: right as written",
    MarkKind.FIX_NEEDED: "Fix needed: will change",
    MarkKind.MINE: "Mine: I am looking at it",
    MarkKind.QUERY: "Query to writer",
    MarkKind.BOT_WRONG: "The bot is wrong",
}
_NOBODY: Mapping[str, str] = {}
# Words that end so are followed by no full stop.
_ENDS = frozenset(".!?…")
_NOTHING_LEFT = "Nothing of this list is left in the text"
_CLOSED = "checked against your house list and the built-in pack only; nothing of it left this building."
_ONLINE = "its names were asked online too."
_INSIDE = (
    "This channel is not public, so the names were looked up in your house list and the built-in pack only."
)
_THEIRS = "Someone else’s story: it comes into the digest once a line of it is marked."
# Left in a message for what follows a list: the line that says how many are missing, and the button.
_SPARE = 1_700


def draw(
    checklist: Checklist,
    *,
    names: Mapping[str, str] = _NOBODY,
    posted: Collection[str] = (),
    goes_online: bool = True,
) -> tuple[Message, ...]:
    """The whole thread in posting order: summary, flags gravest first, then the grouped replies.

    Questions of style stand after all points; where only the reference ends, several points share one reply.

    `names` gives people's names for Slack user ids (the id where it has none). `posted` are the keys of
    messages that stand in the thread already: what has its own reply keeps it. `goes_online`: there are references
    outside the building that could be asked.
    """
    lagging = _lagging(checklist, posted)
    own, rest = _flags(checklist, posted, besides=lagging)
    missing = _lines(checklist, Group.NOT_FOUND)
    to_read = tuple(sorted(_lines(checklist, Group.READ), key=lambda line: reading_order(line.finding)))
    folded = not own and not rest and not lagging and "not_found" not in posted
    listing = missing if folded else ()
    messages = [_summary(checklist, names, listing=listing, goes_online=goes_online)]
    messages += [_flag(checklist, line, names) for line in own if group(line.finding) is not Group.STYLE]
    # A list that stands in the thread is emptied when the text has left nothing of it.
    more = [_more(checklist, rest, names)] if rest or "more" in posted else []
    only_style = all(group(line.finding) is Group.STYLE for line in rest)
    messages += [] if only_style else more
    if lagging or "lag" in posted:
        messages.append(_lag(checklist, lagging, names))
    messages += [_flag(checklist, line, names) for line in own if group(line.finding) is Group.STYLE]
    messages += more if only_style else []
    if (missing or "not_found" in posted) and not folded:
        messages.append(_not_found(checklist, missing, names))
    if to_read or "read" in posted:
        messages.append(_read(checklist, to_read, names))
    return tuple(messages)


def _lagging(checklist: Checklist, posted: Collection[str]) -> list[Line]:
    """The points of which only the reference ends, if they are several or their reply stands already."""
    lines = [
        line
        for line in _lines(checklist, Group.POINT)
        if reference_end(line.finding) is not None and f"flag:{line.finding.id}" not in posted
    ]
    several = len(lines) > 1 or "lag" in posted
    return sorted(lines, key=_order) if several else []


def _flags(
    checklist: Checklist, posted: Collection[str], *, besides: list[Line]
) -> tuple[list[Line], list[Line]]:
    """The lines with a reply of their own, and those of the grouped reply; both gravest first, gone ones last."""
    flagged = [line for line in sorted(_lines(checklist, *FLAGS), key=_order) if line not in besides]
    known_lines = (line for line in checklist.lines if group(line.finding) is not Group.CREDIT)
    own = [line for line in known_lines if f"flag:{line.finding.id}" in posted]
    for line in flagged:
        if line not in own and len(own) < MOST_FLAGS and not (posted and line.gone):
            own.append(line)
    return sorted(own, key=_order), [line for line in flagged if line not in own]


def _order(line: Line) -> tuple[bool, Gravity]:
    return line.gone, gravity(line.finding)


def _lines(checklist: Checklist, *wanted: Group) -> tuple[Line, ...]:
    return tuple(line for line in checklist.lines if group(line.finding) in wanted)


def _open_ids(checklist: Checklist) -> frozenset[str]:
    return frozenset(line.finding.id for line in checklist.open_lines())


def _standing(checklist: Checklist) -> tuple[Finding, ...]:
    return tuple(line.finding for line in checklist.lines if not line.gone)


def _summary(
    checklist: Checklist, names: Mapping[str, str], *, listing: tuple[Line, ...], goes_online: bool
) -> Message:
    findings = _standing(checklist)
    article = checklist.article
    line = summary_line(findings, still_open=_open_ids(checklist), article=article)
    blocks = [header(headline_of(article)), section(mrkdwn(f"*{line}*")), small(" · ".join(imprint(article)))]
    blocks += _whose_text(checklist, goes_online=goes_online)
    missing = tuple(entry.finding for entry in listing if not entry.gone)
    unknown, agreeing = not_found_paragraphs(missing, limit=600), agreed(findings)
    if unknown:
        blocks.append(section(plain(*unknown)))
    if agreeing:
        blocks.append(section(plain(f"{agreed_head(findings)}: {listed(agreeing, 900, between='; ')}")))
    unchecked = not_checked_lines(findings)
    if unchecked:
        blocks.append(small(f"Not checked: {listed(unchecked, 600, between='; ')}."))
    if article.published_at is None and not_english(article) is None:
        blocks.append(small("No publication date is known, so offices and relative dates were not checked."))
    said = limits(article, checklist.outages, checklist.left_out)
    if said:
        blocks.append(small(*said))
    kept_by = marks_said(tuple(mark for entry in listing for mark in entry.standing()), names)
    if kept_by:
        blocks.append(small(shorten(" · ".join(kept_by), 900)))
    if checklist.corrections:
        count, last = counted(len(checklist.corrections), "correction"), checklist.corrections[-1]
        blocks.append(small(f"📝 {count} published, the last on {day_of(last.at)}."))
    blocks += _keep_menu(listing, blocks)
    ways_on = _ways_on(checklist, goes_online=goes_online)
    blocks.append(buttons(*([_all_lines(checklist)] if checklist.lines else []), *ways_on))
    warned = slug_words(article.slug) if article.slug else None
    return compose("summary", " ".join(filter(None, (warned, line))), blocks)


def _whose_text(checklist: Checklist, *, goes_online: bool) -> list[dict[str, Any]]:
    """What a reader must know of the text as a whole before its lines."""
    blocks: list[dict[str, Any]] = []
    # A withdrawn story first of all; the question of the date has a button.
    told = notices(replace(checklist.article, date_doubt=None))
    if told:
        blocks.append(section(plain(*(f"⚠️ {sentence}" for sentence in told))))
    doubt = date_question(checklist.article)
    if doubt:
        # Everything below hangs on the date.
        blocks.append({**section(plain(doubt)), "accessory": _other_date(checklist).drawn()})
    asked = _asked_where(checklist, goes_online=goes_online)
    if asked:
        blocks.append(small(asked))
    if not checklist.is_ours:
        blocks.append(small(_THEIRS))
    fixed = sum(one.fixed for one in checklist.lines)
    if fixed:
        blocks.append(small(f"{counted(fixed, 'point')} fixed since it was first checked."))
    return blocks


def _asked_where(checklist: Checklist, *, goes_online: bool) -> str:
    """Whose text it is where a person gave it, and where its names were asked about; "" where nothing is unusual."""
    if checklist.is_given:
        whose = "Draft" if checklist.is_draft else "Pasted text"
        return f"{whose}: {_ONLINE if checklist.asked_online else _CLOSED}"
    return _INSIDE if checklist.asked_inside and goes_online else ""


def _all_lines(checklist: Checklist) -> Button:
    return Button(words="All lines", action_id="all_lines", value=str(checklist.id))


def _all_lines_button(checklist: Checklist) -> dict[str, Any]:
    return buttons(_all_lines(checklist))


def _ways_on(checklist: Checklist, *, goes_online: bool) -> tuple[Button, ...]:
    """What a person can have done with the story as a whole."""
    number = str(checklist.id)
    ways = [Button(words="Check again", action_id="check_again", value=number)]
    ways += [] if date_question(checklist.article) else [_other_date(checklist)]
    if checklist.is_given:
        ways.append(
            Button(words=f"New version ({checklist.version + 1})", action_id=Modal.NEW_VERSION, value=number)
        )
    is_closed = checklist.is_given or checklist.asked_inside
    if goes_online and is_closed and not (checklist.online or checklist.asked_online):
        ways.append(Button(words="Ask online…", action_id=Modal.ASK_ONLINE, value=number))
    return tuple(ways)


def _other_date(checklist: Checklist) -> Button:
    words = "Use another date" if checklist.article.published_at is not None else "Give the date"
    return Button(words=words, action_id=Modal.OTHER_DATE, value=str(checklist.id))


def _flag(checklist: Checklist, line: Line, names: Mapping[str, str]) -> Message:
    finding = line.finding
    claim, verdict = finding.claim, finding.verdict
    blocks = [section(mrkdwn(_head(line)))]
    if not line.gone:
        found = passage(checklist.article, Span(start=claim.start, end=claim.end))
        blocks.append(section(plain(found.marked(), _was(line))))
    else:
        blocks.append(section(plain(f"【{shorten(clean(claim.quote), 400)}】{_now(line)}")))
    counsel = advice(finding) if verdict.rating in FLAGGED else None
    blocks.append(section(plain(shorten(clean(verdict.explanation), 1_000), counsel or "")))
    blocks += _proofs(finding)
    said = _who(line, names)
    if said:
        blocks.append(small(*(shorten(text, 500) for text in said)))
    blocks += [small(shorten(correction_words(one, names), 900)) for one in line.corrections[-3:]]
    if not line.gone:
        blocks.append(_menu(line, corrects=checklist.takes_corrections))
    quoted, told = flat(shorten(clean(claim.quote), 200)), flat(shorten(clean(verdict.explanation), 600))
    lead = heading(finding)
    text = f"{lead}{'' if lead.endswith('?') else ':'} {quoted}. {told}"
    return compose(f"flag:{finding.id}", text, blocks, (finding.id,))


def _head(line: Line) -> str:
    """The first line of a flag, in our own words: struck when a person has settled it or the text has changed."""
    finding = line.finding
    words = f"{heading(finding)} · {matter(finding)}"
    if line.fixed and not line.gone:
        return f"{_EMOJI[MarkKind.FIX_NEEDED]} *Fixed, {heading(finding).lower()} now* · {KIND_NOUNS[finding.claim.kind][0]}"
    if line.gone:
        done = f"{_EMOJI[MarkKind.FIX_NEEDED]} " if line.fixed else ""
        return f"{done}~{words}~ {_gone_words(line)}"
    if finding.verdict.rating not in FLAGGED:
        return f"{_emoji(line)}*{heading(finding)} now* · {KIND_NOUNS[finding.claim.kind][0]}"
    if not line.is_open:
        return f"{_emoji(line)}~{words}~"
    return f"{_emoji(line)}*{heading(finding)}* · {matter(finding)}"


def _emoji(line: Line) -> str:
    kinds = {mark.kind for mark in line.standing()}
    return "".join(f"{_EMOJI[kind]} " for kind in MarkKind if kind in kinds)


def _proofs(finding: Finding) -> list[dict[str, Any]]:
    """What can be opened, each once; arithmetic that the explanation has told already is not told again."""
    explanation = finding.verdict.explanation
    proofs = [
        _proof(evidence, explanation)
        for evidence in finding.verdict.evidence[:3]
        if web_address(evidence.url) or particulars(evidence, told=explanation)
    ]
    return [proof for place, proof in enumerate(proofs) if proof not in proofs[:place]]


def _proof(evidence: Evidence, explanation: str) -> dict[str, Any]:
    told = shorten(particulars(evidence, told=explanation, in_full=True), 500)
    named = mrkdwn(link(evidence.url, source_words(evidence)))
    return context(named, plain(told)) if told else context(named)


def _menu(line: Line, *, corrects: bool) -> dict[str, Any]:
    options = [
        _option(f"{_EMOJI[kind]} {words}", f"{kind.value}:{line.finding.id}")
        for kind, words in _CHOICES.items()
    ]
    if line.is_kept:
        options.append(_option("Remove from house list", f"{UNKEEP}:{line.finding.id}"))
    elif may_be_kept(line.finding):
        options.append(
            _option(f"{_EMOJI[MarkKind.KEPT]} Keep in house list", f"{MarkKind.KEPT}:{line.finding.id}")
        )
    if corrects:
        options.append(_option("📝 Correction published…", f"{CORRECTED}:{line.finding.id}"))
    return _select("Mark this line", options)


def _keep_menu(lines: Iterable[Line], blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The menu that keeps names of a list, as many as fit beside these blocks; none where nothing can be kept."""
    options: list[dict[str, Any]] = []
    for line in lines:
        if line.gone or not (line.is_kept or may_be_kept(line.finding)):
            continue
        name = shorten(clean(line.finding.claim.subject), 55)
        words, choice = ("Remove", UNKEEP) if line.is_kept else ("Keep", MarkKind.KEPT)
        option = _option(f"{words} {name}", f"{choice}:{line.finding.id}", emoji=False)
        menu = _select("Keep in house list", [*options, option])
        if len(options) == _MOST_OPTIONS or not fits([*blocks, menu], spare=_SPARE):
            break
        options.append(option)
    return [_select("Keep in house list", options)] if options else []


def _option(words: str, value: str, *, emoji: bool = True) -> dict[str, Any]:
    """A choice. `emoji` False: foreign text stands in it, in which Slack is to read none."""
    return {"text": {"type": "plain_text", "text": words, "emoji": emoji}, "value": value}


def _select(words: str, options: list[dict[str, Any]]) -> dict[str, Any]:
    placeholder = {"type": "plain_text", "text": words, "emoji": False}
    menu = {"type": "static_select", "action_id": "mark", "placeholder": placeholder, "options": options}
    return {"type": "actions", "elements": [menu]}


def who_marked(line: Line, names: Mapping[str, str]) -> str:
    """Who has marked a line and how, in one line; "" where nobody has. Foreign text stands in it."""
    return " · ".join(_who(line, names))


def correction_words(correction: Correction, names: Mapping[str, str]) -> str:
    """What was corrected, when and by whom, and who had ticked it before. Foreign text stands in it."""
    who = _name(correction.user, names)
    before, after = (shorten(clean(words), 200) for words in (correction.before, correction.after))
    said = f"📝 corrected on {day_of(correction.at)} by {who}: “{before}” → “{after}”."
    if correction.told:
        told = shorten(clean(correction.told), 300)
        said += f" Readers are told: “{told}”{'' if told[-1:] in _ENDS else '.'}"
    if correction.ticked_by:
        said += f" Confirmed before by {_joined([_name(user, names) for user in correction.ticked_by])}."
    return said


def day_of(moment: datetime, *, zone: tzinfo = UTC) -> str:
    """`3 June 2026`, in a zone."""
    return day_words(moment.astimezone(zone).date().isoformat())


def corrected(correction: Correction, *, names: Mapping[str, str] = _NOBODY) -> Message:
    """The reply that tells a thread of a correction."""
    said = correction_words(correction, names)
    key = f"correction:{correction.event_id}"
    return compose(key, flat(said), [section(plain(said))])


def _who(line: Line, names: Mapping[str, str]) -> tuple[str, ...]:
    """Who has marked the line and how; below, marks made before the finding changed."""
    now = " · ".join(marks_said(line.standing(), names))
    past = " · ".join(marks_said(line.superseded(), names))
    return tuple(text for text in (now, f"Before the finding changed: {past}" if past else "") if text)


def marks_said(marks: tuple[Mark, ...], names: Mapping[str, str]) -> list[str]:
    """`✅ confirmed by Ana and Ben`. Names stand as names: a mention would notify at every redraw."""
    said = []
    for kind in MarkKind:
        for bulk in (False, True):
            users = dict.fromkeys(mark.user for mark in marks if mark.kind is kind and mark.in_bulk is bulk)
            if users:
                who = _joined([_name(user, names) for user in users])
                said.append(f"{_EMOJI[kind]} {_SAID[kind].format(who=who, bulk=' in bulk' if bulk else '')}")
    return said


def _name(user: str, names: Mapping[str, str]) -> str:
    return shorten(clean(names.get(user, user)), 60) or user


def _joined(words: list[str]) -> str:
    if len(words) > 5:  # noqa: PLR2004  (more names than a line of small print can show)
        return f"{', '.join(words[:4])} and {len(words) - 4} others"
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)


@dataclass(frozen=True, kw_only=True)
class _Reply:
    """A grouped reply in the making: what is the same for all of its parts."""

    checklist: Checklist
    names: Mapping[str, str]
    key: str
    title: str
    total: int


def _more(checklist: Checklist, lines: list[Line], names: Mapping[str, str]) -> Message:
    def entry(line: Line) -> str:
        finding = line.finding
        found = passage(checklist.article, Span(start=finding.claim.start, end=finding.claim.end), room=60)
        words = f"【{clean(finding.claim.quote)}】" if line.gone else found.marked()
        told = f"{shorten(clean(finding.verdict.explanation), 240)} {advice(finding) or ''}"
        return f"{_emoji(line)}{heading(finding)} · {matter(finding)}{_gone(line)}\n{words}\n{told}"

    waiting = counted_flags((line.finding for line in lines if not line.gone), "more ")
    title = f"{waiting} to look at" if waiting else _NOTHING_LEFT
    reply = _Reply(checklist=checklist, names=names, key="more", title=title, total=len(lines))
    return _grouped(reply, lines, entry)


def _lag(checklist: Checklist, lines: list[Line], names: Mapping[str, str]) -> Message:
    """People whose office nothing contradicts, but whose reference is older than the article."""

    def entry(line: Line) -> str:
        return f"• {_emoji(line)}{reference_ends_for(line.finding)}{_gone(line)}"

    standing = sum(not line.gone for line in lines)
    title = "Nothing is left to confirm here"
    if standing:
        title = f"The reference ends before the article’s date; confirm {counted(standing, 'office')}"
    reply = _Reply(checklist=checklist, names=names, key="lag", title=title, total=len(lines))
    shown = _as_many_as_fit(lines, entry, room=5_500)
    blocks = [section(mrkdwn(f"*{title}*"))]
    blocks += [section(plain(*chunk)) for chunk in _chunks([entry(line) for line in shown])]
    return _closed(reply, blocks, shown)


def _read(checklist: Checklist, lines: tuple[Line, ...], names: Mapping[str, str]) -> Message:
    def entry(line: Line) -> str:
        claim = line.finding.claim
        words = passage(checklist.article, where_to_read(claim)).marked()
        return f"{_emoji(line)}{why_read(line.finding)}{_gone(line)}: {f'【{clean(claim.quote)}】' if line.gone else words}"

    standing = sum(not line.gone for line in lines)
    title = f"{counted(standing, 'statement')} that a person should read" if standing else _NOTHING_LEFT
    reply = _Reply(checklist=checklist, names=names, key="read", title=title, total=len(lines))
    return _grouped(reply, lines, entry)


def _not_found(checklist: Checklist, lines: tuple[Line, ...], names: Mapping[str, str]) -> Message:
    standing = tuple(line.finding for line in lines if not line.gone)
    title = f"{not_found_head(standing, where=' in the references')}. That does not mean wrong."
    if not standing:
        title = _NOTHING_LEFT
    reply = _Reply(checklist=checklist, names=names, key="not_found", title=title, total=len(lines))
    shown = _as_many_as_fit(_heaps(lines), _unknown, room=5_500)
    blocks = [section(mrkdwn(f"*{title}*"))]
    for noun, heaps in groupby(shown, key=lambda heap: heap_noun(tuple(line.finding for line in heap))):
        paragraph = f"{noun}: {' · '.join(map(_unknown, heaps))}"
        blocks += [section(plain(piece)) for piece in _pieces(paragraph)]
    covered = list(chain.from_iterable(shown))
    return _closed(reply, [*blocks, *_keep_menu(covered, blocks)], covered)


def _heaps(lines: tuple[Line, ...]) -> list[tuple[Line, ...]]:
    """The lines on one person together, what left the text apart from what stands in it; people first."""
    heaps = []
    for gone in (False, True):
        held = {line.finding.id: line for line in lines if line.gone is gone}
        found = not_found_heaps(line.finding for line in held.values())
        heaps += [tuple(held[finding.id] for finding in heap) for heap in found]
    return sorted(heaps, key=lambda heap: _heap_order(heap[0].finding.claim.kind))


def _heap_order(kind: ClaimKind) -> int:
    return 0 if kind is ClaimKind.TITLE else list(ClaimKind).index(kind)


def _unknown(heap: tuple[Line, ...]) -> str:
    """One entry of the list, with the marks that all of its lines have."""
    marks = set.intersection(*({mark.kind for mark in line.standing()} for line in heap))
    # Of a person with an office, the name alone is kept.
    marks |= {MarkKind.KEPT for line in heap if line.is_kept}
    emoji = "".join(f"{_EMOJI[kind]} " for kind in MarkKind if kind in marks)
    return f"{emoji}{not_found_words(tuple(line.finding for line in heap))}{_gone(heap[0])}"


def _gone(line: Line) -> str:
    if line.gone:
        return f" ({_gone_words(line)}{_now(line)})"
    return f" ({was})" if (was := _was(line)) else ""


def _gone_words(line: Line) -> str:
    """What became of a claim that is no longer in the text."""
    if line.fixed:
        return "fixed"
    return "changed in the text" if line.now is not None else "no longer in the text"


def _now(line: Line) -> str:
    """What stands in the place of a claim that is gone."""
    if line.now is None or not line.now.claim.quote:
        return ""
    old, new = (clean(one.claim.quote) for one in (line.finding, line.now))
    words = new if new != old else _told_apart(line.now.claim, line.finding.claim)
    return f", now 【{shorten(words, 300)}】" if words else ""


def _told_apart(claim: Claim, other: Claim) -> str:
    """What tells a claim from one of the same words: an office's person, a sentence, the day that is meant; "" if none."""
    ways = ((label(one), clean(one.judged), resolved(one) or "") for one in (claim, other))
    return next((mine for mine, its in zip(*ways, strict=True) if mine != its), "")


def _was(line: Line) -> str:
    """What stood before in the place of a claim that is new."""
    if line.gone or not line.was:
        return ""
    mine = line.finding.claim
    olds = [
        clean(one.claim.quote) if one.claim.quote != mine.quote else _told_apart(one.claim, mine)
        for one in line.was
    ]
    said = ", ".join(f"【{old}】" for old in olds if old)
    return f"was: {shorten(said, 300)}" if said else ""


def _grouped(reply: _Reply, lines: Iterable[Line], entry: Callable[[Line], str]) -> Message:
    """A reply with a paragraph for each line, as many as fit."""
    blocks = [section(mrkdwn(f"*{reply.title}*"))]
    shown = []
    for line in lines:
        block = section(plain(*entry(line).splitlines(), limit=900))
        if len(blocks) >= MAX_BLOCKS - 4 or not fits([*blocks, block], spare=_SPARE):
            break
        blocks.append(block)
        shown.append(line)
    return _closed(reply, blocks, shown)


def _closed(reply: _Reply, blocks: list[dict[str, Any]], shown: list[Line]) -> Message:
    """The reply with who marked its lines and how many are not shown. It covers what it shows."""
    said = marks_said(tuple(mark for line in shown for mark in line.standing()), reply.names)
    if said:
        blocks.append(small(shorten(" · ".join(said), 900)))
    if reply.total > len(shown):
        blocks += [small(f"… and {reply.total - len(shown):,} more"), _all_lines_button(reply.checklist)]
    return compose(reply.key, reply.title, blocks, [line.finding.id for line in shown])


def _as_many_as_fit(things: list[_Entry], entry: Callable[[_Entry], str], *, room: int) -> list[_Entry]:
    shown: list[_Entry] = []
    for thing in things:
        room -= len(entry(thing)) + 3
        if room < 0:
            break
        shown.append(thing)
    return shown


def _pieces(paragraph: str, limit: int = 2_500) -> Iterable[str]:
    """A long list cut between entries, each piece short enough for a section."""
    while len(paragraph) > limit:
        cut = paragraph.rfind(" · ", 0, limit)
        cut = cut if cut > 0 else limit
        yield paragraph[:cut]
        paragraph = paragraph[cut:].removeprefix(" · ")
    yield paragraph


_ALL_GROUPS = {
    Group.POINT: "To look at",
    Group.STYLE: "Your style?",
    Group.READ: "To read",
    Group.NOT_FOUND: "Not found",
    Group.AGREES: "Agrees",
    Group.NOT_CHECKED: "Not checked",
    Group.CREDIT: "Bylines and credits",
}


def all_lines(checklist: Checklist) -> tuple[Message, ...]:
    """Every line that stands in the text, what agrees too, as many messages as it takes."""
    blocks: list[dict[str, Any]] = []
    for wanted, title in _ALL_GROUPS.items():
        lines = [line for line in _lines(checklist, wanted) if not line.gone]
        if wanted is Group.NOT_CHECKED:
            lines.sort(key=lambda line: list(ClaimKind).index(line.finding.claim.kind))
        if lines:
            blocks.append(section(mrkdwn(f"*{title}* ({len(lines):,})")))
            blocks += [section(plain(*chunk)) for chunk in _chunks([_entry(line) for line in lines])]
    if not blocks:
        blocks.append(section(mrkdwn("No claims were found to check.")))
    elif checklist.takes_corrections:
        # Most corrections are of what agreed when it was checked, and such lines have no menu of their own.
        blocks.append(button("Correction published…", action_id=Modal.CORRECTION, value=str(checklist.id)))
    return tuple(
        compose(f"all:{place}", f"All lines, part {place}", page)
        for place, page in enumerate(_pages(blocks), start=1)
    )


def _entry(line: Line) -> str:
    finding = line.finding
    backing = ", ".join(dict.fromkeys(shorten(source_words(proof), 60) for proof in finding.verdict.evidence))
    words = f"{_emoji(line)}{_told(finding)}"
    return f"• {words}" + (f" [{backing}]" if backing else "")


def _told(finding: Finding) -> str:
    """A line in short. What was not found or is written as in the reference needs no more words."""
    wanted = group(finding)
    if wanted in (Group.NOT_FOUND, Group.CREDIT):
        return label(finding.claim)
    named = label(finding.claim)
    if wanted is Group.READ and "legal" in finding.claim.tags:
        return why_read(finding)
    if wanted is Group.NOT_CHECKED:
        read_as = resolved(finding.claim)
        if read_as or (is_beyond_references(finding) and why_not(finding)):
            return read_as if read_as and not says_itself(read_as) else named
    if wanted is Group.AGREES and finding.claim.kind is ClaimKind.NAME and named == clean(finding.subject):
        return named
    told = shorten(clean(finding.verdict.explanation), 200)
    return f"{named}: {told}" if told else named


def _chunks(entries: list[str], limit: int = 1_500) -> Iterable[list[str]]:
    chunk: list[str] = []
    for entry in entries:
        if chunk and sum(map(len, chunk)) + len(entry) > limit:
            yield chunk
            chunk = []
        chunk.append(entry)
    if chunk:
        yield chunk


def _pages(blocks: list[dict[str, Any]]) -> Iterable[list[dict[str, Any]]]:
    page: list[dict[str, Any]] = []
    for block in blocks:
        if page and not fits([*page, block], spare=100):
            yield page
            page = []
        page.append(block)
    yield page


def trouble(sentence: str, *, instead_of: int | None = None, again: Checklist | None = None) -> Message:
    """One sentence on what went wrong and what to do.

    `instead_of`: with a button for pasting the text of this assignment; `again`: whose next version that would be.
    """
    blocks = [section(plain(f"⚠️ {clean(sentence)}"))]
    if again is not None:
        number = str(again.id)
        words = f"Paste the text as version {again.version + 1}"
        blocks.append(buttons(Button(words=words, action_id=Modal.NEW_VERSION, value=number)))
    elif instead_of is not None:
        blocks.append(button("Check pasted text", action_id=Modal.CHECK_TEXT, value=str(instead_of)))
    return compose("trouble", flat(sentence), blocks)


def hint(text: str) -> Message:
    """A short word to one person."""
    return compose("hint", flat(text), [section(plain(text))])


def kept(name: str) -> Message:
    """That a name stands in the house list now."""
    return hint(
        f"{name} is in your house list now: from the next check on it agrees, in every channel."
        " The menu of the line takes it off again."
    )


def unkept(name: str) -> Message:
    """That a name was taken off the house list."""
    return hint(f"{name} was taken off your house list. The next check asks the references again.")


def too_many(count: int, most: int, *, wait: timedelta) -> Message:
    """Why links were left out: their person has had all that one may ask for in an hour."""
    minutes = max(1, math.ceil(wait.total_seconds() / 60))
    left = "this link was" if count == 1 else f"these {count} links were"
    return hint(
        f"I check {counted(most, 'link')} an hour for one person, so {left} left out."
        f" Paste {'it' if count == 1 else 'them'} again in {counted(minutes, 'minute')}."
    )


def known(checklist: Checklist, link_to_thread: str | None, *, zone: tzinfo = UTC) -> Message:
    """The same link again with the same text: where its thread is and how far it has come."""
    checked = checklist.checked_at.astimezone(zone)
    told = f"text unchanged since {checked:%H:%M} {checked:%Z} on {checked.day} {checked:%B}, {_progress(checklist)}"
    where = link_to_thread or checklist.link
    linked = f": {link(where, 'open the thread')}" if web_address(where) else ""
    said = f"Already checked in this channel{linked}; {told}."
    return compose("known", f"Already checked in this channel; {told}.", [section(mrkdwn(said))])


def checking_again(checklist: Checklist, link_to_thread: str | None) -> Message:
    """To the one who asked for it: that a checklist is checked again, and where the answer comes."""
    story = flat(shorten(headline_of(checklist.article), 100))
    where = link_to_thread or checklist.link
    linked = link(where, "in its thread") if web_address(where) else "in its thread"
    said = f"I am checking “{story}” again; the answer comes {linked}."
    return compose(
        "again", f"I am checking “{story}” again; the answer comes in its thread.", [section(mrkdwn(said))]
    )


def _progress(checklist: Checklist) -> str:
    return open_words(_standing(checklist), _open_ids(checklist))


def help_text() -> Message:
    """How to use the bot, for `/factcheck help`."""
    marks = "\n".join(f"{_EMOJI[kind]}  {words}" for kind, words in _CHOICES.items())
    said = (
        "*Paste a link to an article* in a channel that I am in, or mention me with it, react with 🔎, or type "
        "`/factcheck URL`. I read the article, check its names, offices and dates against references, and answer "
        "in a thread. I suggest; a person decides."
    )
    ways = f"*Mark a line* by a reaction on it, or by its menu. Taking the reaction away undoes it.\n{marks}\nA menu also keeps a name in your house list, so that it agrees from then on."
    again = "*Find it again*: `/factcheck find URL` shows who marked what on which evidence, `/factcheck find NAME` the stories of ours with that name."
    anew = "*Check again* after an edit: the button on the summary, or `/factcheck recheck URL`; alone it means the newest checklist of the channel. In a thread, where Slack takes no commands, mention me and say `recheck`."
    daily = "*Daily digest*: `/factcheck digest 09:00 Europe/Vienna` sets it, `off` ends it, alone it shows a preview."
    drafts = "*A text that is not online*: `/factcheck text`, a shortcut, or a file (.txt, .md, .docx, .html, .pdf) in a message to me. It is checked with what is in this building only, until somebody presses “Ask online”."
    blocks = [section(mrkdwn(text)) for text in (said, drafts, ways, anew, again, daily)]
    return compose("help", "How to use the fact check", blocks)
