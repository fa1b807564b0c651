"""The commands that show the rest: all that answers, or all that those asked about said."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from index.extent import is_list
from index.phrases import listed

if TYPE_CHECKING:
    from datetime import date

    from index.answers.answer import Answer
    from index.asked import Understood


def every(found: Answer) -> list[str]:
    """Return the commands that show all that answers; where that is shown, all that its speakers said."""
    asked = found.understood
    if not is_list(found):
        return [_asking(found, found.answering)]
    if asked.kind or asked.delegates:  # whom an option would take for the body alone
        words = f"what did {asked.kind or asked.whose[0]} say"
        return [_ask(words, _most(asked, found.statements))]
    narrowed = _narrowed(asked, asked.reported_until)
    return [f"onrecord quotes --speaker {shlex.quote(name)}{narrowed}" for name in asked.whose] or [
        f"onrecord quotes{narrowed}"
    ]


def _asking(found: Answer, most: int) -> str:
    """Return the question as it can be asked by itself: a follow-up's own words say too little."""
    asked = found.understood
    named = () if asked.kind else asked.whose
    if len(named) == 1 and asked.topic:
        whose = f" --speaker {shlex.quote(named[0])}"
        return _ask(asked.topic, f"{whose}{_most(asked, most)}")
    words = found.question
    is_of_post = bool(asked.holders) and asked.post in words  # each for the days when they held it
    if named and not (asked.ambiguous or is_of_post):
        does = asked.act or f"say{f' about {asked.topic}' if asked.topic else ''}"
        words = f"what did {' and '.join(named)} {does}"
    elif left := asked.left_aside:
        words = f"who spoke about {asked.topic or 'anything'} but not {listed(left, 'and')}"
    elif asked.topic.lower() not in words.lower():
        words = f"what did {asked.kind} say about" if asked.kind else "who spoke about"
        words = f"{words} {asked.topic}"
    return _ask(words, _most(asked, most))


def _ask(words: str, options: str) -> str:
    """Return a question with its options, which go first where it would itself be taken for one."""
    quoted = shlex.quote(words)
    return (
        f"onrecord ask{options} -- {quoted}" if words.startswith("-") else f"onrecord ask {quoted}{options}"
    )


def _most(asked: Understood, most: int | None) -> str:
    return f"{_narrowed(asked, asked.until)} -n {most}"


def _narrowed(asked: Understood, until: date | None) -> str:
    """Return the options that keep to what the question was narrowed to."""
    values = {
        "publisher": asked.publisher,
        "since": asked.since,
        "until": until,
        "collection": asked.collection,
    }
    return "".join(f" --{name} {shlex.quote(str(value))}" for name, value in values.items() if value)
