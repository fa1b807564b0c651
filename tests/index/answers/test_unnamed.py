"""Those whom articles quote without a name: who speaks for a county, holds a post, and "the ministry"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from index import extent, phrases, silences
from index.answers.answer import Answer, Silence, ask
from index.cli import onward
from index.intake.build import Makers, Source, bring_up_to_date
from index.names.directory.police import is_officer
from index.names.groups import pronoun
from index.question.understand import understand
from index.store.reader import Reader
from index.whose import nobody

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.embedding.encoder import Encoder
    from index.store.reader import Snapshot

QUAY = """---
title: The quay of Marn
---
The quay of Marn was shut on Monday. A spokesperson for the county said the quay was “rotten through”.

Otto Reck, who asked the county for planks, said the county had sent none.

The harbour master said no boat would sail. A former harbour master said the piles
were sound.

The foreign ministry called the quay a shame. According to the ministry, the planks were late.
A spokesman for the ministry said the piles were new.

Detective Inspector Nora Quist said the planks were stolen. Police said a van was found. A police officer said
it was empty. A private detective, Tor Vane, said the van was his. Chief inspector Emil Sand, who looks after
cranes, said the cranes were old.

The economy minister, Pia Lund, said the government was ready to help with repairs, but ruled out a rescue
with public money.

A union official said the dockers were idle. “We have no orders,” a docker said.

Ada Birch, the spokeswoman of the bakers, said bread was dear. A bakers’ spokesman said flour was short.
"""


OLM = """---
title: The bridge at Olm
---
The transport ministry said the bridge would be shut. Two ministries sent boats: the Kestrian foreign ministry
and the transport ministry. The ministry said the boats were slow.
"""


@pytest.fixture(scope="module")
def quay(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Iterator[Snapshot]:
    made = tmp_path_factory.mktemp("quay")
    (made / "documents").mkdir()
    (made / "documents" / "quay.md").write_text(QUAY, encoding="utf-8")
    (made / "documents" / "olm.md").write_text(OLM, encoding="utf-8")
    bring_up_to_date(made / "index", Source(made / "documents"), Makers(lambda: encoder))
    reader = Reader(made / "index")
    with reader.snapshot() as pinned:
        yield pinned
    reader.close()


def _ask(told: Snapshot, encoder: Encoder, question: str) -> Answer:
    return ask(told, encoder, question, understand(question, told.directory, date(2025, 5, 1)))


@pytest.mark.parametrize(
    ("question", "called"),
    [
        ("What did the spokesperson for the county say?", {"A spokesperson for the county"}),
        ("What did the county's spokeswoman say?", {"A spokesperson for the county"}),
        ("What did the county say about the quay?", {"A spokesperson for the county"}),
        (
            "What did the foreign ministry say?",
            {"The foreign ministry", "the ministry", "A spokesman for the ministry"},
        ),
        ("What did the transport ministry say?", {"The transport ministry"}),
        ("What did the union official say?", {"A union official"}),
        ("What did the harbour master say?", {"The harbour master"}),
        ("What did the former harbour master say?", {"A former harbour master"}),
    ],
)
def test_whoever_speaks_for_a_body_is_found_as_the_article_calls_them(
    quay: Snapshot, encoder: Encoder, question: str, called: set[str]
) -> None:
    found = _ask(quay, encoder, question)
    assert {nobody(one) for one in found.evidence} == {f"unnamed here: “{one}”" for one in called}


@pytest.mark.parametrize(
    "question",
    [
        "What did the county official say?",
        "What did the customs chief say?",
        "What did the mayor of Marn say?",
    ],
)
def test_nobody_else_is_heard_for_them(quay: Snapshot, encoder: Encoder, question: str) -> None:
    found = _ask(quay, encoder, question)
    assert (found.evidence, found.silence) == ((), Silence.NO_SPEAKER)


def test_for_the_police_their_officers_speak_with_a_name_or_without(quay: Snapshot, encoder: Encoder) -> None:
    found = _ask(quay, encoder, "What did the police say?")
    told = {one.speaker.name if one.speaker else nobody(one) for one in found.evidence}
    assert told == {"Nora Quist", "unnamed here: “Police”", "unnamed here: “A police officer”"}
    assert phrases.whom(found) == ["for the police: Nora Quist (Detective Inspector)"]


def test_all_that_is_said_is_found_by_what_they_are_called(quay: Snapshot, encoder: Encoder) -> None:
    few = _ask(quay, encoder, "What did the police say about the van?")
    all_ = ["onrecord ask 'what did the police say' -n 3"]
    assert (extent.rest(few, is_whole=True), onward.every(few)) == ("all 3 statements by the police", all_)
    one = replace(few, evidence=few.evidence[:1], answering=2)
    assert onward.every(one) == ["onrecord ask 'What did the police say about the van?' -n 2"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("army", "The army is"),
        ("armed forces", "The armed forces are"),
        ("Harbour Council", "Harbour Council is"),
    ],
)
def test_a_body_that_is_never_quoted_is_told_as_people_call_it(
    quay: Snapshot, encoder: Encoder, name: str, told: str
) -> None:
    found = _ask(quay, encoder, f"What did the {name} say?")
    said = silences.silence(found, Silence.NO_SPEAKER)
    assert said.startswith(f"{told} never quoted in these articles.")


def test_who_speaks_of_a_body_that_is_never_quoted_is_nearest_on_what_is_asked(
    quay: Snapshot, encoder: Encoder
) -> None:
    found = _ask(quay, encoder, "What did the government say about money?")
    assert (found.silence, [one.speaker.name for one in found.near if one.speaker]) == (
        Silence.NO_SPEAKER,
        ["Pia Lund"],
    )


@pytest.mark.parametrize(
    ("called", "told"),
    [("the hospital", "it"), ("the police", "them"), ("crew members", "them"), ("the doctors", "them")],
)
def test_what_stands_for_people_and_for_a_body(called: str, told: str) -> None:
    assert pronoun(called) == told


@pytest.mark.parametrize(
    ("title", "is_so"),
    [
        ("detective inspector", True),
        ("police sergeant", True),
        ("constable", True),
        ("inspector", False),
        ("private detective", False),
        ("former police chief", False),
        ("chair of the police federation", False),
        ("sergeant", False),
    ],
)
def test_who_is_of_the_police(title: str, is_so: bool) -> None:
    assert is_officer(title) is is_so


def test_who_is_known_by_name_is_heard_alone(quay: Snapshot, encoder: Encoder) -> None:
    found = _ask(quay, encoder, "What did the spokeswoman of the bakers say?")
    assert [one.speaker and one.speaker.name for one in found.evidence] == ["Ada Birch"]
