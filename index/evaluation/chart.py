"""Charts as SVG, to stand in a page: bars beside each other, shares in steps, changes with their intervals.

Each is drawn in the page's own colours, of which each means one thing, and says its numbers in words as well.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from lxml.builder import ElementMaker

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.evaluation.bootstrap import Difference

SVG = ElementMaker()
CLASSES = {
    "before": "before",
    **dict.fromkeys(("after", "answers", "passages", "questions"), "run"),
    "with an answer": "known",
    "without": "unknown",
}
"""The colour of what is drawn, by its name in the key: a run has one, whatever it is called there."""

WIDTH, LEFT, RIGHT = 640, 180, 70
"""Of a chart in units, of the names on its left, and of the numbers on its right."""

LINE, GAP = 16, 10
"""The height of a bar, and the space between groups of them."""

STEPS = tuple(n / 10 for n in range(11))


def bars(rows: Mapping[str, Sequence[float | None]], names: Sequence[str]) -> Any:
    """Draw for each row a bar for each of ``names``, values from 0 to 1."""
    scale = WIDTH - LEFT - RIGHT
    parts, top = _grid(len(rows) * (LINE * len(names) + GAP)), 0
    for row, values in rows.items():
        parts.append(_text(LEFT - 8, top + LINE * len(names) / 2 + 4, row, "end"))
        for place, value in enumerate(values):
            y = top + place * LINE
            width = scale * min(max(value or 0.0, 0.0), 1.0)
            parts.append(_rect(LEFT, y + 1, width, LINE - 2, CLASSES[names[place]]))
            shown = "–" if value is None else f"{value:.3f}"
            parts.append(_text(LEFT + width + 6, y + 12, shown, "start", "number"))
        top += LINE * len(names) + GAP
    return _drawn(parts, top, names)


def steps(rows: Mapping[str, Sequence[float]]) -> Any:
    """Draw how many of each row's values, from 0 to 1, fall into each tenth."""
    height, counts = 140, {name: _tenths(values) for name, values in rows.items()}
    most = max((many for some in counts.values() for many in some), default=0) or 1
    parts: list[Any] = []
    slot = (WIDTH - LEFT) / 10
    for row, (name, some) in enumerate(counts.items()):
        for tenth, many in enumerate(some):
            tall, wide = many / most * (height - 20), slot / len(counts) - 3
            x = LEFT / 2 + tenth * slot + row * (wide + 2)
            parts.append(_rect(x, height - tall, wide, tall, CLASSES[name]))
            if many:
                parts.append(_text(x + wide / 2, height - tall - 4, str(many), "middle", "number"))
    parts += [
        _text(LEFT / 2 + n * slot, height + 16, f"{step:.1f}", "middle", "axis")
        for n, step in enumerate(STEPS)
    ]
    return _drawn(parts, height + 22, list(rows))


def changes(found: Mapping[str, Difference]) -> Any:
    """Draw how each figure changed: a dot, and a line over 95% of the draws."""
    reach = max((abs(end) for one in found.values() for end in (one.low, one.high)), default=0.0) or 1.0
    middle, scale = LEFT + (WIDTH - LEFT - RIGHT) / 2, (WIDTH - LEFT - RIGHT) / 2 / reach
    height = len(found) * (LINE + GAP)
    parts: list[Any] = [_line(middle, 0, middle, height, "axis")]
    for place, (name, one) in enumerate(found.items()):
        y, told = place * (LINE + GAP) + LINE / 2, "told" if one.told else "chance"
        change = one.after - one.before
        parts += [
            _text(LEFT - 8, y + 4, name, "end"),
            _line(middle + one.low * scale, y, middle + one.high * scale, y, f"interval {told}"),
            SVG.circle({"cx": f"{middle + change * scale:.1f}", "cy": f"{y:.1f}", "r": "4", "class": told}),
            _text(WIDTH - RIGHT + 8, y + 4, f"{change:+.3f}", "start", "number"),
        ]
    return _drawn(parts, height, [])


def _tenths(values: Sequence[float]) -> list[int]:
    ends = [*STEPS[:-1], float("inf")]
    return [sum(low <= max(value, 0.0) < high for value in values) for low, high in pairwise(ends)]


def _grid(height: float) -> list[Any]:
    scale = WIDTH - LEFT - RIGHT
    return [
        _line(LEFT + scale * at, 0, LEFT + scale * at, height - GAP, "grid") for at in (0, 0.25, 0.5, 0.75, 1)
    ]


def _drawn(parts: Sequence[Any], height: float, names: Sequence[str]) -> Any:
    """Return a picture of its parts, with a key under it where it has several colours."""
    key, x = [], float(LEFT)
    for name in names if len(names) > 1 else ():
        key += [_rect(x, height + 14, 12, 12, CLASSES[name]), _text(x + 18, height + 24, name, "start")]
        x += 40 + 7.5 * len(name)
    whole = height + (34 if key else 4)
    return SVG.svg({"viewBox": f"0 0 {WIDTH} {whole:.0f}", "role": "img"}, *parts, *key)


def _rect(x: float, y: float, width: float, height: float, name: str) -> Any:
    sizes = {"x": x, "y": y, "width": max(width, 0), "height": max(height, 0)}
    return SVG.rect({"class": name, **{key: f"{value:.1f}" for key, value in sizes.items()}})


def _line(x: float, y: float, to_x: float, to_y: float, name: str) -> Any:
    ends = {"x1": x, "y1": y, "x2": to_x, "y2": to_y}
    return SVG.line({"class": name, **{key: f"{value:.1f}" for key, value in ends.items()}})


def _text(x: float, y: float, words: str, anchor: str, name: str = "name") -> Any:
    return SVG.text({"x": f"{x:.1f}", "y": f"{y:.1f}", "text-anchor": anchor, "class": name}, words)
