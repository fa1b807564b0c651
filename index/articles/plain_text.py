"""Bytes to text, and text to the form in which it is stored."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from string import ascii_letters

from index.errors import ArticleError

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LETTERS = ascii_letters.encode()
_MIXED = "save it anew from the browser, or convert the parts in another encoding"
SPOILT = 1 / 3
"""Bad bytes for each character beyond ASCII that is right, up to which a page is UTF-8 with a few slips."""

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_SHIFTING = re.compile(r"iso-2022-\w+|hz-gb-2312|utf-7", re.IGNORECASE)  # all of it in ASCII's bytes
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def decode(data: bytes) -> str:
    """Return the text of a UTF-8 file, without its byte order mark and with ``\\n`` newlines.

    Any other encoding raises an ArticleError that says which it looks like and what converts it: a wrong
    guess would change the words of a quotation, so nothing is guessed silently.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ArticleError(f"is not UTF-8 (line {line}); {_conversion(data)}") from None
    return _without_nul(text, data)


def _without_nul(text: str, data: bytes) -> str:
    if "\0" in text:
        raise ArticleError(f"holds NUL bytes, so it is not UTF-8 text; {_conversion(data)}")
    return newlines(text)


def decode_as(data: bytes, encoding: str) -> str:
    """Return text in the ``encoding`` that its file declares.

    :raises ArticleError: when there is no such encoding, or the file is not in it.
    """
    # what calls itself Latin-1 on the web is Windows-1252, by the WHATWG's Encoding Standard
    name = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"}.get(encoding.lower(), encoding)
    try:
        return newlines(data.decode(name))
    except LookupError:
        raise ArticleError(
            f"declares an encoding {encoding!r} that nobody knows; {_conversion(data)}"
        ) from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ArticleError(f"is not all in {encoding}, as it declares (line {line}); {_MIXED}") from None


def decode_page(data: bytes, declared: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of a web page, and a sentence on bytes that are of no text.

    UTF-8 that is whole is UTF-8, whatever the page declares: saved pages are often written anew without their
    declaration. A few bad bytes in it show as they do in a browser.

    :raises ArticleError: when it is neither UTF-8 nor what it declares.
    """
    with suppress(UnicodeDecodeError):
        if data.startswith(_UTF16_MARKS):
            return newlines(data.decode("utf-16")), ()
        if not _SHIFTING.fullmatch(declared) or b"\x1b" not in data:
            return _without_nul(data.decode("utf-8-sig"), data), ()
    good, bad = _letters_of_utf_8(data)
    if 0 < bad <= good * SPOILT:
        text = newlines(data.decode("utf-8-sig", "replace"))
        return text, (f"{_counted(bad)} no text in UTF-8 and stand as \ufffd: {_MIXED}",)
    return (decode(data) if declared.lower() in {"utf-8", "utf8"} else decode_as(data, declared)), ()


def newlines(text: str) -> str:
    """Return ``text`` with every newline as ``\\n``."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def normalise(text: str) -> str:
    """Return ``text`` as it is stored: newlines become ``\\n``, outer blank space goes, no more."""
    return newlines(text).strip()


def unstorable(text: str) -> str | None:
    """Return what in ``text`` no file of text can hold, in words; None where all is well."""
    found = _UNSTORABLE.search(text)
    return None if found is None else f"U+{ord(found[0]):04X} after {found.start()} characters"


def _letters_of_utf_8(data: bytes) -> tuple[int, int]:
    """Return how many characters beyond ASCII are right in UTF-8, and how many bytes are wrong in it."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd") - data.count("\ufffd".encode())
    return sum(map(len, _BEYOND_ASCII.findall(text))) - bad, bad


def _counted(bad: int) -> str:
    return "1 byte is" if bad == 1 else f"{bad} bytes are"


def _conversion(data: bytes) -> str:
    encoding = _looks_like(data)
    good, bad = _letters_of_utf_8(data)
    if encoding in {None, "WINDOWS-1252"} and good and good * 3 >= bad:
        return _MIXED  # a conversion would spoil what is UTF-8 in it
    if encoding is None:
        return "find out its encoding and convert it: iconv -f ENCODING -t UTF-8 FILE > NEWFILE"
    return f"it looks like {encoding}; convert it: iconv -f {encoding} -t UTF-8 FILE > NEWFILE"


def _looks_like(data: bytes) -> str | None:
    if data.startswith(_UTF16_MARKS):
        return "UTF-16"
    even, odd = data[::2].count(0), data[1::2].count(0)
    if max(even, odd) * 4 > len(data):  # half of Western UTF-16 is NULs, all on one side
        return "UTF-16BE" if even > odd else "UTF-16LE"
    high, letters = sum(byte > 0x7F for byte in data), sum(map(data.count, _LETTERS))
    if even + odd == 0 and high * 2 < letters:  # Latin letters with some accents and curly marks
        return "WINDOWS-1252"
    return None
