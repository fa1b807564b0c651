"""A web server on the loopback address that plays every trick."""

from __future__ import annotations

import gzip
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from index.web.guard import Bounds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HOSTS = frozenset({"news.test", "amp.news.test", "www.news.test", "paper.test"})
ROBOTS = "User-agent: *\nDisallow: /private\nAllow: /private/open$\nUser-agent: other\nDisallow: /\n"


@dataclass
class Site:
    """What the server shows, which tests may change, and what it was asked."""

    port: int = 0
    pages: dict[str, str] = field(default_factory=dict)
    asked: list[tuple[str, str | None, str | None]] = field(default_factory=list)
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)

    def url(self, path: str, host: str = "news.test") -> str:
        return f"http://{host}:{self.port}{path}"


class Handler(BaseHTTPRequestHandler):
    site: Site

    def do_GET(self) -> None:
        self.site.asked.append((self.path, self.headers["User-Agent"], self.headers["Host"]))
        path = self.path.partition("?")[0]
        with suppress(BrokenPipeError, ConnectionResetError):
            if path == "/robots.txt":
                self.send(200, "text/plain", ROBOTS.encode())
            elif path in TRICKS:
                TRICKS[path](self)
            elif path in self.site.files:
                self.send(200, *self.site.files[path])
            elif path in self.site.pages:
                self.page(self.site.pages[path])
            else:
                self.send(404, "text/html", b"Not here")

    def page(self, text: str) -> None:
        mark = f'"{hash(text)}"'
        if self.headers["If-None-Match"] == mark:
            self.send(304, "text/html", b"")
        else:
            self.send(200, "text/html; charset=utf-8", text.encode(), ETag=mark)

    def send(self, status: int, kind: str, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def redirect(self, to: str) -> None:
        self.send(302, "text/html", b"", Location=to)

    def endless(self) -> None:
        self.start("text/html")
        while True:
            self.wfile.write(b"<p>More and more.</p>" * 1000)

    def slow(self) -> None:
        self.start("text/html")
        for _ in range(100):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.1)

    def slow_headers(self) -> None:
        for _ in range(100):
            self.wfile.write(b"H")
            self.wfile.flush()
            time.sleep(0.1)

    def start(self, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


BOMB: bytes = gzip.compress(b"\0" * 100_000_000)
TRICKS: dict[str, Callable[[Handler], None]] = {
    "/to-loopback": lambda handler: handler.redirect(handler.site.url("/story", "localhost")),
    "/to-metadata": lambda handler: handler.redirect("http://169.254.169.254/latest/meta-data/"),
    "/to-file": lambda handler: handler.redirect("file:///etc/passwd"),
    "/to-story": lambda handler: handler.redirect("/story?utm_source=feed"),
    "/to-itself": lambda handler: handler.redirect("/to-itself"),
    "/to-private": lambda handler: handler.redirect("/private/story"),
    "/endless": Handler.endless,
    "/slow": Handler.slow,
    "/slow-headers": Handler.slow_headers,
    "/bomb": lambda handler: handler.send(200, "text/html", BOMB, Content_Encoding="gzip"),
    "/packed-twice": lambda handler: handler.send(200, "text/html", b"", Content_Encoding="gzip, gzip"),
    "/packed-wrongly": lambda handler: handler.send(200, "text/html", b"no gzip", Content_Encoding="gzip"),
    "/picture": lambda handler: handler.send(200, "image/png", b"\x89PNG"),
    "/pdf-as-page": lambda handler: handler.send(200, "text/html", b"%PDF-1.4"),
    "/unchanged": lambda handler: handler.send(304, "text/html", b""),
    "/gone": lambda handler: handler.send(410, "text/html", b"Gone"),
    "/broken": lambda handler: handler.send(503, "text/html", b"Later"),
}


@contextmanager
def served() -> Iterator[Site]:
    """Serve a site until the block ends."""
    site = Site()
    handler = type("SiteHandler", (Handler,), {"site": site})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        site.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield site
        server.shutdown()
        thread.join()


def bounds(seconds: float = 20.0, largest: int = 2_000_000) -> Bounds:
    """Let the tests' own hosts be fetched from; every name is here."""
    return Bounds(HOSTS, seconds, largest, lambda host, _port: [host if host[0].isdigit() else "127.0.0.1"])
