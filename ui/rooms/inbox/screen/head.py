"""Who it is, what it is about, by when she hears from us, and who sees to that."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from ui.rooms.inbox.state import telling
from ui.rooms.inbox.state.inbox import Inbox
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.badge import Badge, Tone
from ui.widgets.chip import Chip
from ui.widgets.flow import Flow
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, row


class Head(QWidget):
    """Her name big; beside it whose answer it is, and how it becomes another's."""

    took = Signal()
    asked_whom = Signal()
    offered = Signal()

    def __init__(self, say: Speech) -> None:
        super().__init__()
        look, self._say = theme(), say
        large = look.scale >= LARGE_TEXT
        self._came = PlainLabel("", Role.LEAD_SOFT, "ink_soft", wrap=True)
        self._name = PlainLabel("", Role.SAY, balanced=True)
        self._promised = PlainLabel("", Role.BODY, wrap=True)
        self._late = Badge("-", "clock-bold", Tone.LOOK)
        self._raised = Badge(say("inbox.raised"), "eye", Tone.LOOK)
        self.take = Chip(say("inbox.take"), "F4", "user-circle")
        self.give = Chip(say("inbox.give"), "F6", "swap")
        self.offer = Chip(say("inbox.offer"), "F7", "truck")
        self.offer.picked.connect(self.offered)
        self.take.picked.connect(self.took)
        self.give.picked.connect(self.asked_whom)
        badges: QBoxLayout = column(look.gap(4)) if large else row(look.gap(12))
        for badge in (self._late, self._raised):
            badges.addWidget(badge, 0, Qt.AlignmentFlag.AlignVCenter)
        badges.addWidget(self._promised, 1)
        chips = Flow(look.gap(8))
        first: QBoxLayout = column(look.gap(4)) if large else row(look.gap(20))
        first.addWidget(self._came, 1)
        for chip in (self.offer, self.take, self.give):
            (chips if large else first).addWidget(chip)
        made = column(look.gap(4))
        made.addLayout(first)
        made.addWidget(self._name)
        made.addLayout(badges)
        if large:
            made.addLayout(chips)
        self.setLayout(made)

    def tell(self, state: Inbox) -> None:
        """Show it as it stands."""
        item, say = state.item, self._say
        assert item is not None, "told with something in hand"
        name = telling.name_of(item)
        self._came.say(say.say(telling.came(item)))
        self._name.say(name if isinstance(name, str) else say.say(name))
        who = telling.answers(item, state.me, state.colleagues)
        promised = say.say(telling.promised(item, state.since, state.colleagues))
        self._promised.say(f"{promised} {say.say(who)}" if state.open else promised)
        late = telling.is_late(item, state.since)
        self._late.tell(say("inbox.late"), "clock-bold", Tone.LOOK)
        self._late.setVisible(late and item.escalated_at is None)
        self._raised.setVisible(item.escalated_at is not None and state.open)
        self.offer.setVisible(state.offers)
        self.take.setVisible(state.open and not state.mine)
        self.give.setVisible(state.open and bool(state.others))
        self.give.choose(state.giving)
