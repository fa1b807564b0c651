from __future__ import annotations

import pytest

from index.lexicon import entries
from index.text.cues import cue, is_cue_noun, phrasal, takes_that
from index.text.english import inflect


@pytest.mark.parametrize(
    ("form", "verb"),
    [("said", "say"), ("saying", "say"), ("denies", "deny"), ("quipping", "quip"), ("wrote", "write")],
)
def test_knows_every_form(form: str, verb: str) -> None:
    known = cue(form)
    assert known is not None
    assert known.verb == verb


def test_unknown_words_are_no_cues() -> None:
    assert cue("walked") is None


def test_particles_belong_to_their_cue() -> None:
    known = cue("shot")
    assert known is not None
    assert known.particle == "back"
    ruled, ruled_out = cue("ruled"), phrasal("ruled", "out")
    assert ruled is not None
    assert ruled_out is not None
    assert (ruled.particle, ruled_out.complements) == ("", frozenset({"np"}))
    assert phrasal("ruled", "on") is None


def test_inflects() -> None:
    assert inflect("deny") == ("deny", "denies", "denied", "denied", "denying")
    assert inflect("agree") == ("agree", "agrees", "agreed", "agreed", "agreeing")
    assert inflect("stress")[1] == "stresses"
    assert inflect("quip", "quipped")[-1] == "quipping"


def test_nouns() -> None:
    assert takes_that("claims")
    assert takes_that("suggestion")
    assert is_cue_noun("statements")
    assert not takes_that("statue")


def test_entries_are_written_once() -> None:
    for name in ("cue_verbs", "cue_nouns", "cue_nouns_that", "roles", "idle_verbs"):
        words = [entry.partition(":")[0] for entry in entries(name)]
        assert len(words) == len(set(words)), sorted(word for word in set(words) if words.count(word) > 1)
