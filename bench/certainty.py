"""Is it as sure as it says whose words are? Fits data/certainty.json to labelled news, tells how it holds.

    make bench-certainty LABELLED=folder

Two domains stand in the folder, each with its articles in ``documents``:

    said/statements.jsonl     an article a line: "id", "quotes" with "spans", "speaker_text", "speaker_spans"
    said/names.json           who the speakers in some of them are: {"id": {"number of the quote": "name"}}
    world/attributions.jsonl  words: "doc", "start", "end", "label" ("said", "none", "unclear"), "name"

How surely words are tied to a mention is counted on the articles of ``said`` without names; whom the mention
stands for is fitted to those with names and to ``world``. A domain left out never saw its weights fitted.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from index.articles.draft import Problem
from index.articles.scan import read
from index.statements import certainty, extract
from index.types import How, Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from index.statements.certainty import Grounds
    from index.types import Statement

Weights = dict[str, dict[str, float]]
Marks = tuple[tuple[int, int], ...]

START = {How.NAMED: 3.5, How.TITLE: 2.6, How.PRONOUN: 2.5}
"""The log-odds from which the fit of each starts, and to which it keeps where there is little to go by.

So few are wrong that no more than these can be fitted; how evidence weighs beside them is as it is shipped.
"""

EASE = 0.5
"""How strongly it keeps to them."""

FEWEST = 50
"""Cases from which anything is fitted: of fewer, some three are wrong, and where it starts says more."""

AGREED = 20 / 52
"""Share of the errors of plain links that are none: of so many read, these had the speaker marked wrongly."""

RELAYED = 0.6
"""Of words that somebody passes on, ``said`` marks whoever does as the speaker, so that it cannot tell."""

PLAIN = {Link.CUE, Link.OBJECT, Link.TURN, Link.SET_OFF, Link.VERB, Link.ALONE}
"""Links that are hardly ever wrong: with these, whoever is wrong was wrongly resolved."""

SMALL = {"the", "of", "a", "an", "for", "and", "s", "mr", "mrs", "ms", "dr", "sir", "president", "gen", "sen"}


class _Sure(float):
    """A probability that remembers what it was computed from."""

    how: How
    link: Link
    grounds: Grounds


@dataclass(frozen=True)
class Case:
    """A statement that somebody labelled: is its speaker right? Is it a statement at all?"""

    domain: str
    how: How
    link: Link
    grounds: Grounds
    right: bool
    is_made_up: bool = False


def main(folder: Path) -> None:
    """Fit, and print weights and tables."""
    said, world = (_statements(folder / domain / "documents") for domain in ("said", "world"))
    lines = _lines(folder / "said" / "statements.jsonl")
    names = json.loads((folder / "said" / "names.json").read_text(encoding="utf-8"))
    links = _links(one for one in _mentioned(lines, said) if one[0] not in names)
    cases = [
        *_named(lines, said, names),
        *_attributed(_lines(folder / "world" / "attributions.jsonl"), world),
    ]
    print(json.dumps({"link": links, **_resolving(cases)}, indent=2))
    _table("as it is shipped", cases, certainty.sure)
    _table("as fitted here", cases, partial(_sure, {"link": links, **_resolving(cases)}))
    for left in ("world", "said"):
        seen, unseen = ([one for one in cases if (one.domain == left) is out] for out in (False, True))
        _table(f"{left}, left out", unseen, partial(_sure, {"link": links, **_resolving(seen)}))


def _lines(file: Path) -> list[Any]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def _statements(documents: Path) -> dict[str, tuple[str, list[Statement]]]:
    """Return the text of each article and what is said in it, however unsure it is whose that is."""

    def sure(how: How, link: Link, grounds: Grounds) -> float:
        value = _Sure(certainty.sure(how, link, grounds))
        value.how, value.link, value.grounds = how, link, grounds
        return value

    vars(extract).update(sure=sure, CLEAR=0.0)
    found = read(documents, tuple(sorted(documents.glob("*.md"))))
    articles = [one for one in found if not isinstance(one, Problem)]
    readings = extract.read(one.text for one in articles)
    return {
        Path(article.path).stem: (article.text, [one for one in reading.statements if _is_known(one)])
        for article, reading in zip(articles, readings, strict=True)
    }


def _is_known(one: Statement) -> bool:
    return one.name is not None and one.stance == "said" and isinstance(one.sure, _Sure)


def _case(domain: str, one: Statement, *, right: bool, is_made_up: bool = False) -> Case:
    assert isinstance(one.sure, _Sure)
    return Case(domain, one.sure.how, one.sure.link, one.sure.grounds, right, is_made_up)


def _mentioned(lines: Iterable[Any], found: Mapping[str, Any]) -> Iterator[tuple[str, Link, bool]]:
    """Yield the article of a statement, its link, and whether it is tied to the mention that people mark."""
    for line in lines:
        text, statements = found.get(line["id"], ("", []))
        for one in statements:
            matching = [quote for quote in line["quotes"] if _likeness(one.spans, _spans(quote)) >= 0.5]
            if matching:
                yield line["id"], one.sure.link, any(_is_by(text, one, quote) for quote in matching)


def _is_by(text: str, one: Statement, quote: Any) -> bool:
    assert one.mention is not None
    marks = tuple(tuple(span) for span in quote.get("speaker_spans") or ())
    told = quote.get("speaker_text") or ""
    return (
        _shared((one.mention,), marks) > 0 or _same(one.mention.of(text), told) or _same(one.name or "", told)
    )


def _named(lines: Iterable[Any], found: Mapping[str, Any], names: Mapping[str, Any]) -> Iterator[Case]:
    for line in lines:
        for number, name in names.get(line["id"], {}).items():
            marks = _spans(line["quotes"][int(number)])
            _, statements = found[line["id"]]
            best = max(statements, key=lambda one: _shared(one.spans, marks), default=None)
            if best is not None and name and _shared(best.spans, marks):
                yield _case("said", best, right=_same(best.name or "", name))


def _attributed(labels: Iterable[Any], found: Mapping[str, Any]) -> Iterator[Case]:
    for label in labels:
        marks = ((label["start"], label["end"]),)
        for one in found[label["doc"]][1] if label["label"] != "unclear" else ():
            smaller = min(_length(marks), _length(one.spans))
            if _shared(one.spans, marks) >= 0.5 * smaller:
                right = label["label"] == "said" and _same(one.name or "", label["name"])
                yield _case("world", one, right=right, is_made_up=label["label"] == "none")


def _links(told: Iterable[tuple[str, Link, bool]]) -> dict[str, float]:
    """Return how often each link is right."""
    counts: defaultdict[Link, list[bool]] = defaultdict(list)
    for _, link, right in told:
        counts[link].append(right)
    wrong = {
        link: counts[link].count(False) * (1 - AGREED if link in PLAIN else 1) for link in Link
    }  # by the rule of succession, as if each had been right once more, and wrong once more
    rates = {str(link): round(1 - (wrong[link] + 1) / (len(counts[link]) + 2), 3) for link in Link}
    return rates | {"relayed": RELAYED}


def _resolving(cases: Sequence[Case]) -> Weights:
    """Return the weights by which a mention of each kind stands for the right one."""
    plain = [one for one in cases if one.link in PLAIN and not one.is_made_up]
    return {how: _fitted(how, [one for one in plain if one.how is how]) for how in How}


def _fitted(how: How, cases: Sequence[Case]) -> dict[str, float]:
    """Return the weights that are shipped, with the log-odds that make them right as often as they say."""
    shipped = dict(certainty.weights()[how])
    if len(cases) < FEWEST:
        return shipped | {"always": START[how]}
    beside = np.array([_value(shipped, how, one) - shipped["always"] for one in cases])
    right = np.array([float(one.right) for one in cases])
    always = START[how]
    for _ in range(50):
        sure = 1 / (1 + np.exp(-(always + beside)))
        slope = float((sure - right).sum() + EASE * (always - START[how]))
        always -= slope / float((sure * (1 - sure)).sum() + EASE)
    return shipped | {"always": round(always, 2)}


def _value(weights: Mapping[str, float], how: How, one: Case) -> float:
    return sum(weights[name] * amount for name, amount in certainty.features(how, one.grounds).items())


def _sure(weights: Weights, how: How, link: Link, grounds: Grounds) -> float:
    told = certainty.features(how, grounds)
    value = sum(weights[how][name] * amount for name, amount in told.items())
    return float(weights["link"][link] / (1 + np.exp(-value)))


def _table(title: str, cases: Sequence[Case], sure: Any) -> None:
    """Print how often what is so sure is right, in steps of a tenth."""
    pairs = [(sure(one.how, one.link, one.grounds), one.right) for one in cases]
    print(f"\n{title}\n{'':>10}{'cases':>8}{'said':>8}{'right':>8}")
    for low in range(10):
        those = [pair for pair in pairs if low <= min(pair[0] * 10, 9.999) < low + 1]
        if those:
            _row(f"{low / 10:.1f} to {(low + 1) / 10:.1f}", those)
    _row("all", pairs)
    print(f"squared error {sum((value - right) ** 2 for value, right in pairs) / len(pairs):.4f}")


def _row(title: str, pairs: Sequence[tuple[float, bool]]) -> None:
    said, right = (sum(column) / len(pairs) for column in zip(*pairs, strict=True))
    print(f"{title:>10}{len(pairs):>8}{said:>8.3f}{right:>8.3f}")


def _spans(quote: Any) -> Marks:
    return tuple(tuple(span) for span in quote.get("spans") or [(quote["start"], quote["end"])])


def _length(spans: Iterable[Sequence[int]]) -> int:
    return sum(end - start for start, end in spans)


def _shared(one: Iterable[Sequence[int]], other: Sequence[Sequence[int]]) -> int:
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)


def _likeness(one: Sequence[Sequence[int]], other: Sequence[Sequence[int]]) -> float:
    both = _shared(one, other)
    return both / (_length(one) + _length(other) - both)


def _same(one: str, other: str) -> bool:
    """Whether two name the same: by the last word, or one within the other."""
    mine, theirs = _words(one), _words(other)
    return bool(mine and theirs) and (mine[-1] == theirs[-1] or {*mine} <= {*theirs} or {*theirs} <= {*mine})


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return [word for word in re.findall(r"[a-z0-9]+", plain.replace("'s", "")) if word not in SMALL]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
