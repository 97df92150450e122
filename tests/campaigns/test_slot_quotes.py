"""Quoted prices against every place tried, in short."""

from tests.campaigns.house import campaign


def test_that_each_quoted_price_is_the_one_found_by_trying_every_place() -> None:
    """The same as `python -m tests.campaigns.slot_quotes 10000`, shorter; its times stand there."""
    report = campaign("slot_quotes", "40", "--quotes", "2")

    assert report["faults"] == 0
    assert report["days"] == 40
    assert report["windows"] > report["offered"] > 400
    assert report["a day through the store, ms"]["most"] > 0
