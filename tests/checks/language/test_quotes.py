"""Quotations: where they begin and end, and who speaks."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from checks.article import from_text
from checks.kinds import quotes
from checks.language import SpacyRecogniser, read
from checks.language.marks import marked_stretches
from checks.reading import Reading

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
# Of the table's speakers at least so many must be right, and of those that are given so many.
LEAST_RECALL, LEAST_PRECISION = 0.95, 0.97


def reading(text: str, recogniser: SpacyRecogniser) -> Reading:
    return read(from_text(text, retrieved_at=NOON, published=date(2026, 3, 4)), recogniser)


# One row for each story: the text, and the speaker of each quotation in order; None: nobody is told.
SPOKEN: list[tuple[str, list[str | None]]] = [
    # The name behind and before, upright and inverted.
    ("“The bridge will open in May,” Harriet Lindqvist said.", ["Harriet Lindqvist"]),
    ("“The bridge will open in May,” said Harriet Lindqvist.", ["Harriet Lindqvist"]),
    ("Harriet Lindqvist said: “The bridge will open in May.”", ["Harriet Lindqvist"]),
    ("Harriet Lindqvist said the bridge was “a gift to the town”.", ["Harriet Lindqvist"]),
    ("“The bridge,” Harriet Lindqvist said, “will open in May.”", ["Harriet Lindqvist"] * 2),
    (
        "“The bridge will open,” said Harriet Lindqvist. “It is a gift to the town.”",
        ["Harriet Lindqvist"] * 2,
    ),
    ('"The bridge will open in May," Lindqvist said.', ["Lindqvist"]),
    # Words in quotation marks are said and say nothing: "it" is the body that spoke last.
    (
        '"Six shells fell near our posts", said Harbour News Agency. "Foolhardy provocation deserves punishment", it added.',
        ["Harbour News Agency"] * 2,
    ),
    (
        '"The price stays", said Ald Bank. "We are glad", said Harriet Lindqvist. "Bold reform costs money", it added.',
        ["Ald Bank", "Harriet Lindqvist", "Ald Bank"],
    ),
    ('"Wild weather closes the bridge", it added.', [None]),
    ("“Harriet Lindqvist was the best of us all,” he said.", [None]),
    # A pull quote with a signature: nobody where that names nobody, whoever spoke before.
    (
        "Harriet Lindqvist called it “a small war”.\n\n“A new obsession is taking hold of the town.” Anonymous blogger, “War on the town”",
        ["Harriet Lindqvist", None, None],
    ),
    (
        "Harriet Lindqvist called it “a small war”.\n\n“The bridge should never have been built at all.” — a reader in Ald",
        ["Harriet Lindqvist", None],
    ),
    (
        "Harriet Lindqvist called it “a small war”.\n\n“The bridge should never have been built at all.” Martin Osgood, shipbuilder",
        ["Harriet Lindqvist", "Martin Osgood"],
    ),
    # Whom the story leaves without a name has spoken in between.
    (
        "Harriet Lindqvist called it “a small war”.\n\nOne poster admitted his part, writing “I was there too”.\n\n“The bridge should never have been built.” That was all.",
        ["Harriet Lindqvist", None, None],
    ),
    # Who is not named in front of the verb, or not by the parse.
    ("EU Commissioner for Trade Maria Solberg said the duty was “a slap in the face”.", ["Maria Solberg"]),
    (
        "UN Envoy for Human Rights Anna Brandt said the vote was “a farce”, and that the ruling warned others that nobody was safe, “no matter how long it takes”.",
        ["Anna Brandt"] * 2,
    ),
    ("Presiding Judge Anna Brandt of the High Court said the killings “shock us all”.", ["Anna Brandt"]),
    ("“By a hair’s breadth,” as Harriet Lindqvist put it to the crowd.", ["Harriet Lindqvist"]),
    ("“A mountain to climb,” as Martin Osgood puts it.", ["Martin Osgood"]),
    ("The deal was, as Harriet Lindqvist put it, “a leap into the dark”.", ["Harriet Lindqvist"]),
    (
        "Harriet Lindqvist was kind. Martin Osgood, who had lost twice, was blunter: “We were beaten by a better side.”",
        ["Martin Osgood"],
    ),
    (
        "Harriet Lindqvist lost. Her rival, Martin Osgood, was more hopeful: “There is another vote in May.”",
        ["Martin Osgood"],
    ),
    ("Martin Osgood, 41, won again. Asked about it, the Londoner said: “It was hard.”", ["Martin Osgood"]),
    ("Martin Osgood, 41, won again. The Frenchman called it “the best of days”.", ["Martin Osgood"]),
    ("Martin Osgood won again. The Australian reported that he was “very tired”.", ["Australian"]),
    (
        "Martin Osgood lost. There were fires in the streets and Captain Peter Berg was on television. “It is no coup,” he said.",
        ["Peter Berg"],
    ),
    (
        "Peter Berg thanked the crowd. Martin Osgood, he added, had been “the first to believe”.",
        ["Peter Berg"],
    ),
    ("She praised Martin Osgood, whose “work hard and be kind” hangs in every school.", ["Martin Osgood"]),
    (
        "Accepting the prize from Peter Berg, Martin Osgood, 50, asked for silence. “I am lost for words,” he said.",
        ["Martin Osgood"],
    ),
    # Words that are spoken of, with nobody who says them.
    ("Harriet Lindqvist came late. “We will never surrender” was the message she liked to quote.", [""]),
    ("Martin Osgood sang it. “Nothing succeeds like excess” was a line that everybody knew.", [""]),
    # Titles and appositions.
    ("“We are ready,” said the mayor, Harriet Lindqvist.", ["Harriet Lindqvist"]),
    ("“We are ready,” said Mayor Harriet Lindqvist on Monday.", ["Harriet Lindqvist"]),
    ("Harriet Lindqvist, the mayor, said: “We are ready for it.”", ["Harriet Lindqvist"]),
    ("“We are ready,” Harriet Lindqvist, the mayor of Bergen, told reporters.", ["Harriet Lindqvist"]),
    ("The mayor of Bergen, Harriet Lindqvist, called the bridge “a gift to us all”.", ["Harriet Lindqvist"]),
    ("“We lost everything,” said Martin Osgood, 45, a farmer.", ["Martin Osgood"]),
    ("“We lost everything,” said Martin Osgood, who farms near Bergen.", ["Martin Osgood"]),
    # Somebody is told, another tells.
    ("Martin Osgood told Harriet Lindqvist that “nothing has been settled yet”.", ["Martin Osgood"]),
    ("Martin Osgood told the BBC: “Nothing has been settled yet.”", ["Martin Osgood"]),
    ("“Nothing has been settled,” Martin Osgood told Harriet Lindqvist.", ["Martin Osgood"]),
    (
        "Asked by Martin Osgood about the delay, Harriet Lindqvist replied: “Ask me in May.”",
        ["Harriet Lindqvist"],
    ),
    ("Martin Osgood accused Harriet Lindqvist of “playing with people’s lives”.", ["Martin Osgood"]),
    (
        "Martin Osgood criticised Harriet Lindqvist, calling her plan “a waste of good money”.",
        ["Martin Osgood"],
    ),
    # Organisations and people without a name.
    ("“No one was hurt in the fire,” the ministry said in a statement.", ["the ministry"]),
    (
        "No one was hurt “at any time during the fire,” according to the State Department.",
        ["State Department"],
    ),
    ("According to the ministry, the fire was “under control by noon”.", ["the ministry"]),
    ("A spokesman for the company said: “We regret the delay.”", ["a spokesman for the company"]),
    ("“We regret the delay,” a spokeswoman for the airline said.", ["a spokeswoman for the airline"]),
    ("The talks were “very productive” and would go on, two officials said.", ["two officials"]),
    ("The company said in a statement that it was “aware of the reports”.", ["the company"]),
    ("Police said the driver was “known to officers in the town”.", ["Police"]),
    ("The club has denied the claims, calling them “false and misleading”.", ["the club"]),
    ("Neighbours described the couple as “quiet and very kind people”.", ["Neighbours"]),
    # Pronouns and roles.
    ("Martin Osgood left on Monday. “I am not coming back,” he said.", ["Martin Osgood"]),
    (
        "Harriet Lindqvist met Martin Osgood on Monday. “I was glad to see him,” she said.",
        ["Harriet Lindqvist"],
    ),
    ("Mr Osgood met Ms Lindqvist on Monday. “She had a plan for us,” he said.", ["Osgood"]),
    (
        "Harriet Lindqvist opened the bridge.\n\nShe said it was “a gift to the town”.",
        ["Harriet Lindqvist"],
    ),
    (
        "Finance Minister Martin Osgood arrived late. “The budget is done,” the minister said.",
        ["Martin Osgood"],
    ),
    (
        "“We won,” said Martin Osgood.\n\n“It was never easy,” he added.",
        ["Martin Osgood"] * 2,
    ),
    (
        "Harriet Lindqvist opened it. The cost was disputed by Martin Osgood. “It is too much,” he said.",
        ["Martin Osgood"],
    ),
    (
        "In the words of the mayor, Harriet Lindqvist, it was “the longest night of all”.",
        ["Harriet Lindqvist"],
    ),
    ("In the words of Martin Osgood, it was “the longest night of all”.", ["Martin Osgood"]),
    # Without a word of saying of their own.
    (
        "“We won,” said Martin Osgood.\n\n“It was never easy for a small club like ours.”",
        ["Martin Osgood"] * 2,
    ),
    ("Martin Osgood shook his head. “This is the end of the road for us.”", ["Martin Osgood"]),
    # More verbs and more of the grammar between.
    ("Harriet Lindqvist smiled and added: “It took long enough.”", ["Harriet Lindqvist"]),
    ("Harriet Lindqvist has said that she will “never give up” the seat.", ["Harriet Lindqvist"]),
    ("Harriet Lindqvist wrote on X: “It took long enough.”", ["Harriet Lindqvist"]),
    ("Harriet Lindqvist praised the crew for its “courage under heavy fire”.", ["Harriet Lindqvist"]),
    ("Harriet Lindqvist, who called the ruling “a disgrace to us all”, will appeal.", ["Harriet Lindqvist"]),
    ("The vote was “a slap in the face of voters”, Harriet Lindqvist argued.", ["Harriet Lindqvist"]),
    ("“Is it over?” asked Martin Osgood.", ["Martin Osgood"]),
    ("“It is over!” Martin Osgood shouted.", ["Martin Osgood"]),
    ("Martin Osgood was quoted as saying the plan was “dead in the water”.", ["Martin Osgood"]),
    ("She was described as “a great friend of the arts” by Martin Osgood.", ["Martin Osgood"]),
    ("“They have,” Martin Osgood later told a court, “no idea what they did.”", ["Martin Osgood"] * 2),
    ("Judge Harriet Lindqvist ruled that the search had been “plainly unlawful”.", ["Harriet Lindqvist"]),
    ("In a letter to staff, Martin Osgood wrote that he was “proud of what we built”.", ["Martin Osgood"]),
    (
        "Martin Osgood said the rules were “too harsh” and that they had “to be changed soon”.",
        ["Martin Osgood"] * 2,
    ),
    # British marks, German and French ones.
    ("‘It’s the ministers’ choice, not mine,’ Harriet Lindqvist said.", ["Harriet Lindqvist"]),
    ("Harriet Lindqvist said: ‘It’s been a long year, and I don’t regret it.’", ["Harriet Lindqvist"]),
    ("‘He told me “no” twice,’ said Harriet Lindqvist.", ["Harriet Lindqvist"]),
    ("„The bridge will open in May“, said Harriet Lindqvist.", ["Harriet Lindqvist"]),
    ("«The bridge will open in May», said Harriet Lindqvist.", ["Harriet Lindqvist"]),
    # Several paragraphs.
    (
        "Harriet Lindqvist said: “The bridge will open in May.\n\n“It will close in June.”",
        ["Harriet Lindqvist"] * 2,
    ),
    (
        "“The bridge will open in May.\n\n“It will close in June,” Harriet Lindqvist said.",
        ["Harriet Lindqvist"] * 2,
    ),
    # Two speakers.
    (
        "“We won,” said Martin Osgood. “We lost,” said Harriet Lindqvist.",
        ["Martin Osgood", "Harriet Lindqvist"],
    ),
    (
        "Martin Osgood called it “a very good deal”, but Harriet Lindqvist said it was “a very bad one”.",
        ["Martin Osgood", "Harriet Lindqvist"],
    ),
    (
        "“We won,” said Martin Osgood.\n\n“No, we did,” Harriet Lindqvist said.\n\n“We shall see,” he replied.",
        ["Martin Osgood", "Harriet Lindqvist", "Martin Osgood"],
    ),
    # Notes, and names beside a word for a person.
    ("Dana Whitlock left a note that said “gone fishing for good”.", ["Dana Whitlock"]),
    ("Her deputy, Tom Ruiz, sent a letter that said “we cannot go on like this”.", ["Tom Ruiz"]),
    ("One witness, Paul Kerrigan of Leeds, told the court it was “a night to forget”.", ["Paul Kerrigan"]),
    ("A resident, Maria Santos from Lisbon, said: “I heard the bang.”", ["Maria Santos"]),
    ("Its owner, Grant Holdings, said the closure was “a commercial necessity”.", ["Grant Holdings"]),
    ("The company said its ferries, all old, were “safe and sound”.", ["the company"]),
    # Labels, and what goes on behind a colon.
    ("08.10 Lindqvist to cheering staff: the line will open in May, “come rain or shine”.", ["Lindqvist"]),
    ("Martin Osgood on the strike: the law will be “enforced to the letter”.", ["Martin Osgood"]),
    ("Mr Osgood explained himself on X: his party would not accept “a coup by stealth”.", ["Osgood"]),
    ("A note was found by Carla Mertz: “Come home at once, please.”", ["Carla Mertz"]),
    ("Martin Osgood tweets that the town is ready for a “new and fair deal”.", ["Martin Osgood"]),
    ("Martin Osgood said: “I will stay.” He wants a “time of reflection”.", ["Martin Osgood"] * 2),
    ("The commission charged her with what it called a “massive fraud”.", ["the commission"]),
    # Who "she" is, and who holds an office.
    (
        "Jill Hansen won. Robin Carter, her coach since school, cheered. “I am so happy tonight,” she said.",
        ["Jill Hansen"],
    ),
    (
        "Lou Adair sang first. She was young. Later Martin Keane came. “I was terribly shy,” she said.",
        ["Lou Adair"],
    ),
    (
        "Hakim Doyle, the speaker of the House, came.\n\nIt rained.\n\nNobody rose.\n\n“See you,” the speaker wrote on X.",
        ["Hakim Doyle"],
    ),
    # Brief words behind others of the same speaker; sub-headings.
    ("“We have found it,” Harriet Lindqvist told the hall. “We did it.”", ["Harriet Lindqvist"] * 2),
    (
        "‘We never gave up’\n\nThe mayor, Harriet Lindqvist, came. “We never gave up,” she said.",
        ["Harriet Lindqvist"] * 2,
    ),
    (
        "It burned, said Tom Lee.\n\n“A night of terror”\n\nGus Harding called it “a night of terror and loss”.",
        ["Gus Harding"] * 2,
    ),
    ("“It was cold,” said Tom Lee.\n\n“A fresh start”\n\nThe bridge is open.", ["Tom Lee", None]),
    # Terms and titles: nobody says them.
    ("Harriet Lindqvist wrote the novel “The Long Road Home”.", [None]),
    ("The so-called “iron belt” of the town is gone.", [None]),
    ("He is known as “the Duke” in the village.", [None]),
    ("A scheme called “Bright Futures” was closed.", [None]),
    ("He told his side of it in a 1996 memoir, “Against the Tide.”", [None]),
    ("Harriet Lindqvist once advised the makers of “Arrival,” the film of a short story.", [None]),
    ("She beat Naomi Osgood to win it. “I can’t believe it’s me,” she said.", [None]),
]


def test_the_speakers_of_sixty_quotations_are_found(recogniser: SpacyRecogniser) -> None:
    right = given = told = 0
    misses = []
    for text, expected in SPOKEN:
        found = [quotation.speaker for quotation in reading(text, recogniser).quotations]
        assert len(found) == len(expected), text
        for has, wants in zip(found, expected, strict=True):
            right += has == wants is not None
            given += has is not None
            told += wants is not None
            if has != wants:
                misses.append((text, has, wants))
    assert told >= 60
    assert right / told >= LEAST_RECALL, misses
    assert right / given >= LEAST_PRECISION, misses


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said: “It is 6'2\" tall,” and left.", ["“It is 6'2\" tall,”"]),
        ('A 12" record and a 6\'2" man, he said.', []),
        ("‘It’s the ministers’ plan,’ he said in the ’90s.", ["‘It’s the ministers’ plan,’"]),
        ("the ministers' plan and the workers' union said 'it's over'", ["'it's over'"]),
        ("'Tis said 'we won't go' again.", ["'we won't go'"]),
        ("rock 'n' roll is not dead, the boys' mother said", []),
        ("“He told me “go away” and I went,” she said.", ["“He told me “go away” and I went,”"]),
        ("“We go, he said. “No,” she said.", ["“No,”"]),
        ("No,” she said and left.", []),
        ("»Nein«, he said, and «Oui».", ["»Nein«", "«Oui»"]),
        ("„Wir gehen“, he said.", ["„Wir gehen“"]),
        ('“” and "" hold nothing.', []),
    ],
)
def test_marks_are_told_from_apostrophes_and_inches(text: str, expected: list[str]) -> None:
    found = [text[one.start : one.end] for one in marked_stretches(text, 0, len(text)) if one.closed]
    assert found == expected


def test_a_mark_that_is_never_closed_does_not_swallow_the_story(recogniser: SpacyRecogniser) -> None:
    text = (
        "“We go, Martin Osgood said.\n\nThe town slept. Nobody was hurt.\n\n“Good,” said Harriet Lindqvist."
    )
    found = [text[one.start : one.end] for one in reading(text, recogniser).quotations]
    assert found == ["“Good,”"]


def test_a_speaker_who_is_only_a_pronoun_is_marked_as_inferred(recogniser: SpacyRecogniser) -> None:
    text = "“We won,” said Martin Osgood. “We earned it,” he added."
    assert [one.inferred for one in reading(text, recogniser).quotations] == [False, True]


def test_many_marks_cost_no_more_than_their_number(recogniser: SpacyRecogniser) -> None:
    for sign in ("“", '"', "‘a ", "'a ", "“a” ", "„", "» ", "a’ ", "s' a "):
        text = sign * 20_000
        assert all(text[one.start] in sign for one in marked_stretches(text, 0, len(text)))


def test_every_quotation_of_the_seed_has_its_speaker(recogniser: SpacyRecogniser, shared) -> None:
    text = (shared / "seed" / "article.txt").read_text()
    found = reading(text, recogniser)
    named = [claim.speaker for claim in quotes.find(found)]
    assert [name.split()[-1] for name in named if name is not None] == [
        "Galuzin",
        "Galuzin",
        "Galuzin",
        "Department",
    ]
