"""Changes to the index, in a process of their own: ``python -m bot.indexing WHAT [ARGUMENT...]``.

Prints a line of JSON for each step, so that the bot can tell how far it is; SIGINT leaves whole articles.
"""

from __future__ import annotations

import json
import sys
from contextlib import closing
from typing import TYPE_CHECKING

from index import folder, roster, settings, store
from index.build import Makers, Source, bring_up_to_date
from index.errors import OnRecordError
from index.identity import Merge, Split

if TYPE_CHECKING:
    from index.embed import Encoder
    from index.identity import Rule
    from index.settings import Settings


def main(what: str, *arguments: str) -> int:
    """Do what is asked; the exit status is 0 when it was done."""
    try:
        found = settings.load()
        if what == "index":
            _index(found, rebuild="--rebuild" in arguments)
        else:
            _rule(found, Merge(*arguments) if what == "merge" else Split(*arguments))
    except OnRecordError as fault:
        _say(error=str(fault))
        return 1
    except KeyboardInterrupt:
        _say(cancelled=True)
        return 1
    return 0


def _index(found: Settings, *, rebuild: bool) -> None:
    def encoder() -> Encoder:
        from index.embed import load

        return load(found.model, indexing=True)

    report = bring_up_to_date(
        found.index,
        Source(found.documents),
        Makers(encoder, found.model),
        rebuild=rebuild,
        advance=lambda done, total: _say(done=done, total=total),
    )
    problems = [str(problem) for problem in report.problems if problem.fatal]
    _say(made=report.made, removed=report.removed, unchanged=report.unchanged, problems=problems)


def _rule(found: Settings, rule: Rule) -> None:
    with folder.only_writer(found.index):
        opened = store.open_to_write(folder.current(found.index))
        with closing(opened):
            roster.add_rules(opened, [rule])
            roster.update(opened)
    _say(ruled=True)


def _say(**step: object) -> None:
    sys.stdout.write(json.dumps(step) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
