"""Asking a MediaWiki API politely: who we are, how often, how long, and what a refusal means.

Wikimedia allows a bot with a full User-Agent 200 requests a minute over all wikis and three at a time, and
wants Retry-After obeyed (https://wikitech.wikimedia.org/wiki/Robot_policy). One `Pace` is therefore shared by
every source of a process, and one `Allowance` by every process of an installation.
"""

from checks.politeness.allowance import RATE, Allowance, OwnAllowance, Rate
from checks.politeness.api import ODD_ANSWER, Api, Refused, user_agent
from checks.politeness.breaker import Breaker
from checks.politeness.errand import FOR_FACTS, SEARCHES, Errand, Purse, granted, unfound
from checks.politeness.pace import CONCURRENT, Pace
from checks.politeness.shelf import Ages, Cache, Kept, Shelf, ages_for, batches

__all__ = [
    "CONCURRENT",
    "FOR_FACTS",
    "ODD_ANSWER",
    "RATE",
    "SEARCHES",
    "Ages",
    "Allowance",
    "Api",
    "Breaker",
    "Cache",
    "Errand",
    "Kept",
    "OwnAllowance",
    "Pace",
    "Purse",
    "Rate",
    "Refused",
    "Shelf",
    "ages_for",
    "batches",
    "granted",
    "unfound",
    "user_agent",
]
