"""Questions with all that may be shown for them, judged: found once, kept in a file, fitted to in seconds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from index.answers.choice import reaches
from index.answers.evidence import evidence
from index.answers.sought import heard
from index.answers.thresholds import Prospect  # noqa: TC001 - pydantic reads the types of what is read back
from index.errors import QuestionError
from index.evaluation import judge
from index.evaluation.gold import Gold  # noqa: TC001
from index.evaluation.judge import Judgement  # noqa: TC001
from index.search import candidates
from index.store import statements

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from index.answers.sought import Sought
    from index.evaluation.evaluate import Trial


@dataclass(frozen=True, slots=True)
class Case:
    """A question with all that may be shown for it, judged.

    ``verdicts`` are pairs of the bar up to which an excerpt is shown and its verdict, in their order;
    ``others`` is the
    highest score at which somebody else speaks on the topic (0 where nobody does); ``among`` names the
    questions it is one of.
    """

    gold: Gold
    prospect: Prospect
    verdicts: tuple[tuple[float, Judgement], ...]
    others: float
    among: str = ""

    @property
    def named(self) -> bool:
        """Whether it asks about a speaker."""
        return self.prospect.rival is not None


def case(asked: Trial, among: str = "") -> Case:
    """Judge everything that may be shown for a question."""
    sought = asked.sought
    found = [replace(one, score=reach) for one, reach in zip(sought.found, reaches(sought), strict=True)]
    found = candidates.placed(found) if sought.names else found
    shown = evidence(sought.snapshot.store, found, len(found))
    verdicts = tuple((one.score, judge.excerpt(asked.key, one)) for one in shown)
    return Case(asked.gold, sought.prospect, verdicts, _others(sought) if sought.names else 0.0, among)


def keep(cases: Iterable[Case], path: Path) -> None:
    """Write cases to a file, one a line."""
    path.write_bytes(b"".join(_CASE.dump_json(one) + b"\n" for one in cases))


def kept(path: Path) -> list[Case]:
    """Return the cases in a file.

    :raises QuestionError: when it holds none.
    """
    try:
        found = [_CASE.validate_json(line) for line in path.read_bytes().splitlines()]
    except ValidationError:
        found = []
    if not found:
        raise QuestionError(f"{path}: holds no cases. Make them: onrecord eval QUESTIONS --keep {path}")
    return found


_CASE = TypeAdapter(Case)


def _others(sought: Sought) -> float:
    """Return the score of the sentence nearest to the topic that carries somebody else's statement."""
    store = sought.snapshot.store
    scores = dict(zip(sought.near.ids.tolist(), sought.near.spoken().tolist(), strict=True))
    theirs = {statement for statement, _ in heard(sought, sought.near.ids)}
    pairs = statements.utterances_in(store, sought.near.ids)
    return max((scores[sentence] for statement, sentence in pairs if statement in theirs), default=0.0)
