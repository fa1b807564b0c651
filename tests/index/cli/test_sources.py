"""`onrecord sources` as an admin uses it: a local web server, a folder, and what stands there afterwards."""

from __future__ import annotations

import codecs
import json
import os
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from index.articles.scan import read
from index.cli import app
from index.errors import ArticleError, FetchError, OnRecordError, QuestionError
from index.intake import add, copy
from index.intake.build import Source, bring_up_to_date
from index.intake.remove import withdraw
from index.store import store
from index.store.articles import entries, find
from index.store.revisions import history
from index.web import guard
from tests.index.articles import paper
from tests.index.articles.reading import articles, put
from tests.index.articles.test_formats import word_file
from tests.index.cli.window import once
from tests.index.making import MAKERS, current
from tests.index.web.site import bounds, served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.embedding.encoder import Encoder
    from index.intake.copy import Taken
    from tests.index.web.site import Site

STORY = """<html><head><meta charset="utf-8"><title>The vote</title>
<meta property="og:site_name" content="The News"><meta property="article:published_time" content="2025-04-02">
<link rel="canonical" href="{url}"></head><body><article><h1>The vote</h1>
<p>“We {won} the vote,” said Ada Brandt in the town hall of Tarsk. Nobody else had come to speak.</p>
<p>“I counted twice,” Brandt added, before she locked the door of the hall and left.</p>
</article></body></html>"""


class Desk:
    """A documents folder, its index, and a site to fetch from."""

    def __init__(self, folder: Path, site: Site) -> None:
        self.site, self.home, self.index = site, folder / "documents", folder / "index"
        self.home.mkdir()
        self.say("won")
        self.run()

    def say(self, won: str, path: str = "/story") -> None:
        self.site.pages[path] = STORY.format(won=won, url=self.site.url(path))

    def run(self) -> None:
        bring_up_to_date(self.index, Source(self.home), MAKERS)

    def take(self, path: str, host: str = "news.test") -> Taken:
        opened = store.open_to_read(current(self.index))
        listed = entries(opened)
        opened.close()
        taken = add.take_url(self.site.url(path, host), self.home, self.home, listed, bounds())
        self.run()
        return taken

    def files(self) -> list[str]:
        return sorted(
            file.relative_to(self.home).as_posix() for file in self.home.rglob("*") if file.is_file()
        )


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with served() as site:
        yield Desk(tmp_path, site)


def test_a_fetched_page_is_a_file_that_a_person_can_edit(desk: Desk) -> None:
    taken = desk.take("/story?utm_source=feed")
    assert taken.done == "is added"
    text = taken.file.read_text(encoding="utf-8")
    url = desk.site.url("/story")
    fields = f"title: The vote\nurl: {url}\npublisher: The News\npublished: '2025-04-02'\netag: "
    assert text.startswith(f"---\n{fields}")
    assert text.endswith("before she locked the door of the hall and left.\n")
    opened = store.open_to_read(current(desk.index))
    assert [one.title for one in entries(opened)] == ["The vote"]
    opened.close()


def test_a_changed_page_is_a_revision_of_the_same_file(desk: Desk) -> None:
    first = desk.take("/story")
    assert desk.take("/story").done == "has not changed"
    desk.say("lost")
    again = desk.take("/story?fbclid=1")
    assert (again.file, again.done) == (first.file, "is corrected")
    opened = store.open_to_read(current(desk.index))
    assert opened._db.execute("SELECT count(*) FROM revision").fetchone() == (1,)
    opened.close()


def test_every_door_leads_to_the_same_file(desk: Desk) -> None:
    first = desk.take("/story")
    desk.site.pages["/story/amp"] = desk.site.pages["/story"]
    assert {desk.take("/story/amp").file, desk.take("/story", "amp.news.test").file} == {first.file}
    desk.say("won", "/another-door")
    taken = desk.take("/another-door")
    assert taken.file == first.file
    assert taken.done == f"holds the same words already, from {desk.site.url('/story')}"
    assert desk.files() == [first.file.name]


def test_two_papers_that_print_the_same_words_stay_two_articles(desk: Desk) -> None:
    desk.take("/story")
    desk.site.pages["/story"] = STORY.format(won="won", url=desk.site.url("/story", "paper.test"))
    assert desk.take("/story", "paper.test").done == "is added"
    assert len(desk.files()) == 2


def test_a_page_is_not_believed_to_be_another_sites(desk: Desk) -> None:
    desk.site.pages["/story"] = STORY.format(won="won", url="https://famous.example/story")
    assert f"url: {desk.site.url('/story')}\n" in desk.take("/story").file.read_text(encoding="utf-8")


def test_nothing_is_kept_of_what_cannot_be_read(desk: Desk) -> None:
    for path in ("/gone", "/bomb", "/to-loopback", "/picture"):
        with pytest.raises(FetchError):
            desk.take(path)
    desk.site.files["/scan.pdf"] = ("application/pdf", paper.pdf([[]]))
    with pytest.raises(ArticleError, match="is a scan"):
        desk.take("/scan.pdf")
    assert desk.files() == []


def test_pdf_and_word_files_are_kept_whole_with_a_row(desk: Desk) -> None:
    desk.site.files["/report.pdf"] = (
        "application/pdf",
        paper.pdf([paper.column("“We won,” said Ada Brandt.")]),
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    desk.site.files["/memo.docx"] = (kind, word_file("“We lost,” said Otto Brehm."))
    for path in ("/report.pdf", "/memo.docx"):
        assert desk.take(path).done == "is added"
        assert desk.take(path).done == "has not changed"
    opened = store.open_to_read(current(desk.index))
    assert [one.url for one in entries(opened)] == [desk.site.url("/memo.docx"), desk.site.url("/report.pdf")]
    opened.close()
    for name in desk.files()[:2]:
        withdraw(desk.index, desk.home, name)
    assert (desk.home / "sources.csv").read_text() == "path,title,url,publisher,author,published\n"


def test_files_are_copied_in(desk: Desk, tmp_path: Path) -> None:
    put(tmp_path, {"a.txt": "“We won,” said Ada Brandt.", "b.xyz": "PK", "c/a.txt": "Another."})
    into = add.folder_of(desk.home, "city/hall")
    taken = copy.take_file(tmp_path / "a.txt", desk.home, into)
    assert taken.file == desk.home / "city" / "hall" / "a.txt"
    assert copy.take_file(taken.file, desk.home, into).done == "lies there already"
    with pytest.raises(ArticleError, match="There is another"):
        copy.take_file(tmp_path / "c" / "a.txt", desk.home, into)
    with pytest.raises(ArticleError, match="is passed over"):
        copy.take_file(tmp_path / "b.xyz", desk.home, into)
    for outside in ("../elsewhere", "/etc"):
        with pytest.raises(ArticleError, match="is no folder within"):
            add.folder_of(desk.home, outside)


def test_one_line_of_many_is_removed_without_moving_the_others(desk: Desk) -> None:
    lines = [json.dumps({"text": f"“Number {n},” said Ada Brandt."}) for n in (1, 2, 3)]
    put(desk.home, {"a.jsonl": "\n".join(lines), "b.txt": "“B,” said Ada Brandt."})
    desk.run()
    withdraw(desk.index, desk.home, "a.jsonl#2")
    desk.run()
    opened = store.open_to_read(current(desk.index))
    assert [one.path for one in entries(opened)] == ["a.jsonl#1", "a.jsonl#3", "b.txt"]
    opened.close()
    withdraw(desk.index, desk.home, "b.txt")
    assert desk.files() == ["a.jsonl"]


def test_what_lies_outside_is_not_deleted(desk: Desk, tmp_path: Path) -> None:
    put(tmp_path, {"seeds/a.txt": "“A,” said Ada Brandt."})
    bring_up_to_date(desk.index, Source(desk.home, (tmp_path / "seeds",)), MAKERS)
    with pytest.raises(ArticleError, match="lies outside"):
        withdraw(desk.index, desk.home, "../seeds/a.txt")
    assert (tmp_path / "seeds" / "a.txt").exists()


def test_an_article_is_found_by_what_a_person_calls_it(desk: Desk) -> None:
    taken = desk.take("/story")
    opened = store.open_to_read(current(desk.index))
    listed = entries(opened)
    (article,) = articles(list(read(desk.home)))
    opened.close()
    for name in (taken.file.name, article.id, desk.site.url("/story", "www.news.test"), "THE VOTE"):
        assert find(listed, name).path == article.path
    with pytest.raises(
        QuestionError, match=r"No article is called 'news\.tst-the-vote'\. Did you mean news-test"
    ):
        find(listed, "news.tst-the-vote")


# -- the command itself


@pytest.fixture
def terminal(desk: Desk, encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("ONRECORD_DOCUMENTS", str(desk.home))
    monkeypatch.setenv("ONRECORD_INDEX", str(desk.index.with_name("real")))
    monkeypatch.setenv("ONRECORD_FETCH_HOSTS", "news.test, amp.news.test")
    monkeypatch.setattr(guard, "resolved", lambda _host, _port: ["127.0.0.1"])
    monkeypatch.setattr("index.embedding.load.load", lambda *_, **__: encoder)
    return desk


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(app, ["sources", *arguments], catch_exceptions=False)
    assert result.exit_code == 0
    return result


def lines(*arguments: str) -> list[Any]:
    return [json.loads(line) for line in run(*arguments, "--json").stdout.splitlines()]


def test_a_day_with_the_sources(terminal: Desk) -> None:
    put(terminal.home, {"broken.pdf": b"%PDF-1.4", "city/b.txt": "---\ntitle: B\n---\n“B,” said Ada Brandt."})
    assert "is added" in run("add", terminal.site.url("/story"), "--collection", "city").stderr
    (path,) = [line["path"] for line in lines() if line["title"] == "The vote"]
    assert path.startswith("city/")
    terminal.say("lost")
    assert "is corrected" in run("add", terminal.site.url("/story", "amp.news.test")).stderr
    said = run("history", path).stdout
    assert run("history", "vote").stdout == said  # which only one is called
    assert said.splitlines()[-2:] == ["    - won", "    + lost"]
    assert [one["replaced"] is None for one in lines("history", path)] == [False, True]
    assert {line["path"]: line["state"] for line in lines()} == {
        "broken.pdf": "not read",
        "city/b.txt": "new",
        path: "indexed",
    }
    assert [line["path"] for line in lines("--broken")] == ["broken.pdf", "city/b.txt"]
    assert [line["path"] for line in lines("--collection", "city", "--publisher", "the news")] == [path]
    assert "broken.pdf    (not read)\n    is damaged or cut short" in run().stdout
    assert "is removed" in run("remove", "The vote", "--yes").stderr
    assert not (terminal.home / path).exists()
    assert [line["path"] for line in lines()] == ["broken.pdf", "city/b.txt"]


def test_a_fault_is_one_sentence(terminal: Desk) -> None:
    with pytest.raises(OnRecordError, match=r"is gone \(410\): its publisher has withdrawn it\.$"):
        run("add", terminal.site.url("/gone"))


@pytest.mark.usefixtures("terminal")
def test_adding_a_file_that_cannot_be_read_whole_fails_as_indexing_it_does(tmp_path: Path) -> None:
    lines = [json.dumps({"text": "“A,” said Ada Brandt."}), "no JSON"]
    put(tmp_path, {"some.jsonl": "\n".join(lines)})
    done = CliRunner().invoke(app, ["sources", "add", str(tmp_path / "some.jsonl")])
    assert done.exit_code == 1
    assert "some.jsonl is added." in done.stderr
    assert "error: some.jsonl#2: is not JSON" in done.stderr
    assert CliRunner().invoke(app, ["index"]).exit_code == 1


def test_many_are_added_with_what_is_said_of_them(terminal: Desk, tmp_path: Path) -> None:
    put(
        tmp_path,
        {
            "clips/a.txt": "“A,” said Ada Brandt.",
            "clips/deep/b.md": "---\ntitle: B\npublisher: The Bee\n---\n“B,” said Ada Brandt.",
            "clips/sources.csv": "path,title,publisher\na.txt,First,The Post\n",
            "memo.txt": "“M,” said Otto Brehm.",
        },
    )
    clips, memo = str(tmp_path / "clips"), str(tmp_path / "memo.txt")
    run("add", clips, memo, terminal.site.url("/story"), "--published", "2025-03-07")
    told = {line["path"]: (line["title"], line["publisher"], line["published"]) for line in lines()}
    (story,) = told.keys() - {"clips/a.txt", "clips/deep/b.md", "memo.txt"}
    assert told == {
        "clips/a.txt": ("First", "The Post", "2025-03-07"),
        "clips/deep/b.md": ("B", "The Bee", "2025-03-07"),
        "memo.txt": (None, None, "2025-03-07"),
        story: ("The vote", "The News", "2025-03-07"),
    }


def test_one_that_cannot_be_added_is_told_and_the_others_are(terminal: Desk, tmp_path: Path) -> None:
    put(tmp_path, {"memo.txt": "“M,” said Otto Brehm."})
    memo, url, title = str(tmp_path / "memo.txt"), "https://office.example/memo", "A memo"
    gone = terminal.site.url("/gone")
    done = CliRunner().invoke(app, ["sources", "add", gone, memo, "--publisher", "The Office"])
    assert done.exit_code == 1
    assert "error: " in done.stderr
    assert [(line["path"], line["publisher"]) for line in lines()] == [("memo.txt", "The Office")]
    done = CliRunner().invoke(app, ["sources", "add", memo, gone, "--title", title])
    assert (done.exit_code, "are of one article: add it alone" in done.stderr) == (2, True)
    again = "memo.txt lies there already; title, url noted."
    for what, said in ((memo, again), (str(terminal.home / "memo.txt"), "title, url noted.")):
        assert said in run("add", what, "--title", title, "--url", url).stderr
        assert [(line["title"], line["url"], line["publisher"]) for line in lines()] == [
            (title, url, "The Office")
        ]
        assert (
            run("add", what, "--title", title, "--url", url)
            .stderr.splitlines()[0]
            .endswith("lies there already.")
        )
        title, url = "Another", "https://office.example/another"


def test_removing_asks_first(terminal: Desk) -> None:
    put(terminal.home, {"a.txt": "“A,” said Ada Brandt.", "sources.csv": "path,title\na.txt,First\n"})
    CliRunner().invoke(app, ["index"], catch_exceptions=False)
    what = (
        f"{terminal.home}/a.txt (First), 1 statement, 0 earlier versions "
        f"and its row in {terminal.home}/sources.csv"
    )
    assert run("remove", "first", "--dry-run").stderr == f"Would remove {what}. Nothing is removed.\n"
    with pytest.raises(QuestionError, match=r"Nobody can be asked here: say so with --yes\.$"):
        run("remove", "first")
    places = {name: os.environ[name] for name in ("ONRECORD_INDEX", "ONRECORD_DOCUMENTS")}
    places["PYTHONPATH"] = str(Path(__file__).parents[3])
    for answer, is_there in (("n\n", True), ("\x03", True), ("y\n", False)):
        shown = once(400, places, terminal.home, "sources", "remove", "first", typed=(answer,))
        assert f"Remove {what}? Only a copy of yours brings it back. [y/N]: " in shown
        assert (terminal.home / "a.txt").exists() is is_there
        assert bool(lines()) is is_there


def test_several_are_removed_once_each_is_found(terminal: Desk) -> None:
    put(terminal.home, {f"{one}.txt": f"“{one},” said Ada Brandt." for one in "abc"})
    CliRunner().invoke(app, ["index"], catch_exceptions=False)
    with pytest.raises(QuestionError, match=r"^No article is called 'xylophone'"):
        run("remove", "a.txt", "xylophone", "--yes")
    assert len(lines()) == 3
    told = run("remove", "a.txt", "b.txt", "a.txt", "--yes").stderr
    assert told == "a.txt is removed, with its revisions.\nb.txt is removed, with its revisions.\n"
    assert [line["path"] for line in lines()] == ["c.txt"]


def test_a_file_that_cannot_be_read_is_removed_by_its_path(terminal: Desk) -> None:
    put(terminal.home, {"a.txt": "“A,” said Ada Brandt.", "sources.csv": "path,title\nbroken.md,Broken\n"})
    put(terminal.home, {"broken.md": "---\ntitle: [\n---\n“B,” said Ada Brandt."})
    CliRunner().invoke(app, ["index"], catch_exceptions=False)
    row = f"its row in {terminal.home}/sources.csv"
    told = run("remove", "broken.md", "--dry-run").stderr
    assert told == (
        f"Would remove {terminal.home}/broken.md (which cannot be read) and {row}. Nothing is removed.\n"
    )
    run("remove", str(terminal.home / "broken.md"), "--yes")
    assert not (terminal.home / "broken.md").exists()
    assert [line["path"] for line in lines()] == ["a.txt"]
    assert not lines("--broken") or [line["path"] for line in lines("--broken")] == ["a.txt"]


def test_a_dry_run_tells_what_the_same_words_would_do(terminal: Desk) -> None:
    put(terminal.home, {"ferry-strike.txt": "“A,” said Ada Brandt.", "b.txt": "“B,” said Ada Brandt."})
    put(terminal.home, {"sources.csv": "path,title\nferry-strike.txt,The ferry strike\n"})
    CliRunner().invoke(app, ["index"], catch_exceptions=False)
    whole = "With --yes, give its path or its whole title."
    told = run("remove", "ferry", "--dry-run").stderr
    assert told.startswith(
        f"No article is called 'ferry': would ask whether to remove {terminal.home}/ferry-strike.txt "
    )
    assert told.endswith(f"{terminal.home}/sources.csv. {whole} Nothing is removed.\n")
    refused = "No article is called 'ferry'. Did you mean ferry-strike.txt (The ferry strike)? " + whole
    for way in (("--yes",), ("--yes", "--dry-run")):
        with pytest.raises(QuestionError, match=rf"^{re.escape(refused)}$"):
            run("remove", "ferry", *way)
    with pytest.raises(
        QuestionError, match=r"^No article is called 'xylophone'\. List them: onrecord sources$"
    ):
        run("remove", "xylophone", "--yes")
    for named in ("the ferry strike", "b.txt"):
        assert run("remove", named, "--yes", "--dry-run").stderr.startswith("Would remove ")
        assert "is removed" in run("remove", named, "--yes").stderr
    assert not lines()


def test_who_would_remove_a_folder_is_told_how(terminal: Desk) -> None:
    put(terminal.home / "fenn", {"a.txt": "“A,” said Ada Brandt.", "b.txt": "“B,” said Ada Brandt."})
    CliRunner().invoke(app, ["index"], catch_exceptions=False)
    for named in ("fenn", "fenn/", str(terminal.home / "fenn")):
        with pytest.raises(QuestionError, match=r"is a folder of 2 articles: .* delete the folder and run: "):
            run("remove", named, "--yes")
    assert len(lines()) == 2


def test_a_page_that_is_there_twice_is_told_when_it_is_indexed(terminal: Desk) -> None:
    page = "---\ntitle: A\nurl: {}\npublisher: P\npublished: 2025-03-07\n---\n“{}” said Ada Brandt."
    put(terminal.home, {"a.md": page.format("https://news.test/story", "We won,")})
    assert "is the same page" not in CliRunner().invoke(app, ["index"], catch_exceptions=False).stderr
    put(terminal.home, {"b.md": page.format("https://m.news.test/Story?utm_source=x", "We lost,")})
    told = "warning: b.md: is the same page as a.md: remove one of the two\n"
    assert told in CliRunner().invoke(app, ["index"], catch_exceptions=False).stderr
    assert "is the same page" not in CliRunner().invoke(app, ["index"], catch_exceptions=False).stderr
    assert told.split(": ", 2)[2].strip() in run("--broken").stdout


def test_the_row_that_goes_with_a_file_is_told_where_there_is_one(terminal: Desk) -> None:
    files = {"a.txt": "“A,” said Ada Brandt.", "b.txt": "“B,” said Ada Brandt."}
    put(terminal.home, {**files, "sources.csv": "path,title\na.txt,First\n"})
    CliRunner().invoke(app, ["index"], catch_exceptions=False)
    row = f" and its row in {terminal.home}/sources.csv"
    assert run("remove", "a.txt", "--yes").stderr == f"a.txt is removed, with its revisions{row}.\n"
    assert run("remove", "b.txt", "--yes").stderr == "b.txt is removed, with its revisions.\n"


@pytest.mark.usefixtures("terminal")
def test_a_file_that_cannot_be_added_is_told_its_own_fault(tmp_path: Path) -> None:
    put(tmp_path, {"broken.pdf": "Only words.", "sources.csv": "path,title\nmissing.txt,Gone\n"})
    with pytest.raises(ArticleError, match=r"broken\.pdf is named as if it were a PDF, and is none: "):
        run("add", str(tmp_path / "broken.pdf"))


def test_a_table_with_a_fault_is_not_said_to_be_unread(terminal: Desk) -> None:
    put(terminal.home, {"a.txt": "“A,” said Ada Brandt.", "sources.csv": "path,title\nmissing.txt,Gone\n"})
    (line,) = [line for line in lines("--broken") if line["path"] == "sources.csv"]
    assert line["state"] == "metadata"
    assert "sources.csv    (metadata)\n    line 2 describes missing.txt" in run("--broken").stdout


def test_what_is_one_of_many_is_refused_before_it_is_asked_about(terminal: Desk) -> None:
    put(
        terminal.home,
        {"wires.csv": "title,text,published\nA,“A” said Ada Brandt.,2025-03-07\nB,,2025-03-07\n"},
    )
    with zipfile.ZipFile(terminal.home / "wires.zip", "w") as packed:
        packed.writestr("a.txt", "“A” said Ada Brandt.")
    CliRunner().invoke(app, ["index"], catch_exceptions=False)
    for one, told in (
        ("wires.zip#a.txt", "one of many in .*: take it out of"),
        ("wires.csv#3", "No article"),
    ):
        for way in ("--dry-run", "--yes"):
            with pytest.raises(OnRecordError, match=told):
                run("remove", one, way)


def test_a_row_of_a_table_is_removed_and_every_other_byte_stays(terminal: Desk) -> None:
    rows = (
        "# columns: text=Body\r\n",
        "Title;Body\r\n",
        "A;“A” said Ada Brandt.\r\n",
        "\r\n",
        'B;"“B;”\nsaid ""Ada"" Brandt."\r\n',
        "C;“C” said Ada Brandt.",
    )
    put(terminal.home, {"wires.csv": codecs.BOM_UTF8 + "".join(rows).encode()})
    CliRunner().invoke(app, ["index"], catch_exceptions=False)
    assert [line["path"] for line in lines()] == ["wires.csv#2", "wires.csv#4", "wires.csv#5"]
    assert run("remove", "wires.csv#4", "--yes").stderr == "wires.csv#4 is removed, with its revisions.\n"
    left = codecs.BOM_UTF8 + "".join([*rows[:4], "\r\n", rows[5]]).encode()
    assert (terminal.home / "wires.csv").read_bytes() == left
    told = CliRunner().invoke(app, ["index", "--json"], catch_exceptions=False)
    assert [json.loads(told.stdout)[what] for what in ("made", "removed", "unchanged")] == [0, 0, 2]
    run("remove", "wires.csv#5", "--yes")
    assert (terminal.home / "wires.csv").read_bytes() == left.removesuffix(rows[5].encode())
    assert [line["path"] for line in lines()] == ["wires.csv#2"]


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.jsonl", ['{"text": "“A,” said Ada Brandt."}'], ['{"text": "“B,” said Otto Brehm."}']),
        ("a.csv", ["text", "“A” said Ada Brandt."], ["text", "“B” said Otto Brehm."]),
    ],
)
def test_another_article_in_the_place_of_one_is_not_removed_for_it(
    terminal: Desk, name: str, before: list[str], after: list[str]
) -> None:
    put(terminal.home, {name: "\n".join(before)})
    CliRunner().invoke(app, ["index"], catch_exceptions=False)
    put(terminal.home, {name: "\n".join([*after, before[-1]])})
    (one,) = [line["path"] for line in lines() if line["state"] == "changed"]
    with pytest.raises(
        ArticleError, match=rf"has changed since it was indexed.*First: onrecord index .*{name}"
    ):
        run("remove", one, "--yes")
    assert (terminal.home / name).read_text() == "\n".join([*after, before[-1]])


def test_a_file_of_many_is_removed_whole_where_it_is_called_by_its_own_path(terminal: Desk) -> None:
    table = "text,title\n“A” said Ada Brandt.,A\n“B” said Ada Brandt.,B\n"
    put(terminal.home, {"city/wires.csv": table, "wires.csv.txt": "“C,” said Ada Brandt."})
    CliRunner().invoke(app, ["index"], catch_exceptions=False)
    put(terminal.home, {"city/wires.csv": table.replace("A” said", "A!” said")})
    CliRunner().invoke(app, ["index"], catch_exceptions=False)
    what = f"{terminal.home}/city/wires.csv (2 articles), 2 statements and 1 earlier version"
    for named in ("city/wires.csv", str(terminal.home / "city" / "wires.csv")):
        assert run("remove", named, "--dry-run").stderr == f"Would remove {what}. Nothing is removed.\n"
    assert (
        run("remove", "city/wires.csv", "--yes").stderr == "city/wires.csv is removed, with its revisions.\n"
    )
    assert not (terminal.home / "city" / "wires.csv").exists()
    assert [line["path"] for line in lines()] == ["wires.csv.txt"]
    with store.reading(terminal.index.with_name("real")) as opened:
        assert len(history(opened, "city/wires.csv#2")) == 0


def test_how_an_article_was_is_told_with_the_day_as_people_write_it(terminal: Desk) -> None:
    put(terminal.home, {"a.txt": "“The old bridge will stay where it is,” said Ada Brandt."})
    CliRunner().invoke(app, ["index"], catch_exceptions=False)
    put(terminal.home, {"a.txt": "“We go,” said Ada Brandt."})
    CliRunner().invoke(app, ["index"], catch_exceptions=False)
    told = run("history", "a.txt").stdout.splitlines()
    said = r"until \d+ [A-Z][a-z]+ \d{4}, \d\d:\d\d UTC: a\.txt, 56 characters"
    assert re.fullmatch(said, told[0])
    asked = ["check", "The old bridge will stay where it is,"]
    checked = CliRunner().invoke(app, asked, catch_exceptions=False).stdout
    assert told[0].partition(": a.txt")[0] in checked


def test_of_words_that_were_only_taken_out_no_others_are_shown(terminal: Desk) -> None:
    for words in ("“We now go,” said Ada Brandt.", "“We go,” said Ada Brandt."):
        put(terminal.home, {"a.txt": words})
        CliRunner().invoke(app, ["index"], catch_exceptions=False)
    assert run("history", "a.txt").stdout.splitlines()[-1].strip() == "- now"


@pytest.mark.parametrize(("typed", "told"), [("n\n", "Nothing is changed."), ("\x03", "Nothing is changed.")])
def test_who_says_no_is_told_that_nothing_is_changed(terminal: Desk, typed: str, told: str) -> None:
    put(terminal.home, {"a.txt": "“A,” said Ada Brandt."})
    CliRunner().invoke(app, ["index"], catch_exceptions=False)
    places = {name: os.environ[name] for name in ("ONRECORD_INDEX", "ONRECORD_DOCUMENTS")}
    places["PYTHONPATH"] = str(Path(__file__).parents[3])
    shown = once(200, places, terminal.home, "sources", "remove", "a.txt", typed=(typed,))
    assert shown.endswith(f"onrecord: {told}\n")
    assert "Aborted" not in shown
    assert (terminal.home / "a.txt").exists()


def test_what_is_wrong_stays_visible_until_it_is_mended(terminal: Desk) -> None:
    whole = "title: A\nurl: https://news.test/a\npublisher: The News\npublished: 2025-03-07"
    put(
        terminal.home,
        {
            "bare.txt": "“We won,” said Ada Brandt.",
            "date.md": f"---\n{whole.replace('2025-03-07', 'soon')}\n---\n“We lost,” said Ada Brandt.",
            "whole.md": f"---\n{whole.replace('/a', '/b')}\n---\n“We drew,” said Ada Brandt.",
        },
    )
    CliRunner().invoke(app, ["index"], catch_exceptions=False)
    for _ in range(2):
        found = {line["path"]: " ".join(line["problems"]) for line in lines("--broken")}
        assert list(found) == ["bare.txt", "date.md"]
        assert found["bare.txt"].startswith("has no title, url, publisher, date (published): add ")
        assert found["date.md"].startswith("published ")
        assert {line["path"]: " ".join(line["problems"]) for line in lines()} == {**found, "whole.md": ""}
        assert {line["state"] for line in lines()} == {"indexed"}
    put(terminal.home, {"date.md": f"---\n{whole}\n---\n“We lost,” said Ada Brandt."})
    assert [line["path"] for line in lines("--broken")] == ["bare.txt"]


def test_an_article_whose_file_is_gone_is_wrong_until_it_is_indexed(terminal: Desk) -> None:
    whole = "title: A\nurl: https://news.test/a\npublisher: The News\npublished: 2025-03-07"
    put(terminal.home, {"a.md": f"---\n{whole}\n---\n“We won,” said Ada Brandt."})
    CliRunner().invoke(app, ["index"], catch_exceptions=False)
    (terminal.home / "a.md").unlink()
    (line,) = lines("--broken")
    assert (line["path"], line["state"]) == ("a.md", "gone")
    assert line["problems"] == ["its file is gone: put it back, or let the index forget it: onrecord index"]
    CliRunner().invoke(app, ["index"], catch_exceptions=False)
    assert lines("--broken") == []


def test_a_version_says_what_else_was_told_of_the_article(terminal: Desk, tmp_path: Path) -> None:
    put(tmp_path, {"memo.txt": "“M,” said Otto Brehm."})
    run("add", str(tmp_path / "memo.txt"), "--publisher", "The Post")
    run("add", str(terminal.home / "memo.txt"), "--title", "A memo", "--publisher", "The Office")
    assert run("history", "memo.txt").stdout.splitlines()[-4:] == [
        "    - title: none",
        "    + title: A memo",
        "    - publisher: The Post",
        "    + publisher: The Office",
    ]


@pytest.mark.usefixtures("terminal")
def test_what_is_said_by_hand_is_understood_or_refused_in_a_sentence(tmp_path: Path) -> None:
    put(tmp_path, {"memo.txt": "“M,” said Otto Brehm."})
    memo = str(tmp_path / "memo.txt")
    for typed, told in (("soon", "“soon” is not a day"), ("May 2025", "“May 2025” is more than a day")):
        done = CliRunner().invoke(app, ["sources", "add", memo, "--published", typed])
        assert (done.exit_code, done.stderr.count(typed), told in done.stderr) == (2, 1, True)
    with pytest.raises(OnRecordError, match=r"^url is 'here': write the article's whole address"):
        run("add", memo, "--url", "here")
    assert not lines()
    run("add", memo, "--published", "21 May 2025")
    assert [line["published"] for line in lines()] == ["2025-05-21"]


def test_after_an_upgrade_no_file_is_called_changed(terminal: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    put(terminal.home, {"a.txt": "“A,” said Ada Brandt."})
    CliRunner().invoke(app, ["index"], catch_exceptions=False)
    assert "(1 statement)" in run().stdout
    monkeypatch.setattr("index.statements.extract.EXTRACTION_VERSION", 10_000)
    assert "(to be read anew by this version)" in run().stdout
    put(terminal.home, {"b.txt": "“B,” said Ada Brandt."})
    assert "(new)" in run().stdout
