"""When this machine has run out of something: no fault of the link, and a later try may succeed."""

from __future__ import annotations

import errno
from typing import Final

# No descriptor, memory or thread is left. Whoever drives the fetcher tries again after these.
_SHORTAGES: Final = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EAGAIN})


def shortage(error: BaseException | None) -> OSError | None:
    """The shortage of this machine's that led to an error, wherever it stands in the chain; None for other causes."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        if isinstance(error, OSError) and error.errno in _SHORTAGES:
            return error
        seen.add(id(error))
        error = error.__cause__ or error.__context__
    return None
