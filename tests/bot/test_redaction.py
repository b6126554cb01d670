"""What a log may say, whoever logs it, at whatever level, through whichever handler."""

from __future__ import annotations

import io
import logging
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError
from sqlalchemy import create_engine, text
from sqlalchemy.exc import IntegrityError

from bot.desk import TryLater
from bot.redaction import Redaction, hide, tell, trace

ROOT = Path(__file__).resolve().parents[2]
SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
URL = "postgresql+psycopg://desk:pass%2Fword-1@db.example/news"
STORY = "The mayor will resign tomorrow"
REDACTION = Redaction((SECRET,), urls=(URL,))


class Log:
    """What is written while a redaction is installed: a handler was there before it, another came later."""

    def __init__(self) -> None:
        self.early, self.late = io.StringIO(), io.StringIO()
        self.extra: list[str] = []

    def written(self) -> str:
        assert bool(self.early.getvalue()) == bool(self.late.getvalue())
        return self.early.getvalue() + self.late.getvalue()


@pytest.fixture
def log() -> Iterator[Log]:
    kept, root = Log(), logging.getLogger()
    before, redaction = root.level, None
    early, late = logging.StreamHandler(kept.early), logging.StreamHandler(kept.late)
    root.addHandler(early)
    root.setLevel(logging.DEBUG)
    redaction = hide((SECRET,), urls=(URL,))
    root.addHandler(late)
    try:
        yield kept
    finally:
        redaction.remove()
        root.removeHandler(early)
        root.removeHandler(late)
        root.setLevel(before)


@pytest.mark.parametrize(
    "secret",
    [
        "xoxb-12-34-abcDEF",
        "xoxp-12-34",
        "xoxe.xoxp-1-Mi0yLTE",
        "xoxe-1-My0xLTE",
        "xapp-1-A012-34-abc",
        SECRET,
        "pass/word-1",
        "pass%2Fword-1",
    ],
)
def test_a_secret_is_hidden_wherever_it_stands(secret: str) -> None:
    for place in (secret, f"token={secret}", f"({secret})", f'{{"a": "{secret}"}}', f"before {secret} after"):
        assert secret not in REDACTION.hidden(place)


@pytest.mark.parametrize(
    ("given", "gone"),
    [
        ("refresh_token=abc123def", "abc123def"),
        ('{"client_secret": "abc123def"}', "abc123def"),
        ("{'access_token': 'abc123def', 'ok': True}", "abc123def"),
        ("Authorization: Bearer abc123def", "abc123def"),
        ("(b'Authorization', b'Basic abc123def')", "abc123def"),
        ("Cookie: d=abc123def; x=1", "abc123def"),
        ("X-Slack-Signature: v0=00112233445566778899", "00112233445566778899"),
        ("signature v0=00112233445566778899aa is wrong", "00112233445566778899aa"),
        ("postgresql+psycopg://desk:p@ss@db.example/news", "p@ss"),
        ("https://a.example/story?sig=abc123def#part", "sig"),
        ("https://me:abc123def@a.example/story", "abc123def"),
        ("GET /story?sig=abc123def HTTP/1.1", "abc123def"),
        ("wss://wss.example/link?ticket=abc123def&app=1", "abc123def"),
        ("https://hooks.slack.com/actions/T1/2/abc123def", "abc123def"),
        (f"(UNIQUE failed) [SQL: INSERT] [parameters: ('{STORY}', 1)]\n(Background: x)", STORY),
        (f"1 error: Input should be a number [type=x, input_value='{STORY}', input_type=str]", STORY),
        (f"duplicate key\nDETAIL:  Key (text)=({STORY}) already exists.\nCONTEXT", STORY),
    ],
)
def test_what_looks_like_a_secret_is_hidden(given: str, gone: str) -> None:
    assert gone not in REDACTION.hidden(given)


@pytest.mark.parametrize(
    "harmless",
    [
        "assignment 12 of newsroom T1 was given up",
        "https://courier.example/2026/03/bridge could not be fetched",
        "serving over Socket Mode",
        "Slack refused FACTDESK_SLACK_BOT_TOKEN (invalid_auth). Copy the bot token again.",
        "is it right? I think so; 3 of 4 = 75 %",
        "[SQL: SELECT 1]",
    ],
)
def test_what_is_harmless_stays(harmless: str) -> None:
    assert REDACTION.hidden(harmless) == harmless


def test_an_address_keeps_host_and_path() -> None:
    assert (
        REDACTION.hidden("fetching https://u:p@a.example:8443/story/1?sig=x#y now")
        == "fetching https://a.example:8443/story/1 now"
    )


def test_a_terminal_gets_no_escape_sequence_and_no_endless_line() -> None:
    assert REDACTION.hidden("\x1b[31mred\x07\x9b") == "[31mred"
    assert len(REDACTION.hidden("x" * 5_000_000)) < 20_000


@pytest.mark.parametrize("piece", ["token", "a://", "http://a", "=", "?a=", "[parameters: ", "xoxb-", "v0=0"])
def test_a_hostile_line_takes_no_long_time(piece: str) -> None:
    # A quadratic pattern would run into the test's time limit.
    REDACTION.hidden(piece * 50_000)


def fail(error: Exception) -> None:
    raise error


def test_every_way_of_logging_is_covered(log: Log) -> None:
    child = logging.getLogger("bot.any.child")
    token = "xoxb-1-canary"
    child.info("%s and %(nothing)", token)
    child.info("%(token)s", {"token": token})
    child.info({"token": token})
    child.debug("debug %s", token, stack_info=True, extra={"payload": token})
    child.warning("wrong count %s %s", token)
    try:
        fail(RuntimeError(token))
    except RuntimeError:
        child.exception("failed with %s", token)
    logging.getLogger("somebody").error("theirs: %s", token)
    written = log.written()
    assert "canary" not in written
    assert written.count("[token]") >= 8


def test_an_extra_value_is_hidden_from_the_handlers_that_write_it() -> None:
    record = logging.makeLogRecord(
        {"msg": "x", "name": "bot", "levelno": 20, "payload": {"t": "xoxb-1-canary"}}
    )
    handler = logging.StreamHandler(io.StringIO())
    logging.getLogger().addHandler(handler)
    redaction = hide(())
    try:
        assert handler.filter(record)
    finally:
        redaction.remove()
        logging.getLogger().removeHandler(handler)
    assert "canary" not in str(vars(record))


@pytest.mark.parametrize("name", ["aiosqlite", "slack_sdk.web.client", "dbos", "somebody.new", "root"])
def test_others_say_nothing_below_info_whatever_level_they_are_set_to(name: str, log: Log) -> None:
    logger = logging.getLogger(name)
    before = logger.level
    logger.setLevel(logging.DEBUG)
    try:
        logger.debug("executing %s", STORY)
    finally:
        logger.setLevel(before)
    assert STORY not in log.early.getvalue() + log.late.getvalue()


@pytest.mark.parametrize("name", ["sqlalchemy.engine.Engine", "httpx", "trafilatura.core"])
def test_those_who_write_texts_say_nothing_below_warning(name: str, log: Log) -> None:
    logger = logging.getLogger(name)
    before = logger.level
    logger.setLevel(logging.DEBUG)
    try:
        logger.info("[generated in 0.1s] (%r,)", STORY)
    finally:
        logger.setLevel(before)
    assert STORY not in log.early.getvalue() + log.late.getvalue()


def test_our_own_debugging_is_written(log: Log) -> None:
    logging.getLogger("checks.fetch").debug("asked %s", "courier.example")
    assert "asked courier.example" in log.written()


def test_a_message_that_cannot_be_put_in_words_stops_nobody(log: Log) -> None:
    class Mute:
        def __str__(self) -> str:
            raise ValueError(STORY)

    logging.getLogger("bot").info("%s", Mute())
    logging.getLogger("bot").info(Mute())
    assert "cannot be shown: ValueError" in log.written()
    assert STORY not in log.written()


def validation_error() -> ValidationError:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(int).validate_python(STORY)
    return caught.value


def integrity_error() -> IntegrityError:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        connection.execute(text("create table story (words text unique)"))
        connection.execute(text("insert into story values (:words)"), {"words": STORY})
        with pytest.raises(IntegrityError) as caught:
            connection.execute(text("insert into story values (:words)"), {"words": STORY})
    engine.dispose()
    return caught.value


@pytest.mark.parametrize(
    "error",
    [
        validation_error(),
        integrity_error(),
        ValueError(STORY),
        KeyError(STORY),
        UnicodeDecodeError("utf-8", STORY.encode(), 0, 1, STORY),
        TypeError(STORY),
        ExceptionGroup(STORY, [ValueError(STORY)]),
    ],
    ids=lambda error: type(error).__name__,
)
def test_the_words_of_others_errors_are_not_told(error: Exception, log: Log) -> None:
    logger = logging.getLogger("bot.any")
    try:
        fail(error)
    except Exception as caught:
        logger.exception("step failed: %s", caught)  # noqa: TRY401 - others do this
        logging.getLogger("slack_bolt").exception(f"Failed (error: {caught})")  # noqa: G004, TRY401
        logging.getLogger("slack_sdk").error(f"Failed to send: {caught!r}")  # noqa: G004, TRY400
    logger.error("and later: %s", error)
    assert STORY not in log.written()
    assert type(error).__name__ in log.written()
    assert "test_redaction.py" in log.written()


def test_the_words_of_our_errors_and_of_the_machine_are_told() -> None:
    assert tell(TryLater("Slack gave no answer")) == "TryLater: Slack gave no answer"
    assert tell(sqlite3.OperationalError("database is locked")) == "OperationalError: database is locked"
    assert tell(ConnectionRefusedError(111, "refused")) == "ConnectionRefusedError: [Errno 111] refused"
    assert tell(ValueError(STORY)) == "ValueError"
    wrong = TypeError("Desk.check() got an unexpected keyword argument 'article'")
    assert tell(wrong) == f"TypeError: {wrong}"


def test_a_task_is_not_shown_with_what_it_was_given(log: Log) -> None:
    logging.getLogger("asyncio").warning(
        "Executing <Handle tell(%r)> took 0.2 seconds\nfuture: %s", STORY, STORY
    )
    assert "Executing <…> took 0.2 seconds" in log.written()
    assert STORY not in log.written()


def test_a_trace_tells_what_led_to_an_error() -> None:
    def first() -> None:
        raise ValueError(STORY)

    def second() -> None:
        try:
            first()
        except ValueError as error:
            raise TryLater("not now") from error

    with pytest.raises(TryLater) as caught:
        second()
    told = trace(caught.value)
    assert told.index("ValueError") < told.index("TryLater: not now")
    assert "in first" in told
    assert STORY not in told


def test_removing_a_redaction_leaves_logging_as_it_was() -> None:
    before = logging.getLogRecordFactory(), list(logging.getLogger().handlers)
    outer, inner = hide(()), hide(())
    inner.remove()
    outer.remove()
    assert (logging.getLogRecordFactory(), list(logging.getLogger().handlers)) == before


CRASHES = f"""
import asyncio, gc, logging, sys, threading, warnings
from bot.redaction import guard_process, hide

STORY = {STORY!r}
if len(sys.argv) > 1:
    logging.basicConfig()
hide(("{SECRET}",))

def fail():
    raise ValueError(STORY)

class Fails:
    def __del__(self):
        raise ValueError(STORY)

async def lose():
    guard_process(asyncio.get_running_loop())
    task = asyncio.create_task(asyncio.to_thread(fail))
    await asyncio.sleep(0.2)
    del task
    gc.collect()

asyncio.run(lose())
thread = threading.Thread(target=fail)
thread.start()
thread.join()
Fails()
gc.collect()
warnings.warn("see https://a.example/?sig=" + STORY.replace(" ", "-"))
logging.getLogger("somebody").error("%s", ValueError(STORY))
logging.getLogger("somebody").error("%d", STORY)
fail()
"""


@pytest.mark.parametrize("arguments", [["with a handler"], []], ids=["with a handler", "without one"])
def test_what_the_interpreter_prints_by_itself_goes_the_same_way(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "always", "-c", CRASHES, *arguments],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
        timeout=50,
    )
    assert STORY not in done.stderr
    assert "resign" not in done.stderr
    for told in ("in the event loop", "in a thread", "where none can be handled", "that nothing handles"):
        assert told in done.stderr
    assert done.stderr.count("ValueError") >= 5


def test_a_crash_leaves_no_memory_image(tmp_path: Path) -> None:
    code = """
import asyncio, os, resource
from bot.redaction import guard_process

async def crash():
    guard_process(asyncio.get_running_loop())
    print(resource.getrlimit(resource.RLIMIT_CORE), flush=True)
    os.abort()

asyncio.run(crash())
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
        timeout=50,
        env={**os.environ, "PYTHONPATH": str(ROOT)},  # noqa: TID251 - a child's environment
    )
    assert (done.stdout.strip(), done.returncode) == ("(0, 0)", -signal.SIGABRT)
    assert not list(tmp_path.iterdir())


# As an unprivileged user: capabilities (those of root, say) open every wall.
SECRETIVE = """
import asyncio, os, subprocess, sys
from bot.redaction import guard_process

READ = "import sys; print(b'canarytoken' in open(sys.argv[1], 'rb').read())"

def seen(name):
    command = [sys.executable, "-I", "-c", READ, f"/proc/{os.getpid()}/{name}"]
    done = subprocess.run(command, env={}, capture_output=True, text=True)
    return done.stdout.strip() or done.stderr.strip().splitlines()[-1].partition(":")[0]

async def main():
    print(seen("environ"))
    guard_process(asyncio.get_running_loop())
    print(seen("environ"), seen("maps"))

asyncio.run(main())
"""
WITHOUT_CAPABILITIES = """
import ctypes, os, sys
for capability in range(64):
    ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has such a wall")
def test_another_process_of_the_same_user_cannot_read_the_environment_or_the_memory() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_CAPABILITIES, sys.executable, "-c", SECRETIVE],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
        timeout=50,
        env={"PYTHONPATH": str(ROOT), "FACTDESK_SLACK_BOT_TOKEN": "canarytoken"},
    )
    assert done.stdout.split() == ["True", "PermissionError", "PermissionError"]
