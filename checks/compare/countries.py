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
Democratic Republic of the Congo: DR Congo, DRC
Costa Rica: Costa Rican
Croatia: Croatian, Croat
Cuba: Cuban
Cyprus: Cypriot
Czech Republic: Czech, Czechia
Denmark: Danish
Djibouti: Djiboutian
Dominican Republic: Dominican
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
Ireland: Irish
Israel: Israeli
Italy: Italian
Ivory Coast: Ivorian, Cote d'Ivoire
Jamaica: Jamaican
Japan: Japanese
Jordan: Jordanian
Kazakhstan: Kazakh, Kazakhstani
Kenya: Kenyan
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
Mauritania: Mauritanian
Mauritius: Mauritian
Mexico: Mexican
Moldova: Moldovan
Monaco: Monegasque
Mongolia: Mongolian
Montenegro: Montenegrin
Morocco: Moroccan
Mozambique: Mozambican
Myanmar: Burmese, Burma
Namibia: Namibian
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
Samoa: Samoan
Saudi Arabia: Saudi, Saudi Arabian
Senegal: Senegalese
Serbia: Serbian
Seychelles: Seychellois
Sierra Leone: Sierra Leonean
Singapore: Singaporean
Slovakia: Slovak, Slovakian
Slovenia: Slovenian, Slovene
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
Switzerland: Swiss
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
Uganda: Ugandan
Ukraine: Ukrainian
United Arab Emirates: Emirati, UAE
United Kingdom: British, UK, U.K., Britain, Great Britain
United States: American, US, U.S., USA, U.S.A., United States of America, America
Uruguay: Uruguayan
Uzbekistan: Uzbek
Vatican: Vatican City, Holy See
Venezuela: Venezuelan
Vietnam: Vietnamese
Yemen: Yemeni
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
        for name in (country, *others.split(", ")):
            table[_plain(name)] = fold(country)
    return table


def _plain(name: str) -> str:
    return re.sub(r"^the ", "", fold(name).replace(".", ""))


@lru_cache(maxsize=8192)
def country_of(words: str) -> str | None:
    """The canonical, folded name of the country that a name or an adjective speaks of; None if no country."""
    return _names().get(_plain(words))
