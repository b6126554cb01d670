"""A small wiki with CirrusSearch, as Wikipedia has it, for what Debian's MediaWiki lacks: titles in spite of typos.

What it keeps to of the documented contract:

- https://www.mediawiki.org/wiki/API:Siteinfo: `siprop=extensions` lists what is installed, CirrusSearch by that name.
- https://www.mediawiki.org/wiki/API:Prefixsearch: titles that begin with the words; the profile "fuzzy" supports
  two typos. That the first letter must be right is Elasticsearch's `prefix_length` of 1 in Wikipedia's profile.
- https://www.mediawiki.org/wiki/API:Search: all words must stand in the text; `srinfo=suggestion` gives, in small
  letters, words to search for instead, where there are such.

With `cirrus=False` it is a wiki that knows neither: an unknown parameter is passed over with a warning.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from rapidfuzz.distance import OSA

from tests.peers.ports import served

TYPOS = 2


@dataclass(frozen=True, kw_only=True)
class CirrusWiki:
    """The running server: its API address and the requests it has answered, in order."""

    api: str
    asked: list[Mapping[str, str]] = field(default_factory=list)


@contextmanager
def cirrus_wiki(
    pages: Mapping[str, str], *, suggestions: Mapping[str, str] | None = None, cirrus: bool = True
) -> Iterator[CirrusWiki]:
    """Serve these pages (title to text; an item's number in braces at the end, `{Q42}`)."""
    asked: list[Mapping[str, str]] = []
    wiki = _Wiki(pages=pages, suggestions=suggestions or {}, cirrus=cirrus)

    async def answer(request: web.Request) -> web.Response:
        params = {**request.query, **{key: str(value) for key, value in (await request.post()).items()}}
        asked.append(params)
        return web.json_response({"batchcomplete": True, "query": wiki.query(params)})

    app = web.Application()
    app.router.add_route("*", "/w/api.php", answer)
    with served(app) as address:
        yield CirrusWiki(api=f"{address}/w/api.php", asked=asked)


@dataclass(frozen=True, kw_only=True)
class _Wiki:
    pages: Mapping[str, str]
    suggestions: Mapping[str, str]
    cirrus: bool

    def query(self, params: Mapping[str, str]) -> dict[str, Any]:
        """The `query` of an answer."""
        made: dict[str, Any] = {}
        if params.get("meta") == "siteinfo":
            names = ["TextExtracts", *(["CirrusSearch"] if self.cirrus else [])]
            made["extensions"] = [{"type": "other", "name": name} for name in names]
        titles = params["titles"].split("|") if "titles" in params else []
        lists = params.get("list", "").split("|")
        if "search" in lists:
            found = titles = self._with_words(params["srsearch"])
            proposed = self.suggestions.get(params["srsearch"].casefold()) if self.cirrus else None
            made["search"] = [{"ns": 0, "title": title} for title in found]
            made["searchinfo"] = {"suggestion": proposed} if proposed else {}
        if "prefixsearch" in lists:
            made["prefixsearch"] = [
                {"ns": 0, "title": title} for title in self._beginning(params["pssearch"], params)
            ]
        if titles:
            made["pages"] = [self._page(title) for title in titles]
        return made

    def _with_words(self, words: str) -> list[str]:
        wanted = words.casefold().split()
        texts = {title: f"{title} {text}".casefold().split() for title, text in self.pages.items()}
        return [title for title, text in texts.items() if all(word in text for word in wanted)]

    def _beginning(self, words: str, params: Mapping[str, str]) -> list[str]:
        typos = TYPOS if self.cirrus and params.get("psprofile") == "fuzzy" else 0
        return [title for title in self.pages if _begins(title.casefold(), words.casefold(), typos)]

    def _page(self, title: str) -> dict[str, Any]:
        if title not in self.pages:
            return {"ns": 0, "title": title, "missing": True}
        text, _, number = self.pages[title].rstrip("}").partition("{")
        page = {"pageid": 1, "ns": 0, "title": title, "lastrevid": 7, "extract": text.strip()}
        page |= {"fullurl": f"https://wiki.example/wiki/{title.replace(' ', '_')}"}
        page |= {"revisions": [{"revid": 7, "timestamp": "2026-01-15T08:00:00Z"}]}
        return page | ({"pageprops": {"wikibase_item": number}} if number else {})


def _begins(title: str, words: str, typos: int) -> bool:
    if title[:1] != words[:1]:
        return False
    lengths = range(max(len(words) - typos, 1), len(words) + typos + 1)
    return any(OSA.distance(title[:length], words) <= typos for length in lengths)
