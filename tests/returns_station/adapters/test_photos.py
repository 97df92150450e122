"""Pictures of goods: kept by what they hold, told of nothing but goods, opened by a child."""

import io
from pathlib import Path

import pytest
from PIL import Image

from returns_station.adapters.bench_house import bench_of
from returns_station.adapters.bench_settings import BenchSettings
from returns_station.adapters.photos import FOLDER, PhotoFolder
from returns_station.adapters.settings import read
from returns_station.desk.bench.commands import PictureUnreadableError
from returns_station.goods.disposition import Facts, shelf_for, supplier_of
from returns_station.goods.grade import Lane
from tests.builders import kronor

ORIENTATION, CAMERA, GPS, LATITUDE = 0x0112, 0x0110, 0x8825, 2


def a_photo(*, width: int = 40, height: int = 20) -> bytes:
    """A photo as a phone takes it: lying down, and telling where it was taken."""
    picture = Image.new("RGB", (width, height), (120, 40, 60))
    told = Image.Exif()
    told[ORIENTATION] = 6
    told[CAMERA] = "Phone of Elin"
    told.get_ifd(GPS)[LATITUDE] = (59.0, 51.0, 30.0)
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=told)
    return out.getvalue()


def test_that_a_kept_picture_tells_neither_where_nor_by_whom(tmp_path: Path) -> None:
    photos = PhotoFolder(tmp_path)

    kept = photos.read(photos.keep(a_photo()))

    assert b"Elin" not in kept
    with Image.open(io.BytesIO(kept)) as opened:
        assert dict(opened.getexif()) == {}
        assert opened.size == (20, 40)


def test_that_the_same_picture_twice_is_one_file(tmp_path: Path) -> None:
    photos = PhotoFolder(tmp_path)

    names = {photos.keep(a_photo()) for _ in range(2)}

    assert len(names) == 1
    assert [path.stem for path in (tmp_path / FOLDER).rglob("*.*")] == list(names)


def test_that_a_large_photo_is_kept_smaller(tmp_path: Path) -> None:
    photos = PhotoFolder(tmp_path)

    kept = photos.read(photos.keep(a_photo(width=4000, height=3000)))

    with Image.open(io.BytesIO(kept)) as opened:
        assert max(opened.size) == 1600


@pytest.mark.parametrize(
    "wrong",
    (
        b"",
        b"no picture at all",
        a_photo()[:100],
        b"%PDF-1.7",
        b"GIF89a" + b"\xff" * 64,
        b"x" * ((32 << 20) + 1),
    ),
    ids=("none", "text", "cut", "pdf", "bad gif", "too large"),
)
def test_that_what_is_no_picture_is_told_and_nothing_is_kept(tmp_path: Path, wrong: bytes) -> None:
    with pytest.raises(PictureUnreadableError):
        PhotoFolder(tmp_path).keep(wrong)

    assert not (tmp_path / FOLDER).exists()


def test_that_a_picture_that_is_not_what_its_name_says_is_not_shown(tmp_path: Path) -> None:
    photos = PhotoFolder(tmp_path)
    name = photos.keep(a_photo())
    (tmp_path / FOLDER / name[:2] / f"{name}.jpg").write_bytes(b"\xff\xd8 another")

    assert (photos.read(name), photos.read("../../settings")) == (b"", b"")


def test_that_a_shop_names_its_shelves_suppliers_and_lanes_in_its_settings() -> None:
    text = """
        [bench]
        handling = 80
        recalled = ["KNIT-M/L42"]
        [bench.shelves]
        KNIT = "B1-12"
        [bench.lanes]
        quarantine = "LANE Q"
        [bench.suppliers]
        clothing = "Fjällväv AB"
        [bench.sets]
        GIFT-BOX = ["Jumper", "Hat"]
    """

    rules = bench_of(read(text).bench, "SEK").rules

    jumper = Facts("KNIT-M", "clothing")
    assert shelf_for(Lane.SHELF, jumper, rules) == "B1-12"
    assert shelf_for(Lane.QUARANTINE, jumper, rules) == "LANE Q"
    assert shelf_for(Lane.REPAIR, jumper, rules) == "R"
    assert supplier_of(jumper, rules) == "Fjällväv AB"
    assert (rules.handling, rules.sets["GIFT-BOX"]) == (kronor(80), ("Jumper", "Hat"))
    assert bench_of(BenchSettings(), "EUR").rules.handling is not None
