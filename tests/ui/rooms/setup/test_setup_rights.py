"""What of the set-up is anybody's, and what asks for the right to set up."""

import pytest

from returns_station.phrase import Phrase
from ui.rooms.setup.state.rights import is_ones_own, is_refused


@pytest.mark.parametrize(
    "changes",
    ({}, {"desk": {"language": "fi"}}, {"look": {"theme": "dark"}, "sound": {"volume": 10}}),
)
def test_that_how_one_likes_to_read_and_hear_is_anybodys(
    changes: dict[str, dict[str, object]],
) -> None:
    assert is_ones_own(changes)


@pytest.mark.parametrize(
    "changes",
    (
        {"shop": {"name": "Another"}},
        {"desk": {"language": "fi", "clerk": "Maja"}},
        {"printers": {"kassa": None}},
        {"look": {"theme": "dark"}, "shop": {"two_to_promise": False}},
    ),
)
def test_that_the_rest_asks_for_the_right(changes: dict[str, dict[str, object]]) -> None:
    assert not is_ones_own(changes)


def test_that_a_refusal_is_told_from_a_disk_that_is_full() -> None:
    assert is_refused(Phrase("right.missing"))
    assert not is_refused(Phrase("settings.not_saved"))
