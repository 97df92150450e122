"""A new pickup: wished for first, then held in our own van or asked of a carrier."""

from datetime import datetime

from returns_station.desk.errors import InputError, StationError
from returns_station.desk.pickup.booking import Booker, BookingMissingError, send_now
from returns_station.desk.pickup.commands import BookPickup
from returns_station.desk.pickup.holding import hold
from returns_station.desk.pickup.shelves import BookingWork
from returns_station.desk.pickup.views import SlotsSeen
from returns_station.money import zero
from returns_station.phrase import Phrase
from returns_station.pickup.booking import Answer, Booking, BookingState, Told
from returns_station.pickup.bookings import Moved, booked, wished
from returns_station.policy.claim import Collection


class SlotGoneError(StationError):
    """No van can promise this time any longer; `seen` are those that can be promised now."""

    seen: SlotsSeen | None = None


class BookedAlreadyError(InputError):
    """Somebody is to come for these goods already; that booking may be moved or let go."""


def book(booker: Booker, command: BookPickup, replaces: str = "") -> Booking:
    """Book a pickup, once whoever asks how often; gives how it stands then."""
    try:
        stands = _written(booker, command, replaces)
    except BookedAlreadyError:
        with booker.store.views() as views:
            same = views.bookings.load(command.key)
        if same is None:
            raise
        # The same press came twice at once, and the other was quicker.
        stands = same
    if stands.state is not BookingState.WISHED or _waits(booker, stands):
        return stands
    return send_now(booker, stands.id)


def of_command(command: BookPickup, replaces: str) -> Booking:
    """The booking that a command asks for; what the shop offered costs her nothing, ever."""
    slot = command.slot
    offered = command.collection is Collection.OFFERED_BY_SHOP
    return Booking(
        id=command.key,
        slip=command.slip,
        carrier=slot.carrier,
        span=slot.span,
        first_span=slot.span,
        where=slot.where,
        door=command.door,
        contact=command.contact,
        load=command.load,
        price=zero(slot.price.currency) if offered else slot.price,
        collection=command.collection,
        point=command.point,
        van=slot.van,
        ref=slot.ref,
        final=slot.final,
        replaces=replaces,
    )


def _written(booker: Booker, command: BookPickup, replaces: str) -> Booking:
    """The booking as it stands, durably: new, or as it was left."""
    with booker.store.work() as work:
        before = work.bookings.load(command.key)
        if before is not None:
            return before
        now = booker.clock()
        if not work.bookings.goods(command.slip):
            raise BookingMissingError(Phrase("pickup.nothing_to_fetch"))
        if any(one.holds and one.id != replaces for one in work.bookings.of_slip(command.slip)):
            raise BookedAlreadyError(Phrase("pickup.booked_already"))
        wish, moved = _new(booker, command, replaces, work, now)
        # Its row stands before what follows points to it; all of it is one transaction.
        if not work.bookings.put(wish):
            raise BookedAlreadyError(Phrase("pickup.booked_already"))
        stands = booker.write(work, wish, moved, now)
        if stands is None:
            raise BookedAlreadyError(Phrase("pickup.booked_already"))
        work.commit()
    return stands


def _new(
    booker: Booker, command: BookPickup, replaces: str, work: BookingWork, now: datetime
) -> tuple[Booking, Moved]:
    """The wish, and what it is at once: our own van has a place for it or has not."""
    wish, events = wished(of_command(command, replaces), now)
    if not wish.is_own:
        if wish.carrier not in booker.house.pickups.carriers:
            booker.carrier(wish)
        return wish, (wish, events)
    house, market = booker.house.pickups, booker.house.shop.market
    held = hold(work, wish, now, house=house, market=market)
    if held is None:
        raise SlotGoneError(Phrase("pickup.slot_gone"))
    there, more = booked(held, Answer(Told.BOOKED), now)
    return wish, (there, (*events, *more))


def _waits(booker: Booker, booking: Booking) -> bool:
    """Whether it keeps its place behind those that a busy carrier has sent back."""
    with booker.store.views() as views:
        waiting = [one for one in views.bookings.open() if one.carrier == booking.carrier]
    now = booker.clock()
    ahead = [one for one in waiting if one.state is BookingState.WISHED and one.wait_until]
    if any(one.id == booking.id for one in ahead):
        return bool(booking.wait_until and booking.wait_until > now)
    return any(_order(one) < _order(booking) for one in ahead)


def _order(booking: Booking) -> tuple[str, str]:
    return booking.made_at.isoformat() if booking.made_at else "", booking.id
