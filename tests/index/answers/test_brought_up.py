"""Who has the very words in a sentence, or was asked with them, speaks on that."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from index.answers.sought import seek
from index.question.understand import understand
from index.search import candidates, ranking
from index.search.brought_up import WITHOUT, brought_up
from index.search.topic import prepare
from index.store.articles import by_row
from index.store.filter import Filter
from index.store.statements import utterances
from tests.index.answers.one_article import answered

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding.encoder import Encoder
    from index.search.candidates import Candidate
    from index.store.reader import Snapshot

BANK = """
Elysia's central bank raised its main rate on Thursday, the third rise this year.

"Inflation is a guest who does not hear the hints," Governor Eva Lund told reporters.

Lund said another rise in July could not be excluded. She declined to be drawn on the dock strike, saying only
that supply shocks were "weather, not climate".

Asked whether the government would send gunboats to unload food, Minister Max Roe did not rule it out.
"I will not let the shops go empty," he said. Roe said the cranes cost the country eleven million a day.

Asked about the gallows, Tom Birch shrugged. "Everybody has gone home," Roe said.
"""

STRIKE = """Dock strike goes on
Dockers voted on Monday to strike for five days. The strike is due to begin at midnight.

"We did not want this strike," said Tom Birch, who leads the union. "A strike is hunger."

Birch said the strike would go on until autumn. The strike is the third this year.

"The strike is a fire lit by the fire brigade," Ida Sand said. She said no strike had ever paid for itself.
"""


@pytest.mark.parametrize(
    ("question", "words"),
    [
        pytest.param("What did Eva Lund say about the strike?", "weather, not climate", id="others say more"),
        pytest.param("What did Max Roe say about gunboats?", "Asked whether the government", id="asked"),
    ],
)
def test_who_has_the_words_is_not_silent_on_them(
    tmp_path: Path, encoder: Encoder, question: str, words: str
) -> None:
    found = answered(tmp_path, encoder, BANK, question, STRIKE)
    assert any(words in one.excerpt for one in found.evidence)


def test_what_somebody_else_was_asked_is_not_what_one_answers(tmp_path: Path, encoder: Encoder) -> None:
    found = answered(tmp_path, encoder, BANK, "What did Max Roe say about the gallows?")
    assert not any("gallows" in one.excerpt for one in found.evidence)


CREWS = """
Talis freed the crews on Monday.

"They were treated as guests," Minister Max Roe said. {asked}

Eva Lund, the governor, welcomed the release.
"""


@pytest.mark.parametrize(
    "asked",
    [
        'Asked about the trawlers, he replied: "No guest gets his boat back the same day."',
        "Asked about the trawlers, he said that no guest got his boat back the same day.",
    ],
)
def test_what_somebody_else_answered_stands_in_no_answer_of_the_next(
    tmp_path: Path, encoder: Encoder, asked: str
) -> None:
    crews = CREWS.format(asked=asked)
    found = answered(tmp_path, encoder, crews, "What did Eva Lund say about the trawlers?")
    assert not any("guest" in one.excerpt for one in found.evidence)


WARD = """
Midwife Rosa Lind wept. "Babies read no timetables," she said. Minister Max Roe could not overrule the board.

Minister Max Roe said that he was sorry but could not overrule the board.

His predecessor, Ida Sand, met the board in June. "When I was minister, I overruled them twice," Sand said.

A leaked memo tells a different story. In it, Professor Jon Oster writes that the ward costs too much to keep.
He said he would talk to them. Oster said babies were safe.
"""


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who said they overruled the board?", "I overruled them twice"),
        ("What did Ida Sand say about the board?", "I overruled them twice"),
        ("What did Oster write in the memo?", "In it, Professor Jon Oster writes"),
    ],
)
def test_what_a_pronoun_stands_for_is_spoken_of(
    tmp_path: Path, encoder: Encoder, question: str, words: str
) -> None:
    found = answered(tmp_path, encoder, WARD, question, STRIKE)
    assert any(words in one.excerpt for one in found.evidence)


@pytest.mark.parametrize(("topic", "is_worded"), [("the dam", True), ("the cost of the dam", False)])
def test_nothing_that_others_say_is_nearer_than_the_words(
    snapshot: Snapshot, encoder: Encoder, topic: str, is_worded: bool
) -> None:
    question = f"what did Volkonin say about {topic}?"
    asked = understand(question, snapshot.directory, date(2025, 6, 1))
    assert (seek(snapshot, encoder, question, asked).prospect.sure == 1.0) is is_worded


TALK = """
HOST: Eva Lund, are Rovers going up?

EVA LUND: Ask me in April. Today I'm only thinking about who cuts the grass at the harbour ground.

HOST: And the dock strike? The owner is your owner.

EVA LUND: Half of our people work there. I stand with them, and Tom knows that.
"""


def test_a_turn_answers_the_question_before_it(tmp_path: Path, encoder: Encoder) -> None:
    first, *_ = answered(tmp_path, encoder, TALK, "Eva Lund on the strike", STRIKE).evidence
    assert first.excerpt.startswith("EVA LUND: Half of our people")


def test_what_has_no_word_of_it_counts_for_less_beside_what_has(snapshot: Snapshot, encoder: Encoder) -> None:
    query, pairs = prepare("the siren", encoder), utterances(snapshot.store, Filter(), "Tomas Rill")
    spoken = candidates.sentences(pairs)
    found = candidates.of_statements(snapshot, pairs, ranking.score(snapshot, query, spoken))
    after, is_worded = brought_up(snapshot, found, query.terms, spoken)
    assert is_worded
    shares = [WITHOUT, 1.0]  # of what has no "siren", and of what has it
    expected = [one.score * shares["siren" in _text(snapshot, one)] for one in found]
    assert [one.score for one in after] == pytest.approx(sorted(expected, reverse=True))
    assert {"siren" in _text(snapshot, one) for one in after} == {True, False}


def _text(snapshot: Snapshot, one: Candidate) -> str:
    return one.span.of(by_row(snapshot.store, [one.article])[one.article].text)
