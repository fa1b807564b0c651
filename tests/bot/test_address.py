"""Whatever is wrong with the address of a server, the password in it is never told."""

from __future__ import annotations

import logging

import pytest
from click.testing import CliRunner

from bot.__main__ import kept
from index import settings
from index.cli import app
from index.errors import OnRecordError
from index.store import where
from index.store.reader import Reader
from index.types import Server

SECRET = "hush"

ADDRESSES = (
    "postgresql://desk:hush@127.0.0.1:1/onrecord",
    "postgres://desk:hush@127.0.0.1:1/onrecord?connect_timeout=2",
    "postgresql://127.0.0.1:1/onrecord?user=desk&password=hush",
    "postgresql://127.0.0.1:1/onrecord?password=hush&user=desk",
    "postgresql://127.0.0.1:1/onrecord?user=desk&sslpassword=hush",
    "postgresql://desk:hush%zz@127.0.0.1:1/onrecord",
    "postgresql://desk:a/hush@127.0.0.1:1/onrecord",
    "postgresql://desk:1/hush@127.0.0.1:1/onrecord",
    "postgresql://desk:hush/a@127.0.0.1:1/onrecord",
    "postgresql://desk:a@hush@127.0.0.1:1/onrecord",
    "postgresql://desk:hush@[127.0.0.1:1/onrecord",
    "postgresql://desk:a:hush@127.0.0.1:1/onrecord",
    "postgresql://desk:hush@127.0.0.1:one/onrecord",
    "postgresql://desk:hush@127.0.0.1:1/onrecord?nonsense=1",
    "postgresql://desk:a?hush@127.0.0.1:1/onrecord",
    "postgresql://desk:a#hush@127.0.0.1:1/onrecord",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_password_is_never_told(
    address: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setenv("ONRECORD_INDEX", address)
    monkeypatch.setenv("ONRECORD_INDEX_READ", address)
    found = settings.load()
    told = [str(found.index), repr(found), repr(found.index)]
    for act in (
        lambda: where.is_built(found.index),
        lambda: where.only_writer(found.index).__enter__(),
        lambda: Reader(found.index).snapshot().__enter__(),
        lambda: kept(found),
    ):
        with pytest.raises(OnRecordError) as fault:
            act()
        told.append(str(fault.value))
    for line in (["--verbose", "speakers"], ["doctor"], ["ask", "who?"], ["--index", address, "doctor"]):
        done = CliRunner().invoke(app, line)
        told += [done.output, str(done.exception)]
    assert SECRET not in "\n".join([*told, caplog.text])


def test_a_replica_is_one_of_a_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_INDEX", "postgresql://desk@127.0.0.1:1/onrecord")
    monkeypatch.setenv("ONRECORD_INDEX_READ", "elsewhere:hush")
    with pytest.raises(OnRecordError, match=r"^ONRECORD_INDEX_READ names a replica of the") as refused:
        settings.load()
    assert SECRET not in str(refused.value)
    monkeypatch.setenv("ONRECORD_INDEX_READ", "postgresql://reader@127.0.0.2:1/onrecord")
    found = settings.load().index
    assert isinstance(found, Server)
    assert str(found.replica) == "postgresql://reader@127.0.0.2:1/onrecord"
    monkeypatch.setenv("ONRECORD_INDEX", ".onrecord")
    with pytest.raises(OnRecordError, match=r"^ONRECORD_INDEX_READ names a replica of the"):
        settings.load()
