"""Questions after people of a kind: "what did fishermen say?" is of those who are called so, named or not."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest

from index import silences
from index.answers.answer import Answer, Silence, ask
from index.answers.contract import evidence
from index.intake.build import Makers, Source, bring_up_to_date
from index.names.kinds import is_one, kind
from index.question.narrow import Given, narrowed
from index.question.understand import understand
from index.search import kinds
from index.store import articles, statements
from index.store.filter import Filter
from index.store.reader import Reader
from index.whose import nobody

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.embedding.encoder import Encoder
    from index.store.reader import Snapshot

DAM = """---
title: The dam of Tarsk
---
Residents of Tarsk fear the dam. “We hear it groan at night,” a resident said. Ada Birch, a resident of Tarsk,
said the dam had kept her awake.

“The eels are gone since the dam was built,” said Otto Kovac, a fisherman from Olm. Fishermen said the dam had
cost them their nets. An old fisherman said he would sell his boat. A nurse said the ward was cold.

Mayor Ivo Volkonin said the dam was safe. Volkonin said the fishermen would be paid.
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Iterator[Snapshot]:
    made = tmp_path_factory.mktemp("kinds")
    (made / "documents").mkdir()
    (made / "documents" / "dam.md").write_text(DAM, encoding="utf-8")
    bring_up_to_date(made / "index", Source(made / "documents"), Makers(lambda: encoder))
    reader = Reader(made / "index")
    with reader.snapshot() as pinned:
        yield pinned
    reader.close()


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("what do residents say?", ["groan", "kept her awake"]),
        ("What did locals say about the dam?", ["groan", "kept her awake"]),
        ("what did the fishermen say?", ["The eels", "nets", "sell his boat"]),
        ("What did fishermen say about their boats?", ["sell his boat"]),
        ("what did a fisherman say about eels?", ["The eels"]),
        ("what did the fisherman say about eels?", ["The eels"]),
        ("what did the nurse say?", ["the ward was cold"]),
        ("what did one of the fishermen say?", ["sell his boat"]),
        ("What did the residents of Tarsk say about the dam?", ["kept her awake"]),
        ("what did fishermen from Olm say?", ["The eels"]),
    ],
)
def test_all_of_a_kind_are_heard_and_nobody_else(
    told: Snapshot, encoder: Encoder, question: str, words: list[str]
) -> None:
    shown = ask(told, encoder, question, understand(question, told.directory, date(2025, 5, 1))).evidence
    assert all(any(word in one.excerpt for one in shown) for word in words)
    assert not any(one.speaker and one.speaker.name == "Ivo Volkonin" for one in shown)


def test_whose_words_answer_is_not_named_as_one_who_speaks_on_it_too(
    told: Snapshot, encoder: Encoder
) -> None:
    found = _ask(told, encoder, "What did residents say about the dam?")
    assert [one.speaker.name for one in found.evidence if one.speaker] == ["Ada Birch"]
    assert [one.name for one in found.others] == ["Ivo Volkonin", "Otto Kovac"]


def test_a_kind_that_says_nothing_is_silent(told: Snapshot, encoder: Encoder) -> None:
    question = "what did teachers say about the dam?"
    found = ask(told, encoder, question, understand(question, told.directory, date(2025, 5, 1)))
    assert (found.silence, found.evidence) == (Silence.NOTHING, ())


def test_of_too_many_sentences_those_in_articles_on_the_topic_are_looked_at(
    tmp_path: Path, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kinds, "HAVING", 1)
    (tmp_path / "documents").mkdir()
    for name, words in (("a", "the harbour was full of silt"), ("b", "he was tired"), ("c", "it had rained")):
        (tmp_path / "documents" / f"{name}.txt").write_text(f"A fisherman said {words}.", encoding="utf-8")
    bring_up_to_date(tmp_path / "index", Source(tmp_path / "documents"), Makers(lambda: encoder))
    with closing(Reader(tmp_path / "index")) as reader, reader.snapshot() as pinned:
        said = kinds.said_by(pinned, Filter(), "a fisherman", "silt")
        (uttered,) = statements.by_id(pinned.store, {row for row, _ in said}).values()
        text = articles.by_row(pinned.store, [uttered.article])[uttered.article].text
    assert "silt" in text


@pytest.mark.parametrize(
    ("question", "called"),
    [
        (
            "What did the residents of Marn say about whether the fishermen will be paid?",
            "the residents of Marn",
        ),
        ("What did teachers say about whether the fishermen will be paid?", "teachers"),
        ("What did the committee say about whether the fishermen will be paid?", "the committee"),
    ],
)
def test_what_others_say_is_no_answer_where_nobody_is_quoted_as_those_asked_after(
    told: Snapshot, encoder: Encoder, question: str, called: str
) -> None:
    found = _ask(told, encoder, question)
    assert (found.silence, found.evidence) == (Silence.NOTHING, ())
    assert silences.silence(found, Silence.NOTHING) == f"Nobody is quoted as {called} in these articles."
    assert [one.excerpt for one in found.near] == ["Volkonin said the fishermen would be paid."]


@pytest.mark.parametrize(
    "question", ["What did the committee reject?", "How do the teachers feel about the dam?"]
)
def test_what_somebody_does_or_thinks_others_may_tell(
    told: Snapshot, encoder: Encoder, question: str
) -> None:
    assert _ask(told, encoder, question).understood.post == ""


HALL = """---
title: The hall
---
Parents were divided. “My youngest daughter thinks the hall is an adventure,” said Ada Birch.
Another mother said she was moving her son. “The hall is cold,” said Otto Kovac, whose boy is in Year 2.

“My hall is not for daughters,” said Ivo Volkonin. Eva Rask, a baker, said that the hall was for all children.
"""

FAIR = """---
title: The fair
---
“My daughter never saw the hall,” said Tor Vane, a bishop.
"""


def test_parents_are_told_by_their_children_where_an_article_speaks_of_parents(
    tmp_path: Path, encoder: Encoder
) -> None:
    (tmp_path / "documents").mkdir()
    for name, text in {"hall": HALL, "fair": FAIR}.items():
        (tmp_path / "documents" / f"{name}.md").write_text(text, encoding="utf-8")
    bring_up_to_date(tmp_path / "index", Source(tmp_path / "documents"), Makers(lambda: encoder))
    reader = Reader(tmp_path / "index")
    with reader.snapshot() as pinned:
        found = _ask(pinned, encoder, "What did parents say about the hall?")
        mothers = _ask(pinned, encoder, "What did mothers say?")
    reader.close()
    assert {one.speaker.name for one in found.evidence if one.speaker} == {"Ada Birch", "Otto Kovac"}
    assert [one.excerpt for one in mothers.evidence] == ["Another mother said she was moving her son."]


TALKS = """---
title: Talks at Tarsk
---
Two members of the Varnian delegation, who asked not to be named, said the levees were old.

The Kestrian delegation said the levees would hold.

The transport ministry of Varnia said the ferry would sail.

The foreign trade ministry said the ferry was late. A health ministry official said it was safe.

A crew member said the engine was cold. “The pump broke,” said one of the crew.

A source close to the crew said the captain had slept. The crew’s families said they were afraid.

The union of Tarsk bakers said bread would rise.

“Flour is dear,” said Ada Birch, the head of the bakers’ union.

Mayor Ivo Volkonin said the delegation was tired. Volkonin said that the new library would open in spring.
"""


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Iterator[Snapshot]:
    made = tmp_path_factory.mktemp("groups")
    (made / "documents").mkdir()
    (made / "documents" / "talks.md").write_text(TALKS, encoding="utf-8")
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
        ("what did the Varnian delegation say about levees?", ["Two members of the Varnian delegation"]),
        ("what did the delegation of Kestria say?", ["The Kestrian delegation"]),
        ("what did members of the Varnian delegation say?", ["Two members of the Varnian delegation"]),
        ("What did the delegates say?", ["The Kestrian delegation", "Two members of the Varnian delegation"]),
        ("what did the transport ministry say about the ferry?", ["The transport ministry of Varnia"]),
        ("what did the ministry of transport say?", ["The transport ministry of Varnia"]),
        ("what did the health ministry say?", ["A health ministry official"]),
        ("what did the crew say?", ["A crew member", "one of the crew"]),
    ],
)
def test_a_group_is_heard_that_has_no_name(
    talks: Snapshot, encoder: Encoder, question: str, called: list[str]
) -> None:
    found = _ask(talks, encoder, question)
    assert all(one.speaker is None for one in found.evidence)
    told = [span.of(one.article.text) for one in found.evidence for span in one.unnamed]
    assert sorted(told) == sorted(called)


def test_a_group_and_whoever_leads_it_are_heard_together(talks: Snapshot, encoder: Encoder) -> None:
    found = _ask(talks, encoder, "what did the bakers' union say?")
    assert {one.speaker.name if one.speaker else None for one in found.evidence} == {None, "Ada Birch"}


def test_of_a_group_that_speaks_of_other_things_it_is_said_who_else_speaks_on_it(
    talks: Snapshot, encoder: Encoder
) -> None:
    found = _ask(talks, encoder, "what did the transport ministry say about the library?")
    assert (found.silence, found.evidence) == (Silence.OTHERS_ONLY, ())
    assert "Ivo Volkonin" in [one.name for one in found.others]
    words = "These articles quote the transport ministry, but not on this. Others are quoted."
    assert silences.silence(found, Silence.OTHERS_ONLY) == words


def test_a_group_can_be_told_apart_from_the_question(talks: Snapshot, encoder: Encoder) -> None:
    understood = understand("the ferry", talks.directory, date(2025, 5, 1))
    asked = narrowed(understood, Given(speaker="transport ministry"), talks.directory)
    found = ask(talks, encoder, "the ferry", asked)
    assert [nobody(one) for one in found.evidence] == ["unnamed here: “The transport ministry of Varnia”"]


@pytest.mark.parametrize("name", ["foreign ministry", "Ruritanian delegation"])
def test_no_other_body_is_heard_for_one(talks: Snapshot, encoder: Encoder, name: str) -> None:
    found = _ask(talks, encoder, f"what did the {name} say?")
    assert (found.silence, found.evidence) == (Silence.NO_SPEAKER, ())


def test_who_is_unnamed_is_told_as_the_article_calls_them(talks: Snapshot, encoder: Encoder) -> None:
    found = _ask(talks, encoder, "what did the Varnian delegation say?")
    told = evidence(found.evidence[0])
    (start, end) = told["unnamed"][0]
    assert TALKS.split("---\n")[2][start:end] == "Two members of the Varnian delegation"
    assert told["speaker"] is None
    assert nobody(found.evidence[0]) == "unnamed here: “Two members of the Varnian delegation”"


@pytest.mark.parametrize(
    "phrase", ["fishermen", "the fishermen", "local residents", "a doctor", "supporters of the new dam"]
)
def test_several_of_a_kind(phrase: str) -> None:
    assert kind(phrase) == phrase


@pytest.mark.parametrize(
    "phrase", ["the fisherman", "mayors of Olm and Marn", "Birch", "Norlanders", "", "boats", "of Tarsk"]
)
def test_somebody_or_something_is_no_kind(phrase: str) -> None:
    assert kind(phrase) == ""


@pytest.mark.parametrize(
    ("called", "asked", "is_so"),
    [
        ("An old fisherman from Olm", "fishermen", True),
        ("Ada Birch, a resident of Tarsk", "locals", True),
        ("U.S. officials", "US officials", True),
        ("German officials", "US officials", False),
        ("A resident of Marn", "residents of Tarsk", False),
        ("Proponents of the dam", "the supporters of the dam", True),
        ("the fishermen’s lawyer", "fishermen", False),
        ("a resident doctor", "residents", False),
    ],
)
def test_who_is_of_a_kind(called: str, asked: str, is_so: bool) -> None:
    assert is_one(called, asked) is is_so
