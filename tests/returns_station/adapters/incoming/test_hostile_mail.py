"""The short form of the campaign of hostile messages (tests/campaigns/hostile_mail.py)."""

from pathlib import Path

from tests.campaigns.hostile_mail import run


def test_that_nothing_hostile_breaks_anything_or_gets_through(tmp_path: Path) -> None:
    found = run(25, 7, tmp_path)

    assert found.wrong == []
    assert found.items > 0
