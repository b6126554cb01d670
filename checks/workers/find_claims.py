"""The worker that finds claims: `python -m checks.workers.find_claims PARENT MODEL`."""

from __future__ import annotations

import gc
import sys

from checks.language import load_recogniser
from checks.language.models import DEFAULT_MODEL
from checks.run import find
from checks.workers.finder import FOUND
from checks.workers.messages import ARTICLE
from checks.workers.serving import Opened, serve

# The model takes 350 MB of address space; 200,000 characters of what it finds hardest, 1.0 GB more.
MEMORY = 2 << 30
# A model that the operator has chosen may map gigabytes of libraries and vectors before it reads a word.
MEMORY_OF_OTHERS = 8 << 30


def open_finder() -> Opened:
    """Load the language model that the command line names."""
    recogniser = load_recogniser(sys.argv[2])
    # Its first words take longer than all later ones.
    recogniser.tag(["Nobody said on Monday that nothing had happened."])
    # The model stays. To search it for garbage again and again takes a tenth of the time of a long text.
    gc.collect()
    gc.freeze()

    def work(message: bytes, _: bytes) -> bytes:
        return FOUND.dump_json(find(ARTICLE.validate_json(message), recogniser))

    return Opened(work=work, version=recogniser.version)


if __name__ == "__main__":
    serve(open_finder, memory=MEMORY if sys.argv[2] == DEFAULT_MODEL else MEMORY_OF_OTHERS)
