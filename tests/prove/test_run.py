"""The page of proofs says what was run, when and on what, and does not hide a bar that was not met."""

from __future__ import annotations

import platform
import socket
from datetime import date
from importlib.util import find_spec

import pytest

from tests.prove.bot_process import ROOT
from tests.prove.run import PROOFS, Proof, Shown, chosen, machine, page, run

DAY = date(2026, 3, 4)


def proof(module: str = "platform", *arguments: str, limit: float = 60.0) -> Proof:
    return Proof(name="one", shows="something", module=module, arguments=arguments, limit=limit)


def shown(*, is_met: bool) -> Shown:
    return Shown(
        proof=proof("tests.prove.kills", "--kills", "2"), figures="a 1\n", is_met=is_met, seconds=3.2
    )


def test_the_page_has_date_machine_command_and_figures() -> None:
    written = page([shown(is_met=True)], day=DAY)

    for words in ("2026-03-04", "python -m tests.prove.kills --kills 2", "a 1", "bars met: 1 of 1"):
        assert words in written
    assert platform.python_version() in written


def test_a_bar_that_is_not_met_stands_in_the_heading() -> None:
    written = page([shown(is_met=True), shown(is_met=False)], day=DAY)

    assert "## one: NOT met" in written
    assert "bars met: 1 of 2" in written


def test_the_page_names_no_host_and_no_path() -> None:
    written = page([shown(is_met=True)], day=DAY)

    assert str(ROOT) not in written
    assert socket.gethostname() not in machine()


def test_what_a_proof_prints_is_kept() -> None:
    done = run(proof())

    assert done.is_met
    assert platform.system() in done.figures


def test_a_proof_that_fails_is_not_met() -> None:
    assert not run(proof("tests.prove.kills", "--no-such-option")).is_met


def test_a_proof_that_does_not_end_is_not_met() -> None:
    done = run(proof("http.server", "--bind", "127.0.0.1", "0", limit=1.0))

    assert not done.is_met
    assert "not finished after 1 s" in done.figures


def test_a_proof_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(SystemExit, match="there are kills, stops, wal-cuts"):
        chosen("kill")


@pytest.mark.parametrize("one", PROOFS, ids=lambda one: one.name)
def test_every_proof_can_be_run(one: Proof) -> None:
    assert find_spec(one.module) is not None
