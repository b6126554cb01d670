"""The floors that the measured quality may not fall below, pinned in floors.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.toml")
# Of these less is better: the pinned number is the most that is allowed.
MOST = frozenset({"wrongly_supported", "false_alarms_per_article", "ambiguous_on_untouched"})
_PLACES = 3
_HEAD = """# The least that `make quality` accepts; of wrongly_supported, false_alarms_per_article and ambiguous_on_untouched the most.
# Written by `python -m tests.quality.measure --write-floors`, which loosens none without `--lower NAME`.
"""


class FloorLowered(Exception):
    """A new floor would be lower than the pinned one."""


def read_floors(path: Path = FLOORS) -> Mapping[str, float]:
    """The pinned floors by name."""
    return {name: float(value) for name, value in tomllib.loads(path.read_text(encoding="utf-8")).items()}


def below(figures: Mapping[str, float], floors: Mapping[str, float]) -> Iterator[str]:
    """A sentence for each figure that its floor does not allow; a figure that was not measured is below."""
    for name, floor in floors.items():
        if name not in figures:
            yield f"{name} was not measured; its floor is {floor}"
        elif is_worse(name, figures[name], floor):
            bar = "at most" if name in MOST else "at least"
            yield f"{name} is {figures[name]:.3f}; {bar} {floor} is pinned"


def is_worse(name: str, figure: float, floor: float) -> bool:
    """Whether the figure is on the wrong side of the floor."""
    return figure > floor if name in MOST else figure < floor


def raised(
    figures: Mapping[str, float], floors: Mapping[str, float], *, lower: Collection[str] = ()
) -> Mapping[str, float]:
    """The floors after this measurement: what is better is pinned, what is worse only for names in `lower`.

    Raises FloorLowered, with the names, where a figure is worse than its floor and not in `lower`.
    """
    worse = [
        name for name, floor in floors.items() if name in figures and is_worse(name, figures[name], floor)
    ]
    refused = [name for name in worse if name not in lower]
    if refused:
        named = ", ".join(f"{name} from {floors[name]} to {figures[name]:.3f}" for name in refused)
        raise FloorLowered(f"This would lower {named}. Pass --lower NAME for each that may be lowered.")
    measured = {name: _rounded(name, figure) for name, figure in figures.items()}
    return {name: measured.get(name, floors.get(name, 0.0)) for name in dict.fromkeys((*floors, *measured))}


def _rounded(name: str, figure: float) -> float:
    """To the safe side, so that the same measurement does not fail on its own floor."""
    scale = 10**_PLACES
    safe = -(-figure * scale // 1) if name in MOST else figure * scale // 1
    return safe / scale


def write_floors(floors: Mapping[str, float], path: Path = FLOORS) -> None:
    """Pin the floors."""
    lines = [f'"{name}" = {value}' for name, value in floors.items()]
    path.write_text(_HEAD + "\n".join(lines) + "\n", encoding="utf-8")
