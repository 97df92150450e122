"""The small number on the rail: counted behind the window, for whoever works here."""

from dataclasses import dataclass, field

from pytestqt.qtbot import QtBot

from returns_station.case import Who
from tests.ui.answers import until_answered
from ui.asked_of_me import AskedOfMe

MAJA, ANDERS = Who("Maja", "Disk 2", "m"), Who("Anders", "Kontoret", "a")


@dataclass
class Rulings:
    """A station of which only the questions are counted."""

    waiting: dict[Who, int]
    asked: list[Who] = field(default_factory=list)

    def ruling(self, who: Who) -> "Rulings":
        """For someone."""
        self.asked.append(who)
        return self

    def count(self) -> int:
        """How many wait for who asked last."""
        return self.waiting.get(self.asked[-1], 0)


def test_that_the_number_is_that_of_who_works_here(qtbot: QtBot) -> None:
    assert qtbot is not None
    rulings = Rulings({ANDERS: 2})
    asked = AskedOfMe(MAJA)
    told: list[str] = []
    asked.changed.connect(lambda: told.append(asked.said()))

    asked.opened(rulings)  # type: ignore[arg-type]  # a station of which only this is asked
    until_answered()
    hers = asked.said()
    asked.stand(ANDERS)
    until_answered()
    asked.stand(MAJA)
    asked.finish()

    assert hers == ""
    assert told == ["2", ""]


def test_that_many_are_told_as_many(qtbot: QtBot) -> None:
    assert qtbot is not None
    asked = AskedOfMe(ANDERS)

    asked.opened(Rulings({ANDERS: 31}))  # type: ignore[arg-type]  # as above
    until_answered()
    asked.finish()

    assert asked.said() == "9+"
