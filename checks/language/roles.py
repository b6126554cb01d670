"""The words that titles are made of: role nouns, and what may stand before them. Language, not data."""

from __future__ import annotations

import re

# Role nouns as news copy uses them beside a name. Longest first where one begins another.
ROLE_NOUNS = """
secretary of state|attorney general|surgeon general|solicitor general|governor general|director general|
director-general|secretary general|secretary-general|prosecutor general|managing director|executive director|
executive secretary|chief executive officer|chief executive|chief financial officer|chief operating officer|
chief justice|chief of staff|prime minister|vice president|vice-president|vice chancellor|president pro tempore|
press secretary|head of state|head of government|head coach|supreme leader|national security adviser|
national security advisor|chancellor of the exchequer|member of parliament|crown prince|high representative|
trade representative|majority leader|minority leader|majority whip|minority whip|opposition leader|
president|premier|chancellor|minister|secretary|undersecretary|king|queen|prince|princess|emperor|empress|
sultan|emir|pope|cardinal|archbishop|bishop|rabbi|imam|ayatollah|chairman|chairwoman|chairperson|chair|
director|governor|mayor|speaker|senator|congressman|congresswoman|representative|lawmaker|deputy|councillor|
ambassador|envoy|consul|diplomat|spokesman|spokeswoman|spokesperson|prosecutor|commissioner|commander|
general|admiral|colonel|captain|major|lieutenant|sergeant|marshal|judge|justice|magistrate|lawyer|attorney|
sheriff|detective|inspector|constable|superintendent|leader|head|chief|boss|founder|co-founder|cofounder|
ceo|cfo|owner|manager|coach|trainer|goalkeeper|striker|midfielder|defender|editor|editor-in-chief|publisher|
author|novelist|poet|playwright|journalist|reporter|correspondent|columnist|photographer|artist|painter|
sculptor|composer|conductor|singer|musician|actor|actress|filmmaker|producer|curator|architect|designer|
professor|lecturer|historian|economist|scientist|physicist|chemist|biologist|astronomer|researcher|analyst|
strategist|expert|adviser|advisor|consultant|engineer|astronaut|doctor|physician|surgeon|nurse|psychologist|
activist|campaigner|dissident|treasurer|trustee|rector|dean|provost|principal|teacher|student|farmer|
entrepreneur|businessman|businesswoman|banker|investor|billionaire|candidate|nominee|delegate|negotiator|
mp|mep|sen.|rep.|gov.|gen.|col.|lt.|sgt.|capt.|prof.|amb.
"""
_NOUNS = sorted({noun.strip() for noun in ROLE_NOUNS.replace("\n", "").split("|")}, key=len, reverse=True)
ROLE = re.compile(
    r"(?<![\w-])(?:" + "|".join(re.escape(noun).replace(r"\ ", r"[\s-]") for noun in _NOUNS) + r")(?!\w)",
    re.IGNORECASE,
)

# Lower-case words that belong to a title when they stand before or after its role noun.
MODIFIERS = frozenset(
    """
    former new newly then ex late acting interim caretaker deputy vice assistant associate first second senior junior chief
    executive managing general outgoing incoming current longtime veteran honorary permanent special
    foreign defense defence finance interior justice health education energy trade economy economic environment
    agriculture transport labour labor culture sports home security national state federal external internal
    military police press government opposition party parliamentary presidential regional local city
    substitute reserve founding co-founding board group company club team league union bank ministry department
    science medical political human rights climate media communications marketing technology operations
    affairs treasury police army navy air force supreme high court district county provincial
    """.split()  # noqa: SIM905
)
# Capitalised words that start a sentence or a clause and never belong to a title.
FUNCTION_WORDS = frozenset(
    """
    the a an but and or when after before as while if although though since because however meanwhile in on at by
    for from to with of that this these those he she it they we i his her its their our my who which what where why
    there here yesterday today tomorrow monday tuesday wednesday thursday friday saturday sunday late early last
    january february march april may june july august september october november december
    """.split()  # noqa: SIM905
)
POSSESSIVE = re.compile(r"['’]s?$")
