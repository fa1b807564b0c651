"""Words that are only probably somebody's: never shown as theirs, wherever they are shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from index import phrases, silences, whose
from index.answers.answer import Answer, Silence, ask
from index.answers.contract import answer as as_json
from index.check.check import Verdict, check
from index.cli import app
from index.intake.build import Makers, Source, bring_up_to_date
from index.question.understand import understand
from index.store.reader import Reader
from index.types import SURE, Link

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.embedding.encoder import Encoder
    from index.store.reader import Snapshot

ARTICLES = {
    "gazette": "Mayor Ada Birch said it was late.\n\nThe baker Cora Reed went to the fair. "
    "“The old mill on the Olm is rotten.”",
    "echo": "“Nobody can repair the old mill on the Olm,” said Cora Reed. The river rose.",
}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Path:
    home = tmp_path_factory.mktemp("doubtful")
    (home / "documents").mkdir()
    for publisher, text in ARTICLES.items():
        head = f"---\ntitle: The mill\npublisher: {publisher}\npublished: 2025-03-07\n---\n\n"
        (home / "documents" / f"{publisher}.md").write_text(head + text + "\n", encoding="utf-8")
    bring_up_to_date(home / "index", Source(home / "documents"), Makers(lambda: encoder))
    return home


@pytest.fixture
def mill(place: Path) -> Iterator[Snapshot]:
    reader = Reader(place / "index")
    with reader.snapshot() as pinned:
        yield pinned
    reader.close()


def asked(mill: Snapshot, encoder: Encoder, question: str, publisher: str | None = None) -> Answer:
    meant = replace(understand(question, mill.directory, date(2025, 5, 1)), publisher=publisher)
    return ask(mill, encoder, question, meant)


@pytest.mark.parametrize("question", ["What did Cora Reed say about the mill?", "What did Cora Reed say?"])
def test_what_is_only_probably_theirs_is_near_never_evidence(
    mill: Snapshot, encoder: Encoder, question: str
) -> None:
    found = asked(mill, encoder, question)
    assert [one.article.publisher for one in found.evidence] == ["echo"]
    assert [one.article.publisher for one in found.doubtful] == ["gazette"]
    (near,) = as_json(found)["near"]
    assert 0.5 <= near["speaker"]["sure"] < SURE <= as_json(found)["evidence"][0]["speaker"]["sure"]
    assert near["speaker"]["why"] == {"link": "before", "share": 1.0, "distance": 0, "rival": None}


def test_where_nothing_else_is_theirs_it_is_a_silence(mill: Snapshot, encoder: Encoder) -> None:
    found = asked(mill, encoder, "What did Cora Reed say about the mill?", "gazette")
    assert (found.evidence, len(found.near)) == ((), 1)
    assert found.silence in {Silence.SPEAKER_SILENT, Silence.OTHERS_ONLY}


def test_what_somebody_only_probably_said_is_nearest_to_whoever_said_it(
    mill: Snapshot, encoder: Encoder
) -> None:
    found = asked(mill, encoder, "Who said that the old mill on the Olm is rotten?")
    assert "rotten" in found.near[0].excerpt
    assert not any("fair" in one.excerpt for one in found.evidence)


def test_a_word_that_is_shown_as_doubtful_is_not_told_to_be_missing(mill: Snapshot, encoder: Encoder) -> None:
    found = asked(mill, encoder, "What did Cora Reed say about the rotten mill?")
    assert any("rotten" in one.excerpt for one in found.doubtful)
    assert found.evidence
    assert found.missing is None or "rotten" not in found.missing.words


def test_of_all_that_somebody_said_a_silence_says_what_is_uncertain(mill: Snapshot, encoder: Encoder) -> None:
    found = asked(mill, encoder, "What did Cora Reed say?", "gazette")
    assert (found.silence, len(found.near)) == (Silence.SPEAKER_SILENT, 1)
    told = silences.silence(found, Silence.SPEAKER_SILENT)
    assert told == "Cora Reed is quoted in these articles only where it is less than certain who speaks."
    assert silences.above_nearest(found) == phrases.DOUBTFUL
    on_topic = asked(mill, encoder, "What did Cora Reed say about the mill?", "gazette")
    assert silences.above_nearest(on_topic) == phrases.NEAREST


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who said that the old mill on the Olm is rotten?", silences.UNSURE_WHOSE),
        ("Who called the old mill on the Olm rotten?", silences.UNSURE_WHOSE),
        (
            "Did Cora Reed say that the old mill on the Olm is rotten?",
            silences.UNSURE_ON_THIS.format(who="Cora Reed", are="is"),
        ),
        ("Who said that the new mill of Tarsk is rotten?", silences.SILENCES[Silence.NOTHING]),
    ],
)
def test_of_the_very_words_a_silence_says_that_only_whose_they_are_is_uncertain(
    mill: Snapshot, encoder: Encoder, question: str, told: str
) -> None:
    found = asked(mill, encoder, question, "gazette")
    assert found.silence is not None
    assert found.unsure is (told != silences.SILENCES[Silence.NOTHING])
    assert silences.silence(found, found.silence) == told
    if found.unsure:
        assert silences.above_nearest(found) == phrases.DOUBTFUL
        assert ["rotten" in one.excerpt for one in found.near] == [True]


def test_nobody_else_is_told_of_for_doubtful_words(mill: Snapshot, encoder: Encoder) -> None:
    found = asked(mill, encoder, "What did Ada Birch say about the mill?", "gazette")
    assert found.others == ()


def test_a_passage_that_carries_it_names_nobody(mill: Snapshot, encoder: Encoder) -> None:
    found = asked(mill, encoder, "Is the old mill on the Olm rotten?", "gazette")
    assert [one.speaker for one in found.evidence if "rotten" in one.excerpt] == [None]


def test_the_terminal_says_so_and_why(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_INDEX", str(place / "index"))
    monkeypatch.setenv("ONRECORD_DOCUMENTS", str(place / "documents"))
    question = "What did Cora Reed say about the mill?"
    told = CliRunner().invoke(app, ["ask", question, "--explain"], catch_exceptions=False).stdout
    assert f"{phrases.DOUBTFUL}\n" in told
    assert "— probably Cora Reed\n" in told
    reason = "Named: the sentence before has them speak; 73% sure"
    assert f"    {reason}\n" in told
    assert "    Named: the verb of saying is theirs; 96% sure\n" in told
    margin = CliRunner().invoke(app, ["show", "gazette.md"], catch_exceptions=False).stdout
    assert "Cora Reed? ┃ “The old mill" in margin
    assert reason in margin
    assert margin.count("sure\n") == 1  # Birch is named where she speaks
    listed = CliRunner().invoke(app, ["quotes", "--speaker", "Reed"], catch_exceptions=False).stdout
    assert "probably Cora Reed (direct)" in listed


@pytest.mark.parametrize("claimed", ["Cora Reed", "Ada Birch"])
def test_it_neither_bears_a_claim_out_nor_refutes_one(mill: Snapshot, encoder: Encoder, claimed: str) -> None:
    (found,) = check(mill, lambda: encoder, "The old mill on the Olm is rotten.", claimed).quotations
    voice = found.matches[0].speaker
    assert voice is not None
    assert (found.verdict, voice.name, voice.is_doubtful) == (Verdict.EXACT, "Cora Reed", True)
    assert "does not make plain" in phrases.verdict(found)


def test_every_link_has_words() -> None:
    assert set(whose.LINKS) == set(Link)
