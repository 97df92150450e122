"""Payouts of a test: a store-room with some in it, far ends that do as they are told."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, Engine, func, select

from db import journal
from db.engine import reading
from db.payouts import StoredPayouts
from db.tables import return_case
from returns_station.case import Who
from returns_station.desk.payers import Payer
from returns_station.desk.paying import Paying
from returns_station.money import Money
from returns_station.payout import Answer, Payout, PayoutState, PayoutVia
from returns_station.sale import TenderKind
from tests.builders import NOW, a_sale, kronor
from tests.db.shelf import put_sale

MAJA: Final = Who("Maja", "Disk 2")
SLIP: Final = "RS000000018"


def a_payout(
    operation: str = "visit:1:card",
    *,
    amount: int | str = 499,
    via: PayoutVia = PayoutVia.TERMINAL,
    state: PayoutState = PayoutState.PROMISED,
    rounding: int = 0,
) -> Payout:
    """A payout to a card that was paid with."""
    case, nr, kind = operation.rsplit(":", 2)
    return Payout(
        operation=operation,
        case=case,
        sale="2041-1187",
        slip=SLIP,
        tender_nr=int(nr),
        kind=TenderKind(kind),
        label="4242" if kind == "card" else "",
        amount=kronor(amount),
        rounding=Money(rounding, "SEK"),
        via=via,
        state=state,
        at=NOW,
    )


class Room:
    """A store-room of payouts alone, on the real tables."""

    def __init__(self, engine: Engine) -> None:
        """Keep the engine of a prepared store."""
        self.engine = engine

    @contextmanager
    def work(self) -> Iterator["RoomWork"]:
        """Begin a writing transaction; leaving without commit undoes it."""
        with self.engine.connect() as connection:
            yield RoomWork(connection)

    def put(self, *payouts: Payout) -> None:
        """Store payouts, each with the sale and case that it needs."""
        with self.engine.begin() as connection:
            for each in payouts:
                self._put(connection, each)

    def _put(self, connection: Connection, each: Payout) -> None:
        count = connection.execute(select(func.count()).select_from(return_case)).scalar_one()
        sale = replace(a_sale(number=f"{each.sale}/{count}"), tenders=())
        sale_id = put_sale(connection, sale)
        row = {"key": each.case, "sale_id": sale_id, "slip": each.slip}
        inserted = connection.execute(return_case.insert(), row).inserted_primary_key
        assert inserted is not None
        StoredPayouts(connection).put((each,), inserted[0], sale_id)

    def load(self, operation: str = "visit:1:card") -> Payout:
        """A payout as it stands."""
        with reading(self.engine) as connection:
            found = StoredPayouts(connection).load(operation)
        assert found is not None, operation
        return found

    def waiting(self) -> tuple[Payout, ...]:
        """What is neither confirmed nor cancelled."""
        with reading(self.engine) as connection:
            return StoredPayouts(connection).waiting()

    def journal(self) -> list[str]:
        """The bodies of the journal."""
        with reading(self.engine) as connection:
            return [entry.body for entry in journal.entries(connection)]


class RoomWork:
    """One writing transaction of the room."""

    def __init__(self, connection: Connection) -> None:
        """Begin on a connection that has just opened its transaction."""
        self._connection = connection
        self.payouts = StoredPayouts(connection)

    def journal(self, events: object, *, at: datetime, who: Who) -> None:
        """Chain the events to the journal."""
        assert isinstance(events, list | tuple)
        moment = at.isoformat()
        journal.append(self._connection, events, at=moment, actor=who.actor, desk=who.desk)

    def commit(self) -> None:
        """Make it durable."""
        self._connection.commit()


@dataclass(slots=True)
class FarEnd:
    """A far end that answers what it was told to, one after the other, and counts its calls."""

    answers: list[Answer]
    asked: list[Answer] = field(default_factory=list)
    name: str = "terminal 1"
    can_ask: bool = True
    deadline: timedelta = timedelta(seconds=90)
    paid: list[Payout] = field(default_factory=list)
    meanwhile: Callable[[], object] = bool

    def pay(self, payout: Payout) -> Answer:
        """Count it, and answer."""
        self.paid.append(payout)
        self.meanwhile()
        return self.answers.pop(0)

    def ask(self, payout: Payout) -> Answer:
        """Answer; nothing is paid."""
        assert payout.operation
        return self.asked.pop(0)


def paying(room: Room, payer: Payer, now: datetime = NOW) -> Paying:
    """Maja, paying by one terminal."""
    return Paying(room, {PayoutVia.TERMINAL: payer}, lambda: now, MAJA)
