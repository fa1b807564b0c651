"""What articles give to "the minister", and whose it is by the post that people wrote down as theirs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.names.demonyms import place_forms
from index.names.holders.tenures import terms
from index.names.polities import polities
from index.names.posts.frames import governed, speaks_of, speaks_of_word, spoken_around
from index.names.posts.posts import is_post, post
from index.statements.speaker.titles import fit, title
from index.store import statements
from index.store.articles import by_row
from index.store.calls import called_by
from index.types import SURE, How

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.asked import Understood
    from index.names.calls import Call
    from index.search.candidates import Candidate, Pairs
    from index.statements.speaker.titles import Title
    from index.store.filter import Filter
    from index.store.reader import Snapshot
    from index.store.statements import Uttered
    from index.types import Office

_RELATION = "successor"  # all that an article tells of who has a predecessor


@dataclass(frozen=True, slots=True)
class Ascribed:
    """Which statements, by their ids, are whose by the post that they held, and the sentences of each."""

    whose: Mapping[int, str]
    pairs: Pairs

    def given(self, found: Iterable[Candidate]) -> list[Candidate]:
        """Return candidates, in their order, with these statements as the holders'."""
        return [replace(one, uttered=tuple(map(self.told, one.uttered))) for one in found]

    def told(self, one: Uttered) -> Uttered:
        """Return a statement, as its holder's if it is one of these."""
        name = self.whose.get(one.id)
        if name is None:
            return one
        told = replace(one.statement, name=name, how=How.TITLE, sure=SURE)
        return replace(one, speaker=name, statement=told)


def ascribed(snapshot: Snapshot, asked: Understood, within: Filter) -> Ascribed:
    """Return what those whom a question asks about said where their post alone is told."""
    posts = snapshot.directory.offices
    names = [one.name for one in asked.voices if one.name in posts]
    if asked.holders:
        posts = {name: terms(snapshot.directory, post(asked.post), name) for name in names}
    return of_offices(snapshot, within, {name: posts[name] for name in names})


def of_offices(snapshot: Snapshot, within: Filter, held: Mapping[str, Iterable[Office]]) -> Ascribed:
    """Return what nobody is known to have said and somebody did who is called by their post there, in
    articles of its days that name them and nobody else of that post.

    :param held: the posts of each, by name.
    """
    whose, every = dict[int, str](), list[tuple[int, int]]()
    for name, offices in held.items():
        for office in offices:
            during = within.during(office.first, office.last)
            pairs = statements.nobodys_beside(snapshot.store, during, name)
            rows = _of_office(snapshot, {row for row, _ in pairs}, office, name)
            whose |= dict.fromkeys(rows, name)
            every += [pair for pair in pairs if pair[0] in rows]
    return Ascribed(whose, every)


def _of_office(snapshot: Snapshot, rows: Iterable[int], office: Office, name: str) -> set[int]:
    """Return which statements are of who is called by an office there, and can be nobody else."""
    said: dict[int, list[Uttered]] = defaultdict(list)
    for one in statements.by_id(snapshot.store, rows).values():
        said[one.article].append(one)
    texts, calls = by_row(snapshot.store, said), called_by(snapshot.store, said)
    return {
        one.id
        for row, told in said.items()
        if _speaks_there(office, texts[row].text, name)
        for one in _holders(told, texts[row].text, title(office.post), name, calls[row])
    }


def _holders(
    told: Sequence[Uttered], text: str, held: Title, name: str, calls: Sequence[Call]
) -> Iterable[Uttered]:
    """Yield what is said by somebody who is called by a post there that nobody else may have."""
    called = [_called(one, text) for one in told]
    mine = [role for call in calls if call.speaker == name for role in call.roles]
    others = [title(role) for call in calls if call.speaker != name for role in call.roles]
    others += [asked for asked in called if asked is not None and not fit(asked, held)]
    if any(not fit(title(role), held) for role in mine if role.split()[-1] != _RELATION):
        return
    for one, asked in zip(told, called, strict=True):
        if asked is not None and fit(asked, held) and not any(fit(asked, other) for other in others):
            yield one


def _called(one: Uttered, text: str) -> Title | None:
    """Return what an article calls somebody in particular who has a post: "the minister"; None of others."""
    words = "" if one.statement.mention is None else one.statement.mention.of(text)
    noun = words.split(" of ")[0].rpartition(" ")[2].lower()
    return title(words) if words.lower().startswith("the ") and is_post(noun) else None


def _speaks_there(office: Office, text: str, name: str) -> bool:
    """Tell an article that is of no other country, or body, than the one whose an office is."""
    held = post(office.post)
    own = {form for word in held.rest for form in place_forms(word)}
    others = [one for one in spoken_around(text, []) if polities()[one].country and one != held.polity]
    if not others and governed(text) <= own:
        return True
    if held.polity:
        return speaks_of(held.polity, text, name)
    return any(speaks_of_word(place_forms(word), text, name) for word in held.rest)
