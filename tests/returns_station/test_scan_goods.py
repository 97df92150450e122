"""Goods by their GTIN, however the code is dressed; and GS1's own vectors."""

import json
import re
import string
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from returns_station.scan import Goods, Typed, gtin14, read
from returns_station.scan.gtin import check_digit
from returns_station.scan.text import GS

VECTORS: Final = Path(__file__).parents[3] / "shared" / "data" / "gs1" / "vectors"
LINKS: Final = "test_parseDLuri_dev.jsonl"


def gtin_read(text: str) -> str:
    """The GTIN of the goods that are read, "" where no goods are."""
    scan = read(text)
    return scan.gtin if isinstance(scan, Goods) else ""


@pytest.mark.parametrize(
    ("text", "gtin"),
    (
        ("7310865004703", "07310865004703"),
        ("73513537", "00000073513537"),
        ("7351 3537", "00000073513537"),
        ("036000291452", "00036000291452"),
        ("0 36000 29145 2", "00036000291452"),
        ("17310865004700", "17310865004700"),
        ("7 310865 004703", "07310865004703"),
        ("978-0-306-40615-7", "09780306406157"),
        ("  7310865004703\r\n", "07310865004703"),
        ("]E07310865004703", "07310865004703"),
        ("E07310865004703", "07310865004703"),
        ("]E473513537", "00000073513537"),
        ("]E3731086500470312", "07310865004703"),
        ("]E02112345678900|]e099COMPOSITE\x1d98XYZ", "02112345678900"),
        ("2012345000018", "02012345000018"),
        ("(02)09520123456788(37)25", "09520123456788"),
    ),
)
def test_that_a_gtin_is_known_in_every_dress(text: str, gtin: str) -> None:
    assert gtin_read(text) == gtin


@pytest.mark.parametrize(
    "text",
    (
        f"]C10109520123456788211234{GS}10AB-1{GS}17261231",
        f"]d20109520123456788211234{GS}10AB-1{GS}17261231",
        f"C10109520123456788211234{GS}10AB-1{GS}17261231",
        f"{GS}0109520123456788211234{GS}10AB-1{GS}17261231{GS}",
        f"010952012345678817261231211234{GS}10AB-1",
        f"172612310109520123456788211234{GS}10AB-1",
        "(01)09520123456788(21)1234(10)AB-1(17)261231",
        "(01) 09520123456788 (21) 1234 (10) AB-1 (17) 261231",
        "https://id.gs1.org/01/09520123456788/10/AB-1/21/1234?17=261231",
        "https://shop.example/p/01/09520123456788/10/AB-1/21/1234?17=261231&lang=sv#top",
        "HTTPS://shop.example/gtin/9520123456788/lot/AB-1/ser/1234?17=261231",
    ),
)
def test_that_a_gs1_code_keeps_serial_batch_and_last_day(text: str) -> None:
    scan = read(text)

    assert isinstance(scan, Goods)
    assert (scan.gtin, scan.serial, scan.batch) == ("09520123456788", "1234", "AB-1")
    assert scan.expires == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("code", "day"),
    (("260200", date(2026, 2, 28)), ("261200", date(2026, 12, 31)), ("261332", None)),
)
def test_that_an_odd_last_day_never_costs_the_goods(code: str, day: date | None) -> None:
    scan = read(f"(01)09520123456788(17){code}")

    assert isinstance(scan, Goods)
    assert scan.expires == day


@pytest.mark.parametrize(
    "text", (f"]C10109520123456788zz{GS}", "https://a.example/01/09520123456788/zz/")
)
def test_that_a_mangled_rest_never_costs_the_goods(text: str) -> None:
    assert gtin_read(text) == "09520123456788"


def test_that_a_number_which_is_a_gtin_by_chance_can_still_be_looked_up() -> None:
    scan = read("73513537")

    assert isinstance(scan, Goods)
    assert scan.key == "73513537"


def test_that_zeros_are_nobodys_goods() -> None:
    assert (gtin14("00000000"), gtin14("0000000000000")) == ("", "")


def test_that_digits_of_other_scripts_are_no_gtin() -> None:
    assert gtin14("\uff17\uff13\uff15\uff11\uff13\uff15\uff13\uff17") == ""


@given(st.text(alphabet=string.digits, min_size=7, max_size=13))
def test_that_gtins_compare_as_fourteen_digits(payload: str) -> None:
    assume(len(payload) in {7, 11, 12, 13})
    assume(payload.strip("0"))
    code = payload + check_digit(payload)

    assert gtin14(code) == gtin14(code.zfill(14)) == code.zfill(14)


@pytest.mark.parametrize(
    "text",
    (
        "7310865004704",
        "]E07310865004704",
        "73513538",
        "]C10109520123456789",
        "(01)09520123456789(21)1",
        "https://id.gs1.org/01/09520123456789",
    ),
)
def test_that_a_wrong_check_digit_may_be_a_receipt_but_is_told(text: str) -> None:
    scan = read(text)

    assert isinstance(scan, Typed)
    assert scan.hint is not None
    assert scan.hint.key == "scan.wrong_check_digit"


def vectors(name: str) -> Iterator[list[str]]:
    """The rows of one of GS1's test tables."""
    path = VECTORS / name
    if not path.exists():
        pytest.skip(f"GS1's test vectors are not here: {path}")
    yield from map(json.loads, path.read_text().splitlines())


def goods_named(elements: str) -> str:
    """The GTIN in GS1's unbracketed form (^01...), or the plain number of a retail code."""
    found = re.search(r"\^(?:00\d{18})?0[12](\d{14})|^(\d{13}|\d{8})(?:\||$)", elements)
    return gtin14(found[1] or found[2]) if found else ""


def test_that_every_link_gs1_accepts_gives_its_goods() -> None:
    accepted = [(text, goods_named(told)) for ok, text, told in vectors(LINKS) if ok == "true"]

    assert {text: gtin_read(text) for text, _ in accepted} == dict(accepted)
    assert len(accepted) == 39


def test_that_links_gs1_refuses_give_goods_only_by_a_whole_gtin() -> None:
    """Of 20 refused, 8 have a right GTIN and a wrong rest (an empty 99, 10 twice): we read them."""
    refused = [text for ok, text, _ in vectors(LINKS) if ok == "false"]

    generous = [text for text in refused if gtin_read(text)]

    assert all(re.search(r"/(01|gtin)/\d{13,14}", text) for text in generous)
    assert (len(refused), len(generous)) == (20, 8)


def test_that_all_15_printed_strings_agree_with_gs1() -> None:
    for ok, text, told in vectors("test_parseAIdata_dev.jsonl"):
        assert ok == "true" or not goods_named(told)
        assert gtin_read(text) == goods_named(told), text


def test_that_all_27_scans_agree_with_gs1() -> None:
    """The three links inside a QR or DotCode are goods to us, and plain text to GS1."""
    for _ok, text, _symbology, told in vectors("test_testProcessScanData_dev.jsonl"):
        link = told.lower().startswith("https://")
        assert gtin_read(text) == ("12312312312333" if link else goods_named(told)), text


def test_where_biip_differs_from_gs1() -> None:
    """It takes no short names, no short GTIN in a query, and not the goods in a carton (02)."""
    biip = pytest.importorskip("biip", reason="biip is not installed")
    good = [text for ok, text, told in vectors(LINKS) if ok == "true" and goods_named(told)]

    missed = [text for text in good if biip.parse(text).gtin is None]

    assert [text for text in missed if not gtin_read(text)] == []
    assert len(missed) == 4
