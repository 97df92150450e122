"""The right column: photos, the label as it prints, and how her money stands."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from returns_station.adapters.printing.drawing import Page, Text
from returns_station.adapters.speech import Speech
from ui.rooms.intake.screen.scene import Doing, Scene, image_of
from ui.rooms.intake.state.acts import Do
from ui.rooms.intake.state.intake import in_hand
from ui.theme import theme
from ui.tokens import Role
from ui.widgets.button import Action, Button
from ui.widgets.keycap import KeyCap
from ui.widgets.label import PlainLabel
from ui.widgets.laid import row
from ui.widgets.photo_strip import PhotoStrip
from ui.widgets.pressable import Shape
from ui.widgets.slip_paper import SlipPaper

WIDE: Final = 256


class LabelPaper(SlipPaper):
    """The label on the screen, and its words to who hears the screen."""

    spoken = QAccessible.Role.Graphic

    def show_pages(self, pages: tuple[Page, ...]) -> None:
        """Show it, and have it read."""
        super().show_pages(pages)
        items = (item for page in pages for _, block in page.blocks for item in block.items)
        told = " ".join(item.text for item in items if isinstance(item, Text))
        self.setAccessibleDescription(told)


class BesidePart(QWidget):
    """What is kept of a piece, what goes on it, and what waits for it."""

    def __init__(self, say: Speech, do: Doing, wide: int = WIDE) -> None:
        super().__init__()
        look = theme()
        self._drawn: tuple[Page, ...] = ()
        self._seen: tuple[object, ...] = ()
        self._head = PlainLabel(say("intake.photos"), Role.SMALL_STRONG, "ink_soft")
        self._cap = KeyCap("F4")
        self.photos = PhotoStrip(say("intake.take_photo"), say("intake.photo_nr", nr="{nr}"))
        self.photos.asked.connect(partial(do, Do.PHOTO, ""))
        self._label = PlainLabel(say("intake.label"), Role.SMALL_STRONG, "ink_soft")
        self.again = Button(Action(say("intake.print_again"), "F5", "printer"), Shape.QUIET)
        self.again.clicked.connect(partial(do, Do.PRINT, ""))
        self._paper = LabelPaper(look.gap(wide) - 8)
        self._paper.setAccessibleName(say("intake.label"))
        self._money = PlainLabel("", Role.SMALL, "ink_soft", wrap=True)
        head, label = row(look.gap(8)), row(look.gap(8))
        head.addWidget(self._head, 1)
        head.addWidget(self._cap)
        label.addWidget(self._label, 1)
        label.addWidget(self.again)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(look.gap(12))
        page.addLayout(head)
        page.addWidget(self.photos)
        page.addSpacing(look.gap(8))
        page.addLayout(label)
        page.addWidget(self._paper, 0, Qt.AlignmentFlag.AlignLeft)
        page.addWidget(self._money)
        page.addStretch(1)

    def tell(self, scene: Scene) -> None:
        """Show what belongs to the piece in hand."""
        state, say = scene.state, scene.say
        parcel, one = state.parcel, in_hand(state)
        shots = state.shots.get((parcel.id, one.nr), ()) if parcel and one else ()
        seen = (one is not None, *map(id, shots))
        if seen != self._seen:
            self._seen = seen
            self.photos.tell(tuple(map(image_of, shots)), may_take=one is not None)
        for part in (self._head, self._cap, self.photos):
            part.setVisible(one is not None)
        drawn = state.labels.drawn
        if drawn != self._drawn:
            self._drawn = drawn
            self._paper.show_pages(drawn)
        self._paper.setVisible(bool(drawn))
        self._label.setVisible(bool(drawn))
        # Where one did not come out, that is said above all, with the way to print it.
        told = bool(state.labels.kept)
        self.again.setVisible(state.labels.last is not None and bool(drawn) and not told)
        self.again.work(bool(state.labels.printing))
        money = parcel.money if parcel is not None else None
        self._money.say(say.say(money) if money is not None else "")
        self._money.setVisible(money is not None)
