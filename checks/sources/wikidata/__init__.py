"""Wikidata: the dated facts of the candidates, and people whom only its labels and aliases know."""

from checks.sources.wikidata.source import Wikidata

__all__ = ["Wikidata"]
