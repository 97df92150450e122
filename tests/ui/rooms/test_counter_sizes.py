"""Sizes stand in the order they hang."""

from ui.rooms.counter.state.sizes import size_order


def test_that_sizes_stand_in_the_order_they_hang() -> None:
    mixed = ["Storlek XL, blå", "Storlek S, blå", "Storlek M, blå", "Storlek XS, blå"]

    assert [each.split()[1] for each in sorted(mixed, key=size_order)] == ["XS,", "S,", "M,", "XL,"]


def test_that_numbers_count_and_words_come_last() -> None:
    mixed = ["havre", "41-45, havre", "8, grå", "37-40, havre", "10, grå"]

    assert sorted(mixed, key=size_order) == [
        "8, grå",
        "10, grå",
        "37-40, havre",
        "41-45, havre",
        "havre",
    ]
