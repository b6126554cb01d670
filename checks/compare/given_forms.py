"""Given names: nicknames, and one name as different languages and romanisations write it. Language, not data. Pure.

Written from general knowledge of names in the countries that the news reports on.
"""

from __future__ import annotations

from functools import cache

# Short forms by which English-language copy calls people: the full name first in each row.
_NICKNAMES = """
alexander alex sandy sasha|alexandra alex sandra sasha|andrew andy drew|anthony tony|antony tony|antonio tony|
benjamin ben benny|bernard bernie|charles charlie chuck|christopher chris kit|christine chris chrissy|
christina chris tina|daniel dan danny|david dave davy|donald don donnie|dmitry dima|edward ed eddie eddy ted teddy ned|
edgar ed|edwin ed|elizabeth liz lizzie beth betty betsy eliza libby|francis frank|franklin frank|francisco paco pancho|
frederick fred freddie|geoffrey geoff|gerald gerry jerry|jerome jerry|gregory greg|henry hank harry|jacob jake|
james jim jimmy jamie|jeffrey jeff|jennifer jen jenny jenn|jessica jess jessie|john jack johnny|jonathan jon|
joseph joe joey|josef sepp|jose pepe|joshua josh|judith judy|katherine kate kathy katie kat|catherine cathy kate cate|
kathleen kathy kate|kenneth ken kenny|lawrence larry|laurence larry|leonard len lenny leo|margaret maggie meg peggy madge|
matthew matt|michael mike mick mickey|mikhail misha|nancy nan|nathaniel nate nathan nat|nathan nate|
nicholas nick nicky|nicola nicky|pamela pam|patricia pat patty patti tricia|patrick pat paddy|peter pete|philip phil|
phillip phil|raymond ray|rebecca becky becca|reginald reg reggie|richard dick rich rick ricky|robert bob bobby rob robbie|
ronald ron ronnie|samuel sam sammy|samantha sam|stephen steve|steven steve|susan sue susie|suzanne sue|terence terry|
terrence terry|theresa terry tess|theodore ted theo teddy|thomas tom tommy|timothy tim|victoria vicky vic|victor vic|
vincent vince vinnie|walter walt wally|william bill billy will willie|zachary zach zack|jacqueline jackie|
deborah debbie deb|debra debbie deb|kimberly kim|lindsey lin|abraham abe|albert al bert|alan al|alfred alf fred|
arthur art|augustus gus|calvin cal|clifford cliff|douglas doug|eugene gene|gabriel gabe|harold hal harry|herbert herb|
isaac ike|leopold leo|louis lou louie|luis lucho|maximilian max|mitchell mitch|randolph randy|randall randy|russell russ|
sergei serge|stanley stan|sylvester sly|valerie val|winston win|yevgeny zhenya|martha marty|ruth ruthie|
barbara barb babs|carolyn carrie|cynthia cindy|dorothy dot dottie|gwendolyn gwen|janet jan|kristin kris|lucille lucy|
marilyn lyn|melissa mel|natalie nat|penelope penny|priscilla cilla|roberta bobbie|sarah sally|shirley shirl|
bradley brad|cameron cam|curtis curt|dennis denny|derrick rick|dominic dom|duncan dunc|ernest ernie|graham gray|
gilbert gil|howard howie|jackson jack|lewis lew|marcus marc|martin marty|maurice mo|mohammed mo|mohamed mo|
morris mo|norman norm|oliver ollie|oscar oz|quentin quen|roderick rod|rodney rod|roger rog|rudolph rudy|rudolf rudi|
solomon sol|spencer spence|stuart stu|sidney sid|tobias toby|wesley wes|vladimir vova|nikolai kolya|aleksandr sasha|
guillermo memo|ignacio nacho|enrique quique|jesus chuy|roberto beto|alberto beto|alejandro alex|manuel manolo|
giuseppe beppe|giovanni gianni|johannes hans|friedrich fritz|heinrich heinz|wolfgang wolf|ferenc feri|
benedict ben|raphael rafe|rafael rafa|fernando nando|ronaldo ronnie|emmanuel manny|immanuel manny|
jair jairo|nigel nige|alistair ali|alastair ali|keir|angela angie|amanda mandy|madeleine maddy|abigail abby|
joanna jo|josephine jo|joanne jo|rosemary rosie|rosalyn roz|stephanie steph|sophia sophie|tatiana tanya|
natalia natasha|maria masha|anastasia nastya|yekaterina katya|ekaterina katya|svetlana sveta|lyudmila luda
"""

# One given name as different languages or romanisations write it.
_ACROSS_LANGUAGES = """
mikhail mykhailo mykhaylo mihail mikhaylo mikheil mikhael mihailo|
vladimir volodymyr uladzimir wladimir volodimir uladzimer volodymir|
sergei sergey serhiy serhii siarhei sergii serhij serguei sergiy|
alexander aleksandr oleksandr aliaksandr alexandr aleksander aleksandar oleksander aleksandre|
dmitri dmitry dmytro dzmitry dimitri dmitriy dmitrii dimitry dmitrij|nikolai nikolay mykola mikalai nikolaj nikolaii|
andrei andrey andriy andrii andrej andrij andrzej|yuri yury yuriy yurii iurii jury jurij juri|pavel pavlo paval|
petr pyotr petro piotr|elena olena yelena alena jelena|ekaterina yekaterina kateryna katsiaryna jekaterina|
alexei alexey aleksei oleksiy oleksii aliaksei aleksey alexej alexeij|igor ihor ihar|
evgeny yevgeny yevhen evgenii yevgeni yauhen evgeni yevgeniy evgeniy yevhenii evgueni jewgeni|
natalia natalya nataliya natallia nataliia nataliya natalja|svetlana svitlana sviatlana|
vasily vasyl vasil vasili vassily vasiliy|grigory hryhoriy hryhorii ryhor grigori grigoriy|oleg oleh aleh|
iosif yosyp|kirill kyrylo kiryl|konstantin kostiantyn kanstantsin kostyantyn|leonid leonyd|maxim maksim maksym|
valery valeriy valerii valeri valerij|viktor viktar|vitaly vitaliy vitalii vitali|
vyacheslav viacheslav vjaceslav wiaczeslaw|yevgenia evgenia yevheniia|yaroslav iaroslav jaroslav|
stepan stsiapan|timofei tymofiy|tatiana tetiana tatyana tatsiana tetyana|yulia yuliya iuliia julija|
gennady hennadiy gennadiy hennadii gennadi|anatoly anatoliy anatoli anatolii|arkady arkadiy arkadi|
dmytryi dmytry|nikita mykyta|ilya illia ilia illya|ivan|artem artyom|fyodor fedir fedor|semyon semen|
bogdan bohdan|lyudmila liudmyla ludmila ljudmila|galina halyna|irina iryna|oksana aksana|ksenia xenia kseniya|
aleksandra oleksandra|anastasia anastasiya anastasiia|sofia sofiya|maria mariya mariia|
mohammed muhammad mohamed mohammad muhammed mohamad muhamad mohamud muhammadu mohammadu mahomed mehmed mohammod muhamed|
ahmed ahmad akhmad achmad|hussein husayn hossein hussain husain hossain hoseyn|
hassan hasan hassane|youssef yusuf yousef yousuf yusef youcef yossef yousaf yusof|ibrahim ebrahim ibraheem|
osama usama oussama|khalid khaled halid|omar umar omer oumar|abdullah abdallah abdulla abdoulaye abdulah|
mustafa moustafa mostafa mustapha|mahmoud mahmud mahmood mehmood|tariq tarek tareq tarik|
said saeed sayed syed sayyid saeid seyed seyyed|nasser nasir naser nassir|faisal faysal feisal faysel|
abdulaziz abdelaziz|abdulrahman abdelrahman abderrahman|salim saleem selim|karim kareem|rashid rasheed rachid|
muammar moammar muamar mouammar moamer|bashar bashshar|ismail ismael ismaeel ismayil|jamal gamal jamaal djamel|
hisham hicham hesham|walid waleed oualid|farouk faruq farooq farouq|zayed zayid zaid zayd|tamim tameem|
kassym kasym kasim qasym qasim qassym kassem qassem|jomart zhomart|nursultan noursoultan|shavkat shavkhat|
emomali imomali|gurbanguly kurbanguly|sadyr sadir|ilham ilkham|giorgi georgi georgy georgiy georgii|
irakli iraklii|binyamin benyamin benjamin|yitzhak itzhak yitzchak|moshe moishe|yair jair|ehud ehoud|shimon simon|
isaias isayas issayas|abiy abiye|tedros tewodros|hailemariam hailemaryam|meles melles|
narendra narender|manmohan manmohun|rajiv rajeev|sanjiv sanjeev|vijay vijai|subrahmanyam subramanyam subramaniam|
sheikh shaikh shaykh sheik|hasina haseena|imran emran|shehbaz shahbaz|zulfikar zulfiqar|
sukarno soekarno|suharto soeharto|yudhoyono|anwar anwer|mahathir mahatir|
nikos nicos|giorgos yorgos georgios yiorgos|kyriakos kiriakos|alexis aleksis|yannis giannis ioannis|
konstantinos constantinos kostas|panagiotis panayiotis|vangelis evangelos|
alfonso alphonso|eli elie|elias ilias|joao|jorge|luiz luis|
hun hoon|jae je|
zine zein zin|abidine abedine|anouar
"""

# Spellings of one name inside English and its neighbours: taken for each other in copy, never a reason to see two people.
_SPELLINGS = """
anthony antony anthoni|john jon|stephen steven stefan stephan|philip phillip filip philippe|
catherine katherine kathryn katharine cathrine katheryn|georgia giorgia|mark marc|eric erik erick|carl karl|
geoffrey jeffrey jeffery geoffery|sara sarah|ann anne|elizabeth elisabeth|theresa teresa|alan allan allen|
brian bryan|sean shaun shawn|stuart stewart|lawrence laurence|nicholas nicolas nikolas|frederick fredrick frederic|
michael micheal mikael michal michele|christopher kristopher christoffer|christine kristine|christian kristian|
emanuel emmanuel immanuel|gabriel gabriele|hannah hanna|isabel isabelle|jeremy jeromy|jonathan johnathan jonathon|
kelly kelley|lindsay lindsey|marian marion|matthew mathew mathieu matthieu|rachel rachael|rebecca rebekah|
ronan rónán|susan suzan|vivian vivien|zachary zachery|alison allison alyson|deborah debra|diane dianne|
dominic dominick dominik|francis frances|graham graeme|hugh hugo|joan joanne|leslie lesley|louis lewis luis|
maurice morris|neal neil niall|oliver olivier|rafael raphael|reuben ruben|robyn robin|roderick rodrick|
tomas thomas|viktor victor|walter walther|olaf olav|kirsten kristen|ursula urszula|emmanuelle emanuelle|
ricardo richardo|federico frederico|yolanda iolanda|karen karin|annalena anna-lena|jens|josep jose
"""


def _rows(table: str) -> list[list[str]]:
    return [names for row in table.replace("\n", "").split("|") if (names := row.split())]


@cache
def _nickname_pairs() -> frozenset[tuple[str, str]]:
    pairs = {(full, short) for full, *shorts in _rows(_NICKNAMES) for short in shorts}
    return frozenset(pairs | {(short, full) for full, short in pairs})


@cache
def _groups(table: str) -> dict[str, frozenset[str]]:
    by_name: dict[str, set[str]] = {}
    for names in _rows(table):
        for name in names:
            by_name.setdefault(name, set()).update(names)
    return {name: frozenset(others) for name, others in by_name.items()}


def is_nickname(left: str, right: str) -> bool:
    """Whether one is a short form of the other: never two full names that share one ("Anthony", "Antony")."""
    return (left, right) in _nickname_pairs()


def is_other_language(left: str, right: str) -> bool:
    """Whether the two are one given name of two languages, or of two romanisations ("Mykhailo", "Mikhail")."""
    return right in _groups(_ACROSS_LANGUAGES).get(left, frozenset())


def is_other_spelling(left: str, right: str) -> bool:
    """Whether the two are spellings of one given name that are taken for each other ("Anthony", "Antony")."""
    return right in _groups(_SPELLINGS).get(left, frozenset())


# Common given names that none of the tables above has.
_OTHERS = """
aaron adam adrian agnes alice amy andrea ashley audrey austin barack blake boris brandon brett bruce bruno carla carlos
carmen caroline charlotte chelsea claire clara claude clive colin craig dale danielle daniela darren david denise derek diana
diego donna doris dylan edith eleanor elaine ella ellen emily emma eric erica erin esther ethan eva evan evelyn fabio
felix fiona gary gavin gemma george georgina gina glen glenn gloria gordon grace grant greta guy hans harriet heather
heidi helen helena hilary hillary holly hope howard ian irene iris ivan ivy jack jade jane janet janice jared jason
jasmine jean jenna jesse jill joan jonas jordan jose joyce juan judy julia julian julie june justin karl kate kay keith
kevin kiran kurt kyle lara laura lauren lee leon lily linda lisa lorenzo lucas lucia lucy luke lydia mabel marcel marco
marcus margot maria mariana marie mario marina marion marissa mark marlene martin martina marvin mary matteo maya megan
melanie melinda mercedes mia milan miles milton miranda molly monica morgan muriel myra nadia naomi nelson nicole nigel
nina noah nora norma olga olive olivia pablo paul paula pauline pedro perry peter petra polly rachel ralph ramon randolph
rene rhonda rita robin rocco rolf roman rosa rose ross roy ruth ryan sally sandra scott sergio seth sharon sheila silvia
simon simone sonia sophie spencer stella susana sylvia tanya tara teresa tessa tina todd tracy trevor tyler ulrich vera
veronica vincenzo viola virginia wanda warren wayne wendy wilhelm xavier yvonne zoe jill bill hunter melania ivanka
"""


@cache
def _known() -> frozenset[str]:
    return frozenset(
        name
        for table in (_NICKNAMES, _ACROSS_LANGUAGES, _SPELLINGS)
        for row in _rows(table)
        for name in row
        if len(name) > 2  # noqa: PLR2004 - "Jo" and "Al" are half of many names
    ) | frozenset(_OTHERS.split())


def is_known_given(name: str) -> bool:
    """Whether it is a common given name: two of those that are no forms of one another are two people."""
    return name in _known()


def is_fathers_given(name: str) -> bool:
    """Whether it is an Arabic, Somali or Ethiopian given name: behind another given name it may be the father's."""
    return name in _fathers()


@cache
def _fathers() -> frozenset[str]:
    table = _groups(_ACROSS_LANGUAGES)
    seeds = """
        mohammed ahmed hussein hassan youssef ibrahim osama khalid omar abdullah mustafa mahmoud tariq said nasser
        faisal salim karim rashid muammar ismail jamal hisham walid farouk zayed tamim
    """.split()  # noqa: SIM905
    more = """
        ali salman hamad rashed saleh salih issa musa moussa yahya yassin aden adan warsame hamdan mansour
        adhanom desalegn abebe bekele kebede tesfaye haile gebre zewde afwerki zenawi girma alemu tadesse getachew
    """.split()  # noqa: SIM905
    return frozenset(name for seed in seeds for name in table[seed]) | frozenset(more)


_UKRAINIAN = """
mykhailo mykhaylo volodymyr serhiy serhii oleksandr dmytro mykola andriy andrii yuriy yurii pavlo petro olena kateryna
oleksiy oleksii ihor yevhen yevhenii hanna svitlana vasyl hryhoriy hryhorii oleh yosyp kyrylo kostiantyn kostyantyn
vitaliy vitalii hennadiy hennadii mykyta illia fedir bohdan liudmyla halyna iryna tetiana tetyana oleksandra
"""


def is_ukrainian_form(written: str, reference: str) -> bool:
    """Whether the written given name is the Ukrainian form of the reference's, which is none itself."""
    one, other = written.casefold(), reference.casefold()
    forms = frozenset(_UKRAINIAN.split())
    return one in forms and other not in forms and is_other_language(one, other)
