"""One address for one story: without tracking, for comparing pasted links."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urljoin, urlsplit

# Parameters that name where a reader came from, never what is read.
_TRACKING = re.compile(
    r"(?:utm_|mc_|at_|ns_|pk_|piwik_|matomo_|hsa_|guce_|oly_|vero_|__twitter_).*"
    r"|_?(?:fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|li_fat_id|igshid|igsh|mibextid|srsltid)"
    r"|_ga|_gl|_hsenc|_hsmi|mkt_tok|ref_src|ref_url|cmpid|ocid|s_cid|xtor|guccounter|smid|sref|taid|ito|wtrid|cmp",
    re.IGNORECASE,
)
_READER_HOSTS = re.compile(r"^(?:www\d?|m|mobile|amp)\.")
_DEFAULT_PORTS = {"http": 80, "https": 443}


def canonical(url: str) -> str:
    """The URL without tracking parameters, fragment, default port and user name; host in lower case.

    What is not an http(s) URL is given back as it is, only stripped.
    """
    parts = _split(url)
    if parts is None:
        return url.strip()
    host = (parts.hostname or "").rstrip(".")
    if ":" in host:
        host = f"[{host}]"
    if parts.port and parts.port != _DEFAULT_PORTS[parts.scheme]:
        host = f"{host}:{parts.port}"
    kept = [pair for pair in parts.query.split("&") if pair and not _TRACKING.fullmatch(pair.split("=")[0])]
    query = "?" + "&".join(kept) if kept else ""
    return f"{parts.scheme}://{host}{parts.path or '/'}{query}"


def canonical_of_page(claimed: str | None, url: str | None) -> str | None:
    """The canonical address of a page at `url` that itself claims to be at `claimed`.

    A claim is believed only for the same site: otherwise any page could pass for another's story.
    """
    if url is None:
        return canonical(claimed) if claimed and _split(claimed) else None
    if claimed:
        try:
            target = urljoin(url, claimed.strip())
        except ValueError:
            target = ""
        if _same_site(target, url) and not _is_front_page(target, url):
            return canonical(target)
    return canonical(url)


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url.strip())
        _ = parts.port
    except ValueError:
        return None
    return parts if parts.scheme in _DEFAULT_PORTS and parts.hostname else None


def _same_site(one: str, other: str) -> bool:
    """Whether one host is the other, or lies below it ("amp.paper.example" and "www.paper.example")."""
    hosts = []
    for url in (one, other):
        parts = _split(url)
        if parts is None or parts.hostname is None:
            return False
        hosts.append(_READER_HOSTS.sub("", parts.hostname.rstrip(".")))
    return hosts[0] == hosts[1] or hosts[0].endswith("." + hosts[1]) or hosts[1].endswith("." + hosts[0])


def _is_front_page(claimed: str, url: str) -> bool:
    """Whether every story of a site claims to be its front page, a common slip of templates."""
    claim, page = _split(claimed), _split(url)
    return bool(claim and page and claim.path in {"", "/"} and not claim.query and page.path not in {"", "/"})
