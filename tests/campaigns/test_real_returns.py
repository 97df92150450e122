"""Real sales come back by the command line, to the penny."""

import pytest

from tests.campaigns.house import campaign
from tests.campaigns.online_retail import DATA

RETURNS = 30


@pytest.mark.skipif(not DATA.exists(), reason=f"{DATA} is not there")
def test_that_real_sales_come_back_to_the_penny_with_slips_that_read() -> None:
    """The same as `python -m tests.campaigns.real_returns 500`, shorter."""
    report = campaign("real_returns", str(RETURNS), "--days", "4")

    assert report["faults"] == []
    assert report["returned"] == report["slips read back"] == RETURNS
    assert report["pressed twice"] > 0
