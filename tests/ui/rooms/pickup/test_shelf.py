"""The week's times as a shelf that one walks along."""

from returns_station.desk.pickup.views import Wish
from returns_station.pickup.choosing import suggested
from returns_station.pickup.slot import Where
from tests.ui.rooms.pickup.values import a_slot, seen
from ui.rooms.pickup.state import shelf as shelves
from ui.rooms.pickup.state.shelf import Part, Shelf

WEEK = (
    a_slot(1, 8, 12, price=49),
    a_slot(1, 17, 20, price=69),
    a_slot(2, 9, 13, price=59),
    a_slot(3, 12, 16, price=29),
    a_slot(3, 14, 15, price=45),
    a_slot(3, 16, 18, price=0),
)
FRIDAY, EVENING, FREE = 0, 1, 5


def a_shelf(wish: Wish | None = None) -> Shelf:
    """The week, with what is suggested in hand."""
    there, wish = seen(WEEK), wish or Wish()
    return shelves.laid(there, wish, suggested(there, wish))


def test_that_what_is_suggested_is_in_hand() -> None:
    assert a_shelf().lit == FREE


def test_that_a_window_stands_where_it_begins() -> None:
    parts = [shelves.part_of(slot) for slot in WEEK]

    assert parts == [Part.MORNING, Part.EVENING, Part.MORNING, Part.AFTERNOON, Part.AFTERNOON,
                     Part.EVENING]  # fmt: skip


def test_that_arrows_walk_to_the_nearest_box_and_stop_at_the_ends() -> None:
    shelf = a_shelf()

    left = shelves.walked(shelf, "Left")
    first = shelves.walked(left, "Left")

    assert (left.lit, first.lit) == (2, FRIDAY)
    assert shelves.walked(first, "Left").lit == FRIDAY
    assert shelves.walked(shelf, "Right").lit == FREE


def test_that_down_passes_an_empty_place() -> None:
    friday = shelves.taken(a_shelf(), FRIDAY)

    evening = shelves.walked(friday, "Down")

    assert evening.lit == EVENING
    assert shelves.walked(evening, "Down").lit == EVENING
    assert shelves.walked(evening, "Up").lit == FRIDAY


def test_that_above_the_first_board_she_hands_it_in_herself() -> None:
    friday = shelves.taken(a_shelf(), FRIDAY)

    herself = shelves.walked(friday, "Up")

    assert herself.lit is None
    assert shelves.walked(herself, "Up").lit is None
    assert shelves.walked(herself, "Left").lit is None
    assert shelves.walked(herself, "Down").lit == FREE


def test_that_several_times_of_one_place_are_leafed_through() -> None:
    cheap = shelves.taken(a_shelf(), 3)

    narrow = shelves.leafed(cheap)

    assert (narrow.lit, shelves.leafed(narrow).lit, shelves.leafed(cheap, -1).lit) == (4, 3, 4)


def test_that_what_is_marked_stands_in_front_and_what_she_wishes_before_the_cheapest() -> None:
    place = (WEEK[3].span.day, Part.AFTERNOON)

    assert shelves.cells(a_shelf())[place].front == 4  # the narrowest of all
    unmarked = (a_slot(1, 8, 12, price=9), a_slot(2, 8, 12), a_slot(2, 9, 10, price=45),
                a_slot(3, 9, 10, price=5))  # fmt: skip
    there, wish = seen(unmarked), Wish(price=3, narrow=0)
    shelf = shelves.laid(there, wish, suggested(there, wish))
    assert shelves.cells(shelf)[unmarked[1].span.day, Part.MORNING].front == 2


def test_that_each_of_the_four_is_found_at_a_glance() -> None:
    there = seen(WEEK)

    found = {mark: nr for nr in range(len(WEEK)) for mark in shelves.marks(there, nr)}

    assert found["cheapest"] == FREE
    assert found["soonest"] == FRIDAY
    assert found["narrowest"] == 4


def test_that_flexing_brings_what_is_suggested_in_hand_again() -> None:
    by_hand = shelves.taken(a_shelf(), FRIDAY)
    wish = shelves.wished(by_hand.wish, "soon", -1)

    shelf = shelves.follow(by_hand, wish, suggested(by_hand.seen, wish), "soon")

    assert (wish.soon, shelf.slider, shelf.by_hand) == (0, "soon", False)
    assert shelves.wished(wish, "soon", 9).soon == 3


def test_that_what_was_taken_by_hand_stays_in_hand_while_it_is_offered() -> None:
    by_hand = shelves.taken(a_shelf(), FRIDAY)
    later = seen((*WEEK, a_slot(9, 8, 12, price=0)))
    without = seen(WEEK[1:])

    stays = shelves.renewed(by_hand, later, suggested(later, Wish()))
    gone = shelves.renewed(by_hand, without, suggested(without, Wish()))

    assert (stays.slot, stays.by_hand) == (WEEK[FRIDAY], True)
    assert (gone.slot, gone.by_hand) == (WEEK[FREE], False)


def test_that_handing_it_in_is_in_hand_where_that_is_suggested() -> None:
    dear = seen((a_slot(1, price=99),))
    wish = Wish(where=tuple(Where).index(Where.SHOP), price=3)

    shelf = shelves.laid(dear, wish, suggested(dear, wish))

    assert shelf.lit is None


def test_that_without_times_nothing_is_in_hand() -> None:
    none = seen(())

    shelf = shelves.laid(none, Wish(), suggested(none, Wish()))

    assert shelf.lit is None
    assert shelves.walked(shelf, "Down").lit is None
    assert shelves.leafed(shelf).lit is None
