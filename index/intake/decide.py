"""The admin's word on who is who: kept with the index, and holding for what is indexed later, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import process

from index.errors import QuestionError
from index.names.rules import Merge, Split
from index.store import speakers, store
from index.text.english import folded

if TYPE_CHECKING:
    from pathlib import Path

    from index.names.rules import Rule
    from index.store.store import Store

ALIKE = 70
"""Likeness, of 100, from which a name is told that may have been meant."""


def merge(index: Path, name: str, into: str) -> None:
    """Take ``name`` for another name of ``into``.

    :raises QuestionError: when no article names it.
    :raises StoreError: when the index cannot be changed.
    """
    _decide(index, Merge(name, into), name)


def split(index: Path, name: str, source: str) -> None:
    """Take ``name`` for another speaker than ``source``, whose name it was taken for.

    :raises QuestionError: when no article names ``source``.
    :raises StoreError: when the index cannot be changed.
    """
    _decide(index, Split(name, source), source)


def _decide(index: Path, rule: Rule, about: str) -> None:
    with store.writing(index) as opened:
        _require_named(opened, about)
        speakers.add_rules(opened, [rule])
        speakers.update(opened)


def _require_named(opened: Store, name: str) -> None:
    known = {one.name for one in speakers.named(opened)} | {one.name for one in speakers.everybody(opened)}
    if name not in known:
        near = [
            match[0]
            for match in process.extract(name, sorted(known), processor=folded, limit=3, score_cutoff=ALIKE)
        ]
        meant = (
            f"Did you mean {' or '.join(near)}?" if near else "See who is named with: onrecord speakers --all"
        )
        raise QuestionError(f"No article names {name!r}. {meant}")
