"""Today at the counter: its figures, and the day as bars under them."""

from PySide6.QtWidgets import QWidget

from returns_station.desk.views import Day
from ui.rooms.counter.screen.scene import Scene
from ui.rooms.counter.state import today
from ui.theme import theme
from ui.tokens import Role
from ui.widgets.day_bars import DayBars, DayShown
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, row


class Today(QWidget):
    """How many came and how they were answered; the grade, once somebody has given one."""

    def __init__(self) -> None:
        super().__init__()
        look = theme()
        self._returns, self._grade = _Figure(), _Figure()
        self.bars = DayBars()
        figures = row(look.gap(40))
        figures.addWidget(self._returns)
        figures.addWidget(self._grade)
        figures.addStretch(1)
        made = column(look.gap(12))
        made.addLayout(figures)
        made.addWidget(self.bars)
        self.setLayout(made)

    def tell(self, day: Day, scene: Scene) -> None:
        """Show today's numbers, or that the day is new; where much waits, no bars."""
        say, all_ = scene.say, day.yes + day.asked
        came = today.minutes(day, scene.now)
        self.bars.setVisible(bool(came) and not today.much_waits(scene.state))
        if not all_:
            self._returns.tell("", say("counter.today.new"), say("counter.today.first_scan"))
        else:
            how = say.listing(say.say(part) for part in today.answered(day))
            self._returns.tell(say.number(all_), say("counter.today.returns"), how)
        grade = today.grade(day)
        self._grade.setVisible(grade is not None)
        if grade is not None:
            many = say("counter.today.grades", count=day.grades.count)
            self._grade.tell(say.number(grade), say("counter.today.grade"), many)
        if came:
            opens, closes = today.hours(came, scene.now)
            told = say(
                "counter.today.by_hour", hours=say.listing(map(say.say, today.by_hour(came)))
            )
            now = scene.now.hour * 60 + scene.now.minute
            self.bars.tell(DayShown(tuple(came), opens, closes, now, told))


class _Figure(QWidget):
    """A number, what it counts, one quiet line."""

    def __init__(self) -> None:
        super().__init__()
        self._number = PlainLabel("", Role.SUM)
        self._what = PlainLabel("", Role.BODY_STRONG)
        self._how = PlainLabel("", Role.SMALL, "ink_soft")
        made = column(2)
        for part in (self._number, self._what, self._how):
            made.addWidget(part)
        self.setLayout(made)

    def tell(self, number: str, what: str, how: str) -> None:
        """Say it; without a number the words stand alone."""
        self._number.say(number)
        self._number.setVisible(bool(number))
        self._what.say(what)
        self._how.say(how)
