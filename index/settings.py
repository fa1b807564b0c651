"""The settings, from the environment or a ``.env`` file where the program is started, or in a folder above.

Only entry points read them. Each is described in ``.env.example``, and a test compares the two.
"""

from __future__ import annotations

import logging
import os
from difflib import get_close_matches
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from dotenv.parser import parse_stream
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from index.errors import OnRecordError, did_you_mean
from index.types import Place, Server

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

ENV = ".env"

DEFAULT_INDEX = ".onrecord"

SERVERS = ("postgresql://", "postgres://")
"""How the address of a server that holds an index begins."""

OURS = "ONRECORD_"
"""How the names of settings begin, but for the token's."""

ALIKE = 0.9
"""Likeness, of 1, from which a name was meant for that of a setting; all begin alike."""

NUMBERS = {
    "int_parsing": "a whole number",
    "float_parsing": "a number",
    "greater_than_equal": "{ge} or more",
    "greater_than": "more than {gt}",
}
"""What a value has to be, by pydantic's name for what is wrong with it."""

PATHS = ("documents", "index", "bot_state", "calibration")
"""Settings that are paths; the index may be on a server instead."""


class Settings(BaseSettings):
    """Where the articles and their index lie, what the bot logs in with, and how much it takes on.

    ``model`` is None for the embedding model that comes with the program. The limits are questions a minute.
    """

    model_config = SettingsConfigDict(
        env_file=ENV, env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore", frozen=True
    )

    documents: Path = Field(default=Path("documents"), validation_alias="ONRECORD_DOCUMENTS")
    index: Path | Server = Field(default=Path(DEFAULT_INDEX), validation_alias="ONRECORD_INDEX")
    index_read: SecretStr | None = Field(default=None, validation_alias="ONRECORD_INDEX_READ")
    model: str | None = Field(default=None, validation_alias="ONRECORD_MODEL")
    calibration: Path | None = Field(default=None, validation_alias="ONRECORD_CALIBRATION")
    fetch_hosts: str = Field(default="", validation_alias="ONRECORD_FETCH_HOSTS")
    discord_token: SecretStr | None = Field(default=None, validation_alias="DISCORD_TOKEN")
    bot_state: Path = Field(default=Path(".onrecord-bot.db"), validation_alias="ONRECORD_BOT_STATE")
    person_limit: int = Field(default=20, ge=1, validation_alias="ONRECORD_PERSON_LIMIT")
    server_limit: int = Field(default=200, ge=1, validation_alias="ONRECORD_SERVER_LIMIT")
    queue: int = Field(default=100, ge=1, validation_alias="ONRECORD_QUEUE")
    time_limit: float = Field(default=60, gt=0, validation_alias="ONRECORD_TIME_LIMIT")

    @field_validator("index", mode="before")
    @classmethod
    def _served(cls, given: object) -> object:
        return place(given) if isinstance(given, str) else given

    @field_validator(*PATHS)
    @classmethod
    def _home(cls, path: Path | Server | None) -> Path | Server | None:
        return path.expanduser() if isinstance(path, Path) else path  # a .env file has no shell to do it

    @field_validator("discord_token")
    @classmethod
    def _token(cls, token: SecretStr | None) -> SecretStr | None:
        if token and len(token.get_secret_value().split()) != 1:
            raise ValueError("holds blank space: copy the token alone, without 'Bot' before it")
        return token


def place(given: str) -> Place:
    """Return the place of an index that is given as a folder, or as the address of a server."""
    return Server(given) if given.startswith(SERVERS) else Path(given)


def hosts(settings: Settings) -> frozenset[str]:
    """Return the hosts that may be fetched from although they are not public."""
    return frozenset(settings.fetch_hosts.lower().replace(",", " ").split())


def fitted(settings: Settings) -> Path:
    """Return where the scalars of answers stand that were fitted to these articles, if any were.

    That is beside the index and not in it, so that they outlive it.
    """
    given = settings.index
    index = (given if isinstance(given, Path) else Path(DEFAULT_INDEX)).absolute()
    return settings.calibration or index.with_name(f"{index.name}.calibration.json")


def home(start: Path) -> Path:
    """Return the folder that relative paths are meant from: ``start``, or the nearest above it that is ours.

    Ours is a folder with an index in it, or with a ``.env`` that sets something of ours.
    """
    return next((folder for folder in (start, *start.parents) if _is_home(folder)), start)


def load(**chosen: Place | None) -> Settings:
    """Return the settings of this process.

    :param chosen: settings that were given by themselves, by their field's name; None where they were not.
    :raises OnRecordError: naming each value that cannot be used, but never a secret.
    """
    start = _here()
    found = home(start)
    _refuse_broken(found / ENV)
    try:
        loaded = Settings(_env_file=found / ENV)  # type: ignore[call-arg]  # pydantic-settings takes it
    except ValidationError as error:
        faults = "; ".join(map(_told, error.errors()))
        raise OnRecordError(f"{faults}. Mend it in the environment or in {found / ENV}.") from None
    except UnicodeDecodeError:
        raise OnRecordError(f"{found / ENV} is not UTF-8. Save it as UTF-8.") from None
    except RuntimeError as error:  # a ~ that names nobody's home
        raise OnRecordError(f"A path in the settings cannot be used: {error}") from None
    moved = _moved(loaded, found) if found != start else {}
    used = loaded.model_copy(update=moved | {name: value for name, value in chosen.items() if value})
    return used.model_copy(update={"index": _with_replica(used)})


def _told(fault: ErrorDetails) -> str:
    """Say what is wrong with a value; of one that is no number, what was written, for it is no secret."""
    name, wanted = fault["loc"][0], NUMBERS.get(fault["type"])
    if wanted is None:
        return f"{name} {fault['msg'].removeprefix('Value error, ')}"
    return f"{name} is “{fault['input']}”, and has to be {wanted.format(**fault.get('ctx', {}))}"


def _refuse_broken(file: Path) -> None:
    """Raise an OnRecordError for a line that names a setting of ours and is none, or one that there is not;
    others' are their own.

    What reads the file passes such a line over, and tells so in words that nobody here would know.
    """
    logging.getLogger("dotenv.main").setLevel(logging.ERROR)
    try:
        written = file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return
    for line in parse_stream(StringIO(written)):
        if line.error and any(name in line.original.string for name in _names()):
            at = line.original.line + len(line.original.string) - len(line.original.string.lstrip("\n"))
            raise OnRecordError(f"{file}, line {at}, is not written as NAME=value. Mend it there.")
        if line.key and line.key.startswith(OURS) and line.key not in _names():
            near = did_you_mean(
                get_close_matches(line.key, _names(), 1, ALIKE), "See .env.example for what there is."
            )
            raise OnRecordError(f"{file} sets {line.key}, which is no setting. {near}")


def _names() -> set[str]:
    return {str(field.validation_alias) for field in Settings.model_fields.values()}


def _here() -> Path:
    try:
        return Path.cwd()
    except FileNotFoundError:
        raise OnRecordError("The folder that you are in is gone. Go to another: cd") from None


def _with_replica(found: Settings) -> Place:
    """Return the index with the replica that answers may come from."""
    if found.index_read is None:
        return found.index
    replica = found.index_read.get_secret_value()
    if not (isinstance(found.index, Server) and replica.startswith(SERVERS)):
        raise OnRecordError(
            "ONRECORD_INDEX_READ names a replica of the PostgreSQL server that ONRECORD_INDEX names: "
            "give both as postgresql://USER@HOST/DATABASE, or leave it out."
        )
    return Server(found.index.url, replica)


def _moved(loaded: Settings, folder: Path) -> dict[str, Path]:
    """Return the paths that the environment does not give, as they lie from ``folder``."""
    found = {}
    for name in PATHS:
        value, alias = getattr(loaded, name), str(Settings.model_fields[name].validation_alias)
        if isinstance(value, Path) and not os.environ.get(alias):
            found[name] = folder / value
    return found


def _is_home(folder: Path) -> bool:
    if (folder / str(Settings.model_fields["index"].default) / "current").is_file():
        return True
    try:
        lines = (folder / ENV).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    return any(line.removeprefix("export ").partition("=")[0].strip() in _names() for line in lines)
