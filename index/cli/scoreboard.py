"""The figures of `onrecord eval` as a person reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.text import Text

from index.evaluation.evaluate import RANKERS, by_form, summary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.evaluation.bootstrap import Difference
    from index.evaluation.evaluate import Result

Figures = dict[str, float | None]


def show(
    results: Sequence[Result], changes: Mapping[str, Difference] | None, fitted: dict[str, Any] | None
) -> None:
    """Print the figures of retrieval and answers, what changed, and what a calibration gave."""
    console = Console(soft_wrap=True, highlight=False, markup=False, emoji=False)
    known = sum(bool(one.expected) for one in results)
    console.print(Text(f"{len(results)} questions: {known} with an answer, {len(results) - known} without"))
    every = summary(results)
    _table(console, "Passages", {name: _under(name, every) for name in RANKERS})
    forms = {form.value: _under("answers", values) for form, values in by_form(results).items()}
    columns = {"all": _under("answers", every), **(forms if len(forms) > 1 else {})}
    _table(console, "Answers", columns)
    if changes is not None:
        _changes(console, changes)
    if fitted is not None:
        names = ("before", "fitted", "held_out")
        _table(console, "Calibration", {name.replace("_", " "): fitted[name] for name in names})


def worst(results: Sequence[Result]) -> None:
    """Print questions with what was shown and what was wanted."""
    console = Console(soft_wrap=True, highlight=False, markup=False, emoji=False)
    for one in results:
        console.print()
        console.print(Text(f"{one.score:.2f}  {one.question}", style="bold"))
        wanted = one.expected or ("silence",)
        shown = one.shown or (f"silence ({one.silence})",)
        for head, texts in (("wanted", wanted), ("shown", shown)):
            for text in texts:
                console.print(Text(f"    {head:<7} {' '.join(text.split())}"))


def _under(name: str, values: Figures) -> Figures:
    """Return the figures of one thing measured, without its name."""
    return {
        key.removeprefix(f"{name} "): value for key, value in values.items() if key.startswith(f"{name} ")
    }


def _table(console: Console, title: str, columns: Mapping[str, Figures]) -> None:
    """Print a row for each figure and a column for each thing measured."""
    rows = dict.fromkeys(name for values in columns.values() for name in values)
    console.print()
    console.print(Text(f"{title:<18}" + "".join(f"{name:>10}" for name in columns), style="bold"))
    for row in rows:
        console.print(Text(f"{row:<18}" + "".join(_cell(values.get(row)) for values in columns.values())))


def _cell(value: float | None) -> str:
    return f"{'–':>10}" if value is None else f"{value:>10.3f}"


def _changes(console: Console, changes: Mapping[str, Difference]) -> None:
    console.print()
    console.print(Text(f"{'Against':<26}{'before':>8}{'after':>8}{'change':>9}   95% of draws", style="bold"))
    moved = {name: one for name, one in changes.items() if one.changed}
    for name, one in moved.items():
        interval = f"{one.low:+.3f} to {one.high:+.3f}"
        verdict = "" if one.told else "  cannot be told from chance"
        change = one.after - one.before
        line = f"{name:<26}{one.before:>8.3f}{one.after:>8.3f}{change:>+9.3f}   {interval}{verdict}"
        console.print(Text(line, style="" if one.told else "dim"))
    same = len(changes) - len(moved)
    if same:
        console.print(Text(f"{same} figures are the same on every question", style="dim"))
