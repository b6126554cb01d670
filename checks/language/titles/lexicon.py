"""The words that titles, offices and occupations are made of. Language, not data."""

from __future__ import annotations

# What one person is, in the singular; where one of them begins with "co-", "vice-" or "sub-", the rest is here.
_HEADS = frozenset(
    """
    president premier chancellor minister secretary undersecretary king queen prince princess emperor empress sultan
    emir sheikh pope cardinal archbishop bishop rabbi imam ayatollah vicar priest pastor chaplain patriarch caliph
    monarch regent viceroy taoiseach tánaiste writer chairman chairwoman chairperson chair director governor mayor
    speaker senator congressman congresswoman representative lawmaker legislator parliamentarian deputy councillor
    councilor councilman councilwoman alderman ambassador envoy consul diplomat spokesman spokeswoman spokesperson
    prosecutor commissioner commander general admiral commodore brigadier colonel captain lieutenant sergeant corporal
    marshal judge magistrate coroner lawyer attorney barrister solicitor counsel sheriff detective inspector constable
    superintendent policeman policewoman officer firefighter paramedic leader head chief boss founder cofounder ceo
    cfo coo cto owner manager coach trainer goalkeeper striker midfielder defender winger playmaker quarterback
    linebacker cornerback pitcher catcher infielder outfielder shortstop batsman batter bowler wicketkeeper skipper
    flanker referee umpire footballer cricketer golfer boxer sprinter swimmer cyclist jockey rower gymnast skater skier
    snowboarder canoeist wrestler marathoner surfer mountaineer triathlete decathlete heptathlete hurdler editor
    publisher author novelist poet playwright journalist reporter correspondent columnist broadcaster presenter
    newsreader blogger photographer photojournalist cinematographer artist painter sculptor illustrator cartoonist
    composer conductor songwriter musician guitarist pianist violinist cellist drummer bassist saxophonist trumpeter
    rapper soprano baritone frontman singer actor actress comedian filmmaker producer screenwriter dramatist curator
    architect designer choreographer professor lecturer scholar academic historian economist scientist physicist chemist
    biologist astronomer geologist ecologist virologist epidemiologist immunologist oncologist cardiologist neurologist
    neuroscientist psychiatrist psychologist psychotherapist therapist sociologist anthropologist archaeologist
    archeologist paleontologist palaeontologist climatologist meteorologist seismologist oceanographer glaciologist
    hydrologist criminologist zoologist botanist entomologist ornithologist mathematician statistician astrophysicist
    cosmologist geneticist microbiologist pathologist radiologist paediatrician pediatrician gynaecologist obstetrician
    toxicologist linguist philosopher theologian ethicist demographer geographer pharmacologist biochemist geochemist
    geophysicist volcanologist researcher investigator analyst strategist pollster expert specialist adviser advisor
    consultant engineer technician programmer developer inventor astronaut cosmonaut pilot physician surgeon nurse
    doctor midwife dentist veterinarian pharmacist homeopath naturopath dietitian nutritionist physiotherapist
    activist campaigner dissident organiser organizer trustee treasurer comptroller controller auditor accountant
    actuary ombudsman registrar archivist librarian rector dean provost principal headteacher headmaster headmistress
    teacher tutor instructor educator student undergraduate freshman sophomore intern apprentice farmer rancher
    fisherman beekeeper winemaker brewer restaurateur chef sommelier hotelier entrepreneur businessman businesswoman
    industrialist financier banker investor billionaire tycoon magnate mogul philanthropist broker trader stockbroker
    lobbyist publicist candidate nominee delegate negotiator mediator arbitrator rapporteur regulator translator
    interpreter biographer essayist memoirist critic coauthor ghostwriter speechwriter electrician plumber carpenter
    bricklayer mechanic trucker cabbie postman shopkeeper hairdresser waiter waitress bartender jeweller seamstress
    soldier warlord militant whistleblower bodyguard steward stewardess conservationist environmentalist naturalist
    impresario showrunner puppeteer undertaker steelworker dockworker labourer lifeguard gamekeeper paratrooper
    submariner airman serviceman surveyor auctioneer realtor landlord convener convenor moderator facilitator
    coordinator ordinator administrator supervisor medic whip aide executive official counsellor counselor planner
    politician statesman postmaster subpostmaster technologist futurist czar tsar chieftain ethnographer folklorist restorer conservator jurist grandmaster
    champion laureate medallist medalist duke duchess baroness viscount countess marquess jumper thrower vaulter setter
    pundit animator emcee mayoress sportsman sportswoman newscaster sportscaster weatherman anchorman anchorwoman stuntman stuntwoman
    ballerina cleric nuncio monsignor deacon caddie matador bullfighter clinician optician youtuber vlogger prizewinner
    commandant quartermaster adjutant bosun navigator
    foreman forewoman driller grocer fishmonger ironmonger greengrocer blacksmith goldsmith silversmith locksmith
    watchmaker clockmaker shoemaker cobbler saddler roofer plasterer glazier stonemason cabinetmaker bookseller
    bookmaker bookkeeper bookbinder governess nanny housekeeper typist stenographer engraver printmaker ceramicist
    milliner couturier haberdasher haulier lumberjack crofter smallholder sharecropper innkeeper publican barman
    barmaid confectioner chocolatier distiller shipowner shipbuilder pawnbroker salesman saleswoman craftsman
    draughtsman cameraman camerawoman fireman milkman yachtsman yachtswoman oarsman aviator aviatrix balloonist
    machinist boilermaker suffragist suffragette abolitionist missionary evangelist televangelist friar abbess mufti
    mullah bailiff paralegal notary juror gendarme infantryman rifleman midshipman signalman stationmaster equerry
    courtier cartographer cryptographer codebreaker lexicographer egyptologist philologist musicologist
    medievalist classicist logician roboticist bioethicist dermatologist urologist haematologist hematologist
    endocrinologist rheumatologist nephrologist hepatologist gastroenterologist ophthalmologist neurosurgeon
    anaesthetist anesthesiologist optometrist chiropractor osteopath podiatrist orthodontist bacteriologist
    physiologist embryologist primatologist herpetologist ichthyologist mycologist horticulturist agronomist
    metallurgist mineralogist crystallographer librettist lyricist organist harpist flautist flutist clarinettist
    clarinetist oboist trombonist harpsichordist percussionist keyboardist violist vocalist contralto countertenor
    humorist satirist ventriloquist illusionist diarist muralist typographer stylist goaltender netminder
    fullback lineman biathlete pentathlete bobsledder racewalker steeplechaser showjumper paralympian olympian
    peeress crossbencher backbencher frontbencher baronet
    """.split()  # noqa: SIM905
)
# The same, but capitalised they are other things (surnames, teams, brands), so they count in small letters only.
_SMALL_HEADS = frozenset(
    """
    player athlete racer driver runner climber fighter sailor dancer model star host anchor agent back forward prop
    hooker lock spinner seamer receiver tenor drummer baker brewer butler chauffeur clerk cleaner janitor caretaker
    gardener florist tailor potter weaver builder miner welder joiner barber cashier receptionist ranger warden
    marine sniper spy hacker gamer streamer influencer podcaster dj magician monk nun carer caregiver worker
    fellow major justice guard center centre canon assistant butcher mason shepherd miller tanner draper chamberlain
    archer cook printer manufacturer scout international merchant usher preacher knight dame peer fitter logger gunner docker explorer acrobat
    """.split()  # noqa: SIM905
)
# In small letters these are also verbs or adjectives: the tagger must call them nouns.
AMBIGUOUS = _SMALL_HEADS | frozenset(
    """
    general chief head coach captain judge doctor nurse pilot chair engineer author official executive deputy academic
    militant dissident expert intern tutor steward marshal premier king manager champion whip principal representative
    cardinal colonel minister agent broker steward surveyor expert specialist heads chairs coaches captains judges
    """.split()  # noqa: SIM905
)
# Where somebody plays: the tagger takes them for adverbs and verbs, so the words around must tell.
POSITIONS = frozenset({"forward", "guard", "center", "centre", "back", "international"})
# Ranks of the police in capitals, right before a name.
RANKS = frozenset({"PC", "Pc", "WPC", "DC", "DS", "DI", "DCI", "DSI"})
_IRREGULAR = {"woman": "women", "man": "men"}
# Ranks before a name. Some also stand alone in other senses, so they need their capital.
_BRIEF = frozenset(
    """
    gov sen rep gen col lt sgt capt prof amb maj cmdr det insp supt adm cpl pte pvt cllr brig justice professor major
    private superintendent
    """.split()  # noqa: SIM905
)
# Forms of address that are a rank or a degree: "Mr" and "Mrs" say nothing that could be checked.
ADDRESSES = frozenset("sir dame dr lord lady baroness baron rev reverend father".split())  # noqa: SIM905
# "Dr Dre", "Lady Gaga": the address is a part of the stage name.
STAGE_NAMES = frozenset("gaga dre seuss who strange evil phil".split())  # noqa: SIM905
# Letters after a name, or before it, that are an office or a rank in themselves.
LETTERS = frozenset({"MP", "MEP", "MSP", "TD", "QC", "KC", "SC", "CEO", "CFO", "COO", "CTO"})
# Offices in short, before a name or after "as". "PM" is also a time of day.
SHORT_OFFICES = frozenset({"PM", "VP"})

# Heads of several words. Each is told by its first word; the longest that fits counts.
_LONG_HEADS = (
    "attorney general",
    "surgeon general",
    "solicitor general",
    "governor general",
    "director general",
    "secretary general",
    "prosecutor general",
    "inspector general",
    "comptroller general",
    "consul general",
    "secretary of state",
    "minister of state",
    "chief of staff",
    "chief of police",
    "head of state",
    "head of government",
    "head of mission",
    "member of parliament",
    "member of congress",
    "chancellor of the exchequer",
    "master of the rolls",
    "leader of the opposition",
    "president pro tempore",
    "editor in chief",
    "commander in chief",
    "editor at large",
    "second in command",
    "world champion",
    "artist in residence",
    "writer in residence",
    "first lady",
    "first gentleman",
    "film maker",
    "documentary maker",
    "policy maker",
    "centre back",
    "center back",
    "full back",
    "right back",
    "left back",
    "wing back",
    "fly half",
    "scrum half",
    "tight end",
    "point guard",
    "shooting guard",
    "all rounder",
    "right hand man",
    "vice chair",
    "chief justice",
    "associate justice",
    "lord justice",
    "chargé d'affaires",
    "world number one",
    "world number two",
    *(f"world {word} {number}" for word in ("no", "no.", "no .", "number") for number in range(1, 11)),
)
# After "board", "council" ... or before "of the ..." somebody is a member of it.
MEMBER_OF = frozenset(
    "board council cabinet committee parliament assembly senate congress commission party crew band staff ranking".split()  # noqa: SIM905
)


_LONGEST_BRIEF = 6  # letters


def _plural(noun: str) -> str:
    for ending, many in _IRREGULAR.items():
        if noun.endswith(ending):
            return noun.removesuffix(ending) + many
    if noun.endswith("y") and noun[-2] not in "aeo":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("ss", "x", "ch", "sh")) else f"{noun}s"


# Plural forms with their singular.
PLURALS = {_plural(noun): noun for noun in (_HEADS | _SMALL_HEADS) - {"chair"}} | {"chairs": "chair"}
PLURALS |= {
    f"{brief}s{dot}": brief
    for brief in ("sen", "rep", "gov", "gen", "prof", "sgt", "col")
    for dot in ("", ".")
}
# "MPs", "MEPs": in capitals only.
_MANY_LETTERS = {f"{letters}s" for letters in LETTERS}
PLURALS |= {many.casefold(): many.removesuffix("s") for many in _MANY_LETTERS}


def is_head(word: str) -> bool:
    """Whether a word in the text, as it is written, is what a person can be."""
    if word in _MANY_LETTERS:
        return True
    if word in LETTERS or word.isupper():
        return word in LETTERS or word in SHORT_OFFICES or word.casefold() in _HEADS
    plain = word.casefold().removesuffix(".")
    if PLURALS.get(plain, plain) in _BRIEF and word[:1].isupper():
        return True
    small = PLURALS.get(plain, plain)
    return small in _HEADS or (small in _SMALL_HEADS and word[:1].islower())


# Ranks of the forces and the police, which stand in twos and threes before a name.
_UNIFORMED = frozenset(
    """
    lt gen col sgt capt maj cmdr det insp supt adm cpl pte pvt brig sergeant lieutenant major general colonel captain
    brigadier admiral corporal marshal detective inspector superintendent constable rear commodore
    """.split()  # noqa: SIM905
)


def is_rank(word: str) -> bool:
    """Whether a word with a capital is a rank of the forces or the police, in full or in short."""
    return word[:1].isupper() and word.casefold().removesuffix(".") in _UNIFORMED


def is_small_head(word: str) -> bool:
    """Whether a word is a role in small letters, or at the opening of a sentence, only."""
    plain = word.casefold()
    return PLURALS.get(plain, plain) in _SMALL_HEADS


def is_brief(word: str) -> bool:
    """Whether a word is a rank in short ("Gen", "Sen."), which stands right before a name."""
    plain = word.casefold().removesuffix(".")
    return word[:1].isupper() and len(plain) < _LONGEST_BRIEF and PLURALS.get(plain, plain) in _BRIEF


def _by_first_word() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The longest first, so that the first that fits is the one."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in sorted((tuple(line.split()) for line in _LONG_HEADS), key=len, reverse=True):
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


LONG_HEADS = _by_first_word()
