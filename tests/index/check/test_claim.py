"""What of a message is a quotation, and whom the message gives for its speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.check.check import Checked, check
from index.intake.build import Makers, Source, bring_up_to_date
from index.store.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.embedding.encoder import Encoder
    from index.store.reader import Snapshot

ARTICLE = """---
title: Harbour
publisher: Meridian Desk
---
Prime Minister Lionel Achterberg is to speak. In May he said that he "would rather lose a vote than a pier".

The union said its members had been left "with no choice" after talks broke down.

"She told me, 'Nobody swims here before June,' and went home," Josip Kral said.

The Port Weekly said in an editorial that "the quay is nobody's".
"""


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Iterator[Snapshot]:
    here, made = tmp_path_factory.mktemp("articles"), tmp_path_factory.mktemp("index")
    (here / "harbour.md").write_text(ARTICLE, encoding="utf-8")
    bring_up_to_date(made, Source(here), Makers(lambda: encoder))
    reader = Reader(made)
    with reader.snapshot() as pinned:
        yield pinned
    reader.close()


def verdicts(snapshot: Snapshot, encoder: Encoder, text: str) -> list[tuple[str, str]]:
    return [(one.text, one.verdict) for one in every(snapshot, encoder, text)]


def every(snapshot: Snapshot, encoder: Encoder, text: str) -> tuple[Checked, ...]:
    return check(snapshot, lambda: encoder, text).quotations


@pytest.mark.parametrize(
    ("text", "quoted", "verdict"),
    [
        ('Achterberg would "rather lose a vote than a pier"', "rather lose a vote than a pier", "trimmed"),
        ('Lionel Achterberg: he "would rather lose a vote".', "would rather lose a vote", "trimmed"),
        (
            'In May, he said he "would rather lose a vote than a pier".',
            "would rather lose a vote than a pier",
            "exact",
        ),
        (
            'The union said it had been left "with no choice" after talks broke down',
            "with no choice",
            "exact",
        ),
    ],
)
def test_of_a_message_with_marks_what_stands_in_them_is_the_quotation(
    harbour: Snapshot, encoder: Encoder, text: str, quoted: str, verdict: str
) -> None:
    assert verdicts(harbour, encoder, text) == [(quoted, verdict)]


def test_what_is_printed_as_it_stands_is_one_quotation_marks_and_all(
    harbour: Snapshot, encoder: Encoder
) -> None:
    copied = 'In May he said that he "would rather lose a vote than a pier".'
    assert verdicts(harbour, encoder, copied) == [(copied, "exact")]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ('She told me, "Nobody swims here before June," and went home', "exact"),
        ("She told me, 'Nobody swims here before June,' and ran home", "altered"),
    ],
)
def test_marks_that_the_article_nests_in_a_quotation_are_a_part_of_it(
    harbour: Snapshot, encoder: Encoder, text: str, verdict: str
) -> None:
    assert verdicts(harbour, encoder, text) == [(text, verdict)]


def test_what_is_copied_with_the_words_that_interrupt_it_is_two_quotations(
    snapshot: Snapshot, encoder: Encoder
) -> None:
    copied = "We published every drawing,” he said, “and we will publish every measurement"
    assert [verdict for _, verdict in verdicts(snapshot, encoder, f"“{copied}”")] == ["exact", "trimmed"]


VOTE = '"would rather lose a vote than a pier"'


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        (f"The prime minister {VOTE}, according to the Wire.", None),
        (f"{VOTE}, according to the Harbour Echo", None),
        (f"{VOTE}, according to Meridian Desk", None),
        (f"{VOTE} — Meridian Desk", None),
        (f"{VOTE}, the Wire reports", None),
        (f"{VOTE}, the Quay reported", None),
        (f"{VOTE}, he told the Quay", None),
        (f"{VOTE}, Achterberg told the Wire", "Lionel Achterberg"),
        (f"{VOTE}, said Achterberg in an interview with Josip Kral", "Lionel Achterberg"),
        (f"As the Wire reports, Achterberg said: {VOTE}", "Lionel Achterberg"),
        (f"{VOTE}, according to Achterberg", "Lionel Achterberg"),
        (f"{VOTE}, according to Osk", "Osk"),
        (f"{VOTE}, according to the Ferrow", "Ferrow"),
        (f"{VOTE}, Osk reported", "Osk"),
        (f"{VOTE}, the Port Weekly reported", None),
        ('"the quay is nobody\'s", the Port Weekly said', "Port Weekly"),
    ],
)
def test_neither_the_paper_nor_whom_it_was_told_is_the_speaker(
    harbour: Snapshot, encoder: Encoder, text: str, claimed: str | None
) -> None:
    (found,) = every(harbour, encoder, text)
    is_wrong = claimed in {"Osk", "Ferrow"}
    assert (found.claimed, found.verdict) == (claimed, "somebody_else" if is_wrong else "exact")


@pytest.mark.parametrize(
    ("text", "claimed", "quoted"),
    [
        (
            "Achterberg said that he would rather lose a vote",
            "Lionel Achterberg",
            "he would rather lose a vote",
        ),
        ("Josip Kral said nobody swims here before June", "Josip Kral", "nobody swims here before June"),
        ("Osk said nobody swims here", None, "Osk said nobody swims here"),
    ],
)
def test_the_name_of_whoever_said_it_is_no_word_of_the_quotation(
    harbour: Snapshot, encoder: Encoder, text: str, claimed: str | None, quoted: str
) -> None:
    (found,) = every(harbour, encoder, text)
    assert (found.text, found.claimed) == (quoted, claimed)
