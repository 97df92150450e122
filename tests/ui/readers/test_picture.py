"""A picture is read behind the window, in a process that may die of it; nothing else may."""

import os
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.ui.readers.printed import DATA_MATRIX, EAN, QR, bars, photo, saved
from ui.readers.child import MOST_BYTES, codes_of
from ui.readers.codes import codes_in
from ui.readers.picture import PictureReader, bytes_of, codes_by_child, heard_of

JUMPER, SOCKS, SLIP = "7310865004703", "4006381333931", "RS000000427"


class Ears:
    """What a reader of pictures said, in its order."""

    def __init__(self, reader: PictureReader) -> None:
        self.said: list[str] = []
        reader.scanned.connect(self.said.append)
        reader.unreadable.connect(lambda: self.said.append("unreadable"))
        reader.busy.connect(lambda busy: self.said.append("busy" if busy else "calm"))


@pytest.fixture
def reader(qapp: object) -> Iterator[PictureReader]:
    assert qapp
    reader = PictureReader()
    yield reader
    reader.finish()


def a_png(width: int, height: int) -> bytes:
    """A picture that says it is so large, and is some bytes."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = zlib.compress(b"\0" * 10_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def test_that_files_pictures_and_bytes_are_read_in_their_order(
    reader: PictureReader, tmp_path: Path, qtbot: QtBot
) -> None:
    ears, file = Ears(reader), tmp_path / "foto åäö.jpg"
    file.write_bytes(saved(photo(bars(SLIP)), "JPEG"))

    reader.read(file)
    reader.read(photo(bars(JUMPER, EAN)))
    reader.read(saved(photo(bars(SOCKS, EAN))))

    qtbot.waitUntil(lambda: ears.said[-1:] == [SOCKS], timeout=20_000)
    assert ears.said == ["busy", "busy", "busy", SLIP, JUMPER, "calm", SOCKS]


def test_that_a_picture_without_a_code_says_so_once(reader: PictureReader, qtbot: QtBot) -> None:
    ears, blank = Ears(reader), QImage(300, 200, QImage.Format.Format_RGB32)
    blank.fill(0xFFFFFFFF)

    reader.read(blank)

    qtbot.waitUntil(lambda: ears.said == ["busy", "calm", "unreadable"])


def test_that_only_what_leads_somewhere_is_heard() -> None:
    link = "https://maker.example/jumper"

    assert heard_of((SLIP, JUMPER, link)) == (SLIP, JUMPER)
    assert heard_of(("2041-1187", link)) == ("2041-1187",)
    assert heard_of(()) == ()


@pytest.mark.parametrize("kind", ("PNG", "JPEG", "WEBP", "BMP"))
def test_that_every_kind_of_photo_is_read(kind: str) -> None:
    assert codes_by_child(saved(photo(bars(JUMPER, EAN)), kind)) == (JUMPER,)


def test_that_the_child_says_what_the_window_would_say() -> None:
    shown = photo(bars(f"(01)0{JUMPER}(10)A(21)B", DATA_MATRIX, gs1=True), bars("Åsa 1", QR))

    assert codes_by_child(saved(shown)) == codes_in(shown)
    assert "\x1d" in codes_in(shown)[0]


# What is no picture, what stops half way, what asks for 4 GB, what is longer than any photo, and
# kinds that are programs more than pictures.
@pytest.mark.parametrize(
    "data",
    (
        b"",
        b"\x89PNG\r\n\x1a\n",
        b"%PDF-1.7",
        b"\x00" * 4096,
        saved(photo(bars(JUMPER, EAN)), "JPEG")[:900],
        a_png(32_000, 32_000),
        a_png(1, 2**31 - 1),
        a_png(19_999, 19_999),
        b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
        b"/* XPM */\nstatic char *x[] = {" + b'"1 1 1 1",' * 100,
    ),
    ids=("none", "head", "pdf", "zeros", "cut", "4 GB", "long", "399 MP", "svg", "xpm"),
)
def test_that_a_hostile_picture_reads_as_nothing(data: bytes) -> None:
    assert codes_by_child(data) == ()


def test_that_a_very_large_photo_is_opened_smaller() -> None:
    large = photo(bars(JUMPER, EAN, scale=16), apart=200).scaled(8000, 6000)

    assert codes_of(saved(large, "JPEG")) == (JUMPER,)


def test_that_only_plain_files_of_a_photo_s_size_are_opened(tmp_path: Path) -> None:
    pipe, huge = tmp_path / "photo.png", tmp_path / "huge.png"
    os.mkfifo(pipe)
    with huge.open("wb") as file:
        file.truncate(MOST_BYTES + 1)

    assert bytes_of(pipe) == bytes_of(huge) == bytes_of(tmp_path) == b""
    assert bytes_of(tmp_path / "gone.png") == bytes_of(Path("/dev/zero")) == b""
    assert bytes_of(Path("nul\0.png")) == b""


def test_that_a_closing_window_waits_for_no_picture(reader: PictureReader) -> None:
    ears = Ears(reader)
    for _ in range(20):
        reader.read(photo(bars(JUMPER, EAN)))

    reader.finish()

    assert JUMPER not in ears.said
