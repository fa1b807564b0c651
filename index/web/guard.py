"""Connections to public addresses alone, each to the very address that was checked, within a deadline.

A name is resolved once for each connection, its addresses are checked, and one of them is connected to: so no
later answer of the name server can lead elsewhere. TLS still asks for the name, and so does the Host header.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING, Any

import httpcore
import httpx

from index.errors import FetchError

if TYPE_CHECKING:
    import ssl

Resolve = Callable[[str, int], list[str]]
"""Gives the addresses of a host."""

_NAT64 = IPv6Network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a fetch may do: hosts of one's own network, seconds, bytes, and how names are resolved."""

    hosts: frozenset[str] = frozenset()
    seconds: float = 60.0
    largest: int = 50_000_000
    resolve: Resolve | None = None


def resolved(host: str, port: int) -> list[str]:
    """Return the addresses of ``host``.

    :raises FetchError: when it has none.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise FetchError(f"There is no host {host}: see whether the address is spelt right.") from None
    return [str(address[0]) for *_, address in found]


def is_public(address: str) -> bool:
    """Say whether an IP address belongs to the public internet, whatever form it hides in."""
    ip = ip_address(address.partition("%")[0])
    return all(one.is_global and not one.is_multicast and not one.is_reserved for one in (ip, *_within(ip)))


def _within(ip: IPv4Address | IPv6Address) -> Iterable[IPv4Address]:
    """Yield the IPv4 addresses that an IPv6 address leads on to."""
    if isinstance(ip, IPv4Address):
        return
    yield from (inner for inner in (ip.ipv4_mapped, ip.sixtofour) if inner)
    if ip.teredo:
        yield ip.teredo[1]
    if ip in _NAT64:
        yield IPv4Address(int(ip) & 0xFFFFFFFF)


class Guard(httpcore.NetworkBackend):
    """Connects to what is public or allowed, until its time is up."""

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self._ends = time.monotonic() + bounds.seconds
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Resolve ``host``, check its addresses and connect to the first.

        :raises FetchError: when any of them is not public and the host is not allowed by name.
        """
        addresses = (self._bounds.resolve or resolved)(host, port)
        inner = [address for address in addresses if not is_public(address)]
        if inner and host.lower() not in self._bounds.hosts:
            raise FetchError(
                f"{host} is at {inner[0]}, which is no public address, so nothing is fetched from it. "
                "If it is yours, name the host in ONRECORD_FETCH_HOSTS."
            )
        within = self.left(timeout)
        stream = self._sockets.connect_tcp(addresses[0], port, within, local_address, socket_options)
        return _Timed(stream, self.left)

    def left(self, timeout: float | None) -> float:
        """Return the seconds that one step may take.

        :raises FetchError: when the time is up.
        """
        seconds = self._ends - time.monotonic()
        if seconds <= 0:
            raise FetchError(f"It took more than {self._bounds.seconds:g} seconds: try again later.")
        return min(seconds, timeout or seconds)


class _Timed(httpcore.NetworkStream):
    """A connection of which every step ends in time, however slowly its bytes come."""

    def __init__(self, stream: httpcore.NetworkStream, left: Callable[[float | None], float]) -> None:
        self._stream = stream
        self._left = left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, self._left(timeout)), self._left)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class Transport(httpx.BaseTransport):
    """Carries httpx's requests over guarded connections."""

    def __init__(self, bounds: Bounds) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False), network_backend=Guard(bounds)
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; redirects are left to the caller."""
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        sent = httpcore.Request(
            request.method,
            url,
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        response = self._pool.handle_request(sent)
        body = _Body(response)
        return httpx.Response(
            response.status, headers=response.headers, stream=body, extensions=response.extensions
        )

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()
