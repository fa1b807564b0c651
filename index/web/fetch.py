"""Fetching one document from the web: few bytes, little time, public addresses, and only what may be."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx
from protego import Protego

from index.articles.formats import disguise
from index.errors import FetchError
from index.web.guard import Bounds, Transport

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

AGENT = "OnRecord"
HOPS = 5
STEP = 10.0  # seconds that a server may be silent
ROBOTS_BYTES = 500_000

FORMS: Mapping[str, str] = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "text/plain": ".txt",
    "text/markdown": ".md",
}
"""What kinds of document are fetched, and the ending of a file of each."""

_STATUS: Mapping[int, str] = {
    401: "asks for a password (401): save the page from your browser and add the file",
    403: "refuses us (403): save the page from your browser and add the file",
    404: "is not there (404): see whether the address is right",
    410: "is gone (410): its publisher has withdrawn it",
    429: "asks us to wait (429): try again later",
    451: "is withheld for legal reasons (451)",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document from the web: where it was found in the end, its bytes, and the ending for its file.

    ``data`` is None when it has not changed since ``marks`` were given. ``marks`` are what the server tells
    one version from another by.
    """

    url: str
    data: bytes | None
    suffix: str = ""
    charset: str | None = None
    marks: Mapping[str, str] = field(default_factory=dict)


def fetch(url: str, bounds: Bounds, marks: Mapping[str, str] | None = None) -> Fetched:
    """Fetch the document at ``url``.

    :param marks: those of the version that is held, so that an unchanged one is not sent again.
    :raises FetchError: with one sentence on what is wrong.
    """
    headers = {"User-Agent": f"{AGENT}/{version('onrecord')}", "Accept-Encoding": "gzip"}
    asking = {_ASKED[name]: value for name, value in (marks or {}).items() if name in _ASKED}
    with httpx.Client(transport=Transport(bounds), headers=headers, timeout=STEP, trust_env=False) as client:
        try:
            return _followed(client, url, bounds, asking)
        except (httpcore.TimeoutException, httpx.TimeoutException):
            raise FetchError(f"{_host(url)} did not answer in time: try again later.") from None
        except (httpcore.NetworkError, httpcore.ProtocolError, httpx.HTTPError, httpx.InvalidURL) as fault:
            raise FetchError(f"{url} cannot be fetched ({fault or type(fault).__name__}).") from None


def allows(robots: str, url: str) -> bool:
    """Say whether a site's ``robots.txt`` lets programs like this one fetch ``url``, by RFC 9309."""
    return bool(Protego.parse(_VERSION.sub(r"\1", robots)).can_fetch(url, AGENT))


_VERSION = re.compile(r"^(\s*user-agent\s*:\s*[\w-]+)/\S*", re.IGNORECASE | re.MULTILINE)
_ASKED = {"etag": "If-None-Match", "modified": "If-Modified-Since"}


def _followed(client: httpx.Client, url: str, bounds: Bounds, asking: Mapping[str, str]) -> Fetched:
    """Follow redirects one by one, each held to the same rules."""
    allowed: dict[str, str] = {}
    for _ in range(HOPS + 1):
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise FetchError(f"{url} is no web address: it has to begin with https:// or http://.")
        _refuse_what_robots_do(client, url, allowed)
        with client.stream("GET", url, headers={"Accept": ", ".join(FORMS), **asking}) as response:
            if response.is_redirect and "location" in response.headers:
                url = urljoin(url, response.headers["location"])
                continue
            return _received(response, url, bounds)
    raise FetchError(f"It is redirected more than {HOPS} times, at last to {url}.")


def _refuse_what_robots_do(client: httpx.Client, url: str, known: dict[str, str]) -> None:
    """Raise FetchError when the site's robots.txt keeps ``url`` from programs like this one."""
    parts = urlsplit(url)
    origin = f"{parts.scheme}://{parts.netloc}"
    if origin not in known:
        with client.stream("GET", f"{origin}/robots.txt") as response:
            if response.status_code >= 500:
                raise FetchError(f"{_host(url)} cannot say what may be fetched from it now: try again later.")
            found = (
                b"".join(_bounded(response, ROBOTS_BYTES, cut=True)) if response.status_code == 200 else b""
            )
            known[origin] = found.decode("utf-8", "replace")
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if not allows(known[origin], url):
        raise FetchError(
            f"{_host(url)} asks programs not to fetch {target} (robots.txt): save the page from your browser "
            "and add the file."
        )


def _received(response: httpx.Response, url: str, bounds: Bounds) -> Fetched:
    """Return what a server sent in the end."""
    status = response.status_code
    if status == 304:
        return Fetched(url, None)
    if status != 200:
        what = "has a fault on its server" if status >= 500 else "cannot be fetched"
        raise FetchError(f"{url} {_STATUS.get(status, f'{what} ({status}): try again later')}.")
    kind, _, rest = response.headers.get("content-type", "").partition(";")
    suffix = FORMS.get(kind.strip().lower())
    if suffix is None:
        raise FetchError(f"{url} is {kind.strip() or 'of no named kind'}: only {_READ} are read.")
    data = b"".join(_bounded(response, bounds.largest))
    if fault := disguise(data, suffix):
        raise FetchError(f"{url} {fault}.")
    names = {"etag": "etag", "modified": "last-modified"}
    marks = {name: response.headers[header] for name, header in names.items() if header in response.headers}
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", rest, re.IGNORECASE)
    return Fetched(url, data, suffix, charset[1] if charset else None, marks)


_READ = "web pages, PDF, Word files and plain text"


def _bounded(response: httpx.Response, largest: int, *, cut: bool = False) -> Iterator[bytes]:
    """Yield a body unpacked, ``largest`` bytes at most; beyond them it is ``cut`` off or a fault."""
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in {"identity", "gzip", "x-gzip", ""}:
        raise FetchError(f"{response.url} is packed as {encoding}, which was not asked for.")
    unpack = zlib.decompressobj(wbits=31) if "gzip" in encoding else None
    size = 0
    for raw in response.iter_raw():
        try:
            piece = unpack.decompress(raw, largest + 1 - size) if unpack else raw
        except zlib.error:
            raise FetchError(f"{response.url} is packed wrongly: try again later.") from None
        size += len(piece)
        if size > largest:
            if not cut:
                raise FetchError(
                    f"{response.url} is larger than {largest / 1e6:g} MB, more than any article."
                )
            yield piece[: largest - size]
            return
        yield piece


def _host(url: str) -> str:
    return urlsplit(url).hostname or url
