"""Names beside a quotation that do not say whose it is: where it was printed, and to whom it was told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.lexicon import words
from index.names.identity.outlets import outlet
from index.names.spelling import tokens
from index.question.publishers import called
from index.text.english import forms

if TYPE_CHECKING:
    from index.names.directory.directory import Directory

_VERBS = frozenset(form for verb in ("report", "publish", "print", "write", "reveal") for form in forms(verb))
_TOLD = r"\b(?:told|tells?|telling|(?<!according )to|interview with)\s+(?:the\s+)?{}(?!\w)"
_THE = r"\bthe\s+{}(?!\w)"


def is_told(name: str, said: str) -> bool:
    """Say whether an attribution has a name as who was told: "he told the Wire"."""
    return re.search(_TOLD.format(re.escape(_bare(name))), said, re.IGNORECASE) is not None


def is_paper(name: str, said: str, book: Directory, *, speaks: bool) -> bool:
    """Say whether an attribution has a name as the paper that printed the words: "the Wire reports".

    :param speaks: whether the index has words of somebody so called: then it has to print them here.
    """
    bare = _bare(name)
    is_the = re.search(_THE.format(re.escape(bare)), said, re.IGNORECASE) is not None
    does = {word.strip(",:;.()").lower() for word in said.split()}
    if _is_listed(bare, book, is_the=is_the):
        return not speaks or "according" in does or bool(does & _VERBS)
    return is_the and not speaks and bool(does & _VERBS)


def _is_listed(bare: str, book: Directory, *, is_the: bool) -> bool:
    """Say whether a name is a publisher's or a known outlet's, in short only with an article: "the Post"."""
    if outlet(bare) or any(tokens(_bare(one)) == tokens(bare) for one in book.publishers):
        return True
    last = tokens(bare)[-1:]
    is_called = not (words("paper_names") | words("outlet_nouns")).isdisjoint(last)
    return is_the and (is_called or called(bare, book) is not None)


def _bare(name: str) -> str:
    return re.sub(r"^the\s+", "", name, flags=re.IGNORECASE)
