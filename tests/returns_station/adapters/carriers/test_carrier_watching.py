"""Whether carriers still tell us what happens, and what is done where they do not."""

import pytest

from returns_station.adapters.carriers.simulator.far_end import What
from returns_station.adapters.carriers.simulator.faults import Fault
from returns_station.adapters.carriers.simulator.post import EVERY, TRIES
from returns_station.adapters.carriers.watching import look
from returns_station.pickup.booking import Failure, Told
from tests.returns_station.adapters.carriers.world import HERE, World


def test_that_ten_failed_deliveries_end_it_and_one_look_mends_it_and_finds_what_was_missed() -> (
    None
):
    """K03: the subscription is gone without a word, and noticed within one polling interval."""
    world = World()
    world.carrier.listen_at(HERE)
    booking = world.booked()
    for _ in range(TRIES):
        world.post.go_round(lambda _headers, _body: 0)
        world.clock.at += EVERY
    world.end.drive("C000001", What.FAILED, "ADDRESS_NOT_FOUND")
    world.post.go_round(world.knock)
    assert (world.face.subscribed, world.words) == ("", [])

    looked = look(world.carrier, HERE, (booking,), world.clock())

    assert (looked.tells, looked.had_stopped, world.face.subscribed) == (True, True, HERE)
    (word,) = looked.words
    assert (word.reference, word.told, word.failure) == (
        booking.id,
        Told.FAILED,
        Failure.NOT_FOUND,
    )
    assert not look(world.carrier, HERE, (booking,), world.clock()).had_stopped


def test_that_where_nobody_can_be_asked_a_person_gets_what_may_have_been_missed() -> None:
    world = World(can_ask=False)
    booking = world.booked()

    looked = look(world.carrier, HERE, (booking,), world.clock())

    assert (looked.tells, looked.words, looked.unsure) == (True, (), (booking.id,))


@pytest.mark.parametrize("fault", (Fault.LOST, Fault.ERROR, Fault.GARBAGE, Fault.BUSY))
def test_that_a_carrier_that_does_not_say_where_it_tells_is_left_as_it_is(fault: Fault) -> None:
    world = World(fault)
    world.face.subscribed = HERE

    looked = look(world.carrier, HERE, (), world.clock())

    assert (looked.tells, looked.had_stopped, world.face.subscribed) == (False, False, HERE)
