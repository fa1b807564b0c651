from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.text.flow import flow
from index.text.sentence import sentences


@pytest.mark.parametrize(
    "whole",
    [
        "“We will wait for the harvest,” she told the council.",
        "“Why now?” Mr. Okafor asked.",
        "“Stop it!” he said.",
        "The U.S. Senate heard Sen. Ada Birch at 9 a.m. Tuesday.",
        "Gov. J. B. Lund, Jr., met Dr. Ames of Acme Inc. in St. Ives, Calif., on Jan. 5.",
        "It was … a long night.",
        "It grew by 2.5 percent.",
        "Ms. Roe cited Smith v. Jones.",
        "“No . . . not yet,” said the mayor.",
        "They met in Cairo, Ill. Tom Aske was there.",
        "It was no. 5 of fig. 3.",
    ],
)
def test_stays_whole(whole: str) -> None:
    assert [span.of(whole) for span in sentences(whole)] == [whole]


@pytest.mark.parametrize(
    "parts",
    [
        ["The mill closed.", "Nobody came."],
        ["“The mill is shut.", "We are done,” said Birch."],
        ["He asked, “Why?”", "The clerk left."],
        ["They live in the U.S.", "He does not."],
        ["The mayor was ill.", "Tom Aske did not object."],
        ["It weighs a lot of mass.", "Tom Aske knew."],
        ["He said no.", "Tom Aske left."],
        ["He left at 5 p.m.", "The crowd stayed."],
        ["It is late.”", "“Come home.”"],
        ['She said "no."', '"Never," he said.'],
        ["A headline without a stop", "Another line"],
        ["Really?!", "Yes."],
        ["Nobody knows…", "Perhaps she does."],
        ["He chose Plan B.", "The others did not."],
        ["Image copyright Port Pictures Image caption", "Mayor Birch says it is over"],
        ["Media playback is unsupported on your device Media caption", "“We sail,” Birch said"],
        ["Image caption", "The mill, by night"],
        ["The image caption was wrong.", "He said so."],
    ],
)
@pytest.mark.parametrize("between", [" ", "\n", "\n\n"])
def test_cuts(parts: list[str], between: str) -> None:
    if between == " " and parts[0][-1] not in '.!?”"…' and not parts[0].endswith("caption"):
        pytest.skip("only a line break parts these")
    text = between.join(parts)
    assert [span.of(text) for span in sentences(text)] == parts


@given(st.text(alphabet=st.sampled_from("aB. !?”“\"'…\n\t\u2028)U1"), max_size=200) | st.text(max_size=200))
@example(">0")
def test_covers_all_but_blanks_and_markup(text: str) -> None:
    spans, read = sentences(text), flow(text)
    assert "".join("".join(span.of(read).split()) for span in spans) == "".join(read.split())
    assert all(span.of(text) and span.of(text) == span.of(text).strip() for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_long_line_is_cut_quickly() -> None:
    assert len(sentences("word. Word " * 100_000)) == 100_000 + 1
    assert len(sentences("." * 1_000_000)) == 1
    assert len(sentences("A" * 1_000_000)) == 1
