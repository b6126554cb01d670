"""How names get misspelt: letters swapped, dropped or doubled, and the spellings of other transliterations."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

SHORTEST = 4

# Forms of one name in the habits of several languages and romanisations. A reader knows them as the same name.
_SAME_NAME: tuple[tuple[str, ...], ...] = (
    ("Sergey", "Sergei", "Serhiy", "Siarhei"),
    ("Dmitry", "Dmitri", "Dmytro", "Dmitriy"),
    ("Mikhail", "Mykhailo", "Mihail", "Mikheil"),
    ("Vladimir", "Volodymyr", "Uladzimir"),
    ("Alexander", "Aleksandr", "Oleksandr", "Alyaksandr"),
    ("Alexei", "Alexey", "Aleksei", "Oleksiy"),
    ("Andrei", "Andrey", "Andriy"),
    ("Nikolai", "Nikolay", "Mykola"),
    ("Yevgeny", "Evgeny", "Yevgeniy"),
    ("Yuri", "Yury", "Yuriy"),
    ("Viktor", "Victor"),
    ("Anatoly", "Anatoliy", "Anatoli"),
    ("Valery", "Valeriy", "Valeri"),
    ("Arseniy", "Arseny", "Arsenii"),
    ("Yulia", "Yuliya", "Julia"),
    ("Mohammed", "Mohamed", "Muhammad", "Mohammad"),
    ("Ahmed", "Ahmad", "Ahmet"),
    ("Hussein", "Hussain", "Husayn"),
    ("Hassan", "Hasan"),
    ("Abdullah", "Abdallah", "Abdulla"),
    ("Mahmoud", "Mahmud", "Mahmood"),
    ("Yousef", "Youssef", "Yusuf"),
    ("Ibrahim", "Ebrahim"),
    ("Rashid", "Rasheed"),
    ("Khalid", "Khaled"),
    ("Omar", "Umar"),
    ("Osama", "Usama"),
    ("Faisal", "Faysal"),
    ("Saud", "Saoud"),
    ("Rahman", "Rehman"),
    ("Imran", "Emran"),
    ("Gaddafi", "Qaddafi", "Kadhafi"),
    ("Khamenei", "Khameini"),
    ("Tokayev", "Tokaev"),
    ("Nazarbayev", "Nazarbaev"),
    ("Mirziyoyev", "Mirziyaev"),
    ("Lukashenko", "Lukashenka"),
    ("Zelenskyy", "Zelensky", "Zelenskiy"),
    ("Park", "Pak"),
    ("Moon", "Mun"),
    ("Roh", "Noh"),
    ("Jong-un", "Jung-un"),
    ("Ping", "P'ing"),
    ("Tsai", "Cai"),
    ("Chiang", "Jiang"),
)
# Endings that Cyrillic names get in English, and sounds that Arabic and Persian ones get.
_ENDINGS = (
    ("ov", "off"),
    ("ev", "eff"),
    ("sky", "ski"),
    ("skyy", "skiy"),
    ("enko", "yenko"),
    ("ayev", "aev"),
)
_CYRILLIC = frozenset(
    {
        "Russia",
        "Ukraine",
        "Belarus",
        "Bulgaria",
        "Kazakhstan",
        "Kyrgyzstan",
        "Uzbekistan",
        "Azerbaijan",
        "Soviet Union",
    }
)


def misspellings(word: str, dice: random.Random) -> Iterator[tuple[str, str]]:
    """(rule, spelling) for one letter swapped with its neighbour, one dropped, one doubled; the first letter stays."""
    inner = [at for at in range(1, len(word) - 1) if word[at].islower() and word[at + 1].islower()]
    if len(word) < SHORTEST or not inner:
        return
    swapped = [at for at in inner if word[at] != word[at + 1]]
    if swapped:
        at = dice.choice(swapped)
        yield "letters swapped", word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if len(word) > SHORTEST:
        at = dice.choice(inner)
        yield "letter dropped", word[:at] + word[at + 1 :]
    single = [at for at in inner if word[at] not in {word[at - 1], word[at + 1]}]
    if single:
        at = dice.choice(single)
        yield "letter doubled", word[:at] + word[at] + word[at:]


def misspelt(word: str, dice: random.Random) -> tuple[str, str] | None:
    """One of the misspellings of a word with a rule."""
    found = [(rule, spelling) for rule, spelling in misspellings(word, dice) if spelling != word]
    return dice.choice(found) if found else None


def variants(word: str, country: str) -> list[str]:
    """Other romanisations of the word."""
    found = [other for group in _SAME_NAME if word in group for other in group if other != word]
    if country in _CYRILLIC:
        for ending, other in _ENDINGS:
            if re.search(rf"[a-z]{ending}$", word):
                found.append(word.removesuffix(ending) + other)
    return found
