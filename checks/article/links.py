"""What sort of page a link leads to, told by its address alone, before anything is fetched. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from checks.errors import Trouble

# Sites on which no newsroom publishes stories to be read, by the end of the host's name.
_SITES: Mapping[Trouble, tuple[str, ...]] = {
    Trouble.VIDEO: (
        *(
            "youtube.com",
            "youtu.be",
            "vimeo.com",
            "dailymotion.com",
            "twitch.tv",
            "tiktok.com",
            "rumble.com",
            "loom.com",
        ),
        *(
            "spotify.com",
            "soundcloud.com",
            "podcasts.apple.com",
            "music.apple.com",
            "netflix.com",
            "streamable.com",
        ),
    ),
    Trouble.SHOP: (
        "ebay.com",
        "etsy.com",
        "aliexpress.com",
        "apps.apple.com",
        "play.google.com",
        "shopify.com",
    ),
    Trouble.REPOSITORY: (
        "github.com",
        "gitlab.com",
        "bitbucket.org",
        "codeberg.org",
        "sr.ht",
    ),
    Trouble.DOCUMENT: (
        *(
            "docs.google.com",
            "drive.google.com",
            "sheets.google.com",
            "slides.google.com",
            "dropbox.com",
            "box.com",
        ),
        *(
            "sharepoint.com",
            "onedrive.live.com",
            "1drv.ms",
            "notion.so",
            "airtable.com",
            "trello.com",
            "atlassian.net",
        ),
        *(
            "figma.com",
            "miro.com",
            "canva.com",
            "zoom.us",
            "teams.microsoft.com",
            "meet.google.com",
            "calendar.google.com",
        ),
        *("slack.com", "wetransfer.com", "asana.com", "monday.com", "mail.google.com"),
    ),
}
_SHOP_HOST = re.compile(r"(?:^|\.)amazon\.(?:[a-z]{2,3}|co\.[a-z]{2}|com\.[a-z]{2})$|^(?:shop|store)\.")
_FILES: Mapping[Trouble, tuple[str, ...]] = {
    Trouble.VIDEO: ("mp4", "mov", "webm", "mkv", "avi", "mp3", "m4a", "wav", "ogg"),
    Trouble.DOCUMENT: (
        *(
            "docx",
            "doc",
            "odt",
            "xlsx",
            "xls",
            "ods",
            "csv",
            "pptx",
            "ppt",
            "zip",
            "gz",
            "tar",
            "7z",
            "rar",
            "json",
            "xml",
        ),
        *("jpg", "jpeg", "png", "gif", "webp", "svg", "ics", "epub", "exe", "dmg", "apk", "iso", "pdf"),
    ),
}
_BY_FILE = {suffix: trouble for trouble, suffixes in _FILES.items() for suffix in suffixes}


def leads_elsewhere(url: str) -> Trouble | None:
    """VIDEO, SHOP, REPOSITORY or DOCUMENT for a link that by its address is no story's; None for any other.

    For links that nobody asked about: they are left in peace. Who asks for such a link gets what can be read of it.
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").rstrip(".").lower()
    except ValueError:
        return None
    for trouble, sites in _SITES.items():
        if any(host == site or host.endswith(f".{site}") for site in sites):
            return trouble
    if _SHOP_HOST.search(host):
        return Trouble.SHOP
    name, dot, suffix = parts.path.rpartition("/")[2].rpartition(".")
    return _BY_FILE.get(suffix.lower()) if name and dot else None
