"""How much of what answers is shown, in words: the same in the terminal and in Discord.

``write`` makes a name ready for where it is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.names.groups import with_article
from index.phrases import Write, count, named
from index.search.candidates import WIDE

if TYPE_CHECKING:
    from index.answers.answer import Answer
    from index.asked import Understood


def shown(found: Answer, write: Write = str) -> str:
    """Say how many excerpts are shown, of those that answer; empty where that is all, and all they said."""
    asked = found.understood
    many = asked.skip + len(found.evidence)
    is_topical = bool(asked.topic or asked.act)
    end = "oldest" if asked.oldest else "newest"
    if _is_at_end(found):
        if _is_newest(found):
            return f"Those were the {end} {found.answering}"
        return f"That is all{' on this' if asked.topic else ''} ({found.answering})"
    if many and _is_newest(found):
        return f"The {end} {many}" if not asked.skip else f"The {end} {asked.skip + 1} to {many}"
    if many and found.answering > many:
        of = "on this" if is_topical else f"by {_whose(asked, write)}" if asked.whose else ""
        return f"{many} of {found.answering} {of}".strip()
    if many and is_topical and (found.statements or 0) > many:
        return f"{many} on this" if asked.topic else f"{many} shown"
    return ""


def rest(found: Answer, write: Write = str, *, is_whole: bool) -> str:
    """Say what the way to all shows that stands behind the extent.

    :param is_whole: it leads to the list of statements: an excerpt may show several, or one of two papers.
    """
    if _is_at_end(found) and not _is_newest(found):
        return "on any topic" if found.understood.topic else "as a list"
    whose = _whose(found.understood, write)
    if not is_whole or not found.statements or not whose:
        return "all"
    return f"all {count(found.statements, 'statement')} by {whose}"


def _whose(asked: Understood, write: Write) -> str:
    """Name those asked about: people of a kind or a group as the question does, with whoever leads it."""
    return write(asked.kind) or named(asked, lambda name: write(with_article(name)))


def is_list(found: Answer) -> bool:
    """Say whether all is shown that is found to answer, so that the rest is a list of what else was said."""
    return found.answering <= found.understood.skip + len(found.evidence) or _is_newest(found)


def _is_newest(found: Answer) -> bool:
    """Whether what is found is but the newest of what was said, where no topic was asked about."""
    asked = found.understood
    return not (asked.topic or asked.act) and (found.statements or 0) > WIDE


def _is_at_end(found: Answer) -> bool:
    """Whether all that answers was shown before."""
    return not found.evidence and found.understood.skip > 0 and not found.silence
