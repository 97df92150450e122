"""Whatever happens in whatever order, each promise ends once and the journal tells the board."""

import json
import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import pytest

from returns_station.desk.commands import Part, TakeBack, UndoReturn
from returns_station.desk.errors import StationError
from returns_station.desk.paying import pay
from returns_station.desk.people.upkeep import by_itself
from returns_station.desk.rating import Rate
from returns_station.desk.station import Station
from returns_station.payout import Answer, PayoutVia, Told
from returns_station.policy.claim import Outcome, Reason
from returns_station.sale import Channel
from returns_station.service.promise import PromiseState
from tests.builders import NOW, a_claim, a_sale
from tests.payouts import FarEnd
from tests.returns_station.desk.counter import MAJA, a_station

SINCE, UNTIL = date(2026, 11, 1), date(2027, 2, 28)
_ANSWERS: Final = (
    Answer(Told.DONE, "G"),
    Answer(Told.DECLINED, reason="closed"),
    Answer(Told.NO_WORD),
    Answer(Told.NOT_SENT, reason="offline"),
)
_DEEDS: Final = ("pay", "pay", "pay", "undo", "rate", "done", "wait", "wait", "judge", "foresee")


class Lived:
    """A shop in which things happen as a lot falls."""

    def __init__(self, folder: Path, seed: int, sales: int = 12) -> None:
        """Open it; its far end pays, refuses and says nothing as the lot falls."""
        self.chance, self.now, self.slips = random.Random(seed), NOW, list[str]()
        sold = [a_sale(number=f"W{nr}", channel=Channel.DISTANCE) for nr in range(sales)]
        self.station: Station = a_station(folder, *sold, clock=lambda: self.now)
        payers = frozenset({PayoutVia.GATEWAY})
        self.station.house = replace(self.station.house, payers=payers)
        answers, asked = (self.chance.choices(_ANSWERS, k=300) for _ in range(2))
        self.station.payers = {PayoutVia.GATEWAY: FarEnd(answers, asked, name="bank")}
        for nr in range(sales):
            self._comes_back(nr)

    def _comes_back(self, nr: int) -> None:
        (line,) = a_claim().lines
        mends = self.chance.random() < 0.3
        reason = Reason.FAULTY if mends else line.reason
        claim = replace(a_claim(), lines=(replace(line, reason=reason),))
        part = Part(nr + 1, claim, Outcome.REPAIR if mends else Outcome.REFUND)
        self.slips.append(self.station.perform(TakeBack(f"k{nr}", (part,)), MAJA).slip)
        self.now += timedelta(hours=self.chance.randint(0, 30))

    def lives(self, deeds: int) -> None:
        """So many things happen, and at last the clock has the word."""
        for _ in range(deeds):
            slip, deed = self.chance.choice(self.slips), self.chance.choice(_DEEDS)
            try:
                getattr(self, deed)(slip)
            except StationError:
                continue
        self.now += timedelta(days=60)
        self.judge("")

    def pay(self, slip: str) -> None:
        with self.station.store.views() as views:
            payouts = views.payouts.of_slip(slip)
        for payout in payouts:
            pay(self.station.paying(MAJA), payout.operation)

    def undo(self, slip: str) -> None:
        self.station.perform(UndoReturn(f"u{slip}", slip), MAJA)

    def rate(self, slip: str) -> None:
        self.station.perform(Rate(slip, self.chance.randint(1, 5)), MAJA)

    def done(self, slip: str) -> None:
        for one in self.station.promises(MAJA).of_slip(slip):
            self.station.promises(MAJA).done(one.promise.key)

    def wait(self, _slip: str) -> None:
        self.now += timedelta(hours=self.chance.randint(1, 60))

    def judge(self, _slip: str) -> None:
        self.station.promises(by_itself("Disk 1")).judge()

    def foresee(self, _slip: str) -> None:
        self.station.promises(by_itself("Disk 1")).foresee()


@pytest.mark.parametrize("seed", range(4))
def test_that_each_promise_ends_once_and_the_journal_tells_the_board(
    seed: int, tmp_path: Path
) -> None:
    shop = Lived(tmp_path, seed)

    shop.lives(60)

    with shop.station.store.views() as views:
        told = [one for entry in views.journal() for one in json.loads(entry.body)]
    made = Counter(facts["key"] for kind, facts in told if kind == "PromiseMade")
    ended = Counter(facts["key"] for kind, facts in told if kind == "PromiseEnded")
    done = Counter(facts["key"] for kind, facts in told if kind == "PromiseFulfilled")
    assert made == ended
    assert set(made.values()) == {1}
    assert set(done.values()) <= {1}
    board = shop.station.board(MAJA)
    assert board.board(SINCE, UNTIL) == board.recomputed(SINCE, UNTIL)
    stands = [one for slip in shop.slips for one in shop.station.promises(MAJA).of_slip(slip)]
    assert all(one.state is not PromiseState.OPEN for one in stands)
