"""Sixty files as people have them, in all forms, every seventh broken in a way of its own."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.index.articles import paper
from tests.index.articles.reading import put
from tests.index.articles.test_formats import WHOLE, locked, repacked, word_file

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST = ("Ada", "Otto", "Greta", "Igor", "Lena", "Jonas", "Ines", "Pavel")
LAST = ("Brandt", "Olsen", "Hagen", "Lund", "Falk", "Weir", "Marr")
THINGS = ("ferry", "dam", "pier", "bridge", "library", "harbour", "hospital", "museum", "railway", "theatre")
PEAK = re.compile(r"VmHWM:\s+(\d+)")


class Voice(NamedTuple):
    """Who says what, in one of the files."""

    name: str
    thing: str
    number: int

    @property
    def words(self) -> str:
        return f"The {self.thing} will be rebuilt for {self.number} crowns"

    @property
    def text(self) -> str:
        return (
            f"“{self.words},” said {self.name}, who has looked after the {self.thing} for years.\n"
            "The council heard the plan on Monday evening and put it off until autumn. Few people came."
        )


def web_page(voice: Voice) -> bytes:
    paragraphs = "".join(f"<p>{line}</p>" for line in voice.text.splitlines())
    return f"""<!doctype html><html><head><meta charset="utf-8"><title>The {voice.thing}</title>
<script>document.write("“I am a script,” said the script.")</script></head><body>
<div class="cookie-banner"><p>“We love cookies,” said the banner.</p></div>
<article><h1>The {voice.thing}</h1>{paragraphs}</article>
<script>var x = "<p>“Me too,” said the script.</p>";</script><footer>All rights reserved</footer>
</body></html>""".encode()


def pdf(voice: Voice) -> bytes:
    return paper.pdf([paper.column("\n".join(voice.text.replace(", who", ",\nwho").splitlines()))])


MAKE: dict[str, Callable[[Voice], bytes]] = {
    ".html": web_page,
    ".pdf": pdf,
    ".docx": lambda voice: word_file(*voice.text.splitlines()),
    ".md": lambda voice: f"---\ntitle: The {voice.thing}\npublisher: Paper\n---\n\n{voice.text}".encode(),
    ".txt": lambda voice: voice.text.encode(),
    ".jsonl": lambda voice: json.dumps({"text": voice.text, "title": f"The {voice.thing}"}).encode(),
}

BROKEN: dict[str, tuple[bytes, str]] = {
    "03.pdf": (WHOLE[: len(WHOLE) // 2], "is damaged or cut short"),
    "10.docx": (repacked(word_file("x"), b"<a>" + b" " * 60_000_000), "unpacks to 60,"),
    "17.txt": (b"word " * 40_000_000, "is 200 MB large, and at most 10 MB are read: split it"),
    "24.txt": (WHOLE, "is a PDF by its contents, not .txt: rename it to end in .pdf"),
    "31.pdf": (locked("word"), "is protected by a password: save it without one"),
    "38.md": ("“Café,” she said.\n".encode() + "“Café.”".encode("cp1252"), "is not UTF-8 (line 2)"),
    "45.html": (b"<html><body>" + b"<div>" * 10_000 + b"<p>Deep.", "nested more than 250 deep"),
    "52.txt": (b"", "is a link that leads out of the folder: copy the file in, or remove the link"),
}


@pytest.fixture(scope="module")
def voices(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Voice]]:
    home = tmp_path_factory.mktemp("sixty") / "documents"
    good: dict[str, Voice] = {}
    broken = {int(name[:2]) for name in BROKEN}
    for number in range(60):
        if number not in broken:
            voice = Voice(f"{FIRST[number % 8]} {LAST[number % 7]}", THINGS[number % 10], 1000 + number)
            suffix = list(MAKE)[number % 6]
            put(home, {f"{number:02}{suffix}": MAKE[suffix](voice)})
            good[f"{number:02}{suffix}{'#1' if suffix == '.jsonl' else ''}"] = voice
    put(home, {name: data for name, (data, _) in BROKEN.items() if data})
    put(home.parent, {"secret.txt": "“Nobody may read this,” said Ada Brandt."})
    (home / "52.txt").symlink_to(home.parent / "secret.txt")
    return home, good


class Ran(NamedTuple):
    """What a command printed, its exit status, and the most memory that its processes took, in kilobytes."""

    stdout: str
    status: int
    memory: int


def onrecord(home: Path, *arguments: str) -> Ran:
    places = {"ONRECORD_DOCUMENTS": str(home), "ONRECORD_INDEX": str(home.parent / "index")}
    peaks: dict[int, int] = {}
    with tempfile.TemporaryFile("w+") as printed, subprocess.Popen(
        [sys.executable, "-c", "from index.cli import main; main()", *arguments],
        env=os.environ | places | {"HOME": str(home.parent), "TMPDIR": str(home.parent)},
        stdout=printed, stderr=subprocess.DEVNULL,
    ) as running:  # fmt: skip
        while running.poll() is None:
            peaks |= peaks_of(running.pid)
            time.sleep(0.05)
        printed.seek(0)
        return Ran(printed.read(), running.returncode, sum(peaks.values()))


def peaks_of(process: int) -> dict[int, int]:
    """Return the most memory that a process and those it started have had."""
    try:
        found = PEAK.search(Path(f"/proc/{process}/status").read_text(encoding="ascii"))
        started = [task.read_text().split() for task in Path(f"/proc/{process}/task").glob("*/children")]
    except (FileNotFoundError, ProcessLookupError):
        return {}
    peaks = {process: int(found[1])} if found else {}
    for child in (int(one) for some in started for one in some):
        peaks |= peaks_of(child)
    return peaks


def files(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): sha256(file.read_bytes()).hexdigest()
        for file in folder.rglob("*")
        if file.is_file() and "index" not in file.relative_to(folder).parts
    }


def test_sixty_files(voices: tuple[Path, dict[str, Voice]]) -> None:
    home, good = voices
    before = files(home.parent)
    assert sum(name.startswith("documents/") for name in before) == 60
    done = onrecord(home, "index", "--json")
    report = json.loads(done.stdout)
    fatal = {one["path"]: one["message"] for one in report["problems"] if one["fatal"]}
    assert done.status == 1
    assert report["made"] == len(good) == 52
    assert sorted(fatal) == sorted(BROKEN)
    for name, (_, said) in BROKEN.items():
        assert said in fatal[name]
    assert done.memory < 1_000_000
    assert files(home.parent) == before
    again = json.loads(onrecord(home, "index", "--json").stdout)
    assert (again["made"], again["unchanged"]) == (0, 52)

    asked = home.parent / "questions.txt"
    asked.write_text("\n".join(f"What did {one.name} say about the {one.thing}?" for one in good.values()))
    answers = [
        json.loads(line)
        for line in onrecord(home, "ask", "--batch", str(asked), "--json").stdout.splitlines()
    ]
    for (path, voice), answer in zip(good.items(), answers, strict=True):
        excerpts = {one["article"]["path"]: one["excerpt"] for one in answer["evidence"]}
        assert voice.words in excerpts.get(path, ""), (path, answer)
    assert not any(
        "script" in one["excerpt"] or "cookies" in one["excerpt"] for a in answers for one in a["evidence"]
    )
