"""Articles in PDF files: lines put together into paragraphs again, and where each page begins."""

from __future__ import annotations

import logging
import re
from collections import Counter
from io import BytesIO
from itertools import groupby, pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from index import lexicon
from index.articles import program_names
from index.articles.draft import Draft
from index.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pypdf import PageObject, PdfReader

MOST_PAGES = 3000
BREAK = "\n\n"

SHARE = 0.4
"""Of a page's rows, how many must go on at the same place for it to be where a column begins."""

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # what it grumbles about, we say ourselves

_NO_TEXT = re.compile("[\0\ud800-\udfff]")  # what a font without names for its letters comes out as
_NUMBER = re.compile(r"\W*(?:page|p\.)?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
_ENDS = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_SCAN = (
    "is a scan: its pages are pictures without text. Read them with: ocrmypdf FILE NEWFILE, "
    "and keep the new file instead"
)
_LOCKED = (
    "is protected by a password: save it without one, for instance with: "
    "qpdf --decrypt --password=... FILE NEWFILE"
)
_DAMAGED = (
    "is damaged or cut short ({}): get it anew from where it came, or repair it with: qpdf FILE NEWFILE"
)


class Line(NamedTuple):
    """A line of a column: where it begins on its page, and its words."""

    page: int
    x: float
    y: float
    text: str


def read(data: bytes, path: str) -> Iterator[Draft]:
    """Yield the article of a PDF, with its pages.

    :raises ArticleError: when it is protected, damaged, too long, or a scan without text.
    """
    from pypdf.errors import PdfReadError, PyPdfError

    try:
        reader = _opened(data)
        pages = [_lines(page, number) for number, page in enumerate(reader.pages)]
        told: Mapping[str, object] = reader.metadata or {}
        found = {
            "title": program_names.title(told.get("/Title")),
            "author": program_names.author(told.get("/Author")),
        }
    except (PdfReadError, PyPdfError, *_MALFORMED) as fault:
        raise ArticleError(_DAMAGED.format(str(fault).split("\n")[0] or type(fault).__name__)) from None
    if not any(pages):
        raise ArticleError(_SCAN)
    text, starts = _text(_without_furniture(pages))
    yield Draft(path, text, found=found, pages=starts)


# what pypdf lets through from a file whose parts are not what they should be
_MALFORMED = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    RecursionError,
    AssertionError,
    OverflowError,
    NotImplementedError,
)


def _opened(data: bytes) -> PdfReader:
    from pypdf import PasswordType, PdfReader

    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
        raise ArticleError(_LOCKED)
    if len(reader.pages) > MOST_PAGES:
        raise ArticleError(
            f"has {len(reader.pages)} pages, more than {MOST_PAGES}: split it into several files"
        )
    return reader


# -- from a page to lines


def _lines(page: PageObject, number: int) -> list[Line]:
    """Return a page's lines, one column after the other."""
    rows = _rows(page, number)
    begins = _columns(rows)
    found: list[tuple[int, Line]] = []
    for row in rows:
        for column, parts in groupby(row, lambda part: sum(part.x > begin - 1 for begin in begins)):
            pieces = list(parts)
            words = " ".join(_NO_TEXT.sub("", "".join(part.text for part in pieces)).split())
            if words:
                found.append((column, pieces[0]._replace(text=words)))
    return [line for _, line in sorted(found, key=lambda pair: pair[0])]


def _rows(page: PageObject, number: int) -> list[list[Line]]:
    """Return what stands on one height, as it comes, in parts that each have a place of their own."""
    rows: list[list[Line]] = [[]]

    def visit(
        text: str, outer: Sequence[float], inner: Sequence[float], _font: object, _size: object
    ) -> None:
        x = outer[0] * inner[4] + outer[2] * inner[5] + outer[4]
        y = outer[1] * inner[4] + outer[3] * inner[5] + outer[5]
        for place, piece in enumerate(text.split("\n")):
            if place and rows[-1]:
                rows.append([])
            if piece.strip():
                rows[-1].append(Line(number, x, y, piece))

    page.extract_text(visitor_text=visit)
    return [row for row in rows if row]


def _columns(rows: Sequence[Sequence[Line]]) -> list[float]:
    """Return where columns begin whose lines come interleaved: places at which many rows go on alike."""
    within = Counter(round(part.x) for row in rows for part in row[1:])
    return sorted(x for x, many in within.items() if many >= max(3, SHARE * len(rows)))


# -- from lines to text


def _without_furniture(pages: list[list[Line]]) -> list[list[Line]]:
    """Take out page numbers, and first and last lines that many pages share."""
    edges = Counter(_shape(line) for lines in pages for line in {*_edge(lines)})
    often = max(3, len(pages) / 2)

    def is_furniture(line: Line) -> bool:
        return bool(_NUMBER.fullmatch(line.text)) or edges[_shape(line)] >= often

    return [[line for line in lines if not (line in _edge(lines) and is_furniture(line))] for lines in pages]


def _edge(lines: list[Line]) -> tuple[Line, ...]:
    return (max(lines, key=lambda line: line.y), min(lines, key=lambda line: line.y)) if lines else ()


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "0", line.text)


def _text(pages: list[list[Line]]) -> tuple[str, tuple[int, ...]]:
    """Put lines together; return the text, and where in it each page begins."""
    lines = [line for page in pages for line in page]
    known = words(line.text for line in lines)
    usual = _Usual.of(lines)
    paragraphs, starts, length = [""], list[int](), 0  # length: of all paragraphs but the last
    for before, line in zip((None, *lines), lines, strict=False):
        if before is not None and usual.parts(before, line):
            length += len(paragraphs[-1]) + len(BREAK)
            paragraphs.append("")
        starts += [length + len(paragraphs[-1])] * (line.page + 1 - len(starts))
        paragraphs[-1] = joined(paragraphs[-1], line.text, known)
    text = BREAK.join(paragraphs)
    return text, tuple(starts + [len(text)] * (len(pages) - len(starts)))


class _Usual(NamedTuple):
    """What is usual in a file: the distance between lines, and their length."""

    leading: float
    length: float

    @classmethod
    def of(cls, lines: Sequence[Line]) -> _Usual:
        gaps = [one.y - two.y for one, two in pairwise(lines) if one.y > two.y]
        lengths = sorted((len(line.text) for line in lines), reverse=True)
        return cls(
            median(gaps) if gaps else 0.0, median(lengths[: max(1, len(lengths) // 2)]) if lengths else 0
        )

    def parts(self, before: Line, line: Line) -> bool:
        """Say whether a new paragraph begins with ``line``."""
        ends = bool(_ENDS.search(before.text))
        if before.page != line.page or line.y >= before.y:  # the next page, or the next column
            return ends and len(before.text) < 0.8 * self.length
        if before.y - line.y > 1.4 * self.leading:
            return True
        is_indented = 4 < line.x - before.x < 60
        return (ends and len(before.text) < 0.8 * self.length) or (ends and is_indented)


_SOFT = "\u00ad"
_JOINING = ("-", "\u2010", "—", "/")
_LONGEST = 60  # letters of a word cut in two
_WORD = re.compile(r"\w+(?:-\w+)*")
_CUT = re.compile(r"([^\W\d_]+)([-\u00ad\u2010])$")
_REST = re.compile(r"[^\W\d_]+")

_PARTS = "hyphenated"
"""Words that often stand before a hyphen: where nothing else decides, it is kept after them."""


def words(lines: Iterable[str]) -> frozenset[str]:
    """Return the words in ``lines`` in lower case, compounds whole."""
    return frozenset(word.lower() for line in lines for word in _WORD.findall(line))


def joined(text: str, line: str, known: frozenset[str]) -> str:
    """Return ``text`` with ``line`` after it; a word cut in two becomes one again.

    A hyphen at the end of a line may belong to the word ("well-known") or only cut it ("minis-try"): how the
    word is written elsewhere, in ``known``, decides.
    """
    cut, rest = _CUT.search(text[-_LONGEST:]), _REST.match(line)
    if cut is None or rest is None:
        return f"{text}{'' if not text or text.endswith(_JOINING) else ' '}{line}"
    return f"{text if _is_kept(cut[1], cut[2], rest[0], known) else text[:-1]}{line}"


def _is_kept(first: str, mark: str, rest: str, known: frozenset[str]) -> bool:
    if mark == _SOFT:
        return False
    whole, compound = f"{first}{rest}".lower(), f"{first}-{rest}".lower()
    if rest[0].isupper() or compound in known:
        return rest[0].isupper() or whole not in known
    return whole not in known and first.lower() in lexicon.words(_PARTS)
