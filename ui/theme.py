"""The theme in force: fonts, palette, style sheet and tinted pictures, made from the tokens."""

from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QPainter,
    QPalette,
    QPixmap,
    QStyleHints,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QStyle

from ui.tokens import (
    CALM_MS,
    DRAWN_CARD,
    DRAWN_GROUND,
    DRAWN_INK,
    LIGHT,
    THEMES,
    VOICE,
    WORK,
    Role,
    Tokens,
)

SYSTEM: Final = "system"
_GREW_A_LOT: Final = 1.25
_FACES: Final = tuple(face.replace(" ", "") for face in (VOICE, WORK))


@dataclass(frozen=True, slots=True)
class Theme:
    """Tokens at one text size; `motion` and `keys` say whether things move and key caps show."""

    tokens: Tokens = LIGHT
    scale: float = 1.0
    motion: bool = True
    keys: bool = True

    def colour(self, name: str) -> QColor:
        """A token's colour."""
        return QColor(getattr(self.tokens, name))

    def px(self, size: float) -> int:
        """A length that follows the text: heights, icons, what surrounds words."""
        return round(size * self.scale)

    def gap(self, size: float) -> int:
        """A distance between things; it grows with the text only as far as there is room for it."""
        return round(size * min(self.scale, _GREW_A_LOT))

    def size(self, role: Role) -> int:
        """A text's size in px; the voice grows half as much once the text is very large."""
        return round(role.value.size * self._growth(role))

    def line(self, role: Role) -> int:
        """The height of one line in px."""
        return round(role.value.line * self._growth(role))

    def font(self, role: Role, *, strong: bool = False) -> QFont:
        """The font of a text; strong is the bold part of a sentence."""
        # A page asks some hundred times for each step; a copy costs next to nothing.
        return QFont(_font(self, role, strong=strong))

    def _made(self, role: Role, *, strong: bool) -> QFont:
        face = role.value
        font = QFont(face.family)
        font.setPixelSize(self.size(role))
        font.setWeight(QFont.Weight(max(face.weight, 600) if strong else face.weight))
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, face.tracking * self.size(role))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def milliseconds(self, calm: int = CALM_MS) -> int:
        """How long a movement takes; none where less motion is asked for."""
        return calm if self.motion else 0

    def _growth(self, role: Role) -> float:
        halved = role.value.speaks and self.scale > _GREW_A_LOT
        return 1 + (self.scale - 1) / 2 if halved else self.scale


@lru_cache(maxsize=256)
def _font(look: Theme, role: Role, *, strong: bool) -> QFont:
    return look._made(role, strong=strong)  # noqa: SLF001 - a part of the class above


_CURRENT: Final = [Theme()]  # a theme is the application's, as Qt's style is


def theme() -> Theme:
    """The theme in force."""
    return _CURRENT[0]


def wear(new: Theme, app: QApplication) -> None:
    """Put a theme on the whole application; everything shown follows at once."""
    load_fonts()
    before, _CURRENT[0] = _CURRENT[0], new
    if app.styleSheet() and replace(before, motion=new.motion) == new:
        return  # to put on a style sheet takes longer than all else, and nothing would look new
    # Once our sheet is worn, Fusion lies under it and is not named.
    if not app.styleSheet() and app.style().name() != "fusion":
        app.setStyle("Fusion")
    app.setFont(new.font(Role.BODY))
    app.setPalette(palette(new.tokens))
    app.setStyleSheet(style_sheet(new))


def tokens_for(choice: str, hints: QStyleHints) -> Tokens:
    """The chosen theme's tokens, or what the system asks for: dark or light, high contrast."""
    if choice in THEMES:
        return THEMES[choice]
    much = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    dark = hints.colorScheme() == Qt.ColorScheme.Dark
    return THEMES[
        ("contrast-dark" if dark else "contrast") if much else "dark" if dark else "light"
    ]


def system_moves(app: QApplication) -> bool:
    """Whether the system lets things move."""
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return app.style().styleHint(hint) > 0 and app.isEffectEnabled(Qt.UIEffect.UI_General)


@cache
def load_fonts() -> tuple[str, ...]:
    """Give our two faces to Qt, once; answers their families."""
    families: set[str] = set()
    for file in sorted(files("assets").joinpath("fonts").iterdir(), key=lambda file: file.name):
        if file.name.startswith(_FACES) and file.name.endswith(".ttf"):
            number = QFontDatabase.addApplicationFontFromData(QByteArray(file.read_bytes()))
            families.update(QFontDatabase.applicationFontFamilies(number))
    return tuple(sorted(families))


def palette(tokens: Tokens) -> QPalette:
    """Qt's palette in our colours, for what Qt draws itself."""
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.paper,
        role.WindowText: tokens.ink,
        role.Base: tokens.card,
        role.AlternateBase: tokens.tile,
        role.Text: tokens.ink,
        role.Button: tokens.card,
        role.ButtonText: tokens.ink,
        role.BrightText: tokens.ink,
        role.ToolTipBase: tokens.ink,
        role.ToolTipText: tokens.card,
        role.PlaceholderText: tokens.ink_soft,
        role.Highlight: tokens.yes,
        role.HighlightedText: tokens.on_yes,
        role.Accent: tokens.yes,
        role.Link: tokens.yes_ink,
        role.Mid: tokens.edge,
        role.Dark: tokens.edge,
        role.Light: tokens.card,
    }
    made = QPalette()
    for each, colour in colours.items():
        made.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(tokens.ink_soft))
    return made


def style_sheet(new: Theme) -> str:
    """The one style sheet: what Qt's own widgets look like; our widgets paint themselves.

    A place that scrolls is let alone itself, it has no frame: a rule for it beside one for what
    lies in it makes Qt keep half a kilobyte for each that ever was.
    """
    tokens = new.tokens
    return f"""
QLineEdit, QPlainTextEdit {{ background: transparent; border: none; color: {tokens.ink};
  placeholder-text-color: {tokens.ink_soft};
  selection-background-color: {tokens.yes}; selection-color: {tokens.on_yes}; }}
QScrollArea > QWidget, QScrollArea > QWidget > QWidget {{ background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: {new.px(12)}px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {tokens.edge}; border-radius: {new.px(3)}px;
  min-height: {new.px(48)}px; margin: 0 {new.px(3)}px; }}
QScrollBar:horizontal {{ background: transparent; height: {new.px(12)}px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {tokens.edge}; border-radius: {new.px(3)}px;
  min-width: {new.px(48)}px; margin: {new.px(3)}px 0; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page
  {{ background: transparent; border: none; width: 0; height: 0; }}
"""


def icon(name: str, size: int, colour: QColor, ratio: float = 1.0) -> QPixmap:
    """An icon of `size` px in a colour, sharp on a screen of this device pixel ratio."""
    return _tinted("icons", name, (("currentColor", colour.name()),), size, size, ratio)


def drawing(name: str, width: int, height: int, ratio: float = 1.0) -> QPixmap:
    """One of our drawings in the ink of the theme in force, as large as fits."""
    tokens = theme().tokens
    inks = ((DRAWN_INK, tokens.ink), (DRAWN_CARD, tokens.card), (DRAWN_GROUND, tokens.sunken))
    return _tinted("drawings", name, inks, width, height, ratio)


@cache
def drawings() -> frozenset[str]:
    """The names of our drawings."""
    folder = files("assets").joinpath("drawings")
    return frozenset(
        file.name.removesuffix(".svg") for file in folder.iterdir() if file.name.endswith(".svg")
    )


@cache
def _tinted(
    folder: str, name: str, inks: tuple[tuple[str, str], ...], width: int, height: int, ratio: float
) -> QPixmap:
    source = files("assets").joinpath(folder, f"{name}.svg").read_text("utf-8")
    # Placeholders first: one theme's ink may be another ink of the drawing.
    for number, (drawn, _) in enumerate(inks):
        source = source.replace(drawn, f"#ink{number}#")
    for number, (_, worn) in enumerate(inks):
        source = source.replace(f"#ink{number}#", worn)
    renderer = QSvgRenderer(QByteArray(source.encode()))
    room = renderer.viewBoxF().size().scaled(width, height, Qt.AspectRatioMode.KeepAspectRatio)
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    left, top = (width - room.width()) / 2, (height - room.height()) / 2
    renderer.render(painter, QRectF(left, top, room.width(), room.height()))
    painter.end()
    return picture
