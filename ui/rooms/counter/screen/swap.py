"""An exchange: what goes back, what goes out instead, and that it is even."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from returns_station.adapters.speech import Speech
from returns_station.desk.views import Article
from ui.rooms.counter.screen.scene import Doing, Scene, column, holding, row, scrolled
from ui.rooms.counter.screen.trouble import tell_trouble
from ui.rooms.counter.state import words
from ui.rooms.counter.state.keys import Do
from ui.rooms.counter.state.pictures import picture_of
from ui.rooms.counter.state.visit import Taken, Visit
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.button import Action
from ui.widgets.glyph import Glyph, Picture
from ui.widgets.hint import Hint
from ui.widgets.label import PlainLabel
from ui.widgets.option_row import Option, OptionRow
from ui.widgets.scan_banner import Banner, ScanBanner
from ui.widgets.sheet import Sheet
from ui.widgets.total_bar import Total, TotalBar

_MOST = 9


class SwapPage(QWidget):
    """The goods at the left, other sizes and colours at the right; a scan names any goods."""

    def __init__(self, scene: Scene, do: Doing) -> None:
        super().__init__()
        look, say = theme(), scene.say
        large = look.scale >= LARGE_TEXT
        self.banner, self.total = ScanBanner(), TotalBar()
        self.banner.went_back.connect(lambda: do(Do.BACK, ""))
        self.total.confirmed.connect(lambda: do(Do.CONFIRM, ""))
        self._from_to = _FromTo()
        self._hint = Hint()
        self._hint.acted.connect(lambda nr: do(Do.MEND, str(nr)))
        self._sentence = PlainLabel("", Role.SAY, balanced=True)
        self._caption = PlainLabel(say("counter.swap.others"), Role.SMALL_STRONG, "ink_soft")
        self._pieces = tuple(OptionRow(Option("", "-")) for _ in range(_MOST))
        grid = QGridLayout()
        grid.setSpacing(look.gap(8))
        for nr, piece in enumerate(self._pieces):
            piece.clicked.connect(lambda _=False, nr=nr: do(Do.PIECE, str(nr + 1)))
            wide = 1 if large else 2
            grid.addWidget(piece, nr // wide, nr % wide)
        scan = row(look.gap(16))
        scan.addWidget(Glyph("barcode", 24))
        scan.addWidget(PlainLabel(say("counter.swap.scan"), Role.BODY, "ink_soft", wrap=True), 1)
        right = column(look.gap(16))
        right.addWidget(self._hint)
        right.addWidget(self._sentence)
        right.addSpacing(look.gap(8))
        right.addWidget(self._caption)
        right.addLayout(grid)
        right.addLayout(scan)
        right.addStretch(1)
        body = row(look.gap(40))
        if not large:
            self._from_to.setFixedWidth(look.px(336))
            body.addWidget(self._from_to)
        body.addLayout(right, 1)
        page = column(look.gap(12))
        page.setContentsMargins(*(look.gap(side) for side in (40, 20, 40, 4)))
        page.addWidget(self.banner)
        page.addWidget(scrolled(holding(body)) if large else holding(body), 1)
        page.addWidget(self.total)
        self.setLayout(page)

    def tell(self, scene: Scene) -> None:
        """Show the exchange as it stands."""
        state, say, visit = scene.state, scene.say, scene.state.visit
        assert visit is not None
        one = visit.to_swap or visit.taken[-1]
        self._tell_banner(visit, one, say)
        self._from_to.tell(visit, one, say)
        self._hint.setVisible(state.trouble is not None)
        if state.trouble is not None:
            tell_trouble(self._hint, state.trouble, say)
        told = words.answer(state)
        waits = visit.to_swap is not None
        line = visit.view.sale.line(one.line)
        title = line.title if line else ""
        self._sentence.say(
            say("counter.swap.which", title=title)
            if waits or told is None
            else say.say(told.sentence)
        )
        self._caption.setVisible(bool(state.siblings))
        for nr, piece in enumerate(self._pieces):
            piece.setVisible(nr < len(state.siblings))
            if nr < len(state.siblings):
                each = state.siblings[nr]
                chosen = one.swap is not None and one.swap.sku == each.sku
                piece.tell(_option(each, nr, say, chosen=chosen))
        self._tell_total(scene)

    def take_focus(self, scene: Scene) -> None:
        """The green button, once the goods are named."""
        if words.summed(scene.state).missing is None:
            self.total.primary.setFocus()
        else:
            self.setFocus()

    def _tell_banner(self, visit: Visit, one: Taken, say: Speech) -> None:
        line = visit.view.sale.line(one.line)
        goods = ", ".join(part for part in (line.title, line.options) if part) if line else ""
        sale = visit.view.sale
        who = visit.name or say("counter.receipt", number=sale.number)
        facts = say("counter.swap.facts", number=sale.number, goods=goods)
        back = Action(say("counter.back_one"), "Esc")
        self.banner.tell(Banner("swap", who, facts, back=back))

    def _tell_total(self, scene: Scene) -> None:
        say, sums = scene.say, words.summed(scene.state)
        missing = say.say(sums.missing) if sums.missing else ""
        self.total.tell(
            Total(
                label=say.say(sums.label),
                sum=say.money(sums.amount),
                primary=Action(say.say(sums.do), "Enter", sums.icon, missing),
                quiet=say.say(sums.quiet) if sums.quiet else "",
                busy=scene.state.busy,
            )
        )


def _option(article: Article, nr: int, say: Speech, *, chosen: bool) -> Option:
    return Option(
        id=article.sku,
        what=article.options or article.title,
        means=article.title if article.options else "",
        picture=picture_of(article.title),
        amount=say.money(article.price, exact=False),
        key=str(nr + 1),
        chosen=chosen,
    )


class _FromTo(Sheet):
    """The goods, and from which to which."""

    def __init__(self) -> None:
        super().__init__("yes_soft", "")
        look = theme()
        self._picture = Picture("", 200, tile="")
        middle = Qt.AlignmentFlag.AlignHCenter
        self._from = PlainLabel("", Role.TITLE, "ink_soft", wrap=True, align=middle)
        self._arrow = Glyph("caret-right", 32)
        self._to = PlainLabel("", Role.SAY, wrap=True, align=middle)
        made = column(look.gap(12))
        made.setContentsMargins(*(look.gap(side) for side in (24, 24, 24, 24)))
        made.addStretch(1)
        for part in (self._picture, self._from, self._arrow, self._to):
            made.addWidget(part, 0, middle)
        made.addStretch(1)
        self.setLayout(made)

    def tell(self, visit: Visit, one: Taken, _say: Speech) -> None:
        """Show what comes back and what goes out."""
        line = visit.view.sale.line(one.line)
        assert line is not None
        self._picture.show_drawing(picture_of(line.title, line.category))
        self._from.say(line.options or line.title)
        self._arrow.setVisible(one.swap is not None)
        self._to.setVisible(one.swap is not None)
        if one.swap is not None:
            same = one.same_item
            self._to.say(one.swap.options if same and one.swap.options else one.swap.title)
