"""Everything that may answer a question, found and scored: nothing is decided yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TYPE_CHECKING

from index.answers import unquoted
from index.answers.respelt import respelt
from index.answers.standing import whole, without_headlines
from index.answers.thresholds import Prospect
from index.answers.wanted import prepared, without_verb
from index.asked import Form
from index.names.directory.bearers import named
from index.names.holders.tenures import terms
from index.names.kinds import kind
from index.names.posts.posts import post
from index.question.elsewhere import as_called, may_hold
from index.question.first_names import with_first_names
from index.question.for_body import for_body
from index.question.whom import asking
from index.search import acts, by_post, candidates, kinds, plain, ranking, whoever, withheld, word_for_word
from index.search.ascribed import ascribed
from index.search.brought_up import answered, brought_up
from index.search.candidates import Candidate
from index.search.coverage import with_terms
from index.search.halves import own_halves
from index.search.ranking import Scored
from index.store import statements
from index.store.articles import by_row
from index.store.filter import Filter
from index.store.finding.concordance import union
from index.types import Stance

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.asked import Understood
    from index.embedding.encoder import Encoder
    from index.search.candidates import Pairs
    from index.search.topic import Query, TopicWord
    from index.store.moves import Ids
    from index.store.reader import Snapshot
    from index.store.store import Store

SAID = 0.9
"""Share of the best score from which somebody else said it, too, where whoever did is asked for."""

NEAR_BY = 200
"""Sentences, the nearest, among which what may be a post's holder's is looked for."""


LATEST = 200
"""Articles, the newest, whose statements are listed where whoever spoke is asked for, on anything."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What an answer is made from: whose words are wanted (nobody's: anybody's), on what, from where.

    ``near`` are the sentences nearest to the topic, whoever speaks there; ``found`` is what may be shown,
    best first, ``doubtful`` what is only probably a speaker's, ``unclear`` finds what nobody is known to have
    said and whoever holds the post that is asked for may have, or what may not take the side asked for;
    ``said`` counts the statements of whom the question asks about, ``theirs`` are the sentences that carry
    them. ``deed`` finds what may be shown where none of that answers, since the question is what somebody
    did; None where it is not. ``is_worded`` when something they said has all words of the topic: then it is
    on that, however much nearer others are; ``is_hollow`` when nothing of theirs has any, nor means it.
    """

    snapshot: Snapshot
    asked: Understood
    names: tuple[str, ...]
    within: Filter
    near: Scored
    found: tuple[Candidate, ...]
    doubtful: tuple[Candidate, ...]
    said: int
    theirs: Scored
    deed: Callable[[], Sought] | None = None
    unclear: Callable[[], tuple[Candidate, ...]] = tuple
    is_worded: bool = False
    is_hollow: bool = False

    @property
    def prospect(self) -> Prospect:
        """What decides whether any of it is shown."""
        best = next((one.score for one in self.found or self.doubtful), None)
        if not (self.names or self.asked.kind):
            return Prospect(best, beside=SAID if self.asked.form is Form.WHO else None)
        sure = self.theirs.certainty_of_one() if self.asked.topic and not self.is_worded else 1.0
        return Prospect(best, sure, self.near.certainty())


def seek(snapshot: Snapshot, encoder: Encoder, question: str, asked: Understood) -> Sought:
    """Find everything that may answer a question; nothing is decided yet."""
    within = Filter(asked.publisher, asked.since, asked.reported_until, asked.collection)
    asked, called = _of_group(snapshot, respelt(snapshot, asked), within)
    names = tuple(one.name for one in asked.voices)
    of_post = ascribed(snapshot, asked, within)
    theirs = [*(called or _of_kind(snapshot, asked, within)), *_of_voices(snapshot, asked, within)]
    theirs += of_post.pairs
    if asked.kind and not theirs:
        return _unheard(snapshot, encoder, question, asked)
    said = len({statement for statement, _ in theirs})
    listed = _listed(snapshot, asked, within, theirs)
    if asked.of_anything:
        said = len({statement for statement, _ in listed})
    if listed or asked.act or asked.of_anything or ((names or asked.kind) and not asked.topic):
        newest = of_post.given(candidates.newest(snapshot.store, listed, oldest=asked.oldest))
        return _on_anything(snapshot, asked, within, said, newest)
    is_plain = not names and asked.form is Form.PLAIN
    query = prepared(asked, question, encoder, names)
    theirs = candidates.on_topic(snapshot, query, theirs)
    theirs = own_halves(snapshot, theirs, query.terms, candidates.sentences(theirs))
    spoken, around = candidates.sentences(theirs), ranking.around(snapshot, query, within)
    led = with_terms(snapshot.words, query.terms, candidates.before(spoken))
    apart = statements.of_others(snapshot.store, led, names)
    weights = ranking.WEIGHTS if is_plain else ranking.CERTAIN_WEIGHTS
    scored = ranking.score(snapshot, query, union([spoken, around]), apart, weights)
    near, own = scored.of(around), scored.of(spoken)
    if names or asked.kind:
        found = of_post.given(candidates.of_statements(snapshot, theirs, own))
        found = word_for_word.lifted(snapshot, found, asked.topic, query.terms)
        found, is_worded = brought_up(snapshot, found, query.terms, spoken)
        if not is_worded:
            found, is_worded = answered(snapshot, found, query.terms)
        if not is_worded:
            found, is_worded = by_post.lifted(snapshot, found, asked.topic)
        found = whoever.first(snapshot.store, found, asked)
        having = withheld.having(snapshot, query.terms) if said else frozenset[int]()
        if having and (not is_worded or withheld.asks_whether(question)):
            negated = _of_voices(snapshot, asked, within, Stance.NEGATED)
            unsaid = [pair for pair in negated if pair[1] in having]
            found = withheld.with_unsaid(snapshot, found, unsaid, query.terms, is_said=is_worded)
            is_worded = is_worded or withheld.is_told(found)
        may = tuple[Candidate, ...]()
    else:
        (found, may), is_worded = _of_anybody(snapshot, asked, query, near), False
    shown = candidates.apart(without_headlines(snapshot.store, found))
    is_deed = bool(names or asked.kind) and bool(asked.deed)
    deed = partial(_told_of, snapshot, encoder, question, asked) if is_deed else None
    if asked.form is Form.WHO and asked.verb and not asked.besides:
        deed = partial(_told_so, snapshot, encoder, question, asked)
    unclear = partial(_unclear, snapshot, asked.post, near) if names and asked.post else partial(tuple, may)
    if names and not said and not asked.post:
        unclear = partial(_of_unquoted, snapshot, within, names, query, near)
    return Sought(snapshot, asked, names, within, near, *shown, said, own, deed, cache(unclear), is_worded)


def _on_anything(
    snapshot: Snapshot, asked: Understood, within: Filter, said: int, newest: Sequence[Candidate]
) -> Sought:
    """Return what may answer a question without a topic; of whom the articles never quote, where they kept
    silent.
    """
    names = tuple(one.name for one in asked.voices)
    silent = partial(_kept_silent, snapshot, within, names, ()) if names and not said else tuple
    none, shown = Scored.none(), candidates.apart(newest)
    return Sought(snapshot, asked, names, within, none, *shown, said, none, unclear=silent)


def _of_group(snapshot: Snapshot, asked: Understood, within: Filter) -> tuple[Understood, Pairs]:
    """Return a question as one after a group that has no name, or people of a kind, and what they said, where
    articles quote any such, or for people of a kind somebody else.
    """
    asked = with_first_names(asked, snapshot.directory)
    if asked.unnamed is None:
        return asked, []
    called, when = asked.unnamed.called, (asked.since, asked.until)
    said = kinds.said_by(snapshot, within, called, asked.topic)
    if said or (kind(called) and for_body(called, snapshot.directory, when) is not None):
        return asked.after_unnamed, said
    is_told = asked.form is Form.PLAIN and not asked.unnamed.by_others
    return replace(asked, unnamed=None, post=called if is_told else asked.post), said


def _unheard(snapshot: Snapshot, encoder: Encoder, question: str, asked: Understood) -> Sought:
    """Find what is said for people of a kind whom nobody is quoted as, or else what is told of them."""
    speaks = for_body(asked.kind, snapshot.directory, (asked.since, asked.until))
    if speaks is None:
        return _told_of(snapshot, encoder, question, asked)
    return seek(snapshot, encoder, question, asking(asked, speaks))


def _told_of(snapshot: Snapshot, encoder: Encoder, question: str, asked: Understood) -> Sought:
    """Find what tells of what somebody did."""
    return seek(snapshot, encoder, question, asked.of_deed)


def _told_so(snapshot: Snapshot, encoder: Encoder, question: str, asked: Understood) -> Sought:
    """Find what tells, with the verb itself, that somebody did what is asked of whoever did it."""
    told = _told_of(snapshot, encoder, question, replace(asked, deed=asked.topic))
    texts = by_row(snapshot.store, {one.article for one in told.found})
    so = (one for one in told.found if whoever.is_told(asked, [one.span.of(texts[one.article].text)]))
    return replace(told, found=tuple(so), doubtful=())


def _unclear(snapshot: Snapshot, post: str, near: Scored) -> tuple[Candidate, ...]:
    """Find, near by, what somebody said who is called as the post is, and it is unclear who they are."""
    store = snapshot.store
    pairs = statements.nobodys_in(store, near.nearest(NEAR_BY))
    rows = _of_holders(store, pairs, [post])
    if not rows:
        return ()
    return tuple(candidates.of_statements(snapshot, [pair for pair in pairs if pair[0] in rows], near))


def _kept_silent(
    snapshot: Snapshot, within: Filter, names: Sequence[str], terms: Sequence[TopicWord]
) -> tuple[Candidate, ...]:
    """Find where people whom the articles never quote are told to have kept silent."""
    return tuple(one for name in names for one in unquoted.kept_silent(snapshot, within, name, terms))


def _of_unquoted(
    snapshot: Snapshot, within: Filter, names: Sequence[str], query: Query, near: Scored
) -> tuple[Candidate, ...]:
    """Find where those whom the articles never quote kept silent; or else what others say, near by, of a body
    or place.
    """
    silent = _kept_silent(snapshot, within, names, query.terms)
    if silent or not any(map(unquoted.is_body_or_place, names)):
        return silent
    pairs = statements.utterances_in(snapshot.store, near.nearest(NEAR_BY))
    found = candidates.of_statements(snapshot, pairs, near)
    return unquoted.naming(snapshot.store, found, names, query.terms)


def _of_holders(store: Store, pairs: Pairs, posts: Sequence[str]) -> set[int]:
    """Return the statements of whom it stays unclear who they are, and who may hold one of some posts."""
    nobodys = [one for one in statements.by_id(store, {row for row, _ in pairs}).values() if not one.speaker]
    texts = by_row(store, {one.article for one in nobodys})
    called = {one.id: as_called(texts[one.article].text, one.statement) for one in nobodys}
    return {row for row, words in called.items() if any(may_hold(words, post) for post in posts)}


def _unlike(snapshot: Snapshot, asked: Understood, pairs: Pairs) -> Pairs:
    """Return the statements but those that may be by somebody left out, who is called by a post there."""
    people = [named(snapshot.directory, name).speaker for name in asked.left_aside]
    posts = [role for one in people if one for role, _ in one.roles]
    rows = _of_holders(snapshot.store, pairs, posts) if posts else set[int]()
    return [pair for pair in pairs if pair[0] not in rows]


def _listed(snapshot: Snapshot, asked: Understood, within: Filter, theirs: Pairs) -> Pairs:
    """Return all that answers where no topic is asked about: what somebody said, or did by speaking; of
    whoever spoke, what the newest articles have.
    """
    if not asked.act and asked.of_anything:
        latest = statements.latest(snapshot.store, within, LATEST)
        voices = statements.by_id(snapshot.store, {row for row, _ in latest})
        return [pair for pair in latest if voices[pair[0]].speaker not in asked.besides]
    if not asked.act:
        return [] if asked.topic else theirs
    if asked.form is Form.WHO:
        return acts.of_anybody(snapshot, within, asked.act, frozenset(asked.besides))
    return acts.of(snapshot, theirs, asked.act)


def heard(sought: Sought, sentences: Ids) -> list[tuple[int, str]]:
    """Return the statements in ``sentences`` by speakers who were not asked about: id and name."""
    known = statements.voices(sought.snapshot.store, sentences)
    return [(statement, name) for statement, name in known if name not in sought.names]


def said_by(snapshot: Snapshot, asked: Understood, within: Filter) -> list[tuple[int, int]]:
    """Return what was said by whom a question asks about: pairs of a statement's and a sentence's id."""
    return [*_of_kind(snapshot, asked, within), *_of_voices(snapshot, asked, within)]


def _of_kind(snapshot: Snapshot, asked: Understood, within: Filter) -> Pairs:
    return kinds.said_by(snapshot, within, asked.kind, asked.topic) if asked.kind else []


def _of_voices(snapshot: Snapshot, asked: Understood, within: Filter, stance: Stance = Stance.SAID) -> Pairs:
    return [
        pair
        for one in asked.voices
        for days in _in_office(snapshot, asked, one.name, within)
        for pair in snapshot.remembered.utterances(days, one.name, one.articles, stance)
    ]


def _in_office(snapshot: Snapshot, asked: Understood, name: str, within: Filter) -> list[Filter]:
    """Return the articles in which a holder's words are the post's: of the days for which people wrote down
    that they held it, since a mayor's words of later years are no mayor's; all where nobody did.
    """
    times = terms(snapshot.directory, post(asked.post), name) if asked.holders else ()
    return [within.during(one.first, one.last) for one in times] or [within]


def _of_anybody(
    snapshot: Snapshot, asked: Understood, query: Query, near: Scored
) -> tuple[list[Candidate], tuple[Candidate, ...]]:
    """Return what may be shown where nobody is asked about, best first: any sentences, or any statements;
    and what may be the opposite of what is asked for.
    """
    store = snapshot.store
    if asked.form is Form.PLAIN:
        found = whole(store, plain.answering(store, asked, near, query.terms))
        return unquoted.told(store, found, asked.post) if asked.post else (found, ())
    pairs = _unlike(snapshot, asked, statements.utterances_in(store, near.ids))
    pairs = own_halves(snapshot, pairs, query.terms, near.ids)
    those = whoever.suited(store, pairs, asked)
    found = candidates.of_statements(snapshot, those.pairs, near, those.added)
    told = [one for one in found if not all(said.id in those.untold for said in one.uttered)]
    lifted = word_for_word.lifted(snapshot, told, without_verb(asked), query.terms, word_for_word.LEAD)
    return lifted, tuple(one for one in found if one not in told)
