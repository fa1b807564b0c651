"""Reading one file, whatever its reader makes of it: a fault in one never reaches the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.articles.draft import Problem
from index.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.articles.draft import Draft, Reader

_UNFORESEEN = "cannot be read ({}): it may be damaged; get it anew, or save its words as a .txt file"


def attempt(read: Reader, data: bytes, path: str) -> Iterator[Draft | Problem]:
    """Yield what a reader finds in a file, and in the end what kept it from finding more."""
    try:
        yield from read(data, path)
    except ArticleError as error:
        yield Problem(path, str(error))
    except Exception as error:  # noqa: BLE001 - libraries raise what they like at files that are not as they should be
        said = f"{type(error).__name__}: {error}".split("\n")[0][:200]
        yield Problem(path, _UNFORESEEN.format(said))
