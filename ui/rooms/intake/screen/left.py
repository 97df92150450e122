"""The left column: what is in the parcel, and what becomes of what was not told of."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from returns_station.desk.bench.views import ParcelSeen, Row, Standing
from ui.models.goods_picture import picture_of
from ui.rooms.intake.screen.scene import Doing, Scene
from ui.rooms.intake.state import words
from ui.rooms.intake.state.acts import Do
from ui.theme import theme
from ui.tokens import Role
from ui.widgets.badge import Tone
from ui.widgets.emptied import emptied
from ui.widgets.glyph import Glyph
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding, row
from ui.widgets.piece_row import Piece, PieceRow
from ui.widgets.sheet import Sheet


class PiecesPart(QWidget):
    """The rows on their sheet, and the sentences below it."""

    def __init__(self, say: Speech, do: Doing) -> None:
        super().__init__()
        look = theme()
        self._do = do
        self._rows: dict[str, PieceRow] = {}
        self._sheet = Sheet()
        self._column = QVBoxLayout(self._sheet)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._head = PlainLabel(say("intake.in_parcel"), Role.SMALL_STRONG, "ink_soft")
        self._odd = column(look.gap(8))
        self._said: tuple[str, ...] = ()
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(look.gap(8))
        page.addWidget(self._head)
        page.addWidget(self._sheet)
        page.addSpacing(look.gap(4))
        page.addLayout(self._odd)
        page.addStretch(1)

    def tell(self, scene: Scene) -> None:
        """Show the parcel as it stands."""
        parcel = scene.state.parcel
        rows = parcel.rows if parcel is not None else ()
        self._head.setVisible(bool(rows))
        self._sheet.setVisible(bool(rows))
        pieces = tuple(_piece(each, parcel, scene.say) for each in rows)
        self._tell_rows(pieces)
        odd = words.asides(scene.state)
        self._tell_odd(tuple(scene.say.say(phrase) for phrase in odd))

    def rows(self) -> tuple[PieceRow, ...]:
        """The rows, from the top."""
        return tuple(self._rows.values())

    def _tell_rows(self, pieces: tuple[Piece, ...]) -> None:
        if list(self._rows) == [piece.id for piece in pieces]:
            for piece in pieces:
                if self._rows[piece.id].piece != piece:
                    self._rows[piece.id].tell(piece)
            return
        for widget in emptied(self._column):
            widget.hide()
            widget.deleteLater()
        self._rows = {}
        for piece in pieces:
            made = PieceRow(piece, first=not self._rows)
            made.ticked.connect(lambda nr: self._do(Do.TICK, nr))
            self._rows[piece.id] = made
            self._column.addWidget(made)

    def _tell_odd(self, said: tuple[str, ...]) -> None:
        if said == self._said:
            return
        self._said = said
        for widget in emptied(self._odd):
            widget.hide()
            widget.deleteLater()
        for sentence in said:
            line = row(theme().gap(12))
            line.addWidget(Glyph("eye", 20, "ink_soft"), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(PlainLabel(sentence, Role.SMALL, "ink_soft", wrap=True), 1)
            self._odd.addWidget(holding(line))


def _piece(one: Row, parcel: ParcelSeen | None, say: Speech) -> Piece:
    now = parcel is not None and parcel.now is not None and parcel.now.row == one.nr
    badge, icon, tone = _badge(one, say, now=now)
    return Piece(
        id=str(one.nr),
        title=one.title,
        options=one.options,
        picture=picture_of(one.title),
        here=one.standing is not Standing.AWAITED,
        now=now,
        badge=badge,
        icon=icon,
        tone=tone,
        waits=say("intake.not_yet") if one.standing is Standing.AWAITED else "",
    )


def _badge(one: Row, say: Speech, *, now: bool) -> tuple[str, str, Tone]:
    mark = words.mark(one)
    if mark is not None:
        return say.say(mark), "eye", Tone.LOOK
    if one.grade is not None:
        return one.grade.value, "tag", Tone.DONE
    if now:
        return say("intake.now"), "caret-right", Tone.INK
    if one.standing is Standing.HERE:
        return say("intake.lies_here"), "clock", Tone.PLAIN
    return "", "", Tone.PLAIN
