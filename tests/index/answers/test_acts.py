"""Questions after what somebody did by speaking, on whatever topic: only what is told so answers them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from index import extent, phrases, silences
from index.answers.answer import Answer, Silence, ask
from index.intake.build import Makers, Source, bring_up_to_date
from index.question.understand import understand
from index.store.reader import Reader
from tests.index.answers.one_article import answered
from tests.index.store.served import empty

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.embedding.encoder import Encoder
    from index.store.reader import Snapshot

DAM = """---
title: Tandor under fire over the Olm dam
published: 2025-03-04
---
Energy minister Pavel Tandor denied on Tuesday that he had known of the cracks in the Olm dam. “I never
asked for that paper,” Tandor said. Tandor said the turbines would run again by May.

Mayor Ottilie Banks accused Tandor of hiding the report. Banks promised that the ferries would be free for
a year.

Rolf Lenz, who keeps the church, said he had never liked the new organ. Lenz apologised for the delay. The
bishop refused to deny the tale, and Tandor declined to confirm it.
"""

PIER = """---
title: Council refuses talks on ferries
published: 2025-03-09
---
“I promise nobody will lose a job,” said Mina Reyn, who runs the docks. Reyn said promises were cheap.
Reyn praised the crews for their patience. Reyn refused to name the buyer.

Otto Kovac ruled any toll out. “There will be no toll,” Kovac said. Kovac called for a vote.
Kovac called the pier a ruin.
"""

BRIDGE = """---
title: Tarsk bridge plans
published: 2025-03-02
---
Mayor Ivo Volkonin rejected the charge that he had hidden the plans for the bridge. “I have nothing in my
drawer,” Volkonin said. Volkonin said the plans would be shown in May. Volkonin rejected a toll.

Ada Birch said there was no truth in reports of a strike at the docks. Birch refused to either confirm or deny
that the crane had been sold. Birch said a strike at the docks would help nobody.

Sela Orlovic described the tale of a secret loan as pure fiction. Orlovic neither confirmed nor denied the
sale of the organ. Orlovic said false teeth were dear.
"""


@pytest.fixture(scope="module", params=["folder", "server"])
def told(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, encoder: Encoder
) -> Iterator[Snapshot]:
    made = tmp_path_factory.mktemp("acts")
    home = empty() if request.param == "server" else made / "index"
    documents = made / "documents"
    documents.mkdir()
    (documents / "dam.md").write_text(DAM, encoding="utf-8")
    (documents / "pier.md").write_text(PIER, encoding="utf-8")
    (documents / "bridge.md").write_text(BRIDGE, encoding="utf-8")
    bring_up_to_date(home, Source(documents), Makers(lambda: encoder))
    reader = Reader(home)
    with reader.snapshot() as pinned:
        yield pinned
    reader.close()


def answer(told: Snapshot, encoder: Encoder, question: str) -> Answer:
    return ask(told, encoder, question, understand(question, told.directory, date(2025, 5, 1)))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("did Tandor deny anything?", ["denied on Tuesday"]),
        ("What did Tandor deny?", ["denied on Tuesday"]),
        ("what was denied by Tandor?", ["denied on Tuesday"]),
        ("Tandor's denial", ["denied on Tuesday"]),
        ("did Lenz apologise for anything at all?", ["apologised for the delay"]),
        ("did Kovac rule anything out?", ["ruled any toll"]),
        ("What did Kovac call for?", ["called for a vote"]),
        ("did Reyn promise something?", ["I promise nobody"]),
        ("did Reyn vow anything?", ["I promise nobody"]),
        ("Did Reyn praise anybody?", ["praised the crews"]),
        ("did Reyn refuse anything?", ["refused to name"]),
        ("did Banks accuse anyone?", ["accused Tandor of hiding"]),
        ("who denied something?", ["denied on Tuesday", "rejected the charge", "no truth", "pure fiction"]),
        ("did Volkonin deny anything?", ["rejected the charge"]),
        ("What has Birch denied?", ["no truth in reports"]),
        ("did Orlovic deny anything?", ["pure fiction"]),
        ("did anyone promise anything?", ["I promise nobody", "Banks promised"]),
        ("who promised anything until 5 March 2025?", ["Banks promised"]),
    ],
)
def test_only_what_is_told_so_answers(
    told: Snapshot, encoder: Encoder, question: str, words: list[str]
) -> None:
    shown = answer(told, encoder, question).evidence
    assert len(shown) == len(words)
    assert all(said in one.excerpt for one, said in zip(shown, words, strict=True))


@pytest.mark.parametrize(
    ("question", "silence", "words"),
    [
        (
            "did Tandor promise anything?",
            Silence.SPEAKER_SILENT,
            "Pavel Tandor is quoted in these articles, but not told to “promise” or the like.",
        ),
        ("did Tandor confirm anything?", Silence.SPEAKER_SILENT, None),
        ("did Elen Marsh promise anything?", Silence.NO_SPEAKER, None),
        (
            "has anyone threatened anything?",
            Silence.NOTHING,
            "Nobody quoted in these articles is told to “threaten” or the like.",
        ),
    ],
)
def test_what_nobody_did_meets_a_silence_that_says_so(
    told: Snapshot, encoder: Encoder, question: str, silence: Silence, words: str | None
) -> None:
    found = answer(told, encoder, question)
    assert (found.silence, found.evidence, found.near) == (silence, (), ())
    assert words in {None, silences.silence(found, silence)}


def test_who_promised_it_is_told_by_what_was_promised(told: Snapshot, encoder: Encoder) -> None:
    found = answer(told, encoder, "did anyone promise free ferries?")
    assert [one.speaker.name for one in found.evidence if one.speaker] == ["Ottilie Banks"]


def test_without_a_name_nobody_elses_are_listed(told: Snapshot, encoder: Encoder) -> None:
    found = answer(told, encoder, "did he deny anything?")
    assert (found.silence, found.evidence) == (Silence.NOTHING, ())


def test_who_else_did_is_none_of_those_told_before(told: Snapshot, encoder: Encoder) -> None:
    before = understand("who promised anything?", told.directory, date(2025, 5, 1))
    found = ask(told, encoder, "not Mina Reyn", replace(before, besides=("Mina Reyn",)))
    assert [one.speaker.name for one in found.evidence if one.speaker] == ["Ottilie Banks"]


def test_of_what_was_done_it_is_told_how_much_else_was_said(told: Snapshot, encoder: Encoder) -> None:
    found = answer(told, encoder, "did Tandor deny anything?")
    assert extent.shown(found) == "1 shown"
    assert extent.rest(found, is_whole=True) == "all 3 statements by Pavel Tandor"


@pytest.mark.parametrize(
    "question", ["did Birch deny a strike at the docks?", "who denied a strike at the docks?"]
)
def test_what_was_denied_is_told_before_what_else_was_said_of_it(
    told: Snapshot, encoder: Encoder, question: str
) -> None:
    shown = answer(told, encoder, question).evidence
    assert "no truth in reports of a strike" in shown[0].excerpt


def test_what_was_denied_is_told_before_the_denial_of_something_else(
    snapshot: Snapshot, encoder: Encoder
) -> None:
    shown = answer(snapshot, encoder, "did Volkonin deny hiding the plans?").evidence
    assert "had hidden its plans" in shown[0].excerpt


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "did Volkonin deny that the dam would cost double?",
            [
                phrases.NOT_DONE.format(act="deny"),
                "None of this says “cost” or “double”; Pavel Dorn does.",
            ],
        ),
        ("did Volkonin deny hiding the plans?", []),
        ("did Dorn warn that the cost would double?", []),
        ("did Volkonin promise sirens?", []),  # as a title says that is shown
        ("did Volkonin praise the sirens?", [phrases.NOT_DONE.format(act="praise")]),
        ("what did Volkonin say about the dam?", []),
    ],
)
def test_it_is_said_where_nothing_shown_is_told_to_do_what_is_asked(
    snapshot: Snapshot, encoder: Encoder, question: str, told: list[str]
) -> None:
    assert phrases.whom(answer(snapshot, encoder, question)) == told


def test_a_word_that_nothing_shown_is_told_with_is_not_told_to_be_somebody_elses_of_another_thing(
    tmp_path: Path, encoder: Encoder
) -> None:
    text = (
        "Ada Kovac, the coach, praised her defence. “The referee let us play,” Kovac said.\n\n"
        "“I blame the dredgers for the dead seabed,” said Safiya Brandt, who dives.\n"
    )
    found = answered(tmp_path, encoder, text, "did Kovac blame the referee?")
    assert phrases.whom(found) == [phrases.NOT_DONE.format(act="blame")]
