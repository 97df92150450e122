"""What goes back to suppliers: one at a time, ticked, and one list for who fetches it."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from returns_station.desk.bench.views import SupplierGoods
from ui.models.goods_picture import picture_of
from ui.rooms.intake.screen.scene import Doing, Scene
from ui.rooms.intake.state import supplier
from ui.rooms.intake.state.acts import Do
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.emptied import emptied
from ui.widgets.flow import Flow
from ui.widgets.group_chip import GroupChip
from ui.widgets.label import PlainLabel
from ui.widgets.laid import holding
from ui.widgets.line_row import Line, LineList
from ui.widgets.scrolled import scrolled
from ui.widgets.sheet import Sheet


class SupplierPage(QWidget):
    """Chips for the suppliers, rows for their goods."""

    def __init__(self, say: Speech, do: Doing) -> None:
        super().__init__()
        look = theme()
        self._do = do
        self._names: tuple[str, ...] = ()
        self._chips: dict[str, GroupChip] = {}
        self._flow = Flow(look.gap(8))
        held = QWidget()
        held.setLayout(self._flow)
        self._what = PlainLabel(say("intake.supplier_what"), Role.LEAD_SOFT, "ink_soft", wrap=True)
        self._nothing = PlainLabel(say("intake.supplier_none"), Role.LEAD_SOFT, wrap=True)
        self.list = LineList()
        self.list.ticked.connect(partial(do, Do.TURN))
        self.list.setAccessibleName(say("intake.supplier_title"))
        sheet = Sheet()
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.list)
        self._sheet = sheet
        below = QVBoxLayout()
        below.setContentsMargins(0, 0, look.gap(16), look.gap(16))
        below.addWidget(sheet)
        below.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(look.gap(16))
        for part in (self._what, self._nothing, held):
            page.addWidget(part)
        page.addWidget(scrolled(holding(below)), 1)

    def tell(self, scene: Scene) -> None:
        """Show what lies in the lane."""
        say, state = scene.say, scene.state.supplier
        names = supplier.names(state)
        self._nothing.setVisible(state.goods is not None and not names)
        self._what.setVisible(bool(names) and theme().scale < LARGE_TEXT)
        self._sheet.setVisible(bool(names))
        if names != self._names:
            self._make_chips(names)
        for name, chip in self._chips.items():
            count = supplier.pieces(supplier.waits_for(state, name))
            chip.tell(say("intake.supplier_has", name=_named(name, say), pieces=count),
                      chosen=name == state.open)  # fmt: skip
        gone = False
        lines = []
        for one in supplier.rows(state):
            first_gone = one.sent_on is not None and not gone
            gone = gone or first_gone
            lines.append(_line(one, say, ticked=one.id not in state.stays, heads=first_gone))
        self.list.tell(tuple(lines))

    def _make_chips(self, names: tuple[str, ...]) -> None:
        for widget in emptied(self._flow):
            widget.hide()
            widget.deleteLater()
        self._names, self._chips = names, {}
        for name in names:
            chip = GroupChip(name or "-")
            chip.picked.connect(partial(self._do, Do.PICK, name))
            self._chips[name] = chip
            self._flow.addWidget(chip)
            chip.show()


def _named(name: str, say: Speech) -> str:
    return name or say("supplier.unnamed")


def _line(one: SupplierGoods, say: Speech, *, ticked: bool, heads: bool) -> Line:
    told = (one.options, one.sku, say("intake.piece", nr=str(one.id)), say.say(one.why))
    since = say("intake.since", day=one.since)
    sent = say("intake.sent_on", day=one.sent_on) if one.sent_on is not None else ""
    return Line(
        id=str(one.id),
        title=one.title,
        options=" · ".join(word for word in (*told, since) if word),
        price=say("slip.pieces", count=one.pieces),
        picture=picture_of(one.title),
        ticked=ticked and not sent,
        closed=sent,
        above=say("intake.sent") if heads else "",
    )
