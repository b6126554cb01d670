"""Names of films, books, songs, papers, laws and treaties. Pure.

A title is one because of the words beside it: a noun ("the novel"), a verb ("starred in"), a maker ("Shakespeare’s"),
a year ("Jaws (1975)").
"""

from checks.language.works.find import find_works

__all__ = ["find_works"]
