"""The scanner being learned: what was heard, how far it is, and what it is taken for."""

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.rooms.setup.screen.scene import Do, Doing, Part, Scene, column, row
from ui.rooms.setup.state.listening import Listening, proposed, told
from ui.theme import icon, theme
from ui.tokens import Role
from ui.wedge.learning import KNOWN, SHOTS
from ui.widgets.button import Action, Button
from ui.widgets.code_card import CodeCard
from ui.widgets.glyph import Glyph
from ui.widgets.label import PlainLabel
from ui.widgets.sheet import Sheet

_LINES = 6


class LearnPart(Part):
    """Three rings that fill, the last burst in plain words and key by key, the proposal."""

    def __init__(self, scene: Scene, do: Doing) -> None:
        super().__init__()
        look, say = theme(), scene.say
        sheet = Sheet()
        self._title = PlainLabel("", Role.TITLE, wrap=True)
        self._rings = _Rings()
        self._count = PlainLabel("", Role.BODY, "ink_soft", wrap=True)
        self._told = PlainLabel("", Role.LEAD, wrap=True)
        self._raw = _Raw()
        self._lines = tuple(_Line() for _ in range(_LINES))
        self._again = Button(Action(say("setup.scanner.again"), "F7", "arrow-counter-clockwise"))
        self._again.clicked.connect(partial(do, Do.AGAIN, "", ""))
        self._code_words = PlainLabel(say("setup.scanner.code"), Role.SMALL, "ink_soft", wrap=True)
        self._code = _code()
        rings = row(16)
        rings.addWidget(self._rings)
        rings.addWidget(self._count, 1)
        inside = column(sheet, 14)
        inside.setContentsMargins(*(look.gap(side) for side in (24, 20, 24, 20)))
        inside.addWidget(self._title)
        inside.addLayout(rings)
        for part in (self._told, self._raw, *self._lines):
            inside.addWidget(part)
        inside.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
        made = column(self, 16)
        made.addWidget(sheet)
        made.addWidget(self._code_words)
        made.addWidget(self._code, 0, Qt.AlignmentFlag.AlignLeft)

    def tell(self, scene: Scene) -> None:
        """Show what was heard."""
        state, say = scene.state, scene.say
        listening = state.listening
        learned = listening.learned
        key = "setup.scanner.what" if listening.on else "setup.scanner.title"
        self._title.say(say("setup.scanner.how") if state.guiding else say(key))
        self._rings.tell(len(listening.shots))
        self._rings.setVisible(listening.on)
        done = min(len(listening.shots), SHOTS)
        self._count.say(say("setup.scanner.heard", done=done, all=SHOTS))
        if not listening.on:
            self._count.say(say("setup.scanner.how"))
        self._tell_last(listening, scene)
        lines = tuple(map(say.say, proposed(learned))) if learned is not None else ()
        for nr, line in enumerate(self._lines):
            line.tell(lines[nr] if nr < len(lines) else "")
        self._again.setVisible(learned is not None)
        for part in (self._code, self._code_words):
            part.setVisible(listening.on and (learned is None or not learned.certain))

    def spots(self) -> tuple[tuple[str, QWidget], ...]:
        """Its button, once there is something to begin over."""
        return (("again", self._again),) if not self._again.isHidden() else ()

    def _tell_last(self, listening: Listening, scene: Scene) -> None:
        sentence, last = told(listening), listening.last
        self._told.setVisible(sentence is not None)
        self._raw.setVisible(last is not None)
        if sentence is not None and last is not None:
            learned = listening.learned
            us_keys = learned.us_keys if learned else scene.state.settings.scanner.us_keys
            self._told.say(scene.say.say(sentence))
            self._told.wear(ink="look_ink" if last.typed else "ink")
            self._raw.tell(last.shown(us_keys=us_keys))


class _Raw(Sheet):
    """What came, key by key, on its own ground."""

    def __init__(self) -> None:
        super().__init__("sunken", "edge" if theme().tokens.contrast else "")
        look = theme()
        self._words = PlainLabel("", Role.BODY_STRONG, cut=True)
        made = column(self)
        made.setContentsMargins(look.gap(16), look.gap(10), look.gap(16), look.gap(10))
        made.addWidget(self._words)

    def tell(self, text: str) -> None:
        """Show this."""
        self._words.say(text)


class _Line(QWidget):
    """A tick and one thing that was learned."""

    def __init__(self) -> None:
        super().__init__()
        self._words = PlainLabel("", Role.BODY, wrap=True)
        made = row()
        made.addWidget(Glyph("check", 24, "yes_ink"), 0, Qt.AlignmentFlag.AlignTop)
        made.addWidget(self._words, 1)
        self.setLayout(made)

    def tell(self, text: str) -> None:
        """Say this, or be gone."""
        self._words.say(text)
        self.setVisible(bool(text))


class _Rings(QWidget):
    """One ring for each scan that is wanted, with a tick once it was heard."""

    def __init__(self) -> None:
        super().__init__()
        self._filled = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def tell(self, filled: int) -> None:
        """So many were heard."""
        self._filled = filled
        self.update()

    def sizeHint(self) -> QSize:
        """Beside each other."""
        side = theme().px(44)
        return QSize(side * SHOTS + theme().px(12) * (SHOTS - 1), side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw them."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = look.px(44)
        for nr in range(SHOTS):
            room = QRectF(nr * (side + look.px(12)), 0, side, side).adjusted(1, 1, -1, -1)
            done = nr < self._filled
            pen = QPen(look.colour("yes" if done else "edge"), 2)
            if not done:
                pen.setDashPattern([3, 2.5])
            painter.setPen(pen)
            painter.setBrush(look.colour("yes") if done else look.colour("card"))
            painter.drawEllipse(room)
            if done:
                small = look.px(22)
                tick = icon("check-bold", small, look.colour("on_yes"), self.devicePixelRatioF())
                place = room.center()
                painter.drawPixmap(round(place.x() - small / 2), round(place.y() - small / 2), tick)


def _code() -> CodeCard:
    """The code that is known, so that what arrives can be compared."""
    from returns_station.adapters.printing.codes import bars  # lazy: codes are seldom shown here

    wide, patches = bars(KNOWN, 1, 1)
    return CodeCard(patches, wide, KNOWN)
