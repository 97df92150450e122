"""Things side by side in columns: as many as there is room for, each wide enough for its words."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem

from ui.widgets.flow import Flow


class Abreast(Flow):
    """So many in a row at most, their widths as the shares say; fewer where it is narrow."""

    def __init__(self, spacing: int, shares: Sequence[int]) -> None:
        super().__init__(spacing)
        self._shares = tuple(shares)

    def share(self, shares: Sequence[int]) -> None:
        """Other widths, for another number of things."""
        self._shares = tuple(shares)
        self.invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        """As wide as there is room."""
        return Qt.Orientation.Horizontal

    def sizeHint(self) -> QSize:
        """All that may stand in a row."""
        hints = [item.sizeHint() for item in self._shown()]
        side_by_side = hints[: len(self._shares)]
        between = max(0, len(side_by_side) - 1) * self.spacing()
        wide = sum(size.width() for size in side_by_side) + between
        return QSize(wide, max((size.height() for size in hints), default=0))

    def _lay(self, room: QRect, *, place: bool) -> int:
        items = self._shown()
        shares = self._fitting(items, room.width())
        top, abreast = room.y(), len(shares)
        for first in range(0, len(items), abreast):
            line = items[first : first + abreast]
            widths = _shared(room.width() - (abreast - 1) * self.spacing(), shares)
            high = max(_height(item, wide) for item, wide in zip(line, widths, strict=False))
            left = room.x()
            for item, wide in zip(line, widths, strict=False):
                if place:
                    item.setGeometry(QRect(left, top, wide, high))
                left += wide + self.spacing()
            top += high + self.spacing()
        return max(0, top - room.y() - self.spacing())

    def _fitting(self, items: list[QLayoutItem], width: int) -> tuple[int, ...]:
        """The shares of as many columns as are wide enough for the widest thing."""
        widest = max((item.minimumSize().width() for item in items), default=0)
        for many in range(len(self._shares), 1, -1):
            shares = self._shares[:many]
            if min(_shared(width - (many - 1) * self.spacing(), shares)) >= widest:
                return shares
        return (1,)


def _shared(width: int, shares: tuple[int, ...]) -> list[int]:
    """The width in these shares; what is left over by rounding is the last one's."""
    widths = [width * share // sum(shares) for share in shares]
    widths[-1] += width - sum(widths)
    return widths


def _height(item: QLayoutItem, wide: int) -> int:
    least = item.heightForWidth(wide) if item.hasHeightForWidth() else item.sizeHint().height()
    return max(least, item.minimumSize().height())


class Beside(Flow):
    """Two things: the second beside the first, or below it where that one had too little room."""

    def __init__(self, spacing: int, least: int) -> None:
        super().__init__(spacing)
        self._least = least

    def expandingDirections(self) -> Qt.Orientation:
        """As wide as there is room."""
        return Qt.Orientation.Horizontal

    def sizeHint(self) -> QSize:
        """Beside each other."""
        hints = [item.sizeHint() for item in self._shown()]
        between = max(0, len(hints) - 1) * self.spacing()
        wide = sum(size.width() for size in hints) + between
        return QSize(wide, max((size.height() for size in hints), default=0))

    def _lay(self, room: QRect, *, place: bool) -> int:
        items = self._shown()
        rest = room.width() - sum(each.sizeHint().width() + self.spacing() for each in items[1:])
        if len(items) > 1 and rest >= self._least:
            side = items[1].sizeHint().width()
            high = max(_height(items[0], rest), _height(items[1], side))
            if place:
                items[0].setGeometry(QRect(room.x(), room.y(), rest, high))
                left = room.x() + rest + self.spacing()
                items[1].setGeometry(QRect(left, room.y(), side, high))
            return high
        top = room.y()
        for nr, item in enumerate(items):
            wide = room.width() if nr == 0 else min(room.width(), item.sizeHint().width())
            high = _height(item, wide)
            if place:
                item.setGeometry(QRect(room.x(), top, wide, high))
            top += high + self.spacing()
        return max(0, top - room.y() - self.spacing())
