"""What is shown of several printings of a statement, on small indexes of our own."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from index.answers.evidence import Evidence, evidence
from index.search.candidates import Candidate
from index.store import articles, passages, statements
from index.store.reader import Reader
from index.types import Span
from tests.index import making

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.store.store import Store
    from index.types import Place


@contextmanager
def stored(home: Place, tmp_path: Path, *texts: str) -> Iterator[Store]:
    documents = tmp_path / "documents"
    documents.mkdir()
    for number, text in enumerate(texts):
        (documents / f"{number}.txt").write_text(text)
    making.run(home, documents)
    reader = Reader(home)
    with reader.snapshot() as snapshot:
        yield snapshot.store
    reader.close()


def shown(store: Store, most: int = 10, unclear: str = "") -> list[Evidence]:
    """Show every statement with its whole article, the earlier articles' first; one's speaker is unclear."""
    chosen = []
    for row, article in articles.within(store):
        pairs = statements.utterances_in(store, passages.ids(store, "sentence"))
        uttered = statements.by_id(store, {statement for statement, _ in pairs}).values()
        theirs = tuple(one for one in uttered if one.article == row)
        if article.path == unclear:
            theirs = tuple(replace(one, speaker=None) for one in theirs)
        chosen.append(Candidate(row, Span(0, len(article.text)), 1 / row, theirs))
    return evidence(store, chosen, most)


def words(found: list[Evidence]) -> list[list[str]]:
    return [[span.of(one.article.text) for span in one.differs] for one in found]


def test_a_copy_is_shown_once_with_where_else_it_stands(home: Place, tmp_path: Path) -> None:
    one, other = "“The levy rises,” said Ana Kovac.", "“The levy rises!” said Ana Kovac in the Tarsk hall."
    with stored(home, tmp_path, one, other) as store:
        found = shown(store)
    assert [one.excerpt for one in found] == [one]
    assert [(copy.article.path, copy.wire) for copy in found[0].also_in] == [("1.txt", False)]
    assert words(found) == [[]]


def test_other_words_are_an_answer_of_their_own_beside_the_first_and_marked(
    home: Place, tmp_path: Path
) -> None:
    texts = [
        "“The levy on water will be 50 percent this year,” said Ana Kovac.",
        "“Nobody asked the bakers about any of this,” said Ana Kovac.",
        "“The levy on water will be 15 percent this year,” said Ana Kovac.",
        "“The levy on water will not be 50 percent this year,” said Ana Kovac.",
    ]
    with stored(home, tmp_path, *texts) as store:
        found = shown(store)
        assert [one.article.path for one in found] == ["0.txt", "2.txt", "3.txt", "1.txt"]
        assert words(found) == [["50"], ["15"], ["not"], []]
        assert [one.also_in for one in found] == [(), (), (), ()]
        assert [one.article.path for one in shown(store, 2)] == ["0.txt", "2.txt"]


def test_a_copy_whose_speaker_is_known_stands_for_those_whose_is_not(home: Place, tmp_path: Path) -> None:
    said = "“The levy rises,” said Ana Kovac."
    with stored(home, tmp_path, said, said) as store:
        found = shown(store, unclear="0.txt")
    assert [one.speaker and one.speaker.name for one in found] == ["Ana Kovac"]
    assert found[0].article.path == "1.txt"
    assert [copy.article.path for copy in found[0].also_in] == ["0.txt"]


def test_the_same_words_by_two_speakers_are_two_answers(home: Place, tmp_path: Path) -> None:
    with stored(
        home, tmp_path, "“The levy rises,” said Ana Kovac.", "“The levy rises,” said Pavel Dorn."
    ) as store:
        found = shown(store)
    assert [one.speaker and one.speaker.name for one in found] == ["Ana Kovac", "Pavel Dorn"]
