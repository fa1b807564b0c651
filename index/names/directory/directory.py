"""Whom and what a question can name: the speakers, publishers and collections, made ready to look up."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from index.names.directory.slips import by_shape
from index.names.name import acronyms, is_body
from index.names.posts.posts import Post, post
from index.names.spelling import key, levelled_form
from index.text.english import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from index.asked import Delegate, Tenure
    from index.names.calls import Papers
    from index.names.directory.holder import Holder
    from index.types import Office, Speaker


@dataclass(frozen=True)
class Found:
    """Who a phrase names: one speaker, or several it may mean; neither where nobody is known by it.

    ``holders`` are all who hold a ``post``, as the phrase calls it, ``delegates`` those who speak for a body,
    ``together`` all of several who are named at once.
    """

    speaker: Speaker | None = None
    others: tuple[Speaker, ...] = ()
    holders: tuple[Tenure, ...] = ()
    delegates: tuple[Delegate, ...] = ()
    together: tuple[Speaker, ...] = ()
    post: str = ""

    def __bool__(self) -> bool:
        return self.speaker is not None or bool(self.others) or bool(self.together)


GAP = 1 << 20
"""What lies between the numbers of two speakers at first, so that others find room there."""


class Called(NamedTuple):
    """A role, the post that it is, and the numbers of those whom articles call so."""

    role: str
    post: Post
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Directory:
    """The speakers by each word of their names and roles, and the newest and oldest articles' days. See
    `directory`.

    ``numbers`` are in their order, and ``at`` has them by these, by which the rest refers to them.

    ``held`` is what :func:`index.names.holders.holders.holders` has found in it, ``headed`` what
    `heads_by_noun` has, ``borne`` what `named` has.
    """

    speakers: tuple[Speaker, ...]
    publishers: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()
    numbers: Sequence[int] = field(default=(), repr=False)
    at: dict[int, Speaker] = field(default_factory=dict, repr=False)
    by_name: dict[str, list[int]] = field(default_factory=dict, repr=False)
    by_word: dict[str, list[int]] = field(default_factory=dict, repr=False)
    by_role_word: dict[str, list[tuple[int, int]]] = field(default_factory=dict, repr=False)
    articles: Papers | None = field(default=None, repr=False, compare=False)
    latest: date | None = None
    first: date | None = None
    held: dict[tuple[Post, bool, str, date | None, date | None], tuple[Holder, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    headed: dict[tuple[Post, date | None, date | None], tuple[Holder, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    borne: dict[str, Found] = field(default_factory=dict, init=False, repr=False, compare=False)
    _called: dict[frozenset[str], dict[str, list[Called]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def number(self, name: str) -> int | None:
        """Return the number of the speaker of that name; None where there is none."""
        bearers = self.by_name.get(plain(name), ())
        return next((one for one in bearers if self.at[one].name == name), None)

    def called(self, nouns: frozenset[str]) -> Mapping[str, Sequence[Called]]:
        """Return the roles that have one of some words, by the country or body that they tell."""
        if nouns not in self._called:
            held: dict[str, list[int]] = defaultdict(list)
            for number, place in sorted({at for noun in nouns for at in self.by_role_word.get(noun, ())}):
                held[self.at[number].roles[place][0]].append(number)
            told: dict[str, list[Called]] = defaultdict(list)
            for role, numbers in held.items():
                one = post(role)
                told["" if one.implied else one.polity].append(Called(role, one, tuple(numbers)))
            self._called[nouns] = told
        return self._called[nouns]

    @cached_property
    def in_office(self) -> tuple[Speaker, ...]:
        """The speakers of whom people wrote down a post."""
        return tuple(speaker for speaker in self.speakers if speaker.posts)

    @property
    def offices(self) -> dict[str, tuple[Office, ...]]:
        """The posts that people wrote down, by the names of who held them."""
        return {one.name: one.posts for one in self.in_office}

    @cached_property
    def quoted_forms(self) -> dict[str, str]:
        """All names of those who are quoted, and whose they are."""
        quoted = (one for one in self.speakers if one.statements)
        return {form: one.name for one in quoted for form in (one.name, *one.aliases)}

    @cached_property
    def levelled_forms(self) -> list[str]:
        """The same names as their likeness is told by."""
        return list(map(levelled_form, self.quoted_forms))

    @cached_property
    def by_sound(self) -> dict[str, list[str]]:
        """The words of names under what they sound like."""
        sounds: dict[str, list[str]] = defaultdict(list)
        for word in self.by_word:
            sounds[key(word)].append(word)
        return sounds

    @cached_property
    def by_initials(self) -> dict[str, list[int]]:
        """The numbers of bodies under the first letters of their names."""
        initials: dict[str, list[int]] = defaultdict(list)
        for number, speaker in self.at.items():
            names = [one for one in (speaker.name, *speaker.aliases) if one.count(" ") > 1 and is_body(one)]
            for key_ in sorted({letters for name in names for letters in acronyms(name)}):
                initials[key_].append(number)
        return initials

    @cached_property
    def by_shape(self) -> dict[tuple[str, int], list[str]]:
        """The words of names by their first letters and their lengths."""
        return by_shape(self.by_word)


def directory(
    speakers: Iterable[Speaker],
    publishers: Iterable[str] = (),
    collections: Iterable[str] = (),
    articles: Papers | None = None,
    latest: date | None = None,
    *,
    first: date | None = None,
) -> Directory:
    """Prepare speakers, publishers and collections for :func:`index.question.understand.understand`.

    :param articles: the articles themselves, which tell when somebody held a post.
    :param latest: the day of the newest of them.
    :param first: the day of the oldest.
    """
    everybody = tuple(speakers)
    at = {place * GAP: speaker for place, speaker in enumerate(everybody, 1)}
    by_name: dict[str, list[int]] = defaultdict(list)
    by_word: dict[str, list[int]] = defaultdict(list)
    by_role_word: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, speaker in at.items():
        forms = forms_of(speaker)
        for form in forms:
            by_name[form].append(number)
        for word in words_of(forms):
            by_word[word].append(number)
        for word, place in role_words_of(speaker):
            by_role_word[word].append((number, place))
    return Directory(
        everybody,
        longest_first(publishers),
        longest_first(collections),
        tuple(at),
        at,
        dict(by_name),
        dict(by_word),
        dict(by_role_word),
        articles,
        latest,
        first,
    )


def longest_first(names: Iterable[str]) -> tuple[str, ...]:
    """Return names without repetition, the longest first: which a question may have whole."""
    return tuple(sorted(set(names), key=len, reverse=True))


def forms_of(speaker: Speaker) -> set[str]:
    """Return all names of a speaker as they are looked up."""
    return {plain(form) for form in (speaker.name, *speaker.aliases)}


def words_of(forms: Iterable[str]) -> set[str]:
    """Return the words of some names."""
    return {word for form in forms for word in form.split()}


def role_words_of(speaker: Speaker) -> Iterator[tuple[str, int]]:
    """Yield the words of a speaker's roles as they are looked up, each with the role's place."""
    for place, (role, _) in enumerate(speaker.roles):
        written = role.replace("-", " ").split()
        for word in {one.strip(".,").removesuffix("'s").removesuffix("’s") for one in written}:
            yield word, place


def plain(text: str) -> str:
    """Return a name as it is looked up: folded, without full stops, apostrophes and possessive endings."""
    text = folded(text)
    if "'" in text:
        text = text.replace("'s ", " ").removesuffix("'s").replace("'", "")
    return text.replace(".", "").replace(",", "").removeprefix("the ")
