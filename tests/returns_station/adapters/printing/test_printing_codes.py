"""Bars and squares: whole dots, their right size, and read back as exactly what was meant."""

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from returns_station.adapters.printing.codes import (
    Drawn,
    bars,
    goods_bars,
    gs1_bars,
    matrix,
    square,
)
from returns_station.adapters.printing.elements import UnwritableError, bracketed
from returns_station.scan.gtin import check_digit
from returns_station.scan.text import GS

PALLET = "00" + "373123450000000015"
LOT = "01073123456789091727013110LOT-7/A" + GS + "21S1"
WEIGHED = "0107312345678909310300125037" + "12" + GS + "4000" + "77"
DISCOUNT = "255" + "7312345000007" + "12" + GS + "8008" + "261122143205"


def read_back(drawn: Drawn) -> tuple[str, str, str]:
    """A code's name, mark and text, from dots with air around them."""
    width, patches = drawn
    height = max(top + high for _, top, _, high in patches)
    paper = Image.new("1", (width + 80, height + 80), 1)
    ink = ImageDraw.Draw(paper)
    for left, top, wide, high in patches:
        ink.rectangle((40 + left, 40 + top, 39 + left + wide, 39 + top + high), 0)
    (found,) = zxingcpp.read_barcodes(paper.convert("L"))
    return found.format.name, found.symbology_identifier, found.bytes.decode("latin-1")


def test_that_modules_are_whole_dots() -> None:
    wide, dark_bars = bars("RS000004273", 2, 92)
    side, dark_cells = square("RS000004273", 6)

    assert (wide, side) == (268, 126)
    assert {number % 2 for left, _, width, _ in dark_bars for number in (left, width)} == {0}
    assert {number % 6 for patch in dark_cells for number in patch} == {0}


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=40))
def test_that_bars_say_every_text_they_can_say(text: str) -> None:
    assert read_back(bars(text, 2, 40)) == ("Code128", "]C0", text)


@pytest.mark.parametrize("number", ("99", "9912", "99RS", "00", "2041-1187", "RS000004273"))
def test_that_no_beginning_of_a_number_is_dropped(number: str) -> None:
    assert read_back(bars(number, 2, 40)) == ("Code128", "]C0", number)


@pytest.mark.parametrize("number", ("", "Å123", "12\x1d34", "a\nb", "12\x00"))
def test_that_what_bars_cannot_say_is_refused(number: str) -> None:
    with pytest.raises(UnwritableError):
        bars(number, 2, 92)


@pytest.mark.parametrize("text", (PALLET, LOT, WEIGHED, DISCOUNT))
def test_that_gs1_elements_are_read_back_whole_and_marked(text: str) -> None:
    assert read_back(gs1_bars(text, 2, 60)) == ("Code128", "]C1", text)
    assert read_back(matrix(text, 3, gs1=True)) == ("DataMatrix", "]d2", text)


@given(
    st.integers(0, 10**13 - 1),
    st.text("AZaz09-/.+", min_size=1, max_size=9),
    st.text("AZaz09-/.+", min_size=1, max_size=9),
)
def test_that_any_lot_and_serial_number_are_read_back(goods: int, lot: str, serial: str) -> None:
    digits = f"{goods:013}"
    text = f"01{digits}{check_digit(digits)}10{lot}{GS}21{serial}"

    assert read_back(gs1_bars(text, 2, 60)) == ("Code128", "]C1", text)
    assert read_back(matrix(text, 3, gs1=True)) == ("DataMatrix", "]d2", text)


def test_that_a_separator_at_the_end_parts_nothing_and_is_left_out() -> None:
    assert bracketed("10LOT" + GS + "21S" + GS) == "(10)LOT(21)S"
    assert read_back(gs1_bars("10LOT" + GS, 2, 60))[2] == "10LOT"


@pytest.mark.parametrize(
    "text",
    (
        "",
        "10",
        GS + "10A",
        "0107312345678908",  # its check digit is 9
        "00373123450000000014",  # its check digit is 5
        "010731234567890",
        "0107312345678909" + GS + "10A",  # a scanner gives no separator after a fixed length
        "10A(21)B",
        "10Å",
        "05" + "1" * 14,
        "10" + "A" * 50,
    ),
)
def test_that_what_is_no_element_string_is_refused(text: str) -> None:
    with pytest.raises(UnwritableError):
        gs1_bars(text, 2, 60)


@pytest.mark.parametrize(
    ("gtin", "read"),
    (
        ("7312345678909", ("EAN13", "7312345678909")),
        ("07312345678909", ("EAN13", "7312345678909")),
        ("012345678905", ("EAN13", "0012345678905")),  # as every scanner tells UPC-A
        ("96385074", ("EAN8", "96385074")),
    ),
)
def test_that_goods_are_read_back(gtin: str, read: tuple[str, str]) -> None:
    kind, _, text = read_back(goods_bars(gtin, 2, 60))

    assert (kind, text) == read


@pytest.mark.parametrize(
    "gtin",
    (
        "7312345678906",
        "96385073",
        "17312345678906",
        "731234567890",
        "0000000000000",
        "",
        "\N{ARABIC-INDIC DIGIT SEVEN}" * 13,
    ),
)
def test_that_a_wrong_check_digit_or_a_carton_is_refused_and_never_put_right(gtin: str) -> None:
    with pytest.raises(UnwritableError):
        goods_bars(gtin, 2, 60)


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1))
def test_that_a_square_says_any_text(text: str) -> None:
    width, patches = square(text, 3)

    assert width % 3 == 0
    assert _texts(width, patches) == [text]


def _texts(width: int, patches: tuple[tuple[int, int, int, int], ...]) -> list[str]:
    paper = Image.new("L", (width + 60, width + 60), 255)
    for left, top, wide, high in patches:
        paper.paste(0, (30 + left, 30 + top, 30 + left + wide, 30 + top + high))
    return [
        found.text for found in zxingcpp.read_barcodes(paper, text_mode=zxingcpp.TextMode.Plain)
    ]


@pytest.mark.parametrize(
    ("text", "modules", "level"),
    (
        ("RS000004273", 21, "Q"),
        ("RS000004273." + "A9" * 69, 41, "M"),
        ("rs000004273." + "a9" * 69, 49, "M"),
    ),
)
def test_that_a_square_is_as_small_as_its_letters_let_it_be(
    text: str, modules: int, level: str
) -> None:
    width, patches = square(text, 1)

    assert width == modules
    (found,) = zxingcpp.read_barcodes(_enlarged(width, patches))
    assert (found.text, found.ec_level) == (text, level)


def _enlarged(width: int, patches: tuple[tuple[int, int, int, int], ...]) -> Image.Image:
    paper = Image.new("L", (width + 8, width + 8), 255)
    for left, top, wide, high in patches:
        paper.paste(0, (4 + left, 4 + top, 4 + left + wide, 4 + top + high))
    return paper.resize((4 * paper.width, 4 * paper.height), Image.Resampling.NEAREST)


def test_that_a_data_matrix_is_square_and_says_what_was_meant() -> None:
    for text in ("RS000004273", "A" * 150, "2041-1187", "Åsa"):
        width, patches = matrix(text, 4)

        assert max(top + high for _, top, _, high in patches) == width
        assert _texts(width, patches) == [text]
