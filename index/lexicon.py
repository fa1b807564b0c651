"""The word lists under ``data/``, which a reader may extend: one entry a line, ``#`` begins a comment."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def entries(name: str) -> tuple[str, ...]:
    """Return the entries of ``data/<name>.txt`` in the file's order, stripped of comments."""
    lines = files("index").joinpath("data", f"{name}.txt").read_text(encoding="utf-8").splitlines()
    stripped = (line.partition("#")[0].strip() for line in lines)
    return tuple(line for line in stripped if line)


@cache
def words(name: str) -> frozenset[str]:
    """Return the entries of ``data/<name>.txt`` as a set."""
    return frozenset(entries(name))
