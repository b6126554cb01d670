"""The errors of the checks, named for what the caller does next.

CheckError
├── Unreadable          tell the reporter: this input cannot be read as an article (`exit status` 2 for files)
│   └── NoArticle       the page was fetched, but no article text is in it (exit status 3)
├── NotFetched          tell the reporter: the page could not be fetched (exit status 3)
├── SourceFailed        go on without this source; its queries are UNCHECKED and the outage is printed
└── NotBuilt            tell the operator: no reference pack was made, the one in use stays as it is
"""


class CheckError(Exception):
    """Base of all errors of the checks. `str(error)` is a sentence for a reporter: what happened, what to do."""


class Unreadable(CheckError):
    """The input is not a text that can be checked (empty, binary, wrong type)."""


class NoArticle(Unreadable):
    """The page was fetched but holds no article text."""


class NotFetched(CheckError):
    """The page could not be fetched, or must not be."""


class SourceFailed(CheckError):
    """A reference source could not be asked; go on without it."""

    def __init__(self, source: str, detail: str) -> None:
        """Name the source and what it answered, without secrets."""
        super().__init__(f"{source}: {detail}")
        self.source = source
        self.detail = detail


class NotBuilt(CheckError):
    """No reference pack could be made of what was asked for; the one in use is unchanged."""
