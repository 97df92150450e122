"""Where a PIN or a passphrase is typed: dots for all who look, also for whoever asks the screen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from ui.lock.pin_pad import CLEAR, ERASE
from ui.theme import theme
from ui.tokens import Role
from ui.widgets.field import Field

_LONGEST = 128
_APART = 6  # px between dots


class SecretField(Field):
    """Never shows, copies, suggests or undoes what is typed."""

    def __init__(self, name: str) -> None:
        super().__init__(name, icon="", role=Role.TITLE)
        hints = Qt.InputMethodHint
        self._hidden = hints.ImhHiddenText | hints.ImhSensitiveData | hints.ImhNoPredictiveText
        self.edit.setMaxLength(_LONGEST)
        self.edit.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.edit.setAcceptDrops(False)
        self.setMinimumHeight(theme().px(72))

    def ask(self, name: str, *, secret: bool) -> None:
        """Ask for this; a code from paper may be read while it is typed."""
        mode = QLineEdit.EchoMode
        self.edit.setEchoMode(mode.Password if secret else mode.Normal)
        self.edit.setInputMethodHints(
            self._hidden if secret else Qt.InputMethodHint.ImhSensitiveData
        )
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(name)
        font = theme().font(Role.TITLE if secret else Role.LEAD)
        if secret:
            font.setLetterSpacing(font.SpacingType.AbsoluteSpacing, theme().px(_APART))
        self.edit.setFont(font if self.edit.text() else theme().font(Role.LEAD_SOFT))

    def tap(self, key: str) -> None:
        """A key of the pad was touched."""
        if key == CLEAR:
            self.wipe()
        elif key == ERASE:
            self.edit.backspace()
        else:
            self.edit.insert(key)

    def take(self) -> str:
        """What was typed; it is not there any more."""
        text = self.edit.text()
        self.wipe()
        return text

    def wipe(self) -> None:
        """Forget what was typed, and what could be undone of it."""
        self.edit.setText("")
