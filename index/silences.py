"""What a silence says, in words: the same in the terminal and in Discord.

``write`` makes a name or a value ready for where it is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.answers.answer import Silence
from index.asked import Form
from index.errors import did_you_mean
from index.names.groups import is_of_several, with_article
from index.names.posts.posts import post
from index.phrases import (
    DOUBTFUL,
    NAMELESS,
    NEAREST,
    Write,
    count,
    day,
    days,
    is_nameless,
    listed,
    tenure,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.answers.answer import Answer
    from index.asked import Understood

SILENCES = {
    Silence.NO_SPEAKER: "{who} {are} never quoted in these articles.",
    Silence.SPEAKER_SILENT: "{who} {are} quoted in these articles, but not on this in these words; "
    "nor is anybody else for certain.",
    Silence.OTHERS_ONLY: "{who} {are} quoted in these articles, but not on this. Others are.",
    Silence.NOTHING: "Nothing in these articles answers this.",
}

OF_KIND = {
    Silence.SPEAKER_SILENT: "These articles quote {who}, but not on this in these words; "
    "nor anybody else for certain.",
    Silence.OTHERS_ONLY: "These articles quote {who}, but not on this. Others are quoted.",
}
"""Of people of a kind, or a group without a name."""

NOT_IN_WORDS = ("but not on this. ", "but not on this in these words. ")
"""What a silence says where something of theirs comes near, and the same in words of its own."""

NOT_SO = {
    Silence.SPEAKER_SILENT: "{who} {are} quoted in these articles, but not told to “{act}” or the like.",
    Silence.NOTHING: "Nobody quoted in these articles is told to “{act}” or the like.",
}
"""Of what one does by speaking: it may be done without being called so."""

NOBODY_AS = "The articles searched quote nobody by name as “{who}”."
"""Of a post: its holder may be quoted unnamed, or where it is unclear who speaks, or in other articles."""

NOBODY_QUOTED_AS = "Nobody is quoted as {who} in these articles."
"""Of people of a kind, or a group, of whom no more than that is known."""

UNSURE = "{who} {are} quoted in these articles only where it is less than certain who speaks."
"""Of somebody asked about without a topic."""

UNSURE_ON_THIS = "{who} {are} quoted on this only where it is less than certain who speaks."
UNSURE_WHOSE = "Nobody is quoted with these words for certain."
"""Where the words asked for are there, and only whose they are is doubtful."""

WROTE = "{who} wrote {many} here."
"""Of somebody never quoted, who is an author."""

PRINTED = "{paper} printed some of them; for what those say, ask: {topic} in {paper}."
"""Of a paper that is asked about as if it spoke."""

WHOEVER = "who said anything"
"""A question after all that was said."""

MAY_BE = "“{who}” may be any of several: {several}. Ask for one of them."
KEPT_OUT = "{who} {are} quoted in these articles, but not {filters}."
NONE_THERE = "There are no articles {filters}."
RANGE = "These articles are of {days}."
CALLED_SO = "These articles call so: {who}."
FILTERS = {
    "publisher": "by {}",
    "since": "since {}",
    "until": "until {}",
    "between": "in those of {}",
    "collection": "in the collection {}",
    "post": "in those known to be of the days as {}",
}


def silence(found: Answer, kind: Silence, write: Write = str) -> str:
    """Say which silence an answer is, and what keeps a speaker out."""
    asked = found.understood
    who = _who(asked)
    if any(one.post for one in found.alike):
        return any_of(who, [f"{one.post} {one.name}" for one in found.alike], write)
    wording = KEPT_OUT if found.kept_out else _none_there(found) or _unsure(found) or _wording(kind, found)
    wording = wording.replace(*NOT_IN_WORDS) if _comes_near(found) else wording
    are = "are" if is_of_several(who) else "is"
    told = wording.format(who=write(who), are=are, filters=_filters(found, write), act=asked.act)
    told = told[:1].upper() + told[1:]  # "governor of the central bank" begins a sentence
    wrote = WROTE.format(who=write(who), many=count(found.wrote, "article")) if found.wrote else ""
    return " ".join(
        filter(None, [told, wrote, _printed(found, write), _out_of_range(found), _did_you_mean(found, write)])
    )


def _who(asked: Understood) -> str:
    """Return whom a silence is of; of several who speak for a body, for which."""
    if len(asked.holders) > 1 and (asked.kind or asked.post.startswith("for ")):
        return f"whoever speaks for {asked.post.removeprefix('for ')}"
    return listed([*map(with_article, asked.whose)], "or") or asked.post


def _printed(found: Answer, write: Write) -> str:
    """Say how to ask for what a paper printed, where it is asked about as if it spoke."""
    if not found.paper:
        return ""
    return PRINTED.format(paper=write(found.paper), topic=write(found.understood.topic or WHOEVER))


def _unsure(found: Answer) -> str:
    """Return what says of a silence that all that is nearest answers, and is but probably the speaker's: of
    words that are asked for, or of all somebody's where no topic is; empty where it is not so.
    """
    asked = found.understood
    if found.unsure:
        return UNSURE_ON_THIS if asked.whose else UNSURE_WHOSE
    bare = asked.speaker is not None and not asked.topic and not asked.act
    return UNSURE if bare and found.silence is Silence.SPEAKER_SILENT and found.near else ""


def _comes_near(found: Answer) -> bool:
    """Whether something is shown as nearest that is said by whom the question asks about."""
    whose = found.understood.whose
    return any(one.speaker.name in whose if one.speaker else not whose for one in found.near)


def above_nearest(found: Answer) -> str:
    """Return the line over what is nearest, where an answer is a silence."""
    return DOUBTFUL if _unsure(found) else NEAREST


def _wording(kind: Silence, found: Answer) -> str:
    """Return what says a silence; that somebody is never quoted is said of a name only, not of a post."""
    asked = found.understood
    if is_nameless(asked):
        return NAMELESS
    if asked.act and kind in NOT_SO:
        return NOT_SO[kind]
    if asked.form is Form.PLAIN and asked.post:
        return NOBODY_QUOTED_AS
    if not asked.whose and kind in OF_KIND:
        return OF_KIND[kind]
    is_post = asked.speaker is not None and post(asked.speaker.name).known
    return NOBODY_AS if kind is Silence.NO_SPEAKER and is_post else SILENCES[kind]


def any_of(asked: str, several: Sequence[str], write: Write = str) -> str:
    """Say that what was asked for may be any of several, and who they are."""
    return MAY_BE.format(who=write(asked), several=listed(several, "or", write))


def _out_of_range(found: Answer) -> str:
    """Say of what dates the articles are, where those asked about lie outside."""
    asked, archive = found.understood, found.archive
    if not archive or not archive.first or not archive.last:
        return ""
    before = asked.until is not None and asked.until < archive.first
    after = asked.since is not None and asked.since > archive.last
    return RANGE.format(days=days(archive.first, archive.last)) if before or after else ""


def _did_you_mean(found: Answer, write: Write) -> str:
    if not found.alike:
        return ""
    named = [tenure(one, write) for one in found.alike]
    return CALLED_SO.format(who=", ".join(named)) if found.alike[0].first else did_you_mean(named)


def _none_there(found: Answer) -> str:
    """Return what says that no article is of what was asked about; empty where some are, or all were."""
    return NONE_THERE if not found.searched.articles and _narrowed(found) else ""


def _narrowed(found: Answer) -> list[str]:
    """Return the filters that a question has."""
    return [name for name in FILTERS if getattr(found.understood, name, None)]


def _filters(found: Answer, write: Write) -> str:
    """Return what keeps a speaker, or all, out, as it goes on "but not ..."; both ends of a time as one."""
    asked, names = found.understood, list(found.kept_out) or _narrowed(found)
    told = {
        "publisher": write(asked.publisher or ""),
        "since": day(asked.since) if asked.since else "",
        "until": day(asked.until) if asked.until else "",
        "collection": write(asked.collection or ""),
        "post": write(asked.post),
    }
    if asked.since and asked.until:
        told["between"] = days(asked.since, asked.until)
        names = ["between" if name in {"since", "until"} else name for name in names]
    worded = FILTERS if found.kept_out else {**FILTERS, "between": "of {}"}
    return " ".join(worded[name].format(told[name]) for name in dict.fromkeys(names))
