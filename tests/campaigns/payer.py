"""What a station does that pays until it is killed: pay what waits, ask about what is unknown."""

import random
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from db.engine import open_engine
from returns_station.adapters.payouts.gateway import Gateway
from returns_station.adapters.payouts.terminal import Terminal
from returns_station.desk.payers import Payer
from returns_station.desk.paying import Paying, pay, pay_all
from returns_station.payout import PayoutState, PayoutVia
from tests.payouts import MAJA, Room

_ANSWER_SECONDS = 0.15
_TRIED_AGAIN = 1 / 2


@dataclass(frozen=True, slots=True)
class Life:
    """One station's life: its store-room, its far ends, and how many lives there were before."""

    url: str
    ports: dict[PayoutVia, int]
    can_ask: bool
    nr: int
    luck: float


def settle(life: Life) -> None:
    """Pay and ask as long as there is anything; try some of what was declined again."""
    engine = open_engine(life.url)
    room, chance = Room(engine), random.Random(life.luck)
    # Minutes pass between lives: what a dead station left under way is not any longer.
    hours = timedelta(minutes=10 * life.nr)
    paying = Paying(room, _payers(life), lambda: datetime.now(UTC) + hours, MAJA)
    for payout in room.waiting():
        if payout.state is PayoutState.FAILED and chance.random() < _TRIED_AGAIN:
            pay(paying, payout.operation)
    pay_all(paying, room.waiting())
    engine.dispose()


def _payers(life: Life) -> dict[PayoutVia, Payer]:
    one = Terminal("127.0.0.1", life.ports[PayoutVia.TERMINAL], _ANSWER_SECONDS)
    other = Gateway(
        f"http://127.0.0.1:{life.ports[PayoutVia.GATEWAY]}", answer_seconds=_ANSWER_SECONDS
    )
    return {
        PayoutVia.TERMINAL: replace(one, can_ask=life.can_ask),
        PayoutVia.GATEWAY: replace(other, can_ask=life.can_ask),
    }
