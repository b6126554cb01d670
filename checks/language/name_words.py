"""The words that names of people are made of, and those that show a name to be of something else. Language, not data.

Written from general knowledge of English news copy: given names that are common in the countries it reports on, and
closed or slowly growing classes of words (kin, honorifics, heads of names of bodies, places, prizes and vehicles).
No list of people stands here. A given name is a cue among others, never enough to make a person of any word.
"""

from __future__ import annotations

from functools import lru_cache

from checks.compare.countries import country_of
from checks.compare.strings import fold
from checks.language.roles import ROLE_NOUNS


def _words(lines: str) -> frozenset[str]:
    return frozenset(lines.split())


# Common given names; those that are as often places or plain words stand in WEAK_GIVEN.
GIVEN = _words(
    """
 daan denzel valeria  pep unai ollie ange mikel jürgen thiago xabi iker gianluca gianluigi enzo lautaro alisson raheem bukayo
    jhon jadon phil kobbie ruben rúben erling virgil sven-göran roy gareth yaya eberechi ousmane
    aamir aaron abbas abby abdel abdul abdullah abhisit abigail abiy abraham adaeze adam adama addison adelaide
    adele aditya adnan adolf adrian adriana agnes agnieszka agustín ahmad ahmed aidan aiko aileen aino aisha ajay
    ajit akash akbar akhilesh akihito akiko akinwumi akira akshata alaa alain alan alasdair alassane albert alberto
    albin alec aleida alejandra alejandro aleksandar aleksandr aleksei alena alessandro alex alexander alexandra
    alexandre alexandria alexei alexis alfie alfonso alfred algirdas ali alice alicia aliko alison alistair alla
    allan allen allison alma alva alvaro alyssa amadou amanda amartya amber amelia amina aminata amir amit amitabh
    amos amrita amy ana anand ananya anas anastasia anatoli anatoliy anatoly anders andre andrea andreas andrei
    andrej andres andrew andrey andriy andrzej andrás andrés andy aneta angel angela angelina angelo angharad angus
    anies anil anita anja ann anna anne annette annie anthony antoine anton antonia antonio antonis antony anura
    anurag anutin anwar aoife aparna april arata archie ariana ariel arjun arkady arlene armando arnold arsene artem
    arthur arturo arturs arun arundhati arvind asako asha ashley ashok ashraf asif asim aslan assimi astrid atal
    atiku attila aubrey audrey august augusto aung avi avigdor aviv axel aya ayaka ayelet ayesha ayman ayodele
    azamat aziz babatunde baburam bakhyt balázs bambang barack barbara barnaby barney barry bart bartholomew bartosz
    bashar basil bassam bassirou beata beatrice beatriz beau becky begoña belinda ben benazir benedict benedikt
    benigno benito benjamin benny benoit bernadette bernard bernardo bernd bernie bert beth bethany betsy betty
    beverly beyoncé bezalel bhupinder bianca bidzina bilal bilawal bill billie billy binali birgit birgitta bjarne
    bjorn blaise bob bobbi bobby bogdan bogusław bohdan bohuslav bojan bola bongani bonnie boris borut božidar brad
    bradley brandon branislav brenda brendan brett brian bridget brigitte britney bronwen bronwyn bruce bruno bryan
    bryce budi bukola bülent břetislav caitlin callum calvin camilla camille candace carl carla carlo carlos carly
    carmen carol carole caroline carolyn carrie carys cassandra catalina catherine cathy cecilia cedric celia celine
    cem cesar chandrababu chandrika charan charlene charles charlie charlotte cheikh chelsie chen cheryl chidi
    chimamanda chinedu chiwetel chris christa christian christina christine christoph christophe christopher
    chrystia chuck chukwudi chukwuma ciara ciaran cillian cindy ciro claire clara clare clarence clarissa clark
    claude claudia claudio clement clementine clinton clive cláudia coco cody colette colin colm concepción connor
    conor conrad constance consuelo cora corazon corey cornel cornelius cosmin craig cressida cristian cristiano
    cristina cristóbal csaba curtis cynthia cyril césar călin dacian dafydd dagmar daichi daisuke daisy dalal dale
    dalia damian damien damon dan dana daniel daniela danielle danny daoud daphne darcy darius dariusz darnell
    darren darryl daryl dave david davina debbie deborah declan deepak deepika deirdre dejan delia delilah demetrius
    demi denis denise deniz dennis denys derek dermot desiree desmond devendra devin dezső dharmendra diana diane
    didier diego dieter dilma dilys dimitri dimitris dina dinah dinara dinesh dirk divya dmitri dmitry dmytro dolly
    dolores dominic dominik dominique don donald donna donnie dora doris dorothea dorothy dorte doug douglas dragan
    dua duncan dustin dušan dwayne dwight dylan eamon earvin ebba ebrahim eddie edgar edgars edi edith edmund edna
    eduard eduardo edward edwin eero ehud eiji eileen eirik ekaterina eknath ekrem elaine eleanor elena eli elias
    eliot elisabeth elise eliza elizabeth ella ellen elliot elliott elmira elon elsa elspeth elton elvis elías
    elżbieta emanuel emeka emil emilia emiliano emilie emilio emily emine emma emmanuel emmerson emomali enrico
    enrique eoin eran erdem eric erica erik erika erin ernest ernesto ernst errol esteban esther ethan eugene
    eugenia eva evan evangelos evariste evelyn evgeny evie evika ewan ewen fabian fabio fabián fabrice faisal faiz
    farah farid farooq farouk fatima fatou fawzi federica federico felice felicity felipe felix femi ferdinand
    fergus fernanda fernando fidel fikile filipe finn fiona florian florin floyd fofi folake fouad francesca
    francesco francis francisco franco francois frank frankie františek franz françois fraser fred freddie freddy
    frederic frederick frederik freja freya friedrich fritz fumihito fumio fyodor fátima gabriel gabriela gabrielle
    gaby gadi gail galina galit ganesh ganjar gareth garry gary gautam gavin gaynor gemma gene genevieve genki
    gennady geoff geoffrey george georges georgie georgina gerald geraldine geraldo gerard gerardo gergely gerhard
    german germán gerry gert gethin ghassan gheorghe gianni gibran gideon gilbert gilberto gilles gina giorgia
    giorgio giorgos giovanni gita gitanas giulia giuseppe gladys glen glenda glenn gloria golda gonzalo goodluck
    goran gordon gotabaya gracie graeme graham grainne greg gregg gregor gregory greta gretchen grigory grover
    grzegorz gudrun guido guillaume guillermo gulnara gunhild gunilla gunnar gunther gurbanguly gurpreet gus gustav
    gustavo guy gwen gwyneth győző gábor gérald gérard géza habib hage haider hailemariam hakainde hakan hakeem hala
    halvor hamad hamid hamish hamza hanae hanan hani hank hanna hannah hans harald hardeep harish harper harriet
    harris harrison harry haruhiko haruka haruki harvey hasan hashim hasina hassan hattie hayao hayato haydar hayden
    hayley hazel heather hector hege heidi heinrich heinz helen helena helene helga helmut henri henrik henrique
    henry henryk herbert heriberto herman hermann hernán herzl hideki hideo hilary hillary hina hirofumi hirokazu
    hiroko hiroshi hisham hitoshi holly horacio horia horst hosni hossein houda howard hsien hubert hugh hugo hulusi
    humberto humza hussein hyun håkan héctor hélio hélène ian ibrahim ibtihaj ichiro idriss ifeoma iga ignacio igor
    ihor ilham ilya imee imogen imran imre indira indra ines ingeborg ingrid ingrida ingvar inma inés ioan ionuț
    irakli irene irina iris irma iryna isaac isabel isabella isabelle isaiah isaias isamu isao isla ismail ismaïl
    ismet issam istvan itamar itzhak ivan ivana ivica ivo ivor iván iwona jacek jacinda jacinta jack jackie jacky
    jacob jacqueline jacques jadwiga jagdeep jagmeet jai jaime jair jairam jakaya jake jakob jakub jalal jamal james
    jamie jan jana jane janet janez janice janine janos janusz jared jarl jaroslaw jarosław jarvis jasmine jason
    javier jawad jawaharlal jay jaya jean jeanne jeff jefferson jeffrey jelena jen jennifer jenny jens jeremy
    jermaine jerome jerry jerzy jesse jessica jesús jill jim jimi jimmy jiří jo joan joanna joanne joao joaquin
    joaquín jochen jodie joe joel johan johann johanna johannes john johnny joko jolanta jomo jon jonas jonathan
    joni jonny jools jordi jorge jorgen jose josef josefina joseph josephine josh joshua josie josé jovan joy joyce
    joão juan juana juanita jude judith judy jules julia julian juliana julianne julie julien juliet julio julius
    junichiro jurgen justin justine jyotiraditya jóhanna józef józsef jörg jürgen kais kaito kaja kamal kamala kamil
    kaori kapil karel karen karim karin karina karl karol karolina kash kassym-jomart katalin katarina kate kateryna
    katharine katherine kathie kathleen kathryn kathy katie katja katrin katrina katrín katsunobu kavita kay kaye
    kazimierz kazuhiro kazuki kazuo kaïs keeley kehinde keiko keir keira keisha keisuke keith kelechi kelly kelvin
    kemal ken kendall kenichi kenji kenneth kenny kenta kerri kerry kersti kevin kgalema khadija khaled khaleda
    khalid khalifa khawaja kiara kieran kieron kiichi kim kimberly kiran kiren kirill kirk kirsten kirstie kirsty
    kitty kjell klaus knut kobe kofi koichi koji kolbeinn konstantin kostas kota kp kris kristen kristi kristin
    kristina kristjan krišjānis krzysztof ksenia kumar kumiko kurt kwabena kwame kwasi kyle kylian kylie kyriakos
    kyrylo lachlan laila lakshmi lana lara larisa larry lars lasse laszlo latisha latoya laura lauren laurence
    laurent lauri laurie lawrence lazarus leah leanna leanne lebron lech lee leif leila len lena leni lenka lennox
    lenny leo leon leonard leonardo leonid leonie leopoldo leroy leslie lesya leszek lewis leïla li liam liana libor
    lidia lila lilian lily linda lindiwe lindsay lindsey linnea lionel lior lisa lisandro liudmyla liviu liz lizzie
    ljubica lloyd logan lois lola loong lorenzo loretta lori lorna lorraine louay louis louisa louise luc luca lucas
    lucia luciano lucie lucy lucía ludovic ludvík ludwig luhut luigi luis luisa luiz lukas luke lukáš lupita luther
    luís lydia lyla lyn lyndon lynn lynne lyudmila lászló léa maaike mabel maciej macky madeleine madhuri mads magda
    magdalena maggie magnus maha mahamat mahathir mahdi mahinda mahmoud mahmud maisie maite maithripala majed mako
    makoto maksim malachy malcolm malik mallory malusi mamadou mamata mamie mandy manfred mangosuthu manish manju
    manmohan manny manoj mansour mansur manuel manuela mara marat marc marcel marcelo marcia marcin marco marcos
    marcus marek margaret margarita margery margot maria mariam mariana marianne marie marielle marija mariko
    marilyn marina mario marion marisa marit mariusz marjorie marko markéta marlene marlon marsha marta martha
    martin martina marvin marwan mary maryam marzena maría masahiro masaki masako masayoshi masha masoud masoumeh
    mateo mateusz mathew mathias mathieu matilda matt matteo matthew matthias matty matías maud maureen maurice
    mauricio maurizio mauro maxim maxime maximilian maximiliano maxine maya mayawati mayumi małgorzata mckenzie
    meena megan megawati meghan megumi mehbooba mehdi mehmet mehriban mei mel melanie melinda melissa melvin meral
    mercedes meredith merete merrick mervyn mette mevlüt mia michael michaela michal michał michel michele michelle
    michiko mick mieczysław miguel mihai miho mika mike mikhail mikheil milan millie milo milorad milos miloš milton
    mimi mina minna minnie minoru miranda mircea miriam mirjana miroslav mirosław mitch mitchell mitsuko mmusi mo
    mohamed mohammad mohammed mohan mohandas mohsen moira moise mokgweetsi molly mona moncef monica monika monique
    moqtada morag morgan morihiro moritz morten moses moshe mostafa moussa muammar muhammad muhammadu muharrem
    muhyiddin mukesh mulayam murat muriel murray mustafa myint mykhailo mykola myles myra myron márcia mário mónica
    nabil nadezhda nadia nadim nadine naftali nagisa nahed najib naledi nana nancy nandan nanette nanna naoko naomi
    naoto narendra naresh naruhito nasser nat natalia natalie natalya natasha nate nathalie nathan nathaniel natsuki
    natsuko natsuo naveen nawal nawaz nayef nayib ndidi nebojša neha neil nelly nelson neve ngozi ngugi nial niamh
    nichola nicholas nick nicki nicky nicola nicolae nicolas nicole nicolás nicușor niels nigel nikhil nikita nikki
    niklas nikol nikola nikolai nikolas nikolay nikos nils nina ninoy nir nirmala nitin nitish nitzan nizar
    nkosazana nnamdi noah noam nobuo noel noelle nonso nora norah norbert norberto noreen noriko norma norman nouri
    novak nuno nur nursultan obiageli octavia octavian octavio ofer oisin oksana olaf olav ole oleg oleh oleksandr
    oleksii olena olga olisa oliver olivia olivier olu olumide olusegun oluwaseun omar omoyele ondřej oona opal
    orhan orit orla orlando orsolya orson osama osamu oscar oskar osman ossama osvaldo otto ousmane owen pablo paddy
    padraig paetongtarn pamela pammy panos paola paolo parminder pascal patricia patrick patrizia patsy paul paula
    paulina pauline paulo pavel pawel payton pedro peggy penelope penny per percy perdita perry pervez pete peter
    petr petra petro petronella petter phil philip philipp philippa philippe phillip philomena phoebe phyllis pierre
    pieter pilar piotr pippa pita pixie piyush polina polly pooja prabowo pradeep prakash pranab prashant pravin
    prayut prayuth predrag preeti priti priya priyanka przemysław puan pushpa päivi pål péter qais qasem qassem
    quentin rabindranath rachel rade radek radim rafa rafael rafal rafik raghuram ragnar ragnhild rahm rahul raila
    raimund raj rajendra rajesh rajiv rajnath rakesh ralf ralph ramesh rami ramiro ramon ramush ramzan ramón randall
    randy rania ranil raphael rashid rashida rasmus ratan ratko raul ravi ray raymond raúl rebecca rebekah recep
    reggie reginald reiko reinhard rekha renata renate rene renho rené renée retno reuben rex reza rhiannon rhodri
    rhona rhys riad ricardo riccardo richard rick ricky rigoberto rihanna rima rinat rishi rita riyad rob robbie
    robert roberta roberto robin robyn rocío rod roddy roderick rodney rodolfo rodrigo rogelio roger rohan rohit
    roisin roland rolf roman romeo romy ronald ronan ronnie rory rosa rosalie rosalind rosalynn rosemary rosie ross
    rotimi rowan roxanne roxy roy ruben rubén rudolf rudolph rudy rufus rui rupert ruslan russell rustam ruth ruthie
    ryan ryo ryoichi ryszard ryuichi róisín răzvan saad sabina sabine sabrina sacha sachin saddam sadio sadiq sadyr
    saeed sahar saif sajid sajith salah salim sally salma salman salome salva salvador salvatore salwa sam samantha
    sameh samia samir samuel sanae sandeep sandra sandro sania sanjay sanjeev sanna santi santosh saoirse sara sarah
    sasha saskia satoshi satya sauli saurav sayaka scott seamus sean sebastian sebastien seiji selahattin selena
    selina semyon serdar serena seretse serge sergei sergey sergio serhiy serzh seth shabana shadi shahbaz
    shaktikanta shane shanmugam shannon shaquille sharad sharon shashi shaun shavkat shawn shehbaz sheila shelby
    sheldon shelley sher sheryl shigeki shigeru shimon shinji shinzo shireen shirley shivraj shlomo shohei shoichi
    shota shreya shuichi shunsuke shyam sian sid sidney siegfried sienna signe sigrid sigurd silvia silvina silvio
    simon simona simone sinead sini sinéad siobhan siobhán sipho sir sitaram siti siân skye slavica slavko slobodan
    smita smriti snežana sofia sofie sofía sohei solomon solveig sonali sonia sonja sonny sophia sophie soraya soren
    sourav spencer srettha sri srinivas stacey stacy stan stanislav stanisław stanley stavros stefan stefania
    stefano steffen stella stepan stephan stephane stephanie stephen steve steven stewart stig stine stjepan stormy
    stuart stéphane subramanyam sudhir suha sukarno sukhbir suki suleiman sumio sundar sunil sunita suresh susan
    susana susanna susanne sushma susilo suzanne suzie sven sverre svetlana svitlana swati sylvain sylvia sylvie
    szilárd szymon sándor sébastien sônia sönke sølvi søren süleyman sümeyye sławomir taavi tabitha tadashi tadeusz
    taha tahir taizo takaaki takahiro takashi takeo takeshi taku takuya tal talal tamara tamim tamir tamsin tanisha
    tansu tanvi tanya tara taras tarcísio tarek tariq tarja taro tatiana tatsuya tawakkol taylor tayyip ted
    teddy teemu tejashwi temitope tendai teodoro terence teresa terje terri terry tess tessa tetsuya thabo thaksin
    thandi tharman thea thein theo theodor theodora theodore theresa therese thierry thoko thomas thongloun thora
    thorbjørn thuli tibor tiffany tiger tihomir tilda tilly tim timofey timothy timur tina tito tobias toby todd
    toivo tom tomas tomasz tomio tommy tomohiro tomoko tomás tomáš toni tony tonya tor torben torbjörn toru
    toshihiro toshiko toshio tove tracey traci tracy traian travis trent trevor tricia trine tristan troy trudy
    truman trygve tsitsi tsutomu tucker tundu turid tyrese tyrone tzachi tzipi uche uday uddhav uhuru ulf ulrich
    ulrike uma umar umaro urho uri ursula urszula usain usha vaclav vadim vadym valdis valentin valentina valerie
    valerii valeriu valeriy valery valérie vanessa varvara vasilis vasily vasundhara vasyl vaughan velenkosini
    venetia venkaiah venus vera verity vern vernon veronica verónica vicente vicky victor vidar vigdis vijay vikram
    viktor viktoria viktória vince vincent vincenzo vinnie vinod viola violet virat virginie vitali vitaliy vitaly
    vitas vivek vivekananda vivian viviane vivien vjosa vladimir vojtěch volker volodymyr vyacheslav víctor wael
    wafa waleed walid wallace walter wanda wangari wangui wanjiru warren wassim wavel wayne wendell wendy werner wes
    wesley wiesław wilbur wilf wilfred wilhelm willem william williams willie willy wilma wilson winifred winnie
    winston wladimir wojciech wole wolfgang włodzimierz xavier ximena yaakov yael yahya yair yamandú yan yanis
    yannick yara yariv yaroslav yash yasmin yasser yassin yasuhiro yasunari yasuo yaw yehuda yekaterina yelena yemi
    yevgeny yingluck yitzhak yngve yoav yogendra yogi yohanan yoichi yoichiro yoko yolanda yolande yoshihide
    yoshihiko yoshiko yoshimasa yoshinobu yoshiro yossi yosuke younis yousef youssef yoweri yui yuichi yuki yukiko
    yukio yulia yuliya yuri yuriko yuriy yusaku yusuf yuta yuzuru yvette yvonne zac zach zachary zack zadie zahra
    zainab zakhar zaki zanele zara zbigniew zdzisław zeev zeinab zelda zeynep ziad zinaida zinedine ziyad zlatan zoe
    zofia zola zoltan zoltán zoran zoë zsuzsanna zulema zulfikar zuzana zweli ádám ágnes ákos ángel ángela édith
    édouard élisabeth éric étienne íñigo óscar özgür łukasz
    """
)

_UNMARKED = frozenset(fold(name) for name in GIVEN if not name.isascii())


@lru_cache(maxsize=8192)
def is_given(plain: str) -> bool:
    """Whether a casefolded word is a common given name, with its accents or without."""
    return plain in GIVEN or (not plain.isascii() and fold(plain) in GIVEN) or plain in _UNMARKED


@lru_cache(maxsize=8192)
def is_country(plain: str) -> bool:
    """Whether a casefolded word or phrase is a country's name or adjective."""
    return country_of(plain) is not None


# Given names that are as often a place, a month, a surname or a plain word: a cue only beside another one.
WEAK_GIVEN = _words(
    """
    art asia austin bay blue brook brooke brooklyn carolina carter chad chance chase chelsea china cliff clay crystal
    dakota dallas dawn dean denver destiny dick drew earl eden england faith fleur florence forest france georgia
    ginger grace grant heath hope houston hunter india iowa ireland israel jackson jasper jersey jesus jordan june
    kent king lance lincoln london madison major mark marshall mason max may melody mercy miles montana nelson
    nevada olive paris parker pat patience penny pope preston prince princess prudence ray reed rich robin rocky
    rose ruby rusty sandy santiago scarlett sierra skip sue summer sunny sydney trinity troy van victoria virginia
    wade washington will windsor young savannah aurora ivy jade pearl gene lane levi dale glen guy
    """
)
# Family names that news copy puts first, so that the bare first word is the short form ("Xi", "Kim").
FAMILY_FIRST = _words(
    """
    xi li wang zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin guo ma luo liang song zheng tang han
    feng deng cao peng qin jiang wen bo he shi ding cai kim lee park choi jung moon yoon roh jang ri jo pak cho kang
    hwang ahn shin seo kwon nguyen tran pham vo to truong phan le hoang ngo dang bui vu dinh mai tsai chiang lai ko
    hou hong wei xie du fan lu pan yu yuan shen tan qian dai yao jia zeng mao hua ban chung
    """
)
# Whoever bears one of these words before the name is a person. Casefolded, without the full stop.
HONORIFICS = _words(
    "mr mrs ms miss mx dr sir dame lord lady rev reverend hon sister father brother mother saint baroness baron count "
    "countess duke duchess earl viscount sheikh sheikha mullah ayatollah madame monsieur señor don herr frau comrade pte "
    "sgt cpl lt col gen maj capt cmdr adm sen rep gov prof pc det insp supt cllr justice judge pope king queen prince "
    "princess tsar emperor empress sultan emir cardinal bishop archbishop colonel admiral inspector superintendent president chancellor senator congressman congresswoman"
)
KIN = _words(
    "wife husband son daughter sister brother father mother widow widower partner fiancé fiancée girlfriend boyfriend "
    "nephew niece uncle aunt grandson granddaughter grandfather grandmother cousin stepson stepdaughter stepfather "
    "stepmother sons daughters sisters brothers parents children baby twin twins mum mom dad"
)
_MORE_ROLES = _words(
    """
    winger skipper batsman batter bowler quarterback forward rapper comedian comedienne defendant victim suspect
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
    "chef driver cooper taylor tailor model fisher painter singer"
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
    mount mt lake cape fort port san santa são santo saint st ste new los las el north south east west northern southern
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
    "crystal palace|nottingham forest|real madrid|paris saint-germain|bayer leverkusen"
)
CALLED_LIKE_PEOPLE = frozenset(_CALLED_LIKE_PEOPLE.split("|"))
# Places that are family or given names too, and others that the model takes for people.
PLACES = _words(
    """
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
    napoleon michelangelo donatello caravaggio rembrandt vermeer monet manet cézanne matisse picasso
    shakespeare dickens tolstoy dostoevsky chekhov kafka goethe nietzsche kant hegel marx freud darwin newton einstein
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
    film movie book novel song album single series show play musical opera painting poem game sitcom drama documentary ship vessel
    ferry tanker trawler yacht boat submarine frigate destroyer carrier rocket spacecraft probe satellite hurricane storm
    typhoon cyclone operation brand company firm retailer chain label app website site blog platform bar restaurant pub
    hotel club nightclub village town city district suburb street river lake mountain island horse colt filly mare gelding
    stallion dog cat panda bank charity magazine newspaper startup start-up band duo trio group supermarket airline automaker
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
