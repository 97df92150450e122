"""The set-up room and the guide, drawn from the same parts."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.rooms.setup.screen.foot import Foot, Ways
from ui.rooms.setup.screen.head import GuideHead, Sections
from ui.rooms.setup.screen.looks import LogoPart, PreviewPart
from ui.rooms.setup.screen.parts import made
from ui.rooms.setup.screen.scene import Do, Doing, Part, Scene, column, row
from ui.rooms.setup.state import pages
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.abreast import Beside
from ui.widgets.button import Action
from ui.widgets.hint import Advice, Hint
from ui.widgets.label import PlainLabel
from ui.widgets.reading import read_in_order
from ui.widgets.scrolled import scrolled
from ui.widgets.toast import Toast

_LEAST: Final = 240  # px that a field is written in
_NARROW: Final = 1100
_SIDE: Final = 224
_NO_LIMIT: Final = 16_777_215  # Qt's own
_ANY: Final = "?"  # the focus lies on something, whatever is the first of the page


class SetupScreen(QWidget):
    """Sections at the left, or the guide's head above; the open page; the green thing below."""

    left = Signal()

    def __init__(self, scene: Scene, do: Doing) -> None:
        super().__init__()
        look = theme()
        self._remembered, self._begins, self._opens = "", False, False
        # Once all lies in its place.
        self._scrolls = QTimer(self, singleShot=True, interval=0)
        self._scrolls.timeout.connect(self._scroll)
        self.setAcceptDrops(True)
        self._do, self._large = do, look.scale >= LARGE_TEXT
        self._parts: tuple[Part, ...] = ()
        self._shown: tuple[object, ...] | None = None
        self._said: object = None
        self._sections = Sections(scene, do)
        self._head = GuideHead()
        self._title = PlainLabel("", Role.SAY, wrap=True)
        self._hint = Hint()
        self._hint.acted.connect(lambda _nr: do(Do.SAVE, "", ""))
        self._ways = Ways(scene, do)
        self._foot = Foot(self._ways, do)
        self._page, self._held, self._main, self._side = (QWidget() for _ in range(4))
        self._body, self._aside = column(self._main, 26), column(self._side, 16)
        self._aside.addStretch(1)
        beside = Beside(look.gap(24), look.px(_LEAST))
        beside.addWidget(self._main)
        beside.addWidget(self._side)
        self._held.setLayout(beside)
        self._held.setContentsMargins(0, look.gap(4), 0, look.gap(16))
        self._area = scrolled(self._page)
        self._area.verticalScrollBar().valueChanged.connect(self._keep_in_sight)
        self._lay()
        # Keys come here too, but Tab does not stop: there is nothing to see that it has.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        # Never over the green thing, which is as wide as the page where text is large.
        over = self._foot.sizeHint().height() if self._large else 0
        self._toast = Toast(self, left=look.gap(40), above=look.gap(24) + over)
        self._toast.acted.connect(lambda: do(Do.UNDO, "", ""))
        self.tell(scene)

    def _lay(self) -> None:
        """Beside each other; below each other where text is large."""
        look = theme()
        inside = column(self._page, 16)
        # Room for the ring around what has the focus.
        inside.setContentsMargins(look.gap(8), 0, look.gap(16), 0)
        sections = (self._sections,) if self._large else ()
        for part in (self._head, *sections, self._title, self._hint, self._held):
            inside.addWidget(part)
        inside.addStretch(1)
        right = column(spacing=0)
        right.addWidget(self._area, 1)
        right.addWidget(self._foot)
        whole = row(24)
        self.setLayout(whole)
        whole.setContentsMargins(*(look.gap(side) for side in (32, 32, 40, 0)))
        if self._large:
            inside.addWidget(self._ways)
            inside.addSpacing(look.gap(24))
        else:
            whole.addWidget(self._sections, 0)
        whole.addLayout(right, 1)

    def tell(self, scene: Scene) -> None:
        """Show this moment."""
        state, say = scene.state, scene.say
        focused = self._told_parts(scene)
        self._sections.setVisible(not state.guiding)
        self._head.setVisible(state.guiding)
        self._title.setVisible(not state.guiding)
        self._title.say(say.say(pages.title(state)))
        if state.guiding:
            self._head.tell(scene)
        else:
            self._sections.tell(scene)
        self._tell_trouble(scene)
        for part in self._parts:
            part.tell(scene)
        self._ways.tell(scene)
        self._foot.tell(scene)
        self._tell_undo(scene)
        if focused:
            self.remember(focused)
            self.focus()

    def _told_parts(self, scene: Scene) -> str:
        """Other parts where others are to be seen; the name of what had the focus before them."""
        state = scene.state
        place = (state.guiding, state.step if state.guiding else state.page, state.printing.open)
        shown = (*place, state.printing.adding, pages.parts(state))
        if shown == self._shown:
            return ""
        before, self._shown = self._shown, shown
        focused = self.focused()
        self._make(scene)
        lies_elsewhere = before is None or before[:-1] != shown[:-1]
        self._begins = self._begins or lies_elsewhere
        # A page that was opened from within itself: whoever pressed is led on.
        if lies_elsewhere and before is not None and before[:2] == shown[:2]:
            self._opens = True
            return focused or _ANY
        return "" if lies_elsewhere else focused

    def focused(self) -> str:
        """The name of what has the focus, "" where it is none of ours."""
        spots = (spot for part in self._parts for spot in part.spots())
        return next((name for name, widget in spots if self._has_focus(widget)), "")

    def remember(self, name: str) -> None:
        """What had the focus on the screen before has it here too, once."""
        self._remembered = name

    def open_page(self) -> None:
        """Another section was chosen."""
        self._opens = True
        self.focus()

    def focus(self) -> None:
        """Lay the focus on what had it before, or where one begins."""
        if self._begins:
            self._begins = False
            self._scrolls.start()
        name, self._remembered = self._remembered, ""
        spots = {spot: widget for part in self._parts for spot, widget in part.spots()}
        self._take(spots.get(name) or (self._parts[0].first() if self._parts else None))

    def step(self, by: int) -> None:
        """Go to the next question, or the one before."""
        parts = [part for part in self._parts if part.first() is not None]
        here = [
            nr
            for nr, part in enumerate(parts)
            if any(self._has_focus(each) for _, each in part.spots())
        ]
        if parts:
            at = (here[0] + by) if here else 0
            self._take(parts[max(0, min(at, len(parts) - 1))].first())

    def press(self) -> bool:
        """Press what has the focus; answers whether it can be pressed."""
        spots = (widget for part in self._parts for _, widget in part.spots())
        widget = next((each for each in spots if self._has_focus(each)), None)
        click = getattr(widget, "click", None)
        if click is None:
            return False
        click()
        return True

    def lay_order(self) -> None:
        """Tab goes as one reads; parts have come and gone since the screen was made."""
        read_in_order(self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A picture may be dropped where a logo is taken."""
        takes = any(isinstance(part, LogoPart) for part in self._parts)
        if takes and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """The picture was dropped."""
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        for file in files[:1]:
            self._do(Do.LOGO, file, "")
        event.acceptProposedAction()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the fields and the slip share what there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        is_narrow = not self._large and self.width() < theme().gap(_NARROW)
        self._sections.be_narrow(narrow=is_narrow)
        self._side.setMaximumWidth(theme().px(_SIDE) if is_narrow else _NO_LIMIT)
        for part in self._parts:
            if isinstance(part, PreviewPart):
                part.be_narrow(narrow=is_narrow)

    def hideEvent(self, event: QHideEvent) -> None:
        """Another room lies open; a window that is put away for a moment is none."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.left.emit()

    def _has_focus(self, widget: QWidget) -> bool:
        """Also while another window lies over this one."""
        return widget is self.window().focusWidget()

    def _scroll(self) -> None:
        """Begin at the top, or at the title of a section that was just chosen above it."""
        top = self._title.y() if self._large and self._opens else 0
        self._opens = False
        self._area.verticalScrollBar().setValue(top)

    def _keep_in_sight(self, down: int) -> None:
        """What stands beside the rest comes along with it."""
        before = self._aside.contentsMargins().top()
        high = self._side.sizeHint().height() - before
        is_beside = self._side.x() > self._main.x()
        room = self._main.height() - high if is_beside else 0
        top = max(0, min(down - self._held.y(), room))
        if top != before:
            self._aside.setContentsMargins(0, top, 0, 0)

    def _take(self, widget: QWidget | None) -> None:
        (widget or self).setFocus(Qt.FocusReason.TabFocusReason)
        if widget is not None and isinstance(self._area, QScrollArea):
            room = theme().gap(40)
            self._area.ensureWidgetVisible(widget, room, room)

    def _make(self, scene: Scene) -> None:
        """Other questions: make them anew."""
        for part in self._parts:
            for held in (self._body, self._aside):
                held.removeWidget(part)
            part.hide()
            part.deleteLater()
        names = pages.parts(scene.state)
        self._parts = tuple(made(name, scene, self._do) for name in names)
        self._side.setVisible(bool(pages.BESIDE.intersection(names)))
        for name, part in zip(names, self._parts, strict=True):
            if name in pages.BESIDE:
                self._aside.insertWidget(self._aside.count() - 1, part)
            else:
                self._body.addWidget(part)
            # At once, not when Qt comes to it: the focus cannot be laid on what is not shown.
            part.show()
        self._fit()

    def _tell_trouble(self, scene: Scene) -> None:
        trouble, say = scene.state.trouble, scene.say
        self._hint.setVisible(trouble is not None)
        if trouble is None:
            return
        again = Action(say("setup.save_again"), "F8", "arrow-counter-clockwise")
        ways = (again,) if trouble.unsaved else ()
        title, advice = say.say(trouble.title), say.say(trouble.advice)
        self._hint.tell(Advice(title, advice, "wrench", ways, amber=True))

    def _tell_undo(self, scene: Scene) -> None:
        undo, say = scene.state.undo, scene.say
        if undo is self._said:
            return
        self._said = undo
        if undo is None:
            self._toast.hide()
        else:
            self._toast.tell(say.say(undo.said), do=Action(say("setup.undo"), "Esc"))
