"""What Slack sends, unpacked: who asks for what. It decides nothing but whether a payload asks for something at all."""

from __future__ import annotations

import html
import json
import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.checklist import MarkKind
from bot.desk import (
    RECEIPT,
    AllLinesAsked,
    CommandGiven,
    FilesShared,
    HelpAsked,
    LinksPasted,
    MarkChosen,
    MessagePointedAt,
    Reacted,
    RecheckAsked,
    Request,
)
from bot.desk.modals import read_modal
from bot.modals import Filled, Modal, ModalAsked, Refused, Where, place_in
from bot.payloads import (
    Misshapen,
    action_key,
    digest,
    files_in,
    filled_in,
    id_in,
    is_clean,
    kind_of,
    links_in,
    modal_named,
    moment,
    own_key,
    rows_in,
    stamp_in,
    storable,
    table_in,
    text_in,
)
from bot.settings import utc_now
from bot.thread import CORRECTED, UNKEEP

log = logging.getLogger(__name__)

COMMAND = "/factcheck"
_RECHECK = re.compile(
    r"\s*(?:<@\w+(?:\|[^<>]*)?>[\s,:]*)?(?:please\s+)?(?:re-?check|check again)[\s.!]*", re.IGNORECASE
)
_PEOPLES_SUBTYPES = frozenset({"file_share", "thread_broadcast"})
_SKIN_TONE = re.compile(r"::skin-tone-\d")
_NUMBER = re.compile(r"[0-9]{1,15}")
_LONGEST_KEY = 200
_NEW_VERSION = re.compile(r"\bnew\s+version\b", re.IGNORECASE)
# More than Slack lets stand in a message.
_MOST_FILES = 100
_INTERACTIVE = frozenset({"block_actions", "view_submission", "shortcut", "message_action"})
# The shortcuts of manifest.json by their kind: from the composer, and from a message's menu.
_SHORTCUTS = {"shortcut": "check_text", "message_action": "check_message"}


@dataclass(frozen=True, kw_only=True)
class Identity:
    """Who the bot is in the workspace of its token."""

    newsroom: str
    user: str
    bot: str


@dataclass(frozen=True, kw_only=True)
class Unpacked:
    """A request with the key under which it is stored once."""

    key: str
    request: Request


class Unpacker:
    """Reads Slack's payloads. Decides nothing but whether one asks for something at all."""

    def __init__(
        self, me: Identity, reactions: Mapping[str, MarkKind], *, clock: Callable[[], datetime] = utc_now
    ) -> None:
        """`reactions` maps Slack's emoji names to marks."""
        self._me = me
        self._reactions = reactions
        self._clock = clock

    def unpack(self, body: Mapping[str, Any]) -> Unpacked | ModalAsked | Refused | None:
        """What a payload asks for; None when it asks for nothing, or not in a form that Slack's payloads have.

        A modal is to be opened at once; what is wrong with one that was sent is to be told at once.
        """
        try:
            return self._unpacked(body)
        except Misshapen as misshapen:
            log.warning("a payload of kind %s was put aside: %s", kind_of(body), misshapen)
            return None

    def _unpacked(self, body: Mapping[str, Any]) -> Unpacked | ModalAsked | Refused | None:
        by_person = {
            "block_actions": self._action,
            "view_submission": self._submission,
            "shortcut": self._shortcut,
            "message_action": self._shortcut,
        }
        unpack = by_person.get(text_in(body.get("type")))
        if unpack is not None:
            return unpack(body)
        if "command" in body:
            return self._command(body)
        event = table_in(body.get("event"))
        kind = text_in(event.get("type"))
        if kind in {"message", "app_mention"}:
            return self._message(body, event)
        if kind in {"reaction_added", "reaction_removed"}:
            return self._reaction(body, event)
        return None

    def _newsroom(self, body: Mapping[str, Any]) -> str:
        if text_in(body.get("type")) in _INTERACTIVE:
            # There the team is that of the person, who may be a partner's in a shared channel.
            return self._me.newsroom
        for authorization in map(table_in, rows_in(body.get("authorizations"))):
            if authorization.get("team_id"):
                return id_in("team_id", authorization["team_id"])
        named = table_in(body.get("team")).get("id")
        return id_in("team_id", body.get("team_id") or named or self._me.newsroom)

    def _message(self, body: Mapping[str, Any], event: Mapping[str, Any]) -> Unpacked | None:
        if event.get("subtype") == "message_changed":
            return self._edit(body, event)
        if not self._is_persons(event):
            return None
        links = links_in(event)
        with_files = self._files(body, event, links)
        if with_files is not None:
            return with_files
        if not links and not self._is_for_me(event):
            return None
        ts = stamp_in("ts", event.get("ts"))
        thread_ts = stamp_in("thread_ts", event["thread_ts"]) if event.get("thread_ts") else ""
        place = self._place(body, event.get("channel"), event.get("user"))
        # One key for the message and the mention that Slack sends for the same post.
        key = f"message:{place['channel']}:{ts}"
        if links:
            wanted = self._is_for_me(event)
            pasted = LinksPasted(**place, message_ts=ts, thread_ts=thread_ts, links=links, wanted=wanted)
            return Unpacked(key=key, request=pasted)
        # Slack takes no command in a thread, so there the word is said to us.
        at = {**place, "message_ts": ts, "thread_ts": thread_ts}
        is_recheck = _RECHECK.fullmatch(text_in(event.get("text")))
        asked = (
            RecheckAsked(**at, checklist=None, ask=ts)
            if is_recheck
            else HelpAsked(**place, thread_ts=thread_ts or ts)
        )
        return Unpacked(key=key, request=asked)

    def _files(
        self, body: Mapping[str, Any], event: Mapping[str, Any], links: tuple[str, ...]
    ) -> Unpacked | None:
        """A message with files that speaks to us, or stands in a thread; whether in one of ours the desk knows."""
        asked = self._is_for_me(event)
        files = [one for one in files_in(event) if asked or one.is_readable]
        if not files or not (asked or event.get("thread_ts")):
            return None
        if _RECHECK.fullmatch(text_in(event.get("text"))) and not any(one.is_readable for one in files):
            # A screenshot beside the word.
            return None
        ts = stamp_in("ts", event.get("ts"))
        thread_ts = stamp_in("thread_ts", event["thread_ts"]) if event.get("thread_ts") else ""
        place = self._place(body, event.get("channel"), event.get("user"))
        at = {**place, "message_ts": ts, "thread_ts": "" if thread_ts == ts else thread_ts}
        shared = FilesShared(
            **at,
            files=tuple(files[:_MOST_FILES]),
            asked=asked,
            new_version=bool(_NEW_VERSION.search(text_in(event.get("text")))),
            beside=LinksPasted(**at, links=links, wanted=asked) if links else None,
        )
        return Unpacked(key=f"files:{place['channel']}:{ts}", request=shared)

    def _place(self, body: Mapping[str, Any], channel: object, user: object) -> dict[str, Any]:
        return {
            "newsroom": self._newsroom(body),
            "channel": id_in("channel", channel),
            "user": id_in("user", user),
        }

    def _is_persons(self, event: Mapping[str, Any]) -> bool:
        user, subtype = event.get("user"), event.get("subtype")
        is_bots = (
            bool(event.get("bot_id")) or user is None or text_in(user) in {"", self._me.user, "USLACKBOT"}
        )
        return not is_bots and (subtype is None or text_in(subtype) in _PEOPLES_SUBTYPES)

    def _is_for_me(self, event: Mapping[str, Any]) -> bool:
        mentioned = f"<@{self._me.user}" in text_in(event.get("text"))
        return event.get("type") == "app_mention" or mentioned or event.get("channel_type") == "im"

    def _edit(self, body: Mapping[str, Any], event: Mapping[str, Any]) -> Unpacked | None:
        """A person's edit that adds a link. Slack's own change, which adds a preview, has no new text."""
        now, before = table_in(event.get("message")), table_in(event.get("previous_message"))
        if not now.get("edited") or now.get("text") == before.get("text") or not self._is_persons(now):
            return None
        old = frozenset(links_in(before))
        links = tuple(link for link in links_in(now) if link not in old)
        if not links:
            return None
        ts = stamp_in("ts", now.get("ts"))
        thread_ts = stamp_in("thread_ts", now["thread_ts"]) if now.get("thread_ts") else ""
        pasted = LinksPasted(
            **self._place(body, event.get("channel"), now.get("user")),
            message_ts=ts,
            thread_ts="" if thread_ts == ts else thread_ts,
            links=links,
            wanted=self._is_for_me({"channel_type": event.get("channel_type"), "text": now.get("text")}),
        )
        edited = stamp_in("edited.ts", table_in(now.get("edited")).get("ts"))
        return Unpacked(key=f"edit:{pasted.channel}:{ts}:{edited}", request=pasted)

    def _reaction(self, body: Mapping[str, Any], event: Mapping[str, Any]) -> Unpacked | None:
        item, user = table_in(event.get("item")), text_in(event.get("user"))
        if item.get("type", "message") != "message" or user in {"", self._me.user}:
            return None
        emoji = _SKIN_TONE.sub("", text_in(event.get("reaction")))
        added = event.get("type") == "reaction_added"
        author = event.get("item_user")
        is_ours = author == self._me.user
        kind = self._reactions.get(emoji)
        if emoji == RECEIPT:
            if not added or is_ours:
                return None
        elif kind is None or not (is_ours or author in (None, "")):
            return None
        place = self._place(body, item.get("channel"), user)
        ts = stamp_in("item.ts", item.get("ts"))
        key = f"event:{id_in('event_id', body['event_id']) if body.get('event_id') else own_key(event)}"
        if kind is None or emoji == RECEIPT:
            return Unpacked(key=key, request=MessagePointedAt(**place, message_ts=ts))
        at = moment(event.get("event_ts"), body.get("event_time"))
        reacted = Reacted(**place, message_ts=ts, kind=kind, added=added, at=at, event_id=key, ours=is_ours)
        return Unpacked(key=key, request=reacted)

    def _action(self, body: Mapping[str, Any]) -> Unpacked | ModalAsked | None:
        actions = rows_in(body.get("actions"))
        action = table_in(actions[0]) if actions else {}
        modal = modal_named(action.get("action_id"))
        if modal is not None:
            return self._modal_by_button(body, modal, action)
        acts = {"all_lines": self._all_lines, "check_again": self._check_again, "mark": self._mark}
        act = acts.get(text_in(action.get("action_id")))
        return None if act is None else act(body, action)

    def _check_again(self, body: Mapping[str, Any], action: Mapping[str, Any]) -> Unpacked | None:
        number = text_in(action.get("value"))
        if not _NUMBER.fullmatch(number):
            return None
        place, ts, thread_ts = self._clicked(body)
        key = action_key(body, action)
        asked = RecheckAsked(**place, message_ts=ts, thread_ts=thread_ts, checklist=int(number), ask=key)
        return Unpacked(key=key, request=asked)

    def _all_lines(self, body: Mapping[str, Any], action: Mapping[str, Any]) -> Unpacked | None:
        number = text_in(action.get("value"))
        if not _NUMBER.fullmatch(number):
            return None
        place, _, thread_ts = self._clicked(body)
        asked = AllLinesAsked(**place, thread_ts=thread_ts, checklist=int(number))
        return Unpacked(key=action_key(body, action), request=asked)

    def _mark(self, body: Mapping[str, Any], action: Mapping[str, Any]) -> Unpacked | ModalAsked | None:
        chosen = text_in(table_in(action.get("selected_option")).get("value"))
        kind, _, claim_key = chosen.partition(":")
        takes_back = kind == UNKEEP
        if not 0 < len(claim_key) <= _LONGEST_KEY or not claim_key.isprintable():
            return None
        if kind == CORRECTED:
            return self._modal_by_button(body, Modal.CORRECTION, action, claim_key=claim_key)
        kind = MarkKind.KEPT.value if takes_back else kind
        if kind not in set(MarkKind):
            return None
        place, ts, _ = self._clicked(body)
        key = action_key(body, action)
        mark = MarkChosen(
            **place,
            message_ts=ts,
            claim_key=claim_key,
            kind=MarkKind(kind),
            at=moment(action.get("action_ts"), None),
            event_id=key,
            takes_back=takes_back,
        )
        return Unpacked(key=key, request=mark)

    def _modal_by_button(
        self, body: Mapping[str, Any], modal: Modal, action: Mapping[str, Any], *, claim_key: str = ""
    ) -> ModalAsked:
        """The modal that a button or a menu of a message opens.

        Its value is the number of a checklist, of an assignment that could not be read, or nothing.
        """
        place, ts, thread_ts = self._clicked(body)
        said = text_in(action.get("value"))
        number = int(said) if _NUMBER.fullmatch(said) and int(said) else None
        of_assignment = modal is Modal.CHECK_TEXT
        where = Where(
            channel=place["channel"],
            thread_ts=thread_ts,
            message_ts=ts,
            checklist=None if of_assignment else number,
            claim_key=claim_key,
            instead_of=number if of_assignment else None,
        )
        return self._modal_asked(body, modal, where, user=place["user"])

    def _modal_asked(
        self, body: Mapping[str, Any], modal: Modal, where: Where, *, user: str, words: str = ""
    ) -> ModalAsked:
        return ModalAsked(
            modal=modal,
            newsroom=self._newsroom(body),
            user=user,
            trigger=id_in("trigger_id", body.get("trigger_id")),
            where=where,
            words=words,
        )

    def _shortcut(self, body: Mapping[str, Any]) -> ModalAsked | None:
        """A shortcut from the composer, or from the menu of a message whose text is meant."""
        kind = text_in(body.get("type"))
        if body.get("callback_id") != _SHORTCUTS[kind]:
            return None
        modal, user = Modal.CHECK_TEXT, id_in("user", table_in(body.get("user")).get("id"))
        if kind == "shortcut":
            return self._modal_asked(body, modal, Where(), user=user)
        message = table_in(body.get("message"))
        ts = stamp_in("message.ts", message.get("ts") or body.get("message_ts"))
        thread_ts = stamp_in("thread_ts", message["thread_ts"]) if message.get("thread_ts") else ts
        channel = id_in("channel", table_in(body.get("channel")).get("id"))
        where = Where(channel=channel, thread_ts=thread_ts, message_ts=ts)
        words = html.unescape(storable(text_in(message.get("text"))))
        return self._modal_asked(body, modal, where, user=user, words=words)

    def _submission(self, body: Mapping[str, Any]) -> Unpacked | Refused | None:
        """A modal that was sent: what it asks for, or what is wrong with it."""
        view = table_in(body.get("view"))
        modal = modal_named(view.get("callback_id"))
        if modal is None:
            return None
        try:
            where = place_in(text_in(view.get("private_metadata")))
        except ValueError as error:
            raise Misshapen("private_metadata is not ours") from error
        # With what it holds: sent again with another text, it asks for something else.
        values = filled_in(view)
        key = f"view:{id_in('view.id', view.get('id'))}:{digest(json.dumps(values, sort_keys=True))}"
        filled = Filled(
            modal=modal,
            newsroom=self._newsroom(body),
            user=id_in("user", table_in(body.get("user")).get("id")),
            key=key.replace(":", "-"),
            where=where,
            values=values,
        )
        read = read_modal(filled, today=self._clock().date())
        return read if isinstance(read, Refused) else Unpacked(key=key, request=read)

    def _clicked(self, body: Mapping[str, Any]) -> tuple[dict[str, Any], str, str]:
        """Where a person clicked and who, the ts of the message, and that of its thread."""
        container, message = table_in(body.get("container")), table_in(body.get("message"))
        channel = table_in(body.get("channel")).get("id") or container.get("channel_id")
        place = self._place(body, channel, table_in(body.get("user")).get("id"))
        ts = stamp_in("message.ts", message.get("ts") or container.get("message_ts"))
        thread_ts = message.get("thread_ts") or container.get("thread_ts")
        return place, ts, stamp_in("thread_ts", thread_ts) if thread_ts else ts

    def _command(self, body: Mapping[str, Any]) -> Unpacked | ModalAsked | None:
        if body.get("command") != COMMAND:
            return None
        text = text_in(body.get("text"))
        place = self._place(body, body.get("channel_id"), body.get("user_id"))
        if text.lower().split() == ["text"]:
            where = Where(channel=place["channel"])
            return self._modal_asked(body, Modal.CHECK_TEXT, where, user=place["user"])
        # The text itself must not be in a key: keys go to the engine and to the log.
        asked = body.get("trigger_id")
        ask = id_in("trigger_id", asked) if asked else f"{place['user']}:{digest(text)}"
        words = tuple(word for word in text.split()[:8] if is_clean(word))
        in_thread = body.get("thread_ts")
        command = CommandGiven(
            **place,
            words=words,
            links=links_in({"text": text}),
            ask=ask,
            thread_ts=stamp_in("thread_ts", in_thread) if in_thread else "",
        )
        return Unpacked(key=f"command:{ask}", request=command)
