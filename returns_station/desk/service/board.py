"""The board for someone: what was promised and felt, reckoned from the shelves."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from returns_station.days import local_day
from returns_station.desk.house import House
from returns_station.desk.people.guard import Guarded
from returns_station.desk.ports import Clock
from returns_station.phrase import Phrase
from returns_station.service.board import Board, By, Share, board
from returns_station.service.heard import heard
from returns_station.service.times import begin_of

ENOUGH: Final = 30
"""Of fewer no share is said to customers: small numbers say nothing."""
_WHOLE: Final = 100


@dataclass(frozen=True, slots=True)
class BoardOf:
    """Who may look, and at what."""

    store: Guarded
    house: House
    clock: Clock

    def board(self, since: date, until: date, by: By = "week") -> Board:
        """Promised against kept and felt against measured, from a day until the end of another."""
        with self.store.views() as views:
            measures = views.board.measures(*self._moments(since, until))
        return board(measures, since, until, by=by, market=self._market)

    def recomputed(self, since: date, until: date, by: By = "week") -> Board:
        """The same from the journal's raw events alone: whoever doubts the board asks for this."""
        with self.store.views() as views:
            measures = heard(views.journal(), *self._moments(since, until))
        return board(measures, since, until, by=by, market=self._market)

    def said(self) -> tuple[Phrase, ...]:
        """What customers may be told of this month: only what is true, and of enough returns."""
        today = local_day(self.clock(), self._market)
        return said(self.board(today.replace(day=1), today))

    def _moments(self, since: date, until: date) -> tuple[datetime, datetime]:
        after = until + timedelta(days=1)
        return begin_of(since, self._market), begin_of(after, self._market)

    @property
    def _market(self) -> str:
        return self.house.shop.market


def said(shown: Board) -> tuple[Phrase, ...]:
    """What of a board customers may be told; a share is never rounded up."""
    sentences = (
        _sentence("board.said.same_day", shown.same_day),
        _sentence("board.said.kept", shown.whole.kept),
        _sentence("board.said.good", shown.whole.felt.good),
    )
    return tuple(one for one in sentences if one is not None)


def _sentence(key: str, shown: Share) -> Phrase | None:
    if shown.of < ENOUGH or 2 * shown.held < shown.of:
        return None
    return Phrase(key, {"percent": shown.held * _WHOLE // shown.of, "of": shown.of})
