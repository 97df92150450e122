"""What our door guards against, done as it is often done: look what is left, then write it down."""

import threading
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import Engine, create_engine, text

from returns_station.adapters.payouts.simulator.far_end import FarEnd, times_paid
from returns_station.adapters.payouts.simulator.faults import Faults
from returns_station.adapters.payouts.simulator.servers import serving, terminal
from returns_station.adapters.payouts.terminal import Terminal
from returns_station.payout import Told
from tests.payouts import a_payout

_SHAPE: Final = (
    "CREATE TABLE naive_line (id INTEGER PRIMARY KEY, quantity INTEGER, returned INTEGER)",
    "CREATE TABLE naive_refund (line INTEGER, desk INTEGER)",
)
_LEFT: Final = text("SELECT quantity - returned FROM naive_line WHERE id = :line")
_TAKE: Final = text("UPDATE naive_line SET returned = returned + 1 WHERE id = :line")
_REFUND: Final = text("INSERT INTO naive_refund (line, desk) VALUES (:line, :desk)")
_DOUBLED: Final = text("SELECT count(*) FROM naive_line WHERE returned > quantity")
_DESKS: Final = 2
_ONE_WRITES: Final = threading.Lock()
_PATIENCE_SECONDS: Final = 0.15
_MOST_TRIES: Final = 5


@dataclass(frozen=True, slots=True)
class Naive:
    """One shop that reads, then writes, on an engine as SQLAlchemy makes it."""

    engine: Engine

    def take_back(self, line: int, desk: int, both_have_looked: threading.Barrier) -> None:
        """Refund a line if one is left of it; both desks have looked before either writes."""
        with self.engine.begin() as connection:
            left = connection.execute(_LEFT, {"line": line}).scalar_one()
            both_have_looked.wait()
            # Behind each other, as two people press a key: even so the second has looked before.
            with _ONE_WRITES:
                if left > 0:
                    connection.execute(_TAKE, {"line": line})
                    connection.execute(_REFUND, {"line": line, "desk": desk})
                    connection.commit()


def doubled(url: str, lines: int) -> int:
    """How many of so many lines of one unit two desks refund twice."""
    engine = create_engine(url)
    with engine.begin() as connection:
        for statement in _SHAPE:
            connection.execute(text(statement))
        rows = [{"line": line} for line in range(1, lines + 1)]
        connection.execute(text("INSERT INTO naive_line VALUES (:line, 1, 0)"), rows)
    shop, together = Naive(engine), threading.Barrier(_DESKS, timeout=30)

    def desk(nr: int) -> None:
        for line in range(1, lines + 1):
            shop.take_back(line, nr, together)

    threads = [threading.Thread(target=desk, args=(nr,)) for nr in range(_DESKS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with engine.connect() as connection:
        found = connection.execute(_DOUBLED).scalar_one()
    engine.dispose()
    return int(found)


def paid_twice_by_retrying(folder: Path, payouts: int, seed: int) -> int:
    """How many payouts are paid twice where each silence is tried again, as a new payment."""
    ledger = folder / "naive.jsonl"
    with serving(terminal(0, FarEnd(ledger, Faults(seed=seed)))) as server:
        payer = Terminal("127.0.0.1", server.port, _PATIENCE_SECONDS)
        for nr in range(payouts):
            for again in range(_MOST_TRIES):
                if payer.pay(a_payout(f"n{nr}.{again}:1:card")).told is not Told.NO_WORD:
                    break
    paid = Counter(operation.partition(".")[0] for operation in times_paid(ledger).elements())
    return sum(many > 1 for many in paid.values())
