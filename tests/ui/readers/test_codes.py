"""Codes in a picture are what a scanner would type, the most telling first."""

import pytest
from PySide6.QtGui import QImage

from returns_station.scan import Goods, read
from returns_station.seal import Seal, facts_of, sealed_text
from tests.returns_station.test_seal import a_slip
from tests.ui.readers.printed import CODE128, DATA_MATRIX, EAN, QR, bars, photo
from ui.readers.codes import codes_in

JUMPER = "7310865004703"
SLIP = "RS000000427"
GS1 = f"(01)0{JUMPER}(10)AB-1(21)X1"


@pytest.mark.parametrize("kind", (DATA_MATRIX, CODE128, QR))
def test_that_a_gs1_code_comes_as_a_scanner_types_it(kind: object) -> None:
    (code,) = codes_in(bars(GS1, kind, gs1=True))

    assert code[0] == "]"
    assert code[3:] == f"010{JUMPER}10AB-1\x1d21X1"
    assert read(code) == Goods(f"0{JUMPER}", code[3:], serial="X1", batch="AB-1")


@pytest.mark.parametrize(
    ("text", "kind"), ((JUMPER, EAN), (SLIP, CODE128), ("https://id.gs1.org/01/0" + JUMPER, QR))
)
def test_that_any_other_code_is_its_bare_text(text: str, kind: object) -> None:
    assert codes_in(bars(text, kind)) == (text,)


def test_that_ours_comes_before_goods_and_numbers() -> None:
    shown = photo(bars("LOT 17", QR), bars("2041-1187"), bars(JUMPER, EAN), bars(SLIP))

    assert codes_in(shown) == (SLIP, JUMPER, "2041-1187", "LOT 17")


def test_that_the_same_goods_are_told_once_by_what_says_most() -> None:
    shown = photo(bars(JUMPER, EAN), bars(GS1, DATA_MATRIX, gs1=True), bars(JUMPER, EAN))

    codes = codes_in(shown)

    assert [read(code) for code in codes] == [
        Goods(f"0{JUMPER}", codes[0][3:], serial="X1", batch="AB-1")
    ]


def test_that_of_two_alike_the_one_in_the_middle_comes_first() -> None:
    other = "4006381333931"

    codes = codes_in(photo(bars(other, EAN), bars(JUMPER, EAN), bars("5901234123457", EAN)))

    assert codes[0] == JUMPER
    assert set(codes) == {JUMPER, other, "5901234123457"}


@pytest.mark.parametrize("degrees", (0, 22, 45, 67, 90, 135, 180))
def test_that_a_code_askew_is_read(degrees: float) -> None:
    assert codes_in(photo(bars(JUMPER, EAN), turned=degrees)) == (JUMPER,)


def test_that_ink_on_nothing_is_read_as_on_white_paper() -> None:
    ink = photo(bars(SLIP)).convertToFormat(QImage.Format.Format_ARGB32)
    light = ink.convertToFormat(QImage.Format.Format_Grayscale8)
    light.invertPixels()
    ink.setAlphaChannel(light)

    assert ink.hasAlphaChannel()
    assert codes_in(ink) == (SLIP,)


@pytest.mark.parametrize("kind", tuple(QImage.Format)[1:])
def test_that_no_kind_of_picture_is_strange(kind: QImage.Format) -> None:
    if kind in {QImage.Format.NImageFormats, QImage.Format.Format_Alpha8}:
        return  # the one is no format; the other is a shape without any light or dark
    assert codes_in(photo(bars(JUMPER, EAN)).convertToFormat(kind)) == (JUMPER,)


def test_that_nothing_is_read_where_nothing_is() -> None:
    blank = QImage(640, 480, QImage.Format.Format_RGB32)
    blank.fill(0xFFFFFFFF)

    assert codes_in(blank) == codes_in(QImage()) == codes_in(QImage(1, 1, blank.format())) == ()


# Ctrl and Esc, what terminals take for F1 and F5, line ends, marks of direction, and markup.
@pytest.mark.parametrize(
    "text",
    (
        "\x01\x03\x1b\x0f\x16",
        "\x1bOP\x1b[15~",
        "one\r\ntwo\r\n",
        "\u202e4711\u2066",
        "<img src=x onerror=alert(1)>",
    ),
)
def test_that_what_hides_in_a_code_comes_whole_as_one_text(text: str) -> None:
    assert codes_in(bars(text, QR)) == (text,)


def test_that_a_code_of_kilobytes_is_cut_where_it_is_called_too_long() -> None:
    (code,) = codes_in(bars("A" * 2900, QR, scale=4))

    assert code == "A" * 513


def test_that_a_slip_s_bars_say_nothing_beside_its_square() -> None:
    sealed = sealed_text(Seal(facts_of(a_slip()), "c0ffee00", bytes(range(64))))

    assert codes_in(photo(bars(SLIP), bars(sealed, QR))) == (sealed,)
