"""A payment card is seen and forgotten; what only looks like one is not."""

from typing import Final

import pytest

from returns_station.scan import Goods, Unreadable, holds_card_number, read
from returns_station.scan.gtin import check_digit
from returns_station.scan.text import GS

# Numbers that the schemes and gateways publish for tests.
CARDS: Final = (
    "4111111111111111",
    "5555555555554444",
    "2223003122003222",
    "378282246310005",
    "30569309025904",
    "3530111333300000",
    "6011111111111117",
    "5019717010103742",
    "6200000000000005",
)
DRESSES: Final = (
    "{}",
    " {} ",
    "]C0{}",
    "%B{}^DOE/J^2512101",
    ";{}=25121010000",
    ";{}25121010000",  # a dead key ate the "="
    "tel {} tack",
    "#{}",
    "a{}b",
)


@pytest.mark.parametrize("number", CARDS)
@pytest.mark.parametrize("dress", DRESSES)
def test_that_a_payment_card_is_refused_and_leaves_nothing(number: str, dress: str) -> None:
    scan = read(dress.format(number))

    assert isinstance(scan, Unreadable)
    assert (scan.raw, scan.why.key, scan.why.args) == ("", "scan.card_number", {})


@pytest.mark.parametrize(
    "text",
    (
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "4111.1111.1111.1111",
        "12345 4111 1111 1111 1111 12/27",
        "\uff14" + "\uff11" * 15,  # full-width digits
        "4111\u20131111\u00a01111\u20111111",
        f"41111111{GS}11111111",
        ";9752012345678=",
        "4111111111111111" + "A" * 600,
    ),
)
def test_that_a_card_is_seen_in_other_dresses_too(text: str) -> None:
    scan = read(text)

    assert isinstance(scan, Unreadable)
    assert (scan.raw, scan.why.key) == ("", "scan.card_number")


@pytest.mark.parametrize(
    "text",
    (
        "4111111111111112",  # Luhn says no
        "4222222222222",  # a Visa of 13 digits is history; receipts have 13
        "490154203237518",  # an IMEI passes Luhn too
        "373500551234567894",  # a parcel (SSCC)
        "2026113012345678",  # a receipt by its date
        "+46 70 123 45 67",
        "0046701234567",
    ),
)
def test_that_numbers_of_goods_phones_and_parcels_are_no_cards(text: str) -> None:
    assert not holds_card_number(text)
    assert not isinstance(read(text), Unreadable)


def test_that_a_gtin_wins_over_luhn() -> None:
    codes = [f"36{n:011}" for n in range(1000)]
    both = [code for code in (c + check_digit(c) for c in codes) if holds_card_number(code)]

    assert both
    assert all(isinstance(read(code), Goods) for code in both)
