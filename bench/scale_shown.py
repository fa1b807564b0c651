"""What `make bench-scale` measured, as tables in Markdown and as a picture."""

from __future__ import annotations

from functools import partial
from math import log10
from typing import TYPE_CHECKING, Any

from lxml.builder import ElementMaker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Told = dict[str, Any]

LINES = {"median": ("#2b6cb0", "median", 17), "p95": ("#c05621", "95 of 100", -8)}
"""What is drawn, in which colour, what it is called there, and how far below a point its value stands."""

SIZES, COSTS = (1000, 10_000, 100_000, 1_000_000), (1, 10, 100, 1000)
"""What is marked on the axes."""


def table(rows: Sequence[Told]) -> str:
    """Return what was measured as a Markdown table, a column for each size."""
    shares = ", ".join(rows[0]["recall"]["passage, 10"])
    recalls = {
        f"{name}s among the {many} nearest, of an exact search ({shares})": partial(
            _recalled, f"{name}, {many}"
        )
        for name in ("passage", "sentence")
        for many in (10, 100)
    }
    lines: dict[str, Callable[[Told], str]] = {
        "sentences, articles": lambda one: f"{one['sentences']:,}, {one['articles']:,}",
        "building, vectors and statements given": lambda one: f"{one['grown']:,.0f} s",
        "the same, an article": lambda one: f"{1000 * one['grown'] / one['articles']:.0f} ms",
        "writing an article more": lambda one: f"{one['writing']:.0f} ms",
        "who is who, caches, after it": lambda one: f"{one['identity']:,.0f}, {one['caches']:,.0f} ms",
        "until a reader sees it": lambda one: f"{one['seeing']:,.0f} ms",
        "opening": lambda one: f"{one['opening'] / 1000:.1f} s",
        "asking, warm: median, p95": lambda one: f"{one['median']:.0f}, {one['p95']:.0f} ms",
        "asking for the first time: median": lambda one: f"{one['first']:.0f} ms",
        "the first answer of a process": lambda one: f"{one['cold'] / 1000:.1f} s",
        "eight at once, until the last is answered": lambda one: f"{one['together']:,.0f} ms",
        "within 50%, 5%, 0.1%": lambda one: ", ".join(f"{ms:.0f} ms" for ms in one["filtered"].values()),
        "the most quoted (statements)": lambda one: f"{one['quoted']:.0f} ms ({one['statements']:,})",
        **recalls,
        "evidence of an exact search shown; answers alike": lambda one: (
            f"{one['evidence']:.3f}; {one['alike']} of {one['compared']}"
        ),
        "memory of asking, at most; of it not of files": lambda one: (
            f"{one['memory']:,} MB; {one['own']:,} MB"
        ),
        "disk: database, caches": lambda one: " MB, ".join(f"{size:,}" for size in one["disk"]) + " MB",
    }
    return _markdown(
        ["", *(f"{one['passages']:,} passages" for one in rows)],
        [[what, *map(tell, rows)] for what, tell in lines.items()],
    )


def _recalled(name: str, one: Told) -> str:
    return ", ".join(f"{share:.3f}" for share in one["recall"][name].values())


def others(programs: Sequence[Told]) -> str:
    """Return what programs take of the same passages as a Markdown table, a line for each."""
    head = ["", "building", "asking: median, p95", "memory of asking, at most", "score"]
    return _markdown(
        head,
        [
            [
                one["program"],
                f"{one['build']:.1f} s",
                f"{one['median']:.0f}, {one['p95']:.0f} ms",
                f"{one['memory']:,} MB",
                f"{one['score']:.3f}" if "score" in one else "",
            ]
            for one in programs
        ],
    )


def _markdown(head: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    cells = [head, ["---"] * len(head), *lines]
    return "\n".join(f"| {' | '.join(line)} |" for line in cells)


def plot(rows: Sequence[Told]) -> Any:
    """Draw asking against size, both on scales of powers of ten."""
    svg = ElementMaker()

    def at(size: float, ms: float) -> tuple[float, float]:
        return 70 + 170 * (log10(size) - 3), 225 - 62 * log10(max(ms, 1))

    parts = [svg.rect(width="660", height="270", fill="#fff")]
    for size in SIZES:
        there = f"{at(size, 1)[0]:.0f}"
        parts.append(svg.line(x1=there, x2=there, y1="39", y2="225", stroke="#e2e2e2"))
        parts.append(svg.text(f"{size:,}", x=there, y="243", **{"text-anchor": "middle"}))
    for ms in COSTS:
        y = at(SIZES[0], ms)[1]
        parts.append(svg.text(f"{ms:,} ms", x="62", y=f"{y + 4:.0f}", **{"text-anchor": "end"}))
        parts.append(svg.line(x1="70", x2="580", y1=f"{y:.0f}", y2=f"{y:.0f}", stroke="#ccc"))
    parts.append(svg.text("passages", x="325", y="262", **{"text-anchor": "middle"}))
    parts.append(svg.text("processor time of a question, in a process that is warm", x="70", y="22"))
    for name, (colour, called, below) in LINES.items():
        points = [at(one["passages"], one[name]) for one in rows]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        parts.append(svg.polyline(points=path, fill="none", stroke=colour, **{"stroke-width": "2"}))
        for one, (x, y) in zip(rows, points, strict=True):
            parts.append(svg.circle(cx=f"{x:.1f}", cy=f"{y:.1f}", r="3", fill=colour))
            beside = {"text-anchor": "middle", "fill": colour, "font-size": "11"}
            parts.append(svg.text(f"{one[name]:.0f}", x=f"{x:.1f}", y=f"{y + below:.1f}", **beside))
        x, y = points[-1]
        parts.append(svg.text(called, x=f"{x + 9:.1f}", y=f"{y + 4:.1f}", fill=colour))
    style = {"font-family": "sans-serif", "font-size": "12", "viewBox": "0 0 660 270"}
    return svg.svg({"xmlns": "http://www.w3.org/2000/svg", **style}, *parts)
