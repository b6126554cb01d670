"""Countries by their English names and adjectives, so that "Kazakh" and "Kazakhstan" compare as one body. Pure.

The names are those of everyday English news copy; the table is language, not a list of recognised states.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from checks.compare.strings import fold

# Canonical name: other names and adjectives.
_TABLE = """
Afghanistan: Afghan
Albania: Albanian
Algeria: Algerian
Andorra: Andorran
Angola: Angolan
Antigua and Barbuda: Antiguan
Argentina: Argentine, Argentinian, Argentinean
Armenia: Armenian
Australia: Australian
Austria: Austrian
Azerbaijan: Azerbaijani, Azeri
Bahamas: Bahamian, The Bahamas
Bahrain: Bahraini
Bangladesh: Bangladeshi
Barbados: Barbadian
Belarus: Belarusian, Belarussian, Byelorussia
Belgium: Belgian
Belize: Belizean
Benin: Beninese
Bhutan: Bhutanese
Bolivia: Bolivian
Bosnia and Herzegovina: Bosnian, Bosnia, Bosnia-Herzegovina
Botswana: Botswanan
Brazil: Brazilian
Brunei: Bruneian
Bulgaria: Bulgarian
Burkina Faso: Burkinabe
Burundi: Burundian
Cambodia: Cambodian
Cameroon: Cameroonian
Canada: Canadian
Cape Verde: Cape Verdean, Cabo Verde
Central African Republic: Central African
Chad: Chadian
Chile: Chilean
China: Chinese, People's Republic of China, PRC
Colombia: Colombian
Comoros: Comorian
Congo: Congolese, Republic of the Congo
Democratic Republic of the Congo: DR Congo, DRC, Democratic Republic of Congo
Costa Rica: Costa Rican
Croatia: Croatian, Croat
Cuba: Cuban
Cyprus: Cypriot
Czech Republic: Czech, Czechia
Czechoslovakia: Czechoslovak
Denmark: Danish
Djibouti: Djiboutian
Dominica
Dominican Republic: Dominican
East Germany: East German
East Timor: East Timorese, Timor-Leste, Timorese
Ecuador: Ecuadorian, Ecuadorean
Egypt: Egyptian
El Salvador: Salvadoran, Salvadorean
Equatorial Guinea: Equatorial Guinean
Eritrea: Eritrean
Estonia: Estonian
Eswatini: Swazi, Swaziland
Ethiopia: Ethiopian
Fiji: Fijian
Finland: Finnish
France: French, French Republic
Gabon: Gabonese
Gambia: Gambian, The Gambia
Georgia: Georgian
Germany: German, Federal Republic of Germany
Ghana: Ghanaian
Greece: Greek, Hellenic Republic
Greenland: Greenlandic
Grenada: Grenadian
Guatemala: Guatemalan
Guinea: Guinean
Guinea-Bissau: Bissau-Guinean
Guyana: Guyanese
Haiti: Haitian
Honduras: Honduran
Hong Kong: Hongkong
Hungary: Hungarian
Iceland: Icelandic
India: Indian
Indonesia: Indonesian
Iran: Iranian, Islamic Republic of Iran
Iraq: Iraqi
Ireland: Irish, Republic of Ireland
Israel: Israeli
Italy: Italian
Ivory Coast: Ivorian, Cote d'Ivoire
Jamaica: Jamaican
Japan: Japanese
Jordan: Jordanian
Kazakhstan: Kazakh, Kazakhstani
Kenya: Kenyan
Kiribati: I-Kiribati
Kosovo: Kosovan, Kosovar
Kuwait: Kuwaiti
Kyrgyzstan: Kyrgyz, Kyrgyzstani, Kyrgyz Republic
Laos: Lao, Laotian
Latvia: Latvian
Lebanon: Lebanese
Lesotho: Basotho
Liberia: Liberian
Libya: Libyan
Liechtenstein: Liechtensteiner
Lithuania: Lithuanian
Luxembourg: Luxembourgish, Luxembourger
Madagascar: Malagasy
Malawi: Malawian
Malaysia: Malaysian
Maldives: Maldivian
Mali: Malian
Malta: Maltese
Marshall Islands: Marshallese
Mauritania: Mauritanian
Mauritius: Mauritian
Mexico: Mexican
Micronesia: Micronesian
Moldova: Moldovan
Monaco: Monegasque
Mongolia: Mongolian
Montenegro: Montenegrin
Morocco: Moroccan
Mozambique: Mozambican
Myanmar: Burmese, Burma
Namibia: Namibian
Nauru: Nauruan
Nepal: Nepali, Nepalese
Netherlands: Dutch, The Netherlands, Holland
New Zealand: New Zealander
Nicaragua: Nicaraguan
Niger: Nigerien
Nigeria: Nigerian
North Korea: North Korean, DPRK
North Macedonia: Macedonian, North Macedonian, Macedonia
Norway: Norwegian
Oman: Omani
Pakistan: Pakistani
Palau: Palauan
Palestine: Palestinian, State of Palestine, Palestinian Authority
Panama: Panamanian
Papua New Guinea: Papua New Guinean
Paraguay: Paraguayan
Peru: Peruvian
Philippines: Philippine, Filipino, The Philippines
Poland: Polish, Republic of Poland
Portugal: Portuguese
Qatar: Qatari
Romania: Romanian
Russia: Russian, Russian Federation
Rwanda: Rwandan
Saint Kitts and Nevis: Kittitian
Saint Lucia: Saint Lucian, St Lucia
Saint Vincent and the Grenadines: Vincentian
Samoa: Samoan
San Marino: Sammarinese
Sao Tome and Principe: Sao Tomean
Saudi Arabia: Saudi, Saudi Arabian
Senegal: Senegalese
Serbia: Serbian
Seychelles: Seychellois
Sierra Leone: Sierra Leonean
Singapore: Singaporean
Slovakia: Slovak, Slovakian
Slovenia: Slovenian, Slovene
Solomon Islands: Solomon Islander
Somalia: Somali
South Africa: South African
South Korea: South Korean, Republic of Korea
South Sudan: South Sudanese
Soviet Union: Soviet, USSR
Spain: Spanish
Sri Lanka: Sri Lankan
Sudan: Sudanese
Suriname: Surinamese
Sweden: Swedish
Switzerland: Swiss, Swiss Confederation
Syria: Syrian
Taiwan: Taiwanese
Tajikistan: Tajik, Tajikistani
Tanzania: Tanzanian
Thailand: Thai
Togo: Togolese
Tonga: Tongan
Trinidad and Tobago: Trinidadian
Tunisia: Tunisian
Turkey: Turkish, Turkiye
Turkmenistan: Turkmen
Tuvalu: Tuvaluan
Uganda: Ugandan
Ukraine: Ukrainian
United Arab Emirates: Emirati, UAE
United Kingdom: British, UK, U.K., Britain, Great Britain
United States: American, US, U.S., USA, U.S.A., United States of America, America
Uruguay: Uruguayan
Uzbekistan: Uzbek
Vanuatu: Vanuatuan, Ni-Vanuatu, Ni Vanuatu
Vatican: Vatican City, Holy See
Venezuela: Venezuelan
Vietnam: Vietnamese
West Germany: West German
Yemen: Yemeni
Yugoslavia: Yugoslav, Yugoslavian
Zambia: Zambian
Zimbabwe: Zimbabwean
European Union: EU, European
United Nations: UN, U.N.
"""

LONGEST_NAME = 4  # words


@cache
def _names() -> dict[str, str]:
    table: dict[str, str] = {}
    for row in _TABLE.strip().splitlines():
        country, _, others = row.partition(": ")
        for name in filter(None, (country, *others.split(", "))):
            table[_plain(name)] = fold(country)
    return table


@cache
def _rows() -> dict[str, tuple[str, str]]:
    """By the folded name: the name and the first adjective, as copy writes them."""
    rows = (row.partition(": ") for row in _TABLE.strip().splitlines())
    return {fold(country): (country, others.split(", ")[0]) for country, _, others in rows}


def _plain(name: str) -> str:
    return re.sub(r"^the ", "", fold(name).replace(".", ""))


@lru_cache(maxsize=8192)
def country_of(words: str) -> str | None:
    """The canonical, folded name of the country that a name or an adjective speaks of; None if no country."""
    return _names().get(_plain(words))


# What formal names put before the name itself; "state of" and "commonwealth of" are left to those that are states.
_FORMAL = re.compile(
    r"^(?:(?:the|islamic|federal|federative|democratic|socialist|people's|arab|cooperative|co operative|oriental|"
    r"bolivarian|plurinational|hashemite|united) )*(?:republic|kingdom|sultanate|principality|grand duchy|"
    r"federation|union|emirate|state|commonwealth) of (?:the )?"
)
# "State of Georgia" is the American one.
_STATES = frozenset({"israel", "kuwait", "qatar", "palestine", "libya"})
_COMMONWEALTHS = frozenset({"australia", "bahamas", "dominica"})


@lru_cache(maxsize=8192)
def state_of(words: str) -> str | None:
    """Like `country_of`, but reads formal names too ("Kingdom of Spain", "Islamic Republic of Pakistan").

    "Republic of China" is Taiwan; "Republic of Korea" and the two Congos are in the table by themselves.
    """
    known = country_of(words)
    if known is not None:
        return known
    plain = _plain(words)
    formal = _FORMAL.match(plain)
    if formal is None:
        return None
    country = country_of(plain[formal.end() :])
    kind = formal.group()
    if "state of" in kind and country not in _STATES:
        return None
    if "commonwealth of" in kind and country not in _COMMONWEALTHS:
        return None
    return "taiwan" if country == "china" and kind == "republic of " else country


# Countries that one word of copy may mean both of ("Congolese", "Korean", "Guinean").
_NAMESAKES = (
    frozenset({"congo", "democratic republic of the congo"}),
    frozenset({"guinea", "guinea-bissau", "equatorial guinea"}),
    frozenset({"dominica", "dominican republic"}),
    frozenset({"germany", "west germany"}),
    frozenset({"russia", "soviet union"}),
    frozenset({"czech republic", "czechoslovakia"}),
    frozenset({"serbia", "yugoslavia"}),
)


def may_be_one(one: str, other: str) -> bool:
    """Whether two canonical countries are one, or share a word by which copy calls either."""
    return one == other or any(one in group and other in group for group in _NAMESAKES)


def has_namesake(country: str) -> bool:
    """Whether the name of the country may also mean another one."""
    return any(country in group for group in _NAMESAKES[:3])


# These are said of people only: copy writes "the New Zealand prime minister".
_OF_PEOPLE = frozenset({"New Zealander", "Solomon Islander", "Liechtensteiner", "Luxembourger"})


def written_as(country: str, *, adjective: bool = False) -> str:
    """A canonical country as copy writes it ("Democratic Republic of the Congo", or an adjective: "Kazakh"); "" for one unknown."""
    name, first_adjective = _rows().get(country, ("", ""))
    return first_adjective if adjective and first_adjective and first_adjective not in _OF_PEOPLE else name
