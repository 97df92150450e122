"""The one who looks after the campaigns is not blind: every promise that is broken is told."""

from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from db.engine import open_engine
from tests.builders import taking
from tests.campaigns.house import WHO, claim_on, inbox_on, new_sale, station_on
from tests.campaigns.ledgers import damaged, faults
from tests.db.made_ready import made_ready

BROKEN = {
    "DELETE FROM unit": "units used up are units that came back",
    "DELETE FROM balance WHERE kind = 'units'": "units that came back are used up",
    "UPDATE unit SET nth = nth + 1": "units of a line are counted from one",
    "INSERT INTO unit SELECT line_id, 2, case_id, NULL FROM unit": "no more came back than was",
    "UPDATE balance SET cap = cap + 1": "the cap of a line is what was sold and paid",
    "UPDATE balance SET cap = cap + 2 WHERE kind = 'tender'": "the cap of a tender is what it paid",
    "UPDATE case_line SET quantity = 2": "the units of a yes are its lines'",
    "DELETE FROM payout": "the payouts of a visit are what its tenders owe",
    "UPDATE payout SET tender_nr = 2": "a tender pays out at most what it gives back",
    "DELETE FROM slip": "a yes has one slip, a question none",
    "DELETE FROM outbox": "a slip's original is asked to print once",
    "UPDATE return_case SET said = 'ask'": "what a question did not grant is kept with it",
    "UPDATE return_case SET body = replace(body, 'unused', 'opened')": "the journal vouches for",
    "UPDATE series SET last = last + 1": "slips are numbered without a gap",
    "UPDATE balance SET used = used - 1 WHERE kind = 'paid'": "what is used up is what the cases",
    "UPDATE journal SET at = '2020-01-01'": "the journal is one chain",
    "DELETE FROM journal WHERE seq > 1": "the journal tells of every case once",
}


@pytest.fixture
def connection(tmp_path: Path) -> Connection:
    """A store-room with one return, opened so that it can be tampered with."""
    url = f"sqlite:///{tmp_path / 'station.db'}"
    made_ready(open_engine(url))
    inbox_on(url).put((new_sale(1, 1),), ())
    station_on(url).perform(taking("key", 1, claim_on("1")), WHO)
    connection = open_engine(url).connect()
    guards = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    for guard in connection.execute(text(guards)).scalars().all():
        connection.execute(text(f"DROP TRIGGER {guard}"))
    connection.commit()
    return connection


def test_that_an_honest_store_room_has_no_faults(connection: Connection) -> None:
    assert (faults(connection), damaged(connection)) == ([], [])


@pytest.mark.parametrize(("harm", "told"), BROKEN.items())
def test_that_harm_is_told(connection: Connection, harm: str, told: str) -> None:
    # A thief would not mind the foreign keys either.
    connection.execute(text("PRAGMA defer_foreign_keys = ON"))
    connection.execute(text(harm))

    assert told in " ".join(faults(connection))
    connection.rollback()
