"""The look holds its promises: one place for colours, our own faces, drawings in our ink."""

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QRawFont
from PySide6.QtWidgets import QApplication

from ui.theme import Theme, drawing, drawings, icon, load_fonts, style_sheet, tokens_for, wear
from ui.tokens import COLOURS, TEXT_SCALES, THEMES, VOICE, WORK, Role, Tokens

pytestmark = pytest.mark.usefixtures("qapp")
UI = Path(__file__).parent.parent.parent / "ui"


@pytest.mark.parametrize("tokens", THEMES.values(), ids=lambda tokens: tokens.name)
def test_that_every_colour_is_one_qt_understands(tokens: Tokens) -> None:
    assert [name for name in COLOURS if not QColor(getattr(tokens, name)).isValid()] == []


def test_that_only_the_tokens_name_a_colour() -> None:
    colour = re.compile(r"#[0-9A-Fa-f]{3,8}\b|rgba?\(|GlobalColor\.(?!transparent)")

    named = [
        f"{path.relative_to(UI)}:{number}"
        for path in sorted(UI.rglob("*.py"))
        if path.name != "tokens.py"
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if colour.search(line.partition("  # ")[0])
    ]

    assert named == []


def test_that_both_faces_are_our_own_and_their_digits_stand_in_columns() -> None:
    assert set(load_fonts()) >= {VOICE, WORK}

    for role in Role:
        font = Theme().font(role)
        widths = {QFontMetricsF(font).horizontalAdvance(digit) for digit in "0123456789"}
        assert QFontInfo(font).family() == role.value.family
        assert len(widths) == 1, role


def test_that_all_five_languages_have_their_letters() -> None:
    load_fonts()
    letters = "åäöæøÅÄÖÆØéü€–…·×’ŠšŽž"

    lacking = {
        (role.name, letter)
        for role in Role
        for letter in letters
        if not QRawFont.fromFont(Theme().font(role)).supportsCharacter(ord(letter))
    }

    assert lacking == set()


@pytest.mark.parametrize("scale", TEXT_SCALES)
def test_that_no_text_is_smaller_than_promised(scale: float) -> None:
    look = Theme(scale=scale)

    assert min(look.size(role) for role in Role) >= 12 * scale
    assert look.size(Role.BODY) >= 16 * scale


def test_that_the_voice_grows_half_as_much_as_the_work_face() -> None:
    look = Theme(scale=2.0)

    assert (look.size(Role.SAY), look.size(Role.BODY)) == (54, 32)


def test_that_the_theme_follows_the_system_or_the_choice(qapp: QApplication) -> None:
    hints = qapp.styleHints()

    assert tokens_for("contrast-dark", hints).name == "contrast-dark"
    assert tokens_for("system", hints).dark == (hints.colorScheme() == Qt.ColorScheme.Dark)


@pytest.mark.parametrize("tokens", THEMES.values(), ids=lambda tokens: tokens.name)
def test_that_drawings_and_icons_wear_the_themes_ink(tokens: Tokens) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    wear(Theme(tokens), app)

    mark = drawing("mark", 48, 48).toImage()
    tick = icon("check", 64, QColor(tokens.yes)).toImage()

    wear(Theme(), app)
    assert mark.pixelColor(4, 24) == QColor(tokens.ink)
    shown = {
        tick.pixelColor(x, y).name()
        for x in range(64)
        for y in range(64)
        if tick.pixelColor(x, y).alpha() == 255
    }
    assert shown == {QColor(tokens.yes).name()}


def test_that_a_picture_is_drawn_once_for_each_look() -> None:
    assert drawing("boot", 64, 64).cacheKey() == drawing("boot", 64, 64).cacheKey()


def test_that_every_icon_the_code_names_is_there_and_no_other() -> None:
    folder = UI.parent / "assets" / "icons"
    there = {path.stem for path in folder.glob("*.svg")}

    broken = [path.name for path in folder.glob("*.svg") if "currentColor" not in path.read_text()]

    assert broken == []
    assert _named_icons() - there == set()
    assert {"boot", "jumper", "parcel", "mark", "forest"} <= drawings()


def _named_icons() -> set[str]:
    """What widgets draw by a literal name: Glyph("x"), icon("x"), show_icon("x")."""
    return {
        str(node.args[0].value)
        for path in UI.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and node.args[0].value
        and (getattr(node.func, "id", "") or getattr(node.func, "attr", ""))
        in {"Glyph", "icon", "show_icon"}
    }


def test_that_sizes_never_stand_in_the_style_sheet() -> None:
    assert "font" not in style_sheet(Theme())
