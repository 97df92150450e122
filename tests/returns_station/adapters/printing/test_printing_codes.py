"""Bars and square: whole dots, their right size, and a trap that stays shut."""

import pytest

from returns_station.adapters.printing.codes import bars, square


def test_that_modules_are_whole_dots() -> None:
    wide, dark_bars = bars("RS000004273", 2, 92)
    side, dark_cells = square("RS000004273", 6)

    assert (wide, side) == (268, 126)
    assert {number % 2 for left, _, width, _ in dark_bars for number in (left, width)} == {0}
    assert {number % 6 for patch in dark_cells for number in patch} == {0}


@pytest.mark.parametrize("number", ("9912", "", "Å123"))
def test_that_a_number_the_bars_would_drop_or_cannot_say_is_our_own_mistake(number: str) -> None:
    with pytest.raises(AssertionError):
        bars(number, 2, 92)
