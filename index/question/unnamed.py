"""Whether a question may be after somebody whom articles quote without a name: "the delegation", "the
county's spokesperson", "the harbour master".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.asked import Form, Unnamed
from index.names.groups import group
from index.names.holders.ministers import is_any_minister
from index.names.kinds import kind
from index.names.posts.posts import post
from index.question import patterns
from index.question.holding import is_one
from index.question.shapes import readings
from index.question.verbs import verbs

if TYPE_CHECKING:
    from index.asked import Understood
    from index.question.shape import Shape


def unnamed(text: str, read: Understood) -> Unnamed | None:
    """Read a question as one after a body or group that has no name, "the delegation", or whose spokesman has
    none; beside those who speak for a department, or several of a name, only where its noun alone is asked
    for, since others of that noun may be meant: "the council".

    So, too, after who speaks for such a body, or holds a post, where nobody is known to; and after what
    people of a kind think, where it is not sure that they are asked for their words; not whether they do,
    which the articles may tell in others'.
    """
    if read.form is Form.WHO or read.together:
        return None
    every = [one for one in readings(text) if not one.open]
    first = next((one for one in every if one.sure), None)
    if first is None and read.form is Form.PLAIN and not _asks_whether(text):
        thinking = (one for one in every if kind(one.speaker) and one.topic and not one.deed)
        return next((Unnamed(one.speaker, one.topic, by_others=True) for one in thinking), None)
    if first is None or not _may_be_unnamed(first.speaker, read):
        return None
    return Unnamed(first.speaker, first.topic, by_others=asks_of_deed(first))


def _may_be_unnamed(called: str, read: Understood) -> bool:
    found = group(called)
    is_quoted = bool(read.speaker and read.speaker.statements) or bool(read.delegates)
    if found and not found.member:
        is_named = bool(read.may_be or read.delegates)
        return not is_named or (called == called.lower() and not found.limits)
    return not (is_quoted or read.may_be or read.holders) and (bool(found) or _is_post(called))


def _is_post(called: str) -> bool:
    return post(called).known and is_one(called) and not is_any_minister(called)


def _asks_whether(text: str) -> bool:
    found = patterns.AUXILIARY.match(text.strip())
    return found is not None and bool(found["aux"]) and not found["wh"]


def asks_of_deed(reading: Shape) -> bool:
    """Say whether a question asks after what one does with words, "has Kestria refused to pay?": others may
    tell that of whoever is never quoted; not what they said.
    """
    verb = verbs().get(reading.topic.partition(" ")[0].lower())
    return bool(reading.verb) or (verb is not None and verb.keep)
