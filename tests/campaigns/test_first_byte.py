"""The measure from a scan to the first byte at the printer works; how fast is told, not tested."""

from tests.campaigns.house import campaign

VISITS = 3


def test_that_every_visit_of_the_measure_reaches_the_printer() -> None:
    report = campaign("first_byte", str(VISITS), "--sales", "200")

    assert report["printed"] == report["visits"] == VISITS
