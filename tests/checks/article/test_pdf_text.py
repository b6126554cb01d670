"""A PDF's lines become the paragraphs that a reader sees."""

from __future__ import annotations

import zlib

import pytest

from checks.article.pdf_text import MOST_CHARACTERS, read_pdf_text
from checks.errors import Unreadable
from tests.checks.article.pdfs import Put, pdf, set_in_columns

STORY = [
    "The harbour of Aldhaven reopened on Tuesday after a storm that had closed it for nine days, the port said.",
    (
        "Mayor Marta Lindqvist told reporters that the repair of the northern breakwater would cost twelve million"
        " crowns and take until the autumn of next year. She asked the county for an advance payment."
    ),
    (
        "The ferry company resumed its crossings in the evening. A spokesman said that four vessels had been damaged"
        " and that one of them would be scrapped before the end of the winter season."
    ),
    "Fishermen were less patient: their association wants compensation and threatens to block the harbour again.",
]
LONG = STORY + [
    text.replace("harbour", "quay").replace("The", "This").replace("crossings", "trips") for text in STORY
]


def paragraphs(body: bytes) -> list[str]:
    return list(read_pdf_text("story.pdf", body).paragraphs)


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_columns_are_read_one_after_another_and_parted_words_put_together(columns: int) -> None:
    page = set_in_columns(LONG, columns=columns, indented=True)
    assert " ".join(paragraphs(pdf(page))) == " ".join(LONG)


def test_indented_paragraphs_are_told_apart() -> None:
    assert paragraphs(pdf(set_in_columns(LONG, indented=True))) == LONG


def test_a_headline_across_the_columns_is_the_headline() -> None:
    head = Put(text="Storm harbour opens again", y=80, size=24)
    written = read_pdf_text("a.pdf", pdf([head, *set_in_columns(LONG, columns=2, indented=True)]))
    assert written.headline == "Storm harbour opens again"
    assert " ".join(written.paragraphs) == " ".join(LONG)


def test_space_between_paragraphs_parts_them_even_after_a_full_line() -> None:
    places = [
        (120, "The quay is closed until spring"),
        (133, "and the ferries leave from the pier."),
        (160, "It is full."),
    ]
    places += [
        (187, "Nobody waits there any longer,"),
        (200, "for the buses are on strike again."),
        (227, "So it is."),
    ]
    assert paragraphs(pdf([Put(text=text, y=y) for y, text in places])) == [
        "The quay is closed until spring and the ferries leave from the pier.",
        "It is full.",
        "Nobody waits there any longer, for the buses are on strike again.",
        "So it is.",
    ]


def test_a_sentence_goes_on_over_a_page() -> None:
    first = [Put(text="The council decided on Monday that the old pier would be pulled down and", y=700)]
    second = [Put(text="that a new one would be built beside the lighthouse within two years.", y=100)]
    assert paragraphs(pdf(first, second)) == [f"{first[0].text} {second[0].text}"]


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = [
        [
            Put(text=f"Aldhaven Courier - {number} June 2025", y=40, size=8),
            Put(text=f"Paragraph {name} speaks of the harbour and of the storm that closed it.", y=200),
            Put(text=f"Page {number} of 3", y=810, size=8),
        ]
        for number, name in ((1, "one"), (2, "two"), (3, "three"))
    ]
    assert paragraphs(pdf(*pages)) == [pages[place][1].text for place in range(3)]


def test_a_page_number_alone_at_the_foot_of_a_single_page_is_left_out() -> None:
    page = [
        Put(text="The storm closed the harbour of Aldhaven for nine whole days.", y=200),
        Put(text="- 7 -", y=815),
    ]
    assert paragraphs(pdf(page)) == [page[0].text]


def test_a_number_inside_the_story_stays() -> None:
    page = [
        Put(text="The winning number in the harbour lottery was drawn on Sunday:", y=200),
        Put(text="4711", y=230),
    ]
    assert "4711" in " ".join(paragraphs(pdf(page)))


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (
            ["The vote was a triumph of the Anglo-", "American party of the harbour workers."],
            "Anglo-American",
        ),
        (
            ["A vice-president spoke first, then the other vice-", "president of the harbour board."],
            "other vice-president",
        ),
        (["The ferry company Nordlinjen resumed its cross-", "ings to the islands."], "crossings"),
    ],
)
def test_a_hyphen_at_a_lines_end_stays_where_the_word_has_one(lines: list[str], words: str) -> None:
    page = [Put(text=line, y=200 + 13 * place) for place, line in enumerate(lines)]
    assert words in paragraphs(pdf(page))[0]


def test_a_scan_is_called_one() -> None:
    picture = b"\nq 400 0 0 400 50 200 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q\n"
    with pytest.raises(Unreadable, match=r"story\.pdf is a scan.*OCR"):
        paragraphs(pdf([], extra=picture))


def test_an_empty_pdf_says_so() -> None:
    with pytest.raises(Unreadable, match="PDF without text"):
        paragraphs(pdf([]))


def test_a_locked_pdf_says_so() -> None:
    lock = (
        b"/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -44 /O <"
        + b"41" * 32
        + b"> /U <"
        + b"42" * 32
        + b"> >>"
        b" /ID [<00> <00>]"
    )
    with pytest.raises(Unreadable, match=r"story\.pdf is locked by a password"):
        paragraphs(pdf([Put(text="Nobody shall read this.")], trailer=lock))


@pytest.mark.parametrize("cut", [9, 60, 200])
def test_a_broken_pdf_is_a_sentence_and_no_crash(cut: int) -> None:
    whole = pdf(set_in_columns(LONG))
    with pytest.raises(Unreadable, match="PDF"):
        read_pdf_text("story.pdf", whole[:cut])


def test_flipped_bytes_never_raise_anything_but_a_sentence() -> None:
    whole = pdf(set_in_columns(STORY, columns=2))
    for place in range(0, len(whole), 97):
        broken = whole[:place] + bytes([whole[place] ^ 0x15]) + whole[place + 1 :]
        try:
            read_pdf_text("story.pdf", broken)
        except Unreadable:
            continue


def test_no_more_is_read_than_an_article_may_hold() -> None:
    rows = [
        Put(text="All the words of a very long report about the harbour. " * 3, x=5, y=20 + 8 * row, size=3)
        for row in range(100)
    ]
    written = read_pdf_text("long.pdf", pdf(*[rows] * 30))
    assert len("".join(written.paragraphs)) < MOST_CHARACTERS + 40_000


def test_letters_of_a_compressed_page_are_read() -> None:
    drawn = zlib.compress(
        b"BT /F 10 Tf 1 0 0 1 60 600 Tm (The harbour opened again on Tuesday, after nine days.) Tj ET"
    )
    plain = pdf([Put(text="x" * 20)])
    start, end = plain.index(b"<< /Length"), plain.index(b"\nendstream")
    packed = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s" % (len(drawn), drawn)
    # The table of places is wrong now, which readers mend by looking for the objects.
    assert paragraphs(plain[:start] + packed + plain[end:]) == [
        "The harbour opened again on Tuesday, after nine days."
    ]


def test_a_page_that_is_drawn_as_one_figure_is_read() -> None:
    drawn = b"BT /F 10 Tf 1 0 0 1 60 600 Tm (The harbour opened again on Tuesday, after nine days.) Tj ET"
    figure = (
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Length %d >>"
        b"\nstream\n%s\nendstream" % (len(drawn), drawn)
    )
    page = pdf([], extra=b" /Fig Do ", resources=b"/XObject << /Fig 6 0 R >>", objects=(figure,))
    assert paragraphs(page) == ["The harbour opened again on Tuesday, after nine days."]


def test_labels_of_a_figure_in_a_story_are_left_out() -> None:
    drawn = b"BT /F 10 Tf 1 0 0 1 60 100 Tm (LABEL) Tj ET"
    figure = (
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Length %d >>"
        b"\nstream\n%s\nendstream" % (len(drawn), drawn)
    )
    story = set_in_columns(STORY)
    page = pdf(story, extra=b" /Fig Do ", resources=b"/XObject << /Fig 6 0 R >>", objects=(figure,))
    assert "LABEL" not in " ".join(paragraphs(page))
