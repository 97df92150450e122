"""A machine plays shop for a short while; every ledger adds up after each of its steps."""

import pytest

from tests.campaigns.house import campaign
from tests.marks import no_postgres


@pytest.mark.parametrize(
    ("steps", "where"),
    ((80, ""), pytest.param(40, "--postgres", marks=no_postgres)),
    ids=("sqlite", "postgres"),
)
def test_that_whatever_two_desks_do_every_ledger_adds_up(steps: int, where: str) -> None:
    """The same as `python -m tests.campaigns.money_machine 10000`, shorter."""
    played = campaign("money_machine", str(steps), *where.split())

    assert played["faults"] == []
    assert played["steps"] >= steps
