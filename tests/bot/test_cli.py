"""`factdesk check` as a reporter uses it: files, links, options, exit statuses. The links are on loopback."""

from __future__ import annotations

import asyncio
import json
import random
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from bot.cli import app
from bot.settings import Settings
from checks.fetch import Fetcher
from tests.peers.newsstand import Newsstand

ROOT = Path(__file__).resolve().parents[2]
STORY = (
    "German Chancellor Olaf Schultz met Spanish Prime Minister Pedro Sánchez in Berlin on Tuesday, 16 May 2023. "
    "Schultz said that the two governments would speak again in the summer.\n\n"
    "The talks were about the price of gas, the harbours of the north and the railway line to the coast, which "
    "both sides want to see built before the end of the decade."
)
PAGE = f"""<!doctype html><html lang="en"><head><title>Talks in Berlin</title>
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Talks in Berlin",
"datePublished": "2023-05-16T09:00:00+02:00"}}</script></head>
<body><article><h1>Talks in Berlin</h1>{"".join(f"<p>{part}</p>" for part in STORY.split(chr(10) * 2))}</article></body></html>"""


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


@pytest.fixture
async def newsstand() -> AsyncIterator[Newsstand]:
    async with Newsstand() as opened:
        yield opened


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def factdesk(
    state: Path,
    *arguments: object,
    allow: tuple[str, int] | None = None,
    stdin: bytes | None = None,
    more: Mapping[str, str] | None = None,
) -> Result:
    """Run the command; links on `allow` may be read, within a second."""

    def fetcher(_: Settings) -> Fetcher:
        return Fetcher(user_agent="test", allow=frozenset({allow} if allow else ()), deadline=1.0)

    environment = {"FACTDESK_STATE": str(state), "FACTDESK_SOURCES": "pack", "COLUMNS": "100", **(more or {})}
    words = ["check", *map(str, arguments)]
    return CliRunner().invoke(app, words, obj=fetcher, env=environment, input=stdin)


def test_the_checklist_names_the_slip_and_the_right_spelling(state: Path, story: Path) -> None:
    result = factdesk(state, story, "--published", "2023-05-16", "--offline")
    assert result.exit_code == 0
    assert "Olaf Schultz" in result.stdout
    assert "Olaf Scholz" in result.stdout


def test_json_is_all_that_stands_on_stdout(state: Path, story: Path) -> None:
    result = factdesk(state, story, "--published", "2023-05-16", "--offline", "--json")
    document = json.loads(result.stdout)
    assert document["schema"] == "factdesk.check/1"
    assert document["coverage"]["claims"] == len(document["findings"])
    for finding in document["findings"]:
        claim = finding["claim"]
        assert document["text"][claim["start"] : claim["end"]] == claim["quote"]


def test_a_text_in_another_language_is_said_to_be_so_and_not_checked(state: Path, tmp_path: Path) -> None:
    path = tmp_path / "rede.txt"
    path.write_text(
        "Bundeskanzler Olaf Schultz hat am Dienstag mit Pedro Sánchez über die Lage gesprochen. Er sagte, dass es noch "
        "nicht so weit sei.",
        encoding="utf-8",
    )
    shown = factdesk(state, path, "--published", "2023-05-16", "--offline")
    document = json.loads(factdesk(state, path, "--published", "2023-05-16", "--offline", "--json").stdout)
    assert shown.exit_code == 0
    assert "not checked: this text is in German, and only English is checked" in shown.stdout
    assert (document["article"]["language"], document["findings"]) == ("de", [])
    assert document["limits"] == ["Not checked: this text is in German, and only English is checked."]


def test_several_sources_give_one_array_and_the_unreadable_one_is_told(
    state: Path, story: Path, tmp_path: Path
) -> None:
    result = factdesk(state, story, tmp_path / "missing.txt", story, "--offline", "--json")
    assert len(json.loads(result.stdout)) == 2
    assert "missing.txt" in result.stderr
    assert result.exit_code == 2


def test_several_sources_stay_an_array_when_only_one_or_none_could_be_read(
    state: Path, story: Path, tmp_path: Path
) -> None:
    one = factdesk(state, story, tmp_path / "missing.txt", "--offline", "--json")
    none = factdesk(state, tmp_path / "lost.txt", tmp_path / "missing.txt", "--offline", "--json")
    assert len(json.loads(one.stdout)) == 1
    assert json.loads(none.stdout) == []


async def test_a_draft_beside_a_link_sends_none_of_its_names(
    state: Path, story: Path, newsstand: Newsstand
) -> None:
    wiki = newsstand.serve(
        "/api.php", '{"query": {"pages": []}}', headers={"Content-Type": "application/json"}
    )
    url = newsstand.serve("/talks", PAGE.replace("Pedro Sánchez", "Kyriakos Mitsotakis"))
    live = {
        "FACTDESK_SOURCES": "pack,wikipedia",
        "FACTDESK_WIKIPEDIA_API": wiki,
        "FACTDESK_CONTACT": "desk@paper.example",
    }
    result = await asyncio.to_thread(
        factdesk, state, story, url, "--json", allow=newsstand.address, more=live
    )
    assert len(json.loads(result.stdout)) == 2
    sent = [request.query for request in newsstand.requests if request.path == "/api.php"]
    assert any("Mitsotakis" in query for query in sent)
    assert not any("Sánchez" in query for query in sent)


def test_fail_on_differs_fails_for_a_slip_but_not_for_a_style_question(
    state: Path, story: Path, tmp_path: Path
) -> None:
    styled = tmp_path / "styled.txt"
    styled.write_text(
        "Ukrainian President Vladimir Zelensky spoke to the parliament in Kyiv about the harvest."
    )
    date = ("--published", "2023-05-16", "--offline", "--fail-on", "differs")
    assert factdesk(state, story, *date).exit_code == 1
    assert factdesk(state, styled, *date).exit_code == 0


def test_a_stored_run_is_replayed_by_its_id_and_by_its_file(state: Path, story: Path) -> None:
    first = json.loads(factdesk(state, story, "--published", "2023-05-16", "--offline", "--json").stdout)
    by_id = json.loads(factdesk(state, "--replay", first["run"], "--json").stdout)
    by_file = json.loads(
        factdesk(state, "--replay", state / "runs" / f"{first['run']}.json", "--json").stdout
    )
    assert by_id["findings"] == by_file["findings"] == first["findings"]


def test_standard_input_is_a_source(state: Path) -> None:
    result = factdesk(state, "-", "--published", "2023-05-16", "--offline", stdin=STORY.encode())
    assert "Olaf Scholz" in result.stdout


def test_the_marked_copy_is_written(state: Path, story: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.html"
    factdesk(state, story, "--published", "2023-05-16", "--offline", "--html", copy)
    assert "Olaf Scholz" in copy.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "Nothing to check"),
        (("a.txt", "--published", "16 May"), "2023-05-16"),
        (("a.txt", "--fail-on", "ambiguous"), "differs"),
        (("a.txt", "--replay", "x"), "--replay"),
        (("--replay", "nosuchrun"), "nosuchrun"),
        (("https://paper.example/a", "--offline"), "Save the page"),
        (("a.txt", "b.txt", "--html", "copy.html"), "one source"),
    ],
)
def test_misuse_is_told_with_the_way_out(state: Path, arguments: tuple[str, ...], told: str) -> None:
    result = factdesk(state, *arguments)
    assert result.exit_code == 2
    assert told in result.stderr


def noise() -> bytes:
    return random.Random(5).randbytes(5_000_000)  # noqa: S311 - noise, no secret


@pytest.mark.parametrize(
    ("name", "body", "told"),
    [
        ("empty.txt", b"", "empty.txt is empty"),
        ("blank.txt", b" \n\n \n", "blank.txt is empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(500), "text"),
        ("noise.txt", noise(), "text"),
        ("paper.pdf", b"%PDF-1.7\n" + bytes(2000), "PDF"),
        ("paper.txt", b"%PDF-1.7\n" + bytes(2000), "PDF"),
    ],
)
def test_a_file_that_is_no_text_is_refused_with_the_way_out(
    state: Path, tmp_path: Path, name: str, body: bytes, told: str
) -> None:
    (tmp_path / name).write_bytes(body)
    result = factdesk(state, tmp_path / name, "--offline")
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stdout == ""


async def test_a_link_is_read_with_its_headline_and_date(state: Path, newsstand: Newsstand) -> None:
    url = newsstand.serve("/talks", PAGE)
    result = await asyncio.to_thread(factdesk, state, url, "--json", allow=newsstand.address)
    article = json.loads(result.stdout)["article"]
    assert (article["title"], article["published_at"]) == ("Talks in Berlin", "2023-05-16")
    assert article["published_basis"] == "json-ld"


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/gone", "404"),
        ("/broken", "500"),
        ("/silent", "second"),
        ("/bare", "article"),
        ("/paper", "PDF"),
    ],
)
async def test_a_link_that_gives_no_article_is_told_with_status_3(
    state: Path, newsstand: Newsstand, path: str, told: str
) -> None:
    newsstand.serve("/broken", "out of order", status=500)
    newsstand.never_answer("/silent")
    newsstand.serve("/bare", "<html><body><nav>Home</nav></body></html>")
    newsstand.serve("/paper", b"%PDF-1.7", headers={"Content-Type": "application/pdf"})
    result = await asyncio.to_thread(factdesk, state, newsstand.url(path), allow=newsstand.address)
    assert result.exit_code == 3
    assert told in result.stderr


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://169.254.169.254/latest", "http://[::1]/", "http://localhost/"]
)
def test_an_internal_address_is_refused(state: Path, url: str) -> None:
    result = factdesk(state, url)
    assert result.exit_code == 3
    assert "public" in result.stderr


def test_live_sources_without_a_contact_are_refused_naming_both_ways_out(state: Path) -> None:
    environment = {"FACTDESK_STATE": str(state), "FACTDESK_CONTACT": ""}
    result = CliRunner().invoke(app, ["check", "https://paper.example/a"], env=environment)
    assert result.exit_code == 2
    assert "FACTDESK_CONTACT" in result.stderr
    assert "--offline" in result.stderr


@pytest.mark.parametrize(
    ("name", "title"), [("caf\udce9.txt", None), ("story.txt", "caf\udce9"), ("story.txt", "\ud83d")]
)
def test_bytes_of_the_command_line_that_are_not_utf_8_are_replaced(
    state: Path, tmp_path: Path, name: str, title: str | None
) -> None:
    (tmp_path / name).write_text(STORY, encoding="utf-8")
    options = () if title is None else ("--title", title)
    result = factdesk(state, tmp_path / name, "--offline", "--json", *options)
    assert result.exit_code == 0
    assert title is None or "\ufffd" in json.loads(result.stdout)["article"]["title"]


def test_a_file_name_that_is_not_utf_8_is_told_once(state: Path, tmp_path: Path) -> None:
    (tmp_path / "caf\udce9.txt").write_bytes(b"")
    result = factdesk(state, tmp_path / "caf\udce9.txt", "--offline")
    assert result.exit_code == 2
    assert result.stderr.count("caf\ufffd.txt") == 1


def test_a_file_name_with_brackets_is_a_file_name(state: Path, tmp_path: Path) -> None:
    result = factdesk(state, tmp_path / "[" / "b].txt", "--offline")
    assert result.exit_code == 2
    assert "cannot be opened" in result.stderr


async def test_a_missing_language_model_is_no_fault_of_the_link(state: Path, newsstand: Newsstand) -> None:
    url = newsstand.serve("/talks", PAGE)
    model = {"FACTDESK_NLP_MODEL": "no_such_model"}
    result = await asyncio.to_thread(factdesk, state, url, allow=newsstand.address, more=model)
    assert result.exit_code == 2
    assert "no_such_model" in result.stderr


@pytest.mark.parametrize("arguments", [(), ("--json",)])
def test_a_mistake_of_ours_is_told_by_its_place_with_the_wish_for_a_report(
    state: Path, story: Path, arguments: tuple[str, ...]
) -> None:
    model = {"FACTDESK_NLP_MODEL": "tests.checks.workers.faulty_model"}
    result = factdesk(state, story, "--offline", *arguments, more=model)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "factdesk made a mistake, not the article (LookupError" in result.stderr
    assert "faulty_model/pipeline.py:" in result.stderr
    assert "report" in result.stderr
    assert "Chancellor" not in result.stderr
    assert "Traceback" not in result.stderr


def test_a_mistake_of_ours_in_a_replay_is_told_alike(state: Path, story: Path) -> None:
    run = json.loads(factdesk(state, story, "--offline", "--json").stdout)["run"]
    model = {"FACTDESK_NLP_MODEL": "tests.checks.workers.faulty_model"}
    result = factdesk(state, "--replay", run, more=model)
    assert (result.exit_code, "made a mistake" in result.stderr) == (2, True)


def test_a_machine_that_starts_no_worker_is_told_and_not_the_article(state: Path, story: Path) -> None:
    # Enough for the event loop, not for a worker's socket and pipe.
    command = f'ulimit -n 9 && exec "{sys.executable}" -m bot check --offline "$1"'
    done = subprocess.run(
        ["/bin/sh", "-c", command, "sh", story],
        cwd=ROOT,
        env={"FACTDESK_STATE": str(state)},
        capture_output=True,
        text=True,
        check=False,
        timeout=50,
    )
    assert done.returncode == 2
    assert "This machine failed, not the article (Too many open files)" in done.stderr
    assert "Traceback" not in done.stderr
