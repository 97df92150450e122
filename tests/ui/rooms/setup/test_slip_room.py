"""The slip's look and words: seen as one types, kept when they are right, printed with the next."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent

from returns_station.adapters.printing.drawing import Patches, Text
from tests.returns_station.adapters.printing.slips import a_refund
from tests.ui.rooms.setup.window import Hands
from ui.rooms.setup.state.keys import Do
from ui.widgets.slip_paper import SlipPaper

DOWN, RIGHT, SPACE, ESC = Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Escape


@pytest.fixture
def slip(hands: Hands) -> Hands:
    """The window with the slip's section open."""
    hands.key(Qt.Key.Key_4)
    return hands


def shown(hands: Hands) -> str:
    """All that the slip on the screen says."""
    blocks = (block for page in hands.room.state.slip.pages for _, block in page.blocks)
    items = (item for block in blocks for item in block.items)
    return " ".join(item.text for item in items if isinstance(item, Text))


def drop(hands: Hands, file: Path) -> None:
    """Let go of a file over the page."""
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(file))])
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPoint(400, 300), Qt.DropAction.CopyAction, dropped, button, keys)
    hands.screen.dropEvent(event)
    hands.settle()


def test_that_the_slip_follows_each_letter_and_is_kept_once_one_is_done(slip: Hands) -> None:
    assert "Tack, Elin." in shown(slip)

    slip.key(DOWN)
    slip.write("Kul att se dig")
    slip.settle()
    assert "Kul att se dig" in shown(slip)
    assert not slip.file.wording
    slip.key(DOWN)

    assert slip.file.wording["sv"].thanks == "Kul att se dig"
    assert "# Kept by hand." in (slip.folder / "settings.toml").read_text("utf-8")
    slip.key(ESC)
    assert slip.file.wording["sv"].thanks == ""


def test_that_a_wrong_name_is_said_at_once_and_never_kept(slip: Hands) -> None:
    slip.room.act(Do.TYPE, "wording.thanks", "Tack {namn}")
    slip.settle()
    assert "{namn}" in slip.said()
    assert "Tack, Elin." in shown(slip)
    slip.room.act(Do.KEEP, "wording.thanks")
    slip.settle()

    assert not slip.file.wording
    assert slip.room.state.written("wording.thanks") == "Tack {namn}"
    slip.room.act(Do.TYPE, "wording.thanks", "Tack {name}")
    slip.room.act(Do.KEEP, "wording.thanks")
    slip.settle()
    assert slip.file.wording["sv"].thanks == "Tack {name}"


@pytest.mark.parametrize(
    ("language", "thanks"),
    (("Norsk", "Takk, Elin."), ("Suomi", "Kiitos, Elin."), ("Dansk", "Tak, Elin."),
     ("English", "Thank you, Elin.")),
)  # fmt: skip
def test_that_each_language_has_its_own_words(slip: Hands, language: str, thanks: str) -> None:
    slip.click(language)

    assert thanks in shown(slip)
    slip.room.act(Do.TYPE, "wording.closing", "{shop}")
    slip.room.act(Do.KEEP, "wording.closing")
    slip.settle()
    assert [each.closing for each in slip.file.wording.values()] == ["{shop}"]
    assert "sv" not in slip.file.wording


def test_that_the_next_slip_is_printed_with_the_shops_own_words(
    slip: Hands, tmp_path: Path
) -> None:
    station = slip.app.counter._station  # noqa: SLF001 - the station that prints slips
    assert station is not None
    slip.room.act(Do.TYPE, "wording.thanks", "Kul att se dig")
    slip.room.act(Do.KEEP, "wording.thanks")
    slip.settle()

    station._paper.deliver(a_refund(), str(tmp_path / "slip.escpos"))  # noqa: SLF001 - as above
    assert b"Kul att se dig" in (tmp_path / "slip.escpos").read_bytes()


def test_that_a_colour_is_chosen_or_written_and_one_that_is_none_is_not_kept(slip: Hands) -> None:
    slip.click("Grön")
    assert slip.file.slip.colour == "#1b6b4a"
    assert slip.room.state.slip.paper == "a4"

    slip.room.act(Do.TYPE, "slip.own_colour", "grön")
    assert "Den här sparas inte." in slip.said()
    slip.room.act(Do.TYPE, "slip.own_colour", "#ffee00")
    assert "För blek att läsa" in slip.said()
    slip.room.act(Do.TYPE, "slip.own_colour", "#1D4F91")
    slip.room.act(Do.KEEP, "slip.own_colour")
    slip.settle()
    assert slip.file.slip.colour == "#1d4f91"


def test_that_a_dropped_logo_is_shown_and_printed_and_can_be_undone(
    slip: Hands, tmp_path: Path
) -> None:
    picture = tmp_path / "logga.png"
    Image.new("RGB", (40, 20), "black").save(picture)
    before = len(_patches(slip))

    drop(slip, picture)

    name = slip.file.slip.logo
    assert (slip.folder / name).read_bytes().startswith(b"\x89PNG")
    assert len(_patches(slip)) == before + 1
    slip.click("Ingen logga")
    assert (slip.file.slip.logo, len(_patches(slip))) == ("", before)
    slip.click("Ångra")
    assert slip.file.slip.logo == name


def _patches(hands: Hands) -> list[Patches]:
    blocks = (block for page in hands.room.state.slip.pages for _, block in page.blocks)
    return [item for block in blocks for item in block.items if isinstance(item, Patches)]


def test_that_a_broken_picture_is_said_kindly_and_changes_nothing(
    slip: Hands, tmp_path: Path
) -> None:
    broken = tmp_path / "trasig.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\nno more")

    drop(slip, broken)

    assert "trasig.png" in slip.said()
    assert slip.file.slip.logo == ""


def test_that_what_is_wrong_is_let_go_where_another_section_is_opened(slip: Hands) -> None:
    slip.room.act(Do.TYPE, "wording.thanks", "{")
    slip.key(Qt.Key.Key_3, Qt.Key.Key_4)

    assert slip.room.state.written("wording.thanks") == ""


def test_that_the_slip_is_short_or_long(slip: Hands) -> None:
    short = slip.room.state.slip.pages[0].height
    slip.click("Lång")

    assert slip.file.slip.long
    assert slip.room.state.slip.pages[0].height > short


@pytest.mark.parametrize("size", ((1280, 800), (1024, 700)))
def test_that_the_slip_stays_in_sight_beside_what_is_written(
    slip: Hands, size: tuple[int, int]
) -> None:
    slip.window.resize(*size)
    slip.settle()
    for _ in range(6):
        slip.key(DOWN)

    (paper,) = slip.screen.findChildren(SlipPaper)
    top = paper.mapTo(slip.screen, QPoint(0, 0)).y()
    bar = slip.screen._area.verticalScrollBar()  # noqa: SLF001 - what a wheel turns
    assert bar.value() > 0
    assert top >= 0
    assert top + paper.height() <= slip.screen.height()
