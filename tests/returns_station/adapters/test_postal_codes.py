"""Postal codes in the form of GeoNames: read once, bad lines told, a hostile file refused."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest

from returns_station.adapters.orders.reading import FileUnreadableError
from returns_station.adapters.postal_codes import ATTRIBUTION, NoPostalCodesError, read_codes
from returns_station.desk.pickup.holding import code_of
from returns_station.desk.pickup.van_shelves import PostalCode
from returns_station.pickup.place import Point

AT: Final = datetime(2026, 11, 27, 9, 5, tzinfo=UTC)
GEONAMES: Final = Path(__file__).parents[4] / "shared/data/geo/geonames_postal/data/geonames"
needs_data = pytest.mark.skipif(not GEONAMES.is_dir(), reason=f"{GEONAMES} is not here")


def a_line(market: str, code: str, lat: str, lon: str) -> str:
    return f"{market}\t{code}\tUppsala\tUppsala\tC\tUppsala\t0380\t\t\t{lat}\t{lon}\t6"


def a_file(folder: Path, *lines: str) -> Path:
    path = folder / "SE.txt"
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def test_that_each_market_has_its_codes_and_says_whose_they_are(tmp_path: Path) -> None:
    path = a_file(
        tmp_path, a_line("SE", "753 18", "59.86", "17.64"), a_line("FI", "00100", "60.17", "24.93")
    )

    came = read_codes(path, AT)

    assert came.bad == ()
    (finnish, fi), (swedish, se) = came.markets
    assert (finnish.market, fi) == ("FI", (PostalCode("00100", Point(60.17, 24.93)),))
    assert (swedish.market, se) == ("SE", (PostalCode("75318", Point(59.86, 17.64)),))
    assert (swedish.attribution, swedish.file, swedish.codes) == (ATTRIBUTION, "SE.txt", 1)


def test_that_a_code_of_several_places_lies_in_their_middle(tmp_path: Path) -> None:
    path = a_file(
        tmp_path, a_line("SE", "753 18", "59.0", "17.0"), a_line("SE", "75318", "60.0", "18.0")
    )

    ((_, codes),) = read_codes(path, AT).markets

    assert codes == (PostalCode("75318", Point(59.5, 17.5)),)


@pytest.mark.parametrize(
    ("line", "why"),
    (
        ("SE\t753 18\tUppsala", "postal.bad.columns"),
        (a_line("Sverige", "753 18", "59", "17"), "postal.bad.country"),
        (a_line("SE", "", "59", "17"), "postal.bad.code"),
        (a_line("SE", "=1+1", "59", "17"), "postal.bad.code"),
        (a_line("SE", "753 18", "nan", "17"), "postal.bad.place"),
        (a_line("SE", "753 18", "1e9", "17"), "postal.bad.place"),
        (a_line("SE", "753 18", "59,8", "17"), "postal.bad.place"),
        (a_line("SE", "753 18", "59", "-181"), "postal.bad.place"),
        (a_line("SE", "753 18", "", ""), "postal.bad.place"),
    ),
)
def test_that_a_bad_line_is_told_and_costs_no_other(tmp_path: Path, line: str, why: str) -> None:
    path = a_file(tmp_path, a_line("SE", "753 18", "59.86", "17.64"), "", line)

    came = read_codes(path, AT)

    assert [(row.row, row.why) for row in came.bad] == [(3, why)]
    assert len(came.markets) == 1


def zeros(path: Path) -> None:
    path.write_bytes(bytes(3 << 20))


def one_endless_line(path: Path) -> None:
    path.write_bytes(b"SE\t" * (1 << 20))


def a_picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 100)


def a_folder(path: Path) -> None:
    path.mkdir()


def nothing(path: Path) -> None:
    path.write_bytes(b"")


def a_list_of_sales(path: Path) -> None:
    path.write_text("number;day;sku\nW1;2026-11-12;KNIT-M\n", encoding="utf-8")


@pytest.mark.parametrize(
    "make", (zeros, one_endless_line, a_picture, a_folder, nothing, a_list_of_sales)
)
def test_that_what_is_no_such_file_is_refused_and_told(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    path = tmp_path / "SE.txt"
    make(path)

    with pytest.raises((FileUnreadableError, NoPostalCodesError)):
        read_codes(path, AT)


def test_that_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadableError):
        read_codes(tmp_path / "none.txt", AT)


@pytest.mark.parametrize(
    ("written", "code"),
    (
        ("753 18", "75318"),
        ("75318", "75318"),
        ("SE-753 18", "75318"),
        ("s-75318", "75318"),
        ("0150", "0150"),
        ("DK-1050", "1050"),
        ("FI-00100", "00100"),
        ("", ""),
    ),
)
def test_that_a_code_is_the_same_however_it_is_spaced(written: str, code: str) -> None:
    assert code_of(written) == code


@needs_data
@pytest.mark.parametrize(
    ("market", "code", "lat", "lon"),
    (
        ("SE", "75318", 59.86, 17.64),
        ("NO", "0150", 59.91, 10.75),
        ("FI", "00100", 60.17, 24.93),
        ("DK", "1050", 55.68, 12.59),
    ),
)
def test_that_real_files_are_read_whole(market: str, code: str, lat: float, lon: float) -> None:
    came = read_codes(GEONAMES / f"{market}.txt", AT)

    ((source, codes),) = came.markets
    places = {each.code: each.point for each in codes}
    assert came.bad == ()
    assert source.codes == len(codes) > 1000
    assert (places[code].lat, places[code].lon) == pytest.approx((lat, lon), abs=0.05)
