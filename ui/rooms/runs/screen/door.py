"""At the door: one stop, large enough for a thumb in a glove; what goes in comes first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from returns_station.pickup.door_scan import AtDoor
from ui.rooms.runs.screen.door_parts import FactLine, GoodsCard
from ui.rooms.runs.screen.words import said
from ui.rooms.runs.state.at_door import (
    OTHERS,
    UNSWAPPED,
    AtDoorSaid,
    door_said,
    last_said,
    waiting_said,
)
from ui.rooms.runs.state.doing import green, may_undo
from ui.rooms.runs.state.runs import Runs
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.badge import Badge, Tone
from ui.widgets.button import Action, Button
from ui.widgets.emptied import emptied
from ui.widgets.label import PlainLabel
from ui.widgets.option_row import Option, OptionRow
from ui.widgets.perforation import Perforation
from ui.widgets.pressable import Shape
from ui.widgets.scrolled import scrolled

_SIDE = 400
_CARD = 84
_WIDE = 320


class DoorPage(QWidget):
    """The stop at the left, what else may happen at the right, the green word at the foot."""

    confirmed = Signal()
    said = Signal(object)
    unswapped = Signal()
    mend_asked = Signal()
    left = Signal()

    def __init__(self, say: Speech) -> None:
        super().__init__()
        look = theme()
        self._say, self._large = say, look.scale >= LARGE_TEXT
        role = Role.TITLE if self._large else Role.SAY
        self._sentence = PlainLabel("", role, wrap=True)
        self._street = PlainLabel("", role, wrap=True)
        self._town = PlainLabel("", Role.LEAD_SOFT, "ink_soft", wrap=True)
        self._facts = QVBoxLayout()
        self._facts.setSpacing(look.gap(8))
        self._swap, self._goods = GoodsCard(say), GoodsCard(say)
        self._others = tuple(
            OptionRow(
                Option(
                    what.value,
                    say(f"runs.failed.{what}"),
                    say(f"runs.means.{what}"),
                    key=key,
                    icon=icon,
                )
            )
            for key, what, icon in OTHERS
        )
        for each in self._others:
            each.picked.connect(lambda what: self.said.emit(AtDoor(what)))
        words = say("runs.unswapped"), say("runs.unswapped_what")
        self._unswapped = OptionRow(Option("unswapped", *words, key=UNSWAPPED, icon="swap"))
        self._unswapped.picked.connect(lambda _: self.unswapped.emit())
        self._waits = Badge("-")
        self._last = PlainLabel("", Role.SMALL, "ink_soft", wrap=True)
        self.mend = Button(Action(say("runs.mend"), "F9", "arrow-counter-clockwise"))
        self.mend.clicked.connect(self.mend_asked)
        self.back = Button(Action(say("runs.do_back"), "Esc", "arrow-u-up-left"))
        self.back.clicked.connect(self.left)
        self.primary = Button(Action("-", "Enter", "check"), Shape.PRIMARY)
        self.primary.setMinimumWidth(look.px(_WIDE if not self._large else 0))
        self.primary.clicked.connect(self.confirmed)
        self._lay()

    def tell(self, state: Runs) -> None:
        """Show the door in hand, or that all are done."""
        taken, say = state.taken, self._say
        if taken is None:
            return
        door, deed = door_said(taken, taken.run.day), green(state)
        self._sentence.say(say.say(door.sentence) if door else say("runs.door_done"))
        self._side.setVisible(door is not None)
        for part in (self._street, self._town, self._held, self._swap, self._goods):
            part.setVisible(door is not None)
        if door is not None:
            self._tell_door(door, say)
            self._goods.note(say.say(door.parcels) if door.parcels else "")
        waits = bool(taken.open_scans)
        tone = Tone.PLAIN if waits or not taken.scans else Tone.DONE
        icon = "hourglass-medium" if waits else "check-bold"
        self._waits.tell(say.say(waiting_said(taken)), icon, tone)
        last = last_said(taken, state.zone)
        self._last.say(say.say(last) if last else "")
        self._last.setVisible(last is not None)
        self.mend.setVisible(may_undo(state))
        if deed is not None:
            self.primary.offer(Action(say.say(deed.words), "Enter", deed.icon))
            self.primary.work(deed.busy)

    def focus(self) -> None:
        """The green word is what the next key says."""
        self.primary.setFocus()

    def _tell_door(self, door: AtDoorSaid, say: Speech) -> None:
        self._street.say(door.street)
        self._town.say(door.town)
        for widget in emptied(self._facts):
            widget.hide()
            widget.deleteLater()
        for fact in door.facts:
            line = FactLine(fact.icon, said(fact.words, say))
            self._facts.addWidget(line)
            line.show()
        self._unswapped.setVisible(bool(door.swap) and not door.handed_in)
        heading = say("runs.went_in" if door.handed_in else "runs.goes_in")
        self._swap.tell(heading, door.swap, done=door.handed_in, first=not door.handed_in)
        self._swap.setVisible(bool(door.swap))
        waits = bool(door.swap) and not door.handed_in
        self._goods.tell(say("runs.comes_out"), door.goods, done=False, first=not waits)

    def _lay(self) -> None:
        look = theme()
        self._held = QWidget()
        self._held.setLayout(self._facts)
        self._facts.setContentsMargins(0, 0, 0, 0)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, look.gap(8), look.gap(8))
        left.setSpacing(look.gap(12))
        for part in (self._street, self._town, self._held, self._swap, self._goods):
            left.addWidget(part)
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(6, 0, 6, 0)
        side.setSpacing(look.gap(10))
        side.addWidget(PlainLabel(self._say("runs.others"), Role.SMALL_STRONG, "ink_soft"))
        for each in (*self._others, self._unswapped):
            each.setMinimumHeight(look.px(_CARD))
            side.addWidget(each)
        side.addStretch(1)
        inside = QWidget()
        inside.setLayout(left)
        beside = QHBoxLayout()
        beside.setSpacing(look.gap(40))
        if self._large:
            left.addWidget(self._side)
        left.addStretch(1)
        beside.addWidget(scrolled(inside), 1)
        if not self._large:
            others = scrolled(self._side)
            others.setFixedWidth(look.px(_SIDE))
            beside.addWidget(others)
        foot = self._foot(left)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(look.gap(16))
        head = QHBoxLayout()
        head.setSpacing(look.gap(20))
        head.addWidget(self._sentence, 1)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        page.addLayout(head)
        page.addLayout(beside, 1)
        page.addWidget(Perforation())
        page.addLayout(foot)

    def _foot(self, body: QVBoxLayout) -> QHBoxLayout:
        """What waits and what was said last, the way back to it, the green word."""
        look = theme()
        foot = QHBoxLayout()
        foot.setContentsMargins(0, look.gap(14), 0, look.gap(14))
        foot.setSpacing(look.gap(20))
        told = QVBoxLayout()
        told.setSpacing(look.px(4))
        told.addWidget(self._waits)
        told.addWidget(self._last)
        if self._large:
            body.insertLayout(0, told)
        else:
            foot.addLayout(told, 1)
        foot.addStretch(1 if self._large else 0)
        foot.addWidget(self.mend, 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.primary, 0, Qt.AlignmentFlag.AlignVCenter)
        return foot
