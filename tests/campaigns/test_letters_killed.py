"""The short form of the campaign against senders of letters."""

from pathlib import Path

from tests.campaigns.letters_killed import fought


def test_that_a_killed_sender_loses_and_doubles_nothing(tmp_path: Path) -> None:
    schedules = 5

    campaign = fought(schedules, 9, tmp_path)

    assert campaign.kills >= schedules
    assert campaign.faults == []
