"""How sure a share of a sample is: Wilson's interval at 95 %."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

# The normal distribution's 97.5 % quantile. Wilson, J. Am. Stat. Assoc. 22 (1927), 209.
_Z = 1.959964


@dataclass(frozen=True)
class Share:
    """So many of so many; of none, all of them."""

    count: int
    of: int

    @property
    def value(self) -> float:
        """The share itself, 0 of an empty sample."""
        return self.count / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Where the true share lies 95 times in 100."""
        if not self.of:
            return 0.0, 1.0
        square = _Z**2
        middle = (self.value + square / (2 * self.of)) / (1 + square / self.of)
        inner = self.value * (1 - self.value) / self.of + square / (4 * self.of**2)
        half = _Z * sqrt(inner) / (1 + square / self.of)
        return max(middle - half, 0.0), min(middle + half, 1.0)

    def __str__(self) -> str:
        """The share with its interval."""
        low, high = self.interval
        return f"{self.value:.3f} [{low:.3f}, {high:.3f}]"
