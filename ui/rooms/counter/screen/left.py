"""The receipts' lines, sale by sale, and why they come back."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QWidget

from returns_station.adapters.speech import Speech
from ui.models.goods_picture import picture_of
from ui.rooms.counter.screen.scene import Doing, Scene
from ui.rooms.counter.state.counter import Counter
from ui.rooms.counter.state.keys import REASONS, Do
from ui.rooms.counter.state.lines import Row, lines, own_way
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.keycap import KeyCap
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding, row
from ui.widgets.line_row import Line, LineList
from ui.widgets.reason_card import ReasonCard, Why
from ui.widgets.scrolled import scrolled
from ui.widgets.sheet import Sheet
from ui.widgets.stepper import Count


class Left(QWidget):
    """The receipt's lines, and why."""

    def __init__(self, scene: Scene, do: Doing) -> None:
        super().__init__()
        look, say = theme(), scene.say
        self._caption = PlainLabel("", Role.SMALL_STRONG, "ink_soft")
        self.lines = LineList()
        self.lines.installEventFilter(self)
        self.lines.ticked.connect(lambda line: do(Do.TICK, line))
        self.lines.way_asked.connect(lambda line: do(Do.ALONE, line))
        self.lines.split_asked.connect(lambda line: do(Do.SPLIT, line))
        self.lines.count_changed.connect(lambda line, count: do(Do.COUNT, f"{count}:{line}"))
        self._why = PlainLabel("", Role.SMALL_STRONG, "ink_soft")
        self._cards: list[ReasonCard] = []
        self._in_hand = ""
        cards = QGridLayout()
        cards.setSpacing(look.gap(8))
        large = look.scale >= LARGE_TEXT
        for nr, (reason, icon) in enumerate(REASONS):
            why = Why(reason.value, say(f"counter.reason.{reason}"), icon, str(nr + 1))
            card = ReasonCard(why)
            card.picked.connect(lambda reason: do(Do.REASON, reason))
            # Three of one width, however long their words are.
            card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            self._cards.append(card)
            cards.addWidget(card, nr // (2 if large else 3), nr % (2 if large else 3))
        caption = row(look.gap(8))
        caption.addWidget(self._caption, 1)
        for key in ("↑", "↓", say("counter.key.space")):
            caption.addWidget(KeyCap(key))
        made = column(look.gap(8))
        made.addLayout(caption)
        self._area = None if large else _framed(self.lines)
        made.addWidget(self._area or self.lines, 1)
        made.addSpacing(look.gap(8))
        made.addWidget(self._why)
        made.addLayout(cards)
        self.setLayout(made)

    def tell(self, scene: Scene) -> None:
        """Show the lines and the reason."""
        visit, say = scene.state.visit, scene.say
        assert visit is not None
        count = sum(len(on.view.sale.lines) for on in visit.sales)
        key = "counter.lines_several" if visit.several else "counter.lines"
        if all(on.view.sale.is_stand_in for on in visit.sales):
            key, count = (
                "counter.unproven.goods_many",
                sum(line.quantity for on in visit.sales for line in on.view.sale.lines),
            )
        self._caption.say(say(key, count=count))
        self.lines.tell(tuple(_line(scene.state, each, say) for each in lines(visit)))
        self._in_hand = str(visit.in_hand)
        self._bring_in_hand()
        name = visit.first_name
        need_not = say("counter.why_named", name=name) if name else say("counter.why_anyone")
        self._why.say(need_not)
        for card, (reason, icon), nr in zip(self._cards, REASONS, range(1, 7), strict=True):
            text = say(f"counter.reason.{reason}")
            card.tell(Why(reason.value, text, icon, str(nr), chosen=visit.reason is reason))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Rows grow with what they tell: where the one in hand lies is known once they have."""
        if watched is self.lines and event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._bring_in_hand)
        return super().eventFilter(watched, event)

    def _bring_in_hand(self) -> None:
        """Scroll the row in hand into sight."""
        for each in self.lines.rows():
            if self._area is not None and each.line.id == self._in_hand:
                self._area.ensureWidgetVisible(each, 0, 0)


def _framed(lines: LineList) -> QScrollArea:
    """The lines on their sheet, scrolling where a receipt is long."""
    sheet = Sheet()
    inside = column()
    inside.addWidget(lines)
    sheet.setLayout(inside)
    made = column()
    made.addWidget(sheet)
    made.addStretch(1)
    return scrolled(holding(made))


def _line(state: Counter, row: Row, say: Speech) -> Line:
    visit, line, taken = state.visit, row.line, row.taken
    assert visit is not None
    way = own_way(state, row.at)
    return Line(
        id=str(row.at),
        title=line.title,
        options=_options(row, say),
        price="" if visit.hides_prices else say.money(row.paid, exact=False),
        picture=picture_of(line.title, line.category),
        ticked=taken is not None,
        badge=say("counter.just_read") if visit.just_read == row.at else "",
        count=_count(row, say),
        closed=say("counter.returned_before") if row.left == 0 else "",
        way=say.say(way) if way else "",
        alone=visit.alone and visit.in_hand == row.at,
        splits=say("counter.split") if row.splits else "",
        above=say.say(row.above) if row.above else "",
    )


def _count(row: Row, say: Speech) -> Count | None:
    if row.taken is None or row.left <= 1:
        return None
    now, most = row.taken.quantity, row.left
    words = say("counter.of", now=now, most=most)
    return Count(now, most, words, say("counter.fewer"), say("counter.more"), least=0)


def _options(row: Row, say: Speech) -> str:
    """Size and colour; how many are left to come back where none is ticked yet."""
    line = row.line
    if line.quantity == 1 or row.taken is not None:
        return line.options
    pieces = say("slip.pieces", count=row.left)
    return f"{line.options} · {pieces}" if line.options else pieces
