"""The words that titles of offices are made of, in English-language news copy. Language, not data."""

from __future__ import annotations

from checks.model import Tense

TENSES = {
    "former": Tense.FORMER,
    "ex": Tense.FORMER,
    "then": Tense.THEN,
    "late": Tense.FORMER,
    "onetime": Tense.FORMER,
    "one-time": Tense.FORMER,
    "erstwhile": Tense.FORMER,
    "previous": Tense.FORMER,
    "past": Tense.FORMER,
    "emeritus": Tense.FORMER,
    "emerita": Tense.FORMER,
    "departing": Tense.CURRENT,
    "outgoing": Tense.CURRENT,
    "current": Tense.CURRENT,
    "incumbent": Tense.CURRENT,
    "longtime": Tense.CURRENT,
    "incoming": Tense.COMING,
    "designate": Tense.COMING,
    "elect": Tense.COMING,
}
# What a rank word comes to; "" for those that say nothing of the rank.
RANKS = {
    "deputy": "deputy",
    "vice": "vice",
    "acting": "acting",
    "interim": "acting",
    "caretaker": "acting",
    "provisional": "acting",
    "transitional": "acting",
    "first": "first",
    "assistant": "assistant",
    "associate": "associate",
    "under": "under",
    "parliamentary": "parliamentary",
    "junior": "junior",
    "private": "private",
    "shadow": "shadow",
    "co": "co",
    "lieutenant": "lieutenant",
    "lt": "lieutenant",
    "lord": "lord",
    "consort": "consort",
    "senior": "",
    "federal": "",
    "honorary": "honorary",
    "permanent": "permanent",
    "chief": "",
}
# Somebody in one of these is not the holder of the office itself.
LOWER = frozenset({"deputy", "vice", "assistant"})

PORTFOLIOS = {
    "foreign": "foreign",
    "external": "foreign",
    "international relations": "foreign",
    "europe and foreign": "foreign",
    "defence": "defense",
    "home": "interior",
    "internal": "interior",
    "exchequer": "exchequer",
    "finances": "finance",
    "economic": "economy",
}

# What is said of the person and not of the office ("the new Labour prime minister").
OF_THE_PERSON = frozenset(
    """
    new newly appointed elected re-elected embattled popular populist veteran conservative tory labour liberal
    democrat democratic republican socialist communist green centrist leftist rightist left-wing right-wing
    far-right far-left hardline executive female woman black elected unelected sitting reformist nationalist hawkish dovish pro-western young
    """.split()  # noqa: SIM905
)
# Of these offices a party's name is the body: "Labour leader", "Communist Party general secretary".
OF_PARTIES = frozenset({"leader", "secretary general", "chair"})
PARTY_WORDS = frozenset(
    "conservative tory labour liberal democratic republican socialist communist green".split()  # noqa: SIM905
)
# "New York" and its like are places.
AFTER_NEW = frozenset(
    {
        "york",
        "zealand",
        "zealander",
        "delhi",
        "jersey",
        "mexico",
        "orleans",
        "hampshire",
        "south",
        "caledonia",
    }
)
# What may stand between a country and its head beside `OF_THE_PERSON`; hyphens are gone by then.
OF_THE_HEAD = frozenset(
    """
    far hard line left right wing leftwing rightwing progressive moderate pro anti western radical authoritarian autocratic
    secular beleaguered wartime strongman male gay old year ailing powerful unpopular ruling serving long longest longserving
    divisive maverick controversial islamic civilian military ceremonial reform minded billionaire leading
    """.split()  # noqa: SIM905
)

# Role nouns, longest first where one ends another. Right side: canonical name.
ROLES = {
    "chancellor of the exchequer": "chancellor of the exchequer",
    "chancellor of exchequer": "chancellor of the exchequer",
    "secretary of state": "secretary of state",
    "minister of state": "minister of state",
    "leader of opposition": "opposition leader",
    "leader of the opposition": "opposition leader",
    "managing director": "managing director",
    "executive director": "executive director",
    "director general": "director general",
    "secretary general": "secretary general",
    "general secretary": "secretary general",
    "executive secretary": "executive secretary",
    "cabinet secretary": "cabinet secretary",
    "attorney general": "attorney general",
    "prosecutor general": "prosecutor general",
    "governor general": "governor general",
    "solicitor general": "solicitor general",
    "press secretary": "press secretary",
    "supreme leader": "supreme leader",
    "majority leader": "majority leader",
    "minority leader": "minority leader",
    "majority whip": "majority whip",
    "minority whip": "minority whip",
    "opposition leader": "opposition leader",
    "prime minister": "prime minister",
    "first minister": "first minister",
    "chief minister": "chief minister",
    "minister president": "prime minister",
    "chief of staff": "chief of staff",
    "chief justice": "chief justice",
    "editor in chief": "editor",
    "commander in chief": "commander in chief",
    "foreign secretary": "minister:foreign",
    "home secretary": "minister:interior",
    "foreign policy chief": "high representative",
    "head of state": "head of state",
    "head of government": "head of government",
    "chief executive officer": "chief executive",
    "chief executive": "chief executive",
    "ceo": "chief executive",
    "president pro tempore": "president pro tempore",
    "vice president": "vice president",
    "high representative": "high representative",
    "trade representative": "trade representative",
    "national security adviser": "national security adviser",
    "national security advisor": "national security adviser",
    "high commissioner": "high commissioner",
    "treasurer": "treasurer",
    "premier": "prime minister",
    "taoiseach": "prime minister",
    "gov": "governor",
    "sen": "senator",
    "rep": "representative",
    "president": "president",
    "chancellor": "chancellor",
    "minister": "minister",
    "secretary": "secretary",
    "undersecretary": "secretary",
    "king": "monarch",
    "queen": "monarch",
    "monarch": "monarch",
    "emperor": "monarch",
    "emir": "monarch",
    "sultan": "monarch",
    "yang di pertuan agong": "monarch",
    "pope": "pope",
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "chair": "chair",
    "director": "director",
    "governor": "governor",
    "mayor": "mayor",
    "speaker": "speaker",
    "senator": "senator",
    "congressman": "representative",
    "congresswoman": "representative",
    "representative": "representative",
    "ambassador": "ambassador",
    "envoy": "envoy",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "spokesperson": "spokesperson",
    "prosecutor": "prosecutor",
    "commissioner": "commissioner",
    "leader": "leader",
    "head": "head",
    "chief": "head",
    "boss": "head",
}

# There is one of these in all the world.
ONLY_BODY = {
    "pope": "catholic church",
    "chancellor of the exchequer": "united kingdom",
    "chancellor of exchequer": "united kingdom",
    "taoiseach": "ireland",
}
# There the foreign secretary and the home secretary are civil servants, and no ministers.
CIVIL_SERVANTS_IN = frozenset(
    "india pakistan bangladesh nepal maldives myanmar bhutan".split()  # noqa: SIM905
) | {"sri lanka", "united states"}

# Offices that several people hold at once: another holder contradicts nothing.
SHARED = frozenset(
    """
    ambassador commissioner director envoy head leader prosecutor representative senator spokesperson secretary
    minister governor mayor chair editor
    """.split()  # noqa: SIM905
) | {
    "chief executive",
    "chief of staff",
    "commander in chief",
    "minister of state",
    "opposition leader",
    "cabinet secretary",
    "high commissioner",
    "executive director",
    "executive secretary",
    "press secretary",
    "managing director",
}
# Of these there is one for each named body.
ONE_EACH = frozenset({"chair", "governor", "mayor", "director", "prosecutor"}) | {
    "chief executive",
    "managing director",
    "press secretary",
    "chief of staff",
}
# Everybody has some of these: without a name beside them no source can tell which one is meant.
COMMON = frozenset(
    "director head leader chair chief editor commissioner prosecutor spokesperson commander envoy".split()  # noqa: SIM905
) | {
    "chief executive",
    "managing director",
    "executive director",
    "chief of staff",
    "press secretary",
    "executive secretary",
}
# Small bodies have these too: of two people of one name each may hold one.
LOCAL = COMMON | {
    "mayor",
    "governor",
    "senator",
    "representative",
    "speaker",
    "secretary",
    "minister",
    "ambassador",
}

# A country has them beside each other, and nobody is two of them at once.
HEADS = frozenset({"president", "prime minister", "chancellor", "monarch"})
# What "the chief" or "the head" of a body may be called in full.
CALLED_HEAD = frozenset(
    {"secretary general", "director general", "governor", "director", "president", "chair"}
) | {
    "managing director",
    "executive director",
    "chief executive",
    "commissioner",
}
# These take a portfolio; of all others the words around are the body.
WITH_PORTFOLIO = frozenset({"minister", "secretary", "secretary of state", "minister of state"})

# One body in its shorter or fuller names; the right side is what both are compared as.
BODIES = {
    "fed": "federal reserve",
    "us fed": "federal reserve",
    "us federal reserve": "federal reserve",
    "reserve": "federal reserve",
    "reserve system": "federal reserve",
    "federal reserve system": "federal reserve",
    "board of governors of federal reserve": "federal reserve",
    "board of governors of federal reserve system": "federal reserve",
    "house": "united states house of representatives",
    "us house": "united states house of representatives",
    "united states house": "united states house of representatives",
    "us house of representatives": "united states house of representatives",
    "senate": "united states senate",
    "us senate": "united states senate",
    "commons": "house of commons",
    "eu commission": "european commission",
    "eu council": "european council",
    "eu parliament": "european parliament",
    "commission of european union": "european commission",
    "union": "european union",
    "union for foreign affairs and security policy": "european union",
    "eu": "european union",
    "scottish": "scotland",
    "scottish government": "scotland",
    "welsh": "wales",
    "northern irish": "northern ireland",
    "catalan": "catalonia",
    "generalitat of catalonia": "catalonia",
    "bavarian": "bavaria",
    "holy see": "catholic church",
    "vatican": "catholic church",
    "roman catholic church": "catholic church",
    "world bank group": "world bank",
    "labour": "labour party",
    "tory": "conservative party",
    "conservative": "conservative party",
    "un": "united nations",
}
# Words that a body's name may carry or leave out.
GENERIC = frozenset(
    """
    the of and for on in at to board governors directors trustees system group company inc corp corporation co plc ltd
    llc ag se sa nv spa asa holdings holding party federal national
    """.split()  # noqa: SIM905
)
# Letters that stand for a body whose initials they are not quite.
LETTERS = {
    "interpol": "international criminal police organization",
    "opec": "organization of petroleum exporting countries",
}
