"""Names as a sentence says them: "the Chernobyl disaster", "the European Union", but "NATO". Wording only, pure.

Never for a query: references list names without the article. In doubt a name stands as it is written.
"""

from __future__ import annotations

import re

_LED = re.compile(r"(?:the|a|an|this|that|his|her|its|their)\s|\S+['’]s?\s", re.IGNORECASE)
# "Battle of Waterloo", "University of Oxford", "fall of the Berlin Wall".
_OF = re.compile(
    r"(?:Battle|Siege|Treaty|Convention|Declaration|Charter|Council|League|Organi[sz]ation|Ministry|Department|Bank|Church|Court"
    r"|University|Parliament|Association|Union|(?:[A-Z][a-z]+ ){0,2}Republic|Kingdom|Massacre|Storming|Peace|Act|Articles|House|Community|Congress"
    r"|Commonwealth|end|storming|signing|battle)s?\s(?:of|on|for)\s"
)
# What a reference heads with a capital, a sentence does not: "the sinking of the Titanic".
_DEED = re.compile(
    r"(?:[Ff]all|[Dd]eath|[Mm]urder|[Kk]illing|[Aa]ssassination(?:\sattempt)?|[Ss]inking|[Ii]nvasion|[Aa]nnexation|[Ll]iberation"
    r"|[Bb]ombing|[Ff]ounding|[Bb]irth|[Oo]pening|[Ee]xecution|[Cc]oronation|[Ii]ndependence|[Pp]artition|[Rr]eunification"
    r"|[Dd]issolution|[Ll]aunch|[Ee]ruption|[Hh]andover|[Rr]elease|[Rr]esignation|[Ss]urrender|[Dd]isappearance|[Ww]edding"
    r"|[Aa]ttacks?)\s(?:of|on)\s(?!an?\s)"
)
# "International Court of Justice", "African Development Bank", "Communist Party of China".
_BODY = re.compile(
    r"(?:International|European|National|World|Federal|African|Asian)\s.*\b(?:Court|Committee|Programme|Association|Administration"
    r"|Council|Society|Institute|Service|Bureau|Community|Development\sBank)\b"
    r"|(?:[A-Z][a-z]+\s){1,3}Party\sof\s"
)
# Trade names have none, though they are built like the others.
_TRADE = re.compile(r"Bank of (?:America|China|Ireland|Montreal|Scotland)\b|House of Fraser\b")
_LAST = re.compile(
    r"\b(?:disasters?|accident|crash|explosion|earthquake|tsunami|floods?|famine|fire|wildfires|massacre|genocide|killings?|murders?"
    r"|shootings?|bombings?|attacks?|siege|riots?|uprising|revolution|rebellion|revolt|mutiny|coup|protests?|strike|scandal"
    r"|raid|evacuation|incident|plot|trials?|coup\sattempt|reunification|collapse|kidnapping|oil\sspill|Raid|Explosion|Blockade|Rising"
    r"|(?:invasion|occupation|annexation)\sof\s[A-Z]\w+|Revolution\sof\s\d{4}"
    r"|crisis|pandemic|epidemic|outbreak|referendum|elections?|summit|conference|congress|festival|tournament|championships?"
    r"|final|ceremony|landings?|invasion|blockade|war|wars|accords?|agreement|pact|treaty|deal|hijacking|assassination|eruption"
    r"|Disaster|Earthquake|Massacre|Genocide|Revolution|Uprising|Rebellion|Crisis|Wars?|Referendum|Games|Olympics|Paralympics"
    r"|World Cup|Song Contest|Grand Prix|Conference|Summit|Accords?|Agreement|Pact|Treaty|Protocol|Act"
    r"|Union|Nations|Organi[sz]ation|Agency|Commission|Federation|Confederation|Committee|Parliament|Senate|Party|League"
    r"|World Bank|Central Bank|Investment Bank|Fund|Army|Navy|Air Force|Authority|Assembly|Empire|Wall|Canal"
    r"|(?:Supreme|Criminal|Constitutional|High|Federal|International) Court|(?:Security|European|Nordic|Federal|Privy|Rights) Council"
    r"|States|Kingdom|Emirates|Republic|Islands)\Z"
)
# Names of their own, though they close in such a word: "World War", "Operation Desert Storm", "Hurricane Rita".
_NO_ARTICLE = re.compile(r"(?:World War|Operation|Hurricane|Typhoon|Cyclone|Storm)\b")
_LETTERS = frozenset("EU UN UK US USA UAE USSR BBC IMF WHO FBI CIA IAEA WTO ICC ECB OSCE ANC NHS".split())  # noqa: SIM905
_WORDS = frozenset(
    "Netherlands Philippines Bahamas Maldives Seychelles Comoros Gambia Kremlin Bundestag Holocaust Vatican".split()  # noqa: SIM905
)


def with_article(name: str) -> str:
    """The name of an event, a body or a land with the article that a sentence gives it.

    Not for people and works. "Chernobyl disaster" is "the Chernobyl disaster", "Sinking of the Titanic" "the sinking
    of the Titanic"; "NATO", "France" and whatever leads with an article or an owner ("Lloyd's Register") stay.
    """
    if _LED.match(name) or _NO_ARTICLE.match(name) or _TRADE.match(name):
        return name
    if " " not in name:
        return f"the {name}" if name in _LETTERS or name in _WORDS else name
    if _DEED.match(name):
        return f"the {name[0].lower()}{name[1:]}"
    return f"the {name}" if _OF.match(name) or _BODY.match(name) or _LAST.search(name) else name
