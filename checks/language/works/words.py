"""Words that news copy puts beside the names of works. Language, not data."""

from __future__ import annotations

# What a noun says the work is.
FORM_OF = {
    **dict.fromkeys(("film", "movie", "biopic", "documentary", "blockbuster", "rom-com", "romcom"), "film"),
    **dict.fromkeys(("novel", "book", "memoir", "memoirs", "autobiography", "biography", "novella"), "book"),
    **dict.fromkeys(("volume", "collection"), "book"),
    **dict.fromkeys(("masterpiece", "instalment", "installment", "debut"), ""),
    **dict.fromkeys(("bestseller", "best-seller", "cookbook", "textbook", "anthology"), "book"),
    **dict.fromkeys(("album", "LP", "EP", "mixtape"), "album"),
    **dict.fromkeys(("song", "single", "track", "ballad", "anthem", "hit", "hymn", "aria"), "song"),
    **dict.fromkeys(
        ("series", "sitcom", "show", "soap", "miniseries", "mini-series", "docuseries"), "series"
    ),
    **dict.fromkeys(("programme", "telenovela", "cartoon"), "series"),
    **dict.fromkeys(("painting", "portrait", "canvas", "mural"), "painting"),
    **dict.fromkeys(("study", "paper", "article", "essay", "thesis", "dissertation"), "paper"),
    **dict.fromkeys(("video game", "computer game", "board game"), "game"),
    **dict.fromkeys(("poem", "sonnet"), "poem"),
    "play": "play",
    "musical": "musical",
    "opera": "opera",
    "ballet": "ballet",
    "symphony": "symphony",
    "sculpture": "sculpture",
    "podcast": "podcast",
    "report": "report",
    "manifesto": "manifesto",
    "drama": "drama",
    "comedy": "comedy",
    "thriller": "thriller",
    "sequel": "sequel",
    "prequel": "sequel",
    "trilogy": "trilogy",
    "follow-up": "",
    **dict.fromkeys(("concerto", "sonata", "oratorio", "requiem", "cantata"), "composition"),
    "short story": "story",
    "episode": "episode",
}
PLURALS = {noun + "s": form for noun, form in FORM_OF.items() if not noun.endswith(("s", "y", "series"))}
PLURALS |= {"comedies": "comedy", "symphonies": "symphony", "studies": "paper", "series": "series"}
PLURALS |= {"autobiographies": "book", "biographies": "book", "short stories": "story"}

# Nouns that hardly mean anything but a work; the others also stand for a match, a marriage or a report on paper.
PLAIN_NOUNS = frozenset(
    """
    film movie biopic documentary novel memoir autobiography novella album LP EP song sitcom musical opera
    ballet play poem painting sculpture drama comedy thriller podcast miniseries sequel prequel trilogy book
    """.split()  # noqa: SIM905
)
# Nouns after which an unquoted run of capitals is a title: "the film Oppenheimer".
BEFORE_RUN = PLAIN_NOUNS | frozenset(
    {
        *(
            "blockbuster",
            "rom-com",
            "romcom",
            "memoirs",
            "bestseller",
            "best-seller",
            "manifesto",
            "ballad",
            "anthem",
            "single",
        ),
        *("series", "show", "soap", "docuseries", "video game", "computer game", "board game"),
        *(
            "hit",
            "track",
            "follow-up",
            "concerto",
            "oratorio",
            "requiem",
            "cantata",
            "symphony",
            "cartoon",
            "telenovela",
            "short story",
            "anthology",
        ),
    }
)
# These need more beside them, as in "her new single", "the hit show", "the TV series".
LEAD_NEEDED = frozenset(
    {"single", "hit", "track", "show", "series", "play", "comedy", "drama", "book", "follow-up", "manifesto"}
)
LEADS = frozenset(
    """
    hit new latest debut first second third final last next his her their its smash lead award-winning
    best-selling bestselling Oscar-winning Emmy-winning Tony-winning TV television BBC ITV HBO Netflix Apple Amazon
    Disney Hulu Paramount Sky Showtime AMC NBC CBS ABC Fox reality quiz talk game Broadway West-End children's
    solo acclaimed period crime dystopian comic cult classic popular long-running chart-topping No-1 historical
    romantic dark police medical legal political teen animated superhero one-woman one-man stage radio audio drama
    comedy legendary Victorian fantasy spy sci-fi science-fiction young-adult picture graphic satirical 's
    """.split()  # noqa: SIM905
)

# People whose surname alone tells an English reader that what follows is a work of theirs.
FAMOUS = frozenset(
    """
    shakespeare marlowe chaucer milton dante homer cervantes goethe schiller molière voltaire ibsen strindberg chekhov
    tolstoy dostoevsky pushkin gogol turgenev bulgakov nabokov kafka mann brecht proust flaubert zola hugo balzac
    dumas camus sartre beckett joyce yeats wilde shaw swift dickens austen brontë eliot hardy kipling conrad woolf
    orwell huxley tolkien steinbeck hemingway fitzgerald faulkner melville twain hawthorne thoreau salinger vonnegut
    borges neruda achebe soyinka naipaul rushdie ishiguro murakami saramago pinter stoppard byron keats wordsworth
    mozart beethoven bach handel haydn vivaldi schubert schumann brahms mahler wagner verdi puccini rossini bizet
    donizetti tchaikovsky mussorgsky stravinsky prokofiev shostakovich rachmaninov sibelius dvořák debussy ravel
    elgar britten gershwin bernstein picasso rembrandt vermeer caravaggio botticelli michelangelo leonardo titian
    raphael monet manet cézanne gauguin matisse dalí klimt munch goya velázquez hokusai magritte kahlo warhol turner
    hitchcock kubrick spielberg scorsese tarantino coppola bergman fellini kurosawa godard truffaut tarkovsky
    eisenstein miyazaki almodóvar beatles abba radiohead coldplay metallica adele beyoncé rihanna madonna bowie dylan
    springsteen banksy eminem sinatra stravinsky basquiat hockney
    """.split()  # noqa: SIM905
)
FAMOUS_ENDINGS = (
    *("van gogh", "da vinci", "michael jackson", "bob dylan", "david bowie", "taylor swift", "the beatles"),
    *(
        "pink floyd",
        "lin-manuel miranda",
        "agatha christie",
        "margaret atwood",
        "toni morrison",
        "john lennon",
    ),
    *("christopher nolan", "ridley scott", "stephen king", "john le carré", "hilary mantel", "arthur miller"),
    *("tennessee williams", "andrew lloyd webber", "stephen sondheim", "leonard cohen", "bruce springsteen"),
    *("george lucas", "james cameron", "francis ford coppola", "george eliot", "t.s. eliot", "ian fleming"),
)
CREATORS = (
    r"(?:author|novelist|writer|poet|playwright|dramatist|screenwriter|director|film-?maker|singer|songwriter|"
    r"singer-songwriter|composer|painter|artist|sculptor|rapper|musician|band|duo|rock star|pop star|lyricist|"
    r"biographer|memoirist|essayist|showrunner|choreographer|illustrator|cartoonist)"
)
ARTS = frozenset(
    """
    film films movie movies cinema cinemas actor actors actress actresses oscar oscars bafta baftas emmy emmys grammy
    grammys starred starring stars screen hollywood sitcom drama director directed theatre theater broadway musical
    album albums song songs singer band novel novels novelist author book books memoir playwright poet opera
    orchestra composer painter screenplay screenwriter soundtrack box-office filmmaker premiere premiered netflix
    thriller tv television star co-star duet concerto sonata auction sotheby's christie's canvas
    mtv rapper hip-hop guitarist pianist concert setlist headlined encore literature poetry musician musicians
    comedian playwrights biography biographies miniseries documentary palme box-office paintings painting sculptor
    hbo sequel trilogy cast recorded published publisher booker pulitzer lyrics lyric ballet dancer choreographer
    singer-songwriter songwriter songwriters lyricist film-maker film-makers filmmakers
    video-game gamers gaming videogame playstation xbox nintendo
    """.split()  # noqa: SIM905
)
WEEKDAYS_AND_MONTHS = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december christmas easter
    """.split()  # noqa: SIM905
)
# Capitalised words before "film" or "series" that name a maker, a prize or a season, not the work.
NOT_TITLES = frozenset(
    """
    netflix disney pixar marvel hbo bbc itv hulu apple amazon paramount sony universal showtime bollywood hollywood
    broadway nollywood oscar emmy grammy tony bafta hallmark christmas halloween easter imax youtube spotify tv uk us
    american british french english world champions premier test super cannes venice sundance warner channel sky
    the a an i he she they it we his her their its this that these those my our your
    """.split()  # noqa: SIM905
)
# Of these, the words that other desks use as often: a whole article speaks of the arts by the rest alone.
WEAK_ARTS = frozenset(
    """
    star stars cast recorded published publisher screen director directed theatre theater tv television book books
    drama author encore sequel auction canvas premiere pulitzer co-star literature box-office starred starring
    """.split()  # noqa: SIM905
)
