"""Many pages: nothing is lost between two of them, no line is cut, and each says which it is."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns_station.adapters.printing.drawing import Block, Face, Paper, Text, below, gap
from returns_station.adapters.printing.measures_sheet import SHEETS
from returns_station.adapters.printing.pdf import pages_of
from returns_station.adapters.printing.pouring import cut, poured
from returns_station.adapters.printing.setting import Type, paragraph
from returns_station.adapters.printing.words import words_of
from returns_station.adapters.speech import speech
from returns_station.slip import Slip
from tests.returns_station.adapters.printing.slips import a_line, a_refund, a_replacement

BODY = Type(Face.WORK, 24, 30)


def lines_of(block: Block) -> list[str]:
    """What a block says, line by line."""
    return [item.text for item in block.items if isinstance(item, Text)]


def texts_by_page(slip: Slip, paper: Paper) -> list[list[str]]:
    """What each page says."""
    return [
        [item.text for _, block in page.blocks for item in block.items if isinstance(item, Text)]
        for page in pages_of(slip, paper, speech("sv"))
    ]


@given(st.integers(1, 40), st.integers(30, 900))
def test_that_a_block_is_cut_between_two_lines_and_nothing_is_lost(lines: int, room: int) -> None:
    whole = below(paragraph(f"rad{nr}", BODY, 0, 500) for nr in range(lines))

    above, rest = cut(whole, room)

    assert lines_of(above) + lines_of(rest) == lines_of(whole)
    assert above.height + rest.height == whole.height
    assert above.height <= room
    assert all(0 <= item.y <= part.height for part in (above, rest) for item in part.items)


def test_that_what_has_no_place_to_cut_stays_whole() -> None:
    tall = Block(400, (Text(0, 300, "Tack", Face.VOICE, 400),))

    assert cut(tall, 100) == (tall, Block(0))


@given(st.lists(st.integers(1, 30), min_size=1, max_size=12))
def test_that_what_is_poured_comes_out_in_its_order(heights: list[int]) -> None:
    blocks = [
        below(paragraph(f"{nr}:{row}", BODY, 0, 500) for row in range(rows))
        for nr, rows in enumerate(heights)
    ]

    pages = poured(((block, gap(0)) for block in blocks), 100, 400)

    said = [text for page in pages for _, block in page for text in lines_of(block)]
    assert said == [text for block in blocks for text in lines_of(block)]
    assert max(down + block.height for page in pages for down, block in page) <= 400


def test_that_what_goes_on_stands_under_its_head_again() -> None:
    head = paragraph("Lämnat tillbaka", BODY, 0, 500)
    rows = [(paragraph(f"rad{nr}", BODY, 0, 500), head) for nr in range(9)]

    first, *others = poured(rows, 0, 120)

    assert lines_of(first[0][1]) == ["rad0"]
    assert {lines_of(page[0][1])[0] for page in others} == {"Lämnat tillbaka"}


@pytest.mark.parametrize("paper", SHEETS)
def test_that_each_of_several_pages_says_which_it_is_and_one_alone_does_not(paper: Paper) -> None:
    many, one = texts_by_page(a_refund(lines=200), paper), texts_by_page(a_replacement(), paper)

    pages = len(many)
    assert pages > 1
    assert [f"{nr} av {pages}" in page for nr, page in enumerate(many, 1)] == [True] * pages
    assert len(one) > 1 or not any(text.endswith(" av 1") for text in one[0])


@pytest.mark.parametrize("paper", SHEETS)
def test_that_two_hundred_lines_are_all_there_on_every_sheet(paper: Paper) -> None:
    lines = tuple(a_line(f"Strumpa {nr}") for nr in range(200))

    said = texts_by_page(replace(a_refund(), lines=lines), paper)

    titles = [text for page in said for text in page if text.startswith("Strumpa")]
    assert titles == [line.title for line in lines]


@pytest.mark.parametrize("paper", SHEETS)
def test_that_a_name_too_long_for_the_foot_is_said_whole_above_it(paper: Paper) -> None:
    name = "Maja-Lisa von Wintergarten till Övre Björnrike " * 5
    slip = replace(a_refund(), served_by=name.strip())

    said = " ".join(text for page in texts_by_page(slip, paper) for text in page)

    assert "".join(words_of(slip, speech("sv")).served.split()) in "".join(said.split())
