"""Fetching: none of a server's tricks gets past, and each is one clear sentence."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import httpcore
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.articles.address import bare, key
from index.errors import FetchError
from index.web.fetch import allows, fetch
from index.web.guard import Bounds, is_public
from tests.index.web.site import bounds, served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.index.web.site import Site


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as made:
        made.pages["/story"] = "<html><body><p>“We won,” said Ada Brandt.</p></body></html>"
        yield made


def test_a_page_is_fetched_by_name_with_our_own(site: Site) -> None:
    fetched = fetch(site.url("/story"), bounds())
    assert fetched.data == site.pages["/story"].encode()
    assert (fetched.suffix, fetched.charset) == (".html", "utf-8")
    assert [path for path, _, _ in site.asked] == ["/robots.txt", "/story"]
    assert {host for _, _, host in site.asked} == {f"news.test:{site.port}"}
    assert all(agent is not None and agent.startswith("OnRecord/") for _, agent, _ in site.asked)


def test_redirects_are_followed_one_by_one(site: Site) -> None:
    assert fetch(site.url("/to-story"), bounds()).url == site.url("/story?utm_source=feed")


def test_an_unchanged_page_is_not_sent_again(site: Site) -> None:
    first = fetch(site.url("/story"), bounds())
    assert fetch(site.url("/story"), bounds(), first.marks).data is None
    site.pages["/story"] += "<p>Corrected.</p>"
    assert fetch(site.url("/story"), bounds(), first.marks).data is not None


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/to-loopback", "localhost is at 127.0.0.1, which is no public address"),
        ("/to-metadata", "169.254.169.254 is at 169.254.169.254, which is no public address"),
        ("/to-file", "file:///etc/passwd is no web address"),
        ("/to-itself", "is redirected more than 5 times"),
        ("/to-private", "asks programs not to fetch /private/story (robots.txt)"),
        ("/priv%61te/story", "asks programs not to fetch /priv%61te/story (robots.txt)"),
        ("/private/story", "asks programs not to fetch /private/story (robots.txt)"),
        ("/endless", "is larger than 2 MB, more than any article"),
        ("/bomb", "is larger than 2 MB, more than any article"),
        ("/packed-twice", "is packed as gzip, gzip, which was not asked for"),
        ("/packed-wrongly", "is packed wrongly"),
        ("/picture", "is image/png: only web pages, PDF, Word files and plain text are read"),
        ("/pdf-as-page", "is a PDF by its contents, not .html"),
        ("/gone", "is gone (410): its publisher has withdrawn it"),
        ("/broken", "has a fault on its server (503): try again later"),
        ("/nowhere", "is not there (404)"),
    ],
)
def test_a_trick_is_one_sentence(site: Site, path: str, said: str) -> None:
    with pytest.raises(FetchError) as caught:
        fetch(site.url(path), bounds())
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("path", ["/slow", "/slow-headers"])
def test_a_slow_server_is_left_in_time(site: Site, path: str) -> None:
    with pytest.raises(FetchError, match=r"took more than 1 seconds|did not answer in time"):
        fetch(site.url(path), bounds(seconds=1))


@pytest.mark.parametrize(
    "url", ["ftp://news.test/", "//news.test/", "news.test", "http://", "file:///etc/passwd"]
)
def test_only_web_addresses_are_fetched(url: str) -> None:
    with pytest.raises(FetchError, match="is no web address"):
        fetch(url, bounds())


def test_nothing_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FetchError, match="cannot be fetched"):
        fetch("http://news.test:1/", bounds())

    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(FetchError, match=r"There is no host nowhere\.invalid"):
        fetch("http://nowhere.invalid/", Bounds())


def test_a_name_that_changes_its_mind_leads_nowhere_else(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    connected, backend = list[str](), httpcore.SyncBackend()

    class Elsewhere(httpcore.SyncBackend):
        """Stands for the internet: its one public address is our server."""

        def connect_tcp(self, host: str, *_: object) -> httpcore.NetworkStream:
            connected.append(host)
            return backend.connect_tcp("127.0.0.1", site.port, 5)

    answers = iter([["93.184.216.34"], ["127.0.0.1"], ["127.0.0.1"]])
    monkeypatch.setattr(httpcore, "SyncBackend", Elsewhere)
    with pytest.raises(FetchError, match=r"rebinding\.test is at 127\.0\.0\.1, which is no public address"):
        fetch("http://rebinding.test/story", Bounds(resolve=lambda _host, _port: next(answers)))
    assert connected == ["93.184.216.34"]


def test_one_inner_address_among_public_ones_is_enough() -> None:
    mixed = Bounds(resolve=lambda _host, _port: ["93.184.216.34", "10.0.0.1"])
    with pytest.raises(FetchError, match=r"is at 10\.0\.0\.1"):
        fetch("http://mixed.test/", mixed)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "::1",
     "::", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::",
     "64:ff9b::7f00:1",
     "224.0.0.1", "255.255.255.255", "240.0.0.1"],
)  # fmt: skip
def test_inner_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946"])
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    ("rules", "target", "allowed"),
    [
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("", "/a", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", True),
        ("User-agent: *\nDisallow: /\nUser-agent: OnRecord/1.0\nAllow: /", "/a", True),
        (
            "User-agent: other\nUser-agent: onrecord\nDisallow: /a # why\n\nUser-agent: *\nDisallow: /",
            "/b",
            True,
        ),
        ("User-agent: OnRecord/1.0\nDisallow: /\nUser-agent: *\nAllow: /", "/a", False),
        ("Disallow: /", "/a", True),
        ("User-agent: *\nDisallow: /private", "/priv%61te/a", False),
        ("User-agent: *\nDisallow: /caf%C3%A9", "/café", False),
        ("User-agent: *\nDisallow: /café", "/caf%c3%a9/menu", False),
        ("User-agent: *\nDisallow: /a%2Fb", "/a/b", True),
        ("User-agent: *\nDisallow: /" + "*a" * 500, "/" + "a" * 499, True),
    ],
)
def test_robots(rules: str, target: str, allowed: bool) -> None:
    assert allows(rules, f"https://news.test{target}") is allowed


@given(st.text(), st.text())
def test_any_robots_can_be_read(rules: str, target: str) -> None:
    assert allows(rules, f"https://news.test/{target}") in {True, False}


STORY = "https://news.test/2025/story?id=7"


@pytest.mark.parametrize(
    "url",
    [
        "http://www.news.test/2025/story?id=7",
        "https://m.news.test/2025/story/?id=7",
        "https://amp.news.test/2025/story?id=7",
        "https://news.test/2025/story/amp?id=7",
        "https://news.test/amp/2025/story?id=7&amp=1",
        "https://news.test:443/2025/story?utm_source=x&id=7&fbclid=abc#comments",
    ],
)
def test_doors_to_one_page(url: str) -> None:
    assert key(url) == key(STORY)


@pytest.mark.parametrize(
    "url",
    [
        "https://news.test/2025/story?id=8",
        "https://other.test/2025/story?id=7",
        "https://news.test/2025/camp?id=7",
    ],
)
def test_other_pages(url: str) -> None:
    assert key(url) != key(STORY)


def test_an_address_is_kept_without_what_tells_who_came() -> None:
    assert bare(f"{STORY}&utm_campaign=x&gclid=1#top") == STORY
