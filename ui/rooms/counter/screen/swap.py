"""An exchange: what goes back, what goes out instead, and that it is even."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from returns_station.adapters.speech import Speech
from returns_station.desk.views import Article
from returns_station.phrase import Phrase
from ui.models.goods_picture import picture_of
from ui.rooms.counter.screen.scene import Doing, Scene
from ui.rooms.counter.screen.summing import tell_total
from ui.rooms.counter.screen.trouble import tell_trouble
from ui.rooms.counter.state import hunting, outcomes, sums, word_words, words
from ui.rooms.counter.state.answers import chosen_in, seen_for
from ui.rooms.counter.state.keys import Do
from ui.rooms.counter.state.visit import Piece, Visit
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.abreast import Abreast
from ui.widgets.button import Action
from ui.widgets.field import Field
from ui.widgets.glyph import Glyph, Picture
from ui.widgets.hint import Hint
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding, row
from ui.widgets.option_row import Option, OptionRow
from ui.widgets.scan_banner import Banner, ScanBanner
from ui.widgets.scrolled import scrolled
from ui.widgets.sheet import Sheet
from ui.widgets.total_bar import TotalBar

# So many stand in a window of 800 without scrolling; each has a digit.
_MOST = 8


class SwapPage(QWidget):
    """The goods at the left, other sizes and colours at the right; a scan names any goods."""

    def __init__(self, scene: Scene, do: Doing) -> None:
        super().__init__()
        look, say = theme(), scene.say
        large = look.scale >= LARGE_TEXT
        self.banner, self.total = ScanBanner(), TotalBar()
        self.banner.went_back.connect(lambda: do(Do.BACK, ""))
        self.total.confirmed.connect(lambda: do(Do.CONFIRM, ""))
        self.total.second_chosen.connect(lambda: do(Do.LINES, ""))
        self._from_to, self._large = _FromTo(say), _Figures(say)
        self._large_text = large
        self._hint = Hint()
        self._hint.acted.connect(lambda nr: do(Do.MEND, str(nr)))
        self._sentence = PlainLabel("", Role.SAY, balanced=True)
        self._caption = PlainLabel(say("counter.swap.others"), Role.SMALL_STRONG, "ink_soft")
        self._pieces = tuple(
            OptionRow(Option("", "-"), QAccessible.Role.RadioButton) for _ in range(_MOST)
        )
        grid = Abreast(look.gap(8), (1,) if large else (1, 1))
        for nr, piece in enumerate(self._pieces):
            piece.clicked.connect(lambda _=False, nr=nr: do(Do.PIECE, str(nr + 1)))
            grid.addWidget(piece)
        self._hunt = Field(say("counter.swap.hunt"), "F3")
        self._hunt.changed.connect(lambda text: do(Do.HUNT, text))
        scan = row(look.gap(16))
        scan.addWidget(Glyph("barcode", 24))
        scan.addWidget(PlainLabel(say("counter.swap.scan"), Role.BODY, "ink_soft", wrap=True), 1)
        right = column(look.gap(16))
        right.addWidget(self._hint)
        right.addWidget(self._sentence)
        right.addWidget(self._large)
        right.addSpacing(look.gap(8))
        right.addWidget(self._caption)
        right.addLayout(grid)
        right.addLayout(scan)
        right.addWidget(self._hunt)
        right.addStretch(1)
        body = row(look.gap(40))
        if not large:
            self._from_to.setFixedWidth(look.px(336))
            body.addWidget(self._from_to)
        body.addLayout(right, 1)
        page = column(look.gap(12))
        page.setContentsMargins(*(look.gap(side) for side in (40, 20, 40, 4)))
        page.addWidget(self.banner)
        page.addWidget(scrolled(holding(body)), 1)
        page.addWidget(self.total)
        self.setLayout(page)

    def tell(self, scene: Scene) -> None:
        """Show the exchange as it stands."""
        state, say, visit = scene.state, scene.say, scene.state.visit
        piece = visit.piece(visit.choosing) if visit else None
        if visit is None or piece is None:
            return
        self._tell_banner(visit, piece, say)
        self._from_to.tell(scene, piece)
        self._hint.setVisible(state.trouble is not None)
        if state.trouble is not None:
            tell_trouble(self._hint, state.trouble, say)
        part = seen_for(state, piece) if state.answered else None
        offer = chosen_in(part) if part is not None else None
        told = Phrase("counter.swap.which", {"title": piece.sold.title})
        if piece.taken.swap is not None and offer is not None:
            told = words.says(visit, offer)
        self._sentence.say(say.say(told))
        self._tell_pieces(scene, piece)
        self._large.tell(scene)
        self._large.setHidden(self._large.isHidden() or not self._large_text)
        lines = Action(say("counter.swap.lines"), "F2")
        tell_total(self.total, scene, lines if _goes_on(visit) else None)

    def _tell_pieces(self, scene: Scene, piece: Piece) -> None:
        state = scene.state
        shown = hunting.shown(state)[:_MOST]
        nothing = bool(state.hunt) and not shown
        self._caption.setVisible(bool(shown) or nothing)
        key = "others" if not state.hunt else "nothing" if nothing else "found"
        self._caption.say(scene.say(f"counter.swap.{key}"))
        if state.hunt is None and self._hunt.edit.text():
            self._hunt.edit.clear()
        for nr, row_ in enumerate(self._pieces):
            row_.setVisible(nr < len(shown))
            if nr < len(shown):
                row_.tell(_option(shown[nr], nr, scene, piece))

    def take_focus(self, scene: Scene) -> None:
        """The field while one types, else the green button once the goods are named."""
        if scene.state.hunt is not None:
            self._hunt.setFocus()
        elif sums.summed(scene.state).missing is None:
            self.total.primary.setFocus()
        else:
            self.setFocus()

    def _tell_banner(self, visit: Visit, piece: Piece, say: Speech) -> None:
        line, sale = piece.sold, piece.sale
        goods = ", ".join(part for part in (line.title, line.options) if part)
        who = visit.name or say.say(word_words.named(sale))
        facts = say("counter.swap.facts", number=sale.number, goods=goods)
        if sale.is_stand_in:
            facts = say("counter.unproven.swap", goods=goods)
        back = Action(say("counter.back_one"), "Esc")
        self.banner.tell(Banner("swap", who, facts, back=back))


def _goes_on(visit: Visit) -> bool:
    """Whether there is more to look at behind this page, once the goods are named."""
    return len(visit.pieces) > 1


def _option(article: Article, nr: int, scene: Scene, piece: Piece) -> Option:
    """Goods to choose: how many are left, or that none is; of a gift no price."""
    say, visit = scene.say, scene.state.visit
    few = article.stock is not None and article.stock < piece.taken.quantity
    left = ""
    if article.stock is not None:
        left = say("counter.swap.left", left=article.stock)
    if article.stock == 0:
        left = say("counter.swap.sold_out")
    swap = piece.taken.swap
    hidden = visit is not None and visit.hides_prices
    other = bool(scene.state.hunt)
    name, size = (article.title, article.options) if other else (article.options, "")
    more = left or ("" if other else article.title if article.options else "")
    return Option(
        id=article.sku,
        what=name or article.title,
        means=" · ".join(part for part in (size, more) if part),
        picture=picture_of(article.title),
        amount="" if hidden else say.money(article.price, exact=False),
        key=str(nr + 1),
        chosen=swap is not None and swap.sku == article.sku,
        cannot=few,
    )


class _Figures(QWidget):
    """An uneven exchange in figures: what comes back, what goes along, what is between."""

    def __init__(self, say: Speech) -> None:
        super().__init__()
        look = theme()
        self._amounts = tuple(PlainLabel("", role) for role in (Role.LEAD, Role.LEAD, Role.AMOUNT))
        self._between = PlainLabel("", Role.BODY_STRONG)
        named = (
            PlainLabel(say("counter.swap.hers"), Role.BODY, "ink_soft"),
            PlainLabel(say("counter.swap.new"), Role.BODY, "ink_soft"),
            self._between,
        )
        made = column(look.gap(6))
        for name, amount in zip(named, self._amounts, strict=True):
            line = row(look.gap(16))
            line.addWidget(name, 1)
            line.addWidget(amount)
            made.addLayout(line)
        self.setLayout(made)

    def tell(self, scene: Scene) -> None:
        """Show the figures; nothing where it is even, or nobody is to see them."""
        told, say = sums.difference(scene.state), scene.say
        self.setVisible(told is not None)
        if told is None:
            return
        pays = told.new.minor > told.hers.minor
        self._between.say(say("counter.swap.to_pay" if pays else "counter.swap.over"))
        for label, amount in zip(self._amounts, (told.hers, told.new, told.between), strict=True):
            label.say(say.money(amount, exact=False))


class _FromTo(Sheet):
    """The goods, from which to which, and what is between them."""

    def __init__(self, say: Speech) -> None:
        super().__init__("yes_soft", "")
        look = theme()
        self._picture = Picture("", 176, tile="")
        middle = Qt.AlignmentFlag.AlignHCenter
        self._from = PlainLabel("", Role.TITLE, "ink_soft", wrap=True, align=middle)
        self._arrow = Glyph("caret-right", 32)
        self._to = PlainLabel("", Role.SAY, wrap=True, align=middle)
        self._figures = _Figures(say)
        made = column(look.gap(12))
        made.setContentsMargins(*(look.gap(side) for side in (24, 24, 24, 24)))
        made.addStretch(1)
        for part in (self._picture, self._from, self._arrow, self._to):
            made.addWidget(part, 0, middle)
        made.addStretch(1)
        made.addWidget(self._figures)
        self.setLayout(made)

    def tell(self, scene: Scene, piece: Piece) -> None:
        """Show what comes back and what goes out."""
        line, swap = piece.sold, piece.taken.swap
        goes_out = picture_of(swap.title) if swap is not None else ""
        self._picture.show_drawing(goes_out or picture_of(line.title, line.category))
        other = swap is not None and not piece.taken.same_item
        self._from.say(line.title if other else line.options or line.title)
        self._arrow.setVisible(swap is not None)
        self._to.setVisible(swap is not None)
        self._to.say(outcomes.goods_of(piece.taken))
        self._figures.tell(scene)
