"""Goods without a receipt: what lies here, that we believe her, and who she is if she will say."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from returns_station.adapters.speech import Speech
from returns_station.desk.views import Article
from ui.models.goods_picture import picture_of
from ui.rooms.counter.screen.payouts import Focus, NumberField
from ui.rooms.counter.screen.scene import Doing, Scene
from ui.rooms.counter.screen.trouble import tell_trouble
from ui.rooms.counter.state import her_word, word_words
from ui.rooms.counter.state.keys import Do
from ui.rooms.counter.state.unproven import Heap, Unproven
from ui.theme import theme
from ui.tokens import HALO, LARGE_TEXT, Role
from ui.widgets.button import Action
from ui.widgets.field import Field
from ui.widgets.hint import Hint
from ui.widgets.keycap import KeyCap
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding, row
from ui.widgets.line_row import Line, LineList
from ui.widgets.option_row import Option, OptionRow
from ui.widgets.scan_banner import Banner, ScanBanner
from ui.widgets.scrolled import scrolled
from ui.widgets.sheet import Sheet
from ui.widgets.stepper import Count
from ui.widgets.total_bar import Total, TotalBar

_MOST = 99
_LEFT = 55


class UnprovenPage(QWidget):
    """Left the goods, right our word and hers; below the perforation it is answered."""

    def __init__(self, scene: Scene, do: Doing) -> None:
        """Nothing lies here yet."""
        super().__init__()
        look, say = theme(), scene.say
        self._focus = Focus(self)
        self._whole: QScrollArea | None = None
        self.banner, self.total = ScanBanner(), TotalBar()
        self.banner.went_back.connect(lambda: do(Do.BACK, ""))
        self.total.confirmed.connect(lambda: do(Do.CONFIRM, ""))
        self._hint = Hint()
        self._hint.acted.connect(lambda _: do(Do.SEEK, ""))
        self._goods = _GoodsSide(say, do)
        self._trust = PlainLabel(say("counter.unproven.trust"), Role.SAY, balanced=True)
        self._gives = PlainLabel("", Role.LEAD_SOFT, wrap=True)
        self._who = PlainLabel("", Role.SMALL_STRONG, "ink_soft", wrap=True)
        self.contact = NumberField("-", "F6", "device-mobile")
        self.contact.changed.connect(lambda text: do(Do.TELL, text))
        self._why = PlainLabel(say("counter.unproven.why_who"), Role.SMALL, "ink_soft", wrap=True)
        page = column(look.gap(12))
        page.setContentsMargins(*(look.gap(side) for side in (40, 20, 40, 4)))
        page.addWidget(self.banner)
        page.addWidget(self._body(), 1)
        page.addWidget(self.total)
        self.setLayout(page)

    def _body(self) -> QWidget:
        """Two columns; one where the text is large: the goods, then our word."""
        look = theme()
        large = look.scale >= LARGE_TEXT
        word = column(look.gap(8))
        word.addWidget(self._hint)
        if large:
            word.addWidget(self._goods)
        word.addSpacing(look.gap(8))
        word.addWidget(self._trust)
        word.addWidget(self._gives)
        who = column(look.gap(8))
        for part in (self._who, self.contact, self._why):
            who.addWidget(part)
        if large:
            word.addSpacing(look.gap(12))
            word.addLayout(who)
            word.addStretch(1)
            word.setContentsMargins(5, 5, look.gap(8), 5)
            self._whole = scrolled(holding(word))
            return self._whole
        word.addSpacing(look.gap(24))
        word.addLayout(who)
        word.addStretch(1)
        body = row(look.gap(40))
        body.addWidget(self._goods, _LEFT)
        word.setContentsMargins(HALO, 0, look.gap(8), HALO)
        body.addWidget(scrolled(holding(word)), 100 - _LEFT)
        return holding(body)

    def tell(self, scene: Scene) -> None:
        """Show what lies here."""
        state, say, page = scene.state, scene.say, scene.state.unproven
        assert page is not None
        self._tell_banner(page, say)
        self._hint.setVisible(state.trouble is not None)
        if state.trouble is not None:
            tell_trouble(self._hint, state.trouble, say)
        # Where all is one column, what is meant by the letters needs the room.
        hunts_large = self._whole is not None and state.hunt is not None
        self._trust.setHidden(hunts_large)
        self._gives.setHidden(hunts_large)
        self._goods.tell(scene, page)
        self._gives.say(say.say(word_words.promised(page)))
        self._who.say(say.say(word_words.who(page)))
        name = say.say(word_words.contact(page))
        self.contact.edit.setPlaceholderText(name)
        self.contact.edit.setAccessibleName(name)
        self.contact.keep(page.contact)
        self.total.tell(_total(page, say, hunts=bool(state.hunt), busy=state.busy))

    def hideEvent(self, event: QHideEvent) -> None:
        """The next time it lies open the focus is laid anew."""
        self._focus.forget()
        super().hideEvent(event)

    def take_focus(self, scene: Scene) -> None:
        """What is being written has the focus, or the row in hand, else the green button."""
        page = scene.state.unproven
        assert page is not None
        if scene.state.hunt is not None:
            self._focus.lay(self._goods.hunt)
        elif page.writes:
            self._focus.lay(self.contact)
        elif self._whole is not None and scene.state.trouble is not None:
            self._focus.lay(self)
            top = self._whole.verticalScrollBar()
            QTimer.singleShot(0, top, lambda: top.setValue(0))
        else:
            in_hand = self._goods.row_of("" if page.just_read else page.at)
            green = self if her_word.missing(page) else self.total.primary
            self._focus.lay(in_hand or green)

    def _tell_banner(self, page: Unproven, say: Speech) -> None:
        heap = page.heap(page.just_read)
        read = _called(heap.article) if heap is not None else ""
        self.banner.tell(
            Banner(
                icon="hand-heart",
                who=say("counter.unproven.title"),
                facts=say("counter.unproven.any_receipt"),
                read=say("counter.read", what=read) if read else "",
                back=Action(say("counter.undo" if page.before else "counter.back_one"), "Esc"),
            )
        )


class _GoodsSide(QWidget):
    """The goods as rows, and a field for those that have no code."""

    def __init__(self, say: Speech, do: Doing) -> None:
        super().__init__()
        look = theme()
        self._caption = PlainLabel(say("counter.unproven.goods"), Role.SMALL_STRONG, "ink_soft")
        self._empty = PlainLabel(
            say("counter.unproven.empty"), Role.LEAD_SOFT, "ink_soft", wrap=True
        )
        self._lines, self._sheet = LineList(), Sheet()
        self._lines.ticked.connect(lambda sku: do(Do.TICK, sku))
        self._lines.count_changed.connect(lambda sku, many: do(Do.COUNT, f"{many}:{sku}"))
        inside = column()
        inside.addWidget(self._lines)
        self._sheet.setLayout(inside)
        self.hunt = Field(say("counter.swap.hunt"), "F3")
        self.hunt.changed.connect(lambda text: do(Do.HUNT, text))
        self._nothing = PlainLabel(say("counter.swap.nothing"), Role.BODY, "ink_soft", wrap=True)
        self._hits = tuple(OptionRow(Option("", "-")) for _ in range(her_word.HITS))
        rows = column(look.gap(8))
        rows.setContentsMargins(5, 5, 5, 5)
        for part in (self._sheet, self._empty, self.hunt, self._nothing):
            rows.addWidget(part)
        for nr, each in enumerate(self._hits):
            each.clicked.connect(lambda _=False, nr=nr: do(Do.PICK, str(nr)))
            rows.addWidget(each)
        rows.addStretch(1)
        caption = row(look.gap(8))
        caption.addWidget(self._caption, 1)
        self._caps = tuple(KeyCap(key) for key in ("↑", "↓", "+", "-", say("counter.key.space")))
        for cap in self._caps:
            caption.addWidget(cap)
        made = column(look.gap(8))
        made.addLayout(caption)
        self._area = None if look.scale >= LARGE_TEXT else scrolled(holding(rows))
        made.addWidget(self._area or holding(rows), 1)
        self.setLayout(made)

    def row_of(self, sku: str) -> QWidget | None:
        """The row of some goods, if it is there."""
        return next((each for each in self._lines.rows() if sku and each.line.id == sku), None)

    def tell(self, scene: Scene, page: Unproven) -> None:
        """Show the goods, and what may be meant by the letters."""
        state, say = scene.state, scene.say
        self._lines.tell(tuple(_line(heap, page, say) for heap in page.goods))
        self._sheet.setVisible(
            bool(page.goods) and not (self._area is None and state.hunt is not None)
        )
        many = page.pieces
        key = "counter.unproven.goods_many"
        self._caption.say(say(key, count=many) if many else say("counter.unproven.goods"))
        self._empty.setVisible(not page.goods and state.trouble is None)
        for cap in self._caps:
            cap.setVisible(bool(page.goods) and state.hunt is None)
        written = state.hunt or ""
        if self.hunt.edit.text() != written:
            self.hunt.edit.setText(written)
        self._nothing.setVisible(bool(state.hunt) and not state.hunted)
        for nr, each in enumerate(self._hits):
            each.setVisible(nr < len(state.hunted))
            if nr < len(state.hunted):
                each.tell(_option(state.hunted[nr], say, chosen=nr == page.hit))
        in_hand = (
            self._hits[min(page.hit, her_word.HITS - 1)] if state.hunted else self.row_of(page.at)
        )
        area = self._area
        if area is not None and in_hand is not None:
            # Once a new row has its place.
            QTimer.singleShot(0, in_hand, lambda: area.ensureWidgetVisible(in_hand))


def _called(article: Article) -> str:
    return ", ".join(part for part in (article.title, article.options) if part)


def _line(heap: Heap, page: Unproven, say: Speech) -> Line:
    article, many = heap.article, heap.quantity
    told = (each if isinstance(each, str) else say.say(each) for each in word_words.options(heap))
    words, fewer, more = (say("slip.pieces", count=many), say("counter.fewer"), say("counter.more"))
    return Line(
        id=article.sku,
        title=article.title,
        options=" · ".join(told),
        price=say.money(word_words.worth(heap), exact=False) if many else "",
        picture=picture_of(article.title),
        ticked=bool(many),
        badge=say("counter.just_read") if page.just_read == article.sku else "",
        count=Count(many, _MOST, words, fewer, more, least=0) if many else None,
    )


def _option(article: Article, say: Speech, *, chosen: bool) -> Option:
    return Option(
        id=article.sku,
        what=article.title,
        means=article.options,
        amount=say.money(article.price, exact=False),
        picture=picture_of(article.title),
        key="Enter" if chosen else "",
        chosen=chosen,
    )


def _total(page: Unproven, say: Speech, *, hunts: bool, busy: bool) -> Total:
    worth = word_words.worth_of_all(page)
    lacks = her_word.missing(page) and not hunts
    missing = say("counter.unproven.missing") if lacks else ""
    do = say("counter.unproven.choose" if hunts else "counter.unproven.see")
    green = Action(missing or do, "Enter", "" if missing else "hand-heart", missing=missing)
    sum_ = say.money(worth) if worth is not None else ""
    label = say("counter.unproven.worth") if worth is not None else ""
    return Total(label, sum_, green, busy=busy)
