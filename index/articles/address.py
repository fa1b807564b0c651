"""Addresses of articles: which of them lead to the same page."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_TRACKING = re.compile(
    r"(?:utm_\w*|(?:fb|g|d|gb|wb|ms|y|tw|li_fat_|ttc|igsh)clid|igshid|mc_[ce]id|mkt_tok|_ga|_gl|_hs\w+|oly_\w+|"
    r"at_(?:medium|campaign|custom\d*|link\w*|format|ptr\w*|bbc\w*)|ns_\w+|cmpid|cmp|smid|smtyp|ocid|ito|icid|ref_src|"
    r"ref_url|spm|sr_share|share|s_cid|xtor|wt_\w+|__twitter_impression)",
    re.IGNORECASE,
)
_ACCELERATED = re.compile(r"(?:amp|outputtype|output)", re.IGNORECASE)
_SIDE_DOORS = re.compile(r"^(?:(?:www\d?|m|mobile|amp)\.)+(?=[^.]+\.)")


def bare(url: str) -> str:
    """Return ``url`` without what only tells who followed it: tracking parameters and the fragment."""
    parts = urlsplit(url)
    return urlunsplit((*parts[:3], urlencode(_queries(parts.query)), ""))


def key(url: str) -> str:
    """Return what addresses of one page share, whether they lead to its plain, mobile or AMP form."""
    parts = urlsplit(url.lower() if "%" not in url else url)
    path = re.sub(r"(?:/amp|[./]amp\.html?|\.amp)?/*$", "", re.sub(r"^/amp(?=/)", "", parts.path))
    queries = [pair for pair in _queries(parts.query) if not _is_accelerated(*pair)]
    return f"{site(url)}{path}?{urlencode(sorted(queries))}"


def site(url: str) -> str:
    """Return the host of ``url`` without ``www.``, ``m.`` or ``amp.``, and with any unusual port."""
    parts = urlsplit(url)
    host = _SIDE_DOORS.sub("", (parts.hostname or "").lower())
    return f"{host}:{parts.port}" if parts.port not in (None, 80, 443) else host


def _queries(query: str) -> list[tuple[str, str]]:
    pairs = parse_qsl(query, keep_blank_values=True)
    return [(name, value) for name, value in pairs if not _TRACKING.fullmatch(name)]


def _is_accelerated(name: str, value: str) -> bool:
    return bool(_ACCELERATED.fullmatch(name)) and value.lower() in {"", "1", "amp", "true"}
