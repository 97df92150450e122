"""While one answer is awaited the draft changes: only the newest is asked about next, and shown."""

from dataclasses import replace
from datetime import date
from threading import Event
from typing import cast

from pytestqt.qtbot import QtBot

from returns_station.desk.station import Station
from returns_station.desk.terms_views import Dot, Tried
from returns_station.policy.terms import Terms
from ui.rooms.terms.errands import Errands
from ui.rooms.terms.state.chip import Draft
from ui.rooms.terms.trying import Trying

FIRST = Draft(Terms("1"), date(2026, 12, 7))


class Slow:
    """A station that answers when it is let, and remembers what it was asked."""

    def __init__(self) -> None:
        self.let, self.asked = Event(), list[str]()

    def try_terms(self, terms: Terms, valid_from: date) -> Tried:
        """So many dots as the version says."""
        assert valid_from == FIRST.valid_from
        self.asked.append(terms.version)
        self.let.wait()
        return Tried((Dot.SAME,) * int(terms.version))


def test_that_the_newest_answer_wins_and_those_between_are_never_asked(qtbot: QtBot) -> None:
    slow, wanted, shown = Slow(), [FIRST], list[int]()
    errands = Errands()
    trying = Trying(
        errands,
        lambda: (cast("Station", slow), wanted[0]),
        lambda _, tried: shown.append(len(tried.dots)),
        lambda _: None,
    )
    trying.now()
    qtbot.waitUntil(lambda: slow.asked == ["1"])

    for version in ("2", "3", "4"):
        wanted[0] = replace(FIRST, terms=Terms(version))
        trying.now()
    slow.let.set()
    qtbot.waitUntil(lambda: shown[-1:] == [4])

    assert slow.asked == ["1", "4"]
    assert shown == [1, 4]
    errands.finish()
