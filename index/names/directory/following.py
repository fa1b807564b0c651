"""A directory that follows what changed: some speakers went or came, or are told of otherwise."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from index.names.directory.directory import (
    GAP,
    directory,
    forms_of,
    role_words_of,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    from index.names.directory.directory import Directory
    from index.types import Speaker

Index = dict[str, list[Any]]


def followed(
    book: Directory, gone: Collection[str], came: Collection[Speaker], others: Directory
) -> Directory:
    """Return what `directory` makes of the same speakers without those ``gone``, and with those who ``came``.

    The one that there was stays as it is: others may be looking things up in it.

    :param gone: names, of those who are told of otherwise, too.
    :param others: a directory of nobody, with what else a question can name now.
    """
    numbers, speakers, at = list(book.numbers), list(book.speakers), dict(book.at)
    indexes = dict(book.by_name), dict(book.by_word), dict(book.by_role_word)
    for number in (number for name in gone if (number := book.number(name)) is not None):
        place = bisect_left(numbers, number)
        _take_out(indexes, numbers.pop(place), speakers.pop(place))
        del at[number]
    for one in came:
        place = bisect_left(speakers, rank(one), key=rank)
        number = _between(numbers, place)
        if number is None:  # no room is left: all are numbered anew
            every = {one.name: one for one in (*speakers, *came)}
            known = others.publishers, others.collections, others.articles, others.latest
            return directory(sorted(every.values(), key=rank), *known, first=others.first)
        speakers.insert(place, one)
        numbers.insert(place, number)
        at[number] = one
        _put_in(indexes, number, one)
    made = replace(others, speakers=tuple(speakers), numbers=tuple(numbers), at=at)
    by_name, by_word, by_role_word = indexes
    return replace(made, by_name=by_name, by_word=by_word, by_role_word=by_role_word)


def rank(speaker: Speaker) -> tuple[int, str]:
    """Return by what speakers are in order."""
    return -speaker.statements, speaker.name


def _between(numbers: list[int], place: int) -> int | None:
    before = numbers[place - 1] if place else 0
    after = numbers[place] if place < len(numbers) else before + 2 * GAP
    return (before + after) // 2 if after - before > 1 else None


def _entries(number: int, speaker: Speaker) -> tuple[set[Any], set[Any], set[Any]]:
    forms = forms_of(speaker)
    return (
        {(form, number) for form in forms},
        {(word, number) for word in words_of(forms)},
        {(word, (number, place)) for word, place in role_words_of(speaker)},
    )


def _take_out(indexes: tuple[Index, Index, Index], number: int, speaker: Speaker) -> None:
    for held, entries in zip(indexes, _entries(number, speaker), strict=True):
        for key, entry in entries:
            left = list(held[key])
            del left[bisect_left(left, entry)]
            if left:
                held[key] = left
            else:
                del held[key]


def _put_in(indexes: tuple[Index, Index, Index], number: int, speaker: Speaker) -> None:
    for held, entries in zip(indexes, _entries(number, speaker), strict=True):
        for key, entry in entries:
            held[key] = list(held.get(key, ()))
            insort(held[key], entry)
