"""What makes articles' parts, a window of them at a time: on this machine's cores, or wherever else.

Whoever makes them, the windows are the same, and so are the passages that one forward pass of the model
takes together: the parts are equal to the last bit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from index.embedding.encoder import Piece
from index.intake import extraction
from index.intake.survey import versions
from index.store.write import Cut
from index.text import passage
from index.types import Reading, Span

if TYPE_CHECKING:
    from index.embedding.encoder import Encoder
    from index.intake.extraction import Extract, Extraction
    from index.types import Article

AHEAD = 3
"""Windows at work beyond the one that is stored next, where one process reads and the others embed."""

Loads = Callable[[], "Encoder"]
"""Loads the embedding model."""


class Workers(Protocol):
    """What makes articles' parts in the background."""

    @property
    def ahead(self) -> int:
        """How many windows are to be at work beyond the one that is stored next, for all to be busy."""

    def read(self, texts: Sequence[str]) -> Future[list[Reading]]:
        """Begin to read some texts."""

    def cut(self, articles: Sequence[Article], *, many: bool) -> Future[list[Cut]]:
        """Begin to cut some articles into passages and to embed these.

        :param many: as an encoder is told.
        """


Start = Callable[[Loads], AbstractContextManager[Workers]]
"""Starts what makes articles' parts, and ends it."""


@contextmanager
def beside(load: Loads, starts: Extraction = extraction.beside) -> Iterator[Workers]:
    """Read in one process, beside this one, which embeds on a thread for each core."""
    with starts() as extract, ExitStack() as ends:
        yield _Beside(extract, load, ends)


@dataclass
class _Beside:
    """The cores of this machine; the model is loaded when something is first to be embedded."""

    read: Extract
    load: Loads
    ends: ExitStack
    ahead: int = field(default=AHEAD, init=False)

    def cut(self, articles: Sequence[Article], *, many: bool) -> Future[list[Cut]]:
        """Begin to cut and embed on the next thread that is free."""
        encoder, threads = self._embedding
        return threads.submit(cut, articles, encoder, many=many)

    @cached_property
    def _embedding(self) -> tuple[Encoder, ThreadPoolExecutor]:
        encoder = self.load()
        threads = self.ends.enter_context(ThreadPoolExecutor(encoder.threads))
        self.ends.callback(threads.shutdown, cancel_futures=True)
        return encoder, threads


def cut(articles: Sequence[Article], encoder: Encoder, *, many: bool) -> list[Cut]:
    """Cut articles into passages, and embed these together."""
    cuts = [passage.cut(article.text) for article in articles]
    pieces = [_piece(article, part) for article, parts in zip(articles, cuts, strict=True) for part in parts]
    vectors = iter(encoder.passages(pieces, many=many))
    now = versions()
    return [Cut(now.cutting, now.embedding, parts, [next(vectors) for _ in parts]) for parts in cuts]


def _piece(article: Article, part: passage.Passage) -> Piece:
    sentences = tuple(Span(start - part.start, end - part.start) for start, end in part.sentences)
    return Piece(article.title or "", article.text[part.start : part.end], sentences)
