"""Changes to the index, in a process of their own: ``python -m bot.library.change WHAT [ARGUMENT...]``.

Prints a line of JSON for each step, so that the bot can tell how far it is; SIGINT leaves whole articles.
"""

from __future__ import annotations

import json
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from index import settings
from index.errors import OnRecordError
from index.intake import add
from index.intake.build import Makers, Source, bring_up_to_date
from index.intake.remove import withdraw
from index.names.identity import Merge, Split
from index.store import articles, folder, speakers, store
from index.web.guard import Bounds

if TYPE_CHECKING:
    from index.embedding.encoder import Encoder
    from index.names.identity import Rule
    from index.settings import Settings
    from index.store.articles import Entry


NAMED = 5
"""Files that cannot be read of which it is said why; the others are counted."""


def main(what: str, *arguments: str) -> int:
    """Do what is asked; the exit status is 0 when it was done."""
    try:
        found = settings.load()
        match what:
            case "index":
                _say(**_index(found, Source(found.documents), rebuild="--rebuild" in arguments))
            case "add":
                _add(found, *arguments)
            case "remove":
                withdraw(found.index, found.documents, *arguments)
                _say(removed=1)
            case _:
                _rule(found, Merge(*arguments) if what == "merge" else Split(*arguments))
    except OnRecordError as fault:
        _say(error=str(fault))
        return 1
    except KeyboardInterrupt:
        _say(cancelled=True)
        return 1
    return 0


def _index(found: Settings, source: Source, *, rebuild: bool = False) -> dict[str, object]:
    def encoder() -> Encoder:
        from index.embedding.encoder import load

        return load(found.model)

    report = bring_up_to_date(
        found.index,
        source,
        Makers(encoder, found.model),
        rebuild=rebuild,
        advance=lambda done, total: _say(done=done, total=total),
    )
    problems = [str(problem) for problem in report.problems if problem.fatal]
    return {
        "made": report.made,
        "removed": report.removed,
        "unchanged": report.unchanged,
        "problems": problems[:NAMED],
        "unnamed": len(problems[NAMED:]),
    }


def _add(found: Settings, what: str, collection: str) -> None:
    """Take a page or a file into the documents, and index it."""
    into = add.folder_of(found.documents, collection or None)
    if "://" in what:
        bounds = Bounds(settings.hosts(found))
        taken = add.take_url(what, found.documents, into, _entries(found), bounds)
    else:
        taken = add.take_file(Path(what), found.documents, into)
    done = _index(found, Source(found.documents, (taken.file,)))
    _say(**done, file=taken.file.relative_to(found.documents).as_posix(), what=str(taken.done))


def _entries(found: Settings) -> list[Entry]:
    if not folder.is_built(found.index):
        return []
    with closing(store.open_to_read(folder.current(found.index))) as opened:
        return articles.entries(opened)


def _rule(found: Settings, rule: Rule) -> None:
    with folder.only_writer(found.index):
        opened = store.open_to_write(folder.current(found.index))
        with closing(opened):
            speakers.add_rules(opened, [rule])
            speakers.update(opened)
    _say(ruled=True)


def _say(**step: object) -> None:
    sys.stdout.write(json.dumps(step) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
