"""Passages are whole sentences, each once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.text.passage import LONGEST, cut
from index.text.sentence import sentences

TEXTS = st.text(st.sampled_from('ab .!?\n“”"A1é'), max_size=3000)


@given(TEXTS)
def test_passages_hold_every_sentence_once_and_in_order(text: str) -> None:
    passages = cut(text)
    assert [span for passage in passages for span in passage.sentences] == sentences(text)
    for passage in passages:
        assert passage.start == passage.sentences[0].start
        assert passage.end == passage.sentences[-1].end
        assert passage.end - passage.start <= LONGEST or len(passage.sentences) == 1


def test_a_paragraph_that_is_long_enough_ends_its_passage() -> None:
    paragraph = "The council met on Monday and decided nothing. " * 12
    assert len(cut(f"{paragraph.strip()}\n\n{paragraph.strip()}")) == 2
    assert len(cut("Short one.\n\nShort two.")) == 1
