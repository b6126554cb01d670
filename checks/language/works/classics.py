"""Works that readers of English news know by their bare names. General knowledge, not data."""

from __future__ import annotations

_STAGE_AND_PAGE = """
Hamlet|Macbeth|King Lear|Romeo and Juliet|The Tempest|Twelfth Night|Antony and Cleopatra|A Midsummer Night’s Dream
Much Ado About Nothing|The Merchant of Venice|The Taming of the Shrew|As You Like It|Measure for Measure
Waiting for Godot|Death of a Salesman|A Doll’s House|The Cherry Orchard|Uncle Vanya|Three Sisters|The Seagull
The Crucible|A Streetcar Named Desire|The Glass Menagerie|Long Day’s Journey into Night|Angels in America
The Importance of Being Earnest|An Inspector Calls|The Mousetrap|The Birthday Party|Look Back in Anger
The Phantom of the Opera|West Side Story|My Fair Lady|The Sound of Music|The Lion King|Les Misérables|Les Mis
Guys and Dolls|Blood Brothers|Jack and the Beanstalk|The Railway Children|Girl, Woman, Other|Fiddler on the Roof|Jesus Christ Superstar|Sweeney Todd|Mamma Mia!|The Book of Mormon|Miss Saigon
Dear Evan Hansen|Hello, Dolly!|Funny Girl|Sunset Boulevard|A Chorus Line|The Rocky Horror Show|Porgy and Bess
War and Peace|Anna Karenina|Crime and Punishment|The Brothers Karamazov|Don Quixote|Madame Bovary
Pride and Prejudice|Sense and Sensibility|Jane Eyre|Wuthering Heights|Great Expectations|Oliver Twist|Bleak House
David Copperfield|A Tale of Two Cities|A Christmas Carol|Vanity Fair|Tess of the d’Urbervilles|Moby-Dick|Moby Dick
Robinson Crusoe|Gulliver’s Travels|Treasure Island|Alice in Wonderland|Alice’s Adventures in Wonderland|Peter Pan
The Great Gatsby|To Kill a Mockingbird|Animal Farm|Nineteen Eighty-Four|Brave New World|Lord of the Flies
The Catcher in the Rye|The Grapes of Wrath|Of Mice and Men|The Old Man and the Sea|For Whom the Bell Tolls
The Sun Also Rises|On the Road|Catch-22|Slaughterhouse-Five|A Clockwork Orange|The Handmaid’s Tale|Wolf Hall
Bring Up the Bodies|The Remains of the Day|Never Let Me Go|Midnight’s Children|The Satanic Verses
Things Fall Apart|Half of a Yellow Sun|The God of Small Things|A Suitable Boy|White Teeth|Brideshead Revisited
The Lord of the Rings|The Lion, the Witch and the Wardrobe|Eat, Pray, Love|The Hobbit|The Chronicles of Narnia|The Da Vinci Code|The Hunger Games|The Kite Runner
Gone Girl|Normal People|Bridget Jones’s Diary|Trainspotting|Schindler’s Ark|The English Patient|Life of Pi
One Hundred Years of Solitude|Love in the Time of Cholera|The Name of the Rose|The Diary of a Young Girl
The Very Hungry Caterpillar|Where the Wild Things Are|The Gruffalo|Winnie-the-Pooh|Charlotte’s Web|The Cat in the Hat
The Second Sex|The Feminine Mystique|The Female Eunuch|Silent Spring|On the Origin of Species|A Brief History of Time
The Selfish Gene|Das Kapital|The Communist Manifesto|The Wealth of Nations|Mein Kampf|The Art of the Deal
The Divine Comedy|The Canterbury Tales|Paradise Lost|The Waste Land|Leaves of Grass|Dreams from My Father
Tinker Tailor Soldier Spy|The Spy Who Came in from the Cold|Murder on the Orient Express|The Bell Jar
"""

_ON_SCREEN = """
Citizen Kane|The Godfather|Gone with the Wind|The Wizard of Oz|It’s a Wonderful Life|Singin’ in the Rain
Lawrence of Arabia|Doctor Zhivago|The Bridge on the River Kwai|Some Like It Hot|Breakfast at Tiffany’s
2001: A Space Odyssey|Dr Strangelove|Dr. Strangelove|Apocalypse Now|Taxi Driver|Raging Bull|Goodfellas|GoodFellas
The Deer Hunter|Jaws|Close Encounters of the Third Kind|Raiders of the Lost Ark|Back to the Future
Blade Runner|Star Wars|The Empire Strikes Back|Return of the Jedi|Schindler’s List|Saving Private Ryan
Jurassic Park|The Silence of the Lambs|Pulp Fiction|Reservoir Dogs|Forrest Gump|The Shawshank Redemption
Thelma & Louise|Pretty Woman|When Harry Met Sally|Sleepless in Seattle|Dirty Dancing|Top Gun|Die Hard
Four Weddings and a Funeral|Notting Hill|Love Actually|The Full Monty|Billy Elliot|Shakespeare in Love
Chariots of Fire|Slumdog Millionaire|The King’s Speech|12 Years a Slave|La La Land|No Country for Old Men
There Will Be Blood|Brokeback Mountain|The Hurt Locker|The Dark Knight|Mad Max: Fury Road|The Social Network
Black Panther|Crouching Tiger, Hidden Dragon|Spirited Away|Seven Samurai|Bicycle Thieves|La Dolce Vita
Killers of the Flower Moon|The Wolf of Wall Street|Once Upon a Time in Hollywood|Everything Everywhere All at Once
The Banshees of Inisherin|The Zone of Interest|Poor Things|The Devil Wears Prada|Kramer vs. Kramer|Sophie’s Choice
Goldfinger|Skyfall|Dr No|Dr. No|From Russia with Love|Casino Royale|No Time to Die|Live and Let Die|Thunderball
Toy Story|Finding Nemo|The Little Mermaid|The Jungle Book|Mary Poppins|Chitty Chitty Bang Bang|Deadpool & Wolverine
Downton Abbey|Doctor Who|Coronation Street|EastEnders|Emmerdale|Game of Thrones|Breaking Bad|The Sopranos
The Simpsons|Saturday Night Live|Sesame Street|Fawlty Towers|Monty Python’s Flying Circus|Only Fools and Horses
Dad’s Army|Blackadder|Yes Minister|Yes, Prime Minister|Peaky Blinders|Line of Duty|Happy Valley|Call the Midwife
The West Wing|House of Cards|Mad Men|The Wire|Sex and the City|Seinfeld|The Golden Girls|Grey’s Anatomy
Stranger Things|Squid Game|Bridgerton|The Crown|The White Lotus|Ted Lasso|Fleabag|Killing Eve|Baby Reindeer
Strictly Come Dancing|The Great British Bake Off|Britain’s Got Talent|The X Factor|X Factor|Top Gear|Blue Peter|Love Island
Dancing with the Stars|American Idol|The Muppet Show|Star Trek|The Twilight Zone|I Love Lucy|Twin Peaks
Mr Bates vs the Post Office
"""

_SUNG_AND_PAINTED = """
Swan Lake|The Nutcracker|La Traviata|Tosca|La Bohème|Madama Butterfly|Madame Butterfly|The Magic Flute|Don Giovanni
The Marriage of Figaro|Così fan tutte|Der Rosenkavalier|Tristan und Isolde|Peter Grimes|The Rite of Spring
Ode to Joy|La Marseillaise|The Star-Spangled Banner|God Save the King|God Save the Queen|Amazing Grace
You’ll Never Walk Alone|Auld Lang Syne|Sweet Caroline|White Christmas|Fairytale of New York|Do They Know It’s Christmas?
Hey Jude|Let It Be|Abbey Road|Sgt Pepper’s Lonely Hearts Club Band|Sgt. Pepper’s Lonely Hearts Club Band|Penny Lane
Strawberry Fields Forever|Eleanor Rigby|Here Comes the Sun|Bohemian Rhapsody|We Are the Champions|Stairway to Heaven
(I Can’t Get No) Satisfaction|Sympathy for the Devil|Gimme Shelter|Like a Rolling Stone|Blowin’ in the Wind
Born to Run|Born in the USA|Born in the U.S.A.|The Dark Side of the Moon|Space Oddity|Ziggy Stardust|Pet Sounds
Purple Rain|Billie Jean|Like a Virgin|Candle in the Wind|Your Song|Bridge over Troubled Water|Bridge Over Troubled Water
The Sound of Silence|Smells Like Teen Spirit|Wonderwall|Don’t Look Back in Anger|Common People|I Will Always Love You
What’s Going On|A Change Is Gonna Come|I Heard It Through the Grapevine|Proud Mary|River Deep – Mountain High
Private Dancer|What’s Love Got to Do with It|Nutbush City Limits|Good Vibrations|London Calling
God Only Knows|My Way|New York, New York|Strange Fruit|What a Wonderful World|Over the Rainbow|Moon River
Mona Lisa|Guernica|The Starry Night|Starry Night|The Last Supper|Girl with a Pearl Earring|Salvator Mundi
The Night Watch|Las Meninas|The Birth of Venus|The Girl with the Pearl Earring|Girl with Balloon|The Hay Wain
"""

_PLAYED = """
Minecraft|Fortnite|Grand Theft Auto|Call of Duty|World of Warcraft|League of Legends|The Legend of Zelda
Candy Crush Saga|Super Mario Bros.|Red Dead Redemption|Assassin’s Creed|The Last of Us|Elden Ring|Tomb Raider
Dungeons & Dragons|Animal Crossing|Among Us|Resident Evil|Cyberpunk 2077|Angry Birds|Counter-Strike|Pac-Man
"""

_ANYWHERE = """
Meet the Press|Face the Nation|60 Minutes|Good Morning Britain|Good Morning America|Newsnight
The Andrew Marr Show|Fox & Friends|Morning Joe|The Daily Show|The Late Show|The Tonight Show|Desert Island Discs|9/11 Commission Report
Match of the Day|Test Match Special|Have I Got News for You|Woman’s Hour|The One Show
Panama Papers|Paradise Papers|Pandora Papers|Pentagon Papers
"""


def _listed(*words: str) -> tuple[str, ...]:
    return tuple(title for text in words for line in text.strip().splitlines() for title in line.split("|"))


CLASSICS = _listed(_STAGE_AND_PAGE, _ON_SCREEN, _SUNG_AND_PAINTED)
"""Titles that are works where a paragraph speaks of the arts."""

GAMES = _listed(_PLAYED)
"""Games; hardly anything else is called so."""

SHOWS = _listed(_ANYWHERE)
"""Programmes and papers that any desk names, hardly ever meaning anything else."""
