"""Measuring and calibrating on our own articles, with the real model, as the command prints it."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from index.answers import thresholds
from index.answers.answer import Silence
from index.answers.thresholds import Calibration, Prospect
from index.cli import app, scoreboard
from index.errors import CalibrationError, QuestionError
from index.evaluation import cases, evaluate, fit, gold
from index.evaluation.bootstrap import Difference
from index.evaluation.judge import Judgement, measures
from index.evaluation.metrics import Tally
from tests.conftest import DOCUMENTS

if TYPE_CHECKING:
    from index.embedding.encoder import Encoder
    from index.store.reader import Snapshot

EXAMPLE = Path(__file__).parents[3] / "docs" / "questions.jsonl"
LENIENT = Calibration(enough=-9, rival=0, close=0.1, on_topic=0.3, answers=-9, beside=0.5)


@pytest.fixture
def environment(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_INDEX", str(index))
    monkeypatch.setenv("ONRECORD_DOCUMENTS", str(DOCUMENTS))


@pytest.fixture
def asked(snapshot: Snapshot, encoder: Encoder) -> list[evaluate.Trial]:
    return list(evaluate.put(snapshot, encoder, gold.load(EXAMPLE), date(2025, 6, 1)))


def cli(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments), catch_exceptions=False)


def run(*arguments: str) -> Result:
    return cli("eval", *arguments)


def questions(folder: Path, *lines: object) -> Path:
    file = folder / "questions.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return file


def many(folder: Path) -> Path:
    """Write as many questions as a fit needs: the examples, and each of them put in another way."""
    lines = [json.loads(line) for line in EXAMPLE.read_text(encoding="utf-8").splitlines()]
    again = [{**line, "question": f"{line['question'].rstrip('?')}, please?"} for line in lines]
    file = folder / "many.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in lines + again), encoding="utf-8")
    return file


DROUGHTS = {"question": "What did Juno Asker say about droughts?", "expected": ["Droughts make the wars."]}
MONEY = {"question": "What did Lidia Voss say about prices?", "expected": ["Prices have stopped running,"]}
CHURCHILL = {
    "question": "What did Winston Churchill say about the dam?",
    "expected": [],
    "silence": "no_speaker",
}


def test_the_measures_of_an_answer_are_those_worked_out_by_hand() -> None:
    one = gold.Gold("?", ("a", "b"))
    shown = [
        Judgement(right=True, found=frozenset({0}), letters=40, expected=30),
        Judgement(right=False, found=frozenset(), letters=60, expected=0),
    ]
    assert measures(one, shown, kind_right=False) == {
        "score": Tally(0.5, 1),
        "hit@1": Tally(1, 1),
        "precision": Tally(0.5, 1),
        "recall": Tally(0.5, 1),
        "focus": Tally(30, 100),
        "refusal precision": Tally(0, 0),
        "false silences": Tally(0, 1),
    }


def test_silence_is_right_where_nothing_is_expected_and_costs_elsewhere() -> None:
    none = gold.Gold("?", (), silence=Silence.NOTHING)
    right = measures(none, [], kind_right=True)
    assert right["score"] == right["refusal precision"] == right["silence kind"] == Tally(1, 1)
    wrong = measures(gold.Gold("?", ("a",)), [], kind_right=False)
    assert (wrong["score"], wrong["refusal precision"]) == (Tally(0, 1), Tally(0, 1))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ({"question": "Who?"}, 'Write {"question": "...", "expected"'),
        ({"question": "Who?", "expected": ["…"]}, '"expected" is a list of words'),
        ({"question": "Who?", "expected": ["I"], "silence": "nothing"}, '"silence" is one of no_speaker'),
        ({"question": "Who?", "expected": [], "silense": "nothing"}, "and not silense"),
    ],
)
def test_a_line_that_is_no_question_is_named(tmp_path: Path, line: object, told: str) -> None:
    with pytest.raises(QuestionError, match=r"questions\.jsonl, line 1: ") as fault:
        gold.load(questions(tmp_path, line))
    assert told in str(fault.value)


@pytest.mark.usefixtures("environment")
def test_words_that_no_article_has_are_a_mistake_in_the_file(tmp_path: Path) -> None:
    file = questions(tmp_path, {**DROUGHTS, "expected": ["Droughts make the peace."]})
    with pytest.raises(QuestionError, match="no article has the expected words 'Droughts make the peace"):
        run(str(file))


@pytest.mark.usefixtures("environment")
def test_figures_in_the_terminal(tmp_path: Path) -> None:
    found = run(str(questions(tmp_path, DROUGHTS, CHURCHILL)), "--worst", "3")
    assert found.stdout == (
        "2 questions: 1 with an answer, 1 without\n"
        "Each figure is explained in docs/testing.md.\n"
        "\n"
        "Passages              search   meaning     words\n"
        "hit@1                  1.000     1.000     1.000\n"
        "hit@3                  1.000     1.000     1.000\n"
        "hit@5                  1.000     1.000     1.000\n"
        "hit@10                 1.000     1.000     1.000\n"
        "MRR@10                 1.000     1.000     1.000\n"
        "MAP@10                 1.000     1.000     1.000\n"
        "AUROC                  1.000         –         –\n"
        "\n"
        "Answers                  all\n"
        "score                  1.000\n"
        "hit@1                  1.000\n"
        "precision              1.000\n"
        "recall                 1.000\n"
        "focus                  0.422\n"
        "refusal precision      1.000\n"
        "false silences         0.000\n"
        "refusal recall         1.000\n"
        "false answers          0.000\n"
        "silence kind           1.000\n"
    )


@pytest.mark.usefixtures("environment")
def test_the_worst_are_listed_with_what_was_shown_and_wanted(tmp_path: Path) -> None:
    wrong = {"question": "Juno Asker on droughts", "expected": ["Forty metres was never holy."]}
    assert run(str(questions(tmp_path, wrong)), "--worst", "1").stdout.endswith(
        "0.00  Juno Asker on droughts\n"
        "    wanted  Forty metres was never holy.\n"
        '    shown   "Floods make the news," Asker said. "Droughts make the wars."\n'
    )


def test_a_figure_that_stays_in_the_digits_shown_is_no_change(capsys: pytest.CaptureFixture[str]) -> None:
    changes = {
        "answers score": Difference(0.5, 0.6, 0.05, 0.15, 3),
        "answers focus": Difference(0.5, 0.5, -0.1, 0.1, 2),
        "answers recall": Difference(0.5, 0.5, 0, 0, 0),
    }
    scoreboard.show([], changes, None)
    told = capsys.readouterr().out
    assert "0.000" not in told.replace("0.500  0.600", "")
    assert "\nthe same on the whole, though not on every question: answers focus\n" in told
    assert "\n1 figure is the same on every question\n" in told


@pytest.mark.usefixtures("environment")
def test_two_runs_are_compared(tmp_path: Path) -> None:
    file, before = str(questions(tmp_path, DROUGHTS, CHURCHILL)), tmp_path / "before.json"
    lenient = tmp_path / "lenient.json"
    thresholds.save(LENIENT, lenient, {})
    before.write_text(run(file, "--json").stdout, encoding="utf-8")
    assert json.loads(before.read_text(encoding="utf-8"))["figures"]["answers score"] == 1
    changes = json.loads(run(file, "--against", str(before), "--json").stdout)["changes"]
    assert all((one["low"], one["high"], one["told"]) == (0, 0, False) for one in changes.values())
    unchanged = run(file, "--against", str(before)).stdout
    assert f"\nNothing changed: {len(changes)} figures the same on every question\n" in unchanged
    assert "95% of draws" not in unchanged
    told = run(file, "--against", str(before), "--scalars", str(lenient)).stdout
    assert re.search(r"\nanswers focus +0\.422 +0\.\d+ +-0\.\d+ +\S+ to \S+ +1 \?\n", told)
    assert "\nQuestions that changed: before, after\n" in told
    assert re.search(r"\n  1\.00 0\.\d\d  ", told.partition("Questions that changed")[2])
    same = run(file, "--against", str(before)).stdout
    assert "Questions that changed" not in same
    assert (
        "\n? cannot be told from chance: the interval holds 0, or fewer than 6 questions give another value\n"
        in told
    )


def test_a_question_of_which_other_words_are_expected_is_not_compared(asked: list[evaluate.Trial]) -> None:
    one, other = (evaluate.result(trial, thresholds.DEFAULT) for trial in asked[:2])
    before = [one, replace(other, expected=("Something else.",), measures={})]
    assert (evaluate.both([one, other], before), evaluate.otherwise([one, other], before)) == ([one], 1)
    assert evaluate.moved(before, [one, other]) == []
    assert evaluate.compare(before, [one, other]) == evaluate.compare([one], [one])
    with pytest.raises(QuestionError, match="expect the same words"):
        evaluate.compare(before[1:], [other])


def test_a_question_that_stands_twice_is_compared_twice(asked: list[evaluate.Trial]) -> None:
    one, other = (evaluate.result(trial, thresholds.DEFAULT) for trial in asked[:2])
    assert evaluate.both([one, other, one], [one, one, other]) == [one, other, one]
    assert evaluate.both([one, one], [one, other]) == [one]


@pytest.mark.usefixtures("environment")
def test_runs_are_compared_over_the_questions_that_both_put(tmp_path: Path) -> None:
    before, page = tmp_path / "before.json", tmp_path / "page.html"
    before.write_text(run(str(questions(tmp_path, DROUGHTS, CHURCHILL)), "--json").stdout, encoding="utf-8")
    grown = questions(tmp_path, CHURCHILL, MONEY)
    found = run(str(grown), "--against", str(before), "--html", str(page))
    assert "Compared over the 1 question that both runs put.\n" in found.stderr
    assert "What changed" in page.read_text(encoding="utf-8")
    assert "Before and after are of the 1 question that both" in page.read_text(encoding="utf-8")
    assert (
        "both runs put"
        not in run(str(questions(tmp_path, DROUGHTS, CHURCHILL)), "--against", str(before)).stderr
    )
    other = questions(tmp_path, MONEY)
    with pytest.raises(QuestionError, match="no question in common"):
        run(str(other), "--against", str(before))


@pytest.mark.usefixtures("environment")
def test_an_excerpt_that_is_mostly_something_else_is_told_not_to_count(tmp_path: Path) -> None:
    short = {"question": "Juno Asker on droughts", "expected": ["the wars."]}
    file, page = str(questions(tmp_path, short)), tmp_path / "page.html"
    told = run(file, "--worst", "1", "--html", str(page))
    why = "not counted: the words wanted are less than a fifth of it"
    assert told.stdout.endswith(
        "0.00  Juno Asker on droughts\n"
        "    wanted  the wars.\n"
        '    shown   "Floods make the news," Asker said. "Droughts make the wars."\n'
        f"            {why}\n"
    )
    assert f"({why})" in page.read_text(encoding="utf-8")
    (one,) = json.loads(run(file, "--json").stdout)["questions"]
    assert one["diluted"] == [0]


@pytest.mark.usefixtures("environment")
def test_words_that_are_printed_as_less_certain_are_told_to_be_so(tmp_path: Path) -> None:
    gates = "Kestria will open the gates of its planned dam within an hour of any flood warning"
    asked = {"question": "What did the foreign minister say about the gates?", "expected": [gates]}
    file, page = str(questions(tmp_path, asked)), tmp_path / "page.html"
    told = run(file, "--worst", "1", "--html", str(page)).stdout
    printed = f"TARSK (Northern Wire) — {gates}, its foreign minister said on Friday."
    below = "not counted: printed below what answers, as less certain or as what comes nearest"
    assert told.endswith(f"\n    below   {printed}\n            {below}\n")
    assert f"{printed} ({below})" in page.read_text(encoding="utf-8")
    (one,) = json.loads(run(file, "--json").stdout)["questions"]
    assert (one["measures"]["answers score"], one["below"]) == ([0.0, 1], [printed])


def test_measuring_what_is_not_up_to_date_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents = tmp_path / "documents"
    shutil.copytree(DOCUMENTS, documents)
    monkeypatch.setenv("ONRECORD_INDEX", str(tmp_path / "index"))
    monkeypatch.setenv("ONRECORD_DOCUMENTS", str(documents))
    assert cli("index").exit_code == 0
    file = str(questions(tmp_path, CHURCHILL))
    assert "not up to date" not in run(file).stderr
    (documents / "later.txt").write_text("“Yes,” said Ada Brandt.\n", encoding="utf-8")
    assert (
        "not up to date: files differ from the index: 1 new: later.txt. Mend: onrecord index\n"
        in run(file).stderr
    )
    (documents / "talks-open-on-the-olm.md").unlink()
    told = run(file).stderr
    assert "1 new: later.txt; 1 gone: talks-open-on-the-olm.md. Mend: onrecord index\n" in told


@pytest.mark.usefixtures("environment")
def test_what_is_no_run_is_refused(tmp_path: Path) -> None:
    file = questions(tmp_path, DROUGHTS)
    with pytest.raises(QuestionError, match="is no run"):
        run(str(file), "--against", str(file))


def test_a_fit_is_no_worse_than_what_it_starts_from_and_always_the_same(asked: list[evaluate.Trial]) -> None:
    judged = [cases.case(one) for one in asked]
    fitted = fit.fit(judged, LENIENT)
    before, after = (
        sum(fit.measures(one, scalars)["score"].numerator for one in judged) for scalars in (LENIENT, fitted)
    )
    assert after > before
    assert fit.fit(judged, LENIENT) == fitted
    assert fit.fit([], LENIENT) == LENIENT
    held_out = fit.held_out(judged, LENIENT)["score"]
    assert held_out is not None
    assert 0 < held_out <= after / len(judged)


def test_a_case_is_worth_what_its_answer_is(
    asked: list[evaluate.Trial], snapshot: Snapshot, encoder: Encoder
) -> None:
    who = [gold.Gold("who criticised the dam?", ("Droughts make the wars.",))]  # whose others come along
    for one in [*asked, *evaluate.put(snapshot, encoder, who, date(2025, 6, 1))]:
        answers = {
            name.removeprefix("answers "): part
            for name, part in evaluate.result(one, thresholds.DEFAULT).measures.items()
            if name.startswith("answers ")
        }
        assert fit.measures(cases.case(one), thresholds.DEFAULT) == answers


@pytest.mark.usefixtures("environment")
def test_calibration_writes_the_scalars_with_their_figures(tmp_path: Path) -> None:
    asked, file = many(tmp_path), tmp_path / "scalars.json"
    done = run(str(asked), "--calibrate", "--to", str(file))
    told = done.stdout
    assert "\nCalibration           before    fitted  held out\n" in told
    assert " without; answered by the scalars just fitted\n" in told
    for head in ("before", "fitted", "held out"):
        assert f"\n{head}: {scoreboard.FITTED[head]}\n" in told
    assert f"To have them answer by these, set: ONRECORD_CALIBRATION={file}\n" in done.stderr
    assert "rm " not in done.stderr
    written = json.loads(file.read_text(encoding="utf-8"))
    assert set(written["fitted"]) == {"many"}
    assert written["fitted"]["many"]["questions"] == len(gold.load(asked))
    assert set(written["fitted"]["many"]) == {"questions", "fitted", "held_out"}
    assert thresholds.load(file).enough == written["enough"]


@pytest.mark.usefixtures("environment")
def test_a_fit_that_carries_no_further_is_told(tmp_path: Path) -> None:
    start, written, told = tmp_path / "start.json", tmp_path / "scalars.json", []
    start.write_text(json.dumps(asdict(LENIENT)), encoding="utf-8")
    for scalars in (start, written):  # the second starts from what fits these questions best
        options = ("--calibrate", "--json", "--scalars", str(scalars), "--to", str(written))
        done = run(str(many(tmp_path)), *options)
        fitted = json.loads(done.stdout)["calibration"]["many"]
        no_better = fitted["held_out"]["score"] <= fitted["before"]["score"]
        assert ("answer no better" in done.stderr) is no_better
        told.append(no_better)
    assert told == [False, True]


@pytest.mark.usefixtures("environment")
def test_what_is_fitted_lies_beside_the_index_and_answers_are_given_by_it(
    tmp_path: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packaged = thresholds.PACKAGED.read_bytes()
    shutil.copytree(index, tmp_path / "index")
    monkeypatch.setenv("ONRECORD_INDEX", str(tmp_path / "index"))
    beside, start = tmp_path / "index.calibration.json", tmp_path / "start.json"
    start.write_text(json.dumps(asdict(LENIENT)), encoding="utf-8")
    fitting = (str(many(tmp_path)), "--calibrate")
    told = run(*fitting, "--scalars", str(start)).stderr
    assert f"between showing and silence) are in {beside}; " in told
    assert f"Back to those of the program: rm {beside}\n" in told
    assert thresholds.PACKAGED.read_bytes() == packaged
    fitted, earlier = beside.read_bytes(), beside.with_name(f"{beside.name}.before")
    again = run(*fitting)  # from what fits these questions best
    assert "Nothing is kept, and ask and the bot answer as before." in again.stderr
    assert "just fitted" not in again.stdout
    assert (beside.read_bytes(), earlier.exists()) == (fitted, False)
    assert f"kept in {earlier}.\n" in run(*fitting, "--scalars", str(start)).stderr
    assert earlier.read_bytes() == fitted
    silent = {**asdict(thresholds.DEFAULT), "enough": 9.0, "answers": 9.0}
    for place in (beside, tmp_path / "elsewhere.json"):
        answer = json.loads(cli("ask", "Juno Asker on droughts", "--json").stdout)
        assert answer["evidence"]
        place.write_text(json.dumps(silent), encoding="utf-8")
        monkeypatch.setenv("ONRECORD_CALIBRATION", "" if place == beside else str(place))
        answer = json.loads(cli("ask", "Juno Asker on droughts", "--json").stdout)
        assert not answer["evidence"]
        place.unlink()


@pytest.mark.usefixtures("environment")
def test_few_questions_are_not_fitted_to(tmp_path: Path) -> None:
    file = tmp_path / "scalars.json"
    few = questions(tmp_path, DROUGHTS, CHURCHILL, DROUGHTS)
    with pytest.raises(CalibrationError, match=r"^2 questions, 1 of which expect silence, are too few"):
        run(str(few), "--calibrate", "--to", str(file))
    known = [line for line in many(tmp_path).read_text(encoding="utf-8").splitlines() if "[]" not in line]
    (tmp_path / "known.jsonl").write_text("\n".join(known * 2), encoding="utf-8")
    with pytest.raises(CalibrationError, match=r" 0 of which expect silence, are too few"):
        run(str(tmp_path / "known.jsonl"), "--calibrate", "--to", str(file))
    assert not file.exists()


@pytest.mark.parametrize(
    ("prospect", "floor"),
    [
        (Prospect(best=None), None),
        (Prospect(best=0.5, sure=0.5, rival=0.5), 0.4),
        (Prospect(best=0.5, sure=0.5, rival=0.9), None),
        (Prospect(best=0.5), 0.45),
        (Prospect(best=0.3), None),
    ],
)
def test_what_is_shown_is_decided_by_six_scalars(prospect: Prospect, floor: float | None) -> None:
    scalars = Calibration(enough=0.1, rival=0.5, close=0.8, on_topic=0.3, answers=0.4, beside=0.9)
    assert thresholds.bars(prospect, scalars).shown == (None if floor is None else pytest.approx(floor))


def test_what_is_no_file_of_scalars_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(
        CalibrationError, match=rf"^{tmp_path}: cannot be read \(Is a directory\)\. Fit some: "
    ):
        thresholds.in_use(tmp_path)


def test_scalars_that_are_missing_are_named(tmp_path: Path) -> None:
    file = tmp_path / "scalars.json"
    file.write_text('{"enough": 0.1}', encoding="utf-8")
    with pytest.raises(CalibrationError, match="no number for rival, close, on_topic, answers, beside"):
        thresholds.load(file)


@pytest.mark.usefixtures("environment")
def test_words_that_are_too_little_of_their_sentence_are_told_with_the_whole(tmp_path: Path) -> None:
    asked = {"question": "What did Volkonin say about the height of the dam?"}
    holy = (
        'Asked whether the height of the dam could still be changed, Mr Volkonin was brief: "Forty metres was'
    )
    little = questions(tmp_path, {**asked, "expected": ["never holy"]})
    told = run(str(little)).stderr
    assert f"{little}, line 1: “never holy” is less than a fifth of its sentence" in told
    assert f'Write the whole: {holy} never holy."' in told
    enough = questions(tmp_path, {**asked, "expected": ["Forty metres was never holy"]})
    assert "Write the whole" not in run(str(enough)).stderr
