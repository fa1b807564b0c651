"""The grammar of questions: where in one the speaker stands, and what is left for the topic.

Each shape is a pattern; a reading is what one makes of a question before anybody looks up who is meant.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.lexicon import entries, words
from index.question import patterns
from index.question.acts import act
from index.question.done_to import is_done_to
from index.question.shape import PRONOUNS, Shape, is_pronoun
from index.question.verbs import AskingVerb, verbs
from index.question.wording import in_fewer_words
from index.text.english import singular

if TYPE_CHECKING:
    from collections.abc import Iterator


_LONGEST_NAME = 4
# Verbs of which any noun that could be one of the others is the subject: "the Post said".
_PLAIN_SAYING = frozenset({"say", "said", "says", "report", "reported", "write", "wrote", "tell", "told"})
_NO_NOUNS = frozenset({"say", "said", "says", "tell", "told", "tells", "wrote", "announce", "announced"})
"""Verbs that nobody has: "Wendy's say" is what a firm does, "Ada's claim" what she has."""
_BEING = frozenset({"is", "wa", "ar"})
_FELT = frozenset({"about", "of", "over", "that", "by", "with", "on"})
"""What follows upon how somebody feels: "how hopeful is X about Y"."""

_MAY = frozenset({"wi", "wo", "sh", "co", "mi", "ca"})
# What one does with a comment or reason: "what reason did X give".
_GIVING = words("giving_verbs")
_ANYBODY = frozenset(
    ["people", "anyone", "anybody", "somebody", "someone", "everyone", "everybody", "others", "they"]
)


def readings(text: str) -> Iterator[Shape]:
    """Yield what a question may ask, the likeliest reading first; nothing where it asks for no words."""
    stripped = text.strip().rstrip("?!. \t")
    asked = patterns.POLITE.sub(
        "", patterns.SHORTENED.sub(r"\1's ", patterns.MISTYPED.sub("what", stripped)), count=1
    )
    asked = in_fewer_words(asked)
    for shape in _SHAPES:
        yield from (one for one in shape(asked) if not patterns.NO_SUBJECT.match(one.speaker))
    if 0 < len(asked.split()) <= _LONGEST_NAME and not patterns.QUESTION_WORD.match(asked):
        yield Shape(asked, "", sure=False)


def _who_said(text: str) -> Iterator[Shape]:
    found = patterns.WHO.match(text)
    verb = found and verbs().get(found["verb"].lower())
    if found and verb and (verb.sure or verb.base in _DONE_TO):
        topic = found["verb"] + found["tail"] if verb.keep else _bare(found["tail"])
        done = act(verb.base, found["tail"])
        does = done or (verb.base if verb.keep else "")
        yield Shape("", "" if done else topic.strip(), open=True, verb=does)


_DONE_TO = frozenset(line.split()[0] for line in entries("verb_families"))


def _said_by(text: str) -> Iterator[Shape]:
    """ "What was said by X about Y", "what has been said about Y by X"."""
    for pattern in patterns.SAID_BY:
        found = pattern.match(text)
        verb = found and verbs().get(found["verb"].lower())
        if found and verb:
            topic = f"{found['verb']} {found['tail']}" if verb.keep else _bare(found["tail"])
            sure = verb.sure and not verb.keep  # what is attacked by a country is no saying
            done = act(verb.base, found["tail"])
            yield Shape(
                _subject(found["who"]), "" if done else topic.strip(), sure, person=verb.keep, verb=done
            )


def _attitude(text: str) -> Iterator[Shape]:
    """ "What is X's position on Y", "X's reaction to Y", "X quotes about Y", "X criticism of Y"."""
    if found := patterns.DIRECTED.match(text):
        yield Shape(_subject(found["who"]), _bare(found["tail"]), sure=False)
    for pattern in (patterns.ATTITUDE, patterns.ATTITUDE_OF, patterns.ATTITUDE_FROM, patterns.QUOTES):
        for found in pattern.finditer(text):
            done = act(singular(found["noun"].lower()), found["tail"])
            topic = "" if done else _bare(found["tail"])
            yield Shape(_subject(found["who"]), topic, not _is_on(found["who"]), verb=done)
            break


def _is_on(who: str) -> bool:
    """Whether "Birch on the mayor", whose position is asked for, may be Birch on that; no Board on Fish."""
    on = patterns.ON.search(who)
    last = who[: on.start()].rpartition(" ")[2] if on else ""
    return on is not None and last.lower() not in words("body_nouns")


def _asked(text: str) -> Iterator[Shape]:
    """ "What did X say about Y", "did X ever comment on Y", "why did X do Y"."""
    found = patterns.AUXILIARY.match(text)
    if not found:
        return
    rest = (found["rest"] or found["rest2"]).split()
    auxiliary, wh = (found["aux"] or "is").lower()[:2], (found["wh"] or "").lower().split(" ")[0]
    yield from _behind_title(rest, auxiliary)
    for place in range(1, len(rest)):
        said = rest[place].lower().strip(",:")
        verb = verbs().get(said)
        if said in _GIVING and patterns.NOUN.search(found["wh"] or ""):
            yield Shape(_subject(" ".join(rest[:place])), _bare(" ".join(rest[place + 1 :])))
        elif verb and _follows(verb, auxiliary, rest, place) and not _is_noun_there(rest, place):
            yield from _with_verb(rest, place, replace(verb, sure=verb.sure and wh not in {"who", "whom"}))
    if is_done_to(auxiliary, rest):
        return
    asks = bool(patterns.NOUN.search(found["rest"] or ""))
    yield from _did(auxiliary, wh, rest, asks)
    yield from _with_what(auxiliary, found["wh"] or "", rest)


def _behind_title(rest: list[str], auxiliary: str) -> Iterator[Shape]:
    """ "Did talk show host X say Y", where a word of a title could be a verb: if X is somebody who speaks."""
    may = [
        n
        for n, word in enumerate(rest)
        if n and (verb := verbs().get(word)) and verb.follows(auxiliary, word)
    ]
    for place in may[1:]:
        if rest[place] in _PLAIN_SAYING and rest[place - 1] != "to":
            yield from _with_verb(rest, place, replace(verbs()[rest[place]], sure=False))


def _follows(verb: AskingVerb, auxiliary: str, rest: list[str], place: int) -> bool:
    before = "is" if rest[place - 1] == "been" else auxiliary
    return verb.follows(before, rest[place].lower().strip(",:"))


def _did(auxiliary: str, wh: str, rest: list[str], asks: bool) -> Iterator[Shape]:
    """ "Why did X do Y", "would X do Y": if X is somebody who speaks; the longest name first."""
    reasons = (wh == "why" or (wh == "how" and asks)) and auxiliary in {"di", "do", "ha"}
    if not (reasons or not wh or auxiliary in _MAY):
        return
    for place in range(min(len(rest) - 1, 8), 0, -1):
        subject, topic = _subject(" ".join(rest[:place])), " ".join(rest[place:])
        yield Shape(subject, topic, sure=False, person=not reasons, deed=True)


def _with_what(auxiliary: str, wh: str, rest: list[str]) -> Iterator[Shape]:
    """ "What conditions did X set for Y", "how hopeful is X about Y", "why is X afraid of Y": if X is
    somebody who speaks; the longest name first.
    """
    word, _, more = wh.lower().partition(" ")
    sets = word in {"what", "which"} and bool(more) and auxiliary in {"di", "do", "ha"}
    feels = auxiliary in _BEING and (word == "why" or (word == "how" and bool(more)))
    for place in range(min(len(rest) - 1, 8), 0, -1) if sets or feels else ():
        after = rest[place:]
        subject = _subject(" ".join(rest[:place]))
        tells = (word != "how" or after[0].lower() in _FELT) and after[-1].lower() not in PRONOUNS
        if tells and not (is_pronoun(subject) or _is_owner(rest[place - 1])):
            yield Shape(subject, " ".join([more, *after]).strip(), sure=False, person=True, deed=True)


def _is_noun_there(rest: list[str], place: int) -> bool:
    """Whether what could be a verb is none where it stands: after "the", in a name, before another verb."""
    before, after = rest[place - 1].lower(), rest[place + 1 : place + 2]
    if rest[place][0].isupper() and not before[0].isupper() and rest[place - 1] != before:
        return True
    if after and after[0] == after[0].lower() and after[0] in _PLAIN_SAYING:
        return True
    is_owned = _is_owner(before) and rest[place].lower() not in _NO_NOUNS
    return is_owned or before in {"the", "a", "an", "of", "to", "about", "on"}


def _is_owner(word: str) -> bool:
    return word.endswith(("'s", "’s", "s'", "s’"))


def _with_verb(rest: list[str], place: int, verb: AskingVerb) -> Iterator[Shape]:
    subject, tail = " ".join(rest[:place]), " ".join(rest[place + 1 :])
    done = act(verb.base, tail)
    keeps = verb.keep and (not tail or _bare(tail))  # not "ever brag of anything"
    topic = "" if done else f"{rest[place]} {tail}" if keeps else _bare(tail)
    first, _, others = subject.partition(" ")
    if len(subject.split()) > 1 and subject.lower().endswith((" who", " that", " which")):
        return  # "the officer who spoke" is a description
    does = done or (verb.base if keeps and verb.base in _DONE_TO else "")
    if first.lower() in _ANYBODY:
        yield Shape("", f"{others} {topic}".strip(), open=True, verb=does)
    else:
        yield Shape(_subject(subject), topic.strip(), verb.sure, verb=does)


def _what_said(text: str) -> Iterator[Shape]:
    """ "What X said about Y", "X said what about Y", "X says Y"."""
    found, asked = patterns.RELATIVE.match(text), patterns.AUXILIARY.match(text)
    whether = asked is not None and not asked["wh"]  # nobody is called "Was Ada"
    rest = [] if whether else (found["rest"] if found else text).split()
    for place in range(1, min(len(rest), 10)):
        verb = verbs().get(rest[place].lower().strip(",:"))
        sure = verb is not None and (verb.sure or bool(found))
        if verb and sure and rest[place].lower() != verb.base and not _is_noun_there(rest, place):
            yield from _with_verb(rest, place, verb)


def _latest(text: str) -> Iterator[Shape]:
    """ "Latest from X", "X's latest on Y", "everything from X"."""
    for pattern in patterns.LATEST:
        found = pattern.match(text)
        if found:
            yield Shape(_subject(found["who"]), _bare(found["tail"] or ""), sure=False, latest=True)


def _compared(text: str) -> Iterator[Shape]:
    """ "How did X and Y differ on Z", "X vs Y on Z": the words of both."""
    for pattern in patterns.COMPARED:
        found = pattern.match(text)
        if found:
            who = patterns.VERSUS.sub(" and ", found["who"])
            yield Shape(_subject(who), _bare(found["tail"] or ""), sure=False)


def _described(text: str) -> Iterator[Shape]:
    """ "The officer who spoke of the convoy"."""
    if patterns.DESCRIBED.match(text):
        yield Shape(text, "", sure=False)


def _about(text: str) -> Iterator[Shape]:
    """ "Statements about X", "anything on X": whoever's."""
    found = patterns.ABOUT.match(text)
    if found:
        yield Shape("", found["tail"].strip(), open=True)


def _on(text: str) -> Iterator[Shape]:
    """ "X on Y", "X in Olm on Y": if X is somebody who speaks."""
    for found in patterns.ON.finditer(text):
        who = text[: found.start()]
        if len(who.split()) > 12 or patterns.QUESTION_WORD.match(who):
            return
        whole = Shape(_subject(who), text[found.end() :].strip())
        if where := patterns.SOMEWHERE.search(who):
            yield replace(whole, sure=False)
            said = Shape(_subject(who[: where.start()]), text[where.start() :].strip(), sure=False)
            yield replace(said, person=True)
        yield whole


def _called_on(text: str) -> Iterator[Shape]:
    """ "X, what did you say about Y?", "X, what went wrong?": if X is somebody who speaks."""
    found = patterns.CALLED_ON.match(text)
    after = list(readings(found["tail"])) if found else []
    called = (one for one in after if is_pronoun(one.speaker))
    theirs = min(called, key=lambda one: len(one.speaker), default=None)
    if found and (theirs or not any(one.sure for one in after)):
        yield Shape(found["who"], theirs.topic if theirs else found["tail"], sure=False)


def _according(text: str) -> Iterator[Shape]:
    for pattern in (patterns.ACCORDING, patterns.ACCORDING_LAST):
        found = pattern.match(text)
        if found:
            yield Shape(_subject(found["who"]), found["tail"].strip(" ,"), sure=False)


def _bare(tail: str) -> str:
    """The topic without the words that lead up to it."""
    match = patterns.PREPOSITION.match(tail)
    rest = patterns.THERE_IS.sub("", tail[match.end() :] if match else tail)
    return rest.strip(" ,:") or ""


def _subject(phrase: str) -> str:
    return patterns.ALL_OF.sub("", patterns.ADVERB.sub("", " " + phrase.strip(" ,:")).strip(" ,:"))


_SHAPES = (
    _described,
    _called_on,
    _said_by,
    _who_said,
    _according,
    _compared,
    _latest,
    _attitude,
    _about,
    _asked,
    _on,
    _what_said,
)
