"""The figures of `onrecord eval` as a person reads them."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from index.cli.page import Page
from index.evaluation.bootstrap import FEWEST
from index.evaluation.evaluate import BELOW, RANKERS, by_form, summary
from index.phrases import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from index.evaluation.bootstrap import Difference
    from index.evaluation.evaluate import Result

Figures = dict[str, float | None]
Item = TypeVar("Item")

EXAMPLE = 12
"""Columns of the margin before what was shown and wanted."""

MOVED = 20
"""Questions that changed, told at most."""

CHANCE = (
    f"? cannot be told from chance: the interval holds 0, or fewer than {FEWEST} questions give another value"
)

EXPLAINED = "Each figure is explained in docs/testing.md."
FITTED = {
    "left out": "fitted to the other files of questions alone",
    "before": "by the scalars until now",
    "fitted": "on the questions that they are fitted to",
    "held out": "on questions kept out of the fitting, which is what to expect of others",
}
"""What a calibration measures, by the head of its column."""

AGAINST = 76
"""Columns of the table of changes; where there are fewer, a change takes two lines."""


def show(
    results: Sequence[Result],
    changes: Mapping[str, Difference] | None,
    fitted: dict[str, Any] | None,
    *,
    by_fitted: bool = False,
) -> None:
    """Print the figures of retrieval and answers, what changed, and what a calibration gave.

    :param by_fitted: the answers are by what it gave.
    """
    page = Page()
    known = sum(bool(one.expected) for one in results)
    told = f"{count(len(results), 'question')}: {known} with an answer, {len(results) - known} without"
    page.put(f"{told}; answered by the scalars just fitted" if by_fitted else told)
    page.put(EXPLAINED, "dim")
    every = summary(results)
    _table(page, "Passages", {name: _under(name, every) for name in RANKERS})
    forms = {form.value: _under("answers", values) for form, values in by_form(results).items()}
    columns = {"all": _under("answers", every), **(forms if len(forms) > 1 else {})}
    _table(page, "Answers", columns)
    if changes is not None:
        _changes(page, changes)
    if fitted is not None:
        for name, figures in fitted.items():
            columns = _columns(figures)
            _table(page, f"Calibration to {name}" if len(fitted) > 1 else "Calibration", columns)
        for head in columns:
            page.put(f"{head}: {FITTED[head]}", "dim", rest="  ")


def moved(pairs: Sequence[tuple[Result, Result]]) -> None:
    """Print the questions that two runs answered otherwise well, with both scores, what fell most first."""
    page = Page()
    if pairs:
        page.put()
        page.put("Questions that changed: before, after", "bold")
    for then, now in pairs[:MOVED]:
        page.put(now.question, lead=f"{then.score:>6.2f} {now.score:.2f}  ", rest=" " * EXAMPLE)
    if len(pairs) > MOVED:
        page.put(f"and {len(pairs) - MOVED} more, with what was shown, in the page of --html", "dim")


def worst(results: Sequence[Result]) -> None:
    """Print questions with what was shown and what was wanted."""
    page = Page()
    for one in results:
        page.put()
        page.put(f"{one.score:.2f}  {one.question}", "bold")
        wanted = one.expected or ("silence",)
        shown = one.remarks or ((f"silence ({one.silence})", ""),)
        told = [("shown", text, remark) for text, remark in shown]
        told += [("below", text, BELOW) for text in one.below]
        for text in wanted:
            _example(page, "wanted", text)
        for head, text, remark in told:
            _example(page, head, text)
            if remark:
                page.put(remark, "dim", lead=" " * EXAMPLE, rest=" " * EXAMPLE)


def _example(page: Page, head: str, text: str) -> None:
    page.put(" ".join(text.split()), lead=f"    {head:<7} ", rest=" " * EXAMPLE)


def _columns(figures: Mapping[str, Any]) -> dict[str, Figures]:
    """Return what a calibration gave on one set of questions, where it was fitted to others first."""
    names = ("left_out", "before", "fitted", "held_out")
    return {name.replace("_", " "): figures[name] for name in names if name in figures}


def _under(name: str, values: Figures) -> Figures:
    """Return the figures of one thing measured, without its name."""
    return {
        key.removeprefix(f"{name} "): value for key, value in values.items() if key.startswith(f"{name} ")
    }


def _table(page: Page, title: str, columns: Mapping[str, Figures]) -> None:
    """Print a row for each figure and a column for each thing measured, as many beside each other as fit."""
    fit = len(columns) if page.width is None else max(1, (page.width - 18) // 10)
    for some in batched(columns.items(), fit):
        rows = dict.fromkeys(name for _, values in some for name in values)
        page.put()
        page.put(f"{title:<18}" + "".join(f"{name:>10}" for name, _ in some), "bold")
        for row in rows:
            page.put(f"{row:<18}" + "".join(_cell(values.get(row)) for _, values in some))


def batched(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Yield the items in lists of ``size`` (itertools has this from Python 3.12 on)."""
    rest = iter(items)
    while some := list(islice(rest, size)):
        yield some


def _cell(value: float | None) -> str:
    return f"{'–':>10}" if value is None else f"{value:>10.3f}"


def _changes(page: Page, changes: Mapping[str, Difference]) -> None:
    page.put()
    moved = {name: one for name, one in changes.items() if _moves(one)}
    even = [name for name, one in changes.items() if one.changed and not _moves(one)]
    narrow = page.width is not None and page.width < AGAINST
    heads = f"{'before':>7}{'after':>7}{'change':>8}   {'95% of draws':<16} questions"
    if not any(one.changed for one in changes.values()):
        page.put(f"Nothing changed: {count(len(changes), 'figure')} the same on every question", "bold")
        return
    page.put("Against: before, after, change, 95% of draws" if narrow else f"{'Against':<25}{heads}", "bold")
    for name, one in moved.items():
        values = f"{one.before:>7.3f}{one.after:>7.3f}{one.after - one.before:>+8.3f}"
        interval = f"{one.low:+.3f} to {one.high:+.3f}"
        told = "" if one.told else " ?"
        if narrow:
            page.put(name, "" if one.told else "dim")
            page.put(f"{values}, {interval}, {count(one.changed, 'question')}{told}", rest="  ")
        else:
            page.put(f"{name:<25}{values}   {interval}{one.changed:>9}{told}", "" if one.told else "dim")
    if any(not one.told for one in moved.values()):
        page.put(CHANCE, "dim")
    if even:
        page.put(f"the same on the whole, though not on every question: {', '.join(even)}", "dim")
    same = len(changes) - len(moved) - len(even)
    if same:
        page.put(f"{count(same, 'figure')} {'is' if same == 1 else 'are'} the same on every question", "dim")


def _moves(one: Difference) -> bool:
    """Whether a figure changes in the digits that are shown."""
    return f"{one.before:.3f}" != f"{one.after:.3f}"
