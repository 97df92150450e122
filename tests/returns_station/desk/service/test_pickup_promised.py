"""A window at her door is a promise: made with the wish, judged by what the carrier tells."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from returns_station.desk.looking_after import look_after
from returns_station.desk.people.upkeep import by_itself
from returns_station.desk.pickup.commands import CancelPickup, MovePickup, ResolvePickup
from returns_station.pickup.booking import Answer, BookingState, Failure, Told, Word
from returns_station.service.promise import PromiseKind, PromiseStands, PromiseState
from tests.bookings import LATER, SPAN, Courier, Shop, a_shop, a_slot, asking
from tests.returns_station.desk.counter import MAJA

ENDS: Final = datetime(2026, 11, 28, 11, tzinfo=UTC)


def promised(shop: Shop, booking: str = "b1") -> PromiseStands:
    """The promise of a booking's window."""
    found = shop.station.promises(MAJA).of_slip(shop.slip)
    return next(one for one in found if one.promise.subject == booking)


def word(told: Told, at: datetime, **facts: object) -> Word:
    return Word("courier", f"w{told}{at.isoformat()}", "C1", told, at, **facts)  # type: ignore[arg-type]


def test_that_a_window_is_promised_until_its_end(tmp_path: Path) -> None:
    shop = a_shop(tmp_path)

    shop.fetching.book(asking(shop.slip))

    stands = promised(shop)
    assert (stands.promise.kind, stands.promise.due) == (PromiseKind.PICKUP, ENDS)
    assert stands.state is PromiseState.OPEN


def test_that_what_was_fetched_in_time_is_kept_however_late_the_carrier_tells(
    tmp_path: Path,
) -> None:
    shop = a_shop(tmp_path)
    shop.fetching.book(asking(shop.slip))
    shop.now = ENDS + timedelta(hours=20)
    judged = shop.station.promises(by_itself("Disk 2")).judge()

    shop.fetching.heed((word(Told.FETCHED, ENDS - timedelta(minutes=5)),))

    assert (judged, promised(shop).state) == (0, PromiseState.KEPT)


def test_that_what_was_fetched_late_was_missed_and_done(tmp_path: Path) -> None:
    shop = a_shop(tmp_path)
    shop.fetching.book(asking(shop.slip))
    shop.now = ENDS + timedelta(hours=1)

    shop.fetching.heed((word(Told.FETCHED, ENDS + timedelta(minutes=30)),))

    stands = promised(shop)
    assert (stands.state, stands.fulfilled_at) == (PromiseState.MISSED, shop.now)


def test_that_a_carrier_that_moves_it_is_foretold_at_once_and_missed(tmp_path: Path) -> None:
    shop = a_shop(tmp_path)
    shop.fetching.book(asking(shop.slip))
    shop.now = ENDS - timedelta(days=1)

    shop.fetching.heed((word(Told.MOVED, shop.now, span=LATER),))
    told = promised(shop)
    shop.now = datetime(2026, 11, 30, 10, tzinfo=UTC)
    shop.fetching.heed((word(Told.FETCHED, shop.now),))

    assert (told.foretold_why, told.expected) == ("moved", datetime(2026, 11, 30, 11, tzinfo=UTC))
    assert promised(shop).state is PromiseState.MISSED


def test_that_a_time_she_moves_herself_is_a_new_promise(tmp_path: Path) -> None:
    shop = a_shop(tmp_path)
    shop.fetching.book(asking(shop.slip))

    shop.fetching.move(MovePickup("b2", "b1", a_slot(span=LATER)))

    assert promised(shop).state is PromiseState.RELEASED
    assert promised(shop, "b2").state is PromiseState.OPEN


def test_that_a_pickup_let_go_binds_nobody(tmp_path: Path) -> None:
    shop = a_shop(tmp_path)
    shop.fetching.book(asking(shop.slip))

    shop.fetching.cancel(CancelPickup("c", "b1"))

    assert (promised(shop).state, promised(shop).why) == (PromiseState.RELEASED, "let_go")


def test_that_a_no_at_the_counter_is_no_broken_promise_and_a_later_one_is(tmp_path: Path) -> None:
    at_once, later = a_shop(tmp_path / "a", Courier([Answer(Told.DECLINED)])), None
    at_once.fetching.book(asking(at_once.slip))
    later = a_shop(tmp_path / "b", Courier([Answer(Told.NO_WORD)]))
    later.fetching.book(asking(later.slip))
    later.now += timedelta(hours=2)

    later.fetching.resolve(ResolvePickup("r", "b1", Told.DECLINED))
    told = promised(later)
    later.fetching.book(asking(later.slip, "b2", a_slot(span=LATER)))

    assert promised(at_once).state is PromiseState.RELEASED
    assert (told.state, told.foretold_why, told.expected) == (PromiseState.OPEN, "declined", None)
    assert promised(later).state is PromiseState.MISSED
    assert later.stands("b2").state is BookingState.BOOKED


def test_that_nobody_at_home_is_hers_and_never_coming_is_ours(tmp_path: Path) -> None:
    hers, ours = a_shop(tmp_path / "a"), a_shop(tmp_path / "b")
    for shop, failure in ((hers, Failure.NOBODY_HOME), (ours, Failure.NEVER_CAME)):
        shop.fetching.book(asking(shop.slip))
        shop.now = ENDS
        shop.fetching.heed((word(Told.FAILED, ENDS, failure=failure),))

    assert promised(hers).state is PromiseState.RELEASED
    assert promised(ours).state is PromiseState.MISSED


def test_that_a_carrier_that_has_not_said_yes_the_night_before_is_foretold(tmp_path: Path) -> None:
    shop = a_shop(tmp_path, Courier([Answer(Told.NO_WORD)]))
    shop.fetching.book(asking(shop.slip))
    upkeep = shop.station.promises(by_itself("Disk 2"))

    early = upkeep.foresee()
    shop.now = ENDS - timedelta(hours=10)
    told = upkeep.foresee()

    assert (early, told, promised(shop).foretold_why) == (0, 1, "unconfirmed")
    assert shop.stands().span == SPAN


def test_that_looking_after_settles_what_nobody_told_of(tmp_path: Path) -> None:
    shop = a_shop(tmp_path)
    shop.fetching.book(asking(shop.slip))
    shop.now = ENDS + timedelta(days=3)

    look_after(shop.station, by_itself("Disk 2"))

    assert promised(shop).state is PromiseState.MISSED
