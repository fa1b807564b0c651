"""A run of `onrecord eval` as a page: charts, figures, the worst questions with what was shown and wanted."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

from lxml import html
from lxml.html import builder as tag

from index.evaluation import chart, evaluate
from index.evaluation.bootstrap import FEWEST
from index.evaluation.evaluate import RANKERS, by_form, summary, worst
from index.text.control import pictured

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.evaluation.bootstrap import Difference
    from index.evaluation.evaluate import Result

WORST = 25
"""Questions listed at most."""

STYLE = files("index").joinpath("data", "report.css").read_text(encoding="utf-8")


def page(
    name: str,
    results: Sequence[Result],
    before: Sequence[Result] | None = None,
    changes: Mapping[str, Difference] | None = None,
) -> str:
    """Return the page of a run over the questions in the file ``name``, and of an earlier one beside it."""
    title = f"Evaluation of {pictured(name)}"
    compared = evaluate.both(results, before) if before else results
    before = evaluate.both(before, results) if before else None
    body = [
        tag.H1(title),
        _counted(results),
        *_compared(len(compared), len(results)),
        *_passages(results),
        *_answers(compared, before),
        *_spread(compared, before),
        *_confidence(results),
        *(_changes(changes) if changes is not None else []),
        *_questions(results, before),
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
        f"Before and after are of the {common} question{'' if common == 1 else 's'} that both runs put: "
        "under “Answers”, “Scores of the answers” and “What changed”. The rest is of all."
    )
    return [tag.P({"class": "note"}, told)] if common < every else []


def _passages(results: Sequence[Result]) -> list[Any]:
    every = summary(results)
    names = dict.fromkeys(
        key.partition(" ")[2] for key in every if key.partition(" ")[0] in RANKERS and "AUROC" not in key
    )
    rows = {name: [every.get(f"{ranker} {name}") for ranker in RANKERS] for name in names}
    told = "How often the first passages hold the words wanted, by the search and by each of its arms."
    return (
        [tag.H2("Passages"), tag.P({"class": "note"}, told), chart.bars(rows, list(RANKERS))] if rows else []
    )


def _answers(results: Sequence[Result], before: Sequence[Result] | None) -> list[Any]:
    now = _of_answers(summary(results))
    then = _of_answers(summary(before)) if before else None
    rows = {name: [then.get(name), value] if then else [value] for name, value in now.items()}
    drawn = chart.bars(rows, ["before", "after"] if then else ["answers"])
    forms = {form.value: _of_answers(values) for form, values in by_form(results).items()}
    return [tag.H2("Answers"), drawn, *([_table(forms)] if len(forms) > 1 else [])]


def _of_answers(figures: Mapping[str, float | None]) -> dict[str, float | None]:
    return {k.removeprefix("answers "): value for k, value in figures.items() if k.startswith("answers ")}


def _table(columns: Mapping[str, Mapping[str, float | None]]) -> Any:
    rows = dict.fromkeys(name for values in columns.values() for name in values)
    cells = [
        tag.TR(tag.TD(row), *(tag.TD(_number(values.get(row))) for values in columns.values()))
        for row in rows
    ]
    heads = tag.THEAD(tag.TR(tag.TH("by form of question"), *(tag.TH(name) for name in columns)))
    return tag.TABLE(heads, tag.TBODY(*cells))


def _spread(results: Sequence[Result], before: Sequence[Result] | None) -> list[Any]:
    rows = {"before": [one.score for one in before]} if before else {}
    rows["after" if before else "questions"] = [one.score for one in results]
    told = "How many questions were answered how well: 1 is wholly right."
    return [tag.H2("Scores of the answers"), tag.P({"class": "note"}, told), chart.steps(rows)]


def _confidence(results: Sequence[Result]) -> list[Any]:
    known = [one.confidence for one in results if one.expected]
    unknown = [one.confidence for one in results if not one.expected]
    if not known or not unknown:
        return []
    told = (
        "The best passage's score, for questions that have an answer and for those that have none: the less "
        f"the two overlap, the better silence can be told. AUROC {_number(summary(results)['search AUROC'])}."
    )
    rows = {"with an answer": known, "without": unknown}
    return [tag.H2("Confidence of the search"), tag.P({"class": "note"}, told), chart.steps(rows)]


def _changes(changes: Mapping[str, Difference]) -> list[Any]:
    moved = {name: one for name, one in changes.items() if one.changed}
    told = (
        "After less before, with 95% of the draws; grey cannot be told from chance: the interval holds 0, or "
        f"fewer than {FEWEST} questions give another value."
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
