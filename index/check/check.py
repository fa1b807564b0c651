"""Is a quotation genuine? The verdict rests on its words, found by FTS5 and aligned with the articles'."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from index.answers.evidence import Evidence, evidence
from index.check import claim
from index.check.change import Change, Edit, without_edges
from index.check.earlier import Earlier, earlier
from index.check.places import Finding, Shelf, finding
from index.check.printed import MOST
from index.errors import QuestionError
from index.names.directory.alike import alike
from index.search.candidates import Candidate
from index.store import passages, speakers, statements
from index.store.articles import Searched, searched
from index.store.filter import Filter
from index.text.english import folded
from index.text.wording import wording
from index.types import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.check.claim import Claim, Claimed, Message
    from index.check.comparison import Comparison
    from index.embedding.encoder import Encoder
    from index.store.reader import Snapshot
    from index.store.statements import Uttered

NEAR = 0.62
"""Cosine from which a sentence is close in meaning to a quotation whose words are not on record.

Of 300 quotations put to 595 articles without their own, and without the same words printed elsewhere, 9% come
so near something, mostly on the same point; 30% come as near as 0.55, mostly on another, and 1% as near as
0.7. Sentences on what the articles never touch reach 0.43.
"""

MOST_CLAIMS = 100
"""Quotations in one message, at most."""

SHOWN = 3
"""Matches shown of a quotation, at most."""


class Verdict(StrEnum):
    """What the articles say of a quotation."""

    EXACT = "exact"
    TRIMMED = "trimmed"
    ALTERED = "altered"
    SOMEBODY_ELSE = "somebody_else"
    NEAR = "near"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class Checked:
    """One quotation with its verdict.

    ``change`` says what kind of change there is, ``edits`` word by word; ``claimed`` is who is given for its
    speaker; ``matches`` are where the words stand, best first, or what comes near them; ``earlier`` where
    they stood before an article was corrected, where they do not stand any more; ``alike`` are those who have
    a name like the claimed one, where nobody has that.
    """

    text: str
    verdict: Verdict
    change: Change | None = None
    edits: tuple[Edit, ...] = ()
    claimed: str | None = None
    matches: tuple[Evidence, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    alike: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckReport:
    """The quotations of a message, in its order, and what was searched for them."""

    quotations: tuple[Checked, ...]
    searched: Searched


def check(
    snapshot: Snapshot,
    encoder: Callable[[], Encoder],
    text: str,
    speaker: str | None = None,
    *,
    within: Filter | None = None,
) -> CheckReport:
    """Check every quotation of a message, or the message itself where it has no quotation marks.

    :param encoder: loads the model, which is needed only where the words are not on record.
    :param speaker: who is claimed to have said it, whatever the message says.
    :param within: the articles that are searched.
    :raises QuestionError: when a message has more quotations than anybody would read verdicts on.
    """
    within = within or Filter()
    said = claim.read(text, snapshot.directory, speaker)
    if len(said.claims) > MOST_CLAIMS:
        raise QuestionError(
            f"This text has {len(said.claims)} quotations, and {MOST_CLAIMS} are checked at once. "
            "Check it in parts."
        )
    desk = _Desk(snapshot, Shelf(snapshot.store, within), encoder)
    whole = desk.whole(said.whole, said) if said.whole else None
    verdicts = {each: desk.one(each) for each in dict.fromkeys(said.claims)} if whole is None else {}
    found = (whole,) if whole else tuple(verdicts[each] for each in said.claims)
    return CheckReport(tuple(map(desk.with_earlier, found)), searched(snapshot.store, within))


@dataclass(frozen=True, slots=True)
class _Desk:
    """What a claim is checked against."""

    snapshot: Snapshot
    shelf: Shelf
    encoder: Callable[[], Encoder]

    def one(self, said: Claim) -> Checked:
        """Return the verdict on one quotation."""
        claimed = said.speaker.speakers if said.speaker else ()
        found = finding(self.shelf, wording(said.text), claimed)
        return self._found(said, found) if found.places else self._near(said)

    def whole(self, said: Claim, message: Message) -> Checked | None:
        """Return the verdict on a message as one quotation; None where it only has quotations in it.

        It is one where all of it is printed as it stands; or where its marks stand in the record, too, nested
        in what is printed as it was said, and most of it with them. A name that is not printed there is the
        message's own attribution.
        """
        found = finding(self.shelf, wording(said.text))
        if not found.places or found.is_stitched:
            return None
        best = max(found.places, key=lambda place: place.share)
        printed = {pair.quoted: pair.printed for pair in best.same}
        if best.change is None and not best.left_out and message.outside <= printed.keys():
            return self._found(said, found)
        around = [printed[one] for one in message.outside & printed.keys()]
        is_nested = any(best.article.is_marked(printed[one]) for one in message.opening & printed.keys())
        is_named = not message.naming or bool(message.naming & printed.keys())
        verbatim = [place for place in around if best.article.is_verbatim(place)]
        is_whole = best.share >= WHOLE and len(verbatim) >= MOST * len(message.outside)
        return self._found(said, found) if is_nested and is_named and is_whole else None

    def with_earlier(self, found: Checked) -> Checked:
        """Return a verdict with where the words stood before an article was corrected."""
        if found.verdict in {Verdict.EXACT, Verdict.TRIMMED, Verdict.SOMEBODY_ELSE}:
            return found
        return replace(found, earlier=earlier(self.snapshot.store, self.shelf.within, found.text))

    def _found(self, said: Claim, found: Finding) -> Checked:
        if found.is_stitched:
            edits = tuple(edit for place in found.places for edit in without_edges(place.edits))
            return self._checked(said, Verdict.ALTERED, Change.STITCHED, edits, found.places)
        ranked = sorted(found.places, key=lambda place: self._rank(place, said.speaker))
        best = ranked[0]
        rank = self._rank(best, said.speaker)
        alike = [place for place in ranked if self._rank(place, said.speaker)[0] == rank[0]]
        return self._checked(said, self._verdict(best, said.speaker), best.change, best.edits, alike)

    def _verdict(self, place: Comparison, speaker: Claimed | None) -> Verdict:
        if self._foreign(place, speaker) == 2 and place.change in {None, Change.SPELLING}:
            return Verdict.SOMEBODY_ELSE
        if place.change:
            return Verdict.ALTERED
        return Verdict.TRIMMED if place.left_out else Verdict.EXACT

    def _rank(self, place: Comparison, speaker: Claimed | None) -> tuple[float, float]:
        """Return how far a place is from confirming the claim: words before speaker, and trifles last."""
        order = [None, *Change]
        changed = 2.0 * order.index(place.change) if place.change else float(place.left_out)
        spoken = 0 if place.uttered else 0.25
        return changed + 0.75 * self._foreign(place, speaker) + spoken, -place.share

    def _foreign(self, place: Comparison, speaker: Claimed | None) -> int:
        """Say whether a place's words are the claimed speaker's (0), unclear whose (1), or not theirs (2)."""
        if speaker is None:
            return 0
        doubtful = any(one.statement.is_doubtful for one in place.uttered)
        if any(_is_same(name, speaker) for name in place.speakers if name):
            return int(doubtful)
        if any(_may_be(name, speaker) for name in place.speakers if name):
            return 1
        unclear = doubtful or None in place.speakers
        return 1 if unclear and self._is_named(place, speaker) else 2

    def _is_named(self, place: Comparison, speaker: Claimed) -> bool:
        """Say whether the article names the claimed speaker at all."""
        named = speakers.in_article(self.snapshot.store, place.article.row)
        return any(_is_same(name, speaker) for name in named)

    def _near(self, said: Claim) -> Checked:
        """Return what comes near in meaning, which is never a match, or that nothing does."""
        store = self.snapshot.store
        rows = passages.among(store, "sentence", self.shelf.within)
        close = self.snapshot.sentences.search(self.encoder().question(said.text), SHOWN, rows)
        scores = {one.id: one.similarity for one in close if one.similarity >= NEAR}
        if not scores:
            return Checked(said.text, Verdict.NOT_FOUND, claimed=_name(said.speaker))
        where = passages.stretches(store, "sentence", scores)
        chosen = []
        for row, score in scores.items():
            span = Span(where[row].start, where[row].end)
            within = [one for one in statements.in_article(store, where[row].article) if _overlaps(one, span)]
            inside = tuple(within) if len({one.speaker for one in within}) == 1 else ()
            chosen.append(Candidate(where[row].article, span, score, inside))
        return Checked(
            said.text,
            Verdict.NEAR,
            claimed=_name(said.speaker),
            matches=tuple(evidence(store, chosen, SHOWN)),
        )

    def _checked(
        self,
        said: Claim,
        verdict: Verdict,
        change: Change | None,
        edits: tuple[Edit, ...],
        places: Sequence[Comparison],
    ) -> Checked:
        shown = tuple(
            evidence(self.snapshot.store, [one for place in places for one in _candidates(place)], SHOWN)
        )
        differ = edits if verdict in {Verdict.ALTERED, Verdict.TRIMMED} or change else ()
        return Checked(
            said.text, verdict, change, differ, _name(said.speaker), shown, alike=self._alike(said.speaker)
        )

    def _alike(self, claimed: Claimed | None) -> tuple[str, ...]:
        if claimed is None or claimed.speakers:
            return ()
        return alike(claimed.name, self.snapshot.directory)


WHOLE = 0.7
"""Share of a message's words that must be on record for it to be one quotation, not one with remarks."""


def _candidates(place: Comparison) -> list[Candidate]:
    """Return the whole sentences in which a place lies, with whose they are."""
    return [
        Candidate(place.article.row, place.article.around(part.span), place.share, part.uttered)
        for part in place.parts
    ]


def _overlaps(one: Uttered, span: Span) -> bool:
    return one.statement.start < span.end and span.start < one.statement.end


def _is_same(name: str, speaker: Claimed) -> bool:
    """Say whether a canonical name is the claimed speaker's."""
    return name in speaker.speakers or folded(name) in {folded(speaker.name), folded(speaker.written)}


def _may_be(name: str, speaker: Claimed) -> bool:
    """Say whether an article only has a part of the claimed name, such as a surname that several have."""
    return set(folded(name).split()) < set(folded(speaker.name).split())


def _name(speaker: Claimed | None) -> str | None:
    return speaker.name if speaker else None
