"""Articles in memory, as a directory reads them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from index.names.calls import Call
from index.names.directory.directory import directory
from index.types import Speaker

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.names.directory.directory import Directory


class Story(NamedTuple):
    """An article: its text, what it calls each speaker, when it was printed."""

    text: str
    called: Mapping[str, tuple[str, ...]]
    day: str | None = None


@dataclass(frozen=True)
class Told:
    """Stories as articles."""

    stories: Sequence[Story]

    def calls(self, speakers: Sequence[str]) -> list[Call]:
        return [
            Call(who, who, roles, date.fromisoformat(story.day) if story.day else None, row)
            for row, story in enumerate(self.stories)
            for who, roles in story.called.items()
            if who in speakers
        ]

    def first_calls(self, speakers: Sequence[str]) -> dict[str, list[Call]]:
        calls = self.calls(speakers)
        return {who: [call for call in calls if call.speaker == who] for who in speakers}

    def texts(self, articles: Sequence[int]) -> dict[int, str]:
        return {row: self.stories[row].text for row in articles}


def book(*stories: Story, silent: Sequence[str] = ()) -> Directory:
    """Return a directory of whom stories name, each quoted as often as named; ``silent`` are never quoted."""
    named = Counter(who for story in stories for who in story.called)
    roles: dict[str, Counter[str]] = {who: Counter() for who in named}
    for story in stories:
        for who, called in story.called.items():
            roles[who].update(called)
    speakers = [
        Speaker(who, (), tuple(sorted(roles[who].items())), 0 if who in silent else count)
        for who, count in named.items()
    ]
    return directory(speakers, articles=Told(stories))
