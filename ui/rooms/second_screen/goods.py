"""What she hands back: one large drawing, or several small ones, and what they are called."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from returns_station.adapters.speech import Speech
from ui.models.facing import Goods
from ui.rooms.second_screen.measure import TEXT, WHAT, Measure
from ui.rooms.second_screen.parts import Tile, Words
from ui.widgets.laid import column, row

GOODS_WIDE = 320
_MOST = 4


class GoodsColumn(QWidget):
    """Drawings and names; `flat` lays them beside each other where there is little room."""

    def __init__(
        self, measure: Measure, goods: tuple[Goods, ...], say: Speech, *, flat: bool = False
    ) -> None:
        super().__init__()
        self._measure, self._say = measure, say
        if flat:
            self._flat(goods)
        else:
            self._upright(goods)
            self.setFixedWidth(measure.px(GOODS_WIDE))

    def _upright(self, goods: tuple[Goods, ...]) -> None:
        measure, made = self._measure, column(self._measure.gap(4))
        made.addStretch(1)
        if len(goods) == 1:
            made.addWidget(Tile(measure.px(GOODS_WIDE), goods=goods[0].drawing))
            made.addSpacing(measure.gap(12))
            made.addLayout(self._words(goods[0]))
        elif goods:
            made.addLayout(self._many(goods))
        made.addStretch(2)
        self.setLayout(made)

    def _many(self, goods: tuple[Goods, ...]) -> QGridLayout:
        """Each with its name beside it; of very many, how many more there are."""
        measure, grid, side = self._measure, QGridLayout(), self._measure.px(84)
        grid.setHorizontalSpacing(measure.gap(16))
        grid.setVerticalSpacing(measure.gap(16))
        grid.setColumnStretch(1, 1)
        for nr, each in enumerate(goods[:_MOST]):
            grid.addWidget(Tile(side, goods=each.drawing), nr, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(self._words(each), nr, 1)
        more = len(goods) - _MOST
        if more > 0:
            words = self._say("facing.goods_more", count=more)
            grid.addWidget(Words(measure, words, TEXT, "ink_soft"), _MOST, 1)
        return grid

    def _flat(self, goods: tuple[Goods, ...]) -> None:
        measure, line = self._measure, row(self._measure.gap(20))
        for each in goods[:_MOST]:
            line.addWidget(Tile(measure.gap(220 if len(goods) == 1 else 140), goods=each.drawing))
        if len(goods) == 1:
            line.addLayout(self._words(goods[0]), 1)
        else:
            line.addStretch(1)
        self.setLayout(line)

    def _words(self, goods: Goods) -> "QGridLayout":
        measure, words = self._measure, QGridLayout()
        words.setVerticalSpacing(measure.gap(2))
        words.setContentsMargins(0, 0, 0, 0)
        pieces = self._say("facing.pieces", count=goods.quantity) if goods.quantity > 1 else ""
        told = (goods.options, pieces)
        words.addWidget(Words(measure, goods.title, WHAT, wrap=True), 0, 0)
        for nr, text in enumerate((text for text in told if text), 1):
            words.addWidget(Words(measure, text, TEXT, "ink_soft", wrap=True), nr, 0)
        words.setRowStretch(3, 1)
        return words
