"""From sentences to statements: interrupted quotations joined, floating ones given their speaker."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.lexicon import words
from index.statements.grammar.mention import Mention
from index.statements.grammar.works import NAMING, is_title
from index.statements.quoted import is_alone, is_heading, is_predicate
from index.statements.turns import captions
from index.text.cues import cue
from index.types import Link, Span, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.statements.frame import Frame
    from index.statements.grammar.actors import Actor
    from index.statements.grammar.attribution import Attribution
    from index.statements.grammar.theme import Theme
    from index.statements.turns.introduction import Introduction
    from index.text.marks import Quotation


_NAME = r"(?:[^\W\d_][\w.’'-]*[ \xa0]){0,4}([A-Z][\w’'-]+)"
_SIGNATURE = re.compile(rf"\s*[-–—―~]+[ \xa0]?({_NAME})(?=[\s,.(]|$)")
_NAME_BELOW = re.compile(rf"\s*\n\s*({_NAME})(?:,[^\n“”\"]{{2,100}})?\.?[ \xa0]*(?=\n|$)")
_SIGNED_WITHIN = re.compile(rf"\s*({_NAME})(?:,[^\n“”\"]{{2,100}})?\.?\s*")
_WORD = re.compile(r"[a-z]+")
_LABELLED = re.compile(rf"\s*:[ \xa0]?({_NAME})[ \xa0]*(?=\n|$)")  # "‘We sail’: Ada Birch", a heading
_ATTRIBUTION = 400  # characters between the parts of one interrupted quotation, at most
_LEAD = 20  # characters before a verb that goes on from the sentence before: "Then added that", at most
_NEAR = 6  # characters between a sentence and the one that it introduces, at most


@dataclass(frozen=True, slots=True)
class Scene:
    """A parsed frame with what it attributes, the mention that its main clause is about, and who is in it.

    ``asked`` is whom it asks something, ``introduction`` whose words follow its colon, ``claim`` whose it
    says that the sentence before it is, ``theme`` what it is about, which need not be able to.
    """

    frame: Frame
    attributions: tuple[Attribution, ...]
    subject: Mention | None
    actors: tuple[Actor, ...] = ()
    asked: Mention | None = None
    introduction: Introduction | None = None
    claim: Introduction | None = None
    theme: Theme | None = None


@dataclass(frozen=True, slots=True)
class Utterance:
    """A statement before its speaker is known by name.

    ``quotations`` are the numbers of its whole ones, ``person`` where the speaker is named for whom a label
    ("A:") stands; ``unnamed`` says that the mention names nobody ("QUESTION:"), ``within`` is the label of
    the turn in which somebody tells of the words; ``floating`` that a quotation stands alone, after a
    sentence that gives no words to somebody by name.
    """

    spans: tuple[Span, ...]
    cue: Span | None
    mention: Mention | None
    stance: Stance
    quotations: frozenset[int]
    person: Mention | None = None
    unnamed: bool = False
    within: Mention | None = None
    floating: bool = False
    link: Link = Link.CUE


class _Told:
    """What is said so far in an article, as its scenes are told one by one."""

    def __init__(self, text: str, quotations: Sequence[Quotation]) -> None:
        self.text = text
        self.quotations = quotations
        self.utterances: list[Utterance] = []
        self.last: int | None = None  # the last utterance with a whole quotation
        self.waiting: list[int] = []  # floating ones that the next attribution may claim
        self.previous: Scene | None = None
        self.end = 0  # of the previous scene, or of a caption after it

    def tell(self, scene: Scene) -> None:
        """Add what one scene says."""
        for one in scene.attributions:
            if self._is_title(one):
                continue
            if one.quotations and one.mention is None and one.cue is None:
                self._float(one, scene)
            elif one.quotations and one.mention is None and one.stance is Stance.SAID:
                self._add(one, *self._left_out(one, scene))
            else:
                relayed = _is_relayed(one, scene.attributions)
                self._add(one, one.mention, Link.RELAYED if relayed else one.link)
        if not captions.is_caption(self.text, scene.frame.span):
            self.previous, self.end = scene, scene.frame.span.end
        elif self.previous is not None:
            self.end = scene.frame.span.end  # a caption comes between, and brings nobody in

    def _left_out(self, one: Attribution, scene: Scene) -> tuple[Mention | None, Link]:
        """Return who goes on where a verb of saying has no speaker: no longer sure in another paragraph."""
        mention, link = self._introduced(scene)
        opens = one.cue is None or one.cue.start - scene.frame.span.start < _LEAD
        return (mention, link) if link is Link.BEFORE and opens else (None, link)

    def _add(self, one: Attribution, mention: Mention | None, link: Link, *, floating: bool = False) -> None:
        new = Utterance(one.spans, one.cue, mention, one.stance, one.quotations, floating=floating, link=link)
        self.utterances.append(new)
        if not one.quotations or link is Link.RELAYED:
            return
        self.last = len(self.utterances) - 1
        if mention is not None:
            self._claim(mention, one)

    def _claim(self, mention: Mention, one: Attribution) -> None:
        """Give the speaker to quotations right before that were left without one."""
        first = self.quotations[min(one.quotations)]
        for number in self.waiting:
            held = self.utterances[number]
            between = self.text[held.spans[-1].end : first.outer.start]
            adjoins = "\n" not in between and not any(letter.isalnum() for letter in between)
            if first.continues or adjoins:
                self.utterances[number] = replace(held, mention=mention, link=Link.AFTER)
        self.waiting.clear()

    def _float(self, one: Attribution, scene: Scene) -> None:
        """Find the speaker of a quotation that its own sentence gives to nobody."""
        quotation = self.quotations[min(one.quotations)]
        if self._signs(quotation):
            return
        if scene.subject is None and self.last is not None and self._joins(one, quotation):
            last = self.utterances[self.last]
            if not quotation.closed:  # the next paragraph may yet say that it is another's
                self._add(one, last.mention, last.link, floating=last.floating)
                self.waiting.append(len(self.utterances) - 1)
                return
            spans, numbers = (*last.spans, *one.spans), last.quotations | one.quotations
            self.utterances[self.last] = replace(last, spans=spans, quotations=numbers)
            return
        mention = self._signature(one)
        if mention is None and (is_heading(self.text, quotation) or is_predicate(self.text, quotation)):
            self._add(one, None, Link.BESIDE)
            return
        signed = mention is not None
        mention, link, floating = mention or scene.subject, self._beside(mention, quotation), False
        if mention is None:
            mention, link = self._introduced(scene, quotation)
            told = mention is not None and self.previous is not None and mention != self.previous.subject
            floating = not (told and mention is not None and mention.proper)
        self._add(one, mention, link, floating=floating)
        if signed:
            self.last = None  # what follows is the next one's who signs
        if mention is None:
            self.waiting.append(len(self.utterances) - 1)

    def _marked_before(self) -> list[Quotation]:
        """Return the quotations of the last utterance that has any."""
        numbers = self.utterances[self.last].quotations if self.last is not None else ()
        return [self.quotations[number] for number in numbers]

    def _beside(self, signed: Mention | None, quotation: Quotation) -> Link:
        """Tell words that a signature or a colon gives to somebody from those that only stand beside them."""
        is_set_off = signed is not None or self.text[: quotation.outer.start].rstrip(" \t\xa0").endswith(":")
        return Link.SET_OFF if is_set_off else Link.BESIDE

    def _is_title(self, one: Attribution) -> bool:
        """Tell the title of a work, which nobody says: by itself, or after "a book called"."""
        alone = len(one.spans) == len(one.quotations) == 1
        quotation = self.quotations[min(one.quotations)] if alone else None
        if quotation is not None and one.spans[0] == quotation.inner:
            return is_title(self.text, quotation)
        if one.cue is None or one.cue.of(self.text) not in NAMING:
            return False
        start = one.cue.end + 1
        called = [
            two for two in self.quotations if two.outer.start == start <= one.spans[0].start <= start + 1
        ]
        return any(is_title(self.text, two) for two in called)

    def _joins(self, one: Attribution, quotation: Quotation) -> bool:
        """Tell whether a quotation is a further part of the last one: in one paragraph, or re-opened."""
        assert self.last is not None
        end = self.utterances[self.last].spans[-1].end
        if quotation.continues:
            return True
        between = self.text[end : one.spans[0].start]
        if self.previous is not None and self.previous.introduction is not None:
            return False
        if "\n" in between or len(between) >= _ATTRIBUTION:
            return False
        return self.previous is None or self._is_last(self.previous) or not self.previous.attributions

    def _asks_again(self, scene: Scene) -> bool:
        """Tell a question without marks right below words that stand alone: "And who should?"."""
        if scene.asked is not None or scene.introduction is not None:
            return False
        if self.last is None or scene.attributions or not self.text[: scene.frame.span.end].endswith("?"):
            return False
        last = self.utterances[self.last]
        gap = self.text[last.spans[-1].end : scene.frame.span.start]
        brings = scene.subject is not None and scene.subject.proper
        return last.cue is None and "\n" in gap and not any(map(str.isalnum, gap)) and not brings

    def _is_last(self, scene: Scene) -> bool:
        """Tell whether the last whole quotation stands in a scene."""
        assert self.last is not None
        numbers = (*scene.frame.utterances, *scene.frame.fragments)
        return not self.utterances[self.last].quotations.isdisjoint(numbers)

    def _signs(self, quotation: Quotation) -> bool:
        """Give a quotation to who signs it on the last line within its marks, and tell whether one does."""
        found = _SIGNED_WITHIN.fullmatch(self.text, *quotation.inner) if quotation.continues else None
        if found is None or " " not in found[1] or self.last is None:
            return False
        if self.utterances[self.last].cue is not None:
            return False
        signed = Mention(Span(*found.span(1)), Span(*found.span(2)))
        self.utterances[self.last] = replace(
            self.utterances[self.last], mention=signed, link=Link.SET_OFF, floating=False
        )
        self.last = None
        return True

    def _signature(self, one: Attribution) -> Mention | None:
        """Return who signs a quotation after it: "- Ada Birch, Ely", or the name alone on the line below."""
        end = self.quotations[max(one.quotations)].outer.end
        found = _SIGNATURE.match(self.text, end) or _below(self.text, end)
        if found is None or " " not in found[1]:
            found = _LABELLED.match(self.text, end)
        if found is None:
            return None
        return Mention(Span(*found.span(1)), Span(*found.span(2)))

    def _introduced(self, scene: Scene, quotation: Quotation | None = None) -> tuple[Mention | None, Link]:
        """Return whom the sentence before a quotation brings in, and how; None where it is no whole one."""
        previous = self.previous
        if previous is None or scene.frame.span.start - self.end > _NEAR:
            return None, Link.BEFORE
        gap = self.text[previous.frame.span.end : scene.frame.span.start]
        apart = "\n" in gap
        is_whole = quotation and is_alone(self.text, quotation, scene.frame.span, self._marked_before())
        link = Link.ALONE if is_whole else Link.ABOVE if apart else Link.BEFORE
        if previous.introduction is not None:
            return previous.introduction.speaker, link
        if self.last is not None and (self._is_last(previous) or self._asks_again(previous)):
            return self.utterances[self.last].mention, link
        if previous.asked is not None:
            return previous.asked, link
        if not any(said.mention is not None for said in previous.attributions):
            return previous.subject, Link.ABOUT if apart else Link.BEFORE
        return _told_of(previous), link


def _below(text: str, end: int) -> re.Match[str] | None:
    """Find a name alone on the line below, with who that is; no sentence: "In Ely, Birch said so"."""
    found = _NAME_BELOW.match(text, end)
    if found is None:
        return None
    opening, rest = found[1].split()[0].lower(), text[found.end(1) : found.end()].lower()
    tells = any(cue(word) is not None or word in words("idle_verbs") for word in _WORD.findall(rest))
    return None if tells or opening in words("stop_words") or opening in words("sentence_starters") else found


def _told_of(previous: Scene) -> Mention | None:
    """Return who speaks in a sentence without whole quotations that gives words to somebody."""
    named = [said for said in previous.attributions if said.mention is not None]
    if any(said.mention == previous.subject for said in named):
        return previous.subject  # "After Reed's claim that it failed, Birch said she ..."
    last = named[-1]
    closes = last.cue is not None and last.cue.start > max(span.end for span in last.spans)
    return last.mention if closes else named[0].mention


def _is_relayed(one: Attribution, others: Iterable[Attribution]) -> bool:
    """Tell "“...,” he said, according to the Weekly": what goes on after it is his, not the paper's."""
    return any(
        other.quotations
        and other.quotations <= one.quotations
        and other.mention is not None
        and one.spans[0].start <= other.spans[0].start
        and other.spans[-1].end < one.spans[-1].end
        for other in others
    )


def utterances(text: str, quotations: Sequence[Quotation], scenes: Iterable[Scene]) -> list[Utterance]:
    """Return what is said in an article, in the order in which it is attributed."""
    told = _Told(text, quotations)
    for scene in scenes:
        told.tell(scene)
    return told.utterances
