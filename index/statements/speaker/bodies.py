"""The body that "it" and "they" stand for: the one that just spoke, or that the sentence before is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.lexicon import words
from index.names.directory.bodies import noun_of, organ
from index.names.spelling import tokens
from index.statements.certainty import Grounds, Identified
from index.statements.grammar import papers
from index.statements.grammar.actors import Part
from index.statements.grammar.theme import speaks, speaks_on_paper
from index.statements.speaker import descriptions
from index.statements.speaker.naming import OF_BODY, named
from index.types import How

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.statements.discourse import Scene
    from index.statements.grammar.mention import Mention
    from index.statements.register.register import Register
    from index.statements.speaker.cast import Cast, Seen
    from index.types import Span

_ACTS = frozenset({Part.SPEAKER, Part.BELOW, Part.STRESSED, Part.SUBJECT, Part.INNER})
_THERE = re.compile(r"\b(?:at|in|inside|near|outside)[ \xa0](?:the[ \xa0])?$")
_ON_SIDES = re.compile(r"\b(?:against|by|for|from|to|with)[ \xa0](?:the[ \xa0])?$")
_ITS = re.compile(r"\bits\b")
_PERSONAL = re.compile(r"\b(?:he|she|his|hers?|him)\b", re.IGNORECASE)
_REACH = 12  # characters before a name in which a preposition may lead up to it
_ANYONES = frozenset(
    f"the {noun}" for noun in ("agency", "body", "business", "company", "firm", "group", "organisation")
) | {"the organization"}
"""What any body may be called whose sentence it is already."""

_READY = (
    "able careful due eager forced happy keen pleased proud quick ready reluctant right set slow swift unable"
    " unwilling willing"
)
_IS = r"['’]s|[ \xa0](?:is|was|seems|remains|(?:has|had|will|would|may|can)[ \xa0](?:have[ \xa0])?be(?:en)?)"
_EMPTY = re.compile(
    rf"(?:{_IS})(?![ \xa0](?:\w+ly[ \xa0])?(?:{_READY.replace(' ', '|')})\b)"
    r"(?:[ \xa0][\w-]+){1,3}[ \xa0](?:to|for)\b"
    r"|[ \xa0](?:comes|came)[ \xa0](?:down[ \xa0])?to\b"
)
"""What tells that "it" is nothing: "it is important to note", "when it comes to speaking"."""

_UNNAMED = -1  # of another body, or a paper, without a name


@dataclass(frozen=True, slots=True)
class Bodies:
    """The bodies of one article, as its sentences tell of them one by one."""

    text: str
    register: Register
    cast: Cast
    scenes: Sequence[Scene]
    known: Mapping[Span, Identified]

    def meant(self, mention: Mention, content: Sequence[Span], last: tuple[int, int] | None) -> Identified:
        """Return the body that "it" or "they" stands for; nobody where another may be meant.

        It is the last one that spoke or, of "it", that the sentence before is about, though it has not
        spoken: "The Dockers' Federation was angry. It said ...".

        :param content: what "it" said, in which whoever says it is not named.
        :param last: where the last speaker was named, and their number.
        """
        position, pronoun = mention.head.start, mention.head.of(self.text).lower()
        if _EMPTY.match(self.text, mention.head.end):
            return Identified()
        here, is_near = self.cast.sentence(position), pronoun == "it"
        spoke = None if last is None else last[1]
        for at in range(here, max(-1, here - OF_BODY[pronoun] - 1), -1):
            theme = self._theme(at, position, content)
            about = None if theme is None else self._about(theme)
            if last is not None and self.cast.sentence(last[0]) == at:
                return self._goes_on(last[1], at, about, position, content)
            if about is not None and is_near and self._is_alone(about, at, position, content):
                return Identified(about, How.PRONOUN, self._grounds(about))
            if about is None and at < here and self._rivals(spoke, at, position):
                return Identified()
            if about is not None and about != spoke:
                return Identified()
            is_it = theme is not None and theme.head.of(self.text).lower() in OF_BODY
            is_near = is_near and (is_it or (theme is None and at == here))
        return Identified()

    def told_of(self, position: int) -> int | None:
        """Return the only body that the sentence before one is about."""
        at = self.cast.sentence(position) - 1
        theme = self._theme(at, position, ()) if at >= 0 else None
        about = None if theme is None else self._about(theme)
        return about if about is not None and self._is_alone(about, at, position, ()) else None

    def _theme(self, at: int, position: int, content: Sequence[Span]) -> Mention | None:
        """Return what a sentence is about, if that stands before ``position`` and in nobody's words."""
        theme = self.scenes[at].theme if at < len(self.scenes) else None
        if theme is None or theme.mention.head.start > position:
            return None
        told = (span for one in self.scenes[at].attributions for span in one.spans)
        return None if _within(theme.mention.head.start, (*content, *told)) else theme.mention

    def _about(self, theme: Mention) -> int | None:
        """Return the number of the body that a mention names or describes, or of what else is nobody;
        ``_UNNAMED`` for what speaks and has no name, "the court", and None for anything else.
        """
        who = self.known.get(theme.head, Identified()).person
        for way in (self._named, self._author, self._described):
            who = way(theme) if who is None else who
        if who is not None:
            return None if self.register.entries[who].human else who
        phrase, noun = theme.span.of(self.text).lower(), theme.head.of(self.text).lower()
        return _UNNAMED if speaks(noun) and phrase not in _ANYONES and not phrase.startswith("its ") else None

    def _named(self, theme: Mention) -> int | None:
        return named(self.text, theme, (), self.register)

    def _author(self, theme: Mention) -> int | None:
        return papers.author(self.text, theme, self.register)

    def _described(self, theme: Mention) -> int | None:
        """Return whom a mention calls by the noun of their own name, "the union", for it may be another's."""
        who, noun = descriptions.body(self.text, theme, self.register), theme.head.of(self.text).lower()
        return who if who is not None and noun in tokens(self.register.entries[who].form) else None

    def _goes_on(
        self, who: int, at: int, about: int | None, position: int, content: Sequence[Span]
    ) -> Identified:
        """Return who spoke last, if it is a body and the sentence in which it did is about no other."""
        if about not in {None, who} or self._acts(who, position, content):
            return Identified()
        if self.register.entries[who].body:
            return Identified(who, How.PRONOUN)
        theme = self.scenes[at].theme
        is_firm = about == who and self._is_firm(who, at) and theme is not None and not theme.rivals
        return Identified(who, How.PRONOUN, Grounds(human=False)) if is_firm else Identified()

    def _acts(self, who: int, position: int, content: Sequence[Span]) -> bool:
        """Tell whether another body does something before "it": "When the board met, it said"."""
        return any(
            seen.part in _ACTS and seen.who != who and self._may_be_it(seen.who)
            for _, seen in self.cast.before(position, 0)
            if not (seen.quoted or _within(seen.at, content))
        )

    def _is_alone(self, who: int, at: int, position: int, content: Sequence[Span]) -> bool:
        """Tell the only one that "it" may mean of a sentence that is about it."""
        theme = self.scenes[at].theme
        if who < 0 or theme is None or theme.rivals:
            return False
        if not (self._is_body(who) or self._is_firm(who, at)):
            return False
        speaking = (one.mention for one in self.scenes[at].attributions if one.mention is not None)
        if any(one.head != theme.mention.head and one.head.start < position for one in speaking):
            return False  # "The guild, the report said, was late."
        if any(one.person == who for span in content for one in self.register.within(*span)):
            return False  # "the guild was late, it said"
        return not (self._acts(who, position, content) or self._rivals(who, at, position))

    def _rivals(self, who: int | None, at: int, position: int) -> bool:
        """Tell whether a sentence brings in a body other than ``who``."""
        back = self.cast.sentence(position) - at
        others = (seen for distance, seen in self.cast.before(position, back) if distance == back)
        return any(self._is_rival(seen) for seen in others if seen.who != who and not seen.quoted)

    def _is_rival(self, seen: Seen) -> bool:
        """Tell another body, in whatever part but as a place, "met at the University of Ely", or a law."""
        if seen.who >= 0 and self._is_paper(seen.who):
            return seen.part in _ACTS or seen.part is Part.OBJECT
        if not self._may_be_it(seen.who):
            return False
        before = self.text[max(0, seen.at - _REACH) : seen.at]
        is_listed = self.register.entries[seen.who].body
        acts = seen.part in _ACTS or seen.part is Part.OBJECT or _ON_SIDES.search(before) is not None
        return (is_listed or acts) and _THERE.search(before) is None

    def _may_be_it(self, who: int) -> bool:
        """Tell what may be a body by its name from a person, a place, a paper and a stranger."""
        if who < 0:
            return False
        entry = self.register.entries[who]
        is_place = noun_of(tokens(entry.form)) in words("place_words")
        return not (entry.human or entry.nobody or self._is_paper(who) or is_place)

    def _is_paper(self, who: int) -> bool:
        return speaks_on_paper(noun_of(tokens(self.register.entries[who].form)))

    def _is_body(self, who: int) -> bool:
        entry = self.register.entries[who]
        return self._may_be_it(who) and (entry.body or organ(entry.form) is not None)

    def _is_firm(self, who: int, at: int) -> bool:
        """Tell what may be a firm by a name of two words, or by "its" in the sentence that is about it."""
        if not self._may_be_it(who) or self.register.entries[who].gender:
            return False
        named, span = " " in self.register.entries[who].form, self.scenes[at].frame.span
        if _PERSONAL.search(self.text, *span):
            return False
        return named or _ITS.search(self.text, *span) is not None

    def _grounds(self, who: int) -> Grounds:
        """Return what speaks for a body that a sentence is about and that has not spoken in it."""
        return Grounds(distance=1, human=self.register.entries[who].body, spoke=False)


def _within(position: int, spans: Sequence[Span]) -> bool:
    return any(start <= position < end for start, end in spans)
