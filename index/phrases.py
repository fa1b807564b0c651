"""Verdicts, who was meant and what was searched, in words: the same in the terminal and in Discord.

``write`` makes a name or a value ready for where it is shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from index.asked import Form
from index.check.change import Op
from index.check.check import Verdict
from index.errors import did_you_mean
from index.names.groups import pronoun, with_article
from index.names.posts.as_printed import as_printed
from index.question.doubted import is_doubt
from index.search.reasons import gives_reason
from index.search.whoever import is_told
from index.text.marks import quotations
from index.types import Kind, Link

if TYPE_CHECKING:
    from index.answers.answer import Answer
    from index.answers.evidence import Evidence
    from index.answers.missing import Missing
    from index.asked import Tenure, Understood
    from index.check.check import Checked
    from index.check.earlier import Earlier
    from index.store.articles import Searched

Write = Callable[[str], str]

IN_ANOTHER = "This question seems to be in {language}; only English is understood, and the names in it."

NAMELESS = (
    "The question does not say whose words are meant: name somebody, or ask it after an answer about them."
)
CARRIED = "On “{topic}”, as before; on all topics, ask: ... about anything."
SLIP = "“{typed}” is in no article; “{meant}” was searched for."
NAMESAKES = "Quoted by that name, too: {who}."
NO_REASON = "None of this says why in so many words."
NO_SUCH = "Nobody is quoted as {post}; this is told of {them}."
AS_PRINTED = "These are the words as the articles print them; whether others are genuine, “check” tells."
NOT_DONE = "None of this says “{act}” or the like; it is what was said nearest to it."

_CALLS = re.compile(
    r"(?:call|describ|label|brand|dubb?|term)(?:s|es|e|ed|ing)?\b(?!\s+(?:for|on|upon)\b)", re.IGNORECASE
)
"""What asks who called something what: whoever says "it is useless" does that, by no such word."""

ORDERS = {
    "why": "reasons first",
    "exact": "the quoted before the reported",
    "oldest": "oldest first",
    "latest": "newest first",
}
"""In which order a question asks for what answers it, by what tells so."""

VERDICTS = {
    Verdict.EXACT: "Exact: these words are on record.",
    Verdict.TRIMMED: "Trimmed: these words are on record, and others with them.",
    Verdict.ALTERED: "Altered: {change}.",
    Verdict.SOMEBODY_ELSE: "Somebody else's: these words are on record, but not as {claimed}'s.",
    Verdict.NEAR: "Not on record in these words. Near in meaning, and no more than that:",
    Verdict.NOT_FOUND: "Not found.",
}

EDGES = "Trimmed, by no word: only a stop or a capital at the edge is printed otherwise."

NOBODY = "Not {claimed}'s: these words are on record, but as the article's own."

IN_MARKS = "Not plainly {claimed}'s: these words are on record, quoted, but it is unclear whose they are."

UNSAID = "Exact: these words are on record, as the article's own."
UNSAID_OTHERWISE = "On record they are the article's own words."

CHANGES = {
    "spelling": "only spelling or marks differ from the record",
    "words": "words differ from the record",
    "negation": "a negation differs from the record",
    "number": "a number differs from the record",
    "stitched": "parts of several statements are put together as one",
}

CUT_TOO = "only spelling or marks differ from the record, and words of it are left out"
"""Of what is spelt otherwise, and trimmed."""

LONG = 120
"""Characters from which words that were left out are counted, in the comparison alone."""

NAMED = 4
"""People named in a line, at most."""

OTHERS = 5
"""People named who speak on it, too, at most."""

PLACES = 4
"""Places named in which two versions of a statement differ, at most."""


def whom(found: Answer, write: Write = str) -> list[str]:
    """Say, where a question does not name one speaker, who was meant: all holders of a post, who speaks for
    a body.

    A line for each, and one where the question is not in English.
    """
    asked = found.understood
    lines = [CARRIED.format(topic=write(asked.topic))] if asked.carried else []
    lines += [SLIP.format(typed=write(one.typed), meant=write(one.meant)) for one in asked.slips]
    if is_nameless(asked) and not found.silence:
        lines.append(NAMELESS)
    if found.alike and not found.silence:
        lines.append(did_you_mean(tenure(one, write) for one in found.alike))
    if found.namesakes:
        lines.append(NAMESAKES.format(who=listed(found.namesakes, "and", write)))
    if asked.language:
        lines.append(IN_ANOTHER.format(language=asked.language))
    if asked.post and asked.holders:
        held = ", ".join(tenure(one, write) for one in asked.holders)
        lines.append(f"{'for ' * bool(asked.kind)}{write(asked.post)}: {held}")
    speaking = {one.speaker.name: one.article.text for one in found.evidence if one.speaker}
    officers = [one for one in asked.delegates if one.post and one.name in speaking]
    if officers:
        body = with_article(asked.speaker.name) if asked.speaker else asked.post
        titles = (as_printed(one.post.removeprefix("a "), speaking[one.name]) for one in officers)
        told = ", ".join(
            f"{write(one.name)} ({write(title)})" for one, title in zip(officers, titles, strict=True)
        )
        lines.append(f"for {write(body)}: {told}")
    unheard = [name for name in asked.together if found.evidence and name not in speaking]
    lines += [f"{write(name)} is not quoted on this." for name in unheard]
    if found.evidence:
        lines += _of_evidence(found, write)
    if found.missing:
        lines.append(missing(found.missing, write))
    return lines


def _of_evidence(found: Answer, write: Write) -> list[str]:
    """Say what excerpts are not that a question asks for: a reason, somebody's words, told as was done."""
    asked, excerpts = found.understood, [one.excerpt for one in found.evidence]
    deed = asked.verb if asked.topic and not _CALLS.match(asked.topic) else ""
    told = {
        NO_REASON: asked.why and not any(map(gives_reason, excerpts)),
        AS_PRINTED: is_doubt(asked.question),
        NO_SUCH: asked.form is Form.PLAIN and bool(asked.post),
        NOT_DONE: bool(deed) and not is_told(asked, found.printed),
    }
    values = {"post": write(asked.post), "them": pronoun(asked.post), "act": asked.verb}
    return [line.format(**values) for line, is_so in told.items() if is_so]


def missing(what: Missing, write: Write = str) -> str:
    """Say which words that were asked about nothing shown has, and who else is quoted with them, or one."""
    told = f"None of this says {_words(what.words, 'or', write)}"
    if not what.said_by:
        return f"{told}."
    who, is_one = listed(what.said_by, "and", write), len(what.said_by) == 1
    if what.said == what.words:
        return f"{told}; {who} {'does' if is_one else 'do'}."
    return f"{told}; {who} {'says' if is_one else 'say'} {_words(what.said, 'and', write)}."


def _words(several: Sequence[str], join: str, write: Write) -> str:
    return listed([f"“{word}”" for word in several], join, write)


def is_nameless(asked: Understood) -> bool:
    """Say whether a question is after somebody's words without a name: "what did he say"."""
    return asked.form is Form.SAID and not asked.voices


def order(asked: Understood) -> str:
    """Say in which order a question asks for what answers it; empty where the best comes first."""
    return ", ".join(told for name, told in ORDERS.items() if getattr(asked, name))


def until(asked: Understood, write: Callable[[date], str] = str) -> str:
    """Say to which day articles were searched; of one day that is asked about, that the next day's were."""
    last = asked.reported_until
    if last is None:
        return ""
    return write(last) + ("" if last == asked.until else " (the day after tells of it, too)")


def tenure(one: Tenure, write: Write = str) -> str:
    """Return somebody with what they are called, where that is not what was asked for, and the years of the
    articles that call them by a post, or for which it is written down that they held it.
    """
    told = ", ".join(filter(None, [write(one.post), _years(one)]))
    return f"{write(one.name)} ({told})" if told else write(one.name)


def _years(one: Tenure) -> str:
    """Return the years of a time in a post, which may be open at an end; empty where none is known."""
    if one.first and one.last:
        first, last = one.first.year, one.last.year
        return str(first) if first == last else f"{first}–{last}"
    return f"since {one.first.year}" if one.first else f"until {one.last.year}" if one.last else ""


def verdict(one: Checked, write: Write = str) -> str:
    """Say what the articles say of a quotation."""
    return " ".join(
        filter(None, [_verdict(one, write(one.claimed or "")), did_you_mean(map(write, one.alike))])
    )


def _verdict(one: Checked, claimed: str) -> str:
    first = one.matches[0] if one.matches else None
    unsaid = first if first and first.kind is Kind.PASSAGE else None
    is_own = unsaid is not None and not _is_in_marks(unsaid)
    if unsaid and one.verdict is Verdict.SOMEBODY_ELSE:
        return (NOBODY if is_own else IN_MARKS).format(claimed=claimed)
    words = VERDICTS[one.verdict].format(change=_change(one), claimed=claimed)
    if one.verdict is Verdict.TRIMMED and not any(map(str.isalnum, _changed(one))):
        words = EDGES
    if is_own and one.verdict is not Verdict.NEAR:
        return UNSAID if one.verdict is Verdict.EXACT else f"{words} {UNSAID_OTHERWISE}"
    voice = first.speaker if first else None
    if one.verdict is Verdict.EXACT and one.claimed and (voice is None or voice.is_doubtful):
        words += f" The article does not make plain whether they are {claimed}'s."
    is_turn = voice is not None and voice.why.link is Link.TURN  # of a transcript, whose words need no marks
    if first and first.kind is Kind.INDIRECT and not is_turn:
        words += " The article reports them without quotation marks."
    return words


def _change(one: Checked) -> str:
    """Say what kind of change a quotation has; of spelling alone, whether words are left out besides."""
    is_cut = any(edit.op is Op.INSERT and any(map(str.isalnum, edit.ours)) for edit in one.edits)
    return CUT_TOO if is_cut and one.change == "spelling" else CHANGES[one.change] if one.change else ""


def _is_in_marks(one: Evidence) -> bool:
    """Whether words that are nobody's statement stand within quotation marks all the same, or beside some."""
    return any(
        marked.outer.start < one.span.end and one.span.start < marked.outer.end
        for marked in quotations(one.article.text)
    )


def _changed(one: Checked) -> str:
    """Return all that is not the same in a quotation and in the record."""
    return "".join(edit.theirs + edit.ours for edit in one.edits if edit.op is not Op.EQUAL)


def stood(one: Earlier, write: Write = str) -> str:
    """Say that words stood in an earlier version of an article, and until when."""
    article = one.revision.article
    replaced = one.revision.replaced
    until = f", until {moment(replaced)}" if replaced else ""
    return f"These words stood in an earlier version of {write(article.title or article.path)}{until}:"


NEAREST = "The nearest, which may not answer it:"
DOUBTFUL = "It is less certain whose these are:"


def named(asked: Understood, write: Write = str) -> str:
    """Name whoever is asked about: all of them, a few by name."""
    return listed(asked.whose, "and" if asked.together or asked.holders else "or", write)


def listed(names: Sequence[str], join: str, write: Write = str) -> str:
    """Return names as a sentence lists them: a few, and how many more there are."""
    several = [write(name) for name in names]
    if len(several) > NAMED:
        several, join = [*several[: NAMED - 1], f"{len(several) - NAMED + 1} more"], "and"
    return f" {join} ".join(filter(None, [", ".join(several[:-1]), *several[-1:]]))


def a_few(names: Sequence[str]) -> str:
    """Return the first of many names, and how many more there are."""
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more} more" if more > 0 else "")


def version(one: Evidence, write: Write = str) -> str:
    """Say which words another version of a statement, shown beside it, does not have; empty where all are."""
    here = differing(one, write)
    return f"Not so in the other version shown: {here}" if here else ""


def differing(one: Evidence, write: Write = str) -> str:
    """Return the words that another version of a statement does not have; empty where it has them all."""
    here = [quoted(span.of(one.article.text), write) for span in one.differs[:PLACES]]
    more = ["..."] if len(one.differs) > PLACES else []
    return ", ".join(here + more)


def left_out(words: str) -> str:
    """Return words that a quotation leaves out; their number where they are too many for a line."""
    return words if len(words) <= LONG else f"({len(words.split())} words)"


def quoted(words: str, write: Write = str) -> str:
    """Quote words of a version; only their number is told where they are too many for a line."""
    return f"“{write(words)}”" if len(words) <= LONG else count(len(words.split()), "word")


def searched(where: Searched) -> str:
    """Say how many articles were searched, and from when."""
    many = f"{where.articles} article{'' if where.articles == 1 else 's'}"
    if not where.first or not where.last:
        return f"{many} searched"
    return f"{many} of {days(where.first, where.last)} searched"


def days(first: date, last: date) -> str:
    """Return two dates and what lies between as people write it; one date as that."""
    return day(first) if first == last else f"{day(first)} to {day(last)}"


def count(number: int, noun: str) -> str:
    """Say how many of something there are; the noun is given in the singular."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def day(date_: date) -> str:
    """Return a date as people write it."""
    return f"{date_.day} {date_:%B %Y}"


def moment(stamp: str) -> str:
    """Return a moment that is kept as "2025-03-07T18:05:00Z" as people write it."""
    return f"{day(date.fromisoformat(stamp[:10]))}, {stamp[11:16]} UTC"
