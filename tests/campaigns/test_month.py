"""A short month: each promise ends once, she is told in time, and nothing lies unanswered."""

from pathlib import Path

from sqlalchemy import text

from tests.campaigns.month import lived
from tests.campaigns.month_oracle import looked_over
from tests.campaigns.month_world import a_world


def test_that_a_month_of_faults_keeps_every_promise_of_the_ledger(tmp_path: Path) -> None:
    life = lived(a_world(tmp_path, 60, seed=3), days=6)

    figures, wrong = looked_over(life)

    assert wrong == []
    assert figures["visits"] == 60


def test_that_a_ledger_which_says_otherwise_than_the_journal_is_found(tmp_path: Path) -> None:
    life = lived(a_world(tmp_path, 20, seed=4), days=2)
    engine = getattr(life.world.station.store, "engine")  # noqa: B009 - the store has it
    with engine.begin() as connection:
        connection.execute(text("UPDATE promise SET state = 'missed' WHERE state = 'kept'"))

    _, wrong = looked_over(life)

    assert any("the board" in one for one in wrong)
