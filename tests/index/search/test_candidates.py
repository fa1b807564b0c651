"""What may be shown, on a small index of our own: how much a statement gains from the best one beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.search import candidates, ranking
from index.search.candidates import LIKE_BESIDE, UNLIKE
from index.search.topic import prepare
from index.store import articles, passages, statements
from index.store.filter import Filter
from index.store.reader import Reader
from tests.index import making

if TYPE_CHECKING:
    from pathlib import Path

    from index.store.reader import Snapshot
    from index.types import Place

REMARK = "“Nobody ever listens,” said Anna Berg."
FILLERS = " ".join(f"Rain fell in village {place}." for place in ("one", "two", "three", "four"))
TEXT = f"“The old dam leaks water,” said Anna Berg. {REMARK} {FILLERS} {REMARK}"


def losses(home: Place, tmp_path: Path, *texts: str) -> list[list[float]]:
    """Return, for each text, what each statement loses for being unlike the best one on the old dam."""
    documents = tmp_path / "documents"
    documents.mkdir()
    for number, text in enumerate(texts):
        (documents / f"{number}.md").write_text(f"---\ntitle: Notes\n---\n{text}", encoding="utf-8")
    making.run(home, documents)
    reader = Reader(home)
    with reader.snapshot() as snapshot:
        pairs = statements.utterances(snapshot.store, Filter(), "Anna Berg")
        query = prepare("old dam leaks water", making.WordsEncoder())
        scored = ranking.score(snapshot, query, candidates.sentences(pairs))
        alone = dict(zip(scored.ids.tolist(), scored.spoken().tolist(), strict=True))
        sentence = dict(pairs)
        found: dict[int, list[tuple[int, float]]] = {}
        for one in candidates.of_statements(snapshot, pairs, scored):
            lost = alone[sentence[one.uttered[0].id]] - one.score
            found.setdefault(one.article, []).append((one.span.start, lost))
    reader.close()
    return [[lost for _, lost in sorted(found[row])] for row in sorted(found)]


def test_what_stands_beside_the_best_statement_is_like_it(home: Place, tmp_path: Path) -> None:
    ((best, beside, apart),) = losses(home, tmp_path, TEXT)
    assert best == pytest.approx(0, abs=1e-4)
    assert beside == pytest.approx(UNLIKE * (1 - LIKE_BESIDE))
    assert apart > beside + 0.05


def test_the_sentence_before_in_the_index_may_be_of_another_article(home: Place, tmp_path: Path) -> None:
    (remark,), (best, *_) = losses(home, tmp_path, REMARK, TEXT)
    assert best == pytest.approx(0, abs=1e-4)
    assert remark > UNLIKE * (1 - LIKE_BESIDE) + 0.05


def shown(home: Place, tmp_path: Path, text: str, asked: str) -> list[str]:
    """Return what is shown of a text where nobody is asked about, best first."""
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "a.md").write_text(f"---\ntitle: Notes\n---\n{text}", encoding="utf-8")
    making.run(home, documents)
    reader = Reader(home)
    with reader.snapshot() as snapshot:
        scored = ranking.near(snapshot, prepare(asked, making.WordsEncoder()), Filter())
        found = candidates.of_sentences(snapshot.store, scored)
    reader.close()
    return [text[one.span.start : one.span.end] for one in found]


def test_a_sentence_that_answers_as_well_as_the_best_stands_with_it(home: Place, tmp_path: Path) -> None:
    text = f"{FILLERS} The dam leaks water. The dam leaks water. Nobody came."
    assert shown(home, tmp_path, text, "dam leaks water")[0] == "The dam leaks water. The dam leaks water."


def test_a_sentence_that_answers_less_well_does_not_stand_with_the_best(home: Place, tmp_path: Path) -> None:
    text = f"{FILLERS} The dam is old. The dam leaks water. Nobody came."
    assert shown(home, tmp_path, text, "dam leaks water")[0] == "The dam leaks water."


def test_what_somebody_else_says_does_not_stand_with_the_best(home: Place, tmp_path: Path) -> None:
    text = f"{FILLERS} “The dam leaks water,” said Anna Berg. “The dam leaks water,” said Otto Kovac."
    (first, *_) = shown(home, tmp_path, text, "dam leaks water")
    assert (first.count("leaks"), "Berg" in first and "Kovac" in first) == (1, False)


def test_of_a_much_quoted_speaker_the_nearest_are_compared_and_those_with_words_of_the_topic(
    home: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    said = [f"“Village {one} has {one} barns,” said Anna Berg." for one in range(30)]
    said[7], said[21] = "“The dam leaks,” said Anna Berg.", "“Sluices cost us dear,” said Anna Berg."
    for number, text in enumerate(said):
        (documents / f"{number}.md").write_text(f"---\ntitle: Notes\n---\n{text}", encoding="utf-8")
    making.run(home, documents)
    reader = Reader(home)
    with reader.snapshot() as snapshot:
        pairs = snapshot.remembered.utterances(Filter(), "Anna Berg", None)
        query = prepare("the dam and its sluices", making.WordsEncoder())
        assert candidates.on_topic(snapshot, query, pairs) == pairs
        monkeypatch.setattr(candidates, "MUCH", 8)
        monkeypatch.setattr(candidates, "LOOKED_AT", 4)
        kept = candidates.on_topic(snapshot, query, pairs)
        sentences = candidates.sentences(pairs)
        near = {one.id for one in snapshot.sentences.search(query.vector, 4, sentences)}
        words = {
            row for row in sentences.tolist() if any(w in _text(snapshot, row) for w in ("dam", "Sluices"))
        }
        assert len(pairs) == 30
        assert {sentence for _, sentence in kept} == near | words
        assert len(words) == 2
    reader.close()


def _text(snapshot: Snapshot, sentence: int) -> str:
    where = passages.stretches(snapshot.store, "sentence", [sentence])[sentence]
    return articles.by_row(snapshot.store, [where.article])[where.article].text[where.start : where.end]
