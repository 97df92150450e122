"""Shows in the words what will be filled in, and what cannot be."""

import re
from typing import Final

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from ui.theme import theme

_BRACED: Final = re.compile(r"\{([^{}\n]*)\}?")


class Marks(QSyntaxHighlighter):
    """Known names stand on yes, unknown ones on amber."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._names: frozenset[str] = frozenset()

    def know(self, names: tuple[str, ...]) -> None:
        """These names are filled in."""
        if frozenset(names) != self._names:
            self._names = frozenset(names)
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Mark one line."""
        look = theme()
        for found in _BRACED.finditer(text):
            known = found[1].strip() in self._names and found[0].endswith("}")
            made = QTextCharFormat()
            made.setBackground(look.colour("yes_soft" if known else "look_soft"))
            made.setForeground(look.colour("yes_ink" if known else "look_ink"))
            made.setFontWeight(QFont.Weight.DemiBold)
            made.setFontUnderline(not known)
            self.setFormat(found.start(), len(found[0]), made)
