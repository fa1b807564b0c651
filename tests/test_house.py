"""Habits of the house: one class name, one meaning; no function longer than a page; tests leave it alone."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

from index import settings

ROOT = Path(__file__).parent.parent

LONGEST = 60
"""Lines of a function, at most."""


def test_no_class_name_is_taken_twice() -> None:
    places: defaultdict[str, list[str]] = defaultdict(list)
    for package in ("index", "bot"):
        for file in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ClassDef):
                    places[node.name].append(file.relative_to(ROOT).as_posix())
    assert {name: files for name, files in places.items() if len(files) > 1} == {}


def test_no_function_is_longer_than_a_page() -> None:
    long = [
        (file.relative_to(ROOT).as_posix(), node.name)
        for package in ("index", "bot")
        for file in sorted((ROOT / package).rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if (node.end_lineno or node.lineno) - node.lineno >= LONGEST
    ]
    assert long == []


def test_no_test_keeps_what_a_bot_remembers_in_the_checkout() -> None:
    assert not settings.load().bot_state.absolute().is_relative_to(ROOT)
