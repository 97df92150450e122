"""Every text, mark and edge stands out from its ground: by the table, and as it is drawn."""

from collections import Counter
from collections.abc import Callable
from typing import Final

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.gallery import small_things
from tests.ui.gallery_scenes import rest, visit
from tests.ui.gallery_tools import room
from ui.theme import Theme
from ui.tokens import CONTRAST, CONTRAST_DARK, DARK, LIGHT, THEMES, Tokens
from ui.widgets.label import PlainLabel

_ALL: Final = ("paper", "card", "sunken", "tile", "yes_soft", "look_soft")
# (what stands on what): text needs 4.5, marks, edges and the ring 3; in high contrast all text 7.
TEXT: Final = (
    *((ink, ground) for ink in ("ink", "ink_soft") for ground in _ALL),
    *((ink, ground) for ink in ("yes_ink", "look_ink") for ground in _ALL),
    *(("on_yes", ground) for ground in ("yes", "yes_hover", "yes_press")),
    *(("yes", ground) for ground in ("card", "paper")),
    ("card", "ink"),
)
MARKS: Final = (
    *(("look", ground) for ground in ("paper", "card", "tile", "look_soft")),
    *((mark, ground) for mark in ("edge", "focus", "yes") for ground in _ALL),
)
# As the design has it, rounded to a tenth: light, dark, contrast, contrast-dark.
TABLE: Final = {
    ("ink", "paper"): (14.3, 15.3, 21, 21),
    ("ink", "card"): (15.7, 13.6, 21, 21),
    ("ink", "sunken"): (12.9, 16.1, 21, 21),
    ("ink_soft", "paper"): (6.1, 8.5, 15.1, 16.2),
    ("ink_soft", "card"): (6.7, 7.6, 15.1, 16.2),
    ("ink_soft", "sunken"): (5.5, 9.0, 15.1, 16.2),
    ("ink", "yes_soft"): (13.5, 10.7, 21, 21),
    ("ink_soft", "yes_soft"): (5.8, 5.9, 15.1, 16.2),
    ("yes_ink", "yes_soft"): (7.6, 8.9, 10.5, 16.0),
    ("on_yes", "yes"): (6.5, 9.2, 10.5, 16.0),
    ("on_yes", "yes_hover"): (8.2, 10.6, 13.9, 18.3),
    ("on_yes", "yes_press"): (10.8, 7.3, 21, 21),
    ("yes", "card"): (6.4, 8.6, 10.5, 16.0),
    ("yes", "paper"): (5.8, 9.7, 10.5, 16.0),
    ("ink", "look_soft"): (13.6, 11.4, 21, 21),
    ("look_ink", "look_soft"): (7.2, 9.4, 10.8, 14.6),
    ("card", "ink"): (15.7, 13.6, 21, 21),
    ("look", "card"): (3.5, 8.0, 7.5, 14.6),
    ("look", "look_soft"): (3.1, 6.7, 7.5, 14.6),
    ("edge", "card"): (3.9, 4.3, 21, 21),
    ("edge", "paper"): (3.6, 4.8, 21, 21),
    ("edge", "sunken"): (3.2, 5.1, 21, 21),
}
each_theme = pytest.mark.parametrize("tokens", THEMES.values(), ids=lambda tokens: tokens.name)


def contrast(one: str, other: str) -> float:
    """WCAG 2.2: the ratio of relative luminances."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _ratio(tokens: Tokens, ink: str, ground: str) -> float:
    return round(contrast(getattr(tokens, ink), getattr(tokens, ground)), 1)


@each_theme
def test_that_every_text_and_mark_can_be_read(tokens: Tokens) -> None:
    least = dict.fromkeys(MARKS, 3.0) | dict.fromkeys(TEXT, 7.0 if tokens.contrast else 4.5)

    pale = {pair: _ratio(tokens, *pair) for pair, much in least.items()
            if _ratio(tokens, *pair) < much}  # fmt: skip

    assert pale == {}


def test_that_the_measured_table_still_holds() -> None:
    themes = (LIGHT, DARK, CONTRAST, CONTRAST_DARK)

    measured = {pair: tuple(_ratio(tokens, *pair) for tokens in themes) for pair in TABLE}

    assert measured == TABLE


@each_theme
@pytest.mark.parametrize("build", (small_things, visit, rest), ids=lambda build: build.__name__)
def test_that_every_text_stands_out_from_what_it_is_drawn_on(
    qtbot: QtBot,
    wears: Callable[[Theme], None],
    build: Callable[[QVBoxLayout], None],
    tokens: Tokens,
) -> None:
    wears(Theme(tokens, motion=False))
    ground = room(build, 1180)
    qtbot.addWidget(ground)
    ground.show()
    picture = ground.grab().toImage()

    drawn = {
        (label.ink, _ground(label, ground, picture), label.text())
        for label in ground.findChildren(PlainLabel)
        if label.isVisible() and label.text()
    }

    least = 7.0 if tokens.contrast else 4.5
    pale = [each for each in drawn if contrast(getattr(tokens, each[0]), each[1]) < least]
    tabled = {(ink, getattr(tokens, on)) for ink, on in TEXT}
    assert len(drawn) > 10
    assert pale == []
    assert [each for each in drawn if (each[0], each[1].upper()) not in tabled] == []


def _ground(label: PlainLabel, window: QWidget, picture: QImage) -> str:
    """The colour that most of the label's place has."""
    place = QRect(label.mapTo(window, QPoint(0, 0)), label.size()) & picture.rect()
    colours = Counter(
        picture.pixel(x, y)
        for x in range(place.left(), place.right() + 1, 2)
        for y in range(place.top(), place.bottom() + 1, 2)
    )
    ((most, _),) = colours.most_common(1)
    return f"#{most & 0xFFFFFF:06x}"
