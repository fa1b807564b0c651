"""A backup holds what cannot be made again, and gives it back; whatever happens meanwhile, none is lost."""

from __future__ import annotations

import re
import resource
import shutil
import signal
import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from index import settings
from index.cli import app
from index.errors import OnRecordError, StoreError
from index.files import HOLD, workplace
from index.intake import backup, decide
from index.store import copies, revisions, store
from index.store import speakers as people
from tests.index import making
from tests.index.articles.reading import put
from tests.index.intake.kill import as_nobody, ended, killed, unwritable

if TYPE_CHECKING:
    from pathlib import Path

    from index.settings import Settings


class Place:
    """A folder with everything in it that an archive holds."""

    def __init__(self, folder: Path) -> None:
        self.documents, self.index = folder / "documents", folder / "index"
        self.bot, self.people = folder / "bot.db", self.documents / "people.yml"
        self.scalars = folder / "index.calibration.json"
        self.file = folder / "kept.zip"

    @property
    def settings(self) -> Settings:
        found = settings.Settings()
        return found.model_copy(
            update={
                "documents": self.documents,
                "index": self.index,
                "bot_state": self.bot,
                "calibration": None,
            }
        )

    def fill(self, word: str) -> Place:
        put(self.documents, {"a.txt": f"“We {word},” said Ada Brandt. Ada M. Brandt left."})
        making.run(self.index, self.documents)
        self.people.write_text(f"# {word}\n", encoding="utf-8")
        self.scalars.write_text(f'{{"word": "{word}"}}', encoding="utf-8")
        with closing(running(self.bot)) as state, state:
            state.execute("INSERT OR REPLACE INTO thread VALUES (1, ?)", [len(word)])
        return self

    def contents(self) -> tuple[object, ...]:
        with store.reading(self.index) as opened:
            told = [one.article.text for one in revisions.history(opened, "a.txt")]
            rules = people.decided(opened)
        with closing(sqlite3.connect(self.bot)) as state:
            threads = state.execute("SELECT * FROM thread").fetchall()
        return told, rules, threads, self.people.read_text("utf-8"), self.scalars.read_text("utf-8")


def running(file: Path) -> sqlite3.Connection:
    """Open what a bot keeps, as the bot does."""
    state = sqlite3.connect(file)
    state.execute("PRAGMA journal_mode = WAL")
    state.execute("CREATE TABLE IF NOT EXISTS thread (id INTEGER PRIMARY KEY, person INTEGER NOT NULL)")
    return state


@pytest.fixture
def place(tmp_path: Path) -> Place:
    found = Place(tmp_path).fill("won").fill("lost")
    decide.split(found.settings, "Nobody Else", "Ada Brandt")
    return found


def test_what_is_saved_comes_back_though_all_is_lost(place: Place) -> None:
    before = place.contents()
    assert len(backup.save(place.settings, place.file)) == 4
    for lost in (place.bot, place.people, place.scalars):
        lost.unlink()
    shutil.rmtree(place.index)
    assert len(backup.restore(place.settings, place.file)) == 4
    assert place.contents() == before
    assert making.faults(place.index) == []


def test_it_takes_the_place_of_what_came_since(place: Place) -> None:
    before = place.contents()
    backup.save(place.settings, place.file)
    place.fill("drew").fill("fled")
    assert place.contents() != before
    with closing(running(place.bot)) as bot:
        backup.restore(place.settings, place.file)
        assert bot.execute("SELECT person FROM thread").fetchall() == [(4,)]
    assert place.contents() == before
    with ZipFile(place.file) as held:
        assert held.testzip() is None


def test_a_backup_in_use_is_one_state(place: Place, tmp_path: Path) -> None:
    ended, wrong = threading.Event(), list[str]()

    def write() -> None:
        turn = 0
        while not ended.is_set():
            turn += 1
            put(
                place.documents,
                {"b.txt": f"“Turn {turn},” said Otto Brehm.", "c.txt": f"“And {turn},” he said."},
            )
            making.run(place.index, place.documents)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(8):
            file = tmp_path / f"{number}.zip"
            backup.save(place.settings, file)
            other = Place(tmp_path / f"other{number}")
            other.documents.mkdir(parents=True)
            backup.restore(other.settings, file)
            wrong += making.faults(other.index)
    finally:
        ended.set()
        writer.join()
    assert wrong == []


def test_what_is_no_backup_changes_nothing(place: Place) -> None:
    before = place.contents()
    backup.save(place.settings, place.file)
    whole = place.file.read_bytes()
    for bad in (b"", b"PK", whole[: len(whole) // 2], whole.replace(b"onrecord.json", b"onrecord.jsom")):
        place.file.write_bytes(bad)
        with pytest.raises(StoreError, match=r"is no backup, or not a whole one"):
            backup.restore(place.settings, place.file)
        with pytest.raises(StoreError, match=r"is no backup, or not a whole one"):
            backup.refuse_unusable(place.file)
    flipped = bytearray(whole)
    flipped[len(whole) // 2] ^= 0xFF
    place.file.write_bytes(flipped)
    for use in (backup.refuse_unusable, lambda file: backup.restore(place.settings, file)):
        with pytest.raises(OnRecordError):
            use(place.file)
    assert place.contents() == before
    place.file.write_bytes(whole)
    backup.refuse_unusable(place.file)


def test_a_restore_of_no_backup_leaves_nothing_beside_the_index(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = set(place.index.parent.iterdir())
    bad = place.documents / "a.txt"
    command = ["restore", str(bad), "--yes", "--index", str(place.index), "--documents", str(place.documents)]
    monkeypatch.setenv("ONRECORD_BOT_STATE", str(place.bot))
    with pytest.raises(StoreError, match=r"is no backup, or not a whole one"):
        CliRunner().invoke(app, command, catch_exceptions=False)
    assert set(place.index.parent.iterdir()) == there


def test_a_file_that_is_there_is_not_overwritten(place: Place) -> None:
    place.file.write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match=r"is there already\. Name a new file\.$"):
        backup.save(place.settings, place.file)
    assert place.file.read_text(encoding="utf-8") == "mine"
    with pytest.raises(StoreError, match=r"^There is no folder .*/nowhere\. Make it, or name another\.$"):
        backup.save(place.settings, place.file.parent / "nowhere" / "kept.zip")


def test_of_two_backups_to_one_name_at_once_one_is_told_so(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, packed = tmp_path / "saved.zip", copies.copy_index

    def meanwhile(index: Path, copy: Path) -> None:
        packed(index, copy)
        file.write_bytes(b"another's")

    monkeypatch.setattr(copies, "copy_index", meanwhile)
    with pytest.raises(StoreError, match=r"saved\.zip is there already\. Name a new file\.$"):
        backup.save(place.settings, file)
    assert file.read_bytes() == b"another's"
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".onrecord-")] == []


def test_nothing_to_save_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"There is nothing to back up: no index in "):
        backup.save(Place(tmp_path).settings, tmp_path / "kept.zip")
    assert list(tmp_path.iterdir()) == []


def test_a_killed_backup_leaves_no_half_of_one(place: Place) -> None:
    before, step = place.contents(), 0
    while True:
        step += 3
        done = not killed(lambda: backup.save(place.settings, place.file), step)
        assert place.contents() == before
        if place.file.exists():
            backup.restore(place.settings, place.file)
            assert place.contents() == before
            place.file.unlink()
        if done:
            break
    assert step > 10


def test_a_killed_restore_loses_nothing_and_can_be_done_again(place: Place) -> None:
    saved = place.contents()
    backup.save(place.settings, place.file)
    place.fill("drew")
    now, step = place.contents(), 0
    while killed(lambda: backup.restore(place.settings, place.file), step := step + 3):
        for part, (old, new) in enumerate(zip(saved, now, strict=True)):
            assert place.contents()[part] in (old, new)
        assert making.faults(place.index) == []
    assert place.contents() == saved
    assert step > 10


@pytest.mark.parametrize("what", ["backup", "restore"])
def test_a_full_disk_is_one_sentence_and_loses_nothing(place: Place, tmp_path: Path, what: str) -> None:
    backup.save(place.settings, place.file)
    place.fill("drew")
    before = place.contents()
    size = place.file.stat().st_size

    def limited() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size // 4, size // 4))
        if what == "backup":
            backup.save(place.settings, tmp_path / "second.zip")
        else:
            backup.restore(place.settings, place.file)

    assert ended(limited, OnRecordError, OSError) == "refused"
    assert place.contents() == before
    assert not (tmp_path / "second.zip").exists()
    assert [one for one in tmp_path.iterdir() if one.name.startswith(".onrecord-")] == []


@pytest.mark.parametrize("what", ["backup", "restore"])
def test_where_nobody_may_write_it_is_one_sentence_and_loses_nothing(
    place: Place, tmp_path: Path, what: str
) -> None:
    backup.save(place.settings, place.file)
    place.fill("drew")
    before = place.contents()
    second = tmp_path / "second.zip"

    def work() -> object:
        if what == "backup":
            return backup.save(place.settings, second)
        return backup.restore(place.settings, place.file)

    with unwritable(tmp_path):
        assert ended(as_nobody(work), OnRecordError, OSError) == "refused"
    assert place.contents() == before
    assert not second.exists()
    work()


def test_a_copy_that_cannot_be_made_is_told_with_what_mends_it(place: Place, tmp_path: Path) -> None:
    nowhere = tmp_path / "none" / "copy.db"
    for copy, source in ((copies.copy_index, place.index), (copies.copy_file, place.bot)):
        with pytest.raises(
            StoreError, match=rf"^{source} cannot be copied to {nowhere} \(.+ is kept\. Mend: "
        ):
            copy(source, nowhere)


def test_what_a_killed_one_left_beside_is_cleared_by_the_next(place: Place, tmp_path: Path) -> None:
    mine = tmp_path / ".onrecord-mine"
    put(mine, {"notes.txt": "mine"})
    step = 0
    while killed(lambda: backup.save(place.settings, place.file), step := step + 3):
        place.file.unlink(missing_ok=True)
    place.file.unlink()
    left = {one.name for one in tmp_path.iterdir() if (one / HOLD).exists()}
    assert left == set()  # each run cleared what the one before had left
    assert killed(lambda: backup.save(place.settings, place.file), step // 2)
    (left_over,) = (one for one in tmp_path.iterdir() if (one / HOLD).exists())
    with workplace(tmp_path) as in_use:
        assert not left_over.exists()
        backup.save(place.settings, place.file)
        assert in_use.exists()
        backup.restore(place.settings, place.file)
        assert in_use.exists()
    assert not in_use.exists()
    assert (mine / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_it_asks_only_where_something_would_be_replaced(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup.save(place.settings, place.file)
    command = ["restore", str(place.file), "--index", str(place.index), "--documents", str(place.documents)]
    monkeypatch.setenv("ONRECORD_BOT_STATE", str(place.bot))
    each = f"splits in {place.index.absolute()}; what the bot keeps in {place.bot.absolute()}?"
    with pytest.raises(OnRecordError, match=rf"^Replace the index .+{re.escape(each)} Nobody can be"):
        CliRunner().invoke(app, command, catch_exceptions=False)
    before = place.contents()
    shutil.rmtree(place.index)
    place.bot.unlink()
    done = CliRunner().invoke(app, command, catch_exceptions=False)
    assert (done.exit_code, "Replace" in done.output, "kept in" in done.output) == (0, False, False)
    assert place.contents() == before


def test_what_a_restored_index_holds_without_a_file_is_told_before_it_is_removed(place: Place) -> None:
    backup.save(place.settings, place.file)
    command = ["restore", str(place.file), "--index", str(place.index), "--documents", str(place.documents)]
    done = CliRunner().invoke(app, [*command, "--yes"], catch_exceptions=False)
    assert "without a file" not in done.stderr
    gone = place.documents / "a.txt"
    gone.unlink()
    done = CliRunner().invoke(app, [*command, "--yes"], catch_exceptions=False)
    assert f"1 article of it without a file in {place.documents}: {gone.name}." in done.stderr


def test_what_was_there_is_kept_of_every_restore_of_a_second(place: Place) -> None:
    backup.save(place.settings, place.file)
    now = datetime.now(UTC)
    for second in range(60):
        at = now + timedelta(seconds=second)
        place.index.with_name(f"{place.index.name}.before-restore-{at:%Y-%m-%d-%H%M%S}.zip").touch()
    command = ["restore", str(place.file), "--index", str(place.index), "--documents", str(place.documents)]
    done = CliRunner().invoke(app, [*command, "--yes"], catch_exceptions=False)
    assert done.exit_code == 0
    (kept,) = place.index.parent.glob("*.before-restore-*-2.zip")
    backup.refuse_unusable(kept)
