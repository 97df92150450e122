"""The window: the rail, the open room, the status line, help over it; it knows what a room can."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from returns_station.adapters.speech import Speech, speech
from ui.rail_doors import doors, feet, led_to
from ui.room_stack import RoomStack
from ui.rooms.entry import Entry
from ui.theme import theme, wear
from ui.under_cover import Coverable, Inside
from ui.widgets.heard_line import HeardLine
from ui.widgets.help_over import HelpOver
from ui.widgets.help_say import said_caps, said_keys, said_words
from ui.widgets.key_names import Once, name_of
from ui.widgets.motion import Passing
from ui.widgets.pad import Pad
from ui.widgets.rail import Door, Rail
from ui.widgets.reading import Ordered
from ui.widgets.status_line import Fact, StatusLine
from ui.widgets.training_banner import TrainingBanner

WIDE = 1800
_LEAST = (1024, 700)
_WIDE_SCALE = 1.125


class Window(Coverable):
    """Carries keys and scans to the room that lies open, and tells all rooms what happened."""

    built = Signal()
    camera_asked = Signal()
    her_screen_asked = Signal()
    language_asked = Signal()
    lock_asked = Signal()
    spoken = QAccessible.Role.Window

    def __init__(
        self, entries: tuple[Entry, ...], language: str, *, training: bool = False
    ) -> None:
        super().__init__()
        self._training = training
        self._entries = {entry.name: entry for entry in entries}
        self._order = tuple(entry.name for entry in entries if not entry.aside)
        self.open_room = self._order[0]
        self.language = speech(language).language
        self._facts: tuple[tuple[Fact, ...], tuple[Fact, ...]] = ((), ())
        self._frame = QHBoxLayout(self)
        self._frame.setContentsMargins(0, 0, 0, 0)
        self._frame.setSpacing(0)
        self._before_help: QWidget | None = None
        self._offered = frozenset(self._entries)
        self._once = Once()
        self._built_wide = False
        self._scale = theme().scale
        for entry in entries:
            entry.room.happened.connect(self.tell_all)
            entry.room.left_for.connect(self.enter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(*_LEAST)
        self.build()

    @property
    def say(self) -> Speech:
        """The clerk's voice."""
        return speech(self.language)

    def build(self) -> None:
        """Build everything anew: the language, the text size or the width is another."""
        self._built_wide = self.width() >= WIDE
        self._fit_text()
        inside = Inside()
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(0)
        title = self.say("window.title")
        if self._training:
            title = self.say("training.title", title=title)
            whole.addWidget(TrainingBanner(self.say("training.banner")))
        whole.addLayout(row, 1)
        self.setWindowTitle(title)
        self.rail = Rail(self._doors(), feet(self.say))
        self.rail.entered.connect(self._door)
        before: RoomStack | None = None if self._inside is None else self.stack
        self.stack: RoomStack = RoomStack(
            self._entries, self.say, wide=self._built_wide, made=before.made if before else ()
        )
        self.status = StatusLine()
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.stack, 1)
        right.addWidget(self.status)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self._heard_line = HeardLine(inside)
        self.help_over = HelpOver(inside)
        self.help_over.closed.connect(self.close_help)
        self.help_over.keyed.connect(self._key_in_help)
        if self._inside is not None:
            self._frame.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = inside
        self._frame.addWidget(inside)
        Pad.over(self).speak(self.say)
        # At once, not when Qt comes to it: the focus cannot be laid on what is not shown.
        inside.setVisible(self.sheet is None)
        self.status.tell(*self._facts)
        self.enter(self.open_room)
        self.built.emit()

    def _fit_text(self) -> None:
        """A wide window stands further away: its text is a little larger, if it was not before."""
        wide = self._built_wide and self._scale < _WIDE_SCALE
        scale = _WIDE_SCALE if wide else self._scale
        app = QApplication.instance()
        if scale != theme().scale and isinstance(app, QApplication):
            wear(replace(theme(), scale=scale), app)

    def make_next(self) -> bool:
        """Build one room that nobody has opened yet; False: all are built."""
        return self.stack.make_next()

    def enter(self, name: str) -> None:
        """Open a room."""
        self.open_room = name if name in self._offered else self._order[0]
        self.stack.open(self.open_room)
        self.rail.tell(self._doors())
        self._before_help = None
        self.help_over.hide()
        self.rail.show_keys(False)
        if self.sheet is None:
            self._entries[self.open_room].room.entered()

    def offer(self, rooms: Collection[str]) -> None:
        """Show the way to these rooms alone; who lies in another one is led to the first."""
        self._offered = frozenset(rooms)
        shown = (each for each in self._entries.values() if not each.aside)
        self._order = tuple(each.name for each in shown if each.name in self._offered)
        if self.open_room not in self._offered:
            self.enter(self._order[0])
        self.rail.tell(self._doors())

    def uncovered(self) -> None:
        """The rooms are seen again: the open one reads anew, for whoever works here now."""
        self.enter(self.open_room)

    def pressed_again(self, name: str, event: QKeyEvent) -> bool:
        """Whether a key is the press before, told again: also over what covers the rooms."""
        return self._once.again(name, event)

    def tell_all(self, events: Sequence[object]) -> None:
        """Tell every room what happened; no room calls another."""
        for entry in self._entries.values():
            entry.room.hear(events)

    def heard(self) -> None:
        """A scan was heard: show it before it is looked up."""
        self._heard_line.light(self.stack.geometry())

    def tell_status(self, left: tuple[Fact, ...], right: tuple[Fact, ...]) -> None:
        """Show these facts in the status line, and what waits behind the doors by now."""
        self.rail.tell(self._doors())
        if (left, right) != self._facts:
            self._facts = (left, right)
            self.status.tell(left, right)

    def speak(self, language: str) -> None:
        """Speak another language; what is under way stays as it is."""
        self.language = language
        self.build()

    def dress(self) -> None:
        """Another theme was put on, perhaps with another text size."""
        self._scale = theme().scale
        self.build()

    def toggle_help(self) -> None:
        """Show the keys of what lies open where they work, or put them away."""
        if self.help_over.isVisible():
            self.close_help()
            return
        self._before_help = self.focusWidget()
        self._lay_help()
        before = Passing.of(self.stack)
        self.help_over.show()
        self.help_over.raise_()
        self.help_over.setFocus()
        if before is not None:
            Passing(self.help_over, before)
        self.rail.show_keys(True)

    def close_help(self) -> None:
        """Put help away; the focus is where it was."""
        before, self._before_help = self._before_help, None
        self.help_over.hide()
        self.rail.show_keys(False)
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()
        else:
            self._entries[self.open_room].room.entered()

    def _key_in_help(self, event: QKeyEvent) -> None:
        """A key over help: it does what it does without it."""
        self.close_help()
        here: QWidget | None = self.focusWidget()
        QCoreApplication.sendEvent(self if here is None else here, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that the thing in focus did not want."""
        if self.sheet is None:  # no key of a room means anything while it cannot be seen
            self._pressed(event)

    def _pressed(self, event: QKeyEvent) -> None:
        name = name_of(event)
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if ctrl and (room := led_to(event.key(), self._order)):
            self._walk_to(room)
        elif ctrl and event.key() == Qt.Key.Key_K:
            self.camera_asked.emit()
        elif name == "F11" and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.her_screen_asked.emit()
        elif ctrl or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
        elif name in ("F1", "F12"):
            (self.toggle_help if name == "F1" else self.lock_asked.emit)()
        elif self._once.again(name, event):
            event.accept()  # a key held down or pressed by a trembling hand is one wish
        elif self._means(event, name):
            event.accept()
        elif name in ("Up", "Down"):
            self.focusNextPrevChild(name == "Down")
        else:
            super().keyPressEvent(event)

    def _means(self, event: QKeyEvent, name: str) -> bool:
        """Whether the room knows the key; a letter or an F key with Shift may be its own."""
        room, text = self._entries[self.open_room].room, event.text()
        own = (name.isalpha() and len(name) == 1) or name.startswith("F")
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier) and own
        if shifted and room.pressed(f"Shift+{name}", text):
            return True
        return room.pressed(name, text)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - as Qt's
        """Tab goes as one reads also where it comes into a room from the rail."""
        here: object = self.stack.currentWidget()
        if isinstance(here, Ordered):
            here.lay_order()
        return super().focusNextPrevChild(next)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A much wider window has room for a third column."""
        super().resizeEvent(event)
        if (self.width() >= WIDE) != self._built_wide:
            QTimer.singleShot(0, self.build)
        # Once what lies under it has found its new place.
        QTimer.singleShot(0, self, self._follow_help)

    def _door(self, name: str) -> None:
        if name == "help":
            self.toggle_help()
        elif name == "language":
            self.language_asked.emit()
        elif name == "camera":
            self.camera_asked.emit()
        else:
            self._walk_to(name)

    def _walk_to(self, name: str) -> None:
        """Open a room by hand: the one before goes while the new one lies there already."""
        before = Passing.of(self.stack) if name != self.open_room else None
        self.enter(name)
        if before is not None:
            Passing(self.stack, before)

    def _doors(self) -> tuple[Door, ...]:
        return doors(self._entries.values(), self.open_room, self._offered, self.say)

    def _lay_help(self) -> None:
        """The keys of the open room as they lie now."""
        say, groups = self.say, self._entries[self.open_room].room.help()
        room = self.stack.currentWidget()
        assert room is not None, "one room lies open"
        self.help_over.setGeometry(self.stack.geometry())
        self.help_over.tell(said_keys(groups, say), said_words(say), room, said_caps(say))

    def _follow_help(self) -> None:
        if self.help_over.isVisible():
            self._lay_help()
