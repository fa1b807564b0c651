"""A run of `onrecord eval` as a page: charts, figures, the worst questions with what was shown and wanted."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from lxml import html
from lxml.html import builder as tag

from index.evaluation import chart, evaluate
from index.evaluation.bootstrap import FEWEST
from index.evaluation.evaluate import BELOW, BEYOND, RANKERS, by_form, summary, worst
from index.text.control import pictured

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.evaluation.bootstrap import Difference
    from index.evaluation.evaluate import Result

Columns = Mapping[str, Mapping[str, float | None]]

WORST = 25
"""Questions listed at most."""

STYLE = files("index").joinpath("data", "report.css").read_text(encoding="utf-8")


def page(
    name: str,
    results: Sequence[Result],
    before: Sequence[Result] | None = None,
    changes: Mapping[str, Difference] | None = None,
) -> str:
    """Return the page of a run over the questions in the file ``name``, and of an earlier one beside it: then
    with what changed first.
    """
    title = f"Evaluation of {pictured(name)}"
    compared = evaluate.both(results, before) if before else results
    before = evaluate.both(before, results) if before else None
    body = [
        tag.H1(title),
        _counted(results),
        *_compared(len(compared), len(results)),
        *(_changes(changes) if changes is not None else []),
        *(_questions(results, before) if before is not None else []),
        *_passages(compared, before),
        *_answers(compared, before),
        *_spread(compared, before),
        *_confidence(compared, before),
        *(_questions(results, None) if before is None else []),
    ]
    head = tag.HEAD(tag.META(charset="utf-8"), tag.META(name="viewport", content="width=device-width"))
    head.extend([tag.TITLE(title), tag.STYLE(STYLE)])
    made = tag.HTML({"lang": "en"}, head, tag.BODY(*body))
    return str(html.tostring(made, doctype="<!DOCTYPE html>", encoding="unicode"))


def _counted(results: Sequence[Result]) -> Any:
    known = sum(bool(one.expected) for one in results)
    right = sum(one.score == 1 for one in results)
    words = (
        f"{len(results)} questions: {known} with an answer, {len(results) - known} without. "
        f"{right} answered wholly right."
    )
    return tag.P(words)


def _compared(common: int, every: int) -> list[Any]:
    """Say over how many questions two runs are compared, where that is fewer than there are."""
    told = (
        f"Before and after are of the {common} question{'' if common == 1 else 's'} that both runs put. "
        "The questions counted above, and listed below, are all of the later run."
    )
    return [tag.P({"class": "note"}, told)] if common < every else []


def _passages(results: Sequence[Result], before: Sequence[Result] | None) -> list[Any]:
    now = _of_passages(summary(results))
    then = _of_passages(summary(before)) if before else None
    told = "How often the first passages hold the words wanted, by the search and by each of its arms alone."
    drawn = _bars(now, then, "passages")
    return [tag.H2("Passages"), tag.P({"class": "note"}, told), drawn] if now else []


def _of_passages(figures: Mapping[str, float | None]) -> dict[str, float | None]:
    """Return the figures of the rankings, those of one name beside each other: `hit@1, search`."""
    names = dict.fromkeys(key.partition(" ")[2] for key in figures if key.partition(" ")[0] in RANKERS)
    keys = {f"{name}, {ranker}": f"{ranker} {name}" for name in names for ranker in RANKERS}
    return {row: figures[key] for row, key in keys.items() if key in figures and key != BEYOND}


def _answers(results: Sequence[Result], before: Sequence[Result] | None) -> list[Any]:
    now = _of_answers(summary(results))
    then = _of_answers(summary(before)) if before else None
    forms = _forms(results)
    table = [_table(forms, _forms(before) if before else None)] if len(forms) > 1 else []
    return [tag.H2("Answers"), _bars(now, then, "answers"), *table]


def _forms(results: Sequence[Result]) -> dict[str, dict[str, float | None]]:
    return {form.value: _of_answers(values) for form, values in by_form(results).items()}


def _bars(now: Mapping[str, float | None], then: Mapping[str, float | None] | None, name: str) -> Any:
    """Draw figures of a run called ``name``, or before and after where there is an earlier one."""
    if then is None:
        return chart.bars({row: [value] for row, value in now.items()}, [name])
    return chart.bars({row: [then.get(row), value] for row, value in now.items()}, ["before", "after"])


def _of_answers(figures: Mapping[str, float | None]) -> dict[str, float | None]:
    return {k.removeprefix("answers "): value for k, value in figures.items() if k.startswith("answers ")}


def _table(columns: Columns, before: Columns | None) -> Any:
    """Return a table of figures, each `before → after` where there is an earlier run."""
    rows = dict.fromkeys(name for values in columns.values() for name in values)

    def told(column: str, row: str) -> str:
        now = _number(columns[column].get(row))
        if before is None:
            return now
        return f"{_number(before.get(column, {}).get(row))} →\N{NO-BREAK SPACE}{now}"

    cells = [tag.TR(tag.TD(row), *(tag.TD(told(column, row)) for column in columns)) for row in rows]
    head = "by form of question" if before is None else "by form of question, before → after"
    heads = tag.THEAD(tag.TR(tag.TH(head), *(tag.TH(name) for name in columns)))
    return tag.TABLE(heads, tag.TBODY(*cells))


def _spread(results: Sequence[Result], before: Sequence[Result] | None) -> list[Any]:
    rows = {"before": [one.score for one in before]} if before else {}
    rows["after" if before else "questions"] = [one.score for one in results]
    told = "How many questions were answered how well: 1 is wholly right."
    return [tag.H2("Scores of the answers"), tag.P({"class": "note"}, told), chart.steps(rows)]


def _confidence(results: Sequence[Result], before: Sequence[Result] | None) -> list[Any]:
    if {bool(one.expected) for one in results} != {True, False}:
        return []
    told = (
        "The best passage's score, for questions that have an answer and for those that have none: the less "
        "the two overlap, the better silence can be told."
    )
    runs = {"Before": before, "After": results} if before else {"This run": results}
    drawn = [part for name, run in runs.items() for part in _overlap(name, run)]
    return [tag.H2("Confidence of the search"), tag.P({"class": "note"}, told), *drawn]


def _overlap(name: str, results: Sequence[Result]) -> list[Any]:
    rows = {
        "with an answer": [one.confidence for one in results if one.expected],
        "without": [one.confidence for one in results if not one.expected],
    }
    return [tag.P(f"{name}: AUROC {_number(summary(results)[BEYOND])}"), chart.steps(rows)]


def _changes(changes: Mapping[str, Difference]) -> list[Any]:
    moved = {name: one for name, one in changes.items() if one.changed}
    told = (
        "After less before, with 95% of the draws; what is hollow cannot be told from chance: the interval "
        f"holds 0, or fewer than {FEWEST} questions give another value."
    )
    drawn = [chart.changes(moved)] if moved else [tag.P("Every figure is the same on every question.")]
    return [tag.H2("What changed"), tag.P({"class": "note"}, told), *drawn]


def _questions(results: Sequence[Result], before: Sequence[Result] | None) -> list[Any]:
    earlier = {one.question: one for one in before or ()}
    found = worst(results, WORST)
    if before:
        moved = [now for _, now in evaluate.moved(before, results)]
        others = [one for one in found if one not in moved]
        found = [*moved, *others][: max(WORST, len(moved))]
    head = "Questions that changed, and the worst" if before else "The worst questions"
    none = tag.P("Every question was answered wholly right.")
    return [tag.H2(head), *([_question(one, earlier.get(one.question)) for one in found] or [none])]


def _question(one: Result, before: Result | None) -> Any:
    score = f"{one.score:.2f}"
    kind = ""
    if before and before.score != one.score:
        score, kind = (
            f"{before.score:.2f} → {one.score:.2f}",
            "better" if one.score > before.score else "worse",
        )
    wanted = one.expected or ("silence",)
    rows = [*_row("wanted", wanted), *_row("shown", _shown(one))]
    rows += _row("below", [f"{text} ({BELOW})" for text in one.below])
    if before and before.shown != one.shown:
        rows += _row("before", _shown(before))
    return tag.ARTICLE(tag.H3(tag.SPAN({"class": kind}, score), "  ", pictured(one.question)), tag.DL(*rows))


def _shown(one: Result) -> tuple[str, ...]:
    told = tuple(f"{text} ({remark})" if remark else text for text, remark in one.remarks)
    return told or (f"silence ({one.silence})",)


def _row(name: str, texts: Sequence[str]) -> list[Any]:
    return [part for text in texts for part in (tag.DT(name), tag.DD(pictured(text)))]


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
