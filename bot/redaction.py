"""What a log may say: no token, no secret, no query of a link, no text of an article.

Every record of the process is made by one factory, so it does not matter which logger is used, at which level, or
which handler is added later. Of an exception that is not ours only its kind and its place are told, because others
put what they worked on into their words: a row's values, a model's input, a server's answer.
"""

from __future__ import annotations

import asyncio
import ctypes
import logging
import re
import resource
import sqlite3
import ssl
import sys
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import TracebackType
from typing import Any
from urllib.parse import unquote, urlsplit

from sqlalchemy.exc import DBAPIError

log = logging.getLogger(__name__)

# From <linux/prctl.h>. A started program is readable again, so the workers are as they were.
_SET_DUMPABLE = 4
_OURS = frozenset({"bot", "checks"})
# Below its floor a logger of others says nothing, whatever level it is set to. At INFO these write the values of
# a row, whole URLs, or pieces of a page.
_FLOOR = logging.INFO
_FLOORS = dict.fromkeys(
    ("sqlalchemy", "httpx", "httpcore", "trafilatura", "htmldate", "courlan", "justext", "urllib3"),
    logging.WARNING,
)
# Spared the making of records that the factory would empty.
_TALKATIVE = (
    *("aiohttp", "aiosqlite", "alembic", "asyncio", "dbos", "psycopg", "slack_bolt", "slack_sdk", "spacy"),
    *_FLOORS,
)
_NOTHING_SAID = "(nothing is logged at this level but by factdesk itself)"

# Their words name hosts, files, names of code or the state of a database, never what was worked on.
_PLAIN_SPOKEN = (
    AttributeError,
    ImportError,
    MemoryError,
    NameError,
    OSError,
    RecursionError,
    sqlite3.OperationalError,
    ssl.SSLError,
)
_PLAIN_HOMES = frozenset({"aiohttp", "asyncio", "builtins", "concurrent", "socket", "sqlite3", "ssl"})
# psycopg's words on a connection name host, port and user. On a row they quote it.
_CONNECTION_TROUBLE = frozenset({"OperationalError", "InterfaceError"})

_CLEANED = "factdesk_cleaned"
_REPRESENTED = re.compile(r"<.*>")
# What the interpreter itself says of a wrong call names code only.
_WRONG_CALL = re.compile(
    r"[\w.<>]+\(\) (?:got an unexpected|got multiple|missing|takes)[\w ,:'.-]{1,200}"
    r"|'[\w.]+' object (?:is not|does not|has no)[\w ,'.-]{1,100}"
)
_LONGEST_READ, _LONGEST = 200_000, 16_000
_SHORTEST_SECRET = 6
# Shorter words of an exception, a key of a table say, are all over a message.
_FEWEST_WORDS = 4
_MOST_LINKS = 10

# Everything but tab and line feed: an escape sequence in a log is obeyed by the terminal that shows it.
_CONTROLS = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)))
_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b(?:xox[a-z](?:\.xox[a-z])?|xapp)-[\w.%+-]+"), "[token]"),
    (re.compile(r"(?i)(https?://hooks\.slack(?:-gov)?\.com)/[^\s\"'<>]*"), r"\1/[secret]"),
    (
        re.compile(
            r"(?i)\b((?:proxy-)?authorization|(?:set-)?cookie|x-slack-signature)"
            r"([\"']?\s*[:=,]\s*b?[\"']?)[^\r\n\"']+"
        ),
        r"\1\2[secret]",
    ),
    (re.compile(r"(?i)\b(bearer)\s+[\w.~+/=-]{6,}"), r"\1 [secret]"),
    (re.compile(r"\bv0=[0-9a-fA-F]{16,}"), "v0=[secret]"),
    (
        re.compile(
            r"(?i)([\w-]{0,40}(?:token|secret|password|passwd|api_?key|ticket)[\"']?\s*[:=]\s*b?[\"']?)"
            r"(?!\[)[^\s\"',;&)}\]]+"
        ),
        r"\1[secret]",
    ),
    # Scheme, host and path of an address stay; who logs in, the query and the fragment go.
    (
        re.compile(
            r"(?i)\b([a-z][a-z0-9+.-]{1,30}://)(?:[^\s/?#\"'<>]*@)?([^\s?#;\"'<>|]*)(?:[?#;][^\s\"'<>|]*)?"
        ),
        r"\1\2",
    ),
    (re.compile(r"(?<=[\w/.])\?[\w.%~+-]+=[^\s\"'<>|]*"), ""),
    (re.compile(r"(?s)\[parameters: .*"), "[parameters: left out]"),
    (re.compile(r"(?s)\binput_value=.*?(?=, input_type=|$)"), "input_value=[left out]"),
    (re.compile(r"\bDETAIL: +[^\n]*"), "DETAIL: [left out]"),
)


class Redaction:
    """Makes the records of the logging module, with nothing in them that must not be written."""

    def __init__(self, secrets: Iterable[str] = (), *, urls: Iterable[str] = ()) -> None:
        """Besides everything that looks like a secret, hide these, and the passwords in these URLs."""
        held = {*secrets, *(password for url in urls for password in _passwords(url))}
        # Longest first: one secret may be part of another.
        self._secrets = sorted((one for one in held if len(one) >= _SHORTEST_SECRET), key=len, reverse=True)
        self._filter = RedactingFilter(self)
        self._before: Any = None
        self._handlers: tuple[logging.Handler, ...] = ()

    def install(self) -> None:
        """From now on every record is made here; what the handlers of now would write beside it is looked at too."""
        self._before = logging.getLogRecordFactory()
        logging.setLogRecordFactory(self.make)
        self._handlers = tuple(
            handler for handler in (*logging.getLogger().handlers, logging.lastResort) if handler is not None
        )
        for handler in self._handlers:
            handler.addFilter(self._filter)
        for name in _TALKATIVE:
            logger = logging.getLogger(name)
            logger.setLevel(max(logger.getEffectiveLevel(), _floor(name)))

    def remove(self) -> None:
        """Let records be made as before. Levels stay as they are."""
        for handler in self._handlers:
            handler.removeFilter(self._filter)
        self._handlers = ()
        # Where another has been installed on top, it goes on making its records here.
        if logging.getLogRecordFactory() == self.make:
            logging.setLogRecordFactory(self._before)

    def make(self, *given: Any, **named: Any) -> logging.LogRecord:  # noqa: ANN401 - what logging gives its factory
        """A record as logging asks for it."""
        make = self._before or logging.LogRecord
        record: logging.LogRecord = make(*given, **named)
        self.clean(record)
        vars(record)[_CLEANED] = True
        return record

    def clean(self, record: logging.LogRecord) -> None:
        """Rewrite a record in place."""
        if _is_too_low(record):
            record.msg, record.args = _NOTHING_SAID, ()
            record.exc_info = record.exc_text = record.stack_info = None
            return
        error = record.exc_info[1] if record.exc_info else None
        record.msg, record.args = self.hidden(_without_words_of(error, _message(record))), ()
        if error is not None:
            record.exc_text = self.hidden(trace(error))
        elif record.exc_text:
            record.exc_text = self.hidden(record.exc_text)
        # A handler that draws the exception by itself would tell its words.
        record.exc_info = None
        if record.stack_info:
            record.stack_info = self.hidden(record.stack_info)

    def hidden(self, text: str) -> str:
        """The text without what must not be written, and no longer than a log needs."""
        text = text[:_LONGEST_READ].translate(_CONTROLS)
        for secret in self._secrets:
            text = text.replace(secret, "[secret]")
        for pattern, instead in _PATTERNS:
            text = pattern.sub(instead, text)
        return text if len(text) <= _LONGEST else text[:_LONGEST] + " […]"


class RedactingFilter(logging.Filter):
    """On a handler: keeps back what others say below INFO, and cleans what a record carries besides its message."""

    def __init__(self, redaction: Redaction) -> None:
        """Clean by these rules."""
        super().__init__()
        self._redaction = redaction
        self._own = frozenset(vars(logging.LogRecord("", 0, "", 0, "", (), None))) | {
            "message",
            "asctime",
            _CLEANED,
        }

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the handler may write the record, which is rewritten."""
        if _is_too_low(record):
            return False
        if _CLEANED not in vars(record):
            # One that another process made, or a handler.
            self._redaction.clean(record)
        for name, value in vars(record).items():
            if name not in self._own:
                setattr(record, name, self._extra(value))
        return True

    def _extra(self, value: object) -> object:
        if value is None or isinstance(value, bool | int | float):
            return value
        return self._redaction.hidden(_words(value))


def hide(secrets: Iterable[str], *, urls: Iterable[str] = ()) -> Redaction:
    """Install a redaction of these secrets, and of the passwords in these URLs; `remove` it to end it."""
    redaction = Redaction(secrets, urls=urls)
    redaction.install()
    return redaction


def guard_process(loop: asyncio.AbstractEventLoop) -> None:
    """Send what the interpreter would print by itself through the log, and keep this process's memory to itself.

    No crash leaves an image of it, and on Linux no other process of the same user (a worker that a page has taken
    over) can read it or the environment. For a process that serves; a redaction should be installed.
    """
    sys.excepthook = _uncaught
    sys.unraisablehook = _ignored
    threading.excepthook = _uncaught_in_thread
    logging.captureWarnings(capture=True)
    loop.set_exception_handler(_lost_in_loop)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)


def trace(error: BaseException) -> str:
    """The places an exception and what led to it went through, each with what may be told of it."""
    told = [
        "Traceback (most recent call last):\n" + "".join(traceback.format_tb(link.__traceback__)) + tell(link)
        for link in _chain(error)
    ]
    return "\n\nwhich led to:\n\n".join(reversed(told))


def tell(error: BaseException) -> str:
    """An exception's kind, and its words where they are ours or are known to quote nothing."""
    kind = type(error)
    name = kind.__qualname__
    if isinstance(error, BaseExceptionGroup):
        return f"{name}: {', '.join(tell(one) for one in error.exceptions[:_MOST_LINKS])}"
    if isinstance(error, DBAPIError) and error.orig is not None:
        words = tell(error.orig).removeprefix(name).removeprefix(": ")
    else:
        words = _words(error) if _is_told(error) else ""
    return f"{name}: {words}" if words else name


def _is_told(error: BaseException) -> bool:
    """Whether an exception's words may be told."""
    home = type(error).__module__.partition(".")[0]
    if isinstance(error, TypeError) and home == "builtins":
        return _WRONG_CALL.fullmatch(_words(error)) is not None
    if home == "psycopg":
        return type(error).__qualname__ in _CONNECTION_TROUBLE
    return home in _OURS or (isinstance(error, _PLAIN_SPOKEN) and home in _PLAIN_HOMES)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """The exception, then what it came from, and so on."""
    seen: set[int] = set()
    link = error
    while link is not None and id(link) not in seen and len(seen) < _MOST_LINKS:
        seen.add(id(link))
        yield link
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)


def _is_too_low(record: logging.LogRecord) -> bool:
    if record.name.partition(".")[0] in _OURS:
        return False
    return record.levelno < _floor(record.name)


def _floor(name: str) -> int:
    return _FLOORS.get(name.partition(".")[0], _FLOOR)


def _message(record: logging.LogRecord) -> str:
    """What a record says. One that cannot be put together says so: logging would print its arguments instead."""
    given: Any = record.args
    if isinstance(given, Mapping):
        given = {name: _argument(value) for name, value in given.items()}
    elif isinstance(given, tuple):
        given = tuple(map(_argument, given))
    text = _words(record.msg) if not isinstance(record.msg, BaseException) else tell(record.msg)
    try:
        said = text % given if given else text
    except (TypeError, ValueError, LookupError, OverflowError):
        said = f"{text} (with arguments that do not fit)"
    if record.name == "asyncio":
        # It shows tasks and calls with what they were given, and their exceptions on the lines below.
        return _REPRESENTED.sub("<…>", said.partition("\n")[0])
    return said


def _argument(value: object) -> object:
    if isinstance(value, BaseException):
        return tell(value)
    return value if isinstance(value, int | float) else _words(value)


def _words(value: object) -> str:
    """`str(value)`, whatever it does."""
    return _safely(str, value)


def _shown(value: object) -> str:
    """`repr(value)`, whatever it does."""
    return _safely(repr, value)


def _safely(put_in_words: Callable[[object], str], value: object) -> str:
    try:
        return put_in_words(value)
    except Exception as error:  # noqa: BLE001 - a log call must not fail, and this runs the code of others
        return f"({type(value).__name__} that cannot be shown: {type(error).__name__})"


def _without_words_of(error: BaseException | None, message: str) -> str:
    """The message without the words of the exception that it tells of, logged with it or being handled just now."""
    for root in (error, sys.exc_info()[1]):
        for link in _chain(root):
            for words in (_words(link), _shown(link)):
                if len(words) >= _FEWEST_WORDS and not _is_told(link):
                    message = message.replace(words, tell(link))
    return message


def _passwords(url: str) -> Iterator[str]:
    """The password of a URL, as it stands there and decoded."""
    try:
        password = urlsplit(url).password
    except ValueError:
        return
    if password:
        yield from (password, unquote(password))


def _uncaught(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, where)
        return
    log.critical("an error that nothing handles", exc_info=(kind, error, where))


def _uncaught_in_thread(what: threading.ExceptHookArgs) -> None:
    if what.exc_value is not None and not issubclass(what.exc_type, SystemExit):
        log.critical("an error that nothing handles, in a thread", exc_info=what.exc_value)


def _ignored(what: sys.UnraisableHookArgs) -> None:
    if what.exc_value is not None:
        log.error("an error where none can be handled", exc_info=what.exc_value)


def _lost_in_loop(_loop: asyncio.AbstractEventLoop, context: Mapping[str, Any]) -> None:
    error = context.get("exception")
    log.error("in the event loop: %s", context.get("message", "no message"), exc_info=error)
