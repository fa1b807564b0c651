"""Put questions with known answers to the index, and measure retrieval, each arm of it, and the answers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.answers.answer import Silence, answered
from index.answers.sought import Sought, seek
from index.asked import Form
from index.errors import QuestionError
from index.evaluation import gold as golds
from index.evaluation import judge
from index.evaluation.bootstrap import Difference, difference
from index.evaluation.metrics import DEPTH, Measures, Ranking, auroc, figures, of_ranking, prefixed
from index.question.understand import understand
from index.search.ranking import ARMS, WEIGHTS, near, ranked
from index.search.topic import prepare
from index.store.articles import by_row, within
from index.store.filter import Filter

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from index.answers.thresholds import Calibration
    from index.embedding.encoder import Encoder
    from index.evaluation.gold import Gold, Key
    from index.store.reader import Snapshot

RANKERS = {"search": WEIGHTS, "meaning": ARMS["dense"], "words": ARMS["words"]}
"""What is measured as a ranking of passages: both arms together, and each alone."""

DILUTED = "not counted: the words wanted are less than a fifth of it"
"""What is said of an excerpt that is mostly something else (see :data:`index.evaluation.judge.CORE`)."""

BELOW = "not counted: printed below what answers, as less certain or as what comes nearest"
"""What is said of an excerpt that has words wanted and is printed all the same."""

BEYOND = "search AUROC"
"""A figure that compares questions with each other, so that none has a part in it of its own."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A question with known answer, and what the index holds for it: nothing is decided yet.

    ``rankings`` are by name of a ranker; ``confidence`` is the best passage's score.
    """

    gold: Gold
    key: Key
    sought: Sought
    rankings: Mapping[str, Ranking]
    confidence: float


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one question: the excerpts shown or the silence, and what it gives to each figure.

    ``diluted`` are the places in ``shown`` of excerpts that hold expected words, but too few to count;
    ``below`` are right excerpts that are printed as doubtful or nearest alone, and count for nothing.
    """

    question: str
    form: Form
    expected: tuple[str, ...]
    shown: tuple[str, ...]
    silence: Silence | None
    confidence: float
    measures: Measures
    diluted: tuple[int, ...] = ()
    below: tuple[str, ...] = ()

    @property
    def score(self) -> float:
        """How good the answer was, from 0 to 1."""
        return self.measures["answers score"].numerator

    @property
    def remarks(self) -> tuple[tuple[str, str], ...]:
        """Each excerpt shown, with why it does not count though it holds words wanted, or nothing."""
        return tuple((text, DILUTED if at in self.diluted else "") for at, text in enumerate(self.shown))


def put(snapshot: Snapshot, encoder: Encoder, questions: Sequence[Gold], today: date) -> Iterator[Trial]:
    """Yield each question with what the index holds for it.

    :raises QuestionError: when the articles have none of the words that a question expects.
    """
    articles = (article for _, article in within(snapshot.store))
    for gold, key in zip(questions, golds.keys(questions, articles), strict=True):
        asked = understand(gold.question, snapshot.directory, today)
        sought = seek(snapshot, encoder, gold.question, asked)
        rankings, confidence = _rankings(snapshot, encoder, gold, key)
        yield Trial(gold, key, sought, rankings, confidence)


def result(asked: Trial, scalars: Calibration) -> Result:
    """Answer a question and judge the answer."""
    gold, answer = asked.gold, answered(asked.sought, judge.FIRST, scalars)
    verdicts = [judge.excerpt(asked.key, one) for one in answer.evidence]
    under = answer.near if answer.silence else answer.doubtful
    answers = judge.measures(gold, verdicts, kind_right=answer.silence is gold.silence)
    rankings = [
        prefixed(name, of_ranking(found, len(gold.expected)))
        for name, found in asked.rankings.items()
        if gold.expected
    ]
    measures = prefixed("answers", answers)
    for ranking in rankings:
        measures |= ranking
    return Result(
        question=gold.question,
        form=asked.sought.asked.form,
        expected=gold.expected,
        shown=tuple(one.excerpt for one in answer.evidence),
        silence=answer.silence,
        confidence=asked.confidence,
        measures=measures,
        diluted=tuple(at for at, one in enumerate(verdicts) if one.is_diluted),
        below=tuple(one.excerpt for one in under if judge.excerpt(asked.key, one).right),
    )


def summary(results: Sequence[Result]) -> dict[str, float | None]:
    """Return all figures over some results."""
    known = [one.confidence for one in results if one.expected]
    unknown = [one.confidence for one in results if not one.expected]
    return {**figures(one.measures for one in results), BEYOND: auroc(known, unknown)}


def by_form(results: Sequence[Result]) -> dict[Form, dict[str, float | None]]:
    """Return the figures for each form of question that was asked."""
    forms = {form: [one for one in results if one.form is form] for form in Form}
    return {form: summary(found) for form, found in forms.items() if found}


def worst(results: Sequence[Result], most: int) -> list[Result]:
    """Return the questions answered worst, of those not answered wholly right."""
    return sorted((one for one in results if one.score < 1), key=lambda one: one.score)[:most]


def both(results: Sequence[Result], others: Sequence[Result]) -> list[Result]:
    """Return those results whose question another run put, too, and expected the same words of."""
    asked = _numbered(others)
    return [one for key, one in _numbered(results).items() if key in asked and _is_alike(one, asked[key])]


def otherwise(results: Sequence[Result], others: Sequence[Result]) -> int:
    """Count the questions of which two runs expect other words."""
    asked = _numbered(others)
    return sum(not _is_alike(one, asked[key]) for key, one in _numbered(results).items() if key in asked)


def _is_alike(one: Result, other: Result) -> bool:
    return set(one.expected) == set(other.expected)


def moved(before: Sequence[Result], after: Sequence[Result]) -> list[tuple[Result, Result]]:
    """Return the questions that two runs put and answered otherwise well, what fell most first."""
    earlier = _numbered(before)
    pairs = [(earlier[key], one) for key, one in _numbered(both(after, before)).items()]
    others = [(then, now) for then, now in pairs if then.score != now.score]
    return sorted(others, key=lambda pair: pair[1].score - pair[0].score)


def _numbered(results: Sequence[Result]) -> dict[tuple[str, int], Result]:
    """Return results by their question, and how often it was put before: a file may have one twice."""
    put: Counter[str] = Counter()
    found = {}
    for one in results:
        found[one.question, put[one.question]] = one
        put[one.question] += 1
    return found


def compare(before: Sequence[Result], after: Sequence[Result]) -> dict[str, Difference]:
    """Return how each figure differs between two runs, over the questions that both put.

    :raises QuestionError: when there are none.
    """
    earlier = _numbered(before)
    now = {key: one.measures for key, one in _numbered(both(after, before)).items()}
    if not now:
        raise QuestionError(
            "The two runs have no question in common of which they expect the same words. "
            "Run the earlier one again."
        )
    names = dict.fromkeys(name for measures in now.values() for name in measures)
    changes = {
        name: difference(
            [earlier[key].measures.get(name) for key in now], [one.get(name) for one in now.values()]
        )
        for name in names
    }
    return {name: change for name, change in changes.items() if change}


def _rankings(snapshot: Snapshot, encoder: Encoder, gold: Gold, key: Key) -> tuple[dict[str, Ranking], float]:
    found = near(snapshot, prepare(gold.question, encoder), Filter())
    hits = {name: ranked(snapshot, found, DEPTH, weights) for name, weights in RANKERS.items()}
    articles = by_row(snapshot.store, {hit.article for some in hits.values() for hit in some})
    rankings = {
        name: [judge.passage(key, hit, articles[hit.article]) for hit in some] for name, some in hits.items()
    }
    return rankings, max((hit.score for hit in hits["search"]), default=0.0)
