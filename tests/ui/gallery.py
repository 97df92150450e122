"""Every thing of ui/widgets on one picture, in the four themes and two text sizes.

Run `python -m tests.ui.gallery FOLDER` and look at what it draws.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from tests.ui.gallery_scenes import rest, visit
from tests.ui.gallery_tools import FOCUSED, focused, hover, pressed, room, row
from ui.theme import Theme, drawings, wear
from ui.tokens import THEMES, Role
from ui.widgets.badge import Badge, Tone
from ui.widgets.button import Action, Button
from ui.widgets.field import Field
from ui.widgets.focus_ring import FocusRing
from ui.widgets.glyph import Picture
from ui.widgets.keycap import KeyCap
from ui.widgets.label import PlainLabel
from ui.widgets.pressable import Shape
from ui.widgets.reason_card import ReasonCard, Why
from ui.widgets.toast import Toast

SCALES = (1.0, 2.0)


def small_things(column: QVBoxLayout) -> None:
    """Type, badges, caps and buttons in their states."""
    for text, role in (
        ("Skanna vad som helst.", Role.POSTER),
        ("Ja – 499 kr tillbaka.", Role.SAY),
        ("Elin Sandberg", Role.TITLE),
        ("1 299,50 kr", Role.SUM),
        ("Stickad tröja Fjäll", Role.LEAD),
        ("Öppet köp till måndag 11 januari 2027.", Role.BODY),
        ("Storlek M · dimblå · åäö æø € 0123456789", Role.SMALL),
    ):
        column.addWidget(PlainLabel(text, role, wrap=True))
    column.addLayout(
        row(
            Badge("Föreslås", tone=Tone.INK),
            Badge("Avläst nyss", "barcode-bold", Tone.DONE),
            Badge("Klart", tone=Tone.DONE),
            Badge("Lovat", "clock-bold"),
            Badge("Sen 6 min", "clock-bold", Tone.LOOK),
        )
    )
    column.addLayout(
        row(
            *(
                KeyCap(key, ink="ink")
                for key in ("Enter", "Esc", "F3", "Q", "1", "↑", "Mellanslag")
            ),
            KeyCap("F9", large=True),
        )
    )
    pay = Action("Betala tillbaka", "Enter", "arrow-u-up-left")

    def green(action: Action = pay) -> Button:
        return Button(action, Shape.PRIMARY)

    busy = green()
    busy.work(True)
    wait = Action("Bocka en vara", "Enter", missing="Bocka en vara")
    column.addLayout(row(green(), hover(green()), focused(green()), spacing=12))
    column.addLayout(row(pressed(green()), busy, green(wait), spacing=12))
    undo = Action("Ångra", "Esc")
    column.addLayout(
        row(
            Button(undo),
            hover(Button(undo)),
            focused(Button(undo)),
            Button(Action("Varför ja", "F9"), Shape.QUIET),
            spacing=12,
        )
    )
    why = Why("size", "Passar inte", "ruler", "2")
    chosen = Why("size", "Passar inte", "ruler", "2", chosen=True)
    cannot = Why("size", "Passar inte", "ruler", "2", cannot=True)
    long = Why("size", "Tuote ei vastannut kuvausta", "question", "6")
    cards = (
        ReasonCard(why),
        hover(ReasonCard(why)),
        ReasonCard(chosen),
        focused(ReasonCard(why)),
        ReasonCard(cannot),
        ReasonCard(long),
    )
    grid = QGridLayout()
    grid.setSpacing(8)
    for number, card in enumerate(cards):
        grid.addWidget(card, number // 3, number % 3)
    column.addLayout(grid)
    tiles = QGridLayout()
    for number, name in enumerate(sorted(drawings() - {"forest", "mark"})):
        tiles.addWidget(Picture(name), number // 8, number % 8)
    column.addLayout(tiles)
    column.addWidget(Field("eller skriv namn, nummer, vara", "F3"))


def main(folder: Path) -> None:
    """Draw the pictures into a folder."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    folder.mkdir(parents=True, exist_ok=True)
    for tokens in THEMES.values():
        for scale in SCALES:
            wear(Theme(tokens, scale), app)
            for build in (small_things, visit, rest):
                width = round(1180 if build is visit else 900 * (1 + 0.7 * (scale - 1)))
                ground = room(build, width)
                ground.show()
                if build is rest:
                    Toast(ground, left=180, above=40).tell(
                        "Läste 4006-88-XX",
                        "Det känner vi inte igen. Sök på varan.",
                        "barcode",
                        Action("Sök", "F3"),
                    )
                _settle(ground)
                for thing in FOCUSED:
                    FocusRing(ground).follow(thing, thing.corner)
                FOCUSED.clear()
                ground.grab().save(str(folder / f"{build.__name__}-{tokens.name}-{scale:.0f}.png"))
                ground.close()


def _settle(ground: QWidget) -> None:
    """Let layouts and movements come to rest."""
    loop = QEventLoop()
    for _ in range(5):
        loop.processEvents()
    ground.resize(ground.width(), max(1, ground.heightForWidth(ground.width())))
    loop.processEvents()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
