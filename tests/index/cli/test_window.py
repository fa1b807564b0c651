"""Whole words in a real terminal's window, at every width: what a pipe shows is there, and nothing is cut."""

from __future__ import annotations

import ast
import json
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from rich.cells import cell_len

from index.cli import app, lines, page
from index.cli.ask import HELP
from index.intake.build import Makers, Source, bring_up_to_date
from tests.index.cli.window import Window, links, once, plain, together, window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.embedding.encoder import Encoder

WIDTHS = (40, 80, 120, 200)
COLOURS = {"colour": {"TERM": "xterm-256color"}, "none": {"TERM": "dumb"}}
LINKED = {"TERM": "xterm-256color", "FORCE_HYPERLINK": "1"}

LONG = (
    "“Whoever sends so much as one soldier across the Olm, under whatever flag and by whatever name, "
    "will have to be taken for what he is, the direct and undisguised arm of those who have wanted this "
    "river all along and have never had the courage to say so before their own parliament,” Otto Brehm "
    "told the assembly."
)
URL = (
    "https://ledger.example/politics/2025/the-assembly-hears-the-general-on-the-soldiers-and-on-the-river-olm"
)
TITLE = "The assembly hears the general, at length, on soldiers who may or may not cross the river"
LATER = (
    "rest of the session, which by its own rules ends when the last member has left the hall and put out "
    "the lamp that burns above the door"
)
ARTICLE = (
    f"---\ntitle: {TITLE}\n"
    f"url: {URL}\npublisher: The Morning Ledger\nauthor: Philippa Anstruther-Gough\npublished: 2025-03-07\n"
    f"---\n{LONG}\n\nThe assembly then rose for the week.\n"
)
QUESTION = "What did Otto Brehm say about soldiers?"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Path:
    folder = tmp_path_factory.mktemp("window")
    documents = folder / "documents"
    documents.mkdir()
    (documents / "general.md").write_text(ARTICLE, encoding="utf-8")
    bring_up_to_date(folder / "index", Source(documents), Makers(lambda: encoder))
    corrected = ARTICLE.replace("then rose for the week", f"then rose for the {LATER}")
    (documents / "general.md").write_text(corrected, encoding="utf-8")
    bring_up_to_date(folder / "index", Source(documents), Makers(lambda: encoder))
    questions = f'{{"question": "{QUESTION}", "expected": ["one soldier across the Olm"]}}\n'
    (folder / "questions.jsonl").write_text(questions, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def places(home: Path) -> dict[str, str]:
    found = {"ONRECORD_INDEX": str(home / "index"), "ONRECORD_DOCUMENTS": str(home / "documents")}
    return {**found, "PYTHONPATH": str(Path(__file__).parents[3]), "TERM": "xterm-256color"}


@pytest.fixture(scope="module")
def opened(home: Path, places: dict[str, str]) -> Iterator[Window]:
    with window(places, home) as one:
        yield one


SAID = LONG[1:].partition("”")[0]
COMMANDS = {
    "ask": (("ask", QUESTION), LONG),
    "ask --explain": (("ask", QUESTION, "--explain"), LONG),
    "ask --batch": (("ask", "--batch", "questions.jsonl"), LONG),
    "search": (("search", "soldiers across the river"), LONG),
    "quotes": (("quotes",), SAID),
    "quotes of a file": (("quotes", "documents/general.md"), SAID),
    "show": (("show", "general.md"), LONG),
    "check": (("check", f"{SAID[:40].replace('one', 'two')}{SAID[40:]}"), LONG),
    "eval": (("eval", "questions.jsonl", "--worst", "1"), LONG),
    "sources": (("sources",), TITLE),
    "sources history": (("sources", "history", "general.md"), LATER),
}
"""Every command that prints what articles hold, and what of that is to be whole."""

PRINT_NONE = {
    "index", "sources add", "sources remove", "backup", "restore", "doctor", "bot",  # what was done
    "speakers", "speakers merge", "speakers split", "speakers undo", "speakers rules", "speakers suggest",
}  # fmt: skip


def test_every_command_that_prints_excerpts_is_run_in_a_window() -> None:
    assert {name.partition(" --")[0].partition(" of ")[0] for name in COMMANDS} | PRINT_NONE == set(
        commands(app)
    )


def commands(group: click.Group, before: str = "") -> Iterator[str]:
    """Yield how each command is called."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        yield before + name
        if isinstance(command, click.Group):
            yield from commands(command, f"{before}{name} ")


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("colour", COLOURS)
@pytest.mark.parametrize("name", COMMANDS)
def test_every_word_is_shown_at_every_width(opened: Window, name: str, colour: str, columns: int) -> None:
    arguments, whole = COMMANDS[name]
    shown = opened.run(columns, *arguments, **COLOURS[colour])
    bars = plain(shown).replace("┃", " ")  # `show` draws it before every line that is said
    assert whole in together(bars)
    assert "\x1b[" in shown or colour == "none" or name.startswith("sources")
    for line in plain(shown).splitlines():
        assert cell_len(line) <= columns or "https://" in line, line


@pytest.mark.parametrize("columns", WIDTHS)
def test_a_long_link_is_in_one_piece_on_a_line_of_its_own(opened: Window, columns: int) -> None:
    shown = plain(opened.run(columns, "ask", QUESTION, TERM="xterm-256color"))
    (line,) = (line for line in shown.splitlines() if "https://" in line)
    assert line.strip().startswith(f"{URL}#:~:text=")
    assert line.count(" ") == len(line) - len(line.lstrip())


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("name", ["search", "quotes", "show"])
def test_whatever_shows_words_leads_to_their_article(opened: Window, name: str, columns: int) -> None:
    shown = plain(opened.run(columns, *COMMANDS[name][0]))
    (line,) = (line.strip() for line in shown.splitlines() if "https://" in line)
    assert line.startswith(f"{URL}#:~:text=") if name == "search" else line == URL
    if name == "search":
        assert links(opened.run(columns, *COMMANDS[name][0], **LINKED)) == {line}


def test_a_speaker_s_names_fill_the_window(opened: Window, faulty: dict[str, str]) -> None:
    assert plain(opened.run(24, "speakers", **faulty)) == "    2  Oswin Heidenreich\n"
    assert plain(opened.run(23, "speakers", **faulty)) == "    2  Oswin\n       Heidenreich\n"


@pytest.mark.parametrize("columns", WIDTHS)
def test_a_title_is_clickable_where_the_terminal_can(opened: Window, columns: int) -> None:
    shown = opened.run(columns, "ask", QUESTION, **LINKED)
    (to,) = links(shown)
    assert to.startswith(f"{URL}#:~:text=")
    assert "https://" not in plain(shown)
    assert "The assembly hears the general, at length, on soldiers who may" in together(shown)


@pytest.mark.parametrize(
    ("environment", "can"),
    [
        ({}, False),
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM_PROGRAM": "iTerm.app"}, True),
        ({"TERM_PROGRAM": "Apple_Terminal"}, False),
        ({"VTE_VERSION": "4601"}, False),
        ({"VTE_VERSION": "6800"}, True),
        ({"VTE_VERSION": "6800", "FORCE_HYPERLINK": "0"}, False),
    ],
)
def test_a_terminal_that_is_not_known_to_follow_links_is_shown_them(
    environment: dict[str, str], can: bool
) -> None:
    assert page.follows_links(environment) is can


def test_the_command_itself_wraps_too(home: Path, places: dict[str, str]) -> None:
    shown = once(40, places, home, "ask", QUESTION)
    assert LONG in together(shown)
    assert max(cell_len(line) for line in plain(shown).splitlines() if "https" not in line) <= 40


@pytest.mark.parametrize(("columns", "end"), [*zip(WIDTHS, ("\x04", "\x03") * 2, strict=True)])
def test_ask_alone_stays_and_each_question_goes_on(
    home: Path, places: dict[str, str], columns: int, end: str
) -> None:
    typed = (f"{QUESTION}\n", "help\n", "\n", "and on the parliament?\n", end)
    shown = once(columns, {**places, "XDG_STATE_HOME": str(home / "state")}, home, "ask", typed=typed)
    assert LONG in together(shown)
    assert together(shown).count("Ask, and ask on") == 1
    assert together(HELP) in together(shown)
    assert "Aborted" not in shown
    assert "speaker: Otto Brehm · topic: the parliament" in together(shown)


def test_what_is_typed_that_is_no_text_is_told_and_asked_anew(home: Path, places: dict[str, str]) -> None:
    typed = ("caf\udce9 and the river\n", f"{QUESTION}\n", "EXIT\n")
    plain_locale = {**places, "LC_ALL": "C", "XDG_STATE_HOME": str(home / "state")}
    shown = together(once(80, plain_locale, home, "ask", typed=typed))
    assert "onrecord: What was typed holds bytes that are not UTF-8. Type it anew. ?" in shown
    assert LONG in shown
    assert shown.endswith("? EXIT")


@pytest.mark.parametrize("columns", WIDTHS)
def test_changes_of_figures_stay_in_their_columns(opened: Window, home: Path, columns: int) -> None:
    told = opened.run(columns, "eval", "questions.jsonl", "--json")
    before = json.loads(told[told.index("{") :])  # after the warning of a part of a sentence
    before["questions"][0]["measures"]["answers hit@1"] = [1, 1]
    (home / "before.json").write_text(json.dumps(before), encoding="utf-8")
    shown = plain(opened.run(columns, "eval", "questions.jsonl", "--against", "before.json"))
    assert max(map(cell_len, shown.splitlines())) <= columns
    values = "1.000 0.000 -1.000, -1.000 to -1.000, 1 question ?"
    if columns >= 80:
        values = values.replace(",", "").replace(" question", "")
    assert f"answers hit@1 {values}" in together(shown)


@pytest.mark.parametrize("columns", WIDTHS)
def test_a_signal_and_its_weight_stay_on_one_line(opened: Window, columns: int) -> None:
    shown = plain(opened.run(columns, "search", "soldiers across the river"))
    signals = re.findall(r"(?:passage|sentence|article|carried) (?:meaning|words) \d\.\d\d × 0?\.\d+", shown)
    assert len(signals) == together(shown).count(" × ")
    assert len(signals) >= 6
    assert max(cell_len(line) for line in shown.splitlines() if "https://" not in line) <= columns


COPIED = ["ask", "what did Oswin Heidenreich say", "--since", "2025-03-01", "-n", "2"]


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> dict[str, str]:
    """Where a speaker stands with more than is shown at once, and a file that cannot be read."""
    folder = tmp_path_factory.mktemp("faulty")
    (folder / "documents" / "norvik").mkdir(parents=True)
    said = "\n\n".join(f"“The {word} will be kept,” said Oswin Heidenreich." for word in ("mill", "pier"))
    kept = f"---\npublished: 2025-03-07\n---\n{said}\n"
    (folder / "documents" / "kept.md").write_text(kept, encoding="utf-8")
    bring_up_to_date(folder / "index", Source(folder / "documents"), Makers(lambda: encoder))
    (folder / "documents" / "norvik" / "broken.of.the.second.day.docx").write_bytes(b"none")
    return {f"ONRECORD_{name.upper()}": str(folder / name) for name in ("index", "documents")}


@pytest.mark.parametrize("columns", WIDTHS)
def test_a_command_to_copy_can_be_copied(opened: Window, faulty: dict[str, str], columns: int) -> None:
    asked = ("ask", "What did Oswin Heidenreich say?", "-n", "1", "--since", "2025-03-01")
    shown = plain(opened.run(columns, *asked, **faulty))
    before, _, copied = shown.partition("onrecord ")
    assert shlex.split(copied.replace("\\\n", ""))[: len(COPIED)] == COPIED  # as a shell reads it
    assert "'what did Oswin Heidenreich say'" in copied
    assert (before.rpartition("\n")[2].strip() == "") is (columns < 120)  # where it fits, it stands beside
    assert max(cell_len(line) for line in shown.splitlines()) <= columns


@pytest.mark.parametrize("columns", WIDTHS)
def test_doctor_breaks_no_word_of_a_path(opened: Window, faulty: dict[str, str], columns: int) -> None:
    shown = plain(opened.run(columns, "doctor", **faulty))
    assert re.search(r"norvik/\s*broken\.of\.the\.second\.day\.docx", shown)
    assert "mend: onrecord sources --broken" in shown
    assert "settings articles are read from" in together(shown)
    assert max(map(cell_len, shown.splitlines())) <= columns


@pytest.mark.parametrize("columns", WIDTHS)
def test_wrong_usage_and_help_break_no_word(opened: Window, columns: int) -> None:
    told = plain(opened.run(columns, "ask", "the", "soldiers", "--until", "the day after tomorrow or so"))
    assert "“the day after tomorrow or so” is not a day. Write it as 2025-03-07" in together(told)
    assert max(map(cell_len, told.splitlines())) <= columns
    told = plain(opened.run(columns, "sources", "add", "--help"))
    assert "A row on it in the sources.csv beside a file comes along" in together(told)
    examples = {line for line in told.splitlines() if line.startswith("  onrecord ")}
    assert len(examples) == 2
    assert all(cell_len(line) <= columns for line in told.splitlines() if line not in examples)


@pytest.mark.parametrize("columns", [20, *WIDTHS])
def test_no_help_breaks_a_word(opened: Window, columns: int) -> None:
    for name in ["", *commands(app)]:
        asked = (*name.split(), "--help")
        told = opened.run(columns, *asked)
        assert together(told) == together(opened.run(200, *asked)), name
        for line in plain(told).splitlines():
            is_kept = line.startswith(("  onrecord ", "  echo ", "  {"))  # examples, to copy
            assert is_kept or cell_len(line) <= columns or len(line.split()) == 1, line


def test_the_command_alone_shows_its_help_once(opened: Window) -> None:
    assert together(opened.run(80)) == together(opened.run(80, "--help"))


def test_lines_break_between_words_steps_and_arguments() -> None:
    assert broken("take the harbour road home", 12) == ["take the", "harbour road", "home"]
    assert broken("see norvik/harbour/old.docx now", 15) == ["see norvik/", "harbour/", "old.docx now"]
    assert broken("a norvik.harbour.docx b", 12) == ["a", "norvik.harbour.docx", "b"]
    assert broken("at https://a.example/very/long now", 12) == ["at", "https://a.example/very/long", "now"]
    assert broken("河川水壩協議簽署", 8) == ["河川水壩", "協議簽署"]
    assert lines.command("onrecord ask 'the dam' -n 3", 27) == ["onrecord ask 'the dam' -n 3"]
    assert lines.command("onrecord ask 'the dam' -n 3", 18) == ["onrecord ask \\", "'the dam' -n 3"]
    name = """onrecord quotes 'Ada O'"'"'Brandt of Olm' -n 3"""
    assert lines.command(name, 14) == ["onrecord \\", "quotes \\", """'Ada O'"'"'Brandt of Olm' \\""", "-n 3"]


def broken(text: str, width: int) -> list[str]:
    starts = [0, *lines.breaks(text, width)]
    return [text[start:end].rstrip() for start, end in zip(starts, [*starts[1:], None], strict=True)]


def test_what_is_asked_for_a_yes_wraps(home: Path, places: dict[str, str]) -> None:
    shown = plain(once(40, places, home, "sources", "remove", "general", typed=("n\n",)))
    told = "1 statement and 1 earlier version? Only a copy of yours brings it back. [y/N]: n"
    assert f"general.md ({TITLE}), {told}" in together(shown)
    assert together(shown).endswith("onrecord: Nothing is changed.")
    assert max(map(cell_len, shown.splitlines())) <= 40
    assert (home / "documents" / "general.md").exists()


def test_quiet_shows_no_bar(home: Path, places: dict[str, str]) -> None:
    (home / "quiet").mkdir()
    (home / "quiet" / "a.txt").write_text("“Yes,” said Ada Brandt.\n", encoding="utf-8")
    where = ("--index", str(home / "of-quiet"), "--documents", str(home / "quiet"))
    assert "a.txt" in once(80, places, home, "index", *where)
    assert once(80, places, home, "index", "--rebuild", "-q", *where) == ""


def test_what_an_article_holds_cannot_steer_the_terminal(opened: Window, home: Path) -> None:
    (home / "bad.txt").write_text(
        "“Clear\x1b[2J the\x07 hall \u202eton,” said Ada Brandt.\n", encoding="utf-8"
    )
    shown = opened.run(80, "quotes", "bad.txt", TERM="xterm-256color")
    assert "Clear␛[2J the␇ hall \ufffdton" in plain(shown)


def test_there_is_no_other_way_to_print() -> None:
    """Standard output is written to in one module, so that no command crops what another keeps whole."""
    folder = Path(page.__file__).parent
    elsewhere = [file for file in folder.rglob("*.py") if file.name != "page.py"]
    assert len(elsewhere) > 10
    found = {
        file.relative_to(folder).as_posix(): _prints(ast.parse(file.read_text(encoding="utf-8")))
        for file in elsewhere
    }
    assert {name: prints for name, prints in found.items() if prints} == {
        "build.py": ["Console"],  # the bar of progress, on standard error
        "help.py": ["self.write"] * 3,  # what click then prints
        "last.py": ["write"],  # a file
        "options.py": ["click.echo"],  # how long it took, on standard error
    }


def _prints(tree: ast.AST) -> list[str]:
    calls = [ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)]
    way = re.compile(r"(.*\.)?(print|echo|secho|echo_via_pager|Console|Table|Panel|write)$")
    return [name for name in calls if way.match(name)]


@pytest.mark.parametrize("columns", WIDTHS)
def test_what_is_told_aside_wraps_and_its_command_can_be_copied(
    opened: Window, faulty: dict[str, str], columns: int
) -> None:
    shown = plain(opened.run(columns, "quotes", f"{faulty['ONRECORD_DOCUMENTS']}/norvik", **faulty))
    assert re.search(r"norvik/\s*broken\.of\.the\.second\.day\.docx: ", shown)
    assert max(map(cell_len, shown.splitlines())) <= columns
    told = once(
        columns, faulty, Path.cwd(), "speakers", "merge", "Ada Brandt-Weissenhorn", "Oswin Heidenreich"
    )
    lead, _, copied = plain(told).partition("onrecord speakers")
    assert "A name that none has you can write into people.yml yourself. See who is named with:" in together(
        lead
    )
    assert shlex.split(copied.replace("\\\n", "")) == ["--all"]
    assert max(map(cell_len, plain(told).splitlines())) <= columns
