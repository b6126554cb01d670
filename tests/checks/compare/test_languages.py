"""Which language a text is in: sentences of news, invented for the purpose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.compare.languages import foreign_passages, guess, is_english, language_of, language_words

SENTENCES = {
    "en": "The chancellor said on Monday that he would not raise taxes.",
    "de": "Der Kanzler hat am Montag in Berlin mit seinem Kollegen gesprochen.",
    "fr": "Le président de la République s’est rendu mardi à Marseille pour y rencontrer les élus.",
    "es": "El presidente del Gobierno viajará el lunes a Bruselas para reunirse con sus socios.",
    "it": "Il presidente del Consiglio ha incontrato i sindacati e non ha preso decisioni.",
    "pt": "O presidente disse na segunda-feira que não vai vetar o projeto de lei.",
    "nl": "De minister heeft maandag gezegd dat het kabinet niet zal aftreden.",
    "pl": "Prezydent przyjął w piątek premiera i rozmawiał z nim o budżecie.",
    "cs": "Premiér v pondělí řekl, že vláda nezvýší daně, ale bude šetřit.",
    "sv": "Statsministern sade på måndagen att regeringen inte ska höja skatten.",
    "da": "Statsministeren sagde mandag, at regeringen ikke vil hæve skatten.",
    "tr": "Başbakan pazartesi günü yaptığı açıklamada bir kararın alınmadığını söyledi.",
    "ru": "Президент встретился с премьер-министром в понедельник.",
    "uk": "Президент зустрівся з прем’єр-міністром у понеділок.",
    "bg": "Министър-председателят се срещна с президента във вторник.",
    "el": "Ο πρωθυπουργός συναντήθηκε με τον πρόεδρο τη Δευτέρα.",
    "zh": "总理周一在首都会见了来访的总统。",
    "ja": "首相は月曜日に記者会見を開き、辞任する意向を表明した。",
    "ko": "대통령은 월요일 총리를 만났다.",
    "ar": "التقى الرئيس رئيس الوزراء يوم الاثنين في العاصمة.",
    "fa": "رئیس جمهور روز دوشنبه با نخست وزیر دیدار کرد و گفت که",
    "he": "ראש הממשלה נפגש עם הנשיא ביום שני.",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_one_sentence_tells_its_language(language: str) -> None:
    assert guess(SENTENCES[language]) == language


def test_a_language_without_a_list_of_words_is_unknown() -> None:
    estonian = (
        "Valitsus otsustas esmaspäeval, et makse sel aastal ei tõsteta, kuid kulutusi kärbitakse oluliselt ning riigikogu"
        " arutab eelnõu juba järgmisel nädalal koos opositsiooni esindajatega istungil."
    )
    assert guess(estonian) == "und"
    assert language_of(estonian, "et") == "et"
    assert language_of(estonian, "en") == "und"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12345 !!!",
        "Ana Kovač met Pedro Sánchez in Madrid",
        "Squad: Ana de la Cruz, Jan van der Berg, Ida von der Heide, Luis da Silva, Omar al Bakri, Pía del Río",
        "Harbour 2 Rovers 1; Wanderers 0 United 0; Athletic 3 City 3; Town 1 County 0",
    ],
)
def test_names_and_results_tell_no_language_and_are_read_as_english(text: str) -> None:
    assert guess(text) is None
    assert language_of(text) == "en"


def test_foreign_names_and_possessives_make_no_english_sentence_foreign() -> None:
    told = "Jan van der Berg, Ursula von der Heide and La Liga’s El Clásico were in the news, the mayor’s office said."
    assert guess(told) == "en"


@pytest.mark.parametrize(
    ("declared", "language"), [(None, "de"), ("en", "de"), ("en-GB", "de"), ("de", "de"), ("lb", "lb")]
)
def test_what_is_declared_names_a_close_relative_but_makes_no_text_english(
    declared: str | None, language: str
) -> None:
    assert language_of(SENTENCES["de"], declared) == language


def test_a_text_too_short_to_tell_has_the_language_that_is_declared() -> None:
    assert language_of("Kanzler reist nach Kiew", "de") == "de"


def test_an_english_text_is_english_whatever_is_declared() -> None:
    assert language_of(SENTENCES["en"], "fr") == "en"


def test_the_foreign_paragraph_of_an_english_story_is_told() -> None:
    spanish = f"{SENTENCES['es']} Su portavoz no quiso dar más detalles sobre la reunión."
    text = f"{SENTENCES['en']}\n\n{spanish}\n\n{SENTENCES['en']}"
    assert [(text[span.start : span.end], told) for span, told in foreign_passages(text)] == [(spanish, "es")]


def test_a_foreign_title_or_a_line_of_names_is_no_foreign_paragraph() -> None:
    text = f"{SENTENCES['en']}\n\nLe Monde de la mer\n\nAna de la Cruz, Jan van der Berg, Ida von der Heide, Luis da Silva"
    assert foreign_passages(text) == ()


def test_languages_are_called_by_their_names() -> None:
    assert [language_words(tag) for tag in ("de", "pt-BR", "und", "xx")] == [
        *("German", "Portuguese"),
        *("another language", "another language"),
    ]
    assert [is_english(tag) for tag in ("en", "en-GB", "en_US", "eng", "de")] == [
        True,
        True,
        True,
        False,
        False,
    ]


@given(
    st.lists(st.sampled_from([*SENTENCES.values(), "\n\n", "’s", "\x00"]) | st.text(max_size=20)).map("".join)
)
def test_any_text_has_a_language_and_its_foreign_passages_lie_in_it(text: str) -> None:
    assert language_of(text)
    assert all(0 <= span.start < span.end <= len(text) for span, _ in foreign_passages(text))
