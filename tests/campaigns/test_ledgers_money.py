"""Whoever takes from credit, stock, goods that went out or what was undone is told of it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from sqlalchemy import Connection, text

from db.engine import open_engine
from returns_station.desk.commands import Part, TakeBack, UndoReturn
from returns_station.desk.incoming import NewLine, NewSale, NewTender
from returns_station.desk.stock import NewCount
from returns_station.money import Money
from returns_station.policy.claim import ClaimLine, NewGoods, Outcome, Reason
from tests.builders import BOUGHT_ON, a_claim
from tests.campaigns.house import WHO, inbox_on
from tests.campaigns.ledgers import faults
from tests.campaigns.machine_shop import station_on

_LAMP: Final = NewGoods("A0", Money(90_000, "SEK"))
_FAULTY: Final = ClaimLine("1", reason=Reason.FAULTY)
# Case 1 is credit, case 2 an exchange and money back in one visit, case 4 a refund, undone.
BROKEN: Final = {
    "UPDATE credit SET remaining = remaining - 1 WHERE remaining > 0": "a credit holds what was",
    "UPDATE credit SET amount = amount + 1": "a credit is worth what is paid with it",
    "DELETE FROM slip WHERE number LIKE 'TG%'": "a credit has a paper",
    "UPDATE stock SET held = held + 1 WHERE on_hand > 0": "goods are held where a case holds",
    "UPDATE tender SET amount = amount - 1 WHERE sale_id > 1": "goods that went out were paid for",
    "UPDATE payout SET state = 'promised' WHERE state = 'cancelled'": "no money is on its way for",
    "UPDATE payout SET state = 'cancelled' WHERE state = 'promised'": "only money of an undone",
    "DELETE FROM undone_case": "the units of a yes are its lines'",
    "DELETE FROM undone_unit": "what an undone case had taken is known",
    "UPDATE unit SET case_id = 4": "an undone case holds only the goods",
    "INSERT INTO undone_case (case_id, key) VALUES (2, 'half')": "a visit is undone whole",
    "UPDATE payout SET operation = 'x' || operation": "a payout is named after its case",
    "UPDATE payout SET via = 'document'": "a credit note is paid with its case",
    "UPDATE payout SET amount = amount + 1 WHERE operation LIKE '%:credit'": "new credit is what",
    "INSERT INTO balance VALUES (1, 'delivery', 0, 4900, 4901)": "delivery comes back once",
    "INSERT INTO balance VALUES (1, 'delivery', 0, 4900, 1)": "what is used up is what",
    "UPDATE return_case SET refund = refund + 1": "a case's refund is what was settled",
    "UPDATE series SET last = last + 1 WHERE name = 'store_credit'": "store_credits are numbered",
    "UPDATE payout SET amount = 10000000 WHERE kind = 'card'": "no more leaves the house than",
}


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    """A store-room with a credit, an exchange and an undone return, without its guards."""
    url = f"sqlite:///{tmp_path / 'station.db'}"
    inbox, day = inbox_on(url), BOUGHT_ON.isoformat()
    line = NewLine("1", "KNIT", "Tröja", 5, 250_000, "25", received_on=(day,))
    paid = (NewTender("card", 254_900, "4242"),)
    sale = NewSale("till", "A-0", "SE", "distance", "SEK", day, (line,), paid)
    inbox.put((sale._replace(delivery_paid=4_900, delivery_standard=4_900),), ())
    inbox.count([NewCount("A0", 3)])
    station = station_on(url)

    def take(key: str, *parts: tuple[ClaimLine, Outcome]) -> str:
        asked = tuple(Part(1, a_claim(wish), outcome) for wish, outcome in parts)
        return station.perform(TakeBack(key, asked), WHO).slip

    take("credit", (ClaimLine("1"), Outcome.STORE_CREDIT))
    take("mixed", (ClaimLine("1", new_goods=_LAMP), Outcome.EXCHANGE), (_FAULTY, Outcome.REFUND))
    slip = take("undone", (_FAULTY, Outcome.REFUND))
    station.perform(UndoReturn("undo", slip), WHO)
    engine = open_engine(url)
    with engine.connect() as opened:
        guards = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        for guard in opened.execute(text(guards)).scalars().all():
            opened.execute(text(f"DROP TRIGGER {guard}"))
        opened.commit()
        yield opened
        opened.rollback()
    engine.dispose()


def test_that_an_honest_store_room_has_no_faults(connection: Connection) -> None:
    assert faults(connection) == []


@pytest.mark.parametrize(("harm", "told"), BROKEN.items())
def test_that_harm_is_told(connection: Connection, harm: str, told: str) -> None:
    # A thief would mind neither the foreign keys nor the checks.
    connection.execute(text("PRAGMA defer_foreign_keys = ON"))
    connection.execute(text("PRAGMA ignore_check_constraints = ON"))
    assert connection.exec_driver_sql(harm).rowcount, "it harms nothing"

    assert told in " ".join(faults(connection))
