"""The errors of the checks, named for what the caller does next.

CheckError
├── Unreadable          tell the reporter: this input cannot be read as an article (`exit status` 2 for files)
│   └── NoArticle       the page was fetched, but no article text is in it (exit status 3)
├── NotFetched          tell the reporter: the page could not be fetched (exit status 3)
├── SourceFailed        go on without this source; its queries are UNCHECKED and the outage is printed
└── NotBuilt            tell the operator: no reference pack was made, the one in use stays as it is
"""

from enum import StrEnum

# The end of every sentence about a page that could not be read: what a reporter can do, and last what an operator can.
WAYS_OUT = "Paste the text, or upload it as a file in a message to me (in the operator’s terminal: factdesk check FILE)."


class Trouble(StrEnum):
    """What stood between a link and its article, for programs and for the buttons beside the sentence."""

    PAYWALL = "paywall"
    CONSENT = "consent_wall"
    NOT_FOUND = "not_found"
    BOT_WALL = "bot_wall"
    LOGIN = "login"
    LOGIN_PAGE = "login_page"
    INTERNAL = "internal"
    TOO_LARGE = "too_large"
    VIDEO = "video"
    SHOP = "shop"
    DOCUMENT = "document"
    REPOSITORY = "repository"
    LIST = "list"
    NO_STORY = "no_story"
    OTHER = "other"


# Pages on which no newsroom meant a story to be checked. Of those behind a log-in, LOGIN is a story by its markup, and
# LOGIN_PAGE the door of a tracker, a CMS or a help desk; INTERNAL is an address that only the office can open.
NO_STORY_PAGES = frozenset(
    {
        Trouble.VIDEO,
        Trouble.SHOP,
        Trouble.DOCUMENT,
        Trouble.REPOSITORY,
        Trouble.LIST,
        Trouble.NO_STORY,
        Trouble.LOGIN_PAGE,
        Trouble.INTERNAL,
    }
)


class CheckError(Exception):
    """Base of all errors of the checks. `str(error)` is a sentence for a reporter: what happened, what to do."""

    def __init__(self, sentence: str = "", *, trouble: Trouble = Trouble.OTHER) -> None:
        """Say what happened and what to do; `trouble` is the same for programs."""
        super().__init__(sentence)
        self.trouble = trouble

    @property
    def is_story_page(self) -> bool:
        """False where the link leads to no story (a video, a shop): unless somebody asked, it is left in peace."""
        return self.trouble not in NO_STORY_PAGES


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
