"""The short form of the campaign: an hour of guessing by the tricks that might shorten a wait."""

from pathlib import Path

import pytest

from tests.campaigns.pin_guessing import TRICKS, Trick, World, guess

# Five at once, then after 30 s, 1, 2, 4, 8 and 15 minutes, and every quarter of an hour.
IN_AN_HOUR = 12
# Many at once are tried in tests/db/test_people.py, on both databases.
SHORT = [one for one in TRICKS if one.badges == one.at_once == 1 and one.desks < 40]


@pytest.mark.parametrize("trick", SHORT, ids=lambda trick: trick.name)
def test_that_no_trick_gets_more_guesses_in_an_hour(trick: Trick, tmp_path: Path) -> None:
    world = World(tmp_path, f"sqlite:///{tmp_path / 'station.db'}", trick.badges)

    came = guess(world, trick, hours=1)
    world.reopen()

    assert 5 <= came.most <= IN_AN_HOUR
