"""The words by which a name says what it names: bodies, places, events. Language, not a list of names."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Heads of the names of bodies, as the last word ("Harvard University") or before "of" ("University of Leeds").
BODY_NOUNS = _words(
    """
    ministry department office agency authority administration bureau commission committee council board
    court tribunal parliament senate assembly congress government
    university college school schools academy institute institution institutes courts galleries faculty polytechnic seminary laboratory laboratories observatory
    party union federation confederation league alliance coalition movement front brotherhood
    organisation organization association society foundation trust charity fund club guild fellowship
    company corporation group holdings enterprises industries partners ventures technologies systems motors
    airlines airways railways railway bank banking bancorp capital insurance securities exchange pharmaceuticals
    pharma energy petroleum oil gas steel electric electronics telecom communications entertainment
    studios pictures records broadcasting media press publishers newspapers times post tribune herald gazette journal
    chronicle telegraph guardian courier
    hospital clinic infirmary museum gallery library orchestra philharmonic symphony opera ballet choir theatre theater
    church diocese archdiocese synod monastery abbey mosque synagogue temple
    police constabulary army navy corps brigade battalion regiment division command guard guards forces
    service services survey network centre center initiative project programme program campaign
    secretariat directorate inspectorate ombudsman inquiry taskforce syndicate cartel
    commonwealth
    """
)
# So common as a last word in titles, slogans and phrases that a name needs more than it.
WEAK_NOUNS = _words(
    """
    front guard guards division command campaign project programme program initiative centre center service services
    group school network union energy oil gas capital exchange press post times media club movement fund trust
    office board church records pictures opera
    """
)
# Nouns of bodies that are family names too.
SURNAMES = _words(
    """
    church bank trust guard guards post abbey temple court front command press service school group college media
    records pictures partners gas steel capital times herald party board hall clinic fund gallery opera
    """
)
COMPANY_SUFFIXES = _words("inc ltd plc llc llp gmbh ag sa nv bv spa corp co kg kgaa ab as asa oyj pty lp se")
CLUB_SUFFIXES = _words(
    "united city rovers wanderers athletic albion rangers hotspur villa county town fc afc cf sc rfc cc forest palace"
)
CLUB_PREFIXES = _words(
    "fc ac afc as sc club real atletico atlético sporting inter borussia dynamo dinamo bayern olympique"
)
PLACE_NOUNS = _words(
    """
    river lake sea ocean bay gulf strait straits channel canal island islands peninsula mountain mountains hills hill
    valley desert forest glacier volcano falls beach coast reef delta
    province county district region prefecture oblast municipality borough parish governorate state republic territory
    airport airfield station harbour harbor port dam bridge tunnel
    street avenue road lane boulevard square plaza park garden gardens cemetery
    base stadium arena palace castle cathedral basilica tower prison jail hotel
    """
)
LEADING_PLACES = _words("lake mount mt cape fort gulf bay isle isles strait straits sea lough loch river")
BOROUGHS = _words("borough county kingdom archdiocese")
PLACES_OF = _words(
    "gulf bay isle isles strait straits sea cape province district region state republic port tower valley"
)
EVENT_NOUNS = _words(
    """
    summit conference convention congress forum symposium festival biennale expo exhibition
    olympics paralympics games championship championships cup open masters prix marathon tournament derby regatta
    war battle siege revolution uprising massacre genocide offensive crisis famine plague pandemic earthquake hurricane
    awards
    """
)
EVENTS_OF = _words("battle siege war festival feast")
# Words of state: with these alone before it a body is every state's ("Supreme Court", "Foreign Ministry").
COMMON_WORDS = _words(
    """
    supreme high constitutional federal central national state county city district regional local municipal crown
    appeal appeals criminal magistrates family military foreign home interior defence defense finance justice health
    education labour labor transport trade culture treasury environment energy agriculture economy internal external
    public general special joint select executive advisory governing legislative judicial electoral election security
    upper lower privy cabinet war emergency main new old first second third grand big great world international global
    democratic republican communist socialist liberal conservative green ruling opposition people's peoples workers
    royal imperial air coast land sea civil secret news sunday daily morning evening
    """
)
# Bodies that every country has: the name says which one only with the country's.
STATE_NOUNS = _words(
    """
    ministry department office court parliament senate assembly congress government council commission committee party
    police army navy guard guards forces bank treasury union service services corps secretariat board agency authority
    """
)
# What ministries and committees are for: "Department for Energy Security and Net Zero" goes on behind its "and".
TOPICS = _words(
    """
    foreign affairs trade industry health human social services education science technology innovation research culture
    media sport sports tourism youth family women children equality labour labor employment work pensions skills
    housing communities local urban rural development planning transport transportation infrastructure energy security
    net climate environment environmental food agriculture fisheries forestry water natural resources mines mining
    finance economy economic budget revenue customs treasury commerce business enterprise investment competition
    consumer justice law constitutional home interior internal public order safety defence defense veterans emergency
    emergencies situations border immigration citizenship refugees asylum information communications digital
    broadcasting religion religious tribal indigenous civil military strategic international cooperation co-operation
    regional national urbanism land atmospheric oceanic aeronautical space nuclear drug drugs medicines medical
    disease control prevention welfare nutrition standards exchange firearms explosives alcohol tobacco crime
    visual art modern contemporary enforcement parks wildlife statistics administration reform levelling planetary engineering arts humanities letters
    design fashion music drama dance fine applied political policy strategy study studies legal electoral financial
    crimes boundaries disaster disasters human securities arms monetary prosperity poverty hunger peace reconciliation
    truth racial elderly disability disabilities mental nursing midwifery dental veterinary maritime coastguard
    growth jobs aeronautics educational scientific cultural
    relief works aid aviation rail road highway traffic fire rescue ambulance postal telecommunications electricity renewable
    """
)
TOPICAL_HEADS = _words(
    """
    ministry department office committee commission agency administration authority council bureau board institute
    institution organisation organization association society centre center centers school faculty college academy
    federation union service fund conference confederation chamber directorate ministers secretariat university
    court tribunal
    """
)
# Possessives that belong to a name: "People's Bank of China", "St James's Park", "Women's Tennis Association".
NAMING_POSSESSIVES = _words(
    """
    people's peoples' women's men's children's workers' workers's farmers' teachers' veterans' queen's king's
    prince's writers' players' lloyd's sotheby's christie's mcdonald's sainsbury's macy's kellogg's levi's moody's
    lowe's wendy's st mary's john's paul's peter's george's james's james' thomas' thomas's andrew's patrick's guy's
    bartholomew's officers' students' nurses' doctors' physicians' lawyers' fishermen's seamen's mothers' soldiers'
    lord's girls' boys' citizens' consumers' tenants' taxpayers'
    """
)
# Lower-case nouns that British copy leaves small behind a name: "Oxford university", "Valdai discussion club".
SMALL_BODIES = _words("university college club hospital museum foundation institute police court council")
ONLY_QUALIFIED = _words("club court council")
SMALL_QUALIFIERS = _words(
    "discussion football cricket rugby city county district state crown golf rowing yacht press technical medical art"
)
SMALL_PLACES = _words(
    "airport prison stadium harbour harbor province state oblast county prefecture governorate region island river"
)
SMALL_EVENTS = _words("summit festival marathon biennale")
DIRECTIONS = _words(
    "north south east west northern southern eastern western central upper lower greater inner outer mid"
)
# Within a sentence a capital makes them part of a name: "Three Gorges Dam", "First Minister".
NUMBERS = _words("two three four five six seven eight nine ten first second third one")
# Capitalised because they begin a sentence or a heading, never because of a name.
OPENERS = _words(
    """
    the a an this that these those his her its their our my your some many most both all each every no any several two
    three four five six other another such former current then in on at by for from to with of as after before
    when while where who what which why how if but and or so yet though although since because once until during
    under over between among about against into through inside outside near behind beyond despite unlike like per via
    meanwhile however instead also still even only just now today yesterday tomorrow tonight last next late early
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december not nor than there here it he she they we i you is are was were be been
    has have had do does did can could will would should might must said says according asked speaking told read more
    see watch listen follow analysis opinion comment explainer exclusive breaking live update updated correction editor
    photo image video related advertisement sign up subscribe share mr mrs ms dr sir lord lady dame
    one latest full top best first bst gmt utc est edt cst cdt mst pst pdt cet cest et pt
    """
)
# What a firm does, glued to its name: "Chipmaker Nvidia".
TRADES = _words(
    """
    chipmaker carmaker automaker drugmaker planemaker housebuilder bookmaker brewer retailer lender insurer airline
    startup start-up supermarket streamer broadcaster miner conglomerate publisher network rival rivals giant
    """
)
