"""What may be shown, on a small index of our own: how much a statement gains from the best one beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.search import candidates, ranking
from index.search.candidates import LIKE_BESIDE, UNLIKE
from index.search.topic import prepare
from index.store import statements
from index.store.filter import Filter
from index.store.reader import Reader
from tests.index import making

if TYPE_CHECKING:
    from pathlib import Path

REMARK = "“Nobody ever listens,” said Anna Berg."
FILLERS = " ".join(f"Rain fell in village {place}." for place in ("one", "two", "three", "four"))
TEXT = f"“The old dam leaks water,” said Anna Berg. {REMARK} {FILLERS} {REMARK}"


def losses(tmp_path: Path, *texts: str) -> list[list[float]]:
    """Return, for each text, what each statement loses for being unlike the best one on the old dam."""
    documents = tmp_path / "documents"
    documents.mkdir()
    for number, text in enumerate(texts):
        (documents / f"{number}.md").write_text(f"---\ntitle: Notes\n---\n{text}", encoding="utf-8")
    making.run(tmp_path / "index", documents)
    reader = Reader(tmp_path / "index")
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


def test_what_stands_beside_the_best_statement_is_like_it(tmp_path: Path) -> None:
    ((best, beside, apart),) = losses(tmp_path, TEXT)
    assert best == pytest.approx(0, abs=1e-4)
    assert beside == pytest.approx(UNLIKE * (1 - LIKE_BESIDE))
    assert apart > beside + 0.05


def test_the_sentence_before_in_the_index_may_be_of_another_article(tmp_path: Path) -> None:
    (remark,), (best, *_) = losses(tmp_path, REMARK, TEXT)
    assert best == pytest.approx(0, abs=1e-4)
    assert remark > UNLIKE * (1 - LIKE_BESIDE) + 0.05
