"""Articles come, are corrected and go while another process asks: each answer is of the revision it names.

Six seconds here; a minute with CHURN_SECONDS=60.
"""

from __future__ import annotations

import os
import random
import time
from datetime import date
from typing import TYPE_CHECKING

from index.answers import contract
from index.answers.answer import ask
from index.intake.build import Source, bring_up_to_date
from index.intake.remove import withdraw
from index.question.understand import understand
from index.store import articles, revisions, store
from index.store.reader import Reader
from index.types import Article
from tests.index import making
from tests.index.intake.kill import FORKS
from tests.index.making import MAKERS

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path

SECONDS = float(os.environ.get("CHURN_SECONDS", "6"))
NAMES = ("Ada Brandt", "Otto Brehm", "Lea Horn", "Greta Falk")
THINGS = ("dam", "ferry", "pier", "gauge", "bridge", "treaty")


def test_answers_hold_while_articles_come_and_go(tmp_path: Path) -> None:
    shown, turns, removed = churned(tmp_path, SECONDS)
    assert (shown > 5, turns > 5, removed > 1) == (True, True, True), (shown, turns, removed)


def churned(tmp_path: Path, seconds: float) -> tuple[int, int, int]:
    """Change articles while they are asked about; count excerpts shown, changes and removals."""
    chance = random.Random(6)
    home, index, texts = (tmp_path / name for name in ("documents", "index", "texts"))
    home.mkdir()
    texts.mkdir()
    there: dict[str, list[str]] = {}

    def write(name: str) -> None:
        thing, number = chance.choice(THINGS), chance.randrange(10**6)
        words = f"“The {thing} will cost {number} crowns,” said {chance.choice(NAMES)}. The {thing} waits."
        (texts / Article("", words).text_sha256).write_text(words, encoding="utf-8")
        (home / name).write_text(f"---\ntitle: The {thing}\n---\n{words}\n", encoding="utf-8")
        bring_up_to_date(index, Source(home, (home / name,)), MAKERS)
        there.setdefault(name, []).append(words)

    for number in range(6):
        write(f"{number}.md")
    ours, theirs = FORKS.Pipe()
    asker = FORKS.Process(target=_ask, args=(theirs, index, texts), daemon=True)
    asker.start()
    theirs.close()
    ours.recv()
    ends, turns, removed = time.monotonic() + seconds, 0, 0
    while time.monotonic() < ends:
        turns += 1
        if turns % 3 == 0 and len(there) > 4:
            name = chance.choice(sorted(there))
            withdraw(index, home, name)
            del there[name]
            removed += 1
        else:
            write(chance.choice([*sorted(there), f"{turns + 10}.md"]))
    ours.send("stop")
    shown, wrong = ours.recv()
    asker.join()
    assert wrong == []
    opened = store.open_to_read(making.current(index))
    assert sorted(article.path for _, article in articles.within(opened)) == sorted(there)
    for name, said in there.items():
        assert [one.article.text for one in revisions.history(opened, name)] == said
    opened.close()
    return shown, turns, removed


def _ask(parent: Connection, index: Path, texts: Path) -> None:
    """Ask without pause until told to stop; report excerpts that are not of the revision they name."""
    shown, wrong, turn = 0, list[str](), 0
    reader, encoder = Reader(index), making.WordsEncoder()
    parent.send("ready")
    while not parent.poll():
        turn += 1
        question = f"What did {NAMES[turn % len(NAMES)]} say about the {THINGS[turn % len(THINGS)]}?"
        with reader.snapshot() as snapshot:
            asked = understand(question, snapshot.directory, date(2025, 1, 1))
            found = contract.answer(ask(snapshot, encoder, question, asked))
        for one in found["evidence"]:
            shown += 1
            revised = texts / one["article"]["text_sha256"]
            if not revised.exists():
                wrong.append(f"{one['article']['path']} was never so")
            elif revised.read_text(encoding="utf-8")[one["start"] : one["end"]] != one["excerpt"]:
                wrong.append(f"{one['excerpt']!r} is not what {one['article']['path']} said")
    reader.close()
    parent.send((shown, wrong))
