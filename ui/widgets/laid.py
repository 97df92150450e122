"""Things laid below and beside each other, with no margin of their own."""

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget


def column(spacing: int = 0) -> QVBoxLayout:
    """Things below each other."""
    made = QVBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(spacing)
    return made


def row(spacing: int = 0) -> QHBoxLayout:
    """Things beside each other."""
    made = QHBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(spacing)
    return made


def holding(layout: QBoxLayout) -> QWidget:
    """A widget that does nothing but hold this layout."""
    held = QWidget()
    held.setLayout(layout)
    return held
