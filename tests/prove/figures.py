"""Figures of a proof as a table, and percentiles."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from math import ceil


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that so many of a hundred do not exceed; 0 when there are none."""
    ranked = sorted(values)
    return ranked[max(0, ceil(share / 100 * len(ranked)) - 1)] if ranked else 0.0


def spread(values: Sequence[float], *, unit: str = "s", digits: int = 2) -> str:
    """p50, p95 and the greatest."""
    told = (
        ("p50", percentile(values, 50)),
        ("p95", percentile(values, 95)),
        ("max", max(values, default=0.0)),
    )
    return " · ".join(f"{name} {value:.{digits}f} {unit}" for name, value in told)


def say(text: str = "") -> None:
    """Write a line for the person who runs the proof."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def show(figures: Mapping[str, object]) -> None:
    """Write names and figures in two columns."""
    width = max(map(len, figures), default=0)
    for name, value in figures.items():
        say(f"{name:<{width}}  {value}")
