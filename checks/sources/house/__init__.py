"""The newsroom's own list as a source, its file, and what it keeps from going out."""

from checks.sources.house.discreet import Discreet
from checks.sources.house.source import House
from checks.sources.house.table import BadList, read_list, write_list

__all__ = ["BadList", "Discreet", "House", "read_list", "write_list"]
