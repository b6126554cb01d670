"""Score the claims of annotated articles: `python -m tests.quality.score_claims [FOLDER] [-v] [--model NAME]`.

FOLDER holds articles as JSON (../shared/data/gum-news/README.md tells the format) or marked by hand (README.md beside
this module); without one, gum-news is scored. `-v` lists what was missed and what is false, article by article;
`--check` reads the files and says what is marked wrongly, nothing else.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from checks.language import load_recogniser
from checks.language.models import DEFAULT_MODEL
from tests.quality.gold import GUM_NEWS, Gold, read_json
from tests.quality.markup import MarkupError, faults, read_marked
from tests.quality.scoring import Sheet, macro, micro, score


def files(folder: Path, suffix: str) -> list[Path]:
    """The files of this suffix in the folder, by name."""
    return sorted(folder.glob(f"*{suffix}"))


def articles(folder: Path) -> list[Gold]:
    """All annotated articles of a folder; MarkupError where one is marked wrongly."""
    found = [read_json(path) for path in files(folder, ".json")]
    return found + [read_marked(path) for path in files(folder, ".txt")]


def table(sheets: Sequence[Sheet]) -> Iterator[str]:
    """One line for each measure: counts, then precision, recall and F over all marks and as means over articles."""
    yield f"{'':<24}{'marked':>7}{'found':>7}{'claimed':>8}{'right':>6}   {'P':>5} {'R':>5} {'F':>5}   macro {'P':>5} {'R':>5} {'F':>5}  articles"
    for measure in dict.fromkeys(name for sheet in sheets for name in sheet):
        all_of_it, mean = micro(sheets, measure), macro(sheets, measure)
        if not all_of_it.says_something:
            yield f"{measure:<24} nothing marked, nothing found"
            continue
        counts = f"{all_of_it.marked:>7}{all_of_it.hit:>7}{all_of_it.claimed:>8}{all_of_it.right:>6}"
        over_all = f"{all_of_it.precision:.3f} {all_of_it.recall:.3f} {all_of_it.f:.3f}"
        yield f"{measure:<24}{counts}   {over_all}         {mean.precision:.3f} {mean.recall:.3f} {mean.f:.3f}  {mean.articles:>8}"


def notes(sheets: Mapping[str, Sheet]) -> Iterator[str]:
    """What was missed and what is false, by article and measure."""
    for name, sheet in sheets.items():
        for measure, tally in sheet.items():
            yield from (f"{name}: {measure}: {note}" for note in tally.notes)


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line, score, tell; exit status 1 where a file is marked wrongly or there are none."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=GUM_NEWS)
    parser.add_argument("-v", "--verbose", action="store_true", help="list what was missed and what is false")
    parser.add_argument("--model", default=DEFAULT_MODEL, help="the import name of a language model")
    parser.add_argument("--check", action="store_true", help="only say what is marked wrongly")
    asked = parser.parse_args(arguments)
    if asked.check:
        return _checked(asked.folder)
    try:
        golds = articles(asked.folder)
    except MarkupError as error:
        return _told_wrong([str(error)])
    if not golds:
        return _told_wrong([f"There are no annotated articles in {asked.folder}: nothing was scored."])
    recogniser = load_recogniser(asked.model)
    sheets = {gold.name: score(gold, recogniser) for gold in golds}
    words = sum(len(gold.text.split()) for gold in golds)
    if asked.verbose:
        _say(*notes(sheets))
    _say(f"{len(golds)} articles, {words} words, {recogniser.version}", *table(list(sheets.values())))
    return 0


def _checked(folder: Path) -> int:
    wrong = list(faults(files(folder, ".txt")))
    number = len(files(folder, ".txt"))
    if wrong or not number:
        return _told_wrong(wrong or [f"There are no marked files (.txt) in {folder}."])
    _say(f"{number} files are marked well.")
    return 0


def _told_wrong(sentences: Sequence[str]) -> int:
    _say(*sentences)
    return 1


def _say(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))


if __name__ == "__main__":
    sys.exit(main())
