"""A credit: what is left, large; the sum to take with the till's number; all that moved on it."""

from datetime import datetime

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from returns_station.desk.credit_views import CreditEntry
from ui.rooms.counter.screen.payouts import Focus, NumberField
from ui.rooms.counter.screen.scene import Doing, Scene
from ui.rooms.counter.screen.trouble import tell_trouble
from ui.rooms.counter.state import credit_words, crediting
from ui.rooms.counter.state.after import Blank, CreditOpen
from ui.rooms.counter.state.keys import Do
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.badge import Badge, Tone
from ui.widgets.button import Action
from ui.widgets.hint import Advice, Hint
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding, row
from ui.widgets.scrolled import scrolled
from ui.widgets.steps import Promises, Step
from ui.widgets.total_bar import Total, TotalBar

_ENTRIES = 6


class CreditPage(QWidget):
    """Left what is left and what to write, right what has happened; below it is taken."""

    def __init__(self, scene: Scene, do: Doing) -> None:
        super().__init__()
        look, say = theme(), scene.say
        self._focus, self._key, self._at = Focus(self), "", Blank.SUM
        self._above = PlainLabel("", Role.LEAD_SOFT, "ink_soft")
        self._left = PlainLabel("", Role.POSTER, balanced=True)
        self._until = PlainLabel("", Role.LEAD_SOFT, "ink_soft", wrap=True)
        self._taken = Badge("-", "check-bold", Tone.DONE)
        self._hint, self._waits = Hint(), PlainLabel("", Role.SMALL, "ink_soft", wrap=True)
        self._fields = {
            Blank.SUM: NumberField(say("counter.credit.sum"), "", "coins"),
            Blank.RECEIPT: NumberField(say("counter.credit.receipt"), "", "receipt"),
            Blank.HONOURED: NumberField(say("counter.credit.honoured"), "", "user-circle"),
        }
        self._fields[Blank.SUM].takes_sums()
        # What is written covers the words within: they stand above it as well.
        self._names = {
            blank: PlainLabel(field.edit.placeholderText(), Role.SMALL_STRONG, "ink_soft")
            for blank, field in self._fields.items()
        }
        for blank, field in self._fields.items():
            field.changed.connect(lambda text, blank=blank: do(Do.WRITE, f"{blank.name}:{text}"))
        self._entries = Promises()
        self._caption = PlainLabel(say("counter.credit.entries"), Role.SMALL_STRONG, "ink_soft")
        self.total = TotalBar()
        self.total.confirmed.connect(lambda: do(Do.CONFIRM, ""))
        self.total.second_chosen.connect(lambda: do(Do.PRINT, ""))
        page = column(look.gap(12))
        page.setContentsMargins(*(look.gap(side) for side in (40, 28, 40, 4)))
        page.addWidget(self._body(), 1)
        page.addWidget(self.total)
        self.setLayout(page)

    def _body(self) -> QWidget:
        """Two columns; one where the text is large."""
        look = theme()
        large = look.scale >= LARGE_TEXT
        words = column()
        for part in (self._above, self._left, self._until):
            words.addWidget(part)
        words.addSpacing(look.gap(8))
        words.addWidget(self._taken)
        words.addSpacing(look.gap(20))
        way = QBoxLayout.Direction
        beside = QBoxLayout(way.TopToBottom if large else way.LeftToRight)
        beside.setSpacing(look.gap(12))
        for blank in (Blank.SUM, Blank.RECEIPT):
            beside.addLayout(self._named(blank), 1)
        words.addLayout(beside)
        words.addSpacing(look.gap(12))
        words.addLayout(self._named(Blank.HONOURED))
        words.addSpacing(look.gap(12))
        words.addWidget(self._hint)
        words.addWidget(self._waits)
        told = column(look.gap(4))
        told.addWidget(self._caption)
        told.addWidget(self._entries)
        if large:
            words.addSpacing(look.gap(20))
            words.addLayout(told)
            words.addStretch(1)
            return scrolled(holding(words))
        words.addStretch(1)
        told.addStretch(1)
        body = row(look.gap(48))
        body.addWidget(scrolled(holding(words)), 55)
        body.addWidget(scrolled(holding(told)), 45)
        return holding(body)

    def _named(self, blank: Blank) -> QBoxLayout:
        """A field below what it is for."""
        made = column(theme().gap(6))
        made.addWidget(self._names[blank])
        made.addWidget(self._fields[blank])
        return made

    def tell(self, scene: Scene) -> None:
        """Show the credit as it stands."""
        credit, say = scene.state.credit, scene.say
        assert credit is not None
        told = credit_words.credit_told(credit)
        self._above.say(say.say(told.what))
        self._left.say(say.say(told.left))
        self._until.say(say.say(told.until))
        self._taken.setVisible(credit.taken is not None)
        if credit.taken is not None:
            took = say("counter.credit.taken", amount=credit.taken)
            self._taken.tell(took, "check-bold", Tone.DONE)
        self._tell_fields(credit)
        self._tell_hint(scene, credit)
        self._waits.say(say("counter.credit.waits"))
        self._waits.setVisible(scene.state.visit is not None)
        entries = reversed(credit.view.entries[-_ENTRIES:])
        self._entries.tell(tuple(_entry(each, scene) for each in entries))
        self.total.tell(_total(credit, say, busy=scene.state.busy))

    def hideEvent(self, event: QHideEvent) -> None:
        """The next time it lies open the focus is laid anew."""
        self._focus.forget()
        super().hideEvent(event)

    def take_focus(self, scene: Scene) -> None:
        """What is still to be written has the focus."""
        credit = scene.state.credit
        if credit is None or not crediting.is_usable(credit):
            self._focus.lay(self)
            return
        if credit.key != self._key:
            # Another credit, or the next taking: it begins with the sum.
            self._key, self._at = credit.key, Blank.SUM
        self._at = credit.asked_for or self._at
        self._focus.lay(self._fields[self._at])

    def _tell_fields(self, credit: CreditOpen) -> None:
        usable = crediting.is_usable(credit)
        expired = crediting.stands(credit) is crediting.Stands.EXPIRED
        written = {
            Blank.SUM: credit.sum,
            Blank.RECEIPT: credit.receipt,
            Blank.HONOURED: credit.honoured,
        }
        for blank, field in self._fields.items():
            shown = usable and (blank is not Blank.HONOURED or expired)
            field.setVisible(shown)
            self._names[blank].setVisible(shown)
            field.keep(written[blank])

    def _tell_hint(self, scene: Scene, credit: CreditOpen) -> None:
        say, trouble = scene.say, scene.state.trouble
        told = credit_words.hint(credit)
        self._hint.setVisible(trouble is not None or told is not None)
        if trouble is not None:
            tell_trouble(self._hint, trouble, say)
        elif told is not None:
            title, words = told
            self._hint.tell(Advice(say.say(title), say.say(words), "ticket", amber=True))


def _entry(entry: CreditEntry, scene: Scene) -> Step:
    """One movement: what and how much, when, and by which receipt."""
    say = scene.say
    at = datetime.fromisoformat(entry.at).astimezone(scene.now.tzinfo)
    when = say.time(at) if at.date() == scene.now.date() else say.moment(at)
    if entry.reference:
        when = say("counter.credit.entry_receipt", when=when, number=entry.reference)
    given = entry.amount.minor > 0
    amount = say.money(entry.amount if given else -entry.amount)
    what = say(f"counter.credit.entry.{entry.kind}")
    return Step("ticket" if given else "storefront", f"{what} {amount}", when)


def _total(credit: CreditOpen, say: Speech, *, busy: bool) -> Total:
    told = credit_words.taking(credit)
    missing = say.say(told.missing) if told.missing is not None else ""
    green = Action(say.say(told.do), "Enter", "ticket", missing=missing)
    again = Action(say("counter.print_again"), "F5", "printer")
    label = say("counter.credit.taken_from") if told.amount is not None else ""
    sum_ = say.money(told.amount) if told.amount is not None else ""
    left = say.say(told.left_after) if told.left_after is not None else ""
    return Total(label, sum_, green, again, left, busy=busy)
