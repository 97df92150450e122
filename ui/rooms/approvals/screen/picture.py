"""The whole picture of a question: what was asked, what the policy thought, alike ones, photos."""

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from returns_station.desk.ruling.views import AskSeen
from returns_station.policy.decision import Asked
from ui.models.goods_picture import picture_of
from ui.rooms.approvals.screen.photos import Photos
from ui.rooms.approvals.state import telling
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.dots import Dots, Mark
from ui.widgets.emptied import emptied
from ui.widgets.glyph import Glyph, Picture
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding, row

_MOST_DOTS = 40
_MOST_TOLD, _LEAST_TOLD = 5, 2
_BESIDE, _BESIDE_NARROW = 264, 216
_TWO = 2
_THREE = 3


class Head(QWidget):
    """Who asks for whom, and the one big sentence; the goods beside it."""

    def __init__(self, say: Speech) -> None:
        super().__init__()
        look, self._say = theme(), say
        self._who = PlainLabel("", Role.LEAD_SOFT, "ink_soft", wrap=True)
        self._question = PlainLabel("", Role.SAY, balanced=True)
        self._why = PlainLabel("", Role.BODY, "ink_soft", wrap=True)
        self._note = PlainLabel("", Role.BODY, wrap=True, most_lines=3)
        self._goods = tuple(Picture("", 88) for _ in range(_TWO))
        words = column(look.gap(4))
        for part in (self._who, self._question, self._why, self._note):
            words.addWidget(part)
        words.addStretch(1)
        made = row(look.gap(20))
        made.addLayout(words, 1)
        for each in self._goods:
            made.addWidget(each)
            each.setVisible(False)
        self._large = look.scale >= LARGE_TEXT
        self.setLayout(made)

    def tell(self, ask: AskSeen, *, narrow: bool) -> None:
        """Show the question; the words need the room where it is `narrow`."""
        say = self._say
        self._who.say(say.say(telling.asked_by(ask)))
        self._question.say(say.say(telling.question(ask)))
        goods = telling.goods_of(ask)
        names = (", ".join(part for part in (one.title, one.options) if part) for one in goods)
        self._why.say(" · ".join(names))
        before = telling.before(ask)
        note = say("approvals.her_words", note=ask.note) if ask.note else ""
        told = " ".join(filter(None, (note, say.say(before) if before else "")))
        self._note.setVisible(bool(told))
        self._note.say(told)
        for nr, picture in enumerate(self._goods):
            picture.setVisible(nr < len(goods) and not self._large and not narrow)
            picture.show_drawing(picture_of(goods[nr].title) if nr < len(goods) else "")


class Thought(QWidget):
    """So we thought: each ground that was asked, and what it said."""

    def __init__(self, say: Speech) -> None:
        super().__init__()
        look, self._say = theme(), say
        self._rows = column()
        self._told: tuple[Asked, ...] | None = None
        made = column(look.gap(4))
        made.addWidget(PlainLabel(say("approvals.thought"), Role.SMALL_STRONG, "ink_soft"))
        made.addLayout(self._rows)
        made.addStretch(1)
        self.setLayout(made)

    def tell(self, ask: AskSeen, *, short: bool) -> None:
        """Show the trace, the nearest first; `short` where the answer needs the room."""
        large = theme().scale >= LARGE_TEXT
        every = telling.trace(ask)[: _LEAST_TOLD if short and not large else _MOST_TOLD]
        if every == self._told:
            return
        self._told = every
        for widget in emptied(self._rows):
            widget.deleteLater()
        for each in every:
            self._rows.addWidget(self._row(each))

    def _row(self, asked: Asked) -> QWidget:
        look, say, yes = theme(), self._say, asked.in_time
        large = look.scale >= LARGE_TEXT
        ground = PlainLabel(say(f"counter.ground.{asked.ground}"), Role.BODY_STRONG, wrap=True)
        because = PlainLabel(say.say(asked.because), Role.SMALL, "ink_soft", wrap=True)
        words: QBoxLayout = column() if large else row(look.gap(12))
        words.addWidget(ground, 2)
        words.addWidget(because, _THREE)
        made = row(look.gap(12))
        made.setContentsMargins(0, look.px(5), 0, look.px(5))
        made.addWidget(Glyph("check-bold" if yes else "minus", 20, "yes_ink" if yes else "ink"))
        made.addLayout(words, 1)
        return holding(made)


class Beside(QWidget):
    """Alike questions as dots, what is known of her, her photos."""

    def __init__(self, say: Speech) -> None:
        super().__init__()
        look, self._say = theme(), say
        self._dots = Dots()
        self._alike = tuple(PlainLabel("", Role.SMALL, wrap=True) for _ in range(_TWO))
        self._known = PlainLabel("", Role.SMALL, "ink_soft", wrap=True)
        self.photos = Photos(say)
        made = column(look.gap(6))
        made.addWidget(PlainLabel(say("approvals.alike"), Role.SMALL_STRONG, "ink_soft"))
        for part in (self._dots, *self._alike, self._known, self.photos):
            made.addWidget(part)
        made.addStretch(1)
        self.setLayout(made)
        self.stand(narrow=False)

    def stand(self, *, narrow: bool) -> None:
        """Be as wide as there is room for; where text is large it stands below."""
        if theme().scale < LARGE_TEXT:
            self.setFixedWidth(theme().px(_BESIDE_NARROW if narrow else _BESIDE))

    def tell(self, ask: AskSeen, images: tuple[QImage, ...]) -> None:
        """Show what stands beside the question."""
        say, similar = self._say, ask.similar
        told = telling.alike(ask)
        yes, no = similar.yes, similar.asked - similar.yes
        marks = ((Mark.FULL,) * yes + (Mark.RING,) * no)[:_MOST_DOTS]
        words = " ".join(say.say(each) for each in told)
        self._dots.setVisible(bool(marks))
        self._dots.tell(marks, words)
        for nr, label in enumerate(self._alike):
            label.setVisible(nr < len(told))
            label.say(say.say(told[nr]) if nr < len(told) else "")
        of_her = telling.known(ask)
        self._known.setVisible(of_her is not None)
        self._known.say(say.say(of_her) if of_her else "")
        self.photos.tell(images)
