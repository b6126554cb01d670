"""Which names of films, books, songs, laws and treaties are found in running text, and what is left alone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from time import process_time

import pytest

from checks.article import from_text
from checks.language import SpacyRecogniser, read
from checks.language.works import find_works
from checks.model import Creation, PartRole
from checks.reading import NamedWork, Stretch

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def works(text: str, recogniser: SpacyRecogniser) -> list[NamedWork]:
    return list(read(from_text(text, retrieved_at=NOON, published=date(2026, 3, 4)), recogniser).works)


def titles(text: str, recogniser: SpacyRecogniser) -> list[str]:
    return [text[work.start : work.end] for work in works(text, recogniser)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Toni Morrison, the author of “Beloved” and “Song of Solomon,” died on Monday.",
            ["Beloved", "Song of Solomon"],
        ),
        ("Her first novel, “The Bluest Eye,” was published in 1970.", ["The Bluest Eye"]),
        ("Adele sang ‘Hello’ and ‘Someone Like You’ at the O2 on Friday.", ["Hello", "Someone Like You"]),
        (
            "The 2017 paper titled “Attention is all you need” introduced the method.",
            ["Attention is all you need"],
        ),
        ('George Orwell\'s "Animal Farm" is on the list.', ["Animal Farm"]),
        ("“Hamilton” star Leslie Odom Jr. returned to Broadway.", ["Hamilton"]),
    ],
)
def test_a_quoted_title_is_a_work_by_the_words_beside_it(
    text: str, expected: list[str], recogniser: SpacyRecogniser
) -> None:
    assert titles(text, recogniser) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The novel The Great Gatsby was removed from schools in Tampa.", ["The Great Gatsby"]),
        (
            "The band's 1973 album The Dark Side of the Moon has sold 45 million copies.",
            ["The Dark Side of the Moon"],
        ),
        ("Michelle Obama's memoir, Becoming, sold 1.4 million copies.", ["Becoming"]),
        ("Parasite (2019), directed by Bong Joon-ho, was a surprise.", ["Parasite"]),
        ("Kate Winslet starred in Titanic and won later.", ["Titanic"]),
        (
            "The actor's films include The Lobster, The Father and Empire of Light.",
            ["The Lobster", "The Father", "Empire of Light"],
        ),
        ("Wolf Hall, a novel about Thomas Cromwell, won the Booker Prize.", ["Wolf Hall"]),
        ("Rodin's The Thinker will be lent to Tokyo.", ["The Thinker"]),
        ("He told NBC's Meet the Press on Sunday that he would run.", ["Meet the Press"]),
    ],
)
def test_capitals_alone_are_a_title_beside_a_noun_a_verb_or_a_maker(
    text: str, expected: list[str], recogniser: SpacyRecogniser
) -> None:
    assert titles(text, recogniser) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The government wants to repeal the Human Rights Act 1998.", ["Human Rights Act 1998"]),
        ("The Treaty of Rome was signed in 1957.", ["Treaty of Rome"]),
        (
            "He cited the First Amendment and the Fair Labor Standards Act.",
            ["First Amendment", "Fair Labor Standards Act"],
        ),
        ("Congress passed the Inflation Reduction Act in August.", ["Inflation Reduction Act"]),
        ("The Geneva Conventions bind both sides.", ["Geneva Conventions"]),
        (
            "They met under the Convention on the Rights of the Child.",
            ["Convention on the Rights of the Child"],
        ),
        ("Ministers will table the Employment Rights Bill on Thursday.", ["Employment Rights Bill"]),
        ("The Paris climate accord was adopted in 2015.", ["Paris climate accord"]),
        ("Obamacare and the Dodd-Frank reforms survived.", ["Obamacare", "Dodd-Frank"]),
        ("Section 230 of the Communications Decency Act shields them.", ["Communications Decency Act"]),
        ("They vote on the Police, Crime and Courts Bill today.", ["Police, Crime and Courts Bill"]),
        ("Beijing passed the National Security Law in 2020.", ["National Security Law"]),
        ("Texts from the Civil Code and the Highway Code differ.", ["Civil Code", "Highway Code"]),
    ],
)
def test_laws_and_treaties_are_known_by_their_own_words(
    text: str, expected: list[str], recogniser: SpacyRecogniser
) -> None:
    assert titles(text, recogniser) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Pressed about the so-called “Green Zone”, the general declined to answer.",
        "The operation, named “Iron Sword”, would go on for weeks.",
        "Crowds chanted “Lock Her Up” and waved “Make America Great Again” signs.",
        "Critics called him the “Iron Duke” and his rival the “Teflon Don”.",
        "“Not Now,” said the clerk. “We Will See,” Mr Brown replied.",
        "Apple's new phone has a “Dynamic Island” and costs £999.",
        "Bill Clinton and Jude Law were there, and so was Harvard Law School.",
        "The North Atlantic Treaty Organization met in Washington.",
        "The Republican National Convention opens in Milwaukee on Monday.",
        "The film Netflix cancelled cost $90m. On the show Friday, Smith apologised.",
        "Elon Musk's SpaceX launched Starship from Texas. Trump's Truth Social fell.",
        "The minister starred in London and the band played in Paris.",
        "A single European market was the aim. The study Monday showed why.",
        "The ship, the Ever Given, was refloated. HMS Queen Elizabeth left Portsmouth.",
        "The word “sustainable” was used 14 times.",
        "The findings were published in the journal Nature and reported in The Wall Street Journal.",
        "A plaque reading “Here Lived Jane Austen”, the novelist, was unveiled.",
        "The actress marched behind a “Stop the Boats” lectern and a “Make Trade Fair” banner.",
        "Singer Billy Bragg was arrested under “Operation Red Meat”.",
        "The band played to “Swifties” in Leeds; the author called it a “Goldilocks” moment.",
        "Critics of the film say “No Comment,” one sign read. The “Queen of Soul” sang.",
        "The novelist read English at Oxford, taught in Paris and lived in New York for years.",
        "The Reuters report and the March report were wrong, the Pentagon report right.",
        "A gallery lent Andy Warhol's Polaroids to the museum, and an author was met by shouts of “Pay Your Writers”.",
        "He learned the guitar from such bands as The Velvet Roofs and the group The Long Weeks.",
        "Denis Law and Andrew Bonar Law were Scots. The Da Vinci Code machine broke.",
    ],
)
def test_slogans_nicknames_speech_products_and_people_are_no_works(
    text: str, recogniser: SpacyRecogniser
) -> None:
    assert titles(text, recogniser) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Mueller report cleared no one.", ["Mueller report"]),
        ("Ministers accepted the Stern Review in full.", ["Stern Review"]),
        ("The panel published its Sixth Assessment Report.", ["Sixth Assessment Report"]),
        ("The Chilcot report was late, and the Panama Papers were not.", ["Chilcot report", "Panama Papers"]),
    ],
)
def test_reports_are_known_by_who_wrote_them(
    text: str, expected: list[str], recogniser: SpacyRecogniser
) -> None:
    assert titles(text, recogniser) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Skyfall remains the actor's best known film.", ["Skyfall"]),
        ("The singer's cover of Proud Mary won a Grammy.", ["Proud Mary"]),
        ("Fans of Minecraft and Call of Duty queued.", ["Minecraft", "Call of Duty"]),
        ("On 60 Minutes the senator denied it.", ["60 Minutes"]),
        ("Rovers won 1-0, and their fans sang Sweet Caroline.", ["Sweet Caroline"]),
    ],
)
def test_titles_that_every_reader_knows_need_no_word_beside_them(
    text: str, expected: list[str], recogniser: SpacyRecogniser
) -> None:
    assert titles(text, recogniser) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The actor played Hamlet at 82 and was Macbeth on tour.",
        "The actress was cast as Mary Poppins. Jerry Seinfeld told the band a joke.",
        "The Crown Prosecution Service said the singer lives in Hamlet Street.",
    ],
)
def test_a_part_or_a_longer_name_is_no_title(text: str, recogniser: SpacyRecogniser) -> None:
    assert titles(text, recogniser) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "He won an Oscar for “Memento,” an Emmy for “Fargo.” Canada cheered the director.",
            ["Memento", "Fargo"],
        ),
        ("Stone, the actress, was praised in Alexander Payne's “The Holdovers.”", ["The Holdovers"]),
        ("She was seen in Hulu's “The Dropout,” about a fraud.", ["The Dropout"]),
        ("Todd, the host of “Meet the Neighbours,” was at home.", ["Meet the Neighbours"]),
    ],
)
def test_quoted_titles_stand_at_the_end_of_a_sentence_and_alone(
    text: str, expected: list[str], recogniser: SpacyRecogniser
) -> None:
    assert titles(text, recogniser) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Her books include Fludd, Eight Months on Ghazzah Street and Beyond Black.",
            ["Fludd", "Eight Months on Ghazzah Street", "Beyond Black"],
        ),
        (
            "On screen the actress made Gosford Park, Four Weddings and a Funeral and The Lady in the Van.",
            ["Gosford Park", "Four Weddings and a Funeral", "The Lady in the Van"],
        ),
        ("He starred opposite Mel Gibson in Mad Max Beyond Thunderdome.", ["Mad Max Beyond Thunderdome"]),
        ("The band, whose cover of Seven Long Winters was a hit, is back.", ["Seven Long Winters"]),
        ("The Long Field – her vast novel of France – sold well.", ["The Long Field"]),
    ],
)
def test_lists_of_bare_titles_are_whole(text: str, expected: list[str], recogniser: SpacyRecogniser) -> None:
    assert titles(text, recogniser) == expected


def test_in_an_article_about_the_arts_a_title_shows_by_its_own_words(recogniser: SpacyRecogniser) -> None:
    text = (
        "The singer Nell Orme, whose albums sold by the million, has died.\n\n"
        "Her songs were hits on both sides of the ocean, and a musical told her story.\n\n"
        "The novelist Ann Lee of We Were Never Strangers said they met in Leeds.\n\n"
        "She followed it with You Can't Go Home to Hull, which nobody bought."
    )
    assert titles(text, recogniser) == ["We Were Never Strangers", "You Can't Go Home to Hull"]


def test_elsewhere_such_words_are_left_alone(recogniser: SpacyRecogniser) -> None:
    text = "What Mr Brown Told Them\n\nThe council heard on Monday that All Lives Can Be Saved by Belts."
    assert titles(text, recogniser) == []


def test_form_maker_and_year_are_read_where_the_text_gives_them(recogniser: SpacyRecogniser) -> None:
    text = "Christopher Nolan's film Oppenheimer won. Steven Spielberg directed Jaws (1975)."
    oppenheimer, jaws = (work.creation for work in works(text, recogniser))
    assert oppenheimer == Creation(work="Oppenheimer", form="film", author="Christopher Nolan")
    assert (jaws.author, jaws.year) == ("Steven Spielberg", 1975)


def test_a_later_mention_in_short_form_is_the_same_work(recogniser: SpacyRecogniser) -> None:
    text = (
        "The Public Health Act 1984 lets ministers close schools.\n\n"
        "Lawyers said the Public Health Act was never meant for that."
    )
    assert [work.creation.work for work in works(text, recogniser)] == ["Public Health Act 1984"] * 2


def test_a_title_of_one_word_is_found_again_within_a_sentence(recogniser: SpacyRecogniser) -> None:
    text = "The video game Tetris is back. Fans say that Tetris never left."
    assert titles(text, recogniser) == ["Tetris", "Tetris"]


@pytest.mark.parametrize(
    "odd", ["", "“", "‘’", "“X”" * 50, "A-" * 5_000, "The " * 5_000, "“" * 2_000, "Act " * 3_000]
)
def test_no_text_is_too_odd(odd: str) -> None:
    whole = Stretch(start=0, end=len(odd), first=0, last=0, role=PartRole.BODY)
    for work in find_works(odd, [whole], (), ()):
        assert odd[work.start : work.end]


def test_time_grows_with_the_text(recogniser: SpacyRecogniser) -> None:
    paragraph = "Steven Spielberg directed Jaws (1975) under the Trade Act of 1974, he said. "

    def seconds(times: int) -> float:
        text = paragraph * times
        whole = Stretch(start=0, end=len(text), first=0, last=0, role=PartRole.BODY)
        begun = process_time()
        find_works(text, [whole], (), ())
        return process_time() - begun

    seconds(50)
    assert seconds(2_000) < 30 * max(seconds(200), 0.01)


_FILM_PAGE = "The festival’s film prizes\n\nThe film critics cheered in the cinema.\n\nActors and actresses came to the premiere.\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The jury has Damien Chazelle (La La Land) and Jane Campion (The Power of the Dog).", 2),
        ("Bella Baxter (Emma Stone) elopes with Duncan Wedderburn (Mark Ruffalo).", 0),
        ("In 1991 John Smith (Labour) came, with Usain Bolt (Jamaica).", 0),
        ("Guitarist Johnny Marr (The Smiths) and Dave Grohl (Foo Fighters) watched.", 0),
        ("The winner was Ryusuke Hamaguchi, for Drive My Car, last year.", 1),
        ("The winner was Lewis Hamilton, with Mercedes.", 0),
        ("Mike Nichols directed her in Working Girl. She was cast in New York.", 1),
        ("Woody Allen cast her in Manhattan Murder Mystery. He directed them in Los Angeles.", 1),
        ("Gosford Park (2001), directed by Robert Altman, was next.", 1),
        ("Mulholland Drive (2001) was a puzzle. He moved to Palm Springs (1970).", 1),
        ("Michael Haneke’s bleak Happy End was passed over.", 1),
        ("George Clooney’s lavish Lake Como home was full.", 0),
    ],
)
def test_in_an_article_about_films_a_maker_or_a_year_shows_a_title(
    text: str, expected: int, recogniser: SpacyRecogniser
) -> None:
    assert len(titles(_FILM_PAGE + text, recogniser)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The shortlisted novels are:\n\n• Rachel Kushner, Creation Lake\n\n• Samantha Harvey – Orbital",
            [("Creation Lake", "Rachel Kushner"), ("Orbital", "Samantha Harvey")],
        ),
        (
            "Best actress: Helen Mirren, The Queen\n\nLifetime award: Ennio Morricone\n\nBest film: Tell No One (Guillaume Canet)",
            [("The Queen", None), ("Tell No One", "Guillaume Canet")],
        ),
        (
            "The candidates:\n\n• Keir Starmer, Holborn and St Pancras\n\n• Ed Davey – Kingston and Surbiton",
            [],
        ),
        ("Chair: Jane Doe, Royal Society\n\nDirector: Sally Green, Bank of England", []),
    ],
)
def test_rows_of_a_shortlist_or_of_prizes_name_titles_and_makers(
    text: str, expected: list[tuple[str, str | None]], recogniser: SpacyRecogniser
) -> None:
    found = [(work.creation.work, work.creation.author) for work in works(text, recogniser)]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She wrote a thesis entitled The Politics of Water.", ["The Politics of Water"]),
        ("He published a paper entitled On Computable Numbers.", ["On Computable Numbers"]),
        (
            "Her speech, Britain After Brexit: The Case for Trade, was printed.",
            ["Britain After Brexit: The Case for Trade"],
        ),
        ("In the report, Human Rights Watch said 40 had died.", []),
        ("The new study, University of Oxford researchers said, is large.", []),
        ("Michael Wolff’s “Fire and Fury” portrayed a White House in chaos.", ["Fire and Fury"]),
        ("Theresa May’s “Strong and Stable” was mocked.", []),
        (
            "The Vienna Declaration and Programme of Action stands.",
            ["Vienna Declaration and Programme of Action"],
        ),
        ("They signed the Agreement on Agriculture.", ["Agreement on Agriculture"]),
        ("The 1994 Agreed Framework collapsed.", ["Agreed Framework"]),
        ("The Joint Plan of Action lapsed.", ["Joint Plan of Action"]),
        ("A Plan of Action was agreed. Agreement on Brexit is near.", []),
    ],
)
def test_papers_and_instruments_are_known_by_the_noun_that_leads_or_heads_them(
    text: str, expected: list[str], recogniser: SpacyRecogniser
) -> None:
    assert titles(text, recogniser) == expected


def test_a_pronoun_gives_the_maker_where_the_paragraph_names_one_person(recogniser: SpacyRecogniser) -> None:
    told = works(
        "Rebecca Kuang spoke in Leeds. Her latest novel, Yellowface and Other Lies, sold well.", recogniser
    )
    assert [(work.creation.author, work.creation.form) for work in told] == [("Rebecca Kuang", "book")]


def test_a_pronoun_gives_no_maker_between_two_people(recogniser: SpacyRecogniser) -> None:
    told = works(
        "Rebecca Kuang met Zadie Smith. Her latest novel, Yellowface and Other Lies, sold well.", recogniser
    )
    assert [work.creation.author for work in told] == [None]


def test_a_title_takes_its_form_from_a_paragraph_that_speaks_of_one_form_only(
    recogniser: SpacyRecogniser,
) -> None:
    told = works(_FILM_PAGE + "Her films began with Kind Hearts (1962) and Brighton Rock (1963).", recogniser)
    assert {work.creation.form for work in told} == {"film"}


_STAGE_NIGHT = (
    "Actors and singers at the film prizes\n\nThe film critics cheered in the cinema.\n\n"
    "Actors and actresses came to Hollywood.\n\nThe screenwriter and the composer sang songs.\n\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Olivia Colman won for Broadchurch, Chris Chibnall’s tale of a seaside town.", ["Broadchurch"]),
        ("The screenplay award for Atonement, adapted from a book, went to nobody.", ["Atonement"]),
        ("Claire Foy, of Breathe, wept on the stage.", ["Breathe"]),
        ("Best documentary went to Honeyland, by two Macedonians.", ["Honeyland"]),
        ("When Kate Bush delivered Aerial in 2005, the critics swooned.", ["Aerial"]),
        ("The record held Wuthering. It sold well.", ["Wuthering"]),
        ("His finest hour, Blue Valentines, came out on 5 September.", ["Blue Valentines"]),
        ("Then he wrote most of Songs for the Drowned (1956).", ["Songs for the Drowned"]),
        ("George Clooney, nominated for Sorry, Darling, left early.", ["Sorry, Darling"]),
    ],
)
def test_in_an_article_about_the_arts_a_bare_run_is_a_title_where_titles_stand(
    text: str, expected: list[str], recogniser: SpacyRecogniser
) -> None:
    assert titles(_STAGE_NIGHT + text, recogniser) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Olivia Colman was born in Norwich, Norfolk, on 30 January 1974.",
        "Claire Foy, of Stockport, married in April.",
        "The ceremony took place in Edinburgh and Glasgow on Sunday.",
        "It reached No 9 in the UK. He chased her through Brooklyn in a Pontiac.",
        "Hugh Grant’s agent met Sir Michael Moritz and his wife.",
        "The Palme d’Or went to Ken Loach.",
    ],
)
def test_in_an_article_about_the_arts_people_and_places_stay_what_they_are(
    text: str, recogniser: SpacyRecogniser
) -> None:
    assert titles(_STAGE_NIGHT + text, recogniser) == []


@pytest.mark.parametrize(
    "text",
    [
        "Lewis Hamilton won for Mercedes, the team he had joined in 2013.",
        "Angus Taylor, of Hume, voted against the bill. Moody delivered Downer in 1998.",
        "The award for Siemens, Joe Kaeser’s firm, was praised. The bank released Horizon in 2004.",
    ],
)
def test_outside_the_arts_a_bare_run_is_no_title(text: str, recogniser: SpacyRecogniser) -> None:
    assert titles(text, recogniser) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Reid, whose Journey into Cyprus is still read, lived there.", ["Journey into Cyprus"]),
        ("Colin Thubron, whose Walks with Ghosts remains in print, agreed.", ["Walks with Ghosts"]),
        ("The bowler has a book out already – Fireball, 2016 – but wants another.", ["Fireball"]),
        ("She has a memoir out — Swimming Home, 2011 — and a farm.", ["Swimming Home"]),
    ],
)
def test_any_article_tells_a_work_by_whose_it_is_or_a_book_between_dashes(
    text: str, expected: list[str], recogniser: SpacyRecogniser
) -> None:
    assert titles(text, recogniser) == expected


@pytest.mark.parametrize(
    ("text", "author", "year"),
    [
        ("“Gravity”, the film by the Mexican director Alfonso Cuarón released in 2013, won.", "Alfonso Cuarón", 2013),
        ("They lent “Guernica”, the painting of 1937, again.", None, 1937),
        ("Günter Grass, author of the novel “The Tin Drum” (1959), was against it.", "Günter Grass", 1959),
        ("Toni Morrison, 83, whose novel “Beloved” was read, came.", "Toni Morrison", None),
        ("“Dunkirk”, Christopher Nolan’s 2017 film, was shown.", "Christopher Nolan", 2017),
        ("“Gravity”, the 2013 film by Alfonso Cuarón, was shown.", "Alfonso Cuarón", 2013),
        ("Hilary Mantel, 57, published “Wolf Hall”, her novel of the Tudor court, in 2009.", "Hilary Mantel", 2009),
        ("Sylvia Beach published the novel “Ulysses” in 1922.", None, 1922),
        ("The English translation of the novel “The Vegetarian” was published in 2015.", None, None),
        ("A print of the film “Metropolis”, which was lost, was shown in 2010.", None, None),
        ("Roger Deakins won in 2018 for the film “Skyfall” again.", None, None),
    ],
)  # fmt: skip
def test_maker_and_year_stand_in_the_words_beside_a_title(
    text: str, author: str | None, year: int | None, recogniser: SpacyRecogniser
) -> None:
    (work,) = works(text, recogniser)
    assert (work.creation.author, work.creation.year) == (author, year)


def test_a_film_does_not_take_the_year_of_the_novel_of_its_title(recogniser: SpacyRecogniser) -> None:
    text = (
        "Stanley Kubrick’s film “The Shining”, based on Stephen King’s 1977 novel “The Shining”, was praised."
    )
    first = works(text, recogniser)[0].creation
    assert (first.form, first.year) == ("film", None)


def test_letters_with_stops_belong_to_a_title(recogniser: SpacyRecogniser) -> None:
    (work,) = works("Bruce Springsteen’s album Born in the U.S.A. came out in 1984.", recogniser)
    assert work.creation.work == "Born in the U.S.A."


@pytest.mark.parametrize(
    ("text", "author", "year"),
    [
        ("Toni Morrison, 83, the American who wrote “Beloved” (1987), spoke.", "Toni Morrison", 1987),
        ("Jane Austen’s “Mansfield Park” came out on 9 July 1814 in London.", "Jane Austen", 1814),
        ("They spoke of his novel “Snow Country” of 1948 at dinner.", None, 1948),
        ("The festival ended with “High Noon”, the film first shown on 24 July 1952.", None, 1952),
        ("In London he saw “High Noon”, a film directed by Fred Zinnemann.", "Fred Zinnemann", None),
        ("Critics in London spoke of “Snow Country” of 1948.", None, None),
    ],
)
def test_makers_and_years_are_read_behind_a_nation_a_date_and_a_noun(
    text: str, author: str | None, year: int | None, recogniser: SpacyRecogniser
) -> None:
    found = works(text, recogniser)
    assert [(one.creation.author, one.creation.year) for one in found] in ([(author, year)], [])
    assert found or year is author is None


def test_the_maker_of_the_last_title_of_a_list_with_its_own_year_made_that_one(
    recogniser: SpacyRecogniser,
) -> None:
    text = "They show “High Noon”, “Wild River” and “Snow Country” (1957) by the director Shiro Toyoda."
    assert [one.creation.author for one in works(text, recogniser)] == [None, None, "Shiro Toyoda"]


@pytest.mark.parametrize(
    ("text", "author", "year"),
    [
        ("It was shot by Fritz Lang, the Austrian who had made the film “Metropolis” in 1927.", "Fritz Lang", 1927),
        ("Orson Welles, whose film “Citizen Kane” dates from 1941, was young.", "Orson Welles", 1941),
        ("“Guernica”, which Pablo Picasso painted in 1937, hangs in Madrid.", "Pablo Picasso", 1937),
        ("The film “Jaws” was made by Steven Spielberg in 1975.", "Steven Spielberg", 1975),
        ("The film “Jaws” was a 1975 film by Steven Spielberg.", "Steven Spielberg", 1975),
        ("The album “Blue” dates from 1971.", None, 1971),
        ("Adam Smith, who published “The Wealth of Nations” in 1776, was a Scot.", "Adam Smith", 1776),
        ("Federico Fellini, born in January 1920 and the director of the film “La Strada”, died.", "Federico Fellini", None),
        ("Roger Deakins won for the film “Skyfall” from London.", None, None),
        ("The play “The Cherry Orchard” was in a theatre from 1904 to 1910.", None, None),
    ],
)  # fmt: skip
def test_verbs_of_the_clause_tell_who_made_a_title_and_when(
    text: str, author: str | None, year: int | None, recogniser: SpacyRecogniser
) -> None:
    told = works(text, recogniser)[0].creation
    assert (told.author, told.year) == (author, year)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Alfred Hitchcock made the film Psycho in 1960.", "Psycho"),
        ("Bong Joon-ho, who made the film Parasite in 2019, is here.", "Parasite"),
        ("John Steinbeck put the Dust Bowl into The Grapes of Wrath, his 1939 novel.", "The Grapes of Wrath"),
    ],
)
def test_a_title_begins_behind_the_verb_that_made_it(
    text: str, title: str, recogniser: SpacyRecogniser
) -> None:
    assert title in {one.creation.work for one in works(text, recogniser)}


@pytest.mark.parametrize("title", ["Value(s)", "Class(es)"])
def test_a_plural_in_brackets_is_a_part_of_the_title(title: str, recogniser: SpacyRecogniser) -> None:
    text = f"The writer’s book {title} came out in 2021, and the novel was a bestseller."
    assert titles(text, recogniser) == [title]


def test_a_bracket_that_only_follows_is_no_part_of_the_title(recogniser: SpacyRecogniser) -> None:
    text = "The writer’s book Harbour (s) came out in 2021, and the novel was a bestseller."
    assert titles(text, recogniser) == ["Harbour"]


@pytest.mark.parametrize("shown", ["Christmas Day (Beyoncé)", "New Year’s Eve (Adele)"])
def test_a_holiday_with_whoever_appeared_on_it_is_no_work(shown: str, recogniser: SpacyRecogniser) -> None:
    assert titles(f"The star sang “{shown}” on the show.", recogniser) == []


def test_a_song_may_be_called_like_a_holiday(recogniser: SpacyRecogniser) -> None:
    assert titles("“Boxing Day”, the song by Adele, topped the charts.", recogniser) == ["Boxing Day"]
