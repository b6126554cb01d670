"""Names that every reader knows: places and bodies whose bare name is nothing to check. Pure.

General knowledge of English news copy, kept small on purpose: what is not here is only asked of a reference.
"""

from __future__ import annotations

from functools import cache, lru_cache

from checks.compare.countries import country_of
from checks.compare.strings import fold

_PLACES = """
Abidjan|Abu Dhabi|Abuja|Accra|Addis Ababa|Algiers|Amman|Amsterdam|Andorra la Vella|Ankara|Antananarivo|Ashgabat|
Asmara|Astana|Asunción|Athens|Baghdad|Baku|Bamako|Bangkok|Bangui|Banjul|Beijing|Beirut|Belgrade|Berlin|Bern|
Bishkek|Bissau|Bogotá|Brasília|Bratislava|Brazzaville|Brussels|Bucharest|Budapest|Buenos Aires|Bujumbura|Cairo|
Canberra|Caracas|Chisinau|Colombo|Conakry|Copenhagen|Dakar|Damascus|Dar es Salaam|Dhaka|Djibouti|Dodoma|Doha|
Dubai|Dublin|Dushanbe|Freetown|Gaborone|Georgetown|Guatemala City|Hanoi|Harare|Havana|Helsinki|Islamabad|Istanbul|
Jakarta|Jerusalem|Juba|Kabul|Kampala|Kathmandu|Khartoum|Kiev|Kyiv|Kigali|Kingston|Kinshasa|Kuala Lumpur|Kuwait City|
La Paz|Libreville|Lilongwe|Lima|Lisbon|Ljubljana|Lomé|London|Luanda|Lusaka|Madrid|Malabo|Managua|Manama|Manila|
Maputo|Maseru|Mbabane|Mexico City|Minsk|Mogadishu|Monrovia|Montevideo|Moscow|Muscat|N'Djamena|Nairobi|Nassau|
Naypyidaw|New Delhi|Delhi|Niamey|Nicosia|Nouakchott|Nur-Sultan|Oslo|Ottawa|Ouagadougou|Panama City|Paramaribo|Paris|
Phnom Penh|Podgorica|Port-au-Prince|Port Louis|Port Moresby|Porto-Novo|Prague|Praia|Pretoria|Pristina|Pyongyang|
Quito|Rabat|Reykjavik|Riga|Riyadh|Rome|San José|San Salvador|Sanaa|Santiago|Santo Domingo|Sarajevo|Seoul|Skopje|
Sofia|Stockholm|Sucre|Suva|Taipei|Tallinn|Tashkent|Tbilisi|Tegucigalpa|Tehran|Tel Aviv|The Hague|Thimphu|Tirana|
Tokyo|Tripoli|Tunis|Ulaanbaatar|Vaduz|Valletta|Vienna|Vientiane|Vilnius|Warsaw|Washington|Washington DC|Wellington|
Windhoek|Yaoundé|Yerevan|Zagreb|
New York|New York City|NYC|Manhattan|Brooklyn|Queens|the Bronx|Los Angeles|LA|Chicago|Houston|Boston|Philadelphia|
San Francisco|Seattle|Dallas|Miami|Atlanta|Detroit|Denver|Las Vegas|New Orleans|San Diego|Phoenix|Toronto|Montreal|
Vancouver|Sydney|Melbourne|Brisbane|Perth|Auckland|Hong Kong|Shanghai|Guangzhou|Shenzhen|Osaka|Mumbai|Bombay|
Kolkata|Calcutta|Bangalore|Bengaluru|Chennai|Karachi|Lahore|Ho Chi Minh City|Saigon|Rio de Janeiro|Rio|São Paulo|
Johannesburg|Cape Town|Durban|Lagos|Casablanca|Alexandria|Barcelona|Milan|Naples|Venice|Florence|Turin|Munich|
Frankfurt|Hamburg|Cologne|Geneva|Zurich|Basel|Lyon|Marseille|Nice|Strasbourg|Antwerp|Rotterdam|Salzburg|Seville|
Valencia|Porto|Krakow|Gdansk|St Petersburg|St. Petersburg|Saint Petersburg|Leningrad|Birmingham|Manchester|
Liverpool|Leeds|Sheffield|Newcastle|Bristol|Nottingham|Leicester|Oxford|Cambridge|York|Brighton|Southampton|
Glasgow|Edinburgh|Aberdeen|Cardiff|Swansea|Belfast|Derry|Cork|Mecca|Medina|Gaza|Gaza City|Bethlehem|Hiroshima|Nagasaki|
Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|
Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|
Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York State|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|
Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington State|
West Virginia|Wisconsin|Wyoming|Puerto Rico|Washington D.C.|D.C.|DC|Ontario|Quebec|British Columbia|Alberta|
Manitoba|Saskatchewan|Nova Scotia|New Brunswick|New South Wales|Queensland|Tasmania|Western Australia|South Australia|
Northern Territory|Bavaria|Saxony|Catalonia|Andalusia|Sicily|Tuscany|Lombardy|Brittany|Normandy|Provence|Crimea|
Siberia|Tibet|Xinjiang|Kashmir|Punjab|Bali|Kurdistan|Chechnya|Donbas|
England|Scotland|Wales|Northern Ireland|Cornwall|Yorkshire|Kent|Essex|Surrey|Sussex|Lancashire|Devon|Norfolk|
Africa|Asia|Europe|America|Americas|North America|South America|Latin America|Central America|Antarctica|
Australasia|Oceania|the Arctic|Antarctic|Caribbean|Balkans|Baltics|Caucasus|Middle East|Near East|Far East|
Central Asia|South Asia|East Asia|Southeast Asia|South-East Asia|Eastern Europe|Western Europe|Central Europe|
North Africa|West Africa|East Africa|Southern Africa|Sub-Saharan Africa|Scandinavia|Sahel|Horn of Africa|
Eurasia|Indo-Pacific|Asia-Pacific|the Gulf|Persian Gulf|West Bank|Gaza Strip|Golan Heights|East Jerusalem|
Atlantic|Atlantic Ocean|Pacific|Pacific Ocean|Indian Ocean|Arctic Ocean|Mediterranean|Mediterranean Sea|Black Sea|
Red Sea|Baltic Sea|Baltic|North Sea|Caspian Sea|South China Sea|English Channel|Channel|Suez Canal|Panama Canal|
Thames|Nile|Amazon|Danube|Rhine|Mississippi River|Alps|Himalayas|Andes|Rockies|Pyrenees|Mount Everest|Everest|Sahara|
Midwest|Deep South|New England|East Coast|West Coast|Silicon Valley|Wall Street|Hollywood|Broadway|West End|
Westminster|Downing Street|Fleet Street|Whitehall|Capitol Hill|Capitol|White House|Kremlin|Pentagon|Red Square|
Times Square|Trafalgar Square|Buckingham Palace|Tiananmen Square|Bay Area|Long Island|Staten Island|
Earth|Mars|Moon|Venus|Jupiter|Saturn|Mercury|Neptune|Uranus|Pluto|Milky Way|West|East|North|South|
Solomon Islands|Vanuatu|Kiribati|Tuvalu|Nauru|Palau|Marshall Islands|Micronesia|Antigua and Barbuda|Antigua|Barbuda|
Dominica|Saint Lucia|St Lucia|Saint Kitts and Nevis|St Kitts and Nevis|Saint Vincent and the Grenadines|San Marino|
Guinea-Bissau|São Tomé and Príncipe|Bosnia-Herzegovina|Somaliland|Western Sahara|Abkhazia|South Ossetia|Transnistria|
Nagorno-Karabakh|Gibraltar|Falkland Islands|Falklands|Faroe Islands|Isle of Man|Jersey|Guernsey|Channel Islands|
Cayman Islands|British Virgin Islands|US Virgin Islands|Heathrow|Gatwick|Macau|
Soviet Union|East Germany|West Germany|Yugoslavia|Czechoslovakia|Ottoman Empire|Roman Empire|British Empire|
Silk Road|Holy Land|Global South|Old City|New World|Third World|Iron Curtain|Berlin Wall|Eiffel Tower|
Oval Office|Statue of Liberty|Central Park|Hyde Park|Fifth Avenue|Seine|Ground Zero|Vatican City|Bermuda|Guam|
Bosphorus|Sinai|Mesopotamia|Levant|Balkan|Maghreb|Eastern Bloc|Home Counties|Midlands|West Midlands|Merseyside
"""

# Bodies that need no reference, words of the trade for them, parties and agencies that copy cites by one word.
_BODIES = """
UN|U.N.|United Nations|EU|E.U.|European Union|NATO|Nato|G7|G-7|G8|G20|G-20|US|U.S.|UK|U.K.|IMF|WHO|WTO|
World Bank|World Health Organization|World Health Organisation|Unesco|UNESCO|Unicef|UNICEF|Opec|OPEC|Interpol|
European Commission|European Parliament|European Council|European Central Bank|ECB|
Parliament|Congress|Senate|House|House of Commons|House of Lords|Commons|Lords|House of Representatives|
Capitol|White House|Kremlin|Pentagon|Treasury|Cabinet|Government|State Duma|Duma|Knesset|Bundestag|Commission|
Council|Supreme Court|High Court|Court of Appeal|Crown|Crown Court|Fed|Federal Reserve|Security Council|General Assembly|
UN Security Council|UN General Assembly|Home Office|Foreign Office|State Department|Justice Department|
Labour|Labor|Conservatives|Conservative|Tories|Tory|Lib Dems|Liberal Democrats|Republicans|Republican|
Democrats|Democrat|Democratic Party|Republican Party|Labour Party|Conservative Party|GOP|Greens|SNP|DUP|Plaid Cymru|
Sinn Féin|Sinn Fein|Communist Party|Party|State|Navy|Army|Air Force|Marines|Coast Guard|National Guard|
Royal Navy|Royal Air Force|RAF|British Army|Army|police|Police|Church|
FBI|CIA|NSA|NASA|Nasa|IRS|SEC|FDA|EPA|CDC|MI5|MI6|NHS|BBC|ITV|CNN|Fox News|NBC|ABC|CBS|PBS|NPR|MSNBC|Sky|Sky News|
Reuters|AP|Associated Press|AFP|Agence France-Presse|TASS|Tass|Interfax|RIA|Xinhua|Bloomberg|PA|Press Association|
PA Media|DPA|dpa|EFE|ANSA|Kyodo|Yonhap|Al Jazeera|New York Times|Times|Guardian|Washington Post|
Wall Street Journal|Financial Times|Daily Mail|Daily Telegraph|Telegraph|USA Today|Economist|Observer|Sun|
Google|Apple|Microsoft|Amazon|Facebook|Meta|Twitter|X|YouTube|Instagram|TikTok|WhatsApp|Netflix|Tesla|Wikipedia|
Telegram|LinkedIn|Snapchat|Reddit|Spotify|Uber|
Fifa|FIFA|Uefa|UEFA|IOC|NFL|NBA|MLB|NHL|NCAA|Premier League|Champions League|La Liga|Bundesliga|Serie A|
Hamas|Hezbollah|Isis|ISIS|Islamic State|al-Qaeda|Al-Qaida|Taliban|IRA|ETA|KGB|Gestapo|Nazi Party|
World War I|World War II|World War One|World War Two|First World War|Second World War|Cold War|Great Depression|
Holocaust|Great War|Olympics|Winter Olympics|Summer Olympics|Olympic Games|Olympic|Paralympics|World Cup|
Christmas|Easter|Ramadan|Eid|Hanukkah|Passover|Thanksgiving|New Year|Halloween|Diwali|Lent|Brexit|Covid|
Covid-19|COVID-19|Islam|Christianity|Judaism|Hinduism|Buddhism|Catholicism|Sikhism|Catholic Church|Satan|God|Jesus|Christ|Allah|
Chinese New Year|Lunar New Year|Black Friday|Budget|Games|Oval Office|Internet|Web|AI|Bible|Koran|Quran|
Oscar|Oscars|Academy Award|Academy Awards|Bafta|Baftas|BAFTA|Grammy|Grammys|Grammy Awards|Emmy|Emmys|Emmy Awards|Tony|Tonys|
Golden Globe|Golden Globes|Booker|Booker Prize|Pulitzer|Pulitzer Prize|Nobel|Nobel Prize|Nobel Peace Prize|Palme d'Or|
Ballon d'Or|HBO|MVP|Tudor|Victorian|Georgian|Elizabethan|Edwardian|Jacobean|Renaissance|Enlightenment|
Tour de France|Wimbledon|Super Bowl|World Series|Grand Slam|Six Nations|FA Cup|Euro|Euros|Davis Cup|Ryder Cup
"""


@cache
def _folded(table: str) -> frozenset[str]:
    return frozenset(_plain(name.strip()) for name in table.replace("\n", "").split("|") if name.strip())


def _plain(name: str) -> str:
    return fold(name).replace(".", "").removeprefix("the ")


@lru_cache(maxsize=8192)
def is_well_known_place(name: str) -> bool:
    """Whether the bare name is a country, a capital or a place that everybody knows; adjectives count too."""
    return country_of(name) is not None or _plain(name) in _folded(_PLACES)


@lru_cache(maxsize=8192)
def is_well_known_body(name: str) -> bool:
    """Whether the bare name is a body, an agency or an event that nobody looks up."""
    return _plain(name) in _folded(_BODIES)


_REGIONS = """
Alabama: Ala|Alaska|Arizona: Ariz|Arkansas: Ark|California: Calif|Colorado: Colo|Connecticut: Conn|Delaware: Del|
Florida: Fla|Georgia: Ga|Hawaii|Idaho|Illinois: Ill|Indiana: Ind|Iowa|Kansas: Kan|Kentucky: Ky|Louisiana: La|Maine|
Maryland: Md|Massachusetts: Mass|Michigan: Mich|Minnesota: Minn|Mississippi: Miss|Missouri: Mo|Montana: Mont|
Nebraska: Neb|Nevada: Nev|New Hampshire: N.H|New Jersey: N.J|New Mexico: N.M|New York: N.Y|North Carolina: N.C|
North Dakota: N.D|Ohio|Oklahoma: Okla|Oregon: Ore|Pennsylvania: Pa|Rhode Island: R.I|South Carolina: S.C|
South Dakota: S.D|Tennessee: Tenn|Texas|Utah|Vermont: Vt|Virginia: Va|Washington: Wash|West Virginia: W.Va|
Wisconsin: Wis|Wyoming: Wyo|Ontario: Ont|Quebec: Que|British Columbia: B.C|Alberta: Alta|Manitoba|Saskatchewan|
Nova Scotia|New Brunswick|New South Wales: NSW|Queensland|Victoria|Tasmania|Scotland|Wales|England|Northern Ireland
"""


@cache
def regions() -> dict[str, str]:
    """States, provinces and home nations that news copy puts behind a town's name: written form to full name."""
    table: dict[str, str] = {}
    for entry in _REGIONS.replace("\n", "").split("|"):
        full, _, short = entry.strip().partition(": ")
        table[full] = full
        if short:
            table[f"{short}."] = table[short] = full
    return table
