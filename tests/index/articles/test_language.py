# ruff: noqa: E501 - whole sentences on a line
"""Articles that are not in English: named as such, and nobody in them is made to speak."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from index.articles.language import foreign
from index.articles.scan import Problem, read
from index.statements import extract
from tests.index.articles.newsroom import STORIES
from tests.index.articles.reading import articles, put

TEXTS = {
    "German": "Bürgermeisterin Ada Brandt sagte am Dienstag im Rat, der alte Damm werde vor dem Winter abgelassen. „Wir warten nicht auf einen vierten Bericht“, sagte Brandt.",
    "French": "La maire Ada Brandt a déclaré mardi que le vieux barrage serait vidé avant l’hiver. « Nous n’attendrons pas un quatrième rapport », a dit Brandt.",
    "Spanish": "La alcaldesa Ada Brandt dijo el martes que la vieja presa se vaciará antes del invierno. «No esperaremos un cuarto informe», dijo Brandt.",
    "Dutch": "Burgemeester Ada Brandt zei dinsdag dat de oude dam voor de winter wordt geleegd. “We wachten niet op een vierde rapport”, zei Brandt.",
    "Swedish": "Borgmästaren Ada Brandt sade på tisdagen att den gamla dammen ska tömmas före vintern. ”Vi väntar inte på en fjärde rapport”, sade Brandt.",
    "Polish": "Burmistrz Ada Brandt powiedziała we wtorek, że stara tama zostanie opróżniona przed zimą. „Nie będziemy czekać na czwarty raport”, powiedziała Brandt.",
    "Turkish": "Belediye Başkanı Ada Brandt salı günü eski barajın kıştan önce boşaltılacağını söyledi. “Dördüncü raporu beklemeyeceğiz” dedi Brandt.",
    "Russian": "Мэр Ада Брандт заявила во вторник, что старую плотину спустят до зимы. «Мы не будем ждать четвёртого доклада», — сказала Брандт.",
    "Chinese": "市长阿达·布兰特星期二在市议会上说，旧水坝将在冬天之前放空。“我们不会等待第四份报告，”布兰特说。住在坝下的人们已经等得够久了，他们想要睡个好觉，议会以九票对四票通过了这个计划。",
}  # fmt: skip

ENGLISH = (
    "Ada Brandt, Otto Brehm, Greta Falk, Igor Volkonin, Lena Voss, Jonas Weir, Ines Marr, Pavel Dorn, Piet Olsen, Olaf Reyn",
    "Dam report",
    "Olm 9 Tarsk 4 Holm 3 total votes cast council members dam plan yes no abstain wards counted night",
    "Mayor Ada Brandt drains old dam; council votes nine to four; farmers, ferrymen cheer; Hagen leaves early",
    "“Wir warten nicht auf einen vierten Bericht,” Brandt told the council in German, and then said it again for those who "
    "had not heard it: “Die Leute unter der Mauer haben lange genug gewartet.” She sat down, and nobody asked for more.",
    "12 34 56",
    "",
)


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_another_language_is_named(language: str, text: str) -> None:
    assert foreign(text) == language


@pytest.mark.parametrize("text", [*ENGLISH, *("\n".join(story.lines) for story in STORIES)])
def test_english_and_what_is_too_short_to_tell_are_left_alone(text: str) -> None:
    assert foreign(text) is None


def test_our_own_articles_need_no_model() -> None:
    folder = Path(__file__).parents[3] / "documents"
    code = (
        "import sys; from pathlib import Path; from index.articles.language import foreign\n"
        f"assert not any(foreign(file.read_text()) for file in Path({str(folder)!r}).rglob('*.md'))\n"
        "sys.exit('py3langid' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_nobody_is_made_to_speak_in_another_language(tmp_path: Path) -> None:
    put(tmp_path, {"a.txt": TEXTS["German"], "b.txt": "“We won,” said Mayor Ada Brandt."})
    found = list(read(tmp_path))
    assert [article.path for article in articles(found)] == ["a.txt", "b.txt"]
    said = [one for one in found if isinstance(one, Problem) and "not in English" in one.message]
    assert [(one.path, one.fatal) for one in said] == [("a.txt", False)]
    assert said[0].message.startswith("is in German, not in English: its words can be searched for")
    german, english = extract.read(article.text for article in articles(found))
    assert german.statements == ()
    assert german.people == ()
    assert [one.name for one in english.statements] == ["Ada Brandt"]
