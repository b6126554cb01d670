"""One address for one story: without tracking, for comparing pasted links."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urljoin, urlsplit

# Parameters that name where a reader came from, never what is read.
_TRACKING = re.compile(
    r"(?:utm_|mc_|at_|ns_|pk_|piwik_|matomo_|hsa_|guce_|oly_|vero_|__twitter_).*"
    r"|(?:emci|emdi|ceid|spm|trk|mkwid|s_kwcid|ef_id|_branch_match_id|ncid|icid|tpcc|campaign_id|cvid|ssp|gaa_\w+|ICID)"
    r"|fb_(?:action|source|ref)\w*|unlocked_article_code|sharetoken|giftcode|ito|partner_id|rss|feedtype"
    r"|_?(?:fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|li_fat_id|igshid|igsh|mibextid|srsltid)"
    r"|_ga|_gl|_hsenc|_hsmi|mkt_tok|ref_src|ref_url|cmpid|ocid|s_cid|xtor|guccounter|smid|sref|taid|ito|wtrid|cmp",
    re.IGNORECASE,
)
# What an address of the AMP copy has beyond the story's own (https://amp.dev/documentation/guides-and-tutorials).
_AMP = re.compile(
    r"amp(?:=(?:1|true|amp)?)?|outputType=amp|_amp=(?:1|true)|amp_(?:js_v|gsa|kit)=[^&]*|usqp=[^&]*",
    re.IGNORECASE,
)
_AMP_PATH = re.compile(r"/amp(?=/?$)|\.amp(?=(?:\.html?)?$)|^/amp(?=/)", re.IGNORECASE)
_VIEWER = re.compile(r"https?://(?:www\.)?google\.[a-z.]{2,6}/amp/(s/)?(.+)", re.IGNORECASE)
_CACHE = re.compile(
    r"https?://[\w-]{1,250}\.(?:cdn\.ampproject\.org|bing-amp\.com)/(?:v|c|wp/s?)/(s/)?(.+)", re.IGNORECASE
)
_READER_HOSTS = re.compile(r"^(?:www\d?|m|mobile|amp)\.")
_DEFAULT_PORTS = {"http": 80, "https": 443}
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")


def canonical(url: str) -> str:
    """The URL without tracking parameters, fragment, default port and user name; host in lower case.

    An address of an AMP viewer or cache becomes the publisher's. What is not an http(s) URL is given back as it is,
    only stripped.
    """
    parts = _split(_unwrapped(url))
    if parts is None:
        return url.strip()
    host = (parts.hostname or "").rstrip(".")
    if ":" in host:
        host = f"[{host}]"
    if parts.port and parts.port != _DEFAULT_PORTS[parts.scheme]:
        host = f"{host}:{parts.port}"
    kept = [
        pair
        for pair in parts.query.split("&")
        if pair.strip() and not _TRACKING.fullmatch(pair.split("=")[0]) and not _AMP.fullmatch(pair)
    ]
    query = "?" + "&".join(kept) if kept else ""
    return f"{parts.scheme}://{host}{parts.path or '/'}{query}".strip()


def canonical_of_page(claimed: str | None, url: str | None, *, is_amp: bool = False) -> str | None:
    """The canonical address of a page at `url` that itself claims to be at `claimed`.

    A claim is believed only for the same site: otherwise any page could pass for another's story. An AMP copy
    (`is_amp`) that claims nothing stands at its address without the marks of AMP.
    """
    if url is None:
        return canonical(claimed) if claimed and _split(claimed) else None
    own = canonical(url)
    if claimed:
        try:
            target = urljoin(own, claimed.strip())
        except ValueError:
            target = ""
        if _same_site(target, own) and not _is_front_page(target, own):
            return canonical(target)
    return _without_amp(own) if is_amp else own


def story_key(url: str) -> str:
    """The same for all addresses of one story: for comparing links, never to be opened.

    Without scheme, `www`, `m`, `mobile` and `amp` hosts, the marks of AMP in the path, a closing slash and the order of
    the parameters. What is not an http(s) URL is given back stripped.
    """
    parts = _split(canonical(url))
    if parts is None:
        return url.strip()
    host = _READER_HOSTS.sub("", parts.netloc)
    path = _AMP_PATH.sub("", parts.path).rstrip("/")
    query = "&".join(sorted(parts.query.split("&"))) if parts.query else ""
    return f"{host}{path}?{query}" if query else f"{host}{path}"


def _unwrapped(url: str) -> str:
    """The publisher's address out of one of an AMP viewer or cache."""
    # Browsers leave tabs and line ends out: https://url.spec.whatwg.org/#concept-basic-url-parser. No other control is
    # ever a part of a story's address.
    url = _CONTROLS.sub("", url).strip()
    while found := _VIEWER.fullmatch(url) or _CACHE.fullmatch(url):
        url = f"http{'s' if found[1] else ''}://{found[2]}".strip()
    return url


def _without_amp(url: str) -> str:
    parts = _split(url)
    if parts is None:
        return url
    netloc = parts.netloc.removeprefix("amp.")
    return parts._replace(netloc=netloc, path=_AMP_PATH.sub("", parts.path) or "/").geturl()


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
