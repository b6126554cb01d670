"""Settings from the environment: what is refused names its variable."""

from __future__ import annotations

import os
from collections.abc import Iterator
from ipaddress import ip_network
from pathlib import Path
from typing import Protocol

import pytest

from bot.settings import Settings, SettingsError, load


class Given(Protocol):
    def __call__(self, **values: str) -> None: ...


@pytest.fixture
def given() -> Iterator[Given]:
    """Sets variables of this process, which are as before when the test is over."""
    before = dict(os.environ)  # noqa: TID251 - the environment is what is tested

    def set_variables(**values: str) -> None:
        os.environ.update({f"FACTDESK_{name.upper()}": value for name, value in values.items()})  # noqa: TID251

    yield set_variables
    os.environ.clear()  # noqa: TID251
    os.environ.update(before)  # noqa: TID251


def test_names_of_sources_are_read_as_a_list_with_commas(given: Given) -> None:
    given(sources="pack, wikidata,")
    assert load().sources == ("pack", "wikidata")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("sources", "pack,wikpedia"),
        ("draft_sources", "packs"),
        ("digest_at", "9 o'clock"),
        ("digest_at", "24:00"),
        ("digest_zone", "Mars/Olympus"),
        ("digest_zone", "../etc/passwd"),
        ("http_port", "port"),
        ("slack_api_url", "http://slack.example/api/"),
        ("wikipedia_api", "en.wikipedia.example/w/api.php"),
        ("wikipedia_api", "https://desk:word@wiki.example/w/api.php"),
        ("wikidata_api", "https://desk@wiki.example/w/api.php"),
        ("reactions", "not json"),
        ("page_mb", "0.5"),
        ("page_mb", "9"),
        ("page_mb", "nan"),
        ("links_per_hour", "0"),
        ("links_per_hour", "many"),
        ("own_networks", "198.51.100.0/24,the office"),
        ("own_networks", "198.51.100.7/24"),
        ("own_domains", "https://courier.example"),
        ("own_domains", "courier.example,co.uk"),
        ("keep_text_days", "14"),
        ("keep_days", "14"),
    ],
)
def test_a_bad_value_is_refused_by_the_name_of_its_variable(given: Given, name: str, value: str) -> None:
    given(**{name: value})
    with pytest.raises(SettingsError, match=f"FACTDESK_{name.upper()}"):
        load()


def test_the_secrets_are_told_as_they_are_used(given: Given) -> None:
    given(slack_bot_token=" xoxb-1\n", slack_signing_secret="  ")
    assert load().secrets() == ("xoxb-1",)


def test_a_refusal_does_not_repeat_a_secret(given: Given) -> None:
    given(slack_bot_token="xoxb-1", http_port="x")
    with pytest.raises(SettingsError) as refused:
        load()
    assert "xoxb-1" not in str(refused.value)
    assert "xoxb-1" not in repr(Settings(http_port=1))


def test_serving_without_a_token_says_which_variable_to_set(tmp_path: Path) -> None:
    bare = Settings(state=tmp_path)
    for ask, name in (
        (bare.bot_token, "FACTDESK_SLACK_BOT_TOKEN"),
        (bare.app_token, "FACTDESK_SLACK_APP_TOKEN"),
        (bare.signing_secret, "FACTDESK_SLACK_SIGNING_SECRET"),
    ):
        with pytest.raises(SettingsError, match=name):
            ask()


def test_live_sources_need_a_contact() -> None:
    with pytest.raises(SettingsError, match=r"FACTDESK_CONTACT.*--offline"):
        Settings(contact=" ").require_contact(("pack", "wikidata"))
    Settings().require_contact(("pack", "house"))
    Settings(contact="desk@courier.example").require_contact(("wikipedia",))


def test_without_urls_both_databases_are_files_in_the_state_folder(tmp_path: Path) -> None:
    settings = Settings(state=tmp_path)
    assert settings.database() == f"sqlite+aiosqlite:///{tmp_path / 'app.db'}"
    assert settings.engine() == f"sqlite:///{tmp_path / 'engine.db'}"


def test_one_postgres_url_serves_both_databases() -> None:
    settings = Settings(database_url="postgres://desk@db.example/factdesk")
    assert settings.database() == "postgresql+psycopg://desk@db.example/factdesk"
    assert settings.engine() == settings.database()


def test_an_own_sqlite_file_gets_an_engine_file_beside_it() -> None:
    settings = Settings(database_url="sqlite:////var/desk.db")
    assert settings.database() == "sqlite+aiosqlite:////var/desk.db"
    assert settings.engine() == "sqlite:////var/desk.db.engine"


def test_own_networks_are_read_as_a_list_with_commas(given: Given) -> None:
    given(own_networks="198.51.100.0/24, 2001:db8:7::/48,")
    assert load().own_networks == (ip_network("198.51.100.0/24"), ip_network("2001:db8:7::/48"))


def test_without_own_networks_there_are_none() -> None:
    assert Settings().own_networks == ()


def test_one_own_address_is_a_network_too(given: Given) -> None:
    given(own_networks="198.51.100.7")
    assert load().own_networks == (ip_network("198.51.100.7/32"),)


def test_a_page_may_have_three_megabytes_unless_set_otherwise(given: Given) -> None:
    assert load().page_mb == 3
    given(page_mb="7.5")
    assert load().page_mb == 7.5


def test_what_is_kept_and_how_many_links_a_person_may_paste_has_defaults() -> None:
    settings = Settings()
    assert (settings.links_per_hour, settings.keep_text_days, settings.keep_days) == (30, 30, 400)


def test_checklists_cannot_go_before_their_texts(given: Given) -> None:
    given(keep_text_days="60", keep_days="59")
    with pytest.raises(SettingsError, match=r"FACTDESK_KEEP_DAYS.*FACTDESK_KEEP_TEXT_DAYS"):
        load()
