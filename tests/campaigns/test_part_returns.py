"""Real sales come back in random parts, to the penny."""

import pytest

from tests.campaigns.house import campaign
from tests.campaigns.online_retail import DATA

SALES = 30


@pytest.mark.skipif(not DATA.exists(), reason=f"{DATA} is not there")
def test_that_parts_of_real_sales_add_up_to_what_was_paid() -> None:
    """The same as `python -m tests.campaigns.part_returns`, shorter."""
    report = campaign("part_returns", "--days", "2", "--sales", str(SALES))

    assert (report["faults"], report["refused"]) == ([], {})
    assert report["sales"] >= SALES
    assert report["parts"] > report["visits"] > report["sales"]
    assert report["sales with delivery"] > 0
