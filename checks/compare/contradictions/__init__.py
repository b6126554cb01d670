"""What a text says twice and not alike, found without any reference: names, figures, ages, dates, offices. Pure."""

from checks.compare.contradictions.all import find_contradictions
from checks.compare.contradictions.found import Clash

__all__ = ["Clash", "find_contradictions"]
