"""Who may have been meant by a question that found nobody: for "did you mean"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.answers.respelt import unheard_of
from index.asked import Tenure
from index.names.directory.alike import alike, mistyped
from index.names.directory.by_kin import by_kin
from index.names.holders.ministers import is_any_minister, ministers
from index.names.posts.posts import post
from index.question.publishers import called
from index.question.whom import find
from index.statements.spotting.parting import is_common

if TYPE_CHECKING:
    from index.answers.sought import Sought

_MOST = 3
"""Names told, at most."""


def may_be_meant(sought: Sought) -> tuple[Tenure, ...]:
    """Return who may have been meant.

    Of a post, whoever holds it at another time, or any minister; of a name, who has one like it; where none
    was understood, who has one of which a word that no article has may be a slip.
    """
    book, asked = sought.snapshot.directory, sought.asked
    who = asked.speaker.name if asked.speaker and not asked.speaker.statements else ""
    if not who:
        unheard = (one for one in unheard_of(sought.snapshot, asked.topic) if not is_common(one))
        named = dict.fromkeys(name for word in unheard for name in mistyped(word, book))
        return tuple(map(Tenure, named))[:_MOST]
    if is_any_minister(who) and (may_be := ministers(book, post(who), (asked.since, asked.until))):
        return tuple(Tenure(one.holder.speaker.name, post=one.post) for one in may_be)
    return find(who, book).holders or tuple(map(Tenure, by_kin(who, book) or alike(who, book)))


def paper_meant(sought: Sought) -> str | None:
    """Return the publisher that a question takes for a speaker: "what did The Lantern say?"."""
    return next(filter(None, (called(name, sought.snapshot.directory) for name in sought.names)), None)
