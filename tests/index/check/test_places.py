"""Where a quotation's words stand, when an article interrupts, repeats or only half names its speaker."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from index.check.check import Checked, check
from index.intake.build import Makers, Source, bring_up_to_date
from index.store.reader import Reader
from tests.growth import LINEAR, growth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.embedding.encoder import Encoder
    from index.store.reader import Snapshot

INTERRUPTED = """\
“And,” said Henrik Aldous, who has run the harbour office since the old quay burned down in the great storm \
of that winter, “the ferry never waits for anybody.” The council disagreed.

“We do well,” said Henrik Aldous, a pilot who kept three northern lights for thirty years and could \
not say why, before he moved inland to grow apples and write letters to the newspapers. “But I think most \
skippers would have sold two boats, a house and a dog.”
"""

REPEATED = """\
Ines Corral said her brother would be the first gardener of the palace.

Many gardeners apply to the palace each spring, and few of them are heard of again, which is why the office
prints no list. It has done so since the old king died, and nobody in town has ever complained about that.

Ines Corral said her brother would be sent for special plants overseas.

“… the hedge maze has no way out,” Ines Corral said.

“The pond is full,” Ines Corral said on Monday. “The fish are fat.”

Ines Corral said that the roses were late, and there was “no reason" yet that anybody should cut them.
"""

HALF_NAMED = "“The carousel will turn again by Easter,” Brandt said."

BOTH_NAMED = """\
“The fair opens on Sunday,” Otto Brandt said.

“Bring your own horses,” Clara Brandt said.
"""

RULED = """\
“In the end, the council is not, whatever it says, entitled to sell this dam,” Tom Kovac said.

“It is not true, of course, that the gates are safe in winter,” he added.

“The water may stand at nine metres — no more,” he said.

“I trust the council with the keys and never with the money,” he said.

“The town can pay for all of the repairs in no circumstances,” Kovac said.

“I do not mind the noise, and the lamps may burn all night,” Kovac said.

“The orchard never stood empty and the gate was left open,” Kovac said.

“Nobody swept the attic and locked the cellar,” Kovac said.
"""

ARTICLES = {
    "interrupted": INTERRUPTED,
    "repeated": REPEATED,
    "half": HALF_NAMED,
    "both": BOTH_NAMED,
    "ruled": RULED,
}


CROWD = {
    f"{number:02}": f"“We want a better pier, by the pier board, for quay {number},” Piet Mertens said."
    for number in range(20)
}
CROWD["long"] = """\
The committee met for the ninth time on a wet evening, and most of the evening went on the minutes of the
eighth. Lotte Ferber asked for a better pier. She was thanked and the lamps were lit, after which the members
took their letters to the pier board themselves, as they have done in each of the years since the flood.
"""


@contextmanager
def indexed(
    tmp_path_factory: pytest.TempPathFactory, encoder: Encoder, articles: dict[str, str]
) -> Iterator[Snapshot]:
    here = tmp_path_factory.mktemp("articles")
    for name, text in articles.items():
        (here / f"{name}.txt").write_text(text, encoding="utf-8")
    made = tmp_path_factory.mktemp("index")
    bring_up_to_date(made, Source(here), Makers(lambda: encoder))
    reader = Reader(made)
    with reader.snapshot() as pinned:
        yield pinned
    reader.close()


@pytest.fixture(scope="module")
def fair(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Iterator[Snapshot]:
    with indexed(tmp_path_factory, encoder, ARTICLES) as pinned:
        yield pinned


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Iterator[Snapshot]:
    with indexed(tmp_path_factory, encoder, CROWD | {"ines": "“No,” Ines Corral said."}) as pinned:
        yield pinned


def one(snapshot: Snapshot, encoder: Encoder, text: str, speaker: str | None = None) -> Checked:
    (found,) = check(snapshot, lambda: encoder, text, speaker).quotations
    return found


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("And the ferry never waits for anybody.", "exact"),
        ("We do well, But I think most skippers would have sold two boats, a house and a dog.", "exact"),
        ("We do well, most skippers would have sold two boats, a house and a dog.", "trimmed"),
        ("We do well, But I think most … sold two boats, a house and a dog.", "trimmed"),
        ("We do well, But I think most skippers would have sold two boats, a house and a cat.", "altered"),
        ("her brother would be … for special plants overseas", "trimmed"),
        ("… the hedge maze has no way out", "exact"),
        ("… hedge maze has no way out", "trimmed"),
        ("The pond is full. The fish are fat.", "exact"),
        ("that the roses were late, and there was reason yet that anybody should cut them", "altered"),
    ],
)
def test_words_around_an_interruption_are_the_speakers(
    fair: Snapshot, encoder: Encoder, text: str, verdict: str
) -> None:
    assert one(fair, encoder, text).verdict == verdict


def test_an_altered_quotation_is_told_from_the_words_that_attribute_it(
    fair: Snapshot, encoder: Encoder
) -> None:
    found = one(fair, encoder, "“The hedge maze has one way out,” Ines Corral said.")
    assert (found.text, found.verdict) == ("The hedge maze has one way out,", "altered")


@pytest.mark.parametrize(
    ("speaker", "verdict"),
    [
        ("Brandt", "exact"),
        ("Otto Brandt", "exact"),
        ("Clara Brandt", "exact"),
        ("Ines Corral", "somebody_else"),
    ],
)
def test_a_surname_that_two_have_may_be_either(
    fair: Snapshot, encoder: Encoder, speaker: str, verdict: str
) -> None:
    assert one(fair, encoder, "The carousel will turn again by Easter,", speaker).verdict == verdict


@pytest.mark.parametrize(
    ("text", "speaker", "verdict"),
    [
        ("a better pier", "Lotte Ferber", "trimmed"),
        ("a better pier", "Ines Corral", "somebody_else"),
    ],
)
def test_a_phrase_that_many_have_is_looked_for_in_the_speakers_own_words(
    crowd: Snapshot, encoder: Encoder, text: str, speaker: str | None, verdict: str
) -> None:
    assert one(crowd, encoder, text, speaker).verdict == verdict


@pytest.mark.parametrize("text", ["1," * 10_000, "a" * 20_000, "“qux " * 30, "$ %", "'" * 20_000])
def test_what_nobody_says_is_not_found_soon(fair: Snapshot, encoder: Encoder, text: str) -> None:
    def verdicts(words: str) -> set[str]:
        return {each.verdict for each in check(fair, lambda: encoder, words).quotations}

    assert verdicts(text) <= {"not_found", "near"}
    assert growth(verdicts, text[: len(text) // 2], text) < LINEAR


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("entitled to sell this dam", "altered"),
        ("the council is entitled to sell this dam", "altered"),
        ("the gates are safe in winter", "altered"),
        ("The town can pay for all of the repairs", "altered"),
        ("mind the noise", "altered"),
        ("The water may stand at nine metres", "trimmed"),
        ("I trust the council with the keys", "trimmed"),
        ("the gate was left open", "trimmed"),
        ("locked the cellar", "altered"),
        ("the lamps may burn all night", "trimmed"),
        ("Ines Corral: “The water may stand at nine metres”", "somebody_else"),
    ],
)
def test_a_not_counts_where_it_belongs_to_the_words_that_are_quoted(
    fair: Snapshot, encoder: Encoder, text: str, verdict: str
) -> None:
    assert one(fair, encoder, text).verdict == verdict


def test_a_quotation_over_a_line_break_is_one(fair: Snapshot, encoder: Encoder) -> None:
    found = check(fair, lambda: encoder, "Kovac: “the water may stand at\nNine metres”")
    assert [each.text for each in found.quotations] == ["the water may stand at\nNine metres"]
