"""Titles, offices and occupations that the text gives to the people it names."""

from checks.language.titles.find import find_appointments

__all__ = ["find_appointments"]
