"""Common given names in English-language news, and the pronoun that mostly goes with them. Language, not data.

Written from general knowledge: names that are common in the countries the news reports on. A given name is a cue
among others, never enough to make a person of any word.
"""

from __future__ import annotations

from functools import cache, lru_cache

from checks.compare.strings import fold

# Those that are as often places or plain words stand in WEAK_GIVEN.
GIVEN = frozenset(
    """
    aamir aaron abbas abby abdel abdelaziz abdelmadjid abdul abdulaziz abdullah abdulrahman abebe abhisit abigail
    abiy abraham achraf adaeze adam adama addison adel adelaide adele ademola adil aditya adley adnan adolf adrian
    adriana agathe agnes agnieszka agnès agustín ahmad ahmed aidan aiden aiko aileen aino aisha ajay ajit akash
    akbar akhilesh akihito akiko akinwumi akira akshata alaa alain alan alar alasdair alassane albert alberto
    albin alec aleida alejandra alejandro aleksandar aleksandr aleksei alena alessandro alex alexander alexandra
    alexandre alexandria alexei alexej alexis alfie alfonso alfred algirdas ali alice alicia aliko alina alison
    alisson alistair alla allan allen allison allyson alma almaz alok alva alvaro alvin alyssa amadou amanda amari
    amartya amber amelia amina aminata amir amit amitabh ammar amos amrita amy ana anand ananya anas anastasia
    anatoli anatoliy anatoly anders andre andrea andreas andrei andrej andres andrew andrey andriy andrzej andrás
    andrés andy aneta anfernee ange angel angela angelina angelo angharad angus anies anil anita anja ann anna
    anna-maria annastacia anne anne-marie annette annie anthony antoine anton antonia antonio antonis antony antti
    anura anurag anutin anwar aoife aparna april arata archie ardie ariana ariarne ariel arif arjun arkady arlene
    armand armando arnaud arnold arsene arseniy arsène artem arthur arturo arturs arun arundhati arvind aryna asa
    asako asamoah asha ashley ashok ashraf asif asim aslan assimi astrid atal athing atiku attila aubrey audrey
    august augusto aung aurélien auston avi avigdor aviv axel aya ayaka ayelet ayesha ayad ayman ayodele azamat aziz
    babar babatunde baburam badr bakhyt balázs bambang barack barbara barbora barnaby barney barry bart
    bartholomew bartosz bashar basil bassam bassirou beata beatrice beatriz beau beauden becky begoña beji belinda
    bella ben benazir benedict benedikt benigno benito benjamin benni benny benoit benyamin bernadette bernard
    bernardo bernd bernie bert berti bertie beth bethany betsy betty beverly beyoncé bezalel bhupinder bianca
    bidzina bilal bilawal bill billie billy binali binyamin birgit birgitta bjarne bjarni bjorn blaise bob bobbi
    bobby bobi bogdan bogusław bohdan bohuslav bojan bola bongani bongbong bonnie boris borut boyko božidar brad
    bradley brady brandon branislav breanna breel brenda brendan brett brian brice bridget brigitte britney
    brittney bronwen bronwyn brooks bruce bruno bryan bryce bryson budi bukayo bukola bülent břetislav cadel
    caeleb caitlin cale caleb callum calvin cameron camilla camille candace carl carl-gustaf carla carlo carlos
    carly carmen carol carole caroline carolyn carrie carwyn carys casper cassandra catalina cate catherine cathy
    cecilia cedric ceedee celia celine cem cesar chadwick chan-wook chanda chandrababu chandrika charan charlene
    charles charlie charlotte cheikh chelsie chen cheryl cheslin chidera chidi chimamanda chinedu chiwetel chloe
    chlöe chris christa christian christina christine christoph christophe christopher chrystia chuck chukwudi
    chukwuka chukwuma ciara ciaran cillian cindy ciro claire clara clare clarence clarissa clark claude claudia
    claudio clayton clement clementine clinton clive cláudia coco codie cody colette colin collin colm concepción
    connor conor conrad constance constantine consuelo cora corazon corbin cord corey cornel cornelius cory cosmin
    craig cressida cristian cristiano cristina cristóbal csaba curtis cynthia cyril céline césar călin da'vine
    daan dacian dafydd dagmar daichi daisuke daisy dak dalal dalia damian damien damon dan dana dani daniel
    daniela danielle danny daoud daphne darcy darius dariusz darnell darren darryl daryl davante dave david davide
    davina debbie deborah debretsion declan deepak deepika deion deirdre dejan delia delilah demetrius demi denis
    denise deniz dennis denys denzel derek dermot desiree desislava desmond dev devendra devin devonta dezső
    dharmendra diana diane didier diego dieter dilma dilys dimitri dimitris dina dinah dinara dinesh diogo dirk
    divya dmitri dmitry dmytro dolly dolores domantas dominic dominik dominique don donald donna donnie dora dorin
    doris dorothea dorothy dorte doug douglas dragan draymond dritan droupadi dua duhan duncan dustin dušan dwayne
    dwight dylan eamon earvin ebba eben eberechi ebrahim ed eddie eddy edgar edgars edi edith edmund edna eduard
    eduardo edward edwin edu eero egan egils ehud eiji eileen eirik ekaterina eknath ekrem elaine eleanor elena eli
    elias eliot elisabeth elise eliud eliza elizabeth ella ellen ellie elliot elliott ellis elly elmira elon elsa
    elspeth elton eluned elvis elías elżbieta emanuel emeka emil emilia emiliano emilie emilio emily emine emma
    emmanuel emmanuelle emmerson emomali enda enric enrico enrique enzo eoin eran erdem eric erica erik erika erin
    erling erna ernest ernesto ernst errol espen esteban esther ethan eugene eugenia eva evan evangelos evariste
    eve evelyn evgeny evie evika ewan ewen fabian fabio fabián fabrice faf faisal faiz fakhar fani farah farid
    farooq farouk fatima fatou fausto fawzi federica federico felice felicity felipe felix femi ferdinand fergus
    fernanda fernando ferran fidel fikile filipe filippo finlay finn finneas fiona fletcher florian florin floyd
    fofi folake fouad framber frances francesca francesco francis francisco franco francois frank frank-walter
    frankie františek franz françois fraser fred freddie freddy frederic frederick frederik fredrik freja freya
    friedrich fritz fumihito fumio fyodor fátima félicien félix gabby gabriel gabriela gabrielle gaby gadi gael
    gail galina galit ganesh ganjar garbiñe gareth garry gary gaspard gautam gavi gavin gaynor gemma genevieve
    genki gennady gennaro geoff geoffrey george georges georgie georgina geraint gerald geraldine geraldo gerard
    gerardo gerd gergely gerhard german germán gerrit gerry gert getachew gethin ghassan gheorghe gianluca
    gianluigi gianni giannis gibran gideon gilbert gilberto gilles gillian gina gino giorgia giorgian giorgio
    giorgos giovanni gita gitanas giulia giuseppe gladys glenda glenn gloria golda gonzalo gonçalo goodluck goran
    gordon gotabaya gracie graeme graham grainne granit graça greg gregg gregor gregory greta gretchen grigor
    grigory grover grzegorz guanyu gudrun guido guillaume guillermo gulnara gunhild gunilla gunnar gunther
    gurbanguly gurpreet gus gustav gustavo guus guðni gwen gwyneth győző gábor gérald gérard géza habib hage
    haider hailemariam hailu haitham hakainde hakan hakeem hala halimah halla halvor hamad hamid hamish hamza
    hanae hanan handre hani hank hanna hannah hans hans-dietrich hans-joachim hansi harald hardeep hardik harish
    harold harper harriet harris harrison harry haruhiko haruka haruki harvey hasan hashim hasina hassan hattie
    hayao hayato haydar hayden hayley hazel heather hector hege heidi heinrich heinz helen helena helene helga
    helle helmut henri henrik henrique henry henryk herbert heriberto herman hermann hernán herschel herzi herzl
    hessa hideki hideo hilary hillary hina hirofumi hirokazu hiroko hiroshi hisham hitoshi holger holly horacio
    horia horst hosni hossein houari houcine houda howard hoyeon hristijan hsien hubert hugh hugo hulusi humberto
    humza hussein hyun håkan héctor hélio hélène ian ibrahim ibtihaj ichiro ida idriss ifeanyi ifeoma iga ignacio
    igor ihor iker ilham ilir ilkay ilya imee imelda imogen imran imre indira indra ines inga ingeborg inger
    ingrid ingrida ingvar inma inés ioan ionuț iqbal irakli irene irina iris irma iryna isaac isabel isabella
    isabelle isaiah isaias isamu isao isla ismail ismaïl ismet issam istvan itamar itzhak ivan ivana ivica ivo
    ivor iván iwona iñaki jacek jacinda jacinta jack jackie jacky jacob jacqueline jacques jacqui jadon jadwiga
    jagdeep jagmeet jahmyr jai jaime jair jairam jakaya jake jakob jakov jakub jalal jalen jamal james jamie jan
    jana jane janet janez janice janine jannik janos janusz jared jarl jaroslaw jarosław jarvis jasmine jason
    jasprit jassim javad javier jawad jawaharlal jay jaya jaylen jayne jayson jean jean-bernard jean-claude
    jean-luc jean-marie jean-michel jean-paul jean-pierre jean-yves jeanne jeff jefferson jeffrey jelena jen jenna
    jennifer jenny jens jeremy jermaine jerome jerry jerzy jesse jessica jesús jhon jill jim jimi jimmie jimmy
    jina jiří jo joachim joan joanna joanne joao joaquin joaquín jocelyn jochen jodie jody joe joel jofra johan
    johann johanna johannes john johnny johnson joice joko jolanta jomo jon jonas jonathan joni jonny jools
    jordan-lee jordi jorge jorgen jose josef josefina joseph josephine josh joshua josie josé jovan joy joyce joão
    jrue juan juana juanita jude judith judy juha jules julia julian juliana julianne julie julien juliet juliette
    julio julius julián junichiro jurgen justin justine jyotiraditya jyrki jóhanna józef józsef jörg jürgen kagiso
    kai kaillie kais kaito kaja kalonzo kamal kamala kamil kamila kane kaori kapil karel karen karim karin karina
    karl karl-anthony karl-heinz karl-theodor karol karolina karolína kash kassym-jomart katalin katarina kate
    kateryna katharine katherine kathie kathleen kathryn kathy katie katja katrin katrina katrín katsunobu katya
    kavita kawhi kay kaye kaylee kazimierz kazuhiro kazuki kazuo kaïs ke keeley keely kehinde keiko keir keira
    keisha keisuke keith kelechi kelly kelvin kemal kemi ken kendall kenenisa kenichi kenji kenneth kenny kenta
    kerri kerry kersti keshav ketanji kevin kgalema khadija khaled khaleda khalid khalifa khawaja kiara kieran
    kieron kiichi kim kimberly kingsley kiran kiren kiril kirill kirk kirsten kirstie kirsty kithure kitty kizza
    kjell kjell-erik klaus klaus-peter klay knicole knut kobbie kobe kofi koichi koji kolbeinn kolinda konstantin
    kornelia kostas kota kp kris kristaps kristen kristi kristin kristina kristjan krišjānis krysten krzysztof
    ksenia kumar kumiko kurt kutter kwabena kwame kwasi kyle kylian kylie kyriakos kyrie kyrsten kyrylo lachlan
    laila lakshmi lalu lamar lamine lana lando lara larisa larry lars lasse laszlo latisha latoya laura lauren
    laurence laurent laurent-désiré lauri laurie lautaro lawrence lazarus leah leandro leanna leanne lebron lech
    lee leif leila len lena leni lenka lennox lenny leo leon leonard leonardo leonid leonie leopoldo leroy leslie
    lesya leszek letitia lewis lexi leymah leïla li liam liana libor lidia lila lilian lily linda lindiwe lindsay
    lindsey linnea lionel lior lisa lisandro liudmyla liviu liz lizzie ljubica lleyton lloyd logan lois lola loong
    lorenzo loretta lori lorna lorraine lothar louay louis louisa louise luc luca lucas lucia luciano lucie lucy
    lucía ludovic ludvig ludvík ludwig luhut luigi luis luisa luiz lukas luke lukáš lupita luther luís lydia lyla
    lyn lyndon lynn lynne lyudmila lászló léa léon maada maaike mabel maciej macky madeleine madhuri mads magda
    magdalena maggie magnus maha mahamat mahathir mahdi mahershala mahinda mahmoud mahmud mahsa maia mairead
    maisie maite maithripala majed makini mako makoto maksim malachy malala malcolm malik mallory malusi mamadou
    mamata mamie mandy manfred mangosuthu manish manju manmohan manny manoj mansour mansur manuel manuela mara
    marama marat marc marc-andré marcel marcelo marcia marcin marco marcos marcus marek margaret margarita margery
    margot maria maria-teresa mariam mariana marianne marie marie-claire marie-louise marielle marija mariko
    marilyn marina mario marion marisa marit mariusz marjorie marko markus markéta marlene marlon marnus maro
    marsha marta martha martin martina marvin marwan mary mary-lou maryam marzena maría masahiro masaki masako
    masayoshi masha masoud masoumeh massimiliano matej mateo mateusz mathew mathias mathieu matilda matt matteo
    matthew matthias matty matías maud maureen maurice mauricio maurizio mauro maxim maxime maximilian maximiliano
    maxine maya mayawati mayumi mazie małgorzata mckenzie meena megan megawati meghan megumi mehbooba mehdi mehmet
    mehriban mei mel melania melanie meles melinda melissa melvin meral mercedes meredith merete merrick merve mervyn
    meshal mette mevlüt mhairi mia micah michael michaela michal michał michel michele michelle micheál michiko
    mick mieczysław miguel mihai miho mika mikaela mike mikel mikhail mikheil milan millie milo milorad milos
    miloš milton mimi mina minjee minna minnie minoru miranda mircea miriam mirjana miroslav mirosław mitch
    mitchell mitsuko mmusi mo moeen mohamed mohammad mohammad-javad mohammed mohan mohandas mohsen moira moise
    mokgweetsi mollie molly mona moncef monica monika monique mookie moqtada morag morgan morihiro moritz morten
    moses moshe mostafa moussa moza mstyslav muammar muhammad muhammadu muharrem muhyiddin mukesh mulayam murat
    muriel murray musalia mustafa myint mykhailo mykola myles myra myron márcia mário mélanie mónica nabil nadeem
    nadezhda nadhim nadia nadim nadine naftali nagisa nahed nahuel najib naledi nana nancy nandan nanette nanna
    naoko naomi naoto napheesa narendra naresh narges naruhito naseem nasrin nasser nat natalia natalie natalya
    natasha nate nathalie nathan nathaniel natsuki natsuko natsuo naveen nawaf nawal nawaz nayef nayib ndidi
    nebojša neha neil nelly neve ngozi ngugi ngũgĩ nial niamh nichola nicholas nick nicki nicky niclas nico nicola
    nicolae nicolas nicole nicolás nicușor niels nigel nikhil nikita nikki niklas nikol nikola nikolai nikolas
    nikolay nikos nils nina ninoy nir nirmala nitin nitish nitzan nizar nkosazana nnamdi noah noam nobuo noel
    noelle nonso nora norah norbert norberto noreen noriko norma norman nouri novak nuno nur nursultan obiageli
    obinna oby octavia octavian octavio ofer oisin oksana olaf olav ole oleg oleh oleksandr oleksii oleksiy olena
    olga olisa oliver olivia olivier ollie olu olumide olusegun oluwaseun omar omoyele ondřej ons oona opal opiyo
    orhan orit orla orlando orsolya orson osama osamu oscar oskar osman ossama osvaldo oswald otto ousmane owen
    pablo paddy padraig paetongtarn pam pamela pammy panos paola paolo parminder pascal patricia patrick patrizia
    patsy patty pau paul paula paulina pauline paulo pavel pawel payton pedro peggy pekka penelope pep per
    per-olof percy perdita perry pervez pete peter petr petra petro petronella petter petteri phil philip philipp
    philippa philippe phillip philomena phoebe phyllis pierre pieter pilar piotr pippa pita pixie piyush polina
    polly pooja poul prabowo pradeep praful prakash pranab prashant pravin prayut prayuth predrag preeti primož
    priti priya priyanka przemysław puan pushpa päivi pål péter qais qasem qassem quentin quinton quique
    rabindranath rached rachel rade radek radim rafa rafael rafal rafik raghuram ragnar ragnhild raheem rahm rahul
    raila raimund raj rajendra rajesh rajiv rajnath rakesh ralf ralph ramesh rami ramiro ramon ramush ramzan ramón
    randall randy rania ranil raphael rashid rashida rasmus ratan ratko raul ravi ravichandran ravindra rawiri
    raymond raúl rebecca rebekah recep reema reggie regina reginald reiko reinhard rekha remco renata renate rene
    renee renho rené renée retno reuben rex reza rhiannon rhodri rhona rhun rhys riad ricardo riccardo richard
    richie rick rickie ricky rigathi rigoberto rihanna rima rinat rishabh rishi rita riyad riz rob robbie robert
    roberta roberto robyn rocío rod roddy roderick rodney rodolfo rodri rodrigo rogelio roger rohan rohit roisin
    roland rolf romain roman romeo romy ron ronald ronan ronen ronnie rory rosa rosalie rosalind rosalynn rosemary
    rosie ross rotimi rowan roxanne roxy roy ruben rubén rudi rudolf rudolph rudy rufus rui rumen rupert ruslan
    russell rustam rustem ruth ruthie ruud ryan ryo ryoichi ryszard ryuichi ryusuke róisín rúben răzvan saad sabah
    sabina sabine sabrina sacha sachin saddam sadio sadiq sadyr saeb saeed sahar sahle-work saif sajid sajith
    salah salim sally salma salman salome salva salvador salvatore salwa sam samantha sameh samia samir samuel
    sanae sandeep sandra sandro sania sanjay sanjeev sanna santi santosh saoirse saquon sara sarah sasha saskia
    satoshi satya sauli saurav sayaka scott seamus sean sebastian sebastien segun seiji seiko selahattin selena
    selina semyon sepp serdar serena seretse serge sergei sergey sergio serhiy serzh seth sha'carri shabana shadab
    shadi shahbaz shaheen shai shaktikanta shane shanmugam shannon shaquille sharad sharon shashi shaun shavkat
    shawn shehbaz sheila shelby sheldon shelley shelly-ann sher shericka sherrod sheryl shigeki shigeru shilo
    shimon shinji shinzo shireen shirin shirley shivraj shlomo shohei shoichi shota shreya shubman shuichi
    shunsuke shyam sian sid sidney siegfried sienna sigmundur signe sigrid sigurd silvia silvina silvio simon
    simona simone sinead sini sinéad siobhan siobhán sione siphiwe sipho sir sitaram siti siya siân skye slavica
    slavko sloane slobodan smita smriti snežana sofia sofie sofía sohei solomon solveig sonali sonia sonja sonny
    sophia sophie soraya soren sourav spencer srettha sri srinivas stacey stacy stan stanislav stanisław stanley
    stavros stefan stefania stefano stefanos steffen steffi stella stepan steph stephan stephane stephanie stephen
    steve steven stevo stewart stig stine stjepan stormy stuart stéphane subrahmanyam subramanyam sudhir suella
    suha suhail sukarno sukhbir suki suleiman sumio sundar suni sunil sunita suresh susan susana susanna susanne
    sushma susilo suzanne suzie sven sven-göran sverre svetlana svitlana swati syed sylvain sylvia sylvie syukuro
    szilárd szymon sándor sébastien sônia sönke sølvi søren süleyman sümeyye sławomir taavi tabitha tadashi tadej
    tadeusz tadhg taha tahir taizo takaaki takahiro takashi takeo takeshi taku takuya tal talal tamara tamim tamir
    tammy tamsin tania tanisha tansu tanvi tanya taoufik tara taras tarcísio tarek tariq tarja taro tatiana
    tatsuya tawakkol taylor tayyip ted teddy tedros teemu tejashwi temba temitope tendai teodoro terence teresa
    terje terri terry tess tessa tetsuya tewodros thabo thaksin thanasi thandi tharman thea thein theo theodor
    theodora theodore theresa therese thiago thierry thoko thom thomas thongloun thora thorbjørn thuli thérèse
    tibor tidjane tiffany tiger tihomir tilda tilly tim timo timofey timothee timothy timothée timur tina tish
    tito tobias toby todd toivo tom tomas tomasz tomio tomislav tommy tomohiro tomoko tomás tomáš toni tony tonya
    toomas tor torben torbjörn toru toshihiro toshiko toshio tove tracey traci tracy trae traian travis tre trent
    trevor tricia trine tristan trudy truman trygve tshering tsitsi tsutomu tua tucker tulip tulsi tunde tundu
    turid tyler tyrese tyrone tyrrell tzachi tzipi uche uday uddhav uhuru ulf ulrich ulrike uma umar umaro unai
    urho uri urs ursula urszula usain usha usman uwe uğur vaclav vadim vadym valdis valentin valentina valeria
    valerie valerii valeriu valeriy valery valtteri valérie vanessa varvara vasilis vasily vasundhara vasyl
    vaughan velenkosini venetia venkaiah venus vera verity vern vernon veronica verónica vicente vicky victor
    vidar vigdis vijay vikram viktor viktoria viktória vince vincent vincenzo vinnie vinod viola violet viorica
    virat virgil virginie vitali vitaliy vitaly vitas vitinha vivek vivekananda vivian viviane vivien vjosa vlad
    vladimir vladislav vojislav vojtěch volker volodymyr vyacheslav víctor vít wael wafa waleed walid wallace
    walter wanda wangari wangui wanjiru warren wassim wavel wayne wendell wendy werner wes wesley wiesław wilbur
    wilf wilfred wilhelm willem william williams willie willy wilma wilson winifred winnie winston wladimir
    wojciech wole wolfgang wout włodzimierz xabi xander xavier xherdan ximena yaakov yael yahya yair yamandú yan
    yanis yann yannick yara yariv yaroslav yash yasir yasmin yasser yassin yasuhiro yasunari yasuo yaw yaya yehuda
    yekaterina yelena yemi yevgeny yingluck yitzhak yngve yoav yogendra yogi yohanan yoichi yoichiro yoko yolanda
    yolande yordan yoshihide yoshihiko yoshiko yoshimasa yoshinobu yoshiro yossi yosuke younis yousef youssef
    yoweri yui yuichi yuki yukiko yukio yulia yulimar yuliya yuri yuriko yuriy yusaku yusuf yuta yuzuru
    yves-françois yvette yvonne zac zach zachary zack zadie zahra zainab zak zakhar zaki zanele zara zbigniew
    zdravko zdzisław zeev zeinab zelda zendaya zeynep ziad zinaida zine zinedine zion ziyad zlatan zoe zofia zola
    zoltan zoltán zoran zoë zsuzsanna zulema zulfikar zuzana zweli ádám ágnes ákos ángel ángela édith édouard
    élisabeth éric étienne íñigo óscar özgür özlem ľudovít łukasz
    aarav abdelfattah abdoulaye abena abimbola achieng adebayo adekunle aditi adwoa afshin agata agus ahlam
    ailsa aitor ajoy aki akinyi akosua aksel akua akwasi aled alessia amara ananth anjali ankita annegret
    anneliese annika anniken anupam anushka aoibhinn arash ardeshir asbjørn ashwin asuka atsuko atul avraham
    aysegul ayumi ayşe ayşegül azadeh babajide bahman baruch bashir bastien behrouz bengt berat bernice beverley
    bhavna bijan birthe bisi björk bjørg blandine bodil bohumil bongiwe boubacar breonna bronisław burak bushra
    busisiwe caetano caoimhe catarina cathal catriona cemal chaim chetan chiamaka chiara chibuike chidinma
    chigozie chihiro chika chima chinua chioma chipo chitra clint clotilde clyde cordelia cormac daiki damilola
    dariush deepa deepti delphine delyth demarcus dervla deshawn despina detlef devika dewi diarmuid dilip
    dimitra donal donatella doreen dragoș duarte eamonn ebele edison efua eilidh eitan eleni eliezer elif elin
    elmer elodie elsie emre emrys enid eriko ethel eunice evaristo ezequiel fabien fadi farai farhad faten fatma
    fatoumata fayez ferenc fereydoun feyza fiachra fintan fionnuala florencio folarin francoise françoise fumiko
    funmi gaston gaurav gaëlle gbenga geeta gershon gertrude ghada ghislaine giancarlo gizem golshifteh govind
    graciela grażyna gunter gustaf guðmundur gwilym györgy gösta gülşen günter haakon haim hakkı hakon halvard
    halyna hamisi hannelore harsh hartmut haruko hatem hatice hedwig heiko hema henrietta hideto hilda hisashi
    hitomi houshang huda huw håkon hülya iain ibrahima idrissa ieuan ikenna ilaria ildikó ilse ingmar ingo
    ingvild inmaculada ioana ionel itziar iñigo jafar jagdish jamar jari jarmo jayant jejomar jemima jimena
    jocelyne josiane judit jukka juma junko jyoti jytte kailash kaisa kalpana kamau kamran kareem kari kat
    katarzyna katerina katsuya kaveh kendrick kentaro kerem kerryn kerstin kirsi kishore kiyoshi kohei kojo
    konstantinos kriti kwaku kwesi kyoko kåre lalit lanre lashawn layla lennart leonor liesel lorcan loredana
    lovisa loïc lubna lucien lucille ludmila lwazi macarena madhav mafalda magnhild mahesh mallika mamoru mandla
    margarida mariama marisol masao masaru massimo matthieu mavis maziar medha meera meir menachem mengistu
    meritxell mieko mikkel mikko miklós mildred mireia mireille mohit montserrat mordechai mounir
    mourad mpho muna murielle muthoni mwai nabila nachman naguib nalini namrata nandi nandini natsumi navin
    nazanin nazım neelam neema nerys nicanor nilüfer nisha njeri nkechi nneka noboru nomvula nomzamo nuri nuria
    nurul nyambura núria obafemi oded odhiambo odile olamide oldřich olesia oluwole onyeka oonagh ophelia oriol
    ornella orville ostap oswaldo ottavia oumar paavo panagiotis panfilo pankaj parvati parvin parviz pentti
    pernilla phumzile pia pierluigi prabhat pramod pratibha praveen rachid radha raffaele raffaella raghad raghu
    rajat rajeev raluca ramazan ranbir ranjit rashmi rehema remi renato renuka renán reuven rhoda riikka riitta
    rika risa ritu rivka rodion roya ruairi ruairí rukmini rumbidzai rutendo ryota rémi sachiko salif samar
    sameer sami samira sangeeta sarita satish sbusiso sedat seema selim selin seppo serkan seydou shahram
    shaniqua shaul shikha shilpa shinya shira shmuel shobha shohreh shoko siamak sibusiso siddharth sigurður
    simonetta sixten sohrab solange sonal souleymane spyros stellan subhash sudha sujata sumiko sumit suraj
    sussan svante taichi takako takeru tamika tapiwa tareq tarun tatenda tatyana tayo temitayo terrence thanasis
    thandeka thelma themba thembi theodoros thorsten tiago tigist tinashe tirunesh titilayo tomoyuki torbjørn
    torquil torstein torsten trayvon troels trond tunku tuomas turgut tuula tuğçe uchenna ulla umberto unni
    vandana varun vasco vasili vassilis vegard venkat veronique vidya vikas vilhelm vimal vinay vishal vittoria
    vittorio vusi väinö véronique wairimu waltraud wanjiku wilfredo wim winfried wyatt xabier yasemin yashwant
    yaşar yetunde yevgeni yiannis yigal yonatan youssou yuji yuliia yumi yusuke yutaka zakaria zali zdeněk zehra
    zelimkhan zindzi zohreh zvi zülfü åse élodie ólafur øystein ümit ľubomír
    abdou abdus adly adolfo agnetha ahmet akio aldo aleksander alija almazbek alun amal andrius anibal
    antonin aníbal armen arnoldo artur askar banri bertel bettino bingu burhanuddin béla camila carles
    chadli chavalit christiane chuan condoleezza constantino costas czesław danilo delcy diederik edvard
    elina emile esmail ezer faure femke franjo fridtjof frits gamal gebran geert geir georgi getúlio ginni
    giorgi girija giulio gulbuddin gyula halldór hendrik heydar hifikepunye hishammuddin iyad jaap jadranka
    jaroslav jayalalithaa jean-bertrand jean-marc jeanine jeroen joaquim joop joost joseph-désiré jovenel
    juscelino jusuf jüri kajsa karolos kees keizo kenzaburo kenzo khadga kurmanbek lamberto levon liamine
    liaquat lilianne lázaro maarten margrethe mariano marijn marissa marjan martti massoud melina mesut
    mikis mirek mogens morarji muqtada nabih nangolo nechirvan nestor nino norodom néstor odysseas ollanta
    olof patricio paul-henri plamen porfirio prokopis rachida radosław raimonds roald rolandas ruhollah
    ryutaro sadako safra sanath sander saparmurat satyajit saulius siim simeon sirimavo sooronbay surayud
    ségolène tadao tammam tarique thijs tomiichi toshihiko tímea umaru vaira valdas virgilio vishwanath
    wisława wopke wouter xiomara yayoi yousaf zalmay zhelyu ziaur zviad árpád
    """.split()  # noqa: SIM905
)
_UNMARKED = frozenset(fold(name) for name in GIVEN if not name.isascii())

# Given names that are as often a place, a month, a surname or a plain word: a cue only beside another one.
WEAK_GIVEN = frozenset(
    """
    art asia austin bay blue brook brooke brooklyn carolina carter chad chance chase chelsea china cliff clay crystal
    dakota dallas dawn dean denver destiny dick drew earl eden england faith fleur florence forest france georgia
    ginger grace grant heath hope houston hunter india iowa ireland israel jackson jasper jersey jesus jordan june
    kent king lance lincoln london madison major mark marshall mason max may melody mercy miles montana nelson
    nevada olive paris parker pat patience penny pope preston prince princess prudence ray reed rich robin rocky
    rose ruby rusty sandy santiago scarlett sierra skip sue summer sunny sydney trinity troy van victoria virginia
    tory wade washington will windsor young savannah aurora ivy jade pearl gene lane levi dale glen guy
    """.split()  # noqa: SIM905
)

# Those of which one pronoun is mostly said.
_HE = """
aaron abdul abdullah adam adrian ahmad ahmed alan albert alejandro aleksandr alexander alexei ali allan amir anders
andre andreas andrei andrew andriy angus anthony antonio antony arjun arthur barack ben benjamin bernard bernie bill
bob boris brad brandon brett brian bruce bryan carl carlos charles charlie chris christian christopher chuck clive
colin connor craig dan daniel dave david dean denis dennis dmitry dominic don donald doug douglas duncan dwayne ed
eddie edward edwin elon emmanuel eric erik ernest evan felix fernando francis francisco frank fred gabriel gareth
gary gavin geoffrey george gerald gerard giovanni giuseppe gordon graham greg gregory guy hans harold harry hassan
henry howard hugh hugo ian ibrahim igor ivan jack jacob jake jamal james jason jeff jeffrey jeremy jerome jerry jim
jimmy joe joel john johnny jon jonas jonathan jorge jose joseph joshua juan julian justin karim karl keith ken kenneth
kevin khalid klaus kyle lars larry lee leo leon leonard lewis liam louis luca lucas luis luke magnus malcolm manuel
marc marco marcus mario mark markus martin matt matthew max michael miguel mike mikhail mitch mohamed mohammed
mohammad morgan muhammad nathan neil nicholas nick nicolas nigel noah oleg oliver olaf omar oscar otto owen pablo
pascal patrick paul pedro peter phil philip philippe pierre rafael rahul ralph raj ray raymond recep ricardo richard
rick rob robert roberto robin rodrigo roger roland ron ronald ross roy russell ryan sam samir samuel scott sean sebastian
sergei sergey sergio shane simon stefan stephen steve steven stewart stuart syed ted terry theo thomas tim timothy toby
todd tom tommy tony travis trevor tyler victor viktor vincent vladimir volodymyr walter warren wayne wilhelm will
william xavier yusuf zac zachary
"""
_SHE = """
abigail agnes aisha alice alicia alison amanda amelia amy ana andrea angela anita ann anna anne annette annie antonia
astrid barbara beatrice bella beth betty bianca bridget camilla carla carmen carol caroline catherine cathy cecilia
charlotte cheryl chloe christina christine claire clara claudia cynthia daniela dawn deborah debbie denise diana
diane donna dorothy edith eileen elaine elena eleanor elisabeth elise eliza elizabeth ella ellen emily emma erica
esther eva eve evelyn fatima fiona florence frances francesca gabriela gail georgina gillian giorgia gloria grace
greta gwen hannah harriet heather heidi helen helena hillary holly ida inga ingrid irene irina iris isabel isabella
isabelle jacinda jackie jacqueline jane janet janice jasmine jean jeanne jenna jennifer jenny jessica jill joan joanna
joanne josephine joyce judith judy julia julie juliet kamala karen karin kate katherine kathleen kathryn kathy katie
katya kay kelly kerry kirsten kirsty kristen kristin laura lauren leah leila lena lily linda lisa liz
lorraine louise lucia lucy luisa lydia lynn maggie malala margaret margarita maria mariam marianne marie marina marion
martha mary maureen megan melania melanie melissa mia michaela michelle miriam molly monica nadia nancy naomi natalia
natalie natasha nicola nicole nina nora olena olga olivia pamela patricia paula pauline penelope penny petra polly priti
priya rachel rebecca renee rita roberta rosa rose rosemary ruth sally samantha sandra sara sarah sharon sheila shirley
silvia sofia sonia sophia sophie stella stephanie susan susanna suzanne svetlana sylvia tamara tania tanya tatiana
teresa theresa tina tracey tracy ursula valerie vanessa vera veronica victoria viktoria vivian wendy yasmin yolanda
yulia yvette yvonne zainab zara zoe
"""
_PRONOUN_OF = {
    **dict.fromkeys(_HE.split(), "he"),
    **dict.fromkeys(_SHE.split(), "she"),
}


@lru_cache(maxsize=8192)
def is_given(plain: str) -> bool:
    """Whether a casefolded word is a common given name, with its accents or without."""
    return plain in GIVEN or (not plain.isascii() and fold(plain) in GIVEN) or plain in _UNMARKED


_SHORTEST_MISSPELT, _SHORTEST_WITHOUT = 4, 5


@cache
def _lacking() -> frozenset[str]:
    """The given names without one letter inside: no real ones, nor such as differ in "h" or a doubled letter alone."""
    found = {
        name[:at] + name[at + 1 :]
        for name in GIVEN | WEAK_GIVEN
        if len(name) > _SHORTEST_WITHOUT and name.isalpha()
        for at in range(1, len(name) - 1)
        if name[at] not in (name[at - 1], name[at + 1], "h")
    }
    return frozenset(found - GIVEN - WEAK_GIVEN)


# English words and place names that look like a given name with a slip. They open headlines, titles and firms' names.
_WORDS = frozenset(
    """
    agnus alert angle anglo ashes benin books brain breda cares cater chasse cornell costs crane dalai dense denies
    drake eager earl early email ether flake flora framer francs freed frost glean gorge gorges grace great hanse
    haven honey iran karst lance lilac macro macros maine maison manus marin marine marks matin mille niger noble
    offer octave pairs price price ramen reign rinse salon salve seams sedan seven shard share shook sixteen siren
    singe stage start state steam stern story summit tiger tigre train trains tuned twain varia villa voila water
    """.split()  # noqa: SIM905 - a list of words reads better as words
)


@lru_cache(maxsize=8192)
def is_misspelt_given(plain: str) -> bool:
    """Whether a casefolded word is a given name with two letters swapped, one too many of a kind, or one left out."""
    if len(plain) < _SHORTEST_MISSPELT or is_given(plain) or plain in WEAK_GIVEN or plain in _WORDS:
        return False
    inside = range(1, len(plain))
    return (
        any(_is_any_given(plain[: at - 1] + plain[at] + plain[at - 1] + plain[at + 1 :]) for at in inside)
        or any(plain[at] == plain[at - 1] and _is_any_given(plain[:at] + plain[at + 1 :]) for at in inside)
        or (len(plain) >= _SHORTEST_WITHOUT and plain in _lacking())
    )


def _is_any_given(plain: str) -> bool:
    return is_given(plain) or plain in WEAK_GIVEN


def pronoun_of(given_name: str) -> str:
    """Give "he" or "she" where the given name mostly tells, else ""."""
    return _PRONOUN_OF.get(given_name.casefold(), "")
