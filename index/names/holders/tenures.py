"""Who held a post by what people wrote down: it goes before what the articles tell."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from index.names.posts.fitting import fit
from index.names.posts.posts import post

if TYPE_CHECKING:
    from index.names.directory.directory import Directory
    from index.names.posts.posts import Post
    from index.types import Office, Speaker


class InOffice(NamedTuple):
    """Somebody of whom it is written down that they held a post, and from when to when."""

    speaker: Speaker
    office: Office

    def within(self, since: date | None, until: date | None) -> bool:
        """Whether the post was held on some day of a time."""
        first, last = self.office.first or date.min, self.office.last or date.max
        return first <= (until or date.max) and (since or date.min) <= last


def written_down(book: Directory, asked: Post) -> list[InOffice]:
    """Return who is written down to have held a post, office and place both fitting, the latest first."""
    found = [
        InOffice(speaker, office)
        for speaker in book.in_office
        for office in speaker.posts
        if (one := fit(asked, post(office.post))) is not None and not one.bare and not one.loose
    ]
    return sorted(found, key=lambda one: (one.office.first or date.min, one.speaker.name), reverse=True)


def terms(book: Directory, asked: Post, name: str) -> tuple[Office, ...]:
    """Return the times for which somebody is written down to have held a post; none where nobody did so."""
    return tuple(one.office for one in written_down(book, asked) if one.speaker.name == name)
