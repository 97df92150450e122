"""Things beside each other, and below where there is no more room."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem


class Flow(QLayout):
    """Lays its things in lines, each as wide as it wants to be.

    `apart`: the first stands at the left and the rest at the right, where one line holds them all.
    """

    def __init__(self, spacing: int, *, apart: bool = False) -> None:
        super().__init__()
        self._apart = apart
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addWidget(self, widget: QWidget) -> None:
        """One more; what holds it is ours, and goes when the layout does."""
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """One more."""
        self._items.append(item)

    def count(self) -> int:
        """How many."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One of them."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """One of them, taken out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """No larger than its things."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high the lines are."""
        return self._lay(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        """Lay them here."""
        super().setGeometry(rect)
        self._lay(rect, place=True)

    def sizeHint(self) -> QSize:
        """At least its largest thing."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Its largest thing."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def _shown(self) -> list[QLayoutItem]:
        """What is hidden takes no room."""
        return [item for item in self._items if not item.isEmpty()]

    def _lay(self, room: QRect, *, place: bool) -> int:
        left, top, high = room.x(), room.y(), 0
        items = self._shown()
        spare = self._spare(items, room.width()) if self._apart else 0
        for item in items:
            size = item.sizeHint()
            wide = min(size.width(), max(room.width(), 1))
            if left > room.x() and left + wide > room.right() + 1:
                left, top, high = room.x(), top + high + self.spacing(), 0
            if place:
                item.setGeometry(QRect(QPoint(left, top), QSize(wide, size.height())))
            left += wide + self.spacing() + (spare if item is items[0] else 0)
            high = max(high, size.height())
        return top + high - room.y()

    def _spare(self, items: list[QLayoutItem], width: int) -> int:
        """What is left of a line that holds them all."""
        wide = sum(item.sizeHint().width() + self.spacing() for item in items) - self.spacing()
        return max(0, width - wide)
