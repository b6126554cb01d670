"""The words that names of people are made of, and those that show a name to be of something else. Language, not data.

Written from general knowledge of English news copy: given names that are common in the countries it reports on, and
closed or slowly growing classes of words (kin, honorifics, heads of names of bodies, places, prizes and vehicles).
No list of people stands here. A given name is a cue among others, never enough to make a person of any word.
"""

from __future__ import annotations

from functools import lru_cache

from checks.compare.countries import country_of
from checks.language.roles import ROLE_NOUNS


def _words(lines: str) -> frozenset[str]:
    return frozenset(lines.split())


@lru_cache(maxsize=8192)
def is_country(plain: str) -> bool:
    """Whether a casefolded word or phrase is a country's name or adjective."""
    return country_of(plain) is not None


# Family names that news copy puts first, so that the bare first word is the short form ("Xi", "Kim").
FAMILY_FIRST = _words(
    """
    xi li wang zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin guo ma luo liang song zheng tang han
    feng deng cao peng qin jiang wen bo he shi ding cai kim lee park choi jung moon yoon roh jang ri jo pak cho kang
    hwang ahn shin seo kwon nguyen tran pham vo to truong phan le hoang ngo dang bui vu dinh mai tsai chiang lai ko
    goh tung bong koh hou hong wei xie le luong vuong tran trinh choe paek ryu ha do du fan lu pan yu yuan shen tan qian dai yao jia zeng mao hua ban chung
    """
)
# Whoever bears one of these words before the name is a person. Casefolded, without the full stop.
HONORIFICS = _words(
    "mr mrs ms miss mx dr sir dame lord lady rev reverend hon sister father brother mother saint baroness baron count "
    "countess duke duchess viscount sheikh sheikha mullah ayatollah madame monsieur señor don herr frau comrade pte "
    "sgt cpl lt col gen maj capt cmdr adm sen rep gov prof pc det insp supt cllr justice judge pope king queen prince "
    "princess tsar emperor empress sultan emir cardinal bishop archbishop colonel admiral inspector superintendent president chancellor senator congressman congresswoman"
)
KIN = _words(
    "wife husband son daughter sister brother father mother widow widower partner fiancé fiancée girlfriend boyfriend "
    "nephew niece uncle aunt grandson granddaughter grandfather grandmother cousin stepson stepdaughter stepfather "
    "stepmother sons daughters sisters brothers parents children baby twin twins mum mom dad nan nana gran granny grandad granddad grandma grandpa mam auntie aunty godson "
    "goddaughter fiancee ex-wife ex-husband ex-girlfriend ex-boyfriend grandsons granddaughters nieces nephews cousins uncles aunts"
)
_MORE_ROLES = _words(
    """
    winger skipper batsman batter bowler quarterback forward rapper comedian comedienne defendant victim suspect
    juror jurors litigant bystander onlooker passer-by passerby complainant abuser
    resident player footballer cricketer golfer cyclist sprinter swimmer boxer jockey rider gymnast skater racer keeper
    centre-back full-back playmaker fly-half scrum-half hooker prop lock flanker pitcher catcher shortstop linebacker
    tackle teammate captain vice-captain champion medallist medalist winner finalist opponent rival successor
    predecessor incumbent veteran hopeful star superstar legend icon great ace rookie youngster teenager schoolboy
    schoolgirl toddler pensioner grandmother grandfather co-author co-writer co-star co-host co-leader co-chair
    co-president tory democrat republican independent socialist libertarian conservative liberal labour nationalist
    backbencher peer spokespeople barrister solicitor silk detective officer constable firefighter paramedic pilot
    driver passenger survivor witness eyewitness whistleblower informant oligarch tycoon magnate mogul financier
    shareholder trader broker strategist forecaster pollster consultant biographer critic essayist philosopher
    theologian sociologist anthropologist psychiatrist geologist ecologist virologist epidemiologist immunologist
    neuroscientist mathematician statistician astrophysicist cosmologist botanist zoologist geneticist oncologist
    cardiologist meteorologist climatologist vulcanologist seismologist archaeologist archeologist palaeontologist
    paleontologist linguist translator librarian archivist broadcaster presenter anchor host commentator pundit
    blogger vlogger influencer youtuber podcaster streamer model supermodel dancer ballerina choreographer soprano
    tenor baritone mezzo pianist violinist cellist guitarist drummer bassist frontman songwriter singer-songwriter
    lyricist rocker dj screenwriter director-general writer dramatist cartoonist illustrator animator sculptor
    potter chef restaurateur gardener naturalist explorer mountaineer sailor footballer fugitive gunman attacker
    assailant shooter bomber hijacker kidnapper murderer killer rapist fraudster conman drug-lord kingpin mobster
    gangster hacker spy agent double-agent mercenary warlord dictator strongman autocrat reformer hardliner moderate
    cleric priest pastor vicar monk nun preacher evangelist missionary chaplain deacon monsignor patriarch metropolitan
    member members referee umpire linesman organiser organizer volunteer native visitor customer patient client applicant claimant
    plaintiff appellant caller viewer tenant landlord landlady homeowner shopkeeper publican headteacher headmaster
    headmistress tutor pupil graduate undergraduate apprentice trainee trucker seaman fisherman soldier corporal gunner
    airman marine warden medic midwife carer caregiver dentist pharmacist vet veterinarian optician therapist counsellor
    counselor psychotherapist physiotherapist nutritionist personality celebrity socialite heiress heir aristocrat royal
    monarch consort regent bride groom co-worker supervisor foreman clerk receptionist butler maid nanny babysitter
    housekeeper cleaner janitor caretaker plumber electrician carpenter bricklayer mechanic technician programmer coder
    backer donor philanthropist benefactor patron ally aide confidant confidante loyalist challenger contender
    front-runner frontrunner favourite favorite outsider underdog playwright publicist agent lobbyist organist harpist
    neighbour neighbor friend friends colleague colleagues classmate roommate housemate assistant secretary-general
    taoiseach tánaiste bundeskanzler first-minister alderman councilwoman councilman comptroller registrar coroner
    man woman girl boy teen teenager youth gentleman lady people magnate vice-chair vice-chairman chairperson-elect treasurer whip minister-president voivode mep mp msp tory mlas
    """
)
_ROLE_TAILS = frozenset(
    noun.strip().rstrip(".").rsplit(" ", 1)[-1] for noun in ROLE_NOUNS.replace("\n", "").split("|")
)
# Single words that may stand directly before a name as what the person is, plurals too.
ROLE_WORDS = (_ROLE_TAILS | _MORE_ROLES | {f"{word}s" for word in _ROLE_TAILS | _MORE_ROLES}) - {
    "state",
    "states",
}
# Role words that are common given or family names too: alone they need more to be a role.
ROLE_OR_NAME = _words(
    "dean major king bishop judge pope prince justice head chief farmer singer marshall marshal duke earl baron abbot "
    "parker hunter potter gardener mason cook miller page price coach star great ace rider host lock prop anchor "
    "captain speaker baker butler carter shepherd sargent sergeant constable cardinal general consul chance nurse "
    "chef driver cooper taylor tailor model fisher painter singer tory"
)
# What a single word or the last word of a name of something else is: bodies, places, prizes, laws, events, vehicles.
THING_HEADS = _words(
    """
    ministry department party union council commission committee court bank group company corporation university
    institute institution association federation agency office house parliament senate congress government police
    army navy force forces league club united city college school hospital church foundation trust fund service services
    organisation organization authority board bureau center centre network times post news journal daily media
    airlines airways motors energy oil gas inc corp ltd plc co holdings partners capital street avenue square
    action change tracker aid relief rescue academy alliance arts assembly brigade cabinet campaign cathedral chamber choir clinic coalition communications
    conference confederation consortium convention directorate division enterprises entertainment exchange faculty
    firm front guild hotel industries insurance laboratories laboratory legion library lodge magazine mission monastery
    mosque movement museum observatory orchestra parish philharmonic pictures polytechnic press productions project
    publishers records regiment registry republic review secretariat seminary society squad studios symphony
    synagogue synod team temple theatre theater tribunal troupe unit ventures watch wanderers rovers rangers villa athletic
    hotspur albion town county palace forest celtic arsenal argyle orient vale alexandra wednesday dons hearts yankees
    lakers cowboys patriots giants jets bulls warriors heat nets knicks mets cubs dodgers padres bruins rams
    chargers chiefs raiders steelers ravens packers vikings bears lions eagles falcons saints panthers titans colts
    texans jaguars dolphins bills broncos cardinals seahawks 49ers buccaneers commanders browns bengals
    road lane drive way boulevard terrace crescent gardens park bridge tunnel station airport port harbour harbor
    bay beach island islands isle lake river creek falls mount mountain mountains hill hills valley canyon desert
    sea ocean gulf strait peninsula cape coast region province district state states territory village borough
    heights springs plaza tower towers building hall stadium arena gallery manor castle abbey mansion farm estate barracks
    base camp prison jail penitentiary border gate wall mall market
    prize award awards trophy cup medal open championship championships classic grand tour masters games olympics
    festival biennale marathon derby stakes handicap regatta bowl series final finals tournament
    act law laws bill code treaty accord accords agreement pact protocol amendment doctrine principle theory theorem effect
    syndrome disease disorder scale constant equation index report inquiry probe plan initiative programme program
    scheme strategy summit talks day week month year era age revolution war wars battle siege massacre uprising riots
    crisis scandal affair trial case hearing memorial monument statue tribute
    hurricane storm typhoon cyclone comet telescope station shuttle rover rocket missile tank class model series
    edition version software app phone watch pro max plus ultra mini camera album film movie show podcast book bible
    management investment investments securities advisors advisers equity asset assets financial wealth therapeutics pharma
    newspaper gazette herald tribune telegraph chronicle observer sentinel globe mail inquirer examiner guardian mirror
    brothers bros sons stores store shop bakery brewery café cafe restaurant bar pub inn supermarket
    graphics images photo photos agence reuters getty credit video
    reserve treasury pentagon kremlin brexit budget lottery avenue statement tariff poll survey
    sunday monday tuesday wednesday thursday friday saturday english french welsh latin highway motorway interstate
    """
)
# First words of names of places and things ("Mount Everest", "San Francisco", "Camp David", "HMS Victory").
THING_LEADS = _words(
    """
    mount mt mauna monte mont pico cerro piz jebel gunung nevado lake cape fort port san santa são santo saint st ste new los las el north south east west northern southern
    downtown midtown inner outer suburban metropolitan eastern western central upper lower great greater little old camp hms uss ss rms mv operation hurricane storm
    typhoon cyclone comet the team club real atlético atletico inter borussia bayern fc ac as ss rb sporting
    planet air radio channel hotel café university bank church villa château chateau castle palazzo piazza plaza rue
    via calle apollo windows google microsoft apple amazon facebook meta samsung sony nintendo toyota honda nissan ford
    tesla boeing airbus bmw audi volkswagen ferrari porsche hyundai lockheed
    """
)
# Firms, brands, sites and places that are called like people and stand in news copy without another word.
_CALLED_LIKE_PEOPLE = (
    "roland garros|berkshire hathaway|novo nordisk|goldman sachs|morgan stanley|merrill lynch|lehman brothers|wells fargo|jpmorgan chase|jp morgan|j.p. morgan|"
    "bear stearns|charles schwab|credit suisse|standard chartered|dow jones|booz allen|booz allen hamilton|"
    "arthur andersen|philip morris|martin marietta|lockheed martin|sherwin williams|sherwin-williams|john deere|"
    "eli lilly|levi strauss|ralph lauren|calvin klein|tommy hilfiger|louis vuitton|christian dior|yves saint laurent|"
    "hugo boss|harley davidson|harley-davidson|mercedes benz|mercedes-benz|rolls royce|rolls-royce|aston martin|"
    "alfa romeo|jack daniel|jim beam|johnnie walker|jose cuervo|uncle ben|aunt jemima|betty crocker|oscar mayer|"
    "marie curie|john lewis|johns hopkins|harvey nichols|marks spencer|rio tinto|tim hortons|papa john|trader joe|"
    "warner bros|walt disney|metro goldwyn|random house|simon schuster|penguin random|estee lauder|estée lauder|"
    "mary kay|victoria secret|jimmy choo|michael kors|kate spade|marc jacobs|hewlett packard|allen overy|"
    "clifford chance|herbert smith|norton rose|baker mckenzie|latham watkins|slater gordon|irwin mitchell|"
    "buenos aires|tel aviv|notre dame|notre-dame|monte carlo|costa rica|puerto rico|sierra leone|addis ababa|"
    "kuala lumpur|abu dhabi|hong kong|nova scotia|baton rouge|saint laurent|downing street|capitol hill|wall street|"
    "black lives|boko haram|ansar allah|fianna fáil|fianna fail|sinn féin|sinn fein|fine gael|plaid cymru|al qaeda|"
    "al jazeera|al shabaab|bharatiya janata|hindustan times|santa claus|father christmas|jesus christ|virgin mary|"
    "lok sabha|rajya sabha|knesset|mercedes|diwali|ramadan|lonely planet|rotten tomatoes|ben nevis|snap inc|"
    "jehovah witness|lloyds banking|kool aid|rolling stone|rolling stones|led zeppelin|pink floyd|daft punk|"
    "fleetwood mac|iron maiden|black sabbath|deep purple|jethro tull|lynyrd skynyrd|franz ferdinand|west ham|"
    "milton keynes|melton mowbray|leighton buzzard|shepton mallet|hazel grove|abbey wood|chester le street|"
    "crystal palace|nottingham forest|real madrid|paris saint-germain|bayer leverkusen"
)
CALLED_LIKE_PEOPLE = frozenset(_CALLED_LIKE_PEOPLE.split("|"))
# Places that are family or given names too, and others that the model takes for people.
PLACES = _words(
    """
    auckland
    paris london berlin madrid rome lisbon vienna brussels dublin athens oslo moscow kyiv kiev warsaw prague budapest
    washington lincoln jackson houston dallas austin denver boston chicago phoenix orlando charlotte cleveland madison
    florence sydney melbourne wellington nelson hamilton york lancaster kent essex sussex surrey cornwall devon norfolk
    suffolk lincolnshire hastings bristol bath chester derby durham preston burnley wigan bolton blackburn sheffield
    leeds hull barnsley stafford warwick windsor reading kingston richmond croydon camden brent sutton chelsea
    georgia jordan israel chad france england ireland scotland wales britain holland iran iraq syria china india
    virginia carolina montana dakota nevada california texas florida alabama arizona alaska hawaii ohio iowa utah oregon
    idaho kansas maine vermont delaware maryland michigan minnesota missouri nebraska oklahoma tennessee wisconsin
    wyoming illinois indiana kentucky louisiana massachusetts mississippi pennsylvania connecticut
    santiago lima bogota caracas havana cairo tehran baghdad damascus beirut amman riyadh doha dubai kabul islamabad
    delhi mumbai kolkata dhaka beijing shanghai tokyo seoul pyongyang taipei hanoi manila jakarta singapore
    nairobi kampala lagos abuja accra dakar harare pretoria johannesburg gaza rafah donetsk luhansk kharkiv mariupol
    crimea odesa kherson bakhmut davos geneva zurich monaco milan turin venice naples munich hamburg frankfurt cologne
    stockholm copenhagen helsinki amsterdam rotterdam antwerp marseille lyon barcelona seville valencia westminster
    holyrood stormont brooklyn manhattan harlem queens bronx hollywood wembley wimbledon twickenham anfield silverstone
    europe asia africa america antarctica earth mars venus mercury jupiter saturn neptune pluto
    """
)
# Capitalised words that are no person by themselves: gods, days, months, media, products, ranks of things.
NOT_PEOPLE = _words(
    """
    god jesus christ allah buddha krishna shiva vishnu zeus hera athena apollo poseidon aphrodite thor odin satan
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december christmas easter ramadan eid hanukkah diwali islam christianity judaism
    image images photo photos picture video reuters getty afp tass ap pa livetext twitter facebook google apple amazon
    netflix instagram tiktok youtube whatsapp telegram uber airbnb tesla boeing airbus toyota nissan sony nintendo
    brexit covid omicron delta congress parliament senate commons lords treasury kremlin pentagon capitol republican
    republicans democrat democrats democratic labour labor conservative conservatives tory tories liberal liberals socialist
    nobel oscar oscars grammy grammys emmy emmys bafta pulitzer olympics olympic paralympic bible quran koran torah
    internet web ebay linux windows chrome safari firefox android iphone ipad siri bitcoin ethereum dogecoin
    polaroid kodak xerox velcro teflon hoover tupperware jeep zeppelin molotov kalashnikov glock colt
    chapter article section page figure table appendix volume question answer q a i
    dems dem lib gop greens reform renew likud fatah hamas hezbollah taliban kremlin fidesz snp world earth nation state nato eu un us usa uk nasa fifa uefa ioc imf who wto fbi cia nsa bbc cnn nbc abc cbs itv hbo mps
    yes no ok okay thanks dear hello hi sorry well oh ah
    """
)
# Artists, athletes and the long dead who stand in copy of all desks under one name.
MONONYMS = _words(
    """
    pelé pele neymar ronaldo ronaldinho rivaldo kaká zico cafu garrincha vinícius casemiro rodrygo xavi
    madonna beyoncé beyonce rihanna adele shakira bono björk bjork zendaya banksy eminem lizzo lorde enya moby
    morrissey stormzy dido liberace houdini halston twiggy colette molière voltaire stendhal
    plato aristotle socrates cicero virgil ovid homer seneca nero caligula charlemagne
    danton robespierre metternich castlereagh talleyrand bismarck garibaldi cervantes rousseau
    napoleon michelangelo donatello caravaggio rembrandt vermeer monet manet cézanne matisse picasso
    shakespeare dickens tolstoy dostoevsky chekhov kafka goethe nietzsche kant hegel marx freud darwin newton einstein
    trump obama biden putin zelensky zelenskyy zelenskiy netanyahu macron merkel erdogan erdoğan thatcher reagan nixon
    gorbachev khrushchev brezhnev yeltsin gaddafi qaddafi khomeini khamenei guevara churchill roosevelt eisenhower
    messi maradona mbappé haaland guardiola mourinho klopp ancelotti djokovic federer nadal alcaraz verstappen schumacher
    galileo mozart beethoven bach chopin vivaldi verdi hitler stalin lenin mussolini trotsky gandhi mandela evita
    """
)
PARTICLES = _words(
    "bin bint ibn abu al el de da di du del della dos das do van von der den ter la le las los y e zu af av"
)
# Endings that family names have and few other English words do.
SURNAME_ENDINGS = (
    "ov",
    "ova",
    "ev",
    "eva",
    "ski",
    "sky",
    "skyy",
    "ska",
    "enko",
    "chuk",
    "vich",
    "vić",
    "vic",
    "ić",
    "ović",
    "sson",
    "ssen",
    "stein",
    "berg",
    "mann",
    "feld",
    "baum",
    "ez",
    "ín",
    "ini",
    "elli",
    "etti",
    "poulos",
    "akis",
    "idis",
    "yan",
    "shvili",
    "dze",
    "nen",
    "escu",
    "quist",
    "gaard",
    "wicz",
    "czyk",
    "czak",
    "oğlu",
    "oglu",
    "ullah",
    "zadeh",
    "ingham",
    "worth",
    "bottom",
    "field",
    "shaw",
    "wright",
    "smith",
    "ston",
    "kins",
    "inson",
    "erson",
)

# Heads of names of things that are family names too ("Benny Hill", "Rosa Parks", "Bill Gates").
HEADS_AND_SURNAMES = _words(
    """
    hill hills hall church park parks banks field fields forest bridge bridges rivers lake ward court temple gates marsh
    street house day days law laws wall west north love english french welsh castle farm wade camp chambers commons
    dale manor mount parish power powers post press lane king masters stone tower towers town springs storm storms storrs
    bell price cable bird swan heart hart moon star rush post stakes marshall rangers cross wells
    bank book bible bay beach cape reading chase bond bills pope dean march may abbey border gore love cash
    holiday winter winters summer summers hunt case page cook valley major model sons bowl bush cooper school shaw
    watch way week eagle wolf fox rock rocks waters water poole pond woods wood lodge state bull root roots steel wise
    store strange little small short long best savage moody blunt sharp swift young old new white black brown green gray grey
    gold silver diamond rose
    """
)
# Plain nouns after which a name is that of a work, a ship, a storm, a firm or a brand.
NAMED_THINGS = _words(
    """
    film movie book novel manifesto memoir pamphlet bestseller thriller comedy musical anthology trilogy novel song album single series show play musical opera painting poem game sitcom drama documentary ship vessel
    ferry tanker trawler yacht boat submarine frigate destroyer carrier rocket spacecraft probe satellite hurricane storm
    typhoon cyclone operation brand company firm retailer chain label app website site blog platform bar restaurant pub
    hotel club nightclub village town city district suburb street river lake mountain island horse colt filly mare gelding
    stallion dog cat panda whale orca dolphin elephant gorilla tiger lion tortoise hippo bear bank charity magazine newspaper startup start-up band duo trio group supermarket airline automaker
    carmaker chipmaker drugmaker builder developer bookmaker broadcaster publisher producer hms uss ss mv rms
    """
)

# Plain nouns that follow what is only called after somebody ("the Gerald R. Ford carrier").
VENUES_AND_VESSELS = _words(
    "carrier destroyer frigate submarine ship ferry tanker airport bridge hotel theatre theater museum school hospital stadium "
    "foundation prize award scholarship telescope library university college hall street station line lecture trophy"
)
# What is done to people and seldom to bodies, places and things: lemmas.
DONE_TO_PEOPLE = _words(
    """
    sack fire dismiss appoint nominate name elect arrest jail imprison charge convict acquit sentence marry divorce succeed
    replace murder kill shoot stab accuse interview thank congratulate summon extradite deport pardon oust hire sue
    telephone phone tell ask meet marry befriend impersonate portray assassinate quote unseat
    """
)
# Letters after a name.
POST_NOMINALS = _words("kc qc sc mp mep msp ms mbe obe cbe dbe kbe om ch frs phd md esq rn dds jp mla tcl")
# Heads that make a place or a day of three words and more, whatever given name stands first ("Ada Lovelace Day").
NAMED_AFTER_PEOPLE = _words(
    "day house street school park hall church bridge castle lane court tower field fields bank square road way terrace "
    "lecture medal chair book post press book bowl manor mount estate"
)
# Plain nouns that follow the name of a firm or a body, not of a person.
OF_FIRMS = _words(
    "shares stock stocks bonds executives employees staff workers customers investors shareholders spokesman "
    "spokeswoman spokesperson users devices phones engineers analysts analyst factory plant stores fans officials jet jets"
)
# What people do and bodies, places and things seldom: lemmas.
HUMAN_VERBS = _words(
    """
    bear claim say tell add argue write explain insist joke laugh smile cry weep nod shrug whisper shout sing dance act
    recall remember believe think feel love hate hope wish fear regret admit confess deny apologise apologize testify
    praise criticise criticize thank blame accuse mock scold congratulate marry divorce date wed father
    die retire resign step quit graduate study grow live attend wear walk run swim ride drive sit stand sleep eat drink
    score head volley dribble bowl bat pitch serve limp sprint jump dive vault box wrestle captain coach
    tweet reply ask answer urge warn vow pledge promise swear plead beg speak talk chat tease embrace hug kiss
    star direct compose paint sculpt author narrate rap conduct perform play joined co-write cowrite
    arrive depart travel fly visit meet greet receive welcome unveil photograph inherit succeed replace
    collapse recover suffer survive undergo
    """
)
